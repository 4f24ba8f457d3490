//! People in small texts: where a name leads, what a rename changes, what is proposed, and what the rules say of names.

use subeditor::features::rename::Shown;
use subeditor::features::{self, calls, rich};
use subeditor::fixture::Fixture;
use subeditor::text::{Edit, Encoding, FileSpan};
use subeditor::workspace::{Change, World};

/// The definition of what stands at the bar is what the carets mark.
#[track_caller]
fn definition(text: &str) {
    let fixture = Fixture::new(text);
    let found = features::definition(&fixture.world, fixture.at()).map(|it| it.targets).unwrap_or_default();
    fixture.expect(found.into_iter().map(|it| (it.words, String::new())));
}

/// What the rules about people say is what the carets mark, with their labels in the messages.
#[track_caller]
fn findings(text: &str) {
    let fixture = Fixture::new(text);
    let ours = ["name-spelling", "unintroduced", "ambiguous-name", "role", "age"];
    let all = fixture.files.iter().flat_map(|&file| fixture.world.findings(file).to_vec());
    let found = all.filter(|it| ours.contains(&it.code.as_str()));
    fixture.expect(found.map(|it| (it.span, format!("{}: {}", it.code.as_str(), it.message))));
}

/// The text of a document after a rename at the bar, or the refusal.
fn renamed(text: &str, new: &str) -> String {
    let fixture = Fixture::new(text);
    let found = match features::rename(&fixture.world, fixture.at(), new, Shown::Name) {
        Ok(found) => found,
        Err(message) => return message,
    };
    let mut texts = Vec::new();
    for &file in &fixture.files {
        let page = fixture.world.page(file).unwrap();
        let mut text = page.document.text.to_string();
        for (span, new) in found.edits.iter().rev().filter(|it| it.0.file == file) {
            text.replace_range(span.span.range(), new);
        }
        texts.push(text.trim_end().to_string());
    }
    texts.join("\n---\n")
}

fn hover(text: &str) -> String {
    let fixture = Fixture::new(text);
    let name = |at: FileSpan| Some(fixture.world.name(at.file).to_owned());
    features::hover(&fixture.world, fixture.at()).map(|it| rich::markdown(&it.lines, name)).unwrap_or_default()
}

fn proposals(text: &str) -> Vec<String> {
    let fixture = Fixture::new(text);
    let found = features::complete(&fixture.world, fixture.at()).unwrap_or_default();
    found.proposals.into_iter().map(|it| it.text).collect()
}

#[test]
fn from_a_forename_a_role_and_a_pronoun() {
    definition(
        "
        Ferry captain Susan Birkett left early.
                      ^^^^^^^^^^^^^
        The crew adored Su¦san.
        ",
    );
    definition(
        "
        Brenmoor mayor Peter Osei met harbour master Ada Okafor on Monday.
                       ^^^^^^^^^^
        Nobody thanked the ma¦yor.
        ",
    );
    definition(
        "
        Peter Osei came home on Monday, where h¦e slept.
        ^^^^^^^^^^
        ",
    );
}

#[test]
fn a_pronoun_that_could_be_two_leads_nowhere() {
    definition("Peter Osei met Thomas Reed on Monday, where h¦e slept.\n");
    definition("Peter Osei met a woman and a boy on Monday, where h¦e slept.\n");
    definition("Minister Peter Osei met minister Thomas Reed. Nobody thanked the mini¦ster.\n");
}

#[test]
fn the_people_file_comes_behind_the_introduction() {
    let fixture = Fixture::new(
        "
        //- people.toml (closed)
        [[person]]
        name = \"Ada Okafor\"
        //- draft.md
        Harbour master Ada Okafor spoke. Oka¦for smiled.
        ",
    );
    let targets = features::definition(&fixture.world, fixture.at()).unwrap().targets;
    let names: Vec<&str> = targets.iter().map(|it| fixture.world.path(it.words.file).unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["draft.md", "people.toml"]);
    for target in targets {
        let lines = fixture.world.line_index(target.words.file).unwrap();
        assert_eq!(target.words.span.of(lines.text()), "Ada Okafor");
    }
}

