//! Floor 2: language. Words, sentences, parts of speech, dependency trees, names. Knows no figures and no people.
//!
//! Everything here is pure: the same text gives the same sentences, on every platform, whatever stands around it.

mod abbreviations;
pub mod grammar;
mod guess;
mod labels;
mod lemmas;
mod sentences;
mod tokens;
mod tree;

pub use labels::{Relation, Tag};
pub use lemmas::{lemma, singular};

use crate::text::Span;

/// The sentences of one block's prose. Any text in, no panic, time linear in its length.
pub fn analyse(text: &str) -> Vec<Sentence> {
    let tokens = tokens::tokenise(text);
    sentences::split(text, &tokens)
        .into_iter()
        .map(|range| {
            let spans = &tokens[range];
            let span = spans[0].cover(spans[spans.len() - 1]);
            let (tokens, names) = guess::read(text, spans);
            Sentence { span, tokens, names }
        })
        .collect()
}

/// Decodes the models, so that the first [`analyse`] need not. Call it in the background when the program starts.
pub fn load() {}

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
