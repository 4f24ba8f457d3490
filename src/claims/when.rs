//! The time words of a sentence, as far as they keep one event from another.

use super::claim::{Period, Time};
use super::clause;
use super::others::{
    compared, in_span, is_base, is_bracketed, is_date_of_base, next_base, of_a_deadline, of_a_record, of_the_base,
    of_the_bracket, of_the_next,
};
use super::words::{Words, month, weekday};
use crate::language::Tag;
use crate::text::Date;

/// The time named nearest to the tokens `from..to`, among those that are [`telling`]. Of a `rate` the period is known, and tells no time.
pub(super) fn time(words: &Words, telling: &[usize], from: usize, to: usize, rate: bool) -> Time {
    let mut time = Time::default();
    let mut nearest = usize::MAX;
    let base = next_base(words, to);
    for &i in telling {
        let distance = if i < from { from - i } else { i.saturating_sub(to) };
        let word = words.at(i);
        let of_base = base.is_some_and(|it| of_the_base(words, i, it));
        if of_base {
            time.against = time.against.or(date_at(words, i));
        }
        if let Some(day) = weekday(word)
            && !of_base
            && (time.weekday.is_none() || distance < nearest)
        {
            time.weekday = Some(day);
        }
        if let Some(date) = date_at(words, i)
            && distance < nearest
            && !of_base
            && !of_a_deadline(words, i, from, to)
            && !of_a_record(words, i, from, to)
            && !of_the_bracket(words, i, to)
            && !of_the_next(words, i, to)
        {
            nearest = distance;
            time.date = Some(date);
            // "The largest find since 2019, when 290 kilograms": of that year, and not since.
            let when = i < from && (i + 1..=i + 2).any(|it| words.at(it) == "when");
            time.since = (words.is_any(i.wrapping_sub(1), &["since", "from"]) || since_that(words, i)) && !when;
        }
        if let Some(period) = period_at(words, i)
            && time.period.is_none()
        {
            time.period = Some(period);
        }
        let before = i.wrapping_sub(1);
        if of_base || compared(words, i, from, to) || of_the_bracket(words, i, to) {
            continue;
        }
        match word {
            "ago" => time.back = true,
            // "Their match with Westerport a week earlier".
            "earlier" | "before"
                if words.is_any(before, &["week", "weeks", "month", "months", "year", "years"])
                    && (words.is_any(before.wrapping_sub(1), &["a", "the"]) || words.is_number(before.wrapping_sub(1))) =>
            {
                time.back = true;
            }
            "year" | "years" | "month" | "months" | "decade" | "decades" | "week" | "season" | "summer" | "winter" | "spring"
            | "autumn"
                if words.is_any(before, &["last", "previous", "prior", "past", "recent"])
                    || words.is_any(before, &["this"]) && words.is_any(i.wrapping_sub(2), &["earlier"]) =>
            {
                time.back = true;
                if words.is_any(before, &["last", "previous", "prior"]) {
                    time.last = LAST.iter().copied().find(|it| *it == word);
                }
            }
            // "In the previous night 44 drones had been launched".
            "night" | "day" | "evening" if words.is_any(before, &["previous", "preceding"]) => time.back = true,
            // "Turnout at the last election": the one before that of which the story tells.
            "election" | "elections" | "vote" | "ballot" | "census" if words.is_any(before, &["last", "previous"]) => {
                time.back = true;
            }
            "year" | "season" | "month" if words.is_any(before, &["this"]) => time.running = true,
            "far" | "date" if words.is_any(before, &["so", "thus", "to"]) => time.running = true,
            "career" | "lifetime" | "history" if words.is_any(before, &["his", "her", "their", "its", "whole"]) => {
                time.back = true
            }
            "annually" | "yearly" if rate => {}
            "previously" | "historically" | "annually" | "yearly" => time.back = true,
            // "96 aircraft with an average age of 13 years": of another figure.
            "average" if i > to + 3 => {}
            "average" | "year" if rate => {}
            "average" | "year" if words.is_any(before, &["a", "per", "each", "every"]) || word == "average" => time.back = true,
            _ => {}
        }
    }
    // "Four years ago" itself, beside what was so then.
    let ago = words.is_any(to, &["ago", "earlier"]);
    time.base = ago
        || (time.date.is_some() || time.back)
            && (is_base(words, from) || is_date_of_base(words, from) || is_bracketed(words, from));
    // Nor does a text go on in a time that only says of which one it speaks, or from when on something went.
    time.base |= time.date.is_some() && (clause::relative(words, &(from..to)).is_some() || in_span(words, from));
    time
}

/// "Since the floods in March": the date of what it is counted from.
fn since_that(words: &Words, i: usize) -> bool {
    // "Since the war began in March 2024".
    let clause = (i.saturating_sub(7)..i).rev().take_while(|&it| words.at(it) != ",").any(|it| words.at(it) == "since");
    clause
        || words.is_any(i.wrapping_sub(1), &["in", "of", "on"])
            && (2..=5)
                .find(|&back| back > i || !words.tag(i - back).is_noun() && words.tag(i - back) != Tag::Dt)
                .is_some_and(|back| words.is_any(i.wrapping_sub(back), &["since"]) && back > 2)
}

