//! Requests, one file a feature: convert in, call one feature, convert out.

pub mod actions;
pub mod calls;
pub mod claims;
mod completion;
mod definition;
mod edits;
mod hover;
pub mod moved;
pub mod people_file;
pub mod pull;
mod references;
pub mod rename;
mod symbols;
pub mod text;

pub use completion::{completion, documented};
pub use definition::definition;
pub use hover::hover;
pub use moved::will_rename;
pub use references::{highlight, references};
pub use symbols::{document_symbols, workspace_symbols};
