//! What a bare amount is said of: the noun it hangs on, else the subject of its verb, else what stands before it.

use super::phrase::join;
use super::{Counted, MOST_WORDS, Reader};
use crate::figures::draft::Draft;
use crate::figures::lists::Words;
use crate::language::{Tag, grammar};

impl Reader<'_> {
    /// What the tree says a bare amount is about: the noun it hangs on, else the subject of its verb; where the tree does not tell,
    /// the noun phrase before the verb.
    pub(super) fn subject(&self, draft: &Draft, number: usize) -> Counted {
        let sentence = self.sentence;
        let own = |i: usize| self.taken(i).is_some();
        let mut verb = None;
        // "carbon levels at 1,200 ppm", "an output of 600 horsepower", "fats and oils between 6% and 7%"
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        if first > 1
            && matches!(self.lower(first - 1), "at" | "of" | "between")
            && matches!(self.tag(first - 2), Tag::Nn | Tag::Nns)
            && !own(first - 2)
            && self.countable(first - 2)
            && !self.generic(first - 2)
            && let Some(phrase) = self.noun_phrase(first - 2)
        {
            let verb = sentence.ancestors(first - 2).take(12).find(|&i| sentence.tag(i).is_verb());
            return Counted { phrase, head: Some(first - 2), verb, ..Counted::default() };
        }
        for i in sentence.ancestors(number).take(24) {
            if own(i) || self.bears_cost(i, first) || self.is_costing(i) {
                continue;
            }
            let tag = sentence.tag(i);
            if tag.is_noun() && self.countable(i) {
                if let Some(phrase) = self.noun_phrase(i) {
                    let mut counted = Counted { phrase, head: Some(i), verb, ..Counted::default() };
                    if self.generic(i)
                        && let Some(more) = self.said_of(i)
                    {
                        counted.phrase = join(&more, &counted.phrase);
                    }
                    return counted;
                }
            } else if tag.is_verb() || tag == Tag::Md {
                verb = verb.or(Some(i));
                let subject = grammar::subject_of(sentence, i).filter(|&s| !own(s));
                // "boost the range by 35 miles": the object changes
                let object = grammar::object_of(sentence, i).filter(|&o| !own(o) && o < number && self.countable(o));
                if let Some(object) = object
                    && draft
                        .from
                        .checked_sub(1)
                        .is_some_and(|k| matches!(self.line.word(k), "by" | "to" | "from" | "at" | "for" | "(" | "into"))
                    && let Some(phrase) = self.noun_phrase(object)
                {
                    return Counted { phrase, head: Some(object), verb, ..Counted::default() };
                }
                if let Some(subject) = subject {
                    // "which was worth 2 million": the noun before the clause
                    let relative = matches!(self.tag(subject), Tag::Wdt | Tag::Wp) || self.lower(subject) == "that";
                    if relative {
                        let noun = sentence
                            .parent(i)
                            .filter(|&p| sentence.tag(p).is_noun() && !own(p))
                            .or_else(|| (0..subject).rev().find(|&k| self.tag(k).is_noun() && !own(k)));
                        if let Some(noun) = noun {
                            return Counted {
                                phrase: self.noun_phrase(noun).unwrap_or_default(),
                                head: Some(noun),
                                verb,
                                ..Counted::default()
                            };
                        }
                    }
                    if self.tag(subject) == Tag::Prp {
                        return Counted { verb, ..Counted::default() };
                    }
                    let phrase = self.noun_phrase(subject).unwrap_or_default();
                    if !phrase.is_empty() {
                        return Counted { phrase, head: Some(subject), verb, ..Counted::default() };
                    }
                }
                // "has risen", "expected to rise": the subject may hang on a verb further up
            }
        }
        let (phrase, head) = self.before(draft);
        Counted { phrase, head, verb, ..Counted::default() }
    }

    /// "The repairs cost the company £4 million": who bears the cost is not what costs it.
    fn bears_cost(&self, noun: usize, figure: usize) -> bool {
        if noun >= figure || !(noun + 1..figure).all(|i| HEDGES.has(self.lower(i))) {
            return false;
        }
        let start = (0..noun).rev().take(5).take_while(|&i| {
            let tag = self.tag(i);
            (tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pos)) && !self.is_costing(i)
        });
        let start = start.last().unwrap_or(noun);
        start.checked_sub(1).is_some_and(|verb| COSTING.has(self.lower(verb)))
    }

    /// "The bridge cost | the county": a noun to the tagger, and a verb.
    fn is_costing(&self, i: usize) -> bool {
        self.tag(i).is_noun() && COSTING.has(self.lower(i)) && matches!(self.tag(i + 1), Tag::Dt | Tag::PrpS)
    }

    /// Nouns of the calendar and pointers are never what is measured.
    pub(super) fn countable(&self, i: usize) -> bool {
        !NEVER_MEASURED.has(self.lower(i))
    }

    /// The nearest noun phrase before the figure in its clause, by the order of the words alone.
    pub(super) fn before(&self, draft: &Draft) -> (String, Option<usize>) {
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        let mut i = first;
        let mut head = None;
        let limit = first.saturating_sub(14);
        while i > limit {
            i -= 1;
            if let Some((from, _)) = self.taken.iter().find(|(from, to)| (*from..*to).contains(&i)) {
                i = *from;
                continue;
            }
            let tag = self.tag(i);
            if tag.is_noun() && self.countable(i) && !self.is_costing(i) && !self.bears_cost(i, first) {
                head = Some(i);
                break;
            }
            if matches!(tag, Tag::Stop | Tag::Prp) || self.lower(i) == ";" {
                break;
            }
        }
        let Some(head) = head else { return (String::new(), None) };
        // "sales of the film in Italy": back over prepositions to the head of the phrase
        let mut start = head;
        while start > 0 && head - start < MOST_WORDS - 2 {
            let tag = self.tag(start - 1);
            let within = tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Hyph | Tag::Pos | Tag::Dt | Tag::PrpS | Tag::Vbn | Tag::Afx)
                || matches!(self.lower(start - 1), "of" | "for" | "in" | "to" | "at")
                    && start >= 2
                    && self.tag(start - 2).is_noun();
            if !within || self.taken(start.wrapping_sub(1)).is_some() {
                break;
            }
            start -= 1;
        }
        while start < head && matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Hyph) {
            start += 1;
        }
        (self.text(start, head + 1), Some(head))
    }
}

/// What may stand before a figure and belongs to it.
static HEDGES: Words =
    Words::new("about some around nearly almost over more less than up to at least an estimated roughly only just");

/// Verbs with two objects, whose subject is what the sum is of.
static COSTING: Words = Words::new("cost costs costing saved saves save saving earned earns earn netted");

/// Nouns of the calendar and pointers.
static NEVER_MEASURED: Words = Words::new(
    "monday tuesday wednesday thursday friday saturday sunday year month week day today yesterday quarter total record % \
     percent age ages average decade century",
);
