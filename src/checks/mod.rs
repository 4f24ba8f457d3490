//! Floor 5: checks. One file a rule: its judgement, its words to the user, its repairs and its tests.
//!
//! A rule reaches other documents through [`Evidence`] only, so it can be tested on a handful of texts.

mod ages;
mod alignment;
mod born;
mod calendar;
mod change;
mod citation;
mod clock;
pub mod comparable;
mod conflict;
mod copies;
mod dangling;
mod date;
mod digits;
mod duration;
mod echoes;
mod finding;
mod introduced;
pub mod kin;
mod library;
mod mending;
pub mod mirror;
mod number;
mod odds;
mod parallel;
mod pattern;
pub mod persons;
mod quantity;
mod quote;
mod range;
mod ratio;
mod recalled;
mod repair;
mod rivals;
mod role;
mod share;
mod silence;
mod skeleton;
mod spelling;
mod stet;
mod sum;
mod tables;
mod today;
mod unit_pair;
mod units;
mod unplaced;
mod unsourced;
mod verdict;
mod weekday;
mod words;

#[cfg(test)]
mod planter;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tests;

pub use citation::{Beside, beside, is_cited_at, lacks, where_it_stands};
pub use comparable::Why;
pub use copies::one_voice;
pub use finding::{Code, Finding, Related, Repair, RepairKind, Replacement, Severity, StetKey};
pub use library::Library;
pub use mending::repairs;
#[cfg(test)]
pub use odds::compared;
pub use parallel::{Difference, Parallel, parallels};
pub use quantity::{NEAR, keys};
pub use quote::told;
pub use rivals::{Comparison, explain, rivals, weighed};
pub use silence::Silences;
pub use verdict::Verdict;

use std::sync::{Mutex, OnceLock, PoisonError};

use self::silence::Seen;
use crate::claims::Facts;
use crate::document::{Citation, Document, Role};
use crate::people::Roster;
use crate::text::FileId;

/// One document as the rules see it.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub file: FileId,
    /// How it is named to the user: the path relative to the workspace.
    pub name: &'a str,
    pub document: &'a Document,
    pub facts: &'a Facts,
    /// Whether it is being written or is evidence.
    pub role: Role,
}

/// A claim of some document, by the place of its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId {
    pub file: FileId,
    pub figure: u32,
}

/// A person of some document, by their place among its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId {
    pub file: FileId,
    pub person: u32,
}

/// What a rule may ask of the other documents, from any thread.
pub trait Evidence: Sync {
    fn page(&self, file: FileId) -> Option<Page<'_>>;
    /// The claims of a document by their [`keys`]: sorted, those of one key in text order.
    fn quantities(&self, file: FileId) -> &[(u64, u32)];
    /// The documents whose claims this one's are held against: its [`kin`] and itself, sorted.
    fn kin(&self, file: FileId) -> Vec<FileId>;
    /// The documents, other than this one, that have at least so many of these keys of [`crate::attribution::wording::keys`]: at most so
    /// many, the most alike first. Keys that very many documents have do not count.
    fn worded_like(&self, file: FileId, keys: &[u32], least: usize, most: usize) -> Vec<FileId>;
    /// A number that stays as it is while no document but this one changes.
    fn others(&self, file: FileId) -> u64;
    /// The document that a mark in this one leads to, when it is one of ours.
    fn cited(&self, from: FileId, citation: &Citation) -> Option<FileId>;
    /// Whether a mark in this document leads to a file beside it, by its path, and there is none: not only none of ours.
    fn is_missing(&self, from: FileId, citation: &Citation) -> bool;
    /// Whether the document is being written, and no evidence.
    fn is_draft(&self, file: FileId) -> bool;
    /// People of any document, this one included, that have a key of [`crate::people::keys`]; sorted.
    fn people_like(&self, key: u64) -> Vec<PersonId>;
    /// A number that no two states of any documents share.
    fn edition(&self, file: FileId) -> u64;
    /// The people file that holds for a document.
    fn roster(&self, file: FileId) -> Option<(FileId, &Roster)>;
}

