//! What is counted or measured, and whose it is.

use super::super::{Criterion, Mark, Side};
use super::{designated, differed, distance, happening, here, matched, overlap, same_event, unknown};
use crate::claims::{Claim, contrasted, story};
use crate::figures::Kind;

/// The thing counted or measured.
pub(super) fn thing(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (a.claim, b.claim);
    let unit = a.figure.kind == Kind::Measure && a.figure.unit.as_deref().is_some_and(|it| it.ends_with(x.head.as_str()));
    if unit {
        unknown(Criterion::Thing, 0)
    } else if !x.head.is_empty() && x.head == y.head {
        let weight = if designated(a) && !here(a, b) {
            4
        } else if told_of(a, b) || told_of(b, a) {
            6
        } else {
            2
        };
        matched(Criterion::Thing, weight)
    } else if x.things.iter().any(|it| y.things.contains(it))
        || implied(a, b)
        || implied(b, a)
        || laid_off(a, b)
        || laid_off(b, a)
    {
        matched(Criterion::Thing, 2)
    } else if a.figure.kind == Kind::Money && same_event(a, b) && happening(a) == "cost" && !spoken_of(a, b) && !spoken_of(b, a) {
        // "A school meal costs 3.20 euros", "a bus ticket costs 1.50 euros": two prices.
        unknown(Criterion::Thing, -6)
    } else if a.figure.kind == Kind::Percent && x.attribute.is_some() && x.attribute == y.attribute {
        // "The drug was 81 percent effective", "an efficacy of 61 percent".
        matched(Criterion::Thing, 2)
    } else if a.figure.kind == Kind::Percent && !x.head.is_empty() && !y.head.is_empty() && (of_an_age(x) || of_an_age(y)) {
        differed(Criterion::Thing)
    } else if a.figure.kind == Kind::Percent && !x.head.is_empty() && !y.head.is_empty() {
        unknown(Criterion::Thing, -5)
    } else if named_apart(x, y) {
        differed(Criterion::Thing)
    } else if x.head.is_empty() || y.head.is_empty() || a.figure.kind != Kind::Count {
        unknown(Criterion::Thing, 0)
    } else {
        differed(Criterion::Thing)
    }
}

/// "Of adults", "of children", "of women": a share of some is no share of others.
fn of_an_age(claim: &Claim) -> bool {
    let name = claim.things.first().map_or("", |it| it.name());
    matches!(name, "man" | "woman" | "child") || claim.head == "adult"
}

/// "Five hikers died … the bodies of the seven hikers": the article points back to those of whom the same was told.
pub(super) fn told_of(first: Side, again: Side) -> bool {
    here(first, again)
        && again.claim.definite
        && !first.claim.definite
        && first.claim.sentence < again.claim.sentence
        && same_event(first, again)
}

/// Whether the other sentence has the word for the thing; also where there is none, or where it is only the word for the price.
fn spoken_of(one: Side, other: Side) -> bool {
    let head = one.claim.head.as_str();
    head.is_empty()
        || matches!(head, "cost" | "price" | "bill" | "total" | "sum" | "budget")
        || other.claim.context.contains(&story::hash(head))
}

/// "5,000 people marched", "5,000 demonstrators took to the streets": whoever it happens to is of that kind.
fn implied(general: Side, special: Side) -> bool {
    let name = |side: Side| side.claim.things.first().map_or("", |it| it.name());
    name(general) == "person"
        && same_event(general, special)
        && IMPLIED.contains(&(happening(general), name(special)))
        && general.claim.event.as_ref().map(|it| it.role) == special.claim.event.as_ref().map(|it| it.role)
}

/// "Lay off 900 workers", "cut 600 jobs": one thing, told of those who work and of what they lose.
pub(super) fn laid_off(a: Side, b: Side) -> bool {
    let name = |side: Side| side.claim.things.first().map_or("", |it| it.name());
    let gone = |side: Side| matches!(happening(side), "dismiss" | "cut");
    matches!(name(a), "worker" | "person") && name(b) == "job" && gone(a) && gone(b)
}

/// Events with those who take part in them, or to whom they happen.
const IMPLIED: &[(&str, &str)] = &[
    ("protest", "protester"),
    ("attend", "spectator"),
    ("arrest", "suspect"),
    ("reside", "resident"),
    ("vote", "voter"),
    ("dismiss", "worker"),
    ("hire", "worker"),
    ("walkout", "worker"),
    ("abduct", "hostage"),
    ("hold", "hostage"),
    ("infect", "patient"),
    ("hospitalise", "patient"),
    ("treat", "patient"),
    ("displace", "resident"),
];

/// "Tony Chen ($1.6 billion)", "Scott Lin ($2 billion)": what is measured has a name, and they are two.
fn named_apart(x: &Claim, y: &Claim) -> bool {
    let name = |claim: &Claim| claim.phrase.starts_with(|c: char| c.is_uppercase()).then(|| claim.phrase.to_lowercase());
    matches!((name(x), name(y)), (Some(x), Some(y)) if !overlap(&x, &y))
}

