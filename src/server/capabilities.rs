//! What the client can do, and what we offer it.

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    DocumentSymbolClientCapabilities, ExecuteCommandOptions, FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationRegistrationOptions, FoldingRangeProviderCapability, HoverProviderCapability, MarkupKind, OneOf,
    PositionEncodingKind, RenameOptions, SaveOptions, SelectionRangeProviderCapability, SemanticTokenType,
    SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions, SemanticTokensServerCapabilities, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFileOperationsClientCapabilities, WorkspaceFileOperationsServerCapabilities,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::commands;
use crate::features::tokens::TokenKind;
use crate::text::Encoding;

/// What we make use of. All false is a client that only follows the protocol's core.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// With its version, where it tells.
    pub name: Option<String>,
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
    /// Whether it changes documents when it is asked to.
    pub applies_edits: bool,
    pub prepare_rename: bool,
    pub code_action_literals: bool,
    /// Whether the edit of an action may come later.
    pub resolves_actions: bool,
    /// Whether the documentation of a proposal may come later.
    pub resolves_completion: bool,
    pub markdown_documentation: bool,
    pub shows_documents: bool,
    /// Whether diagnostics are asked for instead of being sent: the client can, and a setting wants it.
    pub pulls_diagnostics: bool,
    pub refreshes_diagnostics: bool,
    pub refreshes_lens: bool,
    pub refreshes_hints: bool,
    can_pull_diagnostics: bool,
    newer: Newer,
}

/// Newer features, which clients say that they know.
#[derive(Clone, Copy, Debug, Default)]
struct Newer {
    call_hierarchy: bool,
    code_lens: bool,
    document_link: bool,
    folding: bool,
    inlay_hint: bool,
    selection: bool,
    semantic_tokens: bool,
    /// Files that will be renamed; and those that have been made, renamed, deleted.
    will_rename: bool,
    did_create: bool,
    did_rename: bool,
    did_delete: bool,
}

impl Newer {
    fn new(capabilities: &ClientCapabilities) -> Newer {
        let Some(text) = &capabilities.text_document else { return Newer::of_files(capabilities) };
        Newer {
            call_hierarchy: text.call_hierarchy.is_some(),
            code_lens: text.code_lens.is_some(),
            document_link: text.document_link.is_some(),
            folding: text.folding_range.is_some(),
            inlay_hint: text.inlay_hint.is_some(),
            selection: text.selection_range.is_some(),
            semantic_tokens: text.semantic_tokens.is_some(),
            ..Newer::of_files(capabilities)
        }
    }

    fn of_files(capabilities: &ClientCapabilities) -> Newer {
        let files = capabilities.workspace.as_ref().and_then(|it| it.file_operations.as_ref());
        let can = |what: fn(&WorkspaceFileOperationsClientCapabilities) -> Option<bool>| files.and_then(what).unwrap_or(false);
        Newer {
            will_rename: can(|it| it.will_rename),
            did_create: can(|it| it.did_create),
            did_rename: can(|it| it.did_rename),
            did_delete: can(|it| it.did_delete),
            ..Newer::default()
        }
    }
}

