//! Everything that other claims say of the quantity of one claim.

use super::comparable::{self, Side, Why};
use super::quantity::quantity;
use super::verdict::{Verdict, verdict};
use super::{ClaimId, Evidence};

/// Another claim of the same quantity, and how it stands.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub other: ClaimId,
    pub verdict: Verdict,
    /// Why the two were held for the same quantity.
    pub why: Why,
}

/// The claims, of this document and others, that state the same quantity, whatever their verdict. In the order of files and places.
pub fn rivals(evidence: &dyn Evidence, claim: ClaimId) -> Vec<Comparison> {
    comparisons(evidence, claim).into_iter().map(|(other, verdict, why)| Comparison { other, verdict, why: why() }).collect()
}

/// Why two claims are comparable, or why not.
pub fn explain(evidence: &dyn Evidence, claim: ClaimId, other: ClaimId) -> Option<Why> {
    let a = Side::of(evidence.page(claim.file)?, claim.figure)?;
    let b = Side::of(evidence.page(other.file)?, other.figure)?;
    Some(comparable::why(a, b, &comparable::judge(a, b)))
}

/// The same as [`rivals`]; the words of each comparison are made on demand.
pub(super) fn comparisons<'a>(evidence: &'a dyn Evidence, claim: ClaimId) -> Vec<(ClaimId, Verdict, impl FnOnce() -> Why + 'a)> {
    let Some(page) = evidence.page(claim.file) else { return Vec::new() };
    let Some(side) = Side::of(page, claim.figure) else { return Vec::new() };
    let Some(wanted) = quantity(side.figure, side.claim) else { return Vec::new() };
    let mut others = evidence.claims_like(claim);
    others.retain(|it| *it != claim);
    others.sort_unstable();
    others.dedup();
    let mut found = Vec::new();
    for other in others {
        let Some(page) = evidence.page(other.file) else { continue };
        let Some(rival) = Side::of(page, other.figure) else { continue };
        if quantity(rival.figure, rival.claim) != Some(wanted) || same_sentence(side, rival) {
            continue;
        }
        let judgement = comparable::judge(side, rival);
        if judgement.comparable {
            found.push((other, verdict(side, rival), move || comparable::why(side, rival, &judgement)));
        }
    }
    found
}

/// Two figures of one sentence are never one quantity: the writer has both before his eyes.
fn same_sentence(a: Side, b: Side) -> bool {
    a.page.file == b.page.file && a.claim.sentence == b.claim.sentence
}
