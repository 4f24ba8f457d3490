//! From a figure and its sentence to a claim, within one block.

use std::ops::Range;
use std::sync::Arc;

use super::claim::{Claim, Event, EventRole, Modality, Scope, Time};
use super::event::{self, Found};
use super::lexicon::{self, Happening, Thing};
use super::words::{PREPOSITIONS, SPEECH, Words, month, weekday};
use super::{clause, story, when};
use crate::figures::{Figure, Kind, Part};
use crate::language::{NameKind, Sentence, Tag};

/// One claim for each figure of a block, in the same order. Attribution and what the rest of the document adds come later.
pub(super) fn claims(prose: &str, sentences: &[Sentence], figures: &[Figure]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(figures.len());
    for together in figures.chunk_by(|a, b| a.sentence == b.sentence) {
        let Some(sentence) = together.first().and_then(|figure| sentences.get(figure.sentence as usize)) else {
            claims.extend(together.iter().map(|figure| Claim { phrase: figure.counted.clone(), ..Claim::default() }));
            continue;
        };
        let words = Words::new(prose, sentence);
        let context = terms(&words, 0..words.len());
        let from = claims.len();
        claims.extend(together.iter().map(|figure| claim(&words, figure, &context)));
        siblings(&words, together, claims.get_mut(from..).unwrap_or_default());
    }
    inherit_time(figures, &mut claims);
    claims
}

fn claim(words: &Words, figure: &Figure, context: &Arc<[u32]>) -> Claim {
    let numbers = figure.tokens.0 as usize..(figure.tokens.1 as usize).min(words.len());
    let head_at = figure.head.map(|it| it as usize).filter(|&it| it < words.len());
    // A head far to the left is borrowed from another mention ("including 50 in the south").
    let collective = collective(words, &numbers);
    let head_at = collective.or(head_at);
    let own_head = head_at.filter(|&it| it + 1 >= numbers.start && it < numbers.end + 12);
    let own_head = own_head.map(|it| compound(words, it));
    let head_at = own_head.or(head_at);
    let head_at = if figure.kind == Kind::Percent { head_at.map(|it| rated(words, it)) } else { head_at };
    let phrase = numbers.start..own_head.map_or(numbers.end, |it| it + 1).max(numbers.end);
    let phrase = phrase.start..coordinated(words, phrase.end);
    let found = event::find(words, phrase.clone(), figure.verb.map(|it| it as usize))
        .or_else(|| clause::leaving(words, &phrase).filter(|_| matches!(figure.kind, Kind::Time | Kind::Date)));
    // "Left Aldham at 6:40 with 80 pupils on board": it left then, whoever was aboard.
    let found = match clause::leaving(words, &phrase).filter(|it| figure.kind == Kind::Time && it.at < phrase.start) {
        Some(leaving) if found.as_ref().is_none_or(|it| it.at > phrase.end) => Some(leaving),
        _ => found,
    };
    let victims = own_head.is_none() && unnamed_victims(words, figure, &numbers, head_at, found.as_ref());
    let head_at = head_at.filter(|_| !victims);
    let mut head = head_at.map(|it| words.lemma(it)).or_else(|| figure.unit.clone()).unwrap_or_default();
    let mixed = phrase.end > own_head.map_or(numbers.end, |it| it + 1) || mixed_group(words, phrase.end);
    let (modifiers, origins, designation) =
        before_head(words, numbers.end..own_head.unwrap_or(numbers.end).max(numbers.end), own_head);
    if let Some(designation) = designation {
        head = designation;
    }
    let modifiers = match head_at.filter(|_| matches!(figure.kind, Kind::Percent | Kind::Money) && own_head.is_none()) {
        Some(head) => described_by(words, head),
        None => modifiers,
    };
    let mut things: Vec<Thing> = Thing::of(&head).into_iter().collect();
    let nationals = own_head.is_some_and(|it| is_nationals(words, it));
    if things.is_empty() && nationals {
        things.extend(Thing::of("people"));
    }
    let mut event = found.as_ref().map(|found| event_of(found, &things, figure.kind));
    if figure.kind == Kind::Date && !words.is_any(numbers.start.wrapping_sub(1), DATED) && !words.tag(numbers.end).is_noun() {
        // "Updated: July 2", "November 12, 2011 — The navy …": when the text was made.
        event = None;
    }
    if figure.kind == Kind::Duration
        && let Some(lasting) = lasting(words, head_at, found.as_ref())
    {
        event = Some(lasting);
    }
    if bodies(words, &numbers) {
        event = Happening::named("die").map(|kind| Event { verb: "die".to_string(), kind: Some(kind), role: EventRole::Patient });
    }
    if settled(words, &numbers) && things.first().is_some_and(|it| it.is_people()) {
        event = Happening::named("reside").map(|kind| Event {
            verb: "reside".to_string(),
            kind: Some(kind),
            role: EventRole::Patient,
        });
    }
    if things.is_empty()
        && (head_at.is_none() || matches!(head.as_str(), "toll" | "number" | "death" | "fatality" | "population"))
        && figure.kind == Kind::Count
        && event.as_ref().and_then(|it| it.kind).is_some_and(happens_to_people)
    {
        things.extend(Thing::of("people"));
    }
    if let Some(outcome) = outcome(words, head_at).filter(|_| event.as_ref().is_none_or(|it| it.kind.is_none())) {
        things.extend(Thing::of("people"));
        event = Some(outcome);
    }
    described(words, phrase.end, found.as_ref(), &mut things, &mut event);
    let modifiers = degrees(words, &phrase, found.as_ref(), modifiers);
    let mut origins = if mixed { Vec::new() } else { origins };
    if nationals && !mixed {
        origins.push(head.clone());
    }
    if collective.is_some() {
        origins.clear();
    }
    let modifiers = if collective.is_some() { Vec::new() } else { modifiers };
    let Names { participants, places, district } = names(words, &phrase);
    Claim {
        attribution: None,
        head,
        things,
        modifiers,
        contrasts: contrasts(words, &phrase),
        origins,
        attribute: capacity(words, figure, &phrase).or_else(|| attribute(words, figure, &phrase)),
        definite: words.at(numbers.start.wrapping_sub(1)) == "the" && figure.kind == Kind::Count,
        revised: revised(words, &phrase),
        event,
        participants,
        owner: owner(words, &phrase, figure.kind),
        places,
        district,
        time: Time { present: is_present(words), ..when::time(words, phrase.start, phrase.end) },
        scope: if more_of_it(words, figure, found.as_ref()) {
            Scope::Addition
        } else if victims || collective.is_some() {
            Scope::Whole
        } else {
            scope(figure, own_head, words)
        },
        modality: modality(words, &phrase, found.as_ref()),
        phrase: if victims { "people".to_string() } else { figure.counted.clone() },
        context: context.clone(),
        clause: terms(words, clause::of(words, &phrase)),
        aside: false,
        only: false,
        headline: false,
        sentence: figure.sentence,
    }
}

