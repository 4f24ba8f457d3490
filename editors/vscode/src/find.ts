/** Where the server's program is. */

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export interface Places {
  /** The value of the environment variable, for tests. */
  environment: string | undefined;
  /** The user's setting. */
  setting: string | undefined;
  /** The folder of the extension, which may hold a program of its own. */
  extension: string;
  /** The folders of the PATH. */
  path: string | undefined;
  /** Cargo's own folder, where `cargo install` puts programs; the PATH of an editor that no shell started may lack it. */
  cargo: string | undefined;
}

export interface Found {
  program: string | undefined;
  /** Said when there is none: what was looked for and what helps. */
  message: string;
}

const NAME = process.platform === 'win32' ? 'subeditor.exe' : 'subeditor';

/**
 * In this order: the environment, the setting, the program inside the extension, the PATH, cargo's folder. What is named by the first two must exist: a
 * wrong path is told and not passed over in silence.
 */
export function findProgram(places: Places): Found {
  const named: [string, string | undefined][] = [
    ['The environment variable SUBEDITOR', places.environment],
    ['The setting subeditor.server.path', places.setting],
  ];
  for (const [where, value] of named) {
    if (value) {
      const program = value.replace(/^~(?=$|[/\\])/, os.homedir());
      return isProgram(program)
        ? { program, message: '' }
        : { program: undefined, message: `${where} names ${program}, and there is no program of that name.` };
    }
  }
  const cargo = places.cargo || path.join(os.homedir(), '.cargo');
  const folders = [path.join(places.extension, 'bin'), ...(places.path ?? '').split(path.delimiter), path.join(cargo, 'bin')];
  const program = folders
    .filter(Boolean)
    .map((folder) => path.join(folder, NAME))
    .find(isProgram);
  const message =
    'The subeditor program is not installed: run "cargo install --locked --path ." in a copy of its repository, or say in the settings where it is.';
  return { program, message };
}

function isProgram(file: string): boolean {
  try {
    if (!fs.statSync(file).isFile()) return false;
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
