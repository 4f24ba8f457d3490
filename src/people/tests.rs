//! People in texts, as an editor would mark them: `{Ellis|mara-ellis}` is a mention and whose it is; the first one of a person
//! that is written `{{Mara Ellis|mara-ellis}` is the introduction.

use crate::claims::{Facts, facts_of};
use crate::document::{self, Format};

/// Takes the marks off, reads the prose, and wants exactly these marks back.
#[track_caller]
fn check(marked: &str) {
    let prose = unmarked(marked);
    let facts = read(&prose);
    let mut marks: Vec<(usize, usize, bool, &str)> = Vec::new();
    for person in &facts.people {
        marks.extend(person.mentions.iter().map(|span| {
            let range = span.range();
            (range.start, range.end, person.introduction == Some(*span), person.id.as_str())
        }));
    }
    marks.sort_unstable();
    let (mut drawn, mut at) = (String::new(), 0);
    for (start, end, introduction, id) in marks {
        drawn += &prose[at..start];
        drawn += if introduction { "{{" } else { "{" };
        drawn += &format!("{}|{id}}}", &prose[start..end]);
        at = end;
    }
    drawn += &prose[at..];
    assert_eq!(drawn, marked, "\n  found: {drawn}\n wanted: {marked}");
}

/// The roles of the only person, or of the first.
#[track_caller]
fn check_roles(prose: &str, roles: &[&str]) {
    let facts = read(prose);
    let found: Vec<&str> =
        facts.people.first().map_or(vec![], |person| person.roles.iter().map(|role| role.text.as_str()).collect());
    assert_eq!(found, roles);
}

fn read(prose: &str) -> Facts {
    facts_of(&document::read(prose.as_bytes(), Format::Plain).0)
}

fn unmarked(marked: &str) -> String {
    let mut prose = String::new();
    for (i, piece) in marked.split('{').filter(|piece| !piece.is_empty()).enumerate() {
        match piece.split_once('}').filter(|_| i > 0 || marked.starts_with('{')) {
            Some((mark, rest)) => {
                prose += mark.split('|').next().unwrap_or("");
                prose += rest;
            }
            None => prose += piece,
        }
    }
    prose
}

#[test]
fn a_surname_leads_home() {
    check("Council spokeswoman {{Mara Ellis|mara-ellis} said the bridge was safe. “It is sound,” {Ellis|mara-ellis} said.");
    check_roles("Council spokeswoman Mara Ellis said the bridge was safe.", &["Council spokeswoman"]);
}
