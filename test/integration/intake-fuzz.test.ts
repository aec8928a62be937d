import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { aTrack, anIdentify } from '../support/fixtures/segment/calls';
import { aCart, aCheckout, anEmptyHandedCheckout, anOrder } from '../support/fixtures/shopify/checkout';
import { anIntake, aShop, aWriteKey, type Intake } from '../support/intake';
import { asJson, mutated, ODD_NAMES, ODD_VALUES, placesIn } from '../support/mutations';

/** Payloads of real shops and clients, too, where they lie beside the project. */
const folder = process.env['PERENNIAL_TEST_DATA'];
const real = (of: string): readonly unknown[] =>
  folder === undefined
    ? []
    : readdirSync(join(folder, of))
        .filter((name) => !name.endsWith('.headers.json'))
        .map((name) => JSON.parse(readFileSync(join(folder, of, name), 'utf8')) as unknown);

const PAYLOADS = [aCheckout(), anEmptyHandedCheckout(), anOrder(), aCart(), ...real('shopify')];
const TOPICS = [
  'checkouts/create',
  'checkouts/update',
  'carts/update',
  'orders/create',
  'orders/paid',
  'themes/publish',
];
const CALLS = [
  aTrack({ event: 'Order Completed', properties: { order_id: 1, currency: 'EUR', products: [{ price: 1 }] } }),
  anIdentify(),
  aTrack({ type: 'alias', previousId: 'device' }),
  ...real('segment').flatMap((body) => (body as { batch?: readonly unknown[] }).batch ?? [body]),
];

/** Another seed and more runs find more: `FUZZ_SEED=7 FUZZ_RUNS=2000`. */
const settings = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_101),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 100),
};

/** A payload changed at up to three places, one after the other. */
function strange(payloads: readonly unknown[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'add', 'remove'),
    value: fc.constantFrom(...ODD_VALUES),
    name: fc.constantFrom(...ODD_NAMES),
  });
  return fc
    .tuple(fc.constantFrom(...payloads), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([payload, changes]): unknown =>
      changes.reduce((given, { place, ...what }) => {
        const places = placesIn(given);
        return mutated(given, { at: places[place % places.length] ?? [], ...what });
      }, payload),
    );
}

let intake: Intake;
let shop: string;
let key: string;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  intake = await anIntake();
  [shop, key] = await Promise.all([aShop(intake), aWriteKey(intake)]);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await intake.close();
  expect(unhandled).toEqual([]);
});

let count = 0;

test('a webhook with anything in it is taken, or refused with words, and the next one is taken', async () => {
  await fc.assert(
    fc.asyncProperty(strange(PAYLOADS), fc.constantFrom(...TOPICS), async (payload, topic) => {
      const headers = { 'x-shopify-webhook-id': `strange-${String(count++)}` };
      const answer = await intake.webhook(shop, topic, asJson(payload), headers);
      expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject(
        answer.ok ? { success: true } : { status: 400, code: expect.stringMatching(/^invalid_/) as string },
      );
    }),
    settings,
  );
  expect((await intake.webhook(shop, 'checkouts/create', aCheckout({ token: 'the-next' }))).status).toBe(200);
  expect(await intake.count('events', { keys: 'checkout:the-next' })).toBe(1);
});

test('a call is stored whatever stands beside it in its batch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(strange(CALLS), { minLength: 1, maxLength: 4 }), async (calls) => {
      const messageId = `plain-${String(count++)}`;
      const answer = await intake.track('batch', key, asJson({ batch: [...calls, aTrack({ messageId })] }));
      const said = (await answer.json()) as { success?: true; errors?: { index: number; message: string }[] };
      expect({ status: answer.status, ...said }).toMatchObject({ status: 200, success: true });
      expect(said.errors?.map(({ index }) => index) ?? []).not.toContain(calls.length);
      expect(await intake.count('events', { messageId })).toBe(1);
    }),
    settings,
  );
});

test('bytes that are no text, and little that unpacks to much, are refused or read, and stop nothing', async () => {
  const post = async (body: Buffer, encoding = 'identity') =>
    await fetch(`${intake.baseUrl}/v1/track`, {
      method: 'POST',
      headers: {
        'content-encoding': encoding,
        authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      },
      body: new Uint8Array(body),
    });
  const halfText = Buffer.concat([
    Buffer.from('{"event":"A","userId":"u'),
    Buffer.from([0xff, 0xc3, 0x28]),
    Buffer.from('","messageId":"half-text"}'),
  ]);
  expect((await post(Buffer.from([0xff, 0xfe, 0x7b]))).status).toBe(400);
  expect((await post(halfText)).status).toBe(200);
  expect((await post(gzipSync(Buffer.alloc(50_000_000)), 'gzip')).status).toBe(413);
  expect((await post(gzipSync('{}').subarray(0, 12), 'gzip')).status).toBe(400);
  expect((await post(Buffer.from('{}'), 'gzip')).status).toBe(400);
  expect((await post(Buffer.from('{}'), 'rot13')).status).toBe(415);
  expect((await intake.track('track', key, aTrack({ messageId: 'after-all-that' }))).status).toBe(200);
});
