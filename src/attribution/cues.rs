//! The words that attribute, and what each of them can take.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a verb of saying takes. One verb may take several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// "claimed that the mill had closed".
    pub clause: bool,
    /// “We are full,” she replied.
    pub quote: bool,
    /// At the end or in the middle: "The mill, he noted, is closed."
    pub aside: bool,
    /// "promised to reopen it"; "asked the council to wait".
    pub infinitive: bool,
    /// "announced 40 job losses".
    pub object: bool,
    /// "called the plan a gift", "accused the owner of fraud", "described it as small".
    pub judgement: bool,
    /// "called for a strike", "warned of floods", "complained about noise".
    pub preposition: bool,
    /// Papers do it, people only with a whole clause: "the survey shows", not "she showed her ticket".
    pub paper: bool,
    /// "told the court": the object is who hears it.
    pub hearer: bool,
    /// A state of mind: only with a whole clause, never with a quotation.
    pub mind: bool,
}

/// Verbs by their dictionary form with what they take: `c` clause, `q` quotation, `a` aside, `i` infinitive, `o` object, `j` judgement,
/// `p` preposition, `d` paper, `h` hearer, `m` mind.
#[rustfmt::skip]
const VERBS: &[(&str, &str)] = &[
    ("say", "cqa"), ("tell", "cqah"), ("add", "cqa"), ("announce", "cqaoi"), ("state", "cqa"), ("claim", "cqaoi"), ("note", "cqa"),
    ("warn", "cqaph"), ("report", "cqao"), ("insist", "cqap"), ("acknowledge", "cqao"), ("admit", "cqao"), ("concede", "cqao"),
    ("confirm", "cqao"), ("deny", "co"), ("explain", "cqa"), ("argue", "cqap"), ("assert", "cqao"), ("allege", "cqao"),
    ("contend", "cqa"), ("maintain", "cqa"), ("remark", "cqa"), ("comment", "cqa"), ("observe", "cqa"), ("mention", "cqo"),
    ("disclose", "cqao"), ("reveal", "cqado"), ("continue", "qa"), ("reply", "cqa"), ("respond", "cqa"), ("answer", "cqa"),
    ("ask", "cqaihp"), ("write", "cqap"), ("tweet", "cqa"), ("retweet", "cqao"), ("post", "cqao"), ("declare", "cqaoj"),
    ("proclaim", "cqaoj"), ("conclude", "cqa"), ("predict", "cqao"), ("project", "cao"), ("forecast", "cao"), ("estimate", "cqaoi"),
    ("calculate", "ca"), ("reckon", "cqa"), ("suggest", "cqad"), ("indicate", "cqad"), ("show", "cad"), ("find", "cad"), ("stress", "cqao"),
    ("emphasise", "cqao"), ("emphasize", "cqao"), ("underscore", "co"), ("underline", "co"), ("reiterate", "cqao"), ("repeat", "cqo"), ("recall", "cqao"),
    ("boast", "cqap"), ("joke", "cqa"), ("quip", "cqa"), ("complain", "cqap"), ("lament", "cqao"), ("promise", "cqaio"),
    ("pledge", "cqaio"), ("vow", "cqai"), ("swear", "cqi"), ("threaten", "ci"), ("caution", "cqap"), ("testify", "cqa"),
    ("call", "qjp"), ("describe", "jo"), ("label", "j"), ("term", "j"), ("deem", "j"), ("feel", "cm"), ("hear", "ca"), ("dub", "j"), ("brand", "j"), ("accuse", "j"), ("blame", "j"), ("hail", "j"),
    ("urge", "qih"), ("order", "i"), ("demand", "cqao"), ("recommend", "co"), ("propose", "co"), ("agree", "cq"), ("cite", "o"),
    ("quote", ""), ("shout", "cq"), ("cry", "q"), ("whisper", "cq"), ("yell", "cq"), ("chant", "q"), ("exclaim", "cq"), ("opine", "cqa"),
    ("speculate", "ca"), ("reason", "cqa"), ("muse", "cqa"), ("protest", "cq"), ("object", "cq"), ("retort", "cqa"), ("counter", "cqa"),
    ("interject", "q"), ("elaborate", "q"), ("clarify", "cq"), ("remind", "ch"), ("assure", "cqah"), ("inform", "ch"), ("notify", "ch"),
    ("advise", "ih"), ("persuade", "h"), ("signal", "co"), ("hint", "cq"), ("imply", "cd"), ("intimate", "c"), ("attest", "ca"),
    ("affirm", "cqao"), ("reaffirm", "co"), ("detail", "do"), ("document", "do"), ("list", "do"), ("record", "do"),
    ("put", ""), ("point", "cqao"), ("make", "c"), ("read", "qd"), ("believe", "cm"), ("think", "cm"), ("expect", "cmi"), ("fear", "cmo"), ("hope", "cmi"),
    ("suspect", "cm"), ("know", "m"), ("determine", "c"), ("establish", "c"), ("rule", "c"), ("decide", ""), ("learn", "cm"), ("verify", "c"), ("guess", "cqm"), ("doubt", "cm"),
    ("refer", "p"), ("react", "q"), ("echo", "q"), ("fume", "qa"), ("thunder", "qa"), ("scoff", "qa"), ("sigh", "qa"), ("laugh", "q"), ("marvel", "q"),
    ("gush", "q"), ("rave", "q"), ("sneer", "q"), ("snap", "q"), ("rail", "q"), ("blast", "q"), ("slam", "q"), ("email", "cq"), ("text", "cq"), ("blog", "cq"), ("preach", "q"),
    ("concur", "cqa"), ("guarantee", "c"), ("rate", ""), ("stipulate", "c"), ("specify", "c"), ("recount", "cqao"), ("theorise", "c"), ("theorize", "c"),
    ("hypothesise", "c"), ("hypothesize", "c"), ("posit", "c"), ("chronicle", "do"), ("publish", ""), ("portray", "j"), ("depict", "j"), ("characterise", "j"), ("characterize", "j"),
    ("denounce", "j"), ("dismiss", "j"), ("condemn", "j"), ("praise", "j"), ("criticise", "j"), ("criticize", "j"), ("salute", "j"),
];

