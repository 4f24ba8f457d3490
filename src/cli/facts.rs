//! `subeditor facts`: what documents say.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{self, Receiver};

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{Facts, FactsFormat};
use super::{CLEAN, FAILED, gather};
use crate::claims;
use crate::document::{self, Document, Format};
use crate::report::facts::{FactsLine, facts_line};
use crate::workspace::Settings;

pub fn run(arguments: &Facts) -> io::Result<u8> {
    if arguments.jsonl {
        return stream(io::stdin(), BufWriter::new(io::stdout().lock()));
    }
    let gathered = gather::gather(&arguments.paths, &arguments.input.stdin_name, Settings::default())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let lines = gathered.files().iter().filter_map(|file| {
        let (document, facts) = gathered.document(*file)?;
        let mut line = facts_line(document, facts);
        line.path = Some(gathered.name(*file).to_string());
        Some(line)
    });
    match arguments.format {
        FactsFormat::Jsonl => {
            for line in lines {
                serde_json::to_writer(&mut out, &line)?;
                out.write_all(b"\n")?;
            }
        }
        FactsFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &lines.collect::<Vec<_>>())?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(if gathered.complete { CLEAN } else { FAILED })
}

/// One document as it comes in.
#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
    #[serde(default)]
    format: Option<String>,
}

/// Documents that are read side by side.
const BATCH: usize = 128;

/// `facts --jsonl`: a document a line in, its facts a line out, in the same order. A lone line is answered at once; lines that wait
/// are answered together, on all cores.
fn stream(input: io::Stdin, mut out: impl Write) -> io::Result<u8> {
    let (send, receive) = mpsc::sync_channel(BATCH);
    std::thread::spawn(move || {
        for line in input.lock().split(b'\n') {
            let last = line.is_err();
            if send.send(line).is_err() || last {
                break;
            }
        }
    });
    let mut number = 0;
    let mut code = CLEAN;
    while let Some(batch) = next_batch(&receive) {
        let numbered: Vec<_> = batch.into_iter().zip(number + 1..).collect();
        number += numbered.len();
        // Some at a time, since that is quicker, but so few that no core waits for another for long.
        let some = numbered.len().div_ceil(4 * rayon::current_num_threads());
        let answers: Vec<_> = numbered.into_par_iter().chunks(some).flat_map_iter(answers).collect();
        for answer in answers {
            match answer? {
                None => {}
                Some(Ok(line)) => {
                    serde_json::to_writer(&mut out, &line)?;
                    out.write_all(b"\n")?;
                }
                // The order of the answers is the promise, so a line that cannot be read is answered too.
                Some(Err(message)) => {
                    code = FAILED;
                    eprintln!("subeditor: {message}");
                    serde_json::to_writer(&mut out, &json!({ "error": message }))?;
                    out.write_all(b"\n")?;
                }
            }
        }
        out.flush()?;
    }
    Ok(code)
}

fn next_batch<T>(receive: &Receiver<T>) -> Option<Vec<T>> {
    let mut batch = vec![receive.recv().ok()?];
    batch.extend(receive.try_iter().take(BATCH - 1));
    Some(batch)
}

/// What a line gives: nothing where it is empty; else something, or why not.
type Read<T> = io::Result<Option<Result<T, String>>>;

/// The facts of lines, each with its number.
fn answers(lines: Vec<(io::Result<Vec<u8>>, usize)>) -> Vec<Read<FactsLine>> {
    let asked: Vec<_> = lines.into_iter().map(|(line, number)| document_in(line, number)).collect();
    let documents: Vec<_> = asked.iter().filter_map(|it| Some(&it.as_ref().ok()?.as_ref()?.as_ref().ok()?.1)).collect();
    let mut facts = claims::facts_of_all(&documents).into_iter();
    let mut answer = |(id, document)| {
        let mut line = facts_line(&document, &facts.next().unwrap_or_default());
        line.id = Some(id);
        line
    };
    asked.into_iter().map(|it| Ok(it?.map(|it| it.map(&mut answer)))).collect()
}

/// The document of a line, and its id.
fn document_in(line: io::Result<Vec<u8>>, number: usize) -> Read<(Value, Document)> {
    let line = line?;
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let line: Line = match serde_json::from_slice(&line) {
        Ok(line) => line,
        Err(error) => return Ok(Some(Err(format!("line {number} of standard input is no document: {error}")))),
    };
    let format = match line.format.as_deref() {
        None | Some("plain") => Format::Plain,
        Some("markdown") => Format::Markdown,
        Some(other) => {
            let message =
                format!("line {number} of standard input has the format {other:?}; \"plain\" and \"markdown\" are known");
            return Ok(Some(Err(message)));
        }
    };
    let (document, _) = document::read(line.text.as_bytes(), format);
    Ok(Some(Ok((line.id, document))))
}
