//! `date`: a day that the calendar has not ("31 April"), and a day at odds with the document's own: "will open on 3 May" in a text of
//! 10 May, "was opened on 3 May 2027" in one of 2025. Without a dateline there is nothing to say of the second kind.

use std::sync::LazyLock;

use super::calendar::{day, days, length, published, year_of};
use super::pattern::{DASH, Found, Pattern};
use super::repair::in_style;
use super::skeleton::{Skeleton, Slot};
use super::{Code, Finding, Repair, RepairKind, repair, weekday};
use crate::figures::Kind;
use crate::text::Date;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.has("t", 1)) {
        let here = findings.len();
        for slot in skeleton.slots.iter().filter(|it| it.figure.kind == Kind::Date) {
            findings.extend(impossible(skeleton, slot));
        }
        let found = WILL.captures_iter(&skeleton.text);
        findings.extend(found.filter_map(|it| tense(skeleton, &it, true)));
        let found = WAS.captures_iter(&skeleton.text);
        findings.extend(found.filter_map(|it| tense(skeleton, &it, false)));
        let found = WILL_IN.captures_iter(&skeleton.text);
        findings.extend(found.filter_map(|it| long(skeleton, &it, true)));
        let found = WAS_IN.captures_iter(&skeleton.text);
        findings.extend(found.filter_map(|it| long(skeleton, &it, false)));
        let mut tail = findings.split_off(here);
        tail.sort_by_key(|it| it.span);
        tail.dedup_by_key(|it| it.span);
        findings.extend(tail);
    }
}

fn impossible(skeleton: &Skeleton, slot: &Slot) -> Option<Finding> {
    let date = slot.date?;
    let (month, number) = (date.month?, date.day?);
    // With a weekday it is the day of one year: "Sunday, February 29".
    let page = skeleton.page;
    let with_weekday =
        || weekday::beside(&page.document.text, slot.span).and_then(|_| year_of(page.document.meta.date, month, number));
    let year = date.year.or_else(with_weekday);
    let last = length(year, month);
    if number <= last || !(1..=12).contains(&month) {
        return None;
    }
    let of = year.filter(|_| month == 2).map_or(String::new(), |year| format!(" {year}"));
    let message = format!("There is no {number} {}{of}: the month has {last} days.", Date::month_name(month));
    let mut finding = skeleton.finding(Code::Date, slot, message, &[])?;
    finding.repairs.extend(
        in_style(slot.text.get(..slot.text.find(char::is_whitespace).unwrap_or(0)).unwrap_or(""), f64::from(last)).and_then(
            |it| {
                let rest = slot.text.get(slot.text.find(char::is_whitespace)?..)?;
                let text = format!("{it}{rest}");
                let title = format!("Change {} to {text}", slot.text);
                repair::replace(skeleton.page, RepairKind::Reckon, slot.span, text, title)
            },
        ),
    );
    Some(finding)
}

/// Nothing but the verb's own words between it and the day: another clause may speak of another time.
static WILL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:will|is to|are to|is due to|are due to|is set to|are set to|plans to|plan to|is scheduled to|are scheduled to|is expected to|are expected to)(?P<words> (?:not |also |then |now )?(?:be |have )?[a-z'-]+(?: [a-z'-]+){0,5}?) on {date:t}(?P<after>)",
    )
});

static WAS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?P<words>(?:was|were) (?:[a-z]+ed|born|held|hit|shot|cut|sold|found|built|given|taken|made|seen|sent|struck|told|won|begun)(?: [a-z'-]+){0,4}?|(?:died|opened|began|happened|arrived|resigned|signed|started|ended|closed|sank|crashed|occurred|struck|met|voted|announced)(?: [a-z'-]+){0,4}?) on {date:t}(?P<after>)",
    )
});

/// A month or a year right behind its verb: "will open in May 2026", "is due in 2026", "is scheduled for 8 July".
static WILL_IN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:(?:will|is to|are to|is due to|are due to|is set to|are set to|plans to|plan to|is scheduled to|is expected to|are expected to) (?:not |also |then |now |only )?(?:be )?[a-z'-]+|(?:is|are) (?:now )?(?:due|set|planned|expected|scheduled|slated|fixed)) (?:again )?(?:in|for|by|from|on) {date:t}",
    )
});

static WAS_IN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:(?:was|were) (?P<done>[a-z]+ed|born|held|hit|shot|sold|found|built|given|taken|made|seen|sent|told|won|begun)|died|opened|began|arrived|resigned|retired|started|ended|closed|sank|crashed|occurred|happened) (?:again )?in {date:t}",
    )
});

