import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { aCheckout, eventually } from '../support/brand';
import { startEditor, type EditorPage, type RunningEditor } from '../support/browser';
import { aJourney } from '../support/journeys';

/** What stands behind the addresses below. */
interface Things {
  readonly journey: string;
  readonly customer: string;
  readonly source: string;
  readonly send: string;
  readonly file: string;
}

/** Every route of the editor with the addresses where it is looked at; a new one has to be added here. */
const ROUTES: Readonly<Record<string, (things: Things) => readonly string[]>> = {
  '/journeys': () => ['/journeys'],
  '/journeys/:journeyId/*': ({ journey }) => [`/journeys/${journey}`, `/journeys/${journey}/live`],
  '/customers': () => ['/customers'],
  '/customers/:profileId': ({ customer }) => [`/customers/${customer}`],
  '/imports': () => ['/imports'],
  '/imports/:importId': ({ file }) => [`/imports/${file}`],
  '/messages': () => ['/messages', '/messages?make=1', '/messages?search=nothing-like-it'],
  '/messages/:messageId': () => ['/messages/reminder'],
  '/sends': ({ send }) => ['/sends', `/sends?send=${send}`],
  '/dead-letters': () => ['/dead-letters'],
  '/sandbox': () => ['/sandbox'],
  '/sources': ({ source }) => ['/sources', '/sources?source=new', `/sources?source=${source}`],
  '/senders': () => ['/senders', '/senders?sender=new'],
  '/credentials': () => ['/credentials', '/credentials?credential=new'],
  '/credentials/connected': () => ['/credentials/connected'],
  '/settings/*': () =>
    ['workspace', 'people', 'identity', 'alerts', 'keys', 'audit', 'you'].map((tab) => `/settings/${tab}`),
  '/sign-in/:token': () => ['/sign-in/not-a-link'],
  '*': () => ['/there-is-nothing'],
};

/** What opens on a page, by what is pressed for it. */
const DIALOGS: readonly (readonly [path: (things: Things) => string, ...pressed: readonly RegExp[]])[] = [
  [() => '/journeys', /^New journey/],
  [() => '/journeys', /^Import/],
  [() => '/journeys', /^From a template/, /^Abandoned cart/],
  [() => '/journeys', /^More for/, /^Rename/],
  [() => '/journeys', /^More for/, /^Pause/],
  [() => '/journeys', /^More for/, /^Archive/],
  [() => '/messages/reminder', /^Send a test/],
  [() => '/messages/reminder', /^Insert data/],
  [() => '/messages/reminder', /^Add a language/],
  [({ customer }) => `/customers/${customer}`, /^Record a consent/],
  [({ customer }) => `/customers/${customer}`, /^Edit/],
  [({ source }) => `/sources?source=${source}`, /^Change name/],
  [({ source }) => `/sources?source=${source}`, /^Delete/],
  [() => '/settings/people', /^Invite/],
  [() => '/settings/keys', /^New key/],
  [() => '/settings/you', /^Make a sign-in link/],
  [() => '/customers', /^Workspace /, /^New workspace/],
  [() => '/customers', /^Search or jump to/],
  [() => '/customers', /^Your account/],
];

let editor: RunningEditor;
let things: Things;

beforeAll(async () => {
  editor = await startEditor();
  const { brand } = editor;
  await brand.setUp(9);
  const sandbox = { kind: 'sandbox', name: 'Sandbox', from: { name: 'Mori & Fig', address: 'hi@mori.example' } };
  await brand.must('POST', '/api/senders', { ...sandbox, roles: ['marketing-email'] });
  const entry = { events: ['Checkout Started'], key: 'checkout' };
  const sends = aJourney('Abandoned cart').entry(entry).send();
  const breaks = aJourney('Broken')
    .entry(entry)
    .wait({}, { name: 'Impossible wait', parameters: { amount: '={{ $json.event.properties.nothing }}' } });
  for (const journey of [breaks, sends]) await brand.live(journey.workflow());
  for (const [email, consent] of [['anna@example.com', false] as const, ['bea@example.com', true] as const])
    await brand.webhook('checkouts/create', aCheckout({ email, firstName: 'Anna', consent }));
  const send = await eventually('everything that there is to see', async () => {
    const [done, stuck] = [
      await brand.list<Listed>('/api/sends?status=skipped'),
      await brand.list('/api/dead-letters'),
    ];
    return stuck.length === 2 ? done[0] : undefined;
  });
  const [journey] = await brand.list<Listed>('/api/journeys');
  const [source] = await brand.list<Listed>('/api/sources');
  const file = await brand.must<Listed>('POST', '/api/imports', { name: 'people.csv', kind: 'profiles' });
  things = { journey: journey!.id, customer: send.profileId!, source: source!.id, send: send.id, file: file.id };
});

interface Listed {
  readonly id: string;
  readonly profileId?: string;
}

afterAll(async () => {
  await editor.close();
});

test('every route of the editor is looked at here', () => {
  const text = readFileSync(join(__dirname, '../../editor/src/app/routes.tsx'), 'utf8');
  const routes = [...text.matchAll(/screen\(\s*'([^']+)'/g)].map(([, route]) => route);
  expect(routes.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  const tabs = readFileSync(join(__dirname, '../../editor/src/settings/index.tsx'), 'utf8');
  const paths = [...tabs.matchAll(/to: '(\/settings\/[^']+)'/g)].map(([, path]) => path);
  expect(ROUTES['/settings/*']?.(things)).toEqual(paths);
});

const THEMES = ['light', 'dark'] as const;

/** The page as it is, in both themes: what a theme changes are colours, so that nobody has to walk there twice. */
async function barriersInBothThemes({ page, barriers }: EditorPage): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    found.push(...(await barriers()).map((barrier) => `${theme}: ${barrier}`));
  }
  return found;
}

test('no screen breaks the policy or keeps anybody out, light or dark', async () => {
  const opened = await editor.page();
  const found: string[] = [];
  for (const path of Object.values(ROUTES).flatMap((paths) => paths(things))) {
    await opened.open(path);
    // By its tag: what a dialog covers has no role.
    await opened.page.locator('h1').first().waitFor({ state: 'attached' });
    if (path.startsWith('/settings/')) await opened.page.getByRole('heading', { level: 2 }).first().waitFor();
    found.push(...(await barriersInBothThemes(opened)).map((barrier) => `${path} ${barrier}`));
  }
  expect(found).toEqual([]);
  expect(opened.complaints).toEqual([]);
});

test('nothing that opens on them does, light or dark', async () => {
  const opened = await editor.page();
  const found: string[] = [];
  for (const [path, ...pressed] of DIALOGS) {
    await opened.open(path(things));
    for (const name of pressed) await press(opened.page, name);
    found.push(
      ...(await barriersInBothThemes(opened)).map((barrier) => `${path(things)} ${pressed.join(' ')} ${barrier}`),
    );
  }
  expect(found).toEqual([]);
  expect(opened.complaints).toEqual([]);
});

async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first().click();
}
