//! Between standard input, the framework's service and standard output.
//!
//! One thread reads; it hands each message to the service and polls the handler once before it reads the next message. So whatever a
//! handler does before its first wait happens in the order of the wire: edits are complete, and requests have taken their snapshot.
//! What is still waiting then goes on as a task of its own, and a panic in it ends that task alone. One thread writes.
//!
//! The framework's own transport is not used: it ends on broken bytes, and its readers, handlers and writers share one task.

use std::future::Future;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, ExitedError, LanguageServer, Loopback, LspService};

use super::frames::{Frame, Frames};
use super::large::{Large, Written};
use super::message::{self, Message};
use super::parent;
use super::trace::{Asked, Trace};

/// Messages of our own (diagnostics, progress) that may wait for a client that does not read; whoever sends more, waits.
const UNREAD: usize = 16;

/// Serves until `exit`, the end of the input or the death of the editor; gives the exit code of the process. The caller must end the
/// process then: handlers may still run. Must be called on a thread that has entered a runtime.
pub fn serve<S: LanguageServer>(
    input: impl Read,
    outlet: Outlet,
    (service, large): (LspService<S>, Large),
    socket: ClientSocket,
) -> u8 {
    let (mut requests, responses) = socket.split();
    let (outbox, trace) = (outlet.outbox.clone(), outlet.trace.clone());
    tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            outlet.send(request.method(), serde_json::to_vec(&request)).await;
        }
    });

    let mut transport = Transport { service, large, responses, outbox, trace, shut_down: false };
    let mut frames = Frames::new(input);
    loop {
        match frames.next() {
            Ok(Some(Frame::Body(body))) => match message::read(&body) {
                Some(messages) => {
                    for message in messages {
                        if let Some(code) = transport.take(message) {
                            return code;
                        }
                    }
                }
                None => {
                    frames.put_back(&body);
                    transport.outbox.send(&no_message("the message is no JSON"), None);
                }
            },
            Ok(Some(Frame::Broken(reason))) => {
                transport.outbox.send(&no_message(reason), None);
            }
            Ok(None) => return transport.end(),
            Err(error) => {
                tracing::error!("reading standard input: {error}");
                return transport.end();
            }
        }
    }
}

/// Where messages of our own go out. A clone goes to the same client.
#[derive(Clone)]
pub struct Outlet {
    outbox: Outbox,
    unread: Arc<Semaphore>,
    trace: Trace,
}

impl Outlet {
    /// Starts the thread that writes.
    pub fn new(output: impl Write + Send + 'static) -> Outlet {
        let (sender, receiver) = channel();
        std::thread::spawn(move || write(output, &receiver));
        Outlet { outbox: Outbox(sender), unread: Arc::new(Semaphore::new(UNREAD)), trace: Trace::default() }
    }

    /// Sends a message that is written as JSON already; waits while the client leaves too much unread.
    pub async fn send(&self, method: &str, body: serde_json::Result<Vec<u8>>) {
        let permit = self.unread.clone().acquire_owned().await.ok();
        let bytes = self.outbox.post(body, permit);
        self.outbox.tell(self.trace.sent(method, bytes));
    }
}

struct Transport<S: LanguageServer> {
    service: LspService<S>,
    large: Large,
    responses: <ClientSocket as Loopback>::ResponseSink,
    outbox: Outbox,
    trace: Trace,
    shut_down: bool,
}

type Handler = Pin<Box<dyn Future<Output = Result<Option<Response>, ExitedError>> + Send>>;

impl<S: LanguageServer> Transport<S> {
    /// Acts on one message; the exit code when it was the last.
    fn take(&mut self, message: Message) -> Option<u8> {
        match message {
            Message::Bad(answer) => {
                self.outbox.send(&answer, None);
            }
            Message::Response(response) => {
                // Never waits: the sink is a map from ids to whoever asked.
                let _ = poll_once(&mut Box::pin(self.responses.send(response)));
            }
            Message::Request(request) => {
                match (request.method(), request.id()) {
                    ("exit", None) => return Some(self.end()),
                    ("shutdown", Some(_)) => self.shut_down = true,
                    ("initialize", Some(_)) => {
                        let editor = request.params().and_then(|it| it.get("processId")?.as_i64());
                        if let Some(editor) = editor {
                            parent::watch(editor);
                        }
                        self.trace.set(request.params().and_then(|it| it.get("trace")));
                    }
                    ("$/setTrace", None) => {
                        self.trace.set(request.params().and_then(|it| it.get("value")));
                        return None;
                    }
                    // The framework leaves these without an answer.
                    (method, Some(id)) if method.starts_with("$/") => {
                        let answer = Response::from_error(id.clone(), Error::method_not_found());
                        self.outbox.send(&answer, None);
                        return None;
                    }
                    _ => {}
                }
                match self.large.answer(&request).filter(|_| !self.shut_down) {
                    Some(written) => self.write(&request, written),
                    None => self.call(request),
                }
            }
        }
        None
    }

