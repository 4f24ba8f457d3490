//! Adding a person to the people file, as one of the code actions.

use serde_json::json;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, Command, Position, Uri, WorkspaceEdit};

use super::edits::workspace_edit;
use crate::features::{self, people_file::Addition};
use crate::server::commands;
use crate::server::session::Snapshot;
use crate::text::{FilePos, FileSpan, Span};

/// A kind of its own, by which clients can ask for this action alone.
pub const KIND: CodeActionKind = CodeActionKind::new("refactor.person");

/// For the person at a place whom the people file does not have: a change of that file where the client has it open, else a command
/// that writes it.
pub fn add(snapshot: &Snapshot, uri: &Uri, position: Position, at: FilePos) -> Option<CodeAction> {
    // A document that is no file has no folder to make one in.
    let found = features::addition(&snapshot.world, at).filter(|it| it.path.is_absolute())?;
    let edit = edit(snapshot, &found).filter(|_| snapshot.client.code_action_literals);
    let argument = json!({ "uri": uri, "position": position });
    let command =
        || Command { title: found.title.clone(), command: commands::ADD_PERSON.to_owned(), arguments: Some(vec![argument]) };
    let command = if edit.is_none() { Some(command()) } else { None };
    Some(CodeAction { title: found.title, kind: Some(KIND), edit, command, ..CodeAction::default() })
}

/// The entry at the end of the people file, if the client has that open.
pub fn edit(snapshot: &Snapshot, found: &Addition) -> Option<WorkspaceEdit> {
    let file = found.file.filter(|&file| snapshot.version(file).is_some())?;
    let index = snapshot.world.line_index(file)?;
    let end = index.text().len() as u32;
    let span = FileSpan { file, span: Span { start: end, end } };
    Some(workspace_edit(snapshot, &[(span, found.behind(index.text()))]))
}
