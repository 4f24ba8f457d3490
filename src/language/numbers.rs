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

/// Words that a figure may open with besides its number.
const OPENERS: [&str; 26] = [
    "about",
    "almost",
    "another",
    "around",
    "approximately",
    "at",
    "between",
    "both",
    "dozens",
    "fewer",
    "half",
    "hundreds",
    "just",
    "less",
    "more",
    "nearly",
    "only",
    "over",
    "roughly",
    "several",
    "some",
    "thousands",
    "under",
    "up",
    "well",
    "a",
];

/// A figure from the beginning of a sentence, to stand inside one: "Four paintings" gives "four paintings", "About 40" "about 40". What
/// opens with a name stays as it is.
pub fn inside(text: &str) -> String {
    let first = text.split([' ', '-', '\u{a0}']).next().unwrap_or("").to_lowercase();
    let plain = value(&first).is_some() || matches!(first.as_str(), "hundred" | "thousand") || OPENERS.contains(&first.as_str());
    let mut chars = text.chars();
    match chars.next() {
        Some(capital) if plain && capital.is_uppercase() => capital.to_lowercase().chain(chars).collect(),
        _ => text.to_string(),
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
    }

    #[test]
    fn a_figure_inside_a_sentence() {
        for (text, expected) in [
            ("Four paintings", "four paintings"),
            ("Twenty-two people", "twenty-two people"),
            ("About 18,500 cars", "about 18,500 cars"),
            ("Rs 500", "Rs 500"),
            ("May 3", "May 3"),
            ("12 people", "12 people"),
        ] {
            assert_eq!(inside(text), expected);
        }
    }

    #[test]
    fn a_hundred() {
        assert_eq!(spelled(100), "one hundred");
    }
}
