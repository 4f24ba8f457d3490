//! Who speaks: the subject of a reporting verb above or behind, or the source that "according to" names.

use super::{noun_behind, subject_of};
use crate::language::{Relation, Sentence, Tag, lemma};

/// Who says what `token` is part of, in this sentence: the speaker's head word. The nearest speaker, where one reports another. None
/// when the sentence itself says it.
pub fn speaker(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    said_above(sentence, text, token)
        .or_else(|| according_to(sentence, text, token))
        .or_else(|| said_at_end(sentence, text, token))
}

/// The subject of a reporting verb above the token, the token being in what is reported.
fn said_above(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    let mut from = token;
    for verb in sentence.ancestors(token) {
        let reported = matches!(
            sentence.relation(from),
            Relation::Ccomp
                | Relation::Advcl
                | Relation::Pcomp
                | Relation::Parataxis
                | Relation::Dep
                | Relation::Conj
                | Relation::Nsubj
                | Relation::Prep
        );
        if reported
            && is_reporting(sentence, text, verb)
            && !(sentence.relation(verb) == Relation::Xcomp && is_belief(sentence, text, verb))
        {
            let speaker = subject_of(sentence, verb).filter(|&s| s != from && !sentence.is_descendant(token, s));
            let complement = sentence.relation(from) == Relation::Ccomp
                || matches!(sentence.relation(from), Relation::Parataxis | Relation::Dep)
                || sentence.child(verb, &[Relation::Ccomp]).is_none()
                    && sentence.relation(from) != Relation::Nsubj
                    && from < verb
                    && speaker.is_some_and(|s| s > from);
            if complement && let Some(speaker) = speaker.filter(|&s| can_speak(sentence, s)) {
                return Some(speaker);
            }
        }
        from = verb;
    }
    None
}

/// The source behind "according to", which speaks for the whole sentence when it opens or closes it, wherever the parser hung it.
fn according_to(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    for i in 0..sentence.tokens.len().saturating_sub(2) {
        if !sentence.word(text, i).eq_ignore_ascii_case("according") || !sentence.word(text, i + 1).eq_ignore_ascii_case("to") {
            continue;
        }
        let source = sentence.child(i + 1, &[Relation::Pobj]).or_else(|| noun_behind(sentence, text, i + 1));
        if let Some(source) = source.filter(|&s| s != token && !sentence.is_descendant(token, s)) {
            return Some(source);
        }
    }
    None
}

/// "…, the agencies said." at the end of a sentence, where the parser made a verb's subject of it or lost it otherwise.
fn said_at_end(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    let n = sentence.tokens.len();
    let mut last = n.checked_sub(1)?;
    while last > 0 && !sentence.word(text, last).starts_with(|c: char| c.is_alphanumeric()) {
        last -= 1;
    }
    let verb = (last.saturating_sub(3)..=last).rev().find(|&i| is_reporting(sentence, text, i) && sentence.tag(i) != Tag::Vbn)?;
    let comma = (0..verb).rev().find(|&i| matches!(sentence.word(text, i), "," | "”" | "\""))?;
    if token >= comma || verb - comma > 8 {
        return None;
    }
    // Said X, or X said.
    if verb == comma + 1 {
        return (verb + 1..=last).rev().find(|&i| sentence.tag(i).is_noun());
    }
    (comma + 1..verb).rev().find(|&i| sentence.tag(i).is_noun() || sentence.tag(i) == Tag::Prp)
}

/// Verbs by which someone says something.
pub fn is_reporting(sentence: &Sentence, text: &str, verb: usize) -> bool {
    sentence.tag(verb).is_verb() && REPORTING.contains(&lemma(sentence.word(text, verb), sentence.tag(verb)).as_str())
}

/// "continued to believe": no report, if a reporting verb stands above.
fn is_belief(sentence: &Sentence, text: &str, verb: usize) -> bool {
    matches!(sentence.word(text, verb), "believe" | "think" | "show" | "find")
}

/// Reporting verbs, from the cues of news: saying, writing, finding out in public.
const REPORTING: [&str; 66] = [
    "say",
    "tell",
    "claim",
    "report",
    "announce",
    "state",
    "add",
    "note",
    "warn",
    "estimate",
    "conclude",
    "argue",
    "insist",
    "admit",
    "deny",
    "declare",
    "confirm",
    "allege",
    "acknowledge",
    "assert",
    "explain",
    "write",
    "tweet",
    "predict",
    "suggest",
    "reveal",
    "disclose",
    "testify",
    "maintain",
    "contend",
    "concede",
    "complain",
    "reply",
    "respond",
    "recall",
    "promise",
    "vow",
    "pledge",
    "stress",
    "emphasize",
    "emphasise",
    "remark",
    "quip",
    "joke",
    "caution",
    "observe",
    "believe",
    "think",
    "show",
    "find",
    "indicate",
    "calculate",
    "forecast",
    "project",
    "reckon",
    "hint",
    "repeat",
    "reiterate",
    "swear",
    "describe",
    "mention",
    "post",
    "comment",
    "count",
    "record",
    "put",
];

fn can_speak(sentence: &Sentence, subject: usize) -> bool {
    let tag = sentence.tag(subject);
    tag.is_noun() || matches!(tag, Tag::Prp | Tag::Wp | Tag::Dt | Tag::Cd | Tag::Jj)
}

#[cfg(test)]
mod tests {
    use super::speaker;
    use crate::language::grammar::tests::word_at;

    #[track_caller]
    fn spoken(text: &str, token: &str, who: &str) {
        assert_eq!(word_at(text, token, |s, i| speaker(s, text, i)), who, "{text}");
    }

    #[test]
    fn who_speaks() {
        spoken("At least 40 villagers drowned, the mayor said on Sunday.", "40", "mayor");
        spoken("The mayor said 40 villagers drowned.", "40", "mayor");
        spoken("According to the ministry, 40 villagers drowned.", "40", "ministry");
        spoken("“We lost 40 houses,” said Marsh.", "40", "Marsh");
        spoken("The river rose and 40 villagers drowned.", "40", "-");
        spoken("The mayor said little when 40 houses burned.", "said", "-");
    }
}
