//! What a client may send: each line of the input is the body of a message, and goes out in a frame of its own; a line that begins with
//! `!` goes out as it is. Whatever came before, a request at the end is answered.

#![no_main]

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use libfuzzer_sys::{Corpus, fuzz_target};
use subeditor::server;
use subeditor::workspace::Settings;

const BEGIN: [&str; 2] = [
    r#"{"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"capabilities":{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}},"publishDiagnostics":{"relatedInformation":true}}},"initializationOptions":{"lens":true,"hints":{"source":true,"unit":true,"date":true}}}}"#,
    r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
];
const END: &str = r#"{"jsonrpc":"2.0","id":"end","method":"shutdown"}"#;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    // Not the files and processes of this machine; and an `exit` is the end, as it should be.
    if ["file:", "processId", "exit", "\\u"].iter().any(|word| contains(bytes, word.as_bytes())) {
        return Corpus::Reject;
    }
    let mut stream = Vec::new();
    for body in BEGIN.iter().map(|it| it.as_bytes()).chain(bytes.split(|&byte| byte == b'\n')).chain([END.as_bytes()]) {
        match body {
            [b'!', raw @ ..] => stream.extend_from_slice(raw),
            body => {
                stream.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
                stream.extend_from_slice(body);
            }
        }
    }
    // A raw line may swallow what follows it, but never more than it said.
    stream.extend(format!("\r\n\r\nContent-Length: {}\r\n\r\n{END}", END.len()).bytes());
    let answers = Answers::default();
    server::serve(&stream[..], answers.clone(), Settings::default(), Duration::from_secs(20)).expect("a runtime");
    let answers = answers.0.lock().expect("whole");
    let raw = bytes.split(|&byte| byte == b'\n').any(|line| line.first() == Some(&b'!'));
    assert!(raw || contains(&answers, br#""id":"end""#), "no answer at the end: {}", String::from_utf8_lossy(&answers));
    Corpus::Keep
});

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|it| it == word)
}

#[derive(Clone, Default)]
struct Answers(Arc<Mutex<Vec<u8>>>);

impl Write for Answers {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("whole").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
