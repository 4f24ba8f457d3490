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
    if cfg!(windows) {
        let host = uri.authority().map_or("", |it| it.host());
        return Some(windows_path(host, &uri.path().decode().to_string_lossy()).into());
    }
    uri.to_file_path().map(|path| path.into_owned())
}

/// The URI of a document that the client has not named itself.
pub fn uri_of(path: &Path) -> Option<Uri> {
    match path.to_str() {
        Some(text) if cfg!(windows) && path.is_absolute() => Uri::from_str(&windows_uri(text)).ok(),
        _ if path.is_absolute() => Uri::from_file_path(path),
        text => Uri::from_str(text?).ok(),
    }
}

/// `/c:/x` is a file of a drive, that of a host one of the network; some clients write the host into the path (`//server/share/x`).
fn windows_path(host: &str, path: &str) -> String {
    let path = path.replace('/', "\\");
    let is_drive = |it: &str| it.as_bytes().get(1) == Some(&b':');
    match path.strip_prefix('\\') {
        Some(rest) if is_drive(rest) => rest.to_owned(),
        _ if matches!(host, "" | "localhost") => path,
        _ => format!("\\\\{host}{path}"),
    }
}

/// With the letter of the drive as VS Code writes it. What the system itself makes longer (`\\?\C:\x`) is known by its usual name.
fn windows_uri(path: &str) -> String {
    let usual = match path.strip_prefix(r"\\?\") {
        Some(rest) => rest.strip_prefix(r"UNC\").map_or(rest.to_owned(), |it| format!(r"\\{it}")),
        None => path.to_owned(),
    };
    let mut uri = String::from("file://");
    let (first, rest) = match usual.strip_prefix(r"\\") {
        Some(network) => (String::new(), network),
        None => (format!("/{}", usual.get(..1).unwrap_or("").to_ascii_lowercase()), usual.get(1..).unwrap_or("")),
    };
    uri.push_str(&first);
    for byte in rest.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_windows() {
        for (host, path, file, uri) in [
            ("", "/c:/a b/d.md", r"c:\a b\d.md", "file:///c%3A/a%20b/d.md"),
            ("", "/D:/é.md", r"D:\é.md", "file:///d%3A/%C3%A9.md"),
            ("localhost", "/c:/d.md", r"c:\d.md", "file:///c%3A/d.md"),
            ("server", "/share/d.md", r"\\server\share\d.md", "file://server/share/d.md"),
            ("", "//server/share/d.md", r"\\server\share\d.md", "file://server/share/d.md"),
        ] {
            assert_eq!(windows_path(host, path), file);
            assert_eq!(windows_uri(file), uri);
        }
        assert_eq!(windows_uri(r"\\?\C:\d.md"), "file:///c%3A/d.md");
        assert_eq!(windows_uri(r"\\?\UNC\server\share\d.md"), "file://server/share/d.md");
        assert_eq!(windows_path("", ""), "");
        assert_eq!(windows_uri(""), "file:///");
    }

    #[cfg(unix)]
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
