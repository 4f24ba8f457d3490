//! Reading folders.
//!
//! Ignore files (`.gitignore`, `.ignore`) are respected, inside a repository or not; hidden files and folders are left out; links are
//! followed, but no file is read twice and no loop is entered; pipes and devices are not touched. What cannot be read is named in a
//! [`Note`] and the rest is read.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ignore::WalkBuilder;
use rayon::prelude::*;

use super::edition::{self, Edition, SIZE_LIMIT, too_large};
use super::settings::{FILE, Options, Settings};
use super::world::World;
use super::{ledger, path};

/// Of a folder with more documents the first so many by path are read.
pub const FILE_LIMIT: usize = 10_000;

/// So many files are analysed together.
const TOGETHER: usize = 32;

/// Where to look for documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// All documents of a folder and those below it.
    Tree(PathBuf),
    /// The documents in the folder of a file that was opened alone; not those in folders below.
    Beside(PathBuf),
    /// One file, whatever its ending.
    File(PathBuf),
}

/// What was read; becomes part of the world by [`super::Change::Loaded`].
#[derive(Clone, Debug, Default)]
pub struct Load {
    pub roots: Vec<Root>,
    /// Analysed, by path.
    pub files: Vec<(PathBuf, Arc<Edition>)>,
    /// What could not be read and why, by path.
    pub notes: Vec<Note>,
    /// A number of the moment before the first file was read.
    pub(super) begun: u64,
    pub took: Duration,
    /// Stopped before the end; what had been read is there.
    pub cancelled: bool,
    /// The settings file of each root, or that there is none.
    pub(super) settings: Vec<DiskFile>,
    /// The people file of each root by its folder, or that there is none.
    pub(super) people: Vec<(PathBuf, PathBuf, Option<Vec<u8>>)>,
    /// The ledgers that hold for the roots, by the folder that they are of.
    pub(super) ledgers: Vec<(PathBuf, PathBuf, Option<Vec<u8>>)>,
}

/// A file on disk with its bytes; without them it is gone.
pub type DiskFile = (PathBuf, Option<Vec<u8>>);

/// Why a file or folder is not part of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub path: PathBuf,
    /// The rest of a sentence that begins with the path: "could not be read: permission denied."
    pub message: String,
}

/// Reads and analyses all documents of the roots, on all cores, but those that settings exclude: the folder's own, and those that the
/// world has. Calls `progress` with how many of how many are done, from any thread.
pub fn load(roots: &[Root], world: &World, progress: &(dyn Fn(usize, usize) + Sync), cancel: &AtomicBool) -> Load {
    let (begun, started) = (edition::next(), Instant::now());
    let mut found = Found::default();
    let mut settings = BTreeMap::new();
    let (mut people, mut ledgers) = (Vec::new(), Vec::new());
    for root in roots {
        let path = root.settings_file();
        let bytes = read(&path).ok();
        let excluded = Excluded::new(root, bytes.as_deref(), world);
        let options = Options(excluded.settings.iter().collect());
        let listed = path::normal(&excluded.folder.join(options.people()));
        let home = if options.names_ledger() { excluded.folder.clone() } else { ledger::home(&excluded.folder) };
        let entered = home.join(options.ledger());
        found.walk(root, &excluded, None, cancel);
        let text = read(&listed).ok();
        people.push((excluded.folder, listed, text));
        settings.insert(path, bytes);
        let entries = read(&entered).ok();
        ledgers.push((home, entered, entries));
    }
    let done = AtomicUsize::new(0);
    let all = found.paths.len();
    progress(0, all);
    // Some at a time, since that is quicker, but so few that no core waits for another for long.
    let together = all.div_ceil(4 * rayon::current_num_threads()).clamp(1, TOGETHER);
    let read: Vec<_> = found
        .paths
        .par_chunks(together)
        .flat_map_iter(|paths| {
            if cancel.load(Ordering::Relaxed) {
                return vec![None; paths.len()];
            }
            let read = analyse(paths);
            progress(done.fetch_add(paths.len(), Ordering::Relaxed) + paths.len(), all);
            paths.iter().zip(read).map(Some).collect::<Vec<_>>()
        })
        .collect();
    let mut load = Load { roots: roots.to_vec(), begun, cancelled: read.iter().any(Option::is_none), ..Load::default() };
    load.cancelled |= cancel.load(Ordering::Relaxed);
    load.notes = found.notes;
    load.settings = settings.into_iter().collect();
    load.people = people;
    load.ledgers = ledgers;
    for (path, read) in read.into_iter().flatten() {
        match read {
            Ok(edition) => load.files.push((path.clone(), edition)),
            Err(message) => load.notes.push(Note { path: path.clone(), message }),
        }
    }
    load.notes.sort_by(|one, other| one.path.cmp(&other.path));
    load.took = started.elapsed();
    load
}

