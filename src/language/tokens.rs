//! Words, numbers and marks: text into tokens after the conventions of spaCy's English (OntoNotes with hyphens split off).
//!
//! Where news prose and the treebank differ, what serves the reading of figures wins: a number and a unit or currency glued to it are
//! tokens of their own (`$12.5m`, `5pm`, `10%`), a calendar date in ISO form is one token.

use super::abbreviations::keeps_full_stop;
use crate::text::Span;

/// The tokens of a text in order, never empty, never overlapping, always on character boundaries. White space belongs to none.
pub fn tokenise(text: &str) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = None;
    for (at, c) in text.char_indices() {
        if is_white(c) {
            if let Some(from) = start.take() {
                chunk(text, from, at, &mut tokens);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        chunk(text, from, text.len(), &mut tokens);
    }
    tokens
}

/// White space, and the characters that show as nothing.
pub(crate) fn is_white(c: char) -> bool {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => true,
        c if c.is_ascii() => c.is_ascii_control(),
        '\u{200b}' | '\u{feff}' | '\u{2060}' => true,
        c => c.is_whitespace(),
    }
}

/// One run of text without white space: peels marks off both ends, then cuts what is left at marks inside.
fn chunk(text: &str, mut start: usize, mut end: usize, out: &mut Vec<Span>) {
    if text.as_bytes()[start..end].iter().all(u8::is_ascii_alphabetic) {
        return word(text, start, end, out);
    }
    if is_clitic(&text[start..end]) {
        return out.push(Span::new(start, end));
    }
    while let Some(length) = prefix(&text[start..end]) {
        out.push(Span::new(start, start + length));
        start += length;
    }
    let mut tail = Vec::new();
    while let Some(length) = suffix(text, start, end) {
        tail.push(Span::new(end - length, end));
        end -= length;
    }
    if start < end {
        if is_address(&text[start..end]) || is_iso_date(&text[start..end]) {
            out.push(Span::new(start, end));
        } else {
            infixes(text, start, end, out);
        }
    }
    out.extend(tail.into_iter().rev());
}

/// The length of a mark that opens this text, if there is one.
fn prefix(s: &str) -> Option<usize> {
    let c = s.chars().next()?;
    match c {
        '.' => {
            let dots = s.bytes().take_while(|&b| b == b'.').count();
            (dots > 1 || !s[1..].starts_with(|c: char| c.is_ascii_digit())).then_some(dots)
        }
        '-' => Some(s.bytes().take_while(|&b| b == b'-').count()),
        '\'' | '’' if is_clitic(s) || is_decade(&s[c.len_utf8()..]) => None,
        '@' => None,
        '`' => Some(if s.starts_with("``") { 2 } else { 1 }),
        '\'' if s.starts_with("''") => Some(2),
        '°' if s.starts_with("°C") || s.starts_with("°F") => Some("°C".len()),
        c if is_mark(c) || is_currency(c) => Some(c.len_utf8()),
        _ => None,
    }
}

/// The length of a mark that closes `text[start..end]`, if there is one.
fn suffix(text: &str, start: usize, end: usize) -> Option<usize> {
    let s = &text[start..end];
    let c = s.chars().next_back()?;
    match c {
        '.' => {
            let dots = s.bytes().rev().take_while(|&b| b == b'.').count();
            (dots > 1 || !keeps_full_stop(&s[..s.len() - 1], &text[end..])).then_some(dots)
        }
        '-' => {
            let dashes = s.bytes().rev().take_while(|&b| b == b'-').count();
            (dashes > 1).then_some(dashes)
        }
        ')' if s.len() < 24 && s.find('(').is_some_and(|at| at > 0 && s.len() - at <= 4) => None,
        '/' => None,
        '\'' if s.len() > 2 && s.ends_with("''") => Some(2),
        c if is_mark(c) || is_currency(c) => Some(c.len_utf8()),
        _ => None,
    }
}

/// Cuts at marks between letters and digits; the pieces between them are words.
fn infixes(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let s = &text[start..end];
    let mut from = 0; // where the current piece begins
    let mut at = 0;
    while let Some(c) = s[at..].chars().next() {
        let length = if at == 0 { None } else { infix(s, from, at, c) };
        let Some(length) = length else {
            at += c.len_utf8();
            continue;
        };
        let cut = if is_currency(c) && is_currency_prefix(&s[from..at]) { from } else { at };
        word(text, start + from, start + cut, out);
        out.push(Span::new(start + cut, start + at + length));
        at += length;
        from = at;
    }
    word(text, start + from, end, out);
}

