import type { Document, Filter } from 'mongodb';

import { these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';

/** People inside a journey; of some versions only by `versionIds`, at some steps only by `at`. */
export interface Scope {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionIds?: readonly string[];
  readonly at?: readonly string[];
  /** By version: steps where those who are held are left out. */
  readonly exceptHeldAt?: Readonly<Record<string, readonly string[]>>;
  /** Asked between reading who is inside and writing. Throws when it is somebody else who has to write by now. */
  readonly still?: () => Promise<void>;
}

/** Versions that nobody becomes part of any more: a list of others would let in who enters a newer one. */
export type OfVersions = Scope & Required<Pick<Scope, 'versionIds'>>;

/** Somebody inside, as they were read. */
export type Inside = Pick<EnrolmentDocument, '_id' | 'rootId' | 'bucket' | 'seq' | 'stepKey'>;

const BATCH = 1000;

/** Who can be claimed or looked at: all that are not parked. */
export const QUEUES: EnrolmentDocument['queue'][] = ['local', 'external', 'dead'];

/** A batch of people in a scope, read before it is asked whose it is to write: what they are then is older than the answer. */
export async function inside(
  enrolments: EnrolmentCollection,
  { workspaceId, journeyId, versionIds, at, exceptHeldAt = {}, still }: Scope,
  queues: EnrolmentDocument['queue'][] = [...QUEUES, 'parked'],
): Promise<Inside[]> {
  const leftOut = Object.entries(exceptHeldAt).map(([versionId, stepKeys]) => ({
    ...{ versionId, stepKey: { $in: [...stepKeys] } },
    hold: { $exists: true },
  }));
  const found = await enrolments
    .find(
      {
        ...{ workspaceId, journeyId, active: true, queue: { $in: queues } },
        ...(versionIds && { versionId: { $in: [...versionIds] } }),
        ...(at && { stepKey: { $in: [...at] } }),
        ...(leftOut.length > 0 && { $nor: leftOut }),
      },
      { projection: { rootId: 1, bucket: 1, seq: 1, stepKey: 1 } },
    )
    .limit(BATCH)
    .toArray();
  if (found.length > 0) await still?.();
  return found;
}

/** Those who are still as they were read, by `seq`; whoever has changed since is for the next batch. One command. */
export async function writeAsRead(
  enrolments: EnrolmentCollection,
  found: readonly Inside[],
  { filter, update }: { readonly filter: Filter<EnrolmentDocument>; readonly update: Document[] },
): Promise<void> {
  if (found.length === 0) return;
  const groups = Map.groupBy(found, ({ seq }) => seq);
  await enrolments.bulkWrite(
    [...groups].map(([seq, group]) => ({
      updateMany: { filter: { ...these(group), seq, active: true, ...filter }, update },
    })),
    { ordered: false },
  );
}
