//! Numbers that name: "Section 42", "iPhone 11", "18 Mill Lane", "3)".

use super::super::lists::Words;
use super::super::scores::is_behind_name;
use super::{calendar_word, has_scale_or_unit, is_plural};
use crate::language::Line;

/// "1) …; 2) …", "3. The third item" at the start.
pub(super) fn list_marker(line: &Line, i: usize) -> bool {
    if line.word(i + 1) == ")" {
        let open = (0..i).rev().take(16).find_map(|k| match line.word(k) {
            "(" => Some(true),
            ")" => Some(false),
            _ => None,
        });
        let item = open != Some(true) && (i == 0 || matches!(line.word(i - 1), ";" | "," | "and" | "what" | ":"));
        let footnote = false;
        return item || footnote;
    }
    if i > 0 && line.word(i - 1) == "[" && line.word(i + 1) == "]" {
        return true;
    }
    i == 0 && line.word(1) == "." && line.glued(1) && line.len() > 2 && line.is_word(2) && line.word(0).len() <= 2
}

/// "Section 42", "Route 66", "iPhone 11", "page 7", "Boeing 737": a number that names.
pub(super) fn label(line: &Line, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    if line.glued(i) {
        return false;
    }
    let (prior, raw) = (line.word(k), line.word(i));
    let plain = raw.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !plain || has_scale_or_unit(line, i) {
        return false;
    }
    // "between junctions 8 and 10", "pages 7, 9 and 12"
    let mut row = i;
    while row >= 2 && matches!(line.word(row - 1), "and" | "to" | "or" | ",") && line.is_number(row - 2) {
        row -= 2;
    }
    if row < i && row >= 1 && NUMBERED_TOGETHER.has(line.word(row - 1)) || school_year(line, i) {
        return true;
    }
    if line.is_word(k) && (names_by_number(prior) || NUMBERED_TOGETHER.has(prior)) {
        // "the section 42 people use" is rarer than the label; but "in group 3 people": a verb or noun behind does not help.
        return true;
    }
    // A name: capital letters in mid-sentence, or a word that mixes them ("iPhone").
    let mixed = line.raw(k).chars().skip(1).any(char::is_uppercase) && line.raw(k).chars().any(char::is_lowercase);
    if line.is_word(k) && (line.is_capital(k) || mixed) && raw.len() <= 4 && !raw.contains('.') | mixed {
        let first = k == 0 || matches!(line.word(k - 1), "." | ":" | "“" | "\"" | "|" | "-" | "(" | "•");
        if first && !mixed && (opens_sentence(prior) || crate::figures::modifiers::before(line, i).1 < i) {
            return false;
        }
        if calendar_word(line, k) || is_behind_name(line, i) {
            return false;
        }
        // "Nick Hague 44 has": an age; "In London 300 people": a count.
        let next_plural = line.is_word(i + 1) && !line.is_capital(i + 1) && is_plural(line.word(i + 1));
        // "In Northgate 644 of 1,120 households".
        let of = line.word(i + 1) == "of" && (line.is_number(i + 2) || line.word(i + 2) == "the" && line.is_number(i + 3));
        let placed = k > 0 && matches!(line.word(k - 1), "in" | "at" | "on" | "from") && (next_plural || of);
        if placed || verb_before(line, k) || in_a_row(line, i) {
            return false;
        }
        let value: u32 = raw.parse().unwrap_or(0);
        let name_run = k > 0 && line.is_word(k - 1) && line.is_capital(k - 1) && k > 1;
        let age = (16..=105).contains(&value)
            && (k > 0 && line.is_capital(k - 1) && line.is_word(k - 1))
            && crate::figures::ages::apposition(line, i);
        return !age && (!next_plural || name_run || mixed || raw.len() <= 3);
    }
    false
}

/// "65% of year 11 pupils", "in year 6": a class at school. "This year 11 people drowned" counts them.
fn school_year(line: &Line, i: usize) -> bool {
    let prior = i.checked_sub(2).map_or("", |k| line.word(k));
    i > 0
        && line.word(i - 1) == "year"
        && line.word(i).parse::<u8>().is_ok_and(|it| (1..=13).contains(&it))
        && matches!(prior, "" | "of" | "in" | "for" | "into" | "from" | "to" | "than" | "all" | "and" | "with" | "(")
}

