//! Ends this process when the editor's has died: some editors leave the pipe open in another child of theirs.

/// Begins to watch the process that `initialize` named. One that is not there already is another machine's or container's.
#[cfg(unix)]
pub fn watch(editor: i64) {
    use rustix::process::{Pid, test_kill_process};

    let Some(editor) = i32::try_from(editor).ok().and_then(Pid::from_raw) else { return };
    let is_alive = move || test_kill_process(editor) != Err(rustix::io::Errno::SRCH);
    if !is_alive() {
        return;
    }
    std::thread::spawn(move || {
        while is_alive() {
            std::thread::sleep(std::time::Duration::from_secs(5));
        }
        tracing::info!("the editor's process has ended");
        std::process::exit(1);
    });
}

/// Elsewhere the closed pipe must do.
#[cfg(not(unix))]
pub fn watch(_editor: i64) {}
