//! Fingerprints: equal for what says the same, so that a judgement passed once need not be passed again.

use std::hash::{Hash, Hasher};
use std::mem;
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::{Claim, Statement};
use crate::document::Block;
use crate::figures::Figure;

/// The fingerprints of one block, as far as it alone tells.
#[derive(Clone, Debug, Default)]
pub struct Prints {
    words: u64,
    /// One for each figure.
    claims: Vec<u64>,
}

impl Prints {
    /// Leaves figures and claims as they are.
    pub fn new(block: &Block, figures: &mut [Figure], claims: &mut [Arc<Statement>]) -> Prints {
        let words = print(&(block.kind, &block.prose, &*figures));
        let claims = figures.iter_mut().zip(claims).map(|(figure, claim)| {
            // The place is told by whoever holds two claims against each other, so it is taken out as long as the rest is hashed.
            let claim = Arc::make_mut(claim);
            let (span, sentence) = (mem::take(&mut figure.span), mem::take(&mut claim.sentence));
            let print = print(&(&*figure, &*claim));
            (figure.span, claim.sentence) = (span, sentence);
            print
        });
        Prints { words, claims: claims.collect() }
    }
}

/// Completes the fingerprints of a block's claims with what only the whole document tells, and gives that of the block. `meta` are those
/// of the document and of the block as it stands in the file.
pub fn whole(meta: (u64, u64), block: &Prints, claims: &[Claim], prints: &mut [u64]) -> u64 {
    let mut whole = FxHasher::default();
    (meta, block.words).hash(&mut whole);
    for ((own, claim), print) in block.claims.iter().zip(claims).zip(prints) {
        let (mut hasher, time) = (FxHasher::default(), &claim.time);
        (meta, own).hash(&mut hasher);
        (time.date, time.back, time.guessed, claim.headline).hash(&mut hasher);
        *print = hasher.finish();
        print.hash(&mut whole);
    }
    whole.finish()
}

/// Of all fields, since the types derive it: those that are added some day too.
pub fn print(what: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}
