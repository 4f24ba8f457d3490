//! `change`: a change that its two ends do not give: "from 40 to 50, up 20 per cent"; "fell from 40 to 50"; "doubled from 40 to 60"; and
//! percentages that are points: "rose 10 per cent, from 30 per cent to 40 per cent".

use std::sync::LazyLock;

use super::number::number;
use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot, last_place, quotient};
use super::{Code, Finding, RepairKind, repair};
use crate::figures::{Interval, Kind, Modifier};
use crate::language::one_of;

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    let ends = |it: &&Skeleton| {
        it.has("cmupd", 2)
            && ["from", "compared", "against", "after", " to <", " than "].iter().any(|word| it.text.contains(word))
    };
    let mut here = Vec::new();
    for skeleton in paragraphs.iter().filter(ends) {
        let text = skeleton.timeless();
        let found = AMOUNTS.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| amount(skeleton, &it)));
        let found = TIMES.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| times(skeleton, &it)));
        let found = WAYS.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| way(skeleton, &it)));
        let found = APART.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| apart(skeleton, &it)));
        let found = RATES.iter().flat_map(|it| it.captures_iter(&text));
        here.extend(found.filter_map(|it| rate(skeleton, &it)));
    }
    here.sort_by_key(|it| it.span);
    here.dedup_by_key(|it| it.span);
    findings.extend(here);
}

const UP: &str = "(?:rose|risen|rises|rise|rising|increased|increases|increase|increasing|grew|grown|grows|grow|growing|climbed|climbs|climb|climbing|jumped|jumps|jump|jumping|gained|gains|gain|added|soared|surged|surge|surging|swelled|went up|gone up|raised|raise|raising|advanced|edged up|shot up|up)";
const DOWN: &str = "(?:lost|shed|shortened|fell|fallen|falls|fall|falling|dropped|drops|drop|dropping|declined|declines|decline|declining|decreased|decreases|decrease|decreasing|shrank|shrunk|sank|slid|slipped|slumped|plunged|plummeted|dipped|tumbled|went down|gone down|was cut|were cut|been cut|lowered|reduced|edged down|down)";
const A_CHANGE: &str = "(?:up|down|(?:or|— ?|which is|that is)? ?(?:a|an) (?:[a-z]+ )?(?:rise|increase|fall|drop|decline|decrease|gain|jump|growth|cut|reduction|surge|leap|change|improvement|saving|loss|slump)(?: of)?|or|— ?|an? )";

fn patterns(texts: &[&str]) -> Vec<Pattern> {
    texts.iter().map(|it| Pattern::new(&it.replace("A_CHANGE", A_CHANGE).replace("UP", UP).replace("DOWN", DOWN))).collect()
}

