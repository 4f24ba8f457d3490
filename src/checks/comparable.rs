//! Do two claims state the same quantity? Judged by named criteria over their fields, each matched, unknown or differed. Any that
//! differs settles it; what is unknown must be outweighed by what matched. Any doubt: not comparable, and silence.

use std::fmt;

use super::{Page, units};
use crate::claims::{Claim, EventRole, Modality, Scope, Time, story};
use crate::figures::{Figure, Kind, Stated};

/// One of the two claims, with all that bears on it.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub page: Page<'a>,
    pub figure: &'a Figure,
    pub claim: &'a Claim,
}

impl<'a> Side<'a> {
    /// The claim of a figure of this page.
    pub fn of(page: Page<'a>, figure: u32) -> Option<Side<'a>> {
        let at = figure as usize;
        Some(Side { page, figure: page.facts.figures.get(at)?, claim: page.facts.claims.get(at)? })
    }

    /// The figure as it stands in the text.
    pub fn text(&self) -> &'a str {
        self.figure.span.of(&self.page.document.text)
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Kind of figure and dimension of the unit.
    Dimension,
    /// The thing counted or measured.
    Thing,
    /// What restricts it: "foreign", "under 18".
    Restriction,
    /// Nationality or another name before it.
    Origin,
    Event,
    Role,
    Scope,
    Modality,
    Time,
    Place,
    /// Names that both sentences have.
    Names,
    /// Whose share, price or age it is.
    Owner,
    /// Other words that both sentences have.
    Wording,
    /// Whether both documents tell the same story.
    Story,
    /// Whether the values are near each other: small counts tell nothing, long numbers do.
    Nearness,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Matched,
    Unknown,
    Differed,
}

/// How one criterion came out, and what it weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub criterion: Criterion,
    pub state: State,
    pub weight: i32,
}

/// The whole comparison.
#[derive(Clone, Debug)]
pub struct Judgement {
    pub marks: Vec<Mark>,
    pub comparable: bool,
    pub weight: i32,
    pub needed: i32,
}

/// A criterion with the words of both sides, for the hover and for `explain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub mark: Mark,
    pub ours: String,
    pub theirs: String,
}

/// Why two claims were held for comparable, or not. Its display is a line for each criterion.
#[derive(Clone, Debug, Default)]
pub struct Why {
    pub comparable: bool,
    pub reasons: Vec<Reason>,
}

impl Criterion {
    pub fn as_str(self) -> &'static str {
        match self {
            Criterion::Dimension => "dimension",
            Criterion::Thing => "thing",
            Criterion::Restriction => "restriction",
            Criterion::Origin => "origin",
            Criterion::Event => "event",
            Criterion::Role => "role",
            Criterion::Scope => "scope",
            Criterion::Modality => "modality",
            Criterion::Time => "time",
            Criterion::Place => "place",
            Criterion::Names => "names",
            Criterion::Owner => "owner",
            Criterion::Wording => "wording",
            Criterion::Story => "story",
            Criterion::Nearness => "nearness",
        }
    }
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            State::Matched => "matched",
            State::Unknown => "unknown",
            State::Differed => "differed",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "{}", if self.comparable { "comparable" } else { "not comparable" })?;
        for reason in &self.reasons {
            let Reason { mark, ours, theirs } = reason;
            write!(f, "{:<8} {:<11}", mark.state.as_str(), mark.criterion.as_str())?;
            match (ours.is_empty(), theirs.is_empty()) {
                (true, true) => writeln!(f)?,
                _ if ours == theirs => writeln!(f, " {ours}")?,
                _ => writeln!(f, " {} / {}", or_dash(ours), or_dash(theirs))?,
            }
        }
        Ok(())
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// Judges two claims by every criterion, for whoever wants to know why.
pub fn judge(a: Side, b: Side) -> Judgement {
    let mut bench = Bench { marks: Vec::with_capacity(12), weight: 0, differed: false };
    for criterion in CRITERIA {
        criterion(&mut bench, a, b);
    }
    bench.judgement(a, b)
}

