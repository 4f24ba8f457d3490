//! What newer clients can: edits and words that come later, files that move, traces, settings of single folders; and what the others get
//! instead.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, range, uri};

const DRAFT: &str = "# Fire in Lower Wick\n\nThe fire at the Osprey mill killed 12 people in Lower Wick on Monday.\n\n\
    The mill made 30 sails a week, [the Wire](sources/wire.md) says. It sank 4\n";
const WIRE: &str = "---\npublisher: The Wick Wire\n---\n\nThe fire at the Osprey mill killed 12 people in Lower Wick on Monday, \
    the mayor said.\n\nThe mill made 30 sails a week. A storm sank 47 boats.\n";
const TOWN: &str = "The fire at the Osprey mill killed 15 people in Lower Wick on Monday, the crew said.\n";

fn story() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    fs::write(folder.path().join("draft.md"), DRAFT).expect("a file");
    fs::write(folder.path().join("sources/wire.md"), WIRE).expect("a file");
    fs::write(folder.path().join("sources/town.md"), TOWN).expect("a file");
    let draft = uri(&folder.path().join("draft.md"));
    (folder, draft)
}

fn able() -> Value {
    let mut able = capabilities();
    able["textDocument"]["codeAction"] = json!({
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor"] } },
        "dataSupport": true, "resolveSupport": { "properties": ["edit"] },
    });
    able["textDocument"]["completion"] = json!({
        "completionItem": { "documentationFormat": ["markdown"], "resolveSupport": { "properties": ["documentation"] } },
    });
    able["workspace"]["workspaceEdit"] = json!({ "documentChanges": true });
    able["workspace"]["fileOperations"] = json!({ "willRename": true, "didRename": true });
    able
}

fn marked(client: &mut Client, draft: &str) {
    client.open(draft, DRAFT);
    client.until("the conflict", |it| it.published.get(draft).is_some_and(|it| it.1.iter().any(|it| it["code"] == "conflict")));
}

#[test]
fn the_edit_of_an_action_comes_when_it_is_chosen() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    marked(&mut client, &draft);
    let params = json!({ "textDocument": { "uri": draft }, "range": range((2, 35), (2, 37)), "context": { "diagnostics": [] } });
    let found = client.call("textDocument/codeAction", params);
    let found = found.as_array().expect("a list");
    assert!(found.iter().all(|it| it["edit"].is_null()), "{found:#?}");
    let titled = |title: &str| found.iter().find(|it| it["title"] == title).unwrap_or_else(|| panic!("{title} of {found:#?}"));
    let cite = titled("Cite sources/wire.md").clone();
    let resolved = client.call("codeAction/resolve", cite.clone());
    let change = &resolved["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": draft, "version": 1 }), "{resolved:#}");
    assert_eq!(change["edits"][0]["newText"], " ([The Wick Wire](sources/wire.md))");
    assert_eq!(change["edits"][0]["range"], range((2, 68), (2, 68)));
    // A stet has a command, and nothing to resolve.
    let stet = client.call("codeAction/resolve", titled("Let this stand").clone());
    assert_eq!(stet["command"]["command"], "subeditor.stet");
    client.edit(&draft, 2, (2, 35), (2, 37), "99");
    let error = client.try_call("codeAction/resolve", cite).expect_err("nothing says 99");
    assert_eq!(error["code"], -32801);
}

