//! The same words in another place: a quotation and the passage, here or in another document, that has it too.

use std::ops::Range;

use super::alignment::{self, Alignment};
use super::{Evidence, Page};
use crate::attribution::wording::{self, Sign, Word};
use crate::attribution::{Attribution, Quotation, SourceKind};
use crate::text::{FileId, Span};

/// A passage that has the words of a quotation, or nearly.
#[derive(Clone, Debug)]
pub struct Parallel {
    pub file: FileId,
    /// What of the quotation it has, and where these words stand there. Bytes of the files.
    pub ours: Span,
    pub theirs: Span,
    /// Whether it stands in quotation marks there.
    pub quoted: bool,
    /// The place in that document's attributions of who says it there.
    pub attribution: Option<u32>,
    /// Word for word, in text order. Empty when the wording is the same.
    pub differences: Vec<Difference>,
    /// Words that both have, and the part of the overlap that they make.
    pub common: usize,
    pub alike: f32,
}

/// Words that differ; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub ours: String,
    pub theirs: String,
    /// Where: the words themselves; where there are none, those around the gap.
    pub our_span: Span,
    pub their_span: Span,
}

/// Shorter quotations are nobody's in particular.
const SHORTEST: usize = 4;
/// Documents and paragraphs that are looked at for one quotation: the most alike.
const DOCUMENTS: usize = 16;
const PARAGRAPHS: usize = 3;

/// Where the words of a quotation stand elsewhere: the best passage of each document, and of this one another quotation. In the order
/// of the files.
pub fn parallels(evidence: &dyn Evidence, file: FileId, quotation: u32) -> Vec<Parallel> {
    let Some(page) = evidence.page(file) else { return Vec::new() };
    let Some(quotation) = page.facts.quotations.get(quotation as usize) else { return Vec::new() };
    let words = wording::words(prose(page, quotation.span));
    if words.iter().filter(|word| matches!(word.sign, Sign::Word(_))).count() < SHORTEST {
        return Vec::new();
    }
    let keys = wording::keys(&words);
    let ours = Ours { page, quotation, words, keys };
    let mut found: Vec<Parallel> = evidence
        .worded_like(&ours.keys, ours.keys.len().div_ceil(6).max(1), DOCUMENTS)
        .into_iter()
        .filter_map(|it| evidence.page(it))
        .filter_map(|other| in_document(&ours, other))
        .collect();
    found.sort_by_key(|it| it.file);
    found
}

/// A quotation that is looked for.
struct Ours<'a> {
    page: Page<'a>,
    quotation: &'a Quotation,
    words: Vec<Word>,
    keys: Vec<u32>,
}

fn in_document(ours: &Ours, other: Page) -> Option<Parallel> {
    let here = other.file == ours.page.file;
    let mut paragraphs: Vec<(usize, usize)> = other
        .facts
        .wording
        .iter()
        .enumerate()
        .map(|(at, keys)| (wording::shared_by_few(&ours.keys, keys), at))
        .filter(|it| it.0 > 0 && !(here && it.1 == ours.quotation.block as usize))
        .collect();
    paragraphs.sort_by_key(|it| std::cmp::Reverse(it.0));
    paragraphs.truncate(PARAGRAPHS);
    let found = paragraphs.into_iter().filter_map(|(_, at)| in_paragraph(ours, other, at, here));
    found.min_by(|a, b| {
        let rank = |it: &Parallel| (!it.differences.is_empty(), !it.quoted);
        rank(a).cmp(&rank(b)).then(b.alike.total_cmp(&a.alike)).then(b.common.cmp(&a.common))
    })
}

/// First the words in quotation marks, then, in another document, the paragraph as it is.
fn in_paragraph(ours: &Ours, other: Page, at: usize, here: bool) -> Option<Parallel> {
    let block = other.document.blocks.get(at)?;
    let quotations = other.facts.quotations.iter().filter(|it| it.block as usize == at);
    let mut quoted: Vec<Word> = Vec::new();
    for quotation in quotations {
        if !quoted.is_empty() {
            // “…,” she said, “…”: joined, with whatever the writer left out between.
            quoted.push(Word { span: Span { start: quotation.span.start, end: quotation.span.start }, sign: Sign::Gap });
        }
        let shifted = |word: Word| Word { span: word.span.shift(quotation.span.start), ..word };
        quoted.extend(wording::words(prose(other, quotation.span)).into_iter().map(shifted));
    }
    if let Some(found) = laid_beside(ours, other, &quoted, true) {
        return Some(found);
    }
    if here {
        return None;
    }
    let all: Vec<Word> =
        wording::words(&block.prose).into_iter().map(|word| Word { span: word.span.shift(block.span.start), ..word }).collect();
    laid_beside(ours, other, &all, false).filter(|found| {
        // Indirect speech says the same in other words, as it must.
        let indirect = found.attribution.is_some();
        let spoken = |it: &Difference| [&it.ours, &it.theirs].iter().any(|words| words.split(' ').any(is_of_the_speaker));
        found.differences.is_empty() || !indirect && !found.differences.iter().any(spoken)
    })
}

