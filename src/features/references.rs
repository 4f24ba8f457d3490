//! All mentions of a person.

use super::place;
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// Every mention of the person at the place in all documents, by file and in text order. `with_introductions` says whether the
/// introductions are among them.
pub fn references(world: &World, at: FilePos, with_introductions: bool) -> Option<Vec<FileSpan>> {
    let page = world.page(at.file)?;
    let (person, _) = place::person_at(&page, at.offset)?;
    let all = place::everywhere(world, person);
    let mentions = all.iter().flat_map(|(page, it)| {
        let wanted = it.mentions.iter().filter(move |&&span| with_introductions || it.introduction != Some(span));
        wanted.map(|&span| place::in_file(page.file, span))
    });
    Some(mentions.collect())
}

/// Every mention of the person at the place in the same document; on a figure, itself and the words that name its source.
pub fn highlight(world: &World, at: FilePos) -> Option<Vec<Span>> {
    let page = world.page(at.file)?;
    if let Some((figure, it)) = place::figure_at(&page, at.offset) {
        let attribution = page.facts.claims.get(figure as usize).and_then(|claim| claim.attribution);
        let attribution = attribution.and_then(|at| page.facts.attributions.get(at as usize));
        let source = attribution.into_iter().flat_map(|it| it.source.spans.iter().copied());
        return Some(std::iter::once(it.span).chain(source).collect());
    }
    let (person, _) = place::person_at(&page, at.offset)?;
    Some(person.mentions.clone())
}
