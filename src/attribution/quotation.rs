//! The quotations of a document, for comparing them with what other documents have.

use super::quotes;
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// Words that a document gives as somebody's own. Spans are bytes of the file.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Without the marks.
    pub span: Span,
    /// The place of its block in the document.
    pub block: u32,
    /// The place in the document's attributions; none when nobody is named for it.
    pub attribution: Option<u32>,
}

/// The quoted passages of a block, without their marks, in bytes of its prose. A block quotation without marks is one as a whole.
pub fn passages(block: &Block) -> Vec<Span> {
    let quotes = quotes::pair(&block.prose);
    if quotes.is_empty() && block.kind == BlockKind::Quotation {
        return vec![Span::new(0, block.prose.len())];
    }
    quotes.iter().map(|quote| quote.inner).collect()
}