#[test]
fn figures_and_sources_are_proposed_and_shown_when_they_are_looked_at() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    marked(&mut client, &draft);
    let last = DRAFT.lines().last().expect("a line").len() as u32;
    let found = client.at("textDocument/completion", &draft, (4, last));
    let item = found["items"][0].clone();
    assert_eq!((&item["label"], &item["textEdit"]["newText"]), (&json!("47"), &json!("47")), "{found:#}");
    assert_eq!(item["detail"], "47 boats: sources/wire.md:7");
    assert_eq!(item["documentation"], Value::Null);
    let shown = client.call("completionItem/resolve", item);
    assert_eq!(shown["documentation"]["kind"], "markdown");
    assert!(shown["documentation"]["value"].as_str().expect("words").contains("47 boats"), "{shown:#}");
    client.edit(&draft, 2, (4, last), (4, last), " [x](");
    let found = client.at("textDocument/completion", &draft, (4, last + 5));
    let item =
        found["items"].as_array().expect("a list").iter().find(|it| it["label"] == "sources/town.md").expect("a path").clone();
    let shown = client.call("completionItem/resolve", item);
    assert!(shown["documentation"]["value"].as_str().expect("words").contains("killed 15 people"), "{shown:#}");
}

#[test]
fn links_follow_files_that_are_renamed() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    marked(&mut client, &draft);
    assert!(client.initialized["capabilities"]["workspace"]["fileOperations"]["willRename"]["filters"].is_array());
    let old = uri(&here.path().join("sources/wire.md"));
    let new = uri(&here.path().join("clips/the wire.md"));
    let files = json!({ "files": [{ "oldUri": old, "newUri": new }] });
    let edit = client.call("workspace/willRenameFiles", files.clone());
    let change = &edit["documentChanges"][0];
    let at = DRAFT.lines().nth(4).and_then(|it| it.find("sources/")).expect("a link") as u32;
    assert_eq!(change["edits"], json!([{ "range": range((4, at), (4, at + 15)), "newText": "clips/the%20wire.md" }]), "{edit:#}");
    assert_eq!(change["textDocument"]["version"], 1);
    // The folder is renamed, and the world follows.
    fs::create_dir(here.path().join("clips")).expect("a folder");
    fs::rename(here.path().join("sources/wire.md"), here.path().join("clips/the wire.md")).expect("a move");
    client.notify("workspace/didRenameFiles", files);
    for _ in 0..500 {
        let found = client.call("workspace/symbol", json!({ "query": "47" }));
        if found[0]["location"]["uri"] == new {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("the file is not known by its new name");
}

/// What a link says, footnotes and keys among them, leads to the file under a name with blanks, brackets and letters of other languages.
#[test]
fn citations_lead_to_a_file_of_any_name() {
    let here = tempfile::tempdir().expect("a folder");
    fs::create_dir(here.path().join("sources")).expect("a folder");
    let old = here.path().join("sources/wire.md");
    fs::write(&old, "The mill burned on Monday.\n").expect("a file");
    let draft = uri(&here.path().join("draft.md"));
    let mut text =
        "It [burned](sources/wire.md), [fell](<sources/wire.md>), [[sources/wire|sank]] [@wire, p. 2], it [is][1] said.[^1]\n\n\
                    [1]: sources/wire.md\n[^1]: See [the wire](sources/wire.md)."
            .to_owned();
    fs::write(here.path().join("draft.md"), &text).expect("a file");
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    client.open(&draft, &text);
    let led = |client: &mut Client, to: &str, count: usize| {
        for _ in 0..500 {
            let links = client.call("textDocument/documentLink", json!({ "textDocument": { "uri": draft } }));
            if links.as_array().is_some_and(|it| it.iter().filter(|it| it["target"] == to).count() == count) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("not all lead to {to}");
    };
    led(&mut client, &uri(&old), 6);
    let mut from = old;
    for (version, name) in ["the wire.md", "[Wire] (2), Über “it”.md", "100% a#b?.md", "wire.md"].iter().enumerate() {
        let to = here.path().join("sources").join(name);
        let files = json!({ "files": [{ "oldUri": uri(&from), "newUri": uri(&to) }] });
        let edit = client.call("workspace/willRenameFiles", files.clone());
        let mut edits = edit["documentChanges"][0]["edits"].as_array().expect("edits").clone();
        edits.reverse();
        for edit in &edits {
            let place = |it: &Value| {
                let (line, column) = (it["line"].as_u64().expect("a line"), it["character"].as_u64().expect("a column"));
                let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
                let before = text[start..].char_indices().scan(0, |seen, (at, c)| {
                    let here = *seen;
                    *seen += c.len_utf16() as u64;
                    Some((here, at))
                });
                start + before.into_iter().find(|it| it.0 >= column).map_or(text.len() - start, |it| it.1)
            };
            let span = place(&edit["range"]["start"])..place(&edit["range"]["end"]);
            text.replace_range(span, edit["newText"].as_str().expect("words"));
        }
        client.change(&draft, version as i64 + 2, json!([{ "text": text }]));
        fs::rename(&from, &to).expect("a move");
        client.notify("workspace/didRenameFiles", files);
        led(&mut client, &uri(&to), 6);
        from = to;
    }
    assert!(text.starts_with("It [burned](sources/wire.md), [fell](<sources/wire.md>), [[sources/wire|sank]] [@wire, p. 2]"));
    client.close(&draft);
}

#[test]
fn what_stands_follows_a_draft_that_is_renamed() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    marked(&mut client, &draft);
    let stet = json!({ "command": "subeditor.stet", "arguments": [{ "uri": draft, "position": { "line": 2, "character": 36 }, "code": "conflict" }] });
    let ledger = client.call("workspace/executeCommand", stet);
    let read = || fs::read_to_string(ledger.as_str().expect("a path")).expect("the ledger");
    assert!(read().contains("file = \"draft.md\""), "{}", read());
    client.until("silence", |it| !it.published[&draft].1.iter().any(|it| it["code"] == "conflict"));
    let mut rename = |old: &str, new: &str| {
        let place = |name: &str| here.path().join(name);
        fs::rename(place(old), place(new)).expect("a move");
        let files = json!({ "files": [{ "oldUri": uri(&place(old)), "newUri": uri(&place(new)) }] });
        client.notify("workspace/didRenameFiles", files);
    };
    let told = |name: &str| {
        for _ in 0..500 {
            if read().contains(&format!("file = \"{name}\"")) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("{name}: {}", read());
    };
    rename("draft.md", "final.md");
    told("final.md");
    // A folder takes along what is in it, and no other.
    fs::create_dir(here.path().join("wick")).expect("a folder");
    rename("final.md", "wick/final.md");
    told("wick/final.md");
    rename("wick", "upper wick");
    told("upper wick/final.md");
    assert_eq!(read().matches("[[stet]]").count(), 1);
}

#[test]
fn what_is_no_file_has_no_place_in_the_ledger() {
    let (here, _) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    client.open("untitled:Untitled-1", "The yard built 40 boats (12 ferries and 30 tugs).\n");
    client.until("the sum", |it| it.published.get("untitled:Untitled-1").is_some_and(|it| !it.1.is_empty()));
    let params = json!({ "textDocument": { "uri": "untitled:Untitled-1" }, "range": range((0, 15), (0, 17)), "context": { "diagnostics": [] } });
    let found = client.call("textDocument/codeAction", params);
    let titles: Vec<&str> = found.as_array().expect("a list").iter().filter_map(|it| it["title"].as_str()).collect();
    // A mark in its own text needs no name.
    let stands: Vec<_> = titles.iter().filter(|it| it.starts_with("Let ")).collect();
    assert_eq!(stands, [&"Let this stand by a mark in the text: sum"], "{titles:?}");
    assert!(titles.len() > 1, "{titles:?}");
    let stet = json!({ "command": "subeditor.stet", "arguments": [{ "uri": "untitled:Untitled-1", "position": { "line": 0, "character": 15 }, "code": "sum" }] });
    let error = client.try_call("workspace/executeCommand", stet).expect_err("no file");
    assert!(error["message"].as_str().is_some_and(|it| it.contains("save it first")), "{error}");
}

#[test]
fn a_mark_that_names_no_rule_is_told() {
    let (here, draft) = story();
    let mut client = Client::with(Some(here.path()), able(), json!({}));
    let text = "The yard built 40 boats (12 ferries and 30 tugs). <!-- stet som: as told -->\n";
    client.open(&draft, text);
    let told = |it: &Value| it["message"].as_str().is_some_and(|it| it.contains("no rule `som`") && it.contains("`sum`"));
    client.until("the mark", |it| it.published.get(&draft).is_some_and(|it| it.1.iter().any(told)));
    let found = client.published[&draft].1.clone();
    assert_eq!(found.iter().find(|it| told(it)).expect("the mark")["range"]["start"]["character"], 50);
    assert!(found.iter().any(|it| it["code"] == "sum"), "{found:#?}");
    client.edit(&draft, 2, (0, 60), (0, 63), "sum");
    client.until("silence", |it| it.published[&draft].1.is_empty());
}

#[test]
fn newer_features_are_offered_to_clients_that_know_them() {
    let all = ["callHierarchy", "codeLens", "documentLink", "foldingRange", "inlayHint", "selectionRange", "semanticTokens"];
    let client = Client::with(None, json!({}), Value::Null);
    let said = &client.initialized["capabilities"];
    for feature in all {
        assert_eq!(said[format!("{feature}Provider")], Value::Null, "{feature}");
    }
    assert_eq!(said["workspace"]["fileOperations"], Value::Null);
    assert_eq!((&said["codeActionProvider"]["resolveProvider"], &said["hoverProvider"]), (&json!(false), &json!(true)));
    drop(client);
    let able: serde_json::Map<String, Value> = all.iter().map(|it| ((*it).to_owned(), json!({}))).collect();
    let mut able = Value::Object(able);
    able["semanticTokens"] = json!({ "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": [] });
    let client = Client::with(None, json!({ "textDocument": able }), Value::Null);
    for feature in all {
        assert_ne!(client.initialized["capabilities"][format!("{feature}Provider")], Value::Null, "{feature}");
    }
}

#[test]
fn who_shows_no_related_places_reads_them_in_the_message() {
    let (here, draft) = story();
    let mut able = capabilities();
    able["textDocument"]["publishDiagnostics"] = json!({ "versionSupport": true });
    let mut client = Client::with(Some(here.path()), able, json!({}));
    marked(&mut client, &draft);
    let mark = client.published[&draft].1.iter().find(|it| it["code"] == "conflict").expect("just seen").clone();
    assert_eq!(mark["relatedInformation"], Value::Null);
    let message = mark["message"].as_str().expect("words");
    assert!(message.lines().any(|it| it.starts_with("sources/town.md:1: 15")), "{message}");
    // The source, once it is open, is marked too.
    let town = uri(&here.path().join("sources/town.md"));
    client.open(&town, TOWN);
    let marks = client.diagnostics(&town, 1);
    assert!(marks[0]["message"].as_str().expect("words").contains("draft.md:3: 12"), "{marks:#?}");
}

#[test]
fn a_trace_tells_what_was_done_and_quotes_nothing() {
    let (here, draft) = story();
    let mut client = Client::start(here.path());
    marked(&mut client, &draft);
    client.at("textDocument/hover", &draft, (2, 36));
    client.settle();
    assert_eq!(client.traced, Vec::<Value>::new(), "nobody asked");
    client.notify("$/setTrace", json!({ "value": "messages" }));
    client.at("textDocument/hover", &draft, (2, 36));
    client.until("a trace", |it| it.traced.iter().any(|it| it["message"].as_str().is_some_and(|it| it.contains("hover"))));
    assert!(client.traced.iter().all(|it| it["verbose"].is_null()), "{:?}", client.traced);
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.edit(&draft, 2, (2, 35), (2, 37), "16");
    client.until("a trace of what is sent", |it| {
        it.traced.iter().any(|it| it["message"] == "textDocument/publishDiagnostics: sent" && it["verbose"].is_string())
    });
    assert!(client.traced.iter().all(|it| !it.to_string().contains("Osprey")));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.settle();
    let many = client.traced.len();
    client.at("textDocument/hover", &draft, (2, 36));
    client.settle();
    assert_eq!(client.traced.len(), many);
}

#[test]
fn each_folder_has_its_settings_and_bad_values_are_named() {
    let text = "The yard built 40 boats (12 ferries and 30 tugs).\n";
    let [one, other] = ["one", "other"].map(|_| tempfile::tempdir().expect("a folder"));
    fs::write(other.path().join("subeditor.toml"), "[rules]\nsum = \"error\"\n").expect("settings");
    let mut client = Client::silent();
    client.of_folders.insert(uri(one.path()), json!({ "rules": { "sum": "off", "share": "loud" } }));
    client.of_folders.insert(uri(other.path()), json!({ "rules": { "sum": "hint" } }));
    client.set_settings(json!({ "lens": 7 }));
    client.begin(Some(one.path()), capabilities());
    let folder = json!({ "uri": uri(other.path()), "name": "other" });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [folder], "removed": [] } }));
    let uris = [&one, &other].map(|it| uri(&it.path().join("draft.md")));
    uris.iter().for_each(|it| client.open(it, text));
    // The file in the folder goes before what the client has for it.
    client.until("an error in one and nothing in the other", |it| {
        let of = |at: usize| it.published.get(&uris[at]).map(|it| it.1.clone());
        of(0).is_some_and(|it| it.is_empty()) && of(1).is_some_and(|it| it.len() == 1 && it[0]["severity"] == 1)
    });
    let mut said = client.shown();
    while !(said.contains("`rules.share`: \"loud\"") && said.contains("`lens`: 7")) {
        said.push_str(&client.shown());
    }
    // The settings file begins to leave a file out, and later no more.
    let names = |client: &mut Client| client.call("workspace/symbol", json!({ "query": "sails" })).as_array().map_or(0, Vec::len);
    fs::write(other.path().join("more.md"), WIRE).expect("a file");
    let changed = |name: &str| json!({ "changes": [{ "uri": uri(&other.path().join(name)), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed("more.md"));
    for (settings, many) in [("", 1), ("exclude = [\"more.md\"]\n", 0), ("lens = true\n", 1)] {
        fs::write(other.path().join("subeditor.toml"), settings).expect("settings");
        client.notify("workspace/didChangeWatchedFiles", changed("subeditor.toml"));
        let is_so = (0..500).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            names(&mut client) == many
        });
        assert!(is_so, "{settings:?}");
    }
}

