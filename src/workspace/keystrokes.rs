//! Whatever is kept from one keystroke to the next: after any row of edits a document says, and is told, what it is when opened afresh.

use std::collections::BTreeMap;
use std::path::Path;

use super::tests::{dice, open, said};
use super::*;
use crate::checks::Code;
use crate::text::{Edit, Encoding, FileId, LineCol};

const SURNAMES: [&str; 5] = ["Ellison", "Elison", "Okafor", "Quesada", "Brandt"];
const FORENAMES: [&str; 4] = ["Mara", "Tomas", "Ines", "Malik"];
const ROLES: [&str; 5] =
    ["mayor of Skarne", "deputy mayor of Skarne", "harbour master", "union leader", "director of operations"];
const DAYS: [&str; 3] = ["Monday", "Tuesday", "Friday"];
const SAYINGS: [&str; 5] = [
    "We had a boat alongside within half an hour of the call, and it was not too late for many of them",
    "We had a boat alongside within an hour of the call, and it was too late for many of them",
    "They had one drill last year in the harbour and nobody wrote it down",
    "They had one drill last year in the harbour and somebody wrote it down",
    "There were 41 people in the water when we came",
];

const COUNTS: [&str; 4] = ["421", "412", "4,210", "398"];

/// A paragraph about one wreck, in which something may be at odds with the others.
fn paragraph(dice: &mut impl FnMut(u32) -> u32) -> String {
    let name = format!("{} {}", FORENAMES[dice(4) as usize], SURNAMES[dice(5) as usize]);
    let surname = name.split(' ').nth(1).unwrap_or("").to_string();
    let (role, saying, day) = (ROLES[dice(5) as usize], SAYINGS[dice(5) as usize], DAYS[dice(3) as usize]);
    let number = 40 + dice(3);
    match dice(26) {
        0 => format!("{name}, the {role}, said that {number} people of the ferry Marigold were rescued off Skarne on {day}."),
        1 => format!("At least {number} people of the ferry Marigold were rescued off Skarne on {day}, the coast guard said."),
        2 => format!("Rescuers found {number} people of the ferry Marigold. They were brought to Skarne, officials said."),
        3 => format!("“{saying},” said {name}, the {role}."),
        4 => format!("“{saying},” {surname} said."),
        5 => format!("“{saying},” officials said. “{},” they added.", SAYINGS[dice(5) as usize]),
        6 => format!("Mr {surname} left Skarne. He said that the ferry carried {number} people, including 20 men and 21 women."),
        7 => format!("{name}, {}, is the {role}. The ferry cost $4.{} million.", 50 + dice(4), dice(3)),
        8 => format!("The inquiry opened on {day}, October {}, 2025, {name} said.", 10 + dice(10)),
        9 => format!("# Ferry Marigold sinks off Skarne, {number} rescued"),
        10 => format!("Turnout rose from 30 percent to {number} percent, a rise of 11 percentage points, {surname} said."),
        11 => format!("> {saying}, {number} of us."),
        12 => format!("The [report](b.md) counts {number} people of the ferry Marigold. She is {number} metres (134 feet) long."),
        13 => "It rained. She told reporters that the harbour was closed.".to_string(),
        14 => format!("The {role} said that the harbour was closed for {number} days. He blamed the storm."),
        15 => format!("Ms {surname} said that {number} people were missing."),
        16 => format!("“{saying},” he said. “It rained,” said {name}."),
        17 => format!("Kuncoro, {}, a fisherman, said that he had seen {number} people. Kuncoro left.", 50 + dice(4)),
        18 => format!("In 2024 the ferry Marigold ran aground off Skarne with {number} people aboard."),
        19 => format!("The wreck killed {number} people. They had come from Skarne."),
        20 => format!("Last year the ferry carried 17.{} million passengers, and {number} percent came from Skarne.", dice(9)),
        21 => format!("{surname}’s office said that the ferry carried {number} people."),
        // One number in other words, known by its digits and by the numbers beside it.
        22 => {
            let (families, before) = (COUNTS[dice(4) as usize], 386 + dice(2));
            format!(
                "The wreck left {families} families in the care of Skarne, against {before} before. It cost $6.{} million.",
                dice(3)
            )
        }
        23 => format!(
            "Skarne looked after {} people of the Marigold (387). It cost $6.{} million.",
            COUNTS[dice(4) as usize],
            dice(3)
        ),
        24 => {
            let (pay, before) = (["41.3", "43.1", "14.3"][dice(3) as usize], ["34.6", "36.4"][dice(2) as usize]);
            match dice(2) {
                0 => format!("| Marigold of Skarne | | |\n|---|---|---|\n| Pay | £{pay}m | £{before}m |"),
                _ => format!("The Marigold’s staff in Skarne cost £{pay}m, against £{before}m before."),
            }
        }
        _ => format!("---\ndate: 2025-10-{}\n---", 10 + dice(3)),
    }
}

