//! The document: quotations that go on in the next paragraph, pronouns, people.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::genders::{self, Gender};
use super::matched::{Former, Matched};
use super::{Attribution, Heard, Source, SourceKind};
use crate::document::{Block, Document, Kept};
use crate::language::NameKind;
use crate::people::Person;
use crate::people::roles::is_role_noun;
use crate::text::Span;

/// So many blocks back a pronoun looks for who spoke before.
const BACK: usize = 3;
/// And so many bytes for who was named.
const BACK_BYTES: u32 = 1500;

pub fn resolve(document: &Document, blocks: &[Heard], people: &[Person]) -> Vec<Attribution> {
    let names = Names::new(document, people);
    let mut all = Vec::new();
    for at in 0..blocks.len() {
        attribute(blocks, at, &names, &mut all);
    }
    all
}

/// The attributions after an edit.
pub struct Again {
    pub all: Vec<Attribution>,
    /// What was added, wrapping round, to the places of each block's attributions; none for a block that was looked at again.
    pub moved: Vec<Option<u32>>,
}

impl Again {
    /// Of a document of so many blocks of which nothing was kept.
    pub fn anew(all: Vec<Attribution>, blocks: usize) -> Again {
        Again { all, moved: vec![None; blocks] }
    }
}

/// The attributions after an edit: the same as those of a document that was opened with these words. `before` are those of the former
/// state, and `former` its people, none where they are as they were. None where it cannot be told what was kept.
pub fn again(
    document: &Document,
    blocks: &[Heard],
    people: &[Person],
    kept: &Kept,
    former: Option<&Former>,
    mut before: Vec<Attribution>,
) -> Option<Again> {
    let names = Names::new(document, people);
    let matched = match former {
        Some(former) => Matched::new(former, &names, kept)?,
        None => Matched::same(people.len()),
    };
    let touched = touched(blocks, kept, &matched);
    // What stands before all that was touched stays where it is.
    let first = touched.iter().position(|it| *it).unwrap_or(blocks.len()).min(kept.old.start);
    let rest = before.split_off(before.partition_point(|it| (it.block as usize) < first));
    if matched.has_others() && !before.iter_mut().all(|it| give_person(it, &matched)) {
        return None;
    }
    let mut old = rest.into_iter().zip(before.len() as u32..).peekable();
    let mut again = Again { all: before, moved: vec![Some(0); first] };
    // Who spoke lately, and who is named not far before, is all that a block takes from those before: once it is as it was for so many
    // blocks, so is what follows.
    let (mut alike, mut since) = (BACK, None);
    for (at, block) in blocks.iter().enumerate().skip(first) {
        while old.next_if(|(it, _)| kept.old.contains(&(it.block as usize))).is_some() {}
        let here = |it: &Attribution| {
            let was = it.block as usize;
            !kept.old.contains(&was) && at == if was < kept.old.start { was } else { kept.block(was) }
        };
        if at == kept.new.start {
            (alike, since) = (0, Some(kept.new.end));
        }
        let (touched, first) = (touched.get(at).is_some_and(|it| *it), again.all.len());
        let is_far = |since: usize| blocks.get(since).and_then(|it| block.start.checked_sub(it.start)) >= Some(BACK_BYTES);
        if !touched && alike >= BACK && since.is_none_or(is_far) {
            let was = old.peek().map_or(0, |it| it.1);
            while let Some((it, _)) = old.next_if(|it| here(&it.0)) {
                again.all.push(moved(it, kept, &matched)?);
            }
            // Nothing to tell where none follow.
            again.moved.push(Some(if again.all.len() == first { 0 } else { (first as u32).wrapping_sub(was) }));
            continue;
        }
        attribute(blocks, at, &names, &mut again.all);
        let was: Vec<_> = std::iter::from_fn(|| old.next_if(|it| here(&it.0))).map(|it| moved(it.0, kept, &matched)).collect();
        let same = was.iter().map(Option::as_ref).eq(again.all.get(first..).unwrap_or(&[]).iter().map(Some));
        alike = if same && !kept.new.contains(&at) { alike + 1 } else { 0 };
        if touched {
            since = Some(at + 1);
        }
        again.moved.push(None);
    }
    Some(again)
}

