//! What a package puts beside the program: shell completions and man pages, made from the arguments themselves.

use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap::builder::Resettable;
use clap_complete::Shell;

use super::CLEAN;
use super::args::{Arguments, EXAMPLES};

/// Prints what makes a shell complete our commands and options.
pub fn completions(shell: Shell) -> io::Result<u8> {
    // Into memory first: the generator takes a closed pipe for a reason to panic.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "subeditor", &mut script);
    io::stdout().write_all(&script)?;
    Ok(CLEAN)
}

/// Writes a page for the program and one for each command into a folder, or prints the first.
pub fn man(folder: Option<&Path>) -> io::Result<u8> {
    match folder {
        Some(folder) => {
            write(folder).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
        }
        None => io::stdout().write_all(&page()?)?,
    }
    Ok(CLEAN)
}

fn write(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(pages(), folder)?;
    std::fs::write(folder.join("subeditor.1"), page()?)
}

/// What has a page: `help` has none.
fn pages() -> clap::Command {
    Arguments::command().disable_help_subcommand(true)
}

/// The page of the program. The generator would run the lines of the examples together.
fn page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(pages().after_help(Resettable::Reset).after_long_help(Resettable::Reset)).render(&mut page)?;
    let examples = EXAMPLES.trim_start_matches("Examples:\n").replace('\\', "\\\\").replace('-', "\\-");
    write!(page, "\n.SH EXAMPLES\n.nf\n{examples}\n.fi\n")?;
    Ok(page)
}
