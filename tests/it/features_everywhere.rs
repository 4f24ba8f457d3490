//! Every feature at every place of every story: answers may be none, but nothing panics and no place lies outside its text.

use std::fs;
use std::path::{Path, PathBuf};

use subeditor::workspace::{Change, World};

use crate::everywhere::{all_on, everywhere};

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
        world = world.with(all_on());
        assert!(!files.is_empty());
        for file in world.files() {
            everywhere(&world, file, 1);
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
        everywhere(&world, world.files()[0], 1);
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
