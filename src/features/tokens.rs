//! Semantic tokens: figures, people, the words that name a source, quotations.

use super::place;
use crate::text::{FileId, LineIndex, Span};
use crate::workspace::World;

/// A run of text within one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
}

/// The less a kind covers, the more it tells: of two that overlap, the first of these is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenKind {
    Figure,
    Person,
    /// The words that name who says something, where they are no person's name.
    Source,
    /// What somebody is quoted with.
    Quotation,
}

impl TokenKind {
    /// In the order of the protocol's legend.
    pub const ALL: &'static [TokenKind] = &[TokenKind::Figure, TokenKind::Person, TokenKind::Source, TokenKind::Quotation];

    pub fn as_str(self) -> &'static str {
        match self {
            TokenKind::Figure => "figure",
            TokenKind::Person => "person",
            TokenKind::Source => "source",
            TokenKind::Quotation => "quotation",
        }
    }
}

/// The tokens that meet a part of the document, in text order, never overlapping, none across a line end.
pub fn tokens(world: &World, file: FileId, part: Span) -> Vec<Token> {
    let (Some(page), Some(index)) = (world.page(file), world.line_index(file)) else { return Vec::new() };
    let mut spans: Vec<(TokenKind, Span)> = Vec::new();
    spans.extend(place::figures(&page, part).map(|it| (TokenKind::Figure, it.1.span)));
    spans.extend(page.facts.people.iter().flat_map(|it| &it.mentions).map(|&it| (TokenKind::Person, it)));
    for attribution in &page.facts.attributions {
        spans.extend(attribution.source.spans.iter().map(|&it| (TokenKind::Source, it)));
        if attribution.quoted {
            spans.extend(attribution.content.iter().map(|&it| (TokenKind::Quotation, it)));
        }
    }
    spans.retain(|it| it.1.meets(part));
    let mut tokens = Vec::new();
    for (kind, span) in flat(spans) {
        by_line(&index, span, |span| tokens.push(Token { span, kind }));
    }
    tokens.retain(|it| it.span.meets(part));
    tokens
}

/// Spans that overlap become spans side by side.
fn flat(mut spans: Vec<(TokenKind, Span)>) -> Vec<(TokenKind, Span)> {
    spans.sort_unstable_by_key(|&(kind, span)| (kind, span));
    let mut taken: Vec<(TokenKind, Span)> = Vec::new();
    for group in spans.chunk_by(|a, b| a.0 == b.0) {
        // What the more telling kinds have taken stays theirs; both rows are in text order.
        let mut added = Vec::new();
        let mut at = 0;
        let mut from = 0;
        for &(kind, span) in group {
            let mut start = span.start.max(from);
            while taken.get(at).is_some_and(|it| it.1.end <= start) {
                at += 1;
            }
            let mut next = at;
            while let Some(&(_, other)) = taken.get(next).filter(|it| it.1.start < span.end) {
                if start < other.start {
                    added.push((kind, Span { start, end: other.start }));
                }
                start = start.max(other.end);
                next += 1;
            }
            if start < span.end {
                added.push((kind, Span { start, end: span.end }));
            }
            from = from.max(span.end);
        }
        taken.extend(added);
        taken.sort_unstable_by_key(|it| it.1);
    }
    taken
}

fn by_line(index: &LineIndex, span: Span, mut take: impl FnMut(Span)) {
    for line in index.line(span.start)..=index.line(span.end) {
        let range = index.line_range(line);
        let (start, end) = (span.start.max(range.start), span.end.min(range.end));
        if start < end {
            take(Span { start, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::text::FileSpan;

    #[track_caller]
    fn check(text: &str) {
        let fixture = Fixture::new(text);
        let file = fixture.file();
        let found = tokens(&fixture.world, file, Span::WHOLE);
        fixture.expect(found.iter().map(|it| (FileSpan { file, span: it.span }, it.kind.as_str().to_string())));
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start);
        }
    }

    #[test]
    fn a_figure_in_a_quotation_and_the_name_of_its_speaker() {
        check(
            "
            “The storm sank 14 boats,” said Maria Velasco.
            ^^^^^^^^^^^^^^^^ quotation
                            ^^ figure
                              ^^^^^^^^ quotation
                                            ^^^^^^^^^^^^^ person
            ",
        );
    }

    #[test]
    fn a_source_without_a_name() {
        check(
            "
            The fire killed 12 people, officials said.
                            ^^ figure
                                       ^^^^^^^^^ source
            ",
        );
        check("Nothing is told here.");
    }

    #[test]
    fn of_what_overlaps_the_more_telling_is_shown() {
        let span = |start, end| Span { start, end };
        let all = vec![
            (TokenKind::Quotation, span(0, 30)),
            (TokenKind::Quotation, span(20, 40)),
            (TokenKind::Source, span(5, 12)),
            (TokenKind::Person, span(8, 12)),
            (TokenKind::Figure, span(38, 44)),
        ];
        let found: Vec<_> = flat(all).into_iter().map(|(kind, it)| (kind.as_str(), it.start, it.end)).collect();
        assert_eq!(
            found,
            [
                ("quotation", 0, 5),
                ("source", 5, 8),
                ("person", 8, 12),
                ("quotation", 12, 30),
                ("quotation", 30, 38),
                ("figure", 38, 44)
            ]
        );
    }
}
