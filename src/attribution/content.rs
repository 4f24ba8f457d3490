//! What is attributed: the clause behind a cue, what stands around one that stands aside, its object.

use std::ops::Range;

use super::cue::{Hit, is_according};
use super::cues::{self, Verb};
use super::scene::Scene;
use super::{SourceKind, voices};
use crate::language::{self, Relation, Tag};

pub fn is_that(scene: &Scene, i: usize) -> bool {
    scene.is(i, "that")
}

pub fn is_subordinator(scene: &Scene, i: usize) -> bool {
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
pub fn is_aside(scene: &Scene, start: usize, tail: usize, inverted: bool) -> bool {
    let mut left = start;
    while left > 0 && scene.is_any(left - 1, &["as", "however", "though", "also"]) {
        left -= 1;
    }
    let marked = left > 0 && (scene.is_mark(left - 1) || scene.in_quote(left - 1)) || left == 0 && scene.after_quote;
    let before = marked
        || left > 1
            && (scene.is_comma(left - 1) || scene.is_dash(left - 1) || matches!(scene.word(left - 1), "?" | "!" | "…" | "..."));
    let stops = tail >= scene.len()
        || scene.is_comma(tail)
        || scene.is_stop(tail) && scene.word(tail) != ":"
        || scene.is_dash(tail)
        || scene.is_bracket(tail)
        || scene.is_any(tail, &["when", "after", "before", "during"]);
    // Behind a quotation, or behind "said Rita Vance", the cue may go on as it likes: “…,” she said as she left.
    let goes_on = matches!(scene.tag(tail), Tag::Vbg | Tag::Vbn | Tag::Wp | Tag::Wrb)
        || scene.tag(tail) == Tag::In && !is_that(scene, tail);
    before && (stops || (marked || inverted) && goes_on)
}

/// What stands around a cue that stands aside.
pub fn aside_content(scene: &Scene, hit: &Hit, before: &[Hit]) -> Vec<Range<usize>> {
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
    let all_quoted =
        start >= left && scene.after_quote || start < left && (start..left).all(|j| scene.in_quote(j) || scene.is_break(j));
    push(&mut content, start..left);
    let next = hit.clause.end;
    let clause_before = scene.has_finite(start..left);
    // "Ten years ago, she said, a ferry would take an hour": nothing was said yet, and no apposition follows.
    let opens = !clause_before && scene.is_any(next + 1, &["a", "an"]) && scene.has_finite(next + 1..content_end(scene));
    if scene.is_comma(next) && !all_quoted && (opens || !goes_elsewhere(scene, next + 1)) {
        // "…, records show, and experts say it is old": the second clause has a voice of its own.
        let own = |j: usize| !scene.in_quote(j) && scene.is_finite(j) && cues::verb(scene.word(j)).is_some_and(|v| v.takes.aside);
        if clause_before && (next + 1..scene.len()).any(own) {
            return content;
        }
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
pub fn left_edge(scene: &Scene, before: usize) -> usize {
    let edge = (0..before).rev().find(|&j| {
        scene.word(j) == ";" && !scene.in_quote(j)
            || matches!(scene.word(j), "(" | "[") && !(j..before).any(|k| matches!(scene.word(k), ")" | "]"))
    });
    let mut start = edge.or_else(|| dateline(scene).filter(|&dash| dash < before)).map_or(0, |j| j + 1);
    while start < before
        && (scene.is_any(start, &["but", "and"]) && scene.tag(start) == Tag::Cc
            || scene.is_comma(start) && !scene.in_quote(start))
    {
        start += 1;
    }
    start
}

/// The dash behind "DUNMORE, March 3 (OPA)", which is nobody's words.
pub fn dateline(scene: &Scene) -> Option<usize> {
    language::dateline(scene.prose, scene.s).filter(|&dash| !(1..dash).any(|j| scene.in_quote(j)))
}

/// Whether the clause that starts here only leads to another: "While most had left, …".
pub fn is_subordinate_start(scene: &Scene, i: usize) -> bool {
    scene.is_any(
        i,
        &["while", "although", "though", "after", "before", "if", "when", "because", "since", "as", "unless", "until", "once"],
    )
}

/// Behind an aside's comma: a participle, a relative or a "but" is the reporter's again.
pub fn goes_elsewhere(scene: &Scene, i: usize) -> bool {
    matches!(scene.tag(i), Tag::Vbg | Tag::Vbn | Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::WpS)
        || scene.is_any(
            i,
            &[
                "but", "after", "while", "before", "though", "although", "as", "when", "who", "which", "where", "despite",
                "even", "because", "since", "a", "an",
            ],
        )
}

/// What follows the cue: a clause, an infinitive, a judgement, an object.
pub fn following_content(
    scene: &Scene,
    at: usize,
    verb: Verb,
    tail: usize,
    complement: Option<usize>,
    cue: &mut Range<usize>,
) -> Vec<Range<usize>> {
    let takes = verb.takes;
    let mut content = Vec::new();
    let clause = takes.clause.then(|| clause_content(scene, at, verb, tail, complement, cue.end)).flatten();
    let found = clause
        .or_else(|| takes.infinitive.then(|| infinitive_content(scene, at, verb)).flatten())
        .or_else(|| takes.judgement.then(|| judgement_content(scene, at, verb)).flatten())
        .or_else(|| takes.preposition.then(|| preposition_content(scene, at, verb, cue)).flatten());
    if let Some(found) = found {
        push(&mut content, found);
    } else if takes.object {
        return object(scene, at, verb);
    }
    content
}

/// "said that the mill had closed", "said on Friday the mill had closed", "denied closing the mill", "said: the mill is closed".
fn clause_content(
    scene: &Scene,
    at: usize,
    verb: Verb,
    tail: usize,
    complement: Option<usize>,
    from: usize,
) -> Option<Range<usize>> {
    let that = (from..(tail + 2).min(scene.len()))
        .find(|&j| is_that(scene, j) && matches!(scene.tag(j), Tag::In | Tag::Wdt) && scene.clause_follows_soon(j + 1));
    let by_tree = || {
        let head = complement?;
        let start = scene.s.subtree(head).start.max(from);
        // A tree that puts the hearer or the day into the clause.
        let early = start < tail && scene.has_finite(tail..head + 1);
        // "told the owner 12 of the sheep were dead": a tree that leaves the number outside.
        let late = start > tail && scene.tag(tail) == Tag::Cd && !(tail..start).any(|j| scene.is_break(j));
        Some(if early || late { tail } else { start })
    };
    let start = that.or_else(by_tree).or_else(|| plain_clause(scene, at, verb, tail));
    if let Some(mut start) = start {
        while scene.is_comma(start) || scene.word(start) == ":" {
            start += 1;
        }
        let end = following_end(scene, at, start);
        // "found them guilty" says nothing; "polls show her trailing" does.
        let whole = scene.has_finite(start..end) || !verb.takes.paper || verb.lemma == "show";
        return whole.then_some(start..end);
    }
    if scene.word(tail) == ":" && verb.takes.quote {
        return Some(tail + 1..content_end(scene));
    }
    let gerund =
        scene.tag(tail) == Tag::Vbg && !scene.is_break(tail) && !verb.takes.mind && !verb.takes.hearer && verb.takes.object;
    gerund.then(|| tail..following_end(scene, at, tail))
}

/// A clause without "that" where the tree shows none: its own subject and verb follow at once.
fn plain_clause(scene: &Scene, at: usize, verb: Verb, tail: usize) -> Option<usize> {
    if verb.takes.mind || verb.takes.paper || !verb.takes.quote || scene.is_break(tail) || !scene.is_nominal(tail) {
        return None;
    }
    let finite = (tail..scene.len().min(tail + 40)).take_while(|&j| !scene.is_stop(j)).find(|&j| scene.is_finite(j))?;
    // "How she answers that question will decide": the verb is above the cue, not below it.
    let above =
        scene.s.is_descendant(at, finite) || scene.s.parent(finite).is_some_and(|p| p != at && scene.s.is_descendant(at, p));
    // "say" asks for its clause wherever the tree puts it: "While some say he is tired, he is not."
    (!above || verb.lemma == "say").then_some(tail)
}

/// "promised to reopen it", "asked the council to wait".
fn infinitive_content(scene: &Scene, at: usize, verb: Verb) -> Option<Range<usize>> {
    let to = (at + 1..(at + 14).min(scene.len()))
        .take_while(|&j| !scene.is_finite(j) && !scene.is_stop(j))
        .find(|&j| scene.is(j, "to") && scene.tag(j + 1) == Tag::Vb)?;
    // "asked not to be named" tells nothing.
    if scene.is(to - 1, "not")
        && scene.is(to + 1, "be")
        && scene.is_any(to + 2, &["named", "identified", "quoted", "photographed"])
    {
        return None;
    }
    let start = if verb.takes.hearer || verb.lemma == "expect" { at + 1 } else { to };
    Some(start..following_end(scene, at, start))
}

/// "called the plan a gift", "accused the owner of fraud".
fn judgement_content(scene: &Scene, at: usize, verb: Verb) -> Option<Range<usize>> {
    let start = at + 1;
    // "dismissed as “cheap politics” claims that …": the judgement stands before what is judged.
    let moved = scene.is(start, "as") && scene.in_quote(start + 1);
    if !moved && (scene.is_break(start) || !scene.is_nominal(start) && scene.tag(start) != Tag::Wp) {
        return None;
    }
    let end = following_end(scene, at, start);
    if moved {
        return Some(start..end);
    }
    let infinitive = scene.s.child(at, &[Relation::Xcomp]).is_some_and(|x| (at..x).any(|j| scene.tag(j) == Tag::To));
    // "called her to meet again" is a telephone.
    if verb.lemma == "call" && infinitive {
        return None;
    }
    let bridge: &[&str] = match verb.lemma {
        "accuse" => &["of"],
        "blame" | "praise" | "criticise" | "criticize" | "condemn" | "denounce" | "salute" => &["for", "as"],
        "call" | "label" | "dub" | "brand" | "declare" | "proclaim" => &[],
        _ => &["as"],
    };
    let object = scene.s.child(at, &[Relation::Dobj]);
    let linked = (start..end).any(|j| scene.is_any(j, bridge) || scene.in_quote(j))
        // "called it a gift", "was called a gift"; "calls the number twice" names nothing.
        || (object.is_some() || scene.s.child(at, &[Relation::Auxpass]).is_some()) && scene.s.child(at, &[Relation::Oprd]).is_some()
        || scene.s.children_by(at, Relation::Oprd).filter(|&o| o > at).count() > 1
        || object.is_some() && scene.s.child(at, &[Relation::Xcomp, Relation::Acomp, Relation::Ccomp]).is_some();
    linked.then_some(start..end)
}

/// "called for a strike", "warned of floods", "warned the port against it". The preposition joins the cue.
fn preposition_content(scene: &Scene, at: usize, verb: Verb, cue: &mut Range<usize>) -> Option<Range<usize>> {
    let preposition = if verb.takes.hearer && scene.is_nominal(at + 1) {
        (at + 2..(at + 9).min(scene.len()))
            .take_while(|&j| scene.is_nominal(j - 1))
            .find(|&j| takes_preposition(scene, j, verb))?
    } else {
        at + 1
    };
    if !takes_preposition(scene, preposition, verb) || scene.is_break(preposition + 1) {
        return None;
    }
    let start = if preposition == at + 1 { at + 2 } else { at + 1 };
    if preposition == at + 1 {
        cue.end = cue.end.max(at + 2);
    }
    Some(start..following_end(scene, at, start))
}

fn takes_preposition(scene: &Scene, i: usize, verb: Verb) -> bool {
    let words: &[&str] = match verb.lemma {
        "call" => &["for", "on"],
        "warn" | "caution" | "complain" | "boast" => &["of", "about", "against"],
        "insist" => &["on"],
        "argue" => &["for", "against"],
        "ask" => &["about"],
        "write" => &["about"],
        "refer" => &["to"],
        _ => &[],
    };
    matches!(scene.tag(i), Tag::In | Tag::To) && scene.is_any(i, words)
}

/// The direct object with all that hangs on it.
pub fn object(scene: &Scene, at: usize, verb: Verb) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    // "denied the team a final": something else is denied.
    if scene.s.child(at, &[Relation::Dative]).is_some() {
        return content;
    }
    if let Some(object) = scene.s.children_by(at, Relation::Dobj).find(|&o| o > at) {
        let word = scene.word(object).to_ascii_lowercase();
        let thing = match verb.lemma {
            // "The river claimed 12 lives", "she claimed the title".
            "claim" => matches!(
                voices::singular(&word).as_str(),
                "life" | "live" | "victim" | "title" | "prize" | "place" | "win" | "seat" | "medal" | "crown" | "spot"
            ),
            // "posted guards", but "posted a map".
            "post" | "retweet" | "repeat" | "cite" => voices::kind(&word) != Some(SourceKind::Document),
            _ => false,
        };
        if thing {
            return content;
        }
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
pub fn following_end(scene: &Scene, at: usize, start: usize) -> usize {
    let mut end = content_end(scene);
    // "While some say she is tired, she works on": a cue in the clause in front ends with it.
    let fronted = at < 12 && (is_subordinate_start(scene, 0) || is_subordinate_start(scene, 1) && scene.tag(0) == Tag::Cc);
    if fronted && let Some(comma) = main_clause(scene, start.max(at), end) {
        end = comma;
    }
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
        // "The union says 40 have died; the company says 12": the second has a voice of its own.
        if scene.word(j) == ";" {
            let says =
                |k: usize| !scene.in_quote(k) && scene.is_finite(k) && cues::verb(scene.word(k)).is_some_and(|it| it.takes.aside);
            if (j + 1..scene.len().min(j + 12)).any(says) {
                return cut(scene, start, j);
            }
        }
        let comma = scene.is_comma(j - 1) || scene.is_mark(j - 1) || scene.is_dash(j - 1);
        let cue = cues::verb(scene.word(j)).is_some();
        // "said that, according to the paper, 40 had left": the paper's words are told on.
        let told_on = is_according(scene, j) && is_that(scene, start) && cut(scene, start, j) == start + 1;
        if comma
            && !told_on
            && (scene.tag(j) == Tag::Vbg && cue || is_according(scene, j) || scene.is_any(j, &["citing", "referring"]))
        {
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

/// The comma behind which the sentence's main clause begins, when that comes behind `from`.
fn main_clause(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    let root = (from..end).find(|&j| scene.relation(j) == Relation::Root && !scene.in_quote(j))?;
    let first = scene.s.child(root, &[Relation::Nsubj, Relation::Nsubjpass]).map_or(root, |s| scene.s.subtree(s).start.min(root));
    first.checked_sub(1).filter(|&comma| comma > from && scene.is_comma(comma))
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
pub fn content_end(scene: &Scene) -> usize {
    let mut end = scene.len();
    while end > 0
        && !scene.in_quote(end - 1)
        && (matches!(scene.word(end - 1), "." | "!" | "?" | ":" | ";") || matches!(scene.word(end - 1), ")" | "]"))
    {
        end -= 1;
    }
    end
}

pub fn next_break(scene: &Scene, from: usize) -> Option<usize> {
    (from..scene.len().min(from + 3)).find(|&j| scene.is_comma(j) || scene.word(j) == ":" || scene.is_dash(j))
}

pub fn push(content: &mut Vec<Range<usize>>, range: Range<usize>) {
    if range.start < range.end {
        content.push(range);
    }
}
