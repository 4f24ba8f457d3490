//! What a citation may lead to while it is being written: paths behind `](`, keys behind `[@`.

use std::path::{Component, Path};

use super::complete::{Completion, MOST, Proposal, ProposalKind};
use super::target::Form;
use super::{place, words};
use crate::checks::{Evidence, Page};
use crate::document::BlockKind;
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// The sources, each by its path from here or by its key. What was typed may be any part of the path, the key or the title.
pub fn targets(world: &World, at: FilePos, line: &str) -> Option<Completion> {
    let opening = ["](", "[@"].into_iter().filter_map(|mark| line.rfind(mark).map(|at| (at, mark))).max()?;
    let (typed, by_key) = (line.get(opening.0 + 2..)?, opening.1 == "[@");
    if typed.contains([')', ']', '(', '[', ',']) || typed.len() > 200 {
        return None;
    }
    let sought = typed.to_lowercase();
    let folder = world.path(at.file)?.parent()?;
    let sources = world.files().into_iter().filter(|&file| file != at.file && !world.is_draft(file));
    let named = sources.filter_map(|file| world.page(file)).filter_map(|page| {
        let path = world.path(page.file)?;
        let stem = || path.file_stem()?.to_str().map(str::to_owned);
        let text = if by_key {
            page.document.meta.key.clone().or_else(|| Some(Form::Key.written(&stem()?)))?
        } else {
            Form::Link.written(&relative(path, folder)?)
        };
        let title = page.document.meta.title.as_deref().unwrap_or("");
        let fits = text.to_lowercase().contains(&sought) || title.to_lowercase().contains(&sought);
        fits.then(|| Proposal { kind: ProposalKind::Document, text, detail: detail(&page), from: Some(at_start(&page)) })
    });
    let mut proposals: Vec<Proposal> = named.take(MOST + 1).collect();
    let cut = proposals.len() > MOST;
    proposals.truncate(MOST);
    let start = at.offset - typed.len() as u32;
    (!proposals.is_empty()).then_some(Completion { span: Span { start, end: at.offset }, proposals, cut })
}

fn at_start(page: &Page) -> FileSpan {
    let first = page.document.blocks.iter().find(|it| it.kind == BlockKind::Body).or(page.document.blocks.first());
    place::in_file(page.file, first.map_or(Span::default(), |it| it.span))
}

/// "Fire in Lower Wick, The Wick Wire, 4 March 2025"
fn detail(page: &Page) -> String {
    let meta = &page.document.meta;
    let date = meta.date.map(words::date).filter(|it| !it.is_empty());
    [meta.title.clone(), meta.publisher.clone(), date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The way from a folder to a file, with the slashes of links.
pub(super) fn relative(path: &Path, folder: &Path) -> Option<String> {
    let (to, from): (Vec<Component>, Vec<Component>) = (path.components().collect(), folder.components().collect());
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(shared).map(|_| Some(".."));
    let down = to.iter().skip(shared).map(|it| it.as_os_str().to_str());
    Some(up.chain(down).collect::<Option<Vec<_>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use crate::features::complete;
    use crate::fixture::Fixture;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let fixture = Fixture::new(&format!(
            "//- stories/draft.md\n{line}\n//- sources/fire report.md (closed)\n---\nkey: vance2024\npublisher: The Wick Wire\n---\n\n\
             # The mill\n\nThe mill burned.\n//- sources/town.txt (closed)\nThe town slept.\n"
        ));
        let found = complete(&fixture.world, fixture.at()).unwrap_or_default();
        let texts: Vec<&str> = found.proposals.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, expected, "{line}");
    }

    #[test]
    fn paths_and_keys() {
        check("It burned, [a report](¦", &["../sources/fire%20report.md", "../sources/town.txt"]);
        check("It burned, [a report](tow¦", &["../sources/town.txt"]);
        check("It burned, [a report](Mill¦", &["../sources/fire%20report.md"]);
        check("It burned [@va¦", &["vance2024"]);
        check("It burned [@¦", &["vance2024", "town"]);
    }

    #[test]
    fn where_nothing_is_cited() {
        check("It burned (tow¦", &[]);
        check("It burned, [a report](town.txt) in the tow¦", &[]);
        check("It burned, [a report](zebra¦", &[]);
    }
}
