//! Cues in one sentence: which words attribute, who stands behind them, and what is attributed.

use std::ops::Range;

use super::cues::{self, Verb};
use super::scene::Scene;
use super::speaker;
use crate::language::{Relation, Tag};

/// A cue with what belongs to it, as tokens of its sentence.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The verb, or "according".
    pub at: usize,
    pub cue: Range<usize>,
    pub source: Range<usize>,
    /// The head noun of the source.
    pub head: usize,
    /// From the first to the last word of source, cue and what belongs to them ("told reporters on Sunday").
    pub clause: Range<usize>,
    /// What is attributed, as far as it is not told by quotation marks alone.
    pub content: Vec<Range<usize>>,
    /// Whether a quotation beside it may be its content.
    pub quotes: bool,
    /// "using data from …", "citing …": where the source has it from.
    pub via: Vec<Range<usize>>,
}

/// All cues of a sentence, in text order.
pub fn hits(scene: &Scene) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for i in 0..scene.len() {
        if scene.in_quote(i) {
            continue;
        }
        let found = if is_according(scene, i) {
            according(scene, i, 2)
        } else if scene.is(i, "per") && (i == 0 || scene.is_comma(i - 1)) && scene.tag(i + 1).is_proper() {
            according(scene, i, 1)
        } else if let Some(verb) = cues::verb(scene.word(i)) {
            verbal(scene, i, verb, &hits)
        } else {
            None
        };
        hits.extend(found);
    }
    if let Some(hit) = headline(scene).filter(|hit| !hits.iter().any(|other| other.clause.start < hit.clause.end)) {
        hits.insert(0, hit);
    }
    hits
}

fn is_according(scene: &Scene, i: usize) -> bool {
    scene.is(i, "according") && scene.is(i + 1, "to")
}

/// "according to X", "per X": in front, in the middle, at the end.
fn according(scene: &Scene, at: usize, words: usize) -> Option<Hit> {
    let from = at + words;
    let source = speaker::after_preposition(scene, from)?;
    let head = speaker::head(scene, &source);
    let opening = at == 0 || (0..at).all(|j| scene.is_any(j, &["but", "and", "yet", "still", "also", "so", "however", ","]));
    let mut end = source.end;
    let via = via(scene, &mut end);
    let last = content_end(scene);
    let mut content = Vec::new();
    if opening {
        let start = next_break(scene, end).map_or(end, |b| b + 1);
        push(&mut content, start..last);
    } else {
        let start = left_edge(scene, at);
        let stop =
            if at > 0 && (scene.is_comma(at - 1) || scene.is_dash(at - 1) || scene.is_bracket(at - 1)) { at - 1 } else { at };
        push(&mut content, start..stop);
        // "The plan, according to the mayor, is dead": the clause goes on.
        if scene.is_comma(end) && stop < at && !goes_elsewhere(scene, end + 1) && !scene.has_finite(start..stop) {
            push(&mut content, end + 1..last);
        }
    }
    Some(Hit { at, cue: at..from, source, head, clause: at..end, content, quotes: true, via })
}

/// ", using data from …", ", citing …" at `end`, which moves behind it.
fn via(scene: &Scene, end: &mut usize) -> Vec<Range<usize>> {
    let mut via = Vec::new();
    let at = if scene.is_comma(*end) { *end + 1 } else { *end };
    let word = at;
    let from = if scene.is(word, "citing") || scene.is(word, "quoting") {
        Some(word + 1)
    } else if scene.is_any(word, &["using", "drawing", "relying"]) || scene.is(word, "based") {
        (word + 1..(word + 6).min(scene.len()))
            .find(|&j| scene.is_any(j, &["from", "by", "on"]))
            .map(|j| if scene.is(j, "on") && scene.is_any(j + 2, &["from", "by"]) { j + 3 } else { j + 1 })
    } else {
        None
    };
    if let Some(source) = from.and_then(|from| speaker::after_preposition(scene, from)) {
        *end = source.end;
        via.push(source);
    }
    via
}

