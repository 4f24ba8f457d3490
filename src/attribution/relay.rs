//! One voice that another one quotes: "the Gazette quoted the minister as saying that …".

use std::ops::Range;

use super::content::push;
use super::cue::Hit;
use super::cues::{self, Verb};
use super::mood;
use super::scene::Scene;
use super::speaker::{self, Subject};
use super::voices;
use crate::language::Tag;

/// Words between the verb of quoting and "as".
const FAR: usize = 14;

/// Somebody who is quoted, as the subject of "saying".
#[derive(Clone, Debug)]
pub struct Relayed {
    pub speaker: Subject,
    /// The first word of whoever quotes.
    pub start: usize,
}

/// Whether the verb quotes somebody in the active, with a verb of saying of its own behind: "quoted the minister as saying".
pub fn quotes_as(scene: &Scene, at: usize, verb: Verb) -> bool {
    is_quoting(verb) && (at + 3..(at + FAR + 2).min(scene.len())).any(|j| quoting(scene, j) == Some(at))
}

/// Who is quoted, where the verb at `at` is the "saying" of "quoted the minister as saying".
pub fn relayed(scene: &Scene, at: usize) -> Option<Relayed> {
    let verb = quoting(scene, at)?;
    let tokens = speaker::after_preposition(scene, verb + 1)?;
    let end = as_before(scene, at)?;
    let tokens = tokens.start..tokens.end.min(end);
    let head = speaker::head(scene, &tokens);
    let start = speaker::subject_left(scene, verb).map_or(verb, |it| it.tokens.start.min(verb));
    let speaker = Subject { tokens, head, inverted: false, shared: false, issued: None };
    (verb + 1..end).contains(&head).then_some(Relayed { speaker, start })
}

/// Whoever quotes another, with all that is quoted and who says it.
pub fn relayer(scene: &Scene, hit: &Hit) -> Option<Hit> {
    let (verb, source) = match quoting(scene, hit.at) {
        Some(verb) => (verb, speaker::subject_left(scene, verb)?.tokens),
        None => match aside(scene, hit) {
            Some(found) => found,
            // "The minister was quoted by the Gazette as saying …"
            None => (hit.at, by(scene, hit.at..hit.cue.start)?),
        },
    };
    let head = speaker::head(scene, &source);
    if !speaker::speaks(scene, head) {
        return None;
    }
    let active = source.start < verb;
    let cue = if active { verb..verb + 1 } else { verb..source.start };
    // All that is told on: who is quoted, "as saying" and the words. Those may stand in front.
    let last = hit.content.last().map_or(0, |it| it.end).max(hit.clause.end);
    let mut content: Vec<Range<usize>> = hit.content.iter().filter(|it| it.end <= hit.clause.start).cloned().collect();
    if active {
        push(&mut content, hit.source.start..last);
    } else {
        push(&mut content, hit.source.start..if scene.is_comma(verb - 1) { verb - 1 } else { verb });
        push(&mut content, hit.cue.start..last);
    }
    let clause = source.start.min(verb)..hit.clause.end;
    Some(Hit { at: verb, cue, source, head, clause, content, relays: true, ..Hit::default() })
}

/// "The minister, quoted by the Gazette, said …": the participle, and who quotes.
fn aside(scene: &Scene, hit: &Hit) -> Option<(usize, Range<usize>)> {
    let verb = hit.source.end + 1;
    let set_in = scene.is_comma(hit.source.end) && verb < hit.cue.start;
    let quoted = set_in && cues::verb(scene.word(verb)).is_some_and(is_quoting) && scene.is(verb + 1, "by");
    let source = quoted.then(|| by(scene, verb..hit.cue.start)).flatten()?;
    scene.is_comma(source.end).then_some((verb, source))
}

/// The source of "by the Gazette", "in the Gazette" in a stretch.
pub fn by(scene: &Scene, within: Range<usize>) -> Option<Range<usize>> {
    let by = within.clone().find(|&j| scene.is_any(j, &["by", "in"]))?;
    let source = speaker::after_preposition(scene, by + 1)?;
    let head = speaker::head(scene, &source);
    let prints = scene.is(by, "by") || speaker::is_paper(scene, head) || voices::is_medium(scene.word(head));
    (source.end <= within.end && prints).then_some(source)
}

/// The verb that quotes whoever is "saying" at `at`, in the active.
fn quoting(scene: &Scene, at: usize) -> Option<usize> {
    let as_ = as_before(scene, at)?;
    let verb = (as_.saturating_sub(FAR)..as_)
        .rev()
        .take_while(|&j| !scene.is_stop(j) && !scene.in_quote(j))
        .find(|&j| scene.tag(j).is_verb() && cues::verb(scene.word(j)).is_some_and(is_quoting))?;
    let object = verb + 1 < as_ && scene.is_nominal(verb + 1) && !scene.is_break(verb + 1);
    (object && !mood::voice(scene, verb).passive).then_some(verb)
}

/// The "as" of "as saying", "as having said".
fn as_before(scene: &Scene, at: usize) -> Option<usize> {
    let verb = if at > 1 && scene.is(at - 1, "having") { at - 1 } else { at };
    let spoken = scene.tag(verb) == Tag::Vbg && cues::verb(scene.word(at)).is_some_and(|it| it.takes.quote);
    verb.checked_sub(1).filter(|&as_| spoken && scene.is(as_, "as"))
}

fn is_quoting(verb: Verb) -> bool {
    matches!(verb.lemma, "quote" | "cite")
}
