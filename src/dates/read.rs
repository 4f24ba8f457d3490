//! Calendar expressions as they stand.

use super::ahead::ahead;
use crate::language::Line;
use crate::text::Date;

/// A calendar expression; relative ones need the document's date, see [`super::resolve`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// As much of a date as is said ("October 7", "2019", "March 2020").
    Date(Date),
    /// A decade, by its first year ("the 1960s").
    Decade(i16),
    /// A day of the week; Monday is 1, Sunday 7.
    Weekday(u8, Edge),
    /// A day so many days from today: yesterday is -1. Also "last night", "the day before".
    Day(i32),
    /// A whole week, month, quarter or year so many from the present one: "last month" is -1.
    Period(Period, i32),
    /// A month without a year, with its edge ("last October", "next May").
    Month(u8, Edge),
    /// A day counted from one that the text tells of: "the following day". It stays open.
    Told,
    /// A quarter of a year, 1 to 4, with the year where it is said ("the third quarter of 2019", "Q3").
    Quarter(u8, Option<i16>),
}

/// A calendar expression in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calendar {
    pub expression: Expression,
    /// The other end of a span of time: "October 7-12", "from Monday to Friday", "between 2010 and 2015".
    pub until: Option<Expression>,
    /// Its sentence speaks of what is to come ("will vote on Friday").
    pub ahead: bool,
    /// Only a beginning is told: "since October 7".
    pub since: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    Week,
    Month,
    Quarter,
    Year,
}

/// Which of the many days of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// "Friday": the nearest one that the tense allows.
    Bare,
    Last,
    This,
    Next,
}

/// The calendar expression at atom `i` with its other end, and the atom after it.
pub(crate) fn calendar(line: &Line, i: usize) -> Option<(Calendar, usize)> {
    let (expression, to) = at(line, i)?;
    let season = season(line, i).filter(|_| matches!(expression, Expression::Date(date) if date.month.is_none()));
    let (expression, part) = part_of_decade(line, i, expression);
    let (until, to) = match season.or(part).map(|last| (last, to)).or_else(|| until(line, expression, i, to)) {
        Some((last, end)) => (Some(last), end),
        None => (None, to),
    };
    let since = until.is_none() && (since(line, i) || line.word(i.wrapping_sub(1)) == "the" && since(line, i.wrapping_sub(1)));
    Some((Calendar { expression, until, ahead: ahead(line, i, to), since }, to))
}

/// "since" right before atom `i`.
fn since(line: &Line, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|k| line.word(k) == "since")
}

/// "the late 1990s": the years of the decade that are meant.
fn part_of_decade(line: &Line, i: usize, expression: Expression) -> (Expression, Option<Expression>) {
    let year = |year: i16| Expression::Date(Date { year: Some(year), ..Date::default() });
    match (expression, line.word(i)) {
        (Expression::Decade(first), "early") => (year(first), Some(year(first + 4))),
        (Expression::Decade(first), "mid") => (year(first + 3), Some(year(first + 7))),
        (Expression::Decade(first), "late") => (year(first + 5), Some(year(first + 9))),
        _ => (expression, None),
    }
}

/// "two days ago", "six months ago": the time so long before the document, for a duration of that many `unit`s that ends before atom
/// `end`.
pub(crate) fn ago(line: &Line, value: f64, unit: &str, end: usize) -> Option<Calendar> {
    if line.word(end) != "ago" || value.fract() != 0.0 || !(1.0..=1000.0).contains(&value) {
        return None;
    }
    let back = -(value as i32);
    let expression = match unit {
        "day" => Expression::Day(back),
        "week" => Expression::Period(Period::Week, back),
        "month" => Expression::Period(Period::Month, back),
        "year" => Expression::Period(Period::Year, back),
        "decade" => Expression::Period(Period::Year, back * 10),
        _ => return None,
    };
    Some(Calendar { expression, until: None, ahead: false, since: false })
}

