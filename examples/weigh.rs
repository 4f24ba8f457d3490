//! How far the weights of the criteria (`checks::comparable`) are fitted to the clusters they were chosen on.
//!
//!     cargo run --example weigh -- ../shared
//!
//! For each cluster the weights are chosen anew on the others, by a coordinate search over a factor for each criterion and one shift of
//! what is needed, and measured on the one left out; the weights as they stand are measured beside it. Pairs that a document itself
//! tells apart are not left out here, so the figures are a little lower than those of the product.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value;
use subeditor::checks::{self, ClaimId, Evidence, Library};

/// A pair that no criterion tells apart: what each criterion weighs, what is needed, and what the annotators say.
struct Pair {
    weights: BTreeMap<&'static str, f64>,
    needed: f64,
    label: Label,
}

#[derive(Clone, Copy, PartialEq)]
enum Label {
    Conflict,
    /// Superseded or arguable: neither right nor wrong.
    Neutral,
    Wrong,
    Unjudged,
}

struct Cluster {
    name: String,
    pairs: Vec<Pair>,
    /// Conflicting pairs of the annotators, found or not.
    gold: usize,
}

/// A factor for each criterion, and what is added to what is needed.
#[derive(Clone, Default)]
struct Weights {
    factors: HashMap<&'static str, f64>,
    shift: f64,
}

impl Weights {
    fn accept(&self, pair: &Pair) -> bool {
        let sum: f64 = pair.weights.iter().map(|(name, weight)| weight * self.factors.get(name).unwrap_or(&1.0)).sum();
        sum >= pair.needed + self.shift
    }
}

#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    unjudged: usize,
    gold: usize,
}

impl Score {
    fn of<'a>(clusters: impl Iterator<Item = &'a Cluster>, weights: &Weights) -> Score {
        let mut score = Score::default();
        for cluster in clusters {
            score.gold += cluster.gold;
            for pair in cluster.pairs.iter().filter(|it| weights.accept(it)) {
                match pair.label {
                    Label::Conflict => score.right += 1,
                    Label::Neutral => {}
                    Label::Wrong => score.wrong += 1,
                    Label::Unjudged => score.unjudged += 1,
                }
            }
        }
        score
    }

    /// Precision first: a wrong pair costs as much as two right ones bring, one that nobody judged half of that.
    fn gain(self) -> f64 {
        self.right as f64 - 2.0 * self.wrong as f64 - self.unjudged as f64
    }

    fn add(&mut self, other: Score) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.unjudged += other.unjudged;
        self.gold += other.gold;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let part = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let (judged, all) = (self.right + self.wrong, self.right + self.wrong + self.unjudged);
        write!(
            f,
            "right {:>2}  wrong {:>2}  unjudged {:>2}  precision judged {:.2} strict {:.2}  recall {:.2}",
            self.right,
            self.wrong,
            self.unjudged,
            part(self.right, judged),
            part(self.right, all),
            part(self.right, self.gold)
        )
    }
}

fn main() {
    let shared = std::env::args().nth(1).unwrap_or_else(|| "../shared".to_string());
    let data = Path::new(&shared).join("eval/data/conflicts");
    let Ok(files) = std::fs::read_dir(data.join("gold")) else {
        println!("no annotated clusters in {}", data.display());
        return;
    };
    let mut paths: Vec<_> = files.flatten().map(|it| it.path()).collect();
    paths.sort();
    let clusters: Vec<Cluster> = paths.iter().filter_map(|path| read(path, &data)).collect();
    let (mut as_they_stand, mut left_out) = (Score::default(), Score::default());
    for (at, cluster) in clusters.iter().enumerate() {
        let others: Vec<&Cluster> = clusters.iter().enumerate().filter(|it| it.0 != at).map(|it| it.1).collect();
        let weights = choose(&others, &cluster.pairs);
        let own = Score::of([cluster].into_iter(), &Weights::default());
        let fitted = Score::of([cluster].into_iter(), &weights);
        println!("{} ({} pairs to choose from)", cluster.name, cluster.pairs.len());
        println!("  as they stand        {own}");
        println!("  chosen on the others {fitted}");
        as_they_stand.add(own);
        left_out.add(fitted);
    }
    println!("all\n  as they stand        {as_they_stand}\n  chosen on the others {left_out}");
}

