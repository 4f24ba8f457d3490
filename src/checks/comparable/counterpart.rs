//! Two figures of one quantity that two documents tell in other words: known by the look of the numbers.
//!
//! "421 children in its care, compared with 387" and "the number of those looked after had grown to 412 (2024: 387)": the digits of one are
//! those of the other as fingers and memory mix them up, and both are told in one breath with a number that agrees. Neither happens by
//! chance in two documents of one story; so words that differ are held against the pair less than by [`super::criteria`], and what tells
//! two figures outright apart (a day, a kind of people, what is denied) as much.

use super::company::{company, equal, is_said_again, unpaired};
use super::criteria::{figure, happening, people, setting, subject, time};
use super::{Criterion, Judgement, Mark, Side, State};
use crate::checks::digits::{self, Digits};
use crate::claims::{Modality, Scope, contrasted, story};
use crate::figures::{Kind, Modifier};

/// What must be in the scales: half of it and more are the digits. This and the next two were chosen on 20 invented stories with planted
/// slips and on 4,401 real articles, of which hardly any holds one.
const NEEDED: i32 = 8;

/// The same of two numbers that have nothing of each other: the numbers beside them alone may also be those of another day's report.
const NEEDED_BESIDE: i32 = 10;

/// Numbers beside a figure weigh no more than this, however many there are: a table has a row of them.
const MOST_BESIDE: i32 = 6;

/// The judgement of two claims of two documents as counterparts. None where neither their digits nor the numbers beside them say enough, or
/// something tells them apart.
pub(super) fn compare(a: Side, b: Side) -> Option<Judgement> {
    if a.page.file == b.page.file || a.figure.kind != b.figure.kind || a.claim.contest.is_some() || b.claim.contest.is_some() {
        return None;
    }
    if !matches!(a.figure.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent) {
        return None;
    }
    let (x, y) = (a.figure.stated.number()?, b.figure.stated.number()?);
    // Every claim of every kindred document comes by here: few go on.
    let company = story::shared(&a.claim.beside, &b.claim.beside) > 0;
    if !company && !digits::may_be_mixed_up(x, y) {
        return None;
    }
    let (x, y) = (number(a)?, number(b)?);
    let digits = x.mixed_up(y);
    if digits < 4 && !company {
        return None;
    }
    let beside = beside(a, b);
    let small = digits == 0 && x.count.min(y.count) < 2;
    // "184,000 visitors", "1,840 members": a nought too many makes no other thing.
    let things = a.figure.kind == Kind::Count && x.size != y.size && thing(a, b) < 2;
    if digits + beside < 4 || small || things || told_apart(a, b) || is_said_again(a, b) {
        return None;
    }
    let mut weights = vec![
        (Criterion::Nearness, digits),
        (Criterion::Beside, beside),
        (Criterion::Time, when(a, b)?),
        (Criterion::Place, place(a, b)),
        (Criterion::Modality, mood(a, b)?),
        (Criterion::Scope, if a.claim.scope == b.claim.scope || a.figure.kind == Kind::Percent { 0 } else { -2 }),
        (Criterion::Thing, thing(a, b)),
        (Criterion::Event, event(a, b)),
        (Criterion::Names, names(a, b)),
        (Criterion::Wording, wording(a, b)),
    ];
    let sum = |weights: &[(Criterion, i32)]| weights.iter().map(|it| it.1).sum::<i32>();
    let needed = if digits > 1 { NEEDED } else { NEEDED_BESIDE };
    // To lay two stories side by side takes longer than all else.
    if sum(&weights) + MOST_STORY < needed {
        return None;
    }
    weights.insert(2, (Criterion::Story, story(a, b)?));
    let weight = sum(&weights);
    let state = |weight: i32| if weight > 0 { State::Matched } else { State::Unknown };
    let marks = weights.into_iter().map(|(criterion, weight)| Mark { criterion, state: state(weight), weight }).collect();
    Some(Judgement { marks, comparable: weight >= needed, weight, needed })
}

/// What two stories weigh at most that are much alike.
const MOST_STORY: i32 = 2;

fn story(a: Side, b: Side) -> Option<i32> {
    match setting::stories(a.page, b.page)? {
        Mark { state: State::Matched, weight, .. } => Some((weight - 2).min(MOST_STORY)),
        Mark { state: State::Unknown, .. } => Some(-2),
        _ => None,
    }
}

/// The one number that a figure states. Of "about 5,000" no digit is a slip.
fn number(side: Side) -> Option<Digits> {
    side.figure.stated.number().filter(|_| matches!(side.figure.modifier, Modifier::Exact | Modifier::About)).and_then(Digits::of)
}

