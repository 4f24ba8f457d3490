//! What the words around a number do to it. One table: words → direction and width, each entry with the sentence it was made for.
//!
//! Widths, as a careful editor would grant them:
//!
//! | form | interval |
//! |--|--|
//! | a plain count below 1,000, a duration, an age ("105 passengers") | the point |
//! | a plain count of 1,000 or more ("1,200 sheep") | half of its last significant digit's place, at most 5 % of the number |
//! | percent, money and measures ("19 percent", "2.4 million euros", "35 miles") | half of the last place that is written, at most 5 % |
//! | *about*, *some*, *an estimated* | 10 % either way |
//! | *nearly*, *almost*, *just under* | from 10 % below up to the number |
//! | *just over*, *a little more than* | from the number to 10 % above |
//! | *more than*, *at least*, *less than*, *up to* | open on that side, the number itself included |
//! | "hundreds", "tens of thousands" | to the next power of ten |
//! | "dozens", "scores" | from two of them, 24 or 40, to 100 |
//! | "several villages", "a couple of barges" | 3 to 10, 2 to 4 |
//! | "several hundred", "a few thousand" | two to ten of them |
//! | a share, a ratio, odds ("a third", "one in four", "doubled") | 2 % either way |
//! | a stated range ("40 to 60") | its ends, each with the modifier's width |
//! | a count of zero ("no one") | the point |
//!
//! Modifiers stack: "at least about 40" is open above and begins a tenth below 40.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lists::Words;
use super::{Interval, Kind, Modifier};
use crate::language::Line;

/// One entry of the table.
struct Entry {
    words: &'static [&'static str],
    modifier: Modifier,
    /// Shares of the number that it may lie below and above; infinite for an open end.
    below: f64,
    above: f64,
}

const OPEN: f64 = f64::INFINITY;

macro_rules! entries {
    ($($direction:ident $below:tt $above:tt: $($words:literal)+ => $made_for:literal;)*) => {
        &[$(Entry { words: &[$($words),+], modifier: Modifier::$direction, below: $below, above: $above }),*]
    };
}

