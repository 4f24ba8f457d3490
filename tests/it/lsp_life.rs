//! The server's life: beginning, end, and what must not end it.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place, range, uri};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// The server still answers, and what it answers is right.
#[track_caller]
fn is_well(client: &mut Client) {
    let text = "Anna Lindqvist, the mayor of Harbour Town, spoke first. Lindqvist then left.\n";
    client.open("untitled:well", text);
    let found = client.at("textDocument/definition", "untitled:well", (0, 58));
    assert_eq!(found[0]["targetSelectionRange"], range((0, 0), (0, 14)), "{found}");
    client.close("untitled:well");
}

#[test]
fn says_who_it_is_and_what_it_can_do() {
    let here = folder(&[]);
    let mut client = Client::start(here.path());
    let said = client.initialized.clone();
    assert_eq!(said["serverInfo"]["name"], "subeditor");
    assert_eq!(said["capabilities"]["textDocumentSync"]["change"], 2);
    assert_eq!(said["capabilities"]["positionEncoding"], "utf-16");
    for feature in ["hover", "definition", "references", "documentHighlight", "documentSymbol", "workspaceSymbol"] {
        assert_eq!(said["capabilities"][format!("{feature}Provider")], true, "{feature}");
    }
    is_well(&mut client);
}

#[test]
fn refuses_what_comes_before_the_beginning_and_after_the_end() {
    let mut client = Client::silent();
    // Some are answered by the framework, some by us.
    const ASKED: [&str; 3] = ["textDocument/hover", "textDocument/documentSymbol", "textDocument/semanticTokens/full"];
    for method in ASKED {
        let error = client.try_call(method, place("untitled:a", (0, 0))).expect_err("too early");
        assert_eq!(error["code"], -32002, "{method}");
    }
    client.open("untitled:a", "Too early.");
    client.initialized = client.call("initialize", json!({ "processId": null, "capabilities": {} }));
    let error = client.try_call("initialize", json!({ "capabilities": {} })).expect_err("twice");
    assert_eq!(error["code"], -32600);
    assert_eq!(client.call("shutdown", Value::Null), Value::Null);
    for method in ASKED {
        let error = client.try_call(method, place("untitled:a", (0, 0))).expect_err("too late");
        assert_eq!(error["code"], -32600, "{method}");
    }
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn ends_with_the_code_that_tells_how() {
    assert_eq!(Client::silent().exit(), Some(1));
    assert_eq!(Client::silent().hang_up(), Some(1));
    let here = folder(&[]);
    assert_eq!(Client::start(here.path()).exit(), Some(1));
    assert_eq!(Client::start(here.path()).hang_up(), Some(1));
}

#[cfg(unix)]
#[test]
fn ends_with_its_editor() {
    let mut editor = std::process::Command::new("sleep").arg("60").spawn().expect("sleep");
    let mut client = Client::silent();
    client.call("initialize", json!({ "processId": editor.id(), "capabilities": {} }));
    editor.kill().and_then(|()| editor.wait()).expect("our child");
    assert_eq!(client.ended(), Some(1));
}

#[test]
fn broken_messages_are_answered_and_the_next_one_is_found() {
    let here = folder(&[]);
    let mut client = Client::start(here.path());
    let body = r#"{"jsonrpc":"2.0","id":99,"method":"textDocument/hover","params":{"#;
    for broken in [
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes(),
        format!("Content-Length: {}\r\n\r\n{body}", body.len() - 20).into_bytes(),
        b"Content-Length: none\r\n\r\n".to_vec(),
        b"Content-Length: 10000000000\r\n\r\n{\"a\"".to_vec(),
        b"X-Nothing: 1\r\n\r\n".to_vec(),
        b"\xff\xfe\x00junk\r\n\r\n".to_vec(),
    ] {
        client.raw(&broken);
        is_well(&mut client);
        let error = client.answer(&Value::Null).expect_err("a parse error");
        assert_eq!(error["code"], -32700, "{}", String::from_utf8_lossy(&broken));
    }
    for odd in ["null", "{}", "[]", "7", r#"{"jsonrpc":"2.0","id":true,"method":"x"}"#] {
        client.raw(format!("content-length: {}\r\n\r\n{odd}", odd.len()).as_bytes());
        let error = client.answer(&Value::Null).expect_err("an error");
        assert_eq!(error["code"], -32600, "{odd}");
    }
    let error = client.try_call("$/unheard", json!({})).expect_err("no such method");
    assert_eq!(error["code"], -32601);
    let error = client.try_call("textDocument/hover", json!({ "position": "here" })).expect_err("no such parameters");
    assert_eq!(error["code"], -32602);
    client.notify("$/unheard", json!({}));
    client.notify("textDocument/didChange", json!({ "contentChanges": 3 }));
    client.notify("textDocument/didOpen", Value::Null);
    is_well(&mut client);
}

#[test]
fn a_lone_surrogate_loses_nothing_else() {
    let here = folder(&[]);
    let mut client = Client::start(here.path());
    let body = r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:s","languageId":"markdown","version":1,"text":"Half \ud83d a face. Anna Lindqvist, the mayor, smiled."}}}"#;
    client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    let found = client.at("textDocument/definition", "untitled:s", (0, 20));
    assert_eq!(found[0]["targetSelectionRange"], range((0, 15), (0, 29)), "{found}");
}

#[test]
fn a_client_that_can_do_nothing_is_asked_nothing() {
    let mut client = Client::with(None, json!({}), Value::Null);
    client.open("untitled:a", "Anna Lindqvist, the mayor, spoke.\n");
    client.until("diagnostics", |it| it.published.contains_key("untitled:a"));
    assert_eq!(client.published["untitled:a"].0, None, "no version for a client that knows none");
    let found = client.at("textDocument/definition", "untitled:a", (0, 6));
    assert_eq!(found[0]["range"], range((0, 0), (0, 14)));
    let hover = client.at("textDocument/hover", "untitled:a", (0, 6));
    assert_eq!(hover["contents"]["kind"], "plaintext");
    client.listen(Duration::from_millis(300));
    assert_eq!((client.registered.len(), client.progress.len()), (0, 0));
}

#[test]
fn bad_documents() {
    let here = folder(&[]);
    let mut client = Client::start(here.path());
    let long = "An endless line of 12 words without any end or sense. ".repeat(20_000_000 / 54);
    let junk: String = (0..60_000u32).filter_map(|at| char::from_u32(at.wrapping_mul(2_654_435_761) % 0x3000)).collect();
    for (name, text) in [
        ("empty", ""),
        ("long", &long),
        ("junk", &junk),
        ("quotes", &"> ".repeat(5_000)),
        ("brackets", &"[".repeat(20_000)),
        ("lines", &"a\n".repeat(50_000)),
    ] {
        let uri = format!("untitled:{name}.md");
        client.open(&uri, text);
        let diagnostics = client.diagnostics(&uri, 1);
        // A document that is not read says so.
        assert_eq!(diagnostics.len(), usize::from(["long", "junk"].contains(&name)), "{name}: {diagnostics:?}");
        client.at("textDocument/hover", &uri, (0, 9));
        client.edit(&uri, 2, (7, 7), (900_000, 4), "x");
        client.edit(&uri, 3, (0, 4_000_000_000), (0, 2), "y");
        client.diagnostics(&uri, 3);
        client.close(&uri);
    }
    is_well(&mut client);
}

#[cfg(unix)]
#[test]
fn bad_folders() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let here = folder(&[
        ("good.md", b"Anna Lindqvist, the mayor of Harbour Town, spoke.\n"),
        ("junk.md", &(0..=255u8).cycle().take(5_000).collect::<Vec<_>>()),
        ("secret.md", b"Nobody may read this.\n"),
        ("empty.md", b""),
    ]);
    let path = here.path();
    symlink(path, path.join("loop")).expect("a link");
    symlink("nowhere", path.join("gone.md")).expect("a link");
    fs::create_dir(path.join("folder.md")).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(path.join("pipe.md")).status();
    fs::set_permissions(path.join("secret.md"), fs::Permissions::from_mode(0o000)).expect("permissions");
    let readable = fs::read(path.join("secret.md")).is_ok();

    let mut client = Client::start(path);
    client.open("untitled:a", "Lindqvist left.\n");
    client.open(&uri(&path.join("draft.md")), "Then Lindqvist left.\n");
    let shown = client.shown();
    let found = client.call("workspace/symbol", json!({ "query": "lindqvist" }));
    assert!(found.as_array().expect("a list").iter().any(|it| it["name"] == "Anna Lindqvist"), "{found}");
    assert!(shown.contains("gone.md: could not be read"), "{shown}");
    assert_eq!(shown.contains("secret.md: could not be read"), !readable, "{shown}");
    drop(made);
    is_well(&mut client);
}

