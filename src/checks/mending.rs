//! Whether a repair mends what it is offered for: the rule itself is asked of the paragraph as it would be.

use super::skeleton::{Skeleton, skeletons};
use super::{Code, Finding, OF_PARAGRAPHS, Page, Repair, RepairKind};

/// The repairs of a finding that its own rule would be content with. What the rule cannot tell stays: the figures of a conflict are for a
/// person to choose from.
pub fn repairs(page: Page, finding: &Finding) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = finding.repairs.iter().collect();
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
