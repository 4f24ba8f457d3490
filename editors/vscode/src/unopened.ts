/** What is found in documents that are not open, when it is asked for: the server marks open ones by itself. */

import * as vscode from 'vscode';
import type { Server } from './server';

/** As the server answers `subeditor.check`. Ranges and severities are the protocol's. */
interface Answer {
  documents: number;
  findings: Finding[];
}
interface Finding {
  uri: string;
  range: { start: Place; end: Place };
  code: string;
  severity: number;
  message: string;
}
interface Place {
  line: number;
  character: number;
}

export class Unopened implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('subeditor: not open');
  private readonly listening = vscode.workspace.onDidOpenTextDocument((it) => this.marks.delete(it.uri));

  constructor(private readonly server: Server) {}

  /** Lists the findings of all documents of the folders in the Problems view. */
  async check(): Promise<void> {
    const answer = await this.server.execute<Answer>('check', {});
    if (!answer) return;
    const open = new Set(vscode.workspace.textDocuments.map((it) => it.uri.toString()));
    const found = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    for (const it of answer.findings) {
      const uri = vscode.Uri.parse(it.uri);
      if (open.has(uri.toString())) continue;
      const entry = found.get(uri.toString()) ?? [uri, []];
      entry[1].push(mark(it));
      found.set(uri.toString(), entry);
    }
    this.marks.clear();
    this.marks.set([...found.values()]);
    const documents = `${answer.documents} document${answer.documents === 1 ? '' : 's'}`;
    if (answer.findings.length === 0) {
      void vscode.window.showInformationMessage(`Nothing to question in ${documents}.`);
    } else {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      vscode.window.setStatusBarMessage(`subeditor: ${documents} checked`, 5000);
    }
  }

  dispose(): void {
    this.listening.dispose();
    this.marks.dispose();
  }
}

function mark({ range: { start, end }, code, severity, message }: Finding): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  // The protocol counts severities from one.
  const it = new vscode.Diagnostic(range, message, severity - 1);
  it.source = 'subeditor';
  it.code = code;
  return it;
}
