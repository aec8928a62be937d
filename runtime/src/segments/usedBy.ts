import type { Db } from '../platform/database';
import { segmentsOf } from './model';
import { segmentsIn } from './surroundings';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What would change if this segment did. */
export interface Uses {
  readonly segments: readonly Named[];
  readonly journeys: readonly (Named & { readonly status: string })[];
}

const MOST = 500;

/** Other segments, and journeys whose draft or live version names it. */
export async function usesOf(db: Db, workspaceId: string, segmentId: string): Promise<Uses> {
  const names = { $regex: `"${segmentId}"` };
  const [segments, drafts, versions] = await Promise.all([
    segmentsOf(db)
      .find(
        { workspaceId, kind: 'dynamic', archivedAt: { $exists: false } },
        { projection: { name: 1, definition: 1 } },
      )
      .hint('list')
      .toArray(),
    journeysOf(db)
      .find(
        { workspaceId, status: { $ne: 'archived' }, 'draft.workflow': names },
        { projection: { name: 1, status: 1 } },
      )
      .limit(MOST)
      .toArray(),
    db
      .collection<{ _id: string; workspaceId: string; workflow: string; journeyId: string }>('journeyVersions')
      .find({ workspaceId, workflow: names }, { projection: { _id: 1 } })
      .limit(MOST)
      .toArray(),
  ]);
  const live = await journeysOf(db)
    .find(
      { workspaceId, status: { $in: ['live', 'paused'] }, 'live.versionId': { $in: versions.map(({ _id }) => _id) } },
      { projection: { name: 1, status: 1 } },
    )
    .toArray();
  const journeys = new Map([...drafts, ...live].map((journey) => [journey._id, journey]));
  return {
    segments: segments.flatMap(({ _id, name, definition }) =>
      definition && segmentsIn(definition).some(({ id }) => id === segmentId) ? [{ id: _id, name }] : [],
    ),
    journeys: [...journeys.values()].map(({ _id, name, status }) => ({ id: _id, name, status })),
  };
}

interface JourneyRead {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly status: string;
  readonly draft: { readonly workflow: string };
  readonly live?: { readonly versionId: string };
}

const journeysOf = (db: Db) => db.collection<JourneyRead>('journeys');
