//! Units of measure: one table with what they measure and how they convert. Currencies have no factor: they never convert.

mod table;

use super::lists::Words;
use super::numerals;
use crate::language::Line;
use table::TABLE;

/// What a unit measures; two figures can only be compared when these are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dimension {
    pub of: Base,
    /// The lower half of a rate: length per time for a speed.
    pub per: Option<Base>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    Length,
    Area,
    Volume,
    Mass,
    Time,
    /// How long somebody or something has lived, kept apart from durations.
    Age,
    Temperature,
    Energy,
    Power,
    Pressure,
    Force,
    Torque,
    Voltage,
    Current,
    Charge,
    Resistance,
    Frequency,
    Angle,
    Data,
    Pixels,
    Sound,
    Concentration,
    Acidity,
    Dose,
    /// Percent: a share.
    Percent,
    /// Percentage points and basis points: a difference of shares.
    PercentPoint,
    Money(Currency),
}

/// Its canonical English name; two currencies are the same money only when these are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(pub &'static str);

/// One unit of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Singular English, British spelling.
    pub name: &'static str,
    pub base: Base,
    pub factor: f64,
    pub offset: f64,
    /// For rates with a name of their own: the rate it is ("nautical mile per hour"), "-" where it counts things.
    pub rate: Option<&'static str>,
}

/// What the unit of that (canonical, singular) name measures, with factor and offset to the common unit of its dimension:
/// `common = value * factor + offset`. Rates are understood ("mile per hour", "barrel per day" is none: a barrel is a volume, so it
/// is). None for counted nouns. Money has factor 1, or a hundredth for its small change.
pub fn dimension(unit: &str) -> Option<(Dimension, f64, f64)> {
    match single(unit) {
        Some(Unit { rate: None, base, factor, offset, .. }) => return Some((Dimension { of: base, per: None }, factor, offset)),
        Some(Unit { rate: Some(rate), name, .. }) if rate != name => return dimension(rate),
        _ => {}
    }
    let (of, per) = unit.split_once(" per ")?;
    let (of, per) = (single(of)?, single(per)?);
    Some((Dimension { of: of.base, per: Some(per.base) }, of.factor / per.factor, 0.0))
}

fn single(name: &str) -> Option<Unit> {
    if let Some(&at) = TABLE.by_name.get(name) {
        return TABLE.units.get(at).copied();
    }
    super::money::change(name).map(|(currency, factor)| Unit {
        name: "",
        base: Base::Money(Currency(currency)),
        factor,
        offset: 0.0,
        rate: None,
    })
}

/// The unit that begins at atom `i`, which follows a number: the unit and the atom after it. Long names win over short ones.
pub(crate) fn at(line: &Line, i: usize) -> Option<(Unit, usize)> {
    // "per cent" before "per …"
    if let Some(found) = symbol(line, i) {
        return Some(found);
    }
    let word = line.word(i);
    let entry = TABLE.by_word.get(word)?;
    for (rest, unit) in entry {
        let mut next = i + 1;
        if rest.iter().all(|w| {
            let dash = usize::from(line.is_hyphen(next) && *w != "-");
            let hit = line.word(next + dash) == *w;
            next += 1 + dash;
            hit
        }) {
            let unit = TABLE.units[*unit];
            // "square" things: "12 m2", "12 m squared"
            return Some(powered(line, unit, next));
        }
    }
    None
}

