//! `subeditor doctor`: what was found in a folder, for reports of defects.

use std::io::{self, Write};

use super::args::Doctor;
use super::{CLEAN, FAILED, gather};
use crate::report;

pub fn run(arguments: &Doctor) -> io::Result<u8> {
    let gathered = gather::gather(&arguments.paths, "stdin.md", arguments.set.settings()?)?;
    io::stdout().lock().write_all(report::doctor::report(gathered.world(), &[], &[], arguments.quote).as_bytes())?;
    Ok(if gathered.complete { CLEAN } else { FAILED })
}
