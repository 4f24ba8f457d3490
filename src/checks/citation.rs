//! `citation`: a figure or quotation stands beside a link, footnote or citation key that leads to a document of the workspace, and that
//! document does not have it.

use std::collections::BTreeSet;

use super::comparable::Side;
use super::parallel::{parallels, prose};
use super::verdict::agree;
use super::{Code, Evidence, Finding, Page, Related, Severity, stet, units, words};
use crate::attribution::{Attribution, wording};
use crate::claims::Scope;
use crate::document::{Citation, CitationKind};
use crate::figures::{Figure, Interval, Kind, Modifier, Stated};
use crate::text::{FileId, FileSpan, Span};

/// What a text cites beside a figure or quotation.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    pub citation: &'a Citation,
    /// The document of the workspace that it leads to.
    pub target: Option<FileId>,
}

/// What stands beside a place as its source: the link whose words hold it; else the next footnotes, keys or links in brackets behind it in
/// its sentence; else the one link of the sentence. Where a sentence has several figures, a mark behind it is the source of those of
/// the clause that it stands in: "two miles off the head, with 240 people and 60 cars on board ([report](r.md))".
pub fn beside<'a>(evidence: &dyn Evidence, page: Page<'a>, at: Span) -> Vec<Beside<'a>> {
    let citations = &page.document.citations;
    let blocks = &page.document.blocks;
    let number = blocks.partition_point(|it| it.span.end < at.end);
    let Some(block) = blocks.get(number).filter(|it| it.span.covers(at)) else { return Vec::new() };
    // In file order, so those that stand before the block and those behind the next are passed over.
    let from = citations.partition_point(|it| it.span.start < block.span.start);
    let until = blocks.get(number + 1).map_or(u32::MAX, |it| it.span.end);
    let near = citations.get(from..).unwrap_or(&[]).iter().take_while(|it| it.span.start < until);
    let near: Vec<&Citation> = near.filter(|it| block_reaches(page, block.span, it.span)).collect();
    let with_target = |citation: &'a Citation| Beside { citation, target: evidence.cited(page.file, citation) };
    if let Some(link) = near.iter().find(|it| it.words.covers(at)) {
        return vec![with_target(link)];
    }
    let is_mark = |it: &Citation| it.kind != CitationKind::Link || it.words.is_empty();
    let of_this = |it: &Citation| {
        it.span.start >= at.end
            && one_sentence(page, block.span, at.end, it.span.start)
            && !in_former_clause(page, at.end, it.span.start)
    };
    let behind = near.iter().filter(|it| is_mark(it) && of_this(it));
    let mut marks: Vec<&Citation> = Vec::new();
    for &mark in behind {
        // [^1][^2]
        let joined = |last: &&Citation| gap(page, last.span.end, mark.span.start).trim_matches([' ', ',', '^']).is_empty();
        if marks.last().is_none_or(|last| last.span == mark.span || joined(last)) {
            marks.push(mark);
        }
    }
    if !marks.is_empty() {
        return marks.into_iter().map(with_target).collect();
    }
    let links: Vec<&Citation> = near
        .into_iter()
        .filter(|it| !is_mark(it))
        .filter(|it| {
            if it.span.start > at.start {
                return one_sentence(page, block.span, at.end, it.span.start);
            }
            // "The [report](r.md) counts nine, the company says 12": what follows a comma may be another's.
            let between = prose(page, Span { start: it.span.end.min(at.start), end: at.start });
            one_sentence(page, block.span, it.span.end, at.start) && !between.contains([',', ';', '–', '—'])
        })
        .collect();
    let targets: BTreeSet<&str> = links.iter().map(|it| it.target.as_str()).collect();
    match (links.first(), targets.len()) {
        (Some(link), 1) if !is_of_another(page, link, at) => vec![with_target(link)],
        _ => Vec::new(),
    }
}

/// Whether a mark at a place later in the sentence would be the source of what stands at this one.
pub fn is_cited_at(page: Page, at: Span, mark: u32) -> bool {
    at.end <= mark && !in_former_clause(page, at.end, mark)
}

