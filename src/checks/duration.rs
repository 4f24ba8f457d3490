//! `duration`: a time span that its two ends do not give: "from 3 to 9 May, a five-day fair" (six days or seven, as one counts);
//! "between 1998 and 2004, a decade"; "the 10th anniversary of the 2014 storm" in a text of 2025; "thirty years ago, in 1985".

use std::sync::LazyLock;

use super::calendar::{day, days, published};
use super::number::number;
use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot};
use super::{Code, Finding, Severity};
use crate::figures::{Base, Interval, Kind, Modifier, dimension};
use crate::text::Date;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let mut here = Vec::new();
    for skeleton in paragraphs.iter().filter(|it| it.has("do", 1) && it.has("tch", 1)) {
        let found = SPANS.iter().flat_map(|it| it.captures_iter(&skeleton.text));
        here.extend(found.filter_map(|it| between(skeleton, &it)));
        let found = AGO.iter().flat_map(|it| it.captures_iter(&skeleton.text));
        here.extend(found.filter_map(|it| ago(skeleton, &it)));
        let found = ANNIVERSARY.captures_iter(&skeleton.text).chain(FOUNDED.captures_iter(&skeleton.text));
        here.extend(found.filter_map(|it| anniversary(skeleton, &it)));
    }
    here.sort_by_key(|it: &Finding| it.span);
    here.dedup_by_key(|it| it.span);
    findings.extend(here.into_iter().filter(|it| it.severity <= Severity::Warning));
}

/// Both ends and the time between them. `{first:tc}`: the "3" of "3 to 9 May" is read as a number.
static SPANS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let ends = r"(?:from|between) (?P<month> ?[a-z]+ )?{first:tch}(?: (?P<one>[a-z]+))? (?:to|until|till|and|through) {last:tch}(?: (?P<month2>january|february|march|april|may|june|july|august|september|october|november|december))?";
    [
        r"ENDS,? (?:—|\()? ?(?:or |that is |after |lasting |lasted |took |has lasted |ran for |went on for |for |in all |totalling )?(?:a |an |the |its |his |her )?(?:full |total of |period of )?{length:d}(?P<after>[^<>|]{0,20})",
        r"{length:d}(?P<words>WORDS),? (?:—|\()?ENDS(?P<after>)",
        r"(?:in|on) {first:t}[^|<>]{0,60}? {length:d} later,? (?:in|on) {last:t}(?P<after>)",
        r"(?:in|on) {first:t} and [a-z ]{0,40}? (?:in|on) {last:t},? (?:after )?{length:d}(?: later)?(?P<after>[^<>|]{0,20})",
    ]
    .iter()
    .map(|it| Pattern::new(&it.replace("ENDS", ends)))
    .collect()
});

/// The time since a year that is named.
static AGO: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"{length:d} ago,? (?:in|on) {then:t}",
        r"(?:in|on) {then:t},? (?:—|\()?{length:d} ago",
        r"(?:marks?|marked|marking|celebrates?|celebrating|commemorates?|remembers?) {length:d} since (?:the |its |his |her )?(?:[a-z' -]{0,40} (?:of|in) )?{then:t}",
        r"(?:came to [a-z ]{1,20}|took office|took over|became [a-z ]{1,30}|joined [a-z ]{1,30}|arrived|began) in {then:t},? (?:and |who |which )?(?:has|have) (?:been )?[a-z]+ (?:[a-z]+ ){0,3}?for {length:d}",
        r"in {now:t},? {length:d} after (?:the )?{then:t}",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

/// "founded in 1974, marks its 50th anniversary this year"
static FOUNDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?P<when>[^|]{0,60})(?:founded|established|opened|built|formed|created|set up|launched|inaugurated|married|born) in {then:t}[^|<>]{0,60}?{which:o} (?:anniversary|birthday)(?P<after>[^|]{0,60})",
    )
});

static ANNIVERSARY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?P<when>[^|]{0,60}){which:o} anniversary of (?:the |its |his |her |their )?(?:[a-z' -]{0,40} (?:in|on|of) )?{then:t}(?P<after>[^|]{0,60})",
    )
});