/// Words before the number. Longer entries first where one ends in another.
const BEFORE: &[Entry] = entries! {
    More 0.0 OPEN: "slightly" "more" "than" => "Slightly more than 60 barges passed the lock.";
    More 0.0 0.1: "a" "little" "more" "than" => "A little more than 60 barges passed the lock.";
    More 0.0 0.1: "little" "more" "than" => "There were little more than 60 barges on the canal.";
    More 0.0 OPEN: "more" "than" => "More than 60 barges passed the lock.";
    More 0.0 OPEN: "greater" "than" => "A risk greater than 60 percent was found.";
    More 0.0 OPEN: "larger" "than" => "Plots larger than 60 hectares are taxed.";
    More 0.0 OPEN: "bigger" "than" => "Waves bigger than 6 metres broke over the pier.";
    More 0.0 OPEN: "higher" "than" => "Readings higher than 60 degrees were left out.";
    More 0.0 OPEN: "longer" "than" => "Trips longer than 60 miles cost more.";
    More 0.0 OPEN: "older" "than" => "Trees older than 60 years are protected.";
    More 0.0 OPEN: "better" "than" => "Yields were better than 6 percent.";
    More 0.0 OPEN: "at" "least" => "At least 60 barges passed the lock.";
    More 0.0 OPEN: "no" "less" "than" => "No less than 60 barges passed the lock.";
    More 0.0 OPEN: "not" "less" "than" => "Not less than 60 barges passed the lock.";
    More 0.0 OPEN: "no" "fewer" "than" => "No fewer than 60 barges passed the lock.";
    More 0.0 OPEN: "not" "fewer" "than" => "Not fewer than 60 barges passed the lock.";
    More 0.0 OPEN: "a" "minimum" "of" => "A minimum of 60 barges must pass.";
    More 0.0 OPEN: "minimum" "of" => "The minimum of 60 barges was reached.";
    More 0.0 OPEN: "upwards" "of" => "Upwards of 60 barges passed the lock.";
    More 0.0 OPEN: "upward" "of" => "Upward of 60 barges passed the lock.";
    More 0.0 OPEN: "north" "of" => "The bill came to north of $60 million.";
    More 0.0 OPEN: "in" "excess" "of" => "Speeds in excess of 60 knots were clocked.";
    More 0.0 OPEN: "exceeding" => "Loads exceeding 60 tonnes are banned.";
    More 0.0 OPEN: "exceeded" => "Turnout exceeded 60 percent.";
    More 0.0 OPEN: "exceeds" => "Turnout exceeds 60 percent.";
    More 0.0 OPEN: "exceed" => "Turnout may exceed 60 percent.";
    More 0.0 OPEN: "topped" => "Sales topped 60 million euros.";
    More 0.0 OPEN: "surpassed" => "Sales surpassed 60 million euros.";
    More 0.0 OPEN: "topping" => "Sales are topping 60 million euros.";
    More 0.0 OPEN: "surpassing" => "Sales are surpassing 60 million euros.";
    More 0.0 0.1: "just" "over" => "Just over 60 barges passed the lock.";
    More 0.0 0.1: "slightly" "over" => "Slightly over 60 barges passed the lock.";
    More 0.0 0.1: "a" "little" "over" => "A little over 60 barges passed the lock.";
    More 0.0 0.1: "just" "above" => "Prices closed just above $60.";
    More 0.0 OPEN: "well" "over" => "Well over 60 barges passed the lock.";
    More 0.0 OPEN: "over" "than" => "The fleet has over than 60 barges.";
    More 0.0 OPEN: "over" => "Over 60 barges passed the lock.";
    More 0.0 OPEN: "above" => "Prices above 60 euros scared buyers.";
    More 0.0 OPEN: "beyond" => "The queue grew beyond 60 lorries.";
    More 0.0 OPEN: "as" "little" "as" => "Seats cost as little as 60 euros.";
    More 0.0 OPEN: "as" "few" "as" => "As few as 60 barges may pass.";
    More 0.0 OPEN: "as" "low" "as" => "Prices as low as 60 euros were seen.";
    More 0.0 OPEN: ">" "=" => "Use values >= 60 metres.";
    More 0.0 OPEN: "≥" => "Use values ≥ 60 metres.";
    More 0.0 OPEN: ">" => "Use values > 60 metres.";
    More 0.0 OPEN: "equal" "to" "or" "more" "than" => "A depth equal to or more than 60 metres is needed.";
    More 0.0 OPEN: "greater" "than" "or" "equal" "to" => "A depth greater than or equal to 60 metres is needed.";
    More 0.0 OPEN: "more" "than" "or" "equal" "to" => "A depth more than or equal to 60 metres is needed.";

    More 0.0 OPEN: "greater" "or" "equal" "to" => "A depth greater or equal to 60 metres is needed.";
    More 0.0 OPEN: "greater" "or" "equal" "than" => "A depth greater or equal than 60 metres is needed.";
    More 0.0 OPEN: "higher" "or" "equal" "than" => "A level higher or equal than 60 metres is needed.";
    More 0.0 OPEN: "more" "or" "equal" "than" => "A depth more or equal than 60 metres is needed.";

    Less OPEN 0.0: "less" "or" "equal" "to" => "A depth less or equal to 60 metres will do.";
    Less OPEN 0.0: "less" "or" "equal" "than" => "A depth less or equal than 60 metres will do.";
    Less OPEN 0.0: "lower" "or" "equal" "than" => "A level lower or equal than 60 metres will do.";
    Less OPEN 0.0: "no" "more" "than" => "No more than 60 barges may pass.";
    Less OPEN 0.0: "not" "more" "than" => "Not more than 60 barges may pass.";
    Less OPEN 0.0: "no" "greater" "than" => "The gap is no greater than 60 metres.";
    Less OPEN 0.0: "no" "larger" "than" => "The gap is no larger than 60 metres.";
    Less OPEN 0.0: "no" "later" "than" => "Pay no later than 60 days after.";
    Less 0.1 0.0: "slightly" "less" "than" => "Slightly less than 60 barges passed the lock.";
    Less 0.1 0.0: "a" "little" "less" "than" => "A little less than 60 barges passed the lock.";
    Less OPEN 0.0: "less" "than" => "Less than 60 percent turned out.";
    Less OPEN 0.0: "fewer" "than" => "Fewer than 60 barges passed the lock.";
    Less OPEN 0.0: "lower" "than" => "Readings lower than 60 degrees were left out.";
    Less OPEN 0.0: "smaller" "than" => "Plots smaller than 60 hectares are free.";
    Less OPEN 0.0: "shorter" "than" => "Trips shorter than 60 miles cost less.";
    Less OPEN 0.0: "younger" "than" => "Trees younger than 60 years may be felled.";
    Less OPEN 0.0: "at" "most" => "At most 60 barges may pass.";
    Less OPEN 0.0: "a" "maximum" "of" => "A maximum of 60 barges may pass.";
    Less OPEN 0.0: "maximum" "of" => "The maximum of 60 barges was reached.";
    Less OPEN 0.0: "up" "to" => "Up to 60 barges pass each day.";
    Less OPEN 0.0: "as" "many" "as" => "As many as 60 barges pass each day.";
    Less OPEN 0.0: "as" "much" "as" => "As much as 60 percent was lost.";
    Less OPEN 0.0: "as" "high" "as" => "Waves as high as 6 metres were seen.";
    Less OPEN 0.0: "as" "long" "as" => "It may take as long as 60 days.";
    Less OPEN 0.0: "as" "tall" "as" => "Towers as tall as 60 metres are allowed.";
    Less 0.1 0.0: "just" "under" => "Just under 60 barges passed the lock.";
    Less 0.1 0.0: "slightly" "under" => "Slightly under 60 barges passed the lock.";
    Less 0.1 0.0: "a" "little" "under" => "A little under 60 barges passed the lock.";
    Less 0.1 0.0: "just" "below" => "Prices closed just below $60.";
    Less 0.1 0.0: "just" "short" "of" => "It fell just short of 60 percent.";
    Less OPEN 0.0: "well" "under" => "Well under 60 barges passed the lock.";
    Less OPEN 0.0: "under" => "Under 60 barges passed the lock.";
    Less OPEN 0.0: "below" => "Turnout fell below 60 percent.";
    Less OPEN 0.0: "south" "of" => "The price is south of $60.";
    Less OPEN 0.0: "sub" "-" => "They want sub-60 square metre flats.";
    Less OPEN 0.0: "<" "=" => "Use values <= 60 metres.";
    Less OPEN 0.0: "≤" => "Use values ≤ 60 metres.";
    Less OPEN 0.0: "<" => "Use values < 60 metres.";
    Less OPEN 0.0: "equal" "to" "or" "less" "than" => "A depth equal to or less than 60 metres will do.";
    Less OPEN 0.0: "less" "than" "or" "equal" "to" => "A depth less than or equal to 60 metres will do.";

    About 0.1 0.1: "about" => "About 60 barges passed the lock.";
    About 0.1 0.1: "around" => "Around 60 barges passed the lock.";
    About 0.1 0.1: "round" "about" => "Round about 60 barges passed the lock.";
    About 0.1 0.1: "roughly" => "Roughly 60 barges passed the lock.";
    About 0.1 0.1: "approximately" => "Approximately 60 barges passed the lock.";
    About 0.1 0.1: "aproximately" => "Aproximately 60 barges passed the lock.";
    About 0.1 0.1: "approx" => "Approx 60 barges passed the lock.";
    About 0.1 0.1: "approx" "." => "Approx. 60 barges passed the lock.";
    About 0.1 0.1: "circa" => "The mill dates from circa 60 years before.";
    About 0.1 0.1: "some" => "Some 60 barges passed the lock.";
    About 0.1 0.1: "an" "estimated" => "An estimated 60 barges passed the lock.";
    About 0.1 0.1: "estimated" => "The estimated 60 barges passed the lock.";
    About 0.1 0.1: "estimated" "at" => "The crowd was estimated at 60,000.";
    About 0.1 0.1: "an" "average" "of" => "An average of 60 barges pass each day.";
    About 0.1 0.1: "averaging" => "Traffic is averaging 60 barges a day.";
    About 0.1 0.1: "averaged" => "Traffic averaged 60 barges a day.";
    About 0.1 0.1: "averages" => "Traffic averages 60 barges a day.";
    About 0.1 0.1: "in" "the" "region" "of" => "It costs in the region of 60 euros.";
    About 0.1 0.1: "in" "the" "neighborhood" "of" => "It costs in the neighborhood of 60 euros.";
    About 0.1 0.1: "in" "the" "neighbourhood" "of" => "It costs in the neighbourhood of 60 euros.";
    About 0.1 0.1: "in" "the" "order" "of" => "It costs in the order of 60 euros.";
    About 0.1 0.1: "on" "the" "order" "of" => "It costs on the order of 60 euros.";
    About 0.1 0.1: "close" "to" => "Close to 60 barges passed the lock.";
    About 0.1 0.1: "near" => "Temperatures stay near 60 degrees.";
    About 0.1 0.1: "perhaps" => "Perhaps 60 barges passed the lock.";
    About 0.1 0.1: "maybe" => "Maybe 60 barges passed the lock.";
    About 0.1 0.0: "nearly" => "Nearly 60 barges passed the lock.";
    About 0.1 0.0: "almost" => "Almost 60 barges passed the lock.";
    About 0.1 0.0: "virtually" => "Virtually 60 percent turned out.";
    About 0.1 0.0: "approaching" => "The total is approaching 60 barges.";
    About 0.1 0.1: "~" => "The hull is ~60 metres long.";
    About 0.1 0.1: "∼" => "The hull is ∼60 metres long.";
    About 0.1 0.1: "≈" => "The hull is ≈60 metres long.";
    About 0.1 0.1: "≃" => "The hull is ≃60 metres long.";
    About 0.1 0.1: "c" "." => "The hull is c. 60 metres long.";
    About 0.1 0.1: "ca" "." => "The hull is ca. 60 metres long.";
    About 0.1 0.1: "ca" => "The hull is ca 60 metres long.";
};

