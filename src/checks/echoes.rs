//! Where quotations stand elsewhere, kept from one look at a document to the next.
//!
//! What is found in other documents holds until one of them changes; what is found in this one, until a paragraph changes whose quotations
//! share wording with it. Places are kept as they count from the quotation and from the paragraph that has its words, so that they
//! may move.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashSet, FxHasher};

use super::parallel::{Difference, Ours, Parallel, attributions_in, elsewhere, here, named, paragraphs_here};
use super::{Evidence, Page};
use crate::attribution::{COMMONPLACE, Passage, Quotation};
use crate::text::{Span, differing};

/// What was found for the quotations of a document when it was last looked at.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// See [`Evidence::others`].
    others: u64,
    /// The paragraphs with quotations, in text order.
    paragraphs: Vec<Paragraph>,
}

#[derive(Debug)]
struct Paragraph {
    block: usize,
    /// The place of its first quotation among the document's.
    first: usize,
    /// Of its quotations, with who says them.
    print: u64,
    quotations: Vec<Heard>,
}

/// A quotation with what was found for it.
#[derive(Debug)]
struct Heard {
    passage: Arc<Passage>,
    echoes: Vec<Echo>,
}

/// A parallel whose places count from the quotation and from the paragraph that has its words.
#[derive(Debug)]
struct Echo {
    parallel: Parallel,
    /// The number of the paragraph, where it is one of the same document; in another one the places stay.
    paragraph: Option<usize>,
}

impl Echoes {
    /// Looks for what has changed since it was last asked.
    pub fn look(&mut self, evidence: &dyn Evidence, page: Page) {
        let others = evidence.others(page.file);
        let before = std::mem::take(&mut self.paragraphs);
        let before = if self.others == others { before } else { Vec::new() };
        let mut now = paragraphs(page);
        let print = |row: &[Paragraph], at: usize| row.get(at).map(|it| it.print);
        let (gone, new) = differing(before.len(), now.len(), |a, b| print(&before, a) == print(&now, b));

        for quotation in new
            .clone()
            .filter_map(|at| now.get(at))
            .flat_map(|it| page.facts.quotations.iter().skip(it.first).take(it.quotations.len()))
        {
            quotation.keys(page.document);
        }
        let changed = before.get(gone.clone()).unwrap_or(&[]).iter().chain(now.get(new.clone()).unwrap_or(&[]));
        let keys: FxHashSet<u32> = changed.flat_map(|it| &it.quotations).flat_map(|it| it.passage.keys()).copied().collect();
        let is_common =
            |key: &u32| page.facts.quoted.count(page.document, &page.facts.quotations, *key) > COMMONPLACE + new.len();
        let keys: FxHashSet<u32> = keys.into_iter().filter(|key| !is_common(key)).collect();

        let mut former = before;
        let end = former.split_off(gone.end);
        former.truncate(gone.start);
        let kept = former.into_iter().chain(end);
        for (was, at) in kept.zip((0..new.start).chain(new.end..now.len())) {
            let Some(it) = now.get_mut(at) else { continue };
            it.quotations = was.quotations;
            for echo in it.quotations.iter_mut().flat_map(|it| &mut it.echoes) {
                echo.paragraph = echo.paragraph.map(|it| if it >= gone.end { it - gone.end + new.end } else { it });
            }
        }
        self.others = others;
        self.paragraphs = now;
        for at in 0..self.paragraphs.len() {
            self.look_again(evidence, page, at, new.contains(&at), &keys);
        }
    }

    /// Looks for the quotations of a paragraph that are new or share one of these keys.
    fn look_again(&mut self, evidence: &dyn Evidence, page: Page, at: usize, is_new: bool, keys: &FxHashSet<u32>) {
        let Some(paragraph) = self.paragraphs.get(at) else { return };
        let touched = |it: &Heard| is_new || !keys.is_empty() && it.passage.keys().iter().any(|key| keys.contains(key));
        let which: Vec<usize> =
            (0..paragraph.quotations.len()).filter(|&nth| paragraph.quotations.get(nth).is_some_and(touched)).collect();
        let first = paragraph.first;
        for nth in which {
            let echoes = Ours::new(page, (first + nth) as u32).map(|ours| self.found(evidence, &ours)).unwrap_or_default();
            if let Some(it) = self.paragraphs.get_mut(at).and_then(|it| it.quotations.get_mut(nth)) {
                it.echoes = echoes;
            }
        }
    }

