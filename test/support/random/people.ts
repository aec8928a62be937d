import fc from 'fast-check';

import type { Db } from '../../../runtime/src/platform/database';
import { bucketOf, derivedId } from '../../../runtime/src/platform/ids';

/** People of a workspace with all that segments ask of them, in values and at moments that lie at edges. */
export const NOON = new Date('2026-11-23T12:00:00.000Z');
export const WORKSPACE = 'random';
export const NAMES = ['Product Viewed', 'Quiz Completed'];
export const JOURNEYS = ['jrn_a', 'jrn_b'];
export const MESSAGES = ['hello', 'bye'];
export const SEGMENTS = ['seg_a', 'seg_b'];
export const CATEGORIES = ['Serum', 'SERUM', 'Crème', 'cream.*'];
const DAY = 86_400_000;

export const TEXTS = [
  'Dry',
  'dry',
  'DRYER',
  'Ä',
  'ä',
  'Straße',
  'ÉTÉ',
  'été',
  'ж',
  'Ж',
  'K',
  'k',
  'a.b*',
  '中文',
  'true',
];
const NUMBERISH = ['5', '5.0', ' 7 ', '007', '-.5', '1e3', '0x5', '5 ', 'x5'];
const DATES = [
  '2026-11-23',
  '2026-11-22T23:59:59Z',
  '2026-11-24',
  '2026-11-17T00:00',
  '2026-02-30',
  '2026-11-24T01:00+02:00',
  '20261123',
];

