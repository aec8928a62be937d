import { aContext } from '../../test/support/n8n-context';
import { SplitByHistory } from './SplitByHistory.node';

const item = (id: string) => ({ profile: { id } });

async function split(options: Parameters<typeof aContext>[0]) {
  const context = aContext(options);
  return { context, outputs: await new SplitByHistory().execute.call(context.n8n) };
}

test('in plain n8n our API is asked once for all, and each item leaves by its answer', async () => {
  const { context, outputs } = await split({
    items: [item('prf_1'), item('prf_2')],
    parameters: { what: 'message', message: ' cart-1 ', days: 14 },
    api: () => ({ items: [true, false] }),
  });
  expect(context.asked).toMatchObject([
    {
      method: 'POST',
      url: 'https://perennial.example/api/profiles/history',
      body: { kind: 'message', messageKey: 'cart-1', days: 14, profileIds: ['prf_1', 'prf_2'] },
    },
  ]);
  expect(outputs).toEqual([
    [{ json: { ...item('prf_1'), split: { name: 'Yes' } }, pairedItem: { item: 0 } }],
    [{ json: { ...item('prf_2'), split: { name: 'No' } }, pairedItem: { item: 1 } }],
  ]);
});

test('more people than our API takes at once are asked for in several calls', async () => {
  const items = Array.from({ length: 1_100 }, (_, i) => item(`prf_${String(i)}`));
  const { context, outputs } = await split({
    items,
    parameters: { what: 'step', journey: 'jrn_1', step: 'sendkey1', days: 0 },
    api: ({ body }) => ({ items: (body?.['profileIds'] as string[]).map((id) => id.endsWith('7')) }),
  });
  expect(context.asked).toHaveLength(3);
  expect(outputs.map((each) => each.length)).toEqual([110, 990]);
});

test.each([
  ['no message', { what: 'message' }, 'No message is chosen'],
  ['no step', { what: 'step', journey: 'jrn_1' }, 'No step is chosen'],
  ['a journey of its own, which a workflow has not', { what: 'journey' }, 'No journey is chosen'],
  ['a look back beyond what is kept', { what: 'message', message: 'm', days: 500 }, '0 to 400 can'],
])('%s stops the node', async (_what, parameters, message) => {
  await expect(split({ items: [item('prf_1')], parameters })).rejects.toThrow(message);
});

test('with "Continue" an item of nobody says so, and the others are answered', async () => {
  const { outputs } = await split({
    items: [{}, item('prf_2')],
    parameters: { what: 'message', message: 'm' },
    continueOnFail: true,
    api: () => ({ items: [true] }),
  });
  expect(outputs[1]).toMatchObject([{ json: { error: 'Nothing says which customer this is' } }]);
  expect(outputs[0]).toMatchObject([{ json: item('prf_2'), pairedItem: { item: 1 } }]);
});