/// "Ferry fire kills 41": people are meant, and no noun of another place is, unless it is one for people.
fn unnamed_victims(
    words: &Words,
    figure: &Figure,
    numbers: &Range<usize>,
    head_at: Option<usize>,
    found: Option<&event::Found>,
) -> bool {
    figure.kind == Kind::Count
        && figure.part == Part::Whole
        && !words.tag(numbers.end).is_noun()
        && !words.tag(numbers.end).is_adjective()
        && !matches!(words.at(numbers.end), "of" | "more" | "others")
        && found.is_some_and(|it| {
            it.event.is_some_and(happens_to_people) && it.role == EventRole::Patient && it.at + 1 == numbers.start
        })
        && head_at.is_none_or(|it| it + 1 < numbers.start && !Thing::of(&words.lemma(it)).is_some_and(Thing::is_people))
}

/// "Rocket propelled grenade launchers": the head stands behind a participle that belongs to the noun before it.
fn compound(words: &Words, head: usize) -> usize {
    let joined = ["propelled", "powered", "led", "owned", "based", "fired", "guided", "mounted"];
    if !words.is_any(head + 1, &joined) || !words.tag(head + 2).is_noun() {
        return head;
    }
    (head + 2..words.len()).take_while(|&i| words.tag(i).is_noun()).last().unwrap_or(head)
}

/// "The unemployment rate": what the rate is of, so that "unemployment" is the same.
fn rated(words: &Words, head: usize) -> usize {
    let before = head.wrapping_sub(1);
    let rate = words.is_any(head, &["rate", "level", "share", "percentage", "proportion"]);
    if rate && words.tag(before).is_noun() && !words.is_capital(before) { before } else { head }
}

/// "Youth unemployment stood at": what stands before a head that the number comes after.
fn described_by(words: &Words, head: usize) -> Vec<String> {
    let telling = |i: &usize| (words.tag(*i).is_noun() || words.tag(*i).is_adjective()) && !words.is_capital(*i);
    let mut modifiers: Vec<String> = (0..head).rev().take(3).take_while(telling).map(|i| words.lemma(i)).collect();
    modifiers.sort();
    modifiers
}

/// "She also gave $300,000": another sum, beside one that was told before.
fn more_of_it(words: &Words, figure: &Figure, found: Option<&Found>) -> bool {
    figure.kind == Kind::Money
        && found.is_some_and(|it| {
            words.at(it.at.wrapping_sub(1)) == "also"
                && matches!(it.verb.as_str(), "give" | "donate" | "pay" | "spend" | "lend" | "buy")
        })
}

/// "A crowd of 23,400 watched Dorby Rovers": the noun before the number is counted, not one behind the verb.
fn collective(words: &Words, numbers: &Range<usize>) -> Option<usize> {
    let mut of = numbers.start.wrapping_sub(1);
    while words.is_any(of, &["about", "some", "around", "nearly", "almost", "than", "more", "roughly", "over"]) {
        of = of.wrapping_sub(1);
    }
    let noun = of.wrapping_sub(1);
    let next_is_noun = words.tag(numbers.end).is_noun() || words.tag(numbers.end).is_adjective();
    let crowd =
        words.at(of) == "of" && words.is_any(noun, &["crowd", "audience", "attendance", "congregation", "workforce", "crew"]);
    (crowd && !next_is_noun).then_some(noun)
}

