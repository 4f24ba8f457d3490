//! How a document is read, for people who wonder why something was or was not found.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use super::Shown;
use crate::attribution::Attribution;
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
        writeln!(out, "  {}\n", one_line(sentence.span.of(&block.prose)))?;
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
            "  {at:>3} {:<18} {:<18} {:<6} {:<10} {:<7} {name}",
            one_line(word),
            lemma(word, token.tag),
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
            write_claim(claim, facts, out)?;
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
    let stated = match figure.stated {
        Stated::Value(value) => format!("{value}"),
        Stated::Range(low, high) => format!("{low} to {high}"),
        Stated::Text => "no value".to_string(),
    };
    write!(
        out,
        "\n  figure “{}”  {} {}{stated}",
        one_line(figure.span.of(&shown.text)),
        figure.kind.as_str(),
        figure.modifier.as_str()
    )?;
    write!(out, "  allows {}", interval(figure.interval))?;
    if let Some(unit) = &figure.unit {
        write!(out, "  unit {unit}")?;
    }
    if let Some(trend) = figure.trend {
        write!(out, "  {}", if trend == Trend::Up { "a rise" } else { "a fall" })?;
    }
    if figure.part != Part::Whole {
        write!(out, "  part {:?}", figure.part)?;
    }
    if let Some(whole) = figure.whole.and_then(|at| facts.figures.get(at as usize)) {
        write!(out, "  of “{}”", one_line(whole.span.of(&shown.text)))?;
    }
    match (figure.when, figure.date) {
        (Some(when), _) => write!(out, "  date {when}")?,
        (None, Some(date)) => write!(out, "  date {date}")?,
        (None, None) => {}
    }
    if let Some(clock) = figure.clock {
        write!(out, "  clock {:02}:{:02}", clock / 60, clock % 60)?;
    }
    if let Some(zone) = figure.zone {
        write!(out, "  zone {zone:+} min")?;
    }
    writeln!(out)?;
    if !matches!(figure.kind, Kind::Date | Kind::Time | Kind::Score) {
        writeln!(out, "    why      {}", why(figure))?;
    }
    Ok(())
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

fn write_claim(claim: &Claim, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    counts   “{}”", claim.phrase)?;
    let event = claim.event.as_ref().map_or("-".to_string(), |event| format!("{} ({:?})", event.verb, event.role).to_lowercase());
    writeln!(out, "    claim    head {}  modifiers {}  event {event}", or_dash(&claim.head), list(&claim.modifiers))?;
    write!(out, "             participants {}  places {}", list(&claim.participants), list(&claim.places))?;
    for (name, date) in [("as of", claim.time.as_of), (if claim.time.since { "since" } else { "time" }, claim.time.date)] {
        if let Some(date) = date {
            write!(out, "  {name} {date}")?;
        }
    }
    writeln!(out, "  {}", claim.modality.as_str())?;
    match claim.attribution.and_then(|at| facts.attributions.get(at as usize)) {
        Some(attribution) => writeln!(out, "    says     {}", source(attribution, facts)),
        None => writeln!(out, "    says     the document itself"),
    }
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
    writeln!(out, "\n  attribution: {}", source(attribution, facts))?;
    writeln!(out, "    cue      “{}”{}", words(&attribution.cue), if attribution.quoted { ", in quotation marks" } else { "" })?;
    writeln!(out, "    content  “{}”", words(&attribution.content))
}

fn write_person(shown: &Shown, person: &Person, mentions: &[&Span], out: &mut impl Write) -> io::Result<()> {
    let names: Vec<_> = mentions.iter().map(|span| format!("“{}”", one_line(span.of(&shown.text)))).collect();
    write!(out, "\n  person {} is {}", names.join(", "), person.name)?;
    if let Some(role) = person.roles.first() {
        write!(out, ", {}", one_line(&role.text))?;
    }
    match person.introduction {
        Some(introduction) => writeln!(out, "; introduced in line {}", shown.place(introduction.start).line),
        None => writeln!(out, "; not introduced here"),
    }
}

fn interval(interval: Interval) -> String {
    // Ten significant digits: beyond them is the noise of binary fractions.
    let end = |value: f64| match format!("{value:.9e}").parse::<f64>() {
        Ok(value) if value.is_finite() => format!("{value}"),
        _ => "…".to_string(),
    };
    format!("[{}, {}]", end(interval.low), end(interval.high))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "-".to_string() } else { words.join(", ") }
}
