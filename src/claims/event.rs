//! What happened to the counted thing: the verb or noun that a figure hangs on, found by walking outwards from the figure.
//!
//! Words, not the tree, lead the way for the events of the lexicon: a headline or a list has little syntax, and a wrong tree must not
//! turn killers into victims. The tree is asked for every other verb.

use std::ops::Range;

use super::claim::EventRole;
use super::lexicon::{Form, Happening, Trigger};
use super::lists::{ADVERBS, AUX, CLAUSE, LIGHT, PREPOSITIONS, SPEECH, TALLIES};
use super::words::Words;
use super::{clause, deeds};
use crate::language::{Relation, Tag, grammar};

/// The event that a figure belongs to.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub at: usize,
    pub event: Option<Happening>,
    pub verb: String,
    pub role: EventRole,
}

/// The event of the noun phrase at `phrase` (figure and counted noun).
pub(super) fn find(words: &Words, phrase: Range<usize>, verb: Option<usize>) -> Option<Found> {
    if let Some(found) = deeds::bidden(words, &phrase) {
        return Some(found);
    }
    let relative = clause::relative(words, &phrase);
    let within = relative.clone().unwrap_or(0..words.len());
    let left = leftwards(words, within.start, phrase.start);
    let right = rightwards(words, phrase.end, within.end);
    let known = |step: &Option<Step>| step.as_ref().is_some_and(|it| it.trigger.is_some());
    let near = |step: &Option<Step>| step.as_ref().is_some_and(|it| it.distance == 0);
    let chosen = if near(&left) && (known(&left) || left.as_ref().is_some_and(|it| it.direct && describes(words, it.at))) {
        left
    } else if near(&right) && known(&right) {
        right
    } else if near(&left) && left.as_ref().is_some_and(|it| it.direct) {
        // An unknown verb right before its object, unless a known event stands at the other end of a list.
        left
    } else if known(&left) && (!known(&right) || left.as_ref().map(|it| it.distance) <= right.as_ref().map(|it| it.distance)) {
        left
    } else if known(&right) {
        right
    } else {
        None
    };
    let found = chosen.map(|step| step.found(words));
    // "Two hikers who had been missing were found": found is what happened to them, missing says which ones.
    if let Some(relative) = &found
        && words.is_any(phrase.end, &["who", "which", "that"])
        && relative.at > phrase.end
        && let Some(main) = by_tree(words, phrase.clone(), verb)
        && main.at > relative.at
    {
        return Some(main);
    }
    found.or_else(|| by_tree(words, phrase, verb).filter(|it| within.contains(&it.at)))
}

/// "A ferry | carrying 214 people struck a pier": the participle has the figure for its object, and the noun before it for its subject.
fn describes(words: &Words, participle: usize) -> bool {
    words.tag(participle) == Tag::Vbg && words.tag(participle.wrapping_sub(1)).is_noun()
}

/// A governor met on the way.
#[derive(Clone, Debug)]
struct Step {
    at: usize,
    trigger: Option<Trigger>,
    /// Nouns, commas and the like in between; 0 when only articles, adjectives and hedges are.
    distance: usize,
    /// No preposition between the governor and the figure.
    direct: bool,
    preposition: Option<String>,
    to_the_left: bool,
    passive: bool,
    object_follows: bool,
}

impl Step {
    fn found(self, words: &Words) -> Found {
        let event = self.trigger.map(|it| it.event);
        let noun = self.trigger.is_some_and(|it| it.form == Form::Noun);
        let fixed = self.trigger.is_some_and(|it| it.form == Form::Fixed);
        let name = event.map_or("", Happening::name);
        let role = if noun || fixed {
            EventRole::Patient
        } else if self.to_the_left {
            match self.preposition.as_deref() {
                None => EventRole::Patient,
                Some("by") => EventRole::Agent,
                Some(_) => EventRole::Other,
            }
        } else if self.passive || !self.object_follows || UNDERGOERS.contains(&name) {
            EventRole::Patient
        } else {
            EventRole::Agent
        };
        Found { at: self.at, event, verb: words.lemma(self.at), role }
    }
}

/// Events whose subject is the one it happens to, or who takes part all the same.
pub(super) const UNDERGOERS: &[&str] = &[
    "missing", "displace", "escape", "attend", "protest", "shelter", "collapse", "board", "arrive", "vote", "graduate", "begin",
    "end", "happen", "reside", "support", "oppose", "walkout",
];

