//! Lines and columns.
//!
//! Four notations meet here. Inside, everything is a byte offset (0-based, UTF-8). Editors speak of a line and a column, both 0-based,
//! the column counted from the line's start in UTF-8, UTF-16 or UTF-32 code units, as agreed with the client. Lines end at `\n`,
//! `\r\n` or `\r`, as LSP has it, and nowhere else. This file is the only one that counts UTF-16.
//!
//! All functions are total: an offset or a position past the end means the end (of the text, or of the line); one inside a character
//! means its start; one between `\r` and `\n` means the end of the line before them.

use std::sync::Arc;

use super::Span;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    Utf8,
    /// What LSP means when nothing was agreed.
    #[default]
    Utf16,
    Utf32,
}

/// A line and a column, both 0-based, the column in units of some [`Encoding`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineCol {
    pub line: u32,
    pub column: u32,
}

/// Finds lines and columns in one text. Each answer takes logarithmic time, also in one endless line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    text: Arc<str>,
    /// Where each line starts; the first is 0.
    starts: Vec<u32>,
    /// UTF-16 and UTF-32 units before each multiple of [`STEP`]; empty when the text is ASCII.
    steps: Vec<(u32, u32)>,
}

const STEP: usize = 4096;

impl LineIndex {
    pub fn new(text: Arc<str>) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        // A keystroke passes through here with the whole text, so pieces without a line end are passed over quickly.
        for (piece, from) in bytes.chunks(64).zip((0..).step_by(64)) {
            if sum(piece, |byte| u8::from(byte == b'\n' || byte == b'\r')) > 0 {
                for (&byte, at) in piece.iter().zip(from..) {
                    if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                        starts.push(at as u32 + 1);
                    }
                }
            }
        }
        let mut steps = Vec::new();
        if !text.is_ascii() {
            let (mut utf16, mut utf32) = (0, 0);
            for step in bytes.chunks(STEP) {
                steps.push((utf16, utf32));
                utf16 += units(step, Encoding::Utf16);
                utf32 += units(step, Encoding::Utf32);
            }
            steps.push((utf16, utf32));
        }
        LineIndex { text, starts, steps }
    }

    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How many lines there are; at least one, and one more than line ends.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line of an offset, 0-based. Messages to people add one.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1) as u32
    }

    /// The bytes of a line, its line end left out.
    pub fn line_range(&self, line: u32) -> std::ops::Range<u32> {
        let Some(&start) = self.starts.get(line as usize) else {
            return self.text.len() as u32..self.text.len() as u32;
        };
        let end = self.starts.get(line as usize + 1).map_or(self.text.len(), |&next| next as usize);
        let content = self.text.get(start as usize..end).unwrap_or("");
        start..start + content.trim_end_matches(['\r', '\n']).len() as u32
    }

    /// From an offset to where an editor sees it.
    pub fn position(&self, offset: u32, encoding: Encoding) -> LineCol {
        let offset = floor(&self.text, offset as usize) as u32;
        let line = self.line(offset);
        let start = self.starts.get(line as usize).copied().unwrap_or_default();
        LineCol { line, column: self.between(start, self.within(offset, line), encoding) }
    }

    /// From a span to where an editor sees its ends: most end in the line in which they begin, which is then sought once.
    pub fn positions(&self, span: Span, encoding: Encoding) -> (LineCol, LineCol) {
        let start = self.position(span.start, encoding);
        let next = self.starts.get(start.line as usize + 1).copied().unwrap_or(u32::MAX);
        if span.end >= next || span.end < span.start {
            return (start, self.position(span.end, encoding));
        }
        let (from, to) = (floor(&self.text, span.start as usize) as u32, floor(&self.text, span.end as usize) as u32);
        let more = self.between(self.within(from, start.line), self.within(to, start.line), encoding);
        (start, LineCol { column: start.column + more, ..start })
    }

    /// An offset of a line, before its line end.
    fn within(&self, offset: u32, line: u32) -> u32 {
        // Looked for only where one may be.
        let next = self.starts.get(line as usize + 1).map_or(self.text.len(), |&it| it as usize);
        if offset as usize + 2 < next { offset } else { offset.min(self.line_range(line).end) }
    }

    /// Units between two offsets of one line, which stand in this order.
    fn between(&self, from: u32, to: u32, encoding: Encoding) -> u32 {
        if self.steps.is_empty() || encoding == Encoding::Utf8 {
            return to - from;
        }
        let near = (to - from) as usize <= STEP;
        match self.text.as_bytes().get(from as usize..to as usize).filter(|_| near) {
            Some(bytes) => units(bytes, encoding),
            None => self.before(to, encoding) - self.before(from, encoding),
        }
    }

    /// From where an editor sees it to an offset.
    pub fn offset(&self, position: LineCol, encoding: Encoding) -> u32 {
        let range = self.line_range(position.line);
        if self.steps.is_empty() || encoding == Encoding::Utf8 {
            let offset = range.start.saturating_add(position.column).min(range.end);
            return floor(&self.text, offset as usize) as u32;
        }
        let wanted = self.before(range.start, encoding).saturating_add(position.column);
        let of = |step: &(u32, u32)| if encoding == Encoding::Utf16 { step.0 } else { step.1 };
        let step = self.steps.partition_point(|step| of(step) <= wanted).saturating_sub(1);
        // A step may fall inside a character, which is then counted before it.
        let from = (step * STEP).min(self.text.len());
        let from = (from..from + 4).find(|&at| self.text.is_char_boundary(at)).unwrap_or(from).max(range.start as usize);
        let rest = self.text.get(from..range.end as usize).unwrap_or("");
        let left = wanted.saturating_sub(self.before(from as u32, encoding));
        (from as u32 + column_to_bytes([rest].into_iter(), left, encoding) as u32).min(range.end)
    }

    /// Units before an offset, from the start of the text.
    fn before(&self, offset: u32, encoding: Encoding) -> u32 {
        if self.steps.is_empty() || encoding == Encoding::Utf8 {
            return offset;
        }
        let offset = (offset as usize).min(self.text.len());
        let step = offset / STEP;
        let (utf16, utf32) = self.steps.get(step).copied().unwrap_or_default();
        let known = if encoding == Encoding::Utf16 { utf16 } else { utf32 };
        known + units(self.text.as_bytes().get(step * STEP..offset).unwrap_or(&[]), encoding)
    }
}