/// Both ends and how far they are apart.
static AMOUNTS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        // from 40 to 50, up 20 per cent; from 40 to 50 (+20 per cent); from 40 to 50, or 20 per cent
        r"from {old:cmupd}WORDS to {new:cmupd}(?P<gap>WORDS)(?:,| \(| —| \| (?:that|this|it) (?:is|was|would be|means|meant|represents|amounts to)) ?(?:A_CHANGE)? ?(?:by |of |about )?{by:pqcmufd}(?P<after>[^<>|]{0,24})",
        // rose 20 per cent, from 40 to 50; up by 20 per cent from 40 to 50
        r"(?:UP|DOWN|of) (?:by )?{by:pqcmufd}(?P<points>[ -](?:percentage )?points?)?(?P<gap>WORDS),? (?:from|to rise from|rising from|falling from|going from) {old:cmupd}WORDS to {new:cmupd}(?P<after>[^<>|]{0,24})",
        // rose 20 per cent to 60 from 50
        r"(?:UP|DOWN) (?:by )?{by:pqcmufd}(?P<points> (?:percentage )?points?)?(?P<gap>),? to {new:cmupd}(?P<words>WORDS),? (?:up from|down from|from|compared with|compared to|against) {old:cmupd}(?P<after>[^<>|]{0,24})",
        // rose to 60 from 50, up 20 per cent; 60, up from 50, a rise of 20 per cent
        r"{new:cmupd}(?P<gap>WORDS),? (?:up from|down from|from|compared with|compared to|against) {old:cmupd}WORDS, ?A_CHANGE ?(?:by |of |about )?{by:pqcmufd}(?P<after>[^<>|]{0,24})",
        // rose to 60 in 14 towns, up from 50 a week before. That was a rise of 20 per cent
        r"{new:cmupd}(?P<gap>WORDS(?: (?:in|across|at|among) <c[0-9]+>WORDS)?),? (?:up from|down from|from|compared with|compared to|against) {old:cmupd}WORDS(?: <d[0-9]+>WORDS)? \| (?:that|this|it) (?:is|was|would be|means|meant|represents|amounts to) (?:an? )(?:[a-z]+ )?(?:rise|increase|fall|drop|decline|decrease|gain|jump|growth|cut|reduction) (?:of )(?:about )?{by:pqcmufd}(?P<after>[^<>|]{0,24})",
        // 60, up from 50, 20 per cent more
        r"{new:cmupd}(?P<gap>WORDS),? (?:up from|down from|compared with|compared to|against) {old:cmupd}WORDS,? (?:which is |that is )?{by:p} (?:up|down|higher|lower|more|less|fewer)(?P<after>[^<>|]{0,24})",
        // which stood at 50, rose 20 per cent to 60; the debt, 12 million last year, has grown by 3 million to 15
        r"(?:stood at|which was|that was|, ){old:cmupd}(?: in| at| on)?(?: then)?,? (?:has |have |had )?(?:UP|DOWN) (?P<gap>)(?:by )?{by:pqcmufd}(?P<points> (?:percentage )?points?)?,? to {new:cmupd}(?P<after>[^<>|]{0,24})",
        // 431 tonnes in 2016 and 869 last year, a 102 per cent increase
        r"{old:cmu}(?: [^<>|,;:()]{0,40})? then and {new:cmu}(?: [a-z ]{0,20})?(?: then)?(?P<gap>),? (?:a|an) {by:p} (?:increase|rise|jump|growth|drop|fall|decline|decrease)(?P<after>[^<>|]{0,24})",
        // 60, up 20 per cent from 50
        r"{new:cmupd}(?P<gap>WORDS), (?:up|down) (?:by )?{by:pqcmufd}(?P<points> (?:percentage )?points?)?,? (?:from|on|compared with|against) {old:cmupd}(?P<after>[^<>|]{0,24})",
    ])
});

/// Both ends and how many times the one is the other.
static TIMES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let times = "{times:r}";
    let times = format!("(?:{times}|(?P<fold>two|three|four|five|six|seven|eight|nine|ten|[0-9]+)[ -]?fold)");
    [
        r"TIMES(?P<gap>WORDS),? (?:from|rising from|falling from|going from) {old:cmupd}WORDS to {new:cmupd}",
        r"TIMES(?P<gap>WORDS),? to {new:cmupd}WORDS,? from {old:cmupd}",
    ]
    .iter()
    .map(|it| Pattern::new(&it.replace("TIMES", &times)))
    .collect()
});

/// Both ends and which way it went.
static WAYS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        r"\b(?:(?P<up>UP)|(?P<down>DOWN))(?P<gap>(?: by <[pqcmufd][0-9]+>)?(?: sharply| slightly| steadily| again| only| steeply)?),? from {old:cmupd}(?P<words>WORDS),? to {new:cmupd}(?P<after>[^<>|]{0,24})",
        r"\b(?:(?P<up>UP)|(?P<down>DOWN))(?P<gap>(?: sharply| slightly| steadily| again)?) to {new:cmupd}(?P<words>WORDS),? (?:up |down )?from {old:cmupd}(?P<after>[^<>|]{0,24})",
        r"{new:cmupd}(?P<gap>WORDS), (?:(?P<up>up)|(?P<down>down)) (?:sharply |slightly )?from {old:cmupd}(?P<after>[^<>|]{0,24})",
    ])
});

