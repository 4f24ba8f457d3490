//! Votes and matches: two numbers that belong together, "voted 7-5", "carried by eight votes to four", "beat Aldham 3-1".

use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Contest, ContestKind, Modality, Scope, Statement};
use super::story;
use super::words::{Words, month, weekday};
use crate::figures::{Figure, Kind, Modifier, Stated};
use crate::language::NameKind;

/// Gives the claims of one sentence what they say of votes and matches. A vote that is told in two counts, "seven voted for it and five
/// against", is that of the first of them. `before` is the sentence before, which may tell what "The vote was 7-5" is of.
pub(super) fn contests(words: &Words, before: Option<&Words>, figures: &[Figure], claims: &mut [Statement]) {
    // Few sentences have a score or a vote.
    let scored = figures.iter().any(|it| it.score.is_some());
    let counts = figures.iter().filter(|it| it.kind == Kind::Count).count();
    if !scored && (counts < 2 || !(0..words.len()).any(|i| is_voting(words, i))) {
        return;
    }
    let found = if scored { scores(words, figures) } else { sides(words, figures).into_iter().collect() };
    for (at, kind, counts, abstained) in found {
        if !scored {
            // The other numbers of the vote are told with it, and are held against nothing by themselves.
            let parts = claims.iter_mut().zip(figures).skip(at + 1).filter(|it| it.1.kind == Kind::Count);
            parts.for_each(|(claim, _)| claim.scope = Scope::Part);
        }
        let Some(claim) = claims.get_mut(at) else { continue };
        // "Voted to end the subsidy": the subsidy is still to end, the vote is over.
        if claim.modality == Modality::Planned && !(0..words.len()).any(|i| has(TO_COME, words.at(i))) {
            claim.modality = Modality::Asserted;
        }
        claim.scope = Scope::Whole;
        let counts = (counts.0.max(counts.1), counts.0.min(counts.1));
        let mut contest = Contest { kind, counts, abstained, ..Contest::default() };
        if kind == ContestKind::Vote {
            (contest.bodies, contest.about, contest.stages) = (bodies(words), about(words), stages(words));
            if let Some(before) = before.filter(|_| contest.about.len() <= 1) {
                contest.about = [contest.about, about(before)].concat();
                contest.bodies = if contest.bodies == 0 { bodies(before) } else { contest.bodies };
                contest.stages |= stages(before);
                contest.about.sort_unstable();
                contest.about.dedup();
            }
        } else {
            contest.teams = teams(words);
        }
        claim.contest = Some(Box::new(contest));
    }
}

/// A contest on its way: the place of its figure among those of the sentence, its kind, its two numbers, and how many abstained.
type Found = (usize, ContestKind, (u16, u16), Option<u16>);

/// "Voted 7-5", "won 3-1", "led 2-0 at half-time".
fn scores(words: &Words, figures: &[Figure]) -> Vec<Found> {
    let all: Vec<(usize, &Figure, (u16, u16))> =
        figures.iter().enumerate().filter_map(|(at, it)| Some((at, it, it.score?))).collect();
    let tokens = |it: &Figure| it.tokens.0 as usize..it.tokens.1 as usize;
    let mut found: Vec<Found> = Vec::new();
    for (place, &(at, figure, counts)) in all.iter().enumerate() {
        let own = tokens(figure);
        let before = place.checked_sub(1).and_then(|it| all.get(it)).map(|it| tokens(it.1));
        let after = all.get(place + 1).map(|it| tokens(it.1));
        // "6-3, 6-4": sets.
        let beside = |a: &Range<usize>, b: &Range<usize>| (a.end..b.start).all(|i| words.is_any(i, &[",", "and", "(", "7", "-"]));
        if before.as_ref().is_some_and(|it| beside(it, &own)) || after.as_ref().is_some_and(|it| beside(&own, it)) {
            continue;
        }
        let from = before.map_or(0, |it| it.end).max(own.start.saturating_sub(10));
        let to = after.map_or(words.len(), |it| it.start).min(own.end + 10);
        let from = (from..own.start).rev().find(|&i| words.is_any(i, &[";", ":", "."])).map_or(from, |it| it + 1);
        let to = (own.end..to).find(|&i| words.is_any(i, &[";", ":"])).unwrap_or(to);
        if let Some(kind) = kind(words, from..own.start, own.end..to) {
            found.push((at, kind, counts, None));
        }
    }
    // "The first motion passed 7-5, the second 8-4": two of one sentence are for its readers to tell apart.
    let alone = |kind: ContestKind| found.iter().filter(|it| it.1 == kind).count() == 1;
    found.iter().filter(|it| alone(it.1)).copied().collect()
}

