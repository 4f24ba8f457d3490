//! A text and edits of it. After each edit the text is what a plain string has, and what is found in it is what is found in the same
//! text opened afresh, whatever was remembered of the readings and judgements before.
//!
//! The last bytes of the input choose the edits, the others are the text.

#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use subeditor::text::{Edit, Encoding, FileId, LineIndex};
use subeditor::workspace::{Change, World};

/// Bytes that choose one edit.
const CHOICE: usize = 6;
const MOST_EDITS: usize = 8;

const PIECES: &[&str] = &["", "", " ", "\n", "\r\n", "\n\n", "12", "7.5", "“", "”", ".", "😀", "e\u{301}", "## ", "> ", "<!-- stet -->", "Anna "];

fuzz_target!(|bytes: &[u8]| {
    let edits = (bytes.len() / (4 * CHOICE)).clamp(1, MOST_EDITS) * CHOICE;
    let Some((text, choices)) = bytes.len().checked_sub(edits).and_then(|at| bytes.split_at_checked(at)) else { return };
    // With a NUL it is no text, and nothing in it is read.
    let Some(text) = std::str::from_utf8(text).ok().filter(|it| !it.contains('\0')) else { return };
    let mut text = text.to_owned();
    let source = text.clone();
    let mut world = afresh(&source, &text);
    let draft = world.files()[1];
    for (choice, turn) in choices.chunks_exact(CHOICE).zip(0..) {
        let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][turn % 3];
        let edit = edit(&mut text, choice, encoding);
        world = world.with(Change::Edit { file: draft, edits: vec![edit], encoding });
        let fresh = afresh(&source, &text);
        assert_eq!(&**world.line_index(draft).expect("open").text(), text.as_str());
        assert_eq!(found(&world, draft), found(&fresh, draft), "in {text:?}");
    }
});

fn afresh(source: &str, text: &str) -> World {
    let open = |world: World, path: &str, text: &str| {
        world.with(Change::Open { path: PathBuf::from(path), format: None, text: text.to_owned() })
    };
    open(open(World::default(), "sources/wire.md", source), "draft.md", text)
}

/// What the document says, and what is said of it.
fn found(world: &World, file: FileId) -> String {
    let page = world.page(file).expect("open");
    format!("{:#?}\n{:#?}", page.facts, world.findings(file))
}

/// Makes one edit in the text and gives it as an editor would tell it.
fn edit(text: &mut String, choice: &[u8], encoding: Encoding) -> Edit {
    let place = |high: u8, low: u8| text.floor_char_boundary((usize::from(high) << 8 | usize::from(low)) % (text.len() + 1));
    let start = place(choice[0], choice[1]);
    let end = text.ceil_char_boundary((start + usize::from(choice[2] & 31)).min(text.len()));
    let piece = match choice[3] {
        // A copy of words that stand elsewhere.
        high if high & 1 == 1 => {
            let from = place(high, choice[4]);
            text[from..text.ceil_char_boundary((from + usize::from(choice[5])).min(text.len()))].to_owned()
        }
        _ => PIECES[usize::from(choice[4]) % PIECES.len()].to_owned(),
    };
    let index = LineIndex::new(text.as_str().into());
    let range = (index.position(start as u32, encoding), index.position(end as u32, encoding));
    // Between the two characters of a line's end is no place that an editor could name.
    let (start, end) = (index.offset(range.0, encoding) as usize, index.offset(range.1, encoding) as usize);
    text.replace_range(start.min(end)..end, &piece);
    Edit { range: Some(range), text: piece }
}
