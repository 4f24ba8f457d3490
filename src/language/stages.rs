//! A sentence on its way from tokens to a tree with names, one model after the other.
//!
//! Each model's table is larger than the nearer caches. So where there are many sentences each stage is taken by all of them before the
//! next begins, and the rows of the table that are often asked for stay near.

use super::model::Model;
use super::words::{self, Word};
use super::{Name, Relation, Sentence, Tag, Token, dateline, mend, names, parser, tagger};
use crate::text::Span;

/// A sentence as far as it has been read.
pub struct Staged<'t> {
    text: &'t str,
    spans: &'t [Span],
    words: Vec<Word>,
    /// Where "per cent" has been read as the one word "percent", of which the model has seen a thousand: the places of the "cent"s.
    parted: Vec<usize>,
    tags: Vec<u8>,
    heads: Vec<u32>,
    labels: Vec<u8>,
}

impl<'t> Staged<'t> {
    /// The words of a sentence whose tokens are known; they must be in order and in the text.
    pub fn new(text: &'t str, spans: &'t [Span], model: &Model) -> Staged<'t> {
        let parted: Vec<usize> =
            (1..spans.len()).filter(|&i| spans[i].of(text) == "cent" && matches!(spans[i - 1].of(text), "per" | "Per")).collect();
        let mut words = words::words(text, spans, &model.lexicon);
        for &cent in parted.iter().rev() {
            words[cent] = words::look("percent", &model.lexicon);
            words.remove(cent - 1);
        }
        Staged { text, spans, words, parted, tags: Vec::new(), heads: Vec::new(), labels: Vec::new() }
    }

    /// The first stage: parts of speech.
    pub fn tag(&mut self, model: &Model) {
        self.tags = tagger::tag(&self.words, &model.lexicon, &model.tags, &model.habits.tags);
        if self.parted.is_empty() {
            self.mend_particles();
            self.mend_articles();
        }
    }

    /// "Van den Berg said": between two words of a name "den" is no verb, though the tagger may know it as a noun's or a verb's only.
    fn mend_particles(&mut self) {
        const PARTICLES: &[&str] = &["den", "der", "ten", "ter", "bin", "bint", "ibn", "dos", "das", "zu", "al", "el"];
        let (text, spans) = (self.text, self.spans);
        let capital = |i: usize| spans.get(i).is_some_and(|it| it.of(text).starts_with(char::is_uppercase));
        let lead = |i: usize| capital(i) || spans.get(i).is_some_and(|it| matches!(it.of(text), "van" | "von" | "de"));
        let end = self.tags.len().saturating_sub(1);
        for (i, tag) in self.tags.iter_mut().enumerate().take(end).skip(1) {
            let told = Tag::ALL.get(*tag as usize).copied().unwrap_or(Tag::Xx);
            let wrong = told.is_verb() || matches!(told, Tag::Cd | Tag::Md);
            if wrong && lead(i - 1) && capital(i + 1) && spans.get(i).is_some_and(|it| PARTICLES.contains(&it.of(text))) {
                *tag = Tag::Nnp as u8;
            }
        }
    }

    /// "I Wayan Sudira": before the names of birth order and rank that Balinese have, "I" is the article of a man's name and no pronoun.
    fn mend_articles(&mut self) {
        const NAMES: &[&str] =
            &["Wayan", "Made", "Nyoman", "Ketut", "Putu", "Gede", "Kadek", "Komang", "Nengah", "Gusti", "Dewa", "Ngurah"];
        let word = |i: usize| self.spans.get(i).map_or("", |it| it.of(self.text));
        for i in 0..self.tags.len().saturating_sub(2) {
            if word(i) == "I" && NAMES.contains(&word(i + 1)) && word(i + 2).starts_with(char::is_uppercase) {
                self.tags[i] = Tag::Nnp as u8;
                self.tags[i + 1] = Tag::Nnp as u8;
            }
        }
    }

    /// The second stage: the tree. A dateline is no part of what is said, and would be taken for the subject of it.
    pub fn parse(&mut self, model: &Model) {
        let start = self.dateline().map_or(0, |dash| dash + 1);
        let (words, tags) = (&self.words[start..], &self.tags[start..]);
        let (heads, labels) = parser::parse(words, tags, &model.actions, &model.labels, &model.habits);
        let shift = start as u32;
        let root = (0..).zip(&heads).find(|(at, head)| at == *head).map_or(0, |it| it.0) + shift;
        self.heads = std::iter::repeat_n(root, start).chain(heads.into_iter().map(|head| head + shift)).collect();
        self.labels = std::iter::repeat_n(Relation::Dep as u8, start).chain(labels).collect();
    }

    /// The dash of a dateline that something stands behind.
    fn dateline(&self) -> Option<usize> {
        let (text, spans) = (self.text, self.spans);
        let tag = |i: usize| self.tags.get(i).and_then(|it| Tag::ALL.get(*it as usize)).copied().unwrap_or(Tag::Xx);
        let dash = dateline::ends(spans.len(), |i| spans[i].of(text), tag, |i| dateline::is_dash_at(text, spans[i]))?;
        (self.parted.is_empty() && dash + 1 < spans.len()).then_some(dash)
    }

    /// The last stage: names, and the words that were read as one part again.
    pub fn finish(self, model: &Model) -> Sentence {
        let Staged { text, spans, words, parted, mut tags, mut heads, mut labels } = self;
        let mut names = names::names(&words, &tags, &heads, &labels, &model.names);
        for &cent in &parted {
            let per = cent - 1;
            let moved = |i: u32| i + (i as usize >= per) as u32;
            heads.iter_mut().for_each(|head| *head = moved(*head));
            heads.insert(per, cent as u32);
            tags.insert(per, Tag::In as u8);
            labels.insert(per, Relation::Nmod as u8);
            for name in &mut names {
                *name = Name { start: moved(name.start), end: moved(name.end - 1) + 1, ..*name };
            }
        }
        let mut tokens: Vec<Token> = (0..spans.len())
            .map(|i| Token {
                span: spans[i],
                tag: Tag::ALL.get(tags[i] as usize).copied().unwrap_or(Tag::Xx),
                head: heads[i],
                relation: Relation::ALL.get(labels[i] as usize).copied().unwrap_or(Relation::Dep),
            })
            .collect();
        mend::mend(&mut tokens, |i| {
            matches!(spans[i].of(text), "said" | "says" | "added" | "wrote" | "reported" | "announced" | "warned")
        });
        let span = spans.first().zip(spans.last()).map_or(Span::default(), |(first, last)| first.cover(*last));
        Sentence { span, tokens, names }
    }
}
