//! Floor 3: figures. Numbers in prose as intervals, with their unit and what they count or measure.

mod ages;
mod amount;
mod borrowed;
mod change;
mod counted;
mod digits;
mod draft;
mod fractions;
mod interval;
mod joined;
mod lists;
mod modifiers;
mod money;
mod not_figures;
mod nothing;
mod numerals;
mod ordinals;
mod parts;
mod ranges;
mod ratios;
mod scan;
mod scores;
mod tails;
#[cfg(test)]
mod tests;
mod units;
mod vague;

pub use digits::decimal_comma;
pub use interval::Interval;
pub use units::{Base, Currency, Dimension, dimension};

use crate::language::Line;
use counted::{Counted, Reader};

use std::hash::{Hash, Hasher};

use crate::dates::{Calendar, When};
use crate::language::Sentence;
use crate::text::{Date, Span};

/// A number in prose. Has no `PartialEq`: whether two figures agree is a question about intervals, see [`Interval`].
#[derive(Clone, Debug, Hash)]
pub struct Figure {
    /// With modifier words, unit symbol and scale word: "more than $2.4 million". In a block's reading: bytes of its prose; in
    /// [`crate::claims::Facts`]: bytes of the file.
    pub span: Span,
    pub kind: Kind,
    pub stated: Stated,
    pub modifier: Modifier,
    /// What the words allow, in the figure's own unit.
    pub interval: Interval,
    /// Set when this is a change ("rose 5 percent"), not a level.
    pub trend: Option<Trend>,
    /// Singular English: "dollar", "percentage", "mile per hour", "hostage".
    pub unit: Option<String>,
    /// What is counted or measured, as a phrase of at most twelve words ("hostages released during the truce"); may be empty.
    pub counted: String,
    /// For kinds [`Kind::Date`] and [`Kind::Time`]: as much of a date as the words say ("October 7" has no year).
    pub date: Option<Date>,
    /// The calendar expression, for [`Kind::Date`] and for durations that tell when ("two days ago"). Few figures have one.
    pub calendar: Option<Box<Calendar>>,
    /// What the calendar expression means in its document; set in [`crate::claims::Facts`], where the document's date is known.
    pub when: Option<Box<When>>,
    /// Minutes after midnight, for [`Kind::Time`].
    pub clock: Option<u16>,
    /// The time zone of `clock` in minutes east of Greenwich, where the words name it.
    pub zone: Option<i16>,
    /// The two numbers of a [`Kind::Score`], in the order of the text.
    pub score: Option<(u16, u16)>,
    /// How this figure relates to another of the same passage.
    pub part: Part,
    /// The figure it is a part of ("two of whom": of the fourteen), where the passage names it: its place in the same list of figures.
    pub whole: Option<u32>,
    /// The sentence of the block it stands in.
    pub sentence: u32,
    /// The tokens of that sentence that `span` covers, half-open.
    pub tokens: (u32, u32),
    /// The token of the noun counted or measured, in that sentence.
    pub head: Option<u32>,
    /// The token of the verb (or nominal event) that governs it, in that sentence.
    pub verb: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Count,
    Money,
    Percent,
    Measure,
    Duration,
    Age,
    Fraction,
    Ratio,
    Score,
    Ordinal,
    Date,
    Time,
}

impl Kind {
    /// The name in the machine interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Measure => "measure",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Fraction => "fraction",
            Kind::Ratio => "ratio",
            Kind::Score => "score",
            Kind::Ordinal => "ordinal",
            Kind::Date => "date",
            Kind::Time => "time",
        }
    }
}

/// The number as it stands, in the figure's unit.
#[derive(Clone, Copy, Debug)]
pub enum Stated {
    Value(f64),
    /// "40 to 60"; "thousands" is 1,000 to 10,000.
    Range(f64, f64),
    /// Only words ("3-2", a score).
    Text,
}

impl Stated {
    /// The one number; none for a range and for words.
    pub fn number(self) -> Option<f64> {
        match self {
            Stated::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl Hash for Stated {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Stated::Value(value) => (0u8, value.to_bits(), 0u64).hash(state),
            Stated::Range(low, high) => (1u8, low.to_bits(), high.to_bits()).hash(state),
            Stated::Text => (2u8, 0u64, 0u64).hash(state),
        }
    }
}

/// What the words around the number do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    Exact,
    /// about, nearly, some
    About,
    /// more than, at least
    More,
    /// less than, up to
    Less,
}

impl Modifier {
    /// The sign in the machine interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Exact => "=",
            Modifier::About => "~",
            Modifier::More => ">",
            Modifier::Less => "<",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    Up,
    Down,
}

/// How a figure stands to others around it; parts are never compared with totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    #[default]
    Whole,
    /// "including 50 in the south", "two of whom", "117 of them".
    Of,
    /// "another 24", "a further 30".
    Addition,
    /// "10 hostages for each extra day", "three for every hostage", "40 per 100,000".
    Per,
}

