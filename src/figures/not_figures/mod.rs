//! Numbers that state no quantity: years, labels, versions, telephone and house numbers, lexicalised words.

mod labels;
mod spoken;
mod words;
mod years;

pub(in crate::figures) use years::is_year;

use super::lists::Words;
use crate::language::Line;
use labels::{house_number, label, list_marker, type_number};
use words::words;

/// If atom `i` begins something that only looks like a figure: the atom after it.
pub(crate) fn skip(line: &Line, i: usize) -> Option<usize> {
    if line.is_number(i) { digits(line, i) } else { spoken::hour(line, i).or_else(|| words(line, i)) }
}

fn digits(line: &Line, i: usize) -> Option<usize> {
    let before = |k: usize| i.checked_sub(k);
    let prior = before(1).map_or("", |k| line.word(k));
    let glued = line.glued(i) && i > 0;
    // "22nd": ordinals that count have been read before
    if line.glued(i + 1) && matches!(line.word(i + 1), "st" | "nd" | "rd" | "th") && !super::units::in_stone(line, i + 1) {
        return Some(i + 2);
    }
    // "2018s", "Model 3s", "the 737s": no seconds
    if line.glued(i + 1)
        && line.raw(i + 1) == "s"
        && line.is_number(i)
        && (line.word(i).len() >= 3 && is_plain(line.word(i)) || before(1).is_some_and(|k| line.is_word(k) && line.is_capital(k)))
    {
        return Some(i + 2);
    }
    // "nine grade 9s", "she got six 9s": marks
    if line.glued(i + 1)
        && line.raw(i + 1) == "s"
        && line.word(i).len() == 1
        && (GRADED.has(prior)
            || before(1).is_some_and(|k| super::numerals::cardinal(line, k, false, false).is_some_and(|n| n.end == i)))
    {
        return Some(i + 2);
    }
    // "Kessel 4471c": a planet, by its star
    let designated = line.glued(i + 1) && matches!(line.raw(i + 1), "b" | "c" | "d" | "e" | "f" | "g" | "h");
    if designated && !glued && is_plain(line.word(i)) && before(1).is_some_and(|k| is_star(line, k)) {
        return Some(i + 2);
    }
    // "Vaduz, 4 May 2019, 9.00": the hour behind a date
    let year = |k: usize| line.is_number(k) && line.word(k).len() == 4 && is_plain(line.word(k));
    if prior == "," && before(2).is_some_and(year) && is_hour(line.word(i)) {
        return Some(i + 1);
    }
    // "the '80s", "in her 80s": a decade, of the century or of a life
    let decade = line.word(i).len() == 2 && line.word(i).ends_with('0') && line.glued(i + 1) && line.raw(i + 1) == "s";
    if decade
        && (glued && matches!(prior, "'" | "’" | "‘")
            || matches!(prior, "the" | "her" | "his" | "their" | "early" | "mid" | "late" | "low" | "high"))
    {
        return Some(i + 2);
    }
    // "ID.3"
    if glued && prior == "." && line.glued(i - 1) && before(2).is_some_and(|k| line.is_word(k)) {
        return Some(chain_end(line, i));
    }
    // "the 90049 ZIP code", "two new 737 Max jets"
    let plain = is_plain(line.word(i));
    if plain
        && (matches!(line.word(i + 1), "zip" | "postcode" | "prefix")
            || matches!(prior, "new" | "latest") && line.is_capital(i + 1) && line.word(i).len() >= 3)
    {
        return Some(i + 1);
    }
    if super::units::coordinate(line, i + 1) {
        return Some(i + 2);
    }
    // "S23", "M21", "B2B"; currency codes have been read before
    if glued && before(1).is_some_and(|k| line.is_word(k)) {
        return Some(chain_end(line, i));
    }
    if glued && matches!(prior, "#" | "@" | "_" | "№") {
        return Some(chain_end(line, i));
    }
    // "4:39", "2:1": clock times have been read before
    if line.word(i + 1) == ":" && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        return Some(chain_end(line, i));
    }
    if line.has(i, &["50", "-", "50"]) && line.glued(i + 1) {
        return Some(i + 3);
    }
    // telephone numbers, ISO dates, serial numbers: three or more groups of digits
    if let Some(end) = groups(line, i) {
        return Some(end);
    }
    // "9/11", "24/7", "2013/14", "and/or"-like pairs that are no fraction; "$7/$9" has a sign between
    if line.word(i + 1) == "/" && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        return super::digits::slash_fraction(line, i).is_none().then(|| chain_end(line, i));
    }
    // "COVID-19", "Boeing 737-800", "V-6": a word and a hyphen before
    if glued && line.is_hyphen(i - 1) && i >= 2 && line.glued(i - 1) && (line.is_word(i - 2) || line.is_number(i - 2)) {
        let word = line.word(i - 2);
        let open = line.is_number(i - 2) || OPEN_HYPHEN.has(word) || matches!(word, "under") && age_group(line, i);
        if !open {
            return Some(chain_end(line, i));
        }
    }
    // "iPhone11", "128abc", "24703L202"; units, scales and ordinals are left to their readers
    if line.is_word(i + 1) && line.glued(i + 1) && !known_tail(line, i) {
        return Some(chain_end(line, i));
    }
    if prior == "." && before(2).is_some_and(|k| SHORT_LABELS.has(line.word(k))) {
        let name = line.word(i - 2);
        // "No. 10", "p. 12"
        if line.glued(i - 1) || name != "no" || line.is_capital(i - 2) {
            return Some(chain_end(line, i));
        }
    }
    if list_marker(line, i) || label(line, i) || type_number(line, i) || house_number(line, i) {
        return Some(chain_end(line, i));
    }
    None
}

