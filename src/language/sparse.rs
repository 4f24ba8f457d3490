//! Weights of models with many outcomes, of which a feature mostly speaks for a few: cells with the outcomes and their weights in place of
//! rows with a weight for every outcome. They take a fifth of the room, so more of them stays in the nearer caches, and fewer steps.

use super::linear::{Features, MOST, NEAR, Rows, Used, Weights, add, expand};

/// More sums than any model has outcomes: the last ones take what fills up the cells.
const SUMS: usize = 64;
/// Marks a cell that stands for a whole row, whose number is in the three bytes behind.
const WHOLE: u8 = 255;

/// The outcomes that one feature's hash speaks for, and their weights; filled up with weights of 0.
#[derive(Clone, Copy)]
struct Cell<const N: usize> {
    outcomes: [u8; N],
    weights: [i8; N],
}

impl<const N: usize> Cell<N> {
    /// Each filling goes to a sum of its own, so that none waits for another.
    fn empty() -> Cell<N> {
        Cell { outcomes: std::array::from_fn(|i| (SUMS - N + i) as u8), weights: [0; N] }
    }

    fn whole(number: usize) -> Cell<N> {
        let mut cell = Cell { outcomes: [WHOLE; N], weights: [0; N] };
        let [low, middle, high, ..] = number.to_le_bytes();
        cell.outcomes[1..4].copy_from_slice(&[low, middle, high]);
        cell
    }

    /// The number of the row that stands for it.
    fn row(self) -> usize {
        let [low, middle, high] = [1, 2, 3].map(|at| self.outcomes[at]);
        u32::from_le_bytes([low, middle, high, 0]) as usize
    }
}

/// A model that chooses among `W` outcomes, at most 56, with cells of `N` weights, at least 4.
pub struct Sparse<const W: usize, const N: usize> {
    cells: Vec<Cell<N>>,
    /// Rows with more weights than a cell has room for.
    whole: Vec<[i8; W]>,
    used: Used,
}

impl<const W: usize, const N: usize> Sparse<W, N> {
    /// Reads what [`super::linear::write_table`] wrote.
    pub fn read(data: &mut &[u8]) -> Sparse<W, N> {
        let written = Rows::unpack(data);
        let mut whole = Vec::new();
        let mut cells = vec![Cell::empty(); written.count.max(1)];
        let mut used = Used::new(cells.len());
        written.each(|number, weights| {
            used.mark(number);
            let weights = weights.iter().filter(|(outcome, _)| usize::from(*outcome) < W);
            if weights.clone().count() > N {
                cells[number] = Cell::whole(whole.len());
                let mut row = [0; W];
                weights.for_each(|&(outcome, weight)| row[usize::from(outcome)] = weight);
                whole.push(row);
            } else {
                let cell = &mut cells[number];
                for (i, &(outcome, weight)) in weights.enumerate() {
                    (cell.outcomes[i], cell.weights[i]) = (outcome, weight);
                }
            }
        });
        Sparse { cells, whole, used }
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

impl<const W: usize, const N: usize> Weights<W> for Sparse<W, N> {
    fn score(&self, features: &mut Features) -> [i32; W] {
        let mut used = [0; MOST];
        let length = self.used.rows(&features.list[..features.len], &mut used);
        // All cells are touched before any is added up, so that the waits for memory overlap; those that stand for rows are set apart.
        let ([mut small, mut whole], [mut smalls, mut wholes]) = ([[0u32; MOST]; 2], [0, 0]);
        for &at in &used[..length] {
            let is_whole = self.cells[at as usize].outcomes[0] == WHOLE;
            (small[smalls % MOST], whole[wholes % MOST]) = (at, at);
            (smalls, wholes) = (smalls + usize::from(!is_whole), wholes + usize::from(is_whole));
        }
        let (mut sums, mut rows) = ([0i32; SUMS], [0i16; W]);
        for &at in &small[..smalls] {
            let cell = self.cells[at as usize];
            for (outcome, weight) in cell.outcomes.into_iter().zip(cell.weights) {
                sums[usize::from(outcome) % SUMS] += i32::from(EXPANDED[usize::from(weight as u8)]);
            }
        }
        let near = features.near.as_chunks_mut::<W>().0;
        for whole in whole[..wholes].chunks(NEAR) {
            for (row, &at) in near.iter_mut().zip(whole) {
                *row = self.whole[self.cells[at as usize].row()];
            }
            add(near[..whole.len()].as_flattened(), &mut rows);
        }
        std::array::from_fn(|i| sums[i] + i32::from(rows[i]))
    }
}