/// "2019-20", "2013/14": the year a season ends in.
fn season(line: &Line, i: usize) -> Option<Expression> {
    let joined =
        (line.is_hyphen(i + 1) || line.word(i + 1) == "/") && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2);
    let (first, second) = (year_number(line, i)?, line.word(i + 2));
    let last = match second.len() {
        2 => first / 100 * 100 + second.parse::<i16>().ok()?,
        _ => year_number(line, i + 2)?,
    };
    (joined && last > first).then_some(Expression::Date(Date { year: Some(last), ..Date::default() }))
}

/// The calendar expression that begins at atom `i`, and the atom after it.
fn at(line: &Line, i: usize) -> Option<(Expression, usize)> {
    if line.is_number(i) {
        return in_digits(line, i);
    }
    if !line.is_word(i) {
        return None;
    }
    let word = line.word(i);
    match word {
        "today" | "tonight" => return Some((Expression::Day(0), i + 1)),
        "yesterday" => return Some((Expression::Day(-1), i + 1)),
        "tomorrow" => return Some((Expression::Day(1), i + 1)),
        "last" | "next" | "this" | "past" | "coming" | "previous" => return with_edge(line, i),
        "earlier" | "later" if matches!(line.word(i + 1), "this" | "last" | "next") => {
            return with_edge(line, i + 1);
        }
        "early" | "mid" | "late" | "midway" => {
            let at = i + 1 + usize::from(line.is_hyphen(i + 1)) + usize::from(line.word(i + 1) == "in");
            return month_date(line, at).or_else(|| with_edge(line, at)).or_else(|| year_alone(line, at));
        }
        "the" if line.has(i + 1, &["day", "before"]) || line.has(i + 1, &["previous", "day"]) => {
            // "the day before the vote" is counted from the vote, not from today
            let open = matches!(line.word(i + 3), "" | "." | "," | ";") || !line.is_word(i + 3);
            return open.then_some((Expression::Day(-1), i + 3));
        }
        // "the following day": after the day spoken of, which nobody here knows
        "the"
            if line.has(i + 1, &["following", "day"])
                || line.has(i + 1, &["next", "day"])
                || line.has(i + 1, &["day", "after"]) =>
        {
            let open = matches!(line.word(i + 3), "" | "." | "," | ";") || !line.is_word(i + 3);
            return (open || line.word(i + 1) == "following").then_some((Expression::Told, i + 3));
        }
        "the" if line.is_number(i + 1) => {
            return in_digits(line, i + 1).filter(|_| line.word(i + 3) == "of" || line.word(i + 2) == "s");
        }
        _ => {}
    }
    if let Some(found) = quarter(line, i) {
        return Some(found);
    }
    if let Some(day) = weekday(line, i) {
        let at = i + 1 + usize::from(line.word(i + 1) == "." && line.word(i).len() < 6 && line.glued(i + 1));
        let comma = usize::from(line.word(at) == ",");
        // "Friday, October 7": the date itself says all.
        if let Some((date, next)) = month_date(line, at + comma).or_else(|| in_digits(line, at + comma))
            && matches!(date, Expression::Date(d) if d.day.is_some())
        {
            return Some((date, next));
        }
        return Some((Expression::Weekday(day, Edge::Bare), at));
    }
    month_date(line, i)
}

/// "the third quarter of 2019", "second-quarter", "Q3 2019"; never three months of any other kind.
fn quarter(line: &Line, i: usize) -> Option<(Expression, usize)> {
    let number = match (line.word(i), line.word(i + 1)) {
        ("first", _) => 1,
        ("second", _) => 2,
        ("third", _) => 3,
        ("fourth", _) => 4,
        ("q", quarter @ ("1" | "2" | "3" | "4")) if line.is_capital(i) && line.glued(i + 1) => quarter.parse().ok()?,
        _ => return None,
    };
    let at = i + 1 + usize::from(line.is_hyphen(i + 1) && line.glued(i + 1));
    let letter = line.word(i) == "q";
    if !letter && line.word(at) != "quarter" {
        return None;
    }
    let end = at + 1;
    let of = usize::from(line.word(end) == "of") + usize::from(line.has(end, &["of", "fiscal"]));
    match year_number(line, end + of) {
        Some(year) => Some((Expression::Quarter(number, Some(year)), end + of + 1)),
        // of a match, of a town
        None if !letter && matches!(line.word(end), "of" | "final" | "finals") => None,
        None => Some((Expression::Quarter(number, None), end)),
    }
}

