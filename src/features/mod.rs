//! Floor 7: features. One file an editor feature: a plain function from the world and a place to plain data, in bytes.
