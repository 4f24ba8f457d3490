//! What the users let stand, by marks in the texts and entries of the ledger.
//!
//! A rule that holds two places against each other marks both, and a decision at one of them holds for both: a pair that stands is no
//! finding on either side, and what stands in a draft questions nothing in its sources. Only what stands in a source says nothing of
//! drafts: that the source may keep its figure does not make the draft's right. A figure that has other rivals too is held against
//! those alone.

use rustc_hash::FxHashMap;

use super::World;
use crate::checks::mirror::{self, is_mutual};
use crate::checks::{ClaimId, Code, Evidence, Finding, StetKey};
use crate::document::{Problem, Stet};
use crate::text::{FileId, FileSpan, Span};
use crate::workspace::ledger::Entry;

/// That something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetStand {
    /// As the user gave it.
    pub reason: Option<String>,
}

/// What marks and entries say of one place.
#[derive(Default)]
struct Word<'a> {
    /// Whatever it is held against; with the reason.
    all: Option<Option<&'a str>>,
    /// Against these figures alone.
    pairs: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Word<'a> {
    fn against(&self, value: &str) -> Option<Option<&'a str>> {
        self.pairs.iter().find(|it| it.0 == value).map(|it| it.1)
    }
}

/// The marks and entries of all documents that are asked for.
pub(super) struct Decisions<'a> {
    world: &'a World,
    /// The entries of the ledger that may speak of a document.
    entries: FxHashMap<FileId, Vec<&'a Entry>>,
    /// Whether a document has any mark or entry.
    spoken_of: FxHashMap<FileId, bool>,
}

impl<'a> Decisions<'a> {
    pub fn new(world: &'a World) -> Decisions<'a> {
        Decisions { world, entries: FxHashMap::default(), spoken_of: FxHashMap::default() }
    }

    /// What of a finding is to be shown, and what of it stands.
    pub fn part(&mut self, finding: Finding) -> (Option<Finding>, Option<Finding>) {
        // Hundreds are shown anew at each key, and nearly always nothing stands.
        let mut files = finding.related.iter().map(|it| it.span.file).filter(|it| *it != finding.span.file);
        if !self.is_spoken_of(finding.span.file) && !files.any(|it| self.is_spoken_of(it)) {
            return (Some(finding), None);
        }
        let own = self.word(finding.code, finding.span, &|| Some(StetKey::clone(&finding.key)));
        let against = &finding.key.against;
        if own.all.is_some() || !against.is_empty() && against.iter().all(|it| own.against(it).is_some()) {
            return (None, Some(finding));
        }
        if !is_mutual(finding.code) || finding.related.is_empty() {
            return (Some(finding), None);
        }
        let (mut open, mut stand) = (Vec::new(), Vec::new());
        for related in &finding.related {
            let theirs = || mirror::mirrored(self.world, &finding, related);
            let told = self.beside(finding.code, (finding.span, &finding.key, &own), related.span, &theirs);
            if told.is_some() { stand.push(related.span) } else { open.push(related.span) }
        }
        if open.is_empty() {
            return (None, Some(finding));
        }
        let against = |places: &[FileSpan]| mirror::narrowed(self.world, &finding, places);
        match (against(&open), against(&stand)) {
            (Some(open), Some(stand)) if !stand.related.is_empty() => (Some(open), Some(stand)),
            _ => (Some(finding), None),
        }
    }

    fn is_spoken_of(&mut self, file: FileId) -> bool {
        let Decisions { world, entries, spoken_of } = self;
        *spoken_of.entry(file).or_insert_with(|| {
            let marked = world.edition(file).is_some_and(|it| !it.document().stets.is_empty());
            marked || !entries.entry(file).or_insert_with(|| world.entries(file)).is_empty()
        })
    }

    /// Whether what a rule finds at one place stands beside another, which has a finding of its own; with the reason.
    fn beside(
        &mut self,
        code: Code,
        (here, key, own): (FileSpan, &StetKey, &Word<'a>),
        there: FileSpan,
        theirs: &dyn Fn() -> Option<StetKey>,
    ) -> Option<Option<&'a str>> {
        if own.all.is_some() {
            return own.all;
        }
        let pair = if own.pairs.is_empty() { None } else { theirs().and_then(|it| own.against(name(code, &it))) };
        pair.or_else(|| {
            let word = self.word(code, there, theirs);
            let told = here.file == there.file || self.world.is_draft(there.file) || !self.world.is_draft(here.file);
            word.all.filter(|_| told).or_else(|| word.against(name(code, key)))
        })
    }

    /// What is said of a place; what is found there is asked for only where something may speak of it.
    fn word(&mut self, code: Code, at: FileSpan, key: &dyn Fn() -> Option<StetKey>) -> Word<'a> {
        let Some(edition) = self.world.edition(at.file) else { return Word::default() };
        let mark = edition.document().stets.iter().find(|it| it.covers(code.as_str(), at.span.start));
        let mut word = Word { all: mark.map(|it| it.reason.as_deref()), pairs: Vec::new() };
        let entries = self.entries.entry(at.file).or_insert_with(|| self.world.entries(at.file));
        let mut spoken = entries.iter().filter(|it| it.is_of(code)).peekable();
        if word.all.is_some() || spoken.peek().is_none() {
            return word;
        }
        let Some(key) = key() else { return word };
        for entry in spoken.filter(|it| it.is_about(&key)) {
            let reason = entry.reason.as_deref();
            if entry.against.is_empty() {
                word.all = Some(reason);
                break;
            }
            word.pairs.extend(entry.against.iter().map(|it| (it.as_str(), reason)));
        }
        word
    }
}

