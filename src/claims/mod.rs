//! Floor 4: claims. A figure with what it is about and who says so; and [`facts`], the whole step from a document to what it says.
//!
//! Two stages. [`read`] looks at one block alone and is pure, so its result is kept as long as the block's words stay the same.
//! [`facts`] puts the blocks of a document together; it runs at each keystroke and must be cheap.

use std::sync::Arc;

use crate::attribution::{self, Attribution, Said};
use crate::document::{Block, Document};
use crate::figures::{self, Figure};
use crate::language::{self, Sentence};
use crate::people::{self, Mention, Person};
use crate::text::{Date, Span};

/// What one block says, by itself. All spans are bytes of the block's prose.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub sentences: Vec<Sentence>,
    pub figures: Vec<Figure>,
    pub mentions: Vec<Mention>,
    pub said: Vec<Said>,
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
}

/// What a figure states: the fields that decide whether two figures are the same quantity. Words are lower-case lemmas.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// The place of the attribution that stands behind it, in [`Facts::attributions`].
    pub attribution: Option<u32>,
    /// The head of what is counted or measured ("hostage").
    pub head: String,
    /// What restricts it ("israeli", "foreign").
    pub modifiers: Vec<String>,
    /// What happened or is the case, as a lemma ("release"), with the role that the counted thing has in it.
    pub event: Option<Event>,
    /// Who else takes part (lower-case names and heads).
    pub participants: Vec<String>,
    /// Places named with it.
    pub places: Vec<String>,
    pub time: Time,
    pub modality: Modality,
    /// "hostages released during the temporary truce": for messages and hovers.
    pub phrase: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    pub verb: String,
    pub role: EventRole,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventRole {
    Agent,
    Patient,
    Other,
}

/// When it holds, as far as the text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// The state of things on this day ("as of Thursday"; else the day of publication).
    pub as_of: Option<Date>,
    /// The period it speaks of.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    #[default]
    Asserted,
    Planned,
    Hypothetical,
    Negated,
    Asked,
}

impl Modality {
    /// The name in the machine interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
            Modality::Hypothetical => "hypothetical",
            Modality::Negated => "negated",
            Modality::Asked => "asked",
        }
    }
}

/// Reads one block by itself.
pub fn read(block: &Block, decimal_comma: bool) -> Reading {
    let sentences = language::analyse(&block.prose);
    let figures = figures::read(&block.prose, &sentences, decimal_comma);
    let mentions = people::read(&block.prose, &sentences);
    let said = attribution::read(&block.prose, &sentences);
    Reading { sentences, figures, mentions, said }
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
    let claims = figures.iter().map(|figure| claim(figure, &attributions)).collect();
    Facts { figures, figure_blocks, people, attributions, claims }
}

fn claim(figure: &Figure, attributions: &[Attribution]) -> Claim {
    Claim { attribution: behind(figure.span, attributions), phrase: figure.counted.clone(), ..Claim::default() }
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
