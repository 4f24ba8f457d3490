//! The words of messages that several rules share.

use super::comparable::Side;
use crate::attribution::is_pronoun;
use crate::figures::Kind;
use crate::language::numbers;

/// "105 hostages released during the truce", "14 minutes (ferry)": the figure with what it counts or measures, as far as that is known.
/// To stand at the beginning of a message or inside it.
pub(super) fn stated(side: Side) -> String {
    let text = value(side);
    // "A 48-page indictment": "page" is said.
    let said = |it: &&str| text.strip_suffix(*it).is_some_and(|it| it.ends_with('-'));
    let phrase = label(side);
    let phrase = phrase.split_once(' ').filter(|it| said(&it.0)).map_or(phrase, |it| it.1);
    if phrase.is_empty() || text.ends_with(phrase) || side.claim.contest.is_some() {
        text
    } else if side.figure.kind == Kind::Count && side.figure.unit.is_some() {
        format!("{text} {phrase}")
    } else {
        format!("{text} ({phrase})")
    }
}

/// The figure as it stands in the text, in the middle of a message; "7 to 5" where it is one of two that tell of a vote.
pub(super) fn value(side: Side) -> String {
    match &side.claim.contest {
        Some(contest) if side.figure.kind != Kind::Score => format!("{} to {}", contest.counts.0, contest.counts.1),
        _ => numbers::inside(side.text()),
    }
}

/// What is counted or measured, in few words: of a long phrase only the noun.
fn label<'a>(side: Side<'a>) -> &'a str {
    let phrase = side.claim.phrase.trim();
    if phrase.split_whitespace().count() <= MOST_WORDS || side.claim.head.is_empty() {
        return phrase;
    }
    let stem = |word: &str| word.to_lowercase().chars().take(3).collect::<String>();
    let head = stem(&side.claim.head);
    let mut end = 0;
    for word in phrase.split_inclusive(char::is_whitespace) {
        end += word.len();
        if stem(word.trim_end()) == head {
            return phrase.get(..end).unwrap_or(phrase).trim_end_matches(|c: char| !c.is_alphanumeric());
        }
    }
    phrase
}

/// A longer phrase is a clause by now.
const MOST_WORDS: usize = 5;

/// " (according to Kirby)", or nothing when the document itself says it.
pub(super) fn said_by(side: Side) -> String {
    speaker(side).map_or(String::new(), |name| format!(" (according to {name})"))
}

/// Who is named as the source, in words to stand inside a sentence. None where there is a pronoun and nobody knows whose.
pub(super) fn speaker(side: Side) -> Option<String> {
    source(side).filter(|name| !is_pronoun(name)).map(|name| inside(&name))
}

/// Who is named as the source.
pub(super) fn source(side: Side) -> Option<String> {
    let source = side.claim.attribution.and_then(|at| side.page.facts.attributions.get(at as usize)).map(|it| &it.source)?;
    let person = source.person.and_then(|at| side.page.facts.people.get(at as usize)).map(|it| it.name.as_str());
    let words: Vec<&str> = person.unwrap_or(&source.text).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// "The county" at the beginning of its sentence is "the county" inside another.
fn inside(text: &str) -> String {
    for article in ["The ", "A ", "An ", "Its ", "Their ", "His ", "Her "] {
        // "An Nguyen" is somebody, "The Hague" a place.
        let named = |rest: &str| rest.starts_with(char::is_uppercase) && article != "The " || rest.starts_with("Hague");
        if let Some(rest) = text.strip_prefix(article).filter(|rest| !named(rest)) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    text.to_string()
}

/// "source.txt, line 4", or "line 4 of this document".
pub(super) fn place_of(from: Side, side: Side) -> String {
    let line = side.page.document.line(side.figure.span.start);
    if from.page.file == side.page.file { format!("line {line}") } else { format!("{}, line {line}", side.page.name) }
}

/// ", as of 2023-12-01".
pub(super) fn dated(side: Side) -> String {
    side.claim.time.as_of.map_or(String::new(), |it| format!(", as of {it}"))
}

/// Words of a document without its line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a figure that is off by powers of ten may be: "million for billion", "a nought too many".
pub(super) fn slip(right: f64, stated: f64) -> Option<&'static str> {
    let times = stated / right;
    let is = |factor: f64| times > 0.0 && (times / factor - 1.0).abs() < 0.12;
    let named = |factor: f64, one: &'static str, other: &'static str| {
        if is(factor) {
            Some(one)
        } else if is(1.0 / factor) {
            Some(other)
        } else {
            None
        }
    };
    let (large, small) = (right.max(stated), right.min(stated));
    named(10.0, "a nought too many", "a nought too few")
        .or_else(|| named(100.0, "two noughts too many", "two noughts too few"))
        .or_else(|| match named(1000.0, "more", "less")? {
            "more" if large >= 1e9 && small >= 1e6 && large < 1e12 => Some("billion for million"),
            "less" if large >= 1e9 && small >= 1e6 && large < 1e12 => Some("million for billion"),
            "more" => Some("a thousand times too much"),
            _ => Some("a thousand times too little"),
        })
}
