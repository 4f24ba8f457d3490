//! The one list of all settings. What editors offer, what `subeditor.toml` may hold, what the command line takes and what the
//! documentation says are made from it or tested against it.

use serde_json::{Map, Value, json};

use super::LEVELS;
use crate::checks::Code;

/// One setting.
#[derive(Debug)]
pub struct Setting {
    pub key: &'static str,
    pub kind: Kind,
    /// What applies where nobody sets it, as JSON.
    pub default: &'static str,
    /// Finished sentences for whoever sets it, in Markdown.
    pub doc: &'static str,
}

/// What a setting may be.
#[derive(Debug)]
pub enum Kind {
    /// Globs of files, from the top of the folder.
    Globs,
    /// The path of a file, from the top of the folder.
    File,
    Switch,
    /// A number from the one to the other, both included.
    Number(f64, f64),
    Choice(&'static [&'static str]),
    /// A level for each rule.
    Rules,
    Table(&'static [Setting]),
}

/// All settings. The names of nested ones are joined with a full stop: `hints.source`.
pub static SCHEMA: &[Setting] = &[
    Setting {
        key: "drafts",
        kind: Kind::Globs,
        default: "[]",
        doc: "Files that are drafts, as globs from the top of the folder: `*` stays in one folder, `**` does not. A file's own front \
              matter (`role: draft`) goes before this.",
    },
    Setting {
        key: "sources",
        kind: Kind::Globs,
        default: "[]",
        doc: "Files that are sources, as globs. Files below a folder named `sources`, `source`, `research`, `evidence` or `archive` are \
              sources anyway.",
    },
    Setting {
        key: "tiers",
        kind: Kind::Table(&[
            Setting {
                key: "primary",
                kind: Kind::Globs,
                default: "[]",
                doc: "Documents of whoever was there: transcripts, records.",
            },
            Setting { key: "secondary", kind: Kind::Globs, default: "[]", doc: "Documents that report what others said." },
            Setting { key: "wire", kind: Kind::Globs, default: "[]", doc: "Agency copy." },
            Setting { key: "reference", kind: Kind::Globs, default: "[]", doc: "Works of reference." },
        ]),
        default: "{}",
        doc: "How near sources stand to what they tell of; shown in hovers.",
    },
    Setting {
        key: "exclude",
        kind: Kind::Globs,
        default: "[]",
        doc: "Files that are not read at all, open or not, as globs. Hidden files and those that `.gitignore` or `.ignore` name are left out anyway.",
    },
    Setting {
        key: "rules",
        kind: Kind::Rules,
        default: "{}",
        doc: "What becomes of each rule's findings: `off`, `on` (as the rule itself has it), or how grave they are: `error`, `warning`, \
              `information`, `hint`.",
    },
    Setting {
        key: "tolerance",
        kind: Kind::Table(&[Setting {
            key: "percent",
            kind: Kind::Number(0.0, 100.0),
            default: "0",
            doc: "Two figures of one quantity that lie no further apart than so many percent of the larger are no conflict. With 0, \
                  what their own words allow decides alone.",
        }]),
        default: "{}",
        doc: "How far figures may lie apart beyond what their words allow.",
    },
    Setting {
        key: "people",
        kind: Kind::File,
        default: "\"people.toml\"",
        doc: "The people file: names, roles and spellings that are known to be right. It need not exist.",
    },
    Setting {
        key: "ledger",
        kind: Kind::File,
        default: "\".subeditor/ledger.toml\"",
        doc: "The ledger, where it is kept what is let stand. While this is not set, the ledger of a folder above holds too.",
    },
    Setting {
        key: "house",
        kind: Kind::Table(&[Setting {
            key: "units",
            kind: Kind::Choice(&["both", "metric", "imperial"]),
            default: "\"both\"",
            doc: "Into which units hints convert: each into the other, or all into those of the house.",
        }]),
        default: "{}",
        doc: "How the house writes.",
    },
    Setting {
        key: "lens",
        kind: Kind::Switch,
        default: "false",
        doc: "Show above each passage how its figures stand: “3 documents agree · 1 conflict · 1 copy”.",
    },
    Setting {
        key: "hints",
        kind: Kind::Table(&[
            Setting { key: "source", kind: Kind::Switch, default: "false", doc: "Show behind a figure who says it." },
            Setting {
                key: "unit",
                kind: Kind::Switch,
                default: "false",
                doc: "Show behind a measure what it is in other units.",
            },
            Setting { key: "date", kind: Kind::Switch, default: "false", doc: "Show behind a figure as of when it is." },
        ]),
        default: "{}",
        doc: "Inlay hints.",
    },
    Setting {
        key: "diagnostics",
        kind: Kind::Choice(&["push", "pull"]),
        default: "\"push\"",
        doc: "Who begins when findings are shown: the server tells at once (`push`), or the editor asks when it likes (`pull`, for editors \
              that can). Read once, when the server starts.",
    },
];

