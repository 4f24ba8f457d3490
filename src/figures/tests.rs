//! Figures read in own-made sentences. One line a figure: the words | kind relation value unit | counted phrase | what else is true.

use super::{Figure, Kind, Modifier, Part, Stated, Trend};
use crate::{dates, language};

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
    let when = figure.calendar.as_ref().filter(|_| figure.kind == Kind::Date).and_then(|it| dates::resolve(**it, None));
    let date = when.map(|d| format!(" {d}")).unwrap_or_default();
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

/// The cases under `cases/`: a sentence at the margin, below it its figures, one an indented line; none for a sentence that must stay
/// silent. Calendar expressions are listed only where they are what is tested ("Dates and times").
#[test]
fn cases() {
    let text = concat!(include_str!("cases/plain.txt"), include_str!("cases/forms.txt"), include_str!("cases/traps.txt"));
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut dates = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            dates = line.contains("Dates");
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut expected = Vec::new();
        while let Some(next) = lines.next_if(|next| next.starts_with("    ")) {
            expected.push(next.trim().to_string());
        }
        let found: Vec<String> = read(line)
            .iter()
            .filter(|it| dates || !matches!(it.kind, Kind::Date | Kind::Time))
            .map(|it| with_phrase(line, it))
            .collect();
        if found != expected {
            wrong.push(format!("{line}\n    expected {expected:#?}\n    found {found:#?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "only {count} cases");
}

#[test]
fn parts_know_their_wholes() {
    let of = |prose: &str, part: usize| {
        let figures = read(prose);
        figures[part].whole.map(|whole| figures[whole as usize].span.of(prose).to_string())
    };
    assert_eq!(of("The wave hit 400 farms, including 50 in the south.", 1).as_deref(), Some("400"));
    assert_eq!(of("Fourteen miners died, two of whom were brothers.", 1).as_deref(), Some("Fourteen"));
    assert_eq!(of("Of the 23 arrested, 12 are sailors.", 1).as_deref(), Some("23"));
    assert_eq!(of("The mill sold 400 carts. Two of them had no wheels.", 1).as_deref(), Some("400"));
    assert_eq!(of("The wave hit 40 farms and 50 barns.", 1), None);
    assert_eq!(of("It cost $400, including 50 hours of work.", 1), None);
}

#[test]
fn decimal_commas_only_where_the_document_has_them() {
    use super::decimal_comma;
    assert!(decimal_comma(["Inflation stood at 2,5 % in May."].into_iter()));
    assert!(decimal_comma(["The pond is 3,5 deep and 12,25 wide."].into_iter()));
    assert!(!decimal_comma(["See pages 2,4 for the map."].into_iter()));
    assert!(!decimal_comma(["It cost 1,200 euros, up 2.5 percent."].into_iter()));
    assert!(!decimal_comma(["Nothing here, but 14 goats."].into_iter()));
    let prose = "The fund holds 1.234.567 euros and 1.234 shares; the dam holds 2,125 million litres.";
    let values: Vec<_> = super::read(prose, &language::analyse(prose), true).iter().map(|it| line(prose, it)).collect();
    assert_eq!(
        values,
        ["1.234.567 euros | money 1234567 euro", "1.234 | count 1234 share", "2,125 million litres | measure 2125000 litre"]
    );
}

/// A figure with its counted phrase.
fn with_phrase(prose: &str, figure: &Figure) -> String {
    let phrase = if figure.counted.is_empty() { String::new() } else { format!(" | {}", figure.counted) };
    format!("{}{phrase}", line(prose, figure))
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
