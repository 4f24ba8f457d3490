//! The document: quotations that go on in the next paragraph, pronouns, people.

use rustc_hash::FxHashMap;

use super::genders::{self, Gender};
use super::{Attribution, Heard, Source, SourceKind};
use crate::document::Document;
use crate::language::NameKind;
use crate::people::Person;
use crate::text::Span;

/// Somebody who was spoken of or spoke, as later pronouns may mean them.
#[derive(Clone)]
struct Speaker {
    kind: SourceKind,
    text: String,
    person: Option<u32>,
    spans: Vec<Span>,
    block: usize,
    plural: bool,
}

pub fn resolve(document: &Document, blocks: &[Heard], people: &[Person]) -> Vec<Attribution> {
    let names = Names::new(&document.text, people);
    let mut all: Vec<Attribution> = Vec::new();
    let mut past: Vec<Speaker> = Vec::new();
    // Who spoke last in quotation marks, and whether the quotation was left open at the end of its block.
    let mut talking: Option<(Speaker, bool)> = None;
    for (number, block) in blocks.iter().enumerate() {
        let mut speaks_on = None;
        for said in block.said {
            let content: Vec<Span> = said.content.iter().map(|span| span.shift(block.start)).collect();
            let source = match &said.source {
                Some(source) => known(source, block, number, &names, &past),
                None => {
                    let Some(speaker) = whose(said.content.first().copied(), block, number, &names, talking.as_ref(), &past)
                    else {
                        continue;
                    };
                    Source {
                        kind: speaker.kind,
                        text: speaker.text,
                        person: speaker.person,
                        spans: speaker.spans,
                        via: Vec::new(),
                    }
                }
            };
            let speaker = Speaker {
                kind: source.kind,
                text: source.text.clone(),
                person: source.person,
                spans: source.spans.clone(),
                block: number,
                plural: is_plural(&source.text),
            };
            if said.quoted {
                let end = said.content.last().map_or(0, |span| span.end as usize);
                let open = block.prose.get(end..).is_some_and(|rest| rest.trim().is_empty())
                    && !block.prose.trim_end().ends_with(['”', '"', '\'', '’', '»']);
                speaks_on = Some((speaker.clone(), open));
            }
            past.push(speaker);
            if past.len() > 24 {
                past.drain(..12);
            }
            let cue = said.cue.iter().map(|span| span.shift(block.start)).collect();
            all.push(Attribution { source, cue, content, quoted: said.quoted, block: number as u32 });
        }
        // Silence of a block ends a conversation, unless it is no more than a headline or a picture.
        if speaks_on.is_some() || !block.prose.trim().is_empty() {
            talking = speaks_on;
        }
    }
    all
}

/// Whose words a quotation without a cue is.
fn whose(
    quote: Option<Span>,
    block: &Heard,
    number: usize,
    names: &Names,
    talking: Option<&(Speaker, bool)>,
    past: &[Speaker],
) -> Option<Speaker> {
    if let Some((speaker, _)) = talking {
        return Some(speaker.clone());
    }
    let quote = quote?;
    let before = block.prose.get(..quote.start as usize).unwrap_or("").trim();
    // "Vance was furious. “We are full.”": who the sentence before is about.
    if !before.is_empty() {
        let (span, person) = names.last_before(block.start + quote.start, block.start)?;
        return Some(names.speaker(person, span, number));
    }
    past.iter().rev().find(|speaker| speaker.block + 1 == number && speaker.kind == SourceKind::Person).cloned()
}

/// The source of a cue, its pronoun resolved and its person found.
fn known(source: &Source, block: &Heard, number: usize, names: &Names, past: &[Speaker]) -> Source {
    let mut source = source.clone();
    for span in source.spans.iter_mut().chain(source.via.iter_mut().flat_map(|via| via.spans.iter_mut())) {
        *span = span.shift(block.start);
    }
    let at = source.spans.first().copied().unwrap_or_default();
    let word = at.of(names.text);
    let low = source.text.to_ascii_lowercase();
    match low.as_str() {
        "he" | "she" | "his" | "her" => {
            let gender = if matches!(low.as_str(), "he" | "his") { Gender::Male } else { Gender::Female };
            if let Some(speaker) = person_meant(at, gender, block, number, names, past) {
                source.text = speaker.text;
                source.person = speaker.person;
                source.kind = SourceKind::Person;
            }
        }
        "it" => {
            let met = past.iter().rev().find(|s| {
                s.block + 1 >= number && !s.plural && matches!(s.kind, SourceKind::Organisation | SourceKind::Document)
            });
            if let Some(speaker) = met {
                source.text = speaker.text.clone();
                source.kind = speaker.kind;
            } else if let Some(text) = organisation_before(at, block) {
                source.text = text;
            }
        }
        "they" => {
            let met = past.iter().rev().find(|s| s.block + 1 >= number && (s.plural || s.kind == SourceKind::Organisation));
            if let Some(speaker) = met {
                source.text = speaker.text.clone();
                source.kind = speaker.kind;
            }
        }
        _ => {
            if source.kind != SourceKind::Organisation || names.is_all(at) || names.is_body_s(at) {
                if let Some(person) =
                    names.in_source(at).or_else(|| (word != source.text).then(|| names.by_text(&source.text)).flatten())
                {
                    source.person = Some(person);
                    source.kind = SourceKind::Person;
                } else if source.kind != SourceKind::Document {
                    source.person = names.by_role(&low);
                    if source.person.is_some() {
                        source.kind = SourceKind::Person;
                    }
                }
            }
            // "His office": whose.
            if let Some((owner, rest)) = source.text.split_once(' ')
                && let Some(gender) = match owner {
                    "His" | "his" => Some(Gender::Male),
                    "Her" | "her" => Some(Gender::Female),
                    _ => None,
                }
                && let Some(speaker) = person_meant(at, gender, block, number, names, past)
            {
                source.text = format!("{}’s {rest}", speaker.text);
            }
        }
    }
    source
}

