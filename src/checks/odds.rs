//! Which claims are at odds, kept from one look at a document to the next.
//!
//! Claims are compared within groups: those of one document that share a [`super::key`], each with its neighbours there, and with the
//! claims of kindred documents under that key. Each member of a group has a print of all that a comparison reads of it. At the next look
//! the prints of a group are laid beside the former ones, and only pairs with a changed member are compared again. So a keystroke costs
//! as many comparisons as the sentence has neighbours.
//!
//! What is kept is who is at odds with whom. Findings are made anew each time, since their words name lines, which move.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use super::comparable::{Side, stories};
use super::quantity::{NEAR, mix};
use super::rivals::at_odds;
use super::verdict::{Verdict, ZONE, is_greenwich};
use super::{ClaimId, Evidence, Page};
use crate::attribution::Attribution;
use crate::claims::{Claim, Story, story};
use crate::text::{FileId, differing};

#[cfg(test)]
thread_local! {
    static COMPARED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many pairs of claims this thread has compared since it was last asked.
#[cfg(test)]
pub fn compared() -> usize {
    COMPARED.with(|it| it.replace(0))
}

/// What the claims of other documents are judged by, by the edition of the document and its likeness to this one.
type Documents = FxHashMap<(u64, u64), u64>;

/// What is kept of one document.
#[derive(Debug, Default)]
pub(super) struct Kept {
    prints: Prints,
    /// By their keys.
    groups: FxHashMap<u64, Arc<Group>>,
    documents: Documents,
    /// All that other documents have which claims are held against.
    others: u64,
}

impl Kept {
    /// The print of all that comparing the claims of a block with those of other documents depends on, as it was last looked at.
    pub fn block(&self, block: u32) -> u64 {
        let own = self.prints.blocks.get(block as usize).copied().unwrap_or_default();
        mix(mix(own, self.prints.story.print), self.others)
    }

    /// The print of all that other documents have which claims are held against.
    pub fn others(&self) -> u64 {
        self.others
    }

    /// The print of a claim as it was last looked at.
    pub fn print(&self, figure: u32) -> u64 {
        self.prints.claims.get(figure as usize).copied().unwrap_or_default()
    }
}

/// The prints of all claims, as far as they do not depend on where the others of their group stand, and what they were made of.
#[derive(Debug, Default)]
struct Prints {
    story: Asked,
    blocks: Vec<u64>,
    /// How many claims each block has.
    counts: Vec<u32>,
    claims: Vec<u64>,
}

/// The claims of one document under one key, in text order.
#[derive(Debug, Default)]
struct Group {
    /// The print of each member.
    members: Vec<u64>,
    /// The print of all that other documents have under the key.
    others: u64,
    /// The members that are at odds with any, by their place in the group.
    odds: Vec<(u32, Vec<Odds>)>,
}

/// So many new members of a group are compared on all cores.
const MANY: usize = 100;

/// Somebody that a member is at odds with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Odds {
    /// A member of the same group.
    Here(u32, Verdict),
    There(ClaimId, Verdict),
}

/// A claim, and those that it is at odds with in the order of files and places.
pub(super) type AtOdds = (u32, Vec<(ClaimId, Verdict)>);

/// Every claim of a page that is at odds with another. `kept` is of the look before, and becomes that of this one.
pub(super) fn look(evidence: &dyn Evidence, page: Page, kept: &mut Kept) -> Vec<AtOdds> {
    let answers = kept.prints.story.renew(&page.facts.story);
    let fresh = kept.prints.renew(page, &answers);
    let former = std::mem::take(&mut kept.documents);
    let others = Others::new(evidence, page, (&former, &mut kept.documents), &answers);
    let mut now = FxHashMap::with_capacity_and_hasher(kept.groups.len(), Default::default());
    let mut found = Vec::new();
    for rows in evidence.quantities(page.file).chunk_by(|a, b| a.0 == b.0) {
        let Some(&(key, _)) = rows.first() else { continue };
        let before = kept.groups.get(&key).filter(|it| it.others == others.print(key));
        let untouched = before.filter(|it| it.members.len() == rows.len() && !fresh.holds_any(rows));
        let look = || Look { evidence, page, key, rows, members: members(page, rows, &kept.prints.claims), others: &others };
        let group = untouched.cloned().unwrap_or_else(|| {
            let look = look();
            match before.filter(|it| it.members == look.members) {
                Some(same) => same.clone(),
                None => Arc::new(look.group(kept.groups.get(&key).map_or(&Group::default(), |it| it))),
            }
        });
        found.extend(group.odds.iter().filter_map(|(at, odds)| told(page, rows, *at, odds)));
        now.insert(key, group);
    }
    kept.groups = now;
    kept.others = others.whole;
    found
}

