// Runs inside VS Code's extension host: asks the editor what its user would see, and writes the answers to the file that the
// environment variable PROBE_OUT names. One check after the other; the first that fails ends the run.

const vscode = require('vscode');
const fs = require('node:fs');

const PATIENCE = 30_000;

exports.activate = async () => {
  const out = process.env.PROBE_OUT;
  // A second window is the user's.
  if (!out || fs.existsSync(out)) return;
  const done = [];
  let failed;
  try {
    await checks((what) => done.push(what));
  } catch (error) {
    failed = String(error.stack ?? error);
  }
  // In one step, since the reader looks for the file.
  fs.writeFileSync(`${out}.part`, JSON.stringify({ version: vscode.version, done, failed }));
  fs.renameSync(`${out}.part`, out);
};

async function checks(ok) {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const draft = await open(vscode.Uri.joinPath(folder, 'draft.md'));
  const release = await open(vscode.Uri.joinPath(folder, 'sources/coast-guard-release.txt'));
  await vscode.window.showTextDocument(draft);

  const mark = await until('a mark on 178 in the draft', () => finding(draft, '178'));
  holds(mark.message.includes('187'), 'the message names the other figure', mark.message);
  holds(
    mark.relatedInformation.some((it) => it.location.uri.path.endsWith('coast-guard-release.txt')),
    'the other place is given',
    mark.relatedInformation,
  );
  holds(code(mark) === 'conflict' && mark.source === 'subeditor', 'the mark has its code', mark);
  ok('a figure in the draft is marked, and nothing but the figure');
  const mirror = await until('a mark on 187 in the source', () => finding(release, '187'));
  holds(mirror.message.includes('178'), 'the source names the draft', mirror.message);
  ok('its counterpart in the source is marked');

  const hover = await hoverAt(draft, '178 people');
  for (const word of ['Ines Varga', 'Conflict', '187 people', 'coast-guard-release.txt']) {
    holds(hover.includes(word), `the hover has ${word}`, hover);
  }
  ok('the hover tells who says it and what the source says');

  const [target] = await ask('vscode.executeDefinitionProvider', draft, place(draft, 'Varga said'));
  const range = target.targetSelectionRange ?? target.range;
  holds(draft.getText(range) === 'Ines Varga', 'from the surname to the full name', target);
  ok('definition goes from a surname to the introduction');

  const notes = await open(vscode.Uri.joinPath(folder, 'notes.md'));
  await vscode.window.showTextDocument(draft);
  if (offers('renameProvider', ok)) {
    const elsewhere = await until('a definition in another document', async () => {
      const found = await ask('vscode.executeDefinitionProvider', notes, place(notes, 'Varga briefed'));
      return found.length > 0 && found;
    });
    for (const it of elsewhere) {
      const document = await vscode.workspace.openTextDocument(it.targetUri ?? it.uri);
      holds(document !== notes && document.getText(it.targetSelectionRange ?? it.range) === 'Ines Varga', 'to her full name', it);
    }
    ok('definition leads into other documents');

    const rename = await ask('vscode.executeDocumentRenameProvider', draft, place(draft, 'Varga said'), 'Varghese');
    holds(await vscode.workspace.applyEdit(rename), 'the rename is applied');
    const named = draft.getText().match(/Varghese/g);
    holds(named?.length === 3 && !draft.getText().includes('Varga'), 'every form of the name in the draft', draft.getText());
    holds(notes.getText().includes('Varghese briefed'), 'the name in the other draft', notes.getText());
    holds(!release.getText().includes('Varghese'), 'no name in the source', release.getText());
    ok('rename changes a person in the drafts and in no source');
    await revert(draft);
    await revert(notes);
    await until('the mark after the rename', () => finding(draft, '178'));
  }

  if (offers('codeActionProvider', ok)) {
    const wrong = await until('the mark to be back', () => finding(draft, '178'));
    const actions = await until('an action', async () => {
      const found = await ask('vscode.executeCodeActionProvider', draft, wrong.range, vscode.CodeActionKind.QuickFix.value, 10);
      return found.length > 0 && found;
    });
    const repair = actions.find((it) => it.title.includes('187'));
    holds(repair?.edit, 'an action writes the figure of the source', actions);
    holds(await vscode.workspace.applyEdit(repair.edit), 'the action is applied');
    await until('the action to settle the conflict', () => !finding(draft, '187') && !finding(release, '187'));
    ok('a code action settles the conflict on both sides');
    await revert(draft);
    await until('the conflict to be back', () => finding(draft, '178'));
  }

  const outline = await ask('vscode.executeDocumentSymbolProvider', draft);
  holds(JSON.stringify(outline).includes('Fourteen minutes'), 'the outline has the sections', outline);
  ok('the outline has the sections');

  const column = mark.range.start;
  await replace(draft, mark.range, '187');
  await until('no mark on either side', () => !finding(draft, '187') && !finding(release, '187'));
  ok('an edit clears the marks on both sides');
  await replace(draft, new vscode.Range(column, column.translate(0, 3)), '178');
  await until('the mark to come back', () => finding(draft, '178') && finding(release, '187'));
  const start = new vscode.Position(column.line, 0);
  await replace(draft, new vscode.Range(start, start), '“🚢 Über die Brücke”: ');
  await until('the mark in the right columns', () => finding(draft, '178')?.range.start.character === column.character + 22);
  ok('letters of every width before a mark do not move it off its figure');
  await replace(draft, new vscode.Range(start, start.translate(0, 22)), '');
  await until('the mark at its old place', () => finding(draft, '178')?.range.start.character === column.character);

  const settings = vscode.workspace.getConfiguration('subeditor');
  await settings.update('rules', { conflict: 'off' }, vscode.ConfigurationTarget.Workspace);
  await until('a rule switched off to be silent', () => !finding(draft, '178'));
  await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  await until('a rule switched on again', () => finding(draft, '178'));
  ok('settings are heeded at once');

  await vscode.commands.executeCommand('subeditor.restart');
  await until('marks after a restart', () => finding(draft, '178'));
  ok('the server can be restarted');
  // What the pictures show.
  await draft.save();
  await vscode.window.showTextDocument(notes);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.window.showTextDocument(draft);
  await vscode.commands.executeCommand('subeditor.claims.focus');
}

