import { createEffects } from '../../runtime/src/effects/service';
import type { Outbox, SendRow } from '../../runtime/src/engine/ports';
import { Life } from '../support/dying-database';
import { aMessagingApp, type MessagingApp } from '../support/messaging';
import { startSmtp, type Smtp } from '../support/smtp';

/** Short enough for tests; the proportions are those of the product. */
const TIMES = {
  smtp: { connect: 10_000, greeting: 10_000, silence: 12_000, call: 15_000 },
  dispatch: { call: 15_100, lease: 60_000, rest: 20, retry: { limit: 2, firstDelay: 0.02, maxDelay: 1 } },
};

let app: MessagingApp;
let smtp: Smtp;

beforeAll(async () => {
  const behaviours = { 'slow@shop.example': 'hesitate', 'left@shop.example': 'hesitate' } as const;
  [app, smtp] = await Promise.all([
    aMessagingApp({ times: TIMES }),
    startSmtp({ behaviours: { ...behaviours, 'pondered@shop.example': 'ponder' } }),
  ]);
  await app.call('POST', '/api/senders', {
    ...{ name: 'Shop', kind: 'smtp', from: { name: 'Shop', address: 'hello@shop.example' } },
    ...{ smtp: { host: '127.0.0.1', port: smtp.port }, roles: ['marketing-email', 'transactional-email'] },
  });
  for (const category of ['marketing', 'transactional'])
    await app.call('POST', '/api/messages', {
      ...{ key: category, name: category, category, defaultLanguage: 'en' },
      languages: { en: { subject: category, text: '{{ links.unsubscribe }}' } },
    });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});

const effects = () => app.database.db.collection<SendRow>('effects');

const TRANSACTIONAL = {
  ...{ messageKey: 'transactional', category: 'transactional', senderRole: 'transactional-email' },
} as const;

async function aSendTo(email: string, body: object = {}): Promise<string> {
  return await app.aSend(await app.aProfile({ email }), { messageKey: 'marketing', ...body });
}

const mailsTo = async (address: string) => (await smtp.accepted()).filter(({ to }) => to.includes(address));

const told = (key: string) => app.resumed.get(key.split(':')[0] ?? '');

const ends = (key: string) => {
  const enrolmentId = key.split(':')[0] ?? '';
  app.standings.set(enrolmentId, { active: false, rootActive: false, parked: false });
};

/** As a dispatcher leaves it that has died. */
async function isAbandoned(key: string, over: Partial<SendRow> & { readonly handed?: true } = {}): Promise<void> {
  const { handed, ...fields } = over;
  const dispatch = { token: 'of a process that died', until: new Date(0), ...(handed && { handed }) };
  await effects().updateOne({ key }, { $set: { status: 'sending', dispatch, ...fields } });
}

async function leaseRunsOut(key: string): Promise<void> {
  await effects().updateOne({ key, status: 'sending' }, { $set: { 'dispatch.until': new Date(0) } });
}

/** Sweeps and rounds of a process that lives, until nothing is left to do. */
async function untilItRests(key: string): Promise<SendRow> {
  for (;;) {
    await app.messaging.dispatcher.sweep();
    await app.messaging.dispatcher.round();
    const row = await app.row(key);
    if (!['pending', 'sending'].includes(row.status) && !row.owed) return row;
    await leaseRunsOut(key);
    await new Promise((go) => setTimeout(go, 20));
  }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((go) => setTimeout(go, 10));
}