fn told(page: Page, rows: &[(u64, u32)], at: u32, odds: &[Odds]) -> Option<AtOdds> {
    let figure = |at: u32| rows.get(at as usize).map(|it| it.1);
    let id = |it: &Odds| match *it {
        Odds::Here(other, verdict) => Some((ClaimId { file: page.file, figure: figure(other)? }, verdict)),
        Odds::There(id, verdict) => Some((id, verdict)),
    };
    let mut found: Vec<(ClaimId, Verdict)> = odds.iter().filter_map(id).collect();
    found.sort_unstable_by_key(|it| it.0);
    Some((figure(at)?, found))
}

/// One group while it is looked at.
struct Look<'a> {
    evidence: &'a dyn Evidence,
    page: Page<'a>,
    key: u64,
    rows: &'a [(u64, u32)],
    members: Vec<u64>,
    others: &'a Others<'a>,
}

/// What a member is at odds with: members before it, and claims of other documents.
struct Found {
    at: usize,
    here: Vec<(usize, Verdict)>,
    there: Vec<Odds>,
}

impl Look<'_> {
    fn group(&self, before: &Group) -> Group {
        let same = Same::new(&before.members, &self.members);
        let others = self.others.print(self.key);
        let one = |at: usize| {
            let known = same.old(at).map(|old| before.of(old));
            let there = match known.filter(|_| before.others == others) {
                Some(known) => known.iter().filter(|it| matches!(it, Odds::There(..))).copied().collect(),
                None => {
                    let all = self.others.under(self.key);
                    all.filter_map(|id| Some(Odds::There(id, self.compare(at, id)?))).collect()
                }
            };
            let found = Found { at, here: self.before(at, before, &same), there };
            (!found.here.is_empty() || !found.there.is_empty()).then_some(found)
        };
        // At a keystroke a few are new; when a document is opened, all of them are. A thread that works for many documents has no help.
        let members = 0..self.members.len();
        let new = same.old.iter().filter(|it| it.is_none()).count();
        let found: Vec<Found> = if new > MANY && rayon::current_thread_index().is_none() {
            members.clone().into_par_iter().filter_map(one).collect()
        } else {
            members.clone().filter_map(one).collect()
        };
        let mut rows: Vec<Vec<Odds>> = members.map(|_| Vec::new()).collect();
        let mut add = |at: usize, odds: Odds| rows.get_mut(at).into_iter().for_each(|row| row.push(odds));
        for Found { at, here, there } in found {
            for (other, verdict) in here {
                add(at, Odds::Here(other as u32, verdict));
                if near(other, self.members.len()).contains(&at) {
                    add(other, Odds::Here(at as u32, verdict));
                }
            }
            there.into_iter().for_each(|it| add(at, it));
        }
        let odds = rows.into_iter().zip(0..).filter(|it| !it.0.is_empty()).map(|(row, at)| (at, row));
        Group { members: self.members.clone(), others, odds: odds.collect() }
    }

    /// The members before one that it is at odds with. Those behind it tell of it: within a document it is all one which of two is held
    /// against the other.
    fn before(&self, at: usize, before: &Group, same: &Same) -> Vec<(usize, Verdict)> {
        let old = same.old(at);
        let known = old.map(|old| before.of(old));
        if let (Some(old), Some(known)) = (old, known.filter(|_| same.has_all_near(at))) {
            return known.iter().filter_map(|it| it.before(old)).map(|(other, verdict)| (at + other - old, verdict)).collect();
        }
        let judge = |other: usize| {
            // Both were there, and near each other: what was found then still holds.
            let then = old.zip(same.old(other)).filter(|(a, b)| near(*a, before.members.len()).contains(b));
            let verdict = match (then, known) {
                (Some((_, b)), Some(known)) => known.iter().find_map(|it| it.here(b)),
                _ => self.compare(at, ClaimId { file: self.page.file, figure: self.figure(other) }),
            };
            Some((other, verdict?))
        };
        (at.saturating_sub(NEAR)..at).filter_map(judge).collect()
    }

    fn figure(&self, at: usize) -> u32 {
        self.rows.get(at).map_or(0, |it| it.1)
    }

    fn compare(&self, at: usize, other: ClaimId) -> Option<Verdict> {
        #[cfg(test)]
        COMPARED.with(|it| it.set(it.get() + 1));
        let page = if other.file == self.page.file { self.page } else { self.evidence.page(other.file)? };
        at_odds(Side::of(self.page, self.figure(at))?, Side::of(page, other.figure)?)
    }
}

