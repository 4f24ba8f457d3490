//! `name-spelling`: one name written in two ways in a draft; a name that sources or people file spell otherwise.
//!
//! People with similar names are common, and then nothing is wrong. So a likeness of letters alone is never enough: the two must have
//! the same role, or one of them is named but once, without a role of its own, in a text that is about the other.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::persons::key;
use super::persons::{self, Known};
use super::{Code, Evidence, Finding, Page, PersonId, Related, Severity};
use crate::people::office::{Office, Standing};
use crate::people::{self, Person, RoleSeen};
use crate::text::{FileId, FileSpan, Span};

/// The people of other documents whose names are those of this document's people, or nearly so. Asked of everybody at each key, and the
/// same until another document changes.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    /// See [`Evidence::others`].
    others: u64,
    /// By name and gender.
    known: FxHashMap<u64, Arc<Abroad>>,
}

/// Who somebody may be in other documents.
#[derive(Debug)]
struct Abroad {
    /// Whether they have somebody of that very name.
    same: bool,
    /// People of sources with nearly that name, by their keys.
    like: Vec<PersonId>,
}

impl Namesakes {
    /// Of the people of a page with full names; whoever is there no more is forgotten.
    fn of<'a>(&mut self, evidence: &dyn Evidence, page: Page<'a>) -> Vec<(&'a Person, Arc<Abroad>)> {
        let others = evidence.others(page.file);
        let mut before = std::mem::take(&mut self.known);
        if std::mem::replace(&mut self.others, others) != others {
            before.clear();
        }
        let people = page.facts.people.iter().filter(|it| people::is_full(it));
        let of = |person: &'a Person| {
            let mut hasher = FxHasher::default();
            (&person.name, person.gender).hash(&mut hasher);
            let key = hasher.finish();
            let known = || before.remove(&key).unwrap_or_else(|| Arc::new(abroad(evidence, page, person)));
            (person, self.known.entry(key).or_insert_with(known).clone())
        };
        people.map(of).collect()
    }
}

fn abroad(evidence: &dyn Evidence, page: Page, person: &Person) -> Abroad {
    let same = !persons::elsewhere(evidence, page.file, person).is_empty();
    let fits = |it: &Known| {
        it.page.file != page.file
            && !evidence.is_draft(it.page.file)
            && (people::differ_by_slip(&person.name, &it.person.name) || are_both_names(&person.name, &it.person.name))
            && (person.gender.is_none() || it.person.gender.is_none() || person.gender == it.person.gender)
    };
    let with = |key: u64| evidence.people_like(key).into_iter().take(persons::MOST);
    let known = |id: &PersonId| persons::known(evidence, *id).is_some_and(|it| fits(&it));
    let like = if same { Vec::new() } else { people::spelling_keys(person).into_iter().flat_map(with).filter(known).collect() };
    Abroad { same, like }
}

pub(super) fn check(evidence: &dyn Evidence, file: FileId, namesakes: &mut Namesakes, findings: &mut Vec<Finding>) {
    let Some(page) = evidence.page(file).filter(|_| evidence.is_draft(file)) else { return };
    let mut found: Vec<Finding> = Vec::new();
    wrong_forms(evidence, page, &mut found);
    for (rare, usual) in within(page) {
        if persons::elsewhere(evidence, file, rare).is_empty() && !is_listed(evidence, page, rare) {
            let first = usual.introduction.or(usual.mentions.first().copied()).unwrap_or_default();
            let there = format!("line {}", page.document.line(first.start));
            let related = Related {
                span: FileSpan { file, span: first },
                message: format!("“{}” here", first.of(&page.document.text)).into(),
            };
            mark(page, rare, usual, &there, related, Severity::Warning, &mut found);
        }
    }
    for (person, abroad) in namesakes.of(evidence, page) {
        if abroad.same || found.iter().any(|it| person.mentions.contains(&it.span.span)) {
            continue;
        }
        against_people_file(evidence, page, person, &mut found);
        against_sources(evidence, page, person, &abroad.like, &mut found);
    }
    for person in &page.facts.people {
        accents(page, person, &mut found);
    }
    findings.append(&mut found);
}