/// The blocks that were edited, or that somebody speaks in or is named in who looks otherwise now.
fn touched(blocks: &[Heard], kept: &Kept, matched: &Matched) -> Vec<bool> {
    let mut touched = vec![false; blocks.len()];
    if matched.has_others() {
        let may_mean = |it: &Heard| it.said.iter().filter_map(|it| it.source.as_ref()).any(|it| matched.may_mean(&it.text));
        touched.iter_mut().zip(blocks).for_each(|(it, block)| *it = may_mean(block));
    }
    for at in kept.new.clone().chain(matched.blocks.iter().copied()) {
        touched.get_mut(at).into_iter().for_each(|it| *it = true);
    }
    touched
}

/// The person of its source by the present place; false where that is somebody who looks otherwise now.
fn give_person(it: &mut Attribution, matched: &Matched) -> bool {
    let before = it.source.person;
    it.source.person = before.and_then(|person| matched.now(person));
    before.is_none() || it.source.person.is_some()
}

/// An attribution of a block that an edit has left as it was; none where the edit may have touched it.
fn moved(mut it: Attribution, kept: &Kept, matched: &Matched) -> Option<Attribution> {
    let was = it.block as usize;
    it.block = if was < kept.old.start { it.block } else { kept.block(was) as u32 };
    if !give_person(&mut it, matched) {
        return None;
    }
    let source = it.source.spans.iter_mut().chain(it.source.via.iter_mut().flat_map(|via| via.spans.iter_mut()));
    kept.move_all(source.chain(&mut it.cue).chain(&mut it.content)).then_some(it)
}

/// Adds the attributions of one block to those of all before it.
fn attribute(blocks: &[Heard], number: usize, names: &Names, all: &mut Vec<Attribution>) {
    let Some(block) = blocks.get(number) else { return };
    // Who spoke last in quotation marks in the block before: silence ends a conversation.
    let talking = all.iter().rev().take_while(|it| it.block as usize + 1 >= number).find(|it| it.quoted).map(|it| &it.source);
    let talking = talking.cloned();
    for said in block.said {
        let source = match &said.source {
            Some(source) => known(source, block, number, names, all),
            None => match &talking {
                Some(source) => speaker(source),
                None => match whose(said.content.first().copied(), block, number, names, all) {
                    Some(source) => source,
                    None => continue,
                },
            },
        };
        let shifted = |spans: &[Span]| spans.iter().map(|span| span.shift(block.start)).collect();
        // "ANN LOW: We left. It rained.", but "BERLIN: We left. It rained."
        let turn = said.turn.filter(|_| source.person.is_some());
        let (cue, content) = (shifted(&said.cue), shifted(turn.as_ref().map_or(&said.content[..], std::slice::from_ref)));
        all.push(Attribution { source, cue, content, quoted: said.quoted, block: number as u32 });
    }
}

/// Who spoke in the blocks before that pronouns may mean, the last first, with the number of the block.
fn past(all: &[Attribution], number: usize) -> impl Iterator<Item = (&Source, usize)> + Clone {
    let near = all.iter().rev().take_while(move |it| it.block as usize + BACK >= number);
    near.map(|it| (&it.source, it.block as usize))
}

/// The source as whoever speaks again: where they had it from then does not hold now.
fn speaker(source: &Source) -> Source {
    Source { via: Vec::new(), ..source.clone() }
}

/// Whose words a quotation without a cue is, where nobody spoke on from the block before.
fn whose(quote: Option<Span>, block: &Heard, number: usize, names: &Names, all: &[Attribution]) -> Option<Source> {
    let quote = quote?;
    let before = block.prose.get(..quote.start as usize).unwrap_or("").trim();
    // "Vance was furious. “We are full.”": who the sentence before is about.
    if !before.is_empty() {
        let (span, person) = names.last_before(block.start + quote.start, block.start)?;
        return Some(names.speaker(person, span));
    }
    past(all, number).find(|it| it.1 + 1 == number && it.0.kind == SourceKind::Person).map(|it| speaker(it.0))
}