/// "The strike lasted 11 days": what lasts is what happened.
fn lasting(words: &Words, head: Option<usize>, found: Option<&Found>) -> Option<Event> {
    // "The strike ended after 17 days", "went on for 17 days".
    let long = |found: &Found| match found.verb.as_str() {
        "last" => true,
        "end" | "finish" | "run" | "go" | "continue" | "drag" => {
            (found.at + 1..found.at + 4).any(|i| words.is_any(i, &["after", "for"]) && words.is_number(i + 1))
        }
        _ => false,
    };
    let head = head.filter(|&it| found.is_some_and(|found| long(found) && it < found.at))?;
    let name = words.lemma(head);
    let kind = match Thing::of(&name).map(Thing::name) {
        Some("strike") => Happening::named("walkout"),
        _ => lexicon::trigger(&words.lower, head).map(|it| it.event),
    };
    kind.map(|kind| Event { verb: name, kind: Some(kind), role: EventRole::Other })
}

/// "Rose to 14", "has climbed to 14": the figure takes the place of an older one.
fn revised(words: &Words, phrase: &Range<usize>) -> bool {
    let to = phrase.start.wrapping_sub(1);
    words.at(to) == "to"
        && (1..=3).any(|back| {
            words.is_any(
                to.wrapping_sub(back),
                &[
                    "rose",
                    "rises",
                    "risen",
                    "rising",
                    "rise",
                    "climbed",
                    "climbs",
                    "climb",
                    "jumped",
                    "soared",
                    "increased",
                    "grew",
                    "grown",
                    "revised",
                    "raised",
                    "up",
                ],
            )
        })
}

/// "Built for 8,000 refugees", "room for 40 patients": how many there can be.
fn capacity(words: &Words, figure: &Figure, phrase: &Range<usize>) -> Option<String> {
    let before = |back: usize| words.at(phrase.start.wrapping_sub(back));
    let meant = match before(1) {
        "for" => {
            ["built", "designed", "meant", "intended", "made", "room", "space", "licensed", "licenced", "planned", "capacity"]
                .contains(&before(2))
        }
        "of" => before(2) == "capacity",
        "seat" | "seats" | "accommodate" | "accommodates" => true,
        "hold" | "house" | "take" => matches!(before(2), "can" | "could" | "to"),
        _ => false,
    };
    (meant && figure.kind == Kind::Count).then(|| "capacity".to_string())
}

/// "Officers made 32 arrests": the noun tells what happened, and to people.
fn outcome(words: &Words, head: Option<usize>) -> Option<Event> {
    let head = head?;
    let trigger = lexicon::trigger(&words.lower, head).filter(|it| happens_to_people(it.event) && words.tag(head).is_noun())?;
    Some(Event { verb: words.lemma(head), kind: Some(trigger.event), role: EventRole::Patient })
}

/// Where "women" ends that goes on "women and children".
fn coordinated(words: &Words, end: usize) -> usize {
    if words.at(end) == "and"
        && words.tag(end + 1).is_noun()
        && !words.is_capital(end + 1)
        && Thing::of(&words.lemma(end + 1)).is_some_and(Thing::is_people)
    {
        return end + 2;
    }
    end
}

/// Whether others are counted with them: "women and children, as well as foreign nationals".
fn mixed_group(words: &Words, end: usize) -> bool {
    let at = if words.at(end) == "," { end + 1 } else { end };
    words.at(at) == "as" && words.at(at + 1) == "well" && words.at(at + 2) == "as"
        || words.at(at) == "along" && words.at(at + 1) == "with"
        || words.at(at) == "including"
}

/// Modifiers, names and a type designation ("AK-47") between number and head.
fn before_head(words: &Words, range: Range<usize>, head: Option<usize>) -> (Vec<String>, Vec<String>, Option<String>) {
    let (mut modifiers, mut origins) = (Vec::new(), Vec::new());
    let until = head.map_or(range.end, |it| it + 1);
    let designation = designation(words, range.start..until.max(range.start));
    for i in range {
        if !words.is_word(i)
            || words.is_number(i)
            || matches!(words.at(i), "the" | "a" | "an" | "of" | "and" | "or")
            || PREPOSITIONS.contains(&words.at(i))
        {
            continue;
        }
        let lemma = words.lemma(i);
        if words.is_capital(i) {
            if designation.is_none() {
                origins.push(lemma);
            }
        } else {
            modifiers.push(lemma);
        }
    }
    modifiers.sort();
    origins.sort();
    (modifiers, origins, designation)
}

/// "AK-47", "AK 47s", "F-16": capitals, then digits. Written without the hyphen.
fn designation(words: &Words, range: Range<usize>) -> Option<String> {
    for i in range.clone() {
        let raw = words.raw(i);
        let letters = raw.chars().take_while(|c| c.is_ascii_uppercase()).count();
        if !(1..=4).contains(&letters) {
            continue;
        }
        let rest = raw.get(letters..).unwrap_or("").trim_start_matches('-').trim_end_matches('s');
        if !rest.is_empty() && rest.len() <= 4 && rest.bytes().all(|c| c.is_ascii_digit()) {
            return Some(format!("{}{rest}", raw.get(..letters).unwrap_or("")));
        }
        if raw.len() == letters {
            let next = if words.at(i + 1) == "-" { i + 2 } else { i + 1 };
            let number = words.raw(next).trim_end_matches('s');
            if next < range.end.max(i + 3)
                && !number.is_empty()
                && number.len() <= 4
                && number.bytes().all(|c| c.is_ascii_digit())
            {
                return Some(format!("{raw}{number}"));
            }
        }
    }
    None
}

