//! Which claims are at odds, kept from one look at a document to the next.
//!
//! Claims are compared within groups: those of one document that share one of [`super::keys`], each with its neighbours there, and with the
//! claims of kindred documents under that key. Each member of a group has a print of all that a comparison reads of it. At the next look
//! the prints of a group are laid beside the former ones, and only pairs with a changed member are compared again. So a keystroke costs
//! as many comparisons as the sentence has neighbours.
//!
//! What is kept here is who is at odds with whom; `conflict` keeps what it told of them.

mod prints;
mod same;

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use self::prints::{Answers, Prints, places};
use self::same::Same;
use super::comparable::{Side, State, stories};
use super::quantity::{NEAR, is_by_look, is_one, mix};
use super::rivals::at_odds;
use super::verdict::Verdict;
use super::{ClaimId, Evidence, Page};
use crate::text::FileId;

#[cfg(test)]
thread_local! {
    static COMPARED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many pairs of claims this thread has compared since it was last asked.
#[cfg(test)]
pub fn compared() -> usize {
    COMPARED.with(|it| it.replace(0))
}

/// What the claims of other documents were judged by, by the edition of the document and whether one of both is a source.
type Documents = FxHashMap<u64, Judged>;

#[derive(Clone, Copy, Debug)]
struct Judged {
    /// How much alike both stories are; none where they are two, and no claim of one is held against any of the other.
    alike: Option<u64>,
    /// The print of this and all else.
    print: u64,
}

/// What is kept of one document.
#[derive(Debug, Default)]
pub(super) struct Kept {
    prints: Prints,
    /// By their keys.
    groups: FxHashMap<u64, Arc<Group>>,
    documents: Documents,
    /// All that other documents have which claims are held against.
    others: u64,
    /// The print of what they have under each key.
    keyed: Arc<FxHashMap<u64, u64>>,
    /// The print of what they have under the keys of each claim.
    elsewhere: Vec<u64>,
}

impl Kept {
    /// For each block the print of all that comparing its claims with those of other documents depends on, as it was last looked at.
    pub fn blocks(&self) -> Vec<u64> {
        let print = |(block, claims): (u64, Range<usize>)| {
            let of = |row: &[u64], sum| row.get(claims.clone()).unwrap_or(&[]).iter().fold(sum, |sum, it| mix(sum, *it));
            of(&self.elsewhere, of(&self.prints.claims, block))
        };
        self.prints.rows().map(print).collect()
    }

    /// The print of a claim as it was last looked at.
    pub fn print(&self, figure: u32) -> u64 {
        self.prints.claims.get(figure as usize).copied().unwrap_or_default()
    }
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
    let others = Others::new(evidence, page, kept, &answers);
    let mut now = FxHashMap::with_capacity_and_hasher(kept.groups.len(), Default::default());
    let mut found = Vec::new();
    let mut elsewhere = vec![0; page.facts.claims.len()];
    for rows in evidence.quantities(page.file).chunk_by(|a, b| a.0 == b.0) {
        let Some(&(key, _)) = rows.first() else { continue };
        let theirs = others.print(key);
        for (_, figure) in rows.iter().filter(|_| theirs != 0) {
            elsewhere.get_mut(*figure as usize).into_iter().for_each(|it| *it = mix(*it, theirs));
        }
        let before = kept.groups.get(&key).filter(|it| it.others == theirs);
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
    let Others { whole, prints, .. } = others;
    (kept.groups, kept.others, kept.keyed, kept.elsewhere) = (now, whole, prints, elsewhere);
    merged(found)
}

/// One entry for each claim: two claims may share several keys.
fn merged(mut found: Vec<AtOdds>) -> Vec<AtOdds> {
    found.sort_by_key(|it| it.0);
    found.dedup_by(|next, one| {
        let same = next.0 == one.0;
        if same {
            one.1.append(&mut next.1);
            one.1.sort_unstable_by_key(|it| it.0);
            one.1.dedup();
        }
        same
    });
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
        // Those of documents that came, or that are judged by something else than before.
        let new: Vec<ClaimId> = match before.others == others {
            true => Vec::new(),
            false => self.others.under(self.key).filter(|it| !self.others.held.contains(&it.file)).collect(),
        };
        let one = |at: usize| {
            let known = same.old(at).map(|old| before.of(old));
            let found = Found { at, here: self.before(at, before, &same), there: self.there(at, known, &new) };
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

    /// The claims of other documents that a member is at odds with. Of a member that was there before, `known` tells what was found then,
    /// which still holds of all but the `new` claims.
    fn there(&self, at: usize, known: Option<&[Odds]>, new: &[ClaimId]) -> Vec<Odds> {
        let judge = |id: ClaimId| Some(Odds::There(id, self.compare(at, id)?));
        match known {
            Some(known) => {
                let still = known.iter().filter(|it| matches!(it, Odds::There(id, _) if self.others.held.contains(&id.file)));
                still.copied().chain(new.iter().copied().filter_map(judge)).collect()
            }
            None => self.others.under(self.key).filter_map(judge).collect(),
        }
    }

    /// The members before one that it is at odds with. Those behind it tell of it: within a document it is all one which of two is held
    /// against the other.
    fn before(&self, at: usize, before: &Group, same: &Same) -> Vec<(usize, Verdict)> {
        if is_by_look(self.key) {
            return Vec::new();
        }
        let old = same.old(at);
        let known = old.map(|old| before.of(old));
        if let (Some(old), Some(known)) = (old, known.filter(|_| same.has_all_near(at))) {
            return known.iter().filter_map(|it| it.before(old)).map(|(other, verdict)| (at + other - old, verdict)).collect();
        }
        let judge = |other: usize| {
            // Both were there, and as near each other: what was found then still holds.
            let then = old
                .zip(same.old(other))
                .filter(|(a, b)| near(*a, before.members.len()).contains(b) && self.are_apart_as_then(other, at, a.abs_diff(*b)));
            let verdict = match (then, known) {
                (Some((_, b)), Some(known)) => known.iter().find_map(|it| it.here(b)),
                _ => self.compare(at, ClaimId { file: self.page.file, figure: self.figure(other) }),
            };
            Some((other, verdict?))
        };
        (at.saturating_sub(NEAR)..at).filter_map(judge).collect()
    }

    /// Whether a member stands as far behind another as when it was so many places behind it, as far as that matters; see [`members`].
    /// The print of the other tells how far those behind it stand, and is what it was: so whoever has that place now stands where this one
    /// stood then.
    fn are_apart_as_then(&self, other: usize, at: usize, places: usize) -> bool {
        let claim = |at: usize| self.rows.get(at).and_then(|it| self.page.facts.claims.get(it.1 as usize));
        let apart = |at: usize| claim(other).zip(claim(at)).map_or(FAR, |(a, b)| a.sentence.abs_diff(b.sentence).min(FAR));
        at - other == places || apart(at) == apart(other + places)
    }

    fn figure(&self, at: usize) -> u32 {
        self.rows.get(at).map_or(0, |it| it.1)
    }

    fn compare(&self, at: usize, other: ClaimId) -> Option<Verdict> {
        let page = if other.file == self.page.file { self.page } else { self.evidence.page(other.file)? };
        let (side, other) = (Side::of(self.page, self.figure(at))?, Side::of(page, other.figure)?);
        // They are compared under the key of their words.
        if is_by_look(self.key) && is_one(side, other) {
            return None;
        }
        #[cfg(test)]
        COMPARED.with(|it| it.set(it.get() + 1));
        at_odds(side, other)
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

/// So many sentences apart and more are all one.
const FAR: u32 = 3;

/// The members that one is held against; see [`NEAR`].
fn near(at: usize, members: usize) -> Range<usize> {
    at.saturating_sub(NEAR)..(at + NEAR).min(members)
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
                let apart = other.sentence.abs_diff(own.sentence).min(FAR);
                print = mix(print, u64::from(apart));
                if apart == FAR {
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
    /// Without those that tell another story.
    files: Vec<FileId>,
    /// Those whose claims are judged by what they were judged by at the last look.
    held: FxHashSet<FileId>,
    prints: Arc<FxHashMap<u64, u64>>,
    /// Of all of them.
    whole: u64,
}

impl<'a> Others<'a> {
    /// `kept` is of the look before; its documents become those of this one.
    fn new(evidence: &'a dyn Evidence, page: Page, kept: &mut Kept, answers: &Answers) -> Others<'a> {
        let former = std::mem::take(&mut kept.documents);
        let (mut held, mut whole, mut judgements) = (FxHashSet::default(), 0, Vec::new());
        for file in evidence.kin(page.file).into_iter().filter(|it| *it != page.file) {
            let Some(other) = evidence.page(file) else { continue };
            // Settings, which say what is a source, may change and the documents not.
            let edition = mix(evidence.edition(file), u64::from(page.role != other.role));
            let known = former.get(&edition).copied();
            let judged =
                known.filter(|_| matches!(answers, Answers::Same)).unwrap_or_else(|| judge(edition, page, other, known, answers));
            kept.documents.insert(edition, judged);
            if judged.alike.is_none() {
                continue;
            }
            judgements.push((file, judged.print));
            if known.is_some_and(|it| it.print == judged.print) {
                held.insert(file);
            }
            whole = mix(whole, judged.print);
        }
        let prints = if whole == kept.others { kept.keyed.clone() } else { Arc::new(keyed(evidence, &judgements)) };
        let files = judgements.into_iter().map(|it| it.0).collect();
        Others { evidence, files, held, prints, whole }
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

/// The print of what these documents have under each key, by the prints of their judgements.
fn keyed(evidence: &dyn Evidence, judgements: &[(FileId, u64)]) -> FxHashMap<u64, u64> {
    let mut prints: FxHashMap<u64, u64> = FxHashMap::default();
    for (file, judgement) in judgements {
        for row in evidence.quantities(*file).chunk_by(|a, b| a.0 == b.0) {
            let print = row.first().map(|it| prints.entry(it.0).or_default());
            print.into_iter().for_each(|it| *it = mix(*it, *judgement));
        }
    }
    prints
}

/// What the claims of another document are judged by, beside themselves: its state, and what this document's story knows of it.
fn judge(edition: u64, page: Page, other: Page, known: Option<Judged>, answers: &Answers) -> Judged {
    let mark = stories(page, other).filter(|it| it.state != State::Differed);
    let Some(alike) = mark.map(|it| it.state as u64 * 1000 + it.weight as u64) else { return Judged { alike: None, print: 0 } };
    let same = |it: &Judged| it.alike == Some(alike) && !other.facts.claims.iter().any(|it| answers.matter_to(it));
    known.filter(same).unwrap_or_else(|| {
        let mut hasher = FxHasher::default();
        (edition, other.file, alike).hash(&mut hasher);
        other.facts.claims.iter().for_each(|claim| places(claim, &page.facts.story, &mut hasher));
        Judged { alike: Some(alike), print: hasher.finish() }
    })
}