/// Forms that the people file forbids.
fn wrong_forms(evidence: &dyn Evidence, page: Page, found: &mut Vec<Finding>) {
    let Some((people, roster)) = evidence.roster(page.file) else { return };
    let mentions = page.facts.people.iter().flat_map(|person| &person.mentions);
    for &span in mentions {
        let written = span.of(&page.document.text);
        let Some(entry) = roster.never(written) else { continue };
        let related = Related {
            span: FileSpan { file: people, span: entry.span },
            message: format!("“{}” in the people file", entry.name).into(),
        };
        let message = format!("The people file has “{}” and names “{written}” as a wrong form of it.", entry.name);
        found.push(finding(page, span, Severity::Warning, message, related));
    }
}

/// Pairs of one draft that are one name in two spellings: the rarer, and the usual one.
fn within<'a>(page: Page<'a>) -> Vec<(&'a Person, &'a Person)> {
    let people = &page.facts.people;
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    for (at, person) in people.iter().enumerate() {
        keyed.extend(people::spelling_keys(person).into_iter().map(|key| (key, at)));
    }
    keyed.sort_unstable();
    let mut pairs = Vec::new();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        for (i, &(_, a)) in group.iter().enumerate() {
            for &(_, b) in group.iter().skip(i + 1).take(16) {
                let (rare, usual) = if people[a].mentions.len() < people[b].mentions.len() { (a, b) } else { (b, a) };
                let (rare, usual) = (&people[rare], &people[usual]);
                if people::differ_by_slip(&rare.name, &usual.name) && is_one(page, rare, usual) {
                    pairs.push((rare, usual));
                }
            }
        }
    }
    pairs.extend(people.iter().filter(|it| !people::is_full(it)).filter_map(|single| Some((single, slip_of(page, single)?))));
    pairs
}

/// Whether two people with nearly one name must be one: the same role, or a stray spelling without one.
fn is_one(page: Page, rare: &Person, usual: &Person) -> bool {
    if rare.gender.is_some() && usual.gender.is_some() && rare.gender != usual.gender || stand_together(page, rare, usual) {
        return false;
    }
    match (rare.roles.is_empty(), usual.roles.is_empty()) {
        (false, false) => same_role(&rare.roles, &usual.roles),
        _ => {
            // Somebody new would be told who he is.
            let later = || usual.introduction.is_some_and(|it| rare.mentions.iter().all(|rare| it.end < rare.start));
            let known = usual.mentions.len() >= 3 || !usual.roles.is_empty() && later();
            rare.roles.is_empty() && rare.mentions.len() == 1 && known
        }
    }
}

/// The person whose surname a single name is a slip of: "Elison said" in a text about Mara Ellison.
fn slip_of<'a>(page: Page<'a>, single: &Person) -> Option<&'a Person> {
    let [mention] = single.mentions[..] else { return None };
    if single.introduction.is_some() || !single.roles.is_empty() || !people::is_plain_word(&single.name) {
        return None;
    }
    let surname = |person: &Person| person.name.rsplit(' ').next().unwrap_or("").to_string();
    let mut like = page.facts.people.iter().filter(|it| {
        people::is_full(it)
            && it.mentions.first().is_some_and(|first| first.start < mention.start)
            && (it.mentions.len() >= 3 || goes_on(page, it, mention))
            && people::is_slip(&surname(it), &single.name)
    });
    let usual = like.next()?;
    (like.next().is_none() && !stand_together(page, single, usual)).then_some(usual)
}

/// "Sheriff Marcus Holloway said … Holoway said": somebody with a role, and not long after him a name of whom nothing else is told. How
/// long was chosen on invented stories, where slips stood up to five paragraphs on, and on 4,401 real articles, where no namesake was so near.
fn goes_on(page: Page, usual: &Person, mention: Span) -> bool {
    let last = usual.mentions.iter().rfind(|it| it.end <= mention.start);
    let between = last.map(|it| Span { start: it.end, end: mention.start }.of(&page.document.text));
    !usual.roles.is_empty() && between.is_some_and(|it| it.len() < 1200 && it.matches("\n\n").count() <= 5)
}

