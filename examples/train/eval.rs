//! Measuring the models.

use std::path::Path;
use subeditor::language::words::words;
use subeditor::language::{Model, NameKind, analyse_with, grammar, names, parser, tagger};
use subeditor::text::Span;

use crate::data::{Tree, people, trees};
use crate::naming::PEOPLE;
use crate::parsing::{attachment, tags_right};

/// Prints all scores of a model.
pub fn measure(shared: &Path, model: &Model) {
    let test = trees(&shared.join("treebank/news-silver.test.tsv.xz"));
    let test: Vec<&Tree> = test.iter().collect();
    silver(&test, model);
    hand(shared, model, std::env::var("ERRORS").is_ok());
    report(&people_scores(shared, model, 0));
    speed(&test, model);
}

/// Tags and trees on the test news, with its own tokens.
pub fn silver(test: &[&Tree], model: &Model) {
    let mut tags = Vec::new();
    let mut parsed = Vec::new();
    for tree in test {
        let words = words(&tree.text, &tree.spans, &model.lexicon);
        let t = tagger::tag(&words, &model.lexicon, &model.tags, &model.habits.tags);
        parsed.push(parser::parse(&words, &t, &model.actions, &model.labels, &model.habits));
        tags.push(t);
    }
    if std::env::var("ERRORS").is_ok_and(|sets| sets == "tags") {
        let mut confused: std::collections::BTreeMap<String, usize> = Default::default();
        for (tree, got) in test.iter().zip(&tags) {
            let words = words(&tree.text, &tree.spans, &model.lexicon);
            for i in (0..got.len()).filter(|&i| got[i] != tree.tags[i]) {
                let name = |t: u8| subeditor::language::Tag::ALL[t as usize].as_str();
                let sure = if model.lexicon.only_tag(words[i].entry).is_some() { "certain" } else { "" };
                *confused.entry(format!("{} for {} {sure}", name(got[i]), name(tree.tags[i]))).or_default() += 1;
                *confused
                    .entry(format!("word {} {} for {} {sure}", tree.spans[i].of(&tree.text), name(got[i]), name(tree.tags[i])))
                    .or_default() += 1;
                *confused.entry(format!("all {sure}")).or_default() += 1;
            }
        }
        let mut list: Vec<_> = confused.into_iter().collect();
        list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        list.iter().take(90).for_each(|(what, n)| println!("  {n} {what}"));
    }
    let (heads, both) = attachment(test, &parsed);
    println!("news-silver.test: tags {:.2}, heads {heads:.2}, heads and labels {both:.2}", tags_right(test, &tags));
}

