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
        let outline = entries[at].outline;
        if known.introduced {
            true
        } else if known.single {
            crowned(at) || has_one_name(&entries[at])
        } else {
            outline.size >= 2 && Some(outline.first) == first
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

/// A name that is told as all there is.
fn has_one_name(entry: &Entry) -> bool {
    // A peer has no forename in the papers.
    let peer = |title: &str| matches!(title, "Lord" | "Lady" | "Baroness" | "Viscount" | "Earl");
    entry.mention.sole || entry.mention.title.as_deref().is_some_and(peer) && entry.mention.role.is_some()
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
