//! Roles: what somebody is or does, as a phrase beside the name ("Israel defense minister", "the director of the observatory"),
//! and where such a phrase begins and ends. All positions are tokens of one sentence.

use std::ops::Range;

use super::lexicon::{Sort, sort};
use crate::language::{NameKind, Relation, Sentence, Tag};
use crate::text::Span;

/// Whether the word says what somebody is or does: "spokeswoman", "Ministers", "economist". Kin is none, see [`is_kin`].
pub fn is_role_noun(word: &str) -> bool {
    let known = |w: &str| sort(w).has(Sort::ROLE);
    known(word)
        || word.strip_suffix(['s', 'S']).is_some_and(|w| w.len() > 2 && known(w))
        || ["woman", "person", "ologist", "sman", "women", "smen", "ographer"]
            .iter()
            .any(|end| word.len() > end.len() + 2 && ends_with(word, end))
        || word.len() > 7 && ends_with(word, "ist") && word.starts_with(char::is_lowercase)
}

/// Whether the word says what somebody is to another: "son", "wives" is none of ours, "brothers".
pub fn is_kin(word: &str) -> bool {
    sort(word).has(Sort::KIN)
}

/// Whether a role is a human being's alone: no firm is a chief, but many are organisers, owners and champions.
pub(super) fn is_of_one_person(role: &str) -> bool {
    const ANYBODY_S: &[&str] = &[
        "agent",
        "ally",
        "broker",
        "builder",
        "champion",
        "competitor",
        "contractor",
        "creator",
        "dealer",
        "developer",
        "founder",
        "host",
        "landlord",
        "leader",
        "maker",
        "operator",
        "opponent",
        "organiser",
        "organizer",
        "owner",
        "partner",
        "producer",
        "promoter",
        "publisher",
        "rival",
        "trader",
        "winner",
    ];
    !ANYBODY_S.contains(&role.to_ascii_lowercase().as_str())
}

/// The role phrase that ends right before token `name`, without articles and possessive pronouns: "National Security Council
/// spokesperson" before "John Kirby", "NBC" (who somebody speaks for) before "’s Kristen Welker".
pub fn before(prose: &str, sentence: &Sentence, name: usize) -> Option<Range<usize>> {
    let words = Words { prose, sentence };
    let last = name.checked_sub(1)?;
    if words.is_possessive(last) {
        let start = words.capitals_before(last);
        return (start < last && !words.sort(last - 1).has(Sort::FORENAME | Sort::CALENDAR)).then_some(start..last);
    }
    let Some(head) = words.role_head(last) else { return words.office_over_affairs(name) };
    // "Baker" in "Baker Anna Low" may be somebody's name itself.
    if sentence.name_at(head).is_some_and(|name| name.kind == NameKind::Person && name.end as usize <= head + 1) {
        return None;
    }
    // "The film stars Jane Low."
    if !words.is_capital(head) && sentence.tag(head).is_verb() {
        return None;
    }
    let start = words.modifiers_before(head);
    // "Mr", "Prof. Dr." are titles and tell no role.
    let telling = (start..name).any(|i| !words.sort(i).has(Sort::COURTESY));
    telling.then(|| start..words.without_courtesy(start, name))
}

