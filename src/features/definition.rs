//! From a name to where that person is introduced; from a figure to the words that name its source.

use super::{place, referent};
use crate::checks::persons::{self, Known};
use crate::checks::{self, ClaimId, Evidence, Page, Verdict};
use crate::people::{self, Person};
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

/// Of a person: the introduction in this document, else those in the other documents, of everybody who may be meant; behind these their
/// entry in the people file. Of a figure or a quotation: the passage of a source that bears it out, else the words that name who says it.
/// `None` when nothing there has a definition.
pub fn definition(world: &World, at: FilePos) -> Option<Definition> {
    let page = world.page(at.file)?;
    if let Some((figure, it)) = place::figure_at(&page, at.offset) {
        let targets = of_figure(world, &page, figure)?.into_iter().map(|words| target(world, words)).collect();
        return Some(Definition { origin: it.span, targets });
    }
    if let Some((person, origin)) = referent::person_at(&page, at.offset) {
        let targets = introductions(world, &page, person).into_iter().map(|words| target(world, words)).collect();
        return Some(Definition { origin, targets });
    }
    let (attribution, origin) = place::attribution_at(&page, at.offset).filter(|it| it.0.quoted)?;
    let passages = of_quotation(world, &page, at.offset);
    let words = || Some(vec![place::in_file(at.file, attribution.source.spans.first().copied()?)]);
    let found = if passages.is_empty() { words()? } else { passages };
    Some(Definition { origin, targets: found.into_iter().map(|words| target(world, words)).collect() })
}

/// Where the sources have the words of the quotation at an offset of a draft.
fn of_quotation(world: &World, page: &Page, offset: u32) -> Vec<FileSpan> {
    let at = page.facts.quotations.iter().position(|it| it.span.touches(offset)).filter(|_| world.is_draft(page.file));
    let found = at.map_or(Vec::new(), |at| checks::parallels(world, page.file, at as u32));
    let same = found.iter().filter(|it| it.differences.is_empty() && it.file != page.file && !world.is_draft(it.file));
    same.map(|it| place::in_file(it.file, it.theirs)).collect()
}

fn of_figure(world: &World, page: &Page, figure: u32) -> Option<Vec<FileSpan>> {
    let rivals = checks::rivals(world, ClaimId { file: page.file, figure });
    let agrees = |it: &&checks::Comparison| matches!(it.verdict, Verdict::Agree) && !world.is_draft(it.other.file);
    let passage = |it: &checks::Comparison| {
        let page = world.page(it.other.file)?;
        Some(place::in_file(page.file, page.facts.figures.get(it.other.figure as usize)?.span))
    };
    let passages: Vec<FileSpan> =
        rivals.iter().filter(agrees).filter(|_| world.is_draft(page.file)).filter_map(passage).collect();
    if !passages.is_empty() {
        return Some(passages);
    }
    let attribution = page.facts.claims.get(figure as usize)?.attribution?;
    let span = page.facts.attributions.get(attribution as usize)?.source.spans.first().copied()?;
    Some(vec![place::in_file(page.file, span)])
}

/// Where a person is introduced, seen from a document: what [`definition`] of their name leads to.
pub(super) fn introductions(world: &World, page: &Page, person: &Person) -> Vec<FileSpan> {
    let entry = world.roster(page.file).and_then(|(file, roster)| Some((file, roster.only(&person.name)?)));
    let is_listed = |it: &Person| entry.is_none_or(|(_, entry)| entry.is_called(&it.name));
    let mut found = in_documents(world, page, person, is_listed);
    found.extend(entry.map(|(file, entry)| place::in_file(file, entry.span)));
    if found.is_empty() {
        // Nobody gives the full name: the first mention is the nearest thing to an introduction.
        found.extend(person.mentions.first().map(|&first| place::in_file(page.file, first)));
    }
    found
}

/// Where documents introduce a person; of several who may be meant, those that `is_meant` lets through.
fn in_documents(world: &World, page: &Page, person: &Person, is_meant: impl Fn(&Person) -> bool) -> Vec<FileSpan> {
    if let Some(introduction) = person.introduction {
        return vec![place::in_file(page.file, introduction)];
    }
    // Two people of this document bear the surname.
    let key = people::surname_key(person);
    let namesakes = page.facts.people.iter().filter(|it| people::is_full(it) && people::surname_key(it) == key && is_meant(it));
    let here: Vec<FileSpan> = namesakes.filter_map(|it| Some(place::in_file(page.file, it.introduction?))).collect();
    if !here.is_empty() {
        return here;
    }
    let known = persons::elsewhere(world, page.file, person);
    let introduced = |it: &&Known| it.person.introduction.is_some() && is_meant(it.person);
    let place = |it: &Known| Some(place::in_file(it.page.file, it.person.introduction?));
    if persons::are_one(&known) {
        // The fullest introduction: one with a role tells more than a bare name.
        let with_role = known.iter().filter(introduced).any(|it| !it.person.roles.is_empty());
        known.iter().filter(introduced).filter(|it| it.person.roles.is_empty() != with_role).filter_map(place).collect()
    } else {
        // Everybody who may be meant, each once.
        let mut each: Vec<&Known> = known.iter().filter(introduced).collect();
        each.sort_by_key(|it| &it.person.id);
        each.dedup_by_key(|it| &it.person.id);
        each.into_iter().filter_map(place).collect()
    }
}

fn target(world: &World, words: FileSpan) -> Target {
    let block =
        world.page(words.file).and_then(|page| page.document.blocks.iter().map(|it| it.span).find(|it| it.covers(words.span)));
    Target { passage: FileSpan { file: words.file, span: block.unwrap_or(words.span) }, words }
}
