//! A paragraph's words with marks in the place of its figures, so that a rule can write down what it looks for.
//!
//! "Turnout rose from 30 per cent to 45 per cent, up 10 points." becomes `turnout rose from <p0> to <p1>, up <c2> points |`. Letters
//! tell the kind of figure; a range is two marks; `|` ends a sentence. All is ASCII, in small letters without accents, white space is one
//! space, a dash is [`DASH`] and quotation marks are gone.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use super::comparable::Side;
use super::number::number;
use super::pattern::{DASH, Found, Pattern};
use super::repair::{self, in_style, read_back};
use super::{Code, Finding, Page, Related, Repair, RepairKind, Replacement, Severity, stet};
use crate::attribution::wording::plain_letter;
use crate::figures::{Figure, Interval, Kind, Modifier, Stated};
use crate::text::{Date, FileSpan, Span};

static DAYS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("<[tho][0-9]+>"));

/// Stands for any other character.
const OTHER: char = '?';

/// One number of a paragraph.
pub(super) struct Slot<'a> {
    /// Its place in the page's figures.
    pub at: u32,
    pub figure: &'a Figure,
    /// One end of a range only, if it is one.
    pub span: Span,
    pub text: &'a str,
    pub value: f64,
    /// Of each end by itself, if it is a range of days.
    pub date: Option<Date>,
    /// What may stand behind the figure when its writer rounded as writers do: half a unit of the last place written. Hedged figures
    /// are wider.
    pub width: Interval,
}

/// One paragraph.
pub(super) struct Skeleton<'a> {
    pub page: Page<'a>,
    /// The place of the paragraph among the document's blocks.
    pub block: usize,
    pub text: String,
    pub slots: Vec<Slot<'a>>,
}

/// The paragraphs of a page that have figures, of the blocks that are wanted.
pub(super) fn skeletons<'a>(page: Page<'a>, mut wanted: impl FnMut(usize) -> bool) -> Vec<Skeleton<'a>> {
    let facts = page.facts;
    let mut skeletons = Vec::new();
    let mut at = 0;
    while let Some(&block) = facts.figure_blocks.get(at) {
        let end = at + facts.figure_blocks.get(at..).unwrap_or(&[]).iter().take_while(|it| **it == block).count();
        if wanted(block as usize) {
            skeletons.extend(skeleton(page, block as usize, at, end));
        }
        at = end;
    }
    skeletons
}

fn skeleton<'a>(page: Page<'a>, number: usize, from: usize, to: usize) -> Option<Skeleton<'a>> {
    let block = page.document.blocks.get(number)?;
    let mut skeleton = Skeleton { page, block: number, text: String::new(), slots: Vec::new() };
    let mut end = block.span.start;
    let mut sentence = 0;
    for at in from..to {
        let figure = page.facts.figures.get(at)?;
        skeleton.words(prose(block.span, &block.prose, end, figure.span.start), figure.sentence != sentence);
        skeleton.marks(at as u32, figure);
        (end, sentence) = (figure.span.end, figure.sentence);
    }
    let rest = prose(block.span, &block.prose, end, block.span.end);
    skeleton.words(rest, true);
    if !skeleton.text.ends_with('|') {
        skeleton.text.push_str(" |");
    }
    Some(skeleton)
}

/// The prose between two places of the file.
fn prose(block: Span, prose: &str, start: u32, end: u32) -> &str {
    prose.get(start.saturating_sub(block.start) as usize..end.saturating_sub(block.start) as usize).unwrap_or("")
}

impl<'a> Skeleton<'a> {
    /// `breaks` says whether sentences may end in these words.
    fn words(&mut self, words: &str, breaks: bool) {
        // "at 7 a.m. Then": the full stop was the figure's.
        let stop = self.slots.last().is_some_and(|it| it.text.ends_with('.'));
        if breaks && stop && words.trim_start().starts_with(char::is_uppercase) {
            self.text.push_str(" |");
        }
        let mut chars = words.chars().peekable();
        let mut before = ' ';
        while let Some(c) = chars.next() {
            match c {
                '.' | '!' | '?' if breaks && ends_sentence(chars.clone()) => self.text.push_str(" |"),
                '“' | '”' | '"' | '‘' | '<' | '>' | '|' | '*' | '_' => {}
                '’' => self.text.push('\''),
                '—' | '–' => self.text.push(DASH),
                '-' if before == '-' || before == ' ' && chars.peek().is_none_or(|it| *it == ' ') => self.text.push(DASH),
                '-' if chars.peek() == Some(&'-') => {}
                c if c.is_whitespace() => {
                    if !self.text.ends_with(' ') {
                        self.text.push(' ');
                    }
                }
                DASH => self.text.push(OTHER),
                c => self.text.extend(c.to_lowercase().map(plain_letter).map(|it| if it.is_ascii() { it } else { OTHER })),
            }
            before = c;
        }
    }

