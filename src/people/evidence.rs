//! How strongly the words in and around a name speak for a person. The weights add up like log-odds; a person needs
//! [`SURE`], and what stays below can still be one by what the rest of the document knows.

use std::ops::Range;

use super::Gender;
use super::lexicon::Sort;
use super::name::{NameWord, WordKind};
use super::read::is_given;
use super::roles::is_of_one_person;
use super::runs::{Line, Style};
use super::things::{
    called, ends_body, is_called_thing, is_family_firm, is_firm, is_firm_noun, is_house, is_vessel, told_as_thing,
};
use crate::language::{Name, NameKind};

/// From here on the block's own words show a person.
pub(crate) const SURE: i8 = 3;

pub(crate) fn weigh(
    line: &Line,
    run: &Range<usize>,
    tokens: &Range<usize>,
    words: &[NameWord],
    titled: bool,
    before: Option<&Range<usize>>,
    after: Option<&Range<usize>>,
) -> i8 {
    let recognised = model(line, tokens);
    let whole = words.iter().filter(|word| matches!(word.kind, WordKind::Word | WordKind::Initial)).count();
    let many = whole >= 2;
    let mut sum = inside(line, tokens, words, many);
    // The recogniser has weighed the words of the name itself.
    if recognised >= 5 {
        sum = sum.max(-4);
    }
    sum += recognised;
    sum += around(line, run, tokens, many);
    if titled {
        // "the General Assembly", "the Chief Court": the title is part of a body's name.
        let sort = line.sort(tokens.start);
        if !many && sort.has(Sort::ORGANISATION | Sort::THING | Sort::PLACE) && !sort.has(Sort::SURNAME | Sort::FORENAME) {
            sum -= 10;
        }
        // "Miss Universe", "Mister Softee"
        let doubtful = tokens.start > 0 && matches!(line.word(tokens.start - 1), "Miss" | "Mister");
        sum += if doubtful { 3 } else { 7 };
    }
    let shouted = line.word(tokens.start).chars().all(|c| !c.is_lowercase());
    let turn = shouted && opens_turn(line, tokens);
    if turn && many && line.sort(tokens.start).has(Sort::FORENAME) {
        sum += 4;
    }
    if !many && shouted && line.style != Style::Shout && !titled && before.is_none() && !turn {
        sum -= 4;
    }
    if let Some(role) = before {
        let head = role.end - 1;
        sum += if line.sort(head).has(Sort::KIN) {
            5
        } else if line.word(tokens.start - 1).starts_with(['\'', '’']) {
            // "BTV’s Kwame Osterman"
            let body = line.word(head).len() >= 2 && line.word(head).bytes().all(|b| b.is_ascii_uppercase());
            if body && many { 5 } else { 1 }
        } else if line.is_capital(head) && !many {
            2
        } else if !line.is_capital(head) && many && !role.clone().any(|i| matches!(line.word(i), "of" | "for")) {
            6
        } else {
            4
        };
    }
    if after.is_some() {
        sum += 4;
    }
    sum.clamp(-20, 20) as i8
}

/// "ANN LOW (lead author): We left.": the name in capitals that opens what somebody says in a transcript.
fn opens_turn(line: &Line, tokens: &Range<usize>) -> bool {
    let first = line.sentence.span.start == 0 && (0..tokens.start).all(|i| line.sort(i).has(Sort::TITLE));
    let mark = if line.word(tokens.end) == "(" {
        let close = (tokens.end + 1..(tokens.end + 16).min(line.len())).find(|&i| line.word(i) == ")");
        close.map_or(tokens.end, |it| it + 1)
    } else {
        tokens.end
    };
    first && line.word(mark) == ":" && mark + 2 < line.len()
}

