//! Quotations, whole and in fragments, and several voices in one sentence.

use super::check;

#[test]
fn direct() {
    check(
        "
        “The mill has lost 40 workers,” Rita Vance said. “Another 20 will go in June.”
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ssssssssss cccc  xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Rita Vance said: “The mill has lost 40 workers.”
        ssssssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “Who pays the $4 million?” Tom Reed asked. “Nobody knows.”
        xxxxxxxxxxxxxxxxxxxxxxxxxx ssssssss ccccc  xxxxxxxxxxxxxxx
        ",
    );
    check(
        r#"
        "The mill has lost 40 workers," Rita Vance said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ssssssssss cccc
        "#,
    );
    check(
        "
        ''The mill has lost 40 workers,'' Rita Vance said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ssssssssss cccc
        ",
    );
    check(
        "
        ‘The mill has lost 40 workers,’ Rita Vance said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ssssssssss cccc
        ",
    );
    check(
        "
        “She told us ‘go home’ and 40 of us went,” said Tom Reed.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx cccc ssssssss
        ",
    );
    check(
        "
        “The mill is closed,” Rita Vance told the council on Monday.
        xxxxxxxxxxxxxxxxxxxxx ssssssssss cccc
        ",
    );
    check(
        "
        “The mill is closed,” chimed in the mayor.
        xxxxxxxxxxxxxxxxxxxxx cccccc    sssssssss
        ",
    );
}

#[test]
fn mixed() {
    check(
        "
        The mayor said the plan was “a gift of $4 million” to the port.
        sssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Tom Reed called the plan “a gift” to the port.
        ssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Rita Vance accused the port of wasting $4 million.
        ssssssssss ccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mayor described the bridge as a waste of money.
        sssssssss ccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The company asked 300 people to leave the hall.
        sssssssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The union called for a ban on 12 pesticides.
        sssssssss cccccccccc xxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mayor warned the port against spending $4 million.
        sssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn two_in_one_sentence() {
    check(
        "
        The mayor said the bridge cost $4 million and accused the port of waste.
        sssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxx
        sssssssss                                     ccccccc xxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “We are full,” said Rita Vance, adding that 40 people were waiting.
        xxxxxxxxxxxxxx cccc ssssssssss
                            ssssssssss  cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The port said it lost 40 jobs, but the union said it lost 90.
        ssssssss cccc xxxxxxxxxxxxxxx
                                           sssssssss cccc xxxxxxxxxx
        ",
    );
    check(
        "
        The navy told its crews to stay “at sea until dawn”, the admiral said on the radio.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssssss cccc
        ",
    );
}

#[test]
fn paragraphs() {
    check(
        "
        “We lost 40 workers,” said Rita Vance.
        xxxxxxxxxxxxxxxxxxxxx cccc ssssssssss
        “Another 20 will go in June.”
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Rita Vance said: “We lost 40 workers.
        ssssssssss ccccc xxxxxxxxxxxxxxxxxxxx
        “Another 20 will go in June.”
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “We lost 40 workers,” said Rita Vance.
        xxxxxxxxxxxxxxxxxxxxx cccc ssssssssss
        The mill stands by the river. It has 3 wheels.
        ",
    );
    check(
        "
        “We are full,” said Tom Reed.
        xxxxxxxxxxxxxx cccc ssssssss
        “So we close,” he continued.
        xxxxxxxxxxxxxx ss ccccccccc → Tom Reed
        ",
    );
    check(
        "
        Rita Vance was furious. “We lost 40 workers. Another 20 will go.”
        ssssssssss              xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn behind_a_colon() {
    check(
        "
        Tom Reed, 58, raged: “It cost us £40,000.”
        ssssssssssss  ccccc  xxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The owner hit back: “That is rubbish and he knows it.”
        sssssssss cccccccc  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The fire brigade tweets: “Sixty of us are at the docks.”
        ssssssssssssssss cccccc  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Coach Anna Holt on the injury: “She will be out for 6 weeks.”
        sssssssssssssssssssssssssssssc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Anna Holt: “We found 12 coins in the mud.”
        sssssssssc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Our reporter Tom Reed is at the gate: “I can see 20 engines.”
        sssssssssssssssssssss               c xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “Finished,” agrees another, who has sold here for 30 years.
        xxxxxxxxxxx cccccc sssssss
        ",
    );
    check(
        "
        “We are full,“ said Rita Vance. “Go home.”
        xxxxxxxxxxxxxx cccc ssssssssss  xxxxxxxxxx
        ",
    );
}

#[test]
fn a_bracket_that_the_words_open_is_theirs_to_the_end() {
    check(
        "
        Rita Vance said buses would take a detour of 11 kilometres (9 miles).
        ssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mill has lost 40 workers (20 will go in June, Rita Vance said).
                                      xxxxxxxxxxxxxxxxxx  ssssssssss cccc
        ",
    );
}
