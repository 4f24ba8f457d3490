//! Numbers in digits: "1,234.5", "12,34,567", "40 000", "1.3x10^6", "½".

use super::numerals::Numeral;
use crate::language::Line;

/// "1/2" with a small denominator; never a date or a season ("5/17/2018", "2013/14", "24/7").
pub(crate) fn slash_fraction(line: &Line, i: usize) -> Option<(f64, usize)> {
    if !(line.is_number(i)
        && matches!(line.word(i + 1), "/" | "⁄")
        && line.glued(i + 1)
        && line.is_number(i + 2)
        && line.glued(i + 2))
    {
        return None;
    }
    if line.word(i + 3) == "/" || (i > 0 && line.word(i - 1) == "/" && line.glued(i)) {
        return None;
    }
    let a: f64 = line.word(i).parse().ok()?;
    let b: f64 = line.word(i + 2).parse().ok()?;
    let lexical = matches!((a as u32, b as u32), (9, 11) | (7, 7) | (24, 7) | (50, 50) | (20, 20));
    (a > 0.0 && a < b && b <= 1000.0 && a.fract() == 0.0 && b.fract() == 0.0 && !lexical).then_some((a / b, i + 3))
}

/// ½ and its kin.
pub(crate) fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅐" => 1.0 / 7.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        "⅑" => 1.0 / 9.0,
        "⅒" => 0.1,
        _ => return None,
    })
}

/// Digits: one atom, or groups parted by single spaces ("40 000").
pub(super) fn digits(line: &Line, i: usize, decimal_comma: bool) -> Option<Numeral> {
    let raw = line.word(i);
    if let Some((value, end)) = slash_fraction(line, i) {
        return Some(Numeral { value, end, step: value, digits: true, scale: 1.0, bare: false });
    }
    let (mut value, mut step) = literal(raw, decimal_comma)?;
    let mut end = i + 1;
    let mut bare = raw.bytes().all(|b| b.is_ascii_digit());
    if bare && raw.len() <= 3 && !raw.starts_with('0') {
        let mut at = end;
        let mut joined = raw.to_string();
        while let Some(group) = spaced_group(line, at) {
            joined.push_str(group);
            at += 1;
            if group.len() > 3 {
                break;
            }
        }
        // A phone number goes on; a quantity does not.
        let goes_on = line.is_number(at) || line.glued(at) && (line.is_hyphen(at) || line.is_word(at) && line.word(at).len() > 3);
        if at > end
            && !goes_on
            && let Some((v, s)) = literal(&joined, false)
        {
            (value, step, end, bare) = (v, s, at, false);
        }
    }
    // 10^6, 2.5^-1
    if line.word(end) == "^" && line.glued(end) && line.glued(end + 1) {
        let (sign, at) = signed(line, end + 1);
        let power = line.word(at).parse::<i32>().ok().filter(|power| line.is_number(at) && *power < 300);
        if let Some(power) = power.map(|power| value.powi(sign * power)).filter(|power| power.is_finite()) {
            return Some(Numeral { value: power, end: at + 1, step: power * 0.1, digits: true, scale: 1.0, bare: false });
        }
    }
    // 1.3x10^6, 2.48×10−5, 4e14
    if let Some((factor, next)) = exponent(line, end) {
        return Some(Numeral { value: value * factor, end: next, step: step * factor, digits: true, scale: 1.0, bare: false });
    }
    Some(Numeral { value, end, step, digits: true, scale: 1.0, bare })
}

/// A group of three digits after one space or no-break space.
pub(super) fn spaced_group<'a>(line: &Line<'a>, i: usize) -> Option<&'a str> {
    let word = line.word(i);
    let gap = line.prose.get(line.end_before(i)..line.start(i))?;
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail_ok =
        digits == word.len() || word.as_bytes().get(digits) == Some(&b'.') && word.bytes().filter(|&b| b == b'.').count() == 1;
    (line.is_number(i)
        && digits == 3
        && tail_ok
        && !word.contains(',')
        && matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}"))
    .then_some(word)
}

pub(super) fn exponent(line: &Line, i: usize) -> Option<(f64, usize)> {
    if line.word(i) == "e" && line.glued(i) && line.glued(i + 1) {
        let (sign, at) = signed(line, i + 1);
        if line.is_number(at) && line.glued(at) {
            let n: i32 = line.word(at).parse().ok()?;
            return (n < 300).then(|| (10f64.powi(sign * n), at + 1));
        }
        return None;
    }
    if matches!(line.word(i), "x" | "×" | "*") && line.word(i + 1) == "10" {
        let caret = usize::from(line.word(i + 2) == "^");
        let (sign, at) = signed(line, i + 2 + caret);
        if (caret == 1 || sign < 0) && line.is_number(at) && line.glued(at) {
            let n: i32 = line.word(at).parse().ok()?;
            return (n < 300).then(|| (10f64.powi(sign * n), at + 1));
        }
    }
    None
}

