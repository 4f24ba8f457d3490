//! Citing the sources that bear out a figure of a draft, at the end of its sentence.

use super::target::Form;
use super::{cite, place};
use crate::checks::{self, ClaimId, Evidence, Page, Verdict};
use crate::document::{Block, BlockKind, Format};
use crate::language;
use crate::text::{FileId, FilePos, FileSpan, Span};
use crate::workspace::World;

/// As many as are offered at one figure.
const MOST: usize = 3;

/// A citation to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citing {
    pub title: String,
    /// Where it goes; empty.
    pub at: FileSpan,
    pub text: String,
}

/// Offered at figures of a Markdown draft, for sources that state the same and are not cited in the paragraph yet; those that have the very
/// value first.
pub fn citings(world: &World, at: FilePos) -> Vec<Citing> {
    let found = world.page(at.file).filter(|_| world.is_draft(at.file) && world.format(at.file) == Some(Format::Markdown));
    found.and_then(|page| offered(world, &page, at.offset)).unwrap_or_default()
}

fn offered(world: &World, page: &Page, offset: u32) -> Option<Vec<Citing>> {
    let (figure, it) = place::figure_at(page, offset)?;
    let block = page.document.blocks.iter().find(|block| block.span.covers(it.span))?;
    if !matches!(block.kind, BlockKind::Body | BlockKind::ListItem) {
        return None;
    }
    let citations = page.document.citations.iter().filter(|it| block.span.touches(it.span.start));
    let cited: Vec<FileId> = citations.filter_map(|it| world.cited(page.file, it)).collect();
    let mut rivals = checks::rivals(world, ClaimId { file: page.file, figure });
    rivals.retain(|it| matches!(it.verdict, Verdict::Agree | Verdict::Rounded));
    rivals.sort_by_key(|it| it.verdict != Verdict::Agree);
    let mut sources: Vec<FileId> = Vec::new();
    for file in rivals.iter().map(|it| it.other.file) {
        if file != page.file && !world.is_draft(file) && !cited.contains(&file) && !sources.contains(&file) {
            sources.push(file);
        }
    }
    let places = places(page, block, it.span)?;
    let citing = |&file: &FileId| {
        let text = citation(world, page, file)?;
        let source = world.page(file)?;
        // What is cited for one figure is cited for others of its clause, which the source may not have.
        let others = |end: u32| figures_cited(page, block, it.span, end).iter().all(|it| !checks::lacks(source, *page, *it));
        let cites = |end: u32| checks::is_cited_at(*page, it.span, end) && others(end);
        let end = places.iter().copied().find(|end| cites(*end))?;
        let at = place::in_file(page.file, Span { start: end, end });
        Some(Citing { title: format!("Cite {}", world.name(file)), at, text: format!(" {text}") })
    };
    Some(sources.iter().take(MOST).filter_map(citing).collect())
}

/// `[@vance2024]` for a source with a key, else a link in parentheses.
fn citation(world: &World, page: &Page, source: FileId) -> Option<String> {
    let meta = &world.page(source)?.document.meta;
    if let Some(key) = &meta.key {
        return Some(format!("[@{key}]"));
    }
    let path = world.path(source)?;
    let way = Form::Link.written(&cite::relative(path, world.path(page.file)?.parent()?)?);
    let words = [&meta.publisher, &meta.title].into_iter().flatten().map(String::as_str).next();
    let words = words.or_else(|| path.file_stem()?.to_str())?.replace(['[', ']', '\n'], " ");
    Some(format!("([{words}]({way}))"))
}

/// Where a citation for a figure may stand: at the end of its sentence; else at the end of its clause or before the "and" that leads to
/// another figure.
fn places(page: &Page, block: &Block, span: Span) -> Option<Vec<u32>> {
    let end = end_of_sentence(block, span)?;
    let words = block.prose.get((span.end - block.span.start) as usize..(end - block.span.start) as usize)?;
    let next = page.facts.figures.iter().map(|it| it.span.start).find(|it| *it >= span.end).unwrap_or(end).min(end);
    let stops = [", ", "; ", ": ", " – ", " — ", " and ", " or ", " (", " while ", " but "];
    let stops = stops.iter().filter_map(|stop| words.find(stop)).map(|at| span.end + at as u32).filter(|it| *it < next);
    Some([end].into_iter().chain(stops.min()).collect())
}

