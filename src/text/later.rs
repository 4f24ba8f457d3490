//! What is made of something when it is first asked for.

use std::fmt;
use std::sync::OnceLock;

/// Made by whoever asks first, from its owner alone. So it is no part of what its owner says, and prints as nothing.
#[derive(Clone)]
pub struct Later<T>(OnceLock<T>);

impl<T> Later<T> {
    pub fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }

    /// What was made, if anybody has asked.
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }
}

impl<T> Default for Later<T> {
    fn default() -> Later<T> {
        Later(OnceLock::new())
    }
}

impl<T> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("_")
    }
}
