//! Documents that carry one wire's or release's text: copies are one voice, not several.

use super::{ClaimId, Evidence, Page};
use crate::attribution::wording;

/// Paragraphs before and behind a short one that can show that it was taken over with them.
pub(super) const BESIDE: usize = 2;
/// What a paragraph must have of keys to be told from others at all.
const LEAST: usize = 3;

/// Whether two claims of two documents stand in one text that both of them print: one voice, not two. The rest of the documents may
/// differ, and each may have paragraphs of its own.
pub fn one_voice(evidence: &dyn Evidence, a: ClaimId, b: ClaimId) -> bool {
    let (Some(x), Some(y)) = (evidence.page(a.file), evidence.page(b.file)) else { return false };
    a.file != b.file && same_text((x, a.figure), (y, b.figure))
}

/// Whether a paragraph of another draft stands in this document too, word for word: then it is a copy of this one, and says nothing that
/// this one does not say itself.
pub(super) fn is_own(evidence: &dyn Evidence, page: Page, other: Page, block: usize) -> bool {
    let own = || other.facts.wording.get(block).is_some_and(|it| page.facts.has_paragraph(it));
    page.file != other.file && evidence.is_draft(other.file) && own()
}

/// Whether two figures stand in paragraphs that are one text, or in short ones that are alike and whose neighbours are one text.
pub(super) fn same_text(a: (Page, u32), b: (Page, u32)) -> bool {
    let block = |(page, figure): (Page<'_>, u32)| page.facts.figure_blocks.get(figure as usize).map(|it| *it as usize);
    let (Some(x), Some(y)) = (block(a), block(b)) else { return false };
    let (Some(ours), Some(theirs)) = (a.0.facts.wording.get(x), b.0.facts.wording.get(y)) else { return false };
    let shorter = ours.len().min(theirs.len());
    let longer = ours.len().max(theirs.len());
    let alike = || shorter >= LEAST && longer <= 2 * shorter && wording::shared(ours, theirs) * 5 >= shorter * 4;
    wording::one_text(ours, theirs) || alike() && carried(a.0, x, b.0, y)
}

/// Whether a paragraph beside the first one stands beside the second one too.
fn carried(a: Page, x: usize, b: Page, y: usize) -> bool {
    let beside = |at: usize| (at.saturating_sub(BESIDE)..=at + BESIDE).filter(move |it| *it != at);
    beside(x)
        .filter_map(|it| a.facts.wording.get(it))
        .any(|ours| beside(y).filter_map(|it| b.facts.wording.get(it)).any(|theirs| wording::one_text(ours, theirs)))
}

#[cfg(test)]
mod tests {
    use crate::checks::{Library, Silences, run};

    const DRAFT: &str = "\
The ferry Marigold sank off Skarne on Tuesday. Rescuers pulled 41 people from the water, the coast guard said.

“We had no chance to get them all out of there before dark,” said Ines Varga, the director of operations.

In all, rescuers pulled 47 people from the water off Skarne, the coast guard said.

“We had no chance to get most of them out of there before dark,” said Malik Brandt, the harbour master.
";

    /// The messages about the first of these documents.
    fn said(texts: &[(&str, &str)]) -> Vec<String> {
        let library = Library::read(texts.iter().copied());
        let file = library.files().next().expect("a document");
        run(&library, file, &|_| true, &Silences::default()).into_iter().map(|it| it.message.to_string()).collect()
    }

    #[test]
    fn a_copy_of_a_draft_beside_it_says_nothing_new() {
        let alone = said(&[("draft.md", DRAFT)]);
        assert!(
            alone.iter().any(|it| it.starts_with("41 ")) && alone.iter().any(|it| it.contains("reads otherwise")),
            "{alone:?}"
        );
        assert_eq!(said(&[("draft.md", DRAFT), ("copy.md", DRAFT)]), alone);
        let part: String = DRAFT.split_inclusive("\n\n").skip(2).collect();
        assert_eq!(said(&[("draft.md", DRAFT), ("copy.md", &part)]), alone);
    }

    #[test]
    fn one_that_was_changed_does() {
        let alone = said(&[("draft.md", DRAFT)]);
        for name in ["sources/release.md", "other.md"] {
            let text = DRAFT.replace("47", "49");
            assert_ne!(said(&[("draft.md", DRAFT), (name, &text)]), alone, "{name}: {text}");
        }
    }
}