/// Old and new value, of one kind, both stated as levels.
fn ends<'s, 'a>(skeleton: &'s Skeleton<'a>, found: &Found) -> Option<(&'s Slot<'a>, &'s Slot<'a>)> {
    let (old, new) = (skeleton.slot(found, "old")?, skeleton.slot(found, "new")?);
    // "to 45 percent from 30", "from 30 million to 90 million euros": the unit is said once.
    let bare = |it: &Slot| it.figure.kind == Kind::Count && it.figure.unit.is_none();
    let alike = old.figure.kind == new.figure.kind && (old.figure.kind == Kind::Count || same_unit(old, new))
        || old.figure.kind == Kind::Percent && bare(new)
        || new.figure.kind == Kind::Percent && bare(old)
        || old.figure.kind == Kind::Money && bare(new) && skeleton.ends_phrase(found, "new")
        || new.figure.kind == Kind::Money && bare(old) && skeleton.ends_phrase(found, "old")
        // "from 4,000 to 5,000 megawatts".
        || new.figure.kind == Kind::Measure && bare(old) && skeleton.ends_phrase(found, "old");
    // "71 seats in the 150-seat chamber, down from 84": how large the thing is, and no end of a change.
    let describes = |it: &Slot| it.text.bytes().skip_while(|it| *it != b'-').nth(1).is_some_and(|it| it.is_ascii_alphabetic());
    let level = |it: &Slot| !describes(it) && it.value > 0.0 && it.value.is_finite() && it.figure.clock.is_none();
    (alike && level(old) && level(new) && !says_where(found)).then_some((old, new))
}

/// "Has risen to 318 in 14 counties, up from 258": whether the figure nearest before the old value only says where the new one was found.
fn says_where(found: &Found) -> bool {
    let Some(new) = found.name("new") else { return false };
    let clause = new.before().rsplit(['|', ';']).next().unwrap_or("");
    let Some((before, mark)) = clause.rsplit_once('<') else { return false };
    let placed = ["in", "across", "at", "among"].iter().any(|it| before.trim_end().ends_with(&format!(" {it}")));
    placed && before.contains(&format!("<{mark}"))
}

/// "from $10 to $12 an hour": the rate is said once.
fn same_unit(one: &Slot, other: &Slot) -> bool {
    let unit = |it: &'_ Slot| it.figure.unit.as_deref().unwrap_or("").split(" per ").next().unwrap_or("").to_string();
    unit(one) == unit(other)
}

/// "An hour", "a year": so much each.
fn is_rate(slot: &Slot) -> bool {
    slot.figure.unit.as_deref().is_some_and(|it| it.contains(" per "))
}

/// How many of the one make one of the other, where the one is small change of the other: pence of pounds.
fn hundredths(small: &Slot, large: &Slot) -> Option<f64> {
    let unit = |it: &'_ Slot| it.figure.unit.clone().unwrap_or_default();
    let large = unit(large);
    let of = match unit(small).as_str() {
        "penny" => large.starts_with("pound"),
        "cent" => large.ends_with("dollar") || large == "euro",
        _ => false,
    };
    of.then_some(100.0)
}

/// Words between the change and its ends that may give the change another base: "up 20 per cent from a year before".
fn other_base(words: &str) -> bool {
    // "To 1,200 in 2023", "to 300 members last year": the figure's own day, and not "since 2023".
    let own = words.strip_prefix(" in then").or_else(|| words.strip_suffix(" between then and then")).unwrap_or(words);
    let since = |it: &str| ["since", "from", "than", "over", "on"].iter().any(|word| it.ends_with(word));
    let words = own.strip_suffix(" then").filter(|it| !since(it)).unwrap_or(own);
    ["than", "then", "year", "years", "month", "quarter", "since", "last", "previous", "annual", "average", "per"]
        .iter()
        .any(|word| words.split(|c: char| !c.is_alphanumeric()).any(|it| it == *word))
}

