//! Texts with what must be heard in them. Under a line of prose: `s` the source, `c` the cue, `x` what is attributed; `→` tells the name
//! that a pronoun stands for. A line without marks must be silent.

use super::{Attribution, Heard, read, resolve};
use crate::document::{self, Format};
use crate::language;
use crate::people;

/// All that is attributed in a text, with the text.
fn hear(text: &str) -> Vec<Attribution> {
    let (document, _) = document::read(text.as_bytes(), Format::Plain);
    let blocks = &document.blocks;
    let sentences: Vec<_> = blocks.iter().map(|b| language::analyse(&b.prose)).collect();
    let mentions: Vec<_> = blocks.iter().zip(&sentences).map(|(b, s)| people::read(&b.prose, s)).collect();
    let said: Vec<_> = blocks.iter().zip(&sentences).map(|(b, s)| read(&b.prose, s)).collect();
    let seen: Vec<_> = (0..blocks.len())
        .map(|i| people::Seen {
            start: blocks[i].span.start,
            prose: &blocks[i].prose,
            sentences: &sentences[i],
            mentions: &mentions[i],
        })
        .collect();
    let people = people::link(&document, &seen);
    let heard: Vec<_> = (0..blocks.len())
        .map(|i| Heard { start: blocks[i].span.start, prose: &blocks[i].prose, sentences: &sentences[i], said: &said[i] })
        .collect();
    resolve(&document, &heard, &people)
}

/// Draws every attribution under the line its content begins in, and compares with what is expected.
fn check(expected: &str) {
    let lines: Vec<&str> = expected.lines().map(|l| l.strip_prefix("        ").unwrap_or(l.trim_start())).collect();
    let is_marks = |line: &str| {
        let marks = line.split('→').next().unwrap_or("");
        !marks.trim().is_empty() && marks.chars().all(|c| " scx".contains(c)) && marks.contains(['x'])
    };
    let prose: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty() && !is_marks(line)).collect();
    let text = prose.join("\n\n");
    let all = hear(&text);
    let mut drawn = String::from("\n");
    let mut at = 0;
    for line in &prose {
        let end = at + line.len();
        drawn += &format!("        {line}\n");
        for it in all.iter().filter(|it| it.content.first().is_some_and(|s| (at..end).contains(&(s.start as usize)))) {
            drawn += &format!("        {}\n", draw(&text, line, at, it));
        }
        at = end + 2;
    }
    let want: String = std::iter::once("\n".to_string())
        .chain(lines.iter().filter(|l| !l.trim().is_empty()).map(|l| format!("        {}\n", l.trim_end())))
        .collect();
    assert!(drawn == want, "heard:{drawn}\nexpected:{want}");
}

fn draw(text: &str, line: &str, at: usize, it: &Attribution) -> String {
    let mut marks: Vec<char> = vec![' '; line.chars().count()];
    let mut put = |spans: &[crate::text::Span], mark: char| {
        for span in spans {
            for (i, (offset, _)) in line.char_indices().enumerate() {
                if span.contains((at + offset) as u32) {
                    marks[i] = mark;
                }
            }
        }
    };
    put(&it.content, 'x');
    put(&it.cue, 'c');
    put(&it.source.spans, 's');
    let marks: String = marks.into_iter().collect();
    let written = it.source.spans.first().map_or("", |span| span.of(text));
    let mut out = marks.trim_end().to_string();
    if written != it.source.text {
        out += &format!(" → {}", it.source.text);
    }
    for via in &it.source.via {
        out += &format!(" → via {}", via.text);
    }
    out
}

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
        ssssss cccc                xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
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
        xxxxxxxxxxxxxxxxxxxxxxxxxxxx  ssssssssss cccc
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
fn silent() {
    check(
        "
        So said the mayor.
        ",
    );
    check(
        "
        The mill lost 40 workers in June.
        ",
    );
    check(
        "
        The mayor declined to comment on the $4 million.
        ",
    );
    check(
        "
        The port refused to say how many of its 12 ferries were late.
        ",
    );
    check(
        "
        It was unclear whether all 40 workers had been told.
        ",
    );
    check(
        "
        The mill reportedly lost 40 workers.
        ",
    );
    check(
        "
        The mayor did not say how much of the $4 million was spent.
        ",
    );
    check(
        "
        The council has not announced who will pay the $4 million.
        ",
    );
    check(
        "
        The bridge is said to have cost $4 million.
        ",
    );
    check(
        "
        She could not be reached for comment.
        ",
    );
    check(
        "
        If the mayor says the bridge is safe, 40 lorries will cross it.
        ",
    );
    check(
        "
        The mayor will announce a budget of $4 million on Friday.
        ",
    );
    check(
        "
        The museum shows 40 paintings from the valley.
        ",
    );
    check(
        "
        Divers found 12 coins in the mud.
        ",
    );
    check(
        "
        The so-called “safe” bridge fell in 1999.
        ",
    );
    check(
        "
        The “imperative” need for 12 ferries was clear.
        ",
    );
    check(
        "
        The band sang “Forty Days” and “The Mill” at the fair.
        ",
    );
    check(
        "
        The owners’ ferry and the workers’ boat met at 9 o’clock.
        ",
    );
    check(
        "
        The clock on the tower says 12.
        ",
    );
    check(
        "
        He read 40 pages before noon.
        ",
    );
    check(
        "
        The road continued for 12 miles.
        ",
    );
    check(
        "
        The court ordered 40 copies of the book.
        ",
    );
    check(
        "
        The lorry added 3 tons to the load.
        ",
    );
    check(
        "
        We believe that the bridge will hold.
        ",
    );
    check(
        "
        Call 555 0123 for a ticket.
        ",
    );
    check(
        "
        The plan calls the same number twice.
        ",
    );
    check(
        "
        The firm reports to a board of 12 in Dunmore.
        ",
    );
    check(
        "
        The dog answered to two names.
        ",
    );
    check(
        "
        The letter was addressed to the mayor.
        ",
    );
    check(
        "
        Note: the office closes at 12.
        ",
    );
    check(
        "
        Tickets: 12 pounds
        ",
    );
    check(
        "
        He quoted a price of $400.
        ",
    );
    check(
        "
        The judge wrote 12 books about rivers.
        ",
    );
    check(
        "
        The team recorded 40 wins.
        ",
    );
    check(
        "
        The school posted 12 guards at its gate.
        ",
    );
    check(
        "
        The mayor cited 12 drivers for speeding.
        ",
    );
    check(
        "
        The tide maintained a height of 4 metres.
        ",
    );
    check(
        "
        The engineer explained nothing.
        ",
    );
    check(
        "
        The river claimed 12 lives.
        ",
    );
    check(
        "
        The new wing houses 40 patients.
        ",
    );
}

