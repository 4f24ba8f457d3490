//! One voice that quotes another, and subjects that stand behind an opening phrase.

use super::check;

#[test]
fn somebody_is_quoted_by_another() {
    check(
        "
        The Gazette quoted the minister as saying that 40 mills had closed.
        sssssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                           ssssssssssss    cccccc xxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        State television quoted Rita Vance as saying “we lost 12 boats”.
        ssssssssssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                                ssssssssss    cccccc xxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Forty mills had closed, the paper quoted the minister as saying.
        xxxxxxxxxxxxxxxxxxxxxx                   ssssssssssss    cccccc
        xxxxxxxxxxxxxxxxxxxxxx  sssssssss cccccc xxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The minister was quoted by the Gazette as saying that 40 mills had closed.
        xxxxxxxxxxxxxxxx ccccccccc sssssssssss xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ssssssssssss                           ccccccccc xxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    // Nobody is named who quotes; nobody says what was quoted.
    check(
        "
        The minister was quoted as saying that 40 mills had closed.
        ssssssssssss     cccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check("The clerk quoted the price as 40 pounds.");
    check("Police cited the driver as a danger to 12 others.");
}

#[test]
fn what_is_told_on() {
    check(
        "
        Vance said that, according to the Gazette, 40 mills had closed.
        sssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                         cccccccccccc sssssssssss  xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The ministry says that, as reported by the Gazette, 40 mills had closed.
        ssssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                                   cccccccc    sssssssssss  xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Citing police, the Gazette said 40 mills had closed.
                       sssssssssss cccc xxxxxxxxxxxxxxxxxxx → via police
        ",
    );
    check(
        "
        According to the mayor’s office, which cited the water board, 40 mills had closed.
        cccccccccccc ssssssssssssssssss                               xxxxxxxxxxxxxxxxxxx → via the water board
        ",
    );
    // Nobody has it from her.
    check(
        "
        Citing no one, the mayor left and the Gazette said 40 mills had closed.
                                          sssssssssss cccc xxxxxxxxxxxxxxxxxxx
        ",
    );
    // What only stands beside a source is not hers.
    check(
        "
        Vance said 40 mills had closed, according to the Gazette.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc sssssssssss
        sssss cccc xxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn behind_a_phrase_of_time_or_place() {
    check(
        "
        During an inspection on Thursday our engineers found that the dam had 14 cracks.
                                         sssssssssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check("During an inspection on Thursday our engineers found 14 cracks in the dam.");
    check(
        "
        The inspection on Thursday found that the dam had 14 cracks.
        ssssssssssssss             ccccc xxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        In the report the engineers said 14 cracks were found.
                      sssssssssssss cccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn names_in_apposition() {
    check(
        "
        The mayor, Anna Lindqvist, said 40 mills burned.
        sssssssssssssssssssssssss  cccc xxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Vance’s deputy, Paul Reed, said 40 mills burned.
        sssssssssssssssssssssssss  cccc xxxxxxxxxxxxxxx
        ",
    );
    // "Per" is a name here, and a preposition there.
    check(
        "
        The fire chief, Per Dahl, said 40 mills burned.
        ssssssssssssssssssssssss  cccc xxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Forty mills burned, per the Gazette.
        xxxxxxxxxxxxxxxxxx  ccc sssssssssss
        ",
    );
}

#[test]
fn by_somebody_s_count() {
    check(
        "
        By the mayor’s own estimate, 40 pumps were lost.
           sssssssss       cccccccc  xxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Forty pumps were lost, by the union’s count.
        xxxxxxxxxxxxxxxxxxxxx     sssssssss   ccccc
        ",
    );
    check("The ship was lost by the mayor’s house in 1990.");
    check("She won by her own count of 40 sheep.");
}

#[test]
fn quoted_in_passing() {
    check(
        "
        The ministry, quoted by the Gazette, said 9 pumps were lost.
        xxxxxxxxxxxx  ccccccccc sssssssssss  xxxxxxxxxxxxxxxxxxxxxx
        ssssssssssss                         cccc xxxxxxxxxxxxxxxxx
        ",
    );
    check("Neither the mayor nor her deputy said how many pumps were lost.");
    check(
        "
        The Gazette’s Ida Rask wrote that 40 pumps were lost.
        ssssssssssssssssssssss ccccc xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn a_dateline_is_nobody_s_words() {
    check(
        "
        DUNMORE (OPA) — Forty pumps were lost, officials said.
                        xxxxxxxxxxxxxxxxxxxxx  sssssssss cccc
        ",
    );
    check(
        "
        DUNMORE, West Arvia, March 14 (Reuters) - Forty pumps were lost, officials said.
                                                  xxxxxxxxxxxxxxxxxxxxx  sssssssss cccc
        ",
    );
    // No dateline: a clause that a dash parts.
    check(
        "
        Forty pumps – and 12 boats – were lost, officials said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssss cccc
        ",
    );
}

#[test]
fn a_dateline_speaks_to_nobody() {
    check(
        "
        DUNMORE, Arvia - Rita Vance’s allies on Monday predicted a victory in the polls.
                         sssssssssssssssssss           ccccccccc xxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}