/// The setting of a dotted name.
pub fn setting(name: &str) -> Option<&'static Setting> {
    let mut parts = name.split('.');
    let first = parts.next()?;
    let mut found = SCHEMA.iter().find(|it| it.key == first)?;
    for part in parts {
        let Kind::Table(inner) = &found.kind else { return None };
        found = inner.iter().find(|it| it.key == part)?;
    }
    Some(found)
}

/// All settings as a JSON Schema of the object that an editor sends, and of `subeditor.toml`.
pub fn json_schema() -> Value {
    let mut schema = object(SCHEMA);
    if let Value::Object(map) = &mut schema {
        map.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        map.insert("title".into(), json!("subeditor"));
    }
    schema
}

fn object(settings: &[Setting]) -> Value {
    let properties: Map<String, Value> = settings.iter().map(|it| (it.key.to_owned(), property(it))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn property(setting: &Setting) -> Value {
    let mut property = match &setting.kind {
        Kind::Globs => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::File => json!({ "type": "string" }),
        Kind::Switch => json!({ "type": "boolean" }),
        Kind::Number(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
        Kind::Choice(values) => json!({ "type": "string", "enum": values }),
        Kind::Rules => {
            let rule = |code: &Code| {
                let default = if code.is_on() { "on" } else { "off" };
                let rule = json!({ "type": "string", "enum": LEVELS, "default": default, "description": code.describe() });
                (code.as_str().to_owned(), rule)
            };
            let rules: Map<String, Value> = Code::ALL.iter().map(rule).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": rules })
        }
        Kind::Table(inner) => object(inner),
    };
    if let Value::Object(map) = &mut property {
        map.insert("default".into(), serde_json::from_str(setting.default).unwrap_or_default());
        map.insert("description".into(), setting.doc.into());
    }
    property
}

/// The documentation of all settings, in Markdown.
pub fn markdown() -> String {
    let mut out = String::from(include_str!("introduction.md"));
    out.push_str("\n## All settings\n\n| setting | value | default | what it does |\n|--|--|--|--|\n");
    rows("", SCHEMA, &mut out);
    out.push_str("\n## Rules\n\n| rule | default | what it finds |\n|--|--|--|\n");
    for code in Code::ALL {
        let default = if code.is_on() { "on" } else { "off" };
        out.push_str(&format!("| `{}` | `{default}` | {} |\n", code.as_str(), code.describe()));
    }
    out
}

fn rows(before: &str, settings: &[Setting], out: &mut String) {
    for Setting { key, kind, default, doc } in settings {
        let value = match kind {
            Kind::Globs => "globs".to_owned(),
            Kind::File => "path of a file".to_owned(),
            Kind::Switch => "`true` or `false`".to_owned(),
            Kind::Number(least, most) => format!("{least} to {most}"),
            Kind::Choice(values) => values.iter().map(|it| format!("`\"{it}\"`")).collect::<Vec<_>>().join(", "),
            Kind::Rules => "a table: rule = level".to_owned(),
            Kind::Table(inner) => {
                rows(&format!("{before}{key}."), inner, out);
                continue;
            }
        };
        out.push_str(&format!("| `{before}{key}` | {value} | `{default}` | {doc} |\n"));
    }
}
