//! Which claims could be comparable: each document's claims by their key, and all documents by their terms.
//!
//! The terms stand in tiers, so that no keystroke touches a big table. The base holds all files as they were loaded; the patch those that
//! changed on disk since, and masks them in the base; open documents mask themselves in both.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::edition::{self, Edition};
use crate::checks::{self, PersonId};
use crate::claims::{Facts, Renewed};
use crate::people;
use crate::text::FileId;

/// When so many files have changed on disk, the base is made anew.
const PATCH_LIMIT: usize = 64;

/// The claims of one document by their keys.
#[derive(Debug, Default)]
pub struct Table {
    /// Sorted.
    claims: Vec<(u64, u32)>,
    /// From the keys of people to their place in the document. Sorted.
    people: Vec<(u64, u32)>,
}

impl Table {
    pub fn new(facts: &Facts) -> Table {
        let mut claims: Vec<(u64, u32)> = keyed(facts, 0..facts.claims.len()).collect();
        claims.sort_unstable();
        claims.shrink_to_fit();
        Table { claims, people: people_of(facts) }
    }

    /// The table of the document after an edit, of which `renewed` tells how far it reaches.
    pub fn after(&self, facts: &Facts, renewed: &Renewed) -> Table {
        let by = (renewed.new.len() as u32).wrapping_sub(renewed.old.len() as u32);
        let kept = self.claims.iter().filter(|it| !renewed.old.contains(&(it.1 as usize)));
        let moved = kept.map(|&(key, at)| (key, if at as usize >= renewed.old.end { at.wrapping_add(by) } else { at }));
        let mut claims: Vec<(u64, u32)> = moved.chain(keyed(facts, renewed.new.clone())).collect();
        // All but the new ones are in order, which this way of sorting makes use of.
        claims.sort();
        let people = if renewed.people { people_of(facts) } else { self.people.clone() };
        Table { claims, people }
    }

    /// See [`checks::Evidence::quantities`].
    pub fn quantities(&self) -> &[(u64, u32)] {
        &self.claims
    }

    /// People under a key of [`people::keys`].
    pub fn people(&self, key: u64) -> impl Iterator<Item = u32> {
        same(&self.people, key).iter().map(|it| it.1)
    }
}

/// Those of these figures that others may be compared with, by their keys.
fn keyed(facts: &Facts, figures: Range<usize>) -> impl Iterator<Item = (u64, u32)> {
    figures.flat_map(|figure| checks::keys(facts, figure as u32).map(move |key| (key, figure as u32)))
}

/// From the keys of people to their place in the document. Sorted.
fn people_of(facts: &Facts) -> Vec<(u64, u32)> {
    let of = |(person, at): (&people::Person, u32)| people::keys(person).into_iter().map(move |key| (key, at));
    let mut people: Vec<(u64, u32)> = facts.people.iter().zip(0..).flat_map(of).collect();
    people.sort_unstable();
    people
}

/// All files on disk. A clone shares the tables.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: BTreeMap<FileId, Arc<Edition>>,
    /// Files that are not as the base has them.
    patched: BTreeMap<FileId, Option<Arc<Edition>>>,
    base: Arc<Tier>,
    patch: Arc<Tier>,
    /// Another after each change.
    pub number: u64,
}

/// The terms, wording and handles of some files in sorted tables, made when they are first asked for.
#[derive(Debug, Default)]
struct Tier {
    files: Vec<(FileId, Arc<Edition>)>,
    terms: OnceLock<Vec<(u32, FileId, f32)>>,
    people: OnceLock<Vec<(u64, PersonId)>>,
    wording: OnceLock<Vec<(u32, FileId)>>,
    handles: OnceLock<Vec<(u64, FileId)>>,
}

/// Wording that more documents have than this is a commonplace.
const COMMONPLACE: usize = 200;

/// A name that is no path as a key of the tables.
pub fn handle(kind: &str, name: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    (kind, name.to_lowercase()).hash(&mut hasher);
    hasher.finish()
}

