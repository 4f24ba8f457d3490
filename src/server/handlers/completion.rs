//! `textDocument/completion`

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit, TextEdit,
};

use crate::features::{self, complete::ProposalKind};
use crate::server::convert::{from_lsp_place, to_lsp_range};
use crate::server::session::Snapshot;

pub fn completion(snapshot: &Snapshot, params: &CompletionParams) -> Option<CompletionResponse> {
    let place = &params.text_document_position;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    let found = features::complete(&snapshot.world, at)?;
    let index = snapshot.world.line_index(at.file)?;
    let range = to_lsp_range(&index, found.span, snapshot.client.encoding);
    let typed = found.span.of(index.text()).to_owned();
    let items = found.proposals.into_iter().enumerate().map(|(at, it)| CompletionItem {
        kind: Some(match it.kind {
            ProposalKind::Person => CompletionItemKind::CLASS,
            ProposalKind::Role => CompletionItemKind::TEXT,
            ProposalKind::Document => CompletionItemKind::FILE,
        }),
        detail: Some(it.detail).filter(|it| !it.is_empty()),
        // The surname may have been typed, while the words begin with the forename.
        filter_text: Some(format!("{typed} {}", it.text)),
        sort_text: Some(format!("{at:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: it.text.clone() })),
        label: it.text,
        ..CompletionItem::default()
    });
    // What fits changes with each letter.
    Some(CompletionResponse::List(CompletionList { is_incomplete: true, items: items.collect() }))
}