/// By what the other side of a pair names this one: its figure, or whoever is given the words.
fn name(code: Code, key: &StetKey) -> &str {
    if code == Code::Speaker { &key.source } else { &key.value }
}

impl World {
    /// Whether the user lets two figures stand beside each other that are in conflict.
    pub fn stands_beside(&self, claim: ClaimId, other: ClaimId) -> Option<LetStand> {
        let (key, theirs) = mirror::keys(self, claim, other)?;
        let at = |claim: ClaimId| {
            let figure = self.page(claim.file)?.facts.figures.get(claim.figure as usize)?;
            Some(FileSpan { file: claim.file, span: figure.span })
        };
        let (here, there) = (at(claim)?, at(other)?);
        let mut decisions = Decisions::new(self);
        let own = decisions.word(Code::Conflict, here, &|| Some(key.clone()));
        let reason = decisions.beside(Code::Conflict, (here, &key, &own), there, &|| Some(theirs.clone()))?;
        Some(LetStand { reason: reason.map(str::to_string) })
    }

    /// Marks in a document that name rules there are none of, and so let nothing stand.
    pub fn mistaken_marks(&self, file: FileId) -> Vec<Problem> {
        let Some(edition) = self.edition(file) else { return Vec::new() };
        let unknown = |mark: &Stet| {
            let names = mark.rules.iter().filter(|name| Code::named(name).is_none()).cloned();
            names.map(|name| (mark.span, name)).collect::<Vec<_>>()
        };
        let problem = |(span, name): (Span, String)| {
            let meant = Code::like(&name).map_or(String::new(), |it| format!(" Is `{}` meant?", it.as_str()));
            let message = format!("There is no rule `{name}`, so that this mark lets nothing stand for it.{meant}");
            Problem { span, message }
        };
        edition.document().stets.iter().flat_map(unknown).map(problem).collect()
    }

    /// The entries of the ledger that may speak of a document.
    fn entries(&self, file: FileId) -> Vec<&Entry> {
        let Some((_, ledger, name)) = self.ledger(file) else { return Vec::new() };
        ledger.entries.iter().filter(|it| it.is_in(&name)).collect()
    }
}
