//! The quotations of a document, for comparing them with what other documents have.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::quotes;
use super::wording::{self, Word};
use crate::document::{Block, BlockKind, Document};
use crate::text::{Later, Span};

/// Words that a document gives as somebody's own. Spans are bytes of the file.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Without the marks.
    pub span: Span,
    /// The place of its block in the document.
    pub block: u32,
    /// The place in the document's attributions; none when nobody is named for it.
    pub attribution: Option<u32>,
    pub passage: Arc<Passage>,
}

impl Quotation {
    /// Its words, with spans that count from its start.
    pub fn words(&self, document: &Document) -> &[Word] {
        &self.read(document).0
    }

    /// See [`wording::keys`].
    pub fn keys(&self, document: &Document) -> &[u32] {
        &self.read(document).1
    }

    fn read(&self, document: &Document) -> &(Vec<Word>, Vec<u32>) {
        self.passage.wording.get_or_init(|| {
            let block = document.blocks.get(self.block as usize);
            let words = wording::words(block.map_or("", |block| self.passage.span.of(&block.prose)));
            let keys = wording::keys(&words);
            (words, keys)
        })
    }
}

/// A quoted passage of one block, shared by all editions of the document in which the block is the same.
#[derive(Debug)]
pub struct Passage {
    /// Without the marks. Bytes of the block's prose.
    pub span: Span,
    /// The same for the same letters.
    pub print: u64,
    wording: Later<(Vec<Word>, Vec<u32>)>,
}

impl Passage {
    /// The keys of its wording, see [`wording::keys`]; none before somebody has asked a quotation for them.
    pub fn keys(&self) -> &[u32] {
        self.wording.get().map_or(&[], |it| &it.1)
    }
}

/// The quoted passages of a block.
pub fn quoted(block: &Block) -> Vec<Arc<Passage>> {
    let passage = |span: Span| {
        let mut hasher = FxHasher::default();
        span.of(&block.prose).hash(&mut hasher);
        Arc::new(Passage { span, print: hasher.finish(), wording: Later::default() })
    };
    passages(block).into_iter().map(passage).collect()
}

/// The quoted passages of a block, without their marks, in bytes of its prose. A block quotation without marks is one as a whole.
pub fn passages(block: &Block) -> Vec<Span> {
    let quotes = quotes::pair(&block.prose);
    if quotes.is_empty() && block.kind == BlockKind::Quotation {
        return vec![Span::new(0, block.prose.len())];
    }
    quotes.iter().map(|quote| quote.inner).collect()
}

/// In which blocks of a document each key of quoted wording stands. Made by whoever asks first.
#[derive(Clone, Debug, Default)]
pub struct Quoted(Later<FxHashMap<u32, Vec<u32>>>);

/// Wording that more paragraphs of one document quote than this is a commonplace there.
pub const COMMONPLACE: usize = 32;

impl Quoted {
    /// The blocks, in text order, whose quotations have this key; none for a [`COMMONPLACE`]. `quotations` are those of the document.
    pub fn blocks(&self, document: &Document, quotations: &[Quotation], key: u32) -> &[u32] {
        let blocks = self.all(document, quotations).get(&key).map_or(&[][..], Vec::as_slice);
        if blocks.len() > COMMONPLACE { &[] } else { blocks }
    }

    /// In how many blocks a key stands, a commonplace or not.
    pub fn count(&self, document: &Document, quotations: &[Quotation], key: u32) -> usize {
        self.all(document, quotations).get(&key).map_or(0, Vec::len)
    }

    fn all(&self, document: &Document, quotations: &[Quotation]) -> &FxHashMap<u32, Vec<u32>> {
        self.0.get_or_init(|| {
            let mut blocks: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
            for quotation in quotations {
                for &key in quotation.keys(document) {
                    let row = blocks.entry(key).or_default();
                    if row.last() != Some(&quotation.block) {
                        row.push(quotation.block);
                    }
                }
            }
            blocks
        })
    }
}
