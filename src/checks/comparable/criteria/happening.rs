//! What happened to it, who says it how, and how much of it is meant.

use super::super::{Criterion, Mark, Side};
use super::figure::alike;
use super::setting::in_one_breath;
use super::subject::{holds, laid_off};
use super::{differed, fixed, general, happening, here, matched, middle, people, same_event, same_pace, unknown};
use crate::claims::{Event, EventRole, Modality, Scope};
use crate::figures::{Kind, dimension};

/// A speed or a flow: what it is of is not used up.
fn is_rate(unit: &str) -> bool {
    dimension(unit).is_some_and(|it| it.0.per.is_some())
}

/// What happened.
pub(in crate::checks::comparable) fn event(a: Side, b: Side) -> Option<Mark> {
    if holds(a) && holds(b) {
        // "Finished in 1979, a building that seats 1,250": how many there is room for depends on nothing that happened.
        return unknown(Criterion::Event, 0);
    }
    let (Some(x), Some(y)) = (&a.claim.event, &b.claim.event) else {
        // A cell of a table has no verb.
        let label = here(a, b) && a.claim.aside != b.claim.aside;
        // "The union has 5,600 members", "900 members joined the strike".
        let some = a.claim.event.iter().chain(&b.claim.event).any(|it| !weak(it) && it.role != EventRole::Other) && people(a);
        return unknown(Criterion::Event, if (general(a) || general(b) || some) && !label { -3 } else { -i32::from(!label) });
    };
    if x.kind.is_some() && x.kind == y.kind {
        let weight = match happening(a) {
            // Help is called for once.
            "alarm" => 4,
            // Whatever lasts has begun once.
            "begin" | "end" if a.figure.kind == Kind::Duration => 1,
            // Of inquiries and searches there are many.
            "investigation" | "search" | "journey" | "operation" => 2,
            _ => 3,
        };
        return matched(Criterion::Event, weight);
    }
    if x.kind.is_none() && y.kind.is_none() && x.verb == y.verb && !weak(x) {
        return matched(Criterion::Event, 2);
    }
    if laid_off(a, b) || laid_off(b, a) {
        return matched(Criterion::Event, 3);
    }
    if matches!(a.figure.kind, Kind::Time | Kind::Date) && x.kind.is_some() && y.kind.is_some() {
        // That something happened, or how strongly, is no event of its own; nor is what came of it at once.
        return if happens(a) && happens(b) {
            matched(Criterion::Event, 2)
        } else if STROKES.contains(&happening(a)) && STROKES.contains(&happening(b)) {
            unknown(Criterion::Event, 0)
        } else {
            differed(Criterion::Event)
        };
    }
    // "Fired 71 drones", "attacked with 91 drones".
    if weapon(a) && weapon(b) && ATTACKS.contains(&happening(a)) && ATTACKS.contains(&happening(b)) {
        return matched(Criterion::Event, 2);
    }
    // "The camp shelters 46,000 refugees", "64,000 refugees live in the camp".
    if both(a, b, "shelter", "reside") && people(a) && people(b) {
        return matched(Criterion::Event, 2);
    }
    if a.figure.kind == Kind::Money && SIDES.iter().any(|(p, q)| both(a, b, p, q)) {
        return matched(Criterion::Event, 2);
    }
    // "Orders 40 jets", "the fleet comprises 69 aircraft": what there is, and what happens to some of it.
    let stock = |event: &Event| event.kind.is_none() && STOCK.contains(&event.verb.as_str());
    if a.figure.kind == Kind::Count && stock(x) != stock(y) && !weak(if stock(x) { y } else { x }) && !alike(a, b) {
        return differed(Criterion::Event);
    }
    let side = |event: &Event| event.role == EventRole::Other;
    if x.kind.is_some() && y.kind.is_some() && !side(x) && !side(y) && a.figure.kind != Kind::Measure {
        return differed(Criterion::Event);
    }
    let amount = a.figure.kind == Kind::Measure && !a.figure.unit.as_deref().is_some_and(is_rate);
    if amount && a.claim.attribute.is_none() && b.claim.attribute.is_none() && !weak(x) && !weak(y) {
        // "Crept up to 37 million tonnes", "amounted to 37 million tonnes": how much there was, and no fate of it.
        if level(x) && level(y) {
            return unknown(Criterion::Event, 0);
        }
        // "7,000 barrels leaked", "2,500 barrels were recovered": an amount of two fates.
        return unknown(Criterion::Event, if x.kind.is_some() || y.kind.is_some() { -4 } else { -1 });
    }
    if weak(x) || weak(y) || side(x) || side(y) || a.figure.kind == Kind::Measure {
        let two = x.kind.is_some() && y.kind.is_some();
        let counted = a.figure.kind == Kind::Count;
        return unknown(
            Criterion::Event,
            if two && counted {
                -6
            } else if two {
                -3
            } else if general(a) || general(b) || people(a) && x.kind.is_some() != y.kind.is_some() && (side(x) || side(y)) {
                -2
            } else {
                0
            },
        );
    }
    // "Battled by 120 firefighters", "sent 80 firefighters": each text has but one number of such people.
    let alone = a.claim.only
        && b.claim.only
        && !general(a)
        && !general(b)
        && a.claim.things == b.claim.things
        && middle(a).max(middle(b)) <= 3.0 * middle(a).min(middle(b));
    match (people(a) || people(b), x.kind.is_some() || y.kind.is_some()) {
        (true, false) if alone => unknown(Criterion::Event, -1),
        (true, true) => differed(Criterion::Event),
        // "Received 50 people", "300 people slept outdoors": any people at all.
        (true, false) if general(a) && general(b) && middle(a).max(middle(b)) > 3.0 * middle(a).min(middle(b)) => {
            unknown(Criterion::Event, -5)
        }
        (true, false) => unknown(Criterion::Event, -3),
        (false, true) if a.claim.attribute.is_none() => unknown(Criterion::Event, -2),
        (false, _) => unknown(Criterion::Event, -1),
    }
}

