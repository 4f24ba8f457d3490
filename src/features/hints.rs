//! Inlay hints behind figures: who says it, what it is in other units, as of when it is. Each only where the settings want it.

use super::hover::said;
use super::{place, words};
use crate::checks::Page;
use crate::figures::{self, Figure, Kind, Modifier, Stated};
use crate::text::{FileId, Span};
use crate::workspace::World;

/// Words shown behind a figure that are not in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The end of the figure.
    pub offset: u32,
    pub label: String,
}

/// Those of a part of the document, in text order.
pub fn hints(world: &World, file: FileId, part: Span) -> Vec<Hint> {
    let Some(page) = world.page(file) else { return Vec::new() };
    let options = world.options(file);
    let (by_source, by_unit, by_date) = (options.hint_source(), options.hint_unit(), options.hint_date());
    if !(by_source || by_unit || by_date) {
        return Vec::new();
    }
    let house = options.units();
    let mut hints = Vec::new();
    for (at, figure) in place::figures(&page, part) {
        let parts = [
            by_unit.then(|| converted(figure, &house)).flatten(),
            by_source.then(|| who(&page, at as usize)).flatten(),
            by_date.then(|| when(&page, figure, at as usize)).flatten(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if !parts.is_empty() {
            hints.push(Hint { offset: figure.span.end, label: parts.join(", ") });
        }
    }
    hints
}

fn who(page: &Page, at: usize) -> Option<String> {
    let attribution = page.facts.claims.get(at)?.attribution?;
    said::briefly(page, page.facts.attributions.get(attribution as usize))
}

/// Of dates and times there is nothing to say.
fn when(page: &Page, figure: &Figure, at: usize) -> Option<String> {
    if matches!(figure.kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Score) {
        return None;
    }
    let time = &page.facts.claims.get(at)?.time;
    let (how, date) = match time.date {
        Some(date) if !time.back && !time.since => ("on", date),
        None if !time.back => ("as of", time.as_of?),
        _ => return None,
    };
    let how = if date.day.is_none() && how == "on" { "in" } else { how };
    Some(format!("{how} {}", words::date(date))).filter(|it| it.len() > how.len() + 1)
}

/// From a unit to the one that readers of the other system know; the third says which the first is.
const PAIRS: &[(&str, &str, System)] = &[
    ("mile", "kilometre", System::Imperial),
    ("yard", "metre", System::Imperial),
    ("foot", "metre", System::Imperial),
    ("inch", "centimetre", System::Imperial),
    ("acre", "hectare", System::Imperial),
    ("square mile", "square kilometre", System::Imperial),
    ("square foot", "square metre", System::Imperial),
    ("pound", "kilogram", System::Imperial),
    ("ounce", "gram", System::Imperial),
    ("gallon", "litre", System::Imperial),
    ("mile per hour", "kilometre per hour", System::Imperial),
    ("degree Fahrenheit", "degree Celsius", System::Imperial),
    ("kilometre", "mile", System::Metric),
    ("metre", "foot", System::Metric),
    ("centimetre", "inch", System::Metric),
    ("millimetre", "inch", System::Metric),
    ("hectare", "acre", System::Metric),
    ("square kilometre", "square mile", System::Metric),
    ("square metre", "square foot", System::Metric),
    ("kilogram", "pound", System::Metric),
    ("gram", "ounce", System::Metric),
    ("litre", "gallon", System::Metric),
    ("kilometre per hour", "mile per hour", System::Metric),
    ("degree Celsius", "degree Fahrenheit", System::Metric),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum System {
    Metric,
    Imperial,
}

/// "100 kilometres per hour", with about as many digits as the figure has; none for what the house writes anyway. `house` is a value of
/// the setting `house.units`.
fn converted(figure: &Figure, house: &str) -> Option<String> {
    let unit = figure.unit.as_deref()?;
    let &(_, other, system) = PAIRS.iter().find(|it| it.0 == unit)?;
    if figure.trend.is_some() && unit.starts_with("degree") {
        return None;
    }
    match (house, system) {
        ("metric", System::Metric) | ("imperial", System::Imperial) => return None,
        _ => {}
    }
    let ((here, factor, offset), (there, other_factor, other_offset)) = (figures::dimension(unit)?, figures::dimension(other)?);
    if here != there || other_factor == 0.0 {
        return None;
    }
    let convert = |value: f64| (value * factor + offset - other_offset) / other_factor;
    let about = if figure.modifier == Modifier::Exact { "" } else { "about " };
    let amount = match figure.stated {
        Stated::Value(value) => rounded(convert(value), value),
        Stated::Range(low, high) => format!("{} to {}", rounded(convert(low), low), rounded(convert(high), high)),
        Stated::Text => return None,
    };
    Some(format!("{about}{amount} {}", words::plural(other)))
}

/// As many digits as the value it was made from has, and at least two.
fn rounded(value: f64, from: f64) -> String {
    let digits = words::number(from).bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let zeros = digits.iter().rev().take_while(|it| **it == b'0').count();
    let significant = (digits.len() - zeros.min(digits.len())).clamp(2, 6) as i32;
    if value == 0.0 || !value.is_finite() {
        return words::number(value);
    }
    let scale = 10f64.powi(significant - 1 - value.abs().log10().floor() as i32);
    words::number((value * scale).round() / scale)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::Fixture;
    use crate::text::FileSpan;
    use crate::workspace::{Change, Settings};

    #[track_caller]
    fn check(settings: serde_json::Value, text: &str) {
        let fixture = Fixture::new(text);
        let file = fixture.file();
        let part = Span::WHOLE;
        assert_eq!(hints(&fixture.world, file, part), [], "off by default");
        let (all, bad) = Settings::from_json(&settings);
        assert_eq!(bad, Vec::<String>::new());
        let world = fixture.world.with(Change::Settings { all, folders: Default::default() });
        let page = world.page(file).unwrap();
        let figure = |hint: &Hint| page.facts.figures.iter().find(|it| it.span.end == hint.offset).unwrap().span;
        let found = hints(&world, file, part).into_iter().map(|it| (FileSpan { file, span: figure(&it) }, it.label));
        fixture.expect(found.collect::<Vec<_>>());
    }

    #[test]
    fn who_says_it() {
        check(
            json!({ "hints": { "source": true } }),
            "
            The fire killed 12 people, said Maria Velasco. It began in 3 cabins.
                            ^^ Maria Velasco
            ",
        );
    }

    #[test]
    fn other_units() {
        check(
            json!({ "hints": { "unit": true } }),
            "
            Gusts of 62 miles per hour were measured 30 kilometres from the town, and 14 boats sank.
                     ^^^^^^^^^^^^^^^^^ 100 kilometres per hour
                                                     ^^^^^^^^^^^^^ 19 miles
            ",
        );
        check(
            json!({ "hints": { "unit": true }, "house": { "units": "metric" } }),
            "
            Gusts of 62 miles per hour were measured 30 kilometres from the town.
                     ^^^^^^^^^^^^^^^^^ 100 kilometres per hour
            ",
        );
    }

    #[test]
    fn as_of_when() {
        check(
            json!({ "hints": { "date": true } }),
            "
            ---
            date: 2025-10-15
            ---

            The fire killed 12 people.
                            ^^ as of 15 October 2025
            ",
        );
    }
}
