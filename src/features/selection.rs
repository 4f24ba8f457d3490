//! Growing a selection as prose is built: word, figure with its noun, clause, sentence, paragraph, section, document.

use super::place;
use crate::checks::Page;
use crate::document::{Block, BlockKind};
use crate::language;
use crate::text::{FilePos, Span};
use crate::workspace::World;

/// From the smallest that holds the place outwards; each holds the one before and is larger. Never empty for a known document.
pub fn selection(world: &World, at: FilePos) -> Vec<Span> {
    let Some(page) = world.page(at.file) else { return Vec::new() };
    let text = &page.document.text;
    let offset = at.offset.min(text.len() as u32);
    let blocks = &page.document.blocks;
    let after = blocks.partition_point(|block| block.span.start <= offset);
    let block = after.checked_sub(1).and_then(|it| blocks.get(it)).filter(|block| block.span.touches(offset));
    let mut steps = block.map_or(Vec::new(), |block| in_block(&page, block, offset));
    let whole = Span { start: 0, end: text.len() as u32 };
    let heads = || blocks.iter().filter(|it| it.kind == BlockKind::Headline).map(|it| line_start(text, it.span.start));
    if let Some(start) = heads().take_while(|&start| start <= offset).last() {
        let end = heads().find(|&start| start > offset).unwrap_or(whole.end);
        steps.push(trimmed(text, Span { start, end }));
    }
    steps.push(whole);
    let mut chain: Vec<Span> = Vec::new();
    for step in steps.into_iter().filter(|it| it.touches(offset) && !it.is_empty()) {
        if chain.last().is_none_or(|last| step.covers(*last) && step.len() > last.len()) {
            chain.push(step);
        }
    }
    if chain.is_empty() { vec![Span { start: offset, end: offset }] } else { chain }
}

/// The steps within a paragraph and it, in bytes of the file. None parts a figure, the words of one apart.
fn in_block(page: &Page, block: &Block, offset: u32) -> Vec<Span> {
    let (prose, start) = (&block.prose, block.span.start);
    let here = Span { start: offset - start, end: offset - start };
    let figures = &page.facts.figures;
    let from = figures.partition_point(|it| it.span.start < start);
    let figures = figures.get(from..).unwrap_or(&[]).iter().take_while(|it| it.span.end <= block.span.end);
    let figures: Vec<Span> = figures.map(|it| Span { start: it.span.start - start, end: it.span.end - start }).collect();
    let mut steps = Vec::new();
    let mut core = here;
    match place::figure_at(page, offset).filter(|it| block.span.covers(it.1.span)) {
        Some((at, figure)) => {
            let span = Span { start: figure.span.start - start, end: figure.span.end - start };
            let phrase = page.facts.claims.get(at as usize).map_or("", |claim| &claim.phrase);
            let counted = if figure.counted.is_empty() { phrase } else { &figure.counted };
            core = with_noun(prose, span, counted);
            steps.extend([piece(prose, span, here.start), span, core]);
        }
        None => steps.push(word(prose, here.start)),
    }
    let sentence = |at: u32| language::sentence_at(prose, at);
    if let Some(first) = sentence(core.start) {
        let last = sentence(core.end.saturating_sub(1).max(core.start)).unwrap_or(first);
        let sentence = first.cover(last);
        steps.extend([clause(prose, sentence, core, &figures), sentence]);
    }
    steps.push(Span { start: 0, end: prose.len() as u32 });
    // The word of "October 22p" reaches into the date.
    let parts = |step: &Span| figures.iter().any(|it| it.meets(*step) && !step.covers(*it) && !it.covers(*step));
    steps.into_iter().filter(|it| !parts(it)).map(|it| it.shift(start)).collect()
}

/// A headline's marks belong to its section.
fn line_start(text: &str, offset: u32) -> u32 {
    text.get(..offset as usize).and_then(|it| it.rfind(['\n', '\r'])).map_or(0, |at| at as u32 + 1)
}

/// The letters and digits around a place.
fn word(prose: &str, offset: u32) -> Span {
    let offset = offset as usize;
    let is_inner = |it: char| it.is_alphanumeric() || matches!(it, '\'' | '’' | '-');
    let (before, after) = (prose.get(..offset).unwrap_or(""), prose.get(offset..).unwrap_or(""));
    let start = before.trim_end_matches(is_inner).len();
    let end = offset + (after.len() - after.trim_start_matches(is_inner).len());
    Span::new(start, end)
}

