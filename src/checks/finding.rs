//! What a rule tells the user, as plain data.

use std::sync::Arc;

use crate::text::FileSpan;

/// What we tell the user about one place. Its words are shared: at each key all findings of a document are made anew where they stand now.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Names the rule, and switches it off.
    pub code: Code,
    pub severity: Severity,
    pub span: FileSpan,
    /// A finished sentence that stands alone: the rival value, who says it, in which document, on which line.
    pub message: Arc<str>,
    pub related: Vec<Related>,
    /// Ways to settle it that its rule has worked out on the way, each once. What is offered is [`super::repairs`].
    pub repairs: Vec<Repair>,
    /// What it is about, for those who let it stand.
    pub key: Arc<StetKey>,
}

impl Finding {
    /// What it is about, to be told.
    pub fn key_mut(&mut self) -> &mut StetKey {
        Arc::make_mut(&mut self.key)
    }

    /// A finding with nothing beside its message.
    pub fn new(code: Code, severity: Severity, span: FileSpan, message: String) -> Finding {
        Finding { code, severity, span, message: message.into(), related: Vec::new(), repairs: Vec::new(), key: Arc::default() }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug)]
pub struct Related {
    pub span: FileSpan,
    pub message: Arc<str>,
}

/// A change of the text that would settle a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Finished words for a menu, without a full stop: "Change the total to 21".
    pub title: Arc<str>,
    pub kind: RepairKind,
    /// All in one document, in text order, never overlapping.
    pub edits: Vec<Replacement>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepairKind {
    /// Take the figure of another place.
    Take,
    /// Take what the other figures give: a total, a part, a share, a weekday.
    Reckon,
    /// Write the figure less firmly: "about 240".
    Hedge,
    /// Say whose figure it is.
    Attribute,
}

/// New words in the place of a span; an empty span is an insertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub span: FileSpan,
    pub text: Arc<str>,
}

/// What a finding is about, besides its rule: the same as long as the figure, what it counts and who says it are the same, whatever the
/// words around it and the message do; another once the figure changes. Plain words, since people read them in the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StetKey {
    /// The figures of the place, normalised: "105", "2400000 dollar", "137 = 117 + 30".
    pub value: String,
    /// What is counted or measured: "hostage release". May be empty.
    pub subject: String,
    /// Who says it; empty when the document itself does.
    pub source: String,
    /// The figures it is at odds with, normalised, sorted, each once; empty for rules that look at one place alone.
    pub against: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

/// The rules, by the code that the user sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Conflict,
    Superseded,
    Sum,
    Share,
    Change,
    Ratio,
    Range,
    UnitPair,
    Clock,
    Weekday,
    Date,
    Duration,
    Age,
    NameSpelling,
    Unintroduced,
    NoRole,
    AmbiguousName,
    Role,
    Quote,
    Speaker,
    Citation,
    Unsourced,
    SingleSource,
}

impl Code {
    pub const ALL: &'static [Code] = &[
        Code::Conflict,
        Code::Superseded,
        Code::Sum,
        Code::Share,
        Code::Change,
        Code::Ratio,
        Code::Range,
        Code::UnitPair,
        Code::Clock,
        Code::Weekday,
        Code::Date,
        Code::Duration,
        Code::Age,
        Code::NameSpelling,
        Code::Unintroduced,
        Code::NoRole,
        Code::AmbiguousName,
        Code::Role,
        Code::Quote,
        Code::Speaker,
        Code::Citation,
        Code::Unsourced,
        Code::SingleSource,
    ];

    /// Whether the rule speaks when no settings name it.
    pub fn is_on(self) -> bool {
        !matches!(self, Code::Unsourced | Code::NoRole)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Code::Conflict => "conflict",
            Code::Superseded => "superseded",
            Code::Sum => "sum",
            Code::Share => "share",
            Code::Change => "change",
            Code::Ratio => "ratio",
            Code::Range => "range",
            Code::UnitPair => "unit-pair",
            Code::Clock => "clock",
            Code::Weekday => "weekday",
            Code::Date => "date",
            Code::Duration => "duration",
            Code::Age => "age",
            Code::NameSpelling => "name-spelling",
            Code::Unintroduced => "unintroduced",
            Code::NoRole => "no-role",
            Code::AmbiguousName => "ambiguous-name",
            Code::Role => "role",
            Code::Quote => "quote",
            Code::Speaker => "speaker",
            Code::Citation => "citation",
            Code::Unsourced => "unsourced",
            Code::SingleSource => "single-source",
        }
    }

    /// What the rule finds, for the documentation and the editors' settings pages; begins with a small letter, ends without a full stop.
    pub fn describe(self) -> &'static str {
        match self {
            Code::Conflict => {
                "two statements of the same quantity with different figures, within a document or between documents"
            }
            Code::Superseded => "a figure of an evolving tally (a death toll, say) of which a later document gives a higher one",
            Code::Sum => "parts that do not add up to the total given with them",
            Code::Share => "a percentage or fraction that does not fit the figures it is taken from",
            Code::Change => "a change (“rose from 40 to 50, or 20 percent”) that does not fit its two ends",
            Code::Ratio => "a ratio (“three for every”) that does not fit its two figures",
            Code::Range => "a range whose ends are turned round",
            Code::UnitPair => "a measure and its conversion that do not fit each other",
            Code::Clock => "a time and the same time on another clock that do not fit each other",
            Code::Weekday => "a date whose weekday is wrong",
            Code::Date => "a date that no calendar has, or that is past where the text speaks of what will be",
            Code::Duration => "a duration that does not fit its two ends",
            Code::Age => "an age that does not fit a date of birth, or another age of the same person",
            Code::NameSpelling => "one name in two spellings, or another than the sources or the people file have",
            Code::Unintroduced => "somebody who speaks and whom the draft does not introduce",
            Code::NoRole => "somebody who speaks and is named in full, but never with a role",
            Code::AmbiguousName => "a surname that stands alone and that two people of the draft bear",
            Code::Role => "a role that is not what the sources or the people file have, or is over by then",
            Code::Quote => "the same quotation in other words in another document",
            Code::Speaker => "the same quotation given to another speaker",
            Code::Citation => "a figure that the document cited for it does not hold, or a citation of a file that is not there",
            Code::Unsourced => "a figure that nobody in the text stands behind and no other document supports",
            Code::SingleSource => "“sources said”, where the other documents have one source only",
        }
    }

    /// The rule that somebody may have meant by a name that none has: the one that differs in the fewest letters, two at most.
    pub fn like(name: &str) -> Option<Code> {
        let found = Code::ALL.iter().map(|code| (letters_apart(code.as_str(), name), *code));
        found.filter(|it| it.0 <= 2 && it.0 * 2 < name.chars().count()).min_by_key(|it| it.0).map(|it| it.1)
    }

    /// The rule of that name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

/// How many letters must be put in, taken out or changed to make one word of another.
fn letters_apart(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let of = |at: usize| row.get(at).copied().unwrap_or_default();
            let put_in = next.last().copied().unwrap_or_default() + 1;
            next.push((of(j) + usize::from(a != *b)).min(of(j + 1) + 1).min(put_in));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_that_was_meant() {
        for (name, code) in [
            ("conflct", Some(Code::Conflict)),
            ("conflicts", Some(Code::Conflict)),
            ("unit-pairs", Some(Code::UnitPair)),
            ("unitpair", Some(Code::UnitPair)),
            ("sums", Some(Code::Sum)),
            ("som", Some(Code::Sum)),
            ("ok", None),
            ("please", None),
            ("rumour", None),
        ] {
            assert_eq!(Code::like(name), code, "{name}");
        }
    }
}
