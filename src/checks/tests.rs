//! Small stories of our own with what the rules must say of them. A case is two sentences, each set into its own short report of one
//! event; or whole texts with carets under what is marked.

use super::comparable::Side;
use super::rivals::at_odds;
use super::{Evidence, Finding, Library, RepairKind, Severity, Silences, run};

/// One report of the flood in Larkford, with a sentence of the case in it.
fn flood(sentence: &str) -> String {
    format!(
        "The River Tarn burst its banks at Larkford in Brenmoor county, and Mayor Edith Polwin called in the Brenmoor fire service.\n\n\
         {sentence}\n\n\
         Polwin said the Larkford bridge over the Tarn would stay closed until Brenmoor engineers had looked at the flood damage.\n"
    )
}

fn findings(texts: &[(&str, &str)]) -> Vec<(String, Finding)> {
    let library = Library::read(texts.iter().copied());
    let mut all = Vec::new();
    for (file, (_, text)) in library.files().zip(texts) {
        for mut finding in run(&library, file, &|code| code.is_on(), &Silences::default()) {
            finding.repairs = super::repairs(&library, &finding);
            all.push((finding.span.span.of(text).to_string(), finding));
        }
    }
    all
}

pub(super) fn warnings(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    findings(texts)
        .into_iter()
        .filter(|(_, it)| it.severity <= Severity::Warning)
        .map(|(text, it)| (text, format!("{}: {}", it.code.as_str(), it.message)))
        .collect()
}

/// Within one document two claims are held against each other once: so it must be all one which of them comes first.
fn is_mutual(a: &str, b: &str) -> bool {
    let text = flood(&format!("{a}\n\n{b}"));
    let library = Library::read([("draft.txt", text.as_str())]);
    let page = library.files().next().and_then(|file| library.page(file)).unwrap();
    let all = || (0..page.facts.figures.len() as u32).filter_map(|at| Side::of(page, at));
    all().all(|one| all().all(|other| at_odds(one, other) == at_odds(other, one)))
}

