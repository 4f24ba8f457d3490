//! Numbers in digits and in words: "1,234.5", "12,34,567", "2.5 million", "four hundred and three thousand", "two and a half".

use super::digits::{digits, literal, slash_fraction, vulgar};
use crate::language::Line;

/// A number as it is written, without its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    pub value: f64,
    /// The atom after its last.
    pub end: usize,
    /// The place value of its last significant digit: 100 for "1,200", 0.1 million for "2.4 million", 1 for "105".
    pub step: f64,
    /// Begins with digits.
    pub digits: bool,
    /// Ends in a scale word ("2 million"), with the factor; 1 otherwise.
    pub scale: f64,
    /// Written with digits alone and neither comma nor point: may be a year, a label.
    pub bare: bool,
}

/// Reads the number that begins at atom `i`. `join_and` lets "and" stand inside ("two hundred and six"); it must not between the ends
/// of a range ("between one hundred and two hundred").
pub(crate) fn cardinal(line: &Line, i: usize, decimal_comma: bool, join_and: bool) -> Option<Numeral> {
    let n = whole(line, i, decimal_comma, join_and)?;
    if n.value.fract() != 0.0 || n.scale >= 1000.0 {
        return Some(n);
    }
    // "two hundred point seventy-one", "two hundred and fifty-four hundredths"
    if let Some((fraction, step, end)) = spoken_decimals(line, &n) {
        return Some(Numeral { value: n.value + fraction, end, step, bare: false, ..n });
    }
    // "a five-and-a-half-year contract"
    if line.is_hyphen(n.end) && line.glued(n.end) && line.has(n.end + 1, &["and", "-", "a", "-", "half"]) {
        return Some(Numeral { value: n.value + 0.5, end: n.end + 6, step: 0.5, bare: false, ..n });
    }
    if join_and
        && line.word(n.end) == "and"
        && let Some((fraction, end)) = mixed_fraction(line, n.end)
    {
        return Some(Numeral { value: n.value + fraction, end, step: fraction, bare: false, ..n });
    }
    Some(n)
}

/// "point seven five" behind a whole number: the fraction, the place of its last digit, the atom after.
fn spoken_decimals(line: &Line, n: &Numeral) -> Option<(f64, f64, usize)> {
    if line.word(n.end) != "point" || n.digits && !n.bare {
        return None;
    }
    let mut at = n.end + 1;
    let (mut fraction, mut place) = (0.0, 1.0);
    while let Some((value, end)) = spoken_digits(line, at) {
        place *= if value < 10.0 { 10.0 } else { 100.0 };
        fraction += value / place;
        at = end;
    }
    (at > n.end + 1).then_some((fraction, 1.0 / place, at))
}

fn spoken_digits(line: &Line, i: usize) -> Option<(f64, usize)> {
    if line.is_number(i) {
        return Some(line.word(i)).filter(|raw| raw.len() == 1).and_then(|raw| raw.parse().ok()).map(|value| (value, i + 1));
    }
    words_below_hundred(line, i).filter(|_| !matches!(line.word(i), "a" | "an")).map(|n| (n.value, n.end))
}

fn whole(line: &Line, i: usize, decimal_comma: bool, join_and: bool) -> Option<Numeral> {
    let first = small(line, i, decimal_comma)?;
    let (mut current, mut end, mut step) = (first.value, first.end, first.step);
    let mut bare = first.bare;
    let mut total = 0.0;
    let mut last_scale = 1.0;
    // Each turn reads one group ("four hundred and three" "thousand"); a text can hold only so many scales.
    for _ in 0..8 {
        // hundreds
        if let Some(next) = scale_at(line, end, 100.0) {
            current *= 100.0;
            step *= 100.0;
            end = next;
            last_scale = 100.0;
            bare = false;
            if let Some((value, next)) = rest(line, end, decimal_comma, join_and, 100.0) {
                current += value;
                step = place(value);
                end = next;
                last_scale = 1.0;
            }
        }
        // thousands and more, perhaps "hundred million", "lakh crore"
        let mut scaled = false;
        while let Some((factor, next)) = big_scale(line, end) {
            current *= factor;
            step *= factor;
            end = next;
            last_scale = factor;
            scaled = true;
            bare = false;
        }
        total += current;
        // "a million and a half", "a billion and a half million"
        if scaled
            && join_and
            && last_scale >= 1000.0
            && let Some((share, next)) = mixed_fraction(line, end).filter(|_| line.word(end) == "and")
        {
            let (factor, next) = match big_scale(line, next) {
                Some((factor, after)) if factor < last_scale => (factor, after),
                _ => (last_scale, next),
            };
            total += share * factor;
            return Some(Numeral {
                value: total,
                end: next,
                step: share * factor,
                digits: first.digits,
                scale: last_scale,
                bare: false,
            });
        }
        if !scaled {
            break;
        }
        // a smaller group behind it
        let Some(mut at) = next_group(line, end, join_and) else { break };
        let Some(group) = small(line, at, decimal_comma) else { break };
        let more = scale_at(line, group.end, 100.0).is_some() || big_scale(line, group.end).is_some();
        if (group.digits && !more) || group.value >= last_scale || group.value.fract() != 0.0 {
            break;
        }
        let worth =
            big_scale(line, scale_at(line, group.end, 100.0).unwrap_or(group.end)).map_or(group.value, |(f, _)| group.value * f);
        if worth >= last_scale {
            break;
        }
        std::mem::swap(&mut at, &mut end);
        current = group.value;
        step = group.step;
        end = group.end;
        last_scale = 1.0;
    }
    Some(Numeral { value: total, end, step, digits: first.digits, scale: last_scale, bare })
}

