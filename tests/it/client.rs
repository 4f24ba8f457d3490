//! An editor for tests: starts the real program over pipes and speaks the protocol with it.
//!
//! What the server asks is answered, diagnostics and progress are kept; everything else must be taken by the test. When the client is
//! dropped it ends the server as the protocol has it, and fails if the exit was not clean or a message was left.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that no test has taken yet.
    unread: VecDeque<Value>,
    last_id: i64,
    settings: Value,
    deaf: Arc<AtomicBool>,
    /// Whether it leaves what the server asks without an answer.
    pub mute: bool,
    /// The settings of single folders, by URI.
    pub of_folders: BTreeMap<String, Value>,
    /// What the server said to `initialize`.
    pub initialized: Value,
    /// The last diagnostics of each document, with their version.
    pub published: BTreeMap<String, (Option<i64>, Vec<Value>)>,
    /// How many times diagnostics came.
    pub publications: usize,
    /// The values of `$/progress`.
    pub progress: Vec<Value>,
    /// What came as `$/logTrace`.
    pub traced: Vec<Value>,
    /// Methods that the server registered.
    pub registered: Vec<String>,
}

/// What most editors can do.
pub fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true, "workspaceFolders": true,
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "didChangeConfiguration": { "dynamicRegistration": true },
        },
        "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "definition": { "linkSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
            "semanticTokens": { "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"] },
        },
    })
}

impl Client {
    /// A client with a folder open, past `initialized`.
    pub fn start(folder: &Path) -> Client {
        Client::with(Some(folder), capabilities(), json!({}))
    }

    pub fn with(folder: Option<&Path>, capabilities: Value, settings: Value) -> Client {
        let mut client = Client::silent();
        client.settings = settings;
        client.begin(folder, capabilities);
        client
    }

    /// Says `initialize` and `initialized`.
    pub fn begin(&mut self, folder: Option<&Path>, capabilities: Value) {
        let folders = folder.map(|folder| json!([{ "uri": uri(folder), "name": "folder" }]));
        let params = json!({
            "processId": std::process::id(), "rootUri": folder.map(uri), "workspaceFolders": folders, "capabilities": capabilities,
        });
        self.initialized = self.call("initialize", params);
        self.notify("initialized", json!({}));
    }

    /// A client that has said nothing yet.
    pub fn silent() -> Client {
        let mut command = Command::new(env!("CARGO_BIN_EXE_subeditor"));
        command.arg("lsp");
        Client::of(command)
    }

