//! `weekday`: a date that was another day of the week: "Tuesday, December 1, 2023"; "1 December, a Tuesday".
//!
//! Without a year in the text, the year is that of the document's own date; without one, only the days of the document are held against
//! each other.

use super::calendar::{DAYS, day, days, weekday};
use super::repair::replace;
use super::{Code, Evidence, Finding, Page, Related, RepairKind, Severity};
use crate::figures::{Figure, Kind};
use crate::text::{Date, FileId, FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file) else { return };
    for figure in page.facts.figures.iter().filter(|it| it.kind == Kind::Date) {
        findings.extend(judge(page, figure));
    }
    findings.extend(out_of_step(page));
}

/// Without a year, two days of one document near each other still tell how their weekdays stand to each other: the 13th cannot be a
/// Sunday where the 18th is a Thursday. The one that is out of step with all others is marked; of two, the second.
fn out_of_step(page: Page) -> Option<Finding> {
    let text = &page.document.text;
    let place = |figure: &Figure| {
        let date = figure.date.filter(|it| it.year.is_none() && figure.kind == Kind::Date && day(page, *it).is_none())?;
        let (stated, name, _) = beside(text, figure.span)?;
        // A common year: the 29th of February and what a leap year moves are left alone.
        let at = jiff::civil::Date::new(2023, date.month? as i8, date.day? as i8).ok()?;
        Some((at, stated, name))
    };
    let places: Vec<_> = page.facts.figures.iter().filter_map(place).collect();
    let near = |a: &jiff::civil::Date, b: &jiff::civil::Date| {
        let leap = (a.month() <= 2) != (b.month() <= 2);
        !leap && days(*a, *b).abs() <= 45
    };
    let fits = |a: &(jiff::civil::Date, u8, Span), b: &(jiff::civil::Date, u8, Span)| {
        (days(a.0, b.0) - (i64::from(b.1) - i64::from(a.1))).rem_euclid(7) == 0
    };
    let count = |a: &(jiff::civil::Date, u8, Span), wanted: bool| {
        places.iter().filter(|b| b.2 != a.2 && near(&a.0, &b.0) && fits(a, b) == wanted).count()
    };
    // Out of step with some and in step with none, while the others agree among themselves.
    let odd = places.iter().rev().find(|it| count(it, false) > 0 && count(it, true) == 0)?;
    let other = places.iter().find(|it| it.2 != odd.2 && near(&it.0, &odd.0) && !fits(it, odd))?;
    if count(other, false) > 1 {
        return None;
    }
    let right = DAYS.get((i64::from(other.1) + days(other.0, odd.0)).rem_euclid(7) as usize)?;
    let shown = |at: &(jiff::civil::Date, u8, Span)| format!("{} {}", Date::month_name(at.0.month() as u8), at.0.day());
    let stated = odd.2.of(text);
    let message = format!("{} is a {right} if {} is a {}, not a {stated}.", shown(odd), shown(other), other.2.of(text));
    let mut finding = Finding::new(Code::Weekday, Severity::Warning, FileSpan { file: page.file, span: odd.2 }, message);
    finding.related = vec![Related { span: FileSpan { file: page.file, span: other.2 }, message: "reckoned from this".into() }];
    finding.key_mut().value = format!("{stated} {} from {} {}", shown(odd), other.2.of(text), shown(other));
    let title = format!("Change {stated} to {right}");
    finding.repairs.extend(replace(page, RepairKind::Reckon, odd.2, (*right).to_string(), title));
    Some(finding)
}

fn judge(page: Page, figure: &Figure) -> Option<Finding> {
    let (month, number) = (figure.date?.month?, figure.date?.day?);
    let text = &page.document.text;
    let (stated, name, span) = beside(text, figure.span)?;
    let date = day(page, figure.date?)?;
    let real = weekday(date);
    if real == stated {
        return None;
    }
    let day_name = |at: u8| DAYS.get(usize::from(at)).copied().unwrap_or("");
    let message =
        format!("{} {number}, {} was a {}, not a {}.", Date::month_name(month), date.year(), day_name(real), day_name(stated));
    let mut finding = Finding::new(Code::Weekday, Severity::Warning, FileSpan { file: page.file, span }, message);
    finding.key_mut().value = format!("{} {date}", day_name(stated));
    let right = day_name(real).to_string();
    let title = format!("Change {} to {right}", name.of(text));
    finding.repairs.extend(replace(page, RepairKind::Reckon, name, right, title));
    // The day may be wrong instead: the nearest one of that name, in the same month.
    let apart = (i16::from(stated) - i16::from(real)).rem_euclid(7);
    let nearest = if apart > 3 { apart - 7 } else { apart };
    let other = i16::from(number) + nearest;
    if other >= 1
        && other <= i16::from(date.days_in_month())
        && let Some(place) = number_in(text, figure.span, number)
    {
        let title = format!("Change {} to {other}", place.of(text));
        finding.repairs.extend(replace(page, RepairKind::Reckon, place, other.to_string(), title));
    }
    Some(finding)
}

/// Where the number of the day stands in a date, when it is there in digits alone.
pub(super) fn number_in(text: &str, span: Span, number: u8) -> Option<Span> {
    let digits = number.to_string();
    let words = span.of(text);
    let whole = |at: usize| {
        let before = words.get(..at).and_then(|it| it.chars().next_back());
        let after = words.get(at + digits.len()..).and_then(|it| it.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let at = words.match_indices(&digits).map(|it| it.0).find(|&at| whole(at))?;
    Some(Span::new(span.start as usize + at, span.start as usize + at + digits.len()))
}

/// The weekday written with a date (inside its span, right before it, or right after it), its place, and the span of both.
pub(super) fn beside(text: &str, span: Span) -> Option<(u8, Span, Span)> {
    let inside = span.of(text);
    if let Some((at, length)) = named(inside) {
        let start = span.start as usize;
        return Some((at, Span::new(start, start + length), span));
    }
    let before = text.get(..span.start as usize)?;
    let words = before.trim_end_matches([' ', ',', '(', '\u{a0}']);
    let words = words.strip_suffix(" the").unwrap_or(words).trim_end_matches(',');
    let gap = before.len() - words.len();
    if (1..=7).contains(&gap)
        && let Some(start) = words.rfind(|c: char| !c.is_alphabetic() && c != '.').map_or(Some(0), |it| Some(it + 1))
        && let Some((at, length)) = words.get(start..).and_then(named)
        && start + length == words.len()
    {
        let name = Span::new(start, start + length);
        return Some((at, name, name.cover(span)));
    }
    let after = text.get(span.end as usize..)?;
    let link = [", a ", " (a ", " (", ", which was a ", ", which is a ", ", which fell on a "]
        .into_iter()
        .find(|it| after.starts_with(*it))?;
    let rest = after.get(link.len()..)?;
    let (at, length) = named(rest)?;
    // "on December 1, a Tuesday paper" is another thing.
    let next = rest.get(length..)?.chars().next();
    let start = span.end as usize + link.len();
    let name = Span::new(start, start + length);
    next.is_none_or(|c| matches!(c, '.' | ',' | ')' | ';')).then_some((at, name, span.cover(name)))
}

/// The weekday that a text begins with, and the length of its name.
fn named(text: &str) -> Option<(u8, usize)> {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..length)?;
    let at = DAYS.iter().position(|day| *day == word || word.len() >= 3 && word.len() <= 5 && day.starts_with(word))?;
    let dot = usize::from(DAYS.get(at) != Some(&word) && text.get(length..).is_some_and(|it| it.starts_with('.')));
    Some((at as u8, length + dot))
}
