//! The digits of a number, and how fingers and memory mix them up: "421" and "412", "84 million" and "84 billion".

use super::quantity::mix;

/// The digits of a number, from the first to the last that is no nought, and how many there are before the decimal point.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    digits: [u8; Digits::MOST],
    pub count: usize,
    pub size: i32,
}

impl Digits {
    /// More than anybody writes.
    const MOST: usize = 12;

    /// None for what is no number of things: nothing, less than nothing, or more than a quadrillion.
    pub fn of(value: f64) -> Option<Digits> {
        if !(value > 0.0 && value < 1e15) {
            return None;
        }
        let size = value.log10().floor() as i32 + 1;
        // As many digits before the point as there is room for, rounded: what is left of the double's own error is cut off.
        let mut whole = (value * 10f64.powi(Digits::MOST as i32 - size)).round() as u64;
        let mut digits = [0; Digits::MOST];
        for place in digits.iter_mut().rev() {
            *place = (whole % 10) as u8;
            whole /= 10;
        }
        let count = digits.iter().rposition(|it| *it != 0).map_or(0, |at| at + 1);
        Some(Digits { digits, count, size })
    }

    /// The same for every number of these digits, in whatever order.
    pub fn key(&self) -> u64 {
        // Four bits tell how often each digit stands there.
        mix(0, self.first(self.count).iter().fold(0, |sum, it| sum + (1 << (4 * it))))
    }

    fn first(&self, count: usize) -> &[u8] {
        self.digits.get(..count).unwrap_or(&self.digits)
    }

    fn sorted(&self, count: usize) -> Vec<u8> {
        let mut row = self.first(count).to_vec();
        row.sort_unstable();
        row
    }

    /// Whether it has no digit behind the decimal point.
    fn is_whole(&self) -> bool {
        self.count as i32 <= self.size
    }

    /// How much it says that two numbers are made of nearly the same digits: by how seldom that happens to two numbers of two, three, four,
    /// and five or more digits. Of a thousand pairs of three digits two are swapped neighbours, of ten thousand pairs of four digits three.
    pub fn mixed_up(self, other: Digits) -> i32 {
        let count = self.count.max(other.count);
        let (x, y) = (self.first(count), other.first(count));
        // 12.0 and 10.2: nobody writes the nought that would be mixed up.
        if self.count != other.count && self.size == other.size && !(self.is_whole() && other.is_whole()) {
            return 0;
        }
        let weigh = |weights: [i32; 4]| count.checked_sub(2).and_then(|at| weights.get(at.min(3))).copied().unwrap_or(0);
        if self.size != other.size {
            // A nought too many, a million for a billion.
            let slip = matches!(self.size.abs_diff(other.size), 1 | 2 | 3 | 6);
            return if x == y && slip { weigh([2, 4, 5, 6]) } else { 0 };
        }
        let differ: Vec<usize> = (0..count).filter(|&at| x.get(at) != y.get(at)).collect();
        match differ[..] {
            [] => 0,
            [_] => weigh([0, 1, 2, 4]),
            [first, second] if second == first + 1 && self.sorted(count) == other.sorted(count) => {
                // The first digits are looked at twice.
                weigh([1, 4, 6, 9]) + if first == 0 { -1 } else { i32::from(count > 3) }
            }
            _ if self.sorted(count) == other.sorted(count) => weigh([0, 1, 3, 6]),
            _ => 0,
        }
    }
}

/// The same of two numbers; 0 where one has no digits.
pub(super) fn mixed_up(x: f64, y: f64) -> i32 {
    Digits::of(x).zip(Digits::of(y)).map_or(0, |(x, y)| x.mixed_up(y))
}

/// Whether the digits of two numbers can be the same ones, told at once: they leave the same when the number is divided by nine, in whatever
/// order they stand, and whatever noughts come behind. Of long numbers one digit may also differ.
pub(super) fn may_be_mixed_up(x: f64, y: f64) -> bool {
    let rest = |value: f64| (value * 1000.0).round() as u64 % 9;
    let long = |value: f64| value >= 10_000.0 && value % 1000.0 != 0.0;
    rest(x) == rest(y) || long(x) && long(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(x: f64, y: f64, weight: i32) {
        let (a, b) = (Digits::of(x).unwrap(), Digits::of(y).unwrap());
        assert_eq!((a.mixed_up(b), b.mixed_up(a)), (weight, weight), "{x} {y}");
        assert!(weight < 4 || may_be_mixed_up(x, y), "{x} {y}: told apart at once");
    }

    #[test]
    fn what_fingers_mix_up() {
        check(421.0, 412.0, 4);
        check(916.0, 196.0, 3);
        check(1217.0, 1127.0, 7);
        check(648_350.0, 684_350.0, 10);
        check(16.2, 12.6, 4);
        check(46.0, 64.0, 0);
        check(1200.0, 1020.0, 4);
    }

    #[test]
    fn a_nought_too_many() {
        check(37.8e6, 37.8e9, 4);
        check(0.84, 8.4, 2);
        check(8e6, 8e9, 0);
        check(1217.0, 12_170.0, 5);
        check(421.0, 42_100_000.0, 0);
    }

    #[test]
    fn one_digit() {
        check(64_835.0, 64_825.0, 4);
        check(1217.0, 1227.0, 2);
        check(62.0, 72.0, 0);
    }

    #[test]
    fn other_numbers() {
        check(421.0, 421.0, 0);
        check(421.0, 387.0, 0);
        check(12.0, 10.2, 0);
        check(6200.0, 20_500.0, 0);
        assert!(Digits::of(0.0).is_none());
        assert!(Digits::of(-4.0).is_none());
        assert!(Digits::of(f64::NAN).is_none());
    }

    #[test]
    fn keys_know_no_order() {
        let key = |value: f64| Digits::of(value).unwrap().key();
        assert_eq!(key(421.0), key(412.0));
        assert_eq!(key(421.0), key(42_100.0));
        assert_ne!(key(421.0), key(422.0));
    }
}
