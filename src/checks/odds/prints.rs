//! The prints of claims: of all that a comparison reads of one.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::super::Page;
use super::super::comparable::around;
use super::super::quantity::mix;
use super::super::verdict::{ZONE, is_greenwich};
use super::same::Same;
use crate::attribution::Attribution;
use crate::claims::{Claim, Story, story};
use crate::figures::{Kind, Stated};

/// The prints of all claims, as far as they do not depend on where the others of their group stand, and what they were made of.
#[derive(Debug, Default)]
pub(super) struct Prints {
    pub story: Asked,
    pub blocks: Vec<u64>,
    /// How many claims each block has.
    counts: Vec<u32>,
    pub claims: Vec<u64>,
}

/// Claims whose prints were made anew.
pub(super) enum Fresh {
    All,
    /// Whether each is.
    Of(Vec<bool>),
}

impl Fresh {
    /// Whether one of these claims of one key is among them.
    pub(super) fn holds_any(&self, rows: &[(u64, u32)]) -> bool {
        match self {
            Fresh::All => true,
            Fresh::Of(fresh) => rows.iter().any(|it| fresh.get(it.1 as usize) == Some(&true)),
        }
    }
}

impl Prints {
    /// The print of each block, with the places of its claims.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, Range<usize>)> {
        let rows =
            starts(&self.counts).into_iter().zip(&self.counts).map(|(start, count)| start as usize..(start + count) as usize);
        self.blocks.iter().copied().zip(rows)
    }

    /// Makes anew the prints of the claims of blocks that are not what they were, or of which the story says something else. Gives these
    /// claims; or all, where neighbours may stand nearer or farther than before.
    pub(super) fn renew(&mut self, page: Page, answers: &Answers) -> Fresh {
        let facts = page.facts;
        let blocks = blocks(page);
        let mut counts = vec![0; blocks.len()];
        for block in &facts.figure_blocks {
            if let Some(count) = counts.get_mut(*block as usize) {
                *count += 1;
            }
        }
        if matches!(answers, Answers::All) {
            (self.blocks, self.counts, self.claims) = Default::default();
        }
        let same = Same::new(&self.blocks, &blocks);
        let starts = starts(&self.counts);
        let (mut claims, mut fresh) = (Vec::with_capacity(facts.claims.len()), vec![false; facts.claims.len()]);
        for (at, count) in counts.iter().enumerate().filter(|it| *it.1 > 0) {
            let row = claims.len() as u32..claims.len() as u32 + count;
            let known = same.old(at).and_then(|old| starts.get(old)).map(|it| *it as usize..(it + count) as usize);
            match known.and_then(|it| self.claims.get(it)) {
                Some(known) => claims.extend_from_slice(known),
                None => {
                    claims.extend(prints(page, row.clone()));
                    fresh.get_mut(row.start as usize..row.end as usize).unwrap_or_default().fill(true);
                }
            }
        }
        (self.blocks, self.counts, self.claims) = (blocks, counts, claims);
        self.ask_again(page, answers, &mut fresh);
        if same.has_more_or_fewer() { Fresh::All } else { Fresh::Of(fresh) }
    }

    /// Makes anew the prints of the claims of which the story says something else, with those of their paragraphs.
    fn ask_again(&mut self, page: Page, answers: &Answers, fresh: &mut [bool]) {
        let Answers::Of { .. } = answers else { return };
        let facts = page.facts;
        let mut done = 0;
        for (at, claim) in facts.claims.iter().enumerate() {
            if at < done || !answers.matter_to(claim) {
                continue;
            }
            let block = facts.figure_blocks.get(at).copied().unwrap_or_default();
            let start = facts.figure_blocks.partition_point(|it| *it < block);
            done = facts.figure_blocks.partition_point(|it| *it <= block);
            for (figure, new) in (start..done).zip(prints(page, start as u32..done as u32)) {
                if let Some(print) = self.claims.get_mut(figure).filter(|it| **it != new) {
                    *print = new;
                    fresh.get_mut(figure).into_iter().for_each(|it| *it = true);
                }
            }
        }
    }
}

/// The first of each part of a row, by how many each part has.
fn starts(counts: &[u32]) -> Vec<u32> {
    let sum = |next: &mut u32, count: &u32| {
        *next += count;
        Some(*next - count)
    };
    counts.iter().scan(0, sum).collect()
}

/// What a document is about, as far as claims ask for it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The print of all of it, with the weights of the terms.
    weighed: u64,
    greenwich: bool,
    /// Each sorted.
    main: Vec<u32>,
    names: Vec<u32>,
    terms: Vec<u32>,
}

/// The words of which a story says something else than before.
#[derive(Debug)]
pub(super) enum Answers {
    /// None, and it weighs them as before.
    Same,
    All,
    /// Sorted; and their kinds, as [`crate::claims::Statement::asks`] has those of a claim.
    Of {
        words: Vec<u32>,
        kinds: u64,
    },
}

impl Asked {
    pub(super) fn renew(&mut self, story: &Story) -> Answers {
        let terms: Vec<u32> = story.terms.iter().map(|it| it.0).collect();
        let mut words = Vec::new();
        for (old, new) in [(&self.main, &story.main), (&self.names, &story.names), (&self.terms, &terms)] {
            only_one(old, new, &mut words);
        }
        words.sort_unstable();
        words.dedup();
        let (greenwich, main, names) = (is_greenwich(story), story.main.clone(), story.names.clone());
        let mut hasher = FxHasher::default();
        (greenwich, &main, &names, &terms).hash(&mut hasher);
        story.terms.iter().for_each(|it| it.1.to_bits().hash(&mut hasher));
        let now = Asked { weighed: hasher.finish(), greenwich, main, names, terms };
        let former = std::mem::replace(self, now);
        if former.greenwich != greenwich {
            Answers::All
        } else if former.weighed == self.weighed {
            Answers::Same
        } else {
            let kinds = words.iter().fold(0, |all, it| all | story::kind(*it));
            Answers::Of { words, kinds }
        }
    }
}

