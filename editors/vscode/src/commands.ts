/** What the command palette offers. */

import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './server';
import { codeOf } from './status';

export function registerCommands(context: vscode.ExtensionContext, server: Server): void {
  const commands: Record<string, () => unknown> = {
    'subeditor.restart': () => server.restart(),
    'subeditor.showLog': () => server.showLog(),
    'subeditor.checkFolder': () => checkFolder(server),
    'subeditor.openStory': () => openStory(context),
    'subeditor.letStand': () => letStand(server),
    'subeditor.personToFile': () => personToFile(server),
    'subeditor.report': () => report(server),
  };
  for (const [name, command] of Object.entries(commands)) {
    context.subscriptions.push(
      vscode.commands.registerCommand(name, async () => {
        try {
          await command();
        } catch (error) {
          void vscode.window.showErrorMessage(`subeditor: ${error instanceof Error ? error.message : error}`);
        }
      }),
    );
  }
}

/** The finding under the cursor is no error: which ones like it are meant, and why, is asked. */
async function letStand(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor?.selection.active;
  const marks = editor && here ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  const found = marks.find((it) => it.source === 'subeditor' && here && it.range.contains(here));
  const code = found && codeOf(found);
  if (!editor || !here || !found || !code) {
    void vscode.window.showInformationMessage('Put the cursor on a finding first: on a figure that is underlined.');
    return;
  }
  const scopes = [
    { label: 'This place', scope: 'place' },
    { label: 'This pair of statements', scope: 'pair' },
    { label: 'All such findings in this document', scope: 'document' },
    { label: `The rule ${code}`, scope: 'rule' },
  ];
  const chosen = await vscode.window.showQuickPick(scopes, { title: found.message, placeHolder: 'What is to stand?' });
  if (!chosen) return;
  const reason = await vscode.window.showInputBox({
    title: 'Why may it stand?',
    placeHolder: 'The reason, for colleagues; may be empty',
  });
  if (reason === undefined) return;
  const place = { uri: server.uri(editor.document), position: position(here) };
  await server.execute('stet', { ...place, code, scope: chosen.scope, ...(reason ? { reason } : {}) });
}

async function personToFile(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await server.execute('addPerson', { uri: server.uri(editor.document), position: position(editor.selection.active) });
}

/** What a report of a defect should hold, to be read before it is sent anywhere. */
async function report(server: Server): Promise<void> {
  const content = (await server.execute<string>('doctor', {})) ?? '';
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document);
}

function position(it: vscode.Position): { line: number; character: number } {
  return { line: it.line, character: it.character };
}

/** The whole folder in a terminal, sources that are not open among it. Its places can be clicked. */
async function checkFolder(server: Server): Promise<void> {
  const folder = await chooseFolder();
  const program = folder && (await server.program());
  if (!folder || !program) return;
  const execution = new vscode.ProcessExecution(program, ['--color', 'always', 'check', '.'], { cwd: folder.uri.fsPath });
  const task = new vscode.Task({ type: 'subeditor', task: 'check' }, folder, 'check', 'subeditor', execution);
  task.presentationOptions = { clear: true, reveal: vscode.TaskRevealKind.Always, showReuseMessage: false };
  await vscode.tasks.executeTask(task);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('Open the folder that holds the draft and its sources first.');
  }
  return folders[0];
}

/** A copy of the story that comes with the extension, free to be changed. */
async function openStory(context: vscode.ExtensionContext): Promise<void> {
  const story = vscode.Uri.joinPath(context.globalStorageUri, 'marigold');
  const original = vscode.Uri.file(path.join(context.extensionPath, 'story'));
  await vscode.workspace.fs.copy(original, story, { overwrite: true });
  await vscode.commands.executeCommand('vscode.openFolder', story, {
    forceNewWindow: vscode.workspace.workspaceFolders !== undefined,
  });
}