/// What the words of the name themselves say.
fn inside(line: &Line, tokens: &Range<usize>, words: &[NameWord], many: bool) -> i32 {
    let first = line.sort(tokens.start);
    let last = line.sort(tokens.end - 1);
    let two = words.len() == 2;
    let forename = first.has(Sort::FORENAME);
    let given = many && tokens.clone().any(|i| is_given(line, i));
    let mut sum = 0;
    let mut nickname = false;
    // "Chief | Financial Officer": an office that nobody is called by.
    if many && !forename && matches!(line.word(tokens.end - 1), "Officer" | "Executive" | "Director" | "Manager" | "Secretary") {
        sum -= 12;
    }
    for i in tokens.clone() {
        // Dwayne “The Rock” Johnson: the words of a nickname may be anything.
        if matches!(line.word(i), "“" | "”" | "\"" | "(" | ")" | "``" | "''" | "‘" | "’") {
            nickname = !nickname;
        }
        // "Park Sun-woo": no word is a surname with such a given name beside it.
        if nickname || given {
            continue;
        }
        let sort = line.sort(i);
        let ends = i + 1 == tokens.end;
        let begins = i == tokens.start;
        // "Jonah Hill": after a forename the end may be a surname; "Stanley Park" stays in doubt.
        let doubt = ends && two && sort.has(Sort::SURNAME) || !many;
        let organisation = sort.has(Sort::ORGANISATION) && !(begins && sort.has(Sort::FORENAME));
        let place = sort.has(Sort::PLACE) && (begins && !sort.has(Sort::FORENAME) || ends || tokens.len() > 2 && !begins);
        let thing = sort.has(Sort::THING) && (!begins || many && !sort.has(Sort::FORENAME | Sort::SURNAME));
        if organisation || place || thing {
            // "the Nursing | Guild", "Marchester Crown | Court": a body's word alone.
            let bare = !many && organisation && !sort.has(Sort::SURNAME);
            sum -= if bare {
                8
            } else if doubt {
                3
            } else {
                10
            };
        } else if sort.has(Sort::DEMONYM | Sort::COUNTRY | Sort::CALENDAR) && !sort.has(Sort::FORENAME) {
            sum -= if many { 3 } else { 6 };
        } else if sort.has(Sort::FUNCTION) && !sort.has(Sort::FORENAME) && !(ends && forename) {
            sum -= 3;
        }
    }
    if many {
        if forename || given {
            sum += 4;
        }
        if words.iter().any(|word| word.kind == WordKind::Initial) {
            sum += 2;
        }
        // "J.K. Low", no hyphen of a stammer.
        let initials = words[0].kind == WordKind::Initial && words[0].span.len() > 1 && !line.is_hyphen(tokens.start + 1);
        if two
            && initials
            && !line.word(tokens.start).ends_with('-')
            && words[1].kind == WordKind::Word
            && last == Sort::default()
        {
            sum += 2;
        }
        // "Le Minh Chau" has no particle, and is as much a name as one that has.
        let led = line.word(tokens.start) == "Le" && words.len() > 2;
        if led || words.iter().any(|word| matches!(word.kind, WordKind::Suffix | WordKind::Particle)) {
            sum += 2;
        }
        if words.len() > 5 {
            sum -= 3;
        }
        // "Nordic Ballots", "Penrow Aggregates": what a firm deals in.
        let plain = |sort: Sort| !sort.has(Sort::FORENAME | Sort::SURNAME);
        if two && plain(first) && !last.has(Sort::ORGANISATION) && ends_body(line.word(tokens.end - 1)) {
            sum -= 5;
        }
        // "Eastmere General" is a hospital, as "Marchester Royal" is.
        if two && plain(first) && matches!(line.word(tokens.end - 1), "General" | "Royal") {
            sum -= 8;
        }
    } else {
        let word = line.word(tokens.start);
        if word.strip_suffix('s').is_some_and(|word| super::lexicon::sort(word).has(Sort::DEMONYM)) {
            sum -= 6;
        }
        if last.has(Sort::TITLE | Sort::ROLE | Sort::OFFICE) {
            // "Butcher left" in a text about Terry Butcher.
            let alone = line.begins(tokens.start)
                || !line.is_capital(tokens.start - 1)
                || line.sort(tokens.start - 1).has(Sort::FUNCTION); // no "Attorney General"
            sum -= if last.has(Sort::DOUBLE) && alone { 4 } else { 6 };
        }
        if line.begins(tokens.start) {
            sum -= 1;
            // "Ridership was put at 38,000"; but "Harkness resigned".
            let abstract_noun = ["ership", "ation", "ment"].iter().any(|end| word.len() > end.len() + 3 && word.ends_with(end));
            if abstract_noun && last == Sort::default() && line.sentence.tag(tokens.end).is_verb() {
                sum -= 5;
            }
        }
    }
    if line.style != Style::Prose {
        // "Ann Low Tells Rob Ellis" is no name; "ANN LOW, 40," is, in a text of capitals.
        let plain = line.style == Style::Shout && two && forename && !first.has(Sort::FUNCTION);
        sum -= if words.len() > 3 { 12 } else { 4 - 4 * i32::from(plain) };
    }
    sum
}