/// The role phrase before a comma and the name at the tokens `name`: "Dutch counterpart" in "his Dutch counterpart, Wim Low, …",
/// "head of the election board" in "The head of the election board, Wim Low, said". The name must be closed by a mark, and the phrase
/// belong to somebody or open a statement: "the minister, Wim Low said" tells nothing of Low, nor "by the minister, Wim Low, and".
pub fn before_comma(prose: &str, sentence: &Sentence, name: &Range<usize>) -> Option<Range<usize>> {
    let words = Words { prose, sentence };
    let mut comma = name.start.checked_sub(1)?;
    // "Its medical director, Dr Jane Low, said"
    while words.is_capital(comma) && words.sort(comma).has(Sort::COURTESY | Sort::TITLE) {
        comma = comma.checked_sub(1)?;
    }
    let closed = matches!(words.text(name.end), "," | "." | ";" | "—" | "–" | ")");
    if words.text(comma) != "," || !closed {
        return None;
    }
    let last = comma.checked_sub(1)?;
    let direct = is_role_noun(words.text(last)) || is_kin(words.text(last));
    let start = if direct { words.modifiers_before(last) } else { words.affairs_before(last)? };
    // "The trust's new chief executive, Ann Low, said"
    let fresh = |i: &usize| direct && matches!(words.text(*i), "new" | "latest" | "own");
    let start = (0..start).rev().take_while(fresh).last().unwrap_or(start);
    let owned = start.checked_sub(1).is_some_and(|i| sentence.tag(i) == Tag::PrpS || words.is_possessive(i));
    let possessed = (start..last).any(|i| words.is_possessive(i));
    let owned = direct && (owned || possessed);
    let whole = name.len() >= 2 || comma + 1 < name.start;
    // "The village chief, Kuncoro, had asked": one name is enough where no body could be so called.
    let single = direct && !is_kin(words.text(last)) && !words.is_body(name.start) && is_of_one_person(words.text(last));
    // "Norway's ambassador to Peru, Ann Low, said" needs no article.
    let subject = words.is_subject(start) || possessed && words.is_clause_start(start);
    (owned || (whole || single) && !is_kin(words.text(last)) && subject && words.goes_on_after(name.end))
        .then(|| words.with_owner(start)..comma)
}

/// The role phrase that stands beside a name and after it: "director of the observatory" in "Jane Low, 52, the director of the
/// observatory, said". `name` is the first token behind the name. None when the words there are no apposition.
pub fn after(prose: &str, sentence: &Sentence, name: usize) -> Option<Range<usize>> {
    let words = Words { prose, sentence };
    let mut at = name;
    if words.text(at) == "(" {
        at = (at..(at + 6).min(words.len())).find(|&i| words.text(i) == ")")? + 1;
    }
    if !matches!(words.text(at), "," | "—" | "–" | "-") {
        return None;
    }
    at += 1;
    if words.text(at).bytes().all(|b| b.is_ascii_digit()) && !words.text(at).is_empty() {
        at += 1;
        if words.text(at) != "," {
            return None;
        }
        at += 1;
    }
    phrase(prose, sentence, at).filter(|range| words.ends_apposition(range.end))
}

/// The role phrase that begins at token `start`, or right after the article there: "an Egyptian official", "former director of the
/// observatory". Its first noun group must end in a role noun; a following "of …", "for …", "at …" belongs to it.
pub fn phrase(prose: &str, sentence: &Sentence, start: usize) -> Option<Range<usize>> {
    let words = Words { prose, sentence };
    let mut start = start;
    if words.is_determiner(start) {
        start += 1;
    }
    let mut at = start;
    let limit = (start + 10).min(words.len());
    // "the guild's general secretary": whose it is may be written in small letters.
    while at < limit && (words.is_nominal(at) || at > start && words.is_possessive(at)) {
        at += 1;
    }
    // The noun group must end in the role itself: "the party's leader", not "the leader cult".
    let role = at.checked_sub(1).filter(|&i| i >= start && is_role_noun(words.text(i)))?;
    Some(start..words.prepositional_end(role + 1))
}

/// The role that a clause behind the name tells: "chair of the planning committee" in "Ann Low, who chairs the planning committee,
/// said", "director" in "Ann Low, who has been the director since 2017, said". `name` is the first token behind the name.
pub fn in_clause(prose: &str, sentence: &Sentence, name: usize) -> Option<(String, Span)> {
    let words = Words { prose, sentence };
    if words.text(name) != "," || words.text(name + 1) != "who" {
        return None;
    }
    let mut verb = name + 2;
    verb += usize::from(matches!(words.text(verb), "also" | "now" | "currently"));
    let first = match words.text(verb) {
        "is" => verb + 1,
        "has" if words.text(verb + 1) == "been" => verb + 2,
        deed => {
            let noun = office_of(deed)?;
            let determined = usize::from(words.is_determiner(verb + 1));
            let mut end = verb + 1 + determined;
            let start = end;
            while end < start + 8 && (words.is_nominal(end) || end > start && words.is_possessive(end)) {
                end += 1;
            }
            // "who leads 3-1", "who heads home"
            if end == start || determined == 0 && !words.is_capital(start) {
                return None;
            }
            let (object, span) = text(prose, sentence, &(verb + 1..words.prepositional_end(end)))?;
            return Some((format!("{noun} of {object}"), sentence.tokens.get(verb)?.span.cover(span)));
        }
    };
    let role = words.is_determiner(first).then(|| phrase(prose, sentence, first)).flatten()?;
    text(prose, sentence, &role)
}

