//! Small worlds for tests, as texts that an editor could read.
//!
//! ```
//! use subeditor::fixture::Fixture;
//!
//! let fixture = Fixture::new(
//!     "
//!     //- draft.md
//!     The harbour freed 12 se¦als.
//!                       ^^ 14 elsewhere
//!     //- sources/wire.txt (closed)
//!     The harbour freed 14 seals.
//!     ",
//! );
//! assert_eq!(fixture.cursor.unwrap().offset, 23);
//! fixture.expect([(fixture.carets[0].span, "the wire has 14 elsewhere".to_string())]);
//! ```
//!
//! A line `//- name` begins a document; without one there is one, `draft.md`. All are open in the editor, except those marked
//! `(closed)`, which are on disk only. The bar `¦` is the cursor. Carets on a line of their own mark the words above them; what follows
//! them on the line is a label, which the message that belongs there must contain. Columns are characters. The white space that all
//! lines begin with is left out.
//!
//! Public so that the tests and benchmarks of this repository can use it, but no part of the library's interface.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::text::{FileId, FilePos, FileSpan, Span};
use crate::workspace::{Change, World};

/// A world with marked places.
#[derive(Debug)]
pub struct Fixture {
    pub world: World,
    /// In the order of the text.
    pub files: Vec<FileId>,
    pub cursor: Option<FilePos>,
    /// In the order of the text.
    pub carets: Vec<Caret>,
}

/// Marked words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    pub span: FileSpan,
    pub label: String,
}

impl Fixture {
    pub fn new(text: &str) -> Fixture {
        let mut fixture = Fixture { world: World::default(), files: Vec::new(), cursor: None, carets: Vec::new() };
        for page in pages(text) {
            fixture.add(page);
        }
        fixture
    }

    /// The only or first document.
    pub fn file(&self) -> FileId {
        self.files.first().copied().unwrap_or(FileId(0))
    }

    /// The cursor; at the start when there is none.
    pub fn at(&self) -> FilePos {
        self.cursor.unwrap_or(FilePos { file: self.file(), offset: 0 })
    }

    /// The words of a span.
    pub fn text(&self, span: FileSpan) -> String {
        self.world.page(span.file).map(|page| span.span.of(&page.document.text).to_string()).unwrap_or_default()
    }

    /// Fails unless exactly the marked places were found, each with a message that contains its label.
    #[track_caller]
    pub fn expect(&self, found: impl IntoIterator<Item = (FileSpan, String)>) {
        let found: Vec<(FileSpan, String)> = found.into_iter().collect();
        let mut left: Vec<&Caret> = self.carets.iter().collect();
        let mut wrong = false;
        for (span, message) in &found {
            match left.iter().position(|caret| caret.span == *span && message.contains(&caret.label)) {
                Some(at) => {
                    left.remove(at);
                }
                None => wrong = true,
            }
        }
        if wrong || !left.is_empty() {
            let wanted: Vec<_> = self.carets.iter().map(|caret| (caret.span, caret.label.clone())).collect();
            panic!("expected:\n{}\nfound:\n{}", picture(&self.world, &wanted), picture(&self.world, &found));
        }
    }

    fn add(&mut self, page: PageText) {
        let change = if page.closed {
            Change::Disk { files: vec![(page.path.clone(), Some(page.text.into_bytes()))] }
        } else {
            Change::Open { path: page.path.clone(), format: None, text: page.text }
        };
        self.world = self.world.with(change);
        let Some(file) = self.world.file_at(&page.path) else { return };
        self.files.push(file);
        self.cursor = self.cursor.or(page.cursor.map(|offset| FilePos { file, offset }));
        let carets = page.carets.into_iter();
        self.carets.extend(carets.map(|(span, label)| Caret { span: FileSpan { file, span }, label }));
    }
}

