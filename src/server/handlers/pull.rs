//! `textDocument/diagnostic` and `workspace/diagnostic`, for clients that ask when they like.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::server::publish::diagnostics;
use crate::server::session::Snapshot;

/// A name of these diagnostics: the same as long as they are.
fn name(items: &[Diagnostic]) -> String {
    let mut hasher = FxHasher::default();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Of a document that is not known there is nothing to say.
pub fn document(snapshot: &Snapshot, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let items = snapshot.file(&params.text_document.uri).map(|file| diagnostics(snapshot, file)).unwrap_or_default();
    let id = name(&items);
    if params.previous_result_id.as_ref() == Some(&id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
        return RelatedUnchangedDocumentDiagnosticReport { related_documents: None, unchanged_document_diagnostic_report }.into();
    }
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(id), items };
    RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }.into()
}

/// Of all documents, open or not.
pub fn workspace(snapshot: &Snapshot, params: &WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport {
    let items = snapshot.world.files().into_iter().filter_map(|file| {
        let uri = snapshot.uri(file)?;
        let version = snapshot.version(file).map(i64::from);
        let items = diagnostics(snapshot, file);
        let id = name(&items);
        Some(if params.previous_result_ids.iter().any(|it| it.uri == uri && it.value == id) {
            let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
            WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report,
            })
        } else {
            let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(id), items };
            WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report,
            })
        })
    });
    WorkspaceDiagnosticReport { items: items.collect() }
}
