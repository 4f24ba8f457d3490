//! The clause that a figure stands in.

use std::ops::Range;

use super::claim::EventRole;
use super::event::Found;
use super::lexicon::Happening;
use super::lists::{JOINTS, SPEECH};
use super::words::Words;
use crate::language::Tag;

/// The tokens of the clause that holds these: from the joint before them to the one behind, without "police said".
pub(super) fn of(words: &Words, phrase: &Range<usize>) -> Range<usize> {
    let parts =
        |i: usize| words.is_in(i, JOINTS.and(SPEECH)) || joined(words, i) || words.at(i) == "," && !between_words(words, i);
    let mut start = phrase.start.min(words.len());
    while start > 0 && !parts(start - 1) {
        start -= 1;
    }
    let mut end = phrase.end.min(words.len());
    while end < words.len() && !parts(end) {
        end += 1;
    }
    start..end
}

/// The relative clause between commas that holds these tokens: "the ward, which has 42 beds, will close".
pub(super) fn relative(words: &Words, phrase: &Range<usize>) -> Option<Range<usize>> {
    let start = (0..phrase.start.min(words.len()))
        .rev()
        .take_while(|&i| words.at(i) != ",")
        .find(|&i| opens_relative(words, i) || within_which(words, i))?;
    let end = (phrase.end..words.len()).find(|&i| words.at(i) == ",").unwrap_or(words.len());
    Some(start..end)
}

/// ", which": whether a relative clause between commas begins here.
pub(super) fn opens_relative(words: &Words, i: usize) -> bool {
    words.is_any(i, &["which", "who", "whose", "where"]) && words.is_any(i.wrapping_sub(1), &[","])
}

/// ", in which the state has a stake,".
fn within_which(words: &Words, i: usize) -> bool {
    let after =
        words.is_any(i.wrapping_sub(1), &["in", "of", "on", "at", "for", "to", "by"]) && words.at(i.wrapping_sub(2)) == ",";
    words.is_any(i, &["which", "whom"]) && after
}

/// "The dam, built in 1958, holds": whether a participle with its words begins here that a comma closes, and not with these tokens in it.
pub(super) fn opens_participle(words: &Words, i: usize, phrase: Range<usize>) -> bool {
    let opens = words.tag(i) == Tag::Vbn && words.is_any(i.wrapping_sub(1), &[","]) && words.tag(i.wrapping_sub(2)).is_noun();
    let close = (i..words.len()).take(14).find(|&j| words.at(j) == ",").filter(|_| opens);
    close.is_some_and(|close| (phrase.end <= i || close < phrase.start) && words.tag(close + 1) != Tag::Cc)
}

/// ", the institute found": whether the verb at `i` only tells who says it, behind what is said.
pub(super) fn reports(words: &Words, i: usize) -> bool {
    const FINDING: &[&str] = &["found", "finds", "concluded", "concludes", "calculated", "calculates", "established", "learned"];
    // "24 rifles, which police found" are what was found.
    let noun = |i: usize| {
        let tag = words.tag(i);
        tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Prp | Tag::Pos)
            || words.is_any(i, &["of", "by", "at", "for", "from", "in"])
    };
    let closes = i + 1 >= words.len() || words.is_any(i + 1, &[",", ".", ";", "because", "”", "\""]);
    if !words.is_any(i, FINDING) || !words.tag(i).is_verb() || !closes {
        return false;
    }
    let mut at = i;
    while at > 0 && noun(at - 1) {
        at -= 1;
    }
    at < i && words.at(at.wrapping_sub(1)) == ","
}

/// "And" before a verb with its subject.
fn joined(words: &Words, i: usize) -> bool {
    words.at(i) == "and" && (words.tag(i + 1).is_verb() || words.is_any(i + 1, &["he", "she", "it", "they", "we", "i"]))
}

/// A comma between two adjectives or in a number.
fn between_words(words: &Words, i: usize) -> bool {
    i > 0 && words.tag(i - 1).is_adjective() && words.tag(i + 1).is_adjective()
}

/// "The ferry left Port Irmin at 9.15 pm": the verb, which elsewhere says little.
pub(super) fn leaving(words: &Words, phrase: &Range<usize>) -> Option<Found> {
    let clause = of(words, phrase);
    let at = clause.clone().find(|&i| words.is_any(i, &["left", "leaves", "leaving", "leave"]) && words.tag(i).is_verb())?;
    let event = Happening::named("depart");
    Some(Found { at, event, verb: "leave".to_string(), role: EventRole::Other })
}
