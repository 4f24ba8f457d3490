//! Floor 0: text. Byte spans, positions in the editor's notations, the text of open documents.

pub mod span;

pub use span::Span;