fn between(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (first, last, length) = (skeleton.slot(found, "first")?, skeleton.slot(found, "last")?, skeleton.slot(found, "length")?);
    let words = found.name("words").map_or("", |it| it.as_str());
    let after = found.name("after").map_or("", |it| it.as_str());
    // "two years later", "six months of which": not the time between the ends.
    let other = [" later", " earlier", " before", " after", " ago", " of ", " into", " each", " a day", " a week"];
    let rate = [" of ", " a ", " per ", " each", " every", " old", " later", " after", " before", " ago", " sentence", " prison"];
    let clocks = first.figure.kind == Kind::Time && after.starts_with(" a day");
    if !clocks && other.iter().any(|it| after.starts_with(it))
        || rate.iter().any(|it| format!("{words} ").contains(it))
        || length.value.is_nan()
    {
        return None;
    }
    let (real, exact) = apart(skeleton, found, first, last)?;
    let (dim, factor, _) = dimension(length.figure.unit.as_deref()?)?;
    if !matches!(dim.of, Base::Time) || dim.per.is_some() {
        return None;
    }
    let unit = factor / DAY;
    let stated = length.value * unit;
    // A day more when both ends count; up to a unit either way for what is counted in years of which only the number is known.
    let slack = if exact { 0.5 * unit.max(1.0 / 24.0) } else { unit.max(365.25) };
    let hedge = if length.figure.modifier == Modifier::Exact { 0.0 } else { 0.2 * stated };
    let allowed = Interval { low: real.low - slack.min(real.low * 0.5) - hedge, high: real.high + slack + hedge };
    if allowed.meets(Interval::point(stated)) {
        return None;
    }
    let least = number(real.low / unit);
    let most = number(real.high / unit);
    let plural = length.figure.unit.as_deref().unwrap_or("");
    let is = if least == most { format!("{least} {plural}s") } else { format!("{least} or {most} {plural}s") };
    let message = format!("From {} to {} is {is}, not {}.", first.text, last.text, length.text);
    let mut finding = skeleton.finding(Code::Duration, length, message, &[first, last])?;
    for value in [real.low, real.high] {
        let value = (value / unit).round();
        let known = finding.repairs.iter().any(|it| it.title.ends_with(&format!(" {}", number(value))));
        if value >= 1.0 && !known {
            finding.repairs.extend(skeleton.repair(length, value, "the time"));
        }
    }
    finding.repairs.dedup();
    Some(finding)
}

const DAY: f64 = 86_400.0;

/// The days between two ends, as one may count them, and whether they are known to the day (to the minute, for clock times).
fn apart(skeleton: &Skeleton, found: &Found, first: &Slot, last: &Slot) -> Option<(Interval, bool)> {
    let page = skeleton.page;
    if first.figure.kind == Kind::Time && last.figure.kind == Kind::Time {
        let minutes = f64::from((last.figure.clock? + 1440 - first.figure.clock?) % 1440);
        // Without a.m. and p.m. the half of the day is not known.
        let twelve = f64::from((last.figure.clock? + 720 - first.figure.clock?) % 720);
        let low = if twelve > 0.0 { twelve.min(minutes) } else { minutes };
        return (minutes > 0.0).then_some((Interval { low: low / 1440.0, high: minutes / 1440.0 }, true));
    }
    let month = |name: &str| found.name(name).and_then(|it| Date::month(it.as_str().trim()));
    let two = |one: jiff::civil::Date, other: jiff::civil::Date| {
        let days = days(one, other) as f64;
        (days > 0.0).then_some((Interval { low: days, high: days + 1.0 }, true))
    };
    let numbers = |one: f64, other: f64, month: u8, year: Option<i16>| {
        let full = |it: f64| (1.0..=31.0).contains(&it).then_some(Date { year, month: Some(month), day: Some(it as u8) });
        let (one, other) = (full(one)?, full(other)?);
        let year = year.or(page.document.meta.date.and_then(|it| it.year)).unwrap_or(2023);
        let day = |it: Date| jiff::civil::Date::new(year, month as i8, it.day? as i8).ok();
        two(day(one)?, day(other)?)
    };
    match (first.figure.kind, last.figure.kind) {
        (Kind::Date, Kind::Date) => {
            let (a, b) = (first.date?, last.date?);
            if a.month.is_none() && b.month.is_none() {
                let years = f64::from(b.year?) - f64::from(a.year?);
                return (years > 0.0).then_some((Interval::point(years * 365.25), false));
            }
            // "from July 2023 to June 2025"
            if let (Some(m), Some(n), None, None) = (a.month, b.month, a.day, b.day) {
                let place = |year: i16, month: u8| f64::from(year) * 12.0 + f64::from(month);
                let months = place(b.year?, n) - place(a.year?, m);
                return (months > 0.0).then_some((Interval { low: months * 30.4375, high: (months + 1.0) * 30.4375 }, true));
            }
            let (a_day, b_day) = (a.day?, b.day?);
            // "from 3 May to 9 May 2024": the year is said once.
            let year = b.year.or(a.year);
            let with = |it: Date| Date { year: it.year.or(year), ..it };
            if year.is_none() && a.month == b.month {
                return numbers(f64::from(a_day), f64::from(b_day), a.month?, None);
            }
            two(day(page, with(a))?, day(page, with(b))?)
        }
        // "from 3 to 9 May", "from May 3 to 9".
        (Kind::Count, Kind::Count) => {
            numbers(first.value, last.value, month("month2").or(month("one")).or(month("month"))?, None)
        }
        (Kind::Count, Kind::Date) => {
            let date = last.date?;
            numbers(first.value, f64::from(date.day?), date.month?, date.year)
        }
        (Kind::Date, Kind::Count) => {
            let date = first.date?;
            numbers(f64::from(date.day?), last.value, date.month?, date.year)
        }
        _ => None,
    }
}

