//! Units of measure: one table with what they measure and how they convert. Currencies have no factor: they never convert.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::numerals;
use crate::language::Line;

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
}

/// What the unit of that (canonical, singular) name measures, with factor and offset to the common unit of its dimension:
/// `common = value * factor + offset`. Rates are understood ("mile per hour", "barrel per day" is none: a barrel is a volume, so it
/// is). None for counted nouns. Money has factor 1, or a hundredth for its small change.
pub fn dimension(unit: &str) -> Option<(Dimension, f64, f64)> {
    if let Some((of, per)) = unit.split_once(" per ") {
        let (of, per) = (single(of)?, single(per)?);
        return Some((Dimension { of: of.base, per: Some(per.base) }, of.factor / per.factor, 0.0));
    }
    single(unit).map(|unit| (Dimension { of: unit.base, per: None }, unit.factor, unit.offset))
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
    let glued = line.glued(i);
    let name = match raw {
        "\"" | "″" if glued || line.prose.get(..line.start(i)).is_some_and(|t| t.ends_with(' ')) && !line.glued(i + 1) => {
            "inch"
        }
        "'" | "′" if glued && !line.is_word(i + 1) => "foot",
        "C" | "F" | "K" if !glued && i > 0 && line.is_number(i - 1) && !line.is_word(i + 1) => match raw {
            "C" => "celsius",
            "F" => "fahrenheit",
            _ => "kelvin",
        },
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
        "N" if glued => "newton",
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
    named(name).map(|unit| powered(line, unit, i + 1))
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
        let fits = matches!(
            word,
            "second"
                | "minute"
                | "hour"
                | "day"
                | "night"
                | "week"
                | "month"
                | "year"
                | "quarter"
                | "season"
                | "decade"
                | "share"
                | "barrel"
                | "tonne"
                | "ton"
                | "gallon"
                | "litre"
                | "liter"
                | "pound"
                | "ounce"
                | "kilo"
                | "kilogram"
                | "kilogramme"
                | "head"
                | "piece"
                | "ticket"
                | "unit"
                | "bottle"
                | "pint"
                | "bushel"
                | "pop"
                | "mile"
                | "acre"
                | "session"
                | "shift"
                | "game"
                | "plate"
        );
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

struct Table {
    units: Vec<Unit>,
    by_name: FxHashMap<&'static str, usize>,
    /// First word of each spelling, with the words that must follow; long ones first.
    by_word: FxHashMap<&'static str, Vec<(Vec<&'static str>, usize)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { units: Vec::new(), by_name: FxHashMap::default(), by_word: FxHashMap::default() };
    for (base, rows) in UNITS {
        for &(name, factor, offset, spellings) in *rows {
            let at = table.units.len();
            table.units.push(Unit { name, base: *base, factor, offset });
            table.by_name.insert(name, at);
            for spelling in spellings.split('|').filter(|s| !s.is_empty()) {
                let mut words = spelling.split(' ');
                let first = words.next().unwrap_or("");
                table.by_word.entry(first).or_default().push((words.collect(), at));
            }
        }
    }
    for entry in table.by_word.values_mut() {
        entry.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    table
});

type Row = (&'static str, f64, f64, &'static str);

/// Canonical name, factor and offset to the base unit (SI where there is one), spellings in lower case parted by bars.
const UNITS: &[(Base, &[Row])] = &[
    (
        Base::Length,
        &[
            ("metre", 1.0, 0.0, "metre|metres|meter|meters|mtrs"),
            ("kilometre", 1000.0, 0.0, "kilometre|kilometres|kilometer|kilometers|km|kms|klicks"),
            ("centimetre", 0.01, 0.0, "centimetre|centimetres|centimeter|centimeters|cms"),
            ("millimetre", 0.001, 0.0, "millimetre|millimetres|millimeter|millimeters|mms"),
            ("micrometre", 1e-6, 0.0, "micrometre|micrometres|micrometer|micrometers|micron|microns|µm|μm|um"),
            ("nanometre", 1e-9, 0.0, "nanometre|nanometres|nanometer|nanometers"),
            ("picometre", 1e-12, 0.0, "picometre|picometres|picometer|picometers"),
            ("attometre", 1e-18, 0.0, "attometre|attometres|attometer|attometers"),
            ("decimetre", 0.1, 0.0, "decimetre|decimetres|decimeter|decimeters"),
            ("mile", 1609.344, 0.0, "mile|miles|mi"),
            ("nautical mile", 1852.0, 0.0, "nautical mile|nautical miles|nmi"),
            ("yard", 0.9144, 0.0, "yard|yards|yd|yds"),
            ("foot", 0.3048, 0.0, "foot|feet|ft"),
            ("inch", 0.0254, 0.0, "inch|inches|inche"),
            ("furlong", 201.168, 0.0, "furlong|furlongs"),
            ("fathom", 1.8288, 0.0, "fathom|fathoms"),
            ("light-year", 9.4607e15, 0.0, "light - years|light - year|light years|light year|lightyears"),
            ("astronomical unit", 1.495978707e11, 0.0, "astronomical unit|astronomical units"),
        ],
    ),
    (
        Base::Area,
        &[
            (
                "square metre",
                1.0,
                0.0,
                "square metre|square metres|square meter|square meters|sq m|sqm|sq metres|sq meters|sq metre|sq . m",
            ),
            (
                "square kilometre",
                1e6,
                0.0,
                "square kilometre|square kilometres|square kilometer|square kilometers|sq km|sqkm|sq kms",
            ),
            ("square centimetre", 1e-4, 0.0, "square centimetre|square centimetres|square centimeter|square centimeters|sq cm"),
            ("square millimetre", 1e-6, 0.0, "square millimetre|square millimetres|square millimeter|square millimeters|sq mm"),
            ("square mile", 2589988.110336, 0.0, "square mile|square miles|sq mi|sq miles|sq . mi"),
            ("square foot", 0.09290304, 0.0, "square foot|square feet|sq ft|sqft|sq . ft|sq feet"),
            ("square inch", 0.00064516, 0.0, "square inch|square inches|sq in"),
            ("square yard", 0.83612736, 0.0, "square yard|square yards|sq yd"),
            ("acre", 4046.8564224, 0.0, "acre|acres"),
            ("hectare", 10000.0, 0.0, "hectare|hectares|ha"),
        ],
    ),
    (
        Base::Volume,
        &[
            ("cubic metre", 1.0, 0.0, "cubic metre|cubic metres|cubic meter|cubic meters|cu m"),
            ("cubic kilometre", 1e9, 0.0, "cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers"),
            ("cubic centimetre", 1e-6, 0.0, "cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters|cc"),
            ("cubic millimetre", 1e-9, 0.0, "cubic millimetre|cubic millimetres|cubic millimeter|cubic millimeters"),
            ("cubic mile", 4.168181825e9, 0.0, "cubic mile|cubic miles"),
            ("cubic foot", 0.028316846592, 0.0, "cubic foot|cubic feet|cu ft"),
            ("cubic inch", 1.6387064e-5, 0.0, "cubic inch|cubic inches|cu in"),
            ("cubic yard", 0.764554857984, 0.0, "cubic yard|cubic yards"),
            ("litre", 0.001, 0.0, "litre|litres|liter|liters|ltr|ltrs"),
            ("millilitre", 1e-6, 0.0, "millilitre|millilitres|milliliter|milliliters|ml|mls"),
            ("centilitre", 1e-5, 0.0, "centilitre|centilitres|centiliter|centiliters|cl"),
            ("decilitre", 1e-4, 0.0, "decilitre|decilitres|deciliter|deciliters|dl"),
            ("hectolitre", 0.1, 0.0, "hectolitre|hectolitres|hectoliter|hectoliters|hl"),
            ("microlitre", 1e-9, 0.0, "microlitre|microlitres|microliter|microliters|μl|µl"),
            ("gallon", 0.003785411784, 0.0, "gallon|gallons|gal|gals|us gallon|us gallons"),
            ("pint", 0.000473176473, 0.0, "pint|pints"),
            ("quart", 0.000946352946, 0.0, "quart|quarts"),
            ("cup", 0.000236588236, 0.0, "cup|cups"),
            ("tablespoon", 1.478676478e-5, 0.0, "tablespoon|tablespoons|tbsp|tbsps"),
            ("teaspoon", 4.92892159e-6, 0.0, "teaspoon|teaspoons|tsp|tsps"),
            ("fluid ounce", 2.957352956e-5, 0.0, "fluid ounce|fluid ounces|fl oz"),
            ("barrel", 0.158987294928, 0.0, "barrel|barrels|bbl|bbls"),
            ("bushel", 0.03523907016688, 0.0, "bushel|bushels"),
            ("acre-foot", 1233.4818375, 0.0, "acre feet|acre foot"),
        ],
    ),
    (
        Base::Mass,
        &[
            ("kilogram", 1.0, 0.0, "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs|k.g|k.g."),
            ("gram", 1e-3, 0.0, "gram|grams|gramme|grammes|gm|gms|grms"),
            ("milligram", 1e-6, 0.0, "milligram|milligrams|milligramme|milligrammes|mg|mgs"),
            ("microgram", 1e-9, 0.0, "microgram|micrograms|microgramme|microgrammes|mcg|μg|µg"),
            ("nanogram", 1e-12, 0.0, "nanogram|nanograms|ng"),
            ("metric ton", 1000.0, 0.0, "tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes"),
            ("kilotonne", 1e6, 0.0, "kilotonne|kilotonnes|kiloton|kilotons"),
            ("megatonne", 1e9, 0.0, "megatonne|megatonnes|megaton|megatons"),
            ("gigatonne", 1e12, 0.0, "gigatonne|gigatonnes|gigaton|gigatons"),
            ("ton", 907.18474, 0.0, "ton|tons|short ton|short tons"),
            ("long ton", 1016.0469088, 0.0, "long ton|long tons"),
            ("pound-mass", 0.45359237, 0.0, "pound|pounds|lb|lbs"),
            ("ounce", 0.028349523125, 0.0, "ounce|ounces|oz"),
            ("stone", 6.35029318, 0.0, ""),
            ("carat", 0.0002, 0.0, "carat|carats"),
        ],
    ),
    (
        Base::Time,
        &[
            ("second", 1.0, 0.0, "second|seconds|sec|secs"),
            ("millisecond", 1e-3, 0.0, "millisecond|milliseconds|ms|msec"),
            ("microsecond", 1e-6, 0.0, "microsecond|microseconds|μs|µs"),
            ("nanosecond", 1e-9, 0.0, "nanosecond|nanoseconds|ns"),
            ("minute", 60.0, 0.0, "minute|minutes|min|mins"),
            ("hour", 3600.0, 0.0, "hour|hours|hr|hrs"),
            ("day", 86400.0, 0.0, "day|days"),
            ("night", 86400.0, 0.0, ""),
            ("week", 604800.0, 0.0, "week|weeks|wk|wks"),
            ("fortnight", 1209600.0, 0.0, "fortnight|fortnights"),
            ("month", 2629746.0, 0.0, "month|months|mth|mths"),
            ("quarter", 7889238.0, 0.0, ""),
            ("year", 31556952.0, 0.0, "year|years|yr|yrs"),
            ("decade", 315569520.0, 0.0, "decade|decades"),
            ("century", 3155695200.0, 0.0, "century|centuries"),
            ("millennium", 31556952000.0, 0.0, "millennium|millennia"),
            ("kiloyear", 3.1556952e10, 0.0, ""),
            ("megayear", 3.1556952e13, 0.0, ""),
            ("gigayear", 3.1556952e16, 0.0, ""),
        ],
    ),
    (
        Base::Age,
        &[
            ("year of age", 31556952.0, 0.0, "years of age|year of age|yo|y.o."),
            ("month of age", 2629746.0, 0.0, "months of age|month of age"),
            ("week of age", 604800.0, 0.0, "weeks of age|week of age"),
            ("day of age", 86400.0, 0.0, "days of age|day of age"),
        ],
    ),
    (
        Base::Temperature,
        &[
            (
                "celsius",
                1.0,
                0.0,
                "celsius|celcius|centigrade|degrees celsius|degree celsius|degrees celcius|degree celcius|degrees centigrade|deg celsius|deg c|degrees c|degree c|deg . c",
            ),
            (
                "fahrenheit",
                5.0 / 9.0,
                -160.0 / 9.0,
                "fahrenheit|farenheit|farenheight|fahrenheight|degrees fahrenheit|degree fahrenheit|degrees farenheit|degree farenheit|deg fahrenheit|deg f|degrees f|degree f",
            ),
            ("kelvin", 1.0, -273.15, "kelvin|kelvins|degrees kelvin|degree kelvin|degrees k"),
        ],
    ),
    (Base::Angle, &[("degree", 1.0, 0.0, "degree|degrees|deg"), ("radian", 57.29577951308232, 0.0, "radian|radians|rad")]),
    (
        Base::Energy,
        &[
            ("joule", 1.0, 0.0, "joule|joules"),
            ("kilojoule", 1e3, 0.0, "kilojoule|kilojoules|kj"),
            ("megajoule", 1e6, 0.0, "megajoule|megajoules|mj"),
            ("gigajoule", 1e9, 0.0, "gigajoule|gigajoules|gj"),
            ("watt hour", 3600.0, 0.0, "watt hour|watt hours|watt - hour|watt - hours"),
            ("kilowatt hour", 3.6e6, 0.0, "kilowatt hour|kilowatt hours|kilowatt - hour|kilowatt - hours"),
            ("megawatt hour", 3.6e9, 0.0, "megawatt hour|megawatt hours|megawatt - hour|megawatt - hours"),
            ("gigawatt hour", 3.6e12, 0.0, "gigawatt hour|gigawatt hours|gigawatt - hour|gigawatt - hours"),
            ("terawatt hour", 3.6e15, 0.0, "terawatt hour|terawatt hours|terawatt - hour|terawatt - hours"),
            ("calorie", 4.184, 0.0, "calorie|calories|cal"),
            ("kilocalorie", 4184.0, 0.0, "kilocalorie|kilocalories|kcal"),
            ("mega british thermal unit", 1.05505585262e9, 0.0, "mmbtu"),
            ("british thermal unit", 1055.05585262, 0.0, "btu|btus"),
            ("electronvolt", 1.602176634e-19, 0.0, "electronvolt|electronvolts"),
            ("kiloelectronvolt", 1.602176634e-16, 0.0, ""),
            ("megaelectronvolt", 1.602176634e-13, 0.0, ""),
            ("gigaelectronvolt", 1.602176634e-10, 0.0, ""),
            ("teraelectronvolt", 1.602176634e-7, 0.0, ""),
        ],
    ),
    (
        Base::Power,
        &[
            ("watt", 1.0, 0.0, "watt|watts"),
            ("milliwatt", 1e-3, 0.0, "milliwatt|milliwatts"),
            ("kilowatt", 1e3, 0.0, "kilowatt|kilowatts"),
            ("megawatt", 1e6, 0.0, "megawatt|megawatts"),
            ("gigawatt", 1e9, 0.0, "gigawatt|gigawatts"),
            ("terawatt", 1e12, 0.0, "terawatt|terawatts"),
            ("horsepower", 745.6998715822702, 0.0, "horsepower|hp|ps - horse"),
            ("brake horsepower", 745.6998715822702, 0.0, "brake horsepower|bhp"),
        ],
    ),
    (
        Base::Pressure,
        &[
            ("pascal", 1.0, 0.0, "pascal|pascals"),
            ("hectopascal", 100.0, 0.0, "hectopascal|hectopascals"),
            ("kilopascal", 1e3, 0.0, "kilopascal|kilopascals"),
            ("megapascal", 1e6, 0.0, "megapascal|megapascals"),
            ("gigapascal", 1e9, 0.0, "gigapascal|gigapascals"),
            ("bar", 1e5, 0.0, "millibars"),
            ("pound per square inch", 6894.757293168, 0.0, "psi"),
            ("kilopound per square inch", 6894757.293168, 0.0, "ksi"),
            ("atmosphere", 101325.0, 0.0, "atm"),
        ],
    ),
    (Base::Force, &[("newton", 1.0, 0.0, "newton|newtons"), ("kilonewton", 1e3, 0.0, "kilonewton|kilonewtons|kn")]),
    (
        Base::Torque,
        &[
            (
                "newton metre",
                1.0,
                0.0,
                "newton metre|newton metres|newton meter|newton meters|newton - metres|newton - meters|nm - torque",
            ),
            ("pound-foot", 1.3558179483314, 0.0, "pound - feet|pound - foot|lb - ft|lb ft|foot - pounds|ft - lb|ft - lbs|ft lb"),
        ],
    ),
    (
        Base::Voltage,
        &[
            ("volt", 1.0, 0.0, "volt|volts"),
            ("kilovolt", 1e3, 0.0, "kilovolt|kilovolts|kv"),
            ("millivolt", 1e-3, 0.0, "millivolt|millivolts|mv"),
        ],
    ),
    (
        Base::Current,
        &[
            ("ampere", 1.0, 0.0, "ampere|amperes|amp|amps"),
            ("milliampere", 1e-3, 0.0, "milliampere|milliamperes|milliamp|milliamps|ma"),
        ],
    ),
    (
        Base::Charge,
        &[("milliampere-hour", 3.6, 0.0, "mah|milliampere - hours|milliamp hours"), ("ampere hour", 3600.0, 0.0, "amp hours|ah")],
    ),
    (Base::Resistance, &[("ohm", 1.0, 0.0, "ohm|ohms")]),
    (
        Base::Frequency,
        &[
            ("hertz", 1.0, 0.0, "hertz|hz"),
            ("kilohertz", 1e3, 0.0, "kilohertz|khz"),
            ("megahertz", 1e6, 0.0, "megahertz|mhz"),
            ("gigahertz", 1e9, 0.0, "gigahertz|ghz"),
            ("terahertz", 1e12, 0.0, "terahertz|thz"),
            ("revolutions per minute", 1.0 / 60.0, 0.0, "rpm|revolutions per minute|revs per minute"),
        ],
    ),
    (
        Base::Data,
        &[
            ("bit", 1.0, 0.0, "bit|bits"),
            ("kilobit", 1e3, 0.0, "kilobit|kilobits"),
            ("megabit", 1e6, 0.0, "megabit|megabits"),
            ("gigabit", 1e9, 0.0, "gigabit|gigabits"),
            ("byte", 8.0, 0.0, "byte|bytes"),
            ("kilobyte", 8e3, 0.0, "kilobyte|kilobytes"),
            ("megabyte", 8e6, 0.0, "megabyte|megabytes"),
            ("gigabyte", 8e9, 0.0, "gigabyte|gigabytes"),
            ("terabyte", 8e12, 0.0, "terabyte|terabytes"),
            ("petabyte", 8e15, 0.0, "petabyte|petabytes"),
            ("exabyte", 8e18, 0.0, "exabyte|exabytes"),
            ("kibibyte", 8192.0, 0.0, "kibibyte|kibibytes"),
            ("megapixel", 1e6, 0.0, "megapixel|megapixels"),
        ],
    ),
    (Base::Sound, &[("decibel", 1.0, 0.0, "decibel|decibels|db")]),
    (
        Base::Concentration,
        &[
            ("part per million", 1e-6, 0.0, "parts per million|part per million|ppm"),
            ("parts-per-billion", 1e-9, 0.0, "parts per billion|part per billion|ppb"),
            ("per mille", 1e-3, 0.0, ""),
            ("mole per litre", 1.0, 0.0, ""),
            ("millimole per litre", 1e-3, 0.0, ""),
            ("micromole per litre", 1e-6, 0.0, ""),
        ],
    ),
    (
        Base::Dose,
        &[
            ("sievert", 1.0, 0.0, "sievert|sieverts"),
            ("millisievert", 1e-3, 0.0, "millisievert|millisieverts|msv"),
            ("milligray", 1e-3, 0.0, "mgy|milligray"),
        ],
    ),
    (Base::Percent, &[("percentage", 1.0, 0.0, "percent|per cent|pct|pc|percents|percentage|per - cent")]),
    (
        Base::PercentPoint,
        &[
            (
                "percentage point",
                1.0,
                0.0,
                "percentage points|percentage point|percent points|per cent points|pp|ppts|ppt|pct points|pct point",
            ),
            ("basis point", 0.01, 0.0, "basis points|basis point|bps|bp"),
        ],
    ),
    // Rates that have names of their own: what they convert to is asked of the long name.
    (
        Base::Length,
        &[
            ("mile per hour", 0.0, 0.0, "mph|mi / hr"),
            ("kilometre per hour", 0.0, 0.0, "kph|kmh|kmph|km / h|km / hr|kmhr"),
            ("metre per second", 0.0, 0.0, "m / s|mps"),
            ("mile per gallon", 0.0, 0.0, "mpg"),
            ("knot", 0.514444, 0.0, "knot|knots"),
            ("megabit per second", 0.0, 0.0, "mbps|mbit / s"),
            ("gigabit per second", 0.0, 0.0, "gbps"),
            ("barrel per day", 0.0, 0.0, "bpd|b / d"),
            ("ton per day", 0.0, 0.0, "tpd"),
            ("point per game", 0.0, 0.0, "ppg"),
            ("rebound per game", 0.0, 0.0, "rpg"),
            ("assist per game", 0.0, 0.0, "apg"),
            ("frame per second", 0.0, 0.0, "fps"),
        ],
    ),
];

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
