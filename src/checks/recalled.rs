//! `conflict` inside one document, where the words say that a number was told before: "the 2,817 majority" after "won by 2,187 votes", "the
//! £14.2m loss" after "a loss of £14.9m"; and a headline with a number that stands otherwise below it.

use rustc_hash::FxHashMap;

use super::comparable::Side;
use super::conflict::between;
use super::digits::{Digits, mixed_up};
use super::verdict::agree;
use super::{ClaimId, Code, Evidence, Finding, Page};
use crate::claims::{Modality, Scope, story};
use crate::figures::{Figure, Kind, Modifier};

pub(super) fn check(evidence: &dyn Evidence, page: Page, findings: &mut Vec<Finding>) {
    let count = page.facts.figures.len() as u32;
    let all = || (0..count).filter_map(|at| Some((at, Side::of(page, at)?)));
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let headlines = all().take_while(|it| it.1.claim.headline || it.0 < HEAD).filter(|it| it.1.claim.headline);
    pairs.extend(headlines.filter_map(|(at, side)| Some((at, told_below(page, side)?))));
    let back: Vec<(u32, Side)> = all().filter(|it| goes_back(it.1)).collect();
    if !back.is_empty() {
        let known = Known::new(&back, all());
        let told = back.into_iter().filter_map(|(at, side)| Some((at, side, known.told_before(at, side)?))).take(MOST);
        pairs.extend(told.filter(|(at, side, _)| !stands_elsewhere(page, *at, *side)).map(|(at, _, other)| (at, other)));
    }
    for (one, other) in pairs {
        let id = |figure: u32| ClaimId { file: page.file, figure };
        for (own, rival) in [(one, other), (other, one)] {
            let Some(finding) = between(evidence, id(own), &[id(rival)]) else { continue };
            let known = |it: &Finding| it.code == Code::Conflict && it.span == finding.span;
            if !findings.iter().any(known) {
                findings.push(finding);
            }
        }
    }
}

/// So many figures that go back to another value are looked at: each is sought in the whole document, and texts made by machines have
/// thousands.
const MOST: usize = 50;

/// Headlines are looked for among the first so many figures.
const HEAD: u32 = 8;

/// The one number that is stated, without a hedge that would let it be another.
fn number(side: Side) -> Option<f64> {
    outright(side.figure).filter(|_| side.claim.contest.is_none())
}

/// The same, of votes and goals too.
fn outright(figure: &Figure) -> Option<f64> {
    let kind = matches!(figure.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure);
    figure.stated.number().filter(|_| kind && figure.modifier == Modifier::Exact)
}

/// Of one kind and unit; what is counted has many names.
fn one_sort(a: Side, b: Side) -> bool {
    // "A loss of £14.9m", "the £14.2m loss": in one of them the noun may be taken for a change.
    let trend = a.figure.trend == b.figure.trend || !a.claim.head.is_empty() && a.claim.head == b.claim.head;
    a.figure.kind == b.figure.kind && (a.figure.kind == Kind::Count || a.figure.unit == b.figure.unit) && trend
}

/// Whether both name what they count or measure by a word that the other sentence has too.
fn linked(a: Side, b: Side) -> bool {
    let (x, y) = (a.claim, b.claim);
    let has = |one: Side, other: Side| {
        !one.claim.head.is_empty() && other.claim.context.binary_search(&story::hash(&one.claim.head)).is_ok()
    };
    !x.head.is_empty() && x.head == y.head || x.things.iter().any(|it| y.things.contains(it)) || has(a, b) || has(b, a)
}

/// "The 2,817 majority": a figure with its article, told outright.
fn goes_back(side: Side) -> bool {
    let start = side.figure.span.start as usize;
    let before = side.page.document.text.get(start.saturating_sub(4)..start).unwrap_or("");
    before.eq_ignore_ascii_case("the ")
        && number(side).is_some()
        && !side.claim.headline
        && !side.claim.aside
        && matches!(side.claim.scope, Scope::Whole)
        && matches!(side.claim.modality, Modality::Asserted | Modality::Planned)
}

/// By what a figure may be known for one that was told before: its digits, in whatever order; of a sum the word for what it is. Asked of
/// each figure at each key of the writer's, so of most the claim is left alone, which lies elsewhere in memory.
fn keys(side: Side) -> [Option<u64>; 2] {
    let value = outright(side.figure);
    // Most numbers of a text have two digits.
    let long = value.filter(|it| *it >= 100.0 || it.fract() != 0.0);
    let digits = long.and_then(Digits::of).filter(|it| it.count >= TELLING).map(|it| it.key());
    let is_sum = value.is_some() && side.figure.kind == Kind::Money && !side.claim.head.is_empty();
    [digits, is_sum.then(|| u64::from(story::hash(&side.claim.head)))]
}

