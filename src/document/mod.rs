//! Floor 1: documents. The bytes of a file become blocks of prose with their place in the file, and what is known of the
//! document itself. Reading cannot fail: it finds less and says so.

pub mod citation;
mod decode;
mod front_matter;
mod kept;
mod markdown;
mod meta;
mod plain;
mod stet;

use std::ops::Range;
use std::sync::Arc;

pub use citation::{Citation, CitationKind};
pub use kept::Kept;
pub use stet::Stet;

use crate::text::{Date, Later, LineIndex, Span};

/// One file, read. Every offset points into the file as it is on disk (a byte order mark and carriage returns count).
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The whole file. Bytes that are no UTF-8 have been replaced by as many question marks, so that offsets stay right.
    pub text: Arc<str>,
    /// In file order, never overlapping, each with at least one character that is no white space.
    pub blocks: Vec<Block>,
    /// Links, footnotes and citation keys, in file order.
    pub citations: Vec<Citation>,
    pub meta: Meta,
    /// Where the writer lets findings stand, in file order.
    pub stets: Vec<Stet>,
    lines: Later<Arc<LineIndex>>,
}

impl Document {
    /// A text of which nothing is read.
    pub fn unread(text: Arc<str>) -> Document {
        Document { text, ..Document::default() }
    }

    /// Lines and columns of the text; made by whoever asks first.
    pub fn lines(&self) -> &Arc<LineIndex> {
        self.lines.get_or_init(|| Arc::new(LineIndex::new(self.text.clone())))
    }

    /// The places of the cells that stand in one row of a table with the block of that place; none where that is no cell.
    pub fn row(&self, at: usize) -> Option<Range<usize>> {
        let row = |block: &Block| match block.kind {
            BlockKind::Cell { row, .. } => Some(row),
            _ => None,
        };
        let own = row(self.blocks.get(at)?)?;
        let beside = |it: &&Block| row(it) == Some(own);
        let before = self.blocks.iter().take(at).rev().take_while(beside).count();
        Some(at - before..at + self.blocks.iter().skip(at).take_while(beside).count())
    }

    /// The line of an offset as people count it, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines().line(offset) + 1
    }
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
    /// Of a table cell: what its row and its column are headed, without the empty ones.
    pub heads: Option<Arc<Heads>>,
}

/// What stands at the head of a cell's row and of its column, as prose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heads {
    pub row: Arc<str>,
    pub column: Arc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A title or a heading of any level.
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

/// What is known of the document: from its front matter, else from what the text itself tells, else from its name.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
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
    /// From front matter only, as the role.
    pub tier: Option<Tier>,
    /// By which other documents cite this one, `[@vance2024]`.
    pub key: Option<String>,
    /// The front matter, its fences included.
    pub front_matter: Option<Span>,
}

/// Whether a document is being written or is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Draft,
    Source,
}

impl Role {
    /// What the folders say that a file lies in, by their names: evidence lies in `sources`, `source`, `research`, `evidence` or `archive`.
    pub fn in_folders<'a>(mut names: impl Iterator<Item = &'a str>) -> Role {
        const OF_SOURCES: &[&str] = &["sources", "source", "research", "evidence", "archive"];
        let is_source = names.any(|name| OF_SOURCES.iter().any(|it| name.eq_ignore_ascii_case(it)));
        if is_source { Role::Source } else { Role::Draft }
    }
}

/// How near a source stands to what it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// Those who were there, or whose paper it is: a transcript, a court record, the ministry's own release.
    Primary,
    /// Who tells what others saw: a newspaper.
    Secondary,
    /// A news agency.
    Wire,
    /// An encyclopedia, a handbook.
    Reference,
}

impl Tier {
    pub const ALL: &'static [Tier] = &[Tier::Primary, Tier::Secondary, Tier::Wire, Tier::Reference];

    /// As front matter and settings name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Tier::Primary => "primary",
            Tier::Secondary => "secondary",
            Tier::Wire => "wire",
            Tier::Reference => "reference",
        }
    }
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

impl Format {
    /// By the ending of a file's name: `.md`, `.markdown`, `.mdown` and `.mkd` are Markdown, all else plain text.
    pub fn of_name(name: &str) -> Format {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd") => Format::Markdown,
            _ => Format::Plain,
        }
    }
}

/// Reads a file. Total: whatever the bytes, there is a document.
pub fn read(bytes: &[u8], format: Format) -> (Document, Vec<Problem>) {
    let (text, mut problems) = decode::decode(bytes);
    let document = read_text(text, format, &mut problems);
    (document, problems)
}

/// Reads a file that has a name: the name's ending tells the format, and a date in it ("2024-11-03-agency.txt") stands in for one that
/// the text does not give.
pub fn read_named(bytes: &[u8], name: &str) -> (Document, Vec<Problem>) {
    let (mut document, problems) = read(bytes, Format::of_name(name));
    meta::from_name(&mut document.meta, name);
    // There may be thousands of files, and none of them grows.
    document.blocks.shrink_to_fit();
    document.citations.shrink_to_fit();
    (document, problems)
}

/// Reads the text of an open document, which is not copied. The name is asked for a date only.
pub fn read_open(text: Arc<str>, format: Format, name: &str) -> (Document, Vec<Problem>) {
    let (text, mut problems) = if text.contains('\0') { decode::decode(text.as_bytes()) } else { (text, Vec::new()) };
    let mut document = read_text(text, format, &mut problems);
    meta::from_name(&mut document.meta, name);
    (document, problems)
}

fn read_text(text: Arc<str>, format: Format, problems: &mut Vec<Problem>) -> Document {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mut meta, body) = front_matter::read(&text, start, problems);
    let (blocks, mut citations, stets) = match format {
        Format::Plain => (plain::read(&text, body), Vec::new(), Vec::new()),
        Format::Markdown => markdown::read(&text, body),
    };
    citations.extend(citation::bare(&blocks));
    citations.sort_by_key(|it| it.span);
    meta::from_text(&mut meta, &blocks);
    Document { text, blocks, citations, meta, stets, lines: Later::default() }
}

/// The block of this span of the text: white space at both ends taken off; none when nothing is left.
fn block(kind: BlockKind, start: usize, prose: &str) -> Option<Block> {
    let trimmed = prose.trim();
    let start = start + (prose.len() - prose.trim_start().len());
    let filled = trimmed.chars().any(|c| !c.is_whitespace() && c != '\0');
    filled.then(|| Block { kind, span: Span::new(start, start + trimmed.len()), prose: trimmed.into(), heads: None })
}

#[cfg(test)]
mod tests;
