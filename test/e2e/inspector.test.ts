import { startEditor, type RunningEditor } from '../support/browser';
import { eventually, REMINDER } from '../support/brand';
import * as inspector from '../support/inspector-page';
import { pick, settings } from '../support/inspector-page';
import { aJourney, branchRule } from '../support/journeys';
import { Shopper } from '../support/shopper';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
  const shopper = await Shopper.of(editor.brand);
  await editor.brand.must('POST', '/api/messages', REMINDER);
  await shopper.is('hanna', {
    email: 'hanna@example.com',
    firstName: 'Hanna',
    lastName: 'Vogt',
    timezone: 'Asia/Tokyo',
    address: { country: 'DE' },
  });
  await shopper.does('hanna', 'Checkout Started', { checkout_id: 'c1', total: { amount: 4990, currency: 'EUR' } });
});

afterAll(async () => {
  await editor.close();
});

const aDraft = async (workflow: object) => await inspector.aDraft(editor.brand, workflow);
const saved = async (id: string, step: string, expected: object) =>
  await inspector.saved(editor.brand, id, step, expected);

test('a wait: its time, what ends it early, what begins it anew, and an example with a real customer', async () => {
  const id = await aDraft(
    aJourney().entry({ key: 'checkout' }).wait({}, { name: 'Rest', stepKey: 'waitkey1' }).workflow(),
  );
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=waitkey1`);
  const form = settings(page);
  const amount = form.getByRole('textbox', { name: 'Wait', exact: true });
  await amount.fill('36');
  await amount.blur();
  await form.getByText(/Hanna Vogt comes here now/).waitFor();
  await form.getByRole('switch', { name: 'Or until something happens' }).click();
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Comp', /Order Completed/);
  // What is chosen can be typed over.
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Pa', /Order Paid/);
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Comp', /Order Completed/);
  await form.getByText('Same checkout').first().click();
  await form.getByText(/Without Order Completed until then/).waitFor();
  await form.getByRole('combobox', { name: 'If something changes meanwhile' }).click();
  await page.getByRole('option', { name: /with the new contents/ }).click();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Rest', {
    mode: 'event',
    amount: 36,
    branches: { branch: [{ event: 'Order Completed', by: 'entryKey' }] },
    restartOn: { rule: [{ event: 'Checkout Updated', by: 'entryKey' }] },
    refresh: true,
  });

  // A name that is taken is refused in words; another one is taken over.
  const name = form.getByRole('textbox', { name: 'Name of the step' });
  await name.fill('Event Trigger');
  await name.press('Enter');
  await form.getByText('Another step is called “Event Trigger”').waitFor();
  await name.fill('Rest a while');
  await name.press('Enter');
  await saved(id, 'Rest a while', { mode: 'event' });
  expect(complaints).toEqual([]);
});

test('a branch: data chosen from what is known, and ways out that follow their rules', async () => {
  const id = await aDraft(
    aJourney()
      .entry({}, { name: 'Start' })
      .branch([branchRule('One', "={{ $('Start').item.json.profile.language }}", 'de')], {
        name: 'Market',
        stepKey: 'branchkey',
      })
      .wait({}, { name: 'For One' })
      .from('Market', 1)
      .wait({}, { name: 'For others' })
      .workflow(),
  );
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=branchkey`);
  const form = settings(page);
  await form.getByText('Language', { exact: true }).first().waitFor();
  await form.getByRole('button', { name: 'Add a rule' }).click();
  const second = form.getByRole('group', { name: 'Rule 2', exact: true });
  await second.getByLabel('Name of the way out').fill('Germany');
  await second.getByRole('button', { name: 'Condition' }).click();
  await second.getByRole('button', { name: 'Choose a field' }).click();
  await page.getByRole('searchbox', { name: 'Search data' }).fill('country');
  await page.getByRole('button', { name: /^Country/ }).click();
  await second.getByRole('textbox', { name: 'Value' }).fill('DE');
  await form.getByText(/Hanna Vogt: .*Country DE/).waitFor();
  const workflow = await saved(id, 'Market', {
    rules: {
      rule: [
        { name: 'One' },
        {
          name: 'Germany',
          conditions: { conditions: [{ leftValue: "={{ $('Start').item.json.profile.country }}", rightValue: 'DE' }] },
        },
      ],
    },
  });
  // Else kept its way behind the new rule.
  expect(workflow.connections['Market']!.main.map((targets) => targets?.map(({ node }) => node))).toEqual([
    ['For One'],
    [],
    ['For others'],
  ]);

  await second.getByRole('button', { name: 'Move Germany up' }).click();
  expect(await barriers()).toEqual([]);
  const moved = await saved(id, 'Market', { rules: { rule: [{ name: 'Germany' }, { name: 'One' }] } });
  expect(moved.connections['Market']!.main.map((targets) => targets?.map(({ node }) => node))).toEqual([
    [],
    ['For One'],
    ['For others'],
  ]);
  expect(complaints).toEqual([]);
});

