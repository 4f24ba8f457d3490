//! Whether a figure is said to be so, planned, feared, denied or asked.

use std::ops::Range;

use super::claim::{EventRole, Modality};
use super::clause;
use super::crowd::settled;
use super::event::Found;
use super::lexicon::Happening;
use super::lists::SPEECH;
use super::words::Words;
use crate::language::Tag;

/// Whether it is said to be so. `event` is what was made of the verb that was found.
pub(super) fn modality(words: &Words, phrase: &Range<usize>, found: Option<&Found>, event: Option<Happening>) -> Modality {
    if words.raw(words.len().wrapping_sub(1)).ends_with('?') || words.at(words.len().wrapping_sub(2)) == "?" {
        return Modality::Asked;
    }
    // "A village of 640 people wants its shop back": what it wants says nothing of how many live there.
    let found = found.filter(|it| !settled(words, phrase) && !stands_apart(words, phrase, it.at));
    let verb = found.map_or(phrase.start, |it| it.at);
    let (from, to) = (phrase.start.min(verb), phrase.end.max(verb + 1));
    // "in addition to the 105 hostages released": a participle right behind has no mood of its own, and takes none from before.
    let reach = if verb >= phrase.end { 2 } else { 5 };
    let mut start = from;
    while start > 0 && from - start < reach {
        let word = words.at(start - 1);
        if matches!(
            word,
            ";" | ":"
                | "\""
                | "“"
                | "”"
                | ","
                | "and"
                | "while"
                | "who"
                | "which"
                | "that"
                | "said"
                | "but"
                | "of"
                | "when"
                | "after"
                | "before"
                | "where"
        ) {
            break;
        }
        start -= 1;
    }
    let mut modality = Modality::Asserted;
    if found.is_some() && to_come(words, verb) {
        modality = Modality::Planned;
    }
    // "will close its plant in spring and lay off 320 workers": the second verb hangs on the same "will".
    // "Took five years to complete and came in at": that one hangs on the first.
    let past = words.tag(verb) == Tag::Vbd && (0..verb).any(|i| words.tag(i) == Tag::Vbd && !words.is_in(i, SPEECH));
    if found.is_some() && words.tag(verb).is_verb() && !past && words.is_any(verb.wrapping_sub(1), &["and", "or"]) {
        let will = (0..verb)
            .rev()
            .take_while(|&i| !matches!(words.at(i), ";" | ":" | "\"" | "“" | "”"))
            .find(|&i| words.tag(i) == Tag::Md || words.at(i) == "to" && words.tag(i + 1) == Tag::Vb);
        if will.is_some_and(|i| matches!(words.at(i), "will" | "shall" | "'ll" | "to")) {
            modality = Modality::Planned;
        }
    }
    // "Will close the works with the loss of 850 jobs".
    if found.is_some() && words.tag(verb).is_noun() {
        let mut with = verb.wrapping_sub(1);
        while words.is_any(with, &["the", "a", "an", "likely", "possible"]) {
            with = with.wrapping_sub(1);
        }
        if words.at(with) == "with" && (0..with).any(|i| words.is_any(i, &["will", "'ll", "shall"])) {
            modality = Modality::Planned;
        }
    }
    let named = |name: &str| event.is_some_and(|it| it.name() == name);
    let (imprisoned, polled) = (named("sentence"), named("poll"));
    // "Prosecutors had asked that he go to prison for nine years".
    if imprisoned && (0..phrase.start).any(|i| words.is_any(i, DEMANDS)) {
        modality = Modality::Hypothetical;
    }
    // "Had asked the jury for damages of $10 million".
    if !polled && clause::of(words, phrase).take_while(|&i| i < phrase.start).any(|i| words.is_any(i, DEMANDS)) {
        modality = Modality::Planned;
    }
    let reported = (0..start).any(|i| words.is_any(i, REPORTING));
    let outlay = found.is_some_and(|it| matches!(it.verb.as_str(), "cost" | "take" | "last" | "need" | "save"));
    for i in start..to.min(words.len()) {
        let word = words.at(i);
        match word {
            // "The agency said it would last five years", "Repairs would cost $2 million": what will be. "It would have cost more" was not.
            "would" if (reported || outlay) && !is_conditional(words) && !is_perfect(words, i) => modality = Modality::Planned,
            // "Must pay $2 million": the sum is settled.
            "must" | "ordered" if pays(words, i) => {}
            // "Must go to prison for eight years": so is the sentence.
            "must" | "will" if imprisoned => {}
            // "The institute asked 1,204 adults": a poll, and no wish.
            "asked" if polled => {}
            // "Was to cost $1.4 billion": what was planned once, and may have come otherwise.
            "was" | "were" if words.at(i + 1) == "to" && words.tag(i + 2) == Tag::Vb => return Modality::Hypothetical,
            // "The charge is to be £54 a year".
            "is" | "are" if words.at(i + 1) == "to" && words.at(i + 2) == "be" && modality == Modality::Asserted => {
                modality = Modality::Planned;
            }
            // "Licensed to carry 210 passengers": how many it carried is another matter.
            "licensed" | "permitted" | "allowed" | "certified" | "authorised" | "authorized" | "entitled"
                if words.at(i + 1) == "to"
                    && words.tag(i + 2) == Tag::Vb
                    && found.is_none_or(|it| it.role != EventRole::Other) =>
            {
                modality = Modality::Hypothetical;
            }
            "if" | "unless" | "whether" | "could" | "may" | "might" | "would" | "feared" | "fear" | "fears" | "possibly"
            | "perhaps" | "potential" | "potentially" | "forecast" | "predicted" | "projected" | "threatened" | "threatens"
                if !(word == "may" && words.is_capital(i)) =>
            {
                modality = Modality::Hypothetical;
            }
            "will" | "'ll" | "plan" | "plans" | "planned" | "planning" | "expected" | "expects" | "expect" | "aims" | "aim"
            | "aimed" | "hopes" | "hoped" | "hope" | "intends" | "wants" | "wanted" | "must" | "should" | "target"
            | "scheduled" | "slated" | "proposed" | "proposes" | "demanded" | "demands" | "demanding" | "asked" | "agreed"
            | "agrees" | "offered" | "promised" | "pledged" | "vowed" | "ordered" | "shall" | "due"
                if modality == Modality::Asserted =>
            {
                modality = Modality::Planned;
            }
            // "Voted to raise the tax": settled, and yet to come.
            "voted" | "decided" | "resolved" if words.at(i + 1) == "to" && modality == Modality::Asserted => {
                modality = Modality::Planned;
            }
            // "Had to leave their homes": they left.
            "has" | "have" | "need" | "needs" | "needed" if words.at(i + 1) == "to" && words.tag(i + 2) == Tag::Vb => {
                modality = Modality::Planned;
            }
            "not" | "n't" | "never" | "no" | "denied" | "denies" | "cannot" | "without" | "neither" | "nor"
                // "no one was hurt", "no injuries": the count of zero says it, and is itself asserted
                if !(word == "without" && i >= phrase.end
                    || word == "no" && (phrase.contains(&i) || words.is_any(i + 1, &["-", "confidence"]))
                    || word == "no" && words.is_any(i + 1, &["fewer", "less", "more", "longer"])) =>
            {
                return Modality::Negated;
            }
            _ => {}
        }
    }
    modality
}

