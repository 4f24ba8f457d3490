//! Names of things: what shows that a name is a body's, a firm's, a place's or a ship's, and nobody's.

use std::ops::Range;

use super::lexicon::{Sort, sort};
use super::runs::Line;
use crate::language::{Name, NameKind, Tag};

/// How much the grammar around the name tells that it is a thing's, a body's or a place's.
pub(super) fn told_as_thing(line: &Line, run: &Range<usize>, tokens: &Range<usize>, many: bool) -> i32 {
    let mut sum = 0;
    if let Some(weight) = relative_of_thing(line, run, tokens.end) {
        sum += weight;
    }
    // "Ballots and its printers", "Harrow Foods shut its plant"
    if line.word(tokens.end) == "and" && line.word(tokens.end + 1) == "its" || owns_as_thing(line, run, tokens.end, many) {
        sum += 8;
    }
    // "Harrow Low, founded by …", "Harrow Low, owned by …"
    const MADE: &[&str] = &["founded", "owned", "operated", "headquartered", "run", "managed", "listed", "chaired"];
    if line.word(tokens.end) == ","
        && MADE.contains(&line.word(tokens.end + 1))
        && matches!(line.word(tokens.end + 2), "by" | "in" | "on" | "near")
        && !(run.start > 0 && matches!(line.word(run.start - 1), "of" | "by"))
    {
        sum += 10;
    }
    // "Port Low – Divers were …": the place that opens a report.
    let opens = tokens.start == 0 && line.sentence.span.start == 0 && !many;
    if opens && matches!(line.word(tokens.end), "–" | "—" | "-") && !line.is_glued(tokens.end) {
        let dashes = (tokens.end + 1..line.len()).any(|i| matches!(line.word(i), "–" | "—"));
        let office = line.sort(tokens.end + 1).has(Sort::TITLE | Sort::ROLE);
        sum += if line.is_capital(tokens.end + 1) && !dashes && !office { 8 } else { 0 };
    }
    // "the chief executive of Tarrant Lines"
    if run.start == tokens.start && is_over(line, tokens.start) {
        sum += if many { 6 } else { 8 };
    }
    // "Brenning Fire and Rescue Service"
    let called = line.sort(tokens.start).has(Sort::FORENAME);
    if many && !called && line.word(tokens.end) == "and" && is_body(line, tokens.end + 1) {
        sum += 12;
    }
    if !many {
        sum += place_beside(line, run, tokens);
    }
    sum
}

/// "Penrow Aggregates, which has owned the quarry, …": no person is a "which". Behind an object it may speak of all that was said before,
/// and behind a preposition of the noun before that: "the house of Ann Low, which burned".
fn relative_of_thing(line: &Line, run: &Range<usize>, next: usize) -> Option<i32> {
    if line.word(next) != "," || line.word(next + 1) != "which" {
        return None;
    }
    let Some(before) = run.start.checked_sub(1) else { return Some(12) };
    let heads =
        line.begins(run.start) || matches!(line.word(before), "," | "and" | "but" | "that" | "when" | "while" | "as" | ";");
    let speech = line.sort(before).has(Sort::SPEECH);
    if heads || speech {
        Some(12)
    } else if line.sentence.tag(before).is_verb() {
        Some(5)
    } else {
        None
    }
}

/// "Harrow Foods has shut its bakery": the subject's own things are an "it's". Nothing may stand between that could own them, and no
/// verb of speech: "Low said its roof leaked". Of a body named before is what somebody heads: "Low became its chairman".
fn owns_as_thing(line: &Line, run: &Range<usize>, next: usize, many: bool) -> bool {
    const HEADING: &[&str] = &[
        "became",
        "become",
        "becomes",
        "named",
        "appointed",
        "elected",
        "led",
        "leads",
        "leading",
        "lead",
        "chaired",
        "chairs",
        "chair",
        "headed",
        "heads",
        "head",
        "founded",
        "ran",
        "runs",
        "run",
        "joined",
        "joins",
        "oversaw",
        "oversees",
    ];
    if !line.begins(run.start) || line.word(next) == "," || many && line.sort(run.start).has(Sort::FORENAME) {
        return false;
    }
    let other = |i: usize| {
        let tag = line.sentence.tag(i);
        tag.is_proper()
            || tag == Tag::Nn
            || line.sort(i).has(Sort::SPEECH)
            || matches!(line.word(i), "," | ";" | ":" | "(" | "it")
    };
    let its = (next..(next + 8).min(line.len())).take_while(|&i| !other(i)).find(|&i| matches!(line.word(i), "its" | "itself"));
    let is = |its: usize| matches!(line.word(its - 1), "is" | "was" | "be" | "been" | "remains" | "remained");
    its.is_some_and(|its| {
        its > next
            && !is(its)
            && (next..its).any(|i| line.sentence.tag(i).is_verb())
            && !(next..its).any(|i| HEADING.contains(&line.word(i)))
    })
}

