//! The diagnostics of a document as they are sent: the same as those of [`convert::to_lsp_diagnostic`], but written as they are made.
//!
//! A long text has hundreds, all are sent anew at each key, and to make a tree of each takes longer than to write it.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use tower_lsp::ls_types::Uri;

use super::convert;
use super::session::Snapshot;
use crate::checks::Related;
use crate::features::diagnostics::{Mark, Marks};
use crate::text::{FileId, LineIndex};

/// All diagnostics of a document.
pub struct Diagnostics<'a> {
    snapshot: &'a Snapshot,
    index: &'a LineIndex,
    marks: &'a Marks,
    /// The documents that they lead to.
    places: RefCell<FxHashMap<FileId, Option<Arc<Place>>>>,
}

/// Where a diagnostic leads to.
struct Place {
    uri: Uri,
    index: Arc<LineIndex>,
}

impl<'a> Diagnostics<'a> {
    /// `index` is that of the document.
    pub fn new(snapshot: &'a Snapshot, index: &'a LineIndex, marks: &'a Marks) -> Diagnostics<'a> {
        Diagnostics { snapshot, index, marks, places: RefCell::default() }
    }

    /// Asked once of each document; none of one that is gone.
    fn place(&self, file: FileId) -> Option<Arc<Place>> {
        let find = || Some(Arc::new(Place { uri: self.snapshot.uri(file)?, index: self.snapshot.world.line_index(file)? }));
        self.places.borrow_mut().entry(file).or_insert_with(find).clone()
    }
}

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.marks.iter().map(|mark| One { all: self, mark }))
    }
}

struct One<'a> {
    all: &'a Diagnostics<'a>,
    mark: Mark<'a>,
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (all, mark, client) = (self.all, &self.mark, &self.all.snapshot.client);
        let mut diagnostic = serializer.serialize_struct("Diagnostic", 6)?;
        diagnostic.serialize_field("range", &convert::to_lsp_range(all.index, mark.span, client.encoding))?;
        diagnostic.serialize_field("severity", &convert::to_lsp_severity(mark.severity))?;
        if let Some(code) = mark.code {
            diagnostic.serialize_field("code", code.as_str())?;
        }
        diagnostic.serialize_field("source", "subeditor")?;
        if client.related_information {
            diagnostic.serialize_field("message", &*mark.message)?;
            let related = RelatedPlaces { all, related: mark.related };
            if related.iter().next().is_some() {
                diagnostic.serialize_field("relatedInformation", &related)?;
            }
        } else {
            diagnostic.serialize_field("message", &convert::whole(all.snapshot, mark))?;
        }
        diagnostic.end()
    }
}

struct RelatedPlaces<'a> {
    all: &'a Diagnostics<'a>,
    related: &'a [Related],
}

impl RelatedPlaces<'_> {
    fn iter(&self) -> impl Iterator<Item = RelatedPlace<'_>> {
        let places = self.related.iter().map(|related| (related, self.all.place(related.span.file)));
        places.filter_map(|(related, place)| Some(RelatedPlace { all: self.all, place: place?, related }))
    }
}

impl Serialize for RelatedPlaces<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

struct RelatedPlace<'a> {
    all: &'a Diagnostics<'a>,
    place: Arc<Place>,
    related: &'a Related,
}

impl Serialize for RelatedPlace<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Location<'a> {
            uri: &'a Uri,
            range: tower_lsp::ls_types::Range,
        }
        let encoding = self.all.snapshot.client.encoding;
        let range = convert::to_lsp_range(&self.place.index, self.related.span.span, encoding);
        let mut related = serializer.serialize_struct("DiagnosticRelatedInformation", 2)?;
        related.serialize_field("location", &Location { uri: &self.place.uri, range })?;
        related.serialize_field("message", &*self.related.message)?;
        related.end()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::text::Encoding;
    use crate::workspace::{Change, World};

    /// Whoever asks for diagnostics gets what others are sent.
    #[test]
    fn what_is_written_is_what_is_made() {
        let text = |number: u32, wall: &str| {
            format!(
                "{wall}The ferry Marigold sank off Tolland Head near Skarne on Tuesday, October 14, 2025.\n\n\
                 “Zoë,” said Ines Varga: the sinking killed {number} people, the coast guard said.\n"
            )
        };
        let open = |world: World, path: &str, text: String| world.with(Change::Open { path: path.into(), format: None, text });
        let world = open(World::default(), "/w/draft.md", text(41, "# 𝄞 Ferry lost\n\n"));
        let world = open(world, "/w/sources/ä b.md", text(39, ""));
        let file = world.file_at(Path::new("/w/draft.md")).unwrap();
        for (related_information, encoding) in [(true, Encoding::Utf16), (true, Encoding::Utf8), (false, Encoding::Utf32)] {
            let mut snapshot = Snapshot::default();
            snapshot.world = Arc::new(world.clone());
            let client = Arc::make_mut(&mut snapshot.client);
            (client.related_information, client.encoding) = (related_information, encoding);
            let (index, marks) = (world.line_index(file).unwrap(), Marks::of(&world, file));
            let made: Vec<_> = marks.iter().map(|mark| convert::to_lsp_diagnostic(&snapshot, &index, &mark)).collect();
            let written = serde_json::to_string(&Diagnostics::new(&snapshot, &index, &marks)).unwrap();
            assert!(written.contains("killed") || written.contains("39"), "{written}");
            assert_eq!(written, serde_json::to_string(&made).unwrap());
        }
    }
}
