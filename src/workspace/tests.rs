//! Worlds and their changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::*;
use crate::checks::{self, Code, Severity};
use crate::document::Role;
use crate::fixture::Fixture;
use crate::text::{Edit, Encoding, FileId, LineCol};

pub(super) fn open(world: &World, path: &str, text: &str) -> World {
    world.with(Change::Open { path: path.into(), format: None, text: text.into() })
}

fn disk(world: &World, path: &str, text: Option<&str>) -> World {
    world.with(Change::Disk { files: vec![(path.into(), text.map(|it| it.as_bytes().to_vec()))] })
}

fn settings_of_client(all: Settings) -> Change {
    Change::Settings { all, folders: Default::default() }
}

fn text(world: &World, path: &str) -> Option<String> {
    let file = world.file_at(Path::new(path))?;
    Some(world.page(file)?.document.text.to_string())
}

#[test]
fn the_unsaved_buffer_goes_before_the_disk_and_closing_brings_the_disk_back() {
    let world = disk(&World::default(), "/w/a.md", Some("Saved."));
    let world = open(&world, "/w/./a.md", "Unsaved.");
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    assert_eq!(text(&world, "/w/a.md").as_deref(), Some("Unsaved."));
    let world = disk(&world, "/w/a.md", Some("Saved again."));
    assert_eq!(text(&world, "/w/a.md").as_deref(), Some("Unsaved."));
    assert_eq!(text(&world.with(Change::Close { file }), "/w/a.md").as_deref(), Some("Saved again."));
}

#[test]
fn a_file_deleted_while_open_stays_until_it_is_closed() {
    let world = open(&disk(&World::default(), "/w/a.md", Some("Saved.")), "/w/a.md", "Unsaved.");
    let world = disk(&world, "/w", None);
    assert_eq!(text(&world, "/w/a.md").as_deref(), Some("Unsaved."));
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let world = world.with(Change::Close { file });
    assert_eq!(text(&world, "/w/a.md"), None);
    assert_eq!(world.path(file), Some(Path::new("/w/a.md")));
    assert_eq!(world.files(), []);
}

#[test]
fn a_document_that_is_no_file() {
    let world = open(&World::default(), "untitled:Untitled-1", "Nine geese.");
    let file = world.file_at(Path::new("untitled:Untitled-1")).unwrap();
    assert_eq!(world.name(file), "untitled:Untitled-1");
    let range = Some((LineCol { line: 0, column: 0 }, LineCol { line: 0, column: 4 }));
    let edits = vec![Edit { range, text: "Ten".into() }, Edit { range: None, text: "Both.".into() }];
    let edited = world.with(Change::Edit { file, edits, encoding: Encoding::Utf16 });
    assert_eq!(text(&edited, "untitled:Untitled-1").as_deref(), Some("Both."));
    assert_eq!(text(&world, "untitled:Untitled-1").as_deref(), Some("Nine geese."), "an older world never changes");
}

#[test]
fn roles_by_front_matter_then_settings_then_folder() {
    let world = World::default().with(Change::Folders(vec!["/w/archive".into()]));
    let files = [
        ("/w/archive/draft.md", "A."),
        ("/w/archive/sources/a.md", "A."),
        ("/w/archive/clips/a.md", "A."),
        ("/w/archive/clips/mine.md", "A."),
        ("/w/archive/subeditor.toml", "drafts = [\"**/mine.md\"]\nsources = [\"clips/*\"]\n"),
    ];
    let files = files.map(|(path, text)| (path.into(), Some(text.as_bytes().to_vec()))).to_vec();
    let world = world.with(Change::Disk { files });
    let role = |path| world.role(world.file_at(Path::new(path)).unwrap());
    assert_eq!(role("/w/archive/draft.md"), Role::Draft);
    assert_eq!(role("/w/archive/sources/a.md"), Role::Source);
    assert_eq!(role("/w/archive/clips/a.md"), Role::Source);
    assert_eq!(role("/w/archive/clips/mine.md"), Role::Draft);
    assert_eq!(world.name(world.file_at(Path::new("/w/archive/clips/a.md")).unwrap()), "clips/a.md");
    assert_eq!(world.settings_problems(), []);
}