/// A number below a hundred in words, or any number in digits; "two and a half", "2 1/2", "2½", "five point two".
fn small(line: &Line, i: usize, decimal_comma: bool) -> Option<Numeral> {
    let mut n = if line.is_number(i) { digits(line, i, decimal_comma)? } else { words_below_hundred(line, i)? };
    if n.value < 1000.0
        && let Some((fraction, step, end)) = spoken_decimals(line, &n)
    {
        n = Numeral { value: n.value + fraction, end, step, bare: false, ..n };
    }
    if let Some((value, end)) = mixed_fraction(line, n.end)
        && n.value.fract() == 0.0
    {
        n = Numeral {
            value: n.value + value.copysign(if n.value < 0.0 { -1.0 } else { 1.0 }),
            end,
            step: value,
            bare: false,
            ..n
        };
    }
    Some(n)
}

/// The fraction behind a whole number: "½", "1/2", "and a half", "and three quarters".
fn mixed_fraction(line: &Line, i: usize) -> Option<(f64, usize)> {
    let dash = line.is_hyphen(i) && line.glued(i) && line.glued(i + 1);
    let at = if dash { i + 1 } else { i };
    if let Some(value) = vulgar(line.word(at)) {
        return Some((value, at + 1));
    }
    if line.is_number(at) && (dash || !line.glued(at)) {
        return slash_fraction(line, at);
    }
    if line.word(i) == "and" {
        let (count, next) = match line.word(i + 1) {
            "a" | "an" => (1.0, i + 2),
            _ => words_below_hundred(line, i + 1).map(|n| (n.value, n.end))?,
        };
        let next = next + usize::from(line.is_hyphen(next));
        let word = line.word(next);
        let number = (count == 1.0) != word.ends_with('s') || word == "quarter";
        return denominator(word).filter(|_| number && line.word(next + 1) != "of").map(|d| (count / d, next + 1));
    }
    None
}

/// The denominator a fraction word names: "thirds" is 3.
pub(crate) fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        "first" | "firsts" | "second" | "seconds" => return None,
        _ => ordinal_word(word.strip_suffix('s').unwrap_or(word))?,
    })
}

fn next_group(line: &Line, end: usize, join_and: bool) -> Option<usize> {
    let comma = usize::from(line.word(end) == ",");
    let and = usize::from(matches!(line.word(end + comma), "and" | "&"));
    if and == 1 && !join_and {
        return None;
    }
    // "three million, two hundred": a comma before a number in words; "2 million, 40 of them" keeps its halves apart.
    if comma == 1 && (line.is_number(end + comma + and) || words_below_hundred(line, end + comma + and).is_none()) {
        return None;
    }
    Some(end + comma + and)
}

/// What stands after "hundred": "and six", "sixteen".
fn rest(line: &Line, i: usize, decimal_comma: bool, join_and: bool, below: f64) -> Option<(f64, usize)> {
    let and = line.word(i) == "and" || line.word(i) == "&";
    if and && !join_and {
        return None;
    }
    let at = if and { i + 1 } else { i };
    let n = small(line, at, decimal_comma)?;
    if n.value >= below
        || n.value <= 0.0
        || (n.digits && (!and || n.value.fract() != 0.0))
        || scale_at(line, n.end, 100.0).is_some()
        || and && line.word(n.end).ends_with('s') && denominator(line.word(n.end)).is_some()
    {
        return None;
    }
    // "five hundred and 20 percent of them": digits behind words only where nothing else claims them.
    if n.digits && (line.glued(n.end) || line.word(n.end) == "percent") {
        return None;
    }
    Some((n.value, n.end))
}

/// The atom after the scale word "hundred" at `i`, when the factor asked for is a hundred.
fn scale_at(line: &Line, i: usize, factor: f64) -> Option<usize> {
    let at = if line.is_hyphen(i) && line.glued(i) && line.glued(i + 1) { i + 1 } else { i };
    (factor == 100.0 && matches!(line.word(at), "hundred")).then_some(at + 1)
}

/// A scale word at `i`, a hyphen before it allowed ("a 15-million-dollar bridge"): its factor and the atom after it.
fn big_scale(line: &Line, i: usize) -> Option<(f64, usize)> {
    let at = if line.is_hyphen(i) && line.glued(i) && line.glued(i + 1) { i + 1 } else { i };
    let factor = scale_word(line.word(at)).or(if line.word(at) == "dozens" { Some(12.0) } else { None })?;
    // "86 Mio. euros": the stop of an abbreviation, where it ends no sentence
    let stopped = matches!(line.word(at), "mio" | "mrd" | "mn" | "mln" | "bn" | "bln")
        && line.word(at + 1) == "."
        && line.glued(at + 1)
        && super::money::suffix(line, at + 2).is_some();
    // "100 thousandths" is another word; "4 m" and "12b" are decided where the unit is known.
    Some((factor, at + 1 + usize::from(stopped)))
}

