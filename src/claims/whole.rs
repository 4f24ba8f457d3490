//! The whole document: what its blocks say put together; after an edit only as far as the edit reaches.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::prints::{self, print};
use super::{Claim, Facts, Modality, Reading, Statement, Time, story};
use crate::attribution::{self, Attribution, Former, Passage, Quotation, Quoted};
use crate::dates;
use crate::document::{Block, Document, Kept};
use crate::figures::{Figure, Kind};
use crate::people::{self, Person};
use crate::text::{Date, Later, Span};

/// What a document said before it was edited, with what this came from.
#[derive(Debug, Default)]
pub struct Before {
    pub facts: Facts,
    readings: Vec<Arc<Reading>>,
    /// Where the blocks stood.
    starts: Vec<u32>,
    /// See [`raw`].
    raws: Vec<u64>,
    meta: u64,
}

/// How far an edit has changed the facts of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// The figures that stand in place of others, in the former facts and in these. All others are the same ones, at most moved.
    pub old: Range<usize>,
    pub new: Range<usize>,
    /// Whether the people may be others, and not only stand in other places.
    pub people: bool,
}

impl Before {
    /// Facts of a document that will not be edited.
    pub fn alone(facts: Facts) -> Before {
        Before { facts, ..Before::default() }
    }

    /// What is to be kept of a document that will not be edited: nothing that only an edit asks for, and no room to grow.
    pub fn closed(self) -> Facts {
        let mut facts = Facts { counts: story::Counts::default(), ..self.facts };
        facts.people.shrink_to_fit();
        facts.attributions.shrink_to_fit();
        facts.quotations.shrink_to_fit();
        facts
    }

    /// Where the document still says the same; none where its blocks may mean something else.
    fn kept(&self, whole: &Whole) -> Option<Kept> {
        let same = |a: usize, b: usize| {
            let reading = self.readings.get(a).zip(whole.readings.get(b)).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
            reading && self.raws.get(a) == whole.raws.get(b)
        };
        (self.meta == whole.meta).then(|| Kept::new(&self.starts, &whole.document.blocks, same))
    }
}

/// All that a document says, with what it came from. `readings` are those of its blocks, in the same order. `before` saves time and
/// changes nothing; where it could be used, it is told how far.
pub fn facts(document: &Document, readings: Vec<Arc<Reading>>, before: Option<Before>) -> (Before, Option<Renewed>) {
    let (raws, meta) = (document.blocks.iter().map(|it| raw(document, it)).collect::<Vec<_>>(), print(&document.meta));
    let whole = Whole { document, readings: &readings, raws: &raws, meta };
    let (facts, renewed) = match before.and_then(|it| Some((it.kept(&whole)?, it))) {
        Some((kept, before)) => {
            let (facts, renewed) = whole.after(kept, before);
            (facts, Some(renewed))
        }
        None => (whole.after(Kept::nothing(readings.len()), Before::default()).0, None),
    };
    let starts = document.blocks.iter().map(|it| it.span.start).collect();
    (Before { facts, readings, starts, raws, meta }, renewed)
}

struct Whole<'a> {
    document: &'a Document,
    readings: &'a [Arc<Reading>],
    /// See [`raw`].
    raws: &'a [u64],
    /// Fingerprint of the document's front matter.
    meta: u64,
}

/// What is to be done to the claims and quotations of a document after an edit.
struct Work<'a> {
    kept: &'a Kept,
    /// Of the blocks that were looked at again for who speaks in them.
    contents: Contents,
    /// See [`attribution::Again::moved`].
    voices: Vec<Option<u32>>,
    /// Added, wrapping round, to the numbers of what stands behind the blocks that were edited.
    figures: u32,
    sentences: u32,
}

