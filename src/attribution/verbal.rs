//! A verb of saying with its subject and its content, and the figure that somebody "puts at" a number.

use super::content::{aside_content, following_content, following_end, is_aside, is_that, object, push};
use super::cue::{Hit, via};
use super::cues::Verb;
use super::manner::manner;
use super::passive::{is_forum, passive};
use super::scene::Scene;
use super::tail::tail;
use super::{mood, relay, speaker, voices};
use crate::language::{Relation, Tag};

/// A verb of saying with its subject and content.
pub fn verbal(scene: &Scene, at: usize, verb: Verb, before: &[Hit]) -> Option<Hit> {
    // "…, records show, …": taggers take the short verb at the end for a noun.
    let shows = verb.lemma == "show"
        && (at + 1 >= scene.len() || scene.is_break(at + 1) || is_that(scene, at + 1))
        && scene.phrase_before(at).is_some_and(|p| speaker::is_paper(scene, speaker::head(scene, &p)));
    let said = verb.lemma == "say" || verb.lemma == "tell" || shows;
    if !scene.tag(at).is_verb() && !said {
        return None;
    }
    let reckons = scene.is(at + 1, "it") && scene.is(at + 2, "at");
    if verb.lemma == "put" && (reckons || !scene.is(at + 1, "it")) {
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
    let voice = mood::voice(scene, at);
    if voice.negated || voice.unreal {
        return None;
    }
    if voice.passive {
        return passive(scene, at, verb);
    }
    if relay::quotes_as(scene, at, verb) {
        return None;
    }
    let relayed = relay::relayed(scene, at);
    let subject = relayed.clone().map_or_else(|| speaker::subject(scene, at, verb), |it| Some(it.speaker))?;
    if !speaker::plausible(scene, at, &subject, verb) {
        return None;
    }
    let (source, head) = (subject.tokens.clone(), subject.head);
    let bookkeeping = matches!(verb.lemma, "record" | "list" | "detail" | "document" | "chronicle");
    if bookkeeping && !speaker::is_paper(scene, head) && !voices::is_authority(&scene.word(head).to_ascii_lowercase()) {
        return None;
    }
    if verb.lemma == "hear" && !is_forum(scene, head) {
        return None;
    }
    let cue = speaker::cue_words(scene, at, &subject);
    let start = relayed.map_or(source.start.min(cue.start), |it| it.start);
    let behind = if subject.inverted { source.end } else { cue.end };
    let mut tail = tail(scene, behind, if subject.inverted { None } else { Some(verb) });
    let manner = manner(scene, behind, tail);
    // "said Rita Vance, a clerk now working for the port": what tells more about the speaker is no content.
    let whole = scene.s.subtree(head).end;
    if subject.inverted && whole > tail && matches!(scene.tag(tail), Tag::Rb | Tag::Vbg | Tag::Vbn | Tag::In) {
        tail = whole;
    }
    // "The ministry said, using data from the clinics, that …", "Police, citing hospital records, said …".
    let mut set_in = via(scene, &mut tail.clone());
    let mut end = tail;
    if !via(scene, &mut end).is_empty() && scene.is_comma(end) && is_that(scene, end + 1) {
        tail = end + 1;
    } else {
        set_in = if source.end < cue.start { via(scene, &mut source.end.clone()) } else { Vec::new() };
    }
    let clause = start..tail;
    let mut hit =
        Hit { at, cue, source, head, clause, manner, quotes: verb.takes.quote || verb.lemma == "put", ..Hit::default() };
    let complement =
        scene.s.children(at).find(|&c| c > at && scene.relation(c) == Relation::Ccomp && (c >= tail || !subject.inverted));
    let aside = is_aside(scene, start, tail, subject.inverted)
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
        if hit.content.is_empty()
            && verb.takes.clause
            && start > 0
            && scene.is_any(start - 1, &["what", "which", "who", "that"])
            && scene.is_finite(tail)
        {
            // "what the club estimated were more than 200 members", "the rules, which officials said will change in May, are old"
            let end = following_end(scene, at, tail);
            let main = |j: usize| scene.is_comma(j) && scene.is_finite(j + 1);
            push(&mut hit.content, tail..(tail..end).find(|&j| main(j)).unwrap_or(end));
        }
        if hit.content.is_empty()
            && (matches!(verb.lemma, "say" | "report" | "claim" | "estimate") && scene.tag(tail) == Tag::Cd
                || matches!(verb.lemma, "expect" | "forecast") && is_level(scene, tail))
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
    // "Citing police, the paper said …"
    if hit.via.is_empty() && scene.is_any(0, &["citing", "quoting"]) && clause_start(scene, 1, start) {
        hit.via = via(scene, &mut 0);
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

/// Whether a source that a sentence opens with ends before its subject, with no clause between.
fn clause_start(scene: &Scene, from: usize, subject: usize) -> bool {
    let end = speaker::after_preposition(scene, from).map_or(from, |it| it.end);
    subject > from && scene.is_comma(subject - 1) && end < subject && !(from..subject - 1).any(|j| scene.is_finite(j))
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
    // "They put it at 40."
    let measured = scene.is(at + 1, "it") && to == at + 2
        || (at + 1..to).any(|j| {
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
                    "increase",
                    "rise",
                    "decline",
                    "fall",
                    "saving",
                    "savings",
                    "income",
                    "profit",
                    "profits",
                    "revenue",
                    "sales",
                    "budget",
                    "deficit",
                    "worth",
                    "probability",
                    "likelihood",
                    "amount",
                    "sum",
                    "tally",
                    "arrears",
                    "wait",
                    "distance",
                    "weight",
                    "speed",
                    "height",
                    "depth",
                    "length",
                ],
            )
        });
    let voice = mood::voice(scene, at);
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
    Some(Hit { at, cue, source: subject.tokens, head: subject.head, clause, content, ..Hit::default() })
}

/// "39 percent", "$4 million": a level by itself, where "40 guests" would be what one waits for.
fn is_level(scene: &Scene, i: usize) -> bool {
    scene.tag(i) == Tag::Dollar
        || scene.tag(i) == Tag::Cd
            && (scene.is_any(i + 1, &["%", "percent", "per", "pc"]) || scene.is_stop(i + 1) || scene.word(i).ends_with('%'))
}

/// Whether a quotation stands right before or somewhere behind the cue.
fn quote_beside(scene: &Scene, hit: &Hit) -> bool {
    let start = hit.clause.start;
    let before = (start.saturating_sub(2)..start).any(|j| scene.in_quote(j));
    before || (hit.clause.end..scene.len()).any(|j| scene.in_quote(j)) || (hit.at..hit.clause.end).any(|j| scene.in_quote(j))
}
