//! How a finding looks from the other place that it names. Rules that hold two places against each other mark both: who decides on one of
//! them has decided on the other too.

use super::comparable::Side;
use super::{ClaimId, Code, Evidence, Finding, Page, Related, StetKey, conflict, quote, stet};
use crate::text::{FileSpan, Span};

/// Whether what the rule finds is marked at both places, each naming the other.
pub fn is_mutual(code: Code) -> bool {
    matches!(code, Code::Conflict | Code::Quote | Code::Speaker)
}

/// What the finding at one of the other places is about, held against the place of this one; none where there is none.
pub fn mirrored(evidence: &dyn Evidence, finding: &Finding, related: &Related) -> Option<StetKey> {
    match finding.code {
        Code::Conflict => Some(keys(evidence, claim_at(evidence, finding.span)?, claim_at(evidence, related.span)?)?.1),
        Code::Quote | Code::Speaker => quote::key_at(evidence, finding.code, related.span, finding.span),
        _ => None,
    }
}

/// What the conflict of two claims is about, as each of them has it.
pub fn keys(evidence: &dyn Evidence, one: ClaimId, other: ClaimId) -> Option<(StetKey, StetKey)> {
    let side = |claim: ClaimId| evidence.page(claim.file).and_then(|page| Side::of(page, claim.figure));
    let (one, other) = (side(one)?, side(other)?);
    Some((stet::key(one, [other.figure]), stet::key(other, [one.figure])))
}

/// The same finding against some of its rivals alone; none where there is no such thing, and it holds against all or none.
pub fn narrowed(evidence: &dyn Evidence, finding: &Finding, against: &[FileSpan]) -> Option<Finding> {
    if finding.code != Code::Conflict {
        return None;
    }
    let claim = claim_at(evidence, finding.span)?;
    let rivals: Vec<ClaimId> = against.iter().filter_map(|it| claim_at(evidence, *it)).collect();
    Some(Finding { severity: finding.severity, ..conflict::between(evidence, claim, &rivals)? })
}

/// The claim whose figure stands at a place.
pub(super) fn claim_at(evidence: &dyn Evidence, at: FileSpan) -> Option<ClaimId> {
    Some(ClaimId { file: at.file, figure: figure_at(evidence.page(at.file)?, at.span)? })
}

fn figure_at(page: Page, span: Span) -> Option<u32> {
    let figures = &page.facts.figures;
    let at = figures.partition_point(|it| it.span.start < span.start);
    figures.get(at).is_some_and(|it| it.span == span).then_some(at as u32)
}