pub(super) fn signed(line: &Line, i: usize) -> (i32, usize) {
    match line.word(i) {
        "-" | "−" | "–" => (-1, i + 1),
        "+" => (1, i + 1),
        _ => (1, i),
    }
}

/// One literal and the place value of its last significant digit. None for what only looks like a number: an IP address, a list.
pub(crate) fn literal(raw: &str, decimal_comma: bool) -> Option<(f64, f64)> {
    let dots = raw.bytes().filter(|&b| b == b'.').count();
    let commas = raw.bytes().filter(|&b| b == b',').count();
    let groups = |mark: char, text: &str| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or("");
        (1..=3).contains(&first.len()) && parts.all(|p| p.len() == 3)
    };
    let (grouping, decimal) = match (commas, dots) {
        (0, 0) => (None, None),
        (0, 1) if decimal_comma && groups('.', raw) && !raw.starts_with('0') => (Some('.'), None),
        (0, 1) => (None, Some('.')),
        (0, _) if groups('.', raw) => (Some('.'), None),
        (1, 0) if decimal_comma => (None, Some(',')),
        (_, 0) if groups(',', raw) || indian(raw) => (Some(','), None),
        (1, 0) if raw.rsplit(',').next().is_some_and(|tail| tail.len() <= 2) => (None, Some(',')),
        (_, 1) if raw.rfind(',') < raw.find('.') => {
            let whole = raw.split('.').next().unwrap_or("");
            if !groups(',', whole) && !indian(whole) {
                return None;
            }
            (Some(','), Some('.'))
        }
        (1, _) if raw.rfind('.') < raw.find(',') && groups('.', raw.split(',').next().unwrap_or("")) => (Some('.'), Some(',')),
        _ => return None,
    };
    let mut plain = String::with_capacity(raw.len() + 1);
    for c in raw.chars().filter(|&c| Some(c) != grouping) {
        plain.push(if Some(c) == decimal { '.' } else { c });
    }
    if plain.starts_with('.') {
        plain.insert(0, '0');
    }
    let value: f64 = plain.parse().ok()?;
    if !value.is_finite() {
        return None;
    }
    let step = match plain.find('.') {
        Some(at) => 10f64.powi(-((plain.len() - at - 1).min(300) as i32)),
        None => 10f64.powi(plain.bytes().rev().take_while(|&b| b == b'0').count().min(300) as i32),
    };
    Some((value, if value == 0.0 { 1.0f64.min(step) } else { step }))
}

/// Indian grouping: 12,34,567.
pub(super) fn indian(text: &str) -> bool {
    let parts: Vec<&str> = text.split(',').collect();
    let n = parts.len();
    n >= 3
        && parts.last().is_some_and(|p| p.len() == 3)
        && parts[1..n - 1].iter().all(|p| p.len() == 2)
        && (1..=2).contains(&parts[0].len())
}

/// Whether a document writes 2,5 for two and a half: numbers with a comma and one or two digits behind it, and none with a full stop
/// there. "pages 2,4" alone does not make it so.
pub fn decimal_comma<'a>(blocks: impl Iterator<Item = &'a str>) -> bool {
    let (mut commas, mut measured) = (0, false);
    for prose in blocks {
        let bytes = prose.as_bytes();
        let mut at = 0;
        while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)).map(|next| at + next) {
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
            let raw = prose.get(start..start + length).unwrap_or("").trim_end_matches(['.', ',']);
            at = start + length;
            let Some(mark) = raw.rfind(['.', ',']).filter(|mark| (1..=2).contains(&(raw.len() - mark - 1))) else { continue };
            let others = raw.get(..mark).unwrap_or("");
            match raw.as_bytes().get(mark) {
                Some(b'.') if !others.contains('.') => return false,
                Some(b',') if !others.contains(',') => {
                    commas += 1;
                    let rest = prose.get(start + raw.len()..).unwrap_or("").trim_start();
                    measured |= ["%", "per", "million", "billion", "km", "m ", "kg", "euro", "€", "°"]
                        .iter()
                        .any(|it| rest.starts_with(it));
                }
                _ => {}
            }
        }
    }
    commas > 1 || commas == 1 && measured
}
