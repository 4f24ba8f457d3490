//! `share`: a percentage or fraction that the figures beside it do not give: "38 of 120, or 42 per cent"; "one in four (30 per cent)";
//! shares of one question that make more than the whole.

use std::sync::LazyLock;

use super::number::number;
use super::pattern::{Found, Pattern};
use super::skeleton::{Skeleton, Slot, last_place, quotient};
use super::{Code, Finding};
use crate::figures::{Interval, Kind, Modifier};

pub(super) fn check(paragraphs: &[Skeleton], findings: &mut Vec<Finding>) {
    for skeleton in paragraphs.iter().filter(|it| it.has("cmu", 2)) {
        let text = skeleton.timeless();
        findings.extend(IN_WORDS.captures_iter(&text).filter_map(|it| in_words(skeleton, &it)));
    }
    for skeleton in paragraphs.iter().filter(|it| it.has("pf", 1)) {
        let text = skeleton.timeless();
        let found = SHARES.iter().flat_map(|it| it.captures_iter(&text)).filter(|_| skeleton.has("cmu", 2));
        findings.extend(found.filter_map(|it| judge(skeleton, &it)));
        let found = PAIRS.iter().flat_map(|it| it.captures_iter(&skeleton.text)).filter(|_| skeleton.has("pf", 2));
        findings.extend(found.filter_map(|it| pair(skeleton, &it)));
        findings.extend(WHOLE.captures_iter(&skeleton.text).filter_map(|it| more_than_all(skeleton, &it)));
        findings.extend(answers(skeleton));
    }
    findings.dedup_by(|a, b| a.code == b.code && a.span == b.span);
}

/// Part, whole and share, in whatever order.
static SHARES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        // 38 of the 120 houses, or 32 per cent; 38 out of 120 (32 per cent)
        r"{part:cmu}WORDS(?: out)? of THE{whole:cmu}WORDS(?P<link>,? or|,? equal to|,? which is|,? that is|,| —| \(or| \() ?(?:just |only |exactly )?{share:pf}(?P<after>[^<>|]{0,24})",
        // 32 per cent (38 of 120); 32 per cent, or 38 of the 120 houses
        r"{share:pf}WORDS(?:,? or| \(|,| —) ?{part:cmu}WORDS(?: out)? of THE{whole:cmu}(?P<after>)",
        // turnout was 60 per cent: 12,000 of the 20,000 voters
        r"{share:p}WORDS(?::| —|;|,) ?{part:cmu}WORDS(?: out)? of THE{whole:cmu}(?P<after>)",
        r"{share:p}WORDS(?::| —) ?{part:cmu}WORDS(?: out)? of (?:the )?[a-z]+'s {whole:cmu}(?P<after>)",
        // of the 5,000 acres, 20 per cent, or 1,000 acres, were farm land; 40 per cent of the 250 jobs, or 100
        r"(?:^|[|,;] ?)of THE{whole:cmu}WORDS, {share:pf},? (?:or|\() ?{part:cmu}(?P<after>)",
        r"{share:p} of THE{whole:cmu}WORDS(?:, or | \(|, | — ){part:cmu}(?P<after>)",
        // half of the 90 flats — 54 — stand empty; a third of the 300 trees, 98 in all
        r"{share:f} of THE{whole:cmu}WORDS(?: — | \(|, or ){part:cmu}(?P<after>)(?: —|\)|,)",
        r"{share:f} of THE{whole:cmu}WORDS, {part:cmu}(?P<after>) (?:in all|in total|altogether|all told)",
        // spent $215 million, just $9.2 million, or 4 per cent, of it on tea
        r"{whole:mu}WORDS, (?:just |only |of which ){part:mu}WORDS(?:,? or| \() ?{share:p}(?P<after>)",
        // 38 (32 per cent) of the 120; 38 houses, or 32 per cent of the 120
        r"{part:cmu}WORDS(?: \(|, or | — )?{share:pf}\)?,? of THE{whole:cmu}(?P<after>)",
        // of the 120 houses, 38 (32 per cent) / 38, or 32 per cent, were lost
        r"of THE{whole:cmu}WORDS, {part:cmu}WORDS(?: \(|, or | — | or ){share:pf}(?P<after>[^<>|]{0,24})",
        // a survey of 1,000 people found that 380, or 32 per cent, were
        r"(?:survey|poll|study|sample|test|check|count|review) of THE{whole:c}WORDS (?:found|finds|shows|showed|says|said|counted)(?: that)? {part:c}WORDS(?: \(|, or ){share:p}(?P<after>[^<>|]{0,24})",
        // of 120 pupils, 38 passed, or 32 per cent
        r"of THE{whole:cmu}WORDS, {part:cmu}WORDS, or {share:pf}(?P<after>[^<>|]{0,24})",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

