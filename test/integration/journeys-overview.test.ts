import { aWholeApp, type WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';

let app: WholeApp;

beforeAll(async () => {
  app = await aWholeApp();
});
afterAll(async () => {
  await app.close();
});

async function asked<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.a.call(method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Summary {
  readonly id: string;
  readonly draftOpen: boolean;
  readonly draftChangedBy: string;
  readonly liveVersion?: { readonly id: string; readonly events: readonly string[] };
}

const rename = (baseRevision: number, name: string) => ({
  baseRevision,
  operations: [{ type: 'renameJourney', name }],
});

async function aLiveJourney(event: string): Promise<string> {
  const workflow = aJourney().entry({ events: [event] }).wait().workflow(); // prettier-ignore
  const { id } = await asked<Summary>('POST', '/api/journeys', { name: event, workflow });
  await asked('POST', `/api/journeys/${id}/publish`, {});
  return id;
}

async function somebodyDoes(event: string): Promise<void> {
  const { writeKey } = await asked<{ writeKey: string }>('POST', '/api/sources', { kind: 'segment', name: 'Shop' });
  const headers = { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` };
  const body = JSON.stringify({ event, userId: 'ada', messageId: event, properties: {} });
  const answer = await fetch(`${app.baseUrl}/v1/track`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  await app.subjects.events.idle();
}

test('the list says who lets people in, and whether the draft has changes that are not live', async () => {
  const id = await aLiveJourney('Cart Viewed');
  const one = async () =>
    (await asked<{ items: Summary[] }>('GET', '/api/journeys')).items.find((each) => each.id === id)!;
  expect(await one()).toMatchObject({
    draftOpen: false,
    inside: 0,
    stuck: 0,
    liveVersion: { events: ['Cart Viewed'] },
  });
  await asked('PATCH', `/api/journeys/${id}/draft`, rename(1, 'Another name'));
  const changed = await one();
  expect(changed).toMatchObject({ name: 'Another name', draftOpen: true });
  expect(changed.draftChangedBy).not.toBe('');
  await asked('POST', `/api/journeys/${id}/publish`, {});
  expect(await one()).toMatchObject({ draftOpen: false });
});

test('who changed what in the draft, the newest first and page by page', async () => {
  const { id } = await asked<Summary>('POST', '/api/journeys', { name: 'One' });
  for (const [revision, name] of ['Two', 'Three', 'Four'].entries())
    await asked('PATCH', `/api/journeys/${id}/draft`, rename(revision + 1, name));
  const path = `/api/journeys/${id}/draft/changes?since=2`;
  type Page = { items: { revision: number; by: string }[]; nextCursor?: string };
  const first = await asked<Page>('GET', `${path}&limit=1`);
  expect(first.items).toMatchObject([{ revision: 4, operations: [{ type: 'renameJourney', name: 'Four' }] }]);
  const second = await asked<Page>('GET', `${path}&limit=1&cursor=${first.nextCursor!}`);
  expect(second.items.map(({ revision }) => revision)).toEqual([3]);
  expect(second.nextCursor).toBeUndefined();
});

test('who stands where, of all versions or of those who entered one', async () => {
  const id = await aLiveJourney('Checkout Looked At');
  await somebodyDoes('Checkout Looked At');
  const { liveVersion } = await asked<Summary>('GET', `/api/journeys/${id}`);
  const path = `/api/journeys/${id}/people`;
  const people = await asked<{ standing: unknown[]; entered: number }>('GET', path);
  expect(people).toMatchObject({ entered: 1, complete: true, standing: [{ versionId: liveVersion!.id, inside: 1 }] });
  await asked('POST', `/api/journeys/${id}/publish`, { whatHappensToPeopleInside: 'finish' });
  const now = await asked<Summary>('GET', `/api/journeys/${id}`);
  expect(await asked('GET', `${path}?versionId=${now.liveVersion!.id}`)).toMatchObject({ entered: 0 });
  expect(app.misfits).toEqual([]);
});
