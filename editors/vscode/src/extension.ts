/** The extension starts the server, shows what it is doing and lists what it has read. What is found is the server's alone. */

import * as vscode from 'vscode';
import type { ServerCapabilities } from 'vscode-languageclient/node';
import { Claims } from './claims';
import { beginStory, registerCommands } from './commands';
import { Server } from './server';
import { Status } from './status';
import { Unopened } from './unopened';

/** For other extensions: what the server offers, as it told when it started. */
export interface Api {
  capabilities(): ServerCapabilities | undefined;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const server = new Server(context);
  const status = new Status(server);
  const claims = new Claims(server);
  const unopened = new Unopened(server);
  context.subscriptions.push(server, status, claims, unopened);
  registerCommands(context, server, unopened);
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('subeditor.server.path')) {
        await server.restart();
      }
    }),
  );
  await beginStory(context);
  await server.start();
  return { capabilities: () => server.capabilities };
}

// `deactivate` is not needed: what is in the subscriptions is disposed of, the server among it.