#[test]
fn silent_again() {
    check(
        "
        The mayor could announce 40 new homes next week.
        ",
    );
    check(
        "
        The union may claim damages of $4 million.
        ",
    );
    check(
        "
        Nobody told the 12 crews.
        ",
    );
    check(
        "
        The port denied the crew a second ferry.
        ",
    );
    check(
        "
        The bell called them to dinner at 7.
        ",
    );
    check(
        "
        The bridge suggests a whale with 12 ribs.
        ",
    );
    check(
        "
        The results were announced on 12 May.
        ",
    );
    check(
        "
        The ferry was called the Grey Goose.
        ",
    );
    check(
        "
        The plan was criticised.
        ",
    );
    check(
        "
        She walked out without saying a word to the 12 members.
        ",
    );
    check(
        "
        He neither confirmed nor denied the figure of $4 million.
        ",
    );
    check(
        "
        It says a lot about the valley that 40 shops have closed.
        ",
    );
    check(
        "
        The mayor’s speech lasted 40 minutes.
        ",
    );
    check(
        "
        Forty people heard the mayor’s speech at the “Blue Door” inn.
        ",
    );
    check(
        "
        The report is 40 pages long.
        ",
    );
    check(
        "
        The union is expected to announce a strike of 3 days.
        ",
    );
    check(
        "
        The path continued, and 12 of us went on.
        ",
    );
    check(
        "
        He put the cost at $4 million.
        ",
    );
    check(
        "
        The owner found himself with 12 boats and no crew.
        ",
    );
    check(
        "
        I think the bridge is too long.
        ",
    );
    check(
        "
        The guide will tell you the rest.
        ",
    );
    check(
        "
        The mayor told nobody.
        ",
    );
    check(
        "
        The clerk wrote down 12 names.
        ",
    );
    check(
        "
        The novel describes a river.
        ",
    );
    check(
        "
        The old map reads like a poem.
        ",
    );
    check(
        "
        The “12” on the door is a joke.
        ",
    );
    check(
        "
        The flood warning was raised at 9.
        ",
    );
    check(
        "
        Talks between the port and the union are to continue.
        ",
    );
}

mod properties {
    use proptest::prelude::*;

    use super::hear;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_heard_without_a_panic(text in "([a-z]{1,6}|[“”‘’'\"(),.:;?!—–-]|''| |\n\n|said|told|Rita Vance|according to|he|who|that|the mayor|, citing|é|\u{1F600}){0,60}") {
            for it in hear(&text) {
                let spans = it.content.iter().chain(&it.cue).chain(&it.source.spans).chain(it.source.via.iter().flat_map(|v| &v.spans));
                for span in spans {
                    prop_assert!(!span.is_empty() && text.get(span.range()).is_some(), "{:?} of {:?}", span, text);
                }
            }
        }
    }
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
}

#[test]
fn reckonings_that_are_none() {
    check("Per head, 40 litres are used.");
    check("The board put the flags up at 40 houses.");
    check("In the garden of Rita Vance, 40 wells were dug.");
    check("The kitchen had three things: bread");
}
