//! What may stand on the command line.

use std::io;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::checks::Finding;
use crate::workspace::Settings;
use crate::workspace::ledger::Reach;

/// The whole command line.
#[derive(Parser, Debug)]
#[command(
    name = "subeditor",
    version,
    about = "Fact-checks prose: conflicting figures, sources of claims, people",
    long_about = "Fact-checks prose: reads every figure, every attribution and every name of a story against the story itself and \
                  against the source documents beside it, and names what does not stand.",
    after_help = "Without a command and without a terminal on standard input, `subeditor` is the language server.",
    after_long_help = EXAMPLES
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// When to use colour (the environment variable NO_COLOR means never)
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,

    /// Accepted since many editors pass it; standard input and output are used anyway
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// What the long help ends with.
pub const EXAMPLES: &str = "\
Examples:
  subeditor check story/                   check a folder: the draft and its sources
  subeditor check draft.md notes.txt       check these two files against each other
  pbpaste | subeditor check -              check what comes in on standard input
  subeditor check --format github .        annotate a pull request
  subeditor facts story/draft.md           what one document says, as JSON
  subeditor explain draft.md:12            how line 12 is read
  subeditor explain draft.md:12 notes.txt  why its figures conflict with those of notes, or not
  subeditor stet draft.md:12               let what is found in line 12 stand
  subeditor lsp                            the language server, on standard input and output

Exit code: 0 when nothing was found at warning or above, 1 when something was, 2 when the run itself
failed.

Without a command and without a terminal on standard input, `subeditor` is the language server.";

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check documents against themselves and each other
    #[command(
        long_about = "Check documents against themselves and each other.\n\nThe PATHs are files or folders; together they are the \
                            workspace. Which of the files are drafts and which are sources is told by their front matter, else by \
                            subeditor.toml, else by their folder (`sources`, `research`, …)."
    )]
    Check(Check),
    /// Print what documents say: figures, people, attributions, as JSON
    Facts(Facts),
    /// Show how a file, or one line of it, is read (words, tree, names, figures, claims), and why its figures conflict with others or not
    Explain(Explain),
    /// Let findings stand, and list what stands
    #[command(
        long_about = "Let findings stand, and list what stands.\n\nWhat is found at the PLACEs is entered in the project's ledger, \
                      .subeditor/ledger.toml, with a reason if there is one. It stands until its figure changes, \
                      and in the sources that it is held against too. In Markdown a mark in the text does the same: \
                      <!-- stet -->, <!-- stet conflict: the reason -->."
    )]
    Stet(Stet),
    /// Run the language server on standard input and output
    Lsp(Lsp),
    /// Print the completions of a shell, for its startup files
    #[command(hide = true)]
    Completions(Completions),
    /// Print the man page, or write those of all commands into a folder
    #[command(hide = true)]
    Man(Man),
    /// Print what was found in a folder, which settings apply and how long it takes; quotes no document
    Doctor(Doctor),
    /// Print all settings: a JSON Schema of them, or their documentation
    Schema(Schema),
}

#[derive(Args, Debug)]
pub struct Check {
    /// Files and folders; `-` is a document on standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// How to print the findings
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,

    #[command(flatten)]
    pub input: Input,

    #[command(flatten)]
    pub set: Set,
}

/// Settings, which go before those of subeditor.toml; `subeditor schema` lists them.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Settings")]
pub struct Set {
    /// Set any setting, as subeditor.toml would (hints.source=true)
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,

    /// Switch a rule off or on, or say how grave it is (error, warning, information, hint)
    #[arg(long, value_name = "CODE=LEVEL", value_parser = pair)]
    pub rule: Vec<(String, String)>,

    /// Files that are drafts
    #[arg(long, value_name = "GLOB")]
    pub draft: Vec<String>,

    /// Files that are sources
    #[arg(long, value_name = "GLOB")]
    pub source: Vec<String>,

    /// Files that are not read
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
}