#[test]
fn the_ledger_is_where_settings_say() {
    let text = "The yard built 40 boats (12 ferries and 30 tugs).\n";
    let here = tempfile::tempdir().expect("a folder");
    fs::write(here.path().join("subeditor.toml"), "ledger = \"desk/stands.toml\"\n").expect("settings");
    fs::write(here.path().join("other.md"), WIRE).expect("a file");
    let draft = uri(&here.path().join("draft.md"));
    let mut client = Client::start(here.path());
    let is_read = (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        client.call("workspace/symbol", json!({ "query": "sails" })) != json!([])
    });
    assert!(is_read);
    client.open(&draft, text);
    client.until("a finding", |it| it.published.get(&draft).is_some_and(|it| it.1.len() == 1));
    let argument =
        json!({ "uri": draft, "position": { "line": 0, "character": 15 }, "code": "sum", "reason": "as the yard has it" });
    let ledger = client.call("workspace/executeCommand", json!({ "command": "subeditor.stet", "arguments": [argument] }));
    assert_eq!(ledger, json!(here.path().join("desk/stands.toml")));
    client.until("nothing", |it| it.published[&draft].1.is_empty());
    drop(client);
    // And it holds when it is read anew.
    let mut client = Client::start(here.path());
    client.open(&draft, text);
    client.until("nothing", |it| it.published.get(&draft).is_some_and(|it| it.1.is_empty()));
}

