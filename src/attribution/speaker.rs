//! Who speaks: the subject of a verb of saying, the noun phrase behind "according to".

use std::ops::Range;

use super::SourceKind;
use super::cues::Verb;
use super::scene::Scene;
use super::voices;
use crate::language::{NameKind, Relation, Tag};
use crate::people::roles::is_role_noun;

/// The subject of a cue.
#[derive(Clone, Debug)]
pub struct Subject {
    pub tokens: Range<usize>,
    pub head: usize,
    /// "said Rita Vance".
    pub inverted: bool,
    /// Borrowed from another verb: "she left, saying …".
    pub shared: bool,
    /// The verb that put out the paper: "issued" of "issued a statement saying".
    pub issued: Option<usize>,
}

/// The subject of the verb at `at`.
pub fn subject(scene: &Scene, at: usize, verb: Verb) -> Option<Subject> {
    inverted(scene, at, verb).or_else(|| subject_left(scene, at)).or_else(|| shared(scene, at))
}

/// The noun phrase, and behind a phrase of time or place that opens the clause only what follows that: of "During an inspection on
/// Thursday our engineers found …" the engineers.
fn behind_opening(scene: &Scene, subject: Subject) -> Subject {
    const OPENING: &[&str] =
        &["during", "in", "at", "on", "after", "before", "following", "since", "by", "with", "within", "for"];
    let Range { start, end } = subject.tokens;
    let opens = start > 0
        && scene.is_any(start - 1, OPENING)
        && (start == 1 || scene.is_break(start - 2) || scene.tag(start - 2) == Tag::Cc || scene.is(start - 2, "that"));
    let new = |j: usize| matches!(scene.tag(j), Tag::Dt | Tag::PrpS | Tag::Prp) && scene.tag(j - 1).is_noun();
    let dated = |j: usize| scene.is_time(j - 1) && !scene.is_time(j) && scene.is_nominal(j) && scene.tag(j) != Tag::Pos;
    match (start + 1..end).rev().find(|&j| new(j) || dated(j)).filter(|_| opens) {
        Some(from) => Subject { head: head(scene, &(from..end)), tokens: from..end, ..subject },
        None => subject,
    }
}

/// “…,” said Rita Vance, the director of the mill.
fn inverted(scene: &Scene, at: usize, verb: Verb) -> Option<Subject> {
    if !(verb.takes.quote || verb.takes.aside)
        || at == 0 && !scene.after_quote
        || scene.tag(at) == Tag::Vbg
        || scene.is_break(at + 1)
    {
        return None;
    }
    if at == 0 {
        let tokens = scene.phrase_after(1)?;
        let head = head(scene, &tokens);
        return Some(Subject { tokens, head, inverted: true, shared: false, issued: None });
    }
    // "…, added the mayor", "… and said the mayor" is none.
    let previous = at - 1;
    let after_mark = scene.is_mark(previous) || scene.in_quote(previous);
    let after_comma = scene.is_comma(previous) || scene.is_dash(previous) || matches!(scene.word(previous), "?" | "!");
    let as_so = scene.is_any(previous, &["as", "so"]);
    let named = scene.word(at + 1).starts_with(char::is_uppercase);
    if !(after_mark || after_comma || as_so)
        || !(scene.is_nominal(at + 1) || named)
        || scene.is_time(at + 1)
        || scene.in_quote(at + 1)
    {
        return None;
    }
    // "Kirby, who spoke on several shows, told the court …": the subject stands before the comma.
    let tree = scene.s.children_by(at, Relation::Nsubj).next();
    if tree.is_some_and(|s| s < at) && !after_mark || verb.takes.hearer && !after_mark && !scene.tag(at + 1).is_proper() {
        return None;
    }
    if verb.takes.hearer && verb.lemma != "ask" && verb.lemma != "warn" && tree.is_none_or(|s| s < at) {
        return None;
    }
    if matches!(scene.tag(at + 1), Tag::Prp) && !scene.is_any(at + 1, &["he", "she", "they", "it", "one"]) {
        return None;
    }
    let tokens = match tree.filter(|&s| s > at) {
        Some(head) => {
            let tree = scene.s.subtree(head);
            trim(scene, head, tree.start.max(at + 1)..tree.end, true)
        }
        None => scene.phrase_after(at + 1)?,
    };
    // A comma alone is weak: what follows must be the end of the clause, not the subject of another ("…, said Israel was").
    if !after_mark && !as_so && scene.is_finite(tokens.end) {
        return None;
    }
    let tokens = if tokens.start > at + 1 { scene.phrase_after(at + 1)? } else { tokens };
    let head = head(scene, &tokens);
    Some(Subject { tokens, head, inverted: true, shared: false, issued: None })
}

