//! A planter of errors: clean texts of our own (planted.txt), each with a place in braces where what is right comes first and what is
//! wrong after it, and perhaps " -- " with a source. The clean text must be silent; of the errors nine in ten must be found, kind by kind.

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

/// The text, and the source beside it where there is one.
fn beside(text: &str) -> (&str, Option<String>) {
    text.split_once(" -- ").map_or((text, None), |(text, source)| (text, Some(format!("{source}\n"))))
}

/// Plants every error under this heading, which names the rule that is to find it.
fn plant(code: &str) {
    let section = include_str!("planted.txt").split("\n= ").find_map(|it| it.strip_prefix(code)?.strip_prefix('\n'));
    let texts = section.expect("a heading of planted.txt").lines().filter(|it| !it.is_empty());
    let (mut planted, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for text in texts {
        let (text, source) = beside(text);
        let found = |draft: &str| {
            let source = source.as_deref().map(|it| ("sources/source.txt", it));
            warnings(&[("draft.md", draft)].into_iter().chain(source).collect::<Vec<_>>())
        };
        let clean = with(text, 0).expect("a place in braces");
        let wrongly = found(&clean);
        if !wrongly.is_empty() {
            wrong.push(format!("{clean}   {wrongly:?}"));
        }
        for choice in 1.. {
            let Some(planted_text) = with(text, choice) else { break };
            planted += 1;
            let found = found(&planted_text);
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
    plant("sum");
}

#[test]
fn shares() {
    plant("share");
}

#[test]
fn changes() {
    plant("change");
}

#[test]
fn rates() {
    plant("ratio");
}

#[test]
fn ranges() {
    plant("range");
}

#[test]
fn units() {
    plant("unit-pair");
}

#[test]
fn clocks() {
    plant("clock");
}

#[test]
fn days_of_the_week() {
    plant("weekday");
}

#[test]
fn dates() {
    plant("date");
}

#[test]
fn durations() {
    plant("duration");
}

#[test]
fn ages() {
    plant("age");
}

#[test]
fn magnitudes_against_a_source() {
    plant("conflict");
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
        "The rebels freed 12 hostages, of whom four are women and three are children.",
        "Of the 80 patients, 60 had a fever and 40 had a cough.",
        "She made 20 points (ten rebounds and eight assists).",
        "The flood killed 15 people, among them four Danes and a Swede.",
        "Police seized 14 rifles and nine pistols, and a total of 400 rounds.",
        "The bank cut 900 jobs, including 500 in London and 100 in York.",
        "The fund paid $2.4 million to farmers and $1.4 million to fishers, $4 million in all.",
        "The club has 340 members, 12 boats and nine canoes.",
        "He scored 12 goals in 15 games and 20 more for his country.",
        "Turnout was 60 percent, and 12,000 of the 30,000 young people voted.",
        "A third of the 90 pupils, or 30, and 12 percent of the teachers were ill.",
        "Sales rose from $40 million to $50 million, or 4 percent of the market.",
        "The price rose from $40 to $50 and will rise by 10 percent more.",
        "Profit rose 20 percent from a year earlier to $60 million; a month ago it was $55 million.",
        "Wages rose to $20 from $18 in 2019, up 3 percent this year.",
        "The firm moved from 40 to 50 countries, up 10 places in the list.",
        "She earns $300 a day, or about $60,000 a year.",
        "The hall has 600 seats and 40 tables, one for every member.",
        "They paid $60 for 12 bottles and $7 for a glass.",
        "The rooms cost from $80 to $120 a night.",
        "The score went from 20 to 14 in the second half.",
        "The ship left at 11:00 and came back at 16:10 GMT.",
        "The road will be open in 2026, and was opened in part in 2019.",
        "The bridge, which was to open in 2019, will be finished in 2027.",
        "The court will hear in June the case of a man held in 2019.",
        "The mayor will speak about the flood of 2010 on 12 May.",
        "Anyone who was born in 1940 was 20 in 1960.",
        "His father died in 1990 at 60. She was born in 1950.",
        "The deal runs from July 2023 to June 2025, two years in all.",
        "He was in Rome from 1990 to 2002, six years of them as a priest.",
        "The mayor said yesterday that on Monday the shops will open.",
        "The talks of today on Friday's vote went on.",
    ] {
        let text = format!("---\ndate: 2025-05-10\n---\n\n{text}\n");
        assert_eq!(warnings(&[("draft.md", &text)]), [], "{text}");
    }
}
