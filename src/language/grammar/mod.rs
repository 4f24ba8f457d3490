//! Rules over the tree: what a number counts, which verb governs it, who speaks.
//!
//! The trees are a small parser's and sometimes wrong; where words in a row say it more surely than the tree, the rules go by them.

mod speaker;

use super::{Relation, Sentence, Tag, lemma};
pub use speaker::{is_reporting, speaker};

/// The noun that the number at token `number` counts or measures: "more than 100 hostages" gives "hostages", "two of the mills" gives
/// "mills", a "seven-day truce" gives "day" (the unit). An amount or a share is of something: "profit rose to $5 million" gives
/// "profit", "5% of the workers" gives "workers". None when the number stands alone ("10 are over 75") and the sentence does not tell.
pub fn counted_noun(sentence: &Sentence, text: &str, number: usize) -> Option<usize> {
    let last = last_of_number(sentence, text, number);
    if is_money(sentence, text, number) || is_percent(sentence, text, last) {
        return owner_of_amount(sentence, text, number, last);
    }
    // A unit behind a hyphen: "seven-day", "50-day".
    if is_hyphen(sentence.word(text, last + 1)) && sentence.tag(last + 2).is_noun() {
        return Some(last + 2);
    }
    if let Some(of) = partitive(sentence, text, last) {
        return Some(of);
    }
    // "40 to 60 people", "from 1,000 to 2,000 hires": what the second number counts.
    if let Some(second) = second_of_range(sentence, text, last) {
        let end = last_of_number(sentence, text, second);
        return if is_percent(sentence, text, end) {
            owner_of_amount(sentence, text, number, last)
        } else {
            noun_in_tree(sentence, text, second, end).or_else(|| noun_behind(sentence, text, end))
        };
    }
    noun_in_tree(sentence, text, number, last)
        .or_else(|| noun_behind(sentence, text, last))
        .or_else(|| elided_noun(sentence, text, number, last))
        .or_else(|| level_of(sentence, text, number))
}

/// The noun above the number in the tree, when it stands behind it.
fn noun_in_tree(sentence: &Sentence, text: &str, number: usize, last: usize) -> Option<usize> {
    let top = number_top(sentence, number);
    let head = sentence.parent(top)?;
    let counted = matches!(
        sentence.relation(top),
        Relation::Nummod | Relation::Quantmod | Relation::Compound | Relation::Amod | Relation::Nmod
    );
    (counted && sentence.tag(head).is_noun() && head > last && joined(sentence, text, last, head))
        .then(|| first_of_adjacent(sentence, text, last, head))
}

/// The number behind "to", "or", "and" or a dash, with modifiers between them.
fn second_of_range(sentence: &Sentence, text: &str, last: usize) -> Option<usize> {
    let joint = matches!(sentence.word(text, last + 1), "to" | "or" | "and" | "-" | "–" | "—");
    let mut at = last + 2;
    while matches!(sentence.word(text, at), "about" | "around" | "nearly" | "almost" | "perhaps" | "even" | "some" | "maybe") {
        at += 1;
    }
    (joint && sentence.tag(at) == Tag::Cd).then_some(at)
}

