//! What links of drafts must become before files are renamed or moved, so that they still lead where they led.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::target::{Form, Target, targets};
use super::{cite, place};
use crate::checks::{Evidence, Page};
use crate::document::{Citation, CitationKind};
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
    let mut led: HashMap<(&str, bool), Option<&Path>> = HashMap::new();
    for it in &page.document.citations {
        let there = || world.cited(page.file, it).and_then(|it| world.path(it));
        led.entry((&it.target, it.kind == CitationKind::Key)).or_insert_with(there);
    }
    let mut edits = Vec::new();
    for target in targets(&page.document.text) {
        let is_key = target.form == Form::Key;
        // A footnote has links as well as keys.
        let places = [(&*target.text, is_key), (&*target.text, false)];
        let Some(there) = places.iter().find_map(|it| led.get(it).copied().flatten()).filter(|_| is_cited(page, &target)) else {
            continue;
        };
        let by_path = || renamed(world, here, there, &target, after);
        let by_name = || renamed_stem(there, &target, after);
        let new = if is_key { by_name().or_else(by_path) } else { by_path().or_else(by_name) };
        if let Some(new) = new.filter(|new| *new != target.text) {
            edits.push((place::in_file(page.file, target.span), new));
        }
    }
    edits
}

/// Whether what looks like a target stands in a citation, and not in code or a comment.
fn is_cited(page: &Page, target: &Target) -> bool {
    let text = &page.document.text;
    let in_note = |note: Span| {
        let end = text.get(note.end as usize..).and_then(|it| it.find('\n')).map_or(text.len() as u32, |it| note.end + it as u32);
        Span { end, ..note }.covers(target.span)
    };
    let holds = |it: &Citation| it.span.covers(target.span) || it.note.is_some_and(in_note);
    target.defines || page.document.citations.iter().filter(|it| it.target == target.text).any(holds)
}

/// What a link is to have that leads there by its path. `None` when it leads there otherwise.
fn renamed(world: &World, here: &Path, there: &Path, target: &Target, after: &dyn Fn(&Path) -> PathBuf) -> Option<String> {
    let end = target.text.find(['#', '?']).unwrap_or(target.text.len());
    let (way, rest) = target.text.split_at(end);
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
    // Where nothing moves the way may be written in more than one form.
    if new == there && after(here).parent() == here.parent() {
        return Some(target.text.clone());
    }
    if !has_ending {
        new.set_extension("");
    }
    let new_way = match plain.strip_prefix('/') {
        Some(_) => format!("/{}", path::shown(new.strip_prefix(home?).ok()?)),
        None => cite::relative(&new, after(here).parent()?)?,
    };
    let new_way = if plain.starts_with("./") && !new_way.starts_with("../") { format!("./{new_way}") } else { new_way };
    Some(target.form.written(&new_way) + rest)
}

/// A key or a link of notes that is the file's name without its ending.
fn renamed_stem(there: &Path, target: &Target, after: &dyn Fn(&Path) -> PathBuf) -> Option<String> {
    let stem = there.file_stem()?.to_str()?;
    let new = after(there);
    // A key of the front matter stays as it is; so does a name that does.
    let new = new.file_stem()?.to_str().filter(|new| *new != stem)?;
    stem.eq_ignore_ascii_case(&path::unescaped(&target.text)).then(|| target.form.written(new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::workspace::Change;

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

    /// Whatever the new name holds, each form of citation leads to it afterwards, and back again under the old one.
    #[test]
    fn names_of_every_kind_are_read_again() {
        let forms = |way: &str, stem: &str| {
            let [link, angled, note, key] =
                [Form::Link, Form::Angled, Form::Note, Form::Key].map(|it| [it.written(way), it.written(stem)]);
            format!(
                "It [slept]({}#top), [woke](<{}> \"A title\"), [ate][1] and [[{}|drank]], it says [@{}, p. 4; -@{}].\n\n\
                 It sang[^1], see [[{}]].\n\n| who | where |\n|--|--|\n| it | [here]({}) |\n\n`[a]({})`\n\n\
                 [1]: {}\n[^1]: A [note]({}), and [@{}].\n",
                link[0], angled[0], note[0], key[1], key[1], note[1], link[0], link[0], link[0], link[0], key[1]
            )
        };
        let leads = |draft: &str, name: &str| {
            let world = World::default()
                .with(Change::Disk { files: vec![(format!("sources/{name}").into(), Some(b"The town slept.\n".to_vec()))] })
                .with(Change::Open { path: "stories/draft.md".into(), format: None, text: draft.to_owned() });
            let file = world.file_at(Path::new("stories/draft.md")).expect("the draft");
            let page = world.page(file).expect("the draft");
            let there = world.file_at(Path::new(&format!("sources/{name}")));
            let led = page.document.citations.iter().filter(|it| there.is_some() && world.cited(file, it) == there).count();
            (world, led)
        };
        let names = [
            "town.md",
            "the town.md",
            "the town (2).md",
            "town [final].md",
            "Über die Brücke.md",
            "u\u{308}ber.md",
            "100% sure.txt",
            "a#b?c.md",
            "R&D &amp; co.md",
            "back\\slash.md",
            "tick ` tock `.md",
            "<b>bold</b>.md",
            "a|b.md",
            "12:30 call.md",
            "_town_.md",
            "v1.2.md",
            "*star* ~~gone~~.md",
            "no\u{a0}break .md",
            "-town-.md",
            "@town.md",
            "漢字 😀.md",
            "'quoted' \"name\".md",
            "town's !$^{}=+,;.md",
        ];
        for (old, new) in names.iter().flat_map(|old| names.map(|new| (*old, new))) {
            let old_stem = Path::new(old).file_stem().expect("a stem").to_str().expect("letters");
            let draft = forms(&format!("../sources/{old}"), old_stem);
            let (world, led) = leads(&draft, old);
            assert_eq!(led, 10, "{draft}");
            let renames = [(format!("sources/{old}").into(), format!("sources/{new}").into())];
            let mut text = draft.clone();
            for (span, new) in moved(&world, &renames).into_iter().rev() {
                text.replace_range(span.span.range(), &new);
            }
            let new_stem = Path::new(new).file_stem().expect("a stem").to_str().expect("letters");
            let wanted = forms(&format!("../sources/{new}"), new_stem);
            // What is code stays.
            let code = |text: &str| text.split('\n').find(|it| it.starts_with('`')).expect("the code").to_owned();
            assert_eq!(text, wanted.replace(&code(&wanted), &code(&draft)), "{old} => {new}");
            assert_eq!(leads(&text, new).1, 10, "{old} => {new}: {text}");
        }
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
