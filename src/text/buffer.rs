//! The text of an open document, made for being edited. The only place that knows ropey.

use std::sync::Arc;

use ropey::Rope;

use super::position::{Encoding, LineCol, column_to_bytes};

/// The text of an open document. Cloning shares the text; an edit costs the same wherever it falls.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    rope: Rope,
}

/// One change to a text, as an editor tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; the whole text when absent. A range turned round is put right, one past the end means the end.
    pub range: Option<(LineCol, LineCol)>,
    pub text: String,
}

impl Buffer {
    pub fn new(text: &str) -> Buffer {
        Buffer { rope: Rope::from_str(text) }
    }

    /// Applies one edit. Of several in one message each speaks of the result of the one before.
    pub fn apply(&mut self, edit: &Edit, encoding: Encoding) {
        let Some((one, other)) = edit.range else {
            *self = Buffer::new(&edit.text);
            return;
        };
        let (one, other) = (self.char_at(one, encoding), self.char_at(other, encoding));
        let (start, end) = (one.min(other), one.max(other));
        if start < end {
            self.rope.remove(start..end);
        }
        if !edit.text.is_empty() {
            self.rope.insert(start, &edit.text);
        }
    }

    pub fn to_text(&self) -> Arc<str> {
        String::from(&self.rope).into()
    }

    /// In bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rope counts in characters.
    fn char_at(&self, position: LineCol, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_byte(line);
        let bytes = column_to_bytes(self.rope.line(line).chunks(), position.column, encoding);
        self.rope.byte_to_char(start + bytes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::position::LineIndex;
    use super::*;

    /// The same edit on a plain string.
    fn model(text: &mut String, edit: &Edit, encoding: Encoding) {
        let Some((one, other)) = edit.range else {
            *text = edit.text.clone();
            return;
        };
        let index = LineIndex::new(text.as_str().into());
        let (one, other) = (index.offset(one, encoding) as usize, index.offset(other, encoding) as usize);
        text.replace_range(one.min(other)..one.max(other), &edit.text);
    }

    fn positions() -> impl Strategy<Value = LineCol> {
        (0..9u32, 0..14u32).prop_map(|(line, column)| LineCol { line, column })
    }

    fn edits() -> impl Strategy<Value = Edit> {
        let text = "(word |é|\u{301}|🦀|\u{2028}|\u{85}|\u{b}|\r|\n|\r\n|\n\n){0,5}";
        (prop::option::weighted(0.95, (positions(), positions())), text).prop_map(|(range, text)| Edit { range, text })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn as_a_plain_string(start in "(a line\n|🦀é\r\n|x\r|\u{2028}){0,8}", edits in prop::collection::vec((edits(), 0..3usize), 1..40)) {
            let mut buffer = Buffer::new(&start);
            let mut text = start;
            for (edit, encoding) in edits {
                let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][encoding];
                buffer.apply(&edit, encoding);
                model(&mut text, &edit, encoding);
                prop_assert_eq!(&*buffer.to_text(), text.as_str());
                prop_assert_eq!(buffer.len(), text.len());
            }
        }
    }

    #[test]
    fn an_edit_past_the_end_or_turned_round() {
        let mut buffer = Buffer::new("one\ntwo");
        let at = |line, column| LineCol { line, column };
        buffer.apply(&Edit { range: Some((at(7, 7), at(9, 9))), text: "!".into() }, Encoding::Utf16);
        assert_eq!(&*buffer.to_text(), "one\ntwo!");
        buffer.apply(&Edit { range: Some((at(1, 3), at(0, 1))), text: "-".into() }, Encoding::Utf16);
        assert_eq!(&*buffer.to_text(), "o-!");
    }
}
