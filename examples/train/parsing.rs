//! Training the parser with a dynamic oracle: it learns what to do from wherever its own mistakes lead it.

use subeditor::language::Tag;
use subeditor::language::linear::{Features, Weights, best};
use subeditor::language::parser::{LABELS, LEFT, REDUCE, RIGHT, SHIFT, State, action_features, label_features};
use subeditor::language::words::Word;

use crate::data::Tree;
use crate::perceptron::{Perceptron, Plan, Random};

/// The models of actions and labels.
pub struct Parser {
    pub actions: Perceptron<4>,
    pub labels: Perceptron<LABELS>,
}

/// A parser trained on these sentences with these tags.
pub fn parser(trees: &[&Tree], all: &[Vec<Word>], tags: &[Vec<u8>], actions: Plan, labels: Plan) -> Parser {
    let mut parser = Parser { actions: Perceptron::new(actions.bits), labels: Perceptron::new(labels.bits) };
    let mut random = Random(actions.seed);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    for epoch in 0..actions.rounds {
        random.shuffle(&mut order);
        if epoch == actions.rounds / 2 {
            parser.actions.restrict(actions.keep);
            parser.labels.restrict(labels.keep);
        }
        let mut counts = [0usize; 4];
        for &place in &order {
            parser.learn(trees[place], &all[place], &tags[place], epoch > 0, &mut random, &mut counts);
        }
        eprintln!(
            "  parser, round {}: {} of {} actions, {} of {} labels wrong",
            epoch + 1,
            counts[0],
            counts[1],
            counts[2],
            counts[3]
        );
    }
    parser
}

impl Parser {
    fn learn(&mut self, tree: &Tree, words: &[Word], tags: &[u8], explore: bool, random: &mut Random, counts: &mut [usize; 4]) {
        let gold = Gold::new(&tree.heads);
        let mut state = State::new(words.len());
        let mut on_stack = vec![false; words.len() + 1];
        let mut list = Features::default();
        while !state.done() {
            let action = if state.top().is_none() {
                SHIFT
            } else {
                action_features(&state, words, tags, &mut list);
                let scores = self.actions.score(&mut list);
                let guess = best(&scores, |a| state.allowed(a));
                let costs: [u32; 4] =
                    std::array::from_fn(|a| if state.allowed(a) { gold.cost(&state, &on_stack, a) } else { u32::MAX });
                let least = costs.iter().copied().min().unwrap_or(0);
                self.actions.tick();
                counts[1] += 1;
                if costs[guess] == least {
                    guess
                } else {
                    counts[0] += 1;
                    let right = best(&scores, |a| costs[a] == least);
                    self.actions.update(list.as_slice(), right, guess);
                    if explore && random.below(10) > 0 { guess } else { right }
                }
            };
            let mut label = 0;
            if let Some((head, child)) = state.arc(action) {
                label_features(&state, words, tags, head, child, &mut list);
                label = best(&self.labels.score(&mut list), |l| l < subeditor::language::Relation::ALL.len() && l != 0);
                if tree.heads[child] as usize == head {
                    let right = tree.labels[child] as usize;
                    self.labels.tick();
                    counts[3] += 1;
                    if label != right {
                        counts[2] += 1;
                        self.labels.update(list.as_slice(), right, label);
                    }
                }
            }
            match action {
                LEFT | REDUCE => on_stack[state.top().unwrap_or(0)] = false,
                _ => on_stack[state.next()] = true,
            }
            state.apply(action, label as u8);
        }
    }
}

/// The true tree, with each token's children.
struct Gold<'a> {
    heads: &'a [u32],
    children: Vec<Vec<u32>>,
}

impl Gold<'_> {
    fn new(heads: &[u32]) -> Gold<'_> {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (i, &head) in heads.iter().enumerate() {
            children[head as usize].push(i as u32);
        }
        Gold { heads, children }
    }

    /// How many true arcs this action puts out of reach (Goldberg and Nivre 2012).
    fn cost(&self, state: &State, on_stack: &[bool], action: usize) -> u32 {
        let b = state.next();
        let s = state.top().unwrap_or(0);
        let later = |of: usize| self.children[of].iter().filter(|&&c| c as usize >= b).count() as u32;
        // Children of the next token that wait on the stack without a head.
        let waiting = |but: usize| {
            self.children[b]
                .iter()
                .filter(|&&c| (c as usize) < b && c as usize != but && on_stack[c as usize] && !state.has_head(c as usize))
                .count() as u32
        };
        let head_b = self.heads[b] as usize;
        match action {
            SHIFT => (head_b < b && on_stack[head_b]) as u32 + waiting(usize::MAX),
            LEFT => {
                let head_s = self.heads[s] as usize;
                (head_s > b) as u32 + later(s)
            }
            RIGHT => (head_b != s && (head_b > b || on_stack[head_b])) as u32 + waiting(usize::MAX),
            REDUCE => later(s),
            _ => 0,
        }
    }
}

/// The share of right heads, and of right heads with right labels.
pub fn attachment(trees: &[&Tree], parsed: &[(Vec<u32>, Vec<u8>)]) -> (f64, f64) {
    let (mut heads, mut both, mut total) = (0, 0, 0);
    for (tree, (got, labels)) in trees.iter().zip(parsed) {
        for i in 0..got.len() {
            let gold = if tree.heads[i] as usize == got.len() { i as u32 } else { tree.heads[i] };
            total += 1;
            if got[i] == gold {
                heads += 1;
                both += (labels[i] == tree.labels[i]) as usize;
            }
        }
    }
    (100.0 * heads as f64 / total as f64, 100.0 * both as f64 / total as f64)
}

/// The share of right tags.
pub fn tags_right(trees: &[&Tree], tags: &[Vec<u8>]) -> f64 {
    let right: usize = trees.iter().zip(tags).map(|(tree, got)| tree.tags.iter().zip(got).filter(|(a, b)| a == b).count()).sum();
    let total: usize = trees.iter().map(|tree| tree.tags.len()).sum();
    let _ = Tag::ALL;
    100.0 * right as f64 / total as f64
}
