//! The one way in which requests are answered.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tower_lsp::jsonrpc::{Error, Result};

use super::session::{Session, Snapshot};

/// Runs requests on threads made for work, no more at once than there are processors.
#[derive(Clone)]
pub struct Workers {
    session: Arc<Session>,
    free: Arc<Semaphore>,
}

impl Workers {
    pub fn new(session: Arc<Session>) -> Workers {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Workers { session, free: Arc::new(Semaphore::new(processors.max(2))) }
    }

    /// Computes an answer from the world as it is when this is first polled, which the transport does in the order of the wire. A panic
    /// is an error for whoever asked, and nothing more.
    pub async fn answer<T: Send + 'static>(&self, ask: impl FnOnce(&Snapshot) -> T + Send + 'static) -> Result<T> {
        let snapshot = self.session.snapshot();
        let permit = self.free.clone().acquire_owned().await;
        let answer = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            ask(&snapshot)
        });
        answer.await.map_err(|error| {
            tracing::error!("a request: {error}");
            Error::internal_error()
        })
    }
}
