//! Bytes to text, without moving an offset.

use std::sync::Arc;

use super::Problem;
use crate::text::Span;

/// The text of the bytes. What is no UTF-8 becomes as many question marks and is told once; a file in UTF-16, or one that is no text at
/// all, becomes blank, since nothing in it can be prose.
pub fn decode(bytes: &[u8]) -> (Arc<str>, Vec<Problem>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => (text.into(), Vec::new()),
        Ok(_) => (blank(bytes), vec![problem(0, bytes.len(), "This file holds binary data, so nothing in it was read.")]),
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => {
            (blank(bytes), vec![problem(0, 2, "This file is in UTF-16, so nothing in it was read. Save it as UTF-8.")])
        }
        Err(_) if bytes.contains(&0) => {
            (blank(bytes), vec![problem(0, bytes.len(), "This file holds binary data, so nothing in it was read.")])
        }
        Err(error) => {
            let first = error.valid_up_to();
            let message = format!(
                "This file is not UTF-8: the byte at offset {first} and others like it were read as question marks. Save it as UTF-8."
            );
            (patch(bytes).into(), vec![problem(first, first + 1, &message)])
        }
    }
}

/// Lines stay, since editors count them.
fn blank(bytes: &[u8]) -> Arc<str> {
    bytes.iter().map(|&byte| if byte == b'\n' || byte == b'\r' { char::from(byte) } else { ' ' }).collect::<String>().into()
}

fn problem(start: usize, end: usize, message: &str) -> Problem {
    Problem { span: Span::new(start, end), message: message.to_string() }
}

fn patch(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(std::iter::repeat_n('?', chunk.invalid().len()));
    }
    text
}
