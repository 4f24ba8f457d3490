//! Scores: what a match or a vote came to: "2-0", "a 5-4 vote", "voted 217 to 213".

use super::amount::{self, Amount};
use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated, not_figures};
use crate::language::Line;

/// "2-0", "89-89", "a 5-4 vote", "voted 217 to 213", "a seven-to-five vote", "took 4 for 29".
pub(super) fn score(line: &Line, first: &Amount) -> Option<Draft> {
    spoken(line, first).or_else(|| hyphened(line, first))
}

fn hyphened(line: &Line, first: &Amount) -> Option<Draft> {
    if first.has_unit() || !first.bare || !line.is_hyphen(first.end) && !first.suspended {
        return None;
    }
    let c = first.num_end;
    let at = c + 1;
    if !(line.glued(c) && line.glued(at) && line.is_number(at)) {
        return None;
    }
    let last = amount::at(line, at, false, false)?;
    if last.has_unit() || !last.bare {
        return None;
    }
    // "The House voted 412-2": no match has so many points.
    let most = if voting_near(line, first.start, last.end) { 999.0 } else { 400.0 };
    (first.value.max(last.value) <= most).then(|| draft(first, &last))
}

/// "The vote was 217 to 213", "taking 4 for 29": two bare numbers that end their phrase, after a word of voting or of bowling.
fn spoken(line: &Line, first: &Amount) -> Option<Draft> {
    if !is_plain(first) {
        return None;
    }
    let (dash, at) = if line.has(first.end, &["-", "to", "-"]) { (true, first.end + 3) } else { (false, first.end + 1) };
    let word = if dash { "to" } else { line.word(first.end) };
    if !matches!(word, "to" | "for") {
        return None;
    }
    let last = amount::at(line, at, false, false).filter(|last| is_plain(last) && last.start == at)?;
    if word == "for" {
        let bowled = first.digits && last.digits && first.value <= 10.0 && ends(line, last.end);
        return (bowled && near(line, first.start, 3, &BOWLING)).then(|| draft(first, &last));
    }
    let called = matches!(line.word(last.end), "vote" | "votes" | "ruling" | "decision");
    let voted = near(line, first.start, 3, &VOTING) && (first.value > last.value || is_vote(line, first, &last));
    (called || voted && ends(line, last.end)).then(|| draft(first, &last))
}

/// Digits alone, or words, with nothing that they measure.
fn is_plain(amount: &Amount) -> bool {
    !amount.has_unit() && amount.scale == 1.0 && (amount.bare || !amount.digits && amount.value >= 0.0)
}

fn draft(first: &Amount, last: &Amount) -> Draft {
    let mut draft = Draft::new(first.start, last.end, Kind::Score, Stated::Text);
    draft.score = Some((first.value as u16, last.value as u16)).filter(|_| first.value.max(last.value) <= 999.0);
    draft.settle();
    draft
}

/// "Voted 5 to 7 against it", "the vote was 41 to 55": no range, though the smaller number comes first.
pub(super) fn is_vote(line: &Line, first: &Amount, last: &Amount) -> bool {
    let light = |k: usize| matches!(line.word(k), "of" | "by" | "was" | "were" | "," | ":");
    let verb = (0..first.start).rev().find(|&k| !light(k));
    is_plain(first)
        && is_plain(last)
        && verb.is_some_and(|k| matches!(line.word(k), "vote" | "voted" | "votes"))
        && ends(line, last.end)
}

/// Two small numbers and a word of sport or voting near them.
pub(super) fn is_score(line: &Line, first: &Amount, last: &Amount) -> bool {
    if !(first.bare && last.bare && first.value < 200.0 && last.value < 200.0) {
        return false;
    }
    let motion = || near(line, first.start, 8, &MOTIONS) && near(line, first.start, 3, &LOST) && ends(line, last.end);
    near(line, first.start, 5, &OF_SPORT) || (last.end..last.end + 3).any(|k| OF_SPORT.has(line.word(k))) || motion()
}

/// "Rovers beat Aldham 3-1", "Italy 30-22": whether the number behind a name begins a score, since a word of sport stands before the name.
pub(super) fn is_behind_name(line: &Line, i: usize) -> bool {
    // "Boeing 737-800" is no score.
    let short = |k: usize| line.word(k).parse::<u16>().is_ok_and(|it| it < 200);
    let ended = !(line.is_hyphen(i + 3) || line.is_word(i + 3)) || !line.glued(i + 3);
    let pair = short(i) && line.is_hyphen(i + 1) && line.glued(i + 1) && line.glued(i + 2) && short(i + 2);
    pair && ended && !line.glued(i) && near(line, i, 6, &BEATING)
}

/// Whether a voting word stands near a score.
fn voting_near(line: &Line, from: usize, to: usize) -> bool {
    near(line, from, 6, &VOTING) || (to..to + 2).any(|k| matches!(line.word(k), "vote" | "votes"))
}

fn near(line: &Line, from: usize, words: usize, list: &Words) -> bool {
    (from.saturating_sub(words)..from).any(|k| list.has(line.word(k)))
}

/// Whether a phrase may end before this atom.
fn ends(line: &Line, at: usize) -> bool {
    !line.is_word(at) || AFTER_SCORE.has(line.word(at)) && !not_figures::is_plural(line.word(at))
}

/// Words of a vote.
static VOTING: Words = Words::new("vote votes voted voting ruled passed approved rejected adopted");

/// Words of a bowler's figures: wickets for runs.
static BOWLING: Words = Words::new("took take takes taking figures bowled returned claimed");

/// What may follow a score.
static AFTER_SCORE: Words = Words::new(
    "in on to at from with against and along after as but for off that this last late early before without by when while \
     monday tuesday wednesday thursday friday saturday sunday yesterday",
);

/// Words of sport and voting.
static OF_SPORT: Words = Words::new(
    "won win wins beat beats lost lose loss lead led draw drew defeat defeated victory vote voted ruling record tie tied \
     score scored ahead trailed trailing series aggregate decision penalties shootout rout",
);

/// What one side does to another, whose name follows.
static BEATING: Words = Words::new(
    "beat beats beating beaten defeated defeating thrashed edged hammered crushed downed outplayed routed won win lost drew \
     victory defeat led leads leading trailed trailing held",
);

/// What is put to a vote.
static MOTIONS: Words = Words::new("motion bill amendment resolution proposal measure proposition vote");

/// What becomes of a motion that too few vote for.
static LOST: Words = Words::new("failed fails fell rejected lost defeated");
