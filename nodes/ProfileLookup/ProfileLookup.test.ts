import { aContext } from '../../test/support/n8n-context';
import { ProfileLookup } from './ProfileLookup.node';

const item = (id: string) => ({ profile: { id, firstName: 'Old' }, entry: { key: 'checkout:k' } });
const ada = { id: 'prf_1', firstName: 'Ada', attributes: { size: 'M', skin: 'dry' }, tags: [], consent: {} };

async function run(options: Parameters<typeof aContext>[0]) {
  const context = aContext(options);
  return { context, outputs: await new ProfileLookup().execute.call(context.n8n) };
}

test('in plain n8n the profile of every item is read anew, in one call for all of them', async () => {
  const { context, outputs } = await run({
    items: [item('prf_1'), item('prf_2')],
    parameters: { by: 'same' },
    api: () => ({ items: [ada, null] }),
  });
  expect(context.asked).toMatchObject([
    {
      method: 'POST',
      url: 'https://perennial.example/api/profiles/lookup',
      body: {
        lookups: [
          { by: 'id', value: 'prf_1' },
          { by: 'id', value: 'prf_2' },
        ],
      },
    },
  ]);
  expect(outputs).toEqual([
    [{ json: { ...item('prf_1'), profile: ada, lookup: { found: true, profile: ada } }, pairedItem: { item: 0 } }],
    [{ json: { ...item('prf_2'), lookup: { found: false } }, pairedItem: { item: 1 } }],
  ]);
});

test('another customer is looked up by an identifier; the item stays about its own', async () => {
  const { context, outputs } = await run({
    items: [item('prf_9')],
    parameters: { by: 'email', value: ' ada@example.com ', fields: ['firstName', 'attributes.size', 'phone'] },
    api: () => ({ items: [ada] }),
  });
  expect(context.asked[0]?.body).toEqual({ lookups: [{ by: 'email', value: 'ada@example.com' }] });
  expect(outputs[0]?.[0]?.json).toEqual({
    ...item('prf_9'),
    lookup: { found: true, profile: { id: 'prf_1', firstName: 'Ada', attributes: { size: 'M' } } },
  });
});

test('more than our API takes at once are asked for in several calls', async () => {
  const items = Array.from({ length: 450 }, (_, i) => item(`prf_${String(i)}`));
  const { context, outputs } = await run({
    items,
    parameters: { by: 'same' },
    api: ({ body }) => ({ items: (body?.['lookups'] as { value: string }[]).map(({ value: id }) => ({ ...ada, id })) }),
  });
  expect(context.asked).toHaveLength(3);
  expect(outputs[0]?.map(({ json }) => (json['profile'] as { id: string }).id)).toEqual(
    items.map(({ profile }) => profile.id),
  );
});

test.each([
  ['a way that does not exist', { by: 'shoeSize' }, 'not looked up by "shoeSize"'],
  ['an endless identifier', { by: 'email', value: 'x'.repeat(300) }, 'at most 254 characters'],
])('%s is an error of its item', async (_what, parameters, message) => {
  await expect(run({ items: [item('prf_1')], parameters })).rejects.toMatchObject({
    message: expect.stringContaining(message) as unknown,
    context: { itemIndex: 0 },
  });
});

test('with "Continue" an item that belongs to nobody goes to Not Found and says why, the others are found', async () => {
  const { outputs } = await run({
    items: [{}, item('prf_1')],
    parameters: { by: 'same' },
    continueOnFail: true,
    api: () => ({ items: [ada] }),
  });
  expect(outputs[1]).toMatchObject([{ json: { error: 'Nothing says which customer this is' } }]);
  expect(outputs[0]).toMatchObject([{ json: { profile: ada }, pairedItem: { item: 1 } }]);
});
