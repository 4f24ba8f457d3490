//! A handful of documents in memory: evidence for tests, benches and single documents.

use rustc_hash::FxHashMap;

use super::{ClaimId, Evidence, Page, keys};
use crate::claims::{self, Facts};
use crate::document::{self, Document, Format};
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
}
