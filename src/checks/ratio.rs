//! `ratio`: what comes to each does not make the whole: "30 prisoners for 10 hostages, two for every hostage"; "40 boxes at $3 each, $150
//! in all".

use std::sync::LazyLock;

use super::number::number;
use super::pattern::{Found, Part, Pattern};
use super::skeleton::{Skeleton, Slot, last_place, quotient};
use super::{Code, Finding, words};
use crate::figures::{Interval, Kind};

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let mut here = Vec::new();
    for skeleton in paragraphs.iter().filter(|it| it.has("m", 2)) {
        let found = PERIODS.iter().flat_map(|it| it.captures_iter(&skeleton.text));
        here.extend(found.filter_map(|it| periods(skeleton, &it)));
    }
    for skeleton in paragraphs.iter().filter(|it| it.has("cmud", 3)) {
        let text = skeleton.timeless();
        let found = FOR_EVERY.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| for_every(skeleton, &it)));
        let found = EACH.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| each(skeleton, &it)));
    }
    here.sort_by_key(|it| it.span);
    here.dedup_by_key(|it| it.span);
    findings.extend(here);
}

/// Two totals and how many of the one come to each of the other.
static FOR_EVERY: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"{many:c}WORDS (?:for|in exchange for|in return for) THE{few:c}WORDS(?:,| \(| —) ?(?:or |at a rate of |a ratio of )?{rate:c}WORDS (?:for|to) (?:every|each)\b",
        r"{many:c}(?P<one>WORDS) and THE{few:c}(?P<two>WORDS)(?:,| \(| —) ?(?:or |at a rate of |a ratio of |that is |about )?{rate:c}(?P<three>WORDS) (?:for|to|per) (?:every |each |one |a )?(?P<four>[a-z]+)\b",
        r"{rate:c}WORDS (?:for|to) (?:every|each) [a-z]+(?:,| \(| —|:) ?(?:or )?{many:c}WORDS (?:for|in exchange for|in return for) THE{few:c}",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

/// How many, how much each, and how much that is.
static EACH: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"{count:c}WORDS (?:at|for|of|cost|costs|got|paid|received|sold for) {each:m}WORDS?(?: each| apiece| a piece),? ?(?:—|\()? ?(?:or |for |that is |and )?(?:a total of |a bill of |altogether )?{total:m} (?P<all>in all|in total|altogether|all told)(?P<after>)",
        r"each of THE{count:c}WORDS (?:got|gets|received|receives|paid|pays|won|gave|cost|costs|earned|raised|owes|owed) {each:m}WORDS?,? ?(?:—|\()? ?(?:or |for |making )?(?:a total of )?{total:m}(?P<after>[^<>|]{0,24})",
        r"{count:c}WORDS (?:at|for) {each:m}(?: each| apiece| a piece),? (?:raising|making|earning|bringing in|taking|costing|totalling|totaling|worth) {total:m}(?P<after>[^<>|]{0,24})",
        r"{each:m}WORDS?(?: each| apiece| a piece) (?:for|from|to|on) THE{count:c}WORDS (?:came to|comes to|made|makes|amounted to|amounts to|totalled|totaled|brought in|raised) {total:m}(?P<after>[^<>|]{0,24})",
        r"{total:m} (?:for|on) THE{count:c}(?: (?:[a-z]+ )?(?P<thing>[a-z]+)),? ?(?:—|\()? ?(?:or |that is |at )?{each:m}(?P<after>[^<>|]{0,24})",
        r"{count:c}WORDS (?:at|for) {each:m}(?: each| apiece| a piece),? (?:for|and paid) (?:a total of |a bill of |a total bill of |altogether )?{total:m}(?P<after>[^<>|]{0,24})",
        r"{count:c}WORDS (?:at|for|of|of about) {each:m}WORDS?(?: each| apiece| a piece| per [a-z]+| an? [a-z]+)(?:,| \(| —) ?(?:or |for |making |that is |totalling |totaling |altogether )?(?:a total of |a bill of )?{total:m}(?P<after>[^<>|]{0,24})",
        r"{total:m}WORDS (?:for|on|to buy|among|between) THE{count:c}WORDS(?:,| \(| —) ?(?:or |that is |at )?{each:m}WORDS?(?: each| apiece| a piece| per [a-z]+| an? [a-z]+)(?P<after>)",
        r"{each:m}WORDS?(?: each| apiece| a piece) (?:for|to) THE{count:c}WORDS(?:,| \(| —) ?(?:or |for |making |that is |totalling |totaling )?(?:a total of )?{total:m}(?P<after>[^<>|]{0,24})",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

