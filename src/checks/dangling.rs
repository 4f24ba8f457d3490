//! `citation`: a link or footnote of a draft that leads to a file of the workspace which is not there.
//!
//! Addresses, anchors and images lead elsewhere; a path from the root, or without the ending of a document, is a web site's or a note
//! that is yet to be written; a key may belong to a bibliography that is not ours to read.

use super::{Code, Evidence, Finding, Page, Severity};
use crate::document::{Citation, CitationKind};
use crate::text::FileSpan;

/// What sources are kept as.
const ENDINGS: [&str; 17] = [
    "md", "markdown", "txt", "text", "pdf", "csv", "tsv", "json", "xml", "xls", "xlsx", "ods", "doc", "docx", "odt", "rtf", "eml",
];

pub(super) fn check(evidence: &dyn Evidence, page: Page, findings: &mut Vec<Finding>) {
    if page.document.citations.is_empty() || !evidence.is_draft(page.file) {
        return;
    }
    for citation in page.document.citations.iter().filter(|it| evidence.is_missing(page.file, it)) {
        let Some(path) = path(citation) else { continue };
        let message = format!("{path} is cited here, but there is no such file.");
        let span = FileSpan { file: page.file, span: citation.span };
        let mut finding = Finding::new(Code::Citation, Severity::Warning, span, message);
        finding.key_mut().subject = path.to_string();
        findings.push(finding);
    }
}

/// The path of a citation that leads to a file beside the citing one, as it is written.
fn path(citation: &Citation) -> Option<&str> {
    let path = citation.target.split(['#', '?']).next().filter(|_| citation.kind != CitationKind::Key)?;
    let elsewhere = path.starts_with(['/', '~']) || path.starts_with("www.") || path.contains([':', '\\', '{', '<', '$', '*']);
    let ending = path.rsplit('/').next()?.rsplit_once('.').filter(|it| !it.0.is_empty())?.1;
    (!elsewhere && ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it))).then_some(path)
}

#[cfg(test)]
mod tests {
    use crate::checks::{Code, Library, Silences, run};

    #[track_caller]
    fn check(draft: &str, expected: &[&str]) {
        let library = Library::read([("draft.md", draft), ("sources/report.md", "Officials found nine defects in the ferry.\n")]);
        let file = library.files().next().expect("the draft");
        let found = run(&library, file, &|_| true, &Silences::default()).into_iter().filter(|it| it.code == Code::Citation);
        let found: Vec<String> = found.map(|it| format!("{}: {}", it.span.span.of(draft), it.message)).collect();
        assert_eq!(found, expected, "{draft}");
    }

    #[test]
    fn a_file_that_is_not_there() {
        check(
            "Officials found [nine defects](sources/reprot.md) in the ferry.",
            &["[nine defects](sources/reprot.md): sources/reprot.md is cited here, but there is no such file."],
        );
        check(
            "Officials found nine defects.[^1]\n\n[^1]: See [the report](./sources/2024.pdf#page=2).",
            &["[^1]: ./sources/2024.pdf is cited here, but there is no such file."],
        );
        check(
            "The [log](log.csv) and the [report](sources/report.md) are at odds.",
            &["[log](log.csv): log.csv is cited here, but there is no such file."],
        );
    }

    #[test]
    fn what_leads_elsewhere() {
        for draft in [
            "Officials found [nine defects](sources/report.md#findings) in the ferry.",
            "Officials found [nine defects](https://ferry.example/reprot.md) in the ferry.",
            "Officials found [nine defects](www.ferry.example/reprot.pdf) in the ferry.",
            "Officials found nine defects ([see below](#defects)), says [the clerk](mailto:clerk@ferry.example).",
            "Officials found nine defects [@ferry-reprot] in the ferry [@reprot.md].",
            "![The ferry in dock](ferry.png)\n\n![Its plan](plan.pdf)",
            // Pages of a web site, a template, a note that is yet to be written.
            "Officials found [nine defects](/sources/reprot.md), see [the ferry](ferry/) and [its history](../history).",
            "Officials found [nine defects]({{site}}/reprot.md) in the ferry, see [[Ferry report]] and [home](index.html).",
            "---\nrole: source\n---\nOfficials found [nine defects](sources/reprot.md) in the ferry.\n",
            "Write `[nine defects](sources/reprot.md)` to cite it.",
        ] {
            check(draft, &[]);
        }
    }
}
