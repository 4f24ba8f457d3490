//! What the features say of small texts.

use subeditor::features;
use subeditor::features::overview::Standing;
use subeditor::fixture::Fixture;
use subeditor::text::FileSpan;

/// The definition of what stands at the bar is what the carets mark.
#[track_caller]
fn definition(text: &str) {
    let fixture = Fixture::new(text);
    let found = features::definition(&fixture.world, fixture.at()).map(|it| it.targets).unwrap_or_default();
    fixture.expect(found.into_iter().map(|it| (it.words, String::new())));
}

/// The places of what stands at the bar are what the carets mark; a caret that says so marks the declaration.
#[track_caller]
fn references(text: &str) {
    let mut fixture = Fixture::new(text);
    let found = |with| features::references(&fixture.world, fixture.at(), with).unwrap_or_default();
    let (all, others) = (found(true), found(false));
    fixture.expect(all.iter().map(|it| (*it, "declaration".to_string())));
    fixture.carets.retain(|it| it.label.is_empty());
    fixture.expect(others.into_iter().map(|it| (it, String::new())));
}

/// Who says what stands at the bar, or what the person there says: a caret for each of these, and one "here" for each place that calls.
#[track_caller]
fn calls(text: &str) {
    let fixture = Fixture::new(text);
    let item = features::calls::prepare(&fixture.world, fixture.at()).expect("an item");
    let calls = if item.is_person { features::calls::outgoing } else { features::calls::incoming };
    let mut found = Vec::new();
    for (other, places) in calls(&fixture.world, item.words) {
        let caller = if item.is_person { item.words.file } else { other.words.file };
        found.extend(places.into_iter().map(|span| (FileSpan { file: caller, span }, "here".to_owned())));
        found.push((other.words, String::new()));
    }
    found.sort();
    found.dedup();
    fixture.expect(found);
}

#[test]
fn what_a_person_says_here_and_elsewhere() {
    // What another document has is called by her name in this one.
    calls(
        "
        //- draft.md
        Anna Lindqvist, the mayor, spoke. Lind¦qvist said the mill burned.
        ^^^^^^^^^^^^^^ here
                                          ^^^^^^^^^^ here
                                                          ^^^^^^^^^^^^^^^
        //- sources/wire.md (closed)
        Anna Lindqvist, the mayor, said that nobody was hurt.
                                        ^^^^^^^^^^^^^^^^^^^^
        ",
    );
    calls(
        "
        //- draft.md
        The mill burned down, Lind¦qvist said.
        ^^^^^^^^^^^^^^^^^^^^
                              ^^^^^^^^^^ here
        //- sources/wire.md (closed)
        Anna Lindqvist, the mayor, said that nobody was hurt.
                                        ^^^^^^^^^^^^^^^^^^^^
        ",
    );
    calls("Anna Lind¦qvist, the mayor, was there.");
}

#[test]
fn who_says_a_claim() {
    calls(
        "
        Anna Lindqvist, the mayor, was there. Lindqvist said the mill bur¦ned.
        ^^^^^^^^^^^^^^
                                              ^^^^^^^^^ here
        ",
    );
    // A claim that begins with a name is no person.
    calls(
        "
        Anna Lindqvist, the mayor, was there. Tom Vane, the miller, was not. “Tom Vane was dr¦unk that night,” Lindqvist said.
        ^^^^^^^^^^^^^^
                                                                                                               ^^^^^^^^^ here
        ",
    );
    calls("The mill bur¦ned down, officials said.");
}

#[test]
fn from_a_quotation_to_the_source_that_has_it() {
    definition(
        "
        //- draft.md
        “Nobody ¦knew what to do when the mill burned,” Anna Lindqvist said.
        //- sources/radio.md (closed)
        Anna Lindqvist, the mayor of Lower Wick: “Nobody knew what to do when the mill burned.”
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ",
    );
    // Nobody else has the words.
    definition(
        "
        //- draft.md
        “Nobody ¦knew what to do when the mill burned,” Anna Lindqvist said.
                                                        ^^^^^^^^^^^^^^
        //- sources/radio.md (closed)
        Anna Lindqvist spoke of the mill.
        ",
    );
}

#[test]
fn from_every_form_of_a_name_to_its_introduction() {
    for form in ["Lind¦qvist spoke", "Anna Lindqvist¦ spoke", "¦Lindqvist’s car broke down", "Lindqvist’¦s car broke down"]
    {
        definition(&format!(
            "
            Anna Lindqvist, the mayor of Lower Wick, was there.
            ^^^^^^^^^^^^^^
            Some more was said. {form}.
            "
        ));
    }
    definition("The ¦mayor was not there.");
}

#[test]
fn introduced_in_another_document_only() {
    definition(
        "
        //- draft.md
        Anna Lindqvist spoke. ¦Lindqvist left.
        ^^^^^^^^^^^^^^
        //- sources/wire.md (closed)
        Anna Lindqvist, the mayor of Lower Wick, was there.
        ",
    );
}

#[test]
fn from_a_figure_to_who_says_it() {
    definition(
        "
        Anna Lindqvist, the mayor of Lower Wick, was there.

        The fire destroyed 2¦40 houses, Lindqvist said.
                                        ^^^^^^^^^
        ",
    );
}

