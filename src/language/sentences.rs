//! Where sentences end.

use std::ops::Range;

use super::abbreviations::is_title;
use crate::text::{Date, Span};

/// Longer sentences are cut, so that the time for a text stays linear whatever stands in it.
pub(crate) const MAX_TOKENS: usize = 320;

/// The sentences as ranges of tokens: they cover all tokens, in order. A line end alone ends no sentence; a blank line does.
pub fn split(text: &str, tokens: &[Span]) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    for next in 1..tokens.len() {
        let long = next - start >= MAX_TOKENS;
        if long || ends_before(text, tokens, start, next) {
            sentences.push(start..next);
            start = next;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Whether a new sentence begins with token `next`, the current one having begun at `start`.
fn ends_before(text: &str, tokens: &[Span], start: usize, next: usize) -> bool {
    let word = |i: usize| tokens[i].of(text);
    let gap = text.get(tokens[next - 1].end as usize..tokens[next].start as usize).unwrap_or("");
    if gap.len() > 1 && gap.bytes().filter(|&b| b == b'\n').count() > 1 {
        return true;
    }
    // Quotation marks and brackets after the stop belong to the sentence before, if they close.
    if closes(word(next), gap) {
        return false;
    }
    let mut last = next - 1;
    while last > start && closes(word(last), text.get(tokens[last - 1].end as usize..tokens[last].start as usize).unwrap_or("")) {
        last -= 1;
    }
    let quoted = last < next - 1;
    let stop = word(last);
    let Some(first) = first_word(text, tokens, next) else { return false };
    match stop {
        // "1. Eggs": the number of an item
        "." if last == start + 1 && !quoted && is_item(text, tokens[start]) => false,
        "." => !gap.is_empty() && opens_sentence(first) || first.starts_with(char::is_uppercase),
        "!" | "?" => opens_sentence(first) && !(quoted && gap.is_empty()),
        "…" | "..." | "...." => first.starts_with(char::is_uppercase) && !gap.is_empty(),
        stop if stop.len() > 1 && stop.ends_with('.') && !gap.is_empty() => {
            // An abbreviation that may also close a sentence: what follows must be a word that is only capital at a sentence's start.
            let bare = stop.trim_end_matches('.');
            if matches!(bare, "a.m" | "p.m") && !names_time(first) && first.starts_with(char::is_uppercase) {
                return true;
            }
            let initial = bare.chars().count() == 1;
            // "Plan B. He": a letter that names something is no initial
            if initial && last > start && (is_lettered(word(last - 1)) && is_starter(first) || never_a_name(first)) {
                return true;
            }
            !is_title(bare) && (quoted || !initial) && (is_starter(first) || quoted && first.starts_with(char::is_uppercase))
        }
        _ => false,
    }
}

/// More pictures in a row open nothing.
const MAX_PICTURES: usize = 16;

/// A number of at most two digits that begins its line.
fn is_item(text: &str, span: Span) -> bool {
    let number = span.of(text);
    let before = text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '\t']);
    number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) && (before.is_empty() || before.ends_with('\n'))
}

/// The first token from `next` on that is no opening quotation mark or bracket, within three tokens behind any pictures and arrows.
fn first_word<'t>(text: &'t str, tokens: &[Span], next: usize) -> Option<&'t str> {
    let picture = |it: &&Span| it.of(text).starts_with(|c: char| c >= '\u{2190}' && !c.is_alphanumeric());
    let next = next + tokens.get(next..).unwrap_or(&[]).iter().take(MAX_PICTURES).take_while(picture).count();
    let window = tokens.get(next..(next + 3).min(tokens.len()))?;
    window
        .iter()
        .map(|span| span.of(text))
        .find(|word| word.starts_with(|c: char| c.is_alphanumeric() || is_sign(c)))
        .or(Some(""))
}

fn is_sign(c: char) -> bool {
    super::tokens::is_currency(c) || matches!(c, '@' | '#')
}

