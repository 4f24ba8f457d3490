//! From a figure and its sentence to a claim, within one block.

use std::ops::Range;
use std::sync::Arc;

use super::beside::numbers;
use super::claim::{Event, Modality, Scope, Statement, Time};
use super::contest::contests;
use super::contrasts::contrasts;
use super::crowd::{
    bodies, happens_to_people, manned, named, outcome, owned_workers, settled, tallied, unnamed_victims, watched,
};
use super::deeds::{alarm, appointment, event_of, lasting, told_by_subject};
use super::event::{self, Found};
use super::heads::{
    before_head, collective, compound, coordinated, described_by, described_thing, is_nationals, mixed_group, numbered, rated,
};
use super::lexicon::{Form, Happening, Thing};
use super::lists::SPEECH;
use super::measured::{attribute, capacity};
use super::modality::modality;
use super::names::{Names, Places, owner};
use super::pace::{of_period, pace};
use super::words::Words;
use super::{clause, outright, when};
use crate::figures::{Figure, Kind, Part};
use crate::language::{self, NameKind, Tag};

/// One statement for each figure of a block, in the same order. Attribution and what the rest of the document adds come later.
pub(super) fn claims(sentences: &[Words], figures: &[Figure]) -> Vec<Statement> {
    let mut claims: Vec<Statement> = Vec::with_capacity(figures.len());
    for together in figures.chunk_by(|a, b| a.sentence == b.sentence) {
        let Some(words) = together.first().and_then(|figure| sentences.get(figure.sentence as usize)) else {
            claims.extend(together.iter().map(|figure| Statement { phrase: figure.counted.clone(), ..Statement::default() }));
            continue;
        };
        let shared = Shared { context: terms(words, 0..words.len()), names: Names::of(words), beside: numbers(together) };
        let from = claims.len();
        claims.extend(together.iter().map(|figure| claim(words, figure, &shared)));
        let before = together.first().and_then(|it| it.sentence.checked_sub(1)).and_then(|it| sentences.get(it as usize));
        if let Some(before) = before {
            let claims = claims.get_mut(from..).unwrap_or_default();
            dwell_there(before, claims);
            if outright::brings_in_nothing(before) {
                claims.iter_mut().for_each(|it| it.unbroken = true);
            }
        }
        siblings(words, together, claims.get_mut(from..).unwrap_or_default());
        contests(words, before, together, claims.get_mut(from..).unwrap_or_default());
    }
    inherit_time(figures, &mut claims);
    claims
}

/// What the claims of a sentence have in common.
struct Shared {
    context: Arc<[u32]>,
    names: Names,
    beside: Arc<[u32]>,
}

