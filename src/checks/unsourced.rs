//! `unsourced`: a figure or an accusation in a draft that nobody is named for and no source of the workspace has. Off by default, since
//! much of what a writer says in his own voice needs no source. `single-source`: "officials said", when one person alone is behind it.

use std::cell::OnceCell;

use super::citation;
use super::comparable::Side;
use super::echoes::Echoes;
use super::quantity::{claims_like, mix};
use super::rivals::{Wanted, comparisons};
use super::silence::Known;
use super::verdict::agree;
use super::{ClaimId, Code, Evidence, Finding, Page, Related, Severity, odds, stet, words};
use crate::attribution::{Attribution, Source, SourceKind};
use crate::claims::Modality;
use crate::figures::{Kind, Stated};
use crate::text::{FileId, FileSpan, Span};

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    for at in 0..page.facts.figures.len() as u32 {
        let Some(side) = Side::of(page, at).filter(|side| needs_source(page, *side)) else { continue };
        let bare = citation::beside(evidence, page, side.figure.span).is_empty();
        if bare && !is_supported(evidence, ClaimId { file, figure: at }, side) {
            let message = format!("Nobody is named for {}, and no source in the workspace has it.", words::stated(side));
            let span = FileSpan { file, span: side.figure.span };
            let mut finding = Finding::new(Code::Unsourced, Severity::Hint, span, message);
            finding.key = stet::key(side, []).into();
            findings.push(finding);
        }
    }
    for span in accusations(page) {
        if citation::beside(evidence, page, span).is_empty() {
            let message = format!("Nobody is named for this: {}.", span.of(&page.document.text));
            let mut finding = Finding::new(Code::Unsourced, Severity::Hint, FileSpan { file, span }, message);
            finding.key_mut().subject = words::one_line(span.of(&page.document.text));
            findings.push(finding);
        }
    }
}

fn needs_source(page: Page, side: Side) -> bool {
    let figure = side.figure;
    let kind = matches!(figure.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure);
    let small = figure.kind == Kind::Count && figure.interval.high < 10.0;
    let stated = !matches!(figure.stated, Stated::Text) && side.claim.modality == Modality::Asserted;
    kind && !small && stated && side.claim.attribution.is_none() && !side.claim.headline && !is_quoted(page, figure.span)
}

fn is_quoted(page: Page, span: Span) -> bool {
    page.facts.quotations.iter().any(|it| it.span.meets(span))
}

/// Whether a source has the figure of like claims, or the draft itself names somebody for it elsewhere.
fn is_supported(evidence: &dyn Evidence, claim: ClaimId, side: Side) -> bool {
    claims_like(evidence, claim).into_iter().any(|it| {
        let other = evidence.page(it.file).and_then(|page| Side::of(page, it.figure));
        let stands = |other: Side| !evidence.is_draft(it.file) || it.file == claim.file && other.claim.attribution.is_some();
        other.is_some_and(|other| stands(other) && agree(side, other))
    })
}

/// "Hale had falsified the log": a person is said to have done what one may sue for, in the writer's own voice.
fn accusations(page: Page) -> Vec<Span> {
    #[rustfmt::skip]
    const DEEDS: &[&str] = &[
        "abused", "assaulted", "bribed", "blackmailed", "defrauded", "embezzled", "extorted", "fabricated", "falsified", "forged", "harassed", "laundered",
        "lied", "molested", "murdered", "plagiarised", "plagiarized", "raped", "smuggled", "stole", "stolen", "swindled", "tortured", "threatened",
    ];
    const BETWEEN: &[&str] = &["had", "has", "have", "also", "then", "later", "repeatedly", "knowingly", "allegedly", "once"];
    let text = &page.document.text;
    let mut found = Vec::new();
    for mention in page.facts.people.iter().flat_map(|person| &person.mentions) {
        let behind = text.get(mention.end as usize..).unwrap_or("");
        let line = behind.split(['\n', '.', ',', ';']).next().unwrap_or("");
        let mut end = mention.end as usize;
        for word in line.split_inclusive(' ') {
            let bare = word.trim().to_lowercase();
            if DEEDS.contains(&bare.as_str()) {
                found.push(Span::new(mention.start as usize, end + word.trim_end().len()));
            }
            if !bare.is_empty() && !BETWEEN.contains(&bare.as_str()) {
                break;
            }
            end += word.len();
        }
    }
    found.sort();
    // What somebody says, and what a court has found, has a source.
    found.retain(|span| {
        !is_quoted(page, *span) && !page.facts.attributions.iter().any(|it| it.content.iter().any(|c| c.meets(*span)))
    });
    found
}

