//! The dateline that opens a report: "DUNMORE, March 3 (OPA) — ".

use super::{Sentence, Tag};
use crate::text::Span;

/// The token of the dash that ends the dateline of a sentence: a place in capitals, and names, dates and an agency behind it.
pub fn dateline(text: &str, sentence: &Sentence) -> Option<usize> {
    let is_dash = |i: usize| is_dash(text, sentence, i);
    ends(sentence.tokens.len(), |i| sentence.word(text, i), |i| sentence.tag(i), is_dash)
}

/// The same of a sentence that has no tree yet, by its words and their tags.
pub(super) fn ends<'t>(
    all: usize,
    word: impl Fn(usize) -> &'t str,
    tag: impl Fn(usize) -> Tag,
    is_dash: impl Fn(usize) -> bool,
) -> Option<usize> {
    let place = if all == 0 { "" } else { word(0) };
    if place.len() < 3 || !place.chars().all(char::is_uppercase) {
        return None;
    }
    let dash = (1..all.min(14)).find(|&i| is_dash(i))?;
    let plain = |i: usize| tag(i).is_proper() || tag(i) == Tag::Cd || matches!(word(i), "," | "(" | ")" | "[" | "]");
    // "NATO — which lost 12 boats — said" is an aside.
    let aside = dash == 1 && (dash + 1..all).any(is_dash);
    (!aside && (1..dash).all(plain)).then_some(dash)
}

/// Whether a token is a dash between words; a hyphen inside a word has no space on at least one side.
pub fn is_dash(text: &str, sentence: &Sentence, i: usize) -> bool {
    sentence.token(i).is_some_and(|it| is_dash_at(text, it.span))
}

pub(super) fn is_dash_at(text: &str, span: Span) -> bool {
    match span.of(text) {
        "–" | "—" | "--" | "---" => true,
        "-" => text.get(..span.start as usize).is_some_and(|it| it.ends_with(' ')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Relation, analyse};

    /// The subject of the main verb.
    fn subject(text: &str) -> String {
        let sentence = analyse(text).into_iter().next().expect("a sentence");
        let root = sentence.tokens.iter().enumerate().find(|(at, it)| it.head as usize == *at).expect("a root").0;
        let subject = sentence.tokens.iter().position(|it| it.head as usize == root && it.relation == Relation::Nsubj);
        subject.map_or(String::new(), |at| sentence.word(text, at).to_string())
    }

    #[test]
    fn a_dateline_is_no_subject() {
        for text in [
            "MARLOW, March 3, 2026 – The city library will close two of its nine branches in June.",
            "MARLOW (OPA) — The library will close two branches in June.",
            "The library will close two branches in June.",
        ] {
            assert_eq!(subject(text), "library", "{text}");
        }
        assert_eq!(subject("NATO — which lost 12 boats — said it would wait."), "NATO");
        assert_eq!(subject("MARLOW —"), "");
    }
}
