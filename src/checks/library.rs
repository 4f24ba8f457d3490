//! A handful of documents in memory: evidence for tests, benches and single documents.

use rustc_hash::FxHashMap;

use super::{ClaimId, Evidence, Page, PersonId, keys};
use crate::attribution::wording;
use crate::claims::{self, Facts};
use crate::document::{self, Citation, Document, Format, Role};
use crate::people::{self, Roster};
use crate::text::FileId;

/// Documents with their facts, and the table that finds claims by their keys.
#[derive(Default)]
pub struct Library {
    shelves: Vec<(String, Document, Facts)>,
    index: FxHashMap<u64, Vec<ClaimId>>,
}

impl Library {
    /// Reads texts. The names decide on the format: `.md` is Markdown.
    pub fn read<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Library {
        let mut library = Library::default();
        for (name, text) in texts {
            let format = if name.ends_with(".md") { Format::Markdown } else { Format::Plain };
            let (document, _) = document::read(text.as_bytes(), format);
            let facts = claims::facts_of(&document);
            library.add(name.to_string(), document, facts);
        }
        library
    }

    /// Adds a document that has been read.
    pub fn add(&mut self, name: String, document: Document, facts: Facts) -> FileId {
        let file = FileId(self.shelves.len() as u32);
        for figure in 0..facts.figures.len() as u32 {
            for key in keys(&facts, figure) {
                self.index.entry(key).or_default().push(ClaimId { file, figure });
            }
        }
        self.shelves.push((name, document, facts));
        file
    }

    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.shelves.len() as u32).map(FileId)
    }
}

impl Evidence for Library {
    fn page(&self, file: FileId) -> Option<Page<'_>> {
        let (name, document, facts) = self.shelves.get(file.0 as usize)?;
        Some(Page { file, name, document, facts })
    }

    fn claims_like(&self, claim: ClaimId) -> Vec<ClaimId> {
        let Some(page) = self.page(claim.file) else { return Vec::new() };
        let mut found: Vec<ClaimId> = keys(page.facts, claim.figure)
            .iter()
            .filter_map(|key| self.index.get(key))
            .flatten()
            .copied()
            .filter(|it| *it != claim)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
    fn worded_like(&self, keys: &[u32], least: usize) -> Vec<FileId> {
        let likes = |facts: &Facts| {
            let shared = |block: &std::sync::Arc<[u32]>| wording::shared(block, keys);
            facts.wording.iter().map(shared).sum::<usize>() >= least
        };
        self.files().filter(|file| self.page(*file).is_some_and(|page| likes(page.facts))).collect()
    }

    /// Paths from the folder of the citing document, addresses and keys.
    fn cited(&self, from: FileId, citation: &Citation) -> Option<FileId> {
        let folder = self.page(from)?.name.rsplit_once('/').map_or("", |it| it.0);
        let target = citation.target.split('#').next().unwrap_or("").trim_start_matches("./");
        let path = if folder.is_empty() { target.to_string() } else { format!("{folder}/{target}") };
        self.files().find(|file| {
            self.page(*file).is_some_and(|page| {
                let meta = &page.document.meta;
                let url = meta.url.as_deref().and_then(document::citation::address);
                page.name == path || url.is_some() && url == citation.address() || meta.key.as_deref() == Some(target)
            })
        })
    }

    fn people_like(&self, key: u64) -> Vec<PersonId> {
        let of = |file: FileId| {
            let people = self.page(file).map_or(&[][..], |page| &page.facts.people);
            let fits = people.iter().enumerate().filter(|(_, person)| people::keys(person).contains(&key));
            fits.map(move |(at, _)| PersonId { file, person: at as u32 }).collect::<Vec<_>>()
        };
        self.files().flat_map(of).collect()
    }

    fn roster(&self, _: FileId) -> Option<(FileId, &Roster)> {
        None
    }

    /// As the front matter says; without it, what lies in a folder is a source.
    fn is_draft(&self, file: FileId) -> bool {
        let role =
            |page: Page| page.document.meta.role.unwrap_or(if page.name.contains('/') { Role::Source } else { Role::Draft });
        self.page(file).is_some_and(|page| role(page) == Role::Draft)
    }
}
