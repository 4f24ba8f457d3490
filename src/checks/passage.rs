//! Figures of one sentence with the words between them, for the rules that calculate.

use std::ops::Range;

use super::comparable::Side;
use super::{Code, Finding, Page, Related, Severity, stet};
use crate::figures::{Figure, Kind, Modifier, Stated};
use crate::text::FileSpan;

/// One sentence's figures.
#[derive(Clone)]
pub(super) struct Passage<'a> {
    pub page: Page<'a>,
    /// Places in the page's figures.
    pub figures: Range<usize>,
}

/// The sentences of a page that have figures, in text order.
pub(super) fn passages<'a>(page: Page<'a>) -> Vec<Passage<'a>> {
    let facts = page.facts;
    let place = |at: usize| facts.figures.get(at).map(|it| (facts.figure_blocks.get(at).copied().unwrap_or(0), it.sentence));
    let mut passages: Vec<Passage> = Vec::new();
    for at in 0..facts.figures.len() {
        match passages.last_mut() {
            Some(last) if place(last.figures.start) == place(at) => last.figures.end = at + 1,
            _ => passages.push(Passage { page, figures: at..at + 1 }),
        }
    }
    passages
}

impl<'a> Passage<'a> {
    pub fn figure(&self, at: usize) -> Option<&'a Figure> {
        self.page.facts.figures.get(at)
    }

    /// The words between a figure and the next one, in small letters, as they stand. Empty when they overlap or run far.
    pub fn between(&self, a: usize, b: usize) -> String {
        let (Some(x), Some(y)) = (self.figure(a), self.figure(b)) else { return String::new() };
        self.text(x.span.end, y.span.start).to_lowercase()
    }

    /// The words right before a figure, at most so many bytes, within its line.
    pub fn before(&self, at: usize, bytes: u32) -> String {
        let Some(figure) = self.figure(at) else { return String::new() };
        let mut start = figure.span.start.saturating_sub(bytes);
        while !self.page.document.text.is_char_boundary(start as usize) {
            start += 1;
        }
        let words = self.text(start, figure.span.start);
        words.rsplit('\n').next().unwrap_or("").to_lowercase()
    }

    /// The words right after a figure, at most so many bytes, within its line.
    pub fn after(&self, at: usize, bytes: u32) -> String {
        let Some(figure) = self.figure(at) else { return String::new() };
        let text = &self.page.document.text;
        let mut end = (figure.span.end as usize).saturating_add(bytes as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.text(figure.span.end, end as u32).split('\n').next().unwrap_or("").to_lowercase()
    }

    fn text(&self, start: u32, end: u32) -> &'a str {
        self.page.document.text.get(start as usize..end.max(start) as usize).unwrap_or("")
    }

    /// The words of a figure.
    pub fn words(&self, at: usize) -> &'a str {
        self.figure(at).map_or("", |it| it.span.of(&self.page.document.text))
    }

    /// A warning at one figure that others give the lie to.
    pub fn finding(&self, code: Code, at: usize, message: String, others: &[usize], why: &str) -> Option<Finding> {
        let place = |at: usize| self.figure(at).map(|it| FileSpan { file: self.page.file, span: it.span });
        let mut finding = Finding::new(code, Severity::Warning, place(at)?, message);
        finding.related = others.iter().filter_map(|&at| Some(Related { span: place(at)?, message: why.to_string() })).collect();
        let values: Vec<String> = others.iter().filter_map(|&at| self.figure(at)).map(stet::value).collect();
        let side = Side::of(self.page, at as u32)?;
        finding.key = stet::reckoning(side, format!("{} from {}", stet::value(side.figure), values.join(", ")));
        Some(finding)
    }

    /// The value of a plain count that is stated exactly.
    pub fn exact(&self, at: usize) -> Option<f64> {
        let figure = self.figure(at)?;
        match figure.stated {
            Stated::Value(value)
                if figure.kind == Kind::Count && figure.modifier == Modifier::Exact && figure.trend.is_none() =>
            {
                Some(value)
            }
            _ => None,
        }
    }
}

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
