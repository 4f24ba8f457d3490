//! Repairs: new words in the style of the place they go into. See [`Repair`].

use super::comparable::Side;
use super::number::number;
use super::rivals::{Wanted, comparisons};
use super::{ClaimId, Evidence, Page, Repair, RepairKind, Replacement, Verdict, words};
use crate::document::{BlockKind, Role};
use crate::figures::{Kind, Modifier, Stated};
use crate::language::numbers;
use crate::text::{FileSpan, Span};

/// A repair that puts new words in the place of a span; none when nothing would change, or when the span stands in a quotation, since
/// what somebody said is not ours to change.
pub(super) fn replace(page: Page, kind: RepairKind, span: Span, text: String, title: String) -> Option<Repair> {
    if quoted(page, span) || span.of(&page.document.text) == text {
        return None;
    }
    Some(Repair {
        title: title.into(),
        kind,
        edits: vec![Replacement { span: FileSpan { file: page.file, span }, text: text.into() }],
    })
}

/// A repair that puts new words in the places of two figures at once.
pub(super) fn swap(page: Page, one: (Span, String), other: (Span, String)) -> Option<Repair> {
    if quoted(page, one.0) || quoted(page, other.0) {
        return None;
    }
    let title = format!("Turn round: {} and {}", one.1, other.1);
    let edit = |(span, text): (Span, String)| Replacement { span: FileSpan { file: page.file, span }, text: text.into() };
    let mut edits = vec![edit(one), edit(other)];
    edits.sort_by_key(|it| it.span);
    Some(Repair { title: title.into(), kind: RepairKind::Reckon, edits })
}

/// How the conflict of one claim may be settled: take the figure of a rival, once, those of the sources first; say whose figure it is;
/// write it so that it allows for the rivals'. Where a source has the very figure, it is not changed for what other drafts have.
pub(super) fn for_conflict(evidence: &dyn Evidence, claim: ClaimId, side: Side, rivals: &[Side]) -> Vec<Repair> {
    let backing = backing(evidence, claim);
    let is_source = |it: &Side| it.page.role == Role::Source;
    let backed = backing.iter().any(is_source);
    let mut takes: Vec<&Side> = rivals.iter().filter(|it| !backed || is_source(it)).collect();
    takes.sort_by_key(|it| !is_source(it));
    let mut repairs: Vec<Repair> = Vec::new();
    // "Seven voted for it and five against": one of two figures, which another text may tell in the other order.
    if side.claim.contest.is_some() {
        return repairs;
    }
    let own = side.text();
    for rival in takes {
        let text = taken(side, *rival);
        if repairs.iter().any(|it| it.edits.iter().any(|edit| edit.text.eq_ignore_ascii_case(&text))) {
            continue;
        }
        let place = words::place_of(side, *rival);
        let title = format!("Change {own} to {text}, as in {place}");
        repairs.extend(replace(side.page, RepairKind::Take, side.figure.span, text, title));
    }
    repairs.extend(hedged(side, rivals).and_then(|text| {
        let title = format!("Write “{text}”");
        replace(side.page, RepairKind::Hedge, side.figure.span, text, title)
    }));
    let attributed = attributed(side, &backing);
    if backed { attributed.into_iter().chain(repairs).collect() } else { repairs.into_iter().chain(attributed).collect() }
}

/// What in other documents states the very figure.
fn backing(evidence: &dyn Evidence, claim: ClaimId) -> Vec<Side<'_>> {
    let found = comparisons(evidence, claim, Wanted::AgreeingElsewhere).into_iter().filter(|it| it.1 == Verdict::Agree);
    found.filter_map(|it| Side::of(evidence.page(it.0.file)?, it.0.figure)).collect()
}

/// Say whose figure it is: the name of whoever is behind the same figure in another document, at the end of the sentence. None where
/// the sentence has a source already.
fn attributed(side: Side, backing: &[Side]) -> Option<Repair> {
    if side.claim.attribution.is_some() || quoted(side.page, side.figure.span) {
        return None;
    }
    let name = backing.iter().find_map(|it| words::speaker(*it))?;
    let end = end_of_sentence(side)?;
    let edits = vec![Replacement {
        span: FileSpan { file: side.page.file, span: Span { start: end, end } },
        text: format!(", according to {name}").into(),
    }];
    Some(Repair { title: format!("Add “according to {name}”").into(), kind: RepairKind::Attribute, edits })
}