/// Forms that the regular rules do not give.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &[&str])] = &[
    ("say", &["said"]), ("tell", &["told"]), ("write", &["wrote", "written"]), ("find", &["found"]), ("show", &["shown"]), ("swear", &["swore", "sworn"]),
    ("think", &["thought"]), ("feel", &["felt"]), ("hear", &["heard"]), ("know", &["knew", "known"]), ("put", &["put", "putting"]), ("make", &["made"]), ("read", &["read"]), ("forecast", &["forecast"]), ("learn", &["learnt"]),
    ("admit", &["admitted", "admitting"]), ("quip", &["quipped", "quipping"]), ("snap", &["snapped", "snapping"]), ("dub", &["dubbed", "dubbing"]),
    ("slam", &["slammed", "slamming"]), ("refer", &["referred", "referring"]), ("concur", &["concurred", "concurring"]), ("label", &["labelled", "labelling"]), ("signal", &["signalled", "signalling"]),
    ("retweet", &["retweeted"]), ("blog", &["blogged", "blogging"]), ("hint", &[]),
];

static FORMS: LazyLock<FxHashMap<String, Verb>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for &(lemma, takes) in VERBS {
        let verb = Verb { lemma, takes: takes_of(takes) };
        let irregular = IRREGULAR.iter().find(|(l, _)| *l == lemma).map_or(&[][..], |(_, f)| f);
        for form in irregular.iter().map(|f| (*f).to_string()).chain(regular(lemma)) {
            forms.entry(form).or_insert(verb);
        }
    }
    forms
});

/// A verb of saying.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    pub lemma: &'static str,
    pub takes: Takes,
}

/// The verb of which this word is a form, whatever its case. Nouns of the same look are given too ("report"): the tag decides.
pub fn verb(word: &str) -> Option<Verb> {
    let mut low = [0u8; 16];
    let bytes = low.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    FORMS.get(std::str::from_utf8(bytes).ok()?).copied()
}

fn takes_of(letters: &str) -> Takes {
    let has = |c: char| letters.contains(c);
    Takes {
        clause: has('c'),
        quote: has('q'),
        aside: has('a'),
        infinitive: has('i'),
        object: has('o'),
        judgement: has('j'),
        preposition: has('p'),
        paper: has('d'),
        hearer: has('h'),
        mind: has('m'),
    }
}

fn regular(lemma: &str) -> Vec<String> {
    let third = if lemma.ends_with('s') || lemma.ends_with("sh") || lemma.ends_with("ch") {
        format!("{lemma}es")
    } else if let Some(stem) = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o'])) {
        format!("{stem}ies")
    } else {
        format!("{lemma}s")
    };
    let (past, participle) = if let Some(stem) = lemma.strip_suffix('e') {
        (format!("{lemma}d"), if stem.ends_with('e') { format!("{lemma}ing") } else { format!("{stem}ing") })
    } else if let Some(stem) = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o'])) {
        (format!("{stem}ied"), format!("{lemma}ing"))
    } else {
        (format!("{lemma}ed"), format!("{lemma}ing"))
    };
    vec![lemma.to_string(), third, past, participle]
}

/// Nouns for what somebody said: "the ministry's estimate that …", "her promise to …".
pub fn is_utterance(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "accusation",
        "admission",
        "allegation",
        "announcement",
        "argument",
        "assertion",
        "assurance",
        "boast",
        "claim",
        "comment",
        "complaint",
        "conclusion",
        "contention",
        "declaration",
        "denial",
        "estimate",
        "finding",
        "forecast",
        "insistence",
        "offer",
        "pledge",
        "prediction",
        "projection",
        "promise",
        "remark",
        "report",
        "statement",
        "suggestion",
        "testimony",
        "threat",
        "vow",
        "warning",
    ];
    let bare = word.strip_suffix('s').unwrap_or(word);
    bare.len() > 2 && NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verb() {
        for (form, lemma) in [
            ("Said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("writing", "write"),
            ("announced", "announce"),
            ("told", "tell"),
        ] {
            assert_eq!(verb(form).map(|v| v.lemma), Some(lemma), "{form}");
        }
        assert!(verb("walked").is_none() && verb("").is_none() && verb("unquestionablylongword").is_none());
    }
}
