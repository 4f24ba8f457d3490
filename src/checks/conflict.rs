//! `conflict`: one quantity, two figures. Each mention that stands apart carries one finding, which names all its rivals.

use rustc_hash::FxHashMap;

use super::comparable::Side;
use super::copies::same_text;
use super::odds::{self, AtOdds, Groups};
use super::rivals::{Wanted, comparisons, retain_rivals};
use super::verdict::{Verdict, newer};
use super::{ClaimId, Code, Evidence, Finding, Page, Related, Severity, repair, stet, words};
use crate::figures::{Kind, Stated};
use crate::text::FileSpan;

/// Claims of other documents, by the number of their edition: whether they are in conflict with another of their own document.
pub(super) type Disputes = FxHashMap<(u64, u32), bool>;

/// `conflict` and `superseded` findings of a page.
pub(super) fn check(
    evidence: &dyn Evidence,
    page: Page,
    groups: &mut Groups,
    disputes: &mut Disputes,
    findings: &mut Vec<Finding>,
) {
    let before = std::mem::take(disputes);
    let mut disputed = |claim: ClaimId| {
        let state = (evidence.edition(claim.file), claim.figure);
        let known = || before.get(&state).copied().unwrap_or_else(|| disputed(evidence, claim));
        *disputes.entry(state).or_insert_with(known)
    };
    for (figure, mut at_odds) in odds::look(evidence, page, groups) {
        retain_rivals(evidence, ClaimId { file: page.file, figure }, &mut at_odds);
        if let Some(side) = Side::of(page, figure) {
            tell(evidence, side, (figure, at_odds), &mut disputed, findings);
        }
    }
}

/// The findings of one claim.
fn tell(
    evidence: &dyn Evidence,
    side: Side,
    (figure, at_odds): AtOdds,
    disputed: &mut impl FnMut(ClaimId) -> bool,
    findings: &mut Vec<Finding>,
) {
    let file = side.page.file;
    let mut conflicts = Vec::new();
    let mut newest: Option<Side> = None;
    for (other, verdict) in at_odds {
        let Some(rival) = evidence.page(other.file).and_then(|page| Side::of(page, other.figure)) else { continue };
        match verdict {
            Verdict::Conflict => conflicts.push(rival),
            // A figure that its own document contradicts is not held up as the newer one.
            Verdict::Superseded
                if is_newer(rival, side)
                    && newest.is_none_or(|it| it.claim.time.as_of < rival.claim.time.as_of)
                    && !disputed(other) =>
            {
                newest = Some(rival);
            }
            _ => {}
        }
    }
    // What stands in the same document is the nearest to hand.
    conflicts.sort_by_key(|rival| rival.page.file != file);
    let span = FileSpan { file, span: side.figure.span };
    if !conflicts.is_empty() {
        let related = conflicts.iter().map(|rival| related(rival)).collect();
        findings.push(Finding {
            code: Code::Conflict,
            severity: Severity::Warning,
            span,
            message: message(side, &conflicts),
            related,
            repairs: repair::for_conflict(side, &conflicts)
                .into_iter()
                .chain(repair::attributed(evidence, ClaimId { file, figure }, side))
                .collect(),
            key: stet::key(side, conflicts.iter().map(|it| it.figure)),
        });
    }
    if let Some(rival) = newest {
        let message = format!(
            "A newer figure is {}{} in {}: {} here{}.",
            rival.text(),
            words::said_by(rival),
            words::place_of(side, rival),
            side.text(),
            words::dated(side)
        );
        findings.push(Finding {
            code: Code::Superseded,
            severity: Severity::Information,
            span,
            message,
            related: vec![related(&rival)],
            repairs: repair::for_conflict(side, &[rival]),
            key: stet::key(side, [rival.figure]),
        });
    }
}

/// Whether a figure is in conflict with another of its own document.
fn disputed(evidence: &dyn Evidence, claim: ClaimId) -> bool {
    comparisons(evidence, claim, Wanted::AtOddsHere).iter().any(|it| it.1 == Verdict::Conflict)
}

fn is_newer(rival: Side, side: Side) -> bool {
    newer(side, rival).is_some_and(|(new, _)| new.page.file == rival.page.file)
}

fn related(rival: &Side) -> Related {
    let span = FileSpan { file: rival.page.file, span: rival.figure.span };
    Related { span, message: format!("{}{}", rival.text(), words::said_by(*rival)) }
}

/// "105 hostages released during the truce here, according to Kirby, but 110 in cnn.txt, line 9."
fn message(side: Side, rivals: &[Side]) -> String {
    let mut values: Vec<(&str, Vec<Side>)> = Vec::new();
    for rival in rivals {
        let text = rival.text();
        match values.iter_mut().find(|(value, _)| value.eq_ignore_ascii_case(text)) {
            Some((_, sides)) => sides.push(*rival),
            None => values.push((text, vec![*rival])),
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for (value, sides) in values.iter().take(3) {
        let Some(first) = sides.first() else { continue };
        let more = more(*first, sides.get(1..).unwrap_or_default());
        parts.push(format!("{value}{} in {}{more}", words::said_by(*first), words::place_of(side, *first)));
    }
    if values.len() > 3 {
        parts.push(format!("{} other values", values.len() - 3));
    }
    let source = words::speaker(side).map_or(String::new(), |name| format!(", according to {name}"));
    let slip = slip(side, rivals).map_or(String::new(), |it| format!(" It may be {it}."));
    format!("{} here{source}, but {}.{slip}", words::stated(side), parts.join("; "))
}

/// " and in 2 more places": copies of one text are one voice, however many documents carry them.
fn more(first: Side, others: &[Side]) -> String {
    let at = |side: &Side| side.page.facts.figures.partition_point(|it| it.span.start < side.figure.span.start) as u32;
    let copy = |it: &&Side| it.page.file != first.page.file && same_text((it.page, at(it)), (first.page, at(&first)));
    let copies = others.iter().filter(copy).count();
    let places = match others.len() - copies {
        0 => String::new(),
        1 => " and in one more place".to_string(),
        n => format!(" and in {n} more places"),
    };
    match copies {
        0 => places,
        1 => format!("{places} (the same text in one more document)"),
        n => format!("{places} (the same text in {n} more documents)"),
    }
}

/// What kind of slip of powers of ten would explain it, where all rivals agree on that.
fn slip(side: Side, rivals: &[Side]) -> Option<&'static str> {
    let value = |it: &Side| match it.figure.stated {
        Stated::Value(value) if it.figure.unit == side.figure.unit || it.figure.kind == Kind::Count => Some(value),
        _ => None,
    };
    let mut slips = rivals.iter().map(|it| words::slip(value(it)?, value(&side)?));
    let first = slips.next()??;
    slips.all(|it| it == Some(first)).then_some(first)
}
