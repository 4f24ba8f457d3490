//! What a figure's words allow, as a closed interval.

use std::hash::{Hash, Hasher};

/// A closed interval; an open end is an infinity. `low <= high` always.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Hash for Interval {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.low.to_bits(), self.high.to_bits()).hash(state);
    }
}

impl Interval {
    pub const ALL: Interval = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub fn new(low: f64, high: f64) -> Interval {
        if low <= high { Interval { low, high } } else { Interval { low: high, high: low } }
    }

    pub fn point(value: f64) -> Interval {
        Interval { low: value, high: value }
    }

    /// Whether some value lies in both, allowing for the noise of binary fractions.
    pub fn meets(self, other: Interval) -> bool {
        let size = |end: f64| if end.is_finite() { end.abs() } else { 0.0 };
        let noise = 1e-9 * size(self.low).max(size(self.high));
        self.low <= other.high + noise && other.low <= self.high + noise
    }

    /// The same in another unit.
    #[must_use]
    pub fn scale(self, factor: f64) -> Interval {
        Interval::new(self.low * factor, self.high * factor)
    }
}
