//! The words around a place, short enough for a list; and what is known of the document they stand in.

use crate::checks::Page;
use crate::features::place::in_file;
use crate::features::rich::Piece;
use crate::features::words;
use crate::text::Span;
use crate::workspace::World;

/// Words shown on each side of a place.
const BEFORE: usize = 7;
const AFTER: usize = 12;

/// "… rescued 178 people from the water, according to …": the words around a place, within its paragraph.
pub fn around(page: &Page, at: Span) -> String {
    let blocks = &page.document.blocks;
    let Some(block) = blocks.get(blocks.partition_point(|it| it.span.end <= at.start)).filter(|it| it.span.covers(at)) else {
        return String::new();
    };
    let split = |from: u32, to: u32| -> Vec<&str> {
        let range = (from - block.span.start) as usize..(to - block.span.start) as usize;
        block.prose.get(range).unwrap_or("").split_whitespace().collect()
    };
    // To the end of the word that the place ends in: "40-" of "40-year-old".
    let rest = block.prose.get((at.end - block.span.start) as usize..).unwrap_or("");
    let end = at.end + rest.find(char::is_whitespace).unwrap_or(rest.len()) as u32;
    let before = block.prose.get(..(at.start - block.span.start) as usize).unwrap_or("");
    let start = block.span.start + before.rfind(char::is_whitespace).map_or(0, |it| it + 1) as u32;
    let (before, here, after) = (split(block.span.start, start), split(start, end), split(end, block.span.end));
    let from = before.len().saturating_sub(BEFORE);
    let mut shown: Vec<&str> = Vec::new();
    shown.extend((from > 0).then_some("…"));
    shown.extend(&before[from..]);
    shown.extend(here);
    shown.extend(after.iter().take(AFTER));
    shown.extend((after.len() > AFTER).then_some("…"));
    shown.join(" ")
}

/// "Nora Feld, The Wick Wire, 1 December 2023, primary source", as far as it is known; the publisher leads to the document's address.
/// Nothing when nothing is known.
pub fn provenance(world: &World, page: &Page) -> Vec<Piece> {
    let meta = &page.document.meta;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |piece: Piece| {
        if !pieces.is_empty() {
            pieces.push(", ".into());
        }
        pieces.push(piece);
    };
    if let Some(author) = &meta.author {
        add(author.clone().into());
    }
    let address = meta.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    match (&meta.publisher, address) {
        (Some(publisher), Some(url)) => add(Piece::Address(publisher.clone(), url.to_owned())),
        (Some(publisher), None) => add(publisher.clone().into()),
        (None, Some(url)) => add(Piece::Address(url.to_owned(), url.to_owned())),
        (None, None) => {}
    }
    if let Some(date) = meta.date.map(words::date).filter(|date| !date.is_empty()) {
        add(date.into());
    }
    if let Some(tier) = world.tier(page.file) {
        add(format!("{} source", tier.as_str()).into());
    }
    pieces
}

/// The document by its name, which leads to its head, with what is known of it in brackets.
pub fn document(world: &World, page: &Page) -> Vec<Piece> {
    let mut pieces = vec![Piece::Link(page.name.to_owned(), in_file(page.file, Span::default()))];
    bracketed(provenance(world, page), &mut pieces);
    pieces
}

/// Adds pieces in brackets, if there are any.
pub fn bracketed(inner: Vec<Piece>, pieces: &mut Vec<Piece>) {
    if !inner.is_empty() {
        pieces.push(" (".into());
        pieces.extend(inner);
        pieces.push(")".into());
    }
}
