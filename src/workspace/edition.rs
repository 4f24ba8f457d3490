//! One state of one file's text, and what was made of it.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::index::{Table, handle};
use super::readings::{self, Readings};
use crate::attribution::wording;
use crate::claims::{self, Before, Facts, Renewed};
use crate::document::{self, BlockKind, Document, Format, Problem, Role};
use crate::text::{Buffer, Edit, Encoding, LineIndex, Span};

/// Larger files are not read: 8 MB is some 1.3 million words.
pub const SIZE_LIMIT: usize = 8 << 20;

/// One state of one file's text. What is made of it is computed by whoever asks first, once.
#[derive(Debug)]
pub struct Edition {
    /// No other edition of any file has it.
    pub number: u64,
    content: Content,
    pub(super) format: Format,
    /// The name of the file, for the date that may stand in it.
    file_name: String,
    document: OnceLock<(Document, Vec<Problem>)>,
    known: OnceLock<Arc<Known>>,
    /// What is known of the edition before, which this one may take over.
    before: Mutex<Option<Arc<Known>>>,
    wording: OnceLock<Vec<u32>>,
    names: OnceLock<Box<str>>,
    role: AtomicU64,
}

/// What a document says, and where to find it there.
#[derive(Debug)]
struct Known {
    said: Before,
    table: OnceLock<Table>,
    /// The table of the edition before, and how far its facts have changed.
    earlier: Mutex<Option<(Table, Renewed)>>,
}

