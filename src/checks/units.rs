//! Units that can be turned into each other. Currencies cannot: a rate is a fact of its day.

/// The dimension of a unit and its size in the dimension's base unit; none for units that only compare with themselves.
pub fn dimension(unit: &str) -> Option<(&'static str, f64)> {
    UNITS.iter().find(|(name, ..)| *name == unit).map(|&(_, dimension, size)| (dimension, size))
}

/// What is so much in a day or a year: "dollar" of "dollar per year", "tonne" of "tonne per day". A speed stays what it is.
pub fn without_period(unit: &str) -> &str {
    match unit.rsplit_once(" per ") {
        Some((above, below)) if PERIODS.contains(&below) && dimension(unit).is_none() => above,
        _ => unit,
    }
}

const PERIODS: &[&str] = &["hour", "day", "night", "week", "weekend", "month", "quarter", "season", "year", "decade"];

/// International definitions; months and years are the calendar's mean.
static UNITS: &[(&str, &str, f64)] = &[
    ("metre", "length", 1.0),
    ("meter", "length", 1.0),
    ("kilometre", "length", 1000.0),
    ("kilometer", "length", 1000.0),
    ("centimetre", "length", 0.01),
    ("centimeter", "length", 0.01),
    ("millimetre", "length", 0.001),
    ("millimeter", "length", 0.001),
    ("mile", "length", 1609.344),
    ("nautical mile", "length", 1852.0),
    ("yard", "length", 0.9144),
    ("foot", "length", 0.3048),
    ("inch", "length", 0.0254),
    ("gram", "mass", 0.001),
    ("kilogram", "mass", 1.0),
    ("tonne", "mass", 1000.0),
    ("metric ton", "mass", 1000.0),
    ("ounce", "mass", 0.028_349_523_125),
    ("square metre", "area", 1.0),
    ("square meter", "area", 1.0),
    ("square kilometre", "area", 1e6),
    ("square kilometer", "area", 1e6),
    ("square mile", "area", 2_589_988.110_336),
    ("hectare", "area", 1e4),
    ("acre", "area", 4_046.856_422_4),
    ("square foot", "area", 0.092_903_04),
    ("litre", "volume", 0.001),
    ("liter", "volume", 0.001),
    ("kilometre per hour", "speed", 1.0),
    ("kilometer per hour", "speed", 1.0),
    ("mile per hour", "speed", 1.609_344),
    ("knot", "speed", 1.852),
    ("second", "time", 1.0),
    ("minute", "time", 60.0),
    ("hour", "time", 3600.0),
    ("day", "time", 86_400.0),
    ("week", "time", 604_800.0),
    ("month", "time", 2_629_746.0),
    ("year", "time", 31_556_952.0),
    ("decade", "time", 315_569_520.0),
];

#[cfg(test)]
mod tests {
    use super::dimension;

    #[test]
    fn miles_are_lengths_and_dollars_are_nothing() {
        assert_eq!(dimension("mile"), Some(("length", 1609.344)));
        assert_eq!(dimension("dollar"), None);
    }
}
