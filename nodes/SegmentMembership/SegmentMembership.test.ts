import { aContext } from '../../test/support/n8n-context';
import { SegmentMembership } from './SegmentMembership.node';

const item = (id: string) => ({ profile: { id } });

async function run(options: Parameters<typeof aContext>[0]) {
  const context = aContext({ expressions: { $runIndex: 0 }, ...options });
  return { context, outputs: await new SegmentMembership().execute.call(context.n8n) };
}

test('in plain n8n our API is asked once for all, and each item leaves by its answer', async () => {
  const { context, outputs } = await run({
    items: [item('prf_1'), item('prf_2')],
    parameters: { segment: ' seg_1 ' },
    api: () => ({ items: [true, false] }),
  });
  expect(context.asked).toMatchObject([
    {
      ...{ method: 'POST', url: 'https://perennial.example/api/segments/seg_1/members/check' },
      body: { profileIds: ['prf_1', 'prf_2'] },
    },
  ]);
  expect(outputs).toEqual([
    [{ json: { ...item('prf_1'), membership: { segment: 'seg_1', in: true } }, pairedItem: { item: 0 } }],
    [{ json: { ...item('prf_2'), membership: { segment: 'seg_1', in: false } }, pairedItem: { item: 1 } }],
  ]);
});

test.each([
  ['add', '/members', { startJourneys: true }],
  ['remove', '/members/remove', {}],
])('%s calls our API once for 500 people, repeatably', async (action, path, more) => {
  const items = Array.from({ length: 501 }, (_, n) => item(`prf_${String(n)}`));
  const { context, outputs } = await run({ items, parameters: { action, segment: 'seg_1' }, api: () => ({}) });
  expect(context.asked).toHaveLength(2);
  expect(context.asked[1]).toMatchObject({
    url: `https://perennial.example/api/segments/seg_1${path}`,
    headers: { 'Idempotency-Key': 'n8n:w1:42:n1:0:500' },
    body: { people: [{ by: 'id', value: 'prf_500' }], ...more },
  });
  expect(outputs[0]?.[500]?.json).toEqual({
    ...item('prf_500'),
    membership: { segment: 'seg_1', in: action === 'add' },
  });
});

test.each([
  [{ segment: '' }, 'No segment is chosen'],
  [{ segment: 'seg_1', action: 'ask' }, 'There is no action "ask", only check, add, remove'],
])('%j stops the node', async (parameters, message) => {
  await expect(run({ items: [item('prf_1')], parameters })).rejects.toThrow(message);
});

test('with "Continue" an item of nobody says so, and the others are answered', async () => {
  const { outputs } = await run({
    ...{ items: [{}, item('prf_2')], parameters: { segment: 'seg_1' }, continueOnFail: true },
    api: () => ({ items: [true] }),
  });
  expect(outputs[1]).toMatchObject([{ json: { error: 'Nothing says which customer this is' } }]);
  expect(outputs[0]).toMatchObject([{ json: item('prf_2'), pairedItem: { item: 1 } }]);
});
