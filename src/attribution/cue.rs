//! Cues in one sentence: which words attribute, who stands behind them, and what is attributed.

use std::ops::Range;

use super::content::{content_end, dateline, goes_elsewhere, is_subordinate_start, is_that, left_edge, next_break, push};
use super::cues;
use super::headline::{headline, headline_behind};
use super::scene::Scene;
use super::verbal::verbal;
use super::{SourceKind, relay, speaker, voices};
use crate::language::Tag;

/// A cue with what belongs to it, as tokens of its sentence.
#[derive(Clone, Debug, Default)]
pub struct Hit {
    /// The verb, or "according".
    pub at: usize,
    pub cue: Range<usize>,
    /// How, when and through which medium: "explicitly", "in a statement". May be empty.
    pub manner: Range<usize>,
    pub source: Range<usize>,
    /// The head noun of the source.
    pub head: usize,
    /// From the first to the last word of source, cue and what belongs to them ("told reporters on Sunday").
    pub clause: Range<usize>,
    /// What is attributed, as far as it is not told by quotation marks alone.
    pub content: Vec<Range<usize>>,
    /// Whether a quotation beside it may be its content.
    pub quotes: bool,
    /// Whether it only tells on what another says: "The Gazette quoted" of "The Gazette quoted the minister as saying".
    pub relays: bool,
    /// "using data from …", "citing …": where the source has it from.
    pub via: Vec<Range<usize>>,
}

/// All cues of a sentence, in text order.
pub fn hits(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for i in 0..scene.len() {
        if scene.in_quote(i) {
            continue;
        }
        let word = scene.word(i);
        let is = |it: &str| word.eq_ignore_ascii_case(it);
        // "The paper said …, citing a letter": no cue of its own but where the paper has it from.
        if is("citing") && hits.iter().any(|hit| hit.via.iter().any(|via| via.start > i && via.start < i + 4)) {
            continue;
        }
        let as_per = is("as") && scene.is(i + 1, "per") && is_voice(scene, i + 2);
        let found = if as_per || is_according(scene, i) {
            according(scene, i, 2)
        } else if (i == 0 && is("per") || i > 0 && word == "per" && scene.is_comma(i - 1)) && is_voice(scene, i + 1) {
            according(scene, i, 1)
        } else if is_view_of(scene, i) {
            according(scene, i, 4)
        } else if let Some((owner, noun)) = view_by(scene, i) {
            Some(beside(scene, i, noun..noun + 1, owner, noun + 1))
        } else if scene.tag(i).is_noun() && cues::is_utterance(word) && i > 0 {
            nominal(scene, i)
        } else if let Some(verb) = cues::verb(word) {
            verbal(scene, i, verb, &hits)
        } else {
            None
        };
        let Some(found) = found else { continue };
        let inside = inside_source(scene, &found);
        let relayed = relay::relayer(scene, &found);
        hits.push(found);
        hits.extend(inside);
        hits.extend(relayed);
    }
    // "Police, citing hospital records, said …": where police have it from, no cue of its own.
    let via: Vec<Range<usize>> = hits.iter().filter(|hit| !scene.is(hit.at, "citing")).flat_map(|hit| hit.via.clone()).collect();
    hits.retain(|hit| {
        !(scene.is(hit.at, "citing") && via.iter().any(|via| hit.content.iter().any(|it| it.contains(&via.start))))
    });
    if let Some(dash) = dateline(scene) {
        hits.retain_mut(|hit| leave_dateline(scene, dash, hit));
    }
    part_chains(scene, &mut hits);
    let headline = headline(scene).or_else(|| headline_behind(scene));
    if let Some(hit) = headline.filter(|hit| !hits.iter().any(|other| other.clause.start < hit.clause.end)) {
        hits.insert(0, hit);
    }
    hits
}