/// A noun left out because it was said before: "struck 400 targets, including 50 in the south", "200 people were hurt and 30 died".
fn elided_noun(sentence: &Sentence, text: &str, number: usize, last: usize) -> Option<usize> {
    let mut before = number;
    while before > 0
        && matches!(
            sentence.word(text, before - 1),
            "more" | "than" | "at" | "least" | "about" | "some" | "nearly" | "almost" | "around" | "over" | "another"
        )
    {
        before -= 1;
    }
    let included = before > 0 && matches!(sentence.word(text, before - 1), "including" | "with" | "and" | ",");
    let followed =
        matches!(sentence.word(text, last + 1), "who" | "of" | "in" | "from" | "were" | "are" | "was" | "have" | "had")
            || sentence.tag(last + 1).is_verb();
    let subject = matches!(sentence.relation(number_top(sentence, number)), Relation::Nsubj | Relation::Nsubjpass);
    if !(subject || included) || !followed || is_year(sentence.word(text, number)) {
        return None;
    }
    // The last noun counted before, no unit of time or measure.
    (0..number).rev().filter(|&i| sentence.tag(i) == Tag::Cd).find_map(|earlier| {
        let end = last_of_number(sentence, text, earlier);
        let noun = partitive(sentence, text, end).or_else(|| noun_in_tree(sentence, text, earlier, end))?;
        (noun < number && !is_unit(&super::singular(sentence.word(text, noun)))).then_some(noun)
    })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_unit(noun: &str) -> bool {
    matches!(
        noun,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "mile"
            | "kilometre"
            | "kilometer"
            | "metre"
            | "meter"
            | "foot"
            | "inch"
            | "percent"
            | "dollar"
            | "euro"
            | "pound"
            | "ton"
            | "tonne"
            | "degree"
            | "point"
            | "a.m."
            | "p.m."
    )
}

/// "life expectancy is around 73": a bare number behind a verb that tells a level, of a common noun.
fn level_of(sentence: &Sentence, text: &str, number: usize) -> Option<usize> {
    let verb = governing_verb(sentence, text, number)?;
    if verb > number || number - verb > 6 || !(is_of_level(sentence, text, verb) || is_change(sentence, text, verb)) {
        return None;
    }
    let subject = relative_antecedent(sentence, subject_of(sentence, verb)?, verb);
    let between = (verb + 1..number)
        .all(|i| !sentence.tag(i).is_noun() && (sentence.tag(i) != Tag::In || has_level_preposition(sentence, text, i)));
    (between && subject < verb && matches!(sentence.tag(subject), Tag::Nn | Tag::Nns)).then_some(subject)
}

/// The content verb that governs the phrase around `token`: the nearest verb above it, auxiliaries left out, as "released" over "workers" in
/// "the mill released 105 workers". For the verb in "105 workers released by the mill" see [`participle_of`].
pub fn governing_verb(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    let from = parallel_phrase(sentence, text, token).unwrap_or(token);
    let verb = verb_above(sentence, text, from)?;
    // "prices are expected to increase between 5% and 6%": what stands behind the inner verb belongs to it.
    let inner = sentence
        .children_by(verb, Relation::Xcomp)
        .rfind(|&inner| sentence.tag(inner).is_verb() && verb < inner && inner < token && !sentence.is_descendant(token, inner));
    Some(inner.unwrap_or(verb))
}

fn verb_above(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    let mut from = token;
    for i in sentence.ancestors(token) {
        let helper = matches!(sentence.relation(i), Relation::Aux | Relation::Auxpass | Relation::Amod)
            || sentence.relation(i) == Relation::Prep && is_preposition_like(sentence.word(text, i));
        if (sentence.tag(i).is_verb() || sentence.tag(i) == Tag::Md) && !helper && sentence.relation(from) != Relation::Punct {
            return Some(i);
        }
        from = i;
    }
    None
}

/// Of "for a refund of 20 euros and for the return of 30 parcels": the second phrase hangs where the first does, so the first "for" stands
/// for a token in the second. And of "40 people who came and 60 who stayed": the people counted first stand for the number alone.
fn parallel_phrase(sentence: &Sentence, text: &str, token: usize) -> Option<usize> {
    if sentence.tag(token) == Tag::Cd && matches!(sentence.word(text, token + 1), "who" | "which") {
        return elided_noun(sentence, text, token, token);
    }
    let mut path = sentence.ancestors(token).take_while(|&i| !sentence.tag(i).is_verb());
    let second =
        path.find(|&i| i > 0 && i < token && sentence.tag(i) == Tag::In && matches!(sentence.word(text, i - 1), "and" | "or"))?;
    let same = |i: usize| sentence.tag(i) == Tag::In && sentence.word(text, i) == sentence.word(text, second);
    (0..second).rev().find(|&i| same(i))
}

/// The verb that a noun carries behind it as a reduced or full relative clause: "released" in "105 workers released on Monday" and in
/// "105 workers who were released".
pub fn participle_of(sentence: &Sentence, noun: usize) -> Option<usize> {
    sentence.child(noun, &[Relation::Acl, Relation::Relcl]).filter(|&verb| sentence.tag(verb).is_verb() && verb > noun)
}

/// What happened to or through the counted things: the participle behind the noun, else the verb above it.
pub fn event_verb(sentence: &Sentence, text: &str, noun: usize) -> Option<usize> {
    participle_of(sentence, noun).or_else(|| governing_verb(sentence, text, noun))
}

/// The subject of a verb, the grammatical one; of a conjoined verb or a participle that has none, that of the verb it hangs from.
pub fn subject_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    let own = |verb| {
        sentence.child(verb, &[Relation::Nsubj, Relation::Nsubjpass, Relation::Csubj, Relation::Csubjpass, Relation::Expl])
    };
    let mut at = verb;
    for _ in 0..8 {
        if let Some(subject) = own(at) {
            return Some(subject);
        }
        match sentence.relation(at) {
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Aux | Relation::Auxpass => at = sentence.parent(at)?,
            Relation::Acl | Relation::Relcl => return sentence.parent(at),
            _ => return None,
        }
    }
    None
}

