//! The immutable world of all documents.

mod evidence;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;

use self::standing::Decisions;
pub use self::standing::LetStand;
use super::edition::{self, Edition};
use super::index::Disk;
use super::ledger::{self, Ledger};
use super::load::{DiskFile, Load, Root};
use super::settings::{Level, Options, Settings};
use super::{path, settings::FILE};
use crate::checks::kin;
use crate::checks::{self, Evidence, Finding, Page, Silences};
use crate::document::{Format, Problem, Role, Tier};
use crate::people::roster::{self, Roster};
use crate::text::{Buffer, Edit, Encoding, FileId, LineIndex};

/// All documents at one moment: those of the workspace's folders as they are on disk, and over them those that are open.
///
/// Never changes; [`World::with`] makes the next one, in microseconds and whatever the folders hold. Cloning costs a few pointers.
/// What is asked of it is computed by whoever asks first, once, and outlives the change where it can: the facts of a document hold
/// until its text changes, the reading of a paragraph until that paragraph changes. Any number of threads may ask at once.
///
/// A document is known by its path, an absolute one by its letters (links are not followed). A document that is no file of this machine
/// is known by its whole URI, which no absolute path is ("untitled:Untitled-1"). A relative path is a name like any other: the
/// command line uses those that it was given.
#[derive(Clone, Debug, Default)]
pub struct World {
    names: Arc<Names>,
    disk: Arc<Disk>,
    open: Arc<BTreeMap<FileId, Arc<Edition>>>,
    /// Open documents that settings exclude: as if they were not there, until they are excluded no more.
    aside: Arc<BTreeMap<FileId, Arc<Edition>>>,
    last_load: Option<LastLoad>,
    settings: Arc<AllSettings>,
    /// Another after each change of settings or folders: these say which documents are drafts, and what they are called.
    arrangement: u64,
    /// Of this world alone: a change anywhere may change the findings of any document.
    findings: Arc<Mutex<FxHashMap<FileId, Findings>>>,
    kin: Arc<Mutex<FxHashMap<FileId, Kin>>>,
    /// Of all worlds that this one comes from.
    silences: Arc<Mutex<FxHashMap<FileId, Silences>>>,
}

/// Computed by whoever asks first: what is to be shown, and what stands.
type Findings = Arc<OnceLock<(Arc<[Finding]>, Arc<[Finding]>)>>;

/// The documents that may tell the same story, this one included; sorted.
type Kin = Arc<OnceLock<Arc<[FileId]>>>;

/// What may change a world.
#[derive(Clone, Debug)]
pub enum Change {
    /// A document is opened, or opened again with another text. Without a format the path's ending decides.
    Open { path: PathBuf, format: Option<Format>, text: String },
    /// Edits of one message, each against the result of the one before. Dropped when the document is not open.
    Edit { file: FileId, edits: Vec<Edit>, encoding: Encoding },
    /// The document is as it is on disk again.
    Close { file: FileId },
    /// Files on disk have changed, appeared or (without bytes) gone; a folder that is gone takes its files along. See
    /// [`super::load::changed`]. A `subeditor.toml` at the top of a folder of the workspace is settings, a `.subeditor/ledger.toml` its
    /// ledger.
    Disk { files: Vec<DiskFile> },
    /// Documents on disk have changed or appeared, and were analysed already. See [`super::load::read_ahead`].
    Read { documents: Vec<(PathBuf, Arc<Edition>)> },
    /// Folders were read. What they held before and hold no more is gone; what [`Change::Disk`] told meanwhile stays.
    Loaded(Load),
    /// The client's settings, and those that it keeps for single folders.
    Settings { all: Settings, folders: BTreeMap<PathBuf, Settings> },
    /// What the command line sets.
    Flags(Settings),
    /// The folders of the workspace, which are left out of names. Documents of folders that are no longer among them are forgotten.
    Folders(Vec<PathBuf>),
}

/// The paths of all documents ever known. Only grows, so that a [`FileId`] keeps its meaning.
#[derive(Clone, Debug, Default)]
struct Names {
    by_path: BTreeMap<Arc<Path>, FileId>,
    /// Path, and name for the user.
    names: Vec<(Arc<Path>, Arc<str>)>,
    folders: Vec<PathBuf>,
}