fn for_every(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (many, few, rate) = (skeleton.slot(found, "many")?, skeleton.slot(found, "few")?, skeleton.slot(found, "rate")?);
    if few.value <= 0.0 || many.value <= 0.0 {
        return None;
    }
    // "400 pupils and 20 teachers, or 20 pupils for each teacher": the same words in the same places.
    if let (Some(a), Some(b), Some(c), Some(d)) = (found.name("one"), found.name("two"), found.name("three"), found.name("four"))
    {
        let last = |it: Part| it.as_str().split(' ').next_back().unwrap_or("").trim_end_matches('s').to_string();
        if last(b) != last(d) || !c.as_str().is_empty() && last(a) != last(c) {
            return None;
        }
    }
    let real = quotient(many.width, few.width);
    // A whole number to each leaves a rest.
    let rounded = Interval { low: rate.width.low - 0.34, high: rate.width.high + 0.34 };
    if rounded.meets(real) {
        return None;
    }
    let message = format!("{} for {} is {} for each, not {}.", many.text, few.text, number(many.value / few.value), rate.text);
    let mut finding = skeleton.finding(Code::Ratio, rate, message, &[many, few])?;
    finding.repairs.extend(skeleton.repair(rate, (many.value / few.value).round(), "the rate"));
    Some(finding)
}

fn each(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (count, each, total) = (skeleton.slot(found, "count")?, skeleton.slot(found, "each")?, skeleton.slot(found, "total")?);
    let after = found.name("after").map_or("", |it| it.as_str());
    // "$5 a bottle" is a price of each; without that or "each" it is another sum.
    let unit = |it: &Slot| it.figure.unit.as_deref().unwrap_or("").split(" per ").next().unwrap_or("").to_string();
    let thing = found.name("thing").map(|it| it.as_str().trim_end_matches('s'));
    if thing.is_some_and(|thing| {
        !after.starts_with(" each") && !each.figure.unit.as_deref().is_some_and(|it| it.ends_with(&format!(" per {thing}")))
    }) {
        return None;
    }
    let kinds = each.figure.kind == Kind::Money && unit(each) == unit(total) && count.value > 0.0;
    let rate = thing.is_none()
        && [" each", " per ", " a year", " a month", " a week", " a day", " more", " less"]
            .iter()
            .any(|it| after.starts_with(it));
    if !kinds || rate {
        return None;
    }
    let made = Interval { low: count.width.low * half(each, -1.0), high: count.width.high * half(each, 1.0) };
    let slack = last_place(total.text, total.value).max(0.005 * total.value);
    let stated = Interval { low: total.width.low - slack, high: total.width.high + slack };
    if stated.meets(made) {
        return None;
    }
    let value = count.value * each.value;
    let real = super::repair::in_style(total.text, value).unwrap_or_else(|| number(value));
    let slip = words::slip(value, total.value).map_or(String::new(), |it| format!(" ({it})"));
    let message = format!("{} times {} is {real}, not {}{slip}.", number(count.value), each.text, total.text);
    let mut finding = skeleton.finding(Code::Ratio, total, message, &[count, each])?;
    finding.repairs.extend(skeleton.repair(total, value, "the total"));
    Some(finding)
}

/// One income in two periods: "$52,000 a year, or $1,000 a week".
static PERIODS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    vec![Pattern::new(r"{one:m}(?:, or|,? which is|,? that is| \(|,? equal to| —) ?(?:about |some |nearly )?{other:m}")]
});

fn periods(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    let parts = |it: &Slot| it.figure.unit.as_deref()?.split_once(" per ").map(|it| (it.0.to_string(), days(it.1)));
    let ((money, Some(a)), (same, Some(b))) = (parts(one)?, parts(other)?) else { return None };
    if money != same || a == b || one.value <= 0.0 {
        return None;
    }
    let value = one.value / a * b;
    // Working days and weeks are fewer than the calendar's.
    if (0.5..=2.0).contains(&(other.value / value)) && (a == 1.0 || b == 1.0) || (0.9..=1.1).contains(&(other.value / value)) {
        return None;
    }
    let real = super::repair::in_style(other.text, value.round()).unwrap_or_else(|| number(value));
    let message = format!("{} is {real}, not {}.", one.text, other.text);
    let mut finding = skeleton.finding(Code::Ratio, other, message, &[one])?;
    finding.repairs.extend(skeleton.repair(other, value.round(), other.text));
    finding.repairs.extend(skeleton.repair(one, (other.value / b * a).round(), one.text));
    Some(finding)
}

/// Days of a period; none of an hour, which nobody works all of.
fn days(period: &str) -> Option<f64> {
    Some(match period {
        "day" => 1.0,
        "week" => 7.0,
        "month" => 30.4375,
        "year" => 365.25,
        _ => return None,
    })
}

/// One end of what an amount may be.
fn half(slot: &Slot, way: f64) -> f64 {
    let width = if way < 0.0 { slot.width.low } else { slot.width.high };
    let half = slot.value
        + way * last_place(slot.text, slot.value) / 2.0 * f64::from(u8::from(slot.value.fract() != 0.0 || slot.value > 1e5));
    if way < 0.0 { width.min(half) } else { width.max(half) }
}
