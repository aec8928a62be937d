import type { JourneyEvent } from '../engine/event';
import type { EventReader } from '../engine/ports';
import type { Background, Candidate } from './entries';

/** Events indexed by whom and what they concern. */
export interface EarlierEvents {
  concerning(profileIds: ReadonlySet<string>, keys: readonly string[]): readonly JourneyEvent[];
}

/** How far the clock of a source may be ahead of ours: an order “from the future” is still found. */
const SKEW_MS = 86_400_000;

/**
 * Exit and goal events that may have overtaken these entries: of the same key at any time, of the same profile since the
 * trigger happened. Two queries for a batch of one workspace.
 */
export async function findEarlier(
  events: EventReader,
  candidates: readonly Candidate[],
  { aliases, everyOrigin }: Background,
): Promise<EarlierEvents> {
  const [first] = candidates;
  if (!first) return indexed([]);
  const names = [
    ...new Set(
      candidates.flatMap(({ version: { entry } }) => [...entry.exits, ...entry.goals].map((rule) => rule.event)),
    ),
  ];
  if (names.length === 0) return indexed([]);
  const { workspaceId } = first.event;
  const oldest = Math.min(...candidates.map(({ event }) => event.occurredAt.getTime()));
  const profileIds = [
    ...new Set(candidates.flatMap(({ event: { profileId } }) => [profileId, ...(aliases.get(profileId) ?? [])])),
  ];
  const keys = [...new Set(candidates.flatMap(({ admission }) => admission.keys))];
  const what = { workspaceId, names, ...(everyOrigin && { everyOrigin }) };
  const [ofProfiles, ofKeys] = await Promise.all([
    events.stored({ ...what, profileIds, keys: [], after: new Date(oldest - SKEW_MS) }),
    keys.length > 0 ? events.stored({ ...what, profileIds: [], keys, after: new Date(0) }) : [],
  ]);
  return indexed([...ofProfiles, ...ofKeys]);
}

/** Looked up per enrolment without going through all events of the batch. */
export function indexed(events: readonly JourneyEvent[]): EarlierEvents {
  const byProfile = Map.groupBy(events, (event) => event.profileId);
  const byKey = new Map<string, JourneyEvent[]>();
  for (const event of events)
    for (const key of event.keys) {
      const own = byKey.get(key);
      if (own) own.push(event);
      else byKey.set(key, [event]);
    }
  return {
    concerning: (profileIds, keys) => {
      const found = [
        ...[...profileIds].flatMap((id) => byProfile.get(id) ?? []),
        ...keys.flatMap((key) => byKey.get(key) ?? []),
      ];
      return [...new Map(found.map((event) => [event.id, event])).values()];
    },
  };
}
