//! What the editors' files say of the server is what the server says of itself.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use subeditor::workspace::settings::schema;

/// VS Code's settings are the server's, each with its values, default and words. The rules are one setting there.
#[test]
fn vs_code_offers_the_settings_of_the_server() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json");
    let manifest: Value = serde_json::from_str(&fs::read_to_string(file).expect("a manifest")).expect("JSON");
    let mut offered = manifest["contributes"]["configuration"]["properties"].as_object().expect("settings").clone();
    // The editor's own: where the program is, and what is written to the log.
    offered.retain(|name, _| name != "subeditor.server.path" && name != "subeditor.trace.server");
    let mut ours = Map::new();
    flat("subeditor", &schema::json_schema(), &mut ours);
    assert_eq!(plain(Value::Object(offered)), plain(Value::Object(ours)), "node editors/vscode/scripts/settings.mjs PROGRAM");
}

/// With all numbers of one kind: JavaScript writes 0.0 as 0.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(values) => values.into_iter().map(plain).collect(),
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, plain(value))).collect()),
        other => other,
    }
}

fn flat(before: &str, table: &Value, into: &mut Map<String, Value>) {
    for (key, setting) in table["properties"].as_object().expect("a table of settings") {
        let name = format!("{before}.{key}");
        if setting.get("properties").is_some() && key != "rules" {
            flat(&name, setting, into);
            continue;
        }
        let mut setting = setting.as_object().expect("a setting").clone();
        if let Some(rules) = setting.remove("properties") {
            let rule = rules.as_object().and_then(|it| it.values().next()).expect("a rule");
            setting.insert("additionalProperties".into(), json!({ "type": rule["type"], "enum": rule["enum"] }));
        }
        let words = setting.remove("description").expect("words");
        setting.insert("markdownDescription".into(), words);
        into.insert(name, Value::Object(setting));
    }
}