describe('a dispatcher that dies after any of its writes', () => {
  async function round(email: string, life: Life) {
    const key = await aSendTo(email);
    const dying = await aMessagingApp({ times: TIMES, beside: app, life });
    await dying.messaging.dispatcher.round().catch(() => undefined);
    await dying.close();
    return key;
  }

  it('sends everything once; unknown is only what died between hand-over and outcome', async () => {
    const whole = new Life();
    expect((await app.row(await round('nobody-dies@shop.example', whole))).status).toBe('sent');
    const marks = whole.writes.flatMap((write, index) => (write === 'effects.updateMany' ? [index + 1] : []));
    const [handOver = 0] = marks.slice(1);
    expect(whole.writes[handOver]).toBe('effects.bulkWrite');
    const seen: string[] = [];
    for (let last = 1; last <= whole.writes.length; last += 1)
      for (const how of ['half', 'after'] as const) {
        const email = `died-${how}-${String(last)}@shop.example`;
        const row = await untilItRests(await round(email, new Life(last, how)));
        const arrived = (await mailsTo(email)).length;
        expect({ last, how, arrived: arrived <= 1 }).toEqual({ last, how, arrived: true });
        expect(told(row.key)).toMatchObject({ kind: row.status });
        if (row.status !== 'sent') seen.push(`${row.status} ${how} ${String(last)}, arrived ${String(arrived)}`);
        else expect(arrived).toBe(1);
      }
    expect(seen).toEqual([
      `unknown after ${String(handOver)}, arrived 0`,
      `unknown half ${String(handOver + 1)}, arrived 1`,
    ]);
  });
});

describe('what a crash left', () => {
  it('of a mail that was not handed over is sent by another dispatcher, once', async () => {
    const key = await aSendTo('untouched@shop.example');
    await isAbandoned(key);
    await app.messaging.dispatcher.sweep();
    expect(await app.row(key)).toMatchObject({ status: 'pending', reason: 'interrupted', tries: 1 });
    expect(await untilItRests(key)).toMatchObject({ status: 'sent' });
    expect(await mailsTo('untouched@shop.example')).toHaveLength(1);
    expect(told(key)).toMatchObject({ kind: 'sent' });
  });

  it('of a mail that may be out is unknown, and its enrolment goes on', async () => {
    const key = await aSendTo('crashed@shop.example');
    await isAbandoned(key, { handed: true });
    expect(await untilItRests(key)).toMatchObject({ status: 'unknown', reason: 'unknown_outcome' });
    expect(told(key)).toMatchObject({ kind: 'unknown' });
    expect(await mailsTo('crashed@shop.example')).toEqual([]);
  });

  it('of an order mail that may be out is sent again when its author says so', async () => {
    const key = await aSendTo('order@shop.example', { ...TRANSACTIONAL, resendUnknown: true });
    await isAbandoned(key, { handed: true });
    await app.messaging.dispatcher.sweep();
    expect(await app.row(key)).toMatchObject({ status: 'pending', reason: 'unknown_outcome', tries: 1 });
    expect(await untilItRests(key)).toMatchObject({ status: 'sent' });
    expect(await mailsTo('order@shop.example')).toHaveLength(1);
    const marketing = await aSendTo('marketing@shop.example', { resendUnknown: true });
    await isAbandoned(marketing, { handed: true });
    expect(await untilItRests(marketing)).toMatchObject({ status: 'unknown' });
  });

  it('of a mail nobody wants any more is void', async () => {
    const key = await aSendTo('unwanted@shop.example');
    await isAbandoned(key);
    ends(key);
    expect(await untilItRests(key)).toMatchObject({ status: 'void' });
    expect(await mailsTo('unwanted@shop.example')).toEqual([]);
  });

  it('of a mail that ends every process that comes to it: given up after the last try, with the reason', async () => {
    const key = await aSendTo('poison@shop.example');
    await isAbandoned(key, { tries: TIMES.dispatch.retry.limit });
    expect(await untilItRests(key)).toMatchObject({ status: 'failed', reason: 'interrupted' });
    expect(told(key)).toMatchObject({ kind: 'failed', reason: 'interrupted' });
  });

  it('of an outcome nobody was told is told', async () => {
    const key = await aSendTo('untold@shop.example');
    await effects().updateOne({ key }, { $set: { status: 'sent', owed: true } });
    await app.messaging.dispatcher.sweep();
    expect(told(key)).toMatchObject({ kind: 'sent' });
    expect(app.events).toContainEqual(expect.objectContaining({ key: `${key}:sent` }));
    expect(await app.row(key)).not.toHaveProperty('owed');
  });

  it('of a late “sent” that came while its unknown was being told is told as well', async () => {
    const key = await aSendTo('corrected@shop.example');
    await isAbandoned(key, { handed: true, status: 'unknown', reason: 'unknown_outcome', owed: true });
    const unknown = await app.row(key);
    const outbox: Outbox = createEffects(app.database.db).outbox({
      ...{ clock: app.clock, doorbell: { ring: () => undefined } },
      enrolments: {
        standings: () => Promise.resolve(new Map()),
        // Its dispatcher has the answer after all, and dies before it tells anybody.
        resume: async () => Number(await outbox.outcome(unknown, { status: 'sent' })),
      },
    });
    await outbox.resume(unknown);
    expect(await app.row(key)).toMatchObject({ status: 'sent', owed: true });
    expect(await untilItRests(key)).not.toHaveProperty('owed');
    expect(app.events).toContainEqual(expect.objectContaining({ key: `${key}:sent` }));
  });
});