pub(super) fn happens(side: Side) -> bool {
    matches!(happening(side), "happen" | "strike" | "begin")
}

/// What is fired at somebody.
fn weapon(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| matches!(it.name(), "drone" | "rocket" | "airstrike"))
}

/// What is done with weapons, by whatever verb it is told.
const ATTACKS: &[&str] = &["fire", "attack", "strike"];

fn both(a: Side, b: Side, x: &str, y: &str) -> bool {
    (happening(a), happening(b)) == (x, y) || (happening(a), happening(b)) == (y, x)
}

/// What happens at one stroke, and has its dead in the same hour.
const STROKES: &[&str] = &[
    "happen", "strike", "explode", "crash", "sink", "collapse", "attack", "die", "injure", "fire", "hijack", "abduct", "steal",
    "damage", "destroy",
];

/// One sum of money from two sides.
const SIDES: &[(&str, &str)] = &[("buy", "sell"), ("build", "cost"), ("buy", "cost")];

/// Who does it, or whom it happens to, where the event is the same.
pub(super) fn role(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (a.claim.event.as_ref()?, b.claim.event.as_ref()?);
    let same = x.kind.is_some() && x.kind == y.kind || x.kind.is_none() && y.kind.is_none() && x.verb == y.verb;
    if !same || matches!(a.figure.kind, Kind::Date | Kind::Time | Kind::Duration) {
        return None;
    }
    if x.role == y.role {
        matched(Criterion::Role, 0)
    } else if x.role == EventRole::Other || y.role == EventRole::Other {
        unknown(Criterion::Role, -2)
    } else {
        differed(Criterion::Role)
    }
}

/// "A steel bridge would cost £8 million", "a wooden bridge", "repairing the bridge": of what may be done, each has its own price.
fn alternatives(a: Side, b: Side) -> bool {
    let (x, y) = (&a.claim, &b.claim);
    let named = !x.modifiers.is_empty() && !y.modifiers.is_empty();
    let doing = |it: &str| it.split(' ').next().is_some_and(|it| it.len() > 5 && it.ends_with("ing"));
    x.head != y.head && doing(&x.phrase) != doing(&y.phrase) || named && !x.modifiers.iter().any(|it| y.modifiers.contains(it))
}

