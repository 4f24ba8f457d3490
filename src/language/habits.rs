//! Habits: what the models decide as good as always where a few tags and one word are the same. Half of all decisions are such; they are
//! looked up, so that only the others are weighed.

use super::linear::{take_part, take_u32};

/// The habits of the tagger, of the parser and of its labels. None of them: everything is weighed.
#[derive(Default)]
pub struct Habits {
    pub tags: Known,
    pub actions: Known,
    pub labels: Known,
}

/// Outcomes by key: a hash table with open addressing. A slot holds the lower 24 bits of its key and, one higher, the outcome; an empty one is 0.
#[derive(Default)]
pub struct Known {
    slots: Vec<u32>,
    shift: u32,
}

impl Known {
    /// A table of these keys and outcomes; outcomes are at most 254.
    pub fn new(entries: &[(u32, u8)]) -> Known {
        // Rather full, so that more of it stays in the nearer caches.
        let size = (entries.len() * 5 / 4 + 1).next_power_of_two().max(2);
        let mut known = Known { slots: vec![0; size], shift: 32 - size.trailing_zeros() };
        for &(key, outcome) in entries {
            let mut at = (key >> known.shift) as usize;
            while known.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            known.slots[at] = key << 8 | (u32::from(outcome.min(254)) + 1);
        }
        known
    }

    /// The outcome for the first of these keys that has one.
    #[inline]
    pub fn outcome<const K: usize>(&self, keys: [u32; K]) -> Option<u8> {
        keys.into_iter().find_map(|key| self.get(key))
    }

    #[inline]
    fn get(&self, key: u32) -> Option<u8> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (key >> self.shift) as usize & mask;
        while self.slots[at] != 0 {
            if self.slots[at] >> 8 == key & 0xFF_FFFF {
                return Some(self.slots[at] as u8 - 1);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// The bytes of one table; `entries` sorted by key.
fn write_known(entries: &[(u32, u8)], out: &mut Vec<u8>) {
    let mut bytes = (entries.len() as u32).to_le_bytes().to_vec();
    bytes.extend(entries.iter().flat_map(|(key, _)| key.to_le_bytes()));
    bytes.extend(entries.iter().map(|(_, outcome)| outcome));
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(bytes);
}

fn read_known(mut data: &[u8]) -> Known {
    let count = (take_u32(&mut data) as usize).min(data.len() / 5);
    let (keys, outcomes) = data.split_at(count * 4);
    let keys = keys.as_chunks::<4>().0.iter().map(|key| u32::from_le_bytes(*key));
    Known::new(&keys.zip(outcomes.iter().copied()).collect::<Vec<_>>())
}

/// The bytes of all three tables, in the order of the fields of [`Habits`].
pub fn write(tables: [&[(u32, u8)]; 3]) -> Vec<u8> {
    let mut out = Vec::new();
    tables.into_iter().for_each(|table| write_known(table, &mut out));
    out
}

/// Reads what [`write()`] wrote. What is missing or broken is no habit or another, never a panic.
pub fn read(mut data: &[u8]) -> Habits {
    let mut part = || read_known(take_part(&mut data));
    Habits { tags: part(), actions: part(), labels: part() }
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn habits_come_back_as_they_went() {
        let tags = [(3, 0), (0x8000_0003, 7), (0x8000_0004, 254)];
        let bytes = write([&tags, &[], &[(9, 1)]]);
        let habits = read(&bytes);
        for (key, outcome) in tags {
            assert_eq!(habits.tags.outcome([1, key]), Some(outcome));
        }
        assert_eq!(habits.tags.outcome([0x8000_0005, 4]), None);
        assert_eq!(habits.tags.outcome([0x8000_0004, 3]), Some(254), "the first key counts");
        assert_eq!((habits.actions.outcome([3, 9]), habits.labels.outcome([3, 9])), (None, Some(1)));
        for cut in 0..bytes.len() {
            let _ = read(&bytes[..cut]);
        }
    }
}
