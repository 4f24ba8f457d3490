// Makes a .vsix: without arguments one that finds the program on the PATH, else one with the program inside.
//   npm run package
//   npm run package -- --target linux-x64 --program ../../target/release/subeditor --notices THIRD-PARTY.txt
// The notices are the licences of what the program is built with, as packaging/third-party.py prints them; packaging/package does all of it.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values } = parseArgs({ options: { target: text, program: text, notices: text, out: text } });
const { target, program, notices } = values;
if (new Set([target, program, notices].map(Boolean)).size > 1) {
  console.error('--target, --program and --notices belong together');
  process.exit(2);
}
const root = path.resolve('../..');
const out = values.out ?? (target ? `subeditor-${target}.vsix` : 'subeditor.vsix');

// What the package takes from the repository; made anew each time, so that nothing of an earlier one stays in it.
for (const folder of ['bin', 'story']) rmSync(folder, { recursive: true, force: true });
cpSync(path.join(root, 'tests/stories/marigold'), 'story', { recursive: true });
const licences = ['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => readFileSync(path.join(root, name), 'utf8').trim());
writeFileSync(
  'LICENSE.txt',
  `${['Under either of these licences, as you like.', ...licences].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
);
if (program) {
  const inside = path.join('bin', target.startsWith('win32') ? 'subeditor.exe' : 'subeditor');
  mkdirSync('bin');
  copyFileSync(program, inside);
  chmodSync(inside, 0o755);
  copyFileSync(notices, 'bin/THIRD-PARTY.txt');
}

const run = (script, ...rest) => execFileSync(process.execPath, [script, ...rest], { stdio: 'inherit' });
run('scripts/build.mjs');
// What is needed is bundled; where the repository will be published is not known here, so links stay as they are.
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
if (target) options.push('--target', target);
run('node_modules/@vscode/vsce/vsce', 'package', ...options, '-o', out);
