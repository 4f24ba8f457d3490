//! How a verb of saying is used: whether anybody really said it.

use super::scene::Scene;
use crate::language::{Relation, Tag};

/// How the verb is used.
pub struct Voice {
    pub passive: bool,
    pub negated: bool,
    /// "could say", "if she says", "declined to say", "plans to announce": nobody said it.
    pub unreal: bool,
}

const BE: &[&str] = &["be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "gets", "got", "get"];

pub fn voice(scene: &Scene, at: usize) -> Voice {
    let mut voice = Voice { passive: scene.s.child(at, &[Relation::Auxpass]).is_some(), negated: false, unreal: false };
    let participle = scene.tag(at) == Tag::Vbn;
    let mut j = at;
    let mut auxiliary = false;
    while j > 0 && j + 8 > at {
        j -= 1;
        if scene.is_any(j, &["not", "n't", "n’t", "never", "neither", "nor"]) {
            voice.negated = true;
        } else if matches!(scene.tag(j), Tag::Rb | Tag::Rbr) {
        } else if scene.is_any(j, BE) && participle {
            voice.passive |= !auxiliary;
            auxiliary = true;
        } else if scene.is_any(
            j,
            &[
                "has", "have", "had", "having", "'ve", "’ve", "did", "does", "do", "be", "been", "is", "are", "was", "were",
                "'s", "’s", "'d", "’d",
            ],
        ) {
            auxiliary = true;
        } else if scene.tag(j) == Tag::Md {
            voice.unreal |=
                scene.is_any(j, &["could", "may", "might", "must", "should", "shall", "can", "will", "'ll", "’ll", "would"]);
            break;
        } else if scene.tag(j) == Tag::To && scene.tag(at) == Tag::Vb {
            voice.unreal |= !leads_to_speech(scene, j);
            break;
        } else {
            break;
        }
    }
    // A participle with neither helper nor subject: "the figures reported by", "asked about it, she".
    let by = scene.is(at + 1, "by") || matches!(scene.relation(at), Relation::Acl | Relation::Advcl | Relation::Amod);
    if participle && !auxiliary && by && !closes_sentence(scene, at) {
        voice.passive = true;
    }
    if scene.s.children_by(at, Relation::Neg).next().is_some() {
        voice.negated = true;
    }
    if let Some(mark) = scene.s.child(at, &[Relation::Mark])
        && scene.is_any(mark, &["if", "whether", "unless"])
    {
        voice.unreal = true;
    }
    voice
}

/// "The bridge will cost 40 million, the county admitted on Tuesday.": behind a whole statement, a comma and a subject, whatever the tagger
/// says; but "40 million, a sum reported on Tuesday", "the first loss reported on Tuesday".
fn closes_sentence(scene: &Scene, at: usize) -> bool {
    let Some(phrase) = scene.phrase_before(at).filter(|it| it.start > 1 && it.end == at) else { return false };
    let definite = scene.is_any(phrase.start, &["the", "its", "their", "his", "her"]) || scene.tag(phrase.start).is_proper();
    let mut end = at + 1;
    while end < scene.len()
        && (scene.is_time(end) || scene.is_any(end, &["on", "late", "early", "last"]) || scene.tag(end) == Tag::Cd)
    {
        end += 1;
    }
    let whole = end >= scene.len() || scene.is_stop(end);
    let comma = phrase.start - 1;
    let ranked = |j: usize| scene.tag(j) == Tag::Jjs || scene.is_any(j, &["first", "second", "third", "last", "only"]);
    definite && !phrase.clone().any(ranked) && whole && scene.is_comma(comma) && (0..comma).any(|j| scene.is_finite(j))
}

/// "went on to say", "was quick to note": the infinitive was done.
fn leads_to_speech(scene: &Scene, to: usize) -> bool {
    (to.saturating_sub(4)..to).rev().take_while(|&j| !scene.is_break(j)).any(|j| {
        scene.is_any(
            j,
            &[
                "went",
                "goes",
                "going",
                "continued",
                "continues",
                "came",
                "rose",
                "wrote",
                "began",
                "begun",
                "quick",
                "proceeded",
                "took",
                "interrupted",
                "paused",
                "stood",
                "happy",
                "used",
            ],
        )
    })
}
