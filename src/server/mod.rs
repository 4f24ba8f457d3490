//! Floor 8: the language server.

mod answer;
mod backend;
mod background;
mod capabilities;
mod commands;
mod convert;
mod frames;
mod handlers;
mod large;
mod memory;
mod message;
mod parent;
mod progress;
mod publish;
mod session;
mod tokens;
mod trace;
mod transport;
mod uri;
mod watch;
mod written;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;

use tower_lsp::LspService;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::language;
use crate::workspace::Settings;

/// Serves one editor over standard input and output until it says `exit`, closes the input or dies. Does not return.
///
/// The log goes to a file, or to standard error, which editors show somewhere; `RUST_LOG` says how much.
pub fn run(log: Option<PathBuf>, flags: Settings) -> ExitCode {
    let code = write_log(log).and_then(|()| serve(io::stdin(), io::stdout(), flags, Duration::ZERO));
    match code {
        // Not a return: a handler that still runs would keep the process.
        Ok(code) => std::process::exit(code.into()),
        Err(error) => {
            eprintln!("subeditor: {error}");
            ExitCode::from(2)
        }
    }
}

/// Serves one editor over any two streams; gives the exit code that the protocol asks for. Handlers that still run at the end are given
/// that long.
pub fn serve(input: impl Read, output: impl Write + Send + 'static, flags: Settings, patience: Duration) -> io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build()?;
    // An editor starts us since somebody has opened a document.
    runtime.spawn_blocking(|| {
        language::load();
        memory::put_away(language::model::FILE);
    });
    let code = {
        let _entered = runtime.enter();
        let outlet = transport::Outlet::new(output);
        let (service, socket) = LspService::build(|client| backend::Backend::new(client, outlet.clone(), flags))
            .custom_method("subeditor/claims", backend::Backend::claims)
            .custom_method("window/workDoneProgress/cancel", backend::Backend::cancel)
            .finish();
        let large = service.inner().large();
        transport::serve(input, outlet, (service, large), socket)
    };
    runtime.shutdown_timeout(patience);
    Ok(code)
}

fn write_log(file: Option<PathBuf>) -> io::Result<()> {
    let level = if file.is_some() { LevelFilter::INFO } else { LevelFilter::ERROR };
    let filter = EnvFilter::builder().with_default_directive(level.into()).from_env_lossy();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false);
    // Only the first log of a process counts.
    let _ = match file {
        Some(file) => {
            let out = File::options().create(true).append(true).open(&file);
            let out = out.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))?;
            log.with_writer(Mutex::new(out)).try_init()
        }
        None => log.with_writer(io::stderr).try_init(),
    };
    Ok(())
}
