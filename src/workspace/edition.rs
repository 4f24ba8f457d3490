//! One state of one file's text, and what was made of it.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::index::Table;
use super::readings::{self, Readings};
use crate::claims::{self, Facts};
use crate::document::{self, Document, Format, Problem};
use crate::text::{Buffer, Edit, Encoding, LineIndex, Span};

/// Larger files are not read: 8 MB is some 1.3 million words.
pub const SIZE_LIMIT: usize = 8 << 20;

/// One state of one file's text. What is made of it is computed by whoever asks first, once.
#[derive(Debug)]
pub struct Edition {
    content: Content,
    format: Format,
    /// The name of the file, for the date that may stand in it.
    file_name: String,
    document: OnceLock<(Document, Vec<Problem>)>,
    facts: OnceLock<Facts>,
    lines: OnceLock<Arc<LineIndex>>,
    table: OnceLock<Table>,
}

#[derive(Debug)]
enum Content {
    /// Given away once the document is read.
    Disk(Mutex<Vec<u8>>),
    /// The readings are shared with the editions before and after.
    Open(Buffer, Arc<Readings>),
}

impl Edition {
    /// Bytes of a file on disk.
    pub fn on_disk(path: &Path, bytes: Vec<u8>) -> Edition {
        Edition::new(path, super::format_of(path), Content::Disk(Mutex::new(bytes)))
    }

    /// The text of an open document.
    pub fn open(path: &Path, format: Option<Format>, text: &str) -> Edition {
        let format = format.unwrap_or_else(|| super::format_of(path));
        Edition::new(path, format, Content::Open(Buffer::new(text), Arc::default()))
    }

    fn new(path: &Path, format: Format, content: Content) -> Edition {
        Edition {
            content,
            format,
            file_name: path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
            document: OnceLock::new(),
            facts: OnceLock::new(),
            lines: OnceLock::new(),
            table: OnceLock::new(),
        }
    }

    /// The edition after these edits; none when this one is not open.
    pub fn edited(&self, edits: &[Edit], encoding: Encoding) -> Option<Edition> {
        let Content::Open(buffer, readings) = &self.content else { return None };
        let mut buffer = buffer.clone();
        for edit in edits {
            buffer.apply(edit, encoding);
        }
        let path = Path::new(&self.file_name);
        Some(Edition::new(path, self.format, Content::Open(buffer, readings.clone())))
    }

    pub fn document(&self) -> &Document {
        &self.read().0
    }

    pub fn problems(&self) -> &[Problem] {
        &self.read().1
    }

    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| {
            let document = self.document();
            let readings = match &self.content {
                Content::Open(_, readings) => readings.of(document),
                Content::Disk(_) => readings::read(&document.blocks.iter().collect::<Vec<_>>()),
            };
            claims::facts(document, &readings)
        })
    }

    pub fn lines(&self) -> &Arc<LineIndex> {
        self.lines.get_or_init(|| Arc::new(LineIndex::new(self.document().text.clone())))
    }

    pub(super) fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::new(self.facts()))
    }

    fn read(&self) -> &(Document, Vec<Problem>) {
        self.document.get_or_init(|| {
            let (text, size);
            let bytes = match &self.content {
                Content::Disk(bytes) => {
                    text = std::mem::take(&mut *bytes.lock().unwrap_or_else(PoisonError::into_inner));
                    size = text.len();
                    text.as_slice()
                }
                Content::Open(buffer, _) => {
                    size = buffer.len();
                    if size > SIZE_LIMIT {
                        let problem = Problem { span: Span::default(), message: too_large(size as u64) };
                        return (Document { text: buffer.to_text(), ..Document::default() }, vec![problem]);
                    }
                    text = buffer.to_text().as_bytes().to_vec();
                    text.as_slice()
                }
            };
            let _ = (size, &self.file_name);
            document::read(bytes, self.format)
        })
    }
}

/// The sentence for a file above the [`SIZE_LIMIT`].
pub fn too_large(bytes: u64) -> String {
    format!("is {} MB large and was not read: the limit is {} MB.", bytes.div_ceil(1 << 20), SIZE_LIMIT >> 20)
}
