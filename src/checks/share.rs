//! `share`: a percentage that the two numbers beside it do not give: "38 of 120, or 42 per cent".

use super::passage::{Passage, number, passages};
use super::{Code, Evidence, Finding};
use crate::figures::{Kind, Modifier, Stated};
use crate::text::FileId;

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file) else { return };
    for passage in passages(page) {
        for at in passage.figures.clone() {
            findings.extend(judge(&passage, at));
        }
    }
}

fn judge(passage: &Passage, part: usize) -> Option<Finding> {
    let (whole, percent) = (part + 1, part + 2);
    if percent >= passage.figures.end {
        return None;
    }
    let of = passage.between(part, whole);
    let words: Vec<&str> = of.split_whitespace().collect();
    let of_the = words.last() == Some(&"of")
        || words.ends_with(&["of", "the"])
        || words.ends_with(&["of", "its"])
        || words.ends_with(&["of", "their"]);
    if !of_the || words.len() > 5 || of.contains([',', '.', ';', '(']) {
        return None;
    }
    let or = passage.between(whole, percent);
    let or = or.trim_end();
    let tied = or.ends_with(", or") || or.ends_with('(') || or.ends_with("— or") || or.ends_with("(or") || or.ends_with(" or");
    if !tied || or.len() > 60 || or.contains([';', '.', '%']) || or.contains(" and ") {
        return None;
    }
    let figure = passage.figure(percent)?;
    let Stated::Value(stated) = figure.stated else { return None };
    if figure.kind != Kind::Percent || figure.trend.is_some() || matches!(figure.modifier, Modifier::More | Modifier::Less) {
        return None;
    }
    let (part_value, whole_value) = (passage.exact(part)?, passage.exact(whole)?);
    if whole_value <= 0.0 || part_value > whole_value {
        return None;
    }
    let share = 100.0 * part_value / whole_value;
    // Writers round to the nearest percent or tenth, some of them down: one unit of the last place stated is allowed.
    let text = figure.span.of(&passage.page.document.text);
    let unit = if text.contains('.') { 0.1 } else { 1.0 };
    let allowed = if figure.modifier == Modifier::About { 3.0_f64.max(unit) } else { unit };
    if (share - stated).abs() <= allowed {
        return None;
    }
    let message = format!("{} of {} is {} percent, not {}.", passage.words(part), passage.words(whole), number(share), text);
    passage.finding(Code::Share, percent, message, &[part, whole], "calculated from this")
}
