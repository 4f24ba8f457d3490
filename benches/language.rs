//! How fast the language floor reads: from tokens to trees with names, and from text.

#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[path = "../src/allocator.rs"]
mod allocator;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use subeditor::language::{self, Model, model, sentences, tokens};

/// News of our own making, of every kind of sentence the models meet.
const TEXT: &str = "The Port of Selby released 105 dock workers on Monday after a nearly seven-day strike ended in a deal, union leader \
Maria Okafor said. More than 2,400 containers, including 310 with fresh food, had been held up since the walkout began on March 3, according \
to the Harbour Authority. “We did not get all that we asked for, but nobody will lose a job before 2027,” Ms. Okafor told reporters outside \
the gate. The company, which is owned by a pension fund in Toronto, expects revenue to fall by 4.5 percent to $12.3 million this quarter. Its \
shares dropped as much as 6% in early trading before they recovered. In a statement, Chief Executive Daniel Brandt called the agreement “a fair \
result for both sides.” Officials in the U.S. and Norway had warned that a longer stoppage could delay deliveries of medicine to at least 40 \
hospitals. Two of the hospitals said they had begun to ration supplies, although the ministry denied that any patient was at risk. It was the \
third strike at the port in five years. The first, in 2021, lasted 16 days and cost importers an estimated £85m. Residents of the old town, \
many of whom depend on the harbour, gathered at the quay to watch the first of 12 ships leave. “I have never seen so many people here,” said \
Ingrid Solheim, 67, a retired pilot. Police put the crowd at about 3,000. Mr. Brandt, who joined the company from a shipping line in Hamburg, \
will meet the council next week to discuss plans for a new terminal that opponents say would destroy wetlands. The council's own study, \
published last year, found that 18 of 22 protected species would be affected. A vote is planned for the autumn. ";

fn read(c: &mut Criterion) {
    language::load();
    let model: &Model = &model::MODEL;
    let text = TEXT.repeat(20);
    let all = tokens::tokenise(&text);
    let ranges = sentences::split(&text, &all);
    let mut group = c.benchmark_group("language");
    group.throughput(Throughput::Elements(all.len() as u64));
    group.bench_function("tokens to trees with names", |b| {
        b.iter(|| ranges.iter().map(|range| language::sentence(&text, &all[range.clone()], model).names.len()).sum::<usize>())
    });
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("from text", |b| b.iter(|| language::analyse(black_box(&text)).len()));
    group.bench_function("tokens and sentences", |b| {
        b.iter(|| sentences::split(&text, &tokens::tokenise(black_box(&text))).len())
    });
    group.finish();
    let bytes = include_bytes!("../src/language/model/news.model");
    let mut group = c.benchmark_group("models");
    group.sample_size(10);
    group.bench_function("load", |b| b.iter(|| Model::read(black_box(bytes)).lexicon.classes.len()));
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