/// Whether another figure stands between the end of a place and a mark, in a clause of its own. The items of a list are one clause.
fn in_former_clause(page: Page, end: u32, mark: u32) -> bool {
    let figures = &page.facts.figures;
    let from = figures.partition_point(|it| it.span.start < end);
    let between = figures.iter().enumerate().skip(from).take_while(|(_, it)| it.span.end <= mark);
    let checked = between.filter(|(at, _)| Side::of(page, *at as u32).is_some_and(is_checked)).map(|it| it.1.span);
    let mut from = end;
    for figure in checked {
        let words = prose(page, Span { start: from, end: figure.start });
        let clause = words.rsplit_once([',', ';', ':', '–', '—']).map(|it| it.1.trim());
        if clause.is_some_and(|it| !matches!(it, "" | "and" | "or" | "plus")) {
            return true;
        }
        from = figure.end;
    }
    false
}

/// Marks may stand right behind the last word of a block's prose.
fn block_reaches(page: Page, block: Span, mark: Span) -> bool {
    mark.start >= block.start
        && (mark.start < block.end || gap(page, block.end, mark.start).chars().all(|c| !c.is_alphanumeric() && c != '\n'))
}

fn gap(page: Page<'_>, from: u32, to: u32) -> &str {
    page.document.text.get(from as usize..to.max(from) as usize).unwrap_or("")
}

/// Whether no sentence ends between two places of a block. The stop before a footnote belongs to its sentence.
fn one_sentence(page: Page, block: Span, from: u32, to: u32) -> bool {
    let between = prose(page, Span { start: from.max(block.start), end: to.clamp(from.max(block.start), block.end.max(from)) });
    let mut stopped = false;
    let mut space = false;
    for c in between.trim_end().chars() {
        match c {
            '.' | '!' | '?' => (stopped, space) = (true, false),
            '”' | '"' | '’' | ')' if stopped && !space => {}
            _ if c.is_whitespace() => space = stopped,
            _ if stopped && space && (c.is_uppercase() || c.is_numeric() || "“\"‘'(#@".contains(c)) => return false,
            // "The report says. 🚧 Some 2,300 came": signs and bullets belong to what follows; a bracket may be a footnote's.
            _ if stopped && space && !c.is_alphanumeric() && !matches!(c, '[' | '^') => {}
            _ => (stopped, space) = (false, false),
        }
    }
    true
}

/// "The [report](r.md) counts nine, the company says 12": the link is not the source of the 12.
fn is_of_another(page: Page, link: &Citation, at: Span) -> bool {
    let behind = page.facts.attributions.iter().filter(|it| it.content.iter().any(|span| span.meets(at)));
    let starts = |it: &Attribution| it.content.iter().chain(&it.source.spans).chain(&it.cue).map(|span| span.start).min();
    behind.filter_map(starts).max().is_some_and(|start| link.span.end <= start)
}

/// Whether a document has a figure, however it is worded, or figures from which it can be reckoned.
fn has_figure(target: Page, side: Side) -> bool {
    let figure = side.figure;
    let others = (0..target.facts.figures.len() as u32).filter_map(|at| Side::of(target, at));
    let alike = |other: &Side| dimension(other.figure) == dimension(figure) && agree(side, *other);
    if others.clone().any(|other| alike(&other)) || is_written(target, side.text()) {
        return true;
    }
    let values: Vec<f64> = others
        .filter(|it| matches!(it.figure.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration))
        .filter_map(|it| it.figure.stated.number())
        .collect();
    // Too many to tell anything: some pair will do.
    values.len() > 60 || can_be_reckoned(figure, &values)
}

/// Where a document has the figure of another one.
pub fn where_it_stands(target: Page, page: Page, figure: u32) -> Option<Span> {
    let side = Side::of(page, figure)?;
    let others = (0..target.facts.figures.len() as u32).filter_map(|at| Side::of(target, at));
    let alike = others.filter(|other| dimension(other.figure) == dimension(side.figure) && agree(side, *other));
    let words = |it: &Side| crate::claims::story::shared(&it.claim.context, &side.claim.context);
    alike.max_by_key(words).map(|it| it.figure.span)
}