/// Words after the number or its unit.
const AFTER: &[Entry] = entries! {
    More 0.0 OPEN: "or" "more" => "Fines of 60 euros or more are rare.";
    More 0.0 OPEN: "and" "more" => "Fines of 60 euros and more are rare.";
    More 0.0 OPEN: "or" "greater" => "Quakes of 6 or greater are rare.";
    More 0.0 OPEN: "or" "higher" => "Scores of 60 or higher pass.";
    More 0.0 OPEN: "or" "above" => "Scores of 60 or above pass.";
    More 0.0 OPEN: "and" "above" => "Scores of 60 and above pass.";
    More 0.0 OPEN: "and" "up" => "Seats are 60 euros and up.";
    More 0.0 OPEN: "or" "over" => "People aged 60 or over ride free.";
    More 0.0 OPEN: "and" "over" => "People aged 60 and over ride free.";
    More 0.0 OPEN: "or" "older" => "People aged 60 or older ride free.";
    More 0.0 OPEN: "and" "older" => "People aged 60 and older ride free.";
    More 0.0 OPEN: "or" "longer" => "Stays of 60 days or longer need leave.";
    More 0.0 OPEN: "or" "so" "more" => "It needs 60 or so more.";
    More 0.0 OPEN: "-" "plus" => "The 60-plus barges passed.";
    More 0.0 OPEN: "plus" => "It took 60 plus years.";
    More 0.0 OPEN: "+" => "The 60+ barges passed.";
    About 0.1 0.1: "or" "so" => "The 60 or so barges passed.";
    About 0.1 0.1: "odd" => "The 60 odd barges passed.";
    About 0.1 0.1: "-" "odd" => "The 60-odd barges passed.";
    About 0.1 0.1: "or" "thereabouts" => "It took 60 days or thereabouts.";
    Less OPEN 0.0: "or" "less" => "Stays of 60 days or less are free.";
    Less OPEN 0.0: "or" "fewer" => "Groups of 60 or fewer are welcome.";
    Less OPEN 0.0: "or" "under" => "Children of 6 or under ride free.";
    Less OPEN 0.0: "and" "under" => "Children of 6 and under ride free.";
    Less OPEN 0.0: "or" "younger" => "Children aged 6 or younger ride free.";
    Less OPEN 0.0: "and" "younger" => "Children aged 6 and younger ride free.";
    Less OPEN 0.0: "or" "below" => "Scores of 60 or below fail.";
    Less OPEN 0.0: "or" "lower" => "Scores of 60 or lower fail.";
    Less OPEN 0.0: "at" "most" => "It takes 60 days at most.";
};

