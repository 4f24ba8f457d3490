//! Weights of models with many outcomes, of which a feature mostly speaks for a few: cells with the outcomes and their weights in place of
//! rows with a weight for every outcome. They take a fifth of the room, so more of them stays in the nearer caches, and fewer steps.

use super::linear::{Features, MOST, NEAR, Rows, Used, Weights, add, expand};
use super::pages::Pages;

/// More sums than any model has outcomes: the last ones take what fills up the cells.
const SUMS: usize = 64;
/// Marks a cell that stands for a whole row, whose number is in the three bytes behind.
const WHOLE: u8 = 255;

/// A model that chooses among `W` outcomes, at most 56, with cells of `C` bytes, an even number, at least 8: the first half are the outcomes
/// that the feature speaks for, the second half their weights.
pub struct Sparse<const W: usize, const C: usize> {
    cells: Pages,
    /// Rows with more weights than a cell has room for, `W` bytes each.
    whole: Pages,
    used: Used,
}

impl<const W: usize, const C: usize> Sparse<W, C> {
    /// Reads what [`super::linear::write_table`] wrote.
    pub fn read(data: &mut &[u8]) -> Sparse<W, C> {
        let mut written = Rows::unpack(data);
        let count = written.count.max(1);
        let (mut cells, mut used) = (Pages::zeros(count * C), Used::new(count));
        let mut whole: Vec<[u8; W]> = Vec::new();
        let all = cells.as_chunks_mut::<C>().0;
        // What fills up a cell goes to sums of its own, so that none waits for another.
        let empty: [u8; C] = std::array::from_fn(|i| if i < C / 2 { (SUMS - C / 2 + i) as u8 } else { 0 });
        written.each(|number, outcomes, weights| {
            used.mark(number);
            let pairs = outcomes.iter().zip(weights).filter(|(outcome, _)| usize::from(**outcome) < W);
            if outcomes.len() > C / 2 {
                let [low, middle, high, ..] = whole.len().to_le_bytes();
                all[number][..4].copy_from_slice(&[WHOLE, low, middle, high]);
                let mut row = [0; W];
                pairs.for_each(|(&outcome, &weight)| row[usize::from(outcome)] = weight);
                whole.push(row);
            } else {
                let cell = &mut all[number];
                *cell = empty;
                for (i, (&outcome, &weight)) in pairs.enumerate() {
                    (cell[i], cell[C / 2 + i]) = (outcome, weight);
                }
            }
        });
        let mut rows = Pages::zeros(whole.len() * W);
        rows.iter_mut().zip(whole.as_flattened()).for_each(|(slot, &weight)| *slot = weight);
        Sparse { cells, whole: rows, used }
    }
}

/// [`expand`] of every byte.
static EXPANDED: [i16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = expand(byte as u8 as i8);
        byte += 1;
    }
    table
};

impl<const W: usize, const C: usize> Weights<W> for Sparse<W, C> {
    fn score(&self, features: &mut Features) -> [i32; W] {
        let (cells, wide) = (self.cells.as_chunks::<C>().0, self.whole.as_chunks::<W>().0);
        let Features { list, len, used, parted: [small, whole], near } = features;
        let length = self.used.rows(&list[..*len], used);
        // All cells are touched before any is added up, so that the waits for memory overlap; those that stand for rows are set apart.
        let (mut smalls, mut wholes) = (0, 0);
        for &at in &used[..length] {
            let is_whole = cells[at as usize][0] == WHOLE;
            (small[smalls % MOST], whole[wholes % MOST]) = (at, at);
            (smalls, wholes) = (smalls + usize::from(!is_whole), wholes + usize::from(is_whole));
        }
        let (mut sums, mut rows) = ([0i32; SUMS], [0i16; W]);
        for &at in &small[..smalls] {
            let (outcomes, weights) = cells[at as usize].split_at(C / 2);
            for (&outcome, &weight) in outcomes.iter().zip(weights) {
                sums[usize::from(outcome) % SUMS] += i32::from(EXPANDED[usize::from(weight)]);
            }
        }
        let near = near.as_chunks_mut::<W>().0;
        for whole in whole[..wholes].chunks(NEAR) {
            for (row, &at) in near.iter_mut().zip(whole) {
                let [_, low, middle, high, ..] = cells[at as usize][..] else { continue };
                *row = wide[u32::from_le_bytes([low, middle, high, 0]) as usize];
            }
            add(near[..whole.len()].as_flattened(), &mut rows);
        }
        std::array::from_fn(|i| sums[i] + i32::from(rows[i]))
    }
}
