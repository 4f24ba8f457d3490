//! `subeditor stet`, through the real program: what is let stand, how far, for how long, and what happens when the ledger cannot serve.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

const DRAFT: &str = "# A flood\n\nTwelve people were killed when the River Tarn burst its banks at Larkford, Mayor Edith Polwin said.\n\n\
                     The council spent $12 million on roads and $9 million on bridges, a total of $24 million.\n\n\
                     The fair opens on Sunday 3 May 2025.\n\nThe market opens on Sunday 10 May 2025.\n";
const WIRE: &str = "Fifteen people were killed when the River Tarn burst its banks at Larkford, the Brenmoor fire service said. Mayor Edith \
                    Polwin called for help.\n";

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    fs::write(folder.path().join("draft.md"), DRAFT).expect("a file");
    fs::write(folder.path().join("sources/wire.txt"), WIRE).expect("a file");
    folder
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_subeditor"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// Exit code, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = start(folder, arguments).wait_with_output().expect("the program ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// "draft.md sum, sources/wire.txt conflict"
fn found(folder: &Path) -> String {
    let (_, out, _) = run(folder, &["check", "--format", "jsonl", "."]);
    let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.map(|it| format!("{} {}", it["path"].as_str().unwrap(), it["code"].as_str().unwrap())).collect::<Vec<_>>().join(", ")
}

fn ledger(folder: &Path) -> String {
    fs::read_to_string(folder.join(".subeditor/ledger.toml")).unwrap_or_default()
}

fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("draft.md");
    let text = fs::read_to_string(&path).expect("the draft");
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).expect("the draft");
}

const ALL: &str = "draft.md conflict, draft.md sum, draft.md weekday, draft.md weekday, sources/wire.txt conflict";

#[test]
fn an_entry_outlives_edits_and_falls_away_with_its_figure() {
    let here = project();
    let here = here.path();
    assert_eq!(found(here), ALL);
    let (code, out, _) = run(here, &["stet", "draft.md:5", "--reason", "fees left out"]);
    assert!(code == 0 && out.contains("sum stands"), "{out}");
    assert!(ledger(here).contains("reason = \"fees left out\""), "{}", ledger(here));
    let without = "draft.md conflict, draft.md weekday, draft.md weekday, sources/wire.txt conflict";
    assert_eq!(found(here), without);
    edit(here, "# A flood\n", "# A flood\n\nThe rain has stopped.\n");
    edit(here, "The council spent", "Last week the council gaily spent");
    assert_eq!(found(here), without);
    assert_eq!(run(here, &["stet", "--list", "."]).0, 0);
    edit(here, "$24 million", "$25 million");
    assert_eq!(found(here), ALL);
    let (code, out, _) = run(here, &["stet", "--list", "."]);
    assert!(code == 1 && out.contains("stale"), "{out}");
    assert_eq!(run(here, &["stet", "--prune", "."]).0, 0);
    assert!(!ledger(here).contains("[[stet]]"), "{}", ledger(here));
}

#[test]
fn a_pair_a_document_a_rule() {
    let here = project();
    let here = here.path();
    assert_eq!(run(here, &["stet", "draft.md:3", "--reach", "pair"]).0, 0);
    assert!(ledger(here).contains("against = [\"15\"]"), "{}", ledger(here));
    assert_eq!(found(here), "draft.md sum, draft.md weekday, draft.md weekday");
    // Against another figure it has to be decided anew.
    fs::write(here.join("sources/wire.txt"), WIRE.replace("Fifteen", "Nineteen")).expect("a file");
    assert_eq!(found(here), ALL);
    assert_eq!(run(here, &["stet", "draft.md:7", "--reach", "document"]).0, 0);
    assert_eq!(found(here), "draft.md conflict, draft.md sum, sources/wire.txt conflict");
    assert_eq!(run(here, &["stet", "draft.md:3", "--reach", "rule"]).0, 0);
    assert_eq!(found(here), "draft.md sum");
}

