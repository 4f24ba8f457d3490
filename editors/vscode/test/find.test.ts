// Where the program is looked for. Run with `node --test test/find.test.ts`, Node 24 or newer.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { findProgram } from '../src/find.ts';

const name = process.platform === 'win32' ? 'subeditor.exe' : 'subeditor';
const folder = mkdtempSync(path.join(tmpdir(), 'find-'));
after(() => rmSync(folder, { recursive: true }));

function program(...below: string[]): string {
  const file = path.join(folder, ...below);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

const set = program('own', 'my-subeditor');
const inside = program('extension', 'bin', name);
const installed = program('somewhere', name);
const places = {
  environment: undefined,
  setting: '',
  extension: path.join(folder, 'none'),
  path: undefined,
  cargo: path.join(folder, 'none'),
};
const built = program('cargo', 'bin', name);
const cargo = path.join(folder, 'cargo');
const extension = path.join(folder, 'extension');
const PATH = ['', path.join(folder, 'nowhere'), path.dirname(installed)].join(path.delimiter);

test('the environment, the setting, the extension, the PATH, the folder of cargo, in this order', () => {
  assert.equal(findProgram({ environment: installed, setting: set, extension, path: PATH, cargo }).program, installed);
  assert.equal(findProgram({ ...places, setting: set, extension, path: PATH }).program, set);
  assert.equal(findProgram({ ...places, extension, path: PATH }).program, inside);
  assert.equal(findProgram({ ...places, path: PATH, cargo }).program, installed);
  assert.equal(findProgram({ ...places, path: '', cargo }).program, built);
});

test('a wrong path is told, not passed over', () => {
  const found = findProgram({ ...places, setting: '~/no/such/program', extension, path: PATH });
  assert.equal(found.program, undefined);
  assert.ok(found.message.includes('subeditor.server.path') && found.message.includes(homedir()), found.message);
});

test('a folder is no program', () => {
  assert.equal(findProgram({ ...places, setting: folder }).program, undefined);
});

test('where there is none, the message tells how to install it', () => {
  const found = findProgram(places);
  assert.equal(found.program, undefined);
  assert.ok(found.message.includes('cargo install'), found.message);
});
