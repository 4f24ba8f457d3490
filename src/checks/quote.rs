//! `quote`: the words of one quotation differ between two places. `speaker`: one quotation is given to two people.
//!
//! What a writer may do to a quotation is no difference: shorten it, open it with a capital, leave words out with an ellipsis, put words
//! in brackets, part it with "she said", spell it in the house's way. No repair is offered: what was said is for a person to find out.

use super::copies::is_own;
use super::echoes::Echoes;
use super::parallel::{Difference, Parallel, parallels, prose, same_name, speaker};
use super::{Code, Evidence, Finding, Page, Related, Severity, StetKey, words};
use crate::text::{FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, page: Page, echoes: &Echoes, findings: &mut Vec<Finding>) {
    for (quotation, found) in echoes.all(page) {
        for finding in on(evidence, page, quotation, found) {
            // “…,” said Ann Low. “…”: two quotations with one name, which is marked once.
            let last = findings.iter().rev().find(|it| it.code == Code::Speaker);
            let told = |it: &&Finding| it.span == finding.span && it.message == finding.message;
            if finding.code != Code::Speaker || !last.is_some_and(|it| told(&it)) {
                findings.push(finding);
            }
        }
    }
}

/// What is found at one quotation that stands in these places too.
fn on(evidence: &dyn Evidence, page: Page, quotation: u32, mut found: Vec<Parallel>) -> impl Iterator<Item = Finding> {
    // What a copy has otherwise, the document itself has otherwise elsewhere.
    found.retain(|it| it.differences.is_empty() || !is_copied(evidence, page, it));
    let wording = wording(evidence, page, &found);
    wording.into_iter().chain(speakers(evidence, page, quotation, &found))
}

/// What the finding of the rule at one place is about, where it names the other.
pub(super) fn key_at(evidence: &dyn Evidence, code: Code, at: FileSpan, other: FileSpan) -> Option<StetKey> {
    let page = evidence.page(at.file)?;
    let names = |it: &Finding| {
        let meets = |one: FileSpan, other: FileSpan| one.file == other.file && one.span.meets(other.span);
        it.code == code && meets(it.span, at) && it.related.iter().any(|related| meets(related.span, other))
    };
    // A name stands outside of the quotation, in the same paragraph.
    let block = page.document.blocks.partition_point(|it| it.span.end <= at.span.start) as u32;
    let here = page.facts.quotations.iter().enumerate().filter(|(_, it)| it.block == block);
    let found = here.flat_map(|(quotation, _)| {
        let quotation = quotation as u32;
        on(evidence, page, quotation, parallels(evidence, at.file, quotation)).collect::<Vec<_>>()
    });
    found.filter(names).map(|it| StetKey::clone(&it.key)).next()
}

/// Whether the paragraph that has the words is a copy of one of this document.
fn is_copied(evidence: &dyn Evidence, page: Page, it: &Parallel) -> bool {
    let Some(other) = evidence.page(it.file) else { return false };
    let block = other.document.blocks.partition_point(|block| block.span.end <= it.theirs.start);
    is_own(evidence, page, other, block)
}

/// The finding on words that differ.
fn wording(evidence: &dyn Evidence, page: Page, found: &[Parallel]) -> Option<Finding> {
    let as_here: Vec<&Parallel> = found.iter().filter(|it| it.differences.is_empty()).collect();
    let mut apart: Vec<&Parallel> = found.iter().filter(|it| !it.differences.is_empty()).collect();
    // What the sources have weighs most.
    apart.sort_by_key(|it| (evidence.is_draft(it.file), !it.quoted));
    let first = *apart.first()?;
    let other = evidence.page(first.file)?;
    let mut message =
        format!("This quotation reads otherwise in {}: {}", place(page, other, first.theirs), told(&first.differences));
    let alike = apart.iter().skip(1).filter(|it| words_that_differ(it) == words_that_differ(first)).count();
    match alike {
        0 => {}
        1 => message.push_str(", and so in one more document"),
        n => message.push_str(&format!(", and so in {n} more documents")),
    }
    message.push('.');
    if let Some(it) = as_here.iter().find(|it| !is_copied(evidence, page, it))
        && let Some(other) = evidence.page(it.file)
    {
        message.push_str(&format!(" In {} it reads as here.", place(page, other, it.theirs)));
    }
    let related = apart.iter().filter_map(|it| {
        let other = evidence.page(it.file)?;
        let span = extent(it.differences.iter().map(|it| it.their_span))?;
        Some(Related {
            span: FileSpan { file: it.file, span }, message: format!("“{}”", excerpt(other, it.theirs, span)).into()
        })
    });
    let severity = if as_here.is_empty() { Severity::Warning } else { Severity::Information };
    let span = FileSpan { file: page.file, span: extent(first.differences.iter().map(|it| it.our_span))? };
    let mut finding = Finding::new(Code::Quote, severity, span, message);
    finding.related = related.collect();
    finding.key_mut().value = told(&first.differences);
    finding.key_mut().subject = words::one_line(prose(page, first.ours));
    Some(finding)
}