/// A verb of saying with its subject and content.
fn verbal(scene: &Scene, at: usize, verb: Verb, before: &[Hit]) -> Option<Hit> {
    let said = verb.lemma == "say" || verb.lemma == "tell";
    if !scene.tag(at).is_verb() && !said {
        return None;
    }
    let voice = speaker::voice(scene, at);
    if verb.lemma != "deny" && voice.negated || voice.unreal {
        return None;
    }
    if voice.passive {
        return passive(scene, at, verb);
    }
    let subject = speaker::subject(scene, at, verb)?;
    if !speaker::plausible(scene, &subject, verb) {
        return None;
    }
    let (source, head) = (subject.tokens.clone(), subject.head);
    let cue = speaker::cue_words(scene, at, &subject);
    let start = source.start.min(cue.start);
    let behind = if subject.inverted { source.end } else { cue.end };
    let tail = tail(scene, behind, if subject.inverted { None } else { Some(verb) });
    let clause = start..tail;
    let mut hit = Hit { at, cue, source, head, clause, content: Vec::new(), quotes: verb.takes.quote, via: Vec::new() };
    let complement = scene
        .s
        .children(at)
        .filter(|&c| c > at && scene.relation(c) == Relation::Ccomp)
        .find(|&c| c >= tail || !subject.inverted);
    let aside =
        is_aside(scene, start, tail) && !complement.is_some_and(|c| c >= tail && !scene.is_comma(tail) && tail < scene.len());
    if aside && (verb.takes.aside || verb.takes.quote || verb.lemma == "put") {
        hit.content = aside_content(scene, &hit, before);
        if verb.takes.object && hit.content.is_empty() {
            hit.content = object(scene, at);
        }
    } else {
        hit.content = following_content(scene, at, verb, tail, complement, &mut hit.cue);
        if scene.is_any(start.saturating_sub(1), &["as"]) && hit.content.is_empty() {
            hit.content = aside_content(scene, &hit, before);
        }
    }
    let mut end = tail;
    hit.via = via(scene, &mut end);
    if hit.content.is_empty() && !(hit.quotes && quote_beside(scene, &hit)) {
        return None;
    }
    Some(hit)
}

/// Whether a quotation stands right before or somewhere behind the cue.
fn quote_beside(scene: &Scene, hit: &Hit) -> bool {
    let start = hit.clause.start;
    let before = (start.saturating_sub(2)..start).any(|j| scene.in_quote(j));
    before || (hit.clause.end..scene.len()).any(|j| scene.in_quote(j)) || (hit.at..hit.clause.end).any(|j| scene.in_quote(j))
}

/// "as reported by the Gazette", "was described by her as a gift", "40 cases recorded by the ministry", "was quoted as saying".
fn passive(scene: &Scene, at: usize, verb: Verb) -> Option<Hit> {
    // "was quoted as saying that …": the grammatical subject speaks.
    if let Some(as_) = (at + 1..(at + 8).min(scene.len()))
        .find(|&j| scene.is(j, "as") && cues::verb(scene.word(j + 1)).is_some_and(|v| v.lemma == "say"))
        && (verb.lemma == "quote" || verb.lemma == "cite" || verb.lemma == "record" || verb.lemma == "report")
    {
        let subject = speaker::subject_left(scene, at)?;
        let cue = at..as_ + 2;
        let tail = tail(scene, as_ + 2, None);
        let mut hit = Hit {
            at,
            cue,
            source: subject.tokens.clone(),
            head: subject.head,
            clause: subject.tokens.start..tail,
            content: Vec::new(),
            quotes: true,
            via: Vec::new(),
        };
        if is_aside(scene, hit.clause.start, tail) {
            hit.content = aside_content(scene, &hit, &[]);
        } else {
            push(&mut hit.content, tail..following_end(scene, as_ + 1, tail));
        }
        return Some(hit);
    }
    let by = (at + 1..(at + 6).min(scene.len())).take_while(|&j| !scene.is_break(j)).find(|&j| scene.is(j, "by"))?;
    let source = speaker::after_preposition(scene, by + 1)?;
    let head = speaker::head(scene, &source);
    if !speaker::speaks(scene, head) {
        return None;
    }
    let mut hit =
        Hit { at, cue: at..at + 1, head, clause: at..source.end, source, content: Vec::new(), quotes: false, via: Vec::new() };
    let opened = (at.saturating_sub(3)..at).any(|j| scene.is(j, "as"));
    if opened && verb.takes.clause {
        // "As reported by the Gazette, the mill has closed."
        if scene.is_comma(hit.clause.end) && at <= 3 {
            push(&mut hit.content, hit.clause.end + 1..content_end(scene));
        } else {
            push(&mut hit.content, left_edge(scene, at)..at.saturating_sub(2));
        }
    } else if verb.takes.judgement {
        if scene.is(hit.clause.end, "as") || scene.is(hit.clause.end, "of") || scene.is(hit.clause.end, "for") {
            push(&mut hit.content, hit.clause.end..following_end(scene, at, hit.clause.end));
        } else {
            return None;
        }
    } else if verb.takes.object {
        let phrase = match scene.relation(at) {
            Relation::Acl => {
                let noun = scene.s.parent(at)?;
                scene.s.subtree(noun).start..at
            }
            _ => {
                let subject = scene.s.child(at, &[Relation::Nsubjpass])?;
                scene.s.subtree(subject)
            }
        };
        push(&mut hit.content, phrase.start..phrase.end.min(at));
    }
    (!hit.content.is_empty()).then_some(hit)
}

