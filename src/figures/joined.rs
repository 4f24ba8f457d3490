//! Figures side by side: a unit that is shared ("eight or nine euros"), a measure in two units ("6ft 2in"), a conversion in brackets.

use super::draft::Draft;
use super::{Kind, Modifier, Stated};
use crate::language::Line;

/// "eight or nine euros", "280 million of the 1.5 billion shekels", "four-, five- and six-cylinder": the unit that comes later is meant
/// before, too. "100 kilometres (60 miles)": the hedge before holds for both.
pub(super) fn share_units(line: &Line, drafts: &mut [Draft]) {
    for k in (1..drafts.len()).rev() {
        let (head, tail) = drafts.split_at_mut(k);
        let head_before = head.len().checked_sub(2).and_then(|it| head.get(it)).map(|it| it.to);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else { continue };
        let calendar = |d: &Draft| matches!(d.kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Score);
        if calendar(a) || calendar(b) || !a.waiting || a.unit.is_some() || a.noun.is_some() {
            continue;
        }
        let gap = b.from.saturating_sub(a.to);
        let joined = gap <= 3
            && (a.to..b.from).all(|m| matches!(line.word(m), "," | "and" | "or" | "/" | "-" | "of" | "the" | "its" | "to"));
        // a comma alone joins only what goes on with "and" or "or"
        let joined = joined && (b.shared || (a.to..b.from).any(|m| line.word(m) != ","));
        // "Of the 240 students, 60, or 35 percent, failed": the share is told beside the number, unless both stand in a list.
        let told = b.kind == Kind::Percent && line.word(a.to) == "," && line.word(a.to + 1) == "or";
        let listed = head_before
            .is_some_and(|it| it + 1 >= a.from && (it..a.from).all(|m| matches!(line.word(m), "," | "and" | "or" | "/" | "-")));
        if told && !listed {
            continue;
        }
        let of = line.word(a.to) == "of";
        if !joined || gap == 0 || of && b.kind != Kind::Money || b.kind == Kind::Fraction {
            continue;
        }
        if let Some(unit) = b.unit.clone() {
            a.unit = Some(unit);
            a.kind = b.kind;
        } else if b.noun.is_some() && line.is_hyphen(a.to.wrapping_sub(1)) {
            a.noun = b.noun;
        } else {
            continue;
        }
        a.waiting = false;
        a.shared = true;
        a.settle();
    }
    for k in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(k);
        let (Some(a), Some(b)) = (head.last(), tail.first_mut()) else { continue };
        let parallel = line.word(a.to) == "("
            && b.from == a.to + 1
            && a.unit.is_some()
            && b.unit.is_some()
            && b.hedge.modifier == Modifier::Exact;
        let closed = line.word(b.to) == ")";
        if parallel && closed && a.kind == b.kind && matches!(a.kind, Kind::Money | Kind::Measure) {
            if a.hedge.modifier != Modifier::About || a.kind == Kind::Measure {
                b.hedge = a.hedge;
            }
            b.trend = a.trend;
            b.settle();
        }
    }
}

/// "3 years, 2 months", "6ft 2in", "20 dollars 43 cents": one measure in two units, in the larger one.
pub(super) fn merge_compounds(line: &Line, drafts: &mut Vec<Draft>) {
    let mut k = 1;
    while k < drafts.len() {
        let (a, b) = (&drafts[k - 1], &drafts[k]);
        let merged = compound(line, a, b);
        if let Some((value, step)) = merged {
            let to = b.to;
            let a = &mut drafts[k - 1];
            a.stated = Stated::Value(value);
            a.step = step;
            a.digits = true;
            a.to = to;
            a.num_end = a.num_end.max(to.saturating_sub(1));
            a.settle();
            drafts.remove(k);
        } else {
            k += 1;
        }
    }
}

/// The value of two neighbouring amounts as one and the place of its last digit, in the unit of the first.
fn compound(line: &Line, a: &Draft, b: &Draft) -> Option<(f64, f64)> {
    let gap = b.from.checked_sub(a.to)?;
    if gap > 2 || b.from != b.core || !(a.to..b.from).all(|m| matches!(line.word(m), "," | "and")) {
        return None;
    }
    let (Stated::Value(x), Stated::Value(y)) = (a.stated, b.stated) else { return None };
    let (large, small) = (a.unit.as_deref()?, b.unit.as_deref()?);
    // the part already merged ends in some unit: "3 years, 2 months, 14 days" goes on from the months
    let ratio = ratio(large, small)?;
    let whole =
        y.fract() == 0.0 && y < ratio && y > 0.0 && (x.fract() == 0.0 || a.to > a.num_end) && a.hedge.modifier != Modifier::Less;
    whole.then_some((x + y / ratio, 1.0 / ratio))
}

/// How many of the small unit make one of the large, where the two are used together ("6ft 2in", "3 years, 2 months").
pub(super) fn ratio(large: &str, small: &str) -> Option<f64> {
    const PAIRS: &[(&str, &str, f64)] = &[
        ("mile", "yard", 1760.0),
        ("yard", "foot", 3.0),
        ("foot", "inch", 12.0),
        ("kilometre", "metre", 1000.0),
        ("metre", "centimetre", 100.0),
        ("stone", "pound-mass", 14.0),
        ("pound-mass", "ounce", 16.0),
        ("kilogram", "gram", 1000.0),
        ("year", "month", 12.0),
        ("year", "week", 52.0),
        ("year", "day", 365.25),
        ("month", "week", 4.35),
        ("month", "day", 30.4),
        ("week", "day", 7.0),
        ("day", "hour", 24.0),
        ("hour", "minute", 60.0),
        ("minute", "second", 60.0),
        ("hour", "second", 3600.0),
        ("dollar", "cent", 100.0),
        ("euro", "cent", 100.0),
        ("pound sterling", "penny", 100.0),
        ("year of age", "month of age", 12.0),
    ];
    PAIRS.iter().find(|(l, s, _)| *l == large && *s == small).map(|(.., r)| *r)
}