/// What became of these files and folders: those of them that [`load`] would read, and those that are gone. For
/// [`super::Change::Disk`].
pub fn changed(roots: &[Root], world: &World, paths: &[PathBuf]) -> (Vec<DiskFile>, Vec<Note>) {
    let never = AtomicBool::new(false);
    let mut found = Found::default();
    let paths: Vec<PathBuf> = paths.iter().map(|path| path::normal(path)).collect();
    let paths = Arc::new(paths);
    for root in roots {
        let bytes = read(&root.settings_file()).ok();
        found.walk(root, &Excluded::new(root, bytes.as_deref(), world), Some(&paths), &never);
    }
    let mut files = Vec::new();
    for path in &*paths {
        if world.is_our_own(path) || !path.exists() {
            files.push((path.clone(), read(path).ok()));
        }
    }
    let mut notes = found.notes;
    for path in found.paths {
        match read(&path) {
            Ok(bytes) => files.push((path, Some(bytes))),
            // What was known of it is no longer true either.
            Err(message) => {
                files.push((path.clone(), None));
                if is_there(&path) {
                    notes.push(Note { path, message });
                }
            }
        }
    }
    (files, notes)
}

/// Parts the documents among these files that are not as the world has them from the others, and analyses them on all cores: whoever looks
/// at the world then need not wait for it. For [`super::Change::Read`].
pub fn read_ahead(world: &World, files: Vec<DiskFile>) -> (Vec<(PathBuf, Arc<Edition>)>, Vec<DiskFile>) {
    let (documents, others): (Vec<DiskFile>, Vec<DiskFile>) = files
        .into_iter()
        .partition(|(path, bytes)| !world.is_our_own(path) && bytes.as_ref().is_some_and(|it| !world.has(path, it)));
    let editions: Vec<(PathBuf, Arc<Edition>)> = documents
        .into_iter()
        .map(|(path, bytes)| {
            let edition = Arc::new(Edition::on_disk(&path, bytes.unwrap_or_default()));
            (path, edition)
        })
        .collect();
    // One that cannot be analysed is found out when it is asked for.
    editions.par_chunks(TOGETHER).for_each(|some| {
        can_be_analysed(&some.iter().map(|it| &*it.1).collect::<Vec<_>>());
    });
    (editions, others)
}

/// The folders that [`load`] looks into, the root's own first; no more than [`FILE_LIMIT`].
pub fn folders(root: &Root) -> Vec<PathBuf> {
    let depth = if matches!(root, Root::Tree(_)) { None } else { Some(0) };
    let folders = walk(root.folder(), depth).build().flatten().filter(|it| it.file_type().is_some_and(|kind| kind.is_dir()));
    folders.take(FILE_LIMIT).map(|it| path::normal(it.path())).collect()
}

/// Whether a file tells which others are left out.
pub fn is_ignore_file(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it == ".gitignore" || it == ".ignore")
}

fn walk(folder: &Path, depth: Option<usize>) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).follow_links(true).max_depth(depth).sort_by_file_name(std::ffi::OsStr::cmp);
    walk
}

/// Analyses some documents, if none of them brings us down.
fn can_be_analysed(all: &[&Edition]) -> bool {
    catch_unwind(AssertUnwindSafe(|| Edition::analyse(all))).is_ok()
}

/// Reads some files and what they say.
fn analyse(paths: &[PathBuf]) -> Vec<Result<Arc<Edition>, String>> {
    let open = |path: &PathBuf| Ok(Arc::new(Edition::on_disk(path, read(path)?)));
    let editions: Vec<Result<Arc<Edition>, String>> = paths.iter().map(open).collect();
    let all: Vec<&Edition> = editions.iter().filter_map(|it| it.as_deref().ok()).collect();
    if can_be_analysed(&all) {
        return editions;
    }
    // One of them cannot be analysed: which?
    let alone = |path: &PathBuf| {
        let edition = open(path)?;
        can_be_analysed(&[&edition])
            .then_some(edition)
            .ok_or_else(|| "could not be analysed, which is a defect of subeditor.".to_string())
    };
    paths.iter().map(alone).collect()
}

