//! What stands at a place of a document, and where the same stands elsewhere.

use crate::attribution::Attribution;
use crate::checks::Page;
use crate::figures::Figure;
use crate::people::Person;
use crate::text::{FileId, FileSpan, Span};
use crate::workspace::World;

/// The figure at an offset, with its place among the figures. A figure wins over the name it touches ("Boeing 737").
pub fn figure_at<'a>(page: &Page<'a>, offset: u32) -> Option<(u32, &'a Figure)> {
    let figures = &page.facts.figures;
    let at = innermost(figures.iter().map(|figure| figure.span), offset)?;
    Some((at as u32, figures.get(at)?))
}

/// The figures that meet a part of the document, each with its place among all of them, in text order.
pub fn figures<'a>(page: &Page<'a>, part: Span) -> impl Iterator<Item = (u32, &'a Figure)> + use<'a> {
    (0..).zip(&page.facts.figures).filter(move |(_, figure)| figure.span.meets(part))
}

/// The person mentioned at an offset, and the words that hold it: the mention, with the mark of the possessive where the offset is in that.
pub fn person_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Person, Span)> {
    mention_at(page, offset).map(|(person, mention)| (person, holding(page, mention, offset)))
}

/// A mention, with the mark of the possessive behind it if the offset is in that.
pub fn holding(page: &Page, mention: Span, offset: u32) -> Span {
    if mention.touches(offset) { mention } else { mention.cover(possessive(&page.document.text, mention).unwrap_or(mention)) }
}

/// The person mentioned at an offset, and the mention.
pub fn mention_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Person, Span)> {
    let mentions = || page.facts.people.iter().flat_map(|person| person.mentions.iter().map(move |&mention| (person, mention)));
    let at = innermost(mentions().map(|(_, mention)| mention), offset).or_else(|| {
        // On the possessive of a name, which is no part of the mention.
        let at =
            mentions().position(|(_, mention)| possessive(&page.document.text, mention).is_some_and(|it| it.touches(offset)))?;
        Some(at)
    })?;
    mentions().nth(at)
}

/// The attribution whose source or content holds an offset; of several the narrowest.
pub fn attribution_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Attribution, Span)> {
    let spans = |it: &'a Attribution| {
        let via = it.source.via.iter().flat_map(|via| &via.spans);
        it.source.spans.iter().chain(&it.cue).chain(&it.content).chain(via).copied().map(move |span| (it, span))
    };
    let all = || page.facts.attributions.iter().flat_map(spans);
    all().nth(innermost(all().map(|(_, span)| span), offset)?)
}

/// The line of a place, counted from one as people do.
pub fn line(world: &World, at: FileSpan) -> u32 {
    world.line_index(at.file).map_or(0, |index| index.line(at.span.start)) + 1
}

/// "report.md:12"
pub fn name_and_line(world: &World, page: &Page, at: FileSpan) -> String {
    format!("{}:{}", page.name, line(world, at))
}

pub fn in_file(file: FileId, span: Span) -> FileSpan {
    FileSpan { file, span }
}

/// The place of the shortest span that an offset touches; one that holds it wins over one that ends there.
fn innermost(spans: impl Iterator<Item = Span>, offset: u32) -> Option<usize> {
    let touched = spans.enumerate().filter(|(_, span)| span.touches(offset) && !span.is_empty());
    touched.min_by_key(|(_, span)| (!span.contains(offset), span.len())).map(|(at, _)| at)
}

/// The mark of the possessive behind a name.
fn possessive(text: &str, name: Span) -> Option<Span> {
    let rest = text.get(name.end as usize..).unwrap_or("");
    let mark = ["'s", "’s", "'", "’"].iter().find(|mark| rest.starts_with(**mark))?;
    Some(Span { start: name.end, end: name.end + mark.len() as u32 })
}
