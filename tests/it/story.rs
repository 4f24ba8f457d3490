//! The story that ships: exactly these findings, and no other.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Each figure that is marked, with the figures it is held against.
const MARIGOLD: &str = "\
draft.md:8 “39” conflict – draft.md:12 “41”, sources/coast-guard-release.txt:7 “41”
draft.md:12 “41” conflict – draft.md:8 “39”
draft.md:12 “178” conflict – sources/coast-guard-release.txt:7 “187”, sources/union-interview.txt:13 “187”
draft.md:20 “14 minutes” conflict – sources/inspection-summary.md:29 “40 minutes”, sources/union-interview.txt:23 “40 minutes”
draft.md:24 “six” conflict – sources/inspection-summary.md:19 “nine”
draft.md:28 “$4.8 million” conflict – sources/northway-statement.md:16 “$8.4 million”
sources/agency-first-report.md:11 “29” superseded – sources/coast-guard-release.txt:7 “41”
sources/coast-guard-release.txt:7 “187” conflict – draft.md:12 “178”
sources/coast-guard-release.txt:7 “41” conflict – draft.md:8 “39”
sources/inspection-summary.md:19 “nine” conflict – draft.md:24 “six”
sources/inspection-summary.md:29 “40 minutes” conflict – draft.md:20 “14 minutes”
sources/northway-statement.md:16 “$8.4 million” conflict – draft.md:28 “$4.8 million”
sources/union-interview.txt:13 “187” conflict – draft.md:12 “178”
sources/union-interview.txt:23 “40 minutes” conflict – draft.md:20 “14 minutes”
";

#[test]
fn marigold() {
    assert_eq!(findings("tests/stories/marigold"), MARIGOLD);
}

/// What the README shows is what a new user sees.
#[test]
fn the_readme_shows_what_is_printed() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(home.join("README.md")).expect("a README");
    let shown = readme.split("```text\n").nth(1).and_then(|it| it.split("```").next()).expect("an output");
    let mut command = Command::new(env!("CARGO_BIN_EXE_subeditor"));
    let output = command.args(["check", "tests/stories/marigold"]).current_dir(home).env_remove("COLUMNS").output();
    assert_eq!(String::from_utf8_lossy(&output.expect("the program runs").stdout), shown);
}

/// One finding a line: where, what is marked, the code, and the related places.
fn findings(story: &str) -> String {
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join(story);
    let output = Command::new(env!("CARGO_BIN_EXE_subeditor"))
        .args(["check", "--format", "jsonl", "."])
        .current_dir(&story)
        .output()
        .expect("the program runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let place = |it: &Value| {
        let path = it["path"].as_str().expect("a path");
        let text = fs::read_to_string(story.join(path)).expect("a file of the story");
        let [start, end] = ["start", "end"].map(|end| it[end].as_u64().expect("an offset") as usize);
        format!("{path}:{} “{}”", text[..start].matches('\n').count() + 1, &text[start..end])
    };
    let mut report = String::new();
    for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
        let finding: Value = serde_json::from_str(line).expect("JSON");
        let related: Vec<_> = finding["related"].as_array().expect("related places").iter().map(place).collect();
        report.push_str(&format!("{} {} – {}\n", place(&finding), finding["code"].as_str().expect("a code"), related.join(", ")));
    }
    report
}
