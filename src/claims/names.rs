//! The names in the sentence of a figure: who takes part, where it is, whose it is.

use std::ops::Range;
use std::sync::Arc;

use super::clause;
use super::words::{Words, month, weekday};
use crate::figures::Kind;
use crate::language::{NameKind, Tag};

/// The name that stands nearest before the figure in its sentence: whose share, price or age it is.
pub(super) fn owner(words: &Words, phrase: &Range<usize>, kind: Kind) -> Option<String> {
    if kind == Kind::Measure && !phrase.clone().any(|i| words.at(i) == ",") {
        // "55 km south of Bireun": the place it is measured from.
        let after = (phrase.end..words.len().min(phrase.end + 9))
            .take_while(|&i| !matches!(words.at(i), "," | ";" | "and") && !words.is_number(i) && weekday(words.at(i)).is_none());
        if let Some(i) = after.filter(|&i| words.is_capital(i) && words.is_word(i) && month(words.at(i)).is_none()).last() {
            return Some(words.at(i).to_string());
        }
    }
    // "Harlow won in Lindmouth with 54 percent": a place is the owner only where nobody else is.
    let mut placed = None;
    let mut i = phrase.start;
    while i > 0 {
        i -= 1;
        if words.is_capital(i)
            && words.is_word(i)
            && !words.is_number(i)
            && weekday(words.at(i)).is_none()
            && month(words.at(i)).is_none()
        {
            // "River gauge at Carrow: 6.9 metres": a common noun, were it not for the place it stands in.
            let plain = kind == Kind::Measure && words.is_any(0, MEASURED) && words.tag(1).is_noun() && !words.is_capital(1);
            if i == 0 && (!words.tag(i).is_proper() || plain) {
                break;
            }
            if words.tag(i) == Tag::Dt {
                continue;
            }
            let name = i;
            while i > 0 && words.is_capital(i - 1) && words.is_word(i - 1) && words.tag(i - 1) != Tag::Dt {
                i -= 1;
            }
            // "Oresund, of Copenhagen, owns": where the owner is at home.
            let home = words.at(i.wrapping_sub(1)) == "of" && words.at(i.wrapping_sub(2)) == "," && words.at(name + 1) == ",";
            // "The Project comprises a dam": a common noun in capitals is nobody's name.
            let common = i == name && words.is_any(i, COMMON) && words.is_any(i.wrapping_sub(1), &["the", "our", "its", "a"]);
            if home || common || is_aside(words, i..name + 1, phrase.start) {
                continue;
            }
            if !words.is_any(i.wrapping_sub(1), &["in", "at", "near"]) {
                return Some(words.lower.get(i..=name).unwrap_or_default().join(" "));
            }
            placed = placed.or_else(|| Some(words.lower.get(i..=name).unwrap_or_default().join(" ")));
        }
    }
    // What is measured at a place is no measure of it.
    placed.filter(|_| kind != Kind::Measure)
}

/// "The mill, which closed after a Kellan report, has 40 looms", "which was closed by Kellan, has": whether a name only tells which report
/// is meant or who did something once, in a clause between commas that is over.
fn is_aside(words: &Words, name: Range<usize>, start: usize) -> bool {
    let of_a_noun = words.tag(name.end).is_noun() && !words.is_capital(name.end);
    let by = words.at(name.start.wrapping_sub(1)) == "by";
    let opens = (0..=name.start).rev().take_while(|&it| words.at(it) != ",").any(|it| clause::opens_relative(words, it));
    (of_a_noun || by) && opens && (name.end..start).any(|it| words.at(it) == ",")
}

/// The names of a sentence, whoever they are.
pub(super) struct Names {
    /// In small letters, in text order.
    pub all: Arc<[String]>,
    /// The words of each.
    at: Vec<Range<usize>>,
}

/// Those of the names of a sentence that are places, for one of its figures.
#[derive(Default)]
pub(super) struct Places {
    pub names: Vec<String>,
    /// Whether one of them is named as a part of a wider place.
    pub district: bool,
}

