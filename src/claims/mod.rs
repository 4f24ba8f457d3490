//! Floor 4: claims. A figure with what it is about and who says so; and [`facts`], the whole step from a document to what it says.
//!
//! Two stages. [`read`] looks at one block alone and is pure, so its result is kept as long as the block's words stay the same.
//! [`facts`] puts the blocks of a document together; it runs at each keystroke and must be cheap.

mod cells;
mod claim;
mod clause;
mod deeds;
mod event;
mod heads;
pub mod lexicon;
mod measured;
mod modality;
mod names;
mod prints;
mod reading;
pub mod story;
#[cfg(test)]
mod tests;
mod when;
mod words;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

pub use claim::{Claim, Event, EventRole, Modality, Period, Scope, Time};
pub use reading::contrasted;
pub use story::Story;

use crate::attribution::wording::Wording;
use crate::attribution::{self, Attribution, Passage, Quotation, Quoted, Said};
use crate::dates;
use crate::document::{Block, BlockKind, Document};
use crate::figures::{self, Figure, Kind};
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
    /// What each claim is about, as far as [`Claim::only`] asks.
    abouts: Vec<Option<u64>>,
    pub terms: story::Terms,
    /// What stands in quotation marks.
    pub quoted: Vec<Arc<Passage>>,
    /// See [`attribution::wording::keys`].
    pub wording: Arc<Wording>,
    pub prints: prints::Prints,
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
    /// In text order.
    pub quotations: Vec<Quotation>,
    pub quoted: Quoted,
    /// The wording of each block, see [`attribution::wording::keys`].
    pub wording: Vec<Arc<Wording>>,
    /// Fingerprints of all that each figure and its claim say, wherever they stand: without their place, and without who says it.
    pub prints: Vec<u64>,
    /// The same of the words of each block, with the claims in it.
    pub block_prints: Vec<u64>,
}

/// Whether the document writes 2,5 for two and a half, which its blocks are read by.
pub fn decimal_comma(document: &Document) -> bool {
    figures::decimal_comma(document.blocks.iter().map(|block| &*block.prose))
}

/// Reads one block by itself.
pub fn read(block: &Block, decimal_comma: bool) -> Reading {
    read_sentences(block, language::analyse(&block.prose), decimal_comma)
}

/// Reads each of the blocks by itself, each with whether its document writes 2,5 for two and a half. Quicker than one [`read`] after
/// the other.
pub fn read_all<'b>(blocks: impl IntoIterator<Item = (&'b Block, bool)>) -> Vec<Reading> {
    /// Enough blocks that it pays to take their sentences together, and few enough that a long document does not fill the memory.
    const TOGETHER: usize = 1024;
    let read = |some: &[(&Block, bool)]| {
        let texts: Vec<&str> = some.iter().map(|(block, _)| &*block.prose).collect();
        let sentences = language::analyse_all(&texts, &language::model::MODEL);
        some.iter().zip(sentences).map(|(&(block, comma), sentences)| read_sentences(block, sentences, comma)).collect::<Vec<_>>()
    };
    blocks.into_iter().collect::<Vec<_>>().chunks(TOGETHER).flat_map(read).collect()
}

fn read_sentences(block: &Block, sentences: Vec<Sentence>, decimal_comma: bool) -> Reading {
    let figures = figures::read(&block.prose, &sentences, decimal_comma);
    let mentions = people::read(&block.prose, &sentences);
    let said = attribution::read(&block.prose, &sentences);
    let claims = claims_of(block, &sentences, &figures, decimal_comma);
    let abouts = figures.iter().zip(&claims).map(|(figure, claim)| about(figure, claim)).collect();
    let terms = story::terms(&block.prose, &sentences);
    let quoted = attribution::quoted(block);
    let wording = Arc::new(Wording::of(block.prose.clone()));
    let prints = prints::Prints::new(block, &figures, &claims);
    Reading { sentences, figures, mentions, said, claims, abouts, terms, quoted, wording, prints }
}

/// The claims of a block. The figures of a table cell are read as if the heads of its row and column stood behind them: "60,000" under
/// "Homes without power" as "60,000 homes without power".
fn claims_of(block: &Block, sentences: &[Sentence], figures: &[Figure], decimal_comma: bool) -> Vec<Claim> {
    let mut claims = reading::claims(&block.prose, sentences, figures);
    if let Some(heads) = block.heads.as_ref().filter(|_| !figures.is_empty()) {
        let text = cells::spelt_out(&block.prose, heads, figures.first().is_some_and(|it| it.kind == Kind::Count));
        let sentences = language::analyse(&text);
        let whole = figures::read(&text, &sentences, decimal_comma);
        let mut read = reading::claims(&text, &sentences, &whole);
        for (figure, claim) in figures.iter().zip(&mut claims) {
            let at = whole.iter().position(|it| it.span == figure.span && it.kind == figure.kind);
            if let Some(found) = at.and_then(|at| read.get_mut(at)) {
                let clause = found.context.clone();
                *claim = Claim { sentence: claim.sentence, clause, ..std::mem::take(found) };
            }
        }
    }
    let aside = matches!(block.kind, BlockKind::Cell { .. } | BlockKind::Caption | BlockKind::ListItem | BlockKind::Quotation);
    claims.iter_mut().for_each(|claim| claim.aside = aside);
    claims
}

