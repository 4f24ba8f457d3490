//! The diagnostics of a document as they are sent: the same as those of [`convert::to_lsp_diagnostic`], but written as they are made.
//!
//! A long text has hundreds, all are sent anew at each key, and to make a tree of owned values of each takes longer than to write it.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};
use tower_lsp::ls_types::{DiagnosticSeverity, Range, Uri};

use super::convert::{to_lsp_range, to_lsp_severity, whole};
use super::session::Snapshot;
use crate::features::diagnostics::{Mark, Marks};
use crate::text::{FileId, LineIndex};

/// All diagnostics of a document.
pub struct Diagnostics<'a> {
    snapshot: &'a Snapshot,
    index: &'a LineIndex,
    marks: &'a Marks,
    /// The documents that they lead to, without those that are gone.
    places: FxHashMap<FileId, (Uri, Arc<LineIndex>)>,
}

impl<'a> Diagnostics<'a> {
    /// `index` is that of the document.
    pub fn new(snapshot: &'a Snapshot, index: &'a LineIndex, marks: &'a Marks) -> Diagnostics<'a> {
        let mut places = FxHashMap::default();
        for file in marks.iter().flat_map(|mark| mark.related).map(|it| it.span.file) {
            if !places.contains_key(&file)
                && let Some(place) = snapshot.uri(file).zip(snapshot.world.line_index(file))
            {
                places.insert(file, place);
            }
        }
        Diagnostics { snapshot, index, marks, places }
    }

    fn written(&self, mark: Mark<'a>) -> Written<'_> {
        let client = &self.snapshot.client;
        let related = mark.related.iter().filter_map(|related| {
            let (uri, index) = self.places.get(&related.span.file)?;
            let location = Location { uri, range: to_lsp_range(index, related.span.span, client.encoding) };
            Some(Leading { location, message: &related.message })
        });
        Written {
            range: to_lsp_range(self.index, mark.span, client.encoding),
            severity: to_lsp_severity(mark.severity),
            code: mark.code.map(|it| it.as_str()),
            source: "subeditor",
            related_information: if client.related_information { related.collect() } else { Vec::new() },
            message: if client.related_information { mark.message } else { whole(self.snapshot, &mark).into() },
        }
    }
}

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.marks.iter().map(|mark| self.written(mark)))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    range: Range,
    severity: DiagnosticSeverity,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    source: &'static str,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_information: Vec<Leading<'a>>,
}

/// Another place, and what stands there.
#[derive(Serialize)]
struct Leading<'a> {
    location: Location<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    uri: &'a Uri,
    range: Range,
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::server::convert;
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
