import { setTimeout as sleep } from 'node:timers/promises';

import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import type { Clock } from '../../engine/ports';
import type { EarlierEntry } from '../../engine/reEntry';
import { isDuplicateKey } from '../../platform/database';
import { PerennialError } from '../../platform/errors/error';
import { bucketOf } from '../../platform/ids';
import { these } from '../../platform/placed';
import type { EnrolmentCollections, EnrolmentDocument, EntryDocument } from '../model';
import { closeLeft, ignoringDuplicates, isLeft, type Known, type Left } from './leftEntries';

/** One trigger that wants to enter. `enrolment` is the document to insert; its id derives from entry and trigger. */
export interface Entrance {
  readonly entryId: string;
  /** The same entry under the other profile ids of the same person: read, never taken. */
  readonly otherIds: readonly string[];
  readonly enrolment: EnrolmentDocument;
}

/** What stands in the way, or undefined: asked with what was read, before the entry is taken. */
export type Judge<R> = (entrance: Entrance, earlier: EarlierEntry | undefined) => R | undefined;

/** The documents of those who have taken their entry, as they are to be inserted. */
export type Inserted = (admitted: readonly Entrance[]) => Promise<readonly EnrolmentDocument[]>;

export interface Entered<R> {
  /** Whose enrolments were inserted now. */
  readonly entered: readonly Entrance[];
  readonly refused: readonly Refused<R>[];
}

interface Refused<R> {
  readonly entrance: Entrance;
  readonly refusal: R;
}

type Collections = Pick<EnrolmentCollections, 'enrolments' | 'entries'> & { readonly clock: Clock };

const ROUNDS = 5;
/** Milliseconds, twice as many each time: who has just taken an entry is about to insert. */
const PAUSE = 20;

/**
 * Enter, for a batch with at most one entrance per entry. (1) who is there already is done; (2) the entry and its enrolment are
 * read, those of the person's other profile ids included; (3) compare-and-set on the entry as read, losers start again; (4) the enrolment is inserted, a duplicate is fine.
 * A crash between (3) and (4) leaves an entry without enrolment; the event is still unhandled and goes on at (4). Who meets such
 * an entry waits for that, and closes it when nobody came for a minute. Throws `not_ready` while somebody may still come.
 */
export async function enter<R>(
  collections: Collections,
  entrances: readonly Entrance[],
  judge: Judge<R>,
  inserted: Inserted = (admitted) => Promise.resolve(admitted.map(({ enrolment }) => enrolment)),
): Promise<Entered<R>> {
  const refused: Refused<R>[] = [];
  const entered: Entrance[] = [];
  let open = entrances;
  for (let round = 0; open.length > 0 && round < ROUNDS; round++) {
    const read = await readEntries(collections, open);
    const sorted = sort(open, read, judge);
    const lost = await takeEntries(collections, sorted.taking);
    const taken = sorted.taking.map(({ entrance }) => entrance);
    const admitted = [...sorted.taken, ...taken.filter(({ entryId }) => !lost.has(entryId))];
    if (admitted.length > 0) await insertEnrolments(collections.enrolments, await inserted(admitted));
    entered.push(...admitted);
    refused.push(...sorted.refused);
    await closeLeft(collections, sorted.left);
    open = [...taken.filter(({ entryId }) => lost.has(entryId)), ...sorted.left.map(({ entrance }) => entrance)];
    if (sorted.left.length > 0) await sleep(PAUSE * 2 ** round);
  }
  if (open.length > 0)
    throw new PerennialError('not_ready', `${String(open.length)} entries were being taken by others. Try again.`);
  return { entered, refused };
}

/** By what was read: who has taken their entry already, who may take it, who is refused, and who has to wait. */
function sort<R>(open: readonly Entrance[], read: Read, judge: Judge<R>) {
  const [taken, taking, refused, left]: [Entrance[], Taking[], Refused<R>[], Left[]] = [[], [], [], []];
  for (const entrance of open) {
    if (read.done.has(entrance.enrolment._id)) continue;
    const entry = read.entries.get(entrance.entryId);
    if (entry?.enrolmentId === entrance.enrolment._id) {
      taken.push(entrance);
      continue;
    }
    const { entries, unborn } = entriesOf(entrance, read);
    const refusal = judge(entrance, unborn.length > 0 ? undefined : earlierOf(entries, read.known));
    if (refusal !== undefined) refused.push({ entrance, refusal });
    else if (unborn.length > 0) left.push({ entrance, entries: unborn });
    else taking.push({ entrance, entry });
  }
  return { taken, taking, refused, left };
}

/** What entering would meet, without taking anything: who is in by this very trigger, and who is refused. */
export async function lookAhead<R>(
  collections: Collections,
  entrances: readonly Entrance[],
  judge: Judge<R>,
): Promise<{ readonly done: ReadonlySet<Entrance>; readonly refused: ReadonlyMap<Entrance, R> }> {
  const read = await readEntries(collections, entrances);
  const done = new Set<Entrance>();
  const refused = new Map<Entrance, R>();
  for (const entrance of entrances) {
    const { entryId, otherIds, enrolment } = entrance;
    const entries = [entryId, ...otherIds].flatMap((id) => read.entries.get(id) ?? []);
    const taken = entries.some(({ enrolmentId }) => enrolmentId === enrolment._id);
    const standing = entries.filter((entry) => !isLeft(entry, read.known, collections.clock.now()));
    const refusal =
      taken || read.done.has(enrolment._id) ? undefined : judge(entrance, earlierOf(standing, read.known));
    if (taken || read.done.has(enrolment._id)) done.add(entrance);
    else if (refusal !== undefined) refused.set(entrance, refusal);
  }
  return { done, refused };
}

