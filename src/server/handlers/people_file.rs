//! Writing a person into the people file, as one of the code actions.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::features;
use crate::server::convert::to_lsp_range;
use crate::server::session::Snapshot;
use crate::server::uri;
use crate::text::{FilePos, Span};

/// A kind of its own, by which clients can ask for this action alone.
pub const KIND: CodeActionKind = CodeActionKind::new("refactor.person");

/// For the person at a place whom the people file does not have. A file that is not there yet needs a client that can make one.
pub fn add(snapshot: &Snapshot, at: FilePos) -> Option<CodeAction> {
    let found = features::addition(&snapshot.world, at)?;
    // A document that is no file has no folder to make one in.
    let uri = uri::uri_of(&found.path).filter(|_| found.path.is_absolute())?;
    let edit = match found.file {
        Some(file) => {
            let index = snapshot.world.line_index(file)?;
            let end = index.text().len() as u32;
            let range = to_lsp_range(&index, Span { start: end, end }, snapshot.client.encoding);
            let line = if index.text().is_empty() || index.text().ends_with('\n') { "" } else { "\n" };
            let edit = TextEdit { range, new_text: format!("{line}{}", found.text) };
            let changes = HashMap::from([(uri, vec![edit])]);
            WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
        }
        None if snapshot.client.creates_files => {
            let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
            let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
            let start = Position { line: 0, character: 0 };
            let edit = TextEdit { range: Range { start, end: start }, new_text: found.text };
            let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
            let operations = vec![
                DocumentChangeOperation::Op(ResourceOp::Create(create)),
                DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] }),
            ];
            let document_changes = Some(DocumentChanges::Operations(operations));
            WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
        }
        None => return None,
    };
    Some(CodeAction { title: found.title, kind: Some(KIND), edit: Some(edit), ..CodeAction::default() })
}