/// Whether a sentence can begin with this word: anything but a word in small letters.
fn opens_sentence(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// Whether the mark closes what stands before it: a closing bracket or quotation mark, or a straight one without space before it.
fn closes(mark: &str, gap_before: &str) -> bool {
    match mark {
        ")" | "]" | "”" | "’" | "»" | "''" => true,
        "\"" | "'" => gap_before.is_empty(),
        _ => false,
    }
}

/// What says more of a clock time behind "a.m.": a day, a zone ("EST", "Eastern"), a month.
fn names_time(word: &str) -> bool {
    const DAYS: [&str; 10] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Eastern", "Pacific", "Central"];
    let zone = word.len() > 1 && word.chars().all(char::is_uppercase);
    zone || DAYS.iter().any(|day| word.starts_with(day))
        || Date::month(word).is_some()
        || matches!(word, "Mountain" | "Greenwich" | "Zulu")
}

/// What has a letter for its name: "Plan B", "vitamin C".
fn is_lettered(word: &str) -> bool {
    const LETTERED: [&str; 26] = [
        "plan",
        "vitamin",
        "group",
        "class",
        "grade",
        "hepatitis",
        "influenza",
        "type",
        "team",
        "block",
        "wing",
        "section",
        "side",
        "option",
        "appendix",
        "exhibit",
        "schedule",
        "part",
        "point",
        "terminal",
        "hall",
        "unit",
        "serie",
        "series",
        "level",
        "form",
    ];
    LETTERED.iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// Starters that are nobody's surname: after an initial they begin a sentence all the same.
fn never_a_name(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "But"
            | "It"
            | "She"
            | "They"
            | "We"
            | "His"
            | "This"
            | "There"
            | "These"
            | "When"
            | "While"
            | "However"
            | "According"
    )
}

/// Words that are capital only because a sentence begins.
fn is_starter(word: &str) -> bool {
    const STARTERS: [&str; 58] = [
        "A",
        "About",
        "According",
        "After",
        "All",
        "Although",
        "Among",
        "An",
        "And",
        "Another",
        "As",
        "At",
        "Before",
        "Both",
        "But",
        "By",
        "During",
        "Each",
        "Even",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "How",
        "However",
        "I",
        "If",
        "In",
        "Instead",
        "It",
        "Its",
        "Last",
        "Many",
        "Meanwhile",
        "More",
        "Most",
        "No",
        "Now",
        "On",
        "One",
        "Our",
        "She",
        "Since",
        "So",
        "Some",
        "That",
        "The",
        "Their",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "We",
        "When",
        "While",
        "You",
    ];
    STARTERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{super::tokens::tokenise, split};

    /// The sentences, a bar between them.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace("| ", "");
        let tokens = tokenise(&text);
        let parts: Vec<&str> = split(&text, &tokens)
            .into_iter()
            .map(|r| &text[tokens[r.start].start as usize..tokens[r.end - 1].end as usize])
            .collect();
        assert_eq!(parts.join(" | "), expected.replace("| ", " | ").replace("  ", " "));
    }

    #[test]
    fn full_stops() {
        check("The mill closed. | It had 40 staff. | 12 of them left.");
        check("It rose 3.5 percent, to $1.2 million. | Nobody knew why.");
        check("Mr. Low met Gen. Hu in St. Ives. | They talked.");
        check("He moved to the U.S. | The family stayed.");
        check("The U.S. Senate voted at 9 a.m. on Monday.");
        check("J. K. Marsh of Acme Inc. spoke first.");
        check("It shut at 9 a.m. Monday and at 5 p.m. EST on May 4. | It was cold.");
        check("It opened at 9 a.m. | Officials came at 5 p.m. | Nobody spoke.");
        check("Low, of 12 High St. in Hull, lives on Main St. | He is 40. | St. Helena and Ft. Worth are far.");
        check("They had a Plan B. | He left. | Take vitamin C. | It helps. | J. K. He met Class A. Low.");
        check("1. Eggs rose. | How many? | 12. | They ran.");
        check("He is John Q. | The rest left.");
        check("He was born in Jan. | It was cold on Feb. 3, 2020.");
        check("Was it No. 3? | No. | It was No. 10.");
        check("Gen. Hu, Lt. Col. Low and Rep. Hale (R-Texas) met in Hull, D.C. | They talked.");
        check("See example.com/a. | Or mail a.low@example.org. | Then wait… what? | Well... | No.");
        check("Jean Marsh Jr. and Ann Low of Acme Co. | They spoke.");
    }

    #[test]
    fn quotations() {
        check("“We are done.” | Low left.");
        check("“Who came?” he asked.");
        check("“Who came?” | He asked twice.");
        check("\"We are done,\" Low said. | \"It was long.\"");
        check("(The count ended.) | Then came night.");
        check("He asked, “Why?” and left. | “Because!” he cried. | He ran.");
        check("He said “no.” | She said: ‘It’s over.’ | [It was early.] | They woke.");
        check("The mill (Low Ltd.) failed. | Low Co., in Hull, did not.");
    }

    #[test]
    fn signs_and_pictures_open_what_follows() {
        check("The report says so. | 🚧 Some 2,300 came. | 🚧 🚧 🚧 🚧 Roads are shut.");
        check("The report says so. | • Some came. | → Others left. | # Low came. | @low spoke. | 👉🏽 It ended.");
        check("It cost 3. 🚧 dollars, he said. | – None came.");
    }

    #[test]
    fn a_line_end_is_no_sentence_end() {
        check("The mill\nin Hull closed\non Monday. | Forty left.");
    }

    #[test]
    fn endless_text_is_cut() {
        let text = "word ".repeat(10_000);
        let tokens = tokenise(&text);
        assert!(split(&text, &tokens).iter().all(|r| r.len() <= super::MAX_TOKENS));
    }
}