#[test]
fn a_file_deleted_while_open_stays_open() {
    let here = folder(&[("draft.md", b"Anna Lindqvist, the mayor, spoke.\n")]);
    let file = here.path().join("draft.md");
    let mut client = Client::start(here.path());
    client.open(&uri(&file), "Anna Lindqvist, the mayor, spoke. Lindqvist left.\n");
    fs::remove_file(&file).expect("a file");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(&file), "type": 3 }] }));
    client.edit(&uri(&file), 2, (0, 0), (0, 0), "# News\n\n");
    let found = client.at("textDocument/definition", &uri(&file), (2, 40));
    assert_eq!(found[0]["targetSelectionRange"], range((2, 0), (2, 14)), "{found}");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&file) } }));
    client.diagnostics(&uri(&file), 2);
}

/// Waits until a document is marked so often.
#[track_caller]
fn becomes(client: &mut Client, uri: &str, marks: usize) {
    for _ in 0..1000 {
        // What comes is taken while an answer is waited for.
        client.call("workspace/symbol", json!({ "query": "nothing is called so" }));
        if client.published.get(uri).is_some_and(|it| it.1.len() == marks) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{uri}: {:?} instead of {marks}", client.published.get(uri));
}

const FIRE: &str = "# Fire\n\nThe fire at Larkford destroyed 12 houses.\n";

/// As Neovim on Linux, and all clients without capabilities.
#[test]
fn files_are_watched_where_the_client_does_not() {
    let here = folder(&[("draft.md", FIRE.as_bytes()), ("sources/fire.md", FIRE.as_bytes()), ("empty/.keep", b"")]);
    let mut client = Client::with(Some(here.path()), json!({}), json!({}));
    let draft = uri(&here.path().join("draft.md"));
    client.open(&draft, FIRE);
    let write = |name: &str, houses: u32| {
        let path = here.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, FIRE.replace("12", &houses.to_string())).expect("a file");
    };
    becomes(&mut client, &draft, 0);
    write("sources/fire.md", 14);
    becomes(&mut client, &draft, 1);
    fs::remove_file(here.path().join("sources/fire.md")).expect("a file");
    becomes(&mut client, &draft, 0);
    for name in ["empty/fire.md", "new/below/fire.md"] {
        write(name, 15);
        becomes(&mut client, &draft, 1);
        fs::write(here.path().join(".gitignore"), format!("{name}\n")).expect("a file");
        becomes(&mut client, &draft, 0);
        fs::remove_file(here.path().join(name)).expect("a file");
    }
    write("other/fire.md", 16);
    becomes(&mut client, &draft, 1);
    fs::rename(here.path().join("other"), here.path().join(".hidden")).expect("a folder");
    becomes(&mut client, &draft, 0);
    fs::write(here.path().join("subeditor.toml"), "rules.conflict = 'hint'\n").expect("a file");
    write("sources/fire.md", 17);
    becomes(&mut client, &draft, 1);
    assert_eq!(client.published[&draft].1[0]["severity"], 4);
}

