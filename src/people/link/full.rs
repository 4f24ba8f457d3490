//! The names of two words and more: which are people's, and which are spellings of one.

use rustc_hash::FxHashMap;

use super::{Linker, Votes};
use crate::people::WordKind;
use crate::people::evidence::SURE;
use crate::people::same::{core, ends, same_name};
use crate::people::things::ends_body;

/// Up to this weight the words beside a name show that it is something else's.
const NAMESAKE: i8 = -15;

/// From here on all places of a name together show that it is no person's.
const BODY: i32 = -6;

/// All places of one full name.
pub(super) struct Group {
    pub(super) first: usize,
    best: i32,
    sum: i32,
    pub(super) all: Vec<usize>,
}

impl Linker<'_> {
    /// People with a name of two words and more.
    pub(super) fn full_names(&mut self) {
        for entry in self.entries.iter().filter(|entry| entry.size() == 1) {
            let votes = self.votes.entry(entry.outline.first).or_default();
            votes.best = votes.best.max(entry.mention.weight);
            votes.sum += i32::from(entry.mention.weight.clamp(-6, 6));
        }
        let mut groups: FxHashMap<u64, usize> = FxHashMap::default();
        let mut names: Vec<Group> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if entry.size() < 2 {
                continue;
            }
            let group = *groups.entry(entry.outline.key).or_insert_with(|| {
                names.push(Group { first: at, best: i32::MIN, sum: 0, all: Vec::new() });
                names.len() - 1
            });
            let weight = i32::from(entry.mention.weight);
            let group = &mut names[group];
            group.best = group.best.max(weight);
            group.sum += weight.clamp(-6, 6);
            group.all.push(at);
        }
        self.bodies(&names);
        names.retain(|group| {
            let last = self.entries[group.first].outline.last;
            // "Low said" elsewhere settles that "Shimon Low" is somebody.
            let settled = group.best >= 0 && self.votes.get(&last).is_some_and(Votes::elects);
            group.sum >= 0 && (group.best >= i32::from(SURE) || settled)
        });
        let known_as = self.aliases(&names);
        let mut owner_of_alias: FxHashMap<usize, u32> = FxHashMap::default();
        // The fullest first, so that shorter forms find them.
        names.sort_by_key(|group| {
            let entry = &self.entries[group.first];
            let particles = entry.words().iter().filter(|it| it.kind == WordKind::Particle).count();
            (std::cmp::Reverse((entry.size(), particles)), group.first)
        });
        for group in names {
            let alias = known_as.get(&group.first).copied();
            let person = alias.and_then(|alias| owner_of_alias.get(&alias).copied());
            let person = person.or_else(|| self.owner_of_full(group.first)).unwrap_or_else(|| self.add(group.first));
            if let Some(alias) = alias
                && owner_of_alias.insert(alias, person).is_some()
            {
                self.also(person, group.first);
            }
            // "Ann Low boarded the ferry Ann Low": the ship is not she.
            let hers = |&at: &usize| self.entries[at].mention.weight > NAMESAKE;
            for at in group.all.into_iter().filter(hers) {
                let gender = self.entries[at].mention.gender;
                self.owners[at] = Some(person);
                let known = &mut self.known[person as usize];
                known.gender = known.gender.or(gender);
                known.since = known.since.min(at);
            }
        }
    }

    /// "Brandt Tyres" shows whose "Brandt" is: a firm's that many places tell, and no person's.
    fn bodies(&mut self, names: &[Group]) {
        for group in names.iter().filter(|it| it.best <= 0 && it.sum <= BODY) {
            let entry = &self.entries[group.first];
            let [first, .., last] = &core(entry.words())[..] else { continue };
            if let Some(votes) = self.votes.get_mut(&first.key).filter(|_| ends_body(last.span.of(entry.prose))) {
                votes.sum += group.sum;
            }
        }
    }

    /// The known person that another spelling of the full name belongs to.
    pub(super) fn owner_of_full(&self, at: usize) -> Option<u32> {
        let words = self.entries[at].words();
        let mut owner = None;
        for word in core(words) {
            for &(_, person) in self.index.get(word.key) {
                let theirs = &self.known[person as usize].words;
                if owner != Some(person) && (same_name(words, theirs) || ends(words, theirs)) {
                    if owner.is_some() {
                        return None;
                    }
                    owner = Some(person);
                }
            }
        }
        owner
    }
}
