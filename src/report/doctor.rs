//! What a report of a defect needs to say: version, folders, settings, how much was read and how long it takes. Quotes a document only
//! when asked to.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use crate::checks::Code;
use crate::document::Role;
use crate::text::FileId;
use crate::workspace::{Level, World};

/// In Markdown. With `quote` also each document by name, and its findings with the words that are marked.
pub fn report(world: &World, quote: bool) -> String {
    let mut out = format!("# subeditor {}\n\n", env!("CARGO_PKG_VERSION"));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(out, "- system: {} on {}, {threads} threads", std::env::consts::OS, std::env::consts::ARCH);
    let files = world.files();
    let of_role = |role| files.iter().filter(|&&file| world.role(file) == role).count();
    let (drafts, sources) = (of_role(Role::Draft), of_role(Role::Source));
    let open = files.iter().filter(|&&file| world.is_open(file)).count();
    let started = Instant::now();
    let pages: Vec<_> = files.iter().filter_map(|&file| world.page(file)).collect();
    let read = started.elapsed();
    let bytes: usize = pages.iter().map(|it| it.document.text.len()).sum();
    let figures: usize = pages.iter().map(|it| it.facts.figures.len()).sum();
    let people: usize = pages.iter().map(|it| it.facts.people.len()).sum();
    let started = Instant::now();
    let findings: Vec<_> =
        files.iter().flat_map(|&file| world.findings(file).iter().map(|it| it.code).collect::<Vec<_>>()).collect();
    let checked = started.elapsed();
    let _ = writeln!(out, "- documents: {} (drafts {drafts}, sources {sources}, open {open}), {bytes} bytes", files.len());
    let _ = writeln!(out, "- read: {figures} figures, {people} people; {:.1} ms now", read.as_secs_f64() * 1e3);
    let _ = writeln!(out, "- findings: {}; {:.1} ms now", findings.len(), checked.as_secs_f64() * 1e3);
    for &code in Code::ALL {
        let count = findings.iter().filter(|&&it| it == code).count();
        if count > 0 {
            let _ = writeln!(out, "  - {}: {count}", code.as_str());
        }
    }
    let folders = world.folders().iter().map(|it| Some(it.as_path()));
    for folder in folders.chain(world.folders().is_empty().then_some(None)) {
        let _ = writeln!(out, "\n## {}\n", folder.map_or("No folder".to_owned(), name));
        let options = world.options_in(folder);
        for (name, value) in options.set() {
            let _ = writeln!(out, "- {name} = {value}");
        }
        let mut rules_set = false;
        for &code in Code::ALL {
            let default = if code.is_on() { Level::On } else { Level::Off };
            let level = options.level(code);
            if level != default {
                rules_set = true;
                let _ = writeln!(out, "- rules.{} = {level:?}", code.as_str());
            }
        }
        if options.set().is_empty() {
            out.push_str(if rules_set { "- no other setting\n" } else { "- no setting\n" });
        }
    }
    let problems: Vec<String> =
        world.settings_problems().iter().map(|(path, it)| format!("- {}: {it}", path.display())).collect();
    if !problems.is_empty() {
        let _ = writeln!(out, "\n## Could not be used\n\n{}", problems.join("\n"));
    }
    if quote {
        out.push_str("\n## Documents\n");
        files.iter().for_each(|&file| quoted(world, file, &mut out));
    }
    out
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
