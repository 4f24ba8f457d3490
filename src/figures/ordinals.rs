//! Ordinals that count: "the seventh day of the truce", "for the third straight month".

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated, fractions, numerals};
use crate::language::Line;

/// Ordinals that count something: "the seventh day of the truce", "for the second straight year".
pub(super) fn ordinal(line: &Line, i: usize) -> Option<Draft> {
    let (value, end) = numerals::ordinal(line, i)?;
    // "two-thirds", "a third of": shares
    if i > 0 && (line.is_hyphen(i - 1) && line.glued(i)) || matches!(line.word(end), "-" | "–") && line.glued(end) {
        return None;
    }
    if fractions::at(line, i, false).is_some() {
        return None;
    }
    let next = line.word(end);
    let at = end
        + usize::from(matches!(
            next,
            "straight" | "consecutive" | "successive" | "full" | "such" | "annual" | "major" | "deadly" | "fatal" | "confirmed"
        ));
    let counts = COUNTED.has(line.word(at));
    // "four days, now extended into an eighth"
    let prior = |k: usize| i.checked_sub(k).map_or("", |k| line.word(k));
    let elided = value > 1.0
        && matches!(prior(1), "a" | "an" | "its" | "their")
        && matches!(prior(2), "into" | "for")
        && matches!(next, "." | "," | ";" | "");
    let whole = elided || i == 0 && end >= line.len() || i <= 1 && end >= line.len() && line.word(0) == "a";
    // "the first time" tells a tale, "the first day of the truce" counts it
    let first = value == 1.0 && TALES.has(line.word(at));
    let second = value == 2.0 && line.word(i) == "second" && !counts;
    if !whole && (!counts || first || second) {
        return None;
    }
    let from = if whole && !elided && i == 1 { 0 } else { i };
    let mut draft = Draft::new(from, end, Kind::Ordinal, Stated::Value(value));
    draft.core = i;
    draft.num_end = end;
    if line.is_word(at) {
        draft.noun = Some(at);
    }
    draft.settle();
    Some(draft)
}

/// What ordinals count.
static COUNTED: Words = Words::new(
    "day night week month year time anniversary birthday death victim person case attack strike shooting child win defeat \
     loss title goal term attempt increase rise cut hike decade generation hostage incident round wave batch group meeting \
     summit visit arrest resignation election season match minute killing fatality hurricane storm",
);

/// "the first time" tells a tale, "the first day of the truce" counts it.
static TALES: Words = Words::new("time round person attempt term group season meeting visit goal title win child wave");
