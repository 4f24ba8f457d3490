//! The currency said once for two sums of a sentence: "$1.02 billion, from 1.19 billion the year before", "£3 billion (2019: 2.4
//! billion)", "780 billion dollars; investment in networks fell to 410 billion".

use super::draft::Draft;
use super::lists::Words;
use super::{Kind, Stated};
use crate::language::Line;

/// Gives sums without a currency the one of the sentence's sums, where all of these have the same and the words leave no doubt.
pub(super) fn currencies(line: &Line, drafts: &mut [Draft]) {
    let mut units = drafts.iter().filter(|it| it.kind == Kind::Money && it.scaled).filter_map(|it| it.unit.clone());
    let Some(unit) = units.next().filter(|first| units.all(|it| it == *first)) else { return };
    for k in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(k);
        let Some(draft) = tail.first_mut() else { continue };
        let sum = head.iter().rev().find(|it| !matches!(it.kind, Kind::Date | Kind::Time | Kind::Percent | Kind::Duration));
        let told_before = head.iter().any(|it| it.kind == Kind::Money);
        if told_before && is_bare_sum(line, draft) && (sum.is_some_and(|it| compared(line, it, draft)) || spent(line, draft)) {
            draft.kind = Kind::Money;
            draft.unit = Some(unit.clone());
            draft.waiting = false;
            draft.settle();
        }
    }
}

/// Millions or billions of nothing that the words behind name.
fn is_bare_sum(line: &Line, draft: &Draft) -> bool {
    let large = matches!(draft.stated, Stated::Value(value) if value.abs() >= 1e5);
    let bare = draft.kind == Kind::Count && draft.scaled && large && draft.unit.is_none() && draft.noun.is_none();
    bare && (!line.is_word(draft.to) || BEHIND.has(line.word(draft.to)))
}

/// Whether nothing but a comparison stands between a sum of money and this one.
fn compared(line: &Line, sum: &Draft, draft: &Draft) -> bool {
    sum.kind == Kind::Money
        && sum.to < draft.from
        && draft.from - sum.to <= 9
        && line.word(sum.to) != "."
        && (sum.to..draft.from)
            .all(|k| !line.is_word(k) || COMPARING.has(line.word(k)) || crate::dates::month_at(line, k).is_some())
        && (sum.to..draft.from)
            .any(|k| matches!(line.word(k), "from" | "to" | "with" | "against" | "versus" | "than" | "(" | "and"))
}

/// Whether the words of the same clause before this sum name what is money: "investment in networks fell to".
fn spent(line: &Line, draft: &Draft) -> bool {
    let clause = (0..draft.from).rev().take(8);
    let mut clause =
        clause.take_while(|&k| (line.is_word(k) || line.is_hyphen(k)) && !matches!(line.word(k), "and" | "but" | "as"));
    clause.any(|k| MONEY.has(line.word(k)))
}

/// What may follow a sum that names nothing itself.
static BEHIND: Words = Words::new(
    "in a the last this from to by and or for on at after over as which while but year compared against when before during \
     since with",
);

/// What stands between two sums that are compared.
static COMPARING: Words = Words::new(
    "from up down to against with compared versus vs than about nearly almost around roughly some and in the a year earlier \
     before last previous prior quarter period more less just over under only first second third fourth half",
);

/// Nouns that are money.
static MONEY: Words = Words::new(
    "investment investments spending revenue revenues turnover profit profits earnings loss losses budget cost costs debt debts \
     income funding deficit surplus expenditure borrowing compensation damages capitalisation capitalization",
);
