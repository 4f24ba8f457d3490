//! Names of people, organisations, places and peoples, left to right, by a linear model over words, tags and the tree.

use super::linear::{Features, Weights, best, feature};
use super::words::Word;
use super::{Name, NameKind};

/// Outcomes: outside, and for each kind of name begin, inside, end, single; padded to whole vectors.
pub const OUTCOMES: usize = 24;
/// No name.
pub const OUT: usize = 0;

const KINDS: [NameKind; 5] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Nationality, NameKind::Other];

/// The outcome for a token: `position` 0 begins a name of several tokens, 1 is inside, 2 ends it, 3 is a name by itself.
pub fn outcome(kind: NameKind, position: usize) -> usize {
    1 + KINDS.iter().position(|k| *k == kind).unwrap_or(0) * 4 + position
}

/// Whether `outcome` may follow `last`.
pub fn follows(last: usize, outcome: usize) -> bool {
    let open = last != OUT && matches!((last - 1) % 4, 0 | 1);
    if open {
        outcome != OUT && (outcome - 1) / 4 == (last - 1) / 4 && matches!((outcome - 1) % 4, 1 | 2)
    } else {
        outcome == OUT || outcome <= KINDS.len() * 4 && matches!((outcome - 1) % 4, 0 | 3)
    }
}

/// Whether the outcome may stand at the end of a sentence.
pub fn closes(outcome: usize) -> bool {
    outcome == OUT || matches!((outcome - 1) % 4, 2 | 3)
}

/// A word that begins no name: in small letters or without letters, and not known to begin names all the same.
pub fn is_plain(word: &Word) -> bool {
    !word.capital && (word.entry.names == 0 || word.lower && word.entry.names < 4)
}

/// The names of one sentence.
pub fn names(words: &[Word], tags: &[u8], heads: &[u32], labels: &[u8], model: &impl Weights<OUTCOMES>) -> Vec<Name> {
    let mut outcomes: Vec<u8> = Vec::with_capacity(words.len());
    let mut list = Features::default();
    for i in 0..words.len() {
        let last = outcomes.last().map_or(OUT, |&o| o as usize);
        if closes(last) && is_plain(&words[i]) {
            outcomes.push(OUT as u8);
            continue;
        }
        features(words, tags, heads, labels, &outcomes, i, &mut list);
        let at_end = i + 1 == words.len();
        outcomes.push(best(&model.score(&mut list), |o| follows(last, o) && (!at_end || closes(o))) as u8);
    }
    spans(&outcomes)
}

/// The names that a row of outcomes says.
fn spans(outcomes: &[u8]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, &outcome) in outcomes.iter().enumerate().filter(|(_, o)| **o != OUT as u8) {
        let (kind, position) = ((outcome as usize - 1) / 4, (outcome as usize - 1) % 4);
        if position == 0 || position == 3 {
            start = i;
        }
        if position >= 2 {
            found.push(Name { kind: KINDS[kind.min(4)], start: start as u32, end: i as u32 + 1 });
        }
    }
    found
}

/// What the model sees at word `i`, the outcomes before it being known.
pub fn features(words: &[Word], tags: &[u8], heads: &[u32], labels: &[u8], outcomes: &[u8], i: usize, out: &mut Features) {
    let none = Word::default();
    let at = |k: isize| i.checked_add_signed(k).and_then(|j| words.get(j)).unwrap_or(&none);
    let tag = |k: isize| i.checked_add_signed(k).and_then(|j| tags.get(j)).map_or(99, |&t| t as u32);
    let (w, before, before2, after, after2) = (at(0), at(-1), at(-2), at(1), at(2));
    let l1 = if i >= 1 { outcomes[i - 1] as u32 } else { 50 };
    let l2 = if i >= 2 { outcomes[i - 2] as u32 } else { 51 };
    let (t0, tb, ta) = (tag(0), tag(-1), tag(1));
    let names = |w: &Word| w.entry.names as u32;
    let known = |w: &Word| (w.entry.classes != 0) as u32;
    let head = heads.get(i).map_or(i, |&h| h as usize);
    let (hw, ht, rel) =
        (words.get(head).unwrap_or(&none), tags.get(head).map_or(0, |&t| t as u32), labels.get(i).map_or(0, |&l| l as u32));
    out.clear();
    let mut f = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template + 200, a, b, c));
    f(0, w.form, 0, 0);
    f(1, w.form, w.shape, l1);
    f(2, w.shape, l1, 0);
    f(3, w.suffix[2], w.shape, 0);
    f(4, w.suffix[3], l1, 0);
    f(5, w.prefix[2], w.shape, 0);
    f(6, l1, l2, w.shape);
    f(7, before.form, l1, 0);
    f(8, after.form, l1, 0);
    f(9, before2.form, before.form, 0);
    f(10, after.form, after2.form, 0);
    f(11, before.form, w.shape, after.shape);
    f(12, w.shape, after.shape, after2.shape);
    f(13, before.shape, w.shape, after.shape);
    f(14, names(w), l1, known(w));
    f(15, names(w), names(after), l1);
    f(16, names(before), names(w), l1);
    f(17, names(w), names(after), names(after2));
    f(18, t0, l1, 0);
    f(19, t0, ta, l1);
    f(20, tb, t0, ta);
    f(21, w.form, after.form, 0);
    f(22, before.form, w.form, 0);
    f(23, hw.form, rel, w.capital as u32);
    f(24, hw.form, rel, l1);
    f(25, ht, rel, names(w));
    f(26, before.form, names(w), l1);
    f(27, after.form, names(w), l1);
    f(28, w.suffix[1], names(w), l1);
    f(29, before2.form, l1, w.shape);
    f(30, after2.form, l1, w.shape);
    f(31, w.form, names(after), l1);
    f(32, tag(2), ta, names(w) << 8 | l1);
    f(33, (i == 0) as u32, w.shape, names(w) << 8 | known(w));
    f(34, names(w), w.shape, l1);
}
