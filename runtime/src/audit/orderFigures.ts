import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../engine/ports';
import { createOrders, ordersOf, type Orders } from '../orders/service';
import type { Db } from '../platform/database';
import { createProfiles, type Profiles } from '../profiles/service';
import type { Finding } from './finding';
import { portionsOf } from './scan';

export interface FigureAudit {
  readonly db: Db;
  readonly clock: Clock;
  readonly workspaceId?: string | undefined;
  /** Figures that differ are written anew. */
  readonly repair: boolean;
  readonly patience: number;
}

/** What one portion gave; `looked` are documents. */
export interface FigurePortion {
  readonly collection: 'orders' | 'profiles' | 'eventCounters';
  readonly looked: number;
  readonly findings: readonly Finding[];
  readonly repaired: number;
}

/** An order that nobody counts for this long was forgotten: the sweep comes every few seconds. */
const LEFT = 900_000;

/** Orders that count for nobody, and figures of people that are not those of their orders. */
export async function* figuresOf(options: FigureAudit): AsyncGenerator<FigurePortion> {
  const { db, clock, workspaceId } = options;
  const profiles = createProfiles({ db, clock });
  const orders = createOrders({ db, clock, profiles });
  const own = workspaceId === undefined ? {} : { workspaceId };
  for await (const portion of portionsOf(ordersOf(db), own, UNCOUNTED)) {
    const findings = await uncounted(profiles, portion, clock.now());
    yield { collection: 'orders', looked: portion.length, findings, repaired: 0 };
  }
  const people = db.collection<{ _id: string; workspaceId: string }>('profiles');
  const buyers = { ...own, 'orders.seq': { $gte: 1 }, mergedInto: { $exists: false } };
  for await (const portion of portionsOf(people, buyers, { workspaceId: 1 }))
    for (const [whose, theirs] of Map.groupBy(portion, (each) => each.workspaceId)) {
      const profileIds = theirs.map(({ _id }) => _id);
      const found = await differing(orders, { workspaceId: whose, profileIds }, options);
      yield { collection: 'profiles', looked: theirs.length, ...found };
    }
}

const UNCOUNTED = { workspaceId: 1, profileId: 1, owed: 1, changedAt: 1, 'counted.home': 1 };

type Counting = Pick<
  Awaited<ReturnType<Orders['find']>>,
  '_id' | 'workspaceId' | 'profileId' | 'owed' | 'changedAt' | 'counted'
>;

async function uncounted(
  profiles: Pick<Profiles, 'ledgers'>,
  portion: readonly Counting[],
  now: Date,
): Promise<readonly Finding[]> {
  const held = await profiles.ledgers([...new Set(portion.map(({ profileId }) => profileId))]);
  return portion
    .filter(({ owed, changedAt, counted, profileId }) =>
      owed ? now.getTime() - changedAt.getTime() > LEFT : counted?.home !== held.get(profileId)?.home,
    )
    .map(({ _id, workspaceId }) => ({ what: 'order_uncounted' as const, workspaceId, id: _id }));
}

/** Looked at twice: somebody may have been buying. */
async function differing(
  orders: Pick<Orders, 'recount'>,
  people: Parameters<Orders['recount']>[0],
  { repair, patience }: FigureAudit,
): Promise<Pick<FigurePortion, 'findings' | 'repaired'>> {
  const first = await orders.recount(people);
  if (first.differences.length === 0) return { findings: [], repaired: 0 };
  await sleep(patience);
  const profileIds = first.differences.map(({ profileId }) => profileId);
  const { differences, repaired } = await orders.recount({ ...people, profileIds }, repair);
  const { workspaceId } = people;
  return {
    findings: differences.map(({ profileId }) => ({ what: 'figures_differ' as const, workspaceId, id: profileId })),
    repaired,
  };
}
