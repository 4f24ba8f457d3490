//! Writing at the end of a file that is somebody else's too: what stands in it stays, byte for byte.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::load;

/// Writes behind what a file has; makes the file if there is none. `more` gives the words, from the text as it is on disk.
pub fn append(path: &Path, more: impl FnOnce(&str) -> String) -> Result<(), String> {
    // Commands run side by side.
    static WRITER: Mutex<()> = Mutex::new(());
    let _alone = WRITER.lock().unwrap_or_else(PoisonError::into_inner);
    let failed = |error: io::Error| format!("{} could not be written: {}.", path.display(), load::reason(&error));
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("{} is no UTF-8 and was left alone.", path.display()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    let more = more(&text);
    if more.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).map_err(failed)?;
    let mut file = OpenOptions::new().append(true).create(true).open(path).map_err(failed)?;
    file.write_all(more.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // Half an entry is of no use to anybody.
        let _ = file.set_len(text.len() as u64);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn what_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/people.toml");
        append(&path, |text| format!("{text:?}\n")).unwrap();
        append(&path, |text| format!("{}\r\n", text.len())).unwrap();
        append(&path, |_| String::new()).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "\"\"\n3\r\n");
        std::fs::write(&path, b"Nu\xf1ez").unwrap();
        assert!(append(&path, str::to_owned).unwrap_err().contains("no UTF-8"));
        assert!(append(folder.path(), |_| "x".to_owned()).unwrap_err().contains("could not be written"));
    }
}