/// Both sentences carry a conflict, and each names the other's value.
fn apart(cases: &[(&str, &str)]) {
    let mut failures = Vec::new();
    for (a, b) in cases {
        if !is_mutual(a, b) {
            failures.push(format!("one way: {a}\n         {b}"));
        }
        let (x, y) = (flood(a), flood(b));
        let found = warnings(&[("draft.txt", &x), ("wire.txt", &y)]);
        let conflicts = found.iter().filter(|(_, message)| message.starts_with("conflict")).count();
        if conflicts < 2 {
            failures.push(format!("silent:  {a}\n         {b}\n         {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// Neither sentence carries anything.
fn silent(cases: &[(&str, &str)]) {
    let mut failures = Vec::new();
    for (a, b) in cases {
        if !is_mutual(a, b) {
            failures.push(format!("one way: {a}\n        {b}"));
        }
        let (x, y) = (flood(a), flood(b));
        let found = warnings(&[("draft.txt", &x), ("wire.txt", &y)]);
        if !found.is_empty() {
            failures.push(format!("spoke:  {a}\n        {b}\n        {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// One text with carets under each line that is marked: `^^^ code`. No carets, no findings.
fn check(fixture: &str) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut start = 0;
    for line in fixture.lines() {
        let mark = line.trim_start();
        if mark.starts_with('^') {
            let from = line.len() - mark.len();
            let length = mark.bytes().take_while(|it| *it == b'^').count();
            let place = text.get(start + from..start + from + length).unwrap_or("").to_string();
            expected.push((place, mark.trim_start_matches('^').trim().to_string()));
        } else {
            start = text.len();
            text.push_str(line);
            text.push('\n');
        }
    }
    let found: Vec<(String, String)> =
        findings(&[("draft.md", &text)]).into_iter().map(|(place, it)| (place, it.code.as_str().to_string())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn one_event_two_figures() {
    apart(&[
        ("Twelve people were killed, the fire service said.", "The flood killed 15 people, police said."),
        ("The death toll rose to 41.", "Fifty-two people died in the flood."),
        ("Officials said 31 people were injured.", "The flood injured 44 people, officials said."),
        ("Rescuers said 17 people were missing.", "Rescuers said 26 people were still missing."),
        ("Police arrested 23 looters.", "Police said 32 looters had been arrested."),
        (
            "The kidnappers released 105 hostages during the pause.",
            "The pause allowed for the release of 110 women and children who had been taken hostage.",
        ),
        ("The flood destroyed 88 homes.", "In all 128 houses were destroyed by the flood."),
        ("The flood damaged 240 houses.", "Some 420 homes were damaged."),
        ("Firefighters rescued 61 people.", "Sixteen people were rescued."),
        ("About 500 people were evacuated.", "About 5,000 people were evacuated."),
    ]);
}

#[test]
fn one_event_in_other_words() {
    silent(&[
        ("Twelve people were killed, the fire service said.", "The flood killed 12 people, police said."),
        ("The death toll rose to 41.", "Forty-one people died in the flood."),
        ("At least 30 people were injured.", "The flood injured 44 people, officials said."),
        ("More than 100 hostages were freed.", "The kidnappers released 105 captives."),
        ("Nearly 500 people were evacuated.", "The county evacuated 490 people."),
        ("Dozens of people were injured.", "The flood injured 44 people."),
        ("About 1,200 homes were damaged.", "The flood damaged 1,178 houses."),
        ("Some 250 people were rescued.", "Firefighters rescued 247 people."),
    ]);
}

#[test]
fn different_events_and_roles() {
    silent(&[
        ("Twelve people were killed.", "Fifteen people were injured."),
        ("Twelve people were missing.", "Fifteen people were killed."),
        ("The kidnappers released 105 hostages.", "The kidnappers still hold 137 hostages."),
        ("The kidnappers seized 240 hostages.", "The kidnappers released 105 hostages."),
        ("Police arrested 23 looters.", "Police released nine looters."),
        ("The flood destroyed 88 homes.", "The flood damaged 240 homes."),
        ("Three gunmen killed five people.", "Three people were arrested."),
        ("Two gunmen killed five people.", "Five gunmen were killed."),
        ("The kidnappers released 105 hostages.", "The county freed 240 prisoners."),
        ("Firefighters rescued 61 people.", "About 500 people were evacuated."),
    ]);
}

#[test]
fn parts_are_no_totals() {
    silent(&[
        ("Fifteen people were killed, including four children.", "Fifteen people were killed."),
        ("Of the 23 looters arrested, 12 are from Brenmoor.", "Police arrested 23 looters."),
        ("Eighty-six locals and another 24 foreigners were released.", "The kidnappers released 110 people."),
        ("Another 24 people were injured.", "The flood injured 44 people."),
        ("Fifteen people were killed, two of them children.", "The flood killed 15 people."),
        ("The hospital treated 40 of the injured.", "The flood injured 112 people."),
        ("Police arrested 23 looters, among them six women.", "Police arrested 23 looters."),
        ("Seven of those killed were firefighters.", "The flood killed 15 people."),
    ]);
}

#[test]
fn what_is_not_said_to_be_so() {
    silent(&[
        ("Twelve people were killed.", "As many as 40 people could be killed, Polwin warned."),
        ("The kidnappers released 105 hostages.", "The kidnappers plan to release 50 hostages."),
        ("The kidnappers released 105 hostages.", "If the kidnappers release 150 hostages, the pause will go on."),
        ("Police arrested 23 looters.", "Police did not arrest 40 looters, a spokesman said."),
        ("Twelve people were killed.", "Were 15 people killed?"),
        ("The county will evacuate 900 people.", "The county evacuated 500 people."),
        ("Some 60 people were feared dead.", "Twelve people were killed."),
    ]);
}

#[test]
fn other_times() {
    silent(&[
        ("Twelve people were killed.", "In 1953 a flood killed 307 people there."),
        ("In 1953 a flood killed 307 people there.", "In 1987 a flood killed 19 people there."),
        ("Twelve people were killed.", "Last year a flood killed 30 people."),
        ("Police arrested 23 looters.", "Police have arrested 140 looters this year."),
        ("Twelve people were killed.", "Thirty years ago 44 people were killed on the same spot."),
        ("The flood destroyed 88 homes.", "Since 2001 floods have destroyed 940 homes."),
    ]);
}

#[test]
fn other_places() {
    silent(&[
        ("Twelve people were killed in Sotherby.", "Fifteen people were killed in Wexcombe."),
        ("The flood killed 12 people in Hollins Row.", "The flood killed 41 people."),
        ("Forty homes were destroyed in Sotherby.", "The flood destroyed 88 homes."),
    ]);
}

#[test]
fn restrictions_count() {
    silent(&[
        ("Twelve soldiers were killed.", "Fifteen people were killed."),
        ("Twelve people were killed.", "Three firefighters were killed."),
        ("Thirty people were seriously injured.", "The flood injured 112 people."),
        ("Police arrested six Danish looters.", "Police arrested nine Swedish looters."),
        ("The flood destroyed 88 wooden homes.", "The flood destroyed 120 brick homes."),
    ]);
}

#[test]
fn things_with_a_name_of_their_own() {
    apart(&[("Police seized seven AK-47 rifles.", "Police found 12 AK-47s.")]);
    silent(&[
        ("Police seized seven AK-47 rifles.", "Police seized seven AK-47s."),
        ("Police seized seven AK-47 rifles.", "Police seized 12 M16 rifles."),
        ("Police seized seven AK-47 rifles.", "Police seized 300 rounds."),
    ]);
}

#[test]
fn stories_that_have_nothing_in_common() {
    let texts = [
        (
            "a.txt",
            "LARKFORD — Twelve people were killed when the River Tarn burst its banks at Larkford, Mayor Edith Polwin said.",
        ),
        (
            "b.txt",
            "PORTMELL — Fifteen people were killed when a ferry of the Ganner line sank off Portmell, Captain Ruud Haske said.",
        ),
        ("c.txt", "QUILTON — Thirty people were killed in a fire at the Oster cinema in Quilton, fire chief Mona Brandt said."),
    ];
    assert_eq!(warnings(&texts), []);
}

#[test]
fn a_message_stands_alone() {
    let (x, y) = (flood("Twelve people were killed, the fire service said."), flood("The flood killed 15 people, police said."));
    let found = warnings(&[("draft.txt", &x), ("wire.txt", &y)]);
    let (_, message) = &found[0];
    assert!(message.contains("15") && message.contains("wire.txt, line 3") && message.ends_with('.'), "{message}");
}

#[test]
fn a_message_says_no_word_twice() {
    let (x, y) = (
        "A 48-page indictment of Ruud Haske was read to the court in Portmell on Friday.",
        "The indictment of Ruud Haske, read to the court in Portmell on Friday, has 47 pages.",
    );
    let found = warnings(&[("draft.txt", x), ("wire.txt", y)]);
    let messages: Vec<&str> = found.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(
        messages,
        [
            "conflict: 48-page indictment here, but 47 in wire.txt, line 1.",
            "conflict: 47 pages here, but 48-page in draft.txt, line 1."
        ]
    );
}

#[test]
fn documents_that_print_one_text_are_one_voice() {
    let draft = flood("Twelve people were killed, the fire service said.");
    let wire = flood("The flood killed 15 people near the old bridge at dawn on Sunday, police said.");
    let told = |texts: &[(&str, &str)]| {
        let found = warnings(texts).into_iter().filter(|(words, _)| words == "Twelve").map(|it| it.1);
        found.collect::<Vec<_>>()
    };
    let texts = [("draft.txt", draft.as_str()), ("wire.txt", &wire), ("gazette.txt", &wire), ("radio.txt", &wire)];
    let found = told(&texts);
    assert!(found.len() == 1 && found[0].contains("the same text in 2 more documents"), "{found:?}");
    // A paper that puts a paragraph of its own beside the wire's is no second voice either.
    let local =
        format!("{wire}\n\nOur reporter met a baker whose ovens were under water, and who had lost his dog and his flour.");
    let found = told(&[texts[0], texts[1], ("gazette.txt", &local)]);
    assert!(found.len() == 1 && found[0].contains("the same text in one more document"), "{found:?}");
    // Two papers that say so in words of their own are two voices.
    let own = flood("Police said that 15 people had been killed by the flood.");
    let found = told(&[texts[0], texts[1], ("gazette.txt", &own)]);
    assert!(found.len() == 1 && !found[0].contains("the same text"), "{found:?}");
}

#[test]
fn a_figure_that_has_a_source_elsewhere_can_be_given_it() {
    let draft = flood("Twelve people were killed by the flood.");
    let (one, other) =
        (flood("The flood killed 15 people, police said."), flood("The flood killed 12 people, Edith Polwin said."));
    let texts = [("draft.txt", draft.as_str()), ("wire.txt", &one), ("radio.txt", &other)];
    let repairs = |texts: &[(&str, &str)]| {
        let of = findings(texts).into_iter().filter(|it| it.0 == "Twelve");
        let all = of.flat_map(|it| it.1.repairs);
        all.filter(|it| it.kind == RepairKind::Attribute).collect::<Vec<_>>()
    };
    let found = repairs(&texts);
    assert_eq!(found.len(), 1, "{found:?}");
    let edit = &found[0].edits[0];
    let mut text = draft.clone();
    text.insert_str(edit.span.span.start as usize, &edit.text);
    assert!(text.contains("Twelve people were killed by the flood, according to Edith Polwin."), "{text}");
    // Nobody is named for it, or somebody here already.
    assert!(repairs(&texts[..2]).is_empty());
    let sourced = flood("Twelve people were killed by the flood, Ruud Haske said.");
    assert!(repairs(&[("draft.txt", &sourced), texts[1], texts[2]]).is_empty());
}

/// What is offered at a figure of the first text.
fn titles(texts: &[(&str, &str)], figure: &str) -> Vec<String> {
    let of = findings(texts).into_iter().filter(|it| it.0 == figure && it.1.span.file == crate::text::FileId(0));
    of.flat_map(|it| it.1.repairs.iter().map(|it| it.title.to_string()).collect::<Vec<_>>()).collect()
}

#[test]
fn a_figure_that_a_source_has_is_not_changed_for_a_draft() {
    let said = |number: &str| flood(&format!("The flood killed {number} people."));
    let both = format!("{}\n\nNobody was warned.\n\nThe flood at Larkford killed 39 people in all.", said("41"));
    let source = said("41");
    let texts = [("draft.txt", both.as_str()), ("sources/wire.txt", &source)];
    assert_eq!(titles(&texts, "41"), Vec::<String>::new());
    assert_eq!(titles(&texts, "39").first().map(String::as_str), Some("Change 39 to 41, as in sources/wire.txt, line 3"));
    // Where no source has it, and where sources differ, either may be right.
    assert_eq!(titles(&texts[..1], "41").len(), 1);
    let other = said("45");
    let texts = [texts[0], texts[1], ("sources/radio.txt", &other)];
    assert_eq!(titles(&texts, "41"), ["Change 41 to 45, as in sources/radio.txt, line 3"]);
}

#[test]
fn only_a_round_number_is_hedged() {
    let said = |number: &str| flood(&format!("The flood killed {number} people."));
    let hedges = |own: &str, other: &str| {
        let (own_text, other) = (said(own), said(other));
        let found = titles(&[("draft.txt", &own_text), ("sources/wire.txt", &other)], own);
        found.into_iter().filter(|it| it.starts_with("Write")).collect::<Vec<_>>()
    };
    assert_eq!(hedges("240", "236"), ["Write “nearly 240”"]);
    assert_eq!(hedges("240", "243"), ["Write “about 240”"]);
    for (own, other) in [("41", "39"), ("39", "41"), ("236", "240"), ("240", "260"), ("20", "16"), ("12", "15")] {
        assert_eq!(hedges(own, other), Vec::<String>::new(), "{own}, {other}");
    }
}

#[test]
fn who_states_both_values_tells_two_things_apart() {
    let both = flood("Police seized six AK-47 rifles in the raid. Police have seized 14 AK-47 rifles in all.");
    let one = flood("Police seized 14 AK-47 rifles.");
    assert_eq!(warnings(&[("draft.txt", &both), ("wire.txt", &one)]), []);
}

#[test]
fn what_will_cost_costs_whoever_bears_it() {
    apart(&[
        ("The damage would cost £3.4 million, said the county.", "The county said the damage would cost the mill £4.3 million."),
        ("Repairs would cost $27 million.", "The repairs will cost the county $72 million."),
        ("The clean-up cost the county £2.6 million.", "The clean-up cost £6.2 million."),
        ("A wall would have cost £38,000, Polwin said.", "A wall would have cost £83,000."),
        ("A new bridge would cost £9 million, engineers said.", "The bridge would cost £6 million."),
        ("The plan would cost £3 million.", "The plan would cost £5 million."),
        ("The scheme will cost £40 million, said Polwin.", "Polwin said the scheme will cost £60 million."),
        ("Under the plan the bridge would cost £3 million.", "Under the plan the bridge would cost £5 million."),
    ]);
    silent(&[
        ("The damage would cost £3.4 million.", "If the dam broke the damage would cost £4.3 million."),
        ("The repairs cost the county £2 million.", "The bridge cost the county £6 million."),
        ("A wall would have cost £38,000.", "The wall cost £83,000."),
        ("A wall would have cost £38,000.", "A pump would have cost £83,000."),
        ("Under the first plan the bridge would cost £3 million.", "Under the second plan the bridge would cost £5 million."),
        ("A steel bridge would cost £8 million.", "A wooden bridge would cost £2 million."),
        ("A new bridge would cost £9 million.", "Repairing the bridge would cost £4 million."),
        ("Families would receive £1,200, Polwin said.", "Families with children would receive £1,500, Polwin said."),
    ]);
}

#[test]
fn time_for_one_thing_is_none_for_another() {
    apart(&[
        ("The county gave the mill 30 days to appeal.", "The county gave the mill 21 days to appeal."),
        ("The mill has 60 days to present a plan.", "The mill has 90 days to present a plan."),
    ]);
    silent(&[
        ("The county gave the mill 30 days to respond.", "The county gave the mill 21 days to pay."),
        ("The mill has 60 days to present a plan.", "The mill has 14 days to appeal."),
        ("The county gave the mill six weeks to move.", "The county gave the mill ten days to pay."),
    ]);
}

#[test]
fn a_date_beside_the_figure_that_is_not_its_time() {
    apart(&[
        (
            "Turnout at the Larkford vote was 71.4 percent, the highest since 1993.",
            "Turnout at the Larkford vote was 74.1 percent.",
        ),
        ("The Larkford dam, built in 1958, stands 47 metres high.", "The Larkford dam is 74 metres high."),
        ("The mill, which was sold in 2022, has 420 workers.", "The mill has 240 workers."),
        (
            "Polwin said she had asked for help since 2019, and that a wall would cost £38,000.",
            "Polwin said a wall would cost £83,000.",
        ),
        ("The county paid for 68 pumps, up from 31 in 2020. It hired 12 divers.", "The county hired 21 divers."),
        ("The new bridge will open in June 2031. It was told that 13 boats sank.", "In all 31 boats sank."),
        ("The Larkford council meets on Monday, June 24.", "The Larkford council will meet on Tuesday, June 25."),
    ]);
    silent(&[
        ("The mill has had 420 workers since 1993.", "The mill had 240 workers in 1990."),
        ("In 1958 the mill had 420 workers.", "The mill has 240 workers."),
        ("Polwin has built 12 walls since 2019.", "Polwin has built 21 walls."),
        ("Larkford scored 17 goals last season.", "Larkford scored 71 goals over five seasons."),
    ]);
}

#[test]
fn what_a_participle_before_it_tells() {
    apart(&[
        ("A ferry carrying 214 people struck the Larkford bridge.", "There were 241 people on board the ferry."),
        ("A ferry carrying 214 people struck a pier in Dorby.", "There were 241 people on board the ferry."),
    ]);
    silent(&[
        ("A ferry carrying 214 people struck the Larkford bridge.", "The flood struck 241 people."),
        ("A ferry carrying 214 people struck the Larkford bridge.", "The ferry can carry 241 people."),
    ]);
}

#[test]
fn a_share_in_figures_is_no_whole() {
    silent(&[
        ("The state will pay a quarter of the wall, or £21 million.", "The county will pay £48 million for the wall."),
        ("The county cut a third of the jobs, or 210 jobs.", "The mill cut 620 jobs."),
    ]);
    apart(&[("The flood will cost the county £21 million.", "The flood will cost the county £12 million.")]);
}

#[test]
fn what_remains_is_the_rest() {
    check(
        "
The county said 14 of 23 boats would be sold by the summer. The remaining eight are old.
                      ^^ sum
",
    );
    check("The county said 14 of 23 boats would be sold by the summer. The remaining nine are old.");
    check("The county said 14 of 23 boats would be sold. The other crews have eight boats.");
    check("The county said 14 of 23 boats would be sold. Eight are old.");
    // Of the part, of other things, or told to the end.
    check("The county won 3 of the 10 boats. The other two wins came later.");
    check("The crew lost nine of the 14 oars. The remaining three boats were lost.");
    check("Two of the five brothers died. The other two survived and one is missing.");
    check("The county freed 12 of the 20 pilots. The other six are alive and two are dead.");
}

#[test]
fn sums() {
    check("The kidnappers hold 137 people, including 117 men and 20 women.");
    check(
        "The kidnappers hold 137 people, including 117 men and 30 women.
                    ^^^ sum",
    );
    check("Police held 23 looters (12 Danes and 11 Swedes).");
    check(
        "Police held 23 looters (12 Danes and 13 Swedes).
            ^^ sum",
    );
    check("Police held 23 looters, including 12 Danes and three women.");
    check("The flood killed 15 people, including four children and two women.");
    check("The ship carries 40 people, among them 12 cooks and 3 doctors.");
}

#[test]
fn shares() {
    check("The council said 38 of 120 houses, or 32 percent, were lost.");
    check(
        "The council said 38 of 120 houses, or 42 percent, were lost.
                                      ^^^^^^^^^^ share",
    );
    check("The council said 38 of 120 houses (31.7 percent) were lost.");
    check("The council said 38 of 120 houses were lost and 42 percent of the sheds.");
    // Something else is said of the share.
    check("In Northgate ward, where 644 of 1,120 households answered, 52 percent wanted it.");
    check("In Northgate 644 of 1,120 households answered (52 percent in favor).");
    // Other people and other places than the share is of.
    check("A third of the 300 workers, 40 of whom live in the town, are from abroad.");
    check("Half of the 90 flats, 54 in the north among them, stand empty.");
    check("One in four pupils, 30 percent of boys, cannot swim.");
    check("Turnout was 62 percent; 31,000 of the county's 90,000 voters live abroad.");
}

#[test]
fn changes() {
    check("Fares rose from $40 to $50, up 25 percent.");
    check(
        "Fares rose from $40 to $50, up 35 percent.
                               ^^^^^^^^^^ change",
    );
    check("Fares rose from $40 to $50 while wages rose 3 percent.");
    check("Support rose from 40 percent to 50 percent, up 10 points.");
    check("The fare goes up by 30 pence, while the price of a season ticket rises from £2,400 to £2,800.");
    // Six may be 5.6.
    check("Unemployment climbed from 6% to 5.6% in March.");
    check("Sales doubled to 90 million euros from 30 million visitors.");
    check("The index rose by 0.004 points, from 0.121 points to 0.125 points.");
    // Of another base, of others, or each year.
    check("Visits fell from 90,000 to 72,000, a drop of 25 percent since 2019.");
    check("Visits fell from 90,000 to 72,000, a drop of 25 percent on the record year.");
    check("Visits fell from 90,000 to 72,000, a drop of 25 percent among children.");
    check("Sales fell from 90 million to 72 million, a drop of 25 percent in dollar terms.");
    check("Visits fell from 90,000 to 72,000, a loss of 15 jobs.");
    check("Visits fell from 90,000 to 72,000, a loss of 15,000 crowns for the town.");
    check("Visits fell from 90,000 to 72,000. Takings saw a drop of 25 percent.");
    check("The rent rose from $900 to $1,200, an increase of $3,600 a year.");
    check("Prices rose by an average of 5 percent, from $100 to $160.");
    check("The town grew from 10,000 people to 15,000 people, a gain of 4,600.");
    check("The mill had 72,000 visitors, down from about 90,000, a drop of 25 percent.");
    // In a sentence of its own.
    check("Cases rose to 318 in 14 counties, up from 258 a week before. That was an increase of 23 percent.");
    check(
        "Cases rose to 318 in 14 counties, up from 258 a week before. That was an increase of 32 percent.
                                                                                     ^^^^^^^^^^ change",
    );
    check("Cases rose to 318, up from 258 a week before. That was an increase of 32 percent since May.");
    // Where they are, beside what has risen.
    check("Cases have risen to 318 in 14 counties, up from 258.");
    check("Staff fell to 512 at 30 branches, down from 24 branches and 530 people.");
    // A change that the rate could not show.
    check(
        "The jobless rate has gone up by 0.5 percent, from 4.8 percent.
                                ^^^^^^^^^^^ change",
    );
    check(
        "The jobless rate rose 0.2 percent to 5.3 percent.
                      ^^^^^^^^^^^ change",
    );
    check("The jobless rate has gone up by 0.5 points, from 4.8 percent.");
    check("The rate fell by 2 to 3 percent.");
    check("The rate rose by 20 percent to 6 percent.");
    check("Prices rose 0.2 percent, which took the annual rate to 3.4 percent.");
}

#[test]
fn weekdays() {
    check("The court sat on Friday, December 1, 2023, in Larkford.");
    let text = "The court sat on Tuesday, December 1, 2023, in Larkford.";
    let found = warnings(&[("draft.txt", text)]);
    assert!(found.len() == 1 && found[0].1.contains("was a Friday"), "{found:?}");
    // Without a year there is nothing to say.
    check("The court sat on Tuesday, December 1, in Larkford.");
}

#[test]
fn one_document_may_say_what_it_likes_once() {
    let text = flood("Twelve people were killed in the flood. The mayor said 12 dead had been found. Four boats took part.");
    assert_eq!(warnings(&[("draft.txt", &text)]), []);
}

proptest::proptest! {
    /// Whatever the texts, no panic, and every finding lies inside its text.
    #[test]
    fn any_text(a in "(?s).{0,300}", b in "[0-9a-zA-Z ,.%$—“”()-]{0,300}") {
        let texts = [("a.md", a.as_str()), ("b.txt", b.as_str())];
        for (_, finding) in findings(&texts) {
            proptest::prop_assert!(!finding.message.is_empty());
        }
    }

    /// Words of the trade in any order.
    #[test]
    fn any_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..80)) {
        let text = words.join(" ");
        findings(&[("a.txt", &text), ("b.txt", &text)]);
    }
}

const WORDS: &[&str] = &[
    "12",
    "people",
    "were",
    "killed",
    ",",
    "including",
    "from",
    "to",
    "up",
    "20",
    "percent",
    "(",
    ")",
    "of",
    "Larkford",
    "Friday",
    "December",
    "1",
    "2023",
    "said",
    "AK-47",
    "Twelve",
    "$",
    "million",
    "hostages",
    "released",
    "the",
    "and",
    "another",
    "or",
    ".",
    "“",
    "”",
    "rose",
    "at",
    "least",
    "GMT",
    "7:37",
    "a.m.",
    "\n",
    "died",
    "who",
    "had",
    "been",
    "taken",
    "hostage",
    "Of",
    "AK",
    "47",
    "-",
    "magnitude",
    "7.6",
    "km",
    "Monday",
    "in",
    "1953",
];

/// The codes of the warnings of a draft that has one source.
fn codes(draft: &str, source: &str) -> Vec<String> {
    let found = warnings(&[("draft.md", draft), ("sources/wire.txt", source)]);
    found.into_iter().map(|(place, message)| format!("{place}: {}", message.split(':').next().unwrap_or(""))).collect()
}

#[test]
fn one_house_by_its_whole_name() {
    let draft = "Ida Falk, director of the National Water Authority, wrote to farmers. Wells in Dorby have run dry since June.\n";
    let source = |role: &str| format!("A choir sang for Ida Falk, {role}, who then gave prizes to schools. Apples were eaten.\n");
    assert_eq!(
        codes(draft, &source("deputy director of the National Water Authority")),
        ["director of the National Water Authority: role"]
    );
    assert!(codes(draft, &source("deputy director of the choir")).is_empty());
    assert!(codes(draft, &source("director of the National Water Authority")).is_empty());
}

#[test]
fn one_person_has_one_rank_at_a_time() {
    let pair = |a: &str, b: &str| {
        let rest = "opened the Larkford clinic in Dorby on Monday, and the Brenmoor choir sang.\n";
        codes(&format!("{a} {rest}"), &format!("{b} {rest}"))
    };
    assert_eq!(pair("Detective Constable Ida Falk", "Detective Sergeant Ida Falk"), ["Detective Constable: role"]);
    assert_eq!(pair("Chief fire officer Ida Falk", "Ida Falk, the deputy chief fire officer,"), ["Chief fire officer: role"]);
    assert_eq!(pair("Museum director Ida Falk", "The museum's deputy director, Ida Falk,"), ["Museum director: role"]);
    assert_eq!(pair("Chief engineer Ida Falk", "Second engineer Ida Falk"), ["Chief engineer: role"]);
    assert!(pair("Chief fire officer Ida Falk", "Fire chief Ida Falk").is_empty());
    assert!(pair("Detective Constable Ida Falk", "Police officer Ida Falk").is_empty());
    assert!(pair("Club chairman Ida Falk", "The club's outgoing chairman, Ida Falk,").is_empty());
    assert!(pair("Museum director Ida Falk", "The museum's director, Ida Falk,").is_empty());
    assert!(pair("Council leader Ida Falk", "Ida Falk, the leader of the council,").is_empty());
}

#[test]
fn one_person_has_one_portfolio_at_a_time() {
    let draft = "Health Minister Ida Falk opened the clinic in Dorby on Monday.\n";
    let source = "Education Minister Ida Falk opened the clinic in Dorby on Monday.\n";
    assert_eq!(codes(draft, source), ["Health Minister: role"]);
    let before = "Ida Falk, a former education minister, opened the clinic in Dorby on Monday.\n";
    assert!(codes(draft, before).is_empty());
    let wider = "Minister Ida Falk opened the clinic in Dorby on Monday.\n";
    assert!(codes(draft, wider).is_empty());
}

#[test]
fn forenames_that_sound_alike() {
    let draft = "Prosecutor Catherine Dolan said the trial in Dorby would begin in May.\n";
    let same = "Prosecutor Katherine Dolan said the trial in Dorby would begin in May.\n";
    assert_eq!(codes(draft, same), ["Catherine Dolan: name-spelling"]);
    let another = "Defence lawyer Katherine Dolan said the trial in Dorby would begin in May.\n";
    assert!(codes(draft, another).is_empty());
    let sister = "Prosecutor Caroline Dolan said the trial in Dorby would begin in May.\n";
    assert!(codes(draft, sister).is_empty());
}

#[test]
fn a_surname_goes_on_in_another_spelling() {
    let slip = "Fire chief Dana Mollberg said the blaze was out by noon. \"It was close,\" Molberg said.\n";
    assert_eq!(codes(slip, ""), ["Molberg: name-spelling"]);
    assert!(
        codes("Fire chief Dana Mollberg and her deputy, Karl Oberg, watched. \"It was close,\" Oberg said.\n", "").is_empty()
    );
    // Not long after her, however much is told between; far behind, it is somebody else.
    let between = |sentences: usize| {
        let told =
            "The hose had been laid along the river the year before, and nobody had looked at it since. ".repeat(sentences);
        format!("Fire chief Dana Mollberg said the blaze was out by noon.\n\n{told}\n\n\"It was close,\" Molberg said.\n")
    };
    assert_eq!(codes(&between(8), ""), ["Molberg: name-spelling"]);
    assert!(codes(&between(15), "").is_empty());
}

/// The rules of a long document are looked at from two threads, and those of a shorter one at the first look, save where its thread is one
/// of many.
#[test]
fn two_threads_find_what_one_finds() {
    for lots in [400, 4200] {
        two_threads_find_what_one_finds_in(lots);
    }
}

fn two_threads_find_what_one_finds_in(lots: usize) {
    let mut draft = "At least 41 people were rescued off Skarne, the coast guard said.\n\nRescuers found 47 people off Skarne, the coast guard said.\n\n\
        The ferry carried 40 people, including 20 men and 21 women.\n\n“There were 41 of us in the water when they came,” Mara Ellison said.\n\n\
        The inquiry opened on Monday, October 14, 2025.\n\n"
        .to_owned();
    for number in 0..lots {
        draft.push_str(&format!("Lot {number} was sold for ${}.\n\n", 100 + number));
    }
    let found = || findings(&[("draft.md", &draft)]);
    let many = found();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(found);
    assert_eq!(format!("{many:?}"), format!("{one:?}"));
    for code in ["conflict", "sum", "weekday"] {
        assert!(many.iter().any(|it| it.1.code.as_str() == code), "{code}: {many:?}");
    }
}

/// One report of a trial that appeared on that day and gives the defendant's age.
fn trial(day: &str, age: u8) -> String {
    format!(
        "---\ndate: {day}\n---\nDenise Aldham, {age}, stood before Judge Peter Amble in Larkford and admitted nine frauds at Sotherby House.\n"
    )
}

#[test]
fn a_birthday_between_two_papers() {
    let spoken = |a: (&str, u8), b: (&str, u8)| {
        let (a, b) = (trial(a.0, a.1), trial(b.0, b.1));
        warnings(&[("draft.md", &a), ("gazette.md", &b)]).len()
    };
    assert_eq!(spoken(("2026-03-12", 53), ("2025-11-20", 52)), 0, "a birthday");
    assert_eq!(spoken(("2026-03-12", 53), ("2023-02-01", 50)), 0, "three of them");
    assert_eq!(spoken(("2026-03-12", 53), ("2026-03-12", 52)), 2, "one day");
    assert_eq!(spoken(("2026-03-12", 53), ("2025-11-20", 54)), 2, "younger");
    assert_eq!(spoken(("2026-03-12", 53), ("2025-11-20", 49)), 2, "too old");
}

#[test]
fn last_year_is_a_year_where_the_day_of_the_document_is_known() {
    let dated = |text: &str| format!("---\ndate: 2026-10-02\n---\n{text}\n");
    let draft = dated("The Tarrant Airline of Osterberg carried 17.8 million passengers last year, Jonas Hald said in Larkford.");
    let source = |year: u16, count: &str| {
        dated(&format!(
            "In {year} the Tarrant Airline of Osterberg carried {count} million passengers, Jonas Hald said in Larkford."
        ))
    };
    let spoken = |source: String| warnings(&[("draft.md", &draft), ("release.md", &source)]).len();
    assert_eq!(spoken(source(2025, "18.7")), 2);
    assert_eq!(spoken(source(2025, "17.8")), 0);
    assert_eq!(spoken(source(2024, "16.7")), 0);
}

#[test]
fn a_source_laid_beside_its_draft_needs_less_in_common() {
    let draft = "The trust that runs Crowmarsh General blamed flu, which closed six wards in February, and delays in sending patients home.\n\n\
                 Nadia Rahman of the nurses' union said staff were tired. The health secretary, Dawn Pickles, will visit on Friday.\n\n\
                 Ambulances waited long, and a surgical centre that Paul Garside promised is late.\n";
    let source = |role: &str, trust: &str| {
        format!(
            "---\nrole: {role}\n---\n# {trust} trust: report\n\nEight wards were closed for part of February because of influenza.\n\n\
                 Discharge: 94 beds a day were taken up by patients who were fit to go home.\n\nFinance: the board forecasts a deficit.\n"
        )
    };
    let spoken = |role: &str, trust: &str| warnings(&[("draft.md", draft), ("report.md", &source(role, trust))]).len();
    assert_eq!(spoken("source", "Crowmarsh"), 2);
    assert_eq!(spoken("draft", "Crowmarsh"), 0);
    assert_eq!(spoken("source", "Hexley"), 0);
}

#[test]
fn a_full_name_with_a_slip_and_no_role() {
    let told = "Clerk of the port Rosa Villaverde has not come. A tug left.\n\nShips of Rosa Vilaverde lay idle.";
    assert!(codes(told, "").iter().any(|it| it.contains("name-spelling")), "{:?}", codes(told, ""));
    // Somebody new, who is told apart by what she does.
    let two = "Clerk of the port Rosa Villaverde has not come. A tug left.\n\nRosa Vilaverde, a singer, sang.";
    assert!(!codes(two, "").iter().any(|it| it.contains("name-spelling")), "{:?}", codes(two, ""));
}
