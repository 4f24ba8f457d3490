//! Who speaks: offices, papers, people without a name, pronouns, chains.

use super::check;

#[test]
fn offices_and_papers() {
    check(
        "
        The mayor’s office said 137 people had asked for help.
        ssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        A poll found that 61 percent of voters want a bridge.
        ssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        A poll shows the mayor ahead by 10 points.
        ssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Court papers reveal that the owner sold 12 ferries.
        ssssssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The city of Dunmore says its debt has doubled.
        sssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Minutes of the meeting show that 7 members voted against the bridge.
        ssssssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn unnamed() {
    check(
        "
        A doctor, who spoke on condition of anonymity, said 30 patients had died.
        ssssssss                                       cccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Officials say 30 patients have died.
        sssssssss ccc xxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        According to a source briefed on the talks, 3 points are still open.
        cccccccccccc sssssssssssssssssssssssssssss  xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Some experts predict that prices will rise 4 percent.
        ssssssssssss ccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn pronouns() {
    check(
        "
        Rita Vance runs the mill. She said it lost 40 workers.
                                  sss cccc xxxxxxxxxxxxxxxxxx → Rita Vance
        ",
    );
    check(
        "
        Tom Reed met Rita Vance on Monday. “It was a good talk,” he said.
                                           xxxxxxxxxxxxxxxxxxxxx ss cccc → Tom Reed
        ",
    );
    check(
        "
        The mayor’s office said 137 people asked for help. Two of them were children, it said.
        ssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxx
                                                           xxxxxxxxxxxxxxxxxxxxxxxxx  ss cccc → The mayor’s office
        ",
    );
    check(
        "
        Rita Vance, who said she was tired, left at noon.
                    sss cccc xxxxxxxxxxxxx → Rita Vance
        ",
    );
    check(
        "
        Tom Reed opposed the bridge. His office said it would cost $4 million.
                                     ssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxx → Tom Reed’s office
        ",
    );
}

#[test]
fn chains() {
    check(
        "
        The Gazette reported that 40 workers had left, citing a letter from the union.
        sssssssssss cccccccc xxxxxxxxxxxxxxxxxxxxxxxx → via a letter from the union
        ",
    );
    check(
        "
        Tom Reed said the police had told him that 3 cars were stolen.
        ssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                      ssssssssss cccccccc     xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn figures_inside_the_source_and_voices_in_voices() {
    check(
        "
        Some 20 percent of people in a poll said they had been hungry.
        xxxxxxxxxxxxxxxxxxxxxxxxx cc ssssss
        sssssssssssssssssssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Nearly half of the 1,200 adults surveyed by the Gazette said prices had risen.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ccccccccccc sssssssssss
        sssssssssssssssssssssssssssssssssssssssssssssssssssssss cccc xxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        According to the Harbour Gazette, the mayor said the road would cost $4 million.
        cccccccccccc sssssssssssssssssss  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                                          sssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn who_speaks_for_an_office() {
    // Lowe may be the minister: then somebody else speaks.
    let text = "A spokesman for the prime minister, Karel Lowe, said it was sound.";
    assert!(super::hear(text).iter().all(|it| it.source.person.is_none()));
    let text = "A spokesman for the ministry, Karel Lowe, said it was sound.";
    assert!(super::hear(text).iter().any(|it| it.source.person.is_some()));
}

#[test]
fn the_sister_not_whose_sister_she_is() {
    check(
        "
        Lee Harke’s sister, Ida Harke, wept. “He was proud,” she said.
                                             xxxxxxxxxxxxxxx sss cccc → Ida Harke
        ",
    );
    check(
        "
        Rita Vance’s house burned. “It was old,” she said.
                                   xxxxxxxxxxxxx sss cccc → Rita Vance
        ",
    );
}

#[test]
fn a_title_spelled_out() {
    let text = "Justice Rita Vance thanked the jury. “It was long,” the judge said.";
    assert!(super::hear(text).iter().any(|it| it.source.person.is_some()));
    let text = "Justice Rita Vance and Justice Ida Rask met. “It was long,” the judge said.";
    assert!(super::hear(text).iter().all(|it| it.source.person.is_none()));
}

/// What stands behind the name is what that person says, to the end of the paragraph; behind a place it is not.
#[test]
fn turns_of_a_transcript() {
    check(
        "
        Jonas Lindahl, the author, came to talk about his book.
        JONAS LINDAHL (lead author): We had better boats. There were 40 of them.
        sssssssssssss              c xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        LINDAHL (laughs): I did. It cost us 12 boats.
        sssssss         c xxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn whose_turn_it_is_does_not_say_it() {
    let text = "Ann Reed came to talk.\n\nANN REED: The minister, Peter Marsh, said that 40 boats sank.";
    let heard = super::hear(text);
    let said = heard.iter().find(|it| it.cue.iter().any(|cue| cue.of(text) == "said")).expect("a claim");
    assert_eq!(said.source.spans.iter().map(|it| it.of(text)).collect::<Vec<_>>(), ["The minister, Peter Marsh"]);
}

#[test]
fn no_turns_of_a_transcript() {
    check(
        "
        Harbour Commander (Table 1): It moves the boats, so they do not lie where the map has them.
        THE FIRST SETTLERS: THE VANCES

        THE HARBOUR COMMANDER: A REMARK
        ",
    );
}

#[test]
fn who_puts_it_at_a_number() {
    check(
        "
        The ministry puts it at 40 boats.
        ssssssssssss cccc xxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Analysts at the bank put the savings at 20 million euros.
        ssssssssssssssssssss ccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The captain put it at the far end of the quay.
        The crew put the 40 boxes at 12 places.
        ",
    );
}

#[test]
fn who_told_them_behind_an_apposition() {
    check(
        "
        Relatives were told by the port commander, Rita Vance, that 98 people were on board.
                       cccc    ssssssssssssssssssssssssssssss  xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}
