//! Headlines whose colon attributes.

use std::ops::Range;

use super::content::{content_end, push};
use super::cue::Hit;
use super::scene::Scene;
use super::{SourceKind, speaker, voices};
use crate::language::Tag;

/// "Minister: no new taxes". Only where nothing but a short phrase stands before the colon.
pub fn headline(scene: &Scene) -> Option<Hit> {
    let colon = (1..scene.len().min(24)).find(|&j| scene.word(j) == ":")?;
    // "ANN LOW (lead author): We left", "LOW (laughs): Yes"; but "ART: A REMARK", where all is in capitals.
    let bracket = (1..colon.min(9)).find(|&j| scene.word(j) == "(" && scene.word(colon - 1) == ")");
    let source = 0..bracket.unwrap_or(colon);
    let small = |tokens: &Range<usize>| scene.span(tokens).of(scene.prose).chars().any(char::is_lowercase);
    let turn = scene.s.span.start == 0 && !small(&source) && small(&(colon + 1..scene.len()));
    if bracket.is_some() && !turn {
        return None;
    }
    let least = if turn { 1 } else { 2 };
    if colon + least >= scene.len()
        || source.end > 8
        || scene.len() > 40 && !turn
        || source.clone().any(|j| scene.in_quote(j) || scene.is_break(j) && !scene.is_comma(j))
    {
        return None;
    }
    const NOBODY: &[&str] =
        &["photo", "note", "update", "fact", "people", "guide", "version", "text", "sign", "watch", "video", "breaking"];
    if source.clone().any(|j| scene.tag(j).is_verb() || scene.tag(j) == Tag::In && !scene.is_any(j, &["of", "for", "in"])) {
        return None;
    }
    let head = speaker::head(scene, &source);
    // "Breaking: …", "Tickets: …" say nothing of who says it.
    const PAPERS: &[&str] = &["poll", "report", "study", "survey", "analysis", "data", "documents", "memo", "audit", "research"];
    let voice = voices::kind(&scene.word(head).to_ascii_lowercase());
    let paper = voice == Some(SourceKind::Document) && !scene.is_any(head, PAPERS) && !scene.tag(head).is_proper();
    if !speaker::speaks(scene, head) || paper || scene.is_any(head, NOBODY) || scene.len() < colon + least + 2 {
        return None;
    }
    let mut content = Vec::new();
    // "Union: 45 posts empty; hospital: 12"
    let end = content_end(scene);
    let other = (colon + 1..end).find(|&j| scene.word(j) == ";" && (j..end).any(|k| scene.word(k) == ":"));
    push(&mut content, colon + 1..other.unwrap_or(end));
    Some(Hit { at: colon, cue: colon..colon + 1, source, head, clause: 0..colon + 1, content, quotes: true, ..Hit::default() })
}

/// "No new bridge before 2030: mayor". Only a short phrase of somebody who speaks, and no full stop.
pub fn headline_behind(scene: &Scene) -> Option<Hit> {
    let end = scene.len();
    let colon = (end.saturating_sub(5)..end.saturating_sub(1)).find(|&j| scene.word(j) == ":")?;
    let source = colon + 1..end;
    let plain =
        source.clone().all(|j| scene.is_nominal(j) && !scene.in_quote(j) && !scene.is_break(j) && scene.tag(j) != Tag::Cd);
    if colon < 4 || end > 25 || !plain {
        return None;
    }
    let head = speaker::head(scene, &source);
    let voice = voices::kind(&scene.word(head).to_ascii_lowercase());
    const PAPERS: &[&str] = &["poll", "report", "study", "survey", "analysis", "data", "documents", "memo", "audit", "research"];
    if !speaker::speaks(scene, head) || voice == Some(SourceKind::Document) && !scene.is_any(head, PAPERS) {
        return None;
    }
    let mut content = Vec::new();
    push(&mut content, 0..colon);
    Some(Hit { at: colon, cue: colon..colon + 1, source, head, clause: colon..end, content, quotes: true, ..Hit::default() })
}