/// Abbreviations whose capitals matter, and those that are words of their own where they are not glued to the number.
fn symbol(line: &Line, i: usize) -> Option<(Unit, usize)> {
    let raw = line.raw(i);
    if raw == "°" {
        let (name, next) = match line.raw(i + 1) {
            "C" => ("celsius", i + 2),
            "F" => ("fahrenheit", i + 2),
            "N" | "S" | "E" | "W" if line.glued(i + 1) => ("degree", i + 2),
            _ => match line.word(i + 1) {
                "celsius" | "centigrade" => ("celsius", i + 2),
                "fahrenheit" => ("fahrenheit", i + 2),
                _ => ("degree", i + 1),
            },
        };
        return named(name).map(|unit| (unit, next));
    }
    if matches!(raw, "%" | "٪") {
        return named("percentage").map(|unit| (unit, i + 1));
    }
    if raw == "‰" {
        return named("per mille").map(|unit| (unit, i + 1));
    }
    if in_stone(line, i) {
        return named("stone").map(|unit| (unit, i + 1));
    }
    let glued = line.glued(i);
    let name = match raw {
        "”" | "\"" | "″" | "''" if glued && feet_before(line, i) => "inch",
        "\"" | "″" if glued || line.prose.get(..line.start(i)).is_some_and(|t| t.ends_with(' ')) && !line.glued(i + 1) => {
            "inch"
        }
        "'" | "′" | "’" if glued && feet_and_inches(line, i) => "foot",
        "'" | "′" if glued && !line.is_word(i + 1) => "foot",
        "C" | "F" | "K"
            if !glued
                && i > 0
                && line.is_number(i - 1)
                && !line.is_word(i + 1)
                && !(line.is_hyphen(i + 1) && line.glued(i + 2)) =>
        {
            match raw {
                "C" => "celsius",
                "F" => "fahrenheit",
                _ => "kelvin",
            }
        }
        // "the 13F filing" is a form; "101F in Tay", "101F today" are temperatures
        "C" | "F" if glued && line.is_word(i + 1) && !line.is_capital(i + 1) && !AFTER_DEGREES.has(line.word(i + 1)) => {
            return None;
        }
        "C" if glued => "celsius",
        "F" if glued => "fahrenheit",
        "m" => "metre",
        "g" => "gram",
        "l" | "L" => "litre",
        "t" if glued => "metric ton",
        "s" if glued && !line.glued(i + 1) => "second",
        "h" if glued => "hour",
        "W" => "watt",
        "V" => "volt",
        "A" if glued => "ampere",
        "J" => "joule",
        "N" if glued && !coordinate(line, i) => "newton",
        "b" if glued => "bit",
        "mm" => "millimetre",
        "cm" => "centimetre",
        "dm" => "decimetre",
        "nm" => "nanometre",
        "pm" if !glued && line.word(i.wrapping_sub(1)).contains('.') => "picometre",
        "kW" | "kw" | "KW" => "kilowatt",
        "MW" => "megawatt",
        "mW" => "milliwatt",
        "GW" => "gigawatt",
        "TW" => "terawatt",
        "Wh" => "watt hour",
        "kWh" | "kwh" | "KWh" => "kilowatt hour",
        "MWh" => "megawatt hour",
        "GWh" => "gigawatt hour",
        "TWh" => "terawatt hour",
        "MB" => "megabyte",
        "mb" | "Mb" => "megabit",
        "GB" | "gb" => "gigabyte",
        "Gb" => "gigabit",
        "TB" | "tb" => "terabyte",
        "PB" => "petabyte",
        "KB" | "kB" => "kilobyte",
        "kb" | "Kb" => "kilobit",
        "Ma" | "Myr" => "megayear",
        "ka" | "kyr" => "kiloyear",
        "Ga" => "gigayear",
        "eV" => "electronvolt",
        "keV" => "kiloelectronvolt",
        "MeV" => "megaelectronvolt",
        "GeV" => "gigaelectronvolt",
        "TeV" => "teraelectronvolt",
        "Pa" => "pascal",
        "kPa" => "kilopascal",
        "hPa" => "hectopascal",
        "MPa" => "megapascal",
        "GPa" => "gigapascal",
        "M" if !glued => "mole per litre",
        "mM" => "millimole per litre",
        "μM" | "µM" => "micromole per litre",
        _ => return None,
    };
    if raw.len() == 1 && raw.as_bytes()[0].is_ascii_alphabetic() {
        // "Vitamin 5 C-rich", "3 Ms": a lone letter stands alone.
        if line.glued(i + 1) && (line.is_word(i + 1) || line.is_hyphen(i + 1) && line.glued(i + 2) && !line.is_word(i + 2)) {
            return None;
        }
        if !glued && matches!(raw, "V" | "W" | "J") && line.is_word(i + 1) && line.is_capital(i + 1) && raw != "W" {
            return None;
        }
    }
    // "6'2": two inches, nothing squared
    named(name).map(|unit| if line.is_mark(i) { (unit, i + 1) } else { powered(line, unit, i + 1) })
}

