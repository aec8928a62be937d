import { MongoBulkWriteError } from 'mongodb';

import type { ChildBody } from '../../engine/effect';
import type { Ending } from '../../engine/enrolment';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { endEach } from './end';

/** What starts a child: its row, as it was committed. */
export interface ChildRow {
  readonly enrolmentId: string;
  readonly versionId: string;
  readonly body: ChildBody;
}

const DUPLICATE_KEY = 11_000;

/**
 * Applying child rows: inserts each under its derived id, active, **without `due`**; then reads the roots (mark first, then
 * look): active → due now, ended → the child is ended. Repeatable; a crash in between leaves the row proposed.
 */
export async function startChildren(enrolments: EnrolmentCollection, rows: readonly ChildRow[]): Promise<void> {
  const parents = await enrolments
    .find({ _id: { $in: [...new Set(rows.map((row) => row.enrolmentId))] } }, { projection: { history: 0 } })
    .toArray();
  const byId = new Map(parents.map((parent) => [parent._id, parent]));
  const children = rows.flatMap((row) => {
    const parent = byId.get(row.enrolmentId);
    return parent ? [childOf(parent, row)] : [];
  });
  if (children.length === 0) return;
  await insertChildren(enrolments, children);
  await followRoots(enrolments, children);
}

async function insertChildren(enrolments: EnrolmentCollection, children: readonly EnrolmentDocument[]): Promise<void> {
  try {
    await enrolments.insertMany([...children], { ordered: false });
  } catch (error) {
    const own = error instanceof MongoBulkWriteError && [error.writeErrors].flat();
    if (!own || !own.every((problem) => problem.code === DUPLICATE_KEY)) throw error;
  }
}

async function followRoots(enrolments: EnrolmentCollection, children: readonly EnrolmentDocument[]): Promise<void> {
  const roots = await enrolments
    .find(
      { _id: { $in: [...new Set(children.map((child) => child.rootId))] } },
      { projection: { active: 1, ended: 1 } },
    )
    .toArray();
  const active = new Set(roots.filter((root) => root.active).map((root) => root._id));
  const starting = children.filter((child) => active.has(child.rootId)).map((child) => child._id);
  if (starting.length > 0)
    await enrolments.updateMany({ _id: { $in: starting }, active: true, unstarted: true }, [
      { $set: { due: '$$NOW' } },
      { $unset: 'unstarted' },
    ]);
  for (const root of roots.filter((one) => !one.active)) {
    const late = children.filter((child) => child.rootId === root._id).map((child) => child._id);
    await endEach(enrolments, late, root.ended ?? rootGone());
  }
}

const rootGone = (): Ending => ({ reason: 'removed', at: new Date(0), detail: 'root' });

function childOf(parent: EnrolmentDocument, { versionId, body }: ChildRow): EnrolmentDocument {
  const { workspaceId, journeyId, profileId, rootId, bucket, since, sinceEvent, startedAt, entry, event, kept } =
    parent;
  return {
    _id: body.childId,
    ...{ workspaceId, journeyId, versionId, profileId, rootId, bucket, since, startedAt, entry, event, kept },
    ...(sinceEvent !== undefined && { sinceEvent }),
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
