//! The same words in another place: a quotation and the passage, here or in another document, that has it too.

use std::ops::Range;

use rustc_hash::FxHashMap;

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
    /// Of these, the ones that say something by themselves.
    pub telling: usize,
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
    let Some(ours) = evidence.page(file).and_then(|page| Ours::new(page, quotation)) else { return Vec::new() };
    let mut found = elsewhere(evidence, &ours);
    found.extend(here(&ours, &paragraphs_here(&ours)).map(|it| it.1));
    found.sort_by_key(|it| it.file);
    found
}

/// A quotation that is looked for.
pub(super) struct Ours<'a> {
    pub page: Page<'a>,
    pub quotation: &'a Quotation,
    words: &'a [Word],
    keys: &'a [u32],
}

impl<'a> Ours<'a> {
    /// None where there is no such quotation, or it is too short to be looked for.
    pub fn new(page: Page<'a>, quotation: u32) -> Option<Ours<'a>> {
        let quotation = page.facts.quotations.get(quotation as usize)?;
        let words = quotation.words(page.document);
        let long = words.iter().filter(|word| matches!(word.sign, Sign::Word(_))).count() >= SHORTEST;
        long.then(|| Ours { page, quotation, words, keys: quotation.keys(page.document) })
    }
}

/// The best passage of each other document.
pub(super) fn elsewhere(evidence: &dyn Evidence, ours: &Ours) -> Vec<Parallel> {
    let alike = evidence.worded_like(ours.page.file, ours.keys, ours.keys.len().div_ceil(6).max(1), DOCUMENTS);
    alike.into_iter().filter_map(|it| in_document(ours, evidence.page(it)?)).collect()
}

fn in_document(ours: &Ours, other: Page) -> Option<Parallel> {
    let wording = other.facts.wording.iter().enumerate();
    let shared = wording.map(|(at, keys)| (wording::shared_by_few(ours.keys, keys), at)).filter(|it| it.0 > 0);
    let paragraphs = likest(shared.collect());
    best(paragraphs.into_iter().filter_map(|at| Some((at, in_paragraph(ours, other, at, false)?)))).map(|it| it.1)
}

/// The paragraphs of the quotation's own document whose quotations are likest to it.
pub(super) fn paragraphs_here(ours: &Ours) -> Vec<usize> {
    let facts = ours.page.facts;
    let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
    for &key in ours.keys {
        for &block in facts.quoted.blocks(ours.page.document, &facts.quotations, key) {
            *shared.entry(block).or_default() += 1;
        }
    }
    shared.remove(&ours.quotation.block);
    likest(shared.into_iter().map(|(block, shared)| (shared, block as usize)).collect())
}

/// Those of these paragraphs that are looked at: they come with how many keys they share.
fn likest(mut shared: Vec<(usize, usize)>) -> Vec<usize> {
    shared.sort_unstable_by_key(|it| (std::cmp::Reverse(it.0), it.1));
    shared.truncate(PARAGRAPHS);
    shared.into_iter().map(|it| it.1).collect()
}

/// The best of the quotations in these paragraphs of the quotation's own document, and in which of them it stands.
pub(super) fn here(ours: &Ours, paragraphs: &[usize]) -> Option<(usize, Parallel)> {
    best(paragraphs.iter().filter_map(|&at| Some((at, in_paragraph(ours, ours.page, at, true)?))))
}

fn best(found: impl Iterator<Item = (usize, Parallel)>) -> Option<(usize, Parallel)> {
    found.min_by(|(_, a), (_, b)| {
        let rank = |it: &Parallel| (!it.differences.is_empty(), !it.quoted);
        rank(a).cmp(&rank(b)).then(b.alike.total_cmp(&a.alike)).then(b.common.cmp(&a.common))
    })
}

/// The quotations of a paragraph.
pub(super) fn quotations_in(page: Page<'_>, block: usize) -> &[Quotation] {
    let all = &page.facts.quotations;
    let from = all.partition_point(|it| (it.block as usize) < block);
    let to = all.partition_point(|it| it.block as usize <= block);
    all.get(from..to).unwrap_or(&[])
}

/// The attributions of a paragraph, with the place of the first.
pub(super) fn attributions_in(page: Page<'_>, block: usize) -> (u32, &[Attribution]) {
    let all = &page.facts.attributions;
    let from = all.partition_point(|it| (it.block as usize) < block);
    let to = all.partition_point(|it| it.block as usize <= block);
    (from as u32, all.get(from..to).unwrap_or(&[]))
}

/// First the words in quotation marks, then, in another document, the paragraph as it is.
fn in_paragraph(ours: &Ours, other: Page, at: usize, here: bool) -> Option<Parallel> {
    let block = other.document.blocks.get(at)?;
    let mut quoted: Vec<Word> = Vec::new();
    for quotation in quotations_in(other, at) {
        if !quoted.is_empty() {
            // “…,” she said, “…”: joined, with whatever the writer left out between.
            quoted.push(Word { span: Span { start: quotation.span.start, end: quotation.span.start }, sign: Sign::Gap });
        }
        let shifted = |word: &Word| Word { span: word.span.shift(quotation.span.start), ..*word };
        quoted.extend(quotation.words(other.document).iter().map(shifted));
    }
    if let Some(found) = laid_beside(ours, other, at, &quoted, true) {
        return Some(found);
    }
    if here {
        return None;
    }
    let all: Vec<Word> =
        wording::words(&block.prose).into_iter().map(|word| Word { span: word.span.shift(block.span.start), ..word }).collect();
    laid_beside(ours, other, at, &all, false).filter(|found| {
        // Indirect speech says the same in other words, as it must.
        let indirect = found.attribution.is_some();
        let spoken = |it: &Difference| [&it.ours, &it.theirs].iter().any(|words| words.split(' ').any(is_of_the_speaker));
        found.differences.is_empty() || !indirect && !found.differences.iter().any(spoken)
    })
}

fn laid_beside(ours: &Ours, other: Page, at: usize, theirs: &[Word], quoted: bool) -> Option<Parallel> {
    let alignment = alignment::align(ours.words, theirs)?;
    let shifted = |range: &Range<usize>| cover(ours.words, range).map(|span| span.shift(ours.quotation.span.start));
    let (our_span, their_span) = (shifted(&alignment.ours)?, cover(theirs, &alignment.theirs)?);
    let attribution = behind(other, at, their_span);
    let differences: Vec<Difference> = alignment
        .differences
        .iter()
        .filter_map(|(a, b)| {
            let difference = Difference {
                ours: words_of(ours.page, cover(ours.words, a).map(|span| span.shift(ours.quotation.span.start))),
                theirs: words_of(other, cover(theirs, b)),
                our_span: around(ours.words, a)?.shift(ours.quotation.span.start),
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
        telling: alignment.telling,
        alike,
    })
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

/// The attribution of a paragraph whose content holds the place: the narrowest.
fn behind(page: Page, block: usize, span: Span) -> Option<u32> {
    let holds = |it: &Attribution| it.content.iter().filter(|content| content.meets(span)).map(|content| content.len()).min();
    let (first, attributions) = attributions_in(page, block);
    let found = attributions.iter().zip(first..).filter_map(|(it, at)| Some((holds(it)?, at)));
    found.min().map(|it| it.1)
}

/// The name of the person who says it, where the text gives one.
pub(super) fn speaker(page: Page, attribution: Option<u32>) -> Option<String> {
    named(page, page.facts.attributions.get(attribution? as usize)?).map(str::to_string)
}

/// The name of the person behind an attribution, where the text gives one.
pub(super) fn named<'a>(page: Page<'a>, attribution: &'a Attribution) -> Option<&'a str> {
    let source = &attribution.source;
    let person = source.person.and_then(|at| page.facts.people.get(at as usize));
    match (person, source.kind) {
        (Some(person), _) => Some(&person.name),
        (None, SourceKind::Person) => Some(&source.text),
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
