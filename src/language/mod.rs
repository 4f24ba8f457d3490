//! Floor 2: language. Words, sentences, parts of speech, dependency trees, names. Knows no figures and no people.
//!
//! Everything here is pure: the same text gives the same sentences, on every platform, whatever stands around it.

mod labels;

pub use labels::{Relation, Tag};

use crate::text::Span;

/// The sentences of one block's prose. Any text in, no panic, time linear in its length.
pub fn analyse(text: &str) -> Vec<Sentence> {
    let _ = text;
    Vec::new()
}

/// One sentence with its tree and its names. Spans are bytes in the text given to [`analyse`].
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Vec<Token>,
    /// Names in text order, never overlapping.
    pub names: Vec<Name>,
}

/// A word, number, punctuation mark or symbol, split as in the Penn and OntoNotes treebanks as spaCy does (so a hyphen inside a word
/// is a token of its own: `seven` `-` `day`; `$` `12.5` `m`; `Kirby` `’s`; `do` `n’t`).
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub tag: Tag,
    /// The head's place in [`Sentence::tokens`]; a root is its own head.
    pub head: u32,
    pub relation: Relation,
}

/// A proper name of more than one kind of thing; spans tokens `start..end` of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    pub kind: NameKind,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    Person,
    Organisation,
    /// Countries, cities, rivers, buildings.
    Place,
    /// Nationalities, religions, political groups ("Israeli", "Democrats").
    Nationality,
    /// Events, laws, products, works.
    Other,
}
