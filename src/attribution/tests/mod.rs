//! Texts with what must be heard in them. Under a line of prose: `s` the source, `c` the cue, `x` what is attributed; `→` tells the name
//! that a pronoun stands for. A line without marks must be silent.

use super::{Attribution, Heard, read, resolve};
use crate::document::{self, Format};
use crate::language;
use crate::people;

mod cues;
mod relays;
mod silent;
mod speech;
mod voices;

/// All that is attributed in a text, with the text.
fn hear(text: &str) -> Vec<Attribution> {
    let (document, _) = document::read(text.as_bytes(), Format::Plain);
    let blocks = &document.blocks;
    let sentences: Vec<_> = blocks.iter().map(|b| language::analyse(&b.prose)).collect();
    let mentions: Vec<_> = blocks.iter().zip(&sentences).map(|(b, s)| people::read(&b.prose, s)).collect();
    let said: Vec<_> = blocks.iter().zip(&sentences).map(|(b, s)| read(&b.prose, s)).collect();
    let seen: Vec<_> = (0..blocks.len())
        .map(|i| people::Seen {
            start: blocks[i].span.start,
            prose: &blocks[i].prose,
            sentences: &sentences[i],
            mentions: &mentions[i],
        })
        .collect();
    let people = people::link(&document, &seen);
    let heard: Vec<_> = (0..blocks.len())
        .map(|i| Heard { start: blocks[i].span.start, prose: &blocks[i].prose, sentences: &sentences[i], said: &said[i] })
        .collect();
    resolve(&document, &heard, &people)
}

/// Draws every attribution under the line its content begins in, and compares with what is expected.
fn check(expected: &str) {
    let lines: Vec<&str> = expected.lines().map(|l| l.strip_prefix("        ").unwrap_or(l.trim_start())).collect();
    let is_marks = |line: &str| {
        let marks = line.split('→').next().unwrap_or("");
        !marks.trim().is_empty() && marks.chars().all(|c| " scx".contains(c)) && marks.contains(['x'])
    };
    let prose: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty() && !is_marks(line)).collect();
    let text = prose.join("\n\n");
    let all = hear(&text);
    let mut drawn = String::from("\n");
    let mut at = 0;
    for line in &prose {
        let end = at + line.len();
        drawn += &format!("        {line}\n");
        for it in all.iter().filter(|it| it.content.first().is_some_and(|s| (at..end).contains(&(s.start as usize)))) {
            drawn += &format!("        {}\n", draw(&text, line, at, it));
        }
        at = end + 2;
    }
    let want: String = std::iter::once("\n".to_string())
        .chain(lines.iter().filter(|l| !l.trim().is_empty()).map(|l| format!("        {}\n", l.trim_end())))
        .collect();
    assert!(drawn == want, "heard:{drawn}\nexpected:{want}");
}

fn draw(text: &str, line: &str, at: usize, it: &Attribution) -> String {
    let mut marks: Vec<char> = vec![' '; line.chars().count()];
    let mut put = |spans: &[crate::text::Span], mark: char| {
        for span in spans {
            for (i, (offset, _)) in line.char_indices().enumerate() {
                if span.contains((at + offset) as u32) {
                    marks[i] = mark;
                }
            }
        }
    };
    put(&it.content, 'x');
    put(&it.cue, 'c');
    put(&it.source.spans, 's');
    let marks: String = marks.into_iter().collect();
    let written = it.source.spans.first().map_or("", |span| span.of(text));
    let mut out = marks.trim_end().to_string();
    if written != it.source.text {
        out += &format!(" → {}", it.source.text);
    }
    for via in &it.source.via {
        out += &format!(" → via {}", via.text);
    }
    out
}

mod properties {
    use proptest::prelude::*;

    use super::hear;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_heard_without_a_panic(text in "([a-z]{1,6}|[“”‘’'\"(),.:;?!—–-]|''| |\n\n|said|told|Rita Vance|according to|he|who|that|the mayor|, citing|é|\u{1F600}){0,60}") {
            for it in hear(&text) {
                let spans = it.content.iter().chain(&it.cue).chain(&it.source.spans).chain(it.source.via.iter().flat_map(|v| &v.spans));
                for span in spans {
                    prop_assert!(!span.is_empty() && text.get(span.range()).is_some(), "{:?} of {:?}", span, text);
                }
            }
        }
    }
}
