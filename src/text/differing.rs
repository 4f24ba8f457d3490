//! What differs between two states of one row.

use std::ops::Range;

/// What stands between the members that both states of a row begin with and those that both end with: in the former state, which has so
/// many members, and in the present one. `same` compares a former and a present one.
pub fn differing(old: usize, new: usize, same: impl Fn(usize, usize) -> bool) -> (Range<usize>, Range<usize>) {
    differing_ends(old, new, &same, &same)
}

/// The same where members are compared otherwise at the end than at the start.
pub fn differing_ends(
    old: usize,
    new: usize,
    at_start: impl Fn(usize, usize) -> bool,
    at_end: impl Fn(usize, usize) -> bool,
) -> (Range<usize>, Range<usize>) {
    let head = (0..old.min(new)).take_while(|&at| at_start(at, at)).count();
    let most = old.min(new) - head;
    let tail = (1..=most).take_while(|&back| at_end(old - back, new - back)).count();
    (head..old - tail, head..new - tail)
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn between_what_stayed() {
        for (old, new, expected) in [
            ("abc", "abc", (3..3, 3..3)),
            ("abc", "axc", (1..2, 1..2)),
            ("abc", "ac", (1..2, 1..1)),
            ("ac", "abc", (1..1, 1..2)),
            // A member counts once, however alike its neighbours are.
            ("aaa", "aa", (2..3, 2..2)),
            ("", "a", (0..0, 0..1)),
            ("ab", "", (0..2, 0..0)),
        ] {
            let (a, b) = (old.as_bytes(), new.as_bytes());
            assert_eq!(differing(a.len(), b.len(), |x, y| a[x] == b[y]), expected, "{old} {new}");
        }
    }
}