impl Known {
    /// Of a document that will not be edited.
    fn alone(facts: Facts) -> Known {
        Known { said: Before::alone(facts), table: OnceLock::new(), earlier: Mutex::default() }
    }
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
        Edition::new(path, Format::of_name(&file_name(path)), Content::Disk(Mutex::new(bytes)))
    }

    /// The text of an open document.
    pub fn open(path: &Path, format: Option<Format>, text: &str) -> Edition {
        let format = format.unwrap_or_else(|| Format::of_name(&file_name(path)));
        Edition::new(path, format, Content::Open(Buffer::new(text), Arc::default()))
    }

    fn new(path: &Path, format: Format, content: Content) -> Edition {
        Edition {
            number: next(),
            content,
            format,
            file_name: file_name(path),
            document: OnceLock::new(),
            known: OnceLock::new(),
            before: Mutex::default(),
            wording: OnceLock::new(),
            names: OnceLock::new(),
            role: AtomicU64::new(0),
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
        let edition = Edition::new(path, self.format, Content::Open(buffer, readings.clone()));
        let earlier = || self.before.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let before = self.known.get().cloned().or_else(earlier);
        Some(Edition { before: Mutex::new(before), ..edition })
    }

    /// Whether it is known to be what these bytes of a file say.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let text = self.document.get().filter(|_| matches!(self.content, Content::Disk(_))).map(|it| it.0.text.as_bytes());
        text == Some(bytes)
    }

    pub fn document(&self) -> &Document {
        &self.read().0
    }

    pub fn problems(&self) -> &[Problem] {
        &self.read().1
    }

    pub fn facts(&self) -> &Facts {
        &self.known().said.facts
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let document = self.document();
            let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).take();
            // While somebody still looks at the edition before, nothing can be taken away from it.
            let (said, table) = before.and_then(Arc::into_inner).map(|it| (it.said, it.table.into_inner())).unzip();
            Arc::new(match &self.content {
                Content::Open(_, readings) => {
                    let readings = readings.of(document);
                    let (said, renewed) = claims::facts(document, readings, said);
                    Known { said, table: OnceLock::new(), earlier: Mutex::new(table.flatten().zip(renewed)) }
                }
                Content::Disk(_) => {
                    let blocks: Vec<_> = document.blocks.iter().collect();
                    let readings = readings::read(&blocks, claims::decimal_comma(document));
                    Known::alone(claims::facts(document, readings, None).0.closed())
                }
            })
        })
    }

    /// Computes what several files on disk say, which is quicker than one after the other.
    pub fn analyse(editions: &[&Edition]) {
        /// So many bytes are read together; more would fill the memory with what is half read.
        const TOGETHER: usize = 1 << 20;
        let mut rest = editions;
        while !rest.is_empty() {
            let mut bytes = 0;
            let more = |it: &&&Edition| {
                bytes += it.document().text.len();
                bytes < TOGETHER
            };
            let (some, others) = rest.split_at(rest.iter().take_while(more).count().max(1));
            let documents: Vec<&Document> = some.iter().map(|it| it.document()).collect();
            for (edition, facts) in some.iter().zip(claims::facts_of_all(&documents)) {
                // Whoever asked before has the same.
                let _ = edition.known.set(Arc::new(Known::alone(facts)));
                edition.table();
                edition.wording();
                edition.names();
            }
            rest = others;
        }
    }

    pub fn lines(&self) -> &Arc<LineIndex> {
        self.document().lines()
    }

    pub(super) fn table(&self) -> &Table {
        let known = self.known();
        let earlier = || known.earlier.lock().unwrap_or_else(PoisonError::into_inner).take();
        known.table.get_or_init(|| match earlier() {
            Some((table, renewed)) => table.after(&known.said.facts, &renewed),
            None => Table::new(&known.said.facts),
        })
    }

    /// The keys of the whole document's wording, sorted, each once.
    pub(super) fn wording(&self) -> &[u32] {
        self.wording.get_or_init(|| {
            let blocks = &self.facts().wording;
            let mut keys: Vec<u32> = match self.content {
                Content::Open(..) => blocks.iter().flat_map(|it| it.iter().copied()).collect(),
                // Few paragraphs on disk are ever asked for theirs, so they do not keep them.
                Content::Disk(_) => blocks.iter().flat_map(|it| wording::keys(&wording::words(it.prose()))).collect(),
            };
            keys.sort_unstable();
            keys.dedup();
            keys.shrink_to_fit();
            keys
        })
    }

    /// Whether all these small letters stand in its headlines, its people, its figures and what they count. For a document that is being
    /// written always, since that would have to be found out anew at each key.
    pub(super) fn may_name(&self, words: &[String]) -> bool {
        matches!(self.content, Content::Open(..)) || words.iter().all(|word| self.names().contains(word.as_str()))
    }

    /// All these in small letters, a line for each.
    fn names(&self) -> &str {
        self.names.get_or_init(|| {
            let (document, facts) = (self.document(), self.facts());
            let headlines = document.blocks.iter().filter(|it| it.kind == BlockKind::Headline).map(|it| &*it.prose);
            let figures = facts.figures.iter().map(|it| it.span.of(&document.text));
            let counted = facts.claims.iter().map(|it| it.phrase.as_str());
            let all = headlines.chain(facts.people.iter().map(|it| it.name.as_str())).chain(figures).chain(counted);
            let lines: String = all.flat_map(|it| [it, "\n"]).collect();
            lines.to_lowercase().into()
        })
    }

    /// The role under this arrangement, found by whoever asks first: each pair of claims that are compared asks for it.
    pub(super) fn role(&self, arrangement: u64, find: impl FnOnce() -> Role) -> Role {
        // Two bits for the role, so that 0 stands for none.
        let packed = |role: Role| arrangement << 2 | if role == Role::Source { 2 } else { 1 };
        let known = self.role.load(Ordering::Relaxed);
        [Role::Draft, Role::Source].into_iter().find(|it| packed(*it) == known).unwrap_or_else(|| {
            let role = find();
            self.role.store(packed(role), Ordering::Relaxed);
            role
        })
    }

    /// By what a citation may name the document, beside its path: the address and key of its front matter, its name without the ending.
    pub(super) fn handles(&self) -> Vec<u64> {
        let meta = &self.document().meta;
        let address = meta.url.as_deref().and_then(document::citation::address);
        let stem = Path::new(&self.file_name).file_stem().map(|it| it.to_string_lossy().into_owned());
        let keys = [meta.key.clone(), stem].into_iter().flatten().map(|key| handle("key", &key));
        address.map(|it| handle("address", &it)).into_iter().chain(keys).collect()
    }

    fn read(&self) -> &(Document, Vec<Problem>) {
        self.document.get_or_init(|| match &self.content {
            Content::Disk(bytes) => {
                let bytes = std::mem::take(&mut *bytes.lock().unwrap_or_else(PoisonError::into_inner));
                document::read_named(&bytes, &self.file_name)
            }
            Content::Open(buffer, _) if buffer.len() > SIZE_LIMIT => {
                let message = format!("This document {}", too_large(buffer.len() as u64));
                let document = Document::unread(buffer.to_text());
                (document, vec![Problem { span: Span::default(), message }])
            }
            Content::Open(buffer, readings) => {
                let mut read = document::read_open(buffer.to_text(), self.format, &self.file_name);
                readings.share(&mut read.0);
                read
            }
        })
    }
}

/// A number that no other state of anything has.
pub fn next() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The rest of a sentence about a file above the [`SIZE_LIMIT`].
pub fn too_large(bytes: u64) -> String {
    format!("is {} MB large and was not read: the limit is {} MB.", bytes.div_ceil(1 << 20), SIZE_LIMIT >> 20)
}