/// "Palestinians", "Yemenis": a people's name as the head.
fn is_nationals(words: &Words, i: usize) -> bool {
    let named = words.sentence.name_at(i).is_some_and(|it| it.kind == NameKind::Nationality);
    let ending = ["ans", "is", "ese", "ish", "ks", "nes", "ds", "ns"].iter().any(|it| words.at(i).ends_with(it));
    words.is_capital(i) && words.raw(i).chars().skip(1).all(char::is_lowercase) && (named || ending)
}

/// What stands before the date of an event, and not before the date of a text.
const DATED: &[&str] = &[
    "on", "of", "in", "since", "until", "from", "to", "for", "by", "before", "after", "the", ",", "till", "and", "between",
    "was", "is", "dated", "late", "early", "last",
];

/// "A city of 160,000 people", "home to 640 people".
fn settled(words: &Words, numbers: &Range<usize>) -> bool {
    let mut at = numbers.start.wrapping_sub(1);
    while words.is_any(at, &["about", "some", "around", "nearly", "almost", "than", "more", "roughly", "over"]) {
        at = at.wrapping_sub(1);
    }
    let before = at.wrapping_sub(1);
    words.at(at) == "of"
        && words.is_any(before, &["city", "town", "village", "community", "settlement", "suburb", "municipality"])
        || words.is_any(at, &["to", "by"]) && words.at(before) == "home"
}

/// "Found the bodies of the seven hikers": they are dead, whoever finds them.
fn bodies(words: &Words, numbers: &Range<usize>) -> bool {
    let mut of = numbers.start.wrapping_sub(1);
    while words.is_any(of, &["the", "all", "these", "those", "some", "about"]) {
        of = of.wrapping_sub(1);
    }
    words.at(of) == "of" && words.is_any(of.wrapping_sub(1), &["bodies", "corpses", "remains"])
}

fn happens_to_people(event: Happening) -> bool {
    ["die", "injure", "missing", "arrest", "release", "abduct", "hold", "rescue", "displace", "hospitalise", "infect", "reside"]
        .contains(&event.name())
}

/// One verb means different events for people and for things: police seize suspects and weapons.
fn event_of(found: &Found, things: &[Thing], kind: Kind) -> Event {
    let people = things.first().is_some_and(|it| it.is_people());
    let hostages = things.iter().any(|it| it.name() == "hostage");
    let name = found.event.map_or("", Happening::name);
    let other = match name {
        "confiscate" | "capture" | "arrest" if hostages => Some("abduct"),
        "confiscate" | "capture" if people => Some("arrest"),
        // "The train carried 180 passengers", "with 180 passengers on board".
        "" if people && found.verb == "carry" => Some("board"),
        "" if people && found.verb == "pull" => Some("rescue"),
        "" if kind == Kind::Money && found.verb == "give" => Some("donate"),
        "charge" if kind == Kind::Money => Some("cost"),
        "arrest" | "capture" if kind == Kind::Money => Some("steal"),
        "arrest" | "capture" if !people && !things.is_empty() => Some("confiscate"),
        _ => None,
    };
    Event { verb: found.verb.clone(), kind: other.and_then(Happening::named).or(found.event), role: found.role }
}

/// What a relative clause or a participle adds to the counted: "women and children … who had been taken hostage" are hostages.
fn described(words: &Words, end: usize, found: Option<&Found>, things: &mut Vec<Thing>, event: &mut Option<Event>) {
    let people = things.first().is_some_and(|it| it.is_people());
    if !people {
        return;
    }
    for i in end..words.len().min(end + 16) {
        if matches!(words.at(i), ";" | ":" | "while" | "but" | "after") || words.is_number(i) {
            break;
        }
        if found.is_some_and(|it| it.at == i) {
            continue;
        }
        if let Some(trigger) = lexicon::trigger(&words.lower, i)
            && matches!(trigger.event.name(), "abduct" | "hold")
            && trigger.form != lexicon::Form::Noun
            && let Some(hostage) = Thing::of("hostage")
            && !things.contains(&hostage)
        {
            things.push(hostage);
        }
        // "held hostage": what they are, beside what happened.
    }
    if let Some(event) = event
        && matches!(event.kind.map_or("", Happening::name), "abduct" | "hold")
        && let Some(hostage) = Thing::of("hostage")
        && !things.contains(&hostage)
    {
        things.push(hostage);
    }
    // A noun of the same kind right behind: "10 women and children hostages".
    let next = words.lemma(end);
    if words.tag(end).is_noun()
        && let Some(thing) = Thing::of(&next)
        && thing.is_people()
        && !things.contains(&thing)
    {
        things.push(thing);
    }
}

/// Words that tell things of one kind apart, by pairs: whoever says one of them means not the other.
const CONTRASTS: &[&[&str]] = &[
    &["new", "old", "former", "previous"],
    &["men's", "women's", "girls'", "boys'", "junior", "youth"],
    &["half", "full"],
    &["eastbound", "westbound", "northbound", "southbound"],
    &["domestic", "foreign", "international"],
    &["upper", "lower"],
];

/// The words of [`CONTRASTS`] in the clause of a figure.
fn contrasts(words: &Words, phrase: &Range<usize>) -> Vec<&'static str> {
    let clause = clause::of(words, phrase);
    let at = |word: &&&'static str| clause.clone().any(|i| words.at(i) == **word && words.tag(i + 1).is_noun());
    CONTRASTS.iter().flat_map(|it| it.iter()).filter(at).copied().collect()
}

