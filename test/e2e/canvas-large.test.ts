import type { Page } from 'playwright-core';

import { BuilderPage, centre } from '../support/builder-page';
import { startEditor, type RunningEditor } from '../support/browser';
import { comesTrue } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const STEPS = 300;

async function aLargeJourney(): Promise<string> {
  const nodes = Array.from({ length: STEPS }, (_, at) => ({
    ...{ id: `s${String(at)}`, name: `Step ${String(at)}`, typeVersion: 1 },
    ...{ position: [(at % 10) * 320, Math.floor(at / 10) * 126] },
    ...(at === 0
      ? { type: 'n8n-nodes-perennial.eventTrigger', parameters: { events: ['Checkout Started'] } }
      : { type: 'n8n-nodes-perennial.wait', parameters: { amount: 2, unit: 'hours' } }),
  }));
  const connections = Object.fromEntries(
    nodes
      .slice(0, -1)
      .map(({ name }, at) => [name, { main: [[{ node: `Step ${String(at + 1)}`, type: 'main', index: 0 }]] }]),
  );
  const workflow = { name: 'Large', nodes, connections };
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

/** Has React say which cards it draws, as its developer tools do. */
async function countDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Fiber {
      readonly flags: number;
      readonly memoizedProps: unknown;
      readonly alternate: Fiber | null;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
    }
    const drawn: Record<string, number> = {};
    const visit = (first: Fiber | null): void => {
      for (let fiber = first; fiber; fiber = fiber.sibling) {
        const props = fiber.memoizedProps as { readonly id?: string; readonly positionAbsoluteX?: number } | null;
        const card = typeof props === 'object' && props?.positionAbsoluteX !== undefined ? props.id : undefined;
        if (card !== undefined && (fiber.flags & 1) === 1) drawn[card] = (drawn[card] ?? 0) + 1;
        if (fiber.alternate === null || fiber.child !== fiber.alternate.child) visit(fiber.child);
      }
    };
    Object.assign(window, {
      drawnCards: drawn,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => {
          visit(root.current);
        },
      },
    });
  });
}

const drawnCards = (page: Page) =>
  page.evaluate(() => ({ ...(window as unknown as { drawnCards: Record<string, number> }).drawnCards }));

/** What is fetched and checked after a page is there has been drawn. */
async function drawnToTheEnd(page: Page): Promise<void> {
  await comesTrue(async () => {
    const before = await drawnCards(page);
    await new Promise((go) => setTimeout(go, 1_000));
    expect(await drawnCards(page)).toEqual(before);
  });
}

test('dragging one step among 300 draws that one, not the others', async () => {
  const journeyId = await aLargeJourney();
  const builder = new BuilderPage(await editor.page());
  await countDrawing(builder.page);
  await builder.open(journeyId);
  const card = builder.card('Step 1');
  await card.waitFor();
  await builder.page.locator('.react-flow__node-step').nth(10).waitFor();
  await drawnToTheEnd(builder.page);

  const from = await centre(card);
  await builder.page.keyboard.down('Alt');
  await builder.page.mouse.move(from.x, from.y);
  await builder.page.mouse.down();
  await builder.page.mouse.move(from.x + 10, from.y + 10);
  const before = await drawnCards(builder.page);
  for (let move = 1; move <= 40; move += 1) await builder.page.mouse.move(from.x + 10 + move, from.y + 10 + move);
  const after = await drawnCards(builder.page);
  await builder.page.mouse.up();
  await builder.page.keyboard.up('Alt');

  const draws = Object.keys(after)
    .map((id) => ({ id, draws: (after[id] ?? 0) - (before[id] ?? 0) }))
    .filter(({ draws: count }) => count > 0);
  expect(draws.map(({ id }) => id)).toEqual(['s1']);
  expect(draws[0]?.draws).toBeLessThanOrEqual(82);
  expect(builder.editor.complaints).toEqual([]);
});
