//! Parts of speech, left to right, each by a linear model over the words around it and the tags before it.

use super::habits::Known;
use super::lexicon::Lexicon;
use super::linear::{Features, Weights, best_in, feature};
use super::words::Word;

/// Outcomes of the model: the tags, padded to whole vectors.
pub const TAGS: usize = 56;

/// The tags of a sentence, as numbers in [`super::Tag::ALL`].
pub fn tag(words: &[Word], lexicon: &Lexicon, model: &impl Weights<TAGS>, habits: &Known) -> Vec<u8> {
    let mut tags = Vec::with_capacity(words.len());
    let mut list = Features::default();
    for i in 0..words.len() {
        if let Some(tag) = lexicon.only_tag(words[i].entry).or_else(|| habits.outcome(keys(words, &tags, i))) {
            tags.push(tag);
            continue;
        }
        features(words, &tags, i, &mut list);
        let scores = model.score(&mut list);
        tags.push(best_in(&scores, 0..super::Tag::ALL.len()) as u8);
    }
    tags
}

/// By what the habits of tagging know word `i`, the tags before it being known: the word itself, the tag before it, and the tags that the
/// next word may have. With less, "the dam measures 28 metres" is read like "the security measures".
pub fn keys(words: &[Word], tags: &[u8], i: usize) -> [u32; 1] {
    let before = i.checked_sub(1).map_or(100, |j| u32::from(tags[j]));
    let capital = words[i].capital as u32 | u32::from(i == 0) << 1 | before << 2;
    let next = words.get(i + 1).map_or(u32::MAX, class);
    [feature(300, words[i].atom, capital, next)]
}

/// The tags a word may have, as the lexicon knows; its ending where it does not.
fn class(word: &Word) -> u32 {
    if word.entry.classes != 0 { word.entry.classes as u32 } else { word.suffix[1] | 1 << 31 }
}

/// What the model sees when it tags word `i`, the tags before it being known.
pub fn features(words: &[Word], tags: &[u8], i: usize, out: &mut Features) {
    const NONE: Word = Word {
        form: 1,
        atom: 1,
        suffix: [1; 4],
        prefix: [1; 3],
        shape: 1,
        entry: super::lexicon::Entry { classes: 0, names: 0, certain: false },
        lower: false,
        capital: false,
        wordlike: false,
    };
    let at = |k: isize| i.checked_add_signed(k).and_then(|j| words.get(j)).unwrap_or(&NONE);
    let w = at(0);
    let (before, before2, after, after2) = (at(-1), at(-2), at(1), at(2));
    let t1 = if i >= 1 { tags[i - 1] as u32 } else { 100 };
    let t2 = if i >= 2 { tags[i - 2] as u32 } else { 101 };
    let (c0, c1, c2) = (class(w), class(after), class(after2));
    let rough = |w: &Word| w.entry.classes as u32;
    let first = (i == 0) as u32;
    out.clear();
    let mut f = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    f(0, w.form, 0, 0);
    f(1, w.form, w.shape, first);
    f(2, w.suffix[3], w.capital as u32, 0);
    f(3, w.suffix[2], w.capital as u32, 0);
    f(4, w.suffix[1], w.shape, 0);
    f(5, w.prefix[2], 0, 0);
    f(6, w.prefix[0], w.suffix[2], 0);
    f(7, w.shape, first, 0);
    f(8, t1, 0, 0);
    f(9, t1, t2, 0);
    f(10, t1, w.form, 0);
    f(11, t1, t2, c0);
    f(12, before.form, 0, 0);
    f(13, before2.form, 0, 0);
    f(14, after.form, 0, 0);
    f(15, after2.form, 0, 0);
    f(16, before.form, w.form, 0);
    f(17, w.form, after.form, 0);
    f(18, c0, 0, 0);
    f(19, c1, c0, 0);
    f(20, t1, c0, c1);
    f(21, c1, c2, c0);
    f(22, t1, w.suffix[2], w.capital as u32);
    f(23, before.form, after.form, 0);
    f(24, t1, after.form, 0);
    f(25, w.shape, before.shape, after.shape);
    f(26, after.suffix[2], c0, 0);
    f(27, w.entry.names as u32, t1, w.shape);
    f(28, t1, c1, 0);
    f(29, before.form, c0, 0);
    f(30, c0, after.form, 0);
    f(31, before2.form, before.form, c0);
    f(32, w.capital as u32, before.capital as u32, after.capital as u32 * 2 + first);
    f(33, t2, c0, rough(before));
    f(34, t1, w.form, c1);
    f(35, w.form, c1, c2);
    f(36, t1, w.form, after.atom);
    f(37, t1, after.suffix[2], c0);
    f(38, w.suffix[2], c1, t1);
}
