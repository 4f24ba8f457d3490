//! What happens beside the client's edits: folders are read, files on disk change, settings come. One task does it, one thing after
//! the other, and its results go through the same door as the edits. Questions to the client are asked from tasks of their own, with a
//! limit to our patience: some clients never answer.

use std::collections::BTreeMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration, ShowDocumentParams, WorkspaceEdit};

use super::progress;
use super::session::Session;
use super::transport::Outlet;
use super::watch::Watch;
use super::{publish, uri};
use crate::workspace::load::{self, Note, Root};
use crate::workspace::{Change, Settings, World, ledger};

/// How long a client may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Files that are named in one message.
const MOST_NAMED: usize = 5;

pub enum Job {
    /// The client is ready.
    Begin,
    /// The values of the section `subeditor`: for all, and for single folders.
    Settings {
        all: Value,
        folders: Vec<(PathBuf, Value)>,
    },
    /// The client says that settings have changed; some say to what, others want to be asked.
    SettingsChanged(Value),
    Folders {
        added: Vec<PathBuf>,
        removed: Vec<PathBuf>,
    },
    Opened(PathBuf),
    Closed(PathBuf),
    /// The folders are to be read again.
    Reload,
    /// Something has happened to these files on disk.
    Paths(Vec<PathBuf>),
    /// Files and folders are called otherwise now: old paths and new ones.
    Renamed(Vec<(PathBuf, PathBuf)>),
}

pub struct Background {
    jobs: UnboundedSender<Job>,
    /// Set when the user does not want the folders read to the end.
    pub cancel: Arc<AtomicBool>,
}

impl Background {
    pub fn start(session: Arc<Session>, client: tower_lsp::Client, outlet: Outlet) -> Background {
        let (jobs, received) = unbounded_channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let worker = Worker {
            session,
            client,
            outlet,
            jobs: jobs.clone(),
            cancel: cancel.clone(),
            folders: Vec::new(),
            beside: Vec::new(),
            watch: None,
        };
        tokio::spawn(worker.run(received));
        Background { jobs, cancel }
    }

    /// Has the client show a document. Whether it does is its own affair.
    pub fn show(&self, client: &tower_lsp::Client, place: ShowDocumentParams) {
        let client = client.clone();
        ask(async move {
            let _ = client.show_document(place).await;
        });
    }

    /// Has the client change documents that it has open. What it refuses, it tells the user itself.
    pub fn apply(&self, client: &tower_lsp::Client, edit: WorkspaceEdit) {
        let client = client.clone();
        ask(async move {
            if let Err(error) = client.apply_edit(edit).await {
                tracing::warn!("the client changes nothing: {error}");
            }
        });
    }

    pub fn send(&self, job: Job) {
        // Nobody listens only when the process ends.
        let _ = self.jobs.send(job);
    }
}

struct Worker {
    session: Arc<Session>,
    client: tower_lsp::Client,
    outlet: Outlet,
    jobs: UnboundedSender<Job>,
    cancel: Arc<AtomicBool>,
    folders: Vec<PathBuf>,
    /// Files that were opened alone; each stands for its folder.
    beside: Vec<PathBuf>,
    /// Where the client does not watch files.
    watch: Option<Watch>,
}

impl Worker {
    async fn run(mut self, mut jobs: UnboundedReceiver<Job>) {
        let mut waiting = Vec::new();
        let mut begun = false;
        while let Some(job) = jobs.recv().await {
            match job {
                Job::Begin if begun => {}
                Job::Begin => {
                    begun = true;
                    self.watch();
                    tokio::spawn(publish::run(self.session.clone(), self.client.clone(), self.outlet.clone()));
                    self.register();
                    self.pull();
                }
                job => waiting.push(job),
            }
            while begun && !waiting.is_empty() {
                for job in std::mem::take(&mut waiting) {
                    waiting.extend(self.act(job, &mut jobs).await);
                }
            }
        }
    }

