//! Edits, the order of things, and places in all notations.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place, range, uri};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// Where an editor that counts in UTF-16 sees an offset.
fn seen(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let line = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() as u32, line.encode_utf16().count() as u32)
}

fn outline(client: &mut Client, uri: &str) -> Value {
    client.call("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))
}

/// 3,000 edits sent without waiting, with requests between them: each answer is about the text of its moment, and the end is the text
/// that a plain string has after the same edits.
#[test]
fn every_answer_is_of_its_moment_and_the_end_is_a_plain_replay() {
    let mut client = Client::with(None, capabilities(), Value::Null);
    let uri = "untitled:replay.md";
    let mut text = String::from("# Round 0\n");
    for at in 0..12 {
        text.push_str(&format!("\nParagraph {at} 😀 é: Anna Lindqvist, the mayor, spoke of 12 boats.\n"));
    }
    client.open(uri, &text);
    let mut dice = Dice(7);
    let pieces = ["x", " 14 boats ", "😀", "é", "\n", "\n\n", "", "", "", "\n## Head\n", "Lindqvist "];
    let mut asked = BTreeMap::new();
    for version in 2..3_002 {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).skip("# Round 0\n".len()).collect();
        let from = dice.roll(bounds.len().saturating_sub(20));
        let to = from + dice.roll(if text.len() > 2_000 { 19 } else { 4 });
        let (from, to) = (bounds[from], bounds[to]);
        let piece = pieces[dice.roll(pieces.len())];
        let mut changes = vec![json!({ "range": range(seen(&text, from), seen(&text, to)), "text": piece })];
        text.replace_range(from..to, piece);
        if version % 20 == 0 {
            // The same message also marks the moment, on the result of its first edit.
            let end = text.find('\n').expect("a line");
            changes.push(json!({ "range": range((0, 8), seen(&text, end)), "text": version.to_string() }));
            text.replace_range(8..end, &version.to_string());
        }
        client.change(uri, version, Value::Array(changes));
        if version % 20 == 0 {
            let id = client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
            let hover = client.request("textDocument/hover", place(uri, (2, 20)));
            asked.insert(version, (id, hover, text.clone()));
        }
    }
    for (at, (version, (id, hover, then))) in asked.into_iter().enumerate() {
        let symbols = client.answer(&json!(id)).expect("an outline");
        let heads = symbols.as_array().expect("a list");
        assert!(heads.iter().any(|it| it["name"] == format!("Round {version}")), "stale at {version}: {symbols}");
        let hover = client.answer(&json!(hover)).expect("a hover");
        if at % 10 == 0 {
            let fresh = format!("untitled:fresh-{version}.md");
            client.open(&fresh, &then);
            assert_eq!(outline(&mut client, &fresh), symbols);
            assert_eq!(client.at("textDocument/hover", &fresh, (2, 20)), hover);
            client.close(&fresh);
        }
    }
    client.open("untitled:end.md", &text);
    assert_eq!(outline(&mut client, uri), outline(&mut client, "untitled:end.md"));
    // Each is a rival of the other, so their marks are compared when the other is gone.
    client.close("untitled:end.md");
    client.edit(uri, 3_002, (0, 0), (0, 0), "");
    let edited = client.diagnostics(uri, 3_002);
    client.close(uri);
    client.until("an empty list", |it| it.published.get(uri).is_some_and(|it| it.1.is_empty()));
    client.open_as("untitled:end.md", "markdown", 2, &text);
    let fresh = client.diagnostics("untitled:end.md", 2);
    let ranges = |list: &[Value]| list.iter().map(|it| it["range"].to_string()).collect::<Vec<_>>();
    assert_eq!(ranges(&fresh), ranges(&edited));
}

#[test]
fn a_burst_of_edits_is_answered_by_few_publications() {
    let mut client = Client::with(None, capabilities(), Value::Null);
    let uri = "untitled:burst.md";
    client.open(uri, &"The mayor, Anna Lindqvist, counted 12 boats in the harbour.\n\n".repeat(100));
    client.diagnostics(uri, 1);
    let before = client.publications;
    for version in 2..1_002 {
        client.edit(uri, version, (40, 0), (40, 0), "x");
    }
    client.diagnostics(uri, 1_001);
    let many = client.publications - before;
    assert!(many < 700, "{many} publications for 1,000 edits");
}

