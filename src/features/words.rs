//! Numbers, units and dates in an editor's words.

use crate::checks::Page;
use crate::figures::{Figure, Interval, Kind, Stated};
use crate::text::Date;

/// "2,400,000", "6.1": at most six decimals.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "any number".to_owned();
    }
    let text = format!("{:.6}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    if value < 0.0 && out.bytes().any(|byte| matches!(byte, b'1'..=b'9')) { format!("−{out}") } else { out }
}

/// What the words of a figure allow: "exactly 105 hostages", "230 to 250 hostages", "100 or more".
pub fn allowed(figure: &Figure) -> Option<String> {
    let Interval { mut low, mut high } = figure.interval;
    let mut unit = figure.unit.as_deref();
    // "half an hour" is told in minutes.
    if let Some((smaller, times)) = unit.and_then(smaller).filter(|_| low > 0.0 && high < 2.0 && low < high) {
        (low, high, unit) = (low * times, high * times, Some(smaller));
    }
    if matches!(figure.stated, Stated::Text) || matches!(figure.kind, Kind::Date | Kind::Time | Kind::Ordinal) {
        return None;
    }
    let is_one = low == 1.0 && high == 1.0;
    let amount = match (low.is_finite(), high.is_finite()) {
        (true, true) if low == high => format!("exactly {}", large(figure, low)),
        (true, true) => format!("{} to {}", large(figure, low), large(figure, high)),
        (true, false) => format!("{} or more", large(figure, low)),
        (false, true) => format!("{} or less", large(figure, high)),
        (false, false) => return None,
    };
    Some(match unit {
        Some(unit) if is_one => format!("{amount} {}", singular(unit)),
        Some(unit) => format!("{amount} {}", plural(unit)),
        None => amount,
    })
}

/// "285 billion": sums of money are told by the million where they are round ones; of other things digits are printed.
fn large(figure: &Figure, value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    let scale = scales.into_iter().find(|(size, _)| figure.kind == Kind::Money && value.abs() >= *size);
    let told = scale.map(|(size, word)| (value / size, word)).filter(|(it, _)| ((it * 100.0).round() - it * 100.0).abs() < 1e-6);
    told.map_or_else(|| number(value), |(it, word)| format!("{} {word}", number(it)))
}

/// The next smaller unit of time, and how many make the larger one.
fn smaller(unit: &str) -> Option<(&'static str, f64)> {
    match unit {
        "hour" => Some(("minute", 60.0)),
        "minute" => Some(("second", 60.0)),
        "day" => Some(("hour", 24.0)),
        "year" => Some(("month", 12.0)),
        _ => None,
    }
}

/// A unit as it is written: figures name units in small letters, and some by a part of their name.
fn singular(unit: &str) -> String {
    match unit {
        "celsius" => "degree Celsius".to_owned(),
        "fahrenheit" => "degree Fahrenheit".to_owned(),
        "japanese yen" => "yen".to_owned(),
        "pound-mass" => "pound".to_owned(),
        _ => {
            // "swiss franc", "hong kong dollar", "uae dirham": the words before the currency are a country's.
            let countries = unit.rsplit_once(' ').map_or("", |(before, _)| before);
            let capital = |word: &str| match word {
                "uae" | "cfa" => word.to_uppercase(),
                _ => word.chars().next().map_or(String::new(), |c| c.to_uppercase().chain(word.chars().skip(1)).collect()),
            };
            let is = |list: &str, word: Option<&str>| list.split_whitespace().any(|it| Some(it) == word);
            if !is(COUNTRIES, countries.split(' ').next()) || !is(CURRENCIES, unit.rsplit(' ').next()) {
                return unit.to_owned();
            }
            let named: Vec<String> = countries.split(' ').map(capital).collect();
            format!("{} {}", named.join(" "), unit.get(countries.len() + 1..).unwrap_or(""))
        }
    }
}

/// How the names of currencies begin that have one of a country.
const COUNTRIES: &str = "australian canadian singapore hong new jamaican zimbabwean irish egyptian lebanese syrian sudanese swiss french \
    belgian cfa danish norwegian swedish icelandic czech croatian indian pakistani sri south russian chinese turkish italian mexican \
    argentine philippine chilean colombian brazilian kuwaiti iraqi jordanian bahraini saudi qatari iranian uae moroccan malaysian \
    indonesian thai polish hungarian finnish german dutch kenyan ugandan nigerian ukrainian israeli bangladeshi mongolian taiwan";

/// What these are called.
const CURRENCIES: &str = "dollar pound franc krone krona koruna kuna rupee rand won ruble yuan lira peso real dinar riyal rial dirham \
    ringgit rupiah baht zloty forint markka mark guilder shilling naira hryvnia taka tugrik";