/// What a score is of, by the words before it and behind.
fn kind(words: &Words, before: Range<usize>, after: Range<usize>) -> Option<ContestKind> {
    let near = |range: &Range<usize>, list: &str| range.clone().any(|i| has(list, words.at(i)));
    let next = after.start..after.end.min(after.start + 2);
    let sport = near(&before, WON) || near(&next, WON);
    // "In back-to-back 53-47 votes": several.
    if words.is_any(next.start, &["votes"]) {
        return None;
    }
    if near(&before, VOTED) || near(&next, "vote ruling") || near(&before, CARRIED) && !sport {
        // "Was being held open at 48-50", "leads 21-14 so far".
        let open = near(&before, OPEN) || near(&after, "so") || near(&before, TO_COME) || near(&before, IF);
        return (!open).then_some(ContestKind::Vote);
    }
    let whole = before.start..after.end;
    let half = (whole.start..whole.end).any(|i| {
        words.is_any(i, &["half-time", "halftime", "interval"])
            || words.at(i) == "half" && (words.at(i + 1) == "time" || words.is_any(i + 1, &["-"]) && words.at(i + 2) == "time")
            || words.at(i) == "the" && words.at(i + 1) == "break"
    });
    let standing = near(&before, STANDING) || near(&(after.start..after.end.min(after.start + 4)), STANDING);
    if near(&whole, PARTS) || near(&before, TO_COME) || near(&before, IF) {
        return None;
    }
    match (half, standing) {
        (true, true) => Some(ContestKind::HalfTime),
        (false, false) if sport => Some(ContestKind::Match),
        _ => None,
    }
}

/// "Eight votes to four", "seven voted to end it and five against", "9 in favour, 3 against and 2 abstentions".
fn sides(words: &Words, figures: &[Figure]) -> Option<Found> {
    let mut told: [Option<(usize, u16)>; 3] = [None; 3];
    for (at, figure) in figures.iter().enumerate() {
        let Some(count) = plain(figure) else { continue };
        let end = figures.get(at + 1).map_or(words.len(), |it| it.tokens.0 as usize);
        let own = figure.tokens.1 as usize..end.min(figure.tokens.1 as usize + 12);
        // "Eight votes to four".
        if words.is_any(own.start, &["votes"])
            && words.at(own.start + 1) == "to"
            && end == own.start + 2
            && let Some(other) = figures.get(at + 1).and_then(plain)
        {
            return Some((at, ContestKind::Vote, (count, other), None));
        }
        // "Voted by 31 to 27", "carried by 31 to 27".
        if words.is_any((figure.tokens.0 as usize).wrapping_sub(1), &["by", "voted"])
            && words.at(own.start) == "to"
            && end == own.start + 1
            && let Some(other) = figures.get(at + 1).and_then(plain)
            && !words.tag(figures.get(at + 1)?.tokens.1 as usize).is_noun()
        {
            return Some((at, ContestKind::Vote, (count, other), None));
        }
        let Some(side) = listed(words, figure.tokens.0 as usize).or_else(|| side(words, own)) else { continue };
        let place = told.get_mut(side as usize)?;
        // "Seven councillors voted for it, two Greens voted for it": parts of a side.
        if place.is_some() {
            return None;
        }
        *place = Some((at, count));
    }
    let [Some(ayes), Some(noes), abstained] = told else { return None };
    let (start, end) = (ayes.0.min(noes.0), ayes.0.max(noes.0));
    // "Republicans", "Labour members": some of those who voted.
    let party = |it: &Figure| {
        let noun = (it.tokens.1 as usize..words.len().min(it.tokens.1 as usize + 2)).find(|&i| words.is_word(i));
        noun.is_some_and(|i| words.is_capital(i))
    };
    let whole = end - start <= 2 && !figures.get(start..=end)?.iter().any(party);
    whole.then_some((start, ContestKind::Vote, (ayes.1, noes.1), abstained.map(|it| it.1)))
}

