//! Everything that other claims say of the quantity of one claim.

use super::comparable::{self, Judgement, Side, State, Why};
use super::quantity::{claims_like, claims_like_elsewhere};
use super::verdict::{Verdict, agree, vague, verdict};
use super::{ClaimId, Evidence};
use crate::claims::{Event, Time};
use crate::figures::{Kind, Modifier};

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
    comparisons(evidence, claim, Wanted::All)
        .into_iter()
        .map(|(other, verdict, why)| Comparison { other, verdict, why: why() })
        .collect()
}

/// Why two claims are comparable, or why not.
pub fn explain(evidence: &dyn Evidence, claim: ClaimId, other: ClaimId) -> Option<Why> {
    let a = Side::of(evidence.page(claim.file)?, claim.figure)?;
    let b = Side::of(evidence.page(other.file)?, other.figure)?;
    Some(comparable::why(a, b, &comparable::judge(a, b)))
}

/// Every claim that no criterion tells apart from this one and whose value is at odds with it, however little speaks for it: what the
/// weights of the criteria have to choose from.
pub fn weighed(evidence: &dyn Evidence, claim: ClaimId) -> Vec<Comparison> {
    let Some(a) = evidence.page(claim.file).and_then(|page| Side::of(page, claim.figure)) else { return Vec::new() };
    let mut weighed = Vec::new();
    for other in claims_like(evidence, claim) {
        let Some(b) = evidence.page(other.file).and_then(|page| Side::of(page, other.figure)) else { continue };
        let verdict = verdict(a, b);
        if verdict != Verdict::Conflict || same_sentence(a, b) || two_occasions(a, b) {
            continue;
        }
        let judgement = comparable::judge(a, b);
        if judgement.marks.iter().all(|it| it.state != State::Differed) {
            weighed.push(Comparison { other, verdict, why: comparable::why(a, b, &judgement) });
        }
    }
    weighed
}

/// Which comparable claims are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    All,
    /// Only those of its own document whose values do not agree with it: that is asked first, and is much cheaper than judging.
    AtOddsHere,
    /// Those of other documents whose words allow the same value.
    AgreeingElsewhere,
}

impl Wanted {
    /// Whether a pair is to be judged.
    fn wants(self, side: Side, other: Side) -> bool {
        let here = side.page.file == other.page.file;
        match self {
            Wanted::All => true,
            Wanted::AtOddsHere => here && !agree(side, other),
            Wanted::AgreeingElsewhere => !here && agree(side, other),
        }
    }
}

/// A comparable claim while it is being judged.
struct Found<'a> {
    id: ClaimId,
    side: Side<'a>,
    verdict: Verdict,
    judgement: Judgement,
}

/// The same as [`rivals`]; the words of each comparison are made on demand.
pub(super) fn comparisons<'a>(
    evidence: &'a dyn Evidence,
    claim: ClaimId,
    wanted: Wanted,
) -> Vec<(ClaimId, Verdict, impl FnOnce() -> Why + 'a)> {
    found(evidence, claim, wanted)
        .map(|(side, found)| {
            found.into_iter().map(move |it| (it.id, it.verdict, move || comparable::why(side, it.side, &it.judgement))).collect()
        })
        .unwrap_or_default()
}

fn found<'a>(evidence: &'a dyn Evidence, claim: ClaimId, wanted: Wanted) -> Option<(Side<'a>, Vec<Found<'a>>)> {
    // What agrees elsewhere cannot be told apart by what stands here.
    let here = wanted != Wanted::AgreeingElsewhere;
    if !here && evidence.kin(claim.file).iter().all(|it| *it == claim.file) {
        return None;
    }
    let side = Side::of(evidence.page(claim.file)?, claim.figure)?;
    let others = if here { claims_like(evidence, claim) } else { claims_like_elsewhere(evidence, claim) };
    let mut found = Vec::new();
    let mut same: Vec<Side> = Vec::new();
    for id in others.into_iter().filter(|it| *it != claim) {
        let Some(other) = evidence.page(id.file).and_then(|page| Side::of(page, id.figure)) else { continue };
        same.push(other);
        if same_sentence(side, other) || !wanted.wants(side, other) {
            continue;
        }
        if let Some(judgement) = comparable::compare(side, other).filter(|_| !two_occasions(side, other)) {
            found.push(Found { id, side: other, verdict: verdict(side, other), judgement });
        }
    }
    found.retain(|it| !has_both(&same, side, it.side, it.verdict));
    Some((side, found))
}

/// How two claims stand to each other that are of one quantity and whose values do not agree; none for all others.
pub(super) fn at_odds(side: Side, other: Side) -> Option<Verdict> {
    if same_sentence(side, other) || agree(side, other) {
        return None;
    }
    comparable::compare(side, other).filter(|_| !two_occasions(side, other)).map(|_| verdict(side, other))
}

