//! What an editor shows of a story: marks, hovers, jumps.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, range, uri};

const DRAFT: &str =
    "# Fire in Lower Wick\n\nThe fire at the Osprey mill killed 12 people in Lower Wick on Monday.\n\nLindqvist thanked them.\n";
const SOURCE: &str = "---\npublisher: The Wick Wire\ndate: 2025-03-04\n---\n\n\
    Anna Lindqvist, the mayor of Lower Wick, praised the crew.\n\n\
    The fire at the Osprey mill killed 15 people in Lower Wick, Lindqvist said.\n";

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    fs::write(folder.path().join("draft.md"), DRAFT).expect("a file");
    fs::write(folder.path().join("sources/wire.md"), SOURCE).expect("a file");
    folder
}

#[test]
fn a_conflict_is_marked_in_both_documents_and_goes_when_it_is_mended() {
    let here = story();
    let (draft, source) = (uri(&here.path().join("draft.md")), uri(&here.path().join("sources/wire.md")));
    let mut client = Client::start(here.path());
    client.open(&draft, DRAFT);
    client.until("a mark", |it| it.published.get(&draft).is_some_and(|it| !it.1.is_empty()));
    let marks = client.diagnostics(&draft, 1);
    assert_eq!(marks.len(), 1, "{marks:#?}");
    let mark = &marks[0];
    assert_eq!((&mark["code"], &mark["source"], &mark["severity"]), (&json!("conflict"), &json!("subeditor"), &json!(2)));
    assert_eq!(mark["range"], range((2, 35), (2, 37)));
    let message = mark["message"].as_str().expect("words");
    for part in ["15", "Lindqvist", "sources/wire.md", "line 8"] {
        assert!(message.contains(part), "{part} is not in {message}");
    }
    assert_eq!(mark["relatedInformation"][0]["location"]["uri"], source);
    assert_eq!(mark["relatedInformation"][0]["location"]["range"], range((7, 35), (7, 37)));

    client.open(&source, SOURCE);
    assert_eq!(client.diagnostics(&source, 1).len(), 1);
    client.edit(&draft, 2, (2, 35), (2, 37), "15");
    assert_eq!(client.diagnostics(&draft, 2), Vec::<Value>::new());
    client.until("the source without a mark", |it| it.published[&source].1.is_empty());
    client.close(&draft);
    client.until("the disk's conflict", |it| it.published[&source].1.len() == 1);
    client.close(&source);
    client.until("no marks", |it| it.published[&source].1.is_empty());
}

#[test]
fn a_hover_says_what_who_and_what_the_others_say() {
    let here = story();
    let (draft, source) = (uri(&here.path().join("draft.md")), uri(&here.path().join("sources/wire.md")));
    let mut client = Client::start(here.path());
    client.open(&draft, DRAFT);
    client.until("a mark", |it| it.published.get(&draft).is_some_and(|it| !it.1.is_empty()));
    let hover = client.at("textDocument/hover", &draft, (2, 36));
    assert_eq!(hover["range"], range((2, 35), (2, 37)));
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(words.starts_with("**12 people"), "{words}");
    for part in ["nobody in the text", "Conflict: **15 people", "says Anna Lindqvist", "The Wick Wire, 4 March 2025"] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    assert!(words.contains(&format!("[sources/wire.md:8](<{source}#L8>)")), "{words}");

    client.open(&source, SOURCE);
    let hover = client.at("textDocument/hover", &source, (7, 36));
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(words.contains("Source: **Anna Lindqvist**, mayor of Lower Wick"), "{words}");
    let hover = client.at("textDocument/hover", &source, (7, 62));
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(words.starts_with("**Anna Lindqvist**, mayor of Lower Wick"), "{words}");
}

#[test]
fn from_a_name_to_the_introduction() {
    let here = story();
    let source = uri(&here.path().join("sources/wire.md"));
    let mut client = Client::start(here.path());
    client.open(&source, SOURCE);
    client.open(&uri(&here.path().join("draft.md")), DRAFT);
    let found = client.at("textDocument/definition", &source, (7, 62));
    assert_eq!(found[0]["targetUri"], source);
    assert_eq!(found[0]["targetSelectionRange"], range((5, 0), (5, 14)));
    assert_eq!(found[0]["originSelectionRange"], range((7, 60), (7, 69)));
    let all = client.call("textDocument/references", {
        let mut params = crate::client::place(&source, (5, 8));
        params["context"] = json!({ "includeDeclaration": true });
        params
    });
    // The draft names her by her surname.
    assert_eq!(all.as_array().map(Vec::len), Some(3), "{all}");
    assert_eq!(client.at("textDocument/documentHighlight", &source, (5, 2)).as_array().map(Vec::len), Some(2));
    assert_eq!(client.at("textDocument/definition", &source, (7, 5)), Value::Null);
}

