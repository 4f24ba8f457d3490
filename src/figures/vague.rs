//! Words that count without a number: "dozens", "tens of thousands", "weeklong".

use super::amount::Amount;
use super::draft::Draft;
use super::lists::Words;
use super::scan::finish;
use super::{Kind, Stated, modifiers, not_figures, numerals, tails, units};
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
    if let Some(found) = few(line, i) {
        return Some(found);
    }
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

/// "several hundred" (two to ten of them), "several villages" (three to ten), "a couple of hostages" (about two).
fn few(line: &Line, i: usize) -> Option<Draft> {
    let (core, at) = match (line.word(i), line.word(i + 1)) {
        ("several", _) => (i, i + 1),
        ("a", "few") => (i, i + 2),
        ("a", "couple") => (i, i + 2 + usize::from(line.word(i + 2) == "of")),
        _ => return None,
    };
    let (stated, end) = if let Some(scale) = numerals::scale_word(line.word(at)).or((line.word(at) == "hundred").then_some(100.0))
    {
        (Stated::Range(2.0 * scale, 10.0 * scale), at + 1)
    } else if line.word(i + 1) == "couple" {
        let of = at == i + 3 && line.is_word(at) && !matches!(line.word(at), "the" | "these" | "those" | "them");
        (of.then_some(Stated::Value(2.0))?, at)
    } else {
        let head = (at..at + 3)
            .take_while(|&k| line.is_word(k) && !line.is_capital(k))
            .find(|&k| not_figures::is_plural(line.word(k)))?;
        let counted = core == i && line.word(i) == "several" && !NOT_SEVERAL.has(line.word(head));
        (counted.then_some(Stated::Range(3.0, 10.0))?, at)
    };
    let (hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, end, Kind::Count, stated);
    draft.core = core;
    draft.num_end = end;
    let mut hedge = hedge;
    if let Stated::Value(_) = stated {
        hedge = hedge.or_about();
    }
    let last = vague_unit(line, end, end);
    finish(line, &mut draft, &last, &mut hedge);
    draft.digits = false;
    Some(draft)
}

/// What "several" says nothing of.
static NOT_SEVERAL: Words =
    Words::new("times ways things reasons years months weeks days hours minutes decades others aspects factors");

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

/// "an hour and a half", "a minute and 30 seconds", "a dollar and 42 cents": one of a unit, and some more.
pub(super) fn one_and(line: &Line, i: usize) -> Option<Draft> {
    // "an extra day and a half"
    let at = i + 1 + usize::from(matches!(line.word(i + 1), "extra" | "additional" | "further" | "full" | "whole"));
    if !matches!(line.word(i), "a" | "an") || line.word(at + 1) != "and" {
        return None;
    }
    let mut amount = vague_unit(line, at, at);
    if amount.end != at + 1 || !amount.has_unit() {
        return None;
    }
    (amount.start, amount.value, amount.scale) = (i, 1.0, 1.0);
    if let Some((share, end)) = tails::and_a_half(line, at + 1) {
        (amount.value, amount.step, amount.end) = (1.0 + share, share, end);
    } else if amount.money.is_some() {
        tails::change(line, &mut amount);
    } else {
        let less = super::amount::at(line, at + 2, false, false)?;
        let ratio = super::joined::ratio(amount.unit?.name, less.unit?.name).filter(|ratio| less.value < *ratio)?;
        (amount.value, amount.step, amount.end) = (1.0 + less.value / ratio, 1.0 / ratio, less.end);
    }
    if amount.value == 1.0 {
        return None;
    }
    let (mut hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, amount.end, Kind::Count, Stated::Value(amount.value));
    draft.core = i;
    draft.num_end = amount.end;
    finish(line, &mut draft, &amount, &mut hedge);
    Some(draft)
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
