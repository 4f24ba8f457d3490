//! Plain text: paragraphs, headlines, list items, captions and quoted lines, by their looks.

use super::{Block, BlockKind, block};

/// The blocks of a plain text from `body` on.
pub fn read(text: &str, body: usize) -> Vec<Block> {
    let lines = lines(text, body);
    let wrapped = is_wrapped(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut single = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = &lines[at];
        let mut last = at;
        if !first.blank {
            while wrapped && last + 1 < lines.len() && !lines[last + 1].blank && lines[last + 1].begins == BlockKind::Body {
                last += 1;
            }
            let start = first.start + first.mark;
            let end = lines[last].start + lines[last].text.len();
            if let Some(found) = block(first.begins, start, &text[start..end]) {
                blocks.push(found);
                single.push(last == at);
            }
        }
        at = last + 1;
    }
    mark_headlines(&mut blocks, &single);
    blocks
}

struct Line<'a> {
    /// Where it stands in the text.
    start: usize,
    text: &'a str,
    blank: bool,
    /// What a block that begins with this line is.
    begins: BlockKind,
    /// The bytes at its head that are no prose: a bullet, a list number, "Caption:".
    mark: usize,
}

fn lines(text: &str, body: usize) -> Vec<Line<'_>> {
    let mut start = body;
    let mut lines = Vec::new();
    for line in text[body..].split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        // The two bytes of one line end must not make an empty line between them.
        if !(line == "\n" && text[..start].ends_with('\r')) {
            let (begins, mark) = opening(words);
            lines.push(Line { start, text: words, blank: words.trim().is_empty(), begins, mark });
        }
        start += line.len();
    }
    lines
}

/// What the line's first signs make of it, and how many bytes they take.
fn opening(line: &str) -> (BlockKind, usize) {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if let Some(rest) = trimmed.strip_prefix('>') {
        return (BlockKind::Quotation, line.len() - rest.len());
    }
    for bullet in ["- ", "* ", "• ", "– ", "· ", "‣ "] {
        if let Some(rest) = trimmed.strip_prefix(bullet) {
            // A dash may open speech or a dateline's text; a bullet has its text right after it.
            if !rest.starts_with(char::is_whitespace) {
                return (BlockKind::ListItem, line.len() - rest.len());
            }
        }
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let after = &trimmed[digits..];
    if (1..=2).contains(&digits) && (after.starts_with(". ") || after.starts_with(") ")) {
        return (BlockKind::ListItem, indent + digits + 2);
    }
    for label in ["Caption:", "CAPTION:", "Photo:", "PHOTO:", "Image:", "Picture:"] {
        if trimmed.starts_with(label) {
            return (BlockKind::Caption, indent + label.len());
        }
    }
    (BlockKind::Body, 0)
}

/// Whether the text breaks its lines within paragraphs: no line is long, and those that another follows are of a width to which
/// prose is wrapped. A list of short lines is not, and neither is one paragraph a line.
fn is_wrapped(lines: &[Line]) -> bool {
    let mut widths: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].blank && !pair[1].blank)
        .map(|pair| pair[0].text.chars().take(200).count())
        .collect();
    if widths.is_empty() || widths.iter().any(|&width| width > 120) {
        return false;
    }
    widths.sort_unstable();
    widths[widths.len() / 2] >= 50
}

/// How many blocks at the head of a text may be a kicker, a headline and a second deck.
const OPENING: usize = 3;

fn mark_headlines(blocks: &mut [Block], single: &[bool]) {
    let mut opening = true;
    for at in 0..blocks.len().saturating_sub(1) {
        opening &= at < OPENING && blocks[at].kind == BlockKind::Body;
        let longest = if opening { 160 } else { 60 };
        let headline = blocks[at].kind == BlockKind::Body && single[at] && is_headline(&blocks[at].prose, longest);
        if headline && (opening || blocks[at + 1].kind == BlockKind::Body) {
            blocks[at].kind = BlockKind::Headline;
        }
        opening &= headline;
    }
}

fn is_headline(prose: &str, longest: usize) -> bool {
    let first = prose.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "\"“‘'".contains(c));
    let last = prose.chars().next_back().is_some_and(|c| c.is_alphanumeric() || "'’”\"?!)".contains(c));
    let stopped = prose.ends_with(".”") || prose.ends_with(".\"");
    first && last && !stopped && prose.chars().take(longest + 1).count() <= longest
}
