//! Quotation marks, paired within one block.

use crate::text::Span;

/// A passage in quotation marks. Passages inside it (quoted by the speaker) are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Whether there is a closing mark; a passage of several paragraphs has one in the last only.
    pub closed: bool,
}

/// The quoted passages of a block, in text order, never overlapping. Apostrophes are no marks; a mark without its partner is dropped,
/// save an opening double one, which runs to the end of its paragraph.
pub fn pair(prose: &str) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut at = 0;
    let bytes = prose.as_bytes();
    // Where a search for the closing mark of this kind found none, it is not repeated: time stays linear.
    let mut hopeless = [false; KINDS];
    while at < bytes.len() {
        if !matches!(bytes[at], b'"' | b'\'' | b'`' | 0xE2 | 0xC2) {
            at += 1;
            continue;
        }
        let Some((kind, length)) = opening(prose, at) else {
            at += 1;
            continue;
        };
        if hopeless[kind as usize] {
            at += length;
            continue;
        }
        match closing(prose, at + length, kind) {
            Some((start, end, closed)) => {
                let inner = Span::new(at + length, start);
                if !inner.of(prose).trim().is_empty() {
                    quotes.push(Quote { span: Span::new(at, end), inner, closed });
                }
                at = end.max(at + length);
            }
            None => {
                hopeless[kind as usize] = true;
                at += length;
            }
        }
    }
    quotes
}

const KINDS: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// “ … ”
    Double,
    /// " … "
    Straight,
    /// '' … '' and `` … ''
    Twice,
    /// ‘ … ’
    Single,
    /// ' … '
    StraightSingle,
    /// « … »
    Angle,
}

fn opening(prose: &str, at: usize) -> Option<(Kind, usize)> {
    let rest = prose.get(at..)?;
    let before = prose.get(..at)?.chars().next_back();
    let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '…' | ':' | '>'));
    let follows = |n: usize| rest.get(n..).and_then(|r| r.chars().next()).is_some_and(|c| !c.is_whitespace());
    if rest.starts_with('“') {
        return Some((Kind::Double, '“'.len_utf8()));
    }
    if rest.starts_with('«') {
        return Some((Kind::Angle, '«'.len_utf8()));
    }
    if rest.starts_with("``") || rest.starts_with("''") {
        return (rest.starts_with('`') || free || before == Some(',')).then_some((Kind::Twice, 2));
    }
    if rest.starts_with('"') {
        return ((free || before.is_some_and(|c| matches!(c, ',' | '.'))) && follows(1)).then_some((Kind::Straight, 1));
    }
    if rest.starts_with('‘') {
        return (free && follows(3)).then_some((Kind::Single, '‘'.len_utf8()));
    }
    let elision = ["em ", "em,", "em.", "til ", "cause ", "tis ", "twas ", "n "]
        .iter()
        .any(|e| rest.get(1..).is_some_and(|r| r.starts_with(e)));
    let letter = rest
        .get(1..)
        .and_then(|r| r.chars().next())
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '[' | '…' | '.' | '“' | '"' | '$'));
    (rest.starts_with('\'') && free && letter && !elision).then_some((Kind::StraightSingle, 1))
}