/// `single-source` findings: once for each time that several unnamed people are named.
pub(super) fn check_single(
    evidence: &dyn Evidence,
    file: FileId,
    (odds, crowds, echoes): (&odds::Kept, &mut Known, &Echoes),
    findings: &mut Vec<Finding>,
) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    // Who says it is looked for in other documents.
    if evidence.kin(file).iter().all(|it| *it == file) && !echoes.leave(page) {
        return;
    }
    let (others, blocks) = (evidence.others(file), odds.blocks());
    let contents = OnceCell::new();
    let mut from = 0;
    for paragraph in page.facts.attributions.chunk_by(|a, b| a.block == b.block) {
        let places = from..from + paragraph.len() as u32;
        from = places.end;
        let block = paragraph.first().and_then(|it| blocks.get(it.block as usize)).copied().unwrap_or_default();
        let print = mix(block, others);
        if crowds.is_silent(print) {
            continue;
        }
        let contents = contents.get_or_init(|| Contents::new(page));
        let before = findings.len();
        findings.extend(places.zip(paragraph).filter_map(|(at, it)| single(evidence, page, contents, echoes, (at, it))));
        if findings.len() == before {
            crowds.silent(print);
        }
    }
}

/// The finding of one attribution: everybody who says it elsewhere is one person.
fn single(
    evidence: &dyn Evidence,
    page: Page,
    contents: &Contents,
    echoes: &Echoes,
    (at, attribution): (u32, &Attribution),
) -> Option<Finding> {
    let span = *attribution.source.spans.first().filter(|_| is_crowd(&attribution.source))?;
    let voices = voices(evidence, page, contents, echoes, at);
    let (first, place) = voices.first()?;
    if !voices.iter().all(|(voice, _)| voice.as_ref().is_some_and(|it| Some(it) == first.as_ref())) {
        return None;
    }
    let (name, other) = (first.as_ref()?, evidence.page(place.file)?);
    let line = other.document.line(place.span.start);
    let written = span.of(&page.document.text);
    let message = format!("“{written}” here, but one person alone is named for it: {name}, in {}, line {line}.", other.name);
    let mut finding = Finding::new(Code::SingleSource, Severity::Hint, FileSpan { file: page.file, span }, message);
    finding.key_mut().source = written.to_string();
    finding.key_mut().against.push(name.clone());
    finding.related.push(Related { span: *place, message: name.as_str().into() });
    Some(finding)
}

/// "officials", "two sources", "experts": several people without a name.
fn is_crowd(source: &Source) -> bool {
    if source.kind != SourceKind::Unnamed || source.person.is_some() {
        return false;
    }
    let text = source.text.to_lowercase();
    let head = text.split([',', '(']).next().unwrap_or("").split(" of ").next().unwrap_or("").split(" in ").next().unwrap_or("");
    let last = head.split_whitespace().next_back().unwrap_or("");
    (last.ends_with('s') || last == "people") && !last.ends_with("ss")
}

/// What each attribution stands behind.
struct Contents {
    /// Attribution and claim, attribution and quotation; sorted.
    claims: Vec<(u32, u32)>,
    quotations: Vec<(u32, u32)>,
}

impl Contents {
    fn new(page: Page) -> Contents {
        let of = |all: &mut dyn Iterator<Item = Option<u32>>| {
            let mut rows: Vec<(u32, u32)> = all.zip(0..).filter_map(|(attribution, at)| Some((attribution?, at))).collect();
            rows.sort_unstable();
            rows
        };
        Contents {
            claims: of(&mut page.facts.claims.iter().map(|it| it.attribution)),
            quotations: of(&mut page.facts.quotations.iter().map(|it| it.attribution)),
        }
    }