/// The length of the mark `c` at `at` if it divides the text there into tokens. `from` is where the word before it begins.
fn infix(s: &str, from: usize, at: usize, c: char) -> Option<usize> {
    let bytes = s.as_bytes();
    let before = bytes[at - 1];
    let rest = &s[at + c.len_utf8()..];
    let next = rest.chars().next();
    let next_alphabetic = next.is_some_and(char::is_alphabetic);
    let next_digit = next.is_some_and(|c| c.is_ascii_digit());
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => None,
        '-' | '\u{2010}' | '\u{2011}' => {
            let run = if c == '-' { s[at..].bytes().take_while(|&b| b == b'-').count() } else { c.len_utf8() };
            let before_number = before.is_ascii_digit() || before == b'%';
            let word_before = before.is_ascii_alphabetic() || before >= 0x80;
            let cuts = run > 1 && c == '-'
                || (word_before || before_number) && next_alphabetic
                || before_number && (next_digit || next.is_some_and(is_currency))
                || next_digit && joins_numbers(&s[from..at]);
            cuts.then_some(run)
        }
        '.' => {
            let dots = s[at..].bytes().take_while(|&b| b == b'.').count();
            let lower = at >= 2 && bytes[at - 1].is_ascii_lowercase() && bytes[at - 2].is_ascii_lowercase();
            let capital = next.is_some_and(char::is_uppercase);
            (dots > 1 || lower && capital && !rest.bytes().take(40).any(|b| b == b'.')).then_some(dots)
        }
        ',' => (!(before.is_ascii_digit() && next_digit)).then_some(1),
        ':' | '=' => next_alphabetic.then_some(1),
        '/' => (next_alphabetic && !is_slashed_unit(s)).then_some(1),
        // 5'7": feet and inches
        '\'' | '’' | '′' if before.is_ascii_digit() && next_digit => Some(c.len_utf8()),
        '\'' | '’' | '‘' | '&' | '@' | '#' | '_' | '*' | '+' | '~' | '^' => None,
        '(' | ')' if s.len() < 24 && s.ends_with(')') && s.find('(').is_some_and(|open| s.len() - open <= 4) => None,
        '%' => Some(1),
        '°' => Some(if rest.starts_with(['C', 'F']) { 3 } else { 2 }),
        c if is_mark(c) || is_currency(c) => Some(c.len_utf8()),
        _ => None,
    }
}

/// A word without marks inside but for its own: splits off what is contracted or glued, three times at most (`would|n't|'ve`).
fn word(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let mut ends = [end; 4];
    let mut parts = 0;
    while parts < 3 {
        let s = &text[start..ends[parts]];
        let cut = match s.as_bytes().first() {
            None => return,
            Some(b'0'..=b'9' | b'.') => unit_start(s),
            Some(b'A'..=b'Z') => money_code(s).or_else(|| contraction(s)),
            Some(_) => contraction(s),
        };
        let Some(cut) = cut.filter(|&cut| cut > 0 && cut < s.len()) else { break };
        parts += 1;
        ends[parts] = start + cut;
    }
    let mut from = start;
    for &to in ends[..=parts].iter().rev() {
        out.push(Span::new(from, to));
        from = to;
    }
}

/// Where the second part of a contracted word begins: `do|n't`, `Kirby|’s`, `can|not`.
fn contraction(s: &str) -> Option<usize> {
    if s.len() < 3 {
        return None;
    }
    if s.is_ascii() && s.bytes().all(|b| b.is_ascii_alphabetic()) {
        return match s.len() {
            5 if s.eq_ignore_ascii_case("gonna") || s.eq_ignore_ascii_case("wanna") || s.eq_ignore_ascii_case("gotta") => Some(3),
            6 if s.eq_ignore_ascii_case("cannot") => Some(3),
            _ => None,
        };
    }
    const ENDINGS: [&str; 14] = ["n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d", "'m", "’m"];
    ENDINGS.iter().find_map(|ending| {
        let cut = s.len().checked_sub(ending.len())?;
        (cut > 0 && s.is_char_boundary(cut) && s[cut..].eq_ignore_ascii_case(ending)).then_some(cut)
    })
}

