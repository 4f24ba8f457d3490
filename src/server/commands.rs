//! `workspace/executeCommand`. docs/protocol.md tells clients of these.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Location, Position, Uri, WorkspaceEdit};

use super::convert::{from_lsp_place, to_lsp_location, to_lsp_range};
use super::handlers::people_file;
use super::session::Snapshot;
use super::uri;
use crate::checks::{self, ClaimId, Code, Finding, Verdict};
use crate::features::{self, place};
use crate::report::doctor;
use crate::text::{FileId, FileSpan};
use crate::workspace::append;
use crate::workspace::ledger::{self, Entry, Reach};

pub const STET: &str = "subeditor.stet";
pub const CHECK: &str = "subeditor.check";
pub const SHOW: &str = "subeditor.show";
pub const RELOAD: &str = "subeditor.reload";
pub const DOCTOR: &str = "subeditor.doctor";
pub const ADD_PERSON: &str = "subeditor.addPerson";

pub const ALL: &[&str] = &[STET, CHECK, SHOW, RELOAD, DOCTOR, ADD_PERSON];

#[derive(Deserialize)]
struct Place {
    uri: Uri,
    position: Position,
}

#[derive(Deserialize)]
struct Stet {
    #[serde(flatten)]
    place: Place,
    code: String,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    scope: Option<String>,
}

/// The argument of a command; an error that says what is wrong with it.
fn argument<T: for<'a> Deserialize<'a>>(arguments: &[Value]) -> Result<T> {
    let first = arguments.first().cloned().unwrap_or_else(|| json!({}));
    serde_json::from_value(first).map_err(|error| Error::invalid_params(format!("the argument: {error}")))
}

/// Lets a finding stand; gives the path of the ledger, which has been written.
pub fn stet(snapshot: &Snapshot, arguments: &[Value]) -> Result<PathBuf> {
    let Stet { place, code, reason, scope } = argument(arguments)?;
    let no = |what: &str| Error::invalid_params(what.to_owned());
    let reach = match scope.as_deref() {
        None | Some("place") => Reach::Place,
        Some("pair") => Reach::Pair,
        Some("document") => Reach::Document,
        Some("rule") => Reach::Rule,
        Some(_) => return Err(no("`scope` is none of \"place\", \"pair\", \"document\", \"rule\"")),
    };
    let code = Code::named(&code).ok_or_else(|| no("`code`: there is no such rule"))?;
    let at = from_lsp_place(snapshot, &place.uri, place.position).ok_or_else(|| no("`uri`: there is no such document"))?;
    if uri::file_path(&place.uri).is_none() {
        return Err(no("the document is not saved to a file yet, and the ledger names files: save it first"));
    }
    let findings = snapshot.world.findings(at.file);
    let finding = findings.iter().find(|it| it.code == code && it.span.span.touches(at.offset));
    let finding = finding.ok_or_else(|| no("there is no such finding at that place"))?;
    let (path, name) = snapshot.world.ledger_place(at.file).ok_or_else(|| no("the document is in no folder"))?;
    ledger::add(&path, &[Entry::of(finding, &name, reach, reason.as_deref())]).map_err(failure)?;
    Ok(path)
}

fn failure(message: String) -> Error {
    Error { message: message.into(), ..Error::internal_error() }
}

/// What comes of adding a person to the people file.
pub struct Added {
    pub path: PathBuf,
    /// What the client is to do, which has the file open; it has been written if there is none.
    pub edit: Option<WorkspaceEdit>,
}

/// Adds the person at a place to the people file.
pub fn add_person(snapshot: &Snapshot, arguments: &[Value]) -> Result<Added> {
    let place: Place = argument(arguments)?;
    let no = |what: &str| Error::invalid_params(what.to_owned());
    let at = from_lsp_place(snapshot, &place.uri, place.position).ok_or_else(|| no("`uri`: there is no such document"))?;
    let found = features::addition(&snapshot.world, at);
    let found = found.ok_or_else(|| no("there is no full name at that place that the people file does not have"))?;
    if !found.path.is_absolute() {
        return Err(no("the document is in no folder"));
    }
    let edit = people_file::edit(snapshot, &found).filter(|_| snapshot.client.applies_edits);
    if edit.is_none() {
        append::append(&found.path, |text| found.behind(text)).map_err(failure)?;
    }
    Ok(Added { path: found.path, edit })
}

/// The other places of the quantity at a place, the gravest first.
pub fn show(snapshot: &Snapshot, arguments: &[Value]) -> Result<Vec<Location>> {
    let place: Place = argument(arguments)?;
    let world = &snapshot.world;
    let found = from_lsp_place(snapshot, &place.uri, place.position).and_then(|at| {
        let page = world.page(at.file)?;
        let (figure, _) = place::figure_at(&page, at.offset)?;
        let mut rivals = checks::rivals(&**world, ClaimId { file: at.file, figure });
        rivals.sort_by_key(|it| (it.verdict != Verdict::Conflict, it.other));
        Some(rivals)
    });
    let location = |it: &checks::Comparison| {
        let page = world.page(it.other.file)?;
        let span = page.facts.figures.get(it.other.figure as usize)?.span;
        to_lsp_location(snapshot, FileSpan { file: it.other.file, span })
    };
    Ok(found.unwrap_or_default().iter().filter_map(location).collect())
}

/// What was found in the folders; with words of the documents only where they are asked for.
pub fn doctor(snapshot: &Snapshot, told: &[String], arguments: &[Value]) -> Result<String> {
    #[derive(Deserialize)]
    struct How {
        #[serde(default)]
        quote: bool,
    }
    let How { quote } = argument(arguments)?;
    Ok(doctor::report(&snapshot.world, &snapshot.client.described(), told, quote))
}

/// All findings below a folder or of a file, open or not; of the whole workspace when none is named.
pub fn check(snapshot: &Snapshot, arguments: &[Value]) -> Result<Value> {
    #[derive(Deserialize)]
    struct Where {
        #[serde(default)]
        uri: Option<Uri>,
    }
    let Where { uri } = argument(arguments)?;
    let below = uri.as_ref().map(super::uri::path_of);
    let world = &snapshot.world;
    let is_meant = |file: &FileId| below.as_ref().is_none_or(|below| world.path(*file).is_some_and(|it| it.starts_with(below)));
    let files: Vec<FileId> = world.files().into_iter().filter(is_meant).collect();
    let one = |finding: &Finding| {
        let index = world.line_index(finding.span.file)?;
        Some(json!({
            "uri": snapshot.uri(finding.span.file)?,
            "range": to_lsp_range(&index, finding.span.span, snapshot.client.encoding),
            "severity": super::convert::to_lsp_severity(finding.severity),
            "code": finding.code.as_str(),
            "message": finding.message,
        }))
    };
    let findings: Vec<Value> =
        files.iter().flat_map(|&file| world.findings(file).iter().filter_map(one).collect::<Vec<_>>()).collect();
    Ok(json!({ "documents": files.len(), "findings": findings }))
}
