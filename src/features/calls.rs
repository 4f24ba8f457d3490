//! People and what they say, as a call hierarchy: a person calls the claims they make, a claim is called by whoever makes it.

use super::place::{in_file, name_and_line};
use super::referent;
use crate::attribution::Attribution;
use crate::checks::{Page, persons};
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// Characters of a statement that are shown.
const LONGEST: usize = 80;
/// Claims of one person that are listed.
const MOST: usize = 200;

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub is_person: bool,
    pub name: String,
    /// A role, or the place.
    pub detail: String,
    /// A place inside it is what the item is found again by.
    pub words: FileSpan,
}

/// The person or the claim at a place.
pub fn prepare(world: &World, at: FilePos) -> Option<Item> {
    let page = world.page(at.file)?;
    if let Some((person, _)) = referent::person_at(&page, at.offset) {
        return Some(person_item(&page, person));
    }
    let (attribution, span) = claim_at(&page, at.offset)?;
    Some(claim_item(world, &page, attribution, span))
}

/// The claims of the person at a place, in all documents, each with the words of that document that name who makes it.
pub fn outgoing(world: &World, at: FilePos) -> Vec<(Item, Vec<Span>)> {
    let Some(page) = world.page(at.file) else { return Vec::new() };
    let Some((person, _)) = referent::person_at(&page, at.offset) else { return Vec::new() };
    let mut calls = Vec::new();
    for known in persons::everywhere(world, at.file, person) {
        let place = known.page.facts.people.iter().position(|it| std::ptr::eq(it, known.person)).map(|at| at as u32);
        for attribution in known.page.facts.attributions.iter().filter(|it| it.source.person == place && place.is_some()) {
            let Some(&content) = attribution.content.first() else { continue };
            // The protocol wants places of the caller's own document.
            let from = if known.page.file == at.file { attribution.source.spans.clone() } else { Vec::new() };
            calls.push((claim_item(world, &known.page, attribution, content), from));
        }
    }
    calls.truncate(MOST);
    calls
}

/// Who makes the claim at a place.
pub fn incoming(world: &World, at: FilePos) -> Vec<(Item, Vec<Span>)> {
    let Some(page) = world.page(at.file) else { return Vec::new() };
    if referent::person_at(&page, at.offset).is_some() {
        return Vec::new();
    }
    let Some((attribution, _)) = claim_at(&page, at.offset) else { return Vec::new() };
    let person = attribution.source.person.and_then(|at| page.facts.people.get(at as usize));
    person.map(|person| (person_item(&page, person), attribution.source.spans.clone())).into_iter().collect()
}

fn claim_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Attribution, Span)> {
    let contents = page.facts.attributions.iter().flat_map(|it| it.content.iter().map(move |span| (it, *span)));
    contents.filter(|it| it.1.touches(offset)).min_by_key(|it| it.1.len())
}

fn person_item(page: &Page, person: &crate::people::Person) -> Item {
    let words = person.introduction.or(person.mentions.first().copied()).unwrap_or_default();
    let detail = person.roles.first().map_or_else(String::new, |role| role.text.clone());
    Item { is_person: true, name: person.name.clone(), detail, words: in_file(page.file, words) }
}

fn claim_item(world: &World, page: &Page, attribution: &Attribution, content: Span) -> Item {
    let words: Vec<&str> = content.of(&page.document.text).split_whitespace().collect();
    let mut name = words.join(" ");
    if let Some((end, _)) = name.char_indices().nth(LONGEST) {
        name.truncate(end);
        name.push('…');
    }
    let at = in_file(page.file, attribution.content.first().copied().unwrap_or(content));
    Item { is_person: false, name, detail: name_and_line(world, page, at), words: at }
}
