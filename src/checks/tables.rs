//! `conflict`: a passage that tells several rows of another document's table, one of them wrongly: "Stockholm has 87 cases, Skåne 45 and
//! Västra Götaland 54", where the table has 87, 61 and 54.
//!
//! A figure belongs to a row by the words beside it, those before or those behind, whichever way more figures of the passage come out as the
//! table has them. What comes out in one column tells which column the passage is about.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::comparable::Side;
use super::conflict::between;
use super::digits::{Digits, mixed_up};
use super::quantity::mix;
use super::silence::Rows;
use super::{ClaimId, Code, Evidence, Finding, Page};
use crate::claims::{Modality, Scope, story};
use crate::document::BlockKind;
use crate::figures::{Kind, Modifier};
use crate::language::one_of;
use crate::text::FileId;

/// What a document's tables say.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<Table>);

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    /// The rows that have a word in one of their names.
    words: FxHashMap<u32, Vec<u32>>,
}

#[derive(Debug, Default)]
struct Row {
    /// The names it goes by, each by its words: what stands in its cells without numbers, and the parts of these between commas.
    names: Vec<Vec<u32>>,
    /// Column and figure.
    cells: Vec<(u32, u32)>,
}

/// Longer tables are lists of something, and their rows are told by many words.
const MOST_ROWS: usize = 400;

/// So many words of a row's name, by their weight, must stand beside a figure.
const NAMED: f32 = 0.4;

impl Tables {
    fn of(page: Page) -> Tables {
        let mut tables: Vec<Table> = Vec::new();
        let mut last: Option<(usize, u32)> = None;
        for (at, block) in page.document.blocks.iter().enumerate() {
            let BlockKind::Cell { row, .. } = block.kind else { continue };
            let begins = last.is_none_or(|(before, of)| before + 1 != at || row < of);
            if begins {
                tables.push(Table::default());
            }
            let Some(table) = tables.last_mut() else { continue };
            if begins || last.is_some_and(|it| it.1 != row) {
                table.rows.push(Row::default());
            }
            last = Some((at, row));
            let Some(own) = table.rows.last_mut().filter(|_| row > 0) else { continue };
            own.read(page, at as u32);
        }
        tables.retain(|it| it.rows.len() <= MOST_ROWS && it.rows.iter().filter(|row| !row.cells.is_empty()).count() >= 2);
        for table in &mut tables {
            for (at, row) in table.rows.iter().enumerate() {
                for &word in row.names.iter().flatten() {
                    let rows = table.words.entry(word).or_default();
                    if rows.last() != Some(&(at as u32)) {
                        rows.push(at as u32);
                    }
                }
            }
        }
        Tables(tables)
    }
}

impl Row {
    fn read(&mut self, page: Page, at: u32) {
        let (Some(block), blocks) = (page.document.blocks.get(at as usize), &page.facts.figure_blocks) else { return };
        let BlockKind::Cell { column, .. } = block.kind else { return };
        let figures = blocks.partition_point(|it| *it < at)..blocks.partition_point(|it| *it <= at);
        let bare = !block.prose.chars().any(char::is_alphabetic);
        if column > 0 && figures.len() == 1 && bare {
            self.cells.push((column, figures.start as u32));
        } else if !bare {
            self.names.extend(block.prose.split([',', '(', ';', '/']).map(words).filter(|it| !it.is_empty()));
        }
    }
}

/// The words that may name a row.
fn words(text: &str) -> Vec<u32> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|it| it.chars().count() > 2);
    let words = words.map(str::to_lowercase).filter(|it| !STOP.contains(&it.as_str()));
    words.map(|it| story::hash(&one_of(&it))).collect()
}

/// Words that stand beside any figure.
const STOP: &[&str] =
    &["the", "and", "for", "per", "cent", "with", "from", "was", "were", "has", "had", "are", "its", "all", "of"];

impl Table {
    /// The row that these words name better than any other.
    fn row(&self, words: &[u32]) -> Option<usize> {
        let rows = words.iter().filter_map(|it| self.words.get(it)).flatten();
        let mut named: Vec<(f32, u32)> = rows.map(|&at| (self.likeness(at, words), at)).collect();
        named.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        named.dedup_by_key(|it| it.1);
        match named[..] {
            [(best, at)] if best >= NAMED => Some(at as usize),
            [(best, at), (next, _), ..] if best >= NAMED && best > next + 1e-3 => Some(at as usize),
            _ => None,
        }
    }

    /// How much of one of its names is said: a word that many rows have says little.
    fn likeness(&self, at: u32, words: &[u32]) -> f32 {
        let weight = |word: &u32| self.words.get(word).map_or(0.0, |it| 1.0 / it.len() as f32);
        let names = self.rows.get(at as usize).map_or(&[][..], |it| it.names.as_slice());
        let part = |name: &Vec<u32>| {
            let all: f32 = name.iter().map(weight).sum();
            name.iter().filter(|it| words.contains(it)).map(weight).sum::<f32>() / all.max(f32::MIN_POSITIVE)
        };
        names.iter().map(part).fold(0.0, f32::max)
    }
}