/// Where the unit glued to a number begins: `12.5|m`, `5|pm`. None for ordinals, decades and names of things (`20th`, `1990s`, `3D`).
fn unit_start(s: &str) -> Option<usize> {
    let digits = s.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '½' | '¼' | '¾' | '⅓' | '⅔')))?;
    let unit = &s[digits..];
    const UNITS: [&str; 72] = [
        "m", "bn", "tn", "mn", "mln", "bln", "trn", "k", "b", "t", "million", "billion", "trillion", "p", "c", "am", "pm", "a.m",
        "p.m", "a.m.", "p.m.", "km", "km2", "km²", "km/h", "kmh", "kph", "mph", "m2", "m²", "m3", "m³", "m/s", "cm", "mm", "nm",
        "kg", "g", "mg", "lb", "lbs", "oz", "st", "ft", "in", "yd", "yds", "mi", "sq", "ha", "l", "ml", "w", "kw", "mw", "gw",
        "twh", "gwh", "mwh", "kwh", "hz", "khz", "mhz", "ghz", "gb", "mb", "tb", "kb", "hrs", "hr", "min", "bps",
    ];
    let ordinal = digits > 0 && matches!(unit, "st");
    if ordinal {
        // "6st" is a weight; "21st", "1st" are ordinals.
        return (!s[..digits].ends_with('1') || s[..digits].ends_with("11")).then_some(digits);
    }
    (UNITS.iter().any(|u| unit.eq_ignore_ascii_case(u)) && !matches!(unit, "G" | "T" | "C2")).then_some(digits)
}

/// Where the number begins that is glued to a currency's code: `Rs|500`, `USD|20`.
fn money_code(s: &str) -> Option<usize> {
    let digits = s.bytes().take(4).position(|b| b.is_ascii_digit())?;
    const CODES: [&str; 19] = [
        "Rs", "Rs.", "Rp", "RM", "USD", "EUR", "GBP", "INR", "CHF", "AUD", "CAD", "NZD", "KES", "NGN", "ZAR", "JPY", "CNY",
        "HKD", "SGD",
    ];
    CODES.contains(&&s[..digits]).then_some(digits)
}

fn is_currency_prefix(s: &str) -> bool {
    matches!(s, "US" | "A" | "AU" | "C" | "CA" | "NZ" | "HK" | "S" | "NT" | "R" | "J" | "Bds" | "EC" | "TT" | "Z")
}

/// `3-to-4`: a word that stands between two numbers, or is one.
fn joins_numbers(piece: &str) -> bool {
    matches!(piece, "to" | "or" | "and" | "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
}

fn is_slashed_unit(s: &str) -> bool {
    const WHOLE: [&str; 6] = ["and/or", "w/o", "c/o", "s/he", "n/a", "a/c"];
    WHOLE.iter().any(|w| s.eq_ignore_ascii_case(w)) || s.ends_with("km/h") || s.ends_with("m/s") || s.ends_with("mi/h")
}

/// What follows the apostrophe of a contraction when the text already stands apart: `Kirby ’s`, `do n’t`.
fn is_clitic(s: &str) -> bool {
    if s.len() > 7 || s.len() < 2 || !s.contains(['\'', '’']) {
        return false;
    }
    let lower = s.to_lowercase().replace('’', "'");
    matches!(lower.as_str(), "'s" | "'ll" | "'re" | "'ve" | "'d" | "'m" | "n't" | "'em" | "'cause" | "'til")
}

/// "'90s", the apostrophe left out; marks may follow.
fn is_decade(s: &str) -> bool {
    let s = s.trim_end_matches(|c: char| !c.is_alphanumeric());
    s.len() == 3 && s.as_bytes()[1] == b'0' && s.as_bytes()[0].is_ascii_digit() && s.ends_with('s')
}

/// A mark that is never part of a word.
fn is_mark(c: char) -> bool {
    match c {
        ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\'' | '*' | '_' | '|' | '='
        | '~' | '#' | '&' | '%' | '+' | '/' | '\\' | '^' | '`' => true,
        c if c.is_ascii() => false,
        '…' | '—' | '–' | '―' | '‒' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '¿' | '¡' | '•' | '·'
        | '§' | '¶' | '†' | '‡' | '°' | '‰' | '×' | '−' | '→' | '▪' | '●' | '■' | '。' | '、' | '±' | '≈' | '≥' | '≤' | '™'
        | '®' | '©' => true,
        _ => false,
    }
}

/// A currency sign.
pub(crate) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '¢' | '₹' | '₩' | '₽' | '₺' | '₦' | '₱' | '₪' | '₫' | '₴' | '฿')
}

/// A web or e-mail address, or a handle.
fn is_address(s: &str) -> bool {
    if s.contains("://") || s.starts_with("www.") || s.starts_with('@') {
        return true;
    }
    if let Some(at) = s.find('@') {
        return at > 0 && s[at..].contains('.');
    }
    // A bare host: at least one dot, only host characters, and a common top level at the end of the host.
    let host = s.split('/').next().unwrap_or(s);
    let Some(dot) = host.rfind('.') else { return false };
    const TOPS: [&str; 18] =
        ["com", "org", "net", "gov", "edu", "int", "info", "io", "co", "uk", "eu", "de", "fr", "ca", "au", "in", "mil", "tv"];
    dot > 1 && TOPS.contains(&&host[dot + 1..]) && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
}

