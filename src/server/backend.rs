//! The protocol's methods, each handed on at once.
//!
//! Bodies of `did_*` have no `.await` and requests take their snapshot first, so that all of it happens in the order of the wire.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;

use super::answer::Workers;
use super::background::{Background, Job};
use super::capabilities::{self, Client};
use super::handlers::claims::{self, Claims, ClaimsParams};
use super::large::Large;
use super::session::{Session, Snapshot};
use super::tokens::Given;
use super::transport::Outlet;
use super::{commands, convert, handlers, uri};
use crate::workspace::settings::Options;
use crate::workspace::{Change, Settings};

pub struct Backend {
    session: Arc<Session>,
    workers: Workers,
    background: Background,
    tokens: Arc<Given>,
    client: tower_lsp::Client,
}

impl Backend {
    /// `flags` are the settings of the command line; diagnostics go out through `outlet`.
    pub fn new(client: tower_lsp::Client, outlet: Outlet, flags: Settings) -> Backend {
        let session = Arc::new(Session::default());
        session.change(Change::Flags(flags));
        let workers = Workers::new(session.clone());
        let background = Background::start(session.clone(), client.clone(), outlet);
        Backend { session, workers, background, tokens: Arc::default(), client }
    }

    /// What answers the requests that this does not.
    pub fn large(&self) -> Large {
        Large { session: self.session.clone(), workers: self.workers.clone(), tokens: self.tokens.clone() }
    }

    /// `subeditor/claims`.
    pub async fn claims(&self, params: ClaimsParams) -> Result<Option<Claims>> {
        self.workers.answer(move |it| claims::claims(it, &params)).await
    }