fn leftwards(words: &Words, from: usize, start: usize) -> Option<Step> {
    let mut distance = 0;
    let mut preposition = None;
    let mut tally = false;
    let mut i = start;
    while i > from {
        i -= 1;
        if start - i > 40 {
            return None;
        }
        let (word, lists) = (words.at(i), words.lists(i));
        if let Some((at, trigger)) = trigger_ending_at(words, i)
            .filter(|it| it.1.form != Form::Ing || !words.tag(it.0).is_noun())
            .filter(|it| i + 1 >= start || it.1.form == Form::Fixed || !is_modifier(words, it.0, i))
        {
            // "At a cost of": a noun, though it could be a verb.
            let noun = trigger.form == Form::Noun
                || words.at(at.wrapping_sub(1)) == "'s" && words.tag(at).is_noun()
                || words.at(i + 1) == "of" && words.is_any(at.wrapping_sub(1), &["the", "a", "an", "total"]);
            // "In the attack 41 people": the noun says on what occasion, and the verb is still to come.
            let occasion = noun && i + 1 == start && occasion(words, at);
            let modifier = noun && preposition.is_none() && !tally && distance > 0;
            // "wounded soldiers", "the stolen goods": an attribute on the way, no governor.
            let attribute = matches!(trigger.form, Form::Past | Form::Fixed)
                && !noun
                && (words.is_any(at.wrapping_sub(1), &["the", "a", "an", "some"]) || words.tag(at).is_adjective())
                && !words.is_in(at.wrapping_sub(1), AUX);
            let passive = matches!(trigger.form, Form::Past)
                && at > 0
                && words.is_in(at - 1, AUX)
                && !words.is_any(at - 1, &["has", "have", "had"]);
            if modifier
                || occasion
                || attribute
                || lists.meet(TALLIES) && !noun && (preposition.is_some() || words.is_any(i + 1, &["to", "at"]))
            {
                tally |= lists.meet(TALLIES);
                distance += 1;
                i = at;
                continue;
            }
            if passive && preposition.is_none() {
                return None;
            }
            let preposition = if noun || tally { None } else { preposition };
            return Some(Step {
                at,
                trigger: Some(trigger),
                distance,
                direct: preposition.is_none(),
                preposition,
                to_the_left: true,
                passive: false,
                object_follows: true,
            });
        }
        if lists.meet(TALLIES) {
            tally = true;
            continue;
        }
        if lists.meet(CLAUSE) && !(word == "as" || word == "than") {
            return None;
        }
        if lists.meet(LIGHT) {
            if lists.meet(PREPOSITIONS)
                && preposition.is_none()
                && start - i <= 2
                && (!words.is_any(i, &["of", "to", "at", "about", "around", "over", "under"])
                    // "Vote at 14,200 stations".
                    || word == "at" && words.is_number(i + 1))
            {
                preposition = Some(word.to_string());
            }
            continue;
        }
        if lists.meet(PREPOSITIONS) {
            if preposition.is_none() && distance == 0 {
                preposition = Some(word.to_string());
            }
            continue;
        }
        if lists.meet(SPEECH) {
            return None;
        }
        if words.tag(i).is_verb() && !lists.meet(AUX) {
            // In a list "seven rifles, loaded magazines": a participle before a noun is no governor.
            if words.tag(i) != Tag::Vb && words.tag(i + 1).is_noun() && distance > 0 {
                distance += 1;
                continue;
            }
            let direct = preposition.is_none();
            return Some(Step {
                at: i,
                trigger: None,
                distance,
                direct,
                preposition,
                to_the_left: true,
                passive: false,
                object_follows: true,
            });
        }
        if lists.meet(AUX) && !tally {
            return None;
        }
        if words.tag(i).is_adjective() && distance == 0 {
            continue;
        }
        distance += 1;
    }
    None
}

/// "Assault rifles", "the strike force": a noun that only tells the next one apart names no event.
fn is_modifier(words: &Words, first: usize, last: usize) -> bool {
    words.tag(first).is_noun() && words.tag(last + 1).is_noun() && !words.is_capital(last + 1)
}

/// "In the attack", "after a second blast": whether the noun at `at` stands behind a preposition of time.
fn occasion(words: &Words, at: usize) -> bool {
    let mut before = at.wrapping_sub(1);
    while before < words.len() && (matches!(words.tag(before), Tag::Dt | Tag::Jj | Tag::Nn) || words.tag(before).is_adjective()) {
        before = before.wrapping_sub(1);
    }
    words.is_any(before, &["in", "after", "during", "following", "before", "since"])
}

