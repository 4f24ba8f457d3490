//! The words of a text as quotations are compared: case, punctuation, house spelling and the ways to write a number make no difference.

use std::fmt::{self, Debug, Formatter};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use rustc_hash::{FxHashSet, FxHasher};

use super::house;
use crate::language::numbers;
use crate::text::Span;

/// One word, or a place where the writer says that words were left out or put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text given to [`words`]. "don't" gives two words at one place.
    pub span: Span,
    pub sign: Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The hash of the normal form: equal for "favour" and "Favor", "12" and "twelve".
    Word(u32),
    /// "…": any words may have stood here.
    Gap,
    /// "[the mayor]": the writer's words in place of some, or beside them.
    Bracket,
}

impl Sign {
    /// Whether two words may be the same: "’s" is "is" or "has", "’d" is "had" or "would".
    pub fn same(self, other: Sign) -> bool {
        let one = |a: Sign, b: Sign| {
            a == Sign::Word(hash("'s")) && (b == Sign::Word(hash("is")) || b == Sign::Word(hash("has")))
                || a == Sign::Word(hash("'d")) && (b == Sign::Word(hash("had")) || b == Sign::Word(hash("would")))
        };
        matches!(self, Sign::Word(_)) && (self == other || one(self, other) || one(other, self))
    }

    /// Whether it says little by itself: "the", "is", "they".
    pub fn is_common(self) -> bool {
        static KEYS: LazyLock<FxHashSet<u32>> = LazyLock::new(|| COMMON.iter().map(|word| hash(word)).collect());
        matches!(self, Sign::Word(key) if KEYS.contains(&key))
    }

    /// "not", "never": a word that turns what is said into its opposite.
    pub fn is_negation(self) -> bool {
        ["not", "never", "no"].iter().any(|word| self == Sign::Word(hash(word)))
    }
}

/// How many words make a key.
const RUN: usize = 3;

/// The keys of a text: one for each run of three words that are not all common ones, sorted, each once. Texts with the same wording
/// share most of them.
pub fn keys(words: &[Word]) -> Vec<u32> {
    let mut keys = Vec::with_capacity(words.len());
    let mut run = [0u32; RUN];
    let mut length = 0;
    // How many words ago one was not common.
    let mut telling = RUN;
    for word in words {
        let Sign::Word(key) = word.sign else {
            (length, telling) = (0, RUN);
            continue;
        };
        run.rotate_left(1);
        run[RUN - 1] = key;
        length += 1;
        telling = if word.sign.is_common() { telling + 1 } else { 0 };
        if length >= RUN && telling < RUN {
            let key = run.iter().fold(0x9e37_79b9u32, |sum, &it| (sum.rotate_left(7) ^ it).wrapping_mul(0x85eb_ca6b));
            keys.push(key ^ (key >> 15));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys of a whole paragraph, found when they are first asked for and then kept.
#[derive(Default)]
pub struct Wording {
    prose: Arc<str>,
    /// The same for the same letters.
    pub print: u64,
    keys: OnceLock<Box<[u32]>>,
}

impl Wording {
    pub fn of(prose: Arc<str>) -> Wording {
        let mut hasher = FxHasher::default();
        prose.hash(&mut hasher);
        Wording { prose, print: hasher.finish(), keys: OnceLock::new() }
    }

    /// The words themselves.
    pub fn prose(&self) -> &str {
        &self.prose
    }
}

/// Its keys, whether they were asked for before or not.
impl Debug for Wording {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.debug_tuple("Wording").field(&&**self).finish()
    }
}

impl Deref for Wording {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.keys.get_or_init(|| keys(&words(&self.prose)).into())
    }
}

/// How many members two sorted rows share.
pub fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared
}

/// As [`shared`], where the first row is much the shorter one.
pub fn shared_by_few(few: &[u32], many: &[u32]) -> usize {
    few.iter().filter(|key| many.binary_search(key).is_ok()).count()
}

/// Whether two paragraphs are one text, perhaps edited: most of the shorter one's wording stands in the other. Short ones tell nothing.
pub fn one_text(a: &[u32], b: &[u32]) -> bool {
    let shorter = a.len().min(b.len());
    shorter >= 10 && shared(a, b) * 5 >= shorter * 3
}

/// The words of a text in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Words { text, found: Vec::with_capacity(text.len() / 6), normal: String::new(), number: None, money: None };
    words.read();
    words.pay();
    words.found
}

struct Words<'a> {
    text: &'a str,
    found: Vec<Word>,
    normal: String,
    /// The value of the last word, when it is a whole number written in letters or digits.
    number: Option<u64>,
    /// The currency whose sign stood before the amount being read, with all of that so far.
    money: Option<(&'static str, Span)>,
}