#[test]
fn folders_give_names_and_take_their_documents_along() {
    let world = World::default().with(Change::Folders(vec!["/w/one".into(), "/w/two".into()]));
    let world = disk(&disk(&world, "/w/one/a.md", Some("A.")), "/w/two/a.md", Some("A."));
    let names = |world: &World| world.files().into_iter().map(|file| world.name(file).to_string()).collect::<Vec<_>>();
    assert_eq!(names(&world), ["one/a.md", "two/a.md"]);
    assert_eq!(names(&world.with(Change::Folders(vec!["/w/two".into()]))), ["a.md"]);
}

#[test]
fn a_load_replaces_what_a_folder_held_but_not_what_changed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (name, text) in [("a.md", "A."), ("b.txt", "B."), ("c.md", "C."), ("sub/d.md", "D."), ("x.rs", "fn"), (".h/e.md", "E.")] {
        std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
        std::fs::write(at(name), text).unwrap();
    }
    std::fs::write(at(".gitignore"), "c.md\n").unwrap();
    let read = |root| load::load(&[root], &World::default(), &|_, _| {}, &AtomicBool::new(false));
    let world = World::default().with(Change::Folders(vec![folder.path().into()]));
    let gone = at("gone.md");
    let world = disk(&world, gone.to_str().unwrap(), Some("Gone."));
    let world = world.with(Change::Loaded(Load::default()));
    let late = at("a.md");
    let loading = read(Root::Tree(folder.path().into()));
    let world = disk(&world, late.to_str().unwrap(), Some("Later."));
    let world = world.with(Change::Loaded(loading));
    let mut names: Vec<_> = world.files().into_iter().map(|file| world.name(file).to_string()).collect();
    names.sort();
    assert_eq!(names, ["a.md", "b.txt", "sub/d.md"]);
    assert_eq!(text(&world, late.to_str().unwrap()).as_deref(), Some("Later."));
    let beside = read(Root::Beside(at("b.txt")));
    let names: Vec<_> = beside.files.iter().map(|it| it.0.strip_prefix(folder.path()).unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["a.md", "b.txt"]);
}

#[test]
fn what_a_watcher_tells_is_read_by_the_rules_of_the_walk() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("sub/.hidden")).unwrap();
    for (name, text) in [("a.md", "A."), ("sub/b.md", "B."), ("sub/c.md", "C."), ("sub/.hidden/d.md", "D."), (".ignore", "c.md")]
    {
        std::fs::write(at(name), text).unwrap();
    }
    let told = [at("sub/b.md"), at("sub/c.md"), at("sub/.hidden/d.md"), at("gone.md"), at("x.rs")];
    let (files, notes) = load::changed(&[Root::Tree(folder.path().into())], &World::default(), &told);
    let files: Vec<_> = files.iter().map(|(path, bytes)| (path.clone(), bytes.is_some())).collect();
    assert_eq!(files, [(at("gone.md"), false), (at("x.rs"), false), (at("sub/b.md"), true)]);
    assert_eq!(notes, []);
    let (files, _) = load::changed(&[Root::Tree(folder.path().into())], &World::default(), &[at("sub")]);
    assert_eq!(files.len(), 2 - 1, "a folder that came is read whole, ignore files respected");
}

#[test]
fn documents_that_changed_are_analysed_before_the_world_has_them() {
    let bytes = |text: &str| Some(text.as_bytes().to_vec());
    let world = World::default().with(Change::Folders(vec!["/w".into()]));
    let world = disk(&disk(&world, "/w/a.md", Some("Nine geese.")), "/w/b.md", Some("Two ducks."));
    world.files().into_iter().for_each(|file| assert!(world.page(file).is_some()));
    let settings = "[rules]\nsum = false\n";
    let told = [
        ("/w/a.md", bytes("Nine geese.")),
        ("/w/b.md", bytes("Ten ducks.")),
        ("/w/c.md", None),
        ("/w/subeditor.toml", bytes(settings)),
    ];
    let told = told.map(|(path, bytes)| (path.into(), bytes)).to_vec();
    let (documents, files) = load::read_ahead(&world, told);
    let names = |paths: Vec<&PathBuf>| paths.iter().map(|it| it.to_str().unwrap().to_string()).collect::<Vec<_>>();
    assert_eq!(names(documents.iter().map(|it| &it.0).collect()), ["/w/b.md"], "the other says what it said");
    assert_eq!(names(files.iter().map(|it| &it.0).collect()), ["/w/a.md", "/w/c.md", "/w/subeditor.toml"]);
    let world = world.with(Change::Read { documents });
    assert_eq!(text(&world, "/w/b.md").as_deref(), Some("Ten ducks."));
    assert_eq!(text(&world, "/w/a.md").as_deref(), Some("Nine geese."));
}

