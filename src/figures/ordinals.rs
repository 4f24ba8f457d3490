//! Ordinals: "the seventh day of the truce", "her third novel", "finished second". An ordinal that makes a word of its own with its
//! noun ("first lady", "second thoughts") is none.

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated, fractions, numerals};
use crate::language::Line;

pub(super) fn ordinal(line: &Line, i: usize) -> Option<Draft> {
    let (value, end) = numerals::ordinal(line, i)?;
    // "two-thirds", "a third of": shares
    if i > 0 && (line.is_hyphen(i - 1) && line.glued(i)) || matches!(line.word(end), "-" | "–") && line.glued(end) {
        return None;
    }
    if fractions::at(line, i, false).is_some() {
        return None;
    }
    let prior = |k: usize| i.checked_sub(k).map_or("", |k| line.word(k));
    // "two hundredths of a second"
    if value == 2.0 && prior(1) == "a" && prior(2) == "of" && i >= 3 && fractions::part_word(prior(3)) {
        return None;
    }
    // "the eleventh hour"
    if value == 11.0 && line.word(end) == "hour" && prior(1) != "an" {
        return None;
    }
    let next = line.word(end);
    let at = end + usize::from(BETWEEN.has(next));
    // "four days, now extended into an eighth"
    let elided = value > 1.0
        && matches!(prior(1), "a" | "an" | "its" | "their")
        && matches!(prior(2), "into" | "for")
        && matches!(next, "." | "," | ";" | "");
    let whole = elided || i == 0 && end >= line.len() || i <= 1 && end >= line.len() && line.word(0) == "a";
    // "finished second", "came third in the race"
    let placed =
        PLACING.has(prior(1)) && (!line.is_word(end) || matches!(next, "in" | "behind" | "at" | "with" | "overall" | "place"));
    // "the first two books", "the first one"
    let counted = next == "one" || numerals::cardinal(line, end, false, false).is_some() && DETERMINERS.has(prior(1));
    // "finished first, third and 10th"
    let row = matches!(prior(1), "and" | "," | "or") && (!line.is_word(end) || matches!(next, "and" | "or")) && {
        let back = i - 1 - usize::from(matches!(prior(1), "and" | "or") && prior(2) == ",");
        (back.saturating_sub(2)..back).any(|k| ordinal(line, k).is_some_and(|before| before.to == back))
    };
    if !(row || whole || placed || counted || nominal(line, i, end, at, value)) {
        return None;
    }
    let from = if whole && !elided && i == 1 { 0 } else { i };
    let mut draft = Draft::new(from, end, Kind::Ordinal, Stated::Value(value));
    draft.core = i;
    draft.num_end = end;
    if line.is_word(at) && COUNTED.has(line.word(at)) && !placed && !counted {
        draft.noun = Some(at);
    }
    draft.settle();
    Some(draft)
}

/// Whether the ordinal at `i..end` counts the noun at `at`.
fn nominal(line: &Line, i: usize, end: usize, at: usize, value: f64) -> bool {
    let noun = line.word(at);
    // "Ninth Meeting of the Board", but not "the First Amendment"
    if !line.is_word(at) || line.glued(at) || line.is_capital(i) && i > 0 || line.is_capital(at) && !(i == 0 && COUNTED.has(noun))
    {
        return false;
    }
    let determiner = i.checked_sub(1).map_or("", |k| line.word(k));
    // "the first time" tells a tale, "the first day of the truce" counts it
    if value == 1.0 && TALES.has(noun) || value == 2.0 && end == i + 1 && IDIOMS_OF_SECOND.has(noun) {
        return false;
    }
    if COUNTED.has(noun) {
        return true;
    }
    DETERMINERS.has(determiner) && noun.len() > 2 && !IDIOMS.has(noun) && !noun.ends_with("ly") && !noun.ends_with("est")
}

/// What an ordinal that ranks something follows.
static DETERMINERS: Words = Words::new("the its his her their our my your s a this for");

/// What may stand between an ordinal and its noun.
static BETWEEN: Words = Words::new("straight consecutive successive full such annual major deadly fatal confirmed");

/// Verbs of a place in a race.
static PLACING: Words =
    Words::new("finished finish finishes finishing placed came comes coming ranked ranks ranking ended qualified started starts");

/// What ordinals count, whatever stands before them.
static COUNTED: Words = Words::new(
    "day night week month year time anniversary birthday death victim person case attack strike shooting child win defeat loss title \
     goal term attempt increase rise cut hike decade generation hostage incident round wave batch group meeting summit visit arrest \
     resignation election season match minute killing fatality hurricane storm",
);

/// "the first time" tells a tale.
static TALES: Words = Words::new(
    "time round person attempt term group season meeting visit goal title win child wave and but to of in as that who",
);

/// What makes a word of its own with an ordinal, and what is no noun.
static IDIOMS: Words = Words::new(
    "lady ladies class half halves quarter quarters party parties person hand thoughts thought opinion degree aid amendment minister base cousin \
     cousins name language sight glance rate string team baseman down reading responders responder family estate gear nature \
     division section order place places graders grader grade floor line tier world and but or to of in as that who which is was are \
     were had has have with from at on by for than step thing things instance few couple",
);

/// "a second term": fine; "a second later" is a moment.
static IDIOMS_OF_SECOND: Words = Words::new("hand time thoughts thought opinion nature half home wind world best only");
