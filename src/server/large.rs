//! Answers as long as their document: its outline and its tokens.
//!
//! They are written as they are made, and do not pass through the framework, which would make a tree of values of each first: that takes
//! longer than all the rest.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Id, Request, Response, Result};
use tower_lsp::ls_types::request::{DocumentSymbolRequest, Request as Method, SemanticTokensFullRequest};

use super::answer::Workers;
use super::handlers;
use super::session::{Session, Snapshot};
use super::tokens::Given;

/// Whoever writes large answers.
pub struct Large {
    pub session: Arc<Session>,
    pub workers: Workers,
    pub tokens: Arc<Given>,
}

/// A message that is being written.
pub type Written = Pin<Box<dyn Future<Output = serde_json::Result<Vec<u8>>> + Send>>;

impl Large {
    /// The answer to a request; none where it is for the framework to answer or refuse. When this is first polled it takes the world as it
    /// is then.
    pub fn answer(&self, request: &Request) -> Option<Written> {
        let id = request.id().filter(|_| self.session.is_initialized())?;
        match request.method() {
            DocumentSymbolRequest::METHOD => {
                let params = params::<DocumentSymbolRequest>(request)?;
                Some(self.write(id.clone(), move |it| handlers::document_symbols(it, &params)))
            }
            SemanticTokensFullRequest::METHOD => {
                let uri = params::<SemanticTokensFullRequest>(request)?.text_document.uri;
                let given = self.tokens.clone();
                let whole =
                    move |it: &Snapshot| handlers::text::semantic_tokens(it, &uri, None).map(|data| given.whole(&uri, data));
                Some(self.write(id.clone(), whole))
            }
            _ => None,
        }
    }

    fn write<T: Serialize>(&self, id: Id, ask: impl FnOnce(&Snapshot) -> T + Send + 'static) -> Written {
        #[derive(Serialize)]
        struct Answer<'a, T> {
            jsonrpc: &'static str,
            result: T,
            id: &'a Id,
        }
        let (workers, to) = (self.workers.clone(), id.clone());
        let written = move |it: &Snapshot| serde_json::to_vec(&Answer { jsonrpc: "2.0", result: ask(it), id: &to });
        Box::pin(async move {
            let written: Result<_> = workers.answer(written).await;
            written.unwrap_or_else(|error: Error| serde_json::to_vec(&Response::from_error(id, error)))
        })
    }
}

/// None where they are not what the method asks for.
fn params<M: Method>(request: &Request) -> Option<M::Params> {
    M::Params::deserialize(request.params()?).ok()
}
