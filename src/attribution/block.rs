//! One block: its cues with their contents, and whose words stand in its quotation marks.

use std::ops::Range;

use super::cue::{self, Hit};
use super::quotes::{self, Quote};
use super::scene::Scene;
use super::{Said, Source, Via, cues, speaker, voices};
use crate::language::{Relation, Sentence, Tag};
use crate::text::Span;

/// A cue on its way to become a [`Said`].
struct Voice {
    sentence: usize,
    hit: Hit,
    /// Whether it stands right behind a quotation that ended its own sentence.
    answers: bool,
    quotes: Vec<usize>,
}

pub fn read(prose: &str, sentences: &[Sentence]) -> Vec<Said> {
    let quotes = quotes::pair(prose);
    let scenes: Vec<Scene> = sentences.iter().map(|s| Scene::new(prose, s, &quotes)).collect();
    let mut voices: Vec<Voice> = Vec::new();
    for (sentence, scene) in scenes.iter().enumerate() {
        voices.extend(cue::hits(scene).into_iter().map(|hit| Voice {
            sentence,
            hit,
            answers: scene.after_quote,
            quotes: Vec::new(),
        }));
    }
    let orphans = give_quotes(prose, &scenes, &quotes, &mut voices);
    let mut said: Vec<Said> = voices.iter().filter_map(|voice| finish(prose, &scenes, &quotes, voice)).collect();
    said.extend(orphans.into_iter().map(|(sentence, span)| Said {
        sentence: sentence as u32,
        source: None,
        cue: Vec::new(),
        content: vec![span],
        quoted: true,
        turn: None,
    }));
    said.sort_by_key(|said| said.content.first().map_or(0, |span| span.start));
    said
}

/// Gives each quotation to the cue it belongs to. What is left over, and is speech, comes back with its sentence.
fn give_quotes(prose: &str, scenes: &[Scene], quotes: &[Quote], voices: &mut Vec<Voice>) -> Vec<(usize, Span)> {
    let mut orphans: Vec<(usize, Span)> = Vec::new();
    // Who spoke last in this block, by the place in `voices`, and in which sentence.
    let mut last: Option<(usize, usize)> = None;
    for (number, quote) in quotes.iter().enumerate() {
        let first = scenes.partition_point(|scene| scene.s.span.end <= quote.span.start);
        let end = scenes.partition_point(|scene| scene.s.span.start < quote.span.end).saturating_sub(1).max(first);
        let (Some(opens), Some(closes)) = (scenes.get(first), scenes.get(end)) else { continue };
        let mut owner = voices.iter().position(|v| v.sentence == first && !v.hit.relays && covers(opens, &v.hit, quote.span));
        if owner.is_some() {
            // Mixed speech: the quotation is part of a clause that is attributed anyway.
            if let Some(at) = owner
                && reaches_out(opens, &voices[at].hit, quote.span)
            {
                voices[at].quotes.push(number);
            }
            last = owner.map(|at| (at, end));
            continue;
        }
        owner = behind(closes, voices, end, quote).or_else(|| before(opens, voices, first, quote));
        if owner.is_none()
            && let Some((sentence, hit)) = (unlisted(prose, closes, quote).map(|hit| (end, hit)))
                .or_else(|| colon(prose, opens, quote).map(|hit| (first, hit)))
        {
            voices.push(Voice { sentence, hit, answers: false, quotes: Vec::new() });
            owner = Some(voices.len() - 1);
        }
        if owner.is_none() && free_standing(prose, opens, closes, quote) {
            let busy = |sentence: usize| voices.iter().any(|v| v.sentence == sentence);
            match last {
                // “We are full,” she said. “Go home.”
                Some((at, sentence))
                    if first <= sentence + 1 || (sentence + 1..first).all(|s| !busy(s)) && first <= sentence + 2 =>
                {
                    owner = Some(at)
                }
                _ => match voices.iter().rposition(|v| v.sentence < first && v.sentence + 2 > first && v.hit.quotes) {
                    // She denied it. “We are full.”
                    Some(at) => owner = Some(at),
                    None => orphans.push((first, quote.span)),
                },
            }
        }
        if let Some(at) = owner {
            voices[at].quotes.push(number);
            last = Some((at, end));
        }
    }
    orphans
}