/// Whom "he" or "she" at `at` means: whoever the sentences before speak of, nearest first.
fn person_meant(at: Span, gender: Gender, block: &Heard, number: usize, names: &Names, past: &[Speaker]) -> Option<Speaker> {
    let fits = |person: Option<u32>, text: &str| match person {
        Some(person) => names.gender(person).is_none_or(|g| g == gender),
        None => genders::of_words(text).is_none_or(|g| g == gender),
    };
    let spoke = past.iter().rev().find(|s| s.kind == SourceKind::Person && s.block + 3 >= number && fits(s.person, &s.text));
    // Inside the block: the first person of the nearest sentence that names one.
    let start = block.start;
    let sentence = block.sentences.partition_point(|s| s.span.start + start <= at.start);
    for s in block.sentences.get(..sentence).unwrap_or(&[]).iter().rev() {
        let (from, to) = (s.span.start + start, (s.span.end + start).min(at.start));
        let named = names.between(from, to).find(|&(_, person)| fits(Some(person), ""));
        let spoke_here = spoke.filter(|s| s.spans.first().is_some_and(|span| span.start >= from && span.start < to));
        if let Some(speaker) = spoke_here {
            return Some(speaker.clone());
        }
        if let Some((span, person)) = named {
            return Some(names.speaker(person, span, number));
        }
    }
    spoke.cloned().or_else(|| {
        let (span, person) =
            names.last_before(at.start, at.start.saturating_sub(1500)).filter(|&(_, person)| fits(Some(person), ""))?;
        Some(names.speaker(person, span, number))
    })
}

/// The first organisation named in the sentence before.
fn organisation_before(at: Span, block: &Heard) -> Option<String> {
    let here = at.start.checked_sub(block.start)?;
    let sentence = block.sentences.partition_point(|s| s.span.start <= here).checked_sub(1)?;
    block.sentences.get(..=sentence)?.iter().rev().take(2).find_map(|s| {
        let name = s
            .names
            .iter()
            .find(|n| n.kind == NameKind::Organisation && s.tokens.get(n.start as usize).is_some_and(|t| t.span.end <= here))?;
        let span = s.tokens.get(name.start as usize)?.span.cover(s.tokens.get(name.end as usize - 1)?.span);
        Some(span.of(block.prose).to_string())
    })
}

fn is_plural(text: &str) -> bool {
    let first = text.split([',', '(']).next().unwrap_or("");
    first.contains(" and ")
        || first.split(" of ").next().unwrap_or("").trim_end().ends_with('s') && !first.trim_end().ends_with("ss")
        || matches!(first, "they" | "people" | "police")
}

/// The people of the document by the places where they are named.
struct Names<'a> {
    text: &'a str,
    people: &'a [Person],
    /// In text order.
    mentions: Vec<(Span, u32)>,
    genders: Vec<Option<Gender>>,
    roles: FxHashMap<String, Option<u32>>,
}

