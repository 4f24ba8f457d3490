//! Dependency trees by the arc-eager transition system: a linear model picks the action, another the label of each arc.
//!
//! The root is a token after the last one; what is left unattached in the end hangs from it.

use super::habits::Habits;
use super::linear::{Features, Weights, best, best_in, feature};
use super::words::Word;

/// Actions of the parser.
pub const SHIFT: usize = 0;
pub const LEFT: usize = 1;
pub const RIGHT: usize = 2;
pub const REDUCE: usize = 3;
/// Outcomes of the label model: the relations, padded to whole vectors.
pub const LABELS: usize = 48;

/// No token.
const NONE: u32 = u32::MAX;

/// A parser in the middle of a sentence. Tokens are numbered from 0; the root is number `n`.
pub struct State {
    n: usize,
    stack: Vec<u32>,
    next: usize,
    pub heads: Vec<u32>,
    pub labels: Vec<u8>,
    /// For each token the children on its left and right: outermost, the one before that, how many, which labels.
    left: Vec<Side>,
    right: Vec<Side>,
}

#[derive(Clone, Copy)]
struct Side {
    last: u32,
    last2: u32,
    count: u32,
    labels: u64,
}

const EMPTY: Side = Side { last: NONE, last2: NONE, count: 0, labels: 0 };

impl State {
    pub fn new(n: usize) -> State {
        State {
            n,
            stack: Vec::with_capacity(32),
            next: 0,
            heads: vec![NONE; n + 1],
            labels: vec![0; n + 1],
            left: vec![EMPTY; n + 1],
            right: vec![EMPTY; n + 1],
        }
    }

    /// Whether all tokens have been read; [`State::finish`] does the rest.
    pub fn done(&self) -> bool {
        self.next >= self.n
    }

    /// The top of the stack.
    pub fn top(&self) -> Option<usize> {
        self.stack.last().map(|&s| s as usize)
    }

    /// The next token to read.
    pub fn next(&self) -> usize {
        self.next
    }

    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    pub fn has_head(&self, i: usize) -> bool {
        self.heads[i] != NONE
    }

    pub fn allowed(&self, action: usize) -> bool {
        match action {
            SHIFT => true,
            LEFT => self.top().is_some_and(|s| !self.has_head(s)),
            RIGHT => !self.stack.is_empty(),
            _ => self.top().is_some_and(|s| self.has_head(s)),
        }
    }

    /// The arc that an action would make, as (head, child).
    pub fn arc(&self, action: usize) -> Option<(usize, usize)> {
        let top = self.top()?;
        match action {
            LEFT => Some((self.next, top)),
            RIGHT => Some((top, self.next)),
            _ => None,
        }
    }

    /// Does what the action says; `label` counts when it makes an arc.
    pub fn apply(&mut self, action: usize, label: u8) {
        if let Some((head, child)) = self.arc(action) {
            self.attach(head, child, label);
        }
        match action {
            LEFT | REDUCE => {
                self.stack.pop();
            }
            _ => {
                self.stack.push(self.next as u32);
                self.next += 1;
            }
        }
    }

