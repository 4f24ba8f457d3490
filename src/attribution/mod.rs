//! Floor 3: attribution. Who says what.

mod block;
mod content;
mod cue;
mod cues;
mod genders;
mod headline;
mod house;
mod manner;
mod matched;
mod mood;
mod passive;
mod quotation;
mod quotes;
mod relay;
mod resolve;
mod scene;
mod speaker;
mod tail;
#[cfg(test)]
mod tests;
mod verbal;
mod voices;
pub mod wording;

pub use matched::Former;
pub use quotation::{COMMONPLACE, Passage, Quotation, Quoted, passages, quoted};
pub use resolve::{Again, again as resolve_again};

use crate::document::Document;
use crate::language::Sentence;
use crate::people::Person;
use crate::text::Span;

/// A stretch of text and who stands behind it. All spans are bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub source: Source,
    /// The words that attribute: "said", "according to".
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    /// Whether the content is in quotation marks.
    pub quoted: bool,
    /// The place of its block in the document.
    pub block: u32,
}

/// Who stands behind a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub kind: SourceKind,
    /// As it stands in the text ("the Israeli military", "Kirby").
    pub text: String,
    /// The place in the document's people, when the source is one of them (pronouns resolved).
    pub person: Option<u32>,
    pub spans: Vec<Span>,
    /// Where that source has it from, nearest first: "the ministry, using data from health authorities".
    pub via: Vec<Via>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Via {
    pub text: String,
    pub spans: Vec<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    Person,
    Organisation,
    Document,
    /// "a doctor, who spoke on condition of anonymity"; "officials".
    Unnamed,
}

impl SourceKind {
    /// The name in the machine interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Organisation => "organisation",
            SourceKind::Document => "document",
            SourceKind::Unnamed => "unnamed",
        }
    }
}

/// What one block alone shows of who says what. Spans are bytes of the block's prose.
#[derive(Clone, Debug)]
pub struct Said {
    pub sentence: u32,
    /// Absent when the block does not say (a quotation whose speaker stands in another paragraph).
    pub source: Option<Source>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub quoted: bool,
    /// All that is said behind the name in capitals that opens a paragraph of a transcript ("ANN LOW (author): …"), where that is a person's.
    pub turn: Option<Span>,
}

/// Whether a source is a pronoun alone: where it was led back to nobody, nobody is named.
pub fn is_pronoun(source: &str) -> bool {
    ["he", "she", "they", "it", "who"].iter().any(|it| it.eq_ignore_ascii_case(source))
}

/// Those who report what the source of an attribution said at a place, nearest first: "according to the Gazette, the minister said …".
/// `all` are the attributions of the document.
pub fn reporters<'a>(all: &'a [Attribution], inner: &Attribution, at: Span) -> Vec<&'a Attribution> {
    let from = all.partition_point(|it| it.block < inner.block);
    let near = all.get(from..).unwrap_or(&[]).iter().take_while(|it| it.block == inner.block);
    let says = inner.cue.iter().chain(&inner.source.spans);
    // The whole saying, not only what is said: two sources that stand for one statement side by side are no chain.
    let tells = |it: &&Attribution| {
        let held = |span: Span| it.content.iter().any(|content| content.covers(span));
        !it.cue.is_empty()
            && it.cue != inner.cue
            && held(at)
            && says.clone().next().is_some()
            && says.clone().all(|span| held(*span))
    };
    let mut chain: Vec<&Attribution> = near.filter(tells).collect();
    chain.sort_by_key(|it| it.content.iter().map(|span| span.len()).sum::<usize>());
    let mut names = vec![&inner.source];
    chain.retain(|it| {
        let new = names
            .iter()
            .all(|known| known.text != it.source.text && (known.person.is_none() || known.person != it.source.person));
        names.push(&it.source);
        new
    });
    chain
}

/// Reads one block. Pure in the block.
pub fn read(prose: &str, sentences: &[Sentence]) -> Vec<Said> {
    block::read(prose, sentences)
}

/// One block with what it was read as.
pub struct Heard<'a> {
    /// Added to a span of the prose it gives the place in the file.
    pub start: u32,
    pub prose: &'a str,
    pub sentences: &'a [Sentence],
    pub said: &'a [Said],
}

/// Puts the blocks together: quotations that go on in the next paragraph, pronouns, people. In text order. Must stay cheap, since it
/// runs over the whole document at each keystroke.
pub fn resolve(document: &Document, blocks: &[Heard], people: &[Person]) -> Vec<Attribution> {
    resolve::resolve(document, blocks, people)
}
