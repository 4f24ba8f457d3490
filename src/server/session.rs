//! The only state of the server that changes. One door in ([`Session::change`] and its three callers for open documents), any number of
//! snapshots out; no lock is held while anything is computed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tower_lsp::ls_types::Uri;

use super::capabilities::Client;
use super::uri;
use crate::document::Format;
use crate::text::{Edit, FileId};
use crate::workspace::{Change, World};

#[derive(Default)]
pub struct Session {
    state: Mutex<State>,
    /// Told at each change; the publisher waits for it.
    pub changed: Notify,
    /// What the user has been told, each once: nobody wants to read a complaint twice.
    told: Mutex<Vec<String>>,
}

#[derive(Default)]
struct State {
    snapshot: Snapshot,
    open: BTreeMap<FileId, Open>,
    /// People files that the client has open: they are read, and nothing is said of them.
    people: BTreeSet<FileId>,
    initialized: bool,
}

/// A document that the client has open.
#[derive(Clone, Debug)]
pub struct Open {
    /// As the client wrote it: the same file has more than one spelling.
    pub uri: Uri,
    /// The client's count.
    pub version: i32,
    /// The revision that changed it last.
    pub revision: u64,
}

/// The world at one moment. Cheap to clone, and what it answers never changes.
#[derive(Clone, Default)]
pub struct Snapshot {
    pub world: Arc<World>,
    /// Our own count of all changes.
    pub revision: u64,
    pub client: Arc<Client>,
    uris: Arc<BTreeMap<FileId, Uri>>,
    versions: Arc<BTreeMap<FileId, i32>>,
}

impl Snapshot {
    pub fn file(&self, uri: &Uri) -> Option<FileId> {
        self.world.file_at(&uri::path_of(uri))
    }

    /// What the client calls a document.
    pub fn uri(&self, file: FileId) -> Option<Uri> {
        self.uris.get(&file).cloned().or_else(|| uri::uri_of(self.world.path(file)?))
    }

    /// The client's count of a document that it has open.
    pub fn version(&self, file: FileId) -> Option<i32> {
        self.versions.get(&file).copied()
    }
}

impl Session {
    pub fn snapshot(&self) -> Snapshot {
        self.lock().snapshot.clone()
    }

    pub fn revision(&self) -> u64 {
        self.lock().snapshot.revision
    }

    /// The world and what of it the client has open.
    pub fn published(&self) -> (Snapshot, BTreeMap<FileId, Open>) {
        let state = self.lock();
        (state.snapshot.clone(), state.open.clone())
    }

    /// What the client can do; said once, by `initialize`.
    pub fn set_client(&self, client: Client) {
        let mut state = self.lock();
        state.snapshot.client = Arc::new(client);
        state.initialized = true;
    }

    /// Whether the client has told what it can do.
    pub fn is_initialized(&self) -> bool {
        self.lock().initialized
    }

    /// Those of these lines that the user has not been told yet; from now on they have.
    pub fn tell(&self, lines: Vec<String>) -> Vec<String> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<String> = lines.into_iter().filter(|line| !told.contains(line)).collect();
        told.extend(new.iter().cloned());
        new
    }

    /// What the user has been told.
    pub fn told(&self) -> Vec<String> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn open(&self, uri: Uri, format: Option<Format>, version: i32, text: String) {
        let path = uri::path_of(&uri);
        self.write(|state| {
            let is_people = state.snapshot.world.people_home(&path).is_some();
            if !is_people && state.snapshot.world.is_our_own(&path) {
                return;
            }
            state.apply(Change::Open { path: path.clone(), format, text });
            if let Some(file) = state.file(&path) {
                Arc::make_mut(&mut state.snapshot.uris).insert(file, uri.clone());
                Arc::make_mut(&mut state.snapshot.versions).insert(file, version);
                if is_people {
                    state.people.insert(file);
                } else {
                    state.open.insert(file, Open { uri, version, revision: state.snapshot.revision });
                }
            }
        });
    }

    /// Edits of one message, each against the result of the one before. Of a document that is not open they are dropped: there is no
    /// text that they could speak of.
    pub fn edit(&self, uri: &Uri, version: i32, edits: Vec<Edit>) {
        self.write(|state| {
            let file = state.file(&uri::path_of(uri));
            let Some(file) = file.filter(|file| state.open.contains_key(file) || state.people.contains(file)) else {
                tracing::warn!("an edit of {} which is not open", uri.as_str());
                return;
            };
            let encoding = state.snapshot.client.encoding;
            state.apply(Change::Edit { file, edits, encoding });
            Arc::make_mut(&mut state.snapshot.versions).insert(file, version);
            if let Some(open) = state.open.get_mut(&file) {
                open.version = version;
                open.revision = state.snapshot.revision;
            }
        });
    }

    pub fn close(&self, uri: &Uri) {
        self.write(|state| {
            let Some(file) = state.file(&uri::path_of(uri)) else { return };
            if state.open.remove(&file).is_some() || state.people.remove(&file) {
                Arc::make_mut(&mut state.snapshot.uris).remove(&file);
                Arc::make_mut(&mut state.snapshot.versions).remove(&file);
                state.apply(Change::Close { file });
            }
        });
    }

    /// What happened elsewhere: files on disk, settings.
    pub fn change(&self, change: Change) {
        self.change_all([change]);
    }

    /// The same of several, between which nobody looks.
    pub fn change_all(&self, changes: impl IntoIterator<Item = Change>) {
        self.write(|state| changes.into_iter().for_each(|it| state.apply(it)));
    }

    fn write(&self, act: impl FnOnce(&mut State)) {
        act(&mut self.lock());
        self.changed.notify_one();
    }

    /// A panic under the lock leaves the world of before or of after, both whole.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A document, or a people file that is open.
    fn file(&self, path: &Path) -> Option<FileId> {
        let world = &self.snapshot.world;
        world.file_at(path).or_else(|| world.open_people_at(path))
    }

    fn apply(&mut self, change: Change) {
        self.snapshot.world = Arc::new(self.snapshot.world.with(change));
        self.snapshot.revision += 1;
    }
}
