//! Which quantity a claim states, coarsely: the keys under which others find it.

use smallvec::SmallVec;

use super::comparable::Side;
use super::digits::Digits;
use super::{ClaimId, Evidence, units};
use crate::claims::{Claim, ContestKind, Facts, telling_number};
use crate::figures::{Figure, Kind, Stated};
use crate::text::FileId;

/// The keys under which a claim is found by others: two claims that could be comparable share one. None for claims that are compared with
/// nothing. Only claims of one document or of kindred ones ([`super::kin`]) are looked up, so the keys may be coarse.
pub fn keys(facts: &Facts, figure: u32) -> impl Iterator<Item = u64> {
    let at = figure as usize;
    let (figure, claim) = (facts.figures.get(at), facts.claims.get(at));
    let both = figure.zip(claim).filter(|it| !is_written_by_machine(it.1));
    both.into_iter().flat_map(|(figure, claim)| quantity(figure, claim).into_iter().chain(looks(figure, claim)))
}

/// Whether the words of both name one quantity.
pub(super) fn is_one(a: Side, b: Side) -> bool {
    quantity(a.figure, a.claim) == quantity(b.figure, b.claim)
}

/// "tweet_id=".
fn is_written_by_machine(claim: &Claim) -> bool {
    claim.head.contains(['=', '_'])
}

/// What is counted has many names: counts are also found by their digits, in whatever order, and by the numbers told in one breath with them.
fn looks(figure: &Figure, claim: &Claim) -> impl Iterator<Item = u64> {
    let counts = figure.kind == Kind::Count && claim.contest.is_none();
    let digits = match figure.stated {
        Stated::Value(value) if counts => Digits::of(value).filter(|it| it.count >= TELLING),
        _ => None,
    };
    let own = telling_number(figure);
    let beside = claim.beside.iter().filter(move |it| counts && own != Some(**it)).take(BESIDE);
    digits.map(|it| mix(2, it.key())).into_iter().chain(beside.map(|it| mix(1, u64::from(*it)))).map(|key| key | BY_LOOK)
}

/// A bit that only those keys have which tell nothing of what is counted.
const BY_LOOK: u64 = 1;

/// Whether claims under this key are only held against those of other documents, and not by their words.
pub(super) fn is_by_look(key: u64) -> bool {
    key & BY_LOOK != 0
}

/// Fewer digits than this are those of many numbers.
const TELLING: usize = 3;

/// A table has a row of numbers, and each would be looked up by all others.
const BESIDE: usize = 4;

/// The quantity as a number: equal for any two claims that could be comparable, whatever their documents.
fn quantity(figure: &Figure, claim: &Claim) -> Option<u64> {
    let unit = figure.unit.as_deref().unwrap_or("");
    let words: [&str; 2] = match figure.kind {
        _ if claim.contest.is_some() => match claim.contest.as_ref()?.kind {
            ContestKind::Vote => ["contest", "vote"],
            ContestKind::Match => ["contest", "match"],
            ContestKind::HalfTime => ["contest", "half-time"],
        },
        // "Seats 1,250 people", "has 1,520 seats".
        Kind::Count if claim.attribute.as_deref() == Some("capacity") => ["capacity", ""],
        Kind::Count => match claim.things.first() {
            // "Lay off 900 workers", "cut 600 jobs"; "1,150 cases", "1,510 people infected".
            Some(thing) if thing.is_people() || matches!(thing.name(), "job" | "case") => ["people", ""],
            // "Homes", "households", "customers" without power.
            Some(thing) if matches!(thing.name(), "family" | "customer" | "property") => ["thing", "house"],
            Some(thing) => ["thing", thing.name()],
            None if !claim.head.is_empty() => ["thing", claim.head.as_str()],
            None => return None,
        },
        Kind::Money => ["money", units::without_period(unit)],
        Kind::Measure => {
            let unit = units::without_period(unit);
            ["measure", units::dimension(unit).map_or(unit, |it| it.0)]
        }
        Kind::Percent => ["percent", ""],
        Kind::Duration => ["duration", ""],
        Kind::Age => ["age", ""],
        Kind::Date if figure.date.is_some_and(|it| it.day.is_some()) && claim.event.is_some() => ["date", ""],
        // "Work is to start in March 2027".
        Kind::Date if figure.date.is_some_and(|it| it.month.is_some()) && !claim.head.is_empty() && claim.event.is_some() => {
            ["date", ""]
        }
        Kind::Date if figure.date.is_some_and(|it| it.year.is_some() && it.month.is_none()) && claim.is_founding() => {
            ["year", ""]
        }
        Kind::Time if figure.clock.is_some() && claim.event.as_ref().is_some_and(|it| it.kind.is_some()) => ["time", ""],
        _ => return None,
    };
    let key = words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| mix(sum, u64::from(crate::claims::story::hash(word))));
    Some(key & !BY_LOOK)
}

/// How many claims of one quantity before and after a claim it is held against in its own document, and twice as many of each other
/// document. Only tables and machine-made texts repeat one quantity so often; each claim against each other would take minutes there.
pub const NEAR: usize = 64;

/// Claims of this document and of its kin that share the key of the given one: sorted, each once, without that one itself. Where a
/// document repeats one quantity without end, only those near by.
pub(super) fn claims_like(evidence: &dyn Evidence, claim: ClaimId) -> Vec<ClaimId> {
    like(evidence, claim, &|_| true)
}

/// The same of other documents alone.
pub(super) fn claims_like_elsewhere(evidence: &dyn Evidence, claim: ClaimId) -> Vec<ClaimId> {
    like(evidence, claim, &|file| file != claim.file)
}

fn like(evidence: &dyn Evidence, claim: ClaimId, wanted: &dyn Fn(FileId) -> bool) -> Vec<ClaimId> {
    let keys: SmallVec<[u64; 6]> =
        evidence.page(claim.file).into_iter().flat_map(|page| keys(page.facts, claim.figure)).collect();
    let mut like = Vec::new();
    for file in evidence.kin(claim.file).into_iter().filter(|it| !keys.is_empty() && wanted(*it)) {
        let rows = evidence.quantities(file);
        for &key in &keys {
            let rows = rows.get(rows.partition_point(|it| it.0 < key)..).unwrap_or(&[]);
            let rows = rows.get(..rows.partition_point(|it| it.0 == key)).unwrap_or(&[]);
            let own = if file == claim.file { rows.partition_point(|it| it.1 < claim.figure) } else { NEAR };
            let near = rows.get(own.saturating_sub(NEAR)..(own + NEAR).min(rows.len())).unwrap_or(&[]);
            like.extend(near.iter().map(|it| ClaimId { file, figure: it.1 }));
        }
    }
    like.retain(|it| *it != claim);
    like.sort_unstable();
    like.dedup();
    like
}

pub(super) fn mix(a: u64, b: u64) -> u64 {
    // The finaliser of SplitMix64: every bit of both sides reaches every bit of the key.
    let mut z = a.rotate_left(23) ^ b.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
