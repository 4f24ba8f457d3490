//! `textDocument/prepareRename` and `textDocument/rename`

use std::collections::HashMap;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse,
    RenameParams, TextDocumentEdit, TextDocumentPositionParams, WorkspaceEdit,
};

use super::edits::by_document;
use crate::features::rename::{self, Rename, Shown};
use crate::server::convert::{from_lsp_place, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::FileId;

/// The reason why a name cannot be changed is an answer to the user, and comes as the request's error.
pub fn prepare(snapshot: &Snapshot, params: &TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
    let Some(at) = from_lsp_place(snapshot, &params.text_document.uri, params.position) else { return Ok(None) };
    let target = rename::prepare(&snapshot.world, at).map_err(refusal)?;
    let Some(index) = snapshot.world.line_index(at.file) else { return Ok(None) };
    let range = to_lsp_range(&index, target.span, snapshot.client.encoding);
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: target.name }))
}

pub fn rename(snapshot: &Snapshot, params: &RenameParams) -> Result<Option<WorkspaceEdit>> {
    let place = &params.text_document_position;
    let Some(at) = from_lsp_place(snapshot, &place.text_document.uri, place.position) else { return Ok(None) };
    let shown = if snapshot.client.prepare_rename { Shown::Name } else { Shown::Word };
    let found = rename::rename(&snapshot.world, at, &params.new_name, shown).map_err(refusal)?;
    Ok(Some(to_lsp_edit(snapshot, at.file, &found)))
}

fn refusal(message: String) -> Error {
    Error { message: message.into(), ..Error::invalid_params("") }
}

/// One edit of all documents; each change says what it belongs to, where the client shows that.
fn to_lsp_edit(snapshot: &Snapshot, here: FileId, found: &Rename) -> WorkspaceEdit {
    let documents = by_document(snapshot, &found.edits);
    if !snapshot.client.document_changes {
        let changes = documents.into_iter().map(|(_, uri, edits)| (uri, edits)).collect::<HashMap<_, _>>();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let annotated = snapshot.client.change_annotations;
    let id = |file: FileId| if file == here { "this-draft" } else { "other-drafts" };
    let edits = documents.into_iter().map(|(file, uri, edits)| {
        let edits = edits.into_iter().map(|text_edit| {
            if annotated {
                OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: id(file).to_owned() })
            } else {
                OneOf::Left(text_edit)
            }
        });
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: snapshot.version(file) };
        TextDocumentEdit { text_document, edits: edits.collect() }
    });
    let document_changes = Some(DocumentChanges::Edits(edits.collect()));
    let annotation = |label: &str| ChangeAnnotation {
        label: format!("{label}: {}", found.person),
        needs_confirmation: Some(false),
        description: None,
    };
    let annotations = || {
        let other = found.edits.iter().any(|it| it.0.file != here);
        let all = [("this-draft", "In this draft", true), ("other-drafts", "In other drafts", other)];
        all.into_iter().filter(|it| it.2).map(|(id, label, _)| (id.to_owned(), annotation(label))).collect()
    };
    WorkspaceEdit { document_changes, change_annotations: annotated.then(annotations), ..WorkspaceEdit::default() }
}
