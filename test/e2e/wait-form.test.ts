import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { eventually, REMINDER } from '../support/brand';
import { aJourney } from '../support/journeys';
import { Shopper } from '../support/shopper';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
  await editor.brand.must('POST', '/api/messages', REMINDER);
  const shopper = await Shopper.of(editor.brand);
  await shopper.is('hanna', { first_name: 'Hanna', last_name: 'Vogt', country: 'DE', renewal: '2027-05-01' });
  await shopper.does('hanna', 'Checkout Started', { checkout_id: 'c1', total: { amount: 4990, currency: 'EUR' } });
});

afterAll(async () => {
  await editor.close();
});

interface Draft {
  readonly workflow: {
    readonly nodes: readonly { readonly name: string; readonly parameters: Record<string, unknown> }[];
    readonly connections: Record<string, { readonly main: readonly (readonly { readonly node: string }[])[] }>;
  };
}

async function aDraft(): Promise<string> {
  const workflow = aJourney()
    .entry({ key: 'checkout' })
    .wait({}, { name: 'Rest', stepKey: 'waitkey1' })
    .send({}, { name: 'Remind' })
    .workflow();
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

const draftOf = async (id: string) => (await editor.brand.must<Draft>('GET', `/api/journeys/${id}/draft`)).workflow;

/** Until the server has these parameters of the wait. */
async function saved(id: string, parameters: object) {
  return await eventually('the draft as it is on screen', async () => {
    const workflow = await draftOf(id);
    const own = workflow.nodes.find(({ name }) => name === 'Rest')?.parameters;
    try {
      expect(own).toMatchObject(parameters);
      return workflow;
    } catch {
      return undefined;
    }
  });
}

async function choose(page: Page, field: string, option: string | RegExp, at = 0) {
  await page
    .getByRole('complementary', { name: /Step settings|步骤设置/ })
    .getByRole('combobox', { name: field, exact: true })
    .nth(at)
    .click();
  await page.getByRole('option', { name: option }).first().click();
}

test('until a date of the customer: with a distance, a time of day, and ways out for those who have none', async () => {
  const id = await aDraft();
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=waitkey1`);
  const form = page.getByRole('complementary', { name: /Step settings|步骤设置/ });
  await choose(page, 'How to wait', /Until a date/);
  await form.getByRole('button', { name: 'From data' }).first().click();
  await page.getByRole('button', { name: /renewal/ }).click();
  await choose(page, 'When', 'Before the date');
  await choose(page, 'Customers without a date', /Go on at once/);
  await saved(id, {
    mode: 'date',
    date: "={{ $('Event Trigger').item.json.profile.attributes.renewal }}",
    shift: 'before',
    missing: 'goOn',
  });
  await page
    .getByText(/1 day before renewal at 09:00/i)
    .first()
    .waitFor();
  await page.getByText('Already over').first().waitFor();
  expect(await barriers()).toEqual([]);
  await picture(page, 'date');
  expect(complaints).toEqual([]);
});

test('the first of several: an event since the entry, a condition on the customer, and hours on some days', async () => {
  const id = await aDraft();
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=waitkey1`);
  const form = page.getByRole('complementary', { name: /Step settings|步骤设置/ });
  await form.getByRole('switch', { name: 'Or until something happens' }).click();
  await form.getByRole('combobox', { name: 'Event' }).first().fill('Product Viewed');
  await page
    .getByRole('option', { name: /Product Viewed/ })
    .first()
    .click();
  await choose(page, 'Which of these events count', /Since entering/);
  await form.getByRole('button', { name: 'Another way out' }).click();
  await choose(page, 'What opens it', 'The customer fits a condition', 1);
  const second = form.getByRole('group', { name: 'Way out 2' });
  await second.getByRole('textbox', { name: 'Name of the way out' }).fill('Agreed');
  await second.getByRole('button', { name: 'Condition', exact: true }).click();
  await second.getByRole('combobox', { name: 'Field' }).fill('consent');
  await page.getByRole('option', { name: 'Consent to e-mail' }).first().click();
  await second.getByRole('textbox', { name: 'Value' }).fill('subscribed');
  await second.getByRole('textbox', { name: 'Value' }).blur();
  await form.getByRole('switch', { name: 'Go on only at these local times' }).click();
  await form.getByRole('checkbox', { name: 'Sunday' }).click({ force: true });
  const { connections } = await saved(id, {
    mode: 'event',
    window: 'hours',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    branches: {
      branch: [
        { event: 'Product Viewed', since: 'entry' },
        {
          kind: 'condition',
          name: 'Agreed',
          filter: { conditions: { condition: [{ path: 'consent.email', operator: 'equals', value: 'subscribed' }] } },
        },
      ],
    },
  });
  expect(connections['Rest']?.main[0]?.[0]?.node).toBe('Remind');
  await page.getByText('Agreed').first().waitFor();
  expect(await barriers()).toEqual([]);
  await picture(page, 'several');
  expect(complaints).toEqual([]);
});

test('the same in Chinese', async () => {
  const id = await aDraft();
  const { page, complaints, open } = await editor.page({ locale: 'zh-CN' });
  await open(`/journeys/${id}?step=waitkey1`);
  await choose(page, '等待方式', /直到当地时段/);
  await saved(id, { mode: 'hours' });
  await picture(page, 'zh');
  expect(complaints).toEqual([]);
});

/** For people who want to look: PERENNIAL_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PERENNIAL_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/wait-${name}.png` });
}
