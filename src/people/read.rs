//! One block: which of its names are people's, as far as its own words tell.

use std::ops::Range;

use super::lexicon::Sort;
use super::name::{NameWord, Outline, WordKind};
use super::runs::{Line, Style};
use super::{Mention, roles};
use crate::language::{Name, NameKind, Sentence};
use crate::text::Span;

/// See [`super::read`].
pub(crate) fn read(prose: &str, sentences: &[Sentence]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let line = Line::new(prose, sentence);
        let mut until = 0; // tokens that a nickname's owner has taken already
        for run in line.runs() {
            for mut piece in pieces(&line, run) {
                piece.start = piece.start.max(until);
                if piece.is_empty() {
                    continue;
                }
                read_run(&line, piece, at as u32, &mut mentions);
                until = mentions.last().filter(|it| it.sentence == at as u32).map_or(until, |it| until.max(it.tokens.1 as usize));
            }
        }
        add_unseen(&line, at as u32, &mut mentions);
    }
    mentions
}

/// Names that only the recogniser sees: "d'Anvers", "bell hooks".
fn add_unseen(line: &Line, sentence: u32, mentions: &mut Vec<Mention>) {
    for name in &line.sentence.names {
        let range = name.start as usize..name.end as usize;
        let seen =
            |mention: &&Mention| mention.sentence == sentence && mention.tokens.0 < name.end && name.start < mention.tokens.1;
        if name.kind != NameKind::Person || range.is_empty() || mentions.iter().rev().take(24).any(|mention| seen(&mention)) {
            continue;
        }
        if line.sort(range.start).has(Sort::FUNCTION) && range.len() == 1 || is_inside_compound(line, range.start, range.end) {
            continue;
        }
        if let Some(mention) = mention(line, &range.clone(), range, sentence) {
            let place = mentions.partition_point(|other| (other.sentence, other.tokens.0) < (mention.sentence, mention.tokens.0));
            mentions.insert(place, mention);
        }
    }
}

