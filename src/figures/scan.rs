//! The main pass: one sentence's atoms from left to right, figure by figure.

use super::amount::{self, Amount};
use super::modifiers::{self, Hedge};
use super::units::{self, Base};
use super::{Interval, Kind, Modifier, Stated, Trend, ages, fractions, not_figures, numerals};
use crate::language::Line;
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
    pub clock: Option<u16>,
    /// "one in four": the whole stands behind.
    pub share: bool,
    /// Took its unit from what follows.
    shared: bool,
    step: f64,
    scaled: bool,
    digits: bool,
}

impl Draft {
    fn new(from: usize, to: usize, kind: Kind, stated: Stated) -> Draft {
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
            clock: None,
            share: false,
            shared: false,
            step: 1.0,
            scaled: false,
            digits: true,
        }
    }

    /// Recomputes the interval, after kind or hedge have changed.
    fn settle(&mut self) {
        self.interval = match self.stated {
            Stated::Value(value) => modifiers::interval(value, self.step, self.kind, self.scaled, self.digits, &self.hedge),
            Stated::Range(low, high) => modifiers::range(low, high, &self.hedge),
            Stated::Text => Interval::ALL,
        };
    }
}

/// All figures of a sentence, in order.
pub(crate) fn scan(line: &Line, decimal_comma: bool) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut i = 0;
    let mut free = 0; // the atom after the last figure: modifiers must not reach into it
    while i < line.len() {
        if !may_begin(line, i) {
            i += 1;
            continue;
        }
        let next = if let Some(draft) = calendar(line, i) {
            let to = draft.to;
            drafts.push(draft);
            to
        } else if let Some(mut draft) = quantity(line, i, decimal_comma) {
            draft.from = draft.from.max(free);
            let to = draft.to;
            if keep(line, &draft) {
                drafts.push(draft);
                free = to;
            }
            to
        } else if let Some(next) = not_figures::skip(line, i) {
            next
        } else {
            i + 1
        };
        i = next.max(i + 1);
    }
    share_units(line, &mut drafts);
    merge_bounds(line, &mut drafts);
    merge_compounds(line, &mut drafts);
    drafts
}

/// "3 years, 2 months", "6ft 2in", "20 dollars 43 cents": one measure in two units, in the larger one.
fn merge_compounds(line: &Line, drafts: &mut Vec<Draft>) {
    let mut k = 1;
    while k < drafts.len() {
        let (a, b) = (&drafts[k - 1], &drafts[k]);
        let merged = compound(line, a, b);
        if let Some(value) = merged {
            let to = b.to;
            let a = &mut drafts[k - 1];
            a.stated = Stated::Value(value);
            a.to = to;
            a.num_end = a.num_end.max(to.saturating_sub(1));
            a.settle();
            drafts.remove(k);
        } else {
            k += 1;
        }
    }
}

/// The value of two neighbouring amounts as one, in the unit of the first.
fn compound(line: &Line, a: &Draft, b: &Draft) -> Option<f64> {
    let gap = b.from.checked_sub(a.to)?;
    if gap > 2 || b.from != b.core || !(a.to..b.from).all(|m| matches!(line.word(m), "," | "and")) {
        return None;
    }
    let (Stated::Value(x), Stated::Value(y)) = (a.stated, b.stated) else { return None };
    let (large, small) = (a.unit.as_deref()?, b.unit.as_deref()?);
    let pairs = [
        ("foot", "inch", 12.0),
        ("year", "month", 12.0),
        ("year", "week", 52.0),
        ("year", "day", 365.25),
        ("month", "week", 4.35),
        ("month", "day", 30.4),
        ("week", "day", 7.0),
        ("day", "hour", 24.0),
        ("hour", "minute", 60.0),
        ("minute", "second", 60.0),
        ("hour", "second", 3600.0),
        ("dollar", "cent", 100.0),
        ("euro", "cent", 100.0),
        ("pound sterling", "penny", 100.0),
        ("year of age", "month of age", 12.0),
    ];
    // the part already merged ends in some unit: "3 years, 2 months, 14 days" goes on from the months
    let ratio = pairs.iter().find(|(l, s, _)| *l == large && *s == small).map(|(.., r)| *r)?;
    let whole =
        y.fract() == 0.0 && y < ratio && y > 0.0 && (x.fract() == 0.0 || a.to > a.num_end) && a.hedge.modifier != Modifier::Less;
    whole.then_some(x + y / ratio)
}

