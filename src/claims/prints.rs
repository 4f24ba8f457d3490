//! Fingerprints: equal for what says the same, so that a judgement passed once need not be passed again.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::{Claim, Reading};
use crate::document::{Block, Document};
use crate::figures::Figure;

/// The fingerprints of one block, as far as it alone tells.
#[derive(Clone, Debug, Default)]
pub struct Prints {
    words: u64,
    /// One for each figure.
    claims: Vec<u64>,
}

impl Prints {
    pub fn new(block: &Block, figures: &[Figure], claims: &[Claim]) -> Prints {
        let claims = figures.iter().zip(claims).map(|(figure, claim)| {
            // The place is told by whoever holds two claims against each other.
            let claim = Claim { sentence: 0, attribution: None, ..claim.clone() };
            print(&(Figure { span: Default::default(), ..figure.clone() }, claim))
        });
        Prints { words: print(&(block.kind, &block.prose, figures)), claims: claims.collect() }
    }
}

/// The fingerprints of a document's claims and of its blocks, with what only the whole document tells.
pub fn of(document: &Document, readings: &[Arc<Reading>], claims: &[Claim]) -> (Vec<u64>, Vec<u64>) {
    let meta = print(&document.meta);
    let mut prints = Vec::with_capacity(claims.len());
    let mut blocks = Vec::with_capacity(readings.len());
    for reading in readings {
        let mut whole = FxHasher::default();
        (meta, reading.prints.words).hash(&mut whole);
        for own in &reading.prints.claims {
            let mut hasher = FxHasher::default();
            (meta, own).hash(&mut hasher);
            if let Some(claim) = claims.get(prints.len()) {
                let time = &claim.time;
                (time.date, time.back, claim.only, claim.headline).hash(&mut hasher);
            }
            prints.push(hasher.finish());
            hasher.finish().hash(&mut whole);
        }
        blocks.push(whole.finish());
    }
    (prints, blocks)
}

/// Of all fields, since the types derive it: those that are added some day too.
fn print(what: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}
