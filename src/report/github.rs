//! Findings as GitHub workflow commands: annotations on the lines of a pull request.

use std::io::{self, Write};

use super::Outcome;
use crate::checks::Severity;

/// One command a finding.
pub fn write(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    for finding in &outcome.findings {
        let Some(shown) = outcome.shown(finding.span) else { continue };
        let (from, to) = (shown.place(finding.span.span.start), shown.place(finding.span.span.end));
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information | Severity::Hint => "notice",
        };
        // GitHub takes columns only when the annotation stays on one line.
        let columns = if from.line == to.line { format!(",col={},endColumn={}", from.column, to.column) } else { String::new() };
        writeln!(
            out,
            "::{level} file={},line={},endLine={}{columns},title={}::{}",
            property(&shown.name),
            from.line,
            to.line,
            property(finding.code.as_str()),
            data(&finding.message)
        )?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
