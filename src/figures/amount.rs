//! One number with its sign, currency, scale and unit: "minus 5 degrees", "$12.5m", "six-mile", "28 - year - old".

use super::lists::Words;
use super::units::{self, Base, Unit};
use super::{ages, digits, money, numerals, tails};
use crate::language::Line;

#[derive(Clone, Debug)]
pub(crate) struct Amount {
    /// The first atom: a sign, a currency or the number itself.
    pub start: usize,
    pub value: f64,
    pub step: f64,
    /// The factor of its scale word, 1 without one.
    pub scale: f64,
    pub digits: bool,
    /// Digits alone, no separators.
    pub bare: bool,
    pub money: Option<&'static str>,
    pub unit: Option<Unit>,
    pub age: Option<&'static str>,
    /// The atom after number and scale.
    pub num_end: usize,
    /// The atom after all of it.
    pub end: usize,
    /// The unit hangs on a hyphen ("six-mile").
    pub hyphen: bool,
    /// Ends in a hyphen that waits for its noun ("7- or 8-inch").
    pub suspended: bool,
}

impl Amount {
    pub fn has_unit(&self) -> bool {
        self.money.is_some() || self.unit.is_some() || self.age.is_some()
    }
}

/// Reads an amount at atom `i`.
pub(crate) fn at(line: &Line, i: usize, decimal_comma: bool, join_and: bool) -> Option<Amount> {
    let mut at = i;
    let mut sign = 1.0;
    match line.word(at) {
        "-" | "−" | "–" | "‑" if opens_sign(line, at) => {
            sign = -1.0;
            at += 1;
        }
        "+" if line.glued(at + 1) && line.is_number(at + 1) && !line.glued(at) => at += 1,
        // "plus or minus 3.1 points" has no sign
        "minus" if at >= 2 && line.has(at - 2, &["plus", "or"]) => at += 1,
        "minus" | "negative" => {
            at += 1 + usize::from(line.is_hyphen(at + 1));
            sign = -1.0;
            if !line.is_number(at) && numerals::cardinal(line, at, decimal_comma, false).is_none() {
                return None;
            }
        }
        _ => {}
    }
    let mut currency = None;
    if let Some((name, next)) = money::prefix(line, at) {
        currency = Some(name);
        if matches!(line.word(next.wrapping_sub(1)), "-" | "−") {
            sign = -1.0;
        }
        at = next;
    } else if line.is_mark(at) && digits::vulgar(line.word(at)).is_none() {
        return None;
    }
    let (mut value, mut step, mut scale, mut end, digits, mut bare) = number(line, at, decimal_comma, join_and)?;
    if let Some((factor, next)) = letter_scale(line, end, currency.is_some(), digits) {
        value *= factor;
        step *= factor;
        scale = factor;
        end = next;
        bare = false;
    }
    // "forty-five (45) days"
    if let Some(next) = tails::repeated(line, end, value) {
        end = next;
        bare = false;
    }
    let num_end = end;
    let mut out = Amount {
        start: i,
        value: sign * value,
        step,
        scale,
        digits,
        bare: bare && sign > 0.0 && currency.is_none(),
        money: currency,
        unit: None,
        age: None,
        num_end,
        end,
        hyphen: false,
        suspended: false,
    };
    if currency.is_some() {
        // "$76 US", "$5 US"; "C$10 Canadian" is none
        if line.raw(end) == "US" && matches!(line.word(end + 1), "a" | "per" | "" | "." | ",") && currency == Some("dollar") {
            out.end = end + 1;
        }
        // "US $89 million-dollar": nothing more to read
        if line.is_hyphen(end) && line.glued(end) && matches!(line.word(end + 1), "dollar" | "euro") {
            out.end = end + 2;
        }
        return Some(out);
    }
    suffixes(line, &mut out);
    tails::below_zero(line, &mut out);
    Some(out)
}