#[cfg(unix)]
#[test]
fn loops_pipes_large_files_and_files_without_permission() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.md"), "A.").unwrap();
    std::fs::create_dir(at("sub")).unwrap();
    symlink(folder.path(), at("sub/loop")).unwrap();
    symlink(at("a.md"), at("sub/again.md")).unwrap();
    symlink(at("nowhere.md"), at("broken.md")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at("pipe.md")).status().unwrap().success());
    std::fs::File::create(at("large.md")).unwrap().set_len(SIZE_LIMIT as u64 + 1).unwrap();
    std::fs::write(at("shut.md"), "Shut.").unwrap();
    std::fs::set_permissions(at("shut.md"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let load = load::load(&[Root::Tree(folder.path().into())], &World::default(), &|_, _| {}, &AtomicBool::new(false));
    let notes: Vec<_> =
        load.notes.iter().map(|it| format!("{} {}", it.path.file_name().unwrap().to_str().unwrap(), it.message)).collect();
    let mut expected = vec![
        "broken.md could not be read: there is no such file or folder.",
        "large.md is 9 MB large and was not read: the limit is 8 MB.",
    ];
    // The superuser may read everything.
    if std::fs::read(at("shut.md")).is_err() {
        expected.push("shut.md could not be read: permission denied.");
        assert_eq!(load.files.len(), 1);
    }
    assert_eq!(notes, expected);
    assert_eq!(load.files[0].0, at("a.md"));
}

#[test]
fn a_cancelled_load_keeps_what_there_was() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), "A.").unwrap();
    let load = load::load(&[Root::Tree(folder.path().into())], &World::default(), &|_, _| {}, &AtomicBool::new(true));
    assert!(load.cancelled && load.files.is_empty());
    let known = folder.path().join("b.md");
    let world = disk(&World::default(), known.to_str().unwrap(), Some("B."));
    let world = world.with(Change::Loaded(Load::default())).with(Change::Loaded(load));
    assert!(world.file_at(&known).is_some());
}

#[test]
fn an_open_document_above_the_limit_has_a_problem_and_no_findings() {
    let world = open(&World::default(), "/w/a.md", &"12 geese ".repeat(1_000_000));
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    assert_eq!(world.problems(file).len(), 1);
    assert!(world.findings(file).is_empty());
    assert_eq!(world.line_index(file).unwrap().lines(), 1);
}

const SENTENCES: [&str; 8] = [
    "The navy freed 40 sailors on Friday, the harbour master said.\n\n",
    "Ana Lind, a spokeswoman for the port, said that 12 boats were lost.\n\n",
    "# Storm reaches Ossa\n\n",
    "- 3 tugs\n- 4 ferries\n\n",
    "> \u{201c}Nobody slept,\u{201d} Lind said.\n\n",
    "About 300 homes had no power 🔌 for 2 days.\n\n",
    "The navy freed 44 sailors on Friday, the ministry said.\n\n",
    "---\n\n",
];

/// All that a world says of a document.
pub(super) fn said(world: &World, path: &str) -> String {
    let page = world.page(world.file_at(Path::new(path)).unwrap()).unwrap();
    format!("{:#?}\n{:#?}\n{:#?}", page.document, page.facts, world.findings(page.file))
}

/// Numbers that look random and are the same each time.
pub(super) fn dice(mut seed: u32) -> impl FnMut(u32) -> u32 {
    move |sides| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % sides
    }
}

