//! Counts: the noun that the number stands before, or borrows from the figure before it.

use super::{Counted, MOST_WORDS, Reader};
use crate::figures::Kind;
use crate::figures::Stated;
use crate::figures::draft::Draft;
use crate::language::{self, Line, Tag, grammar};

impl Reader<'_> {
    /// A count: the noun that the number stands before.
    pub(super) fn count(&self, draft: &Draft, number: usize, after: usize, previous: Option<&Counted>) -> Counted {
        let mut start = after;
        let mut whole = false;
        // "four-cylinder engine": the noun hangs on the hyphen
        if let Some(noun) = draft.noun.and_then(|atom| self.token_of_atom(atom)) {
            let mut counted = self.phrase_from(noun, noun);
            if draft.kind != Kind::Ordinal && self.tag(noun + 1) == Tag::Comma {
                return counted;
            }
            if let Some(head) =
                self.noun_run(self.next_word(noun + 1)).filter(|_| draft.kind != Kind::Ordinal && self.lower(noun + 1) != ",")
            {
                counted.phrase = self.text(noun, head + 1);
            }
            if draft.kind == Kind::Ordinal {
                counted.phrase = self.text(noun, self.extend_right(noun, 8));
            }
            counted.unit = Some(language::singular(self.lower(noun)));
            counted.head = Some(noun);
            // "the 5,000-strong crowd": as strong as that many
            if self.lower(noun) == "strong"
                && let Some(head) = self.noun_run(noun + 1)
            {
                return Counted { phrase: self.text(noun + 1, head + 1), head: Some(head), ..Counted::default() };
            }
            return counted;
        }
        // "117 of them", "six of the 40 boats", "thousands of people"
        if self.lower(start) == "of" || (matches!(self.lower(start), "more" | "other" | "out") && self.lower(start + 1) == "of") {
            start += 1 + usize::from(self.lower(start) != "of");
            whole = true;
            while matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pdt) || self.lower(start) == "all" {
                start += 1;
            }
            // "six of the 60-odd boats"
            if let Some(end) = self.taken(start) {
                start = end;
            } else if self.tag(start) == Tag::Cd {
                start += 1;
            }
        }
        // "12 of the state's 15 counties": what the whole has
        if whole
            && let Some(owner) = self.noun_run(start)
            && (self.tag(owner + 1) == Tag::Pos && self.taken(owner + 2).is_some())
        {
            start = self.taken(owner + 2).unwrap_or(start);
        }
        // "four of them children"
        if whole && matches!(self.lower(start), "them" | "whom" | "which") && self.tag(start + 1) == Tag::Nns {
            start += 1;
        }
        // "a family of four"
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        if first > 1 && self.lower(first - 1) == "of" && matches!(self.lower(first - 2), "family" | "families") {
            return Counted { phrase: self.text(first - 2, first - 1), head: Some(first - 2), ..Counted::default() };
        }
        // "just one 52,000-barrel refinery": over the figure in between
        if let Some(end) = self.taken(start).filter(|_| start == after) {
            start = self.next_word(end);
        }
        // "9.4 million more watching": only more of what stands in the plural is something else
        let more = self.lower(start) == "more" && previous.is_some();
        // "two counts of fraud and one of perjury": of a thing that is not counted, no member of it
        let kind_of =
            whole && start == after + 1 && previous.is_some() && self.tag(start) == Tag::Nn && self.tag(start + 1) != Tag::Hyph;
        let run = if self.lower(start) == "times" { Some(start) } else { self.noun_run(start) };
        let run = run.filter(|&head| !kind_of && (!more || matches!(self.tag(head), Tag::Nns | Tag::Nnps | Tag::Nnp)));
        let head = run.or_else(|| {
            grammar::counted_noun(self.sentence, self.prose, number)
                .filter(|&h| h >= after.max(start) && h < after + 8 && self.tag(h).is_noun() && self.nothing_between(after, h))
                .filter(|&h| !kind_of && !more && (draft.kind != Kind::Ordinal || self.taken(h).is_none()))
        });
        let Some(head) = head else {
            if let Some(counted) = previous.filter(|_| draft.kind != Kind::Ordinal && self.elides(draft, after)) {
                let mut counted = counted.clone();
                counted.verb = None;
                counted.head = None;
                counted.phrase = self.elided_phrase(&counted, after);
                return counted;
            }
            return self.bare(draft, number, after, whole);
        };
        // "five were women": the noun alone
        let start = if self.tag(start).is_verb() && self.lower(start).starts_with('w') { head } else { start };
        let mut counted = self.phrase_from(start, head);
        let mut at = head + 1;
        if let Some((below, next)) = self.per(at) {
            counted.per = Some(below);
            at = next;
        }
        counted.phrase = self
            .text(start, self.extend_right(at.max(head + 1) - 1, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start))));
        // "rose 64 points to 4,577", "spin 78,000 times a minute": what rose, what spins
        if matches!(self.lower(head), "points" | "point" | "times" | "lots" | "contracts") {
            let about = self.subject(draft, head).phrase;
            if !about.is_empty() {
                counted.phrase = about;
            }
        }
        // "a 3 cylinder engine": many of a singular noun are many of the word beside the number
        let many = !matches!(draft.stated, Stated::Value(1.0));
        let plain = self.word(start).bytes().all(|b| b.is_ascii_lowercase());
        if many && plain && self.tag(head) == Tag::Nn && self.tag(start) == Tag::Nn && start < head && start == after {
            counted.unit = Some(language::singular(self.lower(start)));
        }
        if matches!(draft.stated, Stated::Text) {
            counted.unit = None;
        }
        counted
    }

    /// "per day", "a week" behind a counted noun.
    pub(super) fn per(&self, token: usize) -> Option<(String, usize)> {
        let start = self.sentence.tokens.get(token)?.span.start;
        let atom = self.line.atoms.partition_point(|a| a.start < start);
        let (below, next) = crate::figures::units::per(self.line, atom)?;
        Some((below, self.token_from(self.line.end_before(next))))
    }

    pub(super) fn phrase_from(&self, start: usize, head: usize) -> Counted {
        let unit = language::singular(self.lower(head));
        Counted { phrase: self.text(start, head + 1), unit: Some(unit), head: Some(head), verb: None, per: None }
    }

    /// "435 homes by open sale and 187 by tender": a bare number that goes on with a preposition, a verb or a relative clause.
    pub(super) fn elides(&self, draft: &Draft, after: usize) -> bool {
        let prior = draft.from.checked_sub(1).map_or("", |k| self.line.word(k));
        if matches!(prior, "to" | "at" | "by" | "of" | "no" | "on") && !matches!(draft.stated, Stated::Range(..)) {
            return false;
        }
        matches!(
            self.tag(after),
            Tag::In
                | Tag::Wp
                | Tag::Wdt
                | Tag::Vbn
                | Tag::Vbd
                | Tag::Vbp
                | Tag::Vbg
                | Tag::Comma
                | Tag::Stop
                | Tag::Rb
                | Tag::To
                | Tag::Rbr
                | Tag::Jjr
        ) || after >= self.len()
            || matches!(self.lower(after), "more" | "others")
    }

    pub(super) fn elided_phrase(&self, previous: &Counted, after: usize) -> String {
        let noun = previous.unit.as_deref().unwrap_or("");
        let head =
            previous.phrase.split_whitespace().find(|w| language::singular(&w.to_ascii_lowercase()) == noun).unwrap_or(noun);
        let end = self.extend_right(after.wrapping_sub(1), 8);
        // "12 of which are urgent": the pronoun stands for the noun
        let pronoun = self.lower(after) == "of" && matches!(self.lower(after + 1), "which" | "whom" | "them");
        if end > after && !pronoun { format!("{head} {}", self.text(after, end)) } else { head.to_string() }
    }

    /// "no one was hurt": what befell them.
    pub(super) fn befallen(&self, draft: &Draft, number: usize, after: usize) -> Counted {
        let auxiliary =
            |i: &usize| matches!(self.lower(*i), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "been" | "being");
        let at = after + (after..self.len()).take_while(auxiliary).count();
        if at > after && self.tag(at).is_verb() {
            return Counted { phrase: self.text(at, at + 1), ..Counted::default() };
        }
        self.bare(draft, number, after, false)
    }

    /// A number without a noun: what it is said of.
    pub(super) fn bare(&self, draft: &Draft, number: usize, after: usize, of_pronoun: bool) -> Counted {
        // "40 more died"
        let more = matches!(self.lower(after), "more" | "others") && self.tag(after + 1).is_verb();
        let after = after + usize::from(more);
        if of_pronoun
            || matches!(self.lower(after), "aged" | "under" | "over" | "who" | "in" | "from") && !draft.scaled_level(self.line)
        {
            let end = self.extend_right(after.wrapping_sub(1), 8);
            // "twelve of the dead"
            let of =
                usize::from(of_pronoun && self.lower(after) == "of" && self.tag(after + 1) == Tag::Dt && end > after + 2) * 2;
            if end > after {
                return Counted { phrase: self.text(after + of, end), ..Counted::default() };
            }
        }
        // "with 19 still missing"
        let state = self.lower(after + 1);
        if matches!(self.lower(after), "still" | "already" | "now" | "seriously" | "critically")
            && (self.tag(after + 1).is_verb() || matches!(state, "missing" | "trapped" | "dead" | "injured"))
        {
            return Counted {
                phrase: self.text(after + 1, self.extend_right(after + 1, 8).max(after + 2)),
                ..Counted::default()
            };
        }
        // "the average is around 73, raising hopes": said of the subject
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        let predicate =
            first > 0 && matches!(self.lower(first - 1), "is" | "was" | "are" | "were") && self.tag(after) == Tag::Vbg;
        let verb_next = (self.tag(after).is_verb() || self.tag(after) == Tag::Md) && !predicate;
        if verb_next {
            // the number is the subject itself: what is said of it says which
            let auxiliary = |i: &usize| {
                matches!(self.lower(*i), "are" | "were" | "is" | "was" | "be" | "been" | "being" | "have" | "has" | "had")
                    || self.tag(*i) == Tag::Md
            };
            let verb = after + (after..self.len()).take_while(auxiliary).count();
            let end = if verb > after { self.extend_right(verb, 8).max(verb + 1) } else { after + 1 };
            return Counted { phrase: self.text(verb, end), ..Counted::default() };
        }
        self.subject(draft, number)
    }
}

impl Draft {
    /// "at 6,327.80", "to 1,350": a level of an index, said of its subject.
    fn scaled_level(&self, line: &Line) -> bool {
        self.from.checked_sub(1).is_some_and(|k| matches!(line.word(k), "to" | "at" | "of"))
    }
}
