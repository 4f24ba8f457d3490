//! Who can speak: the head nouns of organisations, of papers and of people without a name.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::SourceKind;
use super::scene::Scene;
use crate::language::NameKind;

/// Heads of organisations and of groups that speak with one voice.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "academy", "administration", "agency", "airline", "alliance", "arm", "army", "association", "authority", "bank", "board", "body", "brigade", "broadcaster",
    "bureau", "business", "cabinet", "campaign", "carrier", "center", "centre", "chain", "chamber", "charity", "church", "city", "club", "coalition", "college", "command", "commission",
    "committee", "company", "confederation", "congress", "consortium", "corporation", "council", "country", "county", "court", "defence", "defense", "delegation", "department",
    "directorate", "embassy", "establishment", "exchange", "executive", "faction", "family", "federation", "firm", "force", "foundation", "fund", "government", "group", "hospital",
    "institute", "institution", "intelligence", "jury", "kremlin", "league", "maker", "manufacturer", "media", "military", "militia", "ministry", "mission", "movement", "municipality", "navy",
    "network", "observatory", "office", "operator", "organisation", "organization", "panel", "parliament", "party", "pentagon", "platform", "police", "presidency", "programme", "program",
    "prosecution", "publisher", "radio", "regime", "regulator", "resistance", "retailer", "school", "secretariat", "senate", "service", "side", "society", "squad", "staff", "startup", "state", "station",
    "supplier", "syndicate", "task", "team", "television", "think", "town", "treasury", "tribunal", "trust", "union", "unit", "university", "utility", "watchdog", "wing", "zoo",
];

/// Heads of documents, data and media.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "account", "ad", "affidavit", "analysis", "article", "assessment", "audit", "autopsy", "bill", "biography", "blog", "book", "briefing", "broadcast", "brochure", "bulletin", "calculation",
    "catalogue", "census", "chart", "channel", "circular", "column", "communique", "communiqué", "complaint", "contract", "daily", "data", "database", "dataset", "declaration", "diary", "disclosure", "document", "documentary",
    "dossier", "draft", "editorial", "email", "estimate", "evidence", "experiment", "fact", "figure", "file", "filing", "finding", "footage", "forecast", "form", "graph", "graphic", "guide", "handbook", "headline",
    "history", "image", "index", "indictment", "inquiry", "inspection", "interview", "investigation", "invoice", "item", "journal", "judgment", "lawsuit", "leaflet", "legend", "letter", "list", "log", "magazine", "manual", "manuscript",
    "map", "measurement", "memo", "memoir", "memorandum", "message", "minute", "model", "monument", "newsletter", "newspaper", "note", "notice", "number", "outlet", "page", "paper", "photo", "photograph", "picture", "plan", "poll", "post", "posting",
    "poster", "press", "projection", "publication", "questionnaire", "reading", "receipt", "record", "recording", "register", "registry", "release", "report", "research", "result", "returns", "review", "ruling", "schedule", "screenshot", "script", "sign",
    "simulation", "site", "source code", "statement", "statistic", "story", "study", "summary", "survey", "table", "tally", "tape", "test", "text", "ticket", "tool", "transcript", "trial", "tweet", "verdict", "version", "video", "warrant", "webpage",
    "website", "weekly", "work", "xray",
];

/// Heads of people who are not named.
#[rustfmt::skip]
const UNNAMED: &[&str] = &[
    "activist", "acquaintance", "adviser", "advisor", "advocate", "agent", "aide", "ally", "analyst", "anyone", "archaeologist", "associate", "attorney", "author", "backer", "biologist", "boss", "boy", "bystander", "captive", "caller",
    "campaigner", "child", "citizen", "clerk", "colleague", "commander", "commentator", "commuter", "conservationist", "conservative", "consultant", "cop", "couple", "critic", "crowd", "customer", "delegate", "democrat", "demonstrator", "detective", "diplomat",
    "doctor", "driver", "economist", "ecologist", "editor", "employee", "engineer", "everyone", "executive", "expert", "farmer", "fan", "father", "fighter", "firefighter", "fisherman", "forecaster", "friend", "geologist", "girl",
    "guard", "guest", "historian", "host", "hunter", "insider", "inspector", "investigator", "investor", "islander", "journalist", "judge", "juror", "kid", "lawmaker", "lawyer", "leader", "legislator", "liberal", "listener", "local", "lobbyist", "man", "manager", "many",
    "mediator", "medic", "member", "migrant", "moderator", "mother", "negotiator", "neighbor", "neighbour", "nurse", "observer", "officer", "official", "one", "operative", "opponent", "organiser", "organizer", "other", "owner", "paramedic", "parent",
    "participant", "passenger", "passer-by", "patient", "people", "person", "physician", "pal", "pilot", "player", "policeman", "politician", "pollster", "priest", "professor", "proponent", "prosecutor", "protester", "protestor", "pundit", "rancher", "reader", "rebel", "regular",
    "relative", "reporter", "representative", "republican", "rescuer", "researcher", "resident", "respondent", "rival", "scholar", "scientist", "seller", "senator", "shopper", "skeptic", "sceptic", "skipper", "soldier", "somebody", "someone", "source", "specialist", "spectator",
    "speaker", "spokesman", "spokesperson", "spokeswoman", "staffer", "strategist", "student", "subscriber", "supporter", "surgeon", "survivor", "teacher", "technician", "tenant", "those", "trader", "trainer", "user", "veteran", "victim", "villager", "viewer", "visitor", "volunteer", "voter",
    "watcher", "witness", "woman", "worker",
];