/// "the chief executive of", "mayor of": offices that are held over bodies and places.
fn is_over(line: &Line, name: usize) -> bool {
    const OFFICES: &[&str] = &[
        "executive",
        "chairman",
        "chairwoman",
        "chair",
        "president",
        "mayor",
        "governor",
        "treasurer",
        "rector",
        "bishop",
        "archbishop",
        "sultan",
        "emir",
        "king",
        "queen",
        "ruler",
        "principal",
        "headteacher",
        "owner-manager",
        "citizens",
        "residents",
        "inhabitants",
        "outskirts",
        "suburb",
        "subsidiary",
        "headquarters",
        "shares",
        "shareholders",
        "branches",
        "premises",
    ];
    name >= 2 && line.word(name - 1) == "of" && OFFICES.contains(&line.word(name - 2))
}

/// Whether a run of capitals begins here that ends in a body's word and has no forename: "Rescue Service".
fn is_body(line: &Line, start: usize) -> bool {
    let end = (start..(start + 5).min(line.len())).take_while(|&i| line.is_capital(i)).last();
    end.is_some_and(|end| {
        end > start
            && line.sort(end).has(Sort::ORGANISATION)
            && !(start..=end).any(|i| line.sort(i).has(Sort::FORENAME | Sort::TITLE))
    })
}

/// A single name where places are named: behind a building ("Tarn Hospital, Loxley, …"), before a date ("Loxley, 23 April"), at the end
/// of a row of places ("Salter Lane, Priory Park and Kingsley").
fn place_beside(line: &Line, run: &Range<usize>, tokens: &Range<usize>) -> i32 {
    let Some(before) = tokens.start.checked_sub(1).filter(|_| run.start == tokens.start) else { return 0 };
    let next = tokens.end;
    let numeral = |i: usize| line.word(i).bytes().all(|b| b.is_ascii_digit()) && !line.word(i).is_empty();
    let day = |i: usize| line.sort(i).has(Sort::CALENDAR) && line.is_capital(i);
    let dated = line.word(next) == "," && (numeral(next + 1) && day(next + 2) || day(next + 1) && numeral(next + 2));
    let located = |i: usize| {
        let known = line.sort(i).has(Sort::PLACE) && line.is_capital(i);
        // "Lord Diplock and Browning"
        let place = |name: Name| name.kind == NameKind::Place && !line.sort(i.wrapping_sub(1)).has(Sort::TITLE);
        known || line.sentence.name_at(i).is_some_and(place)
    };
    let building = line.is_capital(before.wrapping_sub(1)) && line.sort(before.wrapping_sub(1)).has(Sort::PLACE);
    let comma = line.word(before) == ",";
    let spoken = line.sort(next).has(Sort::SPEECH);
    // "Between Russia and Low", "she came to Dorby and Low greeted her": a leader beside a country, and another clause.
    let joined = |other: usize| {
        let start = (0..=other).rev().take_while(|&i| line.is_capital(i)).last().unwrap_or(other);
        let long = start.checked_sub(1).is_some_and(|i| line.word(i) == ",");
        located(other) && !line.sort(other).has(Sort::COUNTRY) && (long || !line.sentence.tag(next).is_verb())
    };
    let row = line.word(before) == "and" && before.checked_sub(1).is_some_and(joined) && !spoken;
    if comma && building && matches!(line.word(next), "," | ".") || comma && dated || row { 8 } else { 0 }
}

