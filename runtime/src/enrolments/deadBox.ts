import type { Filter } from 'mongodb';

import type { Versions } from '../engine/ports';
import type { DeadLetterAction, DeadLettersFilter } from './contract';
import type { EnrolmentCollection, EnrolmentDocument } from './model';
import { loadVersions } from './versions';

/** A place in the list of dead letters, which is newest first. */
export interface DeadPosition {
  readonly at: Date;
  readonly id: string;
}

/** Dead letters of one step with one cause. */
export interface DeadGroup {
  readonly journeyId: string;
  readonly stepKey: string;
  readonly stepName?: string;
  readonly code: string;
  readonly people: number;
  readonly oldest: Date;
  readonly newest: Date;
}

/** Dead letters by what they have in common, for whoever decides about many at once. */
export interface DeadBox {
  /** The largest first; `complete` false: of the newest 100,000. */
  groups(workspaceId: string, filter: DeadLettersFilter): Promise<{ groups: readonly DeadGroup[]; complete: boolean }>;
  /** Up to 100,000. */
  count(workspaceId: string, filter: DeadLettersFilter): Promise<number>;
  /** Behind a position. */
  after(
    workspaceId: string,
    filter: DeadLettersFilter,
    page: { readonly position?: DeadPosition | undefined; readonly limit: number },
  ): Promise<readonly DeadPosition[]>;
  /** Of these ids, those that fit and still are dead letters are acted on; gives back how many. Repeatable. */
  act(
    workspaceId: string,
    filter: DeadLettersFilter,
    what: { readonly ids: readonly string[]; readonly action: DeadLetterAction },
  ): Promise<number>;
}

const COUNT_LIMIT = 100_000;
const GROUPS = 200;

export interface DeadBoxParts {
  readonly enrolments: EnrolmentCollection;
  readonly versions: Versions;
  readonly act: (workspaceId: string, ids: readonly string[], action: DeadLetterAction) => Promise<number>;
}

export function createDeadBox({ enrolments, versions, act }: DeadBoxParts): DeadBox {
  return {
    groups: async (workspaceId, filter) => {
      const found = await enrolments.aggregate<Grouped>(groupsOf(workspaceId, filter), { hint: 'dead' }).toArray();
      const read = found.reduce((sum, { people }) => sum + people, 0);
      const loaded = await loadVersions(
        versions,
        found.map(({ versionId }) => versionId),
      );
      const groups = found.slice(0, GROUPS).map(({ _id, versionId, ...group }) => {
        const stepName = loaded.versions.get(versionId)?.steps.get(_id.stepKey)?.name;
        return { ..._id, code: _id.code ?? 'unknown', ...group, ...(stepName !== undefined && { stepName }) };
      });
      return { groups, complete: read < COUNT_LIMIT && found.length <= GROUPS };
    },
    count: async (workspaceId, filter) =>
      await enrolments.countDocuments(deadFilter(workspaceId, filter), { hint: 'dead', limit: COUNT_LIMIT }),
    after: async (workspaceId, filter, { position, limit }) => {
      const behind = position && {
        $or: [{ 'failure.at': { $lt: position.at } }, { 'failure.at': position.at, _id: { $lt: position.id } }],
      };
      const found = await enrolments
        .find({ $and: [deadFilter(workspaceId, filter), behind ?? {}] }, { projection: { 'failure.at': 1 } })
        .sort({ 'failure.at': -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, failure }) => ({ id: _id, at: failure?.at ?? new Date(0) }));
    },
    act: async (workspaceId, filter, { ids, action }) => {
      const fits = { $and: [deadFilter(workspaceId, filter), { _id: { $in: [...ids] } }] };
      const still = await enrolments.distinct('_id', fits);
      return still.length === 0 ? 0 : await act(workspaceId, still, action);
    },
  };
}

/** Of a workspace; by the index of dead letters, which is in the order of their failures. */
export function deadFilter(
  workspaceId: string,
  { journeyId, stepKey, code, from, to }: DeadLettersFilter,
): Filter<EnrolmentDocument> {
  return {
    workspaceId,
    queue: 'dead',
    active: true,
    ...(journeyId !== undefined && { journeyId }),
    ...(stepKey !== undefined && { stepKey }),
    ...(code !== undefined && { 'failure.code': code }),
    ...((from ?? to) !== undefined && {
      'failure.at': {
        ...(from !== undefined && { $gte: new Date(from) }),
        ...(to !== undefined && { $lte: new Date(to) }),
      },
    }),
  };
}

interface Grouped {
  readonly _id: { readonly journeyId: string; readonly stepKey: string; readonly code?: string };
  readonly versionId: string;
  readonly people: number;
  readonly oldest: Date;
  readonly newest: Date;
}

function groupsOf(workspaceId: string, filter: DeadLettersFilter) {
  return [
    { $match: deadFilter(workspaceId, filter) },
    { $sort: { 'failure.at': -1, _id: -1 } },
    { $limit: COUNT_LIMIT },
    {
      $group: {
        _id: { journeyId: '$journeyId', stepKey: '$stepKey', code: '$failure.code' },
        versionId: { $first: '$versionId' },
        people: { $sum: 1 },
        oldest: { $min: '$failure.at' },
        newest: { $max: '$failure.at' },
      },
    },
    { $sort: { people: -1, newest: -1, _id: 1 } },
    { $limit: GROUPS + 1 },
  ];
}
