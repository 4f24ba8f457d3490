//! What a folder costs: 100, 1,000 and 10,000 documents, each held against all others.
//!
//! The documents are generated, with the overlap of a newsroom's folder: five of them tell each event, in their own words and order and
//! not always with the same figures, and all draw on one stock of background. Printed is the time for reading, for the facts of all and
//! for the findings of all, what each comes to for one document, and the peak of memory. Once each: the figures are seconds, not
//! nanoseconds. `cargo bench --bench folder -- 100 1000` takes other sizes.

#[cfg(all(target_os = "linux", feature = "jemalloc"))]
#[path = "../src/allocator.rs"]
mod allocator;

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;

use subeditor::workspace::{Change, World};

const SYLLABLES: [&str; 24] = [
    "bel", "cor", "dan", "fel", "gar", "hol", "kes", "lan", "mar", "nor", "pel", "quil", "ros", "sta", "tor", "ul", "ven", "wes",
    "bro", "cli", "dri", "fen", "gris", "hal",
];
const ENDS: [&str; 6] = ["ton", "ford", "mere", "wick", "stad", "by"];
const FORENAMES: [&str; 10] = ["Anna", "Paul", "Irene", "Tomas", "Dalia", "Viktor", "Mina", "Joseph", "Laura", "Erik"];
const EVENTS: [&str; 6] = ["flood", "fire", "storm", "strike", "train crash", "landslide"];
const BACKGROUND: [&str; 8] = [
    "The region has 4.2 million inhabitants and 310 towns, according to the statistics office.",
    "Last year 87 people were killed in accidents of this kind in the whole country.",
    "The government set aside $48 million for such cases in its budget for the year.",
    "Insurers paid 1,200 claims in the decade before, most of them small.",
    "Unemployment stands at 6.4 percent, the lowest rate since 2008.",
    "The rescue service has 2,300 members, a third of them volunteers.",
    "Parliament has 180 seats, of which the governing party holds 96.",
    "A law of 2011 obliges towns to keep two weeks of water and food.",
];

/// Numbers that look like chance and are the same in each run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.throw(list.len())]
    }

    fn name(&mut self) -> String {
        let name = format!("{}{}{}", self.of(&SYLLABLES), self.of(&SYLLABLES), self.of(&ENDS));
        name[..1].to_uppercase() + &name[1..]
    }
}

/// The document of that number: one of the five that tell its event.
fn document(number: usize) -> String {
    let mut event = Dice((number as u64 / 5 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let (town, river, surname) = (event.name(), event.name(), event.name());
    let (forename, kind) = (event.of(&FORENAMES), event.of(&EVENTS));
    let (dead, hurt, homes, people) =
        (event.throw(40) + 3, event.throw(200) + 45, event.throw(900) + 100, event.throw(9000) + 1000);
    let mut dice = Dice((number as u64 + 7).wrapping_mul(0xD1B5_4A32_D192_ED03));
    // One in eight tells a figure otherwise.
    let mut told = |value: usize| if dice.throw(8) == 0 { value + value / 5 + 1 } else { value };
    let day = 1 + number % 28;
    let mut sentences = vec![
        format!("At least {} people were killed in the {kind} at {town}, the fire service said.", told(dead)),
        format!("Mayor {forename} {surname} said {} people had been injured when the {river} rose over {town}.", told(hurt)),
        format!("The {kind} destroyed {} homes in {town}, {surname} said.", told(homes)),
        format!("Some {} people were evacuated from {town} and the villages along the {river}.", told(people)),
        format!("“We have never seen a {kind} like this one in {town},” said {surname}, who has been mayor for nine years."),
        format!("Police arrested {} people for looting in {town} on the night after the {kind}.", told(dead / 2 + 5)),
    ];
    for _ in 0..3 {
        sentences.insert(dice.throw(sentences.len()), dice.of(&BACKGROUND).to_string());
    }
    sentences.swap(0, dice.throw(3));
    let mut text = format!("---\ndate: 2024-03-{day:02}\n---\n\n# {} in {town}\n\n", kind[..1].to_uppercase() + &kind[1..]);
    for pair in sentences.chunks(2) {
        let _ = writeln!(text, "{}\n", pair.join(" "));
    }
    text
}

/// The most memory that this process has had so far, in megabytes; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    println!("documents  MB of text   facts   each      findings  each      found    peak");
    for size in sizes {
        let texts: Vec<String> = (0..size).map(document).collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let files = texts.into_iter().enumerate();
        let files = files.map(|(at, text)| (PathBuf::from(format!("/w/sources/{at}.md")), Some(text.into_bytes()))).collect();
        let world = World::default().with(Change::Folders(vec!["/w".into()])).with(Change::Disk { files });
        let start = Instant::now();
        let read: usize = world.files().into_iter().filter(|&file| world.page(file).is_some()).count();
        assert_eq!(read, size);
        let facts = start.elapsed();
        let start = Instant::now();
        let found: usize = world.files().into_iter().map(|file| world.findings(file).len()).sum();
        let findings = start.elapsed();
        let each = |time: std::time::Duration| 1000.0 * time.as_secs_f64() / size as f64;
        println!(
            "{size:9} {:11.1} {:6.2} s {:5.2} ms {:8.2} s {:5.2} ms {found:9} {:>5}",
            bytes as f64 / 1e6,
            facts.as_secs_f64(),
            each(facts),
            findings.as_secs_f64(),
            each(findings),
            peak().map_or("?".to_string(), |it| format!("{it} MB")),
        );
    }
}
