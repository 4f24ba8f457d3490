//! The main pass: one sentence's atoms from left to right, figure by figure.

use super::amount::{self, Amount};
use super::draft::Draft;
use super::joined::{merge_compounds, share_units};
use super::modifiers::{self, Hedge};
use super::nothing::nothing;
use super::ordinals::ordinal;
use super::ranges::{between_before, merge_bounds, range};
use super::ratios::ratio;
use super::scores::score;
use super::units::{self, Base};
use super::vague::{long, one_and, vague};
use super::{Kind, Modifier, Stated, ages, change, fractions, not_figures};
use crate::dates::{self, Expression};
use crate::language::Line;

/// All figures of a sentence, in order.
pub(crate) fn scan(line: &Line, decimal_comma: bool) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut i = 0;
    let mut free = 0; // the atom after the last figure: modifiers must not reach into it
    while i < line.len() {
        if !may_begin(line, i) {
            i = not_figures::address(line, i).unwrap_or(i + 1);
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
    super::borrowed::currencies(line, &mut drafts);
    merge_bounds(line, &mut drafts);
    merge_compounds(line, &mut drafts);
    drafts
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
         eightieth ninetieth nineth hundredth thousandth millionth billionth trillionth weeklong week monthlong month yearlong year daylong day hourlong hour decadelong decade \
         c e us hk rs usd eur gbp today tonight yesterday tomorrow last next this past coming previous earlier later early mid late midway the noon midnight \
         monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december \
         jan feb mar apr jun jul aug sep sept oct nov dec point single several none nobody no twice doubled tripled trebled quadrupled halved nought naught"
            .split_ascii_whitespace()
            .collect()
    });
    WORDS.contains(word)
}

fn calendar(line: &Line, i: usize) -> Option<Draft> {
    if let Some(clock) = dates::clock_at(line, i) {
        let mut draft = Draft::new(i, clock.end, Kind::Time, Stated::Text);
        draft.clock = Some(clock.minutes);
        draft.zone = clock.zone;
        return Some(draft);
    }
    let (calendar, to) = dates::calendar_at(line, i)?;
    let mut draft = Draft::new(i, to, Kind::Date, Stated::Text);
    if let Expression::Date(date) = calendar.expression {
        let bare = date.month.is_none() && date.day.is_none();
        if bare && line.is_number(i) && !not_figures::is_year(line, i) {
            return None;
        }
        draft.date = Some(date);
    }
    draft.calendar = Some(calendar);
    Some(draft)
}

fn quantity(line: &Line, i: usize, decimal_comma: bool) -> Option<Draft> {
    if let Some(draft) = vague(line, i)
        .or_else(|| long(line, i))
        .or_else(|| one_and(line, i))
        .or_else(|| nothing(line, i))
        .or_else(|| ratio(line, i))
        .or_else(|| ordinal(line, i))
    {
        return Some(draft);
    }
    // currency prefixes come before the traps: "US$5", "EUR50m", "PS2.7m"
    let prefixed = super::money::prefix(line, i).is_some();
    if !prefixed && let Some(_skipped) = not_figures::skip(line, i) {
        return None;
    }
    if !prefixed
        && let Some(share) = fractions::at(line, i, decimal_comma)
        && let Some(draft) = fractions::fraction(line, i, share)
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
pub(super) fn finish(line: &Line, draft: &mut Draft, last: &Amount, hedge: &mut Hedge) {
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
    // "a magnitude 6.1 quake", "a magnitude of 6.1", "a 6.1 magnitude quake"
    let word_before = |k: usize| draft.from.checked_sub(k).map_or("", |at| line.word(at));
    let behind = line.word(end) == "magnitude" && draft.kind == Kind::Count;
    let after_hyphen = line.is_hyphen(draft.from.wrapping_sub(1)) && line.glued(draft.from);
    let scale = draft.from.checked_sub(1).is_some_and(|at| matches!(line.raw(at), "M" | "Mw" | "ML"));
    let lettered = scale && last.digits && last.value < 10.0 && line.word(draft.core).contains('.');
    let before =
        lettered || word_before(1) == "magnitude" || (word_before(1) == "of" || after_hyphen) && word_before(2) == "magnitude";
    if draft.unit.is_none() && draft.noun.is_none() && (behind || before) {
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
    if draft.unit.is_none() && draft.noun.is_none() && ages::is_age(line, draft, last, end) {
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
    if let (Kind::Duration, Stated::Value(value), Some(unit), Modifier::Exact) =
        (draft.kind, draft.stated, draft.unit.as_deref(), hedge.modifier)
    {
        draft.calendar = dates::ago(line, value, unit, end);
    }
    draft.to = end;
    draft.hedge = *hedge;
    draft.settle();
    draft.trend = change::trend(line, draft);
}

/// Whether a number that stands alone says anything.
fn keep(line: &Line, draft: &Draft) -> bool {
    // "a hundred years": fine; "one" alone is decided among the traps
    !(draft.kind == Kind::Count && draft.to == draft.core + 1 && draft.unit.is_none() && line.word(draft.core) == "point")
}