/// The direct object of a verb, or what a copula says of its subject.
pub fn object_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    sentence.child(verb, &[Relation::Dobj]).or_else(|| sentence.child(verb, &[Relation::Attr]))
}

/// Whether a verb stands in the passive.
pub fn is_passive(sentence: &Sentence, verb: usize) -> bool {
    sentence.child(verb, &[Relation::Auxpass, Relation::Nsubjpass, Relation::Agent]).is_some()
        || sentence.tag(verb) == Tag::Vbn && matches!(sentence.relation(verb), Relation::Acl)
}

/// The last token of the number that begins at or holds `number`: "2" "million" gives "million".
fn last_of_number(sentence: &Sentence, text: &str, number: usize) -> usize {
    let mut last = number;
    while last + 1 < sentence.tokens.len() && is_scale(sentence.word(text, last + 1)) {
        last += 1;
    }
    last
}

fn is_scale(word: &str) -> bool {
    matches!(
        word,
        "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "m"
            | "bn"
            | "tn"
            | "k"
            | "M"
            | "dozen"
            | "mln"
            | "bln"
            | "K"
            | "B"
            | "mn"
    )
}

/// The topmost token of the number in the tree: "million" over "2".
fn number_top(sentence: &Sentence, number: usize) -> usize {
    let mut top = number;
    for above in sentence.ancestors(number) {
        if sentence.tag(above) != Tag::Cd {
            break;
        }
        top = above;
    }
    top
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2011}")
}

fn is_money(sentence: &Sentence, text: &str, number: usize) -> bool {
    let before = number.checked_sub(1).map_or("", |i| sentence.word(text, i));
    let after = sentence.word(text, last_of_number(sentence, text, number) + 1).to_lowercase();
    is_money_mark(before)
        || matches!(before, "Rs" | "Rs." | "USD" | "EUR" | "GBP" | "PS")
        || matches!(
            after.as_str(),
            "dollars"
                | "euros"
                | "yen"
                | "yuan"
                | "rupees"
                | "rubles"
                | "roubles"
                | "pesos"
                | "francs"
                | "shekels"
                | "lira"
                | "won"
                | "rand"
        )
}

fn is_percent(sentence: &Sentence, text: &str, last: usize) -> bool {
    let (next, after) = (sentence.word(text, last + 1), sentence.word(text, last + 2));
    matches!(next, "%" | "percent" | "pct")
        || next == "per" && after == "cent"
        || next == "percentage" && after.starts_with("point")
}

/// "two of the mills", "thousands of tons": the noun of which the number is a part.
fn partitive(sentence: &Sentence, text: &str, last: usize) -> Option<usize> {
    if sentence.word(text, last + 1) != "of" {
        return None;
    }
    let of = last + 1;
    let noun = sentence.child(of, &[Relation::Pobj]).filter(|&noun| noun - of < 12)?;
    let plain = sentence.tag(noun).is_noun() || matches!(sentence.tag(noun), Tag::Prp | Tag::Dt | Tag::Cd | Tag::Wp | Tag::Wdt);
    plain.then_some(noun)
}

