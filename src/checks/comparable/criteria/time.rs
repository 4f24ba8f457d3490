//! When.

use super::super::super::calendar::weekday_of;
use super::super::{Criterion, Mark, Side, State};
use super::figure::alike;
use super::subject::{holds, told_of};
use super::{differed, fixed, happening, here, is_round, matched, overlap, same_event};
use crate::claims::Time;
use crate::figures::Kind;
use crate::text::Date;

pub(in crate::checks::comparable) fn time(a: Side, b: Side) -> Option<Mark> {
    if a.figure.kind == Kind::Date {
        return dates(a, b);
    }
    if let (Some(x), Some(y)) = (a.figure.clock, b.figure.clock)
        && x.abs_diff(y) > 120
        && x % 60 != y % 60
    {
        return differed(Criterion::Time);
    }
    if here(a, b) && a.claim.time.running != b.claim.time.running {
        return differed(Criterion::Time);
    }
    if matches!((a.claim.time.weekday, b.claim.time.weekday), (Some(x), Some(y)) if x != y) && !dated(a) && !dated(b) {
        // "14 on Friday night … On Saturday night 31": one writer tells the days apart.
        // "Five hikers died on Sunday … the bodies of the seven hikers were found on Monday".
        let again = told_of(a, b) || told_of(b, a);
        if changes_daily(a) && changes_daily(b) {
            return differed(Criterion::Time);
        }
        if here(a, b) && !again {
            return differed(Criterion::Time);
        }
        if a.figure.kind == Kind::Count && !again {
            if of_a_day(a) || of_a_day(b) {
                return differed(Criterion::Time);
            }
            return Some(Mark { criterion: Criterion::Time, state: State::Unknown, weight: -2 });
        }
    }
    // A hall holds as many as ever.
    if holds(a) && holds(b) {
        return Some(Mark { criterion: Criterion::Time, state: State::Unknown, weight: 0 });
    }
    let mut mark = times(&a.claim.time, &b.claim.time);
    // Of what each text has one figure, and the two much alike, a date that is only guessed tells nothing apart.
    let counted = matches!(a.figure.kind, Kind::Count | Kind::Measure | Kind::Duration | Kind::Money | Kind::Percent);
    let alone = a.claim.only && b.claim.only && !here(a, b) && counted && alike(a, b);
    if mark.state == State::Differed && alone && (guessed(&a.claim.time, &b.claim.time) || guessed(&b.claim.time, &a.claim.time))
    {
        mark = Mark { criterion: Criterion::Time, state: State::Unknown, weight: -3 };
    }
    // "Was finished in 1979", "held the record until 1981": what is told of a bridge, and its span, which is the same ever after.
    if mark.state == State::Differed && stays(a) && stays(b) && a.claim.time.back == b.claim.time.back {
        mark = Mark { criterion: Criterion::Time, state: State::Unknown, weight: 0 };
    }
    // "$210,000 a year", "her deputy $140,000 a year": of what is paid in a year there is much.
    let yearly = a.figure.kind == Kind::Money && a.claim.pace == Some("year") && b.claim.pace.is_some();
    if yearly && mark.state == State::Unknown && !alike(a, b) {
        mark.weight = mark.weight.min(-3);
    }
    if mark.state == State::Unknown && fixed(a, b) {
        mark.weight = 0;
    }
    if mark.state != State::Matched && (of_a_day(a) || of_a_day(b)) && !one_day(a, b) {
        return differed(Criterion::Time);
    }
    // Two stories that recall one old event do so loosely: in round numbers, of this place or that.
    let beside = here(a, b) && a.claim.aside != b.claim.aside;
    if beside && mark.state == State::Matched && year_of(a).is_some() && year_of(a) == year_of(b) {
        // The row of a table, and a sentence, of one year that both name.
        mark.weight = 2;
    } else if a.figure.kind == Kind::Count
        && mark.state == State::Matched
        && recalled(&a.claim.time)
        && recalled(&b.claim.time)
        && (is_round(a) || is_round(b))
    {
        mark.weight = -4;
    }
    Some(mark)
}

/// The measure of a thing that was built, which no later day changes.
fn stays(side: Side) -> bool {
    let built = ["span", "wingspan", "diameter", "circumference", "gauge", "runway", "nave", "spire", "mast"];
    side.figure.kind == Kind::Measure && built.contains(&side.claim.head.as_str())
}

/// What is another every day: the level of a river, a temperature.
fn changes_daily(side: Side) -> bool {
    matches!(side.claim.attribute.as_deref(), Some("level" | "temperature"))
}

/// Whether all that tells two times apart is a date that one sentence may have from the paragraph before it, and the other has none.
fn guessed(one: &Time, other: &Time) -> bool {
    one.guessed && other.date.is_none() && !other.back && !other.running && other.period.is_none()
}

/// "826 new infections": so many on that day, and others on the next.
fn of_a_day(side: Side) -> bool {
    side.claim.modifiers.iter().any(|it| it == "new")
        && (matches!(happening(side), "infect" | "die" | "hospitalise") || side.claim.things.iter().any(|it| it.name() == "case"))
}

