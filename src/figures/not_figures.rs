//! Numbers that state no quantity: years, labels, versions, telephone and house numbers, lexicalised words.

use crate::language::Line;

/// If atom `i` begins something that only looks like a figure: the atom after it.
pub(crate) fn skip(line: &Line, i: usize) -> Option<usize> {
    if line.is_number(i) { digits(line, i) } else { words(line, i) }
}

fn digits(line: &Line, i: usize) -> Option<usize> {
    let before = |k: usize| i.checked_sub(k);
    let prior = before(1).map_or("", |k| line.word(k));
    let glued = line.glued(i) && i > 0;
    // "22nd": ordinals that count have been read before
    if line.glued(i + 1) && matches!(line.word(i + 1), "st" | "nd" | "rd" | "th") {
        return Some(i + 2);
    }
    // "2018s", "Model 3s", "the 737s": no seconds
    if line.glued(i + 1)
        && line.raw(i + 1) == "s"
        && line.is_number(i)
        && (line.word(i).len() >= 3 && is_plain(line.word(i)) || before(1).is_some_and(|k| line.is_word(k) && line.is_capital(k)))
    {
        return Some(i + 2);
    }
    // "ID.3"
    if glued && prior == "." && line.glued(i - 1) && before(2).is_some_and(|k| line.is_word(k)) {
        return Some(chain_end(line, i));
    }
    // "the 90049 ZIP code", "two new 737 Max jets"
    let plain = is_plain(line.word(i));
    if plain
        && (matches!(line.word(i + 1), "zip" | "postcode" | "prefix")
            || matches!(prior, "new" | "latest") && line.is_capital(i + 1) && line.word(i).len() >= 3)
    {
        return Some(i + 1);
    }
    // "S23", "M21", "B2B"; currency codes have been read before
    if glued && before(1).is_some_and(|k| line.is_word(k)) {
        return Some(chain_end(line, i));
    }
    if glued && matches!(prior, "#" | "@" | "_" | "№") {
        return Some(chain_end(line, i));
    }
    // "4:39", "2:1": clock times have been read before
    if line.word(i + 1) == ":" && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        return Some(chain_end(line, i));
    }
    if line.has(i, &["50", "-", "50"]) && line.glued(i + 1) {
        return Some(i + 3);
    }
    // telephone numbers, ISO dates, serial numbers: three or more groups of digits
    if let Some(end) = groups(line, i) {
        return Some(end);
    }
    // "9/11", "24/7", "2013/14", "and/or"-like pairs that are no fraction; "$7/$9" has a sign between
    if line.word(i + 1) == "/" && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        return super::numerals::slash_fraction(line, i).is_none().then(|| chain_end(line, i));
    }
    // "COVID-19", "Boeing 737-800", "V-6": a word and a hyphen before
    if glued && line.is_hyphen(i - 1) && i >= 2 && line.glued(i - 1) && (line.is_word(i - 2) || line.is_number(i - 2)) {
        let word = line.word(i - 2);
        let open = line.is_number(i - 2)
            || matches!(
                word,
                "sub"
                    | "minus"
                    | "to"
                    | "or"
                    | "and"
                    | "plus"
                    | "over"
                    | "mid"
                    | "around"
                    | "about"
                    | "nearly"
                    | "a"
                    | "the"
                    | "some"
            )
            || matches!(word, "under") && age_group(line, i);
        if !open {
            return Some(chain_end(line, i));
        }
    }
    // "iPhone11", "128abc", "24703L202"; units, scales and ordinals are left to their readers
    if line.is_word(i + 1) && line.glued(i + 1) && !known_tail(line, i) {
        return Some(chain_end(line, i));
    }
    if prior == "."
        && before(2).is_some_and(|k| {
            matches!(line.word(k), "no" | "nos" | "nr" | "nrs" | "vol" | "art" | "sec" | "ch" | "pp" | "fig" | "figs" | "p")
        })
    {
        let name = line.word(i - 2);
        // "No. 10", "p. 12"
        if line.glued(i - 1) || name != "no" || line.is_capital(i - 2) {
            return Some(chain_end(line, i));
        }
    }
    if list_marker(line, i) || label(line, i) || house_number(line, i) {
        return Some(chain_end(line, i));
    }
    None
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Past the rest of a glued run ("S23-Ultra", "4:39", "737-800").
fn chain_end(line: &Line, i: usize) -> usize {
    let mut end = i + 1;
    while line.glued(end)
        && (line.is_number(end)
            || (line.is_word(end) && !line.is_hyphen(end - 1))
            || (line.is_hyphen(end) || matches!(line.word(end), ":" | "/" | "." | "_"))
                && line.glued(end + 1)
                && line.is_number(end + 1))
    {
        end += 1;
    }
    end
}