export const scalar = fc.constantFrom<string | number | boolean>(
  ...TEXTS,
  ...NUMBERISH,
  ...DATES,
  ...[5, 7, 0, -0.5, 1000, 0.1, 2 ** 40, true, false],
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('', null, []) },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const properties = fc.record(
  {
    kind: value,
    total: fc.record({ amount: value, currency: fc.constantFrom('EUR', 'USD') }, { requiredKeys: [] }),
    products: fc.array(fc.record({ sku: scalar, price: value, tags: value }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** At the edges of days and of so many times 24 hours. */
export const moment = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 6, 7, 8, 29, 30),
    fc.constantFrom('exact', 'day'),
    fc.constantFrom(-1, 0, 1, 3_600_000),
  )
  .map(([days, kind, ms]) => {
    const at = kind === 'exact' ? NOON.getTime() - days * DAY : Math.floor(NOON.getTime() / DAY) * DAY - days * DAY;
    return new Date(at + ms);
  });

const ids = { merged: fc.boolean() };
const person = fc.record({
  fields: fc.record(
    {
      email: fc.constantFrom('a@example.com', 'B@example.com'),
      firstName: fc.constantFrom('Ada', 'ADA', ''),
      language: fc.constantFrom('de', 'de-AT', 'den', 'zh-CN'),
      country: fc.constantFrom('DE', 'US', 'JP'),
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
    },
    { requiredKeys: [] },
  ),
  known: fc.boolean(),
  createdAt: moment,
  attributes: fc.record({ skin: value, size: value, city: value, 'due date': value }, { requiredKeys: [] }),
  tags: fc.subarray(['vip', 'VIP', 'new']),
  consents: fc.dictionary(
    fc.constantFrom('email', 'sms'),
    fc.record({
      state: fc.constantFrom('subscribed', 'unsubscribed', 'pending', 'never'),
      address: fc.constantFrom(undefined, 'a@example.com', 'old@example.com'),
    }),
    { maxKeys: 2 },
  ),
  hasMerged: fc.boolean(),
  events: fc.array(fc.record({ ...ids, name: fc.constantFrom(...NAMES), occurredAt: moment, properties }), {
    maxLength: 5,
  }),
  orders: fc.array(
    fc.record({
      ...ids,
      placedAt: moment,
      counts: fc.boolean(),
      amount: fc.option(fc.constantFrom(0, 1, 1_999, 2_000, 2_001), { nil: undefined }),
      aside: fc.boolean(),
      lines: fc.array(
        fc.record(
          { category: fc.constantFrom(...CATEGORIES), sku: fc.constantFrom('A-1', 'a-1', 'B') },
          { requiredKeys: [] },
        ),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 4 },
  ),
  enrolments: fc.array(
    fc.record({
      ...ids,
      journeyId: fc.constantFrom(...JOURNEYS),
      startedAt: moment,
      reason: fc.constantFrom(undefined, 'completed', 'exit', 'goal'),
    }),
    { maxLength: 3 },
  ),
  sends: fc.array(
    fc.record({
      ...ids,
      message: fc.constantFrom(...MESSAGES),
      at: moment,
      status: fc.constantFrom('sent', 'done', 'skipped', 'failed', 'unknown', 'pending'),
    }),
    { maxLength: 3 },
  ),
  segments: fc.array(fc.record({ ...ids, segmentId: fc.constantFrom(...SEGMENTS), in: fc.boolean() }), {
    maxLength: 2,
  }),
});
export type RandomPerson = typeof person extends fc.Arbitrary<infer T> ? T : never;
export const randomPeople = fc.array(person, { minLength: 8, maxLength: 14 });

/** Writes them as the subjects would have; gives back their ids as they are now. */
export async function storePeople(db: Db, people: readonly RandomPerson[]): Promise<string[]> {
  const all = new Map<string, object[]>();
  const add = (collection: string, document: object) => all.set(collection, [...(all.get(collection) ?? []), document]);
  people.forEach((each, index) => {
    storePerson(each, `prf_${String(index)}`, add);
  });
  // Of another workspace, and much alike.
  storePerson(people[0]!, 'prf_other', (collection, document) => {
    add(collection, { ...document, workspaceId: 'other' });
  });
  await Promise.all(
    ['profiles', 'profileAliases', 'events', 'eventCounters', 'orders', 'enrolments', 'effects', 'segmentMembers'].map(
      async (name) => {
        await db.collection(name).deleteMany({});
        const documents = all.get(name) ?? [];
        if (documents.length > 0) await db.collection(name).insertMany([...documents]);
      },
    ),
  );
  return people.map((_, index) => `prf_${String(index)}`);
}

function storePerson(each: RandomPerson, id: string, add: (collection: string, document: object) => void): void {
  const old = `${id}_old`;
  const under = ({ merged }: { readonly merged: boolean }) => {
    const profileId = merged && each.hasMerged ? old : id;
    return { workspaceId: WORKSPACE, profileId, bucket: bucketOf(profileId) };
  };
  const { timeZone, country = '' } = each.fields;
  add('profiles', {
    ...{ _id: id, workspaceId: WORKSPACE, bucket: bucketOf(id), ...each.fields, known: each.known, slots: [] },
    ...{
      createdAt: each.createdAt,
      updatedAt: each.createdAt,
      attributes: each.attributes,
      tags: each.tags,
      applied: {},
    },
    ...{ stamps: {}, attributeStamps: {}, lower: {}, terms: [], zoneKey: timeZone ?? `@${country}` },
    consents: Object.fromEntries(
      Object.entries(each.consents).map(([channel, { state, address }]) => [
        channel,
        { marketing: { state, at: NOON, source: 'test', ...(address !== undefined && { address }) } },
      ]),
    ),
    ...(each.orders.some(({ counts }) => counts) && { orders: ledgerOf(each) }),
  });
  if (each.hasMerged) {
    add('profiles', {
      _id: old,
      workspaceId: WORKSPACE,
      bucket: bucketOf(old),
      mergedInto: id,
      carried: true,
      slots: [],
    });
    add('profileAliases', { _id: id, workspaceId: WORKSPACE, from: [old] });
  }
  each.events.forEach(({ name, occurredAt, properties: said, ...who }, n) => {
    add('events', {
      _id: `${id}e${String(n)}`,
      ...under(who),
      name,
      occurredAt,
      receivedAt: occurredAt,
      properties: said,
    });
  });
  for (const profileId of [id, old])
    for (const name of NAMES) {
      const own = each.events.filter((event) => event.name === name && under(event).profileId === profileId);
      if (own.length > 0) add('eventCounters', counterOf(profileId, name, own));
    }
  each.orders.forEach(({ placedAt, counts, amount, aside, lines, ...who }, n) => {
    const { workspaceId, profileId } = under(who);
    const worth = amount !== undefined && { amount, currency: aside ? 'CHF' : 'EUR', ...(aside && { aside: true }) };
    const counted = { home: id, revision: 1, counts, at: placedAt, categories: [], ...worth };
    add('orders', { _id: `${id}o${String(n)}`, workspaceId, profileId, placedAt, fields: { lines }, counted });
  });
  each.enrolments.forEach(({ journeyId, startedAt, reason, ...who }, n) => {
    const ending = reason === undefined ? { active: true } : { active: false, ended: { reason, at: NOON } };
    add('enrolments', { _id: `${id}n${String(n)}`, ...under(who), journeyId, startedAt, ...ending });
  });
  each.sends.forEach(({ message, at, status, ...who }, n) => {
    add('effects', {
      _id: `${id}s${String(n)}`,
      ...under(who),
      kind: 'send',
      status,
      at,
      body: { messageKey: message },
    });
  });
  const memberships = new Map(each.segments.map((said) => [`${said.segmentId}:${under(said).profileId}`, said]));
  for (const [_id, said] of memberships)
    add('segmentMembers', { _id, ...under(said), segmentId: said.segmentId, in: said.in, n: 1, since: NOON });
}

function counterOf(profileId: string, name: string, events: readonly { readonly occurredAt: Date }[]): object {
  const times = events.map(({ occurredAt }) => occurredAt.getTime());
  const days = Map.groupBy(events, ({ occurredAt }) => occurredAt.toISOString().slice(0, 10));
  return {
    ...{ _id: `${profileId}:${derivedId(name)}`, workspaceId: WORKSPACE, profileId, bucket: bucketOf(profileId), name },
    ...{ total: events.length, firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)) },
    days: [...days].map(([d, own]) => ({ d, n: own.length })).toSorted((a, b) => (a.d < b.d ? -1 : 1)),
    ...{ open: [], v: 1 },
  };
}

function ledgerOf({ orders }: RandomPerson): object {
  const counting = orders.filter(({ counts }) => counts);
  const valued = counting.flatMap(({ amount, aside }) => (amount === undefined || aside ? [] : [amount]));
  const sum = valued.reduce<number>((all, amount) => all + amount, 0);
  const times = counting.map(({ placedAt }) => placedAt.getTime());
  return {
    ...{ seq: 1, by: 'x', entries: [], count: counting.length, valued: valued.length, base: 'EUR', aside: {} },
    spend: sum === 0 ? {} : { EUR: sum },
    first: { order: 'x', at: new Date(Math.min(...times)) },
    lastAt: new Date(Math.max(...times)),
  };
}
