//! `weekday`: a date that was another day of the week: "Tuesday, December 1, 2023".
//!
//! Without a year in the text, the year is that of the document's own date; without one, silence.

use super::{Code, Evidence, Finding, Page, Severity};
use crate::figures::{Figure, Kind};
use crate::text::{Date, FileId, FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file) else { return };
    for figure in &page.facts.figures {
        if figure.kind == Kind::Date {
            findings.extend(judge(page, figure));
        }
    }
}

fn judge(page: Page, figure: &Figure) -> Option<Finding> {
    let date = figure.date?;
    let (month, day) = (date.month?, date.day?);
    let text = &page.document.text;
    let (stated, span) = beside(text, figure.span)?;
    let year = date.year.or_else(|| year_of(page.document.meta.date, month, day))?;
    let real = weekday(year, month, day).filter(|real| *real != stated)?;
    let name = |at: u8| DAYS.get(usize::from(at)).copied().unwrap_or("");
    let message = format!("{} {day}, {year} was a {}, not a {}.", Date::month_name(month), name(real), name(stated));
    let mut finding = Finding::new(Code::Weekday, Severity::Warning, FileSpan { file: page.file, span }, message);
    finding.key.value = format!("{} {year:04}-{month:02}-{day:02}", name(stated));
    Some(finding)
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The weekday written with a date, inside its span or right before it, and the span of both.
fn beside(text: &str, span: Span) -> Option<(u8, Span)> {
    let inside = span.of(text);
    for (at, day) in DAYS.iter().enumerate() {
        if inside.starts_with(day) {
            return Some((at as u8, span));
        }
    }
    let before = text.get(..span.start as usize)?;
    let words = before.trim_end_matches([' ', ',']);
    let gap = before.len() - words.len();
    if gap == 0 || gap > 3 || before.ends_with('\n') {
        return None;
    }
    DAYS.iter()
        .enumerate()
        .find(|(_, day)| words.ends_with(**day))
        .map(|(at, day)| (at as u8, Span::new(words.len() - day.len(), span.end as usize)))
}

/// The year in which the date falls nearest to the document's own; none within a month of the turning point, where both years fit.
fn year_of(own: Option<Date>, month: u8, day: u8) -> Option<i16> {
    let own = own.filter(|it| it.is_full())?;
    let (year, own_month, own_day) = (own.year?, own.month?, own.day?);
    let place = |month: u8, day: u8| i32::from(month) * 31 + i32::from(day);
    let apart = place(month, day) - place(own_month, own_day);
    match apart {
        -150..=150 => Some(year),
        ..=-220 => Some(year + 1),
        220.. => Some(year - 1),
        _ => None,
    }
}

/// Monday is 0. None when there is no such day.
fn weekday(year: i16, month: u8, day: u8) -> Option<u8> {
    let date = jiff::civil::Date::new(year, month as i8, day as i8).ok()?;
    Some(date.weekday().to_monday_zero_offset() as u8)
}