/// The place of the dateline does not speak: the source is what is behind its dash, up to the cue. False where nobody is.
fn leave_dateline(scene: &Scene, dash: usize, hit: &mut Hit) -> bool {
    if hit.source.start > dash || hit.cue.start <= dash {
        return hit.source.start > dash;
    }
    let behind = if hit.source.end > dash + 1 { Some(dash + 1..hit.source.end) } else { scene.phrase_after(dash + 1) };
    let Some(source) = behind.filter(|it| it.end <= hit.cue.start) else { return false };
    hit.head = speaker::head(scene, &source);
    hit.clause.start = hit.clause.start.max(source.start);
    hit.source = source;
    true
}

/// One source tells what another said; each keeps to its own words.
fn part_chains(scene: &Scene, hits: &mut [Hit]) {
    for outer in 0..hits.len() {
        for inner in 0..hits.len() {
            let Some([one, other]) = hits.get(outer).zip(hits.get(inner)).map(|it| [it.0.clone(), it.1.clone()]) else {
                continue;
            };
            if outer == inner {
                continue;
            }
            // "According to the Gazette, the minister, Rita Vance, said …": the minister is no apposition to the paper.
            let comma = other.source.start.saturating_sub(1);
            if is_according(scene, one.at)
                && one.clause.start == one.at
                && one.source.start < comma
                && other.source.start < one.source.end
                && scene.is_comma(comma)
                && other.clause.end > one.source.end
            {
                let content = scene.is_comma(one.source.end).then_some(other.source.start..content_end(scene));
                let hit = &mut hits[outer];
                hit.source.end = comma;
                hit.clause.end = comma;
                hit.head = speaker::head(scene, &hit.source);
                hit.content = content.into_iter().collect();
            }
            // "She said 12 boats sank, the Gazette reported": what the Gazette did is not what she said.
            let told = one.content.iter().any(|it| it.contains(&other.clause.start) && it.end <= one.clause.start);
            if told
                && let Some(last) = hits[inner].content.last_mut()
                && last.contains(&one.clause.start)
                && last.end <= one.clause.end
                && last.start + 1 < one.clause.start
            {
                last.end = one.clause.start - usize::from(scene.is_comma(one.clause.start - 1));
            }
        }
    }
}

pub fn is_according(scene: &Scene, i: usize) -> bool {
    scene.is(i, "according") && scene.is(i + 1, "to")
}

/// "Some 20 percent of people in a poll said …": the poll says how many they were.
fn inside_source(scene: &Scene, hit: &Hit) -> Option<Hit> {
    const POLLS: &[&str] = &["poll", "survey", "study", "census", "questionnaire", "ballot", "sample"];
    const ASKED: &[&str] = &["surveyed", "polled", "questioned", "interviewed", "canvassed"];
    let Range { start, end } = hit.source;
    let number =
        (start..end).find(|&j| scene.tag(j) == Tag::Cd || scene.is_any(j, &["half", "quarter", "third", "majority", "most"]))?;
    let asked = (number + 1..end).find(|&j| scene.is_any(j, ASKED) && scene.is_any(j + 1, &["by", "for", "in"]));
    let (cue, from) = match asked {
        Some(j) => (j..j + 2, j + 2),
        None => {
            let poll = |j: usize| scene.phrase_after(j).is_some_and(|phrase| scene.is_any(speaker::head(scene, &phrase), POLLS));
            let link = (number + 1..end).find(|&j| scene.is_any(j, &["in", "to", "of"]) && poll(j + 1))?;
            (link..link + 1, link + 1)
        }
    };
    let source = from..end;
    let head = (!source.is_empty()).then(|| speaker::head(scene, &source))?;
    let content = std::iter::once(start..cue.start).collect();
    Some(Hit { at: cue.start, clause: start..end, cue, source, head, content, ..Hit::default() })
}