/// How many bytes of a line, given in pieces, come before a column. Stops at the line's end.
pub(super) fn column_to_bytes<'a>(pieces: impl Iterator<Item = &'a str>, column: u32, encoding: Encoding) -> usize {
    let mut left = column as usize;
    let mut bytes = 0;
    for piece in pieces {
        for char in piece.chars() {
            let width = match encoding {
                Encoding::Utf8 => char.len_utf8(),
                Encoding::Utf16 => char.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if width > left || char == '\n' || char == '\r' {
                return bytes;
            }
            left -= width;
            bytes += char.len_utf8();
        }
    }
    bytes
}

/// Units that begin in these bytes: each character counts where its first byte stands.
fn units(bytes: &[u8], encoding: Encoding) -> u32 {
    let first = |byte: u8| u8::from(byte & 0xC0 != 0x80);
    match encoding {
        Encoding::Utf8 => bytes.len() as u32,
        Encoding::Utf16 => sum(bytes, |byte| first(byte) + u8::from(byte >= 0xF0)),
        Encoding::Utf32 => sum(bytes, first),
    }
}

/// Of each byte 0, 1 or 2, in all. Adds in bytes as far as a byte reaches, which compilers turn into a few wide instructions.
fn sum(bytes: &[u8], of: impl Fn(u8) -> u8) -> u32 {
    bytes.chunks(127).map(|piece| u32::from(piece.iter().map(|&byte| of(byte)).sum::<u8>())).sum()
}

/// The nearest character boundary at or before an offset, and no further than the end.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// The slow and plain way to count a column.
    fn naive(text: &str, offset: usize, encoding: Encoding) -> LineCol {
        let mut at = LineCol::default();
        let mut chars = text.char_indices().peekable();
        while let Some((place, char)) = chars.next() {
            if place >= offset {
                break;
            }
            let pair = char == '\r' && matches!(chars.peek(), Some((_, '\n')));
            match char {
                '\n' => at = LineCol { line: at.line + 1, column: 0 },
                '\r' if !pair => at = LineCol { line: at.line + 1, column: 0 },
                '\r' => {}
                _ => {
                    at.column += match encoding {
                        Encoding::Utf8 => char.len_utf8() as u32,
                        Encoding::Utf16 => char.len_utf16() as u32,
                        Encoding::Utf32 => 1,
                    }
                }
            }
        }
        at
    }

    #[test]
    fn columns_of_an_accent_an_emoji_and_what_follows() {
        let index = LineIndex::new("Zoë 🏃\u{200d}♀️ ran\r\n26 miles".into());
        let after = index.text().find(" ran").unwrap() as u32;
        assert_eq!(index.position(after, Encoding::Utf8), LineCol { line: 0, column: 18 });
        assert_eq!(index.position(after, Encoding::Utf16), LineCol { line: 0, column: 9 });
        assert_eq!(index.position(after, Encoding::Utf32), LineCol { line: 0, column: 8 });
        assert_eq!(index.position(after + 7, Encoding::Utf16), LineCol { line: 1, column: 1 });
    }

    #[test]
    fn past_the_end_is_the_end_and_inside_is_the_start() {
        let index = LineIndex::new("ab\r\n🦀\n".into());
        for encoding in ALL {
            assert_eq!(index.offset(LineCol { line: 0, column: 99 }, encoding), 2);
            assert_eq!(index.offset(LineCol { line: 99, column: 0 }, encoding), 9);
            assert_eq!(index.offset(LineCol { line: 2, column: u32::MAX }, encoding), 9);
            assert_eq!(index.position(u32::MAX, encoding), LineCol { line: 2, column: 0 });
            assert_eq!(index.position(3, encoding), LineCol { line: 0, column: 2 });
        }
        assert_eq!(index.offset(LineCol { line: 1, column: 1 }, Encoding::Utf16), 4);
        assert_eq!(index.position(6, Encoding::Utf8), LineCol { line: 1, column: 0 });
    }

    #[test]
    fn a_long_line_of_many_bytes_a_character() {
        let text: String = "é🦀a".repeat(5_000);
        let index = LineIndex::new(text.as_str().into());
        for (offset, _) in text.char_indices().step_by(97) {
            for encoding in ALL {
                let position = index.position(offset as u32, encoding);
                assert_eq!(index.offset(position, encoding), offset as u32);
            }
        }
    }

    proptest! {
        #[test]
        fn there_and_back(text in "(a|b|é|\u{301}|🦀|🏽|\u{2028}|\t|\r|\n|\r\n){0,60}") {
            let index = LineIndex::new(text.as_str().into());
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let inside_pair = offset > 0 && text.as_bytes()[offset - 1] == b'\r' && text.as_bytes().get(offset) == Some(&b'\n');
                for encoding in ALL {
                    let position = index.position(offset as u32, encoding);
                    prop_assert_eq!(position, naive(&text, offset, encoding));
                    for end in (0..text.len() + 3).step_by(3) {
                        let span = Span { start: offset as u32, end: end as u32 };
                        prop_assert_eq!(index.positions(span, encoding), (position, index.position(end as u32, encoding)));
                    }
                    let back = index.offset(position, encoding) as usize;
                    prop_assert_eq!(back, if inside_pair { offset - 1 } else { offset });
                }
            }
        }

        #[test]
        fn never_panics(text in ".{0,40}", offset: u32, line: u32, column: u32) {
            let index = LineIndex::new(text.as_str().into());
            for encoding in ALL {
                index.position(offset, encoding);
                let offset = index.offset(LineCol { line: line % 4, column: column % 50 }, encoding);
                prop_assert!(text.is_char_boundary(offset as usize));
            }
        }
    }
}