fn same_role(a: &[RoleSeen], b: &[RoleSeen]) -> bool {
    let read = |roles: &[RoleSeen]| roles.iter().filter_map(|it| it.office().cloned()).collect::<Vec<_>>();
    let b = read(b);
    // One bare noun, "minister" or "coach", is anybody's.
    let telling = |it: &Office| !it.rest.is_empty();
    read(a).iter().any(|a| b.iter().any(|b| a.standing(b) == Standing::Same && telling(a) && telling(b)))
}

/// The same, where the story tells the rest: "prosecutor" and "prosecutor".
fn equal_role(a: &[RoleSeen], b: &[RoleSeen]) -> bool {
    let read = |roles: &[RoleSeen]| roles.iter().filter_map(|it| it.office().cloned()).collect::<Vec<_>>();
    let b = read(b);
    read(a).iter().any(|a| b.iter().any(|b| a.standing(b) == Standing::Same))
}

/// Named side by side, they are two.
fn stand_together(page: Page, a: &Person, b: &Person) -> bool {
    let near = |x: &Span, y: &Span| {
        let between = Span { start: x.end.min(y.end), end: x.start.max(y.start) };
        let words = if between.start <= between.end { between.of(&page.document.text) } else { "" };
        words.len() < 200 && !words.contains('\n') && !words.contains(". ")
    };
    a.mentions.iter().take(64).any(|x| b.mentions.iter().take(64).any(|y| near(x, y)))
}

fn is_listed(evidence: &dyn Evidence, page: Page, person: &Person) -> bool {
    evidence.roster(page.file).is_some_and(|(_, roster)| !roster.named(&person.name).is_empty())
}

fn against_people_file(evidence: &dyn Evidence, page: Page, person: &Person, found: &mut Vec<Finding>) {
    let Some((people, roster)) = evidence.roster(page.file) else { return };
    if !roster.named(&person.name).is_empty() {
        return;
    }
    let mut like = roster.near(&person.name).into_iter().filter(|it| people::differ_by_slip(&person.name, &it.name));
    let (Some(entry), None) = (like.next(), like.next()) else { return };
    let seen: Vec<&Office> = person.roles.iter().filter_map(RoleSeen::office).collect();
    let listed: Vec<Office> = entry.roles.iter().filter_map(|it| Office::read(&it.title)).collect();
    let apart = |a: &Office| listed.iter().all(|b| a.standing(b) == Standing::Other);
    if !seen.is_empty() && !listed.is_empty() && seen.iter().all(|it| apart(it)) {
        return;
    }
    let related = Related {
        span: FileSpan { file: people, span: entry.span },
        message: format!("“{}” in the people file", entry.name).into(),
    };
    for &span in full_mentions(page, person).iter() {
        let written = span.of(&page.document.text);
        let message = format!("The people file spells this name “{}”; here it is “{written}”.", entry.name);
        found.push(finding(page, span, Severity::Warning, message, related.clone()));
    }
}

fn against_sources(evidence: &dyn Evidence, page: Page, person: &Person, like: &[PersonId], found: &mut Vec<Finding>) {
    let like: Vec<Known> = like.iter().filter_map(|id| persons::known(evidence, *id)).collect();
    let name = |it: &Known| it.person.name.clone();
    if like.is_empty() || like.iter().any(|it| name(it) != name(&like[0])) {
        return;
    }
    let usual = like[0];
    // Somebody of that very name in the same draft: then both may be right, and pairs of one draft are judged above.
    if page.facts.people.iter().any(|it| people::same_person(it, usual.person)) {
        return;
    }
    let (roles, others) = (&person.roles, &usual.person.roles);
    let (story, theirs) = (&page.facts.story, &usual.page.facts.story);
    let alike = || story.likeness(theirs) >= SAME_STORY;
    let told = || alike() && story.shared_names(theirs) >= 4;
    let one = if people::sound_alike(&person.name, &usual.person.name) {
        // Both are names of their own: the same role in the same story, and no word of a second one.
        equal_role(roles, others) && alike()
    } else if people::differ_by_ending(&person.name, &usual.person.name) {
        // These too, and of many a family.
        same_role(roles, others) && alike() || equal_role(roles, others) && told()
    } else if roles.is_empty() || others.is_empty() {
        told()
    } else {
        // One bare noun, "their lawyer", where the story tells the rest.
        same_role(roles, others) || equal_role(roles, others) && alike()
    };
    if one {
        let first = usual.person.introduction.or(usual.person.mentions.first().copied()).unwrap_or_default();
        let there = format!("{}, line {}", usual.page.name, usual.page.document.line(first.start));
        let written = first.of(&usual.page.document.text);
        let related =
            Related { span: FileSpan { file: usual.page.file, span: first }, message: format!("“{written}” here").into() };
        mark(page, person, usual.person, &there, related, Severity::Warning, found);
    }
}

