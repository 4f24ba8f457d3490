//! Which members of a row were there before.

use super::near;
use crate::text::differing;

/// Which members of a row were there before.
pub(super) struct Same {
    /// Their places then; none for others.
    pub old: Vec<Option<usize>>,
    /// How many members, up to each, followed each other then too.
    run: Vec<usize>,
    before: usize,
}

impl Same {
    /// Members that are equal, in their order. A member that changes, comes or goes leaves those on both sides found.
    pub(super) fn new(before: &[u64], now: &[u64]) -> Same {
        let same = |a: usize, b: usize| before.get(a).is_some_and(|it| now.get(b) == Some(it));
        let (gone, new) = differing(before.len(), now.len(), same);
        let mut old: Vec<Option<usize>> = (0..gone.start).map(Some).collect();
        let mut at = gone.start;
        while old.len() < new.end {
            let here = old.len();
            if at < gone.end && same(at, here) {
                old.push(Some(at));
                at += 1;
            } else if same(at + 1, here + 1) {
                old.push(None);
                at += 1;
            } else if same(at, here + 1) {
                old.push(None);
            } else if at < gone.end && same(at + 1, here) {
                at += 1;
            } else {
                old.push(None);
                at += 1;
            }
        }
        old.extend((gone.end..before.len()).map(Some));
        let mut run = Vec::with_capacity(old.len());
        for (at, it) in old.iter().enumerate() {
            let last = at.checked_sub(1).and_then(|at| Some((old.get(at).copied().flatten()?, run.get(at).copied()?)));
            run.push(match (it, last) {
                (None, _) => 0,
                (Some(it), Some((last, run))) if last + 1 == *it => run + 1,
                (Some(_), _) => 1,
            });
        }
        Same { old, run, before: before.len() }
    }

    pub(super) fn old(&self, at: usize) -> Option<usize> {
        self.old.get(at).copied().flatten()
    }

    /// Whether all that one is held against were there before, and no others.
    pub(super) fn has_all_near(&self, at: usize) -> bool {
        let near_now = near(at, self.old.len());
        let run = near_now.end.checked_sub(1).and_then(|last| self.run.get(last)).copied().unwrap_or_default();
        run >= near_now.len() && self.old(at).is_some_and(|old| near(old, self.before).len() == near_now.len())
    }

    /// Whether members came where there were none, or went and left none.
    pub(super) fn has_more_or_fewer(&self) -> bool {
        let (mut next, mut others) = (0, false);
        for old in self.old.iter().copied().chain([Some(self.before)]) {
            if let Some(old) = old {
                if others != (old > next) {
                    return true;
                }
                (next, others) = (old + 1, false);
            } else {
                others = true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &[u64], now: &[u64], old: &[Option<usize>], more_or_fewer: bool) {
        let same = Same::new(before, now);
        assert_eq!((same.old.as_slice(), same.has_more_or_fewer()), (old, more_or_fewer), "{before:?} {now:?}");
    }

    #[test]
    fn who_was_there() {
        check(&[1, 2, 3], &[1, 2, 3], &[Some(0), Some(1), Some(2)], false);
        check(&[1, 2, 3], &[1, 9, 3], &[Some(0), None, Some(2)], false);
        check(&[1, 2, 3], &[1, 3], &[Some(0), Some(2)], true);
        check(&[1, 3], &[1, 2, 3], &[Some(0), None, Some(1)], true);
        // Far apart from each other: one changed, one new.
        check(&[1, 2, 3, 4, 5], &[9, 2, 3, 4, 8, 5], &[None, Some(1), Some(2), Some(3), None, Some(4)], true);
        check(&[1, 2, 3, 4, 5], &[9, 2, 3, 4, 8], &[None, Some(1), Some(2), Some(3), None], false);
        check(&[], &[1], &[None], true);
        check(&[1], &[], &[], true);
        check(&[7, 7, 7], &[7, 7], &[Some(0), Some(1)], true);
    }

    #[test]
    fn near_ones_that_are_the_same() {
        let row: Vec<u64> = (0..200).collect();
        let mut now = row.clone();
        now[0] = 999;
        let same = Same::new(&row, &now);
        assert!(!same.has_all_near(1), "the first of its neighbours is another");
        assert!(same.has_all_near(150));
        assert!(Same::new(&row, &row).has_all_near(0));
        assert!(!Same::new(&row[..1], &row[..2]).has_all_near(0), "one more stands beside it");
    }
}