/// The figures that a citation at a place would cite besides this one: those before it in the sentence, since any other mark.
fn figures_cited(page: &Page, block: &Block, span: Span, end: u32) -> Vec<u32> {
    let place = |span: Span| language::sentence_at(&block.prose, span.start.saturating_sub(block.span.start));
    let sentence = place(span).map(|it| it.shift(block.span.start)).unwrap_or(span);
    let marks = page.document.citations.iter().map(|it| it.span.start);
    let from = marks.filter(|it| sentence.contains(*it) && *it < span.start).max().unwrap_or(sentence.start);
    let figures = page.facts.figures.iter().enumerate();
    let before = figures.filter(|(_, it)| it.span != span && it.span.start >= from && it.span.end <= end);
    before.filter(|(_, it)| checks::is_cited_at(*page, it.span, end)).map(|it| it.0 as u32).collect()
}

/// Before the mark that ends the sentence; behind the quotation marks, when it ends in some.
fn end_of_sentence(block: &Block, span: Span) -> Option<u32> {
    let sentence = language::sentence_at(&block.prose, span.start - block.span.start)?;
    let words = sentence.of(&block.prose).trim_end();
    let words = words.trim_end_matches(['.', '!', '?', ';', ':', '…']);
    Some((block.span.start + sentence.start + words.len() as u32).max(span.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    /// The sentence with the first citation that is offered at the cursor; as it was when none is.
    #[track_caller]
    fn check(draft: &str, sources: &str, expected: &str) {
        let fixture = Fixture::new(&format!("//- draft.md\n{draft}\n{sources}"));
        let mut text = fixture.world.page(fixture.file()).expect("a draft").document.text.to_string();
        if let Some(first) = citings(&fixture.world, fixture.at()).first() {
            text.insert_str(first.at.span.start as usize, &first.text);
        }
        assert_eq!(text.trim_end(), expected);
    }

    const WIRE: &str = "//- sources/wire one.md (closed)\n---\npublisher: The Wick Wire\n---\n\n\
        The fire at the Osprey mill killed 12 people in Lower Wick on Monday, the mayor said.\n";
    const KEYED: &str = "//- sources/wire.md (closed)\n---\nkey: wire25\n---\n\n\
        The fire at the Osprey mill killed 12 people in Lower Wick on Monday, the mayor said.\n";

    #[test]
    fn at_the_end_of_the_sentence() {
        check(
            "The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday. It was dark.",
            WIRE,
            "The fire at the Osprey mill killed 12 people in Lower Wick on Monday ([The Wick Wire](sources/wire%20one.md)). It was dark.",
        );
        check(
            "The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday.",
            KEYED,
            "The fire at the Osprey mill killed 12 people in Lower Wick on Monday [@wire25].",
        );
        check(
            "“The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday.”",
            KEYED,
            "“The fire at the Osprey mill killed 12 people in Lower Wick on Monday.” [@wire25]",
        );
    }

    #[test]
    fn where_it_cites_nothing_else() {
        // The wire says nothing of the boats, but all of the first clause.
        check(
            "The fire at the Osprey mill killed 1¦2 people in Lower Wick, and it sank 31 boats on the canal.",
            KEYED,
            "The fire at the Osprey mill killed 12 people in Lower Wick [@wire25], and it sank 31 boats on the canal.",
        );
        check(
            "Three miles from Wick and 31 boats, the fire at the Osprey mill killed 1¦2 people on Monday.",
            KEYED,
            "Three miles from Wick and 31 boats, the fire at the Osprey mill killed 12 people on Monday [@wire25].",
        );
    }

    #[test]
    fn not_where_it_is_cited_or_said_otherwise() {
        for (draft, expected) in [
            ("The fire at the Osprey mill killed 1¦4 people in Lower Wick on Monday.", "14"),
            ("# The fire at the Osprey mill killed 1¦2 people in Lower Wick", "# "),
            ("The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday [@wire25].", "[@wire25]."),
            ("The fi¦re at the Osprey mill killed 12 people in Lower Wick on Monday.", "Monday."),
        ] {
            check(draft, KEYED, &draft.replace('¦', ""));
            assert!(draft.replace('¦', "").contains(expected));
        }
    }
}
