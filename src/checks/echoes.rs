//! Where quotations stand elsewhere, kept from one look at a document to the next.
//!
//! What is found in other documents holds until one of them changes; what is found in this one holds while the quotation is the same
//! and so are the few paragraphs whose quotations are likest to it. Places are kept as they count from the quotation and from the
//! paragraph that has its words, so that they may move.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::parallel::{Difference, Ours, Parallel, attributions_in, elsewhere, here, named, paragraphs_here, quotations_in};
use super::{Evidence, Page};
use crate::text::Span;

/// What was found for quotations, by prints of all that was looked at.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    before: Kept,
    now: Kept,
}

type Kept = FxHashMap<u64, Arc<[Echo]>>;

/// A parallel whose places count from the quotation and from the paragraph that has its words.
#[derive(Debug)]
struct Echo {
    parallel: Parallel,
    /// Which of the likest paragraphs has it; none in another document, whose places stay.
    paragraph: Option<usize>,
}

impl Echoes {
    /// The same as [`super::parallels`].
    pub fn parallels(&mut self, evidence: &dyn Evidence, page: Page, quotation: u32) -> Vec<Parallel> {
        let Some(ours) = Ours::new(page, quotation) else { return Vec::new() };
        let print = own_print(&ours);
        let others = hash(&(print, evidence.others(page.file)));
        let mut found = Vec::new();
        let in_others = || elsewhere(evidence, &ours).into_iter().map(|it| Echo::new(&ours, it, None)).collect();
        found.extend(self.kept(others, in_others).iter().map(|it| it.parallel(&ours, &[])));
        let paragraphs = paragraphs_here(&ours);
        if !paragraphs.is_empty() {
            let prints: Vec<u64> = paragraphs.iter().map(|it| paragraph_print(page, *it)).collect();
            let in_this = || {
                let (block, parallel) = here(&ours, &paragraphs)?;
                Some(Echo::new(&ours, parallel, paragraphs.iter().position(|it| *it == block)))
            };
            let kept = self.kept(hash(&(print, prints)), || in_this().into_iter().collect());
            found.extend(kept.iter().map(|it| it.parallel(&ours, &paragraphs)));
        }
        found.sort_by_key(|it| it.file);
        found
    }

    fn kept(&mut self, print: u64, look: impl FnOnce() -> Arc<[Echo]>) -> Arc<[Echo]> {
        let before = &self.before;
        self.now.entry(print).or_insert_with(|| before.get(&print).cloned().unwrap_or_else(look)).clone()
    }

    /// What was not asked for since the last time is forgotten.
    pub fn forget(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}

impl Echo {
    fn new(ours: &Ours, parallel: Parallel, paragraph: Option<usize>) -> Echo {
        let theirs = if paragraph.is_some() { block_of(ours.page, parallel.theirs) } else { Some((0, 0)) };
        let (block, from) = theirs.unwrap_or_default();
        let first = if paragraph.is_some() { attributions_in(ours.page, block).0 } else { 0 };
        let parallel = moved(parallel, ours.quotation.span.start, from, first, |place, by| place.saturating_sub(by));
        Echo { parallel, paragraph }
    }

    fn parallel(&self, ours: &Ours, paragraphs: &[usize]) -> Parallel {
        let block = self.paragraph.and_then(|at| paragraphs.get(at)).copied();
        let from = block.and_then(|at| ours.page.document.blocks.get(at)).map_or(0, |it| it.span.start);
        let first = block.map_or(0, |at| attributions_in(ours.page, at).0);
        moved(self.parallel.clone(), ours.quotation.span.start, from, first, |place, by| place + by)
    }
}

fn moved(it: Parallel, ours: u32, theirs: u32, first: u32, by: impl Fn(u32, u32) -> u32) -> Parallel {
    let span = |span: Span, from: u32| Span { start: by(span.start, from), end: by(span.end, from) };
    let difference =
        |it: Difference| Difference { our_span: span(it.our_span, ours), their_span: span(it.their_span, theirs), ..it };
    Parallel {
        ours: span(it.ours, ours),
        theirs: span(it.theirs, theirs),
        attribution: it.attribution.map(|at| by(at, first)),
        differences: it.differences.into_iter().map(difference).collect(),
        ..it
    }
}

/// The block that holds a place, and where it starts.
fn block_of(page: Page, at: Span) -> Option<(usize, u32)> {
    let blocks = &page.document.blocks;
    let number = blocks.partition_point(|it| it.span.end <= at.start);
    blocks.get(number).map(|it| (number, it.span.start))
}

/// A quotation with its speaker.
fn own_print(ours: &Ours) -> u64 {
    let attribution = ours.quotation.attribution.and_then(|at| ours.page.facts.attributions.get(at as usize));
    hash(&(ours.quotation.passage.print, attribution.and_then(|it| named(ours.page, it))))
}

/// The quotations of a paragraph with their speakers.
fn paragraph_print(page: Page, block: usize) -> u64 {
    let from = page.document.blocks.get(block).map_or(0, |it| it.span.start);
    let mut hasher = FxHasher::default();
    for quotation in quotations_in(page, block) {
        (quotation.passage.print, quotation.passage.span).hash(&mut hasher);
    }
    for attribution in attributions_in(page, block).1 {
        named(page, attribution).hash(&mut hasher);
        for content in &attribution.content {
            (content.start.wrapping_sub(from), content.len()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}