/// What a span of time ends with, where the expression at `from..to` opens one: its end and the atom after it.
fn until(line: &Line, first: Expression, from: usize, to: usize) -> Option<(Expression, usize)> {
    let prior = from.checked_sub(1).map_or("", |k| line.word(k));
    let opened = matches!(prior, "from" | "between");
    let joined = match line.word(to) {
        "-" | "–" | "—" => line.glued(to) == line.glued(to + 1),
        "to" | "through" | "until" | "till" => true,
        "and" => prior == "between",
        _ => false,
    };
    if !joined {
        return None;
    }
    let at = to + 1;
    // "October 7-12", "October 7 to 12, 2023"
    if let Expression::Date(date) = first
        && let (Some(start), Some(_)) = (date.day, date.month)
        && line.is_number(at)
        && let Some(day) = day_number(line.word(at)).filter(|day| *day > start && !quantity_follows(line, at + 1))
        && month(line, at + 1).is_none()
        && !matches!(line.word(at + 1), ":" | "st" | "nd" | "rd" | "th" | "a.m." | "p.m." | "am" | "pm")
    {
        let comma = usize::from(line.word(at + 1) == ",");
        let year = year_number(line, at + 1 + comma).filter(|_| comma == 0 || !quantity_follows(line, at + 2 + comma));
        let end = if year.is_some() { at + 2 + comma } else { at + 1 };
        return Some((Expression::Date(Date { day: Some(day), year: date.year.or(year), ..date }), end));
    }
    let (second, end) = self::at(line, at)?;
    let alike = match (first, second) {
        (Expression::Date(a), Expression::Date(b)) => {
            let years = a.month.is_none() && b.month.is_none();
            a.month.is_some() == b.month.is_some()
                && a.day.is_some() == b.day.is_some()
                && (!years || opened || line.is_hyphen(to) || b.year > a.year)
        }
        (Expression::Month(..), Expression::Month(..) | Expression::Date(_)) => true,
        (Expression::Weekday(..), Expression::Weekday(..)) | (Expression::Decade(_), Expression::Decade(_)) => {
            opened || line.is_hyphen(to) || line.word(to) != "until"
        }
        _ => false,
    };
    alike.then_some((second, end))
}

fn with_edge(line: &Line, i: usize) -> Option<(Expression, usize)> {
    let (edge, offset) = match line.word(i) {
        "last" | "past" | "previous" => (Edge::Last, -1),
        "next" | "coming" => (Edge::Next, 1),
        "this" => (Edge::This, 0),
        _ => return None,
    };
    let at = i + 1;
    if let Some(day) = weekday(line, at) {
        return Some((Expression::Weekday(day, edge), at + 1));
    }
    if let Some((month, next)) = month(line, at) {
        return Some((Expression::Month(month, edge), next));
    }
    // "the last week of the campaign" is no week of the calendar
    if i > 0 && line.word(i - 1) == "the" && edge != Edge::This {
        return None;
    }
    let expression = match line.word(at) {
        "week" => Expression::Period(Period::Week, offset),
        "month" => Expression::Period(Period::Month, offset),
        "quarter" => Expression::Period(Period::Quarter, offset),
        "year" => Expression::Period(Period::Year, offset),
        "night" if edge == Edge::Last => Expression::Day(-1),
        "morning" | "afternoon" | "evening" if edge == Edge::This => Expression::Day(0),
        _ => return None,
    };
    let next = at + 1;
    (!(line.is_hyphen(next) && line.glued(next))).then_some((expression, next))
}

