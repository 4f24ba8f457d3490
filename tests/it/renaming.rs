//! What a rename makes of a draft, from `renames.txt`; and that the old name brings the old text back.

use subeditor::features;
use subeditor::features::rename::{Shown, prepare};
use subeditor::fixture::Fixture;
use subeditor::text::FilePos;

struct Case<'a> {
    text: String,
    new: &'a str,
    shown: Shown,
    back: Option<&'a str>,
    one_way: bool,
    after: String,
}

fn cases() -> Vec<Case<'static>> {
    let read = |case: &'static str| {
        let lines: Vec<&str> = case.trim_matches('\n').lines().collect();
        let is_new = |line: &&str| line.starts_with("=> ") || line.starts_with("w=> ");
        let at = lines.iter().position(is_new).unwrap_or_else(|| panic!("no new name in {case}"));
        let told = |line: &&&str| line.starts_with("<= ") || line.starts_with("! ");
        Case {
            text: lines[..at].join("\n"),
            new: lines[at].split_once("=> ").unwrap().1,
            shown: if lines[at].starts_with('w') { Shown::Word } else { Shown::Name },
            back: lines[at..].iter().find_map(|line| line.strip_prefix("<= ")),
            one_way: lines[at..].iter().any(|line| line.starts_with("! ")),
            after: lines[at + 1..].iter().filter(|line| !told(line)).copied().collect::<Vec<_>>().join("\n"),
        }
    };
    include_str!("renames.txt").split("\n---\n").skip(1).map(read).collect()
}

/// The text after a rename at the bar, with the bar where its name now is.
fn renamed(text: &str, new: &str, shown: Shown) -> String {
    let fixture = Fixture::new(text);
    let FilePos { file, offset } = fixture.at();
    let edits = match features::rename(&fixture.world, fixture.at(), new, shown) {
        Ok(found) => found.edits,
        Err(message) => return message,
    };
    let mut text = fixture.world.page(file).unwrap().document.text.to_string();
    let (mut cursor, mut last) = (offset as usize, u32::MAX);
    for (span, new) in edits.iter().rev() {
        let span = span.span;
        assert!(span.end <= last, "{edits:?} meet each other");
        last = span.start;
        text.replace_range(span.range(), new);
        if span.start > offset {
            continue;
        }
        // Within a changed piece it stands at the beginning of what is there now.
        cursor = if span.touches(offset) { span.start as usize } else { cursor + new.len() - span.len() };
    }
    text.insert(cursor, '¦');
    text
}

#[test]
fn each_form_in_its_own_way_and_back() {
    let mut wrong = String::new();
    for Case { text, new, shown, back, one_way, after } in cases() {
        let fixture = Fixture::new(&text);
        let before = prepare(&fixture.world, fixture.at()).map_or_else(|message| message, |it| it.name);
        let found = renamed(&text, new, shown);
        let (bare, plain) = (found.replace('¦', ""), text.replace('¦', ""));
        if bare.trim() != after.trim() {
            wrong += &format!("\n{text}\n=> {new}\n{bare}\nand not\n{after}\n");
        }
        let back = renamed(&found, back.unwrap_or(&before), shown).replace('¦', "");
        if !one_way && back.trim() != plain.trim() {
            wrong += &format!("\n{text}\n=> {new}\nand back is\n{back}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every pair of names that differ in forename, surname or both, at every place: the first name brings the first text back.
#[test]
fn there_and_back() {
    const GIVEN: [&str; 4] = ["Joost", "Kofi", "Thomas J.", "Daniel"];
    const FAMILY: [&str; 7] = ["Brandt", "van der Berg", "García Márquez", "de la Cruz", "Okafor-Reyes", "O’Neill", "McAllister"];
    let story = |given: &str, family: &str| {
        let mut start = family.chars();
        let start: String = start.next().into_iter().flat_map(char::to_uppercase).chain(start).collect();
        let first = given.split(' ').next().unwrap_or("");
        format!(
            "The mayor, {given} {family}, spoke on Monday. {start} left early. Mr. {family}’s car broke, and {first} walked.\n\n\
             “It is late,” {family} said. Mayor *{given}* {family} slept.\n"
        )
    };
    let at = |text: &str, place: usize, name: &str| {
        let mut text = text.to_string();
        text.insert(place + name.len() - 1, '¦');
        text
    };
    for (given, family) in GIVEN.iter().flat_map(|given| FAMILY.map(|family| (given, family))) {
        let text = story(given, family);
        for (other_given, other) in GIVEN.iter().flat_map(|given| FAMILY.map(|family| (given, family))) {
            let full = |given: &str, family: &str| format!("{given} {family}");
            // At the full name, both parts; where all is new, nobody can tell a second forename from a first surname.
            let told = given == other_given || other != "García Márquez" || family == other;
            let asked = at(&text, text.find(given).unwrap(), &full(given, family));
            let found = renamed(&asked, &full(other_given, other), Shown::Name).replace('¦', "");
            assert!(!told || found == story(other_given, other), "{given} {family} => {other_given} {other}: {found}");
            // At a surname of one word, two words are a full name.
            let told = family.contains(' ') || other != "García Márquez";
            let place = text.find(&format!("Mr. {family}")).unwrap() + 4;
            let found = renamed(&at(&text, place, family), other, Shown::Name).replace('¦', "");
            assert!(!told || found == story(given, other), "{family} => {other}: {found}");
        }
    }
}