/// "more than 20 but fewer than 30": two bounds of one number.
fn merge_bounds(line: &Line, drafts: &mut Vec<Draft>) {
    let mut k = 1;
    while k < drafts.len() {
        let (a, b) = (&drafts[k - 1], &drafts[k]);
        let bounds =
            matches!((a.hedge.modifier, b.hedge.modifier), (Modifier::More, Modifier::Less) | (Modifier::Less, Modifier::More));
        let joined =
            b.from > a.to && b.from - a.to <= 2 && (a.to..b.from).all(|m| matches!(line.word(m), "and" | "but" | "," | "or"));
        let (Stated::Value(x), Stated::Value(y)) = (a.stated, b.stated) else {
            k += 1;
            continue;
        };
        let (low, high) = if a.hedge.modifier == Modifier::More { (x, y) } else { (y, x) };
        let alike = a.noun.is_none() && (a.unit.is_none() || a.unit == b.unit);
        if bounds && joined && alike && low <= high {
            let mut b = b.clone();
            b.from = a.from;
            b.core = a.core;
            b.stated = Stated::Range(low, high);
            b.hedge = Hedge::NONE;
            b.settle();
            drafts[k - 1] = b;
            drafts.remove(k);
        } else {
            k += 1;
        }
    }
}

/// A cheap look at the first atom: most words begin no figure.
fn may_begin(line: &Line, i: usize) -> bool {
    if line.is_number(i) {
        return true;
    }
    let word = line.word(i);
    if line.is_mark(i) {
        return !matches!(word, "." | "," | ";" | ":" | "'" | "\"" | "“" | "”" | "’" | "‘" | "(" | ")" | "?" | "!" | "—");
    }
    if word.len() > 12 {
        return false;
    }
    begins(word) || line.is_capital(i)
}

fn begins(word: &str) -> bool {
    use std::sync::LazyLock;
    static WORDS: LazyLock<rustc_hash::FxHashSet<&'static str>> = LazyLock::new(|| {
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty \
         thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions \
         dozen dozens tens scores lakhs crores half quarter a an minus negative first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
         thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth \
         eightieth ninetieth hundredth thousandth millionth billionth trillionth weeklong week monthlong month yearlong year daylong day hourlong hour decadelong decade \
         c us hk rs usd eur gbp today tonight yesterday tomorrow last next this past coming previous earlier later early mid late midway the noon midnight \
         monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december \
         jan feb mar apr jun jul aug sep sept oct nov dec point single several couple none nobody no twice"
            .split_ascii_whitespace()
            .collect()
    });
    WORDS.contains(word)
}

fn calendar(line: &Line, i: usize) -> Option<Draft> {
    if let Some((clock, to)) = crate::dates::clock_at(line, i) {
        let mut draft = Draft::new(i, to, Kind::Time, Stated::Text);
        draft.clock = Some(clock);
        return Some(draft);
    }
    let (expression, to) = crate::dates::expression_at(line, i)?;
    let mut draft = Draft::new(i, to, Kind::Date, Stated::Text);
    if let crate::dates::Expression::Date(date) = expression {
        let bare = date.month.is_none() && date.day.is_none();
        if bare && line.is_number(i) && !not_figures::is_year(line, i) {
            return None;
        }
        draft.date = Some(date);
    }
    Some(draft)
}

fn quantity(line: &Line, i: usize, decimal_comma: bool) -> Option<Draft> {
    if let Some(draft) = vague(line, i).or_else(|| long(line, i)).or_else(|| ordinal(line, i)) {
        return Some(draft);
    }
    // currency prefixes come before the traps: "US$5", "EUR50m", "PS2.7m"
    let prefixed = super::money::prefix(line, i).is_some();
    if !prefixed && let Some(_skipped) = not_figures::skip(line, i) {
        return None;
    }
    if !prefixed
        && let Some(share) = fractions::at(line, i, decimal_comma)
        && let Some(draft) = fraction(line, i, share)
    {
        return Some(draft);
    }
    let between = between_before(line, i);
    let first = amount::at(line, i, decimal_comma, !between)?;
    // "COVID -19", "Apollo -11": a torn name
    if first.value < 0.0 && !first.has_unit() && line.is_hyphen(i) && i > 0 && line.is_word(i - 1) && line.is_capital(i - 1) {
        return None;
    }
    let (mut hedge, from) = modifiers::before(line, first.start);
    if let Some(draft) = range(line, &first, from, hedge, decimal_comma) {
        return Some(draft);
    }
    if let Some(draft) = score(line, &first) {
        return Some(draft);
    }
    let mut draft = Draft::new(from, first.end, Kind::Count, Stated::Value(first.value));
    draft.core = first.start;
    draft.num_end = first.num_end;
    finish(line, &mut draft, &first, &mut hedge);
    Some(draft)
}

