import type { AnyBulkWriteOperation } from 'mongodb';

import type { EarlierEntry } from '../../engine/reEntry';
import { isDuplicateKey } from '../../platform/database';
import type { EnrolmentCollections, EnrolmentDocument, EntryDocument } from '../model';

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
  readonly refused: readonly { readonly entrance: Entrance; readonly refusal: R }[];
}

type Collections = Pick<EnrolmentCollections, 'enrolments' | 'entries'>;

const ROUNDS = 5;

/**
 * Enter, for a batch with at most one entrance per entry. (1) who is there already is done; (2) the entry and its enrolment are
 * read, those of the person's other profile ids included; (3) compare-and-set on the entry as read, losers start again; (4) the enrolment is inserted, a duplicate is fine.
 * A crash between (3) and (4) leaves an entry without enrolment; the event is still unhandled and goes on at (4).
 */
export async function enter<R>(
  collections: Collections,
  entrances: readonly Entrance[],
  judge: Judge<R>,
  inserted: Inserted = (admitted) => Promise.resolve(admitted.map(({ enrolment }) => enrolment)),
): Promise<Entered<R>> {
  const refused: { entrance: Entrance; refusal: R }[] = [];
  const admitted: Entrance[] = [];
  let open = entrances;
  for (let round = 0; open.length > 0 && round < ROUNDS; round++) {
    const read = await readEntries(collections, open);
    const taking: { entrance: Entrance; entry: EntryDocument | undefined }[] = [];
    for (const entrance of open.filter((one) => !read.done.has(one.enrolment._id))) {
      const entry = read.entries.get(entrance.entryId);
      if (entry?.enrolmentId === entrance.enrolment._id) admitted.push(entrance);
      else {
        const entries = [entrance.entryId, ...entrance.otherIds].flatMap((id) => read.entries.get(id) ?? []);
        const refusal = judge(entrance, earlierOf(entries, read.active));
        if (refusal === undefined) taking.push({ entrance, entry });
        else refused.push({ entrance, refusal });
      }
    }
    const lost = await takeEntries(collections.entries, taking);
    admitted.push(...taking.map(({ entrance }) => entrance).filter((entrance) => !lost.has(entrance.entryId)));
    open = taking.map(({ entrance }) => entrance).filter((entrance) => lost.has(entrance.entryId));
  }
  if (open.length > 0)
    throw new Error(`${String(open.length)} entries changed ${String(ROUNDS)} times while they were taken`);
  if (admitted.length > 0) await insertEnrolments(collections.enrolments, await inserted(admitted));
  return { entered: admitted, refused };
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
    const refusal =
      taken || read.done.has(enrolment._id) ? undefined : judge(entrance, earlierOf(entries, read.active));
    if (taken || read.done.has(enrolment._id)) done.add(entrance);
    else if (refusal !== undefined) refused.set(entrance, refusal);
  }
  return { done, refused };
}

/** `active`: per enrolment that exists, whether its family is still inside. One that does not exist yet is about to be inserted. */
async function readEntries({ enrolments, entries }: Collections, open: readonly Entrance[]) {
  const ids = new Set(open.flatMap(({ entryId, otherIds }) => [entryId, ...otherIds]));
  const read = await entries.find({ _id: { $in: [...ids] } }).toArray();
  const own = open.map((one) => one.enrolment._id);
  const known = await enrolments
    .find({ _id: { $in: [...own, ...read.map((entry) => entry.enrolmentId)] } }, { projection: { active: 1 } })
    .toArray();
  const active = new Map(known.map((one) => [one._id, one.active]));
  return {
    entries: new Map(read.map((entry) => [entry._id, entry])),
    active,
    done: new Set(own.filter((id) => active.has(id))),
  };
}

/** Of all ids of the person together: the latest, and whether one of them is inside. */
function earlierOf(entries: readonly EntryDocument[], active: ReadonlyMap<string, boolean>): EarlierEntry | undefined {
  if (entries.length === 0) return undefined;
  return {
    lastEnteredAt: new Date(Math.max(...entries.map(({ lastEnteredAt }) => lastEnteredAt.getTime()))),
    inside: entries.some(({ enrolmentId }) => active.get(enrolmentId) ?? true),
  };
}

/** (3); gives back the entries that somebody else took in between. */
async function takeEntries(
  entries: Collections['entries'],
  taking: readonly { readonly entrance: Entrance; readonly entry: EntryDocument | undefined }[],
): Promise<ReadonlySet<string>> {
  if (taking.length === 0) return new Set();
  await ignoringDuplicates(async () => {
    await entries.bulkWrite(taking.map(takeOperation), { ordered: false });
  });
  const now = await entries.find({ _id: { $in: taking.map(({ entrance }) => entrance.entryId) } }).toArray();
  const owner = new Map(now.map((entry) => [entry._id, entry.enrolmentId]));
  return new Set(
    taking
      .map(({ entrance }) => entrance)
      .filter(({ entryId, enrolment }) => owner.get(entryId) !== enrolment._id)
      .map(({ entryId }) => entryId),
  );
}

function takeOperation({
  entrance: { entryId, enrolment },
  entry,
}: {
  readonly entrance: Entrance;
  readonly entry: EntryDocument | undefined;
}): AnyBulkWriteOperation<EntryDocument> {
  const taken = {
    enrolmentId: enrolment._id,
    triggerId: enrolment.entry.triggerId,
    lastEnteredAt: enrolment.startedAt,
  };
  const { workspaceId, journeyId, profileId } = enrolment;
  if (!entry)
    return { insertOne: { document: { _id: entryId, workspaceId, journeyId, profileId, ...taken, count: 1 } } };
  return {
    updateOne: {
      filter: { _id: entryId, enrolmentId: entry.enrolmentId },
      update: { $set: taken, $inc: { count: 1 } },
    },
  };
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

async function ignoringDuplicates(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
