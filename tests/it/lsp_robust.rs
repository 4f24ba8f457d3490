//! Clients, disks and folders that behave badly: nothing is lost, and what cannot be done is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place, uri};

const DRAFT: &str = "The yard built 40 boats (12 ferries and 30 tugs).\n";
const SOURCE: &str = "The fleet lost 25 boats (14 trawlers and 12 tugs).\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn codes(client: &Client, uri: &str) -> Vec<String> {
    let list = client.published.get(uri).map_or(&[][..], |it| &it.1);
    list.iter().map(|it| it["code"].as_str().unwrap_or("").to_owned()).collect()
}

fn stet(client: &mut Client, uri: &str) -> Result<Value, Value> {
    let argument = json!({ "uri": uri, "position": { "line": 0, "character": 15 }, "code": "sum" });
    client.try_call("workspace/executeCommand", json!({ "command": "subeditor.stet", "arguments": [argument] }))
}

#[test]
fn a_client_that_reads_nothing_for_a_while_loses_nothing() {
    let mut client = Client::with(None, capabilities(), Value::Null);
    client.open("untitled:a.md", &DRAFT.repeat(60));
    client.set_deaf(true);
    let start = Instant::now();
    let mut asked = Vec::new();
    for version in 2..1_500 {
        client.edit("untitled:a.md", version, (0, 0), (0, 0), if version % 2 == 0 { "\n" } else { "# Head\n" });
        if version % 5 == 0 {
            asked.push(client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": "untitled:a.md" } })));
        }
    }
    // Far more than the pipe holds waits by now, and every message of ours was taken at once.
    assert!(start.elapsed() < Duration::from_secs(20), "the server stopped reading");
    std::thread::sleep(Duration::from_secs(1));
    client.set_deaf(false);
    for (id, round) in asked.iter().zip(1..) {
        let symbols = client.answer(&json!(id)).expect("an outline");
        let heads = symbols.as_array().expect("a list").iter().filter(|it| it["name"] == "Head").count();
        assert_eq!(heads, (5 * round - 1) / 2, "after {} edits", 5 * round - 1);
    }
    client.diagnostics("untitled:a.md", 1_499);
}

#[test]
fn a_client_that_never_answers() {
    let here = folder(&[("draft.md", DRAFT)]);
    let mut client = Client::silent();
    client.mute = true;
    client.begin(Some(here.path()), capabilities());
    let other = uri(&here.path().join("other.md"));
    client.open(&other, SOURCE);
    client.until("diagnostics", |it| codes(it, &other) == ["sum"]);
    for version in 2..40 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": other, "type": 2 }] }));
        client.edit(&other, version, (0, 0), (0, 0), "x");
    }
    client.diagnostics(&other, 39);
    let symbols = client.call("workspace/symbol", json!({ "query": "boats" }));
    assert!(!symbols.as_array().expect("a list").is_empty(), "the folder is read all the same");
}

#[test]
fn two_servers_on_one_folder_keep_one_ledger() {
    let here = folder(&[("a.md", DRAFT), ("b.md", SOURCE)]);
    let uris = ["a.md", "b.md"].map(|it| uri(&here.path().join(it)));
    let mut clients = [Client::start(here.path()), Client::start(here.path())];
    for (client, (uri, text)) in clients.iter_mut().zip(uris.iter().zip([DRAFT, SOURCE])) {
        client.open(uri, text);
        client.until("a finding", |it| codes(it, uri) == ["sum"]);
    }
    let asked: Vec<i64> = clients
        .iter_mut()
        .zip(&uris)
        .map(|(client, uri)| {
            let argument = json!({ "uri": uri, "position": { "line": 0, "character": 15 }, "code": "sum" });
            client.request("workspace/executeCommand", json!({ "command": "subeditor.stet", "arguments": [argument] }))
        })
        .collect();
    for (client, id) in clients.iter_mut().zip(asked) {
        client.answer(&json!(id)).expect("the ledger");
    }
    let written = fs::read_to_string(here.path().join(".subeditor/ledger.toml")).expect("a ledger");
    assert!(written.contains("a.md") && written.contains("b.md"), "{written}");
    // What one has written the other hears of.
    let ledger = uri(&here.path().join(".subeditor/ledger.toml"));
    for (client, (uri, text)) in clients.iter_mut().zip(uris.iter().rev().zip([SOURCE, DRAFT])) {
        client.open(uri, text);
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": ledger, "type": 2 }] }));
        client.until("nothing, since it stands", |it| it.published.contains_key(uri) && codes(it, uri).is_empty());
    }
}

