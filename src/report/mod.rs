//! Floor 8: what the command line prints.

pub mod facts;
