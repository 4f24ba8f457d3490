//! Two spellings of one name: a letter too few, too many, another, or two changed over.

use super::WordKind;
use super::lexicon::{Sort, sort};
use super::name::fold;
use super::same::{core, words};

/// Shorter words are names of their own too often: Lee and Leo, Reed and Reid.
const LEAST: usize = 5;

/// Whether two full names are equal but for one slip of the pen in one word. Pairs that are different names by custom are none:
/// "Maria" and "Marie" (both common forenames), "Petrov" and "Petrova", "Martin" and "Martins".
pub fn differ_by_slip(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    let (x, y) = (core(&x), core(&y));
    if x.len() != y.len() || x.len() < 2 {
        return false;
    }
    let mut apart = x.iter().zip(&y).enumerate().filter(|(_, (x, y))| x.key != y.key);
    let (Some((at, (one, other))), None) = (apart.next(), apart.next()) else { return false };
    if one.kind != WordKind::Word || other.kind != WordKind::Word {
        return false;
    }
    let (one, other) = (one.span.of(a), other.span.of(b));
    let forenames = sort(one).has(Sort::FORENAME) && sort(other).has(Sort::FORENAME);
    (at + 1 == x.len() || !forenames) && is_slip(one, other)
}

/// "Catherine Doyle", "Katherine Doyle": full names that are equal but for a forename that sounds the same. Both are names, so only a role
/// tells whether it is one person.
pub fn sound_alike(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    let (x, y) = (core(&x), core(&y));
    let ([first, rest @ ..], [other, others @ ..]) = (&x[..], &y[..]) else { return false };
    let same = rest.len() == others.len() && !rest.is_empty() && rest.iter().zip(others).all(|(x, y)| x.key == y.key);
    let (one, two) = (first.span.of(a), other.span.of(b));
    same && first.key != other.key && first.kind == WordKind::Word && other.kind == WordKind::Word && spoken(one) == spoken(two)
}

/// "Ines Varga", "Ines Vargas"; "Dana Petrov", "Dana Petrova": full names that are equal but for one letter at the end of the surname. Both
/// are names, so only a role tells whether it is one person.
pub fn differ_by_ending(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    let (x, y) = (core(&x), core(&y));
    let ([names @ .., last], [others @ .., other]) = (&x[..], &y[..]) else { return false };
    let same = names.len() == others.len() && !names.is_empty() && names.iter().zip(others).all(|(x, y)| x.key == y.key);
    // "J. Martin" and "J. Martins" may be anybody.
    let called = names.first().is_some_and(|it| it.kind == WordKind::Word);
    same && called
        && last.kind == WordKind::Word
        && other.kind == WordKind::Word
        && ends_otherwise(last.span.of(a), other.span.of(b))
}

fn ends_otherwise(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (fold(a).chars().collect(), fold(b).chars().collect());
    if x.len().min(y.len()) < LEAST || x.contains(&'-') || y.contains(&'-') {
        return false;
    }
    let same = x.iter().zip(&y).take_while(|(x, y)| x == y).count();
    matches!((x.len() - same, y.len() - same), (1, 0 | 1) | (0, 1))
}

/// A forename as it sounds, roughly: "Stephen" and "Steven", "Erik" and "Eric", "Sara" and "Sarah", "Ewan" and "Euan" come out the same.
fn spoken(name: &str) -> String {
    let name =
        fold(name).replace("ph", "v").replace("ck", "k").replace('c', "k").replace('y', "i").replace("ie", "i").replace('w', "u");
    let name = if name.starts_with("ge") { name.replacen('g', "j", 1) } else { name };
    let name = name.strip_suffix('e').unwrap_or(&name).replace('h', "").replace('z', "s");
    let mut spoken: Vec<char> = name.chars().collect();
    spoken.dedup();
    spoken.into_iter().collect()
}

