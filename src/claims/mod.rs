//! Floor 4: claims. A figure with what it is about and who says so; and [`facts`], the whole step from a document to what it says.
//!
//! Two stages. [`read`] looks at one block alone and is pure, so its result is kept as long as the block's words stay the same.
//! [`facts`] puts the blocks of a document together; it runs at each keystroke and must be cheap.

mod beside;
mod cells;
mod claim;
mod clause;
mod contest;
mod contrasts;
mod crowd;
mod deeds;
mod event;
mod heads;
pub mod lexicon;
mod lists;
mod measured;
mod modality;
mod names;
mod others;
mod outright;
mod pace;
mod prints;
mod reading;
pub mod story;
#[cfg(test)]
mod tests;
mod when;
mod whole;
mod words;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashSet, FxHasher};

pub use beside::telling_number;
pub use claim::{Claim, Contest, ContestKind, Event, EventRole, Modality, Period, Scope, Statement, Time};
pub use contrasts::contrasted;
pub use pace::of_period;
pub use story::Story;
pub use whole::{Before, Renewed, facts};
use words::Words;

use crate::attribution::wording::Wording;
use crate::attribution::{self, Attribution, Passage, Quotation, Quoted, Said};
use crate::document::{Block, BlockKind, Document};
use crate::figures::{self, Figure, Kind};
use crate::language::{self, Sentence};
use crate::people::{self, Mention, Person};
use crate::text::Later;

/// What one block says, by itself. All spans are bytes of the block's prose.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    headline: bool,
    pub sentences: Vec<Sentence>,
    pub figures: Vec<Figure>,
    pub mentions: Vec<Mention>,
    /// See [`people::print`].
    names: u64,
    pub said: Vec<Said>,
    /// One for each figure, in the same order: its claim as far as the block alone tells.
    pub claims: Vec<Arc<Statement>>,
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
    counts: story::Counts,
    /// In text order.
    pub quotations: Vec<Quotation>,
    pub quoted: Quoted,
    /// The wording of each block, see [`attribution::wording::keys`].
    pub wording: Vec<Arc<Wording>>,
    /// The prints of these.
    paragraphs: Later<FxHashSet<u64>>,
    /// Fingerprints of all that each figure and its claim say, wherever they stand: without their place, without who says it, and without
    /// [`Claim::only`].
    pub prints: Vec<u64>,
    /// The same of the words of each block, with the claims in it.
    pub block_prints: Vec<u64>,
}

impl Facts {
    /// Whether some paragraph has exactly these words.
    pub fn has_paragraph(&self, wording: &Wording) -> bool {
        self.paragraphs.get_or_init(|| self.wording.iter().map(|it| it.print).collect()).contains(&wording.print)
    }
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
    let mut figures = figures::read(&block.prose, &sentences, decimal_comma);
    figures.shrink_to_fit();
    let mut mentions = people::read(&block.prose, &sentences);
    mentions.shrink_to_fit();
    let names = people::print(&block.prose, &mentions);
    let mut said = attribution::read(&block.prose, &sentences);
    said.shrink_to_fit();
    let (mut claims, terms) = {
        let words = words::of(&block.prose, &sentences);
        (claims_of(block, &words, &figures, decimal_comma), story::terms(&words))
    };
    let abouts = figures.iter().zip(&claims).map(|(figure, claim)| about(figure, claim)).collect();
    let quoted = attribution::quoted(block);
    let wording = Arc::new(Wording::of(block.prose.clone()));
    let prints = prints::Prints::new(block, &mut figures, &mut claims);
    let headline = block.kind == BlockKind::Headline;
    Reading { headline, sentences, figures, mentions, names, said, claims, abouts, terms, quoted, wording, prints }
}

/// The claims of a block. The figures of a table cell are read as if the heads of its row and column stood behind them: "60,000" under
/// "Homes without power" as "60,000 homes without power".
fn claims_of(block: &Block, words: &[Words], figures: &[Figure], decimal_comma: bool) -> Vec<Arc<Statement>> {
    let mut claims = reading::claims(words, figures);
    if let Some(heads) = block.heads.as_ref().filter(|_| !figures.is_empty()) {
        let text = cells::spelt_out(&block.prose, heads, figures.first().is_some_and(|it| it.kind == Kind::Count));
        let sentences = language::analyse(&text);
        let whole = figures::read(&text, &sentences, decimal_comma);
        let mut read = reading::claims(&words::of(&text, &sentences), &whole);
        for (figure, claim) in figures.iter().zip(&mut claims) {
            let at = whole.iter().position(|it| it.span == figure.span && it.kind == figure.kind);
            if let Some(found) = at.and_then(|at| read.get_mut(at)) {
                let clause = found.context.clone();
                *claim = Statement { sentence: claim.sentence, clause, ..std::mem::take(found) };
            }
        }
    }
    let aside = matches!(block.kind, BlockKind::Cell { .. } | BlockKind::Caption | BlockKind::ListItem | BlockKind::Quotation);
    let asks = |claim: &Statement| claim.asked().fold(0, |all, it| all | story::kind(story::hash(it)));
    let mut shared: Vec<_> = claims.into_iter().map(|claim| Arc::new(Statement { aside, asks: asks(&claim), ..claim })).collect();
    // Collecting takes over the room of the statements themselves, many times as large.
    shared.shrink_to_fit();
    shared
}

/// A number for the kind of figure and what it counts or measures.
fn about(figure: &Figure, claim: &Statement) -> Option<u64> {
    let unit = figure.unit.as_deref().unwrap_or("");
    if let Some(contest) = &claim.contest {
        let mut hasher = FxHasher::default();
        (Kind::Score, contest.kind).hash(&mut hasher);
        return Some(hasher.finish());
    }
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
    documents.iter().map(|document| facts(document, own(document), None).0.closed()).collect()
}
