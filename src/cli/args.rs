//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The whole command line.
#[derive(Parser, Debug)]
#[command(
    name = "subeditor",
    version,
    about = "Fact-checks prose: conflicting figures, sources of claims, people",
    long_about = "Fact-checks prose: reads every figure, every attribution and every name of a story against the story itself and \
                  against the source documents beside it, and names what does not stand.",
    after_help = "Without a command and without a terminal on standard input, `subeditor` is the language server.",
    after_long_help = EXAMPLES,
    disable_help_subcommand = true
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
  subeditor lsp                            the language server, on standard input and output

Exit code: 0 when nothing was found at warning or above, 1 when something was, 2 when the run itself failed.
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
    /// Show how a file, or one line of it, is read: words, tree, names, figures, claims
    Explain(Explain),
    /// Run the language server on standard input and output
    Lsp(Lsp),
    /// Print the completions of a shell, for its startup files
    #[command(hide = true)]
    Completions(Completions),
    /// Print the man page, or write those of all commands into a folder
    #[command(hide = true)]
    Man(Man),
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
}

#[derive(Args, Debug)]
pub struct Lsp {
    /// Accepted since many editors pass it; standard input and output are used anyway
    #[arg(long)]
    pub stdio: bool,

    /// Write a log to this file
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
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
