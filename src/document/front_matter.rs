//! Front matter: YAML between `---` lines or TOML between `+++` lines at the head of a file.

use std::collections::BTreeMap;

use saphyr::{LoadableYamlNode, Scalar, Yaml};

use super::{Meta, Problem, Role, Tier};
use crate::text::{Date, Span};

/// Longer front matter is none: a `---` that opens a text is more likely a rule.
const LONGEST: usize = 64 * 1024;

/// What the front matter tells, and where the prose begins. `start` is where the text begins, after a byte order mark.
pub fn read(text: &str, start: usize, problems: &mut Vec<Problem>) -> (Meta, usize) {
    let mut meta = Meta::default();
    let Some((fence, inner, end)) = find(text, start) else { return (meta, start) };
    let inside = &text[inner.range()];
    let fields = if fence == "---" { yaml(inside) } else { toml(inside) };
    let fields = fields.unwrap_or_else(|message| {
        problems.push(Problem { span: inner, message: format!("The front matter cannot be read in full: {message}.") });
        lines(inside)
    });
    meta.front_matter = Some(Span::new(start, end));
    apply(&mut meta, &fields, inner, problems);
    (meta, end)
}

/// The fence, what is between the fences, and the end of the closing one.
fn find(text: &str, start: usize) -> Option<(&'static str, Span, usize)> {
    let rest = &text[start..];
    let fence = ["---", "+++"].into_iter().find(|fence| rest.starts_with(fence))?;
    let first_end = rest.find('\n')? + 1;
    if rest[..first_end].trim_end() != fence {
        return None;
    }
    let mut at = first_end;
    for line in rest[first_end..].split_inclusive('\n') {
        if at > LONGEST {
            return None;
        }
        let trimmed = line.trim_end();
        if trimmed == fence || (fence == "---" && trimmed == "...") {
            let inside = &rest[first_end..at];
            // A rule, a paragraph and another rule are no front matter: the first line must look like a field, a comment or nothing.
            let first = inside.lines().find(|line| !line.trim().is_empty());
            if first.is_some_and(|line| !line.contains([':', '=']) && !line.trim_start().starts_with(['#', '['])) {
                return None;
            }
            return Some((fence, Span::new(start + first_end, start + at), start + at + line.len()));
        }
        at += line.len();
    }
    None
}

type Fields = BTreeMap<String, String>;

fn yaml(inside: &str) -> Result<Fields, String> {
    // The parser recurses once a nesting level: what nests deeper than any front matter is not given to it.
    if inside.matches(['[', '{']).count() > 100 || inside.lines().any(|line| line.matches("- ").count() > 20) {
        return Err("it nests too deeply".to_string());
    }
    if inside.lines().any(|line| line.len() - line.trim_start().len() > 100) {
        return Err("it nests too deeply".to_string());
    }
    let documents = Yaml::load_from_str(inside).map_err(|error| error.to_string())?;
    let mut fields = Fields::new();
    if let Some(mapping) = documents.first().and_then(|document| document.as_mapping()) {
        for (key, value) in mapping {
            if let (Some(key), Some(value)) = (yaml_text(key), yaml_text(value)) {
                fields.insert(key.to_lowercase(), value);
            }
        }
    }
    Ok(fields)
}

/// A scalar as it reads, a list joined by commas.
fn yaml_text(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Representation(text, ..) => Some(text.to_string()),
        Yaml::Value(Scalar::String(text)) => Some(text.to_string()),
        Yaml::Value(Scalar::Integer(number)) => Some(number.to_string()),
        Yaml::Value(Scalar::FloatingPoint(number)) => Some(number.to_string()),
        Yaml::Value(Scalar::Boolean(value)) => Some(value.to_string()),
        Yaml::Sequence(items) => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(|item| match item {
                    Yaml::Sequence(_) => None,
                    Yaml::Mapping(fields) => {
                        fields.iter().find(|(key, _)| key.as_str() == Some("name")).and_then(|(_, v)| yaml_text(v))
                    }
                    scalar => yaml_text(scalar),
                })
                .collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        _ => None,
    }
}

fn toml(inside: &str) -> Result<Fields, String> {
    let table: toml::Table = inside.parse().map_err(|error: toml::de::Error| error.message().to_string())?;
    Ok(table
        .into_iter()
        .filter_map(|(key, value)| {
            let text = match value {
                toml::Value::String(text) => text,
                toml::Value::Datetime(date) => date.to_string(),
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Array(items) => items.iter().filter_map(|item| item.as_str()).collect::<Vec<_>>().join(", "),
                _ => return None,
            };
            Some((key.to_lowercase(), text))
        })
        .collect())
}

/// What can be saved of front matter that does not parse: its plain `key: value` lines.
fn lines(inside: &str) -> Fields {
    inside
        .lines()
        .filter_map(|line| line.split_once(':').or_else(|| line.split_once('=')))
        .filter(|(key, _)| !key.starts_with(char::is_whitespace))
        .map(|(key, value)| (key.trim().to_lowercase(), value.trim().trim_matches(['"', '\'']).to_string()))
        .collect()
}

fn apply(meta: &mut Meta, fields: &Fields, inner: Span, problems: &mut Vec<Problem>) {
    let get = |keys: &[&str]| keys.iter().find_map(|key| fields.get(*key)).filter(|value| !value.trim().is_empty());
    meta.title = get(&["title", "headline"]).cloned();
    meta.publisher = get(&["publisher", "site", "outlet", "source", "agency"]).cloned();
    meta.author = get(&["author", "authors", "by", "byline"]).cloned();
    meta.url = get(&["url", "link", "source_url", "canonical"]).cloned();
    meta.key = get(&["key", "citekey", "citation-key", "id"]).cloned();
    meta.place = get(&["place", "dateline", "location"]).cloned();
    if let Some(text) = get(&["date", "published", "pubdate", "publishdate", "updated"]) {
        meta.date = Date::parse(text);
        if meta.date.is_none() {
            let message = format!("The date “{text}” in the front matter cannot be read. Write it as 2024-11-03.");
            problems.push(Problem { span: inner, message });
        }
    }
    if let Some(text) = get(&["role"]) {
        meta.role = match text.to_lowercase().as_str() {
            "draft" => Some(Role::Draft),
            "source" => Some(Role::Source),
            _ => None,
        };
        if meta.role.is_none() {
            let message = format!("The role “{text}” in the front matter is neither “draft” nor “source”.");
            problems.push(Problem { span: inner, message });
        }
    }
    if let Some(text) = get(&["tier", "source-tier"]) {
        meta.tier = Tier::ALL.iter().copied().find(|tier| tier.as_str() == text.to_lowercase());
        if meta.tier.is_none() {
            let message =
                format!("The tier “{text}” in the front matter is neither “primary” nor “secondary”, “wire” or “reference”.");
            problems.push(Problem { span: inner, message });
        }
    }
}
