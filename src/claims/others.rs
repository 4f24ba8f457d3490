//! Time words that stand beside a figure and tell of another: of that which it is held against, of the next one, of a record.

use super::words::{Words, month};
use crate::language::Tag;

/// "71 percent, the highest since 1993": how long it is that there was none such, and not when this was.
pub(super) fn of_a_record(words: &Words, i: usize, from: usize, to: usize) -> bool {
    // "The lowest since democracy was restored in 1986".
    let since = (i.saturating_sub(6)..i).rev().find(|&it| words.at(it) == "since").unwrap_or(i);
    let record = |i: usize| matches!(words.tag(i), Tag::Jjs | Tag::Rbs) || words.is_any(i, &["first", "record", "than"]);
    // "Their first trophy since 1988, in front of 64,310": nor is it when the others came.
    let reach = since.saturating_sub(6);
    let before = if i > to { to.max(reach) } else { reach };
    let told = i < from && (i + 1..=i + 2).any(|it| words.at(it) == "when");
    (i > to || i < from && !told) && words.is_any(since, &["since"]) && (before..since).any(record)
}

/// The first number behind token `to` that the figure before it is held against.
pub(super) fn next_base(words: &Words, to: usize) -> Option<usize> {
    (to..words.len()).find(|&it| words.is_number(it) && is_base(words, it))
}

/// "68 percent, down from 70 percent in 2024", "18,600, down from 27,000 on Saturday", "compared with 47 last year": whether the time at `i`
/// is that of the figure at `base`, which another is held against, up to the comma that closes it.
pub(super) fn of_the_base(words: &Words, i: usize, base: usize) -> bool {
    if i <= base {
        return false;
    }
    // "Rose to 12 from 9, in March": a time of its own after all.
    let time = (base..i).rev().find(|&it| !words.is_number(it) && !words.is_any(it, &["last", "the", "this", "early", "late"]));
    !time.is_some_and(|it| words.at(it) == "," || words.is_any(it, TIMELY) && words.at(it.wrapping_sub(1)) == ",")
}

/// What stands before a time.
const TIMELY: &[&str] = &["in", "on", "for", "at", "during"];

/// "In 2025 we had 46,000 visitors, in 2023 it had been 96,000": the year of the sum behind it.
pub(super) fn of_the_next(words: &Words, i: usize, to: usize) -> bool {
    i > to && words.at(i.wrapping_sub(2)) == "," && (i + 2..i + 7).any(|it| words.is_number(it))
}

/// "£41 million (2024: £61 million)", "1,826 farms (prior year 1,873)": the year is that of the figure in the bracket.
pub(super) fn of_the_bracket(words: &Words, i: usize, to: usize) -> bool {
    let open = (to..i).rev().take_while(|&it| words.at(it) != ")").find(|&it| words.at(it) == "(");
    open.is_some() && (words.at(i + 1) == ":" || words.is_number(i + 1))
}

/// The sum itself, and its year.
pub(super) fn is_bracketed(words: &Words, from: usize) -> bool {
    (from.saturating_sub(8)..from).rev().take_while(|&i| words.at(i) != ")").any(|i| words.at(i) == "(")
}

/// The same of that date itself.
pub(super) fn is_date_of_base(words: &Words, from: usize) -> bool {
    let number = (from.saturating_sub(6)..from).rev().find(|&i| words.is_number(i));
    words.is_any(from.wrapping_sub(1), &["in", "on", "for"]) && number.is_some_and(|it| is_base(words, it))
}

/// "Down from 70", "compared with almost 12", "from 50 percent a year ago and 38 percent before": what another figure is held against.
pub(super) fn is_base(words: &Words, number: usize) -> bool {
    let marked = mark(words, number);
    let same = |i: &usize| !words.tag(*i).is_verb() && !words.is_any(*i, &[";", "but", "while"]);
    let before = || (marked.saturating_sub(8)..marked).rev().take_while(same).find(|&i| words.is_number(i));
    holds(words, marked) || words.is_any(marked, &["and", "or"]) && before().is_some_and(|it| holds(words, mark(words, it)))
}

/// What stands before a number and its hedges, and before what the number is of: "with a loss of about £14m".
fn mark(words: &Words, number: usize) -> usize {
    let before_hedges = |mut at: usize| {
        while words.is_any(at, HEDGES) {
            at = at.wrapping_sub(1);
        }
        at
    };
    let at = before_hedges(number.wrapping_sub(1));
    if words.at(at) != "of" {
        return at;
    }
    let named = |i: &usize| words.tag(*i).is_noun() || words.tag(*i).is_adjective();
    let article =
        (0..at).rev().take(6).find(|i| !named(i)).filter(|&i| i + 1 < at && words.is_any(i, &["a", "an", "the", "its", "their"]));
    article.map_or(at, |it| before_hedges(it.wrapping_sub(1)))
}