#[derive(Clone, Copy)]
enum Vote {
    Aye = 0,
    No = 1,
    Abstained = 2,
}

/// "For 31, against 27, abstentions 2": so minutes have it, the side before the number.
fn listed(words: &Words, number: usize) -> Option<Vote> {
    let minutes = words.at(0) == "for" && words.is_number(1);
    let next = number == 1 || words.is_any(number.wrapping_sub(2), &[",", ";", "and"]);
    match words.at(number.checked_sub(1).filter(|_| minutes && next)?) {
        "for" => Some(Vote::Aye),
        "against" => Some(Vote::No),
        "abstentions" | "abstained" | "abstention" => Some(Vote::Abstained),
        _ => None,
    }
}

/// How those voted who stand before these words.
fn side(words: &Words, own: Range<usize>) -> Option<Vote> {
    for i in own.clone() {
        let last = i + 1 >= own.end || words.is_any(i + 1, &[",", "and", ".", ";", "with", "the", "it", "this", ")"]);
        match words.at(i) {
            "against" | "opposed" | "dissented" | "noes" | "nays" => return Some(Vote::No),
            "abstained" | "abstaining" | "abstentions" | "abstention" => return Some(Vote::Abstained),
            "favour" | "favor" if words.at(i.wrapping_sub(1)) == "in" => return Some(Vote::Aye),
            "voted" if words.is_any(i + 1, &["no"]) => return Some(Vote::No),
            "voted" if words.is_any(i + 1, &["for", "to", "yes"]) => return Some(Vote::Aye),
            "for" if last => return Some(Vote::Aye),
            "ayes" => return Some(Vote::Aye),
            ";" => return None,
            _ => {}
        }
    }
    None
}

fn plain(figure: &Figure) -> Option<u16> {
    match figure.stated {
        Stated::Value(value)
            if figure.kind == Kind::Count
                && figure.modifier == Modifier::Exact
                && value.fract() == 0.0
                && (0.0..1000.0).contains(&value) =>
        {
            Some(value as u16)
        }
        _ => None,
    }
}

fn is_voting(words: &Words, i: usize) -> bool {
    words.is_any(i, &["vote", "votes", "voted", "voting", "against", "favour", "favor", "abstained", "ayes"])
}

/// The bodies that a sentence names, one bit for each.
fn bodies(words: &Words) -> u16 {
    // "With two members abstaining": of whatever body.
    let counted = |i: usize| words.at(i) == "members" && words.is_number(i.wrapping_sub(1));
    (0..words.len()).filter(|&i| !counted(i)).filter_map(|i| row_of(BODIES, words.at(i))).fold(0, |all, it| all | 1 << it)
}

/// What a vote decides beside the whole, by the words of its sentence: one bit for each row of [`STAGES`].
fn stages(words: &Words) -> u8 {
    (0..words.len()).filter_map(|i| row_of(STAGES, words.at(i))).fold(0, |all, it| all | 1 << it)
}

/// The first row that has a word.
fn row_of(rows: &[&str], word: &str) -> Option<usize> {
    rows.iter().position(|row| has(row, word))
}

/// Whether a list has a word, which is asked in few sentences.
fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|it| it == word)
}

/// Names that may be those of two sides: no persons, and none of what is played for, or where.
fn teams(words: &Words) -> Vec<String> {
    let part = |i: usize| {
        let calendar = weekday(words.at(i)).is_some() || month(words.at(i)).is_some();
        words.is_capital(i) && words.is_word(i) && !calendar && (i > 0 || words.tag(i).is_proper())
    };
    let mut teams = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if !part(i) {
            i += 1;
            continue;
        }
        let start = i;
        i = (start..words.len()).find(|&it| !part(it)).unwrap_or(words.len());
        let article = usize::from(words.is_any(start.wrapping_sub(1), &["the", "a", "their", "its", "this"]));
        let placed = words.is_any(start.wrapping_sub(1 + article), &["in", "of", "at", "for", "from", "on"]);
        let mut persons = words.sentence.names.iter().filter(|it| it.kind == NameKind::Person);
        let person = persons.any(|it| (it.start as usize..it.end as usize).contains(&start));
        if !placed && !person {
            teams.push(words.lower.get(start..i).unwrap_or_default().join(" "));
        }
    }
    teams
}

