//! The whole document: which names are one person's.
//!
//! Four passes. The names of two words and more that are sure become people, spellings of one name ("John F. Low", "John Low") one
//! person. Then every other name in text order: a part of a known name goes to its owner, where only one can be meant; sure names
//! without an owner become people of one name; the rest is dropped.

mod aliases;
mod full;
mod portrait;

use rustc_hash::FxHashMap;

use super::evidence::SURE;
use super::lexicon::{Sort, sort};
use super::name::{NameWord, Outline, key};
use super::same::core;
use super::{Gender, Mention, Person, Seen};
use crate::document::Document;
use crate::text::Span;

/// See [`super::link`].
pub(crate) fn link(_document: &Document, blocks: &[Seen]) -> Vec<Person> {
    let mut entries: Vec<Entry> = Vec::with_capacity(blocks.iter().map(|block| block.mentions.len()).sum());
    for block in blocks {
        entries.extend(block.mentions.iter().map(|mention| Entry::new(mention, block)));
    }
    let mut linker = Linker {
        owners: vec![None; entries.len()],
        entries: &entries,
        known: Vec::new(),
        index: Index::default(),
        votes: FxHashMap::default(),
        unclear: FxHashMap::default(),
        other_names: FxHashMap::default(),
        subject: None,
    };
    linker.full_names();
    linker.nicknames();
    linker.single_aliases();
    linker.letter_aliases();
    linker.subject = linker.find_subject();
    linker.short_names();
    linker.people()
}

/// Up to this weight the words beside a name show that it is something else's.
const NAMESAKE: i8 = -15;

/// One name of the document.
#[derive(Clone, Copy)]
struct Entry<'a> {
    mention: &'a Mention,
    prose: &'a str,
    start: u32,
    /// Beside the rest, so that the passes need not go where the words are.
    outline: Outline,
}

impl<'a> Entry<'a> {
    fn new(mention: &'a Mention, block: &Seen<'a>) -> Entry<'a> {
        Entry { mention, prose: block.prose, start: block.start, outline: mention.outline }
    }

    /// How many words of it are neither particle nor suffix.
    fn size(&self) -> usize {
        usize::from(self.outline.size)
    }

    fn span(&self) -> Span {
        self.mention.span.shift(self.start)
    }

    fn words(&self) -> &'a [NameWord] {
        &self.mention.words
    }
}

/// A person while the document is being read.
struct Known {
    /// The fullest name.
    words: Vec<NameWord>,
    text: String,
    gender: Option<Gender>,
    /// Single name: no introduction unless the name is all there is to say.
    single: bool,
    introduced: bool,
    /// The first entry that gives the name.
    since: usize,
    mentions: Vec<(Span, Option<usize>)>,
}

/// From a word of a name to those who have it, with the place it has in the name.
#[derive(Default)]
struct Index(FxHashMap<u64, Vec<(Place, u32)>>);

/// Best first: a word is looked for as a surname before it is taken for a forename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// The last word, or all of a single name.
    Last,
    /// "Nunez" in "Ana Nunez Perez".
    Middle,
    First,
}

struct Linker<'a> {
    entries: &'a [Entry<'a>],
    owners: Vec<Option<u32>>,
    known: Vec<Known>,
    index: Index,
    /// What all the places of a single name say together, by its key.
    votes: FxHashMap<u64, Votes>,
    /// The people whose single name could be several others', by its key.
    unclear: FxHashMap<u64, u32>,
    /// Single names that the text gives somebody ("commonly known as Ichi").
    other_names: FxHashMap<u64, u32>,
    /// Whom the document is about.
    subject: Option<u32>,
}

