/** The status bar: whether the server reads, is ready or has stopped, and how many findings there are. */

import * as vscode from 'vscode';
import { reads, type Server } from './server';

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('subeditor', vscode.StatusBarAlignment.Left);
  private readonly listening: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.item.name = 'subeditor';
    this.listening = [
      server.onCondition(() => this.show()),
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.show();
    this.item.show();
  }

  dispose(): void {
    for (const each of [this.item, ...this.listening]) each.dispose();
  }

  private show(): void {
    const { item, server } = this;
    item.backgroundColor = undefined;
    item.command = 'subeditor.claims.focus';
    switch (server.condition.is) {
      case 'starting':
        item.text = '$(sync~spin) subeditor';
        item.tooltip = 'subeditor is starting';
        return;
      case 'reading':
        item.text = `$(sync~spin) subeditor: ${server.condition.how}`;
        item.tooltip = 'subeditor reads the documents of this folder';
        return;
      case 'stopped':
        item.text = '$(error) subeditor';
        item.tooltip = `${server.condition.why} Click to start it again.`;
        item.command = 'subeditor.restart';
        item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
        return;
      case 'ready': {
        const document = vscode.window.activeTextEditor?.document;
        const here = document && reads(document) ? count(document.uri) : undefined;
        item.text = `$(book) ${here?.conflicts ? counted(here.conflicts, 'conflict') : 'subeditor'}`;
        const inThis = here ? `${words(here)} in this document, ` : '';
        item.tooltip = `subeditor: ${inThis}${words(count())} in all`;
      }
    }
  }
}

interface Count {
  conflicts: number;
  others: number;
}

function words({ conflicts, others }: Count): string {
  return `${counted(conflicts, 'conflict')} and ${counted(others, 'other finding')}`;
}

function counted(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`;
}

/** Our findings in one document, or in all. */
function count(uri?: vscode.Uri): Count {
  const all = uri ? vscode.languages.getDiagnostics(uri) : vscode.languages.getDiagnostics().flatMap(([, marks]) => marks);
  const ours = all.filter((it) => it.source === 'subeditor');
  const conflicts = ours.filter((it) => codeOf(it) === 'conflict').length;
  return { conflicts, others: ours.length - conflicts };
}

/** The rule of a finding. */
export function codeOf(mark: vscode.Diagnostic): string | number | undefined {
  return typeof mark.code === 'object' ? mark.code.value : mark.code;
}
