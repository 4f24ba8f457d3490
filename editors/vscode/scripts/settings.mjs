// Writes the server's settings into package.json, as the server tells them.
//   node scripts/settings.mjs [PROGRAM]

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package.json', import.meta.url));
const program = process.argv[2] ?? fileURLToPath(new URL('../../../target/quick/subeditor', import.meta.url));
const schema = JSON.parse(execFileSync(program, ['schema'], { encoding: 'utf8' }));

/** A table of settings becomes settings with a full stop. The rules are one setting, for whichever of them the server has. */
function flat(before, { properties }) {
  return Object.entries(properties).flatMap(([key, it]) => {
    const name = `${before}.${key}`;
    if (key === 'rules') {
      const { properties: rules, ...rest } = it;
      const [{ type, enum: levels }] = Object.values(rules);
      return [[name, setting({ ...rest, additionalProperties: { type, enum: levels } })]];
    }
    return it.properties ? flat(name, it) : [[name, setting(it)]];
  });
}

function setting({ description, ...rest }) {
  return { ...rest, markdownDescription: description };
}

const manifest = JSON.parse(readFileSync(file, 'utf8'));
const { configuration } = manifest.contributes;
const own = Object.entries(configuration.properties).filter(([name]) => /^subeditor\.(server|trace)\./.test(name));
configuration.properties = Object.fromEntries([...own, ...flat('subeditor', schema)]);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
