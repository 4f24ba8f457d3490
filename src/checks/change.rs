//! `change`: a change that its two ends do not give: "from 40 to 50, up 20 percent"; "fell from 40 to 50".

use super::passage::{Passage, number, passages};
use super::{Code, Evidence, Finding};
use crate::figures::{Figure, Kind, Modifier, Stated, Trend};
use crate::text::FileId;

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file) else { return };
    for passage in passages(page) {
        for at in passage.figures.clone() {
            findings.extend(percent(&passage, at));
        }
    }
}

/// "rose from 40 to 50, up 20 percent" and "rose 20 percent, from 40 to 50".
fn percent(passage: &Passage, from: usize) -> Option<Finding> {
    let (to, old, new) = ends(passage, from)?;
    if old <= 0.0 || new <= 0.0 {
        return None;
    }
    let before = (from > passage.figures.start).then(|| from - 1).filter(|&at| tied_before(&passage.between(at, from)));
    let after = (to + 1 < passage.figures.end).then_some(to + 1).filter(|&at| tied_after(&passage.between(to, at)));
    let at = match (before, after) {
        (Some(at), None) | (None, Some(at)) => at,
        _ => return None,
    };
    let figure = passage.figure(at)?;
    let stated = value(figure)?;
    let points = figure.unit.as_deref().is_some_and(|it| it.contains("point"));
    if figure.kind != Kind::Percent || points || figure.span.of(&passage.page.document.text).contains("point") {
        return None;
    }
    // "up 20 percent from a year before, from 40 to 50" may compare with something else.
    let change = 100.0 * (new - old).abs() / old;
    let text = figure.span.of(&passage.page.document.text);
    let unit = if text.contains('.') { 0.1 } else { 1.0 };
    // The two ends are rounded as well: half a unit of their last place on either side.
    let slack = ends_slack(passage.figure(from)?, passage.figure(to)?, old, new);
    let allowed = unit + slack + if figure.modifier == Modifier::About { 0.1 * change } else { 0.0 };
    let fits = match figure.modifier {
        Modifier::More => change + allowed >= stated,
        Modifier::Less => change - allowed <= stated,
        _ => (change - stated).abs() <= allowed,
    };
    if fits {
        return None;
    }
    let message = format!(
        "From {} is {} of {} percent, not {}.",
        if from == to { passage.words(from).to_string() } else { format!("{} to {}", passage.words(from), passage.words(to)) },
        if new > old { "a rise" } else { "a fall" },
        number(change),
        text
    );
    passage.finding(Code::Change, at, message, &(from..=to).collect::<Vec<_>>(), "calculated from this")
}

/// The last figure of "from 40 to 50", and both values: it may have been read as two figures or as one that covers both.
fn ends(passage: &Passage, from: usize) -> Option<(usize, f64, f64)> {
    if !ends_with_word(&passage.before(from, 24), "from") {
        return None;
    }
    let figure = passage.figure(from)?;
    if let (Stated::Range(low, high), Some(trend)) = (figure.stated, figure.trend) {
        let (old, new) = if trend == Trend::Up { (low, high) } else { (high, low) };
        return matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure).then_some((from, old, new));
    }
    let to = from + 1;
    if to >= passage.figures.end || passage.between(from, to).trim() != "to" || !same_unit(figure, passage.figure(to)?) {
        return None;
    }
    Some((to, value(figure)?, value(passage.figure(to)?)?))
}

fn value(figure: &Figure) -> Option<f64> {
    match figure.stated {
        Stated::Value(value) => Some(value),
        _ => None,
    }
}

fn same_unit(a: &Figure, b: &Figure) -> bool {
    a.kind == b.kind && matches!(a.kind, Kind::Count | Kind::Money | Kind::Measure) && (a.unit == b.unit || a.kind == Kind::Count)
}

/// How far the change may move when both ends are read as widely as their words allow, in percent.
fn ends_slack(a: &Figure, b: &Figure, old: f64, new: f64) -> f64 {
    // A range's interval is its two ends, not what they allow.
    if std::ptr::eq(a, b) {
        return 1.0;
    }
    let width = |it: &Figure| {
        if it.interval.low.is_finite() && it.interval.high.is_finite() { (it.interval.high - it.interval.low) / 2.0 } else { 0.0 }
    };
    100.0 * (width(b) / old + width(a) * new / (old * old))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.trim_end().strip_suffix(word).is_some_and(|it| it.is_empty() || it.ends_with(|c: char| !c.is_alphanumeric()))
}

/// "20 percent, from": nothing else between.
fn tied_before(words: &str) -> bool {
    let words = words.trim().trim_start_matches(',').trim();
    matches!(words, "from" | "— from" | "(from" | "to rise from")
}

/// ", up", ", a rise of", ", an increase of", "(+": the change of what was just said.
fn tied_after(words: &str) -> bool {
    let words = words.trim().trim_start_matches([',', '—', '(', '–']).trim();
    matches!(
        words,
        "" | "up"
            | "down"
            | "a rise of"
            | "an increase of"
            | "a fall of"
            | "a drop of"
            | "a decline of"
            | "a decrease of"
            | "a gain of"
            | "or"
            | "up by"
            | "down by"
            | "an"
            | "a"
            | "a jump of"
            | "a growth of"
            | "growth of"
    )
}
