//! What links of drafts must become before files are renamed or moved, so that they still lead where they led.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{cite, place};
use crate::checks::{Evidence, Page};
use crate::document::CitationKind;
use crate::text::{FileSpan, Span};
use crate::workspace::{World, path};

/// New targets of links, by document and place. `renames` are old and new paths, of files or of folders with all that is in them. Links
/// that lead to what moves are changed, and links in drafts that move themselves; what sources write is not ours to change.
pub fn moved(world: &World, renames: &[(PathBuf, PathBuf)]) -> Vec<(FileSpan, String)> {
    let after = |path: &Path| {
        let found = renames.iter().find_map(|(old, new)| Some((path.strip_prefix(old).ok()?, new)));
        found.map_or_else(
            || path.to_path_buf(),
            |(below, new)| if below.as_os_str().is_empty() { new.clone() } else { new.join(below) },
        )
    };
    let drafts = world.files().into_iter().filter(|&file| world.is_draft(file)).filter_map(|file| world.page(file));
    let mut edits: Vec<(FileSpan, String)> = drafts.flat_map(|page| of_document(world, &page, &after)).collect();
    edits.sort_by_key(|it| it.0);
    edits.dedup_by_key(|it| it.0);
    edits
}

fn of_document(world: &World, page: &Page, after: &dyn Fn(&Path) -> PathBuf) -> Vec<(FileSpan, String)> {
    let Some(here) = world.path(page.file) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut edits = Vec::new();
    for citation in &page.document.citations {
        let is_key = citation.kind == CitationKind::Key;
        if !seen.insert((&citation.target, is_key)) {
            continue;
        }
        let Some(there) = world.cited(page.file, citation).and_then(|it| world.path(it)) else { continue };
        let by_path = || renamed(world, here, there, &citation.target, after);
        let by_name = || renamed_stem(there, &citation.target, after);
        let Some(new) = by_path().or_else(by_name).filter(|new| *new != citation.target) else { continue };
        let places = places(&page.document.text, &citation.target);
        edits.extend(places.into_iter().map(|span| (place::in_file(page.file, span), new.clone())));
    }
    edits
}

/// The target of a link that leads there by its path, in the form in which it was written. `None` when it leads there otherwise.
fn renamed(world: &World, here: &Path, there: &Path, target: &str, after: &dyn Fn(&Path) -> PathBuf) -> Option<String> {
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let (way, rest) = target.split_at(end);
    let plain = path::unescaped(way);
    let home = world.folders().iter().filter(|folder| here.starts_with(folder)).max_by_key(|it| it.components().count());
    let led = match plain.strip_prefix('/') {
        Some(below) => home?.join(below),
        None => here.parent()?.join(&plain),
    };
    let led = path::normal(&led);
    // Note-taking programs leave the ending out.
    let has_ending = led == there;
    if !has_ending && led != there.with_extension("") {
        return None;
    }
    let mut new = after(there);
    if !has_ending {
        new.set_extension("");
    }
    let new_way = match plain.strip_prefix('/') {
        Some(_) => format!("/{}", path::shown(new.strip_prefix(home?).ok()?)),
        None => cite::relative(&new, after(here).parent()?)?,
    };
    let new_way = if plain.starts_with("./") && !new_way.starts_with("../") { format!("./{new_way}") } else { new_way };
    // Where nothing moves the way may be written in more than one form.
    let is_same = after(there) == there && after(here).parent() == here.parent();
    let is_raw = plain == way && way.contains(' ');
    Some(if is_same {
        target.to_owned()
    } else if is_raw {
        new_way + rest
    } else {
        cite::escaped(&new_way) + rest
    })
}

/// A key or a link of notes that is the file's name without its ending.
fn renamed_stem(there: &Path, target: &str, after: &dyn Fn(&Path) -> PathBuf) -> Option<String> {
    (there.file_stem()?.to_str()? == target).then(|| Some(after(there).file_stem()?.to_str()?.to_owned()))?
}

/// Where the text has this target of a link: `](target)`, `](<target>`, `[1]: target`, `[[target]]`, `[@target]`.
fn places(text: &str, target: &str) -> Vec<Span> {
    let opens = |before: &str| ["](", "](<", "]: ", "]: <", "[[", "[@", "; @"].iter().any(|it| before.ends_with(it));
    let closes = |after: &str| {
        let mut rest = after.chars();
        rest.next().is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '|' | ',' | ';'))
    };
    let found = text.match_indices(target).map(|(at, it)| (at, at + it.len()));
    let found = found.filter(|&(start, end)| opens(&text[..start]) && closes(&text[end..]));
    if target.is_empty() { Vec::new() } else { found.map(|(start, end)| Span::new(start, end)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    const SOURCES: &str = "//- sources/fire report.md (closed)\nThe mill burned.\n//- sources/town.txt (closed)\nThe town slept.\n\
        //- notes.md (closed)\nThe crew came.\n";

    /// The draft after the files have moved.
    #[track_caller]
    fn check(renames: &[(&str, &str)], draft: &str, expected: &str) {
        let fixture = Fixture::new(&format!("//- stories/draft.md\n{draft}\n{SOURCES}"));
        let renames: Vec<(PathBuf, PathBuf)> = renames.iter().map(|(old, new)| (old.into(), new.into())).collect();
        let mut text = fixture.world.page(fixture.file()).expect("a draft").document.text.to_string();
        for (span, new) in moved(&fixture.world, &renames).into_iter().rev() {
            assert_eq!(span.file, fixture.file());
            text.replace_range(span.span.range(), &new);
        }
        assert_eq!(text.trim_end(), expected);
    }

    #[test]
    fn what_a_link_leads_to_moves() {
        let one = [("sources/town.txt", "archive/the town.txt")];
        check(&one, "It slept, [the town](../sources/town.txt) says.", "It slept, [the town](../archive/the%20town.txt) says.");
        check(
            &one,
            "It slept[^1].\n\n[^1]: [Town](../sources/town.txt#top).",
            "It slept[^1].\n\n[^1]: [Town](../archive/the%20town.txt#top).",
        );
        check(&one, "It [slept][1].\n\n[1]: ../sources/town.txt", "It [slept][1].\n\n[1]: ../archive/the%20town.txt");
        check(&[("notes.md", "crew.md")], "It came [@notes], [[../notes]].", "It came [@crew], [[../crew]].");
        check(&[("sources", "clips")], "[a](../sources/fire%20report.md)", "[a](../clips/fire%20report.md)");
        check(&[("sources", "clips")], "[a](<../sources/fire report.md>)", "[a](<../clips/fire report.md>)");
    }

    #[test]
    fn the_draft_itself_moves() {
        check(&[("stories/draft.md", "draft.md")], "[a](../sources/town.txt) and [@notes]", "[a](sources/town.txt) and [@notes]");
        check(&[("stories/draft.md", "stories/second.md")], "[a](.././sources/town.txt)", "[a](.././sources/town.txt)");
        check(&[("stories", "old/stories"), ("sources", "old/sources")], "[a](../sources/town.txt)", "[a](../sources/town.txt)");
    }

    #[test]
    fn what_leads_elsewhere_stays() {
        for draft in
            ["[a](https://town.example/sources/town.txt)", "`../sources/town.txt`", "[a](../sources/nowhere.txt)", "[a](#top)"]
        {
            check(&[("sources/town.txt", "town.txt")], draft, draft);
        }
    }
}
