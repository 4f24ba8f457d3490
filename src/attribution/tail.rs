//! Where the words of a cue end: its hearer, day and occasion passed.

use super::content::{is_subordinator, is_that};
use super::cues::Verb;
use super::scene::Scene;
use crate::language::{Relation, Tag};

/// Where the cue's own words end, its hearer, time and occasion passed: the token right behind.
pub fn tail(scene: &Scene, from: usize, verb: Option<Verb>) -> usize {
    let mut i = from;
    if let Some(verb) = verb
        && verb.takes.hearer
        && !scene.is_break(i)
        && !is_that(scene, i)
    {
        i = hearer(scene, i);
    }
    let limit = (from + 24).min(scene.len());
    while i < limit {
        if is_when(scene, i) || is_how(scene, i) {
            i += 1;
        } else if let Some(next) = date_set_off(scene, i) {
            i = next;
        } else if matches!(scene.tag(i), Tag::In | Tag::To)
            && !is_subordinator(scene, i)
            && (scene.is_nominal(i + 1) || scene.tag(i + 1) == Tag::Vbg)
        {
            match occasion(scene, i) {
                Some(next) => i = next,
                None => break,
            }
        } else {
            break;
        }
    }
    i
}

/// ", Feb. 5," of "testified on Wednesday, Feb. 5, that it stood": the day of the month between the cue and what it leads to.
fn date_set_off(scene: &Scene, comma: usize) -> Option<usize> {
    if !scene.is_comma(comma) || comma == 0 || !scene.is_time(comma - 1) {
        return None;
    }
    let day = |i: usize| scene.is_time(i) || scene.tag(i) == Tag::Cd;
    let end = (comma + 1..comma + 4).find(|&i| !day(i)).filter(|&end| end > comma + 1)?;
    let that = if scene.is_comma(end) { end + 1 } else { end };
    is_that(scene, that).then_some(that)
}

/// "Sunday", "March 3", "last week".
fn is_when(scene: &Scene, i: usize) -> bool {
    scene.is_time(i)
        || scene.tag(i) == Tag::Cd && scene.is_time(i.saturating_sub(1))
        || matches!(scene.tag(i), Tag::Dt | Tag::Jj | Tag::Cd)
            && (i + 1..i + 3).any(|j| scene.is_time(j))
            && !scene.clause_follows_soon(i)
}

/// "repeatedly", "on": an adverb that belongs to the cue, none that belongs to a figure behind it.
fn is_how(scene: &Scene, i: usize) -> bool {
    const NO: &[&str] = &["not", "n't", "n’t", "so", "nearly", "about", "almost", "only", "more", "less", "even"];
    matches!(scene.tag(i), Tag::Rb | Tag::Rbr | Tag::Rp) && !scene.is_any(i, NO)
}

/// "in a statement on Sunday": the token behind the prepositional phrase, when the phrase is one of how, where or when it was said.
fn occasion(scene: &Scene, preposition: usize) -> Option<usize> {
    if scene.is_any(preposition, &["against", "over", "between", "among", "despite", "without", "under", "per"]) {
        return None;
    }
    let mut i = preposition + 1;
    while i < scene.len() && scene.is_nominal(i) {
        // "said in Vale he would": a pronoun starts the clause.
        if i > preposition + 1 && matches!(scene.tag(i), Tag::Prp | Tag::Dt | Tag::PrpS | Tag::Ex) && !scene.is(i, "himself") {
            break;
        }
        i += 1;
    }
    // "said in Vale plants had closed": what looks like one phrase holds the subject of a clause.
    if scene.is_finite(i) && i > preposition + 2 && !scene.is_break(i) {
        return None;
    }
    if scene.is_finite(i) && i <= preposition + 2 {
        return None;
    }
    Some(i)
}

fn hearer(scene: &Scene, from: usize) -> usize {
    // The tree knows where "reporters the plan" comes apart; without it, a plain phrase up to the next pronoun or determiner.
    let mut i = from;
    while i < scene.len() && scene.is_nominal(i) {
        if i > from
            && matches!(scene.tag(i), Tag::Prp | Tag::Ex | Tag::Dt | Tag::PrpS)
            && !matches!(scene.tag(i - 1), Tag::Dt | Tag::Cc | Tag::In | Tag::Pdt)
        {
            break;
        }
        if i > from && !scene.is_proper_run(i) && scene.relation(i) == Relation::Nsubj {
            break;
        }
        // "told her 40 had left", "told the mayor 40 had left": a number behind a whole phrase begins what is said.
        let number = matches!(scene.tag(i), Tag::Cd | Tag::Dollar);
        if i > from && (matches!(scene.tag(i - 1), Tag::Prp) || number && scene.tag(i - 1).is_noun() && scene.clause_follows(i)) {
            break;
        }
        i += 1;
        // "told a panel of judges in Vale"
        if scene.is_any(i, &["of", "and", "for"]) && scene.is_nominal(i + 1) {
            i += 1;
        }
    }
    i
}