/// Unit, rate, trailing modifiers, age, kind and interval of a single amount or of a range whose last end is `last`.
fn finish(line: &Line, draft: &mut Draft, last: &Amount, hedge: &mut Hedge) {
    let mut end = last.end;
    draft.step = last.step;
    draft.scaled = last.scale > 1.0;
    draft.digits = last.digits;
    draft.waiting = !last.has_unit();
    if let Some(name) = last.money {
        draft.kind = Kind::Money;
        draft.unit = Some(name.to_string());
    } else if let Some(name) = last.age {
        draft.kind = Kind::Age;
        draft.unit = Some(name.to_string());
    } else if let Some(unit) = last.unit {
        draft.kind = match unit.base {
            Base::Percent | Base::PercentPoint => Kind::Percent,
            Base::Time => Kind::Duration,
            Base::Age => Kind::Age,
            _ => Kind::Measure,
        };
        draft.unit = Some(unit.name.to_string());
    }
    if draft.unit.is_some() && draft.kind != Kind::Percent {
        if let Some((below, next)) = units::per(line, end) {
            let unit = draft.unit.take().unwrap_or_default();
            draft.unit = Some(format!("{unit} per {below}"));
            if draft.kind == Kind::Duration {
                draft.kind = Kind::Measure;
            }
            end = next;
        }
    } else if draft.unit.is_none() && line.is_hyphen(end) && line.glued(end) && line.is_word(end + 1) && line.glued(end + 1) {
        // "four-cylinder", "28-member"; "50-plus" is a modifier
        if !matches!(line.word(end + 1), "plus" | "odd" | "something" | "some" | "to" | "and" | "or") {
            if line.word(end + 1) == "magnitude" {
                draft.kind = Kind::Measure;
                draft.unit = Some("magnitude".into());
            } else {
                draft.noun = Some(end + 1);
            }
            end += 2;
            draft.waiting = false;
        }
    }
    // "a magnitude 6.1 quake", "a magnitude of 6.1"
    let word_before = |k: usize| draft.from.checked_sub(k).map_or("", |at| line.word(at));
    if draft.unit.is_none()
        && draft.noun.is_none()
        && (word_before(1) == "magnitude" || word_before(1) == "of" && word_before(2) == "magnitude")
    {
        draft.kind = Kind::Measure;
        draft.unit = Some("magnitude".into());
        draft.waiting = false;
    }
    let next = modifiers::after(line, end, hedge);
    if next > end {
        end = next;
        // "30-plus years", "24 or so hours"
        if draft.unit.is_none()
            && let Some((unit, next)) = units::at(line, end)
            && !unit.name.is_empty()
            && line.is_word(end)
        {
            draft.kind = if unit.base == Base::Time { Kind::Duration } else { Kind::Measure };
            draft.unit = Some(unit.name.to_string());
            draft.waiting = false;
            end = next;
        }
    }
    if draft.unit.is_none() && draft.noun.is_none() && is_age(line, draft, last, end) {
        draft.kind = Kind::Age;
        draft.unit = Some("year of age".into());
        draft.waiting = false;
        if line.word(end) == "years" && !line.is_word(end + 1) {
            end += 1;
        }
    } else if draft.kind == Kind::Duration
        && draft.unit.as_deref() == Some("year")
        && ages::named_before(line, draft.from, draft.core)
        && matches!(line.word(draft.from.wrapping_sub(1)), "aged" | "age" | "of")
    {
        draft.kind = Kind::Age;
        draft.unit = Some("year of age".into());
    }
    draft.to = end;
    draft.hedge = *hedge;
    draft.settle();
    draft.trend = trend(line, draft);
}