/// "per the report", but "per head", "per the rules".
fn is_voice(scene: &Scene, i: usize) -> bool {
    let known = |word: &str| {
        voices::is_medium(word)
            || matches!(voices::kind(&word.to_ascii_lowercase()), Some(SourceKind::Organisation | SourceKind::Document))
    };
    scene.tag(i).is_proper()
        || scene.is(i, "the") && scene.phrase_after(i).is_some_and(|phrase| known(scene.word(speaker::head(scene, &phrase))))
}

/// "in the words of X", "in the view of X".
fn is_view_of(scene: &Scene, i: usize) -> bool {
    let speaks = |i: usize| scene.phrase_after(i).is_some_and(|phrase| speaker::speaks(scene, speaker::head(scene, &phrase)));
    scene.is(i, "in")
        && scene.is(i + 1, "the")
        && scene.is_any(i + 2, &["view", "opinion", "words", "telling", "estimation"])
        && scene.is(i + 3, "of")
        && speaks(i + 4)
}

/// "by the mayor's own count", "in her view": whose, and the noun.
fn view_by(scene: &Scene, i: usize) -> Option<(Range<usize>, usize)> {
    let nouns: &[&str] = match () {
        _ if scene.is(i, "by") => {
            &["count", "counts", "estimate", "estimates", "reckoning", "account", "calculation", "calculations"]
        }
        _ if scene.is(i, "in") => &["words", "view", "opinion", "telling", "estimation"],
        _ => return None,
    };
    let set_off = i == 0 || scene.is_comma(i - 1) || scene.is_dash(i - 1);
    let noun = (i + 2..(i + 9).min(scene.len()))
        .take_while(|&j| scene.is_nominal(j))
        .find(|&j| scene.is_any(j, nouns) && scene.tag(j).is_noun() && (scene.is_break(j + 1) || j + 1 >= scene.len()))?;
    let owner = (i + 1..noun).rev().find(|&j| matches!(scene.tag(j), Tag::Pos | Tag::PrpS))?;
    let own = (owner + 1..noun).all(|j| scene.is_any(j, &["own", "latest", "first"]));
    let source = match scene.tag(owner) {
        Tag::PrpS if scene.is_any(owner, &["his", "her"]) && owner == i + 1 => owner..owner + 1,
        Tag::Pos => i + 1..owner,
        _ => return None,
    };
    let speaks = source.len() == 1 || speaker::speaks(scene, speaker::head(scene, &source));
    (set_off && own && speaks && !source.is_empty()).then_some((source, noun))
}

/// "according to X", "per X", "in the words of X": in front, in the middle, at the end.
fn according(scene: &Scene, at: usize, words: usize) -> Option<Hit> {
    let from = at + words;
    let mut source = speaker::after_preposition(scene, from)?;
    // "According to the ministry, 40 wells are dry" starts a clause; ", 40," is an age.
    let clause = |j: &usize| scene.is_comma(*j) && scene.tag(j + 1) == Tag::Cd && !scene.is_comma(j + 2);
    if let Some(comma) = (source.start + 1..source.end).find(clause) {
        source.end = comma;
    }
    // "According to Ann Low, a nurse, a quarter of them are ill": what opens the sentence ends at a comma.
    let relative = scene.is_any(source.end, &["who", "which", "that", "whose", "whom"]);
    let opens = at == 0 && !relative && !scene.is_comma(source.end) && scene.clause_follows_soon(source.end);
    let comma = (source.start + 1..source.end).rev().find(|&j| scene.is_comma(j));
    if let Some(comma) = comma.filter(|_| opens) {
        source.end = comma;
    }
    let end = source.end;
    Some(beside(scene, at, at..from, source, end))
}

