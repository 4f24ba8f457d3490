//! `role`: somebody's role in the draft is not what the sources or the people file have: another rank, branch or country, over by then.
//!
//! One person has many roles, so only those are held against each other that speak of one office.

use super::persons::{self, Known};
use super::{Code, Evidence, Finding, Page, Related, Severity};
use crate::people::office::{Office, Standing};
use crate::people::roster::Entry;
use crate::people::{self, Person, RoleSeen};
use crate::text::{FileId, FileSpan};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    for person in page.facts.people.iter().filter(|it| people::is_full(it) && !it.roles.is_empty()) {
        let listed = evidence.roster(file).and_then(|(people, roster)| Some((people, roster.only(&person.name)?)));
        let sources: Vec<Known> =
            persons::elsewhere(evidence, file, person).into_iter().filter(|it| !evidence.is_draft(it.page.file)).collect();
        for role in &person.roles {
            let Some(office) = role.office() else { continue };
            let settled = listed.and_then(|(people, entry)| against_entry(page, role, office, people, entry, findings));
            if settled.is_none() {
                against_sources(page, person, role, office, &sources, findings);
            }
        }
    }
}

/// Holds a role against the people file; none when that says nothing of the office.
fn against_entry(
    page: Page,
    role: &RoleSeen,
    office: &Office,
    people: FileId,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let listed = || entry.roles.iter().filter_map(|it| Some((it, Office::read(&it.title)?)));
    let date = page.document.meta.date;
    let standing = |of: Standing| listed().find(move |(_, it)| office.standing(it) == of);
    let related = vec![Related {
        span: FileSpan { file: people, span: entry.span },
        message: format!("{} in the people file", entry.name).into(),
    }];
    let mut say = |message: String| {
        let span = FileSpan { file: page.file, span: role.span };
        let finding = Finding::new(Code::Role, Severity::Warning, span, message);
        findings.push(Finding { related: related.clone(), key: persons::key(page, role.span).into(), ..finding });
    };
    if let Some((held, it)) = standing(Standing::Same).or_else(|| standing(Standing::Past)) {
        let over = held.is_over(date);
        if !office.past && !it.past && over && date.is_some() {
            let until = held.until.map_or(String::new(), |it| it.to_string());
            say(format!("“{}”: by the people file {} was {} until {until}.", role.text, entry.name, held.title));
        }
        return Some(());
    }
    let (held, _) = standing(Standing::Rank).or_else(|| standing(Standing::Country))?;
    say(format!("“{}” here; the people file has {} as {}.", role.text, entry.name, held.title));
    Some(())
}

fn against_sources(
    page: Page,
    person: &Person,
    role: &RoleSeen,
    office: &Office,
    sources: &[Known],
    findings: &mut Vec<Finding>,
) {
    let mut apart: Vec<(Known, &RoleSeen, Standing)> = Vec::new();
    for source in sources {
        for other in &source.person.roles {
            let Some(it) = other.office() else { continue };
            match office.standing(it) {
                // Somebody has it as the draft does.
                Standing::Same => return,
                Standing::Other => {}
                Standing::Portfolio | Standing::Grade if !of_one_time(page, source) => {}
                Standing::Past if !is_over(page, office, it, source) => {}
                standing => apart.push((*source, other, standing)),
            }
        }
    }
    // Two people of one name: the same office links them, so the texts must speak of the same things.
    apart.retain(|(source, other, standing)| {
        let (ours, theirs) = (&page.facts.story, &source.page.facts.story);
        let names = ours.shared_names(theirs);
        // "Director of the National Water Authority", "deputy director of the National Water Authority": one house, by its whole name.
        let house = *standing == Standing::Rank && other.office().is_some_and(|it| office.rest.len().min(it.rest.len()) >= 3);
        names >= 3 || names >= 2 && (house || ours.likeness(theirs) >= 0.4)
    });
    let Some((source, other, standing)) = apart.first() else { return };
    let there = format!("{}, line {}", source.page.name, source.page.document.line(other.span.start));
    let dated = source.page.document.meta.date.map_or(String::new(), |it| format!(" of {it}"));
    let what = match standing {
        Standing::Past => "says that this is over: ",
        _ => "has ",
    };
    let message = format!("{} is “{}” here; {there}{dated}, {what}“{}”.", person.name, role.text, other.text);
    let related = apart.iter().map(|(source, other, _)| Related {
        span: FileSpan { file: source.page.file, span: other.span },
        message: format!("“{}” here", other.text).into(),
    });
    let span = FileSpan { file: page.file, span: role.span };
    let finding = Finding::new(Code::Role, Severity::Warning, span, message);
    findings.push(Finding { related: related.collect(), key: persons::key(page, role.span).into(), ..finding });
}

/// Whether both were written within some weeks: offices change hands.
fn of_one_time(page: Page, source: &Known) -> bool {
    let days = |date: crate::text::Date| {
        date.year.map(|year| i32::from(year) * 372 + i32::from(date.month.unwrap_or(1)) * 31 + i32::from(date.day.unwrap_or(1)))
    };
    let day = |date: Option<crate::text::Date>| date.and_then(days);
    match (day(page.document.meta.date), day(source.page.document.meta.date)) {
        (Some(x), Some(y)) => (x - y).abs() <= 62,
        _ => true,
    }
}

/// Whether a source says "former" of what the draft gives as present, and is no later than the draft.
fn is_over(page: Page, here: &Office, there: &Office, source: &Known) -> bool {
    let later = match (source.page.document.meta.date, page.document.meta.date) {
        (Some(theirs), Some(ours)) => theirs > ours,
        _ => false,
    };
    !here.past && there.past && !later
}
