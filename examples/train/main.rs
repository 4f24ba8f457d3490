//! Trains the models of the language floor.
//!
//!     cargo run --release --example train -- --shared ../shared          trains all and writes src/language/model/news.model
//!     cargo run --release --example train -- --shared ../shared --eval   measures the models in the program
//!
//! The same data give the same bytes. It needs the program `xz` and takes about ten minutes.

mod data;
mod eval;
mod naming;
mod parsing;
mod perceptron;
mod tagging;

use std::path::PathBuf;

use subeditor::language::lexicon::Lexicon;
use subeditor::language::model::{self, Model};
use subeditor::language::tagger;

use data::{Tree, trees};

struct Options {
    shared: PathBuf,
    out: PathBuf,
    eval: bool,
    /// Train on every nth sentence only, for a quick look.
    every: usize,
    tag_rounds: usize,
    parse_rounds: usize,
    name_rounds: usize,
    prune: [f64; 4],
    tag_bits: u32,
    action_bits: u32,
    label_bits: u32,
    name_bits: u32,
}

fn main() {
    let options = options();
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
    let fold_of = |i: usize| i / 50 % folds;
    let (jack, full) = std::thread::scope(|scope| {
        let jack = scope.spawn(|| {
            let mut tags: Vec<Vec<u8>> = vec![Vec::new(); train.len()];
            for fold in 0..folds {
                let others: Vec<usize> = (0..train.len()).filter(|&i| fold_of(i) != fold).collect();
                let model = tagging::tagger(
                    &train,
                    &words,
                    &others,
                    &lexicon,
                    options.tag_rounds.div_ceil(2),
                    options.tag_bits,
                    11 + fold as u64,
                );
                let table = model::table(&model.finish(options.prune[0]));
                for i in (0..train.len()).filter(|&i| fold_of(i) == fold) {
                    tags[i] = tagger::tag(&words[i], &lexicon, &table);
                }
            }
            println!("tags by models trained on other news: {:.2}", parsing::tags_right(&train, &tags));
            tags
        });
        let places: Vec<usize> = (0..train.len()).collect();
        let full =
            tagging::tagger(&train, &words, &places, &lexicon, options.tag_rounds, options.tag_bits, 7).finish(options.prune[0]);
        (jack.join().expect("the tagger's thread"), full)
    });
    eprintln!("tagger trained after {:.0?}", clock.elapsed());
    let lexicon_bytes = model::write_lexicon(&entries, &classes);
    let parser = parsing::parser(&train, &words, &jack, options.parse_rounds, (options.action_bits, options.label_bits), 5);
    let actions = parser.actions.finish(options.prune[1]);
    let labels = parser.labels.finish(options.prune[2]);
    eprintln!("parser trained after {:.0?}", clock.elapsed());
    drop(parser);

    let without_names = Model::read(&model::write(&lexicon_bytes, &full, &actions, &labels, &[]));
    eval::silver(&test, &without_names);
    let examples = naming::examples(&options.shared, &without_names);
    let names = naming::recogniser(&examples, options.name_rounds, options.name_bits, 3).finish(options.prune[3]);
    let bytes = model::write(&lexicon_bytes, &full, &actions, &labels, &names);
    for (title, size) in [
        ("lexicon", lexicon_bytes.len()),
        ("tags", model::write(&[], &full, &[], &[], &[]).len()),
        ("actions", model::write(&[], &[], &actions, &[], &[]).len()),
        ("labels", model::write(&[], &[], &[], &labels, &[]).len()),
        ("names", model::write(&[], &[], &[], &[], &names).len()),
        ("all", bytes.len()),
    ] {
        println!("size of {title}: {size} bytes");
    }
    if let Err(error) = std::fs::write(&options.out, &bytes) {
        eprintln!("cannot write {}: {error}", options.out.display());
        std::process::exit(2);
    }
    eval::measure(&options.shared, &Model::read(&bytes));
    eprintln!("done after {:.0?}", clock.elapsed());
}

fn options() -> Options {
    let mut options = Options {
        shared: PathBuf::from("../shared"),
        out: PathBuf::from("src/language/model/news.model"),
        eval: false,
        every: 1,
        tag_rounds: 8,
        parse_rounds: 12,
        name_rounds: 12,
        prune: [0.3, 0.3, 0.3, 0.1],
        tag_bits: 16,
        action_bits: 19,
        label_bits: 16,
        name_bits: 16,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--eval" {
            options.eval = true;
            continue;
        }
        let value = arguments.next().unwrap_or_default();
        let number = || value.parse::<usize>().unwrap_or_else(|_| panic!("{argument} takes a number"));
        match argument.as_str() {
            "--shared" => options.shared = PathBuf::from(&value),
            "--out" => options.out = PathBuf::from(&value),
            "--every" => options.every = number().max(1),
            "--tag-rounds" => options.tag_rounds = number(),
            "--parse-rounds" => options.parse_rounds = number(),
            "--name-rounds" => options.name_rounds = number(),
            "--tag-bits" => options.tag_bits = number() as u32,
            "--action-bits" => options.action_bits = number() as u32,
            "--label-bits" => options.label_bits = number() as u32,
            "--name-bits" => options.name_bits = number() as u32,
            "--prune" => {
                for (slot, part) in options.prune.iter_mut().zip(value.split(',')) {
                    *slot = part.parse().unwrap_or(*slot);
                }
            }
            _ => panic!("unknown argument {argument}"),
        }
    }
    options
}
