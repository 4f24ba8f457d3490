//! Two passages laid side by side, word by word.

use std::ops::Range;

use crate::attribution::wording::{Sign, Word};

/// How two passages run side by side. Ranges are places in the rows of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// From the first to the last word that both have, and the same in the other passage.
    pub ours: Range<usize>,
    pub theirs: Range<usize>,
    /// What lies between words that both have: words of ours, words of theirs; one of the two may be empty.
    pub differences: Vec<(Range<usize>, Range<usize>)>,
    /// Words that both have.
    pub common: usize,
    /// Of these, the ones that say something by themselves.
    pub telling: usize,
    /// The longest row of common words without a break.
    pub run: usize,
}

/// Longer passages are not laid side by side: cells of the table.
const LARGEST: usize = 400_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    End,
    /// Both have the word, or each has one of its own there.
    Both,
    Ours,
    Theirs,
    /// Words of one side that a gap or bracket of the other side stands for, or that mark itself.
    OursFree,
    TheirsFree,
}

/// The best way to lay one passage beside the other. Either may go on where the other ends. None when they have no word in common.
pub(super) fn align(ours: &[Word], theirs: &[Word]) -> Option<Alignment> {
    let (n, m) = (ours.len(), theirs.len());
    if n == 0 || m == 0 || n.checked_mul(m).is_none_or(|cells| cells > LARGEST) {
        return None;
    }
    let width = m + 1;
    let mut score = vec![0i32; (n + 1) * width];
    let mut steps = vec![Step::End; (n + 1) * width];
    let free = |sign: Sign| !matches!(sign, Sign::Word(_));
    for i in 1..=n {
        for j in 1..=m {
            let (a, b) = (ours[i - 1].sign, theirs[j - 1].sign);
            let at = i * width + j;
            let (up, left, both) = (score[at - width], score[at - 1], score[at - width - 1]);
            // A passage that goes on before the other begins costs nothing: the first row and column are 0.
            let mut best = if a.same(b) { (both + 2, Step::Both) } else { (both - 1, Step::Both) };
            if free(a) || free(b) {
                best = (i32::MIN, Step::End);
            }
            let candidates = [
                if free(a) { (up, Step::OursFree) } else { (up - 1, Step::Ours) },
                if free(b) { (left, Step::TheirsFree) } else { (left - 1, Step::Theirs) },
                if free(b) { (up, Step::OursFree) } else { (i32::MIN, Step::End) },
                if free(a) { (left, Step::TheirsFree) } else { (i32::MIN, Step::End) },
            ];
            for candidate in candidates {
                if candidate.0 > best.0 {
                    best = candidate;
                }
            }
            score[at] = best.0;
            steps[at] = best.1;
        }
    }
    let ends = (1..=n).map(|i| (i, m)).chain((1..=m).map(|j| (n, j)));
    let (mut i, mut j) = ends.max_by_key(|&(i, j)| (score[i * width + j], i + j))?;
    let mut matched: Vec<(usize, usize)> = Vec::new();
    // Places of ours and theirs that a mark of the other side stands for.
    let mut excused: Vec<(usize, usize)> = Vec::new();
    while i > 0 && j > 0 {
        match steps[i * width + j] {
            Step::End => break,
            Step::Both => {
                (i, j) = (i - 1, j - 1);
                if ours[i].sign.same(theirs[j].sign) {
                    matched.push((i, j));
                }
            }
            Step::Ours => i -= 1,
            Step::Theirs => j -= 1,
            Step::OursFree => {
                i -= 1;
                excused.push((i, usize::MAX));
            }
            Step::TheirsFree => {
                j -= 1;
                excused.push((usize::MAX, j));
            }
        }
    }
    matched.reverse();
    summary(ours, theirs, &matched, &excused)
}