/// "5'7", "5’7”": the mark at atom `i` stands between feet and less than twelve inches.
fn feet_and_inches(line: &Line, i: usize) -> bool {
    let inches = line.word(i + 1).parse::<f64>().is_ok_and(|inches| inches < 12.0);
    inches && line.glued(i + 1) && line.is_number(i + 1) && i > 0 && line.word(i - 1).len() <= 2 && line.is_number(i - 1)
}

/// The mark at atom `i` closes inches, since feet stand before them.
fn feet_before(line: &Line, i: usize) -> bool {
    i >= 2 && matches!(line.word(i - 2), "'" | "′" | "’") && line.glued(i - 1) && feet_and_inches(line, i - 2)
}

/// "35.2N, 139.5E": a letter glued to a number at atom `i` that gives a direction, with its fellow before or behind.
pub(crate) fn coordinate(line: &Line, i: usize) -> bool {
    let letter = |k: usize| line.glued(k) && k > 0 && line.is_number(k - 1) && matches!(line.raw(k), "N" | "S" | "E" | "W");
    let fellow = |k: usize| letter(k) && (line.raw(k) == "N" || line.raw(k) == "S") != (line.raw(i) == "N" || line.raw(i) == "S");
    letter(i) && (fellow(i + 2) || fellow(i + 3) || i >= 2 && fellow(i - 2) || i >= 3 && fellow(i - 3))
}

/// "9st 7lb": the "st" at atom `i` behind a number is stone, where no ordinal has it.
pub(crate) fn in_stone(line: &Line, i: usize) -> bool {
    let number = i.checked_sub(1).map_or("", |k| line.word(k));
    line.raw(i) == "st"
        && line.glued(i)
        && number.bytes().all(|b| b.is_ascii_digit())
        && (!number.ends_with('1') || number.ends_with("11"))
        && (1..=2).contains(&number.len())
}

/// "m2", "km²", "m^3", "km squared", "metres cubed".
fn powered(line: &Line, unit: Unit, end: usize) -> (Unit, usize) {
    if unit.base != Base::Length {
        return (unit, end);
    }
    let (power, next) = match line.word(end) {
        "²" | "2" if line.glued(end) && !line.is_word(end + 1) | !line.glued(end + 1) => (2, end + 1),
        "³" | "3" if line.glued(end) && !line.is_word(end + 1) | !line.glued(end + 1) => (3, end + 1),
        "^" if line.word(end + 1) == "2" => (2, end + 2),
        "^" if line.word(end + 1) == "3" => (3, end + 2),
        "squared" => (2, end + 1),
        "cubed" => (3, end + 1),
        _ => return (unit, end),
    };
    let table = if power == 2 { SQUARES } else { CUBES };
    match table.iter().find(|(plain, _)| *plain == unit.name).and_then(|(_, name)| named(name)) {
        Some(unit) => (unit, next),
        None => (unit, end),
    }
}

const SQUARES: &[(&str, &str)] = &[
    ("metre", "square metre"),
    ("kilometre", "square kilometre"),
    ("centimetre", "square centimetre"),
    ("millimetre", "square millimetre"),
    ("mile", "square mile"),
    ("foot", "square foot"),
    ("inch", "square inch"),
    ("yard", "square yard"),
];
const CUBES: &[(&str, &str)] = &[
    ("metre", "cubic metre"),
    ("kilometre", "cubic kilometre"),
    ("centimetre", "cubic centimetre"),
    ("millimetre", "cubic millimetre"),
    ("mile", "cubic mile"),
    ("foot", "cubic foot"),
    ("inch", "cubic inch"),
    ("yard", "cubic yard"),
];