/// Where the sentence of a figure ends, before its full stop; none where a quotation or another line comes first.
fn end_of_sentence(side: Side) -> Option<u32> {
    let rest = side.page.document.text.get(side.figure.span.end as usize..)?;
    let stop = rest.char_indices().find_map(|(at, c)| {
        if matches!(c, '\n' | '“' | '”' | '"' | '‘') {
            return Some(None);
        }
        let word: String = rest.get(..at).unwrap_or("").chars().rev().take_while(|it| it.is_alphabetic()).collect();
        let last = rest.get(at + 1..).is_none_or(|it| it.is_empty() || it.starts_with(char::is_whitespace));
        let ends = c == '.' && last && word.chars().count() > 3 && word.chars().next_back().is_some_and(char::is_lowercase);
        ends.then_some(Some(at))
    });
    Some(side.figure.span.end + stop?? as u32)
}

/// The rival's figure as this place would write it.
fn taken(side: Side, rival: Side) -> String {
    let (own, other) = (side.figure, rival.figure);
    let restyled = match other.stated {
        Stated::Value(value)
            if other.modifier == Modifier::Exact && own.modifier == Modifier::Exact && own.unit == other.unit =>
        {
            in_style(side.text(), value)
        }
        _ => None,
    };
    restyled.unwrap_or_else(|| like_capital(side.text(), rival.text()))
}

/// "about 240" where the rivals have 236 and 243: a round number that each of theirs rounds to. Counts only, stated exactly; any other
/// figure that is hedged is as wrong as before, and nobody sees it any more.
fn hedged(side: Side, rivals: &[Side]) -> Option<String> {
    let exact = |side: &Side| match side.figure.stated {
        Stated::Value(value) if side.figure.kind == Kind::Count && side.figure.modifier == Modifier::Exact => Some(value),
        _ => None,
    };
    let own = exact(&side)?;
    let others: Vec<f64> = rivals.iter().map(exact).collect::<Option<_>>()?;
    let place = [1e6, 1e5, 1e4, 1e3, 100.0, 10.0].into_iter().find(|it| own >= *it && own % it == 0.0)?;
    let rounds = |it: &f64| (it / place).round() * place == own && (it - own).abs() <= 0.05 * own;
    if !others.iter().all(rounds) {
        return None;
    }
    let words = if others.iter().all(|it| *it < own) { "nearly" } else { "about" };
    let text = side.text();
    Some(like_capital(text, &format!("{words} {}", numbers::inside(text))))
}

/// Another value written as `text` writes its own: in words or digits, with its currency sign, its scale word ("$2.4 million"), its
/// decimals and its unit. None when the text has no one number in it.
pub(super) fn in_style(text: &str, value: f64) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let Some(start) = text.find(is_digit) else { return in_words(text, value) };
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let old = rest.get(..end)?.trim_end_matches(['.', ',']);
    let tail = rest.get(old.len()..)?;
    if tail.contains(is_digit) {
        return None;
    }
    let scale = scale(tail);
    let scaled = value / scale;
    let decimals = old.split_once('.').map_or(0, |it| it.1.len());
    let needed = (0..4).find(|&it| (scaled * 10f64.powi(it) - (scaled * 10f64.powi(it)).round()).abs() < 1e-6).unwrap_or(4);
    let plain = scale > 1.0 || decimals > 0 || needed > 0;
    let new = if plain { format!("{scaled:.*}", decimals.max(needed as usize)) } else { number(scaled) };
    // "12000 people" in a text without separators stays without.
    let new = if old.len() > 3 && !old.contains(',') { new.replace(',', "") } else { new };
    Some(format!("{}{new}{tail}", text.get(..start)?))
}