    fn found(&self, evidence: &dyn Evidence, ours: &Ours) -> Vec<Echo> {
        let there = elsewhere(evidence, ours).into_iter().map(|it| Echo::new(ours, it, None));
        let here = here(ours, &paragraphs_here(ours));
        let here = here.map(|(block, it)| Echo::new(ours, it, self.paragraphs.binary_search_by_key(&block, |it| it.block).ok()));
        let mut found: Vec<Echo> = there.chain(here).collect();
        found.sort_by_key(|it| it.parallel.file);
        found
    }

    /// The quotations that stand elsewhere too, with what [`super::parallels`] finds for them.
    pub fn all(&self, page: Page) -> impl Iterator<Item = (u32, Vec<Parallel>)> {
        let heard = self.paragraphs.iter().flat_map(|it| it.quotations.iter().zip(it.first..));
        let heard = heard.filter(|it| !it.0.echoes.is_empty());
        heard.map(move |(it, at)| (at as u32, self.parallels(page, at, it)))
    }

    /// The same as [`super::parallels`].
    pub fn of(&self, page: Page, quotation: u32) -> Vec<Parallel> {
        let at = quotation as usize;
        let paragraph =
            self.paragraphs.partition_point(|it| it.first <= at).checked_sub(1).and_then(|it| self.paragraphs.get(it));
        let heard = paragraph.and_then(|it| it.quotations.get(at - it.first));
        heard.map(|it| self.parallels(page, at, it)).unwrap_or_default()
    }

    /// Whether any quotation stands in another document.
    pub fn leave(&self, page: Page) -> bool {
        let mut echoes = self.paragraphs.iter().flat_map(|it| &it.quotations).flat_map(|it| &it.echoes);
        echoes.any(|it| it.parallel.file != page.file)
    }

    fn parallels(&self, page: Page, quotation: usize, heard: &Heard) -> Vec<Parallel> {
        let start = page.facts.quotations.get(quotation).map_or(0, |it| it.span.start);
        let block = |it: &Echo| it.paragraph.and_then(|at| self.paragraphs.get(at)).map(|it| it.block);
        heard.echoes.iter().map(|it| it.parallel(page, start, block(it))).collect()
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

    /// `start` is where the quotation stands now, `block` the paragraph that has its words.
    fn parallel(&self, page: Page, start: u32, block: Option<usize>) -> Parallel {
        let from = block.and_then(|at| page.document.blocks.get(at)).map_or(0, |it| it.span.start);
        let first = block.map_or(0, |at| attributions_in(page, at).0);
        moved(self.parallel.clone(), start, from, first, |place, by| place + by)
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

/// The paragraphs of a document that have quotations, with nothing found for these.
fn paragraphs(page: Page) -> Vec<Paragraph> {
    let mut first = 0;
    let rows = page.facts.quotations.chunk_by(|a, b| a.block == b.block).map(|row| {
        let block = row.first().map_or(0, |it| it.block as usize);
        let quotations = row.iter().map(|it| Heard { passage: it.passage.clone(), echoes: Vec::new() }).collect();
        let paragraph = Paragraph { block, first, print: print(page, block, row), quotations };
        first += row.len();
        paragraph
    });
    rows.collect()
}

/// The quotations of a paragraph with their speakers.
fn print(page: Page, block: usize, quotations: &[Quotation]) -> u64 {
    let from = page.document.blocks.get(block).map_or(0, |it| it.span.start);
    let (first, attributions) = attributions_in(page, block);
    let mut hasher = FxHasher::default();
    for quotation in quotations {
        let attribution = quotation.attribution.map(|it| it.wrapping_sub(first));
        (quotation.passage.print, quotation.passage.span, attribution).hash(&mut hasher);
    }
    for attribution in attributions {
        named(page, attribution).hash(&mut hasher);
        for content in &attribution.content {
            (content.start.wrapping_sub(from), content.len()).hash(&mut hasher);
        }
    }
    hasher.finish()
}
