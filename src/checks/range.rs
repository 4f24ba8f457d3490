//! `range`: two ends turned round: "between 50 and 40 people", "from 9 to 3 May", "between 1999 and 1995".

use std::sync::LazyLock;

use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot};
use super::{Code, Finding, repair};
use crate::figures::Kind;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.text.contains("between ") || it.text.contains("from ")) {
        let found = BETWEEN.captures_iter(&skeleton.text);
        findings.extend(found.filter_map(|it| judge(skeleton, &it)));
    }
}

static BETWEEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"between {one:cmupdat} and {other:cmupdat}|from {first:t} (?:to|until) {last:t}|(?:cost|costs|costing|priced|aged) from {low:cma} to {high:cma}",
    )
});

/// "from $80 to $120 a night": the rate is said once.
fn same_unit(one: &Slot, other: &Slot) -> bool {
    let unit = |it: &Slot| it.figure.unit.as_deref().map(|it| it.split(" per ").next().unwrap_or("").to_string());
    unit(one) == unit(other)
}

fn judge(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = match (skeleton.slot(found, "one"), skeleton.slot(found, "other")) {
        (Some(one), Some(other)) => (one, other),
        _ if found.name("low").is_some() => (skeleton.slot(found, "low")?, skeleton.slot(found, "high")?),
        _ => (skeleton.slot(found, "first")?, skeleton.slot(found, "last")?),
    };
    if one.figure.kind == Kind::Date {
        let (a, b) = (one.date?, other.date?);
        let (y, z) = (a.year?, b.year?);
        // Without a year the end may lie in the next one; from 1999 to 1995 is how some count back to the kings of old.
        let turned = y > z || y == z && a.month.zip(b.month).is_some_and(|(m, n)| m > n || m == n && a.day > b.day);
        if !turned || y < 1000 {
            return None;
        }
    } else {
        let alike = one.figure.kind == other.figure.kind && (same_unit(one, other) || one.figure.unit.is_none());
        // Between nine and five, the clock goes round.
        let hours = one.figure.kind == Kind::Count && other.figure.unit.is_none() && one.value <= 12.0 && other.value <= 12.0;
        // "between one and 1.5 million", "between 20 and 3 million": the scale is said once.
        let scaled = other.value >= 1000.0 && one.value < 1000.0;
        if !alike || hours || scaled || one.value <= other.value || one.value > 1000.0 * other.value {
            return None;
        }
    }
    let message = format!("The ends are turned round: {} comes after {}.", one.text, other.text);
    let mut finding = skeleton.finding(Code::Range, one, message, &[other])?;
    finding.repairs.extend(repair::swap(skeleton.page, (one.span, other.text.into()), (other.span, one.text.into())));
    Some(finding)
}
