//! Training the lexicon and the tagger.

use std::collections::BTreeMap;
use std::path::Path;

use subeditor::language::Tag;
use subeditor::language::lexicon::{Entry, FORENAME, Lexicon, SURNAME};
use subeditor::language::linear::{Features, Weights, best};
use subeditor::language::tagger::{TAGS, features};
use subeditor::language::words::{Word, exact, words};

use crate::data::Tree;
use crate::perceptron::{Perceptron, Plan, Random};

/// What the lexicon is made of: sorted entries and the sets of tags.
pub type Parts = (Vec<(u32, Entry)>, Vec<(u64, u8)>);

/// Counts the words' tags and names.
pub fn lexicon(trees: &[&Tree], names: &Path) -> Parts {
    let mut tags: BTreeMap<u32, [u32; 64]> = BTreeMap::new();
    let mut kinds: BTreeMap<u32, [u32; 8]> = BTreeMap::new();
    for tree in trees {
        for (i, span) in tree.spans.iter().enumerate() {
            let hash = exact(span.of(&tree.text));
            tags.entry(hash).or_insert([0; 64])[tree.tags[i] as usize] += 1;
            let counts = kinds.entry(hash).or_default();
            counts[kind(&tree.entities[i], span.of(&tree.text))] += 1;
            counts[7] += 1;
        }
    }
    let mut classes: Vec<(u64, u8)> = vec![(0, 0)];
    let mut known: BTreeMap<(u64, u8), u16> = BTreeMap::new();
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    for (hash, counts) in &tags {
        let total: u32 = counts.iter().sum();
        if total < 4 {
            continue;
        }
        let top = (0..Tag::ALL.len()).max_by_key(|t| (counts[*t], 64 - t)).unwrap_or(0);
        let mut set = 0u64;
        for (tag, count) in counts.iter().enumerate() {
            if *count > 0 && *count * 50 >= total {
                set |= 1 << tag;
            }
        }
        // The commonest tag stands beside the set only where it decides alone.
        let certain = total >= 12 && counts[top] as f64 >= 0.998 * total as f64;
        let key = (set, top as u8);
        let class = *known.entry(key).or_insert_with(|| {
            classes.push(key);
            (classes.len() - 1) as u16
        });
        let counts = &kinds[hash];
        let mut of_names = 0;
        for kind in 1..6 {
            if counts[kind] >= 3 && counts[kind] * 2 > counts[7] {
                of_names = (kind as u8) << 2 | ((counts[kind] * 10 > counts[7] * 9) as u8) << 5;
            }
        }
        entries.insert(*hash, Entry { classes: class, names: of_names, certain });
    }
    eprintln!("lexicon: {} words, {} sets of tags", entries.len(), classes.len());
    for (file, column, flag) in [
        ("common-forenames-by-country.csv", "Romanized Name", FORENAME),
        ("common-surnames-by-country.csv", "Romanized Name", SURNAME),
    ] {
        let path = names.join(file);
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("missing: {}", path.display());
            std::process::exit(2);
        };
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let header: Vec<&str> = lines.next().unwrap_or("").split(',').collect();
        let place = header.iter().position(|name| *name == column).unwrap_or(0);
        let local = header.iter().position(|name| *name == "Localized Name").unwrap_or(place);
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            for name in [cells.get(place), cells.get(local)].into_iter().flatten() {
                for part in name.split([' ', '-', '/']).filter(|p| p.chars().count() > 1 && p.starts_with(char::is_uppercase)) {
                    let plain = plain_letters(part);
                    for form in [part, plain.as_str()] {
                        entries.entry(exact(form)).or_default().names |= flag;
                    }
                }
            }
        }
    }
    eprintln!("lexicon with names: {} words", entries.len());
    (entries.into_iter().collect(), classes)
}

/// A name without the marks on its letters.
fn plain_letters(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ç' | 'ć' | 'č' => 'c',
            'ñ' | 'ń' | 'ň' => 'n',
            'š' | 'ś' | 'ş' | 'ș' => 's',
            'ž' | 'ź' | 'ż' => 'z',
            'ý' | 'ÿ' => 'y',
            'ł' => 'l',
            'ď' => 'd',
            'ť' | 'ț' | 'ţ' => 't',
            'ř' => 'r',
            'ğ' => 'g',
            c => c,
        })
        .collect()
}

/// The kind of name an entity label means; words in small letters only count where they begin one.
fn kind(entity: &str, word: &str) -> usize {
    let begins = entity.starts_with("B-");
    if entity == "O" || entity.is_empty() || !begins && !word.starts_with(char::is_uppercase) {
        return 0;
    }
    match &entity[2..] {
        "PERSON" => 1,
        "ORG" => 2,
        "GPE" | "LOC" | "FAC" => 3,
        "NORP" => 4,
        "EVENT" | "LAW" | "PRODUCT" | "WORK_OF_ART" | "LANGUAGE" if word.starts_with(char::is_uppercase) => 5,
        _ => 0,
    }
}

/// A tagger trained on these sentences.
pub fn tagger(trees: &[&Tree], all: &[Vec<Word>], places: &[usize], lexicon: &Lexicon, plan: Plan) -> Perceptron<TAGS> {
    let mut model = Perceptron::new(plan.bits);
    let mut random = Random(plan.seed);
    let mut order = places.to_vec();
    let mut list = Features::default();
    for epoch in 0..plan.rounds {
        random.shuffle(&mut order);
        if epoch == plan.rounds / 2 {
            model.restrict(plan.keep);
        }
        let (mut wrong, mut total) = (0, 0);
        for &place in &order {
            let (tree, words) = (trees[place], &all[place]);
            let mut tags = Vec::with_capacity(words.len());
            for i in 0..words.len() {
                if let Some(tag) = lexicon.only_tag(words[i].entry) {
                    tags.push(tag);
                    continue;
                }
                features(words, &tags, i, &mut list);
                let guess = best(&model.score(&mut list), |t| t < Tag::ALL.len());
                let right = tree.tags[i] as usize;
                model.tick();
                total += 1;
                if guess != right {
                    wrong += 1;
                    model.update(list.as_slice(), right, guess);
                }
                tags.push(guess as u8);
            }
        }
        eprintln!("  tagger, round {}: {wrong} of {total} decisions wrong", epoch + 1);
    }
    model
}

/// The words of all sentences as the models see them.
pub fn look(trees: &[&Tree], lexicon: &Lexicon) -> Vec<Vec<Word>> {
    trees.iter().map(|tree| words(&tree.text, &tree.spans, lexicon)).collect()
}