/// What has gone since it was found is not worth a word. A link that leads nowhere is there.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The bytes of a regular file that is not too large; else why not.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    for _ in 0..3 {
        match read_once(path) {
            // Some programs take a file away before they put the new one in its place.
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_there(path) => {}
            Err(error) => return Err(could_not(&error)),
            Ok(read) => return read,
        }
    }
    read_once(path).unwrap_or_else(|error| Err(could_not(&error)))
}

fn could_not(error: &io::Error) -> String {
    format!("could not be read: {}.", reason(error))
}

/// The error of the system, or why the bytes are not wanted.
fn read_once(path: &Path) -> io::Result<Result<Vec<u8>, String>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Ok(Err("is no regular file and was not read.".to_string()));
    }
    if metadata.len() > SIZE_LIMIT as u64 {
        return Ok(Err(too_large(metadata.len())));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path)?.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() > SIZE_LIMIT { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) })
}

/// The system's words without the number of the error.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
        io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_string(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_string()
        }
    }
}

/// Paths on the way.
#[derive(Default)]
struct Found {
    paths: Vec<PathBuf>,
    notes: Vec<Note>,
    seen: HashSet<PathBuf>,
}

impl Found {
    /// Of a whole root, or of it only the meant paths, what lies below them, and the way to them.
    fn walk(&mut self, root: &Root, excluded: &Excluded, meant: Option<&Arc<Vec<PathBuf>>>, cancel: &AtomicBool) {
        let (folder, depth) = match root {
            Root::File(file) => {
                if meant.is_none_or(|meant| meant.contains(&path::normal(file))) {
                    self.add(file);
                }
                return;
            }
            Root::Tree(folder) => (folder.as_path(), None),
            Root::Beside(file) => (file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")), Some(1)),
        };
        let mut walk = walk(folder, depth);
        if let Some(meant) = meant.cloned() {
            walk.filter_entry(move |entry| {
                let path = path::normal(entry.path());
                meant.iter().any(|it| it.starts_with(&path) || path.starts_with(it))
            });
        }
        let mut count = 0;
        for entry in walk.build() {
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.notes.extend(note(&error));
                    continue;
                }
            };
            if entry.file_type().is_some_and(|kind| kind.is_file())
                && path::is_document(entry.path())
                && !excluded.has(entry.path())
            {
                if count == FILE_LIMIT {
                    let message = format!("holds more than {FILE_LIMIT} documents; the rest was not read.");
                    self.notes.push(Note { path: root.path().to_path_buf(), message });
                    return;
                }
                count += 1;
                self.add(entry.path());
            }
        }
    }

    /// Unless the same file is there already, under this name or by way of a link.
    fn add(&mut self, path: &Path) {
        if self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())) {
            self.paths.push(path::normal(path));
        }
    }
}

/// What settings leave out below a root.
struct Excluded {
    folder: PathBuf,
    settings: Vec<Settings>,
}

impl Excluded {
    /// `bytes` are those of the root's settings file.
    fn new(root: &Root, bytes: Option<&[u8]>, world: &World) -> Excluded {
        let folder = root.settings_file().parent().unwrap_or(Path::new("")).to_path_buf();
        let own = bytes.map(|bytes| Settings::from_toml(&String::from_utf8_lossy(bytes)).0);
        let settings = own.into_iter().chain(world.options_in(Some(&folder)).0.into_iter().cloned()).collect();
        Excluded { folder, settings }
    }

    fn has(&self, path: &Path) -> bool {
        if self.settings.iter().all(Settings::excludes_nothing) {
            return false;
        }
        let path = path::normal(path);
        let below = path.strip_prefix(&self.folder).unwrap_or(&path);
        self.settings.iter().any(|it| it.excludes(below))
    }
}

impl Root {
    /// Where the settings of its folder would be.
    fn settings_file(&self) -> PathBuf {
        path::normal(&self.folder().join(FILE))
    }

    /// The folder whose settings apply.
    pub fn folder(&self) -> &Path {
        match self {
            Root::Tree(folder) => folder,
            Root::Beside(file) | Root::File(file) => file.parent().unwrap_or(Path::new("")),
        }
    }

    pub fn path(&self) -> &Path {
        match self {
            Root::Tree(path) | Root::Beside(path) | Root::File(path) => path,
        }
    }
}

/// A loop has nothing in it that is not read anyway, so it is not worth a word.
fn note(error: &ignore::Error) -> Option<Note> {
    let (mut error, mut path) = (error, None);
    loop {
        match error {
            ignore::Error::WithPath { path: at, err } => (error, path) = (err, Some(at.clone())),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error = err,
            ignore::Error::Io(io) => return Some(Note { path: path?, message: format!("could not be read: {}.", reason(io)) }),
            _ => return None,
        }
    }
}