async function open(uri) {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** What a server offers is tried; what it does not offer is said. */
function offers(provider, ok) {
  const there = vscode.extensions.getExtension('subeditor.subeditor').exports.capabilities()?.[provider];
  if (!there) ok(`not offered by this server: ${provider}`);
  return Boolean(there);
}

/** The document as it is on the disk. */
async function revert(document) {
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** Our finding whose range is exactly this text. */
function finding(document, text) {
  const ours = vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === 'subeditor');
  return ours.find((it) => document.getText(it.range) === text);
}

function code(mark) {
  return typeof mark.code === 'object' ? mark.code.value : mark.code;
}

function place(document, text) {
  const at = document.getText().indexOf(text);
  holds(at >= 0, `${text} is in the document`);
  return document.positionAt(at + 1);
}

function ask(command, document, ...rest) {
  return vscode.commands.executeCommand(command, document.uri, ...rest);
}

async function hoverAt(document, text) {
  const hovers = await ask('vscode.executeHoverProvider', document, place(document, text));
  return hovers.flatMap((it) => it.contents.map((content) => content.value ?? content)).join('\n');
}

async function replace(document, range, text) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  holds(await vscode.workspace.applyEdit(edit), 'the edit is applied');
}

function holds(condition, what, shown) {
  if (!condition) throw new Error(`does not hold: ${what}\n${JSON.stringify(shown, null, 1)}`);
}

async function until(what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 30));
  }
}