/// The subject before the verb: by the tree, else the noun phrase that ends right before it.
pub fn subject_left(scene: &Scene, at: usize) -> Option<Subject> {
    left(scene, at).map(|subject| behind_opening(scene, subject))
}

fn left(scene: &Scene, at: usize) -> Option<Subject> {
    let edge = verb_group(scene, at);
    // "ANN REED: The minister, Peter Marsh, said": whose turn it is does not say it.
    let turn = (0..edge).rfind(|&j| scene.word(j) == ":").map_or(0, |it| it + 1);
    let subject = |j: usize| j < at && j >= turn && matches!(scene.relation(j), Relation::Nsubj | Relation::Nsubjpass);
    let by_tree = scene.s.children(at).rfind(|&j| subject(j));
    let set_off = edge > 0 && (scene.is_comma(edge - 1) || scene.is_dash(edge - 1) || scene.is_bracket(edge - 1));
    // "No new bridge before 2030, mayor says": an apposition would be closed by a comma.
    if by_tree.is_some()
        && !set_off
        && let Some(tokens) = scene.phrase_before(edge).filter(|p| p.start > 1 && scene.is_comma(p.start - 1))
    {
        let head = head(scene, &tokens);
        if scene.relation(head) == Relation::Appos && speaks(scene, head) {
            return Some(Subject { tokens, head, inverted: false, shared: false, issued: None });
        }
    }
    if let Some(head) = by_tree.filter(|&head| !scene.in_quote(head)) {
        let relative = matches!(scene.tag(head), Tag::Wp | Tag::Wdt) || scene.is_any(head, &["who", "which"]);
        // "Reed, who runs the mill, said": the verb behind the comma is none of the relative's.
        if relative && !set_off {
            return Some(Subject { tokens: head..head + 1, head, inverted: false, shared: false, issued: None });
        }
        let tree = scene.s.subtree(head);
        let mut tokens = trim(scene, head, tree.start..tree.end.min(edge), false);
        while tokens.start < head && scene.in_quote(tokens.start) {
            tokens.start += 1;
        }
        // "…, fundraising papers show": a participle that opens the phrase.
        if tokens.start > 1 && scene.tag(tokens.start - 1) == Tag::Vbg && scene.is_comma(tokens.start - 2) {
            tokens.start -= 1;
        }
        if tokens.len() > 40 {
            tokens = scene.phrase_before(edge)?;
        }
        if !tokens.is_empty() && !relative {
            return Some(Subject { head, tokens, inverted: false, shared: false, issued: None });
        }
    }
    if scene.tag(at) == Tag::Vbg && edge == at {
        return None;
    }
    if let Some(subject) = before_bracket(scene, edge) {
        return Some(subject);
    }
    if set_off && (edge..=at).any(|j| scene.is_finite(j)) {
        return before_parenthesis(scene, edge);
    }
    let tokens = scene.phrase_before(edge)?;
    // "…, aid agencies said": a phrase between a break and the verb is its subject, whatever the tree says.
    const OPENERS: &[&str] = &[
        "as", "that", "but", "while", "where", "when", "because", "which", "what", "after", "although", "though", "if", "since",
    ];
    let open = tokens.start == 0
        || scene.is_break(tokens.start - 1)
        || scene.tag(tokens.start - 1) == Tag::Cc
        || scene.is_any(tokens.start - 1, OPENERS);
    let head = head(scene, &tokens);
    let stands = open && (scene.is_finite(edge.max(tokens.end)) || scene.is_finite(at) || scene.tag(at) == Tag::Nn);
    let rooted = scene.relation(at) == Relation::Root && scene.is_finite(edge);
    (stands || rooted).then_some(Subject { tokens, head, inverted: false, shared: false, issued: None })
}

/// "Rita Vance (Dunmore) said": the name with its bracket.
fn before_bracket(scene: &Scene, edge: usize) -> Option<Subject> {
    let close = edge.checked_sub(1).filter(|&j| matches!(scene.word(j), ")" | "]"))?;
    let open = (close.saturating_sub(10)..close).rev().find(|&j| matches!(scene.word(j), "(" | "["))?;
    let phrase = scene.phrase_before(open)?;
    let head = head(scene, &phrase);
    speaks(scene, head).then_some(Subject { tokens: phrase.start..edge, head, inverted: false, shared: false, issued: None })
}

