//! Packing bytes: canonical Huffman codes, at most 12 bits long, decoded by one table, two bytes at a time where their codes are short.

use super::linear::{take_part, take_u32};

const LONGEST: u32 = 12;
const MASK: usize = (1 << LONGEST) - 1;
/// Codes that one filling of the buffer is enough for.
const STEPS: usize = 4;

/// Writes the bytes, packed. See [`unpack`].
pub fn pack(bytes: &[u8], out: &mut Vec<u8>) {
    let lengths = code_lengths(bytes);
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(lengths.chunks(2).map(|pair| pair[0] | pair[1] << 4));
    let codes = codes(&lengths);
    let mut bits = Vec::with_capacity(bytes.len());
    let (mut buffer, mut filled) = (0u64, 0);
    for &byte in bytes {
        let (code, length) = (codes[byte as usize], lengths[byte as usize] as u32);
        buffer |= (code as u64) << filled;
        filled += length;
        while filled >= 8 {
            bits.push(buffer as u8);
            buffer >>= 8;
            filled -= 8;
        }
    }
    bits.push(buffer as u8);
    out.extend((bits.len() as u32).to_le_bytes());
    out.extend(bits);
}

/// Reads what [`pack`] wrote; bytes that are missing are zero.
pub fn unpack(data: &mut &[u8]) -> Vec<u8> {
    let count = (take_u32(data) as usize).min(1 << 24);
    let Some((head, rest)) = data.split_first_chunk::<128>() else { return vec![0; count] };
    *data = rest;
    let mut lengths = [0u8; 256];
    for (i, pair) in head.iter().enumerate() {
        lengths[2 * i] = pair & 15;
        lengths[2 * i + 1] = pair >> 4;
    }
    let steps = steps(&lengths);
    let mut bits = Bits { bytes: take_part(data), at: 0, buffer: 0, filled: 0 };
    // The last steps may go beyond the last byte.
    let mut out = vec![0; count + 2 * STEPS];
    let mut at = 0;
    while at < count {
        bits.refill();
        for _ in 0..STEPS {
            let step = steps[bits.buffer as usize & MASK];
            bits.buffer >>= step.bits;
            bits.filled -= step.bits as u32;
            if let Some(two) = out.get_mut(at..at + 2) {
                two.copy_from_slice(&step.bytes);
            }
            at += step.count as usize;
        }
    }
    out.truncate(count);
    out
}

/// What the next [`LONGEST`] bits say: one byte, or two where both codes fit.
#[derive(Clone, Copy)]
struct Step {
    bytes: [u8; 2],
    count: u8,
    bits: u8,
}

/// The step for each value of the next bits.
fn steps(lengths: &[u8; 256]) -> Vec<Step> {
    let codes = codes(lengths);
    let mut steps = vec![Step { bytes: [0; 2], count: 1, bits: 1 }; MASK + 1];
    for symbol in 0..=255 {
        let length = lengths[symbol as usize];
        if length == 0 || u32::from(length) > LONGEST {
            continue;
        }
        for step in steps.iter_mut().skip(codes[symbol as usize] as usize).step_by(1 << length) {
            *step = Step { bytes: [symbol, 0], count: 1, bits: length };
        }
    }
    let single = steps.clone();
    for (at, step) in steps.iter_mut().enumerate() {
        let next = single[at >> step.bits];
        if u32::from(step.bits + next.bits) <= LONGEST {
            *step = Step { bytes: [step.bytes[0], next.bytes[0]], count: 2, bits: step.bits + next.bits };
        }
    }
    steps
}

/// A row of bits, the lowest of each byte first; zeros behind the last.
struct Bits<'d> {
    bytes: &'d [u8],
    at: usize,
    buffer: u64,
    filled: u32,
}

impl Bits<'_> {
    /// At least 56 bits in the buffer.
    fn refill(&mut self) {
        let word = match self.bytes.get(self.at..).and_then(|rest| rest.first_chunk()) {
            Some(word) => u64::from_le_bytes(*word),
            None => (0..8).map(|i| u64::from(self.bytes.get(self.at + i).copied().unwrap_or(0)) << (8 * i)).sum(),
        };
        self.buffer |= word << self.filled;
        self.at += (63 - self.filled as usize) / 8;
        self.filled |= 56;
    }
}

/// The length of each byte's code; 0 for bytes that do not occur.
fn code_lengths(bytes: &[u8]) -> [u8; 256] {
    let mut counts = [0u64; 256];
    bytes.iter().for_each(|b| counts[*b as usize] += 1);
    loop {
        let lengths = huffman(&counts);
        if lengths.iter().all(|l| *l as u32 <= LONGEST) {
            return lengths;
        }
        counts.iter_mut().filter(|c| **c > 0).for_each(|c| *c = *c / 2 + 1);
    }
}

fn huffman(counts: &[u64; 256]) -> [u8; 256] {
    // Nodes: (count, number) in a heap; the numbers below 256 are bytes.
    let mut heap: std::collections::BTreeSet<(u64, usize)> =
        counts.iter().enumerate().filter(|(_, c)| **c > 0).map(|(i, c)| (*c, i)).collect();
    let mut above = vec![usize::MAX; 256];
    if heap.len() == 1 {
        let mut lengths = [0; 256];
        heap.iter().for_each(|(_, i)| lengths[*i] = 1);
        return lengths;
    }
    while let (Some(a), Some(b)) = (heap.pop_first(), heap.pop_first()) {
        let parent = above.len();
        above.push(usize::MAX);
        above[a.1] = parent;
        above[b.1] = parent;
        heap.insert((a.0 + b.0, parent));
        if heap.len() == 1 {
            break;
        }
    }
    std::array::from_fn(|i| {
        let (mut at, mut length) = (i, 0);
        while let Some(&parent) = above.get(at).filter(|p| **p != usize::MAX) {
            at = parent;
            length += 1;
        }
        length
    })
}

/// Canonical codes, their bits reversed so that the first bit is the lowest.
fn codes(lengths: &[u8; 256]) -> [u16; 256] {
    let mut codes = [0; 256];
    let mut code = 0u32;
    for length in 1..=LONGEST {
        for symbol in (0..256).filter(|&s| lengths[s] as u32 == length) {
            codes[symbol] = (code.reverse_bits() >> (32 - length)) as u16;
            code += 1;
        }
        code <<= 1;
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};
    use proptest::prelude::*;

    fn round(bytes: &[u8]) {
        let mut packed = Vec::new();
        pack(bytes, &mut packed);
        assert_eq!(unpack(&mut &packed[..]), bytes);
    }

    #[test]
    fn bytes_come_back() {
        round(&[]);
        round(&[7]);
        round(&[7; 1000]);
        round(&(0..=255).collect::<Vec<u8>>());
        // Counts so uneven that the plain code would be too long.
        round(&(0..24u32).flat_map(|i| vec![i as u8; 1 << i.min(16)]).collect::<Vec<u8>>());
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            round(&bytes);
            // Broken data does not panic.
            let _ = unpack(&mut &bytes[..]);
        }
    }
}
