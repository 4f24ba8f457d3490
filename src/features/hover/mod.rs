//! What a figure states and who stands behind it; who a person is; whose words a stretch of text is.

mod cited;
mod figure;
mod passage;
mod person;
pub(in crate::features) mod said;

use super::place;
use super::rich::Line;
use crate::text::{FilePos, Span};
use crate::workspace::World;

/// What to show at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Hover {
    /// The words of the document that it speaks of.
    pub span: Span,
    pub lines: Vec<Line>,
}

/// The answer for the innermost thing at the place: a figure, else a person, else a citation, else a stretch that somebody says or
/// that stands in another document too.
pub fn hover(world: &World, at: FilePos) -> Option<Hover> {
    let page = world.page(at.file)?;
    if let Some((figure, it)) = place::figure_at(&page, at.offset) {
        return Some(Hover { span: it.span, lines: figure::lines(world, &page, figure) });
    }
    if let Some((person, mention)) = place::person_at(&page, at.offset) {
        return Some(Hover { span: mention, lines: person::lines(world, &page, person) });
    }
    if let Some(citation) = cited::at(&page, at.offset) {
        return Some(Hover { span: citation.span, lines: cited::lines(world, &page, citation) });
    }
    let here = Span { start: at.offset, end: at.offset };
    if let Some((attribution, span)) = place::attribution_at(&page, at.offset) {
        return Some(Hover { span, lines: said::lines(world, &page, attribution, here) });
    }
    let quotation = cited::quotation_at(&page, here)?;
    let span = page.facts.quotations.get(quotation as usize)?.span;
    let lines = said::elsewhere(world, &page, quotation);
    (!lines.is_empty()).then_some(Hover { span, lines })
}
