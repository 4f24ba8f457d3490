//! The habits of the models: which keys of a decision have but one outcome, as good as always.

use std::collections::BTreeMap;

use subeditor::language::habits;
use subeditor::language::linear::{Features, Weights, best};
use subeditor::language::parser::{LABELS, SHIFT, State, action_features, action_keys, label_features, label_keys};
use subeditor::language::words::words;
use subeditor::language::{Model, Relation, tagger};

use crate::data::Tree;

/// A key must have been met this often, and all but one in so many times with the same outcome.
const LEAST: u32 = 30;
const OTHERS: u32 = 700;

/// How often each outcome followed each key.
type Counts = BTreeMap<u32, BTreeMap<u8, u32>>;

/// The bytes of what the models, which must have no habits yet, always decide alike in these texts.
pub fn habits(trees: &[&Tree], model: &Model) -> Vec<u8> {
    let [mut tags, mut actions, mut labels]: [Counts; 3] = Default::default();
    for tree in trees {
        let words = words(&tree.text, &tree.spans, &model.lexicon);
        let tagged = tagger::tag(&words, &model.lexicon, &model.tags, &model.habits.tags);
        for i in (0..words.len()).filter(|&i| model.lexicon.only_tag(words[i].entry).is_none()) {
            count(&mut tags, tagger::keys(&words, &tagged, i), tagged[i]);
        }
        let mut state = State::new(words.len());
        let mut list = Features::default();
        while !state.done() {
            let mut action = SHIFT;
            if state.top().is_some() {
                action_features(&state, &words, &tagged, &mut list);
                action = best(&model.actions.score(&mut list), |a| state.allowed(a));
                count(&mut actions, action_keys(&state, &words, &tagged), action as u8);
            }
            let mut label = 0;
            if let Some((head, child)) = state.arc(action) {
                label_features(&state, &words, &tagged, head, child, &mut list);
                label = best::<LABELS>(&model.labels.score(&mut list), |l| l < Relation::ALL.len() && l != 0) as u8;
                count(&mut labels, label_keys(&words, &tagged, head, child), label);
            }
            state.apply(action, label);
        }
    }
    let [tags, actions, labels] = [tags, actions, labels].map(known);
    eprintln!("habits: {} of tags, {} of actions, {} of labels", tags.len(), actions.len(), labels.len());
    habits::write([&tags, &actions, &labels])
}

fn count(counts: &mut Counts, keys: impl IntoIterator<Item = u32>, outcome: u8) {
    for key in keys {
        *counts.entry(key).or_default().entry(outcome).or_default() += 1;
    }
}

fn known(counts: Counts) -> Vec<(u32, u8)> {
    let only = |(key, outcomes): (u32, BTreeMap<u8, u32>)| {
        let total: u32 = outcomes.values().sum();
        let (outcome, most) = outcomes.into_iter().max_by_key(|(_, times)| *times)?;
        (total >= LEAST && (total - most) * OTHERS <= total).then_some((key, outcome))
    };
    counts.into_iter().filter_map(only).collect()
}
