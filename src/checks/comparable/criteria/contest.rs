//! Votes and matches: two tellings of one have its body and its motion in common, or its two teams.

use super::super::{Criterion, Mark, Side, State};
use super::{Test, differed, here, matched, overlap, setting, time, unknown};
use crate::claims::story::shared;
use crate::claims::{Contest, ContestKind};

/// The criteria where one of two claims is of a vote or a match.
pub(in crate::checks::comparable) const OF_CONTESTS: [Test; 10] =
    [dimension, when, super::happening::modality, thing, body, story, setting::place, names, setting::beside, setting::only];

fn both<'a>(a: Side<'a>, b: Side<'a>) -> Option<(&'a Contest, &'a Contest)> {
    a.claim.contest.as_deref().zip(b.claim.contest.as_deref())
}

/// One kind of contest, and numbers that one slip of the pen or of memory makes of each other: one of the two is the same, or their sum.
fn dimension(a: Side, b: Side) -> Option<Mark> {
    let Some((x, y)) = both(a, b) else { return differed(Criterion::Dimension) };
    let (p, q) = (x.counts, y.counts);
    let sum = |it: (u16, u16)| f64::from(it.0) + f64::from(it.1);
    let sized = sum(p).max(sum(q)) <= 1.5 * sum(p).min(sum(q)) || sum(p).max(sum(q)) <= 10.0;
    let near = p.0 == q.0 || p.1 == q.1 || p.0 + p.1 == q.0 + q.1;
    if x.kind == y.kind && sized && near { matched(Criterion::Dimension, 0) } else { differed(Criterion::Dimension) }
}

/// A council votes every week, and two teams meet twice a season.
fn when(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = (&a.claim.time, &b.claim.time);
    let days = matches!((x.weekday, y.weekday), (Some(x), Some(y)) if x != y);
    let day = |it: crate::text::Date| Some(i32::from(it.year?) * 372 + i32::from(it.month?) * 31 + i32::from(it.day?));
    let weeks = matches!((x.as_of.and_then(day), y.as_of.and_then(day)), (Some(p), Some(q)) if p.abs_diff(q) > 5);
    let dated = x.date.is_some() && y.date.is_some();
    if (days || weeks) && !dated { differed(Criterion::Time) } else { time::time(a, b) }
}

/// What was voted on, or who played.
fn thing(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = both(a, b)?;
    if x.kind == ContestKind::Vote {
        let (shared, shorter) = (shared(&x.about, &y.about), x.about.len().min(y.about.len()));
        if x.stages != y.stages {
            return differed(Criterion::Thing);
        }
        return match shared {
            // A headline has room for little of what the vote is on, and tells of the vote that the story tells of.
            0 | 1 if here(a, b) && a.claim.headline != b.claim.headline => matched(Criterion::Thing, 3),
            0 if shorter > 1 => differed(Criterion::Thing),
            3.. if 2 * shared >= shorter => matched(Criterion::Thing, 4),
            _ if 2 * shared >= shorter && shared > 0 => matched(Criterion::Thing, 2),
            _ => unknown(Criterion::Thing, -6),
        };
    }
    match shared_teams(x, y) {
        2.. => matched(Criterion::Thing, 4),
        1 if x.teams.len().min(y.teams.len()) == 1 => unknown(Criterion::Thing, 0),
        1 => differed(Criterion::Thing),
        _ if x.kind == ContestKind::HalfTime => unknown(Criterion::Thing, 0),
        _ => unknown(Criterion::Thing, -4),
    }
}

/// How many teams of one have one of the other.
fn shared_teams(x: &Contest, y: &Contest) -> usize {
    let shared = |x: &[String], y: &[String]| x.iter().filter(|x| y.iter().any(|y| overlap(x, y))).count();
    shared(&x.teams, &y.teams).min(shared(&y.teams, &x.teams))
}

/// Whether both documents tell the same story: there are many votes and many matches.
fn story(a: Side, b: Side) -> Option<Mark> {
    let mark = setting::story(a, b)?;
    if mark.state == State::Matched { Some(mark) } else { differed(Criterion::Story) }
}

/// Who voted: a committee is not the council, nor one chamber the other.
fn body(a: Side, b: Side) -> Option<Mark> {
    let (x, y) = both(a, b)?;
    if x.bodies == 0 || y.bodies == 0 {
        // A committee that only one of both names may have voted before the whole body did.
        let part = (x.bodies | y.bodies) & 1 != 0;
        return (x.kind == ContestKind::Vote).then(|| unknown(Criterion::Restriction, if part { -4 } else { 0 })).flatten();
    }
    if x.bodies == y.bodies {
        matched(Criterion::Restriction, 2)
    } else if x.bodies & y.bodies == 0 || (x.bodies ^ y.bodies) & 1 != 0 {
        differed(Criterion::Restriction)
    } else {
        unknown(Criterion::Restriction, -3)
    }
}

/// Names that both sentences have, beside those of bodies and parties, which vote on many things.
fn names(a: Side, b: Side) -> Option<Mark> {
    let telling = |name: &&String| !name.split(' ').any(|word| VOTERS.contains(&word));
    let shared = |x: &&String| b.claim.participants.iter().filter(telling).any(|y| overlap(x, y));
    match a.claim.participants.iter().filter(telling).filter(shared).count() {
        0 => unknown(Criterion::Names, if here(a, b) && a.claim.headline == b.claim.headline { -3 } else { 0 }),
        shared => matched(Criterion::Names, shared.min(2) as i32),
    }
}

/// Words in the names of those who vote.
const VOTERS: &[&str] = &[
    "house",
    "senate",
    "parliament",
    "congress",
    "court",
    "council",
    "committee",
    "board",
    "assembly",
    "commons",
    "lords",
    "sens",
    "sen",
    "rep",
    "reps",
    "republican",
    "republicans",
    "democrat",
    "democrats",
    "democratic",
    "gop",
    "labour",
    "conservatives",
    "tories",
    "tory",
    "party",
    "justice",
    "justices",
    "judge",
    "supreme",
];
