//! The ledger: which findings the people of a project let stand. One plain file, `.subeditor/ledger.toml`, which the tool writes,
//! people read and version control keeps:
//!
//! ```toml
//! [[stet]]
//! rule = "conflict"
//! file = "draft.md"
//! value = "105"
//! subject = "hostage release"
//! source = "Kirby"
//! reason = "The ministry has corrected its figure."
//! ```
//!
//! What an entry leaves out it does not ask for: without `value`, `subject` and `source` it holds for a rule in a whole document,
//! without `file` for a rule everywhere. With `against = ["110"]` it holds for that pair of figures alone. An entry says nothing of
//! lines or words, so it outlives edits nearby; it falls away when the figure changes.
//!
//! Of rules that mark two places, an entry about one holds for the other too: see `world/standing.rs`. Entries follow files that are renamed
//! in the editor.
//!
//! Writing keeps everything else in the file as it stands, comments too, and is safe beside other writers: who writes holds a lock, reads
//! what the others have written, and puts the whole file in place at once.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::lock;
use crate::checks::{Code, Finding, StetKey};

/// The folder of the ledger, at the top of the project.
pub const FOLDER: &str = ".subeditor";
/// The ledger's name in that folder.
pub const FILE: &str = "ledger.toml";

/// One thing that stands. The fields left out match anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The path from the folder that holds `.subeditor`, with `/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The code of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// See [`crate::checks::StetKey`] for these four.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How much an entry is to let stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This figure of this document, whatever it is held against.
    Place,
    /// This figure against those figures alone.
    Pair,
    /// All that this rule finds in this document.
    Document,
    /// All that this rule finds.
    Rule,
}

/// A ledger, read.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Its file, where it is one.
    pub path: PathBuf,
    pub entries: Vec<Entry>,
    /// Finished sentences about what could not be used.
    pub problems: Vec<String>,
}

impl Entry {
    /// The entry that lets a finding stand in the document of that name.
    pub fn of(finding: &Finding, file: &str, reach: Reach, reason: Option<&str>) -> Entry {
        let key = &finding.key;
        let rule = Some(finding.code.as_str().to_string());
        let reason = reason.map(str::trim).filter(|it| !it.is_empty()).map(str::to_string);
        let file = (reach != Reach::Rule).then(|| file.to_string());
        let entry = Entry { rule, file, reason, ..Entry::default() };
        match reach {
            Reach::Document | Reach::Rule => entry,
            Reach::Place | Reach::Pair => Entry {
                value: Some(key.value.clone()),
                subject: Some(key.subject.clone()).filter(|it| !it.is_empty()),
                source: Some(key.source.clone()).filter(|it| !it.is_empty()),
                against: if reach == Reach::Pair { key.against.clone() } else { Vec::new() },
                ..entry
            },
        }
    }

    /// Whether it speaks of this finding, whatever the finding is held against.
    fn speaks_of(&self, finding: &Finding, file: &str) -> bool {
        self.is_of(finding.code) && self.is_in(file) && self.is_about(&finding.key)
    }

    /// Whether it speaks of what this rule finds.
    pub fn is_of(&self, code: Code) -> bool {
        self.rule.as_deref().is_none_or(|it| it == code.as_str())
    }

    /// Whether it speaks of the document of that name.
    pub fn is_in(&self, file: &str) -> bool {
        self.file.as_deref().is_none_or(|it| it == file)
    }

    /// Whether it speaks of such a figure, said by such a source.
    pub fn is_about(&self, key: &StetKey) -> bool {
        let is = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|it| it == found);
        // Without a value an entry holds for a whole document; one of a place names what it knows of it, and nothing for nothing.
        let known = |wanted: &Option<String>, found: &str| match self.value {
            Some(_) => wanted.as_deref().unwrap_or("") == found,
            None => is(wanted, found),
        };
        is(&self.value, &key.value) && known(&self.subject, &key.subject) && known(&self.source, &key.source)
    }

    /// Whether it is the same but for the reason.
    fn same_place(&self, other: &Entry) -> bool {
        let bare = |it: &Entry| Entry { reason: None, ..it.clone() };
        bare(self) == bare(other)
    }
}

