//! What a link, footnote or citation key leads to, and whether it has what is said beside it.

use super::passage;
use crate::checks::{self, Page};
use crate::document::Citation;
use crate::features::place::{in_file, line, name_and_line};
use crate::features::rich::{Line, Piece};
use crate::features::words;
use crate::text::Span;
use crate::workspace::World;

/// The citation at an offset.
pub fn at<'a>(page: &Page<'a>, offset: u32) -> Option<&'a Citation> {
    page.document.citations.iter().find(|it| it.span.contains(offset))
}

/// The hover on a citation: the document that it leads to.
pub fn lines(world: &World, page: &Page, citation: &Citation) -> Vec<Line> {
    let mut pieces = vec!["Cites ".into()];
    pieces.extend(target(world, page, citation));
    vec![Line::Paragraph(pieces)]
}

/// What is cited beside a figure, and where the figure stands there.
pub fn beside(world: &World, page: &Page, figure: u32) -> Vec<Line> {
    let Some(span) = page.facts.figures.get(figure as usize).map(|it| it.span) else { return Vec::new() };
    let cited = checks::beside(world, *page, span).into_iter().map(|beside| {
        let mut pieces = vec!["Cited: ".into()];
        pieces.extend(target(world, page, beside.citation));
        if let Some(target) = beside.target.and_then(|file| world.page(file)) {
            match checks::where_it_stands(target, *page, figure) {
                Some(there) => {
                    let place = in_file(target.file, there);
                    pieces.push(", has it in ".into());
                    pieces.push(Piece::Link(format!("line {}", line(world, place)), place));
                    pieces.push(format!(": “{}”", passage::around(&target, there)).into());
                }
                None if checks::lacks(target, *page, figure) => pieces.push(", does not have this figure".into()),
                None => {}
            }
        }
        Line::Paragraph(pieces)
    });
    cited.collect()
}

fn target(world: &World, page: &Page, citation: &Citation) -> Vec<Piece> {
    if let Some(found) = checks::Evidence::cited(world, page.file, citation).and_then(|file| world.page(file)) {
        return passage::document(world, &found);
    }
    if citation.address().is_some() {
        return vec![Piece::Address(citation.target.clone(), citation.target.clone()), ", which is not in the workspace".into()];
    }
    match citation.note {
        Some(note) if citation.target.is_empty() => {
            let place = in_file(page.file, note);
            let said = words::one_line(note.of(&page.document.text));
            vec![format!("“{said}” (").into(), Piece::Link(name_and_line(world, page, place), place), ")".into()]
        }
        _ => vec![format!("{}, which is not in the workspace", citation.target).into()],
    }
}

/// The quotation at a place.
pub fn quotation_at(page: &Page, at: Span) -> Option<u32> {
    page.facts.quotations.iter().position(|it| it.span.meets(at) || it.span.touches(at.start)).map(|it| it as u32)
}
