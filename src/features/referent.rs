//! Whom words mean that are no name: a role that fits one person of the document, a pronoun that can be nobody else.

use super::place;
use crate::attribution;
use crate::checks::Page;
use crate::document::Block;
use crate::people::office::Office;
use crate::people::{Gender, Person, roles};
use crate::text::Span;

/// How far a pronoun may stand behind the name it stands for, in bytes.
const FAR: u32 = 400;

/// The person at an offset, with the words that mean them: by name, by a role ("the Albanian leader"), by a pronoun where it is certain,
/// or as the one whose statement it is ("the spokesman said").
pub fn person_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Person, Span)> {
    place::person_at(page, offset).or_else(|| speaker(page, offset)).or_else(|| {
        let block = page.document.blocks.iter().find(|it| it.span.touches(offset))?;
        let words = words(block);
        let at = words.iter().position(|it| it.touches(offset))?;
        by_role(page, block, &words, at).or_else(|| by_pronoun(page, block, words[at]))
    })
}

/// The words that name the source of a statement, when that is a person.
fn speaker<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Person, Span)> {
    let spans = page.facts.attributions.iter().flat_map(|it| it.source.spans.iter().map(move |span| (it, *span)));
    let (attribution, span) = spans.filter(|it| it.1.touches(offset)).min_by_key(|it| it.1.len())?;
    let person = page.facts.people.get(attribution.source.person? as usize)?;
    (span.len() < 80).then_some((person, span))
}

/// "the Albanian leader", "the director of the observatory": what fits the role of one person who was named before.
fn by_role<'a>(page: &Page<'a>, block: &Block, words: &[Span], at: usize) -> Option<(&'a Person, Span)> {
    let text = |i: usize| words.get(i).map_or("", |span| span.of(&page.document.text));
    let start = (at.saturating_sub(8)..=at).rev().find(|&i| matches!(text(i), "the" | "The"))?;
    let joined = |i: usize| {
        let between =
            words.get(i).zip(words.get(i + 1)).map(|(a, b)| Span { start: a.end, end: b.start }.of(&page.document.text));
        matches!(between, Some(" " | "\n" | "’s " | "'s "))
    };
    let mut head = None;
    let mut i = start;
    while i < start + 5 && joined(i) {
        i += 1;
        if roles::is_role_noun(text(i)) {
            head = Some(i);
        } else if head.is_some() {
            break;
        }
    }
    let mut end = head?;
    // "the president Jane Low" is no phrase that points back.
    if joined(end) && text(end + 1).starts_with(char::is_uppercase) {
        return None;
    }
    while joined(end)
        && (matches!(text(end + 1), "of" | "for" | "the") || end > head? && text(end + 1).starts_with(char::is_uppercase))
        && end < head? + 6
    {
        end += 1;
    }
    if matches!(text(end), "of" | "for" | "the") && end + 1 < words.len() && joined(end) {
        end += 1;
    }
    if at > end {
        return None;
    }
    let span = words.get(start)?.cover(*words.get(end)?);
    let phrase = Span { start: words.get(start + 1)?.start, end: span.end }.of(&page.document.text);
    let back = Office::read(phrase)?;
    let fits = |it: &&Person| {
        let named = it.mentions.first().is_some_and(|first| first.start < span.start);
        named && it.roles.iter().filter_map(|role| role.office()).any(|office| office.fits(&back))
    };
    let mut found = page.facts.people.iter().filter(fits);
    let person = found.next().filter(|_| found.next().is_none())?;
    (!is_quoted(block, span)).then_some((person, span))
}

/// "he", "her": the only one of that gender in the paragraph so far, with nobody else between whom it could mean.
fn by_pronoun<'a>(page: &Page<'a>, block: &Block, pronoun: Span) -> Option<(&'a Person, Span)> {
    let gender = match pronoun.of(&page.document.text).to_ascii_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        _ => return None,
    };
    if is_quoted(block, pronoun) {
        return None;
    }
    let before = |it: &&Span| block.span.covers(**it) && it.end <= pronoun.start;
    let could =
        page.facts.people.iter().filter(|it| it.gender.is_none_or(|it| it == gender) && it.mentions.iter().any(|m| before(&m)));
    let mut could = could;
    let person = could.next().filter(|it| could.next().is_none() && it.gender == Some(gender))?;
    let last = person.mentions.iter().rfind(before)?;
    if pronoun.start - last.end > FAR {
        return None;
    }
    let between = Span { start: last.end, end: pronoun.start };
    let others = between.of(&page.document.text).split(|c: char| !c.is_alphanumeric() && c != '-');
    let someone = |word: &str| {
        roles::is_role_noun(word)
            || roles::is_kin(word)
            || matches!(word, "man" | "woman" | "boy" | "girl" | "person" | "people" | "men" | "women")
    };
    let own = |word: &str| person.roles.iter().any(|role| role.text.split(' ').any(|it| it == word));
    (!others.into_iter().any(|word| someone(word) && !own(word))).then_some((person, pronoun))
}

/// Whether a place stands inside quotation marks.
pub fn is_quoted(block: &Block, span: Span) -> bool {
    attribution::passages(block).iter().any(|it| it.shift(block.span.start).meets(span))
}

/// The words of a block, in bytes of the file.
fn words(block: &Block) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut start = None;
    for (at, c) in block.prose.char_indices().chain([(block.prose.len(), ' ')]) {
        let inside = c.is_alphanumeric() || c == '-';
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(from, at).shift(block.span.start));
                start = None;
            }
            _ => {}
        }
    }
    words
}
