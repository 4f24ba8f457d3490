//! Rates by the period they are of, in whatever words: "14,500 vehicles a day", "14,500 vehicles cross it every day", "14,500 daily
//! crossings", "on an average day 14,500 vehicles".

use std::ops::Range;

use super::clause;
use super::words::Words;
use crate::figures::{Figure, Kind};

/// The period that a figure is so much in; none where it is no rate, or a rate of something else.
pub(super) fn pace(words: &Words, figure: &Figure, phrase: &Range<usize>, head: Option<usize>) -> Option<&'static str> {
    if !matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    if let Some((_, below)) = figure.unit.as_deref().and_then(|it| it.rsplit_once(" per ")) {
        return PERIODS.iter().find(|it| **it == below).copied();
    }
    adjective(words, figure, phrase, head).or_else(|| adverb(words, phrase)).or_else(|| in_each(words, phrase))
}

/// "14,500 daily crossings", "a daily output of 300 tonnes".
fn adjective(words: &Words, figure: &Figure, phrase: &Range<usize>, head: Option<usize>) -> Option<&'static str> {
    let numbers = figure.tokens.1 as usize;
    let inside = (numbers..phrase.end.saturating_sub(1)).find_map(|i| of_period(words.at(i)));
    let measured = || {
        let head = head.filter(|it| *it < phrase.start && figure.kind != Kind::Count)?;
        of_period(words.at(head.wrapping_sub(1)))
    };
    inside.or_else(measured)
}

/// "14,500 vehicles daily", "two million litres of water daily".
fn adverb(words: &Words, phrase: &Range<usize>) -> Option<&'static str> {
    let noun = |i: usize| words.at(i) == "of" || words.tag(i).is_noun() || words.tag(i).is_adjective();
    let at = (phrase.end..words.len().min(phrase.end + 4)).find(|&i| of_period(words.at(i)).is_some() || !noun(i))?;
    // "The daily bread": an adjective of something else.
    of_period(words.at(at)).filter(|_| !words.tag(at + 1).is_noun() && !words.tag(at + 1).is_adjective())
}

/// "Cross the bridge every day", "on an average night nine passengers": in the clause of the figure, with no other number between.
fn in_each(words: &Words, phrase: &Range<usize>) -> Option<&'static str> {
    let each = |i: usize| {
        let told = match words.at(i.wrapping_sub(1)) {
            // "Each day's catch", "every day of the war".
            "each" | "every" => words.at(i + 1) != "'s" && words.at(i + 1) != "of",
            // "21 crossings to the island a day."
            "a" => i > phrase.end && words.tag(i.wrapping_sub(2)).is_noun() && ends(words, i + 1),
            "average" | "typical" | "normal" | "ordinary" | "usual" => words.is_any(i.wrapping_sub(2), &["a", "an", "the"]),
            _ => false,
        };
        PERIODS.iter().find(|it| told && **it == words.at(i)).copied()
    };
    // Few sentences have such words.
    if !(1..words.len()).any(|i| each(i).is_some()) {
        return None;
    }
    let clause = clause::of(words, phrase);
    // "On an average night, nine passengers used it": what opens a sentence belongs to what follows.
    let start = if (0..clause.start).all(|i| !words.tag(i).is_verb()) { 0 } else { clause.start };
    let after = (phrase.end..clause.end).take_while(|&i| !words.is_number(i));
    let before = (start..phrase.start).rev().take_while(|&i| !words.is_number(i));
    after.chain(before).find_map(each)
}

/// Whether a phrase ends here, so that "a day" is no "a day later".
fn ends(words: &Words, i: usize) -> bool {
    i >= words.len() || !words.is_word(i) || words.is_any(i, &["and", "in", "on", "at", "from"])
}

/// The period of "daily".
pub fn of_period(word: &str) -> Option<&'static str> {
    Some(match word {
        "hourly" => "hour",
        "daily" => "day",
        "nightly" => "night",
        "weekly" => "week",
        "monthly" => "month",
        "quarterly" => "quarter",
        "yearly" | "annual" | "annually" => "year",
        _ => return None,
    })
}

/// Periods that something happens so many times in.
const PERIODS: &[&str] =
    &["second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "season", "year", "decade"];
