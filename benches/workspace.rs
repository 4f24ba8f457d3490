//! What an editor feels: a document opened, and a keystroke in it, until its findings are known.
//!
//! The documents are generated from sentences of our own making, so that paragraphs differ and figures meet figures of other
//! documents. Beside the open document lies a folder of 1,000 others.

#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[path = "../src/allocator.rs"]
mod allocator;

use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use subeditor::text::{Edit, Encoding, FileId, LineCol};
use subeditor::workspace::{Change, World};

const TOWNS: [&str; 10] =
    ["Velmora", "Port Ellan", "Karsted", "Ossa", "Brindle", "Tarnholm", "Quill Bay", "Northway", "Sandrow", "Merrin"];
const PEOPLE: [&str; 8] =
    ["Ana Lindqvist", "Tomas Berg", "Irene Okafor", "Paul Marsh", "Dalia Renko", "Viktor Hale", "Mina Costa", "Joseph Ward"];
const THINGS: [(&str, &str); 8] = [
    ("passengers", "rescued"),
    ("houses", "destroyed"),
    ("workers", "injured"),
    ("boats", "seized"),
    ("schools", "closed"),
    ("prisoners", "released"),
    ("trees", "planted"),
    ("residents", "evacuated"),
];

/// Numbers that look like chance and are the same in each run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.throw(list.len())]
    }
}

/// A document of about so many words, in paragraphs of some sixty.
fn story(seed: u64, words: usize) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut text = format!("# Storm reaches {}\n\n", dice.of(&TOWNS));
    let mut count = 0;
    while count < words {
        let (town, other) = (dice.of(&TOWNS), dice.of(&TOWNS));
        let person = dice.of(&PEOPLE);
        let surname = person.rsplit(' ').next().unwrap_or(person);
        let (things, done) = THINGS[dice.throw(THINGS.len())];
        let (some, more) = (dice.throw(400) + 3, dice.throw(90) + 3);
        let paragraph = format!(
            "The storm that reached {town} on Friday left the harbour road under water for most of the night. At least {some} {things} \
             were {done} in {town}, said {person}, a spokesman for the council. “We have never seen a night like this one,” {surname} \
             said, adding that {more} percent of the homes between {town} and {other} had no power.\n\n"
        );
        count += paragraph.split_whitespace().count();
        let _ = write!(text, "{paragraph}");
    }
    text
}

/// A folder as it was read: documents of 300 words each.
fn folder(documents: u64) -> World {
    let file = |seed| (PathBuf::from(format!("/w/sources/{seed}.md")), Some(story(seed + 1_000, 300).into_bytes()));
    let world = World::default().with(Change::Folders(vec!["/w".into()]));
    let world = world.with(Change::Disk { files: (0..documents).map(file).collect() });
    for file in world.files() {
        world.page(file);
    }
    world
}

fn open(world: &World, text: &str) -> (World, FileId) {
    let path = PathBuf::from("/w/draft.md");
    let world = world.with(Change::Open { path: path.clone(), format: None, text: text.to_string() });
    let file = world.file_at(&path).expect("it was opened");
    (world, file)
}

/// A keystroke in the middle of the document: a letter typed, or taken back.
fn keystroke(world: &World, file: FileId, line: u32, letters: usize) -> World {
    let place = |column| LineCol { line, column };
    let edit = if letters.is_multiple_of(2) {
        Edit { range: Some((place(4), place(4))), text: "x".to_string() }
    } else {
        Edit { range: Some((place(4), place(5))), text: String::new() }
    };
    world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 })
}