#[test]
fn versions_may_repeat_jump_and_fall() {
    let mut client = Client::with(None, capabilities(), Value::Null);
    let uri = "untitled:versions.md";
    client.open_as(uri, "markdown", 10, "Nobody.\n");
    for version in [9, 9, 3, -2, 20] {
        client.change(uri, version, json!([{ "text": format!("# Text {version}\n") }]));
        assert_eq!(outline(&mut client, uri)[0]["name"], format!("Text {version}"));
    }
    client.open_as(uri, "markdown", 1, "# Opened twice\n");
    assert_eq!(outline(&mut client, uri)[0]["name"], "Opened twice");
    client.diagnostics(uri, 1);
    client.close(uri);
    client.close(uri);
    client.edit(uri, 21, (0, 0), (0, 1), "x");
    assert_eq!(client.at("textDocument/hover", uri, (0, 0)), Value::Null);
}

#[test]
fn places_in_all_encodings() {
    let prefix = "Über 😀👨‍👩‍👧 漢字 e\u{301} ";
    let text = format!("Nothing here.\r\n{prefix}Anna Lindqvist, the mayor, spoke.\r\n");
    for (offered, picked) in [
        (json!(null), "utf-16"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-32", "utf-16"]), "utf-32"),
        (json!(["utf-16", "utf-32", "utf-8"]), "utf-8"),
    ] {
        let mut able = capabilities();
        able["general"]["positionEncodings"] = offered;
        let mut client = Client::with(None, able, Value::Null);
        assert_eq!(client.initialized["capabilities"]["positionEncoding"], picked);
        let count = |text: &str| match picked {
            "utf-8" => text.len() as u32,
            "utf-16" => text.encode_utf16().count() as u32,
            _ => text.chars().count() as u32,
        };
        client.open("untitled:a", &text);
        let (from, to) = (count(prefix), count(prefix) + 14);
        for column in [from, from + 7, to] {
            let found = client.at("textDocument/definition", "untitled:a", (1, column));
            assert_eq!(found[0]["targetSelectionRange"], range((1, from), (1, to)), "{picked} at {column}");
        }
        assert_eq!(client.at("textDocument/definition", "untitled:a", (1, from - 2)), Value::Null, "{picked}");
        // Past the end of the line is its end, not the next line.
        client.edit("untitled:a", 2, (1, to), (1, 9_000), ".");
        client.edit("untitled:a", 3, (0, 0), (1, 0), "😀");
        let found = client.at("textDocument/definition", "untitled:a", (0, from + count("😀")));
        assert_eq!(found[0]["targetRange"], range((0, 0), (0, to + count("😀") + 1)), "{picked}");
    }
}

#[test]
fn the_open_text_goes_before_the_one_on_disk() {
    let here = tempfile::tempdir().expect("a folder");
    let file = here.path().join("who.md");
    fs::write(&file, "Anna Lindqvist, the mayor, spoke.\n").expect("a file");
    let mut client = Client::start(here.path());
    let draft = uri(&here.path().join("draft.md"));
    client.open(&draft, "Then Lindqvist left.\n");
    let places = |client: &mut Client| {
        let found = client.call("workspace/symbol", json!({ "query": "anna lindqvist" }));
        found.as_array().expect("a list").iter().map(|it| it["location"]["range"]["start"].to_string()).collect::<Vec<_>>()
    };
    let at = |line: u32, character: u32| json!({ "line": line, "character": character }).to_string();
    let becomes = |client: &mut Client, place: String| {
        for _ in 0..500 {
            if places(client) == [place.clone()] {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("it stands at {:?}, not at {place}", places(client));
    };
    becomes(&mut client, at(0, 0));
    // Opened with other words than on disk; then the disk changes under it; then it is closed.
    client.open(&uri(&file), "\nIt was Anna Lindqvist, the mayor, who spoke.\n");
    assert_eq!(places(&mut client), [at(1, 7)]);
    fs::write(&file, "So Anna Lindqvist, the mayor, spoke.\n").expect("a file");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(&file), "type": 2 }] }));
    client.settle();
    assert_eq!(places(&mut client), [at(1, 7)]);
    client.close(&uri(&file));
    // Closed, it is as it is on disk.
    becomes(&mut client, at(0, 3));
}
