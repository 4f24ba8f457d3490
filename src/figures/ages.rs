//! Ages: "a 15-year-old", "aged 40", "under 18", "Maddon, 66, has", "who was 10".

use super::amount::Amount;
use super::draft::Draft;
use super::lists::Words;
use super::{Stated, not_figures, numerals};
use crate::language::Line;

/// "-year-old", " years old", " months of age" after a number, at atom `i`: the unit and the atom after it. The plain unit of time
/// has not been read yet.
pub(crate) fn suffix(line: &Line, i: usize) -> Option<(&'static str, usize)> {
    let dash = |k: usize| usize::from(line.is_hyphen(k));
    let mut at = i + dash(i);
    let unit = match line.word(at) {
        "year" | "years" | "yr" | "yrs" => "year of age",
        "month" | "months" => "month of age",
        "week" | "weeks" => "week of age",
        "day" | "days" => "day of age",
        _ => return None,
    };
    at += 1;
    at += dash(at);
    match line.word(at) {
        "old" | "olds" => Some((unit, at + 1)),
        "of" if line.word(at + 1) == "age" => Some((unit, at + 2)),
        "s" if at > i + 1 && line.word(at + 1) == "old" => Some((unit, at + 2)),
        _ => None,
    }
}

/// Whether the words before atom `i` (its modifiers left out, at `start`) make the bare number there an age.
pub(crate) fn named_before(line: &Line, start: usize, i: usize) -> bool {
    let word = |k: usize| start.checked_sub(k).map_or("", |at| line.word(at));
    match word(1) {
        "aged" | "ages" | "age" => true,
        "of" if matches!(word(2), "age" | "ages") => true,
        "between" | "from" if word(2) == "aged" || word(2) == "ages" => true,
        // "aged four and six", "aged 2, 4 and 9"
        "and" | "," | "or" if start >= 3 => {
            let row = (0..start - 1).rev().take(8).take_while(|&k| in_row(line, k)).last();
            row.and_then(|k| k.checked_sub(1)).is_some_and(|k| matches!(line.word(k), "aged" | "ages"))
        }
        "turned" | "turns" | "turning" => {
            !line.is_word(i + 1) || matches!(line.word(i + 1), "on" | "in" | "last" | "this" | "next" | "years")
        }
        "-" if matches!(word(2), "under" | "over") => true,
        _ => false,
    }
}

/// A number below a hundred, or what joins numbers of a row.
fn in_row(line: &Line, k: usize) -> bool {
    matches!(line.word(k), "and" | "," | "or") || numerals::cardinal(line, k, false, false).is_some_and(|n| n.value < 100.0)
}

/// "Nick Hague, 44, has spent", "Nick Hague (44)", "Nick Hague 44 has": whether the bare number at atom `i` is the age of the name
/// right before it.
pub(crate) fn apposition(line: &Line, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    let Ok(value) = line.word(i).parse::<u32>() else { return false };
    if !(1..=115).contains(&value) || line.glued(i) && !matches!(line.word(k), "(") {
        return false;
    }
    let next = line.word(i + 1);
    let name_end = match line.word(k) {
        "," | "(" => k.checked_sub(1),
        _ => Some(k),
    };
    let Some(name) = name_end else { return false };
    // "the striker, 23, scored"
    if line.word(k) == "," && next == "," && is_trade(line.word(name)) {
        return value > 9;
    }
    let capitals = line.is_word(name) && line.is_capital(name) && line.word(name).len() > 1;
    if !capitals || crate::dates::month_at(line, name).is_some() || crate::dates::weekday_at(line, name).is_some() {
        return false;
    }
    let two = name > 0 && line.is_word(name - 1) && line.is_capital(name - 1);
    // "Of the 64 shops in Bridge Street 39 had cut their hours": a place.
    let start = (0..name).rev().find(|&k| !(line.is_word(k) && line.is_capital(k)));
    let placed = start.is_some_and(|k| matches!(line.word(k), "in" | "at" | "on" | "near" | "along" | "around"));
    match line.word(k) {
        "," => {
            // ", 44," and ", 44." after a name; a lone name only with the closing comma
            let closed =
                next == "," || (two && matches!(next, "." | "" | ";" | ")")) || matches!(next, "who" | "said" | "was" | "of");
            // "In Chicago, 44, in Boston, 20": places; a list of numbers is no row of ages
            closed && !(name > 0 && matches!(line.word(name - 1), "in" | "at" | "to" | "from"))
        }
        "(" => next == ")" && two && value > 9,
        _ => {
            two && !placed
                && matches!(next, "has" | "had" | "was" | "is" | "said" | "says" | "who" | "told" | "from" | "and")
                && value > 9
        }
    }
}

