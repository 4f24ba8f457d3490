//! `sum`: the parts of a stated total do not add up to it.
//!
//! Speaks only when the parts must make the whole: "137 people, including 117 men and 20 women" (men and women leave nobody out),
//! "23 pirates (12 Somali and 11 Yemeni)", "$12 million and $9 million, a total of $21 million"; when parts that exclude each other exceed
//! the whole; or when one part alone does.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::number::number;
use super::skeleton::{Skeleton, Slot, pattern, sum};
use super::{Code, Finding, words};
use crate::claims::{Claim, Scope};
use crate::figures::Kind;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.has("cmu", 2)) {
        for (link, pattern) in LISTS.iter() {
            for found in pattern.captures_iter(&skeleton.text) {
                findings.extend(judge(skeleton, *link, &found));
            }
        }
        for found in PART.iter().flat_map(|it| it.captures_iter(&skeleton.text)) {
            findings.extend(too_great(skeleton, &found));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// The list is complete.
    All,
    /// In brackets or after a colon: complete if its nouns can be what the total counts.
    Set,
    /// "including": it may not be.
    Some,
}

/// At least two figures with what each counts. The tail is what follows the last one.
const LIST: &str = r"(?P<list><[cmu][0-9]+>(?:[^<>|;:().]{0,50}?(?:,| and|, and) (?:another |a further |the other |of them |of whom )*<[cmu][0-9]+>)+)(?P<tail>[^<>|;:().—]{0,60})";

static LISTS: LazyLock<Vec<(Link, Regex)>> = LazyLock::new(|| {
    let list = |text: &str| pattern(&text.replace("LIST", LIST));
    vec![
        (Link::Some, list(r"{total:cmu}WORDS(?:,| —)? (?:including|among them|(?:who|which|that|they) included?) THELIST")),
        (Link::Set, list(r"{total:cmu}WORDS \(LIST\)")),
        (Link::Some, list(r"{total:cmu}WORDS(?: — ?|: ?|, namely )LIST[—|]")),
        (Link::Set, list(r"{total:cmu}WORDS,? (?:made up of|consisting of|comprising|split into|comprised of) THELIST")),
        (Link::Some, list(r"of THE{total:c}WORDS, (?:at least |about )?LIST")),
        (Link::Some, list(r"{total:c}[^<>|;:().]{0,60}[,:—(] ?(?:including )?(?P<of>)LIST")),
        (
            Link::All,
            list(
                r"LIST,? ?(?:—|for|or|making|giving|and|,)? ?(?:a|for a|making a|giving a) (?:combined |grand )?total of {total:cmu}",
            ),
        ),
        (
            Link::All,
            list(r"LIST(?:,|:| —)? (?:or |making |for )?{total:cmu}WORDS (?:in all|in total|altogether|all told|combined)"),
        ),
        (Link::Some, list(r"{total:c}WORDS[^<>|]{0,80} \| (?:of (?:these|them|those)|among (?:these|them)),? LIST")),
        (
            Link::Some,
            list(
                r"{total:c}WORDS[^<>|]{0,80} \| (?:they|the dead|the injured|the victims|those killed|these) (?:were|are|included?) LIST",
            ),
        ),
        (Link::Some, list(r"{total:c}WORDS[^<>|]{0,80} \| (?P<of>)LIST")),
    ]
});

/// One part with its whole.
static PART: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    vec![
        pattern(r"(?:^|[^0-9>] ){part:c}(?: [a-z'-]+)?(?: out)? of THE{whole:c}(?P<after>[^<>|]{0,40})"),
        pattern(r"{whole:c}WORDS, including (?:at least )?{part:c}(?P<after>[^<>|]{0,40})"),
        pattern(r"of THE{whole:c}WORDS, {part:c}(?P<after>[^<>|]{0,40})"),
    ]
});

