//! Word lists as text.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// A set of words, written as one text with white space between them; made into a set when it is first asked.
pub(crate) struct Words {
    text: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl Words {
    pub const fn new(text: &'static str) -> Words {
        Words { text, set: OnceLock::new() }
    }

    /// Whether the list has this word; lists are in lower case.
    pub fn has(&self, word: &str) -> bool {
        !word.is_empty() && self.set.get_or_init(|| self.text.split_ascii_whitespace().collect()).contains(word)
    }
}
