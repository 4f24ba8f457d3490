//! Floor 8: the language server.
