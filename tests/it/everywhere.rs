//! Asks every feature all over a document. Answers may be none, but nothing panics and no place lies outside its text. For tests and for
//! fuzzing.

use std::collections::BTreeMap;

use subeditor::features;
use subeditor::features::calls::Item;
use subeditor::features::rename::Shown;
use subeditor::language;
use subeditor::text::{Encoding, FileId, FilePos, FileSpan, LineIndex, Span};
use subeditor::workspace::{Change, Settings, World};

/// Settings that switch on what is off by default.
pub fn all_on() -> Change {
    let (all, _) = Settings::from_toml("lens = true\nhints = { source = true, unit = true, date = true }");
    Change::Settings { all, folders: BTreeMap::new() }
}

/// Asks each feature at every so many bytes of a document.
pub fn everywhere(world: &World, file: FileId, step: u32) {
    let index = world.line_index(file).expect("a text");
    let text = index.text().clone();
    let within = |at: FileSpan| {
        let text = world.line_index(at.file).expect("a text").text().clone();
        assert!(text.get(at.span.range()).is_some(), "{at:?} is no part of its text");
    };
    for mark in features::diagnostics::Marks::of(world, file).iter() {
        within(FileSpan { file, span: mark.span });
        mark.related.iter().for_each(|it| within(it.span));
    }
    for symbol in features::document_symbols(world, file) {
        for it in std::iter::once(&symbol).chain(&symbol.children) {
            within(FileSpan { file, span: it.span });
            assert!(it.span.covers(it.words), "{it:?}");
        }
    }
    let part = Span::WHOLE;
    features::tokens(world, file, part).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    features::hints(world, file, part)
        .into_iter()
        .for_each(|it| within(FileSpan { file, span: Span { start: it.offset, end: it.offset } }));
    features::links(world, file).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    features::lens(world, file).into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    features::overview(world, file).figures.into_iter().for_each(|it| within(FileSpan { file, span: it.span }));
    let moved = world.path(file).map(|path| (path.to_path_buf(), path.with_file_name("elsewhere (2).md")));
    features::moved(world, &moved.into_iter().collect::<Vec<_>>()).into_iter().for_each(|it| within(it.0));
    for repair in world.findings(file).iter().flat_map(|it| subeditor::checks::repairs(world, it)) {
        repair.edits.iter().for_each(|it| within(it.span));
    }
    assert!(features::folding(world, file).iter().all(|it| it.first < it.last && it.last < index.lines()));
    for offset in (0..=text.len() as u32 + 2)
        .step_by(step.max(1) as usize)
        .filter(|&at| at as usize > text.len() || text.is_char_boundary(at as usize))
    {
        let at = FilePos { file, offset };
        if let Some(hover) = features::hover(world, at) {
            within(FileSpan { file, span: hover.span });
            let lines = features::rich::markdown(&hover.lines, |_| Some("file:///x".to_owned()));
            assert!(!lines.is_empty() && !features::rich::plain(&hover.lines).is_empty());
        }
        if let Some(definition) = features::definition(world, at) {
            within(FileSpan { file, span: definition.origin });
            for target in definition.targets {
                within(target.passage);
                within(target.words);
            }
        }
        let spans = features::selection(world, at);
        selections(world, at, &spans);
        spans.into_iter().for_each(|span| within(FileSpan { file, span }));
        features::references(world, at, true).into_iter().flatten().for_each(within);
        features::highlight(world, at).into_iter().flatten().for_each(|span| within(FileSpan { file, span }));
        if let Some(found) = features::complete(world, at) {
            within(FileSpan { file, span: found.span });
        }
        if features::rename::prepare(world, at).is_ok() {
            let renamed = features::rename(world, at, "Mary Ann Smith", Shown::Name).expect("a name that can be changed");
            renamed.edits.into_iter().for_each(|it| within(it.0));
        }
        if let Some(item) = features::calls::prepare(world, at) {
            calls(world, &item, &within);
        }
        features::addition(world, at);
        features::citings(world, at).into_iter().for_each(|it| within(it.at));
        there_and_back(&index, offset);
    }
}

/// Each step holds the one before and more, from the place to the whole text; its figure, its sentence and its paragraph are among them.
fn selections(world: &World, at: FilePos, spans: &[Span]) {
    let page = world.page(at.file).expect("a document");
    let text = &page.document.text;
    let offset = at.offset.min(text.len() as u32);
    assert!(spans.windows(2).all(|pair| pair[1].covers(pair[0]) && pair[1].len() > pair[0].len()), "{spans:?}");
    assert!(spans.first().is_some_and(|it| it.touches(offset)), "{spans:?} do not begin at {offset}");
    assert_eq!(spans.last(), Some(&Span::new(0, text.len())));
    let Some(block) = page.document.blocks.iter().rfind(|it| it.span.start <= offset && it.span.touches(offset)) else { return };
    assert!(spans.contains(&block.span), "{spans:?} are without the paragraph {:?}", block.span);
    let sentence = language::sentence_at(&block.prose, offset - block.span.start).map(|it| it.shift(block.span.start));
    if let Some(sentence) = sentence.filter(|it| it.touches(offset)) {
        let held = spans.iter().find(|it| it.covers(sentence)).expect("the whole text does");
        assert!(block.span.covers(*held), "{spans:?} are without the sentence {sentence:?}");
    }
    if let Some((_, figure)) = features::place::figure_at(&page, offset) {
        assert!(spans.contains(&figure.span), "{spans:?} are without the figure {:?}", figure.span);
    }
    // A step that meets a figure without holding it lies in it.
    let figures = || page.facts.figures.iter().map(|it| it.span);
    let parted = |step: &&Span| figures().any(|it| it.meets(**step) && !step.covers(it) && !it.covers(**step));
    assert_eq!(spans.iter().find(parted), None, "a figure is parted at {offset}: {spans:?}");
}

/// Each call has places in the caller's document, and what is called is called by whoever calls it.
fn calls(world: &World, item: &Item, within: &dyn Fn(FileSpan)) {
    within(item.words);
    let placed = |caller: FileId, spans: &[Span]| {
        assert!(!spans.is_empty(), "{item:?} has a call without a place");
        spans.iter().for_each(|&span| within(FileSpan { file: caller, span }));
    };
    if item.is_person {
        for (claim, spans) in features::calls::outgoing(world, item.words) {
            placed(item.words.file, &spans);
            assert!(!claim.is_person);
            let sayers = features::calls::incoming(world, claim.words);
            assert!(sayers.iter().any(|it| it.0.is_person), "nobody says {claim:?} of {item:?}");
        }
    } else {
        for (person, spans) in features::calls::incoming(world, item.words) {
            placed(person.words.file, &spans);
            let claims = features::calls::outgoing(world, person.words);
            assert!(claims.iter().any(|it| it.0.words == item.words), "{person:?} does not say {item:?}");
        }
    }
}

fn there_and_back(index: &LineIndex, offset: u32) {
    let text = index.text();
    // Between the two characters of a line's end is the end of the line before it.
    let is_inside_end = offset > 0 && text.get(offset as usize - 1..).is_some_and(|it| it.starts_with("\r\n"));
    for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
        let back = index.offset(index.position(offset, encoding), encoding);
        if offset as usize <= text.len() && !is_inside_end {
            assert_eq!(back, offset);
        }
    }
}