    /// Takes the top off the stack and hangs it from `head`.
    fn drop_to(&mut self, head: usize, label: u8) {
        if let Some(top) = self.stack.pop() {
            self.attach(head, top as usize, label);
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: u8) {
        self.heads[child] = head as u32;
        self.labels[child] = label;
        let side = if child < head { &mut self.left[head] } else { &mut self.right[head] };
        side.last2 = side.last;
        side.last = child as u32;
        side.count += 1;
        side.labels |= 1 << label;
    }

    /// Gives the tree one root: the first token without a head, a verb before others; the other ones hang from it.
    pub fn finish(&mut self, verbal: impl Fn(usize) -> bool, root: u8, rest: u8) {
        let open: Vec<usize> = (0..self.n).filter(|&i| !self.has_head(i)).collect();
        let Some(&main) = open.iter().find(|&&i| verbal(i)).or(open.first()) else { return };
        for &i in &open {
            self.heads[i] = main as u32;
            self.labels[i] = if i == main { root } else { rest };
        }
    }
}

/// Heads and labels of a sentence; the root is its own head. Labels are numbers in [`super::Relation::ALL`].
pub fn parse(
    words: &[Word],
    tags: &[u8],
    actions: &impl Weights<4>,
    labels: &impl Weights<LABELS>,
    habits: &Habits,
) -> (Vec<u32>, Vec<u8>) {
    let mut state = State::new(words.len());
    let mut list = Features::default();
    while !state.done() {
        let action = if state.stack.is_empty() {
            SHIFT
        } else if let Some(known) = habits.actions.outcome(action_keys(&state, words, tags)).filter(|&a| state.allowed(a.into()))
        {
            known.into()
        } else {
            action_features(&state, words, tags, &mut list);
            best(&actions.score(&mut list), |a| state.allowed(a))
        };
        // Nothing hangs from a comma or a full stop: what would has missed its head, and the word below it on the stack is a better guess.
        let below = state.stack.len().checked_sub(2).and_then(|i| state.stack.get(i)).map(|&s| s as usize);
        let lost = below.filter(|_| action == LEFT && tags.get(state.next).is_some_and(|&tag| is_mark(tag)));
        let arc = state.arc(action).map(|(head, child)| (lost.unwrap_or(head), child));
        let label = match arc {
            Some((head, child)) => habits.labels.outcome(label_keys(words, tags, head, child)).unwrap_or_else(|| {
                label_features(&state, words, tags, head, child, &mut list);
                best_in(&labels.score(&mut list), 1..super::Relation::ALL.len()) as u8
            }),
            None => 0,
        };
        match lost {
            Some(head) => state.drop_to(head, label),
            None => state.apply(action, label),
        }
    }
    let verb = |i: usize| super::Tag::ALL.get(tags[i] as usize).is_some_and(|tag| tag.is_verb() || *tag == super::Tag::Md);
    state.finish(verb, super::Relation::Root as u8, super::Relation::Dep as u8);
    state.heads.truncate(words.len());
    state.labels.truncate(words.len());
    (state.heads, state.labels)
}

fn is_mark(tag: u8) -> bool {
    use super::Tag::{CloseBracket, CloseQuote, Comma, Hyph, OpenBracket, OpenQuote, Stop};
    let tag = super::Tag::ALL.get(tag as usize);
    tag.is_some_and(|tag| matches!(tag, Stop | Comma | OpenQuote | CloseQuote | OpenBracket | CloseBracket | Hyph))
}

/// A token as the templates see it; all values distinct from those of real tokens when there is none.
#[derive(Clone, Copy)]
struct Atom {
    w: u32,
    p: u32,
    l: u32,
}

const NOTHING: Atom = Atom { w: 0, p: 99, l: 99 };

struct View<'a> {
    state: &'a State,
    words: &'a [Word],
    tags: &'a [u8],
}

impl View<'_> {
    #[inline(always)]
    fn atom(&self, i: u32) -> Atom {
        let i = i as usize;
        match (self.words.get(i), self.tags.get(i)) {
            (Some(word), Some(&tag)) => Atom { w: word.atom, p: tag as u32, l: self.state.labels[i] as u32 },
            _ => NOTHING,
        }
    }

    #[inline(always)]
    fn head(&self, i: u32) -> u32 {
        self.state.heads.get(i as usize).copied().unwrap_or(NONE)
    }

    #[inline(always)]
    fn left(&self, i: u32) -> Side {
        self.state.left.get(i as usize).copied().unwrap_or(EMPTY)
    }

    #[inline(always)]
    fn right(&self, i: u32) -> Side {
        self.state.right.get(i as usize).copied().unwrap_or(EMPTY)
    }
}

