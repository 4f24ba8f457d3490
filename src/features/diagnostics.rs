//! What is marked in a document.

use std::borrow::Cow;
use std::sync::Arc;

use crate::checks::{Code, Finding, Related, Severity};
use crate::text::{FileId, Span};
use crate::workspace::World;

/// One mark, with words that stand alone.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    pub span: Span,
    pub severity: Severity,
    /// The rule; none where the document could not be read, or a mark in it.
    pub code: Option<Code>,
    pub message: Cow<'a, str>,
    pub related: &'a [Related],
}

/// The marks of one document.
pub struct Marks {
    problems: Vec<Mark<'static>>,
    findings: Arc<[Finding]>,
}

impl Marks {
    pub fn of(world: &World, file: FileId) -> Marks {
        let mistaken = world.mistaken_marks(file);
        let problems = world.problems(file).iter().chain(&mistaken).map(|problem| Mark {
            span: problem.span,
            severity: Severity::Warning,
            code: None,
            message: sentence(&problem.message).into(),
            related: &[],
        });
        Marks { problems: problems.collect(), findings: world.findings(file) }
    }

    /// What kept parts of the document from being read, then the findings in text order, as the settings have them.
    pub fn iter(&self) -> impl Iterator<Item = Mark<'_>> {
        self.problems.iter().cloned().chain(self.findings.iter().map(mark))
    }
}

pub fn mark(finding: &Finding) -> Mark<'_> {
    Mark {
        span: finding.span.span,
        severity: finding.severity,
        code: Some(finding.code),
        message: (&*finding.message).into(),
        related: &finding.related,
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
