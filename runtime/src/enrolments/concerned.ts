import type { JourneyEvent } from '../engine/event';
import { ofProfiles } from '../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from './model';

/** Events of one workspace and whom they may concern. */
export interface Concern {
  readonly workspaceId: string;
  /** Over the alias sets of all profiles of the batch. */
  readonly profileIds: readonly string[];
  /** Keys of all events. */
  readonly keys: readonly string[];
}

/**
 * Two index scans for a whole batch of events: by profile, and by entry key. With hints: as one `$or` the planner may read a
 * whole workspace for one of them, as long as many enrolments share their keys.
 */
export function concernedCursors(enrolments: EnrolmentCollection, { workspaceId, profileIds, keys }: Concern) {
  const active = { workspaceId, active: true };
  const projection = { history: 0 };
  return [
    enrolments.find({ ...active, ...ofProfiles(profileIds) }, { projection, hint: 'activeOfProfile' }),
    enrolments.find({ ...active, 'entry.keys': { $in: [...keys] } }, { projection, hint: 'activeOfKey' }),
  ] as const;
}

/** Who of the active may be concerned by these events. The events were stored before, so a hold committed later looks them up itself. */
export async function findConcerned(enrolments: EnrolmentCollection, concern: Concern): Promise<EnrolmentDocument[]> {
  const [byProfile, byKey] = concernedCursors(enrolments, concern);
  const found = await Promise.all([byProfile.toArray(), concern.keys.length > 0 ? byKey.toArray() : []]);
  const once = new Map(found.flat().map((one) => [one._id, one]));
  return [...once.values()].map((one) => ({ ...one, history: [] }));
}

/** Profile id → everybody who is the same person, itself included. */
export type AliasSets = ReadonlyMap<string, ReadonlySet<string>>;

/** The alias sets by every id in them, so that an enrolment finds its own whichever id it was written with. */
export function byEveryAlias(aliases: ReadonlyMap<string, readonly string[]>): AliasSets {
  const sets = new Map<string, ReadonlySet<string>>();
  for (const [id, others] of aliases) {
    const set = new Set([id, ...others]);
    for (const member of set) sets.set(member, set);
  }
  return sets;
}

/** Oldest first; the order in which events settle and restart holds. */
export function inOrder(events: readonly JourneyEvent[]): JourneyEvent[] {
  return events.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));
}