/// "The 212 clinics in 27 towns that took part will go on", "With her ten medals, Ada hopes to": what the verb behind them says of others, or
/// of what has come about already, makes nothing of these doubtful.
fn stands_apart(words: &Words, phrase: &Range<usize>, verb: usize) -> bool {
    if verb < phrase.end {
        return false;
    }
    let between = phrase.end..verb;
    // Told of by a relative clause that is over.
    let past = |i: usize| words.tag(i) == Tag::Vbd;
    let told = between.clone().any(|i| words.is_any(i, &["that", "who", "which"]) && (i + 1..verb).take(3).any(past));
    let clear = words.tag(verb.wrapping_sub(1)) == Tag::Md || words.is_any(verb, &["hopes", "hope", "plans", "plan", "expects"]);
    if told && clear {
        return true;
    }
    // A phrase of its own before the subject.
    let opening = (phrase.start.saturating_sub(4)..phrase.start).rev().find(|&i| words.is_any(i, BESIDE));
    let own = |it: usize| words.tag(it + 1) == Tag::PrpS;
    let alone = opening.is_some_and(|it| own(it) && (it == 0 || words.is_any(it - 1, &[",", ";", "“", "\"", "but", "and"])));
    alone && between.clone().any(|i| words.at(i) == ",")
}

/// Prepositions that begin what a sentence says beside its statement, of what its subject has.
const BESIDE: &[&str] = &["with", "after", "despite", "among", "besides", "unlike"];

/// Verbs that report what will be.
const REPORTING: &[&str] =
    &["said", "says", "told", "tells", "announced", "promised", "writes", "wrote", "warned", "warns", "estimated", "estimates"];

/// "If the dam broke it would flood 300 homes", "without a loan it would lose 40 jobs".
fn is_conditional(words: &Words) -> bool {
    (0..words.len()).any(|i| words.is_any(i, &["if", "unless", "without", "otherwise", "could", "might", "whether"]))
}

/// "Would have held the water back".
fn is_perfect(words: &Words, would: usize) -> bool {
    words.at(would + 1) == "have" && words.tag(would + 2) == Tag::Vbn
}

/// Words of those who want a sum and may not get it.
const DEMANDS: &[&str] = &[
    "asked",
    "sought",
    "seeks",
    "seeking",
    "demanded",
    "demands",
    "demanding",
    "requested",
    "requests",
    "sued",
    "sues",
    "claiming",
];

/// "Must pay", "ordered to pay".
fn pays(words: &Words, i: usize) -> bool {
    words.at(i + 1) == "pay" || words.at(i + 1) == "to" && words.at(i + 2) == "pay"
}

/// "Tarrant to cut 1,200 jobs": in a headline the infinitive speaks of what is to come.
fn to_come(words: &Words, verb: usize) -> bool {
    let finite = |i: usize| matches!(words.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let to = verb.wrapping_sub(1);
    words.at(to) == "to" && (to == 1 || words.tag(to.wrapping_sub(1)).is_noun()) && !(0..to).any(finite)
}
