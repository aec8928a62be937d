import { aWholeApp, type WholeApp } from '../support/app';
import { aCheckout, aGuestOrder, Brand, eventually, type CheckoutOptions } from '../support/brand';
import { aJourney, type EntryOptions } from '../support/journeys';

// What the entry asks of a person is asked once, when they come in, and whoever is refused can see why.

let app: WholeApp;
let brand: Brand;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
  await brand.setUp(1);
});

afterAll(() => app.close());

let journeyId: string | undefined;

async function live(entry: EntryOptions): Promise<string> {
  if (journeyId) await brand.must('POST', `/api/journeys/${journeyId}/archive`, { people: 'leave' });
  return (journeyId = await brand.live(
    aJourney()
      .entry({ key: 'checkout', ...entry })
      .wait()
      .workflow(),
  ));
}

async function arrives(checkout: CheckoutOptions): Promise<ReturnType<typeof aCheckout>> {
  const payload = aCheckout(checkout);
  await brand.webhook('checkouts/create', payload);
  await app.subjects.events.idle();
  return payload;
}

const inside = async (id: string) =>
  await brand.list<{ id: string; profileId: string }>(`/api/enrolments?journeyId=${id}`);

async function refusalsOf(id: string, search: string): Promise<string[]> {
  const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${encodeURIComponent(search)}`);
  const all = await brand.list<{ code: string; journeyId: string }>(`/api/profiles/${profile!.id}/refusals`);
  return all.filter((one) => one.journeyId === id).map(({ code }) => code);
}

test('without consent nobody comes in, and the profile says why; after agreeing the next checkout does', async () => {
  const id = await live({ needsConsent: 'email' });
  const email = 'nora@example.com';
  await arrives({ email, consent: false });
  expect(await inside(id)).toEqual([]);
  expect(await refusalsOf(id, email)).toEqual(['no_consent']);

  await arrives({ email, consent: true });
  expect(await inside(id)).toHaveLength(1);
});

test('without an address nobody comes in; consent alone is not enough', async () => {
  const id = await live({ needsConsent: 'email', needsAddress: 'email' });
  const { token } = await arrives({ email: null, consent: true });
  expect(await inside(id)).toEqual([]);
  const events = await brand.list<{ profileId: string; keys: string[] }>('/api/events');
  const { profileId } = events.find(({ keys }) => keys.includes(`checkout:${token}`))!;
  const refusals = await brand.list<{ code: string }>(`/api/profiles/${profileId}/refusals`);
  expect(refusals.map(({ code }) => code)).toEqual(['no_address']);
});

test('it is asked at the entry only: who takes consent back inside stays inside', async () => {
  const id = await live({ needsConsent: 'email' });
  await arrives({ email: 'stay@example.com' });
  const [enrolment] = await inside(id);
  await brand.must('POST', `/api/profiles/${enrolment!.profileId}/consents`, {
    channel: 'email',
    state: 'unsubscribed',
  });
  const { state } = await brand.must<{ state: string }>('GET', `/api/enrolments/${enrolment!.id}`);
  expect(state).toBe('active');
});

test.each([
  [
    'consent is taken back',
    async (profileId: string) => {
      await brand.must('POST', `/api/profiles/${profileId}/consents`, { channel: 'email', state: 'unsubscribed' });
    },
  ],
  [
    'the order came',
    async (_: string, token: string) => {
      await brand.webhook('orders/create', aGuestOrder(token));
    },
  ],
])(
  'a crash between taking the entry and the enrolment, then %s: the repeat goes on, and nobody is locked out',
  async (_what, meanwhile) => {
    const { db } = app.database;
    const id = await live({ needsConsent: 'email', exits: [{ event: 'Order Completed', by: 'entryKey' }] });
    const { token } = await arrives({ email: `crash-${String(Math.random()).slice(2)}@example.com` });
    const [enrolment] = await inside(id);
    // What the crash leaves: the entry is taken, its enrolment is not there, the event is unhandled.
    await db.collection<{ _id: string }>('enrolments').deleteOne({ _id: enrolment!.id });
    await meanwhile(enrolment!.profileId, token);
    await app.subjects.events.idle();
    await db
      .collection('events')
      .updateOne(
        { keys: `checkout:${token}`, name: 'Checkout Started' },
        { $set: { handled: false, receivedAt: new Date(Date.now() - 60_000) } },
      );
    await app.subjects.events.sweepUnhandled();
    await app.subjects.events.idle();

    const again = await eventually('the enrolment', async () =>
      (await inside(id)).find((one) => one.id === enrolment!.id),
    );
    expect(again.profileId).toBe(enrolment!.profileId);
  },
);
