//! What may stand behind a number and its unit and changes its value: "two years and a half", "20 dollars 43", "5 degrees below
//! zero", "40° 42′ N", "forty-five (45)".

use super::amount::Amount;
use super::lists::Words;
use super::{numerals, units};
use crate::language::Line;

/// The same number in brackets, as contracts have it: the atom after the bracket.
pub(super) fn repeated(line: &Line, end: usize, value: f64) -> Option<usize> {
    let brackets = line.word(end) == "(" && line.word(end + 2) == ")" || line.word(end) == "(" && !line.is_number(end + 1);
    let again = numerals::cardinal(line, end + 1, false, false).filter(|_| brackets)?;
    (line.word(again.end) == ")" && again.value == value).then_some(again.end + 1)
}

/// "twenty dollars 43", "3 CAD 3 cents", "15 dollars and 50.": small change behind a currency's name. Without a name for the change
/// only two digits that end the clause.
pub(super) fn change(line: &Line, out: &mut Amount) {
    if out.scale > 1.0 || out.value.fract() != 0.0 || out.money.is_none_or(|name| SMALL.has(name)) {
        return;
    }
    let at = out.end + usize::from(line.word(out.end) == "and");
    let Some(n) = numerals::cardinal(line, at, false, false) else { return };
    if n.value.fract() != 0.0
        || !(1.0..100.0).contains(&n.value)
        || line.glued(n.end) && !CHANGE.has(line.word(n.end)) && line.is_word(n.end)
    {
        return;
    }
    let named = CHANGE.has(line.word(n.end));
    let closed = matches!(line.word(n.end), "" | "." | "!" | "?" | ";" | ")" | "more" | "each") && !line.is_hyphen(n.end);
    if named || closed && n.value >= 10.0 {
        out.value += (n.value / 100.0).copysign(out.value);
        out.step = 0.01;
        out.end = n.end + usize::from(named);
    }
}

/// "two years and a half", "an hour and three quarters".
pub(super) fn and_a_half(line: &Line, end: usize) -> Option<(f64, usize)> {
    if line.word(end) != "and" {
        return None;
    }
    let closed = |next: usize| !matches!(line.word(next), "of" | "dozen" | "million") && !line.is_hyphen(next);
    match (line.word(end + 1), line.word(end + 2)) {
        ("half", _) if closed(end + 2) => Some((0.5, end + 2)),
        ("a", "half") if closed(end + 3) => Some((0.5, end + 3)),
        ("a", "quarter") if closed(end + 3) => Some((0.25, end + 3)),
        ("three", "quarters") if closed(end + 3) => Some((0.75, end + 3)),
        _ => None,
    }
}

/// "5 degrees below zero", "2 below zero".
pub(super) fn below_zero(line: &Line, out: &mut Amount) {
    if out.value <= 0.0 || !line.has(out.end, &["below", "zero"]) {
        return;
    }
    let temperature = out.unit.is_none_or(|unit| matches!(unit.base, units::Base::Temperature | units::Base::Angle));
    if temperature && out.money.is_none() && out.age.is_none() {
        out.value = -out.value;
        out.unit = out.unit.or_else(|| units::named("degree"));
        out.end += 2;
        out.bare = false;
    }
}

/// "40° 42′ 46″ N": minutes and seconds of arc, and the direction, behind the degrees.
pub(super) fn arc(line: &Line, out: &mut Amount) {
    let number = |k: usize| line.word(k).parse::<f64>().ok().filter(|value| line.is_number(k) && (0.0..60.0).contains(value));
    let mut at = out.end;
    for (marks, part) in [(["′", "'", "’"], 60.0), (["″", "\"", "”"], 3600.0)] {
        let Some(value) = number(at).filter(|_| line.glued(at + 1) && marks.contains(&line.word(at + 1))) else { break };
        out.value += value / part;
        out.step = 1.0 / part;
        at += 2;
    }
    if at > out.end && matches!(line.raw(at), "N" | "S" | "E" | "W") {
        at += 1;
    }
    out.end = at;
}

/// Names of money that is small change itself.
static SMALL: Words = Words::new("cent penny dime");

/// What a hundredth of a currency is called.
static CHANGE: Words = Words::new(
    "cent cents c penny pence p pennies sen sens paise paisa kopiyka kopiykas kopeck kopecks kopek kopeks centimes centavos fils øre öre",
);
