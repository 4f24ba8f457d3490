//! What the words of a name are: forenames, surname, suffix.

use crate::people;
use crate::text::Span;

/// A word of a name, without the marks around it; its place is in bytes of the text it was found in.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    pub text: &'a str,
    pub span: Span,
}

/// A mention in its parts; each may be empty.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    /// "Thomas J."; and whatever is no part of the full name: "Ichi".
    pub given: Vec<Word<'a>>,
    /// "van der Berg", "García Márquez".
    pub family: Vec<Word<'a>>,
    /// "Jr."
    pub suffix: Vec<Word<'a>>,
}

/// How somebody's full name is built.
#[derive(Clone, Debug, Default)]
pub struct Build {
    pub given: Vec<String>,
    pub family: Vec<String>,
}

impl Build {
    /// From the fullest name, and the forms in which texts have it: who is "García Márquez" for short has two surnames.
    pub fn of(name: &str, forms: &[&str]) -> Build {
        let all = words(name);
        let end = all.len() - suffixes(&all);
        let name = &all[..end];
        let last = name.len().saturating_sub(1);
        let told = || forms.iter().filter_map(|form| surname_of(form, name)).min().unwrap_or(last);
        let begins = particles_at(&name.iter().map(|it| it.text).collect::<Vec<_>>()).unwrap_or_else(told);
        let texts = |words: &[Word]| words.iter().map(|word| word.text.to_string()).collect();
        Build { given: texts(&name[..begins]), family: texts(&name[begins..]) }
    }

    /// The particles that stand right before a mention and belong to it: a mention of Joost van der Berg in "nobody told van der Berg" may
    /// be "Berg" alone. Gives how many bytes they take at the end of the text before it.
    pub fn particles_before(&self, before: &str, mention: &str) -> usize {
        let parts = self.split(mention);
        let at = parts.family.first().and_then(|first| self.family.iter().position(|it| same(it, first.text)));
        let mut rest = before;
        for particle in self.family.iter().take(at.filter(|_| parts.given.is_empty()).unwrap_or(0)).rev() {
            let word = rest.trim_end();
            let start = word
                .rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
                .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
            let is_it =
                is_particle(particle) && word.len() < rest.len() && word.get(start..).is_some_and(|it| same(it, particle));
            if !is_it {
                return 0;
            }
            rest = &word[..start];
        }
        before.len() - rest.len()
    }

    pub fn split<'a>(&self, text: &'a str) -> Parts<'a> {
        let mut given = words(text);
        let suffix = given.split_off(given.len() - suffixes(&given));
        let ours = |word: &Word| self.family.iter().any(|it| same(it, word.text));
        let count = given.iter().rev().take(self.family.len()).take_while(|it| ours(it)).count();
        let family = given.split_off(given.len() - count);
        Parts { given, family, suffix }
    }
}

/// Where a surname with particles begins in a full name: "van der Berg", and "Van der Berg" where the particle has a capital.
pub fn particles_at(name: &[&str]) -> Option<usize> {
    let mut at = (1..name.len()).find(|&at| is_particle(name[at]))?;
    while at > 1 && people::is_particle(name[at - 1]) {
        at -= 1;
    }
    Some(at)
}

/// Where the surname begins in a full name, as far as a shorter form of it tells.
fn surname_of(form: &str, name: &[Word]) -> Option<usize> {
    let form = words(form);
    let form = &form[..form.len() - suffixes(&form)];
    match form {
        // "Nunez" for "Ana Nunez Perez"; but "Otto" for "Jens Otto Low" is a forename.
        [only] => {
            let at = name.iter().position(|it| same(it.text, only.text)).filter(|&at| at > 0 && at + 1 < name.len())?;
            let is_name = only.text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !people::is_forename(only.text);
            is_name.then_some(at)
        }
        _ => {
            let at = name.len().checked_sub(form.len()).filter(|&at| at > 0)?;
            name[at..].iter().zip(form).all(|(a, b)| same(a.text, b.text)).then_some(at)
        }
    }
}

/// How many words at the end are "Jr.", "III"; the first never is.
fn suffixes(words: &[Word]) -> usize {
    words.iter().skip(1).rev().take_while(|it| people::is_suffix(it.text)).count()
}

/// "van", "de la".
pub fn is_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether two words are one, case and accents apart.
pub fn same(a: &str, b: &str) -> bool {
    people::folded(a) == people::folded(b)
}

pub fn words(text: &str) -> Vec<Word<'_>> {
    let trimmed = |word| {
        let word: &str = word;
        word.trim_start_matches(['“', '"', '‘', '\'', '(', '[', '*', '_'])
            .trim_end_matches(['”', '"', '’', '\'', ')', ']', '*', '_', ',', ';', ':', '!', '?'])
    };
    let words = text.split_whitespace().map(trimmed).filter(|word| word.contains(char::is_alphanumeric));
    words
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Word { text: word, span: Span::new(start, start + word.len()) }
        })
        .collect()
}
