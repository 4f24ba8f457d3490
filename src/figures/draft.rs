//! A figure on its way: everything but what it counts.

use super::modifiers::{self, Hedge};
use super::{Interval, Kind, Stated, Trend};
use crate::dates::Calendar;
use crate::text::Date;

/// A figure before its noun is known. Positions are atoms.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// With its modifiers.
    pub from: usize,
    pub to: usize,
    /// The number itself, its sign or currency included.
    pub core: usize,
    /// After the number and its scale word.
    pub num_end: usize,
    pub kind: Kind,
    pub stated: Stated,
    pub interval: Interval,
    pub hedge: Hedge,
    pub trend: Option<Trend>,
    pub unit: Option<String>,
    /// The atom of a noun that hangs on a hyphen ("four-cylinder").
    pub noun: Option<usize>,
    /// Waits for its unit in what follows ("7- or 8-inch", "eight or nine euros").
    pub waiting: bool,
    pub date: Option<Date>,
    /// Also for durations that tell when: "two days ago".
    pub calendar: Option<Calendar>,
    pub clock: Option<u16>,
    pub zone: Option<i16>,
    /// The two numbers of a score.
    pub score: Option<(u16, u16)>,
    /// "one in four": the whole stands behind.
    pub share: bool,
    /// Took its unit from what follows.
    pub shared: bool,
    pub step: f64,
    pub scaled: bool,
    pub digits: bool,
}

impl Draft {
    pub fn new(from: usize, to: usize, kind: Kind, stated: Stated) -> Draft {
        Draft {
            from,
            to,
            core: from,
            num_end: to,
            kind,
            stated,
            interval: Interval::ALL,
            hedge: Hedge::NONE,
            trend: None,
            unit: None,
            noun: None,
            waiting: false,
            date: None,
            calendar: None,
            clock: None,
            zone: None,
            score: None,
            share: false,
            shared: false,
            step: 1.0,
            scaled: false,
            digits: true,
        }
    }

    /// Recomputes the interval, after kind or hedge have changed.
    pub fn settle(&mut self) {
        self.interval = match self.stated {
            Stated::Value(value) => modifiers::interval(value, self.step, self.kind, self.scaled, self.digits, &self.hedge),
            Stated::Range(low, high) => modifiers::range(low, high, &self.hedge),
            Stated::Text => Interval::ALL,
        };
    }
}

impl Draft {
    pub fn hedge_free(&self) -> bool {
        self.from == self.core
    }
}