/// The same share twice.
static PAIRS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        r"{one:f}WORDS(?: \(|, or | — ){other:p}(?P<after>\)|,| —| \||WORDS of)",
        r"{other:p}WORDS(?: \(|, or | — ){one:f}(?P<after>\)|,| —| \|)",
        // one in four pupils, 30 per cent, cannot swim
        r"{one:f}WORDS, {other:p}(?P<after>,)",
    ]
    .iter()
    .map(|it| Pattern::new(it))
    .collect()
});

/// A share of people.
static WHOLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"{share:p} of (?:the |all |its |their )?(?:[a-z]+ )?(?:people|voters|pupils|students|respondents|households|residents|women|men|children|adults|patients|workers|members|homes|houses|schools|teachers|employees|those)\b",
    )
});

fn judge(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (part, whole, share) = (skeleton.slot(found, "part")?, skeleton.slot(found, "whole")?, skeleton.slot(found, "share")?);
    let after = found.name("after").map_or("", |it| it.as_str());
    let alike =
        part.figure.kind == whole.figure.kind && (part.figure.kind == Kind::Count || part.figure.unit == whole.figure.unit);
    // "make up 18 of the 60": no rise.
    let changes = share.figure.trend.is_some();
    // "38 of 120, or 32 per cent more than …" compares; so does "32 per cent of the …", unless it is of the whole.
    let other =
        ["more", "less", "fewer", "higher", "lower", "above", "below", "up", "down"].iter().any(|it| starts_with_word(after, it));
    // "644 of 1,120 households answered, 52 per cent wanted it", "(52 per cent in favour)": something else is said of the share.
    let bare = found.name("link").is_some_and(|it| matches!(it.as_str(), "," | " ("));
    let goes_on =
        bare && after.starts_with(' ') && !after.trim().is_empty() && ![" of ", " ~"].iter().any(|it| after.starts_with(it));
    let other = other || goes_on;
    if !alike || changes || other || whole.value <= 0.0 || part.value > whole.value || part.value < 0.0 {
        return None;
    }
    let real = quotient(part.width, whole.width);
    let real = Interval { low: real.low, high: real.high.min(1.0) };
    if stated(share)?.meets(real) {
        return None;
    }
    let percent = 100.0 * part.value / whole.value;
    let message = format!("{} of {} is {}, not {}.", part.text, whole.text, skeleton.percent(percent, &[share]), share.text);
    let mut finding = skeleton.finding(Code::Share, share, message, &[part, whole])?;
    if share.figure.kind == Kind::Percent {
        let place = last_place(share.text, share.value).max(0.1);
        finding.repairs.extend(skeleton.repair(share, (percent / place).round() * place, "the share"));
        let value = share.value / 100.0;
        if whole.is_exact() && part.figure.kind == Kind::Count {
            finding.repairs.extend(skeleton.repair(part, (value * whole.value).round(), part.text));
        }
    }
    Some(finding)
}

/// A share in words behind its two figures: "$6 million of the $24 million cost, or a third".
static IN_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"{part:cmu}WORDS(?: out)? of THE{whole:cmu}WORDS(?:,? or|,? which is|,? that is|,| —| \(or| \() ?(?P<hedge>(?:about|nearly|almost|roughly|more than|over|just over|less than|just under) )?(?P<share>half|a third|one third|a quarter|one quarter|a fifth|two thirds|three quarters|two-thirds|three-quarters)(?:[ ,)]*(?:[|—)]|,)| of (?:it|them|the total))",
    )
});

fn in_words(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (part, whole) = (skeleton.slot(found, "part")?, skeleton.slot(found, "whole")?);
    let words = found.name("share")?.as_str();
    let share = match words.replace('-', " ").as_str() {
        "half" => 1.0 / 2.0,
        "a third" | "one third" => 1.0 / 3.0,
        "a quarter" | "one quarter" => 1.0 / 4.0,
        "a fifth" => 1.0 / 5.0,
        "two thirds" => 2.0 / 3.0,
        _ => 3.0 / 4.0,
    };
    let alike =
        part.figure.kind == whole.figure.kind && (part.figure.kind == Kind::Count || part.figure.unit == whole.figure.unit);
    let real = quotient(part.width, whole.width);
    let slack = if found.name("hedge").is_some() { 0.06 } else { 0.03 };
    let stated = Interval { low: share - slack, high: share + slack };
    if !alike || part.value > whole.value || part.value <= 0.0 || stated.meets(real) {
        return None;
    }
    let percent = skeleton.percent(100.0 * part.value / whole.value, &[]);
    let message = format!("{} of {} is {percent}, not {words}.", part.text, whole.text);
    let mut finding = skeleton.finding(Code::Share, part, message, &[whole])?;
    finding.repairs.extend(skeleton.repair(part, (share * whole.value).round(), part.text));
    Some(finding)
}

