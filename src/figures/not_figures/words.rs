//! Number words that state nothing: pronouns, idioms, words of their own ("one another", "two-way", "ground zero").

use super::super::lists::Words;
use super::labels::opens_sentence;
use crate::language::Line;

pub(super) fn words(line: &Line, i: usize) -> Option<usize> {
    let word = line.word(i);
    // "no-one", "Twenty20"
    match word {
        "one" => one(line, i),
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "single" => {
            let dash = line.is_hyphen(i + 1) && line.glued(i + 1) && line.glued(i + 2);
            if dash && lexical_compound(line, i + 2) {
                return Some(i + 3);
            }
            let prior = i.checked_sub(1).map_or("", |k| line.word(k));
            let pair = (prior, word);
            let idiom = matches!(
                pair,
                ("of", "seven" | "eight" | "five" | "four" | "ten" | "six" | "nine" | "two" | "three") if i >= 2 && line.is_capital(i) && line.is_capital(i - 2)
            ) || pair == ("cloud", "nine")
                || matches!(pair, ("big", "three" | "four" | "five") if line.is_capital(i))
                || (prior == "number"
                    || prior == "no"
                    || prior == "channel"
                    || prior == "chapter"
                    || prior == "part"
                    || prior == "phase"
                    || prior == "type"
                    || prior == "square")
                || line.is_capital(i) && i > 0 && line.is_capital(i - 1) && line.is_word(i - 1) && !opens_sentence(prior)
                || line.has(i, &["nine", "to", "five"])
                || line.has(i, &["two", "cents"])
                || line.has(i, &["six", "nations"])
                || line.has(i, &["ten", "commandments"])
                || line.has(i, &["seven", "wonders"])
                || line.has(i, &["ten", "downing"]);
            idiom.then_some(i + 1)
        }
        "zero" => {
            let prior = i.checked_sub(1).map_or("", |k| line.word(k));
            let next = line.word(i + 1);
            let idiom =
                matches!(prior, "ground" | "net" | "below" | "above" | "sub" | "from" | "absolute" | "-" | "near" | "patient")
                    || line.is_hyphen(i + 1) && line.glued(i + 1)
                    || matches!(next, "tolerance" | "in" | "hour" | "sum" | "waste" | "emissions" | "day" | "chance" | "doubt");
            idiom.then_some(i + 1)
        }
        "million" | "billion" | "hundred" | "thousand" | "trillion" => {
            // "the million-dollar question" keeps its reader; "a one in a million" has been read.
            None
        }
        "fifty" if line.has(i, &["fifty", "-", "fifty"]) => Some(i + 3),
        "twenty" if line.word(i + 1) == "20" && line.glued(i + 1) => Some(i + 2),
        "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" => None,
        _ => None,
    }
}

/// "one" as a pronoun, in a name or an idiom.
pub(super) fn one(line: &Line, i: usize) -> Option<usize> {
    let next = line.word(i + 1);
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let stop = Some(i + 1);
    if line.is_hyphen(i + 1) && line.glued(i + 1) && line.glued(i + 2) {
        if crate::figures::numerals::denominator(line.word(i + 2)).is_some() {
            return None;
        }
        return if lexical_compound(line, i + 2) || matches!(line.word(i + 2), "on" | "to" | "two") { Some(i + 3) } else { None };
    }
    if BEFORE_PRONOUN.has(prior) {
        // "the one proposal", "only one man", "every one of the 60" count; "the one who" does not.
        let counts = prior == "only" && line.is_word(i + 1) && (noun_like(next) || next == "of");
        return if counts { None } else { stop };
    }
    if line.is_capital(i) && i > 0 && line.is_capital(i - 1) && line.is_word(i - 1) && !opens_sentence(prior) {
        return stop;
    }
    if i > 0 && (line.is_hyphen(i - 1) && line.glued(i)) {
        return stop;
    }
    match next {
        "another" | "'" | "’" | "by" | "way" | "thing" | "day" | "time"
            if next != "time" && next != "way" || matches!(line.word(i + 2), "or") =>
        {
            // "one day" without a deed counted is a time in a tale; "one day of strikes", "one day later" count
            if next == "day" && matches!(line.word(i + 2), "of" | "later" | "after" | "before" | "earlier" | "in" | "a") {
                return None;
            }
            stop
        }
        "hand" | "side" if prior == "on" || line.word(i.wrapping_sub(2)) == "on" => stop,
        "can" | "could" | "would" | "should" | "might" | "must" | "may" | "has" | "had" | "is" | "was" | "does" | "knows"
        | "thinks" | "sees" | "wonders" | "who" | "that" | "which" | "i" | "you" | "we" | "they" | "he" | "she" | "it"
        | "else" | "cannot" | "needs" | "ought" | "where" | "when" => stop,
        "of" => one_of(line, i),
        "point" if prior == "at" => stop,
        // "one at a time"
        "at" if line.has(i + 1, &["at", "a", "time"]) => stop,
        "for" | "on" | "to" | "with" | "from" | "at" | "if" | "as" | "and"
            if !line.is_capital(i) && !matches!(line.word(i + 2), "two" | "three" | "four" | "half" | "a") =>
        {
            if next == "in" {
                None
            } else {
                stop
            }
        }
        "" | "." | "," | ";" | ":" | "?" | "!" | ")" | "”" | "\"" => {
            if line.len() <= 2 {
                None
            } else {
                stop
            }
        }
        _ => None,
    }
}

