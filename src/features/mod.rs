//! Floor 7: one file an editor feature, `fn hover(&World, FilePos) -> Option<Hover>`. Plain data in the editor's words, byte spans; no
//! LSP, no JSON, no input or output.

pub mod calls;
pub mod complete;
pub mod definition;
pub mod diagnostics;
pub mod hover;
pub mod overview;
pub mod people_file;
pub mod place;
pub mod references;
pub mod referent;
pub mod rename;
pub mod rich;
pub mod symbols;
mod words;

pub use complete::complete;
pub use definition::definition;
pub use diagnostics::diagnostics;
pub use hover::hover;
pub use overview::overview;
pub use people_file::addition;
pub use references::{highlight, references};
pub use rename::rename;
pub use symbols::{document_symbols, workspace_symbols};