/// The same for a month or a year.
fn long(skeleton: &Skeleton, found: &Found, future: bool) -> Option<Finding> {
    let slot = skeleton.slot(found, "date")?;
    let own = published(skeleton.page)?;
    let date = slot.date.filter(|it| it.day.is_none() || future)?;
    let place = |year: i16, month: u8| i32::from(year) * 12 + i32::from(month);
    let now = place(own.year(), own.month() as u8);
    let day = match (date.year, date.month, date.day) {
        (Some(year), Some(month), None) => place(year, month) - now,
        (Some(year), None, None) => 12 * i32::from(year - own.year()),
        _ => days(own, day(skeleton.page, date)?).div_euclid(2) as i32,
    };
    let before = skeleton.text.get(..found.whole().start()).unwrap_or("");
    let clause = before.rsplit(['|', ',', ';', ':', DASH]).next().unwrap_or("");
    // "Next year's will run from July 8": in that year.
    let next = future && ["'s", "’s"].iter().any(|it| clause.trim_end().ends_with(it));
    let told = next
        || ["if", "would", "was", "were", "had", "that", "which", "until"]
            .iter()
            .any(|it| clause.split(' ').any(|word| word == *it));
    let planned = found.name("done").is_some_and(|it| {
        [
            "scheduled",
            "expected",
            "planned",
            "slated",
            "supposed",
            "delayed",
            "postponed",
            "extended",
            "promised",
            "projected",
            "moved",
        ]
        .contains(&it.as_str())
    });
    if told && future || planned || if future { day >= 0 } else { day <= 0 } {
        return None;
    }
    out_of_time(skeleton, slot, own, future)
}

/// What will be has a date that is past, or what was has one to come.
fn out_of_time(skeleton: &Skeleton, slot: &Slot, own: jiff::civil::Date, future: bool) -> Option<Finding> {
    let message = if future {
        format!("{} was before this document's own date, {own}: it cannot be something that will be.", slot.text)
    } else {
        format!("{} comes after this document's own date, {own}: it cannot be something that was.", slot.text)
    };
    let mut finding = skeleton.finding(Code::Date, slot, message, &[])?;
    finding.repairs.extend(in_own_year(skeleton, slot, own, future));
    Some(finding)
}

/// The same day of the year in which it fits: this one, or the one beside it.
fn in_own_year(skeleton: &Skeleton, slot: &Slot, own: jiff::civil::Date, future: bool) -> Option<Repair> {
    let year = slot.date?.year?;
    let fits = |other: i16| match (slot.date?.month, slot.date?.day) {
        (Some(month), number) => {
            let there = (other, month, number.unwrap_or(own.day() as u8));
            let here = (own.year(), own.month() as u8, own.day() as u8);
            Some(if future { there >= here } else { there <= here })
        }
        _ => Some(if future { other >= own.year() } else { other <= own.year() }),
    };
    let near = if future { [own.year(), own.year() + 1] } else { [own.year(), own.year() - 1] };
    let other = near.into_iter().find(|it| fits(*it) == Some(true))?;
    let at = slot.text.rfind(&year.to_string())?;
    let text = format!("{}{other}{}", slot.text.get(..at)?, slot.text.get(at + 4..)?);
    let title = format!("Change {} to {text}", slot.text);
    repair::replace(skeleton.page, RepairKind::Reckon, slot.span, text, title)
}

fn tense(skeleton: &Skeleton, found: &Found, future: bool) -> Option<Finding> {
    let slot = skeleton.slot(found, "date")?;
    let own = published(skeleton.page)?;
    let date = day(skeleton.page, slot.date.filter(|it| it.day.is_some())?)?;
    let words = found.name("words").map_or("", |it| it.as_str());
    let before = skeleton.text.get(..found.whole().start()).unwrap_or("");
    let clause = before.rsplit(['|', ',', ';', ':', DASH]).next().unwrap_or("");
    if words.split_whitespace().skip(1).any(|it| OTHER_CLAUSE.contains(&it)) || second_event(words) {
        return None;
    }
    let apart = days(own, date);
    // What was to be, and what would be if: not the writer's own time.
    let told = ["if", "would", "was to", "were to", "when", "had", "scheduled", "until", "due"]
        .iter()
        .any(|it| clause.split(' ').any(|word| word == *it));
    let wrong = if future { apart < -1 } else { apart > 1 };
    if !wrong || told {
        return None;
    }
    out_of_time(skeleton, slot, own, future)
}

/// Words after which a day may belong to something else than the verb before them.
const OTHER_CLAUSE: &[&str] = &[
    "who",
    "which",
    "that",
    "after",
    "since",
    "when",
    "where",
    "as",
    "following",
    "before",
    "until",
    "from",
    "because",
    "and",
    "than",
    "of",
    "over",
    "if",
    "while",
    "but",
    "were",
    "was",
    "had",
    "scheduled",
    "set",
    "due",
    "planned",
    "expected",
];

/// "will hear the appeal filed on 3 May": a participle right before the day is the one that happened then.
fn second_event(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        [.., before, last] => {
            last.ends_with("ed") && !matches!(*before, "be" | "was" | "were" | "been" | "have" | "not" | "also")
        }
        _ => false,
    }
}