impl Whole<'_> {
    /// The facts after an edit, of which `kept` tells what it left.
    fn after(&self, mut kept: Kept, before: Before) -> (Facts, Renewed) {
        let paired = self.pair_names(&mut kept, &before);
        let Before { readings: old, facts: mut was, starts, .. } = before;
        let (gone, new) = (part(&old, &kept.old), part(self.readings, &kept.new));
        let same_people = paired && people::move_all(&mut was.people, &kept);
        let people = if same_people { std::mem::take(&mut was.people) } else { self.people(&was.people) };
        let heard = self.heard();
        let starts = part(&starts, &kept.old).iter().zip(gone).map(|(start, reading)| (*start, reading.wording.prose()));
        let former = (!same_people).then(|| Former { people: &was.people, blocks: starts.collect() });
        let again = attribution::resolve_again(self.document, &heard, &people, &kept, former.as_ref(), was.attributions);
        let anew = || attribution::Again::anew(attribution::resolve(self.document, &heard, &people), heard.len());
        let attribution::Again { all: attributions, moved: voices } = again.unwrap_or_else(anew);

        let first = count(part(&old, &(0..kept.old.start)));
        let renewed = Renewed { old: first..first + count(gone), new: first..first + count(new), people: !same_people };
        let work = Work {
            kept: &kept,
            contents: Contents::new(&attributions, &voices),
            voices,
            figures: (renewed.new.len() as u32).wrapping_sub(renewed.old.len() as u32),
            sentences: sentences(new).wrapping_sub(sentences(gone)),
        };
        let (mut figures, mut claims) = (was.figures, was.claims);
        let alone: Vec<bool> = part(&claims, &renewed.old).iter().map(|it| it.only).collect();
        // No more than needed: these are the largest rows of a document.
        figures.reserve_exact(renewed.new.len());
        claims.reserve_exact(renewed.new.len());
        figures.splice(renewed.old.clone(), new.iter().flat_map(|it| it.figures.iter().cloned()));
        claims.splice(renewed.old.clone(), new.iter().flat_map(|it| it.claims.iter().map(Claim::of)));
        let (figure_blocks, told) = self.complete(&work, &mut figures, &mut claims);
        if new.iter().flat_map(|it| values(it)).eq(gone.iter().flat_map(|it| values(it))) {
            claims.iter_mut().skip(first).zip(alone).for_each(|(claim, alone)| claim.only = alone);
        } else {
            only(self.readings, &figures, &mut claims);
        }
        let mut counts = was.counts;
        self.count(&kept, &old, &mut counts);
        let mut quotations = was.quotations;
        self.quotations(&work, &mut quotations);
        let (mut prints, mut block_prints) = (was.prints, was.block_prints);
        prints.splice(renewed.old.clone(), renewed.new.clone().map(|_| 0));
        block_prints.splice(kept.old.clone(), kept.new.clone().map(|_| 0));
        self.print(&told, &claims, &mut prints, &mut block_prints);
        let facts = Facts {
            story: counts.story(),
            counts,
            wording: self.readings.iter().map(|it| it.wording.clone()).collect(),
            quoted: Quoted::default(),
            paragraphs: Later::default(),
            figures,
            figure_blocks,
            people,
            attributions,
            claims,
            quotations,
            prints,
            block_prints,
        };
        (facts, renewed)
    }

    /// Counts the terms of the blocks that were edited in place of those that they had.
    fn count(&self, kept: &Kept, old: &[Arc<Reading>], counts: &mut story::Counts) {
        // The first block counts otherwise: the one behind the edit may have been the first, or come to be it.
        let reach = |range: &Range<usize>, all: usize| {
            if kept.new.start == 0 { 0..(range.end + 1).min(all) } else { range.clone() }
        };
        let (gone, new) = (reach(&kept.old, old.len()), reach(&kept.new, self.readings.len()));
        for (at, reading) in gone.clone().zip(part(old, &gone)) {
            counts.remove(reading.headline, at == 0, &reading.terms);
        }
        for (at, reading) in new.clone().zip(part(self.readings, &new)) {
            counts.add(reading.headline, at == 0, &reading.terms);
        }
    }

    /// Whether the names of the blocks that were edited say what they said; then `kept` knows where they stand.
    fn pair_names(&self, kept: &mut Kept, before: &Before) -> bool {
        let (old, new) = (part(&before.readings, &kept.old), part(self.readings, &kept.new));
        if !old.iter().map(|it| it.names).eq(new.iter().map(|it| it.names)) {
            return false;
        }
        let places =
            |reading: &Reading, start: u32| people::places(&reading.mentions).map(move |it| it + start).collect::<Vec<_>>();
        let was = old.iter().zip(part(&before.starts, &kept.old)).flat_map(|(reading, start)| places(reading, *start));
        let now = new.iter().zip(part(&self.document.blocks, &kept.new));
        let now = now.flat_map(|(reading, block)| places(reading, block.span.start));
        kept.pair(was.zip(now).collect())
    }

    /// `former` are those of the document as it was.
    fn people(&self, former: &[Person]) -> Vec<Person> {
        let seen = self.document.blocks.iter().zip(self.readings).map(|(block, reading)| people::Seen {
            start: block.span.start,
            prose: &block.prose,
            sentences: &reading.sentences,
            mentions: &reading.mentions,
        });
        let mut people = people::link(self.document, &seen.collect::<Vec<_>>());
        people::take_offices(&mut people, former);
        people
    }

    fn heard(&self) -> Vec<attribution::Heard<'_>> {
        let heard = self.document.blocks.iter().zip(self.readings).map(|(block, reading)| attribution::Heard {
            start: block.span.start,
            prose: &block.prose,
            sentences: &reading.sentences,
            said: &reading.said,
        });
        heard.collect()
    }

    /// Gives figures and claims what only the whole document knows. Gives the block of each figure, and the blocks whose claims may have
    /// learnt something.
    fn complete(&self, work: &Work, figures: &mut [Figure], claims: &mut [Claim]) -> (Vec<u32>, Range<usize>) {
        let mut figure_blocks: Vec<u32> = Vec::with_capacity(figures.len());
        let (mut told, new) = (work.kept.new.clone(), &work.kept.new);
        let mut sentence = 0;
        // Whether the last claim speaks of the time that it spoke of: then those behind do, too.
        let mut settled = true;
        for (at, (reading, voices)) in self.readings.iter().zip(&work.voices).enumerate() {
            let rows = figure_blocks.len()..figure_blocks.len() + reading.figures.len();
            figure_blocks.resize(rows.end, at as u32);
            let time = |claims: &[Claim]| {
                rows.clone().next_back().and_then(|it| claims.get(it)).map(|it| (it.time.date, it.time.back, it.time.guessed))
            };
            let former = time(claims).filter(|_| at >= new.end);
            settled &= at != new.start;
            if new.contains(&at) {
                self.place_anew(at, rows.clone(), sentence, (figures, claims));
            } else if at >= new.end {
                work.move_on(rows.clone(), (figures, claims));
            }
            work.give_voices(*voices, rows.clone(), (figures, claims));
            if !settled {
                self.tell_time(reading, rows.clone(), figures, claims);
                told.end = told.end.max(at + 1);
                settled = at >= new.end && (rows.is_empty() || former.is_some() && former == time(claims));
            }
            // One sentence between any two blocks: the last of a paragraph and the first of the next are no neighbours.
            sentence += reading.sentences.len() as u32 + 1;
        }
        (figure_blocks, told)
    }

    /// Figures and claims of a block that was edited.
    fn place_anew(&self, at: usize, rows: Range<usize>, sentence: u32, (figures, claims): (&mut [Figure], &mut [Claim])) {
        let (Some(block), Some(reading)) = (self.document.blocks.get(at), self.readings.get(at)) else { return };
        let (first, start) = (rows.start as u32, block.span.start);
        let own = reading.figures.iter().zip(&reading.claims);
        let whole = figures.get_mut(rows.clone()).unwrap_or_default().iter_mut().zip(claims.get_mut(rows).unwrap_or_default());
        for ((figure, claim), (whole, it)) in own.zip(whole) {
            whole.span = figure.span.shift(start);
            whole.whole = figure.whole.map(|it| first + it);
            whole.when = figure.calendar.as_ref().and_then(|it| dates::resolve(**it, self.document.meta.date)).map(Box::new);
            it.headline = reading.headline;
            it.sentence = claim.sentence + sentence;
        }
    }

    /// When the claims of a block hold.
    fn tell_time(&self, reading: &Reading, rows: Range<usize>, figures: &[Figure], claims: &mut [Claim]) {
        for (at, own) in rows.zip(&reading.claims) {
            let (Some((done, [it, ..])), Some(figure)) = (claims.split_at_mut_checked(at), figures.get(at)) else { continue };
            it.time.clone_from(&own.time);
            it.time.as_of = self.document.meta.date;
            last_year(&mut it.time);
            if figure.kind != Kind::Time {
                carry_time(it, done.last());
            }
        }
    }

    fn quotations(&self, work: &Work, all: &mut Vec<Quotation>) {
        let kept = work.kept;
        let (head, tail) = (
            all.partition_point(|it| (it.block as usize) < kept.old.start),
            all.partition_point(|it| (it.block as usize) < kept.old.end),
        );
        for it in all.iter_mut().skip(tail) {
            it.block = kept.block(it.block as usize) as u32;
            it.span = kept.moved(it.span);
        }
        let blocks = kept.new.clone().zip(part(&self.document.blocks, &kept.new)).zip(part(self.readings, &kept.new));
        let new = blocks.flat_map(|((at, block), reading)| {
            let quotation = move |passage: &Arc<Passage>| Quotation {
                span: passage.span.shift(block.span.start),
                block: at as u32,
                attribution: None,
                passage: passage.clone(),
            };
            reading.quoted.iter().map(quotation)
        });
        all.splice(head..tail, new);
        for it in all {
            it.attribution = match work.voices.get(it.block as usize) {
                Some(Some(by)) => it.attribution.map(|it| it.wrapping_add(*by)),
                _ => work.contents.behind(it.span),
            };
        }
    }

    /// The fingerprints of the claims and of the blocks in `told`.
    fn print(&self, told: &Range<usize>, claims: &[Claim], prints: &mut [u64], blocks: &mut [u64]) {
        let mut first = count(part(self.readings, &(0..told.start)));
        let all =
            part(self.readings, told).iter().zip(part(self.raws, told)).zip(blocks.get_mut(told.clone()).unwrap_or_default());
        for ((reading, raw), block) in all {
            let rows = first..first + reading.figures.len();
            first = rows.end;
            let own = prints.get_mut(rows.clone()).unwrap_or_default();
            *block = prints::whole((self.meta, *raw), &reading.prints, part(claims, &rows), own);
        }
    }
}