/// The finding on two people who are named for the same words.
fn speakers(evidence: &dyn Evidence, page: Page, quotation: u32, found: &[Parallel]) -> Option<Finding> {
    let ours = page.facts.quotations.get(quotation as usize)?.attribution;
    let (name, span) = named(page, ours)?;
    let other = |it: &Parallel| {
        let other = evidence.page(it.file)?;
        let (theirs, at) = named(other, it.attribution)?;
        // "We are very proud of it" is said by many.
        let sure = it.common >= 6 && it.telling >= 3 && it.alike >= 0.85;
        (sure && it.file != page.file && !same_name(&name, &theirs) && !is_copied(evidence, page, it))
            .then_some((other, theirs, at))
    };
    // Where some document agrees on the speaker, one of the others has it wrong, not this one.
    let agrees = |it: &Parallel| {
        let other = evidence.page(it.file)?;
        Some(it.file != page.file && same_name(&name, &speaker(other, it.attribution)?))
    };
    let (rival, theirs, at) = found.iter().find_map(other)?;
    let severity = if found.iter().any(|it| agrees(it) == Some(true)) { Severity::Information } else { Severity::Warning };
    let message = format!("These words are {name}’s here, but {theirs}’s in {}.", place(page, rival, at));
    let mut finding = Finding::new(Code::Speaker, severity, FileSpan { file: page.file, span }, message);
    finding
        .related
        .push(Related { span: FileSpan { file: rival.file, span: at }, message: format!("{theirs} is named for them").into() });
    finding.key_mut().subject = words::one_line(prose(page, page.facts.quotations.get(quotation as usize)?.span));
    finding.key_mut().source = name;
    finding.key_mut().against.push(theirs);
    Some(finding)
}

/// The person who is named for a quotation by name, where the name stands; whoever is only meant by "she" may be misread.
fn named(page: Page, attribution: Option<u32>) -> Option<(String, Span)> {
    let name = speaker(page, attribution)?;
    let it = page.facts.attributions.get(attribution? as usize)?;
    let span = *it.source.spans.first()?;
    let written = span.of(&page.document.text);
    let surname = name.split_whitespace().next_back()?;
    let by_name = written.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == surname);
    (by_name && !it.cue.is_empty()).then_some((name, span))
}

/// "“many” here, “most” there; “not” is left out here"
pub fn told(differences: &[Difference]) -> String {
    let one = |it: &Difference| match (it.ours.is_empty(), it.theirs.is_empty()) {
        (false, false) => format!("“{}” here, “{}” there", it.ours, it.theirs),
        (true, _) => format!("“{}” is left out here", it.theirs),
        (false, true) => format!("“{}” stands here only", it.ours),
    };
    let mut told: Vec<String> = differences.iter().take(3).map(one).collect();
    if differences.len() > 3 {
        told.push(format!("and {} more differences", differences.len() - 3));
    }
    told.join("; ")
}

fn words_that_differ(it: &Parallel) -> Vec<(&str, &str)> {
    it.differences.iter().map(|it| (it.ours.as_str(), it.theirs.as_str())).collect()
}

fn extent(spans: impl Iterator<Item = Span>) -> Option<Span> {
    spans.reduce(Span::cover)
}

/// "wire.txt, line 4", or "line 4 of this document".
fn place(from: Page, page: Page, span: Span) -> String {
    let line = page.document.line(span.start);
    if from.file == page.file { format!("line {line}") } else { format!("{}, line {line}", page.name) }
}

