//! Floor 2: language. Words, sentences, parts of speech, dependency trees, names. Knows no figures and no people.
//!
//! Everything here is pure: the same text gives the same sentences, on every platform, whatever stands around it.

mod abbreviations;
mod dateline;
pub mod grammar;
pub mod habits;
mod labels;
mod lemmas;
pub mod lexicon;
mod line;
pub mod linear;
mod mend;
pub mod model;
pub mod names;
pub mod numbers;
mod packing;
mod pages;
pub mod parser;
pub mod sentences;
mod sparse;
mod stages;
pub mod tagger;
pub mod tokens;
mod tree;
pub mod words;

pub use dateline::{dateline, is_dash};
pub use labels::{Relation, Tag};
pub use lemmas::{lemma, singular};
pub(crate) use lemmas::{lower, one_of};
pub(crate) use line::Line;
pub use model::Model;

use crate::text::Span;
use stages::Staged;

/// The sentences of one block's prose. Any text in, no panic, time linear in its length.
pub fn analyse(text: &str) -> Vec<Sentence> {
    analyse_with(text, &model::MODEL)
}

/// As [`analyse`], with other models than the program's own.
pub fn analyse_with(text: &str, model: &Model) -> Vec<Sentence> {
    analyse_all(&[text], model).pop().unwrap_or_default()
}

/// The sentences of each of these texts, as [`analyse`] gives them; quicker than one text after the other.
pub fn analyse_all(texts: &[&str], model: &Model) -> Vec<Vec<Sentence>> {
    let tokens: Vec<Vec<Span>> = texts.iter().map(|text| tokens::tokenise(text)).collect();
    let mut staged = Vec::new();
    let mut counts = Vec::with_capacity(texts.len());
    for (&text, tokens) in texts.iter().zip(&tokens) {
        let before = staged.len();
        let spans = sentences::split(text, tokens).into_iter().map(|range| &tokens[range]);
        staged.extend(spans.filter(|spans| !spans.is_empty()).map(|spans| Staged::new(text, spans, model)));
        counts.push(staged.len() - before);
    }
    staged.iter_mut().for_each(|sentence| sentence.tag(model));
    staged.iter_mut().for_each(|sentence| sentence.parse(model));
    let mut sentences = staged.into_iter().map(|sentence| sentence.finish(model));
    counts.into_iter().map(|count| sentences.by_ref().take(count).collect()).collect()
}

/// One sentence whose tokens are known; they must be in order and in the text.
pub fn sentence(text: &str, spans: &[Span], model: &Model) -> Sentence {
    let mut sentence = Staged::new(text, spans, model);
    sentence.tag(model);
    sentence.parse(model);
    sentence.finish(model)
}

/// The sentence at an offset, without reading it: for selections.
pub fn sentence_at(text: &str, offset: u32) -> Option<Span> {
    let spans = tokens::tokenise(text);
    let sentence =
        sentences::split(text, &spans).into_iter().find(|it| spans.get(it.end - 1).is_some_and(|last| offset <= last.end))?;
    Some(Span { start: spans.get(sentence.start)?.start, end: spans.get(sentence.end - 1)?.end })
}

/// Whether a word, whatever its case, is known as the plural of a common noun: "Ballots", "Aggregates".
pub(crate) fn is_plural_noun(word: &str) -> bool {
    words::is_plural(word, &model::MODEL.lexicon)
}

/// Decodes the models, so that the first [`analyse`] need not. Call it in the background when the program starts.
pub fn load() {
    std::sync::LazyLock::force(&model::MODEL);
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

#[cfg(test)]
mod tests {
    use super::{Relation, Tag, analyse};
    use proptest::prelude::*;

    /// Whatever the text: tokens in order on character boundaries, one root, heads in the sentence, no circles, names in order.
    #[track_caller]
    fn sound(text: &str) {
        let mut last = 0;
        for sentence in analyse(text) {
            let n = sentence.tokens.len();
            assert!(n > 0 && sentence.span.covers(sentence.tokens[0].span) && sentence.span.covers(sentence.tokens[n - 1].span));
            for (i, token) in sentence.tokens.iter().enumerate() {
                assert!(token.span.start >= last && token.span.end > token.span.start, "{text:?}");
                assert!(text.get(token.span.range()).is_some(), "{text:?}");
                last = token.span.end;
                assert!((token.head as usize) < n);
                let end = sentence.ancestors(i).last().unwrap_or(i);
                assert_eq!(sentence.parent(end), None, "a circle in {text:?}");
            }
            assert_eq!((0..n).filter(|&i| sentence.parent(i).is_none()).count(), 1);
            let mut from = 0;
            for name in &sentence.names {
                assert!(name.start >= from && name.end > name.start && name.end as usize <= n);
                from = name.end;
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,200}") {
            sound(&text);
        }

        #[test]
        fn prose_like_text_is_read(text in "([A-Z“”\"'’().,;:!?%$£€0-9a-z–—…/@#&*_=+°½\n -]|said|Mr\\.|U\\.S\\.|n’t|12\\.5m){0,120}") {
            sound(&text);
        }
    }

    #[test]
    fn endless_and_odd_texts() {
        sound("");
        sound(" \n\n ");
        sound(&"word ".repeat(3_000));
        sound(&"\"(".repeat(3_000));
        sound(&"a-".repeat(3_000));
        sound(&"…".repeat(3_000));
        sound(&"can’t’ve".repeat(500));
        sound(&"'s".repeat(500));
        sound("It rose 5 per cent, per cent per cent per cent");
    }

    #[test]
    fn amounts_of_other_countries() {
        let text = "Profits at the mill rose by 5 per cent to £4.2bn in May.";
        let s = &analyse(text)[0];
        let find = |word: &str| (0..s.tokens.len()).find(|&i| s.word(text, i) == word).unwrap();
        assert_eq!(s.parent(find("5")), Some(find("cent")));
        assert_eq!(s.parent(find("per")), Some(find("cent")));
        assert_eq!((s.parent(find("4.2")), s.tag(find("bn"))), (Some(find("bn")), Tag::Cd));
    }

    /// Habits must not speak where one word can be two things.
    #[test]
    fn a_verb_that_looks_like_a_noun() {
        for (text, tag) in [
            ("The crack in the Torrin dam measures 28 metres, the board said.", Tag::Vbz),
            ("The new security measures cost 28 million crowns, the board said.", Tag::Nns),
        ] {
            let s = &analyse(text)[0];
            let at = (0..s.tokens.len()).find(|&i| s.word(text, i) == "measures").unwrap();
            assert_eq!(s.tag(at), tag, "{text}");
        }
    }

    #[test]
    fn a_plain_sentence() {
        let text = "The mill in Hull released 105 workers on Monday, spokesman John Marsh said.";
        let sentences = analyse(text);
        assert_eq!(sentences.len(), 1);
        let s = &sentences[0];
        let find = |word: &str| (0..s.tokens.len()).find(|&i| s.word(text, i) == word).unwrap();
        assert_eq!(s.tag(find("105")), Tag::Cd);
        assert_eq!(s.parent(find("105")), Some(find("workers")));
        assert_eq!((s.parent(find("workers")), s.relation(find("workers"))), (Some(find("released")), Relation::Dobj));
        assert_eq!(s.parent(find("released")), Some(find("said")));
        let name = s.name_at(find("Marsh")).map(|name| (name.start as usize, name.end as usize));
        assert_eq!(name, Some((find("John"), find("Marsh") + 1)));
    }
}