/// Whether the rule would say that a document does not have the figure.
pub fn lacks(target: Page, page: Page, figure: u32) -> bool {
    Side::of(page, figure).is_some_and(|side| is_checked(side) && !has_figure(target, side))
}

/// What is measured, so far as two figures of the same can be told from others; counts of all things are one.
fn dimension(figure: &Figure) -> (Kind, &str) {
    let unit = figure.unit.as_deref().unwrap_or("");
    match figure.kind {
        Kind::Count => (Kind::Count, ""),
        Kind::Fraction | Kind::Ratio | Kind::Percent => (Kind::Percent, ""),
        Kind::Age => (Kind::Duration, ""),
        Kind::Duration => (Kind::Duration, ""),
        kind => (kind, units::dimension(unit).map_or(unit, |it| it.0)),
    }
}

/// Whether the number stands in the text, wherever: in a table that was not read, as another kind of figure.
fn is_written(target: Page, figure: &str) -> bool {
    let digits: Vec<&str> =
        figure.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).filter(|it| !it.is_empty()).collect();
    let text = &target.document.text;
    let stands = |digits: &str| {
        let digits = digits.trim_matches(['.', ',']);
        !digits.is_empty()
            && text.match_indices(digits).any(|(at, _)| {
                let before = text.get(..at).and_then(|it| it.chars().next_back());
                let after = text.get(at + digits.len()..).and_then(|it| it.chars().next());
                !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
            })
    };
    !digits.is_empty() && digits.iter().all(|it| stands(it))
}

/// A sum, a difference, a share or a change of two figures.
fn can_be_reckoned(figure: &Figure, values: &[f64]) -> bool {
    let within = |value: f64| {
        let Interval { low, high } = figure.interval;
        let room = if matches!(figure.kind, Kind::Percent) { 0.6 } else { 0.0 };
        value >= low - room && value <= high + room
    };
    let relative = matches!(figure.kind, Kind::Percent | Kind::Fraction | Kind::Ratio) || figure.trend.is_some();
    let whole = if figure.kind == Kind::Percent { 100.0 } else { 1.0 };
    values.iter().enumerate().any(|(i, &a)| {
        values.iter().enumerate().any(|(j, &b)| {
            i != j
                && (within(a + b)
                    || within(a - b)
                    || relative && b != 0.0 && (within(a / b * whole) || within((a - b).abs() / b.abs() * whole)))
        })
    })
}

/// Figures that a source may leave to the writer: dates, ordinals, "two officials", impressions.
fn is_checked(side: Side) -> bool {
    let figure = side.figure;
    let kind = matches!(figure.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration | Kind::Age);
    let small = figure.kind == Kind::Count && figure.interval.high < 4.0 && !side.text().contains(|c: char| c.is_ascii_digit());
    let sure = matches!(figure.stated, Stated::Value(_)) && matches!(figure.modifier, Modifier::Exact | Modifier::About);
    kind && sure && !small
}

pub(super) fn check(evidence: &dyn Evidence, file: FileId, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|page| !page.document.citations.is_empty()) else { return };
    for at in 0..page.facts.figures.len() as u32 {
        let Some(side) = Side::of(page, at).filter(|side| is_checked(*side)) else { continue };
        let targets = targets(evidence, page, side.figure.span);
        if targets.is_empty() || targets.iter().any(|target| has_figure(*target, side)) {
            continue;
        }
        let span = FileSpan { file, span: side.figure.span };
        let nearest = targets.first().and_then(|target| nearest(*target, side));
        let mut message = format!("{} {}", lack(&targets), words::stated(side));
        if let Some(near) = nearest {
            let line = near.page.document.line(near.figure.span.start);
            message.push_str(&format!("; it has {} in line {line}", words::stated(near)));
        }
        message.push('.');
        let related = nearest
            .map(|near| Related { span: FileSpan { file: near.page.file, span: near.figure.span }, message: near.text().into() });
        let mut finding = Finding::new(Code::Citation, Severity::Warning, span, message);
        finding.related.extend(related);
        finding.key = stet::key(side, []).into();
        finding.key_mut().against.extend(targets.iter().map(|it| it.name.to_string()));
        findings.push(finding);
    }
    for (at, quotation) in page.facts.quotations.iter().enumerate() {
        let words = wording::words(prose(page, quotation.span)).len();
        let targets = if words < 6 { Vec::new() } else { targets(evidence, page, quotation.span) };
        if targets.is_empty() {
            continue;
        }
        let found = parallels(evidence, file, at as u32);
        let has = |target: &Page| found.iter().any(|it| it.file == target.file) || says(*target, prose(page, quotation.span));
        if !targets.iter().any(has) {
            let message = format!("{} these words.", lack(&targets));
            let span = FileSpan { file, span: quotation.span };
            let mut finding = Finding::new(Code::Citation, Severity::Warning, span, message);
            finding.key_mut().subject = words::one_line(prose(page, quotation.span));
            finding.key_mut().against.extend(targets.iter().map(|it| it.name.to_string()));
            findings.push(finding);
        }
    }
}

