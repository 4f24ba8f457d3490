//! Adding a person to the people file.

use std::fmt::Write;
use std::path::PathBuf;

use super::place;
use crate::checks::Evidence;
use crate::people::{self, Roster};
use crate::text::{FileId, FilePos};
use crate::workspace::World;

/// What to write, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    pub title: String,
    pub path: PathBuf,
    /// The people file, if there is one.
    pub file: Option<FileId>,
    pub name: String,
    entry: String,
}

const HEAD: &str = "\
# People of this project, for subeditor. Only the name is needed.
#
#   aliases = [\"…\"]   other forms that are right
#   never   = [\"…\"]   forms that are wrong wherever a draft has them
#   roles   = [{ title = \"…\", from = \"2019\", until = \"2023-05\" }]
#   born    = \"1971-03-02\"
#   notes   = \"…\"
#   url     = \"…\"
";

/// Offered at the full name of somebody whom the people file does not have.
pub fn addition(world: &World, at: FilePos) -> Option<Addition> {
    let page = world.page(at.file)?;
    let (person, _) = place::person_at(&page, at.offset)?;
    let roster = world.roster(at.file);
    if !people::is_full(person) || roster.is_some_and(|(_, roster)| !roster.named(&person.name).is_empty()) {
        return None;
    }
    let path = world.people_file_path(at.file)?;
    let name = person.name.clone();
    let mut entry = format!("[[person]]\nname = {}\n", quoted(&name));
    if let Some(role) = person.roles.first() {
        let _ = writeln!(entry, "role = {}", quoted(&role.text));
    }
    Some(Addition { title: format!("Add {name} to the people file"), path, file: roster.map(|it| it.0), name, entry })
}

impl Addition {
    /// What to write at the end of a people file that has this text; nothing if it has the person.
    pub fn behind(&self, text: &str) -> String {
        if !Roster::read(text).named(&self.name).is_empty() {
            return String::new();
        }
        let start = match text {
            _ if text.trim().is_empty() => format!("{HEAD}\n"),
            _ if text.ends_with("\n\n") || text.ends_with("\n\r\n") => String::new(),
            _ if text.ends_with('\n') => "\n".to_owned(),
            _ => "\n\n".to_owned(),
        };
        let more = start + &self.entry;
        if text.contains("\r\n") { more.replace('\n', "\r\n") } else { more }
    }
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