/// Whether two claims name different ones of such a pair.
pub fn contrasted(a: &[&str], b: &[&str]) -> bool {
    CONTRASTS.iter().any(|set| {
        let own = |words: &[&str]| set.iter().position(|it| words.contains(it));
        matches!((own(a), own(b)), (Some(x), Some(y)) if x != y)
    })
}

/// "30 people seriously injured": how badly sets them apart from the others.
fn degrees(words: &Words, phrase: &Range<usize>, found: Option<&Found>, mut modifiers: Vec<String>) -> Vec<String> {
    let verb = found.map_or(phrase.end, |it| it.at);
    let from = phrase.start.min(verb).saturating_sub(1);
    for i in from..phrase.end.max(verb + 3).min(words.len()) {
        let degree = match words.at(i) {
            "seriously" | "critically" | "badly" | "severely" | "serious" | "critical" => "serious",
            "slightly" | "lightly" | "minor" | "slight" => "minor",
            _ => continue,
        };
        modifiers.push(degree.to_string());
    }
    modifiers.sort();
    modifiers.dedup();
    modifiers
}

/// The name that stands nearest before the figure in its sentence: whose share, price or age it is.
fn owner(words: &Words, phrase: &Range<usize>, kind: Kind) -> Option<String> {
    if kind == Kind::Measure && !phrase.clone().any(|i| words.at(i) == ",") {
        // "55 km south of Bireun": the place it is measured from.
        let after = (phrase.end..words.len().min(phrase.end + 9))
            .take_while(|&i| !matches!(words.at(i), "," | ";" | "and") && !words.is_number(i) && weekday(words.at(i)).is_none());
        if let Some(i) = after.filter(|&i| words.is_capital(i) && words.is_word(i) && month(words.at(i)).is_none()).last() {
            return Some(words.at(i).to_string());
        }
    }
    // "Harlow won in Lindmouth with 54 percent": a place is the owner only where nobody else is.
    let mut placed = None;
    let mut i = phrase.start;
    while i > 0 {
        i -= 1;
        if words.is_capital(i)
            && words.is_word(i)
            && !words.is_number(i)
            && weekday(words.at(i)).is_none()
            && month(words.at(i)).is_none()
        {
            if i == 0 && !words.tag(i).is_proper() {
                break;
            }
            if words.tag(i) == Tag::Dt {
                continue;
            }
            let name = i;
            while i > 0 && words.is_capital(i - 1) && words.is_word(i - 1) {
                i -= 1;
            }
            if !words.is_any(i.wrapping_sub(1), &["in", "at", "near"]) {
                return Some(words.lower.get(i..=name).unwrap_or_default().join(" "));
            }
            placed = placed.or_else(|| Some(words.lower.get(i..=name).unwrap_or_default().join(" ")));
        }
    }
    placed
}

/// What is measured of the head, where the words say it.
fn attribute(words: &Words, figure: &Figure, phrase: &Range<usize>) -> Option<String> {
    if !matches!(figure.kind, Kind::Measure | Kind::Money | Kind::Percent | Kind::Duration | Kind::Count | Kind::Age) {
        return None;
    }
    if figure.unit.as_deref().is_some_and(|unit| unit.contains("magnitude")) {
        return Some("magnitude".to_string());
    }
    let from = phrase.start.saturating_sub(6);
    let near = |list: &[(&str, &str)], range: Range<usize>| {
        range
            .filter(|&i| i < words.len())
            .find_map(|i| list.iter().find(|(word, _)| *word == words.at(i)).map(|(_, name)| (*name).to_string()))
    };
    // "at a depth of 10 km, 55 km south": the depth is the other figure's.
    let own = (from..phrase.start).rev().take_while(|&i| !words.is_number(i) && !matches!(words.at(i), "," | ";" | "and")).last();
    let from = own.unwrap_or(phrase.start);
    let after = |n: usize| phrase.end.saturating_sub(1)..phrase.end + n;
    let found = near(NOUNS_OF_MEASURE, after(2)).or_else(|| near(NOUNS_OF_MEASURE, from..phrase.start));
    // "measured 49 millimetres of rain": what has a unit of its own is no magnitude.
    let found = found.filter(|it| it != "magnitude" || figure.unit.as_deref().is_none_or(|unit| unit.contains("magnitude")));
    if found.is_some() {
        return found;
    }
    let length = figure.unit.as_deref().is_some_and(|it| {
        it.ends_with("mile")
            || it.ends_with("metre")
            || it.ends_with("meter")
            || matches!(it, "foot" | "yard" | "inch" | "league")
    });
    if matches!(figure.kind, Kind::Measure) && length {
        return near(DISTANCE, after(4));
    }
    None
}