impl Linker<'_> {
    fn add(&mut self, at: usize) -> u32 {
        let entry = &self.entries[at];
        self.add_as(at, entry.words().to_vec(), portrait::spoken(entry))
    }

    fn add_as(&mut self, at: usize, name: Vec<NameWord>, text: String) -> u32 {
        let person = self.known.len() as u32;
        let entry = &self.entries[at];
        self.index.add(&name, person);
        let single = core(&name).len() < 2;
        let gender = entry.mention.gender;
        self.known.push(Known { words: name, text, gender, single, introduced: false, since: at, mentions: Vec::new() });
        person
    }

    /// Another name of somebody, by the entry that gives it.
    fn also(&mut self, person: u32, at: usize) {
        self.index.add(self.entries[at].words(), person);
    }

    /// All other names, in text order.
    fn short_names(&mut self) {
        let mut habits: FxHashMap<u64, Habit> = FxHashMap::default();
        for at in 0..self.entries.len() {
            let entry = self.entries[at];
            if self.owners[at].is_none() {
                self.owners[at] = if entry.size() >= 2 { self.owner_of_part(at) } else { self.owner_of_single(at, &habits) };
            }
            if self.owners[at].is_none()
                && !full::is_firm(&entry)
                && (entry.mention.headline || entry.size() >= 2 && entry.mention.weight >= -4)
            {
                self.search_inside(at);
            }
            if let Some(person) = self.owners[at] {
                let known = &mut self.known[person as usize];
                known.mentions.push((entry.span(), Some(at)));
                if entry.size() > 0 {
                    let habit = habits.entry(entry.outline.last).or_default();
                    if entry.size() < 2 {
                        habit.incumbent = habit.incumbent.or(Some(person));
                    } else {
                        habit.latest = Some((person, at));
                    }
                }
            }
        }
    }

    /// "Suu Kyi", "Lopez Nunez": the end of a longer name, whatever its weight.
    fn owner_of_part(&self, at: usize) -> Option<u32> {
        let mention = self.entries[at].mention;
        if full::is_firm(&self.entries[at]) {
            return None;
        }
        if mention.weight < -4 || mention.headline && !mention.is_sure() {
            return None;
        }
        self.owner_of_full(at)
    }

    fn owner_of_single(&mut self, at: usize, habits: &FxHashMap<u64, Habit>) -> Option<u32> {
        let entry = self.entries[at];
        let mention = entry.mention;
        let word = *entry.words().iter().find(|word| word.is_core())?;
        if let Some(&person) = self.other_names.get(&word.key) {
            return Some(person);
        }
        if mention.weight < if mention.headline { NAMESAKE } else { -6 } {
            return None;
        }
        if mention.joined
            && let Some(person) = self.joined(at, word)
        {
            return Some(person);
        }
        if mention.kin {
            return Some(self.relative(at, word));
        }
        let titled = mention.title.is_some();
        let mut candidates: Vec<(Place, u32)> = Vec::new();
        for &(place, person) in self.index.get(word.key) {
            let known = &self.known[person as usize];
            let opposed =
                titled && place != Place::First && matches!((known.gender, title_gender(mention)), (Some(a), Some(b)) if a != b);
            let text = word.span.of(entry.prose);
            // "Mr Thomas" is not Thomas Reed; but "Mr Lin" may be Lin Jiahao, whose surname comes first.
            // "Dame Ann" is Ann Reed.
            let called = mention.title.as_deref().is_some_and(goes_with_forename);
            let forename = place == Place::First && titled && !called && text.len() > 3 && sort(text).has(Sort::FORENAME);
            if !opposed && !forename && !candidates.contains(&(place, person)) {
                candidates.push((place, person));
            }
        }
        candidates.sort();
        let best = candidates.first().map(|it| it.0);
        candidates.retain(|it| Some(it.0) == best);
        match candidates[..] {
            [(_, person)] => return Some(person),
            [] => {}
            _ => {
                let chosen = self.choose(at, &candidates, habits.get(&word.key).copied().unwrap_or_default());
                return chosen.or_else(|| self.unclear(at, word));
            }
        }
        // "the Lows" are several.
        let plural = word.span.of(entry.prose).strip_suffix('s').map(key);
        if plural.is_some_and(|one| self.index.get(one).iter().any(|it| it.0 == Place::Last)) {
            return None;
        }
        // "The village chief, Kuncoro, had asked": what stands beside it tells who that is, and other places that it is a name.
        let told = mention.weight >= 0 && mention.role.is_some() && !titled;
        let elected = (mention.is_sure() || told) && (titled || self.votes.get(&word.key).is_some_and(Votes::elects));
        (elected && !mention.modifier).then(|| self.add(at))
    }

    /// Several people have this name: the one whom title or role make certain, or who alone had it so far; else nobody.
    fn choose(&self, at: usize, candidates: &[(Place, u32)], habit: Habit) -> Option<u32> {
        let mention = self.entries[at].mention;
        let office = mention.title.as_deref().or(mention.role.as_ref().map(|role| role.0.as_str()));
        if let Some(office) = office.filter(|_| candidates.len() <= 8) {
            let mut fit = candidates.iter().filter(|(_, person)| self.holds(*person, office));
            match (fit.next(), fit.next()) {
                (Some(&(_, person)), None) => return Some(person),
                // Two whom the text calls "Ms. Low" already.
                (Some(_), Some(_)) if sort(office).has(Sort::COURTESY) => return None,
                _ => {}
            }
        }
        // "Mrs Low" is the one of whom the text shows that she is a woman.
        if let Some(gender) = title_gender(mention) {
            let known = |person: u32| &self.known[person as usize];
            let mut fit = candidates.iter().filter(|it| known(it.1).gender == Some(gender) && known(it.1).since < at);
            if let (Some(&(_, person)), None) = (fit.next(), fit.next()) {
                return Some(person);
            }
        }
        // Whoever is "Errazuriz" for short is not "Vial", though his name ends so.
        let mut by_end = candidates.iter().filter(|it| !self.is_called_otherwise(it.1));
        if let (Some(&(_, person)), None) = (by_end.next(), by_end.next()) {
            return Some(person);
        }
        let mut before = candidates.iter().filter(|(_, person)| self.known[*person as usize].since < at);
        match (before.next(), before.next()) {
            (Some(&(_, person)), None) => Some(person),
            // "Ms. Low" of a text that goes on to tell of two.
            (None, _) if mention.title.is_some() && !mention.headline => None,
            // A headline: the one whom the text names first.
            (None, _) => candidates.iter().map(|it| it.1).min_by_key(|person| self.known[*person as usize].since),
            // He has had the bare surname all along, or the text is about him, and no namesake was just named.
            _ => habit.incumbent.or(self.subject).filter(|person| {
                let fresh = habit.latest.is_some_and(|(latest, since)| latest != *person && self.is_near(since, at));
                candidates.iter().any(|it| it.1 == *person) && !fresh
            }),
        }
    }

    /// Whether the text has called the person by a word inside the name, as it does with two surnames: "Nunez" for "Ana Nunez Perez".
    fn is_called_otherwise(&self, person: u32) -> bool {
        let known = &self.known[person as usize];
        let name = core(&known.words);
        let Some(inside) = name.get(1..name.len().saturating_sub(1)).filter(|it| !it.is_empty()) else { return false };
        let alone = |at: usize| match core(self.entries[at].words())[..] {
            [only] => Some(only),
            _ => None,
        };
        let seen = || known.mentions.iter().take(64).filter_map(|it| it.1).filter_map(alone);
        let by_middle = seen().any(|only| inside.iter().any(|it| it.key == only.key));
        let by_end = seen().any(|only| name.last().is_some_and(|last| last.key == only.key));
        by_middle && !by_end
    }

    /// Somebody of that name, we cannot say who: a person without introduction.
    fn unclear(&mut self, at: usize, word: NameWord) -> Option<u32> {
        let mention = self.entries[at].mention;
        if mention.weight < -4 || mention.modifier {
            return None;
        }
        if let Some(&person) = self.unclear.get(&word.key) {
            return Some(person);
        }
        let person = self.known.len() as u32;
        let entry = &self.entries[at];
        let (words, text) = (entry.words().to_vec(), portrait::spoken(entry));
        self.known.push(Known { words, text, gender: None, single: true, introduced: false, since: at, mentions: Vec::new() });
        self.unclear.insert(word.key, person);
        Some(person)
    }

    /// "Adam and Milan Kovac": the first one's name is Adam Kovac, and here is where the text introduces him.
    fn joined(&mut self, at: usize, word: NameWord) -> Option<u32> {
        let entry = self.entries[at];
        let beside = |&i: &usize| {
            let other = &self.entries[i];
            other.start == entry.start && other.mention.sentence == entry.mention.sentence
        };
        let behind = (at + 1..(at + 6).min(self.entries.len())).take_while(beside).find(|&i| self.entries[i].size() >= 2)?;
        let (next, person) = (self.entries[behind], self.owners[behind]?);
        let surname = *core(&self.known[person as usize].words).last()?;
        if self.index.get(word.key).iter().any(|it| it.0 == Place::Last) {
            return None;
        }
        for &(place, other) in self.index.get(word.key) {
            let theirs = core(&self.known[other as usize].words);
            if place == Place::First && theirs.last().is_some_and(|last| last.key == surname.key) {
                return Some(other);
            }
        }
        let surname = *next.words().iter().rfind(|word| word.is_core() && word.key == surname.key)?;
        let text = format!("{} {}", portrait::spoken(&entry), surname.span.of(next.prose));
        let person = self.add_as(at, vec![word, surname], text);
        self.known[person as usize].introduced = true;
        Some(person)
    }

    /// The first who is named in full, unless a namesake stands beside: a life begins with its own name, its relatives come later.
    fn find_subject(&self) -> Option<u32> {
        let first = (0..self.entries.len()).find(|&at| self.entries[at].size() >= 2 && self.owners[at].is_some())?;
        let subject = self.owners[first]?;
        let surname = core(&self.known[subject as usize].words).last()?.key;
        let entry = &self.entries[first];
        let rival = |other: &&Entry| other.start == entry.start && other.mention.sentence == entry.mention.sentence;
        let beside = self.entries[first..]
            .iter()
            .zip(&self.owners[first..])
            .take_while(|it| rival(&it.0))
            .any(|(other, owner)| other.size() >= 2 && *owner != Some(subject) && other.outline.last == surname);
        (!beside).then_some(subject)
    }

    /// Whether title or role of some mention of the person is this one.
    fn holds(&self, person: u32, office: &str) -> bool {
        self.known[person as usize].mentions.iter().rev().take(64).filter_map(|it| it.1).any(|at| {
            let seen = self.entries[at].mention;
            seen.title.as_deref() == Some(office) || seen.role.as_ref().is_some_and(|role| role.0.ends_with(office))
        })
    }

    /// In the same block and at most one sentence on.
    fn is_near(&self, before: usize, at: usize) -> bool {
        let (a, b) = (&self.entries[before], &self.entries[at]);
        a.start == b.start && b.mention.sentence.saturating_sub(a.mention.sentence) <= 1
    }

    /// "his son Amos": somebody with the forename whose surname another person of the document shares, else somebody new.
    fn relative(&mut self, at: usize, word: NameWord) -> u32 {
        let mut found = None;
        for &(place, person) in self.index.get(word.key) {
            let known = &self.known[person as usize];
            if known.single && place == Place::Last {
                return person;
            }
            let shares = core(&known.words)
                .last()
                .is_some_and(|last| self.index.get(last.key).iter().filter(|it| it.0 == Place::Last).count() > 1);
            if place == Place::First && shares {
                found = Some(person);
            }
        }
        found.unwrap_or_else(|| {
            let person = self.add(at);
            self.known[person as usize].introduced = true;
            person
        })
    }

    /// Known names inside a run that is no name as a whole: a headline, "State Anna Low".
    fn search_inside(&mut self, at: usize) {
        let entry = self.entries[at];
        let words = entry.words();
        let mut i = 0;
        while i < words.len() {
            let (length, person) = self.known_at(&words[i..], entry.mention.headline);
            if let Some(person) = person {
                let span = words[i].span.cover(words[i + length - 1].span).shift(entry.start);
                self.known[person as usize].mentions.push((span, None));
            }
            i += length;
        }
    }

    /// The person whose full name, or in a headline whose surname, begins the words; and how many words that takes.
    fn known_at(&self, words: &[NameWord], headline: bool) -> (usize, Option<u32>) {
        let first = &words[0];
        for &(place, person) in self.index.get(first.key) {
            let name = core(&self.known[person as usize].words);
            let whole = name.len() >= 2 && words.len() >= name.len() && name.iter().zip(words).all(|(a, b)| a.key == b.key);
            if place == Place::First && whole {
                return (name.len(), Some(person));
            }
        }
        let mut last = self.index.get(first.key).iter().filter(|it| it.0 == Place::Last);
        match (headline, last.next(), last.next()) {
            (true, Some(&(_, person)), None) => (1, Some(person)),
            _ => (1, None),
        }
    }

    fn people(self) -> Vec<Person> {
        let entries = self.entries;
        let mut people: Vec<Person> = self.known.into_iter().filter_map(|known| portrait::person(known, entries)).collect();
        people.sort_by_key(|person| person.mentions.first().map(|span| span.start));
        // Two people of one name in one document keep apart.
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        for person in &mut people {
            let count = ids.entry(person.id.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                person.id = format!("{}-{count}", person.id);
            }
        }
        people
    }
}

