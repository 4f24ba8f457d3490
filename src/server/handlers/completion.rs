//! `textDocument/completion` and `completionItem/resolve`

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit, Documentation,
    Location, MarkupContent, MarkupKind, TextEdit,
};

use crate::features::{self, complete::ProposalKind, rich};
use crate::server::convert::{from_lsp_place, to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::FileSpan;

pub fn completion(snapshot: &Snapshot, params: &CompletionParams) -> Option<CompletionResponse> {
    let place = &params.text_document_position;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    let found = features::complete(&snapshot.world, at)?;
    let index = snapshot.world.line_index(at.file)?;
    let range = to_lsp_range(&index, found.span, snapshot.client.encoding);
    let typed = found.span.of(index.text()).to_owned();
    let place = |from: FileSpan| serde_json::to_value(to_lsp_location(snapshot, from)?).ok();
    let resolves = snapshot.client.resolves_completion;
    let items = found.proposals.into_iter().enumerate().map(|(at, it)| CompletionItem {
        kind: Some(match it.kind {
            ProposalKind::Person => CompletionItemKind::CLASS,
            ProposalKind::Role => CompletionItemKind::TEXT,
            ProposalKind::Document => CompletionItemKind::FILE,
            ProposalKind::Figure => CompletionItemKind::VALUE,
        }),
        detail: Some(it.detail).filter(|it| !it.is_empty()),
        // The surname may have been typed, while the words begin with the forename.
        filter_text: Some(format!("{typed} {}", it.text)),
        sort_text: Some(format!("{at:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: it.text.clone() })),
        data: it.from.filter(|_| resolves).and_then(place),
        label: it.text,
        ..CompletionItem::default()
    });
    // What fits changes with each letter.
    Some(CompletionResponse::List(CompletionList { is_incomplete: true, items: items.collect() }))
}

/// With what is known of the place where the proposal is from.
pub fn documented(snapshot: &Snapshot, mut item: CompletionItem) -> CompletionItem {
    let place = item.data.clone().and_then(|data| serde_json::from_value::<Location>(data).ok());
    let lines = place.and_then(|it| {
        let at = from_lsp_place(snapshot, &it.uri, it.range.start)?;
        let end = from_lsp_place(snapshot, &it.uri, it.range.end)?;
        features::about(&snapshot.world, at, end.offset)
    });
    item.documentation = lines.map(|lines| {
        Documentation::MarkupContent(if snapshot.client.markdown_documentation {
            MarkupContent { kind: MarkupKind::Markdown, value: rich::markdown(&lines, |_| None) }
        } else {
            MarkupContent { kind: MarkupKind::PlainText, value: rich::plain(&lines) }
        })
    });
    item
}