/// The plural of a unit as figures name it: "mile per hour" gives "miles per hour".
pub fn plural(unit: &str) -> String {
    let unit = &singular(unit);
    let (head, rest) = match unit.find(" per ").or_else(|| unit.find(" sterling")).or_else(|| unit.find(" Celsius")) {
        Some(at) => unit.split_at(at),
        None => unit.find(" Fahrenheit").map_or((unit.as_str(), ""), |at| unit.split_at(at)),
    };
    let (before, last) = head.rsplit_once([' ', '-']).map_or(("", head), |(before, last)| (&head[..=before.len()], last));
    let consonant_y = last.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let last = match (last, consonant_y) {
        ("percentage", _) => "percent".to_owned(),
        ("person", _) => "people".to_owned(),
        ("child", _) => "children".to_owned(),
        ("foot", _) => "feet".to_owned(),
        ("inch", _) => "inches".to_owned(),
        ("penny", _) => "pence".to_owned(),
        ("century", _) => "centuries".to_owned(),
        ("millennium", _) => "millennia".to_owned(),
        ("krone", _) => "kroner".to_owned(),
        ("krona", _) if before == "Icelandic " => "kronur".to_owned(),
        ("krona", _) => "kronor".to_owned(),
        ("lira", _) if before == "Italian " => "lire".to_owned(),
        // These have no plural, or are one.
        (
            "yen" | "yuan" | "won" | "baht" | "rand" | "naira" | "hryvnia" | "taka" | "rupiah" | "ringgit" | "renminbi"
            | "markka" | "horsepower" | "mille" | "revolutions",
            _,
        ) => last.to_owned(),
        _ if last.ends_with("hertz") => last.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        ("real", _) if before == "Brazilian " => "reais".to_owned(),
        _ if last.ends_with("ese") || last.ends_with("people") || last.ends_with("craft") => last.to_owned(),
        _ if last.ends_with("man") && last.len() > 3 && !last.starts_with(|it: char| it.is_uppercase()) => {
            format!("{}men", last.strip_suffix("man").unwrap_or(last))
        }
        _ if last.ends_with(['s', 'x', 'z']) || last.ends_with("ch") || last.ends_with("sh") => format!("{last}es"),
        _ => format!("{last}s"),
    };
    format!("{before}{last}{rest}")
}

/// "1 December 2023", as much of it as is known.
pub fn date(date: Date) -> String {
    let month = date.month.map(Date::month_name).filter(|name| !name.is_empty());
    let parts =
        [date.day.map(|day| day.to_string()), month.map(|month| (*month).to_owned()), date.year.map(|year| year.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A figure of the page with what it counts or measures: "105 hostages released during the truce", "14 minutes (ferry)", "four times
/// (union)". "24-year-old" and "$5 million" hold the words already.
pub fn stated(page: &Page, at: u32) -> String {
    let Some(figure) = page.facts.figures.get(at as usize) else { return String::new() };
    let written = one_line(figure.span.of(&page.document.text));
    let claim = page.facts.claims.get(at as usize).map_or("", |claim| &claim.phrase);
    let phrase = if claim.is_empty() { &figure.counted } else { claim };
    if phrase.is_empty() || written.to_lowercase().ends_with(&phrase.to_lowercase()) {
        written
    } else if figure.unit.as_deref() == Some("time") && !phrase.contains("time") {
        let is_whole = ["time", "times", "once", "twice", "thrice"].iter().any(|word| written.to_lowercase().ends_with(word));
        format!("{written}{} ({phrase})", if is_whole { "" } else { " times" })
    } else if figure.kind == Kind::Count && figure.unit.is_some() {
        format!("{written} {phrase}")
    } else {
        format!("{written} ({phrase})")
    }
}

/// Words of a document without its line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words from the beginning of a sentence, to stand inside one: "The ministry" gives "the ministry".
pub fn inside(text: &str) -> String {
    for article in ["The ", "A ", "An ", "His ", "Her ", "Their ", "Its ", "Some ", "One "] {
        if let Some(rest) = text.strip_prefix(article) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    text.to_owned()
}

/// "twice", "1 time": a count with its noun.
pub fn count(amount: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(amount as f64), if amount == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_a_sentence() {
        for (text, expected) in
            [("The coast guard", "the coast guard"), ("Theo Brandt", "Theo Brandt"), ("An official", "an official")]
        {
            assert_eq!(inside(text), expected);
        }
    }

    #[test]
    fn units_as_they_are_written() {
        for (unit, expected) in [
            ("celsius", "degrees Celsius"),
            ("fahrenheit", "degrees Fahrenheit"),
            ("hertz", "hertz"),
            ("gigahertz", "gigahertz"),
            ("japanese yen", "yen"),
            ("swiss franc", "Swiss francs"),
            ("hong kong dollar", "Hong Kong dollars"),
            ("uae dirham", "UAE dirhams"),
            ("norwegian krone", "Norwegian kroner"),
            ("south african rand", "South African rand"),
            ("penny", "pence"),
            ("inch", "inches"),
            ("nautical mile", "nautical miles"),
            ("new home", "new homes"),
            ("indian elephant", "indian elephants"),
        ] {
            assert_eq!(plural(unit), expected);
        }
    }

    #[test]
    fn numbers_as_printed() {
        for (value, expected) in [
            (105.0, "105"),
            (2_400_000.0, "2,400,000"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (6.1, "6.1"),
            (0.1 + 0.2, "0.3"),
            (-4.5, "−4.5"),
            (-0.000_000_01, "0"),
            (f64::NAN, "any number"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn plurals_of_units() {
        for (unit, expected) in [
            ("hostage", "hostages"),
            ("mile per hour", "miles per hour"),
            ("percentage", "percent"),
            ("percentage point", "percentage points"),
            ("person", "people"),
            ("country", "countries"),
            ("day", "days"),
            ("bus", "buses"),
            ("policeman", "policemen"),
            ("German", "Germans"),
            ("Chinese", "Chinese"),
            ("", "s"),
            ("pound sterling", "pounds sterling"),
        ] {
            assert_eq!(plural(unit), expected);
        }
    }

    #[test]
    fn dates_as_far_as_known() {
        assert_eq!(date(Date::new(2023, 12, 1)), "1 December 2023");
        assert_eq!(date(Date { year: Some(2023), month: Some(12), day: None }), "December 2023");
        assert_eq!(date(Date { year: None, month: Some(13), day: None }), "");
    }
}