/// The unit of that canonical name.
pub(crate) fn named(name: &str) -> Option<Unit> {
    TABLE.by_name.get(name).and_then(|&at| TABLE.units.get(at)).copied()
}

/// What may stand below the line of a rate at atom `i` ("an hour", "per barrel", "a share"): its singular name and the atom after.
pub(crate) fn per(line: &Line, i: usize) -> Option<(String, usize)> {
    let mut at = i;
    let dash = |at: usize| usize::from(line.is_hyphen(at) && line.glued(at));
    at += dash(at);
    let (strong, mut at) = match line.word(at) {
        "per" if !matches!(line.word(at + 1), "cent" | "se" | "capita" | "annum" | "diem") => (true, at + 1),
        "per" if line.word(at + 1) == "annum" => return Some(("year".into(), at + 2)),
        "per" if line.word(at + 1) == "capita" => return Some(("person".into(), at + 2)),
        "a" | "an" if at > i || !line.glued(at) => (false, at + 1),
        "each" | "every" if numerals::cardinal(line, at + 1, false, false).is_none() => (false, at + 1),
        "/" if line.glued(at) && line.glued(at + 1) && line.is_word(at + 1) => (true, at + 1),
        _ => return None,
    };
    at += dash(at);
    let word = line.word(at);
    if !strong {
        let fits = BELOW.has(word);
        // "a day later", "a year earlier", "a week ago" tell when, not how often.
        let moment = matches!(line.word(at + 1), "ago" | "earlier" | "later" | "before" | "after" | "old");
        let compound = line.is_hyphen(at + 1) && line.glued(at + 1);
        return (fits && !moment && !compound).then(|| (word.to_string(), at + 1));
    }
    if !(line.is_word(at)) {
        // "per 100,000 people" is a rate of its own; the number after it is read as a figure.
        return None;
    }
    if let Some((unit, next)) = self::at(line, at) {
        return Some((unit.name.to_string(), next));
    }
    if word.len() < 2 || line.is_capital(at) && word.len() < 3 {
        return None;
    }
    Some((crate::language::singular(word), at + 1))
}

/// What "a" puts below the line of a rate: "$80 an hour".
static BELOW: Words = Words::new(
    "second minute hour day night week month year quarter season decade share barrel tonne ton gallon litre liter pound \
     ounce kilo kilogram kilogramme head piece ticket unit bottle pint bushel pop mile acre session shift game plate",
);

/// What may follow a temperature that has only its letter.
static AFTER_DEGREES: Words = Words::new(
    "and or in on at by to for as is was were with when while from but today tonight yesterday during after before of the that this \
     below above for until since which degrees heat cold weather temperature temperatures day days last next all over near around overnight outside inside early late morning evening record high low lows highs",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(a: &str, b: &str) -> Option<f64> {
        let (x, y) = (dimension(a)?, dimension(b)?);
        (x.0 == y.0).then_some(x.1 / y.1)
    }

    #[test]
    fn units_of_one_dimension_convert() {
        assert!((ratio("mile", "kilometre").unwrap() - 1.609344).abs() < 1e-9);
        assert!((ratio("mile per hour", "kilometre per hour").unwrap() - 1.609344).abs() < 1e-9);
        assert!((ratio("week", "day").unwrap() - 7.0).abs() < 1e-9);
        assert!((ratio("percentage point", "basis point").unwrap() - 100.0).abs() < 1e-9);
        let (_, factor, offset) = dimension("fahrenheit").unwrap();
        assert!((212.0 * factor + offset - 100.0).abs() < 1e-9);
    }

    #[test]
    fn what_must_stay_apart() {
        assert_eq!(ratio("percentage", "percentage point"), None);
        assert_eq!(ratio("dollar", "euro"), None);
        assert_eq!(ratio("year", "year of age"), None);
        assert_eq!(ratio("mile", "square mile"), None);
        assert!(dimension("hostage").is_none());
        assert!((ratio("dollar", "cent").unwrap_or(0.0)) == 0.0, "a cent may be a euro cent");
        assert!((ratio("pound sterling", "penny").unwrap() - 100.0).abs() < 1e-9);
    }
}
