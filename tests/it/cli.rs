//! The command line, through the real program.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the program in a folder.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_subeditor"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may not want its input, and end before it is written.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

const QUIET: (&str, &str) = ("quiet.md", "# A quiet day\n\nNothing much happened in Lower Wick on Monday.\n");
const DRAFT: (&str, &str) = ("draft.md", "# Storm\n\nThe lifeboat crew rescued 187 people from the ferry on Monday.\n");
const SOURCE: (&str, &str) =
    ("sources/wire.txt", "Lower Wick\n\nThe lifeboat crew rescued 178 people from the ferry on Monday.\n");

#[test]
fn help_names_every_command() {
    let here = folder(&[]);
    let help = run(here.path(), &["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    for command in ["check", "facts", "explain", "stet", "lsp"] {
        assert!(out(&help).contains(&format!("  {command} ")), "{command} is not in the help");
        assert_eq!(run(here.path(), &[command, "--help"], b"").status.code(), Some(0));
    }
    for word in ["Examples:", "Exit code:", "--color"] {
        assert!(out(&help).contains(word), "{word} is not in the help");
    }
}

#[test]
fn arguments_that_make_no_sense_fail_the_run() {
    let here = folder(&[]);
    for arguments in [&["check"][..], &["facts"], &["explain"], &["chekc", "."], &["check", "--format", "xml", "."]] {
        assert_eq!(run(here.path(), arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn nothing_found_is_success() {
    let here = folder(&[QUIET]);
    let text = run(here.path(), &["check", "."], b"");
    assert_eq!(text.status.code(), Some(0), "{}", error(&text));
    assert_eq!(out(&text), "Nothing to question in 1 document.\n");
    let jsonl = run(here.path(), &["check", "--format", "jsonl", "."], b"");
    assert_eq!((jsonl.status.code(), out(&jsonl).as_str()), (Some(0), ""));
}

#[test]
fn a_missing_file_is_named_and_the_rest_is_checked() {
    let here = folder(&[QUIET]);
    let output = run(here.path(), &["check", "gone.md", "quiet.md"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("gone.md"), "{}", error(&output));
    assert!(out(&output).contains("1 document"), "{}", out(&output));
}

#[test]
fn empty_and_odd_files_are_no_failure() {
    let here = folder(&[("empty.md", ""), ("newline.txt", "\n")]);
    fs::write(here.path().join("latin1.txt"), b"Caf\xe9 au lait: 12 cups, \xff\xfe and more.\n").expect("a file");
    fs::write(here.path().join("junk.md"), [0u8, 159, 146, 150, 255, 0, 10, 13, 0]).expect("a file");
    let output = run(here.path(), &["check", "--format", "json", "empty.md", "newline.txt", "latin1.txt", "junk.md"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let json: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(json["findings"], Value::Array(Vec::new()));
}

#[test]
fn facts_of_files_carry_their_paths() {
    let here = folder(&[DRAFT, SOURCE]);
    let output = run(here.path(), &["facts", "draft.md", "sources/wire.txt"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let lines = lines(&output);
    assert_eq!(lines.iter().map(|line| line["path"].as_str()).collect::<Vec<_>>(), [Some("draft.md"), Some("sources/wire.txt")]);
    for line in &lines {
        assert!(line["figures"].is_array() && line["people"].is_array() && line["attributions"].is_array());
    }
    let whole = run(here.path(), &["facts", "--format", "json", "."], b"");
    assert_eq!(serde_json::from_str::<Vec<Value>>(&out(&whole)).expect("JSON").len(), 2);
}

#[test]
fn facts_from_standard_input_keep_their_order() {
    let here = folder(&[]);
    let mut input = String::new();
    for number in 0..300 {
        input.push_str(&format!("{{\"id\": {number}, \"text\": \"There were {number} boats.\"}}\n"));
    }
    input.push_str("\n{\"id\": \"last\", \"text\": \"\", \"format\": \"markdown\"}");
    let output = run(here.path(), &["facts", "--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let lines = lines(&output);
    assert_eq!(lines.len(), 301);
    assert!(lines[..300].iter().enumerate().all(|(number, line)| line["id"] == number));
    assert_eq!(lines[300]["id"], "last");
    assert!(lines[300].get("path").is_none());
}

#[test]
fn a_line_that_is_no_document_is_answered_and_the_rest_is_read() {
    let here = folder(&[]);
    let output = run(
        here.path(),
        &["facts", "--jsonl"],
        b"{\"id\": 1, \"text\": \"One.\"}\nnot json\n{\"id\": 3, \"text\": \"Three.\"}\n",
    );
    assert_eq!(output.status.code(), Some(2));
    let lines = lines(&output);
    assert_eq!((&lines[0]["id"], &lines[2]["id"]), (&1.into(), &3.into()));
    assert!(lines[1]["error"].as_str().is_some_and(|message| message.contains("line 2")));
    assert!(error(&output).contains("line 2"));
}

#[test]
fn one_document_on_standard_input() {
    let here = folder(&[]);
    let output = run(here.path(), &["facts", "-"], b"There were 12 boats.\n");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(lines(&output)[0]["path"], "stdin.md");
    let check = run(here.path(), &["check", "-"], b"There were 12 boats.\n");
    assert_eq!(check.status.code(), Some(0), "{}", error(&check));
}

#[test]
fn explain_shows_the_words_of_a_line() {
    let here = folder(&[DRAFT]);
    let output = run(here.path(), &["explain", "draft.md:3"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert!(out(&output).contains("draft.md:3:1") && out(&output).contains("lifeboat"), "{}", out(&output));
    assert_eq!(run(here.path(), &["explain", "draft.md:99"], b"").status.code(), Some(2));
    assert_eq!(run(here.path(), &["explain", "gone.md"], b"").status.code(), Some(2));
}

#[test]
fn sarif_is_a_log_with_one_run() {
    let here = folder(&[DRAFT, SOURCE]);
    let output = run(here.path(), &["check", "--format", "sarif", "."], b"");
    let log: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["tool"]["driver"]["name"], "subeditor");
    assert!(log["runs"][0]["results"].is_array());
}

#[test]
fn completions_and_man_pages_know_the_commands() {
    let here = folder(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = out(&run(here.path(), &["completions", shell], b""));
        assert!(script.contains("subeditor") && script.contains("stdin-name"), "{shell}: {script}");
    }
    let page = out(&run(here.path(), &["man"], b""));
    assert!(page.contains(".TH subeditor 1"), "{page}");
    let examples = page.split(".SH EXAMPLES").nth(1).expect("examples");
    assert!(examples.contains("\n  subeditor check story/ ") && !page.contains(".SH EXTRA"), "{page}");
    let written = run(here.path(), &["man", "pages"], b"");
    assert_eq!(written.status.code(), Some(0), "{}", error(&written));
    for (name, word) in [("subeditor.1", "explain"), ("subeditor-check.1", "sarif")] {
        let page = fs::read_to_string(here.path().join("pages").join(name)).expect(name);
        assert!(page.contains(word), "{page}");
    }
    fs::write(here.path().join("file"), "").expect("a file");
    let failed = run(here.path(), &["man", "file"], b"");
    assert_eq!(failed.status.code(), Some(2));
    assert!(error(&failed).contains("file: "), "{}", error(&failed));
}

#[test]
fn what_stands_is_silent_until_its_figure_changes() {
    let here = folder(&[("draft.md", "# Yard\n\nThe yard built 40 boats (12 ferries and 30 tugs).\n"), QUIET]);
    assert_eq!(run(here.path(), &["check", "."], b"").status.code(), Some(1));
    let stet = run(here.path(), &["stet", "draft.md:3", "--reason", "as the yard has it"], b"");
    assert_eq!(stet.status.code(), Some(0), "{}", error(&stet));
    assert_eq!(run(here.path(), &["check", "."], b"").status.code(), Some(0));
    let listed = out(&run(here.path(), &["stet", "--list"], b""));
    assert!(listed.contains("draft.md: sum, 40 from 12, 30") && listed.contains("as the yard has it"), "{listed}");
    assert_eq!(run(here.path(), &["stet", "draft.md:1"], b"").status.code(), Some(2));
    fs::write(here.path().join("draft.md"), "# Yard\n\nThe yard built 40 boats (12 ferries and 31 tugs).\n").expect("a file");
    assert_eq!(run(here.path(), &["check", "."], b"").status.code(), Some(1));
    let listed = run(here.path(), &["stet", "--list"], b"");
    assert!(listed.status.code() == Some(1) && out(&listed).contains("stale"), "{}", out(&listed));
    run(here.path(), &["stet", "--prune"], b"");
    assert_eq!(out(&run(here.path(), &["stet", "--list"], b"")), "");
}