impl Ledger {
    /// Reads a ledger. An entry that cannot be used is told, and the others hold.
    pub fn read(text: &str) -> Ledger {
        let book = Book::read(text);
        let mut ledger = Ledger { path: PathBuf::new(), entries: Vec::new(), problems: book.problems };
        for page in book.pages {
            ledger.entries.extend(page.entry);
        }
        ledger
    }

    /// The entries about a place that let none of these findings stand any more: what they spoke of has changed. `findings` are all
    /// findings before anything was let stand, each with its document's name.
    pub fn stale<'a>(&'a self, findings: &[(&str, &Finding)]) -> Vec<&'a Entry> {
        let live = |entry: &Entry| {
            let mut spoken = findings.iter().filter(|(file, finding)| entry.speaks_of(finding, file));
            spoken.any(|(_, finding)| entry.against.iter().all(|it| finding.key.against.contains(it)))
        };
        self.entries.iter().filter(|entry| entry.value.is_some() && !live(entry)).collect()
    }
}

/// The folder whose ledger holds for a folder: the nearest one from there upwards that has one, else the folder itself. Absolute.
pub fn home(folder: &Path) -> PathBuf {
    let folder = absolute(folder);
    let found = folder.ancestors().find(|it| path(it).is_file());
    found.unwrap_or(&folder).to_path_buf()
}

/// The ledger's own path below that folder.
pub fn path(home: &Path) -> PathBuf {
    home.join(FOLDER).join(FILE)
}

/// The folder whose ledger this path is; none when it is no ledger's, or one that settings name.
pub fn home_of(path: &Path) -> Option<&Path> {
    let folder = path.parent().filter(|it| it.file_name().is_some_and(|name| name == FOLDER))?;
    folder.parent().filter(|_| path.file_name().is_some_and(|name| name == FILE))
}

/// By its letters; the working folder is not asked for what is absolute.
pub fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    super::path::normal(&std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()))
}

/// Writes entries into the ledger at that path; those that it has already are left as they are, but for a new reason. The error is a
/// finished sentence.
pub fn add(path: &Path, entries: &[Entry]) -> Result<(), String> {
    change(path, |book| entries.iter().for_each(|entry| book.add(entry)))
}

/// Takes entries out, whatever their reasons.
pub fn remove(path: &Path, entries: &[Entry]) -> Result<(), String> {
    change(path, |book| {
        book.pages.retain(|page| !page.entry.as_ref().is_some_and(|it| entries.iter().any(|entry| it.same_place(entry))));
    })
}

/// Has the entries about a document name it as it is called now. `renamed` tells the new name of an old one, if it has one. A ledger that
/// is not there stays so.
pub fn rename(path: &Path, renamed: impl Fn(&str) -> Option<String>) -> Result<(), String> {
    if !path.is_file() {
        return Ok(());
    }
    change(path, |book| book.pages.iter_mut().for_each(|page| page.rename(&renamed)))
}

fn change(path: &Path, change: impl FnOnce(&mut Book)) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let failed = |error: io::Error| format!("{} could not be written: {}.", path.display(), super::load::reason(&error));
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = lock(folder).map_err(failed)?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    let mut book = Book::read(&text);
    change(&mut book);
    let written = book.write();
    if written != text {
        put(path, &written).map_err(failed)?;
    }
    drop(lock);
    Ok(())
}

/// The whole file at once: a reader sees the old one or the new one, and a full disk leaves the old one.
fn put(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension("toml.new");
    let written = File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&new, path));
    if placed.is_err() {
        // What was written of it is of no use to anybody.
        let _ = fs::remove_file(&new);
    }
    placed
}

const HEAD: &str = "# What stands although subeditor questions it. Delete an entry to hear of it again.\n";

/// The file as text in pieces: what stands before the first entry, and each entry from its `[[stet]]` to the next.
struct Book {
    head: String,
    pages: Vec<PageOfBook>,
    problems: Vec<String>,
}