/// The source of a cue, its pronoun resolved and its person found.
fn known(source: &Source, block: &Heard, number: usize, names: &Names, all: &[Attribution]) -> Source {
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
            if let Some(speaker) = person_meant(at, gender, block, number, names, all) {
                source.text = speaker.text;
                source.person = speaker.person;
                source.kind = SourceKind::Person;
            }
        }
        "it" => {
            let body = |it: &Source| matches!(it.kind, SourceKind::Organisation | SourceKind::Document) && !is_plural(&it.text);
            let met = past(all, number).find(|it| it.1 + 1 >= number && body(it.0));
            if let Some((met, _)) = met {
                source.text = met.text.clone();
                source.kind = met.kind;
            } else if let Some(text) = organisation_before(at, block) {
                source.text = text;
            }
        }
        "they" => {
            let several = |it: &Source| it.kind == SourceKind::Organisation || is_plural(&it.text);
            if let Some((met, _)) = past(all, number).find(|it| it.1 + 1 >= number && several(it.0)) {
                source.text = met.text.clone();
                source.kind = met.kind;
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
                && let Some(speaker) = person_meant(at, gender, block, number, names, all)
            {
                source.text = format!("{}’s {rest}", speaker.text);
            }
        }
    }
    source
}

/// Whom "he" or "she" at `at` means: whoever the sentences before speak of, nearest first.
fn person_meant(at: Span, gender: Gender, block: &Heard, number: usize, names: &Names, all: &[Attribution]) -> Option<Source> {
    let fits = |person: Option<u32>, text: &str| match person {
        Some(person) => names.gender(person).is_none_or(|g| g == gender),
        None => genders::of_words(text).is_none_or(|g| g == gender),
    };
    let spoke = past(all, number).map(|it| it.0).find(|it| it.kind == SourceKind::Person && fits(it.person, &it.text));
    // Inside the block: the first person of the nearest sentence that names one.
    let start = block.start;
    let sentence = block.sentences.partition_point(|s| s.span.start + start <= at.start);
    for s in block.sentences.get(..sentence).unwrap_or(&[]).iter().rev() {
        let (from, to) = (s.span.start + start, (s.span.end + start).min(at.start));
        // "Low's sister, Ann Reed, wept": Reed, unless nobody but the owner is named.
        let mut here = names.between(from, to).filter(|&(_, person)| fits(Some(person), ""));
        let first = here.next();
        let named = first.filter(|it| !names.owns(it.0)).or_else(|| here.find(|it| !names.owns(it.0))).or(first);
        let spoke_here = spoke.filter(|s| s.spans.first().is_some_and(|span| span.start >= from && span.start < to));
        if let Some(spoke) = spoke_here {
            return Some(speaker(spoke));
        }
        if let Some((span, person)) = named {
            return Some(names.speaker(person, span));
        }
    }
    spoke.map(speaker).or_else(|| {
        let (span, person) =
            names.last_before(at.start, at.start.saturating_sub(BACK_BYTES)).filter(|&(_, person)| fits(Some(person), ""))?;
        Some(names.speaker(person, span))
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
pub(super) struct Names<'a> {
    text: &'a str,
    pub blocks: &'a [Block],
    pub people: &'a [Person],
    /// In text order.
    pub mentions: Vec<(Span, u32)>,
    /// Found when they are first asked for.
    genders: Vec<OnceCell<Option<Gender>>>,
    roles: OnceCell<FxHashMap<String, Option<u32>>>,
}

impl<'a> Names<'a> {
    fn new(document: &'a Document, people: &'a [Person]) -> Names<'a> {
        let mut mentions: Vec<(Span, u32)> = people
            .iter()
            .enumerate()
            .flat_map(|(at, person)| person.mentions.iter().map(move |&span| (span, at as u32)))
            .collect();
        mentions.sort();
        Names {
            text: &document.text,
            blocks: &document.blocks,
            people,
            mentions,
            genders: vec![OnceCell::new(); people.len()],
            roles: OnceCell::new(),
        }
    }

    /// What stands before a place in its paragraph.
    pub fn before(&self, span: Span) -> &'a str {
        let block = self.blocks.get(self.blocks.partition_point(|it| it.span.end <= span.start));
        let words = block.and_then(|it| it.prose.get(..span.start.checked_sub(it.span.start)? as usize));
        words.unwrap_or("")
    }

    fn between(&self, from: u32, to: u32) -> impl Iterator<Item = (Span, u32)> + '_ {
        let at = self.mentions.partition_point(|(span, _)| span.start < from);
        self.mentions.get(at..).unwrap_or(&[]).iter().copied().take_while(move |(span, _)| span.end <= to)
    }

    /// Whether a possessive follows the name: "Low’s".
    fn owns(&self, name: Span) -> bool {
        let behind = self.text.get(name.end as usize..).unwrap_or("");
        behind.starts_with("’s ") || behind.starts_with("'s ") || behind.starts_with("’ ") || behind.starts_with("' ")
    }

    fn last_before(&self, at: u32, floor: u32) -> Option<(Span, u32)> {
        let end = self.mentions.partition_point(|(span, _)| span.end <= at);
        self.mentions.get(..end)?.last().copied().filter(|(span, _)| span.start >= floor)
    }

    fn gender(&self, person: u32) -> Option<Gender> {
        let (known, person) = (self.genders.get(person as usize)?, self.people.get(person as usize)?);
        *known.get_or_init(|| genders::of_person(|span| self.before(span), person))
    }

    fn speaker(&self, person: u32, span: Span) -> Source {
        let text = self.people.get(person as usize).map_or_else(String::new, |p| p.name.clone());
        Source { kind: SourceKind::Person, text, person: Some(person), spans: vec![span], via: Vec::new() }
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
        // "A spokesman for the prime minister, Paul Reed": Reed may be the minister, and is not who speaks for him.
        let office = lead.trim_end().strip_suffix(',').is_some_and(names_office);
        // Two people are not one.
        let several = (behind.starts_with(" and ") || behind.contains(", and "))
            && self.between(last_before_break.0.end, source.end).next().is_some()
            || lead.trim_end().ends_with(" and");
        (!(owns || compound || office || several || belongs && !lead.contains(','))).then_some(last_before_break.1)
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
        *self.roles.get_or_init(|| roles(self.people)).get(role)?
    }
}