#[test]
fn all_mentions_in_all_documents() {
    references(
        "
        //- draft.md
        Anna Lind¦qvist, the mayor of Lower Wick, was there. Later Lindqvist spoke.
        ^^^^^^^^^^^^^^^ declaration                                ^^^^^^^^^
        //- sources/wire.md (closed)
        Anna Lindqvist, the mayor of Lower Wick, was there. Karin Berg was not.
        ^^^^^^^^^^^^^^
        ",
    );
    // The people file declares her too, when it has her.
    let listed = Fixture::new(
        "
        //- people.toml (closed)
        [[person]]
        name = \"Anna Lindqvist\"
        //- draft.md
        Anna Lind¦qvist, the mayor of Lower Wick, was there. Later Lindqvist spoke.
                                                                   ^^^^^^^^^
        ",
    );
    let found = |with| features::references(&listed.world, listed.at(), with).unwrap_or_default();
    assert_eq!(found(true).len(), 3);
    listed.expect(found(false).into_iter().map(|it| (it, String::new())));
    // Introduced in another document only.
    references(
        "
        //- draft.md
        Later Lind¦qvist spoke.
              ^^^^^^^^^^
        //- sources/wire.md (closed)
        Anna Lindqvist, the mayor of Lower Wick, was there. Lindqvist left.
        ^^^^^^^^^^^^^^ declaration                          ^^^^^^^^^
        ",
    );
}

#[test]
fn the_leader_alone() {
    definition(
        "
        Prime Minister Edi Marku arrived on Monday. The lea¦der waved.
                       ^^^^^^^^^
        ",
    );
    definition(
        "
        Union leader Malik Brandt met Ines Varga, the director. The lea¦der was tired.
                     ^^^^^^^^^^^^
        ",
    );
    for nobody in [
        "Greek Prime Minister Kostas Lambros and Albanian Prime Minister Edi Marku met. The lea¦der waved.",
        "Prime Minister Edi Marku met the lea¦der of the party.",
        "Prime Minister Edi Marku came. The market lea¦der fell.",
        "Ines Varga, the director, came. The lea¦der waved.",
    ] {
        definition(nobody);
    }
}

#[test]
fn an_outline_of_sections_people_and_figures() {
    let fixture = Fixture::new(
        "
        # A fire

        Anna Lindqvist, the mayor of Lower Wick, was there.

        ## The damage

        The fire destroyed 12 houses.
        ",
    );
    let symbols = features::document_symbols(&fixture.world, fixture.file());
    let found: Vec<(String, Vec<(String, String)>)> =
        symbols.into_iter().map(|it| (it.name, it.children.into_iter().map(|it| (it.name, it.detail)).collect())).collect();
    let pair = |name: &str, detail: &str| (name.to_owned(), detail.to_owned());
    let expected = vec![
        ("A fire".to_owned(), vec![pair("Anna Lindqvist", "mayor of Lower Wick")]),
        ("The damage".to_owned(), vec![pair("12", "houses")]),
    ];
    assert_eq!(found, expected);
    let people = features::workspace_symbols(&fixture.world, "LIND", 10);
    assert_eq!(people.len(), 1);
    assert_eq!(fixture.text(people[0].1), "Anna Lindqvist");
    assert!(features::workspace_symbols(&fixture.world, "Berg", 10).is_empty());
    let figures = features::workspace_symbols(&fixture.world, "HOUSE 12", 10);
    assert_eq!(figures.iter().map(|it| it.0.name.as_str()).collect::<Vec<_>>(), ["12"]);
    assert_eq!(features::workspace_symbols(&fixture.world, "", 2).len(), 2);
}

#[test]
fn symbols_of_closed_documents() {
    let fixture = Fixture::new(
        "
        //- draft.md
        The fire in Lower Wick destroyed 12 houses.
        //- sources/wire.txt (closed)
        Émile Lindqvist said that 14 wooden houses had burnt down.
        ",
    );
    let found = |query: &str| -> Vec<String> {
        features::workspace_symbols(&fixture.world, query, 10).into_iter().map(|it| it.0.name).collect()
    };
    assert_eq!(found("HOUSE"), ["12", "14"]);
    assert_eq!(found("14 wood"), ["14"]);
    assert_eq!(found("émile"), ["Émile Lindqvist"]);
    assert_eq!(found("houses lindqvist"), [""; 0]);
}

/// Of 1,001 nobody finds one.
#[test]
fn an_outline_of_a_long_text_leaves_figures_out() {
    let outline = |burnt: usize| {
        let fires: String = (0..burnt).map(|at| format!("The fire destroyed {} houses.\n\n", at + 12)).collect();
        let fixture = Fixture::new(&format!("Anna Lindqvist, the mayor of Lower Wick, was there.\n\n{fires}"));
        let symbols = features::document_symbols(&fixture.world, fixture.file());
        (symbols.len(), symbols.first().map(|it| it.name.clone()))
    };
    let anna = Some("Anna Lindqvist".to_owned());
    assert_eq!(outline(1000), (1001, anna.clone()));
    assert_eq!(outline(1001), (1, anna));
}

/// Figures of the first document that carets mark, with how they stand; all others of it state their quantity alone.
#[track_caller]
fn standings(text: &str) {
    let fixture = Fixture::new(text);
    let file = fixture.file();
    let figures = features::overview(&fixture.world, file).figures.into_iter();
    let told = figures.filter(|it| it.standing != Standing::Once);
    fixture.expect(told.map(|it| (FileSpan { file, span: it.span }, format!("{:?}", it.standing))));
}

#[test]
fn how_the_figures_of_a_document_stand() {
    standings(
        "
        //- draft.md
        # Fire at the Osprey mill

        The fire at the Osprey mill killed 12 people in Lower Wick.
                                           ^^ Conflict
        It destroyed more than 30 houses in Lower Wick.
                     ^^^^^^^^^^^^ Rounded
        The town has 9 schools.
        //- sources/wire.txt (closed)
        Fire at the Osprey mill

        The fire at the Osprey mill killed 15 people in Lower Wick.
        The fire destroyed 34 houses in Lower Wick.
        ",
    );
}
