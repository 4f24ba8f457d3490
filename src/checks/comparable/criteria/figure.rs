//! What kind of number it is, and how far apart the two are.

use super::super::super::units;
use super::super::{Criterion, Mark, Side};
use super::happening::happens;
use super::{designated, differed, digits, distance, happening, matched, middle, overlap, same_event, same_pace, unknown};
use crate::claims::of_period;
use crate::figures::Kind;

/// Kind of figure, dimension of the unit, level or change.
pub(in crate::checks::comparable) fn dimension(a: Side, b: Side) -> Option<Mark> {
    let same_unit = || {
        matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Time)
            || a.unit() == b.unit()
            || one_dimension(a.unit(), b.unit())
            // "300 tonnes a day", "300,000 kilograms daily".
            || same_pace(a, b) && one_dimension(units::without_period(a.unit()), units::without_period(b.unit()))
    };
    // "An annual budget of $48 million" is "a budget of $48 million", "$48 million a year" is not.
    let rate = |side: Side| side.claim.pace.is_some() && !side.claim.modifiers.iter().any(|it| of_period(it).is_some());
    let amount = matches!(a.figure.kind, Kind::Money | Kind::Measure);
    if amount && a.claim.pace != b.claim.pace && (rate(a) || rate(b)) {
        return differed(Criterion::Dimension);
    }
    let same = a.figure.kind == b.figure.kind && same_unit() && (a.figure.trend == b.figure.trend || changes(a) && changes(b));
    if same { matched(Criterion::Dimension, 0) } else { differed(Criterion::Dimension) }
}

fn one_dimension(a: &str, b: &str) -> bool {
    a == b || matches!((units::dimension(a), units::dimension(b)), (Some(x), Some(y)) if x.0 == y.0)
}

/// "cut the budget by 2.4 million", "the budget is cut by 4.2 million": a change, whether the figure was read as one or not.
fn changes(side: Side) -> bool {
    happening(side) == "cut"
}

/// What is measured: depth, height, worth.
pub(in crate::checks::comparable) fn attribute(a: Side, b: Side) -> Option<Mark> {
    match (&a.claim.attribute, &b.claim.attribute) {
        (Some(x), Some(y)) if x == y => matched(Criterion::Attribute, 1),
        // How many there is room for is not how many there are.
        (x, y) if [x, y].into_iter().flatten().any(|it| it == "capacity") => differed(Criterion::Attribute),
        // What something was valued at before is not what it was sold for.
        (x, y)
            if x != y
                && [x, y].into_iter().flatten().any(|it| it == "worth")
                && (happening(a) == "sell" || happening(b) == "sell") =>
        {
            differed(Criterion::Attribute)
        }
        (Some(_), Some(_)) if a.figure.kind != Kind::Count => differed(Criterion::Attribute),
        (None, None) => None,
        // "At 96 metres, the Holm mast is the tallest", "the Holm mast is 69 metres high".
        _ if a.figure.kind == Kind::Measure && named_thing(a, b) => unknown(Criterion::Attribute, 0),
        // "A crack 18 metres long", "the crack measures 28 metres".
        (Some(x), None) if sized(x, a, b) => unknown(Criterion::Attribute, 0),
        (None, Some(y)) if sized(y, b, a) => unknown(Criterion::Attribute, 0),
        _ if a.figure.kind == Kind::Measure => unknown(Criterion::Attribute, -4),
        _ => unknown(Criterion::Attribute, 0),
    }
}

/// Whether one side says of the same thing that it is so long or high, and the other only that it measures so much.
fn sized(attribute: &str, side: Side, other: Side) -> bool {
    let verb = other.claim.event.as_ref().map_or("", |it| it.verb.as_str());
    let head = &side.claim.head;
    matches!(attribute, "length" | "height" | "width" | "depth")
        && verb == "measure"
        && !head.is_empty()
        && *head == other.claim.head
}

/// Whether both measure one thing that has a name, and come out of one size.
fn named_thing(a: Side, b: Side) -> bool {
    let names = a.claim.participants.iter().any(|x| b.claim.participants.iter().any(|y| overlap(x, y)));
    let (x, y) = (middle(a), middle(b));
    let head = &a.claim.head;
    let unit = a.figure.unit.as_deref().is_some_and(|it| it.ends_with(head.as_str()));
    names && !head.is_empty() && !unit && *head == b.claim.head && !distance(a) && !distance(b) && x.max(y) <= 2.0 * x.min(y)
}