/// All figures of one block's prose, calendar dates and clock times among them, in text order, never overlapping. `decimal_comma`
/// says that the document writes 2,5 for two and a half.
pub fn read(prose: &str, sentences: &[Sentence], decimal_comma: bool) -> Vec<Figure> {
    let lower = prose.to_ascii_lowercase();
    let mut figures = Vec::new();
    let mut atoms = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let line = Line::new(prose, &lower, sentence.span.start as usize, sentence.span.end as usize, std::mem::take(&mut atoms));
        let drafts = scan::scan(&line, decimal_comma);
        let taken = drafts
            .iter()
            .map(|d| sentence.tokens_in(line.start(d.from) as u32, line.end_before(d.to) as u32))
            .map(|r| (r.start, r.end))
            .collect();
        let reader = Reader { line: &line, prose, sentence, taken };
        let mut previous: Option<Counted> = None;
        let mut last: Option<(usize, Kind, Counted)> = None;
        for draft in drafts {
            let mut counted = reader.read(&draft, previous.as_ref());
            // "100 kilometres (60 miles)", "3 years, 2 months, 14 days": the same thing measured
            if let Some((to, kind, before)) = &last
                && *kind == draft.kind
                && draft.unit.is_some()
                && draft.kind != Kind::Age
                && same_thing(&line, *to, draft.from, draft.kind)
            {
                counted = Counted { unit: counted.unit, per: counted.per, ..before.clone() };
            }
            // "$1 million to $2 million, 99 days; $2 million and more, 108 days": a list that names its thing once
            if let Some((to, _, before)) = &last
                && counted.phrase.is_empty()
                && draft.unit.is_some()
                && *to <= draft.from
                && (*to..draft.from).all(|k| !line.is_word(k) || matches!(line.word(k), "and" | "or" | "to"))
            {
                counted.phrase.clone_from(&before.phrase);
                counted.head = before.head;
            }
            // "Exports dropped 7% to $2.3 billion", "paid in cash, up from 50 per cent"
            if let Some((to, kind, before)) = &last
                && !before.phrase.is_empty()
                && (counted.phrase.is_empty() && *kind == draft.kind && draft.kind != Kind::Count && draft.kind != Kind::Age
                    || matches!(draft.kind, Kind::Money | Kind::Percent | Kind::Measure)
                        && *kind == Kind::Percent
                        && draft.from == to + 1
                        && matches!(line.word(*to), "to" | "at"))
            {
                counted.phrase.clone_from(&before.phrase);
                counted.head = before.head;
            }
            // "lost 32 points, or 0.1 percent", "70% of households, against 54%", "two in five wards, up from one in three"
            if let Some((to, kind, before)) = &last
                && !before.phrase.is_empty()
                && retold(&line, *to, &draft, *kind)
            {
                counted.phrase.clone_from(&before.phrase);
                counted.head = before.head;
            }
            // "counted 1,864 pandas in the wild, up 17%": what has just been counted
            if let Some((to, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure, before)) = &last
                && draft.trend.is_some()
                && draft.kind == Kind::Percent
                && !before.phrase.is_empty()
                && draft.from >= 2
                && matches!(line.word(draft.from - 1), "up" | "down")
                && line.word(draft.from - 2) == ","
                && (*to..draft.from - 2).all(|k| line.is_word(k))
            {
                counted.phrase.clone_from(&before.phrase);
                counted.head = before.head;
            }
            if !matches!(draft.kind, Kind::Date | Kind::Time) {
                last = Some((draft.to, draft.kind, counted.clone()));
            }
            // "20 people, including six soldiers, were killed and 40 wounded": those 40 are people
            if draft.kind == Kind::Count && counted.unit.is_some() && parts::part(&line, &draft, false) != Part::Of {
                previous = Some(counted.clone());
            }
            figures.push(figure(&line, sentence, at as u32, draft, counted));
        }
        atoms = line.atoms;
    }
    parts::wholes(prose, &mut figures);
    figures
}

/// Whether a share states anew what the figure that ends before atom `to` states, in other terms or of another time.
fn retold(line: &Line, to: usize, draft: &draft::Draft, kind: Kind) -> bool {
    let before = |k: usize| draft.from.checked_sub(k).filter(|&at| at >= to).map_or("", |at| line.word(at));
    let near = draft.from.saturating_sub(to) <= 9;
    let or = draft.kind == Kind::Percent && (to + 2..to + 5).contains(&draft.from) && before(2) == "," && before(1) == "or";
    let against =
        before(1) == "against" || before(1) == "with" && before(2) == "compared" || before(1) == "from" && before(2) == "up";
    or || against && near && kind == draft.kind && matches!(kind, Kind::Percent | Kind::Fraction)
}

/// Whether nothing but a bracket or a comma of a list of measures stands between two figures.
fn same_thing(line: &Line, to: usize, from: usize, kind: Kind) -> bool {
    let gap = from.saturating_sub(to);
    line.word(to) == "(" && gap == 1
        || matches!(kind, Kind::Duration | Kind::Measure)
            && gap > 0
            && gap <= 2
            && (to..from).all(|k| matches!(line.word(k), "," | "and" | "or"))
}

fn figure(line: &Line, sentence: &Sentence, at: u32, draft: draft::Draft, counted: Counted) -> Figure {
    let span = Span::new(line.start(draft.from), line.end_before(draft.to).max(line.start(draft.from)));
    let tokens = sentence.tokens_in(span.start, span.end);
    let part = parts::part(line, &draft, counted.per.is_some());
    let unit = match (draft.unit, counted.unit, counted.per) {
        (Some(unit), _, _) => Some(unit),
        (None, Some(unit), Some(per)) => Some(format!("{unit} per {per}")),
        (None, unit, _) => unit,
    };
    Figure {
        span,
        kind: draft.kind,
        stated: draft.stated,
        modifier: draft.hedge.modifier,
        interval: draft.interval,
        trend: draft.trend,
        unit,
        counted: counted.phrase,
        date: draft.date,
        calendar: draft.calendar.map(Box::new),
        when: None,
        clock: draft.clock,
        zone: draft.zone,
        score: draft.score,
        part,
        whole: None,
        sentence: at,
        tokens: (tokens.start as u32, tokens.end as u32),
        head: counted.head.map(|it| it as u32),
        verb: counted.verb.map(|it| it as u32),
    }
}
