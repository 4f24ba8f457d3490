//! Shares: "two-thirds", "a third of", "half the town", "one in four", "nine out of 10".

use super::draft::Draft;
use super::lists::Words;
use super::units::Base;
use super::{Kind, Stated, digits, modifiers, numerals, units};
use crate::language::Line;

/// A fraction that begins at atom `i`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share {
    pub value: f64,
    pub end: usize,
    /// "one in four" rather than "a quarter": what is counted stands behind.
    pub ratio: bool,
}

/// "tenths", "hundredths": words of small parts.
pub(super) fn part_word(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    matches!(word, "tenth" | "hundredth" | "thousandth" | "millionth" | "billionth" | "fraction" | "third" | "quarter" | "split")
}

pub(crate) fn at(line: &Line, i: usize, decimal_comma: bool) -> Option<Share> {
    if matches!(line.word(i), "minus" | "negative") {
        return at(line, i + 1, decimal_comma).map(|share| Share { value: -share.value, ..share });
    }
    if let Some(value) = digits::vulgar(line.word(i)) {
        return Some(Share { value, end: i + 1, ratio: false });
    }
    if let Some(share) = half(line, i) {
        return Some(share);
    }
    if let Some(share) = one_in(line, i, decimal_comma).or_else(|| over(line, i, decimal_comma)) {
        return Some(share);
    }
    let article = matches!(line.word(i), "a" | "an") && numerals::cardinal(line, i, false, false).is_none();
    if article || line.is_number(i) {
        return single(line, i);
    }
    words(line, i, decimal_comma)
}

/// "a third of those", "a quarter more"; without "of" a third may be a place in a race and a quarter a coin or three months.
fn single(line: &Line, i: usize) -> Option<Share> {
    if line.is_number(i) {
        return None;
    }
    let (d, plural, end) = denominator(line, i + 1, true)?;
    if plural || d <= 2.0 {
        return None;
    }
    let (word, next) = (line.word(i + 1), line.word(end));
    let comparative = matches!(
        next,
        "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "smaller" | "as" | "bigger" | "cheaper" | "longer"
    );
    let closed = matches!(next, "" | "." | "," | ";" | ")" | "since" | "from" | "by")
        && word != "fifth"
        && !matches!(word, "second" | "sixth" | "seventh");
    let closed = closed && i > 0 && BEFORE_SHARE.has(line.word(i - 1));
    // "just under a third supported it", "twelve flats, of which a fifth would be let"
    let said = SAID_OF_SHARE.has(next) || next.len() > 4 && next.ends_with("ed");
    let hedged = i > 0 && HEDGING.has(line.word(i - 1));
    let among = i > 1 && matches!(line.word(i - 1), "which" | "whom") && line.word(i - 2) == "of";
    let closed = closed || said && (hedged || among);
    let of = next == "of"
        && !matches!(line.word(end + 1), "a" | "an" if matches!(line.word(end + 2), "million" | "billion" | "century"));
    let scaled = next == "of" && line.word(end + 1) == "a";
    let whole = i == 0 && !line.is_word(end) && end + 1 >= line.len();
    // "a hundredth of", "a trillionth": small parts need no "of"
    let tiny = matches!(word, "hundredth" | "thousandth" | "millionth" | "billionth" | "trillionth") && !line.is_word(end);
    // "a quarter teaspoon", "a third cup"
    let measured = d <= 4.0
        && units::at(line, end).is_some_and(|(unit, _)| matches!(unit.base, Base::Volume | Base::Mass) && line.is_word(end));
    (measured || comparative || closed || of || scaled || whole || tiny).then_some(Share { value: 1.0 / d, end, ratio: false })
}

/// The denominator at atom `i`: "fifths", "twenty-fifth", "hundred and fifth" where the numerator is one; whether it is a plural, and
/// the atom after.
fn denominator(line: &Line, i: usize, one: bool) -> Option<(f64, bool, usize)> {
    let word = line.word(i);
    if let Some(d) = numerals::denominator(word) {
        return Some((d, word.ends_with('s') || word == "halves", i + 1));
    }
    if let Some(ten) = numerals::tens(word) {
        let at = i + 1 + usize::from(line.is_hyphen(i + 1));
        let word = line.word(at);
        let d = numerals::ordinal_word(word.strip_suffix('s').unwrap_or(word)).filter(|d| *d < 10.0)?;
        return Some((ten + d, word.ends_with('s'), at + 1));
    }
    // "one one hundred and fifth"
    let hundred = one && line.word(i + 1) == "hundred";
    hundred.then(|| numerals::ordinal(line, i)).flatten().map(|(d, end)| (d, false, end))
}

