import type { SendRow } from '../../runtime/src/engine/ports';
import { createEffects } from '../../runtime/src/effects/service';
import { aMessagingApp, OTHER_WORKSPACE, type MessagingApp } from '../support/messaging';
import { startSmtp, type ReceiverOptions, type Smtp } from '../support/smtp';

const TIMES = {
  smtp: { connect: 10_000, greeting: 10_000, silence: 10_000, call: 15_000 },
  dispatch: { call: 15_100, lease: 60_000, poll: 500 },
};

let app: MessagingApp;
let smtp: Smtp;
/** Started beside these by a test; ended whatever became of it. */
let others: { readonly servers: Smtp[]; readonly apps: MessagingApp[] };

beforeEach(async () => {
  others = { servers: [], apps: [] };
  [app, smtp] = await Promise.all([aMessagingApp({ times: TIMES }), startSmtp()]);
  await aSender(smtp, { roles: ['marketing-email', 'transactional-email'] });
  for (const category of ['marketing', 'transactional'])
    await app.call('POST', '/api/messages', {
      ...{ key: category, name: category, category, defaultLanguage: 'en' },
      languages: { en: { subject: category, text: '{{ links.unsubscribe }}' } },
    });
});
afterEach(async () => {
  await Promise.all(others.servers.map((server) => server.stop()));
  await Promise.all(others.apps.map((other) => other.close()));
  await app.close();
  await smtp.stop();
});

async function anotherServer(options: ReceiverOptions = {}): Promise<Smtp> {
  const server = await startSmtp(options);
  others.servers.push(server);
  return server;
}

async function aSender({ port }: Pick<Smtp, 'port'>, over: object, account: object = {}): Promise<void> {
  const answer = await app.call('POST', '/api/senders', {
    ...{ name: 'Shop', kind: 'smtp', from: { name: 'Shop', address: 'hello@shop.example' } },
    ...{ smtp: { host: '127.0.0.1', port, ...account }, ...over },
  });
  expect(answer.status).toBe(201);
}

async function sends(count: number, body: object = {}): Promise<string[]> {
  const keys: string[] = [];
  for (let number = 0; number < count; number += 1)
    keys.push(await app.aSend(await app.aProfile({}), { messageKey: 'marketing', ...body }));
  return keys;
}

async function accepted(count: number): Promise<readonly { readonly raw: string; readonly connections: number }[]> {
  for (;;) {
    const mails = await smtp.accepted();
    if (mails.length >= count) return mails;
    await new Promise((go) => setTimeout(go, 20));
  }
}

const statuses = async (keys: readonly string[]) =>
  new Set(await Promise.all(keys.map(async (key) => (await app.row(key)).status)));

