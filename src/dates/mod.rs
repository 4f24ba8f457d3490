//! Floor 3: calendar expressions, read as they stand ("last Tuesday", "October 7", "7 a.m.") and made absolute where the
//! document's date allows.