/// Nearly one name, and each is a name of its own: Catherine and Katherine Doyle, Dana Petrov and Dana Petrova.
fn are_both_names(a: &str, b: &str) -> bool {
    people::sound_alike(a, b) || people::differ_by_ending(a, b)
}

/// Documents on one event are at least so alike.
const SAME_STORY: f32 = 0.3;

fn mark(page: Page, rare: &Person, usual: &Person, there: &str, related: Related, severity: Severity, found: &mut Vec<Finding>) {
    let spans = if people::is_full(rare) { full_mentions(page, rare) } else { rare.mentions.clone() };
    for span in spans {
        let written = span.of(&page.document.text);
        let message = format!("“{written}” here, but “{}” in {there}: probably one name in two spellings.", usual.name);
        let message = if there.starts_with("line ") { message.replace(" in line", " on line") } else { message };
        found.push(finding(page, span, severity, message, related.clone()));
    }
}

/// The mentions with more than one word; all if there is none.
fn full_mentions(page: Page, person: &Person) -> Vec<Span> {
    let full: Vec<Span> = person.mentions.iter().copied().filter(|it| it.of(&page.document.text).contains(' ')).collect();
    if full.is_empty() { person.mentions.clone() } else { full }
}

/// "Núñez" and "Nunez" for one person in one draft: the rarer form is marked, quietly.
fn accents(page: Page, person: &Person, found: &mut Vec<Finding>) {
    let text = &page.document.text;
    // Nearly all names: looked at without a list of their words.
    if person.mentions.iter().all(|span| span.of(text).is_ascii()) {
        return;
    }
    let words = || person.mentions.iter().flat_map(|span| place_words(*span, span.of(text)));
    let mut forms: Vec<(&str, usize, Span)> = Vec::new();
    for (word, span) in words().filter(|(word, _)| word.chars().any(char::is_lowercase)) {
        match forms.iter_mut().find(|it| it.0 == word) {
            Some(form) => form.1 += 1,
            None => forms.push((word, 1, span)),
        }
    }
    for (word, count, span) in &forms {
        // Two plain forms have no accents to differ by.
        let accented = |other: &str| !(word.is_ascii() && other.is_ascii());
        let other =
            forms.iter().find(|it| accented(it.0) && people::differ_by_accent(word, it.0) && (it.1, it.2) > (*count, *span));
        if let Some((usual, _, first)) = other {
            let message =
                format!("“{word}” here, but “{usual}” in line {}: the accents differ.", page.document.line(first.start));
            let related =
                Related { span: FileSpan { file: page.file, span: *first }, message: format!("“{usual}” here").into() };
            found.push(finding(page, *span, Severity::Hint, message, related));
        }
    }
}

fn place_words(span: Span, text: &str) -> Vec<(&str, Span)> {
    let mut at = span.start as usize;
    let mut words = Vec::new();
    for word in text.split(' ') {
        words.push((word, Span::new(at, at + word.len())));
        at += word.len() + 1;
    }
    words
}

fn finding(page: Page, span: Span, severity: Severity, message: String, related: Related) -> Finding {
    let span = FileSpan { file: page.file, span };
    let finding = Finding::new(Code::NameSpelling, severity, span, message);
    Finding { related: vec![related], key: key(page, span.span).into(), ..finding }
}