/// The run cut where the recogniser sees two names in it ("Low Tells Ellis"), or a name and words of another kind behind it.
fn pieces(line: &Line, run: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = run.start;
    for name in &line.sentence.names {
        let (from, to) = (name.start as usize, name.end as usize);
        if name.kind != NameKind::Person || from < start || to > run.end {
            continue;
        }
        // Words in front stay: they are titles, or forenames the recogniser missed; but in a headline they are anything.
        if from > start && (line.style != Style::Prose || !pieces.is_empty()) {
            pieces.push(start..from);
            start = from;
        }
        let particle = line.sort(to).has(Sort::PARTICLE) && !line.is_capital(to); // "Vincent | van der Berg"
        let belongs = particle
            || line.clipped_article(to) > 0
            || line.is_hyphen(to)
            || line.style == Style::Prose && goes_on(line, to..run.end);
        if to < run.end && !belongs {
            pieces.push(start..to);
            start = to;
        }
    }
    pieces.push(start..run.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether the words behind a name that the recogniser found belong to it: "Gareth | O’Dowd", of which it knew the forename only.
fn goes_on(line: &Line, rest: Range<usize>) -> bool {
    const OTHER: u32 = Sort::ORGANISATION
        | Sort::PLACE
        | Sort::THING
        | Sort::DEMONYM
        | Sort::COUNTRY
        | Sort::CALENDAR
        | Sort::TITLE
        | Sort::ROLE
        | Sort::FUNCTION;
    rest.len() <= 2 && rest.clone().all(|i| line.sentence.name_at(i).is_none() && !line.sort(i).has(OTHER))
}

fn read_run(line: &Line, run: Range<usize>, sentence: u32, mentions: &mut Vec<Mention>) {
    let mut start = skip_roles(line, &run);
    let end = run.start + name_length(line, run.start, run.end);
    // "Anti-Low": what is before the hyphen begins the sentence only.
    if is_prefix(line.word(start)) && line.is_hyphen(start + 1) {
        start += 2;
    }
    // "Brothers Ammon and Ryan Low"
    if start + 1 < end && line.word(start).ends_with('s') && line.sort(start).has(Sort::KIN) {
        start += 1;
    }
    // "Said Ann Low": the verb, not the forename. "Christened Maria, she …"
    const NAMING: &[&str] = &["Christened", "Baptised", "Baptized", "Named", "Nicknamed", "Called"];
    let verb = line.word(0) == "Said" && end > 2 || NAMING.contains(&line.word(0)) && end > 1;
    if start == 0 && verb && line.sort(1).has(Sort::FORENAME) {
        start = 1;
    }
    while start < end && line.is_hyphen(start) {
        start += 1;
    }
    if start >= end || is_inside_compound(line, start, end) {
        return;
    }
    let mut end = with_suffix(line, without_honours(line, start, end));
    if let Some(further) = nickname_end(line, start, end) {
        end = further;
    }
    let Some(mention) = mention(line, &run, start..end, sentence) else { return };
    mentions.push(mention);
}

/// Where the name begins in a run: behind "Israeli Prime Minister", "Sen.", "Apple CEO".
fn skip_roles(line: &Line, run: &Range<usize>) -> usize {
    let mut start = run.start;
    let mut plain = true; // whether only words of titles and offices were seen so far
    for i in run.clone() {
        if i + 1 >= run.end {
            break;
        }
        let sort = line.sort(i);
        let office = sort.has(Sort::TITLE | Sort::ROLE) || roles::is_role_noun(line.word(i));
        // "John King", "Martin Luther King Jr": a surname, unless an office leads up to it.
        let surname = sort.has(Sort::DOUBLE) && !plain;
        let named = i > run.start && line.sort(i - 1).has(Sort::FORENAME) && !line.sort(i - 1).has(Sort::COUNTRY | Sort::DEMONYM);
        if office && !surname && !named && !line.sort(i + 1).has(Sort::SUFFIX) {
            start = i + 1;
            plain = true;
        } else if !sort.has(Sort::RANK | Sort::DEMONYM | Sort::COUNTRY | Sort::OFFICE | Sort::ORGANISATION) {
            plain = false;
        }
    }
    // What the recogniser calls something else in front of somebody: "Tallinn | Anna Low".
    let named = line.sentence.names.iter().find(|name| name.kind == NameKind::Person && run.contains(&(name.start as usize)));
    if let Some(first) = named.map(|name| whole_name(line, start, name)).filter(|&first| first > start) {
        let other = |i: usize| {
            !line.sort(i).has(Sort::PARTICLE | Sort::FORENAME)
                && line.sentence.name_at(i).is_some_and(|name| name.kind != NameKind::Person)
        };
        // "Camp David" is no David.
        let joined = line.is_hyphen(first - 1);
        let place = line.sort(first - 1).has(Sort::PLACE | Sort::THING)
            && !line.sort(first - 1).has(Sort::SURNAME | Sort::ROLE | Sort::TITLE);
        if !joined
            && !place
            && (start..first)
                .any(|i| other(i) || !line.sort(i).has(Sort::FORENAME | Sort::PARTICLE) && !line.word(i).ends_with('.'))
        {
            start = first;
        }
    }
    // What is left of an office's name: "of State | Anna Low", "American | Anna Low".
    let of = start > 0 && matches!(line.word(start - 1), "of" | "for" | "the");
    while start + 1 < run.end {
        let sort = line.sort(start);
        let known = sort.has(Sort::DEMONYM)
            || sort.has(Sort::COUNTRY) && (line.sort(start + 1).has(Sort::FORENAME) && !sort.has(Sort::FORENAME))
            || of && sort.has(Sort::OFFICE | Sort::COUNTRY)
            || sort.has(Sort::SUFFIX | Sort::CALENDAR);
        if !known || sort.has(Sort::FORENAME) && !sort.has(Sort::DEMONYM) && !line.sort(start + 1).has(Sort::FORENAME) {
            break;
        }
        start += 1;
    }
    start
}

/// Where a name begins of which the recogniser may know the end only: "Fergus | Low", "Floris de | Wit".
fn whole_name(line: &Line, start: usize, known: &Name) -> usize {
    let mut first = known.start as usize;
    // "Preye | Oborevwori": of a surname alone the word before is the forename, where it is no other word that we know.
    let surname = !line.sort(first).has(Sort::FORENAME) && !line.word(first).contains('.');
    if known.end == known.start + 1 && first > start && surname && is_forename_like(line, first - 1) {
        first -= 1;
    }
    if first > start && line.is_balinese(first - 1) {
        first -= 1;
    }
    while first > start {
        let sort = line.sort(first - 1);
        let particle = first > start + 1 && sort.has(Sort::PARTICLE) && !line.is_capital(first - 1);
        let forename = sort.has(Sort::FORENAME) && !sort.has(Sort::COUNTRY | Sort::DEMONYM | Sort::TITLE | Sort::ROLE);
        if particle {
            first -= 2;
        } else if forename {
            first -= 1;
        } else {
            break;
        }
    }
    first
}

/// Whether a word that nobody knows may be a forename: a capital and small letters, no plural, and no word that begins a sentence.
fn is_forename_like(line: &Line, i: usize) -> bool {
    let word = line.word(i);
    let small = word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 2;
    small
        && line.style == Style::Prose
        && line.sort(i) == Sort::default()
        && line.sentence.name_at(i).is_none()
        && !word.ends_with('s')
        && !line.begins(i)
        && !line.is_hyphen(i + 1)
        && !line.is_glued(i)
}

/// How many words of the run are the name: a full name may modify what is called after it, "Ann Low News Today".
fn name_length(line: &Line, start: usize, end: usize) -> usize {
    const CALLED: &[&str] = &[
        "News",
        "Story",
        "Tour",
        "Album",
        "Fans",
        "Movie",
        "Film",
        "Concert",
        "Interview",
        "Video",
        "Biography",
        "Musical",
        "Trial",
        "Case",
        "Affair",
        "Scandal",
        "Years",
    ];
    let called = (start + 2..end).find(|&i| CALLED.contains(&line.word(i)));
    let plain = !line.sort(start + 1).has(Sort::ORGANISATION | Sort::PLACE | Sort::THING | Sort::DEMONYM | Sort::COUNTRY);
    match called {
        Some(at) if at == start + 2 && plain && line.sort(start).has(Sort::FORENAME) => 2,
        _ => end - start,
    }
}

fn is_ship(word: &str) -> bool {
    matches!(word, "USS" | "HMS" | "RMS" | "HMCS" | "HMAS" | "USNS" | "RFA" | "SS" | "MV" | "RV" | "USCGC")
}

/// "Ann Low KC": letters behind a name that tell an honour are no part of it.
fn without_honours(line: &Line, start: usize, end: usize) -> usize {
    let honour = |i: usize| {
        let word = line.word(i);
        let letters = word.len() > 1 && word.chars().filter(|it| it.is_uppercase()).count() > 1;
        letters && line.sort(i).has(Sort::SUFFIX) && !matches!(word.trim_end_matches('.'), "II" | "III" | "IV" | "JR" | "SR")
    };
    let last = (start + 2..end).rev().take_while(|&i| honour(i)).last();
    last.filter(|_| line.style == Style::Prose).unwrap_or(end)
}

fn is_prefix(word: &str) -> bool {
    matches!(word, "Anti" | "Pro" | "Post" | "Pre" | "Ex" | "Non" | "Neo" | "Mid" | "Un" | "Then")
}

/// "Trump-led" and "pro-Trump" hold a name; "Alpha-beta" does not end there.
fn is_inside_compound(line: &Line, start: usize, end: usize) -> bool {
    let single = end - start == 1;
    let digits = |i: usize| line.word(i).starts_with(|c: char| c.is_ascii_digit());
    // "RMS Queen Mary", "HMS Nelson": a ship.
    let ship = (0..start).rev().take(4).take_while(|&i| line.is_capital(i)).any(|i| is_ship(line.word(i)));
    ship && line.style == Style::Prose
        || single
            && (line.is_hyphen(end) && digits(end + 1)
                || line.word(start).contains(['@', '/', '_'])
                || line.word(start).contains("://"))
}

fn with_suffix(line: &Line, end: usize) -> usize {
    let is_suffix = |i: usize| matches!(line.word(i).trim_end_matches('.'), "Jr" | "Sr" | "jr" | "II" | "III" | "IV");
    if is_suffix(end) {
        end + 1
    } else if line.word(end) == "," && is_suffix(end + 1) {
        end + 2
    } else {
        end
    }
}

/// The end of a name that goes on behind a nickname: Dwayne “The Rock” Johnson.
fn nickname_end(line: &Line, start: usize, end: usize) -> Option<usize> {
    if !matches!(line.word(end), "“" | "\"" | "'" | "‘" | "(" | "``") || end - start > 3 || !line.is_capital(start) {
        return None;
    }
    let close = (end + 2..end + 5).find(|&i| matches!(line.word(i), "”" | "\"" | "'" | "’" | ")" | "''"))?;
    let next = close + 1;
    let named = line.is_capital(next)
        && !line.is_glued(next)
        && !line.sort(next).has(Sort::FUNCTION | Sort::CALENDAR)
        && line.is_capital(end + 1);
    // "T.J. “Buzz” Low"
    let initials = line.word(start).ends_with('.') && line.word(start).chars().all(|it| it == '.' || it.is_uppercase());
    let forename = initials
        || line.sort(start).has(Sort::FORENAME)
        || line.sentence.name_at(start).is_some_and(|name| name.kind == NameKind::Person);
    (named && forename).then(|| {
        let mut last = next + 1;
        while last < next + 4 {
            let hyphen = line.is_hyphen(last) && line.is_glued(last) && line.is_glued(last + 1) && line.is_capital(last + 1);
            let plain = line.is_capital(last) && !line.sort(last).has(Sort::FUNCTION | Sort::CALENDAR) && !line.is_glued(last);
            if !hyphen && !plain {
                break;
            }
            last += 1 + usize::from(hyphen);
        }
        with_suffix(line, last)
    })
}

fn mention(line: &Line, run: &Range<usize>, tokens: Range<usize>, sentence: u32) -> Option<Mention> {
    let span = span(line, &tokens)?;
    let words = words(line, &tokens);
    if words.iter().all(|word| word.kind == WordKind::Initial || word.kind == WordKind::Suffix) && words.len() < 2 {
        return None;
    }
    let words_count = words.len();
    let title = title(line, tokens.start);
    let before = roles::before(line.prose, line.sentence, tokens.start);
    // "The head of the agency, General Ann Low, said": more than the title tells.
    let bare = before.as_ref().is_none_or(|it| it.clone().all(|i| line.sort(i).has(Sort::TITLE)));
    let told = if bare { roles::before_comma(line.prose, line.sentence, &tokens) } else { None };
    // "PC Ann Low": a title by where it stands, and what she is.
    let rank = tokens
        .start
        .checked_sub(1)
        .filter(|&i| title.is_some() && line.sort(i).has(Sort::TITLE) && !super::lexicon::sort(line.word(i)).has(Sort::TITLE));
    let before = told.or(before).or(rank.map(|i| i..tokens.start));
    let after = roles::after(line.prose, line.sentence, tokens.end);
    let kin = is_kin(line, &tokens);
    let weight = super::evidence::weigh(line, run, &tokens, &words, title.is_some() || kin, before.as_ref(), after.as_ref());
    let gender = super::evidence::gender(line, &tokens, before.as_ref());
    let role = before.or(after).and_then(|range| roles::text(line.prose, line.sentence, &range));
    let role = role.or_else(|| roles::in_clause(line.prose, line.sentence, tokens.end).filter(|_| line.style == Style::Prose));
    let sole = title.is_none() && is_sole(line.prose, span);
    Some(Mention {
        span,
        sentence,
        tokens: (tokens.start as u32, tokens.end as u32),
        title,
        role,
        weight,
        outline: Outline::of(&words),
        words,
        gender,
        kin,
        sole,
        joined: is_joined(line, &tokens, words_count),
        modifier: super::evidence::is_modifier(line, &tokens),
        headline: line.style != Style::Prose,
    })
}

/// "Sutarti, 41, a weaver,", "Kuncoro, who goes by one name,": a name that is told as all there is.
fn is_sole(prose: &str, name: Span) -> bool {
    let behind = prose.get(name.end as usize..).unwrap_or("");
    let aged = || {
        let age = behind.strip_prefix(", ").and_then(|it| it.split_once(", "));
        age.is_some_and(|(age, _)| (1..=3).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit()))
    };
    let told = || {
        let clause = behind.split(['.', '\n']).next().unwrap_or("");
        behind.starts_with(", who") && ["one name", "single name", "only name"].iter().any(|it| clause.contains(it))
    };
    aged() || told()
}

/// "his son Amos", "his wife, Greta,".
fn is_kin(line: &Line, tokens: &Range<usize>) -> bool {
    let kin = |i: usize| line.sort(i).has(Sort::KIN) && !line.is_capital(i);
    match tokens.start {
        0 => false,
        start if line.word(start - 1) == "," && start > 1 && kin(start - 2) => matches!(line.word(tokens.end), "," | "." | ";"),
        start => kin(start - 1) || is_among_kin(line, tokens),
    }
}

/// "whose daughters Ann, eight, and Beth, six, attend": a further forename behind those who are kin.
fn is_among_kin(line: &Line, tokens: &Range<usize>) -> bool {
    let goes_on = matches!(line.word(tokens.end), "," | "and");
    if tokens.len() != 1 || !(line.word(tokens.start - 1) == "and" || line.word(tokens.start - 1) == "," && goes_on) {
        return false;
    }
    let age = |i: usize| super::evidence::is_age(line.word(i)) || line.sentence.tag(i) == crate::language::Tag::Cd;
    let mut at = tokens.start;
    while let Some(i) = at.checked_sub(1).filter(|i| tokens.start - i < 24) {
        let many = line.word(i).ends_with('s') || matches!(line.word(i), "children" | "grandchildren");
        if line.sort(i).has(Sort::KIN) && !line.is_capital(i) {
            return many && at < tokens.start && line.is_capital(at);
        }
        if !(matches!(line.word(i), "," | "and") || age(i) || line.is_capital(i) && !line.sort(i).has(Sort::SPEECH)) {
            return false;
        }
        at = i;
    }
    false
}

/// A forename before "and" and a full name: "Adam and Milan Kovac", "sisters Ann, Beth and Carol Low".
fn is_joined(line: &Line, tokens: &Range<usize>, words: usize) -> bool {
    if words != 1 {
        return false;
    }
    let mut and = tokens.end;
    let list = |at: usize| line.word(at) == "," && line.is_capital(at + 1) && matches!(line.word(at + 2), "," | "and" | "&");
    while and < tokens.end + 10 && list(and) {
        and += 2;
    }
    if line.word(and) == "," && line.word(and + 1) == "and" {
        and += 1;
    }
    let next = and + 1;
    let family =
        |i: usize| line.is_capital(i) || line.sort(i).has(Sort::PARTICLE) && (line.is_hyphen(i + 1) || line.is_capital(i + 1));
    let full = line.is_capital(next) && family(next + 1) && !line.sort(next).has(Sort::TITLE | Sort::COUNTRY);
    if !full || !matches!(line.word(and), "and" | "&") {
        return false;
    }
    // The recogniser knows many forenames that we do not.
    let known = line
        .sentence
        .name_at(next)
        .is_some_and(|it| it.kind == NameKind::Person && it.start as usize == next && it.end > it.start + 1);
    let forenames = line.sort(tokens.start).has(Sort::FORENAME) && (line.sort(next).has(Sort::FORENAME) || known);
    let mut first = tokens.start;
    while first >= 2 && line.word(first - 1) == "," && line.is_capital(first - 2) {
        first -= 2;
    }
    let kin = first > 0 && line.word(first - 1).ends_with('s') && line.sort(first - 1).has(Sort::KIN);
    forenames && and == tokens.end || kin
}

fn span(line: &Line, tokens: &Range<usize>) -> Option<Span> {
    let first = line.sentence.tokens.get(tokens.start)?.span;
    let last = line.sentence.tokens.get(tokens.end.checked_sub(1)?)?.span;
    Some(first.cover(last))
}

/// "Sun-woo", "Do-gyun": a given name of two syllables, of which the second is written small. `hyphen` stands between them.
pub(super) fn is_given(line: &Line, hyphen: usize) -> bool {
    let small = line.word(hyphen + 1).starts_with(char::is_lowercase) && line.is_glued(hyphen + 1);
    let short = |i: usize| line.word(i).len() <= 6;
    let alone = !line.is_hyphen(hyphen + 2);
    hyphen > 0
        && line.is_hyphen(hyphen)
        && line.is_glued(hyphen)
        && line.is_capital(hyphen - 1)
        && small
        && alone
        && short(hyphen - 1)
        && short(hyphen + 1)
}

/// The words of the name; what a hyphen joins without spaces is one word ("Jean-Marie", "al-Assad" is a particle and a word).
fn words(line: &Line, tokens: &Range<usize>) -> Vec<NameWord> {
    let mut words: Vec<NameWord> = Vec::with_capacity(tokens.len());
    let mut quoted = false;
    let mut i = tokens.start;
    while i < tokens.end {
        let Some(token) = line.sentence.tokens.get(i) else { break };
        let mut span = token.span;
        let word = line.word(i);
        if line.clipped_article(i) > 0 && i > tokens.start {
            i += line.clipped_article(i);
            continue;
        }
        i += 1;
        if matches!(word, "“" | "”" | "\"" | "(" | ")" | "``" | "''" | "'" | "‘" | "’") {
            quoted = !quoted;
            continue;
        }
        if quoted || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        // "Al-Masri" and "al-Masri", but the "Do-gyun" of Korean names is one word.
        if !(line.sort(i - 1).has(Sort::PARTICLE) && line.is_hyphen(i)) || is_given(line, i) {
            while i + 1 < tokens.end && line.is_hyphen(i) && line.is_glued(i) && line.is_glued(i + 1) {
                span = span.cover(line.sentence.tokens[i + 1].span);
                i += 2;
            }
        }
        words.push(NameWord::new(span.of(line.prose), span));
    }
    // "Van der Berg", "De Niro", "Al-Masri" without a forename.
    if let [first, rest @ ..] = &mut words[..]
        && !rest.is_empty()
    {
        let start = tokens.start;
        let led = line.is_hyphen(start + 1)
            || line.clipped_article(start + 1) > 0
            || line.sort(start + 1).has(Sort::PARTICLE) && !line.is_capital(start + 1);
        // "Le Pen", but "Le Minh Chau" has the surname first.
        let alone = matches!(
            line.word(start),
            "De" | "Da" | "Du" | "Di" | "Del" | "Della" | "Von" | "Bin" | "Ibn" | "Le" | "Dos" | "Des"
        ) && (line.word(start) != "Le" || rest.len() < 2);
        if line.sort(start).has(Sort::PARTICLE) && (led || alone) && first.kind == WordKind::Word {
            first.kind = WordKind::Particle;
        }
    }
    words
}

/// The courtesy title or rank right before the name.
fn title(line: &Line, start: usize) -> Option<String> {
    let i = start.checked_sub(1)?;
    let word = line.word(i);
    let is_title = line.sort(i).has(Sort::TITLE) && (line.is_capital(i) || word == "ayatollah");
    (is_title && !line.is_glued(start)).then(|| word.to_string())
}
