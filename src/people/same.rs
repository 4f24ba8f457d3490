//! When two names are one person's.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::name::NameWord;
use super::{Gender, Person, WordKind};
use crate::text::Span;

/// Whether the people of two documents are one human being: their full names are equal (initials, accents and case apart) and nothing
/// else speaks against it. A single name ("Low", "Amos") says too little: false.
pub fn same_person(a: &Person, b: &Person) -> bool {
    a.words.iter().filter(|word| word.is_core()).count() >= 2
        && same_name(&a.words, &b.words)
        && !matches!(
            (a.gender, b.gender),
            (Some(Gender::Female), Some(Gender::Male)) | (Some(Gender::Male), Some(Gender::Female))
        )
}

/// The words of a name given as text.
pub(crate) fn words(name: &str) -> Vec<NameWord> {
    let mut at = 0;
    name.split(' ')
        .filter_map(|word| {
            let span = Span::new(at, at + word.len());
            at += word.len() + 1;
            word.chars().any(char::is_alphabetic).then(|| NameWord::new(word.trim_end_matches(','), span))
        })
        .collect()
}

/// Whether two full names can be one person's: "John F. Kirby" and "John Kirby"; not "George H. W. Low" and "George W. Low", not
/// father and son told apart by Jr and Sr.
pub(crate) fn same_name(a: &[NameWord], b: &[NameWord]) -> bool {
    let (x, y) = (core(a), core(b));
    let (Some((&x0, xs)), Some((&y0, ys))) = (x.split_first(), y.split_first()) else { return false };
    let (Some((&x1, xm)), Some((&y1, ym))) = (xs.split_last(), ys.split_last()) else { return false };
    let middles = xm.is_empty() || ym.is_empty() || xm.len() == ym.len() && xm.iter().zip(ym).all(|(m, n)| m.agrees(n));
    let initials = x0.kind == WordKind::Initial && y0.kind == WordKind::Initial;
    let suffixes = match (suffix(a), suffix(b)) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    let ends =
        x1.key == y1.key && x1.kind == WordKind::Word && (x0.agrees(y0) && (!initials || x0.key == y0.key) || nicknames(x0, y0));
    // "Otto Low" is how "Jens Otto Harry Low" is called.
    let called = xm.is_empty() && ym.iter().any(|m| m.key == x0.key) || ym.is_empty() && xm.iter().any(|m| m.key == y0.key);
    x1.key == y1.key && called && suffixes || ends && middles && suffixes || suffixes && (begins(&x, &y) || begins(&y, &x))
}

/// "Nicolás Low" for "Nicolás Low Moros": the longer name goes on with a second surname.
fn begins(short: &[&NameWord], long: &[&NameWord]) -> bool {
    short.len() >= 2
        && short.len() < long.len()
        && short.iter().zip(long).all(|(a, b)| a.key == b.key && a.kind == WordKind::Word)
}

/// Whether the words are the end of a longer name: "Lopez Nunez" of "Ana Maria Lopez Nunez"; "Van Persie" of "Robin van Persie", though
/// its capital makes a forename of it.
pub(crate) fn ends(short: &[NameWord], long: &[NameWord]) -> bool {
    if short.len() >= 2
        && short.len() < long.len()
        && long[long.len() - short.len()].kind == WordKind::Particle
        && short.iter().rev().zip(long.iter().rev()).all(|(a, b)| a.key == b.key)
    {
        return true;
    }
    let (short, long) = (core(short), core(long));
    short.len() >= 2 && short.len() < long.len() && short.iter().rev().zip(long.iter().rev()).all(|(a, b)| a.key == b.key)
}

/// The name proper, without particles and suffixes. Asked for so often that it must not cost an allocation.
pub(crate) fn core(words: &[NameWord]) -> SmallVec<[&NameWord; 6]> {
    words.iter().filter(|word| word.is_core()).collect()
}

/// Jr, Sr, III; degrees and honours tell nobody apart.
fn suffix(words: &[NameWord]) -> Option<u64> {
    static TELLING: LazyLock<[u64; 7]> = LazyLock::new(|| ["jr", "jnr", "sr", "snr", "ii", "iii", "iv"].map(super::name::key));
    words.iter().find(|word| word.kind == WordKind::Suffix && TELLING.contains(&word.key)).map(|word| word.key)
}

/// "Bill" and "William": the forenames whose short forms do not begin alike are the ones worth a table; the others too.
fn nicknames(a: &NameWord, b: &NameWord) -> bool {
    const PAIRS: [(&str, &str); 62] = [
        ("william", "bill"),
        ("william", "will"),
        ("william", "billy"),
        ("robert", "bob"),
        ("robert", "rob"),
        ("robert", "bobby"),
        ("richard", "dick"),
        ("richard", "rick"),
        ("richard", "rich"),
        ("james", "jim"),
        ("james", "jimmy"),
        ("james", "jamie"),
        ("john", "jack"),
        ("john", "johnny"),
        ("edward", "ted"),
        ("edward", "ed"),
        ("edward", "eddie"),
        ("theodore", "ted"),
        ("charles", "chuck"),
        ("charles", "charlie"),
        ("michael", "mike"),
        ("michael", "mick"),
        ("thomas", "tom"),
        ("thomas", "tommy"),
        ("joseph", "joe"),
        ("joseph", "joey"),
        ("daniel", "dan"),
        ("daniel", "danny"),
        ("david", "dave"),
        ("stephen", "steve"),
        ("steven", "steve"),
        ("matthew", "matt"),
        ("christopher", "chris"),
        ("anthony", "tony"),
        ("antony", "tony"),
        ("andrew", "andy"),
        ("samuel", "sam"),
        ("benjamin", "ben"),
        ("benjamin", "bibi"),
        ("nicholas", "nick"),
        ("timothy", "tim"),
        ("gregory", "greg"),
        ("jeffrey", "jeff"),
        ("geoffrey", "geoff"),
        ("kenneth", "ken"),
        ("ronald", "ron"),
        ("donald", "don"),
        ("lawrence", "larry"),
        ("patrick", "pat"),
        ("peter", "pete"),
        ("philip", "phil"),
        ("frederick", "fred"),
        ("elizabeth", "liz"),
        ("elizabeth", "beth"),
        ("katherine", "kate"),
        ("catherine", "cathy"),
        ("margaret", "maggie"),
        ("margaret", "peggy"),
        ("jennifer", "jen"),
        ("jessica", "jess"),
        ("deborah", "debbie"),
        ("susan", "sue"),
    ];
    static KEYS: LazyLock<FxHashSet<(u64, u64)>> =
        LazyLock::new(|| PAIRS.iter().map(|(long, short)| (super::name::key(long), super::name::key(short))).collect());
    KEYS.contains(&(a.key, b.key)) || KEYS.contains(&(b.key, a.key))
}