/// What an amount or a share is of: "5% of the workers", "a price of $5", "revenue rose to $5 million", "raised prices by 4%".
fn owner_of_amount(sentence: &Sentence, text: &str, number: usize, last: usize) -> Option<usize> {
    // "of" right behind the unit.
    for unit in last..last + 3 {
        if let Some(noun) = partitive(sentence, text, unit).filter(|&noun| sentence.tag(noun) != Tag::Cd) {
            return Some(noun);
        }
    }
    // "of" before the amount: "a price of about $5".
    let mut before = number;
    while before > 0 && (is_rough(sentence.word(text, before - 1)) || is_money_mark(sentence.word(text, before - 1))) {
        before -= 1;
    }
    if before >= 2
        && sentence.word(text, before - 1) == "of"
        && matches!(sentence.tag(before - 2), Tag::Nn | Tag::Nns | Tag::Nnp)
        && !matches!(sentence.word(text, before - 2), "average" | "total" | "maximum" | "minimum" | "median")
    {
        return Some(before - 2);
    }
    let verb = governing_verb(sentence, text, number)?;
    let steps: Vec<usize> =
        sentence.ancestors(number).take_while(|&i| i != verb).filter(|&i| sentence.tag(i) == Tag::In).collect();
    let owner = |noun: usize| relative_antecedent(sentence, noun, verb);
    if steps.iter().any(|&i| matches!(sentence.word(text, i), "by" | "By")) {
        return object_of(sentence, verb).filter(|&o| o < number).or_else(|| subject_of(sentence, verb)).map(owner);
    }
    let plain = steps.iter().all(|&i| has_level_preposition(sentence, text, i));
    if is_of_level(sentence, text, verb) || plain && is_change(sentence, text, verb) {
        return subject_of(sentence, verb).map(owner);
    }
    None
}

fn is_rough(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "nearly"
            | "almost"
            | "some"
            | "more"
            | "than"
            | "over"
            | "under"
            | "roughly"
            | "approximately"
            | "up"
            | "to"
            | "just"
    )
}

fn is_money_mark(word: &str) -> bool {
    word.ends_with(super::tokens::is_currency)
}

/// For "which" as a subject, the noun it stands for.
fn relative_antecedent(sentence: &Sentence, subject: usize, verb: usize) -> usize {
    match sentence.tag(subject) {
        Tag::Wdt | Tag::Wp if sentence.relation(verb) == Relation::Relcl => sentence.parent(verb).unwrap_or(subject),
        _ => subject,
    }
}

fn has_level_preposition(sentence: &Sentence, text: &str, i: usize) -> bool {
    matches!(
        sentence.word(text, i),
        "by" | "to" | "at" | "from" | "between" | "over" | "under" | "than" | "above" | "below" | "around" | "about"
    )
}

fn is_of_level(sentence: &Sentence, text: &str, verb: usize) -> bool {
    matches!(
        lemma(sentence.word(text, verb), sentence.tag(verb)).as_str(),
        "be" | "stand"
            | "remain"
            | "total"
            | "cost"
            | "reach"
            | "hit"
            | "exceed"
            | "average"
            | "peak"
            | "amount"
            | "value"
            | "have"
            | "run"
            | "become"
            | "stay"
            | "top"
    )
}

fn is_change(sentence: &Sentence, text: &str, verb: usize) -> bool {
    matches!(
        lemma(sentence.word(text, verb), sentence.tag(verb)).as_str(),
        "rise"
            | "fall"
            | "drop"
            | "climb"
            | "gain"
            | "lose"
            | "increase"
            | "decrease"
            | "grow"
            | "shrink"
            | "jump"
            | "slip"
            | "slide"
            | "surge"
            | "soar"
            | "edge"
            | "decline"
            | "plunge"
            | "tumble"
            | "sink"
            | "double"
            | "triple"
            | "halve"
            | "rally"
            | "dip"
            | "ease"
            | "advance"
            | "widen"
            | "narrow"
            | "swell"
            | "close"
            | "open"
            | "trade"
            | "end"
            | "finish"
            | "expand"
            | "contract"
            | "go"
            | "come"
            | "up"
            | "down"
            | "shed"
            | "add"
            | "recover"
            | "rebound"
    )
}

