import { aContext } from '../../test/support/n8n-context';
import { TrackEvent } from './TrackEvent.node';

const item = (id: string, properties: object = {}) => ({ profile: { id }, event: { properties } });
const parameters = {
  event: ' Gift Promised ',
  properties: {
    property: [
      { name: 'order_id', value: (i: unknown) => i },
      { name: 'gone', value: undefined },
    ],
  },
};

async function track(options: Parameters<typeof aContext>[0]) {
  const context = aContext({ expressions: { $runIndex: 2 }, ...options });
  return { context, outputs: await new TrackEvent().execute.call(context.n8n) };
}

test('in plain n8n all events go to our API in one call that can be repeated', async () => {
  const { context, outputs } = await track({
    items: [item('prf_1'), item('prf_2', { journey_depth: 3 })],
    parameters: { ...parameters, properties: { property: [{ name: 'size', value: 7 }] } },
  });
  const name = 'Gift Promised';
  expect(context.asked).toMatchObject([
    {
      ...{ method: 'POST', url: 'https://perennial.example/api/events' },
      headers: { 'Idempotency-Key': 'n8n:w1:42:n1:2:0' },
      body: {
        events: [
          { profileId: 'prf_1', name, properties: { size: 7, journey_depth: 1 } },
          { profileId: 'prf_2', name, properties: { size: 7, journey_depth: 4 } },
        ],
      },
    },
  ]);
  expect(outputs[0]?.map(({ json }) => json['track'])).toEqual([{ event: name }, { event: name }]);
});

test('journeys that begin one another in a circle are stopped, aloud', async () => {
  const asked = track({ items: [item('prf_1', { journey_depth: 10 })], parameters: { event: 'A' } });
  await expect(asked).rejects.toThrow('this is a circle');
});

test.each([
  [{ event: '' }, 'needs a name'],
  [{ event: 'x'.repeat(201) }, 'needs a name'],
  [{ event: 'A', properties: { property: [{ name: '$set', value: 1 }] } }, 'cannot be the name of a property'],
  [{ event: 'A', properties: { property: [{ name: '__proto__', value: 1 }] } }, 'cannot be the name of a property'],
])('%j stops the node', async (given, message) => {
  await expect(track({ items: [item('prf_1')], parameters: given })).rejects.toThrow(message);
});