impl Client {
    /// For reports of defects.
    pub fn described(&self) -> Vec<String> {
        let encoding = match self.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Utf32 => "UTF-32",
        };
        let can = [
            ("related information", self.related_information),
            ("settings when asked", self.configuration),
            ("watches files", self.watches_files),
            ("progress", self.work_done_progress),
            ("edits of several kinds", self.document_changes),
            ("changes documents when asked", self.applies_edits),
            ("shows documents", self.shows_documents),
            ("refreshes", self.refreshes_diagnostics || self.refreshes_lens || self.refreshes_hints),
        ];
        let list = |wanted: bool| can.iter().filter(|it| it.1 == wanted).map(|it| it.0).collect::<Vec<_>>().join(", ");
        let told = if self.pulls_diagnostics { "asked for" } else { "sent" };
        let mut lines = vec![format!("editor: {}", self.name.as_deref().unwrap_or("does not say its name"))];
        lines.push(format!("positions in {encoding}; diagnostics are {told}"));
        lines.extend([("can", true), ("cannot", false)].map(|(word, wanted)| format!("it {word}: {}", list(wanted))));
        lines.retain(|it| !it.ends_with(": "));
        lines
    }

    pub fn new(capabilities: &ClientCapabilities) -> Client {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let published = text.and_then(|it| it.publish_diagnostics.as_ref());
        let formats = text.and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let document_changes = edits.and_then(|it| it.document_changes).unwrap_or(false);
        let actions = text.and_then(|it| it.code_action.as_ref());
        let resolved = actions.filter(|it| it.data_support.unwrap_or(false)).and_then(|it| it.resolve_support.as_ref());
        let proposals = text.and_then(|it| it.completion.as_ref()?.completion_item.as_ref());
        let documented = proposals.and_then(|it| it.resolve_support.as_ref());
        let symbols: Option<&DocumentSymbolClientCapabilities> = text.and_then(|it| it.document_symbol.as_ref());
        Client {
            name: None,
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
            applies_edits: workspace.and_then(|it| it.apply_edit).unwrap_or(false),
            prepare_rename: text.and_then(|it| it.rename.as_ref()?.prepare_support).unwrap_or(false),
            code_action_literals: actions.is_some_and(|it| it.code_action_literal_support.is_some()),
            resolves_actions: resolved.is_some_and(|it| it.properties.iter().any(|it| it == "edit")),
            resolves_completion: documented.is_some_and(|it| it.properties.iter().any(|it| it == "documentation")),
            markdown_documentation: proposals
                .and_then(|it| it.documentation_format.as_ref())
                .is_some_and(|it| it.first() == Some(&MarkupKind::Markdown)),
            shows_documents: capabilities.window.as_ref().and_then(|it| it.show_document.as_ref()).is_some_and(|it| it.support),
            pulls_diagnostics: false,
            newer: Newer::new(capabilities),
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
    let newer = client.newer;
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
        call_hierarchy_provider: newer.call_hierarchy.then_some(CallHierarchyServerCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            // Of "](" and "[@".
            trigger_characters: Some(vec!["(".to_owned(), "@".to_owned()]),
            resolve_provider: Some(client.resolves_completion),
            ..CompletionOptions::default()
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR]),
            resolve_provider: Some(client.resolves_actions),
            ..CodeActionOptions::default()
        })),
        // Whether there is something to show above a figure costs as much as what it is: nothing is left to resolve.
        code_lens_provider: newer.code_lens.then_some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: newer.inlay_hint.then_some(OneOf::Left(true)),
        document_link_provider: newer.document_link.then(|| DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        folding_range_provider: newer.folding.then_some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: newer.selection.then_some(SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: newer.semantic_tokens.then(|| {
            SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
                work_done_progress_options: WorkDoneProgressOptions::default(),
                legend: SemanticTokensLegend {
                    token_types: TokenKind::ALL.iter().map(|it| SemanticTokenType::new(it.as_str())).collect(),
                    token_modifiers: Vec::new(),
                },
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
            })
        }),
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
            file_operations: file_operations(newer),
        }),
        ..ServerCapabilities::default()
    }
}

/// All files, since no pattern tells documents without an ending; and folders, which may hold some.
fn file_operations(newer: Newer) -> Option<WorkspaceFileOperationsServerCapabilities> {
    let filter = |glob: &str, matches| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern { glob: glob.to_owned(), matches: Some(matches), options: None },
    };
    let wanted = |can: bool| {
        let filters = vec![filter("**/*", FileOperationPatternKind::File), filter("**", FileOperationPatternKind::Folder)];
        can.then_some(FileOperationRegistrationOptions { filters })
    };
    let ours = WorkspaceFileOperationsServerCapabilities {
        will_rename: wanted(newer.will_rename),
        did_create: wanted(newer.did_create),
        did_rename: wanted(newer.did_rename),
        did_delete: wanted(newer.did_delete),
        ..WorkspaceFileOperationsServerCapabilities::default()
    };
    (newer.will_rename || newer.did_create || newer.did_rename || newer.did_delete).then_some(ours)
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
