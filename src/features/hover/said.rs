//! Who stands behind a statement, and where that is written.

use crate::attribution::{Attribution, SourceKind};
use crate::checks::Page;
use crate::features::place::{in_file, line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::workspace::World;

/// The hover on a stretch that somebody says.
pub fn lines(world: &World, page: &Page, attribution: &Attribution) -> Vec<Line> {
    let manner = if attribution.quoted { "In the words of " } else { "According to " };
    let mut pieces = vec![manner.into()];
    pieces.extend(source(world, page, attribution));
    vec![Line::Paragraph(pieces), Line::Paragraph(vec![published(page).into()])]
}

/// "John Kirby, National Security Council spokesperson (line 12), from the ministry (line 12)".
pub fn source(world: &World, page: &Page, attribution: &Attribution) -> Vec<Piece> {
    let source = &attribution.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    let mut pieces = Vec::new();
    match person {
        Some(person) => {
            pieces.push(Piece::Strong(person.name.clone()));
            if let Some(role) = person.roles.first() {
                pieces.push(format!(", {}", role.text).into());
            }
        }
        None => pieces.push(Piece::Strong(source.text.clone())),
    }
    if source.kind == SourceKind::Unnamed {
        pieces.push(", not named".into());
    }
    written(world, page, source.spans.first(), &mut pieces);
    for via in &source.via {
        pieces.push(", from ".into());
        pieces.push(Piece::Strong(via.text.clone()));
        written(world, page, via.spans.first(), &mut pieces);
    }
    pieces
}

/// Who stands behind a statement, in a few words for a list: "John Kirby", "the ministry"; nobody: the document.
pub fn briefly(page: &Page, attribution: Option<&Attribution>) -> Option<String> {
    let source = &attribution?.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    Some(person.map_or_else(|| source.text.clone(), |person| person.name.clone()))
}

/// "AP, 1 December 2023", as far as it is known; else the name of the file.
pub fn published(page: &Page) -> String {
    let meta = &page.document.meta;
    let publisher = meta.publisher.clone().unwrap_or_else(|| page.name.to_owned());
    match meta.date.map(words::date).filter(|date| !date.is_empty()) {
        Some(date) => format!("{publisher}, {date}"),
        None => publisher,
    }
}

fn written(world: &World, page: &Page, span: Option<&crate::text::Span>, pieces: &mut Vec<Piece>) {
    if let Some(&span) = span {
        let place = in_file(page.file, span);
        pieces.push(" (".into());
        pieces.push(Piece::Link(format!("line {}", line(world, place)), place));
        pieces.push(")".into());
    }
}
