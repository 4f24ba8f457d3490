//! What a verb tells of whom it is said, and by whom: police seize suspects and weapons, doctors and institutes ask people.

use std::ops::Range;

use super::claim::{Event, EventRole};
use super::clause;
use super::event::{Found, UNDERGOERS};
use super::lexicon::{Happening, Thing};
use super::words::Words;
use crate::figures::{Figure, Kind};
use crate::language::{Tag, grammar};

/// One verb means different events for people and for things: police seize suspects and weapons.
pub(super) fn event_of(found: &Found, things: &[Thing], kind: Kind) -> Event {
    let people = things.first().is_some_and(|it| it.is_people());
    let hostages = things.iter().any(|it| it.name() == "hostage");
    let name = found.event.map_or("", Happening::name);
    let other = match name {
        "confiscate" | "capture" | "arrest" if hostages => Some("abduct"),
        "confiscate" | "capture" if people => Some("arrest"),
        // "Drew 184,000 visitors".
        "" if matches!(found.verb.as_str(), "draw" | "attract" | "welcome" | "receive")
            && things.first().is_some_and(|it| it.name() == "spectator") =>
        {
            Some("attend")
        }
        // "With the loss of 850 jobs", "900 jobs will go".
        "lose" if things.first().is_some_and(|it| it.name() == "job") => Some("cut"),
        // "Has 640 employees".
        "" if found.verb == "have" && things.first().is_some_and(|it| it.name() == "worker") => Some("employ"),
        // "Joined from Katowice for 6 million": what a club pays for a player.
        "" if kind == Kind::Money && matches!(found.verb.as_str(), "sign" | "join") && found.role == EventRole::Other => {
            Some("buy")
        }
        // "Will support 2,500 jobs", "would create 3,500 jobs".
        "" | "support" | "build"
            if things.first().is_some_and(|it| it.name() == "job") && CREATING.contains(&found.verb.as_str()) =>
        {
            Some("create")
        }
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

/// Verbs that say little, until one knows of whom: a study follows patients, an institute asks voters, a court gives years.
pub(super) fn told_by_subject(words: &Words, figure: &Figure, found: Option<&Found>, things: &[Thing]) -> Option<Event> {
    let plain = |it: &Found| it.event.is_none_or(|it| matches!(it.name(), "hire" | "poll"));
    let found = found.filter(|it| plain(it) && it.at < figure.tokens.0 as usize)?;
    let before = |list: &[&str]| (0..found.at).any(|i| words.is_any(i, list));
    let people = things.first().is_some_and(|it| it.is_people());
    let near = figure.tokens.0 as usize - found.at <= 4;
    let name = match (found.verb.as_str(), figure.kind) {
        ("follow" | "track" | "involve" | "include" | "cover" | "test" | "recruit" | "monitor", Kind::Count)
            if people && near && before(&["study", "trial", "trials", "researchers", "scientists"]) =>
        {
            "study"
        }
        // "Recruited 12,840 adults": whom nobody hires.
        ("recruit", Kind::Count) if near && things.first().is_some_and(|it| STUDIED.contains(&it.name())) => "study",
        // "Weighed 6,300 pupils": whom doctors look at one by one.
        ("weigh" | "examine" | "survey" | "interview" | "check", Kind::Count)
            if people && near && before(&["study", "doctors", "nurses", "researchers", "scientists", "team"]) =>
        {
            "study"
        }
        ("ask", Kind::Count) if people && near && found.role == EventRole::Patient => "poll",
        ("give" | "get" | "receive" | "hand", Kind::Duration)
            if (0..words.len()).any(|i| words.is_any(i, &["prison", "jail", "bars"])) =>
        {
            "sentence"
        }
        _ => return None,
    };
    Some(Event { verb: found.verb.clone(), kind: Happening::named(name), role: EventRole::Patient })
}

/// Verbs of those who make jobs.
const CREATING: &[&str] = &["create", "support", "bring", "generate", "provide", "secure", "add", "safeguard"];

/// Of what kind those are whom a study recruits; an employer recruits workers, an army soldiers.
const STUDIED: &[&str] = &["adult", "patient", "man", "woman", "child", "participant"];

/// "Was called at 6.24 pm", "the first call came at": when help was called for, whoever tells it.
pub(super) fn alarm(words: &Words, phrase: &Range<usize>) -> Option<Event> {
    let called = |i: usize| match words.at(i) {
        "called" | "alerted" | "summoned" | "scrambled" => {
            words.is_any(i.wrapping_sub(1), &["was", "were", "been"]) || words.is_any(i.wrapping_sub(2), &["was", "were"])
        }
        "call" | "calls" => {
            words.is_any(i + 1, &["came", "was", "were", "at"])
                || words.is_any(i.wrapping_sub(1), &["first", "emergency", "distress"])
                || (1..=3).any(|back| words.is_any(i.wrapping_sub(back), &["received", "got", "took"]))
        }
        "alarm" => true,
        _ => false,
    };
    let kind = Happening::named("alarm").filter(|_| clause::of(words, phrase).any(called))?;
    Some(Event { verb: "call".to_string(), kind: Some(kind), role: EventRole::Other })
}

/// "A hearing will take place on", "the hearing is listed for": what the day is the day of, where it is something that has one day.
pub(super) fn appointment(words: &Words, found: Option<&Found>) -> Option<(String, Event)> {
    let found = found.filter(|it| {
        it.event.is_some_and(|it| matches!(it.name(), "happen" | "begin")) || APPOINTING.contains(&it.verb.as_str())
    })?;
    // "Has listed a hearing for".
    let sides = [grammar::subject_of(words.sentence, found.at), grammar::object_of(words.sentence, found.at)];
    let named = |it: usize| match words.lemma(it).as_str() {
        "work" | "construction" | "building" => "construction".to_string(),
        other => other.to_string(),
    };
    let head = sides.into_iter().flatten().map(named).find(|it| APPOINTMENTS.contains(&it.as_str()))?;
    let kind = if found.verb == "begin" || found.verb == "start" || found.verb == "open" { "begin" } else { "happen" };
    Some((head, Event { verb: found.verb.clone(), kind: Happening::named(kind), role: EventRole::Other }))
}

/// Verbs that give something its day.
const APPOINTING: &[&str] = &["hold", "list", "schedule", "set", "fix", "plan", "slate", "adjourn", "arrange", "expect", "call"];

/// What has a day of its own.
const APPOINTMENTS: &[&str] = &[
    "hearing",
    "trial",
    "sentencing",
    "inquest",
    "inquiry",
    "meeting",
    "vote",
    "ballot",
    "election",
    "referendum",
    "runoff",
    "concert",
    "funeral",
    "ceremony",
    "match",
    "game",
    "final",
    "race",
    "festival",
    "exhibition",
    "conference",
    "summit",
    "auction",
    "wedding",
    "debate",
    "parade",
    "marathon",
    "launch",
    "premiere",
    "inauguration",
    "deadline",
    "construction",
];

/// "The strike lasted 11 days": what lasts is what happened.
pub(super) fn lasting(words: &Words, figure: &Figure, head: Option<usize>, found: Option<&Found>) -> Option<Event> {
    if let Some(verb) = occupation(words, figure, head, found) {
        return Some(Event { verb: verb.to_string(), kind: Happening::named(verb), role: EventRole::Patient });
    }
    // "Nurses ended their strike after 19 days".
    let ended = found.filter(|it| it.verb == "end").and_then(|it| {
        (it.at + 1..words.len())
            .take(4)
            .find(|&i| words.tag(i).is_noun() && Thing::of(&words.lemma(i)).is_some_and(|it| it.name() == "strike"))
    });
    let head = ended.or(head.filter(|&it| found.is_some_and(|found| goes_on_for(words, found) && it < found.at)))?;
    let name = words.lemma(head);
    let kind = match Thing::of(&name).map(Thing::name) {
        Some("strike") => Happening::named("walkout"),
        _ => words.trigger(head).map(|it| it.event),
    };
    kind.map(|kind| Event { verb: name, kind: Some(kind), role: EventRole::Other })
}

/// "The investigation lasted 16 months", "a 16-month inquiry", "spent 16 months on the probe": what took so long, by one name for each.
fn occupation(words: &Words, figure: &Figure, head: Option<usize>, found: Option<&Found>) -> Option<&'static str> {
    let name = |i: usize| {
        let noun = words.tag(i).is_noun() && !words.is_capital(i);
        OCCUPATIONS.iter().find(|it| noun && it.contains(&words.at(i))).and_then(|it| it.first().copied())
    };
    let (start, end) = (figure.tokens.0 as usize, figure.tokens.1 as usize);
    // "A 16-month criminal investigation".
    let hyphen = (start..end + 2).any(|i| words.at(i) == "-") || words.raw(start).contains('-');
    let named = (end..end + 4).take_while(|&i| words.tag(i).is_noun() || words.tag(i).is_adjective() || words.at(i) == "-");
    if let Some(name) = named.filter(|_| hyphen).find_map(name) {
        return Some(name);
    }
    // "After a trial of nine weeks".
    if words.at(start.wrapping_sub(1)) == "of"
        && let Some(name) = start.checked_sub(2).and_then(name)
    {
        return Some(name);
    }
    let found = found.filter(|it| it.at < start)?;
    match found.verb.as_str() {
        "spend" => (end..end + 4).filter(|&i| i > end || words.at(i) != "in").find_map(name),
        "take" => head.filter(|&it| it < found.at).and_then(name),
        _ => head.filter(|&it| it < found.at && goes_on_for(words, found)).and_then(name),
    }
}

/// "The strike ended after 17 days", "went on for 17 days".
fn goes_on_for(words: &Words, found: &Found) -> bool {
    match found.verb.as_str() {
        "last" => true,
        "end" | "finish" | "run" | "go" | "continue" | "drag" => {
            (found.at + 1..found.at + 4).any(|i| words.is_any(i, &["after", "for"]) && words.is_number(i + 1))
        }
        _ => false,
    }
}

/// What people are busy with for a time. The first word of each row stands for all of it.
const OCCUPATIONS: &[&[&str]] = &[
    &["investigation", "inquiry", "enquiry", "probe"],
    &["search", "hunt", "manhunt"],
    &["trial"],
    &["siege", "standoff", "stand-off", "blockade"],
    &["restoration", "renovation", "refurbishment", "repairs", "refit"],
    &["construction", "building"],
    &["expedition", "voyage", "crossing"],
    &["operation", "surgery"],
    &["journey", "flight", "ride"],
    &["negotiations", "talks"],
];

/// "Told 2,400 residents of the valley to leave": they are who leaves.
pub(super) fn bidden(words: &Words, phrase: &Range<usize>) -> Option<Found> {
    let stops = |i: usize| words.at(i) == "," || words.tag(i).is_verb();
    let to = (phrase.end..words.len()).take(7).take_while(|&i| !stops(i)).find(|&i| words.at(i) == "to")?;
    let at = to + 1;
    if words.tag(at) != Tag::Vb {
        return None;
    }
    let before = (0..phrase.start).rev().take(4).find(|&i| words.tag(i).is_verb())?;
    if !BIDDING.contains(&words.lemma(before).as_str()) || (before + 1..phrase.start).any(|i| words.at(i) == ",") {
        return None;
    }
    let people = || Thing::of(&words.lemma(phrase.end.wrapping_sub(1))).is_some_and(|it| LEAVERS.contains(&it.name()));
    let event = words.trigger(at).map(|it| it.event);
    let event = event.or_else(|| Happening::named("displace").filter(|_| words.at(at) == "leave" && people()));
    let role = if event.is_some_and(|it| UNDERGOERS.contains(&it.name())) { EventRole::Patient } else { EventRole::Agent };
    Some(Found { at, event, verb: words.lemma(at), role })
}

/// Whoever is told to leave and does not merely go home.
const LEAVERS: &[&str] = &["person", "resident", "family", "child", "patient", "student", "spectator"];

/// Verbs whose object is who does what the infinitive behind it says.
const BIDDING: &[&str] =
    &["tell", "order", "ask", "urge", "advise", "warn", "force", "allow", "invite", "instruct", "require", "permit", "help"];