/// Whether only words that can stand between a number and its noun do so.
fn joined(sentence: &Sentence, text: &str, last: usize, noun: usize) -> bool {
    (last + 1..noun).all(|i| match sentence.tag(i) {
        Tag::In => false,
        tag if tag.is_verb() => matches!(tag, Tag::Vbn | Tag::Vbg) || sentence.parent(i).is_some_and(|h| h <= noun),
        Tag::Comma => sentence.tag(i + 1).is_adjective() || sentence.tag(i + 1) == Tag::Vbn,
        _ => !matches!(sentence.word(text, i), ";" | ":" | "(" | ")"),
    })
}

/// In "10 women and children hostages" both are right; the noun nearest to the number is where two amounts adjoin ("137 people 20 women").
fn first_of_adjacent(sentence: &Sentence, text: &str, last: usize, head: usize) -> usize {
    let number_between = (last + 1..head).any(|i| sentence.tag(i) == Tag::Cd && !is_scale(sentence.word(text, i)));
    if number_between { noun_behind(sentence, text, last).unwrap_or(head) } else { head }
}

/// The noun phrase right behind a number, by the words alone: adjectives and participles, then nouns, of which the last.
fn noun_behind(sentence: &Sentence, text: &str, last: usize) -> Option<usize> {
    let mut found = None;
    for i in last + 1..(last + 8).min(sentence.tokens.len()) {
        match sentence.tag(i) {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => found = Some(i),
            _ if found.is_some() => break,
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Hyph | Tag::Rb | Tag::Cd => {}
            Tag::Pos => found = None,
            _ if is_hyphen(sentence.word(text, i)) => {}
            _ => break,
        }
    }
    found
}

fn is_preposition_like(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "including" | "according" | "following" | "given" | "regarding" | "concerning" | "excluding" | "considering"
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::language::analyse;

    pub(super) fn word_at(text: &str, what: &str, rule: impl Fn(&Sentence, usize) -> Option<usize>) -> String {
        for sentence in analyse(text) {
            if let Some(i) = (0..sentence.tokens.len()).find(|&i| sentence.word(text, i) == what) {
                return rule(&sentence, i).map_or("-".into(), |j| sentence.word(text, j).to_owned());
            }
        }
        panic!("no {what} in {text}");
    }

    #[track_caller]
    fn counts(text: &str, number: &str, noun: &str) {
        assert_eq!(word_at(text, number, |s, i| counted_noun(s, text, i)), noun, "{text}");
    }

    #[track_caller]
    fn governed(text: &str, number: &str, verb: &str) {
        assert_eq!(word_at(text, number, |s, i| governing_verb(s, text, i)), verb, "{text}");
    }

    #[test]
    fn what_is_counted() {
        counts("The mill released more than 105 young workers on Monday.", "105", "workers");
        counts("Two of the sailors drowned.", "Two", "sailors");
        counts("It ended a nearly nine-day strike.", "nine", "day");
        counts("The firm has 2 million customers in Peru.", "2", "customers");
        counts("Some 300 people, including 60 children, were hurt.", "60", "children");
        counts("About 12% of the pupils failed.", "12", "pupils");
        counts("Profits rose to $5 million last year.", "5", "Profits");
        counts("He is 45.", "45", "-");
        counts("The average age of the crew is about 47.", "47", "age");
        counts("The army struck 400 targets, including 50 in the south.", "50", "targets");
        counts("The union has 40 to 60 members in Hull.", "40", "members");
        counts("It has a price of $500.", "500", "price");
        counts("The bank raised fees by 4 per cent.", "4", "fees");
        counts("On May 5 the mill closed in 1999.", "1999", "-");
    }

    #[test]
    fn which_verb_governs() {
        governed("The mill released 105 workers on Monday.", "105", "released");
        governed("At least 40 villagers were killed in the flood.", "40", "killed");
        governed("Police seized weapons, arresting 17 men.", "17", "arresting");
        governed("Fees are expected to rise by 6% in May.", "6", "rise");
        governed("The deal allowed for a refund of 20 euros and for the return of 30 parcels.", "30", "allowed");
        let text = "The 30 guards dismissed in May went home.";
        assert_eq!(word_at(text, "guards", participle_of), "dismissed");
    }
}
