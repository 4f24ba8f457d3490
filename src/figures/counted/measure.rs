//! Measures: of what, before what, or said of whom.

use super::phrase::join;
use super::{Counted, MOST_WORDS, Reader};
use crate::figures::Kind;
use crate::figures::draft::Draft;
use crate::figures::lists::Words;
use crate::language::{Tag, grammar};

impl Reader<'_> {
    /// A measure: "of" what, before what, or said of whom.
    pub(super) fn measure(&self, draft: &Draft, number: usize, after: usize) -> Counted {
        let after = self.beyond_bracket(after);
        // "twice as many barges"
        if draft.kind == Kind::Ratio
            && self.lower(after) == "as"
            && let Some(head) = self.noun_run(after + 2)
        {
            return Counted { phrase: self.text(after + 2, head + 1), head: Some(head), ..Counted::default() };
        }
        // "two years later", "six months after the vote": how far off, and nothing measured
        if draft.kind == Kind::Duration && matches!(self.lower(after), "later" | "ago" | "earlier" | "before" | "after" | "since")
        {
            return Counted::default();
        }
        // "her two children, aged four and six": who is before the word
        if draft.kind == Kind::Age {
            let (phrase, head) = self.before(draft);
            let first = self.token_of_atom(draft.from).unwrap_or(0);
            if head.is_some_and(|head| (head..first).any(|i| matches!(self.lower(i), "aged" | "ages"))) {
                return Counted { phrase, head, ..Counted::default() };
            }
        }
        // "base price: $400", "Stoxx 50 -1.3%": the name right before
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        let short = |i: usize| self.word(i).len() > 1 && self.word(i).bytes().all(|byte| byte.is_ascii_uppercase());
        // "JD Sports, down 68 p": the name, perhaps with a comma
        let moved = first > 2 && matches!(self.lower(first - 1), "up" | "down") && {
            let name = first - 2 - usize::from(self.tag(first - 2) == Tag::Comma);
            self.tag(name).is_proper() && self.taken(name).is_none()
        };
        let label = moved
            || first > 1
                && (draft.kind == Kind::Percent
                    && short(first - 1)
                    && draft.from == draft.core
                    && self.taken(first - 1).is_none()
                    || self.lower(first - 1) == ":" && self.tag(first - 2).is_noun()
                    || draft.kind == Kind::Percent && self.tag(first - 1).is_proper() && draft.from == draft.core);
        if label {
            let (phrase, head) = self.before(draft);
            return Counted { phrase, head, ..Counted::default() };
        }
        // "19 per cent of adults", "10 gallons of water"
        if self.lower(after) == "of" && draft.kind != Kind::Age {
            let mut start = after + 1;
            while matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pdt | Tag::Cd) {
                start += 1;
            }
            // "280 million of the 1.5 billion shekels"
            if self.taken(start).is_some() || self.taken(start.wrapping_sub(1)).is_some_and(|end| end > start) {
                return self.subject(draft, number);
            }
            if let Some(head) = self.noun_run(start) {
                let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)));
                return Counted { phrase: self.text(start, end), head: Some(head), ..Counted::default() };
            }
            if matches!(self.tag(start), Tag::Prp | Tag::Wp | Tag::Wdt) {
                return self.subject(draft, number);
            }
            if matches!(self.lower(after + 1), "those" | "all" | "people") {
                let end = self.extend_right(after + 1, 8);
                return Counted { phrase: self.text(after + 2, end.max(after + 2)), ..Counted::default() };
            }
        }
        if let Some(counted) = self.purpose(draft, after).or_else(|| self.gapped(draft)) {
            return counted;
        }
        // "a $48 million contract", "the nearly seven-day truce"
        let old = draft.kind == Kind::Age && !matches!(self.line.word(draft.to.wrapping_sub(1)), "old" | "olds");
        let attributive = !old && (self.line.is_hyphen(draft.to.wrapping_sub(1)) || !self.line.is_mark(draft.to));
        if attributive && !matches!(self.lower(after), "last" | "next" | "this" | "earlier" | "later" | "ago" | "old" | "each") {
            let mut start = self.next_word(after);
            // "640bhp 5.2 litre V10 engine", "a five-year $700,000 award"
            if let Some(end) = self.taken(start) {
                start = self.next_word(end);
            }
            let adverbial = ADVERBIAL.has(self.lower(start));
            if !adverbial
                && let Some(head) = self.noun_run(start).filter(|&h| {
                    !self.tag(start).is_proper() || !matches!(draft.kind, Kind::Duration | Kind::Percent) && h > start
                })
            {
                let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)));
                let mut counted = Counted { phrase: self.text(start, end), head: Some(head), ..Counted::default() };
                // "a 10% drop in the price": the price is what matters
                if self.generic(head)
                    && let Some(more) = self.said_of(head)
                {
                    counted.phrase = join(&more, &counted.phrase);
                }
                return counted;
            }
        }
        // "$48 billion in assets", "18 metres in depth"
        let paid = draft.kind == Kind::Money && PAID_IN.has(self.lower(after + 1));
        let sized = draft.kind == Kind::Measure
            && matches!(
                self.lower(after + 1),
                "depth" | "length" | "height" | "width" | "size" | "diameter" | "total" | "value" | "area"
            );
        let in_what = (paid || sized) && self.lower(after) == "in";
        if in_what && let Some(head) = self.noun_run(after + 1) {
            {
                let mut counted = Counted { phrase: self.text(after + 1, head + 1), head: Some(head), ..Counted::default() };
                if matches!(
                    self.lower(head),
                    "depth" | "length" | "height" | "width" | "size" | "diameter" | "total" | "value" | "area"
                ) {
                    let subject = self.subject(draft, number);
                    counted.phrase = join(&subject.phrase, &counted.phrase);
                }
                return counted;
            }
        }
        self.subject(draft, number)
    }

    /// "8 miles (13 kilometres) of tunnels": from the bracket, or its end, to what both figures are of.
    fn beyond_bracket(&self, after: usize) -> usize {
        let beyond = match self.lower(after) {
            ")" => after + 1,
            "(" => match self.taken(after + 1) {
                Some(end) if self.lower(end) == ")" => end + 1,
                _ => return after,
            },
            _ => return after,
        };
        if matches!(self.lower(beyond), "of" | "in") { beyond } else { after }
    }

    /// Nouns that only say that something is measured.
    pub(super) fn generic(&self, head: usize) -> bool {
        GENERIC.has(self.lower(head))
    }

    /// The noun phrases around a generic noun, or the subject above it.
    pub(super) fn said_of(&self, head: usize) -> Option<String> {
        let verb = grammar::governing_verb(self.sentence, self.prose, head)?;
        let subject = grammar::subject_of(self.sentence, verb).filter(|&subject| subject != head)?;
        self.noun_phrase(subject)
    }
}

/// What follows a measure and names nothing: "3 metres wide".
static ADVERBIAL: Words =
    Words::new("wide long tall high low deep thick slim away year more less higher lower worth north south east west");

/// What money is in: "$48 billion in assets".
static PAID_IN: Words = Words::new(
    "assets cash deposits sales revenue revenues savings damages losses fees taxes aid funding costs change profit profits \
     debt bonds grants loans fines compensation capital investment investments",
);

/// Nouns that only say that something is measured.
static GENERIC: Words = Words::new(
    "drop increase rise fall gain decline cut jump improvement discount range hike decrease boost growth rebound reduction \
     surge slump loss stake share",
);