fn covers(scene: &Scene, hit: &Hit, quote: Span) -> bool {
    hit.content.iter().any(|tokens| {
        let span = scene.span(tokens);
        span.start <= quote.start && quote.start < span.end
    })
}

/// Whether the quotation goes on behind the content, into the next sentences.
fn reaches_out(scene: &Scene, hit: &Hit, quote: Span) -> bool {
    !hit.content.iter().any(|tokens| scene.span(tokens).end + 1 >= quote.end)
}

/// “…,” she said: the cue right behind the quotation.
fn behind(scene: &Scene, voices: &[Voice], sentence: usize, quote: &Quote) -> Option<usize> {
    let next = scene.s.tokens.partition_point(|token| token.span.start < quote.span.end);
    // “Who pays?” Vance asked: the mark ended the sentence.
    let answers = |v: &Voice| v.sentence == sentence + 1 && v.answers && v.hit.clause.start == 0 && v.hit.content.is_empty();
    if next >= scene.len()
        && let Some(at) = voices.iter().position(answers)
    {
        return Some(at);
    }
    voices.iter().position(|voice| {
        voice.sentence == sentence
            && voice.hit.quotes
            && voice.hit.clause.start >= next
            && (next..voice.hit.clause.start).all(|j| {
                scene.is_comma(j)
                    || scene.is_dash(j)
                    || matches!(scene.tag(j), Tag::Rb | Tag::Cc | Tag::In)
                    || scene.is_time(j)
                    || scene.is_mark(j)
            })
            // “…,” Free the Bay organiser Ann Holt told us: a name that begins with other words.
            || voice.sentence == sentence
                && voice.hit.quotes
                && quote.inner.of(scene.prose).trim_end().ends_with([',', '?', '!'])
                && (next..next + 6).contains(&voice.hit.clause.start)
                && (next..voice.hit.clause.start).all(|j| !scene.is_finite(j) && !scene.is_break(j))
    })
}

/// She said, “…”: the nearest cue before the quotation in its sentence.
fn before(scene: &Scene, voices: &[Voice], sentence: usize, quote: &Quote) -> Option<usize> {
    let token = scene.s.tokens.partition_point(|token| token.span.end <= quote.span.start);
    voices
        .iter()
        .enumerate()
        .filter(|(_, voice)| {
            voice.sentence == sentence && voice.hit.quotes && voice.hit.cue.end <= token && token - voice.hit.cue.end < 30
        })
        .max_by_key(|(_, voice)| voice.hit.cue.end)
        .filter(|(_, voice)| {
            // A fragment in the reporter's own words is not theirs: "He said no, and left the “garden” by noon."
            let from = voice.hit.clause.end.min(token);
            let near = (from..token).all(|j| !scene.is_finite(j))
                || scene.is_comma(token.wrapping_sub(1))
                || scene.word(token.wrapping_sub(1)) == ":";
            near || (from..token).any(|j| scene.in_quote(j))
        })
        .map(|(at, _)| at)
}

/// “…,” chimed in the mayor: a quotation that ends with a comma is followed by who says it, whatever the verb.
fn unlisted(prose: &str, scene: &Scene, quote: &Quote) -> Option<Hit> {
    if !quote.closed || !quote.inner.of(prose).trim_end().ends_with([',', '?', '!']) {
        return None;
    }
    let next = scene.s.tokens.partition_point(|token| token.span.start < quote.span.end);
    if next >= scene.len() || next == 0 {
        return None;
    }
    let at = (next..scene.len().min(next + 12))
        .find(|&j| matches!(scene.tag(j), Tag::Vbd | Tag::Vbz) || j == next && scene.tag(j) == Tag::Vbn)?;
    let source = if at == next {
        scene.phrase_after(if matches!(scene.tag(at + 1), Tag::Rp | Tag::In) { at + 2 } else { at + 1 })?
    } else {
        let phrase = scene.phrase_before(at)?;
        (phrase.start == next).then_some(phrase)?
    };
    let head = speaker::head(scene, &source);
    if !speaker::speaks(scene, head) {
        return None;
    }
    let clause = source.start.min(at)..source.end.max(at + 1);
    Some(Hit { at, cue: at..at + 1, source, head, clause, quotes: true, ..Hit::default() })
}

