//! What is kept from one look at a document to the next, so that a rule need not look again where nothing has changed that it reads.
//!
//! Most claims are at odds with nothing, most paragraphs reckon rightly, most quotations stand nowhere else. What a rule reads of them is
//! told by a fingerprint, and what it saw there is kept under that. Findings are made anew, since their words name lines, which move; those on
//! conflicts are kept too, and their fingerprint has the lines in it.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::conflict::{Disputes, Told};
use super::echoes::Echoes;
use super::odds;
use super::spelling::Namesakes;
use super::tables::Tables;

/// What was seen when one document was last looked at. A clone shares it.
#[derive(Clone, Debug, Default)]
pub struct Silences(Arc<Mutex<Seen>>);

/// What each rule keeps. Whoever looks takes it along and brings it back; two who look at once do each their own work.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub conflicts: Conflicts,
    /// Paragraphs in which nothing is wrong.
    pub paragraphs: Known,
    pub echoes: Echoes,
    pub namesakes: Namesakes,
    /// Paragraphs whose unnamed people are not one person anywhere.
    pub crowds: Known,
    pub rows: Rows,
}

/// What is kept of tables.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Paragraphs that tell no row wrongly.
    pub paragraphs: Known,
    /// The tables of other documents, by their editions.
    pub tables: FxHashMap<u64, Arc<Tables>>,
}

/// What is kept of the claims that are at odds.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    pub odds: odds::Kept,
    /// The findings on these.
    pub told: Told,
    pub disputes: Disputes,
}

impl Silences {
    pub(super) fn take(&self) -> Seen {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is not seen any more is forgotten.
    pub(super) fn keep(&self, mut seen: Seen) {
        for known in [&mut seen.paragraphs, &mut seen.crowds, &mut seen.rows.paragraphs] {
            known.before = std::mem::take(&mut known.now);
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = seen;
    }
}

/// The silences of one run and of the one before.
#[derive(Debug, Default)]
pub(super) struct Known {
    before: FxHashSet<u64>,
    now: FxHashSet<u64>,
}

impl Known {
    /// Whether nobody has looked before, or all that was looked at spoke.
    pub fn is_new(&self) -> bool {
        self.before.is_empty()
    }

    pub fn is_silent(&mut self, print: u64) -> bool {
        let silent = self.before.contains(&print);
        if silent {
            self.now.insert(print);
        }
        silent
    }

    pub fn silent(&mut self, print: u64) {
        self.now.insert(print);
    }
}
