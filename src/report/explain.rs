//! How a document is read, for people who wonder why something was or was not found.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use super::Shown;
use crate::attribution::{self, Attribution};
use crate::checks::comparable::State;
use crate::checks::{self, ClaimId, Page};
use crate::claims::{Claim, Facts};
use crate::document::{Block, Document};
use crate::figures::{Figure, Interval, Kind, Modifier, Part, Stated, Trend};
use crate::language::{self, Sentence, lemma};
use crate::people::Person;
use crate::text::{FileId, Span};
use crate::workspace::World;

/// The blocks that touch the given lines (counted from 1), sentence by sentence.
pub fn write(
    shown: &Shown,
    document: &Document,
    facts: &Facts,
    lines: RangeInclusive<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    let meta = &document.meta;
    let known = [("publisher", &meta.publisher), ("author", &meta.author), ("title", &meta.title), ("place", &meta.place)];
    for (name, value) in known {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}")?;
        }
    }
    if let Some(date) = meta.date {
        writeln!(out, "date: {date}")?;
    }
    for block in &document.blocks {
        let (first, last) = (shown.place(block.span.start).line, shown.place(block.span.end).line);
        if first <= *lines.end() && *lines.start() <= last {
            write_block(shown, facts, block, &lines, &mut out)?;
        }
    }
    Ok(())
}

/// Comparisons that are shown of one figure.
const SHOWN: usize = 5;

/// The figures on the given lines (counted from 1), each with the figures of its own and of other documents that come nearest to stating
/// the same quantity, and with what was matched, unknown and different. The comparable ones come first.
pub fn against(world: &World, file: FileId, lines: RangeInclusive<usize>, mut out: impl Write) -> io::Result<()> {
    let Some(page) = world.page(file) else { return Ok(()) };
    let place = |page: &Page, figure: &Figure| {
        let line = world.line_index(page.file).map_or(0, |index| index.line(figure.span.start)) as usize + 1;
        (line, format!("{}:{line} “{}”", page.name, one_line(figure.span.of(&page.document.text))))
    };
    for (at, figure) in page.facts.figures.iter().enumerate() {
        let (line, name) = place(&page, figure);
        if !lines.contains(&line) {
            continue;
        }
        writeln!(out, "\n{name}")?;
        let claim = ClaimId { file, figure: at as u32 };
        let mut found = Vec::new();
        for other in world.files() {
            let Some(their) = world.page(other) else { continue };
            for (its, other_figure) in their.facts.figures.iter().enumerate() {
                let id = ClaimId { file: other, figure: its as u32 };
                if id != claim
                    && other_figure.kind == figure.kind
                    && let Some(why) = checks::explain(world, claim, id)
                {
                    let differed = why.reasons.iter().filter(|it| it.mark.state == State::Differed).count();
                    found.push(((!why.comparable, differed, -why.weight), place(&their, other_figure).1, why));
                }
            }
        }
        found.sort_by_key(|it| it.0);
        if found.is_empty() {
            writeln!(out, "  nothing of its kind stands elsewhere")?;
        }
        for (_, name, why) in found.iter().take(SHOWN) {
            writeln!(out, "\n  {name}")?;
            for line in why.to_string().lines() {
                writeln!(out, "    {line}")?;
            }
        }
    }
    Ok(())
}

fn write_block(
    shown: &Shown,
    facts: &Facts,
    block: &Block,
    lines: &RangeInclusive<usize>,
    out: &mut impl Write,
) -> io::Result<()> {
    for sentence in language::analyse(&block.prose) {
        let span = sentence.span.shift(block.span.start);
        let (first, last) = (shown.place(span.start), shown.place(span.end));
        if first.line > *lines.end() || last.line < *lines.start() {
            continue;
        }
        let kind = format!("{:?}", block.kind).to_lowercase();
        writeln!(out, "\n{}:{}:{} ({kind})", shown.name, first.line, first.column)?;
        row(out, 2, "", &one_line(sentence.span.of(&block.prose)))?;
        writeln!(out)?;
        write_words(&sentence, &block.prose, out)?;
        write_facts(shown, facts, span, out)?;
    }
    Ok(())
}

