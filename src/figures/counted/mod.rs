//! What a figure counts or measures: the noun phrase with its restrictions, its head and the verb above it. The tree tells where it
//! can; the order of the words where it cannot.

mod count;
mod measure;
mod paired;
mod phrase;
mod subject;

use super::draft::Draft;
use super::{Kind, Stated};
use crate::language::Line;
use crate::language::{Sentence, Tag, grammar};

/// A phrase of more words says nothing at a glance.
const MOST_WORDS: usize = 12;

#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    pub phrase: String,
    /// The singular of the counted noun, for counts.
    pub unit: Option<String>,
    pub head: Option<usize>,
    pub verb: Option<usize>,
    /// What stands below the line: "day" in "3,000 tests per day".
    pub per: Option<String>,
}

/// The sentence with what its figures count.
pub(crate) struct Reader<'a> {
    pub line: &'a Line<'a>,
    pub prose: &'a str,
    pub sentence: &'a Sentence,
    /// The tokens of every figure, half-open: a figure is never about another figure's unit.
    pub taken: Vec<(usize, usize)>,
}

impl Reader<'_> {
    /// Reads what the figure is about. `previous` is the last figure of the sentence that counted something.
    pub fn read(&self, draft: &Draft, previous: Option<&Counted>) -> Counted {
        let number = self.token_of_atom(draft.num_end.saturating_sub(1)).unwrap_or(0);
        let after = self.token_from(self.line.end_before(draft.to));
        let mut counted = match draft.kind {
            Kind::Date | Kind::Time | Kind::Score => Counted::default(),
            Kind::Count | Kind::Ordinal if draft.unit.is_none() => self.count(draft, number, after, previous),
            // "no one was hurt"
            Kind::Count if matches!(draft.stated, Stated::Value(0.0)) => self.befallen(draft, number, after),
            _ => self.measure(draft, number, after),
        };
        if counted.verb.is_none() && !matches!(draft.kind, Kind::Date | Kind::Time) {
            counted.verb =
                grammar::governing_verb(self.sentence, self.prose, counted.head.filter(|&h| h < self.len()).unwrap_or(number));
        }
        counted
    }

    fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The end of the figure that token `i` belongs to.
    fn taken(&self, i: usize) -> Option<usize> {
        self.taken.iter().find(|(from, to)| (*from..*to).contains(&i)).map(|(_, to)| *to)
    }

    fn word(&self, i: usize) -> &str {
        self.sentence.word(self.prose, i)
    }

    fn lower(&self, i: usize) -> &str {
        self.sentence.tokens.get(i).map_or("", |t| self.line.lower.get(t.span.range()).unwrap_or(""))
    }

    fn tag(&self, i: usize) -> Tag {
        self.sentence.tag(i)
    }

    fn token_of_atom(&self, atom: usize) -> Option<usize> {
        self.sentence.token_at(self.line.start(atom) as u32)
    }

    /// The first token that begins at or after this byte.
    fn token_from(&self, offset: usize) -> usize {
        self.sentence.tokens.partition_point(|t| (t.span.start as usize) < offset)
    }
}
