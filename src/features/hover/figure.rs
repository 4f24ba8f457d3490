//! What a figure states, who says so, and what the other documents say of the same quantity.

use super::said;
use crate::checks::{self, ClaimId, Page, Verdict};
use crate::claims::Modality;
use crate::features::place::{in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::workspace::World;

/// Rivals that are listed; a hover is to be read at a glance.
const MOST: usize = 12;

pub fn lines(world: &World, page: &Page, figure: u32) -> Vec<Line> {
    let mut lines = vec![Line::Paragraph(statement(page, figure))];
    let claim = page.facts.claims.get(figure as usize);
    let attribution = claim.and_then(|it| it.attribution).and_then(|at| page.facts.attributions.get(at as usize));
    match attribution {
        Some(attribution) => {
            let mut pieces = vec!["Source: ".into()];
            pieces.extend(said::source(world, page, attribution));
            lines.push(Line::Paragraph(pieces));
            lines.push(Line::Paragraph(vec![format!("In: {}", said::published(page)).into()]));
        }
        None => {
            let text = format!("Source: nobody in the text; the document itself stands behind it ({})", said::published(page));
            lines.push(Line::Paragraph(vec![text.into()]));
        }
    }
    lines.extend(rivals(world, ClaimId { file: page.file, figure }));
    lines
}

/// "**105 hostages released during the truce** (exactly 105 hostages)".
fn statement(page: &Page, at: u32) -> Vec<Piece> {
    let text = &page.document.text;
    let Some(figure) = page.facts.figures.get(at as usize) else { return Vec::new() };
    let written = words::one_line(figure.span.of(text));
    let mut pieces = vec![Piece::Strong(words::stated(page, at))];
    if let Some(date) = figure.date.map(words::date).filter(|date| !date.is_empty()) {
        pieces.push(format!(" ({date})").into());
    }
    let mut notes = Vec::new();
    // Digits that stand there as they are read need no explanation.
    notes.extend(words::allowed(figure).filter(|allowed| !allowed.starts_with(&format!("exactly {written}"))));
    notes.extend(
        figure
            .trend
            .map(|trend| format!("a change {}", if trend == crate::figures::Trend::Up { "upwards" } else { "downwards" })),
    );
    notes.extend(page.facts.claims.get(at as usize).and_then(|claim| mood(claim.modality)).map(str::to_owned));
    if !notes.is_empty() {
        pieces.push(format!(": {}", notes.join(", ")).into());
    }
    pieces
}

fn mood(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some("planned, not yet so"),
        Modality::Hypothetical => Some("only supposed"),
        Modality::Negated => Some("denied"),
        Modality::Asked => Some("asked, not stated"),
    }
}

/// What other claims say of the same quantity, conflicts first, each with its place.
fn rivals(world: &World, claim: ClaimId) -> Vec<Line> {
    let mut found = checks::rivals(world, claim);
    found.sort_by_key(|it| (rank(it.verdict), it.other.file != claim.file));
    let mut lines: Vec<Line> = found.iter().take(MOST).filter_map(|it| rival(world, claim, it)).collect();
    if found.len() > MOST {
        lines.push(Line::Item(vec![format!("and {} more", found.len() - MOST).into()]));
    }
    lines
}

/// "- Conflict: **110 hostages released**, the army, in report.md:14 (Wire, 2 December 2023)".
fn rival(world: &World, claim: ClaimId, it: &checks::Comparison) -> Option<Line> {
    let page = world.page(it.other.file)?;
    let figure = page.facts.figures.get(it.other.figure as usize)?;
    let place = in_file(page.file, figure.span);
    let mut pieces = vec![format!("{}: ", verdict(it.verdict)).into(), Piece::Strong(words::stated(&page, it.other.figure))];
    let attribution = page.facts.claims.get(it.other.figure as usize).and_then(|it| it.attribution);
    let attribution = attribution.and_then(|at| page.facts.attributions.get(at as usize));
    if let Some(who) = said::briefly(&page, attribution) {
        pieces.push(format!(", says {who}").into());
    }
    if page.file == claim.file {
        pieces.push(", ".into());
        pieces.push(Piece::Link(format!("line {}", line(world, place)), place));
    } else {
        pieces.push(", in ".into());
        pieces.push(Piece::Link(name_and_line(world, &page, place), place));
        let published = said::published(&page);
        if published != page.name {
            pieces.push(format!(" ({published})").into());
        }
    }
    Some(Line::Item(pieces))
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Conflict => 0,
        Verdict::Superseded => 1,
        Verdict::Attributed => 2,
        Verdict::Rounded => 3,
        Verdict::Agree => 4,
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Conflict",
        Verdict::Superseded => "Superseded, or supersedes",
        Verdict::Attributed => "The sources differ",
        Verdict::Rounded => "Rounded",
        Verdict::Agree => "Agrees",
    }
}
