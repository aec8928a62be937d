import type { JourneyStand } from '../engine/ports';
import type { JourneyDocument, JourneyModels, LiveVersion } from './model';

export interface LiveVersions {
  /** The live versions of a workspace that an event of this name enters, or would if they were not paused. */
  enteredBy(workspaceId: string, eventName: string): Promise<readonly EnteredVersion[]>;
  /** Forgets what is known of a workspace: what was just published or paused in this process counts at once. */
  forget(workspaceId: string): void;
}

export type EnteredVersion = LiveVersion & { readonly journeyId: string; readonly paused: boolean };

/** How long another process may go on entering people after a pause; a read that started before counts from its start. */
export const LIVE_TTL_MS = 1_000;

const KEPT = 10_000;

interface Known {
  readonly readAt: number;
  readonly list: Promise<readonly EnteredVersion[]>;
}

/**
 * What is live in each workspace, read at most once a second: right at once in the process that changes it, and within a
 * second (and one query) in every other, without any message between them.
 */
export function createLiveVersions({ journeys }: JourneyModels): LiveVersions {
  const known = new Map<string, Known>();

  function read(workspaceId: string): Promise<readonly EnteredVersion[]> {
    const found = known.get(workspaceId);
    if (found && performance.now() - found.readAt < LIVE_TTL_MS) return found.list;
    const list = load(workspaceId);
    list.catch(() => {
      if (known.get(workspaceId)?.list === list) known.delete(workspaceId);
    });
    if (known.size >= KEPT) known.clear();
    known.set(workspaceId, { readAt: performance.now(), list });
    return list;
  }

  async function load(workspaceId: string): Promise<EnteredVersion[]> {
    const live = await journeys
      .find({ workspaceId, status: { $in: ['live', 'paused'] } }, { live: 1, status: 1 })
      .lean<Pick<JourneyDocument, '_id' | 'live' | 'status'>[]>();
    return live.flatMap(({ _id: journeyId, live: version, status }) =>
      version ? [{ ...version, journeyId, paused: status === 'paused' }] : [],
    );
  }

  return {
    enteredBy: async (workspaceId, eventName) =>
      (await read(workspaceId)).filter(({ events }) => events.includes(eventName)),
    forget: (workspaceId) => {
      known.delete(workspaceId);
    },
  };
}

type Stood = Pick<JourneyDocument, '_id' | 'peopleParked' | 'peopleLeft'>;

/** Not from what is known here: who let somebody in asks whether that was still right. */
export async function standsOf(
  { journeys }: JourneyModels,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JourneyStand>> {
  const read = await journeys.find({ _id: { $in: ids } }, { peopleParked: 1, peopleLeft: 1 }).lean<Stood[]>();
  return new Map(
    read.flatMap(({ _id, peopleParked, peopleLeft }): [string, JourneyStand][] =>
      peopleLeft ? [[_id, 'left']] : peopleParked ? [[_id, 'parked']] : [],
    ),
  );
}
