//! Floor 6: the workspace. The immutable world of all documents, and what changes it.
