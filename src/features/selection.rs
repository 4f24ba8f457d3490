//! Growing a selection as prose is built: word, figure with its noun, clause, sentence, paragraph, section, document.

use crate::document::BlockKind;
use crate::language;
use crate::text::{FilePos, Span};
use crate::workspace::World;

/// From the smallest that holds the place outwards; each holds the one before and is larger. Never empty for a known document.
pub fn selection(world: &World, at: FilePos) -> Vec<Span> {
    let Some(page) = world.page(at.file) else { return Vec::new() };
    let text = &page.document.text;
    let at = FilePos { offset: at.offset.min(text.len() as u32), ..at };
    let whole = Span { start: 0, end: text.len() as u32 };
    let mut spans = vec![whole];
    let blocks = &page.document.blocks;
    let heads = || blocks.iter().filter(|it| it.kind == BlockKind::Headline).map(|it| line_start(text, it.span.start));
    if let Some(start) = heads().take_while(|&start| start <= at.offset).last() {
        let end = heads().find(|&start| start > at.offset).unwrap_or(whole.end);
        spans.push(trimmed(text, Span { start, end }));
    }
    let after = blocks.partition_point(|block| block.span.start <= at.offset);
    let block = after.checked_sub(1).and_then(|it| blocks.get(it)).filter(|block| block.span.touches(at.offset));
    if let Some(block) = block {
        spans.push(block.span);
        let offset = at.offset - block.span.start;
        let within = |span: Span| Span { start: span.start + block.span.start, end: span.end + block.span.start };
        if let Some(sentence) = language::sentence_at(&block.prose, offset) {
            spans.push(within(sentence));
            spans.push(within(clause(&block.prose, sentence, offset)));
        }
        spans.push(within(word(&block.prose, offset)));
    }
    let figure = page.facts.figures.iter().position(|it| it.span.touches(at.offset));
    let figure = figure.and_then(|it| Some((page.facts.figures.get(it)?.span, it)));
    if let Some((_, place)) = figure
        && let Some(figure) = page.facts.figures.get(place)
    {
        spans.push(figure.span);
        let phrase = page.facts.claims.get(place).map_or("", |claim| &claim.phrase);
        spans.push(with_noun(text, figure.span, if figure.counted.is_empty() { phrase } else { &figure.counted }));
    }
    // Of a figure no part is selected by itself.
    let inside = |span: &Span| figure.is_some_and(|(figure, _)| figure.covers(*span) && *span != figure);
    spans.retain(|span| span.touches(at.offset) && !span.is_empty() && !inside(span));
    spans.sort_by_key(|span| (span.len(), span.start));
    let mut chain: Vec<Span> = Vec::new();
    for span in spans {
        if chain.last().is_none_or(|last| span.covers(*last) && span.len() > last.len()) {
            chain.push(span);
        }
    }
    if chain.is_empty() { vec![Span { start: at.offset, end: at.offset }] } else { chain }
}

/// A headline's marks belong to its section.
fn line_start(text: &str, offset: u32) -> u32 {
    text.get(..offset as usize).and_then(|it| it.rfind(['\n', '\r'])).map_or(0, |at| at as u32 + 1)
}

/// The letters and digits around a place.
fn word(prose: &str, offset: u32) -> Span {
    let offset = offset as usize;
    let is_inner = |it: char| it.is_alphanumeric() || matches!(it, '\'' | '’' | '-');
    let (before, after) = (prose.get(..offset).unwrap_or(""), prose.get(offset..).unwrap_or(""));
    let start = before.trim_end_matches(is_inner).len();
    let end = offset + (after.len() - after.trim_start_matches(is_inner).len());
    Span::new(start, end)
}

/// The part of a sentence between two marks that part clauses. A comma between digits parts nothing.
fn clause(prose: &str, sentence: Span, offset: u32) -> Span {
    let (mut start, mut end) = (sentence.start, sentence.end);
    let bytes = prose.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (at, mark) in sentence.of(prose).char_indices() {
        let at = sentence.start as usize + at;
        let parts = matches!(mark, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '“' | '”' | '"');
        if !parts || at > 0 && is_digit(at - 1) && is_digit(at + mark.len_utf8()) {
            continue;
        }
        if at as u32 >= offset {
            end = at as u32;
            break;
        }
        start = (at + mark.len_utf8()) as u32;
    }
    trimmed(prose, Span { start, end })
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len()) as u32;
    Span { start, end: start + words.trim().len() as u32 }
}

/// A figure with as many of the words behind it as belong to what it counts.
fn with_noun(text: &str, figure: Span, counted: &str) -> Span {
    let mut end = figure.end as usize;
    for wanted in counted.split_whitespace() {
        let rest = text.get(end..).unwrap_or("");
        let gap = rest.len() - rest.trim_start().len();
        let Some(rest) = rest.get(gap..).and_then(|it| it.strip_prefix(wanted)) else { break };
        end = text.len() - rest.len();
    }
    Span { start: figure.start, end: end as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let fixture = Fixture::new(text);
        let at = fixture.at();
        let page = fixture.world.page(at.file).unwrap();
        let found: Vec<_> = selection(&fixture.world, at).iter().map(|span| span.of(&page.document.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn from_a_figure_outwards() {
        check(
            "The storm came at night. In the harbour, it sank 1,¦214 fishing boats, said the mayor.",
            &[
                "1,214",
                "1,214 fishing boats",
                "it sank 1,214 fishing boats",
                "In the harbour, it sank 1,214 fishing boats, said the mayor.",
                "The storm came at night. In the harbour, it sank 1,214 fishing boats, said the mayor.",
            ],
        );
    }

    #[test]
    fn from_a_word_to_the_section() {
        check(
            "
            # The harbour

            Boats s¦ank.

            # The town
            ",
            &["sank", "Boats sank.", "# The harbour\n\nBoats sank.", "# The harbour\n\nBoats sank.\n\n# The town\n"],
        );
    }

    #[test]
    fn between_paragraphs() {
        check("One.\n¦\nTwo.", &["One.\n\nTwo."]);
    }
}
