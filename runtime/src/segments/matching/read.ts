import type { ProfileReader } from '../../engine/ports';
import type { Db } from '../../platform/database';
import { ofProfiles } from '../../platform/placed';
import { collectionsOf, FINISHED, OUTCOMES, type Collections } from '../collections';
import type { EnrolmentFacts, EventDays, EventFacts, OrderFacts, PersonFacts, SendFacts } from '../facts';
import type { Needs } from './needs';

export interface FactParts {
  readonly db: Db;
  readonly profiles: ProfileReader;
}

/**
 * What is known of a batch of people, as far as it is needed: a number of queries that does not grow with them. By the ids that
 * were asked for; who does not exist is left out.
 */
export async function readFacts(
  { db, profiles }: FactParts,
  { workspaceId, profileIds }: { readonly workspaceId: string; readonly profileIds: readonly string[] },
  needs: Needs,
): Promise<ReadonlyMap<string, PersonFacts>> {
  const [views, aliases] = await Promise.all([profiles.read(profileIds), profiles.aliases(profileIds)]);
  const known = profileIds.filter((id) => views.has(id));
  const owner = new Map(known.flatMap((id) => [id, ...(aliases.get(id) ?? [])].map((alias) => [alias, id] as const)));
  const reading = { ...collectionsOf(db), workspaceId, ids: [...owner.keys()], needs };
  const [counters, events, orders, enrolments, sends, segments] = await Promise.all([
    readCounters(reading),
    readEvents(reading),
    readOrders(reading),
    readEnrolments(reading),
    readSends(reading),
    readSegments(reading),
  ]);
  const byOwner = <T extends { readonly profileId: string }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ profileId }) => owner.get(profileId));
  const [countersOf, eventsOf, ordersOf] = [byOwner(counters), byOwner(events), byOwner(orders)];
  const [enrolmentsOf, sendsOf, segmentsOf] = [byOwner(enrolments), byOwner(sends), byOwner(segments)];
  return new Map(
    known.flatMap((id) => {
      const profile = views.get(id)?.view;
      if (!profile) return [];
      const facts: PersonFacts = {
        profile,
        counters: addedUp(countersOf.get(id) ?? []),
        events: eventsOf.get(id) ?? [],
        orders: ordersOf.get(id) ?? [],
        enrolments: enrolmentsOf.get(id) ?? [],
        sends: sendsOf.get(id) ?? [],
        segments: new Set(segmentsOf.get(id)?.map(({ segmentId }) => segmentId)),
      };
      return [[id, facts] as const];
    }),
  );
}

interface Reading extends Collections {
  readonly workspaceId: string;
  readonly ids: readonly string[];
  readonly needs: Needs;
}

type Of<T> = readonly (T & { readonly profileId: string })[];

type CounterRow = Omit<EventDays, 'days'> & {
  readonly name: string;
  readonly days: readonly { d: string; n: number }[];
};

async function readCounters({ counters, workspaceId, ids, needs }: Reading): Promise<Of<CounterRow>> {
  if (needs.counters.size === 0) return [];
  return await counters.find({ workspaceId, ...ofProfiles(ids), name: { $in: [...needs.counters] } }).toArray();
}

/** Of all ids of one person together. */
function addedUp(rows: Of<CounterRow>): ReadonlyMap<string, EventDays> {
  const all = new Map<string, { firstAt: Date; lastAt: Date; total: number; days: Map<string, number> }>();
  for (const { name, total, firstAt, lastAt, days } of rows) {
    const held = all.get(name);
    const sum = new Map(held?.days);
    for (const { d, n } of days) sum.set(d, (sum.get(d) ?? 0) + n);
    all.set(name, {
      firstAt: held && held.firstAt < firstAt ? held.firstAt : firstAt,
      lastAt: held && held.lastAt > lastAt ? held.lastAt : lastAt,
      total: (held?.total ?? 0) + total,
      days: sum,
    });
  }
  return all;
}

async function readEvents({ events, workspaceId, ids, needs }: Reading): Promise<Of<EventFacts>> {
  if (needs.events.size === 0) return [];
  const meant = [...needs.events].map(([name, since]) => ({ name, occurredAt: { $gte: since } }));
  return await events
    .find(
      { workspaceId, ...ofProfiles(ids), $or: meant },
      { projection: { _id: 0, profileId: 1, name: 1, occurredAt: 1, properties: 1 }, hint: 'byProfile' },
    )
    .toArray();
}

async function readOrders({ orders, workspaceId, ids, needs }: Reading): Promise<Of<OrderFacts>> {
  if (!needs.orders) return [];
  const found = await orders
    .find(
      { workspaceId, profileId: { $in: [...ids] }, 'counted.counts': true },
      { projection: { _id: 0, profileId: 1, placedAt: 1, counted: 1, 'fields.lines': 1 }, hint: 'byProfile' },
    )
    .toArray();
  return found.map(({ profileId, placedAt, counted, fields }) => ({
    ...{ profileId, placedAt, lines: fields.lines ?? [] },
    ...(counted?.amount !== undefined &&
      counted.aside !== true &&
      counted.currency !== undefined && { amount: counted.amount, currency: counted.currency }),
  }));
}

async function readEnrolments({ enrolments, workspaceId, ids, needs }: Reading): Promise<Of<EnrolmentFacts>> {
  if (needs.journeys.size === 0) return [];
  const found = await enrolments
    .find(
      { workspaceId, ...ofProfiles(ids), journeyId: { $in: [...needs.journeys] } },
      { projection: { _id: 0, profileId: 1, journeyId: 1, active: 1, startedAt: 1, 'ended.reason': 1 } },
    )
    .toArray();
  const finishes: readonly string[] = FINISHED;
  return found.map(({ ended, ...rest }) => ({ ...rest, finished: finishes.includes(ended?.reason ?? '') }));
}

async function readSends({ sends, workspaceId, ids, needs }: Reading): Promise<Of<SendFacts>> {
  if (!needs.sends) return [];
  const found = await sends
    .find(
      { workspaceId, ...ofProfiles(ids), kind: 'send', status: { $in: [...OUTCOMES.sent, ...OUTCOMES.notSent] } },
      { projection: { _id: 0, profileId: 1, status: 1, at: 1, 'body.messageKey': 1 }, hint: 'sendsOfProfile' },
    )
    .toArray();
  const went: readonly string[] = OUTCOMES.sent;
  return found.map(({ profileId, status, at, body }) => ({
    ...{ profileId, at, message: body.messageKey },
    outcome: went.includes(status) ? 'sent' : 'notSent',
  }));
}

async function readSegments({ members, ids, needs }: Reading): Promise<Of<{ readonly segmentId: string }>> {
  if (needs.segments.size === 0) return [];
  const all = [...needs.segments].flatMap((segmentId) => ids.map((id) => `${segmentId}:${id}`));
  return await members
    .find(
      { _id: { $in: all }, ...ofProfiles(ids), in: true },
      { projection: { _id: 0, profileId: 1, segmentId: 1 }, hint: '_id_' },
    )
    .toArray();
}
