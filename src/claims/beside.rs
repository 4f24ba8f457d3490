//! The other figures of a sentence: two sentences that have several of them in common tell of one thing.

use std::sync::Arc;

use super::story;
use crate::figures::{Figure, Kind, Stated};

/// A hash of the kind and the number of a figure that is seldom met by chance; see [`super::Statement::beside`].
pub fn telling_number(figure: &Figure) -> Option<u32> {
    match figure.stated {
        Stated::Value(value) if !matches!(figure.kind, Kind::Date | Kind::Time | Kind::Ordinal) => {
            // Two polls, and two reports on jobs, often have a share in common: "40 percent", "3.7 percent". "37.2 percent" tells.
            let seldom = match figure.kind {
                Kind::Percent => value >= 10.0 && value.fract() != 0.0,
                _ => value >= 10.0 && value != 100.0 || value.fract() != 0.0,
            };
            seldom.then(|| story::hash(&format!("{}{value}", figure.kind.as_str())))
        }
        _ => None,
    }
}

/// The numbers among these that are seldom met by chance: no small or round ones, and no dates.
pub(super) fn numbers(figures: &[Figure]) -> Arc<[u32]> {
    let mut all: Vec<u32> = figures.iter().filter_map(telling_number).collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}