    /// Does one thing; gives back what it took from the queue and did not do.
    async fn act(&mut self, job: Job, jobs: &mut UnboundedReceiver<Job>) -> Option<Job> {
        match job {
            Job::Begin => {}
            Job::Settings { all, folders } => self.settings(&all, &folders).await,
            Job::SettingsChanged(_) if self.session.snapshot().client.configuration => self.pull(),
            Job::SettingsChanged(value) => {
                if let Some(value) = value.get("subeditor") {
                    self.settings(value, &[]).await;
                }
            }
            Job::Folders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                let added: Vec<PathBuf> = added.into_iter().filter(|it| !self.folders.contains(it)).collect();
                self.folders.extend(added.iter().cloned());
                let folders = &self.folders;
                self.beside.retain(|file| !folders.iter().any(|folder| file.starts_with(folder)));
                // All of a folder that is gone goes, before what is open there is read with its neighbours alone.
                self.tell_folders();
                if !added.is_empty() {
                    self.pull();
                }
                let mut roots: Vec<Root> = added.into_iter().map(Root::Tree).collect();
                let (_, open) = self.session.published();
                let open: Vec<PathBuf> = open.values().map(|it| uri::path_of(&it.uri)).collect();
                let alone: Vec<Root> = open.into_iter().filter_map(|path| self.alone(path)).collect();
                if !alone.is_empty() {
                    self.tell_folders();
                    roots.extend(alone);
                }
                self.load(roots).await;
            }
            Job::Opened(path) => {
                if let Some(root) = self.alone(path) {
                    self.tell_folders();
                    self.load(vec![root]).await;
                }
            }
            Job::Reload => self.load(self.roots()).await,
            Job::Closed(path) => {
                let (_, open) = self.session.published();
                let used = |file: &Path| open.values().any(|it| uri::path_of(&it.uri).parent() == file.parent());
                if self.beside.iter().any(|file| file.parent() == path.parent()) && !used(&path) {
                    self.beside.retain(|file| file.parent() != path.parent());
                    self.tell_folders();
                }
                // It may have changed on disk while it was open, whether anybody told or not.
                if self.session.snapshot().world.is_on_disk(&path) {
                    self.changed(vec![path]).await;
                }
            }
            Job::Renamed(renames) => {
                let world = self.session.snapshot().world;
                let named = renames.clone();
                let told = tokio::task::spawn_blocking(move || world.rename_in_ledgers(&named)).await;
                let (ledgers, problems) = told.unwrap_or_default();
                self.tell(problems).await;
                let moved = renames.into_iter().flat_map(|(old, new)| [old, new]);
                self.changed(moved.chain(ledgers).collect()).await;
            }
            Job::Paths(mut paths) => {
                // An editor that saves all tells of each by itself.
                let other = loop {
                    match jobs.try_recv() {
                        Ok(Job::Paths(more)) => paths.extend(more),
                        other => break other.ok(),
                    }
                };
                self.changed(paths).await;
                return other;
            }
        }
        None
    }

    fn watch(&mut self) {
        if self.session.snapshot().client.watches_files {
            return;
        }
        let jobs = self.jobs.downgrade();
        let tell = move |paths| {
            if let Some(jobs) = jobs.upgrade() {
                let _ = jobs.send(Job::Paths(paths));
            }
        };
        match Watch::new(tell) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => tracing::warn!("files on disk are not watched: {error}"),
        }
    }

    /// What an open file that is in no folder is to be read with. None for one that is known already, or is no file.
    fn alone(&mut self, path: PathBuf) -> Option<Root> {
        let is_known = self.roots().iter().any(|root| match root {
            Root::Tree(folder) => path.starts_with(folder),
            Root::Beside(file) => file.parent() == path.parent(),
            Root::File(file) => *file == path,
        });
        if !path.is_absolute() || is_known {
            return None;
        }
        self.beside.push(path.clone());
        Some(Root::Beside(path))
    }

    fn roots(&self) -> Vec<Root> {
        let folders = self.folders.iter().cloned().map(Root::Tree);
        folders.chain(self.beside.iter().cloned().map(Root::Beside)).collect()
    }

    /// Names are shown from these folders on.
    fn tell_folders(&mut self) {
        let roots = self.roots();
        if let Some(watch) = &mut self.watch {
            watch.keep(&roots);
        }
        let beside = self.beside.iter().filter_map(|file| Some(file.parent()?.to_path_buf()));
        self.session.change(Change::Folders(self.folders.iter().cloned().chain(beside).collect()));
    }

    async fn load(&mut self, roots: Vec<Root>) {
        if roots.is_empty() {
            return;
        }
        if let Some(watch) = &mut self.watch {
            // Before they are read, so that nothing happens between.
            roots.iter().for_each(|root| watch.add(root));
        }
        self.cancel.store(false, Ordering::Relaxed);
        let cancel = self.cancel.clone();
        let snapshot = self.session.snapshot();
        let (world, wants_progress) = (snapshot.world, snapshot.client.work_done_progress);
        let loaded =
            progress::show(&self.client, wants_progress, move |report| load::load(&roots, &world, report, &cancel)).await;
        if let Some(loaded) = loaded {
            let notes = loaded.notes.clone();
            self.session.change(Change::Loaded(loaded));
            self.report(&notes).await;
        }
    }

    async fn changed(&mut self, mut paths: Vec<PathBuf>) {
        paths.sort_unstable();
        paths.dedup();
        if let Some(watch) = &mut self.watch {
            watch.changed(&paths);
        }
        let roots = self.roots();
        let (ignoring, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|it| load::is_ignore_file(it));
        if !ignoring.is_empty() {
            self.load(roots.iter().filter(|root| ignoring.iter().any(|it| it.starts_with(root.folder()))).cloned().collect())
                .await;
        }
        let world = self.session.snapshot().world;
        let read = tokio::task::spawn_blocking(move || {
            let (files, notes) = load::changed(&roots, &world, &paths);
            (load::read_ahead(&world, files), notes)
        });
        match read.await {
            Ok(((documents, files), notes)) => {
                let before = self.session.snapshot().world;
                self.session.change_all([Change::Read { documents }, Change::Disk { files }]);
                self.report(&notes).await;
                let after = self.session.snapshot().world;
                self.read_anew(&before, &after).await;
            }
            Err(error) => tracing::error!("files on disk: {error}"),
        }
    }

    /// Tells the user, in one message, what of the folders could not be read, and what of their settings.
    async fn report(&mut self, notes: &[Note]) {
        let world = self.session.snapshot().world;
        let notes = notes.iter().map(|note| (&note.path, &note.message));
        let problems = world.settings_problems();
        let problems = problems.iter().map(|(path, message)| (path, message));
        let lines: Vec<String> = notes.chain(problems).map(|(path, message)| format!("{}: {message}", path.display())).collect();
        self.tell(lines).await;
    }

    async fn tell(&mut self, lines: Vec<String>) {
        let mut lines = self.session.tell(lines);
        if lines.is_empty() {
            return;
        }
        let more = lines.len().saturating_sub(MOST_NAMED);
        lines.truncate(MOST_NAMED);
        if more > 0 {
            lines.push(format!("and {more} more"));
        }
        self.client.show_message(MessageType::WARNING, format!("subeditor: {}", lines.join("\n"))).await;
    }

    async fn settings(&mut self, all: &Value, folders: &[(PathBuf, Value)]) {
        let (all, mut bad) = Settings::from_json(all);
        let mut of_folders = BTreeMap::new();
        for (folder, value) in folders {
            let (settings, more) = Settings::from_json(value);
            bad.extend(more.into_iter().filter(|it| !bad.contains(it)).collect::<Vec<_>>());
            of_folders.insert(folder.clone(), settings);
        }
        let before = self.session.snapshot().world;
        self.session.change(Change::Settings { all, folders: of_folders });
        self.tell(bad.into_iter().map(|it| format!("settings: {it}")).collect()).await;
        let after = self.session.snapshot().world;
        self.refresh();
        self.read_anew(&before, &after).await;
    }

    /// Reads the folders again in which settings now mean other files.
    async fn read_anew(&mut self, before: &World, after: &World) {
        let reads_others = |root: &Root| {
            let folder = root.folder();
            before.options_in(Some(folder)).reads() != after.options_in(Some(folder)).reads()
        };
        let roots: Vec<Root> = self.roots().into_iter().filter(reads_others).collect();
        self.load(roots).await;
    }

    /// Has the client ask again for what settings switch on and off.
    fn refresh(&self) {
        let (can, client) = (self.session.snapshot().client, self.client.clone());
        ask(async move {
            if can.refreshes_lens {
                let _ = client.code_lens_refresh().await;
            }
            if can.refreshes_hints {
                let _ = client.inlay_hint_refresh().await;
            }
        });
    }

    /// Asks for the settings, if the client can be asked; what it says comes back as a job.
    fn pull(&self) {
        if !self.session.snapshot().client.configuration {
            return;
        }
        let (client, jobs) = (self.client.clone(), self.jobs.clone());
        let folders = self.folders.clone();
        ask(async move {
            let item = |scope_uri| ConfigurationItem { scope_uri, section: Some("subeditor".to_owned()) };
            let items = std::iter::once(None).chain(folders.iter().map(|it| uri::uri_of(it))).map(item);
            let mut values = client.configuration(items.collect()).await.unwrap_or_default().into_iter();
            let all = values.next().unwrap_or_default();
            let folders: Vec<_> = folders.into_iter().zip(values).filter(|it| !it.1.is_null()).collect();
            // Null is what clients without settings of ours say.
            if !all.is_null() || !folders.is_empty() {
                let _ = jobs.send(Job::Settings { all, folders });
            }
        });
    }

    /// Asks to be told of files and settings, where the client lets itself be asked.
    fn register(&self) {
        let can = self.session.snapshot().client;
        let mut registrations = Vec::new();
        if can.watches_files {
            // Settings and people files are TOML; the ledger's folder is hidden, which some globs pass by.
            let ledger = format!("**/{}/{}", ledger::FOLDER, ledger::FILE);
            let watchers = ["**/*.{md,markdown,txt,text}", "**/*.toml", "**/.{gitignore,ignore}"].map(str::to_owned);
            let watchers = watchers.into_iter().chain([ledger]);
            let watchers: Vec<Value> = watchers.map(|glob| json!({ "globPattern": glob })).collect();
            registrations.push(registration("workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
        }
        if can.registers_configuration {
            registrations.push(registration("workspace/didChangeConfiguration", json!({ "section": "subeditor" })));
        }
        if registrations.is_empty() {
            return;
        }
        let client = self.client.clone();
        ask(async move {
            if let Err(error) = client.register_capability(registrations).await {
                tracing::warn!("the client registers nothing: {error}");
            }
        });
    }
}

fn registration(method: &str, options: Value) -> Registration {
    Registration { id: format!("subeditor {method}"), method: method.to_owned(), register_options: Some(options) }
}

/// Runs a question to the client by itself, and gives it up after a while.
fn ask(question: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(async move {
        if tokio::time::timeout(PATIENCE, question).await.is_err() {
            tracing::warn!("the client does not answer");
        }
    });
}
