//! What a figure states and who stands behind it; who a person is; whose words a stretch of text is.

mod figure;
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

/// The answer for the innermost thing at the place: a figure, else a person, else a stretch that somebody says.
pub fn hover(world: &World, at: FilePos) -> Option<Hover> {
    let page = world.page(at.file)?;
    if let Some((figure, it)) = place::figure_at(&page, at.offset) {
        return Some(Hover { span: it.span, lines: figure::lines(world, &page, figure) });
    }
    if let Some((person, mention)) = place::person_at(&page, at.offset) {
        return Some(Hover { span: mention, lines: person::lines(world, &page, person) });
    }
    let (attribution, span) = place::attribution_at(&page, at.offset)?;
    Some(Hover { span, lines: said::lines(world, &page, attribution) })
}
