//! Floor 0: text. Byte spans, positions in the editor's notations, the text of open documents.

pub mod date;
pub mod span;

pub use date::Date;
pub use span::{FileId, FilePos, FileSpan, Span};
