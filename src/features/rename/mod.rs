//! A person's name changed in all drafts: full name, surname and forename, each in its own form. Sources and quotations stay: what
//! others wrote and said is not ours to change.

mod change;
mod parts;

use std::cell::LazyCell;

use self::change::{Asked, Change};
use self::parts::Build;
use super::place;
use super::referent::is_quoted;
use crate::checks::persons::{self, Known};
use crate::checks::{Evidence, Page};
use crate::document::Block;
use crate::language;
use crate::people::Person;
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

pub use self::change::Shown;

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
    let (person, span) = place::mention_at(&page, at.offset).ok_or("There is no person’s name here.")?;
    if !world.is_draft(at.file) {
        return Err("This document is a source; names are changed in drafts only.".to_string());
    }
    if in_quotation(&page, span) {
        return Err("This name stands in a quotation, which is not changed.".to_string());
    }
    let span = widened(&page, span, &build(&persons::everywhere(world, at.file, person)));
    let (name, span) = (span, place::holding(&page, span, at.offset));
    Ok(Target { span, name: one_line(prose(&page, name).unwrap_or("")) })
}

/// All changes that give the person the new name, each form of it in its own way. At a full name the new one is a full name too; at a
/// surname or a forename, also that of a full name, one word changes that part, and more are a full name unless they are but a surname.
pub fn rename(world: &World, at: FilePos, new: &str, shown: Shown) -> Result<Rename, String> {
    let target = prepare(world, at)?;
    let new = one_line(new);
    if !new.chars().any(char::is_alphabetic) {
        return Err("A name has at least one letter.".to_string());
    }
    let page = world.page(at.file).ok_or("This document is not known.")?;
    let (person, span) = place::mention_at(&page, at.offset).ok_or("There is no person’s name here.")?;
    let everywhere = persons::everywhere(world, at.file, person);
    let build = build(&everywhere);
    let span = widened(&page, span, &build);
    let offset = at.offset.clamp(span.start, span.end) - span.start;
    let asked = Asked { text: prose(&page, span).unwrap_or(&target.name), offset, shown };
    let change = Change::new(build, asked, &new);
    let mut edits = Vec::new();
    for known in everywhere.iter().filter(|it| world.is_draft(it.page.file)) {
        mentions(&known.page, known.person, &change, &mut edits);
    }
    edits.sort_by_key(|it| it.0);
    edits.dedup_by_key(|it| it.0);
    Ok(Rename { edits, person: person.name.clone() })
}

/// Of the fullest name that anybody gives them.
fn build(everywhere: &[Known]) -> Build {
    let words = |it: &&Known| parts::words(&it.person.name).len();
    let fullest = everywhere.iter().rev().max_by_key(words).map_or("", |it| it.person.name.as_str());
    let forms = everywhere.iter().flat_map(|it| it.person.mentions.iter().filter_map(|&span| prose(&it.page, span)));
    let mut forms: Vec<&str> = forms.collect();
    forms.sort_unstable();
    forms.dedup();
    Build::of(fullest, &forms)
}

fn mentions(page: &Page, person: &Person, change: &Change, edits: &mut Vec<(FileSpan, String)>) {
    let is_bare = LazyCell::new(|| has_bare_possessives(page));
    for &mention in person.mentions.iter().filter(|it| !in_quotation(page, **it)) {
        let mention = widened(page, mention, change.build());
        let Some(text) = prose(page, mention) else { continue };
        for (piece, mut new) in change.of(text, || begins_sentence(page, mention)) {
            let mut span = piece.shift(mention.start);
            // "James’ boat" becomes "Mary’s boat".
            let mark = bare_possessive(page, mention).filter(|_| span.end == mention.end);
            if let Some(mark) = mark.filter(|_| !new.ends_with(['s', 'S'])) {
                new = format!("{new}{mark}{}", if new.chars().any(char::is_lowercase) { 's' } else { 'S' });
                span.end += mark.len() as u32;
            } else if new.ends_with(['s', 'S'])
                && span.end == mention.end
                && let Some((mark, length)) = full_possessive(page, mention)
                && !mention.of(&page.document.text).ends_with(['s', 'S'])
                && *is_bare
            {
                // And "Mary’s boat" "James’ boat", where the draft has it so of others.
                new.push_str(mark);
                span.end += length;
            }
            edits.push((place::in_file(page.file, span), new));
        }
    }
}

