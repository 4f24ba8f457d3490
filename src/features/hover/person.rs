//! Who a person is.

use super::passage;
use crate::checks::{Evidence, Page, persons};
use crate::features::place::{in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::people::roster::Entry;
use crate::people::{self, Person};
use crate::text::{FileId, Span};
use crate::workspace::World;

/// Roles and documents that are listed; a hover is to be read at a glance.
const MOST: usize = 8;
const STATEMENTS: usize = 5;
/// How many places of one statement are linked.
const PLACES: usize = 4;

pub fn lines(world: &World, page: &Page, person: &Person) -> Vec<Line> {
    let others: Vec<(Page, &Person)> = persons::everywhere(world, page.file, person)
        .into_iter()
        .filter(|it| it.page.file != page.file)
        .map(|it| (it.page, it.person))
        .collect();
    let entry = world.roster(page.file).and_then(|(file, roster)| Some((file, roster.only(&person.name)?)));
    let fullest = others.iter().find(|(_, it)| it.introduction.is_some());

    let full = others.iter().map(|(_, it)| *it).find(|it| !people::is_full(person) && people::is_full(it));
    let name = entry.map_or_else(|| full.unwrap_or(person).name.clone(), |(_, entry)| entry.name.clone());
    let mut head = vec![Piece::Strong(name)];
    let listed = entry.and_then(|(_, entry)| entry.role_on(page.document.meta.date));
    if let Some(office) = listed {
        head.push(format!(", {}", office.title).into());
    } else if let Some(role) = person.roles.first() {
        head.push(format!(", {}", role.text).into());
    } else if let Some((other, role)) = others.iter().find_map(|(other, it)| Some((other, it.roles.first()?))) {
        head.push(format!(", {}", role.text).into());
        passage::bracketed(passage::provenance(world, other), &mut head);
    }
    let mut lines = vec![Line::Paragraph(head)];
    if let Some((file, entry)) = entry {
        lines.extend(listing(file, entry));
    }

    let mut introduced = Vec::new();
    match (person.introduction, fullest) {
        (Some(span), _) => {
            introduced.push("Introduced on ".into());
            let place = in_file(page.file, span);
            introduced.push(Piece::Link(format!("line {}", line(world, place)), place));
        }
        (None, Some((other, it))) => {
            introduced.push("Not introduced here; introduced in ".into());
            let place = in_file(other.file, it.introduction.unwrap_or_default());
            introduced.push(Piece::Link(name_and_line(world, other, place), place));
        }
        (None, None) => introduced.push("Not introduced by full name".into()),
    }
    introduced.push(format!("; {} here", words::count(person.mentions.len(), "mention", "mentions")).into());
    lines.push(Line::Paragraph(introduced));

    lines.extend(other_roles(world, page, person, &others));
    lines.extend(others.iter().take(MOST).map(|(other, it)| {
        let first = in_file(other.file, it.introduction.or(it.mentions.first().copied()).unwrap_or_default());
        let mut pieces = vec!["Also in ".into(), Piece::Link(name_and_line(world, other, first), first)];
        pieces.push(format!(" ({})", words::count(it.mentions.len(), "mention", "mentions")).into());
        Line::Item(pieces)
    }));
    if others.len() > MOST {
        lines.push(Line::Item(vec![format!("and in {} more", others.len() - MOST).into()]));
    }
    lines.extend(statements(world, page, person, &others));
    lines
}

/// What the people file says beside the present role.
fn listing(file: FileId, entry: &Entry) -> Vec<Line> {
    let place = in_file(file, entry.span);
    let mut pieces = vec!["In the ".into(), Piece::Link("people file".to_string(), place)];
    let born = entry.born.map(words::date).filter(|it| !it.is_empty());
    pieces.extend(born.map(|date| format!("; born {date}").into()));
    pieces.extend((!entry.notes.is_empty()).then(|| format!("; {}", entry.notes).into()));
    pieces.extend((!entry.url.is_empty()).then(|| format!("; {}", entry.url).into()));
    let mut lines = vec![Line::Paragraph(pieces)];
    for office in entry.roles.iter().filter(|it| it.from.is_some() || it.until.is_some()) {
        let from = office.from.map_or(String::new(), |it| format!(" from {}", words::date(it)));
        let until = office.until.map_or(String::new(), |it| format!(" until {}", words::date(it)));
        lines.push(Line::Item(vec![format!("{}{from}{until}", office.title).into()]));
    }
    lines
}

/// What the person says, this document first; words that several documents have stand once, with all their places.
fn statements(world: &World, page: &Page, person: &Person, others: &[(Page, &Person)]) -> Vec<Line> {
    let mut said: Vec<(String, Vec<Piece>)> = Vec::new();
    for (at, person) in std::iter::once((page, person)).chain(others.iter().map(|(page, person)| (page, *person))) {
        let place = at.facts.people.iter().position(|it| std::ptr::eq(it, person)).map(|it| it as u32);
        let mut last = Span::default();
        for attribution in at.facts.attributions.iter().filter(|it| place.is_some() && it.source.person == place) {
            // "She said that she had asked them to wait": the second is told with the first.
            let Some(&content) = attribution.content.first().filter(|it| !last.covers(**it)) else { continue };
            last = content;
            let span = in_file(at.file, content);
            let text = shortened(content.of(&at.document.text));
            let link = Piece::Link(label(world, page.file, at, span), span);
            match said.iter().position(|it| it.0 == text) {
                Some(known) if said[known].1.len() < 2 * PLACES => said[known].1.extend([", ".into(), link]),
                Some(_) => {}
                None if said.len() < STATEMENTS => said.push((text, vec![link])),
                None => {}
            }
        }
    }
    let line = |(text, places): (String, Vec<Piece>)| {
        let mut pieces = vec![format!("Says: {text} (").into()];
        pieces.extend(places);
        pieces.push(")".into());
        Line::Item(pieces)
    };
    said.into_iter().map(line).collect()
}

/// A statement without the joints of its sentence: "that the pier was safe", "“We warned them,”".
fn shortened(text: &str) -> String {
    let text = words::one_line(text);
    // "that was far too long" has no joint.
    const VERBS: &[&str] = &["is", "was", "were", "are", "will", "would", "had", "has", "could", "should", "may", "might"];
    let joint = |rest: &&str| rest.split(' ').next().is_some_and(|word| !VERBS.contains(&word));
    let text = text.strip_prefix("that ").filter(joint).unwrap_or(&text);
    let mut text = match text.strip_suffix(",”") {
        Some(quoted) => format!("{quoted}”"),
        None => text.strip_suffix(',').unwrap_or(text).to_owned(),
    };
    if let Some((end, _)) = text.char_indices().nth(90) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Roles that differ from the first one, each once, with its first place.
fn other_roles(world: &World, page: &Page, person: &Person, others: &[(Page, &Person)]) -> Vec<Line> {
    let all = std::iter::once((page, person)).chain(others.iter().map(|(page, person)| (page, *person)));
    let all = all.flat_map(|(page, person)| person.roles.iter().map(move |role| (page, role)));
    let mut seen: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for (at, role) in all {
        let key = role.text.trim_start_matches("the ").to_lowercase();
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        if seen.len() > 1 && lines.len() < MOST {
            let place = in_file(at.file, role.span);
            let label = label(world, page.file, at, place);
            lines.push(Line::Item(vec![format!("Also: {} (", role.text).into(), Piece::Link(label, place), ")".into()]));
        }
    }
    lines
}

fn label(world: &World, here: FileId, page: &Page, place: crate::text::FileSpan) -> String {
    if page.file == here { format!("line {}", line(world, place)) } else { name_and_line(world, page, place) }
}
