//! What one document says, as JSON. Owns its own types: the interface stays when the inside changes.

use serde::Serialize;

use crate::attribution::{Attribution, Source};
use crate::claims::Facts;
use crate::document::Document;
use crate::figures::{Figure, Kind, Stated, Trend};
use crate::text::Span;

/// One line of `subeditor facts`. All offsets are UTF-8 bytes of the file.
#[derive(Serialize)]
pub struct FactsLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<serde_json::Value>,
    pub figures: Vec<FigureLine>,
    pub people: Vec<PersonLine>,
    pub attributions: Vec<AttributionLine>,
}

#[derive(Serialize)]
pub struct FigureLine {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: &'static str,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub modifier: &'static str,
    pub interval: [Option<f64>; 2],
    pub trend: Option<&'static str>,
    pub unit: Option<String>,
    pub counted: String,
    pub event: Option<String>,
    pub modality: &'static str,
    pub date: Option<String>,
    pub source: Option<SourceLine>,
}

#[derive(Serialize)]
pub struct SourceLine {
    pub kind: &'static str,
    pub text: String,
    pub person: Option<String>,
    pub spans: Vec<[u32; 2]>,
    pub via: Vec<ViaLine>,
}

#[derive(Serialize)]
pub struct ViaLine {
    pub text: String,
    pub spans: Vec<[u32; 2]>,
}

#[derive(Serialize)]
pub struct PersonLine {
    pub name: String,
    pub id: String,
    pub role: Option<String>,
    pub introduction: Option<[u32; 2]>,
    pub mentions: Vec<[u32; 2]>,
}

#[derive(Serialize)]
pub struct AttributionLine {
    pub source: Vec<[u32; 2]>,
    pub cue: Vec<[u32; 2]>,
    pub content: Vec<[u32; 2]>,
    pub quoted: bool,
}

/// The line for one document.
pub fn facts_line(document: &Document, facts: &Facts) -> FactsLine {
    FactsLine {
        path: None,
        id: None,
        figures: (0..facts.figures.len()).map(|at| figure_line(document, facts, at)).collect(),
        people: facts
            .people
            .iter()
            .map(|person| PersonLine {
                name: person.name.clone(),
                id: person.id.clone(),
                role: person.roles.first().map(|role| role.text.clone()),
                introduction: person.introduction.map(pair),
                mentions: pairs(&person.mentions),
            })
            .collect(),
        attributions: facts.attributions.iter().map(attribution_line).collect(),
    }
}

fn figure_line(document: &Document, facts: &Facts, at: usize) -> FigureLine {
    let figure: &Figure = &facts.figures[at];
    let claim = &facts.claims[at];
    let (value, low, high) = match figure.stated {
        Stated::Value(value) => (finite(value), None, None),
        Stated::Range(low, high) => (None, finite(low), finite(high)),
        Stated::Text => (None, None, None),
    };
    FigureLine {
        start: figure.span.start,
        end: figure.span.end,
        text: figure.span.of(&document.text).to_string(),
        kind: figure.kind.as_str(),
        value,
        low,
        high,
        modifier: figure.modifier.as_str(),
        interval: [finite(figure.interval.low), finite(figure.interval.high)],
        trend: figure.trend.map(|trend| if trend == Trend::Up { "up" } else { "down" }),
        unit: figure.unit.clone(),
        counted: claim.phrase.clone(),
        event: claim.event.as_ref().map(|event| event.verb.clone()),
        modality: claim.modality.as_str(),
        date: date(figure),
        source: claim.attribution.and_then(|at| facts.attributions.get(at as usize)).map(|it| source_line(&it.source, facts)),
    }
}

fn source_line(source: &Source, facts: &Facts) -> SourceLine {
    SourceLine {
        kind: source.kind.as_str(),
        text: source.text.clone(),
        person: source.person.and_then(|at| facts.people.get(at as usize)).map(|person| person.name.clone()),
        spans: pairs(&source.spans),
        via: source.via.iter().map(|via| ViaLine { text: via.text.clone(), spans: pairs(&via.spans) }).collect(),
    }
}

fn attribution_line(it: &Attribution) -> AttributionLine {
    AttributionLine { source: pairs(&it.source.spans), cue: pairs(&it.cue), content: pairs(&it.content), quoted: it.quoted }
}

/// ISO 8601: a day, month or year as far as it is known, an interval of them, or a time of the day.
fn date(figure: &Figure) -> Option<String> {
    if let Some(clock) = figure.clock {
        let time = format!("T{:02}:{:02}", clock / 60, clock % 60);
        return Some(match figure.zone {
            Some(0) => format!("{time}Z"),
            Some(zone) => format!("{time}{}{:02}:{:02}", if zone < 0 { '-' } else { '+' }, zone.abs() / 60, zone.abs() % 60),
            None => time,
        });
    }
    figure
        .when
        .as_ref()
        .filter(|_| figure.kind == Kind::Date)
        .map(|when| when.to_string())
        .or_else(|| figure.date.map(|date| date.to_string()))
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

fn pair(span: Span) -> [u32; 2] {
    [span.start, span.end]
}

fn pairs(spans: &[Span]) -> Vec<[u32; 2]> {
    spans.iter().copied().map(pair).collect()
}