/// What may stand behind both ends. One of two that is written to the thousand is not rounded to ten thousands: "from 90,000 to 72,000".
fn widths(old: &Slot, new: &Slot) -> (Interval, Interval) {
    let place = |it: &Slot| last_place(it.text, it.value);
    let finer = place(old).min(place(new));
    let narrow = |it: &Slot| {
        let half = finer.max(place(it) / 10.0) / 2.0 + 1e-9 * it.value;
        let near = Interval { low: it.value - half, high: it.value + half };
        if it.is_exact() { Interval { low: it.width.low.max(near.low), high: it.width.high.min(near.high) } } else { it.width }
    };
    (narrow(old), narrow(new))
}

/// "From 90,000 to 72,000, a drop of 25 per cent": whether it is the change as a part of the new value, which is a slip of many.
fn of_the_new(old: &Slot, new: &Slot, by: &Slot) -> bool {
    let part = |base: f64| 100.0 * (new.value - old.value).abs() / base;
    let exact = old.is_exact() && new.is_exact() && by.is_exact();
    exact
        && by.figure.kind == Kind::Percent
        && (part(new.value) - by.value).abs() <= 0.5
        && (part(old.value) - by.value).abs() >= 3.0
}

/// "A loss of 15 jobs", where visitors are spoken of: whether it counts something of its own.
fn counts_another(skeleton: &Skeleton, found: &Found, by: &Slot, after: &str) -> bool {
    let noun = after.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    if by.figure.kind != Kind::Count || noun.len() < 3 || LINKS.contains(&noun) {
        return false;
    }
    let place = found.name("by").map_or(0, |it| it.start());
    let before = skeleton.text.get(..place).unwrap_or("").rsplit(" | ").take(2);
    let stem = one_of(noun);
    !before.flat_map(|it| it.split(|c: char| !c.is_ascii_alphabetic())).any(|it| one_of(it) == stem)
}

/// What may stand behind a number that counts nothing of its own.
const LINKS: &[&str] = &[
    "and",
    "but",
    "for",
    "from",
    "over",
    "since",
    "the",
    "that",
    "which",
    "who",
    "while",
    "when",
    "with",
    "within",
    "after",
    "more",
    "less",
    "fewer",
    "points",
    "point",
    "percentage",
    "according",
    "there",
    "then",
    "than",
    "last",
    "this",
    "year",
    "off",
    "during",
    "compared",
    "against",
    "per",
    "each",
    "because",
    "despite",
    "through",
];

