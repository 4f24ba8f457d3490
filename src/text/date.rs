//! A calendar date as far as it is known: plain data that every floor may name. Reading and resolving live in `dates/`.

use std::fmt;

/// As much of a calendar date as is known. A day without a month does not occur; a date without a year does ("October 7").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Date {
    pub fn new(year: i16, month: u8, day: u8) -> Date {
        Date { year: Some(year), month: Some(month), day: Some(day) }
    }

    /// Whether year, month and day are all known.
    pub fn is_full(self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

/// ISO 8601, as much of it as is known: `2023-12-01`, `2023-12`, `2023`, and without a year `--12-01`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => write!(f, "{year:04}-{month:02}"),
            (Some(year), None, _) => write!(f, "{year:04}"),
            (None, Some(month), Some(day)) => write!(f, "--{month:02}-{day:02}"),
            (None, Some(month), None) => write!(f, "--{month:02}"),
            (None, None, _) => Ok(()),
        }
    }
}

/// English months, by the number less one.
pub const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

impl Date {
    /// Reads a date that stands alone: ISO 8601 (a time after it is ignored), "3 November 2024", "Nov. 3, 2024", "November 3" and
    /// "November 2024". Nothing else: "3/11/24" means two things.
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim();
        iso(text).or_else(|| in_words(text)).filter(|date| date.is_possible())
    }

    /// The month that a word names, also shortened ("Nov.", "Sept").
    pub fn month(word: &str) -> Option<u8> {
        let word = word.trim_end_matches('.').to_lowercase();
        let known = word.len() >= 3 && word.is_ascii();
        let at = known.then(|| {
            MONTHS.iter().position(|month| month.starts_with(&word) && (word.len() <= 4 || month.len() == word.len()))
        })?;
        at.map(|at| at as u8 + 1)
    }

    /// The English name of a month by its number, with its capital; empty when there is no such month.
    pub fn month_name(month: u8) -> &'static str {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        usize::from(month).checked_sub(1).and_then(|at| NAMES.get(at)).copied().unwrap_or("")
    }

    /// Whether the calendar has such a day; without a year, February has 29.
    fn is_possible(self) -> bool {
        let year = self.year.unwrap_or(2000);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let Some(month) = self.month else { return self.day.is_none() };
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        self.day.is_none_or(|day| (1..=days).contains(&day))
    }
}

fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<i16> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let year = number(0, 4)?;
    if !(1000..=2999).contains(&year) {
        return None;
    }
    let separated = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'-' | b'/' | b'.'));
    let day_follows = separated(7) && number(8, 10).is_some() && bytes.get(10).is_none_or(|byte| !byte.is_ascii_digit());
    match number(5, 7).filter(|_| separated(4)) {
        Some(month) if day_follows => Some(Date::new(year, month as u8, number(8, 10)? as u8)),
        Some(month) if bytes.len() == 7 => Some(Date { year: Some(year), month: Some(month as u8), day: None }),
        None if bytes.len() == 4 => Some(Date { year: Some(year), month: None, day: None }),
        _ => None,
    }
}

fn in_words(text: &str) -> Option<Date> {
    let mut date = Date::default();
    for word in text.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        match number.parse::<i16>() {
            Ok(year @ 1000..=2999) if date.year.is_none() => date.year = Some(year),
            Ok(day @ 1..=31) if date.day.is_none() => date.day = Some(day as u8),
            Ok(_) => return None,
            Err(_) if date.month.is_none() && Date::month(word).is_some() => date.month = Date::month(word),
            Err(_) if is_weekday(word) && date == Date::default() => {}
            Err(_) => return None,
        }
    }
    date.month.is_some().then_some(date)
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| *day == word || (word.len() >= 3 && word.len() <= 5 && day.starts_with(&word)))
}
