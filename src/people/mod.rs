//! Floor 3: people. Which names of a document are one human being, in which role, and where that person is introduced.

use crate::document::Document;
use crate::language::Sentence;
use crate::text::Span;

/// One human being as one document knows them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The fullest name used ("John Kirby"), without titles.
    pub name: String,
    /// The same in all documents of one run for the same full name: `john-kirby`.
    pub id: String,
    /// The role beside the introduction ("National Security Council spokesperson"), with all others seen after it.
    pub roles: Vec<RoleSeen>,
    /// Where this document first gives the full name: the name alone, without role or title. Bytes of the file.
    pub introduction: Option<Span>,
    /// Every mention by name, in text order, the introduction among them; titles and possessives left out. Bytes of the file.
    pub mentions: Vec<Span>,
}

#[derive(Clone, Debug)]
pub struct RoleSeen {
    pub text: String,
    pub span: Span,
}

/// A name of a person as it stands in one block. Spans are bytes of the block's prose.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name alone: no title, no possessive.
    pub span: Span,
    pub sentence: u32,
    /// Tokens of that sentence, half-open.
    pub tokens: (u32, u32),
    /// A courtesy title or rank right before it ("Mr", "Dr", "Gen.").
    pub title: Option<String>,
    /// Role before or after it ("National Security Council spokesperson"; ", the director of the observatory,").
    pub role: Option<(String, Span)>,
}

/// The names of people that one block's own words show. Pure in the block; what the document knows is added by [`link`].
pub fn read(prose: &str, sentences: &[Sentence]) -> Vec<Mention> {
    let _ = (prose, sentences);
    Vec::new()
}

/// One block with what it was read as.
pub struct Seen<'a> {
    /// Added to a span of the prose it gives the place in the file.
    pub start: u32,
    pub prose: &'a str,
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
}

/// Makes people of the mentions of a whole document: surnames find their full names, also where the block alone did not show that
/// the word is a name. In the order of their first mention.
pub fn link(document: &Document, blocks: &[Seen]) -> Vec<Person> {
    let _ = (document, blocks);
    Vec::new()
}
