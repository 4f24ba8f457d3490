//! What a finding is about, in words that outlive edits nearby. See [`StetKey`].

use super::StetKey;
use super::comparable::Side;
use super::number::number;
use super::words;
use crate::figures::{Figure, Kind, Stated};

/// The key of a finding about one figure, which is at odds with some others (none, where the rule looks at one place alone).
pub(super) fn key<'a>(side: Side, against: impl IntoIterator<Item = &'a Figure>) -> StetKey {
    let mut rivals: Vec<String> = against.into_iter().map(value).collect();
    rivals.sort();
    rivals.dedup();
    StetKey { value: value(side.figure), subject: subject(side), source: source(side), against: rivals }
}

/// The key of a finding that several figures of one place make together, as a reckoning: "137 = 117 + 30".
pub(super) fn reckoning(side: Side, value: String) -> StetKey {
    // The figures of a reckoning tell it from any other; what they count is often told by the verb, and the verb by words nearby.
    StetKey { value, subject: String::new(), source: source(side), against: Vec::new() }
}

/// The figure without its hedges and however it is written: "105", "2400000 dollar", "40 to 60", "2023-12-01", "07:37", "7-5".
pub(super) fn value(figure: &Figure) -> String {
    match (figure.kind, figure.date, figure.clock) {
        (Kind::Date, Some(date), _) => return date.to_string(),
        (Kind::Time, _, Some(minutes)) => return format!("{:02}:{:02}", minutes / 60, minutes % 60),
        (Kind::Score, ..) => return figure.score.map_or(String::new(), |it| format!("{}-{}", it.0, it.1)),
        _ => {}
    }
    let plain = match figure.stated {
        Stated::Value(value) => digits(value),
        Stated::Range(low, high) => format!("{} to {}", digits(low), digits(high)),
        Stated::Text => String::new(),
    };
    match figure.unit.as_deref().filter(|_| figure.kind != Kind::Count) {
        Some(unit) => format!("{plain} {unit}"),
        None => plain,
    }
}

fn digits(value: f64) -> String {
    number(value).replace(',', "")
}

/// What is counted by the name of its kind, and what happened to it, where the lexicon knows them.
fn subject(side: Side) -> String {
    let claim = side.claim;
    let thing = claim.things.first().map_or(claim.head.as_str(), |it| it.name());
    let event = claim.event.as_ref().and_then(|it| it.kind).map_or("", |it| it.name());
    [thing, event].iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn source(side: Side) -> String {
    words::source(side).unwrap_or_default()
}
