//! Floor 7: one file an editor feature, `fn hover(&World, FilePos) -> Option<Hover>`. Plain data in the editor's words, byte spans; no
//! LSP, no JSON, no input or output.

pub mod calls;
mod cite;
pub mod citing;
pub mod complete;
pub mod definition;
pub mod diagnostics;
pub mod folding;
pub mod hints;
pub mod hover;
pub mod lens;
pub mod let_stand;
pub mod links;
pub mod moved;
pub mod overview;
pub mod people_file;
pub mod place;
mod quantities;
pub mod references;
pub mod referent;
pub mod rename;
pub mod rich;
pub mod selection;
pub mod symbols;
pub mod target;
pub mod tokens;
mod words;

pub use citing::citings;
pub use complete::{about, complete};
pub use definition::definition;
pub use folding::folding;
pub use hints::hints;
pub use hover::hover;
pub use lens::lens;
pub use links::links;
pub use moved::moved;
pub use overview::overview;
pub use people_file::addition;
pub use references::{highlight, references};
pub use rename::rename;
pub use selection::selection;
pub use symbols::{document_symbols, workspace_symbols};
pub use tokens::tokens;
