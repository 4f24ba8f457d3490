//! `workspace/willRenameFiles` and `didRenameFiles`

use std::path::PathBuf;
use std::str::FromStr;

use tower_lsp::ls_types::{FileRename, RenameFilesParams, Uri, WorkspaceEdit};

use super::edits::workspace_edit;
use crate::features;
use crate::server::session::Snapshot;
use crate::server::uri;

/// What links must become, said of the documents as they are called before the renaming.
pub fn will_rename(snapshot: &Snapshot, params: &RenameFilesParams) -> Option<WorkspaceEdit> {
    let edits = features::moved(&snapshot.world, &renames(params));
    (!edits.is_empty()).then(|| workspace_edit(snapshot, &edits))
}

/// What is renamed to what.
pub fn renames(params: &RenameFilesParams) -> Vec<(PathBuf, PathBuf)> {
    params.files.iter().filter_map(paths).collect()
}

/// The old and the new path; none for what is no file of this machine.
fn paths(rename: &FileRename) -> Option<(PathBuf, PathBuf)> {
    let path = |text: &str| uri::file_path(&Uri::from_str(text).ok()?);
    Some((path(&rename.old_uri)?, path(&rename.new_uri)?))
}
