/** What the command palette offers. */

import * as path from 'node:path';
import * as vscode from 'vscode';
import { askReason, type Server } from './server';
import { codeOf } from './status';
import type { Unopened } from './unopened';

export function registerCommands(context: vscode.ExtensionContext, server: Server, unopened: Unopened): void {
  const reports = new Reports();
  context.subscriptions.push(reports, vscode.workspace.registerTextDocumentContentProvider(Reports.scheme, reports));
  const commands: Record<string, () => unknown> = {
    'subeditor.restart': () => server.restart(),
    'subeditor.showLog': () => server.showLog(),
    'subeditor.checkFolder': () => unopened.check(),
    'subeditor.openStory': () => openStory(context),
    'subeditor.letStand': () => letStand(server),
    'subeditor.personToFile': () => personToFile(server),
    'subeditor.report': () => report(server, reports),
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
  const reason = await askReason();
  if (reason === undefined) return;
  const place = { uri: server.uri(editor.document), position: position(here) };
  const ledger = await server.execute<string>('stet', { ...place, code, scope: chosen.scope, ...(reason ? { reason } : {}) });
  if (!ledger) return;
  const file = vscode.Uri.file(ledger);
  const show = 'Show it';
  const answer = await vscode.window.showInformationMessage(`Entered in ${vscode.workspace.asRelativePath(file)}.`, show);
  if (answer === show) await vscode.window.showTextDocument(file);
}

/** The server offers it as a code action: a command that writes the people file, or a change of the one that is open, which is then saved. */
async function personToFile(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor?.selection.active;
  const actions =
    editor && here
      ? await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          editor.document.uri,
          new vscode.Range(here, here),
          'refactor.person',
          1, // with its edit
        )
      : [];
  const edit = actions[0]?.edit;
  const place: object | undefined = actions[0]?.command?.arguments?.[0];
  let file = edit?.entries()[0]?.[0];
  if (edit && file) {
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the people file could not be changed');
  } else if (place) {
    const written = await server.execute<string>('addPerson', place);
    file = written ? vscode.Uri.file(written) : undefined;
  }
  if (!file) {
    void vscode.window.showInformationMessage('Put the cursor on the full name of somebody whom the people file does not have.');
    return;
  }
  const document = await vscode.workspace.openTextDocument(file);
  if (document.isDirty) await document.save();
  const end = document.lineAt(document.lineCount - 1).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
}

/** Texts of ours that are shown like documents, and are none: nothing reads them, and nothing asks whether to save them. */
class Reports implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'subeditor';
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly texts = new Map<string, string>();

  show(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.path, text);
    this.changes.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  dispose(): void {
    this.changes.dispose();
  }
}

/** What a report of a defect should hold, to be read before it is sent anywhere. */
async function report(server: Server, reports: Reports): Promise<void> {
  const uri = vscode.Uri.from({ scheme: Reports.scheme, path: 'report.md' });
  reports.show(uri, (await server.execute<string>('doctor', {})) ?? '');
  await vscode.window.showTextDocument(uri, { preview: false });
}

function position(it: vscode.Position): { line: number; character: number } {
  return { line: it.line, character: it.character };
}

/** Where the copy of the story lies that comes with the extension, free to be changed. */
function storyFolder(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.globalStorageUri, 'marigold');
}

/** The window of the story begins with the draft: a folder can be opened by a command, but no file in it. */
export async function beginStory(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const isStory = folder?.toString() === storyFolder(context).toString();
  if (folder && isStory && !vscode.window.activeTextEditor) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'draft.md'), { preview: false });
  }
}

async function openStory(context: vscode.ExtensionContext): Promise<void> {
  const story = storyFolder(context);
  const original = vscode.Uri.file(path.join(context.extensionPath, 'story'));
  await vscode.workspace.fs.copy(original, story, { overwrite: true });
  await vscode.commands.executeCommand('vscode.openFolder', story, {
    forceNewWindow: vscode.workspace.workspaceFolders !== undefined,
  });
}