/// What sets some apart from others: "foreign", "wooden", "seriously".
pub(super) fn restriction(a: Side, b: Side) -> Option<Mark> {
    let strict = |claim: &Claim| -> Vec<String> {
        claim.modifiers.iter().filter(|it| !DESCRIPTIONS.contains(&it.as_str())).cloned().collect()
    };
    if contrasted(&a.claim.contrasts, &b.claim.contrasts) {
        return differed(Criterion::Restriction);
    }
    let same = !a.claim.head.is_empty() && a.claim.head == b.claim.head;
    if a.figure.kind == Kind::Percent && !same {
        return matched(Criterion::Restriction, 0);
    }
    if matches!(a.figure.kind, Kind::Percent | Kind::Money) && same {
        // "A school budget of $12 million", "a budget of $48 million": another one, unless the other text speaks of schools too.
        let apart = narrowed(a, b) || narrowed(b, a);
        return if apart { unknown(Criterion::Restriction, -6) } else { matched(Criterion::Restriction, 0) };
    }
    // The words behind an amount belong to what it is an amount of, and are left to the wording.
    if matches!(a.figure.kind, Kind::Money | Kind::Duration | Kind::Measure | Kind::Age | Kind::Date | Kind::Time) {
        return None;
    }
    let (x, y) = (strict(a.claim), strict(b.claim));
    if x == y {
        matched(Criterion::Restriction, i32::from(!x.is_empty()))
    } else if a.claim.head == b.claim.head && designated(a) {
        matched(Criterion::Restriction, 0)
    } else if x.iter().any(|it| y.contains(it)) {
        unknown(Criterion::Restriction, -1)
    } else if x.iter().chain(&y).any(|it| matches!(it.as_str(), "serious" | "minor")) {
        differed(Criterion::Restriction)
    } else if x.is_empty() || y.is_empty() {
        unknown(Criterion::Restriction, -3)
    } else {
        differed(Criterion::Restriction)
    }
}

/// Whether something is said of the head that the other document has no word of, and that is more than a description.
fn narrowed(one: Side, other: Side) -> bool {
    one.claim.modifiers.iter().any(|it| {
        let hash = story::hash(it);
        !PLAIN.contains(&it.as_str())
            && !DESCRIPTIONS.contains(&it.as_str())
            && !other.claim.context.contains(&hash)
            && other.page.facts.story.weight(hash).is_none()
    })
}

/// Words before a sum or a share that make it no other.
const PLAIN: &[&str] = &[
    "annual",
    "yearly",
    "city",
    "town",
    "state",
    "county",
    "council",
    "municipal",
    "national",
    "federal",
    "new",
    "record",
    "draft",
    "balanced",
    "final",
    "overall",
    "net",
    "average",
    "official",
    "current",
    "latest",
    "initial",
    "combined",
    "cash",
];

/// Nationality or another name before it.
pub(super) fn origin(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (&a.claim.origins, &b.claim.origins);
    if x == y {
        matched(Criterion::Origin, i32::from(!x.is_empty()))
    } else if a.figure.kind != Kind::Count && in_both(x, b) && in_both(y, a) {
        // "At 96 metres, the Holm mast": the name of the thing, which the other sentence has too.
        unknown(Criterion::Origin, 0)
    } else if x.is_empty() || y.is_empty() {
        unknown(Criterion::Origin, -2)
    } else {
        differed(Criterion::Origin)
    }
}

/// Whether all these names stand in the sentence of the other.
fn in_both(names: &[String], other: Side) -> bool {
    names.iter().all(|name| other.claim.participants.iter().any(|it| overlap(it, name)))
}

/// Whose share, price or age it is.
pub(super) fn owner(a: Side, b: Side) -> Option<Mark> {
    if !matches!(a.figure.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration | Kind::Age) && !won(a) {
        return None;
    }
    let loot = a.figure.kind == Kind::Money
        && matches!(happening(a), "steal" | "confiscate" | "damage" | "destroy" | "buy" | "sell" | "cost" | "build");
    let named = |owner: &str, side: Side| side.claim.participants.iter().any(|it| overlap(it, owner));
    match (&a.claim.owner, &b.claim.owner) {
        (Some(x), Some(y)) if overlap(x, y) => matched(Criterion::Owner, 1),
        // "Ann Harlow won in Lindmouth with 54 percent", "In Lindmouth Ann Harlow took 45 percent".
        (Some(x), Some(y)) if named(x, b) && named(y, a) && !distance(a) => unknown(Criterion::Owner, 0),
        (Some(x), Some(y)) if !loot && !distance(a) && (named(x, b) || named(y, a)) => unknown(Criterion::Owner, -4),
        (Some(_), Some(_)) if !loot => differed(Criterion::Owner),
        (None, None) => distance(a).then(|| unknown(Criterion::Owner, -2)).flatten(),
        _ if loot => unknown(Criterion::Owner, 0),
        _ if distance(a) => unknown(Criterion::Owner, -4),
        // One document need not name the owner twice.
        _ if here(a, b) => unknown(Criterion::Owner, 0),
        _ => unknown(Criterion::Owner, -1),
    }
}

/// What parties and players win against each other: whose it is matters.
fn won(side: Side) -> bool {
    matches!(side.claim.head.as_str(), "seat" | "vote" | "goal" | "medal" | "point")
}

/// Adjectives that describe without setting some apart from others.
const DESCRIPTIONS: &[&str] = &[
    "innocent",
    "heavily",
    "loaded",
    "fully",
    "armed",
    "assault",
    "automatic",
    "unarmed",
    "whole",
    "entire",
    "full",
    "mere",
    "total",
    "confirmed",
    "estimated",
    "suspected",
    "alleged",
    "different",
    "separate",
    "powerful",
    "large",
    "huge",
    "big",
    "human",
    "of",
    "dead",
    "such",
    "precious",
];
