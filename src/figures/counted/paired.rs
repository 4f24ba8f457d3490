//! Rows of sums: "£6m for a school, £4m for roads and £1m for a surgery", "China added 210GW and India 48GW". Each has its own thing,
//! which is not its neighbour's.

use super::{Counted, MOST_WORDS, Reader};
use crate::figures::Kind;
use crate::figures::draft::Draft;
use crate::language::Tag;

impl Reader<'_> {
    /// "£4m for roads" in a row of sums that are for something: what the sum is for.
    pub(super) fn purpose(&self, draft: &Draft, after: usize) -> Option<Counted> {
        if draft.kind != Kind::Money || self.lower(after) != "for" {
            return None;
        }
        let rivals =
            self.taken.iter().filter(|(_, end)| *end != after && self.lower(*end) == "for" && self.goods(*end + 1).is_some());
        rivals.count().checked_sub(1)?;
        let (start, head) = self.goods(after + 1)?;
        let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)));
        Some(Counted { phrase: self.text(start, end), head: Some(head), ..Counted::default() })
    }

    /// The noun phrase from token `start` on, articles left out, if it names what money can be for: its first word and its head.
    fn goods(&self, mut start: usize) -> Option<(usize, usize)> {
        while matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pdt) {
            start += 1;
        }
        self.noun_run(start).filter(|&head| self.taken(start).is_none() && self.countable(head)).map(|head| (start, head))
    }

    /// "China added 210GW and India 48GW", "solar accounted for 9% and wind for 4%": where the verb is left out, the noun right before
    /// the figure is what it is said of.
    pub(super) fn gapped(&self, draft: &Draft) -> Option<Counted> {
        let first = self.token_of_atom(draft.from)?;
        let for_it = first > 0 && self.lower(first - 1) == "for";
        let head = first.checked_sub(1 + usize::from(for_it))?;
        if !self.tag(head).is_noun() || self.taken(head).is_some() || !self.countable(head) || self.generic(head) {
            return None;
        }
        let mut start = head;
        while start > 0
            && self.taken(start - 1).is_none()
            && (self.tag(start - 1).is_noun() || self.tag(start - 1).is_adjective() || self.tag(start - 1) == Tag::Pos)
        {
            start -= 1;
        }
        let noun = start;
        while start > 0 && matches!(self.tag(start - 1), Tag::Dt | Tag::PrpS) {
            start -= 1;
        }
        let joint = start.checked_sub(1)?;
        let joined = matches!(self.lower(joint), "and" | "," | ";" | "while");
        let joint = joint - usize::from(joint > 0 && self.lower(joint) == "and" && self.tag(joint - 1) == Tag::Comma);
        // right behind a figure of the same clause, which has the verb
        let (from, _) = self.taken.iter().rev().find(|(_, end)| *end <= joint)?;
        let near = joint - from <= MOST_WORDS;
        let told = (0..*from).rev().take(MOST_WORDS).any(|i| self.tag(i).is_verb());
        let alike = for_it == (*from > 0 && self.lower(from - 1) == "for");
        let named = for_it || self.tag(head).is_proper() || start < noun || matches!(self.tag(head), Tag::Nns | Tag::Nnps);
        (joined && near && told && alike && named).then(|| Counted {
            phrase: self.text(noun, head + 1),
            head: Some(head),
            ..Counted::default()
        })
    }
}