/// The word of a figure at a place. A number is one, with all its marks and signs: "£1,214.50".
fn piece(prose: &str, figure: Span, offset: u32) -> Span {
    let (before, after) = prose.split_at_checked(offset as usize).unwrap_or((prose, ""));
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let end = offset as usize + after.find(char::is_whitespace).unwrap_or(after.len());
    Span { start: figure.start.max(start as u32), end: figure.end.min(end as u32) }
}

/// The part of a sentence around some words, between two marks that part clauses. Those of figures part nothing, nor does a comma between
/// digits. Without the mark that ends the sentence, unless it is all of it.
fn clause(prose: &str, sentence: Span, core: Span, figures: &[Span]) -> Span {
    let (mut start, mut end) = (sentence.start, sentence.end);
    let bytes = prose.as_bytes();
    let is = |at: usize, of: fn(&u8) -> bool| bytes.get(at).is_some_and(of);
    for (at, mark) in sentence.of(prose).char_indices() {
        let (from, to) = (sentence.start as usize + at, sentence.start as usize + at + mark.len_utf8());
        let is_dash = mark == '-' && is(from.wrapping_sub(1), u8::is_ascii_whitespace) && is(to, u8::is_ascii_whitespace);
        let parts = is_dash || matches!(mark, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '“' | '”' | '"');
        if !parts || is(from.wrapping_sub(1), u8::is_ascii_digit) && is(to, u8::is_ascii_digit) {
            continue;
        }
        let mark = Span::new(from, to);
        if core.meets(mark) || figures.iter().any(|it| it.covers(mark)) {
            continue;
        }
        if mark.start >= core.end {
            end = mark.start;
            break;
        }
        start = mark.end;
    }
    let clause = trimmed(prose, Span { start, end });
    // The mark that ends the sentence is the sentence's, where the two are not one.
    let without = clause.of(prose).trim_end_matches(['.', '!', '?', '…']).len() as u32;
    let is_part = start > sentence.start && clause.start + without >= core.end;
    if is_part { Span { end: clause.start + without, ..clause } } else { clause }
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len()) as u32;
    Span { start, end: start + words.trim().len() as u32 }
}

/// Words that may stand between a figure and what it counts: "40 percent of the homes".
const BETWEEN: &[&str] =
    &["of", "the", "all", "a", "an", "its", "his", "her", "their", "our", "your", "my", "this", "that", "these", "those", "whom"];

/// How often: "310,000 euros a year".
const TIMES: &[&str] = &["second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year", "decade"];

/// A figure with how often, and with as many of the words behind it as belong to what it counts; or with the noun before it that it is
/// the size of ("a budget of £4.2 million").
fn with_noun(prose: &str, figure: Span, counted: &str) -> Span {
    let end = often(prose, noun_behind(prose, often(prose, figure.end), counted));
    let before = prose.get(..figure.start as usize).unwrap_or("").trim_end();
    let noun = before.strip_suffix("of").filter(|it| it.ends_with(char::is_whitespace)).map(str::trim_end);
    let noun =
        noun.and_then(|it| it.strip_suffix(counted)).filter(|it| !counted.is_empty() && !it.ends_with(char::is_alphanumeric));
    Span { start: noun.map_or(figure.start, |it| it.len() as u32), end }
}

/// The next word, with where it ends. None where a mark comes first.
fn next_word(prose: &str, at: u32) -> Option<(&str, u32)> {
    let rest = prose.get(at as usize..)?;
    let words = rest.trim_start();
    let end = words.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’')).unwrap_or(words.len());
    let word = words.get(..end).filter(|it| !it.is_empty() && words.len() < rest.len())?;
    Some((word, at + (rest.len() - words.len() + end) as u32))
}

/// Where "a year", "per head" ends behind a figure that ends there.
fn often(prose: &str, end: u32) -> u32 {
    let Some((first, at)) = next_word(prose, end) else { return end };
    let Some((second, at)) = next_word(prose, at) else { return end };
    let is_when = next_word(prose, at)
        .is_some_and(|it| matches!(it.0, "ago" | "before" | "after" | "earlier" | "later" | "from" | "since"));
    let is = match first {
        "per" => true,
        "a" | "an" | "each" | "every" => TIMES.contains(&second) && !is_when,
        _ => false,
    };
    if is { at } else { end }
}

