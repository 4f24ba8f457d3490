//! The whole step from bytes to facts, on any bytes.

use super::{Facts, facts_of};
use crate::document::{Format, read};
use crate::text::Span;

/// Whatever the bytes: no panic, and every span lies in the file on character boundaries.
#[track_caller]
fn sound(bytes: &[u8]) {
    for format in [Format::Plain, Format::Markdown] {
        let (document, _) = read(bytes, format);
        let facts = facts_of(&document);
        for span in spans(&facts) {
            assert!(document.text.get(span.range()).is_some(), "{span:?} in {:?}", document.text);
        }
        assert_eq!(facts.claims.len(), facts.figures.len());
    }
}

fn spans(facts: &Facts) -> Vec<Span> {
    let mut spans: Vec<Span> = facts.figures.iter().map(|figure| figure.span).collect();
    for person in &facts.people {
        spans.extend(person.mentions.iter().chain(&person.introduction));
    }
    for said in &facts.attributions {
        spans.extend(said.source.spans.iter().chain(&said.cue).chain(&said.content));
    }
    spans
}

fn told(text: &str) -> Facts {
    facts_of(&read(text.as_bytes(), Format::Plain).0)
}

/// What happens to what the first figure counts, and which part it has in that.
#[track_caller]
fn happens(text: &str, expected: &str) {
    let facts = told(text);
    let event = facts.claims.first().and_then(|it| it.event.as_ref()).map(|it| format!("{} {:?}", it.verb, it.role));
    assert_eq!(event.unwrap_or_default(), expected, "{text}");
}

#[test]
fn who_is_told_to_leave_leaves() {
    happens("The county told 3,100 residents below the Brenning dam to leave their homes.", "leave Patient");
    happens("The army ordered 40 villagers to evacuate.", "evacuate Patient");
    happens("Police asked about 200 witnesses to wait outside.", "wait Agent");
}

#[test]
fn who_tells_does_not_leave() {
    happens("The 40 guards told residents to leave their homes.", "");
    happens("The county hired 40 guards to protect the homes.", "hire Patient");
    happens("The mill released 40 workers, to cut costs.", "release Patient");
}

#[test]
fn who_finds_out_confiscates_nothing() {
    happens("Their exports came to 37.8 million tonnes, the institute found, because demand grew.", "come Patient");
    happens("Exports rose to 140 tonnes, a study by the union concluded.", "rise Other");
}

#[test]
fn what_is_found_is() {
    happens("In the shed were 24 rifles, which the police found.", "find Patient");
    happens("The police found 24 rifles.", "find Patient");
    happens("Some 24 rifles were found.", "find Patient");
}

#[test]
fn names_of_months_and_offices_tell_nothing() {
    happens("The fund will have 23 million marks by March next year.", "");
    happens("The Geological Survey put the sum at 14 million marks.", "put Other");
    happens("The council saved 14 million marks in the back office.", "save Patient");
}

#[test]
fn marches_and_surveys_do() {
    happens("On Sunday 1,400 people joined a march in Carrow.", "join Patient");
    happens("A survey of 1,400 adults was published.", "survey Patient");
    happens("Some 1,400 voters back the plan.", "back Patient");
}

/// What a figure counts, and as which part of it.
#[track_caller]
fn counts(text: &str, figure: &str, expected: &str) {
    let facts = told(text);
    let at = facts.figures.iter().position(|it| it.span.of(text).contains(figure)).expect(figure);
    let claim = &facts.claims[at];
    assert_eq!(format!("{} {:?}", claim.head, claim.scope), expected, "{text}");
}

#[test]
fn by_how_many_there_are_fewer() {
    counts("The dairy took milk from 1,862 farms, 47 fewer than a year earlier.", "47", "farm Addition");
    counts("The dairy took milk from 1,862 farms, 47 more than a year earlier.", "47", "farm Addition");
    counts("The dairy took milk from more than 47 farms.", "47", "farm Whole");
    counts("The dairy took milk from 47 farms, fewer than a year earlier.", "47", "farm Whole");
}

#[test]
fn numbers_of() {
    counts("The number of homes without power fell to 412.", "412", "home Whole");
    counts("The total of all empty flats came to 412.", "412", "flat Whole");
    counts("The number fell to 412.", "412", "number Whole");
    counts("The number of those without power fell to 412 homes.", "412", "home Whole");
}

proptest::proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        sound(&bytes);
    }

    /// Words of the trade and marks in any order.
    #[test]
    fn any_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60), gap in " ?\n?") {
        sound(words.join(&gap).as_bytes());
    }
}

const WORDS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’s",
    "'",
    "(",
    ")",
    "—",
    "-",
    "…",
    ".",
    ",",
    ";",
    "?",
    "\n\n",
    "# ",
    "> ",
    "* ",
    "|",
    "[",
    "](",
    "12",
    "1,200",
    "$",
    "£4m",
    "€3.5bn",
    "5%",
    "½",
    "per",
    "cent",
    "three",
    "hundred",
    "dozens",
    "to",
    "and",
    "of",
    "or",
    "about",
    "more",
    "than",
    "half",
    "twice",
    "3-2",
    "1990s",
    "20th",
    "p.m.",
    "9:30",
    "Monday",
    "May",
    "5",
    "2020",
    "2020-05-05",
    "ago",
    "last",
    "week",
    "old",
    "aged",
    "people",
    "were",
    "killed",
    "injured",
    "hostages",
    "°C",
    "km",
    "miles",
    "an",
    "hour",
    "said",
    "says",
    "according",
    "told",
    "that",
    "Mr.",
    "Gen.",
    "John",
    "Marsh",
    "Anna",
    "Low",
    "Jr.",
    "O’Hara",
    "de",
    "la",
    "his",
    "she",
    "the",
    "minister",
    "spokesman",
    "U.S.",
    "Acme",
    "Inc.",
    "I",
    "née",
    "李",
    "\u{301}",
    "\u{200d}",
    "🦀",
    "\u{feff}",
    "\u{a0}",
    "İ",
    "ß",
    "ﬁ",
    "e\u{301}",
    "٣",
    "http://a.b",
];

#[test]
fn endless_and_odd_texts() {
    for piece in
        ["“we said ", "he said that ", "a, ", "(", "John Marsh and ", "$5 to $6, ", "on Monday 5 May 2020 and ", "1,", "'s", "İ"]
    {
        sound(piece.repeat(700).as_bytes());
    }
}