impl<'a> Names<'a> {
    fn new(text: &'a str, people: &'a [Person]) -> Names<'a> {
        let mut mentions: Vec<(Span, u32)> = people
            .iter()
            .enumerate()
            .flat_map(|(at, person)| person.mentions.iter().map(move |&span| (span, at as u32)))
            .collect();
        mentions.sort();
        let genders = people.iter().map(|person| genders::of_person(text, person)).collect();
        Names { text, people, mentions, genders, roles: roles(people) }
    }

    fn between(&self, from: u32, to: u32) -> impl Iterator<Item = (Span, u32)> + '_ {
        let at = self.mentions.partition_point(|(span, _)| span.start < from);
        self.mentions.get(at..).unwrap_or(&[]).iter().copied().take_while(move |(span, _)| span.end <= to)
    }

    fn last_before(&self, at: u32, floor: u32) -> Option<(Span, u32)> {
        let end = self.mentions.partition_point(|(span, _)| span.end <= at);
        self.mentions.get(..end)?.last().copied().filter(|(span, _)| span.start >= floor)
    }

    fn gender(&self, person: u32) -> Option<Gender> {
        self.genders.get(person as usize).copied().flatten()
    }

    fn speaker(&self, person: u32, span: Span, block: usize) -> Speaker {
        let text = self.people.get(person as usize).map_or_else(String::new, |p| p.name.clone());
        Speaker { kind: SourceKind::Person, text, person: Some(person), spans: vec![span], block, plural: false }
    }

    /// Whether the source is a person's name and nothing else.
    fn is_all(&self, source: Span) -> bool {
        self.between(source.start, source.end).any(|(span, _)| span.len() + 6 >= source.len())
    }

    /// Whether the source ends in a person of the body that it names: "the Gazette’s Ida Rask".
    fn is_body_s(&self, source: Span) -> bool {
        let last = self.between(source.start, source.end).last().filter(|it| it.0.end == source.end);
        last.is_some_and(|(span, _)| {
            let lead = Span { start: source.start, end: span.start }.of(self.text);
            lead.ends_with("’s ") || lead.ends_with("'s ")
        })
    }

    /// The person that the source names: "Mayor Rita Vance" and "Rita Vance, a friend of Paul Reed" are Vance, "a spokesman for Paul Reed" is none.
    fn in_source(&self, source: Span) -> Option<u32> {
        let owner = |&(span, _): &(Span, u32)| {
            // "Vance’s deputy, Paul Reed": whose deputy he is comes first.
            let rest = Span { start: span.end, end: source.end }.of(self.text);
            let (role, named) = rest.split_once(", ").unwrap_or(("", ""));
            let marked = ["’s ", "'s ", "’ ", "' "].iter().any(|it| role.starts_with(it));
            let next = span.end + (rest.len() - named.len()) as u32;
            marked && !role.contains('(') && self.between(next, source.end).next().is_some_and(|it| it.0.start == next)
        };
        let (span, person) = self.between(source.start, source.end).find(|it| !owner(it))?;
        let last_before_break = self
            .between(source.start, source.end)
            .take_while(|(s, _)| !Span { start: span.end, end: s.start }.of(self.text).contains([',', '(']))
            .last()
            .unwrap_or((span, person));
        let lead = Span { start: source.start, end: last_before_break.0.start }.of(self.text);
        let behind = Span { start: last_before_break.0.end, end: source.end }.of(self.text);
        let belongs = lead
            .split([',', '—'])
            .next_back()
            .is_some_and(|lead| [" of ", " for ", " to ", " in ", " at ", " with ", " by "].iter().any(|p| lead.contains(p)));
        let owns = behind.starts_with("’s") || behind.starts_with("'s") || behind.starts_with('’') || behind.starts_with('\'');
        // "Vance aides", "Vance spokeswoman": a name before a common noun is not the speaker.
        let compound = behind.strip_prefix(' ').and_then(|b| b.chars().next()).is_some_and(char::is_lowercase)
            && !behind.starts_with(" and ")
            && !behind.starts_with(" of ")
            && !behind.starts_with(" from ")
            && !behind.starts_with(" in ");
        // Two people are not one.
        let several = (behind.starts_with(" and ") || behind.contains(", and "))
            && self.between(last_before_break.0.end, source.end).next().is_some()
            || lead.trim_end().ends_with(" and");
        (!(owns || compound || several || belongs && !lead.contains(','))).then_some(last_before_break.1)
    }

    fn by_text(&self, text: &str) -> Option<u32> {
        self.people
            .iter()
            .position(|p| text.starts_with(&p.name) || p.name.ends_with(text) && !text.is_empty())
            .map(|at| at as u32)
    }

    /// "the minister", when one person alone was introduced as that.
    fn by_role(&self, text: &str) -> Option<u32> {
        let role = text.strip_prefix("the ")?;
        if role.len() < 4 || role.split(' ').count() > LONGEST {
            return None;
        }
        *self.roles.get(role)?
    }
}

/// From the last words of the roles of a document's people, in small letters, to who has it; none where several have.
fn roles(people: &[Person]) -> FxHashMap<String, Option<u32>> {
    let mut found: FxHashMap<String, Option<u32>> = FxHashMap::default();
    for (person, at) in people.iter().zip(0..) {
        for role in &person.roles {
            let role = role.text.to_ascii_lowercase();
            let starts = role.match_indices(' ').rev().take(LONGEST).map(|it| it.0 + 1);
            for tail in starts.chain([0]).filter_map(|start| role.get(start..)) {
                match found.get_mut(tail) {
                    Some(owner) if *owner == Some(at) => {}
                    Some(owner) => *owner = None,
                    None => {
                        found.insert(tail.to_string(), Some(at));
                    }
                }
            }
        }
    }
    found
}

/// Words of a role by which somebody is called.
const LONGEST: usize = 3;
