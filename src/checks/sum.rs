//! `sum`: the parts of a stated total do not add up to it.
//!
//! Speaks only when the parts must make the whole: "137 people, including 117 men and 20 women" (men and women leave nobody out),
//! "23 pirates (12 Somali and 11 Yemeni)", "$12 million and $9 million, a total of $21 million"; when parts that exclude each other exceed
//! the whole; or when one part alone does.

use std::sync::LazyLock;

use super::number::number;
use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot, sum};
use super::{Code, Finding, words};
use crate::claims::{Claim, Scope};
use crate::figures::Kind;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let mut here = Vec::new();
    for skeleton in paragraphs.iter().filter(|it| it.has("cmu", 2)) {
        let text = skeleton.timeless();
        let lists = LISTS.iter().filter(|it| skeleton.has("cmu", 3) && it.1.iter().any(|word| text.contains(word)));
        for (link, _, pattern) in lists {
            here.extend(pattern.captures_iter(&text).filter_map(|found| judge(skeleton, *link, &found)));
        }
        for found in PART.iter().flat_map(|it| it.captures_iter(&text)) {
            here.extend(too_great(skeleton, &found));
        }
    }
    here.sort_by_key(|it: &Finding| it.span);
    here.dedup_by_key(|it| it.span);
    findings.extend(here);
}

/// How a list belongs to its total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// The text says that it is the total of the list.
    All,
    /// In brackets, after a colon or between dashes: the list is complete, unless it is far from it.
    Set,
    /// Set behind the total by a comma: complete when its items are of one sort.
    Beside,
    /// "including", "of whom": it may not be complete.
    Some,
}

/// At least two figures with what each counts. The tail is what follows the last one.
const LIST: &str = r"(?P<list><[cmu][0-9]+>(?:[^<>|;:().]{0,50}?(?:,|;| and|, and|; and| plus|, plus) (?:another |a further |the other |the remaining |remaining |of them |of whom |about |some )*<[cmu][0-9]+>)+)(?P<tail>[^<>|;:().—]{0,60})";

/// The same, where what is counted may stand before its figure: "the Left 30 and the Farmers 15".
const NAMED: &str = r"(?:[a-z'-]+ ){0,5}(?P<list><[cmu][0-9]+>(?:[^<>|;:().]{0,50}?(?:,|;| and|, and|; and| plus|, plus) (?:[a-z'-]+ ){0,5}<[cmu][0-9]+>)+)(?P<tail>[^<>|;:().—]{0,60})";

/// The patterns, each with words of which one at least must be there: to look for these is much the quicker.
static LISTS: LazyLock<Vec<(Link, &[&str], Pattern)>> = LazyLock::new(|| {
    let list = |text: &str| Pattern::new(&text.replace("LIST", LIST).replace("NAMED", NAMED));
    vec![
        (
            Link::Some,
            &["includ", "among them"],
            list(r"{total:cmu}WORDS(?:,| —)? (?:including|among them|(?:who|which|that|they) included?) THELIST"),
        ),
        (
            Link::Some,
            &["of whom", "of which", "of these", "of them"],
            list(r"{total:cmu}WORDS[^<>|;:().,]{0,40},? (?P<verbs>of (?:whom|which|these|them)|out of which) THENAMED"),
        ),
        (
            Link::Some,
            &[" includes ", " include ", " included ", " has ", " have ", " had "],
            list(r"{total:cmu}WORDS (?:includes|include|included|has|have|had) LIST"),
        ),
        (Link::Set, &["("], list(r"{total:cmu}WORDS ?\(NAMED\)")),
        (Link::Set, &[":", ", namely "], list(r"{total:cmu}WORDS(?:: ?|, namely )NAMED(?:[—|]| |$)")),
        (Link::Set, &["~"], list(r"{total:cmu}WORDS — ?LIST[—|]")),
        (
            Link::Set,
            &["made up", "consist", "compris", "split into", "divided into", "breaks down"],
            list(
                r"{total:cmu}WORDS,? (?:made up of|consisting of|comprising|split into|comprised of|divided into|consists of|consisted of|comprises|comprised|breaks down into) THELIST",
            ),
        ),
        (Link::Beside, &[", "], list(r"(?:^|\|)[^<|]*{total:cmu}WORDS(?: [^<>|;:().,]{0,30})?, LIST(?:[|,—;]| (?:who|which))")),
        (Link::Some, &["of "], list(r"of THE{total:cmu}[^<>|;:().,]{0,60}, (?:at least |about )?NAMED")),
        (Link::Some, &[",", ":", "~", "("], list(r"{total:c}[^<>|;:().]{0,60}[,:—(] ?(?:including )?(?P<of>)LIST")),
        (
            Link::All,
            &["total", "combined"],
            list(
                r"LIST,? ?(?:—|for|or|making|giving|bringing|,)? ?(?:a|for a|making a|giving a) (?:combined |grand )?(?:total of |combined |total ){total:cmu}(?P<after>[^<>|]{0,20})",
            ),
        ),
        (
            Link::All,
            &["in all", "in total", "altogether", "all told", "combined", "overall"],
            list(
                r"LIST(?:,|:| —)? (?:or |making |making up |for |that is )?{total:cmu}WORDS (?:in all|in total|altogether|all told|combined|overall)",
            ),
        ),
        (
            Link::All,
            &[", or <", ", making <", ", that is <", ", for <"],
            list(r"LIST, (?:or|making|that is|for) {total:c}(?P<after>[^<>|]{0,20})"),
        ),
        (Link::All, &["a combined", "a total"], list(r"NAMED,? (?:for|making) a (?:combined|total)(?: of| sum of)? {total:cmu}")),
        (Link::Some, &["of which"], list(r"{total:m}WORDS, (?P<verbs>of which) NAMED")),
        (Link::All, &[" all <"], list(r"LIST[;|] all {total:c}(?P<after>[^<>|]{0,20})")),
        (
            Link::Some,
            &["> of "],
            list(
                r"(?P<list><c[0-9]+>) of THE{total:c}(?P<first>WORDS(?: [^<>|,;:().]{0,40})?)(?:,? and|,? while|;|,? with) (?:the other |the remaining )?{rest:c}(?P<tail>[^<>|;:().—]{0,60})",
            ),
        ),
        (
            Link::Some,
            &["| the remaining ", "| the other "],
            list(
                r"(?P<list><c[0-9]+>) of THE{total:c}(?P<first>WORDS(?: [^<>|,;:().]{0,60})?) \| the (?:other|remaining) {rest:c}(?P<tail> (?:is|are|was|were|will|would|can|could|may|must|has|have|had|did|do|remain|remained) [^<>|;:().—]{0,120})(?:\||$)",
            ),
        ),
        (
            Link::Some,
            &["of these", "of them", "of those", "among these", "among them"],
            list(r"{total:c}WORDS[^<>|]{0,80} \| (?:of (?:these|them|those)|among (?:these|them)),? LIST"),
        ),
        (
            Link::Some,
            &["| they ", "| the ", "| those ", "| these "],
            list(
                r"{total:c}WORDS[^<>|]{0,80} \| (?:they|the dead|the injured|the victims|those killed|these) (?:were|are|included?) LIST",
            ),
        ),
        (Link::Some, &["| "], list(r"{total:c}WORDS[^<>|]{0,80} \| (?P<of>)LIST")),
    ]
});

