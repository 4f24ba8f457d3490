//! The noun that is counted, with the words before it.

use std::ops::Range;

use super::lexicon::Thing;
use super::lists::PREPOSITIONS;
use super::words::Words;
use crate::figures::{Figure, Kind};
use crate::language::{NameKind, Tag};

/// "Rocket propelled grenade launchers": the head stands behind a participle that belongs to the noun before it.
pub(super) fn compound(words: &Words, head: usize) -> usize {
    let joined = ["propelled", "powered", "led", "owned", "based", "fired", "guided", "mounted"];
    if !words.is_any(head + 1, &joined) || !words.tag(head + 2).is_noun() {
        return head;
    }
    (head + 2..words.len()).take_while(|&i| words.tag(i).is_noun()).last().unwrap_or(head)
}

/// "The unemployment rate": what the rate is of, so that "unemployment" is the same.
pub(super) fn rated(words: &Words, head: usize) -> usize {
    let before = head.wrapping_sub(1);
    let rate = words.is_any(head, &["rate", "level", "share", "percentage", "proportion"]);
    let of_what = words.tag(before).is_noun() && !words.is_capital(before) || words.at(before) == "jobless";
    if rate && of_what { before } else { head }
}

/// "The number of homes without power fell to 412": homes are counted.
pub(super) fn numbered(words: &Words, head: usize) -> Option<usize> {
    let number = words.is_any(head, &["number", "total"]) && words.at(head + 1) == "of";
    let first = (head + 2..head + 6).find(|&i| words.tag(i).is_noun()).filter(|_| number)?;
    let plain = (head + 2..first).all(|i| words.tag(i).is_adjective() || words.is_any(i, &["the", "all", "its", "their"]));
    let noun = (first..words.len()).take_while(|&i| words.tag(i).is_noun()).last()?;
    plain.then_some(noun)
}

/// "Youth unemployment stood at": what stands before a head that the number comes after.
pub(super) fn described_by(words: &Words, head: usize) -> Vec<String> {
    let telling = |i: &usize| (words.tag(*i).is_noun() || words.tag(*i).is_adjective()) && !words.is_capital(*i);
    let mut modifiers: Vec<String> = (0..head).rev().take(3).take_while(telling).map(|i| words.lemma(i)).collect();
    modifiers.sort();
    modifiers
}

/// "A crowd of 23,400 watched Dorby Rovers": the noun before the number is counted, not one behind the verb.
pub(super) fn collective(words: &Words, numbers: &Range<usize>) -> Option<usize> {
    let mut of = numbers.start.wrapping_sub(1);
    while words.is_any(of, &["about", "some", "around", "nearly", "almost", "than", "more", "roughly", "over"]) {
        of = of.wrapping_sub(1);
    }
    let noun = of.wrapping_sub(1);
    let next_is_noun = words.tag(numbers.end).is_noun() || words.tag(numbers.end).is_adjective();
    let crowd = words.at(of) == "of"
        && words.is_any(noun, &["crowd", "audience", "attendance", "congregation", "workforce", "staff", "payroll", "crew"]);
    (crowd && !next_is_noun).then_some(noun)
}

/// "Found a crack 18 metres long": the noun right before is what is so long.
pub(super) fn described_thing(words: &Words, figure: &Figure, numbers: &Range<usize>) -> Option<usize> {
    let noun = numbers.start.checked_sub(1)?;
    let sized = words.is_any(numbers.end, &["long", "high", "wide", "deep", "tall", "thick", "across"]);
    (figure.kind == Kind::Measure && sized && words.tag(noun).is_noun()).then_some(noun)
}

/// Where "women" ends that goes on "women and children".
pub(super) fn coordinated(words: &Words, end: usize) -> usize {
    if words.at(end) == "and"
        && words.tag(end + 1).is_noun()
        && !words.is_capital(end + 1)
        && Thing::of(&words.lemma(end + 1)).is_some_and(Thing::is_people)
    {
        return end + 2;
    }
    end
}

/// Whether others are counted with them: "women and children, as well as foreign nationals".
pub(super) fn mixed_group(words: &Words, end: usize) -> bool {
    let at = if words.at(end) == "," { end + 1 } else { end };
    words.at(at) == "as" && words.at(at + 1) == "well" && words.at(at + 2) == "as"
        || words.at(at) == "along" && words.at(at + 1) == "with"
        || words.at(at) == "including"
}

/// Modifiers, names and a type designation ("AK-47") between number and head.
pub(super) fn before_head(words: &Words, range: Range<usize>, head: Option<usize>) -> (Vec<String>, Vec<String>, Option<String>) {
    let (mut modifiers, mut origins) = (Vec::new(), Vec::new());
    let until = head.map_or(range.end, |it| it + 1);
    let designation = designation(words, range.start..until.max(range.start));
    for i in range {
        if !words.is_word(i)
            || words.is_number(i)
            || matches!(words.at(i), "the" | "a" | "an" | "of" | "and" | "or")
            || words.tag(i) == Tag::PrpS
            || words.is_in(i, PREPOSITIONS)
        {
            continue;
        }
        let lemma = words.lemma(i);
        if words.is_capital(i) {
            if designation.is_none() {
                origins.push(lemma);
            }
        } else {
            modifiers.push(lemma);
        }
    }
    modifiers.sort();
    origins.sort();
    (modifiers, origins, designation)
}

/// "AK-47", "AK 47s", "F-16": capitals, then digits. Written without the hyphen.
pub(super) fn designation(words: &Words, range: Range<usize>) -> Option<String> {
    for i in range.clone() {
        let raw = words.raw(i);
        let letters = raw.chars().take_while(|c| c.is_ascii_uppercase()).count();
        if !(1..=4).contains(&letters) {
            continue;
        }
        let rest = raw.get(letters..).unwrap_or("").trim_start_matches('-').trim_end_matches('s');
        if !rest.is_empty() && rest.len() <= 4 && rest.bytes().all(|c| c.is_ascii_digit()) {
            return Some(format!("{}{rest}", raw.get(..letters).unwrap_or("")));
        }
        if raw.len() == letters {
            let next = if words.at(i + 1) == "-" { i + 2 } else { i + 1 };
            let number = words.raw(next).trim_end_matches('s');
            if next < range.end.max(i + 3)
                && !number.is_empty()
                && number.len() <= 4
                && number.bytes().all(|c| c.is_ascii_digit())
            {
                return Some(format!("{raw}{number}"));
            }
        }
    }
    None
}

/// "Palestinians", "Yemenis": a people's name as the head.
pub(super) fn is_nationals(words: &Words, i: usize) -> bool {
    let named = words.sentence.name_at(i).is_some_and(|it| it.kind == NameKind::Nationality);
    let ending = ["ans", "is", "ese", "ish", "ks", "nes", "ds", "ns"].iter().any(|it| words.at(i).ends_with(it));
    words.is_capital(i) && words.raw(i).chars().skip(1).all(char::is_lowercase) && (named || ending)
}
