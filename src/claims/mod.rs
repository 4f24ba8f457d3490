//! Floor 4: claims. A figure with what it is about and who says so; and [`facts`], the whole step from a document to what it says.
//!
//! Two stages. [`read`] looks at one block alone and is pure, so its result is kept as long as the block's words stay the same.
//! [`facts`] puts the blocks of a document together; it runs at each keystroke and must be cheap.

mod claim;
mod event;
pub mod lexicon;
mod reading;
pub mod story;
mod when;
mod words;

use std::sync::Arc;

pub use claim::{Claim, Event, EventRole, Modality, Scope, Time};
pub use story::Story;

use crate::attribution::{self, Attribution, Said};
use crate::document::{Block, BlockKind, Document};
use crate::figures::{self, Figure};
use crate::language::{self, Sentence};
use crate::people::{self, Mention, Person};
use crate::text::Span;

/// What one block says, by itself. All spans are bytes of the block's prose.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub sentences: Vec<Sentence>,
    pub figures: Vec<Figure>,
    pub mentions: Vec<Mention>,
    pub said: Vec<Said>,
    /// One for each figure, in the same order, as far as the block alone tells.
    pub claims: Vec<Claim>,
    pub terms: story::Terms,
}

/// What one document says. All spans are bytes of the file; figures, people and claims name each other by their place here.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// In text order, never overlapping.
    pub figures: Vec<Figure>,
    /// The block of each figure.
    pub figure_blocks: Vec<u32>,
    pub people: Vec<Person>,
    pub attributions: Vec<Attribution>,
    /// One for each figure, in the same order.
    pub claims: Vec<Claim>,
    /// What the document is about.
    pub story: Story,
}

/// Reads one block by itself.
pub fn read(block: &Block, decimal_comma: bool) -> Reading {
    let sentences = language::analyse(&block.prose);
    let figures = figures::read(&block.prose, &sentences, decimal_comma);
    let mentions = people::read(&block.prose, &sentences);
    let said = attribution::read(&block.prose, &sentences);
    let claims = reading::claims(&block.prose, &sentences, &figures);
    let terms = story::terms(&block.prose, &sentences);
    Reading { sentences, figures, mentions, said, claims, terms }
}

/// All that a document says. `readings` are those of its blocks, in the same order.
pub fn facts(document: &Document, readings: &[Arc<Reading>]) -> Facts {
    let blocks = || document.blocks.iter().zip(readings);
    let seen: Vec<_> = blocks()
        .map(|(block, reading)| people::Seen {
            start: block.span.start,
            prose: &block.prose,
            sentences: &reading.sentences,
            mentions: &reading.mentions,
        })
        .collect();
    let people = people::link(document, &seen);
    let heard: Vec<_> = blocks()
        .map(|(block, reading)| attribution::Heard {
            start: block.span.start,
            prose: &block.prose,
            sentences: &reading.sentences,
            said: &reading.said,
        })
        .collect();
    let attributions = attribution::resolve(document, &heard, &people);
    let mut figures = Vec::new();
    let mut figure_blocks = Vec::new();
    for (at, (block, reading)) in blocks().enumerate() {
        for figure in &reading.figures {
            let mut figure = figure.clone();
            figure.span = figure.span.shift(block.span.start);
            figures.push(figure);
            figure_blocks.push(at as u32);
        }
    }
    let claims = claims(document, readings, &figures, &attributions);
    let story = story::story(blocks().map(|(block, reading)| (block, &reading.terms)));
    Facts { figures, figure_blocks, people, attributions, claims, story }
}

/// The blocks' claims with what only the whole document knows.
fn claims(document: &Document, readings: &[Arc<Reading>], figures: &[Figure], attributions: &[Attribution]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(figures.len());
    let mut sentences = 0;
    for (block, reading) in document.blocks.iter().zip(readings) {
        for claim in &reading.claims {
            let mut claim = claim.clone();
            claim.time.as_of = document.meta.date;
            claim.headline = block.kind == BlockKind::Headline;
            claim.sentence += sentences;
            if let Some(figure) = figures.get(claims.len()) {
                claim.attribution = behind(figure.span, attributions);
            }
            claims.push(claim);
        }
        // One sentence between any two blocks: the last of a paragraph and the first of the next are no neighbours.
        sentences += reading.sentences.len() as u32 + 1;
    }
    claims
}

/// The attribution whose content holds the span: the narrowest one.
fn behind(span: Span, attributions: &[Attribution]) -> Option<u32> {
    let mut best: Option<(usize, u32)> = None;
    for (at, attribution) in attributions.iter().enumerate() {
        for content in &attribution.content {
            if content.meets(span) && best.is_none_or(|(length, _)| content.len() < length) {
                best = Some((content.len(), at as u32));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// Reads a whole document at once: for the command line and for tests.
pub fn facts_of(document: &Document) -> Facts {
    let readings: Vec<_> = document.blocks.iter().map(|block| Arc::new(read(block, false))).collect();
    facts(document, &readings)
}