/// Where what a figure counts ends behind it; `end` where it does not stand there.
fn noun_behind(prose: &str, end: u32, counted: &str) -> u32 {
    let wanted: Vec<&str> = counted.split_whitespace().collect();
    let (mut at, mut found, mut last) = (end, 0, end);
    while let Some(&next) = wanted.get(found)
        && let Some((word, to)) = next_word(prose, at)
    {
        let is_between = BETWEEN.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
        match word == next {
            true => (found, last) = (found + 1, to),
            // Of "more than 1,200 of the 3,400 workers" the workers.
            false if found == 0 && is_between => {}
            false => break,
        }
        at = to;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let fixture = Fixture::new(text);
        let at = fixture.at();
        let page = fixture.world.page(at.file).unwrap();
        let found: Vec<_> = selection(&fixture.world, at).iter().map(|span| span.of(&page.document.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn from_a_figure_outwards() {
        check(
            "The storm came at night. In the harbour, it sank 1,¦214 fishing boats, said the mayor.",
            &[
                "1,214",
                "1,214 fishing boats",
                "it sank 1,214 fishing boats",
                "In the harbour, it sank 1,214 fishing boats, said the mayor.",
                "The storm came at night. In the harbour, it sank 1,214 fishing boats, said the mayor.",
            ],
        );
    }

    #[test]
    fn the_words_of_a_figure() {
        let text = "Asked again, she said it paid 310,000 euros a year, more than before.";
        for place in ["310¦,000 euros", "310,000 eu¦ros"] {
            let word = if place.starts_with("310¦") { "310,000" } else { "euros" };
            check(
                &text.replace("310,000 euros", place),
                &[word, "310,000 euros a year", "she said it paid 310,000 euros a year", text],
            );
        }
        check(
            "It hires 1¦2 people a day, he said.",
            &["12", "12 people a day", "It hires 12 people a day", "It hires 12 people a day, he said."],
        );
        check(
            "It took 1¦4 days a year ago, he said.",
            &["14", "14 days", "It took 14 days a year ago", "It took 14 days a year ago, he said."],
        );
        check("It cost £4.¦2m, the mayor said.", &["£4.2m", "It cost £4.2m", "It cost £4.2m, the mayor said."]);
        check(
            "Gas heats about 40 per ce¦nt of homes, not less.",
            &[
                "cent",
                "about 40 per cent",
                "about 40 per cent of homes",
                "Gas heats about 40 per cent of homes",
                "Gas heats about 40 per cent of homes, not less.",
            ],
        );
        check(
            "In all, more than 1,2¦00 of the 3,400 boats sank.",
            &[
                "1,200",
                "more than 1,200",
                "more than 1,200 of the 3,400 boats sank",
                "In all, more than 1,200 of the 3,400 boats sank.",
            ],
        );
    }

    #[test]
    fn a_mark_of_a_figure_parts_no_clause() {
        let text = "The crew sailed on April 3, 2024 from Wick, he said.";
        check(&text.replace("2024", "20¦24"), &["2024", "April 3, 2024", "The crew sailed on April 3, 2024 from Wick", text]);
        check(&text.replace("crew", "cr¦ew"), &["crew", "The crew sailed on April 3, 2024 from Wick", text]);
        let text = "The voyage took three years, two months by ship, he said.";
        check(
            &text.replace("two", "t¦wo"),
            &["two", "three years, two months", "The voyage took three years, two months by ship", text],
        );
        let text = "The town has a budget of £4.2 million - its largest.";
        check(
            &text.replace("mill", "m¦ill"),
            &["million", "£4.2 million", "budget of £4.2 million", "The town has a budget of £4.2 million", text],
        );
    }

    #[test]
    fn a_word_that_reaches_into_a_figure() {
        check("The Wick hour, October 22p¦, 2", &["October 22p", "The Wick hour, October 22p, 2"]);
    }

    #[test]
    fn from_a_word_to_the_section() {
        check(
            "
            # The harbour

            Boats s¦ank.

            # The town
            ",
            &["sank", "Boats sank.", "# The harbour\n\nBoats sank.", "# The harbour\n\nBoats sank.\n\n# The town\n"],
        );
    }

    #[test]
    fn between_paragraphs() {
        check("One.\n¦\nTwo.", &["One.\n\nTwo."]);
    }
}