impl Work<'_> {
    /// Figures and claims of a block behind the edit, which says what it said.
    fn move_on(&self, rows: Range<usize>, (figures, claims): (&mut [Figure], &mut [Claim])) {
        for it in figures.get_mut(rows.clone()).unwrap_or_default() {
            it.span = self.kept.moved(it.span);
            it.whole = it.whole.map(|it| it.wrapping_add(self.figures));
        }
        for it in claims.get_mut(rows).unwrap_or_default() {
            it.sentence = it.sentence.wrapping_add(self.sentences);
        }
    }

    /// Who says the claims of a block; see [`attribution::Again::moved`].
    fn give_voices(&self, moved: Option<u32>, rows: Range<usize>, (figures, claims): (&[Figure], &mut [Claim])) {
        if moved == Some(0) {
            return;
        }
        for (figure, claim) in part(figures, &rows).iter().zip(claims.get_mut(rows.clone()).unwrap_or_default()) {
            claim.attribution = match moved {
                Some(by) => claim.attribution.map(|it| it.wrapping_add(by)),
                None => self.contents.behind(figure.span),
            };
        }
    }
}

/// What a figure is about, and its value.
type Value = (Option<u64>, Option<Date>, [u64; 2], Option<(u16, u16)>);

/// What [`only`] reads of a block.
fn values(reading: &Reading) -> impl Iterator<Item = Value> {
    let interval = |it: &Figure| [it.interval.low.to_bits(), it.interval.high.to_bits()];
    let figures = reading.figures.iter().zip(&reading.claims);
    reading.abouts.iter().zip(figures).map(move |(about, (it, claim))| (*about, it.date, interval(it), counts(claim)))
}

