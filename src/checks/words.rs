//! The words of messages that several rules share.

use super::comparable::Side;

/// "105 hostages released during the truce": the figure with what it counts, as far as a phrase is known.
pub(super) fn stated(side: Side) -> String {
    let text = side.text();
    let phrase = side.claim.phrase.trim();
    if phrase.is_empty() || text.ends_with(phrase) { text.to_string() } else { format!("{text} ({phrase})") }
}

/// ", according to Kirby", or nothing when the document itself says it.
pub(super) fn said_by(side: Side) -> String {
    let source = side.claim.attribution.and_then(|at| side.page.facts.attributions.get(at as usize)).map(|it| &it.source);
    let Some(source) = source else { return String::new() };
    let person = source.person.and_then(|at| side.page.facts.people.get(at as usize)).map(|it| it.name.as_str());
    match person.unwrap_or(source.text.trim()) {
        "" => String::new(),
        name => format!(" (according to {name})"),
    }
}

/// "source.txt, line 4", or "line 4 of this document".
pub(super) fn place_of(from: Side, side: Side) -> String {
    let line = line(&side.page.document.text, side.figure.span.start);
    if from.page.file == side.page.file { format!("line {line}") } else { format!("{}, line {line}", side.page.name) }
}

/// ", as of 2023-12-01".
pub(super) fn dated(side: Side) -> String {
    side.claim.time.as_of.map_or(String::new(), |it| format!(", as of {it}"))
}

/// The line of a byte offset, counted from 1.
pub(super) fn line(text: &str, offset: u32) -> usize {
    let end = (offset as usize).min(text.len());
    text.as_bytes().get(..end).unwrap_or(&[]).iter().filter(|it| **it == b'\n').count() + 1
}
