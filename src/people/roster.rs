//! The people file: people as the user knows them, in a plain `people.toml` at the top of the workspace.
//!
//! ```toml
//! [[person]]
//! name = "Ada Okafor"
//! aliases = ["Ada N. Okafor", "Mama Ada"]     # also right
//! never = ["Ada Okafur", "Adah Okafor"]       # wrong wherever a draft has it
//! role = "harbour master"
//! roles = [{ title = "deputy harbour master", from = "2019", until = "2023-05" }]
//! born = "1971-03-02"
//! notes = "Prefers Ms."
//! url = "https://example.org/okafor"
//! ```
//!
//! Only the name is needed. An entry that cannot be read is named in a message and the others hold.

use rustc_hash::FxHashMap;
use toml::{Table, Value};

use super::name::{NameWord, fold};
use super::same::{core, same_name, words};
use crate::text::{Date, Span};

/// The name of the people file.
pub const FILE: &str = "people.toml";

/// All that a people file says.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// In the order of the file.
    pub people: Vec<Entry>,
    /// What could not be read: finished sentences with their line.
    pub problems: Vec<String>,
    /// From each whole word of a name or alias to the entries that have it.
    by_word: FxHashMap<u64, Vec<u32>>,
    never: FxHashMap<String, u32>,
}

/// One person of the file.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub name: String,
    /// Where the name stands in the file.
    pub span: Span,
    pub aliases: Vec<String>,
    /// Forms that are wrong.
    pub never: Vec<String>,
    /// The present one first.
    pub roles: Vec<Office>,
    pub born: Option<Date>,
    pub notes: String,
    pub url: String,
    /// Words of the name, then of each alias.
    forms: Vec<Vec<NameWord>>,
}

