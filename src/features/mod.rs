//! Floor 7: one file an editor feature, `fn hover(&World, FilePos) -> Option<Hover>`. Plain data in the editor's words, byte spans; no
//! LSP, no JSON, no input or output.

pub mod definition;
pub mod diagnostics;
pub mod hover;
pub mod overview;
pub mod place;
pub mod references;
pub mod rich;
pub mod symbols;
mod words;

pub use definition::definition;
pub use diagnostics::diagnostics;
pub use hover::hover;
pub use overview::overview;
pub use references::{highlight, references};
pub use symbols::{document_symbols, workspace_symbols};