    fn write(&self, request: &Request, mut written: Written) {
        let asked = Asked::now(request);
        let (outbox, trace) = (self.outbox.clone(), self.trace.clone());
        let post = move |body| {
            let bytes = outbox.post(body, None);
            outbox.tell(trace.answered(&asked, bytes));
        };
        match poll_once(&mut written) {
            Poll::Ready(body) => post(body),
            Poll::Pending => drop(tokio::spawn(async move { post(written.await) })),
        }
    }

    fn call(&mut self, request: Request) {
        let id = request.id().cloned();
        let asked = Asked::now(&request);
        let service = &mut self.service;
        let first = catch_unwind(AssertUnwindSafe(|| {
            let mut handler: Handler = service.call(request);
            match poll_once(&mut handler) {
                Poll::Ready(answer) => Ok(answer),
                Poll::Pending => Err(handler),
            }
        }));
        match first {
            Ok(Ok(answer)) => self.outbox.answer(answer, &asked, &self.trace),
            Ok(Err(handler)) => {
                let (outbox, trace) = (self.outbox.clone(), self.trace.clone());
                tokio::spawn(async move { outbox.answer(handler.await, &asked, &trace) });
            }
            Err(_) => {
                if let Some(id) = id {
                    self.outbox.send(&Response::from_error(id, Error::internal_error()), None);
                }
            }
        }
    }

    /// Lets the last answers out and gives the exit code that the protocol asks for.
    fn end(&self) -> u8 {
        self.outbox.flush(Duration::from_secs(1));
        u8::from(!self.shut_down)
    }
}

fn poll_once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}

fn no_message(reason: &'static str) -> Response {
    let mut error = Error::parse_error();
    error.message = reason.into();
    Response::from_error(Id::Null, error)
}

/// What waits to be written. Answers never wait for the client to read: it asked for them.
#[derive(Clone)]
struct Outbox(Sender<Out>);

enum Out {
    Message(Vec<u8>, Option<OwnedSemaphorePermit>),
    Flush(std::sync::mpsc::SyncSender<()>),
}

impl Outbox {
    fn answer(&self, answer: Result<Option<Response>, ExitedError>, asked: &Asked, trace: &Trace) {
        let bytes = answer.ok().flatten().map_or(0, |response| self.send(&response, None));
        self.tell(trace.answered(asked, bytes));
    }

    fn tell(&self, trace: Option<Request>) {
        if let Some(trace) = trace {
            self.send(&trace, None);
        }
    }

    /// Gives the length of the message.
    fn send(&self, message: &impl Serialize, permit: Option<OwnedSemaphorePermit>) -> usize {
        self.post(serde_json::to_vec(message), permit)
    }

    fn post(&self, body: serde_json::Result<Vec<u8>>, permit: Option<OwnedSemaphorePermit>) -> usize {
        match body {
            Ok(body) => {
                let bytes = body.len();
                drop(self.0.send(Out::Message(body, permit)));
                bytes
            }
            Err(error) => {
                tracing::error!("a message that is no JSON: {error}");
                0
            }
        }
    }

    /// Waits until everything is written, or `most` has passed.
    fn flush(&self, most: Duration) {
        let (done, wait) = sync_channel(1);
        if self.0.send(Out::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(most);
        }
    }
}

fn write(mut output: impl Write, messages: &Receiver<Out>) {
    for message in messages {
        let written = match message {
            Out::Message(body, _permit) => write!(output, "Content-Length: {}\r\n\r\n", body.len())
                .and_then(|()| output.write_all(&body))
                .and_then(|()| output.flush()),
            Out::Flush(done) => {
                let _ = done.send(());
                Ok(())
            }
        };
        if let Err(error) = written {
            // Nobody reads any more: the editor is gone.
            tracing::error!("writing standard output: {error}");
            std::process::exit(1);
        }
    }
}
