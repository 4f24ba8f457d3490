//! Changes and levels: "rose 5 percent", "a 10% drop", never "rose to 1.9%".

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Trend};
use crate::language::Line;

/// "rose 5 percent", "a 10% drop", "up 19 cents"; not "rose to 1.9%".
pub(super) fn trend(line: &Line, draft: &Draft) -> Option<Trend> {
    if matches!(draft.kind, Kind::Age | Kind::Ordinal | Kind::Fraction) {
        return None;
    }
    let mut at = draft.from;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let word = line.word(at);
        // "made up 17 percent of sales" is a share of the whole
        if word == "up" && at.checked_sub(1).is_some_and(|k| MADE.has(line.word(k))) {
            return None;
        }
        if let Some(trend) = change_word(word) {
            // "raised 2 million euros", "lost 20 dollars": deeds, not changes, unless a share says otherwise
            let deed = DEEDS.has(word);
            let by = line.word(at + 1) == "by";
            return (draft.kind == Kind::Percent || by || !deed).then_some(trend);
        }
        let skip = BETWEEN.has(word) || word.ends_with("ly");
        if !skip {
            break;
        }
    }
    // "raise the sales tax by 3.5 percent"
    if draft.kind == Kind::Percent && draft.from > 0 && line.word(draft.from - 1) == "by" {
        let before = (draft.from.saturating_sub(8)..draft.from - 1).rev().map(|k| line.word(k));
        if let Some(trend) = before.take_while(|it| !matches!(*it, "," | ";" | ":" | "and" | "but")).find_map(change_word) {
            return Some(trend);
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
pub(super) fn change_word(word: &str) -> Option<Trend> {
    Some(match word {
        "up" | "rose" | "rise" | "rises" | "risen" | "rising" | "gained" | "gain" | "gains" | "gaining" | "climbed" | "climb"
        | "climbs" | "climbing" | "jumped" | "jump" | "jumps" | "surged" | "surge" | "surges" | "soared" | "soar" | "soars"
        | "increased" | "increase" | "increases" | "increasing" | "grew" | "grow" | "grows" | "grown" | "growing"
        | "advanced" | "added" | "rallied" | "rebounded" | "boost" | "boosted" | "raised" | "raise" | "raises" | "raising"
        | "leapt" | "spiked" | "higher" => Trend::Up,
        "down" | "fell" | "fall" | "falls" | "fallen" | "falling" | "dropped" | "drop" | "drops" | "dropping" | "declined"
        | "decline" | "declines" | "declining" | "lost" | "lose" | "slid" | "sank" | "sunk" | "tumbled" | "tumble"
        | "plunged" | "plunge" | "plummeted" | "plummeting" | "slumped" | "slump" | "decreased" | "decrease" | "shrank"
        | "shrunk" | "eased" | "dipped" | "shed" | "slipped" | "retreated" | "reduced" | "skidded" | "lower" | "narrowed"
        | "cut" | "cuts" | "cutting" | "reduce" | "reduces" | "reducing" => Trend::Down,
        _ => return None,
    })
}

/// A word of change right before atom `i`, "by" left out.
pub(super) fn changes_before(line: &Line, i: usize) -> bool {
    let window = i.saturating_sub(3)..i;
    !window.clone().any(|k| line.word(k) == "from")
        && window.into_iter().any(|k| change_word(line.word(k)).is_some() || line.word(k) == "by")
}

/// Verbs that change a level or hand something over: "raised 2 million euros", "lost 20 dollars".
static DEEDS: Words = Words::new(
    "raised lost lose added cut shed gain gained gaining boost boosted reduced raise raises raising cuts cutting reduce reduces reducing",
);

/// Verbs that "up" gives another sense.
static MADE: Words = Words::new("made make makes making pick picks picked picking");

/// What may stand between the verb of change and its number.
static BETWEEN: Words = Words::new("by a an another further of only just more than as much");
