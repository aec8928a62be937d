import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';

import { createAlerts, type Alerts, type AlertParts } from '../../runtime/src/alerts/service';
import { createOutgoing, type Outgoing } from '../../runtime/src/platform/network';
import { createSecrets } from '../../runtime/src/platform/secrets';
import { collectWorkerMetrics } from '../../runtime/src/worker/metrics';
import { aWholeApp, type WholeApp } from '../support/app';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { MovableClock } from '../support/stored-ports';

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('those who run a workspace', () => {
  let app: WholeApp;
  let receiver: Server;
  let url: string;
  let calls: Call[];
  let answers: number[];
  let outgoing: Outgoing;
  let clock: MovableClock;
  let deadLetters: number;
  let lag: number;
  let senderId: string;
  let alerts: Alerts;
  let secret: string;

  beforeAll(async () => {
    app = await aWholeApp();
    outgoing = createOutgoing({ allowPrivate: true });
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        calls.push({ headers: request.headers, body });
        response.writeHead(answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/in`;
    const from = { name: 'Us', address: 'us@example.com' };
    const made = await app.a.call('POST', '/api/senders', { name: 'Sandbox', kind: 'sandbox', from });
    senderId = ((await made.json()) as { id: string }).id;
  });
  afterAll(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await outgoing.close();
    await app.close();
  });

  const secrets = createSecrets(['a secret of tests, long enough for everything']);
  const partsOf = (db = app.database.db): AlertParts => {
    const { circuits, messaging } = app.subjects;
    return {
      ...{ db, clock, outgoing, secrets, circuits, log: pino({ level: 'silent' }), notices: messaging.notices },
      enrolments: {
        lags: () => Promise.resolve(new Map([[app.a.id, lag]])),
        dead: { ...app.subjects.enrolments.dead, count: () => Promise.resolve(deadLetters) },
      },
      names: { journey: () => Promise.resolve('Carts'), sender: () => Promise.resolve('Shop mail') },
      publicUrl: 'https://perennial.example',
      workspaceName: () => Promise.resolve('A brand'),
      requireSender: async (...of) => await messaging.senders.get(...of),
    };
  };

  beforeEach(async () => {
    const { db } = app.database;
    for (const name of ['alertSettings', 'alertOccasions', 'alertNotices', 'circuits', 'sandboxMessages'])
      await db.collection(name).deleteMany({});
    [calls, answers, deadLetters, lag, clock] = [[], [], 0, 0, new MovableClock()];
    alerts = createAlerts(partsOf());
    const changed = await alerts.change(app.a.id, {
      ...{ baseRevision: 0, language: 'en', limits: { lagSeconds: 300, deadLetters: 10, circuitMinutes: 0 } },
      ...{ mail: { senderId, to: ['owner@example.com'] }, webhook: { url } },
    });
    secret = changed.secret!;
  });

  const told = () => calls.map(({ body }) => JSON.parse(body) as { type: string; alert: { kind: string } });
  const types = () => told().map(({ type, alert }) => `${type} ${alert.kind}`);
  const mails = async () => {
    const answer = await app.a.call('GET', '/api/sandbox/messages');
    return ((await answer.json()) as { items: { subject: string }[] }).items.map(({ subject }) => subject);
  };
  const later = async (milliseconds: number) => {
    clock.forward(milliseconds);
    await alerts.tick();
  };

  it('are told once when something passes its limit, by mail and by webhook, and that it is well again', async () => {
    deadLetters = 9;
    await alerts.tick();
    expect(calls).toEqual([]);
    deadLetters = 10;
    for (let look = 0; look < 4; look++) await later(15 * SECOND);
    expect(types()).toEqual(['alert.began deadLetters']);
    expect(await mails()).toEqual(['A brand: 10 people are stuck']);
    deadLetters = 0;
    for (let look = 0; look < 12; look++) await later(15 * SECOND);
    expect(types()).toEqual(['alert.began deadLetters', 'alert.ended deadLetters']);
    expect(await mails()).toHaveLength(2);
    deadLetters = 12;
    await later(15 * SECOND);
    expect(types()).toHaveLength(3);
  });

  it('are told once of what comes and goes around its limit', async () => {
    for (let look = 0; look < 10; look++) {
      lag = look % 2 === 0 ? 400 : 0;
      await later(30 * SECOND);
    }
    expect(types()).toEqual(['alert.began lag']);
  });

  it('are told of a step that fails for everybody, with its name and journey, and of no person', async () => {
    const failed = Array.from({ length: 10 }, (_, index) => `prf_secret${String(index)}`);
    const step = { workspaceId: app.a.id, journeyId: 'jrn_1', versionId: 'ver_1', stepKey: 'call', stepName: 'Call' };
    const failure = { code: 'api_refused', message: 'no ada@example.com here' };
    await app.subjects.circuits.guard.heard({ ...step, runs: 'external' }, { worked: false, failed, failure });
    await alerts.tick();
    expect(told()).toMatchObject([
      { type: 'alert.began', alert: { kind: 'circuit', journeyName: 'Carts', stepName: 'Call', code: 'api_refused' } },
    ]);
    expect(await mails()).toEqual(['A brand: the step “Call” (Carts) fails for everybody']);
    expect(JSON.stringify(calls)).not.toMatch(/prf_|ada@/);
    await app.subjects.circuits.guard.heard({ ...step, runs: 'external' }, { worked: true, failed: [] });
    for (let look = 0; look < 12; look++) await later(15 * SECOND);
    expect(types()).toEqual(['alert.began circuit', 'alert.ended circuit']);
  });

  it('get a webhook that is signed, and the same key with every try until it is taken', async () => {
    answers = [500, 503];
    deadLetters = 20;
    await alerts.tick();
    await later(MINUTE);
    await later(5 * MINUTE);
    await later(60 * MINUTE);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const [{ headers, body }] = calls as [Call];
    const [, time = '', given] = /^t=(\d+),v1=(.+)$/.exec(String(headers['perennial-signature'])) ?? [];
    expect(given).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
  });

  it('are told whatever write a process dies at, and nothing is written down twice', async () => {
    deadLetters = 20;
    const whole = new Life();
    await createAlerts(partsOf(mortal(app.database.db, whole))).tick();
    expect(whole.writes.length).toBeGreaterThan(6);
    for (let last = 1; last <= whole.writes.length; last++) {
      const { db } = app.database;
      for (const name of ['alertOccasions', 'alertNotices', 'sandboxMessages'])
        await db.collection(name).deleteMany({});
      calls = [];
      const dying = createAlerts(partsOf(mortal(db, new Life(last))));
      await expect(dying.tick()).rejects.toBeInstanceOf(ProcessDied);
      // The lease of what it was delivering runs out.
      await alerts.tick();
      await later(2 * MINUTE);
      expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
      expect(new Set(await mails())).toEqual(new Set(['A brand: 20 people are stuck']));
      const states = await db.collection('alertNotices').distinct('state');
      expect([last, states, await db.collection('alertNotices').countDocuments()]).toEqual([last, ['done'], 2]);
    }
  });

  it('try it out: everybody who would be told gets a message, and they see what came of each', async () => {
    answers = [404];
    expect(await alerts.test(app.a.id)).toEqual({
      mail: [{ to: 'owner@example.com', ok: true }],
      webhook: { ok: false, detail: 'answered 404' },
    });
    expect(await mails()).toEqual(['A brand: a test']);
  });

  it('cannot have a private address called, unless the installation allows it', async () => {
    const guarded = createOutgoing();
    const careful = createAlerts({ ...partsOf(), outgoing: guarded });
    const { webhook } = await careful.test(app.a.id);
    expect(webhook).toMatchObject({
      ok: false,
      detail: expect.stringContaining('only public ones are called') as string,
    });
    expect(calls).toEqual([]);
    await guarded.close();
  });

  it('decide what is told, see a secret once, and are refused the sender of another workspace', async () => {
    const settings = await alerts.settings(app.a.id);
    expect(settings).toMatchObject({ revision: 1, webhook: { url } });
    expect(JSON.stringify(settings)).not.toContain(secret);
    const off = { baseRevision: 1, language: 'en' as const, limits: {}, webhook: { url } };
    expect(await alerts.change(app.a.id, off)).not.toHaveProperty('secret');
    deadLetters = 1_000;
    await later(MINUTE);
    expect(calls).toEqual([]);
    await expect(alerts.change(app.a.id, off)).rejects.toMatchObject({ code: 'conflict' });
    const mail = { senderId: 'snd_other', to: ['owner@example.com'] };
    await expect(alerts.change(app.a.id, { ...off, baseRevision: 2, mail })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('metrics', () => {
  it('tell the lag of each queue and the greatest, dead letters and open circuits', async () => {
    const app = await aWholeApp();
    try {
      const { db } = app.database;
      const late = new Date(Date.now() - 90_000);
      const due = { workspaceId: app.a.id, queue: 'external', bucket: 3, due: late, active: true };
      await db.collection<{ _id: string }>('enrolments').insertOne({ _id: 'late', ...due });
      const failed = Array.from({ length: 10 }, (_, index) => `prf_${String(index)}`);
      const step = { workspaceId: app.a.id, journeyId: 'jrn_1', versionId: 'ver_1', stepKey: 'call', stepName: 'Call' };
      const failure = { code: 'api_refused', message: '' };
      await app.subjects.circuits.guard.heard({ ...step, runs: 'external' }, { worked: false, failed, failure });
      const metrics = await collectWorkerMetrics({ ...app.subjects, clock: new MovableClock() });
      expect(metrics.lagSeconds.external).toBeGreaterThanOrEqual(90);
      expect(metrics).toMatchObject({ lagSeconds: { local: 0 }, circuitsOpen: 1, deadLetters: 0 });
      expect((await app.subjects.enrolments.lags(new Date())).get(app.a.id)).toBeGreaterThanOrEqual(90);
    } finally {
      await app.close();
    }
  });
});