#[derive(Clone, Debug, Default)]
struct AllSettings {
    flags: Settings,
    client: Settings,
    client_folders: BTreeMap<PathBuf, Settings>,
    /// From the `subeditor.toml` of each folder, with what could not be read there.
    folders: BTreeMap<PathBuf, (Settings, Vec<String>)>,
    /// By the folder that holds `.subeditor`, absolute.
    ledgers: BTreeMap<PathBuf, Ledger>,
    /// The people file of each folder.
    rosters: BTreeMap<PathBuf, Arc<PeopleFile>>,
    /// Those that are open in the editor, which go before what is on disk.
    open_rosters: BTreeMap<PathBuf, (Buffer, Arc<PeopleFile>)>,
    /// Changed on disk since the folders were last read, with a number of that moment.
    recent: BTreeMap<FileId, u64>,
}

/// How folders were read.
#[derive(Clone, Copy, Debug)]
pub struct LastLoad {
    pub documents: usize,
    pub took: Duration,
    /// Stopped before the end.
    pub cancelled: bool,
}

/// A people file, whose names are places that a definition can lead to.
#[derive(Debug)]
struct PeopleFile {
    file: FileId,
    roster: Roster,
    lines: Arc<LineIndex>,
}

impl World {
    /// The world after a change.
    #[must_use]
    pub fn with(&self, change: Change) -> World {
        let mut world = World { findings: Arc::default(), kin: Arc::default(), ..self.clone() };
        if matches!(change, Change::Settings { .. } | Change::Flags(_) | Change::Folders(_)) {
            world.arrangement = edition::next();
        }
        let may_exclude = !matches!(change, Change::Edit { .. } | Change::Close { .. });
        match change {
            Change::Open { path, format, text } => {
                let path = path::normal(&path);
                if let Some(folder) = world.people_home(&path) {
                    world.open_people_file(&path, folder, Buffer::new(&text));
                    return world;
                }
                let file = world.know(&path);
                Arc::make_mut(&mut world.open).insert(file, Arc::new(Edition::open(&path, format, &text)));
            }
            Change::Edit { file, edits, encoding } => {
                let people = world.settings.open_rosters.iter().find(|it| it.1.1.file == file);
                if let Some((folder, mut buffer)) = people.map(|(folder, it)| (folder.clone(), it.0.clone())) {
                    edits.iter().for_each(|edit| buffer.apply(edit, encoding));
                    let path = world.path(file).map(Path::to_path_buf).unwrap_or_default();
                    world.open_people_file(&path, folder, buffer);
                    return world;
                }
                for open in [&mut world.open, &mut world.aside] {
                    if let Some(edition) = open.get(&file).and_then(|edition| edition.edited(&edits, encoding)) {
                        Arc::make_mut(open).insert(file, Arc::new(edition));
                    }
                }
            }
            Change::Close { file } => {
                Arc::make_mut(&mut world.open).remove(&file);
                Arc::make_mut(&mut world.aside).remove(&file);
                if world.settings.open_rosters.values().any(|it| it.1.file == file) {
                    Arc::make_mut(&mut world.settings).open_rosters.retain(|_, it| it.1.file != file);
                }
                world.silences.lock().unwrap_or_else(PoisonError::into_inner).remove(&file);
            }
            Change::Disk { files } => world.on_disk(files),
            Change::Read { documents } => world.read(documents),
            Change::Loaded(load) => world.loaded(load),
            Change::Settings { all, folders } => {
                let settings = Arc::make_mut(&mut world.settings);
                settings.client = all;
                settings.client_folders = folders.into_iter().map(|(folder, it)| (path::normal(&folder), it)).collect();
            }
            Change::Flags(flags) => Arc::make_mut(&mut world.settings).flags = flags,
            Change::Folders(folders) => world.set_folders(folders),
        }
        if may_exclude {
            world.put_aside();
        }
        world
    }

    /// Parts the open documents that settings exclude from the others.
    fn put_aside(&mut self) {
        if self.aside.is_empty() && self.settings.all().all(Settings::excludes_nothing) {
            return;
        }
        let open = self.open.iter().chain(self.aside.iter()).map(|(&file, edition)| (file, edition.clone()));
        let (aside, open) = open.partition(|(file, _)| self.is_excluded(*file));
        (self.aside, self.open) = (Arc::new(aside), Arc::new(open));
    }

    /// All documents, in the order in which they became known.
    pub fn files(&self) -> Vec<FileId> {
        let all: BTreeSet<FileId> = self.disk.files().chain(self.open.keys().copied()).collect();
        all.into_iter().collect()
    }

