//! Where rules found nothing: they need not look there again until something changes that they look at.
//!
//! Most claims are at odds with nothing, and most paragraphs reckon rightly. What a rule reads of them is told by a fingerprint; that of
//! a silence is kept. Findings are not kept but made anew, since their words name lines, which move.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::comparable::stories;
use super::quantity::mix;
use super::verdict::{ZONE, is_greenwich, told_apart};
use super::{ClaimId, Evidence, Page};
use crate::claims::{Claim, Story, story};
use crate::text::FileId;

#[cfg(test)]
thread_local! {
    /// How many claims of this thread have been compared so far.
    static LOOKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many claims this thread has compared since it was last asked.
#[cfg(test)]
pub fn compared() -> usize {
    LOOKED.with(|it| it.replace(0))
}

/// What was silent when one document was last looked at. A clone shares it.
#[derive(Clone, Debug, Default)]
pub struct Silences(Arc<Mutex<Arc<FxHashSet<u64>>>>);

impl Silences {
    pub(super) fn hear(&self) -> Known {
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Known { before, now: FxHashSet::default() }
    }

    /// What is not heard any more is forgotten.
    pub(super) fn keep(&self, known: Known) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(known.now);
    }
}

/// The silences of one run and of the one before.
pub(super) struct Known {
    before: Arc<FxHashSet<u64>>,
    now: FxHashSet<u64>,
}

impl Known {
    pub fn is_silent(&mut self, print: u64) -> bool {
        let silent = self.before.contains(&print);
        if silent {
            self.now.insert(print);
        }
        silent
    }

    pub fn silent(&mut self, print: u64) {
        self.now.insert(print);
    }

    /// Looks unless it is known that nothing is seen there; `look` says whether anything is.
    pub fn unless_silent(&mut self, print: u64, look: impl FnOnce() -> bool) {
        let look = || {
            #[cfg(test)]
            LOOKED.with(|it| it.set(it.get() + 1));
            look()
        };
        if self.before.contains(&print) || !look() {
            self.now.insert(print);
        }
    }
}

/// The fingerprints of all that a claim is held against: itself, those of its own document and those of others.
pub(super) struct Claims<'a> {
    evidence: &'a dyn Evidence,
    page: Page<'a>,
    own: Vec<u64>,
    /// What other documents' claims are judged by of this one's story, beside how alike the stories are.
    story: u64,
}

impl<'a> Claims<'a> {
    pub fn new(evidence: &'a dyn Evidence, page: Page<'a>) -> Claims<'a> {
        let facts = page.facts;
        let greenwich = is_greenwich(&facts.story);
        let text = page.document.text.as_bytes();
        let mut sentences: FxHashMap<u32, u64> = FxHashMap::default();
        for (claim, print) in facts.claims.iter().zip(&facts.prints) {
            let sentence = sentences.entry(claim.sentence).or_default();
            *sentence = mix(*sentence, *print);
        }
        let own = facts.claims.iter().zip(&facts.figures).zip(&facts.prints).map(|((claim, figure), print)| {
            let end = (figure.span.end as usize + ZONE).min(text.len());
            let mut hasher = FxHasher::default();
            (greenwich, figure.span.len()).hash(&mut hasher);
            text.get(figure.span.start as usize..end).hash(&mut hasher);
            places(claim, &facts.story, &mut hasher);
            let sentence = sentences.get(&claim.sentence).copied().unwrap_or_default();
            mix(mix(*print, sentence), hasher.finish())
        });
        let mut hasher = FxHasher::default();
        (&facts.story.main, &facts.story.names).hash(&mut hasher);
        facts.story.terms.iter().for_each(|it| it.0.hash(&mut hasher));
        Claims { evidence, page, own: own.collect(), story: hasher.finish() }
    }

    pub fn print(&self, figure: u32) -> u64 {
        let of = |figure: u32| self.own.get(figure as usize).copied().unwrap_or_default();
        let file = self.page.file;
        let Some(claim) = self.page.facts.claims.get(figure as usize) else { return 0 };
        let mut print = of(figure);
        let mut others: FxHashMap<FileId, u64> = FxHashMap::default();
        for other in self.evidence.claims_like(ClaimId { file, figure }) {
            print = if other.file == file {
                mix(print, mix(of(other.figure), self.beside(claim, other.figure)))
            } else {
                let document = *others.entry(other.file).or_insert_with(|| self.other(other.file));
                mix(print, mix(document, u64::from(other.figure)))
            };
        }
        print
    }

    /// How two claims of this document stand to each other, as far as anything depends on it.
    fn beside(&self, claim: &Claim, other: u32) -> u64 {
        let Some(other) = self.page.facts.claims.get(other as usize) else { return 0 };
        let away = (i64::from(other.sentence) - i64::from(claim.sentence)).clamp(-2, 2) + 2;
        away as u64 * 2 + u64::from(told_apart(self.page.facts, claim, other))
    }

    fn other(&self, file: FileId) -> u64 {
        let alike = self.evidence.page(file).and_then(|it| stories(&self.page.facts.story, &it.facts.story));
        let alike = alike.map_or(0, |it| it.state as u64 * 1000 + it.weight as u64);
        mix(mix(self.evidence.edition(file), u64::from(file.0)), mix(self.story, alike))
    }
}

/// What the story knows of the places that a claim names.
fn places(claim: &Claim, story: &Story, hasher: &mut FxHasher) {
    for word in claim.places.iter().flat_map(|it| it.split(' ')) {
        let word = story::hash(word);
        (story.is_about(word), story.names.binary_search(&word).is_ok(), story.weight(word).is_some()).hash(hasher);
    }
}
