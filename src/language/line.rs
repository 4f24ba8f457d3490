//! Atoms: a sentence cut into runs of digits, runs of letters and single marks, for the reading of numbers. Finer than tokens and
//! independent of how these cut "12.5m", "7-or 8-inch" or "1/2".

/// A run of digits, a run of letters, or one mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub start: u32,
    pub end: u32,
    pub shape: Shape,
    /// No white space between the atom before and this one.
    pub glued: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Digits with the commas and full stops between them: `1,234.5`.
    Number,
    /// Letters; initials keep their full stops (`p.m.`).
    Word,
    Mark,
}

/// The atoms of one sentence. Asking beyond its ends is allowed and finds nothing.
pub(crate) struct Line<'a> {
    pub prose: &'a str,
    /// The prose in ASCII lower case, byte for byte as long.
    pub lower: &'a str,
    pub atoms: Vec<Atom>,
}

impl<'a> Line<'a> {
    /// Cuts `prose[from..to]`, reusing `atoms`.
    pub fn new(prose: &'a str, lower: &'a str, from: usize, to: usize, mut atoms: Vec<Atom>) -> Line<'a> {
        atoms.clear();
        cut(prose, from, to, &mut atoms);
        Line { prose, lower, atoms }
    }

    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Atom `i` in lower case; empty when there is none.
    pub fn word(&self, i: usize) -> &'a str {
        self.atoms.get(i).map_or("", |a| self.lower.get(a.start as usize..a.end as usize).unwrap_or(""))
    }

    /// Atom `i` as it is written.
    pub fn raw(&self, i: usize) -> &'a str {
        self.atoms.get(i).map_or("", |a| self.prose.get(a.start as usize..a.end as usize).unwrap_or(""))
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.shape == Shape::Number)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.shape == Shape::Word)
    }

    pub fn is_mark(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.shape == Shape::Mark)
    }

    /// Whether atom `i` follows its predecessor without white space.
    pub fn glued(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.glued)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// A hyphen or dash between two parts of a word or two numbers.
    pub fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "–" | "‑" | "‐" | "—" | "−")
    }

    pub fn start(&self, i: usize) -> usize {
        self.atoms.get(i).map_or(0, |a| a.start as usize)
    }

    /// The end of the atom before `i`: atoms are ranges `from..to`.
    pub fn end_before(&self, to: usize) -> usize {
        to.checked_sub(1).and_then(|i| self.atoms.get(i)).map_or(0, |a| a.end as usize)
    }

    /// Whether the words from `i` on are exactly these.
    pub fn has(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.word(i + k) == *w)
    }

    /// Whether the words right before `i` are exactly these.
    pub fn has_before(&self, i: usize, words: &[&str]) -> bool {
        i >= words.len() && self.has(i - words.len(), words)
    }
}

fn cut(prose: &str, from: usize, to: usize, atoms: &mut Vec<Atom>) {
    let Some(text) = prose.get(from..to) else { return };
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut end = 0; // of the last atom
    while at < bytes.len() {
        let start = at;
        let b = bytes[at];
        let shape = if b.is_ascii_alphabetic() {
            at = word_end(text, at);
            Shape::Word
        } else if b.is_ascii_digit() || (b == b'.' && opens_decimal(bytes, at)) {
            at = number_end(bytes, at);
            Shape::Number
        } else if b < 0x80 {
            at += 1;
            if b <= b' ' {
                continue;
            }
            Shape::Mark
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') {
                at += c.len_utf8();
                continue;
            }
            if c.is_alphabetic() {
                at = word_end(text, at);
                Shape::Word
            } else {
                at += c.len_utf8();
                Shape::Mark
            }
        };
        let glued = start == end && !atoms.is_empty();
        atoms.push(Atom { start: (from + start) as u32, end: (from + at) as u32, shape, glued });
        end = at;
    }
}

/// ".500" opens a number, "end.500" does not.
fn opens_decimal(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        && (at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'\t' | b'(' | b'$' | b'-' | b'~' | b'+' | b'"'))
}

fn number_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let joined = matches!(bytes.get(at), Some(b'.' | b',')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !joined {
            return at;
        }
        at += 1;
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        match bytes.get(at) {
            Some(b) if b.is_ascii_alphabetic() => at += 1,
            Some(b) if *b >= 0x80 => match text[at..].chars().next() {
                Some(c) if c.is_alphabetic() => at += c.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    // Initials: "p.m.", "U.S."
    if at - start == 1 && bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
        let mut end = at;
        while bytes.get(end) == Some(&b'.')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
            && !bytes.get(end + 2).is_some_and(|b| b.is_ascii_alphanumeric())
        {
            end += 2;
        }
        if end > at {
            return if bytes.get(end) == Some(&b'.') { end + 1 } else { end };
        }
    }
    at
}
