// Opens the draft in the browser, points at a figure and takes the picture.
//   node take.mjs ADDRESS PICTURE [FIGURE]

import { createRequire } from 'node:module';
import path from 'node:path';

const { chromium } = createRequire(path.join(process.env.TOOLS, 'package.json'))('playwright-core');
const [address, picture, figure = '178 people'] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1240, height: 860 }, deviceScaleFactor: 1.35 });
  for (let left = 40; ; left--) {
    try {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      break;
    } catch (error) {
      if (left === 0) throw error;
      await page.waitForTimeout(500);
    }
  }
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60000 });
  // The sources in the side bar show what the draft is checked against.
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'sources' }).first().click();
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'draft.md' }).first().dblclick();
  await page.waitForSelector('.monaco-editor .cdr[class*=squiggly]', { timeout: 60000 });
  // The problems below: the list of what was found.
  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector('.markers-panel .monaco-list-row', { timeout: 10000 });
  await page.waitForTimeout(1500);
  // Notices hide the text; they come and go by themselves, so a click may miss.
  for (const close of await page.locator('.notifications-toasts .codicon-notifications-clear').all()) {
    await close.click({ timeout: 1000 }).catch(() => {});
  }
  await drag(page, '.monaco-sash.vertical', -95, 0);
  const box = await place(page, figure);
  await page.mouse.move(box.x + 8, box.y + box.height / 2 - 40);
  await page.mouse.move(box.x + 12, box.y + box.height / 2, { steps: 5 });
  await page.waitForSelector('.monaco-hover:not(.hidden) .hover-row', { timeout: 10000 });
  await page.waitForTimeout(1500);
  console.log(await page.locator('.monaco-hover:not(.hidden)').first().innerText());
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}

/** Moves the border between two parts of the window. */
async function drag(page, border, x, y) {
  for (const sash of await page.locator(border).all()) {
    const box = await sash.boundingBox();
    if (!box || box.height < 300 || box.x < 300) continue;
    const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    await page.mouse.move(fromX + x, fromY + y, { steps: 5 });
    await page.mouse.up();
    return;
  }
}

/** Where a text stands on the screen. */
async function place(page, text) {
  const box = await page.evaluate((text) => {
    for (const line of document.querySelectorAll('.view-lines .view-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.replaceAll('\u00a0', ' ').indexOf(text);
        if (at >= 0) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + text.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x, y, width, height };
        }
      }
    }
  }, text);
  if (!box) throw new Error(`${text} is not on the screen`);
  return box;
}