    pub fn is_open(&self, file: FileId) -> bool {
        self.open.contains_key(&file)
    }

    /// Whether the document of that path is known from disk, open or not.
    pub fn is_on_disk(&self, path: &Path) -> bool {
        let file = self.names.by_path.get(path::normal(path).as_path());
        file.is_some_and(|file| self.disk.get(*file).is_some())
    }

    /// Whether the file of that path is known to say just this on disk.
    pub(super) fn has(&self, path: &Path, bytes: &[u8]) -> bool {
        let file = self.names.by_path.get(path::normal(path).as_path());
        file.and_then(|file| self.disk.get(*file)).is_some_and(|it| it.is_of(bytes))
    }

    /// The document of that path, if there is one now. One that is open and excluded has a number too, though nothing is known of it.
    pub fn file_at(&self, path: &Path) -> Option<FileId> {
        let file = self.names.by_path.get(path::normal(path).as_path()).copied()?;
        self.edition(file).or_else(|| self.aside.get(&file)).map(|_| file)
    }

    /// The people file of that path, if it is open.
    pub fn open_people_at(&self, path: &Path) -> Option<FileId> {
        let file = self.names.by_path.get(path::normal(path).as_path()).copied()?;
        self.settings.open_rosters.values().any(|it| it.1.file == file).then_some(file)
    }

    /// Also of a document that is gone.
    pub fn path(&self, file: FileId) -> Option<&Path> {
        self.names.get(file).map(|it| &*it.0)
    }

    /// How the document is named to the user: its path from the workspace's folder on.
    pub fn name(&self, file: FileId) -> &str {
        self.names.get(file).map_or("", |it| &it.1)
    }