/// The client tells of nothing but what it has open, and what it has open may be older than the disk.
#[test]
fn a_closed_document_is_as_it_is_on_disk() {
    let here = folder(&[("draft.md", FIRE.as_bytes()), ("fire.md", FIRE.as_bytes())]);
    let mut client = Client::start(here.path());
    let (draft, fire) = (uri(&here.path().join("draft.md")), uri(&here.path().join("fire.md")));
    client.open(&draft, FIRE);
    client.open(&fire, FIRE);
    becomes(&mut client, &draft, 0);
    fs::write(here.path().join("fire.md"), FIRE.replace("12", "13")).expect("a file");
    client.close(&fire);
    becomes(&mut client, &draft, 1);
}

/// Some clients send `initialized` without parameters, or not at all, and URIs with letters that belong encoded.
#[test]
fn sloppy_clients_are_served() {
    let here = folder(&[("draft.md", FIRE.as_bytes()), ("sources/fire.md", FIRE.replace("12", "14").as_bytes())]);
    let folders = json!([{ "uri": uri(here.path()), "name": "folder" }]);
    for said in [Some(json!({ "jsonrpc": "2.0", "method": "initialized" })), None] {
        let mut client = Client::silent();
        client.initialized = client.call("initialize", json!({ "workspaceFolders": folders, "capabilities": {} }));
        if let Some(said) = said {
            client.send(&said);
        }
        client.open(&format!("{}/ä b.md", uri(here.path())), FIRE);
        becomes(&mut client, &format!("{}/%C3%A4%20b.md", uri(here.path())), 1);
    }
}

#[test]
fn settings_that_make_no_sense_are_named() {
    let here = folder(&[("subeditor.toml", b"colour = 1\n")]);
    let settings = json!({ "rules": { "conflict": "loud" } });
    let mut client = Client::with(Some(here.path()), capabilities(), settings);
    let both = [client.shown(), client.shown()].concat();
    assert!(both.contains("`rules.conflict`") && both.contains("`colour`"), "{both}");
    client.set_settings(json!({ "rules": { "superceded": "off" } }));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    assert!(client.shown().contains("`rules.superceded`"));
    fs::write(here.path().join("subeditor.toml"), "[rules]\nconflict = 3\n").expect("a file");
    let changes = json!({ "changes": [{ "uri": uri(&here.path().join("subeditor.toml")), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert!(client.shown().contains("`rules.conflict`: 3"));
    let mut registered = client.registered.clone();
    registered.sort();
    assert_eq!(registered, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
}
