//! Tells Zed how the server is started: the program of the user's settings (`lsp.subeditor.binary`), else the one on the PATH.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, serde_json};

struct Subeditor;

impl zed::Extension for Subeditor {
    fn new() -> Subeditor {
        Subeditor
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let set = LspSettings::for_worktree(id.as_ref(), worktree).ok().and_then(|it| it.binary);
        let (path, arguments) = set.map_or((None, None), |it| (it.path, it.arguments));
        let command = path.or_else(|| worktree.which("subeditor")).ok_or(
            "The subeditor program is not on the PATH: run `cargo install --locked --path .` in a copy of its repository, or set lsp.subeditor.binary.path.",
        )?;
        Ok(Command { command, args: arguments.unwrap_or_else(|| vec!["lsp".to_owned()]), env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        // The server asks for the section of its name.
        Ok(settings.map(|it| serde_json::json!({ "subeditor": it })))
    }
}

zed::register_extension!(Subeditor);
