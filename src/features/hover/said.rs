//! Who stands behind a statement, and where that is written.

use super::{cited, passage};
use crate::attribution::{self, Attribution, SourceKind};
use crate::checks::{self, Page};
use crate::features::place::{in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::text::Span;
use crate::workspace::World;

/// Documents with the same words that are listed.
const MOST: usize = 6;

/// The hover on a stretch that somebody says, the cursor at `here`.
pub fn lines(world: &World, page: &Page, attribution: &Attribution, here: Span) -> Vec<Line> {
    let manner = if attribution.quoted { "In the words of " } else { "According to " };
    let mut pieces = vec![manner.into()];
    pieces.extend(source(world, page, attribution, here));
    let mut lines = vec![Line::Paragraph(pieces), Line::Paragraph(document(world, page))];
    if let Some(quotation) = cited::quotation_at(page, here) {
        lines.extend(elsewhere(world, page, quotation));
    }
    lines
}

/// Where else a quotation stands, and how it reads there.
pub fn elsewhere(world: &World, page: &Page, quotation: u32) -> Vec<Line> {
    let mut found = checks::parallels(world, page.file, quotation);
    found.sort_by_key(|it| it.differences.is_empty());
    let mut lines: Vec<Line> = found.iter().take(MOST).filter_map(|it| parallel(world, page, it)).collect();
    if found.len() > MOST {
        lines.push(Line::Item(vec![format!("and in {} more", found.len() - MOST).into()]));
    }
    lines
}

/// "- Reads otherwise in radio.md:3 (Radio Skarne): “many” here, “most” there".
fn parallel(world: &World, page: &Page, it: &checks::Parallel) -> Option<Line> {
    let other = world.page(it.file)?;
    let place = in_file(it.file, it.theirs);
    let manner = if it.differences.is_empty() { "The same words in " } else { "Reads otherwise in " };
    let mut pieces = vec![manner.into(), Piece::Link(name_and_line(world, &other, place), place)];
    if it.file != page.file {
        passage::bracketed(passage::provenance(world, &other), &mut pieces);
    }
    let attribution = it.attribution.and_then(|at| other.facts.attributions.get(at as usize));
    if let Some(who) = briefly(&other, attribution) {
        pieces.push(format!(", says {who}").into());
    }
    if !it.differences.is_empty() {
        pieces.push(format!(": {}", checks::told(&it.differences)).into());
    }
    Some(Line::Item(pieces))
}

/// "In: draft.md (The Wick Wire, 4 March 2025)".
pub fn document(world: &World, page: &Page) -> Vec<Piece> {
    let mut pieces = vec![format!("In: {}", page.name).into()];
    passage::bracketed(passage::provenance(world, page), &mut pieces);
    pieces
}

/// "John Kirby, National Security Council spokesperson (line 12), from the ministry (line 12), as reported by the Gazette (line 12)", of
/// what he says at a place.
pub fn source(world: &World, page: &Page, attribution: &Attribution, at: Span) -> Vec<Piece> {
    let mut pieces = one(world, page, attribution);
    for reporter in attribution::reporters(&page.facts.attributions, attribution, at) {
        pieces.push(", as reported by ".into());
        pieces.extend(one(world, page, reporter));
    }
    pieces
}

fn one(world: &World, page: &Page, attribution: &Attribution) -> Vec<Piece> {
    let source = &attribution.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    let mut pieces = Vec::new();
    match person {
        Some(person) => {
            pieces.push(Piece::Strong(person.name.clone()));
            if let Some(role) = person.roles.first() {
                pieces.push(format!(", {}", role.text).into());
            }
        }
        None if attribution::is_pronoun(&source.text) => pieces.push(nameless(&source.text).into()),
        None => pieces.push(Piece::Strong(words::inside(&source.text))),
    }
    if source.kind == SourceKind::Unnamed && !attribution::is_pronoun(&source.text) {
        pieces.push(", not named".into());
    }
    written(world, page, source.spans.first(), &mut pieces);
    if let Some(doubt) = doubt(page, attribution) {
        pieces.push(format!("; {doubt}").into());
    }
    for via in &source.via {
        pieces.push(", from ".into());
        match attribution::is_pronoun(&via.text) {
            true => pieces.push(nameless(&via.text).into()),
            false => pieces.push(Piece::Strong(words::inside(&via.text))),
        }
        written(world, page, via.spans.first(), &mut pieces);
    }
    pieces
}

/// Of a pronoun that was led back to nobody.
fn nameless(pronoun: &str) -> String {
    let pronoun = pronoun.to_lowercase();
    let who = if pronoun == "it" { "which" } else { "whom" };
    format!("“{pronoun}”, {who} the text does not name")
}

/// What was read between the lines: a pronoun, a quotation that nobody is named for.
fn doubt(page: &Page, attribution: &Attribution) -> Option<String> {
    let written = attribution.source.spans.first().map_or("", |span| span.of(&page.document.text));
    // Which is said already where nobody else is named.
    if attribution::is_pronoun(&attribution.source.text) && attribution.source.person.is_none() {
        return None;
    }
    if attribution::is_pronoun(written) {
        return Some(format!("the text has “{written}”"));
    }
    attribution.cue.is_empty().then(|| "read from the context, the text names nobody for it".to_owned())
}

/// Who stands behind a statement, in a few words for a list: "John Kirby", "the ministry"; nobody: the document, or a pronoun.
pub fn briefly(page: &Page, attribution: Option<&Attribution>) -> Option<String> {
    let source = &attribution?.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    let named = || Some(words::inside(&source.text)).filter(|it| !attribution::is_pronoun(it));
    person.map(|person| person.name.clone()).or_else(named)
}

fn written(world: &World, page: &Page, span: Option<&Span>, pieces: &mut Vec<Piece>) {
    if let Some(&span) = span {
        let place = in_file(page.file, span);
        pieces.push(" (".into());
        pieces.push(Piece::Link(format!("line {}", line(world, place)), place));
        pieces.push(")".into());
    }
}