/// The judgement of two claims that are comparable, none when they are not. Called for every pair that shares a key, so it stops at the
/// first criterion that tells them apart.
pub fn compare(a: Side, b: Side) -> Option<Judgement> {
    let mut bench = Bench { marks: Vec::with_capacity(12), weight: 0, differed: false };
    for criterion in CRITERIA {
        criterion(&mut bench, a, b);
        if bench.differed {
            return None;
        }
    }
    Some(bench.judgement(a, b)).filter(|it| it.comparable)
}

type Test = fn(&mut Bench, Side, Side);

/// The cheap ones first.
const CRITERIA: [Test; 11] = [
    Bench::dimension,
    Bench::modality,
    Bench::scope,
    Bench::thing,
    Bench::restriction,
    Bench::event,
    Bench::time,
    Bench::place,
    Bench::names_and_wording,
    Bench::nearness,
    Bench::story,
];

/// What must be in the scales. One writer seldom contradicts himself, so inside a document more is asked.
fn needed(a: Side, b: Side, same_page: bool) -> i32 {
    let headline = a.claim.headline != b.claim.headline;
    let base = if same_page && !headline { 11 } else { 6 };
    // Shares are many in one story, and each is of something else.
    match a.figure.kind {
        Kind::Percent => base + 3,
        Kind::Date => base - 1,
        _ => base,
    }
}

struct Bench {
    marks: Vec<Mark>,
    weight: i32,
    differed: bool,
}

impl Bench {
    fn judgement(self, a: Side, b: Side) -> Judgement {
        let needed = needed(a, b, a.page.file == b.page.file);
        let comparable = !self.differed && self.weight >= needed;
        Judgement { comparable, marks: self.marks, weight: self.weight, needed }
    }

    fn mark(&mut self, criterion: Criterion, state: State, weight: i32) {
        self.differed |= state == State::Differed;
        self.weight += weight;
        self.marks.push(Mark { criterion, state, weight });
    }