/// Whether the values are near each other: small counts tell nothing, long numbers do.
pub(super) fn nearness(a: Side, b: Side) -> Option<Mark> {
    let criterion = Criterion::Nearness;
    if a.figure.kind == Kind::Time && a.figure.clock.is_some() && a.figure.clock == b.figure.clock {
        // The same hands in two time zones.
        return matched(criterion, 4);
    }
    if matches!(a.figure.kind, Kind::Date | Kind::Time) {
        // "At 3.41am", "03:14".
        return if a.figure.kind == Kind::Time && swapped(a, b) { matched(criterion, 2) } else { None };
    }
    let (x, y) = (middle(a), middle(b));
    let ratio = if x > 0.0 && y > 0.0 { x.max(y) / x.min(y) } else { f64::INFINITY };
    let measured = a.figure.kind != Kind::Count;
    if a.claim.attribute.as_deref() == Some("magnitude") && (x - y).abs() > 0.55 {
        // One step of a logarithmic scale is much.
        return unknown(criterion, -6);
    }
    if happening(a) == "employ" && happening(b) == "employ" && ratio > 1.5 && !swapped(a, b) {
        // One works has 56 workers, and the firm 640.
        return differed(criterion);
    }
    if measured && ratio <= 1.12 || ratio <= 1.25 && x.min(y) >= 20.0 {
        return matched(criterion, 2);
    }
    if [10.0, 100.0, 1000.0, 1_000_000.0].iter().any(|slip| (ratio / slip - 1.0).abs() < 1e-6) || ratio < 10.0 && swapped(a, b) {
        // The same digits: a nought too many, a million for a billion. In another order they are seldom those of something else.
        let counted = matches!(a.figure.kind, Kind::Count | Kind::Measure) && !a.claim.head.is_empty();
        return if ratio < 10.0 && counted && swapped(a, b) { matched(criterion, 1) } else { unknown(criterion, 0) };
    }
    if a.figure.kind == Kind::Duration && ratio > 20.0 && a.figure.stated.number() != b.figure.stated.number() {
        // "Two years, suspended", "200 hours of unpaid work": of another order, and no slip of the unit either.
        return differed(criterion);
    }
    if distance(a) && ratio > 1.5 && (happens(a) || !same_event(a, b)) {
        return unknown(criterion, -6);
    }
    if measured {
        // "The ferry sank in 14 minutes", "the ferry sank in 40 minutes": the same said of the same thing.
        let same_words = !a.claim.head.is_empty()
            && a.claim.head == b.claim.head
            && a.claim.event.is_some()
            && a.claim.event.as_ref().map(|it| &it.verb) == b.claim.event.as_ref().map(|it| &it.verb);
        let event = same_event(a, b) && !distance(a);
        let weight = match (event, ratio <= 1.5) {
            (true, true) if a.figure.kind == Kind::Duration => 0,
            (false, false) if !same_words => -4,
            _ => -2,
        };
        return unknown(criterion, weight);
    }
    if ratio > 5.0 {
        return unknown(criterion, if ratio > 20.0 { -4 } else { -2 });
    }
    // Two boats here and three boats there are seldom the same boats, unless neither story has others.
    let seldom = x.max(y) < 10.0 && !same_event(a, b) && !designated(a);
    let alone = a.claim.only && b.claim.only && x.min(y) > 1.0;
    let one = x.min(y) <= 1.0;
    unknown(
        criterion,
        if !seldom {
            0
        } else if one {
            -3
        } else if alone {
            -1
        } else {
            -2
        },
    )
}

/// Within a quarter of each other, or of the same digits.
pub(super) fn alike(a: Side, b: Side) -> bool {
    let (x, y) = (middle(a), middle(b));
    x.max(y) <= 1.25 * x.min(y) || x.max(y) < 10.0 * x.min(y) && swapped(a, b)
}

/// The same digits in another order, as fingers and memory swap them: 178 and 187, 4.8 and 8.4.
pub(in crate::checks) fn swapped(a: Side, b: Side) -> bool {
    let (mut x, mut y) = (digits(a), digits(b));
    let differ = x != y;
    x.sort_unstable();
    y.sort_unstable();
    differ && x.len() > 1 && x == y
}
