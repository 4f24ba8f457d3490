//! All claims of one document at a glance: its figures with how they stand against everything else that was read, and its people with
//! what they say.

use super::hover::said;
use super::place::{self, in_file};
use super::words;
use crate::checks::{self, ClaimId, Code, Page, Verdict};
use crate::text::{FileId, FileSpan, Span};
use crate::workspace::World;

/// Other statements that are listed for one figure; the hover says how many more there are.
const MOST: usize = 12;
/// Characters of a statement that are shown.
const LONGEST: usize = 100;

/// What one document states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// In text order.
    pub figures: Vec<Stated>,
    /// By first mention.
    pub people: Vec<Speaker>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    pub span: Span,
    /// With what it counts.
    pub words: String,
    /// Who says it, as the text has it.
    pub who: Option<String>,
    pub standing: Standing,
    /// What the rules say of it, in whole sentences.
    pub messages: Vec<String>,
    /// The other statements of the same quantity, the gravest first.
    pub others: Vec<Other>,
}

/// How a figure stands, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Another statement conflicts with it.
    Conflict,
    /// Another rule has something to say of it: a sum, a share, a date.
    Marked,
    Superseded,
    Attributed,
    /// There is a conflict which the user lets stand, or has switched off.
    LetStand,
    Rounded,
    Agree,
    /// Nothing else states it.
    Once,
}

/// Another statement of a figure's quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    pub verdict: Verdict,
    pub words: String,
    pub who: Option<String>,
    pub place: FileSpan,
    /// "report.md:12"
    pub label: String,
}

/// A person of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    pub name: String,
    pub role: Option<String>,
    /// Where the document introduces them, or first names them.
    pub span: Span,
    pub statements: Vec<Statement>,
}

/// A stretch of text that stands on somebody's word.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub span: Span,
    pub words: String,
}

/// What a document states; empty for one that is not known.
pub fn overview(world: &World, file: FileId) -> Overview {
    let Some(page) = world.page(file) else { return Overview::default() };
    let figures = (0..page.facts.figures.len() as u32).filter_map(|at| stated(world, &page, at)).collect();
    let mut people: Vec<Speaker> = (0..page.facts.people.len()).filter_map(|at| speaker(&page, at)).collect();
    people.sort_by_key(|it| it.span);
    Overview { figures, people }
}

fn stated(world: &World, page: &Page, at: u32) -> Option<Stated> {
    let figure = page.facts.figures.get(at as usize)?;
    let mut rivals = checks::rivals(world, ClaimId { file: page.file, figure: at });
    rivals.sort_by_key(|it| (verdict_standing(it.verdict), it.other.file != page.file));
    let findings = world.findings(page.file);
    let of_this: Vec<_> = findings.iter().filter(|it| it.span.span.meets(figure.span)).collect();
    let found = |code| of_this.iter().any(|it| it.code == code);
    let gravest = rivals.first().map_or(Standing::Once, |it| verdict_standing(it.verdict));
    let standing = match gravest {
        _ if found(Code::Conflict) => Standing::Conflict,
        _ if found(Code::Superseded) => Standing::Superseded,
        _ if !of_this.is_empty() => Standing::Marked,
        Standing::Conflict => Standing::LetStand,
        other => other,
    };
    Some(Stated {
        span: figure.span,
        words: words::stated(page, at),
        who: who(page, at),
        standing,
        messages: of_this.iter().map(|it| it.message.to_string()).collect(),
        others: rivals.iter().take(MOST).filter_map(|it| other(world, it)).collect(),
    })
}

fn other(world: &World, it: &checks::Comparison) -> Option<Other> {
    let page = world.page(it.other.file)?;
    let place = in_file(page.file, page.facts.figures.get(it.other.figure as usize)?.span);
    Some(Other {
        verdict: it.verdict,
        words: words::stated(&page, it.other.figure),
        who: who(&page, it.other.figure),
        place,
        label: place::name_and_line(world, &page, place),
    })
}

fn who(page: &Page, figure: u32) -> Option<String> {
    let attribution = page.facts.claims.get(figure as usize)?.attribution?;
    said::briefly(page, page.facts.attributions.get(attribution as usize))
}

fn speaker(page: &Page, at: usize) -> Option<Speaker> {
    let person = page.facts.people.get(at)?;
    let text = &page.document.text;
    let theirs = page.facts.attributions.iter().filter(|it| it.source.person == Some(at as u32));
    let statements = theirs.filter_map(|it| it.content.first()).map(|&span| Statement { span, words: short(span.of(text)) });
    Some(Speaker {
        name: person.name.clone(),
        role: person.roles.first().map(|role| role.text.clone()),
        span: person.introduction.or(person.mentions.first().copied())?,
        statements: statements.collect(),
    })
}

/// In one line, cut between words where it is long.
fn short(text: &str) -> String {
    let line = words::one_line(text);
    let Some((end, _)) = line.char_indices().nth(LONGEST) else { return line };
    let head = line.get(..end).unwrap_or("");
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{head} …")
}

fn verdict_standing(verdict: Verdict) -> Standing {
    match verdict {
        Verdict::Conflict => Standing::Conflict,
        Verdict::Superseded => Standing::Superseded,
        Verdict::Attributed => Standing::Attributed,
        Verdict::Rounded => Standing::Rounded,
        Verdict::Agree => Standing::Agree,
    }
}
