//! Readings of blocks, kept while a document is open.
//!
//! A block's reading depends on its words alone, so the keystroke that changes one paragraph costs one paragraph.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claims::{self, Reading};
use crate::document::{Block, BlockKind, Document};

/// The readings of the last two states of a document: the second one serves an undo.
#[derive(Debug, Default)]
pub struct Readings {
    kept: Mutex<[FxHashMap<Words, Arc<Reading>>; 2]>,
}

/// What a reading depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    kind: BlockKind,
    prose: Arc<str>,
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.prose.hash(state);
    }
}

impl Readings {
    /// The readings of a document's blocks, in their order.
    pub fn of(&self, document: &Document) -> Vec<Arc<Reading>> {
        let words = |block: &Block| Words { kind: block.kind, prose: block.prose.clone() };
        let mut known: Vec<Option<Arc<Reading>>> = {
            let [fresh, stale] = &*self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let find = |block| {
                let words = words(block);
                fresh.get(&words).or_else(|| stale.get(&words)).cloned()
            };
            document.blocks.iter().map(find).collect()
        };
        let missing: Vec<usize> = (0..known.len()).filter(|&at| known.get(at).is_some_and(Option::is_none)).collect();
        let blocks: Vec<&Block> = missing.iter().filter_map(|&at| document.blocks.get(at)).collect();
        for (at, reading) in missing.iter().zip(read(&blocks)) {
            if let Some(place) = known.get_mut(*at) {
                *place = Some(reading);
            }
        }
        let readings: Vec<Arc<Reading>> = known.into_iter().flatten().collect();
        if !missing.is_empty() {
            let fresh = document.blocks.iter().map(words).zip(readings.iter().cloned()).collect();
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let [now, before] = &mut *kept;
            *before = std::mem::replace(now, fresh);
        }
        readings
    }
}

/// Readings of blocks, side by side where that pays.
pub fn read(blocks: &[&Block]) -> Vec<Arc<Reading>> {
    let one = |block: &&Block| Arc::new(claims::read(block, false));
    match pool() {
        // On a worker of some pool the others are busy with other documents; and to wait there could mean to be handed a task that
        // waits for us.
        Some(pool) if blocks.len() > 1 && rayon::current_thread_index().is_none() => {
            pool.install(|| blocks.par_iter().map(one).collect())
        }
        _ => blocks.iter().map(one).collect(),
    }
}

/// A pool of its own: its tasks ask nobody for anything, so whoever waits for them does not wait for ever.
fn pool() -> Option<&'static rayon::ThreadPool> {
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().thread_name(|at| format!("reader {at}")).build().ok()).as_ref()
}