/// "Rita Vance, the director, who had come by train, said": the subject of a verb right behind a comma, dash or bracket stands before
/// what these enclose. Apposition is kept, a relative clause is not.
fn before_parenthesis(scene: &Scene, edge: usize) -> Option<Subject> {
    const OPENERS: &[&str] =
        &["that", "when", "while", "because", "as", "where", "although", "though", "after", "if", "also", "even"];
    let floor = (edge.saturating_sub(45)..edge)
        .rev()
        .find(|&j| scene.is_stop(j) && !scene.is_bracket(j + 1) || scene.in_quote(j))
        .map_or(0, |j| j + 1);
    let mut start = floor;
    while start < edge {
        let opener =
            start == 0 || scene.is_break(start - 1) || scene.tag(start - 1) == Tag::Cc || scene.is_any(start - 1, OPENERS);
        if opener
            && scene.is_nominal(start)
            && !scene.is_time(start)
            && let Some(phrase) = scene.phrase_after(start).filter(|p| p.end < edge)
        {
            let breaks = scene.is_comma(phrase.end) || scene.is_dash(phrase.end) || scene.is_bracket(phrase.end);
            let head = head(scene, &phrase);
            if breaks && (speaks(scene, head) || scene.tag(head).is_noun()) {
                return Some(Subject { tokens: phrase, head, inverted: false, shared: false, issued: None });
            }
            start = phrase.end;
        }
        start += 1;
    }
    None
}

/// The first word of the verb with its helpers and adverbs: "has repeatedly" of "has repeatedly said".
fn verb_group(scene: &Scene, at: usize) -> usize {
    let mut start = at;
    while start > 0 {
        let j = start - 1;
        let helper = scene.tag(j) == Tag::Md
            || scene.is_any(
                j,
                &[
                    "has", "have", "had", "is", "are", "was", "were", "be", "been", "did", "does", "do", "'s", "’s", "'d", "’d",
                    "'ve", "’ve",
                ],
            ) && scene.tag(j).is_verb()
            || matches!(scene.tag(j), Tag::Rb | Tag::Rbr) && !scene.is_break(j);
        let day = scene.is_time(j) && scene.tag(j).is_noun();
        let on = scene.is_any(j, &["on", "last", "this", "earlier"]) && scene.is_time(start);
        if helper || day || on { start = j } else { break }
    }
    start
}

/// "she left, saying …"; "he rose and said …": the subject of the verb it hangs on.
fn shared(scene: &Scene, at: usize) -> Option<Subject> {
    let mut verb = at;
    for _ in 0..4 {
        let parent = scene.s.parent(verb)?;
        match scene.relation(verb) {
            Relation::Conj
            | Relation::Advcl
            | Relation::Xcomp
            | Relation::Dep
            | Relation::Pcomp
            | Relation::Ccomp
            | Relation::Parataxis => {}
            Relation::Prep | Relation::Acomp | Relation::Oprd | Relation::Advmod | Relation::Attr => {}
            Relation::Acl => {
                // "The port put out a statement saying": the port speaks.
                let holder = scene.s.parent(parent).filter(|&v| scene.relation(parent) == Relation::Dobj && is_issue(scene, v));
                if let Some(subject) = holder.filter(|_| is_paper(scene, parent)).and_then(|v| any_subject(scene, v)) {
                    return Some(Subject { shared: true, inverted: false, issued: holder, ..subject });
                }
                // "a statement saying": the paper speaks; "the mayor, speaking": the mayor does.
                let tree = scene.s.subtree(parent);
                let tokens = trim(scene, parent, tree.start..verb.min(tree.end), false);
                return (!tokens.is_empty()).then_some(Subject {
                    head: parent,
                    tokens,
                    inverted: false,
                    shared: true,
                    issued: None,
                });
            }
            _ => return None,
        }
        if (scene.tag(parent).is_verb() || scene.tag(parent) == Tag::Md)
            && let Some(subject) = any_subject(scene, parent)
        {
            let paper = scene.s.child(parent, &[Relation::Dobj]).is_some_and(|paper| paper < at && is_paper(scene, paper));
            let issued = (verb == at && paper && is_issue(scene, parent)).then_some(parent);
            return Some(Subject { shared: true, inverted: false, issued, ..subject });
        }
        verb = parent;
    }
    None
}