/// The lines of a document, and an edit of it as an editor sends it.
struct Draft(Vec<String>);

impl Draft {
    /// A letter typed or taken back, a paragraph written anew, put in or taken out.
    fn edit(&mut self, dice: &mut impl FnMut(u32) -> u32) -> Edit {
        let line = dice(self.0.len() as u32);
        let at = line as usize;
        let place = |line: u32, column: usize| LineCol { line, column: column as u32 };
        let length = self.0[at].chars().count();
        let (range, text) = match dice(8) {
            0 => ((place(line, 0), place(line, length)), paragraph(dice)),
            1 if self.0.len() < 40 => ((place(line, 0), place(line, 0)), format!("{}\n\n", paragraph(dice))),
            2 if self.0.len() > 24 => ((place(line, 0), place(line + 2, 0)), String::new()),
            3 if length < 300 => ((place(line, length), place(line, length)), format!(" {}", paragraph(dice))),
            4 => (
                (place(line, length), place(line, length)),
                [" 7 people", "”", "\n", ". Ellison said", ", said Ines Okafor", "Mr", ", the mayor"][dice(7) as usize]
                    .to_string(),
            ),
            _ => {
                let column = dice(length as u32 + 1) as usize;
                let until = (column + dice(2) as usize).min(length);
                ((place(line, column), place(line, until)), ["", "x", " ", "4", "."][dice(5) as usize].to_string())
            }
        };
        Edit { range: Some(range), text }
    }
}

#[test]
fn after_thousands_of_keystrokes_all_is_as_in_a_document_opened_afresh() {
    let mut dice = dice(23);
    let source = |dice: &mut _| (0..6).map(|_| paragraph(dice) + "\n\n").collect::<String>();
    let paths = ["/w/a.md", "/w/sources/b.md", "/w/copy.md"];
    let draft: String = (0..12).map(|_| paragraph(&mut dice) + "\n\n").collect();
    let mut texts = [draft.clone(), source(&mut dice), draft];
    let mut world = paths.iter().zip(&texts).fold(World::default(), |world, (path, text)| open(&world, path, text));
    let file = world.file_at(Path::new(paths[0])).unwrap();
    // How often the findings of each rule were others than at the look before.
    let mut turns: BTreeMap<Code, usize> = BTreeMap::new();
    let mut before: BTreeMap<Code, Vec<String>> = BTreeMap::new();
    for turn in 0..300 {
        // An editor is quicker than we are: not each state is looked at.
        for _ in 0..1 + dice(12) {
            let edit = Draft(texts[0].split('\n').map(str::to_string).collect()).edit(&mut dice);
            world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf32 });
            texts[0] = text_of(&world, file);
        }
        if dice(40) == 0 {
            texts[1] = source(&mut dice);
            world = open(&world, paths[1], &texts[1]);
        }
        if dice(10) == 0 {
            texts[2] = texts[0].clone();
            world = open(&world, paths[2], &texts[2]);
        }
        let now = findings(&world, file);
        for code in now.keys().chain(before.keys()).filter(|it| now.get(it) != before.get(it)) {
            *turns.entry(*code).or_default() += 1;
        }
        before = now;
        if turn % 10 == 0 {
            let fresh = paths.iter().zip(&texts).fold(World::default(), |fresh, (path, text)| open(&fresh, path, text));
            for path in paths {
                assert_eq!(said(&world, path), said(&fresh, path), "turn {turn}\n{}", texts[0]);
            }
        }
    }
    for code in [Code::Conflict, Code::Sum, Code::Quote, Code::Speaker, Code::Weekday, Code::NameSpelling, Code::Unintroduced] {
        assert!(turns.get(&code).is_some_and(|it| *it > 5), "{code:?}: {turns:?}");
    }
}

