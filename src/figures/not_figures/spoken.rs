//! Times of day in words: "eleven o'clock at night", "by ten to eight every morning", "between two and three in the morning".

use super::super::numerals;
use crate::language::Line;

/// If a time of day in words begins at atom `i`: the atom after its hour.
pub(super) fn hour(line: &Line, i: usize) -> Option<usize> {
    let end = on_the_dial(line, i)?;
    if line.word(end) == "o" && matches!(line.word(end + 1), "'" | "’") && line.word(end + 2) == "clock" {
        return Some(end + 3);
    }
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    if !matches!(prior, "at" | "by" | "until" | "till" | "before" | "after" | "since" | "from" | "between" | "around" | "about") {
        return None;
    }
    // "ten to eight", "five past two"; "two and three", "two to three", "two or three"
    let joined = match line.word(end) {
        "to" | "past" | "and" | "or" => on_the_dial(line, end + 1),
        _ => None,
    };
    [joined, Some(end)].into_iter().flatten().find(|&end| part_of_day(line, end))
}

/// A bare number of the dial in words, alone or with a half ("half past two" has its number behind).
fn on_the_dial(line: &Line, i: usize) -> Option<usize> {
    let n = numerals::cardinal(line, i, false, false)?;
    (!n.digits && n.end == i + 1 && (1.0..=12.0).contains(&n.value) && n.value.fract() == 0.0).then_some(n.end)
}

/// "in the morning", "at night", "every evening", "that afternoon".
fn part_of_day(line: &Line, i: usize) -> bool {
    let part = |word: &str| matches!(word, "morning" | "mornings" | "afternoon" | "evening" | "night");
    match line.word(i) {
        "in" => line.word(i + 1) == "the" && part(line.word(i + 2)),
        "at" => line.word(i + 1) == "night",
        "every" | "each" | "that" | "this" | "on" => part(line.word(i + 1)) || part(line.word(i + 2)) && line.word(i) == "on",
        _ => false,
    }
}
