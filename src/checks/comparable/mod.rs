//! Do two claims state the same quantity? Judged by named criteria over their fields, each matched, unknown or differed. Any that
//! differs settles it; what is unknown must be outweighed by what matched. Any doubt: not comparable, and silence.

mod company;
mod counterpart;
mod criteria;
mod words;

#[cfg(test)]
mod tests;

use super::{Page, quantity};
use crate::claims::Claim;
use crate::figures::{Figure, Kind};
pub(super) use company::around;
pub(super) use criteria::{stories, swapped};
pub use words::why;

/// One of the two claims, with all that bears on it.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub page: Page<'a>,
    pub figure: &'a Figure,
    pub claim: &'a Claim,
}

impl<'a> Side<'a> {
    /// The claim of a figure of this page.
    pub fn of(page: Page<'a>, figure: u32) -> Option<Side<'a>> {
        let at = figure as usize;
        Some(Side { page, figure: page.facts.figures.get(at)?, claim: page.facts.claims.get(at)? })
    }

    /// The figure as it stands in the text.
    pub fn text(&self) -> &'a str {
        self.figure.span.of(&self.page.document.text)
    }

    /// The unit of the figure; empty where it has none.
    pub fn unit(&self) -> &'a str {
        self.figure.unit.as_deref().unwrap_or("")
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Kind of figure and dimension of the unit.
    Dimension,
    /// What is measured: depth, height, worth.
    Attribute,
    /// The thing counted or measured.
    Thing,
    /// What restricts it: "foreign", "under 18".
    Restriction,
    /// Nationality or another name before it.
    Origin,
    Event,
    Role,
    Scope,
    Modality,
    Time,
    Place,
    /// Names that both sentences have.
    Names,
    /// Whose share, price or age it is.
    Owner,
    /// Other words that both sentences have.
    Wording,
    /// Other figures that both sentences have.
    Beside,
    /// Whether both documents tell the same story.
    Story,
    /// Whether each document states one value alone of such a thing.
    Only,
    /// Whether the values are near each other: small counts tell nothing, long numbers do.
    Nearness,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Matched,
    Unknown,
    Differed,
}

/// How one criterion came out, and what it weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub criterion: Criterion,
    pub state: State,
    pub weight: i32,
}

/// The whole comparison.
#[derive(Clone, Debug)]
pub struct Judgement {
    pub marks: Vec<Mark>,
    pub comparable: bool,
    pub weight: i32,
    pub needed: i32,
}

/// A criterion with the words of both sides, for the hover and for `explain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub mark: Mark,
    pub ours: String,
    pub theirs: String,
}

/// Why two claims were held for comparable, or not. Its display is a line for each criterion.
#[derive(Clone, Debug, Default)]
pub struct Why {
    pub comparable: bool,
    /// What the matched criteria weigh less the unknown ones, and what was needed.
    pub weight: i32,
    pub needed: i32,
    pub reasons: Vec<Reason>,
}

/// Judges two claims by every criterion, for whoever wants to know why.
pub fn judge(a: Side, b: Side) -> Judgement {
    let marks: Vec<Mark> = criteria::of(a, b).iter().filter_map(|criterion| criterion(a, b)).collect();
    let judgement = judgement(a, b, marks);
    if judgement.comparable { judgement } else { counterpart::compare(a, b).unwrap_or(judgement) }
}

/// The judgement of two claims that are comparable, none when they are not. Called for every pair that shares a key.
pub fn compare(a: Side, b: Side) -> Option<Judgement> {
    // Counts are found under other keys too, where only counterparts are looked for.
    let one = a.figure.kind != Kind::Count || quantity::is_one(a, b);
    one.then(|| by_words(a, b)).flatten().or_else(|| counterpart::compare(a, b).filter(|it| it.comparable))
}

/// Stops at the first criterion that tells the two apart.
fn by_words(a: Side, b: Side) -> Option<Judgement> {
    let differed = |mark: Option<Mark>| mark.is_some_and(|it| it.state == State::Differed);
    // Nearly all pairs are told apart: nothing is to be kept of these.
    let mut marks = [None; criteria::ALL.len()];
    for (criterion, place) in criteria::of(a, b).iter().zip(&mut marks) {
        *place = criterion(a, b);
        if differed(*place) {
            return None;
        }
    }
    let known = judgement(a, b, marks.into_iter().flatten().collect());
    // "£43.1m, from £34.6m" and "£41.3m (£34.6m)": the one sentence has the figure of the other too, beside its own.
    let two = || a.page.file != b.page.file && a.figure.kind != Kind::Count && company::is_said_again(a, b);
    Some(known).filter(|it| it.comparable && !two())
}

fn judgement(a: Side, b: Side, marks: Vec<Mark>) -> Judgement {
    let weight = marks.iter().map(|it| it.weight).sum();
    // That two stories are much alike counts in full only where nothing speaks strongly against the two figures.
    let alike = marks.iter().any(|it| it.criterion == Criterion::Story && it.weight > 3);
    let doubted = marks.iter().any(|it| it.weight <= -4);
    let needed = needed(a, b) + i32::from(alike && doubted);
    let comparable = weight >= needed && marks.iter().all(|it| it.state != State::Differed);
    Judgement { marks, comparable, weight, needed }
}

/// What must be in the scales. One writer seldom contradicts himself, so inside a document more is asked: least where the headline is
/// held against what follows, less where a table or a caption is held against the prose, most of two sentences side by side that are not
/// one sentence told twice.
fn needed(a: Side, b: Side) -> i32 {
    let base = if a.page.file != b.page.file {
        6
    } else if a.claim.headline != b.claim.headline {
        5
    } else if a.claim.aside != b.claim.aside {
        6
    } else if a.claim.sentence.abs_diff(b.claim.sentence) <= 1 && !criteria::restated(a, b) {
        12
    } else {
        9
    };
    // Shares are many in one story, and each is of something else.
    match a.figure.kind {
        Kind::Percent => base + 2,
        Kind::Date => base - 1,
        // A day has many hours, and a text that tells of a day names many.
        Kind::Time if a.page.file == b.page.file => base + 3,
        _ => base,
    }
}
