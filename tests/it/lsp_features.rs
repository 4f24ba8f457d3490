//! Features beside the main ones, over the wire: actions and commands, lens, hints, tokens, folds, links, pulled diagnostics.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, range, uri};

const DRAFT: &str = "# Fire in Lower Wick\n\nThe fire at the Osprey mill killed 12 people in Lower Wick on Monday, [the Wire](sources/wire.md) \
    says.\n\n## The mayor\n\n“It burned for 3 hours,” said Anna Lindqvist, the mayor of Lower Wick.\n";
const SOURCE: &str = "---\npublisher: The Wick Wire\ndate: 2025-03-04\n---\n\n\
    The fire at the Osprey mill killed 15 people in Lower Wick, Anna Lindqvist said.\n";

fn story() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    fs::write(folder.path().join("draft.md"), DRAFT).expect("a file");
    fs::write(folder.path().join("sources/wire.md"), SOURCE).expect("a file");
    let draft = uri(&folder.path().join("draft.md"));
    (folder, draft)
}

fn with_literals() -> Value {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["codeAction"] =
        json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } });
    capabilities
}

fn conflict(client: &mut Client, draft: &str) -> Value {
    client.open(draft, DRAFT);
    client.until("the conflict", |it| it.published.get(draft).is_some_and(|it| it.1.iter().any(|it| it["code"] == "conflict")));
    client.published[draft].1.iter().find(|it| it["code"] == "conflict").expect("just seen").clone()
}

fn actions(client: &mut Client, draft: &str, range: &Value, context: Value) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": draft }, "range": range, "context": context });
    client.call("textDocument/codeAction", params).as_array().expect("a list").clone()
}

#[test]
fn a_finding_is_repaired_or_let_stand() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), with_literals(), json!({}));
    let mark = conflict(&mut client, &draft);
    let found = actions(&mut client, &draft, &mark["range"], json!({ "diagnostics": [mark] }));
    let repair =
        found.iter().find(|it| it["edit"]["changes"][&draft][0]["newText"] == "15").unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!((&repair["kind"], &repair["edit"]["changes"][&draft][0]["range"]), (&json!("quickfix"), &mark["range"]));
    assert_eq!(
        actions(&mut client, &draft, &mark["range"], json!({ "diagnostics": [], "only": ["refactor"] })),
        Vec::<Value>::new()
    );
    assert_eq!(actions(&mut client, &draft, &range((0, 0), (0, 1)), json!({ "diagnostics": [] })), Vec::<Value>::new());

    let stet = found.iter().find(|it| it["title"] == "Let this stand").expect("the action");
    let mut argument = stet["command"]["arguments"][0].clone();
    argument["reason"] = json!("The Wire is wrong.");
    let ledger =
        client.call("workspace/executeCommand", json!({ "command": stet["command"]["command"], "arguments": [argument] }));
    client.until("the conflict gone", |it| it.published[&draft].1.iter().all(|it| it["code"] != "conflict"));
    let written = fs::read_to_string(ledger.as_str().expect("a path")).expect("the ledger");
    assert!(written.contains("The Wire is wrong."), "{written}");
    client.close(&draft);
}

/// For an editor that asks for no reason: the mark is written into the draft, and the reason behind it.
#[test]
fn a_mark_in_the_text_has_a_place_for_the_reason() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), with_literals(), json!({}));
    let mark = conflict(&mut client, &draft);
    let found = actions(&mut client, &draft, &mark["range"], json!({ "diagnostics": [mark] }));
    let action = found.iter().find(|it| it["title"] == "Let this stand by a mark in the text: conflict");
    let edit = &action.unwrap_or_else(|| panic!("{found:#?}"))["edit"]["changes"][&draft][0];
    assert_eq!((&edit["newText"], &edit["range"]["start"]), (&json!(" <!-- stet conflict: -->"), &edit["range"]["end"]));
    let at = (2, edit["range"]["start"]["character"].as_u64().expect("a column") as u32);
    client.edit(&draft, 2, at, at, " <!-- stet conflict: the Wire is wrong -->");
    client.until("the conflict gone", |it| it.published[&draft].1.iter().all(|it| it["code"] != "conflict"));
    let hover = client.at("textDocument/hover", &draft, (2, 36));
    assert!(hover.to_string().contains("the Wire is wrong"), "{hover}");
    client.close(&draft);
}

