import { startEditor, type RunningEditor } from '../support/browser';
import { aJourney } from '../support/journeys';
import { Shopper } from '../support/shopper';
import { comesTrue } from '../support/waiting';

let editor: RunningEditor;
let shopper: Shopper;

beforeAll(async () => {
  editor = await startEditor();
  shopper = await Shopper.of(editor.brand);
});

afterAll(async () => {
  await editor.close();
});

const journey = () =>
  aJourney('Cart')
    .entry({ events: ['Cart Left'], goals: [{ event: 'Order Completed' }] })
    .wait(
      { amount: 5, unit: 'days', until: [{ event: 'Cart Paid' }] },
      { name: 'Wait for the order', stepKey: 'orderwait' },
    )
    .workflow();

/** What the server answers when it has counted, minutes later. */
function countedUpTo(now: Date) {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const none = { at, left: [], ended: [], failed: 0, late: 0, sent: 0, notSent: 0, unclear: 0 };
  return {
    from: new Date(at.getTime() - 29 * 86_400_000),
    to: now,
    until: now,
    resolution: 'day',
    buckets: [
      { ...none, stepKey: '', entered: 2, ended: [{ reason: 'goal', people: 1 }] },
      { ...none, stepKey: 'orderwait', entered: 2 },
    ],
  };
}

test('how many went which way, and why one person waits', async () => {
  const journeyId = await editor.brand.live(journey());
  await shopper.is('hanna', { email: 'hanna@example.com', firstName: 'Hanna', lastName: 'Vogt' });
  await shopper.is('tom', { email: 'tom@example.com', firstName: 'Tom', lastName: 'Berg' });
  await shopper.does('hanna', 'Cart Left');
  await shopper.does('tom', 'Cart Left');
  await shopper.inside(journeyId, 2);
  await shopper.does('tom', 'Order Completed');
  await shopper.inside(journeyId, 1);

  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${journeyId}/live`);
  const figures = page.getByRole('region', { name: 'Figures' });
  await figures.getByText('50.0% of 2').waitFor();
  expect(await barriers()).toEqual([]);

  // Over time: the whole journey, then the step that is pressed; in a picture, and in numbers for whoever does not see it.
  await page.route('**/step-counts?*', (route) => route.fulfill({ json: countedUpTo(new Date()) }));
  await page.getByRole('button', { name: 'Over time' }).click();
  const overTime = page.getByRole('region', { name: 'Over time' }).first();
  const chart = overTime.getByRole('slider', { name: /Entered: 2.*Reached the goal: 1/ });
  await chart.waitFor();
  // By arrow keys as well: from the moment that goes on to the one before it.
  await chart.focus();
  const last = await chart.getAttribute('aria-valuetext');
  expect(last).toMatch(/Entered: \d/);
  await chart.press('ArrowLeft');
  await comesTrue(async () => {
    expect(await chart.getAttribute('aria-valuetext')).not.toBe(last);
  });
  await overTime.getByText('Table', { exact: true }).click();
  await overTime.getByRole('row', { name: /2 1 0$/ }).waitFor();
  expect(await barriers()).toEqual([]);
  await page.locator('[data-step]').filter({ hasText: 'Wait for the order' }).click();
  await overTime.getByText('Wait for the order').waitFor();
  await overTime.getByRole('columnheader', { name: 'Went on' }).waitFor();
  await overTime.getByRole('button', { name: 'Close' }).click();
  await overTime.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Path of one person' }).click();
  const panel = page.getByRole('complementary', { name: 'Path of one person' });
  await panel.getByRole('button', { name: /Tom Berg.*Reached the goal/ }).waitFor();
  await panel.getByRole('combobox', { name: 'Find a person' }).fill('Hanna');
  await page.getByRole('option', { name: /Hanna Vogt/ }).click();
  await panel.getByRole('button', { name: /Hanna Vogt.*Inside/ }).click();
  await panel.getByText(/Waits until/).waitFor();
  await panel
    .getByText(/Order Completed/)
    .first()
    .waitFor();
  await panel.getByText('Entered by Cart Left').waitFor();
  await panel.getByText('Wait for the order').first().waitFor();
  expect(await barriers()).toEqual([]);
  // The address shows the same to a colleague.
  await page.reload();
  await panel.getByText(/Waits until/).waitFor();
  expect(complaints).toEqual([]);
});

test('the same in Chinese', async () => {
  const journeyId = await editor.brand.live(journey());
  await shopper.does('hanna', 'Cart Left');
  await shopper.inside(journeyId, 1);
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open(`/journeys/${journeyId}/live?path=open`);
  const panel = page.getByRole('complementary', { name: '单人路径' });
  await panel.getByRole('button', { name: /在途/ }).first().click();
  await panel.getByText('因Cart Left进入').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
