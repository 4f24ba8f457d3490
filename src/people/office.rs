//! What a role phrase says, so that two can be compared: "former deputy director of the observatory".

use super::lexicon::{Sort, sort};
use super::name::fold;
use super::roles::is_role_noun;

/// A role phrase taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The noun: "director". Words for one thing are one: spokesman, spokesperson.
    pub noun: String,
    pub rank: Rank,
    pub past: bool,
    /// All other words that tell something, folded: "observatory", "albanian".
    pub rest: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    Full,
    /// Deputy, vice, assistant.
    Deputy,
    /// Acting, interim.
    Acting,
}

/// How two phrases for one person's role stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They say the same, or one says less.
    Same,
    /// One says that it is over.
    Past,
    /// The same office, another rank: director and deputy director.
    Rank,
    /// The same office elsewhere: the Albanian and the Greek prime minister.
    Country,
    /// The same office over other affairs: the finance and the transport minister.
    Portfolio,
    /// Another rank of one service: a constable and a sergeant.
    Grade,
    /// Roles that one person may well have both.
    Other,
}

impl Office {
    /// None where the phrase has no noun of a role.
    pub fn read(phrase: &str) -> Option<Office> {
        let mut words: Vec<String> = phrase
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
            .map(|word| fold(word.trim_end_matches("'s").trim_end_matches("’s")))
            .filter(|word| !word.is_empty())
            .collect();
        spell_out(&mut words);
        let ahead = words
            .iter()
            .position(|word| matches!(word.as_str(), "of" | "for" | "at" | "in" | "with" | "on" | "to"))
            .unwrap_or(words.len());
        let at = words.get(..ahead)?.iter().rposition(|word| is_role_noun(word))?;
        let mut office = Office { noun: canonical(&words[at]), rank: Rank::Full, past: false, rest: Vec::new() };
        for (i, word) in words.iter().enumerate() {
            match word.as_str() {
                _ if i == at => {}
                // The head coach has assistants, and is otherwise a coach; so is the senior coroner.
                "head" if office.noun == "coach" => {}
                "senior" => {}
                "former" | "ex" | "then" | "late" | "onetime" | "ousted" | "retired" => office.past = true,
                "deputy" | "vice" | "assistant" | "associate" if i < at => office.rank = Rank::Deputy,
                "acting" | "interim" | "caretaker" => office.rank = Rank::Acting,
                "the" | "a" | "an" | "of" | "for" | "at" | "in" | "with" | "on" | "to" | "and" | "its" | "their" | "his"
                | "her" | "current" | "new" | "longtime" | "veteran" | "incumbent" | "elect" | "outgoing" | "departing"
                | "incoming" => {}
                _ => office.rest.push(word.clone()),
            }
        }
        Some(office)
    }

    pub fn standing(&self, other: &Office) -> Standing {
        if self.noun != other.noun {
            return if self.has_other_grade(other) { Standing::Grade } else { Standing::Other };
        }
        if self.is_chief_of_police(other) || other.is_chief_of_police(self) {
            return Standing::Grade;
        }
        let within = |a: &[String], b: &[String]| a.iter().all(|word| b.iter().any(|it| alike(word, it)));
        if within(&self.rest, &other.rest) || within(&other.rest, &self.rest) {
            // "deputy director" beside a bare "director" somewhere else says nothing of the same office.
            let telling = self.rest.len().min(other.rest.len()) > 0 || self.rest.len() == other.rest.len();
            return match (self.rank == other.rank, self.past == other.past) {
                (true, true) => Standing::Same,
                (true, false) => Standing::Past,
                (false, _) if telling => Standing::Rank,
                (false, _) => Standing::Other,
            };
        }
        if self.has_other_number(other) {
            return Standing::Grade;
        }
        let country = |office: &Office| -> Vec<String> {
            office.rest.iter().filter(|word| sort(word).has(Sort::DEMONYM | Sort::COUNTRY)).cloned().collect()
        };
        let others = |office: &Office| -> Vec<String> {
            office.rest.iter().filter(|word| !sort(word).has(Sort::DEMONYM | Sort::COUNTRY)).cloned().collect()
        };
        match (&country(self)[..], &country(other)[..]) {
            ([one], [another])
                if !alike(one, another)
                    && sort(one).has(Sort::DEMONYM)
                    && sort(another).has(Sort::DEMONYM)
                    && others(self) == others(other)
                    && is_of_state(&self.noun) =>
            {
                Standing::Country
            }
            _ if self.rank == other.rank && !self.past && !other.past && self.has_other_portfolio(other) => Standing::Portfolio,
            _ => Standing::Other,
        }
    }

