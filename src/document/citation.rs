//! Marks by which a text names its source: links, footnotes, citation keys, bare addresses.

use std::ops::Range;

use super::Block;
use crate::text::Span;

/// A mark that names a source. Its span is bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub kind: CitationKind,
    /// The whole mark: `[the report](report.md)`, `[^2]`, `[@vance2024, p. 4]`.
    pub span: Span,
    /// The words that carry a link ("the report"); empty where there are none.
    pub words: Span,
    /// As it is written: a path, an address, a key. Empty for a footnote that has no link.
    pub target: String,
    /// What the footnote says.
    pub note: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationKind {
    /// Also a bare address, and a link in double brackets.
    Link,
    Footnote,
    /// `[@vance2024]`
    Key,
}

impl Citation {
    pub fn link(span: Span, words: Span, target: &str) -> Citation {
        Citation { kind: CitationKind::Link, span, words, target: target.to_string(), note: None }
    }

    /// An address in the web as it is compared: without scheme, "www.", query, fragment and closing slash. None for a path or key.
    pub fn address(&self) -> Option<String> {
        address(&self.target)
    }
}

/// See [`Citation::address`].
pub fn address(target: &str) -> Option<String> {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (host, path) = rest[..end].split_once('/').unwrap_or((&rest[..end], ""));
    let path = path.trim_end_matches('/');
    let host = host.to_ascii_lowercase();
    (!host.is_empty()).then(|| if path.is_empty() { host } else { format!("{host}/{path}") })
}

/// Web addresses that stand in the prose itself.
pub fn bare(blocks: &[Block]) -> Vec<Citation> {
    let mut found = Vec::new();
    for block in blocks.iter().filter(|block| block.prose.contains("://")) {
        for (at, _) in block.prose.match_indices("http") {
            let rest = &block.prose[at..];
            if !(rest.starts_with("http://") || rest.starts_with("https://")) {
                continue;
            }
            let end = rest.find(|c: char| c.is_whitespace() || "<>\"“”)]}".contains(c)).unwrap_or(rest.len());
            let target = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
            if target.ends_with("//") {
                continue;
            }
            let span = Span::new(at, at + target.len()).shift(block.span.start);
            found.push(Citation::link(span, Span { start: span.start, end: span.start }, target));
        }
    }
    found
}

/// Words that lead to a citation in brackets and say nothing themselves.
const LEADS: &[&str] = &["see", "see also", "source", "sources", "via", "from", "cf", "per", "read", "read more", "more"];

/// Where the bracket opens that holds nothing before its first link but words that lead to it; `before` is the prose up to there.
pub fn opening(before: &[u8]) -> Option<usize> {
    let open = memchr::memrchr(b'(', before)?;
    let lead = std::str::from_utf8(before.get(open + 1..)?).ok()?;
    let lead = lead.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '“' | '"')).to_lowercase();
    (lead.is_empty() || LEADS.contains(&lead.as_str())).then_some(open)
}

/// Where the bracket closes, when that comes next in the prose.
pub fn closing(behind: &[u8]) -> Option<usize> {
    let at = behind.iter().position(|it| !it.is_ascii_whitespace() && !matches!(it, b'"' | b'.'))?;
    (behind.get(at) == Some(&b')')).then_some(at)
}

/// Whether nothing but a comma or "and" stands between two links.
pub fn joins(between: &[u8]) -> bool {
    let between = std::str::from_utf8(between).unwrap_or("(").trim();
    matches!(between, "" | "," | ";" | "and" | "&" | ", and" | "; and" | ", see" | "; see")
}

/// Citations by key in prose, `[@vance2024, p. 4; -@moss2023]`: where they stand, and their keys.
pub fn keys(prose: &[u8]) -> Vec<(Range<usize>, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'[', &prose[at..]).map(|it| at + it) {
        at = open + 1;
        let inside = &prose[open + 1..];
        if !(inside.starts_with(b"@") || inside.starts_with(b"-@")) {
            continue;
        }
        let Some(length) = inside.iter().take(300).position(|&byte| byte == b']') else { continue };
        let inside = String::from_utf8_lossy(&inside[..length]);
        let key = |part: &str| {
            let from = part.find('@')? + 1;
            let name = part[from..].split(|c: char| !(c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c))).next()?;
            let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
            (!name.is_empty()).then(|| name.to_string())
        };
        found.push((open..open + length + 2, inside.split(';').filter_map(key).collect()));
        at = open + length + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_as_they_are_compared() {
        assert_eq!(address("https://www.Wick.example/a/?x=1#top").as_deref(), Some("wick.example/a"));
        assert_eq!(address("http://wick.example/").as_deref(), Some("wick.example"));
        assert_eq!(address("sources/report.md"), None);
        assert_eq!(address("https://"), None);
    }
}
