//! Findings as JSON. All offsets are UTF-8 bytes of the file as it is on disk.

use std::io::{self, Write};

use serde::Serialize;

use super::{Outcome, severity};
use crate::text::FileSpan;

/// One finding.
#[derive(Serialize)]
struct FindingLine<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    related: Vec<RelatedLine<'a>>,
}

#[derive(Serialize)]
struct RelatedLine<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    message: &'a str,
}

#[derive(Serialize)]
struct Whole<'a> {
    documents: usize,
    findings: Vec<FindingLine<'a>>,
}

/// One finding a line.
pub fn lines(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    for finding in findings(outcome) {
        serde_json::to_writer(&mut out, &finding)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// One object with all findings.
pub fn whole(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &Whole { documents: outcome.files.len(), findings: findings(outcome).collect() })?;
    out.write_all(b"\n")
}

fn findings(outcome: &Outcome) -> impl Iterator<Item = FindingLine<'_>> {
    let related =
        |span: FileSpan, message| RelatedLine { path: outcome.name(span), start: span.span.start, end: span.span.end, message };
    outcome.findings.iter().map(move |finding| FindingLine {
        path: outcome.name(finding.span),
        start: finding.span.span.start,
        end: finding.span.span.end,
        code: finding.code.as_str(),
        severity: severity(finding.severity),
        message: &finding.message,
        related: finding.related.iter().map(|it| related(it.span, &it.message)).collect(),
    })
}
