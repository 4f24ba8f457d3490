//! Tests: small stories with their sources. See stories.txt, pairs.txt and counterparts.txt.

use super::{Code, Library, Severity, Silences, run};

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

/// What is wrong with a case; empty when all is well.
fn fault(case: &Case) -> String {
    let name = |at: usize| if at == 0 { "draft.md".to_string() } else { format!("source{at}.txt") };
    let names: Vec<String> = (0..case.documents.len()).map(name).collect();
    let library = Library::read(names.iter().zip(&case.documents).map(|(name, (text, _))| (name.as_str(), text.as_str())));
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
