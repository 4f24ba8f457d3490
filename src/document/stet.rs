//! `<!-- stet -->`: the writer lets something stand, at one place of a Markdown text.
//!
//! | written | lets stand |
//! |--|--|
//! | `<!-- stet -->` | every finding of the place |
//! | `<!-- stet conflict -->` | what the rule `conflict` finds there; several rules with commas between |
//! | `<!-- stet conflict: the council has confirmed it -->` | the same, with the reason |
//! | `<!-- stet: the council has confirmed it -->` | every finding, with the reason |
//!
//! In a line of prose the place is that line of the file. In a line of its own it is the paragraph, heading, list item or table row
//! that comes next.

use crate::text::Span;

/// A mark that lets findings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stet {
    /// The whole comment.
    pub span: Span,
    /// A finding that begins in here stands. Empty when nothing follows a mark in a line of its own.
    pub covers: Span,
    /// The codes of the rules; empty for all of them. Whether there are such rules is not asked here.
    pub rules: Vec<String>,
    pub reason: Option<String>,
}

impl Stet {
    /// Whether it lets stand what this rule finds at this place.
    pub fn covers(&self, rule: &str, offset: u32) -> bool {
        self.covers.contains(offset) && (self.rules.is_empty() || self.rules.iter().any(|it| it == rule))
    }
}

/// The marks in a piece of HTML that begins at `start` of the file, as yet without the place they cover.
pub(super) fn marks(html: &str, start: usize) -> Vec<Stet> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
        let Some(close) = html.get(open + 4..).and_then(|rest| rest.find("-->")).map(|found| open + 4 + found) else { break };
        if let Some((rules, reason)) = html.get(open + 4..close).and_then(words) {
            let span = Span::new(start + open, start + close + 3);
            marks.push(Stet { span, covers: Span::default(), rules, reason });
        }
        at = close + 3;
    }
    marks
}

/// Rules and reason of a comment; none when it is no mark.
fn words(comment: &str) -> Option<(Vec<String>, Option<String>)> {
    let rest = comment.trim().strip_prefix("stet").filter(|it| !it.starts_with(|c: char| c.is_alphanumeric() || c == '-'))?;
    let (names, reason) = match rest.split_once(':') {
        Some((names, reason)) => (names, reason),
        // Without a colon, more than names is a reason.
        None if rest.split(',').all(|name| name.split_whitespace().count() <= 1) => (rest, ""),
        None => ("", rest),
    };
    let names = names.split([',', ' ', '\n']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_lowercase).collect();
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((names, Some(reason).filter(|it| !it.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Option<(Vec<String>, Option<String>)> {
        marks(comment, 0).pop().map(|it| (it.rules, it.reason))
    }

    #[test]
    fn what_a_mark_says() {
        let some = |rules: &[&str], reason: Option<&str>| {
            Some((rules.iter().map(ToString::to_string).collect::<Vec<_>>(), reason.map(str::to_string)))
        };
        assert_eq!(read("<!-- stet -->"), some(&[], None));
        assert_eq!(read("<!--stet conflict-->"), some(&["conflict"], None));
        assert_eq!(read("<!-- stet sum, unit-pair: as told -->"), some(&["sum", "unit-pair"], Some("as told")));
        assert_eq!(read("<!-- stet: as\n told -->"), some(&[], Some("as told")));
        assert_eq!(read("<!-- stet the council says so -->"), some(&[], Some("the council says so")));
        assert_eq!(read("<!-- stetson -->"), None);
        assert_eq!(read("<!-- note: stet -->"), None);
        assert_eq!(read("<!-- stet"), None);
    }
}
