//! The criteria by which two claims are judged, one function each.

mod contest;
pub(super) mod figure;
pub(super) mod happening;
pub(super) mod setting;
pub(super) mod subject;
pub(super) mod time;

use super::super::units;
use super::{Criterion, Mark, Side, State};
use crate::figures::{Kind, Stated};

pub(in crate::checks) use figure::swapped;
pub(super) use setting::restated;
pub(in crate::checks) use setting::stories;

/// What one criterion says of two claims; nothing where it has nothing to judge.
pub(super) type Test = fn(Side, Side) -> Option<Mark>;

/// The cheap ones first, and soon the one that tells most pairs apart: in a long text half of all hold at two times.
pub(super) const ALL: [Test; 18] = [
    figure::dimension,
    time::time,
    happening::modality,
    happening::scope,
    subject::thing,
    subject::restriction,
    subject::origin,
    happening::event,
    happening::role,
    setting::story,
    setting::place,
    setting::names,
    subject::owner,
    setting::wording,
    setting::beside,
    figure::nearness,
    figure::attribute,
    setting::only,
];

/// The criteria for two claims.
pub(super) fn of(a: Side, b: Side) -> &'static [Test] {
    if a.claim.contest.is_some() || b.claim.contest.is_some() { &contest::OF_CONTESTS } else { &ALL }
}

fn matched(criterion: Criterion, weight: i32) -> Option<Mark> {
    Some(Mark { criterion, state: State::Matched, weight })
}

fn unknown(criterion: Criterion, weight: i32) -> Option<Mark> {
    Some(Mark { criterion, state: State::Unknown, weight })
}

fn differed(criterion: Criterion) -> Option<Mark> {
    Some(Mark { criterion, state: State::Differed, weight: 0 })
}

/// Whether the lexicon knows what happened, and that it is the same.
fn same_event(a: Side, b: Side) -> bool {
    a.claim.event.as_ref().zip(b.claim.event.as_ref()).is_some_and(|(x, y)| x.kind.is_some() && x.kind == y.kind)
}

/// The size of a figure's unit in its dimension's base unit.
pub(super) fn unit_size(side: Side) -> f64 {
    units::dimension(units::without_period(side.unit())).map_or(1.0, |it| it.1)
}

/// The middle of what a figure allows, in its dimension's base unit.
fn middle(side: Side) -> f64 {
    let it = side.figure.interval;
    let scale = unit_size(side);
    let middle = match (it.low.is_finite(), it.high.is_finite()) {
        (true, true) => (it.low + it.high) / 2.0,
        (true, false) => it.low,
        _ => it.high,
    };
    (middle * scale).abs()
}

/// Whether the thing has a type of its own: "AK-47".
fn designated(side: Side) -> bool {
    side.claim.head.bytes().any(|it| it.is_ascii_digit())
}

pub(super) fn people(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| it.is_people())
}

/// Whether both are rates of one period.
fn same_pace(a: Side, b: Side) -> bool {
    a.claim.pace.is_some() && a.claim.pace == b.claim.pace
}

/// People of no kind: "people", "others", "victims". Without an event nothing tells which ones.
fn general(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| matches!(it.name(), "person" | "group" | "victim" | "man" | "woman" | "child"))
}

/// The name of what happened, where the lexicon knows it.
fn happening(side: Side) -> &'static str {
    side.claim.event.as_ref().and_then(|it| it.kind).map_or("", |it| it.name())
}

/// Whether both stand in one document.
fn here(a: Side, b: Side) -> bool {
    a.page.file == b.page.file
}

/// Whether two names share a word that is long enough to be one.
pub(super) fn overlap(a: &str, b: &str) -> bool {
    a == b || a.split(' ').any(|x| x.len() > 3 && !GENERIC.contains(&x) && b.split(' ').any(|y| x == y))
}

/// Words that many names share: "Reform Party", "Green Party".
const GENERIC: &[&str] = &[
    "party",
    "city",
    "river",
    "council",
    "school",
    "company",
    "bank",
    "university",
    "hospital",
    "street",
    "police",
    "national",
    "united",
    "county",
    "district",
    "province",
    "ministry",
    "department",
    "court",
    "club",
    "group",
    "union",
    "mayor",
    "president",
    "minister",
    "chief",
    "general",
    "doctor",
    "street",
    "road",
    "island",
    "mount",
    "lake",
    "north",
    "south",
    "east",
    "west",
];

/// The length, height or depth of one thing that has a name, which stays what it is.
fn fixed(a: Side, b: Side) -> bool {
    let known = |side: Side| matches!(side.claim.attribute.as_deref(), Some("length" | "height" | "depth" | "width"));
    let names = a.claim.participants.iter().any(|x| b.claim.participants.iter().any(|y| overlap(x, y)));
    a.figure.kind == Kind::Measure
        && (known(a) || known(b))
        && names
        && !a.claim.head.is_empty()
        && a.claim.head == b.claim.head
        && !distance(a)
        && !distance(b)
}

/// "55 km south of Bireun": what it is measured from tells it from all others.
fn distance(side: Side) -> bool {
    side.claim.attribute.as_deref() == Some("distance")
}

/// The digits of the number as it stands, without noughts at its ends.
fn digits(side: Side) -> Vec<u8> {
    let all: Vec<u8> = side.text().bytes().filter(u8::is_ascii_digit).collect();
    let start = all.iter().take_while(|it| **it == b'0').count();
    let end = all.len() - all.iter().rev().take_while(|it| **it == b'0').count();
    all.get(start..end).unwrap_or(&[]).to_vec()
}

/// A number of one digit that counts, or in words; of things that are counted, also whole thousands.
fn is_round(side: Side) -> bool {
    let thousands = matches!(side.figure.stated, Stated::Value(value) if value >= 1000.0 && value % 1000.0 == 0.0);
    digits(side).len() < 2 || side.figure.kind == Kind::Count && thousands
}