/** `known`: the enrolments that exist. One of an entry that does not exist yet is about to be inserted, or its process has died. */
async function readEntries({ enrolments, entries }: Collections, open: readonly Entrance[]) {
  const ids = new Set(open.flatMap(({ entryId, otherIds }) => [entryId, ...otherIds]));
  const read = await entries.find({ _id: { $in: [...ids] } }, { batchSize: ids.size + 1 }).toArray();
  const taken = new Set(read.map(({ _id }) => _id));
  const own = open.map(({ enrolment }) => enrolment);
  // An enrolment is inserted behind its entry, and the entry stays: without one it is not there.
  const those = [
    ...open.flatMap(({ entryId, enrolment }) => (taken.has(entryId) ? enrolment : [])),
    ...read.map(takerOf),
  ];
  const found =
    those.length > 0
      ? await enrolments
          .find(these(those), { projection: { active: 1, neverBegan: 1 }, batchSize: those.length + 1 })
          .toArray()
      : [];
  const known: Known = new Map<string, Pick<EnrolmentDocument, 'active' | 'neverBegan'>>([
    ...read.flatMap(overOf),
    ...found.map((one) => [one._id, one] as const),
  ]);
  return {
    entries: new Map(read.map((entry) => [entry._id, entry])),
    known,
    done: new Set(own.map(({ _id }) => _id).filter((id) => known.has(id))),
  };
}

/** Whose enrolment has ended and was removed since: it was there, and is not inside. */
const overOf = ({ enrolmentId, over }: EntryDocument): (readonly [string, { readonly active: false }])[] =>
  over === enrolmentId ? [[enrolmentId, { active: false }]] : [];

/** The enrolment that took an entry: of the person whose entry it is. */
const takerOf = ({ enrolmentId, profileId }: EntryDocument) => ({ _id: enrolmentId, bucket: bucketOf(profileId) });

type Read = Awaited<ReturnType<typeof readEntries>>;

/** Of all ids of the person. `unborn`: taken, and there is no enrolment. */
function entriesOf({ entryId, otherIds }: Entrance, read: Read) {
  const entries = [entryId, ...otherIds].flatMap((id) => read.entries.get(id) ?? []);
  return { entries, unborn: entries.filter(({ enrolmentId }) => !read.known.has(enrolmentId)) };
}

/** Of all ids of the person together: the latest, and whether one of them is inside. What never began is none of them. */
function earlierOf(all: readonly EntryDocument[], known: Known): EarlierEntry | undefined {
  const entries = all.filter(({ enrolmentId }) => !known.get(enrolmentId)?.neverBegan);
  if (entries.length === 0) return undefined;
  return {
    lastEnteredAt: new Date(Math.max(...entries.map(({ lastEnteredAt }) => lastEnteredAt.getTime()))),
    inside: entries.some(({ enrolmentId }) => known.get(enrolmentId)?.active ?? true),
  };
}

/** (3); gives back the entries that somebody else took in between. */
async function takeEntries({ entries, clock }: Collections, taking: readonly Taking[]): Promise<ReadonlySet<string>> {
  const takenAt = clock.now();
  const fresh = taking.flatMap(({ entrance, entry }) => (entry ? [] : entrance));
  const there = await notInserted(
    entries,
    fresh.map((entrance) => newEntry(entrance, takenAt)),
  );
  const again = taking.flatMap(({ entrance, entry }) => (entry ? [takeOperation(entrance, entry, takenAt)] : []));
  if (again.length > 0) await entries.bulkWrite(again, { ordered: false });
  // What was inserted is one's own; of the others nobody has said who won.
  const open = taking.flatMap(({ entrance, entry }) => (entry || there.has(entrance.entryId) ? entrance : []));
  if (open.length === 0) return new Set();
  const ids = open.map(({ entryId }) => entryId);
  const now = await entries.find({ _id: { $in: ids } }, { batchSize: ids.length + 1 }).toArray();
  const owner = new Map(now.map((entry) => [entry._id, entry.enrolmentId]));
  return new Set(
    open.filter(({ entryId, enrolment }) => owner.get(entryId) !== enrolment._id).map(({ entryId }) => entryId),
  );
}

/** Gives back those that are there already. */
async function notInserted(
  entries: Collections['entries'],
  documents: readonly EntryDocument[],
): Promise<ReadonlySet<string>> {
  if (documents.length === 0) return new Set();
  try {
    await entries.insertMany([...documents], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError && isDuplicateKey(error))) throw error;
    return new Set([error.writeErrors].flat().flatMap(({ index }) => documents[index]?._id ?? []));
  }
}

interface Taking {
  readonly entrance: Entrance;
  readonly entry: EntryDocument | undefined;
}

const takenBy = ({ enrolment }: Entrance, takenAt: Date) => ({
  takenAt,
  enrolmentId: enrolment._id,
  triggerId: enrolment.entry.triggerId,
  lastEnteredAt: enrolment.startedAt,
});

function newEntry(entrance: Entrance, takenAt: Date): EntryDocument {
  const { workspaceId, journeyId, profileId } = entrance.enrolment;
  return { _id: entrance.entryId, workspaceId, journeyId, profileId, ...takenBy(entrance, takenAt), count: 1 };
}

function takeOperation(
  entrance: Entrance,
  { enrolmentId }: EntryDocument,
  takenAt: Date,
): AnyBulkWriteOperation<EntryDocument> {
  const update = { $set: takenBy(entrance, takenAt), $inc: { count: 1 } };
  return { updateOne: { filter: { _id: entrance.entryId, enrolmentId }, update } };
}

/** (4). */
async function insertEnrolments(
  enrolments: Collections['enrolments'],
  documents: readonly EnrolmentDocument[],
): Promise<void> {
  await ignoringDuplicates(async () => {
    await enrolments.insertMany([...documents], { ordered: false });
  });
}
