//! The repairs that are offered for a finding, worked out when somebody asks.

use super::comparable::Side;
use super::mirror::claim_at;
use super::skeleton::{Skeleton, skeletons};
use super::{Code, Evidence, Finding, OF_PARAGRAPHS, Page, Repair, RepairKind, repair};

/// Every plausible way to settle a finding by a change of the text. None is preferred where either side may be wrong; none changes words
/// inside quotation marks. Whether the document may be edited at all (drafts only) is not asked here.
pub fn repairs(evidence: &dyn Evidence, finding: &Finding) -> Vec<Repair> {
    let Some(page) = evidence.page(finding.span.file) else { return Vec::new() };
    match finding.code {
        Code::Conflict | Code::Superseded => of_conflict(evidence, finding),
        _ => that_mend(page, finding),
    }
}

/// The figures of a conflict are for a person to choose from.
fn of_conflict(evidence: &dyn Evidence, finding: &Finding) -> Vec<Repair> {
    let Some(claim) = claim_at(evidence, finding.span) else { return Vec::new() };
    let Some(side) = evidence.page(claim.file).and_then(|page| Side::of(page, claim.figure)) else { return Vec::new() };
    let rivals = finding.related.iter().filter_map(|it| {
        let rival = claim_at(evidence, it.span)?;
        Side::of(evidence.page(rival.file)?, rival.figure)
    });
    repair::for_conflict(evidence, claim, side, &rivals.collect::<Vec<_>>())
}

/// Those that the finding's own rule would be content with: it is asked of the paragraph as it would be.
fn that_mend(page: Page, finding: &Finding) -> Vec<Repair> {
    let mut repairs = finding.repairs.clone();
    if !repairs.iter().any(|it| it.kind == RepairKind::Reckon) {
        return repairs;
    }
    let blocks = &page.document.blocks;
    let at = blocks.partition_point(|it| it.span.end <= finding.span.span.start);
    let Some(skeleton) = skeletons(page, |block| block == at).pop() else { return repairs };
    let before = found(&skeleton, finding.code);
    repairs.retain(|repair| {
        repair.kind != RepairKind::Reckon
            || skeleton.edited(&repair.edits).is_none_or(|after| {
                let after = found(&after, finding.code);
                after.len() < before.len() && after.iter().all(|it| it.span != finding.span)
            })
    });
    repairs
}

/// What the rule finds in a paragraph.
fn found(skeleton: &Skeleton, code: Code) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in OF_PARAGRAPHS {
        check(std::slice::from_ref(skeleton), &mut findings);
    }
    findings.retain(|it| it.code == code);
    findings
}

#[cfg(test)]
mod tests {
    use crate::fixture::Fixture;

    /// What is offered for the one finding of a text.
    fn offered(text: &str) -> Vec<String> {
        let fixture = Fixture::new(text);
        let findings = fixture.world.findings(fixture.file());
        assert_eq!(findings.len(), 1, "{text}\n{findings:#?}");
        super::repairs(&fixture.world, &findings[0]).iter().map(|it| it.title.to_string()).collect()
    }

    #[test]
    fn what_mends_is_offered() {
        for (text, expected) in [
            (
                "Of the crew, 60 of the 140 dead, or 33 percent, were cooks.",
                &["Change the share to 43 percent", "Change 60 to 46"][..],
            ),
            (
                "The yard built 40 boats (12 ferries and 30 tugs).",
                &["Change the total to 42", "Change 12 to 10", "Change 30 to 28"],
            ),
            ("Sales rose from 40 to 50, up 30 per cent.", &["Change the change to 25 per cent"]),
        ] {
            assert_eq!(offered(text), expected, "{text}");
        }
    }

    #[test]
    fn what_would_be_as_wrong_is_not() {
        // Five of 14 is 36 per cent, four 29.
        assert_eq!(offered("Of the crew, 6 of the 14 dead, or 33 percent, were cooks."), ["Change the share to 43 percent"]);
    }
}