/// Somebody named by what they do: "the striker", "the winger", "a physicist".
fn is_trade(word: &str) -> bool {
    let by_ending = ["eer", "ger", "ker", "cher", "cyclist", "ist", "ician", "woman", "keeper", "boxer"];
    NAMED_BY_TRADE.has(word) || word.len() > 5 && by_ending.iter().any(|ending| word.ends_with(ending)) && !NO_TRADES.has(word)
}

/// "Maria, who was 10.", "He will be 30 by May": a number alone behind a form of "be" whose subject is somebody.
pub(crate) fn predicate(line: &Line, i: usize, end: usize) -> bool {
    let ends = matches!(
        line.word(end),
        "" | "." | "," | ";" | ")" | "”" | "\"" | "!" | "?" | "when" | "and" | "at" | "now" | "by" | "on" | "in" | "as"
    );
    let Some(k) = i.checked_sub(1) else { return false };
    let be = matches!(line.word(k), "was" | "is" | "be" | "m" | "'m" | "am" | "are" | "were" | "just" | "only");
    if !ends || !be {
        return false;
    }
    let Ok(value) = line.word(i).parse::<f64>().or_else(|_| numerals::cardinal(line, i, false, false).map(|n| n.value).ok_or(()))
    else {
        return false;
    };
    if !(1.0..=115.0).contains(&value) || value.fract() != 0.0 {
        return false;
    }
    let one_of_them = k >= 3 && line.has(k - 3, &["one", "of", "whom"]);
    one_of_them || (0..k).rev().take(3).any(|at| matches!(line.word(at), "who" | "he" | "she" | "i") || is_extreme(line, at))
}

/// "the oldest", "the youngest": somebody of a group, by their age alone.
fn is_extreme(line: &Line, at: usize) -> bool {
    matches!(line.word(at), "oldest" | "youngest" | "eldest") && at > 0 && line.word(at - 1) == "the"
}

/// "Five climbers fell, the oldest 71, the youngest 16": whether the number at atom `i` follows an extreme of age.
fn of_extreme(line: &Line, i: usize, end: usize) -> bool {
    i > 0 && is_extreme(line, i - 1) && !line.is_word(end)
}

pub(super) fn is_age(line: &Line, draft: &Draft, last: &Amount, end: usize) -> bool {
    let small = last.value.fract() == 0.0 && (0.0..=120.0).contains(&last.value) && last.scale == 1.0;
    if !small {
        return false;
    }
    let single = matches!(draft.stated, Stated::Value(_));
    if named_before(line, draft.from, draft.core) {
        return true;
    }
    // "under 18", "over 65" where nothing is counted behind
    let prior = draft.core.checked_sub(1).map_or("", |k| line.word(k));
    let bound = matches!(prior, "under" | "over") && draft.from < draft.core;
    // "children under 5 ride free": persons before, nothing countable behind
    let ahead = draft.from.checked_sub(1).map_or("", |k| line.word(k));
    let persons = PERSONS.has(ahead);
    if bound && persons && last.digits && (1.0..=100.0).contains(&last.value) && !not_figures::is_plural(line.word(end)) {
        return true;
    }
    let next = line.word(end);
    let closed = !line.is_word(end) || AFTER_AGE.has(next);
    if bound && closed && last.digits && (5.0..=100.0).contains(&last.value) {
        let ahead = draft.from.checked_sub(1).map_or("", |k| line.word(k));
        if not_figures::is_plural(ahead) || BEFORE_AGE.has(ahead) || ahead.is_empty() {
            return true;
        }
    }
    // "when she was eight": in words, but never "the one who was one"
    let plain = last.bare || !last.digits && last.value > 1.0;
    single
        && plain
        && draft.hedge_free()
        && (last.bare && apposition(line, draft.core)
            || predicate(line, draft.core, end)
            || last.value > 0.0 && of_extreme(line, draft.core, end))
}

/// Who an age is said of.
static PERSONS: Words =
    Words::new("children adults people men women girls boys kids pupils anyone those persons patients everyone residents");

/// What may follow an age that ends its phrase.
static AFTER_AGE: Words = Words::new("and were are who in or from at have had can must will");

/// What an age follows beside nouns in the plural.
static BEFORE_AGE: Words = Words::new("those anyone everyone everybody is are were was the all and of adults for");

/// What ends like a trade and is none.
static NO_TRADES: Words =
    Words::new("bigger larger longer stronger younger danger marker speaker sticker career cheaper list exist");

/// Who an age in commas is said of, where no name stands: "the striker, 23, scored".
static NAMED_BY_TRADE: Words = Words::new(
    "man woman boy girl mother father son daughter brother sister husband wife widow widower teacher driver student pupil striker \
     midfielder defender goalkeeper farmer nurse doctor officer soldier singer actor actress player victim suspect pensioner teenager \
     grandmother grandfather",
);