/// The two numbers of a vote or a match.
fn counts(claim: &Statement) -> Option<(u16, u16)> {
    claim.contest.as_ref().map(|it| it.counts)
}

/// Marks the claims whose document says one value alone of what they count or measure.
fn only(readings: &[Arc<Reading>], figures: &[Figure], claims: &mut [Claim]) {
    let abouts = || readings.iter().flat_map(|reading| &reading.abouts);
    type First<'a> = (&'a Figure, Option<(u16, u16)>);
    let mut values: FxHashMap<u64, Option<First>> = FxHashMap::with_capacity_and_hasher(figures.len(), Default::default());
    for ((figure, claim), about) in figures.iter().zip(claims.iter()).zip(abouts()) {
        let Some(about) = about else { continue };
        let counts = counts(claim);
        let entry = values.entry(*about).or_insert(Some((figure, counts)));
        let other = |(first, of): First| match (of, counts) {
            (Some(of), Some(counts)) => of != counts,
            _ => first.date != figure.date || !first.interval.meets(figure.interval),
        };
        if entry.is_some_and(other) {
            *entry = None;
        }
    }
    for (claim, about) in claims.iter_mut().zip(abouts()) {
        claim.only = about.and_then(|about| values.get(&about)).is_some_and(Option::is_some);
    }
}

