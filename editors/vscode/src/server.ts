/** The server's process: started, watched, started again, ended. */

import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerCapabilities,
  State,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import { findProgram } from './find';

/** What the server reads: documents on the disk, and such as were never saved. */
const LANGUAGES = ['markdown', 'plaintext'];
const SCHEMES = ['file', 'untitled'];

export function reads(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}

/** Why something may stand: empty for no reason, `undefined` where the user thinks better of it. */
export async function askReason(): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: 'Why may it stand?',
    placeHolder: 'The reason, for colleagues; may be empty',
  });
  return reason?.trim();
}

export type Condition = { is: 'starting' } | { is: 'ready' } | { is: 'reading'; how: string } | { is: 'stopped'; why: string };

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  /** Starts and stops, one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();
  private readonly log = vscode.window.createOutputChannel('subeditor', { log: true });
  private readonly conditions = new vscode.EventEmitter<Condition>();
  readonly onCondition = this.conditions.event;
  condition: Condition = { is: 'starting' };

  constructor(private readonly context: vscode.ExtensionContext) {}

  start(): Promise<void> {
    return this.enqueue(() => this.begin());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  get capabilities(): ServerCapabilities | undefined {
    return this.client?.initializeResult?.capabilities;
  }

  showLog(): void {
    this.log.show();
  }

  /** The program, also for other uses than the server. Tells the user when there is none. */
  async program(): Promise<string | undefined> {
    const { program, message } = findProgram({
      environment: process.env.SUBEDITOR,
      setting: vscode.workspace.getConfiguration('subeditor').get<string>('server.path'),
      extension: this.context.extensionPath,
      path: process.env.PATH,
      cargo: process.env.CARGO_HOME,
    });
    if (!program) {
      this.become({ is: 'stopped', why: message });
      void this.tell(message);
    }
    return program;
  }

  /** An answer to a request; `undefined` when the server is not there, does not know the method, or fails. */
  async ask<Answer>(method: string, parameters: unknown): Promise<Answer | undefined> {
    if (!this.client?.isRunning()) return undefined;
    try {
      return (await this.client.sendRequest<Answer | null>(method, parameters)) ?? undefined;
    } catch (error) {
      this.log.warn(`${method}: ${error}`);
      return undefined;
    }
  }

  /** Has one of the server's own commands done. Throws what the server says against it. */
  async execute<Answer>(command: string, argument: object): Promise<Answer | undefined> {
    if (!this.client?.isRunning()) throw new Error('the server does not run');
    const parameters = { command: `subeditor.${command}`, arguments: [argument] };
    return (await this.client.sendRequest<Answer | null>('workspace/executeCommand', parameters)) ?? undefined;
  }

  /** How the client writes the address of a document to the server. */
  uri(document: vscode.TextDocument): string {
    return this.client?.code2ProtocolConverter.asUri(document.uri) ?? document.uri.toString();
  }

  dispose(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      this.conditions.dispose();
      this.log.dispose();
    });
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((error) => this.log.error(String(error)));
    return this.queue;
  }

  private async begin(): Promise<void> {
    this.become({ is: 'starting' });
    const program = await this.program();
    if (!program) return;
    this.log.info(`starting ${program}`);
    const client = new LanguageClient('subeditor', 'subeditor', { command: program, args: ['lsp'] }, this.options());
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) return;
      if (newState === State.Running) this.become({ is: 'ready' });
      if (newState === State.Stopped) this.become({ is: 'stopped', why: 'The server has stopped.' });
    });
    this.client = client;
    try {
      await client.start();
      await this.tellMenus(this.capabilities?.executeCommandProvider?.commands ?? []);
    } catch (error) {
      this.become({ is: 'stopped', why: `The server did not start: ${error}` });
      void this.tell(`subeditor did not start: ${error}`);
    }
  }

  /** Which of the server's commands there are, for the palette: an older server has fewer. */
  private async tellMenus(commands: string[]): Promise<void> {
    for (const command of ['stet', 'doctor']) {
      const there = commands.includes(`subeditor.${command}`);
      await vscode.commands.executeCommand('setContext', `subeditor.can.${command}`, there);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: [
        ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
        // It counts as it stands in the editor, too.
        { scheme: 'file', pattern: '**/people.toml' },
      ],
      outputChannel: this.log,
      synchronize: { configurationSection: 'subeditor' },
      middleware: {
        executeCommand: async (command, given, next) => {
          if (command !== 'subeditor.stet') return next(command, given);
          const reason = await askReason();
          if (reason === undefined) return undefined;
          const [argument, ...rest] = given;
          return next(command, [{ ...argument, ...(reason ? { reason } : {}) }, ...rest]);
        },
        handleWorkDoneProgress: (token, parameters, next) => {
          this.progress(parameters);
          next(token, parameters);
        },
      },
    };
  }

  private progress(it: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    const how = it.message ?? (it.kind === 'begin' ? it.title : '');
    this.become(it.kind === 'end' ? { is: 'ready' } : { is: 'reading', how });
  }

  private become(condition: Condition): void {
    this.condition = condition;
    this.conditions.fire(condition);
  }

  private async tell(message: string): Promise<void> {
    const [settings, log] = ['Open settings', 'Show log'];
    const choice = await vscode.window.showErrorMessage(message, settings, log);
    if (choice === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'subeditor.server.path');
    } else if (choice === log) {
      this.showLog();
    }
  }
}
