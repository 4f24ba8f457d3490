//! Ways through a sentence's tree. Every loop is bounded by the sentence's length, so that not even a broken tree could hold us.

use std::ops::Range;

use super::{Relation, Sentence, Tag, Token};

impl Sentence {
    /// The head of token `i`; none for a root.
    pub fn parent(&self, i: usize) -> Option<usize> {
        let head = self.tokens.get(i)?.head as usize;
        (head != i && head < self.tokens.len()).then_some(head)
    }

    /// The tokens whose head is `i`, in text order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        // The tree is projective and its subtrees hang together, but a sentence is short: a scan is fast and cannot go wrong.
        (0..self.tokens.len()).filter(move |&j| j != i && self.tokens[j].head as usize == i)
    }

    /// The children of `i` with this relation.
    pub fn children_by(&self, i: usize, relation: Relation) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(i).filter(move |&j| self.tokens[j].relation == relation)
    }

    /// The first child of `i` with one of these relations.
    pub fn child(&self, i: usize, relations: &[Relation]) -> Option<usize> {
        self.children(i).find(|&j| relations.contains(&self.tokens[j].relation))
    }

    /// The heads above `i`, nearest first, the root last. `i` itself is not among them.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(i), |&j| self.parent(j)).take(self.tokens.len())
    }

    /// The smallest run of tokens that holds `i` and everything below it.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        if i >= self.tokens.len() {
            return i..i;
        }
        let (mut start, mut end) = (i, i + 1);
        // Subtrees are contiguous: walk outwards while the neighbour hangs below `i`.
        while start > 0 && self.is_descendant(start - 1, i) {
            start -= 1;
        }
        while end < self.tokens.len() && self.is_descendant(end, i) {
            end += 1;
        }
        start..end
    }

    /// Whether `i` hangs below `above`, at any depth. A token is no descendant of itself.
    pub fn is_descendant(&self, i: usize, above: usize) -> bool {
        self.ancestors(i).any(|j| j == above)
    }

    /// The root of the sentence's tree; the first one where the parser left several, none without tokens.
    pub fn root(&self) -> Option<usize> {
        (0..self.tokens.len()).find(|&i| self.parent(i).is_none())
    }

    /// The token that holds the byte at `offset`; none in white space.
    pub fn token_at(&self, offset: u32) -> Option<usize> {
        let i = self.tokens.partition_point(|token| token.span.end <= offset);
        self.tokens.get(i).is_some_and(|token| token.span.contains(offset)).then_some(i)
    }

    /// The tokens that share at least one byte with `start..end`.
    pub fn tokens_in(&self, start: u32, end: u32) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.end <= start);
        let to = self.tokens.partition_point(|token| token.span.start < end);
        from..to.max(from)
    }

    /// The words of token `i` in the text the sentence was read from; empty when there is no such token.
    pub fn word<'t>(&self, text: &'t str, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.span.of(text))
    }

    /// The tag of token `i`; [`Tag::Xx`] when there is no such token.
    pub fn tag(&self, i: usize) -> Tag {
        self.tokens.get(i).map_or(Tag::Xx, |token| token.tag)
    }

    /// The relation of token `i` to its head; [`Relation::Dep`] when there is no such token.
    pub fn relation(&self, i: usize) -> Relation {
        self.tokens.get(i).map_or(Relation::Dep, |token| token.relation)
    }

    /// The name that holds token `i`.
    pub fn name_at(&self, i: usize) -> Option<super::Name> {
        self.names.iter().copied().find(|name| (name.start as usize..name.end as usize).contains(&i))
    }

    /// The token itself.
    pub fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Relation, Sentence, Tag, Token};
    use crate::text::Span;

    /// "The old mill lost forty workers" with its tree.
    fn mill() -> Sentence {
        let text = "The old mill lost forty workers";
        let heads = [2, 2, 3, 3, 5, 3];
        let mut at = 0;
        let tokens = text
            .split(' ')
            .zip(heads)
            .map(|(word, head)| {
                let span = Span::new(at, at + word.len());
                at += word.len() + 1;
                Token { span, tag: Tag::Nn, head, relation: Relation::Dep }
            })
            .collect();
        Sentence { span: Span::new(0, text.len()), tokens, names: Vec::new() }
    }

    #[test]
    fn ways_through_a_tree() {
        let s = mill();
        assert_eq!(s.root(), Some(3));
        assert_eq!(s.parent(3), None);
        assert_eq!(s.children(3).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(s.ancestors(4).collect::<Vec<_>>(), [5, 3]);
        assert_eq!(s.subtree(2), 0..3);
        assert_eq!(s.subtree(3), 0..6);
        assert!(s.is_descendant(0, 3) && !s.is_descendant(3, 0) && !s.is_descendant(3, 3));
        assert_eq!((s.token_at(5), s.token_at(7), s.token_at(99)), (Some(1), None, None));
        assert_eq!(s.tokens_in(2, 9), 0..3);
    }

    #[test]
    fn a_broken_tree_ends_all_the_same() {
        let mut s = mill();
        for token in &mut s.tokens {
            token.head = 99;
        }
        s.tokens[0].head = 1;
        s.tokens[1].head = 0;
        assert_eq!(s.ancestors(0).count(), s.tokens.len());
        assert_eq!(s.subtree(77), 77..77);
        assert!(!s.is_descendant(0, 5));
    }
}
