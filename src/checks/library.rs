//! A handful of documents in memory: evidence for tests, benches and single documents.

use rustc_hash::FxHashMap;

use super::kin::{self, Postings};
use super::{Evidence, Page, PersonId, keys};
use crate::attribution::wording;
use crate::claims::{self, Facts};
use crate::document::{self, Citation, Document, Format, Role};
use crate::people::{self, Roster};
use crate::text::FileId;

/// Documents with their facts, and the tables that find claims by their keys and documents by their terms.
#[derive(Default)]
pub struct Library {
    shelves: Vec<(String, Document, Facts)>,
    /// By document: see [`Evidence::quantities`].
    claims: Vec<Vec<(u64, u32)>>,
    terms: FxHashMap<u32, Vec<(FileId, f32)>>,
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
        let mut claims: Vec<(u64, u32)> =
            (0..facts.figures.len() as u32).flat_map(|figure| keys(&facts, figure).map(move |key| (key, figure))).collect();
        claims.sort_unstable();
        self.claims.push(claims);
        for &(term, weight) in &facts.story.terms {
            self.terms.entry(term).or_default().push((file, weight));
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
        let role = document.meta.role.unwrap_or(if name.contains('/') { Role::Source } else { Role::Draft });
        Some(Page { file, name, document, facts, role })
    }

    fn quantities(&self, file: FileId) -> &[(u64, u32)] {
        self.claims.get(file.0 as usize).map_or(&[], Vec::as_slice)
    }

    fn kin(&self, file: FileId) -> Vec<FileId> {
        let mut files = self.page(file).map_or(Vec::new(), |page| kin::kin(file, &page.facts.story, self));
        files.push(file);
        files.sort_unstable();
        files
    }

    fn worded_like(&self, own: FileId, keys: &[u32], least: usize, most: usize) -> Vec<FileId> {
        let shared = |file: FileId| {
            let page = self.page(file)?;
            Some((page.facts.wording.iter().map(|block| wording::shared(block, keys)).sum::<usize>(), file))
        };
        let mut found: Vec<_> =
            self.files().filter(|file| *file != own).filter_map(shared).filter(|it| it.0 >= least.max(1)).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.0));
        found.into_iter().take(most).map(|it| it.1).collect()
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

    /// There are no files but those that were read.
    fn is_missing(&self, from: FileId, citation: &Citation) -> bool {
        !citation.target.is_empty() && self.cited(from, citation).is_none()
    }

    fn people_like(&self, key: u64) -> Vec<PersonId> {
        let of = |file: FileId| {
            let people = self.page(file).map_or(&[][..], |page| &page.facts.people);
            let fits = people.iter().enumerate().filter(|(_, person)| people::keys(person).contains(&key));
            fits.map(move |(at, _)| PersonId { file, person: at as u32 }).collect::<Vec<_>>()
        };
        self.files().flat_map(of).collect()
    }

    /// Nothing changes here.
    fn others(&self, _: FileId) -> u64 {
        self.shelves.len() as u64
    }

    /// Nothing changes here.
    fn edition(&self, file: FileId) -> u64 {
        u64::from(file.0)
    }

    fn roster(&self, _: FileId) -> Option<(FileId, &Roster)> {
        None
    }

    /// As the front matter says; without it, what lies in a folder is a source.
    fn is_draft(&self, file: FileId) -> bool {
        self.page(file).is_some_and(|page| page.role == Role::Draft)
    }
}

impl Postings for Library {
    fn count(&self, term: u32) -> usize {
        self.terms.get(&term).map_or(0, Vec::len)
    }

    fn each(&self, term: u32, found: &mut dyn FnMut(FileId, f32)) {
        for &(file, weight) in self.terms.get(&term).into_iter().flatten() {
            found(file, weight);
        }
    }
}
