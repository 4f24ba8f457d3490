//! Who is who after an edit: which people of a document look the same as before to those who speak of them in other paragraphs.

use rustc_hash::FxHashSet;

use super::genders;
use super::resolve::{Names, role_ends};
use crate::document::Kept;
use crate::people::Person;
use crate::text::Span;

/// The people of a document before it was edited, with the words that then stood before their names.
pub struct Former<'a> {
    pub people: &'a [Person],
    /// Where the blocks that were edited began, with their prose.
    pub blocks: Vec<(u32, &'a str)>,
}

impl<'a> Former<'a> {
    /// What stood before a place in a paragraph that was edited.
    fn before(&self, span: Span) -> Option<&'a str> {
        let block = self.blocks.get(self.blocks.partition_point(|it| it.0 <= span.start).checked_sub(1)?)?;
        block.1.get(..(span.start - block.0) as usize)
    }
}

/// What an edit has done to the people of a document.
#[derive(Debug, Default)]
pub struct Matched {
    /// The present place of each former person who looks the same from outside the blocks that were edited.
    now: Vec<Option<u32>>,
    /// Where all others are named: the blocks, by their present numbers.
    pub blocks: FxHashSet<usize>,
    /// The names of all others, former and present.
    names: Vec<String>,
    /// All that these may be called by their roles, see [`role_ends`].
    roles: FxHashSet<String>,
}

impl Matched {
    /// Of a document whose people are as they were.
    pub fn same(people: usize) -> Matched {
        Matched { now: (0..people as u32).map(Some).collect(), ..Matched::default() }
    }

    /// None where people have changed places: then nothing can be told.
    pub(super) fn new(former: &Former, names: &Names, kept: &Kept) -> Option<Matched> {
        let edited = names.blocks.get(kept.new.clone()).unwrap_or(&[]);
        let is_edited = |span: &Span| edited.iter().any(|block| block.span.covers(*span));
        let mut matched = Matched::default();
        let (mut met, mut last) = (vec![false; names.people.len()], None);
        for person in former.people {
            let places: Vec<Span> = person.mentions.iter().filter_map(|&span| kept.outside(span)).collect();
            let owner = |place: &Span| names.mentions.binary_search_by_key(place, |it| it.0).ok();
            let at = places.first().and_then(owner).and_then(|at| names.mentions.get(at)).map(|it| it.1);
            let found = at.and_then(|at| Some((at, names.people.get(at as usize)?)));
            let same = found.filter(|(_, now)| {
                let roles = person.roles.iter().map(|it| &it.text).eq(now.roles.iter().map(|it| &it.text));
                let outside = now.mentions.len() == places.len() && places.len() == person.mentions.len();
                let gender = || {
                    let then = |span| former.before(span).or_else(|| kept.outside(span).map(|it| names.before(it)));
                    genders::of_person(|span| then(span).unwrap_or(""), person)
                        == genders::of_person(|span| names.before(span), now)
                };
                person.name == now.name
                    && roles
                    && places.iter().eq(now.mentions.iter().filter(|span| !is_edited(span)))
                    && (outside || gender())
            });
            match same {
                Some((at, _)) if last.is_none_or(|last| last < at) => {
                    last = Some(at);
                    met.get_mut(at as usize).into_iter().for_each(|it| *it = true);
                }
                Some(_) => return None,
                None => matched.other(person, places, names),
            }
            matched.now.push(same.map(|it| it.0));
        }
        for (person, _) in names.people.iter().zip(met).filter(|it| !it.1) {
            matched.other(person, person.mentions.iter().copied(), names);
        }
        Some(matched)
    }

    /// Somebody who came, went or looks otherwise, with the present places of the name.
    fn other(&mut self, person: &Person, places: impl IntoIterator<Item = Span>, names: &Names) {
        self.blocks.extend(places.into_iter().map(|place| names.blocks.partition_point(|it| it.span.end <= place.start)));
        self.names.push(person.name.clone());
        for role in &person.roles {
            role_ends(&role.text, |end| {
                self.roles.insert(end.to_string());
            });
        }
    }

    /// Whether there is anybody who came, went or looks otherwise, or people have other places than before.
    pub fn has_others(&self) -> bool {
        !self.names.is_empty()
    }

    /// The present place of a former person; none of somebody who came, went or looks otherwise.
    pub fn now(&self, person: u32) -> Option<u32> {
        self.now.get(person as usize).copied().flatten()
    }

    /// Whether words may mean somebody who came, went or looks otherwise, without being a name of theirs in its place.
    pub fn may_mean(&self, source: &str) -> bool {
        self.names.iter().any(|name| source.starts_with(name.as_str()) || name.ends_with(source))
            || !self.roles.is_empty()
                && source.to_ascii_lowercase().strip_prefix("the ").is_some_and(|role| self.roles.contains(role))
    }
}