#[test]
fn the_people_file_tells_which_of_two_is_meant() {
    let text =
        "//- people.toml (closed)\n[[person]]\nname = \"Ada Okafor\"\n//- draft.md\nThe pier is safe, Oka¦for said on Monday.\n";
    let sources = "//- sources/a.txt (closed)\nHarbour master Ada Okafor spoke.\n//- sources/b.txt (closed)\nUnion leader Ben Okafor spoke.\n";
    let names = |text: &str| {
        let fixture = Fixture::new(text);
        let targets = features::definition(&fixture.world, fixture.at()).unwrap().targets;
        targets.iter().map(|it| fixture.world.path(it.words.file).unwrap().display().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&format!("{text}{sources}")), ["sources/a.txt", "people.toml"]);
    // Where nobody introduces them, it is all there is.
    assert_eq!(names(text), ["people.toml"]);
}

/// An editor takes the range that comes with an answer for the words it asked about.
#[test]
fn what_is_answered_holds_the_place() {
    for text in ["Mayor Clara Nwosu’s¦ dog barked.\n", "Mayor Clara Nwosu'¦s dog barked.\n", "Mayor Clara Nwosu¦'s dog barked.\n"]
    {
        let fixture = Fixture::new(text);
        let offset = fixture.at().offset;
        let spans = [
            features::hover(&fixture.world, fixture.at()).map(|it| it.span),
            features::definition(&fixture.world, fixture.at()).map(|it| it.origin),
            features::rename::prepare(&fixture.world, fixture.at()).ok().map(|it| it.span),
        ];
        for span in spans {
            assert!(span.is_some_and(|span| span.touches(offset) && span.start == 6), "{text}: {span:?}");
        }
        let target = features::rename::prepare(&fixture.world, fixture.at()).unwrap();
        assert_eq!(target.name, "Clara Nwosu");
        assert!(renamed(text, "Nwosa").starts_with("Mayor Clara Nwosa"), "{text}");
    }
    assert!(hover("Mayor Clara Nwosu’s ¦dog barked.\n").is_empty());
}

#[test]
fn two_of_one_surname_are_both_offered() {
    definition(
        "
        //- draft.md
        The pier is safe, Oka¦for said on Monday.
        //- sources/a.txt (closed)
        Harbour master Ada Okafor spoke.
                       ^^^^^^^^^^
        //- sources/b.txt (closed)
        Union leader Ben Okafor spoke.
                     ^^^^^^^^^^
        ",
    );
}

#[test]
fn a_rename_changes_each_form_in_drafts() {
    let text = "
        //- draft.md
        Harbour master Ada Okafor spoke. Okafor's boat and Ada were late. “Okafor is late,” said Oka¦for.
        //- other.md
        Nobody asked Ada Okafor.
        //- sources/wire.txt (closed)
        Harbour master Ada Okafor spoke.
        ";
    assert_eq!(
        renamed(text, "Okafur"),
        "Harbour master Ada Okafur spoke. Okafur's boat and Ada were late. “Okafor is late,” said Okafur.\n---\n\
         Nobody asked Ada Okafur.\n---\nHarbour master Ada Okafor spoke."
    );
    assert_eq!(
        renamed(text, "Adah van Okafur"),
        "Harbour master Adah van Okafur spoke. Van Okafur's boat and Adah were late. “Okafor is late,” said van Okafur.\n---\n\
         Nobody asked Adah van Okafur.\n---\nHarbour master Ada Okafor spoke."
    );
}