    /// "Detective Constable", "Detective Sergeant": two steps of one ladder, and nothing else that tells them apart.
    fn has_other_grade(&self, other: &Office) -> bool {
        let one_ladder = LADDERS.iter().any(|it| it.contains(&self.noun.as_str()) && it.contains(&other.noun.as_str()));
        // "Team captain", "ferry captain": of no service.
        let served = |it: &Office| it.noun != "captain" || it.rest.iter().all(|word| FORCES.contains(&word.as_str()));
        let plain =
            |it: &Office| served(it) && it.rest.iter().all(|word| !LADDERS.iter().any(|ladder| ladder.contains(&word.as_str())));
        one_ladder && plain(self) && plain(other) && !self.past && !other.past && self.rank == other.rank
    }

    /// "Chief engineer", "second engineer": places in one row.
    fn has_other_number(&self, other: &Office) -> bool {
        const ROW: &[&str] = &["chief", "first", "second", "third", "fourth"];
        let place = |it: &Office| it.rest.iter().filter(|word| ROW.contains(&word.as_str())).cloned().collect::<Vec<_>>();
        let words = |it: &Office| it.rest.iter().filter(|word| !ROW.contains(&word.as_str())).cloned().collect::<Vec<_>>();
        let apart = matches!((&place(self)[..], &place(other)[..]), ([x], [y]) if x != y);
        apart && self.rank == other.rank && !self.past && !other.past && words(self) == words(other)
    }

    /// "Detective Chief Inspector" beside "Detective Inspector".
    fn is_chief_of_police(&self, other: &Office) -> bool {
        let has = |it: &Office, word: &str| it.rest.iter().any(|own| own == word);
        matches!(self.noun.as_str(), "inspector" | "superintendent")
            && has(self, "chief")
            && !has(other, "chief")
            && has(self, "detective")
            && has(other, "detective")
    }

    /// "Finance minister", "transport minister": a person has one of them at a time.
    fn has_other_portfolio(&self, other: &Office) -> bool {
        let of = |office: &Office| -> Vec<String> {
            office.rest.iter().filter(|it| !sort(it).has(Sort::DEMONYM | Sort::COUNTRY)).cloned().collect()
        };
        let list = match self.noun.as_str() {
            "minister" | "secretary" => PORTFOLIOS,
            "chief" => FORCES,
            "director" => BRANCHES,
            _ => return false,
        };
        let known = |word: &str| list.contains(&word);
        let (mut one, mut two) = (of(self), of(other));
        if self.noun == "director" {
            // "The medical director of the trust" and "its finance director": where one says no more, that is the same house.
            let branches = |words: &[String]| words.iter().filter(|it| known(it)).count();
            let alone = |words: &[String]| words.len() == 1;
            if branches(&one) == 1 && branches(&two) == 1 && (alone(&one) || alone(&two)) {
                one.retain(|it| known(it));
                two.retain(|it| known(it));
            }
        }
        matches!((&one[..], &two[..]), ([x], [y]) if x != y && known(x) && known(y))
    }

    /// Whether the words of a phrase that points back ("the Albanian leader") fit the role.
    pub fn fits(&self, back: &Office) -> bool {
        let noun = self.noun == back.noun
            || back.noun == "leader"
                && matches!(self.noun.as_str(), "president" | "minister" | "premier" | "chancellor" | "king" | "prince")
            || back.noun == "official"
                && matches!(self.noun.as_str(), "spokesman" | "secretary" | "adviser" | "director" | "minister");
        noun && self.rank == back.rank && back.rest.iter().all(|word| self.rest.iter().any(|it| alike(word, it)))
    }
}

/// "albania" and "albanian", "observatory" and "observatories".
fn alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    a == b || shared >= 5 && a.chars().count().abs_diff(b.chars().count()) <= 3
}

/// Affairs that have a minister of their own.
const PORTFOLIOS: &[&str] = &[
    "finance",
    "transport",
    "health",
    "defence",
    "defense",
    "foreign",
    "interior",
    "justice",
    "education",
    "agriculture",
    "energy",
    "labour",
    "labor",
    "environment",
    "trade",
    "culture",
    "housing",
    "home",
    "treasury",
    "tourism",
    "commerce",
];

