//! `age`: one person's age in two documents, or twice in one draft, further apart than the time between them; or another than the day
//! of birth in the people file gives.

use super::calendar::published;
use super::{Code, Evidence, Finding, Page, Related, Severity, born, persons};
use crate::figures::{Kind, Stated};
use crate::people::roster::Entry;
use crate::people::{self, Person};
use crate::text::{Date, FileId, FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    if !page.facts.figures.iter().any(|it| it.kind == Kind::Age) {
        return;
    }
    for person in page.facts.people.iter().filter(|it| people::is_full(it)) {
        let here = ages(page, person);
        let Some(&(age, span)) = here.first() else { continue };
        let listed = evidence.roster(file).and_then(|(people, roster)| Some((people, roster.only(&person.name)?)));
        if let Some((people, entry)) = listed
            && against_entry(page, &here, people, entry, findings)
        {
            continue;
        }
        if let Some(&(other, there)) = here.iter().find(|it| it.0.abs_diff(age) > 1) {
            let place = format!("line {}", page.document.line(span.start));
            tell(page, person, (other, there), (age, FileSpan { file, span }), &place, findings);
        }
        for source in persons::elsewhere(evidence, file, person).into_iter().filter(|it| !evidence.is_draft(it.page.file)) {
            let story = &page.facts.story;
            if story.shared_names(&source.page.facts.story) < 3 {
                continue;
            }
            let far = |it: &&(u32, Span)| !can_be(age, page.document.meta.date, it.0, source.page.document.meta.date);
            if let Some(&(other, there)) = ages(source.page, source.person).iter().find(far) {
                let place = format!("{}, line {}", source.page.name, source.page.document.line(there.start));
                tell(page, person, (age, span), (other, FileSpan { file: source.page.file, span: there }), &place, findings);
                break;
            }
        }
    }
}

/// Holds each age against the day of birth in the people file, as of the document or of the year that the sentence names; whether it
/// spoke.
fn against_entry(page: Page, here: &[(u32, Span)], people: FileId, entry: &Entry, findings: &mut Vec<Finding>) -> bool {
    let (Some(birth), Some(today)) = (entry.born, page.document.meta.date.filter(|_| published(page).is_some())) else {
        return false;
    };
    let before = findings.len();
    for &(age, place) in here {
        let at = page.facts.figures.partition_point(|it| it.span.start < place.start);
        let Some(time) = page.facts.claims.get(at).map(|it| &it.time) else { continue };
        let other = time.date.filter(|it| it.year.is_some_and(|year| Some(year) != today.year));
        if time.back && other.is_none() {
            continue;
        }
        let day = other.unwrap_or(today);
        let Some((least, most)) = born::ages(birth, day) else { continue };
        if (i64::from(least)..=i64::from(most)).contains(&i64::from(age)) {
            continue;
        }
        let right = if least == most { least.to_string() } else { format!("{least} or {most}") };
        let on = if day.is_full() { "on" } else { "in" };
        let message = format!("{} is {age} here; born {birth} by the people file, {right} {on} {day}.", entry.name);
        let related = vec![Related {
            span: FileSpan { file: people, span: entry.span },
            message: format!("{} in the people file", entry.name).into(),
        }];
        let finding = Finding::new(Code::Age, Severity::Warning, FileSpan { file: page.file, span: place }, message);
        findings.push(Finding { related, key: persons::key(page, place).into(), ..finding });
    }
    findings.len() > before
}

fn tell(page: Page, person: &Person, here: (u32, Span), there: (u32, FileSpan), place: &str, findings: &mut Vec<Finding>) {
    let message = format!("{} is {} here and {} in {place}.", person.name, here.0, there.0);
    let span = FileSpan { file: page.file, span: here.1 };
    let related = vec![Related { span: there.1, message: format!("{} here", there.0).into() }];
    let finding = Finding::new(Code::Age, Severity::Warning, span, message);
    findings.push(Finding { related, key: persons::key(page, here.1).into(), ..finding });
}

/// Whether somebody can be of these ages on these days; without both days a year more or less is nothing.
fn can_be(a: u32, on: Option<Date>, b: u32, then: Option<Date>) -> bool {
    let years = match (on.and_then(|it| it.year), then.and_then(|it| it.year)) {
        (Some(x), Some(y)) => i64::from(x) - i64::from(y),
        // Nobody knows how far apart the texts are.
        _ if on.is_some() != then.is_some() => return true,
        _ => 0,
    };
    (i64::from(a) - i64::from(b) - years).abs() <= 1
}

/// Ages that stand right beside a name: "Jane Low, 52,", "Jane Low (52)", "52-year-old Jane Low", "52-year-old pilot Jane Low".
fn ages(page: Page, person: &Person) -> Vec<(u32, Span)> {
    let text = &page.document.text;
    let figures = &page.facts.figures;
    let mut found = Vec::new();
    for mention in &person.mentions {
        let after = figures.partition_point(|it| it.span.start < mention.end);
        let behind = figures.get(after).filter(|it| {
            let between = Span { start: mention.end, end: it.span.start }.of(text);
            matches!(between, ", " | " (" | ", aged ")
                && text.get(it.span.end as usize..).is_some_and(|rest| rest.starts_with([',', ')', '.', ';']))
        });
        let ahead = after.checked_sub(1).and_then(|at| figures.get(at)).filter(|it| {
            let between = Span { start: it.span.end, end: mention.start.max(it.span.end) }.of(text);
            let plain = between.len() < 30 && between.chars().all(|c| c == ' ' || c == '-' || c.is_lowercase());
            plain
                && !between.split(' ').any(|word| {
                    matches!(word, "of" | "son" | "daughter" | "and" | "with" | "to" | "for" | "brother" | "sister" | "wife")
                })
        });
        for figure in [behind, ahead].into_iter().flatten().filter(|it| it.kind == Kind::Age) {
            if let Stated::Value(value) = figure.stated
                && figure.unit.as_deref().is_none_or(|unit| unit.starts_with("year"))
                && value > 0.0
                && value < 130.0
                && value.fract() == 0.0
            {
                found.push((value as u32, figure.span));
            }
        }
    }
    found.dedup();
    found
}
