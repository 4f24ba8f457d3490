//! People over the wire: the people file, renaming, who says what, names to go on with. Each also for a client that can do nothing.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place, range, uri};

const DRAFT: &str = "# The pier 🔥\n\nHarbour master Ada Okafor closed the pier on Monday. Okafor said the boards were rotten.\n\n\
    “We warned Ada Okafor in spring,” said Peter Osei, the mayor.\n";
const SOURCE: &str =
    "---\npublisher: The Wick Wire\ndate: 2025-03-04\n---\n\nAda Okafor, the harbour master, said 12 boards were loose.\n";

struct Story {
    here: tempfile::TempDir,
    draft: String,
    other: String,
    source: String,
}

fn story() -> Story {
    let here = tempfile::tempdir().expect("a folder");
    let path = |name: &str| here.path().join(name);
    fs::create_dir(path("sources")).expect("a folder");
    fs::write(path("draft.md"), DRAFT).expect("a file");
    fs::write(path("other.md"), "Harbour master Ada Okafor was in a hurry.\n").expect("a file");
    fs::write(path("sources/wire.md"), SOURCE).expect("a file");
    let [draft, other, source] = ["draft.md", "other.md", "sources/wire.md"].map(|it| uri(&path(it)));
    Story { here, draft, other, source }
}