/// Files may not grow here, which is what a full disk looks like to a program.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_ends_nothing() {
    let here = folder(&[("a.md", DRAFT)]);
    fs::create_dir(here.path().join(".subeditor")).expect("a folder");
    let before = "[[stet]]\nrule = \"share\"\nfile = \"a.md\"\n";
    fs::write(here.path().join(".subeditor/ledger.toml"), before).expect("a ledger");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" lsp --log log.txt 2>/dev/null", env!("CARGO_BIN_EXE_subeditor")]);
    command.current_dir(here.path());
    let mut client = Client::of(command);
    client.begin(Some(here.path()), capabilities());
    let draft = uri(&here.path().join("a.md"));
    client.open(&draft, DRAFT);
    client.until("a finding", |it| codes(it, &draft) == ["sum"]);
    let error = stet(&mut client, &draft).expect_err("no room");
    let message = error["message"].as_str().expect("words");
    assert!(message.contains("ledger.toml could not be written: "), "{message}");
    assert_eq!(fs::read_to_string(here.path().join(".subeditor/ledger.toml")).expect("the old one"), before);
    let left: Vec<_> = fs::read_dir(here.path().join(".subeditor")).expect("a folder").collect();
    assert_eq!(left.len(), 1, "nothing half written lies about");
    client.edit(&draft, 2, (0, 15), (0, 17), "42");
    client.until("the finding gone", |it| codes(it, &draft).is_empty());
}

#[test]
fn a_file_that_changes_while_it_is_read() {
    let here = folder(&[("draft.md", "Then Lindqvist left.\n")]);
    let file = here.path().join("who.md");
    let mut client = Client::start(here.path());
    client.open(&uri(&here.path().join("draft.md")), "Then Lindqvist left.\n");
    let writer = {
        let file = file.clone();
        std::thread::spawn(move || {
            for round in 0..300 {
                let text = format!("{}Nora Feld {round} spoke.\n", "Nobody knew who came.\n\n".repeat(round % 40));
                fs::write(&file, &text[..text.len() - round % 7]).expect("a file");
                if round % 10 == 9 {
                    fs::remove_file(&file).expect("a file");
                }
            }
            fs::write(&file, "At last Anna Lindqvist, the mayor, spoke.\n").expect("a file");
        })
    };
    let changed = json!({ "changes": [{ "uri": uri(&file), "type": 2 }] });
    while !writer.is_finished() {
        client.notify("workspace/didChangeWatchedFiles", changed.clone());
        client.settle();
    }
    writer.join().expect("a writer");
    client.notify("workspace/didChangeWatchedFiles", changed);
    for _ in 0..500 {
        let found = client.call("workspace/symbol", json!({ "query": "anna lindqvist" }));
        if found[0]["location"]["uri"] == uri(&file) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the last state of the file is not known");
}

#[test]
fn three_thousand_open_documents() {
    let mut client = Client::with(None, capabilities(), Value::Null);
    let name = |at: usize| format!("untitled:{at}.md");
    let text = |at: usize| if at % 500 == 7 { DRAFT } else { "The harbour froze, and nobody came.\n" };
    for at in 0..3_000 {
        client.open(&name(at), text(at));
    }
    client.until("all of them", |it| it.published.len() == 3_000);
    for at in 0..3_000 {
        assert_eq!(codes(&client, &name(at)).len(), usize::from(text(at) == DRAFT), "{at}");
    }
    client.edit(&name(7), 2, (0, 15), (0, 17), "42");
    client.until("the finding gone", |it| codes(it, &name(7)).is_empty());
    for at in 0..3_000 {
        client.close(&name(at));
    }
    client.until("none of them", |it| it.published.values().all(|it| it.1.is_empty()));
}

/// Numbers that look random and are the same each time.
fn random(state: &mut u64) -> u8 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 40) as u8
}

