//! `textDocument/hover`

use tower_lsp::ls_types::{Hover, HoverParams};

use crate::features;
use crate::server::convert::{from_lsp_place, to_lsp_hover};
use crate::server::session::Snapshot;

pub fn hover(snapshot: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let at = from_lsp_place(snapshot, &place.text_document.uri, place.position)?;
    to_lsp_hover(snapshot, at.file, &features::hover(&snapshot.world, at)?)
}
