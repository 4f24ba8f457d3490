//! What an editor draws in a document or does with its parts: `textDocument/semanticTokens`, `foldingRange`, `selectionRange`,
//! `documentLink`, `inlayHint`, `codeLens`.

use std::str::FromStr;

use serde_json::json;
use tower_lsp::ls_types::{
    CodeLens, CodeLensParams, Command, DocumentLink, DocumentLinkParams, FoldingRange, FoldingRangeKind, FoldingRangeParams,
    InlayHint, InlayHintLabel, InlayHintParams, Position, Range, SelectionRange, SelectionRangeParams, SemanticToken, Uri,
};

use crate::features::links::Target;
use crate::features::{self, tokens::TokenKind};
use crate::server::commands;
use crate::server::convert::{from_lsp_place, from_lsp_position, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::{FileId, Span};

/// All tokens of a document, or of a part of it, each as a distance from the one before.
pub fn semantic_tokens(snapshot: &Snapshot, uri: &Uri, part: Option<Range>) -> Option<Vec<SemanticToken>> {
    let file = snapshot.file(uri)?;
    let index = snapshot.world.line_index(file)?;
    let part = match part {
        Some(range) => span(snapshot, file, range)?,
        None => Span::WHOLE,
    };
    let mut last = Position::default();
    let tokens = features::tokens(&snapshot.world, file, part).into_iter().map(|token| {
        let range = to_lsp_range(&index, token.span, snapshot.client.encoding);
        let delta_line = range.start.line - last.line;
        let delta_start = range.start.character - if delta_line == 0 { last.character } else { 0 };
        last = range.start;
        SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character - range.start.character,
            token_type: TokenKind::ALL.iter().position(|&it| it == token.kind).unwrap_or(0) as u32,
            token_modifiers_bitset: 0,
        }
    });
    Some(tokens.collect())
}

pub fn folding(snapshot: &Snapshot, params: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let file = snapshot.file(&params.text_document.uri)?;
    let folds = features::folding(&snapshot.world, file).into_iter().map(|fold| FoldingRange {
        start_line: fold.first,
        end_line: fold.last,
        kind: fold.is_front_matter.then_some(FoldingRangeKind::Region),
        ..FoldingRange::default()
    });
    Some(folds.collect())
}

/// One answer for each place, as the protocol asks.
pub fn selection(snapshot: &Snapshot, params: &SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let uri = &params.text_document.uri;
    let index = snapshot.world.line_index(snapshot.file(uri)?)?;
    let one = |&position: &Position| {
        let at = from_lsp_place(snapshot, uri, position)?;
        let spans = features::selection(&snapshot.world, at);
        let nest = |outer: Option<Box<SelectionRange>>, span: &Span| {
            let range = to_lsp_range(&index, *span, snapshot.client.encoding);
            Some(Box::new(SelectionRange { range, parent: outer }))
        };
        spans.iter().rev().fold(None, nest).map(|it| *it)
    };
    params.positions.iter().map(one).collect()
}

pub fn links(snapshot: &Snapshot, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let file = snapshot.file(&params.text_document.uri)?;
    let index = snapshot.world.line_index(file)?;
    let links = features::links(&snapshot.world, file).into_iter().filter_map(|link| {
        let (target, tooltip) = match link.target {
            Target::Document(other) => (snapshot.uri(other)?, Some(snapshot.world.name(other).to_owned())),
            Target::Web(address) => (Uri::from_str(&address).ok()?, None),
        };
        Some(DocumentLink {
            range: to_lsp_range(&index, link.span, snapshot.client.encoding),
            target: Some(target),
            tooltip,
            data: None,
        })
    });
    Some(links.collect())
}

pub fn hints(snapshot: &Snapshot, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let file = snapshot.file(&params.text_document.uri)?;
    let index = snapshot.world.line_index(file)?;
    let part = span(snapshot, file, params.range)?;
    let hints = features::hints(&snapshot.world, file, part).into_iter().map(|hint| InlayHint {
        position: to_lsp_range(&index, Span { start: hint.offset, end: hint.offset }, snapshot.client.encoding).start,
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(hints.collect())
}

pub fn lens(snapshot: &Snapshot, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let uri = &params.text_document.uri;
    let file = snapshot.file(uri)?;
    let index = snapshot.world.line_index(file)?;
    let lens = features::lens(&snapshot.world, file).into_iter().map(|lens| {
        let range = to_lsp_range(&index, lens.span, snapshot.client.encoding);
        let arguments = vec![json!({ "uri": uri, "position": range.start })];
        let command = Command { title: lens.title, command: commands::SHOW.to_owned(), arguments: Some(arguments) };
        CodeLens { range, command: Some(command), data: None }
    });
    Some(lens.collect())
}

/// A range turned round is put right.
fn span(snapshot: &Snapshot, file: FileId, range: Range) -> Option<Span> {
    let index = snapshot.world.line_index(file)?;
    let offset = |position| index.offset(from_lsp_position(position), snapshot.client.encoding);
    let (one, other) = (offset(range.start), offset(range.end));
    Some(Span { start: one.min(other), end: one.max(other) })
}
