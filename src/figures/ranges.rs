//! Two ends: "40 to 60", "between 4% and 5%", "more than 20 but fewer than 30".

use super::amount::{self, Amount};
use super::draft::Draft;
use super::modifiers::{self, Hedge};
use super::scan::finish;
use super::scores::{is_score, is_vote};
use super::{Kind, Modifier, Stated, Trend, change, not_figures};
use crate::language::Line;

/// "between one hundred and two hundred": the word right before the first end, hedges left out.
pub(super) fn between_before(line: &Line, i: usize) -> bool {
    let (_, from) = modifiers::before(line, i);
    from.checked_sub(1).is_some_and(|k| line.word(k) == "between")
}

/// "40 to 60", "between 4% and 5%", "$89 to $93 billion", "from 208 pounds to 193".
pub(super) fn range(line: &Line, first: &Amount, from: usize, hedge: Hedge, decimal_comma: bool) -> Option<Draft> {
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
            // "-8C to -12C" has two signs; a hyphen after a number without one is none
            let sign = first.value < 0.0 && !line.glued(c + 1);
            c + 1 + usize::from(line.is_hyphen(c + 1) && line.glued(c + 2) && !sign)
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
    // "M 6.7 - 41 km north of the port": a magnitude, and where the quake was
    if hyphen && matches!(opener, "m" | "mw" | "magnitude") && !first.has_unit() {
        return None;
    }
    let last = amount::at(line, at, decimal_comma, true)?;
    if counted.is_some_and(|counted| is_of_another_thing(line, counted, &last)) {
        return None;
    }
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
    if to && !from_word && is_vote(line, first, &last) {
        return None;
    }
    if to && !from_word {
        // a change and the level it led to: "rose 64 points to 4,577", "cut by $43 billion to $419 billion"
        let apart = first.scale > 1.0 && last.scale > 1.0 || high > 10.0 * low;
        let by = apart && first.start.checked_sub(1).is_some_and(|k| line.word(k) == "by");
        if (first.has_unit() || by) && change::changes_before(line, first.start) || low > high && low >= 0.0 {
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
    if opener == "from" && draft.trend.is_none() && change::changes_before(line, from.saturating_sub(1)) {
        draft.trend = Some(if high >= low { Trend::Up } else { Trend::Down });
    }
    Some(draft)
}

/// "From 30 schools to 90 million euros", "from 40 homes to 12 shops": the second number has a unit or a thing of its own.
fn is_of_another_thing(line: &Line, counted: usize, last: &Amount) -> bool {
    let next = line.word(last.end);
    last.has_unit() || last.age.is_some() || not_figures::is_plural(next) && next != line.word(counted)
}

/// "more than 20 but fewer than 30": two bounds of one number.
pub(super) fn merge_bounds(line: &Line, drafts: &mut Vec<Draft>) {
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
        if bounds && joined && alike && low < high {
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
