//! What is known of single words: the tags they were seen with, and whether they are forenames, surnames or parts of other names.

/// What the lexicon knows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The place of the word's set of tags in [`Lexicon::classes`]; 0 when the word was seen too rarely.
    pub classes: u16,
    /// Bits: forename, surname, and what kind of names the word is mostly seen in.
    pub names: u8,
    /// Whether the word has but one tag, as good as always.
    pub certain: bool,
}

impl Entry {
    /// The same knowledge, for a word written otherwise (a capital in a heading): no longer certain.
    pub(crate) fn uncertain(self) -> Entry {
        Entry { certain: false, ..self }
    }
}

/// The word is a common forename somewhere.
pub const FORENAME: u8 = 1;
/// The word is a common surname somewhere.
pub const SURNAME: u8 = 2;

/// A hash table of words, open addressing.
#[derive(Debug, Default)]
pub struct Lexicon {
    slots: Vec<(u32, Entry)>,
    /// The sets of tags as bits, the commonest tag of each beside it.
    pub classes: Vec<(u64, u8)>,
}

impl Lexicon {
    /// A lexicon of these words, by the hash of their exact form.
    pub fn new(entries: &[(u32, Entry)], classes: Vec<(u64, u8)>) -> Lexicon {
        let size = (entries.len() * 2 + 2).next_power_of_two();
        let mut slots = vec![(0, Entry::default()); size];
        for &(hash, entry) in entries {
            let mut at = hash as usize & (size - 1);
            while slots[at].1 != Entry::default() && slots[at].0 != hash {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (hash, entry);
        }
        Lexicon { slots, classes }
    }

    /// What is known of the word with this hash.
    pub fn get(&self, hash: u32) -> Option<Entry> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let (key, entry) = self.slots[at];
            if entry == Entry::default() {
                return None;
            }
            if key == hash {
                return Some(entry);
            }
            at = (at + 1) & mask;
        }
    }

    /// The tag of a word that has but one.
    pub fn only_tag(&self, entry: Entry) -> Option<u8> {
        if !entry.certain {
            return None;
        }
        self.classes.get(entry.classes as usize).map(|&(_, tag)| tag)
    }
}
