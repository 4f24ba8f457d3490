//! From what the linker gathered to a [`Person`]: introduction, roles, id.

use super::{Entry, Known};
use crate::people::lexicon::{Sort, sort};
use crate::people::name::fold;
use crate::people::same::{core, words};
use crate::people::{Person, RoleSeen};

/// The person as the rest of the program sees them; none without a mention.
pub(super) fn person(known: Known, entries: &[Entry]) -> Option<Person> {
    let mut mentions = known.mentions;
    mentions.sort_by_key(|it| it.0);
    mentions.dedup_by_key(|it| it.0);
    let first = core(&known.words).first().map(|word| word.key);
    let crowned = |at: usize| entries[at].mention.title.as_deref().is_some_and(|title| sort(title).has(Sort::CROWN));
    let introduces = |at: usize| {
        let words = core(entries[at].words());
        if known.introduced {
            true
        } else if known.single {
            crowned(at) || has_one_name(&entries[at])
        } else {
            words.len() >= 2 && words.first().map(|word| word.key) == first
        }
    };
    // "his son Amos", "Adam and Milan Kovac": the forename is the introduction.
    // A headline names people before the text introduces them, so the text goes first.
    let in_text = |at: usize| introduces(at) && !entries[at].mention.headline;
    let introduction = mentions.iter().find(|it| it.1.is_some_and(in_text));
    let introduction = introduction.or_else(|| mentions.iter().find(|it| it.1.is_some_and(introduces))).map(|it| it.0);
    let mut roles: Vec<RoleSeen> = Vec::new();
    let beside = mentions.iter().position(|it| Some(it.0) == introduction).unwrap_or(0);
    for (_, at) in mentions.iter().skip(beside).chain(mentions.iter().take(beside)) {
        let Some(at) = *at else { continue };
        if let Some((text, span)) = &entries[at].mention.role
            && roles.len() < 16
            && !roles.iter().any(|role| role.text == *text)
        {
            roles.push(RoleSeen { text: text.clone(), span: span.shift(entries[at].start), ..RoleSeen::default() });
        }
    }
    Some(Person {
        id: slug(&known.text),
        words: words(&known.text),
        name: known.text,
        roles,
        introduction,
        mentions: mentions.into_iter().map(|it| it.0).collect(),
        gender: known.gender,
    })
    .filter(|person| !person.mentions.is_empty())
}

/// "Sutarti, 41, a weaver,", "Kuncoro, who goes by one name,": a name that is told as all there is.
fn has_one_name(entry: &Entry) -> bool {
    let behind = entry.prose.get(entry.mention.span.end as usize..).unwrap_or("");
    let aged = || {
        let age = behind.strip_prefix(", ").and_then(|it| it.split_once(", "));
        age.is_some_and(|(age, _)| (1..=3).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit()))
    };
    let told = || {
        let clause = behind.split(['.', '\n']).next().unwrap_or("");
        behind.starts_with(", who") && ["one name", "single name", "only name"].iter().any(|it| clause.contains(it))
    };
    // A peer has no forename in the papers.
    let peer = || {
        entry.mention.title.as_deref().is_some_and(|it| matches!(it, "Lord" | "Lady" | "Baroness" | "Viscount" | "Earl"))
            && entry.mention.role.is_some()
    };
    peer() || entry.mention.title.is_none() && (aged() || told())
}

/// The name as one would say it: white space evened out.
pub(super) fn spoken(entry: &Entry) -> String {
    entry.mention.span.of(entry.prose).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `john-kirby`; letters of any script, folded.
fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_string()
}