impl Set {
    /// An error names all that cannot be used.
    pub fn settings(&self) -> io::Result<Settings> {
        let mut pairs = self.set.clone();
        pairs.extend(self.rule.iter().map(|(code, level)| (format!("rules.{code}"), level.clone())));
        for (name, globs) in [("drafts", &self.draft), ("sources", &self.source), ("exclude", &self.exclude)] {
            pairs.extend(globs.iter().map(|glob| (name.to_owned(), glob.clone())));
        }
        let (settings, bad) = Settings::from_pairs(&pairs);
        if bad.is_empty() { Ok(settings) } else { Err(io::Error::other(bad.join("\n"))) }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("there is no `=` in it")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

#[derive(Args, Debug)]
pub struct Doctor {
    /// Files and folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Name the documents, and quote the words that are marked in them
    #[arg(long)]
    pub quote: bool,

    #[command(flatten)]
    pub set: Set,
}

#[derive(Args, Debug)]
pub struct Schema {
    /// How to print it
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    pub format: SchemaFormat,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaFormat {
    /// JSON Schema
    Json,
    /// The documentation
    Markdown,
}

/// Of the document on standard input.
#[derive(Args, Debug)]
pub struct Input {
    /// The name to give the document on standard input; its ending says how to read it
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    pub stdin_name: String,
}

#[derive(Args, Debug)]
pub struct Facts {
    /// Files and folders; `-` is a document on standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl", value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Read documents from standard input, one {"id": …, "text": …, "format": "plain" or "markdown"} a line; answer each on a line
    #[arg(long)]
    pub jsonl: bool,

    /// How to print what was read
    #[arg(long, value_enum, default_value_t = FactsFormat::Jsonl)]
    pub format: FactsFormat,

    #[command(flatten)]
    pub input: Input,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The file, with a line if only that one is wanted; `-` is standard input
    #[arg(value_name = "FILE[:LINE]")]
    pub place: String,

    /// Files and folders to hold its figures against: each comparison says which fields matched, which were unknown and which differed
    #[arg(value_name = "AGAINST")]
    pub against: Vec<PathBuf>,

    #[command(flatten)]
    pub set: Set,
}

#[derive(Args, Debug)]
pub struct Stet {
    /// Where the findings are, as reports name it; with --list or --prune: files and folders
    #[arg(required_unless_present_any = ["list", "prune"], value_name = "FILE:LINE[:COLUMN]")]
    pub places: Vec<String>,

    /// Why, for those who read the ledger
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,

    /// Only what this rule finds there
    #[arg(long, value_name = "RULE")]
    pub only: Option<String>,

    /// How much is to stand
    #[arg(long, value_enum, default_value_t = StetReach::Place)]
    pub reach: StetReach,

    /// The files and folders that the findings come from; by default the folder of the file, or the one above with a ledger
    #[arg(long, value_name = "PATH")]
    pub among: Vec<PathBuf>,

    /// List what stands, and what no longer speaks of anything (exit code 1 if there is such)
    #[arg(long, conflicts_with = "prune")]
    pub list: bool,

    /// Take out of the ledger what no longer speaks of anything
    #[arg(long)]
    pub prune: bool,
}

impl Stet {
    /// Whether a finding is of the rule that was asked for.
    pub fn means(&self, finding: &Finding) -> bool {
        self.only.as_deref().is_none_or(|rule| rule == finding.code.as_str())
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StetReach {
    /// This figure, whatever it is held against
    Place,
    /// This figure against those it is held against now
    Pair,
    /// All that the rule finds in the document
    Document,
    /// All that the rule finds
    Rule,
}

impl From<StetReach> for Reach {
    fn from(reach: StetReach) -> Reach {
        match reach {
            StetReach::Place => Reach::Place,
            StetReach::Pair => Reach::Pair,
            StetReach::Document => Reach::Document,
            StetReach::Rule => Reach::Rule,
        }
    }
}

#[derive(Args, Debug)]
pub struct Lsp {
    /// Accepted since many editors pass it; standard input and output are used anyway
    #[arg(long)]
    pub stdio: bool,

    /// Write a log to this file
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,

    #[command(flatten)]
    pub set: Set,
}

#[derive(Args, Debug)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub struct Man {
    /// Where to write `subeditor.1`, `subeditor-check.1` and so on; without it the first goes to standard output
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckFormat {
    /// For reading: each quantity once, with the lines it stands on
    Text,
    /// One finding a line
    Jsonl,
    /// One object with all findings
    Json,
    /// SARIF 2.1.0, for code scanning services
    Sarif,
    /// GitHub workflow commands
    Github,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactsFormat {
    /// One document a line
    Jsonl,
    /// One array of all documents
    Json,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Auto,
    Always,
    Never,
}