describe('a dispatcher that stands still beyond its lease and then goes on', () => {
  it('hands nothing over that another one has taken over', async () => {
    const key = await aSendTo('slow@shop.example');
    const stalled = await aMessagingApp({ times: TIMES, beside: app });
    const stalledRound = stalled.messaging.dispatcher.round();
    await until(async () => (await app.row(key)).status === 'sending');
    await leaseRunsOut(key);
    expect(await untilItRests(key)).toMatchObject({ status: 'sent' });
    const { dispatch } = await app.row(key);
    await stalledRound;
    expect(await mailsTo('slow@shop.example')).toHaveLength(1);
    expect(await app.row(key)).toMatchObject({ status: 'sent', dispatch: { token: dispatch?.token } });
    await stalled.close();
  });

  it('hands nothing over after the customer has left', async () => {
    const key = await aSendTo('left@shop.example');
    const stalled = await aMessagingApp({ times: TIMES, beside: app });
    const stalledRound = stalled.messaging.dispatcher.round();
    await until(async () => (await app.row(key)).status === 'sending');
    ends(key);
    await leaseRunsOut(key);
    expect(await untilItRests(key)).toMatchObject({ status: 'void' });
    await stalledRound;
    expect(await mailsTo('left@shop.example')).toEqual([]);
    expect(await app.row(key)).toMatchObject({ status: 'void' });
    await stalled.close();
  });

  it('still says what became of what it had handed over', async () => {
    const key = await aSendTo('pondered@shop.example');
    const stalled = await aMessagingApp({ times: TIMES, beside: app });
    const stalledRound = stalled.messaging.dispatcher.round();
    await until(async () => (await app.row(key)).dispatch?.handed === true);
    await leaseRunsOut(key);
    expect(await untilItRests(key)).toMatchObject({ status: 'unknown' });
    await stalledRound;
    const row = await app.row(key);
    expect(row).toMatchObject({ status: 'sent' });
    expect(row).not.toHaveProperty('reason');
    expect(row).not.toHaveProperty('owed');
    expect(app.events).toContainEqual(expect.objectContaining({ key: `${key}:sent` }));
    expect(await mailsTo('pondered@shop.example')).toHaveLength(1);
    await stalled.close();
  });
});

it('a call that could outlive the lease is not begun: the row goes back', async () => {
  const key = await aSendTo('late@shop.example');
  const late = await aMessagingApp({ times: { dispatch: { call: 8_000, lease: 7_000 } }, beside: app });
  await late.messaging.dispatcher.round();
  await late.close();
  expect(await app.row(key)).toMatchObject({ status: 'pending' });
  expect(await app.row(key)).not.toHaveProperty('tries');
  expect(await mailsTo('late@shop.example')).toEqual([]);
  expect(await untilItRests(key)).toMatchObject({ status: 'sent' });
});