#[test]
fn after_any_edits_a_document_says_what_it_says_when_opened_afresh() {
    let source = disk(&World::default(), "/w/source.md", Some(&SENTENCES.concat()));
    let mut world = open(&source, "/w/a.md", "");
    let file = world.file_at(Path::new("/w/a.md")).unwrap();
    let mut dice = dice(5);
    for turn in 0..60 {
        let start = LineCol { line: dice(24), column: dice(40) };
        let end = if dice(3) == 0 { LineCol { line: start.line + dice(2), column: dice(40) } } else { start };
        let text = match dice(3) {
            0 => String::new(),
            1 => "x 7".to_string(),
            _ => SENTENCES[dice(8) as usize].to_string(),
        };
        let edit = Edit { range: Some((start, end)), text };
        world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 });
        // Not each state is looked at: readings must survive those that nobody asked for.
        if turn % 4 == 0 {
            let fresh = open(&source, "/w/a.md", &text_of(&world, file));
            assert_eq!(said(&world, "/w/a.md"), said(&fresh, "/w/a.md"));
            assert_eq!(format!("{:?}", world.findings(FileId(0))), format!("{:?}", fresh.findings(FileId(0))));
        }
    }
}

#[test]
fn conflicts_come_and_go_with_edits_elsewhere_as_when_opened_afresh() {
    let mut dice = dice(11);
    let paths = ["/w/a.md", "/w/b.md"];
    let mut lines: Vec<Vec<String>> = paths.iter().map(|_| vec![String::new(); 9]).collect();
    let mut world = paths.iter().fold(World::default(), |world, path| open(&world, path, ""));
    // How often findings of a rule, within a document or between two, came to be or were there no more.
    let mut turns = BTreeMap::new();
    let mut before = BTreeMap::new();
    for turn in 0..160 {
        let document = dice(2) as usize;
        let number = 40 + dice(3);
        // One line is rewritten, so that what was said stays and what it is held against changes.
        let line = match dice(9) {
            0 => format!(
                "Raiders who seized the tanker Marta off Velmora in May released {number} sailors on Friday, the Arvian navy said."
            ),
            1 => {
                format!("The raiders released {number} sailors of the tanker Marta off Velmora on Friday, the Arvian navy said.")
            }
            2 => format!("# Raiders release {number} sailors of the tanker Marta"),
            3 => format!("The ferry carried {number} people, including 20 men and 21 women."),
            4 => format!("Turnout rose from 30 per cent to {number} per cent, a rise of 11 percentage points."),
            5 => format!("The tanker docked at 14:{number} GMT. It left the port of Velmora in {}.", 2000 + number),
            6 => "Captain Tomas Brandt spoke in London.".to_string(),
            7 => format!("---\ndate: 2024-05-{}\n---", 10 + dice(3)),
            _ => String::new(),
        };
        let of = &mut lines[document];
        let at = if line.starts_with("---") { 0 } else { 1 + dice(8) as usize };
        of[at] = line;
        let text = of.join("\n\n");
        let file = world.file_at(Path::new(paths[document])).unwrap();
        let edit = Edit { range: None, text };
        world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 });
        let text = |path: &str| text_of(&world, world.file_at(Path::new(path)).unwrap());
        let fresh = paths.iter().fold(World::default(), |fresh, path| open(&fresh, path, &text(path)));
        let mut now: BTreeMap<_, usize> = BTreeMap::new();
        for path in paths {
            assert_eq!(said(&world, path), said(&fresh, path), "turn {turn}");
            for finding in world.findings(world.file_at(Path::new(path)).unwrap()).iter() {
                let apart = finding.related.iter().any(|it| it.span.file != finding.span.file);
                *now.entry((finding.code, apart)).or_default() += 1;
            }
        }
        for kind in now.keys().chain(before.keys()).filter(|it| now.get(it) != before.get(it)) {
            *turns.entry(*kind).or_insert(0) += 1;
        }
        before = now;
    }
    for expected in [(Code::Conflict, true), (Code::Conflict, false), (Code::Sum, false)] {
        assert!(turns.get(&expected).is_some_and(|it| *it > 5), "{expected:?}: {turns:?}");
    }
}

pub(super) fn text_of(world: &World, file: FileId) -> String {
    world.page(file).unwrap().document.text.to_string()
}