/// What the modifiers around one number come to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hedge {
    pub modifier: Modifier,
    below: f64,
    above: f64,
}

impl Hedge {
    pub const NONE: Hedge = Hedge { modifier: Modifier::Exact, below: 0.0, above: 0.0 };

    /// An approximation, where no modifier says otherwise.
    pub fn or_about(self) -> Hedge {
        if self.modifier == Modifier::Exact { Hedge { modifier: Modifier::About, below: 0.0, above: 1.0 } } else { self }
    }

    /// A modifier further out joins: bounds win over approximations, widths add up.
    fn stack(&mut self, entry: &Entry) {
        // "as high as roughly 60": a ceiling of the weak kind says less than the word beside the number.
        let weak = entry.words.first() == Some(&"as");
        if self.modifier == Modifier::Exact || (entry.modifier != Modifier::About && !weak) {
            self.modifier = entry.modifier;
        }
        self.below = self.below.max(entry.below);
        self.above = self.above.max(entry.above);
    }
}

/// Reads the modifiers that end right before atom `i`: what they come to, and the first atom of the outermost.
pub(crate) fn before(line: &Line, i: usize) -> (Hedge, usize) {
    let mut hedge = Hedge::NONE;
    let mut start = i;
    for _ in 0..4 {
        let mut end = start;
        // "an estimated a hundred", "about a record 12": articles and stress words between two modifiers are stepped over.
        let Some(entry) = longest_before(line, end).or_else(|| {
            let word = end.checked_sub(1).map(|k| line.word(k))?;
            let skip = STEPPED_OVER.has(word);
            let bridged = skip.then(|| end.checked_sub(1)).flatten()?;
            let entry = longest_before(line, bridged)?;
            // "some of the 60", "over the 60 years": an article is only bridged by words that cannot be anything else
            if word == "the" || matches!(word, "a" | "an") && entry.words.len() == 1 && !matches!(entry.modifier, Modifier::About)
            {
                return None;
            }
            end = bridged;
            Some(entry)
        }) else {
            break;
        };
        hedge.stack(entry);
        start = end - entry.words.len();
    }
    (hedge, start)
}