/// The apostrophe of "James’ boat", where a name ends in s.
fn bare_possessive<'a>(page: &Page<'a>, mention: Span) -> Option<&'a str> {
    let text: &str = &page.document.text;
    let rest = text.get(mention.end as usize..)?;
    let mark = ["’", "'"].into_iter().find(|mark| rest.starts_with(mark))?;
    let ends = mention.of(text).ends_with(['s', 'S']) && !rest[mark.len()..].starts_with(char::is_alphanumeric);
    ends.then(|| &rest[..mark.len()])
}

/// The apostrophe of "Mary’s boat", with the length of the whole mark.
fn full_possessive<'a>(page: &Page<'a>, mention: Span) -> Option<(&'a str, u32)> {
    let rest = page.document.text.get(mention.end as usize..)?;
    let mark = ["’", "'"].into_iter().find(|mark| rest.starts_with(mark))?;
    let behind = rest[mark.len()..].strip_prefix(['s', 'S'])?;
    (!behind.starts_with(char::is_alphanumeric)).then(|| (&rest[..mark.len()], mark.len() as u32 + 1))
}

/// Whether names in s take the apostrophe alone in this document. Both forms are right, and what a draft does is its house's way; where no
/// name tells, there is an s.
fn has_bare_possessives(page: &Page) -> bool {
    let mentions = || page.facts.people.iter().flat_map(|it| &it.mentions).filter(|it| !in_quotation(page, **it));
    let owns = |mention: &&Span| {
        let rest = bare_possessive(page, **mention).and_then(|mark| page.document.text.get(mention.end as usize + mark.len()..));
        rest.and_then(|it| it.strip_prefix(' ')).is_some_and(|it| it.starts_with(char::is_lowercase))
    };
    let has_s =
        |mention: &&Span| mention.of(&page.document.text).ends_with(['s', 'S']) && full_possessive(page, **mention).is_some();
    mentions().any(|it| owns(&it)) && !mentions().any(|it| has_s(&it))
}

/// With the particles that stand before it.
fn widened(page: &Page, mention: Span, build: &Build) -> Span {
    let Some((block, text)) = block_of(page, mention).zip(prose(page, mention)) else { return mention };
    let before = block.prose.get(..(mention.start - block.span.start) as usize).unwrap_or("");
    Span { start: mention.start - build.particles_before(before, text) as u32, ..mention }
}

/// Whether nothing but marks stands before a name in its sentence.
fn begins_sentence(page: &Page, mention: Span) -> bool {
    let Some(block) = block_of(page, mention) else { return false };
    let (start, end) = (mention.start - block.span.start, mention.end - block.span.start);
    let sentence = language::sentence_at(&block.prose, end);
    sentence.is_some_and(|it| {
        let before = block.prose.get(it.start as usize..start as usize);
        before.is_some_and(|before| !before.contains(char::is_alphanumeric))
    })
}

/// The words of a mention without the marks that are no prose, each in its place.
fn prose<'a>(page: &Page<'a>, mention: Span) -> Option<&'a str> {
    let block = block_of(page, mention)?;
    block.prose.get((mention.start - block.span.start) as usize..(mention.end - block.span.start) as usize)
}

fn block_of<'a>(page: &Page<'a>, span: Span) -> Option<&'a Block> {
    page.document.blocks.iter().find(|it| it.span.covers(span))
}

fn in_quotation(page: &Page, span: Span) -> bool {
    block_of(page, span).is_some_and(|block| is_quoted(block, span))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