fn fold(labels: u64) -> u32 {
    (labels ^ labels >> 32) as u32
}

/// Distances in steps that matter.
fn distance(from: usize, to: usize) -> u32 {
    match to - from {
        d @ 0..=4 => d as u32,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// By what the habits of action know a state: the tags of the top of the stack, the next two words and the word below the top, how the
/// top hangs and how far it is; or the word on top, or the next one, with fewer tags.
pub fn action_keys(state: &State, words: &[Word], tags: &[u8]) -> [u32; 3] {
    let tag = |i: usize| tags.get(i).map_or(99, |&tag| u32::from(tag));
    let (top, next) = (state.top().unwrap_or(usize::MAX), state.next);
    let below = state.stack.len().checked_sub(2).map_or(usize::MAX, |i| state.stack[i] as usize);
    let (pair, after) = (tag(top) << 8 | tag(next), tag(next + 1));
    let headed = state.heads.get(top).is_some_and(|&head| head != NONE) as u32;
    let label = state.labels.get(top).copied().unwrap_or(0) as u32;
    let gap = next.saturating_sub(top).min(4) as u32;
    let word = |i: usize| words.get(i).map_or(0, |word| word.atom);
    let rough = after << 8 | headed << 4 | gap;
    [
        feature(302, pair, after << 8 | tag(below), headed << 16 | gap << 8 | label),
        feature(303, pair, word(top), rough),
        feature(306, pair, word(next), rough),
    ]
}

/// By what the habits of labels know an arc: the tags of both ends, how far they are apart, and the child itself or the tag after it.
pub fn label_keys(words: &[Word], tags: &[u8], head: usize, child: usize) -> [u32; 2] {
    let tag = |i: usize| tags.get(i).map_or(99, |&tag| u32::from(tag));
    let way = u32::from(child > head) << 4 | child.abs_diff(head).min(4) as u32;
    let pair = tag(head) << 16 | tag(child) << 8 | way;
    [feature(304, pair, words.get(child).map_or(0, |word| word.atom), 0), feature(305, pair, tag(child + 1), 0)]
}

/// What the model of actions sees: after Zhang and Nivre (2011), with the neighbours in the text.
pub fn action_features(state: &State, words: &[Word], tags: &[u8], out: &mut Features) {
    out.clear();
    let view = View { state, words, tags };
    let depth = state.stack.len();
    let (s, b) = (state.stack.get(depth.wrapping_sub(1)).copied().unwrap_or(NONE), state.next as u32);
    let s1 = state.stack.get(depth.wrapping_sub(2)).copied().unwrap_or(NONE);
    let s2 = state.stack.get(depth.wrapping_sub(3)).copied().unwrap_or(NONE);
    let (s0, b0) = (view.atom(s), view.atom(b));
    let (b1, b2, b3) = (view.atom(b + 1), view.atom(b + 2), view.atom(b + 3));
    let (t1, t2) = (view.atom(s1), view.atom(s2));
    let (sl, sr, bl) = (view.left(s), view.right(s), view.left(b));
    let h = view.head(s);
    let (sh, shh) = (view.atom(h), view.atom(view.head(h)));
    let (sll, sl2, srr, sr2) = (view.atom(sl.last), view.atom(sl.last2), view.atom(sr.last), view.atom(sr.last2));
    let (bll, bl2) = (view.atom(bl.last), view.atom(bl.last2));
    let headed = (h != NONE) as u32;
    let d = distance(s as usize, b as usize) * 2 + headed;
    let after_s = view.atom(s.wrapping_add(1));
    let before_s = view.atom(s.wrapping_sub(1));
    let before_b = view.atom(b.wrapping_sub(1));
    let mut f = |template: u32, x: u32, y: u32, z: u32| out.push(feature(template, x, y, z));
    let pp = |x: Atom, y: Atom| x.p << 8 | y.p;
    let ppp = |x: Atom, y: Atom, z: Atom| x.p << 16 | y.p << 8 | z.p;
    // Single words.
    f(0, s0.w, s0.p, headed);
    f(1, s0.w, 0, headed);
    f(2, s0.p, headed, 0);
    f(3, b0.w, b0.p, 0);
    f(4, b0.w, 0, 0);
    f(5, b0.p, 0, 0);
    f(6, b1.w, b1.p, 0);
    f(7, b1.w, 0, 0);
    f(8, b1.p, 0, 0);
    f(9, b2.w, b2.p, 0);
    f(10, b2.p, 0, 0);
    f(11, t1.w, t1.p, 0);
    f(12, t1.p, t1.l, headed);
    // Pairs and threes.
    f(13, s0.w, b0.w, pp(s0, b0));
    f(14, s0.w, b0.w, headed);
    f(15, s0.w, pp(s0, b0), 0);
    f(16, s0.p, b0.w, b0.p);
    f(17, s0.w, b0.p, headed);
    f(18, s0.p, b0.w, headed);
    f(19, pp(s0, b0), headed, 0);
    f(20, pp(b0, b1), 0, 0);
    f(21, ppp(b0, b1, b2), 0, 0);
    f(22, ppp(s0, b0, b1), headed, 0);
    f(23, ppp(s0, b0, b1), b2.p, 0);
    f(24, ppp(sh, s0, b0), s0.l, 0);
    f(25, ppp(s0, sll, b0), sll.l, 0);
    f(26, ppp(s0, srr, b0), srr.l, 0);
    f(27, ppp(s0, b0, bll), bll.l, 0);
    f(28, ppp(t1, s0, b0), headed, 0);
    f(29, ppp(t2, t1, s0), b0.p, 0);
    f(30, b0.w, b1.w, 0);
    f(31, b0.w, b1.p, s0.p);
    f(32, s0.w, b1.p, b0.p);
    f(33, s0.p, b1.w, b0.p);
    // Distance and the number of children.
    f(34, s0.w, d, 0);
    f(35, s0.p, d, 0);
    f(36, b0.w, d, 0);
    f(37, b0.p, d, 0);
    f(38, s0.w, b0.w, d);
    f(39, pp(s0, b0), d, 0);
    f(40, s0.w, sr.count, b0.p);
    f(41, s0.p, sr.count, b0.p);
    f(42, s0.w, sl.count, 0);
    f(43, s0.p, sl.count, b0.p);
    f(44, b0.w, bl.count, s0.p);
    f(45, b0.p, bl.count, s0.p);
    // The children and the heads.
    f(46, sh.w, s0.l, b0.p);
    f(47, sh.p, s0.l, b0.p);
    f(48, s0.l, b0.p, b0.w);
    f(49, sll.w, s0.p, 0);
    f(50, sll.p, sll.l, 0);
    f(51, srr.w, s0.p, b0.p);
    f(52, srr.p, srr.l, b0.p);
    f(53, bll.w, b0.p, s0.p);
    f(54, bll.p, bll.l, s0.p);
    f(55, shh.w, sh.l, b0.p);
    f(56, ppp(s0, sh, shh), b0.p, 0);
    f(57, sl2.p, sl2.l, s0.p);
    f(58, sr2.p, sr2.l, pp(s0, b0));
    f(59, bl2.p, bl2.l, pp(s0, b0));
    f(60, ppp(s0, srr, sr2), b0.p, 0);
    f(61, ppp(b0, bll, bl2), s0.p, 0);
    f(62, sh.w, b0.w, s0.p);
    f(63, srr.w, b0.w, s0.p);
    f(64, s0.w, srr.w, b0.p);
    // The labels so far.
    f(65, s0.w, fold(sr.labels), b0.p);
    f(66, s0.p, fold(sr.labels), b0.p);
    f(67, s0.p, fold(sl.labels), b0.p);
    f(68, s0.w, fold(sl.labels), b0.p);
    f(69, b0.w, fold(bl.labels), s0.p);
    f(70, b0.p, fold(bl.labels), s0.p);
    f(71, pp(s0, b0), fold(sl.labels), fold(sr.labels));
    // The neighbours in the text.
    f(72, ppp(s0, after_s, b0), before_b.p, 0);
    f(73, ppp(before_s, s0, b0), b1.p, 0);
    f(74, ppp(s0, after_s, b0), b1.p, headed);
    f(75, ppp(b1, b2, b3), b0.p, 0);
    f(76, t1.w, b0.w, 0);
    f(77, t1.w, b0.p, s0.p);
    f(78, t1.p, b0.w, s0.p);
    f(79, sh.w, s0.w, b0.p);
    f(80, sh.p, s0.p, b0.w);
    f(81, s0.w, b0.w, b1.w);
    f(82, before_b.w, b0.w, s0.p);
    f(83, depth.min(5) as u32, b0.p, s0.p);
}

/// What the model of labels sees of the arc from `head` to `child` that is about to be made.
pub fn label_features(state: &State, words: &[Word], tags: &[u8], head: usize, child: usize, out: &mut Features) {
    out.clear();
    let view = View { state, words, tags };
    let (h, c) = (view.atom(head as u32), view.atom(child as u32));
    let (ci, hi) = (child as u32, head as u32);
    let right = (child > head) as u32;
    let way = right << 4 | distance(head.min(child), head.max(child));
    let (cl, cr, hl, hr) = (view.left(ci), view.right(ci), view.left(hi), view.right(hi));
    let (cll, crr) = (view.atom(cl.last), view.atom(cr.last));
    let side = if right == 1 { hr } else { hl };
    let sibling = view.atom(side.last);
    let (before, after) = (view.atom(ci.wrapping_sub(1)), view.atom(ci + 1));
    let after2 = view.atom(ci + 2);
    let (before_h, after_h) = (view.atom(hi.wrapping_sub(1)), view.atom(hi + 1));
    let grand = view.atom(view.head(hi));
    let word = |i: usize| words.get(i);
    let suffix = word(child).map_or(0, |w| w.suffix[2]);
    let suffix_h = word(head).map_or(0, |w| w.suffix[2]);
    let pp = h.p << 9 | c.p << 1 | right;
    let mut f = |template: u32, x: u32, y: u32, z: u32| out.push(feature(template + 100, x, y, z));
    f(0, c.w, right, 0);
    f(1, c.w, pp, 0);
    f(2, h.w, pp, 0);
    f(3, h.w, c.w, right);
    f(4, pp, way, 0);
    f(5, h.w, way, c.p);
    f(6, c.w, way, h.p);
    f(7, pp, before.p, after.p);
    f(8, pp, before_h.p, after_h.p);
    f(9, c.w, after.w, right);
    f(10, c.w, before.w, right);
    f(11, pp, sibling.l, side.count);
    f(12, h.w, sibling.l, c.p);
    f(13, pp, fold(hl.labels), 0);
    f(14, pp, fold(hr.labels), 0);
    f(15, h.w, fold(side.labels), c.p);
    f(16, pp, fold(cl.labels), 0);
    f(17, pp, fold(cr.labels), 0);
    f(18, c.w, fold(cl.labels), right);
    f(19, cll.w, pp, 0);
    f(20, crr.w, pp, 0);
    f(21, grand.p, pp, h.l);
    f(22, h.l, pp, c.w);
    f(23, suffix, pp, 0);
    f(24, suffix_h, pp, 0);
    f(25, after.w, pp, 0);
    f(26, before.w, pp, 0);
    f(27, pp, after.p, after2.p);
    f(28, h.w, c.p, after.p);
    f(29, c.w, h.p, fold(hl.labels) ^ right);
    f(30, pp, fold(cl.labels), fold(hl.labels));
    f(31, grand.w, pp, 0);
    f(32, sibling.w, pp, 0);
}
