//! How two comparable claims stand to each other.

use super::comparable::{Side, swapped};
use super::units;
use crate::claims::story::{self, Story};
use crate::claims::{Claim, Facts};
use crate::figures::{Interval, Kind, Modifier, Stated};
use crate::text::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The words allow the same value.
    Agree,
    /// One is a proper rounding of the other.
    Rounded,
    /// A tally that has grown since: the later statement stands.
    Superseded,
    /// The text itself says that its sources differ.
    Attributed,
    Conflict,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Rounded => "rounded",
            Verdict::Superseded => "superseded",
            Verdict::Attributed => "attributed",
            Verdict::Conflict => "conflict",
        }
    }
}

/// The verdict on two claims that are comparable.
pub fn verdict(a: Side, b: Side) -> Verdict {
    if agree(a, b) {
        return if same_value(a, b) { Verdict::Agree } else { Verdict::Rounded };
    }
    let settled = a.claim.contest.is_some() && b.claim.contest.is_some();
    if !settled && evolves(a) && evolves(b) {
        let grown = newer(a, b).is_some_and(|(new, old)| middle(new) > middle(old));
        // "The toll rose to 14": the text itself says that it was lower before.
        let revised = a.claim.revised && middle(a) > middle(b) || b.claim.revised && middle(b) > middle(a);
        if grown || revised {
            return Verdict::Superseded;
        }
    }
    if a.page.file == b.page.file && told_apart(a.page.facts, a.claim, b.claim) {
        return Verdict::Attributed;
    }
    Verdict::Conflict
}

/// Whether one document says who differs: two voices in neighbouring paragraphs, or a voice right beside the document's own.
pub(super) fn told_apart(facts: &Facts, a: &Claim, b: &Claim) -> bool {
    let source = |claim: &Claim| claim.attribution.and_then(|at| facts.attributions.get(at as usize)).map(|it| &it.source);
    match (source(a), source(b)) {
        (Some(x), Some(y)) => {
            let same_person = x.person.is_some() && x.person == y.person;
            let near = a.sentence.abs_diff(b.sentence) <= 2;
            near && a.attribution != b.attribution && !same_person && !x.text.eq_ignore_ascii_case(&y.text)
        }
        (None, None) => false,
        _ => a.sentence.abs_diff(b.sentence) <= 1,
    }
}