impl Group {
    fn of(&self, at: usize) -> &[Odds] {
        let row = self.odds.binary_search_by_key(&(at as u32), |it| it.0).ok();
        row.and_then(|row| self.odds.get(row)).map_or(&[], |it| it.1.as_slice())
    }
}

impl Odds {
    /// A member before this one.
    fn before(&self, member: usize) -> Option<(usize, Verdict)> {
        match *self {
            Odds::Here(other, verdict) => Some((other as usize, verdict)).filter(|it| it.0 < member),
            Odds::There(..) => None,
        }
    }

    fn here(&self, member: usize) -> Option<Verdict> {
        match *self {
            Odds::Here(other, verdict) if other as usize == member => Some(verdict),
            _ => None,
        }
    }
}

/// The members that one is held against; see [`NEAR`].
fn near(at: usize, members: usize) -> Range<usize> {
    at.saturating_sub(NEAR)..(at + NEAR).min(members)
}

/// Which members of a row were there before.
struct Same {
    /// Their places then; none for others.
    old: Vec<Option<usize>>,
    /// How many members, up to each, followed each other then too.
    run: Vec<usize>,
    before: usize,
}

impl Same {
    /// Members that are equal, in their order. A member that changes, comes or goes leaves those on both sides found.
    fn new(before: &[u64], now: &[u64]) -> Same {
        let same = |a: usize, b: usize| before.get(a).is_some_and(|it| now.get(b) == Some(it));
        let (gone, new) = differing(before.len(), now.len(), same);
        let mut old: Vec<Option<usize>> = (0..gone.start).map(Some).collect();
        let mut at = gone.start;
        while old.len() < new.end {
            let here = old.len();
            if at < gone.end && same(at, here) {
                old.push(Some(at));
                at += 1;
            } else if same(at + 1, here + 1) {
                old.push(None);
                at += 1;
            } else if same(at, here + 1) {
                old.push(None);
            } else if at < gone.end && same(at + 1, here) {
                at += 1;
            } else {
                old.push(None);
                at += 1;
            }
        }
        old.extend((gone.end..before.len()).map(Some));
        let mut run = Vec::with_capacity(old.len());
        for (at, it) in old.iter().enumerate() {
            let last = at.checked_sub(1).and_then(|at| Some((old.get(at).copied().flatten()?, run.get(at).copied()?)));
            run.push(match (it, last) {
                (None, _) => 0,
                (Some(it), Some((last, run))) if last + 1 == *it => run + 1,
                (Some(_), _) => 1,
            });
        }
        Same { old, run, before: before.len() }
    }

    fn old(&self, at: usize) -> Option<usize> {
        self.old.get(at).copied().flatten()
    }

    /// Whether all that one is held against were there before, and no others.
    fn has_all_near(&self, at: usize) -> bool {
        let near_now = near(at, self.old.len());
        let run = near_now.end.checked_sub(1).and_then(|last| self.run.get(last)).copied().unwrap_or_default();
        run >= near_now.len() && self.old(at).is_some_and(|old| near(old, self.before).len() == near_now.len())
    }

