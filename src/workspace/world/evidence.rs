//! What the rules may ask of the world.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHasher};

use super::World;
use crate::attribution::wording;
use crate::checks::kin::Postings;
use crate::checks::{Evidence, Page, PersonId};
use crate::document::{Citation, Role};
use crate::people::roster::Roster;
use crate::text::FileId;
use crate::workspace::{index, path};

impl Evidence for World {
    fn page(&self, file: FileId) -> Option<Page<'_>> {
        World::page(self, file)
    }

    fn quantities(&self, file: FileId) -> &[(u64, u32)] {
        self.edition(file).map_or(&[], |edition| edition.table().quantities())
    }

    fn kin(&self, file: FileId) -> Vec<FileId> {
        World::kin(self, file).to_vec()
    }

    fn worded_like(&self, own: FileId, keys: &[u32], least: usize, most: usize) -> Vec<FileId> {
        let mut counts: FxHashMap<FileId, usize> = FxHashMap::default();
        for &key in keys {
            for file in self.disk.worded(key).filter(|file| *file != own && !self.open.contains_key(file)) {
                *counts.entry(file).or_default() += 1;
            }
        }
        for (&file, edition) in self.open.iter().filter(|it| *it.0 != own) {
            *counts.entry(file).or_default() += wording::shared_by_few(keys, edition.wording());
        }
        let mut found: Vec<_> = counts.into_iter().filter(|it| it.1 >= least.max(1)).collect();
        found.sort_unstable_by_key(|it| (std::cmp::Reverse(it.1), it.0));
        found.into_iter().take(most).map(|it| it.0).collect()
    }

    fn others(&self, file: FileId) -> u64 {
        let mut hasher = FxHasher::default();
        (self.disk.number, self.arrangement).hash(&mut hasher);
        for (_, edition) in self.open.iter().filter(|it| *it.0 != file) {
            edition.number.hash(&mut hasher);
        }
        hasher.finish()
    }

    fn cited(&self, from: FileId, citation: &Citation) -> Option<FileId> {
        if let Some(address) = citation.address() {
            return self.handled(index::handle("address", &address));
        }
        // A path may be written without its ending, as note-taking programs do; a key may be the name of a file.
        let by_path = self.target(from, citation).and_then(|path| {
            ["", ".md", ".txt"].iter().find_map(|end| {
                let mut path = path.clone().into_os_string();
                path.push(end);
                self.file_at(Path::new(&path))
            })
        });
        let by_key = || self.handled(index::handle("key", &path::unescaped(way(citation))));
        by_path.or_else(by_key).filter(|file| *file != from)
    }

    /// The disk is asked for what is no document of ours: other formats, and what ignore files leave out.
    fn is_missing(&self, from: FileId, citation: &Citation) -> bool {
        let (Some(here), Some(path)) = (self.path(from), self.target(from, citation)) else { return false };
        let path = path::normal(&path);
        let beside = || here.parent().filter(|_| self.disk.get(from).is_some());
        let within = self.names.folder(here).or_else(beside).is_some_and(|folder| path.starts_with(folder));
        within && self.cited(from, citation).is_none() && self.file_at(&path).is_none() && !path.exists()
    }

    fn is_draft(&self, file: FileId) -> bool {
        self.role(file) == Role::Draft
    }

    fn people_like(&self, key: u64) -> Vec<PersonId> {
        let disk = self.disk.people(key).filter(|it| !self.open.contains_key(&it.file));
        let mut found: Vec<PersonId> = disk.collect();
        for (&file, edition) in self.open.iter() {
            found.extend(edition.table().people(key).map(|person| PersonId { file, person }));
        }
        found.sort_unstable();
        found
    }

    fn edition(&self, file: FileId) -> u64 {
        World::edition(self, file).map_or(0, |it| it.number)
    }

    fn roster(&self, file: FileId) -> Option<(FileId, &Roster)> {
        let mut above = self.path(file)?.ancestors().skip(1);
        above.find_map(|folder| self.settings.people(folder)).map(|it| (it.file, &it.roster))
    }
}

impl World {
    /// The path that what a citation names would have as a file. An address has none, nor has a key with a colon.
    fn target(&self, from: FileId, citation: &Citation) -> Option<PathBuf> {
        let way = way(citation);
        if way.is_empty() || way.contains(':') {
            return None;
        }
        let target = path::unescaped(way);
        let here = self.path(from)?;
        Some(match target.strip_prefix('/') {
            Some(below) => self.names.folder(here)?.join(below),
            None => here.parent().unwrap_or(Path::new("")).join(&target),
        })
    }

    /// The document that front matter or its name gives this handle.
    fn handled(&self, handle: u64) -> Option<FileId> {
        let open = self.open.iter().find(|(_, edition)| edition.handles().contains(&handle)).map(|it| *it.0);
        open.or_else(|| self.disk.handled(handle).find(|file| !self.open.contains_key(file)))
    }
}

/// The target of a citation without its anchor.
fn way(citation: &Citation) -> &str {
    citation.target.split(['#', '?']).next().unwrap_or("")
}

impl Postings for World {
    fn count(&self, term: u32) -> usize {
        self.disk.count(term) + self.open.values().filter(|it| it.facts().story.weight(term).is_some()).count()
    }

    fn each(&self, term: u32, found: &mut dyn FnMut(FileId, f32)) {
        for (file, weight) in self.disk.find(term).filter(|it| !self.open.contains_key(&it.0)) {
            found(file, weight);
        }
        for (&file, edition) in self.open.iter() {
            if let Some(weight) = edition.facts().story.weight(term) {
                found(file, weight);
            }
        }
    }
}