/// A numerator and a denominator in words: "two-thirds", "one fourth", "three quarters".
fn words(line: &Line, i: usize, decimal_comma: bool) -> Option<Share> {
    let n = numerals::cardinal(line, i, decimal_comma, true)?;
    if n.digits && n.value > 100.0 {
        return None;
    }
    let dash = usize::from(line.is_hyphen(n.end));
    let at = n.end + dash;
    let (mut d, plural, end) = denominator(line, at, n.value == 1.0)?;
    let (mut count, word) = (n.value, line.word(at));
    // "one hundred thirty fifths" are a hundred thirty-fifths
    if let Some(ten) = numerals::tens(line.word(n.end - 1)).filter(|ten| !n.digits && *ten < count && d < 10.0 && plural) {
        count -= ten;
        d += ten;
    }
    // "one fifth" is a fraction, "twenty fifth" an ordinal.
    if d == 2.0 && count != 1.0 || plural == (count == 1.0) {
        return None;
    }
    // "one twenty-fifth anniversary" is none
    if !plural && end > at + 1 && line.is_word(end) && line.word(end) != "of" {
        return None;
    }
    // "three quarters" of growth in a row are nine months.
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    if d == 4.0 && word.starts_with("quarter") {
        let fiscal =
            matches!(prior, "last" | "past" | "first" | "next" | "consecutive" | "straight" | "previous" | "the" | "these")
                || count > 3.0
                || count == 2.0;
        if fiscal && line.word(end) != "of" {
            return None;
        }
    }
    Some(Share { value: count / d, end, ratio: false })
}

fn half(line: &Line, i: usize) -> Option<Share> {
    let (at, article) = match (line.word(i), line.word(i + 1)) {
        ("half", _) => (i, false),
        ("a", "half") => (i + 1, true),
        _ => return None,
    };
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let next = line.word(at + 1);
    let share = Some(Share { value: 0.5, end: at + 1, ratio: false });
    // "pepper and half a cup of cream", but "one and half a million"
    let listed = prior == "and" && matches!(next, "a" | "an") && units::at(line, at + 2).is_some();
    if HALF_OF_ITS_OWN.has(prior) && !listed {
        return None;
    }
    // "half-staff", "half-time", "half an eye"; "half-hour" and "half-mile" are measures
    if line.is_hyphen(at + 1) && line.glued(at + 1) {
        let measured = units::at(line, at + 2).is_some() && !matches!(line.word(at + 2), "year" | "cup" | "yearly");
        return if measured { share } else { None };
    }
    match next {
        "of" | "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "my" | "those" | "these" | "all" | "this"
        | "that" | "what" => {
            if next == "a" && matches!(line.word(at + 2), "dozen" | "million" | "billion") {
                None
            } else {
                share
            }
        }
        "million" | "billion" | "dozen" | "time" | "staff" | "mast" | "way" | "back" | "hearted" | "brother" | "sister"
        | "term" | "marathon" | "year" | "century" | "empty" | "full" => None,
        "" | "." | "," | ";" | ")" => (article || BEFORE_HALF.has(prior) || line.len() <= 2).then_some(()).and(share),
        _ => {
            let unit = units::at(line, at + 1).is_some();
            let noun = super::not_figures::is_plural(next);
            (unit || noun && !matches!(prior, "the" | "a")).then_some(()).and(share)
        }
    }
}

/// "one over three" as it is said of numbers: behind "is" or alone, and at the end of its clause. "Three over 80" are people.
fn over(line: &Line, i: usize, decimal_comma: bool) -> Option<Share> {
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    if !matches!(prior, "" | "is" | "was" | "be" | "equals" | "=" | "minus" | "negative") {
        return None;
    }
    let a = numerals::cardinal(line, i, decimal_comma, false)?;
    if line.word(a.end) != "over" {
        return None;
    }
    let b = numerals::cardinal(line, a.end + 1, decimal_comma, true)?;
    let closed = !line.is_word(b.end) && !matches!(line.word(b.end), "%" | "$");
    (closed && b.value > 0.0).then_some(Share { value: a.value / b.value, end: b.end, ratio: false })
}