fn judge(skeleton: &Skeleton, link: Link, found: &Captures) -> Option<Finding> {
    let total = skeleton.slot(found, "total")?;
    let text = found.name("list")?.as_str();
    let tail = found.name("tail").map_or("", |it| it.as_str());
    let parts = parts(skeleton, text)?;
    let pieces = || text.split('<').skip(1).filter_map(|it| it.split_once('>')).map(|it| it.1).chain([tail]);
    // A list that goes on without a number, or whose items are counted each, was not understood.
    if [
        " and a ",
        " and an ",
        " and the ",
        " and others",
        " as well as",
        " and several",
        " and some ",
        " and many",
        " among others",
    ]
    .iter()
    .any(|it| tail.contains(it))
        || pieces().any(|it| ["each", "per", "apiece", "every"].iter().any(|word| has_word(it, word)))
    {
        return None;
    }
    let whose = found.name("of").is_some();
    if whose && !complete_words(&pieces().collect::<Vec<_>>()) {
        return None;
    }
    let verbs = whose || found.get(0)?.as_str().starts_with("of ") || found.get(0)?.as_str().contains('|') || link == Link::All;
    if !verbs && pieces().take(parts.len() - 1).any(|it| VERBS.iter().any(|verb| has_word(it, verb))) {
        return None;
    }
    let alike = |it: &&Slot| {
        it.figure.kind == total.figure.kind && (total.figure.kind == Kind::Count || it.figure.unit == total.figure.unit)
    };
    if !parts.iter().all(|it| alike(it) && it.is_exact() && it.figure.trend.is_none()) || total.figure.trend.is_some() {
        return None;
    }
    let claims: Vec<&Claim> = parts.iter().filter_map(|it| skeleton.page.facts.claims.get(it.at as usize)).collect();
    let whole = skeleton.page.facts.claims.get(total.at as usize)?;
    let names: Vec<String> = claims.iter().map(|it| it.head.clone()).collect();
    let (sum_of, value) = (sum(&parts), parts.iter().map(|it| it.value).sum::<f64>());
    let wrong = !sum_of.meets(total.width);
    let greater = sum_of.low > total.width.high;
    let people = |it: &Claim| it.things.first().is_some_and(|thing| thing.is_people()) || !it.origins.is_empty();
    let near = value <= 2.0 * total.value && value * 2.0 >= total.value;
    let spoken = match link {
        Link::All => {
            total.figure.kind != Kind::Count || same_thing(total, &parts) || people(whole) && claims.iter().all(|it| people(it))
        }
        Link::Set if leave_nobody_out(&claims) => people(whole) || whole.head.is_empty(),
        Link::Set => near && (people(whole) == claims.iter().any(|it| people(it)) || names.iter().all(String::is_empty)),
        Link::Some if leave_nobody_out(&claims) || complete_words(&pieces().collect::<Vec<_>>()) => true,
        Link::Some => greater && exclude_each_other(&claims),
    };
    if !wrong || !spoken {
        return None;
    }
    // Both ways may be wrong; which figure is, nobody can tell from here.
    let listed: Vec<&str> = parts.iter().map(|it| it.text).collect();
    let reckoning: Vec<String> = parts.iter().map(|it| number(it.value)).collect();
    let slip = words::slip(value, total.value).map_or(String::new(), |it| format!(" ({it})"));
    let message = match total.figure.kind {
        Kind::Count => {
            format!("The parts do not add up: {} = {}, not {}{slip}.", reckoning.join(" + "), number(value), total.text)
        }
        _ => format!(
            "The parts do not add up: {} make {}, not {}{slip}.",
            listed.join(" + "),
            super::repair::in_style(total.text, value).unwrap_or_else(|| number(value)),
            total.text
        ),
    };
    let mut finding = skeleton.finding(Code::Sum, total, message, &parts)?;
    finding.repairs.extend(skeleton.repair(total, value, "the total"));
    for part in &parts {
        let rest = total.value - (value - part.value);
        if rest > 0.0 {
            finding.repairs.extend(skeleton.repair(part, rest, part.text));
        }
    }
    Some(finding)
}

/// The figures of the list, at least two.
fn parts<'s, 'a>(skeleton: &'s Skeleton<'a>, list: &str) -> Option<Vec<&'s Slot<'a>>> {
    let numbers = list.split('<').skip(1).filter_map(|it| it.get(1..)?.split('>').next()?.parse::<usize>().ok());
    let parts: Vec<&Slot> = numbers.filter_map(|at| skeleton.slots.get(at)).collect();
    (parts.len() >= 2 && parts.iter().all(|it| it.value.is_finite())).then_some(parts)
}

