//! Runs of words that could be names: capitalised words with the particles, initials and hyphens between them.

use std::ops::Range;

use super::lexicon::{Sort, sort};
use super::read::is_given;
use crate::language::{Sentence, Tag};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Capitals begin sentences and names.
    Prose,
    /// A Headline Like This One.
    Title,
    /// A HEADLINE LIKE THIS.
    Shout,
}

/// One sentence with what is known of its words.
pub(crate) struct Line<'a> {
    pub(crate) prose: &'a str,
    pub(crate) sentence: &'a Sentence,
    pub(crate) sorts: Vec<Sort>,
    pub(crate) style: Style,
}

impl<'a> Line<'a> {
    pub(crate) fn new(prose: &'a str, sentence: &'a Sentence) -> Line<'a> {
        let (mut capital, mut small, mut shouted) = (0, 0, 0);
        let sorts = sentence
            .tokens
            .iter()
            .map(|token| {
                let word = token.span.of(prose);
                let sort = sort(word);
                if word.len() >= 4 && word.starts_with(char::is_alphabetic) {
                    if word.starts_with(char::is_uppercase) {
                        capital += 1;
                        shouted += usize::from(word.chars().all(|c| !c.is_lowercase()));
                    } else if !sort.has(Sort::PARTICLE) {
                        small += 1;
                    }
                }
                sort
            })
            .collect();
        let mut sorts: Vec<Sort> = sorts;
        // "PC Ann Low", but "PC Low" may have two initials.
        let named = |i: usize| sentence.tokens.get(i).is_some_and(|token| is_name_like(token.span.of(prose)));
        for (i, token) in sentence.tokens.iter().enumerate() {
            let word = token.span.of(prose);
            let placed =
                i.checked_sub(1).and_then(|k| sentence.tokens.get(k)).is_some_and(|it| leads_to_place(it.span.of(prose)));
            // "in Washington DC", "DC Comics"
            let constable = word == "DC" && !placed && sorts.get(i + 1).is_some_and(|it| it.has(Sort::FORENAME));
            if (is_rank(word) || constable) && named(i + 1) && named(i + 2) {
                sorts[i] = sorts[i].with(Sort::TITLE);
            }
        }
        let all = shouted == capital && (shouted >= 3 && small * 5 <= capital || shouted == 2 && small == 0);
        let style = if all {
            Style::Shout
        } else if capital >= 4 && small * 4 <= capital && !ends_in_full_stop(prose, sentence) {
            Style::Title
        } else {
            Style::Prose
        };
        Line { prose, sentence, sorts, style }
    }

    pub(crate) fn len(&self) -> usize {
        self.sorts.len()
    }

    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.sentence.tokens.get(i).map_or("", |token| token.span.of(self.prose))
    }

    pub(crate) fn sort(&self, i: usize) -> Sort {
        self.sorts.get(i).copied().unwrap_or_default()
    }

    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether token `i` follows the one before it without a space.
    pub(crate) fn is_glued(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|i| self.sentence.tokens.get(i)) else { return false };
        self.sentence.tokens.get(i).is_some_and(|token| token.span.start == before.span.end)
    }

    /// Whether every word begins with a capital here: at the start, after a quotation mark, a colon, a bullet.
    pub(crate) fn begins(&self, i: usize) -> bool {
        i == 0
            || matches!(self.word(i - 1), "“" | "\"" | "‘" | "'" | ":" | "—" | "-" | "*" | "•" | "(" | "[" | "``" | "..." | "…")
    }

    pub(crate) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "‐" | "‑")
    }

    /// Whether token `i` can be the first or a further word of a name. `inside`: a word of the name stands before it.
    fn is_part(&self, i: usize, inside: bool) -> bool {
        let word = self.word(i);
        let sort = self.sort(i);
        if !self.is_capital(i) || word.bytes().any(|b| b.is_ascii_digit()) {
            return false;
        }
        // Among capitals a verb of speech parts two names: "ANN LOW TELLS ROB ELLIS".
        if inside
            && self.style != Style::Prose
            && sort.has(Sort::SPEECH)
            && !sort.has(Sort::FORENAME | Sort::SURNAME | Sort::OFFICE)
        {
            return false;
        }
        // "Park Sun-woo", "Kim In-sung": a syllable of a given name, whatever word it is elsewhere.
        if inside && self.style == Style::Prose && is_given(self, i + 1) {
            return true;
        }
        if sort.has(Sort::CALENDAR) {
            return inside && self.style == Style::Prose && matches!(word, "May" | "August" | "March");
        }
        if sort.has(Sort::FUNCTION) && !sort.has(Sort::RANK | Sort::FORENAME) {
            // "Theresa May", "Yun So Young"; but not "The", "When" and the first word of any sentence.
            return self.style == Style::Prose && !is_closed(word) && (inside || !self.begins(i));
        }
        true
    }

    /// How many tokens the "'t" of "van 't Hof" takes.
    pub(crate) fn clipped_article(&self, i: usize) -> usize {
        match self.word(i) {
            "'t" | "’t" | "‘t" => 1,
            "'" | "’" | "‘" if self.word(i + 1) == "t" && self.is_glued(i + 1) => 2,
            _ => 0,
        }
    }

    /// All runs, in text order.
    pub(crate) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.len() {
            let arabic = self.sort(at).has(Sort::PARTICLE) && self.is_hyphen(at + 1) && self.is_capital(at + 2);
            if !self.is_part(at, false) && !arabic && !self.is_balinese(at) {
                at += 1;
                continue;
            }
            let start = at;
            at = self.run_end(at);
            runs.push(start..at);
        }
        runs
    }

    /// "I Wayan Sudira": the article of a Balinese man's name, which the tagger takes for no pronoun.
    pub(crate) fn is_balinese(&self, i: usize) -> bool {
        self.word(i) == "I" && self.sentence.tag(i).is_proper() && self.is_capital(i + 1) && self.is_capital(i + 2)
    }

    fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.len() {
            if self.is_hyphen(end) && self.is_glued(end) && self.is_glued(end + 1) {
                // "Jean-Marie", "al-Assad", "Jong-un"; but not "Trump-led".
                let next = self.word(end + 1);
                let dependent = next.len() <= 6
                    && end - start >= 2
                    && !self.is_hyphen(end + 2)
                    && !is_compound_tail(next, self.sentence.tag(end + 1));
                if self.is_capital(end + 1) || dependent && next.starts_with(char::is_lowercase) {
                    end += 2;
                    continue;
                }
                break;
            }
            if self.is_glued(end) {
                break;
            }
            if self.is_part(end, true) {
                end += 1;
                continue;
            }
            // "de la", "bin", "van der", "al-" between two words of a name.
            let mut next = end;
            // "Van 't Hof", of which the first word has a capital where it stands alone.
            if self.word(end - 1) == "Van" {
                next += self.clipped_article(end);
            }
            while next < end + 3 && self.sort(next).has(Sort::PARTICLE) && !self.is_capital(next) {
                next += 1 + usize::from(self.is_hyphen(next + 1));
                next += self.clipped_article(next);
            }
            if next > end && self.is_part(next, true) && (self.is_glued(next) || !self.is_hyphen(next - 1)) {
                end = next + 1;
                continue;
            }
            break;
        }
        end
    }
}