/// A source that stands beside what is attributed, from `at` to `end`: in front, in the middle, behind.
fn beside(scene: &Scene, at: usize, cue: Range<usize>, source: Range<usize>, mut end: usize) -> Hit {
    let head = speaker::head(scene, &source);
    let opening = at == 0 || (0..at).all(|j| scene.is_any(j, &["but", "and", "yet", "still", "also", "so", "however", ","]));
    let via = via(scene, &mut end);
    let last = content_end(scene);
    let mut content = Vec::new();
    if opening {
        let start = next_break(scene, end).map_or(end, |b| b + 1);
        push(&mut content, start..last);
    } else {
        let start = left_edge(scene, at);
        let set_off = scene.is_comma(at - 1) || scene.is_dash(at - 1) || scene.is_bracket(at - 1);
        let stop = if set_off { at - 1 } else { at };
        // "The paper reported that, according to the mayor, the plan is dead": only what follows.
        let hangs = stop > 0 && is_that(scene, stop - 1);
        if !hangs {
            push(&mut content, start..stop);
        }
        // "The plan, according to the mayor, is dead", "While most had left, according to the mayor, two stayed": the clause goes on.
        let open = hangs || !scene.has_finite(start..stop) || is_subordinate_start(scene, start);
        if scene.is_comma(end) && set_off && open && (hangs || !goes_elsewhere(scene, end + 1)) {
            push(&mut content, end + 1..last);
        }
    }
    Hit { at, cue, source, head, clause: at..end, content, quotes: true, via, ..Hit::default() }
}

/// ", using data from …", ", citing …" at `end`, which moves behind it.
pub fn via(scene: &Scene, end: &mut usize) -> Vec<Range<usize>> {
    let mut via = Vec::new();
    let at = if scene.is_comma(*end) { *end + 1 } else { *end };
    let word = at;
    let from = if scene.is(word, "citing") || scene.is(word, "quoting") {
        Some(word + 1)
    } else if scene.is(word, "which") && scene.is_any(word + 1, &["cited", "quoted"]) && at > *end {
        Some(word + 2)
    } else if scene.is_any(word, &["using", "drawing", "relying"]) || scene.is(word, "based") {
        (word + 1..(word + 6).min(scene.len()))
            .find(|&j| scene.is_any(j, &["from", "by", "on"]))
            .map(|j| if scene.is(j, "on") && scene.is_any(j + 2, &["from", "by"]) { j + 3 } else { j + 1 })
    } else {
        None
    };
    if let Some(source) = from.and_then(|from| speaker::after_preposition(scene, from)) {
        *end = source.end;
        via.push(source);
    }
    via
}

/// "the port's claim that …", "her promise to …", "a warning from the mayor that …".
fn nominal(scene: &Scene, at: usize) -> Option<Hit> {
    // Whose: the possessive before, or "by", "from", "of" behind.
    let behind = scene.is_any(at + 1, &["by", "from"]).then(|| speaker::after_preposition(scene, at + 2)).flatten();
    let next = behind.as_ref().map_or(at + 1, |source| source.end);
    let that = is_that(scene, next) && scene.clause_follows_soon(next + 1);
    let to = scene.is(next, "to") && scene.tag(next + 1) == Tag::Vb && behind.is_none();
    if !that && !to {
        return None;
    }
    let source = match behind {
        Some(source) => source,
        None => {
            let owner = (at.saturating_sub(5)..at)
                .rev()
                .take_while(|&j| !scene.is_break(j) && scene.is_nominal(j) && scene.tag(j) != Tag::Dt);
            let owner = owner.into_iter().find(|&j| matches!(scene.tag(j), Tag::Pos | Tag::PrpS))?;
            if scene.tag(owner) == Tag::PrpS { owner..owner + 1 } else { scene.phrase_before(owner)? }
        }
    };
    let head = speaker::head(scene, &source);
    if scene.is_any(head, &["my", "our", "your"]) || scene.is_time(head) {
        return None;
    }
    let end = scene.s.subtree(at).end.max(next + 2);
    let end = (next + 2..scene.len()).find(|&j| j >= end && (scene.is_break(j) || scene.is_finite(j))).unwrap_or(scene.len());
    let mut content = Vec::new();
    push(&mut content, next..end.min(content_end(scene)));
    let clause = source.start.min(at)..next;
    Some(Hit { at, cue: at..at + 1, source, head, clause, content, ..Hit::default() })
}