fn amount(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (old, new) = ends(skeleton, found)?;
    let by = skeleton.slot(found, "by")?;
    let after = found.name("after").map_or("", |it| it.as_str()).trim_start_matches(' ');
    let gap = found.name("gap").map_or("", |it| it.as_str());
    let shares = old.figure.kind == Kind::Percent || new.figure.kind == Kind::Percent;
    let counted =
        by.figure.unit.as_deref() == Some("point") || after.starts_with("point") || after.starts_with("percentage point");
    let points =
        shares && (counted || found.name("points").is_some() || by.figure.unit.as_deref().is_some_and(|it| it.contains("point")));
    // "from 40 to 50, and 20 per cent of …" is another statement; so is a change since some other time.
    let last = by.span.start > old.span.start.max(new.span.start);
    if other_base(gap)
        || after.starts_with("of ")
        || last && other_base(after.split([',', '|']).next().unwrap_or(""))
        || last && after.split([',', '|']).next().unwrap_or("").contains(" terms")
        || last && ["among ", "for ", "at "].iter().any(|it| after.starts_with(it))
        || by.value.is_nan()
        || by.text.contains("average")
        // "From $900 to $1,200, an increase of $3,600 a year".
        || is_rate(by) && !is_rate(old) && !is_rate(new)
        || counts_another(skeleton, found, by, after)
    {
        return None;
    }
    let apart = (new.value - old.value).abs();
    let (was, is) = widths(old, new);
    let change = Interval { low: is.low - was.high, high: is.high - was.low };
    let change = if new.value >= old.value { change } else { Interval::new(-change.high, -change.low) };
    if points {
        let place = last_place(by.text, by.value).max(last_place(old.text, old.value)).max(last_place(new.text, new.value));
        let basis = if by.figure.unit.as_deref().is_some_and(|it| it.contains("basis")) { 0.01 } else { 1.0 };
        let stated = widened(by, 0.5 * place).scale(basis);
        if stated.meets(change) {
            return None;
        }
        let message = format!("From {} to {} is {} points, not {}.", old.text, new.text, number(apart / basis), by.text);
        let mut finding = skeleton.finding(Code::Change, by, message, &[old, new])?;
        finding.repairs.extend(skeleton.repair(by, apart / basis, "the change"));
        return Some(finding);
    }
    match by.figure.kind {
        Kind::Percent | Kind::Fraction => {
            let percent = 100.0 * apart / old.value;
            let ratio = if of_the_new(old, new, by) { Interval::point(new.value / old.value) } else { quotient(is, was) };
            let real = if new.value >= old.value {
                Interval { low: 100.0 * (ratio.low - 1.0), high: 100.0 * (ratio.high - 1.0) }
            } else {
                Interval { low: 100.0 * (1.0 - ratio.high), high: 100.0 * (1.0 - ratio.low) }
            };
            let (value, half) = match by.figure.kind {
                Kind::Percent => (by.value, last_place(by.text, by.value).clamp(0.1, 1.0)),
                _ => (100.0 * by.value, 10.0 * by.value.min(0.5)),
            };
            let hedged = Interval { low: value - half, high: value + half };
            let hedged = match by.figure.modifier {
                Modifier::More => Interval { high: f64::INFINITY, ..hedged },
                Modifier::Less => Interval { low: f64::NEG_INFINITY, ..hedged },
                Modifier::About => Interval { low: hedged.low - 0.1 * value, high: hedged.high + 0.1 * value },
                Modifier::Exact => hedged,
            };
            if hedged.meets(real) {
                return None;
            }
            // "down 10 per cent in May, from 40 to 50": which way is another finding's.
            let rise = if new.value >= old.value { "a rise" } else { "a fall" };
            let is_points = shares && Interval { low: apart - 0.5, high: apart + 0.5 }.meets(Interval::point(by.value));
            let message = if is_points {
                format!(
                    "From {} to {} is {} percentage points, or {}, not {}.",
                    old.text,
                    new.text,
                    number(apart),
                    skeleton.percent(percent, &[by]),
                    by.text
                )
            } else {
                let percent = skeleton.percent(percent, &[by]);
                format!("From {} to {} is {rise} of {percent}, not {}.", old.text, new.text, by.text)
            };
            let mut finding = skeleton.finding(Code::Change, by, message, &[old, new])?;
            if is_points {
                let text = format!("{} percentage points", number(apart));
                let title = format!("Write “{text}”");
                finding.repairs.extend(repair::replace(skeleton.page, RepairKind::Reckon, by.span, text, title));
            }
            if by.figure.kind == Kind::Percent {
                finding.repairs.extend(skeleton.repair(by, percent.round(), "the change"));
            }
            Some(finding)
        }
        // "rose by 10 to 60 from 50": an amount of the same kind; "by 30 pence, from £2.40".
        kind if kind == old.figure.kind && amount_words(found) => {
            let cents = if kind == Kind::Count || same_unit(by, old) { 1.0 } else { hundredths(by, old)? };
            if widened(by, last_place(by.text, by.value) / 2.0).meets(change.scale(cents)) {
                return None;
            }
            let apart = if cents == 1.0 { apart } else { (apart * cents).round() };
            let real = repair::in_style(by.text, apart).unwrap_or_else(|| number(apart));
            let message = format!("From {} to {} is {real}, not {}.", old.text, new.text, by.text);
            let mut finding = skeleton.finding(Code::Change, by, message, &[old, new])?;
            finding.repairs.extend(skeleton.repair(by, apart, "the change"));
            Some(finding)
        }
        _ => None,
    }
}