    fn marks(&mut self, at: u32, figure: &'a Figure) {
        let text = figure.span.of(&self.page.document.text);
        if let Some(((one, first), link, (other, last))) = days(figure, text) {
            self.mark(at, figure, one, f64::NAN, Some(first));
            self.text.push_str(link);
            self.mark(at, figure, other, f64::NAN, Some(last));
            return;
        }
        match figure.stated {
            Stated::Range(first, second) => match ends(text) {
                Some((one, link, other)) => {
                    self.mark(at, figure, one, first, None);
                    self.text.push_str(link);
                    self.mark(at, figure, other, second, None);
                }
                None => self.text.push_str("<x>"),
            },
            Stated::Value(value) => self.mark(at, figure, text, value, figure.date),
            Stated::Text => self.mark(at, figure, text, f64::NAN, figure.date),
        }
    }

    fn mark(&mut self, at: u32, figure: &'a Figure, text: &'a str, value: f64, date: Option<Date>) {
        let start = text.as_ptr() as usize - self.page.document.text.as_ptr() as usize;
        // Writing to a string cannot fail.
        let _ = write!(self.text, "<{}{}>", letter(figure), self.slots.len());
        let span = Span::new(start, start + text.len());
        self.slots.push(Slot { at, figure, span, text, value, date, width: width(figure, text, value) });
    }

    /// The text with a plain word in the place of days, clock times and ordinals: "from <c0> cases in then to <c1> in then".
    pub fn timeless(&self) -> Cow<'_, str> {
        DAYS.replace_all(&self.text, "then")
    }

    /// Whether at least so many figures of these kinds are here.
    pub fn has(&self, letters: &str, count: usize) -> bool {
        self.slots.iter().filter(|it| letters.contains(letter(it.figure))).count() >= count
    }

    /// The figure that a group of a pattern has found.
    pub fn slot(&self, found: &Found, name: &str) -> Option<&Slot<'a>> {
        self.slots.get(found.name(name)?.as_str().parse::<usize>().ok()?)
    }

    /// Whether no noun follows the figure that a group of a pattern has found: "from 30 million", not "from 30 schools".
    pub fn ends_phrase(&self, found: &Found, name: &str) -> bool {
        let Some(mark) = found.name(name).map(|it| format!("{}>", it.as_str())) else { return false };
        let behind = self.text.split('<').find_map(|it| it.get(1..)?.strip_prefix(mark.as_str()));
        behind.is_some_and(|it| {
            let word = it.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            word.is_empty()
                || ["to", "from", "in", "by", "a", "an", "the", "last", "then", "and", "over", "after"].contains(&word)
        })
    }

    /// A warning at one figure that others give the lie to.
    pub fn finding(&self, code: Code, slot: &Slot, message: String, others: &[&Slot]) -> Option<Finding> {
        let place = |it: &Slot| FileSpan { file: self.page.file, span: it.span };
        let mut finding = Finding::new(code, Severity::Warning, place(slot), message);
        finding.related = others.iter().map(|it| Related { span: place(it), message: "reckoned from this".into() }).collect();
        let values: Vec<String> = others.iter().map(|it| it.key()).collect();
        let side = Side::of(self.page, slot.at)?;
        finding.key = stet::reckoning(side, format!("{} from {}", slot.key(), values.join(", "))).into();
        Some(finding)
    }

    /// "42.9 per cent", spelt as one of these figures is, else as the paragraph spells it.
    pub fn percent(&self, value: f64, like: &[&Slot]) -> String {
        let spelling = |text: &str| [" per cent", " percent", "%", " pct"].into_iter().find(|it| text.contains(it.trim_start()));
        let prose = || self.page.document.blocks.get(self.block).and_then(|it| spelling(&it.prose));
        let found = like.iter().find_map(|it| spelling(it.text)).or_else(prose);
        format!("{}{}", number(value), found.unwrap_or(" per cent"))
    }

    /// The same paragraph with other numbers, each written as the one in its place; none where one is written otherwise, of which nothing
    /// can be told.
    pub fn edited<'b>(&self, edits: &'b [Replacement]) -> Option<Skeleton<'b>>
    where
        'a: 'b,
    {
        let slots = self.slots.iter().map(|slot| {
            let Slot { at, figure, span, text, value, date, width } = *slot;
            let slot: Slot<'b> = Slot { at, figure, span, text, value, date, width };
            match edits.iter().find(|it| it.span.span == span) {
                None => Some(slot),
                Some(edit) => {
                    let value = read_back(&edit.text)?;
                    let same = !slot.value.is_nan() && in_style(text, value).as_deref() == Some(&*edit.text);
                    same.then(|| Slot { text: &edit.text, value, width: self::width(figure, &edit.text, value), ..slot })
                }
            }
        });
        let slots: Vec<Slot<'b>> = slots.collect::<Option<_>>()?;
        let known = edits.iter().all(|edit| slots.iter().any(|it| it.span == edit.span.span));
        known.then(|| Skeleton { page: self.page, block: self.block, text: self.text.clone(), slots })
    }

    /// Another number in the place of one, written as it is written there.
    pub fn repair(&self, slot: &Slot, value: f64, what: &str) -> Option<Repair> {
        let text = in_style(slot.text, value)?;
        let title = format!("Change {what} to {text}");
        repair::replace(self.page, RepairKind::Reckon, slot.span, text, title)
    }
}

