//! Any bytes as a document, with every feature at places all over it, and its findings beside a source that says the same.

#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use subeditor::workspace::{Change, World};

#[path = "../../tests/it/everywhere.rs"]
mod everywhere;

/// Places in a document that are looked at.
const PLACES: u32 = 24;

fuzz_target!(|bytes: &[u8]| {
    let plain = bytes.len() % 4 == 0;
    let draft = if plain { "draft.txt" } else { "draft.md" };
    let on_disk = [(PathBuf::from(draft), Some(bytes.to_vec())), (PathBuf::from("sources/wire.md"), Some(bytes.to_vec()))];
    let mut world = World::default().with(Change::Disk { files: on_disk.into() });
    if let Ok(text) = std::str::from_utf8(bytes) {
        world = world.with(Change::Open { path: draft.into(), format: None, text: text.to_owned() });
    }
    let world = world.with(everywhere::all_on());
    for file in world.files() {
        everywhere::everywhere(&world, file, bytes.len() as u32 / PLACES + 1);
    }
});