#[test]
fn a_rename_keeps_initials_and_mends_possessives() {
    assert_eq!(
        renamed(
            "WILLIAMS VOWS TO FIGHT ON AS STRIKE SPREADS\n\nMayor Thomas J. Wil¦liams won. Williams’ boat sank.\n",
            "Thomas J. Reed"
        ),
        "REED VOWS TO FIGHT ON AS STRIKE SPREADS\n\nMayor Thomas J. Reed won. Reed’s boat sank."
    );
    assert_eq!(renamed("Tho¦mas Williams won. Thomas slept.\n", "Mark Williams"), "Mark Williams won. Mark slept.");
}

#[test]
fn a_rename_that_is_refused() {
    for (text, new, says) in [
        ("The ha¦rbour froze.\n", "Ada", "no person"),
        ("Mayor Ada Oka¦for spoke.\n", "  ", "one letter"),
        ("Mayor Ada Okafor spoke. “We asked Oka¦for,” said Peter Osei.\n", "Ada", "quotation"),
        ("//- sources/a.txt\nMayor Ada Oka¦for spoke.\n", "Ada", "source"),
    ] {
        let answer = renamed(text, new);
        assert!(answer.contains(says), "{answer}");
    }
}

#[test]
fn one_name_in_two_spellings() {
    findings(
        "
        Harbour master Ada Okaforde said the pier was safe. Okaforde laughed. Crews thanked Okaforde.

        On Friday Ada Okafurde went home.
                  ^^^^^^^^^^^^ name-spelling: “Ada Okafurde” here, but “Ada Okaforde” on line 1
        ",
    );
    findings(
        "
        Harbour master Ada Ellison said the pier was safe. Ellison laughed. Crews thanked Ellison.

        “It is sound,” Elison said.
                       ^^^^^^ name-spelling: “Elison” here
        ",
    );
    // Not right after him, and still of nobody else.
    findings(
        "
        Harbour master Ada Ellison said the pier was safe.

        The boats lie along it from May to September, and the crane at its end is the oldest of the coast.

        A storm took some of its planks in the winter. The town has paid for new ones.

        “It is sound,” Elison said.
                       ^^^^^^ name-spelling: “Elison” here
        ",
    );
    findings(
        "
        //- draft.md
        Brenmoor harbour master Ada Elison said the pier was safe.
                                ^^^^^^^^^^ name-spelling: “Ada Elison” here, but “Ada Ellison” in sources/wire.txt, line 1
        //- sources/wire.txt (closed)
        Brenmoor harbour master Ada Ellison said the pier was safe.
        ",
    );
}

#[test]
fn surnames_that_differ_in_their_last_letter() {
    let story = |draft: &str, source: &str| {
        let tell = |name: &str| {
            format!("The Brenmoor coast guard searched the bay off Tolland Head for the ferry Marigold on Monday.\n\n{name}\n")
        };
        format!("//- draft.md\n{}//- sources/wire.txt (closed)\n{}", tell(draft), tell(source))
    };
    let role = "director of operations of the coast guard";
    for (draft, source) in [("Ines Vargas", "Ines Varga"), ("Ines Vargo", "Ines Varga"), ("Ines Varga", "Ines Vargas")] {
        let carets = "^".repeat(draft.len());
        findings(&story(
            &format!("{draft}, {role}, said so.\n{carets} name-spelling: “{draft}” here, but “{source}” in"),
            &format!("{source}, {role}, said so."),
        ));
    }
    findings(&story(
        "The search is over, said Inspector Dana Petrov.\n                                   ^^^^^^^^^^^ name-spelling",
        "The search is over, said Inspector Dana Petrova.",
    ));
    for (draft, source) in [
        // Another forename, another role, no role, a man and a woman, both named, a plural.
        (format!("Ines Vargas, {role}, said so."), format!("Tomas Varga, {role}, said so.")),
        (format!("Ines Vargas, {role}, said so."), "Ines Varga, the captain, said so.".to_owned()),
        ("Ines Vargas said so.".to_owned(), "Ines Varga said so.".to_owned()),
        ("Inspector Ivan Petrov said so.".to_owned(), "Inspector Dana Petrova said so.".to_owned()),
        (format!("Ines Varga and Ines Vargas, {role}, said so."), format!("Ines Varga, {role}, said so.")),
        (format!("Ines Varga, {role}, said so. The Vargas were late."), format!("Ines Varga, {role}, said so.")),
        (format!("Ines Varga, {role}, said so."), format!("Ines Varga, {role}, said so. Ines Vargas, {role}, left.")),
    ] {
        findings(&story(&draft, &source));
    }
    findings(
        "//- draft.md\nDefender David Martin scored twice.\n//- sources/wire.txt (closed)\nIn Lisbon, defender David Martins left the club.\n",
    );
}