#[cfg(unix)]
#[test]
fn a_ledger_that_cannot_be_written_is_an_error_with_words() {
    let (here, draft) = story();
    // A file where the folder would be: the same failure for a superuser too.
    fs::write(here.path().join(".subeditor"), "in the way").expect("a file");
    let mut client = Client::with(Some(here.path()), with_literals(), json!({}));
    let mark = conflict(&mut client, &draft);
    let argument = json!({ "uri": draft, "position": mark["range"]["start"], "code": "conflict" });
    let params = json!({ "command": "subeditor.stet", "arguments": [argument] });
    let error = client.try_call("workspace/executeCommand", params).expect_err("no ledger");
    assert!(error["message"].as_str().expect("words").contains("could not be written"), "{error}");
    client.close(&draft);
}

#[test]
fn commands_answer_and_bad_ones_are_refused() {
    let (here, draft) = story();
    let mut client = Client::start(here.path());
    let mark = conflict(&mut client, &draft);
    let mut run = |command: &str, arguments: Value| {
        client.try_call("workspace/executeCommand", json!({ "command": command, "arguments": arguments }))
    };
    let places = run("subeditor.show", json!([{ "uri": draft, "position": mark["range"]["start"] }])).expect("places");
    assert_eq!(places[0]["uri"], uri(&here.path().join("sources/wire.md")));
    let checked = run("subeditor.check", json!([])).expect("findings");
    assert_eq!(checked["documents"], 2);
    assert!(checked["findings"].as_array().expect("a list").iter().any(|it| it["uri"] == draft && it["range"] == mark["range"]));
    let report = run("subeditor.doctor", json!([])).expect("a report");
    let report = report.as_str().expect("text");
    assert!(report.contains("documents: 2 (drafts 1, sources 1, open 1)") && !report.contains("Osprey"), "{report}");
    assert_eq!(run("subeditor.reload", json!([])).expect("nothing"), Value::Null);
    assert_eq!(run("subeditor.fly", json!([])).expect_err("no such command")["code"], -32601);
    for argument in
        [json!([]), json!([7]), json!([{ "uri": draft }]), json!([{ "uri": draft, "position": "x", "code": "conflict" }])]
    {
        assert_eq!(run("subeditor.stet", argument).expect_err("a bad argument")["code"], -32602);
    }
    client.close(&draft);
}

#[test]
fn lens_and_hints_come_when_settings_want_them() {
    let (here, draft) = story();
    let settings = json!({ "lens": true, "hints": { "source": true } });
    let mut client = Client::with(Some(here.path()), capabilities(), settings);
    conflict(&mut client, &draft);
    let lens = client.call("textDocument/codeLens", json!({ "textDocument": { "uri": draft } }));
    assert!(lens[0]["command"]["title"].as_str().expect("words").ends_with(": 1 conflict"), "{lens:#}");
    assert_eq!(lens[0]["command"]["command"], "subeditor.show");
    let params = json!({ "textDocument": { "uri": draft }, "range": range((0, 0), (99, 0)) });
    let hints = client.call("textDocument/inlayHint", params);
    assert!(
        hints.as_array().expect("a list").iter().any(|it| it["label"].as_str().expect("words").contains("Lindqvist")),
        "{hints:#}"
    );
    client.close(&draft);
}

