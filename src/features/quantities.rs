//! Figures of the sources that go on with what is being written.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::complete::{Completion, MOST, Proposal, ProposalKind};
use super::{place, words};
use crate::checks::{Evidence, Page};
use crate::text::{FilePos, Span};
use crate::workspace::World;

/// Figures are looked at in so many sources at most, so that a key is answered at once.
const MOST_SOURCES: usize = 2_000;
/// Shorter words tell nothing.
const TELLING: usize = 4;

/// Behind the beginning of a number ("killed 4"): the figures that begin so, each once, those first whose sentence shares the most words
/// with the sentence being written.
pub fn figures(world: &World, page: &Page, at: FilePos, line: &str) -> Option<Completion> {
    let typed = typed(line)?;
    let sentence = line.rsplit(". ").next().unwrap_or(line);
    let here = telling(&sentence[..sentence.len() - typed.len()]);
    let sources = world.files().into_iter().filter(|&file| file != page.file && !world.is_draft(file)).take(MOST_SOURCES);
    let mut found: Vec<(Reverse<usize>, Proposal)> = Vec::new();
    for source in sources.filter_map(|file| world.page(file)) {
        for (at, figure) in place::figures(&source, Span::WHOLE) {
            let written = figure.span.of(&source.document.text);
            let Some(text) = number(written).filter(|it| it.starts_with(typed) && it.len() > typed.len()) else { continue };
            let text = words::one_line(text);
            if text == typed || found.iter().any(|it| it.1.text == text) {
                continue;
            }
            let shared = sentence_of(&source, figure.span).map_or(0, |it| telling(it).intersection(&here).count());
            let span = place::in_file(source.file, figure.span);
            let detail = format!("{}: {}", words::stated(&source, at), place::name_and_line(world, &source, span));
            found.push((Reverse(shared), Proposal { kind: ProposalKind::Figure, text, detail, from: Some(span) }));
        }
    }
    found.sort_by_key(|it| it.0);
    let cut = found.len() > MOST;
    let proposals: Vec<Proposal> = found.into_iter().map(|it| it.1).take(MOST).collect();
    let start = at.offset - typed.len() as u32;
    (!proposals.is_empty()).then_some(Completion { span: Span { start, end: at.offset }, proposals, cut })
}

/// The beginning of a number at the end of a line: "4", "$2.", "1,2".
fn typed(line: &str) -> Option<&str> {
    let start =
        line.rfind([' ', '(', '“', '"', '\u{a0}']).map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let typed = line.get(start..)?;
    let digits = typed.trim_start_matches(['$', '£', '€', '¥']);
    let fits =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    // "1." opens an item of a list.
    (fits && !(start == 0 && digits.ends_with('.'))).then_some(typed)
}

/// A figure from its number on: "2.4 million" of "more than 2.4 million", "$9" of "about $9".
fn number(written: &str) -> Option<&str> {
    written.get(written.find(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€' | '¥'))?..)
}

fn sentence_of<'a>(page: &Page<'a>, span: Span) -> Option<&'a str> {
    let block = page.document.blocks.iter().find(|it| it.span.covers(span))?;
    let before = block.prose.get(..(span.start - block.span.start) as usize)?;
    let after = block.prose.get((span.end - block.span.start) as usize..)?;
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    let end = block.prose.len() - after.len() + after.find(". ").unwrap_or(after.len());
    block.prose.get(start..end)
}

fn telling(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| it.chars().count() >= TELLING);
    words.filter(|it| !it.starts_with(|c: char| c.is_ascii_digit())).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::features::complete;
    use crate::fixture::Fixture;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let fixture = Fixture::new(&format!(
            "//- draft.md\n{line}\n//- sources/wire.md (closed)\nThe storm lasted 41 hours and sank 44 boats.\n\n\
             The sinking killed 41 people. It cost more than $4.8 million, or 4,700 a head.\n//- other.md (closed)\nWe saw 49 gulls.\n"
        ));
        let found = complete(&fixture.world, fixture.at()).unwrap_or_default();
        let texts: Vec<&str> = found.proposals.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, expected, "{line}");
    }

    #[test]
    fn figures_that_begin_so() {
        check("The storm sank 4¦", &["41 hours", "44", "41", "4,700"]);
        check("The sinking killed 4¦", &["41", "41 hours", "44", "4,700"]);
        check("It cost $4¦", &["$4.8 million"]);
        check("Nobody knows. It (4,¦", &["4,700"]);
    }

    #[test]
    fn where_no_number_begins() {
        check("The storm sank 5¦", &[]);
        check("The storm sank boats¦", &[]);
        check("Flight BA4¦", &[]);
        check("4.¦", &[]);
    }
}
