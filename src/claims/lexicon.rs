//! Which words count the same kind of thing, which kinds are wider, and which words name the same kind of event.
//!
//! The list is `lexicon.txt`, in a form an editor can read and mend.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A kind of thing that is counted ("hostage": hostages, captives). Its number has no meaning beyond one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Thing(u16);

/// A kind of event ("release": freed, set free, liberation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Happening(u16);

impl Thing {
    /// The name it has in the list.
    pub fn name(self) -> &'static str {
        LEXICON.things.get(self.0 as usize).map_or("", |it| it.name)
    }

    /// The kind of a noun in the singular.
    pub fn of(noun: &str) -> Option<Thing> {
        LEXICON.nouns.get(noun).copied()
    }

    /// The wider kind, if the list gives one.
    pub fn wider(self) -> Option<Thing> {
        LEXICON.things.get(self.0 as usize).and_then(|it| it.wider)
    }

    /// Whether this is people, in general or of some sort.
    pub fn is_people(self) -> bool {
        self.name() == "person" || self.wider().is_some_and(|wider| wider.name() == "person")
    }
}

impl Happening {
    pub fn name(self) -> &'static str {
        LEXICON.events.get(self.0 as usize).copied().unwrap_or("")
    }

    /// The event that has this name in the list.
    pub fn named(name: &str) -> Option<Happening> {
        LEXICON.events.iter().position(|it| *it == name).map(|at| Happening(at as u16))
    }
}

/// How a word of the list names its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Present or infinitive.
    Base,
    /// Past tense or participle.
    Past,
    Ing,
    /// Listed as it stands ("dead", "in custody").
    Fixed,
    /// A noun for the event or what comes of it ("death toll", "release").
    Noun,
}

/// A word or phrase that names an event.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    pub event: Happening,
    pub form: Form,
    /// How many words it takes.
    pub words: usize,
}

/// The trigger that begins at `at` in a row of words in small letters; the longest.
pub fn trigger(words: &[Cow<str>], at: usize) -> Option<Trigger> {
    let first = words.get(at)?;
    if let Some(phrases) = LEXICON.phrases.get(&**first) {
        for (phrase, event, form) in phrases {
            let fits = phrase.iter().enumerate().all(|(i, word)| words.get(at + i).is_some_and(|it| it == word));
            if fits {
                return Some(Trigger { event: *event, form: *form, words: phrase.len() });
            }
        }
    }
    LEXICON.triggers.get(&**first).map(|&(event, form)| Trigger { event, form, words: 1 })
}

struct Kind {
    name: &'static str,
    wider: Option<Thing>,
}

/// The words of a phrase, its event, and how it names it.
type Phrase = (Vec<&'static str>, Happening, Form);

#[derive(Default)]
struct Lexicon {
    things: Vec<Kind>,
    nouns: FxHashMap<&'static str, Thing>,
    events: Vec<&'static str>,
    triggers: FxHashMap<String, (Happening, Form)>,
    /// By their first word; the longest first.
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for line in include_str!("lexicon.txt").lines() {
        let line = line.trim();
        let Some((head, words)) = line.split_once(':') else { continue };
        if let Some(head) = head.strip_prefix("thing ") {
            let (name, wider) =
                head.split_once('<').map_or((head.trim(), None), |(name, wider)| (name.trim(), Some(wider.trim())));
            let thing = Thing(lexicon.things.len() as u16);
            let wider = wider.and_then(|wider| lexicon.things.iter().position(|it| it.name == wider)).map(|at| Thing(at as u16));
            lexicon.things.push(Kind { name, wider });
            for word in words.split_whitespace() {
                lexicon.nouns.entry(word).or_insert(thing);
            }
        } else if let Some(name) = head.strip_prefix("event ") {
            let event = Happening(lexicon.events.len() as u16);
            lexicon.events.push(name.trim());
            for word in words.split_whitespace() {
                lexicon.add(word, event);
            }
        }
    }
    for phrases in lexicon.phrases.values_mut() {
        phrases.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    }
    lexicon
});

