//! What a document is about, small enough to keep for every document: its weightiest names and words.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Words, month, weekday};

/// The terms of one block with how often they stand there. Sorted by term.
pub type Terms = Vec<Term>;

/// A name or content word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    pub hash: u32,
    pub count: u16,
    /// Whether it is written like a name.
    pub name: bool,
}

/// What a document is about. Two stories on one event share many of their terms.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Sorted by hash; the weights' squares sum to 1.
    pub terms: Vec<(u32, f32)>,
    /// The weightiest names, sorted: the places and people that the story is about.
    pub main: Vec<u32>,
    /// Every name of the document, sorted hashes.
    pub names: Vec<u32>,
}

/// Terms kept of one document.
const KEPT: usize = 64;
/// Names that a story is about.
const MAIN: usize = 6;

impl Story {
    /// How much alike two documents are, from 0 to 1.
    pub fn likeness(&self, other: &Story) -> f32 {
        let (mut a, mut b, mut sum) = (self.terms.iter().peekable(), other.terms.iter().peekable(), 0.0);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => {
                    a.next();
                }
                std::cmp::Ordering::Greater => {
                    b.next();
                }
                std::cmp::Ordering::Equal => {
                    sum += x.1 * y.1;
                    a.next();
                    b.next();
                }
            }
        }
        sum
    }

    /// How many names both documents have.
    pub fn shared_names(&self, other: &Story) -> usize {
        shared(&self.names, &other.names)
    }

    /// How many names the other document has only where a capital tells nothing, at the head of a sentence.
    pub fn hidden_names(&self, other: &Story) -> usize {
        let hidden = |name: &&u32| other.names.binary_search(name).is_err() && other.weight(**name).is_some();
        self.names.iter().filter(hidden).count()
    }

    /// The weight of a term; none where it is not among those kept.
    pub fn weight(&self, term: u32) -> Option<f32> {
        let at = self.terms.binary_search_by_key(&term, |it| it.0).ok()?;
        self.terms.get(at).map(|it| it.1)
    }

    /// Whether the story is about this name.
    pub fn is_about(&self, hash: u32) -> bool {
        self.main.binary_search(&hash).is_ok()
    }
}

/// How many members two sorted rows share.
pub fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

/// The terms of one block.
pub(super) fn terms(sentences: &[Words]) -> Terms {
    let mut counts: FxHashMap<u32, (u16, bool)> = FxHashMap::default();
    for words in sentences {
        for i in 0..words.len() {
            if let Some((hash, name)) = words.term(i) {
                let entry = counts.entry(hash).or_insert((0, false));
                entry.0 = entry.0.saturating_add(1);
                entry.1 |= name;
            }
        }
    }
    let mut terms: Vec<Term> = counts.into_iter().map(|(hash, (count, name))| Term { hash, count, name }).collect();
    terms.sort_by_key(|it| it.hash);
    terms
}

/// The term that a token is, and whether it is a name.
pub(super) fn term(words: &Words, i: usize) -> Option<(u32, bool)> {
    let word = words.at(i);
    if word.len() < 3 || !words.is_word(i) || words.is_number(i) || is_common(word) {
        return None;
    }
    if weekday(word).is_some() || month(word).is_some() && words.is_capital(i) {
        return None;
    }
    let name =
        words.is_capital(i) && (i > 0 || words.tag(i).is_proper()) && !words.is_any(i.wrapping_sub(1), &["\"", "“", "``", "‘"]);
    let lemma = words.base(i);
    if lemma != word && is_common(&lemma) {
        return None;
    }
    Some((hash(&lemma), name))
}

fn is_common(word: &str) -> bool {
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| COMMON.iter().copied().collect());
    SET.contains(word)
}

/// A word's hash: the same on every machine.
pub fn hash(word: &str) -> u32 {
    // FNV-1a.
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The one of 64 kinds that a word is of, by its [`hash`]: one bit.
pub fn kind(hash: u32) -> u64 {
    1 << (hash >> 26)
}

/// How often the terms of a document stand there, kept from one edit to the next.
#[derive(Clone, Default)]
pub(super) struct Counts(FxHashMap<u32, Count>);

/// They say no more than the [`Story`] does.
impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("_")
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// What stands at the head of a story says best what it is about, and counts twice.
    times: u32,
    /// In how many blocks it is written like a name.
    named: u32,
}

impl Counts {
    /// Adds the terms of a block; `first` is that of the document's first one.
    pub fn add(&mut self, headline: bool, first: bool, terms: &Terms) {
        let place = place(headline, first);
        for term in terms {
            let count = self.0.entry(term.hash).or_default();
            count.times += u32::from(term.count) * place;
            count.named += u32::from(term.name);
        }
    }

