//! Floor 3: people. Which names of a document are one human being, in which role, and where that person is introduced.
//!
//! [`read`] looks at one block: every run of words that could be a name, with a weight for how strongly the words in and around it
//! speak for a person. [`link`] looks at the whole document: it believes the strong ones, gathers the names of one person, and gives
//! the short and doubtful ones to the person whose name they are part of. Where two people could be meant, nobody gets the name:
//! a wrong link is worse than none.

mod evidence;
mod keys;
mod lexicon;
mod link;
mod name;
pub mod office;
mod read;
pub mod roles;
pub mod roster;
mod runs;
mod same;
mod slips;
#[cfg(test)]
mod tests;
mod things;

pub use keys::{is_full, keys, spelling_keys, surname_key};
pub use lexicon::{is_forename, is_particle, is_suffix};
pub use name::{NameWord, Outline, WordKind};
pub use roster::Roster;
pub use same::same_person;
pub use slips::{differ_by_accent, differ_by_ending, differ_by_slip, is_plain_word, is_slip, sound_alike};

/// Lower case, without accents, apostrophes and full stops: equal for two ways to write one name.
pub fn folded(name: &str) -> String {
    name::fold(name)
}

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use self::office::Office;
use crate::document::{Document, Kept};
use crate::language::Sentence;
use crate::text::{Later, Span};

/// One human being as one document knows them.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The fullest name used ("John Kirby"), without titles.
    pub name: String,
    /// The same in all documents of one run for the same full name: `john-kirby`.
    pub id: String,
    /// The role beside the introduction ("National Security Council spokesperson"), with all others seen after it.
    pub roles: Vec<RoleSeen>,
    /// Where this document first gives the full name: the name alone, without role or title. Bytes of the file.
    pub introduction: Option<Span>,
    /// Every mention by name, in text order, the introduction among them; titles and possessives left out. Bytes of the file.
    pub mentions: Vec<Span>,
    /// What titles, kinship or the forename show; none when they show nothing or both.
    pub gender: Option<Gender>,
    /// The words of [`Person::name`], which all rules about names compare.
    pub(crate) words: Vec<NameWord>,
}

/// What a text shows by "Mr", "his sister" or a forename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Female,
    Male,
}

#[derive(Clone, Debug, Default)]
pub struct RoleSeen {
    pub text: String,
    pub span: Span,
    office: Later<Option<Arc<Office>>>,
}

impl RoleSeen {
    /// What the role is, as far as it can be held against another.
    pub fn office(&self) -> Option<&Office> {
        self.office.get_or_init(|| Office::read(&self.text).map(Arc::new)).as_deref()
    }
}

/// Takes over from the people of a document as it was what their roles say: of most the words are the same, and to read them takes longer
/// than to see that.
pub fn take_offices(people: &mut [Person], former: &[Person]) {
    let read = former.iter().flat_map(|it| &it.roles).filter(|it| it.office.get().is_some());
    let read: FxHashMap<&str, &RoleSeen> = read.map(|it| (it.text.as_str(), it)).collect();
    for role in people.iter_mut().flat_map(|it| &mut it.roles) {
        if let Some(same) = read.get(role.text.as_str()) {
            role.office = same.office.clone();
        }
    }
}

/// A name as it stands in one block, a person's or perhaps a person's. Spans are bytes of the block's prose.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name alone: no title, no possessive.
    pub span: Span,
    pub sentence: u32,
    /// Tokens of that sentence, half-open.
    pub tokens: (u32, u32),
    /// A courtesy title or rank right before it ("Mr", "Dr", "Gen.").
    pub title: Option<String>,
    /// Role before or after it ("National Security Council spokesperson"; ", the director of the observatory,").
    pub role: Option<(String, Span)>,
    /// How strongly the block's words speak for a person, see [`Mention::is_sure`]. What is not sure becomes a mention only when the
    /// document knows a person of that name.
    pub weight: i8,
    pub words: Vec<NameWord>,
    /// Of these words.
    pub outline: Outline,
    pub gender: Option<Gender>,
    /// "his son Amos": the forename is all the name this person needs.
    pub kin: bool,
    /// "Kuncoro, who goes by one name,": the words behind it tell that this is all the name.
    pub sole: bool,
    /// "Adam and Milan Kovac": shares the surname of the name behind it.
    pub joined: bool,
    /// Only modifies what follows ("the Low administration", "Low-led"): makes no person by itself.
    pub modifier: bool,
    /// In a headline's capitals, where capitals show no names.
    pub headline: bool,
}

impl Mention {
    /// Whether the block's own words show that this is a person.
    pub fn is_sure(&self) -> bool {
        self.weight >= evidence::SURE
    }
}

/// The names of people that one block's own words show, and those that could be. Pure in the block; what the document knows is
/// added by [`link`].
pub fn read(prose: &str, sentences: &[Sentence]) -> Vec<Mention> {
    read::read(prose, sentences)
}

/// One block with what it was read as.
pub struct Seen<'a> {
    /// Added to a span of the prose it gives the place in the file.
    pub start: u32,
    pub prose: &'a str,
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
}

/// Fingerprint of all that [`link`] reads of one block, and of the words before its names, which tell whether somebody is a he or a she: equal
/// for blocks whose names say the same, wherever they stand.
pub fn print(prose: &str, mentions: &[Mention]) -> u64 {
    let mut hasher = FxHasher::default();
    let mut last: Option<&Mention> = None;
    for it in mentions {
        let sentence = last.map_or(0, |last| it.sentence.wrapping_sub(last.sentence));
        // Words between two names of a sentence may make one of them another name of the other.
        let from = last.filter(|_| sentence == 0).map_or(it.span.start, |last| last.span.end.min(it.span.start));
        Span { start: from, end: it.span.end }.of(prose).hash(&mut hasher);
        let before = prose.get(..it.span.start as usize).unwrap_or("").trim_end();
        before.rsplit(|c: char| c.is_whitespace() || c == '(').next().hash(&mut hasher);
        (last.is_some(), sentence, &it.title, it.role.as_ref().map(|role| &role.0), it.weight, it.gender).hash(&mut hasher);
        (it.kin, it.sole, it.joined, it.modifier, it.headline).hash(&mut hasher);
        for word in &it.words {
            (word.key, word.letter, word.kind, word.span.start.wrapping_sub(it.span.start)).hash(&mut hasher);
        }
        last = Some(it);
    }
    hasher.finish()
}

/// The places of a block that [`link`] takes over, in an order that is the same for blocks of one [`print()`].
pub fn places(mentions: &[Mention]) -> impl Iterator<Item = u32> {
    let of = |it: &Mention| {
        let words: Vec<Span> = it.words.iter().map(|word| word.span).collect();
        [it.span].into_iter().chain(it.role.as_ref().map(|role| role.1)).chain(words)
    };
    mentions.iter().flat_map(of).flat_map(|span| [span.start, span.end])
}

/// Moves the places of people whose names an edit has left as they were. False, with some of them moved, where it may have touched one.
pub fn move_all(people: &mut [Person], kept: &Kept) -> bool {
    let of = |it: &mut Person| {
        kept.move_all(it.mentions.iter_mut().chain(&mut it.introduction).chain(it.roles.iter_mut().map(|role| &mut role.span)))
    };
    people.iter_mut().all(of)
}

/// Makes people of the mentions of a whole document: surnames find their full names, also where the block alone did not show that
/// the word is a name. In the order of their first mention.
pub fn link(document: &Document, blocks: &[Seen]) -> Vec<Person> {
    link::link(document, blocks)
}
