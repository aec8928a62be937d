import { aWholeApp, type WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';

interface Entry {
  readonly action: string;
  readonly by: { readonly kind: string; readonly name?: string };
  readonly target: { readonly kind: string; readonly id: string; readonly name?: string };
}

let app: WholeApp;

beforeAll(async () => {
  app = await aWholeApp();
});
afterAll(async () => {
  await app.close();
});

async function asked<T = { id: string }>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.a.call(method, path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

/** What was written since, the oldest first. */
async function trailOf(deeds: () => Promise<void>): Promise<Entry[]> {
  const all = async () => (await asked<{ items: Entry[] }>('GET', '/api/audit?limit=200')).items;
  const before = (await all()).length;
  await deeds();
  const entries = await all();
  return entries.slice(0, entries.length - before).toReversed();
}

const shown = (entries: readonly Entry[]) =>
  entries.map(({ action, target }) => `${action} ${target.name ?? target.id}`);

test('what was done to a journey is written down, with whoever did it and what it was called then', async () => {
  const trail = await trailOf(async () => {
    const { id } = await asked('POST', '/api/journeys', {
      name: 'Cart',
      workflow: aJourney().entry().wait().workflow(),
    });
    const journey = `/api/journeys/${id}`;
    await asked('POST', `${journey}/publish`, {});
    await asked('POST', `${journey}/publish`, { whatHappensToPeopleInside: 'move' });
    await asked('POST', `${journey}/pause`, { what: 'entryOnly' });
    await asked('POST', `${journey}/pause`, { what: 'everything' });
    await asked('POST', `${journey}/resume`, {});
    await asked('POST', `${journey}/archive`, { people: 'leave' });
  });
  expect(shown(trail)).toEqual([
    ...['journey.created Cart', 'journey.published Cart', 'journey.published Cart', 'journey.people_moved Cart'],
    ...['journey.paused Cart', 'journey.stopped Cart', 'journey.resumed Cart'],
    ...['journey.archived Cart', 'journey.people_ended Cart'],
  ]);
  for (const { by, target } of trail) {
    expect(by).toMatchObject({ kind: 'apiKey', name: expect.any(String) as string });
    expect(target).toMatchObject({ kind: 'journey', id: expect.stringMatching(/^jrn_/) as string });
  }
});

test('and to sources and senders, also when they are gone', async () => {
  const trail = await trailOf(async () => {
    const shop = `/api/sources/${(await asked('POST', '/api/sources', { kind: 'shopify', name: 'Shop', secret: 'x' })).id}`;
    await asked('PATCH', shop, { secret: 'y' });
    await asked('PATCH', shop, { name: 'The shop' });
    const site = `/api/sources/${(await asked('POST', '/api/sources', { kind: 'segment', name: 'Site' })).id}`;
    await asked('POST', `${site}/rotate`);
    await asked('DELETE', site);
    const sandbox = { name: 'Sandbox', kind: 'sandbox', from: { name: 'Us', address: 'us@brand.example' } };
    const { id: first } = await asked('POST', '/api/senders', { ...sandbox, roles: ['marketing-email'] });
    const { id: second } = await asked('POST', '/api/senders', { ...sandbox, name: 'Second' });
    await asked('PUT', '/api/sender-roles/marketing-email', { senderId: second });
    await asked('PUT', `/api/senders/${first}`, { ...sandbox, name: 'First' });
    await asked('DELETE', `/api/senders/${first}`);
  });
  expect(shown(trail)).toEqual([
    ...['source.created Shop', 'source.secret_changed Shop', 'source.changed The shop'],
    ...['source.created Site', 'source.key_rotated Site', 'source.deleted Site'],
    ...['sender.created Sandbox', 'sender.role_bound marketing-email → Sandbox', 'sender.created Second'],
    ...['sender.role_bound marketing-email → Second', 'sender.changed First', 'sender.deleted First'],
  ]);
  expect(JSON.stringify(trail)).not.toContain('us@brand.example');
});

test('a template that was installed is, and what was refused is not', async () => {
  const trail = await trailOf(async () => {
    await asked('POST', '/api/templates/abandoned-cart/install', { settings: {}, name: 'Carts' });
    expect((await app.a.call('POST', '/api/journeys/jrn_nothing/publish', {})).status).toBe(404);
    expect((await app.a.call('DELETE', '/api/senders/snd_nothing')).status).toBe(404);
  });
  expect(shown(trail)).toEqual(['template.installed Carts']);
});

test('another workspace sees none of it', async () => {
  const seen = (await (await app.b.call('GET', '/api/audit')).json()) as { items: Entry[] };
  expect(seen.items.filter(({ target }) => ['journey', 'source', 'sender'].includes(target.kind))).toEqual([]);
});
