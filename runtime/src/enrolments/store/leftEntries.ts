import { isDuplicateKey } from '../../platform/database';
import { bucketOf } from '../../platform/ids';
import type { Mutable } from '../../engine/passage';
import type { Clock } from '../../engine/ports';
import type { EnrolmentCollections, EnrolmentDocument, EntryDocument } from '../model';
import type { Entrance } from './enter';

/** Enrolments that exist, by id. */
export type Known = ReadonlyMap<string, Pick<EnrolmentDocument, 'active' | 'neverBegan'>>;

/** Who met entries that are taken and have no enrolment. */
export interface Left {
  readonly entrance: Entrance;
  readonly entries: readonly EntryDocument[];
}

/** Longer than a process that lives takes from an entry to its enrolment. */
export const LEFT_MS = 60_000;

/** Taken so long ago that whoever did it will not insert any more. */
export function isLeft({ enrolmentId, takenAt }: EntryDocument, known: Known, now: Date): boolean {
  return !known.has(enrolmentId) && now.getTime() - (takenAt?.getTime() ?? 0) >= LEFT_MS;
}

/**
 * Entries that somebody took and died: their enrolments are inserted ended, under the ids that their triggers would insert. Who
 * was not dead after all finds it there, so that nobody is inside twice, however long they stood still. Repeatable.
 */
export async function closeLeft(
  { enrolments, clock }: Pick<EnrolmentCollections, 'enrolments'> & { readonly clock: Clock },
  left: readonly Left[],
): Promise<void> {
  const now = clock.now();
  const none: Known = new Map();
  const closed = left.flatMap(({ entrance, entries }) =>
    entries.filter((entry) => isLeft(entry, none, now)).map((entry) => neverBegan(entry, entrance.enrolment, now)),
  );
  if (closed.length === 0) return;
  await ignoringDuplicates(async () => {
    await enrolments.insertMany(closed, { ordered: false });
  });
}

/** Where it would have stood is known from whoever meets it. */
function neverBegan(
  { _id: entryId, enrolmentId, triggerId, profileId, lastEnteredAt }: EntryDocument,
  like: EnrolmentDocument,
  at: Date,
): EnrolmentDocument {
  const closed: Mutable<EnrolmentDocument> = {
    ...like,
    ...{ _id: enrolmentId, rootId: enrolmentId, profileId, bucket: bucketOf(profileId) },
    ...{ since: lastEnteredAt, startedAt: lastEnteredAt },
    ...{ active: false, neverBegan: true, ended: { reason: 'removed', at, detail: 'never began' } },
    entry: { ...like.entry, id: entryId, triggerId },
    event: { ...like.event, id: triggerId, properties: {}, occurredAt: lastEnteredAt, receivedAt: lastEnteredAt },
  };
  delete closed.due;
  delete closed.hold;
  return closed;
}

export async function ignoringDuplicates(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