/// The documents that are cited for a place; none when one of the marks leads out of the workspace, where the words may stand.
fn targets<'a>(evidence: &'a dyn Evidence, page: Page<'a>, at: Span) -> Vec<Page<'a>> {
    let beside = beside(evidence, page, at);
    let pages: Option<Vec<Page>> = beside.iter().map(|it| evidence.page(it.target?)).collect();
    pages.unwrap_or_default().into_iter().filter(|it| !it.document.blocks.is_empty()).collect()
}

/// Whether a good part of the words stands there, in whatever paragraphs.
fn says(target: Page, quotation: &str) -> bool {
    let keys = wording::keys(&wording::words(quotation));
    let shared: usize = target.facts.wording.iter().map(|block| wording::shared_by_few(&keys, block)).sum();
    shared * 3 >= keys.len()
}

/// The figure there of the same thing.
fn nearest<'a>(target: Page<'a>, side: Side) -> Option<Side<'a>> {
    let all = (0..target.facts.figures.len() as u32).filter_map(|at| Side::of(target, at));
    let same = |it: &Side| {
        let thing = !side.claim.head.is_empty() && it.claim.head == side.claim.head
            || side.claim.things.iter().any(|thing| it.claim.things.contains(thing));
        it.figure.kind == side.figure.kind && dimension(it.figure) == dimension(side.figure) && thing
    };
    let words = |it: &Side| crate::claims::story::shared(&it.claim.context, &side.claim.context);
    // Of those that say it alike the whole goes before a part, and then the first.
    let found: Vec<Side> = all.filter(same).collect();
    found.into_iter().rev().max_by_key(|it| (it.claim.scope == Scope::Whole, words(it)))
}

