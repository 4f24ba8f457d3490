//! Between the protocol's words and ours. The one place where a byte offset becomes a line and a column, or back.

use tower_lsp::ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DocumentSymbol, Hover, HoverContents, Location, LocationLink,
    MarkupContent, MarkupKind, NumberOrString, Position, Range, SymbolKind, TextDocumentContentChangeEvent, Uri,
};

use super::session::Snapshot;
use crate::checks::{Related, Severity};
use crate::document::Format;
use crate::features::definition::Target;
use crate::features::diagnostics::Mark;
use crate::features::{hover, rich, symbols};
use crate::text::{Edit, Encoding, FileId, FilePos, FileSpan, LineCol, LineIndex, Span};

pub fn from_lsp_position(position: Position) -> LineCol {
    LineCol { line: position.line, column: position.character }
}

/// The format that a language of the editor stands for; none leaves it to the name of the file.
pub fn from_lsp_language(language: &str) -> Option<Format> {
    matches!(language, "markdown" | "quarto" | "rmd" | "mdx").then_some(Format::Markdown)
}

pub fn from_lsp_edit(change: TextDocumentContentChangeEvent) -> Edit {
    let range = change.range.map(|range| (from_lsp_position(range.start), from_lsp_position(range.end)));
    Edit { range, text: change.text }
}

/// The place in a document that the world knows.
pub fn from_lsp_place(snapshot: &Snapshot, uri: &Uri, position: Position) -> Option<FilePos> {
    let file = snapshot.file(uri)?;
    let index = snapshot.world.line_index(file)?;
    Some(FilePos { file, offset: index.offset(from_lsp_position(position), snapshot.client.encoding) })
}

pub fn to_lsp_range(index: &LineIndex, span: Span, encoding: Encoding) -> Range {
    let position = |LineCol { line, column }| Position { line, character: column };
    let (start, end) = index.positions(span, encoding);
    Range { start: position(start), end: position(end) }
}

pub fn to_lsp_location(snapshot: &Snapshot, at: FileSpan) -> Option<Location> {
    let index = snapshot.world.line_index(at.file)?;
    Some(Location { uri: snapshot.uri(at.file)?, range: to_lsp_range(&index, at.span, snapshot.client.encoding) })
}

pub fn to_lsp_link(snapshot: &Snapshot, origin: Range, target: &Target) -> Option<LocationLink> {
    let passage = to_lsp_location(snapshot, target.passage)?;
    let words = to_lsp_location(snapshot, target.words)?;
    Some(LocationLink {
        origin_selection_range: Some(origin),
        target_uri: passage.uri,
        target_range: passage.range,
        target_selection_range: words.range,
    })
}

pub fn to_lsp_hover(snapshot: &Snapshot, file: FileId, hover: &hover::Hover) -> Option<Hover> {
    let index = snapshot.world.line_index(file)?;
    // Editors open `file.md#L12` at that line.
    let address = |at: FileSpan| {
        let line = snapshot.world.line_index(at.file)?.line(at.span.start) + 1;
        Some(format!("{}#L{line}", snapshot.uri(at.file)?.as_str()))
    };
    let (kind, value) = if snapshot.client.markdown_hover {
        (MarkupKind::Markdown, rich::markdown(&hover.lines, address))
    } else {
        (MarkupKind::PlainText, rich::plain(&hover.lines))
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(to_lsp_range(&index, hover.span, snapshot.client.encoding)),
    })
}

/// Related places that a message can hold.
const MOST_RELATED: usize = 8;

pub fn to_lsp_diagnostic(snapshot: &Snapshot, index: &LineIndex, mark: &Mark) -> Diagnostic {
    let related = mark.related.iter().filter_map(|related| {
        Some(DiagnosticRelatedInformation {
            location: to_lsp_location(snapshot, related.span)?,
            message: related.message.to_string(),
        })
    });
    let related: Option<Vec<_>> = snapshot.client.related_information.then(|| related.collect());
    Diagnostic {
        range: to_lsp_range(index, mark.span, snapshot.client.encoding),
        severity: Some(to_lsp_severity(mark.severity)),
        code: mark.code.map(|code| NumberOrString::String(code.as_str().to_owned())),
        source: Some("subeditor".to_owned()),
        message: if related.is_some() { mark.message.to_string() } else { whole(snapshot, mark) },
        related_information: related.filter(|it| !it.is_empty()),
        ..Diagnostic::default()
    }
}

/// The message with what is related, for clients that show it nowhere else.
pub fn whole(snapshot: &Snapshot, mark: &Mark) -> String {
    let line = |it: &Related| {
        let index = snapshot.world.line_index(it.span.file)?;
        Some(format!("{}:{}: {}", snapshot.world.name(it.span.file), index.line(it.span.span.start) + 1, it.message))
    };
    let related = mark.related.iter().take(MOST_RELATED).filter_map(line);
    let more = mark.related.len().saturating_sub(MOST_RELATED);
    let more = (more > 0).then(|| format!("and {more} more"));
    std::iter::once(mark.message.to_string()).chain(related).chain(more).collect::<Vec<_>>().join("\n")
}

pub fn to_lsp_severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

pub fn to_lsp_symbol(index: &LineIndex, encoding: Encoding, symbol: symbols::Symbol) -> DocumentSymbol {
    let kind = to_lsp_symbol_kind(symbol.kind);
    // A section holds people and figures, which hold nothing: no deeper.
    let children: Vec<_> = symbol.children.into_iter().map(|child| to_lsp_symbol(index, encoding, child)).collect();
    #[expect(deprecated, reason = "the struct has no other way to be made")]
    DocumentSymbol {
        name: symbol.name,
        detail: Some(symbol.detail).filter(|it| !it.is_empty()),
        kind,
        tags: None,
        deprecated: None,
        range: to_lsp_range(index, symbol.span, encoding),
        selection_range: to_lsp_range(index, symbol.words, encoding),
        children: Some(children).filter(|it| !it.is_empty()),
    }
}

pub fn to_lsp_symbol_kind(kind: symbols::SymbolKind) -> SymbolKind {
    match kind {
        symbols::SymbolKind::Section => SymbolKind::STRING,
        symbols::SymbolKind::Person => SymbolKind::CLASS,
        symbols::SymbolKind::Figure => SymbolKind::NUMBER,
    }
}