#[test]
fn random_bytes_on_disk_and_in_the_editor() {
    let here = folder(&[]);
    let mut state = 5;
    let mut texts = BTreeMap::new();
    for at in 0..40 {
        let bytes: Vec<u8> = (0..2_000).map(|_| random(&mut state)).collect();
        // Half of it is Markdown's own signs, so that some of it means something.
        let signs = b"#*_[](){}<>|`~-+=:!\\\"'&;%$0123456789 \n\t.,aAzZ";
        let sown: Vec<u8> = bytes.iter().map(|&it| if it % 2 == 0 { signs[it as usize / 2 % signs.len()] } else { it }).collect();
        fs::write(here.path().join(format!("{at}.md")), if at % 2 == 0 { &bytes } else { &sown }).expect("a file");
        let text =
            String::from_utf8_lossy(if at % 4 < 2 { &sown } else { &bytes }).replace(if at % 3 == 0 { "\0" } else { "" }, "");
        texts.insert(format!("untitled:{at}.md"), text);
    }
    let mut client = Client::start(here.path());
    for (uri, text) in &texts {
        client.open(uri, text);
        client.edit(uri, 2, (0, 3), (2, 9), "12 people");
    }
    for uri in texts.keys() {
        client.diagnostics(uri, 2);
        client.at("textDocument/hover", uri, (0, 5));
        client.call("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri } }));
    }
    let is_read = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        let checked = client.call("workspace/executeCommand", json!({ "command": "subeditor.check", "arguments": [] }));
        checked["documents"] == 80
    });
    assert!(is_read, "each file and each text is a document");
}

/// Every request all over the stories, in each way to count; in steps, so that it stays quick.
#[test]
fn every_request_all_over_the_stories_in_three_encodings() {
    const STEP: usize = 29;
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut files = Vec::new();
    collect(&stories, &mut files);
    assert!(!files.is_empty());
    for (encoding, turn) in ["utf-8", "utf-16", "utf-32"].into_iter().zip(0..) {
        let mut able = capabilities();
        able["general"] = json!({ "positionEncodings": [encoding] });
        let settings = json!({ "lens": true, "hints": { "unit": true, "source": true, "date": true } });
        let mut client = Client::with(Some(&stories), able, settings);
        for file in &files {
            let (uri, text) = (uri(file), fs::read_to_string(file).expect("a text"));
            client.open(&uri, &text);
            let mut asked = Vec::new();
            for offset in (turn * STEP / 3..=text.len()).step_by(STEP) {
                let before = &text[..text.floor_char_boundary(offset)];
                let line = before.rsplit('\n').next().unwrap_or("");
                let column = match encoding {
                    "utf-8" => line.len(),
                    "utf-16" => line.encode_utf16().count(),
                    _ => line.chars().count(),
                };
                let mut params = place(&uri, (before.matches('\n').count() as u32, column as u32));
                params["context"] = json!({ "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 });
                params["positions"] = json!([params["position"]]);
                params["range"] = json!({ "start": params["position"], "end": params["position"] });
                params["newName"] = json!("Mary Ann Smith");
                for method in [
                    "hover",
                    "definition",
                    "references",
                    "documentHighlight",
                    "completion",
                    "codeAction",
                    "prepareRename",
                    "rename",
                    "prepareCallHierarchy",
                    "selectionRange",
                    "inlayHint",
                    "semanticTokens/range",
                ] {
                    asked.push((method, client.request(&format!("textDocument/{method}"), params.clone())));
                }
            }
            let of_file = json!({ "textDocument": { "uri": uri }, "previousResultId": "none" });
            for method in ["documentSymbol", "codeLens", "documentLink", "foldingRange", "semanticTokens/full/delta"] {
                asked.push((method, client.request(&format!("textDocument/{method}"), of_file.clone())));
            }
            for (method, id) in asked {
                // What cannot be renamed is refused in words.
                let answer = client.answer(&json!(id));
                let refused = method.to_lowercase().contains("rename");
                assert!(answer.is_ok() || refused, "{method} in {encoding}: {answer:?}");
                assert!(answer.err().is_none_or(|it| it["code"] == -32602));
            }
        }
        client.call("workspace/symbol", json!({ "query": "" }));
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Ticks of the clock that a process has used, as the system counts them.
#[cfg(target_os = "linux")]
fn ticks(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
    let fields: Vec<&str> = stat.rsplit(") ").next().expect("fields").split(' ').collect();
    fields[11].parse::<u64>().expect("a number") + fields[12].parse::<u64>().expect("a number")
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_to_do_costs_nothing() {
    let here = folder(&[("a.md", DRAFT), ("b.md", SOURCE)]);
    let mut client = Client::start(here.path());
    for name in ["a.md", "b.md"] {
        let uri = uri(&here.path().join(name));
        client.open(&uri, DRAFT);
        client.diagnostics(&uri, 1);
    }
    client.listen(Duration::from_millis(500));
    let before = ticks(client.process());
    client.listen(Duration::from_secs(2));
    let used = ticks(client.process()) - before;
    assert!(used <= 1, "{used} ticks in two idle seconds");
}
