//! Numbers by which people of other documents are found without looking at all of them.

use super::Person;
use super::name::NameWord;
use super::same::core;

/// Whether the name has a forename and a surname, or more.
pub fn is_full(person: &Person) -> bool {
    person.words.iter().filter(|word| word.is_core()).count() >= 2
}

/// The same for all who have this surname, or this as their only name.
pub fn surname_key(person: &Person) -> Option<u64> {
    person.words.iter().rfind(|word| word.is_core()).map(|it| it.key)
}

/// The same for full names whose forename is equal and whose surname begins alike; and for those whose surname is equal and whose
/// forename begins alike. Two spellings of one name share one of these.
pub fn spelling_keys(person: &Person) -> Vec<u64> {
    match core(&person.words)[..] {
        [first, .., last] => vec![joined(first, last, 1), joined(last, first, 2)],
        _ => Vec::new(),
    }
}

/// All keys of a person.
pub fn keys(person: &Person) -> Vec<u64> {
    surname_key(person).into_iter().chain(spelling_keys(person)).collect()
}

/// "Catherine", "Katherine": first letters that sound alike.
fn sound(letter: char) -> char {
    match letter {
        'c' => 'k',
        'g' => 'j',
        it => it,
    }
}

fn joined(whole: &NameWord, begins: &NameWord, place: u64) -> u64 {
    whole.key.rotate_left(7).wrapping_mul(0x100_0000_01b3) ^ (u64::from(u32::from(sound(begins.letter))) << 3) ^ place
}
