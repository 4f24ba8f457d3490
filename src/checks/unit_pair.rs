//! `unit-pair`: a measure told twice in two units that do not fit: "100 kilometres (90 miles)", "40 degrees Celsius (140 Fahrenheit)";
//! and sums of money in two currencies that are orders of magnitude apart: "$4.8 million (£3.9 billion)".

use std::sync::LazyLock;

use super::number::number;
use super::pattern::{Found, Pattern};
use super::repair::in_style;
use super::skeleton::{Skeleton, Slot, last_place};
use super::{Code, Finding, words};
use crate::figures::{Base, Interval, Kind, Modifier, dimension};

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let pairs = |it: &&Skeleton| it.has("ud", 2) || it.has("m", 2);
    for skeleton in paragraphs.iter().filter(pairs) {
        let found = PAIRS.iter().flat_map(|it| it.captures_iter(&skeleton.text));
        findings.extend(found.filter_map(|it| measures(skeleton, &it).or_else(|| money(skeleton, &it))));
    }
}

/// The second figure stands alone in brackets or between commas.
static PAIRS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"{one:udm}(?: [a-z]+)? ?\((?:about |or |some |roughly |around |nearly |approximately |equivalent to |equal to )?{other:udm}(?: [a-z]+)?\)",
        r"{one:um}(?: [a-z]+)?, (?:or|that is|equal to|equivalent to) {other:um}(?: [a-z]+)?(?:,| \|| —)",
        r"{one:u} ?/ ?{other:u}",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

fn measures(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    let (a, b) = (one.figure.unit.as_deref()?, other.figure.unit.as_deref()?);
    let ((dim, factor, offset), (same, to_factor, to_offset)) = (dimension(a)?, dimension(b)?);
    let known = !matches!(dim.of, Base::Money(_) | Base::Percent | Base::PercentPoint | Base::Angle | Base::Data);
    // "5-foot-10 (178 cm)": feet and inches in one.
    let joined = one.text.contains("foot-") || one.text.contains("feet-");
    if a == b || dim != same || !known || joined || one.value.is_nan() || other.value.is_nan() {
        return None;
    }
    // "three years (18 months suspended)" is no time told twice.
    if dim.of == Base::Time && one.figure.kind == Kind::Duration && !found.whole().as_str().ends_with(">)") {
        return None;
    }
    let mut sizes = sizes(a, factor).into_iter().flat_map(|from| self::sizes(b, to_factor).into_iter().map(move |to| (from, to)));
    let fits = |(from, to): (f64, f64)| {
        let there = (one.value * from + offset - to_offset) / to;
        let back = (other.value * to + to_offset - offset) / from;
        let (first, second) = (allowed(one, other), allowed(other, one));
        let meets = |interval: Interval, value: f64| interval.meets(Interval::point(value));
        // A difference of two degrees Celsius is one of 3.6 degrees Fahrenheit.
        let difference = offset != to_offset && meets(second, one.value * from / to);
        meets(second, there) || meets(first, back) || difference
    };
    if sizes.any(fits) {
        return None;
    }
    let there = (one.value * factor + offset - to_offset) / to_factor;
    let real = written(other, there);
    let slip = words::slip(there, other.value).map_or(String::new(), |it| format!(" ({it})"));
    let message = format!("{} is {real}, not {}{slip}.", one.text, other.text);
    let mut finding = skeleton.finding(Code::UnitPair, other, message, &[one])?;
    let rounded = rounded(there, other);
    finding.repairs.extend(skeleton.repair(other, rounded, other.text));
    let back = (other.value * to_factor + to_offset - offset) / factor;
    finding.repairs.extend(skeleton.repair(one, self::rounded(back, one), one.text));
    Some(finding)
}

/// Units that are two units by one name.
fn sizes(unit: &str, factor: f64) -> Vec<f64> {
    let mut sizes = vec![factor];
    match unit {
        // Short, long and metric.
        "ton" | "tonne" => sizes.extend([0.907_184_74, 1.016_046_908_8, 1.102_311_31].map(|it| it * factor)),
        // Of the United States and imperial.
        "gallon" | "pint" | "quart" | "fluid ounce" => sizes.extend([factor * 1.200_95, factor / 1.200_95]),
        "mile" => sizes.push(factor * 1.150_779),
        _ => {}
    }
    sizes
}

/// What the second of two figures may be, when the first is taken as it stands: rounding to the place it is written to, in round numbers
/// to a round number. A hedge on either widens both.
fn allowed(slot: &Slot, other: &Slot) -> Interval {
    let size = slot.value.abs();
    let place = last_place(slot.text, slot.value);
    let whole = slot.value.fract() == 0.0 && place <= 1.0;
    let written = if whole { 0.51 } else { 0.51 * place };
    // "60 miles" is 60 to the nearest ten, but never much off.
    let round = match slot.value {
        value if whole && value % 100.0 == 0.0 => 50.0,
        value if whole && value % 10.0 == 0.0 => 5.0,
        _ => 0.0,
    };
    let written = if place > 1.0 { f64::min(written, 0.075 * size) } else { written };
    let hedged = slot.figure.modifier != Modifier::Exact || other.figure.modifier != Modifier::Exact;
    let hedge = if hedged { 0.04 * size } else { 0.0 };
    let half = written.max(f64::min(round, 0.075 * size)).max(0.01 * size) + hedge;
    Interval { low: slot.value - half, high: slot.value + half }
}

/// As exactly as the figure that is there.
fn rounded(value: f64, slot: &Slot) -> f64 {
    let place = last_place(slot.text, slot.value).max(0.1);
    let place = if place < 1.0 { place } else { 1.0_f64.max(if value > 1e6 { place } else { 1.0 }) };
    (value / place).round() * place
}

fn written(slot: &Slot, value: f64) -> String {
    in_style(slot.text, rounded(value, slot))
        .unwrap_or_else(|| format!("{} {}s", number(value), slot.figure.unit.as_deref().unwrap_or("")))
}

/// Two currencies: a rate is a fact of its day, but none of these has ever been ten times what it is.
fn money(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    let (low, high) = rate(one.figure.unit.as_deref()?)?;
    let (low_other, high_other) = rate(other.figure.unit.as_deref()?)?;
    if one.figure.unit == other.figure.unit || one.value <= 0.0 || other.value <= 0.0 {
        return None;
    }
    // What the second is for one of the first.
    let (least, most) = (low_other / high, high_other / low);
    let real = other.value / one.value;
    if real >= least / 2.5 && real <= most * 2.5 {
        return None;
    }
    let slip = words::slip(one.value * (least * most).sqrt(), other.value).unwrap_or("a slip of the magnitude");
    let message = format!("{} cannot be {}: {slip}.", one.text, other.text);
    skeleton.finding(Code::UnitPair, other, message, &[one])
}

/// How much of a currency one US dollar has bought, at least and at most, since 1990 or since the currency stands on its feet.
fn rate(unit: &str) -> Option<(f64, f64)> {
    Some(match unit {
        "dollar" => (0.65, 2.1),
        "euro" => (0.62, 1.22),
        "pound sterling" => (0.47, 0.96),
        "swiss franc" => (0.7, 1.85),
        "japanese yen" => (75.0, 162.0),
        "chinese yuan" => (4.7, 8.8),
        "indian rupee" => (17.0, 95.0),
        "swedish krona" | "norwegian krone" | "danish krone" => (5.0, 11.9),
        "polish zloty" | "shekel" => (2.0, 5.0),
        "south african rand" => (2.5, 20.0),
        "south korean won" => (660.0, 2000.0),
        _ => return None,
    })
}
