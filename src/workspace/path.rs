//! What a file's path tells.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::document::Role;

/// The same path without `.` and `..`, by its letters alone: links are not followed, since the editor does not follow them either.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            Component::ParentDir if normal.has_root() => {}
            other => normal.push(other),
        }
    }
    normal
}

/// Which files are documents: those that end in `.md`, `.markdown`, `.txt` or `.text`, and those without an ending that are not named
/// in capitals alone (`LICENSE`, `README`, `CODEOWNERS` are about a folder, no part of a story).
pub fn is_document(path: &Path) -> bool {
    match path.extension().and_then(OsStr::to_str) {
        Some(ending) => ["md", "markdown", "txt", "text"].iter().any(|it| ending.eq_ignore_ascii_case(it)),
        None => path.extension().is_none() && path.file_name().and_then(OsStr::to_str).is_some_and(is_story_name),
    }
}

fn is_story_name(name: &str) -> bool {
    !name.starts_with('.') && name != "Makefile" && name.chars().any(char::is_lowercase)
}

/// What the folders say, from the workspace's folder down.
pub fn role_of(below_folder: &Path) -> Role {
    let folders = below_folder.parent().into_iter().flat_map(Path::components);
    Role::in_folders(folders.filter_map(|it| it.as_os_str().to_str()))
}

/// A link's target as a path: "%20" is a space.
pub fn unescaped(target: &str) -> String {
    let mut bytes = Vec::with_capacity(target.len());
    let mut rest = target.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|byte| (*byte as char).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = behind.get(2..).unwrap_or(&[]);
            }
            _ => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// With `/` on every platform.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_by_their_letters() {
        for (path, expected) in [
            ("/a/./b/../c.md", "/a/c.md"),
            ("./draft.md", "draft.md"),
            ("../x/../y.md", "../y.md"),
            ("/../a", "/a"),
            ("untitled:Untitled-1", "untitled:Untitled-1"),
        ] {
            assert_eq!(normal(Path::new(path)), Path::new(expected));
        }
    }

    #[test]
    fn targets_of_links() {
        for (target, expected) in [("a%20b.md", "a b.md"), ("100%", "100%"), ("%c3%a9", "é"), ("%zz%4", "%zz%4")] {
            assert_eq!(unescaped(target), expected);
        }
    }

    #[test]
    fn documents_and_other_files() {
        for path in ["a.md", "b.TXT", "c.markdown", "sources/interview", "2024-11-03-agency.text"] {
            assert!(is_document(Path::new(path)), "{path}");
        }
        for path in ["a.rs", "LICENSE", "Makefile", "a.tar.gz", "subeditor.toml", ".hidden", "photo.jpg"] {
            assert!(!is_document(Path::new(path)), "{path}");
        }
    }
}
