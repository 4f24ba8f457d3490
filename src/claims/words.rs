//! A sentence as rows of words, for the readers of this floor.

use std::borrow::Cow;

use crate::language::{Sentence, Tag, lemma, lower, one_of};

/// A sentence with its words in small letters beside it.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub lower: Vec<Cow<'a, str>>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str, sentence: &'a Sentence) -> Words<'a> {
        let lower = sentence.tokens.iter().map(|token| lower(token.span.of(text))).collect();
        Words { text, sentence, lower }
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

    pub fn is_any(&self, i: usize, list: &[&str]) -> bool {
        list.contains(&self.at(i))
    }
}

/// Forms of "be" and "have" and their company: what may stand between a subject and its participle.
pub(super) const AUX: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "'s", "'re", "'ve", "get", "got", "gets",
    "remain", "remains", "remained", "lay", "lie", "left",
];

/// Words that may stand between a noun and its verb without taking it away from it.
pub(super) const ADVERBS: &[&str] = &[
    "also",
    "still",
    "so",
    "far",
    "now",
    "already",
    "reportedly",
    "allegedly",
    "confirmed",
    "feared",
    "believed",
    "presumed",
    "reported",
    "known",
    "thought",
    "later",
    "then",
    "there",
    "currently",
    "eventually",
    "finally",
    "both",
    "all",
    "others",
    "more",
    "badly",
    "seriously",
    "severely",
    "slightly",
    "critically",
    "to",
    "have",
    "not",
    "n't",
    "never",
    "initially",
    "recently",
    "just",
    "only",
    "subsequently",
    "either",
    "dead",
    "safely",
    "successfully",
];

/// Verbs of speech and thought: they govern sentences, not quantities.
pub(super) const SPEECH: &[&str] = &[
    "say",
    "said",
    "says",
    "saying",
    "tell",
    "told",
    "tells",
    "telling",
    "report",
    "reported",
    "reports",
    "reporting",
    "announce",
    "announced",
    "announces",
    "announcing",
    "state",
    "stated",
    "states",
    "stating",
    "add",
    "added",
    "adds",
    "adding",
    "confirm",
    "confirmed",
    "confirms",
    "confirming",
    "claim",
    "claims",
    "claiming",
    "believe",
    "believed",
    "believes",
    "think",
    "thought",
    "thinks",
    "estimate",
    "estimated",
    "estimates",
    "estimating",
    "warn",
    "warned",
    "warns",
    "warning",
    "note",
    "noted",
    "notes",
    "noting",
    "show",
    "showed",
    "shows",
    "showing",
    "suggest",
    "suggested",
    "suggests",
    "indicate",
    "indicated",
    "indicates",
    "reveal",
    "revealed",
    "quote",
    "quoted",
    "quoting",
    "know",
    "knew",
    "known",
    "acknowledge",
    "acknowledged",
    "admit",
    "admitted",
    "insist",
    "insisted",
    "declare",
    "declared",
    "write",
    "wrote",
    "according",
    "based",
    "fear",
    "feared",
    "fears",
    "argue",
    "argued",
    "explain",
    "explained",
    "read",
    "reads",
    "describe",
    "described",
];

/// Words that end a clause on the way to a governor.
pub(super) const CLAUSE: &[&str] = &[
    "while", "but", "when", "after", "before", "because", "that", "who", "which", "whom", "where", "if", "although", "though",
    "since", "until", "whereas", "as", "unless", "whose", ";", ":", "—", "–", "--", "“", "”", "\"", "``", "''", "than",
];

pub(super) const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "from",
    "by",
    "with",
    "for",
    "to",
    "near",
    "off",
    "under",
    "over",
    "during",
    "across",
    "among",
    "between",
    "into",
    "within",
    "about",
    "around",
    "through",
    "against",
    "without",
    "aboard",
    "inside",
    "outside",
    "along",
    "per",
    "toward",
    "towards",
    "despite",
    "amid",
    "following",
    "besides",
    "onto",
    "upon",
    "via",
];

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