struct PageOfBook {
    text: String,
    /// None when the text could not be read; it is kept as it is.
    entry: Option<Entry>,
}

#[derive(Deserialize)]
struct One {
    stet: Vec<Entry>,
}

impl Book {
    fn read(text: &str) -> Book {
        let mut book = Book { head: String::new(), pages: Vec::new(), problems: Vec::new() };
        let mut starts = Vec::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if line.trim_start().starts_with("[[stet]]") {
                book.pages.push(PageOfBook { text: String::new(), entry: None });
                starts.push(number + 1);
            }
            let place = book.pages.last_mut().map_or(&mut book.head, |page| &mut page.text);
            place.push_str(line);
        }
        if let Err(error) = toml::from_str::<toml::Table>(&book.head) {
            book.problems.push(format!("The lines before the first entry could not be read: {}.", first_line(error.message())));
        }
        for (page, line) in book.pages.iter_mut().zip(starts) {
            match toml::from_str::<One>(&page.text).map(|one| one.stet.into_iter().next()) {
                Ok(Some(entry)) => match entry.rule.as_deref() {
                    Some(rule) if Code::named(rule).is_none() => {
                        book.problems.push(format!("The entry at line {line} names the rule `{rule}`, which there is not."));
                    }
                    None if entry.file.is_none() => {
                        book.problems.push(format!("The entry at line {line} names neither a rule nor a file."));
                    }
                    _ => page.entry = Some(entry),
                },
                Ok(None) => {}
                Err(error) => {
                    book.problems.push(format!("The entry at line {line} could not be read: {}.", first_line(error.message())));
                }
            }
        }
        book
    }

    /// Among its like, so that two who write at the same time rarely touch the same lines.
    fn add(&mut self, entry: &Entry) {
        if let Some(page) = self.pages.iter_mut().find(|page| page.entry.as_ref().is_some_and(|it| it.same_place(entry))) {
            if entry.reason.is_some() && page.entry.as_ref() != Some(entry) {
                *page = PageOfBook::new(entry);
            }
            return;
        }
        let after = self.pages.iter().position(|page| page.entry.as_ref().is_some_and(|it| it > entry));
        let at = after.unwrap_or(self.pages.len());
        self.pages.insert(at, PageOfBook::new(entry));
    }

    fn write(&self) -> String {
        let mut text = if self.head.trim().is_empty() { HEAD.to_string() } else { self.head.clone() };
        for page in &self.pages {
            if !text.ends_with('\n') {
                text.push('\n');
            }
            if !text.ends_with("\n\n") {
                text.push('\n');
            }
            text.push_str(&page.text);
        }
        let kept = text.trim_end().len();
        text.truncate(kept);
        text.push('\n');
        text
    }
}

impl PageOfBook {
    fn new(entry: &Entry) -> PageOfBook {
        // Plain strings and lists of them can always be written.
        let text = toml::to_string(entry).unwrap_or_default();
        PageOfBook { text: format!("[[stet]]\n{text}"), entry: Some(entry.clone()) }
    }
}

impl PageOfBook {
    /// With the new name in the place of the old one, and all else as it was written.
    fn rename(&mut self, renamed: impl Fn(&str) -> Option<String>) {
        let Some(entry) = &mut self.entry else { return };
        let Some(new) = entry.file.as_deref().and_then(renamed) else { return };
        let written = |name: &str| toml::Value::String(name.to_string()).to_string();
        let old = entry.file.replace(new.clone()).map_or(String::new(), |it| written(&it));
        let names = |line: &str| line.trim_start().strip_prefix("file").is_some_and(|it| it.trim_start().starts_with('='));
        let lines = self.text.split_inclusive('\n');
        let text: String =
            lines.map(|line| if names(line) { line.replacen(&old, &written(&new), 1) } else { line.to_string() }).collect();
        // A name may be written in another way than ours.
        let read = toml::from_str::<One>(&text).ok().and_then(|one| one.stet.into_iter().next());
        *self = if read.as_ref() == Some(entry) { PageOfBook { text, entry: read } } else { PageOfBook::new(entry) };
    }
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or("").trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::workspace::Change;

