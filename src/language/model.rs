//! The trained models: one file in the binary, decoded once.

use std::sync::LazyLock;

use super::habits::{self, Habits};
use super::lexicon::{Entry, Lexicon};
use super::linear::{Table, take_part, take_u32, write_table};
use super::sparse::Sparse;
use super::{names, parser, tagger};

/// All models.
pub struct Model {
    pub lexicon: Lexicon,
    pub tags: Sparse<{ tagger::TAGS }, 8>,
    pub actions: Table<4>,
    pub labels: Sparse<{ parser::LABELS }, 16>,
    pub habits: Habits,
    pub names: Table<{ names::OUTCOMES }>,
}

/// The models that the program carries.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(FILE));

/// What it is read from: not needed any more then.
pub static FILE: &[u8] = include_bytes!("model/news.model");

impl Model {
    /// Reads what [`write()`] wrote; data cut short gives models that know less.
    pub fn read(mut data: &[u8]) -> Model {
        let mut part = || take_part(&mut data);
        let [lexicon, mut tags, mut actions, mut labels, known, mut names] = std::array::from_fn(|_| part());
        Model {
            lexicon: read_lexicon(lexicon),
            tags: Sparse::read(&mut tags),
            actions: Table::read(&mut actions),
            labels: Sparse::read(&mut labels),
            habits: habits::read(known),
            names: Table::read(&mut names),
        }
    }
}

/// The bytes of a model file: the parts, in the order of [`Model`]'s fields, each behind its length.
pub fn write(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend((part.len() as u32).to_le_bytes());
        out.extend(part);
    }
    out
}

/// The parts of a model file.
pub fn parts(mut data: &[u8]) -> Vec<Vec<u8>> {
    (0..6).map(|_| take_part(&mut data).to_vec()).collect()
}

/// The bytes of a table.
pub fn pack_table<const W: usize>(rows: &[[i8; W]]) -> Vec<u8> {
    let mut out = Vec::new();
    write_table(rows, &mut out);
    out
}

/// A table as the program would read it from disk.
pub fn table<const W: usize>(rows: &[[i8; W]]) -> Table<W> {
    Table::read(&mut &pack_table(rows)[..])
}

/// The bytes of a lexicon; `entries` sorted by hash. Each entry is the gap to the last hash, seven bits a byte, then its class and
/// flags, then its names.
pub fn write_lexicon(entries: &[(u32, Entry)], classes: &[(u64, u8)]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend((classes.len() as u32).to_le_bytes());
    for (tags, first) in classes {
        out.extend(tags.to_le_bytes());
        out.push(*first);
    }
    out.extend((entries.len() as u32).to_le_bytes());
    let mut last = 0;
    for (hash, entry) in entries {
        let mut gap = hash - last;
        last = *hash;
        while gap >= 128 {
            out.push(gap as u8 | 128);
            gap >>= 7;
        }
        out.push(gap as u8);
        out.extend((entry.classes << 1 | entry.certain as u16).to_le_bytes());
        out.push(entry.names);
    }
    out
}

fn read_lexicon(mut data: &[u8]) -> Lexicon {
    let count = take_u32(&mut data).min(1 << 16);
    let mut classes = Vec::new();
    for _ in 0..count {
        let Some((head, rest)) = data.split_first_chunk::<9>() else { break };
        data = rest;
        let [tags @ .., first] = *head;
        classes.push((u64::from_le_bytes(tags), first));
    }
    let count = take_u32(&mut data);
    let mut entries = Vec::with_capacity(count.min(1 << 20) as usize);
    let mut hash = 0u32;
    for _ in 0..count {
        let mut gap = 0;
        for shift in [0, 7, 14, 21, 28] {
            let Some((&byte, rest)) = data.split_first() else { break };
            data = rest;
            gap |= ((byte & 127) as u32) << shift;
            if byte < 128 {
                break;
            }
        }
        hash = hash.wrapping_add(gap);
        let Some((head, rest)) = data.split_first_chunk::<3>() else { break };
        data = rest;
        let class = u16::from_le_bytes([head[0], head[1]]);
        entries.push((hash, Entry { classes: class >> 1, certain: class & 1 == 1, names: head[2] }));
    }
    Lexicon::new(&entries, classes)
}
