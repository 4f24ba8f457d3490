//! What an edit left as it was.

use std::ops::Range;

use super::Block;
use crate::text::{Span, differing_ends};

/// Where two states of a document say the same: blocks at the start, which stand where they stood, and blocks at the end, all of them
/// moved by as many bytes.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The blocks between the two in the former state and in the present one; either may be none.
    pub old: Range<usize>,
    pub new: Range<usize>,
    /// Where the start ends, and where the end starts in the former state: bytes.
    head: u32,
    tail: u32,
    /// Added, wrapping round, to what stands in the end.
    shift: u32,
    /// Places in the blocks between that stand for one another, sorted.
    inside: Vec<(u32, u32)>,
}

impl Kept {
    /// `starts` are where the blocks of the former state stood, `blocks` those of the present one; `same` tells of a former and a present
    /// block whether they say the same.
    pub fn new(starts: &[u32], blocks: &[Block], same: impl Fn(usize, usize) -> bool) -> Kept {
        let shift = starts.last().zip(blocks.last()).map_or(0, |(start, block)| block.span.start.wrapping_sub(*start));
        let moved = |a: usize, b: usize, by: u32| {
            let place = blocks.get(b).map(|it| it.span.start);
            starts.get(a).map(|it| it.wrapping_add(by)) == place && same(a, b)
        };
        let (old, new) = differing_ends(starts.len(), blocks.len(), |a, b| moved(a, b, 0), |a, b| moved(a, b, shift));
        Kept {
            head: new.start.checked_sub(1).and_then(|at| blocks.get(at)).map_or(0, |it| it.span.end),
            tail: starts.get(old.end).copied().unwrap_or(u32::MAX),
            shift,
            inside: Vec::new(),
            old,
            new,
        }
    }

    /// Of a document of so many blocks that says nothing it said before.
    pub fn nothing(blocks: usize) -> Kept {
        Kept { new: 0..blocks, ..Kept::default() }
    }

    /// Lets places in the blocks between stand for one another. False, and of no effect, where one would stand for two.
    pub fn pair(&mut self, mut pairs: Vec<(u32, u32)>) -> bool {
        pairs.append(&mut self.inside.clone());
        pairs.sort_unstable();
        pairs.dedup();
        let plain = pairs.windows(2).all(|it| matches!(it, [a, b] if a.0 != b.0));
        if plain {
            self.inside = pairs;
        }
        plain
    }

    /// Where a span of the former state stands now; none where it stood in the blocks between.
    pub fn outside(&self, span: Span) -> Option<Span> {
        if span.start >= self.tail { Some(self.moved(span)) } else { Some(span).filter(|it| it.end <= self.head) }
    }

    /// Where a span of the former state stands now; none where the edit may have touched it.
    pub fn span(&self, span: Span) -> Option<Span> {
        if let Some(span) = self.outside(span) {
            return Some(span);
        }
        let place = |place: u32| {
            let at = self.inside.binary_search_by_key(&place, |it| it.0).ok()?;
            self.inside.get(at).map(|it| it.1)
        };
        Some(Span { start: place(span.start)?, end: place(span.end)? })
    }

    /// Where a span of the end stands now.
    pub fn moved(&self, span: Span) -> Span {
        span.moved(self.shift)
    }

    /// Moves all of these; false, with some of them moved, where the edit may have touched one.
    pub fn move_all<'s>(&self, spans: impl IntoIterator<Item = &'s mut Span>) -> bool {
        spans.into_iter().all(|span| self.span(*span).map(|moved| *span = moved).is_some())
    }

    /// The present number of a block of the end.
    pub fn block(&self, old: usize) -> usize {
        old - self.old.end + self.new.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let mut start = 0;
        let block = |text: &&str| {
            let span = Span { start, end: start + text.len() as u32 };
            start = span.end + 2;
            Block { kind: BlockKind::Body, span, prose: (*text).into(), heads: None }
        };
        texts.iter().map(block).collect()
    }

    #[track_caller]
    fn check(old: &[&str], new: &[&str], changed: (Range<usize>, Range<usize>)) -> Kept {
        let (was, now) = (blocks(old), blocks(new));
        let starts: Vec<u32> = was.iter().map(|it| it.span.start).collect();
        let kept = Kept::new(&starts, &now, |a, b| was[a].prose == now[b].prose);
        assert_eq!((kept.old.clone(), kept.new.clone()), changed, "{old:?} {new:?}");
        for (at, block) in was.iter().enumerate() {
            let present = (at < kept.old.start).then_some(at).or((at >= kept.old.end).then(|| kept.block(at)));
            assert_eq!(kept.span(block.span), present.map(|it| now[it].span), "{old:?} {new:?}: block {at}");
        }
        kept
    }

    #[test]
    fn what_stays_and_what_moves() {
        check(&["a", "b", "c"], &["a", "b", "c"], (3..3, 3..3));
        check(&["a", "b", "c"], &["a", "bx", "c"], (1..2, 1..2));
        check(&["a", "b", "c"], &["a", "c"], (1..2, 1..1));
        check(&["a", "c"], &["a", "b", "c"], (1..1, 1..2));
        check(&["a", "a", "a"], &["a", "a"], (2..3, 2..2));
        check(&["x", "b"], &["xyz", "b"], (0..1, 0..1));
        check(&[], &["a"], (0..0, 0..1));
        check(&["a"], &[], (0..1, 0..0));
    }

    #[test]
    fn places_inside_are_paired() {
        let mut kept = check(&["a", "bcd", "e"], &["a", "bxcd", "e"], (1..2, 1..2));
        assert!(kept.pair(vec![(4, 5), (6, 7)]));
        assert_eq!(kept.span(Span { start: 4, end: 6 }), Some(Span { start: 5, end: 7 }));
        assert_eq!(kept.span(Span { start: 3, end: 6 }), None);
        assert!(!kept.pair(vec![(4, 6)]), "one place cannot be two");
    }
}
