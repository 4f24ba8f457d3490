//! Floor 8: the command line.

mod args;
mod check;
mod doctor;
mod explain;
mod facts;
mod gather;
mod papers;
mod progress;
mod schema;
mod stet;

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::report::text::Look;
use crate::server;
use crate::workspace::Settings;
use args::{Arguments, Colour, Command};

/// Nothing was found at warning or above.
const CLEAN: u8 = 0;
/// Something was found at warning or above.
const FOUND: u8 = 1;
/// The run itself failed.
const FAILED: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let colour = arguments.color;
    let result = match arguments.command {
        Some(Command::Check(check)) => check::run(&check, look(colour)),
        Some(Command::Facts(facts)) => facts::run(&facts),
        Some(Command::Explain(explain)) => explain::run(&explain),
        Some(Command::Stet(stet)) => stet::run(&stet),
        Some(Command::Completions(completions)) => papers::completions(completions.shell),
        Some(Command::Man(man)) => papers::man(man.folder.as_deref()),
        Some(Command::Lsp(lsp)) => match lsp.set.settings() {
            Ok(settings) => return server::run(lsp.log, settings),
            Err(error) => Err(error),
        },
        Some(Command::Doctor(doctor)) => doctor::run(&doctor),
        Some(Command::Schema(schema)) => schema::run(&schema),
        None if arguments.stdio || !io::stdin().is_terminal() => return server::run(None, Settings::default()),
        None => Arguments::command().print_help().map(|()| CLEAN),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has read enough (`subeditor check . | head`): no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("subeditor: {error}");
            ExitCode::from(FAILED)
        }
    }
}

/// How reports on standard output are to look.
fn look(colour: Colour) -> Look {
    let terminal = io::stdout().is_terminal();
    let environment = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && !environment("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    };
    let width = if terminal { terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)) } else { None };
    Look { colour, width: width.unwrap_or(120) }
}