/// Three or more groups of digits held together by hyphens or stops: a telephone number, a date, a score by sets.
fn groups(line: &Line, i: usize) -> Option<usize> {
    let joins = |k: usize| line.is_hyphen(k) && line.glued(k) && line.glued(k + 1) && line.is_number(k + 1);
    if joins(i + 1) && (joins(i + 3) || line.word(i + 3) == "/" && line.glued(i + 3) && line.is_number(i + 4)) {
        return Some(chain_end(line, i));
    }
    // "(020) 7946 0018", "020 7946 0018"
    let raw = line.word(i);
    let opens = raw.len() >= 2 && raw.starts_with('0') && raw.bytes().all(|b| b.is_ascii_digit());
    if opens && raw.len() >= 3 && line.is_number(i + 1) && line.is_number(i + 2) {
        return Some(i + 3);
    }
    // an IP address, a version: "1.2.3"
    (raw.bytes().filter(|&b| b == b'.').count() >= 2 && super::numerals::literal(raw, false).is_none())
        .then(|| chain_end(line, i))
}

/// Letters glued to digits that some reader knows.
fn known_tail(line: &Line, i: usize) -> bool {
    let at = i + 1;
    let (raw, word) = (line.raw(at), line.word(at));
    if matches!(word, "st" | "nd" | "rd" | "th") {
        return true;
    }
    if matches!(raw, "k" | "K" | "m" | "M" | "MM" | "b" | "B" | "t" | "T" | "p" | "c" | "e" | "x" | "in" | "mil")
        || super::numerals::scale_word(word).is_some()
    {
        return !(line.glued(at + 1) && (line.is_word(at + 1) || line.is_number(at + 1) && !matches!(raw, "x" | "e" | "m")));
    }
    super::units::at(line, at).is_some()
        || super::money::suffix(line, at).is_some()
        || matches!(raw, "US" | "Rs" | "yo" | "am" | "pm")
}

/// "1) …; 2) …", "3. The third item" at the start.
fn list_marker(line: &Line, i: usize) -> bool {
    if line.word(i + 1) == ")" {
        let open = (0..i).rev().take(16).find_map(|k| match line.word(k) {
            "(" => Some(true),
            ")" => Some(false),
            _ => None,
        });
        let item = open != Some(true) && (i == 0 || matches!(line.word(i - 1), ";" | "," | "and" | "what" | ":"));
        let footnote = false;
        return item || footnote;
    }
    if i > 0 && line.word(i - 1) == "[" && line.word(i + 1) == "]" {
        return true;
    }
    i == 0 && line.word(1) == "." && line.glued(1) && line.len() > 2 && line.is_word(2) && line.word(0).len() <= 2
}

/// "Section 42", "Route 66", "iPhone 11", "page 7", "Boeing 737": a number that names.
fn label(line: &Line, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    if line.glued(i) {
        return false;
    }
    let (prior, raw) = (line.word(k), line.word(i));
    let plain = raw.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !plain || has_scale_or_unit(line, i) {
        return false;
    }
    if line.is_word(k) && names_by_number(prior) {
        // "the section 42 people use" is rarer than the label; but "in group 3 people": a verb or noun behind does not help.
        return true;
    }
    // A name: capital letters in mid-sentence, or a word that mixes them ("iPhone").
    let mixed = line.raw(k).chars().skip(1).any(char::is_uppercase) && line.raw(k).chars().any(char::is_lowercase);
    if line.is_word(k) && (line.is_capital(k) || mixed) && raw.len() <= 4 && !raw.contains('.') | mixed {
        let first = k == 0 || matches!(line.word(k - 1), "." | ":" | "“" | "\"" | "|" | "-" | "(" | "•");
        if first && !mixed && (opens_sentence(prior) || super::modifiers::before(line, i).1 < i) {
            return false;
        }
        if calendar_word(line, k) {
            return false;
        }
        // "Nick Hague 44 has": an age; "In London 300 people": a count.
        let next_plural = line.is_word(i + 1) && !line.is_capital(i + 1) && is_plural(line.word(i + 1));
        let placed = k > 0 && matches!(line.word(k - 1), "in" | "at" | "on" | "from") && next_plural;
        if placed || verb_before(line, k) {
            return false;
        }
        let value: u32 = raw.parse().unwrap_or(0);
        let name_run = k > 0 && line.is_word(k - 1) && line.is_capital(k - 1) && k > 1;
        let age = (16..=105).contains(&value)
            && (k > 0 && line.is_capital(k - 1) && line.is_word(k - 1))
            && super::ages::apposition(line, i);
        return !age && (!next_plural || name_run || mixed || raw.len() <= 3);
    }
    false
}

