//! The mark in the text that lets a finding stand, with a place for the reason: for editors that ask for none.

use super::place;
use crate::checks::{Evidence, Finding};
use crate::document::{BlockKind, Format};
use crate::text::{FileSpan, Span};
use crate::workspace::World;

/// Where it goes, and the mark: `<!-- stet conflict: -->` at the end of the line. In drafts in Markdown alone, and not where the line is
/// no prose to its end: in tables and below pictures.
pub fn mark(world: &World, finding: &Finding) -> Option<(FileSpan, String)> {
    let FileSpan { file, span } = finding.span;
    let page = world.page(file).filter(|_| world.is_draft(file) && world.format(file) == Some(Format::Markdown))?;
    let block = page.document.blocks.iter().find(|it| it.span.contains(span.start))?;
    let kinds = [BlockKind::Body, BlockKind::Headline, BlockKind::ListItem, BlockKind::Quotation];
    if !kinds.contains(&block.kind) {
        return None;
    }
    let rest = page.document.text.get(span.start as usize..)?;
    let line = rest.split(['\n', '\r']).next()?.trim_end();
    // A backslash at the end breaks the line, and braces are a heading's attributes; hashes may close a heading.
    let line = line.strip_suffix('\\').unwrap_or(line).trim_end();
    let line = if block.kind == BlockKind::Headline { line.trim_end_matches('#').trim_end() } else { line };
    if line.is_empty() || block.kind == BlockKind::Headline && line.ends_with('}') {
        return None;
    }
    let end = span.start + line.len() as u32;
    let mark = format!(" <!-- stet {}: -->", finding.code.as_str());
    Some((place::in_file(file, Span { start: end, end }), mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::workspace::Change;

    /// The draft with the mark for its first finding, which is found no more then; none where there is no place for it.
    #[track_caller]
    fn check(draft: &str, expected: Option<&str>) {
        let fixture = Fixture::new(&format!("//- draft.md\n{draft}\n"));
        let findings = fixture.world.findings(fixture.file());
        let found = mark(&fixture.world, findings.first().expect("a finding"));
        let text = found.map(|(span, mark)| {
            let mut text = fixture.world.page(fixture.file()).expect("a draft").document.text.to_string();
            text.replace_range(span.span.range(), &mark);
            text
        });
        assert_eq!(text.as_deref().map(str::trim_end), expected);
        let Some(text) = text else { return };
        let world = World::default().with(Change::Open { path: "draft.md".into(), format: None, text });
        let left = world.findings(world.files()[0]);
        assert_eq!(left.len() + 1, findings.len(), "{left:#?}");
    }

    #[test]
    fn at_the_end_of_the_line() {
        check(
            "The fair opens on Sunday 3 May 2025.  \nIt rains.",
            Some("The fair opens on Sunday 3 May 2025. <!-- stet weekday: -->  \nIt rains."),
        );
        check(
            "The fair opens on Sunday 3 May 2025\\\nin Wick.",
            Some("The fair opens on Sunday 3 May 2025 <!-- stet weekday: -->\\\nin Wick."),
        );
        check("# Fair on Sunday 3 May 2025 #", Some("# Fair on Sunday 3 May 2025 <!-- stet weekday: --> #"));
        check("- It is **Sunday 3 May 2025**", Some("- It is **Sunday 3 May 2025** <!-- stet weekday: -->"));
        check("> It is Sunday 3 May 2025\n> in Wick.", Some("> It is Sunday 3 May 2025 <!-- stet weekday: -->\n> in Wick."));
    }

    #[test]
    fn where_there_is_no_place() {
        check("| day |\n|--|\n| Sunday 3 May 2025 |", None);
        check("---\nrole: source\n---\nThe fair opens on Sunday 3 May 2025.", None);
        check("# Fair on Sunday 3 May 2025 {#fair}", None);
    }
}
