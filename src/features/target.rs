//! How citations write what they lead to, each form in its own way: `](report.md)`, `](<the report.md>)`, `[1]: report.md`, `[[report]]`,
//! `[@report]`. [`crate::workspace::path::unescaped`] reads them all.

use crate::text::Span;

/// The form of a mark that tells how its target is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The end of a link or the definition of a reference: a blank ends it.
    Link,
    /// The same between angle brackets, where blanks stand as they are.
    Angled,
    /// A link of notes, in double brackets.
    Note,
    Key,
}

impl Form {
    /// A path or name as this form has it. What the form cannot hold is written as its number, `%20`.
    pub fn written(self, path: &str) -> String {
        let mut out = String::new();
        let last = path.char_indices().next_back().map_or(0, |it| it.0);
        for (at, c) in path.char_indices() {
            let is_edge = at == 0 || at == last;
            if self.holds(c, is_edge) {
                out.push(c);
            } else {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
            }
        }
        out
    }

    /// `is_edge`: at one of the two ends.
    fn holds(self, c: char, is_edge: bool) -> bool {
        // These begin a number, an anchor, a scheme, an escape, an entity, code, a tag, a cell of a table, a tab or a line.
        let never = matches!(c, '%' | '#' | '?' | ':' | '\\' | '&' | '`' | '<' | '>' | '|') || c.is_control();
        !never
            && match self {
                Form::Link => !c.is_whitespace() && !matches!(c, '(' | ')'),
                Form::Angled => !c.is_whitespace() || c == ' ' && !is_edge,
                Form::Note => (!c.is_whitespace() || c == ' ' && !is_edge) && !matches!(c, '[' | ']'),
                Form::Key => c.is_alphanumeric() || matches!(c, '.' | '/') && !is_edge || matches!(c, '-' | '_') && !is_edge,
            }
    }
}

/// A target as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub form: Form,
    /// Bytes of the text.
    pub span: Span,
    /// Whether this is the definition of a reference, which stands apart from the words that it is a link of.
    pub defines: bool,
    /// Without the escapes of Markdown, as citations have it.
    pub text: String,
}

/// What looks like the target of a citation, in text order; code and comments are not told from prose.
pub fn targets(text: &str) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for (at, _) in text.match_indices([']', '[', '@']) {
        let rest = &text[at..];
        let (form, start) = if let Some(behind) = rest.strip_prefix("](").or_else(|| rest.strip_prefix("]:")) {
            let behind = behind.trim_start();
            let angle = behind.strip_prefix('<');
            (if angle.is_some() { Form::Angled } else { Form::Link }, text.len() - angle.unwrap_or(behind).len())
        } else if rest.starts_with("[[") {
            (Form::Note, at + 2)
        } else if rest.starts_with('@') && text[..at].ends_with(['[', '-', ' ', ';']) {
            (Form::Key, at + 1)
        } else {
            continue;
        };
        let defines = rest.starts_with("]:");
        if defines && text[..at].rfind('[').is_some_and(|it| text[it..].starts_with("[^")) {
            continue;
        }
        let length = length(form, &text[start..], defines);
        let span = Span::new(start, start + length);
        let raw = span.of(text);
        let text = match form {
            Form::Key => raw.to_owned(),
            _ => unmarked(raw),
        };
        if !raw.is_empty() {
            found.push(Target { form, span, defines, text });
        }
    }
    found
}

/// How far a target goes. `is_open` where only a blank ends it.
fn length(form: Form, rest: &str, is_open: bool) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        let ends = match form {
            Form::Link if escaped => false,
            Form::Link if c == '(' => {
                depth += 1;
                false
            }
            Form::Link if c == ')' && !is_open => {
                depth -= 1;
                depth < 0
            }
            Form::Link => c.is_ascii_whitespace(),
            Form::Angled => c == '>' && !escaped || c == '\n',
            Form::Note => matches!(c, '|' | ']' | '\n'),
            Form::Key => !(c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c)),
        };
        if ends {
            let key = rest[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
            return if form == Form::Key { key.len() } else { at };
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// Without the backslashes and entities of Markdown.
fn unmarked(raw: &str) -> String {
    if !raw.contains(['\\', '&']) {
        return raw.to_owned();
    }
    let mut out = String::new();
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let entity =
            [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')].into_iter().find(|it| rest.starts_with(it.0));
        let escaped = rest.strip_prefix('\\').and_then(|it| it.chars().next()).filter(char::is_ascii_punctuation);
        let (length, c) = match (entity, escaped) {
            (Some((entity, c)), _) => (entity.len(), c),
            (_, Some(c)) => (2, c),
            _ => (c.len_utf8(), c),
        };
        out.push(c);
        rest = &rest[length..];
    }
    out
}
