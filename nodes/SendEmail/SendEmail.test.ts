import { aContext } from '../../test/support/n8n-context';
import { SendEmail } from './SendEmail.node';

const item = { profile: { id: 'prf_1' }, event: { name: 'Checkout Started' }, entry: { key: 'checkout:k' } };
const parameters = { message: 'cart-1', category: 'transactional', resendUnknown: true, expiresAfterHours: 4 };
const sent = () => ({ status: 'sent', at: '2026-11-23T14:30:00.000Z' });

async function run(options: Parameters<typeof aContext>[0]) {
  const context = aContext({ items: [item], parameters, api: sent, expressions: { $runIndex: 0 }, ...options });
  return { context, output: await new SendEmail().execute.call(context.n8n) };
}

test('in plain n8n it asks our API, once per item, with everything the text reads', async () => {
  const { context, output } = await run({});
  expect(context.asked).toMatchObject([
    {
      method: 'POST',
      url: 'https://perennial.example/api/sends',
      headers: { 'Idempotency-Key': 'n8n:w1:42:n1:0:0' },
      body: {
        message: 'cart-1',
        profileId: 'prf_1',
        category: 'transactional',
        senderRole: 'marketing-email',
        resendUnknown: true,
        expiresAfterHours: 4,
        data: { event: item.event, entry: item.entry },
        idempotencyKey: 'n8n:w1:42:n1:0:0',
      },
    },
  ]);
  expect(output).toEqual([
    [{ json: { ...item, send: { outcome: 'sent', at: '2026-11-23T14:30:00.000Z' } }, pairedItem: { item: 0 } }],
  ]);
});

test('another round of a loop is another message, a retry of the same is not', async () => {
  const keyOf = async (runIndex: number) =>
    (await run({ expressions: { $runIndex: runIndex } })).context.asked[0]?.headers?.['Idempotency-Key'];
  expect(await keyOf(0)).toBe(await keyOf(0));
  expect(await keyOf(1)).not.toBe(await keyOf(0));
});

test('a message that did not go out says why, and the item goes on', async () => {
  const { output } = await run({ api: () => ({ status: 'skipped', reason: 'no_consent' }) });
  expect(output[0]?.[0]?.json['send']).toMatchObject({ outcome: 'skipped', reason: 'no_consent' });
});

test.each([
  ['a message without a key', { message: '' }, 'No message is chosen'],
  ['hours that are no time of day', { message: 'm', window: 'hours', from: '9 am' }, '"9 am" is not a time of day'],
])('%s is an error of its item', async (_what, wrong, message) => {
  await expect(run({ parameters: wrong })).rejects.toMatchObject({
    message: expect.stringContaining(message) as unknown,
    context: { itemIndex: 0 },
  });
});

test('with "Continue" the item that failed says so and the others are sent', async () => {
  const { output } = await run({ items: [{}, item], continueOnFail: true });
  expect(output[0]).toMatchObject([
    { json: { error: 'Nothing says which customer this is' }, pairedItem: { item: 0 } },
    { json: { send: { outcome: 'sent' } }, pairedItem: { item: 1 } },
  ]);
});

test('marketing never resends what may have arrived', async () => {
  const { context } = await run({ parameters: { message: 'm', category: 'marketing', resendUnknown: true } });
  expect(context.asked[0]?.body).toMatchObject({ resendUnknown: false });
});
