// The extension only starts the server and connects it; everything else is the server's.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('subeditor.restart', async () => {
      await stop();
      await start(context);
    }),
    vscode.commands.registerCommand('subeditor.showLog', () => client?.outputChannel.show()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('subeditor.server.path')) {
        await stop();
        await start(context);
      }
    }),
  );
  await start(context);
};

exports.deactivate = stop;

async function start(context) {
  const command = findServer(context);
  if (!command) {
    const settings = 'Open settings';
    const choice = await vscode.window.showErrorMessage(
      'The subeditor program was not found. Install it with "cargo install --path ." in its repository, or set subeditor.server.path.',
      settings,
    );
    if (choice === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'subeditor.server.path');
    }
    return;
  }
  client = new LanguageClient('subeditor', 'subeditor', { command, args: ['lsp'] }, {
    documentSelector: [
      { scheme: 'file', language: 'markdown' },
      { scheme: 'file', language: 'plaintext' },
    ],
    synchronize: { configurationSection: 'subeditor' },
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(`subeditor did not start: ${error}`);
  }
}

async function stop() {
  const stopping = client;
  client = undefined;
  await stopping?.dispose();
}

/** The server of the environment (for tests), of the settings, of the extension, of the PATH. */
function findServer(context) {
  const program = process.platform === 'win32' ? 'subeditor.exe' : 'subeditor';
  const setting = vscode.workspace.getConfiguration('subeditor').get('server.path');
  if (process.env.SUBEDITOR) return process.env.SUBEDITOR;
  if (setting) return setting.replace(/^~(?=[/\\])/, os.homedir());
  const candidates = [path.join(context.extensionPath, 'bin', program)];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (folder) candidates.push(path.join(folder, program));
  }
  return candidates.find((candidate) => fs.existsSync(candidate));
}
