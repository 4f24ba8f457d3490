//! `textDocument/codeAction`: the repairs of findings, letting them stand, and a person for the people file.

use std::collections::HashMap;

use serde_json::json;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, TextEdit, Uri, WorkspaceEdit,
};

use super::people_file;
use crate::checks::{Finding, Repair};
use crate::document::Role;
use crate::features::diagnostics::mark;
use crate::server::commands;
use crate::server::convert::{from_lsp_position, to_lsp_diagnostic, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::{FileId, FilePos};

/// How far a finding may be let stand, and the words for it.
const REACHES: [(&str, &str); 3] = [
    ("place", "Let this stand"),
    ("pair", "Let these two figures stand beside each other"),
    ("document", "Let stand in this document"),
];

/// For all findings that the range touches, and for the person where it begins. Repairs change drafts only.
pub fn actions(snapshot: &Snapshot, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let uri = &params.text_document.uri;
    let file = snapshot.file(uri)?;
    let index = snapshot.world.line_index(file)?;
    let offset = |position| index.offset(from_lsp_position(position), snapshot.client.encoding);
    let (one, other) = (offset(params.range.start), offset(params.range.end));
    let (start, end) = (one.min(other), one.max(other));
    let wanted = |kind: &CodeActionKind| {
        let is_within = |only: &CodeActionKind| kind == only || kind.as_str().starts_with(&format!("{}.", only.as_str()));
        params.context.only.as_ref().is_none_or(|only| only.iter().any(is_within))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let findings = snapshot.world.findings(file);
        for finding in findings.iter().filter(|it| it.span.span.start <= end && start <= it.span.span.end) {
            let diagnostic = to_lsp_diagnostic(snapshot, &index, &mark(finding));
            if snapshot.world.role(file) == Role::Draft {
                actions.extend(finding.repairs.iter().filter_map(|repair| repaired(snapshot, repair, &diagnostic)));
            }
            actions.extend(stets(snapshot, uri, finding, &diagnostic));
        }
    }
    if wanted(&people_file::KIND) {
        actions.extend(people_file::add(snapshot, FilePos { file, offset: start }));
    }
    if !snapshot.client.code_action_literals {
        // A client of the protocol's first years knows commands alone, and has none for a change of the text.
        actions.retain(|it| it.edit.is_none());
        return Some(actions.into_iter().filter_map(|it| it.command).map(CodeActionOrCommand::Command).collect());
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

fn repaired(snapshot: &Snapshot, repair: &Repair, diagnostic: &Diagnostic) -> Option<CodeAction> {
    let mut changes: Vec<(FileId, TextEdit)> = Vec::new();
    for edit in &repair.edits {
        let index = snapshot.world.line_index(edit.span.file)?;
        let range = to_lsp_range(&index, edit.span.span, snapshot.client.encoding);
        changes.push((edit.span.file, TextEdit { range, new_text: edit.text.clone() }));
    }
    let mut by_uri: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for (file, edit) in changes {
        by_uri.entry(snapshot.uri(file)?).or_default().push(edit);
    }
    Some(CodeAction {
        title: repair.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(WorkspaceEdit { changes: Some(by_uri), ..WorkspaceEdit::default() }),
        ..CodeAction::default()
    })
}

fn stets(snapshot: &Snapshot, uri: &Uri, finding: &Finding, diagnostic: &Diagnostic) -> Vec<CodeAction> {
    let reaches = REACHES.iter().filter(|(reach, _)| *reach != "pair" || !finding.key.against.is_empty());
    let in_folder = snapshot.world.ledger_place(finding.span.file).is_some();
    let action = |&(reach, title): &(&str, &str)| {
        let code = finding.code.as_str();
        let title = if reach == "document" { format!("{title}: {code}") } else { title.to_owned() };
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
