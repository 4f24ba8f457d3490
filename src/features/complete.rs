//! Words to go on with while writing a draft: names and roles of the people file, of this draft and of the sources; figures of the
//! sources; what to cite.

use super::rich::{Line, Piece};
use super::{cite, hover, place, quantities, words};
use crate::checks::{Evidence, Page, persons};
use crate::people;
use crate::text::{FilePos, FileSpan, Span};
use crate::workspace::World;

/// Proposals that are offered at once.
pub(super) const MOST: usize = 50;

/// Characters of a document that are shown beside a proposal.
const EXCERPT: usize = 300;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completion {
    /// What has been typed and is replaced.
    pub span: Span,
    pub proposals: Vec<Proposal>,
    /// Whether there are more.
    pub cut: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub kind: ProposalKind,
    pub text: String,
    /// A role, where it is from, or what the document is.
    pub detail: String,
    /// Where it is from, for whoever wants to read more.
    pub from: Option<FileSpan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    Person,
    Role,
    Document,
    Figure,
}

/// In a citation the sources; behind a name and a comma the roles of that person; behind the beginning of a name the names that go on so;
/// behind the beginning of a number the figures of the sources that go on so.
pub fn complete(world: &World, at: FilePos) -> Option<Completion> {
    let page = world.page(at.file).filter(|_| world.is_draft(at.file))?;
    let before = page.document.text.get(..at.offset as usize)?;
    if page.document.meta.front_matter.is_some_and(|it| it.touches(at.offset)) {
        return None;
    }
    let line = before.rsplit('\n').next().unwrap_or("");
    cite::targets(world, at, line)
        .or_else(|| roles(world, &page, at, line))
        .or_else(|| names(world, &page, at, line))
        .or_else(|| quantities::figures(world, &page, at, line))
}

/// What there is to read about the place that a proposal is from: what a hover says of a figure or a person, the words of a document.
pub fn about(world: &World, at: FilePos, end: u32) -> Option<Vec<Line>> {
    if let Some(hover) = hover(world, at).filter(|it| it.span == Span { start: at.offset, end }) {
        return Some(hover.lines);
    }
    let page = world.page(at.file)?;
    let words = words::one_line(page.document.text.get(at.offset as usize..end as usize)?);
    let excerpt: String = words.chars().take(EXCERPT).collect();
    let rest = if excerpt.len() < words.len() { " …" } else { "" };
    let name = Piece::Strong(place::name_and_line(world, &page, place::in_file(at.file, Span { start: at.offset, end })));
    Some(vec![Line::Paragraph(vec![name]), Line::Paragraph(vec![Piece::Plain(format!("{excerpt}{rest}"))])])
}

fn roles(world: &World, page: &Page, at: FilePos, line: &str) -> Option<Completion> {
    let (_, typed) = line.rsplit_once(", ")?;
    if typed.len() > 60 || typed.contains(['.', ';', ':', '!', '?']) {
        return None;
    }
    let comma = at.offset.checked_sub(typed.len() as u32 + 2)?;
    let person = page.facts.people.iter().find(|it| it.mentions.iter().any(|mention| mention.end == comma))?;
    let typed = typed.strip_prefix("the ").unwrap_or(typed);
    let span = Span { start: at.offset - typed.len() as u32, end: at.offset };
    let mut found: Vec<Proposal> = Vec::new();
    let mut add = |text: &str, detail: String, from: FileSpan| {
        let fits = starts(text, typed) && text.len() > typed.len();
        let text = &going_on(text, typed);
        if fits && !found.iter().any(|it| it.text.eq_ignore_ascii_case(text)) {
            found.push(Proposal { kind: ProposalKind::Role, text: text.to_string(), detail, from: Some(from) });
        }
    };
    if let Some((people, roster)) = world.roster(at.file)
        && let Some(entry) = roster.only(&person.name)
    {
        for office in &entry.roles {
            let until = office.until.map_or(String::new(), |it| format!(", until {it}"));
            add(&office.title, format!("{}: people file{until}", person.name), FileSpan { file: people, span: entry.span });
        }
    }
    for known in persons::everywhere(world, at.file, person).iter().take(MOST) {
        for role in
            known.person.roles.iter().filter(|it| known.page.file != at.file || it.span.start > at.offset || it.span.end < comma)
        {
            let date = known.page.document.meta.date.map_or(String::new(), |it| format!(", {it}"));
            let from = FileSpan { file: known.page.file, span: role.span };
            add(&role.text, format!("{}: {}{date}", person.name, known.page.name), from);
        }
    }
    found.truncate(MOST);
    (!found.is_empty()).then_some(Completion { span, proposals: found, cut: false })
}