/// What a document said before it was edited, with the readings that this came from. What is the same again is taken over from there,
/// since to copy the words of all claims would take most of the time.
#[derive(Debug)]
pub struct Before {
    pub readings: Vec<Arc<Reading>>,
    pub facts: Facts,
}

/// All that a document says. `readings` are those of its blocks, in the same order. `before` saves time and changes nothing.
pub fn facts(document: &Document, readings: &[Arc<Reading>], before: Option<Before>) -> Facts {
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
    let (figures, figure_blocks, claims) = claims(document, readings, before, &attributions);
    let story = story::story(blocks().map(|(block, reading)| (block, &reading.terms)));
    let quotations = quotations(document, readings, &attributions);
    let wording = readings.iter().map(|reading| reading.wording.clone()).collect();
    let (prints, block_prints) = prints::of(document, readings, &claims);
    let quoted = Quoted::default();
    Facts { figures, figure_blocks, people, attributions, claims, story, quotations, quoted, wording, prints, block_prints }
}

/// The blocks' figures and claims with what only the whole document knows.
fn claims(
    document: &Document,
    readings: &[Arc<Reading>],
    before: Option<Before>,
    attributions: &[Attribution],
) -> (Vec<Figure>, Vec<u32>, Vec<Claim>) {
    let (mut figures, mut claims) = copies(before, readings);
    let mut figure_blocks = Vec::with_capacity(figures.len());
    let mut sentences = 0;
    let contents = Contents::new(attributions);
    for (at, (block, reading)) in document.blocks.iter().zip(readings).enumerate() {
        let first = figure_blocks.len();
        for (nth, (figure, claim)) in reading.figures.iter().zip(&reading.claims).enumerate() {
            figure_blocks.push(at as u32);
            let (Some(whole), Some((done, [it, ..]))) = (figures.get_mut(first + nth), claims.split_at_mut_checked(first + nth))
            else {
                continue;
            };
            whole.span = figure.span.shift(block.span.start);
            whole.whole = figure.whole.map(|whole| first as u32 + whole);
            whole.when = figure.calendar.and_then(|calendar| dates::resolve(calendar, document.meta.date));
            it.headline = block.kind == BlockKind::Headline;
            it.sentence = claim.sentence + sentences;
            it.attribution = contents.behind(whole.span);
            it.time.clone_from(&claim.time);
            it.time.as_of = document.meta.date;
            if whole.kind != Kind::Time {
                carry_time(it, done.last());
            }
        }
        // One sentence between any two blocks: the last of a paragraph and the first of the next are no neighbours.
        sentences += reading.sentences.len() as u32 + 1;
    }
    only(readings, &figures, &mut claims);
    (figures, figure_blocks, claims)
}

/// Copies of the figures and claims of all blocks, for the document to complete. Those of blocks that say what they said before are taken
/// over from there, completed for the document as it was then.
fn copies(before: Option<Before>, readings: &[Arc<Reading>]) -> (Vec<Figure>, Vec<Claim>) {
    let (old, mut figures, mut claims) =
        before.map_or_else(Default::default, |it| (it.readings, it.facts.figures, it.facts.claims));
    let same = |(a, b): &(&Arc<Reading>, &Arc<Reading>)| Arc::ptr_eq(a, b);
    let head = old.iter().zip(readings).take_while(same).count();
    let most = old.len().min(readings.len()) - head;
    let tail = old.iter().rev().zip(readings.iter().rev()).take(most).take_while(same).count();
    let count = |readings: Option<&[Arc<Reading>]>| readings.unwrap_or(&[]).iter().map(|it| it.figures.len()).sum::<usize>();
    let start = count(old.get(..head)).min(figures.len());
    let gone = start..(start + count(old.get(head..old.len() - tail))).min(figures.len());
    let new = readings.get(head..readings.len() - tail).unwrap_or(&[]);
    figures.splice(gone.clone(), new.iter().flat_map(|it| it.figures.iter().cloned()));
    claims.splice(gone, new.iter().flat_map(|it| it.claims.iter().cloned()));
    (figures, claims)
}

