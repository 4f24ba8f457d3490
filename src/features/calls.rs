//! People and what they say, as a call hierarchy: a person calls the claims they make, a claim is called by whoever makes it.

use super::place::{in_file, name_and_line};
use super::referent;
use crate::attribution::Attribution;
use crate::checks::{Page, persons};
use crate::people::Person;
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
    /// What the item is found again by.
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

/// The claims of a person, in all documents, each with the words of the item's own document that call it: those that name who makes it;
/// for a claim of another document those of the item. Never without any, since editors show no call that has no place.
pub fn outgoing(world: &World, item: FileSpan) -> Vec<(Item, Vec<Span>)> {
    let Some(page) = world.page(item.file) else { return Vec::new() };
    let Some(person) = person_of(&page, item.span) else { return Vec::new() };
    let mut calls = Vec::new();
    for known in persons::everywhere(world, item.file, person) {
        let place = known.page.facts.people.iter().position(|it| std::ptr::eq(it, known.person)).map(|at| at as u32);
        for attribution in known.page.facts.attributions.iter().filter(|it| it.source.person == place && place.is_some()) {
            let Some(&content) = attribution.content.first() else { continue };
            let own: &[Span] = if known.page.file == item.file { &attribution.source.spans } else { &[] };
            let from = if own.is_empty() { vec![words_of(person)] } else { own.to_vec() };
            calls.push((claim_item(world, &known.page, attribution, content), from));
        }
    }
    calls.truncate(MOST);
    calls
}

/// Who makes a claim, each with the words that say so. They stand in the document of the claim, which is that of the person as well.
pub fn incoming(world: &World, item: FileSpan) -> Vec<(Item, Vec<Span>)> {
    let Some(page) = world.page(item.file) else { return Vec::new() };
    let mut calls: Vec<(Item, Vec<Span>)> = Vec::new();
    for attribution in claims_of(&page, item.span) {
        let person = attribution.source.person.and_then(|at| page.facts.people.get(at as usize));
        let Some(found) = person.map(|it| person_item(&page, it)) else { continue };
        let own = &attribution.source.spans;
        let from = if own.is_empty() { vec![found.words.span] } else { own.clone() };
        match calls.iter_mut().find(|it| it.0 == found) {
            Some(call) => call.1.extend(from.into_iter().filter(|it| !call.1.contains(it)).collect::<Vec<_>>()),
            None => calls.push((found, from)),
        }
    }
    calls
}

/// Whose item has these words; of a text that has changed since, whoever is there now.
fn person_of<'a>(page: &Page<'a>, words: Span) -> Option<&'a Person> {
    let same = page.facts.people.iter().find(|it| words_of(it) == words);
    same.or_else(|| referent::person_at(page, words.start).map(|it| it.0))
}

/// The attributions that give these words to somebody: more than one where two people say the same.
fn claims_of<'a>(page: &Page<'a>, words: Span) -> Vec<&'a Attribution> {
    let same: Vec<&Attribution> = page.facts.attributions.iter().filter(|it| it.content.first() == Some(&words)).collect();
    if same.is_empty() { claim_at(page, words.start).map(|it| it.0).into_iter().collect() } else { same }
}

fn claim_at<'a>(page: &Page<'a>, offset: u32) -> Option<(&'a Attribution, Span)> {
    let contents = page.facts.attributions.iter().flat_map(|it| it.content.iter().map(move |span| (it, *span)));
    contents.filter(|it| it.1.touches(offset)).min_by_key(|it| it.1.len())
}

/// The words that stand for a person in an item.
fn words_of(person: &Person) -> Span {
    person.introduction.or(person.mentions.first().copied()).unwrap_or_default()
}

fn person_item(page: &Page, person: &Person) -> Item {
    let detail = person.roles.first().map_or_else(String::new, |role| role.text.clone());
    Item { is_person: true, name: person.name.clone(), detail, words: in_file(page.file, words_of(person)) }
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
