import type { Db } from 'mongodb';

import { MIGRATIONS } from '../../runtime/src/migrations';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { bucketOf, derivedId } from '../../runtime/src/platform/ids';
import { createProfiles } from '../../runtime/src/profiles/service';
import type { Definition } from '../../runtime/src/segments/definition/definition';
import { countPeople, type Counted } from '../../runtime/src/segments/query/count';
import type { Arena } from './arena';
import { conditionsOf, median, quantile, rounded, type Result, type Say } from './result';

export interface SegmentCountOptions {
  readonly people: number;
  readonly rounds: number;
}

const WORKSPACE = 'bench';
const EVENTS_EACH = 10;
const PORTION = 5_000;
const DAY = 86_400_000;
const COUNTS = 10;
const RARE = 'Checkout Started';

const THREE: Definition = {
  kind: 'all',
  of: [
    { kind: 'consent', channel: 'email', states: ['subscribed'] },
    { kind: 'field', field: 'country', is: { operator: 'equals', value: 'DE' } },
    { kind: 'event', event: RARE, measure: 'count', operator: 'atLeast', value: 1, window: { kind: 'days', last: 30 } },
  ],
};

/** A count while somebody edits, of three conditions that 50 %, 10 % and 2 % meet, against the query one would write by hand for just these. */
export async function segmentCount(arena: Arena, { people, rounds }: SegmentCountOptions, say: Say): Promise<Result> {
  const { db } = arena.fresh();
  const clock = await DatabaseClock.start(db);
  try {
    for (const migration of MIGRATIONS) await migration.up(db);
    await seed(db, people, clock.now());
    say(`${String(people)} people with ${String(people * EVENTS_EACH)} events are there`);
    const profiles = createProfiles({ db, clock });
    const parts = { db, profiles };
    const asked = () => ({ workspaceId: WORKSPACE, definition: THREE, now: clock.now() });
    const [ours, raw]: [number[], number[]] = [[], []];
    let counted: Counted | undefined;
    for (let round = -1; round < rounds * COUNTS; round++) {
      const first = await timed(() => countPeople(parts, asked()));
      const second = await timed(() => byHand(db, clock.now()));
      counted = first.value;
      if (counted.exact && counted.people !== second.value)
        throw new Error(`Ours counts ${String(counted.people)} people, the query by hand ${String(second.value)}`);
      if (round < 0) continue; // warms up
      ours.push(first.ms);
      raw.push(second.ms);
    }
    const p95 = quantile(ours, 0.95);
    say(`ours ${median(ours).toFixed(0)} ms (95 % within ${p95.toFixed(0)}), by hand ${median(raw).toFixed(0)} ms`);
    return {
      ...{ bench: 'segment-count', goal: '≤ 2, 95 % within 1,500 ms', rounds, unit: 'ms' },
      ours: rounded(median(ours), 1),
      reference: rounded(median(raw), 1),
      ratio: rounded(median(ours) / median(raw)),
      more: { p95: rounded(p95, 1), people: counted?.people ?? 0, exact: counted?.exact === true ? 1 : 0 },
      conditions: { ...(await conditionsOf(arena)), people, events: people * EVENTS_EACH },
    };
  } finally {
    clock.stop();
    await db.dropDatabase();
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await run();
  return { ms: performance.now() - begun, value };
}

async function byHand(db: Db, now: Date): Promise<number> {
  const since = new Date(Math.floor(now.getTime() / DAY) * DAY - 29 * DAY);
  const [found] = await db
    .collection('eventCounters')
    .aggregate<{ people: number }>([
      { $match: { workspaceId: WORKSPACE, name: RARE, lastAt: { $gte: since } } },
      { $lookup: { from: 'profiles', localField: 'profileId', foreignField: '_id', as: 'profile' } },
      { $match: { 'profile.country': 'DE', 'profile.consents.email.marketing.state': 'subscribed' } },
      { $count: 'people' },
    ])
    .toArray();
  return found?.people ?? 0;
}

/** The same share of people for each salt, and another draw. */
const percent = (person: number, salt: number): number =>
  (Math.imul((person ^ salt) + 0x9e_37, 0x9e_37_79_b1) >>> 8) % 100;

async function seed(db: Db, people: number, now: Date): Promise<void> {
  for (let from = 0; from < people; from += PORTION) {
    const ids = Array.from({ length: Math.min(PORTION, people - from) }, (_, index) => from + index);
    await Promise.all([
      db.collection('profiles').insertMany(ids.map(profileOf) as never, { ordered: false }),
      db.collection('eventCounters').insertMany(ids.flatMap((n) => countersOf(n, now)) as never, { ordered: false }),
      db.collection('events').insertMany(ids.flatMap((n) => eventsOf(n, now)) as never, { ordered: false }),
    ]);
  }
}

const idOf = (n: number): string => `prf_${derivedId('bench', n)}`;

function profileOf(n: number) {
  const state = percent(n, 1) < 50 ? 'subscribed' : 'never';
  return {
    ...{
      _id: idOf(n),
      workspaceId: WORKSPACE,
      bucket: bucketOf(idOf(n)),
      known: true,
      country: percent(n, 77) < 10 ? 'DE' : 'FR',
    },
    ...{ attributes: { size: n % 40 }, tags: [], slots: [], terms: [], zoneKey: '@', applied: {} },
    ...{ consents: { email: { marketing: { state, at: new Date(0), source: 'bench' } } } },
  };
}

const namesOf = (n: number) => (percent(n, 4_242) < 2 ? ['Product Viewed', RARE] : ['Product Viewed']);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function countersOf(n: number, now: Date) {
  return namesOf(n).map((name) => {
    const at = new Date(now.getTime() - (n % 20) * DAY);
    const many = name === RARE ? 1 : EVENTS_EACH - 1;
    return {
      ...{
        _id: `${idOf(n)}:${derivedId(name)}`,
        workspaceId: WORKSPACE,
        profileId: idOf(n),
        bucket: bucketOf(idOf(n)),
      },
      ...{ name, total: many, firstAt: at, lastAt: at, days: [{ d: dayOf(at), n: many }], open: [], v: 1 },
    };
  });
}

function eventsOf(n: number, now: Date) {
  const at = new Date(now.getTime() - (n % 20) * DAY);
  return Array.from({ length: EVENTS_EACH }, (_, index) => ({
    ...{ _id: `${idOf(n)}-${String(index)}`, workspaceId: WORKSPACE, profileId: idOf(n), bucket: bucketOf(idOf(n)) },
    name: index === 0 ? (namesOf(n)[1] ?? 'Product Viewed') : 'Product Viewed',
    ...{ occurredAt: at, receivedAt: at, origin: 'backfill', properties: { product_id: String(n % 100) } },
  }));
}