/// One factor after the other, as long as any helps.
fn choose(clusters: &[&Cluster], sample: &[Pair]) -> Weights {
    let mut names: Vec<&'static str> =
        clusters.iter().flat_map(|it| &it.pairs).chain(sample).flat_map(|it| it.weights.keys().copied()).collect();
    names.sort_unstable();
    names.dedup();
    let gain = |weights: &Weights| Score::of(clusters.iter().copied(), weights).gain();
    let mut best = Weights::default();
    let mut most = gain(&best);
    loop {
        let before = most;
        for name in &names {
            for factor in [0.0, 0.5, 1.0, 1.5, 2.0] {
                let mut tried = best.clone();
                tried.factors.insert(name, factor);
                if gain(&tried) > most {
                    (best, most) = (tried.clone(), gain(&tried));
                }
            }
        }
        for shift in [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0] {
            let tried = Weights { shift, ..best.clone() };
            if gain(&tried) > most {
                (best, most) = (tried.clone(), gain(&tried));
            }
        }
        if most <= before {
            return best;
        }
    }
}

/// A mention: document, place in bytes, quantity, and its number there.
type Mention = (String, usize, usize, usize, usize);

fn read(path: &Path, data: &Path) -> Option<Cluster> {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let name = gold["cluster"].as_str()?.to_string();
    let texts: Vec<(String, String)> = gold["documents"]
        .as_object()?
        .keys()
        .filter_map(|document| {
            Some((document.clone(), std::fs::read_to_string(data.join("clusters").join(&name).join(document)).ok()?))
        })
        .collect();
    let (mut mentions, mut labels, mut count) = (Vec::<Mention>::new(), HashMap::new(), 0);
    for (quantity, it) in gold["quantities"].as_array()?.iter().enumerate() {
        for (at, mention) in it["mentions"].as_array()?.iter().enumerate() {
            mentions.extend(place(mention, &texts, quantity, at));
        }
        for (key, label) in
            [("pairs_conflicting", Label::Conflict), ("pairs_superseded", Label::Neutral), ("pairs_arguable", Label::Neutral)]
        {
            for pair in it[key].as_array()? {
                let (a, b) = (pair[0].as_u64()? as usize, pair[1].as_u64()? as usize);
                labels.insert((quantity, a.min(b), a.max(b)), label);
                count += usize::from(label == Label::Conflict);
            }
        }
    }
    for (at, it) in gold["lookalikes"].as_array()?.iter().enumerate() {
        for (side, key) in ["a", "b"].into_iter().enumerate() {
            mentions.extend(place(&it[key], &texts, usize::MAX - 2 * at - side, 0));
        }
    }
    let library = Library::read(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let mention = |claim: ClaimId| {
        let page = library.page(claim.file)?;
        let span = page.facts.figures.get(claim.figure as usize)?.span;
        mentions.iter().find(|it| it.0 == page.name && (span.start as usize) < it.2 && it.1 < span.end as usize)
    };
    let mut pairs = Vec::new();
    for file in library.files() {
        for figure in 0..library.page(file)?.facts.figures.len() as u32 {
            let claim = ClaimId { file, figure };
            for it in checks::weighed(&library, claim).into_iter().filter(|it| claim < it.other) {
                let label = match (mention(claim), mention(it.other)) {
                    (Some(a), Some(b)) if a.3 == b.3 => {
                        labels.get(&(a.3, a.4.min(b.4), a.4.max(b.4))).copied().unwrap_or(Label::Wrong)
                    }
                    (Some(_), Some(_)) => Label::Wrong,
                    _ => Label::Unjudged,
                };
                let weights = it.why.reasons.iter().map(|it| (it.mark.criterion.as_str(), f64::from(it.mark.weight))).collect();
                pairs.push(Pair { weights, needed: f64::from(it.why.needed), label });
            }
        }
    }
    Some(Cluster { name, pairs, gold: count })
}

/// Characters become bytes.
fn place(mention: &Value, texts: &[(String, String)], quantity: usize, at: usize) -> Option<Mention> {
    let document = mention["doc"].as_str()?;
    let text = &texts.iter().find(|it| it.0 == document)?.1;
    let byte = |key: &str| {
        let character = mention[key].as_u64()? as usize;
        text.char_indices().nth(character).map(|it| it.0).or(Some(text.len()))
    };
    Some((document.to_string(), byte("start")?, byte("end")?, quantity, at))
}
