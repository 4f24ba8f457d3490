//! `subeditor check`: the findings of a workspace.

use std::io::{self, BufWriter, Write};

use super::args::{Check, CheckFormat};
use super::{CLEAN, FAILED, FOUND, gather};
use crate::report::{self, Outcome, text::Look};

pub fn run(arguments: &Check, look: Look) -> io::Result<u8> {
    let gathered = gather::gather(&arguments.paths, &arguments.input.stdin_name, arguments.set.settings()?)?;
    let files = gathered.files().iter().filter_map(|file| Some((*file, gathered.shown(*file)?)));
    let outcome = Outcome { files: files.collect(), findings: gathered.findings() };
    let text = arguments.format == CheckFormat::Text;
    if text && outcome.files.is_empty() && !gathered.complete {
        // Standard error has said why.
        return Ok(FAILED);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        CheckFormat::Text => report::text::write(&outcome, look, &mut out),
        CheckFormat::Jsonl => report::json::lines(&outcome, &mut out),
        CheckFormat::Json => report::json::whole(&outcome, &mut out),
        CheckFormat::Sarif => report::sarif::write(&outcome, &mut out),
        CheckFormat::Github => report::github::write(&outcome, &mut out),
    }?;
    out.flush()?;
    Ok(if !gathered.complete {
        FAILED
    } else if outcome.serious() > 0 {
        FOUND
    } else {
        CLEAN
    })
}