fn claim(words: &Words, figure: &Figure, shared: &Shared) -> Statement {
    let numbers = figure.tokens.0 as usize..(figure.tokens.1 as usize).min(words.len());
    let head_at = figure.head.map(|it| it as usize).filter(|&it| it < words.len());
    // A head far to the left is borrowed from another mention ("including 50 in the south").
    let collective = collective(words, &numbers);
    let head_at = collective.or_else(|| described_thing(words, figure, &numbers)).or(head_at);
    let own_head = head_at.filter(|&it| it + 1 >= numbers.start && it < numbers.end + 12);
    let own_head = own_head.map(|it| compound(words, it));
    let head_at = own_head.or(head_at);
    let head_at = if figure.kind == Kind::Percent { head_at.map(|it| rated(words, it)) } else { head_at };
    let of_what = head_at.filter(|_| figure.kind == Kind::Count && own_head.is_none()).and_then(|it| numbered(words, it));
    let head_at = of_what.or(head_at);
    // "Participation was 57 per cent of registered voters": what is so high, and not of whom.
    let turned_out = |i: &usize| Thing::of(words.at(*i)).is_some_and(|it| it.name() == "turnout");
    let turnout = (numbers.start.saturating_sub(6)..numbers.start).find(turned_out).filter(|_| figure.kind == Kind::Percent);
    let (head_at, own_head) = turnout.map_or((head_at, own_head), |it| (Some(it), None));
    let phrase = numbers.start..own_head.map_or(numbers.end, |it| it + 1).max(numbers.end);
    let phrase = phrase.start..coordinated(words, phrase.end);
    let found = event::find(words, phrase.clone(), figure.verb.map(|it| it as usize))
        .or_else(|| clause::leaving(words, &phrase).filter(|_| matches!(figure.kind, Kind::Time | Kind::Date)));
    // "Left Aldham at 6:40 with 80 pupils on board": it left then, whoever was aboard.
    let found = match clause::leaving(words, &phrase).filter(|it| figure.kind == Kind::Time && it.at < phrase.start) {
        Some(leaving) if found.as_ref().is_none_or(|it| it.at > phrase.end) => Some(leaving),
        _ => found,
    };
    let tallied = tallied(words, figure, &numbers);
    let victims = tallied.is_some() || own_head.is_none() && unnamed_victims(words, figure, &numbers, head_at, found.as_ref());
    let found = tallied.or(found);
    let head_at = head_at.filter(|_| !victims);
    let mut head = head_at.map(|it| words.lemma(it)).or_else(|| figure.unit.clone()).unwrap_or_default();
    let mixed = phrase.end > own_head.map_or(numbers.end, |it| it + 1) || mixed_group(words, phrase.end);
    let (modifiers, origins, designation) =
        before_head(words, numbers.end..own_head.unwrap_or(numbers.end).max(numbers.end), own_head);
    if let Some(designation) = designation {
        head = designation;
    }
    let before = of_what.is_some() || matches!(figure.kind, Kind::Percent | Kind::Money) && own_head.is_none();
    let modifiers = match head_at.filter(|_| before) {
        Some(head) => described_by(words, head),
        None => modifiers,
    };
    let mut things: Vec<Thing> = Thing::of(&head).into_iter().collect();
    if own_head.is_some_and(|it| words.at(it + 1) == "and" && words.is_any(it + 2, &["crew", "staff"])) {
        // "79 passengers and crew": all who are aboard.
        things = Thing::of("people").into_iter().collect();
    }
    // "12,480 men and women": adults of any sort.
    if phrase.end == own_head.map_or(0, |it| it + 1) + 2 && both_sexes(words, phrase.end) {
        things = Thing::of("people").into_iter().collect();
    }
    let nationals = own_head.is_some_and(|it| is_nationals(words, it));
    if things.is_empty() && nationals {
        things.extend(Thing::of("people"));
    }
    let mut event = found.as_ref().map(|found| event_of(found, &things, figure.kind));
    let undated = !words.is_any(numbers.start.wrapping_sub(1), DATED) && !words.tag(numbers.end).is_noun();
    if figure.kind == Kind::Date
        && (undated || language::dateline(words.text, words.sentence).is_some_and(|dash| numbers.end <= dash))
    {
        // "Updated: July 2", "November 12, 2011 — The navy …", "DUNMORE, July 2 (OPA) - The navy …": when the text was made.
        event = None;
    }
    if figure.kind == Kind::Duration
        && let Some(lasting) = lasting(words, figure, head_at, found.as_ref())
    {
        event = Some(lasting);
    }
    let attribute = capacity(words, figure, &phrase).or_else(|| attribute(words, figure, &phrase));
    if attribute.as_deref() == Some("stake") && !found.as_ref().is_some_and(|it| dealt(words, it, &phrase)) {
        event = named("own");
    }
    if let Some(told) = told_by_subject(words, figure, found.as_ref(), &things) {
        event = Some(told);
    }
    if figure.kind == Kind::Time
        && let Some(alarm) = alarm(words, &phrase)
    {
        event = Some(alarm);
    }
    if figure.kind == Kind::Date
        && event.is_some()
        && let Some((appointment, appointed)) = appointment(words, found.as_ref())
    {
        (head, event) = (appointment, Some(appointed));
    }
    let watched = figure.kind == Kind::Count && watched(words, &numbers);
    if watched {
        head = "crowd".to_string();
        things = Thing::of("crowd").into_iter().collect();
        event = named("attend");
    }
    // "A £4m signing": what a club pays for a player.
    if figure.kind == Kind::Money && words.at(numbers.end) == "signing" {
        event = named("buy");
    }
    let told = event.as_ref().is_some_and(|it| it.kind.is_some());
    if manned(words, &numbers) || !told && figure.kind == Kind::Count && owned_workers(words, &numbers, &things) {
        event = named("employ");
    }
    if bodies(words, &numbers) {
        event = named("die");
    }
    if settled(words, &numbers) && things.first().is_some_and(|it| it.is_people()) {
        event = named("reside");
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
    // "12 states and territories": more than the states alone.
    let modifiers = match also_counted(words, figure, own_head) {
        Some(other) => [modifiers, vec![other]].concat(),
        None => modifiers,
    };
    let modifiers = degrees(words, &phrase, found.as_ref(), modifiers);
    let mut origins = if mixed { Vec::new() } else { origins };
    if nationals && !mixed {
        origins.push(head.clone());
    }
    if collective.is_some() {
        origins.clear();
    }
    let modifiers = if collective.is_some() { Vec::new() } else { modifiers };
    let Places { names: places, district } = shared.names.places(words, &phrase);
    let clause = terms(words, clause::of(words, &phrase));
    let telling = when::telling(words, phrase.start, phrase.end);
    let modality = modality(words, &phrase, found.as_ref(), event.as_ref().and_then(|it| it.kind));
    let pace = pace(words, figure, &phrase, head_at);
    // "12 daily crossings", "12 crossings a day": no others.
    let rate = pace.is_some() && figure.kind == Kind::Count;
    let modifiers: Vec<String> = modifiers.into_iter().filter(|it| !rate || of_period(it).is_none()).collect();
    Statement {
        head,
        things: things.into(),
        modifiers: modifiers.into(),
        contrasts: contrasts(words, &phrase).into(),
        origins: origins.into(),
        attribute,
        definite: words.at(numbers.start.wrapping_sub(1)) == "the" && figure.kind == Kind::Count,
        revised: revised(words, &phrase),
        total: false,
        goes_on: words.is_any(0, &["it", "they", "that", "this", "these", "those", "then", "there", "its", "their"]),
        pace,
        contest: None,
        event,
        participants: shared.names.all.clone(),
        owner: owner(words, &phrase, figure.kind),
        places: places.into(),
        district,
        time: Time {
            present: is_present(words, &telling),
            ..when::time(words, &telling, phrase.start, phrase.end, pace.is_some())
        },
        scope: if more_of_it(words, figure, found.as_ref()) || is_difference(words, figure, &numbers) {
            Scope::Addition
        } else if victims || watched || collective.is_some() {
            Scope::Whole
        } else {
            match scope(figure, own_head, found.as_ref(), words) {
                Scope::Whole if pace.is_some() && figure.kind == Kind::Count => Scope::Per,
                scope => scope,
            }
        },
        modality,
        phrase: if victims { "people".to_string() } else { figure.counted.clone() },
        context: shared.context.clone(),
        // Many a sentence is one clause.
        clause: if clause == shared.context { shared.context.clone() } else { clause },
        beside: shared.beside.clone(),
        outright: outright::print(words, figure),
        unbroken: false,
        aside: false,
        sentence: figure.sentence,
        asks: 0,
    }
}

/// "Ardat is in ruins. About 800 people live there": where they live stands in the sentence before.
fn dwell_there(before: &Words, claims: &mut [Statement]) {
    let there = |claim: &Statement| {
        let lives = claim.event.as_ref().is_some_and(|it| it.verb == "live" && it.kind.is_some_and(|it| it.name() == "reside"));
        lives && claim.places.is_empty()
    };
    for claim in claims.iter_mut().filter(|it| there(it)) {
        let towns = before.sentence.names.iter().filter(|it| it.kind == NameKind::Place);
        claim.places = towns.filter_map(|it| Some(before.lower.get(it.start as usize..it.end as usize)?.join(" "))).collect();
    }
}

/// "And territories" behind "12 states".
fn also_counted(words: &Words, figure: &Figure, own_head: Option<usize>) -> Option<String> {
    let and = own_head? + 1;
    let plural = |i: usize| words.tag(i) == Tag::Nns && !words.is_capital(i);
    let joined = figure.kind == Kind::Count && words.at(and) == "and" && plural(and - 1) && plural(and + 1);
    let people = |i: usize| Thing::of(&words.base(i)).is_some_and(Thing::is_people);
    (joined && !people(and - 1) && !people(and + 1)).then(|| format!("and {}", words.lemma(and + 1)))
}

/// Whether "men and women" ends here.
fn both_sexes(words: &Words, end: usize) -> bool {
    let (one, other) = (words.at(end.wrapping_sub(3)), words.at(end.wrapping_sub(1)));
    matches!((one, other), ("men", "women") | ("women", "men") | ("boys", "girls") | ("girls", "boys"))
}

/// "She also gave $300,000": another sum, beside one that was told before.
fn more_of_it(words: &Words, figure: &Figure, found: Option<&Found>) -> bool {
    figure.kind == Kind::Money
        && found.is_some_and(|it| {
            words.at(it.at.wrapping_sub(1)) == "also"
                && matches!(it.verb.as_str(), "give" | "donate" | "pay" | "spend" | "lend" | "buy")
        })
}

/// "1,862 farms, 47 fewer than a year earlier": by how many there are fewer, and not how many there are.
fn is_difference(words: &Words, figure: &Figure, numbers: &Range<usize>) -> bool {
    figure.kind == Kind::Count && words.is_any(numbers.end, &["fewer", "more", "less"]) && words.at(numbers.end + 1) == "than"
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

/// What stands before the date of an event, and not before the date of a text.
const DATED: &[&str] = &[
    "on", "of", "in", "since", "until", "from", "to", "for", "by", "before", "after", "the", ",", "till", "and", "between",
    "was", "is", "dated", "late", "early", "last",
];

/// "Bought a 5 percent stake", "raised its stake to 9 percent": what was dealt in, and not what somebody has.
fn dealt(words: &Words, found: &Found, phrase: &Range<usize>) -> bool {
    found.at < phrase.start && !matches!(found.verb.as_str(), "own" | "hold" | "have" | "control")
        || words.is_any(phrase.start.wrapping_sub(1), &["to", "from", "by"])
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
        if let Some(trigger) = words.trigger(i)
            && matches!(trigger.event.name(), "abduct" | "hold")
            && trigger.form != Form::Noun
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

fn scope(figure: &Figure, own_head: Option<usize>, found: Option<&Found>, words: &Words) -> Scope {
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
        Part::Whole if is_share_in_figures(words, start) => Scope::Part,
        // "Kills more than the 58,000 who died in the war": others, against whom these are held.
        Part::Whole if words.at(start.wrapping_sub(1)) == "the" && words.at(start.wrapping_sub(2)) == "than" => Scope::Part,
        // "In April alone 510 people".
        Part::Whole
            if (1..=3).any(|back| {
                words.at(start.wrapping_sub(back)) == "alone" && words.tag(start.wrapping_sub(back + 1)).is_noun()
            }) =>
        {
            Scope::Part
        }
        // "170,000 people in Sumatra alone".
        Part::Whole if (end..words.len().min(end + 10)).any(|i| words.at(i) == "alone" && words.tag(i - 1).is_noun()) => {
            Scope::Part
        }
        Part::Whole if figure.kind == Kind::Count => {
            // "Of the 23 arrested, 12 are Somali", "two were injured": the noun is borrowed from another figure.
            let tally = figure.head.is_some_and(|it| words.is_any(it as usize, AMOUNTS));
            let borrowed = !tally && figure.head.is_some() && own_head.is_none_or(|it| it < start);
            let of_them = words.at(end) == "of" && words.is_any(end + 1, &["whom", "them", "which", "those", "these", "the"]);
            // "Six of our nurses were hurt": all nurses that were; "six of our people": some of those who were. "Sent 310 of its staff
            // home": of those whom it employs.
            let happened = found.is_some_and(|it| it.event.is_some());
            let of_ours =
                words.at(end) == "of" && words.tag(end + 1) == Tag::PrpS && (words.is_any(end + 2, OF_ALL_KINDS) || !happened);
            if borrowed || of_them || of_ours {
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

/// People of no kind.
const OF_ALL_KINDS: &[&str] = &["people", "men", "women", "children", "members", "citizens"];

/// Nouns that are a number of something, so that what is said of them is said of all.
const AMOUNTS: &[&str] = &[
    "toll",
    "number",
    "total",
    "tally",
    "count",
    "population",
    "attendance",
    "crowd",
    "workforce",
    "headcount",
    "payroll",
    "capacity",
];

/// "The state will pay a quarter of it, or 21 million": so much of a whole that is told besides.
fn is_share_in_figures(words: &Words, start: usize) -> bool {
    let or = start.wrapping_sub(1);
    let comma = or.wrapping_sub(1);
    let share = |i: usize| {
        words.is_any(i, &["half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "percent", "%"])
            && words.at(i + 1) == "of"
    };
    words.at(or) == "or" && words.at(comma) == "," && (comma.saturating_sub(10)..comma).any(share)
}

/// The content words among these tokens, sorted hashes.
fn terms(words: &Words, among: Range<usize>) -> Arc<[u32]> {
    let mut terms: Vec<u32> = among.filter_map(|i| words.term(i).map(|it| it.0)).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into()
}

/// "86 Israelis and another 24 foreigners were released": the first is no more a total than the second. "12 Somali and 11 Yemeni pirates":
/// each is a part. "Out of 23 arrested, 12 are from Somalia and 11 from Yemen": and so here.
fn siblings(words: &Words, figures: &[Figure], claims: &mut [Statement]) {
    let people = |claim: &Statement| claim.things.first().is_some_and(|it| it.is_people());
    for after in 1..figures.len().min(claims.len()) {
        let before = after - 1;
        let both = figures[before].kind == Kind::Count && figures[after].kind == Kind::Count;
        let whole = claims[before].scope == Scope::Whole && both;
        let same = |a: &Statement, b: &Statement| {
            a.event.as_ref().map(|it| (it.kind, &it.verb)) == b.event.as_ref().map(|it| (it.kind, &it.verb))
        };
        if whole && claims[after].scope == Scope::Addition {
            if people(&claims[before]) && people(&claims[after]) && same(&claims[before], &claims[after]) {
                claims[before].scope = Scope::Addition;
            }
            continue;
        }
        let (from, to) = (figures[before].tokens.1 as usize, figures[after].tokens.0 as usize);
        claims[after].total = both
            && words.at(from) == "of"
            && (to == from + 1 || to == from + 2 && words.is_any(from + 1, &["the", "its", "all", "their"]));
        // "12 AK-47s, three rifles": the three are others.
        let named = |claim: &Statement| claim.head.bytes().any(|it| it.is_ascii_digit());
        let arm = |claim: &Statement| claim.things.first().is_some_and(|it| matches!(it.name(), "rifle" | "gun"));
        if both && named(&claims[before]) && arm(&claims[after]) && to - from.min(to) <= 6 {
            claims[after].scope = Scope::Addition;
            continue;
        }
        // "Licensed to carry 210 passengers in winter and 280 in summer": what has the noun of the one has what is said of it.
        let and = (from..to).rev().find(|&i| !words.is_any(i, &["about", "some", "up", "to"])).filter(|&i| words.at(i) == "and");
        let taken = both && to > from && to - from <= 8 && and.is_some() && !(from..to).any(|i| words.tag(i).is_verb());
        let bare = !words.tag(figures[after].tokens.1 as usize).is_noun();
        if taken && bare && figures[before].unit.is_some() && figures[before].unit == figures[after].unit {
            let (attribute, modality) = (claims[before].attribute.clone(), claims[before].modality);
            let after = &mut claims[after];
            after.attribute = after.attribute.take().or(attribute);
            if after.modality == Modality::Asserted {
                after.modality = modality;
            }
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

/// Whether the sentence speaks of now, and so not of a year named before. "The firm, which won in 2022, has 420 workers": it does.
fn is_present(words: &Words, telling: &[usize]) -> bool {
    let has = |tags: &[Tag]| telling.iter().any(|&i| tags.contains(&words.tag(i)) && !words.is_in(i, SPEECH));
    has(&[Tag::Vbz, Tag::Vbp]) && !has(&[Tag::Vbd])
}

/// "In 2004 a wave hit the coast. It killed 900 people": the second sentence speaks of 2004 too.
fn inherit_time(figures: &[Figure], claims: &mut [Statement]) {
    let mut last: Option<(u32, Time)> = None;
    for (figure, claim) in figures.iter().zip(claims.iter_mut()) {
        // "The ferry, built in 1988, carried 240 people": not in that year. "The line will open in 2031. Workers found 40 graves": nor then.
        let to_come = matches!(claim.modality, Modality::Planned | Modality::Hypothetical);
        claim.time.base |= figure.kind == Kind::Date && claim.is_founding() || to_come && claim.time.date.is_some();
        if claim.time.base {
            continue;
        }
        if claim.time.is_own() {
            last = Some((figure.sentence, claim.time.clone()));
        } else if figure.kind != Kind::Time
            && let Some((sentence, time)) = &last
            && figure.sentence.saturating_sub(*sentence) <= 1
            && time.carries()
        {
            claim.time.date = time.date;
            claim.time.back = time.back;
            // "The cup was found in 1953. The insurers put it at 6.8 million": of which time nobody knows.
            claim.time.guessed = time.guessed || figure.sentence > *sentence && !claim.goes_on;
        }
    }
}