/// "October 7, 2023", "Oct. 7", "October 2023", "7 October", "in October".
fn month_date(line: &Line, i: usize) -> Option<(Expression, usize)> {
    let (month, mut at) = month(line, i)?;
    let mut date = Date { month: Some(month), ..Date::default() };
    if line.is_number(at) && !line.glued(at) {
        let raw = line.word(at);
        if let Some(day) = day_number(raw) {
            let suffix = usize::from(matches!(line.word(at + 1), "st" | "nd" | "rd" | "th") && line.glued(at + 1));
            let next = at + 1 + suffix;
            // "May 12 percent of them": a number that has a unit is no day
            if !quantity_follows(line, next) {
                date.day = Some(day);
                at = next;
                let comma = usize::from(line.word(at) == ",");
                if let Some(year) = year_number(line, at + comma)
                    && (comma == 0 || !quantity_follows(line, at + comma + 1))
                {
                    date.year = Some(year);
                    at += comma + 1;
                }
                return Some((Expression::Date(date), at));
            }
        }
        if let Some(year) = year_number(line, at) {
            date.year = Some(year);
            return Some((Expression::Date(date), at + 1));
        }
    }
    if matches!(line.word(at), "of" | ",")
        && let Some(year) = year_number(line, at + 1)
    {
        date.year = Some(year);
        return Some((Expression::Date(date), at + 2));
    }
    // Months that are words or names of their own need a preposition.
    let alone = !matches!(line.word(i), "may" | "march" | "mar" | "april" | "june" | "august" | "jan" | "dec" | "sep")
        || i.checked_sub(1).is_some_and(|k| {
            matches!(
                line.word(k),
                "in" | "since"
                    | "until"
                    | "till"
                    | "by"
                    | "from"
                    | "through"
                    | "to"
                    | "during"
                    | "of"
                    | "early"
                    | "late"
                    | "mid"
                    | "-"
                    | "before"
                    | "after"
            )
        });
    alone.then_some((Expression::Month(month, Edge::Bare), at))
}

