//! Which documents may tell the same story: those that share enough of their weighty terms.
//!
//! A claim is held against the claims of these documents only, so the work grows with the number of documents and not with its square.

use rustc_hash::FxHashMap;

use crate::claims::Story;
use crate::text::FileId;

/// Documents that one is held against at most: the likest.
const MOST: usize = 256;

/// So many are always among them; beyond, only those at least half as alike as the likest. In a large folder most others share no more
/// than the background that everybody tells.
const ALWAYS: usize = 64;

/// Entries that are looked at for one document. The rarest terms come first, so in a large folder it is the words that everybody uses
/// which are left out.
const BUDGET: usize = 20_000;

/// Less alike than this, two documents are not looked at. What one story takes is judged in [`super::comparable`].
const FLOOR: f32 = 0.05;

/// Where a term stands: documents with its weight there.
pub trait Postings {
    /// How many entries [`Postings::each`] may give.
    fn count(&self, term: u32) -> usize;
    fn each(&self, term: u32, found: &mut dyn FnMut(FileId, f32));
}

/// The documents, other than `file` itself, that may tell its story. Sorted.
pub fn kin(file: FileId, story: &Story, postings: &impl Postings) -> Vec<FileId> {
    let mut terms: Vec<(usize, u32, f32)> =
        story.terms.iter().map(|&(term, weight)| (postings.count(term), term, weight)).collect();
    terms.sort_unstable_by_key(|it| (it.0, it.1));
    let mut sums: FxHashMap<FileId, f32> = FxHashMap::default();
    let mut left = BUDGET;
    for (count, term, weight) in terms {
        let Some(rest) = left.checked_sub(count) else { break };
        left = rest;
        postings.each(term, &mut |other, its| *sums.entry(other).or_insert(0.0) += weight * its);
    }
    sums.remove(&file);
    let mut kin: Vec<(FileId, f32)> = sums.into_iter().filter(|it| it.1 >= FLOOR).collect();
    if kin.len() > ALWAYS {
        kin.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let alike = kin.get(2).map_or(0.0, |it| it.1 / 2.0);
        let near = kin.partition_point(|it| it.1 >= alike);
        kin.truncate(near.clamp(ALWAYS, MOST));
    }
    let mut kin: Vec<FileId> = kin.into_iter().map(|it| it.0).collect();
    kin.sort_unstable();
    kin
}