    const WRONG_SUM: &str = "The yard built 40 boats (12 ferries and 30 tugs).\n";

    /// A draft with one finding, and whether it stands under this ledger.
    fn stands(text: &str, ledger: &str) -> bool {
        let world =
            Fixture::new(text).world.with(Change::Disk { files: vec![(path(Path::new("")), Some(ledger.as_bytes().to_vec()))] });
        let file = world.files()[0];
        assert_eq!(world.findings(file).len() + world.standing(file).len(), 1, "{text}");
        world.findings(file).is_empty()
    }

    #[test]
    fn an_entry_outlives_edits_nearby_and_falls_away_with_the_figure() {
        let fixture = Fixture::new(WRONG_SUM);
        let finding = fixture.world.findings(fixture.file())[0].clone();
        let entry = Entry::of(&finding, "draft.md", Reach::Place, Some("as the yard has it"));
        let mut book = Book::read("");
        book.add(&entry);
        let ledger = book.write();
        assert!(stands(WRONG_SUM, &ledger), "{ledger}");
        assert!(stands("It is an old yard.\n\nOver ten years the yard built 40 boats (12 ferries and 30 tugs).\n", &ledger));
        assert!(!stands("The yard built 40 boats (12 ferries and 31 tugs).\n", &ledger));
        assert!(!stands("//- other.md\nThe yard built 40 boats (12 ferries and 30 tugs).\n", &ledger));
    }

    #[test]
    fn documents_and_rules_may_stand_whole() {
        assert!(stands(WRONG_SUM, "[[stet]]\nrule = \"sum\"\nfile = \"draft.md\"\n"));
        assert!(stands(WRONG_SUM, "[[stet]]\nfile = \"draft.md\"\n"));
        assert!(stands(WRONG_SUM, "[[stet]]\nrule = \"sum\"\n"));
        assert!(!stands(WRONG_SUM, "[[stet]]\nrule = \"share\"\n"));
        assert!(!stands(WRONG_SUM, "[[stet]]\nrule = \"sum\"\nfile = \"other.md\"\n"));
        // Neither a typing error nor nothing at all lets everything stand.
        assert!(!stands(WRONG_SUM, "[[stet]]\nrules = \"sum\"\nfile = \"draft.md\"\n"));
        assert!(!stands(WRONG_SUM, "[[stet]]\nreason = \"so there\"\n"));
    }

    #[test]
    fn marks_in_the_text() {
        for stands in [
            "The yard built 40 boats (12 ferries and 30 tugs). <!-- stet -->",
            "The yard built 40 <!-- stet sum: as the yard has it --> boats (12 ferries and 30 tugs).",
            "<!-- stet sum -->\nThe yard built 40 boats (12 ferries and 30 tugs).",
            "<!-- stet -->\n\n- The yard built 40 boats (12 ferries and 30 tugs).",
        ] {
            let fixture = Fixture::new(stands);
            assert_eq!(fixture.world.findings(fixture.file()).len(), 0, "{stands}");
            assert_eq!(fixture.world.standing(fixture.file()).len(), 1, "{stands}");
        }
        for speaks in [
            "The yard built 40 boats (12 ferries and 30 tugs). <!-- stet share -->",
            "The yard is old. <!-- stet -->\n\nThe yard built 40 boats (12 ferries and 30 tugs).",
            "The yard built 40 boats (12 ferries and 30 tugs).\n\n<!-- stet -->",
            "`<!-- stet -->` The yard built 40 boats (12 ferries and 30 tugs).",
        ] {
            let fixture = Fixture::new(speaks);
            assert_eq!(fixture.world.findings(fixture.file()).len(), 1, "{speaks}");
        }
    }