/// "one in four (30 per cent)"
fn pair(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let (one, other) = (skeleton.slot(found, "one")?, skeleton.slot(found, "other")?);
    if one.figure.trend.is_some() || other.figure.trend.is_some() || stated(one)?.meets(stated(other)?) {
        return None;
    }
    let message = format!("{} is {}, not {}.", one.text, skeleton.percent(100.0 * one.value, &[other]), other.text);
    let mut finding = skeleton.finding(Code::Share, other, message, &[one])?;
    finding.repairs.extend(skeleton.repair(other, (100.0 * one.value).round(), "the percentage"));
    Some(finding)
}

/// "120 per cent of voters"
fn more_than_all(skeleton: &Skeleton, found: &Found) -> Option<Finding> {
    let share = skeleton.slot(found, "share")?;
    let all = share.value > 100.0 && share.is_exact() && share.figure.trend.is_none() && share.value <= 1000.0;
    if !all {
        return None;
    }
    let message = format!("{} of them cannot be: the whole is {}.", share.text, skeleton.percent(100.0, &[share]));
    skeleton.finding(Code::Share, share, message, &[])
}

/// "60 per cent voted yes, 35 per cent voted no and 15 per cent abstained": answers to one question, each another one, that make more
/// than the whole.
fn answers(skeleton: &Skeleton) -> Option<Finding> {
    let sentence = skeleton.text.split('|').find(|it| it.matches("<p").count() >= 2)?;
    let mut slots: Vec<&Slot> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    for piece in sentence.split('<').skip(1) {
        let (mark, words) = piece.split_once('>')?;
        let at: usize = mark.strip_prefix('p')?.parse().ok()?;
        let is = |answer: &&&str| words.split(|c: char| !c.is_alphabetic() && c != '\'').any(|it| it == **answer);
        let answer = ANSWERS.iter().position(|answers| answers.iter().any(|it| is(&it)))?;
        let slot = skeleton.slots.get(at)?;
        // Of two groups, or against two times, the same answer or a share of something is told more than once.
        if seen.contains(&answer)
            || words.starts_with(" of ") && !slots.is_empty()
            || !slot.is_exact()
            || slot.figure.trend.is_some()
        {
            return None;
        }
        seen.push(answer);
        slots.push(slot);
    }
    let least: f64 = slots.iter().map(|it| it.width.low).sum();
    if least <= 100.0 {
        return None;
    }
    let sum: f64 = slots.iter().map(|it| it.value).sum();
    let listed: Vec<String> = slots.iter().map(|it| number(it.value)).collect();
    let message = format!("The answers make more than the whole: {} = {}.", listed.join(" + "), skeleton.percent(sum, &slots));
    let (last, others) = slots.split_last()?;
    skeleton.finding(Code::Share, last, message, others)
}

const ANSWERS: &[&[&str]] = &[
    &["yes", "favour", "favor", "favoured", "favored", "approve", "approved", "agree", "agreed", "supported", "backed", "for"],
    &["no", "against", "oppose", "opposed", "disapprove", "disapproved", "disagree", "disagreed", "rejected"],
    &["abstained", "abstain", "undecided", "unsure", "know", "neither", "neutral"],
];

/// The share that a figure states, as a part of one. Writers round to the nearest percent or tenth, some of them down; a fraction in
/// words is rounder still.
fn stated(slot: &Slot) -> Option<Interval> {
    let (value, half) = match slot.figure.kind {
        Kind::Percent => {
            let place = last_place(slot.text, slot.value);
            let place = if place > 0.0 { place } else { 1.0 };
            (slot.value / 100.0, 0.99 * place.min(1.0) / 100.0)
        }
        Kind::Fraction => (slot.value, 0.03_f64.min(0.1 * slot.value)),
        _ => return None,
    };
    if !value.is_finite() || value < 0.0 {
        return None;
    }
    Some(match slot.figure.modifier {
        Modifier::Exact => Interval { low: value - half, high: value + half },
        Modifier::About if slot.figure.kind == Kind::Fraction => Interval { low: value - 2.0 * half, high: value + 2.0 * half },
        Modifier::About => Interval { low: value - half - 0.1 * value, high: value + half + 0.1 * value },
        Modifier::More => Interval { low: value - half, high: f64::INFINITY },
        Modifier::Less => Interval { low: f64::NEG_INFINITY, high: value + half },
    })
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.trim_start_matches([' ', ')', ',']).strip_prefix(word).is_some_and(|it| !it.starts_with(|c: char| c.is_alphanumeric()))
}