/// A capital only because the sentence begins.
fn opens_sentence(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "some"
            | "about"
            | "around"
            | "nearly"
            | "almost"
            | "only"
            | "just"
            | "these"
            | "those"
            | "all"
            | "at"
            | "in"
            | "on"
            | "of"
            | "with"
            | "by"
            | "from"
            | "and"
            | "but"
            | "or"
            | "another"
            | "over"
            | "under"
            | "up"
            | "more"
            | "less"
            | "fewer"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "after"
            | "before"
            | "between"
            | "within"
            | "for"
            | "to"
            | "since"
            | "than"
            | "last"
            | "next"
            | "first"
            | "there"
            | "were"
            | "was"
            | "is"
            | "are"
            | "if"
            | "when"
            | "while"
            | "as"
            | "what"
            | "who"
            | "we"
            | "they"
            | "he"
            | "she"
            | "it"
            | "i"
            | "you"
            | "roughly"
            | "approximately"
            | "total"
            | "also"
            | "then"
            | "yet"
            | "so"
            | "not"
            | "no"
            | "this"
            | "that"
            | "currently"
            | "meanwhile"
            | "today"
            | "additionally"
            | "both"
            | "exactly"
            | "like"
            | "typically"
            | "perhaps"
            | "maybe"
            | "every"
            | "each"
            | "until"
            | "during"
            | "per"
            | "minus"
            | "negative"
            | "against"
    )
}

fn verb_before(line: &Line, k: usize) -> bool {
    matches!(line.word(k), "Had" | "Has")
}

/// Nouns whose number is their name.
fn names_by_number(word: &str) -> bool {
    matches!(
        word,
        "section"
            | "sections"
            | "row"
            | "chapter"
            | "chapters"
            | "page"
            | "pages"
            | "route"
            | "highway"
            | "interstate"
            | "flight"
            | "exit"
            | "gate"
            | "platform"
            | "room"
            | "article"
            | "articles"
            | "clause"
            | "paragraph"
            | "paragraphs"
            | "volume"
            | "vol"
            | "episode"
            | "season"
            | "game"
            | "round"
            | "stage"
            | "phase"
            | "level"
            | "tier"
            | "class"
            | "grade"
            | "category"
            | "figure"
            | "fig"
            | "figs"
            | "table"
            | "step"
            | "question"
            | "lot"
            | "apartment"
            | "suite"
            | "floor"
            | "block"
            | "channel"
            | "version"
            | "model"
            | "mark"
            | "mk"
            | "ward"
            | "precinct"
            | "zone"
            | "area"
            | "proposition"
            | "prop"
            | "amendment"
            | "resolution"
            | "psalm"
            | "verse"
            | "bus"
            | "track"
            | "lane"
            | "runway"
            | "hole"
            | "formula"
            | "windows"
            | "schedule"
            | "annex"
            | "appendix"
            | "rule"
            | "no"
            | "number"
            | "nr"
            | "nrs"
            | "nos"
            | "day"
            | "week"
            | "group"
            | "pool"
            | "unit"
            | "building"
            | "terminal"
            | "gen"
            | "generation"
            | "act"
            | "scene"
            | "part"
            | "item"
            | "square"
            | "catch"
            | "studio"
            | "covid"
            | "apollo"
            | "voyager"
            | "ps"
            | "type"
            | "junction"
            | "motorway"
            | "regulation"
            | "code"
            | "line"
            | "quarter"
            | "seed"
            | "seeded"
            | "ranked"
            | "sol"
            | "title"
    )
}