/// One part with its whole.
static PART: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    vec![
        Pattern::new(r"(?:^|[^0-9>] ){part:c}(?: [a-z'-]+)?(?: out)? of THE{whole:c}(?P<after>[^<>|]{0,40})"),
        Pattern::new(r"{whole:c}WORDS, including (?:at least )?{part:c}(?P<after>[^<>|]{0,40})"),
        Pattern::new(r"(?:^|[|,;:—] ?|in )of THE{whole:c}WORDS, {part:c}(?P<after>[^<>|]{0,40})"),
    ]
});

fn judge(skeleton: &Skeleton, link: Link, found: &Found) -> Option<Finding> {
    let total = skeleton.slot(found, "total")?;
    let text = found.name("list")?.as_str();
    let tail = found.name("tail").map_or("", |it| it.as_str());
    let both = found.name("rest").map(|it| {
        let others = if the_rest(found.whole().as_str()) { " the other " } else { "" };
        format!("{text}{}{others}<c{}>", found.name("first").map_or("", |it| it.as_str()), it.as_str())
    });
    let text = both.as_deref().unwrap_or(text);
    let parts = parts(skeleton, text)?;
    let behind = text.split('<').skip(1).filter_map(|it| it.split_once('>')).map(|it| it.1);
    let pieces = || behind.clone().take(parts.len() - 1).chain([tail]);
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
    let verbs = whose
        || found.name("verbs").is_some()
        || found.whole().as_str().starts_with("of ")
        || both.is_some()
        || found.whole().as_str().trim_matches('|').contains('|')
        || link == Link::All;
    if !verbs && pieces().take(parts.len() - 1).any(|it| VERBS.iter().any(|verb| has_word(it, verb))) {
        return None;
    }
    let alike = |it: &&Slot| {
        it.at != total.at
            && it.figure.kind == total.figure.kind
            && (total.figure.kind == Kind::Count || it.figure.unit == total.figure.unit)
    };
    if !parts.iter().all(|it| alike(it) && it.is_exact() && it.figure.trend.is_none()) || total.figure.trend.is_some() {
        return None;
    }
    let claims: Vec<&Claim> = parts.iter().filter_map(|it| skeleton.page.facts.claims.get(it.at as usize)).collect();
    let whole = skeleton.page.facts.claims.get(total.at as usize)?;
    let (sum_of, value) = (sum(&parts), parts.iter().map(|it| it.value).sum::<f64>());
    let wrong = !sum_of.meets(total.width);
    let greater = sum_of.low > total.width.high;
    let pieces: Vec<&str> = pieces().collect();
    let near = value <= 2.0 * total.value && value >= if link == Link::Set { 0.6 } else { 0.75 } * total.value;
    let all = leave_nobody_out(&claims) || complete_words(&pieces) || the_rest(text);
    let spoken = match link {
        Link::All => {
            value <= 3.0 * total.value && value >= 0.3 * total.value && of_one_kind(total, whole, &parts, &claims)
                || words::slip(value, total.value).is_some()
        }
        Link::Set => all || near && (of_one_kind(total, whole, &parts, &claims) || !of_a_game(&claims)),
        Link::Beside => all || near && of_one_kind(total, whole, &parts, &claims) && pieces.iter().all(|it| of_a_place(it)),
        Link::Some => all || greater && (exclude_each_other(&claims) || near && tell_apart(&pieces, text)),
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

/// Whether the parts can be what the total counts: the same thing, people both, or a total of whatever was named before.
fn of_one_kind(total: &Slot, whole: &Claim, parts: &[&Slot], claims: &[&Claim]) -> bool {
    let people = |it: &Claim| it.things.first().is_some_and(|thing| thing.is_people()) || !it.origins.is_empty();
    let generic = total.figure.unit.is_none() || GENERIC.contains(&whole.head.as_str());
    total.figure.kind != Kind::Count
        || same_thing(total, parts)
        || people(whole) && claims.iter().all(|it| people(it) || it.head.is_empty())
        || generic && !of_a_game(claims)
}

/// Names for things of many kinds.
const GENERIC: &[&str] = &[
    "people", "person", "animal", "weapon", "medal", "vehicle", "building", "item", "piece", "child", "victim", "member", "case",
    "casualty", "visitor", "player", "ship", "vessel", "aircraft", "job", "seat", "vote", "firearm", "bird", "tree",
];

/// What players and teams make in one game; "20 points (10 rebounds and eight assists)" adds nothing up.
fn of_a_game(claims: &[&Claim]) -> bool {
    claims.iter().any(|it| {
        [
            "point",
            "rebound",
            "assist",
            "goal",
            "run",
            "wicket",
            "yard",
            "hit",
            "steal",
            "block",
            "touchdown",
            "save",
            "shot",
            "foul",
        ]
        .contains(&it.head.as_str())
    })
}

/// "12 Danes and the remaining 11": nobody is left out.
fn the_rest(list: &str) -> bool {
    ["the remaining <", "remaining <", "the other <"].iter().any(|it| list.contains(it))
}

/// "in the north", "from Yemen", "of them by sea": one cannot be in two of such places.
fn of_a_place(piece: &str) -> bool {
    let mut words = piece.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|it| !it.is_empty() && !LINKS.contains(it));
    words.any(|it| ["in", "from", "at", "on", "by", "for", "near", "off", "with", "to", "away", "under"].contains(&it))
}

/// Whether what is said of each part keeps it apart from the others: other places, other outcomes, other winners.
fn tell_apart(pieces: &[&str], list: &str) -> bool {
    let overlap = ["had", "have", "has", "also", "said", "suffered", "reported", "with", "were aged", "aged", "over", "under"];
    if pieces.iter().any(|it| overlap.iter().any(|word| has_word(it, word))) {
        return false;
    }
    let outcome = |it: &&str| {
        ["died", "recovered", "survived", "escaped", "killed", "injured", "wounded", "missing", "won", "lost", "failed", "passed"]
            .iter()
            .any(|word| has_word(it, word))
    };
    let named = list.split('>').skip(1).filter(|it| it.contains('<')).all(|it| {
        let before = it.rsplit([',', ';']).next().unwrap_or("").trim_start_matches(" and ").trim_start();
        before.starts_with("the ") || before.split(' ').count() > 1 && !before.starts_with('<')
    });
    pieces.iter().all(|it| of_a_place(it)) || pieces.iter().any(outcome) || named
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
    }) || opposites(pieces)
}

/// "199 were symptomatic and 500 asymptomatic", "seven for and two against": a thing and its contrary.
fn opposites(pieces: &[&str]) -> bool {
    let [one, other] = pieces else { return false };
    let words = |it: &str| -> Vec<String> {
        it.split(|c: char| !c.is_alphabetic() && c != '-').filter(|it| it.len() > 2).map(str::to_string).collect()
    };
    let (one, other) = (words(one), words(other));
    let contrary = |a: &String, b: &String| {
        ["a", "un", "non", "non-", "in", "dis"].iter().any(|it| b.strip_prefix(it) == Some(a))
            || CONTRARIES.contains(&(a.as_str(), b.as_str()))
    };
    one.iter().any(|a| other.iter().any(|b| contrary(a, b) || contrary(b, a)))
}

const CONTRARIES: &[(&str, &str)] = &[
    ("for", "against"),
    ("favour", "against"),
    ("favor", "against"),
    ("home", "away"),
    ("married", "single"),
    ("public", "private"),
    ("won", "lost"),
    ("passed", "failed"),
    ("male", "female"),
    ("offense", "defense"),
    ("indoors", "outdoors"),
];

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
fn too_great(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
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
