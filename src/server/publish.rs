//! The one task that sends diagnostics.
//!
//! It does not wait on purpose. While it can keep up, each change is answered at once; when it cannot, it drops what is no longer true
//! and goes on with the newest revision.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::ls_types::{Diagnostic, Uri};

use super::background::PATIENCE;
use super::session::{Open, Session, Snapshot};
use super::{convert, memory};
use crate::features;
use crate::text::FileId;

/// What the client shows of one document.
struct Shown {
    uri: Uri,
    version: i32,
    diagnostics: Vec<Diagnostic>,
}

/// How often a client that asks for diagnostics is told that it may ask again.
const PACE: Duration = Duration::from_millis(250);

/// Publishes for as long as the process lives; to a client that asks by itself it says when to ask again.
pub async fn run(session: Arc<Session>, client: tower_lsp::Client) {
    if session.snapshot().client.pulls_diagnostics {
        return refresh(&session, &client).await;
    }
    let mut shown: BTreeMap<FileId, Shown> = BTreeMap::new();
    loop {
        session.changed.notified().await;
        let before = shown.len();
        while !round(&session, &client, &mut shown).await {}
        if shown.len() < before {
            // What it does, it does to all threads alike; whether it has done it yet nobody asks.
            drop(tokio::task::spawn_blocking(memory::give_back));
        }
    }
}

/// A document's findings depend on other documents, which the client does not know.
async fn refresh(session: &Session, client: &tower_lsp::Client) {
    while session.snapshot().client.refreshes_diagnostics {
        session.changed.notified().await;
        tokio::time::sleep(PACE).await;
        // Some clients never answer.
        let _ = tokio::time::timeout(PATIENCE, client.workspace_diagnostic_refresh()).await;
    }
}

/// One look at all open documents, the one changed last first. False when the world moved on meanwhile.
async fn round(session: &Session, client: &tower_lsp::Client, shown: &mut BTreeMap<FileId, Shown>) -> bool {
    let (snapshot, open) = session.published();
    let gone: Vec<FileId> =
        shown.iter().filter(|(file, it)| open.get(file).is_none_or(|open| open.uri != it.uri)).map(|(&file, _)| file).collect();
    for file in gone {
        if let Some(it) = shown.remove(&file) {
            client.publish_diagnostics(it.uri, Vec::new(), None).await;
        }
    }
    let mut open: Vec<(FileId, Open)> = open.into_iter().collect();
    open.sort_by_key(|(_, it)| std::cmp::Reverse(it.revision));
    for (file, Open { uri, version, .. }) in open {
        let there = snapshot.clone();
        let computed = tokio::task::spawn_blocking(move || diagnostics(&there, file)).await;
        if session.revision() != snapshot.revision {
            return false;
        }
        let diagnostics = computed.unwrap_or_else(|error| {
            tracing::error!("diagnostics of {}: {error}", uri.as_str());
            Vec::new()
        });
        let before = shown.get(&file);
        if before.is_some_and(|it| it.version == version && it.diagnostics == diagnostics) {
            continue;
        }
        let told = snapshot.client.diagnostic_version.then_some(version);
        client.publish_diagnostics(uri.clone(), diagnostics.clone(), told).await;
        shown.insert(file, Shown { uri, version, diagnostics });
    }
    session.revision() == snapshot.revision
}

/// All that is to be marked in one document.
pub fn diagnostics(snapshot: &Snapshot, file: FileId) -> Vec<Diagnostic> {
    let Some(index) = snapshot.world.line_index(file) else { return Vec::new() };
    let marks = features::diagnostics(&snapshot.world, file);
    marks.iter().map(|mark| convert::to_lsp_diagnostic(snapshot, &index, mark)).collect()
}