/// The MP raged: “…”, The coach on the injury: “…”: behind a colon, whole sentences are the words of whoever the clause is about.
fn colon(prose: &str, scene: &Scene, quote: &Quote) -> Option<Hit> {
    let inner = quote.inner.of(prose).trim_end();
    let whole = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '£' || c == '$')
        && (inner.ends_with(['.', '!', '?', '…']) || !quote.closed)
        && inner.contains(' ');
    let next = scene.s.tokens.partition_point(|token| token.span.start < quote.span.start);
    let mark = next.checked_sub(1).filter(|&j| whole && scene.word(j) == ":")?;
    let from = (0..mark)
        .rev()
        .find(|&j| scene.in_quote(j) || scene.is_dash(j) || matches!(scene.word(j), ";" | "?" | "!"))
        .map_or(0, |j| j + 1);
    let finite = |j: usize| scene.is_finite(j) && scene.s.child(j, &[Relation::Nsubj]).is_some_and(|s| s < j && s >= from);
    let main =
        (from..mark).find(|&j| scene.relation(j) == Relation::Root && finite(j)).or_else(|| (from..mark).find(|&j| finite(j)));
    let (cue, subject) = match main.and_then(|at| Some((at, speaker::subject_left(scene, at)?))) {
        Some((at, subject)) => {
            let plain = scene.is_any(at, &["is", "are", "was", "were", "has", "have", "had", "'s", "’s"]);
            (if plain { mark..mark + 1 } else { speaker::cue_words(scene, at, &subject) }, subject.tokens)
        }
        // "The fire brigade tweets: “…”", "The coach on the injury: “…”".
        None => {
            let verb = mark.checked_sub(1).filter(|&j| j > from && cues::verb(scene.word(j)).is_some_and(|v| v.takes.quote));
            match verb {
                Some(verb) => (verb..verb + 1, scene.phrase_before(verb)?),
                None => {
                    let about = |p: &Range<usize>| p.end == mark || scene.is_any(p.end, &["on", "about", "after", "before"]);
                    (mark..mark + 1, scene.phrase_after(from).filter(about)?)
                }
            }
        }
    };
    let head = speaker::head(scene, &subject);
    // A paper or a board "has" a text without saying it.
    if !speaker::speaks(scene, head) || speaker::is_paper(scene, head) || scene.in_quote(head) {
        return None;
    }
    let clause = subject.start.min(cue.start)..mark + 1;
    Some(Hit { at: cue.start, cue, source: subject, head, clause, quotes: true, ..Hit::default() })
}

/// Whether the quotation is speech by itself: sentences of its own, not a word or two that the writer sets off.
fn free_standing(prose: &str, opens: &Scene, closes: &Scene, quote: &Quote) -> bool {
    let starts = opens.s.span.start >= quote.span.start
        || prose.get(opens.s.span.start as usize..quote.span.start as usize).is_some_and(|s| s.trim().is_empty());
    let rest = prose.get(quote.span.end as usize..closes.s.span.end as usize).unwrap_or("");
    let ends = rest.chars().all(|c| !c.is_alphanumeric());
    let inner = quote.inner.of(prose).trim_end();
    let stopped =
        inner.ends_with(['.', '!', '?', '…', '—', ',']) || rest.trim_start().starts_with(['.', '!', '?']) || !quote.closed;
    starts && ends && (stopped && inner.contains(' ') || inner.split_whitespace().count() > 6)
}

