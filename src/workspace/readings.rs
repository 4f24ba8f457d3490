//! Readings of blocks, kept while a document is open.
//!
//! A block's reading depends on its words alone, so the keystroke that changes one paragraph costs one paragraph.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claims::{self, Reading};
use crate::document::{Block, BlockKind, Document, Heads};

/// The readings of a document's blocks, with some of blocks that are there no more: an undo finds them again.
#[derive(Debug, Default)]
pub struct Readings {
    kept: Mutex<FxHashMap<Words, Arc<Reading>>>,
}

/// So many readings, beside as many as the document has blocks, may be of blocks that are gone.
const SPARE: usize = 200;

/// What a reading depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    kind: BlockKind,
    prose: Arc<str>,
    /// Of a table cell.
    heads: Option<Arc<Heads>>,
    /// Whether the document writes 2,5 for two and a half.
    comma: bool,
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.prose.hash(state);
    }
}

impl Readings {
    /// The readings of a document's blocks, in their order.
    pub fn of(&self, document: &Document) -> Vec<Arc<Reading>> {
        let comma = claims::decimal_comma(document);
        let words = |block: &Block| Words { kind: block.kind, prose: block.prose.clone(), heads: block.heads.clone(), comma };
        let mut known: Vec<Option<Arc<Reading>>> = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            document.blocks.iter().map(|block| kept.get(&words(block)).cloned()).collect()
        };
        let missing: Vec<usize> = (0..known.len()).filter(|&at| known.get(at).is_some_and(Option::is_none)).collect();
        let blocks: Vec<&Block> = missing.iter().filter_map(|&at| document.blocks.get(at)).collect();
        for (at, reading) in missing.iter().zip(read(&blocks, comma)) {
            if let Some(place) = known.get_mut(*at) {
                *place = Some(reading);
            }
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        for at in missing {
            if let (Some(block), Some(Some(reading))) = (document.blocks.get(at), known.get(at)) {
                kept.insert(words(block), reading.clone());
            }
        }
        let readings: Vec<Arc<Reading>> = known.into_iter().flatten().collect();
        if kept.len() > 2 * readings.len() + SPARE {
            *kept = document.blocks.iter().map(words).zip(readings.iter().cloned()).collect();
        }
        readings
    }
}

/// Readings of blocks of a document that writes 2,5 for two and a half, or not, side by side where that pays.
pub fn read(blocks: &[&Block], comma: bool) -> Vec<Arc<Reading>> {
    let one = |block: &&Block| Arc::new(claims::read(block, comma));
    match pool() {
        // On a worker of some pool the others are busy with other documents; and to wait there could mean to be handed a task that
        // waits for us.
        Some(pool) if blocks.len() > 1 && rayon::current_thread_index().is_none() => {
            pool.install(|| blocks.par_iter().map(one).collect())
        }
        _ => claims::read_all(blocks.iter().map(|block| (*block, comma))).into_iter().map(Arc::new).collect(),
    }
}

/// A pool of its own: its tasks ask nobody for anything, so whoever waits for them does not wait for ever.
fn pool() -> Option<&'static rayon::ThreadPool> {
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().thread_name(|at| format!("reader {at}")).build().ok()).as_ref()
}
