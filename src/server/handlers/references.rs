//! `textDocument/references` and `textDocument/documentHighlight`

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightParams, Location, ReferenceParams};

use crate::features;
use crate::server::convert::{from_lsp_place, to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;

pub fn references(snapshot: &Snapshot, params: &ReferenceParams) -> Option<Vec<Location>> {
    let place = &params.text_document_position;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    let found = features::references(&snapshot.world, at, params.context.include_declaration)?;
    Some(found.into_iter().filter_map(|span| to_lsp_location(snapshot, span)).collect())
}

pub fn highlight(snapshot: &Snapshot, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    let index = snapshot.world.line_index(at.file)?;
    let spans = features::highlight(&snapshot.world, at)?;
    let range = |span| to_lsp_range(&index, span, snapshot.client.encoding);
    Some(spans.into_iter().map(|span| DocumentHighlight { range: range(span), kind: None }).collect())
}
