//! What the user may decide: which rules speak and how loud, and which files are drafts and which sources.
//!
//! The same keys in the client's settings (JSON) and in `subeditor.toml` at the top of a workspace folder:
//!
//! ```toml
//! drafts = ["*.md"]            # globs, from the folder of this file; `*` stays in one folder, `**` does not
//! sources = ["clips/**"]
//!
//! [tiers]
//! primary = ["transcripts/**"] # or secondary, wire, reference: shown with what these documents say
//!
//! [rules]
//! superseded = "off"           # or "on", "error", "warning", "information", "hint"
//! conflict = "error"
//! ```
//!
//! What `subeditor.toml` says goes before what the client says. A bad value is reported by its name, and the rest is kept.

use std::collections::BTreeMap;
use std::path::Path;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::Value;

use super::path;
use crate::checks::{Code, Finding, Severity};
use crate::document::{Role, Tier};

/// The name of the settings file.
pub const FILE: &str = "subeditor.toml";

/// What is set; empty by default, which is best for most.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub rules: BTreeMap<Code, Level>,
    drafts: GlobSet,
    sources: GlobSet,
    tiers: Vec<(Tier, GlobSet)>,
}

/// What becomes of a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    /// As the rule itself has it.
    On,
    As(Severity),
}

impl Settings {
    /// From the client. The second part are sentences about values that could not be used.
    pub fn from_json(value: &Value) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let mut bad = Vec::new();
        match value {
            Value::Null => {}
            Value::Object(map) => {
                for (key, value) in map {
                    settings.set(key, value, &mut bad);
                }
            }
            _ => bad.push("The settings are no table of keys and values.".to_string()),
        }
        (settings, bad)
    }

    /// From the text of a `subeditor.toml`.
    pub fn from_toml(text: &str) -> (Settings, Vec<String>) {
        match toml::from_str::<Value>(text) {
            Ok(value) => Settings::from_json(&value),
            Err(error) => {
                let line = error.span().map_or(0, |span| text.get(..span.start).unwrap_or("").matches('\n').count()) + 1;
                let what = error.message().trim_end_matches('.').replace('\n', ", ");
                (Settings::default(), vec![format!("Line {line} could not be read: {what}.")])
            }
        }
    }

    fn set(&mut self, key: &str, value: &Value, bad: &mut Vec<String>) {
        match key {
            // Editors send null for what is not set.
            _ if value.is_null() => {}
            "rules" => match value {
                Value::Object(rules) => {
                    for (name, value) in rules {
                        match (Code::named(name), level_of(value)) {
                            (None, _) => bad.push(format!("`rules.{name}`: there is no such rule; there are {}.", list(Code::ALL))),
                            (_, None) => bad.push(format!(
                                "`rules.{name}`: {value} is none of \"off\", \"on\", \"error\", \"warning\", \"information\", \"hint\"."
                            )),
                            (Some(code), Some(level)) => {
                                self.rules.insert(code, level);
                            }
                        }
                    }
                }
                _ => bad.push(format!("`rules`: {value} is no table of rules.")),
            },
            // An editor's own, in the same section: where the server lies, whether its messages are shown.
            "server" | "trace" => {}
            "drafts" => self.drafts = globs(key, value, bad),
            "sources" => self.sources = globs(key, value, bad),
            "tiers" => match value {
                Value::Object(tiers) => {
                    for (name, value) in tiers.iter().filter(|it| !it.1.is_null()) {
                        match Tier::ALL.iter().find(|tier| tier.as_str() == name) {
                            Some(tier) => self.tiers.push((*tier, globs(&format!("tiers.{name}"), value, bad))),
                            None => bad.push(format!(
                                "`tiers.{name}`: there is no such tier; there are primary, secondary, wire, reference."
                            )),
                        }
                    }
                }
                _ => bad.push(format!("`tiers`: {value} is no table of tiers.")),
            },
            _ => bad.push(format!("`{key}`: there is no such setting; there are `rules`, `drafts`, `sources`, `tiers`.")),
        }
    }

    /// What the globs say of a path below the folder. A draft's glob goes before a source's.
    pub fn role(&self, below_folder: &Path) -> Option<Role> {
        let path = path::shown(below_folder);
        if self.drafts.is_match(&path) {
            Some(Role::Draft)
        } else if self.sources.is_match(&path) {
            Some(Role::Source)
        } else {
            None
        }
    }
}