/// "18 Mill Lane", "575 Harbour Road".
fn house_number(line: &Line, i: usize) -> bool {
    if line.word(i).len() > 5 || line.word(i).contains([',', '.']) {
        return false;
    }
    let mut at = i + 1;
    if line.is_hyphen(at) && line.is_number(at + 1) {
        at += 2;
    }
    for k in at..at + 4 {
        if !line.is_word(k) || !line.is_capital(k) || line.glued(k) {
            return false;
        }
        if k > at
            && matches!(
                line.word(k),
                "street"
                    | "st"
                    | "road"
                    | "rd"
                    | "avenue"
                    | "ave"
                    | "lane"
                    | "drive"
                    | "boulevard"
                    | "blvd"
                    | "way"
                    | "place"
                    | "square"
                    | "court"
                    | "terrace"
                    | "crescent"
                    | "highway"
                    | "parkway"
                    | "row"
                    | "close"
                    | "gardens"
                    | "hill"
                    | "wharf"
                    | "quay"
            )
        {
            return true;
        }
    }
    false
}

fn has_scale_or_unit(line: &Line, i: usize) -> bool {
    let next = i + 1 + usize::from(line.is_hyphen(i + 1) && line.glued(i + 1));
    matches!(line.word(next), "hundred") && next == i + 1
        || super::numerals::scale_word(line.word(next)).is_some()
        || super::units::at(line, next).is_some()
            && !matches!(line.raw(next), "C" | "F" | "K" | "V" | "W" | "M" | "N" | "J" | "A")
        || super::money::suffix(line, next).is_some()
        || line.glued(next) && matches!(line.raw(next), "k" | "K" | "M" | "m" | "bn" | "B" | "b")
}

/// Whether the four digits at atom `i` are a year.
pub(super) fn is_year(line: &Line, i: usize) -> bool {
    let raw = line.word(i);
    if !line.is_number(i) || raw.len() != 4 || !raw.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Ok(year) = raw.parse::<u32>() else { return false };
    if !(1000..=2199).contains(&year) || has_scale_or_unit(line, i) {
        return false;
    }
    if line.glued(i) && i > 0 && !matches!(line.word(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "’" | "-" | "–" | "—" | "/")
    {
        return false;
    }
    // "2000-2500 calories", "1,999"
    if line.is_hyphen(i + 1) && line.is_number(i + 2) && has_scale_or_unit(line, i + 2) {
        return false;
    }
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let next = line.word(i + 1);
    let in_time = matches!(
        prior,
        "in" | "since"
            | "until"
            | "till"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "circa"
            | "year"
            | "after"
            | "before"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "fall"
            | "season"
            | "fiscal"
            | "fy"
            | "midyear"
    ) || i > 0 && calendar_word(line, i - 1);
    let plural = line.is_word(i + 1)
        && !line.is_capital(i + 1)
        && is_plural(next)
        && !matches!(
            next,
            "is" | "was"
                | "has"
                | "as"
                | "this"
                | "its"
                | "his"
                | "us"
                | "earnings"
                | "sales"
                | "results"
                | "elections"
                | "levels"
        );
    if year > 2060 && prior == "by" && !plural {
        return true;
    }
    // "between 1600 and 1900"
    let other = |k: usize| line.is_number(k) && line.word(k).len() == 4 && is_plain(line.word(k)) && !has_scale_or_unit(line, k);
    if prior == "between" && matches!(line.word(i + 1), "and" | "to") && other(i + 2) && !is_plural(line.word(i + 3)) {
        return true;
    }
    if (1500..=2060).contains(&year) {
        if in_time {
            return true;
        }
        // a range whose other end is no year: "from 1000 to 2000 hires"
        if matches!(prior, "to" | "and" | "-" | "–") && i >= 2 && line.is_number(i - 2) {
            let other = line.word(i - 2);
            if !(other.len() == 4 && other.parse::<u32>().is_ok_and(|y| (1500..=2060).contains(&y))) {
                return !plural;
            }
        }
        if super::modifiers::before(line, i).1 < i
            && !matches!(prior, "about" | "around" | "near" | "over" | "under" | "below" | "above")
        {
            return false;
        }
        let hedged = super::modifiers::before(line, i).1 < i;
        if hedged && (plural || i + 1 >= line.len() || year < 1900) {
            return false;
        }
        let determined = matches!(
            prior,
            "the" | "its" | "his" | "her" | "their" | "our" | "s" | "this" | "of" | "for" | "by" | "a" | "from" | "through"
        );
        if plural {
            return determined && (1900..=2060).contains(&year) && !matches!(next, "people" | "men" | "women" | "children");
        }
        // Bare and followed by nothing countable: "2019.", "the 1995 proposal", "(1984)".
        let counted = year % 100 == 0 && matches!(next, "of" | "or" | "people");
        return !counted && (year >= 1800 || determined);
    }
    in_time && !plural
}

/// A month or a day of the week.
fn calendar_word(line: &Line, i: usize) -> bool {
    line.is_word(i) && (crate::dates::month_at(line, i).is_some() || crate::dates::weekday_at(line, i).is_some())
}

/// The look of a plural noun in small letters.
pub(crate) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "feet"
            | "teeth"
            | "mice"
            | "geese"
            | "sheep"
            | "fish"
            | "police"
            | "cattle"
            | "fishermen"
            | "lives"
            | "staff"
            | "troops"
    ) || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
        || word.ends_with("men") && word.len() > 4
}