/// Where the closing mark starts and ends, and whether there is one.
fn closing(prose: &str, from: usize, kind: Kind) -> Option<(usize, usize, bool)> {
    let rest = prose.get(from..)?;
    match kind {
        Kind::Double => {
            let mut depth = 0;
            for (i, c) in rest.char_indices() {
                let at = from + i;
                match c {
                    '”' if depth == 0 => return Some((at, at + 3, true)),
                    '”' => depth -= 1,
                    // A new paragraph of the same speech begins with a mark again.
                    '“' if line_start(prose, at) => return Some((trimmed(prose, from, at), trimmed(prose, from, at), false)),
                    // The wrong mark at the end of a speech: “It is unusual,“ she said.
                    '“' if depth == 0 && ends_speech(&rest[..i], &rest[i + 3..]) => return Some((at, at + 3, true)),
                    '“' => depth += 1,
                    // A straight mark where a curly one was meant.
                    '"' if depth == 0 && ends_speech(&rest[..i], &rest[i + 1..]) => return Some((at, at + 1, true)),
                    _ => {}
                }
            }
            // Marks opened inside and never closed: the first closing one was ours.
            if depth > 0
                && let Some(i) = rest.find('”')
            {
                return Some((from + i, from + i + 3, true));
            }
            let end = trimmed(prose, from, prose.len());
            Some((end, end, false))
        }
        Kind::Angle => rest.find('»').map(|i| (from + i, from + i + 2, true)),
        Kind::Straight | Kind::Twice => {
            let mark = if kind == Kind::Straight { "\"" } else { "''" };
            let found = rest.find(mark).map(|i| (i, mark.len())).or_else(|| rest.find('”').map(|i| (i, 3)));
            match found {
                Some((i, length)) => {
                    // An apostrophe before the two marks belongs to the inner quotation: `'Here.'''`.
                    let extra =
                        if kind == Kind::Twice { rest[i + length..].bytes().take_while(|&b| b == b'\'').count() } else { 0 };
                    Some((from + i + extra, from + i + length + extra, true))
                }
                None => {
                    let end = trimmed(prose, from, prose.len());
                    Some((end, end, false))
                }
            }
        }
        Kind::Single | Kind::StraightSingle => {
            let mark = if kind == Kind::Single { '’' } else { '\'' };
            let mut fallback = None;
            let mut before = ' ';
            for (i, c) in rest.char_indices() {
                if c == mark {
                    let next = rest[i + c.len_utf8()..].chars().next().unwrap_or(' ');
                    let found = (from + i, from + i + c.len_utf8(), true);
                    if !next.is_alphanumeric() && before != ' ' {
                        if matches!(before, ',' | '.' | '?' | '!' | '…') {
                            return Some(found);
                        }
                        if before != 's' || !next.is_whitespace() {
                            // A word or two in marks; else it may be an apostrophe of the speech and a better end follows.
                            if i < 60 {
                                return Some(found);
                            }
                            fallback = fallback.or(Some(found));
                        } else if i < 40 {
                            fallback = fallback.or(Some(found));
                        }
                    }
                }
                if c == '\n' && rest[i + 1..].starts_with('\n') {
                    break;
                }
                before = c;
            }
            fallback
        }
    }
}

/// Whether a straight mark between these two can only close.
fn ends_speech(before: &str, after: &str) -> bool {
    before.ends_with([',', '.', '?', '!']) && after.chars().next().is_none_or(char::is_whitespace)
}

fn line_start(prose: &str, at: usize) -> bool {
    prose.get(..at).is_some_and(|before| before.trim_end_matches([' ', '\t']).ends_with('\n'))
}

fn trimmed(prose: &str, from: usize, to: usize) -> usize {
    prose.get(from..to).map_or(to, |text| from + text.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::pair;

    fn check(prose: &str, expected: &[&str]) {
        let found: Vec<&str> = pair(prose).iter().map(|q| q.inner.of(prose)).collect();
        assert_eq!(found, expected, "{prose}");
    }

    #[test]
    fn marks_of_all_kinds() {
        check("“We are full,” she said.", &["We are full,"]);
        check("\"We are full,\" she said. \"Go home.\"", &["We are full,", "Go home."]);
        check("''We are full,'' she said.", &["We are full,"]);
        check("‘We’re full,’ she said.", &["We’re full,"]);
        check("'We're full,' she said.", &["We're full,"]);
        check("«We are full», she said.", &["We are full"]);
        check("“He said ‘go’ and we went,” she said.", &["He said ‘go’ and we went,"]);
        check("“He called it “a gift” to us,” she said.", &["He called it “a gift” to us,"]);
        check("“We are full,“ she said. “Go home.”", &["We are full,", "Go home."]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The workers’ strike and the owners’ reply", &[]);
        check("It's the dogs' bowl, isn't it? In the '90s, 'til dawn", &[]);
        check("a 6' 2\" man", &[]);
    }

    #[test]
    fn what_never_closes_runs_to_the_end() {
        check("“We are full. Go home.", &["We are full. Go home."]);
        check("“We are full.\n“Go home,” she said.", &["We are full.", "Go home,"]);
    }
}
