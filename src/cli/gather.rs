//! The documents that the command line names.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::progress;
use crate::claims::{self, Facts};
use crate::document::{self, Document, Format};

/// All documents of a run.
pub struct Gathered {
    documents: Vec<(String, Document, Facts)>,
    /// Whether every path that was named could be read.
    pub complete: bool,
}

impl Gathered {
    /// By name.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document, &Facts)> {
        self.documents.iter().map(|(name, document, facts)| (name.as_str(), document, facts))
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
    Ok(Gathered { documents, complete })
}