/// What kind of voice the noun stands for; `word` in small letters, singular or plural.
pub fn kind(word: &str) -> Option<SourceKind> {
    let known = |word: &str| HEADS.get(word).copied();
    let place = |kind: &SourceKind| RANKS.iter().position(|it| it == kind);
    known(&singular(word)).into_iter().chain(known(word)).min_by_key(place)
}

/// What heads may be taken for; a word that could be two of them is the earlier one.
const RANKS: [SourceKind; 3] = [SourceKind::Unnamed, SourceKind::Organisation, SourceKind::Document];

static HEADS: LazyLock<FxHashMap<&str, SourceKind>> = LazyLock::new(|| {
    let lists = RANKS.into_iter().zip([UNNAMED, ORGANISATIONS, DOCUMENTS]);
    // The last one put in counts.
    lists.rev().flat_map(|(kind, list)| list.iter().map(move |&word| (word, kind))).collect()
});

pub fn singular(word: &str) -> String {
    match word {
        "men" => "man".into(),
        "women" => "woman".into(),
        "children" => "child".into(),
        "witnesses" => "witness".into(),
        "analyses" => "analysis".into(),
        _ if word.ends_with("men") => format!("{}man", &word[..word.len() - 3]),
        _ if word.ends_with("women") => format!("{}woman", &word[..word.len() - 5]),
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("ches") || word.ends_with("sses") || word.ends_with("shes") => word[..word.len() - 2].into(),
        _ if word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].into(),
        _ => word.into(),
    }
}

/// Those that keep the books: "the ministry recorded 40 deaths", but not "the team recorded 40 wins".
pub fn is_authority(word: &str) -> bool {
    const KEEPERS: &[&str] = &[
        "agency",
        "authority",
        "board",
        "bureau",
        "commission",
        "council",
        "department",
        "government",
        "hospital",
        "institute",
        "ministry",
        "observatory",
        "office",
        "organisation",
        "organization",
        "police",
        "registry",
        "service",
        "watchdog",
    ];
    KEEPERS.contains(&singular(word).as_str()) || KEEPERS.contains(&word)
}

/// Places by which a medium is named at the end: "the Post", "the Harbour Gazette".
pub fn is_medium(word: &str) -> bool {
    const MEDIA: &[&str] = &[
        "Times",
        "Post",
        "Journal",
        "News",
        "Gazette",
        "Herald",
        "Tribune",
        "Chronicle",
        "Guardian",
        "Observer",
        "Telegraph",
        "Mail",
        "Press",
        "Star",
        "Courier",
        "Record",
        "Examiner",
        "Inquirer",
        "Register",
        "Review",
        "Standard",
        "Mirror",
        "Bulletin",
        "Dispatch",
        "Globe",
        "Sun",
        "Daily",
        "Weekly",
        "Radio",
        "TV",
        "Television",
        "Magazine",
        "Reuters",
        "Bloomberg",
        "AP",
        "AFP",
        "BBC",
        "CNN",
        "NBC",
        "ABC",
        "CBS",
        "Politico",
        "Reporter",
        "Beacon",
        "Wire",
    ];
    MEDIA.contains(&word)
}

/// What kind of source stands in these tokens. A pronoun is a person until more is known.
pub fn kind_of(scene: &Scene, tokens: &Range<usize>, head: usize) -> SourceKind {
    let word = scene.word(head);
    if scene.is_any(head, &["he", "she"]) {
        return SourceKind::Person;
    }
    if scene.is(head, "it") {
        return SourceKind::Organisation;
    }
    // "the coast guard" is no guard.
    if scene.is(head, "guard")
        && head > 0
        && scene.is_any(head - 1, &["coast", "national", "border", "civil", "revolutionary", "home"])
    {
        return SourceKind::Organisation;
    }
    let named = |j: usize| scene.name_kind(j);
    let voice = kind(&word.to_ascii_lowercase());
    match voice {
        Some(SourceKind::Organisation) => return SourceKind::Organisation,
        Some(SourceKind::Document) if !matches!(named(head), Some(NameKind::Person | NameKind::Organisation)) => {
            return SourceKind::Document;
        }
        _ => {}
    }
    // "the Gazette", whatever it is taken for.
    if is_medium(word) && scene.is(tokens.start, "the") && named(head) != Some(NameKind::Organisation) {
        return SourceKind::Document;
    }
    match named(head) {
        Some(NameKind::Person) => return SourceKind::Person,
        Some(NameKind::Organisation | NameKind::Place | NameKind::Other) => return SourceKind::Organisation,
        _ => {}
    }
    if tokens.clone().any(|j| named(j) == Some(NameKind::Person) && scene.tag(j).is_proper() && j + 1 >= head) {
        return SourceKind::Person;
    }
    if is_medium(word) {
        return SourceKind::Document;
    }
    match voice {
        Some(kind) => kind,
        None if scene.tag(head).is_proper() => SourceKind::Organisation,
        None => SourceKind::Unnamed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_in_either_number() {
        assert_eq!(kind("ministries"), Some(SourceKind::Organisation));
        assert_eq!(kind("polls"), Some(SourceKind::Document));
        assert_eq!(kind("witnesses"), Some(SourceKind::Unnamed));
        assert_eq!(kind("women"), Some(SourceKind::Unnamed));
        assert_eq!(kind("bridge"), None);
    }
}
