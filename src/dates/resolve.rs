//! Calendar expressions against the document's date.

use jiff::ToSpan;
use jiff::civil;

use super::{Edge, Expression, Period};
use crate::text::Date;

/// The date an expression means in a document of the date `base`; `future` says that its sentence speaks of what is to come ("will
/// vote on Friday"). None when it cannot be known. A period gives as much as it fixes: "last month" is a year and a month, "last
/// week" nothing, since no day, month or year is certain.
pub fn resolve(expression: Expression, base: Option<Date>, future: bool) -> Option<Date> {
    match expression {
        Expression::Date(date) if date.year.is_some() => return Some(date),
        Expression::Decade(_) => return None,
        _ => {}
    }
    let Some(today) = base.and_then(civil_of) else {
        return match expression {
            Expression::Date(date) => Some(date),
            Expression::Month(month, Edge::Bare) => Some(Date { month: Some(month), ..Date::default() }),
            _ => None,
        };
    };
    match expression {
        Expression::Day(offset) => today.checked_add(i64::from(offset).days()).ok().map(date_of),
        Expression::Weekday(day, edge) => {
            let now = i32::from(today.weekday().to_monday_one_offset());
            let ahead = (i32::from(day) - now).rem_euclid(7);
            let offset = match edge {
                // "Friday" in a story of Friday is today; in the past tense the last one, else the next.
                Edge::Bare if ahead == 0 => 0,
                Edge::Bare if future => ahead,
                Edge::Bare => ahead - 7,
                // "last Tuesday" is never today
                Edge::Last => ahead - 7,
                Edge::This => i32::from(day) - now,
                Edge::Next => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
            };
            today.checked_add(i64::from(offset).days()).ok().map(date_of)
        }
        Expression::Period(Period::Week | Period::Quarter, _) => None,
        Expression::Period(Period::Month, offset) => {
            let day = today.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            Some(Date { year: Some(day.year()), month: Some(day.month() as u8), day: None })
        }
        Expression::Period(Period::Year, offset) => {
            let year = i32::from(today.year()) + offset;
            Some(Date { year: i16::try_from(year).ok(), ..Date::default() })
        }
        Expression::Month(month, edge) => {
            let (year, now) = (today.year(), today.month() as u8);
            let year = match edge {
                Edge::Bare if future && month < now => year + 1,
                Edge::Bare if future => year,
                Edge::Bare | Edge::Last if month > now => year - 1,
                Edge::Bare => year,
                Edge::Last if month == now => year - 1,
                Edge::Last | Edge::This => year,
                Edge::Next if month <= now => year + 1,
                Edge::Next => year,
            };
            Some(Date { year: Some(year), month: Some(month), day: None })
        }
        Expression::Date(date) => Some(with_year(date, today, future)),
        Expression::Decade(_) => None,
    }
}

/// "October 7" in a story of March 2024 is of the year before, unless the sentence looks ahead.
fn with_year(date: Date, today: civil::Date, future: bool) -> Date {
    let Some(month) = date.month else { return date };
    let key = (month, date.day.unwrap_or(1));
    let now = (today.month() as u8, today.day() as u8);
    let year = match (future, key.cmp(&now)) {
        (false, std::cmp::Ordering::Greater) => today.year() - 1,
        (true, std::cmp::Ordering::Less) => today.year() + 1,
        _ => today.year(),
    };
    Date { year: Some(year), ..date }
}

fn civil_of(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year?, date.month? as i8, date.day? as i8).ok()
}

fn date_of(date: civil::Date) -> Date {
    Date::new(date.year(), date.month() as u8, date.day() as u8)
}

#[cfg(test)]
mod tests {
    use crate::dates::{expression, resolve};
    use crate::text::Date;

    /// The document is of Friday, 1 March 2024.
    fn check(text: &str, future: bool, expected: &str) {
        let found = expression(text).and_then(|e| resolve(e, Some(Date::new(2024, 3, 1)), future));
        assert_eq!(found.map(|d| d.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn against_the_date_of_the_document() {
        check("today", false, "2024-03-01");
        check("yesterday", false, "2024-02-29");
        check("Friday", false, "2024-03-01");
        check("Thursday", false, "2024-02-29");
        check("Thursday", true, "2024-03-07");
        check("last Friday", false, "2024-02-23");
        check("next Tuesday", true, "2024-03-05");
        check("this Monday", false, "2024-02-26");
        check("last month", false, "2024-02");
        check("earlier this month", false, "2024-03");
        check("next year", true, "2025");
        check("October 7", false, "2023-10-07");
        check("October 7", true, "2024-10-07");
        check("Oct. 7, 2021", false, "2021-10-07");
        check("7 October 2021", false, "2021-10-07");
        check("the 7th of October", false, "2023-10-07");
        check("Friday, January 12", false, "2024-01-12");
        check("last May", false, "2023-05");
        check("2021-10-07", false, "2021-10-07");
        check("last night", false, "2024-02-29");
    }

    #[test]
    fn what_stays_open() {
        check("last week", false, "");
        check("the 1960s", false, "");
        check("may", false, "");
        check("sunshine", false, "");
        assert_eq!(expression("Friday").and_then(|e| resolve(e, None, false)), None);
        assert_eq!(expression("October 7").and_then(|e| resolve(e, None, false)).map(|d| d.to_string()), Some("--10-07".into()));
    }
}
