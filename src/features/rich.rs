//! Text for a hover, in pieces that an editor may show as Markdown or as plain text.

use crate::text::FileSpan;

/// One line of a hover.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Paragraph(Vec<Piece>),
    /// One of a list.
    Item(Vec<Piece>),
}

/// Words as they are meant to be read: nothing in them is markup.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Plain(String),
    Strong(String),
    /// Words that lead to a place.
    Link(String, FileSpan),
    /// Words that lead to an address in the web.
    Address(String, String),
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        Piece::Plain(text.to_owned())
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        Piece::Plain(text)
    }
}

/// As Markdown. `address` gives the target of a link; where there is none, the words stand alone.
pub fn markdown(lines: &[Line], address: impl Fn(FileSpan) -> Option<String>) -> String {
    let mut out = String::new();
    let mut was_item = false;
    for line in lines {
        let (pieces, is_item) = match line {
            Line::Paragraph(pieces) => (pieces, false),
            Line::Item(pieces) => (pieces, true),
        };
        if !out.is_empty() {
            out.push_str(if was_item && is_item { "\n" } else { "\n\n" });
        }
        if is_item {
            out.push_str("- ");
        }
        for piece in pieces {
            match piece {
                Piece::Plain(text) => escape(text, &mut out),
                Piece::Strong(text) => {
                    // Emphasis that begins or ends with a space is none.
                    out.push_str("**");
                    escape(text.trim(), &mut out);
                    out.push_str("**");
                }
                Piece::Link(text, span) => match address(*span) {
                    Some(address) => link(text, &address, &mut out),
                    None => escape(text, &mut out),
                },
                Piece::Address(text, address) => link(text, address, &mut out),
            }
        }
        was_item = is_item;
    }
    out
}

/// As plain text, a line a line.
pub fn plain(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            out.push('\n');
        }
        let pieces = match line {
            Line::Paragraph(pieces) => pieces,
            Line::Item(pieces) => {
                out.push_str("- ");
                pieces
            }
        };
        for piece in pieces {
            match piece {
                Piece::Plain(text) | Piece::Strong(text) | Piece::Link(text, _) | Piece::Address(text, _) => out.push_str(text),
            }
        }
    }
    out
}

/// What a document gives as an address may hold anything.
fn link(text: &str, address: &str, out: &mut String) {
    if address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>')) {
        return escape(text, out);
    }
    out.push('[');
    escape(text, out);
    out.push_str("](<");
    out.push_str(address);
    out.push_str(">)");
}

/// Writes words of a document so that Markdown and the HTML in it show them unchanged, on one line.
fn escape(text: &str, out: &mut String) {
    let starts_line = out.is_empty() || out.ends_with('\n') || out.ends_with("- ");
    // How many characters of the line, as long as they are digits: "12." would begin a list.
    let mut digits = starts_line.then_some(0);
    for character in text.chars() {
        let marks_line = matches!((character, digits), ('#' | '+' | '-' | '=', Some(0)) | ('.' | ')', Some(1..)));
        let marks = marks_line || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~');
        digits = digits.filter(|_| character.is_ascii_digit()).map(|it| it + 1);
        match character {
            '&' => out.push_str("&amp;"),
            _ if marks => out.extend(['\\', character]),
            _ if character.is_control() => out.push(' '),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span};

    fn check(lines: &[Line], expected_markdown: &str, expected_plain: &str) {
        let address = |span: FileSpan| (span.file == FileId(0)).then(|| format!("file:///a%20b.md#L{}", span.span.start));
        assert_eq!(markdown(lines, address), expected_markdown);
        assert_eq!(plain(lines), expected_plain);
    }

    fn link(file: u32) -> Piece {
        Piece::Link("a_b.md:7".into(), FileSpan { file: FileId(file), span: Span { start: 7, end: 8 } })
    }

    #[test]
    fn paragraphs_lists_and_links() {
        let lines = [
            Line::Paragraph(vec![Piece::Strong("40 boats".into()), " sank".into()]),
            Line::Item(vec!["here: ".into(), link(0)]),
            Line::Item(vec!["there: ".into(), link(1)]),
        ];
        check(
            &lines,
            "**40 boats** sank\n\n- here: [a\\_b.md:7](<file:///a%20b.md#L7>)\n- there: a\\_b.md:7",
            "40 boats sank\n- here: a_b.md:7\n- there: a_b.md:7",
        );
    }

    #[test]
    fn words_of_a_document_are_no_markup() {
        for (text, expected) in [
            ("# no heading", "\\# no heading"),
            ("a # b - c", "a # b - c"),
            ("12. no list", "12\\. no list"),
            ("12.5 tonnes", "12\\.5 tonnes"),
            ("AT&T <b>*x*</b> [y](z)", "AT&amp;T \\<b\\>\\*x\\*\\</b\\> \\[y\\](z)"),
            ("two\r\nlines", "two  lines"),
            ("$4 | 5", "$4 | 5"),
        ] {
            check(&[Line::Paragraph(vec![text.into()])], expected, text);
        }
    }
}
