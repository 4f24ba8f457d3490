//! Files that several programs write: each waits for the other.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// One writer at a time among the files of a folder. The lock goes with the process that holds it, so that none is ever left behind.
pub(super) fn lock(folder: &Path) -> io::Result<File> {
    // A folder can be locked itself, where that is a thing; so that no file lies about.
    let file = if cfg!(unix) { File::open(folder)? } else { File::create(folder.join("subeditor.lock"))? };
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(5)),
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another program holds it"));
            }
            // Some file systems have no locks; there one writes as well as one can.
            Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
}
