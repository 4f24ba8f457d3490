//! Cues in the passive: "40 cases recorded by the ministry", "was quoted as saying".

use super::content::{aside_content, content_end, following_end, goes_elsewhere, is_aside, is_that, left_edge, push};
use super::cue::Hit;
use super::cues::{self, Verb};
use super::scene::Scene;
use super::tail::tail;
use super::{relay, speaker};
use crate::language::Relation;

/// "as reported by the Gazette", "was described by her as a gift", "40 cases recorded by the ministry", "was quoted as saying".
pub fn passive(scene: &Scene, at: usize, verb: Verb) -> Option<Hit> {
    // "was quoted as saying that …": the grammatical subject speaks.
    if let Some(as_) = (at + 1..(at + 8).min(scene.len()))
        .find(|&j| scene.is(j, "as") && cues::verb(scene.word(j + 1)).is_some_and(|v| v.lemma == "say"))
        && (verb.lemma == "quote" || verb.lemma == "cite" || verb.lemma == "record" || verb.lemma == "report")
    {
        let subject = speaker::subject_left(scene, at)?;
        // "was quoted by the Gazette as saying": the first words are the Gazette's cue.
        let cue = if relay::by(scene, at..as_).is_some() { as_ } else { at }..as_ + 2;
        let tail = tail(scene, as_ + 2, None);
        let mut hit = Hit {
            at,
            cue,
            source: subject.tokens.clone(),
            head: subject.head,
            clause: subject.tokens.start..tail,
            quotes: true,
            ..Hit::default()
        };
        if is_aside(scene, hit.clause.start, tail, false) {
            hit.content = aside_content(scene, &hit, &[]);
        } else {
            push(&mut hit.content, tail..following_end(scene, as_ + 1, tail));
        }
        return Some(hit);
    }
    if let Some(hit) = heard(scene, at, verb) {
        return Some(hit);
    }
    let by = (at + 1..(at + 6).min(scene.len())).take_while(|&j| !scene.is_break(j)).find(|&j| scene.is(j, "by"))?;
    let source = speaker::after_preposition(scene, by + 1)?;
    let head = speaker::head(scene, &source);
    if !speaker::speaks(scene, head) {
        return None;
    }
    let mut hit = Hit { at, cue: at..at + 1, head, clause: at..source.end, source, ..Hit::default() };
    let opened = (at.saturating_sub(3)..at).any(|j| scene.is(j, "as"));
    if opened && verb.takes.clause {
        // "As reported by the Gazette, the mill has closed."
        if scene.is_comma(hit.clause.end) && at <= 3 {
            push(&mut hit.content, hit.clause.end + 1..content_end(scene));
        } else {
            let as_ = (at.saturating_sub(3)..at).find(|&j| scene.is(j, "as")).unwrap_or(at);
            let set_off = as_ > 0 && scene.is_comma(as_ - 1);
            // "The ministry says that, as reported by the Gazette, …": only what follows.
            let hangs = set_off && as_ > 1 && is_that(scene, as_ - 2);
            if !hangs {
                push(&mut hit.content, left_edge(scene, at)..if set_off { as_ - 1 } else { as_ });
            }
            if set_off && scene.is_comma(hit.clause.end) && (hangs || !goes_elsewhere(scene, hit.clause.end + 1)) {
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
        // "She was told by the clerk, Ann Low, that the office had closed."
        if scene.is_comma(hit.clause.end) && is_that(scene, hit.clause.end + 1) && scene.clause_follows_soon(hit.clause.end + 2) {
            hit.clause.end += 1;
        }
        if !scene.is_break(hit.clause.end) {
            push(&mut hit.content, hit.clause.end..following_end(scene, at, hit.clause.end));
        }
    } else if is_record(verb.lemma) && scene.is(hit.clause.end, "that") && scene.clause_follows_soon(hit.clause.end) {
        // "It was reported by the Gazette that the mill had closed."
        push(&mut hit.content, hit.clause.end..following_end(scene, at, hit.clause.end));
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

/// "The inquest was told that …": nobody is named, but it was said there.
fn heard(scene: &Scene, at: usize, verb: Verb) -> Option<Hit> {
    let that = at + 1;
    if verb.lemma != "tell" || !is_that(scene, that) || !scene.clause_follows_soon(that + 1) {
        return None;
    }
    let subject = speaker::subject_left(scene, at).filter(|subject| is_forum(scene, subject.head))?;
    let cue = speaker::cue_words(scene, at, &subject);
    let mut hit =
        Hit { at, clause: subject.tokens.start..that, cue, source: subject.tokens, head: subject.head, ..Hit::default() };
    push(&mut hit.content, that..following_end(scene, at, that));
    Some(hit)
}

/// Those before whom things are said: "the court heard".
pub fn is_forum(scene: &Scene, head: usize) -> bool {
    const FORUMS: &[&str] = &[
        "court",
        "jury",
        "jurors",
        "inquest",
        "tribunal",
        "inquiry",
        "hearing",
        "committee",
        "panel",
        "commission",
        "magistrates",
        "judges",
        "councillors",
        "lawmakers",
        "mps",
    ];
    scene.is_any(head, FORUMS)
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
