//! Readings of blocks, kept while a document is open.
//!
//! A block's reading depends on its words alone, so the keystroke that changes one paragraph costs one paragraph.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claims::{self, Reading};
use crate::document::{Block, BlockKind, Document, Heads};
use crate::text::differing;

/// The readings of a document's blocks, with some of blocks that are there no more: an undo finds them again, and a paragraph that is
/// moved is found where it goes to.
#[derive(Debug, Default)]
pub struct Readings(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Of the document as it was last asked for, in its order.
    last: Vec<Known>,
    /// Of blocks that are gone, those first that went last.
    spare: Vec<Known>,
}

type Known = (Words, Arc<Reading>);

/// So many readings of blocks that are gone are kept; more only where one edit took more away.
const SPARE: usize = 16;

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
        let all: Vec<Words> = document.blocks.iter().map(words).collect();
        let mut known = self.lock().find(&all);
        let missing: Vec<usize> = (0..known.len()).filter(|&at| known.get(at).is_some_and(Option::is_none)).collect();
        let blocks: Vec<&Block> = missing.iter().filter_map(|&at| document.blocks.get(at)).collect();
        for (at, reading) in missing.iter().zip(read(&blocks, comma)) {
            if let Some(place) = known.get_mut(*at) {
                *place = Some(reading);
            }
        }
        let readings: Vec<Arc<Reading>> = known.into_iter().flatten().collect();
        self.lock().keep(all.into_iter().zip(readings.iter().cloned()).collect());
        readings
    }

    /// Gives the blocks that say what they said the very words that are kept: so these are there once, and known at a glance.
    pub fn share(&self, document: &mut Document) {
        let kept = self.lock();
        let blocks = &mut document.blocks;
        let known = |at: usize| kept.last.get(at).map(|it| &it.0.prose);
        let (gone, new) = differing(kept.last.len(), blocks.len(), |a, b| known(a) == blocks.get(b).map(|it| &it.prose));
        let then = |at: usize| if at < new.start { Some(at) } else { (at + gone.end).checked_sub(new.end) };
        for (at, block) in blocks.iter_mut().enumerate().filter(|it| !new.contains(&it.0)) {
            block.prose = then(at).and_then(known).unwrap_or(&block.prose).clone();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// What blocks went and what others came.
    fn differing(&self, now: &[Words]) -> (Range<usize>, Range<usize>) {
        differing(self.last.len(), now.len(), |a, b| self.last.get(a).map(|it| &it.0) == now.get(b))
    }

    /// The readings that are known. Most of a document is as it was, and where it was: that is seen without looking anything up.
    fn find(&self, all: &[Words]) -> Vec<Option<Arc<Reading>>> {
        let (gone, new) = self.differing(all);
        let of = |range: Range<usize>| self.last.get(range).unwrap_or(&[]).iter().map(|it| Some(it.1.clone()));
        let rest: FxHashMap<&Words, &Arc<Reading>> = if new.is_empty() {
            FxHashMap::default()
        } else {
            let near = self.last.get(gone.clone()).unwrap_or(&[]);
            self.spare.iter().chain(near).map(|it| (&it.0, &it.1)).collect()
        };
        let between = all.get(new).unwrap_or(&[]).iter().map(|it| rest.get(it).map(|it| Arc::clone(it)));
        of(0..gone.start).chain(between).chain(of(gone.end..self.last.len())).collect()
    }

    fn keep(&mut self, now: Vec<Known>) {
        let same = |a: usize, b: usize| self.last.get(a).zip(now.get(b)).is_some_and(|(a, b)| Arc::ptr_eq(&a.1, &b.1));
        let (gone, _) = differing(self.last.len(), now.len(), same);
        let most = SPARE.max(gone.len());
        let went: Vec<Known> = self.last.drain(gone).collect();
        self.spare.splice(0..0, went);
        self.spare.truncate(most);
        self.last = now;
    }
}

/// So many blocks are read together: more would fill the memory with what is half read.
const TOGETHER: usize = 128;

/// Readings of blocks of a document that writes 2,5 for two and a half, or not, side by side where that pays.
pub fn read(blocks: &[&Block], comma: bool) -> Vec<Arc<Reading>> {
    let some = |blocks: &[&Block]| claims::read_all(blocks.iter().map(|block| (*block, comma))).into_iter().map(Arc::new);
    match pool() {
        // On a worker of some pool the others are busy with other documents; and to wait there could mean to be handed a task that
        // waits for us.
        Some(pool) if blocks.len() > 1 && rayon::current_thread_index().is_none() => {
            // Some at a time, since that is quicker, but so few that no thread waits for another for long.
            let together = blocks.len().div_ceil(4 * pool.current_num_threads()).min(TOGETHER);
            pool.install(|| blocks.par_chunks(together).flat_map_iter(some).collect())
        }
        _ => some(blocks).collect(),
    }
}

/// A pool of its own: its tasks ask nobody for anything, so whoever waits for them does not wait for ever.
fn pool() -> Option<&'static rayon::ThreadPool> {
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().thread_name(|at| format!("reader {at}")).build().ok()).as_ref()
}
