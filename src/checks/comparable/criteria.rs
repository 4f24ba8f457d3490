//! The criteria by which two claims are judged, one function each.

use super::super::calendar::weekday_of;
use super::super::units;
use super::{Criterion, Mark, Side, State};
use crate::claims::{Claim, Event, EventRole, Modality, Scope, Time, story};
use crate::figures::{Kind, Stated};
use crate::text::Date;

/// What one criterion says of two claims; nothing where it has nothing to judge.
pub(super) type Test = fn(Side, Side) -> Option<Mark>;

/// The cheap ones first.
pub(super) const ALL: [Test; 17] = [
    dimension,
    modality,
    scope,
    thing,
    restriction,
    origin,
    event,
    role,
    time,
    story,
    place,
    names,
    owner,
    wording,
    nearness,
    attribute,
    only,
];

fn matched(criterion: Criterion, weight: i32) -> Option<Mark> {
    Some(Mark { criterion, state: State::Matched, weight })
}

fn unknown(criterion: Criterion, weight: i32) -> Option<Mark> {
    Some(Mark { criterion, state: State::Unknown, weight })
}

fn differed(criterion: Criterion) -> Option<Mark> {
    Some(Mark { criterion, state: State::Differed, weight: 0 })
}

/// Kind of figure, dimension of the unit, level or change.
fn dimension(a: Side, b: Side) -> Option<Mark> {
    let unit = |side: Side| side.figure.unit.clone().unwrap_or_default();
    let same_unit = matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Time)
        || unit(a) == unit(b)
        || matches!((units::dimension(&unit(a)), units::dimension(&unit(b))), (Some(x), Some(y)) if x.0 == y.0);
    let same = a.figure.kind == b.figure.kind && same_unit && (a.figure.trend == b.figure.trend || changes(a) && changes(b));
    if same { matched(Criterion::Dimension, 0) } else { differed(Criterion::Dimension) }
}

/// "cut the budget by 2.4 million", "the budget is cut by 4.2 million": a change, whether the figure was read as one or not.
fn changes(side: Side) -> bool {
    side.claim.event.as_ref().and_then(|it| it.kind).is_some_and(|it| it.name() == "cut")
}

/// Whether either document speaks of one such quantity only.
fn only(a: Side, b: Side) -> Option<Mark> {
    if a.page.file == b.page.file {
        return None;
    }
    match (a.claim.only, b.claim.only) {
        (true, true) => matched(Criterion::Only, if middle(a).min(middle(b)) >= 20.0 { 2 } else { 1 }),
        _ => unknown(Criterion::Only, 0),
    }
}

/// What is measured: depth, height, worth.
fn attribute(a: Side, b: Side) -> Option<Mark> {
    match (&a.claim.attribute, &b.claim.attribute) {
        (Some(x), Some(y)) if x == y => matched(Criterion::Attribute, 1),
        (Some(_), Some(_)) if a.figure.kind != Kind::Count => differed(Criterion::Attribute),
        (None, None) => None,
        _ if a.figure.kind == Kind::Measure => unknown(Criterion::Attribute, -4),
        _ => unknown(Criterion::Attribute, 0),
    }
}

/// Both said to be so, or both planned. What is feared, denied or asked states nothing.
fn modality(a: Side, b: Side) -> Option<Mark> {
    match (a.claim.modality, b.claim.modality) {
        (Modality::Asserted, Modality::Asserted) | (Modality::Planned, Modality::Planned) => matched(Criterion::Modality, 0),
        _ => differed(Criterion::Modality),
    }
}

fn scope(a: Side, b: Side) -> Option<Mark> {
    match (a.claim.scope, b.claim.scope) {
        (Scope::Whole | Scope::Member, Scope::Whole | Scope::Member) => matched(Criterion::Scope, 0),
        (Scope::Addition, Scope::Addition) if !people(a) => matched(Criterion::Scope, 0),
        _ => differed(Criterion::Scope),
    }
}

