//! One sentence with what reading it needs at hand: words, which of them stand in quotation marks, noun phrases.

use std::ops::Range;

use super::cues;
use super::quotes::Quote;
use crate::language::{self, NameKind, Relation, Sentence, Tag};
use crate::text::Span;

pub struct Scene<'a> {
    pub prose: &'a str,
    pub s: &'a Sentence,
    /// For each token the quotation it stands in, its marks included.
    pub quoted: Vec<Option<u32>>,
    /// Whether a quotation ends right before the sentence: “Who pays?” Vance asked.
    pub after_quote: bool,
}

impl<'a> Scene<'a> {
    pub fn new(prose: &'a str, s: &'a Sentence, quotes: &[Quote]) -> Scene<'a> {
        let mut at = quotes.partition_point(|q| q.span.end <= s.span.start);
        let quoted = s
            .tokens
            .iter()
            .map(|token| {
                while quotes.get(at).is_some_and(|q| q.span.end <= token.span.start) {
                    at += 1;
                }
                quotes.get(at).filter(|q| q.span.start <= token.span.start).map(|_| at as u32)
            })
            .collect();
        let after_quote = quotes[..quotes.partition_point(|q| q.span.end <= s.span.start)]
            .last()
            .is_some_and(|q| prose.get(q.span.end as usize..s.span.start as usize).is_some_and(|gap| gap.trim().is_empty()));
        Scene { prose, s, quoted, after_quote }
    }

    pub fn len(&self) -> usize {
        self.s.tokens.len()
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.s.word(self.prose, i)
    }

    pub fn tag(&self, i: usize) -> Tag {
        self.s.tag(i)
    }

    pub fn relation(&self, i: usize) -> Relation {
        self.s.relation(i)
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let it = self.word(i);
        words.iter().any(|word| it.eq_ignore_ascii_case(word))
    }

    pub fn in_quote(&self, i: usize) -> bool {
        self.quoted.get(i).is_some_and(Option::is_some)
    }

    /// The bytes of a run of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (self.s.token(tokens.start), self.s.token(tokens.end.saturating_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    pub fn is_comma(&self, i: usize) -> bool {
        self.word(i) == ","
    }

    pub fn is_dash(&self, i: usize) -> bool {
        language::is_dash(self.prose, self.s, i)
    }

    pub fn is_stop(&self, i: usize) -> bool {
        matches!(self.word(i), "." | "!" | "?" | ";" | "…" | "..." | ":") || i >= self.len()
    }

    /// A quotation mark, by its look: taggers disagree about straight ones.
    pub fn is_mark(&self, i: usize) -> bool {
        matches!(self.word(i), "“" | "”" | "\"" | "''" | "``" | "«" | "»" | "‘" | "’" | "'") && !matches!(self.tag(i), Tag::Pos)
    }

    pub fn is_bracket(&self, i: usize) -> bool {
        matches!(self.word(i), "(" | ")" | "[" | "]")
    }

    /// Punctuation after which a phrase of its own may begin.
    pub fn is_break(&self, i: usize) -> bool {
        self.is_comma(i) || self.is_stop(i) || self.is_dash(i) || self.is_mark(i) || self.is_bracket(i)
    }

    /// A verb that is no participle: one that a clause can stand on.
    pub fn is_finite(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }

    pub fn has_finite(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|i| self.is_finite(i))
    }

    /// "Sunday", "yesterday", "earlier", "last week": when something was said.
    pub fn is_time(&self, i: usize) -> bool {
        const TIMES: &[&str] = &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "yesterday",
            "tonight",
            "earlier",
            "later",
            "recently",
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "month",
            "year",
            "weekend",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan.",
            "feb.",
            "aug.",
            "sept.",
            "oct.",
            "nov.",
            "dec.",
            "mon.",
            "tue.",
            "wed.",
            "thu.",
            "fri.",
            "sat.",
            "sun.",
        ];
        let word = self.word(i);
        word.len() <= 9 && self.is_any(i, TIMES) && (!matches!(word, "may" | "march" | "May") || self.tag(i).is_proper())
    }

    /// A token that can stand inside a plain noun phrase.
    pub fn is_nominal(&self, i: usize) -> bool {
        let tag = self.tag(i);
        tag.is_noun()
            || tag.is_adjective()
            || matches!(
                tag,
                Tag::Dt
                    | Tag::Pdt
                    | Tag::Cd
                    | Tag::Pos
                    | Tag::Prp
                    | Tag::PrpS
                    | Tag::Hyph
                    | Tag::Dollar
                    | Tag::Afx
                    | Tag::Wp
                    | Tag::Fw
                    | Tag::Add
            )
            || matches!(self.word(i), "&" | "%" | "'s" | "’s" | "’" | "'" | "@" | "/" | "#")
    }

    pub fn is_nominal_head(&self, i: usize) -> bool {
        let tag = self.tag(i);
        tag.is_noun()
            || matches!(tag, Tag::Prp | Tag::Wp | Tag::Cd | Tag::Dt | Tag::Fw | Tag::Add | Tag::Jj | Tag::Nnp)
            || self.name_kind(i).is_some()
    }

    pub fn name_kind(&self, i: usize) -> Option<NameKind> {
        self.s.name_at(i).map(|name| name.kind)
    }

    /// The plain noun phrase that ends right before token `end`: "officials in the city" of "…, officials in the city".
    pub fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 {
            let i = start - 1;
            if self.in_quote(i) != self.in_quote(end - 1) || self.is_mark(i) {
                break;
            }
            let link = matches!(self.tag(i), Tag::In | Tag::To)
                && start < end
                && self.is_any(i, &["of", "for", "in", "at", "from", "with", "on", "to"])
                || self.tag(i) == Tag::Cc && self.is_any(i, &["and", "&", "or"]);
            let participle = matches!(self.tag(i), Tag::Vbn | Tag::Vbg)
                && start < end
                && !cues::verb(self.word(i)).is_some_and(|v| v.takes.clause);
            if self.is_nominal(i)
                || link && start < end && i > 0 && self.is_nominal_head(i - 1)
                || participle && i > 0 && self.is_nominal(i - 1)
            {
                start = i;
            } else {
                break;
            }
        }
        // "fundraising papers": a participle that opens the phrase.
        if start > 0 && start < end && self.tag(start - 1) == Tag::Vbg && (start == 1 || self.is_comma(start - 2)) {
            start -= 1;
        }
        (start < end && (start..end).any(|i| self.is_nominal_head(i))).then_some(start..end)
    }

    /// The noun phrase that starts at token `start`, with its "of …" and what stands in apposition: "Rita Vance, the director of the mill".
    pub fn phrase_after(&self, start: usize) -> Option<Range<usize>> {
        let mut end = start;
        while end < self.len() {
            if self.is_mark(end) && !matches!(self.word(end), "’" | "'") {
                break;
            }
            let next = end + 1;
            let link = end > start
                && (matches!(self.tag(end), Tag::In | Tag::To)
                    && self.is_any(end, &["of", "for", "in", "at", "from", "with", "on", "to"])
                    && self.is_nominal(next)
                    && !self.is_time(next)
                    && !self.is_occasion(end)
                    || self.tag(end) == Tag::Cc
                        && self.is_any(end, &["and", "&"])
                        && self.is_nominal(next)
                        && !self.clause_follows(next));
            let apposition =
                end > start && self.is_comma(end) && self.is_nominal(next) && !self.is_time(next) && !self.clause_follows(next);
            // "recently leaked files", "leading economists", a name that the tagger took for a verb ("Will").
            let inner = matches!(self.tag(end), Tag::Vbn | Tag::Vbg | Tag::Rb | Tag::Jjr | Tag::Md)
                && (self.is_nominal(next) || self.tag(next) == Tag::Vbn)
                && (end == start || self.tag(end) != Tag::Md && self.is_nominal(end - 1))
                && self.tag(next) != Tag::Dt
                && (self.tag(end) != Tag::Md || self.word(end).starts_with(char::is_uppercase));
            if self.is_nominal(end) && !self.is_time(end) || link || apposition || inner {
                end = next;
            } else {
                break;
            }
        }
        while end > start && (self.is_comma(end - 1) || matches!(self.tag(end - 1), Tag::In | Tag::Cc)) {
            end -= 1;
        }
        (start < end && (start..end).any(|i| self.is_nominal_head(i))).then_some(start..end)
    }

    /// Whether the phrase at `i` is the subject of a clause of its own: a verb follows before the next break.
    pub fn clause_follows(&self, i: usize) -> bool {
        (i..self.len()).take_while(|&j| !self.is_break(j)).any(|j| self.is_finite(j))
    }

    /// "in an interview", "at a news conference", "on Twitter", "by phone": the occasion on which something is said, no part of who says it.
    pub fn is_occasion(&self, preposition: usize) -> bool {
        const OCCASIONS: &[&str] = &[
            "interview",
            "statement",
            "email",
            "e-mail",
            "letter",
            "conference",
            "briefing",
            "speech",
            "call",
            "tweet",
            "post",
            "message",
            "report",
            "appearance",
            "release",
            "hearing",
            "remarks",
            "testimony",
            "memo",
            "debate",
            "twitter",
            "facebook",
            "television",
            "radio",
            "tv",
            "telegram",
            "x",
            "phone",
            "telephone",
            "meeting",
            "rally",
            "event",
            "address",
            "broadcast",
            "video",
            "note",
            "op-ed",
            "column",
            "filing",
        ];
        self.is_any(preposition, &["in", "on", "at", "by", "during", "via", "to", "after", "through"])
            && (preposition + 1..(preposition + 7).min(self.len()))
                .take_while(|&j| self.is_nominal(j) || matches!(self.tag(j), Tag::Vbn))
                .any(|j| self.is_any(j, OCCASIONS) || self.is_time(j))
    }
}

impl Scene<'_> {
    /// Whether a verb that a clause can stand on comes before the next full break, commas passed.
    pub fn clause_follows_soon(&self, i: usize) -> bool {
        (i..self.len().min(i + 40)).take_while(|&j| !self.is_stop(j)).any(|j| self.is_finite(j))
    }

    /// A capitalised word that goes on a run of them.
    pub fn is_proper_run(&self, i: usize) -> bool {
        self.tag(i).is_proper() && i > 0 && self.tag(i - 1).is_proper()
    }
}