/// An amount is only one with the words for it: "rose by 10 to 60 from 50", "a rise of 10".
fn amount_words(found: &Found) -> bool {
    let text = found.whole().as_str();
    ["gained <", "added <", "lost <", "shed <"].iter().any(|it| text.contains(it))
        || text.contains(" by <")
        || text.contains(" of <")
        || text.contains("up <")
        || text.contains("down <")
}

fn times(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (old, new) = ends(skeleton, found)?;
    if other_base(found.name("gap").map_or("", |it| it.as_str())) {
        return None;
    }
    let (factor, words, modifier) = match found.name("fold") {
        Some(fold) => (folds(fold.as_str())?, format!("{} times", fold.as_str()), Modifier::Exact),
        None => skeleton.slot(found, "times").map(|it| (it.value, it.text.to_string(), it.figure.modifier))?,
    };
    let real = quotient(new.width, old.width);
    let near = Interval { low: 0.93 * factor, high: 1.07 * factor };
    let allowed = match modifier {
        // More than halved is less than a half.
        Modifier::More if factor < 1.0 => Interval { low: 0.0, high: near.high },
        Modifier::More => Interval { low: near.low, high: f64::INFINITY },
        Modifier::Less => Interval { low: 0.0, high: near.high },
        Modifier::About => Interval { low: 0.8 * factor, high: 1.2 * factor },
        Modifier::Exact => near,
    };
    if allowed.meets(real) {
        return None;
    }
    let message = format!("From {} to {} is {} times as much, not {words}.", old.text, new.text, number(new.value / old.value));
    let mut finding = skeleton.finding(Code::Change, new, message, &[old])?;
    finding.repairs.extend(skeleton.repair(new, old.value * factor, new.text));
    finding.repairs.extend(skeleton.repair(old, new.value / factor, old.text));
    Some(finding)
}

/// "five" of "fivefold".
fn folds(word: &str) -> Option<f64> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    word.parse().ok().or_else(|| words.iter().position(|it| *it == word).map(|at| at as f64 + 2.0))
}

/// The change of a rate, with one of its ends: "the jobless rate has gone up by 0.5 per cent, from 4.8 per cent".
static RATES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        r"\brates?\b[^<>|;:]{0,60}(?:UP|DOWN) (?:by )?(?:a )?{by:p},? (?:to|from) {level:p}(?P<after>[^<>|]{0,24})",
        r"\b(?:UP|DOWN) by {by:p},? (?:to|from) {level:p}(?P<after>[^<>|]{0,24})",
    ])
});

/// A change that the rate itself, as it is written, could not show: half a per cent of 4.8 per cent is nothing, so they are points.
fn rate(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (by, level) = (skeleton.slot(found, "by")?, skeleton.slot(found, "level")?);
    let after = found.name("after").map_or("", |it| it.as_str());
    let place = last_place(level.text, level.value);
    // "Fell by 2 to 3 per cent".
    let range = [by, level].iter().any(|it| it.figure.stated.number().is_none());
    let exact = !range && by.is_exact() && level.is_exact() && by.value > 0.0 && level.value > 0.0;
    let hidden = by.value >= place && by.value < level.value && by.value * level.value / 100.0 < 0.5 * place;
    if !exact || !hidden || place <= 0.0 || after.starts_with(" of ") {
        return None;
    }
    let points = format!("{} percentage points", number(by.value));
    let message = format!("{} of {} would hardly be seen: probably {points}.", by.text, level.text);
    let mut finding = skeleton.finding(Code::Change, by, message, &[level])?;
    finding.repairs.extend(repair::replace(
        skeleton.page,
        RepairKind::Reckon,
        by.span,
        points.clone(),
        format!("Write “{points}”"),
    ));
    Some(finding)
}

