//! A sentence as rows of words, for the readers of this floor.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::lexicon::{self, Trigger};
use super::lists::Lists;
use super::story;
use crate::language::{Sentence, Tag, lemma, lower, one_of};

/// A sentence with its words in small letters beside it.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub lower: Vec<Cow<'a, str>>,
    // Each figure of the sentence asks for these of nearly every word.
    lists: OnceCell<Box<[Lists]>>,
    triggers: OnceCell<Box<[Option<Trigger>]>>,
    terms: OnceCell<Box<[Option<Term>]>>,
}

/// The hash of a word, and whether it is a name.
type Term = (u32, bool);

/// The sentences of a block.
pub(super) fn of<'a>(prose: &'a str, sentences: &'a [Sentence]) -> Vec<Words<'a>> {
    sentences.iter().map(|it| Words::new(prose, it)).collect()
}

impl<'a> Words<'a> {
    fn new(text: &'a str, sentence: &'a Sentence) -> Words<'a> {
        let lower = sentence.tokens.iter().map(|token| lower(token.span.of(text))).collect();
        Words { text, sentence, lower, lists: OnceCell::new(), triggers: OnceCell::new(), terms: OnceCell::new() }
    }

    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// The word in small letters; empty beyond the ends.
    pub fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |word| word)
    }

    pub fn raw(&self, i: usize) -> &'a str {
        self.sentence.word(self.text, i)
    }

    pub fn tag(&self, i: usize) -> Tag {
        self.sentence.tag(i)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.tag(i) == Tag::Cd || self.raw(i).starts_with(|c: char| c.is_ascii_digit())
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.raw(i).starts_with(char::is_alphanumeric)
    }

    /// The singular of a noun, the base of a verb, small letters.
    pub fn lemma(&self, i: usize) -> String {
        self.base(i).into()
    }

    /// As [`Words::lemma`]; borrowed where the word or a part of it is its own lemma, which is so for most.
    pub fn base(&self, i: usize) -> Cow<'_, str> {
        let tag = self.tag(i);
        if tag.is_verb() {
            return lemma(self.raw(i), tag).into();
        }
        // Words in capitals keep a final s that may belong to a designation ("INS"); "AK-47s" loses it.
        let raw = self.raw(i);
        if raw.len() > 1 && raw.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) {
            return self.at(i).into();
        }
        one_of(self.at(i))
    }

    /// Whether it is one of these: of a few. Of many, see [`Words::is_in`].
    pub fn is_any(&self, i: usize, list: &[&str]) -> bool {
        list.contains(&self.at(i))
    }

    /// The lists that have it; none beyond the ends.
    pub fn lists(&self, i: usize) -> Lists {
        let all = self.lists.get_or_init(|| self.lower.iter().map(|word| Lists::of(word)).collect());
        all.get(i).copied().unwrap_or_default()
    }

    pub fn is_in(&self, i: usize, lists: Lists) -> bool {
        self.lists(i).meet(lists)
    }

    /// See [`lexicon::trigger`].
    pub fn trigger(&self, i: usize) -> Option<Trigger> {
        let all = self.triggers.get_or_init(|| {
            let tells = |it: usize| lexicon::trigger(&self.lower, it).filter(|_| !self.is_named(it));
            (0..self.len()).map(tells).collect()
        });
        all.get(i).copied().flatten()
    }

    /// "By March next year", "the Geological Survey put it at 6.7", "the back office": words of a date, a name or a compound, though elsewhere
    /// they tell what happened.
    fn is_named(&self, i: usize) -> bool {
        let (before, after) = (i.wrapping_sub(1), i + 1);
        if self.at(i) == "back" && self.tag(before) == Tag::Dt && self.tag(after).is_noun() {
            return true;
        }
        if !self.is_capital(i) {
            return false;
        }
        let prior =
            self.is_any(before, &["in", "by", "since", "until", "till", "from", "of", "last", "next", "this", "to", "before"]);
        if self.at(i) == "march" && (self.is_number(before) || self.is_number(after) || prior) {
            return true;
        }
        // A headline may have all its words in capitals.
        let prose = self.tag(after).is_verb() && !self.is_capital(after);
        self.at(i) == "survey" && prose && self.is_capital(before)
    }

    /// See [`story::term`].
    pub fn term(&self, i: usize) -> Option<Term> {
        let all = self.terms.get_or_init(|| (0..self.len()).map(|it| story::term(self, it)).collect());
        all.get(i).copied().flatten()
    }
}

pub(super) const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of a month by its name or usual short form, 1 to 12.
pub(super) fn month(word: &str) -> Option<u8> {
    // Most words are told apart by their first letters.
    if !matches!(
        word.as_bytes(),
        [b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd', b'a' | b'e' | b'p' | b'u' | b'c' | b'o', _, ..]
    ) {
        return None;
    }
    let word = word.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|month| *month == word || (word.len() >= 3 && word != "mar" && month.starts_with(word) && word.len() <= 4))?;
    Some(at as u8 + 1)
}

pub(super) fn weekday(word: &str) -> Option<u8> {
    WEEKDAYS.iter().position(|day| *day == word).map(|at| at as u8)
}