fn findings(world: &World, file: FileId) -> BTreeMap<Code, Vec<String>> {
    let mut found: BTreeMap<Code, Vec<String>> = BTreeMap::new();
    for finding in world.findings(file).iter() {
        found.entry(finding.code).or_default().push(finding.message.to_string());
    }
    found
}

/// Without having its facts computed.
fn text_of(world: &World, file: FileId) -> String {
    world.line_index(file).map_or_else(String::new, |lines| lines.text().to_string())
}

/// By which numbers stand beside it, a figure is known for that of a source: then another of them changes what is said of it.
#[test]
fn a_figure_is_compared_anew_when_a_number_beside_it_changes() {
    #[track_caller]
    fn check(draft: &str, (now, then): (&str, &str), source: &str) {
        let count = |world: &World| {
            let file = world.file_at(Path::new("/w/draft.md")).unwrap();
            world.findings(file).iter().filter(|it| it.code == Code::Conflict).count()
        };
        let other = draft.replacen(now, then, 1);
        let world = open(&open(&World::default(), "/w/sources/a.txt", source), "/w/draft.md", &other);
        assert_eq!(count(&world), 0, "{other}");
        let file = world.file_at(Path::new("/w/draft.md")).unwrap();
        let line = draft.lines().position(|it| it.contains(now)).unwrap();
        let column = draft.lines().nth(line).unwrap().find(now).unwrap() as u32;
        let place = |column| LineCol { line: line as u32, column };
        let edit = Edit { range: Some((place(column), place(column + then.len() as u32))), text: now.to_string() };
        let world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf8 });
        assert_eq!(text_of(&world, file), draft);
        assert_eq!(count(&world), 1, "{draft}");
    }
    // In the paragraph, and in the row of a table.
    check(
        "The Brenmoor council is short of money again. There were 421 children in its care in Larkford at the end of the year, Mayor Edith Polwin \
         said. Next to them stood 387 the year before.",
        ("387", "388"),
        "Larkford - Report to the Brenmoor council. Mayor Edith Polwin presented the budget. The number of young people looked after had grown to \
         412 (387).",
    );
    check(
        "Dorby Rovers of Aldham made a loss, chairman Ruud Haske says.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Pay | £41.3m | £34.6m |\n",
        ("34.6", "31.9"),
        "Dorby Rovers, Aldham. Chairman Ruud Haske said that staff costs went up to £43.1m from £34.6m.",
    );
}

