//! Mending trees where the words say more surely than the parser what is meant.

use super::{Relation, Tag, Token};

/// "The fire at the mill killed 15 people, said Lindqvist." Read from the left, "killed" can be a participle and "the fire" the subject of
/// "said"; but a finite verb is no participle, and "said" has its subject behind it. Then the first clause is what is said.
pub(crate) fn mend(tokens: &mut [Token], word: impl Fn(usize) -> bool) {
    for said in 1..tokens.len() {
        let after_mark = matches!(tokens[said - 1].tag, Tag::Comma | Tag::CloseQuote);
        if !after_mark || !matches!(tokens[said].tag, Tag::Vbd | Tag::Vbz) || !word(said) {
            continue;
        }
        let subject = |t: &Token| t.head as usize == said && t.relation == Relation::Nsubj;
        let behind = tokens.iter().skip(said + 1).any(subject);
        let Some(first) = tokens[..said].iter().position(subject).filter(|_| behind) else { continue };
        // The finite verb that was taken for a participle; it has no subject of its own.
        let finite = |t: &Token| t.tag == Tag::Vbd && t.relation == Relation::Acl;
        let Some(verb) = (first + 1..said).find(|&i| finite(&tokens[i])) else { continue };
        let below = std::iter::successors(Some(verb), |&i| Some(tokens[i].head as usize)).take(tokens.len()).any(|i| i == first);
        if !below {
            continue;
        }
        tokens[verb].head = said as u32;
        tokens[verb].relation = Relation::Ccomp;
        tokens[first].head = verb as u32;
        tokens[said - 1].head = said as u32;
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Relation, analyse};

    #[track_caller]
    fn said(text: &str, verb: &str, subject: &str) {
        let s = &analyse(text)[0];
        let find = |word: &str| (0..s.tokens.len()).find(|&i| s.word(text, i) == word).unwrap();
        assert_eq!((s.parent(find(verb)), s.relation(find(verb))), (Some(find("said")), Relation::Ccomp), "{text}");
        assert_eq!(s.parent(find(subject)), Some(find(verb)), "{text}");
    }

    #[test]
    fn a_finite_verb_is_no_participle() {
        said("The fire at the Osprey mill killed 15 people in Lower Wick, said Anna Lindqvist, the mayor.", "killed", "fire");
        said("The flood at the Selby plant injured 40 workers in May, said Tom Hale.", "injured", "flood");
    }

    #[test]
    fn a_participle_stays_one() {
        let text = "The workers injured in May, Hale said, were paid.";
        let s = &analyse(text)[0];
        let find = |word: &str| (0..s.tokens.len()).find(|&i| s.word(text, i) == word).unwrap();
        assert_eq!(s.parent(find("injured")), Some(find("workers")));
    }
}
