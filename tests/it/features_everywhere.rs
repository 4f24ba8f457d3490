//! Every feature at every place of every story: answers may be none, but nothing panics and no place lies outside its text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use subeditor::features;
use subeditor::text::{Encoding, FileId, FilePos, FileSpan, LineIndex, Span};
use subeditor::workspace::{Change, Settings, World};

#[test]
fn every_feature_at_every_place_of_the_stories() {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    for story in fs::read_dir(stories).expect("stories") {
        let mut files = Vec::new();
        collect(&story.expect("a story").path(), &mut files);
        let mut world = World::default();
        for path in &files {
            let text = fs::read_to_string(path).expect("a text");
            world = world.with(Change::Open { path: path.clone(), format: None, text });
        }
        let (all, _) = Settings::from_toml("lens = true\nhints = { source = true, unit = true, date = true }");
        world = world.with(Change::Settings { all, folders: BTreeMap::new() });
        assert!(!files.is_empty());
        for file in world.files() {
            everywhere(&world, file);
        }
    }
}

#[test]
fn every_feature_at_every_place_of_odd_texts() {
    for text in [
        "",
        "\u{feff}",
        "\r",
        "12",
        "# \n",
        "😀 12 👨‍👩‍👧 e\u{301}",
        "“",
        "Anna’s",
        "---\n",
        "| 1 | 2 |\n|--|--|\n| 3 | 4 |",
        "1. 2. 3.\u{0}\u{7}",
    ] {
        let world = World::default().with(Change::Open { path: PathBuf::from("odd.md"), format: None, text: text.to_owned() });
        everywhere(&world, world.files()[0]);
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn everywhere(world: &World, file: FileId) {
    let index = world.line_index(file).expect("a text");
    let text = index.text().clone();
    let within = |at: FileSpan| {
        let text = world.line_index(at.file).expect("a text").text().clone();
        assert!(text.get(at.span.range()).is_some(), "{at:?} is no part of its text");
    };
    for mark in features::diagnostics(world, file) {
        within(FileSpan { file, span: mark.span });
        mark.related.iter().for_each(|it| within(it.span));
    }
    for symbol in features::document_symbols(world, file) {
        for it in std::iter::once(&symbol).chain(&symbol.children) {
            within(FileSpan { file, span: it.span });
            assert!(it.span.covers(it.words), "{it:?}");
        }
    }
    let part = Span { start: 0, end: u32::MAX };
    features::tokens(world, file, part).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    features::hints(world, file, part)
        .into_iter()
        .for_each(|it| within(FileSpan { file, span: Span { start: it.offset, end: it.offset } }));
    features::links(world, file).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    features::lens(world, file).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    assert!(features::folding(world, file).iter().all(|it| it.first < it.last && it.last < index.lines()));
    for offset in (0..=text.len() as u32 + 2).filter(|&at| at as usize > text.len() || text.is_char_boundary(at as usize)) {
        let at = FilePos { file, offset };
        if let Some(hover) = features::hover(world, at) {
            within(FileSpan { file, span: hover.span });
            let lines = features::rich::markdown(&hover.lines, |_| Some("file:///x".to_owned()));
            assert!(!lines.is_empty() && !features::rich::plain(&hover.lines).is_empty());
        }
        if let Some(definition) = features::definition(world, at) {
            within(FileSpan { file, span: definition.origin });
            for target in definition.targets {
                within(target.passage);
                within(target.words);
            }
        }
        let spans = features::selection(world, at);
        assert!(spans.windows(2).all(|pair| pair[1].covers(pair[0])), "{spans:?}");
        spans.into_iter().for_each(|span| within(FileSpan { file, span }));
        features::references(world, at, true).into_iter().flatten().for_each(within);
        features::highlight(world, at).into_iter().flatten().for_each(|span| within(FileSpan { file, span }));
        there_and_back(&index, offset);
    }
}

fn there_and_back(index: &LineIndex, offset: u32) {
    let text = index.text();
    // Between the two characters of a line's end is the end of the line before it.
    let is_inside_end = offset > 0 && text.get(offset as usize - 1..).is_some_and(|it| it.starts_with("\r\n"));
    for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
        let back = index.offset(index.position(offset, encoding), encoding);
        if offset as usize <= text.len() && !is_inside_end {
            assert_eq!(back, offset);
        }
    }
}
