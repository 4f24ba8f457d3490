//! Parts and totals: "including 50 in the south", "two of whom", "another 24", "40 per 100,000".

use super::draft::Draft;
use super::{Figure, Kind, Part, Stated};
use crate::language::Line;

/// How the figure stands to others around it.
/// `rate` says that what is counted is counted per something.
pub(crate) fn part(line: &Line, draft: &Draft, rate: bool) -> Part {
    if rate || per(line, draft) {
        return Part::Per;
    }
    let before = |k: usize| draft.from.checked_sub(k).map_or("", |at| line.word(at));
    // "another 24", "a further 30", "an additional 12"; the modifier may stand inside ("another estimated 24")
    let inside = (draft.from..draft.core).any(|k| adds(line.word(k)));
    if inside || adds(before(1)) || before(2) == "another" && before(1) == "some" {
        return Part::Addition;
    }
    // "24 more people", "24 others"
    if matches!(line.word(draft.to), "more" | "others" | "other") && line.word(draft.to + 1) != "than" {
        return Part::Addition;
    }
    let of_them = draft.kind != Kind::Fraction
        && line.word(draft.to) == "of"
        && matches!(line.word(draft.to + 1), "them" | "whom" | "which" | "those" | "these" | "us" | "you");
    let including = (1..=4).any(|k| matches!(before(k), "including" | "include" | "includes" | "among"))
        && !(1..=4).any(|k| matches!(before(k), ";" | "said"));
    let among = before(1) == "them" && before(2) == "among" || before(1) == "," && before(2) == "them" && before(3) == "among";
    if of_them || including || among {
        return Part::Of;
    }
    Part::Whole
}

/// Finds for each part the figure it is a part of: the nearest count before it, in its sentence or the one before, that is no smaller
/// and no part itself; "Of the 23 arrested, 12 are sailors" names it in so many words.
pub(super) fn wholes(prose: &str, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(at);
        let Some(part) = rest.first_mut() else { continue };
        let Stated::Value(value) = part.stated else { continue };
        if !matches!(part.kind, Kind::Count | Kind::Money | Kind::Percent) {
            continue;
        }
        let opened = |whole: &Figure| {
            let ahead = prose.get(..whole.span.start as usize).unwrap_or("").trim_end();
            let head = ahead.rsplit(['.', ',', ';', '\n']).next().unwrap_or("").trim();
            ["of the", "of those", "of these", "of"].iter().any(|of| head.eq_ignore_ascii_case(of))
        };
        let whole = before.iter().enumerate().rev().take_while(|(_, it)| it.sentence + 1 >= part.sentence).find(|(_, it)| {
            let kind = it.kind == part.kind && (it.kind == Kind::Count || it.unit == part.unit);
            let larger = matches!(it.stated, Stated::Value(of) if of >= value) && !(it.part == Part::Of && part.part == Part::Of);
            kind && larger && (part.part == Part::Of || it.sentence == part.sentence && part.part == Part::Whole && opened(it))
        });
        if let Some((of, _)) = whole {
            part.whole = Some(of as u32);
        }
    }
}

fn adds(word: &str) -> bool {
    matches!(word, "another" | "further" | "additional" | "extra")
}

/// One side of a rate: "three for every hostage", "for each of the 40", "per 100,000".
fn per(line: &Line, draft: &Draft) -> bool {
    let before = |k: usize| draft.from.checked_sub(k).map_or("", |at| line.word(at));
    if matches!(before(1), "per" | "every" | "each") && matches!(before(2), "for" | "" | "in" | "to" | "of")
        || before(1) == "per"
        || before(1) == "every"
    {
        return true;
    }
    // "10 hostages for each extra day", "three prisoners for every one": within the noun phrase behind
    (draft.to..draft.to + 5).any(|k| {
        matches!(line.word(k), "for" | "per" | "to")
            && (line.word(k) == "per" && k <= draft.to + 2 || matches!(line.word(k + 1), "each" | "every"))
    })
}
