//! What a hover tells of small texts.

use subeditor::features::{self, rich};
use subeditor::fixture::Fixture;
use subeditor::text::FileSpan;

/// The hover at the bar, as Markdown; links lead to the name of their document. None is "". In what is expected, `…` stands for anything,
/// for words that other floors may learn to choose better.
#[track_caller]
fn hover(text: &str, expected: &str) {
    let fixture = Fixture::new(text);
    let name = |at: FileSpan| Some(fixture.world.name(at.file).to_owned());
    let found = features::hover(&fixture.world, fixture.at()).map(|it| rich::markdown(&it.lines, name)).unwrap_or_default();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let fits = found.lines().count() == expected.len() && found.lines().zip(&expected).all(|(line, like)| is_like(line, like));
    assert!(fits, "found:\n{found}\nexpected:\n{}", expected.join("\n"));
}

fn is_like(line: &str, like: &str) -> bool {
    let mut rest = line;
    for (at, piece) in like.split('…').enumerate() {
        match rest.find(piece) {
            Some(found) if at > 0 || found == 0 => rest = &rest[found + piece.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || like.ends_with('…')
}

#[test]
fn a_figure_nobody_in_the_text_stands_behind() {
    hover(
        "
        //- report.md
        ---
        publisher: The Wick Wire
        date: 2025-03-04
        ---

        The fire destroyed 1¦2 houses in Lower Wick.
        ",
        "**12 houses …in Lower Wick**

        Source: nobody in the text; report.md itself stands behind it (The Wick Wire, 4 March 2025)",
    );
}

#[test]
fn a_figure_with_its_source() {
    hover(
        "
        Anna Lindqvist, the mayor of Lower Wick, was there.

        The fire destroyed about 2¦40 houses, Lindqvist said.
        ",
        "**about 240 houses…**: … to … houses

        Source: **Anna Lindqvist**, mayor of Lower Wick ([line 3](<draft.md>))

        In: draft.md",
    );
}

#[test]
fn times_are_counted_with_their_noun() {
    hover(
        "Anna Lindqvist, the mayor, said the union had written to the company f¦our times.",
        "**four times (union)**…

        Source: **Anna Lindqvist**, mayor ([line 1](<draft.md>))

        In: draft.md",
    );
}

#[test]
fn a_source_from_the_beginning_of_a_sentence() {
    hover(
        "The coast guard said 1¦87 people were saved.",
        "**187 people…**

        Source: **the coast guard** ([line 1](<draft.md>))

        In: draft.md",
    );
}

#[test]
fn rivals_are_listed_with_their_verdict() {
    hover(
        "
        //- draft.md
        The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday.
        //- sources/wire.md (closed)
        The fire at the Osprey mill killed 12 people in Lower Wick on Monday.
        //- sources/agency.md (closed)
        The fire at the Osprey mill killed 15 people in Lower Wick, said Anna Lindqvist, the mayor of Lower Wick.
        ",
        "**12 people…**

        Source: nobody in the text; draft.md itself stands behind it

        - Conflict: **15 people…**, says Anna Lindqvist, in [sources/agency.md:1](<sources/agency.md>): “The fire … killed 15 people …”
        - Agrees: **12 people…**, in [sources/wire.md:1](<sources/wire.md>); it prints the same text, so it is no second source",
    );
}

#[test]
fn documents_that_print_one_text_are_one_voice() {
    let wire =
        "The fire at the Osprey mill in Lower Wick killed 15 people on Monday night and left the village without its only mill.";
    hover(
        &format!(
            "
            //- draft.md
            The fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday.
            //- sources/wire.md (closed)
            ---
            publisher: Coastal Press
            tier: wire
            url: https://coastal.example/mill
            ---

            {wire}
            //- sources/morning.md (closed)
            {wire}
            "
        ),
        "**12 people…**

        Source: nobody in the text; draft.md itself stands behind it

        - Conflict: **15 people…**, in [sources/wire.md:7](<sources/wire.md>) ([Coastal Press](<https://coastal.example/mill>), wire source): \
        “… killed 15 people …”; the same text in [sources/morning.md:1](<sources/morning.md>)",
    );
}

#[test]
fn a_copy_with_a_paragraph_of_its_own_is_still_a_copy() {
    let wire = "The fire at the Osprey mill in Lower Wick broke out on Monday night and left the village without its only mill.\n\n\
        The fire killed 15 people in Lower Wick, police said.";
    let draft =
        "//- draft.md\nThe fire at the Osprey mill killed 1¦2 people in Lower Wick on Monday.\n//- sources/wire.md (closed)\n";
    let local = "At the Osprey mill in Lower Wick we met the miller, who had lost all he owned in the fire but for a clock.";
    hover(
        &format!("{draft}{wire}\n//- sources/morning.md (closed)\n{local}\n\n{wire}\n"),
        "**12 people…**

        Source: nobody in the text; draft.md itself stands behind it

        - Conflict: **15 people…**, says police, in [sources/wire.md:3](<sources/wire.md>)…; the same text in [sources/morning.md:5](<sources/morning.md>)",
    );
    // A short sentence that is alike makes no copy, without a text around it that is one.
    hover(
        &format!(
            "{draft}{wire}\n//- sources/morning.md (closed)\n{local}\n\nThe fire killed 15 people in Lower Wick, police said.\n"
        ),
        "**12 people…**

        Source: nobody in the text; draft.md itself stands behind it

        - Conflict: **15 people…**, says police, in [sources/wire.md:3](<sources/wire.md>)…
        - Conflict: **15 people…**, says police, in [sources/morning.md:3](<sources/morning.md>)…",
    );
}

#[test]
fn what_is_cited_beside_a_figure() {
    let source = "
        //- sources/report.md (closed)
        ---
        publisher: The Inspectorate
        date: 2025-08-19
        ---

        Officials found nine defects in the mill at Lower Wick.
        ";
    hover(
        &format!("//- draft.md\nThe mill had [ni¦ne defects](sources/report.md) in August.\n{}", source.replace("\n        ", "\n")),
        "**nine defects…

        Cited: [sources/report.md](<sources/report.md>) (The Inspectorate, 19 August 2025), has it in [line 6](<sources/report.md>): \
        “Officials found nine defects in the mill at Lower Wick.”",
    );
    hover(
        &format!(
            "//- draft.md\nThe mill had [s¦ix defects](sources/report.md) in August.\n{}",
            source.replace("\n        ", "\n")
        ),
        "**six defects…

        Cited: [sources/report.md](<sources/report.md>) (The Inspectorate, 19 August 2025), does not have this figure",
    );
    hover(
        "The mill had [many defects¦](https://wick.example/r) in August.",
        "Cites [https://wick.example/r](<https://wick.example/r>), which is not in the workspace",
    );
}

#[test]
fn where_else_a_quotation_stands() {
    hover(
        "
        //- draft.md
        Anna Lindqvist, the mayor of Lower Wick, was there.

        “Nobody ¦knew what to do when the mill burned,” she said.
        //- sources/radio.md (closed)
        Anna Lindqvist, the mayor of Lower Wick: “Nobody knew what to do when the mill was burning.”
        ",
        "In the words of **Anna Lindqvist**, mayor of Lower Wick ([line 3](<draft.md>)); the text has “she”

        In: draft.md

        - Reads otherwise in [sources/radio.md:1](<sources/radio.md>), says Anna Lindqvist: “burned” here, “was burning” there",
    );
}

#[test]
fn who_reports_what_somebody_said() {
    hover(
        "According to the Wick Wire, the mayor, Anna Lindqvist, said ¦40 mills were lost.",
        "**40 mills**

        Source: **Anna Lindqvist** ([line 1](<draft.md>)), as reported by **the Wick Wire** ([line 1](<draft.md>))

        In: draft.md",
    );
    hover(
        "The mayor said ¦12 mills burned, the Wick Wire reported.",
        "**12 mills**

        Source: **the mayor**, not named ([line 1](<draft.md>)), as reported by **the Wick Wire** ([line 1](<draft.md>))

        In: draft.md",
    );
    // What the paper says besides is its own.
    hover(
        "The Wick Wire reported that the mayor was out and that ¦12 mills burned.",
        "**12 mills**

        Source: **the Wick Wire** ([line 1](<draft.md>))

        In: draft.md",
    );
}

#[test]
fn who_quotes_whom() {
    for told in [
        "The Wick Wire quoted Anna Lindqvist as saying that ¦40 mills were lost.",
        "Anna Lindqvist was quoted by the Wick Wire as saying that ¦40 mills were lost.",
        "“We lost ¦40 mills,” the Wick Wire quoted Anna Lindqvist as saying.",
    ] {
        hover(
            told,
            "**40 mills…**

            Source: **Anna Lindqvist** ([line 1](<draft.md>)), as reported by **the Wick Wire** ([line 1](<draft.md>))

            In: draft.md",
        );
    }
    hover(
        "Anna Lindqvist said that, according to the Wick Wire, ¦40 mills were lost.",
        "**40 mills**

        Source: **the Wick Wire** ([line 1](<draft.md>)), as reported by **Anna Lindqvist** ([line 1](<draft.md>))

        In: draft.md",
    );
}

#[test]
fn what_a_person_says_stands_once() {
    hover(
        "
        //- draft.md
        Anna Lind¦qvist said that was far too late. “We have seen enough of this mill,” Lindqvist said.
        //- sources/wire.md (closed)
        “We have seen enough of this mill,” Anna Lindqvist said.
        ",
        "**Anna Lindqvist**

        Introduced on [line 1](<draft.md>); 2 mentions here

        - Also in [sources/wire.md:1](<sources/wire.md>) (1 mention)
        - Says: that was far too late ([line 1](<draft.md>))
        - Says: “We have seen enough of this mill” ([line 1](<draft.md>), [sources/wire.md:1](<sources/wire.md>))",
    );
}

#[test]
fn a_part_of_an_hour_is_told_in_minutes() {
    hover(
        "The crossing takes about half¦ an hour.",
        "**about half an hour…**: 27 to 33 minutes

        Source: nobody in the text; draft.md itself stands behind it",
    );
}

#[test]
fn a_person_with_roles_and_documents() {
    hover(
        "
        //- draft.md
        Anna Lindqvist, the mayor of Lower Wick, was there. Then Lind¦qvist’s car broke down.
        //- sources/wire.md (closed)
        Anna Lindqvist, the chairman of the board, spoke.
        ",
        "**Anna Lindqvist**, mayor of Lower Wick

        Introduced on [line 1](<draft.md>); 2 mentions here

        - Also: chairman of the board ([sources/wire.md:1](<sources/wire.md>))
        - Also in [sources/wire.md:1](<sources/wire.md>) (1 mention)",
    );
}

#[test]
fn whose_words_a_stretch_is() {
    hover(
        "
        Anna Lindqvist, the mayor of Lower Wick, was there.

        “Nobody ¦knew what to do,” Lindqvist said.
        ",
        "In the words of **Anna Lindqvist**, mayor of Lower Wick ([line 3](<draft.md>))

        In: draft.md",
    );
    hover("Nobody ¦knew what to do.", "");
}

#[test]
fn a_conflict_that_stands_says_so_and_why() {
    let draft = |mark: &str| format!("The storm killed 4¦1 people in Wick on Monday. {mark}");
    let source = "//- sources/wire.md\nThe storm killed 45 people in Wick on Monday.\n";
    let told = |mark: &str, manner: &str| {
        let expected = format!("**41 people…\n\nSource: …\n\n- {manner}: **45 people…");
        hover(&format!("//- draft.md\n{}\n{source}", draft(mark)), &expected);
    };
    told("", "Conflict");
    told("<!-- stet -->", "Conflict that stands");
    told("<!-- stet conflict: as the mayor has it -->", "Conflict that stands (as the mayor has it)");
    told("<!-- stet sum -->", "Conflict");
    // Seen from the source, it is the same.
    let text = format!("//- draft.md\n{}\n{}", draft("<!-- stet -->").replace('¦', ""), source.replace("45", "4¦5"));
    hover(&text, "**45 people…\n\nSource: …\n\n- Conflict that stands: **41 people…");
}

#[test]
fn a_pronoun_that_means_nobody_is_no_name() {
    hover(
        "She said that 1¦2 houses burned.",
        "**12 houses…\n\nSource: “she”, whom the text does not name ([line 1](<draft.md>))\n\nIn: draft.md",
    );
    hover(
        "It said 1¦2 houses burned.",
        "**12 houses…\n\nSource: “it”, which the text does not name ([line 1](<draft.md>))\n\nIn: draft.md",
    );
}

#[test]
fn copies_are_named_up_to_a_few() {
    let mut text = "//- draft.md\nThe storm killed 4¦1 people in Wick on Monday.\n".to_owned();
    for at in 0..9 {
        text.push_str(&format!(
            "//- sources/{at}.md\nAlas, on Monday the storm killed 41 people in Wick, the mayor of the town said.\n"
        ));
    }
    hover(
        &text,
        "**41 people…\n\nSource: …\n\n- Agrees: **41 people…; the same text in …1.md:1…, …2.md:1…, …3.md:1…, …4.md:1… and 4 more",
    );
}