fn quotations(document: &Document, readings: &[Arc<Reading>], attributions: &[Attribution]) -> Vec<Quotation> {
    let contents = Contents::new(attributions);
    let mut quotations = Vec::new();
    for (at, (block, reading)) in document.blocks.iter().zip(readings).enumerate() {
        quotations.extend(reading.quoted.iter().map(|passage| {
            let span = passage.span.shift(block.span.start);
            Quotation { span, block: at as u32, attribution: contents.behind(span), passage: passage.clone() }
        }));
    }
    quotations
}

/// Marks the claims whose document says one value alone of what they count or measure.
fn only(readings: &[Arc<Reading>], figures: &[Figure], claims: &mut [Claim]) {
    let abouts = || readings.iter().flat_map(|reading| &reading.abouts);
    let mut values: FxHashMap<u64, Option<&Figure>> = FxHashMap::with_capacity_and_hasher(figures.len(), Default::default());
    for (figure, about) in figures.iter().zip(abouts()) {
        let Some(about) = about else { continue };
        let entry = values.entry(*about).or_insert(Some(figure));
        if entry.is_some_and(|first| first.date != figure.date || !first.interval.meets(figure.interval)) {
            *entry = None;
        }
    }
    for (claim, about) in claims.iter_mut().zip(abouts()) {
        claim.only = about.and_then(|about| values.get(&about)).is_some_and(Option::is_some);
    }
}

/// A number for the kind of figure and what it counts or measures.
fn about(figure: &Figure, claim: &Claim) -> Option<u64> {
    let unit = figure.unit.as_deref().unwrap_or("");
    let name = match figure.kind {
        Kind::Count if claim.head.is_empty() => return None,
        Kind::Count => [claim.things.first().map_or(claim.head.as_str(), |it| it.name()), ""],
        Kind::Money | Kind::Percent | Kind::Duration | Kind::Age => [unit, ""],
        Kind::Measure => [unit, claim.attribute.as_deref().unwrap_or("")],
        Kind::Date => [claim.event.as_ref()?.verb.as_str(), ""],
        _ => return None,
    };
    let mut hasher = FxHasher::default();
    (figure.kind, name).hash(&mut hasher);
    Some(hasher.finish())
}

/// "A wave hit the coast in 2004." and, in a paragraph of its own, "It killed 900 people.": the second speaks of 2004 too.
fn carry_time(claim: &mut Claim, last: Option<&Claim>) {
    let Some(last) = last.filter(|it| it.sentence <= claim.sentence && claim.sentence - it.sentence <= 2) else { return };
    if !claim.time.is_own() && (last.time.back || last.time.date.is_some_and(|it| it.year.is_some())) {
        claim.time.date = last.time.date;
        claim.time.back = last.time.back;
    }
}

/// Finds the attribution that stands behind a place.
struct Contents {
    /// Content, the farthest end of this and all before it, the attribution. Sorted by start.
    rows: Vec<(Span, u32, u32)>,
}

impl Contents {
    fn new(attributions: &[Attribution]) -> Contents {
        let mut rows: Vec<(Span, u32, u32)> = Vec::new();
        for (at, attribution) in attributions.iter().enumerate() {
            rows.extend(attribution.content.iter().map(|&content| (content, content.end, at as u32)));
        }
        rows.sort_unstable();
        let mut farthest = 0;
        for row in &mut rows {
            farthest = farthest.max(row.1);
            row.1 = farthest;
        }
        Contents { rows }
    }

    /// The attribution whose content holds the span: the narrowest one.
    fn behind(&self, span: Span) -> Option<u32> {
        let until = self.rows.partition_point(|it| it.0.start < span.end);
        let near = self.rows.get(..until).unwrap_or(&[]).iter().rev().take_while(|it| it.1 > span.start);
        near.filter(|it| it.0.meets(span)).min_by_key(|it| (it.0.len(), it.2)).map(|it| it.2)
    }
}

/// Reads a whole document at once: for tests.
pub fn facts_of(document: &Document) -> Facts {
    facts_of_all(&[document]).pop().unwrap_or_default()
}

/// Reads whole documents, each by itself: for the command line. Quicker than one after the other.
pub fn facts_of_all(documents: &[&Document]) -> Vec<Facts> {
    let blocks = documents.iter().flat_map(|document| {
        let comma = decimal_comma(document);
        document.blocks.iter().map(move |block| (block, comma))
    });
    let mut readings = read_all(blocks).into_iter().map(Arc::new);
    let mut own = |document: &Document| readings.by_ref().take(document.blocks.len()).collect::<Vec<_>>();
    documents.iter().map(|document| facts(document, &own(document), None)).collect()
}
