/** What the command palette offers. */

import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './server';

export function registerCommands(context: vscode.ExtensionContext, server: Server): void {
  const commands: Record<string, () => unknown> = {
    'subeditor.restart': () => server.restart(),
    'subeditor.showLog': () => server.showLog(),
    'subeditor.checkFolder': () => checkFolder(server),
    'subeditor.openStory': () => openStory(context),
  };
  for (const [name, command] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, command));
  }
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
  await vscode.commands.executeCommand('vscode.openFolder', story, { forceNewWindow: true });
}