const NOUNS_OF_MEASURE: &[(&str, &str)] = &[
    ("magnitude", "magnitude"),
    ("richter", "magnitude"),
    ("measuring", "magnitude"),
    ("measured", "magnitude"),
    ("depth", "depth"),
    ("deep", "depth"),
    ("height", "height"),
    ("tall", "height"),
    ("high", "height"),
    ("long", "length"),
    ("length", "length"),
    ("wide", "width"),
    ("width", "width"),
    ("weight", "weight"),
    ("weighing", "weight"),
    ("weighed", "weight"),
    ("speed", "speed"),
    ("temperature", "temperature"),
    ("altitude", "altitude"),
    ("population", "population"),
    ("effective", "efficacy"),
    ("efficacy", "efficacy"),
    ("effectiveness", "efficacy"),
    ("efficient", "efficiency"),
    ("efficiency", "efficiency"),
    ("literate", "literacy"),
    ("literacy", "literacy"),
    ("worth", "worth"),
    ("valued", "worth"),
    ("value", "worth"),
    ("displacement", "displacement"),
    ("tall", "height"),
];

const DISTANCE: &[(&str, &str)] = &[
    ("below", "depth"),
    ("beneath", "depth"),
    ("above", "altitude"),
    ("from", "distance"),
    ("away", "distance"),
    ("off", "distance"),
    ("west", "distance"),
    ("east", "distance"),
    ("north", "distance"),
    ("south", "distance"),
    ("northwest", "distance"),
    ("northeast", "distance"),
    ("southwest", "distance"),
    ("southeast", "distance"),
    ("inland", "distance"),
];

fn scope(figure: &Figure, own_head: Option<usize>, words: &Words) -> Scope {
    let (start, end) = (figure.tokens.0 as usize, figure.tokens.1 as usize);
    match figure.part {
        Part::Per => Scope::Per,
        Part::Addition => Scope::Addition,
        Part::Of => {
            if own_head.is_some_and(|it| it >= start) && words.at(end) != "of" && figure.kind == Kind::Count {
                Scope::Member
            } else {
                Scope::Part
            }
        }
        // "170,000 people in Sumatra alone".
        Part::Whole if (end..words.len().min(end + 10)).any(|i| words.at(i) == "alone" && words.tag(i - 1).is_noun()) => {
            Scope::Part
        }
        Part::Whole if figure.kind == Kind::Count => {
            // "Of the 23 arrested, 12 are Somali", "two were injured": the noun is borrowed from another figure.
            let tally = figure
                .head
                .is_some_and(|it| words.is_any(it as usize, &["toll", "number", "total", "tally", "count", "population"]));
            let borrowed = !tally && figure.head.is_some() && own_head.is_none_or(|it| it < start);
            let of_them = words.at(end) == "of" && words.is_any(end + 1, &["whom", "them", "which", "those", "these", "the"]);
            if borrowed || of_them {
                Scope::Part
            } else if words.is_any(end, &["more", "others", "other"]) && !words.is_any(start.wrapping_sub(1), &["or"]) {
                Scope::Addition
            } else {
                Scope::Whole
            }
        }
        Part::Whole => Scope::Whole,
    }
}

/// Whether it is said to be so.
fn modality(words: &Words, phrase: &Range<usize>, found: Option<&Found>) -> Modality {
    if words.raw(words.len().wrapping_sub(1)).ends_with('?') || words.at(words.len().wrapping_sub(2)) == "?" {
        return Modality::Asked;
    }
    // "A village of 640 people wants its shop back": what it wants says nothing of how many live there.
    let found = found.filter(|_| !settled(words, phrase));
    let verb = found.map_or(phrase.start, |it| it.at);
    let (from, to) = (phrase.start.min(verb), phrase.end.max(verb + 1));
    // "in addition to the 105 hostages released": a participle right behind has no mood of its own, and takes none from before.
    let reach = if verb >= phrase.end { 2 } else { 5 };
    let mut start = from;
    while start > 0 && from - start < reach {
        let word = words.at(start - 1);
        if matches!(
            word,
            ";" | ":"
                | "\""
                | "“"
                | "”"
                | ","
                | "and"
                | "while"
                | "who"
                | "which"
                | "that"
                | "said"
                | "but"
                | "of"
                | "when"
                | "after"
                | "before"
                | "where"
        ) {
            break;
        }
        start -= 1;
    }
    let mut modality = Modality::Asserted;
    if found.is_some() && to_come(words, verb) {
        modality = Modality::Planned;
    }
    // "will close its plant in spring and lay off 320 workers": the second verb hangs on the same "will".
    if found.is_some() && words.tag(verb).is_verb() && words.is_any(verb.wrapping_sub(1), &["and", "or"]) {
        let will = (0..verb)
            .rev()
            .take_while(|&i| !matches!(words.at(i), ";" | ":" | "\"" | "“" | "”"))
            .find(|&i| words.tag(i) == Tag::Md || words.at(i) == "to" && words.tag(i + 1) == Tag::Vb);
        if will.is_some_and(|i| matches!(words.at(i), "will" | "shall" | "'ll" | "to")) {
            modality = Modality::Planned;
        }
    }
    // "Had asked the jury for damages of $10 million".
    if clause::of(words, phrase).take_while(|&i| i < phrase.start).any(|i| words.is_any(i, DEMANDS)) {
        modality = Modality::Planned;
    }
    let reported = (0..start).any(|i| words.is_any(i, &["said", "told", "announced", "promised"]));
    for i in start..to.min(words.len()) {
        let word = words.at(i);
        match word {
            // "The agency said it would last five years": what will be, reported.
            "would" if reported && !(0..words.len()).any(|i| words.at(i) == "if") => modality = Modality::Planned,
            // "Must pay $2 million": the sum is settled.
            "must" | "ordered" if pays(words, i) => {}
            // "Was to cost $1.4 billion": what was planned once, and may have come otherwise.
            "was" | "were" if words.at(i + 1) == "to" && words.tag(i + 2) == Tag::Vb => return Modality::Hypothetical,
            // "Licensed to carry 210 passengers": how many it carried is another matter.
            "licensed" | "permitted" | "allowed" | "certified" | "authorised" | "authorized" | "entitled"
                if words.at(i + 1) == "to" && words.tag(i + 2) == Tag::Vb =>
            {
                modality = Modality::Hypothetical;
            }
            "if" | "unless" | "whether" | "could" | "may" | "might" | "would" | "feared" | "fear" | "fears" | "possibly"
            | "perhaps" | "potential" | "potentially" | "forecast" | "predicted" | "projected" | "threatened" | "threatens"
                if !(word == "may" && words.is_capital(i)) =>
            {
                modality = Modality::Hypothetical;
            }
            "will" | "'ll" | "plan" | "plans" | "planned" | "planning" | "expected" | "expects" | "expect" | "aims" | "aim"
            | "aimed" | "hopes" | "hoped" | "hope" | "intends" | "wants" | "wanted" | "must" | "should" | "target"
            | "scheduled" | "slated" | "proposed" | "proposes" | "demanded" | "demands" | "demanding" | "asked" | "agreed"
            | "agrees" | "offered" | "promised" | "pledged" | "vowed" | "ordered" | "shall" | "due"
                if modality == Modality::Asserted =>
            {
                modality = Modality::Planned;
            }
            // "Voted to raise the tax": settled, and yet to come.
            "voted" | "decided" | "resolved" if words.at(i + 1) == "to" && modality == Modality::Asserted => {
                modality = Modality::Planned;
            }
            "has" | "have" | "had" | "need" | "needs" | "needed" if words.at(i + 1) == "to" && words.tag(i + 2) == Tag::Vb => {
                modality = Modality::Planned;
            }
            "not" | "n't" | "never" | "no" | "denied" | "denies" | "cannot" | "without" | "neither" | "nor"
                // "no one was hurt", "no injuries": the count of zero says it, and is itself asserted
                if !(word == "without" && i >= phrase.end
                    || word == "no" && (phrase.contains(&i) || words.is_any(i + 1, &["-", "confidence"]))
                    || word == "no" && words.is_any(i + 1, &["fewer", "less", "more", "longer"])) =>
            {
                return Modality::Negated;
            }
            _ => {}
        }
    }
    modality
}