impl Story {
    /// A client that has read the folder and opened the draft.
    fn client(&self, capabilities: Value) -> Client {
        let mut client = Client::with(Some(self.here.path()), capabilities, json!({}));
        client.open(&self.draft, DRAFT);
        for _ in 0..600 {
            let found = client.call("workspace/symbol", json!({ "query": "Okafor" }));
            if found.as_array().is_some_and(|it| it.len() == 3) {
                return client;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("the folder was not read");
    }
}

/// What the newest editors can do beside the rest.
fn with_edits() -> Value {
    let mut capabilities = capabilities();
    capabilities["workspace"]["workspaceEdit"] = json!({
        "documentChanges": true, "resourceOperations": ["create", "rename", "delete"],
        "changeAnnotationSupport": { "groupsOnLabel": true },
    });
    capabilities["textDocument"]["rename"] = json!({ "prepareSupport": true });
    capabilities["textDocument"]["codeAction"] =
        json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor"] } } });
    capabilities
}

fn actions(client: &mut Client, draft: &str, at: (u32, u32), only: &str) -> Vec<Value> {
    let context = json!({ "diagnostics": [], "only": [only] });
    let params = json!({ "textDocument": { "uri": draft }, "range": range(at, at), "context": context });
    client.call("textDocument/codeAction", params).as_array().expect("a list").clone()
}

fn add(client: &mut Client, action: &Value) -> Value {
    assert_eq!((&action["edit"], &action["command"]["command"]), (&Value::Null, &json!("subeditor.addPerson")));
    client.call(
        "workspace/executeCommand",
        json!({ "command": "subeditor.addPerson", "arguments": action["command"]["arguments"] }),
    )
}

/// The action, as soon as the server has read what was written.
fn awaited(client: &mut Client, draft: &str, at: (u32, u32), count: usize) -> Vec<Value> {
    for _ in 0..600 {
        let found = actions(client, draft, at, "refactor");
        if found.len() == count {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("there are not {count} actions");
}

const ADA: &str = "[[person]]\nname = \"Ada Okafor\"\nrole = \"Harbour master\"\n";
const PETER: &str = "[[person]]\nname = \"Peter Osei\"\nrole = \"mayor\"\n";

#[test]
fn a_people_file_is_made_and_then_added_to() {
    let story = story();
    let file = story.here.path().join("people.toml");
    let mut client = story.client(with_edits());
    assert_eq!(actions(&mut client, &story.draft, (2, 16), "quickfix"), Vec::<Value>::new());
    assert_eq!(actions(&mut client, &story.draft, (2, 2), "refactor"), Vec::<Value>::new());
    let found = actions(&mut client, &story.draft, (2, 16), "refactor");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["title"], "Add Ada Okafor to the people file");
    let peter = actions(&mut client, &story.draft, (4, 40), "refactor");
    assert_eq!(peter[0]["title"], "Add Peter Osei to the people file");

    // The server writes it, each person once, however quickly one asks.
    for action in [&found[0], &peter[0], &found[0]] {
        let params = json!({ "command": "subeditor.addPerson", "arguments": action["command"]["arguments"] });
        match client.try_call("workspace/executeCommand", params) {
            Ok(path) => assert_eq!(path, file.to_str().expect("a path")),
            Err(error) => assert_eq!(error["code"], -32602, "{error}"),
        }
    }
    let text = fs::read_to_string(&file).expect("a file");
    assert!(text.starts_with("# People of this project") && text.ends_with(&format!("\n\n{ADA}\n{PETER}")), "{text}");
    assert_eq!(text.matches('#').count(), text.lines().filter(|line| line.starts_with('#')).count());
    awaited(&mut client, &story.draft, (2, 16), 0);
    awaited(&mut client, &story.draft, (4, 40), 0);

    // What cannot be added.
    let params = json!({ "command": "subeditor.addPerson", "arguments": [place(&story.draft, (0, 1)) ] });
    let error = client.try_call("workspace/executeCommand", params).expect_err("nobody");
    assert_eq!(error["code"], -32602, "{error}");

    // An editor that knows no TOML opens it as a plain text; it is no document for that.
    for path in [&file, &story.here.path().join("subeditor.toml"), &story.here.path().join(".subeditor/ledger.toml")] {
        client.open(&uri(path), "# There are 12 boards, not 13.\n");
        client.close(&uri(path));
        client.open(&uri(path), &text);
    }
    let checked = client.call("workspace/executeCommand", json!({ "command": "subeditor.check", "arguments": [] }));
    assert_eq!(checked["documents"], 3, "{checked}");
    assert_eq!(actions(&mut client, &story.draft, (2, 16), "refactor"), Vec::<Value>::new(), "she is still in it");
    client.close(&story.draft);
}

/// The text in the editor is what counts, saved or not.
#[test]
fn a_people_file_that_is_open_is_edited_there() {
    let story = story();
    let file = story.here.path().join("people.toml");
    let mut client = story.client(with_edits());
    client.open(&uri(&file), "# Ours\n");
    let found = awaited(&mut client, &story.draft, (2, 16), 1);
    assert_eq!(found[0]["command"], Value::Null);
    let change = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri(&file), "version": 1 }));
    assert_eq!(change["edits"], json!([{ "range": range((1, 0), (1, 0)), "newText": format!("\n{ADA}") }]));
    client.edit(&uri(&file), 2, (1, 0), (1, 0), &format!("\n{ADA}"));
    assert_eq!(actions(&mut client, &story.draft, (2, 16), "refactor"), Vec::<Value>::new(), "she is in it");
    let found = actions(&mut client, &story.draft, (4, 40), "refactor");
    let change = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri(&file), "version": 2 }));
    assert_eq!(change["edits"], json!([{ "range": range((5, 0), (5, 0)), "newText": format!("\n{PETER}") }]));
    assert!(!file.exists(), "nothing was written");
    // Closed without being saved, it is not there.
    client.close(&uri(&file));
    let found = actions(&mut client, &story.draft, (2, 16), "refactor");
    assert_eq!(add(&mut client, &found[0]), file.to_str().expect("a path"));
    assert!(fs::read_to_string(&file).expect("a file").ends_with(ADA));
    client.close(&story.draft);
}