/// "under-18s", "over-65s": a group by age; without the s a sports squad.
fn age_group(line: &Line, i: usize) -> bool {
    line.word(i + 1) == "s" && line.glued(i + 1)
}

fn words(line: &Line, i: usize) -> Option<usize> {
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
            ) || matches!(pair, ("cloud", "nine") | ("big", "three" | "four" | "five") if line.is_capital(i))
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
fn one(line: &Line, i: usize) -> Option<usize> {
    let next = line.word(i + 1);
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let stop = Some(i + 1);
    if line.is_hyphen(i + 1) && line.glued(i + 1) && line.glued(i + 2) {
        if super::numerals::denominator(line.word(i + 2)).is_some() {
            return None;
        }
        return if lexical_compound(line, i + 2) || matches!(line.word(i + 2), "on" | "to" | "two") { Some(i + 3) } else { None };
    }
    if matches!(
        prior,
        "the"
            | "this"
            | "that"
            | "which"
            | "every"
            | "each"
            | "another"
            | "any"
            | "no"
            | "some"
            | "first"
            | "last"
            | "next"
            | "other"
            | "number"
            | "square"
            | "formula"
            | "phase"
            | "part"
            | "chapter"
            | "day"
            | "world"
            | "bbc"
            | "level"
            | "tier"
            | "step"
            | "group"
            | "channel"
            | "division"
            | "league"
            | "new"
            | "only"
            | "good"
            | "bad"
            | "big"
            | "old"
            | "right"
            | "wrong"
            | "year"
            | "season"
            | "week"
            | "game"
            | "round"
            | "what"
            | "former"
            | "latter"
            | "little"
            | "loved"
    ) {
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

fn noun_like(word: &str) -> bool {
    word.len() > 2
        && !matches!(
            word,
            "who"
                | "that"
                | "which"
                | "you"
                | "they"
                | "she"
                | "was"
                | "for"
                | "with"
                | "and"
                | "can"
                | "has"
                | "had"
                | "could"
                | "would"
        )
}

/// "one of the most …", "one of the oldest mills" praise and count nothing; "one of the students" counts.
fn one_of(line: &Line, i: usize) -> Option<usize> {
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
        if matches!(
            word,
            "most"
                | "least"
                | "best"
                | "worst"
                | "only"
                | "few"
                | "top"
                | "leading"
                | "main"
                | "key"
                | "first"
                | "last"
                | "greatest"
                | "favourite"
                | "favorite"
                | "reasons"
                | "things"
        ) || superlative(word)
        {
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

fn superlative(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("est")
        && !matches!(
            word,
            "interest"
                | "protest"
                | "contest"
                | "request"
                | "harvest"
                | "forest"
                | "northwest"
                | "southwest"
                | "midwest"
                | "conquest"
                | "invest"
                | "suggest"
                | "priest"
                | "arrest"
                | "honest"
                | "modest"
                | "guest"
                | "bequest"
                | "digest"
        )
        || matches!(word, "biggest" | "oldest")
}

/// What a number and a hyphen make a word of: "two-state", "one-way", "four-star".
fn lexical_compound(line: &Line, i: usize) -> bool {
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