/// "Last year", "in May last year": which year that was, where the day of the document is known.
fn last_year(time: &mut Time) {
    let Some(year) = time.as_of.and_then(|it| it.year).filter(|_| time.last == Some("year")) else { return };
    match &mut time.date {
        None => time.date = Some(Date { year: Some(year - 1), month: None, day: None }),
        Some(date) if date.year.is_none() && date.day.is_none() => date.year = Some(year - 1),
        Some(_) => {}
    }
}

/// "A wave hit the coast in 2004." and, in a paragraph of its own, "It killed 900 people.": the second speaks of 2004 too.
fn carry_time(claim: &mut Claim, last: Option<&Claim>) {
    let Some(last) = last.filter(|it| it.sentence <= claim.sentence && claim.sentence - it.sentence <= 2) else { return };
    // What is still to come was not then.
    let planned = claim.modality == Modality::Planned;
    // Nor is a guess handed on from paragraph to paragraph.
    let stale = last.time.guessed && claim.sentence - last.sentence > 1;
    if !claim.time.is_own() && !planned && !stale && last.time.carries() {
        claim.time.date = last.time.date;
        claim.time.back = last.time.back;
        claim.time.guessed = !claim.goes_on;
    }
}

/// Finds the attribution that stands behind a place.
struct Contents {
    /// Content, the farthest end of this and all before it, the attribution. Sorted by start.
    rows: Vec<(Span, u32, u32)>,
}

impl Contents {
    /// Of the blocks that were looked at again. `attributions` are those of the whole document.
    fn new(attributions: &[Attribution], moved: &[Option<u32>]) -> Contents {
        let is_new = |it: &Attribution| moved.get(it.block as usize).is_some_and(Option::is_none);
        let here = attributions.iter().zip(0..).filter(|it| is_new(it.0));
        let mut rows: Vec<(Span, u32, u32)> =
            here.flat_map(|(it, at)| it.content.iter().map(move |&content| (content, content.end, at))).collect();
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

/// Fingerprint of a block as it stands in the file, with marks that are no prose; 0 where it has none.
fn raw(document: &Document, block: &Block) -> u64 {
    let raw = block.span.of(&document.text);
    if raw == &*block.prose { 0 } else { print(&raw) }
}

fn part<'a, T>(all: &'a [T], range: &Range<usize>) -> &'a [T] {
    all.get(range.clone()).unwrap_or(&[])
}

fn count(readings: &[Arc<Reading>]) -> usize {
    readings.iter().map(|it| it.figures.len()).sum()
}

fn sentences(readings: &[Arc<Reading>]) -> u32 {
    readings.iter().map(|it| it.sentences.len() as u32 + 1).sum()
}