#[test]
fn a_people_file_for_clients_that_cannot_make_files() {
    let story = story();
    let file = story.here.path().join("people.toml");
    let mut capabilities = with_edits();
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["rename"]);
    let mut client = story.client(capabilities);
    let found = actions(&mut client, &story.draft, (2, 16), "refactor");
    assert_eq!(found[0]["title"], "Add Ada Okafor to the people file");
    // Nor is one made beside a text that is nowhere yet.
    client.open("untitled:1", DRAFT);
    assert_eq!(actions(&mut client, "untitled:1", (2, 16), "refactor"), Vec::<Value>::new());
    client.close("untitled:1");
    client.close(&story.draft);

    // Commands are all that a client of the first years knows.
    let mut client = story.client(json!({}));
    let found = actions(&mut client, &story.draft, (2, 16), "refactor");
    assert_eq!(found[0]["command"], "subeditor.addPerson");
    let params = json!({ "command": "subeditor.addPerson", "arguments": found[0]["arguments"] });
    assert_eq!(client.call("workspace/executeCommand", params), file.to_str().expect("a path"));
    assert!(fs::read_to_string(&file).expect("a file").ends_with(ADA));
    client.close(&story.draft);
}

#[test]
fn a_rename_changes_drafts_and_says_where() {
    let story = story();
    let mut client = story.client(with_edits());
    assert_eq!(client.initialized["capabilities"]["renameProvider"], json!({ "prepareProvider": true }));
    let found = client.at("textDocument/prepareRename", &story.draft, (2, 16));
    assert_eq!(found, json!({ "range": range((2, 15), (2, 25)), "placeholder": "Ada Okafor" }));
    let refusals =
        [(&story.draft, (2, 5), "no person’s name"), (&story.draft, (4, 12), "quotation"), (&story.source, (5, 2), "source")];
    for (uri, at, words) in refusals {
        let error = client.try_call("textDocument/prepareRename", place(uri, at)).expect_err("no name to change");
        assert!(error["message"].as_str().expect("words").contains(words), "{error}");
    }
    let mut params = place(&story.draft, (2, 16));
    params["newName"] = json!("Ada Obi");
    let found = client.call("textDocument/rename", params.clone());
    assert_eq!(found["changes"], Value::Null);
    let edit = |span: Value, id: &str| json!({ "range": span, "newText": "Obi", "annotationId": id });
    let changes = json!([
        {
            "textDocument": { "uri": story.draft, "version": 1 },
            "edits": [edit(range((2, 19), (2, 25)), "this-draft"), edit(range((2, 53), (2, 59)), "this-draft")],
        },
        { "textDocument": { "uri": story.other, "version": null }, "edits": [edit(range((0, 19), (0, 25)), "other-drafts")] },
    ]);
    assert_eq!(found["documentChanges"], changes);
    let labels = json!({
        "this-draft": { "label": "In this draft: Ada Okafor", "needsConfirmation": false },
        "other-drafts": { "label": "In other drafts: Ada Okafor", "needsConfirmation": false },
    });
    assert_eq!(found["changeAnnotations"], labels);
    params["newName"] = json!(" 7 ");
    let error = client.try_call("textDocument/rename", params).expect_err("no name");
    assert_eq!((&error["code"], &error["message"]), (&json!(-32602), &json!("A name has at least one letter.")));
    client.close(&story.draft);
}

#[test]
fn a_rename_for_a_client_of_the_first_years() {
    let story = story();
    let mut client = story.client(json!({}));
    assert_eq!(client.initialized["capabilities"]["renameProvider"], true);
    let mut params = place(&story.draft, (2, 55));
    params["newName"] = json!("Obi");
    let found = client.call("textDocument/rename", params);
    let edit = |span: Value| json!({ "range": span, "newText": "Obi" });
    let changes = json!({
        &story.draft: [edit(range((2, 19), (2, 25))), edit(range((2, 53), (2, 59)))],
        &story.other: [edit(range((0, 19), (0, 25)))],
    });
    assert_eq!(found, json!({ "changes": changes }));
    client.close(&story.draft);
}

