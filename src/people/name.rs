//! The words of a name, folded so that they can be compared.

use super::lexicon::{Sort, sort};
use crate::text::Span;

/// One word of a name: "Kirby", "F.", "van", "Jr".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord {
    pub span: Span,
    /// Equal for words that differ only in case, accents or apostrophes.
    pub key: u64,
    /// The folded first letter.
    pub letter: char,
    pub kind: WordKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// A whole word.
    Word,
    /// "F.", "J.K."; its key is that of its first letter.
    Initial,
    /// "van", "al".
    Particle,
    /// "Jr", "III".
    Suffix,
}

/// What the linker asks most of the words of a name, told once: each pass over a document asks it of every name there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// How many of them are neither particle nor suffix.
    pub size: u8,
    /// The keys of the first and the last of these; 0 when there is none.
    pub first: u64,
    pub last: u64,
    /// Equal for the same name, particles and suffixes included.
    pub key: u64,
}

impl Outline {
    pub(crate) fn of(words: &[NameWord]) -> Outline {
        let mut core = words.iter().filter(|word| word.is_core()).map(|word| word.key);
        let first = core.next();
        let last = core.clone().next_back().or(first);
        let size = usize::from(first.is_some()) + core.count();
        let key = words.iter().fold(0, |hash, word| (hash ^ word.key).wrapping_mul(0x100_0000_01b3).rotate_left(5));
        Outline { size: size.min(255) as u8, first: first.unwrap_or(0), last: last.unwrap_or(0), key }
    }
}

impl NameWord {
    pub(crate) fn new(word: &str, span: Span) -> NameWord {
        let bare = word.trim_end_matches('.');
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        let start = bare.chars().next();
        let lower = start.is_some_and(char::is_lowercase);
        let known = sort(word);
        // "J.", "J.K.", "JK"; the last is no country's or body's name as far as we know.
        let pair = letters == 2 && word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
        let pair =
            pair && !known.has(Sort::DEMONYM | Sort::TITLE | Sort::ROLE | Sort::FUNCTION | Sort::ORGANISATION | Sort::FORENAME);
        let kind = if known.has(Sort::SUFFIX) {
            WordKind::Suffix
        } else if pair
            || letters == 1
            || word.ends_with('.') && letters <= 3 && bare.chars().all(|c| c.is_uppercase() || c == '.')
        {
            WordKind::Initial
        } else if lower && known.has(Sort::PARTICLE) {
            WordKind::Particle
        } else {
            WordKind::Word
        };
        let mut letter = None;
        fold_char(start.unwrap_or(' '), &mut |c| letter = letter.or(Some(c)));
        NameWord { span, key: key(bare), letter: letter.unwrap_or(' '), kind }
    }

    /// Whether both can be the same part of one name: "John" and "J." can.
    pub(crate) fn agrees(&self, other: &NameWord) -> bool {
        let initial = self.kind == WordKind::Initial || other.kind == WordKind::Initial;
        self.key == other.key || initial && self.letter == other.letter
    }

    /// Part of the name proper, particles and suffixes left out.
    pub(crate) fn is_core(&self) -> bool {
        matches!(self.kind, WordKind::Word | WordKind::Initial)
    }
}

/// Lower case, without accents and apostrophes: "O’Néill" is "oneill".
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        fold_char(c, &mut |c| out.push(c));
    }
    out
}

/// A number for the folded word, made without building it.
pub(crate) fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a: short words, no allocation, the same on every platform
    for c in word.chars() {
        fold_char(c, &mut |c| {
            let mut bytes = [0; 4];
            for b in c.encode_utf8(&mut bytes).bytes() {
                hash = (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
            }
        });
    }
    hash
}

fn fold_char(c: char, out: &mut impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out(c.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '.' | '`') {
            out(c);
        }
        return;
    }
    let plain = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ạ'..='ặ' | 'ǎ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ'..='ĵ' => "j",
        'Ķ'..='ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ọ'..='ợ' | 'ơ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ụ'..='ự' | 'ư' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        '’' | '‘' | 'ʼ' | '\u{300}'..='\u{36f}' => "",
        '‐' | '‑' => "-",
        _ => {
            c.to_lowercase().for_each(out);
            return;
        }
    };
    plain.chars().for_each(out);
}

#[cfg(test)]
mod tests {
    use super::{fold, key};

    #[test]
    fn folding() {
        assert_eq!(fold("O’Néill"), "oneill");
        assert_eq!(fold("Łukasz Şahin-Ærø"), "lukasz sahin-aero");
        assert_eq!(key("NÚÑEZ"), key("Nunez"));
        assert_ne!(key("Nunes"), key("Nunez"));
    }
}