/// The factor of a scale word that can be nothing else.
pub(crate) fn scale_word(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "million" | "mln" | "mn" | "millions" | "mio" => 1e6,
        "billion" | "bn" | "bln" | "billions" | "mrd" => 1e9,
        "trillion" | "tn" | "trn" | "tln" | "trillions" => 1e12,
        "quadrillion" => 1e15,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "crore" | "crores" => 1e7,
        "dozen" => 12.0,
        _ => return None,
    })
}

fn words_below_hundred(line: &Line, i: usize) -> Option<Numeral> {
    let word = line.word(i);
    let make = |value: f64, end: usize| Some(Numeral { value, end, step: place(value), digits: false, scale: 1.0, bare: false });
    if matches!(word, "a" | "an") {
        let next = line.word(i + 1);
        let scale =
            next == "hundred" || matches!(next, "thousand" | "million" | "billion" | "trillion" | "dozen" | "lakh" | "crore");
        return scale.then(|| make(1.0, i + 1)).flatten();
    }
    if let Some(ten) = tens(word) {
        let dash = usize::from(line.is_hyphen(i + 1));
        if let Some(unit) = units(line.word(i + 1 + dash)).filter(|u| *u > 0.0) {
            // "twenty-one" is one number, "twenty-one-year" too; "sixty-one thirds" is left to the fractions.
            return make(ten + unit, i + 2 + dash);
        }
        return make(ten, i + 1);
    }
    units(word).or_else(|| teens(word)).and_then(|v| make(v, i + 1))
}

fn units(word: &str) -> Option<f64> {
    Some(match word {
        "zero" | "nought" | "naught" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        _ => return None,
    })
}

fn teens(word: &str) -> Option<f64> {
    Some(match word {
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        _ => return None,
    })
}

pub(super) fn tens(word: &str) -> Option<f64> {
    Some(match word {
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// The place value of the last digit that is not zero.
pub(crate) fn place(value: f64) -> f64 {
    let mut step = 1.0;
    if value == 0.0 || value.fract() != 0.0 || !value.is_finite() {
        return step;
    }
    while value % (step * 10.0) == 0.0 && step < 1e15 {
        step *= 10.0;
    }
    step
}

/// An ordinal at `i`, in digits ("7th") or words ("seventh", "twenty-first", "one hundred and fifth"): its value and the atom after.
pub(crate) fn ordinal(line: &Line, i: usize) -> Option<(f64, usize)> {
    if line.is_number(i) {
        let suffix = matches!(line.word(i + 1), "st" | "nd" | "rd" | "th") && line.glued(i + 1);
        return suffix.then(|| literal(line.word(i), false).map(|(v, _)| (v, i + 2))).flatten();
    }
    if let Some(value) = ordinal_word(line.word(i)) {
        return Some((value, i + 1));
    }
    if let Some(ten) = tens(line.word(i)) {
        let at = i + 1 + usize::from(line.is_hyphen(i + 1));
        return ordinal_word(line.word(at)).filter(|v| *v < 10.0).map(|v| (ten + v, at + 1));
    }
    // "three thousandth", "a hundred millionth"; "one thousandth" is a share
    if let Some(n) = whole(line, i, false, false).filter(|n| !n.digits && n.value > 1.0)
        && let Some(factor) = ordinal_word(line.word(n.end)).filter(|factor| *factor >= 1000.0)
    {
        return Some((n.value * factor, n.end + 1));
    }
    if matches!(line.word(i + 1), "hundred" | "hundredth" | "thousandth") {
        let head = units(line.word(i)).or(if line.word(i) == "a" { Some(1.0) } else { None })?;
        match line.word(i + 1) {
            "hundredth" => return Some((head * 100.0, i + 2)),
            "thousandth" => return Some((head * 1000.0, i + 2)),
            _ => {
                let at = i + 2 + usize::from(line.word(i + 2) == "and");
                if matches!(line.word(at), "hundred") {
                    return None;
                }
                if let Some(ten) = tens(line.word(at)) {
                    let next = at + 1 + usize::from(line.is_hyphen(at + 1));
                    return ordinal_word(line.word(next)).filter(|v| *v < 10.0).map(|v| (head * 100.0 + ten + v, next + 1));
                }
                return ordinal_word(line.word(at)).filter(|v| *v < 100.0).map(|v| (head * 100.0 + v, at + 1));
            }
        }
    }
    None
}

pub(super) fn ordinal_word(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" | "nineth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "sixtieth" => 60.0,
        "seventieth" => 70.0,
        "eightieth" => 80.0,
        "ninetieth" => 90.0,
        "hundredth" => 100.0,
        "thousandth" => 1000.0,
        "millionth" => 1e6,
        "billionth" => 1e9,
        "trillionth" => 1e12,
        _ => return None,
    })
}