    /// Takes away what was added for a block.
    pub fn remove(&mut self, headline: bool, first: bool, terms: &Terms) {
        let place = place(headline, first);
        for term in terms {
            if let Some(count) = self.0.get_mut(&term.hash) {
                count.times = count.times.saturating_sub(u32::from(term.count) * place);
                count.named = count.named.saturating_sub(u32::from(term.name));
                if count.times == 0 {
                    self.0.remove(&term.hash);
                }
            }
        }
    }

    /// The story of a document that has these terms.
    pub fn story(&self) -> Story {
        let weight = |it: &Count| (1.0 + (it.times as f32).ln()) * if it.named > 0 { 2.0 } else { 1.0 };
        let mut weighed: Vec<(u32, f32)> = self.0.iter().map(|(&hash, it)| (hash, weight(it))).collect();
        let named = self.0.iter().filter(|(_, it)| it.named > 0);
        let mut named: Vec<(u32, f32)> = named.map(|(&hash, it)| (hash, weight(it))).collect();
        let mut names: Vec<u32> = named.iter().map(|it| it.0).collect();
        names.sort_unstable();
        heaviest(&mut named, MAIN);
        let mut main: Vec<u32> = named.into_iter().map(|it| it.0).collect();
        main.sort_unstable();
        heaviest(&mut weighed, KEPT);
        let length = weighed.iter().map(|it| it.1 * it.1).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for term in &mut weighed {
            term.1 /= length;
        }
        weighed.sort_by_key(|it| it.0);
        Story { terms: weighed, main, names }
    }
}

fn place(headline: bool, first: bool) -> u32 {
    if headline || first { 2 } else { 1 }
}

/// Leaves so many, the weightiest, those first. To sort all would take longer than to weigh them.
fn heaviest(terms: &mut Vec<(u32, f32)>, most: usize) {
    let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if terms.len() > most {
        terms.select_nth_unstable_by(most, order);
        terms.truncate(most);
    }
    terms.sort_unstable_by(order);
}

/// Words that say nothing of what a story is about. Sorted.
static COMMON: &[&str] = &[
    "able",
    "about",
    "above",
    "accord",
    "according",
    "across",
    "add",
    "added",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "always",
    "among",
    "and",
    "announce",
    "announced",
    "another",
    "any",
    "are",
    "around",
    "away",
    "back",
    "because",
    "become",
    "been",
    "before",
    "began",
    "begin",
    "behind",
    "being",
    "believe",
    "best",
    "between",
    "big",
    "both",
    "bring",
    "brought",
    "but",
    "call",
    "called",
    "came",
    "can",
    "case",
    "come",
    "coming",
    "could",
    "day",
    "did",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "early",
    "end",
    "even",
    "ever",
    "every",
    "far",
    "few",
    "find",
    "first",
    "five",
    "for",
    "found",
    "four",
    "from",
    "gave",
    "get",
    "give",
    "given",
    "good",
    "got",
    "great",
    "had",
    "has",
    "have",
    "having",
    "her",
    "here",
    "high",
    "him",
    "his",
    "hour",
    "how",
    "however",
    "hundred",
    "include",
    "including",
    "into",
    "its",
    "just",
    "keep",
    "know",
    "known",
    "large",
    "last",
    "late",
    "later",
    "least",
    "leave",
    "left",
    "less",
    "life",
    "like",
    "little",
    "local",
    "long",
    "look",
    "made",
    "main",
    "make",
    "making",
    "man",
    "many",
    "may",
    "mean",
    "men",
    "might",
    "million",
    "month",
    "more",
    "most",
    "much",
    "must",
    "near",
    "nearly",
    "need",
    "never",
    "new",
    "news",
    "next",
    "nine",
    "not",
    "now",
    "number",
    "off",
    "official",
    "officials",
    "often",
    "old",
    "one",
    "only",
    "open",
    "other",
    "our",
    "out",
    "over",
    "own",
    "part",
    "past",
    "people",
    "per",
    "percent",
    "person",
    "place",
    "point",
    "put",
    "reach",
    "recent",
    "report",
    "reported",
    "right",
    "said",
    "same",
    "saw",
    "say",
    "saying",
    "says",
    "second",
    "see",
    "seen",
    "set",
    "seven",
    "several",
    "she",
    "should",
    "show",
    "since",
    "six",
    "small",
    "some",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "statement",
    "still",
    "such",
    "take",
    "taken",
    "tell",
    "ten",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "think",
    "third",
    "this",
    "those",
    "though",
    "thousand",
    "three",
    "through",
    "time",
    "today",
    "told",
    "too",
    "took",
    "toward",
    "towards",
    "two",
    "under",
    "until",
    "upon",
    "use",
    "used",
    "very",
    "want",
    "was",
    "way",
    "week",
    "well",
    "went",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whole",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "woman",
    "women",
    "work",
    "world",
    "would",
    "year",
    "yesterday",
    "yet",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn rows_share_what_both_have() {
        assert_eq!(shared(&[1, 3, 5, 9], &[2, 3, 9, 10]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }
}
