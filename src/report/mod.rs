//! Floor 8: what the command line prints. Each format owns its own serialised types: the interfaces stay when the inside changes.

pub mod doctor;
mod excerpt;
pub mod explain;
pub mod facts;
pub mod github;
pub mod json;
pub mod sarif;
pub mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::checks::{Finding, Severity};
use crate::text::{FileId, FileSpan};

/// What a run found, with what is needed to show it.
#[derive(Default)]
pub struct Outcome {
    pub files: BTreeMap<FileId, Shown>,
    /// By the order of the files' names, then in text order.
    pub findings: Vec<Finding>,
}

/// One document as it is shown to the user.
pub struct Shown {
    /// The path as it was given on the command line, or below the folder that was given.
    pub name: String,
    pub text: Arc<str>,
    /// Being written, not evidence: its findings come first.
    pub draft: bool,
    /// Where each line begins.
    lines: Vec<u32>,
}

/// A place as people count it: lines and columns from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    /// In Unicode code points, from 1.
    pub column: usize,
    /// The byte offset at which the line begins.
    pub line_start: usize,
}

impl Shown {
    pub fn new(name: String, text: Arc<str>, draft: bool) -> Shown {
        let lines =
            std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        Shown { lines: lines.collect(), name, text, draft }
    }

    /// Where an offset of the file stands; an offset outside the file stands at its end.
    pub fn place(&self, offset: u32) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset).max(1) - 1;
        let line_start = self.lines.get(line).copied().unwrap_or(0) as usize;
        let before = self.text.get(line_start..(offset as usize).min(self.text.len())).unwrap_or("");
        Place { line: line + 1, column: before.trim_start_matches('\u{feff}').chars().count() + 1, line_start }
    }

    /// The bytes from the start to the end of a line (counted from 1), its line end left out.
    pub fn line(&self, line: usize) -> Option<(usize, &str)> {
        let start = *self.lines.get(line.checked_sub(1)?)? as usize;
        let text = self.text.get(start..)?;
        Some((start, text.split('\n').next().unwrap_or("").trim_end_matches('\r')))
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
}

impl Outcome {
    /// The findings at warning or above: those that make a run fail.
    pub fn serious(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity <= Severity::Warning).count()
    }

    fn shown(&self, span: FileSpan) -> Option<&Shown> {
        self.files.get(&span.file)
    }

    fn name(&self, span: FileSpan) -> &str {
        self.shown(span).map_or("", |shown| &shown.name)
    }
}

/// The name of a severity in the machine interfaces.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let shown = Shown::new("a.md".into(), "\u{feff}one\r\n€ two\n".into(), true);
        assert_eq!((shown.place(3).line, shown.place(3).column), (1, 1));
        assert_eq!((shown.place(12).line, shown.place(12).column), (2, 3));
        assert_eq!((shown.place(999).line, shown.place(999).column), (3, 1));
        assert_eq!(shown.line(1).map(|it| it.1), Some("\u{feff}one"));
        assert_eq!(shown.line(2).map(|it| it.1), Some("€ two"));
        assert_eq!(shown.line(9), None);
    }
}
