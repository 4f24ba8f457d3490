//! The part of a long line that is worth showing. A paragraph is one line in most drafts, so a line can be a page.

use std::ops::Range;

use crate::text::Span;

/// A piece of one line.
#[derive(Debug)]
pub struct Excerpt {
    pub text: String,
    /// The bytes of `text` that are meant. Never empty.
    pub marked: Range<usize>,
}

/// The words around `span` on the line that begins at `line_start`, at most about `width` characters, cut between words.
pub fn around(text: &str, line_start: usize, span: Span, width: usize) -> Excerpt {
    let width = width.max(30);
    // The line as far as it could be shown: a line of many megabytes costs no more than a short one.
    let far = floor(text, (span.end as usize).saturating_add(width * 4 + 4));
    let seen = text.get(line_start..far).unwrap_or("");
    let start = floor(seen, (span.start as usize).saturating_sub(line_start));
    let line = seen[start..].find(['\n', '\r']).map_or(seen, |length| &seen[..start + length]);
    let end = floor(line, (span.end as usize).saturating_sub(line_start)).max(start);
    let room = width.saturating_sub(line[start..end].chars().count() + 4);
    // Two fifths before, the rest after; what one side does not need the other gets.
    let (before, after) = (&line[..start], &line[end..]);
    let wanted_after = after.chars().take(room).count();
    let left = tail(before, (room * 2 / 5).max(room - wanted_after));
    let right = head(after, room - left.chars().count());
    let mut shown = String::new();
    if left.len() < before.len() {
        shown.push_str("… ");
    }
    shown.push_str(left.trim_start_matches('\u{feff}'));
    let from = shown.len();
    shown.push_str(&line[start..end]);
    let to = shown.len();
    shown.push_str(right);
    if right.len() < after.len() {
        shown.push_str(" …");
    }
    let next = shown.get(to..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    if from == to && to == shown.len() {
        shown.push(' ');
    }
    // Tabs would put the carets elsewhere than the eye expects.
    let to = if from == to { (to + next).min(shown.len()) } else { to };
    Excerpt { text: shown.replace('\t', " "), marked: from..to }
}

fn floor(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The last `count` characters, from the start of a word.
fn tail(text: &str, count: usize) -> &str {
    match text.char_indices().rev().take(count).last() {
        Some((0, _)) => text,
        Some((at, _)) => {
            let cut = &text[at..];
            cut.find(' ').map_or(cut, |space| &cut[space + 1..])
        }
        None => "",
    }
}

/// The first `count` characters, to the end of a word.
fn head(text: &str, count: usize) -> &str {
    match text.char_indices().nth(count) {
        Some((at, _)) => {
            let cut = &text[..at];
            cut.rfind(' ').map_or(cut, |space| &cut[..space])
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, width: usize, expected: &str) {
        let start = text.find(needle).expect("the needle is in the text");
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let excerpt = around(text, line_start, Span::new(start, start + needle.len()), width);
        let (before, rest) = excerpt.text.split_at(excerpt.marked.start);
        let (marked, after) = rest.split_at(excerpt.marked.len());
        assert_eq!(format!("{before}[{marked}]{after}"), expected);
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        check("One.\nThe ferry carried 40 people home.\r\nTwo.", "40", 80, "The ferry carried [40] people home.");
    }

    #[test]
    fn a_short_span_before_a_wide_character() {
        check("“Between 50 and 40”, he said.", "40", 80, "“Between 50 and [40]”, he said.");
        check("It was 5🚧 then.", "5", 80, "It was [5]🚧 then.");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let text = "The harbour master said on Monday that the old ferry had carried 40 people home before the storm broke over the bay.";
        check(text, "40", 50, "… had carried [40] people home before the storm …");
    }

    #[test]
    fn what_one_side_does_not_need_the_other_gets() {
        let text = "The 40 people came home before the storm broke over the bay and the lights went out in the town.";
        check(text, "40", 50, "The [40] people came home before the storm …");
    }

    #[test]
    fn an_empty_span_still_marks_something() {
        let excerpt = around("", 0, Span::default(), 80);
        assert_eq!((excerpt.text.as_str(), excerpt.marked), (" ", 0..1));
        assert_eq!(around("ab", 0, Span::new(9, 12), 80).marked, 2..3);
    }
}
