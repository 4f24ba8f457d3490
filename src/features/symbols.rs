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
    let all = Query::default();
    let mut inside: Vec<Symbol> = people(&page, &all).chain(listed.then(|| figures(&page, &all)).into_iter().flatten()).collect();
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
    let query = Query::new(query);
    let files = world.files().into_iter().filter(|file| world.may_name(*file, &query.words));
    let pages: Vec<Page> = files.filter_map(|file| world.page(file)).collect();
    let people = pages.iter().flat_map(|page| people(page, &query).map(move |it| (it, page.file)));
    let sections = pages.iter().flat_map(|page| sections(page).into_iter().map(move |it| (it, page.file)));
    let sections = sections.filter(|(it, _)| query.fits([&it.name, ""]));
    let figures = pages.iter().flat_map(|page| figures(page, &query).map(move |it| (it, page.file)));
    let named = people.chain(sections).chain(figures).filter(|(it, _)| !it.name.is_empty());
    let placed = |(symbol, file): (Symbol, FileId)| {
        let words = in_file(file, symbol.words);
        (symbol, words)
    };
    named.take(most).map(placed).collect()
}

/// The words that somebody looks for; none, and all is found.
#[derive(Default)]
struct Query {
    /// In small letters.
    words: Vec<String>,
}

impl Query {
    fn new(query: &str) -> Query {
        Query { words: query.to_lowercase().split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether each word stands in one of these texts, or a part of it.
    fn fits(&self, texts: [&str; 2]) -> bool {
        self.words.iter().all(|word| texts.iter().any(|text| holds(text, word)))
    }
}

/// Whether a text has these small letters, small or capital. Asked of every figure of a folder, so nothing is copied for it.
fn holds(text: &str, word: &str) -> bool {
    let Some(&first) = word.as_bytes().first().filter(|_| text.is_ascii()) else { return text.to_lowercase().contains(word) };
    let mut places = text.as_bytes().windows(word.len());
    places.any(|it| it.first().is_some_and(|it| it.to_ascii_lowercase() == first) && it.eq_ignore_ascii_case(word.as_bytes()))
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

fn people<'a>(page: &Page<'a>, query: &'a Query) -> impl Iterator<Item = Symbol> + use<'a> {
    page.facts.people.iter().filter(|it| query.fits([&it.name, ""])).filter_map(|person| {
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

fn figures<'a>(page: &Page<'a>, query: &'a Query) -> impl Iterator<Item = Symbol> + use<'a> {
    let Page { document, facts, .. } = *page;
    facts.figures.iter().enumerate().filter_map(move |(at, figure)| {
        let (words, counted) = (figure.span.of(&document.text), facts.claims.get(at).map_or("", |claim| &claim.phrase));
        query.fits([words, counted]).then(|| Symbol {
            kind: SymbolKind::Figure,
            name: one_line(words),
            detail: counted.to_owned(),
            span: figure.span,
            words: figure.span,
            children: Vec::new(),
        })
    })
}
