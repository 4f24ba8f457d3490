//! How fast figures are read in prose whose words, tags and trees are known already.

#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[path = "../src/allocator.rs"]
mod allocator;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use subeditor::{figures, language};

const PARAGRAPH: &str = "More than 1,200 growers from four valleys took part in the weeklong fair, the council said on Tuesday, up from about 900 a \
year earlier. Prices rose 5 percent to $2.4 million, while a third of the 40 to 60 stalls on Mill Lane stayed shut. Anna Moller, 44, who has \
run Section 12 since 2003, said that at least 32 barrels a day were sold between 7 a.m. and noon, including two dozen to visitors. ";

fn read(criterion: &mut Criterion) {
    let text = PARAGRAPH.repeat(20);
    let sentences = language::analyse(&text);
    let mut group = criterion.benchmark_group("figures");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |bencher| bencher.iter(|| figures::read(&text, &sentences, false)));
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