/// The figures of a document that those going back may go back to, by their keys.
struct Known(FxHashMap<u64, Vec<u32>>);

impl Known {
    fn new<'a>(back: &[(u32, Side<'a>)], all: impl Iterator<Item = (u32, Side<'a>)>) -> Known {
        let wanted = back.iter().flat_map(|it| keys(it.1)).flatten();
        let mut known: FxHashMap<u64, Vec<u32>> = wanted.map(|key| (key, Vec::new())).collect();
        for (at, side) in all {
            for key in keys(side).into_iter().flatten() {
                known.entry(key).and_modify(|row| row.push(at));
            }
        }
        Known(known)
    }

    /// The figure that this one goes back to with another value. None where several could be meant.
    fn told_before(&self, at: u32, side: Side) -> Option<u32> {
        let (page, value) = (side.page, number(side)?);
        let of = |at: &u32| Some((*at, Side::of(page, *at)?));
        let [digits, head] = keys(side);
        let earlier = |key: Option<u64>| -> Vec<(u32, Side)> {
            let row = key.and_then(|it| self.0.get(&it)).map_or(&[][..], |it| it.as_slice());
            let row = row.get(..row.partition_point(|it| *it < at)).unwrap_or(&[]);
            let near = row.get(row.len().saturating_sub(MANY)..).unwrap_or(&[]);
            let fits = |it: Side| it.claim.sentence != side.claim.sentence && one_sort(side, it) && number(it).is_some();
            near.iter().filter_map(of).filter(|it| fits(it.1)).collect()
        };
        let slip = |other: Side| number(other).map_or(0, |it| mixed_up(value, it));
        let of_digits = |other: Side| slip(other) >= 6 || slip(other) >= 4 && linked(side, other);
        let mixed: Vec<(u32, Side)> = earlier(digits).into_iter().filter(|it| of_digits(it.1)).collect();
        one_value(&mixed).or_else(|| {
            let row = earlier(head);
            let near = |other: f64| other / value <= 1.3 && value / other <= 1.3;
            let same = |other: Side| {
                let (x, y) = (side.claim, other.claim);
                x.modifiers == y.modifiers && other.claim.scope == Scope::Whole && !y.time.base && x.pace == y.pace
            };
            let named = side.figure.head == Some(side.figure.tokens.1) && !side.claim.time.is_own();
            let plain = row.iter().all(|it| same(it.1));
            one_value(&row).filter(|it| named && plain && Side::of(page, *it).and_then(number).is_some_and(near))
        })
    }
}

/// Fewer digits than this are those of many numbers.
const TELLING: usize = 3;

/// So many figures of the same digits or the same name before one are looked at.
const MANY: usize = 32;

/// The last of these figures, if all state one value.
fn one_value(row: &[(u32, Side)]) -> Option<u32> {
    let (last, side) = row.last()?;
    row.iter().all(|it| number(it.1) == number(*side)).then_some(*last)
}

/// Whether some other figure of the document may state the same value.
fn stands_elsewhere(page: Page, at: u32, side: Side) -> bool {
    let others = (0..page.facts.figures.len() as u32).filter(|it| *it != at).filter_map(|it| Side::of(page, it));
    others.filter(|it| one_sort(side, *it)).any(|it| agree(side, it))
}

/// The figure below a headline that the headline tells with another value: with the same digits mixed up, or nearly the same where the text
/// has none that agrees.
fn told_below(page: Page, side: Side) -> Option<u32> {
    let value = number(side)?;
    let digits = Digits::of(value).filter(|it| it.count >= 2)?;
    let below = || {
        (0..page.facts.figures.len() as u32).filter_map(|at| Some((at, Side::of(page, at)?))).filter(|it| !it.1.claim.headline)
    };
    let kind =
        |it: Side| it.figure.kind == side.figure.kind && (it.figure.kind == Kind::Count || it.figure.unit == side.figure.unit);
    if below().any(|it| kind(it.1) && agree(side, it.1)) {
        return None;
    }
    let near = |other: f64| digits.count >= TELLING && value >= 1000.0 && (other / value - 1.0).abs() <= 0.025;
    let of = |it: &(u32, Side)| {
        number(it.1).is_some_and(|other| {
            let slip = mixed_up(value, other);
            slip >= 6 || slip >= 4 && linked(side, it.1) || near(other)
        })
    };
    let row: Vec<(u32, Side)> = below().filter(|it| one_sort(side, it.1)).filter(of).collect();
    let first = row.first()?.0;
    one_value(&row).map(|_| first)
}
