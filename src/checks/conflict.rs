//! `conflict`: one quantity, two figures. Each mention that stands apart carries one finding, which names all its rivals.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::comparable::Side;
use super::copies::{BESIDE, is_own, same_text};
use super::odds;
use super::rivals::{Wanted, comparisons, retain_rivals};
use super::silence::Conflicts;
use super::verdict::{Verdict, newer};
use super::{ClaimId, Code, Evidence, Finding, Page, Related, Severity, stet, words};
use crate::figures::{Kind, Stated};
use crate::text::FileSpan;

/// Claims of other documents, by the number of their edition: whether they are in conflict with another of their own document.
pub(super) type Disputes = FxHashMap<(u64, u32), bool>;

/// The findings of claims, by the prints of all that their words come from. Places in the claim's own document count from the claim.
pub(super) type Told = FxHashMap<u64, Arc<[(Finding, Vec<ClaimPlace>)]>>;

/// The place of a rival in the list of those that its claim is at odds with.
type ClaimPlace = usize;

/// `conflict` and `superseded` findings of a page.
pub(super) fn check(evidence: &dyn Evidence, page: Page, seen: &mut Conflicts, findings: &mut Vec<Finding>) {
    let before = std::mem::take(&mut seen.disputes);
    let disputes = &mut seen.disputes;
    let mut disputed = |claim: ClaimId| {
        let state = (evidence.edition(claim.file), claim.figure);
        let known = || before.get(&state).copied().unwrap_or_else(|| disputed(evidence, claim));
        *disputes.entry(state).or_insert_with(known)
    };
    let former = std::mem::take(&mut seen.told);
    let mut prints = Prints { evidence, page, others: evidence.others(page.file), own: FxHashMap::default() };
    for (figure, mut at_odds) in odds::look(evidence, page, &mut seen.odds) {
        at_odds.retain(|(rival, _)| {
            let other = evidence.page(rival.file).filter(|_| rival.file != page.file);
            let block = |other: Page| other.facts.figure_blocks.get(rival.figure as usize).map(|it| *it as usize);
            !other.and_then(|it| Some((it, block(it)?))).is_some_and(|(other, at)| is_own(evidence, page, other, at))
        });
        if at_odds.is_empty() {
            continue;
        }
        retain_rivals(evidence, ClaimId { file: page.file, figure }, &mut at_odds);
        let Some(side) = Side::of(page, figure) else { continue };
        let print = prints.of(figure, &at_odds, &seen.odds);
        let told = former.get(&print).cloned().unwrap_or_else(|| {
            let mut told = tell(evidence, side, &at_odds, &mut disputed);
            told.iter_mut().for_each(|(it, _)| it.span.span = it.span.span.moved(side.figure.span.start.wrapping_neg()));
            told.into()
        });
        findings.extend(told.iter().map(|(finding, rivals)| placed(evidence, side, &at_odds, finding, rivals)));
        seen.told.insert(print, told);
    }
}

/// Fingerprints of all that the findings of one claim say.
struct Prints<'a> {
    evidence: &'a dyn Evidence,
    page: Page<'a>,
    /// What is known of all other documents.
    others: u64,
    /// Claims of the page, each asked for by all its rivals: the fingerprint, and the line.
    own: FxHashMap<u32, (u64, u32)>,
}

