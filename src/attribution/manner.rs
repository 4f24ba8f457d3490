//! How, on which day and through which medium something was said: "explicitly", "Tuesday", "in a statement", "on Twitter".

use std::ops::Range;

use super::scene::Scene;
use crate::language::Tag;

/// These words right behind a cue, or behind the speaker of "said Rita Vance in a statement". A reader counts them to the cue; where and
/// to whom something was said ("at a rally", "reporters") are none of them. Empty when there are none before `end`.
pub fn manner(scene: &Scene, from: usize, end: usize) -> Range<usize> {
    let mut i = from;
    while i < end {
        let next = adverb(scene, i).or_else(|| day(scene, i)).or_else(|| medium(scene, i));
        match next.filter(|&next| next <= end) {
            Some(next) => i = next,
            None => break,
        }
    }
    from..i
}

/// "explicitly": only where nothing follows that it could belong to.
fn adverb(scene: &Scene, i: usize) -> Option<usize> {
    let next = i + 1;
    let alone = scene.is_break(next) || matches!(scene.tag(next), Tag::In | Tag::To) || scene.is_time(next);
    (scene.tag(i) == Tag::Rb && scene.word(i).ends_with("ly") && alone).then_some(next)
}

/// "Tuesday", "Tuesday night", without a preposition.
fn day(scene: &Scene, i: usize) -> Option<usize> {
    const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let part = scene.is_any(i + 1, &["morning", "afternoon", "evening", "night"]);
    DAYS.contains(&scene.word(i)).then_some(if part { i + 2 } else { i + 1 })
}

/// "in a written statement", "on Twitter", "by text message".
fn medium(scene: &Scene, preposition: usize) -> Option<usize> {
    const PAPERS: &[&str] = &[
        "statement",
        "letter",
        "email",
        "e-mail",
        "message",
        "memo",
        "tweet",
        "post",
        "note",
        "release",
        "interview",
        "call",
        "op-ed",
        "report",
        "blog",
        "text",
    ];
    const PLACES: &[&str] =
        &["Twitter", "Facebook", "Instagram", "Telegram", "LinkedIn", "TikTok", "Truth", "X", "Weibo", "WhatsApp"];
    if !scene.is_any(preposition, &["in", "on", "via", "by", "through"]) {
        return None;
    }
    let first = preposition + 1;
    if PLACES.contains(&scene.word(first)) && !scene.tag(first + 1).is_proper() {
        return Some(first + 1);
    }
    let phrase = (first..(first + 6).min(scene.len())).take_while(|&j| scene.is_nominal(j) || scene.tag(j) == Tag::Vbn);
    let head = phrase.last()?;
    (matches!(scene.tag(first), Tag::Dt | Tag::PrpS | Tag::Nn | Tag::Jj) && scene.is_any(head, PAPERS)).then_some(head + 1)
}
