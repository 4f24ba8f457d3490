//! Which quantity a claim states, coarsely: the key under which others find it.

use super::units;
use crate::claims::{Claim, Facts};
use crate::figures::{Figure, Kind};

/// The keys under which a claim is found by others: two claims that could be comparable share at least one. None for claims that
/// are compared with nothing.
///
/// A key is the quantity with two of the document's weightiest terms, so that among thousands of documents only those on the same
/// event meet.
pub fn keys(facts: &Facts, figure: u32) -> Vec<u64> {
    let at = figure as usize;
    let (Some(figure), Some(claim)) = (facts.figures.get(at), facts.claims.get(at)) else { return Vec::new() };
    let Some(quantity) = quantity(figure, claim) else { return Vec::new() };
    let mut anchors = facts.story.anchors.clone();
    anchors.sort_unstable();
    let mut keys = Vec::with_capacity(anchors.len() * (anchors.len() + 1) / 2);
    for (i, a) in anchors.iter().enumerate() {
        for b in anchors.iter().skip(i + 1) {
            keys.push(mix(mix(quantity, u64::from(*a)), u64::from(*b)));
        }
    }
    if anchors.len() < 2 {
        keys.push(mix(quantity, anchors.first().map_or(1, |it| u64::from(*it))));
    }
    keys
}

/// The quantity as a number: equal for any two claims that could be comparable, whatever their documents.
pub fn quantity(figure: &Figure, claim: &Claim) -> Option<u64> {
    let unit = figure.unit.as_deref().unwrap_or("");
    let event = claim.event.as_ref().map_or("", |it| it.kind.map_or(it.verb.as_str(), |kind| kind.name()));
    let attribute = claim.attribute.as_deref().unwrap_or("");
    let words: [&str; 4] = match figure.kind {
        Kind::Count => match claim.things.first() {
            Some(thing) if thing.is_people() => ["people", event, "", ""],
            Some(thing) => ["thing", thing.name(), "", ""],
            None if !claim.head.is_empty() => ["thing", claim.head.as_str(), "", ""],
            None => return None,
        },
        Kind::Money => ["money", unit, "", ""],
        Kind::Measure if attribute.is_empty() => {
            ["measure", units::dimension(unit).map_or(unit, |it| it.0), claim.head.as_str(), ""]
        }
        Kind::Measure => ["measure", units::dimension(unit).map_or(unit, |it| it.0), attribute, ""],
        Kind::Percent => ["percent", claim.head.as_str(), event, ""],
        Kind::Duration => ["duration", claim.things.first().map_or(claim.head.as_str(), |it| it.name()), "", ""],
        Kind::Age => ["age", claim.head.as_str(), "", ""],
        Kind::Date if figure.date.is_some_and(|it| it.day.is_some()) && !event.is_empty() => ["date", event, "", ""],
        Kind::Time if figure.clock.is_some() && claim.event.as_ref().is_some_and(|it| it.kind.is_some()) => {
            ["time", event, "", ""]
        }
        _ => return None,
    };
    Some(words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| mix(sum, u64::from(crate::claims::story::hash(word)))))
}

fn mix(a: u64, b: u64) -> u64 {
    // The finaliser of SplitMix64: every bit of both sides reaches every bit of the key.
    let mut z = a.rotate_left(23) ^ b.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
