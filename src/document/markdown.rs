//! Markdown: pulldown-cmark tells what is prose; everything else becomes spaces.

use std::collections::BTreeMap;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Citation, CitationKind, Heads, Stet, block, citation, stet};
use crate::text::Span;

/// The blocks and citations of a Markdown text from `body` on, and the marks that let findings stand.
pub fn read(text: &str, body: usize) -> (Vec<Block>, Vec<Citation>, Vec<Stet>) {
    let source = &text[body..];
    // Neither math nor smart punctuation: a dollar sign is money here, and offsets must stay.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    let mut reader = Reader { source, offset: body, ..Reader::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    reader.blocks.sort_by_key(|block| block.span.start);
    reader.cite_notes();
    head_cells(&mut reader.blocks);
    for mark in &mut reader.stets {
        if mark.covers.is_empty() {
            let next = reader.blocks.partition_point(|block| block.span.start < mark.span.end);
            mark.covers = reader.blocks.get(next).map_or(Span::default(), |block| lines(text, block.span));
        }
    }
    (reader.blocks, reader.citations, reader.stets)
}

/// Tells each cell of a table how its row and its column are headed.
fn head_cells(blocks: &mut [Block]) {
    let mut columns: BTreeMap<u32, Arc<str>> = BTreeMap::new();
    let mut rows: (u32, Arc<str>) = (0, "".into());
    for block in blocks {
        let BlockKind::Cell { row, column } = block.kind else { continue };
        if row == 0 {
            if column == 0 || columns.keys().next_back().is_some_and(|&last| last >= column) {
                columns.clear();
            }
            columns.insert(column, block.prose.clone());
        } else if column == 0 {
            rows = (row, block.prose.clone());
        } else {
            let head = |head: Option<&Arc<str>>| head.cloned().unwrap_or_else(|| "".into());
            let (row, column) = (head((rows.0 == row).then_some(&rows.1)), head(columns.get(&column)));
            block.heads = Some(Arc::new(Heads { row, column }));
        }
    }
}

/// The whole lines in which a span lies.
fn lines(text: &str, span: Span) -> Span {
    let start = text.get(..span.start as usize).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
    let end = text.get(span.end as usize..).and_then(|it| it.find('\n')).map_or(text.len(), |it| span.end as usize + it);
    Span::new(start, end)
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    /// Where `source` begins in the file.
    offset: usize,
    blocks: Vec<Block>,
    stets: Vec<Stet>,
    /// The block being read: its kind and the pieces of prose so far, each with its place in `source`.
    open: Option<(BlockKind, Vec<Piece>)>,
    /// The alternative text of the image being read, which is a block of its own.
    caption: Option<Vec<Piece>>,
    quotations: u32,
    items: u32,
    row: u32,
    column: u32,
    links: Vec<OpenLink>,
    citations: Vec<Citation>,
    /// Where footnotes are referred to, by label.
    references: Vec<(String, Span)>,
    notes: BTreeMap<String, Note>,
    /// The label of the footnote being read.
    note: Option<String>,
    /// Greater than zero inside what is no prose: code, HTML, struck text, the text of an autolink.
    silent: u32,
    /// The paragraph held an image and nothing else: an emphasised paragraph after it is its caption.
    after_image: bool,
    emphasis: u32,
    /// Whether the open block has prose outside emphasis.
    bare: bool,
}

/// A link being read.
struct OpenLink {
    /// Whether its text is its target, which is no prose.
    bare: bool,
    citation: Citation,
}

/// What a footnote says.
#[derive(Default)]
struct Note {
    span: Option<Span>,
    targets: Vec<String>,
}