/// The trigger whose last word is token `i`.
fn trigger_ending_at(words: &Words, i: usize) -> Option<(usize, Trigger)> {
    for back in (0..4.min(i + 1)).rev() {
        if let Some(trigger) = words.trigger(i - back)
            && trigger.words == back + 1
            && !(back == 0 && words.at(i) == "back" && !words.tag(i).is_verb())
        {
            return Some((i - back, trigger));
        }
    }
    None
}

fn rightwards(words: &Words, end: usize, until: usize) -> Option<Step> {
    let mut distance = 0;
    let mut passive = false;
    let mut i = end;
    while i < until.min(words.len()) && i - end < 40 {
        let (word, lists) = (words.at(i), words.lists(i));
        if clause::reports(words, i) {
            return None;
        }
        if let Some(trigger) = words.trigger(i) {
            let after = i + trigger.words;
            match trigger.form {
                Form::Noun => {
                    // "63 deaths", "13 killings": the noun itself is counted.
                    if i == end && !is_modifier(words, i, after - 1) {
                        return Some(Step {
                            at: i,
                            trigger: Some(trigger),
                            distance: 0,
                            direct: true,
                            preposition: None,
                            to_the_left: false,
                            passive: true,
                            object_follows: false,
                        });
                    }
                }
                Form::Base if !words.tag(i).is_verb() && !favours(words, i) => {}
                // "buildings", "a religious building": no event.
                Form::Ing if words.tag(i).is_noun() => {}
                _ => {
                    let object_follows = trigger.form != Form::Fixed && object_at(words, after);
                    return Some(Step {
                        at: i,
                        trigger: Some(trigger),
                        distance,
                        direct: true,
                        preposition: None,
                        to_the_left: false,
                        passive,
                        object_follows,
                    });
                }
            }
            distance += 1;
            i += trigger.words;
            continue;
        }
        // "Is 142 metres high and will be finished in 2031": the next statement.
        if word == "and" && (words.tag(i + 1) == Tag::Md || words.is_in(i + 1, AUX)) {
            return None;
        }
        if lists.meet(AUX) {
            passive |= !matches!(word, "has" | "have" | "had" | "having" | "'ve");
            i += 1;
            continue;
        }
        if lists.meet(ADVERBS) || matches!(words.tag(i), Tag::Rb) {
            i += 1;
            continue;
        }
        if lists.meet(SPEECH)
            || matches!(word, ";" | ":" | "—" | "--" | "but" | "while" | "“" | "”" | "\"" | "when" | "after" | "before")
        {
            return None;
        }
        if words.tag(i).is_verb() {
            let object_follows = object_at(words, i + 1);
            return Some(Step {
                at: i,
                trigger: None,
                distance,
                direct: true,
                preposition: None,
                to_the_left: false,
                passive,
                object_follows,
            });
        }
        distance += 1;
        i += 1;
    }
    None
}

/// "53 percent of voters favour charging": a verb, though it could be a noun.
fn favours(words: &Words, i: usize) -> bool {
    words.is_any(i, &["favour", "favor"]) && words.tag(i.wrapping_sub(1)).is_noun() && words.at(i + 1) != "of"
}

/// Whether a noun phrase begins here, so that the verb before it has an object.
fn object_at(words: &Words, i: usize) -> bool {
    let word = words.at(i);
    if matches!(word, "" | "," | "." | "and" | "or" | ")" | "(") || words.is_in(i, PREPOSITIONS.and(CLAUSE).and(ADVERBS)) {
        return false;
    }
    if super::words::weekday(word).is_some()
        || matches!(word, "yesterday" | "today" | "tonight" | "last" | "this" | "early" | "late" | "earlier")
    {
        return false;
    }
    words.is_number(i)
        || words.tag(i).is_noun()
        || words.tag(i).is_adjective()
        || matches!(words.tag(i), Tag::Dt | Tag::PrpS | Tag::Prp | Tag::Pdt)
}

/// Any other verb: by the tree.
fn by_tree(words: &Words, phrase: Range<usize>, verb: Option<usize>) -> Option<Found> {
    let head = phrase.end.checked_sub(1)?;
    let at = verb.or_else(|| grammar::governing_verb(words.sentence, words.text, head))?;
    if words.is_in(at, SPEECH)
        || words.is_in(at, AUX)
        || clause::reports(words, at)
        || !(words.tag(at).is_verb() || words.tag(at).is_noun())
    {
        return None;
    }
    let role = match words.sentence.relation(head) {
        Relation::Dobj | Relation::Nsubjpass => EventRole::Patient,
        Relation::Nsubj => EventRole::Agent,
        _ => EventRole::Other,
    };
    let event = words.trigger(at).map(|it| it.event);
    Some(Found { at, event, verb: words.lemma(at), role })
}