fn longest_before(line: &Line, i: usize) -> Option<&'static Entry> {
    static BY_LAST: LazyLock<FxHashMap<&str, Vec<&Entry>>> = LazyLock::new(|| {
        let mut found: FxHashMap<&str, Vec<&Entry>> = FxHashMap::default();
        for entry in BEFORE {
            found.entry(entry.words.last().copied().unwrap_or("")).or_default().push(entry);
        }
        // The longest first; of two as long the one that the table has first.
        found.values_mut().for_each(|entries| entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len())));
        found
    });
    let entries = BY_LAST.get(line.word(i.checked_sub(1)?))?;
    let longest = entries.iter().find(|entry| line.has_before(i, entry.words))?;
    (!means_otherwise(line, i - longest.words.len(), longest)).then_some(longest)
}

/// The same words with another meaning.
fn means_otherwise(line: &Line, start: usize, entry: &Entry) -> bool {
    let prior = start.checked_sub(1).map_or("", |k| line.word(k));
    match entry.words {
        // "put some 60": fine; "the some": no English
        ["above"] | ["below"] => prior == "the" || prior == "see",
        // "turned it around 60 metres from the pier" cannot be told apart by words alone
        ["near"] => line.is_capital(start + 1) && line.is_word(start + 1),
        ["c", "."] => !line.glued(start + 1),
        ["up", "to"] => has_moved(line, start),
        ["over"] if during(line, start) => true,
        ["under"] | ["over"] => matches!(prior, "the" | "took" | "take" | "taken" | "taking"),
        _ => false,
    }
}