/// "issued a statement", "sent an email".
fn is_issue(scene: &Scene, verb: usize) -> bool {
    const ISSUES: &[&str] =
        &["put", "issued", "released", "sent", "posted", "published", "made", "wrote", "gave", "tweeted", "issuing", "releasing"];
    scene.is_any(verb, ISSUES)
}

fn any_subject(scene: &Scene, verb: usize) -> Option<Subject> {
    let head = scene.s.children(verb).find(|&j| matches!(scene.relation(j), Relation::Nsubj | Relation::Nsubjpass))?;
    let tree = scene.s.subtree(head);
    let tokens = if head > verb {
        trim(scene, head, tree.start.max(verb + 1)..tree.end, true)
    } else {
        trim(scene, head, tree.start..tree.end.min(verb), false)
    };
    (!tokens.is_empty()).then_some(Subject { tokens, head, inverted: head > verb, shared: true, issued: None })
}

/// The noun phrase that starts at `from`, by the tree where it agrees with the punctuation.
pub fn after_preposition(scene: &Scene, from: usize) -> Option<Range<usize>> {
    if from >= scene.len() {
        return None;
    }
    let mut start = from;
    while scene.is_mark(start) || scene.is(start, "both") {
        start += 1;
    }
    let plain = scene.phrase_after(start)?;
    let object = scene.s.parent(start).filter(|_| false).or_else(|| {
        let preposition = from.checked_sub(1)?;
        scene.s.child(preposition, &[Relation::Pobj])
    });
    let tokens = match object.filter(|&o| o >= start) {
        Some(object) => {
            let tree = scene.s.subtree(object);
            let wide = trim(scene, object, start.max(tree.start)..tree.end, true);
            if wide.start > start || wide.is_empty() { plain } else { wide }
        }
        None => plain,
    };
    // A name in quotation marks or a title keeps its closing mark out.
    let mut end = tokens.end;
    while end > tokens.start && scene.is_break(end - 1) && !scene.is_bracket(end - 1) {
        end -= 1;
    }
    (tokens.start < end).then_some(tokens.start..end)
}

/// A noun phrase as one would name the source: without a relative clause or participle behind a comma, without time and occasion.
fn trim(scene: &Scene, head: usize, tokens: Range<usize>, behind: bool) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    end = end.min(scene.len());
    while start < end
        && start < head
        && (scene.is_break(start) && !scene.is_bracket(start)
            || matches!(scene.tag(start), Tag::Cc | Tag::In | Tag::Rb) && !scene.is_any(start, &["about", "nearly"])
            || scene.is_time(start))
    {
        start += 1;
    }
    // Behind the head, a clause that tells more about it is cut off.
    let from = head.max(start) + 1;
    for j in from..end {
        let comma = scene.is_comma(j - 1) || scene.is_dash(j - 1);
        let relative =
            matches!(scene.tag(j), Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb) || scene.is_any(j, &["who", "which", "whose"]);
        let clause = relative && (comma || behind)
            || comma && matches!(scene.tag(j), Tag::Vbg | Tag::Vbn) && !scene.is(j, "including")
            || comma && scene.is_any(j, &["but", "and", "or"]) && !scene.is_nominal(j + 1);
        let stop = scene.is_dash(j)
            || matches!(scene.word(j), ";" | ":")
            || scene.is_mark(j) && scene.s.name_at(j).is_none() && !matches!(scene.word(j), "’" | "'");
        let occasion = matches!(scene.tag(j), Tag::In) && (scene.is_occasion(j) && j > head) && !scene.is_any(j, &["to", "by"]);
        let verb = behind
            && (scene.is_finite(j)
                || scene.is_time(j)
                || matches!(scene.tag(j), Tag::Vbg) && !scene.is(j, "including")
                || scene.is_any(j, &["as", "when", "while", "after", "before", "during", "because"]));
        if clause || stop || occasion || verb || scene.is_time(j) && !scene.is_proper_run(j) {
            end = j;
            break;
        }
    }
    end = end.max(start);
    if end - start > 25 {
        end = (from..end).find(|&j| scene.is_comma(j)).unwrap_or(start + 25);
    }
    while end > start
        && (scene.is_break(end - 1) && !scene.is_bracket(end - 1)
            || matches!(scene.tag(end - 1), Tag::Cc | Tag::In | Tag::Rb)
            || scene.is_time(end - 1))
    {
        end -= 1;
    }
    start..end
}

