//! From a name to where that person is introduced; from a figure to the words that name its source.

use super::place;
use crate::people::Person;
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// Where something is introduced.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The words at the place that was asked about.
    pub origin: Span,
    pub targets: Vec<Target>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The passage to show: the paragraph.
    pub passage: FileSpan,
    /// The words to select.
    pub words: FileSpan,
}

/// The introduction in this document; if it has none, those in the other documents. `None` when nothing there has a definition.
pub fn definition(world: &World, at: FilePos) -> Option<Definition> {
    let page = world.page(at.file)?;
    if let Some((figure, it)) = place::figure_at(&page, at.offset) {
        let attribution = page.facts.claims.get(figure as usize)?.attribution?;
        let source = &page.facts.attributions.get(attribution as usize)?.source;
        let span = source.spans.first().copied()?;
        return Some(Definition { origin: it.span, targets: vec![target(world, place::in_file(at.file, span))] });
    }
    let (person, origin) = place::person_at(&page, at.offset)?;
    let targets = introductions(world, at, person).into_iter().map(|words| target(world, words)).collect();
    Some(Definition { origin, targets })
}

fn introductions(world: &World, at: FilePos, person: &Person) -> Vec<FileSpan> {
    if let Some(introduction) = person.introduction {
        return vec![place::in_file(at.file, introduction)];
    }
    let everywhere = place::everywhere(world, person);
    let introduced: Vec<_> = everywhere
        .iter()
        .filter_map(|(page, it)| Some((!it.roles.is_empty(), place::in_file(page.file, it.introduction?))))
        .collect();
    // One with a role tells more than a bare name.
    let with_role = introduced.iter().any(|&(has_role, _)| has_role);
    let best: Vec<_> = introduced.iter().filter(|&&(has_role, _)| has_role == with_role).map(|&(_, span)| span).collect();
    if !best.is_empty() {
        return best;
    }
    // Nobody gives the full name: the first mention is the nearest thing to an introduction.
    person.mentions.first().map(|&first| place::in_file(at.file, first)).into_iter().collect()
}

fn target(world: &World, words: FileSpan) -> Target {
    let block =
        world.page(words.file).and_then(|page| page.document.blocks.iter().map(|it| it.span).find(|it| it.covers(words.span)));
    Target { passage: FileSpan { file: words.file, span: block.unwrap_or(words.span) }, words }
}
