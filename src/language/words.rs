//! What the models see of a word: hashes of its form and of its parts, its shape, what the lexicon knows of it.

use super::lexicon::{Entry, Lexicon};
use crate::text::Span;

/// One token as the models see it. All hashes are of the normalised form: quotation marks and apostrophes unified, digits alike.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The form in small letters.
    pub form: u32,
    /// The form in small letters if the lexicon has it, else the word's shape and ending: few enough to be learnt.
    pub atom: u32,
    /// The last one to four letters in small letters.
    pub suffix: [u32; 4],
    /// The first one to three letters in small letters.
    pub prefix: [u32; 3],
    /// Capitals, digits and marks, runs shortened: `Xx`, `X.X.`, `d`.
    pub shape: u32,
    /// The tags the lexicon has seen the word with, and the names its parts are known from.
    pub entry: Entry,
    /// Whether the word begins with a small letter.
    pub lower: bool,
    /// Whether the word begins with a capital.
    pub capital: bool,
    /// Whether the word has a letter or a digit.
    pub wordlike: bool,
}

/// The words of one sentence. Words that American news, from which the models learnt, hardly has look like those it has: all currency
/// signs like the dollar's, "bn" like "billion".
pub fn words(text: &str, spans: &[Span], lexicon: &Lexicon) -> Vec<Word> {
    let mut open = false; // inside straight quotation marks
    let mut amount = 0; // 1 after a currency sign, 2 after the number behind it
    spans
        .iter()
        .map(|span| {
            let s = span.of(text);
            let digits = s.starts_with(|c: char| c.is_ascii_digit());
            let sign = s.len() <= 4 && s.ends_with(super::tokens::is_currency);
            let known = match s {
                "\"" => {
                    open = !open;
                    if open { "“" } else { "”" }
                }
                _ if sign => "$",
                "m" | "mn" | "M" | "mln" if amount == 2 => "million",
                "bn" | "bln" => "billion",
                "B" if amount == 2 => "billion",
                "tn" | "trn" if amount == 2 => "trillion",
                "pct" => "percent",
                s => s,
            };
            amount = match amount {
                _ if sign => 1,
                1 if digits => 2,
                _ => 0,
            };
            look(known, lexicon)
        })
        .collect()
}

/// The normalised form, as the lexicon has it: at most 40 characters.
fn normalise(s: &str, out: &mut [char; 40]) -> usize {
    match s {
        "``" => {
            out[0] = '“';
            return 1;
        }
        "''" => {
            out[0] = '”';
            return 1;
        }
        _ => {}
    }
    let numeric = s.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let mut n = 0;
    for c in s.chars().take(40) {
        let c = match c {
            '’' | '‘' | 'ʼ' if s.len() > 3 => '\'',
            '0'..='9' => '0',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        };
        // Numbers of any length look alike; years keep their four digits.
        if numeric && c == '0' && n > 0 && out[n - 1] == '0' && s.len() != 4 {
            continue;
        }
        out[n] = c;
        n += 1;
    }
    n
}

/// The hash under which the lexicon has the word as it is written.
pub fn exact(s: &str) -> u32 {
    let mut chars = ['\0'; 40];
    let n = normalise(s, &mut chars);
    hash(&chars[..n])
}

/// The hash of the word in small letters.
pub fn form(s: &str) -> u32 {
    let mut chars = ['\0'; 40];
    let n = normalise(s, &mut chars);
    chars[..n].iter_mut().for_each(|c| *c = small(*c));
    hash(&chars[..n])
}

/// Whether the word is known in small letters, and as the plural of a common noun: "ballots", "aggregates".
pub fn is_plural(s: &str, lexicon: &Lexicon) -> bool {
    let tag = lexicon.get(form(s)).and_then(|it| lexicon.classes.get(it.classes as usize)).map(|it| it.1);
    tag.and_then(|tag| super::Tag::ALL.get(tag as usize)) == Some(&super::Tag::Nns)
}

/// One word by itself.
pub fn look(s: &str, lexicon: &Lexicon) -> Word {
    let mut chars = ['\0'; 40];
    let n = normalise(s, &mut chars);
    let chars = &mut chars[..n];
    let first = chars.first().copied().unwrap_or(' ');
    let shape = shape(chars);
    let exact = hash(chars);
    let mut lowered = false;
    let mut wordlike = false;
    for c in chars.iter_mut() {
        let to = small(*c);
        lowered |= to != *c;
        wordlike |= to.is_alphanumeric();
        *c = to;
    }
    let form = if lowered { hash(chars) } else { exact };
    let mut suffix = [0; 4];
    let mut h = 17;
    for (i, slot) in suffix.iter_mut().enumerate() {
        if i < n {
            h = step(h, chars[n - 1 - i]);
        }
        *slot = h;
    }
    let mut prefix = [0; 3];
    let mut h = 23;
    for (i, slot) in prefix.iter_mut().enumerate() {
        if i < n {
            h = step(h, chars[i]);
        }
        *slot = h;
    }
    let own = lexicon.get(exact);
    let entry = own.or_else(|| if lowered { lexicon.get(form).map(Entry::uncertain) } else { None });
    let atom = if entry.is_some_and(|e| e.classes != 0) { form } else { suffix[2] ^ shape.wrapping_mul(0x9E37_79B9) };
    Word {
        form,
        atom,
        suffix,
        prefix,
        shape,
        entry: entry.unwrap_or_default(),
        lower: first.is_lowercase(),
        capital: first.is_uppercase(),
        wordlike,
    }
}

fn small(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

fn step(h: u32, c: char) -> u32 {
    (h ^ c as u32).wrapping_mul(0x0100_0193).rotate_left(5)
}

fn hash(chars: &[char]) -> u32 {
    let h = chars.iter().fold(0x811C_9DC5, |h, &c| step(h, c));
    (h ^ (h >> 15)).wrapping_mul(0x85EB_CA6B)
}

/// Character classes with runs cut to two. A capital after an apostrophe is as good as a small letter: "O'Brien" looks like "Brown".
fn shape(chars: &[char]) -> u32 {
    let mut h = 7;
    let (mut last, mut run) = (' ', 0);
    for (i, &c) in chars.iter().enumerate() {
        let joined = i > 0 && i <= 2 && c == '\'' && chars.get(i + 1).is_some_and(|c| c.is_alphabetic()) && chars.len() > i + 3;
        let class = if c == '0' {
            'd'
        } else if joined || i > 0 && i <= 3 && chars[i - 1] == '\'' && c.is_alphabetic() && chars.len() > 3 {
            'x'
        } else if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else {
            c
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 2 {
            h = step(h, class);
        }
    }
    h
}