test('an entry: events that arrive, conditions on what they carry, and what ends a visit', async () => {
  const id = await aDraft(aJourney().entry({ events: [] }, { name: 'Start', stepKey: 'entrykey' }).wait().workflow());
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=entrykey`);
  const form = settings(page);
  await pick(page, form.getByRole('combobox', { name: 'Events' }), 'Checkout St', /Checkout Started/);
  // Escape leaves the list and nothing else.
  await form.getByRole('combobox', { name: 'Events' }).fill('Product');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await form.getByLabel('Checkout Started').first().waitFor();
  await form.getByRole('button', { name: 'Condition' }).first().click();
  await pick(page, form.getByRole('combobox', { name: 'Field' }), 'total.am', /Total/);
  await form.getByRole('combobox', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: 'is more than' }).click();
  await form.getByRole('textbox', { name: 'Value' }).fill('5000');
  await form.getByText('That is €50.00').waitFor();
  await form.getByText('Of the 1 newest Checkout Started, 0 fit.').waitFor();
  await form.getByRole('combobox', { name: 'What makes two visits different' }).click();
  await page.getByRole('option', { name: /Each cart/ }).click();
  await form.getByLabel('No, once and never again').check();
  await form.getByRole('button', { name: 'Add a goal' }).click();
  await pick(
    page,
    form.getByRole('group', { name: 'Goal 1' }).getByRole('combobox', { name: 'Event' }),
    'Order Comp',
    /Order Completed/,
  );
  await form.getByLabel('Whoever reaches it goes on').check();
  // The way out of the entry is there at once, open until something is put behind it.
  await page.locator('.react-flow').getByText('Goal: Order Completed', { exact: true }).waitFor();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Start', {
    events: ['Checkout Started'],
    filter: { conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: 5000 }] } },
    entryKey: 'cart',
    reEntry: 'once',
    goals: { goal: [{ event: 'Order Completed', by: 'entryKey', goesOn: true, key: expect.any(String) as unknown }] },
  });
  expect(complaints).toEqual([]);
});

test('a message: chosen by name, and a role that nobody plays is said', async () => {
  const id = await aDraft(aJourney().entry().send({ message: '' }, { name: 'Mail', stepKey: 'sendkey1' }).workflow());
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=sendkey1`);
  const form = settings(page);
  await form.getByText('No account plays the role “Marketing e-mail”').waitFor();
  await pick(page, form.getByRole('combobox', { name: 'Message' }), 'Cart', /Cart reminder/);
  await form.getByRole('link', { name: 'Preview and edit' }).waitFor();
  await form.getByRole('switch', { name: 'Only at these local times' }).click();
  await pick(page, form.getByRole('combobox', { name: 'From' }), '9:15', '09:15');
  await form.getByRole('switch', { name: 'Expires' }).click();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Mail', { message: 'reminder', window: 'hours', from: '09:15', expiresAfterHours: 48 });
  await form.getByRole('tab', { name: 'When it fails' }).click();
  await form.getByText('Take the way “Error”').click();
  await form.getByRole('tab', { name: 'Notes' }).click();
  await form.getByLabel('Note', { exact: true }).fill('Only until spring');
  await eventually('the note', async () => {
    const { workflow } = await editor.brand.must<{ workflow: { nodes: { notes?: string; onError?: string }[] } }>(
      'GET',
      `/api/journeys/${id}/draft`,
    );
    return workflow.nodes.find(
      ({ notes, onError }) => notes === 'Only until spring' && onError === 'continueErrorOutput',
    );
  });
  expect(complaints).toEqual([]);
});

