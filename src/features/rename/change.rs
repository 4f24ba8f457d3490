//! What becomes of a name: which part of it was asked for, and how each form that texts have of it is changed.

use super::parts::{Build, Parts, Word, is_particle, particles_at, same, words};
use crate::people;
use crate::text::Span;

/// What the user was shown when asked for the new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The name as it stands there.
    Name,
    /// The word at the cursor, by editors that do not ask what can be renamed.
    Word,
}

/// A name to be changed, as it was asked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The mention.
    pub text: &'a str,
    /// Where the cursor is in it.
    pub offset: u32,
    pub shown: Shown,
}

/// What becomes of the words of a name.
#[derive(Debug, Default)]
pub struct Change {
    build: Build,
    given: Option<Part>,
    family: Option<Part>,
    suffix: Option<Suffix>,
    /// Of a name that is all of one piece: what it is now.
    whole: Option<Part>,
}

/// Words and what stands in their place.
#[derive(Clone, Debug)]
struct Part {
    old: Vec<String>,
    new: Vec<String>,
}

#[derive(Debug)]
struct Suffix {
    old: Vec<String>,
    /// With what stands before it: " Jr.", ", Jr."
    new: String,
}

/// Pieces of a mention with what stands in their place, in bytes of its text.
type Pieces = Vec<(Span, String)>;

impl Change {
    /// `build` is that of the fullest name.
    pub fn new(build: Build, asked: Asked, new: &str) -> Change {
        let parts = build.split(asked.text);
        let all = words(new);
        let count = all.iter().skip(1).rev().take_while(|it| people::is_suffix(it.text)).count();
        let (name, suffix) = all.split_at(all.len() - count);
        let name = quiet(asked.text, new, name);
        let mut change = Change { suffix: Suffix::new(&parts, new, suffix), ..Change::default() };
        change.set(&build, &parts, asked, name);
        Change { build, ..change }
    }

    fn set(&mut self, build: &Build, parts: &Parts, asked: Asked, name: Vec<String>) {
        let (given, family) = (texts(&parts.given), texts(&parts.family));
        match (&given[..], &family[..], &name[..]) {
            // One word: the part at the cursor.
            ([], [_], [_]) => self.family = Some(Part::new(build, family, name)),
            ([_], [], [_]) => self.given = Some(Part { old: given, new: name }),
            (_, _, [_]) => {
                let touched = |it: &&Word| it.span.touches(asked.offset);
                let at = parts.given.iter().find(touched).filter(|it| !family.is_empty() || it.span.end >= asked.offset);
                match (at, parts.family.iter().find(touched).or(parts.family.last())) {
                    (Some(word), _) => self.given = Some(Part { old: vec![word.text.to_string()], new: name }),
                    (None, Some(word)) if asked.shown == Shown::Word => {
                        self.family = Some(Part::new(build, vec![word.text.to_string()], name));
                    }
                    (None, Some(_)) => self.family = Some(Part::new(build, family, name)),
                    (None, None) => self.given = Some(Part { old: given, new: name }),
                }
            }
            // A name of one piece, or none of those that the full name is made of.
            ([], [..], _) if build.given.is_empty() => self.whole = Some(Part { old: family, new: name }),
            ([..], [], _) if !given.iter().any(|it| build.given.iter().any(|known| same(it, known))) => {
                self.whole = Some(Part { old: given, new: name });
            }
            ([_, ..], [], _) if given.len() > 1 && given.len() == name.len() => {
                self.given = Some(Part { old: given, new: name });
            }
            _ if is_surname(build, &given, &family, &name) => {
                let of_bare = family.len() < build.family.len() && !family.iter().any(|it| is_particle(it));
                let old = if of_bare && build.family.iter().any(|it| is_particle(it)) { build.family.clone() } else { family };
                self.family = Some(Part::new(build, old, name));
            }
            _ => {
                let is_full = !given.is_empty() && !family.is_empty();
                let (given, family) = if is_full { (given, family) } else { (build.given.clone(), build.family.clone()) };
                let at = surname_at(&given, &family, &name);
                let (first, last) = name.split_at(at);
                self.given = Some(Part { old: given, new: first.to_vec() });
                self.family = Some(Part::new(build, family, last.to_vec()));
            }
        }
    }

