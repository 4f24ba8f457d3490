//! Figures read in own-made sentences. One line a figure: the words | kind relation value unit | counted phrase | what else is true.

use super::{Figure, Kind, Modifier, Part, Stated, Trend};
use crate::language;

fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A figure without its counted phrase: `more than 100 | count > 100 passenger`.
fn line(prose: &str, figure: &Figure) -> String {
    let value = match figure.stated {
        Stated::Value(value) => format!(" {}", number(value)),
        Stated::Range(low, high) => format!(" {}..{}", number(low), number(high)),
        Stated::Text => String::new(),
    };
    let sign = match figure.modifier {
        Modifier::Exact => String::new(),
        other => format!(" {}", other.as_str()),
    };
    let unit = figure.unit.as_ref().map(|u| format!(" {u}")).unwrap_or_default();
    let date = figure.date.map(|d| format!(" {d}")).unwrap_or_default();
    let clock = figure.clock.map(|c| format!(" {:02}:{:02}", c / 60, c % 60)).unwrap_or_default();
    let trend = match figure.trend {
        Some(Trend::Up) => " up",
        Some(Trend::Down) => " down",
        None => "",
    };
    let part = match figure.part {
        Part::Whole => "",
        Part::Of => " of",
        Part::Addition => " more",
        Part::Per => " per",
    };
    let words = figure.span.of(prose);
    format!("{words} | {}{sign}{value}{unit}{date}{clock}{trend}{part}", figure.kind.as_str())
}

fn read(prose: &str) -> Vec<Figure> {
    super::read(prose, &language::analyse(prose), false)
}

/// The figures of the text, calendar expressions left out unless one is expected.
#[track_caller]
fn check(prose: &str, expected: &[&str]) {
    let calendar = expected.iter().any(|line| line.contains("| date") || line.contains("| time"));
    let found: Vec<String> = read(prose)
        .iter()
        .filter(|figure| calendar || !matches!(figure.kind, Kind::Date | Kind::Time))
        .map(|figure| line(prose, figure))
        .collect();
    assert_eq!(found, expected, "{prose}");
}

/// Nothing is stated here that could be counted.
#[track_caller]
fn silent(prose: &str) {
    check(prose, &[]);
}

#[test]
fn counts() {
    check("More than 100 sailors were rescued.", &["More than 100 | count > 100 sailor"]);
    check("The ferry carried 1,204 passengers.", &["1,204 | count 1204 passenger"]);
    check("Some forty-two goats escaped.", &["Some forty-two | count ~ 42 goat"]);
}

#[test]
fn no_figures() {
    silent("They back a two-state solution.");
    silent("It is one of the oldest bridges in the county.");
    silent("Section 42 of the code applies.");
}

mod properties {
    use proptest::prelude::*;

    use crate::language;

    fn sound(text: &str) -> Result<(), TestCaseError> {
        let figures = super::super::read(text, &language::analyse(text), false);
        let mut end = 0;
        for figure in &figures {
            prop_assert!(figure.span.start >= end, "{text:?}: overlap");
            prop_assert!(text.get(figure.span.range()).is_some(), "{text:?}: {:?}", figure.span);
            prop_assert!(!figure.span.is_empty());
            prop_assert!(figure.interval.low <= figure.interval.high, "{text:?}: {:?}", figure.interval);
            end = figure.span.end;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*") {
            sound(&text)?;
        }

        #[test]
        fn any_mix_of_number_words_is_read(words in prop::collection::vec(prop::sample::select(vec![
            "7", "1,200", "2.5", "1/2", "½", "-", "–", "to", "and", "or", "between", "from", "million", "hundred", "dozen", "$", "US$", "£", "%", "per", "cent",
            "a", "the", "half", "third", "quarter", "one", "two", "twenty", "year", "old", "-", "(", ")", ",", ".", "of", "in", "October", "2019", "May", "more", "than",
            "about", "at", "least", "m", "km", "ft", "°", "C", "10", "pm", ":", "/", "dozens", "thousands", "minus", "e", "x", "^", "7th", "no", "\n", "\u{a0}", "é", "🙂", "'", "s",
        ]), 0..24), glue in prop::collection::vec(prop::bool::ANY, 24)) {
            let mut text = String::new();
            for (word, glued) in words.iter().zip(glue) {
                text.push_str(word);
                if !glued {
                    text.push(' ');
                }
            }
            sound(&text)?;
        }
    }
}