#[test]
fn marks_in_the_text() {
    let here = project();
    let here = here.path();
    edit(here, "a total of $24 million.", "a total of $24 million. <!-- stet sum: fees left out -->");
    edit(here, "The fair opens", "<!-- stet -->\n\nThe fair opens");
    assert_eq!(found(here), "draft.md conflict, draft.md weekday, sources/wire.txt conflict");
    let (code, out, _) = run(here, &["stet", "--list", "."]);
    assert!(code == 0 && out.contains("draft.md:5: sum: fees left out"), "{out}");
    // A mark of another rule, or of none there is, lets nothing stand and is told.
    edit(here, "stet sum:", "stet share:");
    assert_eq!(found(here), "draft.md conflict, draft.md sum, draft.md weekday, sources/wire.txt conflict");
    assert_eq!(run(here, &["stet", "--list", "."]).0, 1);
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    let here = project();
    let here = here.path();
    for at in 1..=8 {
        let text = format!("The yard built 5{at} boats (12 ferries and 30 tugs).\n");
        fs::write(here.join(format!("boats{at}.md")), text).expect("a file");
    }
    let writers: Vec<Child> = (1..=8).map(|at| start(here, &["stet", &format!("boats{at}.md:1"), "--among", "."])).collect();
    for writer in writers {
        assert!(writer.wait_with_output().expect("the program ends").status.success());
    }
    assert_eq!(ledger(here).matches("[[stet]]").count(), 8, "{}", ledger(here));
    assert_eq!(found(here), ALL);
}

#[test]
fn a_broken_ledger_is_told_and_kept() {
    let here = project();
    let here = here.path();
    assert_eq!(run(here, &["stet", "draft.md:5"]).0, 0);
    let broken = format!("{}\n[[stet]]\nrule = = \"weekday\"\n", ledger(here));
    fs::write(here.join(".subeditor/ledger.toml"), &broken).expect("the ledger");
    let (_, _, error) = run(here, &["check", "."]);
    assert!(error.contains("ledger.toml") && error.contains("could not be read"), "{error}");
    // The good entry holds, a new one is added, and the broken one is left for its writer.
    assert!(!found(here).contains("sum"));
    assert_eq!(run(here, &["stet", "draft.md:7"]).0, 0);
    assert!(ledger(here).contains("rule = = \"weekday\"") && ledger(here).matches("[[stet]]").count() == 3, "{}", ledger(here));
    // What is no text at all is not written over.
    fs::write(here.join(".subeditor/ledger.toml"), b"\xff\xfe\x00").expect("the ledger");
    let (code, _, error) = run(here, &["stet", "draft.md:9"]);
    assert!(code == 2 && error.contains("not UTF-8"), "{error}");
    assert_eq!(fs::read(here.join(".subeditor/ledger.toml")).expect("the ledger"), b"\xff\xfe\x00");
}

#[test]
fn where_nothing_can_be_written_it_says_so() {
    let here = project();
    let here = here.path();
    fs::write(here.join(".subeditor"), "a file where the folder should be").expect("a file");
    let (code, _, error) = run(here, &["stet", "draft.md:5"]);
    assert!(code == 2 && error.contains("could not be written"), "{error}");
    for (place, words) in
        [("draft.md:99", "nothing is found there"), ("draft.md", "names no line"), ("gone.md:3", "no such file")]
    {
        let (code, _, error) = run(here, &["stet", place]);
        assert!(code == 2 && error.contains(words), "{place}: {error}");
    }
}

/// A project of a draft and sources on one flood.
fn flood(draft: &str, sources: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    fs::write(folder.path().join("draft.md"), draft).expect("a file");
    for (name, text) in sources {
        fs::write(folder.path().join("sources").join(name), text).expect("a file");
    }
    folder
}

const TWELVE: &str = "Twelve people were killed when the River Tarn burst its banks at Larkford.\n";
const FIFTEEN: &str = "Fifteen people were killed when the River Tarn burst its banks at Larkford, the fire service said.\n";
const NINETEEN: &str = "Nineteen people were killed when the River Tarn burst its banks at Larkford, the army said.\n";

