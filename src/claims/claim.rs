//! The types of a claim.

use std::ops::Deref;
use std::sync::Arc;

use super::lexicon::{Happening, Thing};
use crate::text::Date;

/// What a figure states in its document.
///
/// A claim stands by itself: it is kept when the sentences of its document are gone.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What its block says, shared with the reading of that. Its fields are found on the claim too, save those that the claim has itself.
    statement: Arc<Statement>,
    /// The place of the attribution that stands behind it, in [`super::Facts::attributions`].
    pub attribution: Option<u32>,
    pub time: Time,
    /// Whether no other figure of the document counts or measures the same thing with another value: what it is about is then plain.
    pub only: bool,
    /// Whether the document's headline says it.
    pub headline: bool,
    /// Counts the sentences of the document, so that neighbours can be told.
    pub sentence: u32,
}

impl Claim {
    /// As far as its block alone tells.
    pub fn of(statement: &Arc<Statement>) -> Claim {
        let (time, sentence) = (statement.time.clone(), statement.sentence);
        Claim { statement: statement.clone(), attribution: None, time, only: false, headline: false, sentence }
    }
}

impl Deref for Claim {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        &self.statement
    }
}

/// What a figure states by the words of its block: the fields that decide whether two figures are the same quantity. Words are lower-case
/// lemmas.
#[derive(Clone, Debug, Default, Hash)]
pub struct Statement {
    /// The head of what is counted or measured ("hostage"); a type designation where there is one ("AK47"). May be empty.
    pub head: String,
    /// Kinds of thing that the words name: that of the head first, then what else is said of the same ones ("women … taken hostage").
    pub things: Box<[Thing]>,
    /// What restricts it ("foreign", "assault").
    pub modifiers: Box<[String]>,
    /// "old", "women's": words in its clause that tell it from another of the same kind.
    pub contrasts: Box<[&'static str]>,
    /// Nationalities and other names before the head ("israeli"). Empty for a mixed group ("Israelis as well as foreigners").
    pub origins: Box<[String]>,
    /// What is measured of it: "magnitude", "depth", "worth".
    pub attribute: Option<String>,
    /// "The seven hikers": those that were told of before, or that everybody knows of.
    pub definite: bool,
    /// Whether it is said to take the place of an older figure: "rose to 14".
    pub revised: bool,
    /// "78 of 150 seats": all of those that another figure counts some of.
    pub total: bool,
    /// "It killed 900 people": the sentence goes on from the one before it.
    pub goes_on: bool,
    /// The period that it is so much in: "day" of "14,500 vehicles a day" and of "14,500 vehicles daily".
    pub pace: Option<&'static str>,
    /// The vote or the match whose numbers it tells.
    pub contest: Option<Box<Contest>>,
    /// What happened or is the case, with the role that the counted thing has in it.
    pub event: Option<Event>,
    /// Names in its sentence, whoever they are (in small letters); the same ones for all its figures.
    pub participants: Arc<[String]>,
    /// The name nearest before the figure: whose share, price or age it may be.
    pub owner: Option<String>,
    /// Places named with it, in small letters.
    pub places: Box<[String]>,
    /// Whether one of them is named as a part of a wider place: "in Upper Marling district".
    pub district: bool,
    pub time: Time,
    pub scope: Scope,
    pub modality: Modality,
    /// "hostages released during the temporary truce": for messages and hovers.
    pub phrase: String,
    /// The content words of its sentence as sorted hashes: how much two sentences have in common.
    pub context: Arc<[u32]>,
    /// The same of the clause alone that the figure stands in, without who says it: what tells this figure from others.
    pub clause: Arc<[u32]>,
    /// The telling numbers of its sentence as sorted hashes, its own among them.
    pub beside: Arc<[u32]>,
    /// The same for two sentences that differ in this figure alone and speak of one thing; 0 where that is not plain.
    pub outright: u64,
    /// Whether the sentence before it, if its block has one, brings in nothing that it may speak of.
    pub unbroken: bool,
    /// Whether it stands beside the prose: in a caption, a table, a list or a box.
    pub aside: bool,
    /// Counts the sentences of the block.
    pub sentence: u32,
    /// Of which kinds the words are that [`Statement::asked`] gives, see [`super::story::kind`]: most statements ask for none of the few words
    /// whose weight an edit changes, and this shows it without a look at the words.
    pub asks: u64,
}

impl Statement {
    /// The words that a story may be asked for when it is weighed: those of its places, and what restricts what is counted.
    pub fn asked(&self) -> impl Iterator<Item = &str> {
        self.places.iter().flat_map(|it| it.split(' ')).chain(self.modifiers.iter().map(String::as_str))
    }