/// Past an address of the web that begins at atom `i`: its digits and percent signs state nothing.
pub(super) fn address(line: &Line, i: usize) -> Option<usize> {
    if !matches!(line.word(i), "http" | "https" | "www") || !line.glued(i + 1) || !line.is_mark(i + 1) {
        return None;
    }
    Some((i + 1..line.len()).find(|&k| !line.glued(k)).unwrap_or(line.len()))
}

/// A name of a star before the number of its planet: a word in capitals that begins no sentence and follows no preposition.
fn is_star(line: &Line, k: usize) -> bool {
    let prior = k.checked_sub(1).map_or("", |at| line.word(at));
    line.is_word(k)
        && line.is_capital(k)
        && !labels::opens_sentence(line.word(k))
        && !calendar_word(line, k)
        && !matches!(prior, "in" | "at" | "for" | "by" | "to" | "from")
}

/// "9.00", "17.30".
fn is_hour(word: &str) -> bool {
    word.split_once('.').is_some_and(|(hour, minute)| {
        minute.len() == 2 && hour.parse::<u8>().is_ok_and(|it| it < 24) && minute.parse::<u8>().is_ok_and(|it| it < 60)
    })
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Past the rest of a glued run ("S23-Ultra", "4:39", "737-800").
fn chain_end(line: &Line, i: usize) -> usize {
    let mut end = i + 1;
    while line.glued(end)
        && (line.is_number(end)
            || (line.is_word(end) && !line.is_hyphen(end - 1))
            || (line.is_hyphen(end) || matches!(line.word(end), ":" | "/" | "." | "_"))
                && line.glued(end + 1)
                && line.is_number(end + 1))
    {
        end += 1;
    }
    end
}

/// Three or more groups of digits held together by hyphens or stops: a telephone number, a date, a score by sets.
fn groups(line: &Line, i: usize) -> Option<usize> {
    let joins = |k: usize| line.is_hyphen(k) && line.glued(k) && line.glued(k + 1) && line.is_number(k + 1);
    if joins(i + 1) && (joins(i + 3) || line.word(i + 3) == "/" && line.glued(i + 3) && line.is_number(i + 4)) {
        return Some(chain_end(line, i));
    }
    // "(020) 7946 0018", "020 7946 0018"
    let raw = line.word(i);
    let opens = raw.len() >= 2 && raw.starts_with('0') && raw.bytes().all(|b| b.is_ascii_digit());
    if opens && raw.len() >= 3 && line.is_number(i + 1) && line.is_number(i + 2) {
        return Some(i + 3);
    }
    // an IP address, a version: "1.2.3"
    (raw.bytes().filter(|&b| b == b'.').count() >= 2 && super::digits::literal(raw, false).is_none()).then(|| chain_end(line, i))
}

/// Letters glued to digits that some reader knows.
fn known_tail(line: &Line, i: usize) -> bool {
    let at = i + 1;
    let (raw, word) = (line.raw(at), line.word(at));
    if matches!(word, "st" | "nd" | "rd" | "th") {
        return true;
    }
    if matches!(raw, "k" | "K" | "m" | "M" | "MM" | "b" | "B" | "t" | "T" | "p" | "c" | "e" | "x" | "in" | "mil")
        || super::numerals::scale_word(word).is_some()
    {
        return !(line.glued(at + 1) && (line.is_word(at + 1) || line.is_number(at + 1) && !matches!(raw, "x" | "e" | "m")));
    }
    super::units::at(line, at).is_some()
        || super::money::suffix(line, at).is_some()
        || matches!(raw, "US" | "Rs" | "yo" | "am" | "pm")
}

fn has_scale_or_unit(line: &Line, i: usize) -> bool {
    let next = i + 1 + usize::from(line.is_hyphen(i + 1) && line.glued(i + 1));
    matches!(line.word(next), "hundred") && next == i + 1
        || super::numerals::scale_word(line.word(next)).is_some()
        || super::units::at(line, next).is_some()
            && !matches!(line.raw(next), "C" | "F" | "K" | "V" | "W" | "M" | "N" | "J" | "A")
        || super::money::suffix(line, next).is_some()
        || line.glued(next) && matches!(line.raw(next), "k" | "K" | "M" | "m" | "bn" | "B" | "b")
}

/// A month or a day of the week.
fn calendar_word(line: &Line, i: usize) -> bool {
    line.is_word(i) && (crate::dates::month_at(line, i).is_some() || crate::dates::weekday_at(line, i).is_some())
}

/// The look of a plural noun in small letters.
pub(crate) fn is_plural(word: &str) -> bool {
    PLURALS.has(word)
        || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
        || word.ends_with("men") && word.len() > 4
}

/// "under-18s", "over-65s": a group by age; without the s a sports squad.
fn age_group(line: &Line, i: usize) -> bool {
    line.word(i + 1) == "s" && line.glued(i + 1)
}

/// Words that a hyphen binds to a number that counts: "sub-300".
static OPEN_HYPHEN: Words = Words::new("sub minus to or and plus over mid around about nearly a the some magnitude");

/// What marks of one digit follow.
static GRADED: Words = Words::new("grade grades straight mostly all");

/// Abbreviations before a number that names.
static SHORT_LABELS: Words = Words::new("no nos nr nrs vol art sec ch pp fig figs p");

/// Plurals without an s.
static PLURALS: Words =
    Words::new("people men women children feet teeth mice geese sheep fish police cattle fishermen lives staff troops");
