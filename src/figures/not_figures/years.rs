//! Years that are years.

use super::super::lists::Words;
use super::{calendar_word, has_scale_or_unit, is_plain, is_plural};
use crate::language::Line;

/// Whether the four digits at atom `i` are a year.
pub(in crate::figures) fn is_year(line: &Line, i: usize) -> bool {
    let raw = line.word(i);
    if !line.is_number(i) || raw.len() != 4 || !raw.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Ok(year) = raw.parse::<u32>() else { return false };
    if !(1000..=2199).contains(&year) || has_scale_or_unit(line, i) {
        return false;
    }
    if line.glued(i) && i > 0 && !matches!(line.word(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "’" | "-" | "–" | "—" | "/")
    {
        return false;
    }
    // "2000-2500 calories", "1,999"
    if line.is_hyphen(i + 1) && line.is_number(i + 2) && has_scale_or_unit(line, i + 2) {
        return false;
    }
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let next = line.word(i + 1);
    let in_time = BEFORE_YEAR.has(prior) || i > 0 && calendar_word(line, i - 1);
    let plural = line.is_word(i + 1) && !line.is_capital(i + 1) && is_plural(next) && !NOT_COUNTED.has(next);
    if year > 2060 && prior == "by" && !plural {
        return true;
    }
    // "between 1600 and 1900"
    let other = |k: usize| line.is_number(k) && line.word(k).len() == 4 && is_plain(line.word(k)) && !has_scale_or_unit(line, k);
    if prior == "between" && matches!(line.word(i + 1), "and" | "to") && other(i + 2) && !is_plural(line.word(i + 3)) {
        return true;
    }
    if (1500..=2060).contains(&year) {
        if in_time {
            return true;
        }
        // a range whose other end is no year: "from 1000 to 2000 hires"
        if matches!(prior, "to" | "and" | "-" | "–") && i >= 2 && line.is_number(i - 2) {
            let other = line.word(i - 2);
            if !(other.len() == 4 && other.parse::<u32>().is_ok_and(|y| (1500..=2060).contains(&y))) {
                return !plural;
            }
        }
        if crate::figures::modifiers::before(line, i).1 < i
            && !matches!(prior, "about" | "around" | "near" | "over" | "under" | "below" | "above")
        {
            return false;
        }
        let hedged = crate::figures::modifiers::before(line, i).1 < i;
        if hedged && (plural || i + 1 >= line.len() || year < 1900) {
            return false;
        }
        let determined = DETERMINERS.has(prior);
        if plural {
            return determined && (1900..=2060).contains(&year) && !matches!(next, "people" | "men" | "women" | "children");
        }
        // Bare and followed by nothing countable: "2019.", "the 1995 proposal", "(1984)".
        let counted = year % 100 == 0 && matches!(next, "of" | "or" | "people");
        return !counted && (year >= 1800 || determined);
    }
    in_time && !plural
}

/// What makes any year one.
static BEFORE_YEAR: Words = Words::new(
    "in since until till during early late mid circa year after before spring summer autumn winter fall season fiscal fy \
     midyear",
);

/// What a year may be followed by, though it ends in s.
static NOT_COUNTED: Words = Words::new("is was has as this its his us earnings sales results elections levels");

/// What may stand before a year that stands before a plural: "the 2018 sales".
static DETERMINERS: Words = Words::new("the its his her their our s this of for by a from through");