/// "Minister: no new taxes". Only where nothing but a short phrase stands before the colon.
fn headline(scene: &Scene) -> Option<Hit> {
    let colon = (1..scene.len().min(9)).find(|&j| scene.word(j) == ":")?;
    if colon + 2 >= scene.len()
        || scene.len() > 40
        || (0..colon).any(|j| scene.in_quote(j) || scene.is_break(j) && !scene.is_comma(j))
    {
        return None;
    }
    let source = 0..colon;
    if (0..colon).any(|j| scene.tag(j).is_verb() || scene.tag(j) == Tag::In && !scene.is_any(j, &["of", "for", "in"])) {
        return None;
    }
    let head = speaker::head(scene, &source);
    // "Breaking: …", "Photo: …", "Sanders in Ohio: …" say nothing of who says it.
    if !speaker::speaks(scene, head)
        || scene.is_any(
            head,
            &[
                "photo",
                "image",
                "photograph",
                "picture",
                "video",
                "note",
                "update",
                "fact",
                "people",
                "guide",
                "version",
                "text",
                "sign",
            ],
        )
    {
        return None;
    }
    let mut content = Vec::new();
    push(&mut content, colon + 1..content_end(scene));
    Some(Hit { at: colon, cue: colon..colon + 1, source, head, clause: 0..colon + 1, content, quotes: true, via: Vec::new() })
}

/// Where the cue's own words end, its hearer, time and occasion passed: the token right behind.
fn tail(scene: &Scene, from: usize, verb: Option<Verb>) -> usize {
    let mut i = from;
    if let Some(verb) = verb
        && verb.takes.hearer
        && !scene.is_break(i)
        && !is_that(scene, i)
    {
        i = hearer(scene, i);
    }
    let limit = (from + 24).min(scene.len());
    while i < limit {
        if is_when(scene, i) || is_how(scene, i) {
            i += 1;
        } else if matches!(scene.tag(i), Tag::In | Tag::To)
            && !is_subordinator(scene, i)
            && (scene.is_nominal(i + 1) || scene.tag(i + 1) == Tag::Vbg)
        {
            match occasion(scene, i) {
                Some(next) => i = next,
                None => break,
            }
        } else {
            break;
        }
    }
    i
}

/// "Sunday", "March 3", "last week".
fn is_when(scene: &Scene, i: usize) -> bool {
    scene.is_time(i)
        || scene.tag(i) == Tag::Cd && scene.is_time(i.saturating_sub(1))
        || matches!(scene.tag(i), Tag::Dt | Tag::Jj | Tag::Cd)
            && (i + 1..i + 3).any(|j| scene.is_time(j))
            && !scene.clause_follows_soon(i)
}

/// "repeatedly", "on": an adverb that belongs to the cue, none that belongs to a figure behind it.
fn is_how(scene: &Scene, i: usize) -> bool {
    const NO: &[&str] = &["not", "n't", "n’t", "so", "nearly", "about", "almost", "only", "more", "less", "even"];
    matches!(scene.tag(i), Tag::Rb | Tag::Rbr | Tag::Rp) && !scene.is_any(i, NO)
}

/// "in a statement on Sunday": the token behind the prepositional phrase, when the phrase is one of how, where or when it was said.
fn occasion(scene: &Scene, preposition: usize) -> Option<usize> {
    let mut i = preposition + 1;
    while i < scene.len() && scene.is_nominal(i) {
        // "said in Vale he would": a pronoun starts the clause.
        if i > preposition + 1 && matches!(scene.tag(i), Tag::Prp | Tag::Dt | Tag::PrpS | Tag::Ex) && !scene.is(i, "himself") {
            break;
        }
        i += 1;
    }
    // "said in Vale plants had closed": what looks like one phrase holds the subject of a clause.
    if scene.is_finite(i) && i > preposition + 2 && !scene.is_break(i) {
        return None;
    }
    if scene.is_finite(i) && i <= preposition + 2 {
        return None;
    }
    Some(i)
}

