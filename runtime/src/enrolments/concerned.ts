import type { JourneyEvent } from '../engine/event';
import type { EnrolmentCollection, EnrolmentDocument } from './model';

/** Events of one workspace and whom they may concern. */
export interface Concern {
  readonly workspaceId: string;
  /** Over the alias sets of all profiles of the batch. */
  readonly profileIds: readonly string[];
  /** Keys of all events. */
  readonly keys: readonly string[];
}

/** Two index scans for a whole batch of events: by profile, and by entry key. */
export function concernedCursor(enrolments: EnrolmentCollection, { workspaceId, profileIds, keys }: Concern) {
  return enrolments.find(
    {
      $or: [
        { workspaceId, active: true, profileId: { $in: [...profileIds] } },
        { workspaceId, active: true, 'entry.keys': { $in: [...keys] } },
      ],
    },
    { projection: { history: 0 } },
  );
}

/** Who of the active may be concerned by these events. The events were stored before, so a hold committed later looks them up itself. */
export async function findConcerned(enrolments: EnrolmentCollection, concern: Concern): Promise<EnrolmentDocument[]> {
  const found = await concernedCursor(enrolments, concern).toArray();
  return found.map((one) => ({ ...one, history: [] }));
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