/// Each is held against those near it only, and those that no edit comes near are not looked at again.
#[test]
fn a_long_row_of_one_quantity_is_as_when_opened_afresh() {
    let mut dice = dice(7);
    let line = |dice: &mut dyn FnMut(u32) -> u32| match dice(3) {
        0 => format!("Rescuers pulled {} people from the water off Skarne, the coast guard said.", 40 + dice(3)),
        1 => "It rained, and the harbour was closed.".to_string(),
        _ => format!("At least {} people of the ferry Marigold were rescued off Skarne.", 40 + dice(3)),
    };
    let text: String = (0..400).map(|_| line(&mut dice) + "\n\n").collect();
    let mut world = open(&World::default(), "/w/a.md", &text);
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let told = |world: &World| {
        let file = world.file_at(Path::new("/w/a.md")).unwrap();
        world.findings(file).iter().map(|it| format!("{:?} {}", it.span, it.message)).collect::<Vec<_>>()
    };
    let mut seen = told(&world);
    let mut turns = 0;
    for turn in 0..60 {
        let at = dice(390) * 2;
        let place = |line: u32| LineCol { line, column: 0 };
        let (until, words) = match dice(3) {
            0 => (at, format!("{}\n\n", line(&mut dice))),
            1 => (at + 2, String::new()),
            _ => (at + 2, format!("{}\n\n", line(&mut dice))),
        };
        let edit = Edit { range: Some((place(at), place(until))), text: words };
        world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf32 });
        let now = told(&world);
        let fresh = open(&World::default(), "/w/a.md", &text_of(&world, file));
        assert_eq!(now, told(&fresh), "turn {turn}");
        turns += usize::from(now != seen);
        seen = now;
    }
    assert!(turns > 20 && seen.len() > 100, "{turns} turns, {} findings", seen.len());
}

/// Whoever was named at the very start of a document may be too far away once that is gone, though others name him farther down.
#[test]
fn who_she_is_when_the_first_paragraph_is_gone() {
    let middle = "It rained.\n\nThe sea was high.\n\nThe boats were out.\n\nThe harbour was dark.\n\nShe said that 40 boats were lost.\n\n";
    let rest = "The harbour wall of Skarne was built of stone, and the water stood high on it.\n\n".repeat(30);
    let text = format!("Jane Low closed the harbour.\n\n{middle}{rest}Jane Low left Skarne.\n");
    let mut world = open(&World::default(), "/w/a.md", &text);
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let _ = said(&world, "/w/a.md");
    let place = |line: u32| LineCol { line, column: 0 };
    let edit = Edit { range: Some((place(0), place(2))), text: String::new() };
    world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf32 });
    let fresh = open(&World::default(), "/w/a.md", &text_of(&world, file));
    assert_eq!(said(&world, "/w/a.md"), said(&fresh, "/w/a.md"));
}

/// Two who stand side by side once the one between them is gone are told apart by that.
#[test]
fn one_of_a_regular_row_is_taken_out() {
    let line = |number: u32, voice: &str| format!("Rescuers pulled {number} people from the water off Skarne, {voice} said.\n\n");
    let mut text: String = (0..8).map(|_| line(41, "the coast guard")).collect();
    text += &(line(43, "the coast guard") + &line(41, "the coast guard") + &line(47, "the navy"));
    text.extend((0..8).map(|_| line(41, "the coast guard")));
    let mut world = open(&World::default(), "/w/a.md", &text);
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let told = |world: &World| {
        let file = world.file_at(Path::new("/w/a.md")).unwrap();
        world.findings(file).iter().map(|it| format!("{it:?}")).collect::<Vec<_>>()
    };
    assert_ne!(told(&world).len(), 0);
    let place = |line: u32| LineCol { line, column: 0 };
    let edit = Edit { range: Some((place(18), place(20))), text: String::new() };
    world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf32 });
    let fresh = open(&World::default(), "/w/a.md", &text_of(&world, file));
    assert_eq!(told(&world), told(&fresh));
}

/// The words behind a name may tell that it is all the name, and then the text introduces him there.
#[test]
fn what_stands_behind_a_single_name_is_edited() {
    let text = "Kuncoro, who goes by one name, asked for boats.\n\nIt rained.\n\nKuncoro said that 40 boats were lost.\n";
    let mut world = open(&World::default(), "/w/a.md", text);
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let introduced = |world: &World| world.page(file).unwrap().facts.people[0].introduction.is_some();
    assert!(introduced(&world));
    let place = |column: u32| LineCol { line: 0, column };
    let edit = Edit { range: Some((place(21), place(29))), text: "his boat".into() };
    world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf32 });
    assert!(!introduced(&world), "{}", text_of(&world, file));
    let fresh = open(&World::default(), "/w/a.md", &text_of(&world, file));
    assert_eq!(said(&world, "/w/a.md"), said(&fresh, "/w/a.md"));
}
