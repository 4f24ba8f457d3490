//! Who a person is.

use crate::checks::Page;
use crate::features::place::{everywhere, in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::people::Person;
use crate::text::FileId;
use crate::workspace::World;

/// Roles and documents that are listed; a hover is to be read at a glance.
const MOST: usize = 8;

pub fn lines(world: &World, page: &Page, person: &Person) -> Vec<Line> {
    let others: Vec<_> = everywhere(world, person).into_iter().filter(|(it, _)| it.file != page.file).collect();
    let fullest = others.iter().find(|(_, it)| it.introduction.is_some());

    let mut head = vec![Piece::Strong(person.name.clone())];
    let role = person.roles.first().or_else(|| others.iter().find_map(|(_, it)| it.roles.first()));
    if let Some(role) = role {
        head.push(format!(", {}", role.text).into());
    }
    let mut lines = vec![Line::Paragraph(head)];

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
    lines
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
