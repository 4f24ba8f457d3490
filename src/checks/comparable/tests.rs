//! Tests of the criteria, one by one. See criteria.txt.

use super::State;
use crate::checks::{self, ClaimId, Library};

/// The text without its brackets, and where the bracketed figure stands.
fn marked(text: &str) -> (String, usize) {
    let at = text.find('[').unwrap_or(0);
    (text.replace(['[', ']'], ""), at)
}

/// The state of a criterion, and its weight if that is wanted.
fn state(criterion: &str, weighed: bool, a: &str, b: &str) -> String {
    let (a, b) = (marked(a), marked(b));
    let library = Library::read([("a.txt", a.0.as_str()), ("b.txt", b.0.as_str())]);
    let claim = |(file, at): (crate::text::FileId, usize)| {
        let figures = &checks::Evidence::page(&library, file)?.facts.figures;
        let figure = figures.iter().position(|it| (it.span.start as usize..it.span.end as usize).contains(&at))?;
        Some(ClaimId { file, figure: figure as u32 })
    };
    let mut ids = library.files().zip([a.1, b.1]).map(claim);
    let (Some(Some(x)), Some(Some(y))) = (ids.next(), ids.next()) else { return "no figure".to_string() };
    let Some(why) = checks::explain(&library, x, y) else { return "no claim".to_string() };
    let mark = why.reasons.iter().find(|it| it.mark.criterion.as_str() == criterion);
    let state = match mark.map(|it| it.mark.state) {
        Some(State::Matched) => "matched",
        Some(State::Unknown) => "unknown",
        Some(State::Differed) => "differed",
        None => "nothing",
    };
    match mark.filter(|_| weighed) {
        Some(reason) => format!("{state} {}", reason.mark.weight),
        None => state.to_string(),
    }
}

#[test]
fn criteria() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in include_str!("criteria.txt").lines().filter(|it| it.contains(" | ")) {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [criterion, expected, a, b] = cells[..] else { panic!("four cells: {line}") };
        count += 1;
        let found = state(criterion, expected.contains(' '), a, b);
        if found != expected {
            wrong.push(format!("{criterion}: {found}, not {expected}\n   {a}\n   {b}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}