/// Whether a single name is a slip of a surname.
pub fn is_slip(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (fold(a).chars().collect(), fold(b).chars().collect());
    if x.len().min(y.len()) < LEAST || x.contains(&'-') || y.contains(&'-') || x.first() != y.first() {
        return false;
    }
    let same = x.iter().zip(&y).take_while(|(x, y)| x == y).count();
    let (p, q) = (&x[same..], &y[same..]);
    match (p, q) {
        // At the very end endings of other names: "Petrova", "Martins", "Johansen" stay apart from "Petrov", "Martin", "Johanse".
        ([end], []) | ([], [end]) => !matches!(end, 'a' | 's' | 'o' | 'i' | 'n' | 'y'),
        ([one], [other]) => !matches!((one, other), ('a' | 'o' | 's' | 'u' | 'e' | 'i', 'a' | 'o' | 's' | 'u' | 'e' | 'i')),
        ([a, b, rest @ ..], [c, d, more @ ..]) if a == d && b == c && rest == more => true,
        ([_, rest @ ..], [_, more @ ..]) if rest == more => true,
        ([_, rest @ ..], more) | (more, [_, rest @ ..]) if rest == more => true,
        _ => false,
    }
}

/// Whether a word says nothing but a name: no forename, country, title or other word that we know.
pub fn is_plain_word(word: &str) -> bool {
    let sort = sort(word);
    !word.contains([' ', '-']) && (sort == Sort::default() || sort == Sort::default().with(Sort::SURNAME))
}

/// Whether a text writes the same word with accents here and without there: "Núñez" and "Nunez". Case and apostrophes are no matter.
pub fn differ_by_accent(a: &str, b: &str) -> bool {
    let plain = |word: &str| -> Vec<char> { word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect() };
    fold(a) == fold(b) && plain(a) != plain(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen() {
        for (a, b) in [
            ("Mara Ellison", "Mara Elison"),
            ("Mara Ellison", "Mara Ellsion"),
            ("Mara Ellison", "Mara Ellizon"),
            ("Josip Ellison", "Jospi Ellison"),
            ("Mara Clark", "Mara Clarke"),
            ("Ana María Quesada", "Ana Maria Quesadda"),
        ] {
            assert!(differ_by_slip(a, b) && differ_by_slip(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn endings_of_surnames() {
        for (a, b) in [("Ines Varga", "Ines Vargas"), ("Ines Varga", "Ines Vargo"), ("Dana I. Petrov", "Dana I. Petrova")] {
            assert!(differ_by_ending(a, b) && differ_by_ending(b, a) && !differ_by_slip(a, b), "{a} / {b}");
        }
        for (a, b) in [
            ("Ines Varga", "Ines Varga"),
            ("Ines Varga", "Inez Vargas"),
            ("I. Varga", "I. Vargas"),
            ("Varga", "Vargas"),
            ("Ann Lee", "Ann Lees"),
            ("Ines Varga", "Ines Varganti"),
            ("Kim Soon-il", "Kim Soon-ja"),
        ] {
            assert!(!differ_by_ending(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn names_of_their_own() {
        for (a, b) in [
            ("Ann Lee", "Anna Lee"),
            ("Maria Ellison", "Marie Ellison"),
            ("Daniel Ellison", "Daniela Ellison"),
            ("Ivan Petrov", "Ivan Petrova"),
            ("Luis Martin", "Luis Martins"),
            ("Mara Reed", "Mara Reid"),
            ("Pak Jong-il", "Pak Jong-un"),
            ("Mara Ellison", "Mara Allison"),
            ("Mara Ellison", "Tara Elison"),
            ("Mara Ellison", "Mara Ellison"),
            ("J. Ellison", "K. Ellison"),
            ("Ellison", "Elison"),
            ("Aristos Papadakos", "Aristos Papadakou"),
        ] {
            assert!(!differ_by_slip(a, b), "{a} / {b}");
        }
    }
}
