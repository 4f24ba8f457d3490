//! Cues in one sentence: which words attribute, who stands behind them, and what is attributed.

use std::ops::Range;

use super::content::{
    aside_content, content_end, following_content, following_end, goes_elsewhere, is_aside, is_subordinate_start, is_that,
    left_edge, next_break, object, push, tail,
};
use super::cues::{self, Verb};
use super::scene::Scene;
use super::{SourceKind, speaker, voices};
use crate::language::{Relation, Tag};

/// A cue with what belongs to it, as tokens of its sentence.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The verb, or "according".
    pub at: usize,
    pub cue: Range<usize>,
    pub source: Range<usize>,
    /// The head noun of the source.
    pub head: usize,
    /// From the first to the last word of source, cue and what belongs to them ("told reporters on Sunday").
    pub clause: Range<usize>,
    /// What is attributed, as far as it is not told by quotation marks alone.
    pub content: Vec<Range<usize>>,
    /// Whether a quotation beside it may be its content.
    pub quotes: bool,
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
        // "The paper said …, citing a letter": no cue of its own but where the paper has it from.
        if scene.is(i, "citing") && hits.iter().any(|hit| hit.via.iter().any(|via| via.start > i && via.start < i + 4)) {
            continue;
        }
        let found = if is_according(scene, i) {
            according(scene, i, 2)
        } else if scene.is(i, "per") && (i == 0 || scene.is_comma(i - 1)) && is_voice(scene, i + 1) {
            according(scene, i, 1)
        } else if is_view_of(scene, i) {
            according(scene, i, 4)
        } else if scene.tag(i).is_noun() && cues::is_utterance(scene.word(i)) && i > 0 {
            nominal(scene, i)
        } else if let Some(verb) = cues::verb(scene.word(i)) {
            verbal(scene, i, verb, &hits)
        } else {
            None
        };
        hits.extend(found);
    }
    // "Police, citing hospital records, said …": where police have it from, no cue of its own.
    let via: Vec<Range<usize>> = hits.iter().filter(|hit| !scene.is(hit.at, "citing")).flat_map(|hit| hit.via.clone()).collect();
    hits.retain(|hit| {
        !(scene.is(hit.at, "citing") && via.iter().any(|via| hit.content.iter().any(|it| it.contains(&via.start))))
    });
    let headline = headline(scene).or_else(|| headline_behind(scene));
    if let Some(hit) = headline.filter(|hit| !hits.iter().any(|other| other.clause.start < hit.clause.end)) {
        hits.insert(0, hit);
    }
    hits
}

pub fn is_according(scene: &Scene, i: usize) -> bool {
    scene.is(i, "according") && scene.is(i + 1, "to")
}