    fn dimension(&mut self, a: Side, b: Side) {
        let unit = |side: Side| side.figure.unit.clone().unwrap_or_default();
        let same_unit = unit(a) == unit(b)
            || matches!((units::dimension(&unit(a)), units::dimension(&unit(b))), (Some(x), Some(y)) if x.0 == y.0)
            || matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Time);
        let same = a.figure.kind == b.figure.kind
            && same_unit
            && a.figure.trend.is_some() == b.figure.trend.is_some()
            && a.figure.trend == b.figure.trend;
        let attribute = a.claim.attribute == b.claim.attribute;
        let state = if !same {
            State::Differed
        } else if attribute || matches!(a.figure.kind, Kind::Count | Kind::Money) {
            State::Matched
        } else {
            State::Differed
        };
        self.mark(Criterion::Dimension, state, i32::from(attribute && a.claim.attribute.is_some()));
    }

    fn modality(&mut self, a: Side, b: Side) {
        let said = |side: Side| side.claim.modality == Modality::Asserted;
        self.mark(Criterion::Modality, if said(a) && said(b) { State::Matched } else { State::Differed }, 0);
    }

    fn scope(&mut self, a: Side, b: Side) {
        let state = match (a.claim.scope, b.claim.scope) {
            (Scope::Whole | Scope::Member, Scope::Whole | Scope::Member) => State::Matched,
            (Scope::Addition, Scope::Addition) if !people(a) => State::Matched,
            _ => State::Differed,
        };
        self.mark(Criterion::Scope, state, 0);
    }

    fn thing(&mut self, a: Side, b: Side) {
        let (x, y) = (a.claim, b.claim);
        let designated = x.head.bytes().any(|it| it.is_ascii_digit());
        let unit = a.figure.kind == Kind::Measure && a.figure.unit.as_deref().is_some_and(|it| it.ends_with(x.head.as_str()));
        let (state, weight) = if unit {
            (State::Unknown, 0)
        } else if !x.head.is_empty() && x.head == y.head {
            (State::Matched, if designated { 4 } else { 2 })
        } else if x.things.iter().any(|it| y.things.contains(it)) {
            (State::Matched, 2)
        } else if x.head.is_empty() || y.head.is_empty() || !matches!(a.figure.kind, Kind::Count | Kind::Duration | Kind::Age) {
            (State::Unknown, 0)
        } else {
            (State::Differed, 0)
        };
        self.mark(Criterion::Thing, state, weight);
    }

    fn restriction(&mut self, a: Side, b: Side) {
        let strict = |claim: &Claim| -> Vec<String> {
            claim.modifiers.iter().filter(|it| !DESCRIPTIONS.contains(&it.as_str())).cloned().collect()
        };
        let (x, y) = (strict(a.claim), strict(b.claim));
        let designated = a.claim.head == b.claim.head && a.claim.head.bytes().any(|it| it.is_ascii_digit());
        let (state, weight) = if x == y {
            (State::Matched, i32::from(!x.is_empty()))
        } else if designated {
            (State::Matched, 0)
        } else if x.iter().any(|it| y.contains(it)) {
            (State::Unknown, -1)
        } else if x.is_empty() || y.is_empty() {
            (State::Unknown, -3)
        } else {
            (State::Differed, 0)
        };
        self.mark(Criterion::Restriction, state, weight);
        let (x, y) = (&a.claim.origins, &b.claim.origins);
        let (state, weight) = if x == y {
            (State::Matched, i32::from(!x.is_empty()))
        } else if x.is_empty() || y.is_empty() {
            (State::Unknown, -2)
        } else {
            (State::Differed, 0)
        };
        self.mark(Criterion::Origin, state, weight);
    }

    fn event(&mut self, a: Side, b: Side) {
        let (state, weight, roles) = match (&a.claim.event, &b.claim.event) {
            (Some(x), Some(y)) => {
                let weak = |event: &crate::claims::Event| event.kind.is_none() && WEAK.contains(&event.verb.as_str());
                if x.kind.is_some() && x.kind == y.kind {
                    (State::Matched, 3, true)
                } else if x.kind.is_none() && y.kind.is_none() && x.verb == y.verb && !weak(x) {
                    (State::Matched, 2, true)
                } else if weak(x)
                    || weak(y)
                    || x.role == EventRole::Other
                    || y.role == EventRole::Other
                    || a.figure.kind == Kind::Measure
                {
                    (State::Unknown, 0, false)
                } else if x.kind.is_some() && y.kind.is_some() || people(a) || people(b) {
                    (State::Differed, 0, false)
                } else {
                    (State::Unknown, -2, false)
                }
            }
            _ if people(a) && people(b) => (State::Unknown, -3, false),
            _ => (State::Unknown, -1, false),
        };
        self.mark(Criterion::Event, state, weight);
        let roles = roles && !matches!(a.figure.kind, Kind::Date | Kind::Time);
        if let (true, Some(x), Some(y)) = (roles, &a.claim.event, &b.claim.event) {
            let same = x.role == y.role;
            self.mark(Criterion::Role, if same { State::Matched } else { State::Differed }, 0);
        }
    }

    fn time(&mut self, a: Side, b: Side) {
        if matches!(a.figure.kind, Kind::Date) {
            return self.dates(a, b);
        }
        if let (Some(x), Some(y)) = (a.figure.clock, b.figure.clock)
            && x.abs_diff(y) > 120
            && x % 60 != y % 60
        {
            return self.mark(Criterion::Time, State::Differed, 0);
        }
        let (mut state, mut weight) = times(&a.claim.time, &b.claim.time);
        // Two stories that recall one old event do so loosely: in round numbers, of this place or that.
        if state == State::Matched && recalled(&a.claim.time) && recalled(&b.claim.time) && (is_round(a) || is_round(b)) {
            weight = -4;
        }
        if a.page.file == b.page.file && a.claim.time.running != b.claim.time.running {
            (state, weight) = (State::Differed, 0);
        }
        self.mark(Criterion::Time, state, weight);
    }

    /// Two dates are of one event when they are near each other.
    fn dates(&mut self, a: Side, b: Side) {
        let (Some(x), Some(y)) = (a.figure.date, b.figure.date) else { return self.mark(Criterion::Time, State::Differed, 0) };
        let days = |date: crate::text::Date| i32::from(date.month.unwrap_or(0)) * 31 + i32::from(date.day.unwrap_or(0));
        let near = (days(x) - days(y)).abs() <= 3 && (x.year.is_none() || y.year.is_none() || x.year == y.year);
        self.mark(Criterion::Time, if near { State::Matched } else { State::Differed }, 0);
    }

    fn place(&mut self, a: Side, b: Side) {
        let (x, y) = (&a.claim.places, &b.claim.places);
        let about = |place: &str, side: Side| {
            place.split(' ').filter(|it| it.len() > 2).all(|it| side.page.facts.story.is_about(story::hash(it)))
        };
        let known = |place: &str| about(place, a) && about(place, b);
        let (state, weight) = if x.is_empty() && y.is_empty() {
            (State::Unknown, 0)
        } else if x.iter().any(|p| y.iter().any(|q| overlap(p, q))) {
            // "in Asia", "in Asia and Africa": the wider may hold more.
            (State::Matched, i32::from(x.len() == y.len()))
        } else if !x.is_empty() && !y.is_empty() {
            (State::Differed, 0)
        } else if x.iter().chain(y).all(|p| known(p)) {
            (State::Unknown, 0)
        } else {
            // A place that the stories are not about holds only some of them.
            (State::Unknown, if people(a) { -4 } else { -2 })
        };
        self.mark(Criterion::Place, state, weight);
    }

    fn names_and_wording(&mut self, a: Side, b: Side) {
        let names = a.claim.participants.iter().filter(|x| b.claim.participants.iter().any(|y| overlap(x, y))).count() as i32;
        let measured = !matches!(a.figure.kind, Kind::Count | Kind::Date | Kind::Money);
        let none = names == 0 && !a.claim.participants.is_empty() && !b.claim.participants.is_empty();
        self.mark(
            Criterion::Names,
            if names > 0 { State::Matched } else { State::Unknown },
            if !none {
                names.min(2)
            } else if a.page.file == b.page.file && a.claim.headline != b.claim.headline {
                // A headline has room for few names, and speaks of what stands below it.
                0
            } else if measured || a.claim.headline || b.claim.headline {
                -2
            } else if designated(a) && designated(b) {
                0
            } else {
                -1
            },
        );
        if matches!(a.figure.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration | Kind::Age) {
            let loot = a.figure.kind == Kind::Money && a.claim.event.as_ref().is_some_and(|it| it.kind.is_some());
            let (state, weight) = match (&a.claim.owner, &b.claim.owner) {
                (Some(x), Some(y)) if x == y => (State::Matched, 1),
                (Some(_), Some(_)) if !loot => (State::Differed, 0),
                (None, None) => (State::Unknown, 0),
                _ if loot => (State::Unknown, 0),
                _ => (State::Unknown, -1),
            };
            self.mark(Criterion::Owner, state, weight);
        }
        let words = story::shared(&a.claim.context, &b.claim.context) as i32;
        let weight = if words >= 8 {
            3
        } else if words >= 5 {
            2
        } else {
            i32::from(words >= 3)
        };
        self.mark(Criterion::Wording, if words >= 3 { State::Matched } else { State::Unknown }, weight);
    }

    fn nearness(&mut self, a: Side, b: Side) {
        let middle = |side: Side| {
            let it = side.figure.interval;
            let scale = units::dimension(side.figure.unit.as_deref().unwrap_or("")).map_or(1.0, |it| it.1);
            let middle = if it.low.is_finite() && it.high.is_finite() {
                (it.low + it.high) / 2.0
            } else if it.low.is_finite() {
                it.low
            } else {
                it.high
            };
            (middle * scale).abs()
        };
        if matches!(a.figure.kind, Kind::Date | Kind::Time) {
            return;
        }
        let (x, y) = (middle(a), middle(b));
        let ratio = if x > 0.0 && y > 0.0 { x.max(y) / x.min(y) } else { f64::INFINITY };
        let measured = !matches!(a.figure.kind, Kind::Count);
        let event = a.claim.event.as_ref().zip(b.claim.event.as_ref()).is_some_and(|(x, y)| x.kind.is_some() && x.kind == y.kind);
        let designated = a.claim.head.bytes().any(|it| it.is_ascii_digit());
        let magnitude = a.claim.attribute.as_deref() == Some("magnitude");
        let (state, weight) = if magnitude && (x - y).abs() > 0.15 {
            // One step of a logarithmic scale is much.
            (State::Unknown, -6)
        } else if measured && ratio <= 1.12 || ratio <= 1.25 && x.min(y) >= 20.0 {
            (State::Matched, 2)
        } else if measured && ratio < 10.0 && swapped(a, b) {
            (State::Unknown, 0)
        } else if measured {
            // "The ferry sank in 14 minutes", "the ferry sank in 40 minutes": the same said of the same thing.
            let same_words = !a.claim.head.is_empty()
                && a.claim.head == b.claim.head
                && a.claim.event.is_some()
                && a.claim.event.as_ref().map(|it| &it.verb) == b.claim.event.as_ref().map(|it| &it.verb);
            (State::Unknown, if ratio > 1.5 && !same_words { -4 } else { -2 })
        } else if [10.0, 100.0, 1000.0].iter().any(|slip| (ratio / slip - 1.0).abs() < 1e-6) {
            // The same digits: a nought too many, a million for a billion.
            (State::Unknown, 0)
        } else if ratio > 5.0 {
            (State::Unknown, if ratio > 20.0 { -4 } else { -2 })
        } else if !measured && x.max(y) < 10.0 && !event && !designated {
            // Two boats here and three boats there are seldom the same boats.
            (State::Unknown, -2)
        } else {
            (State::Unknown, 0)
        };
        self.mark(Criterion::Nearness, state, weight);
    }

    fn story(&mut self, a: Side, b: Side) {
        if a.page.file == b.page.file {
            return self.mark(Criterion::Story, State::Matched, 0);
        }
        let (x, y) = (&a.page.facts.story, &b.page.facts.story);
        let likeness = x.likeness(y);
        let names = x.shared_names(y);
        let (state, weight) = if likeness >= 0.30 && names >= 2 {
            (State::Matched, 2)
        } else if likeness >= 0.15 && names >= 2 {
            (State::Unknown, 0)
        } else {
            (State::Differed, 0)
        };
        self.mark(Criterion::Story, state, weight);
    }
}