impl Words<'_> {
    fn read(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &self.text[at..];
            let Some(first) = rest.chars().next() else { break };
            if first.is_alphanumeric() {
                let length = word_length(rest);
                let word = &rest[..length];
                self.go_on_paying(at, word);
                self.word(at, word);
                at += length;
                continue;
            }
            let length = match first {
                '…' => self.mark(at, first.len_utf8(), Sign::Gap),
                '.' if rest.starts_with("...") => self.mark(at, rest.bytes().take_while(|&byte| byte == b'.').count(), Sign::Gap),
                '.' if rest.starts_with(". . .") => self.mark(at, 5, Sign::Gap),
                '[' | '(' => {
                    let close = if first == '[' { ']' } else { ')' };
                    match rest.char_indices().take(120).find(|(_, c)| *c == close) {
                        // "[…]" is a gap in the house style of some, "(the mayor)" a bracket in that of others.
                        Some((end, _)) if first == '[' || rest[1..end].split_whitespace().count() <= 4 => {
                            let gap = !rest[1..end].contains(char::is_alphanumeric);
                            self.mark(at, end + 1, if gap { Sign::Gap } else { Sign::Bracket })
                        }
                        _ => 1,
                    }
                }
                '%' => {
                    self.push("percent", Span::new(at, at + 1));
                    1
                }
                '&' => {
                    self.push("and", Span::new(at, at + 1));
                    1
                }
                '$' | '£' | '€' => {
                    let currency = if first == '$' {
                        "dollars"
                    } else if first == '£' {
                        "pounds"
                    } else {
                        "euros"
                    };
                    self.pay();
                    self.money = Some((currency, Span::new(at, at + first.len_utf8())));
                    first.len_utf8()
                }
                _ => first.len_utf8(),
            };
            at += length;
        }
    }

    /// "£4 million" reads as "4 million pounds": the currency waits for the end of the amount.
    fn go_on_paying(&mut self, at: usize, word: &str) {
        let Some((_, paid)) = &mut self.money else { return };
        let first = paid.end as usize == at && word.starts_with(|c: char| c.is_ascii_digit());
        if first
            || matches!(
                word.to_ascii_lowercase().as_str(),
                "thousand" | "million" | "billion" | "trillion" | "m" | "bn" | "tn" | "k"
            )
        {
            paid.end = (at + word.len()) as u32;
        } else {
            self.pay();
        }
    }

    fn pay(&mut self) {
        if let Some((currency, paid)) = self.money.take()
            && paid.of(self.text).ends_with(char::is_alphanumeric)
        {
            self.push(currency, paid);
        }
    }

    fn mark(&mut self, at: usize, length: usize, sign: Sign) -> usize {
        self.found.push(Word { span: Span::new(at, at + length), sign });
        self.number = None;
        length
    }

    /// A word as it stands, its contraction taken apart.
    fn word(&mut self, at: usize, word: &str) {
        let span = Span::new(at, at + word.len());
        let mut low = std::mem::take(&mut self.normal);
        low.clear();
        low.extend(word.chars().flat_map(char::to_lowercase).filter(|&c| c != '.').map(plain_letter));
        // A stop inside is a decimal point when digits stand around it.
        if word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()) {
            low.clear();
            low.extend(word.chars().flat_map(char::to_lowercase));
        }
        if low.starts_with(|c: char| c.is_ascii_digit()) {
            low.retain(|c| c != ',');
        }
        self.spelt(&low, span);
        self.normal = low;
    }

    fn spelt(&mut self, low: &str, span: Span) {
        match low {
            "um" | "uh" | "er" | "erm" | "ah" | "eh" | "hmm" => return,
            "can't" => return self.all(&["can", "not"], span),
            "cannot" => return self.all(&["can", "not"], span),
            "won't" => return self.all(&["will", "not"], span),
            "shan't" => return self.all(&["shall", "not"], span),
            "gonna" => return self.all(&["going", "to"], span),
            "wanna" => return self.all(&["want", "to"], span),
            "gotta" => return self.all(&["got", "to"], span),
            "let's" => return self.all(&["let", "us"], span),
            _ => {}
        }
        const ENDS: &[(&str, &str)] =
            &[("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'s", "'s"), ("'d", "'d")];
        if let Some((stem, end)) = ENDS.iter().find_map(|(end, word)| Some((low.strip_suffix(end)?, word)))
            && !stem.is_empty()
        {
            self.push(stem, span);
            self.push(end, span);
            return;
        }
        let low = low.trim_end_matches('\'');
        // "2m", "$4bn", "12th".
        let digits = low.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        if digits > 0 && digits < low.len() {
            let unit = match &low[digits..] {
                "m" | "mn" | "mln" => "million",
                "bn" => "billion",
                "tn" | "trn" => "trillion",
                "k" => "thousand",
                _ => "",
            };
            if !unit.is_empty() {
                self.push(&low[..digits], span);
                self.push(unit, span);
                return;
            }
        }
        self.push(low, span);
    }

    fn all(&mut self, words: &[&str], span: Span) {
        for word in words {
            self.push(word, span);
        }
    }

    /// Joins "per cent", "twenty-five" and "two hundred" with the word before.
    fn push(&mut self, word: &str, span: Span) {
        let value = value(word);
        if word == "cent" && self.found.last().is_some_and(|it| it.sign == Sign::Word(hash("per"))) {
            self.replace("percent", span);
            return;
        }
        let joined = match (self.number, value, word) {
            (Some(tens), Some(ones), _) if (20..100).contains(&tens) && tens % 10 == 0 && (1..10).contains(&ones) => {
                Some(tens + ones)
            }
            (Some(number), _, "hundred") if number < 100 => Some(number * 100),
            (Some(number), _, "thousand") if number < 1_000_000 => Some(number * 1_000),
            _ => None,
        };
        if let Some(number) = joined {
            self.replace(&number.to_string(), span);
            self.number = Some(number);
            return;
        }
        self.number = value;
        let sign = Sign::Word(match value {
            Some(value) => hash(&value.to_string()),
            None => hash(&house::spelling(word)),
        });
        self.found.push(Word { span, sign });
    }

    fn replace(&mut self, word: &str, span: Span) {
        if let Some(last) = self.found.last_mut() {
            *last = Word { span: last.span.cover(span), sign: Sign::Word(hash(word)) };
        }
    }
}

