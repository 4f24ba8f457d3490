//! Changes of documents as the client takes them.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::server::convert::to_lsp_location;
use crate::server::session::Snapshot;
use crate::text::{FileId, FileSpan};

/// The edits of each document, in the order in which documents come first.
pub fn by_document<'a>(
    snapshot: &Snapshot,
    edits: impl IntoIterator<Item = &'a (FileSpan, String)>,
) -> Vec<(FileId, Uri, Vec<TextEdit>)> {
    let mut documents: Vec<(FileId, Uri, Vec<TextEdit>)> = Vec::new();
    for (span, text) in edits {
        let Some(location) = to_lsp_location(snapshot, *span) else { continue };
        let edit = TextEdit { range: location.range, new_text: text.clone() };
        match documents.iter_mut().find(|it| it.0 == span.file) {
            Some((_, _, edits)) => edits.push(edit),
            None => documents.push((span.file, location.uri, vec![edit])),
        }
    }
    documents
}

/// With the versions that the edits speak of, where the client knows such.
pub fn workspace_edit(snapshot: &Snapshot, edits: &[(FileSpan, String)]) -> WorkspaceEdit {
    let documents = by_document(snapshot, edits);
    if !snapshot.client.document_changes {
        let changes = documents.into_iter().map(|(_, uri, edits)| (uri, edits)).collect::<HashMap<_, _>>();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let edits = documents.into_iter().map(|(file, uri, edits)| {
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: snapshot.version(file) };
        TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() }
    });
    let document_changes = Some(DocumentChanges::Edits(edits.collect()));
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}