    /// Whether members came where there were none, or went and left none.
    fn has_more_or_fewer(&self) -> bool {
        let (mut next, mut others) = (0, false);
        for old in self.old.iter().copied().chain([Some(self.before)]) {
            if let Some(old) = old {
                if others != (old > next) {
                    return true;
                }
                (next, others) = (old + 1, false);
            } else {
                others = true;
            }
        }
        false
    }
}

/// Claims whose prints were made anew.
enum Fresh {
    All,
    Of(Vec<u32>),
}

impl Fresh {
    /// Whether one of these claims of one key is among them.
    fn holds_any(&self, rows: &[(u64, u32)]) -> bool {
        match self {
            Fresh::All => true,
            Fresh::Of(fresh) => fresh.iter().any(|figure| rows.binary_search_by_key(figure, |it| it.1).is_ok()),
        }
    }
}

impl Prints {
    /// Makes anew the prints of the claims of blocks that are not what they were, or of which the story says something else. Gives these
    /// claims; or all, where neighbours may stand nearer or farther than before.
    fn renew(&mut self, page: Page, answers: &Answers) -> Fresh {
        let facts = page.facts;
        let blocks = blocks(page);
        let mut counts = vec![0; blocks.len()];
        for block in &facts.figure_blocks {
            if let Some(count) = counts.get_mut(*block as usize) {
                *count += 1;
            }
        }
        if matches!(answers, Answers::All) {
            (self.blocks, self.counts, self.claims) = Default::default();
        }
        let same = Same::new(&self.blocks, &blocks);
        let starts = starts(&self.counts);
        let (mut claims, mut fresh) = (Vec::with_capacity(facts.claims.len()), Vec::new());
        for (at, count) in counts.iter().enumerate().filter(|it| *it.1 > 0) {
            let row = claims.len() as u32..claims.len() as u32 + count;
            let known = same.old(at).and_then(|old| starts.get(old)).map(|it| *it as usize..(it + count) as usize);
            match known.and_then(|it| self.claims.get(it)) {
                Some(known) => claims.extend_from_slice(known),
                None => {
                    claims.extend(prints(page, row.clone()));
                    fresh.extend(row);
                }
            }
        }
        (self.blocks, self.counts, self.claims) = (blocks, counts, claims);
        self.ask_again(page, answers, &mut fresh);
        if same.has_more_or_fewer() { Fresh::All } else { Fresh::Of(fresh) }
    }

    /// Makes anew the prints of the claims of which the story says something else, with those of their paragraphs.
    fn ask_again(&mut self, page: Page, answers: &Answers, fresh: &mut Vec<u32>) {
        let Answers::Of { .. } = answers else { return };
        let facts = page.facts;
        let mut done = 0;
        for (at, claim) in facts.claims.iter().enumerate() {
            if at < done || !answers.matter_to(claim) {
                continue;
            }
            let block = facts.figure_blocks.get(at).copied().unwrap_or_default();
            let start = facts.figure_blocks.partition_point(|it| *it < block);
            done = facts.figure_blocks.partition_point(|it| *it <= block);
            for (figure, new) in (start..done).zip(prints(page, start as u32..done as u32)) {
                if let Some(print) = self.claims.get_mut(figure).filter(|it| **it != new) {
                    *print = new;
                    fresh.push(figure as u32);
                }
            }
        }
    }
}

/// The first of each part of a row, by how many each part has.
fn starts(counts: &[u32]) -> Vec<u32> {
    let sum = |next: &mut u32, count: &u32| {
        *next += count;
        Some(*next - count)
    };
    counts.iter().scan(0, sum).collect()
}

/// What a document is about, as far as claims ask for it.
#[derive(Debug, Default)]
struct Asked {
    /// Of all of it.
    print: u64,
    greenwich: bool,
    /// Each sorted.
    main: Vec<u32>,
    names: Vec<u32>,
    terms: Vec<u32>,
}

/// The words of which a story says something else than before.
#[derive(Debug)]
enum Answers {
    All,
    /// Sorted; and the same as [`Statement::asks`] has them.
    Of {
        words: Vec<u32>,
        kinds: u64,
    },
}