/// Prose and where it stands, half-open, in the source. The words may be shorter than the place (an entity), never longer.
struct Piece {
    start: usize,
    end: usize,
    words: String,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: std::ops::Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let html = self.source.get(range.clone()).unwrap_or("");
                self.stets.extend(stet::marks(html, self.offset + range.start));
                self.start(Tag::HtmlBlock, &range);
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.silent == 0 => self.text(&words, range),
            Event::InlineHtml(html) => {
                let start = self.offset + range.start;
                self.stets.extend(stet::marks(&html, start));
                for mark in self.stets.iter_mut().filter(|it| it.span.start as usize >= start) {
                    let line = lines(self.source, Span::new(range.start, range.end));
                    mark.covers = line.shift(self.offset as u32);
                }
            }
            Event::FootnoteReference(label) => self.references.push((label.to_string(), self.place(&range))),
            _ => {}
        }
    }

    /// Where a range of the source stands in the file.
    fn place(&self, range: &std::ops::Range<usize>) -> Span {
        Span::new(self.offset + range.start, self.offset + range.end)
    }

    fn start(&mut self, tag: Tag, range: &std::ops::Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(if self.quotations > 0 {
                BlockKind::Quotation
            } else if self.items > 0 {
                BlockKind::ListItem
            } else {
                BlockKind::Body
            }),
            Tag::Heading { .. } => self.open(BlockKind::Headline),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotations += 1;
            }
            Tag::List(_) => self.close(),
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::Table(_) => {
                self.close();
                self.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => self.open(BlockKind::Cell { row: self.row, column: self.column }),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.silent += 1;
            }
            Tag::Strikethrough => self.silent += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let span = self.place(range);
                let citation = Citation::link(span, Span { start: span.start, end: span.start }, &dest_url);
                self.links.push(OpenLink { bare, citation });
                self.silent += u32::from(bare);
            }
            Tag::Image { .. } => self.caption = Some(Vec::new()),
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.note = Some(label.to_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(),
            TagEnd::FootnoteDefinition => {
                self.close();
                self.note = None;
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::TableCell => {
                self.close();
                self.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Strikethrough => {
                self.silent = self.silent.saturating_sub(1)
            }
            TagEnd::Link => {
                let Some(link) = self.links.pop() else { return };
                self.silent = self.silent.saturating_sub(u32::from(link.bare));
                match &self.note {
                    Some(label) => self.notes.entry(label.clone()).or_default().targets.push(link.citation.target),
                    None => self.citations.push(link.citation),
                }
            }
            TagEnd::Image => {
                // Blocks never overlap: an image inside a sentence gives no caption.
                let inside = self.open.as_ref().is_some_and(|(_, pieces)| !is_blank(pieces));
                if let Some(pieces) = self.caption.take().filter(|_| !inside) {
                    let caption = self.finish(BlockKind::Caption, &pieces);
                    self.blocks.extend(caption);
                    self.after_image = true;
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some((kind, Vec::new()));
        self.bare = false;
    }

    fn close(&mut self) {
        let Some((mut kind, pieces)) = self.open.take() else { return };
        if is_blank(&pieces) {
            return;
        }
        if kind == BlockKind::Body && self.after_image && !self.bare {
            kind = BlockKind::Caption;
        }
        self.after_image = false;
        let block = self.finish(kind, &pieces);
        if let (Some(label), Some(block)) = (&self.note, &block) {
            let note = self.notes.entry(label.clone()).or_default();
            note.span = Some(note.span.map_or(block.span, |span| span.cover(block.span)));
        }
        self.blocks.extend(block);
    }

    /// Each reference to a footnote cites what the note leads to.
    fn cite_notes(&mut self) {
        for (label, span) in std::mem::take(&mut self.references) {
            let Some(note) = self.notes.get(&label) else { continue };
            let cite = |target: &str| Citation {
                kind: CitationKind::Footnote,
                span,
                words: Span { start: span.start, end: span.start },
                target: target.to_string(),
                note: note.span,
            };
            if note.targets.is_empty() {
                self.citations.push(cite(""));
            }
            self.citations.extend(note.targets.iter().map(|target| cite(target)));
        }
    }

    fn text(&mut self, words: &str, range: std::ops::Range<usize>) {
        let place = self.place(&range);
        if let Some(link) = self.links.last_mut() {
            let words = &mut link.citation.words;
            *words = if words.is_empty() { place } else { words.cover(place) };
        }
        let piece = Piece { start: range.start, end: range.end, words: words.to_string() };
        if let Some(caption) = &mut self.caption {
            caption.push(piece);
            return;
        }
        if self.open.is_none() {
            self.open(if self.items > 0 { BlockKind::ListItem } else { BlockKind::Body });
        }
        self.bare |= self.emphasis == 0 && !words.trim().is_empty();
        if let Some((_, pieces)) = &mut self.open {
            pieces.push(piece);
        }
    }

    /// The pieces laid out where they stand, white space between them.
    fn finish(&mut self, kind: BlockKind, pieces: &[Piece]) -> Option<Block> {
        let start = pieces.first()?.start;
        let end = pieces.iter().map(|piece| piece.end).max()?;
        // Line breaks stay, since a reader of the prose may want to know them; all else that is no prose is a space.
        let mut prose: Vec<u8> =
            self.source.as_bytes().get(start..end)?.iter().map(|&byte| if byte == b'\n' { b'\n' } else { b' ' }).collect();
        for piece in pieces {
            // An entity is longer than its character, which goes to the end, so that it touches what follows it.
            let place = piece.end.checked_sub(piece.words.len()).filter(|&place| place >= piece.start);
            let Some(place) = place.and_then(|place| place.checked_sub(start)) else { continue };
            if let Some(target) = prose.get_mut(place..place + piece.words.len()) {
                target.copy_from_slice(piece.words.as_bytes());
            }
        }
        // Citations by key are no prose.
        for (range, keys) in citation::keys(&prose) {
            prose[range.clone()].fill(b' ');
            let span = self.place(&(start + range.start..start + range.end));
            let words = Span { start: span.start, end: span.start };
            let cite = |target| Citation { kind: CitationKind::Key, span, words, target, note: None };
            match &self.note {
                Some(label) => self.notes.entry(label.clone()).or_default().targets.extend(keys),
                None => self.citations.extend(keys.into_iter().map(cite)),
            }
        }
        self.cite_in_brackets(&mut prose, self.offset + start);
        let prose = String::from_utf8(prose).ok()?;
        block(kind, self.offset + start, &prose)
    }
}

impl Reader<'_> {
    /// "([The Morning Hour, October 22, 2025](hour.txt))": brackets that hold links and nothing else cite what stands before them. Like the
    /// number of a footnote they are no prose: no claim, and no date of the sentence.
    fn cite_in_brackets(&mut self, prose: &mut [u8], start: usize) {
        let (from, to) = (start as u32, (start + prose.len()) as u32);
        let here = |it: &Citation| it.kind == CitationKind::Link && it.span.start >= from && it.span.end <= to;
        let links =
            self.citations.iter_mut().rev().take_while(|it| it.span.start >= from).filter(|it| here(it) && !it.words.is_empty());
        let mut links: Vec<&mut Citation> = links.collect();
        while let Some(first) = links.pop() {
            let at = |place: u32| (place as usize).saturating_sub(start);
            let Some(open) = citation::opening(prose.get(..at(first.words.start)).unwrap_or(&[])) else { continue };
            // More links may follow in the same brackets.
            let mut group = vec![first];
            let close = loop {
                let end = group.last().map_or(0, |it| at(it.words.end.max(it.span.end)));
                let behind = prose.get(end..).unwrap_or(&[]);
                if let Some(close) = citation::closing(behind) {
                    break Some(end + close);
                }
                match links.pop() {
                    Some(next) if citation::joins(prose.get(end..at(next.words.start)).unwrap_or(&[])) => group.push(next),
                    Some(next) => {
                        links.push(next);
                        break None;
                    }
                    None => break None,
                }
            };
            let Some(close) = close else { continue };
            if let Some(brackets) = prose.get_mut(open..=close) {
                brackets.iter_mut().filter(|it| **it != b'\n').for_each(|it| *it = b' ');
            }
            for link in group {
                link.words = Span { start: link.span.start, end: link.span.start };
            }
        }
    }
}

fn is_blank(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| piece.words.trim().is_empty())
}