/// The thing counted or measured.
fn thing(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (a.claim, b.claim);
    let unit = a.figure.kind == Kind::Measure && a.figure.unit.as_deref().is_some_and(|it| it.ends_with(x.head.as_str()));
    if unit {
        unknown(Criterion::Thing, 0)
    } else if !x.head.is_empty() && x.head == y.head {
        matched(Criterion::Thing, if designated(a) { 4 } else { 2 })
    } else if x.things.iter().any(|it| y.things.contains(it)) {
        matched(Criterion::Thing, 2)
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

/// "Tony Chen ($1.6 billion)", "Scott Lin ($2 billion)": what is measured has a name, and they are two.
fn named_apart(x: &Claim, y: &Claim) -> bool {
    let name = |claim: &Claim| claim.phrase.starts_with(|c: char| c.is_uppercase()).then(|| claim.phrase.to_lowercase());
    matches!((name(x), name(y)), (Some(x), Some(y)) if !overlap(&x, &y))
}

/// What sets some apart from others: "foreign", "wooden", "seriously".
fn restriction(a: Side, b: Side) -> Option<Mark> {
    let strict = |claim: &Claim| -> Vec<String> {
        claim.modifiers.iter().filter(|it| !DESCRIPTIONS.contains(&it.as_str())).cloned().collect()
    };
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

/// Nationality or another name before it.
fn origin(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (&a.claim.origins, &b.claim.origins);
    if x == y {
        matched(Criterion::Origin, i32::from(!x.is_empty()))
    } else if x.is_empty() || y.is_empty() {
        unknown(Criterion::Origin, -2)
    } else {
        differed(Criterion::Origin)
    }
}

/// What happened.
fn event(a: Side, b: Side) -> Option<Mark> {
    let (Some(x), Some(y)) = (&a.claim.event, &b.claim.event) else {
        return unknown(Criterion::Event, if general(a) || general(b) { -3 } else { -1 });
    };
    if x.kind.is_some() && x.kind == y.kind {
        return matched(Criterion::Event, 3);
    }
    if x.kind.is_none() && y.kind.is_none() && x.verb == y.verb && !weak(x) {
        return matched(Criterion::Event, 2);
    }
    // That something happened, or how strongly, is no event of its own.
    if matches!(a.figure.kind, Kind::Time | Kind::Date) && happens(a) && happens(b) {
        return matched(Criterion::Event, 2);
    }
    let side = |event: &Event| event.role == EventRole::Other;
    if x.kind.is_some() && y.kind.is_some() && !side(x) && !side(y) && a.figure.kind != Kind::Measure {
        return differed(Criterion::Event);
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
            } else if general(a) || general(b) {
                -2
            } else {
                0
            },
        );
    }
    match (people(a) || people(b), x.kind.is_some() || y.kind.is_some()) {
        (true, true) => differed(Criterion::Event),
        (true, false) => unknown(Criterion::Event, -3),
        (false, true) if a.claim.attribute.is_none() => unknown(Criterion::Event, -2),
        (false, _) => unknown(Criterion::Event, -1),
    }
}

fn happens(side: Side) -> bool {
    let kind = side.claim.event.as_ref().and_then(|it| it.kind);
    kind.is_some_and(|it| matches!(it.name(), "happen" | "strike" | "begin"))
}

/// Who does it, or whom it happens to, where the event is the same.
fn role(a: Side, b: Side) -> Option<Mark> {
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

fn time(a: Side, b: Side) -> Option<Mark> {
    if a.figure.kind == Kind::Date {
        return dates(a, b);
    }
    if let (Some(x), Some(y)) = (a.figure.clock, b.figure.clock)
        && x.abs_diff(y) > 120
        && x % 60 != y % 60
    {
        return differed(Criterion::Time);
    }
    if a.page.file == b.page.file && a.claim.time.running != b.claim.time.running {
        return differed(Criterion::Time);
    }
    let mut mark = times(&a.claim.time, &b.claim.time);
    // Two stories that recall one old event do so loosely: in round numbers, of this place or that.
    if a.figure.kind == Kind::Count
        && mark.state == State::Matched
        && recalled(&a.claim.time)
        && recalled(&b.claim.time)
        && (is_round(a) || is_round(b))
    {
        mark.weight = -4;
    }
    Some(mark)
}

/// Two dates are of one event when they are near each other, or when a digit makes the difference.
fn dates(a: Side, b: Side) -> Option<Mark> {
    let (Some(x), Some(y)) = (a.figure.date, b.figure.date) else { return differed(Criterion::Time) };
    let days = |date: Date| i32::from(date.month.unwrap_or(0)) * 31 + i32::from(date.day.unwrap_or(0));
    let near = (days(x) - days(y)).abs() <= 3 || x.month == y.month && (days(x) - days(y)).abs() == 10;
    let same_year = x.year.is_none() || y.year.is_none() || x.year == y.year;
    if near && same_year { matched(Criterion::Time, 0) } else { differed(Criterion::Time) }
}

fn times(a: &Time, b: &Time) -> Mark {
    let criterion = Criterion::Time;
    let apart = Mark { criterion, state: State::Differed, weight: 0 };
    let unknown = |weight| Mark { criterion, state: State::Unknown, weight };
    if a.back != b.back {
        return apart;
    }
    if matches!((a.period, b.period), (Some(x), Some(y)) if x != y) {
        return apart;
    }
    // "This year" is no year that another text names, unless that is the year it appeared.
    let running = |now: &Time, then: &Time| {
        now.running
            && !then.running
            && then.date.and_then(|it| it.year).is_some_and(|year| now.as_of.and_then(|it| it.year) != Some(year))
    };
    if running(a, b) || running(b, a) {
        return apart;
    }
    if a.running != b.running || a.since != b.since {
        return unknown(-6);
    }
    // "On Friday" is this week's, "in March" is some other time.
    let week = |time: &Time| time.weekday.is_some() && time.date.is_none();
    let bare = |time: &Time| time.weekday.is_none() && time.date.is_some_and(|it| it.month.is_some() && it.day.is_none());
    if week(a) && bare(b) || bare(a) && week(b) {
        return apart;
    }
    let year = |time: &Time| time.date.and_then(|it| it.year);
    let own = |time: &Time| time.as_of.and_then(|it| it.year);
    // "On Monday" in a text without a date may well be the Monday that another text dates.
    let on_it = |date: Option<Date>, week: &Time| {
        week.as_of.is_none() && week.weekday.is_some() && date.and_then(weekday_of) == week.weekday
    };
    match (year(a), year(b)) {
        (Some(x), Some(y)) if x != y => return apart,
        (Some(x), None) if own(b) != Some(x) && !on_it(a.date, b) => return apart,
        (None, Some(y)) if own(a) != Some(y) && !on_it(b.date, a) => return apart,
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.date, b.date) {
        let differ = |x: Option<u8>, y: Option<u8>| matches!((x, y), (Some(x), Some(y)) if x != y);
        if differ(x.month, y.month) || differ(x.day, y.day) {
            return apart;
        }
        return Mark { criterion, state: State::Matched, weight: i32::from(x.day.is_some()) };
    }
    if a.weekday.is_some() && a.weekday == b.weekday && !a.back {
        return unknown(0);
    }
    let month = |time: &Time| time.date.is_some_and(|it| it.month.is_some() && it.day.is_none());
    if a.back && a.last.is_some() && a.last == b.last {
        return unknown(0);
    }
    if a.back || month(a) != month(b) || a.period != b.period {
        return unknown(if a.back && a.period.is_some() && a.period == b.period { 0 } else { -3 });
    }
    unknown(0)
}

/// Of a year that is named alone and is not the story's own.
fn recalled(time: &Time) -> bool {
    time.date.is_some_and(|it| it.day.is_none() && it.year.is_some() && time.as_of.and_then(|own| own.year) != it.year)
}

/// Whether both documents tell the same story.
fn story(a: Side, b: Side) -> Option<Mark> {
    if a.page.file == b.page.file {
        return matched(Criterion::Story, 0);
    }
    stories(&a.page.facts.story, &b.page.facts.story)
}

/// The same of two documents.
pub(in crate::checks) fn stories(x: &story::Story, y: &story::Story) -> Option<Mark> {
    let (likeness, names) = (x.likeness(y), x.shared_names(y));
    if likeness >= 0.30 && names >= 2 || likeness >= 0.40 && names >= 1 {
        matched(Criterion::Story, if likeness >= 0.50 { 3 } else { 2 })
    } else if likeness >= 0.15 && names >= 2 {
        unknown(Criterion::Story, 0)
    } else {
        differed(Criterion::Story)
    }
}

fn place(a: Side, b: Side) -> Option<Mark> {
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
    let named = |place: &str, side: Side| side.claim.participants.iter().any(|it| overlap(it, place));
    let has = |place: &str, side: Side| {
        let story = &side.page.facts.story;
        let known = |it: u32| story.names.binary_search(&it).is_ok() || story.weight(it).is_some();
        place.split(' ').filter(|it| it.len() > 2).all(|it| known(story::hash(it)))
    };
    let known = |place: &str| about(place, a) && about(place, b) || named(place, a) && named(place, b);
    if x.iter().any(|p| y.iter().any(|q| overlap(p, q))) {
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
        let both = x.iter().any(|p| named(p, b)) || y.iter().any(|q| named(q, a));
        return if both { unknown(Criterion::Place, 0) } else { differed(Criterion::Place) };
    }
    if x.iter().chain(y).all(|p| known(p)) && !recalled(&a.claim.time) {
        unknown(Criterion::Place, 0)
    } else if x.iter().chain(y).all(|p| has(p, a) && has(p, b)) {
        // A toll is made up of those of many places, a chase at sea is not.
        unknown(Criterion::Place, if people(a) || tally(a) { -6 } else { -2 })
    } else {
        // A place that the stories are not about holds only some of them.
        unknown(Criterion::Place, if a.figure.kind == Kind::Count { -6 } else { -3 })
    }
}

/// A count that grows with the area it is taken over.
fn tally(side: Side) -> bool {
    let kind = side.claim.event.as_ref().and_then(|it| it.kind).map_or("", |it| it.name());
    ["die", "injure", "damage", "destroy", "displace", "missing", "collapse", "outage", "infect"].contains(&kind)
}

/// Names that both sentences have.
fn names(a: Side, b: Side) -> Option<Mark> {
    let names = a.claim.participants.iter().filter(|x| b.claim.participants.iter().any(|y| overlap(x, y))).count() as i32;
    if names > 0 {
        return matched(Criterion::Names, names.min(2));
    }
    let one_sided = a.claim.participants.is_empty() || b.claim.participants.is_empty();
    let headline = a.claim.headline || b.claim.headline;
    let weight = if one_sided || a.page.file == b.page.file && a.claim.headline != b.claim.headline {
        // A headline has room for few names, and speaks of what stands below it.
        0
    } else if !matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Money) || headline {
        -2
    } else if designated(a) && designated(b) {
        0
    } else {
        -1
    };
    unknown(Criterion::Names, weight)
}

/// Whose share, price or age it is.
fn owner(a: Side, b: Side) -> Option<Mark> {
    if !matches!(a.figure.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration | Kind::Age) {
        return None;
    }
    let loot = a.figure.kind == Kind::Money && a.claim.event.as_ref().is_some_and(|it| it.kind.is_some());
    let named = |owner: &str, side: Side| side.claim.participants.iter().any(|it| overlap(it, owner));
    match (&a.claim.owner, &b.claim.owner) {
        (Some(x), Some(y)) if x == y => matched(Criterion::Owner, 1),
        // "Ann Harlow won in Lindmouth with 54 percent", "In Lindmouth Ann Harlow took 45 percent".
        (Some(x), Some(y)) if (named(x, b) || named(y, a)) && !distance(a) => unknown(Criterion::Owner, 0),
        (Some(_), Some(_)) if !loot => differed(Criterion::Owner),
        (None, None) => distance(a).then_some(Mark { criterion: Criterion::Owner, state: State::Unknown, weight: -2 }),
        _ if loot => unknown(Criterion::Owner, 0),
        _ if distance(a) => unknown(Criterion::Owner, -4),
        _ => unknown(Criterion::Owner, -1),
    }
}

/// "55 km south of Bireun": what it is measured from tells it from all others.
fn distance(side: Side) -> bool {
    side.claim.attribute.as_deref() == Some("distance")
}

/// Other words that both sentences have.
fn wording(a: Side, b: Side) -> Option<Mark> {
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

/// Whether the values are near each other: small counts tell nothing, long numbers do.
fn nearness(a: Side, b: Side) -> Option<Mark> {
    let criterion = Criterion::Nearness;
    if a.figure.kind == Kind::Time && a.figure.clock.is_some() && a.figure.clock == b.figure.clock {
        // The same hands in two time zones.
        return matched(criterion, 4);
    }
    if matches!(a.figure.kind, Kind::Date | Kind::Time) {
        return None;
    }
    let (x, y) = (middle(a), middle(b));
    let ratio = if x > 0.0 && y > 0.0 { x.max(y) / x.min(y) } else { f64::INFINITY };
    let measured = a.figure.kind != Kind::Count;
    if a.claim.attribute.as_deref() == Some("magnitude") && (x - y).abs() > 0.55 {
        // One step of a logarithmic scale is much.
        return unknown(criterion, -6);
    }
    if measured && ratio <= 1.12 || ratio <= 1.25 && x.min(y) >= 20.0 {
        return matched(criterion, 2);
    }
    if [10.0, 100.0, 1000.0, 1_000_000.0].iter().any(|slip| (ratio / slip - 1.0).abs() < 1e-6) || ratio < 10.0 && swapped(a, b) {
        // The same digits: a nought too many, a million for a billion.
        return unknown(criterion, 0);
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
        return unknown(criterion, if ratio > 1.5 && !same_words && !event { -4 } else { -2 });
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

/// Whether the lexicon knows what happened, and that it is the same.
fn same_event(a: Side, b: Side) -> bool {
    a.claim.event.as_ref().zip(b.claim.event.as_ref()).is_some_and(|(x, y)| x.kind.is_some() && x.kind == y.kind)
}

/// The middle of what a figure allows, in its dimension's base unit.
fn middle(side: Side) -> f64 {
    let it = side.figure.interval;
    let scale = units::dimension(side.figure.unit.as_deref().unwrap_or("")).map_or(1.0, |it| it.1);
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

fn people(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| it.is_people())
}

/// People of no kind: "people", "others", "victims". Without an event nothing tells which ones.
fn general(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| matches!(it.name(), "person" | "group" | "victim" | "man" | "woman" | "child"))
}

/// Whether two names share a word that is long enough to be one.
pub(super) fn overlap(a: &str, b: &str) -> bool {
    a == b || a.split(' ').any(|x| x.len() > 3 && b.split(' ').any(|y| x == y))
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

/// The same digits in another order, as fingers and memory swap them: 178 and 187, 4.8 and 8.4.
fn swapped(a: Side, b: Side) -> bool {
    let (mut x, mut y) = (digits(a), digits(b));
    let differ = x != y;
    x.sort_unstable();
    y.sort_unstable();
    differ && x.len() > 1 && x == y
}

fn weak(event: &Event) -> bool {
    event.kind.is_none() && WEAK.contains(&event.verb.as_str())
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

/// Verbs that say little of what happened.
const WEAK: &[&str] = &[
    "be", "have", "include", "do", "make", "get", "take", "go", "come", "give", "with", "involve", "contain", "comprise", "see",
    "leave", "put", "carry", "use", "total", "number", "bring", "become", "remain",
];
