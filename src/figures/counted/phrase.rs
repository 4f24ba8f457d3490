//! The words of noun phrases: where they begin, their head, how far their restrictions go.

use super::{MOST_WORDS, Reader};
use crate::figures::lists::Words;
use crate::language::{Relation, Tag};

impl Reader<'_> {
    /// The head of the noun phrase that begins at token `start`: adjectives and nouns up to the last noun. None when something else
    /// begins there.
    pub(super) fn noun_run(&self, start: usize) -> Option<usize> {
        let mut head = None;
        let mut i = start;
        let limit = (start + 9).min(self.len());
        while i < limit {
            let tag = self.tag(i);
            match tag {
                Tag::Nns | Tag::Nnps => {
                    head = Some(i);
                    // a plural ends the phrase unless it is one word of a compound ("sports cars")
                    if !(matches!(self.tag(i + 1), Tag::Nn | Tag::Nns) && self.sentence.relation(i) == Relation::Compound) {
                        break;
                    }
                }
                Tag::Nn | Tag::Nnp => head = Some(i),
                Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Hyph | Tag::Afx
                    if head.is_none() || self.leads_on(i) => {}
                // a participle that the tagger took for a past tense: "300 recorded songs"
                Tag::Vbd if i == start && self.tag(i + 1) == Tag::Nns => {}
                Tag::Rb | Tag::Rbr | Tag::Rbs
                    if i == start && matches!(self.tag(i + 1), Tag::Jj | Tag::Vbn)
                        || self.lower(i) == "more"
                        || self.lower(i) == "most" => {}
                // "three no-confidence votes"
                Tag::Dt if i == start && self.tag(i + 1) == Tag::Hyph => {}
                Tag::Pos if head.is_some() => {}
                Tag::OpenQuote => {}
                Tag::Cc if head.is_none() && i > start && self.tag(i + 1).is_adjective() => {}
                Tag::Cc if head == Some(i.wrapping_sub(1)) && self.tag(i - 1).is_proper() && self.tag(i + 1).is_proper() => {}
                Tag::Comma if head.is_none() && i > start && self.tag(i - 1).is_adjective() && self.tag(i + 1).is_adjective() => {
                }
                Tag::Colon | Tag::Sym if self.word(i) == "/" && head.is_some() => {}
                Tag::Cd if head.is_some() && self.tag(i - 1).is_proper() && self.tag(i + 1).is_noun() => {}
                _ => break,
            }
            i += 1;
        }
        let head = head?;
        // "40 Friday", "300 Israeli" before nothing: days are no things; an adjective of a people may be
        let lower = self.lower(head);
        let day = matches!(
            lower,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "tonight"
        );
        (!(day && head == start)).then_some(head)
    }

    /// Whether an adjective, participle or hyphen in mid-phrase is followed by another noun of the same phrase.
    pub(super) fn leads_on(&self, i: usize) -> bool {
        self.tag(i) == Tag::Hyph
            || self.tag(i - 1) == Tag::Hyph
            || (self.tag(i).is_adjective() && self.tag(i - 1).is_proper() && self.tag(i + 1).is_noun())
    }

    pub(super) fn nothing_between(&self, from: usize, to: usize) -> bool {
        !(from..to).any(|i| {
            matches!(self.tag(i), Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dt)
                || self.tag(i).is_verb() && self.tag(i) != Tag::Vbn && self.tag(i) != Tag::Vbg
        })
    }

    pub(super) fn next_word(&self, i: usize) -> usize {
        if self.tag(i) == Tag::Hyph { i + 1 } else { i }
    }

    /// The words of the noun phrase around `head`, articles left out; a phrase of "of" is kept. None for a pronoun.
    pub(super) fn noun_phrase(&self, head: usize) -> Option<String> {
        if matches!(self.tag(head), Tag::Prp | Tag::Wdt | Tag::Wp | Tag::Dt | Tag::Ex | Tag::Cd) {
            return None;
        }
        let mut start = head;
        while start > 0 {
            let tag = self.tag(start - 1);
            let within = tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Pos | Tag::Afx | Tag::Sym | Tag::Cd | Tag::Dollar)
                || tag == Tag::Cc && start >= 2 && self.tag(start - 2).is_proper() && self.tag(start).is_proper();
            // "the weeklong fair": the figure itself is no part of what it measures
            if !within || head - start >= MOST_WORDS - 2 || self.taken(start - 1).is_some() {
                break;
            }
            start -= 1;
        }
        while start < head
            && matches!(self.tag(start), Tag::Pos | Tag::Hyph | Tag::Cd | Tag::Vbg)
            && self.tag(start + 1) != Tag::Hyph
        {
            start += 1;
        }
        let room = (head + 1..head + 7).take_while(|&i| self.taken(i).is_none()).count();
        let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)).min(room));
        Some(self.text(start, end))
    }

    /// The end of the restriction behind the noun at `head`: prepositional phrases, participles and relative clauses, `room` words at
    /// most, never beyond a comma.
    pub(super) fn extend_right(&self, head: usize, room: usize) -> usize {
        let mut end = head.wrapping_add(1);
        let first = end;
        let mut last_good = end;
        let mut seen_verb = false;
        let mut relative = false;
        while end < self.len() && end - first < room {
            // "7.3 points 3.7 rebounds": the next figure is no part of this one's thing
            if end == first && self.taken(end).is_some() {
                break;
            }
            let tag = self.tag(end);
            let lower = self.lower(end);
            // a finite verb without "who" or "that" says something of the noun and restricts nothing
            relative |= matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb);
            let finite = matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && !relative && end > first;
            if finite {
                break;
            }
            // the verb whose subject the noun is says something of it and restricts nothing
            if (tag.is_verb() || tag == Tag::Md) && self.sentence.is_descendant(head, end) {
                break;
            }
            match tag {
                Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::Nfp => break,
                // "rain in six hours and winds gusted": another clause
                Tag::Cc
                    if self.tag(end + 1).is_noun()
                        && matches!(self.tag(end + 2), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                        && self.sentence.relation(end + 1) != Relation::Conj =>
                {
                    break;
                }
                Tag::Cc
                    if !(self.tag(end - 1).is_noun() && (self.tag(end + 1).is_noun() || self.tag(end + 1).is_adjective())
                        || self.tag(end - 1) == Tag::Cd) =>
                {
                    break;
                }
                Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp
                    if end == first
                        && !matches!(
                            lower,
                            "killed"
                                | "injured"
                                | "wounded"
                                | "released"
                                | "held"
                                | "seized"
                                | "missing"
                                | "freed"
                                | "detained"
                                | "abducted"
                        ) =>
                {
                    break;
                }
                Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md if seen_verb => break,
                Tag::In if OPENS_CLAUSE.has(lower) && !(lower == "since" || lower == "after") => {
                    break;
                }
                Tag::To if self.tag(end + 1) == Tag::Vb && end == first => break,
                // "points to 4,577", "lots from 212,577"
                Tag::To | Tag::In if self.taken(end + 1).is_some() && !matches!(lower, "in" | "on" | "since" | "of") => break,
                _ => {}
            }
            if tag.is_verb() {
                seen_verb = true;
            }
            end += 1;
            if self.tag(end - 1).is_noun()
                || self.tag(end - 1).is_verb()
                || matches!(self.tag(end - 1), Tag::Cd | Tag::Rb | Tag::Jj | Tag::Rp)
            {
                last_good = end;
            }
        }
        last_good.max(first).min(self.len().max(first))
    }

    /// The words of tokens `from..to`, with single spaces where the prose has any white space.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let tokens = &self.sentence.tokens;
        let to = to.min(tokens.len());
        let mut out = String::new();
        let mut last: Option<u32> = None;
        let mut words = 0;
        for token in tokens.get(from..to).unwrap_or(&[]) {
            if last.is_some_and(|end| end < token.span.start) {
                words += 1;
                if words >= MOST_WORDS {
                    break;
                }
                out.push(' ');
            }
            out.push_str(token.span.of(self.prose));
            last = Some(token.span.end);
        }
        out
    }
}

pub(super) fn join(a: &str, b: &str) -> String {
    if a.is_empty() {
        return b.to_string();
    }
    let words = a.split_whitespace().count() + b.split_whitespace().count();
    if words > MOST_WORDS {
        let keep = MOST_WORDS.saturating_sub(b.split_whitespace().count()).max(1);
        let a: Vec<&str> = a.split_whitespace().take(keep).collect();
        return format!("{} {b}", a.join(" "));
    }
    format!("{a} {b}")
}

/// Conjunctions that end a noun phrase.
static OPENS_CLAUSE: Words = Words::new("as after while because although before if that than since though when");