/// What the recogniser of names says.
fn model(line: &Line, tokens: &Range<usize>) -> i32 {
    let overlaps = |name: &&Name| (name.start as usize) < tokens.end && tokens.start < name.end as usize;
    let names = line.sentence.names.iter().filter(overlaps);
    let forename = line.sort(tokens.start).has(Sort::FORENAME);
    // Among capitals the recogniser is lost.
    let lost = line.style == Style::Shout && tokens.len() == 2 && forename;
    names
        .filter(|name| !lost || name.kind == NameKind::Person)
        .map(|name| {
            let exact = name.start as usize == tokens.start && name.end as usize == tokens.end;
            match name.kind {
                NameKind::Person if exact => 5,
                NameKind::Person => 4,
                // "Orson Low" taken for a firm.
                NameKind::Organisation | NameKind::Other if exact && tokens.len() == 2 && forename => -1,
                NameKind::Organisation | NameKind::Other => -3,
                NameKind::Place => -4,
                NameKind::Nationality => -5,
            }
        })
        .max()
        .unwrap_or(-1)
}

/// What the words before and after say.
fn around(line: &Line, run: &Range<usize>, tokens: &Range<usize>, many: bool) -> i32 {
    let mut sum = 0;
    let next = tokens.end;
    let modifier = is_modifier(line, tokens);
    if let Some(i) = run.start.checked_sub(1).filter(|_| run.start == tokens.start) {
        match line.word(i) {
            // "the Jane Low story"
            "the" | "The" | "a" | "an" | "A" | "An" if !modifier => {
                sum -= if many && is_called_fully(line, tokens) {
                    0
                } else if many && line.word(i).eq_ignore_ascii_case("the") && stands_alone(line, next) {
                    16
                } else {
                    5
                }
            }
            "in" | "to" | "from" | "into" | "near" | "across" | "through" | "of" | "In" | "From"
                if !many && line.sort(i + 1).has(Sort::COUNTRY) =>
            {
                sum -= 12;
            }
            "in" | "In" | "into" | "near" | "across" if !many || !matches!(line.word(next), "'s" | "’s") => {
                sum -= if many { 2 } else { 3 }
            }
            "at" | "on" | "via" | "from" | "From" | "around" | "throughout" => sum -= if many { 0 } else { 2 },
            // "off Low", but "paid off Low"
            "off" if !many && (i == 0 || !line.sentence.tag(i - 1).is_verb()) => sum -= 5,
            // "southern Low"
            "northern" | "southern" | "eastern" | "western" | "north-eastern" | "north-western" | "south-eastern"
            | "south-western" | "northeastern" | "northwestern" | "southeastern" | "southwestern" | "downtown" | "offshore" => {
                sum -= 8
            }
            "-" if !line.is_glued(run.start) => {}
            _ => {}
        }
        // "left Bergen at noon"
        if !many && line.word(i) == "left" && line.word(next) == "at" && is_hour(line, next + 1) {
            sum -= 6;
        }
        // "left for Bergen"
        if line.word(i) == "for"
            && !many
            && i > 0
            && matches!(line.word(i - 1), "left" | "leave" | "leaves" | "leaving" | "bound" | "headed" | "departed" | "sailed")
        {
            sum -= 8;
        }
        // "the Dutch company Harrow Low"
        if is_firm_noun(line.word(i)) && line.style == Style::Prose {
            sum -= 10;
        }
        // "The prime minister, Keir Low, said"
        let set_off = line.word(i) == "," && matches!(line.word(next), "," | "." | ";") && i > 0;
        if set_off && many && !line.is_capital(i - 1) && line.sort(i - 1).has(Sort::ROLE) && is_of_one_person(line.word(i - 1)) {
            sum += 3;
        }
        // "Prince Edmund of Wick", but "the Duke of Wick"
        let named = |i: usize| line.is_capital(i) && !line.begins(i) && !line.sort(i).has(Sort::TITLE | Sort::ROLE);
        if line.word(i) == "of"
            && !many
            && i > 0
            && named(i - 1)
            && !line.sort(i + 1).has(Sort::FORENAME)
            && line.style == Style::Prose
        {
            sum -= 4;
        }
        // "the town of Coco"
        if line.word(i) == "of" && i > 0 && line.sort(i - 1).has(Sort::PLACE) && !line.is_capital(i - 1) {
            sum -= 8;
        }
        if line.sort(i).has(Sort::SPEECH) && !line.is_capital(i) {
            sum += if many { 2 } else { 1 };
        }
    }
    // "the ferry Ann Low", "the ferry, the Queen Ann"
    if let Some(i) = run.start.checked_sub(1).filter(|_| line.style == Style::Prose) {
        let set_off = i >= 2 && line.word(i) == "the" && line.word(i - 1) == "," && is_vessel(line.word(i - 2));
        if set_off || is_vessel(line.word(i)) && (run.start == tokens.start || line.sort(run.start).has(Sort::CROWN)) {
            sum -= 40;
        }
    }
    let sort = line.sort(next);
    // "Lagos lawyer Ann Low"
    let trade = super::roles::is_role_noun(line.word(next)) || line.word(next) == "sister"; // "Ward sister Ann Low"
    let other = !many && !line.is_capital(next) && trade && line.is_capital(next + 1);
    if other && !sort.has(Sort::SPEECH) {
        sum -= 4;
    }
    if !many && is_firm(line, tokens) {
        sum -= 10;
    }
    // "Low shares rose", but "Low shares a flat"
    const TRADED: &[&str] =
        &["rose", "fell", "slid", "jumped", "gained", "lost", "climbed", "dropped", "closed", "tumbled", "soared", "surged"];
    if !many && matches!(line.word(next), "shares" | "stock") && TRADED.contains(&line.word(next + 1)) {
        sum -= 14;
    }
    if is_family_firm(line, next) || is_house(line, tokens) {
        sum -= 40;
    }
    // "Low's said": a verb of speech has no owner.
    let spoke = matches!(line.word(next), "'s" | "’s")
        && matches!(line.word(next + 1), "said" | "says" | "announced" | "warned" | "added");
    if !many && spoke {
        sum -= 8;
    }
    sum -= told_as_thing(line, run, tokens, many);
    // "Saint Peter's Square", "St. Paul's"
    let saint = |i: usize| matches!(line.word(i), "Saint" | "St." | "St" | "San" | "Santa");
    if !many && matches!(line.word(next), "'s" | "’s") && line.sort(next + 1).has(Sort::PLACE) && line.is_capital(next + 1) {
        // "Queen Anne's Gate"
        let called_so = |i: usize| saint(i) || line.sort(i).has(Sort::CROWN) && line.is_capital(i);
        sum -= if tokens.start > 0 && called_so(tokens.start - 1) { 16 } else { 0 };
    }
    // "Dunmore's mayor", "Dunmore's outskirts", "Brandt's chief executive"
    const OF_PLACES: &[&str] = &[
        "mayor",
        "governor",
        "airport",
        "port",
        "harbour",
        "harbor",
        "outskirts",
        "suburbs",
        "streets",
        "residents",
        "population",
        "parliament",
        "council",
        "police",
        "capital",
        "economy",
        "coast",
        "border",
        "borders",
        "chairman",
        "chairwoman",
        "shareholders",
        "customers",
        "headquarters",
        "subsidiary",
        "factory",
        "branches",
    ];
    // "Brandt's chief executive", but "Low's chief of staff".
    let executive = line.word(next + 1) == "chief" && matches!(line.word(next + 2), "executive" | "financial" | "operating");
    if !many && matches!(line.word(next), "'s" | "’s") && (executive || OF_PLACES.contains(&line.word(next + 1))) {
        sum -= 6;
    }
    // "Low's ruling party" belongs to a leader as well as to a country.
    let ruling = matches!(line.word(next), "'s" | "’s") && matches!(line.word(next + 1), "ruling" | "governing");
    if !many && ruling && model(line, tokens) < 4 {
        sum -= 6;
    }
    // "at Lowe's, the store", "her insurer, Lowe's.": a house that is called by its owner's name.
    let ends = matches!(line.word(next), "'s" | "’s") && matches!(line.word(next + 1), "," | "." | ";" | ")" | "");
    let house = tokens.start > 1
        && match line.word(tokens.start - 1) {
            "at" | "from" | "by" | "via" => true,
            "," => line.sentence.tag(tokens.start - 2).is_noun() && !line.is_capital(tokens.start - 2),
            _ => false,
        };
    if !many && ends && house {
        sum -= 8;
    }
    // "Alzheimer's disease"
    const CALLED: &[&str] = &["disease", "syndrome", "theorem", "paradox", "comet", "lymphoma", "dementia", "dystrophy"];
    if !many && matches!(line.word(next), "'s" | "’s") && CALLED.contains(&line.word(next + 1)) {
        sum -= 10;
    }
    // "the Low-Ellis rules": two surnames before a noun make a law or a firm.
    let paired = !many && tokens.len() == 3 && line.is_hyphen(tokens.start + 1) && line.word(tokens.start).len() > 1;
    if paired && !line.is_capital(next) && line.sentence.tag(next).is_noun() && !line.sort(next).has(Sort::SPEECH) {
        sum -= 3;
    }
    // "Low-Ellis is a law"
    let law = || called(line, next + 1).is_some_and(|noun| line.sort(noun).has(Sort::THING) && !line.is_capital(noun));
    if paired && matches!(line.word(next), "is" | "was" | "remains") && law() {
        sum -= 12;
    }
    if many && has_life(line, next) {
        sum += 4;
    }
    if line.word(next) == "et" && line.word(next + 1) == "al" {
        sum += 6;
    }
    if line.word(next) == "," && is_called_thing(line, next + 1) {
        sum -= 5;
    }
    // "Nashville, Tennessee"
    let place = |name: Name| name.kind == NameKind::Place && name.start as usize == next + 1;
    if !many && line.word(next) == "," && line.sentence.name_at(next + 1).is_some_and(place) {
        sum -= 4;
    }
    // "Suara reported that": a paper, more often than not.
    if !many && line.word(next) == "reported" && !line.sort(tokens.start).has(Sort::FORENAME) {
        sum -= 2;
    }
    if sort.has(Sort::SPEECH) && !line.is_capital(next) {
        sum += if many { 2 } else { 1 };
    } else if line.word(next) == "who" || line.word(next) == "," && matches!(line.word(next + 1), "who" | "whose") {
        sum += if many { 4 } else { 2 };
    } else if line.word(next) == "," && is_age(line.word(next + 1)) && matches!(line.word(next + 2), "," | ".") {
        sum += 5;
    } else if line.word(next).bytes().any(|b| b.is_ascii_digit()) {
        sum -= 4; // "Boeing 737", "Airbus A320"
    } else if !line.is_capital(next) && sort.has(Sort::ORGANISATION | Sort::PLACE) && !sort.has(Sort::AFTER | Sort::SPEECH) {
        sum -= 3;
    }
    sum
}