fn is_age(line: &Line, draft: &Draft, last: &Amount, end: usize) -> bool {
    let small = last.value.fract() == 0.0 && (0.0..=120.0).contains(&last.value) && last.scale == 1.0;
    if !small {
        return false;
    }
    let single = matches!(draft.stated, Stated::Value(_));
    if ages::named_before(line, draft.from, draft.core) {
        return true;
    }
    // "under 18", "over 65" where nothing is counted behind
    let prior = draft.core.checked_sub(1).map_or("", |k| line.word(k));
    let bound = matches!(prior, "under" | "over") && draft.from < draft.core;
    // "children under 5 ride free": persons before, nothing countable behind
    let ahead = draft.from.checked_sub(1).map_or("", |k| line.word(k));
    let persons = matches!(
        ahead,
        "children"
            | "adults"
            | "people"
            | "men"
            | "women"
            | "girls"
            | "boys"
            | "kids"
            | "pupils"
            | "anyone"
            | "those"
            | "persons"
            | "patients"
            | "everyone"
            | "residents"
    );
    if bound && persons && last.digits && (1.0..=100.0).contains(&last.value) && !not_figures::is_plural(line.word(end)) {
        return true;
    }
    let next = line.word(end);
    let closed = !line.is_word(end)
        || matches!(
            next,
            "and" | "were" | "are" | "who" | "in" | "or" | "from" | "at" | "have" | "had" | "can" | "must" | "will"
        );
    if bound && closed && last.digits && (5.0..=100.0).contains(&last.value) {
        let ahead = draft.from.checked_sub(1).map_or("", |k| line.word(k));
        if not_figures::is_plural(ahead)
            || matches!(
                ahead,
                "those"
                    | "anyone"
                    | "everyone"
                    | "everybody"
                    | "is"
                    | "are"
                    | "were"
                    | "was"
                    | "the"
                    | "all"
                    | "and"
                    | "of"
                    | "adults"
                    | "for"
            )
            || ahead.is_empty()
        {
            return true;
        }
    }
    single && last.bare && draft.hedge_free() && (ages::apposition(line, draft.core) || ages::predicate(line, draft.core, end))
}

impl Draft {
    fn hedge_free(&self) -> bool {
        self.from == self.core
    }
}

/// "between one hundred and two hundred": the word right before the first end, hedges left out.
fn between_before(line: &Line, i: usize) -> bool {
    let (_, from) = modifiers::before(line, i);
    from.checked_sub(1).is_some_and(|k| line.word(k) == "between")
}