#[test]
fn both_sides_of_a_conflict_are_marked_and_both_marks_go_with_it() {
    let fixture = Fixture::new(
        "
        //- draft.md
        Raiders who seized the tanker Marta off Velmora in May released 40 sailors on Friday, the Arvian navy said.
                                                                        ^^ 44
        //- sources/port.md
        The raiders released 44 sailors of the tanker Marta off Velmora on Friday, the Arvian navy said.
                             ^^ 40
        ",
    );
    let marks = |world: &World| {
        let findings = fixture.files.iter().flat_map(|&file| world.findings(file).to_vec());
        findings.map(|it| (it.span, it.message.to_string())).collect::<Vec<_>>()
    };
    fixture.expect(marks(&fixture.world));
    let range = Some((LineCol { line: 0, column: 64 }, LineCol { line: 0, column: 66 }));
    let edits = vec![Edit { range, text: "44".into() }];
    let mended = fixture.world.with(Change::Edit { file: fixture.file(), edits, encoding: Encoding::Utf16 });
    assert_eq!(marks(&mended), []);
    let (settings, _) = Settings::from_json(&json!({ "rules": { "conflict": "error" } }));
    let loud = fixture.world.with(settings_of_client(settings));
    assert!(fixture.files.iter().all(|&file| loud.findings(file)[0].severity == Severity::Error));
    let (settings, _) = Settings::from_json(&json!({ "rules": { "conflict": "off" } }));
    assert_eq!(marks(&fixture.world.with(settings_of_client(settings))), []);
}

/// A source that only settings name is laid beside the draft as one in a folder of sources is.
#[test]
fn settings_say_what_is_a_source_of_a_draft() {
    let draft = "The trust that runs Crowmarsh General blamed flu, which closed six wards in February, and delays in sending patients home.\n\n\
                 Nadia Rahman of the nurses' union said staff were tired. The health secretary, Dawn Pickles, will visit on Friday.\n\n\
                 Ambulances waited long, and a surgical centre that Paul Garside promised is late.\n";
    let report = "# Crowmarsh trust: report\n\nEight wards were closed for part of February because of influenza.\n\n\
                 Discharge: 94 beds a day were taken up by patients who were fit to go home.\n\nFinance: the board forecasts a deficit.\n";
    let world = open(&open(&World::default(), "/w/draft.md", draft), "/w/report.md", report);
    let found = |world: &World| world.findings(world.file_at(Path::new("/w/draft.md")).unwrap()).len();
    assert_eq!(found(&world), 0);
    let (settings, bad) = Settings::from_json(&json!({ "sources": ["report.md"] }));
    assert_eq!(bad, Vec::<String>::new());
    let world = world.with(Change::Folders(vec!["/w".into()])).with(settings_of_client(settings));
    assert_eq!(found(&world), 1);
    assert_eq!(found(&world.with(settings_of_client(Settings::default()))), 0);
}

#[test]
fn what_sources_say_is_asked_again_when_one_of_them_changes() {
    let lead = "The ferry Marigold sank off Tolland Head near Skarne on Tuesday.";
    let story = |name: &str, voice: &str| {
        format!(
            "{lead} {name} is the director of operations.\n\n“We had no chance to get them all out of there,” {voice} said.\n"
        )
    };
    let mut world = open(&World::default(), "/w/draft.md", &story("Ines Varga", "officials"));
    for (name, voice, expected) in [
        ("Ines Varga", "Varga", &[Code::SingleSource][..]),
        ("Ines Vaarga", "the coast guard", &[Code::NameSpelling]),
        ("Ines Varga", "the coast guard", &[]),
    ] {
        world = disk(&world, "/w/sources/port.md", Some(&story(name, voice)));
        let draft = world.file_at(Path::new("/w/draft.md")).unwrap();
        let found: Vec<Code> = world.findings(draft).iter().map(|it| it.code).collect();
        assert_eq!(found, expected, "{name} is there, and {voice} said it");
    }
}

