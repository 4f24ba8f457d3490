//! What several rules ask of the calendar.

use super::Page;
use crate::text::Date;

pub(super) const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day of the calendar; none when there is no such day, or when the year is not known and cannot be told.
pub(super) fn day(page: Page, date: Date) -> Option<jiff::civil::Date> {
    let (month, day) = (date.month?, date.day?);
    let year = date.year.or_else(|| year_of(page.document.meta.date, month, day))?;
    jiff::civil::Date::new(year, month as i8, day as i8).ok()
}

/// The day of publication; none without a full date.
pub(super) fn published(page: Page) -> Option<jiff::civil::Date> {
    let date = page.document.meta.date.filter(|it| it.is_full())?;
    jiff::civil::Date::new(date.year?, date.month? as i8, date.day? as i8).ok()
}

/// Days from one to the other; negative when the other is earlier.
pub(super) fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> i64 {
    from.until(to).map_or(0, |it| i64::from(it.get_days()))
}

/// How many days a month has; without a year, February has 29.
pub(super) fn length(year: Option<i16>, month: u8) -> u8 {
    jiff::civil::Date::new(year.unwrap_or(2000), month as i8, 1).map_or(31, |it| it.days_in_month() as u8)
}

/// The year in which the date falls nearest to the document's own; none around the turning point, where both years fit.
pub(super) fn year_of(own: Option<Date>, month: u8, day: u8) -> Option<i16> {
    let own = own.filter(|it| it.is_full())?;
    let (year, own_month, own_day) = (own.year?, own.month?, own.day?);
    let place = |month: u8, day: u8| i32::from(month) * 31 + i32::from(day);
    let apart = place(month, day) - place(own_month, own_day);
    match apart {
        -150..=150 => Some(year),
        ..=-220 => Some(year + 1),
        220.. => Some(year - 1),
        _ => None,
    }
}

/// The weekday of a date whose day, month and year are known; Monday is 0.
pub(super) fn weekday_of(date: Date) -> Option<u8> {
    jiff::civil::Date::new(date.year?, date.month? as i8, date.day? as i8).ok().map(weekday)
}

/// Monday is 0.
pub(super) fn weekday(date: jiff::civil::Date) -> u8 {
    date.weekday().to_monday_zero_offset() as u8
}