fn hearer(scene: &Scene, from: usize) -> usize {
    // The tree knows where "reporters the plan" comes apart; without it, a plain phrase up to the next pronoun or determiner.
    let mut i = from;
    while i < scene.len() && scene.is_nominal(i) {
        if i > from
            && matches!(scene.tag(i), Tag::Prp | Tag::Ex | Tag::Dt | Tag::PrpS)
            && !matches!(scene.tag(i - 1), Tag::Dt | Tag::Cc | Tag::In | Tag::Pdt)
        {
            break;
        }
        if i > from && !scene.is_proper_run(i) && scene.relation(i) == Relation::Nsubj {
            break;
        }
        i += 1;
        // "told a panel of judges in Vale"
        if scene.is_any(i, &["of", "and", "for"]) && scene.is_nominal(i + 1) {
            i += 1;
        }
    }
    i
}

fn is_that(scene: &Scene, i: usize) -> bool {
    scene.is(i, "that")
}

fn is_subordinator(scene: &Scene, i: usize) -> bool {
    scene.is_any(
        i,
        &[
            "that", "whether", "if", "because", "although", "though", "while", "since", "unless", "until", "as", "like", "than",
            "of", "about",
        ],
    ) && !(scene.is_any(i, &["of", "about"]) && scene.tag(i + 1).is_proper())
        || scene.is(i, "to") && scene.tag(i + 1) == Tag::Vb
}

/// Whether the cue's clause stands aside, between commas or at the end: ", she said", ", said the mayor, ".
fn is_aside(scene: &Scene, start: usize, tail: usize) -> bool {
    let mut left = start;
    while left > 0 && scene.is_any(left - 1, &["as", "and", "but", "however", "though", "also"]) {
        left -= 1;
    }
    let before = left > 0
        && (scene.is_comma(left - 1)
            || scene.is_mark(left - 1)
            || scene.is_dash(left - 1)
            || matches!(scene.word(left - 1), "?" | "!" | "…" | "..."));
    let closes = tail >= scene.len()
        || scene.is_comma(tail)
        || scene.is_stop(tail) && scene.word(tail) != ":"
        || scene.is_dash(tail)
        || scene.is_bracket(tail)
        || matches!(scene.tag(tail), Tag::Vbg | Tag::Vbn | Tag::Wp | Tag::Wrb) && scene.is_mark(left.saturating_sub(1))
        || matches!(scene.tag(tail), Tag::In)
            && is_subordinator(scene, tail)
            && !is_that(scene, tail)
            && (left > 0 && (scene.is_mark(left - 1) || scene.is_comma(left - 1) && scene.in_quote(left - 1)))
        || scene.is_any(tail, &["when", "after", "before", "during"]);
    // ", she said," with a clause that only opens before it: "On Friday, she said, …" is one too.
    before && closes && left > 1
}

/// What stands around a cue that stands aside.
fn aside_content(scene: &Scene, hit: &Hit, before: &[Hit]) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    let mut left = hit.clause.start;
    while left > 0
        && (scene.is_any(left - 1, &["as", "and", "but", "however", "though", "also"])
            || scene.is_comma(left - 1)
            || scene.is_dash(left - 1))
    {
        left -= 1;
    }
    let mut start = left_edge(scene, left);
    // “A,” she said, but B, the clerk said: the second has only what follows the first.
    if let Some(other) =
        before.iter().rev().find(|other| other.clause.end < left && other.content.iter().any(|c| c.end <= other.clause.start))
    {
        start = start.max(other.clause.end);
        while scene.is_comma(start) || scene.is_any(start, &["but", "and", "while"]) {
            start += 1;
        }
    }
    let all_quoted = (start..left).all(|j| scene.in_quote(j) || scene.is_break(j));
    push(&mut content, start..left);
    let next = hit.clause.end;
    if scene.is_comma(next) && !all_quoted && !goes_elsewhere(scene, next + 1) {
        let clause_before = scene.has_finite(start..left);
        if !clause_before
            || scene.is(next + 1, "and")
            || scene.tag(next + 1) == Tag::In && !is_subordinator(scene, next + 1)
            || scene.is_finite(next + 1)
        {
            push(&mut content, next + 1..until_next_aside(scene, next + 1));
        }
    }
    content
}