/// Whether a phrase ends in the office of one person for whom somebody else speaks: "a spokesman for the prime minister", but not "a
/// spokesman for the ministry", nor "the head of the teachers".
fn names_office(phrase: &str) -> bool {
    let spoken = [" for the ", " to the "].iter().filter_map(|it| phrase.split_once(it)).next();
    let last = |words: &str| words.rsplit(' ').next().unwrap_or("").to_ascii_lowercase();
    spoken.is_some_and(|(speaker, office)| {
        let office = last(office);
        is_role_noun(&last(speaker)) && is_role_noun(&office) && !office.ends_with('s')
    })
}

/// From the last words of the roles of a document's people, in small letters, to who has it; none where several have.
fn roles(people: &[Person]) -> FxHashMap<String, Option<u32>> {
    let mut found: FxHashMap<String, Option<u32>> = FxHashMap::default();
    for (person, at) in people.iter().zip(0..) {
        for role in &person.roles {
            role_ends(&role.text, |end| match found.get_mut(end) {
                Some(owner) if *owner == Some(at) => {}
                Some(owner) => *owner = None,
                None => {
                    found.insert(end.to_string(), Some(at));
                }
            });
        }
    }
    found
}

/// What somebody may be called by a role: its last words, and all of it; in small letters.
pub(super) fn role_ends(role: &str, mut called: impl FnMut(&str)) {
    let role = role.to_ascii_lowercase();
    let starts = role.match_indices(' ').rev().take(LONGEST).map(|it| it.0 + 1);
    starts.chain([0]).filter_map(|start| role.get(start..)).for_each(&mut called);
    if let Some(plain) = spelled_out(role.trim_end_matches('.')) {
        called(plain);
    }
}

/// A title as the text goes on to call who has it: "Justice Ann Low", "the judge said".
fn spelled_out(title: &str) -> Option<&'static str> {
    const CALLED: &[(&str, &str)] = &[
        ("justice", "judge"),
        ("gov", "governor"),
        ("sen", "senator"),
        ("cllr", "councillor"),
        ("insp", "inspector"),
        ("det insp", "detective"),
        ("sgt", "sergeant"),
        ("capt", "captain"),
        ("col", "colonel"),
        ("gen", "general"),
        ("lt", "lieutenant"),
        ("supt", "superintendent"),
    ];
    CALLED.iter().find(|it| it.0 == title).map(|it| it.1)
}

/// Words of a role by which somebody is called.
const LONGEST: usize = 3;