/// Places in their lines, with carets and messages below them, as the fixture would have it.
pub fn picture(world: &World, places: &[(FileSpan, String)]) -> String {
    let mut places: Vec<_> = places.iter().collect();
    places.sort_by_key(|(span, _)| *span);
    let mut picture = String::new();
    let mut last = None;
    for (span, message) in places {
        let Some(index) = world.line_index(span.file) else { continue };
        let line = index.line(span.span.start);
        let range = index.line_range(line);
        if last != Some((span.file, line)) {
            let text = Span { start: range.start, end: range.end }.of(index.text());
            let _ = writeln!(picture, "{}:{}\n{text}", world.name(span.file), line + 1);
            last = Some((span.file, line));
        }
        let chars = |start: u32, end: u32| Span::new(start as usize, end as usize).of(index.text()).chars().count();
        let before = chars(range.start, span.span.start);
        let carets = chars(span.span.start, span.span.end.min(range.end)).max(1);
        let _ = writeln!(picture, "{:before$}{} {message}", "", "^".repeat(carets));
    }
    picture
}

#[derive(Default)]
struct PageText {
    path: PathBuf,
    closed: bool,
    text: String,
    cursor: Option<u32>,
    carets: Vec<(Span, String)>,
    /// Where each character of the last line of prose stands in the text; one more for its end.
    columns: Vec<usize>,
}

fn pages(text: &str) -> Vec<PageText> {
    let indent = text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min();
    let mut pages: Vec<PageText> = Vec::new();
    for line in text.strip_prefix('\n').unwrap_or(text).split_inclusive('\n') {
        let line = line.get(indent.unwrap_or(0)..).unwrap_or(line.trim_start_matches([' ', '\t']));
        if let Some(head) = line.strip_prefix("//- ") {
            let name = head.trim_end();
            let open = name.strip_suffix("(closed)").map(str::trim_end);
            pages.push(PageText { path: Path::new(open.unwrap_or(name)).into(), closed: open.is_some(), ..PageText::default() });
            continue;
        }
        if pages.is_empty() {
            pages.push(PageText { path: "draft.md".into(), ..PageText::default() });
        }
        let Some(page) = pages.last_mut() else { continue };
        if line.trim_start().starts_with('^') { page.marks(line) } else { page.prose(line) }
    }
    for page in &mut pages {
        // The white space before the closing quotation mark of the fixture is not the document's.
        let kept = page.text.trim_end_matches([' ', '\t']).len();
        page.text.truncate(kept);
    }
    pages
}

impl PageText {
    fn prose(&mut self, line: &str) {
        self.columns.clear();
        for char in line.chars() {
            self.columns.push(self.text.len());
            if char == '¦' {
                self.cursor = Some(self.text.len() as u32);
            } else {
                self.text.push(char);
            }
        }
        self.columns.push(self.text.len());
    }

    fn marks(&mut self, line: &str) {
        let chars: Vec<char> = line.trim_end().chars().collect();
        let mut at = 0;
        while let Some(&char) = chars.get(at) {
            let end = at + chars.iter().skip(at).take_while(|&&it| it == char).count();
            if char == '^' {
                let label: String = chars.iter().skip(end).take_while(|&&it| it != '^').collect();
                let place = |column: usize| self.columns.get(column).copied().unwrap_or(self.text.len());
                self.carets.push((Span::new(place(at), place(end)), label.trim().to_string()));
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_cursor_and_carets() {
        let fixture = Fixture::new(
            "
            //- a.md
            Zoë counted 12 s¦eals and 14 otters.
                        ^^ one        ^^^^^^^^^ two
            ^^^
            //- b/c.txt (closed)
            No marks.
            ",
        );
        let marked: Vec<_> = fixture.carets.iter().map(|it| (fixture.text(it.span), it.label.as_str())).collect();
        let expected = [("12".to_string(), "one"), ("14 otters".to_string(), "two"), ("Zoë".to_string(), "")];
        assert_eq!(marked, expected);
        assert_eq!(fixture.at().offset, 17);
        assert_eq!(fixture.world.name(fixture.files[1]), "b/c.txt");
        assert!(!fixture.world.is_open(fixture.files[1]));
        let page = fixture.world.page(fixture.files[1]).unwrap();
        assert_eq!(&*page.document.text, "No marks.\n");
        let found = picture(&fixture.world, &[(fixture.carets[1].span, "too many".into())]);
        assert_eq!(found, "a.md:1\nZoë counted 12 seals and 14 otters.\n                         ^^^^^^^^^ too many\n");
    }
}