pub(super) fn noun_like(word: &str) -> bool {
    word.len() > 2 && !NO_NOUNS.has(word)
}

/// "one of the most …", "one of the oldest mills" praise and count nothing; "one of the students" counts.
pub(super) fn one_of(line: &Line, i: usize) -> Option<usize> {
    let mut at = i + 2;
    let determiner = matches!(line.word(at), "the" | "my" | "our" | "his" | "her" | "their" | "its" | "your" | "those" | "these");
    if determiner {
        at += 1;
    } else if matches!(line.word(at), "us" | "them" | "you" | "whom" | "which") {
        return None;
    }
    // "one of Europe's oldest mills"
    let limit = at + 5;
    while at < limit && line.is_word(at) {
        let word = line.word(at);
        if PRAISE.has(word) || superlative(word) {
            return Some(i + 1);
        }
        if !line.is_word(at + 1) && !matches!(line.word(at + 1), "'" | "’" | "-") {
            break;
        }
        at += 1;
        if matches!(line.word(at), "'" | "’") {
            at += 2;
        }
    }
    None
}

pub(super) fn superlative(word: &str) -> bool {
    word.len() > 5 && word.ends_with("est") && !NOT_SUPERLATIVE.has(word) || matches!(word, "biggest" | "oldest")
}

/// What a number and a hyphen make a word of: "two-state", "one-way", "four-star".
pub(super) fn lexical_compound(line: &Line, i: usize) -> bool {
    match line.word(i) {
        "way" | "sided" | "off" | "time" | "dimensional" | "legged" | "faced" | "handed" | "pronged" | "track" | "tier"
        | "star" | "wheeler" | "letter" | "step" | "tone" | "piece" | "ply" | "footed" | "eyed" | "horse" | "stop" | "size"
        | "upmanship" | "liner" | "timer" | "seater" | "hander" | "sum" | "pointer" | "part" | "party" | "fold" | "word"
        | "up" | "timers" | "offs" | "liners" => true,
        "state" => line.word(i + 1) == "solution",
        "child" => line.word(i + 1) == "policy",
        "nation" => false,
        _ => false,
    }
}

/// What makes "one" a pronoun or a name.
static BEFORE_PRONOUN: Words = Words::new(
    "the this that which every each another any no some first last next other number square formula phase part chapter day \
     world bbc level tier step group channel division league new only good bad big old right wrong year season week game \
     round what former latter little loved",
);

/// Short words that are no noun.
static NO_NOUNS: Words = Words::new("who that which you they she was for with and can has had could would");

/// "one of the most …" praises and counts nothing.
static PRAISE: Words =
    Words::new("most least best worst only few top leading main key first last greatest favourite favorite reasons things");

/// Nouns that end like a superlative.
static NOT_SUPERLATIVE: Words = Words::new(
    "interest protest contest request harvest forest northwest southwest midwest conquest invest suggest priest arrest \
     honest modest guest bequest digest",
);
