// What the tests do in a window of VS Code, as a user with mouse and keyboard.

/** In milliseconds. Nothing waits this long but what fails. */
export const PATIENCE = 60_000;

/** Notices come and go by themselves, so a click may miss. */
export async function still(page) {
  await page.waitForTimeout(800);
  for (const close of await page.locator('.notifications-toasts .codicon-notifications-clear').all()) {
    await close.click({ timeout: 1000 }).catch(() => {});
  }
}

/** Makes room for the Claims view. */
export async function widen(page, by) {
  const side = await page.locator('.part.sidebar').boundingBox();
  const [x, y] = [side.x + side.width + 2, side.y + side.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 5 });
  await page.mouse.up();
}

/** Where a text stands on the screen. */
export async function place(page, text) {
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

/** The squiggle that begins where a text begins. */
export function squiggleAt(page, at) {
  return page.evaluate(({ x, y, height }) => {
    const boxes = [...document.querySelectorAll('.monaco-editor .cdr[class*=squiggly]')].map((it) => it.getBoundingClientRect());
    const found = boxes.find((box) => Math.abs(box.x - x) < 3 && box.y + box.height > y && box.y < y + height);
    return found && { x: found.x, y: found.y, width: found.width };
  }, at);
}

export function ok(what) {
  console.log(`ok: ${what}`);
}

export function expect(condition, what, shown) {
  if (!condition) throw new Error(`does not hold: ${what}\n${JSON.stringify(shown, null, 1)}`);
}

/** Waits for a condition that no locator can tell. */
export async function until(page, what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await page.waitForTimeout(50);
  }
}

/**
 * Picks a command in the palette by its whole title, until the sign shows that it has been heard: a key or click is lost where the
 * window of a busy machine is just being drawn.
 */
export async function choose(page, title, sign) {
  const palette = page.locator('.quick-input-widget');
  const row = palette.locator('.monaco-list-row', { hasText: title }).first();
  await until(page, `"${title}"`, async () => {
    try {
      await page.keyboard.press('F1');
      await palette.locator('input').fill(`>${title}`, { timeout: 5000 });
      await row.click({ timeout: 5000 });
      await sign.waitFor({ timeout: 15_000 });
      return true;
    } catch {
      return false;
    }
  });
}

/** Puts the cursor into a text on the screen. */
export async function cursorInto(page, text) {
  const { x, y, height } = await place(page, text);
  await page.mouse.click(x + 10, y + height / 2);
}

/** The tab in front, with this name. */
export function tab(page, name) {
  return page.locator('.tab.active', { hasText: name }).first();
}

export function notice(page, text) {
  return page.locator('.notification-list-item', { hasText: text }).first();
}

/** Draws a hover as high as its contents. */
export async function whole(page, hover) {
  const hidden = () =>
    hover.evaluate((it) =>
      Math.max(
        ...[...it.querySelectorAll('.monaco-scrollable-element > *')].map((part) => part.scrollHeight - part.clientHeight),
      ),
    );
  await until(page, 'the hover to stand still', async () => {
    const before = await hover.boundingBox();
    await page.waitForTimeout(300);
    const after = await hover.boundingBox();
    return before && after && before.height === after.height;
  });
  const box = await hover.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 1];
  await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.down();
  await page.mouse.move(x, y + (await hidden()) + 4, { steps: 5 });
  await page.mouse.up();
  return hidden();
}