impl Names {
    pub fn of(words: &Words) -> Names {
        let (mut all, mut at) = (Vec::new(), Vec::new());
        let mut i = 0;
        while i < words.len() {
            let starts = is_name_word(words, i) && (i > 0 || words.tag(i).is_proper());
            if !starts || weekday(words.at(i)).is_some() || month(words.at(i)).is_some() {
                i += 1;
                continue;
            }
            let start = i;
            while i < words.len() && is_name_word(words, i) {
                i += 1;
            }
            let name = words.lower.get(start..i).unwrap_or(&[]).join(" ");
            if name != "i" && !name.is_empty() {
                all.push(name);
                at.push(start..i);
            }
        }
        Names { all: all.into(), at }
    }

    /// `phrase` is that of the figure.
    pub fn places(&self, words: &Words, phrase: &Range<usize>) -> Places {
        let mut places = Places::default();
        for (name, at) in self.all.iter().zip(&self.at) {
            if is_place(words, phrase, at) {
                places.names.push(name.clone());
                places.district |= words.is_any(at.end, DISTRICTS);
            }
        }
        places
    }
}

/// Whether something is said to be at what this name names.
fn is_place(words: &Words, phrase: &Range<usize>, name: &Range<usize>) -> bool {
    let Range { start, end } = *name;
    let mut before = start.wrapping_sub(1);
    while before < words.len() && (matches!(words.tag(before), Tag::Dt | Tag::Jj) || words.is_any(before, NEARBY)) {
        before = before.wrapping_sub(1);
    }
    let kind = words.sentence.name_at(start).map(|it| it.kind);
    // "14 houses on Hill Road in Arden": a street holds some of what the town has.
    let street = words.is_any(end.wrapping_sub(1), STREETS)
        && words.is_any(phrase.end, &["on", "in", "along", "at"])
        && start <= phrase.end + 2
        && start > phrase.end;
    // "At its Sundby factory".
    let site = words.is_any(end, SITES)
        && words.is_any(start.wrapping_sub(1), &["its", "their", "the", "a"])
        && words.is_any(start.wrapping_sub(2), &["at", "in", "from", "near"]);
    let located = street
        || site
        || words.is_any(before, &["in", "near", "at", "off", "across", "outside", "inside", "throughout", "around"])
        || words.is_any(start.wrapping_sub(1), NEARBY);
    // "Three in the village of Pinn".
    let settlement = words.at(start.wrapping_sub(1)) == "of"
        && words.is_any(start.wrapping_sub(2), &["village", "town", "city", "hamlet", "suburb", "district"])
        && words.is_any(start.wrapping_sub(3), &["the", "a"])
        && words.is_any(start.wrapping_sub(4), &["in", "at", "near", "outside"]);
    // "At Hill Street school": a thing that bears a person's name is a place all the same.
    let bears = words.tag(end).is_noun() && !words.is_capital(end);
    (located || settlement) && (bears || !matches!(kind, Some(NameKind::Person))) && kind != Some(NameKind::Nationality)
}

/// What a paper calls itself or what it is about, in capitals.
const COMMON: &[&str] = &[
    "project",
    "company",
    "group",
    "bank",
    "panel",
    "government",
    "ministry",
    "agency",
    "board",
    "council",
    "trust",
    "university",
    "fund",
    "commission",
    "court",
    "authority",
    "department",
    "union",
    "programme",
    "program",
    "association",
];

/// What is measured, in capitals where a sentence begins with it.
const MEASURED: &[&str] =
    &["river", "lake", "dam", "reservoir", "bridge", "tower", "tunnel", "water", "snow", "rain", "wind", "tide"];

/// Where people work; a name before it says where that is.
const SITES: &[&str] = &[
    "plant",
    "factory",
    "mill",
    "mine",
    "yard",
    "shipyard",
    "works",
    "site",
    "depot",
    "warehouse",
    "refinery",
    "brewery",
    "pit",
    "base",
    "camp",
    "office",
    "branch",
];

/// What a street is called.
const STREETS: &[&str] =
    &["road", "street", "avenue", "lane", "square", "boulevard", "drive", "close", "terrace", "row", "alley", "way"];

/// What a part of a wider place is called.
const DISTRICTS: &[&str] =
    &["district", "neighbourhood", "neighborhood", "suburb", "ward", "quarter", "borough", "subdistrict", "precinct"];

const NEARBY: &[&str] = &["neighbouring", "neighboring", "nearby", "surrounding"];

fn is_name_word(words: &Words, i: usize) -> bool {
    words.is_capital(i) && words.is_word(i) && !words.is_number(i)
}