    /// Files that the client has made, renamed or deleted itself.
    fn changed<'a>(&self, uris: impl Iterator<Item = &'a str>) {
        let paths = uris.filter_map(|it| uri::file_path(&Uri::from_str(it).ok()?));
        self.background.send(Job::Paths(paths.collect()));
    }

    /// `window/workDoneProgress/cancel`, which the framework does not know. There is one thing only that can be ended.
    pub async fn cancel(&self, _: WorkDoneProgressCancelParams) {
        self.background.cancel.store(true, Ordering::Relaxed);
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let options = params.initialization_options.filter(|it| !it.is_null());
        let options = options.map(|it| it.get("subeditor").cloned().unwrap_or(it));
        let mut client = Client::new(&params.capabilities);
        client.name =
            params.client_info.map(|it| [Some(it.name), it.version].into_iter().flatten().collect::<Vec<_>>().join(" "));
        #[expect(deprecated, reason = "older clients have nothing else")]
        let root = match (&params.root_uri, &params.root_path) {
            (Some(uri), _) => uri::file_path(uri),
            (None, path) => path.as_ref().map(PathBuf::from).filter(|it| it.is_absolute()),
        };
        let folders = params.workspace_folders.unwrap_or_default();
        let mut folders: Vec<PathBuf> = folders.iter().filter_map(|it| uri::file_path(&it.uri)).collect();
        if folders.is_empty() {
            folders.extend(root);
        }
        let world = self.session.snapshot().world;
        let first = Settings::from_json(options.as_ref().unwrap_or_default()).0;
        let own: Vec<Settings> = folders.iter().filter_map(|it| Settings::of_folder(it)).collect();
        let all = world.options_in(None).0.into_iter().chain(&own).chain([&first]);
        client.pull_diagnostics(Options(all.collect()).pulls_diagnostics());
        let capabilities = capabilities::ours(&client);
        self.session.set_client(client);
        if let Some(ours) = options {
            self.background.send(Job::Settings { all: ours, folders: Vec::new() });
        }
        self.background.send(Job::Folders { added: folders, removed: Vec::new() });
        let server_info = ServerInfo { name: "subeditor".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        Ok(InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.background.send(Job::Begin);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, version, text, language_id } = params.text_document;
        let path = uri::path_of(&uri);
        // Some clients forget to say that they are `initialized`.
        self.background.send(Job::Begin);
        self.session.open(uri, convert::from_lsp_language(&language_id), version, text);
        self.background.send(Job::Opened(path));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let edits = params.content_changes.into_iter().map(convert::from_lsp_edit).collect();
        self.session.edit(&params.text_document.uri, params.text_document.version, edits);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.background.send(Job::Paths(uri::file_path(&params.text_document.uri).into_iter().collect()));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.close(&params.text_document.uri);
        self.tokens.forget(&params.text_document.uri);
        self.background.send(Job::Closed(uri::path_of(&params.text_document.uri)));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.background.send(Job::Paths(params.changes.iter().filter_map(|it| uri::file_path(&it.uri)).collect()));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[WorkspaceFolder]| folders.iter().filter_map(|it| uri::file_path(&it.uri)).collect();
        self.background.send(Job::Folders { added: paths(&params.event.added), removed: paths(&params.event.removed) });
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.background.send(Job::SettingsChanged(params.settings));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.workers.answer(move |it| handlers::hover(it, &params)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.workers.answer(move |it| handlers::definition(it, &params)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.workers.answer(move |it| handlers::references(it, &params)).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.workers.answer(move |it| handlers::highlight(it, &params)).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.workers.answer(move |it| handlers::rename::prepare(it, &params)).await?
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.workers.answer(move |it| handlers::rename::rename(it, &params)).await?
    }

    async fn prepare_call_hierarchy(&self, params: CallHierarchyPrepareParams) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.workers.answer(move |it| handlers::calls::prepare(it, &params)).await
    }

    async fn outgoing_calls(&self, params: CallHierarchyOutgoingCallsParams) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        self.workers.answer(move |it| handlers::calls::outgoing(it, &params)).await
    }

    async fn incoming_calls(&self, params: CallHierarchyIncomingCallsParams) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        self.workers.answer(move |it| handlers::calls::incoming(it, &params)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.workers.answer(move |it| handlers::completion(it, &params)).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.workers.answer(move |it| handlers::documented(it, item)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.workers.answer(move |it| handlers::workspace_symbols(it, &params)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.workers.answer(move |it| handlers::actions::actions(it, &params)).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let found = self.workers.answer(move |it| handlers::actions::resolved(it, action)).await?;
        found.ok_or_else(|| Error { message: "the text has changed since".into(), ..Error::content_modified() })
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.workers.answer(move |it| handlers::text::lens(it, &params)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.workers.answer(move |it| handlers::text::hints(it, &params)).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.workers.answer(move |it| handlers::text::links(it, &params)).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.workers.answer(move |it| handlers::text::folding(it, &params)).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.workers.answer(move |it| handlers::text::selection(it, &params)).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let asked = uri.clone();
        let data = self.workers.answer(move |it| handlers::text::semantic_tokens(it, &asked, None)).await?;
        Ok(data.map(|data| self.tokens.delta(&uri, &params.previous_result_id, data)))
    }

    async fn semantic_tokens_range(&self, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokensRangeResult>> {
        let ask = move |it: &Snapshot| handlers::text::semantic_tokens(it, &params.text_document.uri, Some(params.range));
        let data = self.workers.answer(ask).await?;
        Ok(data.map(|data| SemanticTokens { result_id: None, data }.into()))
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        Ok(self.workers.answer(move |it| handlers::pull::document(it, &params)).await?.into())
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        Ok(self.workers.answer(move |it| handlers::pull::workspace(it, &params)).await?.into())
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.workers.answer(move |it| handlers::will_rename(it, &params)).await
    }

    async fn did_create_files(&self, params: CreateFilesParams) {
        self.changed(params.files.iter().map(|it| it.uri.as_str()));
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        self.changed(params.files.iter().map(|it| it.uri.as_str()));
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        self.background.send(Job::Renamed(handlers::moved::renames(&params)));
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let arguments = params.arguments;
        match params.command.as_str() {
            commands::STET => {
                let ledger = self.workers.answer(move |it| commands::stet(it, &arguments)).await??;
                self.background.send(Job::Paths(vec![ledger.clone()]));
                Ok(Some(ledger.to_string_lossy().into()))
            }
            commands::ADD_PERSON => {
                let added = self.workers.answer(move |it| commands::add_person(it, &arguments)).await??;
                match added.edit {
                    Some(edit) => self.background.apply(&self.client, edit),
                    None => self.background.send(Job::Paths(vec![added.path.clone()])),
                }
                Ok(Some(added.path.to_string_lossy().into()))
            }
            commands::CHECK => Ok(Some(self.workers.answer(move |it| commands::check(it, &arguments)).await??)),
            commands::SHOW => {
                let places = self.workers.answer(move |it| commands::show(it, &arguments)).await??;
                if self.session.snapshot().client.shows_documents
                    && let Some(Location { uri, range }) = places.first().cloned()
                {
                    self.background.show(
                        &self.client,
                        ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: Some(range) },
                    );
                }
                Ok(serde_json::to_value(places).ok())
            }
            commands::RELOAD => {
                self.background.send(Job::Reload);
                Ok(None)
            }
            commands::DOCTOR => {
                let told = self.session.told();
                let report = self.workers.answer(move |it| commands::doctor(it, &told, &arguments)).await??;
                Ok(Some(report.into()))
            }
            other => {
                let mut error = Error::method_not_found();
                error.message = format!("there is no command {other:?}").into();
                Err(error)
            }
        }
    }
}
