//! Calendar expressions against the document's date.

use std::fmt;

use jiff::ToSpan;
use jiff::civil;

use super::{Calendar, Edge, Expression, Period};
use crate::text::Date;

/// A calendar expression made absolute: a day, month or year, and the last of them where it is a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    pub from: Date,
    pub until: Option<Date>,
    /// Only the beginning is told: "since October 7".
    pub since: bool,
}

/// ISO 8601; a span of time as an interval, "2023-10-07/2023-10-12"; one that has no end yet as "2023-10-07/..".
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}/{until}", self.from),
            None if self.since => write!(f, "{}/..", self.from),
            None => write!(f, "{}", self.from),
        }
    }
}

/// What an expression means in a document of the date `base`. None when it cannot be known.
pub fn resolve(calendar: Calendar, base: Option<Date>) -> Option<When> {
    let first = When { since: calendar.since, ..span(calendar.expression, base, calendar.ahead)? };
    let Some(last) = calendar.until else { return Some(first) };
    let last = span(last, base, calendar.ahead)?;
    let mut from = first.from;
    let until = last.until.unwrap_or(last.from);
    // "from October 7 to November 3, 2023": the year said last holds for both, unless the year turns between them
    if calendar.expression.without_year() && until.year.is_some() {
        let turns = (until.month, until.day) < (from.month, from.day);
        from.year = until.year.map(|year| year - i16::from(turns));
    } else if Some(from) > Some(until) && from.year.is_some() {
        // "from Friday to Monday": the end comes after the beginning, so the beginning is a week earlier
        let earlier = civil_of(from).and_then(|day| day.checked_sub(7.days()).ok()).map(date_of);
        from = earlier.filter(|_| matches!(calendar.expression, Expression::Weekday(..)))?;
    }
    Some(When { from, until: Some(until), since: false })
}

/// One expression as a span of time.
fn span(expression: Expression, base: Option<Date>, future: bool) -> Option<When> {
    let months = |year: i16, first: u8| When {
        from: Date { year: Some(year), month: Some(first), day: None },
        until: Some(Date { year: Some(year), month: Some(first + 2), day: None }),
        since: false,
    };
    match expression {
        Expression::Decade(year) => {
            let of = |year: i16| Date { year: Some(year), ..Date::default() };
            return Some(When { from: of(year), until: Some(of(year + 9)), since: false });
        }
        Expression::Quarter(number, Some(year)) if (1..=4).contains(&number) => return Some(months(year, number * 3 - 2)),
        _ => {}
    }
    let today = base.and_then(civil_of);
    match expression {
        Expression::Quarter(number, _) => {
            let today = today?;
            let now = (today.month() as u8).div_ceil(3);
            let year = match future {
                true => today.year() + i16::from(number < now),
                false => today.year() - i16::from(number > now),
            };
            (1..=4).contains(&number).then(|| months(year, number * 3 - 2))
        }
        Expression::Period(Period::Quarter, offset) => {
            let day = today?.first_of_month().checked_add(i64::from(offset).checked_mul(3)?.months()).ok()?;
            Some(months(day.year(), (day.month() as u8 - 1) / 3 * 3 + 1))
        }
        // A week begins on Monday.
        Expression::Period(Period::Week, offset) => {
            let today = today?;
            let back = i64::from(today.weekday().to_monday_zero_offset());
            let monday = today.checked_add((i64::from(offset) * 7 - back).days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Some(When { from: date_of(monday), until: Some(date_of(sunday)), since: false })
        }
        _ => date(expression, base, future).map(|from| When { from, until: None, since: false }),
    }
}

/// The date an expression means; `future` says that its sentence speaks of what is to come. A period gives as much as it fixes: "last
/// month" is a year and a month.
fn date(expression: Expression, base: Option<Date>, future: bool) -> Option<Date> {
    if let Expression::Date(date) = expression
        && date.year.is_some()
    {
        return Some(date);
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
        Expression::Decade(_)
        | Expression::Told
        | Expression::Quarter(..)
        | Expression::Period(Period::Week | Period::Quarter, _) => None,
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

impl Expression {
    /// A date whose year the words leave open.
    fn without_year(self) -> bool {
        match self {
            Expression::Date(date) => date.year.is_none(),
            Expression::Month(_, edge) => edge == Edge::Bare,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dates::{Calendar, expression, resolve};
    use crate::text::Date;

    /// The document is of Friday, 1 March 2024.
    fn check(text: &str, ahead: bool, expected: &str) {
        let found = expression(text).and_then(|it| resolve(Calendar { ahead, ..it }, Some(Date::new(2024, 3, 1))));
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
        check("the day before", false, "2024-02-29");
    }

    #[test]
    fn spans_of_time() {
        check("last week", false, "2024-02-19/2024-02-25");
        check("the 1960s", false, "1960/1969");
        check("third quarter", false, "2023-07/2023-09");
        check("third quarter of 2019", false, "2019-07/2019-09");
        check("Q2", true, "2024-04/2024-06");
        check("last quarter", false, "2023-10/2023-12");
        check("October 7-12", false, "2023-10-07/2023-10-12");
        check("7-12 October 2021", false, "2021-10-07/2021-10-12");
        check("October 30 to November 3, 2021", false, "2021-10-30/2021-11-03");
        check("December 30 to January 3, 2021", false, "2020-12-30/2021-01-03");
        check("Monday to Wednesday", false, "2024-02-26/2024-02-28");
        check("2010 to 2015", false, "2010/2015");
        check("2010-2015", false, "2010/2015");
        check("2019-20", false, "2019/2020");
        check("early 1990s", false, "1990/1994");
        check("mid-1990s", false, "1993/1997");
        check("late 1990s", false, "1995/1999");
        check("July to September", false, "2023-07/2023-09");
    }

    #[test]
    fn what_stays_open() {
        check("may", false, "");
        check("sunshine", false, "");
        check("the following day", false, "");
        check("the day after", false, "");
        check("third quarter of the match", false, "");
        assert_eq!(expression("Friday").and_then(|it| resolve(it, None)), None);
        assert_eq!(expression("last week").and_then(|it| resolve(it, None)), None);
        assert_eq!(expression("October 7").and_then(|it| resolve(it, None)).map(|d| d.to_string()), Some("--10-07".into()));
    }
}
