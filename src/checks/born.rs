//! `age`: an age that does not fit the day or year of birth: "Ana Lind (born 4 March 1980), 42" in a text of May 2025; "born in 1940, he
//! died in 2020 at the age of 70".

use std::sync::LazyLock;

use super::calendar::published;
use super::pattern::{Found, Pattern};
use super::skeleton::Skeleton;
use super::{Code, Finding};
use crate::figures::{Kind, Modifier};
use crate::text::Date;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let mut here = Vec::new();
    for skeleton in paragraphs.iter().filter(|it| it.has("ac", 1) && it.has("t", 1)) {
        for found in DEAD.iter().flat_map(|it| it.captures_iter(&skeleton.text)) {
            here.extend(judge(skeleton, &found));
        }
        for found in LIVING.iter().flat_map(|it| it.captures_iter(&skeleton.text)) {
            here.extend(judge(skeleton, &found));
        }
    }
    here.sort_by_key(|it: &Finding| it.span);
    here.dedup_by_key(|it| it.span);
    findings.extend(here);
}

/// Birth, and the day on which the age is told.
static DEAD: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t}[^|<>]{0,60}?(?:died|was killed|was shot|passed away|drowned)[^|<>]{0,40}?(?:in|on) {day:t}[^|<>]{0,20}?(?:aged|at the age of|at|age) {age:ac}",
        r"born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t}[^|<>]{0,60}?(?:died|was killed|was shot|passed away|drowned)[^|<>]{0,30}?(?:aged|at the age of|at|age) {age:ac},? (?:in|on) {day:t}",
        r"\({birth:t} ?(?:—|to) ?{day:t}\)[^|<>]{0,60}?(?:died|was killed)[^|<>]{0,40}?(?:aged|at the age of|at|age) {age:ac}",
        r"born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t} \| (?:he|she) (?:died|was killed|passed away|drowned)[^|<>]{0,40}?(?:in|on) {day:t}[^|<>]{0,20}?(?:aged|at the age of|at|age) {age:ac}",
        r"(?:died|was killed|passed away|drowned)[^|<>]{0,40}?(?:in|on) {day:t},? (?:aged|at the age of|at|age) {age:ac}(?: \| (?:he|she) was|,? (?:and |having )?(?:was|been)|,? who was|,) born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t}",
        r"lived from {birth:t} (?:to|until) {day:t},? (?:and )?(?:died|was killed|passed away)[^|<>]{0,20}?(?:aged|at the age of|at|age) {age:ac}",
        r"born (?:in|on) {birth:t},[^|<>]{0,60}? turned {age:ac} on {day:t}",
        r"(?:was|turned|became) {age:ac}(?: years old)? in {day:t},? (?:having been |and was |as (?:he|she) was )?born (?:in|on) {birth:t}",
        r"born (?:in|on) {birth:t}[^|<>]{0,60}?(?:was|became|turned|at the age of|aged) {age:ac}(?: years old)?(?: when[^|<>]{0,40})? in {day:t}",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

/// Birth and age, as of the document.
static LIVING: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"born (?:in|on)? ?(?:[a-z' -]{0,30} (?:in|on) )?{birth:t}\)?,? (?:and )?(?:is |she is |he is |who is |now |aged )+{age:ac}(?P<after>[^|]{0,30})",
        r"born (?:in|on) {birth:t},? {age:a}(?P<after>[^|]{0,30})",
        r", {age:ac},? (?:who was )?born (?:in |on )?{birth:t}(?P<after>[^|]{0,30})",
        r"born (?:in|on) {birth:t},? which makes (?:him|her|them) {age:ac}(?P<after>[^|]{0,30})",
        r"(?P<turns>turns|will be|turn) {age:ac}(?P<after>)[^|]{0,30}(?:;|,|—| and| \|) (?:he|she|who) was born (?:in|on) {birth:t}",
        r"\(born (?:in |on )?{birth:t}\),? (?:is |aged )?{age:ac}(?P<after>[^|]{0,30})",
        r"{age:a},? (?:and |who |he |she )?(?:was |is )?born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t}(?P<after>[^|]{0,30})",
        r"(?:, |aged ){age:c}, (?:who |he |she )?was born (?:in|on) (?:[a-z' -]{0,30} (?:in|on) )?{birth:t}(?P<after>[^|]{0,30})",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

fn judge(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (birth, age) = (skeleton.slot(found, "birth")?, skeleton.slot(found, "age")?);
    let after = found.name("after").map_or("", |it| it.as_str());
    // "is 40 miles from": no age.
    let bare = age.figure.kind == Kind::Age || age.figure.unit.is_none() || age.figure.unit.as_deref() == Some("year");
    let then = ["when", "at the time", "then"].iter().any(|it| after.trim_start_matches([' ', ',']).starts_with(it));
    let day = match found.name("day") {
        Some(_) => skeleton.slot(found, "day")?.date?,
        None => skeleton.page.document.meta.date.filter(|_| published(skeleton.page).is_some() && !then)?,
    };
    let born = birth.date?;
    let (least, most) = ages(born, day)?;
    // The birthday to come is the next one.
    let most = most + i16::from(found.name("turns").is_some());
    let stated = age.value;
    if !bare
        || age.figure.modifier != Modifier::Exact
        || stated.is_nan()
        || stated >= f64::from(least) && stated <= f64::from(most)
    {
        return None;
    }
    // "His father died in 1990 at 60. She was born in 1950."
    let whole = found.whole();
    let before = skeleton.text.get(..whole.start()).unwrap_or("").rsplit('|').next().unwrap_or("");
    let others = |it: &str| matches!(it, "his" | "her" | "their" | "my" | "whose") || it.ends_with("'s");
    if whole.as_str().contains('|') && before.split(' ').any(others) {
        return None;
    }
    // A document may be a day or two younger than what it tells.
    let birthday = if least == most { least.to_string() } else { format!("{least} or {most}") };
    let on = if day.is_full() { "on" } else { "in" };
    let message = format!("Born {}, one is {birthday} {on} {day}, not {}.", birth.text, age.text);
    let mut finding = skeleton.finding(Code::Age, age, message, &[birth])?;
    for value in least..=most {
        finding.repairs.extend(skeleton.repair(age, f64::from(value), "the age"));
    }
    Some(finding)
}

/// The ages that somebody born then may have on that day, as far as both are known.
pub(super) fn ages(born: Date, day: Date) -> Option<(i16, i16)> {
    let years = day.year? - born.year?;
    if !(0..=125).contains(&years) {
        return None;
    }
    let place = |it: Date| it.month.map(|month| (month, it.day));
    let had = match (place(born), place(day)) {
        (Some((m, _)), Some((n, _))) if m != n => Some(n > m),
        (Some((_, Some(d))), Some((_, Some(e)))) => Some(e >= d),
        _ => None,
    };
    // Around the birthday itself either is right: texts are written the day before.
    let close = matches!((place(born), place(day)), (Some((m, Some(d))), Some((n, Some(e)))) if m == n && d.abs_diff(e) <= 2);
    Some(match had {
        _ if close => (years - 1, years),
        Some(true) => (years, years),
        Some(false) => (years - 1, years - 1),
        None => (years - 1, years),
    })
}