#[test]
fn the_doctor_quotes_only_when_asked() {
    let (here, draft) = story();
    let mut client = Client::start(here.path());
    marked(&mut client, &draft);
    let mut report = |argument: Value| {
        let params = json!({ "command": "subeditor.doctor", "arguments": [argument] });
        client.call("workspace/executeCommand", params).as_str().expect("a report").to_owned()
    };
    let plain = report(json!({}));
    assert!(plain.contains("documents: 3") && !plain.contains("draft.md") && !plain.contains("12 people"), "{plain}");
    let quoting = report(json!({ "quote": true }));
    assert!(quoting.contains("- draft.md (draft)") && quoting.contains("line 3, conflict, “12”"), "{quoting}");
}

#[test]
fn the_doctor_says_who_has_set_what() {
    let (here, draft) = story();
    fs::write(here.path().join("subeditor.toml"), "lens = true\n[rules]\nconflict = 'error'\n").expect("a file");
    fs::write(here.path().join("people.toml"), "[[person]]\nname = 'Anna Lind'\n").expect("a file");
    let settings = json!({ "rules": { "superseded": "off", "sum": "loud" }, "house": { "units": "metric" } });
    let mut client = Client::with(Some(here.path()), capabilities(), settings);
    marked(&mut client, &draft);
    client.shown();
    let report = client.call("workspace/executeCommand", json!({ "command": "subeditor.doctor" }));
    let report = report.as_str().expect("a report");
    for line in [
        "- editor: does not say its name",
        "- positions in UTF-16; diagnostics are sent",
        "- lens = true (subeditor.toml)",
        "- rules.conflict = error (subeditor.toml)",
        "- rules.superseded = off (editor",
        "- house.units = \"metric\" (editor",
        "people.toml, with 1 name",
        "- settings: `rules.sum`: \"loud\" is none of",
        "- last read from disk: 3 documents in ",
    ] {
        assert!(report.contains(line), "{line} is not in\n{report}");
    }
}

