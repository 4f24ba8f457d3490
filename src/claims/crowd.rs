//! Who is counted where no noun for people stands behind the number: "kills 41", "in front of 64,310", "a staff of 56".

use std::ops::Range;

use super::claim::{Event, EventRole};
use super::event::Found;
use super::lexicon::{Form, Happening, Thing};
use super::words::Words;
use crate::figures::{Figure, Kind, Part};
use crate::language::Tag;

/// "Ferry fire kills 41": people are meant, and no noun of another place is, unless it is one for people.
pub(super) fn unnamed_victims(
    words: &Words,
    figure: &Figure,
    numbers: &Range<usize>,
    head_at: Option<usize>,
    found: Option<&Found>,
) -> bool {
    figure.kind == Kind::Count
        && figure.part == Part::Whole
        && !words.tag(numbers.end).is_noun()
        && !words.tag(numbers.end).is_adjective()
        && !matches!(words.at(numbers.end), "of" | "more" | "others")
        && found.is_some_and(|it| {
            it.event.is_some_and(happens_to_people) && it.role == EventRole::Patient && it.at + 1 == numbers.start
        })
        && head_at.is_none_or(|it| it + 1 < numbers.start && !Thing::of(&words.lemma(it)).is_some_and(Thing::is_people))
}

/// "The number of injured stands at 2,600": those that something happened to, whatever is said of their number.
pub(super) fn tallied(words: &Words, figure: &Figure, numbers: &Range<usize>) -> Option<Found> {
    let from = numbers.start.saturating_sub(8);
    let of =
        (from..numbers.start).rev().find(|&i| words.at(i) == "of" && words.is_any(i.wrapping_sub(1), &["number", "total"]))?;
    let at = (of + 1..numbers.start).find(|&i| words.at(i) != "the")?;
    let trigger = words.trigger(at).filter(|it| happens_to_people(it.event) && it.form != Form::Noun)?;
    let stands = (at + trigger.words..numbers.start).any(|i| {
        words.is_any(i, &["stands", "stood", "is", "was", "reached", "rose", "risen", "climbed", "increased", "at", "to"])
    });
    let own = !(at..numbers.start).any(|i| words.is_number(i) || words.at(i) == ",");
    let bare = !words.tag(at + trigger.words).is_noun() || words.is_any(at + trigger.words, &["stands", "rose"]);
    (figure.kind == Kind::Count && stands && own && bare && !words.tag(numbers.end).is_noun()).then(|| Found {
        at,
        event: Some(trigger.event),
        verb: words.lemma(at),
        role: EventRole::Patient,
    })
}

/// "Officers made 32 arrests": the noun tells what happened, and to people.
pub(super) fn outcome(words: &Words, head: Option<usize>) -> Option<Event> {
    let head = head?;
    let trigger = words.trigger(head).filter(|it| happens_to_people(it.event) && words.tag(head).is_noun())?;
    Some(Event { verb: words.lemma(head), kind: Some(trigger.event), role: EventRole::Patient })
}

/// "A city of 160,000 people", "home to 640 people".
pub(super) fn settled(words: &Words, numbers: &Range<usize>) -> bool {
    let mut at = numbers.start.wrapping_sub(1);
    while words.is_any(at, &["about", "some", "around", "nearly", "almost", "than", "more", "roughly", "over"]) {
        at = at.wrapping_sub(1);
    }
    let before = at.wrapping_sub(1);
    words.at(at) == "of"
        && words.is_any(before, &["city", "town", "village", "community", "settlement", "suburb", "municipality"])
        || words.is_any(at, &["to", "by"]) && words.at(before) == "home"
}

/// What happens to those that are counted, by its name in the lexicon.
pub(super) fn named(event: &str) -> Option<Event> {
    Happening::named(event).map(|kind| Event { verb: event.to_string(), kind: Some(kind), role: EventRole::Patient })
}

/// "Won in front of 64,310 at Norrgate", "watched by 12,400": those who were there, by their number alone.
pub(super) fn watched(words: &Words, numbers: &Range<usize>) -> bool {
    let at = before_hedges(words, numbers.start);
    let noun = words.tag(numbers.end).is_noun() && !words.is_any(numbers.end, &["people", "fans", "spectators", "supporters"]);
    let front = words.at(at) == "of" && words.at(at.wrapping_sub(1)) == "front" && words.at(at.wrapping_sub(2)) == "in";
    let by = words.at(at) == "by" && words.is_any(at.wrapping_sub(1), &["watched", "attended"]);
    (front || by) && !noun && words.raw(numbers.start).len() >= 3
}

/// "A staff of 56", "a workforce of 1,200".
pub(super) fn manned(words: &Words, numbers: &Range<usize>) -> bool {
    let at = before_hedges(words, numbers.start);
    words.at(at) == "of" && words.is_any(at.wrapping_sub(1), &["staff", "workforce", "payroll", "headcount"])
}

/// "The hospital's 2,140 staff", "its 640 workers": those whom it employs.
pub(super) fn owned_workers(words: &Words, numbers: &Range<usize>, things: &[Thing]) -> bool {
    let at = before_hedges(words, numbers.start);
    // Before a number the tagger often takes "'s" for "is".
    let owner = words.tag(at) == Tag::PrpS || words.is_any(at, &["'s", "’s", "'", "’"]);
    owner && things.first().is_some_and(|it| it.name() == "worker")
}

/// The word before the number and all that hedges it.
pub(super) fn before_hedges(words: &Words, number: usize) -> usize {
    const HEDGES: &[&str] = &[
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "than",
        "more",
        "roughly",
        "over",
        "up",
        "to",
        "just",
        "only",
        "least",
        "at",
        "approximately",
        "under",
        "fewer",
        "less",
        "a",
        "the",
        "all",
        "these",
        "those",
    ];
    let mut at = number.wrapping_sub(1);
    while words.is_any(at, HEDGES) {
        at = at.wrapping_sub(1);
    }
    at
}

/// "Found the bodies of the seven hikers": they are dead, whoever finds them.
pub(super) fn bodies(words: &Words, numbers: &Range<usize>) -> bool {
    let of = before_hedges(words, numbers.start);
    words.at(of) == "of" && words.is_any(of.wrapping_sub(1), &["bodies", "corpses", "remains"])
}

pub(super) fn happens_to_people(event: Happening) -> bool {
    ["die", "injure", "missing", "arrest", "release", "abduct", "hold", "rescue", "displace", "hospitalise", "infect", "reside"]
        .contains(&event.name())
}
