//! The `subeditor` program: its arguments become a call on the top floor.

#[cfg(all(target_os = "linux", feature = "jemalloc"))]
mod allocator;

use std::process::ExitCode;

fn main() -> ExitCode {
    subeditor::cli::run()
}