fn until_next_aside(scene: &Scene, start: usize) -> usize {
    let end = content_end(scene);
    (start..end).find(|&j| is_according(scene, j) && j > start && scene.is_comma(j - 1)).map_or(end, |j| j - 1)
}

/// Where what stands before an aside begins: behind the last full break, a semicolon or an opening bracket.
fn left_edge(scene: &Scene, before: usize) -> usize {
    let edge = (0..before).rev().find(|&j| {
        scene.word(j) == ";" && !scene.in_quote(j)
            || matches!(scene.word(j), "(" | "[") && !(j..before).any(|k| matches!(scene.word(k), ")" | "]"))
    });
    let mut start = edge.map_or(0, |j| j + 1);
    while start < before
        && (scene.is_any(start, &["but", "and"]) && scene.tag(start) == Tag::Cc
            || scene.is_comma(start) && !scene.in_quote(start))
    {
        start += 1;
    }
    start
}

/// Behind an aside's comma: a participle, a relative or a "but" is the reporter's again.
fn goes_elsewhere(scene: &Scene, i: usize) -> bool {
    matches!(scene.tag(i), Tag::Vbg | Tag::Vbn | Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::WpS)
        || scene.is_any(
            i,
            &[
                "but", "after", "while", "before", "though", "although", "as", "when", "who", "which", "where", "despite",
                "even", "because", "since", "a", "an",
            ],
        )
}

/// What follows the cue: a clause, an infinitive, an object.
fn following_content(
    scene: &Scene,
    at: usize,
    verb: Verb,
    tail: usize,
    complement: Option<usize>,
    cue: &mut Range<usize>,
) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    let takes = verb.takes;
    if takes.clause {
        let that = (cue.end..(tail + 2).min(scene.len())).find(|&j| {
            is_that(scene, j)
                && matches!(scene.tag(j), Tag::In | Tag::Wdt | Tag::Dt)
                && scene.clause_follows_soon(j + 1)
                && scene.tag(j) != Tag::Dt
        });
        let start = that.or_else(|| {
            complement.map(|c| {
                let s = scene.s.subtree(c).start.max(cue.end);
                // A tree that puts the hearer or the day into the clause.
                if s < tail && scene.has_finite(tail..c + 1) { tail } else { s }
            })
        });
        let start = start
            .or_else(|| (scene.clause_follows_soon(tail) && !scene.is_break(tail) && takes.quote && !takes.mind).then_some(tail));
        if let Some(mut start) = start {
            while scene.is_comma(start) || scene.word(start) == ":" {
                start += 1;
            }
            push(&mut content, start..following_end(scene, at, start));
            return content;
        }
        // "reports that": nothing; "said: the mill is closed."
        if scene.word(tail) == ":" && takes.quote {
            push(&mut content, tail + 1..content_end(scene));
            return content;
        }
    }
    if takes.infinitive
        && let Some(to) = (at + 1..(at + 14).min(scene.len()))
            .take_while(|&j| !scene.is_finite(j) && !scene.is_stop(j))
            .find(|&j| scene.is(j, "to") && scene.tag(j + 1) == Tag::Vb)
    {
        let start = if takes.hearer || verb.lemma == "expect" { at + 1 } else { to };
        push(&mut content, start..following_end(scene, at, start));
        return content;
    }
    if takes.judgement && !scene.is_break(at + 1) && !scene.is_any(at + 1, &["on", "for", "in", "out", "off"]) {
        let start = at + 1;
        let end = following_end(scene, at, start);
        let linked = (start..end)
            .any(|j| scene.is_any(j, &["as", "of", "for"]) || scene.in_quote(j) || scene.tag(j).is_adjective())
            || scene.s.child(at, &[Relation::Oprd, Relation::Xcomp]).is_some();
        if linked && scene.is_nominal(start) {
            push(&mut content, start..end);
            return content;
        }
    }
    if takes.preposition
        && matches!(scene.tag(at + 1), Tag::In | Tag::To)
        && scene.is_any(at + 1, &["for", "of", "about", "on", "against", "to"])
        && !scene.is_break(at + 2)
        && tail_is_open(scene, at, verb)
    {
        cue.end = cue.end.max(at + 2);
        push(&mut content, at + 2..following_end(scene, at, at + 2));
        return content;
    }
    if takes.object {
        return object(scene, at);
    }
    content
}

