//! The one task that sends diagnostics.
//!
//! It does not wait on purpose. While it can keep up, each change is answered at once; when it cannot, it drops what is no longer true
//! and goes on with the newest revision.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxHasher;
use serde::Serialize;
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::background::PATIENCE;
use super::convert;
use super::session::{Open, Session, Snapshot};
use super::transport::Outlet;
use super::written::Diagnostics;
use crate::features::diagnostics::Marks;
use crate::text::FileId;

/// What the client shows of one document.
struct Shown {
    uri: Uri,
    version: i32,
    /// Of the diagnostics.
    print: u64,
}

/// How often a client that asks for diagnostics is told that it may ask again.
const PACE: Duration = Duration::from_millis(250);

/// Publishes for as long as the process lives; to a client that asks by itself it says when to ask again.
pub async fn run(session: Arc<Session>, client: tower_lsp::Client, outlet: Outlet) {
    if session.snapshot().client.pulls_diagnostics {
        return refresh(&session, &client).await;
    }
    let mut shown: BTreeMap<FileId, Shown> = BTreeMap::new();
    loop {
        session.changed.notified().await;
        while !round(&session, &outlet, &mut shown).await {}
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
async fn round(session: &Session, outlet: &Outlet, shown: &mut BTreeMap<FileId, Shown>) -> bool {
    let (snapshot, open) = session.published();
    let gone: Vec<FileId> =
        shown.iter().filter(|(file, it)| open.get(file).is_none_or(|open| open.uri != it.uri)).map(|(&file, _)| file).collect();
    for file in gone {
        if let Some(it) = shown.remove(&file) {
            outlet.send(METHOD, message(&it.uri, &[(); 0], None)).await;
        }
    }
    let mut open: Vec<(FileId, Open)> = open.into_iter().collect();
    open.sort_by_key(|(_, it)| std::cmp::Reverse(it.revision));
    for (file, Open { uri, version, .. }) in open {
        let (there, told, name) = (snapshot.clone(), snapshot.client.diagnostic_version.then_some(version), uri.clone());
        // Written here too: so much JSON takes its time.
        let made = tokio::task::spawn_blocking(move || {
            let body = there.world.line_index(file).map(|index| {
                let marks = Marks::of(&there.world, file);
                message(&name, &Diagnostics::new(&there, &index, &marks), told)
            });
            let body = body.unwrap_or_else(|| message(&name, &[(); 0], told));
            let mut hasher = FxHasher::default();
            if let Ok(body) = &body {
                body.hash(&mut hasher);
            }
            (body, hasher.finish())
        });
        let made = made.await;
        if session.revision() != snapshot.revision {
            return false;
        }
        let (body, print) = made.unwrap_or_else(|error| {
            tracing::error!("diagnostics of {}: {error}", uri.as_str());
            (message(&uri, &[(); 0], told), 0)
        });
        if shown.get(&file).is_some_and(|it| it.version == version && it.print == print) {
            continue;
        }
        outlet.send(METHOD, body).await;
        shown.insert(file, Shown { uri, version, print });
    }
    session.revision() == snapshot.revision
}

const METHOD: &str = "textDocument/publishDiagnostics";

/// The message as it is sent. The framework would make a tree of values of it first, which takes as long as finding what is in it.
fn message(uri: &Uri, diagnostics: &impl Serialize, version: Option<i32>) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Message<'a, D> {
        jsonrpc: &'static str,
        method: &'static str,
        params: Params<'a, D>,
    }
    #[derive(Serialize)]
    struct Params<'a, D> {
        uri: &'a Uri,
        diagnostics: &'a D,
        #[serde(skip_serializing_if = "Option::is_none")]
        version: Option<i32>,
    }
    serde_json::to_vec(&Message { jsonrpc: "2.0", method: METHOD, params: Params { uri, diagnostics, version } })
}

/// All that is to be marked in one document.
pub fn diagnostics(snapshot: &Snapshot, file: FileId) -> Vec<Diagnostic> {
    let Some(index) = snapshot.world.line_index(file) else { return Vec::new() };
    let marks = Marks::of(&snapshot.world, file);
    marks.iter().map(|mark| convert::to_lsp_diagnostic(snapshot, &index, &mark)).collect()
}
