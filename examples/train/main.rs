//! Trains the models of the language floor.
//!
//!     cargo run --release --example train -- --shared ../shared          trains all and writes src/language/model/news.model
//!     cargo run --release --example train -- --shared ../shared --habits reads the habits of the models anew, leaving the models alone
//!     cargo run --release --example train -- --shared ../shared --eval   measures the models in the program
//!
//! The same data give the same bytes. It needs the program `xz` and takes about two minutes on two cores.

mod data;
mod eval;
mod habit;
mod naming;
mod parsing;
mod perceptron;
mod tagging;

use std::path::PathBuf;

use subeditor::language::habits::Known;
use subeditor::language::lexicon::Lexicon;
use subeditor::language::model::{self, Model};
use subeditor::language::tagger;

use data::{Tree, trees};
use perceptron::Plan;

struct Options {
    shared: PathBuf,
    out: PathBuf,
    eval: bool,
    /// Train the names only, on top of the other models of the file `from`.
    names: bool,
    /// Read the habits off the models of the file `from`, training nothing.
    habits: bool,
    from: PathBuf,
    /// Train the names only, leaving out each of the folds 1 to 4 in turn, and measure on these: to choose features by.
    cross: bool,
    /// Train on every nth sentence only, for a quick look.
    every: usize,
    /// Tags, actions, labels, names.
    plans: [Plan; 4],
}

/// Weights smaller than this, in steps of the perceptron, are dropped in the end.
const PRUNE: f64 = 0.1;