/// "the Ann Low, which", "the Ann Low sank": no noun behind the name that it could modify, and no words that tell which Ann Low. So ships,
/// houses and papers are called.
fn stands_alone(line: &Line, next: usize) -> bool {
    let word = line.word(next);
    line.style == Style::Prose
        && (matches!(
            word,
            "" | ","
                | "."
                | ";"
                | ")"
                | "and"
                | "at"
                | "in"
                | "on"
                | "off"
                | "from"
                | "to"
                | "near"
                | "had"
                | "has"
                | "was"
                | "is"
        ) || line.sentence.tag(next).is_verb() && !line.sort(next).has(Sort::SPEECH))
}

/// A forename and a plain last word, in front of a common noun.
fn is_called_fully(line: &Line, tokens: &Range<usize>) -> bool {
    let noun = |i: usize| !line.is_capital(i) && line.sentence.tag(i).is_noun() && !line.sort(i).has(Sort::PLACE);
    let other = Sort::ORGANISATION | Sort::PLACE | Sort::THING | Sort::COUNTRY | Sort::DEMONYM;
    line.sort(tokens.start).has(Sort::FORENAME) && !line.sort(tokens.end - 1).has(other) && noun(tokens.end)
}

/// The dates of a life behind a name: "(1840 – 1912)", "(born 3 May 1840)".
fn has_life(line: &Line, open: usize) -> bool {
    if line.word(open) != "(" {
        return false;
    }
    let Some(close) = (open + 1..(open + 60).min(line.len())).find(|&i| line.word(i) == ")") else { return false };
    let year = |i: usize| line.word(i).len() == 4 && line.word(i).bytes().all(|b| b.is_ascii_digit());
    let dash = (open + 1..close).find(|&i| matches!(line.word(i), "–" | "—" | "-"));
    let born = (open + 1..close).any(|i| line.word(i) == "born" && (i + 1..close).any(year));
    born || dash.is_some_and(|dash| (open + 1..dash).any(year) && (dash + 1..close).any(year))
}

