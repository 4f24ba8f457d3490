//! The table of `units.txt`, by name and by spelling.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Base, Unit};

pub(super) struct Table {
    pub units: Vec<Unit>,
    pub by_name: FxHashMap<&'static str, usize>,
    /// First word of each spelling, with the words that must follow; long ones first.
    pub by_word: FxHashMap<&'static str, Vec<(Vec<&'static str>, usize)>>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { units: Vec::new(), by_name: FxHashMap::default(), by_word: FxHashMap::default() };
    let mut base = None;
    for line in include_str!("units.txt").lines() {
        if let Some(heading) = line.strip_prefix("# ") {
            base = base_named(heading);
        } else if !line.is_empty() && !line.starts_with(';') {
            table.add(line, base);
        }
    }
    for entry in table.by_word.values_mut() {
        entry.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    table
});

impl Table {
    /// One line of the file: name, size, spellings. `base` is none for rates.
    fn add(&mut self, line: &'static str, base: Option<Base>) {
        let mut cells = line.split('|').map(str::trim);
        let (Some(name), Some(size), Some(spellings)) = (cells.next(), cells.next(), cells.next()) else { return };
        let unit = match base {
            Some(base) => {
                let (factor, offset) = size_of(size);
                Unit { name, base, factor, offset, rate: None }
            }
            None => {
                let of = size.split(" per ").next().and_then(|of| self.by_name.get(of)).and_then(|&at| self.units.get(at));
                Unit { name, base: of.map_or(Base::Frequency, |unit| unit.base), factor: 0.0, offset: 0.0, rate: Some(size) }
            }
        };
        let at = self.units.len();
        self.units.push(unit);
        self.by_name.insert(name, at);
        for spelling in spellings.split(", ").filter(|spelling| !spelling.is_empty()) {
            let mut words = spelling.split(' ');
            let first = words.next().unwrap_or("");
            self.by_word.entry(first).or_default().push((words.collect(), at));
        }
    }
}

/// "0.5556 - 17.78": factor and offset.
fn size_of(cell: &str) -> (f64, f64) {
    let number = |text: &str| text.parse().unwrap_or(f64::NAN);
    if let Some((factor, offset)) = cell.split_once(" - ") {
        (number(factor), -number(offset))
    } else if let Some((factor, offset)) = cell.split_once(" + ") {
        (number(factor), number(offset))
    } else {
        (number(cell), 0.0)
    }
}

/// The dimension a heading of the file names; none for "Rate".
fn base_named(heading: &str) -> Option<Base> {
    Some(match heading {
        "Length" => Base::Length,
        "Area" => Base::Area,
        "Volume" => Base::Volume,
        "Mass" => Base::Mass,
        "Time" => Base::Time,
        "Age" => Base::Age,
        "Temperature" => Base::Temperature,
        "Energy" => Base::Energy,
        "Power" => Base::Power,
        "Pressure" => Base::Pressure,
        "Force" => Base::Force,
        "Torque" => Base::Torque,
        "Voltage" => Base::Voltage,
        "Current" => Base::Current,
        "Charge" => Base::Charge,
        "Resistance" => Base::Resistance,
        "Frequency" => Base::Frequency,
        "Angle" => Base::Angle,
        "Data" => Base::Data,
        "Pixels" => Base::Pixels,
        "Sound" => Base::Sound,
        "Concentration" => Base::Concentration,
        "Acidity" => Base::Acidity,
        "Dose" => Base::Dose,
        "Percent" => Base::Percent,
        "PercentPoint" => Base::PercentPoint,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        let mut base = None;
        for line in include_str!("units.txt").lines() {
            if let Some(heading) = line.strip_prefix("# ") {
                base = base_named(heading);
                assert!(base.is_some() || heading == "Rate", "{heading}");
            } else if !line.is_empty() && !line.starts_with(';') {
                let cells: Vec<&str> = line.split('|').collect();
                assert_eq!(cells.len(), 3, "{line}");
                if base.is_some() {
                    let (factor, offset) = size_of(cells[1].trim());
                    assert!(factor > 0.0 && offset.is_finite(), "{line}");
                }
            }
        }
        for unit in TABLE.units.iter().filter(|unit| unit.rate.is_some_and(|rate| rate != "-")) {
            assert!(
                super::super::dimension(unit.name).is_some_and(|(it, factor, _)| it.per.is_some() && factor > 0.0),
                "{}",
                unit.name
            );
        }
    }
}