/// The weights of all mentions of a single name.
#[derive(Clone, Copy, Default)]
struct Votes {
    best: i8,
    sum: i32,
}

impl Votes {
    /// Whether the name is a person's by itself.
    fn elects(&self) -> bool {
        self.best >= SURE && self.sum > 0
    }
}

/// How the text has used a surname so far.
#[derive(Clone, Copy, Default)]
struct Habit {
    /// Who had it first without a forename.
    incumbent: Option<u32>,
    /// Who had it last with one, and where.
    latest: Option<(u32, usize)>,
}

impl Index {
    fn add(&mut self, name: &[NameWord], person: u32) {
        let words = core(name);
        let last = words.len().saturating_sub(1);
        for (i, word) in words.iter().enumerate() {
            let place = match i {
                _ if i == last => Place::Last,
                0 => Place::First,
                _ => Place::Middle,
            };
            let owners = self.0.entry(word.key).or_default();
            // A word that so many share tells nobody apart; and the time stays linear.
            if owners.len() < 32 && !owners.contains(&(place, person)) {
                owners.push((place, person));
            }
        }
    }

    fn get(&self, key: u64) -> &[(Place, u32)] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// Titles that stand before the forename alone: "Sir Alan", "Sister Agnes".
fn goes_with_forename(title: &str) -> bool {
    matches!(title, "Sir" | "Dame" | "Sister" | "Brother" | "Mother" | "Father" | "Fr" | "Fr.")
}

/// What a courtesy title alone says.
fn title_gender(mention: &Mention) -> Option<Gender> {
    sort(mention.title.as_deref()?).gender()
}