/// "went up to £40m from £34m", "brought the total up to 43": the words before atom `start` move something there, and "up to" is no
/// ceiling.
fn has_moved(line: &Line, start: usize) -> bool {
    let prior = start.checked_sub(1).map_or("", |k| line.word(k));
    let brings = (start.saturating_sub(5)..start).rev().take_while(|&k| line.is_word(k)).any(|k| BRINGING.has(line.word(k)));
    // "The number went up to 1,897,000 in May": of whatever stands before, since no noun follows.
    let number = start + 2;
    let bare = line.is_number(number)
        && line.word(number).len() > 4
        && (number + 1 == line.len() || matches!(line.word(number + 1), "in" | "from" | "last" | "this" | "after" | "." | ","));
    if brings
        || matches!(prior, "went" | "gone" | "goes" | "going") && is_sum(line, number)
        || matches!(prior, "went" | "gone") && bare
    {
        return true;
    }
    // "Flames shot up to 40 metres" have a ceiling; "climbed up to 40 euros", "was up to 40 from 36" are moves
    let from = (start + 3..start + 7).find(|&k| line.word(k) == "from");
    let between =
        from.is_some_and(|at| is_sum(line, at + 1) && !(start + 2..at).any(|k| matches!(line.word(k), "," | ";" | "and")));
    MOVED.has(prior) && (between || is_sum(line, start + 2)) || matches!(prior, "was" | "is" | "were" | "are" | "now") && between
}

/// Money or a percentage at atom `i`.
fn is_sum(line: &Line, i: usize) -> bool {
    let scaled = |k: usize| usize::from(super::numerals::scale_word(line.word(k)).is_some());
    super::money::prefix(line, i).is_some()
        || line.is_number(i)
            && (matches!(line.word(i + 1), "%" | "percent")
                || line.has(i + 1, &["per", "cent"])
                || super::money::suffix(line, i + 1 + scaled(i + 1)).is_some())
}

/// "£3m of grants over two years", "fell 4% over three years": the time that something took, and not more than that.
fn during(line: &Line, start: usize) -> bool {
    let number = super::numerals::cardinal(line, start + 1, false, false);
    let Some(unit) = number.filter(|it| it.value < 100.0).map(|it| it.end) else { return false };
    if !matches!(line.word(unit), "years" | "months" | "decades" | "weeks" | "days" | "seasons")
        || matches!(line.word(unit + 1), "ago" | "old" | "later" | "earlier" | "late" | "before" | "after")
    {
        return false;
    }
    let Some(k) = start.checked_sub(1) else { return false };
    let prior = line.word(k);
    let figure = |k: usize| {
        line.is_number(k) || matches!(line.word(k), "%" | "percent" | "cent") || super::money::suffix(line, k).is_some()
    };
    let counted = (start.saturating_sub(5)..start).rev().take_while(|&k| !matches!(line.word(k), "," | ";" | ":")).any(figure);
    figure(k)
        || super::numerals::scale_word(prior).is_some()
        || matches!(prior, "m" | "bn" | "k") && line.glued(k)
        || TAKING_TIME.has(prior)
        || counted && super::not_figures::is_plural(prior)
}

/// Reads a modifier that begins at atom `i`, after a number and its unit: the atom after it.
pub(crate) fn after(line: &Line, i: usize, hedge: &mut Hedge) -> usize {
    let mut best: Option<&Entry> = None;
    let first = line.word(i);
    for entry in AFTER {
        if entry.words.first() == Some(&first)
            && line.has(i, entry.words)
            && best.is_none_or(|b| b.words.len() < entry.words.len())
        {
            best = Some(entry);
        }
    }
    let Some(entry) = best else { return i };
    let next = i + entry.words.len();
    let follows = line.word(next);
    let hyphen = entry.words[0] == "-";
    let sign = entry.words[0] == "+";
    // "5 plus 3", "10 or more than that"
    if (hyphen || sign) && !line.glued(i)
        || entry.words == ["plus"] && (line.is_number(next) || priced(line, i) && line.is_word(next))
        || matches!(entry.words.last(), Some(&"more" | &"less" | &"fewer")) && follows == "than" && line.is_number(next + 1)
        || entry.words == ["and", "more"] && line.is_word(next) && !matches!(follows, "in" | "of")
    {
        return i;
    }
    hedge.stack(entry);
    next
}

/// "25 million euros plus add-ons": an amount of money ends before atom `i`, and what follows comes on top.
fn priced(line: &Line, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|k| super::money::prefix(line, k).is_some())
        || i.checked_sub(1).is_some_and(|k| super::money::suffix(line, k).is_some())
}

