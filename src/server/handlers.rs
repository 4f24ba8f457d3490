//! Requests: convert in, call one feature, convert out.

use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams, DocumentSymbolResponse, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, Location, OneOf, ReferenceParams, SymbolInformation, WorkspaceSymbol,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use super::convert::{
    from_lsp_place, to_lsp_hover, to_lsp_link, to_lsp_location, to_lsp_range, to_lsp_symbol, to_lsp_symbol_kind,
};
use super::session::Snapshot;
use crate::features;
use crate::text::FileSpan;

/// As many as a list to choose from can hold.
const MOST_SYMBOLS: usize = 500;

pub fn hover(snapshot: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    to_lsp_hover(snapshot, at.file, &features::hover(&snapshot.world, at)?)
}

pub fn definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    let definition = features::definition(&snapshot.world, at)?;
    if !snapshot.client.definition_link {
        let locations = definition.targets.iter().filter_map(|target| to_lsp_location(snapshot, target.words));
        return Some(GotoDefinitionResponse::Array(locations.collect()));
    }
    let index = snapshot.world.line_index(at.file)?;
    let origin = to_lsp_range(&index, definition.origin, snapshot.client.encoding);
    let links = definition.targets.iter().filter_map(|target| to_lsp_link(snapshot, origin, target));
    Some(GotoDefinitionResponse::Link(links.collect()))
}

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

pub fn document_symbols(snapshot: &Snapshot, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let file = snapshot.file(&params.text_document.uri)?;
    let index = snapshot.world.line_index(file)?;
    let symbols = features::document_symbols(&snapshot.world, file);
    if snapshot.client.nested_symbols {
        let symbols = symbols.into_iter().map(|it| to_lsp_symbol(&index, snapshot.client.encoding, it));
        return Some(DocumentSymbolResponse::Nested(symbols.collect()));
    }
    let flat = symbols.into_iter().flat_map(|mut symbol| {
        let children = std::mem::take(&mut symbol.children);
        let section = symbol.name.clone();
        let children = children.into_iter().map(move |child| (child, Some(section.clone())));
        std::iter::once((symbol, None)).chain(children)
    });
    let flat = flat.filter_map(|(symbol, section)| {
        #[expect(deprecated, reason = "the struct has no other way to be made")]
        Some(SymbolInformation {
            location: to_lsp_location(snapshot, FileSpan { file, span: symbol.words })?,
            name: symbol.name,
            kind: to_lsp_symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            container_name: section,
        })
    });
    Some(DocumentSymbolResponse::Flat(flat.collect()))
}

pub fn workspace_symbols(snapshot: &Snapshot, params: &WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
    let found = features::workspace_symbols(&snapshot.world, &params.query, MOST_SYMBOLS);
    let symbols = found.into_iter().filter_map(|(symbol, words)| {
        Some(WorkspaceSymbol {
            kind: to_lsp_symbol_kind(symbol.kind),
            container_name: Some(symbol.detail).filter(|it| !it.is_empty()),
            name: symbol.name,
            tags: None,
            location: OneOf::Left(to_lsp_location(snapshot, words)?),
            data: None,
        })
    });
    Some(WorkspaceSymbolResponse::Nested(symbols.collect()))
}
