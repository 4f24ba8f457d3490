//! Rules over the tree: what a number counts, which verb governs it, who speaks.

use super::{Relation, Sentence, Tag};

/// The noun that the number at token `number` counts or measures: "more than 100 hostages" gives "hostages". None when it stands alone.
pub fn counted_noun(sentence: &Sentence, text: &str, number: usize) -> Option<usize> {
    let _ = text;
    let parent = sentence.parent(number)?;
    (sentence.relation(number) == Relation::Nummod && sentence.tag(parent).is_noun()).then_some(parent)
}

/// The content verb that governs the phrase around `token`, reduced relatives and passives included.
pub fn governing_verb(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    let _ = text;
    sentence.ancestors(token).find(|&i| sentence.tag(i).is_verb())
}

/// The subject of a verb, the grammatical one.
pub fn subject_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    sentence.child(verb, &[Relation::Nsubj, Relation::Nsubjpass, Relation::Csubj, Relation::Csubjpass])
}

/// The direct object of a verb.
pub fn object_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    sentence.child(verb, &[Relation::Dobj])
}

/// Who says what `token` is part of, in this sentence: the speaker's head word. None when the sentence itself says it.
pub fn speaker(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    sentence
        .ancestors(token)
        .filter(|&i| {
            sentence.tag(i).is_verb() && matches!(super::lemma(sentence.word(text, i), Tag::Vbd).as_str(), "say" | "tell")
        })
        .find_map(|verb| subject_of(sentence, verb))
}