impl Asked {
    fn renew(&mut self, story: &Story) -> Answers {
        let terms: Vec<u32> = story.terms.iter().map(|it| it.0).collect();
        let mut words = Vec::new();
        for (old, new) in [(&self.main, &story.main), (&self.names, &story.names), (&self.terms, &terms)] {
            only_one(old, new, &mut words);
        }
        words.sort_unstable();
        words.dedup();
        let (greenwich, main, names) = (is_greenwich(story), story.main.clone(), story.names.clone());
        let mut hasher = FxHasher::default();
        (greenwich, &main, &names, &terms).hash(&mut hasher);
        let now = Asked { print: hasher.finish(), greenwich, main, names, terms };
        let same_clocks = std::mem::replace(self, now).greenwich == self.greenwich;
        let kinds = words.iter().fold(0, |all, it| all | story::kind(*it));
        if same_clocks { Answers::Of { words, kinds } } else { Answers::All }
    }
}

impl Answers {
    fn matter_to(&self, claim: &Claim) -> bool {
        match self {
            Answers::All => true,
            Answers::Of { words, kinds } => {
                claim.asks & kinds != 0 && claim.asked().any(|word| words.binary_search(&story::hash(word)).is_ok())
            }
        }
    }
}

/// What one of two sorted rows has and the other has not.
fn only_one(a: &[u32], b: &[u32], found: &mut Vec<u32>) {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => x.cmp(y),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let (left, right) = (order.is_le().then(|| a.next()).flatten(), order.is_ge().then(|| b.next()).flatten());
        if order.is_ne() {
            found.extend(left.or(right));
        }
    }
}

/// The prints of all that is read of each block's claims.
fn blocks(page: Page) -> Vec<u64> {
    let mut blocks = page.facts.block_prints.clone();
    for it in &page.facts.attributions {
        if let Some(block) = blocks.get_mut(it.block as usize) {
            *block = mix(*block, voice(page, it));
        }
    }
    blocks
}

/// The prints of some claims, which are those of whole blocks.
fn prints(page: Page, which: Range<u32>) -> Vec<u64> {
    let facts = page.facts;
    let greenwich = is_greenwich(&facts.story);
    let text = page.document.text.as_bytes();
    let own = |at: usize| {
        let (claim, figure, print) = (facts.claims.get(at)?, facts.figures.get(at)?, facts.prints.get(at)?);
        let block = facts.figure_blocks.get(at).and_then(|it| page.document.blocks.get(*it as usize))?;
        let end = (figure.span.end + ZONE).min(block.span.end) as usize;
        let voice = claim.attribution.and_then(|at| facts.attributions.get(at as usize)).map(|it| voice(page, it));
        let mut hasher = FxHasher::default();
        (greenwich, figure.span.len(), voice).hash(&mut hasher);
        text.get(figure.span.start as usize..end).hash(&mut hasher);
        places(claim, &facts.story, &mut hasher);
        Some(mix(*print, hasher.finish()))
    };
    let which = which.start as usize..which.end as usize;
    let own: Vec<u64> = which.clone().filter_map(own).collect();
    // Two sentences are asked whether they differ in other figures too.
    let mut prints = Vec::with_capacity(own.len());
    let mut from = 0;
    for sentence in facts.claims.get(which).unwrap_or(&[]).chunk_by(|a, b| a.sentence == b.sentence) {
        let row = own.get(from..from + sentence.len()).unwrap_or(&[]);
        let whole = row.iter().fold(0, |sum, it| mix(sum, *it));
        prints.extend(row.iter().map(|it| mix(*it, whole)));
        from += sentence.len();
    }
    prints
}

/// Who speaks, as far as two voices are told apart.
fn voice(page: Page, attribution: &Attribution) -> u64 {
    let source = &attribution.source;
    let mut hasher = FxHasher::default();
    source.text.bytes().for_each(|it| it.to_ascii_lowercase().hash(&mut hasher));
    source.person.and_then(|at| page.facts.people.get(at as usize)).map(|it| &it.id).hash(&mut hasher);
    hasher.finish()
}

