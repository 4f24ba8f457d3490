//! Who of the other documents is the same person: what the rules about people and the features share.

use super::{Evidence, Page, PersonId, StetKey};
use crate::people::{self, Person};
use crate::text::{FileId, Span};

/// Namesakes that are looked at. A name that more people bear says nothing.
pub(super) const MOST: usize = 256;

/// A person of some document, with the document.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub page: Page<'a>,
    pub person: &'a Person,
}

/// A person by his place; none where that is no more.
pub(super) fn known<'a>(evidence: &'a dyn Evidence, id: PersonId) -> Option<Known<'a>> {
    let page = evidence.page(id.file)?;
    Some(Known { page, person: page.facts.people.get(id.person as usize)? })
}

/// People that a key of [`people::keys`] leads to, in any document.
pub fn with_key<'a>(evidence: &'a dyn Evidence, key: u64) -> Vec<Known<'a>> {
    with_key_but(evidence, key, None)
}

/// The same without those of one document.
fn with_key_but<'a>(evidence: &'a dyn Evidence, key: u64, but: Option<FileId>) -> Vec<Known<'a>> {
    let mut pages: Vec<(FileId, Page<'a>)> = Vec::new();
    let mut known = Vec::new();
    for PersonId { file, person } in evidence.people_like(key).into_iter().take(MOST).filter(|it| Some(it.file) != but) {
        let page = match pages.last() {
            Some((last, page)) if *last == file => Some(*page),
            _ => evidence.page(file),
        };
        let Some(page) = page else { continue };
        pages.push((file, page));
        known.extend(page.facts.people.get(person as usize).map(|person| Known { page, person }));
    }
    known
}

/// Whom a person of one document may be in the others. A full name finds its equals; a single name that the document does not introduce
/// finds all who bear it as their surname.
pub fn elsewhere<'a>(evidence: &'a dyn Evidence, file: FileId, person: &Person) -> Vec<Known<'a>> {
    let Some(key) = people::surname_key(person) else { return Vec::new() };
    let full = people::is_full(person);
    let fits = |it: &Known| {
        if full { people::same_person(person, it.person) } else { people::is_full(it.person) && it.person.introduction.is_some() }
    };
    let others = with_key_but(evidence, key, Some(file)).into_iter();
    if full || person.introduction.is_none() { others.filter(fits).collect() } else { Vec::new() }
}

/// Whether all of them are one person.
pub fn are_one(found: &[Known]) -> bool {
    let Some(first) = found.first() else { return false };
    found.iter().all(|it| it.person.id == first.person.id || people::same_person(first.person, it.person))
}

/// The same person wherever documents name them, this document first: by the full name; where only the surname stands, if it can be but
/// one person of all documents.
pub fn everywhere<'a>(evidence: &'a dyn Evidence, file: FileId, person: &'a Person) -> Vec<Known<'a>> {
    let own = evidence.page(file).map(|page| Known { page, person });
    let others = elsewhere(evidence, file, person);
    let mut all: Vec<Known<'a>> = own.into_iter().collect();
    if people::is_full(person) || are_one(&others) {
        let full = if people::is_full(person) { Some(person) } else { others.first().map(|it| it.person) };
        all.extend(others);
        all.extend(full.into_iter().flat_map(|full| by_surname(evidence, file, full)));
    }
    all
}

/// Documents that have the bare surname only, when nobody else of all documents bears it.
fn by_surname<'a>(evidence: &'a dyn Evidence, file: FileId, full: &Person) -> Vec<Known<'a>> {
    let Some(key) = people::surname_key(full) else { return Vec::new() };
    let bearers = with_key(evidence, key);
    let alone = bearers.len() < MOST
        && bearers.iter().filter(|it| people::is_full(it.person)).all(|it| people::same_person(full, it.person));
    let single = |it: &Known| !people::is_full(it.person) && it.person.introduction.is_none() && it.page.file != file;
    bearers.into_iter().filter(|it| alone && single(it)).collect()
}

/// What a finding about a name or a role is about, for those who let it stand: the words themselves.
pub(super) fn key(page: Page, span: Span) -> StetKey {
    StetKey { value: span.of(&page.document.text).split_whitespace().collect::<Vec<_>>().join(" "), ..StetKey::default() }
}