/// Whether the word at `at` holds something against what follows.
fn holds(words: &Words, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    match words.at(at) {
        "against" => true,
        // "240 people from 12 countries": from there, and not up from there.
        "from" => (0..at).rev().take(20).take_while(|&i| words.at(i) != ";").any(|i| CHANGES.contains(&&*words.base(i))),
        "with" | "to" => words.is_any(before, &["compared", "compares"]),
        "than" => !words.is_any(before, &["more", "less", "fewer"]),
        _ => false,
    }
}

/// What may stand between a number and the word that holds another against it.
const HEDGES: &[&str] =
    &["the", "about", "some", "nearly", "almost", "roughly", "approximately", "only", "just", "over", "around", "£", "$", "€"];

/// What a figure does that comes from another; adverbs and nouns too.
const CHANGES: &[&str] = &[
    "up",
    "down",
    "rise",
    "fall",
    "climb",
    "grow",
    "increase",
    "drop",
    "decline",
    "jump",
    "slump",
    "slide",
    "slip",
    "dip",
    "edge",
    "ease",
    "soar",
    "surge",
    "plunge",
    "double",
    "triple",
    "shrink",
    "narrow",
    "widen",
    "improve",
    "worsen",
    "raise",
    "lift",
    "cut",
    "reduce",
    "lower",
    "change",
    "move",
    "revise",
    "swing",
    "go",
    "slow",
    "accelerate",
    "gain",
    "lose",
    "higher",
    "tumble",
    "sink",
    "come",
    "bring",
    "push",
    "expand",
    "contract",
    "weaken",
    "strengthen",
    "recover",
    "rebound",
    "advance",
    "upgrade",
    "downgrade",
    "trim",
    "hike",
    "boost",
];

/// "Between March 2017 and August 2023", "from 2015 to 2019": either end of a time that went on.
pub(super) fn in_span(words: &Words, from: usize) -> bool {
    let near = (from.saturating_sub(8)..from).rev().take_while(|&i| !matches!(words.at(i), "," | ";"));
    let opening = near.into_iter().find(|&i| words.is_any(i, &["between", "from"]));
    let close = |opening: usize| if words.at(opening) == "between" { "and" } else { "to" };
    // A year or a month stands on the other side of what joins them.
    let dated = |i: usize| words.is_number(i) || month(words.at(i)).is_some();
    opening.is_some_and(|it| {
        let joint = (it + 1..it + 8).find(|&i| words.at(i) == close(it));
        joint.is_some_and(|joint| dated(joint - 1) && dated(joint + 1) && from < joint + 4)
    })
}

/// "All 460 homes will be finished by 2034": when all is done, and no time at which there are so many.
pub(super) fn of_a_deadline(words: &Words, i: usize, from: usize, to: usize) -> bool {
    let all = words.at(from) == "all" || words.is_any(from.wrapping_sub(1), &["all"]);
    let done = |i: usize| words.tag(i).is_verb() && DONE.contains(&&*words.base(i));
    all && i > to && words.at(i - 1) == "by" && (to..i).any(done)
}

/// What comes to an end when a work does.
const DONE: &[&str] = &["complete", "finish", "build", "deliver", "replace", "repair", "remove", "rebuild"];

/// "Up from a year earlier", "than two years ago": what a figure is held against, unless the figure is the one that stands between.
pub(super) fn compared(words: &Words, i: usize, from: usize, to: usize) -> bool {
    let unit = matches!(words.at(i), "year" | "years" | "month" | "months" | "week" | "weeks" | "decade");
    let ago = |i: usize| words.is_any(i, &["earlier", "ago", "before", "previously"]);
    let at = if unit && ago(i + 1) {
        i
    } else if ago(i) {
        i.wrapping_sub(1)
    } else {
        return false;
    };
    let number = at.wrapping_sub(1);
    let base = words.is_any(number.wrapping_sub(1), &["from", "than", "with", "against", "on"]);
    // "$212 million, up from $190 million a year earlier": the time is the nearer figure's.
    let nearer = i > to && (to..number).any(|it| words.is_number(it));
    (base || nearer) && !(from..to.max(from + 1)).contains(&number)
}
