//! `textDocument/documentSymbol` and `workspace/symbol`

use tower_lsp::ls_types::{
    DocumentSymbolParams, DocumentSymbolResponse, OneOf, SymbolInformation, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use crate::features;
use crate::server::convert::{to_lsp_location, to_lsp_symbol, to_lsp_symbol_kind};
use crate::server::session::Snapshot;
use crate::text::FileSpan;

/// As many as a list to choose from can hold.
const MOST_SYMBOLS: usize = 500;

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
