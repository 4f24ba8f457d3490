//! Findings for reading: each quantity once, with every place that states it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Padding, Renderer, Snippet};

use super::{Outcome, excerpt};
use crate::checks::{Code, Finding, Severity};
use crate::text::FileSpan;

/// How the report is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub colour: bool,
    /// In columns. Excerpts are cut to it; messages are not, since a terminal wraps them well.
    pub width: usize,
}

/// All findings, then one line that sums them up.
pub fn write(outcome: &Outcome, look: Look, mut out: impl Write) -> io::Result<()> {
    let renderer = if look.colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    // Excerpts are cut to the width before they get there, at the ends of words.
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(usize::MAX / 2);
    let quantities = quantities(outcome);
    for quantity in &quantities {
        writeln!(out, "{}\n", render(outcome, quantity, &renderer, look.width))?;
    }
    writeln!(out, "{}", summary(outcome, &quantities))
}

/// The findings about one quantity.
struct Quantity<'a> {
    /// The finding that speaks for all of them: the gravest, a draft's before a source's, the first in the text.
    spokesman: &'a Finding,
    /// Every place, with what is to be said beside it.
    places: Vec<(FileSpan, String)>,
}

/// Findings of one rule that name each other's places are about one quantity.
fn quantities(outcome: &Outcome) -> Vec<Quantity<'_>> {
    let findings = &outcome.findings;
    let mut group: Vec<usize> = (0..findings.len()).collect();
    let mut at_place: BTreeMap<(Code, FileSpan), usize> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        for span in std::iter::once(finding.span).chain(finding.related.iter().map(|it| it.span)) {
            let other = *at_place.entry((finding.code, span)).or_insert(at);
            let (a, b) = (root(&mut group, at), root(&mut group, other));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut members: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        members.entry(root(&mut group, at)).or_default().push(finding);
    }
    let mut quantities: Vec<_> = members.into_values().filter_map(|members| quantity(outcome, &members)).collect();
    quantities.sort_by_key(|it| (is_source(outcome, it.spokesman.span), outcome.name(it.spokesman.span), it.spokesman.span.span));
    quantities
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

fn quantity<'a>(outcome: &Outcome, members: &[&'a Finding]) -> Option<Quantity<'a>> {
    let spokesman = *members.iter().min_by_key(|it| (it.severity, is_source(outcome, it.span), it.span))?;
    let mut said: BTreeMap<FileSpan, String> = members.iter().map(|it| (it.span, String::new())).collect();
    for related in members.iter().flat_map(|it| &it.related) {
        let label = said.entry(related.span).or_default();
        if label.is_empty() {
            label.push_str(&related.message);
        }
    }
    // The spokesman's own place is spoken for by the title.
    said.remove(&spokesman.span);
    let mut places = vec![(spokesman.span, String::new())];
    let mut rest: Vec<_> = said.into_iter().collect();
    rest.sort_by_key(|(span, _)| (is_source(outcome, *span), outcome.name(*span), span.span));
    places.append(&mut rest);
    Some(Quantity { spokesman, places })
}

fn is_source(outcome: &Outcome, span: FileSpan) -> bool {
    outcome.shown(span).is_some_and(|shown| !shown.draft)
}

fn render(outcome: &Outcome, quantity: &Quantity, renderer: &Renderer, width: usize) -> String {
    let level = match quantity.spokesman.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let last_line = quantity.places.iter().filter_map(|(at, _)| Some(outcome.shown(*at)?.place(at.span.start).line)).max();
    let gutter = last_line.unwrap_or(0).to_string().len() + 4;
    let mut elements: Vec<Element> = Vec::new();
    for (at, (place, label)) in quantity.places.iter().enumerate() {
        let Some(shown) = outcome.shown(*place) else { continue };
        let from = shown.place(place.span.start);
        let excerpt = excerpt::around(&shown.text, from.line_start, place.span, width.saturating_sub(gutter));
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mut annotation = kind.span(excerpt.marked);
        if !label.is_empty() {
            annotation = annotation.label(label.clone());
        }
        if at > 0 {
            elements.push(Padding.into());
        }
        elements.push(Origin::path(shown.name.clone()).line(from.line).char_column(from.column).into());
        elements.push(Snippet::source(excerpt.text).line_start(from.line).annotation(annotation).into());
    }
    let title = level.primary_title(&*quantity.spokesman.message).id(quantity.spokesman.code.as_str());
    without_gaps(&renderer.render(&[title.elements(elements)]))
}