/// How long the word is that a text starts with: letters and digits, with apostrophes, and points and commas between digits.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |it| it.1);
        let inside = match c {
            '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
            '.' => before.is_ascii_digit() && next.is_ascii_digit() || initial(&text[..at]) && next.is_alphabetic(),
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => c.is_alphanumeric() || is_accent(c),
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end
}

/// Whether these are the letters of "U.S": each alone between points.
fn initial(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() == 1) && text.starts_with(char::is_alphabetic)
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A letter without its accent, an apostrophe of one kind.
pub fn plain_letter(c: char) -> char {
    match c {
        '’' => '\'',
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'š' => 's',
        'ž' => 'z',
        _ => c,
    }
}

/// A whole number in letters or digits.
fn value(word: &str) -> Option<u64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.parse().ok();
    }
    numbers::value(word).map(u64::from)
}

#[rustfmt::skip]
const COMMON: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are", "was", "were", "be", "been", "am", "'s", "'d",
    "it", "he", "she", "they", "we", "i", "you", "us", "them", "me", "him", "her", "his", "their", "our", "my", "your", "its", "this", "that", "these", "those", "there",
    "here", "what", "who", "which", "when", "if", "so", "not", "no", "do", "did", "does", "have", "has", "had", "will", "would", "can", "could", "should", "very", "just",
    "all", "about", "up", "out", "going", "get", "got", "go", "than", "then", "too", "also", "well", "now", "know", "think", "say", "said",
];

fn hash(word: &str) -> u32 {
    // FNV-1a.
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<Sign> {
        words(text).iter().map(|it| it.sign).collect()
    }

    #[track_caller]
    fn same(a: &str, b: &str) {
        let (x, y) = (signs(a), signs(b));
        assert!(x.len() == y.len() && x.iter().zip(&y).all(|(a, b)| a.same(*b)), "{a} / {b}\n{x:?}\n{y:?}");
    }

    #[test]
    fn what_makes_no_difference() {
        same("The harbour authorities favoured reorganising it.", "the harbor authorities favored reorganizing it");
        same("We travelled 2,400 metres", "we traveled 2400 meters");
        same("twenty-five per cent", "25%");
        same("two hundred people, £4m", "200 people — £4 million");
        same("It cost £4m, not $12", "it cost 4 million pounds, not 12 dollars");
        same("I don’t know, we’re full", "I do not know: we are full");
        same("It’s been cold; he’d gone", "It has been cold, he had gone");
        same("We, um, cannot say", "We can't say");
        same("the U.S. café", "The US cafe");
    }

    #[test]
    fn what_does() {
        for (a, b) in [
            ("filled", "filed"),
            ("four", "for"),
            ("fourth", "forth"),
            ("rise", "rose"),
            ("is", "was"),
            ("12", "21"),
            ("$4", "£4"),
        ] {
            assert_ne!(signs(a), signs(b), "{a} {b}");
        }
    }

    #[test]
    fn gaps_and_brackets() {
        assert_eq!(
            signs("… ... . . . […] [the mayor] (sic)"),
            [Sign::Gap, Sign::Gap, Sign::Gap, Sign::Gap, Sign::Bracket, Sign::Bracket]
        );
        for text in ["[", "…", "'", "’s", "a’", "1,", "U.", "é’é", "12th."] {
            for word in words(text) {
                assert!(text.get(word.span.range()).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn one_text_edited() {
        let wire =
            "The coast guard rescued 178 people from the water on Tuesday night, two miles off the head, said its director.";
        let used =
            "The coast guard rescued 178 people from the water late on Tuesday, two miles off the head, said its director.";
        let other =
            "The coast guard said on Tuesday that it had pulled 178 people out of the water two miles from the headland there.";
        assert!(one_text(&Wording::of(wire.into()), &Wording::of(used.into())));
        assert!(!one_text(&Wording::of(wire.into()), &Wording::of(other.into())));
    }
}
