//! `textDocument/prepareCallHierarchy`, `callHierarchy/outgoingCalls` and `callHierarchy/incomingCalls`

use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range, SymbolKind,
};

use crate::features::calls::{self, Item};
use crate::server::convert::{from_lsp_place, to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::{FilePos, Span};

pub fn prepare(snapshot: &Snapshot, params: &CallHierarchyPrepareParams) -> Option<Vec<CallHierarchyItem>> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    Some(vec![to_lsp_item(snapshot, calls::prepare(&snapshot.world, at)?)?])
}

pub fn outgoing(snapshot: &Snapshot, params: &CallHierarchyOutgoingCallsParams) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let at = place_of(snapshot, &params.item)?;
    let calls = calls::outgoing(&snapshot.world, at).into_iter();
    let call = |(item, from): (Item, Vec<Span>)| {
        Some(CallHierarchyOutgoingCall { from_ranges: ranges(snapshot, at, &from), to: to_lsp_item(snapshot, item)? })
    };
    Some(calls.filter_map(call).collect())
}

pub fn incoming(snapshot: &Snapshot, params: &CallHierarchyIncomingCallsParams) -> Option<Vec<CallHierarchyIncomingCall>> {
    let at = place_of(snapshot, &params.item)?;
    let calls = calls::incoming(&snapshot.world, at).into_iter();
    let call = |(item, from): (Item, Vec<Span>)| {
        Some(CallHierarchyIncomingCall { from_ranges: ranges(snapshot, at, &from), from: to_lsp_item(snapshot, item)? })
    };
    Some(calls.filter_map(call).collect())
}

/// The item is found again by the start of its words.
fn place_of(snapshot: &Snapshot, item: &CallHierarchyItem) -> Option<FilePos> {
    from_lsp_place(snapshot, &item.uri, item.selection_range.start)
}

fn ranges(snapshot: &Snapshot, at: FilePos, spans: &[Span]) -> Vec<Range> {
    let Some(index) = snapshot.world.line_index(at.file) else { return Vec::new() };
    spans.iter().map(|&span| to_lsp_range(&index, span, snapshot.client.encoding)).collect()
}

fn to_lsp_item(snapshot: &Snapshot, item: Item) -> Option<CallHierarchyItem> {
    let location = to_lsp_location(snapshot, item.words)?;
    Some(CallHierarchyItem {
        name: item.name,
        kind: if item.is_person { SymbolKind::CLASS } else { SymbolKind::STRING },
        tags: None,
        detail: Some(item.detail).filter(|it| !it.is_empty()),
        uri: location.uri,
        range: location.range,
        selection_range: location.range,
        data: None,
    })
}