/// For each set: names right, found, and in the text.
pub type Counts = Vec<(&'static str, [usize; 3])>;

/// Names of people, exactly, in the documents of this fold; by the model alone, sentence by sentence.
pub fn people_scores(shared: &Path, model: &Model, fold: usize) -> Counts {
    let mut groups = Counts::new();
    for set in PEOPLE {
        let documents = people(&shared.join(format!("eval/data/people/{set}.jsonl")));
        let mut counts = [0; 3];
        for document in documents.iter().skip(fold).step_by(5) {
            let mut base = 0;
            let mut got = Vec::new();
            for line in document.text.split_inclusive('\n') {
                for sentence in analyse_with(line, model) {
                    for name in sentence.names.iter().filter(|name| name.kind == NameKind::Person) {
                        let span = sentence.tokens[name.start as usize].span.cover(sentence.tokens[name.end as usize - 1].span);
                        got.push(span.shift(base));
                    }
                }
                base += line.len() as u32;
            }
            got.retain(|span| {
                !document.ignore.iter().any(|i| i.meets(*span)) || document.names.iter().any(|(gold, _)| gold.meets(*span))
            });
            let trim = |span: Span| trim(&document.text, span);
            let gold: Vec<Span> = document.names.iter().map(|(span, _)| trim(*span)).collect();
            if std::env::var("ERRORS").is_ok_and(|sets| sets.split(',').any(|s| s == set)) {
                let around = |span: Span| {
                    let before: String = document.text[..span.start as usize]
                        .chars()
                        .rev()
                        .take(40)
                        .collect::<Vec<_>>()
                        .into_iter()
                        .rev()
                        .collect();
                    let after: String = document.text[span.end as usize..].chars().take(30).collect();
                    format!("{before}[{}]{after}", span.of(&document.text)).replace('\n', "/")
                };
                got.iter().filter(|s| !gold.contains(&trim(**s))).for_each(|s| println!("  extra {}", around(*s)));
                let got: Vec<Span> = got.iter().map(|s| trim(*s)).collect();
                gold.iter().filter(|s| !got.contains(s)).for_each(|s| println!("  missed {}", around(*s)));
            }
            counts[0] += got.iter().filter(|span| gold.contains(&trim(**span))).count();
            counts[1] += got.len();
            counts[2] += gold.len();
        }
        groups.push((set, counts));
    }
    groups
}

/// Prints the scores of names, set by set and of the two groups that are asked for.
pub fn report(groups: &Counts) {
    groups.iter().for_each(|(set, counts)| println!("{}", score(set, *counts)));
    for (title, sets) in
        [("gum-bio and -interview", ["gum-bio", "gum-interview"]), ("worldwide", ["worldwide-asia", "worldwide-latam"])]
    {
        let sum =
            groups.iter().filter(|(set, _)| sets.contains(set)).fold([0; 3], |a, (_, c)| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
        println!("{}", score(title, sum));
    }
}

fn score(title: &str, [right, got, gold]: [usize; 3]) -> String {
    let (p, r) = (right as f64 / got.max(1) as f64, right as f64 / gold.max(1) as f64);
    format!(
        "PERSON exact, {title}: precision {:.1}, recall {:.1}, F1 {:.1} ({gold} names)",
        100.0 * p,
        100.0 * r,
        200.0 * p * r / (p + r).max(1e-9)
    )
}

/// Titles before a name and a possessive after it are left out on both sides.
fn trim(text: &str, span: Span) -> Span {
    const TITLES: &str = " mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother st gen general col \
        colonel maj major capt captain lt lieutenant sgt sergeant adm admiral pres president vice sen senator rep representative gov governor \
        mayor minister premier chancellor secretary king queen prince princess duke pope cardinal archbishop bishop rabbi imam sheikh judge \
        justice chief detective officer coach chairman chairwoman director ambassador attorney speaker former ";
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    while let Some(space) = text.get(start..end).and_then(|s| s.find(' ')) {
        let word = text[start..start + space].trim_matches('.').to_lowercase();
        if !TITLES.contains(&format!(" {word} ")) {
            break;
        }
        start += space + 1;
    }
    for ending in ["'s", "’s", "'", "’"] {
        if let Some(cut) = text.get(start..end).and_then(|s| s.strip_suffix(ending)) {
            end = start + cut.len();
            break;
        }
    }
    while end > start && text.get(start..end).is_some_and(|s| !s.ends_with(|c: char| c.is_alphanumeric())) {
        end -= 1;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
    }
    Span::new(start, end)
}

/// Tokens a second from tokens to tree and names, megabytes a second from text, and the time to load.
pub fn speed(test: &[&Tree], model: &Model) {
    let tokens: usize = test.iter().map(|tree| tree.spans.len()).sum();
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = clock();
        let mut found = 0;
        for tree in test {
            let words = words(&tree.text, &tree.spans, &model.lexicon);
            let tags = tagger::tag(&words, &model.lexicon, &model.tags, &model.habits.tags);
            let (heads, labels) = parser::parse(&words, &tags, &model.actions, &model.labels, &model.habits);
            found += names::names(&words, &tags, &heads, &labels, &model.names).len();
        }
        assert!(found > 0 || tokens == 0 || found == 0);
        best = best.min(clock() - start);
    }
    println!("speed: {:.0} tokens a second from tokens to tree and names", tokens as f64 / best);
    let text: String = test.iter().map(|tree| tree.text.as_str()).collect::<Vec<_>>().join(" ");
    let start = clock();
    let sentences = analyse_with(&text, model).len();
    println!("speed: {:.2} MB a second from text ({sentences} sentences)", text.len() as f64 / 1e6 / (clock() - start));
}

/// The sentences marked by hand: what is counted, the governing verb, the speaker.
pub fn hand(shared: &Path, model: &Model, errors: bool) {
    let folder = shared.join("treebank/hand");
    let (Ok(sentences), Ok(answers)) =
        (std::fs::read_to_string(folder.join("sentences.txt")), std::fs::read_to_string(folder.join("answers.txt")))
    else {
        println!("missing: {}", folder.display());
        return;
    };
    let mut right = [0; 4];
    let mut total = [0; 4];
    for line in answers.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [nth, place, noun, verb, who] = cells[..] else { continue };
        let Some(row) = sentences.lines().find(|row| row.split('\t').next() == Some(nth)) else { continue };
        let mut text = String::new();
        let mut spans = Vec::new();
        for word in row.split('\t').nth(2).unwrap_or("").split(' ') {
            let bare = word.rfind('[').filter(|&at| at > 0 && word.ends_with(']')).map_or(word, |at| &word[..at]);
            if !text.is_empty() {
                text.push(' ');
            }
            spans.push(Span::new(text.len(), text.len() + bare.len()));
            text.push_str(bare);
        }
        let sentence = subeditor::language::sentence(&text, &spans, model);
        let number = place.parse::<usize>().unwrap_or(1) - 1;
        let counted = grammar::counted_noun(&sentence, &text, number);
        let from = counted.filter(|&c| !sentence.is_descendant(number, c) || c == number).map_or(number, |_| number);
        let got = [counted, grammar::governing_verb(&sentence, &text, from), grammar::speaker(&sentence, &text, number)];
        for (k, gold) in [noun, verb, who].into_iter().enumerate() {
            let word = got[k].map_or("-", |i| sentence.word(&text, i));
            if gold == "?" {
                continue;
            }
            let k = if k == 2 && gold == "-" { 3 } else { k };
            total[k] += 1;
            if gold.split('|').any(|g| g == word) {
                right[k] += 1;
            } else if errors {
                println!("{} {nth}:{place} wanted {gold}, got {word}", ["noun", "verb", "speaker", "no speaker"][k]);
            }
        }
        if errors && std::env::var("TREE").is_ok_and(|t| t == nth) {
            for (i, token) in sentence.tokens.iter().enumerate() {
                println!(
                    "{:3} {:16} {:5} {:3} {}",
                    i + 1,
                    sentence.word(&text, i),
                    token.tag.as_str(),
                    token.head + 1,
                    token.relation.as_str()
                );
            }
        }
    }
    println!(
        "hand: counted noun {}/{}, governing verb {}/{}, speaker {}/{}, rightly none {}/{}",
        right[0], total[0], right[1], total[1], right[2], total[2], right[3], total[3]
    );
}

/// Seconds of processor time of this thread, so that other programs do not count; of the wall clock where the system does not tell.
fn clock() -> f64 {
    let system = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = system.and_then(|s| s.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()));
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |n| n / 1e9)
}