#[test]
fn tokens_folds_selections_and_links() {
    let (here, draft) = story();
    let mut client = Client::start(here.path());
    conflict(&mut client, &draft);
    let of_draft = json!({ "textDocument": { "uri": draft } });
    let legend = client.initialized["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
    assert_eq!(legend, json!(["figure", "person", "source", "quotation"]));
    let whole = client.call("textDocument/semanticTokens/full", of_draft.clone());
    let numbers = whole["data"].as_array().expect("a list").clone();
    assert_eq!(numbers[..5], [2, 35, 2, 0, 0].map(|it| json!(it)));
    client.edit(&draft, 2, (2, 35), (2, 37), "112");
    let delta = json!({ "textDocument": { "uri": draft }, "previousResultId": whole["resultId"] });
    let delta = client.call("textDocument/semanticTokens/full/delta", delta);
    let edit = &delta["edits"][0];
    let mut made = numbers.clone();
    let (start, count) =
        (edit["start"].as_u64().expect("a number") as usize, edit["deleteCount"].as_u64().expect("a number") as usize);
    made.splice(start..start + count, edit["data"].as_array().expect("a list").clone());
    let again = client.call("textDocument/semanticTokens/full", of_draft.clone());
    assert_eq!(again["data"], json!(made));
    let part = json!({ "textDocument": { "uri": draft }, "range": range((6, 0), (7, 0)) });
    let part = client.call("textDocument/semanticTokens/range", part);
    assert!(part["data"].as_array().expect("a list").len() < made.len());

    let folds = client.call("textDocument/foldingRange", of_draft.clone());
    assert_eq!((&folds[0]["startLine"], &folds[0]["endLine"]), (&json!(0), &json!(6)));
    let positions = json!([{ "line": 2, "character": 36 }, { "line": 6, "character": 3 }]);
    let selections =
        client.call("textDocument/selectionRange", json!({ "textDocument": { "uri": draft }, "positions": positions }));
    assert_eq!(selections[0]["range"], range((2, 35), (2, 38)));
    assert_eq!(selections[0]["parent"]["range"]["start"], json!({ "line": 2, "character": 35 }), "{selections:#}");
    assert_eq!(selections.as_array().map(Vec::len), Some(2));
    let links = client.call("textDocument/documentLink", of_draft);
    assert_eq!(links[0]["target"], uri(&here.path().join("sources/wire.md")));
    client.close(&draft);
}

#[test]
fn diagnostics_are_pulled_where_a_setting_wants_it_and_never_sent_too() {
    let (here, draft) = story();
    let mut client = Client::silent();
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({});
    let folders = json!([{ "uri": uri(here.path()), "name": "folder" }]);
    client.initialized = client.call(
        "initialize",
        json!({
            "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": capabilities,
            "initializationOptions": { "diagnostics": "pull" },
        }),
    );
    client.notify("initialized", json!({}));
    assert_eq!(client.initialized["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"], true);
    client.open(&draft, DRAFT);
    let of_draft = json!({ "textDocument": { "uri": draft } });
    let report = (0..600).find_map(|_| {
        let report = client.call("textDocument/diagnostic", of_draft.clone());
        std::thread::sleep(std::time::Duration::from_millis(20));
        report["items"].as_array().is_some_and(|it| !it.is_empty()).then_some(report)
    });
    let report = report.expect("the conflict");
    assert_eq!((&report["kind"], &report["items"][0]["code"]), (&json!("full"), &json!("conflict")));
    let again = json!({ "textDocument": { "uri": draft }, "previousResultId": report["resultId"] });
    assert_eq!(client.call("textDocument/diagnostic", again)["kind"], "unchanged");
    let all = client.call("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert_eq!(all["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(client.publications, 0);
    client.close(&draft);
}

/// Of every document of every story: place, rule, severity and words.
#[test]
fn what_is_published_is_what_check_prints() {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    for story in fs::read_dir(stories).expect("stories") {
        let story = story.expect("a story").path();
        let output = Command::new(env!("CARGO_BIN_EXE_subeditor"))
            .args(["check", "--format", "jsonl", "."])
            .current_dir(&story)
            .output()
            .expect("the program starts");
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        collect(&story, &story, &mut texts);
        let mut printed: BTreeMap<&str, Vec<Value>> = texts.keys().map(|it| (it.as_str(), Vec::new())).collect();
        for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
            let finding: Value = serde_json::from_str(line).expect("JSON");
            let (path, text) = texts.get_key_value(finding["path"].as_str().expect("a path")).expect("a document");
            let place = |end: &str| {
                let before = &text[..finding[end].as_u64().expect("an offset") as usize];
                let column = before.rsplit('\n').next().unwrap_or("").encode_utf16().count();
                json!({ "line": before.matches('\n').count(), "character": column })
            };
            let severity = ["", "error", "warning", "information", "hint"].iter().position(|it| finding["severity"] == *it);
            printed.get_mut(path.as_str()).expect("a document").push(json!({
                "range": { "start": place("start"), "end": place("end") }, "code": finding["code"], "severity": severity,
                "message": finding["message"], "related": finding["related"].as_array().map_or(0, Vec::len),
            }));
        }
        assert!(printed.values().any(|it| !it.is_empty()), "nothing is found in {}", story.display());
        let mut client = Client::start(&story);
        for (path, text) in &texts {
            client.open(&uri(&story.join(path)), text);
        }
        client.until("the same", |it| {
            printed.iter().all(|(path, printed)| {
                let published = it.published.get(&uri(&story.join(path))).map_or(&[][..], |it| &it.1);
                let plain = published.iter().map(|it| {
                    json!({
                        "range": it["range"], "code": it["code"], "severity": it["severity"], "message": it["message"],
                        "related": it["relatedInformation"].as_array().map_or(0, Vec::len),
                    })
                });
                plain.eq(printed.iter().cloned())
            })
        });
    }
}

fn collect(root: &Path, folder: &Path, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, texts);
        } else {
            let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            texts.insert(name, fs::read_to_string(&path).expect("a text"));
        }
    }
}
