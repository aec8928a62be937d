import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import { bothChanged, eventsAmong, type ChangeNote, type Changes } from '../../changes/service';
import { isDuplicateKey, type Db } from '../../platform/database';
import { ofProfiles, these } from '../../platform/placed';
import { eventsOf } from '../model';
import { slotOf, withHours, type Figures } from './counting';
import { GROUPED_BY, hourOf, HOW_MANY, type HourOf, type HourRow } from './hours';
import { counterId, counterPlace, countersOf, HOUR_MS, type CounterDocument } from './model';

export interface CountingParts {
  readonly db: Db;
  readonly changes: Pick<Changes, 'oldest'>;
}

/** Each lost round means that somebody else has counted for the same person. */
const MAX_ROUNDS = 50;
/** A note is stamped a little before what it is about, by a clock that is measured. */
const EARLIER_MS = 5_000;

/**
 * Counts what came for the people of these notes: every hour since the notes is read whole, so a repeat changes nothing. A constant
 * number of commands for a batch when nobody interferes.
 */
export async function countEvents(parts: CountingParts, notes: readonly ChangeNote[]): Promise<void> {
  const concerned = notes.filter(({ changed }) => eventsAmong(changed)?.length !== 0);
  for (const [workspaceId, own] of Map.groupBy(concerned, (note) => note.workspaceId)) {
    const since = new Date(slotOf(new Date(Math.min(...own.map(({ at }) => at.getTime())) - EARLIER_MS)));
    const names = eventsAmong(own.map(({ changed }) => changed).reduce(bothChanged));
    const people = [...new Set(own.flatMap(({ profileIds }) => profileIds))];
    await countSince(parts, { workspaceId, since, people, ...(names && { names }) });
  }
}

interface Since {
  readonly workspaceId: string;
  /** The beginning of an hour. */
  readonly since: Date;
  readonly people: readonly string[];
  /** Absent: whatever came. */
  readonly names?: readonly string[];
}

async function countSince(parts: CountingParts, since: Since): Promise<void> {
  let people = since.people;
  for (let round = 0; people.length > 0; round++) {
    if (round === MAX_ROUNDS)
      throw new Error('Events could not be counted: others count for the same people all the time');
    people = await countOnce(parts, { ...since, people });
  }
}

/** Gives back for whom somebody else counted meanwhile. */
async function countOnce(parts: CountingParts, since: Since): Promise<readonly string[]> {
  const { db } = parts;
  const read = await readHours(db, since);
  if (read.length === 0) return [];
  const counted = Map.groupBy(read, ({ profileId, name }) => counterId(profileId, name));
  const places = [...counted.values()].flatMap(([first]) => (first ? [counterPlace(first.profileId, first.name)] : []));
  const held = await countersOf(db)
    .find(these(places), { batchSize: places.length + 1 })
    .toArray();
  const before = new Map(held.map((counter) => [counter._id, counter]));
  const foldBefore = slotOf(new Date((await parts.changes.oldest()).getTime() - EARLIER_MS)) - HOUR_MS;
  const writes = places.flatMap((place) => {
    const [of = [], was] = [counted.get(place._id), before.get(place._id)];
    const figures = withHours(was, of, foldBefore);
    if (!figures || figures === was) return [];
    const { name = '' } = of[0] ?? {};
    const counter = { ...place, workspaceId: since.workspaceId, name, ...only(figures), v: (was?.v ?? 0) + 1 };
    return [{ counter, ...(was && { was: was.v }) }];
  });
  return await writeCounters(db, writes);
}

/** Without what else the object may have. */
const only = ({ total, firstAt, lastAt, seenAt, days, open }: Figures) => ({
  ...{ total, firstAt, lastAt, days, open },
  ...(seenAt && { seenAt }),
});

/** Each only over the version it was made from, `was`; absent: where there is none yet. Gives back whose were not written. */
export async function writeCounters(
  db: Db,
  writes: readonly { readonly counter: CounterDocument; readonly was?: number }[],
): Promise<readonly string[]> {
  if (writes.length === 0) return [];
  const operations = writes.map(({ counter, was }): AnyBulkWriteOperation<CounterDocument> => {
    if (was === undefined) return { insertOne: { document: counter } };
    const { _id, bucket, profileId, ...figures } = counter;
    return { updateOne: { filter: { _id, bucket, profileId, v: was }, update: { $set: figures } } };
  });
  const written = await writtenOf(db, operations);
  if (written === writes.length) return [];
  // Some were counted by somebody else meanwhile, and no answer says which: whoever was not written has another version.
  return [...new Set(writes.map(({ counter }) => counter.profileId))];
}

async function writtenOf(db: Db, operations: AnyBulkWriteOperation<CounterDocument>[]): Promise<number> {
  try {
    const { insertedCount, matchedCount } = await countersOf(db).bulkWrite(operations, { ordered: false });
    return insertedCount + matchedCount;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicateKey(error)) return -1;
    throw error;
  }
}

/** How often each thing was received in each hour since, by the day on which it happened. */
async function readHours(db: Db, { workspaceId, since, people, names }: Since): Promise<readonly HourOf[]> {
  const match = {
    ...{ workspaceId, ...ofProfiles(people), receivedAt: { $gte: since } },
    ...(names && { name: { $in: [...names] } }),
  };
  const rows = await eventsOf(db)
    .aggregate<HourRow>([{ $match: match }, { $group: { _id: GROUPED_BY, ...HOW_MANY } }], {
      hint: 'byProfile',
      batchSize: 5_000,
    })
    .toArray();
  return rows.map(hourOf);
}