/// The year that is now: named in the text, else the document's own.
fn ago(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (length, then) = (skeleton.slot(found, "length")?, skeleton.slot(found, "then")?);
    let year = match found.name("now") {
        Some(_) => skeleton.slot(found, "now")?.date?.year?,
        None => published(skeleton.page)?.year(),
    };
    let (dim, factor, _) = dimension(length.figure.unit.as_deref()?)?;
    let is_years = dim.of == Base::Time && factor > 300.0 * DAY;
    let real = f64::from(year) - f64::from(then.date?.year?);
    let stated = length.value * factor / (365.2425 * DAY);
    let slack = 1.2 + if length.figure.modifier == Modifier::Exact { 0.0 } else { 0.15 * stated };
    let slack = slack.max(if factor > 3000.0 * DAY { 5.0 } else { 0.0 });
    if !is_years || stated.is_nan() || (real - stated).abs() <= slack {
        return None;
    }
    let message = format!("From {} to {year} is {} years, not {}.", then.text, number(real), length.text);
    let mut finding = skeleton.finding(Code::Duration, length, message, &[then])?;
    if real > 0.0 {
        finding.repairs.extend(skeleton.repair(length, real * 365.2425 * DAY / factor, "the time"));
    }
    Some(finding)
}

fn anniversary(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (which, then) = (skeleton.slot(found, "which")?, skeleton.slot(found, "then")?);
    let date = then.date?;
    let own = published(skeleton.page)?;
    let near =
        format!("{} {}", found.name("when").map_or("", |it| it.as_str()), found.name("after").map_or("", |it| it.as_str()));
    let real = i32::from(own.year()) - i32::from(date.year?);
    let stated = which.value as i32;
    // Next year's is prepared and last year's remembered; of today's there is but one.
    let words = ["today", "this year", "marks ", "marked", "marking", "this week", "this month"];
    let other = ["next", "last", "will", "ahead", "before", "after", "upcoming", "coming", "previous"];
    let today = words.iter().any(|it| near.contains(it)) && !other.iter().any(|it| near.split(' ').any(|word| word == *it));
    // Around the turn of the year, the neighbouring year's is as near.
    let turn = matches!(own.month(), 1 | 12);
    let slack = i32::from(!today || turn);
    if which.value.is_nan() || (real - stated).abs() <= slack || real <= 0 {
        return None;
    }
    let message = format!("{} is {real} years after {}, not {stated}.", own.year(), then.text);
    skeleton.finding(Code::Duration, which, message, &[then])
}
