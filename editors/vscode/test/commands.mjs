// Every command of the extension, chosen in the palette as a user does.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { choose, cursorInto, expect, notice, ok, PATIENCE, place, squiggleAt, still, tab, until } from './window.mjs';

export async function commands(page, story, picture) {
  await letStand(page, story, picture);
  await quickFix(page, story, picture);
  await addPerson(page, story, picture);
  await report(page, picture);
  await showLog(page, picture);
  await checkFolder(page, picture);
  await restart(page, picture);
  await walkthrough(page, picture);
  await openStory(page, picture);
}

async function letStand(page, story, picture) {
  const ledger = path.join(story, '.subeditor/ledger.toml');
  await cursorInto(page, '178 people');
  const asked = page.locator('.quick-input-widget');
  await choose(page, 'subeditor: Let this finding stand', asked.locator('.monaco-list-row', { hasText: 'This place' }));
  await picture('stet-scope');
  await page.keyboard.press('Enter');
  await asked.getByText('Why may it stand?').waitFor();
  await picture('stet-reason');
  await page.keyboard.type('as she told us');
  await page.keyboard.press('Enter');
  await notice(page, '.subeditor/ledger.toml').waitFor({ timeout: PATIENCE });
  const figure = await place(page, '178 people');
  await until(page, 'the squiggle to go', async () => !(await squiggleAt(page, figure)));
  const written = readFileSync(ledger, 'utf8');
  expect(written.includes('178') && written.includes('as she told us'), 'the ledger has figure and reason', written);
  await page.locator('.pane-body .monaco-list-row', { hasText: 'Let stand' }).first().waitFor({ timeout: PATIENCE });
  await picture('stet');
  ok('"Let this finding stand" asks how much and why, writes the ledger, and the mark goes');
  await still(page);
}

async function quickFix(page, story, picture) {
  const ledger = path.join(story, '.subeditor/ledger.toml');
  await cursorInto(page, '39 people');
  await page.keyboard.press('Control+.');
  const stand = page.locator('.action-widget').getByText('Let this stand', { exact: true });
  await stand.waitFor({ timeout: PATIENCE });
  await picture('actions');
  await stand.click();
  await page.locator('.quick-input-widget').getByText('Why may it stand?').waitFor({ timeout: PATIENCE });
  await page.keyboard.type('two died later');
  await page.keyboard.press('Enter');
  const figure = await place(page, '39 people');
  await until(page, 'the squiggle to go', async () => !(await squiggleAt(page, figure)));
  expect(readFileSync(ledger, 'utf8').includes('two died later'), 'the ledger has the reason', ledger);
  ok('so does the light bulb');
}

async function addPerson(page, story, picture) {
  await cursorInto(page, 'Ines Varga');
  await choose(page, 'subeditor: Add this person to the people file', tab(page, 'people.toml'));
  const file = path.join(story, 'people.toml');
  await until(page, 'the people file on the disk', () => existsSync(file) && readFileSync(file, 'utf8').includes('Ines Varga'));
  await page.locator('.view-lines', { hasText: 'Ines Varga' }).first().waitFor({ timeout: PATIENCE });
  await picture('person');
  ok('"Add this person to the people file" writes and shows it');
  await page.locator('.tab', { hasText: 'draft.md' }).first().click();
  await tab(page, 'draft.md').waitFor({ timeout: PATIENCE });
  await cursorInto(page, 'Ines Varga');
  await choose(page, 'subeditor: Add this person to the people file', notice(page, 'Put the cursor on the full name'));
  ok('and says when there is nobody to add');
  await still(page);
}

async function report(page, picture) {
  await choose(page, 'subeditor: Prepare a report of a defect', page.locator('.view-lines', { hasText: '# subeditor' }).first());
  await picture('report');
  ok('"Prepare a report of a defect" opens it as a new document');
}

async function showLog(page, picture) {
  // What is in it needs a library that is not built here.
  const channel = page.getByRole('toolbar', { name: 'Output actions' }).getByLabel('Switch Output');
  await choose(page, 'subeditor: Show the log', channel);
  await until(page, 'the log', async () => (await channel.evaluate((it) => it.selectedOptions[0]?.text)) === 'subeditor');
  await picture('log');
  ok('"Show the log" shows it');
}

async function checkFolder(page, picture) {
  const problems = page.locator('.markers-panel-container');
  const filter = page.getByPlaceholder('**/*.ts');
  await choose(page, 'subeditor: Check the folder', filter);
  await filter.fill('8.4 million here');
  const source = problems.getByRole('treeitem', { name: 'problems in file northway-statement.md' });
  await source.waitFor({ timeout: PATIENCE });
  await picture('check');
  const findings = problems.getByRole('treeitem', { name: /^Warning: \$8.4 million/ });
  await findings.first().dblclick();
  await tab(page, 'northway-statement.md').waitFor({ timeout: PATIENCE });
  await page.locator('.monaco-editor .cdr[class*=squiggly]').first().waitFor({ timeout: PATIENCE });
  await until(page, 'one finding for one place', async () => (await findings.count()) === 1);
  await picture('check-opened');
  ok('"Check the folder" lists what is found in documents that are not open, and leads to it');
}

async function restart(page, picture) {
  await page.locator('.tab', { hasText: 'draft.md' }).first().click();
  // That it reads is on the screen for a moment only.
  await page.evaluate(() => {
    const bar = document.querySelector('.part.statusbar');
    const look = () => bar.textContent.includes('Reading') && document.body.classList.add('has-read');
    new MutationObserver(look).observe(bar, { childList: true, subtree: true, characterData: true });
  });
  await choose(page, 'subeditor: Restart the server', page.locator('body.has-read'));
  await page.locator('.statusbar-item', { hasText: 'conflicts' }).first().waitFor({ timeout: PATIENCE });
  await page.locator('.pane-body .monaco-list-row', { hasText: 'Let stand' }).first().waitFor({ timeout: PATIENCE });
  await picture('restart');
  ok('"Restart the server" starts it again');
}

async function walkthrough(page, picture) {
  const list = page.locator('.quick-input-widget');
  const ours = list.locator('.monaco-list-row', { hasText: 'Check a story with subeditor' }).first();
  await choose(page, 'Welcome: Open Walkthrough', ours);
  await ours.click();
  const steps = page.locator('.gettingStartedContainer');
  await steps.getByText('Point at an underlined figure').first().click();
  await picture('walkthrough');
  ok('the walkthrough is there');
}

async function openStory(page, picture) {
  let window;
  page.context().once('page', (it) => {
    window = it;
  });
  const opened = {
    async waitFor() {
      for (let left = 150; !window && left > 0; left--) await page.waitForTimeout(100);
      if (!window) throw new Error('no window has been opened');
    },
  };
  await choose(page, 'subeditor: Open the example story', opened);
  await tab(window, 'draft.md').waitFor({ timeout: PATIENCE });
  await window.locator('.monaco-editor .cdr[class*=squiggly]').first().waitFor({ timeout: PATIENCE });
  await picture('story', window);
  ok('"Open the example story" opens it in a window of its own, with the draft');
}
