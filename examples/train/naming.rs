//! Training the recogniser of names on texts where all kinds of names, or only those of people, are marked.

use std::path::Path;

use subeditor::language::linear::{Features, Weights, best};
use subeditor::language::names::{OUT, OUTCOMES, closes, features, follows, is_plain, outcome};
use subeditor::language::words::{Word, words};
use subeditor::language::{Model, NameKind, parser, sentences, tagger, tokens};

use crate::data::{Named, named, people, squeeze};
use crate::perceptron::{Perceptron, Plan, Random};

/// A sentence ready for training.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<u8>,
    heads: Vec<u32>,
    labels: Vec<u8>,
    /// For each token the outcomes that the marks allow, as bits.
    allowed: Vec<u32>,
    /// How often it is shown in a round.
    times: usize,
}

/// The sets of documents with marked people: all are trained on but for every fifth document.
pub const PEOPLE: [&str; 9] = [
    "gum-bio",
    "gum-interview",
    "gum-court",
    "gum-speech",
    "uner-ewt-dev",
    "uner-pud",
    "wikigold",
    "worldwide-asia",
    "worldwide-latam",
];

const KINDS: [NameKind; 5] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Nationality, NameKind::Other];

/// All sentences to train on: what is measured is left out by its text, and so is fold `apart`. A document's fold is its place in its
/// file modulo five; fold 0 is always kept out.
pub fn examples(shared: &Path, model: &Model, apart: usize) -> Vec<Example> {
    let folder = shared.join("eval/data/people");
    let mut held = String::new();
    let mut texts = Vec::new();
    for set in PEOPLE {
        let documents = people(&folder.join(format!("{set}.jsonl")));
        for (i, document) in documents.into_iter().enumerate() {
            if i % 5 == 0 || i % 5 == apart {
                held.push_str(&squeeze(&document.text));
                held.push('\n');
            } else if set.starts_with("gum") || set == "uner-pud" {
                texts.push(document);
            }
        }
    }
    let mut left_out = 0;
    for file in ["ner-worldwide-asia-latam", "ner-wikigold", "ner-uner-ewt-dev"] {
        for sentence in named(&shared.join(format!("treebank/{file}.tsv.xz"))) {
            if held.contains(&squeeze(&sentence.text)) {
                left_out += 1;
            } else {
                texts.push(sentence);
            }
        }
    }
    let examples: Vec<Example> = texts.iter().flat_map(|text| read(text, model)).collect();
    eprintln!("names: {} sentences, {left_out} left out because they are measured", examples.len());
    examples
}

fn read(text: &Named, model: &Model) -> Vec<Example> {
    let mut found = Vec::new();
    let mut base = 0;
    for line in text.text.split_inclusive('\n') {
        let all = tokens::tokenise(line);
        let whole = 0..all.len();
        let ranges = if text.people_only { sentences::split(line, &all) } else { Vec::from([whole]) };
        for range in ranges.into_iter().filter(|r| !r.is_empty()) {
            let spans = &all[range];
            let words = words(line, spans, &model.lexicon);
            let tags = tagger::tag(&words, &model.lexicon, &model.tags, &model.habits.tags);
            let (heads, labels) = parser::parse(&words, &tags, &model.actions, &model.labels, &model.habits);
            let open = if text.people_only { !people_bits() } else { 1 << OUT };
            let mut allowed = vec![open & ((1 << 21) - 1); words.len()];
            for (span, kind) in &text.names {
                let inside: Vec<usize> = (0..spans.len()).filter(|&i| spans[i].shift(base).meets(*span)).collect();
                let kinds: &[NameKind] = match kind.as_str() {
                    "Person" | "PER" => &KINDS[0..1],
                    "Organization" | "ORG" => &KINDS[1..2],
                    "Location" | "Facility" | "LOC" => &KINDS[2..3],
                    "NORP" => &KINDS[3..4],
                    "MISC" => &KINDS[3..5],
                    "Misc" | "Product" => &KINDS[4..5],
                    _ => continue,
                };
                for (nth, &i) in inside.iter().enumerate() {
                    let position = match (nth == 0, nth + 1 == inside.len()) {
                        (true, true) => 3,
                        (true, false) => 0,
                        (false, false) => 1,
                        (false, true) => 2,
                    };
                    allowed[i] = kinds.iter().fold(0, |bits, kind| bits | 1 << outcome(*kind, position));
                }
            }
            // Where the annotators passed over a text, nothing is known.
            for ignored in &text.ignore {
                for i in (0..spans.len()).filter(|&i| spans[i].shift(base).meets(*ignored)) {
                    allowed[i] |= 1;
                }
            }
            // Speech and biographies are few beside the newswire.
            let times = if text.people_only { 2 } else { 1 };
            found.push(Example { words, tags, heads, labels, allowed, times });
        }
        base += line.len() as u32;
    }
    found
}