/// What stands after the number: currency, age, unit.
fn suffixes(line: &Line, out: &mut Amount) {
    let end = out.end;
    // "30 MUSD", "120 MEUR": millions, as balance sheets have them
    if let Some(name) = line.raw(end).strip_prefix('M').and_then(money::code).filter(|_| out.scale == 1.0) {
        (out.money, out.value, out.step, out.scale) = (Some(name), out.value * 1e6, out.step * 1e6, 1e6);
        out.end = end + 1;
        return;
    }
    if let Some((name, next)) = money::suffix(line, end) {
        // "25 cents": change; "25c" after a temperature is read as one
        out.money = Some(name);
        out.hyphen = line.is_hyphen(end);
        out.end = next;
        // "75 USD million"
        if out.scale == 1.0
            && let Some(factor) = numerals::scale_word(line.word(next)).filter(|f| *f >= 1e6)
        {
            out.value *= factor;
            out.step *= factor;
            out.scale = factor;
            out.end = next + 1;
        }
        tails::change(line, out);
        return;
    }
    if let Some((unit, next)) = ages::suffix(line, end) {
        out.age = Some(unit);
        out.hyphen = line.is_hyphen(end);
        out.end = next;
        return;
    }
    let hyphen = line.is_hyphen(end);
    // "six-mile", "28 - year"; a dash with space on one side only is punctuation
    let joined = hyphen && line.glued(end) == line.glued(end + 1);
    let at = if joined { end + 1 } else { end };
    let found = units::at(line, at).or_else(|| inch(line, at, end)).or_else(|| bracketed(line, end));
    if let Some((unit, next)) = found {
        let next = next.max(at + 1);
        if !misread(line, out, &unit, at, next, joined) {
            out.unit = Some(unit);
            out.end = next;
            out.hyphen = joined;
            if unit.name == "degree" && line.word(at) == "°" {
                tails::arc(line, out);
            }
            if let Some((share, next)) = tails::and_a_half(line, out.end).filter(|_| out.value.fract() == 0.0 && !joined) {
                out.value += share;
                out.step = share;
                out.end = next;
            }
            if unit.name == "pound-mass" && sterling(line, out) {
                out.unit = None;
                out.money = Some("pound sterling");
            }
            return;
        }
    }
    if hyphen && line.glued(end) && (!line.glued(end + 1) || matches!(line.word(end + 1), "," | ")" | "/")) {
        out.suspended = true;
        out.end = end + 1;
    }
}

/// Words that are units elsewhere and something else here.
fn misread(line: &Line, out: &Amount, unit: &Unit, at: usize, next: usize, joined: bool) -> bool {
    let word = line.word(at);
    // "5.2 M⊕", "1.1 M☉": masses of the earth and the sun
    if matches!(line.word(next), "⊕" | "☉" | "⊙") && line.glued(next) {
        return true;
    }
    match word {
        // "the 2 second-half goals", "one second-hand car"
        "second" | "minute" => {
            line.is_hyphen(next) && line.glued(next) && !matches!(line.word(next + 1), "long" | "delay" | "video" | "clip")
        }
        // "two of its five day centres"
        "day" if !joined && out.value > 1.0 && DAYTIME.has(line.word(next)) => true,
        "bar" => true,
        // "the over-65s"
        "s" if out.start >= 2 && line.is_hyphen(out.start - 1) && matches!(line.word(out.start - 2), "over" | "under") => true,
        // "he weighs 12 stone", "9 stone 4 pounds"; other stones are counted
        "stone" | "stones" => {
            let heavy = (0..out.start).rev().take(4).any(|k| line.word(k).starts_with("weigh") || line.word(k) == "lost");
            word == "stones" || !(heavy || line.is_number(next) && matches!(line.word(next + 1), "lb" | "lbs" | "pounds"))
        }
        // "two day care centres" and "one day" are for others to tell apart
        "mark" => true,
        "cup" | "cups" => {
            !joined
                && matches!(
                    line.word(next),
                    "final" | "finals" | "games" | "matches" | "ties" | "wins" | "winners" | "title" | "titles" | "champions"
                )
        }
        "degree" | "degrees" => matches!(line.word(next), "burns" | "murder" | "in") && line.word(at.wrapping_sub(2)) == "first",
        "ms" | "ma" | "mi" | "cal" | "ps" | "bp" | "pp" | "um" | "ha" | "ns" | "cc" | "hr" | "gal" => {
            !line.glued(at) && (line.is_capital(at) || word == "ha" && line.word(next) == "!")
        }
        "m" => !line.glued(at) && line.raw(at) == "m" && matches!(line.word(at.wrapping_sub(1)), "i" | "'"),
        "rad" | "amp" | "amps" => !out.digits,
        // "10 am" and friends were clock times
        "carat" => false,
        // "12.3 million W", "in 30 C"
        "c" | "f" | "k" | "g" | "l" | "t" | "v" | "w" | "b" | "h" | "s" | "n" | "j" | "a" => {
            !out.digits || line.raw(at) == "A" && !line.glued(at) || word == "g" && out.value <= 6.0 && line.raw(at) == "G"
        }
        _ => unit.base == Base::Concentration && unit.name.starts_with("mole") && !out.digits,
    }
}

