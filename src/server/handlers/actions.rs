//! `textDocument/codeAction` and `codeAction/resolve`: the repairs of findings, letting them stand, citing a source, and a person for the
//! people file.

use serde_json::json;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, Uri};

use super::edits::workspace_edit;
use super::people_file;
use crate::checks::{self, Code, Finding, Repair};
use crate::document::Role;
use crate::features::citing::Citing;
use crate::features::{self, diagnostics::mark};
use crate::server::commands;
use crate::server::convert::{from_lsp_position, to_lsp_diagnostic};
use crate::server::session::Snapshot;
use crate::server::uri;
use crate::text::{FilePos, FileSpan};

/// How far a finding may be let stand, and the words for it.
const REACHES: [(&str, &str); 3] = [
    ("place", "Let this stand"),
    ("pair", "Let these two figures stand beside each other"),
    ("document", "Let stand in this document"),
];

pub fn actions(snapshot: &Snapshot, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let mut actions = all(snapshot, params)?;
    if !snapshot.client.code_action_literals {
        // A client of the protocol's first years knows commands alone, and has none for a change of the text.
        actions.retain(|it| it.edit.is_none());
        return Some(actions.into_iter().filter_map(|it| it.command).map(CodeActionOrCommand::Command).collect());
    }
    if snapshot.client.resolves_actions {
        for action in actions.iter_mut().filter(|it| it.edit.is_some()) {
            action.edit = None;
            action.data = serde_json::to_value(params).ok();
        }
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

/// With its edit: the action of that title which the same question finds now. `None` when there is none any more.
pub fn resolved(snapshot: &Snapshot, action: CodeAction) -> Option<CodeAction> {
    let Some(data) = &action.data else { return Some(action) };
    let params: CodeActionParams = serde_json::from_value(data.clone()).ok()?;
    let is_meant = |it: &CodeAction| it.title == action.title && it.kind == action.kind;
    let found = all(snapshot, &params)?.into_iter().find(is_meant)?;
    Some(CodeAction { edit: found.edit, ..action })
}

/// For all findings that the range touches, and for the figure and the person where it begins. The text of drafts alone is changed.
fn all(snapshot: &Snapshot, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    let uri = &params.text_document.uri;
    let file = snapshot.file(uri)?;
    let index = snapshot.world.line_index(file)?;
    let offset = |position| index.offset(from_lsp_position(position), snapshot.client.encoding);
    let (one, other) = (offset(params.range.start), offset(params.range.end));
    let (start, end) = (one.min(other), one.max(other));
    let wanted = |kind: &CodeActionKind| {
        // The empty kind is that of all.
        let above = |only: &CodeActionKind| only.as_str().is_empty() || kind.as_str().starts_with(&format!("{}.", only.as_str()));
        let is_within = |only: &CodeActionKind| kind == only || above(only);
        params.context.only.as_ref().is_none_or(|only| only.iter().any(is_within))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let findings = snapshot.world.findings(file);
        for finding in findings.iter().filter(|it| it.span.span.start <= end && start <= it.span.span.end) {
            let diagnostic = to_lsp_diagnostic(snapshot, &index, &mark(finding));
            if snapshot.world.role(file) == Role::Draft {
                actions.extend(
                    checks::repairs(&*snapshot.world, finding).iter().map(|repair| repaired(snapshot, repair, &diagnostic)),
                );
            }
            actions.extend(stets(snapshot, uri, finding, &diagnostic));
            actions
                .extend(features::let_stand::mark(&snapshot.world, finding).map(|it| marked(snapshot, it, finding, &diagnostic)));
        }
    }
    let at = FilePos { file, offset: start };
    if wanted(&CodeActionKind::REFACTOR) {
        actions.extend(features::citings(&snapshot.world, at).into_iter().map(|it| cited(snapshot, it)));
    }
    if wanted(&people_file::KIND) {
        actions.extend(people_file::add(snapshot, uri, params.range.start, at));
    }
    Some(actions)
}

fn cited(snapshot: &Snapshot, citing: Citing) -> CodeAction {
    CodeAction {
        title: citing.title,
        kind: Some(CodeActionKind::REFACTOR),
        edit: Some(workspace_edit(snapshot, &[(citing.at, citing.text)])),
        ..CodeAction::default()
    }
}

fn repaired(snapshot: &Snapshot, repair: &Repair, diagnostic: &Diagnostic) -> CodeAction {
    let edits: Vec<(FileSpan, String)> = repair.edits.iter().map(|it| (it.span, it.text.to_string())).collect();
    CodeAction {
        title: repair.title.to_string(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(workspace_edit(snapshot, &edits)),
        ..CodeAction::default()
    }
}

/// With a place for the reason, for clients that cannot ask for one.
fn marked(snapshot: &Snapshot, mark: (FileSpan, String), finding: &Finding, diagnostic: &Diagnostic) -> CodeAction {
    CodeAction {
        title: format!("Let this stand by a mark in the text: {}", finding.code.as_str()),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(workspace_edit(snapshot, &[mark])),
        ..CodeAction::default()
    }
}

fn stets(snapshot: &Snapshot, uri: &Uri, finding: &Finding, diagnostic: &Diagnostic) -> Vec<CodeAction> {
    // A citation is held against documents, and a quotation against words.
    let figures = matches!(finding.code, Code::Conflict | Code::Superseded) && !finding.key.against.is_empty();
    let reaches = REACHES.iter().filter(|(reach, _)| *reach != "pair" || figures);
    // The ledger names files: what is not saved yet has no name there.
    let in_folder = uri::file_path(uri).is_some() && snapshot.world.ledger_place(finding.span.file).is_some();
    let action = |&(reach, title): &(&str, &str)| {
        let code = finding.code.as_str();
        let title = match reach {
            "document" => format!("{title}: {code}"),
            "pair" if finding.key.against.len() > 1 => "Let these figures stand beside each other".to_owned(),
            _ => title.to_owned(),
        };
        let argument = json!({ "uri": uri, "position": diagnostic.range.start, "code": code, "scope": reach });
        let command = Command { title: title.clone(), command: commands::STET.to_owned(), arguments: Some(vec![argument]) };
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            command: Some(command),
            ..CodeAction::default()
        }
    };
    reaches.filter(|_| in_folder).map(action).collect()
}