/// Where a number may lie, with its hedge. `step` is the place value of its last significant digit.
pub(crate) fn interval(value: f64, step: f64, kind: Kind, scaled: bool, digits: bool, hedge: &Hedge) -> Interval {
    let size = value.abs();
    let rounding = match kind {
        Kind::Count if size < 1000.0 && value.fract() == 0.0 => 0.0,
        Kind::Duration | Kind::Age | Kind::Ordinal | Kind::Date | Kind::Time | Kind::Score if value.fract() == 0.0 => 0.0,
        Kind::Fraction | Kind::Ratio => size * 0.02,
        // "$500" and "20 percent" are what they say, to the unit; "$84 billion" and "1.9 percent" to the last digit written.
        Kind::Money | Kind::Percent if !scaled && size < 1000.0 => 0.5 * step.min(1.0),
        Kind::Measure if !digits => 0.5,
        _ => 0.5 * step,
    };
    let rounding = rounding.min(0.05 * size);
    let below = if hedge.below.is_infinite() { f64::INFINITY } else { rounding.max(hedge.below * size) };
    let above = if hedge.above.is_infinite() { f64::INFINITY } else { rounding.max(hedge.above * size) };
    // A strict side ("just over 60", "nearly 60") allows no rounding beyond the number.
    let below = if hedge.below == 0.0 && hedge.modifier != Modifier::Exact { 0.0 } else { below };
    let above = if hedge.above == 0.0 && hedge.modifier != Modifier::Exact { 0.0 } else { above };
    let low = if below.is_infinite() && value >= 0.0 { 0.0 } else { value - below };
    Interval::new(low, value + above)
}

/// A stated range with its hedge: the ends are widened as if they stood alone.
pub(crate) fn range(low: f64, high: f64, hedge: &Hedge) -> Interval {
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let below = if hedge.below.is_finite() { hedge.below * low.abs() } else { 0.0 };
    let above = if hedge.above.is_infinite() { f64::INFINITY } else { hedge.above * high.abs() };
    Interval::new(low - below, high + above)
}

/// Verbs that move a level: "climbed up to 40 euros".
static MOVED: Words = Words::new("climbed climbs climbing crept edged inched jumped moved rose risen ticked pushed rounded");

/// Verbs that move what stands between them and "up to".
static BRINGING: Words = Words::new("bring brings brought bringing");

/// What is done over a time.
static TAKING_TIME: Words = Words::new("spread spent phased staged paid repaid invested delivered shared doubled halved trebled");

/// Articles and stress words between two modifiers.
static STEPPED_OVER: Words = Words::new("a an the just only another record total combined further additional");

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: f64, step: f64) -> Interval {
        interval(value, step, Kind::Count, false, true, &Hedge::NONE)
    }

    fn hedged(words: &str, value: f64) -> Interval {
        let text = format!("{words} 7");
        let lower = text.to_ascii_lowercase();
        let line = Line::new(&text, &lower, 0, text.len(), Vec::new());
        let (hedge, _) = before(&line, line.len() - 1);
        interval(value, 1.0, Kind::Count, false, true, &hedge)
    }

    #[test]
    fn small_counts_are_exact() {
        assert!(!plain(105.0, 1.0).meets(plain(110.0, 10.0)));
        assert!(!plain(240.0, 10.0).meets(plain(238.0, 1.0)));
    }

    #[test]
    fn large_counts_are_rounded_to_their_last_digit() {
        assert!(plain(1200.0, 100.0).meets(plain(1_187.0, 1.0)));
        assert!(!plain(1200.0, 100.0).meets(plain(1_287.0, 1.0)));
        assert!(!plain(1000.0, 1000.0).meets(plain(1_200.0, 100.0)));
    }

    #[test]
    fn hedges_have_widths() {
        assert!(hedged("about", 240.0).meets(plain(233.0, 1.0)));
        assert!(!hedged("about", 240.0).meets(plain(300.0, 1.0)));
        assert!(hedged("more than", 100.0).meets(plain(105.0, 1.0)));
        assert!(!hedged("more than", 100.0).meets(plain(98.0, 1.0)));
        assert!(hedged("nearly", 60.0).meets(plain(57.0, 1.0)));
        assert!(!hedged("nearly", 60.0).meets(plain(61.0, 1.0)));
        assert!(hedged("at least about", 40.0).meets(plain(37.0, 1.0)));
        assert!(hedged("at least about", 40.0).meets(plain(400.0, 1.0)));
        assert!(!hedged("just under", 60.0).meets(plain(40.0, 1.0)));
    }
}
