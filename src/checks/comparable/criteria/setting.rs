//! The story round about: its places, its names, its words.

use super::super::{Criterion, Mark, Side};
use super::subject::{from_there, holds};
use super::time::recalled;
use super::{designated, differed, fixed, happening, here, matched, middle, overlap, people, same_event, unknown};
use crate::checks::Page;
use crate::checks::comparable::company::unpaired;
use crate::claims::{Modality, story, telling_number};
use crate::figures::Kind;

/// Whether both documents tell the same story.
pub(super) fn story(a: Side, b: Side) -> Option<Mark> {
    if here(a, b) {
        return matched(Criterion::Story, 0);
    }
    stories(a.page, b.page)
}

/// The same of two documents.
pub(in crate::checks) fn stories(a: Page, b: Page) -> Option<Mark> {
    let (x, y) = (&a.facts.story, &b.facts.story);
    let (likeness, names) = (x.likeness(y), x.shared_names(y) + x.hidden_names(y) + y.hidden_names(x));
    // A writer lays those sources beside his draft from which he writes it.
    let source = a.role != b.role;
    if likeness >= 0.30 && names >= 2 || likeness >= 0.40 && names >= 1 || source && likeness >= 0.20 && names >= 1 {
        // The last step counts only where nothing speaks strongly against the two figures, see `judgement`.
        matched(
            Criterion::Story,
            if likeness >= 0.60 || source && likeness >= 0.50 {
                4
            } else if likeness >= 0.50 || source && likeness >= 0.30 {
                3
            } else {
                2
            },
        )
    } else if likeness >= 0.15 && names >= 2 {
        unknown(Criterion::Story, 0)
    } else {
        differed(Criterion::Story)
    }
}

pub(in crate::checks::comparable) fn place(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (&a.claim.places, &b.claim.places);
    if x.is_empty() && y.is_empty() {
        return None;
    }
    if a.figure.kind == Kind::Date && (x.is_empty() || y.is_empty()) {
        return unknown(Criterion::Place, 0);
    }
    let about = |place: &str, side: Side| {
        place.split(' ').filter(|it| it.len() > 2).all(|it| side.page.facts.story.is_about(story::hash(it)))
    };
    let named = |place: &str, side: Side| {
        let claim = side.claim;
        claim.participants.iter().any(|it| overlap(it, place)) || claim.origins.iter().any(|it| from_there(it, place))
    };
    let has = |place: &str, side: Side| {
        let story = &side.page.facts.story;
        let known = |it: u32| story.names.binary_search(&it).is_ok() || story.weight(it).is_some();
        place.split(' ').filter(|it| it.len() > 2).all(|it| known(story::hash(it)))
    };
    let known = |place: &str| about(place, a) && about(place, b) || named(place, a) && named(place, b);
    if x.iter().any(|p| y.iter().any(|q| overlap(p, q) && !a_part(p, q))) {
        // "in Asia", "in Asia and Africa": the wider may hold more. "At Hill Street school in Carrow", "in Carrow": the narrower less.
        let more =
            x.len() != y.len() && (x.iter().any(|p| !has(p, b) && !named(p, b)) || y.iter().any(|q| !has(q, a) && !named(q, a)));
        return if more && a.figure.kind == Kind::Count {
            differed(Criterion::Place)
        } else if more {
            unknown(Criterion::Place, -3)
        } else {
            matched(Criterion::Place, i32::from(x.len() == y.len()))
        };
    }
    if !x.is_empty() && !y.is_empty() {
        // "In neighbouring Central Skarne district", "in Norland".
        if a.claim.district != b.claim.district && a.figure.kind == Kind::Count && (people(a) || tally(a)) {
            return unknown(Criterion::Place, -10);
        }
        let both = x.iter().any(|p| named(p, b)) || y.iter().any(|q| named(q, a));
        // Those who live in one place do not live in another, though that is named too.
        let homes = same_event(a, b) && happening(a) == "reside";
        return if both && !homes { unknown(Criterion::Place, 0) } else { differed(Criterion::Place) };
    }
    // A poll is told of with the place it was taken in, or without; who is aboard is so wherever the ship is; a mast stands where it stands.
    if same_event(a, b) && matches!(happening(a), "poll" | "board" | "study") || holds(a) || fixed(a, b) {
        return unknown(Criterion::Place, 0);
    }
    // "In Central Skarne", "in Upper Marling district": some of those that another sentence counts for the whole.
    let part = a.claim.district || b.claim.district || x.iter().chain(y).any(|it| it.split(' ').any(|it| SIDES.contains(&it)));
    if part && a.figure.kind == Kind::Count && (people(a) || tally(a)) {
        unknown(Criterion::Place, -10)
    } else if x.iter().chain(y).all(|p| known(p)) && !recalled(&a.claim.time) {
        unknown(Criterion::Place, 0)
    } else if x.iter().chain(y).all(|p| has(p, a) && has(p, b)) {
        // A toll is made up of those of many places, a chase at sea is not.
        // One crowd is in one place.
        let crowd = same_event(a, b) && happening(a) == "attend";
        unknown(Criterion::Place, if (people(a) || tally(a)) && !crowd && a.figure.kind == Kind::Count { -6 } else { -2 })
    } else {
        // A place that the stories are not about holds only some of them.
        unknown(Criterion::Place, if a.figure.kind == Kind::Count { -6 } else { -3 })
    }
}

