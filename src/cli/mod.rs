//! Floor 8: the command line.

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde::Deserialize;
use serde_json::Value;

use crate::document::{self, Format};
use crate::{claims, report};

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("facts") => match facts_jsonl(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("subeditor: {error}");
                ExitCode::from(2)
            }
        },
        _ => ExitCode::from(2),
    }
}

#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
    #[serde(default)]
    format: Option<String>,
}

/// `facts --jsonl`: a document a line in, its facts a line out, in the same order.
fn facts_jsonl(input: impl BufRead, output: impl Write) -> std::io::Result<()> {
    let mut output = BufWriter::new(output);
    for line in input.lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line)?;
        let format = if line.format.as_deref() == Some("markdown") { Format::Markdown } else { Format::Plain };
        let (document, _) = document::read(line.text.as_bytes(), format);
        let facts = claims::facts_of(&document);
        let mut answer = report::facts::facts_line(&document, &facts);
        answer.id = Some(line.id);
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}
