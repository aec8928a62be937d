import { startBackground, type Background } from '../../runtime/src/background';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { createLogger } from '../../runtime/src/platform/logging';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { aWholeApp, type WholeApp } from '../support/app';
import { aCheckout, aGuestOrder, Brand, eventually } from '../support/brand';

// The template as people get it, installed over HTTP, on the runtime with its worker; only the waits are a second.

let app: WholeApp;
let brand: Brand;
let clock: DatabaseClock;
let background: Background;
let journeyId: string;

beforeAll(async () => {
  const bell = new ProcessDoorbell();
  app = await aWholeApp({ doorbell: bell });
  brand = new Brand(app.baseUrl, app.a.key);
  await brand.setUp(1);
  await brand.must('POST', '/api/senders', {
    ...{ kind: 'sandbox', name: 'Sandbox', from: { name: 'Mori & Fig', address: 'hello@mori.example' } },
    roles: ['marketing-email'],
  });
  clock = await DatabaseClock.start(app.database.db);
  background = await startBackground({
    ...{
      database: app.database,
      clock,
      log: createLogger('silent'),
      bell,
      subjects: app.subjects,
    },
    settings: { lease: 10_000 },
  });
  const second = { amount: 1, unit: 'seconds' };
  const installed = await brand.must<{ journeyId: string }>('POST', '/api/templates/abandoned-cart/install', {
    settings: { firstWait: second, secondWait: second, thirdWait: second, couponCode: 'FIG5' },
  });
  ({ journeyId } = installed);
  await brand.must('POST', `/api/journeys/${journeyId}/publish`, {});
});

afterAll(async () => {
  await background.stop();
  clock.stop();
  await app.close();
});

interface Inbox {
  readonly id: string;
  readonly subject: string;
  readonly to: { readonly address: string };
}

const mailsTo = async (address: string) =>
  (await brand.list<Inbox>('/api/sandbox/messages?limit=200')).filter(({ to }) => to.address === address).toReversed();

const lettersTo = async (address: string) =>
  await Promise.all(
    (await mailsTo(address)).map(({ id }) =>
      brand.must<{ subject: string; html: string; text: string }>('GET', `/api/sandbox/messages/${id}`),
    ),
  );

const endingOf = async (token: string) =>
  await eventually('the end', async () => {
    const all = await brand.list<{ entryKey?: string; ended?: { reason: string } }>(
      `/api/enrolments?journeyId=${journeyId}&limit=200`,
    );
    return all.find(({ entryKey }) => entryKey === `checkout:${token}`)?.ended;
  });

test.each([
  [
    'in English',
    'en-GB',
    'Hanna',
    ['Hanna, your cart is still here', '5% off the things in your cart', 'A last note about your cart'],
  ],
  [
    'in Chinese',
    'zh-CN',
    '晓雯',
    ['晓雯，您的购物车还在等您', '送您一份小心意：购物车商品立减 5%', '关于您的购物车，最后一次提醒'],
  ],
])(
  'three messages %s, one after the other, with the cart, its money, the code and the way back',
  async (_how, locale, firstName, subjects) => {
    const checkout = aCheckout({
      locale,
      firstName,
      currency: 'EUR',
      items: [{ title: 'Rice toner', quantity: 2, price: '12.40' }],
    });
    expect(await brand.webhook('checkouts/create', checkout)).toBe(200);
    expect(await endingOf(checkout.token)).toMatchObject({ reason: 'completed' });

    const letters = await lettersTo(checkout.email!);
    expect(letters.map(({ subject }) => subject)).toEqual(subjects);
    for (const { html, text } of letters) {
      for (const part of [html, text]) {
        expect(part).toContain('Rice toner');
        expect(part).toMatch(/24[.,]80/);
        expect(part).toMatch(/\/u\//);
      }
      expect(html).toContain(checkout.abandoned_checkout_url);
      expect(text).toContain(checkout.abandoned_checkout_url);
    }
    expect(letters.map(({ text }) => text.includes('FIG5'))).toEqual([false, true, true]);
  },
);

test('the order ends it at once, as its success, with what it was worth; nothing more is sent', async () => {
  const checkout = aCheckout({ locale: 'en-GB' });
  await brand.webhook('checkouts/create', checkout);
  await eventually('the first message', async () => ((await mailsTo(checkout.email!)).length > 0 ? true : undefined));
  await brand.webhook('orders/create', aGuestOrder(checkout.token, { email: checkout.email! }));
  expect(await endingOf(checkout.token)).toMatchObject({ reason: 'goal', detail: 'Order Completed' });
  const before = (await mailsTo(checkout.email!)).length;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await mailsTo(checkout.email!)).toHaveLength(before);
  const stored = await app.database.db.collection('enrolments').findOne({ 'entry.key': `checkout:${checkout.token}` });
  expect(stored?.['ended']).toMatchObject({ value: { amount: 3980, currency: 'EUR' } });
});

test('a change of the cart alone shows the fresh contents and keeps the way back to the checkout', async () => {
  const checkout = aCheckout({ locale: 'en-GB', items: [{ title: 'Old candle', quantity: 1, price: '10.00' }] });
  await brand.webhook('checkouts/create', checkout);
  await brand.webhook('carts/update', {
    ...{ token: checkout.cart_token, updated_at: new Date().toISOString() },
    line_items: [{ product_id: 1, variant_id: 2, title: 'Fresh lamp', quantity: 1, price: '25.00' }],
  });
  await endingOf(checkout.token);
  const [first] = await lettersTo(checkout.email!);
  expect(first!.text).toContain('Fresh lamp');
  expect(first!.text).not.toContain('Old candle');
  expect(first!.text).toContain(checkout.abandoned_checkout_url);
});
