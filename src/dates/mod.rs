//! Floor 3: calendar expressions, read as they stand ("last Tuesday", "October 7", "7 a.m.") and made absolute where the
//! document's date allows.

mod clock;
mod read;
mod resolve;

pub(crate) use clock::at as clock_at;
pub use read::{Edge, Expression, Period};
pub(crate) use read::{at as expression_at, month as month_at, weekday as weekday_at};
pub use resolve::resolve;

use crate::language::Line;

/// Reads the calendar expression that a text is ("last Tuesday", "7 October"): for a figure of kind date, the text of its span.
pub fn expression(text: &str) -> Option<Expression> {
    let lower = text.to_ascii_lowercase();
    let line = Line::new(text, &lower, 0, text.len(), Vec::new());
    expression_at(&line, 0).map(|(expression, _)| expression)
}