/// Of each row the first name is whole, and those behind it may leave out what stands before the first slash.
#[test]
fn the_table_of_methods_is_true() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("a README");
    let table = readme.lines().skip_while(|it| *it != "| method | for |").skip(2).take_while(|it| it.starts_with('|'));
    let mut client = Client::with(None, json!({}), Value::Null);
    let mut seen = Vec::new();
    for row in table {
        let mut before = "";
        for name in row.split(" | ").next().expect("a cell").split('`').skip(1).step_by(2).filter(|it| !it.contains('=')) {
            let whole = [
                "textDocument/",
                "workspace/",
                "callHierarchy/",
                "completionItem/",
                "codeAction/",
                "window/",
                "$/",
                "subeditor/",
            ];
            let start = whole.iter().find(|it| name.starts_with(**it));
            before = start.unwrap_or(&before);
            let method = if start.is_some() { name.to_owned() } else { format!("{before}{name}") };
            let is_notification = method.contains("/did") || method.starts_with("$/") || method.ends_with("/cancel");
            if !is_notification && method != "textDocument/publishDiagnostics" {
                let answer = client.try_call(&method, Value::Null);
                assert!(answer.err().is_none_or(|it| it["code"] != -32601), "{method} is not served");
            }
            seen.push(method);
        }
    }
    assert!(seen.len() > 35, "{seen:?}");
    // And nothing is offered that is not in it.
    let able = able();
    let client = Client::with(None, able, Value::Null);
    for name in client.initialized["capabilities"].as_object().expect("an object").keys() {
        let Some(feature) = name.strip_suffix("Provider") else { continue };
        let feature = feature.replace("workspaceSymbol", "symbol").replace("callHierarchy", "prepareCallHierarchy");
        assert!(seen.iter().any(|it| it.contains(&format!("/{feature}"))), "{feature} is not in the table");
    }
}
