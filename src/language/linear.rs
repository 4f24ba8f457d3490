//! Linear models over hashed features: tables of small integers, summed.

use super::packing::{pack, unpack};
use super::pages::Pages;

/// Mixes up to three values and a template's number into a feature.
#[inline(always)]
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let x = (template as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93)
        ^ (a as u64 + 0x51ED).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (b as u64 + 0x2A6D).wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
        ^ (c as u64 + 0x7F4B).wrapping_mul(0x1656_67B1_9E37_79F9);
    ((x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// The most features of one decision; more are left out.
pub(super) const MOST: usize = 128;

/// Features of one decision.
pub struct Features {
    pub(super) list: [u32; MOST],
    pub(super) len: usize,
    /// The places of those of them that have weights. Kept, as what follows: to clear it each time would take as long as adding them up.
    pub(super) used: [u32; MOST],
    /// The same, in two heaps.
    pub(super) parted: [[u32; MOST]; 2],
    /// Where the rows of one decision are laid side by side.
    pub(super) near: [u8; NEAR * WIDEST],
}

impl Default for Features {
    fn default() -> Features {
        Features { list: [0; MOST], len: 0, used: [0; MOST], parted: [[0; MOST]; 2], near: [0; NEAR * WIDEST] }
    }
}

impl Features {
    pub fn clear(&mut self) {
        self.len = 0;
    }

    #[inline(always)]
    pub fn push(&mut self, value: u32) {
        if let Some(slot) = self.list.get_mut(self.len) {
            *slot = value;
            self.len += 1;
        }
    }

    pub fn as_slice(&self) -> &[u32] {
        &self.list[..self.len]
    }
}

/// A model that chooses among `W` outcomes: a row of weights for each feature's hash.
pub trait Weights<const W: usize> {
    /// Adds up the weights of these features.
    fn score(&self, features: &mut Features) -> [i32; W];
}

/// The weights as the program uses them: a row of bytes for each hash.
pub struct Table<const W: usize> {
    /// `W` bytes each.
    rows: Pages,
    used: Used,
}

/// Which rows have weights: as many as do not, and those are hardly ever in a cache, so asking first saves waiting for them.
pub(super) struct Used {
    bits: Vec<u64>,
    /// How far a hash is shifted to the right to give a row.
    shift: u32,
}

impl Used {
    /// Of so many rows, a power of two, none.
    pub fn new(rows: usize) -> Used {
        Used { bits: vec![0; rows.div_ceil(64)], shift: (32 - rows.next_power_of_two().trailing_zeros()).min(31) }
    }

    pub fn mark(&mut self, row: usize) {
        self.bits[row / 64] |= 1 << (row % 64);
    }

    /// Writes the rows of those of the features that have weights into `rows`; how many.
    #[inline(always)]
    pub fn rows(&self, features: &[u32], rows: &mut [u32; MOST]) -> usize {
        let mut length = 0;
        let last = self.bits.len() - 1;
        for feature in features {
            let row = feature >> self.shift;
            rows[length % MOST] = row;
            length += (self.bits[(row as usize / 64).min(last)] >> (row % 64) & 1) as usize;
        }
        length
    }
}

/// Rows that are fetched before any is added up.
pub(super) const NEAR: usize = 96;
/// The widest row.
const WIDEST: usize = 56;
/// Sums side by side where a row is only [`NARROW`] wide: a whole vector of them.
const LANES: usize = 16;
const NARROW: usize = 4;

impl<const W: usize> Table<W> {
    /// Reads what [`write_table`] wrote. No rows are one row of noughts.
    pub fn read(data: &mut &[u8]) -> Table<W> {
        let mut written = Rows::unpack(data);
        let count = written.count.max(1);
        let mut rows = Pages::zeros(count * W);
        let mut used = Used::new(count);
        let all = rows.as_chunks_mut::<W>().0;
        written.each(|number, columns, weights| {
            used.mark(number);
            for (&column, &weight) in columns.iter().zip(weights) {
                if let Some(slot) = all[number].get_mut(usize::from(column)) {
                    *slot = weight;
                }
            }
        });
        Table { rows, used }
    }
}

impl<const W: usize> Weights<W> for Table<W> {
    fn score(&self, features: &mut Features) -> [i32; W] {
        // The rows lie all over a table too large for the nearer caches: copying some of them side by side first lets the waits overlap,
        // and what is added up then lies in a row.
        let near = features.near.as_chunks_mut::<W>().0;
        let (mut sums, mut lanes) = ([0; W], [0; LANES]);
        let all = self.rows.as_chunks::<W>().0;
        let length = self.used.rows(&features.list[..features.len], &mut features.used);
        for rows in features.used[..length].chunks(NEAR) {
            for (near, &row) in near.iter_mut().zip(rows) {
                *near = all[row as usize];
            }
            if W == NARROW {
                let whole = rows.len().next_multiple_of(LANES / NARROW);
                near[rows.len()..whole].fill([0; W]);
                add(near[..whole].as_flattened(), &mut lanes);
            } else {
                add(near[..rows.len()].as_flattened(), &mut sums);
            }
        }
        let lane = |at: usize| lanes.iter().skip(at).step_by(NARROW).map(|&sum| i32::from(sum)).sum();
        if W == NARROW { std::array::from_fn(lane) } else { sums.map(i32::from) }
    }
}

/// Adds the weights of rows that lie one behind the other, each as wide as `sums`.
#[inline(always)]
pub(super) fn add<const L: usize>(rows: &[u8], sums: &mut [i16; L]) {
    for row in rows.chunks_exact(L) {
        for (sum, &byte) in sums.iter_mut().zip(row) {
            *sum = sum.saturating_add(expand(byte as i8));
        }
    }
}

/// The place of the highest score among those allowed; the first of equals.
#[inline]
pub fn best<const W: usize>(scores: &[i32; W], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = (i32::MIN, 0);
    for (i, &score) in scores.iter().enumerate() {
        if score > best.0 && allowed(i) {
            best = (score, i);
        }
    }
    best.1
}

/// As [`best`] where all places in `range` are allowed and no others, and these are many.
#[inline]
pub fn best_in(scores: &[i32], range: std::ops::Range<usize>) -> usize {
    let scores = scores.get(range.clone()).unwrap_or_default();
    let highest = scores.iter().copied().fold(i32::MIN, i32::max);
    range.start + scores.iter().position(|&score| score == highest).unwrap_or(0)
}

/// A byte to a weight: square-root companding keeps small weights exact and large ones within a percent or two.
#[inline(always)]
pub(super) const fn expand(byte: i8) -> i16 {
    let b = byte as i16;
    b * b.abs() / 4
}

/// A weight, scaled so that the largest has magnitude 4032, to its byte.
pub fn compress(weight: f64) -> i8 {
    (weight.signum() * (weight.abs() * 4.0).sqrt()).round().clamp(-127.0, 127.0) as i8
}

/// Marks the last weight of a row among the columns of [`write_table`].
const LAST: u8 = 64;

/// Writes a table as three packed rows of bytes: one bit a row, whether it has any weight; the columns of the weights that are not
/// zero, the last of a row marked; their values. At most 64 columns.
pub fn write_table<const W: usize>(rows: &[[i8; W]], out: &mut Vec<u8>) {
    out.extend((rows.len() as u32).to_le_bytes());
    let mut used = vec![0u8; rows.len().div_ceil(8)];
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for (i, row) in rows.iter().enumerate() {
        for (j, &weight) in row.iter().enumerate().filter(|(_, w)| **w != 0) {
            used[i / 8] |= 1 << (i % 8);
            columns.push(j as u8);
            values.push(weight as u8);
        }
        if row.iter().any(|w| *w != 0)
            && let Some(last) = columns.last_mut()
        {
            *last |= LAST;
        }
    }
    pack(&used, out);
    pack(&columns, out);
    pack(&values, out);
}

/// What [`write_table`] wrote, unpacked. Anything missing or broken reads as zero weights or as others, never as a panic.
pub struct Rows {
    /// How many rows there are, those without weights among them: a power of two, or none.
    pub count: usize,
    used: Vec<u8>,
    columns: Vec<u8>,
    values: Vec<u8>,
}

impl Rows {
    pub fn unpack(data: &mut &[u8]) -> Rows {
        let count = take_u32(data) as usize;
        let count = if count <= 1 << 22 && count.is_power_of_two() { count } else { 0 };
        let used = unpack(data);
        Rows { count, used, columns: unpack(data), values: unpack(data) }
    }

    /// Calls back with the number of each row that has weights, in order, with their columns, less than 64, and with the weights.
    pub fn each(&mut self, mut row: impl FnMut(usize, &[u8], &[u8])) {
        let mut at = 0;
        for (byte, &used) in self.used.iter().enumerate() {
            let mut left = used;
            while left != 0 {
                let number = byte * 8 + left.trailing_zeros() as usize;
                left &= left - 1;
                let from = at;
                while self.columns.get(at).is_some_and(|column| column & LAST == 0) {
                    at += 1;
                }
                let Some(last) = self.columns.get_mut(at) else { return };
                *last &= LAST - 1;
                at += 1;
                if let (Some(columns), Some(weights)) = (self.columns.get(from..at), self.values.get(from..at))
                    && number < self.count
                {
                    row(number, columns, weights);
                }
            }
        }
    }
}

pub(crate) fn take_u32(data: &mut &[u8]) -> u32 {
    let Some((head, rest)) = data.split_first_chunk::<4>() else { return 0 };
    *data = rest;
    u32::from_le_bytes(*head)
}

pub(crate) fn take_part<'d>(data: &mut &'d [u8]) -> &'d [u8] {
    let length = (take_u32(data) as usize).min(data.len());
    let (part, rest) = data.split_at(length);
    *data = rest;
    part
}

