//! subeditor: a language server that fact-checks prose. This page is the map.
//!
//! Nine floors; each may use those below it, never those above (a test reads every `use crate::`).
//!
//! | floor | module | what lives there |
//! |--|--|--|
//! | 0 | [`text`] | byte spans, positions, the text of open documents |
//! | 1 | [`document`] | bytes become a document of blocks |
//! | 2 | [`language`] | words, sentences, trees, names |
//! | 3 | [`figures`] [`dates`] [`people`] [`attribution`] | what one document says |
//! | 4 | [`claims`] | figures with what they are about and who says so; the whole step from document to facts |
//! | 5 | [`checks`] | one file a rule |
//! | 6 | [`workspace`] | all documents, and the tables that find comparable claims fast |
//! | 7 | [`features`] | one file an editor feature, in plain data |
//! | 8 | [`server`] [`cli`] [`report`] | the rims: LSP, the command line, JSON |

pub mod text;

pub mod document;

pub mod language;

pub mod attribution;
pub mod dates;
pub mod figures;
pub mod people;

pub mod claims;

pub mod checks;

pub mod workspace;

pub mod features;

pub mod cli;
pub mod report;
pub mod server;

#[doc(hidden)]
pub mod fixture;