fn workspace(criterion: &mut Criterion) {
    let alone = World::default();
    let beside = folder(1_000);
    for (name, base) in [("alone", &alone), ("beside 1,000 documents", &beside)] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
        for words in [1_000, 10_000, 100_000] {
            let text = story(7, words);
            group.bench_with_input(BenchmarkId::new("open to findings", words), &text, |bencher, text| {
                bencher.iter_batched(
                    || text.clone(),
                    |text| {
                        let (world, file) = open(base, &text);
                        black_box(world.findings(file))
                    },
                    BatchSize::LargeInput,
                );
            });
            let (mut world, file) = open(base, &text);
            world.findings(file);
            let line = world.line_index(file).map_or(0, |index| index.lines() / 4 * 2);
            let mut letters = 0;
            group.bench_function(BenchmarkId::new("keystroke to findings", words), |bencher| {
                bencher.iter(|| {
                    world = keystroke(&world, file, line, letters);
                    letters += 1;
                    black_box(world.findings(file))
                });
            });
            group.bench_function(BenchmarkId::new("keystroke to facts", words), |bencher| {
                bencher.iter(|| {
                    world = keystroke(&world, file, line, letters);
                    letters += 1;
                    black_box(world.page(file).map(|page| page.facts.figures.len()))
                });
            });
            group.bench_function(BenchmarkId::new("keystroke under the lock", words), |bencher| {
                bencher.iter(|| {
                    world = keystroke(&world, file, line, letters);
                    letters += 1;
                });
            });
        }
        group.finish();
    }
}

/// Real articles, all open, and a keystroke in the largest, until the findings of all are known: what is published.
fn articles(criterion: &mut Criterion) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for (name, folder) in
        [("the story", root.join("tests/stories/marigold/sources")), ("four articles", root.join("../shared/seeds"))]
    {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            eprintln!("skipped: no {}", folder.display());
            continue;
        };
        let mut world = World::default();
        let mut largest = (0, None);
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_text = path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
            let Some(text) = std::fs::read_to_string(&path).ok().filter(|_| is_text) else { continue };
            let length = text.len();
            world = world.with(Change::Open { path: path.clone(), format: None, text });
            if length > largest.0 {
                largest = (length, world.file_at(&path));
            }
        }
        let Some(file) = largest.1 else { continue };
        let line = world.line_index(file).map_or(0, |index| index.lines() / 4 * 2);
        let mut letters = 0;
        criterion.bench_function(&format!("{name}, all open/keystroke to all findings"), |bencher| {
            bencher.iter(|| {
                world = keystroke(&world, file, line, letters);
                letters += 1;
                for open in world.files() {
                    black_box(world.findings(open));
                }
            });
        });
    }
}

/// What a writer types in the middle of the document.
const TYPED: &str = " The council recorded 4,312 complaints in 2025, up 9 percent, said Mina Costa.";

/// Processor time for each key of a sentence, with its figures and its name, and how it grows with the document: what a writer's battery
/// feels. The worst key is one that makes documents kindred, or no longer. Printed as a table, since a single key is too short for the clock.
fn processor(_: &mut Criterion) {
    if !cfg!(target_os = "linux") {
        return;
    }
    println!("\nprocessor time per key, ms: words; alone, the mean and the worst; beside 1,000 documents, the same");
    let bases = [World::default(), folder(1_000)];
    for words in [1_000, 10_000, 100_000] {
        let text = story(7, words);
        let per_key = |base: &World| {
            let (mut world, file) = open(base, &text);
            world.findings(file);
            let line = world.line_index(file).map_or(0, |index| index.lines() / 4 * 2);
            let mut key = |column: u32, letter: char| {
                let start = processor_time();
                let place = LineCol { line, column };
                let edit = Edit { range: Some((place, place)), text: letter.to_string() };
                world = world.with(Change::Edit { file, edits: vec![edit], encoding: Encoding::Utf16 });
                black_box(world.findings(file));
                (processor_time() - start) * 1e3
            };
            let keys: Vec<f64> = (20..).zip(TYPED.chars()).map(|(column, letter)| key(column, letter)).collect();
            (keys.iter().sum::<f64>() / keys.len() as f64, keys.iter().copied().fold(0.0, f64::max))
        };
        let [(alone, worst_alone), (beside, worst_beside)] = bases.each_ref().map(per_key);
        println!("{words:>8} {alone:>8.2} {worst_alone:>8.2} {beside:>8.2} {worst_beside:>8.2}");
    }
}

/// Seconds that this thread has had a processor. The paragraph of a key is read on it too.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|it| it.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

criterion_group!(benches, articles, workspace, processor);
criterion_main!(benches);