#[cfg(test)]
mod tests {
    use super::super::sparse::Sparse;
    use super::{Features, Table, Weights, write_table};

    fn features<const N: usize>(values: [u32; N]) -> Features {
        let mut features = Features::default();
        values.into_iter().for_each(|value| features.push(value));
        features
    }

    #[test]
    fn tables_come_back_as_they_went() {
        let mut rows = vec![[0i8; 24]; 16];
        rows[3] = std::array::from_fn(|i| i as i8 + 5);
        rows[3][23] = -127;
        rows[9][2] = 4;
        rows[15][7] = 1;
        rows[15][23] = -4;
        let mut bytes = Vec::new();
        write_table(&rows, &mut bytes);
        let sums = |list: &mut Features| {
            let table = Table::<24>::read(&mut &bytes[..]).score(list);
            assert_eq!(Sparse::<24, 8>::read(&mut &bytes[..]).score(list), table, "cells say the same as rows");
            assert_eq!(Sparse::<24, 16>::read(&mut &bytes[..]).score(list), table);
            (table[0], table[2], table[7], table[23])
        };
        assert_eq!(sums(&mut features([3 << 28, 15 << 28])), (6, 12, 36, -4036));
        assert_eq!(sums(&mut features([9 << 28, 9 << 28, 4 << 28, 3 << 28, 3 << 28])), (12, 32, 72, -8064));
        let small: Vec<[i8; 4]> = (0..8).map(|i| [i, 0, -i, 4]).collect();
        let mut bytes = Vec::new();
        write_table(&small, &mut bytes);
        assert_eq!(Table::<4>::read(&mut &bytes[..]).score(&mut features([7 << 29])), [12, 0, -12, 4]);
        // Broken data is an empty model, no panic.
        for cut in 0..bytes.len() {
            let _ = Table::<4>::read(&mut &bytes[..cut]).score(&mut features([7 << 29]));
            let _ = Sparse::<4, 8>::read(&mut &bytes[..cut]).score(&mut features([7 << 29]));
        }
    }
}
