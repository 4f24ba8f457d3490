//! The names of two words and more: which are people's, and which are spellings of one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Entry, Linker, NAMESAKE, Votes};
use crate::people::evidence::SURE;
use crate::people::same::{core, ends, same_name};
use crate::people::things::names_thing;
use crate::people::{NameWord, Outline, WordKind};

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
        let firms = self.firms(&names);
        names.retain(|group| {
            let known = &self.entries[group.first];
            let personal = |&at: &usize| self.entries[at].mention.title.is_some() || self.entries[at].mention.role.is_some();
            if firms.contains(&known.outline.key) && !group.all.iter().any(personal) || bare_of_form(known).is_some() {
                return false;
            }
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

    /// The names that stand somewhere with the legal form of a firm behind them: where "Harrow Low Ltd" is, "Harrow Low" is nobody, unless
    /// title or role say so.
    fn firms(&self, names: &[Group]) -> FxHashSet<u64> {
        names.iter().filter_map(|group| bare_of_form(&self.entries[group.first])).map(|bare| Outline::of(bare).key).collect()
    }

    /// "Brandt Tyres" shows whose "Brandt" is: a firm's that many places tell, and no person's. So does "Maud Glacier" for "Maud".
    fn bodies(&mut self, names: &[Group]) {
        for group in names.iter().filter(|it| it.best <= 0 && it.sum <= BODY) {
            let entry = &self.entries[group.first];
            let [first, .., last] = &core(entry.words())[..] else { continue };
            if let Some(votes) = self.votes.get_mut(&first.key).filter(|_| names_thing(last.span.of(entry.prose))) {
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

/// Whether the name ends in the legal form of a firm.
pub(super) fn is_firm(entry: &Entry) -> bool {
    bare_of_form(entry).is_some()
}

/// The words of a firm's name before its legal form: "Harrow Low" of "Harrow Low N.V."
fn bare_of_form<'a>(entry: &Entry<'a>) -> Option<&'a [NameWord]> {
    const FORMS: &[&str] = &[
        "ab", "ag", "asa", "bv", "corp", "gmbh", "inc", "kg", "llc", "llp", "ltd", "limited", "nv", "oyj", "plc", "pty", "sa",
        "se", "spa", "sas",
    ];
    let (form, bare) = entry.words().split_last().filter(|it| it.1.len() > 1)?;
    let written = form.span.of(entry.prose);
    let letters: String = written.chars().filter(|c| *c != '.').collect();
    // "Ann Low SE" and "N.V."; no surname is written so, but "Limited" and "Ltd" are words.
    let marked = letters.chars().skip(1).any(char::is_uppercase) || letters.len() > 2 && letters.starts_with(char::is_uppercase);
    (marked && FORMS.contains(&letters.to_ascii_lowercase().as_str())).then_some(bare)
}