/// What is voted on: the words of the sentence without those of any vote and of any body, and without names of persons, places and
/// organisations, which have votes on many things.
fn about(words: &Words) -> Vec<u32> {
    static PROCEDURE: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let words = BODIES.iter().chain(&[PROCEDURES]).flat_map(|it| it.split(' '));
        let mut all: Vec<u32> = words.flat_map(|it| [story::hash(it), story::hash(it.trim_end_matches('s'))]).collect();
        all.sort_unstable();
        all
    });
    let named = |i: usize| {
        let mut names = words.sentence.names.iter().filter(|it| it.kind != NameKind::Other);
        names.any(|it| (it.start as usize..it.end as usize).contains(&i))
    };
    let mut about: Vec<u32> = (0..words.len()).filter(|&i| !named(i)).filter_map(|i| words.term(i).map(|it| it.0)).collect();
    about.retain(|it| PROCEDURE.binary_search(it).is_err());
    about.sort_unstable();
    about.dedup();
    about
}

/// Bodies that vote, and those who sit in them; those of one row are one.
const BODIES: &[&str] = &[
    "committee subcommittee panel committees panels",
    "council councillors councilors councilmembers aldermen",
    "board trustees directors",
    "house representatives commons congressmen",
    "senate senators senator lords",
    "parliament mps parliamentarians bundestag knesset duma riksdag storting",
    "assembly legislature",
    "court justices judges justice",
    "commission commissioners",
    "jury jurors",
    "union members",
    "cabinet ministers",
    "shareholders investors",
    "synod bishops",
];

/// What may be voted on before the whole is, or after it.
const STAGES: &[&str] = &[
    "amendment amendments",
    "debate advance advanced advances procedural cloture proceed test filibuster reading preliminary tentative first",
    "override overrode veto overturn overturned",
    "block blocked table tabled delay postpone adjourn reconsider refer",
];

/// Words that belong to any vote or match.
const PROCEDURES: &str = "vote votes favour favor motion bill pass approve reject carry back support oppose rule ruling decide decision member \
     lawmaker legislator republican democrat democratic party line gop meeting abstain abstention councillor trustee \
     senator judge majority narrow narrowly night morning evening win beat lose defeat victory match game draw score \
     measure measures legislation law act resolution amendment proposal plan final full session congress chamber floor \
     federal state national president mayor chairman chair ideological conservative liberal opinion case supreme dissent \
     bipartisan join day week new call";

/// Words that say that a vote is told of.
const VOTED: &str = "vote votes voted voting ballot ruled rules";

/// What becomes of what is put to a vote. In sport, other words stand beside.
const CARRIED: &str = "passed passes approved approves rejected rejects adopted backed endorsed confirmed carried cleared failed upheld sided \
     ratified repealed agreed split";

/// A vote that goes on.
const OPEN: &str = "open far stood stands leads leading needs needed poll polls polled";

/// How a match ends.
const WON: &str = "beat beats beating beaten won win wins winning victory victories lost lose loses losing loss defeat defeated defeats \
     defeating drew draw draws thrashed thrashing edged downed hammered crushed routed triumph triumphed finished ended";

/// How a match stands while it goes on.
const STANDING: &str =
    "led lead leads leading ahead up down trailed trailing trail behind level levelled equalised equalized made make making";

/// What is more than one match, or less.
const PARTS: &str = "aggregate agg series set sets penalties penalty shoot-out shootout record games matches frames legs leg tie-break \
     tiebreak tiebreaker tally overall quarter inning innings period favourite favourites odds straight head-to-head rubber \
     frame rubbers replay";

/// What makes it something that has not come about.
const TO_COME: &str = "will would could might may should expected predicted predicts hopes likely";

/// What makes it a condition.
const IF: &str = "if unless needs needed require requires required";