/// The number that [`in_style`] has written.
pub(super) fn read_back(text: &str) -> Option<f64> {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else {
        let word = text.split(' ').next()?.to_lowercase();
        return word.split('-').map(numbers::value).sum::<Option<u32>>().map(f64::from);
    };
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let digits = rest.get(..end)?.trim_end_matches(['.', ',']);
    let number: f64 = digits.replace(',', "").parse().ok()?;
    Some(number * scale(rest.get(digits.len()..)?))
}

/// What the words after the digits multiply them by.
fn scale(tail: &str) -> f64 {
    let word = tail.trim_start_matches([' ', '-', '\u{a0}']);
    let word: String = word.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "thousand" | "k" => 1e3,
        "million" | "mn" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => 1.0,
    }
}

/// "twenty-two", where the old figure is a word, alone or with its unit ("seven days").
fn in_words(text: &str, value: f64) -> Option<String> {
    let (old, tail) = text.split_once(' ').map_or((text, ""), |(old, _)| (old, text.get(old.len()..).unwrap_or("")));
    if value < 0.0 || value.fract().abs() > 1e-9 || !is_number_word(old) || tail.split_whitespace().any(is_number_word) {
        return None;
    }
    let new = if value <= 100.0 { numbers::spelled(value as u32) } else { number(value) };
    Some(format!("{}{tail}", like_capital(old, &new)))
}

fn is_number_word(word: &str) -> bool {
    let word = word.to_lowercase();
    word.split('-').all(|it| numbers::value(it).is_some() || it == "hundred")
}

/// The words with a capital where the old ones had it.
fn like_capital(old: &str, new: &str) -> String {
    let mut chars = new.chars();
    match chars.next() {
        Some(first) if old.starts_with(char::is_uppercase) && old.len() > 1 => first.to_uppercase().chain(chars).collect(),
        _ => new.to_string(),
    }
}

/// Whether a place stands inside quotation marks, or in a block quotation.
pub(super) fn quoted(page: Page, span: Span) -> bool {
    let blocks = &page.document.blocks;
    let at = blocks.partition_point(|it| it.span.end <= span.start);
    let Some(block) = blocks.get(at).filter(|it| it.span.covers(span)) else { return false };
    let before = block.prose.get(..(span.start - block.span.start) as usize).unwrap_or("");
    block.kind == BlockKind::Quotation || open_at_end(before)
}

/// Whether the text ends inside a quotation.
fn open_at_end(text: &str) -> bool {
    let (mut double, mut single) = (false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '“' | '„' | '«' => double = true,
            '”' | '»' => double = false,
            '"' => double = !double,
            '‘' => single = true,
            // An apostrophe stands before a letter.
            '’' if !chars.peek().is_some_and(|it| it.is_alphabetic()) => single = false,
            _ => {}
        }
    }
    double || single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_the_style_of_its_place() {
        for (text, value, expected) in [
            ("105", 110.0, "110"),
            ("nine", 15.0, "fifteen"),
            ("Nine", 22.0, "Twenty-two"),
            ("nine", 240.0, "240"),
            ("1,200", 1350.0, "1,350"),
            ("950", 1350.0, "1,350"),
            ("12000", 13000.0, "13000"),
            ("$4.8 million", 8.4e6, "$8.4 million"),
            ("$4.8 million", 8e6, "$8.0 million"),
            ("£4m", 5.5e6, "£5.5m"),
            ("14 minutes", 40.0, "40 minutes"),
            ("seven days", 9.0, "nine days"),
            ("4.5 per cent", 5.25, "5.25 per cent"),
        ] {
            assert_eq!(in_style(text, value).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(in_style("40 to 50", 45.0), None);
        assert_eq!(in_style("dozens", 45.0), None);
    }

    #[test]
    fn quotation_marks() {
        assert!(open_at_end("He said: “It is "));
        assert!(open_at_end("He said: \"It is "));
        assert!(open_at_end("He said: ‘It’s "));
        assert!(!open_at_end("“It is,” he said, and the boys’ "));
        assert!(!open_at_end("\"It is,\" he said, "));
    }
}
