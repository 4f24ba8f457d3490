//! `subeditor explain`: how a file, or one line of it, is read; and how its figures were compared with those of other files.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::Explain;
use super::{CLEAN, FAILED, gather};
use crate::report;

pub fn run(arguments: &Explain) -> io::Result<u8> {
    let (path, line) = place(&arguments.place);
    let settings = arguments.set.settings()?;
    let paths: Vec<PathBuf> = std::iter::once(path.clone()).chain(arguments.against.iter().cloned()).collect();
    let gathered = gather::gather(&paths, "stdin.md", settings.clone())?;
    let file = if path == Path::new("-") { gathered.files().last().copied() } else { gathered.world().file_at(&path) };
    let Some((shown, (document, facts))) = file.and_then(|file| Some((gathered.shown(file)?, gathered.document(file)?))) else {
        // What could not be read has been named.
        return if path.is_dir() {
            Err(io::Error::other(format!("{} is a folder; name a file", path.display())))
        } else {
            Ok(FAILED)
        };
    };
    if line.is_some_and(|line| line == 0 || line > shown.line_count()) {
        return Err(io::Error::other(format!("{} has lines 1 to {}", shown.name, shown.line_count())));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let lines = line.map_or(1..=usize::MAX, |line| line..=line);
    if let (Some(file), false) = (file, arguments.against.is_empty()) {
        report::explain::against(gathered.world(), file, lines, &mut out)?;
    } else {
        report::explain::write(&shown, document, facts, lines, &mut out)?;
    }
    out.flush()?;
    Ok(CLEAN)
}

/// `draft.md:12` is line 12 of draft.md, unless there is a file of that whole name.
fn place(text: &str) -> (PathBuf, Option<usize>) {
    if let Some((path, line)) = text.rsplit_once(':')
        && let Ok(line) = line.parse()
        && !Path::new(text).exists()
    {
        return (path.into(), Some(line));
    }
    (text.into(), None)
}