/// "Henan, the home province of …", "Syntun, a market research firm": the words behind the name say what it is, and it is no person.
pub(super) fn is_called_thing(line: &Line, start: usize) -> bool {
    let Some(at) = called(line, start) else { return false };
    let noun = line.word(at);
    let known = line.sort(at).has(Sort::PLACE | Sort::ORGANISATION)
        || matches!(
            noun,
            "firm"
                | "brand"
                | "maker"
                | "manufacturer"
                | "producer"
                | "supplier"
                | "retailer"
                | "insurer"
                | "lender"
                | "carrier"
                | "airline"
                | "chain"
                | "country"
                | "nation"
                | "startup"
                | "start-up"
                | "app"
                | "platform"
                | "website"
                | "ship"
        );
    known && !super::roles::is_role_noun(noun)
}

/// The noun of "a market research firm", which an article opens.
pub(super) fn called(line: &Line, start: usize) -> Option<usize> {
    if !matches!(line.word(start), "a" | "an" | "the" | "its" | "another" | "one") {
        return None;
    }
    let mut at = start + 1;
    while at < start + 7 && line.word(at).starts_with(char::is_alphabetic) && !line.sort(at).has(Sort::FUNCTION | Sort::SPEECH) {
        at += 1;
    }
    (at > start + 1).then_some(at - 1)
}

/// A word behind a name that makes a firm, a body or a place of it: "Tyres", "Glacier".
pub(crate) fn names_thing(word: &str) -> bool {
    let sort = sort(word);
    ends_body(word) || sort.has(Sort::PLACE) && !sort.has(Sort::SURNAME | Sort::FORENAME)
}

/// A word that ends the name of a firm or a body: "Council", "Tyres".
pub(crate) fn ends_body(word: &str) -> bool {
    let sort = sort(word);
    !sort.has(Sort::SURNAME | Sort::FORENAME) && (sort.has(Sort::ORGANISATION) || is_wares(word))
}

/// A plural that is no surname for all that is known: "Ballots".
fn is_wares(word: &str) -> bool {
    word.len() > 4 && word.ends_with('s') && crate::language::is_plural_noun(word)
}

/// Firms called after two partners whose names the papers join with "and".
const FIRMS: &[(&str, &str)] = &[
    ("Abercrombie", "Fitch"),
    ("Bang", "Olufsen"),
    ("Barnes", "Noble"),
    ("Bausch", "Lomb"),
    ("Black", "Decker"),
    ("Crosse", "Blackwell"),
    ("Dun", "Bradstreet"),
    ("Ernst", "Young"),
    ("Fortnum", "Mason"),
    ("Harland", "Wolff"),
    ("Johnson", "Johnson"),
    ("Lea", "Perrins"),
    ("Marks", "Spencer"),
    ("Procter", "Gamble"),
    ("Slaughter", "May"),
    ("Smith", "Wesson"),
    ("Standard", "Poor"),
    ("Tate", "Lyle"),
];

/// "Marks & Spencer", "Ernst & Young": single names on both sides, and not two forenames.
pub(super) fn is_firm(line: &Line, tokens: &Range<usize>) -> bool {
    let listed = |i: usize| line.word(i + 1) == "and" && FIRMS.contains(&(line.word(i), line.word(i + 2)));
    if listed(tokens.start) || tokens.start > 1 && listed(tokens.start - 2) {
        return true;
    }
    let other = if line.word(tokens.end) == "&" {
        tokens.end + 1
    } else if tokens.start > 1 && line.word(tokens.start - 1) == "&" {
        tokens.start - 2
    } else {
        return false;
    };
    let forename = |i: usize| line.sort(i).has(Sort::FORENAME);
    // "John & Mary Low": a full name behind is no firm's.
    let full = other > tokens.end && line.is_capital(other + 1) && forename(tokens.start);
    // "John & Mary", but "Marks & Spencer".
    let (one, two) = (line.sort(tokens.start).gender(), line.sort(other).gender());
    let couple = forename(tokens.start) && forename(other) && (one != two || one.is_none());
    line.is_capital(other) && !full && !couple
}