/// The head noun of a phrase: the last noun before the first "of", comma or bracket.
pub fn head(scene: &Scene, tokens: &Range<usize>) -> usize {
    let stop = tokens
        .clone()
        .find(|&j| {
            j > tokens.start && (scene.is_break(j) || matches!(scene.tag(j), Tag::In | Tag::To | Tag::Vbn | Tag::Vbg | Tag::Wp))
        })
        .unwrap_or(tokens.end);
    (tokens.start..stop).rev().find(|&j| scene.is_nominal_head(j) && scene.tag(j) != Tag::Pos).unwrap_or(tokens.start)
}

/// Whether somebody or something that speaks stands at `head`: a name, a pronoun, a known kind of voice.
pub fn speaks(scene: &Scene, head: usize) -> bool {
    scene.tag(head).is_proper()
        || matches!(
            scene.name_kind(head),
            Some(NameKind::Person | NameKind::Organisation | NameKind::Place | NameKind::Nationality)
        )
        || scene.is_any(head, &["he", "she", "they", "who"])
        || voices::kind(&scene.word(head).to_ascii_lowercase()).is_some()
        || scene.tag(head) != Tag::Vbg && is_role_noun(&voices::singular(&scene.word(head).to_ascii_lowercase()))
}

pub fn is_paper(scene: &Scene, head: usize) -> bool {
    voices::kind(&scene.word(head).to_ascii_lowercase()) == Some(SourceKind::Document)
}

/// Whether this subject can be the source of this verb.
pub fn plausible(scene: &Scene, at: usize, subject: &Subject, verb: Verb) -> bool {
    let head = subject.head;
    // The writer speaks in the document's own voice.
    if scene.is_any(head, &["i", "we", "you", "me", "us", "there", "nobody", "what", "none", "neither", "nothing"]) {
        return false;
    }
    if scene.is_any(head, &["this", "that", "which"]) && !scene.in_quote(head) && (verb.takes.paper || verb.takes.mind) {
        return false;
    }
    if scene.is(head, "it") && scene.is(at + 1, "a") && scene.is(at + 2, "lot") {
        return false;
    }
    if scene.is(head, "it") && (verb.takes.paper || verb.takes.mind || verb.lemma == "note" || verb.lemma == "mean") {
        return false;
    }
    let first = subject.tokens.start;
    if scene.is_any(first, &["no", "neither", "nobody"]) || first > 0 && scene.is(first - 1, "neither") {
        return false;
    }
    let strong = matches!(
        verb.lemma,
        "say"
            | "tell"
            | "announce"
            | "claim"
            | "insist"
            | "argue"
            | "warn"
            | "write"
            | "ask"
            | "reply"
            | "respond"
            | "tweet"
            | "explain"
            | "joke"
            | "quip"
            | "testify"
            | "recall"
    );
    strong
        || speaks(scene, head)
        || scene.is(head, "it") && verb.takes.quote && !verb.takes.paper
        || scene.is_any(head, &["one", "many", "some", "others", "another", "both", "several", "most"])
}

/// The verb with its helpers, adverbs and particle: "has also said", "pointed out".
pub fn cue_words(scene: &Scene, at: usize, subject: &Subject) -> Range<usize> {
    let mut start = at;
    if !subject.inverted && !subject.shared {
        let floor = subject.tokens.end;
        while start > floor
            && !scene.is_break(start - 1)
            && !scene.is_time(start - 1)
            && (scene.tag(start - 1).is_verb() || matches!(scene.tag(start - 1), Tag::Rb | Tag::Md | Tag::To))
        {
            start -= 1;
        }
    } else if let Some(issued) = subject.issued.filter(|&issued| issued < at && at - issued < 16) {
        start = issued;
    } else if start > 0 && matches!(scene.tag(start - 1), Tag::Rb) && subject.shared {
        start -= 1;
    }
    let mut end = at + 1;
    if scene.tag(end) == Tag::Rp || scene.is(end, "back") || scene.is(end, "out") || scene.is(at, "put") && scene.is(end, "it") {
        end += 1;
    } else if let Some(clear) = (end..end + 2).find(|&j| scene.is(j, "clear")) {
        end = clear + 1;
    }
    start..end
}