#[test]
fn excluded_files_are_not_read_and_each_folder_has_its_settings() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["one/a.md", "one/old/b.md", "two/a.md", "two/old/b.md", "two/c.txt"] {
        std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
        std::fs::write(at(name), "A.").unwrap();
    }
    std::fs::write(at("one/subeditor.toml"), "exclude = ['old/**']\nlens = true\n").unwrap();
    let (all, _) = Settings::from_json(&json!({ "people": "all.toml" }));
    let (two, _) = Settings::from_json(&json!({ "exclude": ["*.txt"], "people": "two.toml" }));
    let world = World::default().with(Change::Folders(vec![at("one"), at("two")]));
    let world = world.with(Change::Settings { all, folders: [(at("two"), two)].into() });
    let roots = [Root::Tree(at("one")), Root::Tree(at("two"))];
    let world = world.with(Change::Loaded(load::load(&roots, &world, &|_, _| {}, &AtomicBool::new(false))));
    let names: Vec<_> = world.files().into_iter().map(|file| world.name(file)).collect();
    assert_eq!(names, ["one/a.md", "two/a.md", "two/old/b.md"]);
    let options = |name: &str| world.options(world.file_at(&at(name)).unwrap());
    assert_eq!((options("one/a.md").lens(), options("two/a.md").lens()), (true, false));
    assert_eq!((options("one/a.md").people(), options("two/a.md").people()), ("all.toml".into(), "two.toml".into()));
    let (files, _) = load::changed(&roots, &world, &[at("one/old/b.md"), at("two/old/b.md")]);
    assert_eq!(files.len(), 1, "{files:?}");
}

#[test]
fn an_excluded_file_that_is_open_is_not_read_either() {
    let excluding = |globs: &[&str]| Change::Settings {
        all: Settings::from_json(&json!({ "exclude": globs })).0,
        folders: BTreeMap::default(),
    };
    let world = World::default().with(Change::Folders(vec!["/w".into()])).with(excluding(&["old/**"]));
    let world = open(&world, "/w/draft.md", "# Fire\n\nThe fire at Larkford destroyed 12 houses.\n");
    let world = open(&world, "/w/old/notes.md", "# Fire\n\nThe fire at Larkford destroyed 12 houses.\n");
    let at = |world: &World, name: &str| world.file_at(Path::new(name)).expect("it is open");
    let (draft, notes) = (at(&world, "/w/draft.md"), at(&world, "/w/old/notes.md"));
    let place = |column| LineCol { line: 2, column };
    let edit = Edit { range: Some((place(31), place(33))), text: "14".to_owned() };
    let world = world.with(Change::Edit { file: notes, edits: vec![edit], encoding: Encoding::Utf8 });
    let found = |world: &World| (world.findings(draft).len(), world.findings(notes).len());
    assert_eq!((found(&world), world.page(notes).is_none(), world.files().len()), ((0, 0), true, 1));
    // What was typed meanwhile is there when it is excluded no more.
    let read = world.with(excluding(&[]));
    assert_eq!((found(&read), read.files().len()), ((1, 1), 2));
    assert_eq!(found(&read.with(excluding(&["old/*"]))), (0, 0));
    let closed = world.with(Change::Close { file: notes });
    assert!(closed.file_at(Path::new("/w/old/notes.md")).is_none());
}

/// A report in paragraphs, each with figures that the sources beside it have too.
const TOWNS: [&str; 8] = ["Larkford", "Wexcombe", "Tarnley", "Brenmoor", "Quilton", "Ossa", "Merrin", "Portmell"];

fn report(homes: u32) -> String {
    flood_in(TOWNS, homes)
}

fn flood_in(towns: [&str; 8], homes: u32) -> String {
    let mut text = format!("# Flood in {}\n", towns[0]);
    for (at, town) in towns.iter().enumerate() {
        let homes = if at == 3 { homes } else { 40 + at as u32 };
        text += &format!("\nThe flood destroyed {homes} homes in {town} and injured {} people there, the mayor said.\n", 12 + at);
    }
    text
}

/// A draft with which five sources agree, looked at once, and how many pairs of claims were compared for that.
fn beside_five_sources(draft: &str) -> (World, FileId, usize) {
    let mut world = open(&World::default(), "/w/draft.md", draft);
    for at in 0..5 {
        world = disk(&world, &format!("/w/sources/{at}.md"), Some(&report(43)));
    }
    let file = world.file_at(Path::new("/w/draft.md")).unwrap();
    checks::compared();
    assert_eq!(world.findings(file).len(), 0);
    let all = checks::compared();
    assert!(all > 100, "{all} pairs");
    (world, file, all)
}

