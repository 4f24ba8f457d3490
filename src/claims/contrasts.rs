//! Words that tell a thing from another of its kind: "the first reactor", "the second".

use std::ops::Range;

use super::clause;
use super::words::Words;

/// Words that tell things of one kind apart, by pairs: whoever says one of them means not the other.
const CONTRASTS: &[&[&str]] = &[
    &["new", "old", "former", "previous"],
    &["men's", "women's", "girls'", "boys'", "junior", "youth"],
    &["half", "full"],
    &["eastbound", "westbound", "northbound", "southbound"],
    &["domestic", "foreign", "international"],
    &["upper", "lower"],
    &["first", "second", "third", "fourth"],
];

/// The words of [`CONTRASTS`] in the clause of a figure.
pub(super) fn contrasts(words: &Words, phrase: &Range<usize>) -> Vec<&'static str> {
    let clause: Vec<&str> = clause::of(words, phrase).filter(|it| words.tag(it + 1).is_noun()).map(|it| words.at(it)).collect();
    CONTRASTS.iter().flat_map(|it| it.iter()).filter(|it| clause.contains(it)).copied().collect()
}

/// Whether two claims name different ones of such a pair.
pub fn contrasted(a: &[&str], b: &[&str]) -> bool {
    CONTRASTS.iter().any(|set| {
        let own = |words: &[&str]| set.iter().position(|it| words.contains(it));
        matches!((own(a), own(b)), (Some(x), Some(y)) if x != y)
    })
}