    /// Whether what happened happens to a thing once: of that alone a bare year is compared.
    pub fn is_founding(&self) -> bool {
        let kind = self.event.as_ref().and_then(|it| it.kind);
        kind.is_some_and(|it| matches!(it.name(), "found" | "build" | "born"))
    }
}

/// What a vote or a match came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Contest {
    pub kind: ContestKind,
    /// The larger number first: who is named first, the winner or those at home, is another matter in each text.
    pub counts: (u16, u16),
    /// How many abstained, where the text says so.
    pub abstained: Option<u16>,
    /// Who votes, by the bodies that the sentence names: one bit for each. 0 where it names none.
    pub bodies: u16,
    /// Whether it decides the whole or an amendment, a debate, a veto: one bit for each.
    pub stages: u8,
    /// The words that tell what is voted on: sorted hashes.
    pub about: Vec<u32>,
    /// Names that may be those of the two who play, in small letters.
    pub teams: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContestKind {
    #[default]
    Vote,
    Match,
    /// A match at half-time.
    HalfTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// As a lemma ("release"), or the noun ("toll").
    pub verb: String,
    /// Its kind, when the lexicon knows it.
    pub kind: Option<Happening>,
    pub role: EventRole,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventRole {
    Agent,
    Patient,
    Other,
}

/// How much of the thing the figure speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    #[default]
    Whole,
    /// "including 50 in the south", "two of whom": the thing itself stands elsewhere.
    Part,
    /// "including six rifles": a part that names its own thing, and is all of that.
    Member,
    /// "another 24"; also "86" in "86 Israelis and another 24 foreigners".
    Addition,
    /// "three for every hostage".
    Per,
}

/// When it holds, as far as the text says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Time {
    /// The day of publication, or of the dateline: the state of things that the document reports.
    pub as_of: Option<Date>,
    /// A calendar date, month or year named with it.
    pub date: Option<Date>,
    /// A weekday named with it; Monday is 0.
    pub weekday: Option<u8>,
    /// A numbered period named with it: "third quarter", "second half", "first round".
    pub period: Option<Period>,
    /// The date begins a period: "since October 7".
    pub since: bool,
    /// Of a figure that another is held against, "down from 70 in 2024", or of what something was built in: no later sentence speaks of
    /// that time.
    pub base: bool,
    /// "Down from 6.1 percent in April": the date of what it is held against.
    pub against: Option<Date>,
    /// "last year", "two months ago": some other time than the story's.
    pub back: bool,
    /// The unit of "last year", "last week".
    pub last: Option<&'static str>,
    /// "this year", "so far": a running period.
    pub running: bool,
    /// The sentence speaks of now.
    pub present: bool,
    /// The date is that of the sentence or paragraph before, and the sentence does not say that it goes on from there: a guess.
    pub guessed: bool,
}

impl Time {
    /// Whether a later sentence may speak of that time too: not of the one that something is counted since, or held against, nor of one
    /// that was to come when the text was written.
    pub fn carries(&self) -> bool {
        let month = |it: Date| it.year.map(|year| (year, it.month.unwrap_or(0)));
        let to_come = matches!((self.date.and_then(month), self.as_of.and_then(month)), (Some(then), Some(now)) if then > now);
        !self.base && !self.since && !to_come && (self.back || self.date.is_some_and(|it| it.year.is_some()))
    }

    /// Whether the sentence itself says when, so that no sentence before does.
    pub fn is_own(&self) -> bool {
        self.date.is_some() || self.against.is_some() || self.weekday.is_some() || self.back || self.running || self.present
    }
}

/// "the third quarter": its number, and how many such make a year or a match. Of a round or a leg it is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    pub number: u8,
    pub of: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    #[default]
    Asserted,
    Planned,
    /// Also what is feared or possible.
    Hypothetical,
    Negated,
    Asked,
}

impl Modality {
    /// The name in the machine interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
            Modality::Hypothetical => "hypothetical",
            Modality::Negated => "negated",
            Modality::Asked => "asked",
        }
    }
}