    /// The same with a server that is started otherwise.
    pub fn of(mut command: Command) -> Client {
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().expect("the program starts");
        let output = child.stdout.take().expect("a pipe");
        let (sender, messages) = channel();
        let deaf = Arc::new(AtomicBool::new(false));
        let is_deaf = deaf.clone();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
                while is_deaf.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        });
        Client {
            input: child.stdin.take(),
            child,
            messages,
            unread: VecDeque::new(),
            last_id: 0,
            settings: Value::Null,
            deaf,
            mute: false,
            of_folders: BTreeMap::new(),
            initialized: Value::Null,
            published: BTreeMap::new(),
            publications: 0,
            progress: Vec::new(),
            traced: Vec::new(),
            registered: Vec::new(),
        }
    }

    // ------------------------------------------------------------ out

    /// Bytes as they are, for what no well-behaved client sends.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("not closed");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and does not wait.
    pub fn request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params }));
        self.last_id
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "markdown", 1, text);
    }

    pub fn open_as(&mut self, uri: &str, language: &str, version: i64, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces from one (line, column) to another.
    pub fn edit(&mut self, uri: &str, version: i64, from: (u32, u32), to: (u32, u32), text: &str) {
        self.change(uri, version, json!([{ "range": range(from, to), "text": text }]));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let params = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Whether it reads nothing of what the server writes, which fills the pipe.
    pub fn set_deaf(&mut self, deaf: bool) {
        self.deaf.store(deaf, Ordering::Relaxed);
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }

    pub fn set_settings(&mut self, settings: Value) {
        self.settings = settings;
    }

    /// Closes the pipe, as a client that dies.
    pub fn hang_up(mut self) -> Option<i32> {
        self.input = None;
        self.wait()
    }

    pub fn exit(mut self) -> Option<i32> {
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        self.wait()
    }

    /// Waits for the server's own end.
    pub fn ended(mut self) -> Option<i32> {
        self.wait()
    }

    // ------------------------------------------------------------ in

    /// Sends a request and gives its result; an error answer fails the test.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    pub fn try_call(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.request(method, params);
        self.answer(&json!(id))
    }

    pub fn at(&mut self, method: &str, uri: &str, at: (u32, u32)) -> Value {
        self.call(method, place(uri, at))
    }

    /// The answer to a request: its result or its error.
    pub fn answer(&mut self, id: &Value) -> Result<Value, Value> {
        let mut message = self.wait_for(&format!("the answer to {id}"), |it| it.get("method").is_none() && it["id"] == *id);
        match message.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(message["result"].take()),
        }
    }

    /// Takes the next `window/showMessage`.
    pub fn shown(&mut self) -> String {
        let message = self.wait_for("a message to the user", |it| it["method"] == "window/showMessage");
        message["params"]["message"].as_str().expect("words").to_owned()
    }

    /// The diagnostics of a document at this version or a later one.
    pub fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        self.until(&format!("diagnostics of {uri}"), |it| {
            it.published.get(uri).is_some_and(|(of, _)| of.is_some_and(|of| of >= version))
        });
        self.published[uri].1.clone()
    }

    /// Reads messages until something is so.
    pub fn until(&mut self, what: &str, so: impl Fn(&Client) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !so(self) {
            self.pump(what, end);
        }
    }

    /// Waits until the server has dealt with all that was sent: it answers in order whatever it answers at once.
    pub fn settle(&mut self) {
        let error = self.try_call("tests/settle", Value::Null).expect_err("no such method");
        assert_eq!(error["code"], -32601);
    }

    /// Reads what comes within this time.
    pub fn listen(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Ok(message) = self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.take(message);
        }
    }

    fn wait_for(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.unread.iter().position(&wanted) {
                return self.unread.remove(at).expect("just seen");
            }
            self.pump(what, end);
        }
    }

    fn pump(&mut self, what: &str, end: Instant) {
        match self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(message) => self.take(message),
            Err(RecvTimeoutError::Timeout) => panic!("{what} did not come"),
            Err(RecvTimeoutError::Disconnected) => panic!("the server ended before {what} came"),
        }
    }

    fn take(&mut self, message: Value) {
        let params = &message["params"];
        match (message["method"].as_str(), message.get("id")) {
            (Some("textDocument/publishDiagnostics"), None) => {
                let uri = params["uri"].as_str().expect("a URI").to_owned();
                let list = params["diagnostics"].as_array().expect("a list").clone();
                self.published.insert(uri, (params["version"].as_i64(), list));
                self.publications += 1;
            }
            (Some("$/progress"), None) => self.progress.push(params["value"].clone()),
            (Some("$/logTrace"), None) => self.traced.push(params.clone()),
            (Some("window/logMessage"), None) => {}
            (Some(_), Some(_)) if self.mute => {}
            (Some(method), Some(id)) => {
                let result = match method {
                    "workspace/configuration" => {
                        let items = params["items"].as_array().expect("a list").iter();
                        let of = |it: &Value| it["scopeUri"].as_str().and_then(|uri| self.of_folders.get(uri));
                        items.map(|it| of(it).unwrap_or(&self.settings).clone()).collect()
                    }
                    "client/registerCapability" => {
                        let list = params["registrations"].as_array().expect("a list");
                        self.registered.extend(list.iter().map(|it| it["method"].as_str().expect("a method").to_owned()));
                        Value::Null
                    }
                    "window/workDoneProgress/create" => Value::Null,
                    _ => panic!("the server asked for {method}"),
                };
                let answer = json!({ "jsonrpc": "2.0", "id": id, "result": result }).to_string();
                // The server may have ended after it asked.
                let input = self.input.as_mut().expect("not closed");
                let _ = write!(input, "Content-Length: {}\r\n\r\n{answer}", answer.len()).and_then(|()| input.flush());
            }
            _ => self.unread.push_back(message),
        }
    }

    fn wait(&mut self) -> Option<i32> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("our child") {
                return status.code();
            }
            assert!(Instant::now() < end, "the server does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() || self.input.is_none() || self.child.try_wait().is_ok_and(|it| it.is_some()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
            return;
        }
        let result = if self.initialized.is_null() { None } else { Some(self.call("shutdown", Value::Null)) };
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        let code = self.wait();
        self.listen(Duration::from_secs(1));
        assert!(self.unread.is_empty(), "messages left unread: {:#?}", self.unread);
        match result {
            Some(result) => assert_eq!((result, code), (Value::Null, Some(0))),
            None => assert_eq!(code, Some(1)),
        }
    }
}

pub fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.to_str().expect("UTF-8").bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

pub fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    json!({ "start": { "line": from.0, "character": from.1 }, "end": { "line": to.0, "character": to.1 } })
}

pub fn place(uri: &str, (line, character): (u32, u32)) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().expect("a number"),
            None if line == "\r\n" => break,
            None => panic!("no header: {line:?}"),
        }
    }
    let mut body = vec![0; length];
    output.take(length as u64).read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}
