//! A count of zero in words: "no one was hurt", "no injuries", "none of the crew survived". Only where something is counted: "nobody
//! knows" and "second to none" count nothing.

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated};
use crate::language::Line;

pub(super) fn nothing(line: &Line, i: usize) -> Option<Draft> {
    let (end, unit, happened) = match line.word(i) {
        "no" if line.word(i + 1) == "one" || line.is_hyphen(i + 1) && line.word(i + 2) == "one" => {
            let end = i + 2 + usize::from(line.is_hyphen(i + 1));
            (end, Some("person"), befalls(line, end, end) || struck(line, i))
        }
        "nobody" => (i + 1, Some("person"), befalls(line, i + 1, i + 1) || struck(line, i)),
        "none" if line.word(i + 1) == "of" => (i + 1, None, befalls(line, i + 1, i + 9)),
        "none" => (i + 1, Some("person"), befalls(line, i + 1, i + 1)),
        // "no injuries", "no further deaths", "no civilian casualties"
        "no" => (i + 1, None, (i + 1..i + 4).take_while(|&k| line.is_word(k)).any(|k| TALLIED.has(line.word(k)))),
        _ => return None,
    };
    if !happened {
        return None;
    }
    let mut draft = Draft::new(i, end, Kind::Count, Stated::Value(0.0));
    draft.unit = unit.map(str::to_string);
    draft.digits = false;
    draft.settle();
    Some(draft)
}

/// Whether between the atoms `from` and `last` a verb begins that says what befell how many: "was hurt", "has been found", "survived".
fn befalls(line: &Line, from: usize, last: usize) -> bool {
    (from..=last).take_while(|&k| line.is_word(k) || line.is_number(k)).any(|k| {
        let auxiliary = (k..k + 4).take_while(|&at| AUXILIARY.has(line.word(at))).count();
        let at = k + auxiliary;
        // "no one was seriously hurt"
        let at = at + usize::from(auxiliary > 0 && line.word(at).ends_with("ly"));
        auxiliary > 0 && BEFALLEN.has(line.word(at)) || matches!(line.word(k), "died" | "survived" | "escaped")
    })
}

/// "killed no one", "injuring nobody".
fn struck(line: &Line, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|k| STRUCK.has(line.word(k)))
}

/// Auxiliaries of the passive.
static AUXILIARY: Words = Words::new("was were is are has have had been being be reported believed thought known to yet");

/// Participles that are counted.
static BEFALLEN: Words = Words::new(
    "killed hurt injured wounded harmed arrested detained hospitalised hospitalized rescued evacuated trapped charged convicted \
     displaced infected shot missing dead abducted kidnapped released freed executed deported sacked dismissed",
);

/// Verbs whose object is counted.
static STRUCK: Words = Words::new("killed killing hurt hurting injured injuring wounded wounding arrested arresting");

/// Nouns of tallies.
static TALLIED: Words = Words::new("injuries casualties deaths fatalities victims survivors arrests casualty fatality");