/// Ranks of the police and of governments that are written in capitals, where small letters would be another word.
fn is_rank(word: &str) -> bool {
    const RANKS: &[&str] =
        &["DI", "DCI", "DS", "PC", "CP", "DCP", "ACP", "IGP", "DIG", "SP", "DSP", "ASP", "SSP", "CS", "DPO", "AIG"];
    word.len() <= 3 && word.len() >= 2 && RANKS.contains(&word)
}

/// What makes "DC" behind it a district.
fn leads_to_place(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || matches!(word, "," | "in" | "of" | "from" | "to" | "at" | "near" | "the")
}

/// A capital and small letters behind it.
fn is_name_like(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn ends_in_full_stop(prose: &str, sentence: &Sentence) -> bool {
    sentence.tokens.last().is_some_and(|token| matches!(token.span.of(prose), "." | "!" | "”"))
}

/// Words that are never a word of a name, even with a capital in the middle of a sentence.
fn is_closed(word: &str) -> bool {
    const CLOSED: [&str; 42] = [
        "The", "A", "An", "And", "Or", "Of", "In", "On", "At", "For", "To", "With", "By", "From", "I", "He", "She", "It", "We",
        "They", "His", "Her", "Their", "Our", "This", "That", "These", "Those", "Who", "What", "When", "Where", "Why", "How",
        "But", "If", "As", "Not", "Is", "Are", "Was", "Be",
    ];
    CLOSED.contains(&word) || word.chars().all(|c| c.is_uppercase()) && word.len() <= 3 && word != "MAY"
}

/// "led", "backed", "style": what makes a name and a hyphen an adjective.
fn is_compound_tail(word: &str, tag: Tag) -> bool {
    // "Siu-ming": a syllable, whatever the tagger takes it for.
    if word.len() <= 5 && word.ends_with("ing") && !matches!(word, "using" | "doing" | "going" | "being" | "aging") {
        return false;
    }
    word.len() > 3 && matches!(tag, Tag::Vbn | Tag::Vbd | Tag::Vbg)
        || word.ends_with("ed")
        || word.ends_with("ing")
        || matches!(
            word,
            "led"
                | "run"
                | "era"
                | "style"
                | "like"
                | "held"
                | "free"
                | "born"
                | "made"
                | "type"
                | "esque"
                | "based"
                | "class"
                | "only"
                | "size"
                | "wide"
                | "owned"
                | "as"
                | "in"
                | "an"
                | "a"
        )
}
