import { createEffects, enrolmentOf as enrolmentOfRow } from '../../runtime/src/effects/service';
import type { SendBody } from '../../runtime/src/engine/effect';
import type { SendRow } from '../../runtime/src/engine/ports';
import { Life } from '../support/dying-database';
import { aMessagingApp, type MessagingApp } from '../support/messaging';
import { startSmtp, type Smtp } from '../support/smtp';

const TIMES = { dispatch: { rest: 20, retry: { limit: 2, firstDelay: 0.02, maxDelay: 1 } } };
const ORDER_MAIL = {
  messageKey: 'order',
  category: 'transactional',
  senderRole: 'transactional-email',
  resendUnknown: true,
} as const;
const UNKNOWN = { status: 'unknown', reason: 'unknown_outcome' };

let app: MessagingApp;
let smtp: Smtp;

beforeAll(async () => {
  [app, smtp] = await Promise.all([
    aMessagingApp({ times: TIMES }),
    startSmtp({ behaviours: { 'gone@shop.example': 'refuse' } }),
  ]);
  await app.call('POST', '/api/senders', {
    ...{ name: 'Shop', kind: 'smtp', from: { name: 'Shop', address: 'hello@shop.example' } },
    ...{ smtp: { host: '127.0.0.1', port: smtp.port }, roles: ['transactional-email'] },
  });
  await app.call('POST', '/api/messages', {
    ...{ key: 'order', name: 'Order', category: 'transactional', defaultLanguage: 'en' },
    languages: { en: { subject: 'Order', text: 'Thank you' } },
  });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});

const effects = () => app.database.db.collection<SendRow>('effects');
const enrolmentOf = (key: string) => key.split(':')[0] ?? '';
const aSendTo = async (email: string, body: Partial<SendBody> = {}) =>
  await app.aSend(await app.aProfile({ email }), { ...ORDER_MAIL, ...body });

/** Left by a dispatcher that died right after it had handed the mail over, its lease run out. */
async function aSendKilledAfterHandOver(email: string): Promise<string> {
  const life = new Life(await writesUntilHandOver(`before-${email}`), 'after');
  const key = await aSendTo(email);
  const dying = await aMessagingApp({ times: TIMES, beside: app, life });
  await dying.messaging.dispatcher.round().catch(() => undefined);
  await dying.close();
  expect(await app.row(key)).toMatchObject({ status: 'sending', dispatch: { handed: true } });
  await isAbandoned(key, { handed: true });
  return key;
}

async function writesUntilHandOver(email: string): Promise<number> {
  const whole = new Life();
  await aSendTo(email);
  const living = await aMessagingApp({ times: TIMES, beside: app, life: whole });
  await living.messaging.dispatcher.round();
  await living.close();
  const [, handOver = 0] = whole.writes.flatMap((write, at) => (write === 'effects.updateMany' ? [at + 1] : []));
  return handOver;
}

async function isAbandoned(key: string, over: { readonly handed?: true; readonly at?: Date } = {}): Promise<void> {
  const { handed, ...fields } = over;
  const dispatch = { token: 'of a process that died', until: new Date(0), ...(handed && { handed }) };
  await effects().updateOne({ key }, { $set: { status: 'sending', dispatch, ...fields } });
}

function leaves(key: string): void {
  app.standings.set(enrolmentOf(key), { active: false, rootActive: false, parked: false });
}

/** Sweeps and rounds of a process that lives, until nothing is left to do. */
async function untilItRests(key: string): Promise<SendRow> {
  for (;;) {
    await app.messaging.dispatcher.sweep();
    await app.messaging.dispatcher.round();
    const row = await app.row(key);
    if (!['pending', 'sending'].includes(row.status) && !row.owed) return row;
    await new Promise((go) => setTimeout(go, 20));
  }
}

describe('an order mail that may be out and that its author wants repeated is unknown, never void', () => {
  it('when the customer left before anybody came to it', async () => {
    const key = await aSendKilledAfterHandOver('left@shop.example');
    leaves(key);
    expect(await untilItRests(key)).toMatchObject(UNKNOWN);
  });

  it('when the customer is moved elsewhere while it waits for its next try', async () => {
    const key = await aSendKilledAfterHandOver('moved@shop.example');
    await app.messaging.dispatcher.sweep();
    expect(await app.row(key)).toMatchObject({ status: 'pending', mayBeOut: true });
    app.standings.set(enrolmentOf(key), { ...app.standings.get(enrolmentOf(key))!, holdKey: 'another:1' });
    expect(await untilItRests(key)).toMatchObject(UNKNOWN);
  });

  it('when an exit ends what waits for its next try; beside it, what was never tried is void', async () => {
    const key = await aSendKilledAfterHandOver('exited@shop.example');
    await app.messaging.dispatcher.sweep();
    const never = await aSendTo('exited-too@shop.example');
    const rows = await Promise.all([key, never].map(async (each) => await app.row(each)));
    await createEffects(app.database.db).voidSends(rows.map(enrolmentOfRow));
    expect(await app.row(key)).toMatchObject(UNKNOWN);
    const unsent = await app.row(never);
    expect(unsent).toMatchObject({ status: 'void' });
    expect(unsent).not.toHaveProperty('reason');
  });

  it('when its next try is refused by the mail server', async () => {
    const key = await aSendTo('gone@shop.example');
    await isAbandoned(key, { handed: true });
    expect(await untilItRests(key)).toMatchObject(UNKNOWN);
  });

  it('when its next try comes too late, and the journey goes on with that', async () => {
    const key = await aSendTo('expired@shop.example', { expiresAfter: { amount: 1, unit: 'hours' } });
    await isAbandoned(key, { handed: true, at: new Date(app.clock.now().getTime() - 7_200_000) });
    expect(await untilItRests(key)).toMatchObject({ ...UNKNOWN, detail: 'expired' });
    expect(app.resumed.get(enrolmentOf(key))).toMatchObject({ kind: 'unknown' });
  });
});

it('one that was never handed over, of a customer who has left, is void', async () => {
  const key = await aSendTo('untouched@shop.example');
  await isAbandoned(key);
  leaves(key);
  expect(await untilItRests(key)).toMatchObject({ status: 'void' });
  expect(await app.row(key)).not.toHaveProperty('mayBeOut');
  expect((await smtp.accepted()).filter(({ to }) => to.includes('untouched@shop.example'))).toEqual([]);
});
