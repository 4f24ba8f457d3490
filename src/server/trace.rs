//! `$/setTrace` and `$/logTrace`: a client that traces the server hears what was answered and how long it took, and what was sent unasked.
//! No document is quoted. The log has the same at the level `debug`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

use serde_json::Value;
use tower_lsp::jsonrpc::{Id, Request};
use tower_lsp::ls_types::LogTraceParams;
use tower_lsp::ls_types::notification::{LogTrace, Notification};

const OFF: u8 = 0;
const MESSAGES: u8 = 1;
/// With sizes.
const VERBOSE: u8 = 2;

/// How much the client wants to hear; nothing at first.
#[derive(Clone, Default)]
pub struct Trace(Arc<AtomicU8>);

/// A request or notification that is being dealt with.
pub struct Asked {
    method: String,
    id: Option<Id>,
    since: Instant,
}

impl Asked {
    pub fn now(request: &Request) -> Asked {
        Asked { method: request.method().to_owned(), id: request.id().cloned(), since: Instant::now() }
    }
}

impl Trace {
    /// From `initialize` or `$/setTrace`; what is no value of the protocol is none.
    pub fn set(&self, value: Option<&Value>) {
        let level = match value.and_then(Value::as_str) {
            Some("messages") => MESSAGES,
            Some("verbose") => VERBOSE,
            _ => OFF,
        };
        self.0.store(level, Ordering::Relaxed);
    }

    /// What to tell of something dealt with, whose answer has so many bytes.
    pub fn answered(&self, asked: &Asked, bytes: usize) -> Option<Request> {
        let Asked { method, id, since } = asked;
        let took = since.elapsed().as_secs_f64() * 1e3;
        let name = id.as_ref().map_or_else(|| method.clone(), |id| format!("{method} ({id})"));
        self.tell(|| (format!("{name}: {took:.1} ms"), format!("{bytes} bytes")))
    }

    /// What to tell of a message of our own.
    pub fn sent(&self, method: &str, bytes: usize) -> Option<Request> {
        self.tell(|| (format!("{method}: sent"), format!("{bytes} bytes")))
    }

    fn tell(&self, words: impl Fn() -> (String, String)) -> Option<Request> {
        let level = self.0.load(Ordering::Relaxed);
        if level == OFF && !tracing::enabled!(tracing::Level::DEBUG) {
            return None;
        }
        let (message, verbose) = words();
        tracing::debug!("{message}, {verbose}");
        let params = LogTraceParams { message, verbose: (level == VERBOSE).then_some(verbose) };
        (level != OFF).then(|| Request::build(LogTrace::METHOD).params(serde_json::to_value(params).unwrap_or_default()).finish())
    }
}
