//! `subeditor stet`: let a finding stand, and look after what stands.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::Stet;
use super::gather::{self, Gathered};
use super::{CLEAN, FAILED, FOUND};
use crate::checks::{Code, Finding};
use crate::text::FileId;
use crate::workspace::ledger::{self, Entry};
use crate::workspace::{Settings, settings};

pub fn run(arguments: &Stet) -> io::Result<u8> {
    if let Some(rule) = arguments.only.as_deref().filter(|rule| Code::named(rule).is_none()) {
        let rules: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        return Err(io::Error::other(format!("there is no rule `{rule}`; there are {}", rules.join(", "))));
    }
    if arguments.list || arguments.prune { look_after(arguments) } else { let_stand(arguments) }
}

/// Enters what is found at the places.
fn let_stand(arguments: &Stet) -> io::Result<u8> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = CLEAN;
    for text in &arguments.places {
        let Some(place) = Place::read(text) else {
            return Err(io::Error::other(format!("{text} names no line; write it as FILE:LINE or FILE:LINE:COLUMN")));
        };
        let among = if arguments.among.is_empty() { vec![project(&place.path)] } else { arguments.among.clone() };
        let gathered = gather::gather(&among, "stdin.md", Settings::default())?;
        let same = |file: &&FileId| gathered.world().path(**file).is_some_and(|it| same_file(it, &place.path));
        let Some(&file) = gathered.files().iter().find(same) else {
            if !place.path.exists() {
                return Err(io::Error::other(format!("{}: there is no such file", place.path.display())));
            }
            return Err(io::Error::other(format!("{} is no document of {}", place.path.display(), shown(&among))));
        };
        let findings = gathered.world().findings(file);
        let here: Vec<&Finding> = findings.iter().filter(|it| place.holds(&gathered, it) && arguments.means(it)).collect();
        if here.is_empty() {
            code = FAILED;
            let stood = gathered.world().standing(file);
            let stands = stood.iter().any(|it| place.holds(&gathered, it) && arguments.means(it));
            eprintln!(
                "subeditor: {text}: {}",
                if stands { "what is found there stands already" } else { "nothing is found there" }
            );
            continue;
        }
        let Some((ledger, name)) = gathered.world().ledger_place(file) else { continue };
        let reach = arguments.reach.into();
        let entries: Vec<Entry> = here.iter().map(|it| Entry::of(it, &name, reach, arguments.reason.as_deref())).collect();
        ledger::add(&ledger, &entries).map_err(io::Error::other)?;
        for finding in here {
            writeln!(out, "{text}: {} stands: {}", finding.code.as_str(), finding.message)?;
        }
    }
    out.flush()?;
    Ok(code)
}

/// Lists what stands, or takes out what no longer speaks of anything.
fn look_after(arguments: &Stet) -> io::Result<u8> {
    let paths =
        if arguments.places.is_empty() { vec![PathBuf::from(".")] } else { arguments.places.iter().map(Into::into).collect() };
    let gathered = gather::gather(&paths, "stdin.md", Settings::default())?;
    let world = gathered.world();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut stale = 0;
    for (home, ledger) in world.ledgers() {
        let of_home = |file: &FileId| world.ledger(*file).filter(|it| it.0 == home).map(|it| it.2);
        let files: Vec<(FileId, String)> = gathered.files().iter().filter_map(|file| Some((*file, of_home(file)?))).collect();
        let stood: Vec<_> = files.iter().map(|(file, name)| (name.as_str(), world.standing(*file))).collect();
        let standing: Vec<(&str, &Finding)> =
            stood.iter().flat_map(|(name, findings)| findings.iter().map(|it| (*name, it))).collect();
        let read = |entry: &Entry| entry.file.as_deref().is_none_or(|name| files.iter().any(|it| it.1 == name));
        let gone = |entry: &Entry| entry.file.as_deref().is_some_and(|name| !home.join(name).is_file());
        // Of a document that was not looked at nothing can be told.
        let old: Vec<&Entry> = ledger.stale(&standing).into_iter().filter(|entry| read(entry)).collect();
        let is_old = |entry: &&Entry| gone(entry) || old.contains(entry);
        if arguments.prune {
            let old: Vec<Entry> = ledger.entries.iter().filter(is_old).cloned().collect();
            ledger::remove(&ledger.path, &old).map_err(io::Error::other)?;
            for entry in &old {
                writeln!(out, "taken out: {}", line(entry))?;
            }
            continue;
        }
        for entry in &ledger.entries {
            let is_old = is_old(&entry);
            stale += usize::from(is_old);
            writeln!(out, "{}{}", line(entry), if is_old { " (stale: nothing of this kind is found any more)" } else { "" })?;
        }
    }
    for &file in gathered.files() {
        stale += marks(&gathered, file, arguments.prune, &mut out)?;
    }
    out.flush()?;
    Ok(if !gathered.complete {
        FAILED
    } else if stale > 0 {
        FOUND
    } else {
        CLEAN
    })
}