#[test]
fn a_keystroke_compares_no_more_than_the_claims_it_touches() {
    let (world, file, all) = beside_five_sources(&format!("{}\nNobody slept.\n", report(43)));
    let type_in = |world: &World, line: u32, from: u32, to: u32, text: &str| {
        let place = |column| LineCol { line, column };
        let edit = Edit { range: Some((place(from), place(to))), text: text.to_string() };
        world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 })
    };
    // A paragraph without figures.
    let world = type_in(&world, 18, 12, 12, "y");
    assert_eq!(world.findings(file).len(), 0);
    assert_eq!(checks::compared(), 0, "no claim was touched");
    // One of the eight paragraphs: its claims with their neighbours and with those of the sources.
    let at = text_of(&world, file).lines().nth(8).unwrap().find("43").unwrap() as u32;
    let world = type_in(&world, 8, at, at + 2, "93");
    assert_eq!(world.findings(file).len(), 1, "{:#?}", world.findings(file));
    let touched = checks::compared();
    assert!(touched > 0 && touched <= all / 4, "{touched} of {all}");
    // Nothing at all.
    world.findings(file);
    assert_eq!(checks::compared(), 0);
}

#[test]
fn a_source_that_comes_is_compared_alone() {
    let (world, file, all) = beside_five_sources(&report(43));
    let world = disk(&world, "/w/sources/late.md", Some(&report(93)));
    assert!(!world.findings(file).is_empty());
    let come = checks::compared();
    assert!(come > 0 && come <= all / 5, "{come} of {all}");
    // It goes: what was found of the others still holds.
    let world = disk(&world, "/w/sources/late.md", None);
    assert_eq!(world.findings(file).len(), 0);
    assert_eq!(checks::compared(), 0);
    // It has the words, but tells of other places.
    let other = ["Aldham", "Corvey", "Hask", "Ruthwell", "Sundby", "Velm", "Wick", "Yarrow"];
    let world = disk(&world, "/w/sources/other.md", Some(&flood_in(other, 93)));
    assert_eq!(world.findings(file).len(), 0);
    assert_eq!(checks::compared(), 0, "another story");
}

#[test]
fn who_officials_are_is_asked_again_when_a_source_turns_out_to_tell_the_story() {
    let about = |ship: &str| {
        format!("The ferry {ship} sank off Tolland Head near Skarne on Tuesday, Ines Varga of the coast guard said.\n")
    };
    let draft = format!("{}\nThe ferry carried 240 people when it sank, officials said.\n", about("Marigold"));
    let source = format!("{}\nThe ferry carried 240 people when it sank, Varga said.\n", about("Marigold"));
    let single = |world: &World, file| world.findings(file).iter().filter(|it| it.code == Code::SingleSource).count();
    let world = disk(&World::default(), "/w/sources/radio.md", Some(&source));
    // Before the names are there, nothing tells that both speak of one ferry.
    let world = open(&world, "/w/draft.md", draft.split_once('\n').unwrap().1);
    let file = world.file_at(Path::new("/w/draft.md")).unwrap();
    assert_eq!(single(&world, file), 0);
    let top = LineCol { line: 0, column: 0 };
    let edit = Edit { range: Some((top, top)), text: about("Marigold") };
    let world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 });
    assert_eq!(single(&world, file), 1, "{:#?}", world.findings(file));
}

#[test]
fn a_cited_file_is_missing_only_when_the_disk_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let missing = |world: &World, name: &str| {
        let file = world.file_at(&at(name)).unwrap();
        let found: Vec<_> =
            world.findings(file).iter().filter(|it| it.code == Code::Citation).map(|it| it.message.to_string()).collect();
        found
    };
    std::fs::write(at("scan.pdf"), "no document of ours").unwrap();
    let text = "The [scan](scan.pdf), the [log](log.txt), [notes](../notes.md) and the [plan](plan.md) are kept.";
    let loaded = World::default().with(Change::Folders(vec![folder.path().to_path_buf()]));
    let world = open(&loaded, at("draft.md").to_str().unwrap(), text);
    let world = open(&world, at("log.txt").to_str().unwrap(), "Not saved yet.");
    assert_eq!(missing(&world, "draft.md"), ["plan.md is cited here, but there is no such file."]);
    let world = open(&world, at("plan.md").to_str().unwrap(), "It is here.");
    assert!(missing(&world, "draft.md").is_empty());
    // Of a document that lies nowhere nothing is known.
    let world = open(&world, "untitled:Untitled-1", text);
    let file = world.file_at(Path::new("untitled:Untitled-1")).unwrap();
    assert!(world.findings(file).iter().all(|it| it.code != Code::Citation));
}
