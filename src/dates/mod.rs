//! Floor 3: calendar expressions, read as they stand ("last Tuesday", "October 7", "7 a.m.") and made absolute where the
//! document's date allows.

mod ahead;
mod clock;
mod read;
mod resolve;

pub(crate) use clock::at as clock_at;
pub use read::{Calendar, Edge, Expression, Period};
pub(crate) use read::{ago, calendar as calendar_at, month as month_at, weekday as weekday_at};
pub use resolve::{When, resolve};

use crate::language::Line;

/// Reads the calendar expression that a text is ("last Tuesday", "7 October"), as in a sentence about the past.
pub fn expression(text: &str) -> Option<Calendar> {
    let lower = text.to_ascii_lowercase();
    let line = Line::new(text, &lower, 0, text.len(), Vec::new());
    calendar_at(&line, 0).map(|(calendar, _)| calendar)
}