/// "Central Skarne" is not all of Skarne, and not North Skarne.
fn a_part(a: &str, b: &str) -> bool {
    let side = |place: &str| place.split(' ').find(|it| SIDES.contains(it)).map(str::to_string);
    side(a) != side(b)
}

/// Words that make a part of a place's name.
const SIDES: &[&str] = &[
    "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upper", "lower", "inner",
    "outer", "greater", "downtown",
];

/// A count that grows with the area it is taken over.
fn tally(side: Side) -> bool {
    ["die", "injure", "damage", "destroy", "displace", "missing", "collapse", "outage", "infect"].contains(&happening(side))
}

/// Names that both sentences have.
pub(in crate::checks::comparable) fn names(a: Side, b: Side) -> Option<Mark> {
    let names = a.claim.participants.iter().filter(|x| b.claim.participants.iter().any(|y| overlap(x, y))).count() as i32;
    if names > 0 {
        return matched(Criterion::Names, names.min(2));
    }
    if holds(a) && !a.claim.participants.is_empty() && !b.claim.participants.is_empty() {
        // "Norrgate holds 64,000", "Milton's ground holds 31,000".
        return unknown(Criterion::Names, -6);
    }
    let one_sided = a.claim.participants.is_empty() || b.claim.participants.is_empty();
    let headline = a.claim.headline || b.claim.headline;
    let weight = if one_sided || here(a, b) && a.claim.headline != b.claim.headline {
        // A headline has room for few names, and speaks of what stands below it.
        0
    } else if here(a, b) {
        // One writer, two sets of names: he speaks of two things.
        -3
    } else if !matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Money) || headline {
        -2
    } else if designated(a) && designated(b) {
        0
    } else {
        -1
    };
    unknown(Criterion::Names, weight)
}

/// Other words that both sentences have.
pub(super) fn wording(a: Side, b: Side) -> Option<Mark> {
    if here(a, b) && a.claim.headline == b.claim.headline {
        return repeated(a, b);
    }
    let shared = story::shared(&a.claim.context, &b.claim.context);
    let shorter = a.claim.context.len().min(b.claim.context.len()).max(1);
    let part = shared as f32 / shorter as f32;
    let weight = if shared >= 8 || shared >= 5 && part >= 0.6 {
        3
    } else if shared >= 5 || shared >= 4 && part >= 0.5 {
        2
    } else {
        i32::from(shared >= 3 || shared == 2 && part >= 0.5)
    };
    if weight > 0 { matched(Criterion::Wording, weight) } else { unknown(Criterion::Wording, 0) }
}

