//! Other names of one person that the text itself gives: "Ann Low, born Ann Maria Reed", "Natsu Low, better known as Ichi".

use rustc_hash::FxHashMap;

use super::Linker;
use super::full::Group;
use crate::people::name::{fold, key};
use crate::text::Span;

/// How far a cue may stand behind the name it speaks of, in bytes.
const FAR: usize = 200;

impl Linker<'_> {
    /// From each full name that is given as another name of somebody (by its first entry) to the one name that stands for all of them.
    pub(super) fn aliases(&self, names: &[Group]) -> FxHashMap<usize, usize> {
        let mut found: FxHashMap<usize, usize> = FxHashMap::default();
        let first: FxHashMap<u64, usize> =
            names.iter().map(|group| (self.entries[group.first].outline.key, group.first)).collect();
        for &at in names.iter().flat_map(|group| &group.all) {
            let Some(before) = self.named_before(at) else { continue };
            let (entry, other) = (&self.entries[at], &self.entries[before]);
            let between = self.between(before, at);
            let cue = gives_other_name(between) || entry.outline.last == other.outline.last && gives_same_surname(between);
            let (here, there) = (first.get(&entry.outline.key), first.get(&other.outline.key));
            if let (true, Some(&here), Some(&there)) = (cue, here, there)
                && here != there
            {
                let one = *found.entry(there).or_insert(there);
                found.entry(here).or_insert(one);
            }
        }
        found
    }

    /// The same for single names, once the people with full names are known.
    pub(super) fn single_aliases(&mut self) {
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            if entry.size() != 1 || entry.mention.weight < -4 {
                continue;
            }
            let Some(before) = self.named_before(at) else { continue };
            if let (Some(person), true) = (self.owners[before], gives_other_name(self.between(before, at))) {
                self.other_names.entry(entry.outline.first).or_insert(person);
            }
        }
    }

    /// "Ravi" for Ravindra “Ravi” Low: the nickname that stands in marks within the full name.
    pub(super) fn nicknames(&mut self) {
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            if entry.size() < 2 {
                continue;
            }
            let Some(person) = self.owners[at] else { continue };
            if let Some(nickname) = nickname(entry.mention.span.of(entry.prose)) {
                self.other_names.entry(key(nickname)).or_insert(person);
            }
        }
    }

    /// "J-Lo" for Jenny Lopez, "JFK" for John F. Kent: short forms made of the letters of one person's full name in this document.
    pub(super) fn letter_aliases(&mut self) {
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            if entry.size() != 1 {
                continue;
            }
            let [word] = entry.words() else { continue };
            let text = word.span.of(entry.prose);
            let initials = (3..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
            let clipped = text.len() >= 4 && text.as_bytes()[1] == b'-' && text.as_bytes()[0].is_ascii_uppercase();
            if !initials && !clipped || self.other_names.contains_key(&entry.outline.first) {
                continue;
            }
            let mut fit = (0..self.known.len()).filter(|&person| {
                let name = fold(&self.known[person].text);
                if initials { is_initials(text, &name) } else { is_clipped(text, &name) }
            });
            if let (Some(person), None) = (fit.next(), fit.next()) {
                self.other_names.insert(entry.outline.first, person as u32);
            }
        }
    }

    /// The full name that stands before in the same sentence, close by.
    fn named_before(&self, at: usize) -> Option<usize> {
        let entry = &self.entries[at];
        let same_sentence = |other: &usize| {
            let other = &self.entries[*other];
            other.start == entry.start
                && other.mention.sentence == entry.mention.sentence
                && entry.mention.span.start.saturating_sub(other.mention.span.end) < FAR as u32
        };
        let near = at.saturating_sub(4)..at;
        near.rev()
            .take_while(same_sentence)
            .find(|&other| self.entries[other].size() >= 2 && self.entries[other].mention.weight >= 0)
    }

    fn between(&self, before: usize, at: usize) -> &str {
        let (before, entry) = (&self.entries[before], &self.entries[at]);
        Span::new(before.mention.span.end as usize, entry.mention.span.start.max(before.mention.span.end) as usize)
            .of(entry.prose)
    }
}

/// The one word in marks within a name.
fn nickname(name: &str) -> Option<&str> {
    let open = name.find(['“', '"', '‘', '('])?;
    let inner = name[open..].trim_start_matches(['“', '"', '‘', '(']);
    let inner = &inner[..inner.find(['”', '"', '’', ')'])?];
    (inner.starts_with(char::is_uppercase) && inner.chars().all(char::is_alphabetic)).then_some(inner)
}

fn is_initials(short: &str, name: &str) -> bool {
    let letters = name.split([' ', '-']).filter_map(|word| word.chars().next());
    short.chars().map(|c| c.to_ascii_lowercase()).eq(letters)
}

/// The first letter and how the surname begins.
fn is_clipped(short: &str, name: &str) -> bool {
    let short = fold(short);
    match (short.split_once('-'), name.split_once(' ')) {
        (Some((first, rest)), Some((forename, others))) => {
            let surname = others.rsplit(' ').next().unwrap_or("");
            (2..=4).contains(&rest.len()) && forename.starts_with(first) && surname.starts_with(rest) && surname != rest
        }
        _ => false,
    }
}

/// Between two names of one surname these words are enough.
fn gives_same_surname(between: &str) -> bool {
    const CUES: [&str; 9] =
        ["known as", " born ", "née ", "pen name", "real name", "alias ", "a.k.a.", "identified as", "calling h"];
    between.len() < 120 && CUES.iter().any(|cue| between.contains(cue))
}

/// Whether the words right before a name make it another name of the one before: a mark, then "better known as", "born", "née",
/// "under the pen name". Without the mark it is somebody else's: "Ann Low met the singer known as Ichi".
fn gives_other_name(between: &str) -> bool {
    let at = between.rfind([',', '(', ';', '—', '–']).map_or(0, |at| at + between[at..].chars().next().map_or(1, char::len_utf8));
    if at == 0 {
        return false;
    }
    let tail = between[at..].trim_end_matches(['“', '"', '‘', '\'', ' ']).trim();
    let words: Vec<&str> = tail.split_whitespace().collect();
    let Some((&last, rest)) = words.split_last() else { return false };
    // "commonly known as Saint", "and formerly born"
    let (last, rest) = match (last, rest) {
        ("Saint" | "St." | "St" | "Sir" | "Dr." | "DJ", [rest @ .., last]) => (*last, rest),
        _ => (last, rest),
    };
    if rest.len() > 5 {
        return false;
    }
    match last {
        "as" => rest.iter().any(|it| matches!(*it, "known" | "billed" | "credited" | "self-identified")),
        "née" | "nee" | "born" | "alias" | "a.k.a." | "aka" | "AKA" => rest.len() <= 1,
        "name" | "pseudonym" | "guerre" | "plume" | "alias," => {
            rest.iter().any(|it| matches!(*it, "pen" | "stage" | "the" | "her" | "his" | "real" | "nom"))
                && rest.iter().any(|it| matches!(*it, "under" | "by"))
        }
        _ => false,
    }
}
