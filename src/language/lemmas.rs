//! The dictionary form of a word, by rules and a list of the irregular ones.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Tag;

/// The lemma in small letters: "released" with a verb's tag is "release", "hostages" is "hostage". Proper nouns and words of other
/// kinds come back in small letters and otherwise as they are.
pub fn lemma(word: &str, tag: Tag) -> String {
    let lower = lower(word);
    match tag {
        Tag::Nns | Tag::Nnps => one_of(&lower).into(),
        Tag::Vbd | Tag::Vbn => verb(&lower, VerbForm::Past),
        Tag::Vbg => verb(&lower, VerbForm::Ing),
        Tag::Vbz => verb(&lower, VerbForm::S),
        Tag::Vbp | Tag::Vb => verb(&lower, VerbForm::Base),
        Tag::Md => match &*lower {
            "'ll" | "wo" => "will".into(),
            "ca" => "can".into(),
            "'d" => "would".into(),
            "sha" => "shall".into(),
            _ => lower.into(),
        },
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => degree(&lower),
        Tag::Rb if lower == "n't" => "not".into(),
        _ => lower.into(),
    }
}

/// The word in small letters, its apostrophes straight: most words are written so.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { small(word) } else { word.to_lowercase().replace('’', "'").into() }
}

/// The word in small letters; borrowed where it is written so.
fn small(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { word.into() } else { word.to_lowercase().into() }
}

/// The singular of a noun in whatever number, in small letters: "hostages" is "hostage", "children" is "child", "species" stays.
pub fn singular(noun: &str) -> String {
    one_of(&small(noun)).into()
}

/// As [`singular`] for a noun in small letters; borrowed where that is a part of it.
pub(crate) fn one_of(noun: &str) -> Cow<'_, str> {
    if let Some(one) = NOUNS.get(noun) {
        return (*one).into();
    }
    // A compound's last part decides: "policemen", "grandchildren", "spokespeople".
    for (many, one) in IRREGULAR_ENDINGS {
        if let Some(stem) = noun.strip_suffix(many)
            && stem.len() > 1
        {
            return format!("{stem}{one}").into();
        }
    }
    if !noun.ends_with('s') || noun.len() < 3 || SAME_IN_PLURAL.contains(&noun) {
        return noun.into();
    }
    if ["ss", "us", "is", "'s"].iter().any(|ending| noun.ends_with(ending)) {
        return noun.into();
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return if stem.len() > 1 && !["mov", "cook", "zomb", "cal", "brown", "rook", "self", "eer"].contains(&stem) {
            format!("{stem}y").into()
        } else {
            format!("{stem}ie").into()
        };
    }
    if let Some(stem) = noun.strip_suffix("ves") {
        const F: [&str; 13] = ["lea", "loa", "hal", "cal", "shel", "wol", "thie", "sel", "el", "scar", "shea", "hoo", "dwar"];
        const FE: [&str; 4] = ["kni", "li", "wi", "midwi"];
        if let Some(f) = F.iter().find(|f| stem == **f) {
            return format!("{f}f").into();
        }
        if let Some(fe) = FE.iter().find(|fe| stem == **fe) {
            return format!("{fe}fe").into();
        }
        return format!("{stem}ve").into();
    }
    if let Some(stem) = noun.strip_suffix("es") {
        let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending));
        // "houses", "causes" and "prices" keep their e; "classes", "boxes", "matches", "viruses", "bonuses" lose it.
        let us =
            stem.ends_with("us") && !["ous", "aus", "fus", "cus", "abus"].iter().any(|e| stem.ends_with(e)) && stem.len() > 3;
        let keeps_e = stem.ends_with('s') && !stem.ends_with("ss") && !us
            || stem.ends_with('z') && !stem.ends_with("tz") && !stem.ends_with("zz")
            || matches!(stem, "cach" | "ach" | "headach" | "nich" | "avalanch");
        if hissing && !keeps_e {
            return stem.into();
        }
        if ["hero", "potato", "tomato", "echo", "veto", "torpedo", "mosquito", "cargo", "tornado", "volcano", "embargo", "motto"]
            .contains(&stem)
        {
            return stem.into();
        }
    }
    noun[..noun.len() - 1].into()
}

enum VerbForm {
    Base,
    S,
    Past,
    Ing,
}

fn verb(word: &str, form: VerbForm) -> String {
    if let Some(base) = VERBS.get(word) {
        return (*base).into();
    }
    // "overtook", "rebuilt", "undid": the verb after the prefix is irregular.
    for prefix in ["over", "under", "out", "re", "up", "un", "mis", "fore", "with"] {
        if let Some(rest) = word.strip_prefix(prefix)
            && rest.len() > 3
            && let Some(base) = VERBS.get(rest)
        {
            return format!("{prefix}{base}");
        }
    }
    match form {
        VerbForm::Base => word.into(),
        VerbForm::S => third_person(word),
        VerbForm::Past => word
            .strip_suffix("ed")
            .map_or(word.into(), |stem| if let Some(stem) = stem.strip_suffix('i') { format!("{stem}y") } else { with_e(stem) }),
        VerbForm::Ing => word.strip_suffix("ing").filter(|stem| stem.len() > 1).map_or(word.into(), with_e),
    }
}