/** An entry of another kind, alone. */
const entryAlone = (type: string, parameters: object) => ({
  name: 'Start',
  nodes: [
    {
      ...{ id: 'start', name: 'Start', type: `n8n-nodes-perennial.${type}`, typeVersion: 1, position: [0, 0] },
      parameters: { stepKey: 'entrykey', ...parameters },
    },
  ],
  connections: {},
});

test('a date: whose day it is, how far from it, and by whose clock', async () => {
  const id = await aDraft(entryAlone('dateTrigger', {}));
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=entrykey`);
  const form = settings(page);
  const choose = async (field: string, option: string | RegExp) => {
    await form.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await form.getByText(/without a year/).waitFor();
  await pick(page, form.getByRole('combobox', { name: 'Date', exact: true }), 'renewal');
  await choose('When', 'Before the date');
  const days = form.getByRole('textbox', { name: 'How many days' });
  await days.fill('14');
  await days.blur();
  await pick(page, form.getByRole('combobox', { name: 'At', exact: true }), '8:30', '08:30');
  await choose('Whose clock', /The journey/);
  await choose('How often', /29 February on 1 March/);
  await page
    .locator('.react-flow')
    .getByText(/14 days before renewal at 08:30/)
    .waitFor();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Start', {
    ...{ attribute: 'renewal', shift: 'before', shiftDays: 14, time: '08:30', zoneOf: 'journey', yearly: 'mar1' },
  });
  expect(complaints).toEqual([]);
});

test('a schedule: how often, at what time, who belongs to it, and when it comes next', async () => {
  const id = await aDraft(entryAlone('scheduleTrigger', { repeats: 'cron', cron: '0 9 * * 1-5' }));
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=entrykey`);
  const form = settings(page);
  const choose = async (field: string, option: string | RegExp) => {
    await form.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const times = form.getByRole('group', { name: 'Next times' }).getByRole('listitem');
  await becomes(() => times.count(), 5);
  // What is no schedule comes at no time, and says why.
  const cron = form.getByRole('textbox', { name: 'Cron expression' });
  await cron.fill('0 9 * *');
  await cron.blur();
  await form.getByText(/Write minute, hour, day, month and day of the week/).waitFor();
  await becomes(() => times.count(), 0);
  await choose('Repeats', 'Every week');
  await form.getByRole('checkbox', { name: 'Friday' }).check({ force: true });
  await pick(page, form.getByRole('combobox', { name: 'At', exact: true }), '18:30');
  await becomes(() => times.count(), 5);
  await becomes(async () => (await times.allInnerTexts()).every((time) => /^(Mon|Fri).* 18:30$/.test(time)), true);
  await choose('Whose clock', /customer/);
  await form.getByText(/On each customer’s clock/).waitFor();
  await form.getByRole('button', { name: 'Condition' }).click();
  await pick(page, form.getByRole('combobox', { name: 'Field' }), 'country', /Country/);
  await form.getByRole('textbox', { name: 'Value' }).fill('DE');
  await page
    .locator('.react-flow')
    .getByText(/Every Mon and Fri at 18:30/)
    .waitFor();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Start', {
    ...{ repeats: 'weekly', days: ['mon', 'fri'], time: '18:30', zoneOf: 'profile' },
    audience: { conditions: { condition: [{ path: 'country', operator: 'equals', value: 'DE' }] } },
  });
  expect(complaints).toEqual([]);
});

test('in Chinese and dark, and read only for whoever may not edit', async () => {
  const id = await aDraft(
    aJourney().entry().wait({ amount: 2, unit: 'days' }, { name: 'Rest', stepKey: 'waitkey1' }).workflow(),
  );
  const chinese = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await chinese.open(`/journeys/${id}?step=waitkey1`);
  await chinese.page.getByText(/来到这里/).waitFor();
  expect(await chinese.barriers()).toEqual([]);
  expect(chinese.complaints).toEqual([]);

  const viewer = await editor.page({ role: 'viewer' });
  await viewer.open(`/journeys/${id}?step=waitkey1`);
  await viewer.page.getByText('You can look but not edit').first().waitFor();
  await becomes(() => settings(viewer.page).getByRole('textbox', { name: 'Wait', exact: true }).isDisabled(), true);
});