/// "report.md, cited here, does not have"
fn lack(targets: &[Page]) -> String {
    let names: Vec<&str> = targets.iter().map(|it| it.name).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("Neither {} nor {last}, cited here, has", rest.join(", ")),
        Some((last, _)) => format!("{last}, cited here, does not have"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::{Code, Library, Silences, run};

    const REPORT: &str = "---\nkey: ferry-report\n---\nAt the last inspection officials found nine defects in the ferry, of which two were serious. The ship is 38 \
                          metres long and cost $8.4 million in 2011. It carries 240 people and 60 cars. “The bow door did not close fully \
                          on either side,” the report says.\n";

    /// What is said of a draft that cites the report: "words marked: message".
    fn said(draft: &str) -> Vec<String> {
        let library = Library::read([("draft.md", draft), ("sources/report.md", REPORT)]);
        let file = library.files().next().expect("the draft");
        let found = run(&library, file, &|_| true, &Silences::default()).into_iter().filter(|it| it.code == Code::Citation);
        found.map(|it| format!("{}: {}", it.span.span.of(draft), it.message)).collect()
    }

    #[track_caller]
    fn speaks(draft: &str, expected: &str) {
        let found = said(draft);
        assert!(found.len() == 1 && found[0].contains(expected), "{draft}\n{found:#?}");
    }

    #[track_caller]
    fn silent(draft: &str) {
        assert_eq!(said(draft), Vec::<String>::new(), "{draft}");
    }

    #[test]
    fn a_figure_that_the_cited_document_does_not_have() {
        speaks(
            "Officials found [six defects](sources/report.md) in the ferry.",
            "six: sources/report.md, cited here, does not have six defects",
        );
        speaks("Officials found [six defects](sources/report.md) in the ferry.", "it has nine defects");
        speaks("The [inspection report](./sources/report.md#top) found six defects.", "six");
        speaks("The ferry carried 310 people.[^1] Nobody knew.\n\n[^1]: See [the report](sources/report.md).", "310");
        speaks("---\nkey: x\n---\nThe ferry carried 250 people and 60 cars [@ferry-report].\n", "250");
        speaks("She cost $4.8 million ([report](sources/report.md)).", "$4.8 million");
        speaks("Officials found six defects. 🚧 in the ferry, says [the report](sources/report.md).", "six");
        speaks("She cost $4.8 million (see [the 2011 report](sources/report.md)).", "$4.8 million");
        // A mark cites its own clause, and a list is one clause.
        speaks("She cost £3 million, and the ferry carries 250 people ([report](sources/report.md)).", "250");
        let found = said("She carried 250 people, 70 cars and 12 lorries ([report](sources/report.md)).");
        assert_eq!(found.len(), 3, "{found:#?}");
    }

    #[test]
    fn a_figure_that_it_has() {
        for draft in [
            "Officials found [nine defects](sources/report.md) in the ferry.",
            "Officials found [nearly ten defects](sources/report.md) in the ferry.",
            "The [inspection report](sources/report.md) found nine defects, the company says 12.",
            "The ferry carries about 240 people.[^1] It once carried 300.\n\n[^1]: See [the report](sources/report.md).",
            "The ship, 38 meters long, carries up to 300 people ([report](sources/report.md)).",
            // Reckoned from what stands there: seven of nine, and 300 passengers and cars.
            "Seven of the nine defects were slight ([report](sources/report.md)).",
            "It carries 300 people and cars ([report](sources/report.md)).",
            // What leads out of the workspace cannot be looked up.
            "Officials found [six defects](https://ferry.example/report) in the ferry.",
            // Another sentence has its own source, whatever it opens with.
            "The union counts six defects, it says. 🚧 Officials found nine, according to [the report](sources/report.md).",
            "The union counts six defects, it says. – Officials found nine, according to [the report](sources/report.md).",
            "The union counts six defects, it says. • Officials found nine, according to [the report](sources/report.md).",
            "The union counts six defects, it says. → Officials found nine, according to [the report](sources/report.md).",
            "The union counts six defects, it says. 👉🏽 👉🏽 Officials found nine, according to [the report](sources/report.md).",
            "The union counts six defects, it says. #ferry: officials found nine, according to [the report](sources/report.md).",
            // A link in brackets cites what stands before it; its words state nothing.
            "It carries 240 people ([Toll rises to 23](sources/report.md)).",
            "It carries 240 people ([r 100%](sources/report.md); [31 boats](sources/report.md)).",
            "It carries 240 people (see [31 boats](sources/report.md)) and burns oil.",
            "The ferry was three miles off the head, with about 240 people on board ([report](sources/report.md)).",
            "The ferry lay 31 miles off the head – it had 240 people and 60 cars on board.[^1]\n\n[^1]: See [the report](sources/report.md).",
            "Officials found six defects. The [report](sources/report.md) is long.",
            "The union counts six defects. Officials found nine of them.[^1]\n\n[^1]: See [the report](sources/report.md).",
            "On 14 October 2025 two officials read [the report](sources/report.md) a third time.",
        ] {
            silent(draft);
        }
    }

    #[test]
    fn a_quotation_that_it_does_not_have() {
        speaks(
            "“The captain was asleep when the ship went down,” the [report](sources/report.md) says.",
            "does not have these words",
        );
        silent("“The bow door did not close,” the [report](sources/report.md) says.");
        silent("“The bow door did not close fully,” the [report](https://ferry.example) says.");
    }
}