impl Slot<'_> {
    fn key(&self) -> String {
        if self.figure.kind == Kind::Date {
            return self.date.map_or_else(|| stet::value(self.figure), |it| it.to_string());
        }
        if self.value.is_nan() || matches!(self.figure.stated, Stated::Range(..)) {
            return if self.value.is_nan() { stet::value(self.figure) } else { number(self.value).replace(',', "") };
        }
        stet::value(self.figure)
    }

    /// Stated as it is, without a hedge.
    pub fn is_exact(&self) -> bool {
        self.figure.modifier == Modifier::Exact
    }
}

fn ends_sentence(after: std::iter::Peekable<std::str::Chars>) -> bool {
    let mut rest = after.skip_while(|c| matches!(c, '”' | '"' | '’' | ')'));
    match rest.next() {
        None => true,
        Some(c) => c.is_whitespace() && rest.find(|c| !c.is_whitespace()).is_none_or(|c| !c.is_lowercase()),
    }
}

/// The two ends of a range as it is written.
fn ends(text: &str) -> Option<(&str, &'static str, &str)> {
    for (link, shown) in [(" to ", " to "), (" and ", " and "), (" or ", " or "), ("–", " to "), ("—", " to "), ("-", " to ")]
    {
        if let Some((one, other)) = text.split_once(link)
            && !one.is_empty()
            && !other.is_empty()
        {
            return Some((one, shown, other));
        }
    }
    None
}

/// One end of a range, and the day or year it is.
type End<'a> = (&'a str, Date);

/// Both ends of a range of days or years: "1998 to 2004", "3 to 9 May", "May 3 to 9, 2024". Month and year are said once.
fn days<'a>(figure: &Figure, text: &'a str) -> Option<(End<'a>, &'static str, End<'a>)> {
    let first = figure.date.filter(|_| figure.kind == Kind::Date && matches!(figure.stated, Stated::Text))?;
    let (one, link, other) = ends(text)?;
    let number = |word: &str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok();
    let numbers: Vec<i16> = other.split([' ', ',']).filter_map(number).collect();
    let last = Date::parse(other.trim()).or_else(|| {
        let day = numbers.first().filter(|it| (1..=31).contains(*it)).map(|it| *it as u8);
        let year = numbers.get(1).copied().filter(|it| *it > 1000);
        day.filter(|_| first.month.is_some()).map(|day| Date { year, month: first.month, day: Some(day) })
    })?;
    let last = Date { year: last.year.or(first.year), ..last };
    let first = Date { year: first.year.or(last.year), ..first };
    Some(((one, first), link, (other, last)))
}