/// "in" is an inch where it is glued to digits or a word of size follows.
fn inch(line: &Line, at: usize, end: usize) -> Option<(Unit, usize)> {
    if line.word(at) != "in" || !line.is_number(end.wrapping_sub(1)) && digits::vulgar(line.word(end.wrapping_sub(1))).is_none() {
        return None;
    }
    let next = line.word(at + 1);
    let size = matches!(next, "thick" | "long" | "wide" | "tall" | "high" | "deep" | "across" | "diameter" | "screen" | "x");
    let closed =
        matches!(next, "" | ")") || next == "." && at + 2 >= line.len() || matches!((next, line.word(at + 2)), ("more", "or"));
    let after_feet = (0..end).rev().take(3).any(|k| matches!(line.word(k), "ft" | "feet" | "foot"));
    (line.glued(at) || size || closed || after_feet && next != "the").then(|| units::named("inch").map(|u| (u, at + 1))).flatten()
}

/// "20 (kg)", "20 [kg]".
fn bracketed(line: &Line, end: usize) -> Option<(Unit, usize)> {
    if !matches!(line.word(end), "(" | "[" | "{" | "<") || !line.glued(end + 1) {
        return None;
    }
    let (unit, next) = units::at(line, end + 1)?;
    matches!(line.word(next), ")" | "]" | "}" | ">").then_some((unit, next + 1))
}

/// "two million pounds" are money, "two hundred pounds" are mass unless somebody pays them.
fn sterling(line: &Line, out: &Amount) -> bool {
    out.scale >= 1e5 || (0..out.start).rev().take(6).any(|k| PAYING.has(line.word(k)))
}

/// A minus sign: glued to the number, and free or after a bracket on its other side.
fn opens_sign(line: &Line, i: usize) -> bool {
    let number = line.is_number(i + 1) || money::prefix(line, i + 1).is_some();
    let free = i == 0 || !line.glued(i) || matches!(line.word(i - 1), "(" | "[" | "<" | ">" | "=" | "~" | "≈" | "≤" | "≥");
    // "75 -300mm" is a range, and read as one before a sign is asked for
    number && line.glued(i + 1) && free
}

type Number = (f64, f64, f64, usize, bool, bool);

fn number(line: &Line, i: usize, decimal_comma: bool, join_and: bool) -> Option<Number> {
    if let Some(found) = part_of_scale(line, i, decimal_comma) {
        return Some(found);
    }
    if let Some(value) = digits::vulgar(line.word(i)) {
        return Some((value, value, 1.0, i + 1, true, false));
    }
    let n = numerals::cardinal(line, i, decimal_comma, join_and)?;
    Some((n.value, n.step, n.scale, n.end, n.digits, n.bare))
}