/// `rows` are those of the look before.
pub(super) fn check(evidence: &dyn Evidence, page: Page, rows: &mut Rows, findings: &mut Vec<Finding>) {
    let facts = page.facts;
    let tables = known(evidence, page, rows);
    if tables.is_empty() {
        return;
    }
    // A document may turn out to tell the same story while neither it nor the passage changes.
    let others = tables.iter().fold(0, |sum, it| mix(sum, evidence.edition(it.0)));
    let mut at = 0;
    while let Some(&block) = facts.figure_blocks.get(at) {
        let end = at + facts.figure_blocks.get(at..).unwrap_or(&[]).iter().take_while(|it| **it == block).count();
        let print = mix(facts.block_prints.get(block as usize).copied().unwrap_or_default(), others);
        let told = end - at >= LEAST && !facts.claims.get(at).is_some_and(|it| it.aside) && !rows.paragraphs.is_silent(print);
        if told {
            let found = passage(evidence, page, at as u32..end as u32, &tables);
            if found.is_empty() {
                rows.paragraphs.silent(print);
            }
            for finding in found {
                if !findings.iter().any(|it| it.code == Code::Conflict && it.span == finding.span) {
                    findings.push(finding);
                }
            }
        }
        at = end;
    }
}

/// Fewer figures than this show no column.
const LEAST: usize = 2;

/// The kindred documents that have tables.
fn known(evidence: &dyn Evidence, page: Page, rows: &mut Rows) -> Vec<(FileId, Arc<Tables>)> {
    let before = std::mem::take(&mut rows.tables);
    let mut all = Vec::new();
    for file in evidence.kin(page.file).into_iter().filter(|it| *it != page.file) {
        let Some(other) = evidence.page(file) else { continue };
        let edition = evidence.edition(file);
        let tables = before.get(&edition).cloned().unwrap_or_else(|| Arc::new(Tables::of(other)));
        rows.tables.insert(edition, tables.clone());
        if !tables.0.is_empty() {
            all.push((file, tables));
        }
    }
    all
}

/// A figure of a passage, with the words before it and behind it.
struct Told<'a> {
    at: u32,
    side: Side<'a>,
    value: f64,
    beside: [Vec<u32>; 2],
}

fn passage(evidence: &dyn Evidence, page: Page, figures: Range<u32>, tables: &[(FileId, Arc<Tables>)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let told = told(page, figures);
    for (file, tables) in tables {
        let Some(other) = evidence.page(*file) else { continue };
        for table in &tables.0 {
            let ways = [0, 1].map(|way| Reading::new(table, other, &told, way));
            let [before, behind] = &ways;
            let reading = if before.right() >= behind.right() { before } else { behind };
            for (one, cell) in reading.wrong(table) {
                let claim = ClaimId { file: page.file, figure: told[one].at };
                findings.extend(between(evidence, claim, &[ClaimId { file: *file, figure: cell }]));
            }
        }
    }
    findings.sort_by_key(|it| it.span);
    findings.dedup_by_key(|it| it.span);
    findings
}

/// The figures of a passage that may be those of a table.
fn told(page: Page, figures: Range<u32>) -> Vec<Told> {
    let text = &page.document.text;
    let all: Vec<(u32, Side)> = figures.clone().filter_map(|at| Some((at, Side::of(page, at)?))).collect();
    let block = all.first().and_then(|it| page.facts.figure_blocks.get(it.0 as usize));
    let Some(span) = block.and_then(|it| page.document.blocks.get(*it as usize)).map(|it| it.span) else { return Vec::new() };
    let sort = |side: Side| (side.figure.kind, side.figure.sentence);
    let mut told = Vec::new();
    for (place, &(at, side)) in all.iter().enumerate() {
        let Some(value) = side.figure.stated.number() else { continue };
        let kind = matches!(side.figure.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure);
        let plain = matches!(side.figure.modifier, Modifier::Exact | Modifier::About);
        if !kind || !plain {
            continue;
        }
        // Figures of another kind, "those aged 16 to 64", stand between a name and its figure.
        let start = all
            .get(..place)
            .unwrap_or(&[])
            .iter()
            .rev()
            .find(|it| sort(it.1) == sort(side))
            .map_or(span.start, |it| it.1.figure.span.end);
        let end = all
            .get(place + 1..)
            .unwrap_or(&[])
            .iter()
            .find(|it| sort(it.1) == sort(side))
            .map_or(span.end, |it| it.1.figure.span.start);
        let before = text.get(start as usize..side.figure.span.start as usize).unwrap_or("");
        let behind = text.get(side.figure.span.end as usize..end as usize).unwrap_or("");
        let before = STOPS.iter().filter_map(|it| before.rfind(it)).max().and_then(|it| before.get(it + 1..)).unwrap_or(before);
        let behind = STOPS.iter().filter_map(|it| behind.find(it)).min().and_then(|it| behind.get(..it)).unwrap_or(behind);
        told.push(Told { at, side, value, beside: [words(before), words(behind)] });
    }
    told
}

/// What ends a sentence.
const STOPS: &[&str] = &[". ", "! ", "? ", ".\n", "” ", "\" "];

/// A passage read by the words before its figures, or by those behind.
struct Reading<'t, 'a> {
    table: Page<'a>,
    told: &'t [Told<'a>],
    /// The row of each figure.
    rows: Vec<Option<usize>>,
    /// The columns in which figures come out right, each with the rows.
    columns: FxHashMap<u32, Vec<usize>>,
}