/// The prints of a group's members, with how far from them those beside them stand, as far as that matters: in the same sentence, in one of
/// the next two, or farther away.
fn members(page: Page, rows: &[(u64, u32)], prints: &[u64]) -> Vec<u64> {
    let claim = |at: usize| rows.get(at).and_then(|it| page.facts.claims.get(it.1 as usize));
    let of = |(at, (_, figure)): (usize, &(u64, u32))| {
        let mut print = prints.get(*figure as usize).copied().unwrap_or_default();
        let Some(own) = claim(at) else { return print };
        let before = (at.saturating_sub(NEAR)..at).rev();
        let after = at + 1..(at + 1 + NEAR).min(rows.len());
        for side in [&mut before.into_iter() as &mut dyn Iterator<Item = usize>, &mut after.into_iter()] {
            for other in side.map_while(claim) {
                let apart = other.sentence.abs_diff(own.sentence).min(3);
                print = mix(print, u64::from(apart));
                if apart > 2 {
                    break;
                }
            }
            print = mix(print, 7);
        }
        print
    };
    rows.iter().enumerate().map(of).collect()
}

/// The kindred documents, and what they have under each key.
struct Others<'a> {
    evidence: &'a dyn Evidence,
    files: Vec<FileId>,
    prints: FxHashMap<u64, u64>,
    /// Of all of them.
    whole: u64,
}

impl<'a> Others<'a> {
    /// `documents` are the prints of the look before, and those of this one.
    fn new(evidence: &'a dyn Evidence, page: Page, documents: (&Documents, &mut Documents), answers: &Answers) -> Others<'a> {
        let mut files = evidence.kin(page.file);
        files.retain(|it| *it != page.file);
        let mut prints: FxHashMap<u64, u64> = FxHashMap::default();
        let mut whole = 0;
        for &file in &files {
            let Some(other) = evidence.page(file) else { continue };
            let document = document(evidence, page, other, (documents.0, &mut *documents.1), answers);
            whole = mix(whole, document);
            for row in evidence.quantities(file).chunk_by(|a, b| a.0 == b.0) {
                let print = row.first().map(|it| prints.entry(it.0).or_default());
                print.into_iter().for_each(|it| *it = mix(*it, document));
            }
        }
        Others { evidence, files, prints, whole }
    }

    fn print(&self, key: u64) -> u64 {
        self.prints.get(&key).copied().unwrap_or_default()
    }

    fn under(&self, key: u64) -> impl Iterator<Item = ClaimId> {
        self.files.iter().filter(move |_| self.prints.contains_key(&key)).flat_map(move |&file| {
            let rows = self.evidence.quantities(file);
            let rows = rows.get(rows.partition_point(|it| it.0 < key)..).unwrap_or(&[]);
            let rows = rows.iter().take_while(move |it| it.0 == key).take(2 * NEAR);
            rows.map(move |it| ClaimId { file, figure: it.1 })
        })
    }
}

/// What the claims of another document are judged by, beside themselves: its state, and what this document's story knows of it.
fn document(
    evidence: &dyn Evidence,
    page: Page,
    other: Page,
    (former, now): (&Documents, &mut Documents),
    answers: &Answers,
) -> u64 {
    let alike = stories(&page.facts.story, &other.facts.story).map_or(0, |it| it.state as u64 * 1000 + it.weight as u64);
    let edition = evidence.edition(other.file);
    let known = former.get(&(edition, alike)).filter(|_| !other.facts.claims.iter().any(|it| answers.matter_to(it)));
    let print = known.copied().unwrap_or_else(|| {
        let mut hasher = FxHasher::default();
        (edition, other.file, alike).hash(&mut hasher);
        other.facts.claims.iter().for_each(|claim| places(claim, &page.facts.story, &mut hasher));
        hasher.finish()
    });
    now.insert((edition, alike), print);
    print
}

/// What a story knows of the words that a claim asks for.
fn places(claim: &Claim, story: &Story, hasher: &mut FxHasher) {
    for word in claim.asked() {
        let word = story::hash(word);
        (story.is_about(word), story.names.binary_search(&word).is_ok(), story.weight(word).is_some()).hash(hasher);
    }
}
