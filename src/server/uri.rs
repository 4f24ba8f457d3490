//! URIs of the client and paths of the workspace.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use tower_lsp::ls_types::Uri;

/// The path of a document. One that is no file of this machine (`untitled:Untitled-1`, `git:/x.md?…`) is known under its whole URI,
/// which no file is called.
pub fn path_of(uri: &Uri) -> PathBuf {
    file_path(uri).unwrap_or_else(|| PathBuf::from(uri.as_str()))
}

/// The path of a file or folder of this machine.
pub fn file_path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let is_local = cfg!(windows) || uri.authority().is_none_or(|it| matches!(it.host(), "" | "localhost"));
    if !is_file || !is_local {
        return None;
    }
    uri.to_file_path().map(|path| path.into_owned())
}

/// The URI of a document that the client has not named itself.
pub fn uri_of(path: &Path) -> Option<Uri> {
    if path.is_absolute() { Uri::from_file_path(path) } else { Uri::from_str(path.to_str()?).ok() }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (uri, path) in [
            ("file:///a/b.md", "/a/b.md"),
            ("file:///a%20b%25%23.md", "/a b%#.md"),
            ("file:///%E6%BC%A2%C3%A9.md", "/漢é.md"),
            ("file://localhost/a.md", "/a.md"),
            ("file://server/share/x.md", "file://server/share/x.md"),
            ("untitled:Untitled-1", "untitled:Untitled-1"),
            ("git:/x/y.md?%7B%22ref%22%7D", "git:/x/y.md?%7B%22ref%22%7D"),
            ("inmemory://model/1", "inmemory://model/1"),
        ] {
            let parsed = Uri::from_str(uri).unwrap();
            assert_eq!(path_of(&parsed), Path::new(path));
            let back = uri_of(Path::new(path)).unwrap();
            assert_eq!(path_of(&back), Path::new(path));
        }
    }
}