fn summary(ours: &[Word], theirs: &[Word], matched: &[(usize, usize)], excused: &[(usize, usize)]) -> Option<Alignment> {
    let (&first, &last) = (matched.first()?, matched.last()?);
    let mut found = Alignment { ours: first.0..last.0 + 1, theirs: first.1..last.1 + 1, ..Alignment::default() };
    found.common = matched.len();
    found.telling = matched.iter().filter(|it| !ours[it.0].sign.is_common()).count();
    let mut run = 1;
    found.run = 1;
    // What is left of a range once the words are taken out that a mark stands for; empty at its end when nothing is. No ellipsis may
    // stand for a "not" alone.
    let left = |words: &[Word], range: Range<usize>, excuse: &dyn Fn(usize) -> (usize, usize)| {
        if range.len() == 1 && words[range.start].sign.is_negation() {
            return range;
        }
        let mut row = range.clone().filter(|&at| !excused.contains(&excuse(at)));
        let start = row.next();
        start.map_or(range.end..range.end, |start| start..row.last().unwrap_or(start) + 1)
    };
    for pair in matched.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        if after.0 == before.0 + 1 && after.1 == before.1 + 1 {
            run += 1;
            found.run = found.run.max(run);
            continue;
        }
        run = 1;
        let a = left(ours, before.0 + 1..after.0, &|i| (i, usize::MAX));
        let b = left(theirs, before.1 + 1..after.1, &|j| (usize::MAX, j));
        if a.is_empty() && b.is_empty() {
            continue;
        }
        // Beside the writer's own words in brackets a verb may have to follow them.
        let bracket = |words: &[Word], range: &Range<usize>| {
            words
                .get(range.start.saturating_sub(1)..(range.end + 1).min(words.len()))
                .is_some_and(|it| it.iter().any(|word| word.sign == Sign::Bracket))
        };
        if a.len() <= 1 && b.len() <= 1 && (bracket(ours, &a) || bracket(theirs, &b)) {
            continue;
        }
        found.differences.push((a, b));
    }
    // The last words of both passages, or the first, may differ too.
    let few = |range: &Range<usize>| !range.is_empty() && range.len() <= 3;
    let (a, mut b) = (last.0 + 1..ours.len(), last.1 + 1..theirs.len());
    // Where the other goes on, as many of its words as are ours.
    if b.len() > 3 {
        b.end = b.start + a.len();
    }
    if few(&a) && !b.is_empty() && plain(ours, &a) && plain(theirs, &b) {
        (found.ours.end, found.theirs.end) = (a.end, b.end);
        found.differences.push((a, b));
    }
    let (a, b) = (0..first.0, first.1.saturating_sub(first.0)..first.1);
    if few(&a) && !b.is_empty() && plain(ours, &a) && plain(theirs, &b) {
        (found.ours.start, found.theirs.start) = (a.start, b.start);
        found.differences.insert(0, (a, b));
    }
    Some(found)
}

fn plain(words: &[Word], range: &Range<usize>) -> bool {
    words.get(range.clone()).is_some_and(|it| it.iter().all(|word| matches!(word.sign, Sign::Word(_))))
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::attribution::wording::words;

    /// The differences of two passages as "ours/theirs".
    fn differences(a: &str, b: &str) -> Vec<String> {
        let (x, y) = (words(a), words(b));
        let found = align(&x, &y).expect("an alignment");
        let of = |text: &str, row: &[crate::attribution::wording::Word], range: std::ops::Range<usize>| {
            row.get(range).map_or(String::new(), |it| {
                let spans = it.iter().map(|word| word.span.of(text).to_string());
                spans.collect::<Vec<_>>().join(" ")
            })
        };
        found.differences.iter().map(|(p, q)| format!("{}/{}", of(a, &x, p.clone()), of(b, &y, q.clone()))).collect()
    }

    #[test]
    fn words_that_differ() {
        let theirs = "We had a boat alongside within half an hour, and it was not too late for many of them";
        assert_eq!(differences(theirs, theirs), Vec::<String>::new());
        assert_eq!(differences("it was too late for many of them", theirs), ["/not"]);
        assert_eq!(differences("it was not too late for most of them", theirs), ["most/many"]);
        assert_eq!(differences("We had a boat alongside within an hour", theirs), ["/half"]);
        assert_eq!(differences("They had a boat alongside", &format!("Today {theirs}")), ["They/We"]);
    }

    #[test]
    fn gaps_and_brackets_stand_for_anything() {
        let theirs = "We had a boat alongside within half an hour, and it was not too late for many of them";
        for ours in [
            "We had a boat … and it was not too late",
            "We had a boat alongside … of them",
            "[The coast guard] had a boat alongside",
            "it was not too late for many of [the passengers]",
            "and it [the rescue] was not too late",
        ] {
            assert_eq!(differences(ours, theirs), Vec::<String>::new(), "{ours}");
            assert_eq!(differences(theirs, ours), Vec::<String>::new(), "{ours}");
        }
    }

    #[test]
    fn no_gap_stands_for_a_negation_alone() {
        assert_eq!(differences("it was … too late for many of them", "it was not too late for many of them"), ["/not"]);
        assert_eq!(differences("it was … too late for them", "it was really not too late for them"), Vec::<String>::new());
        assert_eq!(differences("it was … too late for them", "it was far too late for them"), Vec::<String>::new());
    }

    #[test]
    fn either_may_go_on() {
        let ours = "and so we went home, because the bridge was closed";
        assert_eq!(differences(ours, "we went home, because the bridge was closed, and slept"), Vec::<String>::new());
        assert_eq!(differences("the bridge was closed", ours), Vec::<String>::new());
    }
}