/// Leaves out of what a claim is at odds with those that are [`has_both`].
pub(super) fn retain_rivals(evidence: &dyn Evidence, claim: ClaimId, found: &mut Vec<(ClaimId, Verdict)>) {
    let elsewhere = |it: &(ClaimId, Verdict)| it.0.file != claim.file && it.1 == Verdict::Conflict;
    if !found.iter().any(elsewhere) {
        return;
    }
    let of = |id: ClaimId| evidence.page(id.file).and_then(|page| Side::of(page, id.figure));
    let Some(side) = of(claim) else { return };
    let same: Vec<Side> = claims_like(evidence, claim).into_iter().filter_map(of).collect();
    found.retain(|it| of(it.0).is_some_and(|other| !has_both(&same, side, other, it.1)));
}

/// A document that states both values speaks of two things: each has its own match there, and the two are no rivals. `same` are all
/// claims that are held against the first one.
fn has_both(same: &[Side], side: Side, other: Side, verdict: Verdict) -> bool {
    let beside = |one: Side, other: Side| of_file(same, one).iter().any(|third| both(*third, one, other));
    let elsewhere = other.page.file != side.page.file;
    elsewhere && verdict == Verdict::Conflict && (beside(other, side) || beside(side, other))
}

/// Those of the document of one claim, among claims in the order of their files.
fn of_file<'s, 'a>(sides: &'s [Side<'a>], one: Side) -> &'s [Side<'a>] {
    let file = one.page.file;
    let start = sides.partition_point(|it| it.page.file < file);
    let rest = sides.get(start..).unwrap_or(&[]);
    rest.get(..rest.partition_point(|it| it.page.file == file)).unwrap_or(&[])
}

/// Whether `third`, in the document of `one`, states the value of `other`, and is not itself at odds with `one` there.
fn both(third: Side, one: Side, other: Side) -> bool {
    third.page.file == one.page.file
        && third.figure.span != one.figure.span
        && !std::ptr::eq(third.claim, other.claim)
        && sure(third)
        && sure(other)
        && same_thing(third, other)
        && !of_then(third, other)
        && agree(third, other)
        && (same_sentence(third, one) || two_occasions(third, one) || comparable::compare(third, one).is_none())
}

/// "Compared with almost 71 percent in 2021": what a figure is held against is of another time than what the other text tells of now. Where it
/// is the very number of the other text, that may tell of then too.
fn of_then(base: Side, other: Side) -> bool {
    let (then, now) = (&base.claim.time, &other.claim.time);
    let year = |time: &Time| time.date.and_then(|it| it.year);
    base.figure.modifier == Modifier::About && then.base && !now.base && !now.back && (then.back || year(then) != year(now))
}

/// Two sentences of one document that differ in two things at once ("six rifles and 12 magazines … 14 rifles and 31 magazines") speak of
/// two occasions: a slip of the pen changes one figure.
fn two_occasions(a: Side, b: Side) -> bool {
    if a.page.file != b.page.file {
        return false;
    }
    let beside = |side: Side<'_>| {
        let claims = &side.page.facts.claims;
        let here = claims.partition_point(|it| it.sentence < side.claim.sentence);
        let count = claims.iter().skip(here).take_while(|it| it.sentence == side.claim.sentence).count();
        here as u32..(here + count) as u32
    };
    beside(a).any(|x| {
        let Some(x) = Side::of(a.page, x).filter(|it| !std::ptr::eq(it.claim, a.claim)) else { return false };
        beside(b).filter_map(|y| Side::of(b.page, y)).any(|y| {
            !std::ptr::eq(y.claim, b.claim)
                && x.figure.kind == y.figure.kind
                && !matches!(x.figure.kind, Kind::Date)
                && x.figure.unit == y.figure.unit
                && same_thing(x, y)
                && !agree(x, y)
        })
    })
}

fn same_thing(a: Side, b: Side) -> bool {
    let thing = a.claim.head == b.claim.head
        || a.claim.things.iter().any(|it| b.claim.things.contains(it))
        || a.figure.kind == Kind::Measure && a.claim.attribute.is_some() && a.claim.attribute == b.claim.attribute;
    let apart = |x: &Event, y: &Event| x.kind.is_some() && y.kind.is_some() && x.kind != y.kind;
    thing && !a.claim.event.as_ref().zip(b.claim.event.as_ref()).is_some_and(|(x, y)| apart(x, y))
}

/// An open bound, or an impression, agrees with too much to tell anything.
fn sure(side: Side) -> bool {
    matches!(side.figure.modifier, Modifier::Exact | Modifier::About) && !vague(side)
}

/// Two figures of one sentence are never one quantity: the writer has both before his eyes. Nor are two of one row of a table.
fn same_sentence(a: Side, b: Side) -> bool {
    a.page.file == b.page.file && (a.claim.sentence == b.claim.sentence || a.claim.aside && b.claim.aside && same_row(a, b))
}

/// "Fees | 2,180 | 2,310": the columns tell them apart.
fn same_row(a: Side, b: Side) -> bool {
    let block = |side: Side| a.page.document.blocks.partition_point(|it| it.span.end <= side.figure.span.start);
    a.page.document.row(block(a)).is_some_and(|row| row.contains(&block(b)))
}