/// All findings of one document, in text order. Rules that `is_on` refuses are not asked where asking is dear. `silences` are those of
/// this document; they save time and change nothing.
pub fn run(evidence: &dyn Evidence, file: FileId, is_on: &(dyn Fn(Code) -> bool + Sync), silences: &Silences) -> Vec<Finding> {
    let Some(page) = evidence.page(file) else { return Vec::new() };
    let mut seen = silences.take();
    let Seen { conflicts, paragraphs: known, echoes, namesakes, crowds, rows } = &mut seen;
    let first = known.is_new();
    let mut compare = || {
        let mut findings = Vec::new();
        conflict::check(evidence, page, conflicts, &mut findings);
        recalled::check(evidence, page, &mut findings);
        tables::check(evidence, page, rows, &mut findings);
        spelling::check(evidence, file, namesakes, &mut findings);
        introduced::check(evidence, file, &mut findings);
        role::check(evidence, file, &mut findings);
        ages::check(evidence, file, &mut findings);
        findings
    };
    let mut read = || {
        let mut findings = Vec::new();
        paragraphs(page, known, &mut findings);
        weekday::check(evidence, file, &mut findings);
        if [Code::Quote, Code::Speaker, Code::SingleSource].into_iter().any(is_on) {
            echoes.look(evidence, page);
        }
        if is_on(Code::Quote) || is_on(Code::Speaker) {
            quote::check(evidence, page, echoes, &mut findings);
        }
        citation::check(evidence, file, &mut findings);
        dangling::check(evidence, page, &mut findings);
        if is_on(Code::Unsourced) {
            unsourced::check(evidence, file, &mut findings);
        }
        if is_on(Code::NoRole) {
            unplaced::check(evidence, page, &mut findings);
        }
        findings
    };
    // Comparing the figures of a long document has help of its own on this thread. Of a short one the rules that read stay here at the
    // first look too: regular expressions keep what they have learnt by thread.
    let (mut findings, more) = match page.facts.figures.len() {
        LONG.. => side_by_side(compare, read),
        FIRST.. if first => {
            let (more, findings) = side_by_side(read, compare);
            (findings, more)
        }
        _ => (compare(), read()),
    };
    findings.extend(more);
    if is_on(Code::SingleSource) {
        unsourced::check_single(evidence, file, (&conflicts.odds, crowds, echoes), &mut findings);
    }
    silences.keep(seen);
    findings.sort_by_key(|it| (it.span.span.start, it.code));
    findings
}

/// At so many figures a key takes 1 to 3 ms less when two threads look; at 1,300 (10,000 words) nothing is gained, and a tenth more time
/// spent.
const LONG: usize = 4000;

/// All is to be looked at when a document is opened: at 1,300 figures for some 15 ms.
const FIRST: usize = 300;

/// Does two things at once, but not on a thread of many that each look at a document already.
fn side_by_side<A, B: Default + Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    /// One thread that stays, since regular expressions keep what they have learnt by thread. Its tasks wait for nobody who waits for it.
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    let pool = || rayon::ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "rules".into()).build().ok();
    let alone = rayon::current_thread_index().is_none();
    let Some(pool) = alone.then(|| POOL.get_or_init(pool).as_ref()).flatten() else {
        return (one(), other());
    };
    // Whoever comes first does it: the other thread may be late.
    let (task, done) = (Mutex::new(Some(other)), Mutex::new(None));
    let take = || task.lock().ok().and_then(|mut it| it.take()).map(|it| it());
    let (one, own) = pool.in_place_scope(|scope| {
        scope.spawn(|_| {
            let found = take();
            *done.lock().unwrap_or_else(PoisonError::into_inner) = found;
        });
        (one(), take())
    });
    (one, own.or_else(|| done.into_inner().unwrap_or_else(PoisonError::into_inner)).unwrap_or_default())
}

/// A rule that looks at paragraphs, each alone.
type OfParagraphs = fn(&[skeleton::Skeleton], &mut Vec<Finding>);

/// All of them.
const OF_PARAGRAPHS: [OfParagraphs; 11] = [
    sum::check,
    share::check,
    change::check,
    ratio::check,
    range::check,
    unit_pair::check,
    clock::check,
    date::check,
    duration::check,
    today::check,
    born::check,
];

/// Asks these rules of the paragraphs where they are not known to find nothing.
fn paragraphs(page: Page, known: &mut silence::Known, findings: &mut Vec<Finding>) {
    let print = |block: usize| page.facts.block_prints.get(block).copied().unwrap_or_default();
    let paragraphs = skeleton::skeletons(page, |block| !known.is_silent(print(block)));
    let before = findings.len();
    for check in OF_PARAGRAPHS {
        check(&paragraphs, findings);
    }
    let spoken: Vec<u32> = findings.iter().skip(before).map(|it| it.span.span.start).collect();
    let span = |block: usize| page.document.blocks.get(block).map(|it| it.span).unwrap_or_default();
    let wordless = paragraphs.iter().map(|it| it.block).filter(|&block| {
        let span = span(block);
        !spoken.iter().any(|start| (span.start..=span.end).contains(start))
    });
    wordless.for_each(|block| known.silent(print(block)));
}