impl Prints<'_> {
    fn of(&mut self, figure: u32, at_odds: &[(ClaimId, Verdict)], odds: &odds::Kept) -> u64 {
        let mut hasher = FxHasher::default();
        (self.others, self.page.name).hash(&mut hasher);
        self.own(figure, odds).0.hash(&mut hasher);
        for (rival, verdict) in at_odds {
            verdict.hash(&mut hasher);
            if rival.file == self.page.file {
                self.own(rival.figure, odds).hash(&mut hasher);
            } else {
                (self.evidence.edition(rival.file), rival).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    fn own(&mut self, figure: u32, odds: &odds::Kept) -> (u64, u32) {
        let Page { facts, document, .. } = self.page;
        *self.own.entry(figure).or_insert_with(|| {
            let mut hasher = FxHasher::default();
            let block = facts.figure_blocks.get(figure as usize).and_then(|it| facts.block_prints.get(*it as usize));
            let claim = facts.claims.get(figure as usize);
            // Copies are told by the paragraphs beside them too.
            let at = facts.figure_blocks.get(figure as usize).map_or(0, |it| *it as usize);
            let beside = facts.wording.get(at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(facts.wording.len())).unwrap_or(&[]);
            beside.iter().for_each(|it| it.print.hash(&mut hasher));
            let source = claim.and_then(|it| facts.attributions.get(it.attribution? as usize)).map(|it| &it.source);
            let person = source.and_then(|it| facts.people.get(it.person? as usize)).map(|it| &it.name);
            (odds.print(figure), block, source.map(|it| &it.text), person).hash(&mut hasher);
            let start = facts.figures.get(figure as usize).map_or(0, |it| it.span.start);
            (hasher.finish(), document.line(start))
        })
    }
}

/// A finding whose places in its own document count from its claim, at the place where that stands now.
fn placed(
    evidence: &dyn Evidence,
    side: Side,
    at_odds: &[(ClaimId, Verdict)],
    finding: &Finding,
    rivals: &[ClaimPlace],
) -> Finding {
    let mut finding = finding.clone();
    finding.span.span = finding.span.span.moved(side.figure.span.start);
    for (related, rival) in finding.related.iter_mut().zip(rivals) {
        let rival = at_odds.get(*rival).and_then(|it| Side::of(evidence.page(it.0.file)?, it.0.figure));
        related.span.span = rival.map_or(related.span.span, |it| it.figure.span);
    }
    finding
}

/// The finding on one claim that is in conflict with these.
pub(super) fn between(evidence: &dyn Evidence, claim: ClaimId, rivals: &[ClaimId]) -> Option<Finding> {
    let side = Side::of(evidence.page(claim.file)?, claim.figure)?;
    let at_odds: Vec<(ClaimId, Verdict)> = rivals.iter().map(|it| (*it, Verdict::Conflict)).collect();
    let told = tell(evidence, side, &at_odds, &mut |claim| disputed(evidence, claim));
    told.into_iter().next().map(|it| it.0)
}

/// The findings of one claim, with the places of the related rivals among those that it is at odds with.
fn tell(
    evidence: &dyn Evidence,
    side: Side,
    at_odds: &[(ClaimId, Verdict)],
    disputed: &mut impl FnMut(ClaimId) -> bool,
) -> Vec<(Finding, Vec<ClaimPlace>)> {
    let mut findings = Vec::new();
    let file = side.page.file;
    let mut conflicts = Vec::new();
    let mut newest: Option<(Side, ClaimPlace)> = None;
    for (at, &(other, verdict)) in at_odds.iter().enumerate() {
        let Some(rival) = evidence.page(other.file).and_then(|page| Side::of(page, other.figure)) else { continue };
        match verdict {
            Verdict::Conflict => conflicts.push((rival, at)),
            // A figure that its own document contradicts is not held up as the newer one.
            Verdict::Superseded
                if is_newer(rival, side)
                    && newest.is_none_or(|it| it.0.claim.time.as_of < rival.claim.time.as_of)
                    && !disputed(other) =>
            {
                newest = Some((rival, at));
            }
            _ => {}
        }
    }
    // What stands in the same document is the nearest to hand.
    conflicts.sort_by_key(|it| it.0.page.file != file);
    let (conflicts, places): (Vec<Side>, Vec<ClaimPlace>) = conflicts.into_iter().unzip();
    let span = FileSpan { file, span: side.figure.span };
    if !conflicts.is_empty() {
        let related = conflicts.iter().map(|rival| related(rival)).collect();
        let finding = Finding {
            code: Code::Conflict,
            severity: Severity::Warning,
            span,
            message: message(side, &conflicts).into(),
            related,
            repairs: Vec::new(),
            key: stet::key(side, conflicts.iter().map(|it| it.figure)).into(),
        };
        findings.push((finding, places));
    }
    if let Some((rival, at)) = newest {
        let message = format!(
            "A newer figure is {}{} in {}: {} here{}.",
            words::value(rival),
            words::said_by(rival),
            words::place_of(side, rival),
            words::value(side),
            words::dated(side)
        );
        let finding = Finding {
            code: Code::Superseded,
            severity: Severity::Information,
            span,
            message: message.into(),
            related: vec![related(&rival)],
            repairs: Vec::new(),
            key: stet::key(side, [rival.figure]).into(),
        };
        findings.push((finding, vec![at]));
    }
    findings
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
    Related { span, message: format!("{}{}", words::value(*rival), words::said_by(*rival)).into() }
}

/// "105 hostages released during the truce here, according to Kirby, but 110 in cnn.txt, line 9."
fn message(side: Side, rivals: &[Side]) -> String {
    let mut values: Vec<(String, Vec<Side>)> = Vec::new();
    for rival in rivals {
        let text = words::value(*rival);
        match values.iter_mut().find(|(value, _)| value.eq_ignore_ascii_case(&text)) {
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
