//! A stand-in for the trained models: tags by the look of the word, flat trees, runs of capitalised words as names.

use super::{Name, NameKind, Relation, Tag, Token};
use crate::text::Span;

pub(crate) fn read(text: &str, spans: &[Span]) -> (Vec<Token>, Vec<Name>) {
    let tags: Vec<Tag> = spans.iter().enumerate().map(|(i, span)| tag(span.of(text), i == 0)).collect();
    let root = tags.iter().position(|t| t.is_verb()).unwrap_or(0);
    let tokens = spans
        .iter()
        .enumerate()
        .map(|(i, &span)| {
            let noun = (i + 1..(i + 5).min(tags.len())).find(|&j| tags[j].is_noun());
            let (head, relation) = match tags[i] {
                _ if i == root => (i, Relation::Root),
                Tag::Cd => noun.map_or((root, Relation::Dep), |j| (j, Relation::Nummod)),
                Tag::Dt => noun.map_or((root, Relation::Dep), |j| (j, Relation::Det)),
                Tag::Stop | Tag::Comma => (root, Relation::Punct),
                t if t.is_noun() && i < root => (root, Relation::Nsubj),
                t if t.is_noun() => (root, Relation::Dobj),
                _ => (root, Relation::Dep),
            };
            Token { span, tag: tags[i], head: head as u32, relation }
        })
        .collect();
    let mut names: Vec<Name> = Vec::new();
    for (i, _) in tags.iter().enumerate().filter(|(_, t)| **t == Tag::Nnp) {
        match names.last_mut() {
            Some(name) if name.end as usize == i => name.end += 1,
            _ => names.push(Name { kind: NameKind::Person, start: i as u32, end: i as u32 + 1 }),
        }
    }
    (tokens, names)
}

fn tag(word: &str, first: bool) -> Tag {
    let start = word.chars().next().unwrap_or(' ');
    match word {
        "." | "!" | "?" => Tag::Stop,
        "," => Tag::Comma,
        "-" => Tag::Hyph,
        "“" | "‘" => Tag::OpenQuote,
        "”" | "’" | "\"" | "'" => Tag::CloseQuote,
        "'s" | "’s" => Tag::Pos,
        "the" | "The" | "a" | "A" | "an" | "this" | "that" => Tag::Dt,
        "of" | "in" | "on" | "at" | "from" | "by" | "with" | "for" | "after" => Tag::In,
        "and" | "or" | "but" => Tag::Cc,
        "said" | "was" | "were" | "had" | "did" => Tag::Vbd,
        "is" | "has" | "says" => Tag::Vbz,
        _ if super::tokens::is_currency(start) => Tag::Dollar,
        _ if start.is_ascii_digit() => Tag::Cd,
        _ if start.is_uppercase() && !first => Tag::Nnp,
        _ if !start.is_alphanumeric() => Tag::Colon,
        _ if word.ends_with("ed") => Tag::Vbd,
        _ if word.ends_with("ing") => Tag::Vbg,
        _ if word.ends_with("ly") => Tag::Rb,
        _ if word.ends_with('s') => Tag::Nns,
        _ => Tag::Nn,
    }
}