/// Words of those who want a sum and may not get it.
const DEMANDS: &[&str] = &[
    "asked",
    "sought",
    "seeks",
    "seeking",
    "demanded",
    "demands",
    "demanding",
    "requested",
    "requests",
    "sued",
    "sues",
    "claiming",
];

/// "Must pay", "ordered to pay".
fn pays(words: &Words, i: usize) -> bool {
    words.at(i + 1) == "pay" || words.at(i + 1) == "to" && words.at(i + 2) == "pay"
}

/// "Tarrant to cut 1,200 jobs": in a headline the infinitive speaks of what is to come.
fn to_come(words: &Words, verb: usize) -> bool {
    let finite = |i: usize| matches!(words.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let to = verb.wrapping_sub(1);
    words.at(to) == "to" && (to == 1 || words.tag(to.wrapping_sub(1)).is_noun()) && !(0..to).any(finite)
}

struct Names {
    participants: Vec<String>,
    places: Vec<String>,
    district: bool,
}

/// Names in the sentence, and those of them that are places.
fn names(words: &Words, phrase: &Range<usize>) -> Names {
    let (mut names, mut places, mut district) = (Vec::new(), Vec::new(), false);
    let mut i = 0;
    while i < words.len() {
        let starts = is_name_word(words, i) && (i > 0 || words.tag(i).is_proper());
        if !starts || phrase.contains(&i) && words.is_number(i) || weekday(words.at(i)).is_some() || month(words.at(i)).is_some()
        {
            i += 1;
            continue;
        }
        let start = i;
        while i < words.len() && is_name_word(words, i) {
            i += 1;
        }
        let name = words.lower.get(start..i).unwrap_or(&[]).join(" ");
        if name == "i" || name.is_empty() {
            continue;
        }
        let mut before = start.wrapping_sub(1);
        while before < words.len() && (matches!(words.tag(before), Tag::Dt | Tag::Jj) || words.is_any(before, NEARBY)) {
            before = before.wrapping_sub(1);
        }
        let kind = words.sentence.name_at(start).map(|it| it.kind);
        // "14 houses on Hill Road in Arden": a street holds some of what the town has.
        let street = words.is_any(i.wrapping_sub(1), STREETS)
            && words.is_any(phrase.end, &["on", "in", "along", "at"])
            && start <= phrase.end + 2
            && start > phrase.end;
        // "At its Sundby factory".
        let site = words.is_any(i, SITES)
            && words.is_any(start.wrapping_sub(1), &["its", "their", "the", "a"])
            && words.is_any(start.wrapping_sub(2), &["at", "in", "from", "near"]);
        let located = street
            || site
            || words.is_any(before, &["in", "near", "at", "off", "across", "outside", "inside", "throughout", "around"])
            || words.is_any(start.wrapping_sub(1), NEARBY);
        // "At Hill Street school": a thing that bears a person's name is a place all the same.
        let bears = words.tag(i).is_noun() && !words.is_capital(i);
        if located && (bears || !matches!(kind, Some(NameKind::Person))) && kind != Some(NameKind::Nationality) {
            places.push(name.clone());
            district |= words.is_any(i, DISTRICTS);
        }
        names.push(name);
    }
    Names { participants: names, places, district }
}

/// Where people work; a name before it says where that is.
const SITES: &[&str] = &[
    "plant",
    "factory",
    "mill",
    "mine",
    "yard",
    "shipyard",
    "works",
    "site",
    "depot",
    "warehouse",
    "refinery",
    "brewery",
    "pit",
    "base",
    "camp",
    "office",
    "branch",
];

/// What a street is called.
const STREETS: &[&str] =
    &["road", "street", "avenue", "lane", "square", "boulevard", "drive", "close", "terrace", "row", "alley", "way"];

/// What a part of a wider place is called.
const DISTRICTS: &[&str] =
    &["district", "neighbourhood", "neighborhood", "suburb", "ward", "quarter", "borough", "subdistrict", "precinct"];

const NEARBY: &[&str] = &["neighbouring", "neighboring", "nearby", "surrounding"];

fn is_name_word(words: &Words, i: usize) -> bool {
    words.is_capital(i) && words.is_word(i) && !words.is_number(i)
}

/// The content words among these tokens, sorted hashes.
fn terms(words: &Words, among: Range<usize>) -> Arc<[u32]> {
    let mut terms: Vec<u32> = among.filter_map(|i| story::term(words, i).map(|it| it.0)).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into()
}

/// "86 Israelis and another 24 foreigners were released": the first is no more a total than the second. "12 Somali and 11 Yemeni pirates":
/// each is a part. "Out of 23 arrested, 12 are from Somalia and 11 from Yemen": and so here.
fn siblings(words: &Words, figures: &[Figure], claims: &mut [Claim]) {
    let people = |claim: &Claim| claim.things.first().is_some_and(|it| it.is_people());
    for after in 1..figures.len().min(claims.len()) {
        let before = after - 1;
        let both = figures[before].kind == Kind::Count && figures[after].kind == Kind::Count;
        let whole = claims[before].scope == Scope::Whole && both;
        let same = |a: &Claim, b: &Claim| {
            a.event.as_ref().map(|it| (it.kind, &it.verb)) == b.event.as_ref().map(|it| (it.kind, &it.verb))
        };
        if whole && claims[after].scope == Scope::Addition {
            if people(&claims[before]) && people(&claims[after]) && same(&claims[before], &claims[after]) {
                claims[before].scope = Scope::Addition;
            }
            continue;
        }
        let (from, to) = (figures[before].tokens.1 as usize, figures[after].tokens.0 as usize);
        // "12 AK-47s, three rifles": the three are others.
        let named = |claim: &Claim| claim.head.bytes().any(|it| it.is_ascii_digit());
        let arm = |claim: &Claim| claim.things.first().is_some_and(|it| matches!(it.name(), "rifle" | "gun"));
        if both && named(&claims[before]) && arm(&claims[after]) && to - from.min(to) <= 6 {
            claims[after].scope = Scope::Addition;
            continue;
        }
        let joined = to > from && to - from <= 4 && words.at(to - 1) == "and" && !(from..to).any(|i| words.tag(i).is_verb());
        let nations = joined && from < words.len() && words.is_capital(from) && words.is_capital(to + 1);
        let alike = nations || claims[before].head == claims[after].head || people(&claims[before]) && people(&claims[after]);
        if whole
            && claims[after].scope == Scope::Whole
            && joined
            && alike
            && (nations || claims[before].origins != claims[after].origins)
        {
            claims[before].scope = Scope::Addition;
            claims[after].scope = Scope::Addition;
        }
        let out_of = words.is_any((figures[before].tokens.0 as usize).wrapping_sub(1), &["of"])
            && words.is_any((figures[before].tokens.0 as usize).wrapping_sub(2), &["out"]);
        if both && out_of {
            for (figure, claim) in figures.iter().zip(claims.iter_mut()).skip(after) {
                if figure.kind == Kind::Count && figure.sentence == figures[before].sentence {
                    claim.scope = Scope::Part;
                }
            }
        }
    }
}

/// Whether the sentence speaks of now, and so not of a year named before.
fn is_present(words: &Words) -> bool {
    let has = |tags: &[Tag]| (0..words.len()).any(|i| tags.contains(&words.tag(i)) && !SPEECH.contains(&words.at(i)));
    has(&[Tag::Vbz, Tag::Vbp]) && !has(&[Tag::Vbd])
}

/// "In 2004 a wave hit the coast. It killed 900 people": the second sentence speaks of 2004 too.
fn inherit_time(figures: &[Figure], claims: &mut [Claim]) {
    let mut last: Option<(u32, Time)> = None;
    for (figure, claim) in figures.iter().zip(claims.iter_mut()) {
        if claim.time.is_own() {
            last = Some((figure.sentence, claim.time.clone()));
        } else if figure.kind != Kind::Time
            && let Some((sentence, time)) = &last
            && figure.sentence.saturating_sub(*sentence) <= 1
            && (time.back || time.date.is_some_and(|it| it.year.is_some()))
        {
            claim.time.date = time.date;
            claim.time.back = time.back;
        }
    }
}