/// "Low & Sons", "Low & Co": what stands behind a name that is a firm's then.
pub(super) fn is_family_firm(line: &Line, next: usize) -> bool {
    const FAMILY: &[&str] =
        &["Sons", "Son", "Daughters", "Daughter", "Co", "Co.", "Company", "Bros", "Bros.", "Brothers", "Partners", "Associates"];
    matches!(line.word(next), "&" | "and") && FAMILY.contains(&line.word(next + 1))
}

/// Firms that are called like somebody in full, or by one surname in the possessive. None whose name many people have, too: nothing beside
/// such a name could make it a person's.
pub(super) fn is_house(line: &Line, tokens: &Range<usize>) -> bool {
    const FULL: &[(&str, &str)] = &[
        ("Arthur", "Andersen"),
        ("Aston", "Martin"),
        ("Baker", "Hughes"),
        ("Baker", "McKenzie"),
        ("Balfour", "Beatty"),
        ("Booz", "Allen"),
        ("Charles", "Schwab"),
        ("Clifford", "Chance"),
        ("Eli", "Lilly"),
        ("Fannie", "Mae"),
        ("Freddie", "Mac"),
        ("Goldman", "Sachs"),
        ("Harley", "Davidson"),
        ("Hugo", "Boss"),
        ("J.P.", "Morgan"),
        ("J.P", "Morgan"),
        ("JP", "Morgan"),
        ("John", "Deere"),
        ("Johnson", "Matthey"),
        ("Levi", "Strauss"),
        ("Louis", "Vuitton"),
        ("Merrill", "Lynch"),
        ("Morgan", "Sindall"),
        ("Morgan", "Stanley"),
        ("Philip", "Morris"),
        ("Sallie", "Mae"),
        ("Taylor", "Wimpey"),
        ("Wells", "Fargo"),
    ];
    const OWNED: &[&str] =
        &["Christie", "Domino", "Kellogg", "Levi", "Lloyd", "Lowe", "Macy", "McDonald", "Moody", "Sainsbury", "Sotheby", "Wendy"];
    if tokens.len() == 2 {
        return FULL.contains(&(line.word(tokens.start), line.word(tokens.start + 1)));
    }
    // "Lloyd’s said", "Lloyd’s of London", "Lloyd’s List", but "Lloyd’s mother".
    let behind = tokens.end + 1;
    let owner = || line.sentence.tag(behind).is_noun() || line.sentence.tag(behind) == Tag::Jj || line.is_capital(behind);
    tokens.len() == 1
        && OWNED.contains(&line.word(tokens.start))
        && matches!(line.word(tokens.end), "'s" | "’s")
        && (!owner() || matches!(line.word(behind), "List" | "Register" | "Investors" | "Analytics" | "Ratings"))
}

/// What a firm or a body is called, right before its name.
pub(super) fn is_firm_noun(word: &str) -> bool {
    const FIRMS: &[&str] = &[
        "agency",
        "airline",
        "automaker",
        "brand",
        "carmaker",
        "chain",
        "charity",
        "club",
        "company",
        "conglomerate",
        "consultancy",
        "firm",
        "lender",
        "magazine",
        "newspaper",
        "retailer",
        "shipbuilder",
        "startup",
        "start-up",
        "subsidiary",
        "supermarket",
        "tank",
        "union",
        "website",
    ];
    FIRMS.contains(&word)
}

/// What a ship is called.
pub(super) fn is_vessel(word: &str) -> bool {
    const VESSELS: &[&str] = &[
        "barge",
        "battleship",
        "boat",
        "catamaran",
        "corvette",
        "cruiser",
        "destroyer",
        "dredger",
        "ferry",
        "freighter",
        "frigate",
        "hydrofoil",
        "icebreaker",
        "lifeboat",
        "liner",
        "minesweeper",
        "schooner",
        "ship",
        "steamer",
        "steamship",
        "submarine",
        "tanker",
        "trawler",
        "tug",
        "tugboat",
        "vessel",
        "warship",
        "yacht",
    ];
    VESSELS.contains(&word)
}
