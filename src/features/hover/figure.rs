//! What a figure states, who says so, and what the other documents say of the same quantity.

use super::{cited, passage, said};
use crate::checks::{self, ClaimId, Page, Verdict};
use crate::claims::Modality;
use crate::features::place::{in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::language::numbers;
use crate::workspace::{LetStand, World};

/// Rivals that are listed; a hover is to be read at a glance.
const MOST: usize = 8;
/// Those of them whose passage is shown.
const WITH_PASSAGE: usize = 4;
/// Documents with the same text that are named; the others are counted.
const COPIES: usize = 4;

pub fn lines(world: &World, page: &Page, figure: u32) -> Vec<Line> {
    let mut lines = vec![Line::Paragraph(statement(page, figure))];
    let claim = page.facts.claims.get(figure as usize);
    let attribution = claim.and_then(|it| it.attribution).and_then(|at| page.facts.attributions.get(at as usize));
    match attribution {
        Some(attribution) => {
            let mut pieces = vec!["Source: ".into()];
            let at = page.facts.figures.get(figure as usize).map(|it| it.span).unwrap_or_default();
            pieces.extend(said::source(world, page, attribution, at));
            lines.push(Line::Paragraph(pieces));
            lines.push(Line::Paragraph(said::document(world, page)));
            lines.extend(cited::beside(world, page, figure));
        }
        None => {
            let cited = cited::beside(world, page, figure);
            if cited.is_empty() {
                let mut pieces = vec![format!("Source: nobody in the text; {} itself stands behind it", page.name).into()];
                passage::bracketed(passage::provenance(world, page), &mut pieces);
                lines.push(Line::Paragraph(pieces));
            }
            lines.extend(cited);
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
    if let Some(date) = figure.date.map(words::date).filter(|date| !date.is_empty() && *date != written) {
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

/// What other claims say of the same quantity, conflicts first, each with its place. Documents that print one text are one voice.
fn rivals(world: &World, claim: ClaimId) -> Vec<Line> {
    let mut found = checks::rivals(world, claim);
    found.sort_by_key(|it| (rank(it.verdict), it.other.file != claim.file));
    let mut voices: Vec<Voice> = Vec::new();
    for it in &found {
        let one = |voice: &&mut Voice| voice.first.verdict == it.verdict && checks::one_voice(world, voice.first.other, it.other);
        match voices.iter_mut().find(one) {
            Some(voice) => voice.copies.push(it.other),
            None => voices.push(Voice { first: it, copies: Vec::new() }),
        }
    }
    let lines = voices.iter().take(MOST).enumerate();
    let mut lines: Vec<Line> = lines.filter_map(|(at, it)| rival(world, claim, it, at < WITH_PASSAGE)).collect();
    if voices.len() > MOST {
        lines.push(Line::Item(vec![format!("and {} more", voices.len() - MOST).into()]));
    }
    lines
}

/// A claim, and those in other documents that print the same text.
struct Voice<'a> {
    first: &'a checks::Comparison,
    copies: Vec<ClaimId>,
}

/// "- Conflict: **110 hostages released**, says the army, in report.md:14 (Wire, 2 December 2023): “… the army said it had …”".
fn rival(world: &World, claim: ClaimId, voice: &Voice, with_passage: bool) -> Option<Line> {
    let it = voice.first;
    let page = world.page(it.other.file)?;
    let figure = page.facts.figures.get(it.other.figure as usize)?;
    let place = in_file(page.file, figure.span);
    let stands = (it.verdict == Verdict::Conflict).then(|| world.stands_beside(claim, it.other)).flatten();
    let manner = match stands {
        Some(LetStand { reason: Some(reason) }) => format!("Conflict that stands ({reason})"),
        Some(LetStand { reason: None }) => "Conflict that stands".to_owned(),
        None => verdict(it.verdict).to_owned(),
    };
    let mut pieces = vec![format!("{manner}: ").into(), Piece::Strong(numbers::inside(&words::stated(&page, it.other.figure)))];
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
        passage::bracketed(passage::provenance(world, &page), &mut pieces);
    }
    let copy_of_this = checks::one_voice(world, claim, it.other);
    if !copy_of_this && with_passage && page.file != claim.file {
        pieces.push(format!(": “{}”", passage::around(&page, figure.span)).into());
    }
    if copy_of_this {
        let same = matches!(it.verdict, Verdict::Agree | Verdict::Rounded);
        let told = if same {
            "; it prints the same text, so it is no second source"
        } else {
            "; it prints the same text but for the figure"
        };
        pieces.push(told.into());
    }
    for (at, copy) in voice.copies.iter().take(COPIES).enumerate() {
        let Some(page) = world.page(copy.file) else { continue };
        let Some(span) = page.facts.figures.get(copy.figure as usize).map(|it| it.span) else { continue };
        let place = in_file(copy.file, span);
        pieces.push(if at == 0 { "; the same text in ".into() } else { ", ".into() });
        pieces.push(Piece::Link(name_and_line(world, &page, place), place));
    }
    if voice.copies.len() > COPIES {
        pieces.push(format!(" and {}", words::count(voice.copies.len() - COPIES, "more", "more")).into());
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
        Verdict::Superseded => "Of another time",
        Verdict::Attributed => "The sources differ",
        Verdict::Rounded => "Rounded",
        Verdict::Agree => "Agrees",
    }
}
