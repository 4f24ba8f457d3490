//! Reading the training data.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use subeditor::language::{Relation, Tag};
use subeditor::text::Span;

/// A sentence of a treebank: its words, one space between them, with tags and tree.
pub struct Tree {
    pub text: String,
    pub spans: Vec<Span>,
    pub tags: Vec<u8>,
    /// The head of each token; the number of tokens for the root's.
    pub heads: Vec<u32>,
    pub labels: Vec<u8>,
    /// The entity column.
    pub entities: Vec<String>,
}

/// The lines of a compressed file; ends the program with a word on what is missing.
pub fn lines(path: &Path) -> Vec<String> {
    if !path.exists() {
        eprintln!("missing: {} (see src/language/model/CARD.md for what the trainer needs)", path.display());
        std::process::exit(2);
    }
    let output = Command::new("xz").arg("-dc").arg(path).output();
    match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect(),
        _ => {
            eprintln!("missing: the program `xz` to unpack {}", path.display());
            std::process::exit(2);
        }
    }
}

/// The sentences of a treebank in the silver files' format.
pub fn trees(path: &Path) -> Vec<Tree> {
    let lines = lines(path);
    let mut trees = Vec::new();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let rows: Vec<Vec<&str>> = block.iter().map(|line| line.split('\t').collect()).collect();
        // Tokens of white space are no tokens to us; what hangs from them hangs from their head.
        let blank: Vec<bool> = rows.iter().map(|r| r[0].trim().is_empty()).collect();
        let n = blank.iter().filter(|b| !**b).count();
        if n == 0 {
            continue;
        }
        let mut place = vec![0u32; rows.len()];
        let mut next = 0;
        for i in 0..rows.len() {
            place[i] = next;
            next += !blank[i] as u32;
        }
        let mut tree = Tree { text: String::new(), spans: vec![], tags: vec![], heads: vec![], labels: vec![], entities: vec![] };
        for (i, row) in rows.iter().enumerate() {
            if blank[i] {
                continue;
            }
            if !tree.text.is_empty() {
                tree.text.push(' ');
            }
            let start = tree.text.len();
            tree.text.push_str(row[0]);
            tree.spans.push(Span::new(start, tree.text.len()));
            tree.tags.push(Tag::from_text(row[1]).unwrap_or(Tag::Xx) as u8);
            let mut head: usize = row[2].parse().unwrap_or(0);
            for _ in 0..rows.len() {
                if head > 0 && blank[head - 1] {
                    head = rows[head - 1][2].parse().unwrap_or(0);
                }
            }
            tree.heads.push(if head == 0 { n as u32 } else { place[head - 1] });
            tree.labels.push(Relation::from_text(row[3]).unwrap_or(Relation::Dep) as u8);
            tree.entities.push(row[4].to_owned());
        }
        trees.push(tree);
    }
    trees
}

/// A text with names for training or measuring.
pub struct Named {
    pub text: String,
    /// Byte spans and kinds, in order.
    pub names: Vec<(Span, String)>,
    /// Whether only names of people are marked.
    pub people_only: bool,
    pub ignore: Vec<Span>,
}

/// The sentences of a file with a form and an entity column.
pub fn named(path: &Path) -> Vec<Named> {
    let lines = lines(path);
    let mut found = Vec::new();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let mut one = Named { text: String::new(), names: vec![], people_only: false, ignore: vec![] };
        for line in block {
            let (word, entity) = line.rsplit_once('\t').unwrap_or((line, "O"));
            if !one.text.is_empty() {
                one.text.push(' ');
            }
            let start = one.text.len();
            one.text.push_str(word);
            if let Some(kind) = entity.strip_prefix("B-") {
                one.names.push((Span::new(start, one.text.len()), kind.to_owned()));
            } else if entity.starts_with("I-")
                && let Some(last) = one.names.last_mut()
            {
                last.0.end = one.text.len() as u32;
            }
        }
        found.push(one);
    }
    found
}

/// The documents of a file with marked people.
pub fn people(path: &Path) -> Vec<Named> {
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("missing: {}", path.display());
        std::process::exit(2);
    };
    text.lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .map(|row| {
            let text = row["text"].as_str().unwrap_or("").to_owned();
            let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            bytes.push(text.len());
            let at = |v: &Value| bytes.get(v.as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
            let span = |v: &Value| match v {
                Value::Array(pair) => Span::new(at(&pair[0]), at(&pair[1])),
                other => Span::new(at(&other["start"]), at(&other["end"])),
            };
            let list = |v: &Value| v.as_array().map(|list| list.iter().map(span).collect::<Vec<_>>()).unwrap_or_default();
            let names = list(&row["mentions"]).into_iter().map(|s| (s, "Person".to_owned())).collect();
            let ignore = list(&row["ignore"]);
            Named { text, names, people_only: true, ignore }
        })
        .collect()
}

/// Text without its white space, to find sentences again.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
