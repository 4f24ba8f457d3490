//! `no-role`: the draft lets somebody speak, and the first reference to them says neither who they are nor does any later one.
//!
//! Who is known to everybody needs no role, which no rule can tell; so it is off by default, and speaks only of people who come up
//! again. Whatever stands beside the name, before or behind it, counts as an introduction, and so does what the next sentence says of
//! them.

use rustc_hash::FxHashSet;

use super::parallel::prose;
use super::{Code, Evidence, Finding, Page, Related, Severity, introduced, persons};
use crate::document::BlockKind;
use crate::people::{self, Person};
use crate::text::{FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, page: Page, findings: &mut Vec<Finding>) {
    if !evidence.is_draft(page.file) {
        return;
    }
    let named = page.facts.attributions.iter().filter(|it| !it.cue.is_empty() && it.source.via.is_empty());
    let speakers: FxHashSet<u32> = named.filter_map(|it| it.source.person).collect();
    for (at, person) in page.facts.people.iter().enumerate() {
        let Some(first) = person.introduction.filter(|_| people::is_full(person) && person.roles.is_empty()) else { continue };
        let later = person.mentions.iter().any(|it| it.start > first.start);
        if !later || !speakers.contains(&(at as u32)) || introduced::is_quoted(page, first) || is_placed(page, person, first) {
            continue;
        }
        let written = first.of(&page.document.text);
        let known = persons::elsewhere(evidence, page.file, person);
        let role = known.iter().filter(|it| !evidence.is_draft(it.page.file)).find_map(|it| Some((it, it.person.roles.first()?)));
        let (message, related) = match role {
            Some((known, role)) => {
                let place = format!("{}, line {}", known.page.name, known.page.document.line(role.span.start));
                let span = FileSpan { file: known.page.file, span: role.span };
                let related = Related { span, message: format!("{}, {}", known.person.name, role.text).into() };
                (format!("“{written}” is named here without a role; {place} has {}.", role.text), Some(related))
            }
            None => (format!("“{written}” is named here without a role, and nowhere in this draft with one."), None),
        };
        let span = FileSpan { file: page.file, span: first };
        let mut finding = Finding::new(Code::NoRole, Severity::Hint, span, message);
        finding.related.extend(related);
        finding.key = persons::key(page, first).into();
        findings.push(finding);
    }
}

/// Whether something beside the name, or the next sentence, tells who it is; or the place is one that leaves no room for it.
fn is_placed(page: Page, person: &Person, first: Span) -> bool {
    let blocks = &page.document.blocks;
    let at = blocks.partition_point(|it| it.span.end <= first.start);
    let Some(block) = blocks.get(at).filter(|it| it.kind == BlockKind::Body) else { return true };
    let before = prose(page, Span { start: block.span.start, end: first.start });
    let behind = prose(page, Span { start: first.end, end: block.span.end });
    // A byline, a list of names, a label in front of what is said.
    let alone = behind.trim().is_empty() || behind.trim_start().starts_with(['(', ':', '–', '—']);
    let last = before.rsplit(|c: char| c.is_whitespace()).find(|it| !it.is_empty()).unwrap_or("");
    // "resident Ada Crane", "the chemist, Ada Crane,": only a verb of saying or a small word leaves the name bare.
    let bare = last.is_empty()
        || last.ends_with(['.', '!', '?', '”', '"', ':'])
        || ["said", "says", "to", "by", "from", "with", "and", "but", "when", "as", "told", "asked", "that"]
            .contains(&last.to_lowercase().as_str());
    // "Ada Crane, 34,", "Ada Crane of Wick", "Ada Crane, whose house": what the sentence goes on with.
    let next = behind.trim_start_matches(['’', '\'']).trim_start();
    let apposed = next.starts_with(',') || ["of ", "from ", "at ", "who ", "with ", "and "].iter().any(|it| next.starts_with(it));
    alone || !bare || apposed || next_sentence_tells(person, behind)
}

/// "Ada Crane knew. She is the town's engineer.": a verb of being or working soon behind the name or a pronoun.
fn next_sentence_tells(person: &Person, behind: &str) -> bool {
    let surname = person.name.split_whitespace().next_back().unwrap_or("");
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).take(60).peekable();
    while let Some(word) = words.next() {
        let subject = ["he", "she", "they", "who"].contains(&word.to_lowercase().as_str()) || word == surname;
        let tells = |it: &&str| {
            [
                "is", "was", "has", "had", "works", "worked", "runs", "ran", "leads", "led", "heads", "headed", "serves",
                "served", "owns", "teaches", "lives",
            ]
            .contains(it)
        };
        if subject && words.peek().is_some_and(tells) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::checks::{Code, Library, Silences, run};

    /// What is said of a draft: "words marked: message". The source has a role for one of its people.
    fn said(draft: &str) -> Vec<String> {
        let source = "Oda Brandt, the director of the port, closed the gates on Monday.\n";
        let library = Library::read([("draft.md", draft), ("sources/wire.md", source)]);
        let file = library.files().next().expect("the draft");
        let found = run(&library, file, &|_| true, &Silences::default()).into_iter().filter(|it| it.code == Code::NoRole);
        found.map(|it| format!("{}: {}", it.span.span.of(draft), it.message)).collect()
    }

    #[test]
    fn somebody_who_speaks_and_is_nobody() {
        let draft = "The gates are shut. Ines Varga said the port would open soon.\n\nA week would do, Varga said.\n";
        assert_eq!(said(draft), ["Ines Varga: “Ines Varga” is named here without a role, and nowhere in this draft with one."]);
        let draft = "“It is too cold,” said Oda Brandt. The gates are shut.\n\nBrandt said they would open in a week.\n";
        assert_eq!(
            said(draft),
            ["Oda Brandt: “Oda Brandt” is named here without a role; sources/wire.md, line 1 has director of the port."]
        );
    }

    #[test]
    fn who_has_a_role_or_needs_none() {
        for draft in [
            // A role before the name, behind it, in the next sentence, later.
            "Port director Ines Varga said it would open soon.\n\nA week would do, Varga said.\n",
            "“It is too cold,” said Ines Varga, who keeps the gates.\n\nVarga said they would open in a week.\n",
            "Ines Varga, 41, of Wick, said it would open soon.\n\nA week would do, Varga said.\n",
            "Ines Varga said it would open soon. She runs the ferry.\n\nA week would do, Varga said.\n",
            "Ines Varga said it would open soon.\n\nVarga, the director of the port, said a week would do.\n",
            // She does not come up again, does not speak, or is in somebody's quotation.
            "Ines Varga said the port would open soon.\n",
            "Ines Varga walked to the port.\n\nThe gates were shut when Varga came.\n",
            "“Ines Varga said it would open,” a sailor said.\n\nVarga said a week would do.\n",
            // A byline, a list, a headline.
            "By Ines Varga\n\nThe port is shut, Varga said.\n",
            "Ines Varga (Wick), 4 goals\n\nIt was easy, Varga said.\n",
            "# Ines Varga says port will open\n\nThe port director, Ines Varga, said so. Varga left.\n",
            // Known by one name.
            "Pelé said it was a good game.\n\nIt was the best, Pelé said.\n",
        ] {
            assert_eq!(said(draft), Vec::<String>::new(), "{draft}");
        }
    }
}
