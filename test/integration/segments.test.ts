import type { PropertyFilter } from '../../runtime/src/segments/definition/conditions';
import type { Definition } from '../../runtime/src/segments/definition/definition';
import { aWholeApp, type WholeApp } from '../support/app';
import { Brand } from '../support/brand';

// Segments over HTTP: made, edited, put away; refused with a reason; counted while somebody edits.

let app: WholeApp;
let brand: Brand;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
});

afterAll(async () => {
  await app.close();
});

interface Segment {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
}
interface Preview {
  readonly people: number;
  readonly exact: boolean;
  readonly sample: readonly { readonly id: string }[];
}

const fromGermany: Definition = {
  kind: 'all',
  of: [{ kind: 'field', field: 'country', is: { operator: 'equals', value: 'de' } }],
};
const of = (leaf: Definition['of'][number]): Definition => ({ kind: 'all', of: [leaf] });
const make = async (name: string, definition: Definition) =>
  await brand.must<Segment>('POST', '/api/segments', { name, definition });

async function refused(definition: unknown, at: { readonly name?: string } = { name: 'x' }) {
  const path = at.name === undefined ? '/api/segments/preview' : '/api/segments';
  const answer = await app.a.call('POST', path, { ...at, definition });
  const body = (await answer.json()) as { code: string; problems?: { code?: string; path: string; message: string }[] };
  return { status: answer.status, code: body.code, problem: body.problems?.[0] };
}

test('a preview counts exactly the people of this workspace, and shows some of them', async () => {
  for (const country of ['DE', 'DE', 'FR'])
    await brand.must('POST', '/api/profiles', { email: `${crypto.randomUUID()}@example.com`, country });
  await app.b.call('POST', '/api/profiles', { email: 'other@example.com', country: 'DE' });
  const counted = await brand.must<Preview>('POST', '/api/segments/preview', { definition: fromGermany });
  expect(counted).toMatchObject({ people: 2, exact: true, everybody: 3 });
  expect(counted.sample).toHaveLength(2);
});

test('who edits over somebody else is told, and nothing is changed', async () => {
  const { id, revision } = await make('Germany', fromGermany);
  const edited = await brand.must<Segment>('PATCH', `/api/segments/${id}`, { revision, name: 'Germans' });
  expect(edited).toMatchObject({ name: 'Germans', revision: revision + 1 });
  const late = await app.a.call('PATCH', `/api/segments/${id}`, { revision, name: 'Deutsche' });
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'conflict']);
  expect(await brand.must<Segment>('GET', `/api/segments/${id}`)).toMatchObject({ name: 'Germans', computing: {} });
});

test('what uses a segment is named, keeps it from the archive, and no circle is made', async () => {
  const inner = await make('Inner', fromGermany);
  const outer = await make('Outer', of({ kind: 'segment', segmentId: inner.id, is: 'in' }));
  const uses = await brand.must('GET', `/api/segments/${inner.id}/uses`);
  expect(uses).toEqual({ segments: [{ id: outer.id, name: 'Outer' }], journeys: [] });
  expect((await app.a.call('POST', `/api/segments/${inner.id}/archive`)).status).toBe(409);
  const circle = await app.a.call('PATCH', `/api/segments/${inner.id}`, {
    revision: inner.revision,
    definition: of({ kind: 'segment', segmentId: outer.id, is: 'notIn' }),
  });
  expect([circle.status, await circle.json()]).toMatchObject([422, { problems: [{ code: 'circle', path: 'of.0' }] }]);

  await brand.must('POST', `/api/segments/${outer.id}/archive`);
  await brand.must('POST', `/api/segments/${inner.id}/archive`);
  const archived = await brand.must<{ items: Segment[] }>('GET', '/api/segments?archived=true');
  expect(archived.items.map(({ name }) => name)).toEqual(['Outer', 'Inner']);
  const copy = await brand.must<Segment>('POST', `/api/segments/${inner.id}/duplicate`, { name: 'Copy' });
  expect(await brand.must('POST', `/api/segments/${inner.id}/restore`)).toMatchObject({ name: 'Inner' });
  expect(copy).toMatchObject({ name: 'Copy', definition: fromGermany });
});

test('the list comes page by page', async () => {
  const first = await brand.must<{ items: Segment[]; nextCursor: string }>('GET', '/api/segments?limit=1');
  const second = await brand.must<{ items: Segment[] }>('GET', `/api/segments?limit=1&cursor=${first.nextCursor}`);
  expect(first.items).toHaveLength(1);
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
});

const count = { kind: 'event', event: 'Never Heard Of', measure: 'count', operator: 'atLeast', value: 1 } as const;
const where: PropertyFilter = { match: 'all', conditions: [{ path: 'a', is: { operator: 'exists' } }] };
const filtered = { ...count, where };
const deep = (levels: number): Definition => ({ kind: 'all', of: levels > 1 ? [deep(levels - 1)] : fromGermany.of });

test.each<[string, Definition, string]>([
  ['an event that never came', of(count), 'unknown_event'],
  ['a filter on properties for ever', of(filtered), 'window_longer_than_kept'],
  [
    'a window longer than events are kept',
    of({ ...filtered, window: { kind: 'days', last: 401 } }),
    'window_longer_than_kept',
  ],
  [
    'a sum over currencies',
    of({ ...count, measure: 'sum', property: 'total.amount', window: { kind: 'days', last: 9 } }),
    'sum_of_currencies',
  ],
  [
    'money in another currency',
    of({ kind: 'orders', measure: 'spend', operator: 'atLeast', value: { amount: 1, currency: 'JPY' } }),
    'other_currency',
  ],
  [
    'scores that are not there',
    of({ kind: 'score', score: 'rfmTier', is: { operator: 'equals', value: 'VIP' } }),
    'not_there_yet',
  ],
  [
    'opens that nobody records',
    of({ kind: 'message', what: 'opened', operator: 'atLeast', value: 1 }),
    'not_there_yet',
  ],
  [
    'a date compared as a text',
    of({ kind: 'field', field: 'createdAt', is: { operator: 'contains', value: '2026' } }),
    'operator_does_not_fit',
  ],
  ['groups too deep in one another', deep(6), 'too_deep'],
  ['an empty group', of({ kind: 'any', of: [] }), 'empty_group'],
])('%s is refused with the reason and where it is', async (_, definition, code) => {
  const said = await refused(definition);
  expect(said).toMatchObject({ status: 422, code: 'segment_has_problems', problem: { code } });
  expect(said.problem?.message).not.toBe('');
  expect(await refused(definition, {})).toMatchObject({ problem: { code } });
});

test('journeys, messages and segments of nobody are not found', async () => {
  for (const leaf of [
    { kind: 'journey', journeyId: 'jrn_x', state: 'inside' },
    { kind: 'message', what: 'sent', message: 'x', operator: 'atLeast', value: 1 },
    { kind: 'segment', segmentId: 'seg_x', is: 'in' },
  ] as const)
    expect(await refused(of(leaf))).toMatchObject({ status: 404, code: 'not_found' });
});

test('thousands of groups in one another are refused, and the process lives', async () => {
  const nested = `${'{"kind":"all","of":['.repeat(5_000)}${']}'.repeat(5_000)}`;
  const answer = await fetch(`${app.baseUrl}/api/segments/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${app.a.key}` },
    body: `{"definition":${nested}}`,
  });
  expect(answer.status).toBe(400);
});
