// Loads VS Code's page, waits for what the probe found, then looks at the window as a user does and takes pictures of it.
//   node drive.mjs ADDRESS PROBE_OUT PICTURES STORY_FOLDER

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { commands } from './commands.mjs';
import { expect, ok, PATIENCE, place, squiggleAt, still, whole, widen } from './window.mjs';

const { chromium } = createRequire(path.join(process.env.WEB, 'package.json'))('playwright-core');
const [address, probe, pictures, story] = process.argv.slice(2);
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [...FLAGS, '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1160, height: 760 }, deviceScaleFactor: 1.5 });
  await open(page);
  await probed(page);
  await looked(page);
  await commands(page, story, (name, of = page) => of.screenshot({ path: path.join(pictures, `${name}.png`) }));
} catch (error) {
  const pages = browser.contexts().flatMap((it) => it.pages());
  for (const [at, page] of pages.entries()) {
    await page.screenshot({ path: path.join(pictures, `failed-${at}.png`) }).catch(() => {});
  }
  throw error;
} finally {
  await browser.close();
}

async function open(page) {
  // The server may still be starting.
  for (let left = 60; ; left--) {
    try {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await page.waitForTimeout(250);
    }
  }
}

async function probed(page) {
  const end = Date.now() + PATIENCE;
  while (!existsSync(probe)) {
    if (Date.now() > end) {
      throw new Error('the probe wrote nothing');
    }
    await page.waitForTimeout(100);
  }
  const { version, done, failed } = JSON.parse(readFileSync(probe, 'utf8'));
  console.log(`VS Code ${version}`);
  for (const each of done) ok(each);
  if (failed) throw new Error(failed);
}

async function looked(page) {
  const claims = page.locator('.pane-body .monaco-list-row');
  await claims.filter({ hasText: 'Conflicts' }).waitFor({ timeout: PATIENCE });
  const rows = await claims.allTextContents();
  expect(
    rows.some((row) => row.includes('178 people')),
    'the Claims view lists the figure',
    rows,
  );
  expect(
    rows.some((row) => row.includes('187 people')),
    'with the statement that contradicts it',
    rows,
  );
  ok('the Claims view lists the conflicts with their counterparts');
  const status = await page.locator('.statusbar-item', { hasText: 'conflict' }).first().textContent();
  expect(/\d+ conflicts/.test(status), 'the status bar counts the conflicts', status);
  ok(`the status bar says "${status.trim()}"`);

  await claims.filter({ hasText: '187 people' }).first().click();
  await page.locator('.tab.active', { hasText: 'coast-guard-release.txt' }).waitFor({ timeout: 10_000 });
  ok('a click in the Claims view jumps to the place in the source');
  await page.locator('.tab', { hasText: 'draft.md' }).first().click();
  await page.locator('.monaco-editor .cdr[class*=squiggly]').first().waitFor({ timeout: PATIENCE });
  await claims.filter({ hasText: '178 people' }).first().waitFor({ timeout: PATIENCE });
  await still(page);
  await widen(page, 60);
  await page.waitForTimeout(300);

  const figure = await place(page, '178 people');
  const squiggle = await squiggleAt(page, figure);
  const width = figure.width * (3 / '178 people'.length);
  expect(squiggle && Math.abs(squiggle.width - width) < 4, 'the squiggle is as wide as the figure', { squiggle, figure });
  ok('the squiggle is under the figure and nothing else');

  await page.mouse.move(figure.x + 8, figure.y + figure.height / 2 - 40);
  await page.mouse.move(figure.x + 12, figure.y + figure.height / 2, { steps: 5 });
  const hover = page.locator('.monaco-hover:not(.hidden)').first();
  await hover.locator('.hover-row').first().waitFor({ timeout: 10_000 });
  await whole(page, hover);
  const words = await hover.textContent();
  expect(words.includes('Ines Varga') && words.includes('187'), 'the hover window is complete', words);
  ok('the hover window shows source and counterpart');
  await page.screenshot({ path: path.join(pictures, 'vscode.png') });

  const editor = await page.locator('.part.editor').boundingBox();
  const box = await hover.boundingBox();
  const top = figure.y - 70;
  const left = Math.min(editor.x, box.x - 10);
  const clip = { x: left, y: top, width: editor.x + editor.width - left, height: box.y + box.height + 12 - top };
  await page.screenshot({ path: path.join(pictures, 'hover.png'), clip });
  await page.mouse.move(editor.x + editor.width / 2, editor.y + 10);
  await page.keyboard.press('Escape');
  await hover.waitFor({ state: 'hidden' });
  const view = await page.locator('.part.sidebar').boundingBox();
  const last = await claims.last().boundingBox();
  const height = last.y + last.height + 10 - view.y;
  await page.screenshot({ path: path.join(pictures, 'claims.png'), clip: { ...view, height } });
}
