//! Linear models over hashed features: tables of small integers, summed.

use super::packing::{pack, unpack};

/// Mixes up to three values and a template's number into a feature.
#[inline(always)]
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let x = (template as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93)
        ^ (a as u64 + 0x51ED).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (b as u64 + 0x2A6D).wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
        ^ (c as u64 + 0x7F4B).wrapping_mul(0x1656_67B1_9E37_79F9);
    ((x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// Features of one decision, at most 128; more are left out.
pub struct Features {
    list: [u32; 128],
    len: usize,
    /// Where the rows of one decision are laid side by side; kept, since clearing it each time would take as long as adding them up.
    near: [i8; NEAR * WIDEST],
}

impl Default for Features {
    fn default() -> Features {
        Features { list: [0; 128], len: 0, near: [0; NEAR * WIDEST] }
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
    rows: Vec<[i8; W]>,
    shift: u32,
}

/// Rows that are fetched before any is added up.
const NEAR: usize = 96;
/// The widest row.
const WIDEST: usize = 56;
/// Sums side by side where a row is only [`NARROW`] wide: a whole vector of them.
const LANES: usize = 16;
const NARROW: usize = 4;

impl<const W: usize> Table<W> {
    /// A table from its rows; their number must be a power of two. No rows are one row of noughts.
    pub fn new(mut rows: Vec<[i8; W]>) -> Table<W> {
        if rows.is_empty() {
            rows.push([0; W]);
        }
        let shift = (32 - rows.len().next_power_of_two().trailing_zeros()).min(31);
        Table { rows, shift }
    }
}

impl<const W: usize> Weights<W> for Table<W> {
    fn score(&self, features: &mut Features) -> [i32; W] {
        // The rows lie all over a table too large for the nearer caches: copying some of them side by side first lets the waits overlap,
        // and what is added up then lies in a row.
        let near = features.near.as_chunks_mut::<W>().0;
        let (mut sums, mut lanes) = ([0; W], [0; LANES]);
        for features in features.list[..features.len].chunks(NEAR) {
            for (row, feature) in near.iter_mut().zip(features) {
                *row = self.rows[((feature >> self.shift) as usize).min(self.rows.len() - 1)];
            }
            if W == NARROW {
                let whole = features.len().next_multiple_of(LANES / NARROW);
                near[features.len()..whole].fill([0; W]);
                add(near[..whole].as_flattened(), &mut lanes);
            } else {
                add(near[..features.len()].as_flattened(), &mut sums);
            }
        }
        let lane = |at: usize| lanes.iter().skip(at).step_by(NARROW).map(|&sum| i32::from(sum)).sum();
        if W == NARROW { std::array::from_fn(lane) } else { sums.map(i32::from) }
    }
}

/// Adds the weights of rows that lie one behind the other, each as wide as `sums`.
#[inline(always)]
fn add<const L: usize>(rows: &[i8], sums: &mut [i16; L]) {
    for row in rows.chunks_exact(L) {
        for (sum, &byte) in sums.iter_mut().zip(row) {
            *sum = sum.saturating_add(expand(byte));
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

/// A byte to a weight: square-root companding keeps small weights exact and large ones within a percent or two.
#[inline(always)]
fn expand(byte: i8) -> i16 {
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

/// Reads what [`write_table`] wrote. Anything missing or broken reads as zero weights or as others, never as a panic.
pub fn read_table<const W: usize>(data: &mut &[u8]) -> Table<W> {
    let rows = take_u32(data) as usize;
    let rows = if rows <= 1 << 22 && rows.is_power_of_two() { rows } else { 0 };
    let used = unpack(data);
    let (columns, values) = (unpack(data), unpack(data));
    let mut weights = columns.iter().zip(&values);
    let mut table = vec![[0; W]; rows];
    for (rows, &used) in table.chunks_mut(8).zip(&used) {
        let mut left = used;
        while let Some(row) = rows.get_mut(left.trailing_zeros() as usize) {
            left &= left - 1;
            for (&column, &value) in weights.by_ref() {
                if let Some(slot) = row.get_mut((column & (LAST - 1)) as usize) {
                    *slot = value as i8;
                }
                if column & LAST != 0 {
                    break;
                }
            }
        }
    }
    Table::new(table)
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
    use super::{Features, Weights, read_table, write_table};

    fn features<const N: usize>(values: [u32; N]) -> Features {
        let mut features = Features::default();
        values.into_iter().for_each(|value| features.push(value));
        features
    }

    #[test]
    fn tables_come_back_as_they_went() {
        let mut rows = vec![[0i8; 24]; 16];
        rows[3][0] = 5;
        rows[3][23] = -127;
        rows[15][7] = 1;
        let mut bytes = Vec::new();
        write_table(&rows, &mut bytes);
        let table = read_table::<24>(&mut &bytes[..]);
        let scores = table.score(&mut features([3 << 28, 15 << 28]));
        assert_eq!((scores[0], scores[7], scores[23]), (6, 0, -4032));
        let small: Vec<[i8; 4]> = (0..8).map(|i| [i, 0, -i, 4]).collect();
        let mut bytes = Vec::new();
        write_table(&small, &mut bytes);
        assert_eq!(read_table::<4>(&mut &bytes[..]).score(&mut features([7 << 29])), [12, 0, -12, 4]);
        // Broken data is an empty model, no panic.
        for cut in 0..bytes.len() {
            let _ = read_table::<4>(&mut &bytes[..cut]);
        }
    }
}