/// Some words on both sides of a place within a passage.
fn excerpt(page: Page, passage: Span, at: Span) -> String {
    let text = prose(page, passage.cover(at));
    let here = text.get(..at.start.saturating_sub(passage.start) as usize).unwrap_or("").split_whitespace().count();
    let words: Vec<&str> = text.split_whitespace().collect();
    let (start, end) = (here.saturating_sub(7), (here + 9).min(words.len()));
    let shown = words.get(start..end).unwrap_or(&[]).join(" ");
    format!("{}{shown}{}", if start > 0 { "… " } else { "" }, if end < words.len() { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use crate::checks::{Code, Library, Silences, run};

    /// What is said of a draft's sentence when a source has the other one: "words marked: message".
    fn said(draft: &str, source: &str) -> Vec<String> {
        let about =
            "Ines Varga, the director of operations, led the search for the *Marigold*. Malik Brandt leads the union.\n\n";
        let (draft, source) = (format!("{about}{draft}\n"), format!("{about}{source}\n"));
        let library = Library::read([("draft.md", draft.as_str()), ("sources/radio.md", source.as_str())]);
        let draft_file = library.files().next().expect("the draft");
        let found = run(&library, draft_file, &|_| true, &Silences::default())
            .into_iter()
            .filter(|it| matches!(it.code, Code::Quote | Code::Speaker));
        found.map(|it| format!("{}: {}", it.span.span.of(&draft), it.message)).collect()
    }

    #[track_caller]
    fn speaks(draft: &str, source: &str, marked: &str, message: &str) {
        let found = said(draft, source);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("{marked}: ")) && found[0].contains(message),
            "{draft}\n{source}\n{found:#?}"
        );
    }

    #[track_caller]
    fn silent(draft: &str, source: &str) {
        assert_eq!(said(draft, source), Vec::<String>::new(), "{draft}\n{source}");
    }

    const SAID: &str = "“We had a boat alongside within half an hour, and it was not too late for many of them,” Varga said.";

    #[test]
    fn words_that_differ() {
        let says = |draft: &str, marked: &str, message: &str| speaks(draft, SAID, marked, message);
        says("“It was too late for many of them,” Varga said.", "was too", "“not” is left out here");
        says("“It was not too late for most of them,” Varga said.", "most", "“most” here, “many” there");
        says(
            "“We had three boats alongside within half an hour,” Varga said.",
            "three boats",
            "“three boats” here, “a boat” there",
        );
        says("“We had a boat alongside within an hour,” Varga said.", "within an", "“half” is left out here");
        says("“We have a boat alongside within half an hour,” said Varga.", "have", "“have” here, “had” there");
        says("Varga said they “had a big boat alongside within half an hour”.", "big", "“big” stands here only");
        says("“It was … too late for many of them,” Varga said.", "… too", "“not” is left out here");
        speaks(
            "“It cost us £4bn to raise the ferry,” Varga said.",
            "“It cost us 4 million pounds to raise the ferry,” Varga said.",
            "4bn",
            "“4bn” here, “million” there",
        );
        speaks(
            "“The bridge is safe,” Varga said.",
            "“The bridge is not safe,” Varga said.",
            "is safe",
            "This quotation reads otherwise in sources/radio.md, line 3: “not” is left out here.",
        );
        speaks(
            "“There were 41 people in the water when we came,” Varga said.",
            "Varga: “There were 14 people in the water when we came.”",
            "41",
            "“41” here, “14” there",
        );
    }

    #[test]
    fn what_a_writer_may_do() {
        for draft in [
            SAID,
            "“We had a boat alongside,” Varga said, “and it was not too late for many of them.”",
            "“We had a boat alongside … and it was not too late for many of them,” Varga said.",
            "“We had a boat alongside within half an hour,” Varga said. She left.",
            "“We had a boat alongside within half an hour [of the call], and it was not too late for many,” Varga said.",
            "“[The coast guard] had a boat alongside within half an hour,” Varga said.",
            "“It was not too late for many of [the passengers],” Varga said.",
            "It was “not too late for many of them”, Varga said.",
            "‘We had a boat alongside within half an hour – and it was *not* too late for many of them,’ Varga said.",
            "“...and it was not too late for many of them”, said Varga.",
        ] {
            silent(draft, SAID);
            silent(SAID, draft);
        }
        silent(
            "“The harbour authorities favoured twelve metres, and they haven’t travelled 50 per cent of it,” Varga said.",
            "“The harbor authorities favored 12 meters and they have not traveled 50% of it,” Varga said.",
        );
        silent(
            "“It cost us £4m to raise the ferry from the harbour,” Varga said.",
            "“It cost us 4 million pounds to raise the ferry from the harbour,” Varga said.",
        );
        silent(
            "“We, um, had a boat alongside, you see, within the hour,” Varga said.",
            "“We had a boat alongside, you see, within the hour,” Varga said.",
        );
    }

    #[test]
    fn words_without_marks() {
        // A transcript or statement has the words without quotation marks.
        silent(
            "“We will pay for the burials of all the victims in Skarne,” the company said.",
            "We will pay for the burials of all the victims in Skarne.",
        );
        speaks(
            "“We will pay for the burials of most victims in the town of Skarne,” the company said.",
            "We will pay for the burials of all victims in the town of Skarne, and we will wait.",
            "most",
            "“most” here, “all” there",
        );
        // Indirect speech changes the words, as it must.
        silent(
            "“We will pay for the burials of all the victims in Skarne,” Varga said.",
            "Varga said that they would pay for the burials of all the victims in Skarne.",
        );
        silent(
            "“We had a boat alongside within half an hour of the call,” Varga said.",
            "The coast guard had a boat alongside within half an hour of the call.",
        );
    }

    #[test]
    fn other_sayings_are_not_the_same_quotation() {
        for (a, b) in [
            ("“We will not give up,” Varga said.", "“We will not give in,” Brandt said."),
            ("“I think it is going to be a long night,” Varga said.", "“I think it is going to be fine,” Brandt said."),
            ("“It was the worst night of my life,” Varga said.", "“It was the best night of the year,” Brandt said."),
            ("“We need more boats,” Varga said.", "“We need more money and more time,” Varga said."),
            ("“They talk about the cold, and then they stop talking,” Varga said.", "“They talk about the company,” Varga said."),
            (
                "“At the end of the day, we do what we can,” Varga said.",
                "“At the end of the day, it is about money,” Varga said.",
            ),
            // One saying ends as the other begins; most of each is its own.
            (
                "“Nobody told us about the school or the bus or the doctor until it was far too late to ask, and now the ferry to Skarne goes twice a day in summer,” Varga said.",
                "“Now the ferry to Skarne goes once a day in winter, we lose the doctor, the school and the last of the shops, and the young people leave for the mainland,” Varga said.",
            ),
        ] {
            silent(a, b);
        }
    }

    #[test]
    fn two_speakers() {
        speaks(
            "“They had one drill last year in the harbour,” Brandt said.",
            "“They had one drill last year in the harbour,” Varga said.",
            "Brandt",
            "These words are Malik Brandt’s here, but Ines Varga’s in sources/radio.md, line 3.",
        );
        for (draft, source) in [
            (
                "“They had one drill last year in the harbour,” Brandt said.",
                "“They had one drill last year in the harbour,” said Malik Brandt.",
            ),
            (
                "“They had one drill last year in the harbour,” the union said.",
                "“They had one drill last year in the harbour,” Brandt said.",
            ),
            (
                "“They had one drill last year in the harbour,” he said.",
                "“They had one drill last year in the harbour,” Varga said.",
            ),
            ("“We are full,” Brandt said.", "“We are full,” Varga said."),
        ] {
            silent(draft, source);
        }
    }

    #[test]
    fn short_quotations() {
        // Four words and more of somebody who is known are held against each other; of nobody in particular they are common coin.
        speaks(
            "“The bridge is unsafe today,” Varga said.",
            "“The bridge is unsafe tonight,” Varga said.",
            "today",
            "“tonight” there",
        );
        silent("It was “a very bad night”, people said.", "It was “a very bad day”, people said.");
        silent("“The bridge is unsafe today,” one sailor said.", "“The bridge is unsafe tonight,” another sailor said.");
        speaks(
            "“The harbour bridge was never inspected,” Brandt said.",
            "“The harbour bridge was never inspected,” Varga said.",
            "Brandt",
            "but Ines Varga’s in",
        );
        speaks(
            "Brandt called it “the worst night the harbour ever saw”.",
            "“It was the worst night the harbour ever saw,” said Varga.",
            "Brandt",
            "but Ines Varga’s in",
        );
        // Words that anybody may say of anything.
        silent("“We are very proud of it,” Brandt said.", "“We are very proud of it,” Varga said.");
    }

    #[test]
    fn a_quotation_twice_in_one_document() {
        let found = said(&format!("{SAID}\n\n> It was not too late for any of them.\n"), "Nothing was said.");
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].contains("“many” here, “any” there") && found[0].contains("line 5"), "{found:#?}");
        // Two sayings about one man share his name and little else.
        let handed =
            "The inquiry says “a warehouse key was handed to her by a witness on the orders of the late harbour master”.";
        let drawn = "It adds that “the plan was drawn up with other clerks of the port on the orders of the late and learned harbour master”.";
        let found = said(&format!("{handed}\n\n{drawn}\n"), "Nothing was said.");
        assert!(found.is_empty(), "{found:#?}");
    }

    #[test]
    fn a_quotation_in_two_parts_is_told_once() {
        let said = |who: &str| {
            format!(
                "“We had a boat alongside within half an hour, with soup and blankets,” {who} said. “The next boat came at noon and brought a nurse from the hospital.”"
            )
        };
        speaks(&said("Brandt"), &said("Varga"), "Brandt", "These words are Malik Brandt’s here, but Ines Varga’s");
        silent(&said("Varga"), &said("Varga"));
    }
}
