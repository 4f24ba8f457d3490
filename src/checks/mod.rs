//! Floor 5: checks. One file a rule: its judgement, its words to the user, its repairs and its tests.
//!
//! A rule reaches other documents through [`Evidence`] only, so it can be tested on a handful of texts.

mod age;
mod calendar;
mod change;
mod clock;
pub mod comparable;
mod conflict;
mod date;
mod duration;
mod finding;
mod library;
mod number;
mod quantity;
mod range;
mod ratio;
mod repair;
mod rivals;
mod share;
mod skeleton;
mod stet;
mod sum;
mod unit_pair;
mod units;
mod verdict;
mod weekday;
mod words;

#[cfg(test)]
mod planter;
#[cfg(test)]
mod tests;

pub use comparable::Why;
pub use finding::{Code, Finding, Related, Repair, RepairKind, Replacement, Severity, StetKey};
pub use library::Library;
pub use quantity::keys;
pub use rivals::{Comparison, explain, rivals};
pub use verdict::Verdict;

use crate::claims::Facts;
use crate::document::{Citation, Document};
use crate::text::FileId;

/// One document as the rules see it.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub file: FileId,
    /// How it is named to the user: the path relative to the workspace.
    pub name: &'a str,
    pub document: &'a Document,
    pub facts: &'a Facts,
}

/// A claim of some document, by the place of its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId {
    pub file: FileId,
    pub figure: u32,
}

/// What a rule may ask of the other documents.
pub trait Evidence {
    fn page(&self, file: FileId) -> Option<Page<'_>>;
    /// Claims of any document, this one included, that share a key of [`keys`] with the given one: sorted, each once, without that
    /// one itself. Where a document repeats one quantity without end, only some.
    fn claims_like(&self, claim: ClaimId) -> Vec<ClaimId>;
    /// The documents, sorted, that have at least so many of these keys of [`crate::attribution::wording::keys`]. Keys that very many
    /// documents have do not count.
    fn worded_like(&self, keys: &[u32], least: usize) -> Vec<FileId>;
    /// The document that a mark in this one leads to, when it is one of ours.
    fn cited(&self, from: FileId, citation: &Citation) -> Option<FileId>;
    /// Whether the document is being written, and no evidence.
    fn is_draft(&self, file: FileId) -> bool;
}

/// All findings of one document, in text order. Rules that `is_on` refuses are not asked where asking is dear.
pub fn run(evidence: &dyn Evidence, file: FileId, is_on: &dyn Fn(Code) -> bool) -> Vec<Finding> {
    let Some(page) = evidence.page(file) else { return Vec::new() };
    let mut findings = Vec::new();
    for figure in 0..page.facts.claims.len() as u32 {
        conflict::check(evidence, file, figure, &mut findings);
    }
    for check in [
        sum::check,
        share::check,
        change::check,
        ratio::check,
        range::check,
        unit_pair::check,
        clock::check,
        weekday::check,
        date::check,
        duration::check,
        age::check,
    ] {
        check(evidence, file, &mut findings);
    }
    let _ = is_on;
    findings.sort_by_key(|it| (it.span.span.start, it.code));
    findings
}