#[test]
fn who_says_what() {
    let story = story();
    for capabilities in [with_edits(), json!({})] {
        let mut client = story.client(capabilities);
        let person = client.at("textDocument/prepareCallHierarchy", &story.draft, (2, 55))[0].clone();
        assert_eq!(
            (&person["name"], &person["detail"], &person["uri"], &person["selectionRange"]),
            (&json!("Ada Okafor"), &json!("Harbour master"), &json!(story.draft), &range((2, 15), (2, 25)))
        );
        let claims = client.call("callHierarchy/outgoingCalls", json!({ "item": person }));
        let claims = claims.as_array().expect("a list");
        assert_eq!((claims.len(), &claims[0]["to"]["name"]), (2, &json!("the boards were rotten")), "{claims:#?}");
        assert_eq!(claims[0]["fromRanges"], json!([range((2, 53), (2, 59))]));
        // A place in the draft, though the claim stands in the source.
        let introduced = json!([person["selectionRange"]]);
        assert_eq!((&claims[1]["to"]["uri"], &claims[1]["fromRanges"]), (&json!(story.source), &introduced));
        let sayers = client.call("callHierarchy/incomingCalls", json!({ "item": claims[1]["to"] }));
        assert_eq!((&sayers[0]["from"]["name"], &sayers[0]["from"]["uri"]), (&json!("Ada Okafor"), &json!(story.source)));
        let ranges = sayers[0]["fromRanges"].as_array().expect("a list");
        assert!(!ranges.is_empty() && ranges.iter().all(|it| it["end"]["line"] == 5), "a place in the source: {sayers:#}");
        let none = client.call("callHierarchy/outgoingCalls", json!({ "item": claims[1]["to"] }));
        assert_eq!(none, json!([]));
        let none = client.call("callHierarchy/incomingCalls", json!({ "item": person }));
        assert_eq!(none, json!([]));
        assert_eq!(client.at("textDocument/prepareCallHierarchy", &story.draft, (0, 3)), Value::Null);
        // An item of a document that is gone.
        let mut lost = person.clone();
        lost["uri"] = json!("file:///nowhere.md");
        assert_eq!(client.call("callHierarchy/outgoingCalls", json!({ "item": lost })), Value::Null);
        client.close(&story.draft);
    }
}

#[test]
fn names_and_roles_to_go_on_with() {
    let story = story();
    for capabilities in [with_edits(), json!({})] {
        let mut client = story.client(capabilities);
        client.edit(&story.draft, 2, (5, 0), (5, 0), "\nIt was up to Oka");
        let found = client.at("textDocument/completion", &story.draft, (6, 16));
        assert_eq!(found["isIncomplete"], true);
        let item = &found["items"][0];
        assert_eq!((&item["label"], &item["detail"]), (&json!("Ada Okafor"), &json!("Harbour master")));
        assert_eq!(item["textEdit"], json!({ "range": range((6, 13), (6, 16)), "newText": "Ada Okafor" }));
        assert!(item["filterText"].as_str().expect("words").starts_with("Oka"), "editors filter by what is typed: {item}");
        client.edit(&story.draft, 3, (6, 13), (6, 16), "Ada Okafor, the ha");
        let found = client.at("textDocument/completion", &story.draft, (6, 31));
        assert_eq!(found["items"][0]["textEdit"]["newText"], "harbour master", "{found:#}");
        assert_eq!(client.at("textDocument/completion", &story.draft, (2, 5)), Value::Null);
        assert_eq!(client.at("textDocument/completion", &story.source, (5, 4)), Value::Null, "sources are not written");
        client.close(&story.draft);
    }
}

#[test]
fn what_to_cite_and_figures_by_name() {
    let story = story();
    let mut client = story.client(json!({}));
    client.edit(&story.draft, 2, (5, 0), (5, 0), "\nSo says [the Wire](");
    let found = client.at("textDocument/completion", &story.draft, (6, 19));
    let item = &found["items"][0];
    assert_eq!(item["textEdit"], json!({ "range": range((6, 19), (6, 19)), "newText": "sources/wire.md" }));
    assert_eq!(item["detail"], "The Wick Wire, 4 March 2025");
    let found = client.call("workspace/symbol", json!({ "query": "boards 12" }));
    assert_eq!((&found[0]["name"], &found[0]["location"]["uri"]), (&json!("12"), &json!(story.source)), "{found:#}");
    let found = client.call("workspace/symbol", json!({ "query": "pier" }));
    assert_eq!((&found[0]["name"], found.as_array().map(Vec::len)), (&json!("The pier 🔥"), Some(1)), "{found:#}");
    client.close(&story.draft);
}