/// "won 23 seats, the Greens 11 and the Farmers 9": parties or teams in the plural, each with its share of what was counted before.
fn in_a_row(line: &Line, i: usize) -> bool {
    let named = i >= 2 && line.word(i - 2) == "the" && is_plural(line.word(i - 1));
    let ended = i + 1 == line.len() || matches!(line.word(i + 1), "," | ";" | "." | "and" | ")" | "—" | "–");
    let shared = (0..i).any(|k| SHARED.has(line.word(k)));
    named && ended && shared && (0..i).any(|k| line.is_number(k))
}

/// What parties and teams do to what is shared out.
static SHARED: Words = Words::new("won win wins took takes has have had gained gain got gets claimed holds held lost retained");

/// "the 787 Dreamliner", "a 747 jumbo": a number of three digits between an article and a name or kind of aircraft in the singular.
pub(super) fn type_number(line: &Line, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    let raw = line.word(i);
    if raw.len() != 3 || !raw.bytes().all(|b| b.is_ascii_digit()) || !matches!(line.word(k), "the" | "a" | "its" | "his" | "her")
    {
        return false;
    }
    let next = line.word(i + 1);
    if AIRCRAFT.has(next) {
        return true;
    }
    // one word in capitals, no plural, and no noun in the plural behind it
    let named = line.is_capital(i + 1) && !line.glued(i + 1) && next.len() > 3 && !is_plural(next);
    named && raw.starts_with('7') && raw.ends_with('7') && !is_plural(line.word(i + 2))
}

/// Aircraft in the singular.
static AIRCRAFT: Words = Words::new("jumbo jet airliner plane aircraft dreamliner freighter max");

/// A capital only because the sentence begins.
pub(super) fn opens_sentence(word: &str) -> bool {
    OPENERS.has(word)
}

pub(super) fn verb_before(line: &Line, k: usize) -> bool {
    matches!(line.word(k), "Had" | "Has")
}

/// Nouns whose number is their name.
pub(super) fn names_by_number(word: &str) -> bool {
    NUMBERED.has(word)
}

/// "18 Mill Lane", "575 Harbour Road".
pub(super) fn house_number(line: &Line, i: usize) -> bool {
    if line.word(i).len() > 5 || line.word(i).contains([',', '.']) {
        return false;
    }
    let mut at = i + 1;
    if line.is_hyphen(at) && line.is_number(at + 1) {
        at += 2;
    }
    for k in at..at + 4 {
        if !line.is_word(k) || !line.is_capital(k) || line.glued(k) {
            return false;
        }
        if k > at && STREETS.has(line.word(k)) {
            return true;
        }
    }
    false
}

/// Words with a capital only because the sentence begins.
static OPENERS: Words = Words::new(
    "the a an some about around nearly almost only just these those all at in on of with by from and but or another over \
     under up more less fewer its his her their our my your after before between within for to since than last next first \
     there were was is are if when while as what who we they he she it i you roughly approximately total also then yet so \
     not no this that currently meanwhile today additionally both exactly like typically perhaps maybe every each until \
     during per minus negative against \
     serves makes feeds add mix stir whisk beat put pour heat cook bake boil roast cut slice chop combine sprinkle use melt sift knead \
     chill simmer fry grate peel drain soak spread fold place",
);

/// Nouns whose number is their name.
static NUMBERED: Words = Words::new(
    "section sections row chapter chapters page pages route highway interstate flight exit gate platform room article \
     articles clause paragraph paragraphs volume vol episode season game round stage phase level tier class grade category \
     figure fig figs table step question lot apartment suite floor block channel version model mark mk ward precinct zone \
     area proposition prop amendment resolution psalm verse bus track lane runway hole formula windows schedule annex \
     appendix rule no number nr nrs nos day week group pool unit building terminal gen generation act scene part item \
     square catch studio covid apollo voyager ps type junction motorway regulation code line quarter seed seeded ranked sol \
     title python android ios java ubuntu firefox php",
);

/// What a house number ends in.
static STREETS: Words = Words::new(
    "street st road rd avenue ave lane drive boulevard blvd way place square court terrace crescent highway parkway row \
     close gardens hill wharf quay",
);

/// Nouns whose numbers are their names.
static NUMBERED_TOGETHER: Words = Words::new(
    "sections chapters pages junctions exits gates rooms platforms routes highways articles paragraphs phases episodes theatres wards \
     terminals blocks lanes stages levels runways tracks zones halls berths reactors courts",
);