impl Answers {
    pub(super) fn matter_to(&self, claim: &Claim) -> bool {
        match self {
            Answers::Same => false,
            Answers::All => true,
            Answers::Of { words, kinds } => {
                claim.asks & kinds != 0 && claim.asked().any(|word| words.binary_search(&story::hash(word)).is_ok())
            }
        }
    }
}

/// What one of two sorted rows has and the other has not.
fn only_one(a: &[u32], b: &[u32], found: &mut Vec<u32>) {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => x.cmp(y),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let (left, right) = (order.is_le().then(|| a.next()).flatten(), order.is_ge().then(|| b.next()).flatten());
        if order.is_ne() {
            found.extend(left.or(right));
        }
    }
}

/// The prints of all that is read of each block's claims.
fn blocks(page: Page) -> Vec<u64> {
    let mut blocks = page.facts.block_prints.clone();
    let mut company = Company::new(page);
    for (at, (claim, block)) in page.facts.claims.iter().zip(&page.facts.figure_blocks).enumerate() {
        if let Some(block) = blocks.get_mut(*block as usize) {
            *block = mix(*block, u64::from(claim.only));
            // What stands in the other cells of a row; in a paragraph nothing else stands.
            if claim.aside {
                *block = mix(*block, company.of(at));
            }
        }
    }
    for it in &page.facts.attributions {
        if let Some(block) = blocks.get_mut(it.block as usize) {
            *block = mix(*block, voice(page, it));
        }
    }
    blocks
}

/// The numbers that are told in one breath with a claim.
struct Company<'a> {
    page: Page<'a>,
    /// The last ones: those that stand together have the same.
    known: (Range<usize>, u64),
}

impl<'a> Company<'a> {
    fn new(page: Page<'a>) -> Company<'a> {
        Company { page, known: (0..0, 0) }
    }

    fn of(&mut self, figure: usize) -> u64 {
        if !self.known.0.contains(&figure) {
            let all = around(self.page, figure);
            let aside = self.page.facts.claims.get(figure).is_some_and(|it| it.aside);
            let mut hasher = FxHasher::default();
            for it in self.page.facts.figures.get(all.clone()).unwrap_or_default() {
                // What is counted is asked of the same sentence alone, and has its print there; in a table, of the row.
                let unit = it.unit.as_ref().filter(|_| it.kind != Kind::Count || aside);
                (it.kind.as_str(), unit).hash(&mut hasher);
                if let Stated::Value(value) = it.stated {
                    value.to_bits().hash(&mut hasher);
                }
            }
            self.known = (all, hasher.finish());
        }
        self.known.1
    }
}

/// The prints of some claims, which are those of whole blocks.
fn prints(page: Page, which: Range<u32>) -> Vec<u64> {
    let facts = page.facts;
    let greenwich = is_greenwich(&facts.story);
    let text = page.document.text.as_bytes();
    let mut company = Company::new(page);
    let own = |at: usize| {
        let (claim, figure, print) = (facts.claims.get(at)?, facts.figures.get(at)?, facts.prints.get(at)?);
        let block = facts.figure_blocks.get(at).and_then(|it| page.document.blocks.get(*it as usize))?;
        let end = (figure.span.end + ZONE).min(block.span.end) as usize;
        let voice = claim.attribution.and_then(|at| facts.attributions.get(at as usize)).map(|it| voice(page, it));
        let mut hasher = FxHasher::default();
        (greenwich, figure.span.len(), voice, claim.only).hash(&mut hasher);
        text.get(figure.span.start as usize..end).hash(&mut hasher);
        places(claim, &facts.story, &mut hasher);
        Some(mix(mix(*print, company.of(at)), hasher.finish()))
    };
    let which = which.start as usize..which.end as usize;
    let own: Vec<u64> = which.clone().filter_map(own).collect();
    // Two sentences are asked whether they differ in other figures too.
    let mut prints = Vec::with_capacity(own.len());
    let mut from = 0;
    for sentence in facts.claims.get(which).unwrap_or(&[]).chunk_by(|a, b| a.sentence == b.sentence) {
        let row = own.get(from..from + sentence.len()).unwrap_or(&[]);
        let whole = row.iter().fold(0, |sum, it| mix(sum, *it));
        prints.extend(row.iter().map(|it| mix(*it, whole)));
        from += sentence.len();
    }
    prints
}

/// Who speaks, as far as two voices are told apart.
fn voice(page: Page, attribution: &Attribution) -> u64 {
    let source = &attribution.source;
    let mut hasher = FxHasher::default();
    source.text.bytes().for_each(|it| it.to_ascii_lowercase().hash(&mut hasher));
    source.person.and_then(|at| page.facts.people.get(at as usize)).map(|it| &it.id).hash(&mut hasher);
    hasher.finish()
}

/// What a story knows of the words that a claim asks for.
pub(super) fn places(claim: &Claim, story: &Story, hasher: &mut FxHasher) {
    for word in claim.asked() {
        let word = story::hash(word);
        (story.is_about(word), story.names.binary_search(&word).is_ok(), story.weight(word).is_some()).hash(hasher);
    }
}