fn names(world: &World, page: &Page, at: FilePos, line: &str) -> Option<Completion> {
    let beginnings = beginnings(line);
    if beginnings.is_empty() {
        return None;
    }
    // How much of what was typed the name goes on with, the most first; then where the name is from.
    let mut found: Vec<((usize, u8), Proposal)> = Vec::new();
    let mut add = |rank: u8, name: &str, detail: &str, from: Option<FileSpan>| {
        let surname = name.rsplit(' ').next().unwrap_or("");
        let fits = |typed: &&str| (starts(name, typed) || starts(surname, typed)) && name != *typed;
        let Some(length) = beginnings.iter().find(|it| fits(it)).map(|it| it.len()) else { return false };
        if !found.iter().any(|it| people::folded(&it.1.text) == people::folded(name)) {
            found.push((
                (usize::MAX - length, rank),
                Proposal { kind: ProposalKind::Person, text: name.to_string(), detail: detail.to_string(), from },
            ));
        }
        found.len() > 4 * MOST
    };
    if let Some((people, roster)) = world.roster(at.file) {
        for entry in &roster.people {
            let role = entry.role_on(page.document.meta.date).map_or("people file", |it| &it.title);
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                add(0, name, role, Some(FileSpan { file: people, span: entry.span }));
            }
        }
    }
    let others = world.files().into_iter().filter(|file| *file != at.file).filter_map(|file| world.page(file));
    'pages: for other in std::iter::once(*page).chain(others) {
        for person in other.facts.people.iter().filter(|it| it.introduction.is_some() && people::is_full(it)) {
            // The name that is being typed is no proposal.
            if other.file == at.file && person.mentions.iter().all(|it| it.touches(at.offset)) {
                continue;
            }
            let role = person.roles.first().map_or(other.name, |it| &it.text);
            let rank = if other.file == at.file {
                1
            } else if world.is_draft(other.file) {
                3
            } else {
                2
            };
            let from = person.introduction.map(|span| FileSpan { file: other.file, span });
            if add(rank, &person.name, role, from) {
                break 'pages;
            }
        }
    }
    found.sort_by_key(|it| it.0);
    let longest = found.first()?.0.0;
    found.retain(|it| it.0.0 == longest);
    let start = at.offset - (usize::MAX - longest) as u32;
    let cut = found.len() > MOST;
    let proposals: Vec<Proposal> = found.into_iter().map(|it| it.1).take(MOST).collect();
    (!proposals.is_empty()).then_some(Completion { span: Span { start, end: at.offset }, proposals, cut })
}

/// The capitalised words at the end of a line, the last perhaps unfinished: the last three, two and one of them, with at least two letters.
fn beginnings(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (count, word) in line.rsplit(' ').take(3).enumerate() {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let ends = count > 0 && word.ends_with('.') && word.chars().count() > 3;
        if !word.starts_with(char::is_uppercase) || !letters || ends {
            break;
        }
        found.extend(line.get(place_of(line, word)..).filter(|it| it.chars().filter(|c| c.is_alphabetic()).count() >= 2));
    }
    found.reverse();
    found
}

fn place_of(line: &str, word: &str) -> usize {
    word.as_ptr() as usize - line.as_ptr() as usize
}

/// A role from the beginning of a sentence goes on small where its writer began small: "Harbour master" behind "the ha".
fn going_on(text: &str, typed: &str) -> String {
    let mut letters = text.chars();
    let first =
        letters.next().filter(|_| typed.starts_with(char::is_lowercase) && !letters.as_str().contains(char::is_uppercase));
    first.map_or_else(|| text.to_owned(), |first| first.to_lowercase().chain(letters).collect())
}

fn starts(text: &str, typed: &str) -> bool {
    people::folded(text).starts_with(&people::folded(typed))
}
