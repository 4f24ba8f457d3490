//! What is counted or measured, and whose it is.

use super::super::{Criterion, Mark, Side};
use super::figure::alike;
use super::{designated, differed, distance, happening, here, matched, middle, overlap, people, same_event, unknown};
use crate::claims::{Claim, contrasted, story};
use crate::figures::Kind;

/// The thing counted or measured.
pub(in crate::checks::comparable) fn thing(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (a.claim, b.claim);
    let unit = a.figure.kind == Kind::Measure && a.figure.unit.as_deref().is_some_and(|it| it.ends_with(x.head.as_str()));
    if unit {
        unknown(Criterion::Thing, 0)
    } else if holds(a) && holds(b) {
        // "Seats 1,250 people", "has 1,520 seats".
        matched(Criterion::Thing, 2)
    } else if a.figure.kind == Kind::Date && !x.head.is_empty() && !y.head.is_empty() && x.head != y.head {
        // "The hearing is on June 9", "the trial is set for June 12".
        differed(Criterion::Thing)
    } else if a.figure.kind == Kind::Measure && x.attribute.as_deref() == Some("area") && !one_floor(x, y) {
        unknown(Criterion::Thing, -3)
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
        || supplied(a, b)
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
    } else if one_crowd(a, b) || one_crowd(b, a) {
        unknown(Criterion::Thing, -1)
    } else if named_apart(x, y) {
        differed(Criterion::Thing)
    } else if a.figure.kind == Kind::Money && two_sums(x, y) {
        unknown(Criterion::Thing, -3)
    } else if x.head.is_empty() || y.head.is_empty() || a.figure.kind != Kind::Count {
        unknown(Criterion::Thing, 0)
    } else {
        differed(Criterion::Thing)
    }
}

/// "Pay rose to £43.1 million", "a debt of £41.3 million": lines of the books that are never the same.
fn two_sums(x: &Claim, y: &Claim) -> bool {
    let line = |claim: &Claim| SUMS.iter().position(|it| it.contains(&claim.head.as_str()));
    matches!((line(x), line(y)), (Some(x), Some(y)) if x != y)
}

/// The lines of the books, each by its names.
const SUMS: &[&[&str]] = &[
    &["profit", "surplus", "earning", "earnings"],
    &["loss", "deficit", "shortfall"],
    &["revenue", "sale", "sales", "turnover", "income", "takings"],
    &["cost", "spending", "expenditure", "bill", "outlay", "expense", "pay", "wage", "salary"],
    &["debt", "loan", "borrowing", "liability"],
    &["tax", "duty", "levy"],
    &["fine", "penalty"],
    &["dividend"],
    &["investment"],
    &["cash", "reserve"],
];

/// Whether it says how many there is room for.
pub(super) fn holds(side: Side) -> bool {
    side.claim.attribute.as_deref() == Some("capacity")
}

/// Whether both speak of the area of one thing, or one of them does not tell of what.
fn one_floor(x: &Claim, y: &Claim) -> bool {
    let untold = |claim: &Claim| matches!(claim.head.as_str(), "" | "area" | "space" | "floor" | "site" | "building" | "total");
    x.head == y.head || untold(x) || untold(y)
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
        || matches!(
            head,
            "cost" | "price" | "bill" | "total" | "sum" | "budget" | "building" | "project" | "scheme" | "structure"
        )
        || other.claim.context.contains(&story::hash(head))
}

/// "5,000 people marched", "5,000 demonstrators took to the streets": whoever it happens to is of that kind.
fn implied(general: Side, special: Side) -> bool {
    let name = |side: Side| side.claim.things.first().map_or("", |it| it.name());
    let known = (happening(general), name(special));
    // "Eleven fans were killed", "17 people died": of whoever was there, where each text tells of one number alone.
    let bystanders = general.claim.only && special.claim.only && HARMED.contains(&known.0) && BYSTANDERS.contains(&known.1);
    let young = name(general) == "child" && name(special) == "student" && same_event(general, special);
    (name(general) == "person" && (bystanders || IMPLIED.contains(&known)) || young)
        && same_event(general, special)
        && general.claim.event.as_ref().map(|it| it.role) == special.claim.event.as_ref().map(|it| it.role)
}

/// "Lay off 900 workers", "cut 600 jobs": one thing, told of those who work and of what they lose.
pub(super) fn laid_off(a: Side, b: Side) -> bool {
    let name = |side: Side| side.claim.things.first().map_or("", |it| it.name());
    let gone = |side: Side| matches!(happening(side), "dismiss" | "cut");
    matches!(name(a), "worker" | "person") && name(b) == "job" && gone(a) && gone(b)
}

/// What happens to whoever is there.
const HARMED: &[&str] = &["die", "injure", "missing", "trap", "rescue"];

/// Those whom such a thing happens to, and who are not there to prevent it.
const BYSTANDERS: &[&str] = &["passenger", "spectator", "migrant", "student", "worker", "patient", "resident", "civilian"];

/// Events with those who take part in them, or to whom they happen.
const IMPLIED: &[(&str, &str)] = &[
    ("protest", "protester"),
    ("attend", "spectator"),
    ("arrest", "suspect"),
    ("reside", "resident"),
    ("vote", "voter"),
    ("dismiss", "worker"),
    ("hire", "worker"),
    ("employ", "worker"),
    ("walkout", "worker"),
    ("abduct", "hostage"),
    ("hold", "hostage"),
    ("infect", "patient"),
    ("hospitalise", "patient"),
    ("treat", "patient"),
    ("displace", "resident"),
    ("poll", "adult"),
    ("poll", "voter"),
    ("poll", "resident"),
    ("study", "child"),
    ("study", "patient"),
    ("study", "adult"),
    ("study", "participant"),
    ("study", "man"),
    ("study", "woman"),
];