/// "40 to 60", "between 4% and 5%", "$89 to $93 billion", "from 208 pounds to 193".
fn range(line: &Line, first: &Amount, from: usize, hedge: Hedge, decimal_comma: bool) -> Option<Draft> {
    let opener = from.checked_sub(1).map_or("", |k| line.word(k));
    let between = opener == "between";
    let from_word = opener == "from" || opener == "between" || opener == "the" && from >= 2 && line.word(from - 2) == "from";
    let mut c = first.end;
    let mut counted = None;
    // "from 40 homes to 60"
    if from_word && !first.has_unit() && line.is_word(c) && not_figures::is_plural(line.word(c)) && line.word(c + 1) == "to" {
        counted = Some(c);
        c += 1;
    }
    let mut hyphen = false;
    let mut to = false;
    let at = match line.word(c) {
        "to" | "through" => {
            to = true;
            c + 1 + usize::from(line.is_hyphen(c + 1) && line.glued(c + 2))
        }
        "-" if first.suspended && line.word(c + 1) == "to" => {
            to = true;
            c + 2
        }
        "-" if line.has(c, &["-", "to", "-"]) => {
            to = true;
            c + 3
        }
        "-" | "–" | "—" | "‑" | "−" | "~" | "∼" if line.glued(c) == line.glued(c + 1) || !line.glued(c) => {
            hyphen = true;
            c + 1
        }
        "and" if between => c + 1,
        "/" if first.money.is_some() => {
            hyphen = true;
            c + 1
        }
        _ => return None,
    };
    // "between 2.0 and about 7.0"
    let at = at
        + usize::from(matches!(
            line.word(at),
            "about" | "around" | "roughly" | "nearly" | "almost" | "~" | "approximately" | "some" | "over"
        ));
    let last = amount::at(line, at, decimal_comma, true)?;
    if hyphen && !(first.digits && last.digits) && !line.glued(c) {
        return None;
    }
    let year = |a: &Amount| a.bare && !a.has_unit() && (1500.0..2100.0).contains(&a.value) && a.value > 999.0;
    if year(first) && year(&last) && !not_figures::is_plural(line.word(last.end)) {
        return None;
    }
    // Two units that differ are a change and a level: "rose 6 percent to 164 euros".
    let same = |a: &Amount, b: &Amount| match (a.money, b.money) {
        (Some(x), Some(y)) => x == y,
        (None, None) => match (a.unit, b.unit) {
            (Some(x), Some(y)) => x.name == y.name,
            (Some(_), None) => b.age.is_none() && (from_word || hyphen),
            (None, Some(_)) => a.age.is_none(),
            (None, None) => a.age == b.age || a.age.is_none(),
        },
        (Some(_), None) => b.unit.is_none() && b.age.is_none(),
        (None, Some(_)) => a.unit.is_none() && a.age.is_none(),
    };
    if !same(first, &last) {
        return None;
    }
    let mut low = first.value;
    let high = last.value;
    // "$89 to $93 billion", "four to five thousand"
    if last.scale > 1.0 && first.scale == 1.0 && low.abs() <= (high / last.scale).abs() {
        low *= last.scale;
    }
    if hyphen {
        if last.num_end < line.len()
            && line.is_hyphen(last.num_end)
            && line.glued(last.num_end)
            && line.is_number(last.num_end + 1)
        {
            return None;
        }
        let unitless = !last.has_unit() && !first.has_unit();
        if low >= high && !(low < 0.0 || high < 0.0) {
            return None;
        }
        if unitless && is_score(line, first, &last) {
            return None;
        }
    }
    if to && !from_word {
        // a change and the level it led to: "rose 64 points to 4,577", "cut by $43 billion to $419 billion"
        if first.has_unit() && changes_before(line, first.start) || low > high && low >= 0.0 {
            return None;
        }
    }
    let (mut hedge, mut draft) = (hedge, Draft::new(from, last.end, Kind::Count, Stated::Range(low, high)));
    draft.core = first.start;
    draft.num_end = last.num_end;
    let mut end = last.clone();
    if !end.has_unit() {
        end.money = first.money;
        end.unit = first.unit;
        end.age = first.age;
    }
    finish(line, &mut draft, &end, &mut hedge);
    draft.noun = draft.noun.or(counted);
    // "fell from 208 to 193": a change between two levels, in the order of the words
    if opener == "from" && draft.trend.is_none() && changes_before(line, from.saturating_sub(1)) {
        draft.trend = Some(if high >= low { Trend::Up } else { Trend::Down });
    }
    Some(draft)
}

/// "2-0", "89-89", "a 5-4 vote".
fn score(line: &Line, first: &Amount) -> Option<Draft> {
    if first.has_unit() || !first.bare || first.value > 400.0 || !line.is_hyphen(first.end) && !first.suspended {
        return None;
    }
    let c = first.num_end;
    let at = c + 1;
    if !(line.glued(c) && line.glued(at) && line.is_number(at)) {
        return None;
    }
    let last = amount::at(line, at, false, false)?;
    if last.has_unit() || !last.bare || last.value > 400.0 {
        return None;
    }
    let mut draft = Draft::new(first.start, last.end, Kind::Score, Stated::Text);
    draft.settle();
    Some(draft)
}

/// Two small numbers and a word of sport or voting near them.
fn is_score(line: &Line, first: &Amount, last: &Amount) -> bool {
    if !(first.bare && last.bare && first.value < 200.0 && last.value < 200.0) {
        return false;
    }
    let near = |k: usize| {
        matches!(
            line.word(k),
            "won"
                | "win"
                | "wins"
                | "beat"
                | "beats"
                | "lost"
                | "lose"
                | "loss"
                | "lead"
                | "led"
                | "draw"
                | "drew"
                | "defeat"
                | "defeated"
                | "victory"
                | "vote"
                | "voted"
                | "ruling"
                | "record"
                | "tie"
                | "tied"
                | "score"
                | "scored"
                | "ahead"
                | "trailed"
                | "trailing"
                | "series"
                | "aggregate"
                | "decision"
                | "penalties"
                | "shootout"
                | "rout"
        )
    };
    (first.start.saturating_sub(5)..first.start).any(near) || (last.end..last.end + 3).any(near)
}