    #[test]
    fn a_pair_is_stale_once_its_rival_is_another() {
        let text = "[[stet]]\nrule = \"conflict\"\nfile = \"a.md\"\nvalue = \"12\"\nsubject = \"boat\"\nagainst = [\"15\"]\n";
        let ledger = Ledger::read(text);
        let mut finding = Fixture::new(WRONG_SUM).world.findings(crate::text::FileId(0))[0].clone();
        finding.code = Code::Conflict;
        finding.key = crate::checks::StetKey {
            value: "12".into(),
            subject: "boat".into(),
            source: String::new(),
            against: vec!["15".into()],
        }
        .into();
        assert_eq!(ledger.stale(&[("a.md", &finding)]).len(), 0);
        finding.key_mut().against.push("16".into());
        assert_eq!(ledger.stale(&[("a.md", &finding)]).len(), 0);
        finding.key_mut().against = vec!["16".into()];
        assert_eq!(ledger.stale(&[("a.md", &finding)]).len(), 1);
    }

    #[test]
    fn writing_keeps_what_people_wrote() {
        let text =
            "# Ours.\n\n[[stet]]\nrule = \"sum\"\n# Mira has looked at this one.\nfile = \"b.md\"\n\n[[stet]]\nrule = \"none\"\n";
        let mut book = Book::read(text);
        book.add(&Entry { rule: Some("share".into()), file: Some("a.md".into()), ..Entry::default() });
        let written = book.write();
        assert_eq!(
            written,
            "# Ours.\n\n[[stet]]\nfile = \"a.md\"\nrule = \"share\"\n\n[[stet]]\nrule = \"sum\"\n# Mira has looked at this one.\nfile = \"b.md\"\n\n[[stet]]\nrule = \"none\"\n"
        );
        assert_eq!(Ledger::read(&written).entries.len(), 2);
        assert_eq!(Ledger::read(&written).problems, ["The entry at line 12 names the rule `none`, which there is not."]);
    }

    #[test]
    fn a_renamed_document_keeps_its_entries() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(folder.path());
        let renamed = |name: &str| (name == "draft.md").then(|| "the final.md".to_string());
        rename(&path, renamed).unwrap();
        assert!(!path.exists(), "no ledger is made");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = "# Ours.\n\n[[stet]]\nrule = \"sum\"\n# Mira has looked.\nfile = \"draft.md\" # the draft\nreason = \"draft.md has it\"\n\n\
                    [[stet]]\nrule = \"sum\"\nfile = 'draft.md'\n\n[[stet]]\nrule = \"sum\"\nfile = \"old/draft.md\"\n\n[[stet]]\nrule = \"share\"\n";
        fs::write(&path, text).unwrap();
        rename(&path, renamed).unwrap();
        let written = fs::read_to_string(&path).unwrap();
        let kept = "# Mira has looked.\nfile = \"the final.md\" # the draft\nreason = \"draft.md has it\"";
        assert!(written.starts_with("# Ours.") && written.contains(kept), "{written}");
        let names: Vec<Option<String>> = Ledger::read(&written).entries.into_iter().map(|it| it.file).collect();
        let named = |it: &str| Some(it.to_string());
        assert_eq!(names, [named("the final.md"), named("the final.md"), named("old/draft.md"), None]);
        // Whoever renames nothing leaves it alone.
        rename(&path, |_| None).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), written);
    }

    #[test]
    fn many_write_at_once_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let entry = |n: usize| Entry { rule: Some("sum".into()), file: Some(format!("{n}.md")), ..Entry::default() };
        std::thread::scope(|scope| {
            for n in 0..16 {
                let home = folder.path();
                scope.spawn(move || add(&path(home), &[entry(n), entry(100 + n)]).unwrap());
            }
        });
        let read = || Ledger::read(&fs::read_to_string(path(folder.path())).unwrap());
        assert_eq!(read().entries.len(), 32);
        remove(&path(folder.path()), &[entry(3)]).unwrap();
        assert_eq!(read().entries.len(), 31);
        assert_eq!(home(&folder.path().join("deep/er")), home(folder.path()));
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("story");
        fs::write(&file, "no folder").unwrap();
        let message = add(&path(&file), &[Entry { rule: Some("sum".into()), ..Entry::default() }]).unwrap_err();
        assert!(message.contains("ledger.toml could not be written: ") && message.ends_with('.'), "{message}");
    }
}
