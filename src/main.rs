//! The `subeditor` program: its arguments become a call on the top floor.

use std::process::ExitCode;

fn main() -> ExitCode {
    subeditor::cli::run()
}