/// Whether the thing has a type of its own: "AK-47".
fn designated(side: Side) -> bool {
    side.claim.head.bytes().any(|it| it.is_ascii_digit())
}

fn people(side: Side) -> bool {
    side.claim.things.first().is_some_and(|it| it.is_people())
}

fn overlap(a: &str, b: &str) -> bool {
    a == b || a.split(' ').any(|x| x.len() > 3 && b.split(' ').any(|y| x == y))
}

fn times(a: &Time, b: &Time) -> (State, i32) {
    if a.back != b.back {
        return (State::Differed, 0);
    }
    if a.running != b.running || a.since != b.since {
        return (State::Unknown, -3);
    }
    let year = |time: &Time| time.date.and_then(|it| it.year);
    let own = |time: &Time| time.as_of.and_then(|it| it.year);
    match (year(a), year(b)) {
        (Some(x), Some(y)) if x != y => return (State::Differed, 0),
        (Some(x), None) if own(b) != Some(x) => return (State::Differed, 0),
        (None, Some(y)) if own(a) != Some(y) => return (State::Differed, 0),
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.date, b.date) {
        let apart = |x: Option<u8>, y: Option<u8>| matches!((x, y), (Some(x), Some(y)) if x != y);
        if apart(x.month, y.month) || apart(x.day, y.day) {
            return (State::Differed, 0);
        }
        return (State::Matched, i32::from(x.day.is_some()));
    }
    let month = |time: &Time| time.date.is_some_and(|it| it.month.is_some() && it.day.is_none());
    if a.back || month(a) != month(b) {
        return (State::Unknown, -3);
    }
    (State::Unknown, 0)
}

