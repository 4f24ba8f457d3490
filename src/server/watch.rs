//! Files on disk, watched by us for clients that do not offer to do it, as Neovim on Linux.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::{ledger, load, path};

/// Ends when it is dropped.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Calls `tell`, from a thread of its own, with the paths to which something may have happened that matters to us.
    pub fn new(tell: impl Fn(Vec<PathBuf>) + Send + 'static) -> notify::Result<Watch> {
        let act = move |event: notify::Result<Event>| match event {
            Ok(event) => {
                let paths: Vec<PathBuf> = event.paths.into_iter().filter(|path| matters(event.kind, path)).collect();
                if !paths.is_empty() {
                    tell(paths);
                }
            }
            Err(error) => tracing::warn!("files on disk: {error}"),
        };
        Ok(Watch { watcher: notify::recommended_watcher(act)?, folders: BTreeSet::new() })
    }

    /// Watches a folder, those below it that may hold documents, and the folder of its ledger. What cannot be watched is logged.
    pub fn add(&mut self, root: &load::Root) {
        let ledger = root.folder().join(ledger::FOLDER);
        for folder in load::folders(root).into_iter().chain(Some(ledger).filter(|it| it.is_dir())) {
            if self.folders.contains(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.folders.insert(folder);
                }
                Err(error) => {
                    tracing::warn!("{} is not watched: {error}", folder.display());
                    // Else it is this one alone, which may be gone by now.
                    if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                        return;
                    }
                }
            }
        }
    }

    /// What of this is a folder that has come or gone since, is watched or forgotten.
    pub fn changed(&mut self, paths: &[PathBuf]) {
        for path in paths {
            if path.is_dir() {
                // A folder that went and came again is another.
                self.folders.retain(|it| !it.starts_with(path));
                self.add(&load::Root::Tree(path.clone()));
            } else if self.folders.contains(path) {
                self.folders.retain(|it| !it.starts_with(path));
            }
        }
    }

    /// Only folders below these are watched from now on.
    pub fn keep(&mut self, roots: &[load::Root]) {
        let (kept, gone) =
            std::mem::take(&mut self.folders).into_iter().partition(|it| roots.iter().any(|root| it.starts_with(root.folder())));
        self.folders = kept;
        for folder in gone {
            let _ = self.watcher.unwatch(&folder);
        }
    }
}

/// Documents, our own files, ignore files, folders, and what is gone and may have been any of these.
fn matters(kind: EventKind, path: &Path) -> bool {
    match kind {
        EventKind::Access(_) => false,
        EventKind::Remove(_) => true,
        _ => {
            let is_toml = path.extension().is_some_and(|it| it == "toml");
            is_toml || path::is_document(path) || load::is_ignore_file(path) || path.is_dir() || !path.exists()
        }
    }
}