impl<'t, 'a> Reading<'t, 'a> {
    fn new(table: &Table, page: Page<'a>, told: &'t [Told<'a>], way: usize) -> Reading<'t, 'a> {
        let rows: Vec<Option<usize>> = told.iter().map(|it| table.row(it.beside.get(way)?)).collect();
        let mut reading = Reading { table: page, told, rows, columns: FxHashMap::default() };
        for (one, row) in told.iter().zip(&reading.rows) {
            let Some(row) = row else { continue };
            for &(column, cell) in table.rows.get(*row).map_or(&[][..], |it| it.cells.as_slice()) {
                let telling = Digits::of(one.value).is_some_and(|it| it.count >= 2);
                if telling && reading.is(one, cell) {
                    let right = reading.columns.entry(column).or_default();
                    if !right.contains(row) {
                        right.push(*row);
                    }
                }
            }
        }
        reading
    }

    /// How many rows come out right in one column.
    fn right(&self) -> usize {
        self.columns.values().map(Vec::len).max().unwrap_or(0)
    }

    fn cell(&self, cell: u32) -> Option<(Side<'a>, f64)> {
        let side = Side::of(self.table, cell)?;
        Some((side, side.figure.stated.number()?))
    }

    /// Whether a figure is what a cell has; that may count in thousands or millions, by what stands above it.
    fn is(&self, one: &Told, cell: u32) -> bool {
        self.scales(one, cell).any(|value| {
            let it = one.side.figure.interval;
            it.low <= value + 1e-9 * value.abs() && value <= it.high + 1e-9 * value.abs()
        })
    }

    /// What a cell may stand for, in the unit of a figure.
    fn scales(&self, one: &Told, cell: u32) -> impl Iterator<Item = f64> {
        let found = self.cell(cell).filter(|(side, _)| {
            let (x, y) = (one.side.figure, side.figure);
            y.kind == Kind::Count || x.kind == y.kind && x.unit == y.unit
        });
        let bare = found.is_some_and(|it| it.0.figure.kind == Kind::Count && one.side.figure.kind != Kind::Percent);
        let scales: &[f64] = if bare { &[1.0, 1e3, 1e6] } else { &[1.0] };
        scales.iter().filter_map(move |scale| Some(found?.1 * scale))
    }

    /// The figures that are not what their row has in the column of the others, each with its cell.
    fn wrong(&self, table: &Table) -> Vec<(usize, u32)> {
        let Some((&column, right)) = self.columns.iter().max_by_key(|it| (it.1.len(), std::cmp::Reverse(*it.0))) else {
            return Vec::new();
        };
        let alone = self.columns.values().filter(|it| it.len() == right.len()).count() == 1;
        let mut wrong = Vec::new();
        for (place, (one, row)) in self.told.iter().zip(&self.rows).enumerate() {
            let Some(row) = row.filter(|it| !right.contains(it)) else { continue };
            let Some(cells) = table.rows.get(row).map(|it| &it.cells) else { continue };
            let Some(&(_, cell)) = cells.iter().find(|it| it.0 == column) else { continue };
            // Told twice of one row, one of the two is something else.
            let twice = self.rows.iter().filter(|it| **it == Some(row)).count() > 1;
            let in_row = cells.iter().any(|it| self.is(one, it.1));
            let elsewhere = self
                .rows
                .iter()
                .flatten()
                .filter(|it| **it != row && !right.contains(it))
                .any(|other| table.rows.get(*other).is_some_and(|it| it.cells.iter().any(|it| self.is(one, it.1))));
            let near = self.scales(one, cell).any(|value| (0.4..=2.5).contains(&(one.value / value)));
            let mixed = self.scales(one, cell).any(|value| mixed_up(one.value, value) >= 4);
            let enough = right.len() >= 2 && near && alone || right.len() == 1 && mixed && alone;
            if enough && !twice && !in_row && !elsewhere && is_level(one.side) {
                wrong.push((place, cell));
            }
        }
        wrong
    }
}

/// Stated as how it is, of now and of all.
fn is_level(side: Side) -> bool {
    let start = side.figure.span.start as usize;
    let before = side.page.document.text.get(..start).unwrap_or("");
    let compared = ["by ", "from ", "than ", "against ", "another ", "further "].iter().any(|it| before.ends_with(it));
    let time = &side.claim.time;
    side.figure.trend.is_none()
        && side.figure.modifier == Modifier::Exact
        && matches!(side.claim.scope, Scope::Whole | Scope::Member | Scope::Part)
        && side.claim.modality == Modality::Asserted
        && !compared
        && !time.back
        && !time.base
}

#[cfg(test)]
mod tests {
    use super::super::tests::warnings;