/// "half a million", "a quarter of a million", "half-million", "two thirds of a billion", "half a dozen".
fn part_of_scale(line: &Line, i: usize, decimal_comma: bool) -> Option<Number> {
    let (share, mut at) = match line.word(i) {
        "half" => (0.5, i + 1),
        "quarter" => (0.25, i + 1),
        "a" if matches!(line.word(i + 1), "half" | "quarter") => (if line.word(i + 1) == "half" { 0.5 } else { 0.25 }, i + 2),
        "two" | "three" | "one" => super::fractions::at(line, i, decimal_comma).filter(|s| !s.ratio).map(|s| (s.value, s.end))?,
        _ => return None,
    };
    at += usize::from(line.is_hyphen(at));
    if line.word(at) == "of" && line.word(at + 1) == "a" {
        at += 1;
    }
    at += usize::from(matches!(line.word(at), "a" | "an"));
    let word = line.word(at);
    let factor = if word == "hundred" { 100.0 } else { numerals::scale_word(word)? };
    Some((share * factor, 0.1 * factor, factor, at + 1, false, false))
}

/// A letter for a scale: "k", "m", "bn", decided by currency, capitals and what follows.
fn letter_scale(line: &Line, i: usize, money: bool, digits: bool) -> Option<(f64, usize)> {
    if !digits || !line.is_word(i) {
        return None;
    }
    let (raw, glued) = (line.raw(i), line.glued(i));
    if line.glued(i + 1) && (line.is_word(i + 1) || line.is_number(i + 1)) {
        return None;
    }
    let found = |factor: f64| Some((factor, i + 1));
    match raw {
        "k" | "K" if glued && (money || raw == "k" || !line.is_mark(i.wrapping_sub(2)) || line.is_hyphen(i.wrapping_sub(2))) => {
            found(1e3)
        }
        "m" | "M" | "mil" | "MM" | "mm" if money && (glued || !line.is_capital(i + 1) || raw == "M") => {
            if raw == "mm" && !glued {
                None
            } else {
                found(1e6)
            }
        }
        "b" | "B" if money => found(1e9),
        "t" | "T" if money && glued => found(1e12),
        "M" | "MM" if glued => found(1e6),
        "mil" if glued => found(1e6),
        "B" | "b" if glued => found(1e9),
        "m" if glued => million(line, i).then_some((1e6, i + 1)),
        "cr" | "Cr" if glued || money => found(1e7),
        _ => None,
    }
}

/// "35m devices" are millions, "37m long" are metres: what is counted, in the plural, or a unit follows.
fn million(line: &Line, i: usize) -> bool {
    let next = line.word(i + 1);
    if line.is_hyphen(i + 1) && line.glued(i + 1) {
        return money::suffix(line, i + 1).is_some();
    }
    if money::suffix(line, i + 1).is_some_and(|(_, end)| end > i + 1) {
        return true;
    }
    if let Some((unit, _)) = units::at(line, i + 1) {
        return !matches!(unit.name, "metre" | "second") && line.is_word(i + 1);
    }
    if next == "of" {
        return matches!(line.word(i + 2), "its" | "their" | "his" | "her" | "our" | "the" | "those" | "these" | "them" | "whom");
    }
    // up to two adjectives before the plural: "12m new homes"
    (i + 1..i + 4).take_while(|&k| line.is_word(k) && !line.is_capital(k)).any(|k| {
        let word = line.word(k);
        super::not_figures::is_plural(word)
            && !matches!(word, "is" | "was" | "has" | "does" | "goes" | "freestyle" | "hurdles" | "butterfly")
    }) && !AFTER_METRES.has(next)
}

/// What is open, or looked after, by day: "five day centres" are counted.
static DAYTIME: Words = Words::new("centre centres center centers nursery nurseries patients pupils spas care");

/// Words of paying: pounds near them are money.
static PAYING: Words = Words::new(
    "cost costs costing paid pay pays paying price priced worth spend spent fined fine raise raised earn earned earns \
     charged bill fee salary debt owed stole donated sold",
);

/// What follows metres: "37m long", "100m hurdles".
static AFTER_METRES: Words =
    Words::new("long high wide deep tall from to above below in and at on away across by off freestyle hurdles butterfly sprint");