/// A role and when it was held, as far as that is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Office {
    pub title: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Roster {
    /// Reads a people file. Total: whatever the text, there is a roster.
    pub fn read(text: &str) -> Roster {
        let mut roster = Roster::default();
        for (start, chunk) in chunks(text) {
            roster.chunk(text, start, chunk);
        }
        for at in 0..roster.people.len() {
            let entry = &roster.people[at];
            let again = roster.people.iter().take(at).any(|it| fold(&it.name) == fold(&entry.name));
            if again {
                let line = line(text, entry.span.start as usize);
                roster.problems.push(format!("Line {line}: “{}” stands in the file twice; the first entry holds.", entry.name));
            }
            for word in entry.forms.iter().flatten() {
                let owners = roster.by_word.entry(word.key).or_default();
                if owners.last() != Some(&(at as u32)) {
                    owners.push(at as u32);
                }
            }
            for form in &entry.never {
                roster.never.entry(evened(form)).or_insert(at as u32);
            }
        }
        roster
    }

    /// Those who may bear the name, as a text has it: by a full name or an alias, else by the surname or forename alone.
    pub fn named(&self, name: &str) -> Vec<&Entry> {
        let asked = words(name);
        let Some(last) = core(&asked).last().map(|it| it.key) else { return Vec::new() };
        let near = || self.by_word.get(&last).into_iter().flatten().filter_map(|&at| self.people.get(at as usize));
        let whole = |entry: &&Entry| entry.forms.iter().any(|form| is_form(&asked, form));
        let found: Vec<&Entry> = near().filter(whole).collect();
        if !found.is_empty() || core(&asked).len() > 1 {
            return found;
        }
        let part = |entry: &&Entry| core(&entry.forms[0]).iter().any(|it| it.key == last);
        let surname = |entry: &&Entry| core(&entry.forms[0]).last().is_some_and(|it| it.key == last);
        let by_surname: Vec<&Entry> = near().filter(surname).collect();
        if by_surname.is_empty() { near().filter(part).collect() } else { by_surname }
    }

    /// The one entry of this full name or alias.
    pub fn only(&self, name: &str) -> Option<&Entry> {
        match self.named(name)[..] {
            [entry] => Some(entry),
            _ => None,
        }
    }

    /// Entries that share a word with the name.
    pub fn near(&self, name: &str) -> Vec<&Entry> {
        let mut found: Vec<u32> = words(name).iter().filter_map(|word| self.by_word.get(&word.key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| self.people.get(at as usize)).collect()
    }

    /// Whose wrong form this is, letter by letter.
    pub fn never(&self, form: &str) -> Option<&Entry> {
        self.never.get(&evened(form)).and_then(|&at| self.people.get(at as usize))
    }

    fn chunk(&mut self, text: &str, start: usize, chunk: &str) {
        let at = |offset: usize| line(text, start + offset);
        let table: Table = match chunk.parse() {
            Ok(table) => table,
            Err(error) => {
                let error: toml::de::Error = error;
                let line = at(error.span().map_or(0, |span| span.start));
                let what = error.message().trim_end_matches('.').replace('\n', ", ");
                self.problems.push(format!("Line {line} could not be read: {what}. The other people hold."));
                return;
            }
        };
        for (key, value) in table {
            match value {
                Value::Array(people) if key == "person" => {
                    for person in people {
                        self.person(text, start, chunk, person);
                    }
                }
                Value::Table(_) if key == "person" => {
                    self.problems.push(format!("Line {}: a person begins with `[[person]]`, in two brackets.", at(0)));
                    self.person(text, start, chunk, value);
                }
                _ => self
                    .problems
                    .push(format!("Line {}: `{key}` is not known here; each person begins with `[[person]]`.", at(0))),
            }
        }
    }

    fn person(&mut self, text: &str, start: usize, chunk: &str, value: Value) {
        let at = line(text, start);
        let Value::Table(fields) = value else {
            self.problems.push(format!("Line {at}: a person is a table of keys and values."));
            return;
        };
        let mut entry = Entry::default();
        let mut bad = |message: String| self.problems.push(format!("Line {at}: {message}"));
        for (key, value) in &fields {
            match key.as_str() {
                "name" => entry.name = string(key, value, &mut bad),
                "aliases" | "alias" => entry.aliases = strings(key, value, &mut bad),
                "never" => entry.never = strings(key, value, &mut bad),
                "role" => entry.roles.splice(0..0, offices(key, value, &mut bad)).for_each(drop),
                "roles" => entry.roles.extend(offices(key, value, &mut bad)),
                "born" => entry.born = date(key, value, &mut bad),
                "notes" => entry.notes = string(key, value, &mut bad),
                "url" => entry.url = string(key, value, &mut bad),
                _ => bad(format!("`{key}` is not known; there are name, aliases, never, role, roles, born, notes, url.")),
            }
        }
        entry.name = evened(&entry.name);
        entry.forms = std::iter::once(&entry.name).chain(&entry.aliases).map(|form| words(&evened(form))).collect();
        if core(&entry.forms[0]).is_empty() {
            bad("a person without a name; the entry is left out.".to_string());
            return;
        }
        let place = chunk.find(&entry.name).map_or(start, |found| start + found);
        let length = if place == start { 0 } else { entry.name.len() };
        entry.span = Span::new(place, place + length);
        self.people.push(entry);
    }
}

impl Entry {
    /// Whether a full name is this person's, or an alias.
    pub fn is_called(&self, name: &str) -> bool {
        let asked = words(name);
        self.forms.iter().any(|form| is_form(&asked, form))
    }

    /// The role held on a day; without one the present role.
    pub fn role_on(&self, day: Option<Date>) -> Option<&Office> {
        let held = |it: &&Office| day.is_none_or(|day| it.from.is_none_or(|from| from <= day)) && !it.is_over(day);
        self.roles.iter().find(held).or(self.roles.first())
    }
}

impl Office {
    /// Whether it had ended by a day; without one, whether it has an end.
    pub fn is_over(&self, day: Option<Date>) -> bool {
        match (self.until, day) {
            (Some(until), Some(day)) => until < Date { month: until.month.and(day.month), day: until.day.and(day.day), ..day },
            (until, None) => until.is_some(),
            (None, Some(_)) => false,
        }
    }
}

/// Whether a name as a text has it is this form: the same words, or a full name that can be one person's.
fn is_form(asked: &[NameWord], form: &[NameWord]) -> bool {
    let (a, b) = (core(asked), core(form));
    let equal = a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| x.key == y.key);
    equal || a.len() > 1 && b.len() > 1 && same_name(asked, form)
}

/// The text cut before each line that begins a person, so that a slip in one entry costs no other.
fn chunks(text: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("[[") && at > 0 {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(&start, end)| Some((start, text.get(start..end)?))).collect()
}

fn string(key: &str, value: &Value, bad: &mut impl FnMut(String)) -> String {
    match value {
        Value::String(text) => text.trim().to_string(),
        _ => {
            bad(format!("`{key}` must be a text in quotation marks."));
            String::new()
        }
    }
}

fn strings(key: &str, value: &Value, bad: &mut impl FnMut(String)) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.trim().to_string()],
        Value::Array(items) => items.iter().map(|item| string(key, item, bad)).filter(|it| !it.is_empty()).collect(),
        _ => {
            bad(format!("`{key}` must be a list of texts."));
            Vec::new()
        }
    }
}