const LAST: &[&str] = &["year", "month", "week", "decade", "season", "summer", "winter", "spring", "autumn"];

/// The tokens that may say when. "The ward, which has 42 beds, will close in July": within a relative clause between commas only its own
/// words; outside of it only those before and after.
pub(super) fn telling(words: &Words, from: usize, to: usize) -> Vec<usize> {
    if let Some(relative) = clause::relative(words, &(from..to)) {
        return relative.collect();
    }
    let opens = |i: usize| clause::opens_relative(words, i) || clause::opens_participle(words, i, from..to);
    let mut tokens = Vec::with_capacity(words.len());
    let mut i = 0;
    while i < words.len() {
        if opens(i) {
            i = (i..words.len()).find(|&j| words.at(j) == ",").unwrap_or(words.len());
        }
        tokens.push(i);
        i += 1;
    }
    // "Is 142 metres high and will be finished in 2031": the next statement has a time of its own.
    // "Is 69 metres high and was built in 1988": so does what was, beside what is.
    let present = (0..from).any(|i| matches!(words.tag(i), Tag::Vbz | Tag::Vbp)) && !(0..from).any(|i| words.tag(i) == Tag::Vbd);
    // "Will cost $640 million and be finished in 2031".
    let will = (0..from).any(|i| words.tag(i) == Tag::Md);
    let starts = |tag: Tag| tag == Tag::Md || present && tag == Tag::Vbd || will && tag == Tag::Vb;
    let next = (to..words.len()).find(|&i| words.at(i) == "and" && starts(words.tag(i + 1)));
    // "Said that it had been told since 2019, and that a fence would cost £2,000".
    let that = |i: &usize| words.at(*i) == "and" && words.at(i + 1) == "that";
    let (after, before) = ((to..words.len()).find(that), (0..from).rev().find(that));
    let end = next.into_iter().chain(after).min().unwrap_or(words.len());
    tokens.retain(|&i| i < end && i >= before.unwrap_or(0));
    tokens
}

/// The date that begins at token `i`: "November 19", "19 November 2011", "July 2012", "2004".
fn date_at(words: &Words, i: usize) -> Option<Date> {
    let word = words.at(i);
    let number = |at: usize| words.at(at).trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok();
    let year = |at: usize| number(at).filter(|it| (1800..2100).contains(it) && words.at(at).len() == 4);
    let day = |at: usize| number(at).filter(|it| (1..32).contains(it)).map(|it| it as u8);
    if let Some(month) = month(word).filter(|_| words.is_capital(i)) {
        let dot = usize::from(words.at(i + 1) == ".");
        let next = i + 1 + dot;
        if i > 0 && day(i - 1).is_some() && words.is_number(i - 1) {
            return Some(Date { year: year(next), month: Some(month), day: day(i - 1) });
        }
        if let Some(on) = day(next).filter(|_| words.is_number(next)) {
            let after = if words.at(next + 1) == "," { next + 2 } else { next + 1 };
            return Some(Date { year: year(after), month: Some(month), day: Some(on) });
        }
        let before =
            words.is_any(i.wrapping_sub(1), &["in", "last", "this", "of", "since", "early", "late", "mid", "by", "until", "-"]);
        if before || year(next).is_some() || word.len() > 3 && word != "march" {
            return Some(Date { year: year(next), month: Some(month), day: None });
        }
        return None;
    }
    let year = year(i)?;
    let before = words.at(i.wrapping_sub(1));
    // "11,900 visitors, 2018": so a row of a table is spelt out.
    let row = before == "," && i + 1 == words.len();
    let starts =
        ["in", "since", "of", "the", "by", "during", "until", "from", "before", "after", "early", "late", "mid", "(", "through"];
    (starts.contains(&before) || row || i == 0 || words.at(i + 1) == "'s").then_some(Date {
        year: Some(year),
        month: None,
        day: None,
    })
}

/// The numbered period whose noun is token `i`: "third-quarter", "the second half".
fn period_at(words: &Words, i: usize) -> Option<Period> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let (first, noun) = words.at(i).split_once('-').unwrap_or(("", words.at(i)));
    let of = match noun {
        "quarter" => 4,
        "half" | "semester" => 2,
        "round" | "leg" | "stage" | "phase" => 0,
        // "The first quake", "a second blast": one of several, each with figures of its own.
        "quake" | "earthquake" | "tremor" | "blast" | "explosion" | "attack" | "shooting" | "bombing" | "crash" | "wave"
        | "match" | "game" | "test" | "ballot" | "trial" | "flight" => 0,
        _ => return None,
    };
    let mut ordinal = first;
    for back in 1..=2 {
        if ordinal.is_empty() && back <= i && words.at(i - back) != "-" {
            ordinal = words.at(i - back);
        }
    }
    let number = ORDINALS.iter().position(|it| *it == ordinal)? as u8 + 1;
    Some(Period { number, of })
}
