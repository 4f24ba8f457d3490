//! Findings as SARIF 2.1.0, the format that code scanning services read.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Outcome, Shown};
use crate::checks::{Code, Severity};
use crate::text::Span;

/// One log with one run.
pub fn write(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| json!({ "id": code.as_str() })).collect();
    let results: Vec<Value> = outcome
        .findings
        .iter()
        .filter_map(|finding| {
            let related: Vec<Value> = finding
                .related
                .iter()
                .filter_map(|it| {
                    let mut place = location(outcome.shown(it.span)?, it.span.span);
                    place["message"] = json!({ "text": it.message });
                    Some(place)
                })
                .collect();
            Some(json!({
                "ruleId": finding.code.as_str(),
                "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
                "level": level(finding.severity),
                "message": { "text": finding.message },
                "locations": [location(outcome.shown(finding.span)?, finding.span.span)],
                "relatedLocations": related,
            }))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "subeditor", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut out, &log)?;
    out.write_all(b"\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn location(shown: &Shown, span: Span) -> Value {
    let (from, to) = (shown.place(span.start), shown.place(span.end));
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&shown.name) },
            "region": {
                "startLine": from.line,
                "startColumn": from.column,
                "endLine": to.line,
                "endColumn": to.column,
                "byteOffset": span.start,
                "byteLength": span.len(),
            },
        },
    })
}

/// A relative reference, or a `file:` address for an absolute path.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_string() };
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.get(1..3) == Some(":/") {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte as char),
            // A colon in the first segment of a relative reference would read as a scheme.
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri("story/drafts/a b.md"), "story/drafts/a%20b.md");
        assert_eq!(uri("/srv/é.md"), "file:///srv/%C3%A9.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
    }
}