describe('sends that wait in line', () => {
  it('of an order do not wait until a mailing is through', async () => {
    await sends(150);
    await sends(1, { messageKey: 'transactional', category: 'transactional', senderRole: 'transactional-email' });
    app.messaging.dispatcher.start();
    const mails = await accepted(151);
    const order = mails.findIndex(({ raw }) => raw.includes('Subject: transactional'));
    expect(order).toBeLessThan(60);
    expect(mails).toHaveLength(151);
  });

  it('for a mail server that says nothing hold up nobody else', async () => {
    const silent = await anotherServer({ behaviours: { '*': 'hang' } });
    await aSender(silent, { roles: ['hanging-email'] });
    const hanging = await sends(100, { senderRole: 'hanging-email' });
    const answered = await sends(60);
    const smtpTimes = { connect: 10_000, greeting: 10_000, silence: 120_000, call: 120_000 };
    const dispatch = { call: 120_100, lease: 300_000, inFlight: 30, perLine: 10 };
    const patient = await aMessagingApp({ beside: app, times: { smtp: smtpTimes, dispatch } });
    others.apps.push(patient);
    patient.messaging.dispatcher.start();
    await accepted(answered.length);
    const tried = await app.database.db.collection('effects').countDocuments({ tries: { $exists: true } });
    expect(tried).toBe(0);
    await silent.stop();
    await patient.messaging.dispatcher.stop();
    expect(await statuses(answered)).toEqual(new Set(['sent']));
    expect(await statuses(hanging)).toEqual(new Set(['pending']));
  });

  it('for a mail server that is away are left alone until it is tried again', async () => {
    const away = await anotherServer();
    await away.stop();
    await aSender(away, { roles: ['away-email'] });
    const keys = await sends(120, { senderRole: 'away-email' });
    app.messaging.dispatcher.start();
    await sends(1);
    app.messaging.dispatcher.ring();
    await accepted(1);
    await app.messaging.dispatcher.stop();
    const rows = await Promise.all(keys.map(async (key) => await app.row(key)));
    expect(rows.filter(({ reason }) => reason === 'channel_down').length).toBeGreaterThan(0);
    expect(rows.filter(({ reason }) => reason === undefined).length).toBeGreaterThanOrEqual(80);
  });

  it('go out over as many connections as their sender may have', async () => {
    const careful = await anotherServer();
    await aSender(careful, { roles: ['careful-email'] }, { connections: 1 });
    const keys = await sends(12, { senderRole: 'careful-email' });
    await sends(12);
    app.messaging.dispatcher.start();
    await accepted(12);
    while ((await careful.accepted()).length < keys.length) await new Promise((go) => setTimeout(go, 20));
    expect(new Set((await careful.accepted()).map(({ connections }) => connections))).toEqual(new Set([1]));
    const usual = Math.max(...(await smtp.accepted()).map(({ connections }) => connections));
    expect(usual).toBeGreaterThan(1);
    expect(usual).toBeLessThanOrEqual(5);
  });

  it('are taken in equal parts, and what has no line yet is taken too', async () => {
    const effects = app.database.db.collection<SendRow>('effects');
    await sends(30);
    await sends(3, { senderRole: 'transactional-email' });
    const [lineless = ''] = await sends(1, { senderRole: 'special-email' });
    await effects.updateOne({ key: lineless }, { $unset: { line: 1 } });
    const outbox = createEffects(app.database.db).outbox({
      clock: app.clock,
      doorbell: { ring: () => undefined },
      enrolments: { standings: () => Promise.resolve(new Map()), resume: () => Promise.resolve(0) },
    });
    const [full, other] = ['workspace-a:marketing-email', 'workspace-a:transactional-email'];
    expect(await outbox.nextDue((line) => (line === full ? 0 : 1))).toEqual(
      (await effects.findOne({ line: other }, { sort: { due: 1 } }))?.due,
    );
    const taken = await outbox.take(10, 'D', 1_000);
    const count = (line: string | undefined) => taken.filter((row) => row.line === line).length;
    expect([count(full), count(other), count(undefined)]).toEqual([4, 3, 1]);
    expect(await outbox.take(10, 'E', 1_000, () => 0)).toEqual([]);
    expect(await outbox.take(10, 'F', 1_000, () => 4)).toHaveLength(4);
  });

  it('are found by one seek for each line, however many wait in it', async () => {
    const effects = app.database.db.collection('effects');
    const row = (line: string) => ({ status: 'pending', line, due: new Date() }) as object;
    await effects.insertMany(Array.from({ length: 3_000 }, () => row('a:marketing-email')));
    await effects.insertMany([row('b:marketing-email'), row(`${OTHER_WORKSPACE}:transactional-email`)]);
    const lines = [
      { $match: { status: 'pending' } },
      { $sort: { status: 1, line: 1, due: 1 } },
      { $group: { _id: '$line', due: { $first: '$due' } } },
    ];
    const plan = JSON.stringify(await effects.aggregate(lines, { hint: 'lines' }).explain('executionStats'));
    expect(plan).toContain('DISTINCT_SCAN');
    expect(Number(/"totalKeysExamined":(\d+)/.exec(plan)?.[1])).toBeLessThan(10);
  });
});
