//! Regular expressions over skeletons.
//!
//! A skeleton is ASCII, so its patterns need know nothing of Unicode: they take a fifth of the memory, and are quicker.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use regex::bytes::{Captures, Regex, RegexBuilder};

/// A dash in skeletons.
pub(super) const DASH: char = '~';

/// What a rule looks for in a skeleton.
pub(super) struct Pattern(Regex);

/// Where a pattern was found.
pub(super) struct Found<'t> {
    text: &'t str,
    groups: Captures<'t>,
}

/// A part of a text.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    text: &'t str,
    range: Range<usize>,
}

impl Pattern {
    /// What it is written in, beside regular expressions: `{part:cm}` is a figure of one of these kinds, by the name `part`; `WORDS` up to
    /// five words of a phrase, `THE` articles and the like, if there are any; `—` any dash.
    pub fn new(text: &str) -> Pattern {
        let mut pattern = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pattern.push_str(before);
            let Some((mark, after)) = after.split_once('}') else { break };
            // Writing to a string cannot fail.
            let _ = match mark.split_once(':') {
                Some((name, letters)) => write!(pattern, "<[{letters}](?P<{name}>[0-9]+)>"),
                None => write!(pattern, "{{{mark}}}"),
            };
            rest = after;
        }
        pattern.push_str(rest);
        let pattern = pattern
            .replace("WORDS", r"(?:[ -][a-z][^\s<>|,;:()—.]*){0,5}")
            .replace("THE", r"(?:(?:the|its|their|his|her|our|all|those|these|about|some|a|an|a total of|all the) ?)*")
            .replace('—', DASH.encode_utf8(&mut [0; 4]));
        let built = RegexBuilder::new(&pattern).unicode(false).build();
        Pattern(built.unwrap_or_else(|error| panic!("{error}")))
    }

    /// All places that do not overlap, in text order.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Found<'t>> {
        self.0.captures_iter(text.as_bytes()).map(move |groups| Found { text, groups })
    }

    /// The text with this in each place.
    pub fn replace_all<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        let mut new = String::new();
        let mut end = 0;
        for found in self.0.find_iter(text.as_bytes()) {
            new.push_str(text.get(end..found.start()).unwrap_or(""));
            new.push_str(with);
            end = found.end();
        }
        if end == 0 {
            return Cow::Borrowed(text);
        }
        new.push_str(text.get(end..).unwrap_or(""));
        Cow::Owned(new)
    }
}

impl<'t> Found<'t> {
    /// A group by its name, when it took part.
    pub fn name(&self, name: &str) -> Option<Part<'t>> {
        self.groups.name(name).map(|it| Part { text: self.text, range: it.range() })
    }

    /// All that was found.
    pub fn whole(&self) -> Part<'t> {
        Part { text: self.text, range: self.groups.get(0).map_or(0..0, |it| it.range()) }
    }
}

impl<'t> Part<'t> {
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or("")
    }

    pub fn start(&self) -> usize {
        self.range.start
    }

    /// The text before it.
    pub fn before(&self) -> &'t str {
        self.text.get(..self.range.start).unwrap_or("")
    }
}
