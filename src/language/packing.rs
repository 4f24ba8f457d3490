//! Packing bytes: canonical Huffman codes, at most 12 bits long, decoded by one table.

use super::linear::{take_part, take_u32};

const LONGEST: u32 = 12;

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
    let codes = codes(&lengths);
    let mut table = vec![(0u8, 1u8); 1 << LONGEST];
    for symbol in 0..256 {
        let length = lengths[symbol] as u32;
        if length == 0 || length > LONGEST {
            continue;
        }
        let mut at = codes[symbol] as usize;
        while at < table.len() {
            table[at] = (symbol as u8, length as u8);
            at += 1 << length;
        }
    }
    let bits = take_part(data);
    let mut out = Vec::with_capacity(count);
    let (mut buffer, mut filled, mut at) = (0u64, 0u32, 0);
    for _ in 0..count {
        while filled <= 56 {
            buffer |= (bits.get(at).copied().unwrap_or(0) as u64) << filled;
            at += 1;
            filled += 8;
        }
        let (symbol, length) = table[(buffer & ((1 << LONGEST) - 1)) as usize];
        buffer >>= length;
        filled -= length as u32;
        out.push(symbol);
    }
    out
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
