//! Tests of the built program and of the house as a whole. One binary, since each one links everything.

mod cli;
mod client;
mod editors;
mod everywhere;
mod features;
mod features_everywhere;
mod house;
mod hovers;
mod lsp_answers;
mod lsp_edits;
mod lsp_features;
mod lsp_life;
mod lsp_newer;
mod lsp_people;
mod lsp_robust;
mod people;
mod renaming;
mod stet;
mod story;