#[test]
fn folders_come_and_go() {
    let here = story();
    let draft = uri(&here.path().join("draft.md"));
    let mut client = Client::with(None, capabilities(), Value::Null);
    client.open("untitled:a", DRAFT);
    assert_eq!(client.diagnostics("untitled:a", 1).len(), 0);
    let folder = json!({ "uri": uri(here.path()), "name": "story" });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [folder], "removed": [] } }));
    client.until("a rival in the folder", |it| !it.published["untitled:a"].1.is_empty());
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [folder] } }));
    client.until("no rival", |it| it.published["untitled:a"].1.is_empty());
    // A file that is opened alone finds its neighbours.
    client.close("untitled:a");
    fs::copy(here.path().join("sources/wire.md"), here.path().join("beside.md")).expect("a file");
    client.open(&draft, DRAFT);
    client.until("a rival beside", |it| it.published.get(&draft).is_some_and(|it| !it.1.is_empty()));
}

/// An open file of a folder that goes is read with its neighbours, like any that is opened alone.
#[test]
fn a_draft_whose_folder_goes_keeps_its_neighbours() {
    let here = story();
    fs::copy(here.path().join("sources/wire.md"), here.path().join("beside.md")).expect("a file");
    let mut client = Client::start(here.path());
    // The other files that name her.
    let others = |client: &mut Client| {
        let found = client.call("workspace/symbol", json!({ "query": "Lindqvist" }));
        let places = found.as_array().expect("a list").iter().filter_map(|it| it["location"]["uri"].as_str());
        let mut names: Vec<String> = places.filter_map(|it| Some(it.rsplit_once('/')?.1.to_owned())).collect();
        names.retain(|it| it != "draft.md");
        names.sort();
        names.dedup();
        names
    };
    let becomes = |client: &mut Client, names: &[&str]| {
        for _ in 0..500 {
            if others(client) == names {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("it is {:?} and not {names:?}", others(client));
    };
    let draft = uri(&here.path().join("draft.md"));
    client.open(&draft, DRAFT);
    becomes(&mut client, &["beside.md", "wire.md"]);
    let folder = json!({ "uri": uri(here.path()), "name": "story" });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [folder] } }));
    becomes(&mut client, &["beside.md"]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [folder], "removed": [] } }));
    becomes(&mut client, &["beside.md", "wire.md"]);
}

/// The folder as clients tell it that know no list of folders, or have an empty one.
#[test]
fn the_folder_of_older_clients() {
    let here = story();
    let draft = uri(&here.path().join("draft.md"));
    let path = here.path().to_str().expect("UTF-8");
    for told in [
        json!({ "rootPath": path }),
        json!({ "rootUri": uri(here.path()), "rootPath": "/nowhere" }),
        json!({ "rootUri": uri(here.path()), "workspaceFolders": [] }),
    ] {
        let mut client = Client::silent();
        let mut params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
        params.as_object_mut().expect("an object").extend(told.as_object().expect("an object").clone());
        client.initialized = client.call("initialize", params);
        client.notify("initialized", json!({}));
        client.open(&draft, DRAFT);
        client.until("a rival in the folder", |it| it.published.get(&draft).is_some_and(|it| !it.1.is_empty()));
    }
}

#[test]
fn the_claims_of_a_document_with_how_they_stand() {
    let here = story();
    let (draft, source) = (uri(&here.path().join("draft.md")), uri(&here.path().join("sources/wire.md")));
    let mut client = Client::start(here.path());
    client.open(&draft, DRAFT);
    client.until("a mark", |it| it.published.get(&draft).is_some_and(|it| !it.1.is_empty()));
    let claims = client.call("subeditor/claims", json!({ "textDocument": { "uri": draft } }));
    let figure = &claims["figures"][0];
    assert_eq!((&figure["standing"], &figure["who"]), (&json!("conflict"), &Value::Null), "{claims:#}");
    assert_eq!(figure["range"], range((2, 35), (2, 37)));
    let other = &figure["others"][0];
    assert_eq!((&other["verdict"], &other["who"]), (&json!("conflict"), &json!("Anna Lindqvist")), "{claims:#}");
    assert_eq!(other["location"], json!({ "uri": source, "range": range((7, 35), (7, 37)) }));

    // Of one that is only on the disk, and of one that is not there.
    let claims = client.call("subeditor/claims", json!({ "textDocument": { "uri": source } }));
    let person = &claims["people"][0];
    assert_eq!((&person["name"], &person["role"]), (&json!("Anna Lindqvist"), &json!("mayor of Lower Wick")), "{claims:#}");
    assert_eq!(person["range"], range((5, 0), (5, 14)));
    assert!(person["statements"].as_array().is_some_and(|it| !it.is_empty()), "{claims:#}");
    let nowhere = uri(&here.path().join("nowhere.md"));
    assert_eq!(client.call("subeditor/claims", json!({ "textDocument": { "uri": nowhere } })), Value::Null);
}
