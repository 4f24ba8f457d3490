//! `textDocument/prepareCallHierarchy`, `callHierarchy/outgoingCalls` and `callHierarchy/incomingCalls`

use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range, SymbolKind,
};

use crate::features::calls::{self, Item};
use crate::server::convert::{from_lsp_place, to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::{FileId, FileSpan, Span};

pub fn prepare(snapshot: &Snapshot, params: &CallHierarchyPrepareParams) -> Option<Vec<CallHierarchyItem>> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    Some(vec![to_lsp_item(snapshot, calls::prepare(&snapshot.world, at)?)?])
}

pub fn outgoing(snapshot: &Snapshot, params: &CallHierarchyOutgoingCallsParams) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let item = words_of(snapshot, &params.item)?;
    let calls = if params.item.kind == PERSON { calls::outgoing(&snapshot.world, item) } else { Vec::new() };
    let call = |(to, from): (Item, Vec<Span>)| {
        Some(CallHierarchyOutgoingCall { from_ranges: ranges(snapshot, item.file, &from), to: to_lsp_item(snapshot, to)? })
    };
    Some(calls.into_iter().filter_map(call).collect())
}

pub fn incoming(snapshot: &Snapshot, params: &CallHierarchyIncomingCallsParams) -> Option<Vec<CallHierarchyIncomingCall>> {
    let item = words_of(snapshot, &params.item)?;
    let calls = if params.item.kind == CLAIM { calls::incoming(&snapshot.world, item) } else { Vec::new() };
    let call = |(caller, from): (Item, Vec<Span>)| {
        let from_ranges = ranges(snapshot, caller.words.file, &from);
        Some(CallHierarchyIncomingCall { from_ranges, from: to_lsp_item(snapshot, caller)? })
    };
    Some(calls.into_iter().filter_map(call).collect())
}

/// What is told apart by nothing else that each editor sends back: a claim may begin with a person's name.
const PERSON: SymbolKind = SymbolKind::CLASS;
const CLAIM: SymbolKind = SymbolKind::STRING;

/// The item is found again by its words.
fn words_of(snapshot: &Snapshot, item: &CallHierarchyItem) -> Option<FileSpan> {
    let place = |position| from_lsp_place(snapshot, &item.uri, position);
    let (start, end) = (place(item.selection_range.start)?, place(item.selection_range.end)?);
    Some(FileSpan { file: start.file, span: Span { start: start.offset, end: end.offset.max(start.offset) } })
}

fn ranges(snapshot: &Snapshot, file: FileId, spans: &[Span]) -> Vec<Range> {
    let Some(index) = snapshot.world.line_index(file) else { return Vec::new() };
    spans.iter().map(|&span| to_lsp_range(&index, span, snapshot.client.encoding)).collect()
}

fn to_lsp_item(snapshot: &Snapshot, item: Item) -> Option<CallHierarchyItem> {
    let location = to_lsp_location(snapshot, item.words)?;
    Some(CallHierarchyItem {
        name: item.name,
        kind: if item.is_person { PERSON } else { CLAIM },
        tags: None,
        detail: Some(item.detail).filter(|it| !it.is_empty()),
        uri: location.uri,
        range: location.range,
        selection_range: location.range,
        data: None,
    })
}
