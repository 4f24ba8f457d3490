//! Floor 6: the workspace. The immutable [`World`] of all documents, what changes it, and the tables that find comparable claims fast.
//!
//! A document has up to two editions: the one on disk and, over it, the one open in the editor. An [`edition`](Edition) is one state of
//! one file's text; what is made of it (document, facts, lines, keys) is computed by whoever asks first, once. So a change costs
//! microseconds and analysis happens where the answer is wanted.

pub mod append;
mod edition;
mod index;
#[cfg(test)]
mod keystrokes;
pub mod ledger;
pub mod load;
mod lock;
pub mod path;
mod readings;
pub mod settings;
#[cfg(test)]
mod tests;
mod world;

pub use edition::{Edition, SIZE_LIMIT};
pub use load::{DiskFile, Load, Note, Root};
pub use settings::{Level, Settings};
pub use world::{Change, LastLoad, LetStand, World};
