//! What is measured of a thing: its height, its magnitude, how many it holds.

use std::ops::Range;

use super::crowd::before_hedges;
use super::lexicon::Thing;
use super::words::Words;
use crate::figures::{Figure, Kind};
use crate::language::Tag;

/// "Built for 8,000 refugees", "room for 40 patients": how many there can be.
pub(super) fn capacity(words: &Words, figure: &Figure, phrase: &Range<usize>) -> Option<String> {
    if figure.kind != Kind::Count {
        return None;
    }
    let last = before_hedges(words, phrase.start);
    let up_to = words.at(last.wrapping_add(1)) == "up" && words.at(last.wrapping_add(2)) == "to";
    let before = |back: usize| words.at(last.wrapping_sub(back - 1));
    let subject = || (phrase.start.saturating_sub(12)..phrase.start).rev().take_while(|&i| words.at(i) != ";");
    let venue = || subject().any(|i| VENUES.contains(&&*words.base(i)));
    let numbers = figure.tokens.1 as usize;
    let meant = match before(1) {
        "for" => {
            ["built", "designed", "meant", "intended", "made", "room", "space", "licensed", "licenced", "planned", "capacity"]
                .contains(&before(2))
                || up_to && words.tag(last.wrapping_sub(1)).is_noun()
        }
        "of" => before(2) == "capacity",
        "seat" | "seats" | "accommodate" | "accommodates" => true,
        "hold" | "house" | "take" | "carry" if matches!(before(2), "can" | "could" | "to") => true,
        "hold" if before(2) == "will" => figure.unit.as_deref().is_some_and(|it| Thing::of(it).is_some_and(Thing::is_people)),
        "holds" | "hold" => venue(),
        "is" | "was" => before(2) == "capacity",
        // "The hall has 1,520 seats".
        "has" | "with" | "have" => words.is_any(numbers, &["seats"]) && venue(),
        _ => false,
    };
    // "A 1,520-seat hall", "a 42,100-capacity ground".
    let seated = words.at(numbers) == "-" && words.is_any(numbers + 1, &["seat", "seater", "capacity"]);
    (meant || seated).then(|| "capacity".to_string())
}

/// Where people sit or stand to see or hear something.
const VENUES: &[&str] = &[
    "stadium",
    "arena",
    "ground",
    "hall",
    "auditorium",
    "theatre",
    "theater",
    "cinema",
    "chapel",
    "church",
    "cathedral",
    "venue",
    "room",
    "courtroom",
    "amphitheatre",
    "amphitheater",
    "pavilion",
    "stand",
    "terrace",
    "marquee",
    "tent",
    "house",
    "court",
    "velodrome",
    "aircraft",
    "plane",
    "jet",
    "airliner",
    "train",
    "tram",
    "bus",
    "coach",
    "ferry",
    "bullring",
    "mosque",
    "synagogue",
    "temple",
];

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
    if figure.kind == Kind::Percent && is_stake(words, phrase) {
        return Some("stake".to_string());
    }
    // Floors and roofs are measured so, and nothing that is burnt or sown.
    if figure.kind == Kind::Measure && matches!(figure.unit.as_deref(), Some("square metre" | "square meter" | "square foot")) {
        return Some("area".to_string());
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
    // "The river reached 6.9 metres", "peaked at 9.6 metres".
    if figure.kind == Kind::Measure && from_level(words, phrase) {
        return Some("level".to_string());
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

/// "A stake of 21 percent", "a 21 percent holding", "owns 12 percent of the shares": how much of a company is somebody's.
fn is_stake(words: &Words, phrase: &Range<usize>) -> bool {
    let near = phrase.start.saturating_sub(3)..phrase.end + 3;
    let shares = |i: usize| words.is_any(i, &["shares", "stock", "equity", "company", "firm", "group"]);
    let held =
        (phrase.start.saturating_sub(4)..phrase.start).any(|i| words.tag(i).is_verb() && OWNING.contains(&&*words.base(i)));
    words.is_any(phrase.end, &["holding"])
        || near.clone().any(|i| words.is_any(i, &["stake", "shareholding"]))
        || words.at(phrase.end.wrapping_sub(1)) == "holding"
        || held && (phrase.end.saturating_sub(2)..phrase.end + 4).any(shares)
}

/// Verbs of those whose something is.
const OWNING: &[&str] = &["own", "hold", "have", "control", "possess"];

/// Whether it says how high water stands.
fn from_level(words: &Words, phrase: &Range<usize>) -> bool {
    let verb = before_hedges(words, phrase.start);
    let stands = words.is_any(verb, &["reached", "peaked", "crested", "rose", "stood", "reach", "peak", "crest", "reaching"]);
    let water =
        |i: usize| words.is_any(i, &["river", "water", "waters", "level", "levels", "lake", "flood", "stream", "tide", "crest"]);
    stands && ((0..phrase.start).any(water) || words.is_any(verb, &["peaked", "crested", "crest"]))
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