/// "dozens", "tens of thousands", "hundreds of millions": from their least to the next power of ten.
fn vague(line: &Line, i: usize) -> Option<Draft> {
    let base = |word: &str| {
        Some(match word {
            "tens" => (10.0, 100.0),
            "dozens" => (24.0, 100.0),
            "scores" => (40.0, 100.0),
            "hundreds" => (100.0, 1000.0),
            "thousands" => (1e3, 1e4),
            "millions" => (1e6, 1e7),
            "billions" => (1e9, 1e10),
            "trillions" => (1e12, 1e13),
            "lakhs" => (1e5, 1e6),
            "crores" => (1e7, 1e8),
            _ => return None,
        })
    };
    let (mut low, mut high) = base(line.word(i))?;
    let mut end = i + 1;
    // "tens of thousands", "hundreds of thousands"
    let mut compound = false;
    if line.word(end) == "of" {
        let word = line.word(end + 1);
        let factor = match word {
            "thousands" => Some(1e3),
            "millions" => Some(1e6),
            "billions" => Some(1e9),
            "trillions" => Some(1e12),
            _ => None,
        };
        if let Some(factor) = factor {
            low *= factor;
            high *= factor;
            end += 2;
            compound = true;
        }
    }
    let prior = i.checked_sub(1).map_or("", |k| line.word(k));
    let of = line.word(end) == "of" || line.word(end) == "more" && line.word(end + 1) == "of";
    match line.word(i) {
        "tens" if !compound => return None,
        // "scores of people", never "the scores"
        "scores"
            if !of
                || matches!(
                    prior,
                    "the"
                        | "test"
                        | "high"
                        | "low"
                        | "credit"
                        | "exam"
                        | "his"
                        | "her"
                        | "their"
                        | "math"
                        | "reading"
                        | "similar"
                ) =>
        {
            return None;
        }
        _ => {}
    }
    // "in the thousands", "by the hundreds": still that many
    if matches!(prior, "the") && !matches!(line.word(i.wrapping_sub(2)), "in" | "into" | "by" | "to" | "of") {
        return None;
    }
    let (mut hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, end, Kind::Count, Stated::Range(low, high));
    draft.core = i;
    draft.num_end = end;
    // "hundreds of miles", "tens of millions of dollars"
    let at = end + usize::from(line.word(end) == "of");
    let last = vague_unit(line, at, end);
    finish(line, &mut draft, &last, &mut hedge);
    Some(draft)
}

/// The unit behind "hundreds of", as an amount without a number.
fn vague_unit(line: &Line, at: usize, end: usize) -> Amount {
    let mut last = Amount {
        start: at,
        value: 0.0,
        step: 1.0,
        scale: 1e3,
        digits: false,
        bare: false,
        money: None,
        unit: None,
        age: None,
        num_end: end,
        end,
        hyphen: false,
        suspended: false,
    };
    if let Some((name, next)) = super::money::suffix(line, at).filter(|_| line.is_word(at)) {
        last.money = Some(name);
        last.end = next;
    } else if let Some((unit, next)) =
        units::at(line, at).filter(|(unit, _)| line.is_word(at) && line.word(at).len() > 2 && unit.name != "point")
    {
        if unit.name == "pound-mass" && line.word(at) == "pounds" {
            last.money = Some("pound sterling");
        } else {
            last.unit = Some(unit);
        }
        last.end = next;
    }
    last
}

/// "weeklong", "year-long": one of that unit.
fn long(line: &Line, i: usize) -> Option<Draft> {
    let (unit, end) = match line.word(i) {
        "weeklong" => ("week", i + 1),
        "monthlong" => ("month", i + 1),
        "yearlong" => ("year", i + 1),
        "daylong" => ("day", i + 1),
        "hourlong" => ("hour", i + 1),
        "decadelong" => ("decade", i + 1),
        unit @ ("week" | "month" | "year" | "day" | "hour" | "decade") if line.is_hyphen(i + 1) && line.word(i + 2) == "long" => {
            (unit, i + 3)
        }
        _ => return None,
    };
    let (hedge, from) = modifiers::before(line, i);
    let mut draft = Draft::new(from, end, Kind::Duration, Stated::Value(1.0));
    draft.core = i;
    draft.num_end = end;
    draft.unit = Some(unit.to_string());
    draft.hedge = hedge;
    draft.settle();
    Some(draft)
}

