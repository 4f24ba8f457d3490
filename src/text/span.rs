//! Half-open byte ranges.

use std::ops::Range;

/// A half-open range of UTF-8 bytes, 0-based, in one text. Which text is said where the span lives: the file as it is on disk
/// unless told otherwise; inside one block's reading, the block's prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// As long as any document.
    pub const WHOLE: Span = Span { start: 0, end: u32::MAX };

    /// The span from `start` to `end`. Ends turned round are put right, so that no span is ever negative.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start.min(end) as u32, end: end.max(start) as u32 }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the offset lies inside or at the end, as a cursor at the end of a word still means that word.
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same range `by` bytes further on: from a block's prose to the file it stands in.
    #[must_use]
    pub fn shift(self, by: u32) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The same range, moved round the end of the numbers: to where it stands after an edit before it, or backwards.
    #[must_use]
    pub fn moved(self, by: u32) -> Span {
        Span { start: self.start.wrapping_add(by), end: self.end.wrapping_add(by) }
    }

    /// The text of this span, empty when the span does not fit the text (never a panic).
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A document of the workspace, by the order in which it became known. Stays the same while the process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A span of one document's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileSpan {
    pub file: FileId,
    pub span: Span,
}

/// A place between two bytes of one document's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FilePos {
    pub file: FileId,
    pub offset: u32,
}
