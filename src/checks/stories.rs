//! Tests: small stories with their sources. See stories.txt, pairs.txt and counterparts.txt.

use super::{ClaimId, Code, Evidence, Library, Severity, Silences, explain, run};

struct Case {
    title: String,
    /// Text without its brackets, and the places that stood in brackets.
    documents: Vec<(String, Vec<(usize, usize)>)>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("= ") {
            cases.push(Case { title: title.to_string(), documents: vec![Default::default()] });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if line == "--" {
            case.documents.push(Default::default());
            continue;
        }
        let Some((text, marks)) = case.documents.last_mut() else { continue };
        for c in line.chars() {
            match c {
                '[' => marks.push((text.len(), text.len())),
                ']' => {
                    if let Some(mark) = marks.last_mut() {
                        mark.1 = text.len();
                    }
                }
                _ => text.push(c),
            }
        }
        text.push('\n');
    }
    cases
}

fn library(case: &Case) -> Library {
    let name = |at: usize| if at == 0 { "draft.md".to_string() } else { format!("source{at}.txt") };
    let names: Vec<String> = (0..case.documents.len()).map(name).collect();
    Library::read(names.iter().zip(&case.documents).map(|(name, (text, _))| (name.as_str(), text.as_str())))
}

/// What is wrong with a case; empty when all is well.
fn fault(case: &Case) -> String {
    let library = library(case);
    let mut fault = String::new();
    for (file, (text, marks)) in library.files().zip(&case.documents) {
        let mut missing = marks.clone();
        for finding in
            run(&library, file, &|_| true, &Silences::default()).into_iter().filter(|it| it.severity <= Severity::Warning)
        {
            let (start, end) = (finding.span.span.start as usize, finding.span.span.end as usize);
            let expected = missing.iter().position(|mark| start < mark.1 && mark.0 < end);
            match expected.filter(|_| finding.code == Code::Conflict) {
                Some(at) => {
                    missing.remove(at);
                }
                None => fault += &format!("  spoke: {}\n", finding.message),
            }
        }
        for (start, end) in missing {
            fault += &format!("  silent: {:?} in {}\n", &text[start..end], library_name(file.0));
        }
    }
    fault
}

fn library_name(at: u32) -> String {
    if at == 0 { "the draft".to_string() } else { format!("source {at}") }
}

#[test]
fn stories() {
    let faults: Vec<String> = [include_str!("stories.txt"), include_str!("pairs.txt"), include_str!("counterparts.txt")]
        .into_iter()
        .flat_map(cases)
        .map(|case| (fault(&case), case))
        .filter(|(fault, _)| !fault.is_empty())
        .map(|(fault, case)| format!("{}\n{fault}", case.title))
        .collect();
    assert!(faults.is_empty(), "{} cases:\n{}", faults.len(), faults.join("\n"));
}

/// Whichever of two claims is held against the other, they are of one quantity or they are not: each document is told the same of both.
#[test]
fn both_ways() {
    let mut judged = 0;
    let mut faults = String::new();
    for case in
        [include_str!("stories.txt"), include_str!("pairs.txt"), include_str!("counterparts.txt")].into_iter().flat_map(cases)
    {
        let library = library(&case);
        let of = |file| {
            (0..library.page(file).map_or(0, |it| it.facts.claims.len() as u32)).map(move |figure| ClaimId { file, figure })
        };
        let claims: Vec<ClaimId> = library.files().flat_map(of).collect();
        for (at, &one) in claims.iter().enumerate() {
            for &other in claims.iter().skip(at + 1) {
                let of = |a, b| explain(&library, a, b).is_some_and(|it| it.comparable);
                judged += 1;
                if of(one, other) != of(other, one) {
                    faults += &format!("{}: {one:?} {other:?}\n", case.title);
                }
            }
        }
    }
    assert!(judged > 1000 && faults.is_empty(), "{judged} pairs\n{faults}");
}
