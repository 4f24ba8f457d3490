//! What the user may decide: which rules speak and how loud, which files are drafts and which sources, what editors show.
//!
//! The same names on the command line, in `subeditor.toml` at the top of a workspace folder, and in the client's settings (JSON), in
//! this order of precedence; [`schema::SCHEMA`] lists them. A bad value is reported by its name, and the rest is kept.

pub mod schema;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::{Value, json};

use self::schema::{Kind, SCHEMA, Setting};
use super::path;
use crate::checks::{Code, Finding, Severity};
use crate::document::{Role, Tier};

/// The name of the settings file.
pub const FILE: &str = "subeditor.toml";

/// What can be said of a rule.
pub const LEVELS: &[&str] = &["off", "on", "error", "warning", "information", "hint"];

/// What is set in one place; empty by default, which is best for most.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub rules: BTreeMap<Code, Level>,
    /// By dotted name.
    globs: BTreeMap<String, GlobSet>,
    /// All values but the rules by their dotted name, of the kind that the schema asks for; globs as they were written.
    values: BTreeMap<String, Value>,
}

/// What becomes of a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    /// As the rule itself has it.
    On,
    As(Severity),
}

impl Level {
    /// As it is written in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::On => "on",
            Level::As(Severity::Error) => "error",
            Level::As(Severity::Warning) => "warning",
            Level::As(Severity::Information) => "information",
            Level::As(Severity::Hint) => "hint",
        }
    }
}

impl Settings {
    /// From the client. The second part are sentences about values that could not be used.
    pub fn from_json(value: &Value) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let mut bad = Vec::new();
        match value {
            Value::Null => {}
            Value::Object(_) => settings.table("", SCHEMA, value, &mut bad),
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

    /// From the command line: pairs of a dotted name and a value. The value is read as TOML where it is such, else as plain words, and
    /// several of one list are put together.
    pub fn from_pairs(pairs: &[(String, String)]) -> (Settings, Vec<String>) {
        let mut whole = json!({});
        for (name, text) in pairs {
            let value = toml::from_str::<Value>(&format!("value = {text}")).ok().and_then(|it| it.get("value").cloned());
            let value = value.unwrap_or_else(|| Value::String(text.clone()));
            let mut place = &mut whole;
            for part in name.split('.') {
                if !place.is_object() {
                    *place = json!({});
                }
                place = &mut place[part];
            }
            let is_list = schema::setting(name).is_some_and(|it| matches!(it.kind, Kind::Globs));
            match (is_list, &mut *place) {
                (true, Value::Array(before)) => match value {
                    Value::Array(more) => before.extend(more),
                    one => before.push(one),
                },
                (true, _) => *place = if value.is_array() { value } else { json!([value]) },
                (false, _) => *place = value,
            }
        }
        Settings::from_json(&whole)
    }

    fn table(&mut self, before: &str, schema: &'static [Setting], value: &Value, bad: &mut Vec<String>) {
        let Value::Object(map) = value else {
            bad.push(format!("`{}`: {value} is no table.", before.trim_end_matches('.')));
            return;
        };
        for (key, value) in map {
            // Editors send null for what is not set, and their own settings in the same section.
            if value.is_null() || before.is_empty() && EDITORS_OWN.contains(&key.as_str()) {
                continue;
            }
            let name = format!("{before}{key}");
            match schema.iter().find(|it| it.key == key) {
                Some(setting) => self.set(name, setting, value, bad),
                None => {
                    let known: Vec<_> = schema.iter().map(|it| format!("`{before}{}`", it.key)).collect();
                    bad.push(format!("`{name}`: there is no such setting; there are {}.", known.join(", ")));
                }
            }
        }
    }

    fn set(&mut self, name: String, setting: &'static Setting, value: &Value, bad: &mut Vec<String>) {
        let fits = match &setting.kind {
            Kind::Globs => {
                let set = globs(&name, value, bad);
                self.globs.insert(name.clone(), set);
                self.values.insert(name, value.clone());
                return;
            }
            Kind::Rules => return self.rules(value, bad),
            Kind::Table(inner) => return self.table(&format!("{name}."), inner, value, bad),
            Kind::File => value.as_str().is_some_and(|it| !it.is_empty()),
            Kind::Switch => value.is_boolean(),
            Kind::Number(least, most) => value.as_f64().is_some_and(|it| (*least..=*most).contains(&it)),
            Kind::Choice(values) => value.as_str().is_some_and(|it| values.contains(&it)),
        };
        if fits {
            self.values.insert(name, value.clone());
            return;
        }
        let wanted = match &setting.kind {
            Kind::File => "the path of a file".to_string(),
            Kind::Switch => "true or false".to_string(),
            Kind::Number(least, most) => format!("a number from {least} to {most}"),
            Kind::Choice(values) => format!("one of {}", quoted(values)),
            Kind::Globs | Kind::Rules | Kind::Table(_) => "such a value".to_string(),
        };
        bad.push(format!("`{name}`: {value} is not {wanted}."));
    }

    fn rules(&mut self, value: &Value, bad: &mut Vec<String>) {
        let Value::Object(rules) = value else {
            bad.push(format!("`rules`: {value} is no table of rules."));
            return;
        };
        for (name, value) in rules.iter().filter(|it| !it.1.is_null()) {
            let Some(code) = Code::named(name) else {
                let known: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
                bad.push(format!("`rules.{name}`: there is no such rule; there are {}.", known.join(", ")));
                continue;
            };
            match level(value) {
                Some(level) => drop(self.rules.insert(code, level)),
                None => bad.push(format!("`rules.{name}`: {value} is none of {}.", quoted(LEVELS))),
            }
        }
    }

    /// Those of the `subeditor.toml` of a folder, if it has one that can be read.
    pub fn of_folder(folder: &Path) -> Option<Settings> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        Some(Settings::from_toml(&text).0)
    }