/// Dates that begin with digits: ISO, "7 October 2023", "7/10/2023", "2019", "1960s".
fn in_digits(line: &Line, i: usize) -> Option<(Expression, usize)> {
    let raw = line.word(i);
    if i > 0
        && line.glued(i)
        && (line.is_word(i - 1)
            || line.is_mark(i - 1) && !matches!(line.word(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–" | "-" | "/"))
    {
        return None;
    }
    let glued = |k: usize| line.glued(k);
    // 2023-12-01
    if raw.len() == 4
        && line.is_hyphen(i + 1)
        && glued(i + 1)
        && glued(i + 2)
        && line.is_hyphen(i + 3)
        && glued(i + 3)
        && glued(i + 4)
    {
        let (year, month, day) = (year_number(line, i)?, number(line.word(i + 2))?, number(line.word(i + 4))?);
        return date_of(year, month, day).map(|date| (Expression::Date(date), i + 5));
    }
    // 5/17/2018, 17.5.2018 (a full stop keeps the digits in one atom)
    if line.word(i + 1) == "/" && glued(i + 1) && line.word(i + 3) == "/" && glued(i + 3) && glued(i + 4) {
        let (a, b) = (number(raw)?, number(line.word(i + 2))?);
        let year = year_number(line, i + 4)?;
        let date = match (a > 12, b > 12) {
            (true, false) => date_of(year, b, a)?,
            (false, true) => date_of(year, a, b)?,
            // Which is the day nobody can say.
            (false, false) if a == b => date_of(year, a, b)?,
            (false, false) => Date { year: Some(year), ..Date::default() },
            (true, true) => return None,
        };
        return Some((Expression::Date(date), i + 5));
    }
    // "7-12 October": the month stands behind the second
    if let Some(day) = day_number(raw)
        && (line.is_hyphen(i + 1) && glued(i + 1) && glued(i + 2) || matches!(line.word(i + 1), "to" | "and"))
        && line.is_number(i + 2)
        && day_number(line.word(i + 2)).is_some_and(|last| last > day)
        && let Some((month, _)) = month(line, i + 3).filter(|_| !glued(i + 3) && line.is_capital(i + 3))
    {
        let year = year_number(line, i + 4);
        return Some((Expression::Date(Date { year, month: Some(month), day: Some(day) }), i + 1));
    }
    if let Some(day) = day_number(raw) {
        let suffix = usize::from(matches!(line.word(i + 1), "st" | "nd" | "rd" | "th") && glued(i + 1));
        let mut at = i + 1 + suffix;
        if line.word(at) == "of" && suffix == 1 {
            at += 1;
        }
        if !line.glued(at)
            && let Some((month, next)) = month(line, at)
            && (line.word(at) != "may" || line.is_capital(at))
        {
            let mut date = Date { year: None, month: Some(month), day: Some(day) };
            let mut end = next;
            let comma = usize::from(line.word(end) == ",");
            if let Some(year) = year_number(line, end + comma)
                && (comma == 0 || !quantity_follows(line, end + comma + 1))
            {
                date.year = Some(year);
                end += comma + 1;
            }
            return Some((Expression::Date(date), end));
        }
    }
    year_alone(line, i)
}

/// "in 2019", "the 1960s", "2019-20".
fn year_alone(line: &Line, i: usize) -> Option<(Expression, usize)> {
    let year = year_number(line, i)?;
    if line.word(i + 1) == "s" && line.glued(i + 1) {
        return (year % 10 == 0).then_some((Expression::Decade(year), i + 2));
    }
    let date = Date { year: Some(year), ..Date::default() };
    // Seasons: "2019-20", "2013/14"
    if (line.is_hyphen(i + 1) || line.word(i + 1) == "/") && line.glued(i + 1) && line.is_number(i + 2) && line.glued(i + 2) {
        let second = line.word(i + 2);
        if second.len() == 2 || year_number(line, i + 2).is_some() {
            return Some((Expression::Date(date), i + 3));
        }
    }
    Some((Expression::Date(date), i + 1))
}

fn date_of(year: i16, month: u32, day: u32) -> Option<Date> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| Date::new(year, month as u8, day as u8))
}

fn number(raw: &str) -> Option<u32> {
    (raw.len() <= 4).then(|| raw.parse().ok()).flatten()
}

fn day_number(raw: &str) -> Option<u8> {
    (raw.len() <= 2).then(|| raw.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

pub(crate) fn year_number(line: &Line, i: usize) -> Option<i16> {
    let raw = line.word(i);
    (line.is_number(i) && raw.len() == 4).then(|| raw.parse().ok()).flatten().filter(|y| (1000..=2199).contains(y))
}

/// Whether what follows makes the number before it a quantity.
fn quantity_follows(line: &Line, i: usize) -> bool {
    matches!(
        line.word(i),
        "%" | "percent" | "per" | "million" | "billion" | "thousand" | "hundred" | "people" | "dollars" | "euros"
    ) || line.is_hyphen(i) && line.glued(i) && line.is_word(i + 1) && line.glued(i + 1)
}

/// A month that begins at atom `i`: its number and the atom after (a full stop of an abbreviation included).
pub(crate) fn month(line: &Line, i: usize) -> Option<(u8, usize)> {
    let word = line.word(i);
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let (number, short) = match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    };
    // Small letters only where nothing else can be meant: texts without capitals exist.
    if !line.is_capital(i)
        && (matches!(word, "may" | "march" | "august" | "mar" | "jun" | "dec" | "sep" | "jan" | "apr" | "nov" | "oct" | "feb"))
    {
        let near = |k: usize| line.is_number(k) && day_number(line.word(k)).is_some();
        let numbered = near(i + 1) || short && line.word(i + 1) == "." && near(i + 2) || i > 0 && near(i - 1);
        if !numbered || word == "may" || word == "march" && !near(i + 1) {
            return None;
        }
    }
    let dot = usize::from(short && line.word(i + 1) == "." && (line.glued(i + 1) || line.is_number(i + 2)));
    Some((number, i + 1 + dot))
}

/// A day of the week at atom `i`; Monday is 1.
pub(crate) fn weekday(line: &Line, i: usize) -> Option<u8> {
    let word = line.word(i);
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    Some(match word {
        "monday" => 1,
        "tuesday" => 2,
        "wednesday" => 3,
        "thursday" => 4,
        "friday" => 5,
        "saturday" => 6,
        "sunday" => 7,
        "mon" if line.is_capital(i) => 1,
        "tue" | "tues" if line.is_capital(i) => 2,
        "wed" if line.is_capital(i) && line.word(i + 1) == "." => 3,
        "thu" | "thur" | "thurs" if line.is_capital(i) => 4,
        "fri" if line.is_capital(i) => 5,
        "sat" if line.is_capital(i) && line.word(i + 1) == "." => 6,
        "sun" if line.is_capital(i) && line.word(i + 1) == "." && i > 0 => 7,
        _ => return None,
    })
}