/// What the numbers weigh that both sentences have, or both paragraphs: long ones are seldom met by chance. Less where one other
/// figure could be the one beside them too, and nothing where several could.
fn beside(a: Side, b: Side) -> i32 {
    let (near, wide): (Vec<Side>, Vec<Side>) = (company(b, false).collect(), company(b, true).collect());
    let has = |row: &[Side], side: Side| row.iter().any(|it| equal(side, *it));
    let weigh = |side: Side| match number(side).map_or(0, |it| it.count.max(usize::from(it.size < 1) * 2)) {
        _ if matches!(side.figure.kind, Kind::Date | Kind::Time | Kind::Ordinal) => 0,
        0 | 1 => 0,
        2 => 2,
        3 => 4,
        _ => 5,
    };
    let mut weight: i32 = company(a, false).filter(|it| has(&near, *it)).map(weigh).sum();
    if weight > 0 {
        weight = match unpaired(a, b) {
            0 => weight,
            1 => (weight - 1).max(0),
            _ => 0,
        };
    }
    let counted: Vec<Side> = company(a, false).filter(|it| has(&near, *it)).collect();
    let around: i32 = company(a, true).filter(|it| has(&wide, *it) && !has(&counted, *it)).map(|it| weigh(it) / 2).sum();
    (weight + around.min(3)).min(MOST_BESIDE)
}

/// What tells two figures apart, whatever their digits.
fn told_apart(a: Side, b: Side) -> bool {
    let differed = |mark: Option<Mark>| mark.is_some_and(|it| it.state == State::Differed);
    let (x, y) = (a.claim, b.claim);
    let origins = !x.origins.is_empty() && !y.origins.is_empty() && x.origins != y.origins;
    differed(figure::dimension(a, b))
        || differed(figure::attribute(a, b))
        || x.attribute.is_some() && y.attribute.is_some() && x.attribute != y.attribute
        || contrasted(&x.contrasts, &y.contrasts)
        || origins
        || x.total != y.total
        || matches!((x.scope, y.scope), (Scope::Per, it) | (it, Scope::Per) if it != Scope::Per)
}

/// Two times that both sentences name tell two figures apart; one that is only carried over from elsewhere speaks against it.
fn when(a: Side, b: Side) -> Option<i32> {
    let mark = time::time(a, b)?;
    let named = |side: Side| {
        let time = &side.claim.time;
        let told = time.date.is_some() || time.weekday.is_some() || time.period.is_some();
        !time.guessed && (told || time.running || time.back)
    };
    match mark.state {
        State::Differed if named(a) && named(b) => None,
        // The head of a column names a year where prose need not.
        State::Differed if is_cell(a, b) => Some(0),
        State::Differed => Some(-2),
        _ => Some(mark.weight.clamp(-2, 1)),
    }
}

fn place(a: Side, b: Side) -> i32 {
    match setting::place(a, b) {
        Some(Mark { state: State::Differed, .. }) => -4,
        Some(mark) => mark.weight.clamp(-2, 1),
        None => 0,
    }
}

/// What is denied, asked or feared states nothing.
fn mood(a: Side, b: Side) -> Option<i32> {
    let real = |side: Side| matches!(side.claim.modality, Modality::Asserted | Modality::Planned);
    match happening::modality(a, b)? {
        Mark { state: State::Differed, .. } => (real(a) && real(b)).then_some(-3),
        mark => Some(mark.weight),
    }
}

/// Adults in a study are its patients: one crowd has many names. Where a sum has two names, it may be two sums.
fn thing(a: Side, b: Side) -> i32 {
    let named = |side: Side| !side.claim.head.is_empty() && side.figure.kind == Kind::Money;
    match subject::thing(a, b) {
        Some(Mark { state: State::Matched, .. }) => 2,
        Some(Mark { state: State::Differed, .. }) if !(people(a) && people(b)) => -2,
        _ => -i32::from(named(a) && named(b)),
    }
}

/// Only what the lexicon knows of both is known to be two things.
fn event(a: Side, b: Side) -> i32 {
    let kind = |side: Side| side.claim.event.as_ref().and_then(|it| it.kind);
    match happening::event(a, b) {
        Some(Mark { state: State::Matched, .. }) => 2,
        Some(Mark { state: State::Differed, .. }) if kind(a).is_some() && kind(b).is_some() => -2,
        _ => 0,
    }
}

/// Whether one stands beside the prose: a cell has no room for names, nor for who did it when.
fn is_cell(a: Side, b: Side) -> bool {
    a.claim.aside != b.claim.aside
}

fn names(a: Side, b: Side) -> i32 {
    let least = if is_cell(a, b) { 0 } else { -1 };
    setting::names(a, b).map_or(0, |it| it.weight.clamp(least, 2))
}

fn wording(a: Side, b: Side) -> i32 {
    match story::shared(&a.claim.context, &b.claim.context) {
        0 | 1 => 0,
        2 => 1,
        3 | 4 => 2,
        _ => 3,
    }
}
