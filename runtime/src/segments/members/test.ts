import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import type { EventOrigin } from '../../engine/event';
import { isDuplicateKey, type Db } from '../../platform/database';
import { exactly, ofProfiles } from '../../platform/placed';
import type { PersonFacts } from '../facts';
import { matches } from '../matching/matches';
import { memberId, memberPlace, membersOf, type MemberDocument } from './model';
import { planOf, type Planned } from './plan';
import type { RetestParts, Wanted } from './retest';
import { tellOwed } from './telling';
import type { TestedSegment } from './tested';

interface Test {
  readonly workspaceId: string;
  /** By survivor. */
  readonly wanted: Wanted;
  readonly segments: readonly TestedSegment[];
}

/** Gives back what was written, or should have been: it is to be looked at once more. */
export async function testOnce(parts: RetestParts, { workspaceId, wanted, segments }: Test): Promise<Wanted> {
  const people = [...wanted.keys()];
  const aliases = await parts.people.aliases(people);
  const idsOf = (person: string) => aliases.get(person) ?? [person];
  const held = await heldOf(parts.db, { workspaceId, ids: people.flatMap(idsOf), segments });
  const now = parts.clock.now();
  const definitions = segments.map(({ definition }) => definition);
  const facts = await parts.facts(workspaceId, people, { definitions, now });
  const pairs = people.flatMap((person) =>
    segments.flatMap((segment): Pair[] => {
      const origin = wanted.get(person)?.get(segment._id);
      if (!origin) return [];
      const merged = idsOf(person).flatMap((id) => (id === person ? [] : (held.get(memberId(segment._id, id)) ?? [])));
      const own = held.get(memberId(segment._id, person));
      return [{ person, segment, origin, own, merged, facts: facts.get(person) }];
    }),
  );
  // Before anything takes its place.
  const untold = pairs.flatMap(({ own, merged }) => [own ?? [], merged].flat()).filter(({ owed }) => owed);
  await tellOwed(parts, untold, new Map(segments.map(({ _id, name }) => [_id, name])));
  const written = pairs.flatMap((pair) => {
    const operations = writesOf(workspaceId, pair, now);
    return operations.length === 0 ? [] : [{ pair, operations }];
  });
  await writeAll(
    parts.db,
    written.flatMap(({ operations }) => operations),
  );
  const open = new Map<string, Map<string, EventOrigin>>();
  for (const { pair } of written) {
    const own = open.get(pair.person) ?? new Map<string, EventOrigin>();
    open.set(pair.person, own.set(pair.segment._id, pair.origin));
  }
  return open;
}

interface Pair {
  readonly person: string;
  readonly segment: TestedSegment;
  readonly origin: EventOrigin;
  readonly own: MemberDocument | undefined;
  /** Under ids that have merged into this one. */
  readonly merged: readonly MemberDocument[];
  readonly facts: PersonFacts | undefined;
}

type Operation = AnyBulkWriteOperation<MemberDocument>;

function writesOf(workspaceId: string, { person, segment, origin, own, merged, facts }: Pair, now: Date): Operation[] {
  const verdict = facts ? matches(segment.definition, facts, now) : { in: false };
  const planned = planOf({ held: own, merged, verdict, origin: causeOf(segment, facts, origin), now });
  const ended = merged.filter((each) => each.in || each.flipsAt).map((each) => silently(each, now));
  if (!planned) return ended;
  if (own) return [over(own, planned), ...ended];
  const document = { ...memberPlace(segment._id, person), workspaceId, segmentId: segment._id, ...planned };
  return [{ insertOne: { document } }, ...ended];
}

/**
 * While a segment is being computed anew, what changes for those not reached yet may come from its edit, so nothing starts; but not for
 * people who became known after it.
 */
function causeOf(
  { refresh, editedAt }: TestedSegment,
  facts: PersonFacts | undefined,
  origin: EventOrigin,
): EventOrigin {
  if (!refresh || origin !== 'live' || !facts) return origin;
  const { id, createdAt } = facts.profile;
  const reached = refresh.cursor !== undefined && id <= refresh.cursor;
  return reached || Date.parse(createdAt) > editedAt.getTime() ? origin : 'recompute';
}

/** Over the version that was read; what was owed is told by now, or replaced by what is owed of the same time. */
function over(own: MemberDocument, { in: isIn, since, n, v, flipsAt, owed }: Planned): Operation {
  const changes = own.in !== isIn;
  return {
    updateOne: {
      filter: { ...exactly(own), v: own.v },
      update: {
        $set: { ...(changes && { in: isIn, since, n, ...(owed && { owed }) }), v, ...(flipsAt && { flipsAt }) },
        ...(!flipsAt && { $unset: { flipsAt: '' as const } }),
      },
    },
  };
}

/** Whoever has merged into somebody is in as that person. */
const silently = (member: MemberDocument, now: Date): Operation => ({
  updateOne: {
    filter: { ...exactly(member), v: member.v },
    update: { $set: { in: false, since: now, v: member.v + 1 }, $unset: { flipsAt: '' as const } },
  },
});

interface Holding {
  readonly workspaceId: string;
  readonly ids: readonly string[];
  readonly segments: readonly TestedSegment[];
}

async function heldOf(db: Db, { workspaceId, ids, segments }: Holding): Promise<ReadonlyMap<string, MemberDocument>> {
  const held = await membersOf(db)
    .find({ workspaceId, ...ofProfiles(ids), segmentId: { $in: segments.map(({ _id }) => _id) } }, { hint: 'byPerson' })
    .toArray();
  return new Map(held.map((member) => [member._id, member]));
}

async function writeAll(db: Db, operations: Operation[]): Promise<void> {
  if (operations.length === 0) return;
  try {
    await membersOf(db).bulkWrite(operations, { ordered: false });
  } catch (error) {
    // Somebody else was first: it is looked at once more.
    if (!(error instanceof MongoBulkWriteError && isDuplicateKey(error))) throw error;
  }
}
