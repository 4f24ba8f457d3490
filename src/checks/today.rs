//! `weekday`: "today", "yesterday" and "tomorrow" beside a weekday or a date that is another day, reckoned from the document's own date:
//! "yesterday (Monday)" in a text of a Wednesday. Without a full date of the document there is nothing to say.

use std::sync::LazyLock;

use super::calendar::{DAYS, day, days, published, weekday};
use super::pattern::{Found, Pattern};
use super::skeleton::Skeleton;
use super::weekday::number_in;
use super::{Code, Finding, RepairKind, repair};
use crate::text::Date;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.has("t", 2)) {
        findings.extend(BESIDE.captures_iter(&skeleton.text).filter_map(|it| judge(skeleton, &it)));
    }
}

static BESIDE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"{one:t}(?:, | \(|, on | — ){other:t}(?P<after>.)"));

fn judge(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    // "on Tuesday (yesterday)", "yesterday (Tuesday)"
    let (spoken, named) = if away(one.text).is_some() { (one, other) } else { (other, one) };
    let whose = found.name("after").is_some_and(|it| it.as_str() == "'");
    let own = published(skeleton.page).filter(|_| !whose)?;
    let real = own.checked_add(jiff::Span::new().days(away(spoken.text)?)).ok()?;
    let shown = DAYS.get(usize::from(weekday(real)))?;
    if let Some(stated) = DAYS.iter().find(|it| **it == named.text) {
        if stated == shown {
            return None;
        }
        let message = format!("“{}” is a {shown} in a text of {own}, not a {stated}.", spoken.text);
        let mut finding = skeleton.finding(Code::Weekday, named, message, &[spoken])?;
        let title = format!("Change {stated} to {shown}");
        finding.repairs.extend(repair::replace(skeleton.page, RepairKind::Reckon, named.span, (*shown).to_string(), title));
        return Some(finding);
    }
    let number = named.date?.day?;
    let date = day(skeleton.page, named.date?)?;
    // A day of another week is no slip of the calendar: the two belong to different statements.
    if date == real || days(real, date).abs() > 40 {
        return None;
    }
    let told = format!("{} {}", Date::month_name(real.month() as u8), real.day());
    let message = format!("“{}” is {told} in a text of {own}, not {}.", spoken.text, named.text);
    let mut finding = skeleton.finding(Code::Weekday, named, message, &[spoken])?;
    if real.month() == date.month()
        && let Some(place) = number_in(&skeleton.page.document.text, named.span, number)
    {
        let title = format!("Change {number} to {}", real.day());
        finding.repairs.extend(repair::replace(skeleton.page, RepairKind::Reckon, place, real.day().to_string(), title));
    }
    Some(finding)
}

/// Days from the document's own.
fn away(text: &str) -> Option<i64> {
    Some(match text.to_lowercase().as_str() {
        "today" | "tonight" | "this morning" | "this afternoon" | "this evening" => 0,
        "yesterday" | "last night" | "yesterday morning" | "yesterday evening" => -1,
        "tomorrow" | "tomorrow morning" | "tomorrow night" => 1,
        _ => return None,
    })
}
