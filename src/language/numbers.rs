//! Numbers in words, from zero to ninety-nine: the one list of them for reading words and for writing them.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number that one word in small letters names, without a hyphen: "seven", "seventy".
pub fn value(word: &str) -> Option<u32> {
    let small = ONES.iter().position(|it| *it == word).map(|at| at as u32);
    small.or_else(|| TENS.iter().position(|it| *it == word).map(|at| 20 + 10 * at as u32))
}

/// A number up to a hundred in words: "twenty-two".
pub fn spelled(value: u32) -> String {
    let ten = (value / 10).checked_sub(2).and_then(|at| TENS.get(at as usize));
    match (ONES.get(value as usize), ten, ONES.get((value % 10) as usize)) {
        (Some(word), ..) => (*word).to_string(),
        (None, Some(ten), _) if value.is_multiple_of(10) => (*ten).to_string(),
        (None, Some(ten), Some(one)) => format!("{ten}-{one}"),
        _ => "one hundred".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_is_read() {
        for number in 0..100 {
            let words = spelled(number);
            let read: Option<u32> = words.split('-').map(value).sum();
            assert_eq!(read, Some(number), "{words}");
        }
        assert_eq!(value("hundred"), None);
        assert_eq!(spelled(100), "one hundred");
    }
}
