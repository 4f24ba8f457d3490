//! The outline of a document: its sections with the people and figures in them; and all of them by name in all documents.

use super::place::in_file;
use super::words::one_line;
use crate::checks::Page;
use crate::document::BlockKind;
use crate::text::{FileId, FileSpan, Span};
use crate::workspace::World;

#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    pub kind: SymbolKind,
    pub name: String,
    /// A role, or what a figure counts.
    pub detail: String,
    /// All that belongs to it; a section reaches to the next headline.
    pub span: Span,
    /// The words to select, inside the span.
    pub words: Span,
    pub children: Vec<Symbol>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    Section,
    Person,
    Figure,
}

/// So many figures are listed in an outline. Of more, nobody finds one there, and editors are slow to show them: those of a book of
/// 100,000 words would be three megabytes.
const MOST: usize = 1000;

/// The outline of one document, in text order: what stands before the first headline, then the sections. A person stands where the
/// document first names them. Figures are left out where there are more than a thousand.
pub fn document_symbols(world: &World, file: FileId) -> Vec<Symbol> {
    let Some(page) = world.page(file) else { return Vec::new() };
    let listed = page.facts.figures.len() <= MOST;
    let mut inside: Vec<Symbol> = people(&page).chain(listed.then(|| figures(&page)).into_iter().flatten()).collect();
    inside.sort_by_key(|symbol| symbol.span);
    let mut sections = sections(&page);
    let before = sections.first().map_or(u32::MAX, |it| it.span.start);
    let mut top = Vec::new();
    for symbol in inside {
        let section = sections.partition_point(|section| section.span.start <= symbol.span.start).checked_sub(1);
        match section.and_then(|at| sections.get_mut(at)) {
            Some(section) if symbol.span.start >= before => section.children.push(symbol),
            _ => top.push(symbol),
        }
    }
    top.extend(sections);
    top.retain(|symbol| !symbol.name.is_empty());
    top
}

/// People of all documents where they are introduced, then sections, then figures: those whose words, for a figure also those of what it
/// counts, have every word of the query. At most `most`.
pub fn workspace_symbols(world: &World, query: &str, most: usize) -> Vec<(Symbol, FileSpan)> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    let pages: Vec<Page> = world.files().into_iter().filter_map(|file| world.page(file)).collect();
    let each: [fn(&Page) -> Vec<Symbol>; 3] =
        [|page| people(page).collect(), |page| sections(page), |page| figures(page).collect()];
    for (of, page) in each.iter().flat_map(|of| pages.iter().map(move |page| (of, page))) {
        for symbol in of(page) {
            let mut name = symbol.name.to_lowercase();
            if symbol.kind == SymbolKind::Figure {
                name = format!("{name} {}", symbol.detail.to_lowercase());
            }
            if !name.is_empty() && query.split_whitespace().all(|word| name.contains(word)) {
                let words = in_file(page.file, symbol.words);
                found.push((symbol, words));
                if found.len() == most {
                    return found;
                }
            }
        }
    }
    found
}

/// Each reaches to the next.
fn sections(page: &Page) -> Vec<Symbol> {
    let mut sections: Vec<Symbol> = Vec::new();
    let mut heads = page.document.blocks.iter().filter(|block| block.kind == BlockKind::Headline).peekable();
    while let Some(head) = heads.next() {
        let end = heads.peek().map_or(page.document.text.len() as u32, |next| next.span.start);
        sections.push(Symbol {
            kind: SymbolKind::Section,
            name: one_line(&head.prose),
            detail: String::new(),
            span: Span { start: head.span.start, end: end.max(head.span.end) },
            words: head.span,
            children: Vec::new(),
        });
    }
    sections
}

fn people<'a>(page: &Page<'a>) -> impl Iterator<Item = Symbol> + use<'a> {
    page.facts.people.iter().filter_map(|person| {
        let words = person.introduction.or(person.mentions.first().copied())?;
        Some(Symbol {
            kind: SymbolKind::Person,
            name: person.name.clone(),
            detail: person.roles.first().map_or_else(String::new, |role| role.text.clone()),
            span: words,
            words,
            children: Vec::new(),
        })
    })
}

fn figures<'a>(page: &Page<'a>) -> impl Iterator<Item = Symbol> + use<'a> {
    let Page { document, facts, .. } = *page;
    facts.figures.iter().enumerate().map(move |(at, figure)| Symbol {
        kind: SymbolKind::Figure,
        name: one_line(figure.span.of(&document.text)),
        detail: facts.claims.get(at).map_or_else(String::new, |claim| claim.phrase.clone()),
        span: figure.span,
        words: figure.span,
        children: Vec::new(),
    })
}