    pub fn build(&self) -> &Build {
        &self.build
    }

    /// The changes of one mention. `begins` tells whether it stands at the beginning of a sentence.
    pub fn of(&self, text: &str, begins: impl Fn() -> bool) -> Pieces {
        let parts = self.build.split(text);
        if let Some(part) = &self.whole {
            let all: Vec<Word> = parts.given.iter().chain(&parts.family).copied().collect();
            let is_it = all.len() == part.old.len() && all.iter().zip(&part.old).all(|(a, b)| same(a.text, b));
            return if is_it { part.replaced(&all, &part.new, begins) } else { Vec::new() };
        }
        let (has_given, has_family) = (!parts.given.is_empty(), !parts.family.is_empty());
        let mut pieces = self.given.as_ref().map_or(Vec::new(), |it| it.of_given(&parts.given, has_family));
        if let Some(part) = &self.family {
            pieces.extend(part.of_family(&parts.family, || !has_given && begins()));
        }
        if let Some(suffix) = &self.suffix {
            suffix.change(&parts, &mut pieces);
        }
        pieces.retain(|it| it.0.of(text) != it.1);
        pieces
    }
}

impl Part {
    /// Of a surname. Words that the user let stand, and the capital of a particle that only the place asked for, are as the full name
    /// has them.
    fn new(build: &Build, asked: Vec<String>, new: Vec<String>) -> Part {
        let usual = |word: &String| build.family.iter().find(|it| same(it, word)).cloned().unwrap_or_else(|| word.clone());
        let old: Vec<String> = asked.iter().map(usual).collect();
        let new = new.into_iter().enumerate();
        let new = new.map(|(at, word)| match (asked.get(at), old.get(at)) {
            (Some(asked), Some(old)) if *asked == word || is_shouted(asked) && same(asked, &word) => old.clone(),
            (Some(asked), Some(old)) if asked != old && is_particle(old) && people::is_particle(&word) => word.to_lowercase(),
            _ => word,
        });
        Part { new: new.collect(), old }
    }

    /// Whether each old word has its new one.
    fn is_even(&self) -> bool {
        let alike = |(a, b): (&String, &String)| leads(a) == leads(b);
        self.old.len() == self.new.len() && (self.old.len() == 1 || self.old.iter().zip(&self.new).all(alike))
    }

    fn now(&self, word: &Word) -> Option<String> {
        let at = self.old.iter().rposition(|it| same(it, word.text))?;
        Some(in_case(word.text, &self.old[at], &self.new[at]))
    }