    /// Whether a value has been set, by its dotted name.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// What the globs say of a path below the folder. A draft's glob goes before a source's.
    pub fn role(&self, below_folder: &Path) -> Option<Role> {
        let path = path::shown(below_folder);
        if self.names("drafts", &path) {
            Some(Role::Draft)
        } else if self.names("sources", &path) {
            Some(Role::Source)
        } else {
            None
        }
    }

    /// Whether a path below the folder is not to be read.
    pub fn excludes(&self, below_folder: &Path) -> bool {
        self.names("exclude", &path::shown(below_folder))
    }

    pub fn excludes_nothing(&self) -> bool {
        self.globs.get("exclude").is_none_or(GlobSet::is_empty)
    }

    /// How near a source stands to what it tells of, by the globs.
    pub fn tier(&self, below_folder: &Path) -> Option<Tier> {
        let path = path::shown(below_folder);
        Tier::ALL.iter().copied().find(|tier| self.names(&format!("tiers.{}", tier.as_str()), &path))
    }

    fn names(&self, setting: &str, path: &str) -> bool {
        self.globs.get(setting).is_some_and(|globs| globs.is_match(path))
    }
}

/// What applies to one document: the settings of all places, the nearest first, then the defaults.
#[derive(Clone, Debug)]
pub struct Options<'a>(pub Vec<&'a Settings>);

