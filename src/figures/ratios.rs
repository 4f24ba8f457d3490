//! Ratios: "twice as many", "sales doubled", odds of "5-1".

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated, Trend, modifiers, numerals};
use crate::language::Line;

pub(super) fn ratio(line: &Line, i: usize) -> Option<Draft> {
    factor(line, i).or_else(|| odds(line, i))
}

/// "twice as many", "twice the price", "doubled to 40", "halved".
fn factor(line: &Line, i: usize) -> Option<Draft> {
    let (value, trend) = match line.word(i) {
        "twice" if line.word(i + 1) == "as" && AS.has(line.word(i + 2)) => (2.0, None),
        "twice" if matches!(line.word(i + 1), "the" | "that" | "its" | "their" | "what") => (2.0, None),
        "doubled" => (2.0, Some(Trend::Up)),
        "tripled" | "trebled" => (3.0, Some(Trend::Up)),
        "quadrupled" => (4.0, Some(Trend::Up)),
        "halved" => (0.5, Some(Trend::Down)),
        _ => return None,
    };
    // "the bet was doubled down on", "he doubled up"
    if trend.is_some() && matches!(line.word(i + 1), "down" | "up" | "over" | "back" | "as") {
        return None;
    }
    let (hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, i + 1, Kind::Ratio, Stated::Value(value));
    draft.core = i;
    draft.num_end = i + 1;
    draft.hedge = hedge;
    draft.digits = false;
    draft.settle();
    draft.trend = trend;
    Some(draft)
}

/// "a 5-1 favourite", "odds of 7/2", "at odds of 100 to one": the quotient. Without a word of betting, "5-1" is a score.
fn odds(line: &Line, i: usize) -> Option<Draft> {
    let at = i + 1;
    if !(line.is_number(i) && matches!(line.word(at), "-" | "–" | "/" | ":" | "to")) {
        return None;
    }
    let (at, spaced) = match line.word(at) {
        "-" | "–" if line.has(at + 1, &["to", "-"]) => (at + 3, false),
        "to" => (at + 1, true),
        _ => (at + 1, false),
    };
    let named = BETTING.has(line.word(at + 1)) || line.is_hyphen(at + 1) && BETTING.has(line.word(at + 2));
    let announced = (i.saturating_sub(3)..i).any(|k| line.word(k) == "odds");
    if !(named && !spaced || announced) {
        return None;
    }
    let value = |k: usize| numerals::cardinal(line, k, false, false).filter(|n| n.end == k + 1 && n.value > 0.0).map(|n| n.value);
    let (a, b) = (value(i)?, value(at)?);
    let mut draft = Draft::new(i, at + 1, Kind::Ratio, Stated::Value(a / b));
    draft.settle();
    Some(draft)
}

/// What something is twice as.
static AS: Words = Words::new(
    "many much big large high low long likely fast expensive old heavy strong wide deep tall often far good bad great",
);

/// What odds are given of.
static BETTING: Words =
    Words::new("favourite favorite favourites favorites shot outsider outsiders odds underdog underdogs chance chances");