    const TABLE: &str = "Public Health Agency, Stockholm: salmonella outbreak in Skåne and Västra Götaland, cases by county, Wednesday.\n\n\
        | County | To 4 Nov | To 11 Nov |\n|---|---|---|\n| Stockholm | 71 | 87 |\n| Västra Götaland | 45 | 54 |\n\
        | Skåne | 49 | 61 |\n| Uppsala | 22 | 27 |\n";

    const BOOKS: &str = "Wellbridge City Council. Parking strategy: report to councillors on charges, car parks and permits.\n\n\
        | Parking account (£000) | 2024-25 | 2025-26 |\n|---|---|---|\n| Short-stay car parks | 4,910 | 5,300 |\n\
        | Long-stay car parks | 660 | 700 |\n| Permits | 940 | 1,100 |\n| Penalty charge notices | 2,310 | 2,000 |\n| Surplus | 4,120 | 4,200 |\n";

    #[track_caller]
    fn check(table: &str, draft: &str, expected: &[&str]) {
        let found = warnings(&[("draft.md", draft), ("sources/table.md", table)]);
        let found: Vec<&str> = found.iter().filter(|it| it.1.starts_with("conflict")).map(|it| it.0.as_str()).collect();
        assert_eq!(found, expected, "{draft}");
    }

    #[test]
    fn one_row_of_many() {
        let outbreak = |rows: &str| format!("The Public Health Agency has told of an outbreak of salmonella. {rows}\n");
        let check = |rows: &str, expected: &[&str]| check(TABLE, &outbreak(rows), expected);
        check(
            "Stockholm has been hit hardest, with 87 cases, followed by Skåne, with 45, and Västra Götaland, with 54.",
            &["45"],
        );
        check("Of the cases 87 were in Stockholm, 45 in Skåne and 54 in Västra Götaland.", &["45"]);
        check("Stockholm has been hit hardest, with 87 cases, followed by Skåne, with 61, and Västra Götaland, with 54.", &[]);
        // Of the other column, of something else, of some, by how many.
        check("Stockholm has 87 cases, Västra Götaland 54 and Skåne had 49 a week before.", &[]);
        check("Stockholm has 87 cases and Västra Götaland 54. In Skåne 9 schools were shut.", &[]);
        check("Stockholm has 87 cases and Västra Götaland 54, while in Skåne the number has risen by 45.", &[]);
        // What may come, two parts of one row, and rows that changed places.
        check("Stockholm has 87 cases and Västra Götaland 54, and Skåne may reach 75 by Sunday.", &[]);
        check("Stockholm has 87 cases and Västra Götaland 54. In Skåne there are 52 men, and in Skåne there are 38 women.", &[]);
        check("Stockholm has 87 cases, Västra Götaland 54, Skåne 27 and Uppsala 61.", &[]);
        // Rows that are not told of, and one row alone.
        check("Stockholm has 87 cases and Västra Götaland 54. In Norway there were 45.", &[]);
        check("Stockholm has 87 cases. In Skåne there were 45 in an earlier outbreak.", &[]);
    }

    #[test]
    fn in_thousands() {
        let account = |rows: &str| {
            format!(
                "Wellbridge City Council wants to raise its charges for car parks and permits, councillors were told. {rows}\n"
            )
        };
        let check = |rows: &str, expected: &[&str]| check(BOOKS, &account(rows), expected);
        check("Short-stay car parks accounted for £5.3m. Permits yielded £1.1m and penalty notices £2.7m.", &["£2.7m"]);
        check("Short-stay car parks accounted for £5.3m. Permits yielded £1.1m and penalty notices £2m.", &[]);
        check("Short-stay car parks accounted for £5.3m. Permits yielded £1.1m and a tax on offices would bring £2.7m.", &[]);
        // Of which year it is told is open.
        check("Long-stay car parks brought £660,000, short-stay car parks £5.3m, and the surplus was £4,210,000.", &[]);
        check("Long-stay car parks brought £660,000, and the surplus was £4,210,000.", &["£4,210,000"]);
    }
}