    fn of(rows: &[(u32, u32)], attribution: u32) -> impl Iterator<Item = u32> {
        let rows = rows.get(rows.partition_point(|it| it.0 < attribution)..).unwrap_or(&[]);
        rows.iter().take_while(move |it| it.0 == attribution).map(|it| it.1)
    }
}

/// Who says in other documents what this attribution says: none for a voice that is not one named person's.
fn voices(
    evidence: &dyn Evidence,
    page: Page,
    contents: &Contents,
    echoes: &Echoes,
    attribution: u32,
) -> Vec<(Option<String>, FileSpan)> {
    let mut voices = Vec::new();
    let mut add = |other: Page, at: Option<u32>, span: Span| {
        let voice = at.and_then(|at| one_person(other, other.facts.attributions.get(at as usize)?));
        voices.push((voice, FileSpan { file: other.file, span }));
    };
    for figure in Contents::of(&contents.claims, attribution) {
        for (other, _, _) in comparisons(evidence, ClaimId { file: page.file, figure }, Wanted::AgreeingElsewhere) {
            if let Some(side) = evidence.page(other.file).and_then(|page| Side::of(page, other.figure)) {
                add(side.page, side.claim.attribution, side.figure.span);
            }
        }
    }
    for at in Contents::of(&contents.quotations, attribution) {
        for found in echoes.of(page, at).iter().filter(|it| it.file != page.file) {
            if let Some(other) = evidence.page(found.file) {
                add(other, found.attribution, found.theirs);
            }
        }
    }
    voices
}

fn one_person(page: Page, attribution: &Attribution) -> Option<String> {
    let person = attribution.source.person.and_then(|at| page.facts.people.get(at as usize));
    person.map(|it| it.name.clone())
}

#[cfg(test)]
mod tests {
    use crate::checks::{Code, Library, Silences, run};

    const ABOUT: &str =
        "The ferry Marigold sank off Tolland Head near Skarne on Tuesday. Ines Varga is the director of operations.\n\n";

    #[track_caller]
    fn said(draft: &str, source: &str, expected: &[(Code, &str)]) {
        let (draft, source) = (format!("{ABOUT}{draft}\n"), format!("{ABOUT}{source}\n"));
        let library = Library::read([("draft.md", draft.as_str()), ("sources/radio.md", source.as_str())]);
        let file = library.files().next().expect("the draft");
        let found = run(&library, file, &|_| true, &Silences::default())
            .into_iter()
            .filter(|it| matches!(it.code, Code::Unsourced | Code::SingleSource));
        let found: Vec<_> = found.map(|it| (it.code, it.span.span.of(&draft).to_string())).collect();
        let expected: Vec<_> = expected.iter().map(|(code, text)| (*code, text.to_string())).collect();
        assert_eq!(found, expected, "{draft}\n{source}");
    }

    #[test]
    fn figures_that_nobody_stands_behind() {
        said("The ferry carried 240 people when it sank.", "Nothing more.", &[(Code::Unsourced, "240")]);
        said("The ferry carried 240 people when it sank, Varga said.", "Nothing more.", &[]);
        said("The ferry carried [240 people](https://ferry.example/list) when it sank.", "Nothing more.", &[]);
        said("The ferry carried 240 people when it sank.", "The ferry carried 240 people when it sank.", &[]);
        said("The ferry had two masts and sank in October 2025.", "Nothing more.", &[]);
    }

    #[test]
    fn accusations_that_nobody_stands_behind() {
        said("Varga had falsified the log.", "Nothing more.", &[(Code::Unsourced, "Varga had falsified")]);
        said("Varga had falsified the log, the union said.", "Nothing more.", &[]);
        said("“Varga had falsified the log,” said Malik Brandt.", "Nothing more.", &[]);
        said("Varga had a boat. The log was falsified.", "Nothing more.", &[]);
    }

    #[test]
    fn several_who_are_one() {
        let draft = "“We had no chance to get them all out of there,” officials said.";
        let one = "“We had no chance to get them all out of there,” Varga said.";
        said(draft, one, &[(Code::SingleSource, "officials")]);
        said(draft, "“We had no chance to get them all out of there,” the coast guard said.", &[]);
        said(draft, "“We will see,” Varga said.", &[]);
        said("“We had no chance to get them all out of there,” an official said.", one, &[]);
    }
}