/// What somebody is who does this for an office.
fn office_of(verb: &str) -> Option<&'static str> {
    Some(match verb {
        "chairs" => "chair",
        "heads" => "head",
        "leads" => "leader",
        "manages" => "manager",
        "directs" => "director",
        "edits" => "editor",
        "owns" => "owner",
        "founded" => "founder",
        _ => return None,
    })
}

/// The words of a role phrase as they stand, white space evened out.
pub(crate) fn text(prose: &str, sentence: &Sentence, range: &Range<usize>) -> Option<(String, Span)> {
    let first = sentence.tokens.get(range.start)?.span;
    let last = sentence.tokens.get(range.end.checked_sub(1)?)?.span;
    let span = first.cover(last);
    let text = span.of(prose).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some((text, span))
}

struct Words<'a> {
    prose: &'a str,
    sentence: &'a Sentence,
}

impl Words<'_> {
    fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    fn text(&self, i: usize) -> &str {
        self.sentence.word(self.prose, i)
    }

    fn sort(&self, i: usize) -> Sort {
        sort(self.text(i))
    }

    fn is_capital(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    fn is_possessive(&self, i: usize) -> bool {
        matches!(self.text(i), "'s" | "’s") || matches!(self.text(i), "'" | "’") && i > 0 && ends_with(self.text(i - 1), "s")
    }

    fn is_determiner(&self, i: usize) -> bool {
        matches!(self.text(i), "the" | "a" | "an" | "The" | "A" | "An" | "his" | "her" | "their" | "its" | "one" | "another")
    }

    /// A word that begins a sentence with a capital all words have there.
    fn is_everyday(&self, i: usize) -> bool {
        let new = matches!(self.text(i), "New") && self.is_capital(i + 1); // "New York"
        !new && self.sort(i).has(Sort::FUNCTION) && !self.sort(i).has(Sort::RANK | Sort::ROLE)
    }

    /// The role noun at `last`, or the one that "of State", "for Foreign Affairs" hang on.
    fn role_head(&self, last: usize) -> Option<usize> {
        let is_role = |i: usize| {
            let word = self.text(i);
            is_role_noun(word) || is_kin(word) || self.is_capital(i) && self.sort(i).has(Sort::TITLE)
        };
        if is_role(last) {
            return Some(last);
        }
        // Something must stand between: "Secretary of State", not "author of".
        let mut at = last;
        if !self.is_capital(last) && !self.sort(last).has(Sort::OFFICE) {
            return None;
        }
        for _ in 0..6 {
            if matches!(self.text(at), "of" | "for" | "to") {
                return at
                    .checked_sub(1)
                    .filter(|&i| is_role_noun(self.text(i)) || self.is_capital(i) && self.sort(i).has(Sort::TITLE));
            }
            let inside = self.is_capital(at) || matches!(self.text(at), "the" | "and") || self.sort(at).has(Sort::OFFICE);
            if !inside {
                return None;
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// "Head of emergency planning", "Assistant secretary of the teachers' union" right before token `name`: an office over something
    /// in small letters, where it opens a statement, and a whole name behind it.
    fn office_over_affairs(&self, name: usize) -> Option<Range<usize>> {
        if !self.is_capital(name) || !self.is_capital(name + 1) {
            return None;
        }
        let start = self.affairs_before(name.checked_sub(1)?)?;
        (self.is_clause_start(start) || self.is_subject(start)).then_some(start..name)
    }

    /// Where a role begins whose affairs end at token `last`: "head of the election | board", "minister for | industry".
    fn affairs_before(&self, last: usize) -> Option<usize> {
        if !self.is_nominal(last) || self.sentence.tag(last).is_adjective() {
            return None;
        }
        let mut at = last;
        for _ in 0..7 {
            let word = self.text(at);
            let before = at.checked_sub(1)?;
            let sent = word == "to" && matches!(self.text(before), "ambassador" | "envoy" | "adviser" | "advisor" | "aide");
            if matches!(word, "of" | "for") || sent {
                let head = Some(before).filter(|&i| is_role_noun(self.text(i)) && !self.sentence.tag(i).is_verb());
                // "minister of state | for industry"
                let whole = head.or_else(|| self.role_head(before).filter(|&it| it + 3 >= at));
                // "envoy of the Kingdom | of Norway": the name of what it is an office of goes on
                let named = self.is_capital(before) && self.is_nominal(before);
                match whole {
                    Some(whole) => return Some(self.modifiers_before(whole)),
                    None if named => {
                        at = before;
                        continue;
                    }
                    None => return None,
                }
            }
            let inside = self.is_nominal(at) || self.is_possessive(at) || matches!(word, "the" | "and" | "a" | "its" | "their");
            if !inside || self.sentence.tag(at).is_verb() && !self.sort(at).has(Sort::RANK) {
                return None;
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Whether a phrase that begins here, or with the article before it, opens a sentence, a clause, or what a verb of speech leads to:
    /// "The chairman, Wim Low, said", "said the chairman, Wim Low."
    fn is_subject(&self, start: usize) -> bool {
        let article = start.checked_sub(1).filter(|&i| matches!(self.text(i), "the" | "a" | "an" | "The" | "A" | "An"));
        article.is_some_and(|i| self.is_clause_start(i))
    }

    fn is_clause_start(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        const OPENERS: &[&str] = &[
            "“", "\"", "‘", "”", ":", ";", "—", "–", "and", "but", "that", "when", "while", "as", "because", "where", "if",
            "after", "although", "though",
        ];
        OPENERS.contains(&self.text(before)) || self.sort(before).has(Sort::SPEECH) && self.sentence.tag(before).is_verb()
    }

    /// Whether the recogniser takes the word for a body's or a people's.
    fn is_body(&self, i: usize) -> bool {
        let body = |kind| matches!(kind, NameKind::Organisation | NameKind::Nationality | NameKind::Other);
        self.sentence.name_at(i).is_some_and(|name| body(name.kind))
    }

    /// Whether the sentence goes on behind the mark that closes an apposition: "…, Wim Low, said", and no list: "…, Wim Low, Ann Hill".
    fn goes_on_after(&self, mark: usize) -> bool {
        self.text(mark) != "," || !self.is_capital(mark + 1) && !matches!(self.text(mark + 1), "and" | "or" | "his" | "her")
    }

    /// "The museum's | deputy director": the owner in small letters belongs to the role too.
    fn with_owner(&self, start: usize) -> usize {
        let owner = start.checked_sub(2).filter(|_| self.is_possessive(start - 1));
        let noun =
            |&i: &usize| self.sentence.tag(i).is_noun() && !self.is_capital(i) && !self.sort(i).has(Sort::ROLE | Sort::KIN);
        owner.filter(noun).unwrap_or(start)
    }

    /// The end of the role words before a name, courtesy titles left out: "shadow health secretary | Dame", "chief examiner | Professor".
    fn without_courtesy(&self, start: usize, name: usize) -> usize {
        let mut end = name;
        while end > start + 1
            && self.is_capital(end - 1)
            && (self.sort(end - 1).has(Sort::COURTESY) || self.text(end - 1) == "Professor")
            && (start..end - 1).any(|i| is_role_noun(self.text(i)))
        {
            end -= 1;
        }
        end
    }

    /// Where the words begin that belong to the role noun at `head`: "former senior White House" in front of "adviser".
    fn modifiers_before(&self, head: usize) -> usize {
        let mut start = head;
        while let Some(i) = start.checked_sub(1) {
            let word = self.text(i);
            let takes = if self.is_possessive(i) {
                i > 0 && self.is_capital(i - 1)
            } else if word == "-" {
                i > 0 && self.is_nominal(i - 1)
            } else if matches!(word, "of" | "for") {
                // "Ministry of Health spokesman"
                i > 0 && self.is_capital(i - 1) && self.is_capital(i + 1) && i + 1 < head && !is_role_noun(self.text(i - 1))
            } else if matches!(word, "and" | "&") {
                // "Health and Human Services Secretary": both sides are names of the office
                i > 0
                    && self.is_capital(i - 1)
                    && self.is_capital(i + 1)
                    && self.sentence.relation(i) == Relation::Cc
                    && (i + 1..=head).contains(
                        &self.sentence.parent(i).map_or(0, |h| if h < i { self.sentence.parent(h).unwrap_or(0) } else { h }),
                    )
            } else {
                self.is_nominal(i) && !self.ends_before(i)
            };
            if !takes {
                break;
            }
            start = i;
        }
        // Nothing begins with a hyphen or a possessive.
        while start < head && (self.text(start) == "-" || self.is_possessive(start) || self.is_determiner(start)) {
            start += 1;
        }
        start
    }

    /// A word that does not go on with what follows it: the name of somebody else, a day.
    fn ends_before(&self, i: usize) -> bool {
        self.sort(i).has(Sort::CALENDAR) && self.is_capital(i)
    }

    /// A word that can stand inside a noun group.
    fn is_nominal(&self, i: usize) -> bool {
        let word = self.text(i);
        // "second officer", "third secretary"
        let numbered = matches!(word, "second" | "third" | "Second" | "Third") && is_role_noun(self.text(i + 1));
        if word.is_empty() || self.is_everyday(i) && !numbered {
            return false;
        }
        if word == "-" {
            return i > 0 && self.is_nominal(i - 1) && i + 1 < self.len();
        }
        if self.is_possessive(i) {
            return i > 0 && self.is_capital(i - 1);
        }
        if !word.starts_with(char::is_alphabetic) {
            return false;
        }
        let sort = self.sort(i);
        if self.is_capital(i) || numbered || sort.has(Sort::RANK | Sort::ROLE | Sort::DEMONYM) {
            return true;
        }
        let tag = self.sentence.tag(i);
        !sort.has(Sort::SPEECH) && (tag.is_noun() || tag.is_adjective())
    }

    /// The end of "of the observatory", "for the northern region at Acme" when it begins at `at`, else `at`.
    fn prepositional_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < (at + 16).min(self.len()) {
            let takes = match self.text(end) {
                "of" | "for" | "at" | "in" | "with" | "on" => true,
                "the" | "a" | "an" | "its" | "their" | "his" | "her" => end > at,
                "and" | "&" => {
                    end > at && self.is_nominal(end + 1) && (self.is_capital(end + 1) || self.sentence.tag(end + 1) == Tag::Nn)
                }
                // "of the Harbour Supporters' Trust", "of London-based chain Penrow"
                _ => {
                    let whose = self.is_capital(end) && self.is_possessive(end + 1);
                    let compound = end > at + 1 && self.text(end - 1) == "-" && self.is_nominal(end - 2);
                    end > at && (self.is_nominal(end) || whose || compound)
                }
            };
            if !takes {
                break;
            }
            end += 1;
        }
        // A preposition or an article left over belongs to what follows.
        while end > at
            && matches!(
                self.text(end - 1),
                "of" | "for" | "at" | "in" | "with" | "on" | "the" | "a" | "an" | "and" | "&" | "its" | "their" | "his" | "her"
            )
        {
            end -= 1;
        }
        end
    }

    /// Whether an apposition can end before token `at`: a mark, the end, "who".
    fn ends_apposition(&self, at: usize) -> bool {
        at >= self.len()
            || matches!(self.text(at), "," | "." | ";" | "—" | "–" | ")" | "who" | "whose" | "”" | "\"" | "!" | "?" | "-")
    }

    /// Where the run of capitalised words begins that ends before token `end`.
    fn capitals_before(&self, end: usize) -> usize {
        let mut start = end;
        while start > 0 && self.is_capital(start - 1) && !self.is_everyday(start - 1) {
            start -= 1;
        }
        start
    }
}

fn ends_with(word: &str, end: &str) -> bool {
    word.len().checked_sub(end.len()).and_then(|at| word.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
