//! The averaged perceptron: integers throughout, so that the same data give the same weights everywhere.

use subeditor::language::linear::{Features, Weights, compress};

/// How a model is trained.
#[derive(Clone, Copy)]
pub struct Plan {
    pub rounds: usize,
    /// The number of rows as a power of two.
    pub bits: u32,
    /// How many weights stay when, half-way through, the others are dropped.
    pub keep: usize,
    pub seed: u64,
}

/// A model in training.
pub struct Perceptron<const W: usize> {
    weights: Vec<[i32; W]>,
    /// The sum over time of the changes, each times the moment it was made.
    totals: Vec<[i64; W]>,
    time: i64,
    shift: u32,
    /// Once the small weights have been dropped: which ones may still change, as bits.
    kept: Vec<u64>,
}

impl<const W: usize> Perceptron<W> {
    /// A model with 2^`bits` rows.
    pub fn new(bits: u32) -> Self {
        Perceptron {
            weights: vec![[0; W]; 1 << bits],
            totals: vec![[0; W]; 1 << bits],
            time: 1,
            shift: 32 - bits,
            kept: Vec::new(),
        }
    }

    /// A decision has been made; call once for each, right or wrong.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Moves the weights of these features from the wrong outcome to the right one.
    pub fn update(&mut self, features: &[u32], right: usize, wrong: usize) {
        for feature in features {
            let row = (feature >> self.shift) as usize;
            let kept = self.kept.get(row).copied().unwrap_or(u64::MAX);
            if kept >> right & 1 == 1 {
                self.weights[row][right] += 1;
                self.totals[row][right] += self.time;
            }
            if kept >> wrong & 1 == 1 {
                self.weights[row][wrong] -= 1;
                self.totals[row][wrong] -= self.time;
            }
        }
    }

    fn average(&self, i: usize, j: usize) -> f64 {
        if self.time == 0 {
            return self.weights[i][j] as f64 / 1000.0; // joined models
        }
        self.weights[i][j] as f64 - self.totals[i][j] as f64 / self.time as f64
    }

    /// Drops all but the `keep` largest weights for good; training goes on with these, so that they make up for the others.
    pub fn restrict(&mut self, keep: usize) {
        let mut sizes: Vec<u32> = (0..self.weights.len())
            .flat_map(|i| (0..W).map(move |j| (i, j)))
            .map(|(i, j)| (self.average(i, j).abs() * 1024.0) as u32)
            .filter(|size| *size > 0)
            .collect();
        if sizes.len() <= keep {
            return;
        }
        let place = sizes.len() - keep;
        let least = *sizes.select_nth_unstable(place).1;
        eprintln!("  weights below {:.2} dropped, {} of {}", least as f64 / 1024.0, place, sizes.len());
        self.kept = (0..self.weights.len())
            .map(|i| (0..W).fold(0, |bits, j| bits | (((self.average(i, j).abs() * 1024.0) as u32 >= least) as u64) << j))
            .collect();
        for i in 0..self.weights.len() {
            for j in 0..W {
                self.weights[i][j] = if self.kept[i] >> j & 1 == 1 { self.average(i, j).round() as i32 } else { 0 };
                self.totals[i][j] = 0;
            }
        }
        self.time = 1;
    }

    /// Adds another model, trained from another seed: together they are steadier than either.
    pub fn join(&mut self, other: &Self) {
        // Averages as whole numbers, a thousandth of a step each; the sum over time is then no longer needed.
        for i in 0..self.weights.len() {
            for j in 0..W {
                let average = |model: &Self| {
                    if model.time == 0 { model.weights[i][j] } else { (model.average(i, j) * 1000.0).round() as i32 }
                };
                self.weights[i][j] = average(self) + average(other);
                self.totals[i][j] = 0;
            }
        }
        self.time = 0;
    }

    /// The averaged weights in bytes; those smaller than `prune` (in steps of the perceptron) are dropped.
    pub fn finish(&self, prune: f64) -> Vec<[i8; W]> {
        let mut sizes: Vec<f64> = (0..self.weights.len())
            .flat_map(|i| (0..W).map(move |j| self.average(i, j).abs()))
            .filter(|size| *size >= prune)
            .collect();
        sizes.sort_by(f64::total_cmp);
        // The few largest weights are cut off, so that the others keep their precision.
        let largest = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 20_000)).copied().unwrap_or(1.0).max(1e-9);
        let kept = sizes.len();
        let rows: Vec<[i8; W]> = (0..self.weights.len())
            .map(|i| {
                std::array::from_fn(|j| {
                    let weight = self.average(i, j);
                    if weight.abs() < prune { 0 } else { compress(weight / largest * 4032.0) }
                })
            })
            .collect();
        eprintln!("  {kept} weights, largest {largest:.1}");
        rows
    }
}

impl<const W: usize> Weights<W> for Perceptron<W> {
    fn score(&self, features: &mut Features) -> [i32; W] {
        let mut sum = [0; W];
        for feature in features.as_slice() {
            for (s, w) in sum.iter_mut().zip(&self.weights[(feature >> self.shift) as usize]) {
                *s += w;
            }
        }
        sum
    }
}

/// A small generator of pseudo-random numbers (xorshift), for shuffling and exploration.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % n.max(1)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}
