//! Numbers in messages.

/// A number as a person would write it: no needless decimals.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if (rounded - rounded.round()).abs() < 1e-9 {
        let digits = format!("{:.0}", rounded.abs());
        let mut text = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 && digits.len() > 3 {
                text.push(',');
            }
            text.push(c);
        }
        if rounded < 0.0 { format!("-{text}") } else { text }
    } else {
        format!("{rounded:.1}")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_read_well() {
        assert_eq!(super::number(1_234_567.0), "1,234,567");
        assert_eq!(super::number(31.666), "31.7");
        assert_eq!(super::number(950.0), "950");
    }
}
