//! What a report of a defect needs to say: version, folders, settings, how much was read and how long it takes. Quotes a document only
//! when asked to.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::checks::Code;
use crate::document::Role;
use crate::text::FileId;
use crate::workspace::{LastLoad, Level, Settings, World, ledger};

/// In Markdown. `editor` says what client we serve and what it can do, `told` what the user has been told so far. With `quote` also each
/// document by name, and its findings with the words that are marked.
pub fn report(world: &World, editor: &[String], told: &[String], quote: bool) -> String {
    let mut out = format!("# subeditor {}\n\n", env!("CARGO_PKG_VERSION"));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(out, "- system: {} on {}, {threads} threads", std::env::consts::OS, std::env::consts::ARCH);
    for line in editor {
        let _ = writeln!(out, "- {line}");
    }
    let files = world.files();
    let of_role = |role| files.iter().filter(|&&file| world.role(file) == role).count();
    let (drafts, sources) = (of_role(Role::Draft), of_role(Role::Source));
    let open = files.iter().filter(|&&file| world.is_open(file)).count();
    let pages: Vec<_> = files.iter().filter_map(|&file| world.page(file)).collect();
    let bytes: usize = pages.iter().map(|it| it.document.text.len()).sum();
    let figures: usize = pages.iter().map(|it| it.facts.figures.len()).sum();
    let people: usize = pages.iter().map(|it| it.facts.people.len()).sum();
    let started = Instant::now();
    let findings: Vec<_> =
        files.iter().flat_map(|&file| world.findings(file).iter().map(|it| it.code).collect::<Vec<_>>()).collect();
    let checked = milliseconds(started.elapsed());
    let _ = writeln!(out, "- documents: {} (drafts {drafts}, sources {sources}, open {open}), {bytes} bytes", files.len());
    let _ = writeln!(out, "- read: {figures} figures, {people} people");
    if let Some(LastLoad { documents, took, cancelled }) = world.last_load() {
        let stopped = if cancelled { "; stopped before the end, so the rest is not known" } else { "" };
        let _ = writeln!(out, "- last read from disk: {documents} documents in {}{stopped}", milliseconds(took));
    }
    let _ = writeln!(out, "- findings: {}, checked in {checked} as far as they were not known", findings.len());
    for &code in Code::ALL {
        let count = findings.iter().filter(|&&it| it == code).count();
        if count > 0 {
            let _ = writeln!(out, "  - {}: {count}", code.as_str());
        }
    }
    let folders = world.folders().iter().map(|it| Some(it.as_path()));
    for folder in folders.chain(world.folders().is_empty().then_some(None)) {
        let _ = writeln!(out, "\n## {}\n", folder.map_or("No folder".to_owned(), name));
        settings(world, folder, &mut out);
    }
    let problems = world.settings_problems().into_iter().map(|(path, it)| format!("{}: {it}", path.display()));
    let mut problems: Vec<String> = problems.collect();
    problems.extend(told.iter().filter(|it| !problems.contains(it)).cloned().collect::<Vec<_>>());
    if !problems.is_empty() {
        let _ = writeln!(out, "\n## Could not be used\n\n- {}", problems.join("\n- "));
    }
    if quote {
        out.push_str("\n## Documents\n");
        files.iter().for_each(|&file| quoted(world, file, &mut out));
    }
    out
}

/// What is not the default, and who has set it; the files of ours that hold for the folder.
fn settings(world: &World, folder: Option<&Path>, out: &mut String) {
    let options = world.options_in(folder);
    let by = |has: &dyn Fn(&Settings) -> bool| world.settings_in(folder).find(|it| has(it.1)).map_or("", |it| it.0);
    let mut any = false;
    for (name, value) in options.set() {
        let _ = writeln!(out, "- {name} = {value} ({})", by(&|it| it.has(&name)));
        any = true;
    }
    for &code in Code::ALL {
        let level = options.level(code);
        if level != if code.is_on() { Level::On } else { Level::Off } {
            let _ = writeln!(out, "- rules.{} = {} ({})", code.as_str(), level.as_str(), by(&|it| it.rules.contains_key(&code)));
            any = true;
        }
    }
    if !any {
        out.push_str("- no setting\n");
    }
    let Some(folder) = folder else { return };
    if let Some((path, roster)) = world.people_file_in(folder) {
        let _ = writeln!(out, "- people file: {}, with {}", path.display(), several(roster.people.len(), "name", "names"));
    }
    let holds = |home: &Path| ledger::absolute(folder).starts_with(home);
    for (_, ledger) in world.ledgers().filter(|it| holds(it.0)) {
        let _ = writeln!(out, "- ledger: {}, with {}", ledger.path.display(), several(ledger.entries.len(), "entry", "entries"));
    }
}

fn several(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn milliseconds(it: Duration) -> String {
    format!("{:.1} ms", it.as_secs_f64() * 1e3)
}

fn quoted(world: &World, file: FileId, out: &mut String) {
    let (Some(page), Some(lines)) = (world.page(file), world.line_index(file)) else { return };
    let role = if world.role(file) == Role::Draft { "draft" } else { "source" };
    let _ = writeln!(out, "\n- {} ({role}): {} figures", page.name, page.facts.figures.len());
    for problem in world.problems(file) {
        let _ = writeln!(out, "  - {}", problem.message);
    }
    for finding in world.findings(file).iter() {
        let (span, code) = (finding.span.span, finding.code.as_str());
        let words = span.of(&page.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "  - line {}, {code}, “{words}”: {}", lines.line(span.start) + 1, finding.message);
    }
}

/// The folder in which we are has no name of its own.
fn name(folder: &Path) -> String {
    if folder.as_os_str().is_empty() { ".".to_owned() } else { folder.display().to_string() }
}
