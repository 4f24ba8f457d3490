//! Long work that the user may watch and end.

use std::pin::pin;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{NumberOrString, ProgressToken};

/// How often news is told; more often nobody reads it.
const PACE: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(10);

/// The framework's own type for this carries a whole state machine; a value is enough.
enum Progress {}

impl Notification for Progress {
    type Params = serde_json::Value;
    const METHOD: &'static str = "$/progress";
}

/// Runs work on a thread of its own. It is given what it calls with how many of how many are done. `None` when it panicked.
pub async fn show<T: Send + 'static>(
    client: &Client,
    wanted: bool,
    work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T + Send + 'static,
) -> Option<T> {
    let (sender, mut news) = watch::channel((0, 0));
    let mut work = tokio::task::spawn_blocking(move || {
        work(&|done, all| {
            sender.send_modify(|state| *state = (state.0.max(done), all));
        })
    });
    let mut asking = pin!(create(client));
    let mut answered = !wanted;
    let mut token = None;
    let mut last = Instant::now();
    let finished = loop {
        tokio::select! {
            finished = &mut work => break finished,
            created = &mut asking, if !answered => {
                answered = true;
                token = created;
                tell(client, token, json!({ "kind": "begin", "title": "Reading documents", "cancellable": true, "percentage": 0 })).await;
            }
            // Ends, with the sender, when the work does.
            Ok(()) = news.changed(), if token.is_some() => {
                let (done, all) = *news.borrow_and_update();
                if last.elapsed() >= PACE {
                    last = Instant::now();
                    let percentage = (done * 100).checked_div(all).unwrap_or(0);
                    let message = format!("{done} of {all}");
                    tell(client, token, json!({ "kind": "report", "message": message, "percentage": percentage })).await;
                }
            }
        }
    };
    // Fewer than all when it was stopped.
    let (done, all) = *news.borrow();
    tell(client, token, json!({ "kind": "end", "message": format!("{done} of {all} read") })).await;
    finished.inspect_err(|error| tracing::error!("work in the background: {error}")).ok()
}

/// Asks for a token. Without an answer there is no progress to show.
async fn create(client: &Client) -> Option<i32> {
    static LAST: AtomicI32 = AtomicI32::new(0);

    let token = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    let asked = client.create_work_done_progress(ProgressToken::from(NumberOrString::Number(token)));
    tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
    Some(token)
}

async fn tell(client: &Client, token: Option<i32>, value: serde_json::Value) {
    if let Some(token) = token {
        client.send_notification::<Progress>(json!({ "token": token, "value": value })).await;
    }
}