fn main() {
    let options = options();
    if options.names {
        let mut parts = model::parts(&std::fs::read(&options.from).unwrap_or_default());
        parts.truncate(5);
        return finish(&options, parts);
    }
    if options.habits {
        let mut parts = model::parts(&std::fs::read(&options.from).unwrap_or_default());
        let all = trees(&options.shared.join("treebank/news-silver.train.tsv.xz"));
        parts[4].clear();
        parts[4] = habit::habits(&all.iter().collect::<Vec<_>>(), &Model::read(&model::write(&parts)));
        return save(&options, &parts);
    }
    if options.cross {
        return cross(&options);
    }
    if options.eval {
        let start = std::time::Instant::now();
        let model = Model::read(&std::fs::read(&options.out).unwrap_or_default());
        println!("loaded in {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
        eval::measure(&options.shared, &model);
        return;
    }
    train(&options);
}

fn train(options: &Options) {
    let clock = std::time::Instant::now();
    let all = trees(&options.shared.join("treebank/news-silver.train.tsv.xz"));
    let test = trees(&options.shared.join("treebank/news-silver.test.tsv.xz"));
    let train: Vec<&Tree> = all.iter().step_by(options.every).collect();
    let test: Vec<&Tree> = test.iter().collect();
    let (entries, classes) = tagging::lexicon(&train, &options.shared.join("names"));
    let lexicon = Lexicon::new(&entries, classes.clone());
    let words = tagging::look(&train, &lexicon);
    eprintln!("read {} sentences in {:.0?}", train.len(), clock.elapsed());

    // The parser learns from tags as the tagger will give them: each quarter is tagged by a model trained on the other three.
    let folds = 4;
    let tag = options.plans[0];
    let fold_of = |i: usize| i / 50 % folds;
    let (jack, full) = std::thread::scope(|scope| {
        let jack = scope.spawn(|| {
            let mut tags: Vec<Vec<u8>> = vec![Vec::new(); train.len()];
            for fold in 0..folds {
                let others: Vec<usize> = (0..train.len()).filter(|&i| fold_of(i) != fold).collect();
                let plan = Plan { rounds: tag.rounds.div_ceil(2), seed: 11 + fold as u64, ..tag };
                let model = tagging::tagger(&train, &words, &others, &lexicon, plan);
                let table = model::table(&model.finish(PRUNE));
                for i in (0..train.len()).filter(|&i| fold_of(i) == fold) {
                    tags[i] = tagger::tag(&words[i], &lexicon, &table, &Known::default());
                }
            }
            println!("tags by models trained on other news: {:.2}", parsing::tags_right(&train, &tags));
            tags
        });
        let places: Vec<usize> = (0..train.len()).collect();
        // Two taggers from different seeds, summed; weights on which they do not agree are dropped.
        let mut full = tagging::tagger(&train, &words, &places, &lexicon, tag);
        full.join(&tagging::tagger(&train, &words, &places, &lexicon, Plan { seed: tag.seed + 1, ..tag }));
        let full = full.finish(PRUNE * 20.0);
        (jack.join().expect("the tagger's thread"), full)
    });
    eprintln!("tagger trained after {:.0?}", clock.elapsed());
    let lexicon_bytes = model::write_lexicon(&entries, &classes);
    let parser = parsing::parser(&train, &words, &jack, options.plans[1], options.plans[2]);
    let actions = parser.actions.finish(PRUNE);
    let labels = parser.labels.finish(PRUNE);
    eprintln!("parser trained after {:.0?}", clock.elapsed());
    drop(parser);

    let mut parts = vec![lexicon_bytes, model::pack_table(&full), model::pack_table(&actions), model::pack_table(&labels)];
    let weighed = Model::read(&model::write(&parts));
    eval::silver(&test, &weighed);
    parts.push(habit::habits(&train, &weighed));
    eval::silver(&test, &Model::read(&model::write(&parts)));
    finish(options, parts);
    eprintln!("done after {:.0?}", clock.elapsed());
}

/// The recogniser of names, on top of the other models; documents of fold `apart` are kept out of its training.
fn names(options: &Options, parts: &[Vec<u8>], apart: usize) -> Vec<u8> {
    let examples = naming::examples(&options.shared, &Model::read(&model::write(parts)), apart);
    // Five recognisers from different seeds, summed: names in training are few, and one alone depends on its luck.
    let plan = options.plans[3];
    let train = |seed| naming::recogniser(&examples, Plan { seed, ..plan });
    let mut names = train(plan.seed);
    for pair in [[1, 2], [3, 4]] {
        let (one, other) = std::thread::scope(|scope| {
            let one = scope.spawn(|| train(plan.seed + pair[0]));
            let other = train(plan.seed + pair[1]);
            (one.join().expect("the recogniser's thread"), other)
        });
        names.join(&one);
        names.join(&other);
    }
    model::pack_table(&names.finish(PRUNE * 5.0))
}

/// Names of people on the folds that are trained on otherwise: four times as many as on the fold that is always kept out.
fn cross(options: &Options) {
    let mut parts = model::parts(&std::fs::read(&options.from).unwrap_or_default());
    parts.truncate(5);
    let mut sums = eval::Counts::new();
    for fold in 1..5 {
        let mut all = parts.clone();
        all.push(names(options, &parts, fold));
        let found = eval::people_scores(&options.shared, &Model::read(&model::write(&all)), fold);
        sums.resize(found.len(), ("", [0; 3]));
        for (sum, (set, counts)) in sums.iter_mut().zip(found) {
            *sum = (set, std::array::from_fn(|i| sum.1[i] + counts[i]));
        }
    }
    eval::report(&sums);
}

/// Trains the names on top of the other models and saves all.
fn finish(options: &Options, mut parts: Vec<Vec<u8>>) {
    let names = names(options, &parts, 0);
    parts.push(names);
    save(options, &parts);
}

/// Writes the file and measures it.
fn save(options: &Options, parts: &[Vec<u8>]) {
    for (title, part) in ["lexicon", "tags", "actions", "labels", "habits", "names"].iter().zip(parts) {
        println!("size of {title}: {} bytes", part.len());
    }
    let bytes = model::write(parts);
    println!("size of all: {} bytes", bytes.len());
    if let Err(error) = std::fs::write(&options.out, &bytes) {
        eprintln!("cannot write {}: {error}", options.out.display());
        std::process::exit(2);
    }
    eval::measure(&options.shared, &Model::read(&bytes));
}

fn options() -> Options {
    let mut options = Options {
        shared: PathBuf::from("../shared"),
        out: PathBuf::from("src/language/model/news.model"),
        eval: false,
        names: false,
        habits: false,
        cross: false,
        from: PathBuf::from("src/language/model/news.model"),
        every: 1,
        plans: [
            Plan { rounds: 10, bits: 19, keep: 1_200_000, seed: 7 },
            Plan { rounds: 14, bits: 21, keep: 1_900_000, seed: 5 },
            Plan { rounds: 14, bits: 18, keep: 1_000_000, seed: 5 },
            Plan { rounds: 12, bits: 16, keep: 350_000, seed: 3 },
        ],
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--eval" => options.eval = true,
            "--cross" => options.cross = true,
            "--names" => options.names = true,
            "--habits" => options.habits = true,
            "--shared" => options.shared = PathBuf::from(value()),
            "--from" => options.from = PathBuf::from(value()),
            "--out" => options.out = PathBuf::from(value()),
            "--every" => options.every = value().parse().unwrap_or(1).max(1),
            _ => {
                eprintln!("unknown argument {argument}");
                std::process::exit(2);
            }
        }
    }
    options
}