fn third_person(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return if stem.len() > 1 { format!("{stem}y") } else { format!("{stem}ie") };
    }
    if let Some(stem) = word.strip_suffix("es")
        && ["ss", "x", "zz", "ch", "sh", "o"].iter().any(|ending| stem.ends_with(ending))
    {
        return stem.into();
    }
    word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')).unwrap_or(word).into()
}

/// The base form of what is left when -ed or -ing is gone: "releas" is "release", "stopp" is "stop", "play" is "play".
fn with_e(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let n = bytes.len();
    if n < 2 || !stem.is_ascii() {
        return stem.into();
    }
    let whole = format!("{stem}e");
    if VERBS_IN_E.contains(whole.as_str()) {
        return whole;
    }
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    let (last, before) = (bytes[n - 1], bytes[n - 2]);
    if last == before && !vowel(last) {
        // A doubled consonant is the spelling rule's, unless the verb has it itself ("call", "pass", "add").
        const SINGLE_L: [&str; 16] = [
            "cancel", "travel", "label", "model", "control", "compel", "expel", "propel", "patrol", "fuel", "signal", "tunnel",
            "channel", "repel", "level", "rebel",
        ];
        let own = matches!(last, b'l' | b's' | b'z' | b'f') && !SINGLE_L.contains(&&stem[..n - 1])
            || ["add", "err", "butt", "purr"].contains(&stem);
        return if own { stem.into() } else { stem[..n - 1].into() };
    }
    // Verbs the list does not know: endings that almost never stand without an e.
    let adds_e = matches!(last, b'c' | b'v' | b'z')
        || last == b's' && !matches!(before, b'u' | b'i')
        || last == b'l' && !vowel(before) && !matches!(before, b'r' | b'w')
        || stem.ends_with("dg")
        || stem.ends_with("rg")
        || n > 5 && stem.ends_with("at") && !vowel(bytes[n - 3]) && !matches!(bytes[n - 3], b'h' | b'e')
        || n > 4 && (stem.ends_with("iat") || stem.ends_with("uat") || stem.ends_with("is"));
    if adds_e { whole } else { stem.into() }
}

fn degree(word: &str) -> String {
    match word {
        "more" | "most" | "less" | "least" | "better" | "best" | "worse" | "worst" | "further" | "farther" => return word.into(),
        _ => {}
    }
    let Some(stem) = word.strip_suffix("est").or_else(|| word.strip_suffix("er")).filter(|stem| stem.len() > 2) else {
        return word.into();
    };
    let bytes = stem.as_bytes();
    let n = bytes.len();
    if let Some(stem) = stem.strip_suffix('i') {
        format!("{stem}y")
    } else if bytes[n - 1] == bytes[n - 2] && !matches!(bytes[n - 1], b'l' | b's' | b'e') {
        stem[..n - 1].into()
    } else if [
        "larg", "lat", "saf", "wid", "clos", "brav", "pur", "rar", "sever", "strang", "nic", "fin", "simpl", "wis", "bar", "cut",
        "whit", "gentl", "littl",
    ]
    .contains(&stem)
    {
        format!("{stem}e")
    } else {
        stem.into()
    }
}

/// Verbs whose dictionary form ends in e, from the training data's base forms.
static VERBS_IN_E: LazyLock<FxHashSet<&str>> = LazyLock::new(|| include_str!("verbs_in_e.txt").lines().collect());

static NOUNS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("irregular_nouns.txt")));
static VERBS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("irregular_verbs.txt")));

/// A form and its lemma a line; the first line of a form counts.
fn table(lines: &'static str) -> FxHashMap<&'static str, &'static str> {
    lines.lines().rev().filter_map(|line| line.split_once(' ')).collect()
}

const SAME_IN_PLURAL: &[&str] = &[
    "series",
    "species",
    "headquarters",
    "news",
    "politics",
    "economics",
    "mathematics",
    "physics",
    "means",
    "crossroads",
    "barracks",
    "gallows",
    "works",
    "proceeds",
    "earnings",
    "savings",
    "premises",
    "ethics",
    "athletics",
    "gas",
    "bus",
    "lens",
    "bias",
    "chaos",
    "atlas",
    "canvas",
    "christmas",
    "aids",
    "diabetes",
    "measles",
    "forces",
    "whereabouts",
    "olympics",
    "statistics",
];

