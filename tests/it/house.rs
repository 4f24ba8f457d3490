//! The house: which floor may use which. Floors and their modules are told in `src/lib.rs`.
//!
//! Test code is free to use what it likes, since it is built with the whole crate and uses `fixture`, which stands on no floor.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each floor, from the ground.
const FLOORS: [&[&str]; 9] = [
    &["text"],
    &["document"],
    &["language"],
    &["attribution", "dates", "figures", "people"],
    &["claims"],
    &["checks"],
    &["workspace"],
    &["features"],
    &["cli", "report", "server"],
];

/// Where one module may use another of its own floor.
const DOORS: [(&str, &str); 5] =
    [("attribution", "people"), ("figures", "dates"), ("cli", "report"), ("cli", "server"), ("server", "report")];

#[test]
fn nobody_uses_a_floor_above() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, modules)| modules.iter().map(move |&module| (module, floor))).collect();
    let mut wrong = Vec::new();
    for (path, code) in files() {
        let Some(module) = module(&path) else { continue };
        let Some(&own) = floor.get(module.as_str()) else {
            assert!(["lib", "main", "allocator", "fixture"].contains(&module.as_str()), "{module} stands on no floor");
            continue;
        };
        for used in used(&code) {
            let allowed = match floor.get(used.as_str()) {
                Some(&other) => other < own || used == module || DOORS.contains(&(module.as_str(), used.as_str())),
                None => false,
            };
            if !allowed {
                wrong.push(format!("{} uses crate::{used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "uses that go up:\n{}", wrong.join("\n"));
}

#[test]
fn one_place_each_for_the_rope_and_for_utf_16() {
    for (path, code) in files() {
        let name = path.to_string_lossy().replace('\\', "/");
        let holds = |word: &str| code.to_lowercase().contains(word);
        assert!(name == "text/buffer.rs" || !holds("ropey"), "{name} knows the rope");
        let counts = ["len_utf16", "encode_utf16", "utf16_cu"].into_iter().any(holds);
        assert!(name == "text/position.rs" || !counts, "{name} counts UTF-16");
    }
}

/// Every source file by its path below `src`, without comments and without its tests.
fn files() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test {
                files.push((path.strip_prefix(&src).unwrap().to_path_buf(), code(&fs::read_to_string(&path).unwrap())));
            }
        }
    }
    files.sort();
    assert!(files.len() > 20);
    files
}

/// A test module stands at the end of its file.
fn code(text: &str) -> String {
    let lines = text.lines().collect::<Vec<_>>();
    let is_tests = |at: usize| lines[at] == "#[cfg(test)]" && lines.get(at + 1).is_some_and(|line| line.starts_with("mod "));
    let inline = |at: usize| lines.get(at + 1).is_some_and(|line| line.ends_with('{'));
    let end = (0..lines.len()).find(|&at| is_tests(at) && inline(at)).unwrap_or(lines.len());
    lines[..end].iter().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn module(path: &Path) -> Option<String> {
    Some(path.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs").to_string())
}

/// The modules of the crate that are named, one by one or in braces.
fn used(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        // `$crate::` is how a macro names its own crate.
        let rest = &code[at + start.len()..];
        let Some(inside) = rest.strip_prefix('{') else {
            used.push(word(rest));
            continue;
        };
        let mut depth = 0;
        for (at, c) in inside.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            let begins = at == 0 || inside[..at].trim_end().ends_with(',') || inside[..at].trim().is_empty();
            if depth == 0 && begins && c.is_alphabetic() {
                used.push(word(&inside[at..]));
            }
        }
    }
    used
}

#[test]
fn names_in_braces_are_read() {
    let code = "use crate::checks::{Code, Finding};\nuse crate::{\n    claims::{self, Facts},\n    report,\n};\nlet it = crate::text::Span::new(0, 1);";
    assert_eq!(used(code), ["checks", "claims", "report", "text"]);
}
