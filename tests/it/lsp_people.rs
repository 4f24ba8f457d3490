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
    let changes = &found[0]["edit"]["documentChanges"];
    assert_eq!(
        (&changes[0]["kind"], &changes[0]["uri"], &changes[1]["textDocument"]["uri"]),
        (&json!("create"), &json!(uri(&file)), &json!(uri(&file)))
    );
    let text = changes[1]["edits"][0]["newText"].as_str().expect("a text").to_owned();

    // The client does as it is told.
    fs::write(&file, &text).expect("a file");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(&file), "type": 1 }] }));
    for _ in 0..600 {
        if actions(&mut client, &story.draft, (2, 16), "refactor").is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(actions(&mut client, &story.draft, (2, 16), "refactor"), Vec::<Value>::new(), "she is in it");
    let found = actions(&mut client, &story.draft, (4, 40), "refactor");
    assert_eq!(found[0]["title"], "Add Peter Osei to the people file");
    let edit = &found[0]["edit"]["changes"][uri(&file)][0];
    let end = (text.lines().count() as u32, 0);
    assert_eq!((&edit["range"], edit["newText"].as_str().expect("a text").starts_with("\n[[person]]")), (&range(end, end), true));
    client.close(&story.draft);
}

#[test]
fn no_people_file_is_made_for_a_client_that_cannot_make_files() {
    let story = story();
    let mut capabilities = with_edits();
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["rename"]);
    let mut client = story.client(capabilities);
    assert_eq!(actions(&mut client, &story.draft, (2, 16), "refactor"), Vec::<Value>::new());
    // Nor beside a text that is nowhere yet.
    client.open("untitled:1", DRAFT);
    assert_eq!(actions(&mut client, "untitled:1", (2, 16), "refactor"), Vec::<Value>::new());
    client.close("untitled:1");
    client.close(&story.draft);
}
