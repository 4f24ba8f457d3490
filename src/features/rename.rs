//! A person's name changed in all drafts: full name, surname and forename, each in its own form. Sources and quotations stay: what
//! others wrote and said is not ours to change.

use super::place;
use super::referent::is_quoted;
use crate::checks::{Evidence, Page, persons};
use crate::people::{self, Person};
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// What can be renamed at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub span: Span,
    pub name: String,
}

/// New words, in file and text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rename {
    pub edits: Vec<(FileSpan, String)>,
    /// Of whom, for words to the user.
    pub person: String,
}

/// Whether the name at the place can be changed; else why not, as a sentence for the user.
pub fn prepare(world: &World, at: FilePos) -> Result<Target, String> {
    let page = world.page(at.file).ok_or("This document is not known.")?;
    let (_, span) = place::person_at(&page, at.offset).ok_or("There is no person’s name here.")?;
    if !world.is_draft(at.file) {
        return Err("This document is a source; names are changed in drafts only.".to_string());
    }
    if in_quotation(&page, span) {
        return Err("This name stands in a quotation, which is not changed.".to_string());
    }
    Ok(Target { span, name: one_line(span.of(&page.document.text)) })
}

/// All changes that give the person the new name. At a full name the new one is a full name too; at a surname or a forename one word
/// changes that part, and more are a full name.
pub fn rename(world: &World, at: FilePos, new: &str) -> Result<Rename, String> {
    let target = prepare(world, at)?;
    let new = one_line(new);
    if !new.chars().any(char::is_alphabetic) {
        return Err("A name has at least one letter.".to_string());
    }
    let page = world.page(at.file).ok_or("This document is not known.")?;
    let (person, _) = place::person_at(&page, at.offset).ok_or("There is no person’s name here.")?;
    let change = Change::new(person, &target.name, &new);
    let mut edits = Vec::new();
    for known in persons::everywhere(world, at.file, person) {
        if world.is_draft(known.page.file) {
            mentions(&known.page, known.person, &change, &mut edits);
        }
    }
    edits.sort_by_key(|it| it.0);
    edits.dedup_by_key(|it| it.0);
    Ok(Rename { edits, person: person.name.clone() })
}

/// What becomes of the words of a name.
struct Change {
    /// Old words, folded, and what stands in their place.
    words: Vec<(String, String)>,
    /// For names of another build: all of a full name, a surname, a forename.
    whole: Option<(String, String, String)>,
    surname: String,
}

impl Change {
    fn new(person: &Person, written: &str, new: &str) -> Change {
        let old: Vec<&str> = person.name.split(' ').collect();
        let now: Vec<&str> = new.split(' ').collect();
        let surname = folded(old.last().unwrap_or(&""));
        let asked: Vec<&str> = written.split(' ').collect();
        let pairs = |from: &[&str], to: &[&str]| -> Vec<(String, String)> {
            from.iter().zip(to).map(|(from, to)| (folded(from), (*to).to_string())).collect()
        };
        if asked.len() == now.len() && (asked.len() == 1 || asked.len() == old.len()) {
            return Change { words: pairs(&asked, &now), whole: None, surname };
        }
        // "van der Berg" keeps its particles together.
        let from = now.iter().position(|word| word.starts_with(char::is_lowercase)).filter(|&at| at > 0).unwrap_or(now.len() - 1);
        let family = now.get(from..).unwrap_or(&[]).join(" ");
        let given = now.first().copied().unwrap_or("").to_string();
        Change { words: Vec::new(), whole: Some((new.to_string(), family, given)), surname }
    }

    /// The changes of one mention: pieces of it, in bytes of `text`.
    fn of(&self, text: &str) -> Vec<(Span, String)> {
        let words = place_words(text);
        let Some((full, family, given)) = &self.whole else {
            let new = |word: &str| self.words.iter().find(|it| it.0 == folded(word)).map(|it| in_case(word, &it.1));
            let changed = words.iter().filter_map(|&(word, span)| Some((span, new(word)?)).filter(|it| it.1 != word));
            return changed.collect();
        };
        let all = Span::new(0, text.len());
        let has_surname = words.iter().any(|it| folded(it.0) == self.surname);
        let capitals = words.iter().filter(|it| it.0.starts_with(char::is_uppercase)).count();
        let new = match (has_surname, capitals) {
            (true, 2..) => full,
            (true, _) => family,
            (false, 1) => given,
            // An alias is a name of its own.
            (false, _) => return Vec::new(),
        };
        vec![(all, in_case(text, new))]
    }
}

fn mentions(page: &Page, person: &Person, change: &Change, edits: &mut Vec<(FileSpan, String)>) {
    for &mention in person.mentions.iter().filter(|it| !in_quotation(page, **it)) {
        let text = mention.of(&page.document.text);
        for (piece, mut new) in change.of(text) {
            let mut span = piece.shift(mention.start);
            // "James’ boat" becomes "Mary’s boat".
            let rest = page.document.text.get(mention.end as usize..).unwrap_or("");
            let bare = ["’", "'"]
                .into_iter()
                .find(|mark| rest.strip_prefix(mark).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
            if let Some(mark) = bare.filter(|_| span.end == mention.end && text.ends_with('s') && !new.ends_with('s')) {
                new = format!("{new}{mark}s");
                span.end += mark.len() as u32;
            }
            edits.push((place::in_file(page.file, span), new));
        }
    }
}

fn in_quotation(page: &Page, span: Span) -> bool {
    page.document.blocks.iter().find(|it| it.span.covers(span)).is_some_and(|block| is_quoted(block, span))
}

/// A word in capitals stays one.
fn in_case(old: &str, new: &str) -> String {
    let shouts = old.chars().filter(|c| c.is_alphabetic()).count() > 2 && !old.chars().any(char::is_lowercase);
    if shouts { new.to_uppercase() } else { new.to_string() }
}

fn folded(word: &str) -> String {
    people::folded(word.trim_end_matches(','))
}

fn place_words(text: &str) -> Vec<(&str, Span)> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| (word, Span::new(start(word), start(word) + word.len()))).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