fn offices(key: &str, value: &Value, bad: &mut impl FnMut(String)) -> Vec<Office> {
    match value {
        Value::String(title) => vec![Office { title: evened(title), ..Office::default() }],
        Value::Array(items) => items.iter().flat_map(|item| offices(key, item, bad)).collect(),
        Value::Table(fields) => {
            let mut office = Office::default();
            for (field, value) in fields {
                match field.as_str() {
                    "title" | "role" => office.title = evened(&string(field, value, bad)),
                    "from" | "since" => office.from = date(field, value, bad),
                    "until" | "to" => office.until = date(field, value, bad),
                    _ => bad(format!("`{field}` is not known in a role; there are title, from, until.")),
                }
            }
            if office.title.is_empty() {
                bad("a role without a title.".to_string());
                return Vec::new();
            }
            vec![office]
        }
        _ => {
            bad(format!("`{key}` must be a text, or tables with title, from, until."));
            Vec::new()
        }
    }
}

fn date(key: &str, value: &Value, bad: &mut impl FnMut(String)) -> Option<Date> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Datetime(date) => date.to_string(),
        Value::Integer(year) => year.to_string(),
        _ => String::new(),
    };
    let year = || text.trim().parse::<i16>().ok().filter(|it| (1000..=2999).contains(it));
    let found = year().map(|year| Date { year: Some(year), month: None, day: None }).or_else(|| Date::parse(&text));
    if found.is_none() {
        bad(format!("`{key}` is no date: write \"1971-03-02\", \"1971-03\" or \"1971\"."));
    }
    found
}

fn evened(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(text: &str, offset: usize) -> usize {
    text.as_bytes().get(..offset.min(text.len())).unwrap_or(&[]).iter().filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# Who is who
[[person]]
name = "Ada Okafor"   # the harbour's
aliases = ["Mama Ada"]
never = ["Ada Okafur"]
role = "harbour master"
roles = [{ title = "deputy harbour master", from = 2019, until = "2023-05" }]
born = 1971-03-02

[[person]]
name = "Ben Okafor"
"#;

    fn names(text: &str, asked: &str) -> Vec<String> {
        Roster::read(text).named(asked).iter().map(|it| it.name.clone()).collect()
    }

    #[test]
    fn everything_that_can_be_said() {
        let roster = Roster::read(FILE);
        assert_eq!(roster.problems, Vec::<String>::new());
        let ada = &roster.people[0];
        assert_eq!(ada.span.of(FILE), "Ada Okafor");
        assert_eq!(ada.born, Some(Date::new(1971, 3, 2)));
        assert_eq!(ada.role_on(None).map(|it| it.title.as_str()), Some("harbour master"));
        let deputy = &ada.roles[1];
        assert!(deputy.is_over(Some(Date::new(2024, 1, 1))) && !deputy.is_over(Some(Date::new(2022, 1, 1))));
    }

    #[test]
    fn whom_a_name_may_mean() {
        assert_eq!(names(FILE, "Ada Okafor"), ["Ada Okafor"]);
        assert_eq!(names(FILE, "Ada N. Okafor"), ["Ada Okafor"]);
        assert_eq!(names(FILE, "Mama Ada"), ["Ada Okafor"]);
        assert_eq!(names(FILE, "Okafor"), ["Ada Okafor", "Ben Okafor"]);
        assert_eq!(names(FILE, "Ben"), ["Ben Okafor"]);
        assert_eq!(names(FILE, "Cyril Okafor"), Vec::<String>::new());
        assert_eq!(Roster::read(FILE).never("Ada  Okafur").map(|it| it.name.as_str()), Some("Ada Okafor"));
    }

    #[test]
    fn a_slip_costs_one_entry() {
        let text = "[[person]]\nname = \"Ada Okafor\"\nborn = \"soon\"\n\n[[person]]\nname = Ben\n\n[[person]]\nname = \"Cyril Osei\"\nrol = \"cook\"\n\n[[person]]\nrole = \"cook\"\n";
        let roster = Roster::read(text);
        assert_eq!(roster.people.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ada Okafor", "Cyril Osei"]);
        let starts: Vec<&str> = roster.problems.iter().map(|it| it.split([':', ' ']).nth(1).unwrap_or("")).collect();
        assert_eq!(starts, ["1", "6", "8", "12"], "{:?}", roster.problems);
    }
}
