//! What is marked in a document.

use crate::checks::{Code, Finding, Related, Severity};
use crate::text::{FileId, Span};
use crate::workspace::World;

/// One mark, with words that stand alone.
#[derive(Clone, Debug)]
pub struct Mark {
    pub span: Span,
    pub severity: Severity,
    /// The rule; none where the document could not be read.
    pub code: Option<Code>,
    pub message: String,
    pub related: Vec<Related>,
}

/// What kept parts of the document from being read, then the findings in text order, as the settings have them.
pub fn diagnostics(world: &World, file: FileId) -> Vec<Mark> {
    let problems = world.problems(file).iter().map(|problem| Mark {
        span: problem.span,
        severity: Severity::Warning,
        code: None,
        message: sentence(&problem.message),
        related: Vec::new(),
    });
    let findings = world.findings(file);
    problems.chain(findings.iter().map(mark)).collect()
}

pub fn mark(finding: &Finding) -> Mark {
    Mark {
        span: finding.span.span,
        severity: finding.severity,
        code: Some(finding.code),
        message: finding.message.clone(),
        related: finding.related.clone(),
    }
}

/// Some of these follow a path where they are listed.
fn sentence(message: &str) -> String {
    if message.starts_with("is ") || message.starts_with("could not ") {
        format!("This document {message}")
    } else {
        message.to_owned()
    }
}