fn laid_beside(ours: &Ours, other: Page, theirs: &[Word], quoted: bool) -> Option<Parallel> {
    let alignment = alignment::align(&ours.words, theirs)?;
    let shifted = |range: &Range<usize>| cover(&ours.words, range).map(|span| span.shift(ours.quotation.span.start));
    let (our_span, their_span) = (shifted(&alignment.ours)?, cover(theirs, &alignment.theirs)?);
    let attribution = behind(other, their_span);
    let differences: Vec<Difference> = alignment
        .differences
        .iter()
        .filter_map(|(a, b)| {
            let difference = Difference {
                ours: words_of(ours.page, cover(&ours.words, a).map(|span| span.shift(ours.quotation.span.start))),
                theirs: words_of(other, cover(theirs, b)),
                our_span: around(&ours.words, a)?.shift(ours.quotation.span.start),
                their_span: around(theirs, b)?,
            };
            let letters =
                |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
            // "health care", "healthcare"
            (letters(&difference.ours) != letters(&difference.theirs)).then_some(difference)
        })
        .collect();
    let speakers = [(ours.page, ours.quotation.attribution), (other, attribution)].map(|(page, at)| speaker(page, at));
    let known = match &speakers {
        [Some(a), Some(b)] => same_name(a, b),
        // What a document sets off, or repeats in its headline, it need not attribute again.
        _ => other.file == ours.page.file,
    };
    let alike = alike(&alignment);
    // "… on the instructions of the late mayor", "… at the behest of the late mayor": two sayings that name one man.
    let shorter = ours.words.len().min(theirs.len());
    let most_of_it = alignment.ours.len().min(alignment.theirs.len()) * 5 >= shorter * 3;
    if !differences.is_empty() && !most_of_it {
        return None;
    }
    same_quotation(&alignment, &differences, alike, quoted, known).then_some(Parallel {
        file: other.file,
        ours: our_span,
        theirs: their_span,
        quoted,
        attribution,
        differences,
        common: alignment.common,
        alike,
    })
}

/// Whether two figures stand in paragraphs that are one text, taken over from one wire or release: one voice, not two.
pub fn same_text(a: (Page, u32), b: (Page, u32)) -> bool {
    let wording = |(page, figure): (Page<'_>, u32)| {
        let block = *page.facts.figure_blocks.get(figure as usize)?;
        page.facts.wording.get(block as usize).cloned()
    };
    matches!((wording(a), wording(b)), (Some(x), Some(y)) if wording::one_text(&x, &y))
}

/// How much of the longer side of the overlap both have.
fn alike(it: &Alignment) -> f32 {
    let differing = |side: fn(&(Range<usize>, Range<usize>)) -> usize| it.differences.iter().map(side).sum::<usize>();
    let most = differing(|it| it.0.len()).max(differing(|it| it.1.len()));
    it.common as f32 / (it.common + most).max(1) as f32
}

/// Whether these are one person's words at one moment, and not two sayings that resemble each other.
fn same_quotation(it: &Alignment, differences: &[Difference], alike: f32, quoted: bool, known: bool) -> bool {
    let tells = it.telling >= 2 || it.telling == 1 && it.common >= 6;
    if differences.is_empty() {
        return it.common > SHORTEST && tells;
    }
    let few = differences.len() * 4 <= it.common;
    match (quoted, known) {
        (true, true) => few && it.common >= 4 && tells && it.run >= 3 && alike >= 0.65,
        (true, false) => few && it.common >= 8 && it.telling >= 3 && it.run >= 4 && alike >= 0.7,
        (false, _) => few && it.common >= 8 && it.telling >= 3 && it.run >= 4 && alike >= 0.8,
    }
}

/// Whether a word shows who speaks or when: what indirect speech changes.
fn is_of_the_speaker(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.split(['’', '\'']).next().unwrap_or("");
    [
        "i", "we", "me", "us", "my", "our", "you", "your", "he", "she", "they", "his", "her", "their", "it", "is", "are", "was",
        "were", "am", "has", "have", "had", "will", "would", "can", "could", "today", "here", "this", "that", "said",
    ]
    .contains(&word)
}

/// The attribution whose content holds the place: the narrowest.
fn behind(page: Page, span: Span) -> Option<u32> {
    let holds = |it: &Attribution| it.content.iter().filter(|content| content.meets(span)).map(|content| content.len()).min();
    let found = page.facts.attributions.iter().enumerate().filter_map(|(at, it)| Some((holds(it)?, at as u32)));
    found.min().map(|it| it.1)
}

/// The name of the person who says it, where the text gives one.
pub(super) fn speaker(page: Page, attribution: Option<u32>) -> Option<String> {
    let source = &page.facts.attributions.get(attribution? as usize)?.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    match (person, source.kind) {
        (Some(person), _) => Some(person.name.clone()),
        (None, SourceKind::Person) => Some(source.text.clone()),
        _ => None,
    }
}

/// Whether two names may be one person's: the surname decides.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let within = |a: &str, b: &str| b.to_lowercase().split_whitespace().any(|word| word == last(a));
    within(a, b) || within(b, a)
}

fn cover(words: &[Word], range: &Range<usize>) -> Option<Span> {
    let row = words.get(range.clone())?;
    Some(row.first()?.span.cover(row.last()?.span))
}

/// The words of a range; of an empty one the words on both sides.
fn around(words: &[Word], range: &Range<usize>) -> Option<Span> {
    let wide = if range.is_empty() { range.start.saturating_sub(1)..(range.end + 1).min(words.len()) } else { range.clone() };
    cover(words, &wide)
}

fn words_of(page: Page, span: Option<Span>) -> String {
    span.map_or(String::new(), |span| prose(page, span).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words of a place within one block, without the marks of its format.
pub(super) fn prose(page: Page<'_>, span: Span) -> &str {
    let blocks = &page.document.blocks;
    let block = blocks.get(blocks.partition_point(|it| it.span.end <= span.start));
    let words = block.and_then(|block| {
        let from = span.start.checked_sub(block.span.start)? as usize;
        block.prose.get(from..from + span.len())
    });
    words.unwrap_or("")
}
