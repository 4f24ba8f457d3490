//! `sum`: the parts of a stated total do not add up to it.
//!
//! Speaks only when the parts must make the whole: "137 people, including 117 men and 20 women" (men and women leave nobody out),
//! "23 pirates (12 Somali and 11 Yemeni)", "a crew of nine, made up of …"; or when parts that exclude each other exceed the whole.

use super::passage::{Passage, number, passages};
use super::{Code, Evidence, Finding};
use crate::claims::{Claim, Scope, lexicon::Thing};
use crate::text::FileId;

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file) else { return };
    for passage in passages(page) {
        for total in passage.figures.clone() {
            findings.extend(judge(&passage, total));
        }
    }
}

fn judge(passage: &Passage, total: usize) -> Option<Finding> {
    let whole = passage.exact(total)?;
    let (link, parts) = parts(passage, total)?;
    let sum: f64 = parts.iter().filter_map(|&at| passage.exact(at)).sum();
    let claims: Vec<&Claim> = parts.iter().filter_map(|&at| passage.page.facts.claims.get(at)).collect();
    let wrong = match link {
        Link::All => (sum - whole).abs() > 0.5,
        Link::Some if leave_nobody_out(&claims) => (sum - whole).abs() > 0.5,
        Link::Some => exclude_each_other(&claims) && sum > whole + 0.5,
    };
    if !wrong {
        return None;
    }
    let listed: Vec<&str> = parts.iter().map(|&at| passage.words(at)).collect();
    let message = format!("The parts ({}) add up to {}, not to {}.", listed.join(", "), number(sum), passage.words(total));
    passage.finding(Code::Sum, total, message, &parts, "a part")
}

enum Link {
    /// The list is complete.
    All,
    /// "including": it may not be.
    Some,
}

/// The list of parts that follows a total, with how it is tied to it. At least two, and all exact.
fn parts(passage: &Passage, total: usize) -> Option<(Link, Vec<usize>)> {
    let first = total + 1;
    if first >= passage.figures.end {
        return None;
    }
    let words = passage.between(total, first);
    let link = link(&words)?;
    let mut parts = vec![first];
    passage.exact(first)?;
    let mut ended = false;
    for next in first + 1..passage.figures.end {
        let words = passage.between(next - 1, next);
        let last = words.trim_end().ends_with(" and") || words.trim_end() == "and" || words.contains(" and ");
        let list = words.len() < 60
            && !words.contains([';', ')', '(', '.', ':'])
            && (words.trim_end().ends_with(',') || last)
            && !VERBS.iter().any(|verb| words.split(|c: char| !c.is_alphanumeric()).any(|it| it == *verb));
        if !list {
            break;
        }
        passage.exact(next)?;
        parts.push(next);
        if last {
            ended = true;
            break;
        }
    }
    // "including 12 men and 9 women and …": a list that goes on was not understood.
    let after = passage.after(*parts.last()?, 60);
    let goes_on = after.contains(" and others") || after.contains(" as well as") || after.contains("among others");
    // What follows the last part must not be one more part without a number ("and a child").
    let more = after
        .split([',', '.', ';', ')'])
        .next()
        .is_some_and(|it| it.contains(" and a ") || it.contains(" and an ") || it.contains(" and the "));
    (ended && parts.len() >= 2 && !goes_on && !more).then_some((link, parts))
}

fn link(words: &str) -> Option<Link> {
    if words.len() > 80 || words.contains(['.', ';', '“', '”', '"']) {
        return None;
    }
    let end = words.trim_end();
    if end.ends_with('(')
        || end.ends_with("made up of")
        || end.ends_with("consisting of")
        || end.ends_with("comprising")
        || end.ends_with("namely")
    {
        return Some(Link::All);
    }
    (end.ends_with("including") || end.ends_with(':') || end.ends_with('—') || end.ends_with("--")).then_some(Link::Some)
}

/// Words that tell a second statement from a list.
const VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "said", "who", "which", "while", "but", "killed", "injured", "wounded",
    "arrested", "to", "from", "of", "at", "in", "on", "per", "for", "after", "with", "aged",
];

/// Men and women, or adults and children: everybody is one of them.
fn leave_nobody_out(claims: &[&Claim]) -> bool {
    let mut names: Vec<&str> = claims.iter().map(|it| kind(it)).collect();
    names.sort_unstable();
    matches!(names.as_slice(), ["man", "woman"] | ["child", "man", "woman"] | ["adult", "child"] | ["boy", "girl"])
}

/// All of one sort and each of another kind: no one counts twice.
fn exclude_each_other(claims: &[&Claim]) -> bool {
    let sexes = |it: &&Claim| matches!(kind(it), "man" | "woman" | "child");
    let nationals = |it: &&Claim| !it.origins.is_empty() && it.things.first().is_none_or(|thing| thing.is_people());
    let mut names: Vec<String> = claims.iter().map(|it| format!("{} {}", kind(it), it.origins.join(" "))).collect();
    names.sort_unstable();
    let before = names.len();
    names.dedup();
    names.len() == before
        && (claims.iter().all(sexes) || claims.iter().all(nationals))
        && claims.iter().all(|it| it.scope != Scope::Per)
}

fn kind(claim: &Claim) -> &str {
    match claim.head.as_str() {
        head @ ("boy" | "girl" | "adult") => head,
        head => claim.things.first().map_or(head, |it: &Thing| it.name()),
    }
}
