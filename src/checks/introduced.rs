//! `unintroduced`: a surname that nobody can place. `ambiguous-name`: a surname that two people of the draft bear.
//!
//! Names that need no introduction are many (presidents, saints, singers), so only those are marked whom the draft lets speak or gives
//! a courtesy title, and quietly, unless the sources or the people file know the full name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::persons;
use super::{Code, Evidence, Finding, Page, Related, Severity};
use crate::people::{self, Person};
use crate::text::{FileId, FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    let mut surnames: FxHashMap<u64, Vec<&Person>> = FxHashMap::default();
    for person in page.facts.people.iter().filter(|it| people::is_full(it) && it.introduction.is_some()) {
        people::surname_key(person).into_iter().for_each(|key| surnames.entry(key).or_default().push(person));
    }
    let speakers: FxHashSet<u32> = page.facts.attributions.iter().filter_map(|it| it.source.person).collect();
    for (at, person) in page.facts.people.iter().enumerate() {
        let Some(&first) = person.mentions.iter().find(|it| !is_headline(page, **it)) else { continue };
        if people::is_full(person) {
            introduced_late(page, person, first, findings);
            continue;
        }
        // A slip of the pen has been told already.
        let told = |it: &Finding| it.code == Code::NameSpelling && it.span.span == first;
        if person.introduction.is_some() || findings.iter().any(told) {
            continue;
        }
        let bearers = bearers(&surnames, person, first);
        if bearers.len() > 1 {
            ambiguous(page, person, &bearers, findings);
        } else if speakers.contains(&(at as u32)) || is_titled(page, first) {
            unintroduced(evidence, page, person, first, findings);
        }
    }
}

/// People with full names of this surname that stand before the place; `surnames` are those who are introduced.
fn bearers<'a>(surnames: &FxHashMap<u64, Vec<&'a Person>>, single: &Person, before: Span) -> Vec<&'a Person> {
    let all = people::surname_key(single).and_then(|key| surnames.get(&key));
    let stands_before = |it: &&Person| it.introduction.is_some_and(|it| it.start < before.start);
    all.into_iter().flatten().copied().filter(stands_before).collect()
}

fn ambiguous(page: Page, single: &Person, bearers: &[&Person], findings: &mut Vec<Finding>) {
    let names: Vec<&str> = bearers.iter().map(|it| it.name.as_str()).take(4).collect();
    let (Some(last), rest) = (names.last(), names.get(..names.len() - 1).unwrap_or(&[])) else { return };
    let related = bearers.iter().filter_map(|it| {
        let span = FileSpan { file: page.file, span: it.introduction? };
        Some(Related { span, message: format!("{} is introduced here", it.name).into() })
    });
    let related: Vec<Related> = related.collect();
    for &span in single.mentions.iter().filter(|it| !is_headline(page, **it)) {
        let message = format!("“{}” may be {} or {last}.", span.of(&page.document.text), rest.join(", "));
        findings.push(Finding {
            related: related.clone(),
            ..finding(page, Code::AmbiguousName, Severity::Information, span, message)
        });
    }
}

fn unintroduced(evidence: &dyn Evidence, page: Page, person: &Person, first: Span, findings: &mut Vec<Finding>) {
    let written = first.of(&page.document.text);
    if let Some((file, roster)) = evidence.roster(page.file) {
        match roster.named(&person.name)[..] {
            // A name that the file gives as one by which the person is known.
            [entry] if entry.name == person.name || entry.aliases.contains(&person.name) => return,
            [entry] => {
                let role = entry.role_on(page.document.meta.date).map_or(String::new(), |it| format!(", {}", it.title));
                let message = format!("“{written}” is not introduced in this draft; the people file has {}{role}.", entry.name);
                let related =
                    Related { span: FileSpan { file, span: entry.span }, message: format!("{}{role}", entry.name).into() };
                let finding = finding(page, Code::Unintroduced, Severity::Information, first, message);
                findings.push(Finding { related: vec![related], ..finding });
                return;
            }
            _ => {}
        }
    }
    let known = persons::elsewhere(evidence, page.file, person);
    // Any text may name a Smith; one on the same event means this one.
    let near =
        known.iter().filter(|it| page.facts.story.likeness(&it.page.facts.story) >= 0.2 && !evidence.is_draft(it.page.file));
    let near: Vec<_> = near.copied().collect();
    if let Some(source) = near.first().filter(|_| persons::are_one(&known)) {
        let role = source.person.roles.first().map_or(String::new(), |it| format!(", {}", it.text));
        let place = source.person.introduction.unwrap_or_default();
        let there = format!("{}, line {}", source.page.name, source.page.document.line(place.start));
        let message = format!("“{written}” is not introduced in this draft; {there} has {}{role}.", source.person.name);
        let related = Related {
            span: FileSpan { file: source.page.file, span: place },
            message: format!("{}{role}", source.person.name).into(),
        };
        let finding = finding(page, Code::Unintroduced, Severity::Information, first, message);
        findings.push(Finding { related: vec![related], ..finding });
    } else {
        let message = format!("“{written}” is not introduced in this draft by full name.");
        findings.push(finding(page, Code::Unintroduced, Severity::Hint, first, message));
    }
}

/// The full name comes only after the surname.
fn introduced_late(page: Page, person: &Person, first: Span, findings: &mut Vec<Finding>) {
    let Some(introduction) = person.introduction.filter(|it| it.start > first.start && !is_headline(page, *it)) else { return };
    let written = first.of(&page.document.text);
    if written.contains(' ') || is_quoted(page, first) {
        return;
    }
    let line = page.document.line(introduction.start);
    let message = format!("“{written}” stands here before {} is introduced in line {line}.", person.name);
    let related = Related { span: FileSpan { file: page.file, span: introduction }, message: "introduced here".into() };
    let finding = finding(page, Code::Unintroduced, Severity::Hint, first, message);
    findings.push(Finding { related: vec![related], ..finding });
}

fn is_titled(page: Page, span: Span) -> bool {
    let before = page.document.text.get(..span.start as usize).unwrap_or("");
    ["Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. "].iter().any(|title| before.ends_with(title))
}

fn is_headline(page: Page, span: Span) -> bool {
    let blocks = &page.document.blocks;
    let at = blocks.partition_point(|it| it.span.end <= span.start);
    blocks.get(at).is_none_or(|it| it.kind == crate::document::BlockKind::Headline)
}

pub(super) fn is_quoted(page: Page, span: Span) -> bool {
    let blocks = &page.document.blocks;
    let at = blocks.partition_point(|it| it.span.end <= span.start);
    let Some(block) = blocks.get(at) else { return false };
    crate::attribution::passages(block).iter().any(|it| it.shift(block.span.start).meets(span))
}

fn finding(page: Page, code: Code, severity: Severity, span: Span, message: String) -> Finding {
    Finding { key: persons::key(page, span).into(), ..Finding::new(code, severity, FileSpan { file: page.file, span }, message) }
}