/// "nine of them men and six women", "nine were men and six were women": the list says itself that it is about the total.
fn complete_words(pieces: &[&str]) -> bool {
    let kind = |it: &str| {
        let words: Vec<&str> =
            it.split(|c: char| !c.is_alphabetic()).filter(|it| !LINKS.contains(it) && !it.is_empty()).collect();
        let [word] = words.as_slice() else { return None };
        ["man", "woman", "boy", "girl", "child", "adult"].into_iter().find(|kind| singular(word) == Some(kind))
    };
    let kinds: Option<Vec<&str>> = pieces.iter().map(|it| kind(it)).collect();
    kinds.is_some_and(|mut it| {
        it.sort_unstable();
        is_everybody(&it)
    })
}

const LINKS: &[&str] = &["of", "them", "whom", "those", "these", "were", "are", "was", "and"];

fn singular(word: &str) -> Option<&'static str> {
    Some(match word {
        "men" | "man" => "man",
        "women" | "woman" => "woman",
        "boys" | "boy" => "boy",
        "girls" | "girl" => "girl",
        "children" | "child" => "child",
        "adults" | "adult" => "adult",
        _ => return None,
    })
}

/// Words that tell a second statement from a list.
const VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "said", "who", "which", "while", "but", "killed", "injured", "wounded",
    "arrested", "to", "after", "aged",
];

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|it| it == word)
}

/// One part that is greater than its whole.
fn too_great(skeleton: &Skeleton, found: &Captures) -> Option<Finding> {
    let (part, whole) = (skeleton.slot(found, "part")?, skeleton.slot(found, "whole")?);
    let after = found.name("after").map_or("", |it| it.as_str());
    let one = |it: &Slot| it.is_exact() && it.figure.trend.is_none() && it.value >= 2.0 && it.value.fract() == 0.0;
    let rate = ["each", "per", "every", "apiece", "times"].iter().any(|it| has_word(after, it));
    if !one(part) || !one(whole) || part.value <= whole.value || rate || whole.text.contains('-') || part.text.contains('-') {
        return None;
    }
    let of = |it: &Slot| skeleton.page.facts.claims.get(it.at as usize);
    let (a, b) = (of(part)?, of(whole)?);
    let people = |it: &Claim| it.things.first().is_some_and(|thing| thing.is_people());
    let same = !a.head.is_empty() && a.head == b.head || people(a) && people(b);
    // "of the 12 boats, 15 crew": two things.
    if !same || a.scope == Scope::Per || b.scope == Scope::Per {
        return None;
    }
    let message = format!("{} of {} cannot be: a part is no greater than the whole.", part.text, whole.text);
    skeleton.finding(Code::Sum, part, message, &[whole])
}

fn same_thing(total: &Slot, parts: &[&Slot]) -> bool {
    let unit = |it: &Slot| it.figure.unit.clone();
    let first = parts.first().and_then(|it| unit(it));
    parts.iter().all(|it| unit(it) == first) && (unit(total).is_none() || unit(total) == first)
}

/// Men and women, or adults and children: everybody is one of them.
fn leave_nobody_out(claims: &[&Claim]) -> bool {
    let mut names: Vec<&str> = claims.iter().map(|it| kind(it)).collect();
    names.sort_unstable();
    is_everybody(&names) && claims.iter().all(|it| it.modifiers.is_empty() && it.origins.is_empty())
}

fn is_everybody(sorted: &[&str]) -> bool {
    matches!(
        sorted,
        ["man", "woman"]
            | ["child", "man", "woman"]
            | ["adult", "child"]
            | ["boy", "girl"]
            | ["boy", "girl", "man", "woman"]
            | ["civilian", "soldier"]
            | ["crew", "passenger"]
    )
}

/// All of one sort and each of another kind: no one counts twice.
fn exclude_each_other(claims: &[&Claim]) -> bool {
    let sexes = |it: &&Claim| matches!(kind(it), "man" | "woman" | "child" | "boy" | "girl" | "adult");
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
        head @ ("boy" | "girl" | "adult" | "crew") => head,
        head => claim.things.first().map_or(head, |it| it.name()),
    }
}