fn write_words(sentence: &Sentence, prose: &str, out: &mut impl Write) -> io::Result<()> {
    for (at, token) in sentence.tokens.iter().enumerate() {
        let word = token.span.of(prose);
        let head = if token.head as usize == at { "root".to_string() } else { format!("→ {}", token.head) };
        let name = sentence.names.iter().find(|name| (name.start as usize..name.end as usize).contains(&at));
        let name = name.map_or(String::new(), |name| format!("{:?}", name.kind).to_lowercase());
        let line = format!(
            "  {at:>3} {:<15} {:<15} {:<5} {:<9} {:<6} {name}",
            cut(&one_line(word), 15),
            cut(&lemma(word, token.tag), 15),
            token.tag.as_str(),
            token.relation.as_str(),
            head
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn write_facts(shown: &Shown, facts: &Facts, sentence: Span, out: &mut impl Write) -> io::Result<()> {
    for (at, figure) in facts.figures.iter().enumerate().filter(|(_, figure)| figure.span.meets(sentence)) {
        write_figure(shown, figure, facts, out)?;
        if let Some(claim) = facts.claims.get(at) {
            if !matches!(figure.kind, Kind::Date | Kind::Time | Kind::Score) {
                row(out, 4, "counts", &if claim.phrase.is_empty() { "-".to_string() } else { format!("“{}”", claim.phrase) })?;
            }
            write_claim(claim, figure.span, facts, out)?;
        }
    }
    for attribution in facts.attributions.iter().filter(|it| it.content.iter().chain(&it.cue).any(|span| span.meets(sentence))) {
        write_attribution(shown, attribution, facts, out)?;
    }
    for person in &facts.people {
        let mentions: Vec<_> = person.mentions.iter().filter(|span| span.meets(sentence)).collect();
        if !mentions.is_empty() {
            write_person(shown, person, &mentions, out)?;
        }
    }
    Ok(())
}

fn write_figure(shown: &Shown, figure: &Figure, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    row(out, 2, "figure", &format!("“{}”", one_line(figure.span.of(&shown.text))))?;
    let mut reading = figure.kind.as_str().to_string();
    if !matches!(figure.stated, Stated::Text) {
        reading.push_str(&format!(" {}{}", figure.modifier.as_str(), stated(figure.stated)));
    }
    if let Some(unit) = &figure.unit {
        reading.push_str(&format!(" {unit}"));
    }
    if let Some(trend) = figure.trend {
        reading.push_str(if trend == Trend::Up { ", a rise" } else { ", a fall" });
    }
    match figure.part {
        Part::Whole => {}
        Part::Of => reading.push_str(", a part"),
        Part::Addition => reading.push_str(", on top of others"),
        Part::Per => reading.push_str(", one side of a rate"),
    }
    if let Some(whole) = figure.whole.and_then(|at| facts.figures.get(at as usize)) {
        reading.push_str(&format!(" of “{}”", one_line(whole.span.of(&shown.text))));
    }
    row(out, 4, "reads as", &reading)?;
    if !matches!(figure.kind, Kind::Date | Kind::Time | Kind::Score) {
        row(out, 4, "allows", &format!("{}: {}", interval(figure.interval), why(figure)))?;
    }
    let mut when = Vec::new();
    match (&figure.when, figure.date) {
        (Some(found), _) => when.push(found.to_string()),
        (None, Some(date)) => when.push(date.to_string()),
        (None, None) if figure.kind == Kind::Date => when.push("open, since the document's date is not known".to_string()),
        (None, None) => {}
    }
    if let Some(clock) = figure.clock {
        when.push(format!("{:02}:{:02}", clock / 60, clock % 60));
    }
    if let Some(zone) = figure.zone {
        when.push(format!("{} from Greenwich", offset(zone)));
    }
    if !when.is_empty() {
        row(out, 4, "when", &when.join(", "))?;
    }
    Ok(())
}

fn stated(stated: Stated) -> String {
    match stated {
        Stated::Value(value) => number(value),
        Stated::Range(low, high) => format!("{} to {}", number(low), number(high)),
        Stated::Text => String::new(),
    }
}

/// A zone as clocks show it: "+05:30".
fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The entry of the table of widths (figures/modifiers.rs) that made the interval.
fn why(figure: &Figure) -> &'static str {
    let Interval { low, high } = figure.interval;
    match (figure.stated, figure.modifier) {
        (Stated::Range(..), Modifier::Exact) => "both ends as they are said",
        (Stated::Range(..), _) => "both ends as they are said, widened by the modifier",
        (_, Modifier::More) if high.is_infinite() => "a lower bound: open above",
        (_, Modifier::More) => "just above: up to a tenth more",
        (_, Modifier::Less) if low <= 0.0 => "an upper bound: open below",
        (_, Modifier::Less) => "just below: down to a tenth less",
        (Stated::Value(value), Modifier::About) if high <= value => "nearly: from a tenth below up to the number",
        (_, Modifier::About) => "an approximation: a tenth either way",
        (_, Modifier::Exact) if low == high => "said exactly: a small count, a duration, an age",
        (_, Modifier::Exact) => "rounded to its last significant digit: half of that place either way, at most 5 percent",
    }
}

fn write_claim(claim: &Claim, at: Span, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let mut about = vec![format!("head {}", or_dash(&claim.head))];
    for (name, words) in [("modifiers", &*claim.modifiers), ("participants", &*claim.participants), ("places", &*claim.places)] {
        if !words.is_empty() {
            about.push(format!("{name} {}", words.join(", ")));
        }
    }
    row(out, 4, "claim", &about.join("; "))?;
    let mut event = match &claim.event {
        Some(event) => format!("{} ({:?})", event.verb, event.role).to_lowercase(),
        None => "none".to_string(),
    };
    event.push_str(&format!(", {}", claim.modality.as_str()));
    for (name, date) in [("as of", claim.time.as_of), (if claim.time.since { "since" } else { "time" }, claim.time.date)] {
        if let Some(date) = date {
            event.push_str(&format!(", {name} {date}"));
        }
    }
    row(out, 4, "event", &event)?;
    let says = match claim.attribution.and_then(|at| facts.attributions.get(at as usize)) {
        Some(attribution) => {
            let reporters = attribution::reporters(&facts.attributions, attribution, at);
            let chain = [attribution].into_iter().chain(reporters).map(|it| source(it, facts));
            chain.collect::<Vec<_>>().join(", as reported by ")
        }
        None => "the document itself".to_string(),
    };
    row(out, 4, "says", &says)
}

fn source(attribution: &Attribution, facts: &Facts) -> String {
    let source = &attribution.source;
    let mut text = format!("“{}” ({})", one_line(&source.text), source.kind.as_str());
    if let Some(person) = source.person.and_then(|at| facts.people.get(at as usize)) {
        text.push_str(&format!(", that is {}", person.name));
    }
    for via in &source.via {
        text.push_str(&format!(", from “{}”", one_line(&via.text)));
    }
    text
}

fn write_attribution(shown: &Shown, attribution: &Attribution, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let words = |spans: &[Span]| spans.iter().map(|span| one_line(span.of(&shown.text))).collect::<Vec<_>>().join(" … ");
    writeln!(out)?;
    row(out, 2, "attribution", &source(attribution, facts))?;
    let quoted = if attribution.quoted { ", in quotation marks" } else { "" };
    row(out, 4, "cue", &format!("“{}”{quoted}", words(&attribution.cue)))?;
    row(out, 4, "content", &format!("“{}”", words(&attribution.content)))
}

fn write_person(shown: &Shown, person: &Person, mentions: &[&Span], out: &mut impl Write) -> io::Result<()> {
    let names: Vec<_> = mentions.iter().map(|span| format!("“{}”", one_line(span.of(&shown.text)))).collect();
    let mut text = format!("{} is {}", names.join(", "), person.name);
    if let Some(role) = person.roles.first() {
        text.push_str(&format!(", {}", one_line(&role.text)));
    }
    match person.introduction {
        Some(introduction) => text.push_str(&format!("; introduced in line {}", shown.place(introduction.start).line)),
        None => text.push_str("; not introduced here"),
    }
    writeln!(out)?;
    row(out, 2, "person", &text)
}

/// Columns of a terminal that a reading is laid out for.
const WIDTH: usize = 80;

/// A labelled line, its text wrapped under itself.
fn row(out: &mut impl Write, indent: usize, label: &str, text: &str) -> io::Result<()> {
    let margin = if label.is_empty() { indent } else { 14.max(indent + label.len() + 1) };
    write!(out, "{:indent$}{label:<width$}", "", width = margin - indent)?;
    let mut column = margin;
    for (at, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if at > 0 && column + 1 + length > WIDTH {
            write!(out, "\n{:margin$}", "")?;
            column = margin;
        } else if at > 0 {
            write!(out, " ")?;
            column += 1;
        }
        write!(out, "{word}")?;
        column += length;
    }
    writeln!(out)
}

/// The words, cut to so many columns.
fn cut(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns { text.to_string() } else { text.chars().take(columns - 1).chain(['…']).collect() }
}

/// What an interval allows, in words.
fn interval(Interval { low, high }: Interval) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) if low == high => format!("{} alone", number(low)),
        (true, true) => format!("{} to {}", number(low), number(high)),
        (true, false) => format!("{} or more", number(low)),
        (false, true) => format!("{} or less", number(high)),
        (false, false) => "anything".to_string(),
    }
}

/// At most ten significant digits, beyond which is the noise of binary fractions; thousands parted by commas.
fn number(value: f64) -> String {
    let value = format!("{value:.9e}").parse::<f64>().unwrap_or(value);
    let text = format!("{value}");
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::from(if whole.len() > digits.len() { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, number, row};

    #[test]
    fn rows_wrap_under_themselves() {
        let mut out = Vec::new();
        row(&mut out, 4, "allows", &"about twenty words ".repeat(12)).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().count() > 2 && text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(text.starts_with("    allows    about") && text.lines().skip(1).all(|line| line.starts_with("              ")));
    }

    #[test]
    fn numbers_for_people() {
        assert_eq!(number(1_234_567.5), "1,234,567.5");
        assert_eq!((number(-1200.0), number(0.1 + 0.2)), ("-1,200".into(), "0.3".into()));
    }
}
