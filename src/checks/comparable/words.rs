//! A judgement in words: for `explain` and the hover.

use std::fmt;

use super::criteria::overlap;
use super::{Criterion, Judgement, Reason, Side, State, Why};
use crate::claims::{EventRole, Scope, Time, story};

impl Criterion {
    pub fn as_str(self) -> &'static str {
        match self {
            Criterion::Dimension => "dimension",
            Criterion::Attribute => "attribute",
            Criterion::Thing => "thing",
            Criterion::Restriction => "restriction",
            Criterion::Origin => "origin",
            Criterion::Event => "event",
            Criterion::Role => "role",
            Criterion::Scope => "scope",
            Criterion::Modality => "modality",
            Criterion::Time => "time",
            Criterion::Place => "place",
            Criterion::Names => "names",
            Criterion::Owner => "owner",
            Criterion::Wording => "wording",
            Criterion::Beside => "beside",
            Criterion::Story => "story",
            Criterion::Only => "only",
            Criterion::Nearness => "nearness",
        }
    }
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            State::Matched => "matched",
            State::Unknown => "unknown",
            State::Differed => "differed",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let word = if self.comparable { "comparable" } else { "not comparable" };
        writeln!(f, "{word}: weighs {}, {} needed", self.weight, self.needed)?;
        for reason in &self.reasons {
            let Reason { mark, ours, theirs } = reason;
            write!(f, "{:<8} {:>+3} {:<11}", mark.state.as_str(), mark.weight, mark.criterion.as_str())?;
            match (ours.is_empty(), theirs.is_empty()) {
                (true, true) => writeln!(f)?,
                _ if ours == theirs => writeln!(f, " {ours}")?,
                _ => writeln!(f, " {} / {}", or_dash(ours), or_dash(theirs))?,
            }
        }
        Ok(())
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// The words behind a judgement.
pub fn why(a: Side, b: Side, judgement: &Judgement) -> Why {
    let reasons = judgement
        .marks
        .iter()
        .map(|&mark| Reason { mark, ours: words(a, b, mark.criterion), theirs: words(b, a, mark.criterion) })
        .collect();
    Why { comparable: judgement.comparable, weight: judgement.weight, needed: judgement.needed, reasons }
}

fn words(side: Side, other: Side, criterion: Criterion) -> String {
    let claim = side.claim;
    match criterion {
        Criterion::Dimension => {
            let unit = side.unit();
            [side.figure.kind.as_str(), unit].join(" ").trim().to_string()
        }
        Criterion::Attribute => claim.attribute.clone().unwrap_or_default(),
        Criterion::Thing => {
            let kinds: Vec<&str> = claim.things.iter().map(|it| it.name()).collect();
            if kinds.is_empty() { claim.head.clone() } else { format!("{} ({})", claim.head, kinds.join(", ")) }
        }
        Criterion::Restriction => claim.modifiers.join(" "),
        Criterion::Origin => claim.origins.join(" "),
        Criterion::Event => claim.event.as_ref().map_or(String::new(), |it| match it.kind {
            Some(kind) if kind.name() != it.verb => format!("{} ({})", it.verb, kind.name()),
            _ => it.verb.clone(),
        }),
        Criterion::Role => claim
            .event
            .as_ref()
            .map_or("", |it| match it.role {
                EventRole::Agent => "who does it",
                EventRole::Patient => "whom it happens to",
                EventRole::Other => "with or beside it",
            })
            .to_string(),
        Criterion::Scope => match claim.scope {
            Scope::Whole => "all",
            Scope::Part => "a part",
            Scope::Member => "one kind among others",
            Scope::Addition => "in addition",
            Scope::Per => "per unit",
        }
        .to_string(),
        Criterion::Modality => claim.modality.as_str().to_string(),
        Criterion::Time => time_words(&claim.time),
        Criterion::Place => claim.places.join(", "),
        Criterion::Names => {
            let shared = |name: &&String| other.claim.participants.iter().any(|it| overlap(name, it));
            claim.participants.iter().filter(shared).cloned().collect::<Vec<_>>().join(", ")
        }
        Criterion::Owner => claim.owner.clone().unwrap_or_default(),
        Criterion::Wording => format!("{} words in common", story::shared(&claim.context, &other.claim.context)),
        Criterion::Beside => format!("{} figures in common", story::shared(&claim.beside, &other.claim.beside)),
        Criterion::Story => format!("{:.2} alike", side.page.facts.story.likeness(&other.page.facts.story)),
        Criterion::Only => if claim.only { "the only one" } else { "one of several" }.to_string(),
        Criterion::Nearness => side.text().to_string(),
    }
}

fn time_words(time: &Time) -> String {
    let mut words = Vec::new();
    if let Some(date) = time.date {
        words.push(format!("{}{date}", if time.since { "since " } else { "" }));
    }
    if let Some(day) = time.weekday {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        words.push(DAYS.get(day as usize).copied().unwrap_or("").to_string());
    }
    if time.back {
        words.push("earlier".to_string());
    }
    if time.running {
        words.push("so far".to_string());
    }
    words.join(", ")
}
