//! What a verb tells of whom it is said, and by whom: police seize suspects and weapons, doctors and institutes ask people.

use std::ops::Range;

use super::claim::{Event, EventRole};
use super::event::{Found, UNDERGOERS};
use super::lexicon::{Happening, Thing};
use super::words::Words;
use crate::figures::{Figure, Kind};
use crate::language::Tag;

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

/// "The strike lasted 11 days": what lasts is what happened.
pub(super) fn lasting(words: &Words, head: Option<usize>, found: Option<&Found>) -> Option<Event> {
    // "The strike ended after 17 days", "went on for 17 days".
    let long = |found: &Found| match found.verb.as_str() {
        "last" => true,
        "end" | "finish" | "run" | "go" | "continue" | "drag" => {
            (found.at + 1..found.at + 4).any(|i| words.is_any(i, &["after", "for"]) && words.is_number(i + 1))
        }
        _ => false,
    };
    // "Nurses ended their strike after 19 days".
    let ended = found.filter(|it| it.verb == "end").and_then(|it| {
        (it.at + 1..words.len())
            .take(4)
            .find(|&i| words.tag(i).is_noun() && Thing::of(&words.lemma(i)).is_some_and(|it| it.name() == "strike"))
    });
    let head = ended.or(head.filter(|&it| found.is_some_and(|found| long(found) && it < found.at)))?;
    let name = words.lemma(head);
    let kind = match Thing::of(&name).map(Thing::name) {
        Some("strike") => Happening::named("walkout"),
        _ => words.trigger(head).map(|it| it.event),
    };
    kind.map(|kind| Event { verb: name, kind: Some(kind), role: EventRole::Other })
}

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
