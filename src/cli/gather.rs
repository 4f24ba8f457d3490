//! The documents that the command line names.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::progress;
use crate::checks::{self, ClaimId, Evidence, Finding, Page};
use crate::claims::{self, Facts};
use crate::document::{self, Document, Format, Role};
use crate::text::FileId;

/// All documents of a run.
pub struct Gathered {
    documents: Vec<(String, Document, Facts)>,
    index: BTreeMap<u64, Vec<ClaimId>>,
    /// Whether every path that was named could be read.
    pub complete: bool,
}

impl Gathered {
    /// By name.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document, &Facts)> {
        self.documents.iter().map(|(name, document, facts)| (name.as_str(), document, facts))
    }

    /// The findings of all documents.
    pub fn findings(&self) -> Vec<Finding> {
        let bar = progress::bar("checking", self.documents.len());
        let findings: Vec<_> = (0..self.documents.len() as u32)
            .into_par_iter()
            .flat_map_iter(|file| {
                bar.inc(1);
                checks::run(self, FileId(file))
            })
            .collect();
        bar.finish_and_clear();
        findings
    }
}

/// Whether a document is being written; everything else is evidence.
pub fn is_draft(name: &str, document: &Document) -> bool {
    const SOURCES: &[&str] = &["sources", "source", "research", "evidence", "archive"];
    match document.meta.role {
        Some(role) => role == Role::Draft,
        None => !Path::new(name).parent().is_some_and(|folder| folder.iter().any(|part| SOURCES.iter().any(|it| part == *it))),
    }
}

impl Evidence for Gathered {
    fn page(&self, file: FileId) -> Option<Page<'_>> {
        let (name, document, facts) = self.documents.get(file.0 as usize)?;
        Some(Page { file, name, document, facts })
    }

    fn claims_like(&self, claim: ClaimId) -> Vec<ClaimId> {
        let Some((_, _, facts)) = self.documents.get(claim.file.0 as usize) else { return Vec::new() };
        let mut like: Vec<_> =
            checks::keys(facts, claim.figure).iter().filter_map(|key| self.index.get(key)).flatten().copied().collect();
        like.retain(|other| *other != claim);
        like.sort_unstable();
        like.dedup();
        like
    }
}

/// Reads files and folders. What cannot be read is named on standard error; an error only when nothing could be.
pub fn gather(paths: &[PathBuf], stdin_name: &str) -> io::Result<Gathered> {
    let mut found: Vec<(String, Option<Vec<u8>>)> = Vec::new();
    let mut complete = true;
    for path in paths {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            found.push((stdin_name.to_string(), Some(bytes)));
        } else if path.is_dir() {
            for entry in ignore::WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).build().flatten() {
                let is_text = entry.path().extension().is_some_and(|ending| ending == "md" || ending == "txt");
                if entry.file_type().is_some_and(|kind| kind.is_file()) && is_text {
                    found.push((entry.path().display().to_string(), None));
                }
            }
        } else {
            found.push((path.display().to_string(), None));
        }
    }
    let bar = progress::bar("reading", found.len());
    let read: Vec<_> = found
        .into_par_iter()
        .map(|(name, bytes)| {
            let bytes = match bytes {
                Some(bytes) => Ok(bytes),
                None => std::fs::read(&name),
            };
            let read = bytes.map(|bytes| {
                let format = if name.ends_with(".txt") { Format::Plain } else { Format::Markdown };
                let (document, _) = document::read(&bytes, format);
                let facts = claims::facts_of(&document);
                (document, facts)
            });
            bar.inc(1);
            (name, read)
        })
        .collect();
    bar.finish_and_clear();
    let mut documents = Vec::new();
    for (name, read) in read {
        match read {
            Ok((document, facts)) => documents.push((name, document, facts)),
            Err(error) => {
                complete = false;
                eprintln!("subeditor: {name}: {error}");
            }
        }
    }
    let mut index: BTreeMap<u64, Vec<ClaimId>> = BTreeMap::new();
    for (file, (_, _, facts)) in documents.iter().enumerate() {
        for figure in 0..facts.figures.len() as u32 {
            for key in checks::keys(facts, figure) {
                index.entry(key).or_default().push(ClaimId { file: FileId(file as u32), figure });
            }
        }
    }
    Ok(Gathered { documents, index, complete })
}