/// Of a year that is named alone and is not the story's own.
fn recalled(time: &Time) -> bool {
    time.date.is_some_and(|it| it.day.is_none() && it.year.is_some() && time.as_of.and_then(|own| own.year) != it.year)
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

/// The words behind a judgement.
pub fn why(a: Side, b: Side, judgement: &Judgement) -> Why {
    let reasons = judgement
        .marks
        .iter()
        .map(|&mark| Reason { mark, ours: words(a, b, mark.criterion), theirs: words(b, a, mark.criterion) })
        .collect();
    Why { comparable: judgement.comparable, reasons }
}

fn words(side: Side, other: Side, criterion: Criterion) -> String {
    let claim = side.claim;
    match criterion {
        Criterion::Dimension => {
            let unit = side.figure.unit.as_deref().unwrap_or("");
            [side.figure.kind.as_str(), unit, claim.attribute.as_deref().unwrap_or("")].join(" ").trim().to_string()
        }
        Criterion::Thing => {
            let kinds: Vec<&str> = claim.things.iter().map(|it| it.name()).collect();
            if kinds.is_empty() { claim.head.clone() } else { format!("{} ({})", claim.head, kinds.join(", ")) }
        }
        Criterion::Restriction => claim.modifiers.join(" "),
        Criterion::Origin => claim.origins.join(" "),
        Criterion::Event => claim.event.as_ref().map_or(String::new(), |it| match it.kind {
            Some(kind) if kind.name() != it.verb => format!("{} ({})", it.verb, kind.name()),
            _ => it.verb.clone(),
        }),
        Criterion::Role => claim
            .event
            .as_ref()
            .map_or("", |it| match it.role {
                EventRole::Agent => "who does it",
                EventRole::Patient => "whom it happens to",
                EventRole::Other => "with or beside it",
            })
            .to_string(),
        Criterion::Scope => match claim.scope {
            Scope::Whole => "all",
            Scope::Part => "a part",
            Scope::Member => "one kind among others",
            Scope::Addition => "in addition",
            Scope::Per => "per unit",
        }
        .to_string(),
        Criterion::Modality => claim.modality.as_str().to_string(),
        Criterion::Time => time_words(&claim.time),
        Criterion::Place => claim.places.join(", "),
        Criterion::Names => {
            let shared = |name: &&String| other.claim.participants.iter().any(|it| overlap(name, it));
            claim.participants.iter().filter(shared).cloned().collect::<Vec<_>>().join(", ")
        }
        Criterion::Owner => claim.owner.clone().unwrap_or_default(),
        Criterion::Wording => format!("{} words in common", story::shared(&claim.context, &other.claim.context)),
        Criterion::Story => format!("{:.2} alike", side.page.facts.story.likeness(&other.page.facts.story)),
        Criterion::Nearness => side.text().to_string(),
    }
}

fn time_words(time: &Time) -> String {
    let mut words = Vec::new();
    if let Some(date) = time.date {
        words.push(format!("{}{date}", if time.since { "since " } else { "" }));
    }
    if let Some(day) = time.weekday {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        words.push(DAYS.get(day as usize).copied().unwrap_or("").to_string());
    }
    if time.back {
        words.push("earlier".to_string());
    }
    if time.running {
        words.push("so far".to_string());
    }
    words.join(", ")
}
