//! The dateline that opens a report: "DUNMORE, March 3 (OPA) — ".

use super::{Sentence, Tag};

/// The token of the dash that ends the dateline of a sentence: a place in capitals, and names, dates and an agency behind it.
pub fn dateline(text: &str, sentence: &Sentence) -> Option<usize> {
    let word = |i: usize| sentence.word(text, i);
    let is_dash = |i: usize| is_dash(text, sentence, i);
    let place = word(0);
    let shouted = place.len() > 2 && place.chars().all(char::is_uppercase);
    let all = sentence.tokens.len();
    let dash = (1..all.min(14)).find(|&i| is_dash(i)).filter(|_| shouted)?;
    let tag = |i: usize| sentence.tag(i);
    let plain = |i: usize| tag(i).is_proper() || tag(i) == Tag::Cd || matches!(word(i), "," | "(" | ")" | "[" | "]");
    // "NATO — which lost 12 boats — said" is an aside.
    let aside = dash == 1 && (dash + 1..all).any(is_dash);
    (!aside && (1..dash).all(plain)).then_some(dash)
}

/// Whether a token is a dash between words; a hyphen inside a word has no space on at least one side.
pub fn is_dash(text: &str, sentence: &Sentence, i: usize) -> bool {
    let before = || sentence.token(i).and_then(|it| text.get(..it.span.start as usize));
    match sentence.word(text, i) {
        "–" | "—" | "--" | "---" => true,
        "-" => before().is_some_and(|it| it.ends_with(' ')),
        _ => false,
    }
}
