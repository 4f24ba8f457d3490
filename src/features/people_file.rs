//! Adding a person to the people file.

use std::fmt::Write;
use std::path::PathBuf;

use super::place;
use crate::checks::Evidence;
use crate::people;
use crate::text::{FileId, FilePos};
use crate::workspace::World;

/// What to write, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    pub title: String,
    pub path: PathBuf,
    /// The people file that is there, to be written at its end; none if it is to be made.
    pub file: Option<FileId>,
    pub text: String,
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
    let mut text = if roster.is_some() { String::new() } else { HEAD.to_string() };
    let _ = write!(text, "\n[[person]]\nname = {}\n", quoted(&person.name));
    if let Some(role) = person.roles.first() {
        let _ = writeln!(text, "role = {}", quoted(&role.text));
    }
    Some(Addition { title: format!("Add {} to the people file", person.name), path, file: roster.map(|it| it.0), text })
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
