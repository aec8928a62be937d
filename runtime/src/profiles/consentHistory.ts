import { isDuplicateKey, type Collection, type Db } from '../platform/database';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { bucketOf, derivedId } from '../platform/ids';
import type { TimelineSource } from './contract';
import { profilesOf, type OpenStatement, type ProfileDocument } from './model';

/** One statement about a consent of one person; never changed, only erased with the person. `_id` from person and statement. */
export interface ConsentEntry extends Omit<OpenStatement, 'key'> {
  readonly _id: string;
  readonly workspaceId: string;
  readonly profileId: string;
  readonly bucket: number;
  readonly category: 'marketing';
  /** When it was stored, stamped by the database's clock as this process knows it. */
  readonly recordedAt: Date;
}

export const consentsOf = (db: Db): Collection<ConsentEntry> => db.collection<ConsentEntry>('consents');

/** Who is told of what was said, once it is in the history. Told again after a crash. */
export type ConsentListener = (entries: readonly ConsentEntry[]) => Promise<unknown>;

const AT_ONCE = 200;

type Waiting = Pick<ProfileDocument, '_id' | 'workspaceId' | 'statements'>;

/**
 * Brings what was said into the history: insert, tell, then take it away from the profile; each may be repeated. Returns how
 * many people that were; repeat while it is not 0.
 */
export async function keepStatements(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  listener: ConsentListener | undefined,
  among?: readonly string[],
): Promise<number> {
  const waiting = await profilesOf(db)
    .find<Waiting>(
      { ...(among && { _id: { $in: [...among] } }), 'statements.key': { $gt: '' } },
      { projection: { workspaceId: 1, statements: 1 } },
    )
    .hint(among ? '_id_' : 'openStatements')
    .limit(AT_ONCE)
    .toArray();
  if (waiting.length === 0) return 0;
  const entries = waiting.flatMap((profile) => entriesOf(profile, now()));
  await insertNew(db, entries);
  await listener?.(entries);
  await profilesOf(db).bulkWrite(waiting.map(takeAway), { ordered: false });
  return waiting.length;
}

function entriesOf({ _id: profileId, workspaceId, statements = [] }: Waiting, recordedAt: Date): ConsentEntry[] {
  return statements.map(({ key, ...said }) => ({
    _id: derivedId(profileId, key),
    ...{ workspaceId, profileId, bucket: bucketOf(profileId), category: 'marketing', recordedAt },
    ...said,
  }));
}

async function insertNew(db: Db, entries: readonly ConsentEntry[]): Promise<void> {
  try {
    await consentsOf(db).insertMany([...entries], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Only what was read: what has come since stays open. */
function takeAway({ _id, statements = [] }: Waiting) {
  const keys = statements.map(({ key }) => key);
  const rest = { $filter: { input: '$statements', cond: { $not: [{ $in: ['$$this.key', { $literal: keys }] }] } } };
  return {
    updateOne: {
      filter: { _id, 'statements.key': { $in: keys } },
      update: [
        { $set: { statements: rest } },
        { $set: { statements: { $cond: [{ $eq: ['$statements', []] }, '$$REMOVE', '$statements'] } } },
      ],
    },
  };
}

export interface ConsentPage {
  readonly items: readonly ConsentEntry[];
  readonly nextCursor?: string;
}

/** What a person, given by all their ids, has said; newest first. */
export async function listConsents(
  db: Db,
  who: { readonly workspaceId: string; readonly profileIds: readonly string[] },
  { limit, cursor }: PageQuery,
): Promise<ConsentPage> {
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const before = at === undefined ? undefined : new Date(Number(at));
  const items = await consentsOf(db)
    .find({
      ...personal(who),
      ...(before && { $or: [{ at: { $lt: before } }, { at: before, _id: { $lt: String(id) } }] }),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(items.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
  };
}

function personal({ workspaceId, profileIds }: { workspaceId: string; profileIds: readonly string[] }) {
  const buckets = [...new Set(profileIds.map(bucketOf))];
  return { bucket: { $in: buckets }, profileId: { $in: [...profileIds] }, workspaceId };
}

/** What a person agreed to or refused, on each channel. */
export function consentTimeline(db: Db): TimelineSource {
  return async ({ workspaceId, profileIds, before, limit }) => {
    const entries = await consentsOf(db)
      .find({ ...personal({ workspaceId, profileIds }), at: { $lt: before } })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return entries.map(({ _id, at, channel, state, source, from, refused }) => ({
      id: _id,
      kind: 'consent' as const,
      at,
      title: `${channel}: ${state}`,
      ...(refused && { reason: refused }),
      data: { channel, state, source, ...(from && { from }), ...(refused && { refused }) },
    }));
  };
}