/// Between a place and its excerpt the renderer marks a gap (`⸬` alone on a line), which says nothing here.
fn without_gaps(report: &str) -> String {
    report.lines().filter(|line| !is_gap(line)).collect::<Vec<_>>().join("\n")
}

fn is_gap(line: &str) -> bool {
    // What stands between an escape and its `m` is colour.
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or("");
    let visible = parts.filter_map(|part| part.split_once('m')).map(|(_, text)| text);
    std::iter::once(first).chain(visible).map(str::trim).filter(|text| !text.is_empty()).eq(["⸬"])
}

fn summary(outcome: &Outcome, quantities: &[Quantity]) -> String {
    let read = counted(outcome.files.len(), "document");
    if outcome.files.is_empty() {
        return "No documents there: they are files that end in .md, .markdown, .txt or .text.".to_string();
    }
    if quantities.is_empty() {
        return format!("Nothing to question in {read}.");
    }
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for quantity in quantities {
        *counts.entry((quantity.spokesman.severity, quantity.spokesman.code.as_str())).or_default() += 1;
    }
    let list: Vec<_> = counts.iter().map(|((_, code), count)| format!("{code} {count}")).collect();
    format!("{} to look at in {read} ({}).", counted(quantities.len(), "place"), list.join(", "))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Related;
    use crate::report::Shown;
    use crate::text::{FileId, Span};

    /// Documents with a figure each in square brackets: each figure conflicts with all the others.
    fn report(files: &[(&str, bool, &str)], width: usize) -> String {
        let mut outcome = Outcome::default();
        let mut places = Vec::new();
        for (at, (name, draft, text)) in files.iter().enumerate() {
            let file = FileId(at as u32);
            let (start, end) = (text.find('[').expect("a figure"), text.find(']').expect("a figure") - 1);
            let text = text.replace(['[', ']'], "");
            places.push((FileSpan { file, span: Span::new(start, end) }, text[start..end].to_string()));
            outcome.files.insert(file, Shown::new(name.to_string(), text.into(), *draft));
        }
        for (span, value) in &places {
            let related = places.iter().filter(|it| it.0 != *span);
            let related = related.map(|(span, value)| Related { span: *span, message: format!("{value} here").into() }).collect();
            let message = format!("{value} is not what others say.");
            outcome.findings.push(Finding { related, ..Finding::new(Code::Conflict, Severity::Warning, *span, message) });
        }
        let mut out = Vec::new();
        write(&outcome, Look { colour: false, width }, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_quantity_is_shown_once_and_the_draft_comes_first() {
        let shown = report(
            &[
                ("a/sources/wire.txt", false, "Lower Wick\n\nThe crew rescued [178 people] on Monday."),
                (
                    "a/draft.md",
                    true,
                    "# Storm\n\nAt least this much is known.\n\nThe lifeboat of Lower Wick rescued [187 people] on Monday.",
                ),
            ],
            60,
        );
        let expected = "\
warning[conflict]: 187 people is not what others say.
  ╭▸ a/draft.md:5:36
  │
5 │ … of Lower Wick rescued 187 people on Monday.
  │                         ━━━━━━━━━━
  │
  ⸬  a/sources/wire.txt:3:18
  │
3 │ The crew rescued 178 people on Monday.
  ╰╴                 ────────── 178 people here

1 place to look at in 2 documents (conflict 1).
";
        assert_eq!(shown, expected);
    }
}