fn finish(prose: &str, scenes: &[Scene], quotes: &[Quote], voice: &Voice) -> Option<Said> {
    let scene = scenes.get(voice.sentence)?;
    let hit = &voice.hit;
    let mut content: Vec<Span> = hit.content.iter().map(|tokens| scene.span(tokens)).collect();
    for &number in &voice.quotes {
        content.push(quotes.get(number)?.span);
    }
    content.retain(|span| !span.is_empty());
    content.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in content {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    if merged.is_empty() {
        return None;
    }
    merged.iter_mut().for_each(|span| span.end = bracket_end(prose, *span));
    let quoted = merged.iter().all(|span| quotes.iter().any(|q| q.span.start <= span.start + 1 && span.end <= q.span.end + 2));
    Some(Said {
        sentence: voice.sentence as u32,
        source: Some(source(prose, scene, hit)),
        cue: cue_spans(scene, hit),
        content: merged,
        quoted,
        turn: (voice.sentence == 0).then(|| turn(prose, scene, hit)).flatten(),
    })
}

/// What the speaker whose name opens the paragraph in capitals says in all of it.
fn turn(prose: &str, scene: &Scene, hit: &Hit) -> Option<Span> {
    let label = scene.span(&(0..hit.source.end));
    let shouted = scene.span(&hit.source).of(prose).chars().all(|c| !c.is_lowercase());
    let opens = hit.source.start <= 2 && scene.word(hit.cue.start) == ":" && shouted && scene.s.span.start == 0;
    let behind = scene.span(&hit.cue).end as usize;
    let rest = prose.get(behind..)?;
    let from = behind + rest.len() - rest.trim_start().len();
    (opens && label.end as usize <= from && from < prose.trim_end().len()).then(|| Span::new(from, prose.trim_end().len()))
}

/// Where a content ends: behind the bracket that closes one of its own, "a detour of 11 kilometres (9 miles)".
fn bracket_end(prose: &str, span: Span) -> u32 {
    let words = span.of(prose);
    let closes = |(open, close): &(char, char)| {
        words.matches(*open).count() > words.matches(*close).count()
            && prose.get(span.end as usize..).is_some_and(|it| it.starts_with(*close))
    };
    if [('(', ')'), ('[', ']')].iter().any(closes) { span.end + 1 } else { span.end }
}

/// The cue with its manner, as one span where they touch.
fn cue_spans(scene: &Scene, hit: &Hit) -> Vec<Span> {
    if hit.manner.is_empty() {
        return vec![scene.span(&hit.cue)];
    }
    if hit.manner.start == hit.cue.end {
        return vec![scene.span(&(hit.cue.start..hit.manner.end))];
    }
    vec![scene.span(&hit.cue), scene.span(&hit.manner)]
}

fn source(prose: &str, scene: &Scene, hit: &Hit) -> Source {
    let span = scene.span(&hit.source);
    let mut text = span.of(prose).to_string();
    let mut kind = voices::kind_of(scene, &hit.source, hit.head);
    // "the mayor, who said": the relative stands for the noun before it.
    if hit.source.len() == 1
        && matches!(scene.tag(hit.head), Tag::Wp | Tag::Wdt)
        && let Some((tokens, head)) = antecedent(scene, hit)
    {
        text = scene.span(&tokens).of(prose).to_string();
        kind = voices::kind_of(scene, &tokens, head);
    }
    let via = hit
        .via
        .iter()
        .map(|tokens| {
            let span = scene.span(tokens);
            Via { text: flat(span.of(prose)), spans: vec![span] }
        })
        .collect();
    Source { kind, text: flat(&text), person: None, spans: vec![span], via }
}

fn antecedent(scene: &Scene, hit: &Hit) -> Option<(Range<usize>, usize)> {
    let who = hit.head;
    let noun = scene.s.parent(hit.at).filter(|&noun| noun < who && scene.relation(hit.at) == Relation::Relcl);
    let mut end = who;
    while end > 0 && scene.is_comma(end - 1) {
        end -= 1;
    }
    match noun {
        Some(noun) => Some((scene.phrase_before(noun + 1)?, noun)),
        None => {
            let tokens = scene.phrase_before(end)?;
            let head = speaker::head(scene, &tokens);
            Some((tokens, head))
        }
    }
}

/// One line, single spaces.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
