import { randomBytes } from 'node:crypto';
import type { Db, Document } from 'mongodb';

import { bucketOf } from '../../runtime/src/platform/ids';
import { aCheckout, eventually } from '../support/brand';
import { startSmtp, type Smtp } from '../support/smtp';
import { cpuOf, type Arena } from './arena';
import { HttpRuntime, until } from './http';
import { perUnit } from './race';
import { conditionsOf, rounded, type Result, type Say } from './result';

/**
 * What one message costs from pending to told: taken, looked at, written, handed to a mail server over SMTP, its outcome
 * recorded, its event stored and reacted to. Each goes to somebody else.
 */
export async function sends(arena: Arena, { messages }: { readonly messages: number }, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const smtp = await startSmtp();
  const runtime = await HttpRuntime.start(uri, { worker: true });
  try {
    const pattern = await aMessage(runtime, smtp, db);
    const [before, counted, began] = [await nodeCpu(runtime), await arena.counts(), performance.now()];
    await copies(db, pattern, messages);
    await until(async () => (await smtp.accepted()).length > messages, 100);
    const told = { name: 'Message Sent', handled: true };
    await until(async () => (await db.collection('events').countDocuments(told)) > messages, 100);
    const seconds = (performance.now() - began) / 1_000;
    const node = ((await nodeCpu(runtime)) - before) / messages;
    const { mongodCpu = 0, commands, bytes, commandsByName } = perUnit(counted, await arena.counts(), messages);
    say(`${String(messages)} in ${seconds.toFixed(1)} s, ${node.toFixed(0)} + ${mongodCpu.toFixed(0)} µs of processor`);
    say(`commands: ${JSON.stringify(commandsByName)}`);
    return {
      ...{ bench: 'sends', unit: 'messages/s', goal: '–', rounds: 1, reference: null, ratio: null },
      ours: Math.round(messages / seconds),
      perUnit: { commands: rounded(commands, 3), bytes: Math.round(bytes) },
      more: { nodeMicrosecondsPerMessage: Math.round(node), mongodMicrosecondsPerMessage: Math.round(mongodCpu) },
      conditions: { messages, ...(await conditionsOf(arena)) },
    };
  } finally {
    await runtime.stop();
    await smtp.stop();
    await db.dropDatabase();
  }
}

interface Pattern {
  readonly profile: Document;
  readonly row: Document;
}

const EVENT = {
  name: 'Checkout Started',
  properties: {
    total: { amount: 4990, currency: 'EUR' },
    checkout_url: 'https://shop.example/checkouts/1',
    products: [],
  },
};

/** Somebody who agreed, and a message to them that has gone out. */
async function aMessage({ brand }: HttpRuntime, smtp: Smtp, db: Db): Promise<Pattern> {
  await brand.setUp(smtp.port);
  await brand.webhook('checkouts/create', aCheckout());
  const profile = await eventually('the customer', async () => (await db.collection('profiles').findOne({ known: true })) ?? undefined); // prettier-ignore
  await brand.must('POST', '/api/sends', { profileId: profile._id, message: 'reminder', data: { event: EVENT } });
  const row = await eventually('the first message', async () => (await db.collection('effects').findOne({ status: 'sent' })) ?? undefined); // prettier-ignore
  return { profile, row };
}

/** To be sent at once, each to a customer of its own. */
async function copies(db: Db, { profile, row }: Pattern, count: number): Promise<void> {
  const rest = without(row, 'dispatch', 'owed');
  const each = Array.from({ length: count }, () => randomBytes(16).toString('hex'));
  const people = each.map((id) => ({ ...profile, _id: `prf_${id}`, email: `${id}@example.com`, slots: [], consents: withoutAddress(profile) })); // prettier-ignore
  const rows = each.map((id) => {
    const [profileId, key] = [`prf_${id}`, `single:${id}`];
    return { ...rest, _id: `${key}/single`, key, profileId, bucket: bucketOf(profileId), status: 'pending' };
  });
  await db.collection('profiles').insertMany(people as never, { ordered: false });
  await db.collection('effects').insertMany(rows as never, { ordered: false });
}

/** For whatever address they have. */
function withoutAddress(profile: Document): Document {
  const { email } = profile['consents'] as { email: { marketing: Document } };
  return { email: { marketing: without(email.marketing, 'address') } };
}

const without = (document: Document, ...fields: string[]): Document =>
  Object.fromEntries(Object.entries(document).filter(([field]) => !fields.includes(field)));

async function nodeCpu({ pids }: HttpRuntime): Promise<number> {
  const each = await Promise.all(pids.map(cpuOf));
  return each.reduce((sum: number, cpu) => sum + (cpu ?? 0), 0);
}
