//! `textDocument/definition`

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

use crate::features;
use crate::server::convert::{from_lsp_place, to_lsp_link, to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;

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