/// The later and the earlier of two claims, when the days of both are known and differ.
pub fn newer<'s, 'a>(a: Side<'a>, b: Side<'a>) -> Option<(Side<'a>, Side<'a>)>
where
    'a: 's,
{
    let day = |side: Side| side.claim.time.as_of.filter(|it| it.is_full());
    let (x, y): (Date, Date) = (day(a)?, day(b)?);
    match x.cmp(&y) {
        std::cmp::Ordering::Less => Some((b, a)),
        std::cmp::Ordering::Greater => Some((a, b)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the words of both allow the same value.
pub(super) fn agree(a: Side, b: Side) -> bool {
    if let (Some(x), Some(y)) = (&a.claim.contest, &b.claim.contest) {
        let abstained = x.abstained.zip(y.abstained).is_none_or(|(x, y)| x == y);
        return x.counts == y.counts && abstained;
    }
    match a.figure.kind {
        Kind::Date => match (a.figure.date, b.figure.date) {
            (Some(x), Some(y)) => {
                let meets = |x: Option<u8>, y: Option<u8>| x.is_none() || y.is_none() || x == y;
                meets(x.month, y.month) && meets(x.day, y.day) && (x.year.is_none() || y.year.is_none() || x.year == y.year)
            }
            _ => true,
        },
        Kind::Time => match (a.figure.clock, b.figure.clock) {
            (Some(x), Some(y)) => clocks_agree(a, b, x, y),
            _ => true,
        },
        Kind::Age if grown_older(a, b) => true,
        _ => {
            let (x, y) = both_allowed(a, b);
            x.meets(y) && !neighbours((a, x), (b, y)) && !both_about(a, b) || vague(a) || vague(b) || loose_miles(a, b)
        }
    }
}

/// Whether somebody has had just the birthdays that lie between the days of two documents: 52 in November, 53 in March.
fn grown_older(a: Side, b: Side) -> bool {
    let Some((new, old)) = newer(a, b) else { return false };
    let (Some(now), Some(then)) = (new.claim.time.as_of, old.claim.time.as_of) else { return false };
    let (Some(year), Some(earlier)) = (now.year, then.year) else { return false };
    let place = |it: Date| (it.month, it.day);
    // Whole years between the two days, and one more if a part of a year is left.
    let least = year - earlier - i16::from(place(now) < place(then));
    let most = least + i16::from(place(now) != place(then));
    let grown = new.figure.interval.low - old.figure.interval.low;
    new.unit() == "year of age" && (f64::from(least)..=f64::from(most)).contains(&grown)
}

/// "2.5 million", "2.6 million": rounded alike to neighbouring values. Only the number half-way between would round to both.
fn neighbours((a, x): (Side, Interval), (b, y): (Side, Interval)) -> bool {
    let exact = |side: Side| side.figure.modifier == Modifier::Exact && matches!(side.figure.stated, Stated::Value(_));
    let (width, other) = (x.high - x.low, y.high - y.low);
    let alike = width > 0.0 && (width - other).abs() <= 1e-6 * width;
    // One text may round the same number both ways, unless its headline tells of one event and so does what follows.
    let kind = |side: Side| side.claim.event.as_ref().and_then(|it| it.kind);
    let headline = a.claim.headline != b.claim.headline && kind(a).is_some() && kind(a) == kind(b);
    let apart = a.page.file != b.page.file || headline;
    apart && exact(a) && exact(b) && alike && x.high.min(y.high) - x.low.max(y.low) <= 1e-6 * width
}

/// "About 650,000", "some 560,000": the words allow both to be one number, but the same digits in another order are a slip.
fn both_about(a: Side, b: Side) -> bool {
    let about = |side: Side| side.figure.modifier == Modifier::About;
    about(a) && about(b) && swapped(a, b)
}

/// "Dozens", "hundreds": an impression, which no exact count contradicts.
pub(super) fn vague(side: Side) -> bool {
    let text = side.text();
    if text.bytes().find(u8::is_ascii_alphanumeric).is_some_and(|it| it.is_ascii_digit()) {
        return false;
    }
    let text = text.to_ascii_lowercase();
    ["dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens of", "several", "couple"]
        .iter()
        .any(|it| text.contains(it))
}

/// "13 nautical miles" and "13 miles" are one figure told carelessly.
fn loose_miles(a: Side, b: Side) -> bool {
    let mile = |side: Side| side.figure.unit.as_deref().is_some_and(|it| it.ends_with("mile"));
    mile(a)
        && mile(b)
        && matches!((a.figure.stated, b.figure.stated), (Stated::Value(x), Stated::Value(y)) if (x - y).abs() < 1e-9)
}

/// Clock times agree when the hands do; the same hands in two time zones do not.
fn clocks_agree(a: Side, b: Side, x: u16, y: u16) -> bool {
    match (zone(a), zone(b)) {
        (Some(p), Some(q)) if p != q => {
            let here = |side: Side| is_greenwich(&side.page.facts.story);
            x != y || here(a) || here(b)
        }
        _ => x.abs_diff(y) <= 10,
    }
}

/// Whether the story plays where clocks may show Greenwich time.
pub(super) fn is_greenwich(story: &Story) -> bool {
    GREENWICH.iter().any(|it| story.names.binary_search(&story::hash(it)).is_ok())
}

/// How many bytes behind a clock time may tell its time zone.
pub(super) const ZONE: u32 = 16;

/// The time zone written with a clock time.
fn zone(side: Side) -> Option<&'static str> {
    let text = &side.page.document.text;
    let blocks = &side.page.document.blocks;
    // What stands in the next cell or paragraph is another's.
    let block = blocks.get(blocks.partition_point(|it| it.span.end <= side.figure.span.start))?;
    let end = (side.figure.span.end + ZONE).min(block.span.end) as usize;
    let end = (0..=end).rev().find(|&it| text.is_char_boundary(it)).unwrap_or(0);
    let words = text.get(side.figure.span.start as usize..end).unwrap_or("").to_ascii_lowercase();
    // A time in brackets is the same moment on another clock.
    let words = words.split('(').next().unwrap_or("");
    let first = |it: &str| words.find(it);
    match (first("gmt").or_else(|| first("utc")), first("local time")) {
        (Some(_), None) => Some("UTC"),
        (None, Some(_)) => Some("local"),
        _ => None,
    }
}

/// Where local time is Greenwich time for at least half of the year.
const GREENWICH: &[&str] = &[
    "london", "britain", "england", "scotland", "wales", "ireland", "dublin", "belfast", "portugal", "lisbon", "iceland",
    "ghana", "senegal", "morocco", "uk",
];

/// What a figure's words allow, in its dimension's base unit.
fn allowed(side: Side) -> Interval {
    let factor = units::dimension(units::without_period(side.unit())).map_or(1.0, |it| it.1);
    side.figure.interval.scale(factor)
}

/// What the words of both allow, in one unit.
fn both_allowed(a: Side, b: Side) -> (Interval, Interval) {
    if a.figure.unit == b.figure.unit { (a.figure.interval, b.figure.interval) } else { (allowed(a), allowed(b)) }
}

fn same_value(a: Side, b: Side) -> bool {
    match (a.figure.stated, b.figure.stated) {
        _ if a.claim.contest.is_some() && b.claim.contest.is_some() => true,
        (Stated::Value(x), Stated::Value(y)) => {
            let factor = |side: Side| units::dimension(units::without_period(side.unit())).map_or(1.0, |it| it.1);
            (x * factor(a) - y * factor(b)).abs() <= 1e-9 * (x * factor(a)).abs()
        }
        _ => true,
    }
}

fn middle(side: Side) -> f64 {
    let it = allowed(side);
    if it.low.is_finite() { it.low } else { it.high }
}

/// Tallies that grow while a story goes on.
fn evolves(side: Side) -> bool {
    let kind = side.claim.event.as_ref().and_then(|it| it.kind).map_or("", |it| it.name());
    [
        "die",
        "injure",
        "missing",
        "arrest",
        "damage",
        "destroy",
        "displace",
        "rescue",
        "infect",
        "hospitalise",
        "release",
        "donate",
        "raise",
        "vote",
        "elect",
        "collapse",
    ]
    .contains(&kind)
}