/// One figure, how far it is from another, and that other: "140 deaths last week, 12 more than the week before (128)".
static APART: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        r"{new:cmu}(?:[^<>|;:]{0,50})?,? {by:cmup} (?:(?P<up>more|higher)|(?P<down>fewer|less|lower)) (?:[a-z]+ ){0,3}than [^<>|;]{0,60}?(?:\(|the |when |with |at |of ){old:cmu}(?P<after>[^<>|]{0,24})",
    ])
});

fn apart(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (old, new) = ends(skeleton, found)?;
    let by = skeleton.slot(found, "by")?;
    let sort = |it: &Slot| (it.figure.kind, it.figure.unit.clone());
    if by.value.is_nan() || !by.is_exact() || !old.is_exact() || !new.is_exact() || sort(old) != sort(new) {
        return None;
    }
    let up = found.name("up").is_some();
    let away = if up { new.value - old.value } else { old.value - new.value };
    let percent = by.figure.kind == Kind::Percent;
    if !percent && sort(by) != sort(new) {
        return None;
    }
    let (real, half) = if percent {
        (100.0 * away / old.value, last_place(by.text, by.value).clamp(0.1, 1.0) + 0.02 * by.value)
    } else {
        let width = |it: &Slot| (it.width.high - it.width.low) / 2.0;
        (away, width(old) + width(new) + width(by))
    };
    // Far from it, the figures belong to other statements.
    let far = real < 0.0 && !(0.7..=1.3).contains(&(-real / by.value)) || real > 3.0 * by.value || 3.0 * real < by.value;
    if (real - by.value).abs() <= half + 1e-6 || far {
        return None;
    }
    let shown = if percent { skeleton.percent(real.abs(), &[by]) } else { number(real.abs()) };
    let way = if (new.value > old.value) == (away > 0.0) && up == (new.value > old.value) { "" } else { " the other way" };
    let message = format!("From {} to {} is {shown}{way}, not {}.", old.text, new.text, by.text);
    let mut finding = skeleton.finding(Code::Change, by, message, &[old, new])?;
    if real > 0.0 {
        finding.repairs.extend(skeleton.repair(by, if percent { real.round() } else { real }, "the difference"));
    }
    Some(finding)
}

fn way(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (old, new) = ends(skeleton, found)?;
    let words = found.name("words").map_or("", |it| it.as_str());
    let up = found.name("up").is_some();
    // Ranks and places fall upwards; records and times are cut.
    let place = (last_place(old.text, old.value) + last_place(new.text, new.value)) / 2.0;
    if (old.value - new.value).abs() < 0.95 * place
        || old.value == new.value
        || (new.value > old.value) == up
        || other_base(words) && !words.contains("year")
    {
        return None;
    }
    if [old, new].iter().any(|it| matches!(it.figure.kind, Kind::Ordinal | Kind::Time | Kind::Date)) {
        return None;
    }
    let place = found.whole();
    let before = skeleton.text.get(..place.start()).unwrap_or("").rsplit('|').next().unwrap_or("");
    let after = skeleton.text.get(place.start()..).unwrap_or("").split('|').next().unwrap_or("");
    if ["rank", "ranking", "place", "position", "table", "odds"].iter().any(|it| before.contains(it) || after.contains(it)) {
        return None;
    }
    let (told, is) = if up { ("a rise", "a fall") } else { ("a fall", "a rise") };
    let message = format!("From {} to {} is {is}, not {told}.", old.text, new.text);
    let mut finding = skeleton.finding(Code::Change, new, message, &[old])?;
    // Either the two figures are turned round or the verb is wrong; the figures can be put right here.
    let turned = repair::in_style(old.text, new.value).zip(repair::in_style(new.text, old.value));
    if let Some((first, second)) = turned {
        finding.repairs.extend(repair::swap(skeleton.page, (old.span, first), (new.span, second)));
    }
    Some(finding)
}

/// A figure with half a unit of its last place on both sides, and its hedge.
fn widened(slot: &Slot, half: f64) -> Interval {
    let it = slot.width;
    Interval { low: it.low.min(slot.value - half), high: it.high.max(slot.value + half) }
}
