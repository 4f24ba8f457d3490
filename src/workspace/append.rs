//! Writing at the end of a file that is somebody else's too: what stands in it stays, byte for byte.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::load;
use super::lock::lock;

/// Writes behind what a file has; makes the file if there is none. `more` gives the words, from the text as it is on disk.
pub fn append(path: &Path, more: impl FnOnce(&str) -> String) -> Result<(), String> {
    let failed = |error: io::Error| format!("{} could not be written: {}.", path.display(), load::reason(&error));
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(failed)?;
    let _alone = lock(folder).map_err(failed)?;
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("{} is no UTF-8 and was left alone.", path.display()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    let more = more(&text);
    if more.is_empty() {
        return Ok(());
    }
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

    /// Each looks at the text and writes behind it, and nobody comes between.
    #[test]
    fn who_writes_at_the_same_time_writes_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.toml");
        std::thread::scope(|scope| {
            for at in 0..16 {
                let (path, line) = (&path, format!("line {}.\n", at % 4));
                scope.spawn(move || append(path, |text| if text.contains(&line) { String::new() } else { line.clone() }));
            }
        });
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written.lines().count(), 4, "{written}");
    }
}