impl Options<'_> {
    pub fn role(&self, below_folder: &Path) -> Option<Role> {
        self.0.iter().find_map(|settings| settings.role(below_folder))
    }

    pub fn tier(&self, below_folder: &Path) -> Option<Tier> {
        self.0.iter().find_map(|settings| settings.tier(below_folder))
    }

    pub fn level(&self, code: Code) -> Level {
        let set = self.0.iter().find_map(|it| it.rules.get(&code)).copied();
        set.unwrap_or(if code.is_on() { Level::On } else { Level::Off })
    }

    /// The globs of what is not to be read.
    fn excluded(&self) -> Vec<&Value> {
        self.0.iter().filter_map(|it| it.values.get("exclude")).collect()
    }

    /// All values that are not the default, by name, the nearest of each; rules left out.
    pub fn set(&self) -> BTreeMap<String, Value> {
        let mut set = BTreeMap::new();
        for settings in self.0.iter().rev() {
            set.extend(settings.values.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        // An editor may send all settings, set or not.
        let number = |value: &Value| value.as_f64();
        set.retain(|name, value| {
            let default = schema::setting(name).and_then(|it| serde_json::from_str(it.default).ok()).unwrap_or(Value::Null);
            *value != default && (number(value).is_none() || number(value) != number(&default))
        });
        set
    }

    /// The people file, from the top of the folder.
    pub fn people(&self) -> String {
        self.text("people")
    }

    /// The ledger, from the top of the folder.
    pub fn ledger(&self) -> String {
        self.text("ledger")
    }

    /// Whether a setting says where the ledger is. Else a folder above may have one that holds for this one too.
    pub fn names_ledger(&self) -> bool {
        self.0.iter().any(|it| it.values.contains_key("ledger"))
    }

    /// What decides which files are read, for comparing.
    pub fn reads(&self) -> (Vec<&Value>, String, String) {
        (self.excluded(), self.people(), self.ledger())
    }

    /// By how large a part of the larger two figures may lie apart (0.01 is a percent).
    pub fn tolerance(&self) -> f64 {
        self.value("tolerance.percent").as_f64().unwrap_or(0.0) / 100.0
    }

    /// "both", "metric" or "imperial".
    pub fn units(&self) -> String {
        self.text("house.units")
    }

    pub fn lens(&self) -> bool {
        self.switch("lens")
    }

    pub fn hint_source(&self) -> bool {
        self.switch("hints.source")
    }

    pub fn hint_unit(&self) -> bool {
        self.switch("hints.unit")
    }

    pub fn hint_date(&self) -> bool {
        self.switch("hints.date")
    }

    /// Whether the client asks for diagnostics instead of being told.
    pub fn pulls_diagnostics(&self) -> bool {
        self.text("diagnostics") == "pull"
    }

    fn text(&self, name: &str) -> String {
        self.value(name).as_str().unwrap_or_default().to_owned()
    }

    fn switch(&self, name: &str) -> bool {
        self.value(name).as_bool().unwrap_or_default()
    }

    fn value(&self, name: &str) -> Value {
        let set = self.0.iter().find_map(|it| it.values.get(name)).cloned();
        set.or_else(|| serde_json::from_str(schema::setting(name)?.default).ok()).unwrap_or_default()
    }

    /// Findings as the settings want them.
    pub fn apply(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        let tolerance = self.tolerance();
        findings.retain(|it| tolerance <= 0.0 || it.code != Code::Conflict || !is_within(tolerance, it));
        findings.retain_mut(|finding| match self.level(finding.code) {
            Level::Off => false,
            Level::On => true,
            Level::As(severity) => {
                finding.severity = severity;
                true
            }
        });
        findings
    }
}

/// Whether all figures that a finding holds against each other lie no further apart than by such a part of the larger.
fn is_within(tolerance: f64, finding: &Finding) -> bool {
    let number = |text: &str| text.split(' ').next()?.parse::<f64>().ok();
    let key = &finding.key;
    let near = |one: f64, other: f64| (one - other).abs() <= tolerance * one.abs().max(other.abs());
    let Some(own) = number(&key.value) else { return false };
    !key.against.is_empty() && key.against.iter().all(|it| number(it).is_some_and(|other| near(own, other)))
}

/// An editor's own, in the same section: where the server lies, whether its messages are shown.
const EDITORS_OWN: &[&str] = &["server", "trace"];

fn quoted(values: &[&str]) -> String {
    values.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>().join(", ")
}

fn level(value: &Value) -> Option<Level> {
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
    fn every_default_is_a_value_of_its_kind() {
        fn walk(before: &str, settings: &'static [Setting]) {
            for it in settings {
                let name = format!("{before}{}", it.key);
                let default: Value = serde_json::from_str(it.default).expect("JSON");
                let mut bad = Vec::new();
                Settings::default().set(name.clone(), it, &default, &mut bad);
                assert_eq!(bad, Vec::<String>::new(), "{name}");
                assert!(schema::setting(&name).is_some_and(|found| std::ptr::eq(found, it)), "{name}");
                if let Kind::Table(inner) = &it.kind {
                    walk(&format!("{name}."), inner);
                }
            }
        }
        walk("", SCHEMA);
    }

    #[test]
    fn the_nearest_place_that_names_a_setting_decides() {
        let pairs = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
            let (settings, bad) = Settings::from_pairs(&pairs);
            assert_eq!(bad, Vec::<String>::new());
            settings
        };
        let flags = pairs(&[("rules.conflict", "hint"), ("sources", "a/**"), ("sources", "b.md"), ("people", "who.toml")]);
        let (folder, _) = Settings::from_toml("people = 'p.toml'\nlens = true\n[rules]\nconflict = 'off'\nsum = 'off'\n");
        let options = Options(vec![&flags, &folder]);
        assert_eq!(options.level(Code::Conflict), Level::As(Severity::Hint));
        assert_eq!(options.level(Code::Sum), Level::Off);
        assert_eq!(options.level(Code::Share), Level::On);
        assert_eq!(options.people(), "who.toml");
        assert_eq!((options.lens(), options.hint_source(), options.tolerance()), (true, false, 0.0));
        assert_eq!(options.role(Path::new("b.md")), Some(Role::Source));
        assert_eq!(options.role(Path::new("a/c/d.md")), Some(Role::Source));
    }

    #[test]
    fn a_tolerance_takes_figures_that_lie_close_for_one() {
        let fixture = crate::fixture::Fixture::new(
            "
            The fire at the Osprey mill killed 120 people in Lower Wick on Monday, the mayor said.

            The fire at the Osprey mill killed 123 people in Lower Wick on Monday, the crew said.
            //- wire.md
            The fire at the Osprey mill killed 123 people in Lower Wick on Monday, the crew said.
            ",
        );
        let found = fixture.files.iter().flat_map(|&file| fixture.world.findings(file).to_vec());
        let found: Vec<Finding> = found.filter(|it| it.code == Code::Conflict).collect();
        assert!(!found.is_empty());
        for (percent, left) in [("2", found.len()), ("3", 0)] {
            let (settings, bad) = Settings::from_pairs(&[("tolerance.percent".into(), percent.into())]);
            assert_eq!(bad, Vec::<String>::new());
            assert_eq!(Options(vec![&settings]).apply(found.clone()).len(), left, "{percent}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_by_name() {
        let pairs =
            [("tolerance.percent", "200"), ("lens", "maybe"), ("hints", "1"), ("hints.colour", "true"), ("house.units", "ells")];
        for (name, value) in pairs {
            let (_, bad) = Settings::from_pairs(&[(name.to_string(), value.to_string())]);
            assert!(matches!(&bad[..], [one] if one.starts_with(&format!("`{name}`: "))), "{name}: {bad:?}");
        }
    }

    #[test]
    fn the_documentation_is_up_to_date() {
        let written = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md")).unwrap_or_default();
        assert_eq!(written.replace('\r', ""), schema::markdown(), "subeditor schema --format markdown > docs/configuration.md");
    }

    #[test]
    fn tiers_and_rules_that_are_off() {
        let (settings, bad) = Settings::from_toml("[tiers]\nwire = \"wires/**\"\nbest = \"*\"\n[rules]\nunsourced = true\n");
        assert!(bad.len() == 1 && bad[0].starts_with("`tiers.best`: there is no such setting"), "{bad:?}");
        let options = Options(vec![&settings]);
        assert_eq!(options.tier(Path::new("wires/a.txt")), Some(Tier::Wire));
        assert_eq!(options.tier(Path::new("a.txt")), None);
        assert_eq!(options.level(Code::Unsourced), Level::On);
        assert_eq!(Options(Vec::new()).level(Code::Unsourced), Level::Off);
        assert_eq!(Options(Vec::new()).level(Code::Conflict), Level::On);
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