/// Whether the name only modifies what follows: "the Biden administration", "Trump-led", "pro-Trump". Such a name belongs to a person
/// whom the document introduces, and makes none by itself.
pub(crate) fn is_modifier(line: &Line, tokens: &Range<usize>) -> bool {
    let hyphen = line.is_hyphen(tokens.end) && line.is_glued(tokens.end) && line.is_glued(tokens.end + 1);
    let prefix = tokens.start > 0 && line.is_hyphen(tokens.start - 1) && line.is_glued(tokens.start);
    hyphen || prefix || line.sort(tokens.end).has(Sort::AFTER) && !line.is_capital(tokens.end)
}

/// What the words show of man or woman: the title, the kin, else the forename.
pub(crate) fn gender(line: &Line, tokens: &Range<usize>, before: Option<&Range<usize>>) -> Option<Gender> {
    let title = tokens.start.checked_sub(1).map(|i| line.sort(i)).filter(|sort| sort.has(Sort::TITLE)).and_then(Sort::gender);
    let role = || {
        let head = line.word(before?.end - 1).to_ascii_lowercase();
        let female = [
            "daughter",
            "wife",
            "sister",
            "mother",
            "mum",
            "mom",
            "aunt",
            "niece",
            "widow",
            "girlfriend",
            "actress",
            "queen",
            "princess",
            "duchess",
        ];
        let male = [
            "son",
            "husband",
            "brother",
            "father",
            "dad",
            "uncle",
            "nephew",
            "widower",
            "boyfriend",
            "actor",
            "king",
            "prince",
            "duke",
            "pope",
        ];
        if female.contains(&head.as_str()) || head.ends_with("woman") {
            Some(Gender::Female)
        } else if male.contains(&head.as_str()) {
            Some(Gender::Male)
        } else {
            None
        }
    };
    title.or_else(role).or_else(|| line.sort(tokens.start).gender())
}

/// "noon", "9:40"
fn is_hour(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "noon" | "midnight" | "dawn" | "dusk" | "sunrise" | "sunset")
        || line.word(i).starts_with(|c: char| c.is_ascii_digit())
}

pub(super) fn is_age(word: &str) -> bool {
    matches!(word.len(), 1..=3) && word.bytes().all(|b| b.is_ascii_digit())
}
