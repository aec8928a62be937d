import type { JourneyDocument, JourneyModels, LiveVersion } from './model';

export interface LiveVersions {
  /** The live versions of a workspace that an event of this name enters. */
  enteredBy(workspaceId: string, eventName: string): Promise<readonly EnteredVersion[]>;
  /** Forgets what is known of a workspace: what was just published or paused in this process counts at once. */
  forget(workspaceId: string): void;
}

export type EnteredVersion = LiveVersion & { readonly journeyId: string };

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
      .find({ workspaceId, status: 'live' }, { live: 1 })
      .lean<Pick<JourneyDocument, '_id' | 'live'>[]>();
    return live.flatMap(({ _id: journeyId, live: version }) => (version ? [{ ...version, journeyId }] : []));
  }

  return {
    enteredBy: async (workspaceId, eventName) =>
      (await read(workspaceId)).filter(({ events }) => events.includes(eventName)),
    forget: (workspaceId) => {
      known.delete(workspaceId);
    },
  };
}