/// "per the report", but "per head", "per the rules".
fn is_voice(scene: &Scene, i: usize) -> bool {
    let known =
        |word: &str| matches!(voices::kind(&word.to_ascii_lowercase()), Some(SourceKind::Organisation | SourceKind::Document));
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

/// "according to X", "per X", "in the words of X": in front, in the middle, at the end.
fn according(scene: &Scene, at: usize, words: usize) -> Option<Hit> {
    let from = at + words;
    let mut source = speaker::after_preposition(scene, from)?;
    // "According to the ministry, 40 wells are dry" starts a clause; ", 40," is an age.
    let clause = |j: &usize| scene.is_comma(*j) && scene.tag(j + 1) == Tag::Cd && !scene.is_comma(j + 2);
    if let Some(comma) = (source.start + 1..source.end).find(clause) {
        source.end = comma;
    }
    let head = speaker::head(scene, &source);
    let opening = at == 0 || (0..at).all(|j| scene.is_any(j, &["but", "and", "yet", "still", "also", "so", "however", ","]));
    let mut end = source.end;
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
    Some(Hit { at, cue: at..from, source, head, clause: at..end, content, quotes: true, via })
}

/// ", using data from …", ", citing …" at `end`, which moves behind it.
fn via(scene: &Scene, end: &mut usize) -> Vec<Range<usize>> {
    let mut via = Vec::new();
    let at = if scene.is_comma(*end) { *end + 1 } else { *end };
    let word = at;
    let from = if scene.is(word, "citing") || scene.is(word, "quoting") {
        Some(word + 1)
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
    Some(Hit { at, cue: at..at + 1, source, head, clause, content, quotes: false, via: Vec::new() })
}

/// A verb of saying with its subject and content.
fn verbal(scene: &Scene, at: usize, verb: Verb, before: &[Hit]) -> Option<Hit> {
    // "…, records show, …": taggers take the short verb at the end for a noun.
    let shows = verb.lemma == "show"
        && (at + 1 >= scene.len() || scene.is_break(at + 1) || is_that(scene, at + 1))
        && scene.phrase_before(at).is_some_and(|p| speaker::is_paper(scene, speaker::head(scene, &p)));
    let said = verb.lemma == "say" || verb.lemma == "tell" || shows;
    if !scene.tag(at).is_verb() && !said {
        return None;
    }
    if verb.lemma == "put" && !scene.is(at + 1, "it") {
        return put_at(scene, at, verb);
    }
    // "pointed out that", "made clear that", "as the paper put it": no cue without the second word.
    let whole = match verb.lemma {
        "point" => scene.is(at + 1, "out"),
        "make" => scene.is(at + 1, "clear") || scene.is(at + 1, "it") && scene.is(at + 2, "clear"),
        "put" => scene.is(at + 1, "it"),
        _ => true,
    };
    if !whole || before.iter().any(|hit| hit.cue.contains(&at)) {
        return None;
    }
    let voice = speaker::voice(scene, at);
    if voice.negated || voice.unreal {
        return None;
    }
    if voice.passive {
        return passive(scene, at, verb);
    }
    let subject = speaker::subject(scene, at, verb)?;
    if !speaker::plausible(scene, at, &subject, verb) {
        return None;
    }
    let (source, head) = (subject.tokens.clone(), subject.head);
    let bookkeeping = matches!(verb.lemma, "record" | "list" | "detail" | "document" | "chronicle");
    if bookkeeping && !speaker::is_paper(scene, head) && !voices::is_authority(&scene.word(head).to_ascii_lowercase()) {
        return None;
    }
    let cue = speaker::cue_words(scene, at, &subject);
    let start = source.start.min(cue.start);
    let behind = if subject.inverted { source.end } else { cue.end };
    let mut tail = tail(scene, behind, if subject.inverted { None } else { Some(verb) });
    // "The ministry said, using data from the clinics, that …", "Police, citing hospital records, said …".
    let mut set_in = via(scene, &mut tail.clone());
    let mut end = tail;
    if !via(scene, &mut end).is_empty() && scene.is_comma(end) && is_that(scene, end + 1) {
        tail = end + 1;
    } else {
        set_in = if source.end < cue.start { via(scene, &mut source.end.clone()) } else { Vec::new() };
    }
    let clause = start..tail;
    let mut hit = Hit {
        at,
        cue,
        source,
        head,
        clause,
        content: Vec::new(),
        quotes: verb.takes.quote || verb.lemma == "put",
        via: Vec::new(),
    };
    let complement =
        scene.s.children(at).find(|&c| c > at && scene.relation(c) == Relation::Ccomp && (c >= tail || !subject.inverted));
    let aside = is_aside(scene, start, tail)
        && (subject.inverted || !complement.is_some_and(|c| c >= tail && !scene.is_comma(tail) && tail < scene.len()));
    if aside && (verb.takes.aside || verb.takes.quote || verb.lemma == "put") {
        hit.content = aside_content(scene, &hit, before);
        if verb.takes.object && hit.content.is_empty() {
            hit.content = object(scene, at, verb);
        }
    } else {
        hit.content = following_content(scene, at, verb, tail, complement, &mut hit.cue);
        if hit.content.is_empty() && verb.takes.paper && speaker::is_paper(scene, head) && scene.is_nominal(tail) {
            // "Polls show her ahead by ten points", "a survey found the ferry in the lead".
            push(&mut hit.content, tail..following_end(scene, at, tail));
        }
        if hit.content.is_empty() && verb.takes.clause && start > 0 && scene.is(start - 1, "what") && scene.is_finite(tail) {
            // "what the club estimated were more than 200 members"
            push(&mut hit.content, tail..following_end(scene, at, tail));
        }
        if hit.content.is_empty()
            && matches!(verb.lemma, "say" | "report" | "claim" | "estimate")
            && scene.tag(tail) == Tag::Cd
            && speaker::speaks(scene, head)
        {
            // "the company says 12"
            push(&mut hit.content, tail..following_end(scene, at, tail));
        }
        if scene.is_any(start.saturating_sub(1), &["as"]) && hit.content.is_empty() {
            hit.content = aside_content(scene, &hit, before);
        }
    }
    let mut end = tail;
    hit.via = via(scene, &mut end);
    if hit.via.is_empty() {
        hit.via = set_in;
    }
    if let Some(last) = hit.content.last().filter(|_| hit.via.is_empty()) {
        end = last.end;
        hit.via = via(scene, &mut end);
    }
    // The colon of "she said: …" belongs to the cue.
    if scene.word(hit.cue.end) == ":" && !scene.in_quote(hit.cue.end) {
        hit.cue.end += 1;
        hit.clause.end = hit.clause.end.max(hit.cue.end);
    }
    let answers = scene.after_quote && hit.clause.start == 0 && aside;
    if hit.content.is_empty() && !(hit.quotes && (answers || quote_beside(scene, &hit))) {
        return None;
    }
    Some(hit)
}

/// "The board put the number of dry wells at 40": who reckons is the source of the figure.
fn put_at(scene: &Scene, at: usize, verb: Verb) -> Option<Hit> {
    let number = |j: usize| {
        let hedge = scene.is_any(
            j,
            &["about", "around", "nearly", "roughly", "some", "more", "less", "over", "under", "almost", "at", "between"],
        );
        (j..j + if hedge { 4 } else { 2 }).any(|k| scene.tag(k) == Tag::Cd)
    };
    let to = (at + 2..(at + 16).min(scene.len()))
        .take_while(|&j| !scene.is_stop(j) && !scene.is_comma(j) && !scene.is_finite(j))
        .find(|&j| scene.is(j, "at") && number(j + 1))?;
    let measured = (at + 1..to).any(|j| {
        scene.is_any(
            j,
            &[
                "number",
                "toll",
                "total",
                "cost",
                "costs",
                "value",
                "price",
                "figure",
                "count",
                "damage",
                "losses",
                "loss",
                "rate",
                "share",
                "level",
                "population",
                "size",
                "bill",
                "magnitude",
                "turnout",
                "chance",
                "chances",
                "odds",
                "crowd",
                "age",
                "strength",
                "debt",
            ],
        )
    });
    let voice = speaker::voice(scene, at);
    if !measured || voice.negated || voice.unreal || voice.passive {
        return None;
    }
    let subject = speaker::subject(scene, at, verb)?;
    let pronoun = scene.is_any(subject.head, &["he", "she", "they", "it", "who"]);
    if subject.inverted || pronoun || !speaker::speaks(scene, subject.head) {
        return None;
    }
    let cue = speaker::cue_words(scene, at, &subject);
    let mut content = Vec::new();
    push(&mut content, at + 1..following_end(scene, at, at + 1));
    let clause = subject.tokens.start.min(cue.start)..cue.end;
    Some(Hit { at, cue, source: subject.tokens, head: subject.head, clause, content, quotes: false, via: Vec::new() })
}

/// Whether a quotation stands right before or somewhere behind the cue.
fn quote_beside(scene: &Scene, hit: &Hit) -> bool {
    let start = hit.clause.start;
    let before = (start.saturating_sub(2)..start).any(|j| scene.in_quote(j));
    before || (hit.clause.end..scene.len()).any(|j| scene.in_quote(j)) || (hit.at..hit.clause.end).any(|j| scene.in_quote(j))
}

/// "as reported by the Gazette", "was described by her as a gift", "40 cases recorded by the ministry", "was quoted as saying".
fn passive(scene: &Scene, at: usize, verb: Verb) -> Option<Hit> {
    // "was quoted as saying that …": the grammatical subject speaks.
    if let Some(as_) = (at + 1..(at + 8).min(scene.len()))
        .find(|&j| scene.is(j, "as") && cues::verb(scene.word(j + 1)).is_some_and(|v| v.lemma == "say"))
        && (verb.lemma == "quote" || verb.lemma == "cite" || verb.lemma == "record" || verb.lemma == "report")
    {
        let subject = speaker::subject_left(scene, at)?;
        let cue = at..as_ + 2;
        let tail = tail(scene, as_ + 2, None);
        let mut hit = Hit {
            at,
            cue,
            source: subject.tokens.clone(),
            head: subject.head,
            clause: subject.tokens.start..tail,
            content: Vec::new(),
            quotes: true,
            via: Vec::new(),
        };
        if is_aside(scene, hit.clause.start, tail) {
            hit.content = aside_content(scene, &hit, &[]);
        } else {
            push(&mut hit.content, tail..following_end(scene, as_ + 1, tail));
        }
        return Some(hit);
    }
    let by = (at + 1..(at + 6).min(scene.len())).take_while(|&j| !scene.is_break(j)).find(|&j| scene.is(j, "by"))?;
    let source = speaker::after_preposition(scene, by + 1)?;
    let head = speaker::head(scene, &source);
    if !speaker::speaks(scene, head) {
        return None;
    }
    let mut hit =
        Hit { at, cue: at..at + 1, head, clause: at..source.end, source, content: Vec::new(), quotes: false, via: Vec::new() };
    let opened = (at.saturating_sub(3)..at).any(|j| scene.is(j, "as"));
    if opened && verb.takes.clause {
        // "As reported by the Gazette, the mill has closed."
        if scene.is_comma(hit.clause.end) && at <= 3 {
            push(&mut hit.content, hit.clause.end + 1..content_end(scene));
        } else {
            let as_ = (at.saturating_sub(3)..at).find(|&j| scene.is(j, "as")).unwrap_or(at);
            let set_off = as_ > 0 && scene.is_comma(as_ - 1);
            push(&mut hit.content, left_edge(scene, at)..if set_off { as_ - 1 } else { as_ });
            if set_off && scene.is_comma(hit.clause.end) && !goes_elsewhere(scene, hit.clause.end + 1) {
                push(&mut hit.content, hit.clause.end + 1..content_end(scene));
            }
        }
    } else if verb.takes.judgement {
        if scene.is(hit.clause.end, "as") || scene.is(hit.clause.end, "of") || scene.is(hit.clause.end, "for") {
            push(&mut hit.content, hit.clause.end..following_end(scene, at, hit.clause.end));
        } else {
            return None;
        }
    } else if matches!(verb.lemma, "ask" | "tell" | "warn" | "remind" | "inform" | "advise") && hit.clause.end < scene.len() {
        // "She was told by the clerk that the office had closed."
        if !scene.is_break(hit.clause.end) {
            push(&mut hit.content, hit.clause.end..following_end(scene, at, hit.clause.end));
        }
    } else if is_record(verb.lemma) {
        let phrase = match scene.relation(at) {
            Relation::Acl => {
                let noun = scene.s.parent(at)?;
                scene.s.subtree(noun).start..at
            }
            _ => {
                let subject = scene.s.child(at, &[Relation::Nsubjpass])?;
                scene.s.subtree(subject)
            }
        };
        push(&mut hit.content, phrase.start..phrase.end.min(at));
    }
    (!hit.content.is_empty()).then_some(hit)
}

/// Verbs whose passive with "by" tells where a figure comes from: "40 cases recorded by the ministry".
fn is_record(lemma: &str) -> bool {
    const RECORDS: &[&str] = &[
        "report",
        "record",
        "announce",
        "cite",
        "estimate",
        "confirm",
        "document",
        "claim",
        "allege",
        "project",
        "predict",
        "forecast",
        "list",
        "disclose",
        "reveal",
        "calculate",
    ];
    RECORDS.contains(&lemma)
}

/// "Minister: no new taxes". Only where nothing but a short phrase stands before the colon.
fn headline(scene: &Scene) -> Option<Hit> {
    let colon = (1..scene.len().min(9)).find(|&j| scene.word(j) == ":")?;
    if colon + 2 >= scene.len()
        || scene.len() > 40
        || (0..colon).any(|j| scene.in_quote(j) || scene.is_break(j) && !scene.is_comma(j))
    {
        return None;
    }
    const NOBODY: &[&str] =
        &["photo", "note", "update", "fact", "people", "guide", "version", "text", "sign", "watch", "video", "breaking"];
    let source = 0..colon;
    if (0..colon).any(|j| scene.tag(j).is_verb() || scene.tag(j) == Tag::In && !scene.is_any(j, &["of", "for", "in"])) {
        return None;
    }
    let head = speaker::head(scene, &source);
    // "Breaking: …", "Tickets: …" say nothing of who says it.
    const PAPERS: &[&str] = &["poll", "report", "study", "survey", "analysis", "data", "documents", "memo", "audit", "research"];
    let voice = voices::kind(&scene.word(head).to_ascii_lowercase());
    let paper = voice == Some(SourceKind::Document) && !scene.is_any(head, PAPERS) && !scene.tag(head).is_proper();
    if !speaker::speaks(scene, head) || paper || scene.is_any(head, NOBODY) || scene.len() < colon + 4 {
        return None;
    }
    let mut content = Vec::new();
    push(&mut content, colon + 1..content_end(scene));
    Some(Hit { at: colon, cue: colon..colon + 1, source, head, clause: 0..colon + 1, content, quotes: true, via: Vec::new() })
}

/// "No new bridge before 2030: mayor". Only a short phrase of somebody who speaks, and no full stop.
fn headline_behind(scene: &Scene) -> Option<Hit> {
    let end = scene.len();
    let colon = (end.saturating_sub(5)..end.saturating_sub(1)).find(|&j| scene.word(j) == ":")?;
    let source = colon + 1..end;
    let plain =
        source.clone().all(|j| scene.is_nominal(j) && !scene.in_quote(j) && !scene.is_break(j) && scene.tag(j) != Tag::Cd);
    if colon < 4 || end > 25 || !plain {
        return None;
    }
    let head = speaker::head(scene, &source);
    let voice = voices::kind(&scene.word(head).to_ascii_lowercase());
    const PAPERS: &[&str] = &["poll", "report", "study", "survey", "analysis", "data", "documents", "memo", "audit", "research"];
    if !speaker::speaks(scene, head) || voice == Some(SourceKind::Document) && !scene.is_any(head, PAPERS) {
        return None;
    }
    let mut content = Vec::new();
    push(&mut content, 0..colon);
    Some(Hit { at: colon, cue: colon..colon + 1, source, head, clause: colon..end, content, quotes: true, via: Vec::new() })
}