fn letter(figure: &Figure) -> char {
    match figure.kind {
        Kind::Count => 'c',
        Kind::Money => 'm',
        Kind::Percent if figure.unit.as_deref().is_some_and(|it| it.contains("point")) => 'q',
        Kind::Percent => 'p',
        Kind::Measure => 'u',
        Kind::Duration => 'd',
        Kind::Age => 'a',
        Kind::Fraction => 'f',
        Kind::Ratio => 'r',
        Kind::Score => 's',
        Kind::Ordinal => 'o',
        Kind::Date => 't',
        Kind::Time => 'h',
    }
}

/// How far the number behind a written one may lie from it.
fn width(figure: &Figure, text: &str, value: f64) -> Interval {
    let mut half = last_place(text, value) / 2.0;
    if matches!(figure.kind, Kind::Count | Kind::Money) && half <= 0.5 && value.fract() == 0.0 {
        half = 0.0;
    }
    let about = if figure.modifier == Modifier::About { 0.1 * value.abs() } else { 0.0 };
    let half = half.max(about) + 1e-9 * value.abs();
    match figure.modifier {
        Modifier::More => Interval { low: value - half, high: f64::INFINITY },
        Modifier::Less => Interval { low: f64::NEG_INFINITY, high: value + half },
        _ => Interval { low: value - half, high: value + half },
    }
}

/// What one more in the last place written is worth: 0.1 of 31.7, 100,000 of $2.4 million, 100 of 1,200. Of whole numbers below a
/// thousand it is one: "120 houses" were counted.
pub(super) fn last_place(text: &str, value: f64) -> f64 {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return 0.0 };
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let digits = rest.get(..end).unwrap_or("").trim_end_matches(['.', ',']);
    let decimals = digits.split_once('.').map_or(0, |it| it.1.len());
    let number: f64 = digits.replace(',', "").parse().unwrap_or(0.0);
    let scale = if number > 0.0 { (value / number).abs() } else { 1.0 };
    if decimals > 0 || scale > 1.5 {
        return scale * 10f64.powi(-(decimals as i32));
    }
    let mut place = 1.0;
    while value.abs() >= 1000.0 && place < value.abs() && (value / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    // "10,000" may be the count itself or rounded to the thousand; nobody rounds by more than a twentieth without saying so.
    place.min(if place > 1.0 { value.abs() / 10.0 } else { 1.0 })
}

/// Interval arithmetic, for figures that are not negative.
pub(super) fn sum(parts: &[&Slot]) -> Interval {
    parts.iter().fold(Interval::point(0.0), |sum, it| Interval { low: sum.low + it.width.low, high: sum.high + it.width.high })
}

/// One by the other.
pub(super) fn quotient(a: Interval, b: Interval) -> Interval {
    let (low, high) = (a.low.max(0.0), a.high.max(0.0));
    let top = if b.low > 0.0 { high / b.low } else { f64::INFINITY };
    Interval { low: if b.high.is_finite() { low / b.high.max(f64::MIN_POSITIVE) } else { 0.0 }, high: top.max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[test]
    fn what_a_paragraph_becomes() {
        let read = |text: &str| {
            let fixture = Fixture::new(text);
            let page = fixture.world.page(fixture.file()).unwrap();
            skeletons(page, |_| true).iter().map(|it| it.text.clone()).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            read("Turnout rose from 30 per cent to 45 per cent, up 10 points."),
            "turnout rose from <p0> to <p1>, up <c2> points |"
        );
        assert_eq!(
            read("“It’s 12,” she said – at last. Then 14 people came."),
            "it's <c0>, she said ~ at last | then <c1> people came |"
        );
    }

    #[test]
    fn places_written() {
        for (text, value, place) in [
            ("31.7 per cent", 31.7, 0.1),
            ("$2.4 million", 2.4e6, 1e5),
            ("£4m", 4e6, 1e6),
            ("120", 120.0, 1.0),
            ("1,200", 1200.0, 100.0),
            ("1,234", 1234.0, 1.0),
            ("10,000", 10_000.0, 1000.0),
            ("nine", 9.0, 0.0),
        ] {
            assert!((last_place(text, value) - place).abs() < 1e-6 * place.max(1.0), "{text}");
        }
    }
}
