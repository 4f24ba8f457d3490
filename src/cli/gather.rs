//! The documents that the command line names.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use indicatif::ProgressBar;
use rayon::prelude::*;

use super::progress;
use crate::checks::Finding;
use crate::claims::Facts;
use crate::document::{Document, Role};
use crate::report::Shown;
use crate::text::FileId;
use crate::workspace::{Change, Load, Root, Settings, World, load};

/// All documents of a run.
pub struct Gathered {
    world: World,
    /// By path; what stands on standard input comes last.
    files: Vec<FileId>,
    /// Whether every path that was named could be read.
    pub complete: bool,
}

impl Gathered {
    pub fn world(&self) -> &World {
        &self.world
    }

    pub fn files(&self) -> &[FileId] {
        &self.files
    }

    /// How a document is named: the path as it was given, or below the folder that was given.
    pub fn name(&self, file: FileId) -> &str {
        self.world.name(file)
    }

    pub fn document(&self, file: FileId) -> Option<(&Document, &Facts)> {
        self.world.page(file).map(|page| (page.document, page.facts))
    }

    pub fn shown(&self, file: FileId) -> Option<Shown> {
        let page = self.world.page(file)?;
        Some(Shown::new(page.name.to_string(), page.document.text.clone(), self.world.role(file) == Role::Draft))
    }

    /// The findings of all documents.
    pub fn findings(&self) -> Vec<Finding> {
        let bar = progress::bar("checking", self.files.len());
        let found: Vec<_> = self
            .files
            .par_iter()
            .map(|file| {
                let findings = self.world.findings(*file);
                bar.inc(1);
                findings
            })
            .collect();
        bar.finish_and_clear();
        found.iter().flat_map(|findings| findings.iter().cloned()).collect()
    }
}

/// Reads files and folders. What cannot be read is named on standard error.
pub fn gather(paths: &[PathBuf], stdin_name: &str, flags: Settings) -> io::Result<Gathered> {
    let is_stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
    let named: Vec<&PathBuf> = paths.iter().filter(|path| !is_stdin(path)).collect();
    let roots: Vec<Root> =
        named.iter().map(|path| if path.is_dir() { Root::Tree((*path).clone()) } else { Root::File((*path).clone()) }).collect();
    let mut world = World::default().with(Change::Folders(folders(&roots))).with(Change::Flags(flags));
    let load = read(&roots, &world);
    let mut complete = true;
    for note in &load.notes {
        eprintln!("subeditor: {} {}", note.path.display(), note.message);
        complete &= !named.iter().any(|path| **path == note.path);
    }
    world = world.with(Change::Loaded(load));
    if paths.iter().any(|path| is_stdin(&path)) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        world = world.with(Change::Disk { files: vec![(stdin_name.into(), Some(bytes))] });
    }
    for (path, message) in world.settings_problems() {
        eprintln!("subeditor: {}: {message}", path.display());
    }
    let files = world.files();
    for file in &files {
        for problem in world.problems(*file) {
            eprintln!("subeditor: {}: {}", world.name(*file), problem.message);
        }
        for problem in world.mistaken_marks(*file) {
            let line = world.line_index(*file).map_or(1, |it| it.line(problem.span.start) + 1);
            eprintln!("subeditor: {}:{line}: {}", world.name(*file), problem.message);
        }
    }
    Ok(Gathered { files, world, complete })
}

/// Where settings are looked for, and from where on a folder's name says that it holds sources.
fn folders(roots: &[Root]) -> Vec<PathBuf> {
    let folder = |root: &Root| match root {
        Root::Tree(folder) => folder.clone(),
        Root::Beside(file) | Root::File(file) => file.parent().unwrap_or(Path::new("")).to_path_buf(),
    };
    roots.iter().map(folder).collect::<BTreeSet<_>>().into_iter().collect()
}

fn read(roots: &[Root], world: &World) -> Load {
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    let progress = |done: usize, all: usize| bar.get_or_init(|| progress::bar("reading", all)).set_position(done as u64);
    let load = load::load(roots, world, &progress, &AtomicBool::new(false));
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    load
}