#[test]
fn a_decision_holds_on_both_sides() {
    for reach in ["pair", "place"] {
        let here = flood(TWELVE, &[("fire.txt", FIFTEEN)]);
        let here = here.path();
        assert_eq!(found(here), "draft.md conflict, sources/fire.txt conflict");
        assert_eq!(run(here, &["stet", "draft.md:1", "--reach", reach]).0, 0);
        assert_eq!(run(here, &["check", "."]).0, 0, "{reach}");
        assert_eq!(run(here, &["stet", "--list", "."]).0, 0);
        // It falls away with the figure, and is missed on both sides again.
        edit(here, "Twelve", "Eleven");
        assert_eq!(found(here), "draft.md conflict, sources/fire.txt conflict", "{reach}");
    }
    // A mark does the same, and in one document too.
    let marked = TWELVE.replace(".\n", ". <!-- stet: as the mayor has it -->\n");
    assert_eq!(found(flood(&marked, &[("fire.txt", FIFTEEN)]).path()), "");
    assert_eq!(found(flood(&format!("{marked}\nShe called for help.\n\n{FIFTEEN}"), &[]).path()), "");
    // What stands in a source says nothing of the draft.
    let here = flood(TWELVE, &[("fire.txt", FIFTEEN)]);
    assert_eq!(run(here.path(), &["stet", "sources/fire.txt:1", "--among", "."]).0, 0);
    assert_eq!(found(here.path()), "draft.md conflict");
    let here = flood(TWELVE, &[("fire.txt", FIFTEEN)]);
    assert_eq!(run(here.path(), &["stet", "sources/fire.txt:1", "--among", ".", "--reach", "pair"]).0, 0);
    assert_eq!(found(here.path()), "");
}

#[test]
fn a_figure_is_held_against_what_does_not_stand() {
    let here = flood(TWELVE, &[("army.txt", NINETEEN), ("fire.txt", FIFTEEN)]);
    let here = here.path();
    assert_eq!(found(here), "draft.md conflict, sources/army.txt conflict, sources/fire.txt conflict");
    assert_eq!(run(here, &["stet", "draft.md:1"]).0, 0);
    let (_, out, _) = run(here, &["check", "--format", "jsonl", "."]);
    assert!(out.contains("nineteen people here, according to the army, but fifteen"), "{out}");
    assert!(!out.to_lowercase().contains("twelve"), "what stands is no rival: {out}");
    // A pair that stands is no longer told of where another rival does not.
    let here = flood(TWELVE, &[("fire.txt", FIFTEEN)]);
    let here = here.path();
    assert_eq!(run(here, &["stet", "draft.md:1", "--reach", "pair"]).0, 0);
    fs::write(here.join("sources/army.txt"), NINETEEN).expect("a file");
    let (_, out, _) = run(here, &["check", "--format", "jsonl", "."]);
    let draft = out.lines().find(|it| it.contains("\"draft.md\",\"start\"")).unwrap_or("");
    assert!(out.contains("twelve people here, but nineteen") && !draft.to_lowercase().contains("fifteen"), "{out}");
    // The entry is still of use.
    assert_eq!(run(here, &["stet", "--list", "."]).0, 0);
}

#[test]
fn words_that_stand_stand_on_both_sides() {
    let said =
        |words: &str| format!("“We will pay for the burials of {words} victims in the town of Skarne,” the company said.\n");
    let here = flood(&said("most"), &[("statement.txt", &said("all"))]);
    let here = here.path();
    assert_eq!(found(here), "draft.md quote, sources/statement.txt quote");
    assert_eq!(run(here, &["stet", "draft.md:1"]).0, 0);
    assert_eq!(found(here), "");
    edit(here, "most", "many");
    assert_eq!(found(here), "draft.md quote, sources/statement.txt quote");
}
