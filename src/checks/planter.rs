//! A planter of errors: clean texts of our own, each with a place in braces where what is right comes first and what is wrong after it.
//! The clean text must be silent; of the errors nine in ten must be found, kind by kind. `//` begins a dateline: the document's own date.

use super::tests::warnings;

/// The text with the given choice in its place.
fn with(text: &str, choice: usize) -> Option<String> {
    let (before, rest) = text.split_once('{')?;
    let (choices, after) = rest.split_once('}')?;
    let words = choices.split('|').nth(choice)?;
    let text = format!("{before}{words}{after}");
    Some(match text.strip_prefix("//").and_then(|it| it.split_once(' ')) {
        Some((date, text)) => format!("---\ndate: {date}\n---\n\n{}\n", text),
        None => format!("{text}\n"),
    })
}

/// Plants every error; `code` is the rule that is to find it.
fn plant(code: &str, texts: &[&str]) {
    let (mut planted, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for text in texts {
        let clean = with(text, 0).expect("a place in braces");
        let found = warnings(&[("draft.md", &clean)]);
        if !found.is_empty() {
            wrong.push(format!("{clean}   {found:?}"));
        }
        for choice in 1.. {
            let Some(planted_text) = with(text, choice) else { break };
            planted += 1;
            let found = warnings(&[("draft.md", &planted_text)]);
            if !found.iter().any(|(_, message)| message.starts_with(&format!("{code}:"))) {
                missed.push(format!("{planted_text}   {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "clean texts that are not silent:\n{}", wrong.join("\n"));
    assert!(missed.len() * 10 <= planted, "{} of {planted} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn parts_and_totals() {
    plant(
        "sum",
        &[
            "The rebels still hold 137 people, including 117 men and {20|30|12} women.",
            "Of the {15|14|18} injured, nine were men and six women.",
            "The fire hurt {15|14|17} people: nine men and six women.",
            "The yard built {42|40|52} boats (12 ferries and 30 tugs).",
            "The council spent $12 million on roads and $9 million on bridges, a total of ${21|24|12} million.",
            "Seven men and {five|nine} women were lost, 12 people in all.",
            "The bus carried 40 people, including 22 women and {18|28|8} men.",
            "Nine of the {12|8} boats were lost.",
            "Police held 23 looters ({12|13|21} Danes and 11 Swedes).",
            "The school has 310 pupils: 160 boys and {150|140|250} girls.",
        ],
    );
}

#[test]
fn shares() {
    plant(
        "share",
        &[
            "The council said 38 of 120 houses, or {32|42|23} per cent, were lost.",
            "One in four pupils ({25|35|52} per cent) failed the test.",
            "Of the 120 houses, 38 ({32|42|12} per cent) were lost.",
            "About {32|62|12} per cent (38 of 120) were lost.",
            "The bank lent $30 million of its $60 million, or {half|a third}, to farmers.",
            "A third of the pupils, or {33|53} per cent, walk to school.",
            "In the poll, 60 per cent voted yes, {35|45} per cent voted no and 5 per cent abstained.",
            "The board backed 45 of 60 bids, or {75|57|85} per cent.",
        ],
    );
}

#[test]
fn changes() {
    plant(
        "change",
        &[
            "Fares rose from $40 to $50, up {25|35|20} per cent.",
            "Turnout rose from 30 per cent to 45 per cent, up {15|10|25} points.",
            "Support rose by {15|10|51} percentage points to 45 per cent from 30 per cent.",
            "Prices doubled from $40 to ${80|90|60}.",
            "The number of cases tripled to {90|70} from 30.",
            "The price fell from {60|40} to 50 crowns.",
            "Sales rose {20|30|2} per cent to $60 million from $50 million a year earlier.",
            "Profit fell to {$30|$60} million from $40 million.",
            "Unemployment climbed to {8.1|6.1} per cent, up from 7.4 per cent.",
            "The flock shrank from 400 to 300, a drop of {25|35|15} per cent.",
        ],
    );
}

#[test]
fn units() {
    plant(
        "unit-pair",
        &[
            "The road runs 100 kilometres ({62|82|26} miles) to the north.",
            "The heat reached 40 degrees Celsius ({104|140} degrees Fahrenheit).",
            "The farm has 250 acres ({101|202} hectares).",
            "Winds of 90 mph ({145|165|45} km/h) tore off roofs.",
            "The stone weighs 12 kilograms ({26|36} pounds).",
            "The tower is 300 feet ({91|191} metres) high.",
            "It fetched $4.8 million (£3.9 {million|billion}).",
        ],
    );
}

#[test]
fn days_of_the_week() {
    plant(
        "weekday",
        &[
            "The court sat on {Friday|Tuesday}, December 1, 2023, in Larkford.",
            "The fair opens on {Saturday|Sunday} 3 May 2025.",
            "//2025-05-20 The fair opened on {Saturday|Monday}, 3 May, in Larkford.",
            "The fair was held on 3 May 2025, a {Saturday|Thursday}.",
            "They play in Larkford on Saturday October 13 and in Wexcombe on {Thursday|Sunday} October 18.",
            "//2024-03-01 The vote is on {Wed.|Tue.}, March 20, the mayor said.",
        ],
    );
}

#[test]
fn dates() {
    plant(
        "date",
        &[
            "The court will sit on {30|31} April.",
            "The law of February {28|30}, 2023, was repealed.",
            "//2025-05-10 The museum will open on {3 June 2025|3 March 2025}, the mayor said.",
            "//2025-05-10 The bridge was opened on {3 March 2025|3 March 2027} by the mayor.",
        ],
    );
}

#[test]
fn ages_and_durations() {
    plant(
        "age",
        &[
            "//2025-05-10 Ana Lind (born 4 March 1980), {45|54|42}, won the race.",
            "Born in 1940, he died in 2020 at the age of {80|70|90}.",
            "//2025-05-10 She was born on 4 March 1980 and is {45|35}.",
        ],
    );
    plant(
        "duration",
        &[
            "The war lasted from 1998 to 2004, {six|nine} years in all.",
            "//2024-06-10 The town today marks the {10th|15th} anniversary of the 2014 storm.",
            "//2024-06-10 The bridge was built {thirty|fifty} years ago, in 1994.",
            "The fair runs from 3 to 9 May, a {seven|ten|four}-day feast.",
            "In 2014, {six|nine} years after the 2008 crash, the bank was sold.",
        ],
    );
}

#[test]
fn ranges_rates_and_clocks() {
    plant("range", &["Between {40|60} and 50 people came.", "The lake froze each year between {1985|1999} and 1995."]);
    plant(
        "ratio",
        &[
            "They freed 30 prisoners for 10 hostages, {three|five} for every hostage.",
            "The town bought 40 lamps at $30 each, for a total of ${1,200|1,500|12,000}.",
        ],
    );
    plant(
        "clock",
        &[
            "The ship left at 11:00 local time ({16:00|16:10} GMT).",
            "The rocket rose at 9:00 a.m. EST ({14:00|13:00} GMT) on Monday.",
        ],
    );
}

/// What looks like an error and is none.
#[test]
fn clean_texts_of_many_kinds() {
    for text in [
        "Sales were up 5 per cent from a year earlier, to $50 million from $49 million in the quarter before.",
        "The jail holds 150 per cent of the inmates it was built for.",
        "The team won 12 games (7 at home) and lost nine.",
        "Fifteen people were killed, including four children and two women.",
        "Police made 12 arrests: five for theft and two for assault.",
        "Each box holds 12 bags (40 sweets and 30 nuts each).",
        "The judge gave him three years (18 months suspended).",
        "The shop is open between 9 and 5.",
        "The team fell from 4 to 7 in the ranking.",
        "The fair, from 3 to 9 May, is a seven-day feast.",
        "The fair, from 3 to 9 May, is a six-day feast.",
        "More than a third (38 per cent) of pupils walk.",
        "Nearly half of them (47 per cent) agreed.",
        "The price more than doubled from $40 to $95.",
        "The walk is about 20 miles (30 km).",
        "In May 60 per cent of men and 55 per cent of women were in favour.",
        "The club has 12 boats and 9 canoes, and a total of 340 members.",
        "The court will rule on the appeal filed on 3 May.",
        "He was 31 when the war ended in 1945.",
        "The vote was 52 to 41.",
        "Ten of the 12-member board resigned.",
        "He earned $500 for 20 hours, $30 more than the others.",
    ] {
        let text = format!("---\ndate: 2025-05-10\n---\n\n{text}\n");
        assert_eq!(warnings(&[("draft.md", &text)]), [], "{text}");
    }
}
