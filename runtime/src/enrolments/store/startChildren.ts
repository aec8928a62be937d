import type { Document } from 'mongodb';

import type { ChildBody } from '../../engine/effect';
import type { Ending } from '../../engine/enrolment';
import type { Versions } from '../../engine/ports';
import { isDuplicateKey } from '../../platform/database';
import { bucketsOf, these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { loadVersions } from '../versions';
import { announce, type AnnouncingParts } from './announce';
import { endEach } from './end';
import { literal, NEXT_SEQ } from './stages';

/** What starts a child: its row, as it was committed. */
export interface ChildRow {
  readonly enrolmentId: string;
  readonly bucket: number;
  readonly versionId: string;
  readonly body: ChildBody;
}

export interface ChildParts extends AnnouncingParts {
  readonly enrolments: EnrolmentCollection;
  readonly versions: Pick<Versions, 'byId'>;
}

type Root = Pick<EnrolmentDocument, '_id' | 'active' | 'ended' | 'queue' | 'versionId'>;

/**
 * Applying child rows: inserts each under its derived id, active, **without `due`**; then reads the roots (mark first, then
 * look): active → due now, parked with a parked root, on the root's version; ended → the child is ended. Repeatable; a crash in
 * between leaves the row proposed.
 */
export async function startChildren(parts: ChildParts, rows: readonly ChildRow[]): Promise<void> {
  const { enrolments } = parts;
  const parents = await enrolments
    .find(
      { _id: { $in: [...new Set(rows.map((row) => row.enrolmentId))] }, bucket: bucketsOf(rows) },
      { projection: { history: 0 } },
    )
    .toArray();
  const byId = new Map(parents.map((parent) => [parent._id, parent]));
  const children = rows.flatMap((row) => {
    const parent = byId.get(row.enrolmentId);
    return parent ? [childOf(parent, row)] : [];
  });
  if (children.length === 0) return;
  await insertChildren(enrolments, children);
  await followRoots(parts, children);
}

async function insertChildren(enrolments: EnrolmentCollection, children: readonly EnrolmentDocument[]): Promise<void> {
  try {
    await enrolments.insertMany([...children], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function followRoots(parts: ChildParts, children: readonly EnrolmentDocument[]): Promise<void> {
  const { enrolments } = parts;
  const roots = await rootsOf(enrolments, children);
  const under = (which: (root: Root) => boolean) =>
    children.filter(({ rootId }) => {
      const root = roots.get(rootId);
      return root !== undefined && which(root);
    });
  const alive = under(({ active }) => active);
  const started = await start(parts, alive, roots);
  // A repeat: who started them may have parked them, and their root has been resumed since. What was read is too old to say so.
  const mayBeParked = started < alive.length ? alive : under(({ active, queue }) => active && queue === 'parked');
  if (mayBeParked.length > 0) {
    // Marked, so look again: who was resumed meanwhile may have been so before the child was parked.
    const now = await rootsOf(enrolments, mayBeParked);
    await releaseChildren(
      enrolments,
      mayBeParked.filter(({ rootId }) => now.get(rootId)?.queue !== 'parked'),
    );
  }
  for (const root of roots.values()) {
    if (root.active) continue;
    const late = children.filter((child) => child.rootId === root._id);
    await announce(parts, { members: late });
    await endEach(enrolments, late, root.ended ?? rootGone());
  }
}

async function rootsOf(
  enrolments: EnrolmentCollection,
  children: readonly EnrolmentDocument[],
): Promise<ReadonlyMap<string, Root>> {
  const roots = await enrolments
    .find(
      { _id: { $in: [...new Set(children.map((child) => child.rootId))] }, bucket: bucketsOf(children) },
      { projection: { active: 1, ended: 1, queue: 1, versionId: 1 } },
    )
    .toArray();
  return new Map(roots.map((root) => [root._id, root]));
}

/** Grouped by what their roots say: few commands however many they are. Gives back how many started now. */
async function start(
  { enrolments, versions }: ChildParts,
  children: readonly EnrolmentDocument[],
  roots: ReadonlyMap<string, Root>,
): Promise<number> {
  const moved = children.filter(({ rootId, versionId }) => roots.get(rootId)?.versionId !== versionId);
  const loaded = await loadVersions(
    versions,
    moved.flatMap(({ rootId }) => roots.get(rootId)?.versionId ?? []),
  );
  // The version of a moved root, when it has the step. Else the child goes its way to the end on the old one.
  const targetOf = ({ rootId, versionId, stepKey }: EnrolmentDocument): string => {
    const target = roots.get(rootId)?.versionId ?? versionId;
    return loaded.versions.get(target)?.steps.has(stepKey) ? target : versionId;
  };
  const groups = Map.groupBy(children, (child) =>
    JSON.stringify([roots.get(child.rootId)?.queue === 'parked', child.versionId, targetOf(child)]),
  );
  let started = 0;
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const parked = roots.get(first.rootId)?.queue === 'parked';
    const { modifiedCount } = await enrolments.updateMany({ ...these(group), active: true, unstarted: true }, [
      { $set: { due: '$$NOW', ...(parked && PARKED), ...onVersion(first.versionId, targetOf(first)) } },
      { $unset: 'unstarted' },
    ]);
    started += modifiedCount;
  }
  return started;
}

/** A pause may have found the child by itself. */
const PARKED: Document = {
  queue: 'parked',
  parked: { $ifNull: ['$parked', { from: '$queue', at: '$$NOW', withRoot: true }] },
};

/** Who was moved by itself meanwhile stays where that put it. */
const onVersion = (from: string, to: string): Document =>
  from === to
    ? {}
    : { versionId: { $cond: [{ $eq: ['$versionId', literal(from)] }, literal(to), '$versionId'] }, seq: NEXT_SEQ };

/** Children that were parked only because their root was. */
async function releaseChildren(enrolments: EnrolmentCollection, children: readonly EnrolmentDocument[]): Promise<void> {
  if (children.length === 0) return;
  const filter = { ...these(children), queue: 'parked' as const, 'parked.withRoot': true };
  await enrolments.updateMany({ ...filter, active: true }, [
    { $set: { queue: '$parked.from', seq: NEXT_SEQ } },
    { $unset: ['lease', 'parked'] },
  ]);
}

const rootGone = (): Ending => ({ reason: 'removed', at: new Date(0), detail: 'root' });

function childOf(parent: EnrolmentDocument, { versionId, body }: ChildRow): EnrolmentDocument {
  const { workspaceId, journeyId, profileId, rootId, bucket, since, heard, heardUpTo, startedAt, entry, event, kept } =
    parent;
  const { follows } = parent;
  return {
    _id: body.childId,
    ...{ workspaceId, journeyId, versionId, profileId, rootId, bucket, since, startedAt, entry, event, kept },
    ...(heard && { heard }),
    ...(heardUpTo && { heardUpTo }),
    ...(follows && { follows }),
    queue: 'local',
    active: true,
    unstarted: true,
    seq: 0,
    attempts: 0,
    stepKey: body.stepKey,
    visits: {},
    kids: [],
    retries: 0,
    history: [],
    trimmed: 0,
    rolledUp: 0,
  };
}
