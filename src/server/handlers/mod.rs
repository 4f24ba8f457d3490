//! Requests, one file a feature: convert in, call one feature, convert out.

pub mod actions;
pub mod claims;
mod definition;
mod hover;
pub mod pull;
mod references;
mod symbols;
pub mod text;

pub use definition::definition;
pub use hover::hover;
pub use references::{highlight, references};
pub use symbols::{document_symbols, workspace_symbols};
