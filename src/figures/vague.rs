//! Words that count without a number: "dozens", "tens of thousands", "weeklong".

use super::amount::Amount;
use super::draft::Draft;
use super::lists::Words;
use super::scan::finish;
use super::{Kind, Stated, modifiers, units};
use crate::language::Line;

/// "dozens", "tens of thousands", "hundreds of millions": from their least to the next power of ten.
pub(super) fn vague(line: &Line, i: usize) -> Option<Draft> {
    let base = |word: &str| {
        Some(match word {
            "tens" => (10.0, 100.0),
            "dozens" => (24.0, 100.0),
            "scores" => (40.0, 100.0),
            "hundreds" => (100.0, 1000.0),
            "thousands" => (1e3, 1e4),
            "millions" => (1e6, 1e7),
            "billions" => (1e9, 1e10),
            "trillions" => (1e12, 1e13),
            "lakhs" => (1e5, 1e6),
            "crores" => (1e7, 1e8),
            _ => return None,
        })
    };
    let (mut low, mut high) = base(line.word(i))?;
    let mut end = i + 1;
    // "tens of thousands", "hundreds of thousands"
    let mut compound = false;
    if line.word(end) == "of" {
        let word = line.word(end + 1);
        let factor = match word {
            "thousands" => Some(1e3),
            "millions" => Some(1e6),
            "billions" => Some(1e9),
            "trillions" => Some(1e12),
            _ => None,
        };
        if let Some(factor) = factor {
            low *= factor;
            high *= factor;
            end += 2;
            compound = true;
        }
    }
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let of = line.word(end) == "of" || line.word(end) == "more" && line.word(end + 1) == "of";
    match line.word(i) {
        "tens" if !compound => return None,
        // "scores of people", never "the scores"
        "scores" if !of || BEFORE_SCORES.has(prior) => {
            return None;
        }
        _ => {}
    }
    // "in the thousands", "by the hundreds": still that many
    if matches!(prior, "the") && !matches!(line.word(i.wrapping_sub(2)), "in" | "into" | "by" | "to" | "of") {
        return None;
    }
    let (mut hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, end, Kind::Count, Stated::Range(low, high));
    draft.core = i;
    draft.num_end = end;
    // "hundreds of miles", "tens of millions of dollars"
    let at = end + usize::from(line.word(end) == "of");
    let last = vague_unit(line, at, end);
    finish(line, &mut draft, &last, &mut hedge);
    Some(draft)
}

/// The unit behind "hundreds of", as an amount without a number.
pub(super) fn vague_unit(line: &Line, at: usize, end: usize) -> Amount {
    let mut last = Amount {
        start: at,
        value: 0.0,
        step: 1.0,
        scale: 1e3,
        digits: false,
        bare: false,
        money: None,
        unit: None,
        age: None,
        num_end: end,
        end,
        hyphen: false,
        suspended: false,
    };
    if let Some((name, next)) = super::money::suffix(line, at).filter(|_| line.is_word(at)) {
        last.money = Some(name);
        last.end = next;
    } else if let Some((unit, next)) =
        units::at(line, at).filter(|(unit, _)| line.is_word(at) && line.word(at).len() > 2 && unit.name != "point")
    {
        if unit.name == "pound-mass" && line.word(at) == "pounds" {
            last.money = Some("pound sterling");
        } else {
            last.unit = Some(unit);
        }
        last.end = next;
    }
    last
}

/// "weeklong", "year-long": one of that unit.
pub(super) fn long(line: &Line, i: usize) -> Option<Draft> {
    let (unit, end) = match line.word(i) {
        "weeklong" => ("week", i + 1),
        "monthlong" => ("month", i + 1),
        "yearlong" => ("year", i + 1),
        "daylong" => ("day", i + 1),
        "hourlong" => ("hour", i + 1),
        "decadelong" => ("decade", i + 1),
        unit @ ("week" | "month" | "year" | "day" | "hour" | "decade") if line.is_hyphen(i + 1) && line.word(i + 2) == "long" => {
            (unit, i + 3)
        }
        _ => return None,
    };
    let (hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, end, Kind::Duration, Stated::Value(1.0));
    draft.core = i;
    draft.num_end = end;
    draft.unit = Some(unit.to_string());
    draft.hedge = hedge;
    draft.settle();
    Some(draft)
}

/// "the scores", "test scores" are no twenties.
static BEFORE_SCORES: Words = Words::new("the test high low credit exam his her their math reading similar");