/// "Drew 184,000 visitors", "148,000 people came": one number of any people in each text, and the two much alike.
fn one_crowd(general: Side, special: Side) -> bool {
    let name = |side: Side| side.claim.things.first().map_or("", |it| it.name());
    let alone = general.claim.only && special.claim.only && middle(general).min(middle(special)) >= 20.0;
    alone && name(general) == "person" && people(special) && alike(general, special)
}

/// "Cut off power to 240,000 households", "180,000 homes lost power": those who are supplied, by any name.
fn supplied(a: Side, b: Side) -> bool {
    let one = |side: Side| {
        let name = side.claim.things.first().map_or("", |it| it.name());
        matches!(name, "house" | "family" | "customer" | "property") && matches!(happening(side), "outage" | "restore")
    };
    one(a) && one(b) && same_event(a, b)
}

/// "Tony Chen ($1.6 billion)", "Scott Lin ($2 billion)": what is measured has a name, and they are two.
fn named_apart(x: &Claim, y: &Claim) -> bool {
    // A capital that only opens the headline makes no name.
    let named = |claim: &Claim, phrase: &str| claim.participants.iter().any(|it| overlap(it, phrase));
    let name = |claim: &Claim| {
        let phrase = claim.phrase.to_lowercase();
        (claim.phrase.starts_with(|c: char| c.is_uppercase()) && named(claim, &phrase)).then_some(phrase)
    };
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
    } else if x.iter().chain(&y).any(|it| it.starts_with("and ")) {
        // "11 states", "12 states and territories".
        differed(Criterion::Restriction)
    } else if a.claim.head == b.claim.head && designated(a) {
        matched(Criterion::Restriction, 0)
    } else if x.iter().any(|it| y.iter().any(|other| akin(it, other))) {
        // "Railway workers", "rail employees".
        let all = x.len() == y.len() && x.iter().all(|it| y.iter().any(|other| akin(it, other)));
        if all { matched(Criterion::Restriction, 1) } else { unknown(Criterion::Restriction, -1) }
    } else if x.iter().chain(&y).any(|it| matches!(it.as_str(), "serious" | "minor")) {
        differed(Criterion::Restriction)
    } else if x.is_empty() || y.is_empty() {
        unknown(Criterion::Restriction, -3)
    } else {
        differed(Criterion::Restriction)
    }
}

/// "Rail", "railway": one word, or one that the other begins with.
fn akin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let longer = |rest: &str| ["s", "es", "way", "ways", "road", "roads", "yard", "yards", "ern", "ing", "works"].contains(&rest);
    a == b || short.len() >= 4 && long.strip_prefix(short).is_some_and(longer)
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
    } else if lives_there(x, b) && lives_there(y, a) {
        unknown(Criterion::Origin, 0)
    } else if x.is_empty() || y.is_empty() {
        unknown(Criterion::Origin, -2)
    } else {
        differed(Criterion::Origin)
    }
}

/// "58 percent of Calderans", "53 percent of people in Caldera": whose name comes from that of the place.
fn lives_there(names: &[String], other: Side) -> bool {
    names.iter().all(|name| other.claim.places.iter().any(|place| from_there(name, place)))
}

/// Whether the name of a people begins as that of the place does.
pub(super) fn from_there(people: &str, place: &str) -> bool {
    // One of Niger is called otherwise than one of Nigeria.
    let other = |word: &str| word == "niger" && people.starts_with("nigeria");
    place.split(' ').filter(|word| !other(word)).any(|word| {
        let same = people.bytes().zip(word.bytes()).take_while(|(x, y)| x == y).count();
        let (Some(ending), Some(rest)) = (people.get(same..), word.get(same..)) else { return false };
        let ending = ending.strip_suffix('s').unwrap_or(ending);
        same >= 4
            && ["n", "an", "ian", "ean", "ese", "ish", "i", "er"].contains(&ending)
            && ["", "a", "e", "o", "y", "ia"].contains(&rest)
    })
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
    // "Customs found 340 kilos", "a haul of 430 kilos in Ramsgaard": what was found is nobody's.
    let hauled = |side: Side| side.claim.attribute.is_none() && matches!(happening(side), "confiscate" | "steal");
    let loot = loot || a.figure.kind == Kind::Measure && (hauled(a) || hauled(b));
    let named = |owner: &str, side: Side| side.claim.participants.iter().any(|it| overlap(it, owner));
    match (&a.claim.owner, &b.claim.owner) {
        (Some(x), Some(y)) if overlap(x, y) => matched(Criterion::Owner, 1),
        // "Ann Harlow won in Lindmouth with 54 percent", "In Lindmouth Ann Harlow took 45 percent".
        (Some(x), Some(y)) if named(x, b) && named(y, a) && !distance(a) => unknown(Criterion::Owner, 0),
        (Some(x), Some(y)) if !loot && !distance(a) && (named(x, b) || named(y, a)) => unknown(Criterion::Owner, -4),
        (Some(_), Some(_)) if !loot => differed(Criterion::Owner),
        // "Sally Hurst's team have 51 points", "they have 33".
        (Some(_), None) | (None, Some(_)) if won(a) => unknown(Criterion::Owner, -4),
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