/// "600 soldiers and nine helicopters", "600 troops and six helicopters": told in one breath with what agrees.
pub(super) fn beside(a: Side, b: Side) -> Option<Mark> {
    match in_one_breath(a, b) {
        0 => None,
        // "£34.6m in all; pay £43.1m, fees £12.2m", "£34.6m; tickets £41.3m, shirts £9.4m": it may as well be another of them.
        _ if unpaired(a, b) > 1 => None,
        1 => matched(Criterion::Beside, 2),
        _ => matched(Criterion::Beside, 3),
    }
}

/// How many other figures the sentences of both have. None where one has the figure of the other too, beside its own: then they are two things.
pub(super) fn in_one_breath(a: Side, b: Side) -> usize {
    let shared = if here(a, b) { 0 } else { story::shared(&a.claim.beside, &b.claim.beside) };
    let has = |one: Side, other: Side| telling_number(one.figure).is_some_and(|it| other.claim.beside.binary_search(&it).is_ok());
    if shared > 0 && !has(a, b) && !has(b, a) { shared } else { 0 }
}

/// "The sinking killed 41 people. The sinking killed 39 people.": one sentence of prose twice, with another figure, and nothing between that
/// the second may speak of instead.
pub(in crate::checks::comparable) fn restated(a: Side, b: Side) -> bool {
    let later = if a.claim.sentence > b.claim.sentence { a } else { b };
    let near = match a.claim.sentence.abs_diff(b.claim.sentence) {
        1 => true,
        2 => later.claim.unbroken,
        _ => false,
    };
    // Days and hours come again: "The court sits on 3 May. The court sits on 4 May."
    let once = |side: Side| {
        !matches!(side.figure.kind, Kind::Date | Kind::Time)
            || side.claim.modality == Modality::Asserted && !side.claim.time.present
    };
    let plain = |side: Side| side.claim.outright != 0 && !side.claim.aside && once(side);
    here(a, b) && near && a.claim.outright == b.claim.outright && plain(a) && plain(b)
}

/// Inside one document: whether all that one clause says stands in the sentence of the other, so that it says it again.
fn repeated(a: Side, b: Side) -> Option<Mark> {
    if restated(a, b) {
        return matched(Criterion::Wording, 10);
    }
    let (extra, words) = match (a.claim.aside, b.claim.aside) {
        // What stands in a table or a caption is short: each of its words counts.
        (true, false) => extra_of(a, b),
        (false, true) => extra_of(b, a),
        _ => extra_of(a, b).min(extra_of(b, a)),
    };
    let less = extra_of(a, b).0.max(extra_of(b, a).0);
    match (extra, words) {
        // The label of a number beside the prose, with little in the prose that the label lacks.
        (0, 2..) if a.claim.aside != b.claim.aside && less <= 3 => matched(Criterion::Wording, 6),
        (0, 2..) => matched(Criterion::Wording, 4),
        (1, 4..) => matched(Criterion::Wording, 2),
        (0, 1) => matched(Criterion::Wording, 1),
        _ => unknown(Criterion::Wording, 0),
    }
}

/// How many words of one clause the sentence of the other lacks, and how many the clause has.
fn extra_of(one: Side, other: Side) -> (usize, usize) {
    let clause = &one.claim.clause;
    // "Eleven people died when a crane fell", "the crane killed 14": other words for what happened are no other thing.
    let verb = one.claim.event.as_ref().filter(|_| same_event(one, other)).map(|it| story::hash(&it.verb));
    let told = verb.filter(|it| clause.contains(it) && !other.claim.context.contains(it)).is_some();
    (clause.len().saturating_sub(story::shared(clause, &other.claim.context) + usize::from(told)), clause.len())
}

/// Whether either document speaks of one such quantity only.
pub(super) fn only(a: Side, b: Side) -> Option<Mark> {
    if here(a, b) {
        return None;
    }
    match (a.claim.only, b.claim.only) {
        (true, true) => matched(Criterion::Only, if middle(a).min(middle(b)) >= 20.0 { 2 } else { 1 }),
        _ => unknown(Criterion::Only, 0),
    }
}