    /// A document with what it says. Computes that, if nobody asked before.
    pub fn page(&self, file: FileId) -> Option<Page<'_>> {
        let edition = self.edition(file)?;
        let role = self.role_of(file, edition);
        Some(Page { file, name: self.name(file), document: edition.document(), facts: edition.facts(), role })
    }

    /// Whether a document may have people, figures or headlines with these words or parts of words, in small letters. Asked before each is
    /// looked at, of which a folder has many thousands.
    pub fn may_name(&self, file: FileId, words: &[String]) -> bool {
        self.edition(file).is_some_and(|it| it.may_name(words))
    }

    /// Whether the document is being written or is evidence: its front matter says so, else the settings, else its folder.
    pub fn role(&self, file: FileId) -> Role {
        self.edition(file).map_or(Role::Draft, |edition| self.role_of(file, edition))
    }

    fn role_of(&self, file: FileId, edition: &Edition) -> Role {
        edition.role(self.arrangement, || {
            let Some(path) = self.path(file) else { return Role::Draft };
            let below = self.names.folder(path).and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
            let set = || self.options(file).role(below);
            edition.document().meta.role.or_else(set).unwrap_or_else(|| path::role_of(below))
        })
    }

    /// How the document is read.
    pub fn format(&self, file: FileId) -> Option<Format> {
        self.edition(file).map(|it| it.format)
    }

    /// How near a source stands to what it tells of: its front matter says so, else the settings.
    pub fn tier(&self, file: FileId) -> Option<Tier> {
        let (path, edition) = (self.path(file)?, self.edition(file)?);
        let below = self.names.folder(path).and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
        let set = || self.options(file).tier(below);
        edition.document().meta.tier.or_else(set)
    }

    /// Lines and columns of the document's present text.
    pub fn line_index(&self, file: FileId) -> Option<Arc<LineIndex>> {
        let open = self.settings.open_rosters.values().map(|it| &it.1);
        let people = || open.chain(self.settings.rosters.values()).find(|it| it.file == file).map(|it| it.lines.clone());
        self.edition(file).map(|edition| edition.lines().clone()).or_else(people)
    }

    /// The folder whose people file a path is.
    pub fn people_home(&self, path: &Path) -> Option<PathBuf> {
        let of = |folder: &Path| path::normal(&folder.join(self.options_in(Some(folder)).people())) == path;
        let home = self.names.folders.iter().find(|folder| of(folder)).map(PathBuf::as_path);
        home.or_else(|| path.parent().filter(|folder| path.ends_with(roster::FILE) && of(folder))).map(Path::to_path_buf)
    }

    /// Whether a path is that of settings, a people file or a ledger, and so of no document, whatever an editor takes it for.
    pub fn is_our_own(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == FILE) || self.people_home(path).is_some() || self.ledger_home(path).is_some()
    }

    /// Where the people file of a document is, or would be: at the top of its folder of the workspace.
    pub fn people_file_path(&self, file: FileId) -> Option<PathBuf> {
        let path = self.path(file)?;
        let known = self.roster(file).and_then(|(people, _)| self.path(people));
        let folder = || self.names.folder(path).or(path.parent()).map(|it| it.join(self.options_in(Some(it)).people()));
        known.map(Path::to_path_buf).or_else(folder)
    }

    /// The folder whose ledger a path is.
    pub fn ledger_home(&self, path: &Path) -> Option<PathBuf> {
        let of = |folder: &Path| path::normal(&folder.join(self.options_in(Some(folder)).ledger())) == path;
        let home = self.names.folders.iter().find(|folder| of(folder)).map(PathBuf::as_path);
        home.or_else(|| ledger::home_of(path)).map(Path::to_path_buf)
    }

    /// What kept parts of the document from being read.
    pub fn problems(&self, file: FileId) -> &[Problem] {
        self.edition(file).map_or(&[], |edition| edition.problems())
    }

    /// What the rules have to say about the document, as the settings want it and without what stands; in text order.
    pub fn findings(&self, file: FileId) -> Arc<[Finding]> {
        self.judged(file).0
    }

    /// The findings that are not shown, since a mark in the text or an entry of the ledger lets them stand.
    pub fn standing(&self, file: FileId) -> Arc<[Finding]> {
        self.judged(file).1
    }

    fn judged(&self, file: FileId) -> (Arc<[Finding]>, Arc<[Finding]>) {
        let place = {
            let mut findings = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
            findings.entry(file).or_default().clone()
        };
        let judge = || {
            let options = self.options(file);
            let is_on = |code| options.level(code) != Level::Off;
            let found = options.apply(checks::run(self, file, &is_on, &self.silences(file)));
            let mut decisions = Decisions::new(self);
            let (mut shown, mut standing) = (Vec::new(), Vec::new());
            for (open, stands) in found.into_iter().map(|it| decisions.part(it)) {
                shown.extend(open);
                standing.extend(stands);
            }
            (shown.into(), standing.into())
        };
        place.get_or_init(judge).clone()
    }

    /// Kept for documents that are being written; the others are seldom looked at twice.
    fn silences(&self, file: FileId) -> Silences {
        if !self.is_open(file) {
            return Silences::default();
        }
        self.silences.lock().unwrap_or_else(PoisonError::into_inner).entry(file).or_default().clone()
    }

    /// The ledger that holds for a document: its folder, what is in it, and how the document is named there. None where the project has
    /// no ledger yet.
    pub fn ledger(&self, file: FileId) -> Option<(&Path, &Ledger, String)> {
        if self.settings.ledgers.is_empty() {
            return None;
        }
        let path = ledger::absolute(self.path(file)?);
        let within = self.settings.ledgers.iter().filter(|(home, _)| path.starts_with(home));
        let (home, ledger) = within.max_by_key(|(home, _)| home.components().count())?;
        Some((home, ledger, path::shown(path.strip_prefix(home).ok()?)))
    }

    /// All ledgers of the workspace, by the folder that holds `.subeditor`.
    pub fn ledgers(&self) -> impl Iterator<Item = (&Path, &Ledger)> {
        self.settings.ledgers.iter().map(|(home, ledger)| (home.as_path(), ledger))
    }

    /// The ledger where an entry about this document belongs, and how the document is named there: the one that holds for it, else one at
    /// the top of its folder of the workspace, else beside it. For [`ledger::add`].
    pub fn ledger_place(&self, file: FileId) -> Option<(PathBuf, String)> {
        if let Some((_, ledger, name)) = self.ledger(file) {
            return Some((ledger.path.clone(), name));
        }
        let path = self.path(file)?;
        let folder = self.names.folder(path).or(path.parent()).unwrap_or(Path::new(""));
        let named = folder.join(self.options_in(Some(folder)).ledger());
        let (path, folder) = (ledger::absolute(path), ledger::absolute(folder));
        let name = path::shown(path.strip_prefix(&folder).ok()?);
        Some((ledger::absolute(&named), name))
    }

    /// Has the ledgers name documents as they are called after a renaming, old paths with new ones, of files or of folders. Gives the
    /// ledgers, which have been written, and what hindered it.
    pub fn rename_in_ledgers(&self, renames: &[(PathBuf, PathBuf)]) -> (Vec<PathBuf>, Vec<String>) {
        let (mut written, mut problems) = (Vec::new(), Vec::new());
        for (home, ledger) in self.ledgers() {
            let below = |path: &Path| Some(path::shown(ledger::absolute(path).strip_prefix(home).ok()?));
            let named = renames.iter().filter_map(|(old, new)| Some((below(old)?, below(new)?)));
            let named: Vec<(String, String)> = named.filter(|(old, _)| !old.is_empty()).collect();
            let renamed = |name: &str| {
                named.iter().find_map(|(old, new)| match name.strip_prefix(old.as_str())? {
                    "" => Some(new.clone()),
                    rest => rest.starts_with('/').then(|| format!("{new}{rest}")),
                })
            };
            if !ledger.entries.iter().any(|it| it.file.as_deref().is_some_and(|name| renamed(name).is_some())) {
                continue;
            }
            match ledger::rename(&ledger.path, renamed) {
                Ok(()) => written.push(ledger.path.clone()),
                Err(message) => problems.push(message),
            }
        }
        (written, problems)
    }

    /// Which settings files and ledgers could not be read whole, and why: path and finished sentence.
    pub fn settings_problems(&self) -> Vec<(PathBuf, String)> {
        let of = |(folder, (_, bad)): (&PathBuf, &(Settings, Vec<String>))| {
            bad.iter().map(|message| (folder.join(FILE), message.clone())).collect::<Vec<_>>()
        };
        let of_ledger = |it: &Ledger| it.problems.iter().map(|message| (it.path.clone(), message.clone())).collect::<Vec<_>>();
        let ledgers = self.settings.ledgers.values().flat_map(of_ledger);
        let people = self.settings.rosters.iter().flat_map(|(folder, it)| {
            it.roster.problems.iter().map(|message| (folder.join(roster::FILE), message.clone())).collect::<Vec<_>>()
        });
        self.settings.folders.iter().flat_map(of).chain(ledgers).chain(people).collect()
    }

    /// The settings that apply to a document.
    pub fn options(&self, file: FileId) -> Options<'_> {
        self.options_in(self.path(file).and_then(|path| self.names.folder(path)))
    }

    /// The settings that apply in a folder of the workspace; without one, outside of all.
    pub fn options_in(&self, folder: Option<&Path>) -> Options<'_> {
        Options(self.settings_in(folder).map(|it| it.1).collect())
    }

    /// The same with the place where each are set, the nearest first.
    pub fn settings_in(&self, folder: Option<&Path>) -> impl Iterator<Item = (&'static str, &Settings)> {
        let settings = &*self.settings;
        let own = folder.and_then(|folder| settings.folders.get(folder)).map(|it| (FILE, &it.0));
        let clients = folder.and_then(|folder| settings.client_folders.get(folder)).map(|it| ("editor, for this folder", it));
        [("command line", &settings.flags)].into_iter().chain(own).chain(clients).chain([("editor", &settings.client)])
    }

    /// The people file of a folder of the workspace.
    pub fn people_file_in(&self, folder: &Path) -> Option<(&Path, &Roster)> {
        let people = self.settings.people(folder)?;
        Some((self.path(people.file)?, &people.roster))
    }

    /// How folders were read the last time.
    pub fn last_load(&self) -> Option<LastLoad> {
        self.last_load
    }

    /// The folder of the workspace that holds the document.
    pub fn folder(&self, file: FileId) -> Option<&Path> {
        self.names.folder(self.path(file)?)
    }

    /// The folders of the workspace.
    pub fn folders(&self) -> &[PathBuf] {
        &self.names.folders
    }

    /// The present edition: the open one goes before the one on disk.
    fn edition(&self, file: FileId) -> Option<&Arc<Edition>> {
        self.open.get(&file).or_else(|| self.disk.get(file))
    }

    /// The documents that may tell the same story, this one included; sorted. Computed once for each world.
    fn kin(&self, file: FileId) -> Arc<[FileId]> {
        let place = self.kin.lock().unwrap_or_else(PoisonError::into_inner).entry(file).or_default().clone();
        let kin = || {
            let mut kin = self.edition(file).map(|edition| kin::kin(file, &edition.facts().story, self)).unwrap_or_default();
            kin.push(file);
            kin.sort_unstable();
            kin.into()
        };
        place.get_or_init(kin).clone()
    }

    /// The number of a path; a new one the first time.
    fn know(&mut self, path: &Path) -> FileId {
        match self.names.by_path.get(path) {
            Some(&file) => file,
            None => Arc::make_mut(&mut self.names).add(path),
        }
    }

    fn on_disk(&mut self, files: Vec<DiskFile>) {
        let (mut changed, mut recent) = (Vec::new(), Vec::new());
        for (path, bytes) in files {
            let path = path::normal(&path);
            if path.file_name().is_some_and(|name| name == FILE) {
                self.settings_file(&path, bytes);
                continue;
            }
            if let Some(folder) = self.people_home(&path) {
                self.people_file(&path, &folder, bytes);
                continue;
            }
            if let Some(home) = self.ledger_home(&path) {
                self.ledger_file(&home, &path, bytes);
                continue;
            }
            match bytes {
                Some(bytes) => {
                    let file = self.know(&path);
                    recent.push(file);
                    if !self.has(&path, &bytes) {
                        changed.push((file, Some(Arc::new(Edition::on_disk(&path, bytes)))));
                    }
                }
                None => {
                    let gone = self.disk.files().filter(|&file| self.path(file).is_some_and(|it| it.starts_with(&path)));
                    changed.extend(gone.map(|file| (file, None)));
                }
            }
        }
        recent.extend(changed.iter().map(|it| it.0));
        self.renew(changed, recent);
    }

    fn read(&mut self, documents: Vec<(PathBuf, Arc<Edition>)>) {
        let changed: Vec<_> =
            documents.into_iter().map(|(path, edition)| (self.know(&path::normal(&path)), Some(edition))).collect();
        let recent = changed.iter().map(|it| it.0).collect();
        self.renew(changed, recent);
    }

    /// Puts other editions in place of these files'. Of the recent ones is known now what they are: a folder that is still being read may
    /// have seen them before.
    fn renew(&mut self, changed: Vec<(FileId, Option<Arc<Edition>>)>, recent: Vec<FileId>) {
        let now = edition::next();
        Arc::make_mut(&mut self.settings).recent.extend(recent.into_iter().map(|file| (file, now)));
        if !changed.is_empty() {
            Arc::make_mut(&mut self.disk).replace(changed);
        }
    }

    fn settings_file(&mut self, path: &Path, bytes: Option<Vec<u8>>) {
        self.arrangement = edition::next();
        let folder = path.parent().unwrap_or(Path::new(""));
        let settings = Arc::make_mut(&mut self.settings);
        match bytes {
            Some(bytes) => settings.folders.insert(folder.to_path_buf(), Settings::from_toml(&String::from_utf8_lossy(&bytes))),
            None => settings.folders.remove(folder),
        };
    }

    fn ledger_file(&mut self, home: &Path, path: &Path, bytes: Option<Vec<u8>>) {
        let ledgers = &mut Arc::make_mut(&mut self.settings).ledgers;
        let (home, path) = (ledger::absolute(home), ledger::absolute(path));
        match bytes {
            Some(bytes) => ledgers.insert(home, Ledger { path, ..Ledger::read(&String::from_utf8_lossy(&bytes)) }),
            None => ledgers.remove(&home),
        };
    }

    fn read_people(&mut self, path: &Path, text: Arc<str>) -> Arc<PeopleFile> {
        let roster = Roster::read(&text);
        Arc::new(PeopleFile { file: self.know(path), roster, lines: Arc::new(LineIndex::new(text)) })
    }

    fn open_people_file(&mut self, path: &Path, folder: PathBuf, buffer: Buffer) {
        let people = self.read_people(path, buffer.to_text());
        Arc::make_mut(&mut self.settings).open_rosters.insert(folder, (buffer, people));
    }

    fn people_file(&mut self, path: &Path, folder: &Path, bytes: Option<Vec<u8>>) {
        let read = bytes.map(|bytes| self.read_people(path, String::from_utf8_lossy(&bytes).as_ref().into()));
        let rosters = &mut Arc::make_mut(&mut self.settings).rosters;
        match read {
            Some(people) => rosters.insert(folder.to_path_buf(), people),
            None => rosters.remove(folder),
        };
    }

    fn loaded(&mut self, load: Load) {
        self.last_load = Some(LastLoad { documents: load.files.len(), took: load.took, cancelled: load.cancelled });
        let recent = std::mem::take(&mut Arc::make_mut(&mut self.settings).recent);
        for (path, bytes) in load.settings {
            self.settings_file(&path, bytes);
        }
        let mut changed = BTreeMap::new();
        if !load.cancelled {
            for file in self.disk.files() {
                if self.path(file).is_some_and(|path| load.roots.iter().any(|root| covers(root, path))) {
                    changed.insert(file, None);
                }
            }
        }
        for (path, edition) in load.files {
            changed.insert(self.know(&path), Some(edition));
        }
        changed.retain(|file, _| recent.get(file).is_none_or(|it| *it < load.begun) || self.is_excluded(*file));
        Arc::make_mut(&mut self.disk).replace(changed.into_iter().collect());
        for (folder, path, bytes) in load.people {
            self.people_file(&path, &folder, bytes);
        }
        for (home, path, bytes) in load.ledgers {
            self.ledger_file(&home, &path, bytes);
        }
    }

    fn is_excluded(&self, file: FileId) -> bool {
        let below = |path| self.names.folder(path).and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
        self.path(file).is_some_and(|path| self.options(file).0.iter().any(|it| it.excludes(below(path))))
    }

    fn set_folders(&mut self, folders: Vec<PathBuf>) {
        let names = Arc::make_mut(&mut self.names);
        let before = std::mem::replace(&mut names.folders, folders.iter().map(|folder| path::normal(folder)).collect());
        let paths: Vec<Arc<Path>> = names.names.iter().map(|it| it.0.clone()).collect();
        names.names = paths.into_iter().map(|path| (path.clone(), names.shown(&path).into())).collect();
        let within = |path: &Path, folders: &[PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
        let left = |path: &Path| within(path, &before) && !within(path, &self.names.folders);
        let gone: Vec<_> = self.disk.files().filter(|&file| self.path(file).is_some_and(left)).map(|file| (file, None)).collect();
        if !gone.is_empty() {
            Arc::make_mut(&mut self.disk).replace(gone);
        }
        let kept = &self.names.folders;
        let settings = Arc::make_mut(&mut self.settings);
        settings.folders.retain(|folder, _| kept.contains(folder));
        settings.rosters.retain(|folder, _| kept.contains(folder));
    }
}