impl Settings {
    /// How near a source stands to what it tells of, by the globs.
    pub fn tier(&self, below_folder: &Path) -> Option<Tier> {
        let path = path::shown(below_folder);
        self.tiers.iter().find(|(_, globs)| globs.is_match(&path)).map(|it| it.0)
    }
}

/// What becomes of a rule's findings: the first settings that name it decide, else the rule itself.
pub fn level(settings: &[&Settings], code: Code) -> Level {
    let set = settings.iter().find_map(|it| it.rules.get(&code)).copied();
    set.unwrap_or(if code.is_on() { Level::On } else { Level::Off })
}

/// Findings as the settings want them.
pub fn apply(settings: &[&Settings], findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept = findings;
    kept.retain_mut(|finding| match level(settings, finding.code) {
        Level::Off => false,
        Level::On => true,
        Level::As(severity) => {
            finding.severity = severity;
            true
        }
    });
    kept
}

fn list(codes: &[Code]) -> String {
    codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", ")
}

fn level_of(value: &Value) -> Option<Level> {
    match value {
        Value::Bool(on) => Some(if *on { Level::On } else { Level::Off }),
        Value::String(text) => match text.as_str() {
            "off" => Some(Level::Off),
            "on" => Some(Level::On),
            "error" => Some(Level::As(Severity::Error)),
            "warning" => Some(Level::As(Severity::Warning)),
            "information" | "info" => Some(Level::As(Severity::Information)),
            "hint" => Some(Level::As(Severity::Hint)),
            _ => None,
        },
        _ => None,
    }
}

fn globs(key: &str, value: &Value, bad: &mut Vec<String>) -> GlobSet {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut set = GlobSetBuilder::new();
    for value in values {
        match value.as_str().map(glob) {
            Some(Ok(glob)) => {
                set.add(glob);
            }
            Some(Err(error)) => bad.push(format!("`{key}`: {value} is no glob: {}.", error.kind())),
            None => bad.push(format!("`{key}`: {value} is no glob.")),
        }
    }
    set.build().unwrap_or_else(|error| {
        bad.push(format!("`{key}`: {error}."));
        GlobSet::empty()
    })
}

fn glob(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text.trim_start_matches("./")).literal_separator(true).build()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_bad_value_is_named_and_the_rest_kept() {
        let (settings, bad) = Settings::from_json(&json!({
            "rules": { "conflict": "loud", "superseded": "off", "conflicts": "off" },
            "drafts": ["*.md", 7, "a{b"],
            "colour": "red",
        }));
        assert_eq!(settings.rules, BTreeMap::from([(Code::Superseded, Level::Off)]));
        assert_eq!(settings.role(Path::new("story.md")), Some(Role::Draft));
        assert_eq!(bad.len(), 5, "{bad:#?}");
        assert!(bad.iter().any(|it| it.starts_with("`rules.conflict`: \"loud\" is none of")), "{bad:#?}");
        assert!(bad.iter().any(|it| it.starts_with("`rules.conflicts`: there is no such rule")), "{bad:#?}");
    }

    #[test]
    fn tiers_and_rules_that_are_off() {
        let (settings, bad) = Settings::from_toml("[tiers]\nwire = \"wires/**\"\nbest = \"*\"\n[rules]\nunsourced = true\n");
        assert!(bad.len() == 1 && bad[0].starts_with("`tiers.best`: there is no such tier"), "{bad:?}");
        assert_eq!(settings.tier(Path::new("wires/a.txt")), Some(Tier::Wire));
        assert_eq!(settings.tier(Path::new("a.txt")), None);
        assert_eq!(level(&[&settings], Code::Unsourced), Level::On);
        assert_eq!(level(&[], Code::Unsourced), Level::Off);
        assert_eq!(level(&[], Code::Conflict), Level::On);
    }

    #[test]
    fn the_same_keys_in_toml() {
        let (settings, bad) = Settings::from_toml("sources = [\"clips/**\"]\n[rules]\nconflict = \"error\"\n");
        assert_eq!(bad, Vec::<String>::new());
        assert_eq!(settings.rules.get(&Code::Conflict), Some(&Level::As(Severity::Error)));
        assert_eq!(settings.role(Path::new("clips/deep/a.txt")), Some(Role::Source));
        assert_eq!(settings.role(Path::new("a.txt")), None);
        let (_, bad) = Settings::from_toml("a = 1\nb = = 2\n");
        assert!(bad.len() == 1 && bad[0].starts_with("Line 2 could not be read"), "{bad:?}");
    }
}