const IRREGULAR_ENDINGS: &[(&str, &str)] = &[
    ("women", "woman"),
    ("children", "child"),
    ("people", "person"),
    ("policemen", "policeman"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("sheep", "sheep"),
];

#[cfg(test)]
mod tests {
    use super::{lemma, singular};
    use crate::language::Tag;

    #[test]
    fn nouns() {
        for (many, one) in [
            ("hostages", "hostage"),
            ("children", "child"),
            ("people", "person"),
            ("countries", "country"),
            ("boxes", "box"),
            ("houses", "house"),
            ("prices", "price"),
            ("lives", "life"),
            ("wolves", "wolf"),
            ("policewomen", "policewoman"),
            ("series", "series"),
            ("heroes", "hero"),
            ("classes", "class"),
            ("matches", "match"),
            ("viruses", "virus"),
            ("crises", "crisis"),
            ("movies", "movie"),
            ("olives", "olive"),
            ("aircraft", "aircraft"),
            ("news", "news"),
            ("miles", "mile"),
            ("feet", "foot"),
            ("dollars", "dollar"),
            ("bus", "bus"),
            ("Palestinians", "palestinian"),
            ("spokespeople", "spokesperson"),
            ("horses", "horse"),
            ("causes", "cause"),
            ("sizes", "size"),
            ("abductees", "abductee"),
            ("photos", "photo"),
            ("glass", "glass"),
            ("child", "child"),
            ("loaves", "loaf"),
            ("caches", "cache"),
        ] {
            assert_eq!(singular(many), one, "{many}");
        }
    }

    #[test]
    fn verbs() {
        for (past, base) in
            [("fined", "fine"), ("averaged", "average"), ("shed", "shed"), ("trebled", "treble"), ("disabled", "disable")]
        {
            assert_eq!(super::lemma(past, Tag::Vbd), base);
        }
        for (word, tag, base) in [
            ("released", Tag::Vbn, "release"),
            ("killed", Tag::Vbd, "kill"),
            ("stopped", Tag::Vbd, "stop"),
            ("seizing", Tag::Vbg, "seize"),
            ("killing", Tag::Vbg, "kill"),
            ("freed", Tag::Vbn, "free"),
            ("died", Tag::Vbd, "die"),
            ("carries", Tag::Vbz, "carry"),
            ("visited", Tag::Vbd, "visit"),
            ("treated", Tag::Vbn, "treat"),
            ("estimated", Tag::Vbn, "estimate"),
            ("injured", Tag::Vbn, "injure"),
            ("fell", Tag::Vbd, "fall"),
            ("rebuilt", Tag::Vbn, "rebuild"),
            ("rising", Tag::Vbg, "rise"),
            ("voted", Tag::Vbd, "vote"),
            ("passes", Tag::Vbz, "pass"),
            ("goes", Tag::Vbz, "go"),
            ("says", Tag::Vbz, "say"),
            ("using", Tag::Vbg, "use"),
            ("admitted", Tag::Vbd, "admit"),
            ("added", Tag::Vbd, "add"),
            ("called", Tag::Vbd, "call"),
            ("hired", Tag::Vbd, "hire"),
            ("wounded", Tag::Vbn, "wound"),
            ("arrested", Tag::Vbn, "arrest"),
            ("detained", Tag::Vbn, "detain"),
            ("charged", Tag::Vbn, "charge"),
            ("employs", Tag::Vbz, "employ"),
            ("raised", Tag::Vbd, "raise"),
            ("evacuated", Tag::Vbn, "evacuate"),
            ("created", Tag::Vbd, "create"),
            ("opened", Tag::Vbd, "open"),
            ("reported", Tag::Vbd, "report"),
            ("included", Tag::Vbd, "include"),
            ("making", Tag::Vbg, "make"),
            ("tried", Tag::Vbd, "try"),
            ("dropping", Tag::Vbg, "drop"),
            ("shelled", Tag::Vbd, "shell"),
            ("planned", Tag::Vbn, "plan"),
            ("exploded", Tag::Vbd, "explode"),
            ("destroyed", Tag::Vbn, "destroy"),
            ("collapsed", Tag::Vbd, "collapse"),
            ("owed", Tag::Vbd, "owe"),
            ("abducted", Tag::Vbn, "abduct"),
            ("signed", Tag::Vbd, "sign"),
            ("announced", Tag::Vbd, "announce"),
            ("hoping", Tag::Vbg, "hope"),
            ("accused", Tag::Vbn, "accuse"),
            ("crossed", Tag::Vbd, "cross"),
            ("displaced", Tag::Vbn, "displace"),
            ("measured", Tag::Vbd, "measure"),
        ] {
            assert_eq!(lemma(word, tag), base, "{word}");
        }
    }

    #[test]
    fn other_words() {
        assert_eq!(lemma("Wo", Tag::Md), "will");
        assert_eq!(lemma("largest", Tag::Jjs), "large");
        assert_eq!(lemma("bigger", Tag::Jjr), "big");
        assert_eq!(lemma("heavier", Tag::Jjr), "heavy");
        assert_eq!(lemma("Gaza", Tag::Nnp), "gaza");
        assert_eq!(lemma("n’t", Tag::Rb), "not");
    }
}