impl Lexicon {
    fn add(&mut self, word: &'static str, event: Happening) {
        if let Some(fixed) = word.strip_prefix('=') {
            if fixed.contains('_') {
                self.phrase(fixed, event, Form::Fixed);
            } else {
                self.triggers.insert(fixed.into(), (event, form_of(fixed)));
            }
        } else if let Some(noun) = word.strip_prefix("n:") {
            if noun.contains('_') {
                self.phrase(noun, event, Form::Noun);
            } else {
                self.triggers.entry(noun.into()).or_insert((event, Form::Noun));
                self.triggers.entry(plural(noun)).or_insert((event, Form::Noun));
            }
        } else {
            for (form, how) in forms(word) {
                self.triggers.entry(form).or_insert((event, how));
            }
        }
    }

    fn phrase(&mut self, phrase: &'static str, event: Happening, form: Form) {
        let words: Vec<&str> = phrase.split('_').collect();
        if let Some(first) = words.first() {
            self.phrases.entry(first).or_default().push((words, event, form));
        }
    }
}

/// A form listed as it stands is a participle when it looks like one, so that "stole" can have a subject.
fn form_of(word: &str) -> Form {
    match word {
        "dead" | "missing" | "unaccounted" | "homeless" | "redundant" | "aboard" | "casualties" | "population" => Form::Fixed,
        _ if word.ends_with("ing") => Form::Ing,
        _ => Form::Past,
    }
}

fn forms(verb: &str) -> Vec<(String, Form)> {
    let base = verb.to_string();
    let s = if verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with('s') || verb.ends_with('x') {
        format!("{verb}es")
    } else if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{verb}s")
    };
    let (past, ing) = if let Some(stem) = verb.strip_suffix("ie") {
        (format!("{verb}d"), format!("{stem}ying"))
    } else if let Some(stem) = verb.strip_suffix('e') {
        (format!("{verb}d"), format!("{stem}ing"))
    } else if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        (format!("{stem}ied"), format!("{verb}ing"))
    } else if ["nab", "trap", "strand", "rob", "axe", "sit", "hit", "ship"].contains(&verb) && !verb.ends_with("nd") {
        let last = verb.chars().last().unwrap_or('b');
        (format!("{verb}{last}ed"), format!("{verb}{last}ing"))
    } else {
        (format!("{verb}ed"), format!("{verb}ing"))
    };
    vec![(base, Form::Base), (s, Form::Base), (past, Form::Past), (ing, Form::Ing)]
}

fn plural(noun: &str) -> String {
    noun.strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
        .map_or_else(|| format!("{noun}s"), |stem| format!("{stem}ies"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(words: &str) -> Option<&'static str> {
        let words: Vec<Cow<str>> = words.split(' ').map(Cow::from).collect();
        trigger(&words, 0).map(|it| it.event.name())
    }

    #[test]
    fn words_of_one_event_meet() {
        for words in ["killed", "dead", "death toll", "fatalities", "lost their lives", "dies"] {
            assert_eq!(event(words), Some("die"), "{words}");
        }
        for words in ["freed", "set free", "liberation", "releasing"] {
            assert_eq!(event(words), Some("release"), "{words}");
        }
        assert_eq!(event("wounded"), Some("injure"));
        assert_eq!(event("nabbed"), Some("arrest"));
        assert_eq!(event("table"), None);
    }

    #[test]
    fn kinds_of_things() {
        assert_eq!(Thing::of("captive"), Thing::of("hostage"));
        assert!(Thing::of("hostage").is_some_and(Thing::is_people));
        assert!(!Thing::of("bridge").is_some_and(Thing::is_people));
        assert_eq!(Thing::of("hostage").and_then(Thing::wider), Thing::of("people"));
    }
}