#[test]
fn similar_names_of_different_people() {
    // Side by side they are two; so are those with roles of their own.
    findings("Harbour master Ada Ellison and Ada Elison said the pier was safe. Ellison laughed. Crews thanked Ada Ellison.\n");
    findings(
        "
        Harbour master Ada Ellison said the pier was safe. Ada Ellison laughed.

        Painter Ada Elison sold a picture.
        ",
    );
    findings(
        "
        //- draft.md
        Harbour master Anna Lee said the pier was safe.
        //- sources/wire.txt (closed)
        Harbour master Ann Lee said the pier was safe.
        ",
    );
    findings(
        "
        //- draft.md
        Painter Ada Elison sold a picture of cows.
        //- sources/wire.txt (closed)
        Harbour master Ada Ellison said the pier was safe.
        ",
    );
    findings("Ivan Petrovich Ellison sang. His daughter Ivana Ellison danced.\n");
}

#[test]
fn the_people_file_knows_how_a_name_is_spelt() {
    findings(
        "
        //- people.toml (closed)
        [[person]]
        name = \"Ada Ellison\"
        never = [\"Ada Allison\"]
        //- draft.md
        Ada Elison said the pier was safe.
        ^^^^^^^^^^ spells this name “Ada Ellison”

        Ada Allison said nothing.
        ^^^^^^^^^^^ a wrong form

        Cyril Ellison left.
        ",
    );
}

#[test]
fn surnames_that_nobody_introduces() {
    findings(
        "
        The pier is safe. “It is sound,” said Mr Ellison.
                                                 ^^^^^^^ unintroduced: “Ellison” is not introduced
        ",
    );
    findings("Harbour master Ada Ellison spoke. “It is sound,” said Ms Ellison.\n");
}

#[test]
fn two_people_of_one_surname() {
    findings(
        "
        Harbour master Ada Ellison met union leader Ben Ellison on Monday.

        The council thanked Ellison.
                            ^^^^^^^ ambiguous-name: “Ellison” may be Ada Ellison or Ben Ellison
        ",
    );
    findings("Harbour master Ada Ellison met union leader Thomas Ellison on Monday.\n\nThe council thanked Ms Ellison.\n");
}

const FLOOD: &str =
    "The River Tarn burst its banks at Larkford in Brenmoor, where Edith Polwin called the Brenmoor fire service.";

#[test]
fn roles_that_differ() {
    let story = |draft: &str, source: &str| {
        format!("//- draft.md\n{FLOOD}\n\n{draft}\n//- sources/wire.txt (closed)\n{FLOOD}\n\n{source}\n")
    };
    findings(&story(
        "Harbour museum director Ada Ellison said the pier was safe.\n^^^^^^^^^^^^^^^^^^^^^^^ role: Ada Ellison is “Harbour museum director” here",
        "Harbour museum deputy director Ada Ellison said the pier was safe.",
    ));
    findings(&story("Harbour museum director Ada Ellison said so.", "Harbour museum director Ada Ellison said so."));
    findings(&story("Harbour museum director Ada Ellison said so.", "Union treasurer Ada Ellison said so."));
    findings(&story("Harbour museum director Ada Ellison said so.", "Harbour museum deputy director Ben Ellison said so."));
}

#[test]
fn a_role_that_is_over() {
    let file = "//- people.toml (closed)\n[[person]]\nname = \"Ada Ellison\"\nroles = [{ title = \"harbour master\", until = \"2023-05\" }]\n";
    findings(&format!(
        "{file}//- draft.md\n---\ndate: 2024-02-01\n---\n\nHarbour master Ada Ellison spoke.\n^^^^^^^^^^^^^^ until 2023-05\n"
    ));
    findings(&format!("{file}//- draft.md\n---\ndate: 2022-02-01\n---\n\nHarbour master Ada Ellison spoke.\n"));
    findings(&format!("{file}//- draft.md\n---\ndate: 2024-02-01\n---\n\nFormer harbour master Ada Ellison spoke.\n"));
}

#[test]
fn ages_that_differ() {
    let story = |draft: &str, source: &str| {
        format!(
            "//- draft.md\n---\ndate: 2024-02-01\n---\n\n{FLOOD}\n\n{draft}\n//- sources/wire.txt (closed)\n---\ndate: 2024-01-31\n---\n\n{FLOOD}\n\n{source}\n"
        )
    };
    findings(&story(
        "Ada Ellison, 42, was saved.\n             ^^ age: Ada Ellison is 42 here and 47",
        "Ada Ellison, 47, was saved.",
    ));
    findings(&story("Ada Ellison, 42, was saved.", "Ada Ellison, 41, was saved."));
    findings(&story("Ada Ellison, 42, was saved.", "Ben Ellison, 47, was saved."));
}

#[test]
fn names_and_roles_to_go_on_with() {
    let text = |line: &str| {
        format!(
            "//- people.toml (closed)\n[[person]]\nname = \"Ada Okafor\"\nrole = \"harbour master\"\n//- sources/wire.txt (closed)\nUnion leader Ben Okonkwo spoke.\n//- draft.md\n{line}\n"
        )
    };
    assert_eq!(proposals(&text("On Monday Ok¦")), ["Ada Okafor", "Ben Okonkwo"]);
    assert_eq!(proposals(&text("On Monday Ben Ok¦")), ["Ben Okonkwo"]);
    assert_eq!(proposals(&text("On Monday Ada Okafor, har¦")), ["harbour master"]);
    assert_eq!(proposals(&text("On Monday the¦")), Vec::<String>::new());
}

#[test]
fn who_says_what() {
    let fixture = Fixture::new(
        "
        Harbour master Ada Oka¦for said 12 seals had died.

        Okafor said the pier was safe.
        ",
    );
    let item = calls::prepare(&fixture.world, fixture.at()).unwrap();
    assert_eq!((item.name.as_str(), item.is_person), ("Ada Okafor", true));
    let claims: Vec<String> = calls::outgoing(&fixture.world, item.words).into_iter().map(|it| it.0.name).collect();
    assert_eq!(claims, ["12 seals had died", "the pier was safe"]);
}

#[test]
fn a_hover_tells_what_the_people_file_has() {
    let found = hover(
        "
        //- people.toml (closed)
        [[person]]
        name = \"Ada Okafor\"
        role = \"harbour master\"
        born = \"1971-03-02\"
        notes = \"Prefers Ms.\"
        //- draft.md
        Ada Oka¦for said that the pier was safe. “Nobody fell in,” Okafor said.
        ",
    );
    let listed = [
        "**Ada Okafor**, harbour master",
        "born 2 March 1971",
        "Prefers Ms",
        "Says: the pier was safe",
        "Says: “Nobody fell in” (",
    ];
    for words in listed {
        assert!(found.contains(words), "{words} in:\n{found}");
    }
}

#[test]
fn a_person_added_to_the_people_file() {
    let fixture = Fixture::new("Harbour master Ada Oka¦for spoke.\n");
    let found = features::addition(&fixture.world, fixture.at()).unwrap();
    let text = found.behind("");
    assert!(text.ends_with("\n\n[[person]]\nname = \"Ada Okafor\"\nrole = \"Harbour master\"\n"), "{text}");
    assert_eq!((found.path.to_str(), found.file), (Some("people.toml"), None));
    let world: World = fixture.world;
    let disk = Change::Disk { files: vec![(found.path, Some(text.into_bytes()))] };
    let world = world.with(disk);
    assert_eq!(world.settings_problems(), []);
    assert_eq!(features::addition(&world, fixture.cursor.unwrap()), None);
}

#[test]
fn an_entry_stands_by_itself() {
    let found = Fixture::new("Harbour master Ada Oka¦for spoke.\n");
    let found = features::addition(&found.world, found.at()).unwrap();
    let entry = "[[person]]\nname = \"Ada Okafor\"\nrole = \"Harbour master\"\n";
    for (text, start) in [("# People\n", "\n"), ("# People", "\n\n"), ("# People\n\n", "")] {
        assert_eq!(found.behind(text), format!("{start}{entry}"));
    }
    assert_eq!(found.behind("# People\r\n"), format!("\n{entry}").replace('\n', "\r\n"));
    assert_eq!(found.behind("[[person]]\nname = \"Ada Okafor\"\n"), "");
}

/// What is typed counts, not what was saved.
#[test]
fn an_open_people_file_goes_before_the_one_on_disk() {
    let text = "//- people.toml (closed)\n[[person]]\nname = \"Ben Osei\"\n//- draft.md\nHarbour master Ada Oka¦for spoke.\n";
    let fixture = Fixture::new(text);
    let path = std::path::PathBuf::from("people.toml");
    let addition = |world: &World| features::addition(world, fixture.at());
    assert!(addition(&fixture.world).is_some());
    let open = Change::Open { path: path.clone(), format: None, text: "[[person]]\nname = \"Ada Okafor\"\n".to_owned() };
    let world = fixture.world.with(open);
    assert_eq!(addition(&world), None);
    let disk = Change::Disk { files: vec![(path.clone(), Some(b"[[person]]\nname = \"Ben Osei\"\n".to_vec()))] };
    let world = world.with(disk);
    assert_eq!(addition(&world), None, "the disk does not matter");
    let file = world.open_people_at(&path).unwrap();
    let edits = vec![Edit { range: None, text: String::new() }];
    let edited = world.with(Change::Edit { file, edits, encoding: Encoding::Utf8 });
    assert!(addition(&edited).is_some_and(|it| it.file == Some(file) && it.behind("").starts_with("# People")));
    assert!(addition(&world.with(Change::Close { file })).is_some());
}

#[test]
fn ages_by_the_people_file() {
    let story = |born: &str, draft: &str| {
        let file = format!("//- people.toml (closed)\n[[person]]\nname = \"Clara Nwosu\"\nborn = \"{born}\"\n");
        format!("{file}//- draft.md\n---\ndate: 2026-06-02\n---\n\n{draft}\n")
    };
    findings(&story(
        "1972-01-05",
        "Clara Nwosu, 51, swam across.\n             ^^ age: Clara Nwosu is 51 here; born 1972-01-05 by the people file, 54 on 2026-06-02",
    ));
    findings(&story("1972", "Clara Nwosu (51) swam across.\n             ^^ 53 or 54 on"));
    findings(&story("1972-01-05", "Clara Nwosu, 54, swam across."));
    findings(&story("1972-09-05", "Clara Nwosu, 53, swam across."));
    // Of another day, of another person, of no number of years.
    findings(&story("1972-01-05", "In May 2023 Clara Nwosu, 51, swam across."));
    findings(&story("1972-01-05", "Three years ago Clara Nwosu, 51, swam across."));
    findings(&story("1972-01-05", "Ben Nwosu, 51, swam across."));
    findings(&story("1972-01-05", "Clara Nwosu, 51 of whose boats sank, swam across."));
    let undated = story("1972-01-05", "Clara Nwosu, 51, swam across.").replace("---\ndate: 2026-06-02\n---\n\n", "");
    findings(&undated);
}