/// Whether both name the same weekday, or appeared on one day. Where neither text has a date, there are many Tuesdays.
fn one_day(a: Side, b: Side) -> bool {
    let (x, y) = (&a.claim.time, &b.claim.time);
    let known = x.as_of.is_some() || y.as_of.is_some() || alike(a, b);
    x.weekday.is_some() && x.weekday == y.weekday && known || x.as_of.is_some() && x.as_of == y.as_of
}

fn year_of(side: Side) -> Option<i16> {
    side.claim.time.date.and_then(|it| it.year)
}

fn dated(side: Side) -> bool {
    side.claim.time.date.is_some()
}

/// Two dates are of one event when they are near each other, or when a digit makes the difference.
fn dates(a: Side, b: Side) -> Option<Mark> {
    let (Some(x), Some(y)) = (a.figure.date, b.figure.date) else { return differed(Criterion::Time) };
    let bare = |date: Date| date.month.is_none() && date.year.is_some();
    if bare(x) && bare(y) {
        // "Was founded in 1912", "the club, founded in 1921": whoever has the same name is founded once.
        // A country that both lie in is not what was founded.
        let own = |side: Side| -> Vec<String> {
            let claim = side.claim;
            claim.participants.iter().filter(|it| !claim.places.iter().any(|place| overlap(place, it))).cloned().collect()
        };
        let one = |x: &String, y: &String| overlap(x, y) && within(x, y);
        let names = match (&a.claim.owner, &b.claim.owner) {
            (Some(x), Some(y)) => one(x, y),
            (Some(x), None) => own(b).iter().any(|y| one(x, y)),
            (None, Some(y)) => own(a).iter().any(|x| one(x, y)),
            (None, None) => false,
        };
        let once = a.claim.is_founding() && same_event(a, b) && names && !here(a, b);
        return if once { matched(Criterion::Time, 0) } else { differed(Criterion::Time) };
    }
    if x.day.is_none() || y.day.is_none() {
        // "Work will start in March 2027", "construction begins in May 2027": one thing, by its name.
        let months = |date: Date| i32::from(date.year.unwrap_or(0)) * 12 + i32::from(date.month.unwrap_or(0));
        let one = !a.claim.head.is_empty() && a.claim.head == b.claim.head && x.year.is_some() && y.year.is_some();
        let near = one && x.month.is_some() && y.month.is_some() && (months(x) - months(y)).abs() <= 6;
        return if near { matched(Criterion::Time, 0) } else { differed(Criterion::Time) };
    }
    let days = |date: Date| i32::from(date.month.unwrap_or(0)) * 31 + i32::from(date.day.unwrap_or(0));
    let near = (days(x) - days(y)).abs() <= 3 || x.month == y.month && (days(x) - days(y)).abs() == 10;
    let same_year = x.year.is_none() || y.year.is_none() || x.year == y.year;
    if near && same_year { matched(Criterion::Time, 0) } else { differed(Criterion::Time) }
}

/// "Rowing Club", "the Ternby Rowing Club": one name says no more than the other does. Two national parks are two.
fn within(a: &str, b: &str) -> bool {
    let words = |name: &str| name.split(' ').filter(|it| *it != "the").map(str::to_string).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.iter().all(|it| b.contains(it)) || b.iter().all(|it| a.contains(it))
}

fn times(a: &Time, b: &Time) -> Mark {
    let criterion = Criterion::Time;
    let apart = Mark { criterion, state: State::Differed, weight: 0 };
    let unknown = |weight| Mark { criterion, state: State::Unknown, weight };
    let year = |time: &Time| time.date.and_then(|it| it.year);
    if a.back != b.back && (year(a).is_none() || year(a) != year(b)) {
        return apart;
    }
    if a.back && b.back && a.last.is_some() && a.last == b.last && (a.as_of.is_none() || b.as_of.is_none()) {
        return unknown(0);
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
        return unknown(-7);
    }
    // "On Friday" is this week's, "in March" is some other time.
    let week = |time: &Time| time.weekday.is_some() && time.date.is_none();
    let bare = |time: &Time| time.weekday.is_none() && time.date.is_some_and(|it| it.month.is_some() && it.day.is_none());
    if week(a) && bare(b) || bare(a) && week(b) {
        return apart;
    }
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
        return Mark {
            criterion,
            state: State::Matched,
            weight: i32::from(x.day.is_some() || x.month.is_some() && y.month.is_some()),
        };
    }
    // "Down from 6.1 percent in April", "down from 5.2 percent in August": of two months, whichever they are.
    let after = |time: &Time| time.against.and_then(|it| it.month);
    match (after(a), after(b)) {
        (Some(x), Some(y)) if x != y => return apart,
        (Some(_), None) | (None, Some(_)) => return unknown(-3),
        _ => {}
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
pub(super) fn recalled(time: &Time) -> bool {
    time.date.is_some_and(|it| it.day.is_none() && it.year.is_some() && time.as_of.and_then(|own| own.year) != it.year)
}