fn people_bits() -> u32 {
    (0..4).fold(0, |bits, position| bits | 1 << outcome(NameKind::Person, position))
}

/// By how much the right outcome must lead, in steps of the perceptron, for its weights to be left alone. Without it the weights come to
/// rest as soon as the few sentences of training are known by heart.
const LEAD: i32 = 60;
/// How many of a hundred features are hidden at each decision in training, so that none is relied on alone: a name not seen before has
/// only some of them.
const HIDDEN: usize = 30;

/// A recogniser trained on these sentences.
pub fn recogniser(examples: &[Example], plan: Plan) -> Perceptron<OUTCOMES> {
    let mut model = Perceptron::new(plan.bits);
    let mut random = Random(plan.seed);
    let mut order: Vec<usize> = (0..examples.len()).flat_map(|i| std::iter::repeat_n(i, examples[i].times)).collect();
    let (mut all, mut list) = (Features::default(), Features::default());
    for epoch in 0..plan.rounds {
        random.shuffle(&mut order);
        if epoch == plan.rounds / 2 {
            model.restrict(plan.keep);
        }
        let (mut wrong, mut total) = (0, 0);
        for &place in &order {
            let e = &examples[place];
            let mut outcomes: Vec<u8> = Vec::with_capacity(e.words.len());
            for i in 0..e.words.len() {
                let last = outcomes.last().map_or(OUT, |&o| o as usize);
                if closes(last) && is_plain(&e.words[i]) {
                    outcomes.push(OUT as u8);
                    continue;
                }
                features(&e.words, &e.tags, &e.heads, &e.labels, &outcomes, i, &mut all);
                list.clear();
                all.as_slice().iter().filter(|_| random.below(100) >= HIDDEN).for_each(|&feature| list.push(feature));
                let scores = model.score(&mut list);
                let at_end = i + 1 == e.words.len();
                let may = |o: usize| follows(last, o) && (!at_end || closes(o));
                let guess = best(&scores, may);
                let right = |o: usize| may(o) && e.allowed[i] >> o & 1 == 1;
                let wrongly = |o: usize| may(o) && !right(o);
                model.tick();
                total += 1;
                let mut chosen = guess;
                if !right(guess) {
                    wrong += 1;
                    if (0..OUTCOMES).any(right) {
                        chosen = best(&scores, right);
                        model.update(list.as_slice(), chosen, guess);
                        // Later rounds go on from the mistake half of the time, as the recogniser itself must.
                        if epoch > 1 && random.below(2) == 0 {
                            chosen = guess;
                        }
                    }
                } else if (0..OUTCOMES).any(wrongly) {
                    let rival = best(&scores, wrongly);
                    if scores[guess] - scores[rival] < LEAD {
                        model.update(list.as_slice(), guess, rival);
                    }
                }
                outcomes.push(chosen as u8);
            }
        }
        eprintln!("  names, round {}: {wrong} of {total} wrong", epoch + 1);
    }
    model
}
