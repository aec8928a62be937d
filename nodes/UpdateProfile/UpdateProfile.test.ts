import { aContext } from '../../test/support/n8n-context';
import { UpdateProfile } from './UpdateProfile.node';

const item = (id: string) => ({ profile: { id } });
const changes = (...change: Record<string, unknown>[]) => ({ changes: { change } });

async function update(options: Parameters<typeof aContext>[0]) {
  const context = aContext({ expressions: { $runIndex: 0 }, ...options });
  return { context, outputs: await new UpdateProfile().execute.call(context.n8n) };
}

test('in plain n8n our API changes everybody in one call that can be repeated, and the items get the new profiles', async () => {
  const { context, outputs } = await update({
    items: [item('prf_1'), item('prf_2')],
    parameters: {
      ...changes(
        { name: 'size', value: 'L' },
        { name: 'visits', action: 'increment', value: '2' },
        { field: 'country', value: ' de ' },
        { name: 'old', action: 'unset' },
        { name: 'vip', value: 'yes', as: 'boolean' },
        { name: 'nothing', value: undefined },
      ),
      addTags: ['new', ' new ', ''],
      removeTags: 'prospect',
    },
    api: () => ({ items: [{ id: 'prf_1', attributes: { visits: 3 } }, { id: 'prf_2' }] }),
  });
  const change = {
    attributes: { size: 'L', country: 'DE', old: null, vip: true },
    ...{ increments: { visits: 2 }, addTags: ['new'], removeTags: ['prospect'] },
  };
  expect(context.asked).toMatchObject([
    {
      ...{ method: 'POST', url: 'https://perennial.example/api/profiles/changes' },
      headers: { 'Idempotency-Key': 'n8n:w1:42:n1:0:0' },
      body: {
        changes: [
          { profileId: 'prf_1', ...change },
          { profileId: 'prf_2', ...change },
        ],
      },
    },
  ]);
  const changed = { update: { changed: ['size', 'country', 'old', 'vip', 'visits', 'tags'] } };
  expect(outputs[0]?.map(({ json }) => json)).toEqual([
    { profile: { id: 'prf_1', attributes: { visits: 3 } }, ...changed },
    { profile: { id: 'prf_2' }, ...changed },
  ]);
});

test('more people than our API takes at once are changed in several calls, each with a key of its own', async () => {
  const items = Array.from({ length: 450 }, (_, i) => item(`prf_${String(i)}`));
  const { context, outputs } = await update({
    ...{ items, parameters: changes({ name: 'a', value: 1 }) },
    api: ({ body }) => ({ items: (body?.['changes'] as { profileId: string }[]).map(({ profileId: id }) => ({ id })) }),
  });
  expect(new Set(context.asked.map(({ headers }) => headers?.['Idempotency-Key'])).size).toBe(3);
  expect(outputs[0]?.map(({ json }) => (json['profile'] as { id: string }).id)).toEqual(items.map(({ profile }) => profile.id)); // prettier-ignore
});

test.each([
  [changes({ name: '$where', value: 1 }), 'cannot be the name of an attribute'],
  [changes({ name: '__proto__', value: 1 }), 'cannot be the name of an attribute'],
  [changes({ name: 'a', action: 'increment', value: 'many' }), '"many" is no number for "a"'],
  [changes({ field: 'country', value: 'Germany' }), '"Germany" is no country'],
  [changes({ field: 'language', action: 'increment', value: 1 }), 'Nothing can be added to "language"'],
  [changes({ name: 'a', value: { b: 1 } }), 'cannot hold a list or an object'],
  [changes({ name: 'a', value: 'maybe', as: 'boolean' }), 'neither yes nor no'],
  [changes(...Array.from({ length: 51 }, (_, i) => ({ name: `a${String(i)}`, value: 1 }))), '50 are the limit'],
  [{ addTags: Array.from({ length: 51 }, (_, i) => `t${String(i)}`) }, '50 are the limit'],
])('%j stops the node and changes nobody', async (parameters, message) => {
  const context = aContext({ items: [item('prf_1')], parameters });
  await expect(new UpdateProfile().execute.call(context.n8n)).rejects.toThrow(message);
  expect(context.asked).toEqual([]);
});

test('with "Continue" the item that fails says so, and the others are changed', async () => {
  const { context, outputs } = await update({
    items: [item('prf_1'), item('prf_2')],
    parameters: {
      changes: (i: unknown) => ({ change: [{ name: 'a', action: 'increment', value: i === 0 ? 'x' : 1 }] }),
    },
    ...{ continueOnFail: true, api: () => ({ items: [{ id: 'prf_2' }] }) },
  });
  expect(context.asked).toMatchObject([{ body: { changes: [{ profileId: 'prf_2' }] } }]);
  expect(outputs[0]).toMatchObject([{ json: { error: '"x" is no number for "a"' } }, { pairedItem: { item: 1 } }]);
});
