//! `subeditor/claims`, a request of our own: what one document states, for a list beside the text.
//!
//! Asked with `{ "textDocument": { "uri": … } }`, of any document of the workspace, open or not. A client that does not know it misses
//! nothing that hovers do not tell.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Range, TextDocumentIdentifier};

use crate::checks::Verdict;
use crate::features::overview::{Other, Speaker, Standing, Stated, overview};
use crate::server::convert::{to_lsp_location, to_lsp_range};
use crate::server::session::Snapshot;
use crate::text::{LineIndex, Span};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimsParams {
    pub text_document: TextDocumentIdentifier,
}

#[derive(Debug, Serialize)]
pub struct Claims {
    figures: Vec<Figure>,
    people: Vec<Person>,
}

#[derive(Debug, Serialize)]
struct Figure {
    range: Range,
    words: String,
    who: Option<String>,
    standing: &'static str,
    messages: Vec<String>,
    others: Vec<OtherFigure>,
}

#[derive(Debug, Serialize)]
struct OtherFigure {
    verdict: &'static str,
    words: String,
    who: Option<String>,
    label: String,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Person {
    name: String,
    role: Option<String>,
    range: Range,
    statements: Vec<Statement>,
}

#[derive(Debug, Serialize)]
struct Statement {
    range: Range,
    words: String,
}

/// `None` for a document that is not known.
pub fn claims(snapshot: &Snapshot, params: &ClaimsParams) -> Option<Claims> {
    let file = snapshot.file(&params.text_document.uri)?;
    let index = snapshot.world.line_index(file)?;
    let found = overview(&snapshot.world, file);
    Some(Claims {
        figures: found.figures.into_iter().map(|it| to_figure(snapshot, &index, it)).collect(),
        people: found.people.into_iter().map(|it| to_person(snapshot, &index, it)).collect(),
    })
}

fn to_figure(snapshot: &Snapshot, index: &LineIndex, it: Stated) -> Figure {
    Figure {
        range: range(snapshot, index, it.span),
        words: it.words,
        who: it.who,
        standing: standing(it.standing),
        messages: it.messages,
        others: it.others.into_iter().filter_map(|other| to_other(snapshot, other)).collect(),
    }
}

fn to_other(snapshot: &Snapshot, it: Other) -> Option<OtherFigure> {
    let location = to_lsp_location(snapshot, it.place)?;
    Some(OtherFigure { verdict: Verdict::as_str(it.verdict), words: it.words, who: it.who, label: it.label, location })
}

fn to_person(snapshot: &Snapshot, index: &LineIndex, it: Speaker) -> Person {
    let statements = it.statements.into_iter();
    Person {
        name: it.name,
        role: it.role,
        range: range(snapshot, index, it.span),
        statements: statements.map(|it| Statement { range: range(snapshot, index, it.span), words: it.words }).collect(),
    }
}

fn range(snapshot: &Snapshot, index: &LineIndex, span: Span) -> Range {
    to_lsp_range(index, span, snapshot.client.encoding)
}

fn standing(it: Standing) -> &'static str {
    match it {
        Standing::Conflict => "conflict",
        Standing::Marked => "marked",
        Standing::Superseded => "superseded",
        Standing::Attributed => "attributed",
        Standing::LetStand => "stet",
        Standing::Rounded => "rounded",
        Standing::Agree => "agree",
        Standing::Once => "once",
    }
}