/// Branches of a firm, club or house that have a director of their own.
const BRANCHES: &[&str] =
    &["finance", "financial", "sporting", "technical", "medical", "artistic", "musical", "marketing", "operations", "legal"];

/// The ranks of a service, the lowest first: somebody has one of them at a time.
const LADDERS: &[&[&str]] = &[
    &["constable", "sergeant", "inspector", "superintendent"],
    &["corporal", "sergeant", "lieutenant", "captain", "colonel", "brigadier"],
];

/// Services that have a chief of their own.
const FORCES: &[&str] = &["police", "fire", "army", "navy"];

/// Offices that a country has one of: a person holds it in one country only.
fn is_of_state(noun: &str) -> bool {
    matches!(noun, "president" | "minister" | "premier" | "chancellor" | "king" | "queen" | "ambassador" | "senator")
}

/// "CEO" and "chief executive officer" as "chief executive".
fn spell_out(words: &mut Vec<String>) {
    if let Some(at) = words.iter().position(|it| it == "ceo") {
        words.splice(at..=at, ["chief".to_string(), "executive".to_string()]);
    }
    if let Some(at) = words.windows(3).position(|it| it == ["chief", "executive", "officer"]) {
        words.remove(at + 2);
    }
}

fn canonical(noun: &str) -> String {
    let noun = match noun {
        "spokesperson" | "spokeswoman" => "spokesman",
        "chairperson" | "chairwoman" | "chair" => "chairman",
        "advisor" => "adviser",
        "actress" => "actor",
        "congresswoman" => "congressman",
        "businesswoman" => "businessman",
        "policewoman" => "policeman",
        _ => noun,
    };
    noun.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Standing) {
        let (x, y) = (Office::read(a).unwrap(), Office::read(b).unwrap());
        assert_eq!(x.standing(&y), expected, "{a} / {b}");
        assert_eq!(y.standing(&x), expected, "{b} / {a}");
    }

    #[test]
    fn how_roles_stand() {
        check("director of the observatory", "the observatory's director", Standing::Same);
        check("chief executive of Lantern", "CEO of Lantern", Standing::Same);
        check("chief executive officer", "chief executive", Standing::Same);
        check("harbour spokeswoman", "spokesperson for the harbour", Standing::Same);
        check("president", "Albanian president", Standing::Same);
        check("Albanian president", "former president of Albania", Standing::Past);
        check("director of the observatory", "deputy director of the observatory", Standing::Rank);
        check("harbour chief", "acting harbour chief", Standing::Rank);
        check("Albanian prime minister", "Greek prime minister", Standing::Country);
        check("director of the observatory", "director of the museum", Standing::Other);
        check("Greek finance minister", "Greek defence minister", Standing::Portfolio);
        check("finance minister", "former transport minister", Standing::Other);
        check("fire chief", "police chief", Standing::Portfolio);
        check("prime minister", "finance minister", Standing::Other);
        check("director", "deputy director of the museum", Standing::Other);
        check("painter", "sculptor", Standing::Other);
        check("Albanian writer", "Greek writer", Standing::Other);
        check("Detective Constable", "Detective Sergeant", Standing::Grade);
        check("Detective Chief Inspector", "Detective Inspector", Standing::Grade);
        check("police captain", "team captain", Standing::Other);
        check("team captain", "sergeant", Standing::Other);
        check("ferry captain", "lieutenant", Standing::Other);
        check("army captain", "army sergeant", Standing::Grade);
        check("inspector", "chief inspector of mines", Standing::Same);
        check("retired captain", "colonel", Standing::Other);
        check("chief fire officer", "deputy chief fire officer", Standing::Rank);
        check("Museum director", "museum's deputy director", Standing::Rank);
        check("head coach", "assistant coach", Standing::Rank);
        check("sporting director", "technical director", Standing::Portfolio);
        check("sporting director", "director", Standing::Same);
        check("medical director of the harbour trust", "finance director", Standing::Portfolio);
        check("medical director of the trust", "finance director of the council", Standing::Other);
        check("planning officer", "probation officer", Standing::Other);
        check("chief engineer", "second engineer", Standing::Grade);
        check("second engineer", "second officer", Standing::Other);
        check("senior coroner", "assistant coroner", Standing::Rank);
        check("senior nurse", "nurse", Standing::Same);
        check("chairman", "outgoing chairman", Standing::Same);
        check("former chairman", "outgoing chairman", Standing::Past);
        assert_eq!(Office::read("NBC"), None);
    }
}
