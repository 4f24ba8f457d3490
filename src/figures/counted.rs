//! What a figure counts or measures: the noun phrase with its restrictions, its head and the verb above it. The tree tells where it
//! can; the order of the words where it cannot.

use super::scan::Draft;
use super::{Kind, Stated};
use crate::language::Line;
use crate::language::{self, Relation, Sentence, Tag, grammar};

/// A phrase of more words says nothing at a glance.
const MOST_WORDS: usize = 12;

#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    pub phrase: String,
    /// The singular of the counted noun, for counts.
    pub unit: Option<String>,
    pub head: Option<usize>,
    pub verb: Option<usize>,
    /// What stands below the line: "day" in "3,000 tests per day".
    pub per: Option<String>,
}

/// The sentence with what its figures count.
pub(crate) struct Reader<'a> {
    pub line: &'a Line<'a>,
    pub prose: &'a str,
    pub sentence: &'a Sentence,
    /// The tokens of every figure, half-open: a figure is never about another figure's unit.
    pub taken: Vec<(usize, usize)>,
}

impl Reader<'_> {
    /// Reads what the figure is about. `previous` is the last figure of the sentence that counted something.
    pub fn read(&self, draft: &Draft, previous: Option<&Counted>) -> Counted {
        let number = self.token_of_atom(draft.num_end.saturating_sub(1)).unwrap_or(0);
        let after = self.token_from(self.line.end_before(draft.to));
        let mut counted = match draft.kind {
            Kind::Date | Kind::Time | Kind::Score => Counted::default(),
            Kind::Count | Kind::Ordinal | Kind::Ratio if draft.unit.is_none() => self.count(draft, number, after, previous),
            _ => self.measure(draft, number, after),
        };
        if counted.verb.is_none() && !matches!(draft.kind, Kind::Date | Kind::Time) {
            counted.verb =
                grammar::governing_verb(self.sentence, self.prose, counted.head.filter(|&h| h < self.len()).unwrap_or(number));
        }
        counted
    }

    fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The end of the figure that token `i` belongs to.
    fn taken(&self, i: usize) -> Option<usize> {
        self.taken.iter().find(|(from, to)| (*from..*to).contains(&i)).map(|(_, to)| *to)
    }

    fn word(&self, i: usize) -> &str {
        self.sentence.word(self.prose, i)
    }

    fn lower(&self, i: usize) -> &str {
        self.sentence.tokens.get(i).map_or("", |t| self.line.lower.get(t.span.range()).unwrap_or(""))
    }

    fn tag(&self, i: usize) -> Tag {
        self.sentence.tag(i)
    }

    fn token_of_atom(&self, atom: usize) -> Option<usize> {
        self.sentence.token_at(self.line.start(atom) as u32)
    }

    /// The first token that begins at or after this byte.
    fn token_from(&self, offset: usize) -> usize {
        self.sentence.tokens.partition_point(|t| (t.span.start as usize) < offset)
    }

    /// A count: the noun that the number stands before.
    fn count(&self, draft: &Draft, number: usize, after: usize, previous: Option<&Counted>) -> Counted {
        let mut start = after;
        let mut whole = false;
        // "four-cylinder engine": the noun hangs on the hyphen
        if let Some(noun) = draft.noun.and_then(|atom| self.token_of_atom(atom)) {
            let mut counted = self.phrase_from(noun, noun);
            if draft.kind != Kind::Ordinal && self.tag(noun + 1) == Tag::Comma {
                return counted;
            }
            if let Some(head) =
                self.noun_run(self.next_word(noun + 1)).filter(|_| draft.kind != Kind::Ordinal && self.lower(noun + 1) != ",")
            {
                counted.phrase = self.text(noun, head + 1);
            }
            if draft.kind == Kind::Ordinal {
                counted.phrase = self.text(noun, self.extend_right(noun, 8));
            }
            counted.unit = Some(language::singular(self.lower(noun)));
            counted.head = Some(noun);
            return counted;
        }
        // "117 of them", "six of the 40 boats", "thousands of people"
        if self.lower(start) == "of" || (matches!(self.lower(start), "more" | "other" | "out") && self.lower(start + 1) == "of") {
            start += 1 + usize::from(self.lower(start) != "of");
            whole = true;
            while matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pdt) || self.lower(start) == "all" {
                start += 1;
            }
            if self.tag(start) == Tag::Cd {
                start += 1;
            }
        }
        // "just one 52,000-barrel refinery": over the figure in between
        if let Some(end) = self.taken(start).filter(|_| start == after) {
            start = self.next_word(end);
        }
        let head = self.noun_run(start).or_else(|| {
            grammar::counted_noun(self.sentence, self.prose, number)
                .filter(|&h| h >= after.max(start) && h < after + 8 && self.tag(h).is_noun() && self.nothing_between(after, h))
        });
        let Some(head) = head else {
            if let Some(counted) = previous.filter(|_| self.elides(draft, after)) {
                let mut counted = counted.clone();
                counted.verb = None;
                counted.head = None;
                counted.phrase = self.elided_phrase(&counted, after);
                return counted;
            }
            return self.bare(draft, number, after, whole);
        };
        let mut counted = self.phrase_from(start, head);
        let mut at = head + 1;
        if let Some((below, next)) = self.per(at) {
            counted.per = Some(below);
            at = next;
        }
        counted.phrase = self
            .text(start, self.extend_right(at.max(head + 1) - 1, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start))));
        // "rose 64 points to 4,577", "spin 78,000 times a minute": what rose, what spins
        if matches!(self.lower(head), "points" | "point" | "times" | "lots" | "contracts") {
            let about = self.subject(draft, head).phrase;
            if !about.is_empty() {
                counted.phrase = about;
            }
        }
        // "a 3 cylinder engine": many of a singular noun are many of the word beside the number
        let many = !matches!(draft.stated, Stated::Value(1.0));
        if many && self.tag(head) == Tag::Nn && self.tag(start) == Tag::Nn && start < head && start == after {
            counted.unit = Some(language::singular(self.lower(start)));
        }
        if matches!(draft.stated, Stated::Text) {
            counted.unit = None;
        }
        counted
    }

    /// "per day", "a week" behind a counted noun.
    fn per(&self, token: usize) -> Option<(String, usize)> {
        let start = self.sentence.tokens.get(token)?.span.start;
        let atom = self.line.atoms.partition_point(|a| a.start < start);
        let (below, next) = super::units::per(self.line, atom)?;
        Some((below, self.token_from(self.line.end_before(next))))
    }

    fn phrase_from(&self, start: usize, head: usize) -> Counted {
        let unit = language::singular(self.lower(head));
        Counted { phrase: self.text(start, head + 1), unit: Some(unit), head: Some(head), verb: None, per: None }
    }

    /// The head of the noun phrase that begins at token `start`: adjectives and nouns up to the last noun. None when something else
    /// begins there.
    fn noun_run(&self, start: usize) -> Option<usize> {
        let mut head = None;
        let mut i = start;
        let limit = (start + 9).min(self.len());
        while i < limit {
            let tag = self.tag(i);
            match tag {
                Tag::Nns | Tag::Nnps => {
                    head = Some(i);
                    // a plural ends the phrase unless it is one word of a compound ("sports cars")
                    if !(matches!(self.tag(i + 1), Tag::Nn | Tag::Nns) && self.sentence.relation(i) == Relation::Compound) {
                        break;
                    }
                }
                Tag::Nn | Tag::Nnp => head = Some(i),
                Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Hyph | Tag::Afx
                    if head.is_none() || self.leads_on(i) => {}
                // a participle that the tagger took for a past tense: "300 recorded songs"
                Tag::Vbd if i == start && self.tag(i + 1) == Tag::Nns => {}
                Tag::Rb | Tag::Rbr | Tag::Rbs
                    if i == start && matches!(self.tag(i + 1), Tag::Jj | Tag::Vbn)
                        || self.lower(i) == "more"
                        || self.lower(i) == "most" => {}
                Tag::Pos if head.is_some() => {}
                Tag::OpenQuote => {}
                Tag::Cc if head.is_none() && i > start && self.tag(i + 1).is_adjective() => {}
                Tag::Cc if head == Some(i.wrapping_sub(1)) && self.tag(i - 1).is_proper() && self.tag(i + 1).is_proper() => {}
                Tag::Comma if head.is_none() && i > start && self.tag(i - 1).is_adjective() && self.tag(i + 1).is_adjective() => {
                }
                Tag::Colon | Tag::Sym if self.word(i) == "/" && head.is_some() => {}
                Tag::Cd if head.is_some() && self.tag(i - 1).is_proper() && self.tag(i + 1).is_noun() => {}
                _ => break,
            }
            i += 1;
        }
        let head = head?;
        // "40 Friday", "300 Israeli" before nothing: days are no things; an adjective of a people may be
        let lower = self.lower(head);
        let day = matches!(
            lower,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "tonight"
        );
        (!(day && head == start)).then_some(head)
    }

    /// Whether an adjective, participle or hyphen in mid-phrase is followed by another noun of the same phrase.
    fn leads_on(&self, i: usize) -> bool {
        self.tag(i) == Tag::Hyph
            || self.tag(i - 1) == Tag::Hyph
            || (self.tag(i).is_adjective() && self.tag(i - 1).is_proper() && self.tag(i + 1).is_noun())
    }

    fn nothing_between(&self, from: usize, to: usize) -> bool {
        !(from..to).any(|i| {
            matches!(self.tag(i), Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dt)
                || self.tag(i).is_verb() && self.tag(i) != Tag::Vbn && self.tag(i) != Tag::Vbg
        })
    }

    fn next_word(&self, i: usize) -> usize {
        if self.tag(i) == Tag::Hyph { i + 1 } else { i }
    }

    /// "435 homes by open sale and 187 by tender": a bare number that goes on with a preposition, a verb or a relative clause.
    fn elides(&self, draft: &Draft, after: usize) -> bool {
        let prior = draft.from.checked_sub(1).map_or("", |k| self.line.word(k));
        if matches!(prior, "to" | "at" | "by" | "of" | "no" | "on") && !matches!(draft.stated, Stated::Range(..)) {
            return false;
        }
        matches!(
            self.tag(after),
            Tag::In
                | Tag::Wp
                | Tag::Wdt
                | Tag::Vbn
                | Tag::Vbd
                | Tag::Vbp
                | Tag::Vbg
                | Tag::Comma
                | Tag::Stop
                | Tag::Rb
                | Tag::To
                | Tag::Rbr
                | Tag::Jjr
        ) || after >= self.len()
            || matches!(self.lower(after), "more" | "others")
    }

    fn elided_phrase(&self, previous: &Counted, after: usize) -> String {
        let noun = previous.unit.as_deref().unwrap_or("");
        let head =
            previous.phrase.split_whitespace().find(|w| language::singular(&w.to_ascii_lowercase()) == noun).unwrap_or(noun);
        let end = self.extend_right(after.wrapping_sub(1), 8);
        if end > after { format!("{head} {}", self.text(after, end)) } else { head.to_string() }
    }

    /// A number without a noun: what it is said of.
    fn bare(&self, draft: &Draft, number: usize, after: usize, of_pronoun: bool) -> Counted {
        if of_pronoun
            || matches!(self.lower(after), "aged" | "under" | "over" | "who" | "in" | "from") && !draft.scaled_level(self.line)
        {
            let end = self.extend_right(after.wrapping_sub(1), 8);
            if end > after {
                return Counted { phrase: self.text(after, end), ..Counted::default() };
            }
        }
        let verb_next = self.tag(after).is_verb() || self.tag(after) == Tag::Md;
        if verb_next {
            // the number is the subject itself: what is said of it says which
            let be = matches!(self.lower(after), "are" | "were" | "is" | "was");
            let end = if be { self.extend_right(after, 8) } else { after + 1 };
            return Counted {
                phrase: self.text(after + usize::from(be), end.max(after + usize::from(be))),
                ..Counted::default()
            };
        }
        self.subject(draft, number)
    }

    /// A measure: "of" what, before what, or said of whom.
    fn measure(&self, draft: &Draft, number: usize, after: usize) -> Counted {
        // "two years later", "six months after the vote": how far off, and nothing measured
        if draft.kind == Kind::Duration && matches!(self.lower(after), "later" | "ago" | "earlier" | "before" | "after" | "since")
        {
            return Counted::default();
        }
        // "base price: $400", "Stoxx 50 -1.3%": the name right before
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        let label = first > 1
            && (self.lower(first - 1) == ":" && self.tag(first - 2).is_noun()
                || draft.kind == Kind::Percent && self.tag(first - 1).is_proper() && draft.from == draft.core);
        if label {
            let (phrase, head) = self.before(draft);
            return Counted { phrase, head, ..Counted::default() };
        }
        // "19 per cent of adults", "10 gallons of water"
        if self.lower(after) == "of" && draft.kind != Kind::Age {
            let mut start = after + 1;
            while matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pdt | Tag::Cd) {
                start += 1;
            }
            // "280 million of the 1.5 billion shekels"
            if self.taken(start).is_some() || self.taken(start.wrapping_sub(1)).is_some_and(|end| end > start) {
                return self.subject(draft, number);
            }
            if let Some(head) = self.noun_run(start) {
                let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)));
                return Counted { phrase: self.text(start, end), head: Some(head), ..Counted::default() };
            }
            if matches!(self.tag(start), Tag::Prp | Tag::Wp | Tag::Wdt) {
                return self.subject(draft, number);
            }
            if matches!(self.lower(after + 1), "those" | "all" | "people") {
                let end = self.extend_right(after + 1, 8);
                return Counted { phrase: self.text(after + 2, end.max(after + 2)), ..Counted::default() };
            }
        }
        // "a $48 million contract", "the nearly seven-day truce"
        let old = draft.kind == Kind::Age && !matches!(self.line.word(draft.to.wrapping_sub(1)), "old" | "olds");
        let attributive = !old && (self.line.is_hyphen(draft.to.wrapping_sub(1)) || !self.line.is_mark(draft.to));
        if attributive && !matches!(self.lower(after), "last" | "next" | "this" | "earlier" | "later" | "ago" | "old" | "each") {
            let mut start = self.next_word(after);
            // "640bhp 5.2 litre V10 engine", "a five-year $700,000 award"
            if let Some(end) = self.taken(start) {
                start = self.next_word(end);
            }
            let adverbial = matches!(
                self.lower(start),
                "wide"
                    | "long"
                    | "tall"
                    | "high"
                    | "deep"
                    | "thick"
                    | "slim"
                    | "away"
                    | "year"
                    | "more"
                    | "less"
                    | "higher"
                    | "lower"
                    | "worth"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            );
            if !adverbial
                && let Some(head) = self.noun_run(start).filter(|&h| {
                    !self.tag(start).is_proper() || !matches!(draft.kind, Kind::Duration | Kind::Percent) && h > start
                })
            {
                let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)));
                let mut counted = Counted { phrase: self.text(start, end), head: Some(head), ..Counted::default() };
                // "a 10% drop in the price": the price is what matters
                if self.generic(head)
                    && let Some(more) = self.said_of(head)
                {
                    counted.phrase = join(&more, &counted.phrase);
                }
                return counted;
            }
        }
        // "$48 billion in assets", "18 metres in depth"
        let paid = draft.kind == Kind::Money
            && matches!(
                self.lower(after + 1),
                "assets"
                    | "cash"
                    | "deposits"
                    | "sales"
                    | "revenue"
                    | "revenues"
                    | "savings"
                    | "damages"
                    | "losses"
                    | "fees"
                    | "taxes"
                    | "aid"
                    | "funding"
                    | "costs"
                    | "change"
                    | "profit"
                    | "profits"
                    | "debt"
                    | "bonds"
                    | "grants"
                    | "loans"
                    | "fines"
                    | "compensation"
                    | "capital"
                    | "investment"
                    | "investments"
            );
        let sized = draft.kind == Kind::Measure
            && matches!(
                self.lower(after + 1),
                "depth" | "length" | "height" | "width" | "size" | "diameter" | "total" | "value" | "area"
            );
        let in_what = (paid || sized) && self.lower(after) == "in";
        if in_what && let Some(head) = self.noun_run(after + 1) {
            {
                let mut counted = Counted { phrase: self.text(after + 1, head + 1), head: Some(head), ..Counted::default() };
                if matches!(
                    self.lower(head),
                    "depth" | "length" | "height" | "width" | "size" | "diameter" | "total" | "value" | "area"
                ) {
                    let subject = self.subject(draft, number);
                    counted.phrase = join(&subject.phrase, &counted.phrase);
                }
                return counted;
            }
        }
        self.subject(draft, number)
    }

    /// Nouns that only say that something is measured.
    fn generic(&self, head: usize) -> bool {
        matches!(
            self.lower(head),
            "drop"
                | "increase"
                | "rise"
                | "fall"
                | "gain"
                | "decline"
                | "cut"
                | "jump"
                | "improvement"
                | "discount"
                | "range"
                | "hike"
                | "decrease"
                | "boost"
                | "growth"
                | "rebound"
                | "reduction"
                | "surge"
                | "slump"
                | "loss"
                | "stake"
                | "share"
        )
    }

    /// The noun phrases around a generic noun, or the subject above it.
    fn said_of(&self, head: usize) -> Option<String> {
        let verb = grammar::governing_verb(self.sentence, self.prose, head)?;
        let subject = grammar::subject_of(self.sentence, verb).filter(|&subject| subject != head)?;
        self.noun_phrase(subject)
    }

    /// What the tree says a bare amount is about: the noun it hangs on, else the subject of its verb; where the tree does not tell,
    /// the noun phrase before the verb.
    fn subject(&self, draft: &Draft, number: usize) -> Counted {
        let sentence = self.sentence;
        let own = |i: usize| self.taken(i).is_some();
        let mut verb = None;
        for i in sentence.ancestors(number).take(24) {
            if own(i) {
                continue;
            }
            let tag = sentence.tag(i);
            if tag.is_noun() && self.countable(i) {
                if let Some(phrase) = self.noun_phrase(i) {
                    let mut counted = Counted { phrase, head: Some(i), verb, ..Counted::default() };
                    if self.generic(i)
                        && let Some(more) = self.said_of(i)
                    {
                        counted.phrase = join(&more, &counted.phrase);
                    }
                    return counted;
                }
            } else if tag.is_verb() || tag == Tag::Md {
                verb = verb.or(Some(i));
                let subject = grammar::subject_of(sentence, i).filter(|&s| !own(s));
                // "boost the range by 35 miles": the object changes
                let object = grammar::object_of(sentence, i).filter(|&o| !own(o) && o < number && self.countable(o));
                if let Some(object) = object
                    && draft
                        .from
                        .checked_sub(1)
                        .is_some_and(|k| matches!(self.line.word(k), "by" | "to" | "from" | "at" | "for" | "(" | "into"))
                    && let Some(phrase) = self.noun_phrase(object)
                {
                    return Counted { phrase, head: Some(object), verb, ..Counted::default() };
                }
                if let Some(subject) = subject {
                    // "which was worth 2 million": the noun before the clause
                    let relative = matches!(self.tag(subject), Tag::Wdt | Tag::Wp) || self.lower(subject) == "that";
                    if relative {
                        let noun = sentence
                            .parent(i)
                            .filter(|&p| sentence.tag(p).is_noun() && !own(p))
                            .or_else(|| (0..subject).rev().find(|&k| self.tag(k).is_noun() && !own(k)));
                        if let Some(noun) = noun {
                            return Counted {
                                phrase: self.noun_phrase(noun).unwrap_or_default(),
                                head: Some(noun),
                                verb,
                                ..Counted::default()
                            };
                        }
                    }
                    if self.tag(subject) == Tag::Prp {
                        return Counted { verb, ..Counted::default() };
                    }
                    let phrase = self.noun_phrase(subject).unwrap_or_default();
                    if !phrase.is_empty() {
                        return Counted { phrase, head: Some(subject), verb, ..Counted::default() };
                    }
                }
                // "has risen", "expected to rise": the subject may hang on a verb further up
            }
        }
        let (phrase, head) = self.before(draft);
        Counted { phrase, head, verb, ..Counted::default() }
    }

    /// Nouns of the calendar and pointers are never what is measured.
    fn countable(&self, i: usize) -> bool {
        !matches!(
            self.lower(i),
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "year"
                | "month"
                | "week"
                | "day"
                | "today"
                | "yesterday"
                | "quarter"
                | "total"
                | "record"
                | "%"
                | "percent"
                | "age"
                | "ages"
                | "average"
        )
    }

    /// The nearest noun phrase before the figure in its clause, by the order of the words alone.
    fn before(&self, draft: &Draft) -> (String, Option<usize>) {
        let first = self.token_of_atom(draft.from).unwrap_or(0);
        let mut i = first;
        let mut head = None;
        let limit = first.saturating_sub(14);
        while i > limit {
            i -= 1;
            if let Some((from, _)) = self.taken.iter().find(|(from, to)| (*from..*to).contains(&i)) {
                i = *from;
                continue;
            }
            let tag = self.tag(i);
            if tag.is_noun() && self.countable(i) {
                head = Some(i);
                break;
            }
            if matches!(tag, Tag::Stop | Tag::Prp) || self.lower(i) == ";" {
                break;
            }
        }
        let Some(head) = head else { return (String::new(), None) };
        // "sales of the film in Italy": back over prepositions to the head of the phrase
        let mut start = head;
        while start > 0 && head - start < MOST_WORDS - 2 {
            let tag = self.tag(start - 1);
            let within = tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Hyph | Tag::Pos | Tag::Dt | Tag::PrpS | Tag::Vbn | Tag::Afx)
                || matches!(self.lower(start - 1), "of" | "for" | "in" | "to" | "at")
                    && start >= 2
                    && self.tag(start - 2).is_noun();
            if !within || self.taken(start.wrapping_sub(1)).is_some() {
                break;
            }
            start -= 1;
        }
        while start < head && matches!(self.tag(start), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Hyph) {
            start += 1;
        }
        (self.text(start, head + 1), Some(head))
    }

    /// The words of the noun phrase around `head`, articles left out; a phrase of "of" is kept. None for a pronoun.
    fn noun_phrase(&self, head: usize) -> Option<String> {
        if matches!(self.tag(head), Tag::Prp | Tag::Wdt | Tag::Wp | Tag::Dt | Tag::Ex | Tag::Cd) {
            return None;
        }
        let mut start = head;
        while start > 0 {
            let tag = self.tag(start - 1);
            let within = tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Pos | Tag::Afx | Tag::Sym | Tag::Cd | Tag::Dollar)
                || tag == Tag::Cc && start >= 2 && self.tag(start - 2).is_proper() && self.tag(start).is_proper();
            // "the weeklong fair": the figure itself is no part of what it measures
            if !within || head - start >= MOST_WORDS - 2 || self.taken(start - 1).is_some() {
                break;
            }
            start -= 1;
        }
        while start < head
            && matches!(self.tag(start), Tag::Pos | Tag::Hyph | Tag::Cd | Tag::Vbg)
            && self.tag(start + 1) != Tag::Hyph
        {
            start += 1;
        }
        let room = (head + 1..head + 7).take_while(|&i| self.taken(i).is_none()).count();
        let end = self.extend_right(head, MOST_WORDS.saturating_sub((head + 1).saturating_sub(start)).min(room));
        Some(self.text(start, end))
    }

    /// The end of the restriction behind the noun at `head`: prepositional phrases, participles and relative clauses, `room` words at
    /// most, never beyond a comma.
    fn extend_right(&self, head: usize, room: usize) -> usize {
        let mut end = head.wrapping_add(1);
        let first = end;
        let mut last_good = end;
        let mut seen_verb = false;
        let mut relative = false;
        while end < self.len() && end - first < room {
            let tag = self.tag(end);
            let lower = self.lower(end);
            // a finite verb without "who" or "that" says something of the noun and restricts nothing
            relative |= matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb);
            let finite = matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && !relative && end > first;
            if finite {
                break;
            }
            // the verb whose subject the noun is says something of it and restricts nothing
            if (tag.is_verb() || tag == Tag::Md) && self.sentence.is_descendant(head, end) {
                break;
            }
            match tag {
                Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::Nfp => break,
                Tag::Cc
                    if !(self.tag(end - 1).is_noun() && (self.tag(end + 1).is_noun() || self.tag(end + 1).is_adjective())
                        || self.tag(end - 1) == Tag::Cd) =>
                {
                    break;
                }
                Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp
                    if end == first
                        && !matches!(
                            lower,
                            "killed"
                                | "injured"
                                | "wounded"
                                | "released"
                                | "held"
                                | "seized"
                                | "missing"
                                | "freed"
                                | "detained"
                                | "abducted"
                        ) =>
                {
                    break;
                }
                Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md if seen_verb => break,
                Tag::In
                    if matches!(
                        lower,
                        "as" | "after"
                            | "while"
                            | "because"
                            | "although"
                            | "before"
                            | "if"
                            | "that"
                            | "than"
                            | "since"
                            | "though"
                            | "when"
                    ) && !(lower == "since" || lower == "after") =>
                {
                    break;
                }
                Tag::To if self.tag(end + 1) == Tag::Vb && end == first => break,
                // "points to 4,577", "lots from 212,577"
                Tag::To | Tag::In if self.taken(end + 1).is_some() && !matches!(lower, "in" | "on" | "since" | "of") => break,
                _ => {}
            }
            if tag.is_verb() {
                seen_verb = true;
            }
            end += 1;
            if self.tag(end - 1).is_noun()
                || self.tag(end - 1).is_verb()
                || matches!(self.tag(end - 1), Tag::Cd | Tag::Rb | Tag::Jj | Tag::Rp)
            {
                last_good = end;
            }
        }
        last_good.max(first).min(self.len().max(first))
    }

    /// The words of tokens `from..to`, with single spaces where the prose has any white space.
    fn text(&self, from: usize, to: usize) -> String {
        let tokens = &self.sentence.tokens;
        let to = to.min(tokens.len());
        let mut out = String::new();
        let mut last: Option<u32> = None;
        let mut words = 0;
        for token in tokens.get(from..to).unwrap_or(&[]) {
            if last.is_some_and(|end| end < token.span.start) {
                words += 1;
                if words >= MOST_WORDS {
                    break;
                }
                out.push(' ');
            }
            out.push_str(token.span.of(self.prose));
            last = Some(token.span.end);
        }
        out
    }
}

fn join(a: &str, b: &str) -> String {
    if a.is_empty() {
        return b.to_string();
    }
    let words = a.split_whitespace().count() + b.split_whitespace().count();
    if words > MOST_WORDS {
        let keep = MOST_WORDS.saturating_sub(b.split_whitespace().count()).max(1);
        let a: Vec<&str> = a.split_whitespace().take(keep).collect();
        return format!("{} {b}", a.join(" "));
    }
    format!("{a} {b}")
}

impl Draft {
    /// "at 6,327.80", "to 1,350": a level of an index, said of its subject.
    fn scaled_level(&self, line: &Line) -> bool {
        self.from.checked_sub(1).is_some_and(|k| matches!(line.word(k), "to" | "at" | "of"))
    }
}