/// Ordinals that count something: "the seventh day of the truce", "for the second straight year".
fn ordinal(line: &Line, i: usize) -> Option<Draft> {
    let (value, end) = numerals::ordinal(line, i)?;
    // "two-thirds", "a third of": shares
    if i > 0 && (line.is_hyphen(i - 1) && line.glued(i)) || matches!(line.word(end), "-" | "–") && line.glued(end) {
        return None;
    }
    if fractions::at(line, i, false).is_some() {
        return None;
    }
    let next = line.word(end);
    let at = end
        + usize::from(matches!(
            next,
            "straight" | "consecutive" | "successive" | "full" | "such" | "annual" | "major" | "deadly" | "fatal" | "confirmed"
        ));
    let counts = matches!(
        line.word(at),
        "day"
            | "night"
            | "week"
            | "month"
            | "year"
            | "time"
            | "anniversary"
            | "birthday"
            | "death"
            | "victim"
            | "person"
            | "case"
            | "attack"
            | "strike"
            | "shooting"
            | "child"
            | "win"
            | "defeat"
            | "loss"
            | "title"
            | "goal"
            | "term"
            | "attempt"
            | "increase"
            | "rise"
            | "cut"
            | "hike"
            | "decade"
            | "generation"
            | "hostage"
            | "incident"
            | "round"
            | "wave"
            | "batch"
            | "group"
            | "meeting"
            | "summit"
            | "visit"
            | "arrest"
            | "resignation"
            | "election"
            | "season"
            | "match"
            | "minute"
            | "killing"
            | "fatality"
            | "hurricane"
            | "storm"
    );
    // "four days, now extended into an eighth"
    let prior = |k: usize| i.checked_sub(k).map_or("", |k| line.word(k));
    let elided = value > 1.0
        && matches!(prior(1), "a" | "an" | "its" | "their")
        && matches!(prior(2), "into" | "for")
        && matches!(next, "." | "," | ";" | "");
    let whole = elided || i == 0 && end >= line.len() || i <= 1 && end >= line.len() && line.word(0) == "a";
    // "the first time" tells a tale, "the first day of the truce" counts it
    let first = value == 1.0
        && matches!(
            line.word(at),
            "time"
                | "round"
                | "person"
                | "attempt"
                | "term"
                | "group"
                | "season"
                | "meeting"
                | "visit"
                | "goal"
                | "title"
                | "win"
                | "child"
                | "wave"
        );
    let second = value == 2.0 && line.word(i) == "second" && !counts;
    if !whole && (!counts || first || second) {
        return None;
    }
    let from = if whole && !elided && i == 1 { 0 } else { i };
    let mut draft = Draft::new(from, end, Kind::Ordinal, Stated::Value(value));
    draft.core = i;
    draft.num_end = end;
    if line.is_word(at) {
        draft.noun = Some(at);
    }
    draft.settle();
    Some(draft)
}

/// A share, and what it is a share of when that is a unit: "half a mile", "1/2 pound", "two-thirds of a litre".
fn fraction(line: &Line, i: usize, share: fractions::Share) -> Option<Draft> {
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
        && let Some((unit, next)) = units::at(line, at)
            .filter(|(unit, _)| unit.base != Base::Percent && !(line.word(at) == "in" || unit.name == "second"))
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

/// "eight or nine euros", "280 million of the 1.5 billion shekels", "four-, five- and six-cylinder": the unit that comes later is meant
/// before, too. "100 kilometres (60 miles)": the hedge before holds for both.
fn share_units(line: &Line, drafts: &mut [Draft]) {
    for k in (1..drafts.len()).rev() {
        let (head, tail) = drafts.split_at_mut(k);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else { continue };
        let calendar = |d: &Draft| matches!(d.kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Score);
        if calendar(a) || calendar(b) || !a.waiting || a.unit.is_some() || a.noun.is_some() {
            continue;
        }
        let gap = b.from.saturating_sub(a.to);
        let joined = gap <= 3
            && (a.to..b.from).all(|m| matches!(line.word(m), "," | "and" | "or" | "/" | "-" | "of" | "the" | "its" | "to"));
        // a comma alone joins only what goes on with "and" or "or"
        let joined = joined && (b.shared || (a.to..b.from).any(|m| line.word(m) != ","));
        let of = line.word(a.to) == "of";
        if !joined || gap == 0 || of && b.kind != Kind::Money || b.kind == Kind::Fraction {
            continue;
        }
        if let Some(unit) = b.unit.clone() {
            a.unit = Some(unit);
            a.kind = b.kind;
        } else if b.noun.is_some() && line.is_hyphen(a.to.wrapping_sub(1)) {
            a.noun = b.noun;
        } else {
            continue;
        }
        a.waiting = false;
        a.shared = true;
        a.settle();
    }
    for k in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(k);
        let (Some(a), Some(b)) = (head.last(), tail.first_mut()) else { continue };
        let parallel = line.word(a.to) == "("
            && b.from == a.to + 1
            && a.unit.is_some()
            && b.unit.is_some()
            && b.hedge.modifier == Modifier::Exact;
        let closed = line.word(b.to) == ")";
        if parallel && closed && a.kind == b.kind && matches!(a.kind, Kind::Money | Kind::Measure) {
            if a.hedge.modifier != Modifier::About || a.kind == Kind::Measure {
                b.hedge = a.hedge;
            }
            b.trend = a.trend;
            b.settle();
        }
    }
}

