import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 50;

/** Looks until nothing that it claims fails any more; fails as the last look did. A page is drawn some time after what is done on it. */
export async function comesTrue<T>(claims: () => Promise<T>): Promise<T> {
  const giveUp = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return await claims();
    } catch (difference) {
      if (performance.now() > giveUp) throw difference;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** Reads until it is what is expected, as `toEqual` says. */
export async function becomes(read: () => Promise<unknown>, expected: unknown): Promise<void> {
  await comesTrue(async () => {
    expect(await read()).toEqual(expected);
  });
}

export async function hasFocus(element: Locator): Promise<void> {
  const at = () =>
    element.evaluate((wanted) => {
      const { activeElement } = document;
      return activeElement === wanted ? 'it' : (activeElement?.outerHTML.slice(0, 200) ?? 'nowhere');
    });
  await becomes(at, 'it');
}

/** Presses a key until the element has the keyboard, looking at where it went after each press, as people do. */
export async function pressUntil(key: string, element: Locator, atMost = 15): Promise<void> {
  const page = element.page();
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await element.evaluate((wanted) => wanted === document.activeElement)) return;
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press(key);
    await page.waitForFunction((left) => document.activeElement !== left, before);
  }
  await hasFocus(element);
}