    fn of_family(&self, found: &[Word], begins: impl Fn() -> bool) -> Pieces {
        let Some(first) = found.first() else { return Vec::new() };
        if self.is_even() {
            let mut pieces: Pieces = found.iter().filter_map(|it| Some((it.span, self.now(it)?))).collect();
            if let Some(piece) = pieces.first_mut().filter(|it| it.0 == first.span && is_particle(&it.1))
                && begins()
            {
                piece.1 = capitalised(&piece.1);
            }
            return pieces;
        }
        let (core, old, new) = (core_of(found), core(&self.old), core(&self.new));
        let equal = |a: &[Word], b: &[&String]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a.text, b));
        if equal(&core, &old) {
            // Who is "Berg" for "van der Berg" is "Vries" for "de Vries".
            let bare = core.len() == found.len() && old.len() < self.old.len();
            let now: Vec<String> = if bare { new.into_iter().cloned().collect() } else { self.new.clone() };
            return self.replaced(found, &now, begins);
        }
        if let [only] = core[..]
            && let (Some(first), Some(last)) = (new.first(), new.last())
        {
            // One of two surnames.
            let now = if old.first().is_some_and(|it| same(it, only.text)) { first } else { last };
            return if old.iter().any(|it| same(it, only.text)) {
                self.replaced(found, std::slice::from_ref(*now), begins)
            } else {
                Vec::new()
            };
        }
        // "Márquez" in "García Márquez".
        match found.windows(self.old.len()).position(|it| it.iter().zip(&self.old).all(|(a, b)| same(a.text, b))) {
            Some(at) => self.replaced(&found[at..at + self.old.len()], &self.new, || at == 0 && begins()),
            None => Vec::new(),
        }
    }

    fn of_given(&self, found: &[Word], with_family: bool) -> Pieces {
        let [first, rest @ ..] = found else { return Vec::new() };
        let never = || false;
        if self.old.len() == self.new.len() {
            let has = |old: &String| found.iter().any(|it| same(it.text, old));
            // "T. Williams" is Thomas.
            let initial = |word: &Word| {
                let at = self.old.iter().position(|it| stands_for(word.text, it) && !has(it)).filter(|_| with_family)?;
                Some(letter_of(word.text, &self.new[at]))
            };
            return found.iter().filter_map(|it| Some((it.span, self.now(it).or_else(|| initial(it))?))).collect();
        }
        let (Some(old), Some(new)) = (self.old.first(), self.new.first()) else { return Vec::new() };
        let new = std::slice::from_ref(new);
        let is_all = found.len() == self.old.len() && found.iter().zip(&self.old).all(|(a, b)| same(a.text, b));
        match rest {
            _ if is_all && (with_family || self.old.len() > 1) => self.replaced(found, &self.new, never),
            [] if same(first.text, old) => self.replaced(found, new, never),
            [] if with_family && stands_for(first.text, old) => vec![(first.span, letter_of(first.text, &new[0]))],
            [_, ..] if same(first.text, old) => self.replaced(found, &self.new, never),
            _ => Vec::new(),
        }
    }

    /// New words for these, but for those at both ends that stay.
    fn replaced(&self, found: &[Word], new: &[String], begins: impl Fn() -> bool) -> Pieces {
        let Some(head) = found.first() else { return Vec::new() };
        let was_lower = self.old.first().is_some_and(|it| is_particle(it) && same(it, head.text));
        let mut now = new.to_vec();
        if let Some(word) = now.first_mut().filter(|it| is_particle(it))
            && (was_lower && !is_particle(head.text) || begins())
        {
            *word = capitalised(word);
        }
        let (mut found, mut now) = (found, &now[..]);
        while let ([a, more @ ..], [b, rest @ ..]) = (found, now)
            && a.text == b
            && !more.is_empty()
            && !rest.is_empty()
        {
            (found, now) = (more, rest);
        }
        while let ([more @ .., a], [rest @ .., b]) = (found, now)
            && a.text == b
            && !more.is_empty()
            && !rest.is_empty()
        {
            (found, now) = (more, rest);
        }
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
        let shouts = found.iter().all(|it| it.text.chars().count() < 3 || is_shouted(it.text)) && is_shouted(last.text);
        let now = now.join(" ");
        vec![(first.span.cover(last.span), if shouts { now.to_uppercase() } else { now })]
    }
}

impl Suffix {
    fn new(parts: &Parts, new: &str, suffix: &[Word]) -> Option<Suffix> {
        let old = texts(&parts.suffix);
        let as_before = old.len() == suffix.len() && old.iter().zip(suffix).all(|(a, b)| a == b.text);
        let comma = suffix.first().is_some_and(|it| new.get(..it.span.start as usize).unwrap_or("").trim_end().ends_with(','));
        let start = if comma { "," } else { "" };
        let new: String = suffix.iter().map(|it| format!(" {}", it.text)).collect();
        (!as_before).then(|| Suffix { old, new: if new.is_empty() { new } else { format!("{start}{new}") } })
    }

    /// A suffix that was there is another or gone; where none was, one comes to full names.
    fn change(&self, parts: &Parts, pieces: &mut Pieces) {
        let Some(last) = parts.family.last().filter(|_| !parts.given.is_empty()) else { return };
        let as_asked = parts.suffix.len() == self.old.len() && parts.suffix.iter().zip(&self.old).all(|(a, b)| same(a.text, b));
        if !as_asked {
            return;
        }
        let end = parts.suffix.last().map_or(last.span.end, |it| it.span.end);
        match pieces.last_mut().filter(|it| it.0.end == last.span.end) {
            Some(piece) => {
                piece.0.end = end;
                piece.1.push_str(&self.new);
            }
            None => pieces.push((Span { start: last.span.start, end }, format!("{}{}", last.text, self.new))),
        }
    }
}

