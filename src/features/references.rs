//! All mentions of a person.

use super::definition::introductions;
use super::{place, referent};
use crate::checks::{Evidence, persons};
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// Every mention of the person at the place in all documents, by file and in text order. `with_declaration` says whether the places to
/// which [`super::definition()`] leads are among them; introductions in other documents are mentions like all others.
pub fn references(world: &World, at: FilePos, with_declaration: bool) -> Option<Vec<FileSpan>> {
    let page = world.page(at.file)?;
    let (person, _) = referent::person_at(&page, at.offset)?;
    let all = persons::everywhere(world, at.file, person);
    let mentions = all.iter().flat_map(|it| it.person.mentions.iter().map(|&span| place::in_file(it.page.file, span)));
    let mut mentions: Vec<FileSpan> = mentions.collect();
    if let Some((file, roster)) = world.roster(at.file) {
        mentions.extend(roster.only(&person.name).map(|entry| place::in_file(file, entry.span)));
    }
    if !with_declaration {
        let declared = introductions(world, &page, person);
        mentions.retain(|it| !declared.contains(it));
    }
    mentions.sort_unstable();
    mentions.dedup();
    Some(mentions)
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
    let (person, _) = referent::person_at(&page, at.offset)?;
    Some(person.mentions.clone())
}
