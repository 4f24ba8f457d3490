//! What is measured of a thing: its height, its magnitude, how many it holds.

use std::ops::Range;

use super::words::Words;
use crate::figures::{Figure, Kind};
use crate::language::Tag;

/// "Built for 8,000 refugees", "room for 40 patients": how many there can be.
pub(super) fn capacity(words: &Words, figure: &Figure, phrase: &Range<usize>) -> Option<String> {
    let before = |back: usize| words.at(phrase.start.wrapping_sub(back));
    let meant = match before(1) {
        "for" => {
            ["built", "designed", "meant", "intended", "made", "room", "space", "licensed", "licenced", "planned", "capacity"]
                .contains(&before(2))
        }
        "of" => before(2) == "capacity",
        "seat" | "seats" | "accommodate" | "accommodates" => true,
        "hold" | "house" | "take" | "carry" => matches!(before(2), "can" | "could" | "to"),
        _ => false,
    };
    (meant && figure.kind == Kind::Count).then(|| "capacity".to_string())
}

/// What is measured of the head, where the words say it.
pub(super) fn attribute(words: &Words, figure: &Figure, phrase: &Range<usize>) -> Option<String> {
    if !matches!(figure.kind, Kind::Measure | Kind::Money | Kind::Percent | Kind::Duration | Kind::Count | Kind::Age) {
        return None;
    }
    if figure.unit.as_deref().is_some_and(|unit| unit.contains("magnitude")) {
        return Some("magnitude".to_string());
    }
    if figure.kind == Kind::Duration
        && let Some(purpose) = purpose(words, phrase)
    {
        return Some(purpose);
    }
    // "The vaccine protected 74 percent of the children".
    let drug = ["vaccine", "vaccines", "shot", "shots", "jab", "jabs", "drug", "dose", "doses"];
    if figure.kind == Kind::Percent
        && words.is_any(phrase.start.wrapping_sub(1), &["protected", "protects"])
        && (0..phrase.start).any(|i| words.is_any(i, &drug))
    {
        return Some("efficacy".to_string());
    }
    let from = phrase.start.saturating_sub(6);
    let near = |list: &[(&str, &str)], range: Range<usize>| {
        range
            .filter(|&i| i < words.len())
            .find_map(|i| list.iter().find(|(word, _)| *word == words.at(i)).map(|(_, name)| (*name).to_string()))
    };
    // "at a depth of 10 km, 55 km south": the depth is the other figure's.
    let own = (from..phrase.start).rev().take_while(|&i| !words.is_number(i) && !matches!(words.at(i), "," | ";" | "and")).last();
    let from = own.unwrap_or(phrase.start);
    let after = |n: usize| phrase.end.saturating_sub(1)..phrase.end + n;
    let found = near(NOUNS_OF_MEASURE, after(2)).or_else(|| near(NOUNS_OF_MEASURE, from..phrase.start));
    // "measured 49 millimetres of rain": what has a unit of its own is no magnitude.
    let found = found.filter(|it| it != "magnitude" || figure.unit.as_deref().is_none_or(|unit| unit.contains("magnitude")));
    if found.is_some() {
        return found;
    }
    let length = figure.unit.as_deref().is_some_and(|it| {
        it.ends_with("mile")
            || it.ends_with("metre")
            || it.ends_with("meter")
            || matches!(it, "foot" | "yard" | "inch" | "league")
    });
    if matches!(figure.kind, Kind::Measure) && length {
        return near(DISTANCE, after(4));
    }
    None
}

/// "Gave the company 30 days to respond", "has 21 days to pay": time for one thing is none for another.
fn purpose(words: &Words, phrase: &Range<usize>) -> Option<String> {
    let deed = phrase.end + 1;
    let given = (phrase.start.saturating_sub(8)..phrase.start)
        .any(|i| words.tag(i).is_verb() && GIVING.contains(&words.lemma(i).as_str()));
    let meant = given && words.at(phrase.end) == "to" && words.tag(deed) == Tag::Vb;
    meant.then(|| format!("time to {}", words.lemma(deed)))
}

/// Verbs of those who give or have time.
const GIVING: &[&str] = &["give", "have", "get", "allow", "grant", "leave", "set"];

const NOUNS_OF_MEASURE: &[(&str, &str)] = &[
    ("magnitude", "magnitude"),
    ("richter", "magnitude"),
    ("measuring", "magnitude"),
    ("measured", "magnitude"),
    ("depth", "depth"),
    ("deep", "depth"),
    ("height", "height"),
    ("tall", "height"),
    ("high", "height"),
    ("long", "length"),
    ("length", "length"),
    ("wide", "width"),
    ("width", "width"),
    ("weight", "weight"),
    ("weighing", "weight"),
    ("weighed", "weight"),
    ("speed", "speed"),
    ("temperature", "temperature"),
    ("altitude", "altitude"),
    ("population", "population"),
    ("effective", "efficacy"),
    ("efficacy", "efficacy"),
    ("effectiveness", "efficacy"),
    ("efficient", "efficiency"),
    ("efficiency", "efficiency"),
    ("literate", "literacy"),
    ("literacy", "literacy"),
    ("worth", "worth"),
    ("valued", "worth"),
    ("value", "worth"),
    ("displacement", "displacement"),
    ("tall", "height"),
];

const DISTANCE: &[(&str, &str)] = &[
    ("below", "depth"),
    ("beneath", "depth"),
    ("above", "altitude"),
    ("from", "distance"),
    ("away", "distance"),
    ("off", "distance"),
    ("west", "distance"),
    ("east", "distance"),
    ("north", "distance"),
    ("south", "distance"),
    ("northwest", "distance"),
    ("northeast", "distance"),
    ("southwest", "distance"),
    ("southeast", "distance"),
    ("inland", "distance"),
];