impl Disk {
    pub fn get(&self, file: FileId) -> Option<&Arc<Edition>> {
        self.files.get(&file)
    }

    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.files.keys().copied()
    }

    /// Puts these in place of what was; none means gone. Others stay.
    pub fn replace(&mut self, changed: Vec<(FileId, Option<Arc<Edition>>)>) {
        self.number = edition::next();
        for (file, edition) in changed {
            match &edition {
                Some(edition) => self.files.insert(file, edition.clone()),
                None => self.files.remove(&file),
            };
            self.patched.insert(file, edition);
        }
        if self.patched.len() > PATCH_LIMIT {
            self.patched.clear();
            self.base = Tier::new(self.files.iter().map(|(&file, edition)| (file, edition.clone())).collect());
        }
        let patch = self.patched.iter().filter_map(|(&file, edition)| Some((file, edition.clone()?)));
        self.patch = Tier::new(patch.collect());
    }

    /// How many files may have a term.
    pub fn count(&self, term: u32) -> usize {
        self.base.find(term).len() + self.patch.find(term).len()
    }

    /// The files that have a term, with its weight there.
    pub fn find(&self, term: u32) -> impl Iterator<Item = (FileId, f32)> {
        let base = self.base.find(term).iter().filter(|it| !self.patched.contains_key(&it.1));
        base.chain(self.patch.find(term)).map(|it| (it.1, it.2))
    }

    /// People under a key.
    pub fn people(&self, key: u64) -> impl Iterator<Item = PersonId> {
        let base = same(self.base.people(), key).iter().filter(|it| !self.patched.contains_key(&it.1.file));
        base.chain(same(self.patch.people(), key)).map(|it| it.1)
    }

    /// Files that have this key of wording; none when very many do.
    pub fn worded(&self, key: u32) -> impl Iterator<Item = FileId> {
        let (base, patch) = (same(self.base.wording(), key), same(self.patch.wording(), key));
        let few = base.len() <= COMMONPLACE;
        let base = base.iter().filter(|it| !self.patched.contains_key(&it.1));
        base.chain(patch).map(|it| it.1).filter(move |_| few)
    }

    /// Files that have this handle.
    pub fn handled(&self, handle: u64) -> impl Iterator<Item = FileId> {
        let base = same(self.base.handles(), handle).iter().filter(|it| !self.patched.contains_key(&it.1));
        same(self.patch.handles(), handle).iter().chain(base).map(|it| it.1)
    }
}

impl Tier {
    fn new(files: Vec<(FileId, Arc<Edition>)>) -> Arc<Tier> {
        Arc::new(Tier { files, ..Tier::default() })
    }

    fn wording(&self) -> &[(u32, FileId)] {
        self.wording.get_or_init(|| {
            let all = self.files.iter().flat_map(|(file, edition)| edition.wording().iter().map(|key| (*key, *file)));
            let mut wording: Vec<_> = all.collect();
            wording.sort_unstable();
            wording
        })
    }

    fn handles(&self) -> &[(u64, FileId)] {
        self.handles.get_or_init(|| {
            let of = |(file, edition): &(FileId, Arc<Edition>)| {
                let file = *file;
                edition.handles().into_iter().map(move |handle| (handle, file))
            };
            let mut handles: Vec<_> = self.files.iter().flat_map(of).collect();
            handles.sort_unstable();
            handles
        })
    }

    fn find(&self, term: u32) -> &[(u32, FileId, f32)] {
        let terms = self.terms.get_or_init(|| {
            let of = |(file, edition): &(FileId, Arc<Edition>)| {
                let file = *file;
                edition.facts().story.terms.iter().map(move |&(term, weight)| (term, file, weight)).collect::<Vec<_>>()
            };
            let mut terms: Vec<(u32, FileId, f32)> = self.files.iter().flat_map(of).collect();
            terms.sort_unstable_by_key(|it| (it.0, it.1));
            terms
        });
        let start = terms.partition_point(|it| it.0 < term);
        let rest = terms.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|it| it.0 == term)).unwrap_or(&[])
    }

    fn people(&self) -> &[(u64, PersonId)] {
        self.people.get_or_init(|| {
            let of = |(file, edition): &(FileId, Arc<Edition>)| {
                let (file, people) = (*file, edition.table().people.clone());
                people.into_iter().map(move |(key, person)| (key, PersonId { file, person }))
            };
            let mut people: Vec<_> = self.files.iter().flat_map(of).collect();
            people.sort_unstable();
            people
        })
    }
}

/// The entries of a sorted table that have a key.
fn same<K: Ord, T>(table: &[(K, T)], key: K) -> &[(K, T)] {
    let start = table.partition_point(|it| it.0 < key);
    let rest = table.get(start..).unwrap_or(&[]);
    rest.get(..rest.partition_point(|it| it.0 == key)).unwrap_or(&[])
}