/// Both said to be so, or both planned. What is feared, denied or asked states nothing.
pub(in crate::checks::comparable) fn modality(a: Side, b: Side) -> Option<Mark> {
    match (a.claim.modality, b.claim.modality) {
        (Modality::Planned, Modality::Planned) if happening(a) == "cost" && happening(b) == "cost" && alternatives(a, b) => {
            differed(Criterion::Modality)
        }
        (Modality::Asserted, Modality::Asserted) | (Modality::Planned, Modality::Planned) => matched(Criterion::Modality, 0),
        // "A fence would have cost £38,000", "would have cost £83,000": what did not come about, told twice of the same thing.
        (Modality::Hypothetical, Modality::Hypothetical)
            if a.figure.kind == Kind::Money
                && same_event(a, b)
                && matches!(happening(a), "cost" | "save")
                && !a.claim.head.is_empty()
                && a.claim.head == b.claim.head =>
        {
            unknown(Criterion::Modality, -2)
        }
        // "City cuts 60 posts": a headline is written in the present, whenever it will be.
        (Modality::Asserted, Modality::Planned) | (Modality::Planned, Modality::Asserted)
            if here(a, b) && a.claim.headline != b.claim.headline && same_event(a, b) =>
        {
            unknown(Criterion::Modality, 0)
        }
        // "Is cutting 700 jobs", "would lay off 900 workers": it goes on, and is not over.
        (Modality::Asserted, Modality::Planned) if under_way(a) && (same_event(a, b) || laid_off(a, b) || laid_off(b, a)) => {
            unknown(Criterion::Modality, -1)
        }
        (Modality::Planned, Modality::Asserted) if under_way(b) && (same_event(a, b) || laid_off(a, b) || laid_off(b, a)) => {
            unknown(Criterion::Modality, -1)
        }
        // A cell of a table has no mood; "opens on 3 May" is what will be.
        (Modality::Asserted, Modality::Planned) | (Modality::Planned, Modality::Asserted)
            if here(a, b) && a.claim.aside != b.claim.aside
                || matches!(a.figure.kind, Kind::Date | Kind::Time) && (same_event(a, b) || same_verb(a, b)) =>
        {
            unknown(Criterion::Modality, 0)
        }
        // "Will be 312 metres high", "at 321 metres the tallest": as high before as after it is built.
        (Modality::Asserted, Modality::Planned) | (Modality::Planned, Modality::Asserted) if fixed(a, b) => {
            unknown(Criterion::Modality, 0)
        }
        // "Will have 16 stops", "has 19 stops", and beside them both that the line is 11 miles long.
        (Modality::Asserted, Modality::Planned) | (Modality::Planned, Modality::Asserted)
            if !here(a, b) && (in_one_breath(a, b) > 0 || holds(a) && holds(b)) =>
        {
            unknown(Criterion::Modality, -1)
        }
        // "Must pay a fine of", "will cost": the sum is settled, whenever it is paid.
        (Modality::Asserted, Modality::Planned) | (Modality::Planned, Modality::Asserted)
            if same_event(a, b)
                && matches!(happening(a), "fine" | "cost" | "sentence")
                && a.claim.time.since == b.claim.time.since =>
        {
            unknown(Criterion::Modality, -1)
        }
        _ => differed(Criterion::Modality),
    }
}

/// "The parliament meets on Monday", "will meet on Tuesday".
fn same_verb(a: Side, b: Side) -> bool {
    let verb = |side: Side| side.claim.event.as_ref().filter(|it| !weak(it)).map(|it| it.verb.clone());
    verb(a).is_some() && verb(a) == verb(b)
}

/// Deeds that are told in the present while they are still to be done.
fn under_way(side: Side) -> bool {
    side.claim.time.present && matches!(happening(side), "cut" | "dismiss" | "buy" | "sell" | "end")
}

pub(super) fn scope(a: Side, b: Side) -> Option<Mark> {
    // "78 of 150 seats", "won 87 seats": what there is in all is not what was won. Of those aboard, all is all.
    let apart = |total: Side, other: Side| {
        total.claim.total
            && !other.claim.total
            && other.claim.event.is_some()
            && !matches!(happening(other), "board" | "reside" | "hold")
    };
    if apart(a, b) || apart(b, a) {
        return differed(Criterion::Scope);
    }
    // "Kills 19", "killing 19 people, including four children": some of them, by a narrower name.
    let narrower = |member: Side, whole: Side| {
        member.claim.scope == Scope::Member
            && whole.claim.scope == Scope::Whole
            && people(member)
            && member.claim.things.first() != whole.claim.things.first()
    };
    if here(a, b) && (narrower(a, b) || narrower(b, a)) {
        return differed(Criterion::Scope);
    }
    match (a.claim.scope, b.claim.scope) {
        (Scope::Whole | Scope::Member, Scope::Whole | Scope::Member) => matched(Criterion::Scope, 0),
        (Scope::Addition, Scope::Addition) if !people(a) => matched(Criterion::Scope, 0),
        // "7,800 steps a day", "8,700 steps per day".
        (Scope::Per, Scope::Per)
            if a.figure.kind == Kind::Count && (a.unit().contains(" per ") && a.unit() == b.unit() || same_pace(a, b)) =>
        {
            matched(Criterion::Scope, 0)
        }
        _ => differed(Criterion::Scope),
    }
}

fn weak(event: &Event) -> bool {
    event.kind.is_none() && WEAK.contains(&event.verb.as_str())
}

/// Verbs that say how many there are in all.
const STOCK: &[&str] = &["comprise", "total", "number", "count", "contain"];

/// Whether the verb only says how much it is, or that it comes to more or less.
fn level(event: &Event) -> bool {
    event.kind.is_none() && LEVELS.contains(&event.verb.as_str())
}

const LEVELS: &[&str] = &[
    "amount", "total", "reach", "rise", "fall", "creep", "climb", "stand", "drop", "grow", "increase", "decline", "decrease",
    "edge", "inch", "hit", "average", "slip", "jump", "soar", "exceed", "top",
];

/// Verbs that say little of what happened.
const WEAK: &[&str] = &[
    "be", "have", "include", "do", "make", "get", "take", "go", "come", "give", "with", "involve", "contain", "comprise", "see",
    "leave", "put", "carry", "use", "total", "number", "bring", "become", "remain",
];