/// Whether a number that stands alone says anything.
fn keep(line: &Line, draft: &Draft) -> bool {
    // "a hundred years": fine; "one" alone is decided among the traps
    !(draft.kind == Kind::Count && draft.to == draft.core + 1 && draft.unit.is_none() && line.word(draft.core) == "point")
}

/// "rose 5 percent", "a 10% drop", "up 19 cents"; not "rose to 1.9%".
fn trend(line: &Line, draft: &Draft) -> Option<Trend> {
    if matches!(draft.kind, Kind::Age | Kind::Ordinal | Kind::Fraction) {
        return None;
    }
    let mut at = draft.from;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let word = line.word(at);
        if let Some(trend) = change_word(word) {
            // "raised 2 million euros", "lost 20 dollars": deeds, not changes, unless a share says otherwise
            let deed = matches!(
                word,
                "raised"
                    | "lost"
                    | "lose"
                    | "added"
                    | "cut"
                    | "shed"
                    | "gain"
                    | "gained"
                    | "gaining"
                    | "boost"
                    | "boosted"
                    | "reduced"
            );
            let by = line.word(at + 1) == "by";
            return (draft.kind == Kind::Percent || by || !deed).then_some(trend);
        }
        let skip =
            matches!(word, "by" | "a" | "an" | "another" | "further" | "of" | "only" | "just" | "more" | "than" | "as" | "much")
                || word.ends_with("ly");
        if !skip {
            break;
        }
    }
    // "a 10% drop", "a 60 basis point improvement", "5 percent higher"
    match line.word(draft.to) {
        "increase" | "rise" | "jump" | "gain" | "growth" | "surge" | "boost" | "hike" | "higher" | "improvement" | "raise"
        | "spike" | "rebound" | "uptick" => Some(Trend::Up),
        "drop" | "fall" | "decline" | "decrease" | "cut" | "reduction" | "slump" | "plunge" | "loss" | "lower" | "dip"
        | "slide" => Some(Trend::Down),
        _ => None,
    }
}

/// A verb or adverb of change, by direction.
fn change_word(word: &str) -> Option<Trend> {
    Some(match word {
        "up" | "rose" | "rise" | "rises" | "risen" | "rising" | "gained" | "gain" | "gains" | "gaining" | "climbed" | "climb"
        | "climbs" | "climbing" | "jumped" | "jump" | "jumps" | "surged" | "surge" | "surges" | "soared" | "soar" | "soars"
        | "increased" | "increase" | "increases" | "increasing" | "grew" | "grow" | "grows" | "grown" | "growing"
        | "advanced" | "added" | "rallied" | "rebounded" | "boost" | "boosted" | "raised" | "leapt" | "spiked" | "higher" => {
            Trend::Up
        }
        "down" | "fell" | "fall" | "falls" | "fallen" | "falling" | "dropped" | "drop" | "drops" | "dropping" | "declined"
        | "decline" | "declines" | "declining" | "lost" | "lose" | "slid" | "sank" | "sunk" | "tumbled" | "tumble"
        | "plunged" | "plunge" | "plummeted" | "plummeting" | "slumped" | "slump" | "decreased" | "decrease" | "shrank"
        | "shrunk" | "eased" | "dipped" | "shed" | "slipped" | "retreated" | "reduced" | "skidded" | "lower" | "narrowed"
        | "cut" => Trend::Down,
        _ => return None,
    })
}

/// A word of change right before atom `i`, "by" left out.
fn changes_before(line: &Line, i: usize) -> bool {
    let window = i.saturating_sub(3)..i;
    !window.clone().any(|k| line.word(k) == "from")
        && window.into_iter().any(|k| change_word(line.word(k)).is_some() || line.word(k) == "by")
}