/// "one in four", "9 out of 10".
fn one_in(line: &Line, i: usize, decimal_comma: bool) -> Option<Share> {
    let a = numerals::cardinal(line, i, decimal_comma, false)?;
    let out = line.has(a.end, &["out", "of"]);
    let every = line.has(a.end, &["in", "every"]) || line.has(a.end, &["of", "every"]);
    let at = if out || every {
        a.end + 2
    } else if line.word(a.end) == "in" {
        a.end + 1
    } else {
        return None;
    };
    let at = at + usize::from(out && line.word(at) == "every");
    let b = numerals::cardinal(line, at, decimal_comma, false)?;
    if !(a.value > 0.0 && a.value < b.value && a.value.fract() == 0.0 && b.value.fract() == 0.0) {
        return None;
    }
    let year = b.bare && (1500.0..2100.0).contains(&b.value);
    let round = matches!(b.value as u64, 10 | 100 | 1000 | 10_000 | 100_000 | 1_000_000) || b.value <= 5.0 && a.value == 1.0;
    // "three in 20 games", "one in two weeks"
    let measured = units::at(line, b.end).is_some() || ATTEMPTS.has(line.word(b.end));
    // "two in five", alone or of people
    let next = line.word(b.end);
    let few = b.value <= 10.0 && (!line.is_word(b.end) || matches!(next, "of" | "or") || super::not_figures::is_plural(next));
    (!year && (out || every || !measured && (round || few || a.value == 1.0))).then_some(Share {
        value: a.value / b.value,
        end: b.end,
        ratio: true,
    })
}

/// A share, and what it is a share of when that is a unit: "half a mile", "1/2 pound", "two-thirds of a litre".
pub(super) fn fraction(line: &Line, i: usize, share: Share) -> Option<Draft> {
    let (mut hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, share.end, Kind::Fraction, Stated::Value(share.value));
    draft.core = i;
    draft.num_end = share.end;
    draft.share = share.ratio;
    draft.step = share.value;
    draft.digits = false;
    let mut at = share.end;
    at += usize::from(line.is_hyphen(at) && line.glued(at));
    if line.word(at) == "of" && matches!(line.word(at + 1), "a" | "an") {
        at += 1;
    }
    at += usize::from(matches!(line.word(at), "a" | "an"));
    // "half a million", "a quarter of a million" are numbers
    if numerals::scale_word(line.word(at)).is_some() || line.word(at) == "hundred" {
        return None;
    }
    if !share.ratio
        && line.is_word(at)
        && let Some((unit, next)) = units::at(line, at).filter(|(unit, _)| {
            unit.base != Base::Percent && line.word(at) != "in" && (unit.name != "second" || article(line, at))
        })
    {
        // "half the day" is a share of it
        draft.kind = if unit.base == Base::Time { Kind::Duration } else { Kind::Measure };
        draft.unit = Some(unit.name.to_string());
        let mut end = next;
        if let Some((below, next)) = units::per(line, end) {
            draft.unit = Some(format!("{} per {below}", unit.name));
            end = next;
        }
        draft.to = modifiers::after(line, end, &mut hedge);
    } else {
        draft.to = modifiers::after(line, share.end, &mut hedge);
    }
    draft.hedge = hedge;
    draft.settle();
    draft.trend = None;
    Some(draft)
}

/// "two hundredths of a second": the unit at atom `at` has its article.
fn article(line: &Line, at: usize) -> bool {
    at >= 2 && line.word(at - 1) == "a" && line.word(at - 2) == "of"
}

/// What a share at the end of its phrase follows.
static BEFORE_SHARE: Words = Words::new("by than about nearly almost over around roughly just least to only is under");

/// Hedges that leave no doubt that a share follows.
static HEDGING: Words = Words::new("than about nearly almost over under around roughly least barely");

/// What a share without "of" is the subject of.
static SAID_OF_SHARE: Words = Words::new(
    "was were is are has have had will would could can may might should must said say think thought want went came back backed \
     support believe feel felt live work voted vote did do",
);

/// What makes a half a thing of its own: "the first half", "the other half".
static HALF_OF_ITS_OWN: Words = Words::new(
    "first second third fourth last final opening closing this that other better each next top bottom upper lower northern \
     southern eastern western and one its per latter former early late",
);

/// What a half at the end of its phrase follows: "cut by half".
static BEFORE_HALF: Words = Words::new("by in than about nearly almost over around roughly only to");

/// What "three in 20" is no share of.
static ATTEMPTS: Words = Words::new("games matches years attempts minutes outings seasons starts races innings");