/// `2023-12-01`.
fn is_iso_date(s: &str) -> bool {
    s.len() == 10 && s.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::tokenise;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words: Vec<&str> = tokenise(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn numbers_and_their_units() {
        check("They paid $12.5m (£9.9bn), or 10%.", "They paid $ 12.5 m ( £ 9.9 bn ) , or 10 % .");
        check("US$3m, A$40, €7, 5€ and Rs500", "US$ 3 m , A$ 40 , € 7 , 5 € and Rs 500");
        check("At 5pm, 7:30am or 9 a.m. on 2023-12-01", "At 5 pm , 7:30 am or 9 a.m. on 2023-12-01");
        check("1,200 at 3.5p; 30C, 30°C, 80km/h", "1,200 at 3.5 p ; 30 C , 30 °C , 80 km/h");
        check("the 1990s, the 20th, a 3D film, 21st", "the 1990s , the 20th , a 3D film , 21st");
        check("won 4-1, 40–60, 50%-52%, 5-to-4, $5-$10", "won 4 - 1 , 40 – 60 , 50 % - 52 % , 5 - to - 4 , $ 5 - $ 10");
        check("in the '90s (the ’80s)", "in the '90s ( the ’80s )");
        check("'90 men' and '20s jazz' at 5'7\", 6' tall", "' 90 men ' and '20s jazz ' at 5 ' 7 \" , 6 ' tall");
        check("9/11 and 2021/22 and 1/2", "9/11 and 2021/22 and 1/2");
        check("a .5 share, a 401(k), -5 degrees", "a .5 share , a 401(k) , - 5 degrees");
    }

    #[test]
    fn hyphens() {
        check("a 50-day, seven-week 15-year-old plan", "a 50 - day , seven - week 15 - year - old plan");
        check("a 7.6-magnitude quake", "a 7.6 - magnitude quake");
        check("COVID-19 and the G-7 with F-35s", "COVID-19 and the G-7 with F-35s");
        check("U.S.-backed", "U.S.-backed");
    }

    #[test]
    fn quotes_and_contractions() {
        check("“We don’t,” Kirby’s aide can't say.", "“ We do n’t , ” Kirby ’s aide ca n't say .");
        check("the workers’ union ('the best')", "the workers ’ union ( ' the best ' )");
        check("I'd say they'll cannot o'clock O'Brien", "I 'd say they 'll can not o'clock O'Brien");
        check("Sunak ’s plan does n't", "Sunak ’s plan does n't");
    }

    #[test]
    fn full_stops_and_dashes() {
        check("Mr. Low of the U.S. met J. Doe at Acme Inc.", "Mr. Low of the U.S. met J. Doe at Acme Inc.");
        check("Well... yes—no, maybe -- ok… The end.", "Well ... yes — no , maybe -- ok … The end .");
        check(
            "See https://example.org/a,b?c=1. Or mail a.b@example.com, now.",
            "See https://example.org/a,b?c=1 . Or mail a.b@example.com , now .",
        );
        check("He left.Then she came.", "He left . Then she came .");
        check("Was it No. 10? No.", "Was it No. 10 ? No .");
    }

    #[test]
    fn prose_as_it_comes() {
        check("J.K. Low, 34, at 12 High St.\r\nHe’s 6ft 2in", "J.K. Low , 34 , at 12 High St. He ’s 6 ft 2 in");
        check("at 10.30am, 7:30pm; 9 a.m.–5 p.m.", "at 10.30 am , 7:30 pm ; 9 a.m. – 5 p.m.");
        check("5%, 2.5%–3%; €1.2bn-plus", "5 % , 2.5 % – 3 % ; € 1.2 bn - plus");
        check("‘It’s over.’ «Non», „Ja“ ''so''", "‘ It ’s over . ’ « Non » , „ Ja “ '' so ''");
        check("a_b+c@d-e.org, @handle (http://a.org/b)", "a_b+c@d-e.org , @handle ( http://a.org/b )");
        check("24/7 and/or 1/2, e.g. Ann, i.e. me, etc.", "24/7 and/or 1/2 , e.g. Ann , i.e. me , etc.");
        check("The count—3,000—fell to 1,500–2,000.", "The count — 3,000 — fell to 1,500 – 2,000 .");
    }

    #[test]
    fn nothing_but_space() {
        check("  \n\u{a0}\u{200b} ", "");
    }
}
