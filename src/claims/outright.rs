//! Sentences that say one thing twice: "The sinking killed 41 people. The sinking killed 39 people."

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::lists::SEVERAL;
use super::words::Words;
use crate::figures::Figure;

/// The print of a sentence without this figure. It is 0 where the same words may be said of something else next: of another one, of what
/// came after it, or of nothing that has a name or an article.
pub(super) fn print(words: &Words, figure: &Figure) -> u64 {
    let own = figure.tokens.0 as usize..(figure.tokens.1 as usize).min(words.len());
    let moves = figure.trend.is_some() || words.is_any(own.start.wrapping_sub(1), &["to", "from"]);
    if own.is_empty() || moves || !names_its_subject(words) || may_be_another(words, &own) {
        return 0;
    }
    let mut hasher = FxHasher::default();
    words.lower.get(..own.start).hash(&mut hasher);
    words.lower.get(own.end..).hash(&mut hasher);
    hasher.finish().max(1)
}

/// Whether nothing is brought in here that a sentence behind it may speak of instead of what the one before it spoke of.
pub(super) fn brings_in_nothing(words: &Words) -> bool {
    words.sentence.names.is_empty() && !may_be_another(words, &(0..0))
}

/// "The sinking", "in the crash", "Larkford": not only "police", and not only "in the evening".
fn names_its_subject(words: &Words) -> bool {
    let definite = |i: usize| words.at(i) == "the" && !words.is_any(i + 1, TIMES);
    !words.sentence.names.is_empty() || (0..words.len()).any(definite)
}

/// Whether it speaks of one of several, or asks. "A profit of $3 million" and "$20 a day" are no others.
fn may_be_another(words: &Words, own: &Range<usize>) -> bool {
    let article = |i: usize| {
        let amount = (i + 2..i + 4).any(|of| words.at(of) == "of" && of + 1 == own.start);
        words.is_any(i, &["a", "an"]) && !amount && i != own.end
    };
    (0..words.len()).filter(|i| !own.contains(i)).any(|i| words.is_in(i, SEVERAL) || article(i))
}

const TIMES: &[&str] =
    &["morning", "afternoon", "evening", "night", "day", "week", "weekend", "month", "year", "time", "same", "past", "end"];
