<<<<<<< HEAD
//! The `subeditor` program: its arguments become a call on the top floor.

use std::process::ExitCode;

fn main() -> ExitCode {
    subeditor::cli::run()
}
=======
fn main() {}
>>>>>>> 62a39fc (Tokens, sentences, tree, lemmas and the language floor's interface; a stand-in for the models)