/// The marks in a text; how many of them let nothing stand.
fn marks(gathered: &Gathered, file: FileId, silent: bool, out: &mut impl Write) -> io::Result<usize> {
    let (Some(shown), Some((document, _))) = (gathered.shown(file), gathered.document(file)) else { return Ok(0) };
    let standing = gathered.world().standing(file);
    let mut stale = 0;
    for mark in document.stets.iter().filter(|_| !silent) {
        let used = standing.iter().any(|it| mark.covers(it.code.as_str(), it.span.span.start));
        let unknown = mark.rules.iter().find(|rule| Code::named(rule).is_none());
        let note = match unknown {
            Some(rule) => format!(" (there is no rule `{rule}`)"),
            None if !used => " (stale: nothing of this kind is found there)".to_string(),
            None => String::new(),
        };
        stale += usize::from(!used || unknown.is_some());
        let rules = if mark.rules.is_empty() { "every rule".to_string() } else { mark.rules.join(", ") };
        let reason = mark.reason.as_ref().map_or(String::new(), |it| format!(": {it}"));
        writeln!(out, "{}:{}: {rules}{reason}{note}", shown.name, shown.place(mark.span.start).line)?;
    }
    Ok(stale)
}

/// "draft.md: conflict, 105 hostage release, against 110: the ministry has corrected its figure".
fn line(entry: &Entry) -> String {
    let mut line = entry.file.clone().unwrap_or_else(|| "all documents".to_string());
    line.push_str(": ");
    line.push_str(entry.rule.as_deref().unwrap_or("every rule"));
    let about = [&entry.value, &entry.subject].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let source = entry.source.as_ref().map_or(String::new(), |it| format!("according to {it}"));
    let against = if entry.against.is_empty() { String::new() } else { format!("against {}", entry.against.join(" and ")) };
    for part in [about, source, against].iter().filter(|it| !it.is_empty()) {
        line.push_str(", ");
        line.push_str(part);
    }
    if let Some(reason) = &entry.reason {
        line.push_str(": ");
        line.push_str(reason);
    }
    line
}

/// `draft.md:12` or `draft.md:12:44`, as reports name their places.
struct Place {
    path: PathBuf,
    line: usize,
    column: Option<usize>,
}

impl Place {
    fn read(text: &str) -> Option<Place> {
        let (rest, last) = text.rsplit_once(':')?;
        let last: usize = last.parse().ok()?;
        if let Some((path, line)) = rest.rsplit_once(':')
            && let Ok(line) = line.parse()
        {
            return Some(Place { path: path.into(), line, column: Some(last) });
        }
        Some(Place { path: rest.into(), line: last, column: None })
    }

    fn holds(&self, gathered: &Gathered, finding: &Finding) -> bool {
        let Some(shown) = gathered.shown(finding.span.file) else { return false };
        let (start, end) = (shown.place(finding.span.span.start), shown.place(finding.span.span.end));
        start.line == self.line && self.column.is_none_or(|it| start.column <= it && (it <= end.column || end.line > start.line))
    }
}

/// The folder that a document belongs to: the nearest from its own upwards with a ledger or settings; else its own, and the one above
/// where its own holds nothing but sources.
fn project(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let mut ups = whole.ancestors().enumerate();
    if let Some((ups, _)) = ups.find(|(_, it)| ledger::path(it).is_file() || it.join(settings::FILE).is_file()) {
        return (0..ups).fold(folder.to_path_buf(), |path, _| path.join(".."));
    }
    let sources = ["sources", "source", "research", "evidence", "archive"];
    let name = whole.file_name().and_then(|it| it.to_str()).unwrap_or("");
    if sources.iter().any(|it| name.eq_ignore_ascii_case(it)) { folder.join("..") } else { folder.to_path_buf() }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", ")
}
