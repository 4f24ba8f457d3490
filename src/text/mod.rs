//! Floor 0: text. Byte spans, positions in the editor's notations, the text of open documents.

pub mod buffer;
pub mod date;
mod differing;
mod later;
pub mod position;
pub mod span;

pub use buffer::{Buffer, Edit};
pub use date::Date;
pub use differing::{differing, differing_ends};
pub use later::Later;
pub use position::{Encoding, LineCol, LineIndex};
pub use span::{FileId, FilePos, FileSpan, Span};
