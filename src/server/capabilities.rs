//! What the client can do, and what we offer it.

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    DocumentSymbolClientCapabilities, ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability, MarkupKind,
    OneOf, PositionEncodingKind, RenameOptions, ResourceOperationKind, SaveOptions, SelectionRangeProviderCapability,
    SemanticTokenType, SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions, SemanticTokensServerCapabilities,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::commands;
use crate::features::tokens::TokenKind;
use crate::text::Encoding;

/// What we make use of. All false is a client that only follows the protocol's core.
#[derive(Clone, Debug, Default)]
pub struct Client {
    pub encoding: Encoding,
    pub markdown_hover: bool,
    pub related_information: bool,
    pub diagnostic_version: bool,
    pub definition_link: bool,
    pub nested_symbols: bool,
    /// Whether it watches files where we ask it to.
    pub watches_files: bool,
    pub configuration: bool,
    /// Whether it wants to be asked for news of its settings.
    pub registers_configuration: bool,
    pub work_done_progress: bool,
    /// Edits with the version of their document, and of several kinds.
    pub document_changes: bool,
    pub change_annotations: bool,
    /// Whether an edit may make a file.
    pub creates_files: bool,
    pub prepare_rename: bool,
    pub code_action_literals: bool,
    pub shows_documents: bool,
    /// Whether diagnostics are asked for instead of being sent: the client can, and a setting wants it.
    pub pulls_diagnostics: bool,
    pub refreshes_diagnostics: bool,
    pub refreshes_lens: bool,
    pub refreshes_hints: bool,
    can_pull_diagnostics: bool,
}

impl Client {
    pub fn new(capabilities: &ClientCapabilities) -> Client {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let published = text.and_then(|it| it.publish_diagnostics.as_ref());
        let formats = text.and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let document_changes = edits.and_then(|it| it.document_changes).unwrap_or(false);
        let resources = edits.and_then(|it| it.resource_operations.as_deref()).unwrap_or(&[]);
        let symbols: Option<&DocumentSymbolClientCapabilities> = text.and_then(|it| it.document_symbol.as_ref());
        Client {
            encoding: encoding(capabilities),
            // The first format that we know is the one the client likes best.
            markdown_hover: formats.is_some_and(|it| it.first() == Some(&MarkupKind::Markdown)),
            related_information: published.and_then(|it| it.related_information).unwrap_or(false),
            diagnostic_version: published.and_then(|it| it.version_support).unwrap_or(false),
            definition_link: text.and_then(|it| it.definition.as_ref()?.link_support).unwrap_or(false),
            nested_symbols: symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false),
            watches_files: workspace.and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration).unwrap_or(false),
            configuration: workspace.and_then(|it| it.configuration).unwrap_or(false),
            registers_configuration: workspace
                .and_then(|it| it.did_change_configuration.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            document_changes,
            change_annotations: edits.is_some_and(|it| it.change_annotation_support.is_some()),
            creates_files: document_changes && resources.contains(&ResourceOperationKind::Create),
            prepare_rename: text.and_then(|it| it.rename.as_ref()?.prepare_support).unwrap_or(false),
            code_action_literals: text.and_then(|it| it.code_action.as_ref()?.code_action_literal_support.as_ref()).is_some(),
            shows_documents: capabilities.window.as_ref().and_then(|it| it.show_document.as_ref()).is_some_and(|it| it.support),
            pulls_diagnostics: false,
            can_pull_diagnostics: text.is_some_and(|it| it.diagnostic.is_some()),
            refreshes_diagnostics: workspace.and_then(|it| it.diagnostics.as_ref()?.refresh_support).unwrap_or(false),
            refreshes_lens: workspace.and_then(|it| it.code_lens.as_ref()?.refresh_support).unwrap_or(false),
            refreshes_hints: workspace.and_then(|it| it.inlay_hint.as_ref()?.refresh_support).unwrap_or(false),
            work_done_progress: capabilities.window.as_ref().and_then(|it| it.work_done_progress).unwrap_or(false),
        }
    }

    /// What settings say of pulling holds where the client can.
    pub fn pull_diagnostics(&mut self, wanted: bool) {
        self.pulls_diagnostics = wanted && self.can_pull_diagnostics;
    }
}

/// UTF-8 when it is offered, since it is ours; else the first that we know; else what LSP means when nothing is agreed.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let offered = capabilities.general.as_ref().and_then(|it| it.position_encodings.as_deref()).unwrap_or(&[]);
    if offered.contains(&PositionEncodingKind::UTF8) {
        return Encoding::Utf8;
    }
    let known = offered.iter().find_map(|it| match it.as_str() {
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    });
    known.unwrap_or_default()
}

/// What we offer: nothing of it needs more of the client than it has shown.
pub fn ours(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(if client.prepare_rename {
            OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        } else {
            OneOf::Left(true)
        }),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            // Of "](" and "[@".
            trigger_characters: Some(vec!["(".to_owned(), "@".to_owned()]),
            ..CompletionOptions::default()
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR]),
            ..CodeActionOptions::default()
        })),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
            work_done_progress_options: WorkDoneProgressOptions::default(),
            legend: SemanticTokensLegend {
                token_types: TokenKind::ALL.iter().map(|it| SemanticTokenType::new(it.as_str())).collect(),
                token_modifiers: Vec::new(),
            },
            range: Some(true),
            full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::ALL.iter().map(|it| (*it).to_owned()).collect(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        diagnostic_provider: client.pulls_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("subeditor".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn encodings() {
        for (offered, expected) in [
            (json!(null), Encoding::Utf16),
            (json!([]), Encoding::Utf16),
            (json!(["utf-16", "utf-8"]), Encoding::Utf8),
            (json!(["utf-32", "utf-16"]), Encoding::Utf32),
            (json!(["utf-7", "utf-16"]), Encoding::Utf16),
            (json!(["utf-7"]), Encoding::Utf16),
        ] {
            let capabilities = serde_json::from_value(json!({ "general": { "positionEncodings": offered } })).unwrap();
            assert_eq!(Client::new(&capabilities).encoding, expected, "{offered}");
        }
    }
}