fn tail_is_open(scene: &Scene, at: usize, verb: Verb) -> bool {
    match verb.lemma {
        "call" => scene.is_any(at + 1, &["for", "on"]),
        "warn" | "caution" | "complain" | "boast" => scene.is_any(at + 1, &["of", "about", "against"]),
        "insist" => scene.is(at + 1, "on"),
        "argue" => scene.is_any(at + 1, &["for", "against"]),
        "ask" => scene.is_any(at + 1, &["for", "about"]),
        "write" => scene.is(at + 1, "about"),
        "refer" => scene.is(at + 1, "to"),
        _ => false,
    }
}

/// The direct object with all that hangs on it.
fn object(scene: &Scene, at: usize) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    if let Some(object) = scene.s.children_by(at, Relation::Dobj).find(|&o| o > at) {
        let tree = scene.s.subtree(object);
        let mut end = tree.end;
        // "reported 40 deaths in Vale": the tree may hang the place on the verb.
        while end < scene.len()
            && matches!(scene.tag(end), Tag::In)
            && !is_subordinator(scene, end)
            && !scene.is_occasion(end)
            && scene.is_nominal(end + 1)
        {
            let mut j = end + 1;
            while j < scene.len() && scene.is_nominal(j) {
                j += 1;
            }
            end = j;
        }
        push(&mut content, tree.start.max(at + 1)..end.min(content_end(scene)));
    }
    content
}

/// Where a following content ends: at the sentence's end, unless the cue's own clause goes on before that ("… and accused the owner").
fn following_end(scene: &Scene, at: usize, start: usize) -> usize {
    let mut end = content_end(scene);
    // A cue in a clause that hangs in the middle of another ends with its own clause: "The mayor, who said she was tired, left."
    if matches!(scene.relation(at), Relation::Relcl | Relation::Acl | Relation::Advcl | Relation::Csubj) {
        let main = scene.s.ancestors(at).find(|&j| {
            scene.tag(j).is_verb()
                && matches!(scene.relation(j), Relation::Root | Relation::Ccomp | Relation::Conj | Relation::Parataxis)
        });
        let own = scene.s.subtree(at).end;
        if main.is_some_and(|m| m > at && m >= own) {
            end = (start..end)
                .find(|&j| j + 1 >= own.min(end) && (scene.is_comma(j) || scene.is_dash(j)))
                .map_or(own.clamp(start, end), |j| j);
        }
    }
    for j in start + 1..end {
        if scene.in_quote(j) {
            continue;
        }
        let comma = scene.is_comma(j - 1) || scene.is_mark(j - 1) || scene.is_dash(j - 1);
        let cue = cues::verb(scene.word(j)).is_some();
        if comma && (scene.tag(j) == Tag::Vbg && cue || is_according(scene, j) || scene.is_any(j, &["citing", "referring"])) {
            return cut(scene, start, j);
        }
        let hangs = scene.s.parent(j) == Some(at);
        if hangs && scene.relation(j) == Relation::Conj && scene.tag(j).is_verb() {
            let subject = scene.s.child(j, &[Relation::Nsubj, Relation::Nsubjpass]);
            if subject.is_none() || cue {
                let first = subject.map_or(j, |s| scene.s.subtree(s).start.min(j));
                let conjunction = (start..first).rev().find(|&k| scene.tag(k) == Tag::Cc || scene.is_comma(k)).unwrap_or(first);
                return cut(scene, start, conjunction);
            }
        }
    }
    end
}

/// `end` without the comma, conjunction or dash before it.
fn cut(scene: &Scene, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && (scene.is_comma(end - 1) || scene.is_dash(end - 1) || scene.tag(end - 1) == Tag::Cc) {
        end -= 1;
    }
    end
}

/// The sentence without its full stop.
fn content_end(scene: &Scene) -> usize {
    let mut end = scene.len();
    while end > 0
        && !scene.in_quote(end - 1)
        && (matches!(scene.word(end - 1), "." | "!" | "?" | ":" | ";") || matches!(scene.word(end - 1), ")" | "]"))
    {
        end -= 1;
    }
    end
}

fn next_break(scene: &Scene, from: usize) -> Option<usize> {
    (from..scene.len().min(from + 3)).find(|&j| scene.is_comma(j) || scene.word(j) == ":" || scene.is_dash(j))
}

fn push(content: &mut Vec<Range<usize>>, range: Range<usize>) {
    if range.start < range.end {
        content.push(range);
    }
}
