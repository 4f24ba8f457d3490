/** The Claims view: what the document in the editor states. Its figures by how they stand, its people with what they say. */

import * as vscode from 'vscode';
import { reads, type Server } from './server';

/** As the server answers `subeditor/claims`. Ranges are the protocol's. */
interface Answer {
  figures: Figure[];
  people: Person[];
}
interface Place {
  line: number;
  character: number;
}
interface Range {
  start: Place;
  end: Place;
}
interface Figure {
  range: Range;
  words: string;
  who: string | null;
  standing: string;
  messages: string[];
  others: Other[];
}
interface Other {
  verdict: string;
  words: string;
  who: string | null;
  label: string;
  location: { uri: string; range: Range };
}
interface Person {
  name: string;
  role: string | null;
  range: Range;
  statements: { range: Range; words: string }[];
}

/** The groups in the order in which they are shown: what must be looked at first. */
const GROUPS: { standing: string; title: string; icon: string; colour?: string; open?: boolean }[] = [
  { standing: 'conflict', title: 'Conflicts', icon: 'warning', colour: 'list.warningForeground', open: true },
  { standing: 'marked', title: 'Other findings', icon: 'warning', colour: 'list.warningForeground', open: true },
  { standing: 'superseded', title: 'Superseded', icon: 'history', open: true },
  { standing: 'attributed', title: 'Sources differ', icon: 'comment-discussion' },
  { standing: 'stet', title: 'Let stand', icon: 'circle-slash' },
  { standing: 'rounded', title: 'Rounded', icon: 'check' },
  { standing: 'agree', title: 'Borne out', icon: 'check-all' },
  { standing: 'once', title: 'Stated once', icon: 'dash' },
];

const VERDICTS: Record<string, string> = {
  conflict: 'conflict',
  superseded: 'superseded',
  attributed: 'sources differ',
  rounded: 'rounded',
  agree: 'agrees',
};

/** A keystroke should not ask for the whole list. */
const PAUSE = 250;

class Item extends vscode.TreeItem {
  children: Item[] = [];

  constructor(label: string, description: string | undefined, icon: string | undefined, colour?: string) {
    super(label);
    this.description = description;
    if (icon) this.iconPath = new vscode.ThemeIcon(icon, colour ? new vscode.ThemeColor(colour) : undefined);
  }

  with(children: Item[], open: boolean): this {
    this.children = children;
    const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
    this.collapsibleState = children.length === 0 ? None : open ? Expanded : Collapsed;
    return this;
  }

  jumpsTo(uri: vscode.Uri, range: Range): this {
    const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
    this.command = { command: 'vscode.open', title: 'Go to the place', arguments: [uri, { selection, preview: true }] };
    return this;
  }
}

export class Claims implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<Item>;
  private readonly listening: vscode.Disposable[];
  private roots: Item[] = [];
  private document: vscode.TextDocument | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Counts the questions, since an answer may come after that to a later one. */
  private asked = 0;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView('subeditor.claims', { treeDataProvider: this, showCollapseAll: true });
    this.listening = [
      this.view,
      this.changes,
      this.view.onDidChangeVisibility(() => this.soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
      vscode.languages.onDidChangeDiagnostics(() => this.soon()),
      vscode.workspace.onDidChangeTextDocument((change) => change.document === this.document && this.soon()),
      server.onCondition(() => this.soon()),
    ];
    this.soon();
  }

  getTreeItem(item: Item): Item {
    return item;
  }

  getChildren(item?: Item): Item[] {
    return item ? item.children : this.roots;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of this.listening) each.dispose();
  }

  private soon(): void {
    clearTimeout(this.timer);
    if (this.view.visible) this.timer = setTimeout(() => void this.read(), PAUSE);
  }

  private async read(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    // With the cursor in some other part of the window, the list stays that of the last document.
    if (document && reads(document)) this.document = document;
    const shown = this.document;
    if (!shown || shown.isClosed) {
      this.show(undefined, []);
      return;
    }
    const question = ++this.asked;
    const answer = await this.server.ask<Answer>('subeditor/claims', { textDocument: { uri: this.server.uri(shown) } });
    if (question !== this.asked) return;
    this.show(shown, answer ? roots(shown.uri, answer) : []);
  }

  private show(document: vscode.TextDocument | undefined, items: Item[]): void {
    this.roots = items;
    this.view.description = document ? vscode.workspace.asRelativePath(document.uri) : undefined;
    this.view.message = document && items.length === 0 ? 'No figures and no people were read in this document.' : undefined;
    this.changes.fire();
  }
}

function roots(uri: vscode.Uri, answer: Answer): Item[] {
  const groups = GROUPS.flatMap(({ standing, title, icon, colour, open }) => {
    const figures = answer.figures.filter((it) => it.standing === standing);
    if (figures.length === 0) return [];
    const group = new Item(title, `${figures.length}`, icon, colour);
    group.id = standing;
    return [
      group.with(
        figures.map((it) => figure(uri, it, open ?? false)),
        open ?? false,
      ),
    ];
  });
  if (answer.people.length > 0) {
    const group = new Item('People', `${answer.people.length}`, 'organization');
    group.id = 'people';
    groups.push(
      group.with(
        answer.people.map((it) => person(uri, it)),
        false,
      ),
    );
  }
  return groups;
}

function figure(uri: vscode.Uri, it: Figure, open: boolean): Item {
  const item = new Item(it.words, it.who ?? undefined, undefined).jumpsTo(uri, it.range);
  item.tooltip = it.messages.join('\n') || it.words;
  return item.with(it.others.map(other), open);
}

function other(it: Other): Item {
  // The folder's name would push the line out of sight; the tooltip has it.
  const name = it.label.split('/').pop();
  const about = [name, it.who].filter(Boolean).join(' · ');
  const item = new Item(it.words, about, it.verdict === 'conflict' ? 'arrow-swap' : 'arrow-small-right');
  item.tooltip = `${VERDICTS[it.verdict] ?? it.verdict}: ${[it.words, it.who, it.label].filter(Boolean).join(', ')}`;
  return item.jumpsTo(vscode.Uri.parse(it.location.uri), it.location.range);
}

function person(uri: vscode.Uri, it: Person): Item {
  const item = new Item(it.name, it.role ?? undefined, 'person').jumpsTo(uri, it.range);
  return item.with(
    it.statements.map((each) => new Item(each.words, undefined, 'comment').jumpsTo(uri, each.range)),
    false,
  );
}
