//! What can be folded: front matter and sections.

use crate::document::BlockKind;
use crate::text::{FileId, LineIndex, Span};
use crate::workspace::World;

/// A run of lines that folds into its first, 0-based, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    pub first: u32,
    pub last: u32,
    pub is_front_matter: bool,
}

/// In the order of their first lines. A section reaches to the next headline of its level or above, blank lines at its end left out.
pub fn folding(world: &World, file: FileId) -> Vec<Fold> {
    let (Some(page), Some(index)) = (world.page(file), world.line_index(file)) else { return Vec::new() };
    let text = &page.document.text;
    let mut folds = Vec::new();
    if let Some(span) = page.document.meta.front_matter {
        let last = index.line(span.start + span.of(text).trim_end().len() as u32);
        folds.push(Fold { first: index.line(span.start), last, is_front_matter: true });
    }
    let heads = page.document.blocks.iter().filter(|block| block.kind == BlockKind::Headline);
    let heads: Vec<(u32, u32)> = heads.map(|head| (level(text, &index, head.span), index.line(head.span.start))).collect();
    // Sections that have not ended yet, the outer ones first.
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut close = |section: (u32, u32), before: u32| {
        let last = (section.1..before).rev().find(|&line| !is_blank(text, &index, line)).unwrap_or(section.1);
        folds.push(Fold { first: section.1, last, is_front_matter: false });
    };
    for &(level, line) in &heads {
        while let Some(section) = open.pop_if(|it| it.0 >= level) {
            close(section, line);
        }
        open.push((level, line));
    }
    while let Some(section) = open.pop() {
        close(section, index.lines());
    }
    folds.retain(|fold| fold.first < fold.last);
    folds.sort_by_key(|fold| (fold.first, fold.last));
    folds
}

/// 1 for the highest.
fn level(text: &str, index: &LineIndex, head: Span) -> u32 {
    let line = index.line_range(index.line(head.start));
    let marks = text.get(line.start as usize..head.start as usize).unwrap_or("").matches('#').count() as u32;
    let below = index.line_range(index.line(head.end) + 1);
    let below = text.get(below.start as usize..below.end as usize).unwrap_or("").trim();
    let is_second = marks == 0 && !below.is_empty() && below.bytes().all(|it| it == b'-');
    marks.max(if is_second { 2 } else { 1 })
}

fn is_blank(text: &str, index: &LineIndex, line: u32) -> bool {
    let range = index.line_range(line);
    text.get(range.start as usize..range.end as usize).unwrap_or("").trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32, bool)]) {
        let fixture = Fixture::new(text);
        let found: Vec<_> =
            folding(&fixture.world, fixture.file()).iter().map(|it| (it.first, it.last, it.is_front_matter)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sections_within_sections() {
        check(
            "
            # The storm

            It came at night.

            ## The harbour

            Boats sank.

            ## The town

            Roofs fell.

            # The day after

            All was still.
            ",
            &[(0, 10, false), (4, 6, false), (8, 10, false), (12, 14, false)],
        );
    }

    #[test]
    fn front_matter_and_underlined_headlines() {
        check(
            "
            ---
            title: The storm
            ---

            The storm
            =========

            It came at night.

            The town
            --------

            Roofs fell.
            ",
            &[(0, 2, true), (4, 12, false), (9, 12, false)],
        );
    }

    #[test]
    fn nothing_to_fold() {
        check("One line.", &[]);
        check("# A headline alone", &[]);
    }
}