impl AllSettings {
    /// The people file of a folder: as it stands in the editor, else as it is on disk.
    fn people(&self, folder: &Path) -> Option<&Arc<PeopleFile>> {
        self.open_rosters.get(folder).map(|it| &it.1).or_else(|| self.rosters.get(folder))
    }

    /// Of all folders, whoever has set them.
    fn all(&self) -> impl Iterator<Item = &Settings> {
        let folders = self.client_folders.values().chain(self.folders.values().map(|it| &it.0));
        [&self.flags, &self.client].into_iter().chain(folders)
    }
}

impl Names {
    fn get(&self, file: FileId) -> Option<&(Arc<Path>, Arc<str>)> {
        self.names.get(file.0 as usize)
    }

    fn add(&mut self, path: &Path) -> FileId {
        let file = FileId(self.names.len() as u32);
        let shared: Arc<Path> = path.into();
        self.names.push((shared.clone(), self.shown(path).into()));
        self.by_path.insert(shared, file);
        file
    }

    /// The innermost folder of the workspace that holds the path.
    fn folder(&self, path: &Path) -> Option<&Path> {
        let within = self.folders.iter().filter(|folder| path.starts_with(folder));
        within.max_by_key(|folder| folder.components().count()).map(PathBuf::as_path)
    }

    fn shown(&self, path: &Path) -> String {
        let folder = self.folder(path).filter(|_| path.is_absolute());
        let Some((folder, below)) = folder.and_then(|it| Some((it, path.strip_prefix(it).ok()?))) else {
            return path::shown(path);
        };
        match folder.file_name().filter(|_| self.folders.len() > 1) {
            Some(name) => path::shown(&Path::new(name).join(below)),
            None => path::shown(below),
        }
    }
}

/// Whether reading the root again would find this path.
fn covers(root: &Root, path: &Path) -> bool {
    match root {
        Root::Tree(folder) => path.starts_with(path::normal(folder)),
        Root::Beside(file) => path::normal(file).parent() == path.parent(),
        Root::File(file) => path::normal(file) == path,
    }
}
