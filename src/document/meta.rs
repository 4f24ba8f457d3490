//! What a text tells of itself: dateline, byline, date line, closing credit, file name.

use super::{Block, BlockKind, Meta};
use crate::text::Date;

/// How many blocks at the head of a text may hold a byline or a date line.
const HEAD: usize = 6;

/// Fills what the front matter left open from the words of the text.
pub fn from_text(meta: &mut Meta, blocks: &[Block]) {
    if meta.title.is_none() {
        // The longest of the opening headlines: the others are a kicker or a section.
        let opening = blocks.iter().take_while(|block| block.kind == BlockKind::Headline).take(3);
        meta.title = opening.max_by_key(|block| block.prose.len()).map(|block| squeeze(&block.prose));
    }
    for block in blocks.iter().take(HEAD).filter(|it| !matches!(it.kind, BlockKind::Cell { .. })) {
        byline(meta, &block.prose);
    }
    if let Some(block) = blocks.iter().take(HEAD).find(|block| block.kind == BlockKind::Body && dateline(&block.prose).is_some())
    {
        let found = dateline(&block.prose).unwrap_or_default();
        meta.place = meta.place.take().or(found.place);
        meta.publisher = meta.publisher.take().or(found.publisher);
        meta.date = meta.date.or(found.date);
    }
    if let Some(block) = blocks.last() {
        meta.publisher = meta.publisher.take().or_else(|| credit(&block.prose));
    }
}

/// A date in a file's name ("2024-11-03-agency.txt"), and what is left of the name as the publisher.
pub fn from_name(meta: &mut Meta, name: &str) {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if meta.date.is_none() {
        let starts =
            name.char_indices().filter(|&(at, c)| c.is_ascii_digit() && !name[..at].ends_with(|c: char| c.is_ascii_digit()));
        let dates = starts.filter_map(|(at, _)| Date::parse(name.get(at..at + 10)?));
        meta.date = dates.into_iter().find(|date| date.is_full());
    }
}

/// "By Ana Lindqvist", "Published: 3 November 2024", "November 3, 2024", each in a line of its own.
fn byline(meta: &mut Meta, prose: &str) {
    if prose.len() > 120 {
        return;
    }
    for line in prose.lines().map(str::trim) {
        if let Some(author) = line.strip_prefix("By ").filter(|rest| rest.starts_with(char::is_uppercase) && !rest.ends_with('.'))
        {
            meta.author.get_or_insert_with(|| squeeze(author));
        }
        let value =
            ["Published:", "Published", "Updated:", "Date:"].iter().find_map(|label| line.strip_prefix(label)).unwrap_or(line);
        if let Some(date) = Date::parse(before_clock(value)).filter(|date| date.year.is_some() && date.month.is_some()) {
            meta.date.get_or_insert(date);
        }
        if let Some(publisher) = ["Source:", "Publisher:"].iter().find_map(|label| line.strip_prefix(label)) {
            meta.publisher.get_or_insert_with(|| squeeze(publisher));
        }
    }
}

/// "3 July 2013 Last updated at 13:38 GMT", "July 02, 2013 15:50 IST": the day without the hour.
fn before_clock(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let words = [" last updated", " updated", " at ", " | "].iter().filter_map(|it| lower.find(it));
    let clock = line.match_indices(' ').map(|it| it.0).find(|&at| {
        let word = line.get(at + 1..).unwrap_or("").split(' ').next().unwrap_or("");
        word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit())
    });
    let end = words.chain(clock).min().unwrap_or(line.len());
    line.get(..end).unwrap_or(line).trim_end_matches([',', ' '])
}

#[derive(Default, Debug, PartialEq)]
struct Dateline {
    place: Option<String>,
    publisher: Option<String>,
    date: Option<Date>,
}

/// "ATHENS, Nov 3 (Reuters) —", "VELMORA (Coastal Press) -", "Coastal Press (Velmora) –", "PORT ELLAN, Arvia —".
fn dateline(prose: &str) -> Option<Dateline> {
    let (at, _) = prose.char_indices().take(80).find(|&(at, c)| {
        matches!(c, '—' | '–')
            || (c == '-' && (prose[at..].starts_with("--") || (prose[..at].ends_with(' ') && prose[at..].starts_with("- "))))
    })?;
    let head = prose[..at].trim();
    let (before, bracket) = match (head.find('('), head.strip_suffix(')')) {
        (Some(open), Some(inside)) => (head[..open].trim(), inside.get(open + 1..).map(str::trim)),
        (None, None) => (head, None),
        _ => return None,
    };
    let mut parts = before.split(',').map(str::trim);
    let first = parts.next().filter(|first| !first.is_empty())?;
    let capitals = first.chars().all(|c| !c.is_lowercase()) && first.chars().filter(|c| c.is_uppercase()).count() >= 3;
    let titled =
        first.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && first.split_whitespace().count() <= 4;
    // "PORT ELLAN, Oct. 21, 2025": the comma before the year belongs to the date.
    let rest: Vec<&str> = parts.collect();
    let with_year = rest.windows(2).find_map(|pair| Date::parse(&pair.join(", ")).filter(|date| date.is_full()));
    let date = with_year.or_else(|| rest.iter().find_map(|part| Date::parse(part)));
    if capitals && bracket.is_none_or(|inside| inside.len() <= 40) {
        let publisher = bracket.map(squeeze);
        return Some(Dateline { place: Some(squeeze(first)), publisher, date });
    }
    // "Coastal Press (Velmora) –": the bracket holds the place. Without a bracket, mixed case is ordinary prose before a dash.
    let place = bracket.filter(|inside| titled && inside.starts_with(char::is_uppercase) && inside.len() <= 40)?;
    Some(Dateline { place: Some(squeeze(place)), publisher: Some(squeeze(first)), date })
}

/// "This post appeared first on coastalpress.example", "This article first appeared in The Courier."
fn credit(prose: &str) -> Option<String> {
    let lower = prose.to_ascii_lowercase();
    let cues = [
        "appeared first on ",
        "first appeared on ",
        "first appeared in ",
        "appeared first in ",
        "first published by ",
        "first published in ",
    ];
    let (at, cue) = cues.iter().find_map(|cue| lower.find(cue).map(|at| (at, cue)))?;
    let name = prose.get(at + cue.len()..)?.trim().trim_end_matches('.');
    (!name.is_empty() && name.len() <= 60).then(|| squeeze(name))
}

/// Runs of white space as one space.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