/// Whether the new name is a surname, though of several words.
fn is_surname(build: &Build, given: &[String], family: &[String], new: &[String]) -> bool {
    let (Some(first), Some(old)) = (new.first(), family.first()) else { return false };
    let forename = build.given.first().is_some_and(|it| same(it, first));
    if is_particle(first) || same(first, old) && !forename {
        return true;
    }
    let particle = |word: &str| people::is_particle(word) && !people::is_forename(word);
    if !given.is_empty() || forename {
        return false;
    }
    let (was, now) = (core(family).len(), core(new).len());
    let as_many = was > 1 && was == now && !new.iter().any(|it| is_particle(it));
    particle(first) || as_many || family.len() > 1 && !people::is_forename(first)
}

/// Where the surname begins in a new full name; there is a word before and one behind.
fn surname_at(given: &[String], family: &[String], new: &[String]) -> usize {
    let alike = |a: &[String], b: &[String]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    let old = given.iter().chain(family);
    let is_even = given.len() + family.len() == new.len() && old.zip(new).all(|(a, b)| is_particle(a) == is_particle(b));
    let words: Vec<&str> = new.iter().map(String::as_str).collect();
    let as_before = new.len().checked_sub(family.len()).filter(|&at| at > 0 && alike(&new[at..], family));
    let begins = given.len() < new.len() && alike(&new[..given.len()], given);
    let at = if is_even {
        given.len()
    } else if let Some(at) = particles_at(&words).or(as_before) {
        at
    } else if begins {
        // "Ada Mary Obi" has two forenames, "Ada García Márquez" two surnames.
        given.len() + new[given.len()..].iter().take_while(|it| people::is_forename(it)).count()
    } else {
        new.len() - core(family).len().min(new.len() - 1)
    };
    // "Thomas J. Brandt" is no J. Brandt.
    let initials = new.iter().skip(at).take_while(|it| it.ends_with('.')).count();
    (at + initials).clamp(1, new.len() - 1)
}

/// Whether a word stands before surnames, with a capital or without.
fn leads(word: &str) -> bool {
    is_particle(word) || people::is_particle(word)
}

/// The words without particles; all if they are nothing else.
fn core(words: &[String]) -> Vec<&String> {
    let from = words.iter().position(|it| !leads(it)).unwrap_or(0);
    words[from..].iter().enumerate().filter(|(at, it)| *at == 0 || !is_particle(it)).map(|it| it.1).collect()
}

/// The same of a mention.
fn core_of<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let from = words.iter().position(|it| !leads(it.text)).unwrap_or(0);
    words[from..].iter().enumerate().filter(|(at, it)| *at == 0 || !is_particle(it.text)).map(|it| *it.1).collect()
}

fn texts(words: &[Word]) -> Vec<String> {
    words.iter().map(|it| it.text.to_string()).collect()
}

/// "T." for "Thomas".
fn stands_for(initial: &str, name: &str) -> bool {
    let letters = people::folded(initial);
    letters.chars().count() == 1 && people::folded(name).starts_with(&letters)
}

fn letter_of(initial: &str, name: &str) -> String {
    let letter = name.chars().next().into_iter().flat_map(char::to_uppercase);
    letter.chain(initial.chars().skip(1)).collect()
}

/// A word in capitals stays one; so does a particle that has one.
fn in_case(found: &str, old: &str, new: &str) -> String {
    if is_shouted(found) && !is_shouted(old) {
        return new.to_uppercase();
    }
    let raised = is_particle(old) && !is_particle(found);
    if raised { capitalised(new) } else { new.to_string() }
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The words of a new name; one that is typed in a headline's capitals, over such a name, is said without them.
fn quiet(asked: &str, new: &str, words: &[Word]) -> Vec<String> {
    let loud = is_shouted(asked) && is_shouted(new);
    let quiet = |word: &str| {
        let lower = word.to_lowercase();
        if people::is_particle(&lower) { lower } else { capitalised(&lower) }
    };
    words.iter().map(|it| if loud { quiet(it.text) } else { it.text.to_string() }).collect()
}
