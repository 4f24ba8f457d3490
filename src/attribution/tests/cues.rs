//! The words that attribute, in all the places they can stand.

use super::check;

#[test]
fn cue_before() {
    check(
        "
        Rita Vance said the mill had lost 40 workers.
        ssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The port authority announced that 12 ferries would be scrapped.
        ssssssssssssssssss ccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Engineers warned on Tuesday that the dam could fail within 3 years.
        sssssssss cccccc            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The ministry told reporters on Monday the bridge had cost $4 million.
        ssssssssssss cccc                     xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        In a letter to the council, the union claimed that 300 jobs were at risk.
                                    sssssssss ccccccc xxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The charity estimates 2,000 families have left the valley.
        sssssssssss ccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Police said in a statement that 14 cars were stolen in May.
        ssssss ccccccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Tom Reed has repeatedly insisted that the tunnel is safe.
        ssssssss ccccccccccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn cue_behind() {
    check(
        "
        The mill has lost 40 workers, Rita Vance said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  ssssssssss cccc
        ",
    );
    check(
        "
        The dam could fail within 3 years, engineers warned on Tuesday.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssss cccccc
        ",
    );
    check(
        "
        Some 300 jobs are at risk, according to the union.
        xxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc sssssssss
        ",
    );
    check(
        "
        Two ferries were late, and one sank, harbour officials said.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssssssssssss cccc
        ",
    );
    check(
        "
        The flood destroyed 60 barns, the county said in a statement on Friday.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  ssssssssss ccccccccccccccccccc
        ",
    );
    check(
        "
        Rents rose by a fifth last year, figures from the housing office show.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssssssssssssssssssssssssss cccc
        ",
    );
    check(
        "
        The storm has killed 9 people, the Harbour Gazette reported.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssssssssssssss cccccccc
        ",
    );
}

#[test]
fn cue_inside() {
    check(
        "
        The mill, Rita Vance said, has lost 40 workers.
        xxxxxxxx  ssssssssss cccc  xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        On Friday, she said, the mill lost 40 workers.
        xxxxxxxxx  sss cccc  xxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The plan, according to the mayor, would cost $4 million.
        xxxxxxxx  cccccccccccc sssssssss  xxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        While most families had left, according to the mayor, 30 stayed behind.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc sssssssss  xxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn inverted() {
    check(
        "
        “We lost 40 workers,” said Rita Vance, the director of the mill.
        xxxxxxxxxxxxxxxxxxxxx cccc ssssssssssssssssssssssssssssssssssss
        ",
    );
    check(
        "
        The tunnel is safe, said Tom Reed, who has dug it for 12 years.
        xxxxxxxxxxxxxxxxxx  cccc ssssssss
        ",
    );
    check(
        "
        “It was the worst night of my life,” recalled Anna Holt, 62, a nurse from Dunmore.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx cccccccc sssssssssssssssssssssssssssssssssss
        ",
    );
}

#[test]
fn according_to() {
    check(
        "
        According to the union, 300 jobs are at risk.
        cccccccccccc sssssssss  xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        But according to a survey by the port, 8 in 10 ferries run late.
            cccccccccccc ssssssssssssssssssss  xxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        At least 12 people were hurt, according to a spokesperson for the harbour police.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc sssssssssssssssssssssssssssssssssssss
        ",
    );
    check(
        "
        More than 500 farms have closed since March, according to the farm ministry, using data from the county offices.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc sssssssssssssssss → via the county offices
        ",
    );
    check(
        "
        Prices fell 3 percent in May, according to the report.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  cccccccccccc ssssssssss
        ",
    );
    check(
        "
        The mill, as reported by the Harbour Gazette, lost 40 workers.
        xxxxxxxx     cccccccc    sssssssssssssssssss  xxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn nouns() {
    check(
        "
        The port’s claim that 40 jobs were lost is wrong.
        ssssssss   ccccc xxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Tom Reed repeated his promise to build 200 homes.
                          sss ccccccc xxxxxxxxxxxxxxxxxx → Tom Reed
        ",
    );
}

#[test]
fn passive() {
    check(
        "
        The plan was described by the mayor as a gift to the port.
                     ccccccccc    sssssssss xxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mayor was quoted as saying that the bridge had cost $4 million.
        sssssssss     cccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The ministry counts 40 deaths reported by hospitals in the valley.
                            xxxxxxxxx cccccccc    sssssssssssssssssssssss
        ",
    );
}

#[test]
fn headlines() {
    check(
        "
        Mayor: no new bridge before 2030
        sssssc xxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Poll: two in three voters want a bridge
        ssssc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        No new bridge before 2030, mayor says
        xxxxxxxxxxxxxxxxxxxxxxxxx  sssss cccc
        ",
    );
}

#[test]
fn reckonings_and_views() {
    check(
        "
        The board put the number of dry wells at 40.
        sssssssss ccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Per the report, 40 wells are dry.
        ccc ssssssssss  xxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        In the view of Rita Vance, 40 wells are enough.
        cccccccccccccc ssssssssss  xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The union says 40 have died; the company says 12.
        sssssssss cccc xxxxxxxxxxxx
                                     sssssssssss cccc xx
        ",
    );
    check(
        "
        No new bridge before 2030: ministry
        xxxxxxxxxxxxxxxxxxxxxxxxxc ssssssss
        ",
    );
    check(
        "
        The ministry said, using data from the clinics, that 40 people were hurt.
        ssssssssssss cccc                               xxxxxxxxxxxxxxxxxxxxxxxx → via the clinics
        ",
    );
    check(
        "
        Police, citing hospital records, said 40 people were hurt.
        ssssss                           cccc xxxxxxxxxxxxxxxxxxx → via hospital records
        ",
    );
    check(
        "
        According to the Gazette, the mayor, Rita Vance, said 40 people were hurt.
        cccccccccccc sssssssssss  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                                  sssssssssssssssssssss  cccc xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mayor said 12 boats sank, the Gazette reported.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssssss cccccccc
        sssssssss cccc xxxxxxxxxxxxx
        ",
    );
}

#[test]
fn how_when_and_through_what() {
    check(
        "
        Tom Reed said explicitly that the tunnel is safe.
        ssssssss ccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “The mill is closed,” Rita Vance wrote on Facebook.
        xxxxxxxxxxxxxxxxxxxxx ssssssssss ccccccccccccccccc
        ",
    );
    check(
        "
        “The mill is closed,” said Rita Vance in a letter to the council.
        xxxxxxxxxxxxxxxxxxxxx cccc ssssssssss ccccccccccc
        ",
    );
    check(
        "
        The union announced Tuesday that 40 workers would strike.
        sssssssss ccccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The council issued a statement on Friday saying the bridge was safe.
        sssssssssss ccccccccccccccccccccccccccccccccccc xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The clerk sent an email asking 12 members to resign.
        sssssssss cccccccccccccccccccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn reporters_verbs() {
    check(
        "
        As per the data released by the port, 40 ferries ran late.
        cccccc sssssssssssssssssssssssssssss  xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        It was reported by the Harbour Gazette that the mill had lost 40 workers.
               cccccccc    sssssssssssssssssss xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The court heard that Reed had taken £9,000 from the club.
        sssssssss ccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The inquest was told that the boat carried 12 people.
        sssssssssss cccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The farmer termed the offer “an insult” to the valley.
        ssssssssss cccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mayor dismissed as “cheap talk” the claims of the port.
        sssssssss ccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        She described an attack by 12 dogs.
        sss ccccccccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The engineer felt the dam should be inspected.
        ssssssssssss cccc xxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Analysts had expected 39 percent.
        ssssssss cccccccccccc xxxxxxxxxx
        ",
    );
}

#[test]
fn where_the_clause_begins_and_ends() {
    check(
        "
        The mayor told her 40 workers had left.
        sssssssss cccc     xxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Police told the owner 12 of the sheep were dead.
        ssssss cccc           xxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        While some neighbours say she is tired, she works on.
              sssssssssssssss ccc xxxxxxxxxxxx
        ",
    );
    check(
        "
        The rules, which officials said will change in May, are old.
                         sssssssss cccc xxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        But, she said, the bridge is old.
             sss cccc  xxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Senator Tom Reed (Dunmore) said 40 jobs were at risk.
        ssssssssssssssssssssssssss cccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The union, meeting in a barn, also said 40 jobs were at risk.
        sssssssss                     ccccccccc xxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        Rents have doubled, said Anna Holt, a clerk now working for the port.
        xxxxxxxxxxxxxxxxxx  cccc ssssssssssssssssss
        ",
    );
}

#[test]
fn cue_at_the_end_of_a_long_sentence() {
    check(
        "
        The bridge will cost 40 million euros, the county authority admitted on Tuesday.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  ssssssssssssssssssss cccccccc
        ",
    );
    check(
        "
        She was in the water for 26 minutes, the court heard.
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  sssssssss ccccc
        ",
    );
}

#[test]
fn what_opens_a_sentence_ends_at_a_comma() {
    check(
        "
        According to Ida Rask, a nurse at the clinic in Arvia, a quarter of them can fall ill.
        cccccccccccc ssssssssssssssssssssssssssssssssssssssss  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn a_day_set_off_before_what_is_said() {
    check(
        "
        Rask testified on Wednesday, Feb. 5 that it was signed in an hour.
        ssss ccccccccc                      xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
}

#[test]
fn names_whose_words_are_others() {
    check(
        "
        I Made Sudira, a geologist, told the agency that it was late.
        ssssssssssssssssssssssssss  cccc            xxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        “A drum is a barrel,” Van den Berg said.
        xxxxxxxxxxxxxxxxxxxxx ssssssssssss cccc
        ",
    );
}

/// An aside behind words that say nothing yet, before a clause that begins with its article.
#[test]
fn an_aside_before_the_clause() {
    check(
        "
        Ten years ago, Rita Vance said, a ferry would take an hour.
        xxxxxxxxxxxxx  ssssssssss cccc  xxxxxxxxxxxxxxxxxxxxxxxxxx
        ",
    );
    check(
        "
        The mill had closed, said Rita Vance, a clerk.
        xxxxxxxxxxxxxxxxxxx  cccc sssssssssssssssssss
        ",
    );
}
